//! Documents of a run become passages to be shown.

use std::collections::HashMap;

use crate::cli::open::Opened;
use crate::eval::{Topic, Unit};
use crate::rank::{RankSettings, Ranking};
use crate::search::{Backend, SearchError, SearchRequest, ShowRequest, ShowResponse, ShownPassage};

/// Passages of a topic among which the best one of an article is looked for.
const DEEP: usize = 200;

/// Shows the documents of a topic.
pub(in crate::cli) struct Shown<'a> {
    opened: &'a Opened,
    topic: &'a Topic,
    /// By which ranking the best passage of an article is the best.
    ranking: (Ranking, RankSettings),
    /// The best passage of each article, found when it is first asked for.
    best: Option<HashMap<String, String>>,
}

impl<'a> Shown<'a> {
    pub(in crate::cli) fn new(opened: &'a Opened, topic: &'a Topic, ranking: (Ranking, RankSettings)) -> Self {
        Self { opened, topic, ranking, best: None }
    }

    /// The passage that a run's document names, or the best one of the article that it names; nothing where the index
    /// does not have it.
    ///
    /// # Errors
    /// The index cannot be read.
    pub(in crate::cli) fn passage(&mut self, document: &str) -> anyhow::Result<Option<(ShowResponse, ShownPassage)>> {
        let is_article = Unit::Article.document(document) == document;
        let target = if is_article { self.best_of(document)? } else { document.to_owned() };
        let request = ShowRequest { target, neighbours: Some(0), query: Some(self.topic.text.clone()) };
        let mut response = match self.opened.backend.show(&request) {
            Ok(response) => response,
            Err(error @ SearchError::Index(_)) => return Err(error.into()),
            Err(_) => return Ok(None),
        };
        if response.passages.is_empty() {
            return Ok(None);
        }
        let passage = response.passages.remove(0);
        Ok(Some((response, passage)))
    }

    /// The best passage of an article, or its first.
    fn best_of(&mut self, article: &str) -> anyhow::Result<String> {
        if self.best.is_none() {
            let query = self.topic.text.clone();
            let (ranking, rank) = self.ranking.clone();
            let request =
                SearchRequest { query, limit: DEEP, per_article: 1, ranking, rank, ..SearchRequest::default() };
            let best = self.opened.backend.ranked(&request)?.into_iter().map(|passage| {
                let id = format!("{}#{}", passage.article, passage.ordinal);
                (Unit::Article.document(&id), id)
            });
            self.best = Some(best.collect());
        }
        let best = self.best.as_ref().and_then(|best| best.get(article).cloned());
        Ok(best.unwrap_or_else(|| format!("{article}#1")))
    }
}
