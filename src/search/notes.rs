//! What the user should know about a query beyond its syntax.

use crate::query::{Node, Note, Occur, Query};
use crate::retrieve::MOST_TERMS;
use crate::text::Span;

/// Notes on `query`, which was typed as `text`.
pub(super) fn notes(text: &str, query: &Query) -> Vec<Note> {
    let whole = Span::new(0, text.len());
    let note = |message: &str, hint: Option<&str>| Note {
        span: whole,
        message: message.to_owned(),
        hint: hint.map(str::to_owned),
    };
    let mut notes = Vec::new();
    let wanted = || query.clauses.iter().filter(|clause| clause.occur != Occur::MustNot);
    if text.trim().is_empty() {
        notes.push(note("the query is empty", Some("type some words to look for")));
    } else if query.clauses.is_empty() {
        notes.push(note("there is no word in the query", Some("type some words to look for")));
    } else if wanted().next().is_none() {
        let hint = "add a word that passages should hold";
        notes.push(note("the query only says what passages should not hold, so it finds nothing", Some(hint)));
    } else {
        let terms: usize = wanted().map(|clause| lookups(&clause.node)).sum();
        if terms > MOST_TERMS {
            let message = format!("the query is long: the {MOST_TERMS} rarest of its words are looked up");
            notes.push(note(&message, None));
        }
    }
    notes
}

fn lookups(node: &Node) -> usize {
    match node {
        Node::Word(word) if word.stop => 0,
        Node::Word(word) => word.forms.iter().filter(|form| form.alone).count(),
        Node::Phrase(_) => 1,
    }
}
