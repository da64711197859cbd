//! Why nothing is found where a filter lets no article through, whatever else is asked for.

use std::path::Path;

use super::SearchError;
use super::cause::Count;
use crate::index::Manifest;
use crate::query::{Clause, Condition, Filter, Known, Node, Note, Occur, Query, TypedFilter};

/// Languages that are named at most.
const MOST_NAMED: usize = 8;

/// A note on `filter` where nothing in the index passes it, with what would be found instead.
///
/// # Errors
/// Counting failed.
pub(super) fn vain(filter: &Filter, manifest: &Manifest, count: Count<'_>) -> Result<Option<Note>, SearchError> {
    let is_there = |condition: Condition| -> Result<Option<bool>, SearchError> {
        let node = Node::Filter(Filter { span: filter.span, condition });
        let clauses = vec![Clause { occur: Occur::Must, node, weight: 1.0 }];
        Ok(count(&Query { clauses, ..Query::default() })?.map(|passages| passages > 0))
    };
    if is_there(filter.condition.clone())? != Some(false) {
        return Ok(None);
    }
    let (message, hint) = match &filter.condition {
        Condition::Path(path) => {
            let is_path = |path: &str| Ok(is_there(Condition::Path(path.to_owned()))? == Some(true));
            (format!("no article has a path like `{path}`"), Some(nearest_path(path, manifest, &is_path)?))
        }
        Condition::Language(_) => ("no article is in this language".to_owned(), languages(manifest)),
        Condition::Date(_) => {
            let hint = match is_there(Condition::Has(Known::Date))? {
                Some(false) => "of no article the date is known",
                _ => "`has:date` finds all articles of which the date is known",
            };
            ("no article has such a date".to_owned(), Some(hint.to_owned()))
        }
        Condition::Has(known) => (format!("of no article the {} is known", name(*known)), None),
        Condition::Boilerplate(true) => ("no passage is furniture of its page".to_owned(), None),
        _ => ("no article has what is asked for here".to_owned(), None),
    };
    Ok(Some(Note::remark(filter.span, message, hint)))
}

/// A way on from `path`, which no article has; `is_path` tells whether any has another.
fn nearest_path(
    path: &str,
    manifest: &Manifest,
    is_path: &dyn Fn(&str) -> Result<bool, SearchError>,
) -> Result<String, SearchError> {
    let typed = |path: &str| TypedFilter::Path(path.to_owned());
    let below = manifest.roots.iter().find_map(|root| Some((root, below(path, root)?)));
    if let Some((root, rest)) = below {
        let folder = root.file_name().unwrap_or_default().to_string_lossy();
        let rest = if is_path(rest)? { format!(": `{}`", typed(rest)) } else { String::new() };
        return Ok(format!("paths begin below the corpus folder `{folder}`{rest}"));
    }
    let small = path.to_lowercase();
    if small != path && is_path(&small)? {
        return Ok(format!("capitals count in paths: `{}`", typed(&small)));
    }
    for wider in [format!("**/{path}"), format!("*{path}*")] {
        if is_path(&wider)? {
            return Ok(format!("did you mean `{}`?", typed(&wider)));
        }
    }
    Ok("paths begin below the corpus folder, and capitals count in them".to_owned())
}

/// What of `path` lies below `root`, where it seems to begin above it: with the name of the folder, or with all of its path.
fn below<'a>(path: &'a str, root: &Path) -> Option<&'a str> {
    let folder = root.file_name()?.to_str()?;
    let path = path.strip_prefix("./").unwrap_or(path);
    let whole = root.to_str().and_then(|root| path.strip_prefix(root)?.strip_prefix('/'));
    let rest = whole.or_else(|| path.strip_prefix(folder)?.strip_prefix('/')).or_else(|| {
        let (before, rest) = path.rsplit_once(&format!("/{folder}/"))?;
        (!before.contains(['*', '?'])).then_some(rest)
    })?;
    (!rest.is_empty()).then_some(rest)
}

/// The languages that there are, the most frequent first.
fn languages(manifest: &Manifest) -> Option<String> {
    let mut known: Vec<_> = manifest.languages.iter().map(|(language, articles)| (articles, language)).collect();
    known.sort_by(|a, b| b.0.cmp(a.0).then(a.1.cmp(b.1)));
    let named: Vec<_> = known.iter().take(MOST_NAMED).map(|(_, language)| format!("`lang:{language}`")).collect();
    (!named.is_empty()).then(|| format!("there are articles in {}", named.join(", ")))
}

fn name(known: Known) -> &'static str {
    match known {
        Known::Date => "date",
        Known::Author => "author",
        Known::Title => "title",
        Known::Source => "source",
        Known::Url => "address on the web",
        Known::Language => "language",
    }
}

#[cfg(test)]
mod tests {
    use crate::search::world::{World, asking};
    use crate::search::{Backend, LocalBackend};

    fn told(backend: &LocalBackend, text: &str) -> (u64, String) {
        let response = backend.search(&asking(text)).unwrap();
        let note = |note: &crate::query::Note| {
            format!("{}: {} ({})", note.span.of(text), note.message, note.hint.clone().unwrap_or_default())
        };
        (response.total.passages, response.query.notes.iter().map(note).collect::<Vec<_>>().join("; "))
    }

    // A filter alone that found nothing was answered with "nothing found".
    #[test]
    fn a_filter_that_no_article_passes_is_named() {
        let world = World::new()
            .file("energy/Heat.md", "---\ntitle: Heat\ndate: 2025-06-01\n---\n\nThe heat pump hums in the yard.\n")
            .file("bread.txt", "Dough rests, and it is left alone for the whole of the night.\n");
        let backend = world.backend();
        let begin = "paths begin below the corpus folder";
        let no_path = |path: &str, hint: &str| format!("path:{path}: no article has a path like `{path}` ({hint})");
        for (text, expected) in [
            ("path:corpus/bread.txt", no_path("corpus/bread.txt", &format!("{begin} `corpus`: `path:bread.txt`"))),
            ("path:./corpus/*.txt", no_path("./corpus/*.txt", &format!("{begin} `corpus`: `path:*.txt`"))),
            (
                "path:/home/me/corpus/energy/",
                no_path("/home/me/corpus/energy/", &format!("{begin} `corpus`: `path:energy/`")),
            ),
            ("path:corpus/gone.md", no_path("corpus/gone.md", &format!("{begin} `corpus`"))),
            ("path:Energy/", no_path("Energy/", "capitals count in paths: `path:energy/`")),
            ("path:read", no_path("read", "did you mean `path:*read*`?")),
            ("path:gone.md", no_path("gone.md", &format!("{begin}, and capitals count in them"))),
            ("pump path:gone.md", no_path("gone.md", &format!("{begin}, and capitals count in them"))),
            ("lang:ja", "lang:ja: no article is in this language (there are articles in `lang:en`)".to_owned()),
            (
                "date:1950",
                "date:1950: no article has such a date (`has:date` finds all articles of which the date is known); date:1950: 1 article \
                 of unknown date (1 passage) matches the rest of the query and is not among the hits (to see them, put `NOT has:date` \
                 in the place of the date)"
                    .to_owned(),
            ),
            ("has:url", "has:url: of no article the address on the web is known ()".to_owned()),
            ("boilerplate:yes", "boilerplate:yes: no passage is furniture of its page ()".to_owned()),
        ] {
            let (passages, said) = told(&backend, text);
            assert_eq!((passages, said), (0, expected), "{text}");
        }
        assert_eq!(told(&backend, "path:**/Heat.md"), (1, String::new()));
        let undated = World::new().file("a.txt", "A pump.\n");
        assert!(told(&undated.backend(), "date:1950").1.contains("of no article the date is known"));
    }
}
