//! What the second stage may do.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A named way of ranking.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Ranking {
    /// What we recommend for every kind of text: [`RankOptions::default`].
    #[default]
    Standard,
    /// Plain BM25 over title, headings and text, with furniture of the page ranked like anything else.
    Bm25,
}

impl Ranking {
    /// Every way of ranking.
    pub const ALL: [Self; 2] = [Self::Standard, Self::Bm25];

    /// Its name on the command line and on the wire.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Standard => "standard",
            Self::Bm25 => "bm25",
        }
    }

    /// What it does, option by option.
    pub fn options(&self) -> RankOptions {
        match self {
            Self::Standard => RankOptions::default(),
            Self::Bm25 => {
                // The pool is that of the standard, so that a weight that is set counts.
                let standard = RankOptions::default();
                let plain = RankOptions { furniture_last: false, repeats: 1.0, ..standard };
                RankOptions { title: 0.0, windows: 0.0, wording: 0.0, sentence: 0.0, rare_words: 0.0, ..plain }
            }
        }
    }
}

impl fmt::Display for Ranking {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Ranking {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        let known = || Self::ALL.map(|ranking| ranking.name()).join(", ");
        Self::ALL
            .into_iter()
            .find(|ranking| ranking.name() == name)
            .ok_or_else(|| format!("there is no ranking `{name}`; known are {}", known()))
    }
}

/// How passages are ranked. The scores of the first stage are BM25 (k1 1.2, b 0.75) over title, headings
/// and text of the passage as one.
#[derive(Debug, Clone, PartialEq)]
pub struct RankOptions {
    /// Whether furniture of the page (bylines, comment forms, menus) comes after every passage that is
    /// part of what its article says, whatever the scores.
    pub furniture_last: bool,
    /// A word that the query has several times weighs that number to this power; 1 is plain BM25.
    pub repeats: f32,
    /// How many of the best passages the second stage looks at; 0 for none. The first ten hits come from the better half of
    /// them, or from 100 where half of them are fewer. What is behind the pool follows in the order of the first stage.
    pub pool: usize,
    /// What the BM25 of the article's title counts beside the passage's, the less the more of the passage it is.
    pub title: f64,
    /// What words count that are neighbours in the query and stand side by side in the passage; half of it what they
    /// count that stand near each other, and the longer the query, the less what others do that stand near each other.
    pub windows: f64,
    /// What words count that follow each other in the query, stop words too, and do so in the passage.
    pub wording: f64,
    /// What the BM25 of the passage's best sentence, and that of its best two in a row, count beside its own.
    pub sentence: f64,
    /// What the passage's BM25 with its words' rarity (and weight) squared counts beside its own.
    pub rare_words: f64,
}

/// Hits that come from the front of the pool.
pub(super) const FRONT_HITS: usize = if cfg!(test) { 2 } else { 10 };

/// Passages that the front of a pool has at least, if the pool has them.
const LEAST_FRONT: usize = if cfg!(test) { 3 } else { 100 };

impl RankOptions {
    /// How many of the best passages the first [`FRONT_HITS`] hits come from. What a passage must score to be among so
    /// many costs more to find out the more they are, and from further down few get among the first.
    pub(super) fn front(&self) -> usize {
        (self.pool / 2).max(LEAST_FRONT).min(self.pool)
    }

    /// Whether anything is done after the first stage.
    pub(super) fn has_second_stage(&self) -> bool {
        let weights = [self.title, self.windows, self.wording, self.sentence, self.rare_words];
        self.pool > 0 && weights.iter().any(|weight| *weight > 0.0)
    }
}

impl Default for RankOptions {
    fn default() -> Self {
        Self {
            furniture_last: true,
            repeats: 0.75,
            pool: 200,
            title: 0.3,
            windows: 0.4,
            wording: 0.4,
            sentence: 0.5,
            rare_words: 0.2,
        }
    }
}
