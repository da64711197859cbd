//! The names that stand before a colon.

use super::signs::{begins_bound, is_blank};
use super::{FigureField, Known, NoteKind, TextField};

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
    Figure(FigureField),
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

/// Names that ask for days elsewhere, and for nothing else in a text.
const OF_DAYS: [&str; 4] = ["before", "after", "since", "until"];

/// Names of fields elsewhere, and what is written here.
const OTHERS: [(&str, &str); 33] = [
    ("money", "amount:>10bn"),
    ("price", "amount:>10bn"),
    ("value", "amount:>10bn"),
    ("percentage", "percent:45..50"),
    ("share", "percent:45..50"),
    ("number", "count:>100 workers"),
    ("years", "year:2024..2025"),
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

/// Whether the name of a field of figures stands at the start of `text`, and `>` or the like right behind or behind blanks.
pub(super) fn is_compared(text: &str) -> bool {
    FigureField::ALL.iter().any(|field| {
        let name = field.name();
        let is_named = text.get(..name.len()).is_some_and(|typed| typed.eq_ignore_ascii_case(name));
        is_named && begins_bound(text[name.len()..].trim_start_matches(is_blank))
    })
}

/// What `name` stands for; letters may be small or capital.
pub(super) fn named(name: &str) -> Option<Name> {
    let words = TextField::ALL.iter().find(|field| field.name().eq_ignore_ascii_case(name));
    let filter = || FILTERS.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, name)| *name);
    let figures = || FigureField::ALL.iter().find(|field| field.name().eq_ignore_ascii_case(name));
    words.map(|field| Name::Words(*field)).or_else(filter).or_else(|| figures().map(|field| Name::Figure(*field)))
}

/// What is known of an article where something stands in the field called `name`: what `*` behind it asks for.
pub(super) fn known_by(name: Name) -> Option<Known> {
    match name {
        Name::Words(TextField::Title) => Some(Known::Title),
        Name::Words(TextField::Author) => Some(Known::Author),
        Name::Words(TextField::Source) => Some(Known::Source),
        Name::Language => Some(Known::Language),
        Name::Date => Some(Known::Date),
        _ => None,
    }
}

/// What is to be written instead of `name`, a colon and `value`, or instead of the name and the colon.
pub(super) fn nearest(name: &str, value: &str) -> Option<String> {
    let name = name.to_ascii_lowercase();
    if matches!(name.as_str(), "filetype" | "ext") {
        let ending = value.trim_start_matches(['*', '.']);
        let is_ending = (1..=8).contains(&ending.len()) && ending.bytes().all(|byte| byte.is_ascii_alphanumeric());
        if is_ending {
            return Some(format!("path:*.{}", ending.to_ascii_lowercase()));
        }
    }
    match OTHERS.iter().find(|(other, _)| *other == name) {
        Some((_, here)) => Some((*here).to_owned()),
        None => misspelled(&name, value).map(|known| format!("{known}:")),
    }
}

/// The name that `name`, in small letters and before `value`, is nearly spelled like.
fn misspelled(name: &str, value: &str) -> Option<&'static str> {
    let is_figure = |known: &str| FigureField::ALL.iter().any(|field| field.name() == known);
    let may_be_figure = begins_as_figure(value);
    let names = names().filter(|known| may_be_figure || !is_figure(known));
    let (distance, known) = names.map(|known| (strsim::osa_distance(name, known), known)).min()?;
    // `account:` is no count.
    let is_figure = is_figure(known);
    let allowed = if known.len() >= 5 && !is_figure { 2 } else { 1 };
    (distance <= allowed && name.len() >= 3).then_some(known)
}

/// Whether `value` begins with a digit, a sign of comparison or a currency, as values of figures do.
fn begins_as_figure(value: &str) -> bool {
    let value = value.trim_start_matches(['"', '>', '<', '=', '~', '.', '-', '\u{2212}']);
    let code = value.bytes().take_while(u8::is_ascii_uppercase).count();
    let value = if code <= 3 { &value[code..] } else { value };
    value.starts_with(|first: char| first.is_ascii_digit())
        || value.starts_with(['$', '€', '£', '¥', '₹', '₩', '₽', '₺', '₪', '₴', '₿', '¢'])
}

/// How sure it is that `name`, before a colon and `value`, is meant for a field: a fault where it is nearly the name of one
/// or asks for a day, a remark where it may be. Hosts with their ports, verses, numbered days and sections are none.
pub(super) fn looks_meant(name: &str, value: &str) -> Option<NoteKind> {
    if value.is_empty()
        || value.starts_with([':', '/', '\\'])
        || value.contains("::")
        || SCHEMES.iter().any(|scheme| scheme.eq_ignore_ascii_case(name))
    {
        return None;
    }
    let small = name.to_ascii_lowercase();
    let is_other = OTHERS.iter().any(|(other, _)| *other == small);
    if OF_DAYS.contains(&small.as_str()) || !is_other && misspelled(&small, value).is_some() {
        return Some(NoteKind::Fault);
    }
    let marks = ['"', '“', '„', '«', '(', '<', '>'];
    let begins = value.starts_with(|first: char| first.is_alphabetic() || marks.contains(&first));
    let may_be = name.len() >= 2 && begins && !value.contains(':')
        || name.len() >= 3 && name == small && begins_with_month(value);
    may_be.then_some(NoteKind::Remark)
}

/// Whether `value` begins with the number of a year and goes on as a date: no port and no verse does.
fn begins_with_month(value: &str) -> bool {
    let digits = value.bytes().take_while(u8::is_ascii_digit).count();
    let is_year = digits == 4 && (value.starts_with("19") || value.starts_with("20"));
    is_year && (value[digits..].starts_with("..") || value[digits..].starts_with('-'))
}

/// Every name, as a list in a sentence.
pub(super) fn list() -> String {
    let names: Vec<_> = names().filter(|name| *name != "any").map(|name| format!("`{name}:`")).collect();
    names.join(", ")
}

fn names() -> impl Iterator<Item = &'static str> {
    let words = TextField::ALL.iter().map(|field| field.name());
    let filters = FILTERS.iter().map(|(name, _)| *name);
    words.chain(filters).chain(FigureField::ALL.iter().map(|field| field.name()))
}
