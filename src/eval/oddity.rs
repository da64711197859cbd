//! What is odd in a file and does not keep it from being read.

use std::collections::BTreeMap;
use std::fmt;

/// Something odd in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Oddity {
    /// A run names a document of a topic again: the first line counts.
    DocumentTwice,
    /// A line of a run has no rank: the score tells the order in any case.
    NoRank,
    /// A line of a run has no tag.
    NoTag,
    /// A line of a run has a tag of its own.
    OtherTag,
    /// A later rank has a higher score: the score counts, as in trec_eval.
    RankAgainstScore,
    /// A rank comes twice, or leaves some out after that of the line before it: the score counts, as in trec_eval.
    RankOutOfTurn,
    /// A pair is judged again with another grade: the later one counts.
    OtherGrade,
    /// A judged document is not in the index.
    UnknownDocument,
    /// A judged topic is not among the topics.
    UnknownTopic,
    /// A topic has no judgment.
    UnjudgedTopic,
    /// A judged topic has no result: it counts 0.
    NoResult,
    /// A quotation is not in the article that it should be in, or more than once.
    LostQuotation,
    /// A quotation is in its article, and no single passage holds it.
    PartedQuotation,
    /// An answer does not begin where the evidence says: wherever its words stand counts.
    MisplacedEvidence,
    /// An answer is not in its article, or in no single passage of it: it is never found.
    LostEvidence,
}

impl Oddity {
    fn words(self, many: bool) -> &'static str {
        match (self, many) {
            (Self::DocumentTwice, false) => "line names a document that its topic has already: the first one counts",
            (Self::DocumentTwice, true) => "lines name a document that their topic has already: the first one counts",
            (Self::NoRank, false) => "line has no rank: the score tells the order in any case",
            (Self::NoRank, true) => "lines have no rank: the score tells the order in any case",
            (Self::NoTag, false) => "line has no run tag",
            (Self::NoTag, true) => "lines have no run tag",
            (Self::OtherTag, false) => "line has another run tag than the first",
            (Self::OtherTag, true) => "lines have another run tag than the first",
            (Self::RankAgainstScore, false) => {
                "line has a later rank and a higher score than the one before it: the score counts, as in trec_eval"
            }
            (Self::RankAgainstScore, true) => {
                "lines have a later rank and a higher score than the one before them: the score counts, as in trec_eval"
            }
            (Self::RankOutOfTurn, false) => {
                "line has the rank of the line before it, or leaves ranks out: the score counts, as in trec_eval"
            }
            (Self::RankOutOfTurn, true) => {
                "lines have the ranks of the lines before them, or leave ranks out: the score counts, as in trec_eval"
            }
            (Self::OtherGrade, false) => "judgment contradicts an earlier one of the same pair: the later one counts",
            (Self::OtherGrade, true) => "judgments contradict earlier ones of the same pairs: the later ones count",
            (Self::UnknownDocument, false) => "judged document is not in the index",
            (Self::UnknownDocument, true) => "judged documents are not in the index",
            (Self::UnknownTopic, false) => "judged topic is not among the topics: it counts 0",
            (Self::UnknownTopic, true) => "judged topics are not among the topics: they count 0",
            (Self::UnjudgedTopic, false) => "topic has no judgment and is left out",
            (Self::UnjudgedTopic, true) => "topics have no judgment and are left out",
            (Self::NoResult, false) => "judged topic has no result: it counts 0",
            (Self::NoResult, true) => "judged topics have no result: they count 0",
            (Self::LostEvidence, false) => "answer is not in its article, or parted by a cut: it counts as not found",
            (Self::LostEvidence, true) => {
                "answers are not in their articles, or parted by a cut: they count as not found"
            }
            (Self::MisplacedEvidence, false) => {
                "answer does not begin at the character that is named: every place of its words counts"
            }
            (Self::MisplacedEvidence, true) => {
                "answers do not begin at the characters that are named: every place of their words counts"
            }
            (Self::PartedQuotation, false) => {
                "quotation is parted by a cut between passages: no passage is judged by it"
            }
            (Self::PartedQuotation, true) => {
                "quotations are parted by cuts between passages: no passage is judged by them"
            }
            (Self::LostQuotation, false) => "quotation is not found, once and word for word, in its article",
            (Self::LostQuotation, true) => "quotations are not found, once and word for word, in their articles",
        }
    }
}

/// What is odd in a file: how often, and the first place of each.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Oddities(BTreeMap<Oddity, (u64, String)>);

impl Oddities {
    /// Notes `oddity`; `place` is told where it is the first.
    pub(super) fn note(&mut self, oddity: Oddity, place: impl FnOnce() -> String) {
        self.0.entry(oddity).or_insert_with(|| (0, place())).0 += 1;
    }

    /// How often `oddity` was seen.
    pub fn count(&self, oddity: Oddity) -> u64 {
        self.0.get(&oddity).map_or(0, |(count, _)| *count)
    }

    /// Adds those of `other`.
    pub fn merge(&mut self, other: Self) {
        for (oddity, (count, place)) in other.0 {
            self.0.entry(oddity).or_insert((0, place)).0 += count;
        }
    }

    /// Adds of `other` what is `oddity`.
    pub fn take(&mut self, mut other: Self, oddity: Oddity) {
        other.0.retain(|kind, _| *kind == oddity);
        self.merge(other);
    }

    /// A sentence about each.
    pub fn sentences(&self) -> Vec<String> {
        let sentence = |(oddity, (count, place)): (&Oddity, &(u64, String))| {
            let first = if *count == 1 { String::new() } else { "first ".to_owned() };
            format!("{count} {} ({first}{place})", oddity.words(*count != 1))
        };
        self.0.iter().map(sentence).collect()
    }
}

impl fmt::Display for Oddities {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.sentences().join("\n"))
    }
}
