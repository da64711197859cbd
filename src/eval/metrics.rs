//! The measures, each a function of where judged documents stand. They equal the figures of trec_eval, whose choices
//! are told where a definition leaves one.
//!
//! Everywhere R is the number of relevant documents of the topic: those of at least the grade `level`. A topic without
//! any has 0 by every measure but [`judged`].

/// What is measured: one topic's ranking and judgments.
#[derive(Debug, Clone, Copy)]
pub struct Ranking<'a> {
    /// Documents found.
    pub retrieved: u64,
    /// Rank, from 1, and grade of each judged document that was found, by rank.
    pub found: &'a [(u64, i32)],
    /// Grades of all judged documents of the topic, highest first.
    pub grades: &'a [i32],
}

impl Ranking<'_> {
    /// R.
    fn relevant(&self, level: i32) -> u64 {
        self.grades.iter().filter(|grade| **grade >= level).count() as u64
    }

    /// Ranks of the relevant documents found, up to `cutoff`.
    fn relevant_ranks(&self, cutoff: Option<u64>, level: i32) -> impl Iterator<Item = u64> {
        let last = cutoff.unwrap_or(u64::MAX);
        self.found.iter().filter(move |(rank, grade)| *rank <= last && *grade >= level).map(|(rank, _)| *rank)
    }
}

/// `part / whole`, 0 where the whole is 0.
fn ratio(part: f64, whole: u64) -> f64 {
    // A sum of nothing is -0.
    if whole == 0 { 0.0 } else { part / whole as f64 + 0.0 }
}

/// Normalized discounted cumulative gain: Σ gain(rank) / log2(rank + 1) up to `cutoff`, as a part of the same sum for the
/// best order there is. The gain is the grade itself (linear), and 0 for a grade below 0, as in trec_eval's `ndcg_cut`.
///
/// Järvelin and Kekäläinen, "Cumulated gain-based evaluation of IR techniques", ACM TOIS 20(4), 2002; the discount is that
/// of Burges et al., "Learning to rank using gradient descent", ICML 2005.
pub fn ndcg(ranking: Ranking<'_>, cutoff: Option<u64>) -> f64 {
    let last = cutoff.unwrap_or(u64::MAX);
    let sum = |graded: &mut dyn Iterator<Item = (u64, i32)>| -> f64 {
        graded
            .take_while(|(rank, _)| *rank <= last)
            .map(|(rank, grade)| f64::from(grade.max(0)) / (rank as f64 + 1.0).log2())
            .sum()
    };
    let ideal = sum(&mut (1..).zip(ranking.grades.iter().copied()));
    if ideal > 0.0 { (sum(&mut ranking.found.iter().copied()) / ideal + 0.0).min(1.0) } else { 0.0 }
}

/// Average precision: the mean over all relevant documents of the precision at the rank of each, 0 for one that was not
/// found, or not up to `cutoff`. Its mean over topics is MAP.
///
/// Buckley and Voorhees, "Evaluating evaluation measure stability", SIGIR 2000; in use since the first TREC (Harman 1992).
pub fn average_precision(ranking: Ranking<'_>, cutoff: Option<u64>, level: i32) -> f64 {
    let precisions =
        (1_u64..).zip(ranking.relevant_ranks(cutoff, level)).map(|(count, rank)| count as f64 / rank as f64);
    ratio(precisions.sum(), ranking.relevant(level))
}

/// Reciprocal rank: 1 / rank of the first relevant document, 0 where there is none up to `cutoff`.
///
/// Voorhees, "The TREC-8 question answering track report", TREC 1999.
pub fn reciprocal_rank(ranking: Ranking<'_>, cutoff: Option<u64>, level: i32) -> f64 {
    ranking.relevant_ranks(cutoff, level).next().map_or(0.0, |rank| 1.0 / rank as f64)
}

/// Precision: relevant documents among the first `cutoff`, as a part of `cutoff`, however few were found.
///
/// Cleverdon, Mills and Keen, "Factors determining the performance of indexing systems", 1966.
pub fn precision(ranking: Ranking<'_>, cutoff: u64, level: i32) -> f64 {
    ratio(ranking.relevant_ranks(Some(cutoff), level).count() as f64, cutoff)
}

/// Recall: relevant documents among the first `cutoff` (or all found), as a part of R.
///
/// Cleverdon, Mills and Keen, "Factors determining the performance of indexing systems", 1966.
pub fn recall(ranking: Ranking<'_>, cutoff: Option<u64>, level: i32) -> f64 {
    ratio(ranking.relevant_ranks(cutoff, level).count() as f64, ranking.relevant(level))
}

/// Success: 1 where a relevant document is among the first `cutoff`, else 0.
///
/// Craswell and Hawking, "Overview of the TREC-2004 web track", TREC 2004 (S@n).
pub fn success(ranking: Ranking<'_>, cutoff: u64, level: i32) -> f64 {
    if ranking.relevant_ranks(Some(cutoff), level).next().is_some() { 1.0 } else { 0.0 }
}

/// R-precision: precision at rank R.
///
/// Buckley and Voorhees, "Retrieval system evaluation", in "TREC: experiment and evaluation in information retrieval", 2005.
pub fn r_precision(ranking: Ranking<'_>, level: i32) -> f64 {
    precision(ranking, ranking.relevant(level), level)
}

/// Binary preference: how rarely documents judged not relevant stand before relevant ones; what is not judged does not
/// count. With N documents judged not relevant (a grade from 0 up to `level`), of which n stand before a relevant one:
/// bpref = 1/R Σ (1 - min(n, R) / min(N, R)).
///
/// Buckley and Voorhees, "Retrieval evaluation with incomplete information", SIGIR 2004; the bound min(N, R) is that of
/// trec_eval since version 8, after Soboroff, "Dynamic test collections", SIGIR 2006.
pub fn bpref(ranking: Ranking<'_>, level: i32) -> f64 {
    let relevant = ranking.relevant(level);
    let other = |grade: i32| (0..level).contains(&grade);
    let others = ranking.grades.iter().filter(|grade| other(**grade)).count() as u64;
    let mut before = 0_u64;
    let mut sum = 0.0;
    for (_, grade) in ranking.found {
        if *grade >= level {
            sum += 1.0 - ratio(before.min(relevant) as f64, others.min(relevant));
        } else if other(*grade) {
            before += 1;
        }
    }
    ratio(sum, relevant)
}

/// Judged documents, of whatever grade, among the first `cutoff`, as a part of those: of the documents found, where they
/// are fewer. It says how far the other figures can be trusted.
///
/// As `Judged@k` in ir_measures: MacAvaney, Macdonald and Ounis, "Streamlining evaluation with ir-measures", ECIR 2022.
pub fn judged(ranking: Ranking<'_>, cutoff: Option<u64>) -> f64 {
    let last = cutoff.unwrap_or(u64::MAX).min(ranking.retrieved);
    ratio(ranking.found.iter().filter(|(rank, _)| *rank <= last).count() as f64, last)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Seven documents found: grades 0, 3, not judged, 1, -1, not judged, 2. Another of grade 2 was not found.
    const FOUND: Ranking<'static> =
        Ranking { retrieved: 7, found: &[(1, 0), (2, 3), (4, 1), (5, -1), (7, 2)], grades: &[3, 2, 2, 1, 0, 0, -1] };

    #[track_caller]
    fn close(value: f64, expected: f64) {
        assert!((value - expected).abs() < 5e-6, "{value} is not {expected}");
    }

    #[test]
    fn ndcg_by_hand() {
        // 3/log2(3) + 1/log2(5) = 1.892789 + 0.430677; ideal at 5: 3 + 2/log2(3) + 2/2 + 1/log2(5) = 5.692536
        close(ndcg(FOUND, Some(5)), 2.323466 / 5.692536);
        // and 2/log2(8) = 0.666667 more; the ideal has no more gains.
        close(ndcg(FOUND, None), 2.990132 / 5.692536);
        // 3/log2(3) = 1.892789; ideal at 2: 3 + 1.261860
        close(ndcg(FOUND, Some(2)), 1.892789 / 4.261860);
    }

    #[test]
    fn the_binary_measures_by_hand() {
        // Relevant at 2, 4 and 7 of 4: (1/2 + 2/4 + 3/7) / 4
        close(average_precision(FOUND, None, 1), 0.357143);
        close(average_precision(FOUND, Some(5), 1), 0.25);
        close(average_precision(FOUND, None, 2), (0.5 + 2.0 / 7.0) / 3.0);
        close(reciprocal_rank(FOUND, None, 1), 0.5);
        close(reciprocal_rank(FOUND, Some(1), 1), 0.0);
        close(precision(FOUND, 5, 1), 0.4);
        close(precision(FOUND, 10, 1), 0.3);
        close(recall(FOUND, Some(5), 1), 0.5);
        close(recall(FOUND, None, 1), 0.75);
        close(success(FOUND, 1, 1), 0.0);
        close(success(FOUND, 2, 1), 1.0);
        close(r_precision(FOUND, 1), 0.5);
        close(judged(FOUND, Some(3)), 2.0 / 3.0);
        close(judged(FOUND, Some(10)), 5.0 / 7.0);
    }

    #[test]
    fn bpref_by_hand() {
        // One of two not relevant stands before each of the three found, R is 4: 3 (1 - 1/2) / 4
        close(bpref(FOUND, 1), 0.375);
        // From grade 2 on: R is 3, not relevant are 1, 0 and 0. 1 stands before 3, 2 before 2: (1 - 1/3 + 1 - 2/3) / 3
        close(bpref(FOUND, 2), 1.0 / 3.0);
        // Nothing is judged not relevant.
        close(bpref(Ranking { retrieved: 2, found: &[(2, 1)], grades: &[1, 1] }, 1), 0.5);
    }

    #[test]
    fn nothing_relevant_and_nothing_found_are_zero() {
        for ranking in [
            Ranking { retrieved: 3, found: &[(1, 0), (2, -1)], grades: &[0, -1] },
            Ranking { retrieved: 0, found: &[], grades: &[1] },
            Ranking { retrieved: 0, found: &[], grades: &[] },
        ] {
            let all = [
                ndcg(ranking, Some(10)),
                average_precision(ranking, None, 1),
                reciprocal_rank(ranking, None, 1),
                precision(ranking, 5, 1),
                recall(ranking, Some(100), 1),
                success(ranking, 5, 1),
                r_precision(ranking, 1),
                bpref(ranking, 1),
            ];
            assert_eq!(all.map(f64::to_bits), [0; 8]);
        }
    }

    proptest! {
        #![proptest_config(crate::testing::cases(512))]

        #[test]
        fn every_measure_lies_between_nothing_and_all(
            documents in prop::collection::vec(prop::option::of(-2..5_i32), 0..40),
            missed in prop::collection::vec(-2..5_i32, 0..10),
            cutoff in 1..50_u64,
            level in 1..4_i32,
        ) {
            let found: Vec<(u64, i32)> =
                (1..).zip(&documents).filter_map(|(rank, grade)| Some((rank, (*grade)?))).collect();
            let mut grades: Vec<i32> = found.iter().map(|(_, grade)| *grade).chain(missed).collect();
            grades.sort_unstable_by(|a, b| b.cmp(a));
            let ranking = Ranking { retrieved: documents.len() as u64, found: &found, grades: &grades };
            for value in [
                ndcg(ranking, Some(cutoff)),
                ndcg(ranking, None),
                average_precision(ranking, Some(cutoff), level),
                average_precision(ranking, None, level),
                reciprocal_rank(ranking, Some(cutoff), level),
                precision(ranking, cutoff, level),
                recall(ranking, Some(cutoff), level),
                success(ranking, cutoff, level),
                r_precision(ranking, level),
                bpref(ranking, level),
                judged(ranking, Some(cutoff)),
                judged(ranking, None),
            ] {
                prop_assert!((0.0..=1.0).contains(&value), "{value}");
            }
        }
    }
}
