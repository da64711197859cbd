//! When the passages that answer a query were published.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::search::{Backend, Coverage, Hit, QueryEcho, SearchError, SearchRequest, Total};

/// How long a step of a timeline is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Step {
    /// A day: `2025-06-09`.
    Day,
    /// A week of ISO 8601, from Monday: `2025-W24`.
    Week,
    /// A month: `2025-06`.
    Month,
    /// A year: `2025`.
    Year,
}

/// Asks when the passages that answer were published.
#[derive(Debug, Clone)]
pub struct TimelineRequest {
    /// What is searched for, and how passages are ranked; its limit is the most passages that are put on the line, the best
    /// first. All passages of an article count, whatever it says about that.
    pub search: SearchRequest,
    /// How long a step is; `None` for the shortest that needs no more than [`MOST_STEPS`] of them.
    pub step: Option<Step>,
}

/// Steps from the first passage to the last up to which a shorter step is chosen.
pub const MOST_STEPS: i64 = 36;

/// When the passages that answer were published.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TimelineResponse {
    /// Version of this form.
    pub schema: u32,
    /// What was asked, and how it was read.
    pub query: QueryEcho,
    /// How many passages and articles answer.
    pub total: Total,
    /// How many of these passages were put on the line.
    pub read: usize,
    /// What was searched.
    pub coverage: Coverage,
    /// How long a step is.
    pub step: Step,
    /// The steps with passages, the earliest first.
    pub steps: Vec<TimelineStep>,
    /// Passages of articles without a date, or whose date is not as precise as a step.
    pub undated: usize,
}

/// One step of a timeline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TimelineStep {
    /// Its name, as ISO 8601 writes it.
    pub date: String,
    /// Passages that were published then.
    pub passages: usize,
    /// Articles that they belong to.
    pub articles: usize,
    /// The best of them.
    pub best: TimelinePassage,
}

/// A passage on a timeline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TimelinePassage {
    /// Its id.
    pub id: String,
    /// Its file, as one would open it from the current folder.
    pub path: String,
    /// The first line of the passage.
    pub line: u64,
    /// The article's title.
    pub title: Option<String>,
}

/// Answers `request`.
///
/// A date that is less precise than a step is on no step: an article of `2025` was published on no known day.
///
/// # Errors
/// The index cannot be read. What the user typed is never an error.
pub fn timeline(backend: &dyn Backend, request: &TimelineRequest) -> Result<TimelineResponse, SearchError> {
    let response = backend.search(&SearchRequest { per_article: 0, timed: false, ..request.search.clone() })?;
    let dates: Vec<&str> = response.hits.iter().filter_map(|hit| hit.article.date.as_deref()).collect();
    let step = request.step.unwrap_or_else(|| fitting(&dates));
    let mut steps: BTreeMap<String, Vec<&Hit>> = BTreeMap::new();
    let mut undated = 0;
    for hit in &response.hits {
        match hit.article.date.as_deref().and_then(|date| name(date, step)) {
            Some(name) => steps.entry(name).or_default().push(hit),
            None => undated += 1,
        }
    }
    let steps = steps.into_iter().filter_map(|(date, hits)| {
        let best = hits.first()?;
        let articles: BTreeSet<&str> = hits.iter().map(|hit| hit.article.id.as_str()).collect();
        let best = TimelinePassage {
            id: best.id.clone(),
            path: best.article.path.clone(),
            line: best.lines.start,
            title: best.article.title.clone(),
        };
        Some(TimelineStep { date, passages: hits.len(), articles: articles.len(), best })
    });
    Ok(TimelineResponse {
        schema: 1,
        query: response.query.clone(),
        total: response.total,
        read: response.hits.len(),
        coverage: response.coverage,
        step,
        steps: steps.collect(),
        undated,
    })
}

/// The name of the step that `date` lies in; `None` where it is not precise enough.
fn name(date: &str, step: Step) -> Option<String> {
    match step {
        Step::Year => date.get(..4).map(str::to_owned),
        Step::Month => date.get(..7).map(str::to_owned),
        Step::Day => date.get(..10).map(str::to_owned),
        Step::Week => {
            let week = day(date)?.iso_week_date();
            Some(format!("{:04}-W{:02}", week.year(), week.week()))
        }
    }
}

fn day(date: &str) -> Option<Date> {
    date.get(..10)?.parse().ok()
}

/// The shortest step that every date is precise enough for and that needs few enough of them.
fn fitting(dates: &[&str]) -> Step {
    let precise = dates.iter().map(|date| date.len()).min().unwrap_or(0);
    let full = |date: &&str| {
        let rest = "0000-01-01".get(date.len()..).unwrap_or_default();
        day(&format!("{date}{rest}"))
    };
    let days: Vec<Date> = dates.iter().filter_map(full).collect();
    let span = match (days.iter().min(), days.iter().max()) {
        (Some(first), Some(last)) => i64::from(last.since(*first).map_or(0, |span| span.get_days())),
        _ => 0,
    };
    match precise {
        10.. if span <= MOST_STEPS => Step::Day,
        10.. if span <= MOST_STEPS * 7 => Step::Week,
        7.. if span <= MOST_STEPS * 31 => Step::Month,
        _ => Step::Year,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_lies_in_the_step_that_it_is_precise_enough_for() {
        assert_eq!(name("2025-06-09", Step::Week).as_deref(), Some("2025-W24"));
        assert_eq!(name("2024-12-30", Step::Week).as_deref(), Some("2025-W01"));
        assert_eq!(name("2025-06", Step::Month).as_deref(), Some("2025-06"));
        assert_eq!(name("2025-06", Step::Day), None);
        assert_eq!(name("2025", Step::Year).as_deref(), Some("2025"));
    }

    #[test]
    fn the_step_fits_the_dates() {
        assert_eq!(fitting(&["2025-06-09", "2025-06-12"]), Step::Day);
        assert_eq!(fitting(&["2025-01-09", "2025-06-12"]), Step::Week);
        assert_eq!(fitting(&["2024-01-09", "2025-06-12"]), Step::Month);
        assert_eq!(fitting(&["2025-06", "2025-06-12"]), Step::Month);
        assert_eq!(fitting(&["1990-01-09", "2025-06-12"]), Step::Year);
        assert_eq!(fitting(&["2025", "2025-06-12"]), Step::Year);
        assert_eq!(fitting(&[]), Step::Year);
    }
}
