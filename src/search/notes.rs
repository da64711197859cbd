//! What the user should know about a query when the index has been asked.

use crate::query::{Exact, Node, Note, NoteKind, Occur, Query, TextField, Word};
use crate::retrieve::{Cut, MOST_TERMS};
use crate::text::Span;

/// Words named at most of those that occur nowhere.
const MOST_NAMED: usize = 5;

/// Finds the nearest spelling of a word that occurs nowhere.
type Suggest<'a> = &'a dyn Fn(&str) -> Option<String>;

/// Notes on `query`, whose leaves are as rare as `rarity` says (0: they occur nowhere), where `passages` matched.
pub(super) fn notes(text: &str, query: &Query, rarity: &[f32], passages: u64, suggest: Suggest<'_>) -> Vec<Note> {
    let mut notes = Vec::new();
    let mut terms = 0;
    for (leaf, rarity) in query.leaves().iter().zip(rarity) {
        // Words of authors and publications are not counted among those of the text.
        if leaf.negated || matches!(leaf.field, Some(TextField::Author | TextField::Source)) {
            continue;
        }
        let is_nowhere = *rarity == 0.0 && notes.len() < MOST_NAMED;
        let span = leaf.node.span();
        match leaf.node {
            Node::Word(word) if word.stop || is_part_of_a_run(query, word.span) => {}
            Node::Word(Word { typed, forms, .. }) => {
                terms += forms.iter().filter(|form| form.alone).count();
                if is_nowhere && !typed.is_empty() {
                    notes.push(nowhere(span, typed, suggest(typed)));
                }
            }
            Node::Exact(Exact { typed, .. }) => {
                terms += 1;
                if is_nowhere {
                    notes.push(nowhere(span, typed, suggest(typed)));
                }
            }
            Node::Pattern(pattern) if is_nowhere => {
                let message = format!("no word of the corpus is spelled like `{}`", pattern.typed);
                notes.push(Note::remark(span, message, None));
            }
            Node::Phrase(phrase) => {
                terms += 1;
                let is_required = query.clauses.iter().any(|clause| {
                    clause.occur == Occur::Must && matches!(&clause.node, Node::Phrase(other) if other.span == span)
                });
                if is_nowhere && !is_required {
                    notes.push(nowhere(span, &phrase.typed, None));
                }
                if passages == 0 && is_required && notes.len() < MOST_NAMED {
                    let hint = Some("without the quotation marks its words are searched one by one".to_owned());
                    let message = "no passage holds this phrase and the rest of the query".to_owned();
                    notes.push(Note::remark(span, message, hint));
                }
            }
            _ => {}
        }
    }
    notes.dedup_by(|a, b| a.message == b.message);
    if passages == 0
        && notes.is_empty()
        && let Some(span) = left_out(query)
    {
        let message = "every passage with the words searched has what is to be left out".to_owned();
        let hint = Some("take away the word or phrase behind a `-`".to_owned());
        notes.push(Note::remark(span, message, hint));
    }
    if terms > MOST_TERMS {
        let message = format!("the query is long: the {MOST_TERMS} rarest of its words are looked up");
        notes.push(Note::remark(Span::new(0, text.len()), message, None));
    }
    notes
}

/// A note on what no passage holds.
fn nowhere(span: Span, typed: &str, suggestion: Option<String>) -> Note {
    let hint = suggestion.map(|word| format!("did you mean {word}?"));
    Note::remark(span, format!("no passage holds `{typed}`"), hint)
}

/// Notes on limits that were reached: on patterns that stand for more words than are searched, and on passages left
/// unread where no more than `max_read` are.
pub(super) fn limits(text: &str, cut: &[Cut], max_read: Option<u64>) -> Vec<Note> {
    let of_pattern = |cut: &Cut| Note {
        kind: NoteKind::Fault,
        span: cut.span,
        message: format!(
            "`{}` stands for {} words of the corpus: the {} that most passages have are searched",
            cut.typed, cut.words, cut.searched
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

/// Whether the word typed at `span` is a pair of characters of a longer run without blanks.
fn is_part_of_a_run(query: &Query, span: Span) -> bool {
    query.clauses.iter().any(|clause| match &clause.node {
        Node::Phrase(phrase) => clause.occur == Occur::Should && phrase.span.contains(span) && phrase.span != span,
        _ => false,
    })
}

/// Where the first thing to be left out was typed, in a query that looks for something.
fn left_out(query: &Query) -> Option<Span> {
    let negated = |occur: Occur| occur == Occur::MustNot;
    // Where something else is required, that may be what is missing.
    if query.clauses.iter().any(|clause| clause.occur == Occur::Must) {
        return None;
    }
    query.clauses.iter().find(|clause| !negated(clause.occur))?;
    query.clauses.iter().find(|clause| negated(clause.occur)).map(|clause| clause.node.span())
}
