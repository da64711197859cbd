//! The names that stand before a colon.

use super::TextField;

/// What the name before a colon stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Name {
    Words(TextField),
    Path,
    Language,
    Date,
    Has,
    Boilerplate,
    Any,
}

const FILTERS: [(&str, Name); 6] = [
    ("path", Name::Path),
    ("lang", Name::Language),
    ("date", Name::Date),
    ("has", Name::Has),
    ("boilerplate", Name::Boilerplate),
    ("any", Name::Any),
];

/// Addresses and numbers that are written with a name and a colon.
const SCHEMES: [&str; 12] =
    ["http", "https", "ftp", "file", "mailto", "tel", "urn", "doi", "isbn", "data", "javascript", "arxiv"];

/// Names of fields elsewhere, and what is written here.
const OTHERS: [(&str, &str); 27] = [
    ("year", "date:2025"),
    ("month", "date:2025-06"),
    ("day", "date:2025-06-09"),
    ("before", "date:<2025-06-09"),
    ("until", "date:<=2025-06-09"),
    ("after", "date:>2025-06-09"),
    ("since", "date:>=2025-06-09"),
    ("intitle", "title:"),
    ("allintitle", "title:"),
    ("intext", "text:"),
    ("inurl", "path:"),
    ("filename", "path:"),
    ("folder", "path:"),
    ("filetype", "path:*.md"),
    ("ext", "path:*.md"),
    ("by", "author:"),
    ("publisher", "source:"),
    ("section", "heading:"),
    ("language", "lang:"),
    ("body", "text:"),
    ("content", "text:"),
    ("headline", "title:"),
    ("subject", "title:"),
    ("from", "author:"),
    ("site", "source:"),
    ("file", "path:"),
    ("published", "date:"),
];

/// The length of the name at the start of `text`, which a colon follows.
pub(super) fn name_length(text: &str) -> Option<usize> {
    const LONGEST: usize = 24;
    let letters = text.bytes().take(LONGEST + 1).take_while(u8::is_ascii_alphabetic).count();
    (letters > 0 && text.as_bytes().get(letters) == Some(&b':')).then_some(letters)
}

/// What `name` stands for; letters may be small or capital.
pub(super) fn named(name: &str) -> Option<Name> {
    let words = TextField::ALL.iter().find(|field| field.name().eq_ignore_ascii_case(name));
    let filter = || FILTERS.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, name)| *name);
    words.map(|field| Name::Words(*field)).or_else(filter)
}

/// What is to be written instead of `name` and a colon.
pub(super) fn nearest(name: &str) -> Option<String> {
    let name = name.to_ascii_lowercase();
    if let Some((_, here)) = OTHERS.iter().find(|(other, _)| *other == name) {
        return Some((*here).to_owned());
    }
    let distance = |known: &str| strsim::osa_distance(&name, known);
    let best = names().map(|known| (distance(known), known)).min()?;
    let allowed = if best.1.len() >= 5 { 2 } else { 1 };
    (best.0 <= allowed && name.len() >= 3).then(|| format!("{}:", best.1))
}

/// Whether `name`, before a colon and `value`, looks like the name of a field.
pub(super) fn looks_meant(name: &str, value: &str) -> bool {
    if value.starts_with([':', '/', '\\'])
        || value.contains("::")
        || SCHEMES.iter().any(|scheme| scheme.eq_ignore_ascii_case(name))
    {
        return false;
    }
    let marks = ['"', '“', '„', '«', '(', '<', '>'];
    let begins = value.starts_with(|first: char| first.is_alphabetic() || marks.contains(&first));
    let is_small = name.bytes().all(|letter| letter.is_ascii_lowercase());
    nearest(name).is_some() && !value.is_empty()
        || name.len() >= 2 && begins && !value.contains(':')
        || name.len() >= 3 && is_small && begins_with_year(value)
}

/// Whether `value` begins with the number of a year: no port and no verse has one.
fn begins_with_year(value: &str) -> bool {
    let digits = value.bytes().take_while(u8::is_ascii_digit).count();
    digits == 4 && (value.starts_with("19") || value.starts_with("20"))
}

/// Every name, as a list in a sentence.
pub(super) fn list() -> String {
    let names: Vec<_> = names().filter(|name| *name != "any").map(|name| format!("`{name}:`")).collect();
    names.join(", ")
}

fn names() -> impl Iterator<Item = &'static str> {
    TextField::ALL.iter().map(|field| field.name()).chain(FILTERS.iter().map(|(name, _)| *name))
}
