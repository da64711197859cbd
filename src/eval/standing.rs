//! Where the judged documents stand in a run.

use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap, HashSet};

use super::ask::article_meant;
use super::error::EvalError;
use super::oddity::{Oddities, Oddity};
use super::qrels::Qrels;
use super::run::{Run, order};
use super::run_lines::{each_line, hash};
use super::seen::Seen;
use super::source::Source;

/// Where the judged documents of one topic stand.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Placed {
    /// How many documents were found, judged or not.
    pub retrieved: u64,
    /// Rank, from 1, and grade of each judged document that was found, by rank.
    pub judged: Vec<(u64, i32)>,
}

/// Where the judged documents of every judged topic stand: all that measures need of a run.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Standing {
    /// The run's tag.
    pub tag: String,
    topics: HashMap<String, Placed>,
}

/// A judged document of a topic: its score, its id, its grade, and how many others are known to stand right before it.
struct Judged {
    score: f32,
    document: String,
    grade: i32,
    before: u64,
}

impl Standing {
    /// Of a run in a file, which is read twice. Documents stand by score, equal ones by id descending (its bytes),
    /// whatever their ranks. Memory grows with the judgments and with the lines of one topic (eight bytes each); where
    /// lines of other topics stand between those of a judged one, with all lines of such topics (sixteen bytes each).
    ///
    /// # Errors
    /// The file cannot be read, is empty, holds something else, or a line is none of a run.
    pub fn read(source: &Source, qrels: &Qrels) -> Result<(Self, Oddities), EvalError> {
        let mut oddities = Oddities::default();
        let mut standing = Self::default();
        let mut found: HashMap<&str, HashMap<&str, (f32, i32)>> = HashMap::new();
        let mut unjudged: HashSet<u64> = HashSet::new();
        let mut seen = Seen::default();
        each_line(source, &mut oddities, &mut |line, oddities| {
            if standing.tag.is_empty() {
                standing.tag = line.tag.unwrap_or("_").to_owned();
            }
            let Some((topic, judged)) = qrels.topic(line.topic) else {
                if unjudged.insert(hash(line.topic)) {
                    oddities.note(Oddity::UnjudgedTopic, || format!("`{}`, {}", line.topic, line.place(source)));
                }
                return Ok(());
            };
            seen.note(topic);
            let found = found.entry(topic).or_default();
            if let Some((document, grade)) = judged.get_key_value(line.document) {
                found.entry(document).or_insert((line.score, *grade));
            }
            Ok(())
        })?;
        let mut placing: HashMap<&str, (u64, Vec<Judged>)> = found
            .into_iter()
            .map(|(topic, found)| {
                let judged = |(document, (score, grade)): (&str, (f32, i32))| Judged {
                    score,
                    document: document.to_owned(),
                    grade,
                    before: 0,
                };
                let mut judged: Vec<Judged> = found.into_iter().map(judged).collect();
                judged.sort_unstable_by(|a, b| order((a.score, &a.document), (b.score, &b.document)));
                (topic, (0, judged))
            })
            .collect();
        seen.again();
        each_line(source, &mut Oddities::default(), &mut |line, _| {
            let Some((retrieved, judged)) = placing.get_mut(line.topic) else { return Ok(()) };
            if !seen.is_new(line.topic, line.document) {
                oddities.note(Oddity::DocumentTwice, || line.place(source));
                return Ok(());
            }
            *retrieved += 1;
            let own = (line.score, line.document);
            let behind = judged.partition_point(|other| order(own, (other.score, &other.document)).is_ge());
            if let Some(next) = judged.get_mut(behind) {
                next.before += 1;
            }
            Ok(())
        })?;
        for (topic, (retrieved, judged)) in placing {
            let mut before = 0;
            let ranked = judged.iter().map(|judged| {
                before += judged.before;
                (before + 1, judged.grade)
            });
            standing.topics.insert(topic.to_owned(), Placed { retrieved, judged: ranked.collect() });
        }
        standing.note_missing(qrels, &mut oddities);
        Ok((standing, oddities))
    }

    /// Of a run in a file, of which each line stands for its article ([`article_meant`]). What judged topics have is
    /// in memory at once.
    ///
    /// # Errors
    /// The file cannot be read, is empty, holds something else, or a line is none of a run.
    pub fn of_articles(source: &Source, qrels: &Qrels) -> Result<(Self, Oddities), EvalError> {
        let unjudged = RefCell::new(BTreeSet::new());
        let is_judged = |topic: &str| {
            let is_judged = qrels.of(topic).is_some();
            if !is_judged && !unjudged.borrow().contains(topic) {
                unjudged.borrow_mut().insert(topic.to_owned());
            }
            is_judged
        };
        let (run, mut oddities) =
            Run::read(source, &is_judged, &|topic, document| article_meant(qrels, topic, document))?;
        for topic in unjudged.into_inner() {
            oddities.note(Oddity::UnjudgedTopic, || format!("`{topic}`"));
        }
        let (standing, more) = Self::of(&run, qrels);
        oddities.merge(more);
        Ok((standing, oddities))
    }

    /// Of a run in memory.
    pub fn of(run: &Run, qrels: &Qrels) -> (Self, Oddities) {
        let mut oddities = Oddities::default();
        let mut standing = Self { tag: run.tag.clone(), topics: HashMap::new() };
        for (topic, entries) in run.topics() {
            let Some(judged) = qrels.of(topic) else {
                oddities.note(Oddity::UnjudgedTopic, || format!("`{topic}`"));
                continue;
            };
            let ranked = (1..).zip(entries).filter_map(|(rank, entry)| Some((rank, *judged.get(&entry.document)?)));
            let placed = Placed { retrieved: entries.len() as u64, judged: ranked.collect() };
            standing.topics.insert(topic.to_owned(), placed);
        }
        standing.note_missing(qrels, &mut oddities);
        (standing, oddities)
    }

    fn note_missing(&self, qrels: &Qrels, oddities: &mut Oddities) {
        for (topic, _) in qrels.topics() {
            if self.topic(topic).is_none_or(|placed| placed.retrieved == 0) {
                oddities.note(Oddity::NoResult, || format!("`{topic}`"));
            }
        }
    }

    /// Where the judged documents of `topic` stand; `None` where the run has nothing for it.
    pub fn topic(&self, topic: &str) -> Option<&Placed> {
        self.topics.get(topic)
    }

    /// Whether nothing that was found is judged.
    pub fn is_unjudged(&self) -> bool {
        self.topics.values().all(|placed| placed.judged.is_empty())
    }

    /// Whether a relevant document was found: one of a grade from 1 on.
    pub fn has_relevant(&self) -> bool {
        self.topics.values().any(|placed| placed.judged.iter().any(|(_, grade)| *grade >= 1))
    }

    /// Whether the run has nothing for any judged topic.
    pub fn is_empty(&self) -> bool {
        self.topics.values().all(|placed| placed.retrieved == 0)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn qrels(judgments: &[(&str, &str, i32)]) -> Qrels {
        let mut qrels = Qrels::default();
        for (topic, document, grade) in judgments {
            qrels.judge(topic, document, *grade);
        }
        qrels
    }

    #[test]
    fn judged_documents_are_placed_among_all_of_their_topic() {
        let qrels = qrels(&[("1", "b", 2), ("1", "a", 0), ("1", "gone", 1), ("2", "x", 1), ("3", "x", 1)]);
        let text = "1 Q0 u 1 9 t\n2 Q0 x 1 5 t\n1 Q0 a 3 7 t\n9 Q0 z 1 1 t\n1 Q0 b 4 7 t\n1 Q0 v 2 8 t\n";
        let (standing, oddities) = Standing::read(&Source::copied("r", text.as_bytes()).unwrap(), &qrels).unwrap();
        assert_eq!(standing.topic("1"), Some(&Placed { retrieved: 4, judged: vec![(3, 2), (4, 0)] }));
        assert_eq!(standing.topic("2"), Some(&Placed { retrieved: 1, judged: vec![(1, 1)] }));
        assert_eq!(standing.topic("3"), None);
        assert_eq!(
            oddities.sentences(),
            ["1 topic has no judgment and is left out (`9`, r:4)", "1 judged topic has no result: it counts 0 (`3`)"]
        );
    }

    #[test]
    fn of_a_document_that_comes_twice_the_first_line_counts() {
        let qrels = qrels(&[("1", "b", 2)]);
        let text = "1 Q0 u 1 9 t\n1 Q0 u 2 8 t\n1 Q0 b 3 7 t\n1 Q0 b 4 9.5 t\n";
        let (standing, oddities) = Standing::read(&Source::copied("r", text.as_bytes()).unwrap(), &qrels).unwrap();
        assert_eq!(standing.topic("1"), Some(&Placed { retrieved: 2, judged: vec![(2, 2)] }));
        assert_eq!(oddities.count(Oddity::DocumentTwice), 2);
        // Of topics that are interleaved, what comes again is known too, judged or not.
        let text = "1 Q0 u 1 9 t\n2 Q0 x 1 1 t\n1 Q0 b 2 7 t\n2 Q0 y 2 1 t\n1 Q0 u 3 8 t\n";
        let (standing, oddities) = Standing::read(&Source::copied("r", text.as_bytes()).unwrap(), &qrels).unwrap();
        assert_eq!(standing.topic("1"), Some(&Placed { retrieved: 2, judged: vec![(2, 2)] }));
        assert_eq!(oddities.count(Oddity::DocumentTwice), 1);
    }

    #[test]
    fn an_article_may_be_called_as_a_passage_is() {
        let qrels = qrels(&[("1", "r#7", 2), ("1", "a%41", 1), ("1", "b", 1)]);
        let text = "1 Q0 r#7 1 9 t\n1 Q0 a%41 2 8 t\n1 Q0 b#2 3 7 t\n1 Q0 b#1 4 6 t\n2 Q0 b 1 1 t\n2 Q0 c 1 1 t\n";
        let (standing, oddities) =
            Standing::of_articles(&Source::copied("r", text.as_bytes()).unwrap(), &qrels).unwrap();
        assert_eq!(standing.topic("1"), Some(&Placed { retrieved: 3, judged: vec![(1, 2), (2, 1), (3, 1)] }));
        assert_eq!(oddities.count(Oddity::UnjudgedTopic), 1);
    }

    proptest! {
        #![proptest_config(crate::testing::cases(128))]

        #[test]
        fn a_file_and_the_run_in_memory_stand_alike(
            lines in prop::collection::btree_map((0..4_u8, 0..20_u8), 0..5_u8, 1..60),
            judged in prop::collection::vec((0..5_u8, 0..25_u8, -1..3_i32), 1..40),
            interleaved in any::<bool>(),
        ) {
            let mut lines: Vec<_> = lines.into_iter().collect();
            if interleaved {
                lines.sort_by_key(|((topic, document), _)| (*document, *topic));
            }
            let text: String =
                lines.iter().map(|((topic, document), score)| format!("{topic} Q0 d{document} 0 {score} t\n")).collect();
            let mut qrels = Qrels::default();
            for (topic, document, grade) in judged {
                qrels.judge(&topic.to_string(), &format!("d{document}"), grade);
            }
            let source = Source::copied("r", text.as_bytes()).unwrap();
            let (run, _) = Run::read(&source, &|_| true, &|_, it| it.to_owned()).unwrap();
            let (streamed, _) = Standing::read(&source, &qrels).unwrap();
            let (whole, _) = Standing::of(&run, &qrels);
            prop_assert_eq!(streamed, whole);
        }
    }
}
