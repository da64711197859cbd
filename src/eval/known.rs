//! Whether what is judged is there.

use std::collections::HashSet;

use super::ask::Unit;
use super::error::EvalError;
use super::oddity::{Oddities, Oddity};
use super::qrels::Qrels;
use super::topics::Topic;
use crate::article::ArticleId;
use crate::index::Index;
use crate::passage::PassageId;
use crate::search::SearchError;

/// Counts the judged documents that `index` does not have and the judged topics that are not among `topics`.
///
/// # Errors
/// The index cannot be read.
pub fn unknown(index: &Index, topics: &[Topic], qrels: &Qrels, unit: Unit) -> Result<Oddities, EvalError> {
    let mut oddities = Oddities::default();
    let asked: HashSet<&str> = topics.iter().map(|topic| topic.id.as_str()).collect();
    for (topic, _) in qrels.topics() {
        if !asked.contains(topic) {
            oddities.note(Oddity::UnknownTopic, || format!("`{topic}`"));
        }
    }
    for topic in topics {
        if qrels.of(&topic.id).is_none() {
            oddities.note(Oddity::UnjudgedTopic, || format!("`{}`", topic.id));
        }
    }
    let mut looked_up: HashSet<&str> = HashSet::new();
    for (topic, judged) in qrels.topics() {
        for document in judged.keys().map(String::as_str).filter(|document| looked_up.insert(*document)) {
            if !is_in(index, document, unit)? {
                oddities.note(Oddity::UnknownDocument, || format!("`{document}` of topic `{topic}`"));
            }
        }
    }
    Ok(oddities)
}

fn is_in(index: &Index, document: &str, unit: Unit) -> Result<bool, EvalError> {
    let found = match unit {
        Unit::Passage => match document.parse::<PassageId>() {
            Ok(id) => index.passage_by_id(&id).map(|found| found.is_some()),
            Err(_) => Ok(false),
        },
        // A name may hold what looks like an escape.
        Unit::Article => match index.article(&ArticleId::from_escaped(document)) {
            Ok(None) => index.article(&ArticleId::new(document)).map(|found| found.is_some()),
            found => found.map(|found| found.is_some()),
        },
    };
    found.map_err(|error| SearchError::from(error).into())
}
