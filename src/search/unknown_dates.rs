//! Articles of unknown date are left out of a search by date: how many, is said.

use super::response::Total;
use crate::index::{Index, OpenError};
use crate::query::{Clause, Condition, Filter, Known, Node, Note, Occur, Query};
use crate::retrieve::{count, select_to_count};
use crate::text::Span;

/// A note on what matches `query` but for the dates it asks for, which are not known of it; `None` where the query
/// asks for none, or nothing does, or more than `max_read` passages would have to be read to know.
///
/// # Errors
/// The index is damaged.
pub(super) fn unknown_dates(query: &Query, index: &Index, max_read: u64) -> Result<Option<Note>, OpenError> {
    let mut without = query.clone();
    let mut asked = None;
    for_undated(&mut without, &mut asked);
    let Some(span) = asked else { return Ok(None) };
    let selected = select_to_count(&without, index, max_read)?;
    if selected.is_cut {
        return Ok(None);
    }
    let totals = count(&without, index, &selected, &[])?;
    let found = Total { passages: totals.passages, articles: totals.articles };
    Ok((found.passages > 0).then(|| note(span, found)))
}

fn note(span: Span, found: Total) -> Note {
    let articles = if found.articles == 1 { "article" } else { "articles" };
    let passages = if found.passages == 1 { "passage" } else { "passages" };
    let (matches, are) = if found.articles == 1 { ("matches", "is") } else { ("match", "are") };
    let message = format!(
        "{} {articles} of unknown date ({} {passages}) {matches} the rest of the query and {are} not among the hits",
        found.articles, found.passages
    );
    Note::remark(span, message, Some("to see them, put `NOT has:date` in the place of the date".to_owned()))
}

/// Asks for articles of unknown date wherever `query` asks for some date; `asked` is where the first was typed.
fn for_undated(query: &mut Query, asked: &mut Option<Span>) {
    for clause in &mut query.clauses {
        // Where a date is one of several ways to match, articles without one may be among the hits.
        if clause.occur != Occur::Must {
            continue;
        }
        match &mut clause.node {
            Node::Filter(Filter { span, condition: Condition::Date(_) }) => {
                let span = *span;
                asked.get_or_insert(span);
                let part =
                    |occur, condition| Clause { occur, node: Node::Filter(Filter { span, condition }), weight: 1.0 };
                let clauses = vec![
                    part(Occur::Must, Condition::Path("**".to_owned())),
                    part(Occur::MustNot, Condition::Has(Known::Date)),
                ];
                clause.node = Node::Group(Query { clauses, ..Query::default() });
            }
            Node::Group(query) => for_undated(query, asked),
            _ => {}
        }
    }
}
