//! What is asked.

use serde::{Deserialize, Serialize};

use crate::rank::{RankOptions, RankSettings, Ranking};

/// One search.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct SearchRequest {
    /// What was typed.
    pub query: String,
    /// Most hits on the page; 0 to count only.
    pub limit: usize,
    /// Hits passed over before the page.
    pub offset: usize,
    /// Most passages of one article on all pages; 0 for no limit.
    pub per_article: usize,
    /// Most characters of a snippet, as a reader counts them.
    pub snippet_chars: usize,
    /// Most stretches of text in a snippet that do not touch.
    pub snippet_fragments: usize,
    /// Whether all matching passages are counted; without it [`super::Total`] and
    /// [`super::Hit::more_in_article`] count the best candidates alone, and time is saved on large indexes.
    pub count: bool,
    /// Most words of the corpus that a pattern of the query (`annot*`) stands for: those that the most passages have.
    pub max_expansions: usize,
    /// Most passages that are read to find out whether they match, where postings alone do not tell.
    pub max_read: u64,
    /// How passages are ranked.
    pub ranking: Ranking,
    /// What is other than [`Self::ranking`] has it.
    pub rank: RankSettings,
    /// Whether the answer says how long it took: the one field that may differ between two runs.
    pub timed: bool,
}

impl Default for SearchRequest {
    fn default() -> Self {
        Self {
            query: String::new(),
            limit: 10,
            offset: 0,
            per_article: 3,
            snippet_chars: 320,
            snippet_fragments: 1,
            count: true,
            max_expansions: 1_000,
            max_read: 200_000,
            ranking: Ranking::Standard,
            rank: RankSettings::default(),
            timed: true,
        }
    }
}

impl SearchRequest {
    /// How passages are ranked, option by option.
    pub fn rank_options(&self) -> RankOptions {
        self.ranking.options().with(&self.rank)
    }
}

/// Asks for one passage with its neighbours, or for a whole article.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ShowRequest {
    /// What to show: an article's id, a passage's (`energy/heat-pumps.md#3`), the path of a file as seen
    /// from the current folder, or a path with a line (`seeds/energy/heat-pumps.md:12`).
    pub target: String,
    /// Passages shown before and behind the one that `target` names; `None` for the whole article.
    /// A target that names no passage is always shown whole.
    pub neighbours: Option<usize>,
    /// What to light in the text.
    pub query: Option<String>,
}

/// Asks for a list of what is indexed, in order of ids.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ArticlesRequest {
    /// List only what follows this id: [`super::ArticlesResponse::next`] of the page before.
    pub after: Option<String>,
    /// Most articles of the list; 0 for all.
    pub limit: usize,
}

/// Asks what an index holds.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct StatusRequest {
    /// Whether everything that was passed over is listed with its reason.
    pub skipped: bool,
}
