//! Two runs of the same topics, compared.

use super::evaluate::Evaluation;
use super::significance::{PairedT, paired_t, randomization};

/// Two runs compared, measure by measure. A difference is that of the second from the first.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// The first run's tag.
    pub a: String,
    /// The second run's tag.
    pub b: String,
    /// Judged topics.
    pub queries: usize,
    /// Each measure.
    pub measures: Vec<Compared>,
    /// The topics on which the first measure differs, the most first, then in the order of the judgments.
    pub changed: Vec<Changed>,
}

/// A measure of two runs.
#[derive(Debug, Clone, PartialEq)]
pub struct Compared {
    /// Its name.
    pub measure: String,
    /// Mean of the first run.
    pub a: f64,
    /// Mean of the second run.
    pub b: f64,
    /// Topics on which the second run is better.
    pub wins: usize,
    /// Topics on which the second run is worse.
    pub losses: usize,
    /// Topics on which they are alike.
    pub ties: usize,
    /// How probable a difference at least as large is by chance, by the paired randomization test.
    pub randomization: f64,
    /// What the paired t-test says; `None` for a single topic.
    pub t: Option<PairedT>,
}

impl Compared {
    /// How much better the second run is.
    pub fn difference(&self) -> f64 {
        self.b - self.a
    }
}

/// A topic on which two runs differ.
#[derive(Debug, Clone, PartialEq)]
pub struct Changed {
    /// The topic.
    pub topic: String,
    /// The first run's value.
    pub a: f64,
    /// The second run's value.
    pub b: f64,
}

/// Differences below this are noise of the last bits.
const NOISE: f64 = 1e-9;

/// Compares two evaluations by the same measures over the same judgments.
pub fn compare(a: &Evaluation, b: &Evaluation) -> Comparison {
    let measures = a.measures.iter().enumerate().map(|(at, measure)| {
        let pairs: Vec<(f64, f64)> = pairs(a, b, at).map(|(_, a, b)| (a, b)).collect();
        let differences: Vec<f64> =
            pairs.iter().map(|(a, b)| if (b - a).abs() < NOISE { 0.0 } else { b - a }).collect();
        let mean = |values: &mut dyn Iterator<Item = f64>| {
            values.fold(0.0, |sum, value| sum + value) / pairs.len().max(1) as f64
        };
        Compared {
            measure: measure.clone(),
            a: mean(&mut pairs.iter().map(|(a, _)| *a)),
            b: mean(&mut pairs.iter().map(|(_, b)| *b)),
            wins: differences.iter().filter(|difference| **difference > 0.0).count(),
            losses: differences.iter().filter(|difference| **difference < 0.0).count(),
            ties: differences.iter().filter(|difference| **difference == 0.0).count(),
            randomization: randomization(&differences),
            t: paired_t(&differences),
        }
    });
    let mut changed: Vec<Changed> = pairs(a, b, 0)
        .filter(|(_, a, b)| (b - a).abs() >= NOISE)
        .map(|(topic, a, b)| Changed { topic: topic.to_owned(), a, b })
        .collect();
    // Alike to the noise is alike: then the order of the judgments stays.
    let size = |changed: &Changed| ((changed.b - changed.a).abs() / NOISE).round();
    changed.sort_by(|one, other| size(other).total_cmp(&size(one)));
    Comparison { a: a.run.clone(), b: b.run.clone(), queries: a.queries, measures: measures.collect(), changed }
}

/// The values of both for the measure at this place, topic by topic.
fn pairs<'a>(a: &'a Evaluation, b: &'a Evaluation, measure: usize) -> impl Iterator<Item = (&'a str, f64, f64)> {
    let values: std::collections::HashMap<&str, f64> = b.values(measure).into_iter().collect();
    a.values(measure).into_iter().filter_map(move |(topic, a)| Some((topic, a, *values.get(topic)?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn evaluation(run: &str, values: &[f64]) -> Evaluation {
        Evaluation {
            run: run.to_owned(),
            queries: values.len(),
            measures: vec!["RR".to_owned()],
            by_query: values.iter().enumerate().map(|(at, value)| (format!("q{at}"), vec![Some(*value)])).collect(),
        }
    }

    #[test]
    fn wins_and_losses_are_the_second_runs() {
        let comparison = compare(&evaluation("a", &[1.0, 0.5, 0.25, 0.0]), &evaluation("b", &[1.0, 1.0, 0.0, 0.5]));
        let compared = &comparison.measures[0];
        assert_eq!((compared.wins, compared.losses, compared.ties), (2, 1, 1));
        assert_eq!((compared.a, compared.b, compared.difference()), (0.4375, 0.625, 0.1875));
        // Of eight combinations of signs, those of sums 1.25, 0.75 and 0.75 at least reach 0.75, to both sides.
        assert_eq!(compared.randomization, 0.5);
        let topics: Vec<&str> = comparison.changed.iter().map(|changed| changed.topic.as_str()).collect();
        assert_eq!(topics, ["q1", "q3", "q2"]);
    }

    #[test]
    fn a_run_against_itself_differs_nowhere() {
        let one = evaluation("a", &[1.0, 0.5]);
        let comparison = compare(&one, &one);
        assert_eq!(comparison.changed, []);
        assert_eq!(comparison.measures[0].randomization, 1.0);
    }
}
