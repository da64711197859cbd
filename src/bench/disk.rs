//! What an index takes on disk, part by part.

use std::collections::BTreeMap;
use std::path::Path;

use super::DiskPart;

/// The bytes of the files below `index`, the folder of an index, by what they hold: the largest part first.
///
/// Files that vanish meanwhile are left out.
pub fn disk_parts(index: &Path) -> Vec<DiskPart> {
    let mut parts: BTreeMap<&str, u64> = BTreeMap::new();
    for entry in walkdir::WalkDir::new(index).into_iter().filter_map(Result::ok) {
        if let Ok(metadata) = entry.metadata()
            && metadata.is_file()
        {
            let name = entry.path().extension().and_then(|extension| extension.to_str()).unwrap_or_default();
            *parts.entry(holds(name)).or_default() += metadata.len();
        }
    }
    let mut parts: Vec<_> = parts.into_iter().map(|(name, bytes)| DiskPart { name: name.to_owned(), bytes }).collect();
    parts.sort_by(|a, b| b.bytes.cmp(&a.bytes).then_with(|| a.name.cmp(&b.name)));
    parts
}

/// What files whose names end in `extension` hold.
fn holds(extension: &str) -> &'static str {
    match extension {
        "store" | "dictionary" => "stored passages",
        "idx" => "postings",
        "pos" => "positions",
        "term" | "forms" => "words",
        "fast" => "columns",
        "fieldnorm" => "lengths",
        "del" => "deletions",
        _ => "other",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_is_part_of_something() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("generation-0001")).unwrap();
        for (name, bytes) in [("a.store", 5), ("b.store", 7), ("a.idx", 3), ("meta.json", 2)] {
            std::fs::write(folder.path().join("generation-0001").join(name), vec![0; bytes]).unwrap();
        }
        std::fs::write(folder.path().join("CURRENT"), "x").unwrap();
        let parts: Vec<_> = disk_parts(folder.path()).into_iter().map(|part| (part.name, part.bytes)).collect();
        assert_eq!(parts, [("stored passages".to_owned(), 12), ("other".to_owned(), 3), ("postings".to_owned(), 3)]);
    }
}
