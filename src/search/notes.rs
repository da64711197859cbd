//! What the user should know about a query when the index has been asked.

use super::SearchError;
use super::cause::cause;
use crate::analysis::is_unspaced;
use crate::index::Index;
use crate::query::{
    Clause, Exact, Leaf, Node, Note, NoteKind, Occur, Query, Scoped, Sought, Spelling, TextField, Wanted, Word,
};
use crate::retrieve::{Cut, MOST_TERMS, holds_any, occurs, suggested_pattern, suggestion};
use crate::text::Span;

/// Words named at most of those that occur nowhere.
const MOST_NAMED: usize = 5;

/// Words of one phrase, and exact forms of one query, that are looked at at most.
const MOST_LOOKED_AT: usize = 32;

/// A search that was answered, to be told about.
pub(super) struct Answered<'a> {
    /// What was typed.
    pub(super) text: &'a str,
    /// What is said about it already.
    pub(super) noted: &'a [Note],
    /// What it means.
    pub(super) query: &'a Query,
    /// How rare its leaves are; 0: they occur nowhere.
    pub(super) rarity: &'a [f32],
    /// Whether no passage matches. Where too few were read to know, it is not.
    pub(super) is_nothing_found: bool,
    /// The index that was asked.
    pub(super) index: &'a Index,
    /// How many passages another query finds; `None` where more would have to be read to know.
    pub(super) count: &'a dyn Fn(&Query) -> Result<Option<u64>, SearchError>,
}

/// What is to be said about words that occur nowhere, and why nothing was found.
///
/// # Errors
/// The index is damaged.
pub(super) fn notes(answered: &Answered<'_>) -> Result<Vec<Note>, SearchError> {
    let Answered { text, query, rarity, .. } = answered;
    let mut notes: Vec<Note> = Vec::new();
    let mut terms = 0;
    let mut exact: Vec<(Node, Option<TextField>)> = Vec::new();
    let leaves = query.leaves();
    for (leaf, rarity) in leaves.iter().zip(*rarity).filter(|(leaf, _)| !leaf.negated) {
        terms += match leaf.node {
            Node::Word(word) if word.stop => 0,
            Node::Word(Word { forms, .. }) => forms.iter().filter(|form| form.alone).count(),
            _ => 1,
        };
        // A fault at its place says more.
        let span = leaf.node.span();
        let is_fault = |note: &&Note| note.kind == NoteKind::Fault;
        let is_said = answered.noted.iter().filter(is_fault).any(|note| with_field(text, note.span).overlaps(span));
        if notes.len() < MOST_NAMED && !is_said {
            // Each takes a search of its own.
            if matches!(leaf.node, Node::Exact(_)) {
                let this = (leaf.node.unplaced(), leaf.field);
                if exact.contains(&this) || exact.len() >= MOST_LOOKED_AT {
                    continue;
                }
                exact.push(this);
            }
            for note in answered.missing(leaf, *rarity)? {
                if notes.iter().all(|other| other.message != note.message) {
                    notes.push(note);
                }
            }
        }
    }
    if answered.is_nothing_found {
        notes.extend(cause(query, &notes, answered.index.manifest(), answered.count)?);
    }
    if terms > MOST_TERMS {
        let message = format!("the query is long: the {MOST_TERMS} rarest of its words are looked up");
        notes.push(Note::remark(Span::new(0, text.len()), message, None));
    }
    Ok(notes)
}

impl Answered<'_> {
    /// Notes on a leaf of which something occurs nowhere.
    fn missing(&self, leaf: &Leaf<'_>, rarity: f32) -> Result<Vec<Note>, SearchError> {
        let (span, field) = (leaf.node.span(), leaf.field);
        // Titles, authors and publications have words of their own.
        let is_apart = matches!(field, Some(TextField::Title | TextField::Author | TextField::Source));
        Ok(match leaf.node {
            Node::Word(word) if word.stop || word.typed.is_empty() || self.is_part_of_a_run(word.span) => Vec::new(),
            Node::Word(Word { typed, forms, .. }) => {
                let terms = || forms.iter().filter(|form| form.alone).map(|form| form.term.as_str());
                let is_there = if is_apart { holds_any(terms(), field, self.index)? } else { rarity > 0.0 };
                if is_there { Vec::new() } else { vec![self.nowhere(span, typed, field)?] }
            }
            Node::Exact(exact) => {
                let terms = || exact.places.iter().flat_map(|(_, terms)| terms).map(String::as_str);
                let is_there = if is_apart { holds_any(terms(), field, self.index)? } else { rarity > 0.0 };
                let is_phrase = exact.places.len() > 1;
                let missing = if is_phrase { self.missing_words(span, &exact.typed, field)? } else { Vec::new() };
                match is_there {
                    _ if !missing.is_empty() => missing,
                    true => self.missing_form(exact, field)?.into_iter().collect(),
                    false if is_phrase => Vec::new(),
                    false => vec![self.nowhere(span, &exact.typed, field)?],
                }
            }
            Node::Pattern(pattern) if pattern.terms.is_empty() => {
                let message = format!("no word of the corpus is spelled like `{}`", pattern.typed);
                let nearest = match pattern.spelling {
                    Spelling::Wildcard(_) => suggested_pattern(&pattern.typed, self.index)?,
                    Spelling::Fuzzy { .. } => None,
                };
                vec![Note::remark(span, message, nearest.map(did_you_mean))]
            }
            Node::Phrase(phrase) => {
                let missing = self.missing_words(span, &phrase.typed, field)?;
                let is_nowhere = rarity == 0.0 && !is_apart && missing.is_empty();
                if is_nowhere { vec![Note::remark(span, no_passage(&phrase.typed, field), None)] } else { missing }
            }
            Node::Figure(Sought { typed, wanted: Wanted::Same(_), .. }) if rarity == 0.0 => {
                vec![Note::remark(span, no_passage(typed, field), None)]
            }
            _ => Vec::new(),
        })
    }

    /// Notes on the words of the phrase `typed` that occur nowhere; numbers and compound words are not looked at.
    fn missing_words(&self, span: Span, typed: &str, field: Option<TextField>) -> Result<Vec<Note>, SearchError> {
        let mut missing = Vec::new();
        let inside = self.text.get(span.range()).unwrap_or_default();
        let of_letters = |word: &&str| word.chars().all(char::is_alphabetic) && !word.contains(is_unspaced);
        let bare = |word: &'_ str| word.trim_matches(|character: char| !character.is_alphanumeric()).to_owned();
        let words: Vec<String> = typed.split(' ').map(bare).collect();
        for word in
            words.iter().map(String::as_str).filter(of_letters).filter(|word| !word.is_empty()).take(MOST_LOOKED_AT)
        {
            if missing.len() < MOST_NAMED && !occurs(word, field, self.index)? {
                let at = inside.find(word).map(|at| Span::new(span.start + at, span.start + at + word.len()));
                missing.push(self.nowhere(at.unwrap_or(span), word, field)?);
            }
        }
        Ok(missing)
    }

    /// A note on an exact form that occurs nowhere, though its word does in another.
    fn missing_form(&self, exact: &Exact, field: Option<TextField>) -> Result<Option<Note>, SearchError> {
        let Exact { typed, span, .. } = exact;
        let of = |node| Query { clauses: vec![Clause { occur: Occur::Must, node, weight: 1.0 }], ..Query::default() };
        let mut query = of(Node::Exact(exact.clone()));
        if let Some(field) = field {
            query = of(Node::Field(Scoped { span: *span, field, query }));
        }
        if (self.count)(&query)? != Some(0) {
            return Ok(None);
        }
        let name = field.map_or(String::new(), |field| format!("{}:", field.name()));
        let small = typed.to_lowercase();
        let other = if exact.places.len() > 1 {
            "without the `=` its words may have any form".to_owned()
        } else if small == *typed {
            "other forms of it are found without the `=`".to_owned()
        } else {
            format!("in small letters it is found however it is written: `{name}={small}`")
        };
        Ok(Some(Note::remark(*span, format!("{} in just this form", no_passage(typed, field)), Some(other))))
    }

    /// A note on a word that no passage holds.
    fn nowhere(&self, span: Span, typed: &str, field: Option<TextField>) -> Result<Note, SearchError> {
        let mut hint = None;
        if field.is_none() && typed.chars().all(char::is_alphanumeric) {
            for (of, name) in [(TextField::Author, "author"), (TextField::Source, "source")] {
                if hint.is_none() && occurs(typed, Some(of), self.index)? {
                    hint = Some(format!("`{name}:{typed}` finds what the {name} of an article is called"));
                }
            }
        }
        if hint.is_none() {
            hint = suggestion(typed, field, self.index)?.map(did_you_mean);
        }
        Ok(Note::remark(span, no_passage(typed, field), hint))
    }

    /// Whether the word typed at `span` is a pair of characters of a longer run without blanks.
    fn is_part_of_a_run(&self, span: Span) -> bool {
        self.query.clauses.iter().any(|clause| match &clause.node {
            Node::Phrase(phrase) => clause.occur == Occur::Should && phrase.span.contains(span) && phrase.span != span,
            _ => false,
        })
    }
}

/// The place of a fault in the name of a field or in its value, with both.
fn with_field(text: &str, span: Span) -> Span {
    let (before, behind) = (text.get(..span.start).unwrap_or_default(), text.get(span.end..).unwrap_or_default());
    let is_value = before.ends_with(':');
    let is_name = text.get(span.range()).is_some_and(|typed| typed.ends_with(':'));
    let start =
        before.rfind(char::is_whitespace).map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
    let end = behind.find(char::is_whitespace).unwrap_or(behind.len());
    Span::new(if is_value { start } else { span.start }, if is_name { span.end + end } else { span.end })
}

fn did_you_mean(suggestion: String) -> String {
    format!("did you mean {suggestion}?")
}

fn no_passage(typed: &str, field: Option<TextField>) -> String {
    match field {
        None | Some(TextField::Text) => format!("no passage holds `{typed}`"),
        Some(field) => format!("no {} holds `{typed}`", field.name()),
    }
}

/// Notes on limits that were reached: on patterns that stand for more words than are searched, and on passages left
/// unread where no more than `max_read` are.
pub(super) fn limits(text: &str, cut: &[Cut], max_read: Option<u64>) -> Vec<Note> {
    let of_pattern = |cut: &Cut| Note {
        kind: NoteKind::Fault,
        span: cut.span,
        message: format!(
            "`{}` stands for {}{} words of the corpus: the {} that most passages have are searched",
            cut.typed,
            if cut.is_more { "more than " } else { "" },
            cut.words,
            cut.searched
        ),
        hint: Some("type more of the word, or set --max-expansions".to_owned()),
    };
    let mut notes: Vec<_> = cut.iter().take(MOST_NAMED).map(of_pattern).collect();
    if let Some(most) = max_read {
        notes.push(Note {
            kind: NoteKind::Fault,
            span: Span::new(0, text.len()),
            message: format!("more than {most} passages would have to be read to answer this: the rest was left out"),
            hint: Some("add a rarer word that passages must have, or set --max-read".to_owned()),
        });
    }
    notes
}
