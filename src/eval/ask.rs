//! An index is asked for every topic, and the answers become a run.

use std::collections::HashSet;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use super::column::column;
use super::error::EvalError;
use super::qrels::Qrels;
use super::run::Run;
use super::topics::Topic;
use crate::article::ArticleId;
use crate::search::{Backend, RankedPassage, SearchError, SearchRequest};

/// What is judged and ranked.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Unit {
    /// Passages, by their ids.
    #[default]
    Passage,
    /// Articles, each by its best passage, under the name that the file or the record has.
    Article,
}

impl Unit {
    /// The document that stands for a passage, or for an article, named as search names it: a column of a run.
    pub fn document(self, id: &str) -> String {
        match self {
            Self::Passage => column(id),
            Self::Article => article_name(&ArticleId::from_escaped(article_of(id))),
        }
    }
}

/// What `qrels` name: passages, where all that is judged looks like a passage (`a.md#3`).
pub fn unit_of(qrels: &Qrels) -> Unit {
    let mut documents = qrels.topics().flat_map(|(_, judged)| judged.keys());
    if documents.all(|document| article_of(document) != document) { Unit::Passage } else { Unit::Article }
}

/// The article of a passage's id; an id that is no passage's is the article's.
pub(super) fn article_of(id: &str) -> &str {
    match id.rsplit_once('#') {
        Some((article, ordinal)) if !ordinal.is_empty() && ordinal.bytes().all(|byte| byte.is_ascii_digit()) => article,
        _ => id,
    }
}

/// The article that a document of a run stands for: what is judged is meant as it is, even if it looks like a passage; a
/// passage stands for its article, anything else for itself.
pub fn article_meant(qrels: &Qrels, topic: &str, document: &str) -> String {
    if qrels.grade(topic, document).is_some() || article_of(document) == document {
        return document.to_owned();
    }
    Unit::Article.document(document)
}

/// The name that the file or the record has, as a column.
fn article_name(id: &ArticleId) -> String {
    column(&id.name())
}

/// How an index is asked.
#[derive(Debug, Clone)]
pub struct AskOptions {
    /// Most documents for each topic.
    pub depth: usize,
    /// What is ranked.
    pub unit: Unit,
    /// Topics at once.
    pub threads: usize,
    /// How is searched; text and limits of the page are set for each topic.
    pub request: SearchRequest,
    /// The run's tag.
    pub tag: String,
}

/// The run of `topics`: what `backend` finds for each, in the order in which search shows it. No snippet is made.
///
/// # Errors
/// The index cannot be read.
pub fn run_of(backend: &dyn Backend, topics: &[Topic], options: &AskOptions) -> Result<Run, EvalError> {
    let mut run = Run::new(&options.tag);
    for (topic, found) in topics.iter().zip(answers(backend, topics, options)) {
        let found = found?;
        let mut seen = HashSet::new();
        let named = found.into_iter().map(|passage| match options.unit {
            Unit::Passage => (format!("{}#{}", passage.article, passage.ordinal), passage.score),
            Unit::Article => (article_name(&passage.article), passage.score),
        });
        // Two articles may have one name where ids are not unique; the better one stands for both.
        run.push(&topic.id, named.filter(|(name, _)| seen.insert(name.clone())));
    }
    Ok(run)
}

type Answer = Result<Vec<RankedPassage>, SearchError>;

/// The answers in the order of the topics.
fn answers(backend: &dyn Backend, topics: &[Topic], options: &AskOptions) -> Vec<Answer> {
    let per_article = match options.unit {
        Unit::Passage => options.request.per_article,
        Unit::Article => 1,
    };
    in_order(topics, options.threads, &|topic: &Topic| {
        let (query, limit) = (topic.text.clone(), options.depth);
        backend.ranked(&SearchRequest { query, limit, offset: 0, per_article, ..options.request.clone() })
    })
}

/// What `work` makes of each of `items`, in their order, on so many threads.
pub(super) fn in_order<T: Sync, R: Send>(items: &[T], threads: usize, work: &(dyn Fn(&T) -> R + Sync)) -> Vec<R> {
    if threads <= 1 {
        return items.iter().map(work).collect();
    }
    let next = AtomicUsize::new(0);
    let done: Mutex<Vec<(usize, R)>> = Mutex::new(Vec::with_capacity(items.len()));
    std::thread::scope(|scope| {
        for _ in 0..threads.min(items.len()) {
            scope.spawn(|| {
                loop {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    let Some(item) = items.get(at) else { return };
                    let result = work(item);
                    done.lock().unwrap_or_else(PoisonError::into_inner).push((at, result));
                }
            });
        }
    });
    let mut done = done.into_inner().unwrap_or_else(PoisonError::into_inner);
    done.sort_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, result)| result).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::world::World;

    fn topics() -> Vec<Topic> {
        [("1", "pump noise"), ("2", "bread"), ("3", "zeppelin")]
            .map(|(id, text)| Topic { id: id.to_owned(), text: text.to_owned() })
            .to_vec()
    }

    fn options(unit: Unit) -> AskOptions {
        let request = SearchRequest { per_article: 0, ..SearchRequest::default() };
        AskOptions { depth: 100, unit, threads: 3, request, tag: "standard".to_owned() }
    }

    #[test]
    fn a_run_has_the_order_that_search_shows() {
        let words = |count: usize| "The pump is loud, and its noise carries. ".repeat(count);
        let world = World::new()
            .with_passages_of(20)
            .file("my pumps.txt", &format!("Pumps\n\n{}\n\n{}\n", words(4), words(2)))
            .file("records.jsonl", "{\"_id\": \"r#1\", \"title\": \"Bread\", \"text\": \"Bread and a pump.\"}\n");
        let backend = world.backend();
        for threads in [1, 4] {
            let run = run_of(&backend, &topics(), &AskOptions { threads, ..options(Unit::Passage) }).unwrap();
            for topic in topics() {
                let request =
                    SearchRequest { query: topic.text, limit: 100, per_article: 0, ..SearchRequest::default() };
                let shown: Vec<String> = backend.search(&request).unwrap().hits.into_iter().map(|hit| hit.id).collect();
                let found: Vec<String> = run.of(&topic.id).iter().map(|entry| entry.document.clone()).collect();
                assert_eq!(found, shown);
            }
            assert_eq!(run.topic_count(), 3);
        }
        let articles = run_of(&backend, &topics(), &options(Unit::Article)).unwrap();
        let found: Vec<&str> = articles.of("1").iter().map(|entry| entry.document.as_str()).collect();
        assert_eq!(found, ["my%20pumps.txt", "r#1"]);
    }

    #[test]
    fn a_document_is_named_as_judgments_name_it() {
        assert_eq!(Unit::Article.document("my%20pumps.txt#12"), "my%20pumps.txt");
        assert_eq!(Unit::Article.document("r%231#2"), "r#1");
        assert_eq!(Unit::Article.document("100"), "100");
        assert_eq!(Unit::Passage.document("a.md#3"), "a.md#3");
        assert_eq!(article_of("a#b"), "a#b");
    }
}
