//! Measures by name.

use std::fmt;
use std::str::FromStr;

use super::metrics::{self, Ranking};

/// A measure: what is measured, how deep, from which grade on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Measure {
    /// What is measured.
    pub kind: Kind,
    /// The last rank that counts; `None` for all.
    pub cutoff: Option<u64>,
    /// The grade from which on a document is relevant; nDCG and judged@k do not ask.
    pub level: i32,
}

/// What is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Kind {
    /// [`metrics::ndcg`]
    Ndcg,
    /// [`metrics::average_precision`]
    AveragePrecision,
    /// [`metrics::reciprocal_rank`]
    ReciprocalRank,
    /// [`metrics::precision`]
    Precision,
    /// [`metrics::recall`]
    Recall,
    /// [`metrics::success`]
    Success,
    /// [`metrics::r_precision`]
    RPrecision,
    /// [`metrics::bpref`]
    Bpref,
    /// [`metrics::judged`]
    Judged,
}

/// Names that are understood, the one that is printed first, in small letters behind it.
const NAMES: [(Kind, &str, &[&str]); 9] = [
    (Kind::Ndcg, "nDCG", &["ndcg", "ndcg_cut"]),
    (Kind::AveragePrecision, "AP", &["ap", "map", "map_cut"]),
    (Kind::ReciprocalRank, "RR", &["rr", "mrr", "recip_rank"]),
    (Kind::Precision, "P", &["p", "precision"]),
    (Kind::Recall, "R", &["r", "recall"]),
    (Kind::Success, "Success", &["success", "s"]),
    (Kind::RPrecision, "Rprec", &["rprec", "r-prec"]),
    (Kind::Bpref, "bpref", &["bpref"]),
    (Kind::Judged, "judged", &["judged"]),
];

impl Measure {
    /// What is measured where nobody says what.
    pub fn usual() -> Vec<Self> {
        let of = |kind, cutoff| Self { kind, cutoff, level: 1 };
        vec![
            of(Kind::Ndcg, Some(10)),
            of(Kind::AveragePrecision, None),
            of(Kind::ReciprocalRank, None),
            of(Kind::Precision, Some(10)),
            of(Kind::Recall, Some(100)),
            of(Kind::Success, Some(1)),
            of(Kind::Success, Some(5)),
            of(Kind::Bpref, None),
            of(Kind::Judged, Some(10)),
            of(Kind::RPrecision, None),
        ]
    }

    /// Its value for one topic, from 0 to 1.
    pub fn of(&self, ranking: Ranking<'_>) -> f64 {
        let cutoff = self.cutoff.unwrap_or(u64::MAX);
        match self.kind {
            Kind::Ndcg => metrics::ndcg(ranking, self.cutoff),
            Kind::AveragePrecision => metrics::average_precision(ranking, self.cutoff, self.level),
            Kind::ReciprocalRank => metrics::reciprocal_rank(ranking, self.cutoff, self.level),
            Kind::Precision => metrics::precision(ranking, cutoff, self.level),
            Kind::Recall => metrics::recall(ranking, self.cutoff, self.level),
            Kind::Success => metrics::success(ranking, cutoff, self.level),
            Kind::RPrecision => metrics::r_precision(ranking, self.level),
            Kind::Bpref => metrics::bpref(ranking, self.level),
            Kind::Judged => metrics::judged(ranking, self.cutoff),
        }
    }
}

impl fmt::Display for Measure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = NAMES.iter().find(|(kind, ..)| *kind == self.kind).map_or("", |(_, name, _)| name);
        f.write_str(name)?;
        if self.level != 1 {
            write!(f, "(rel={})", self.level)?;
        }
        self.cutoff.map_or(Ok(()), |cutoff| write!(f, "@{cutoff}"))
    }
}

/// Why a name is no measure.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{typed}` is no measure: {why}")]
pub struct UnknownMeasure {
    /// What was typed.
    pub typed: String,
    /// What is wrong with it, and what there is.
    pub why: String,
}

impl FromStr for Measure {
    type Err = UnknownMeasure;

    /// Reads `nDCG@10`, `AP`, `P(rel=2)@5`; also as trec_eval writes them, `ndcg_cut_10`, `map`, `P_5`. Capitals do not
    /// matter.
    fn from_str(typed: &str) -> Result<Self, UnknownMeasure> {
        let wrong = |why: String| UnknownMeasure { typed: typed.to_owned(), why };
        let small = typed.trim().to_lowercase();
        let (head, cutoff) = match small.split_once('@') {
            Some((head, cutoff)) => (head, Some(cutoff)),
            None => {
                match small.rsplit_once(['_', '.']).filter(|(_, end)| end.starts_with(|c: char| c.is_ascii_digit())) {
                    Some((head, cutoff)) => (head, Some(cutoff)),
                    None => (small.as_str(), None),
                }
            }
        };
        let (name, level) = match head.strip_suffix(')').and_then(|head| head.split_once("(rel=")) {
            Some((name, level)) => (name, level.parse().ok().filter(|level| *level >= 1)),
            None => (head, Some(1)),
        };
        let level = level.ok_or_else(|| wrong("a grade is written `P(rel=2)@10`".to_owned()))?;
        let Some((kind, name, _)) = NAMES.iter().find(|(_, _, names)| names.contains(&name)) else {
            return Err(wrong(
                "there are nDCG@10, AP, RR, P@10, R@100, Success@5, bpref, judged@10 and Rprec".to_owned(),
            ));
        };
        let cutoff = match cutoff.map(str::parse::<u64>) {
            None => None,
            Some(Ok(cutoff)) if cutoff > 0 => Some(cutoff),
            Some(_) => return Err(wrong(format!("behind the `@` stands a whole number from 1, as in `{name}@10`"))),
        };
        match (kind, cutoff) {
            (Kind::Precision | Kind::Success, None) => {
                Err(wrong(format!("it needs the number of documents that count, as in `{name}@10`")))
            }
            (Kind::RPrecision | Kind::Bpref, Some(_)) => Err(wrong(format!("`{name}` takes no number of documents"))),
            (Kind::Ndcg | Kind::Judged, _) if level != 1 => Err(wrong(format!("`{name}` does not ask for a grade"))),
            _ => Ok(Self { kind: *kind, cutoff, level }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_measure_is_read_as_it_is_printed() {
        for name in [
            "nDCG@10",
            "nDCG",
            "AP",
            "AP@100",
            "AP(rel=2)",
            "RR",
            "RR@10",
            "P@5",
            "P(rel=3)@5",
            "R@100",
            "Success@1",
            "bpref",
            "judged@10",
            "Rprec",
        ] {
            assert_eq!(name.parse::<Measure>().unwrap().to_string(), name);
        }
        assert!(Measure::usual().iter().all(|measure| measure.to_string().parse() == Ok(*measure)));
    }

    #[test]
    fn the_reference_tools_names_are_understood() {
        for (name, ours) in [
            ("ndcg_cut_10", "nDCG@10"),
            ("map", "AP"),
            ("recip_rank", "RR"),
            ("P_10", "P@10"),
            ("recall_100", "R@100"),
            ("success_5", "Success@5"),
            ("P.10", "P@10"),
            ("Judged@10", "judged@10"),
        ] {
            assert_eq!(name.parse::<Measure>().unwrap().to_string(), ours);
        }
    }

    #[test]
    fn what_is_no_measure_is_told() {
        for (name, why) in [
            ("nDGC@10", "there are nDCG@10"),
            ("P", "as in `P@10`"),
            ("P@0", "from 1"),
            ("P@many", "from 1"),
            ("bpref@10", "takes no number"),
            ("P(rel=0)@10", "a grade is written"),
            ("", "there are"),
        ] {
            let error = name.parse::<Measure>().unwrap_err().to_string();
            assert!(error.contains(why), "{error}");
        }
    }
}
