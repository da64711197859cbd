//! Why nothing is found: which part of the query leaves nothing of what the others find.

use super::SearchError;
use super::vain::vain;
use crate::index::Manifest;
use crate::query::{
    Clause, Condition, FigureCondition, FigureField, Node, Note, Occur, Query, Sought, Unit, Wanted, Worth,
};

/// Parts of a query that are tried without at most.
const MOST_TRIED: usize = 8;

/// How many passages a query finds; `None` where more would have to be read to know.
pub(super) type Count<'a> = &'a dyn Fn(&Query) -> Result<Option<u64>, SearchError>;

/// A note on the first filter of `query`, which finds nothing, that nothing in the index passes; else on the first part without which
/// it finds something: of what is left out, then of filters, then of what else is required. Parts that `noted` tells of already are passed over. Of a query that leaves everything
/// out there is nothing to say here.
///
/// # Errors
/// Counting failed.
pub(super) fn cause(
    query: &Query,
    noted: &[Note],
    manifest: &Manifest,
    count: Count<'_>,
) -> Result<Option<Note>, SearchError> {
    if query.clauses.iter().all(|clause| clause.occur == Occur::MustNot) {
        return Ok(None);
    }
    let is_noted = |clause: &Clause| noted.iter().any(|note| note.span.overlaps(clause.node.span()));
    let required = query.clauses.iter().filter(|clause| clause.occur == Occur::Must && !is_noted(clause));
    for clause in required.take(MOST_TRIED) {
        if let Node::Filter(filter) = &clause.node
            && let Some(note) = vain(filter, manifest, count)?
        {
            return Ok(Some(note));
        }
    }
    if let [only] = query.clauses.as_slice() {
        return Ok(Some(only).filter(|only| !is_noted(only)).and_then(alone));
    }
    let rank = |clause: &Clause| match (clause.occur, &clause.node) {
        (Occur::MustNot, _) => 0,
        (_, Node::Filter(_)) => 1,
        _ => 2,
    };
    let mut narrowing: Vec<usize> = (0..query.clauses.len()).collect();
    narrowing.retain(|at| query.clauses.get(*at).is_some_and(|it| it.occur != Occur::Should && !is_noted(it)));
    narrowing.sort_by_key(|at| query.clauses.get(*at).map(rank));
    for at in narrowing.iter().take(MOST_TRIED) {
        let mut others = query.clone();
        let clause = others.clauses.remove(*at);
        if others.clauses.iter().all(|clause| clause.occur == Occur::MustNot) {
            continue;
        }
        let Some(found) = count(&others)? else { continue };
        if found > 0 && others.clauses.iter().all(is_everything) {
            let message = "every passage that there is has this, and is left out";
            return Ok(Some(Note::remark(clause.node.span(), message, None)));
        }
        if found > 0 {
            return Ok(Some(note(&clause, found)));
        }
    }
    if query.at_least > 1 && noted.is_empty() {
        let span = Node::Group(query.clone()).span();
        let message = format!("no passage holds {} of these", query.at_least);
        return Ok(Some(Note::remark(span, message, Some("take a smaller number".to_owned()))));
    }
    let Some(first) = narrowing.first().and_then(|at| query.clauses.get(*at)).filter(|_| noted.is_empty()) else {
        return Ok(None);
    };
    let message = "no passage satisfies all that is required here";
    Ok(Some(Note::remark(first.node.span(), message, Some("require less at a time".to_owned()))))
}

/// What is said of a `clause` without which `found` passages are found.
fn note(clause: &Clause, found: u64) -> Note {
    let message = match (clause.occur, &clause.node) {
        (Occur::MustNot, _) => "every passage that the rest of the query finds has this, and is left out",
        (_, Node::Filter(_)) => "this lets no passage through that the rest of the query finds",
        _ => "no passage that the rest of the query finds holds this",
    };
    let passages = if found == 1 { "passage is" } else { "passages are" };
    let mut hint = format!("without it {found} {passages} found");
    if is_phrase(&clause.node) && clause.occur == Occur::Must {
        hint.push_str("; without the quotation marks its words are searched one by one");
    }
    Note::remark(clause.node.span(), message, Some(hint))
}

/// What is said where `clause` is all that is asked for.
fn alone(clause: &Clause) -> Option<Note> {
    if let Node::Field(scoped) = &clause.node {
        let name = scoped.field.name();
        let message = format!("no {name} holds what is looked for here");
        let hint = format!("without `{name}:` it is looked for in titles, headings and text");
        return Some(Note::remark(scoped.span, message, Some(hint)));
    }
    let (message, hint) = match &clause.node {
        Node::Exact(_) => ("no passage holds this in just this form", "without the `=` its other forms are found too"),
        node if is_phrase(node) => {
            ("no passage holds this phrase", "without the quotation marks its words are searched one by one")
        }
        Node::Phrase(phrase) if phrase.slop == 0 => return None,
        Node::Phrase(_) | Node::Near(_) => ("nowhere do these words stand so near", "take a larger number"),
        Node::Together(together) if together.unit == Unit::Sentence => {
            ("no sentence holds all of these", "write `p` behind the brace for words of one paragraph")
        }
        Node::Together(_) => ("no paragraph holds all of these", "take the braces away"),
        Node::Figure(Sought { wanted: Wanted::Condition(condition), .. }) => {
            return Some(Note::remark(clause.node.span(), "no figure of any passage satisfies this", wider(condition)));
        }
        _ => return None,
    };
    Some(Note::remark(clause.node.span(), message, Some(hint.to_owned())))
}

/// What asks for more than `condition` does.
fn wider(condition: &FigureCondition) -> Option<String> {
    let name = condition.of.name();
    match (&condition.worth, condition.of) {
        (_, FigureField::Amount) if !condition.units.is_empty() => {
            Some("without the currency it asks for amounts in any".to_owned())
        }
        (_, FigureField::Count) if !condition.units.is_empty() => {
            Some("without the noun it asks for counts of anything".to_owned())
        }
        (Worth::Between(Some(from), Some(to)), of) if from.value == to.value && of != FigureField::Year => {
            Some(format!("`~` finds what is near a value: `{name}:~{}`", from.value.normalize()))
        }
        _ => None,
    }
}

/// Whether `clause` stands for everything beside what is left out.
fn is_everything(clause: &Clause) -> bool {
    matches!(&clause.node, Node::Filter(filter) if filter.condition == Condition::Path("**".to_owned()))
}

/// Whether `node` is words in a row.
fn is_phrase(node: &Node) -> bool {
    match node {
        Node::Phrase(phrase) => phrase.slop == 0 && phrase.places.len() > 1,
        Node::Near(near) => near.is_phrase,
        _ => false,
    }
}
