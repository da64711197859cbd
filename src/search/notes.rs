//! What the user should know about a query when the index has been asked.

use crate::query::{Node, Note, Occur, Query};
use crate::retrieve::MOST_TERMS;
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
            Node::Word(word) if word.stop => {}
            Node::Word(word) => {
                terms += word.forms.iter().filter(|form| form.alone).count();
                if *rarity == 0.0 && notes.len() < MOST_NAMED && !word.typed.is_empty() {
                    let message = format!("no passage holds `{}`", word.typed);
                    notes.push(Note { span: word.span, message, hint: None });
                }
            }
            Node::Phrase(phrase) => {
                terms += 1;
                if passages == 0 && clause.occur == Occur::Must && notes.len() < MOST_NAMED {
                    let hint = Some("without the quotation marks its words are searched one by one".to_owned());
                    let message = "no passage holds this phrase and the rest of the query".to_owned();
                    notes.push(Note { span: phrase.span, message, hint });
                }
            }
        }
    }
    notes.dedup_by(|a, b| a.message == b.message);
    if terms > MOST_TERMS {
        let message = format!("the query is long: the {MOST_TERMS} rarest of its words are looked up");
        notes.push(Note { span: Span::new(0, text.len()), message, hint: None });
    }
    notes
}
