//! Runs: what was found for each topic, in order.

use std::cmp::Ordering;
use std::collections::{HashMap, HashSet};
use std::io::{self, Write};

use super::column::column;
use super::error::EvalError;
use super::oddity::{Oddities, Oddity};
use super::run_lines::{each_line, hash};
use super::source::Source;

/// A document found.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The document.
    pub document: String,
    /// Its score, as precise as the reference tool reads it.
    pub score: f32,
}

impl Entry {
    /// The better first: by score, equal scores by document id descending (its bytes), as trec_eval has it.
    pub fn order(&self, other: &Self) -> Ordering {
        order((self.score, &self.document), (other.score, &other.document))
    }
}

/// See [`Entry::order`].
pub(super) fn order(a: (f32, &str), b: (f32, &str)) -> Ordering {
    b.0.total_cmp(&a.0).then_with(|| b.1.cmp(a.1))
}

/// A whole run in memory.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Run {
    /// The last column: which run it is.
    pub tag: String,
    /// Topics as they first came.
    order: Vec<String>,
    found: HashMap<String, Vec<Entry>>,
}

/// Scores made to fall strictly, so that every tool sees the order in which they come. The reference tool reads scores
/// with the precision of `f32`: what differs by less would be a tie to it.
#[derive(Debug, Clone, Copy, Default)]
pub struct Falling(Option<f32>);

impl Falling {
    /// `score`, or the next lower one where it does not fall.
    pub fn next(&mut self, score: f64) -> f32 {
        let score = if score.is_finite() { score.clamp(-1e30, 1e30) as f32 } else { 0.0 };
        let lowered = self.0.map_or(score, |before| score.min(before.next_down()));
        self.0 = Some(lowered);
        lowered
    }
}

impl Run {
    /// An empty run.
    pub fn new(tag: &str) -> Self {
        Self { tag: column(tag), ..Self::default() }
    }

    /// Adds what was found for `topic`, best first; scores that do not fall are lowered. A topic that is there already
    /// is replaced.
    pub fn push(&mut self, topic: &str, found: impl IntoIterator<Item = (String, f64)>) {
        let mut falling = Falling::default();
        let entries = found
            .into_iter()
            .map(|(document, score)| Entry { document: column(&document), score: falling.next(score) })
            .collect();
        self.insert(column(topic), entries);
    }

    fn insert(&mut self, topic: String, entries: Vec<Entry>) {
        if self.found.insert(topic.clone(), entries).is_none() {
            self.order.push(topic);
        }
    }

    /// Reads a run, of the topics that `wanted` wants; `unit` names the document that a line's topic and document stand for. Of lines that name
    /// one document the best counts where `unit` joins them, the first where they are alike.
    ///
    /// # Errors
    /// The file cannot be read, is empty, holds something else, or a line is none of a run.
    pub fn read(
        source: &Source,
        wanted: &dyn Fn(&str) -> bool,
        unit: &dyn Fn(&str, &str) -> String,
    ) -> Result<(Self, Oddities), EvalError> {
        Self::read_first(source, wanted, unit, usize::MAX)
    }

    /// The same, of each topic the best `depth` documents only: no more than some times as many are kept meanwhile, and
    /// sixteen bytes for each line of a wanted topic.
    ///
    /// # Errors
    /// As [`Self::read`].
    pub fn read_first(
        source: &Source,
        wanted: &dyn Fn(&str) -> bool,
        unit: &dyn Fn(&str, &str) -> String,
        depth: usize,
    ) -> Result<(Self, Oddities), EvalError> {
        let most = depth.saturating_mul(2).saturating_add(100);
        let mut run = Self::default();
        let mut best: HashMap<String, HashMap<String, f32>> = HashMap::new();
        let mut seen: HashSet<(u64, u64)> = HashSet::new();
        let mut oddities = Oddities::default();
        each_line(source, &mut oddities, &mut |line, oddities| {
            if run.tag.is_empty() {
                run.tag = column(line.tag.unwrap_or("_"));
            }
            if !wanted(line.topic) {
                return Ok(());
            }
            if !seen.insert((hash(line.topic), hash(line.document))) {
                oddities.note(Oddity::DocumentTwice, || line.place(source));
                return Ok(());
            }
            if !best.contains_key(line.topic) {
                run.order.push(line.topic.to_owned());
            }
            let documents = best.entry(line.topic.to_owned()).or_default();
            let score = documents.entry(unit(line.topic, line.document)).or_insert(line.score);
            *score = score.max(line.score);
            if documents.len() > most {
                *documents = first(std::mem::take(documents), depth)
                    .into_iter()
                    .map(|entry| (entry.document, entry.score))
                    .collect();
            }
            Ok(())
        })?;
        for (topic, documents) in best {
            run.found.insert(topic, first(documents, depth));
        }
        Ok((run, oddities))
    }

    /// Writes a line `topic Q0 document rank score tag` for each document found.
    ///
    /// # Errors
    /// Writing failed.
    pub fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        let tag = column(&self.tag);
        for (topic, entries) in self.topics() {
            let topic = column(topic);
            for (rank, entry) in (1..).zip(entries) {
                write_line(out, &topic, &column(&entry.document), rank, entry.score, &tag)?;
            }
        }
        Ok(())
    }

    /// The topics as they first came, each with what was found, best first.
    pub fn topics(&self) -> impl Iterator<Item = (&str, &[Entry])> {
        self.order.iter().map(|topic| (topic.as_str(), self.of(topic)))
    }

    /// What was found for a topic, best first.
    pub fn of(&self, topic: &str) -> &[Entry] {
        self.found.get(topic).map_or(&[], Vec::as_slice)
    }

    /// How many topics have an answer, if an empty one.
    pub fn topic_count(&self) -> usize {
        self.order.len()
    }
}

/// The best `depth` of `documents`, best first.
fn first(documents: HashMap<String, f32>, depth: usize) -> Vec<Entry> {
    let mut entries: Vec<Entry> = documents.into_iter().map(|(document, score)| Entry { document, score }).collect();
    entries.sort_unstable_by(Entry::order);
    entries.truncate(depth);
    entries
}

/// Writes one line of a run; `topic`, `document` and `tag` are columns already.
///
/// # Errors
/// Writing failed.
pub(crate) fn write_line(
    out: &mut dyn Write,
    topic: &str,
    document: &str,
    rank: usize,
    score: f32,
    tag: &str,
) -> io::Result<()> {
    writeln!(out, "{topic} Q0 {document} {rank} {score} {tag}")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(text: &str) -> Result<(Run, Oddities), String> {
        let source = Source::copied("r", text.as_bytes()).unwrap();
        Run::read(&source, &|_| true, &|_, document| document.to_owned()).map_err(|error| error.to_string())
    }

    #[test]
    fn scores_fall_as_far_as_the_reference_tool_can_see() {
        let mut falling = Falling::default();
        let scores: Vec<f32> =
            [25.123456, 25.123456, 25.1234559, f64::NAN, 3.0].map(|score| falling.next(score)).to_vec();
        assert!(scores.windows(2).all(|pair| pair[0] > pair[1]), "{scores:?}");
        let mut run = Run::new("tag");
        run.push("1", [("b".to_owned(), 1.0), ("a".to_owned(), 1.0)]);
        let mut bytes = Vec::new();
        run.write(&mut bytes).unwrap();
        assert_eq!(String::from_utf8(bytes).unwrap(), "1 Q0 b 1 1 tag\n1 Q0 a 2 0.99999994 tag\n");
    }

    #[test]
    fn the_score_tells_the_order_and_ties_go_by_document_descending() {
        let (run, oddities) = read("1 Q0 a 1 2.0 t\n2 Q0 x 1 1 t\n1 Q0 c 2 2.0 t\r\n1 Q0 b 3 3.0 t\n").unwrap();
        let documents: Vec<&str> = run.of("1").iter().map(|entry| entry.document.as_str()).collect();
        assert_eq!(documents, ["b", "c", "a"]);
        assert_eq!(run.topics().map(|(topic, _)| topic).collect::<Vec<_>>(), ["1", "2"]);
        assert_eq!(oddities.count(Oddity::RankAgainstScore), 1);
    }

    #[test]
    fn what_is_missing_or_double_is_said() {
        let (run, oddities) = read("1 Q0 a 1 2.0\n1 Q0 b 1.5 t\n1 Q0 a 3 9 t\n").unwrap();
        assert_eq!(run.of("1").len(), 2);
        assert_eq!(run.of("1")[0], Entry { document: "a".to_owned(), score: 2.0 });
        let counts = [Oddity::NoTag, Oddity::NoRank, Oddity::DocumentTwice].map(|oddity| oddities.count(oddity));
        assert_eq!(counts, [1, 1, 1]);
        let text = "1 Q0 a 1.0 9 t\n1 Q0 b 2.0 8 t\n1 Q0 c 2 7 t\n1 Q0 d 4 6 t\n2 Q0 d 1 6 t\n";
        let (_, oddities) = read(text).unwrap();
        assert_eq!((oddities.count(Oddity::RankOutOfTurn), oddities.count(Oddity::NoRank)), (2, 0));
    }

    // The tag was taken for the score, and every document for as good as the others.
    #[test]
    fn of_five_columns_that_end_in_a_number_the_tag_is_told_from_the_score() {
        let scores = |text: &str| {
            let (run, oddities) = read(text).unwrap();
            let scores: Vec<f32> = run.of("1").iter().map(|entry| entry.score).collect();
            (scores, oddities.count(Oddity::NoRank), oddities.count(Oddity::NoTag))
        };
        assert_eq!(scores("1 Q0 a 12.5 7\n1 Q0 b 11.5 7\n"), (vec![12.5, 11.5], 2, 0));
        assert_eq!(scores("1 Q0 a 12.5 7\n"), (vec![12.5], 1, 0));
        assert_eq!(scores("1 Q0 a 12 7\n1 Q0 b 9 7\n2 Q0 b 30 7\n"), (vec![12.0, 9.0], 3, 0));
        assert_eq!(scores("1 Q0 a 1 7\n1 Q0 b 2 7\n2 Q0 b 1 7\n"), (vec![7.0, 7.0], 0, 3));
        assert_eq!(scores("1 Q0 a 1 7.5\n1 Q0 b 2 6.5\n"), (vec![7.5, 6.5], 0, 2));
        assert_eq!(scores("1 Q0 a 1 7\n"), (vec![7.0], 0, 1));
    }

    #[test]
    fn a_fault_is_named_with_its_line() {
        assert_eq!(read("1 Q0 a 1 2 t\n1 Q0 b 2").unwrap_err(), "r:2: 4 columns where a run has 6");
        assert_eq!(read("1 Q0 a 1 2 t\n1 Q0 my notes 2 1 t").unwrap_err(), "r:2: 7 columns where a run has 6");
        assert_eq!(read("1 Q0 a 1 high t").unwrap_err(), "r:1: the score `high` is no number");
        assert!(read("1 Q0 a 1 NaN t").unwrap_err().starts_with("r:1: the score `NaN` is no number, so"));
        assert_eq!(read("1 0 a 1\n1 0 b 0").unwrap_err(), "r looks like qrels, not a run");
        assert_eq!(read("\n\n").unwrap_err(), "r is empty: a run should be in it");
    }

    proptest! {
        #![proptest_config(crate::testing::cases(64))]

        #[test]
        fn the_first_of_a_run_are_those_of_the_whole(
            lines in prop::collection::vec((0..2_u8, 0..400_u16, 0..50_u8), 1..600),
            depth in 0..20_usize,
        ) {
            let text: String = lines.iter().map(|(topic, document, score)| format!("{topic} Q0 d{document} 1 {score} t\n")).collect();
            let source = Source::copied("r", text.as_bytes()).unwrap();
            let join = |_: &str, document: &str| document.trim_end_matches('0').to_owned();
            let (whole, _) = Run::read(&source, &|_| true, &join).unwrap();
            let (part, _) = Run::read_first(&source, &|_| true, &join, depth).unwrap();
            for (topic, entries) in whole.topics() {
                prop_assert_eq!(part.of(topic), &entries[..depth.min(entries.len())]);
            }
        }

        #[test]
        fn runs_round_trip(
            topics in prop::collection::vec(("[a-z0-9 ]{1,3}", prop::collection::btree_set("[a-z#é ]{1,3}", 1..12)), 1..6),
            scores in prop::collection::vec(-1e3..1e3_f64, 80),
        ) {
            let mut run = Run::new("a tag");
            let mut sorted = scores;
            sorted.sort_by(|a, b| b.total_cmp(a));
            for (topic, documents) in &topics {
                let columns: std::collections::BTreeSet<String> = documents.iter().map(|name| column(name)).collect();
                run.push(topic, columns.into_iter().zip(sorted.iter().copied()));
            }
            let mut bytes = Vec::new();
            run.write(&mut bytes).unwrap();
            let (again, oddities) = read(std::str::from_utf8(&bytes).unwrap()).unwrap();
            prop_assert_eq!(again, run);
            prop_assert_eq!(oddities, Oddities::default());
        }
    }
}
