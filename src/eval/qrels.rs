//! Judgments: which documents answer which topic, and how well.

use std::collections::{BTreeMap, HashMap};
use std::io::{self, Write};

use super::column::{column, is_blank, words};
use super::error::EvalError;
use super::kind::{FileKind, names_columns};
use super::oddity::{Oddities, Oddity};
use super::source::Source;

/// Judgments: the grade of a document for a topic. From 1 on it is relevant, 0 is not; below 0 it counts as not judged
/// by all but judged@k, as trec_eval has it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Qrels {
    /// Topics as they first came.
    order: Vec<String>,
    judged: HashMap<String, BTreeMap<String, i32>>,
}

/// A judgment as a line has it.
struct Judgment<'a> {
    topic: &'a str,
    document: &'a str,
    grade: &'a str,
}

impl Qrels {
    /// Reads qrels: lines `topic 0 document grade`, or `topic<TAB>document<TAB>grade` with or without a line of names.
    ///
    /// # Errors
    /// The file cannot be read, is empty, holds something else, or a line is none of these.
    pub fn read(source: &Source) -> Result<(Self, Oddities), EvalError> {
        source.expect(&[FileKind::Qrels])?;
        let mut lines = source.lines()?;
        let mut qrels = Self::default();
        let mut oddities = Oddities::default();
        let mut is_first = true;
        while let Some((number, line)) = lines.next()? {
            let was_first = std::mem::take(&mut is_first);
            let Some(judgment) = parse(line) else {
                let columns = words(line).count();
                return Err(lines.wrong(format!("{columns} columns are no judgment"), FileKind::Qrels.example()));
            };
            let Ok(grade) = judgment.grade.parse::<i32>() else {
                // A table's first line may name its columns.
                if was_first && names_columns(line) {
                    continue;
                }
                let what = format!("the grade `{}` is no whole number", judgment.grade);
                return Err(lines.wrong(what, FileKind::Qrels.example()));
            };
            let (topic, document) = (column(judgment.topic), column(judgment.document));
            let before = qrels.judge(&topic, &document, grade);
            if before.is_some_and(|before| before != grade) {
                oddities.note(Oddity::OtherGrade, || format!("{}:{number}", source.name()));
            }
        }
        if qrels.is_empty() { Err(source.empty(FileKind::Qrels)) } else { Ok((qrels, oddities)) }
    }

    /// Writes a line `topic 0 document grade` for each judgment.
    ///
    /// # Errors
    /// Writing failed.
    pub fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        for (topic, judged) in self.topics() {
            for (document, grade) in judged {
                writeln!(out, "{} 0 {} {grade}", column(topic), column(document))?;
            }
        }
        Ok(())
    }

    /// Notes a grade; gives the one that was known before.
    pub fn judge(&mut self, topic: &str, document: &str, grade: i32) -> Option<i32> {
        if !self.judged.contains_key(topic) {
            self.order.push(topic.to_owned());
        }
        self.judged.entry(topic.to_owned()).or_default().insert(document.to_owned(), grade)
    }

    /// Notes a topic that counts as judged, whether or not a document of it is.
    pub fn note_topic(&mut self, topic: &str) {
        if !self.judged.contains_key(topic) {
            self.order.push(topic.to_owned());
            self.judged.insert(topic.to_owned(), BTreeMap::new());
        }
    }

    /// Forgets a judgment.
    pub fn forget(&mut self, topic: &str, document: &str) {
        if let Some(judged) = self.judged.get_mut(topic) {
            judged.remove(document);
            if judged.is_empty() {
                self.judged.remove(topic);
                self.order.retain(|known| known != topic);
            }
        }
    }

    /// The judged topics as they first came, each with the grades of its documents.
    pub fn topics(&self) -> impl Iterator<Item = (&str, &BTreeMap<String, i32>)> {
        self.order.iter().filter_map(|topic| Some((topic.as_str(), self.judged.get(topic)?)))
    }

    /// The grades of a topic's documents; `None` where nothing is judged.
    pub fn of(&self, topic: &str) -> Option<&BTreeMap<String, i32>> {
        self.judged.get(topic)
    }

    /// A judged topic as it is kept here, with the grades of its documents.
    pub(super) fn topic(&self, topic: &str) -> Option<(&str, &BTreeMap<String, i32>)> {
        self.judged.get_key_value(topic).map(|(topic, judged)| (topic.as_str(), judged))
    }

    /// The grade of a document for a topic.
    pub fn grade(&self, topic: &str, document: &str) -> Option<i32> {
        self.of(topic)?.get(document).copied()
    }

    /// How many topics are judged.
    pub fn topic_count(&self) -> usize {
        self.order.len()
    }

    /// How many judgments there are.
    pub fn len(&self) -> usize {
        self.judged.values().map(BTreeMap::len).sum()
    }

    /// Whether nothing is judged.
    pub fn is_empty(&self) -> bool {
        self.order.is_empty()
    }
}

fn parse(line: &str) -> Option<Judgment<'_>> {
    let columns: Vec<&str> = match line.contains('\t') {
        true => line.split('\t').map(|column| column.trim_matches(is_blank)).collect(),
        false => words(line).collect(),
    };
    match columns.as_slice() {
        [topic, _, document, grade] | [topic, document, grade] => Some(Judgment { topic, document, grade }),
        // Tabs and blanks mixed.
        _ => match words(line).collect::<Vec<_>>().as_slice() {
            [topic, _, document, grade] => Some(Judgment { topic, document, grade }),
            _ => None,
        },
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(text: &str) -> Result<(Qrels, Oddities), String> {
        Qrels::read(&Source::copied("q", text.as_bytes()).unwrap()).map_err(|error| error.to_string())
    }

    #[test]
    fn all_forms_are_read() {
        let mut expected = Qrels::default();
        expected.judge("2", "d1", 3);
        expected.judge("1", "d2", -1);
        for text in [
            "2 0 d1 3\n1 0 d2 -1\n",
            "\u{feff}2\t0\td1\t3\r\n\r\n1\tQ0\td2\t-1",
            "2\td1\t3\n1\td2\t-1\n",
            "query-id\tcorpus-id\tscore\n2\td1\t3\n1\td2\t-1\n",
            "2  0   d1\t3\n1 0 d2 -1",
        ] {
            assert_eq!(read(text), Ok((expected.clone(), Oddities::default())), "{text:?}");
        }
    }

    #[test]
    fn a_blank_in_a_name_between_tabs_is_escaped_as_in_runs() {
        let (qrels, _) = read("first one\tmy notes.txt\t2").unwrap();
        assert_eq!(qrels.grade("first%20one", "my%20notes.txt"), Some(2));
    }

    #[test]
    fn no_judgment_is_taken_for_a_line_of_names() {
        assert_eq!(read("q1\ta\thigh\nq1\tb\t1").unwrap_err(), "q:1: the grade `high` is no whole number");
    }

    #[test]
    fn names_are_parted_by_blanks_of_ascii_and_escaped_as_in_runs() {
        let (qrels, _) = read("1 0 a\u{a0}b 2\n1 0 c\x01d 1\n").unwrap();
        let run = Source::copied("r", "1 Q0 a\u{a0}b 1 9 t\n1 Q0 c\x01d 2 8 t\n".as_bytes()).unwrap();
        let (standing, _) = super::super::standing::Standing::read(&run, &qrels).unwrap();
        assert_eq!(standing.topic("1").unwrap().judged, [(1, 2), (2, 1)]);
        let (run, _) = super::super::run::Run::read(&run, &|_| true, &|_, it| it.to_owned()).unwrap();
        assert_eq!(run.of("1")[1].document, "c%01d");
    }

    #[test]
    fn a_pair_that_is_judged_again_is_said() {
        let (qrels, oddities) = read("1 0 a 1\n1 0 a 1\n1 0 a 2\n").unwrap();
        assert_eq!(qrels.grade("1", "a"), Some(2));
        assert_eq!(
            oddities.sentences(),
            ["1 judgment contradicts an earlier one of the same pair: the later one counts (q:3)"]
        );
    }

    #[test]
    fn a_fault_is_named_with_its_line() {
        assert_eq!(read("1 0 a 1\n1 a").unwrap_err(), "q:2: 2 columns are no judgment");
        assert_eq!(read("1 0 a 1\n1 0 b high").unwrap_err(), "q:2: the grade `high` is no whole number");
        assert_eq!(read("1 0 a 1\n1 0 b 0.5").unwrap_err(), "q:2: the grade `0.5` is no whole number");
        assert_eq!(read("").unwrap_err(), "q is empty: qrels should be in it");
        assert_eq!(read("1 Q0 a 1 2.5 tag").unwrap_err(), "q looks like a run, not qrels");
        assert_eq!(read("q1\theat pump").unwrap_err(), "q looks like a file of topics, not qrels");
    }

    proptest! {
        #![proptest_config(crate::testing::cases(64))]

        #[test]
        fn qrels_round_trip(judgments in prop::collection::vec(("[a-z0-9 ]{1,3}", "[a-zé#/ ]{1,4}", -2..5_i32), 1..30)) {
            let mut qrels = Qrels::default();
            for (topic, document, grade) in &judgments {
                qrels.judge(&column(topic), &column(document), *grade);
            }
            let mut bytes = Vec::new();
            qrels.write(&mut bytes).unwrap();
            let (again, oddities) = read(std::str::from_utf8(&bytes).unwrap()).unwrap();
            prop_assert_eq!(again, qrels);
            prop_assert_eq!(oddities, Oddities::default());
        }
    }
}
