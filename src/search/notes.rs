//! What the user should know about a query when the index has been asked.

use crate::query::{Node, Note, NoteKind, Occur, Query};
use crate::retrieve::{Cut, MOST_TERMS};
use crate::text::Span;

/// Words named at most of those that occur nowhere.
const MOST_NAMED: usize = 5;

/// Notes on `query`, whose clauses are as rare as `rarity` says (0: they occur nowhere), where `passages`
/// matched.
pub(super) fn notes(text: &str, query: &Query, rarity: &[f32], passages: u64) -> Vec<Note> {
    let mut notes = Vec::new();
    let mut terms = 0;
    for (clause, rarity) in query.clauses.iter().zip(rarity) {
        if clause.occur == Occur::MustNot {
            continue;
        }
        match &clause.node {
            Node::Word(word) if word.stop || is_part_of_a_run(query, word.span) => {}
            Node::Word(word) => {
                terms += word.forms.iter().filter(|form| form.alone).count();
                if *rarity == 0.0 && notes.len() < MOST_NAMED && !word.typed.is_empty() {
                    let message = format!("no passage holds `{}`", word.typed);
                    notes.push(Note::remark(word.span, message, None));
                }
            }
            Node::Phrase(phrase) => {
                terms += 1;
                if *rarity == 0.0 && clause.occur == Occur::Should && notes.len() < MOST_NAMED {
                    let message = format!("no passage holds `{}`", phrase.typed);
                    notes.push(Note::remark(phrase.span, message, None));
                }
                if passages == 0 && clause.occur == Occur::Must && notes.len() < MOST_NAMED {
                    let hint = Some("without the quotation marks its words are searched one by one".to_owned());
                    let message = "no passage holds this phrase and the rest of the query".to_owned();
                    notes.push(Note::remark(phrase.span, message, hint));
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
    query.clauses.iter().find(|clause| !negated(clause.occur))?;
    query.clauses.iter().find(|clause| negated(clause.occur)).map(|clause| clause.node.span())
}
