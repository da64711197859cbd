//! The layers import downwards only; every arrow between them is listed here, so that a new one is seen in review.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// The layers as the data flows. A module may import those before it.
const LAYERS: &[&str] = &[
    "text",
    "article",
    "passage",
    "figures",
    "analysis",
    "query",
    "matching",
    "index",
    "retrieve",
    "rank",
    "highlight",
    "search",
    "eval",
    "report",
    "bench",
    "output",
    "cli",
];

/// Whether the folder's `mod.rs` declares the file under `#[cfg(test)]`.
fn is_test_module(file: &Path) -> bool {
    let name = file.file_stem().unwrap_or_default().to_string_lossy();
    let parent = fs::read_to_string(file.with_file_name("mod.rs")).unwrap_or_default();
    name == "tests" || parent.contains(&format!("#[cfg(test)]\nmod {name};"))
}

/// Which layers each layer's sources name.
fn arrows() -> BTreeMap<&'static str, BTreeSet<&'static str>> {
    let mut arrows = BTreeMap::new();
    for layer in LAYERS {
        let mut named = BTreeSet::new();
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(layer);
        let sources = walkdir::WalkDir::new(folder).into_iter().filter_map(Result::ok);
        for entry in sources.filter(|entry| entry.path().extension().is_some_and(|extension| extension == "rs")) {
            // Unit tests may look further: what counts is the code that ships.
            if is_test_module(entry.path()) {
                continue;
            }
            let source = fs::read_to_string(entry.path()).unwrap();
            let shipped = source.split("#[cfg(test)]\nmod ").next().unwrap();
            for line in shipped.lines().filter(|line| !line.trim_start().starts_with("//")) {
                for piece in line.split("crate::").skip(1) {
                    let names: String =
                        piece.chars().take_while(|c| c.is_alphanumeric() || "_{}, :".contains(*c)).collect();
                    let names = match names.strip_prefix('{') {
                        Some(list) => list.split([',', '}']).map(str::trim).collect::<Vec<_>>(),
                        None => vec![names.as_str()],
                    };
                    for name in names {
                        let first = name.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap();
                        named.extend(LAYERS.iter().find(|known| **known == first && *known != layer));
                    }
                }
            }
        }
        arrows.insert(*layer, named);
    }
    arrows
}

#[test]
fn layers_import_downwards_only() {
    for (layer, named) in arrows() {
        let own = LAYERS.iter().position(|known| *known == layer).unwrap();
        for name in named {
            let other = LAYERS.iter().position(|known| *known == name).unwrap();
            assert!(other < own, "`{layer}` imports `{name}`, which stands below it");
        }
    }
}

#[test]
fn every_arrow_is_known() {
    let drawn: String = LAYERS
        .iter()
        .map(|layer| {
            let named = &arrows()[layer];
            let ordered: Vec<&str> = LAYERS.iter().copied().filter(|known| named.contains(known)).collect();
            format!("{layer} <- {}\n", ordered.join(" ")).trim_end().to_owned() + "\n"
        })
        .collect();
    insta::assert_snapshot!(drawn);
}
