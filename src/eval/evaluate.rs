//! A run measured.

use super::measure::Measure;
use super::metrics::Ranking;
use super::qrels::Qrels;
use super::standing::{Placed, Standing};

/// A run measured, topic by topic.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Evaluation {
    /// Which run it is: its tag.
    pub run: String,
    /// Judged topics: the mean of every measure of documents goes over all of them.
    pub queries: usize,
    /// Names of the measures.
    pub measures: Vec<String>,
    /// Each topic with a value for each measure, `None` where it does not apply.
    pub by_query: Vec<(String, Vec<Option<f64>>)>,
}

impl Evaluation {
    /// The mean of each measure over the topics that have it; `None` where none has.
    pub fn means(&self) -> Vec<Option<f64>> {
        (0..self.measures.len())
            .map(|at| {
                let values = self.values(at);
                let sum: f64 = values.iter().map(|(_, value)| value).sum();
                if values.is_empty() { None } else { Some(sum / values.len() as f64) }
            })
            .collect()
    }

    /// The values of the measure at this place, each with its topic.
    pub fn values(&self, measure: usize) -> Vec<(&str, f64)> {
        let value = |(_, values): &(String, Vec<Option<f64>>)| -> Option<f64> { values.get(measure).copied()? };
        self.by_query.iter().filter_map(|row| Some((row.0.as_str(), value(row)?))).collect()
    }

    /// Adds the measures of `other`, topic by topic.
    pub fn join(&mut self, other: Self) {
        let (before, more) = (self.measures.len(), other.measures.len());
        self.measures.extend(other.measures);
        let mut places: std::collections::HashMap<String, usize> =
            self.by_query.iter().enumerate().map(|(place, (topic, _))| (topic.clone(), place)).collect();
        for (topic, values) in other.by_query {
            let place = *places.entry(topic.clone()).or_insert_with(|| {
                self.by_query.push((topic, vec![None; before]));
                self.by_query.len() - 1
            });
            if let Some((_, row)) = self.by_query.get_mut(place) {
                row.extend(values);
            }
        }
        for (_, row) in &mut self.by_query {
            row.resize(before + more, None);
        }
        if before == 0 {
            (self.run, self.queries) = (other.run, other.queries);
        }
    }
}

/// Measures a run. Every judged topic counts; one that the run has nothing for counts 0.
pub fn evaluate(standing: &Standing, qrels: &Qrels, measures: &[Measure]) -> Evaluation {
    let nothing = Placed::default();
    let by_query = qrels.topics().map(|(topic, judged)| {
        let placed = standing.topic(topic).unwrap_or(&nothing);
        let mut grades: Vec<i32> = judged.values().copied().collect();
        grades.sort_unstable_by(|a, b| b.cmp(a));
        let ranking = Ranking { retrieved: placed.retrieved, found: &placed.judged, grades: &grades };
        (topic.to_owned(), measures.iter().map(|measure| Some(measure.of(ranking))).collect())
    });
    Evaluation {
        run: standing.tag.clone(),
        queries: qrels.topic_count(),
        measures: measures.iter().map(Measure::to_string).collect(),
        by_query: by_query.collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_judged_topic_without_results_counts_as_nothing() {
        let mut qrels = Qrels::default();
        qrels.judge("1", "a", 1);
        qrels.judge("2", "a", 1);
        let mut run = super::super::Run::new("t");
        run.push("1", [("a".to_owned(), 1.0)]);
        let (standing, _) = Standing::of(&run, &qrels);
        let evaluation = evaluate(&standing, &qrels, &[measure("RR"), measure("P@5")]);
        assert_eq!(evaluation.means(), [Some(0.5), Some(0.1)]);
        assert_eq!((evaluation.run.as_str(), evaluation.queries), ("t", 2));
    }

    fn measure(name: &str) -> Measure {
        name.parse().unwrap()
    }

    #[test]
    fn measures_of_other_topics_join() {
        let row = |topic: &str, value: f64| (topic.to_owned(), vec![Some(value)]);
        let of = |name: &str, rows: &[(String, Vec<Option<f64>>)]| Evaluation {
            run: "t".to_owned(),
            queries: rows.len(),
            measures: vec![name.to_owned()],
            by_query: rows.to_vec(),
        };
        let mut joined = of("RR", &[row("1", 1.0), row("2", 0.5)]);
        joined.join(of("Answer@1", &[row("2", 1.0), row("3", 0.0)]));
        assert_eq!(joined.means(), [Some(0.75), Some(0.5)]);
        assert_eq!(joined.by_query[2], ("3".to_owned(), vec![None, Some(0.0)]));
        let mut none = Evaluation::default();
        none.join(of("RR", &[row("1", 1.0)]));
        assert_eq!(none, of("RR", &[row("1", 1.0)]));
    }
}
