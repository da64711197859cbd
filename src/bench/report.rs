//! What was measured.

use std::time::Duration;

use serde::Serialize;

use super::Machine;

/// All figures of one run. Times are in milliseconds, sizes in bytes.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct BenchReport {
    /// Version of this form.
    pub schema: u32,
    /// Version of pullquote.
    pub version: &'static str,
    /// The commit it was built from, where that is known.
    pub commit: Option<String>,
    /// What was measured on.
    pub machine: Machine,
    /// What was searched.
    pub corpus: CorpusFigures,
    /// How it was indexed, where that was measured.
    pub indexing: Option<IndexingFigures>,
    /// What the index takes on disk.
    pub disk: DiskFigures,
    /// Whole processes.
    pub processes: Vec<ProcessFigures>,
    /// Searches in an open index, one at a time, by what was asked.
    pub searches: Vec<SearchFigures>,
    /// Searches a second.
    pub throughput: Vec<ThroughputFigures>,
    /// The most memory that the searching process held, mapped files with it.
    pub memory_bytes: Option<u64>,
}

/// What was searched.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CorpusFigures {
    /// The seed that its text was made from; `None` where it is the user's own.
    pub seed: Option<u64>,
    /// Articles in the index.
    pub articles: u64,
    /// Passages in the index.
    pub passages: u64,
    /// Bytes of their text.
    pub text_bytes: u64,
}

/// How fast articles were indexed.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct IndexingFigures {
    /// Of the whole process.
    pub seconds: f64,
    /// Text indexed, in millions of bytes a second.
    pub megabytes_per_second: f64,
    /// Passages a second.
    pub passages_per_second: f64,
    /// The most memory that it held besides mapped files.
    pub memory_bytes: Option<u64>,
}

/// What an index takes on disk.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DiskFigures {
    /// All of it.
    pub bytes: u64,
    /// For each byte of text; `None` where there is no text.
    pub of_text: Option<f64>,
    /// By what it holds, the largest first.
    pub parts: Vec<DiskPart>,
}

/// One part of an index on disk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DiskPart {
    /// What it holds.
    pub name: String,
    /// How much it takes.
    pub bytes: u64,
}

/// How long a whole process takes.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ProcessFigures {
    /// What it does.
    pub name: &'static str,
    /// How often it was run.
    pub runs: usize,
    /// How long it took.
    #[serde(flatten)]
    pub times: Times,
}

/// How long searches take.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SearchFigures {
    /// What was asked.
    pub name: &'static str,
    /// How many queries.
    pub queries: usize,
    /// How many of them found anything.
    pub found: usize,
    /// How long they took.
    #[serde(flatten)]
    pub times: Times,
}

/// How many searches are answered a second.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ThroughputFigures {
    /// On how many threads.
    pub threads: usize,
    /// How many.
    pub queries_per_second: f64,
}

/// Many times, summed up. All are 0 where there were none.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct Times {
    /// Half of all took at most this.
    pub p50_ms: f64,
    /// 95 of 100.
    pub p95_ms: f64,
    /// 99 of 100.
    pub p99_ms: f64,
}

impl Times {
    /// Sums up `times`: the time at a share of all is that of the last one within it (nearest rank).
    pub fn of(times: &[Duration]) -> Self {
        let mut sorted = times.to_vec();
        sorted.sort();
        let at = |share: f64| {
            let rank = (sorted.len() as f64 * share).ceil() as usize;
            let time = sorted.get(rank.saturating_sub(1)).copied().unwrap_or_default();
            (time.as_secs_f64() * 1e6).round() / 1e3
        };
        Self { p50_ms: at(0.5), p95_ms: at(0.95), p99_ms: at(0.99) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_those_of_the_nearest_rank() {
        let times: Vec<_> = (1..=100).rev().map(Duration::from_millis).collect();
        assert_eq!(Times::of(&times), Times { p50_ms: 50.0, p95_ms: 95.0, p99_ms: 99.0 });
        let three: Vec<_> = [3, 1, 2].map(Duration::from_millis).to_vec();
        assert_eq!(Times::of(&three), Times { p50_ms: 2.0, p95_ms: 3.0, p99_ms: 3.0 });
        assert_eq!(Times::of(&[]), Times::default());
    }
}
