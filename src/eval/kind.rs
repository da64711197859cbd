//! What a file seems to hold, so that the wrong file behind a flag is recognised.

use std::fmt;

use serde_json::Value;

use super::column::words;

/// A kind of file that evaluation reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum FileKind {
    /// What is looked for.
    Topics,
    /// Which documents answer it.
    Qrels,
    /// The same by quotation.
    Quotations,
    /// What was found.
    Run,
    /// Where the answers stand.
    Evidence,
    /// Articles.
    Corpus,
}

impl FileKind {
    /// The flag that such a file goes behind.
    pub(super) fn flag(self) -> Option<&'static str> {
        match self {
            Self::Topics => Some("--topics"),
            Self::Qrels | Self::Quotations => Some("--qrels"),
            Self::Run => Some("--run"),
            Self::Evidence => Some("--evidence"),
            Self::Corpus => None,
        }
    }

    /// What a line of it looks like, as a sentence.
    pub fn example(self) -> &'static str {
        match self {
            Self::Topics => {
                "a line of topics is `id<TAB>text` or {\"_id\": \"q1\", \"text\": \"heat pump\"}; TREC topics are read too"
            }
            Self::Qrels => {
                "a line of qrels is `topic 0 document grade`, or `topic<TAB>document<TAB>grade`, the grade a whole number"
            }
            Self::Quotations => "a line is `topic<TAB>article<TAB>grade<TAB>the sentence that answers`",
            Self::Run => "a line of a run is `topic Q0 document rank score tag`",
            Self::Evidence => {
                "a line of evidence is {\"qid\": \"q1\", \"docid\": \"article\", \"answer\": \"the words\"}; `answer_start_in_doc` says where they begin"
            }
            Self::Corpus => "a record of a corpus is {\"_id\": \"a1\", \"title\": \"…\", \"text\": \"…\"}",
        }
    }

    /// What `lines` look like: `None` unless all of them look like the same thing.
    pub(super) fn of(lines: &[String]) -> Option<Self> {
        let (first, rest) = lines.split_first()?;
        let kind = of_line(first)?;
        // The first line of a table may name its columns.
        let kind = match rest.first().and_then(|second| of_line(second)) {
            Some(second) if kind == Self::Topics && names_columns(first) => second,
            _ => kind,
        };
        // A number may be quoted of an article that is called by a number.
        let body = || lines.iter().skip(usize::from(names_columns(first)));
        if body().any(|line| of_line(line) == Some(Self::Quotations)) && body().all(|line| may_quote(line)) {
            return Some(Self::Quotations);
        }
        rest.iter().all(|line| first.trim_start().starts_with('<') || of_line(line) == Some(kind)).then_some(kind)
    }
}

impl fmt::Display for FileKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Topics => "a file of topics",
            Self::Qrels => "qrels",
            Self::Quotations => "judgments by quotation",
            Self::Run => "a run",
            Self::Evidence => "a file of evidence",
            Self::Corpus => "a corpus",
        })
    }
}

/// Characters from which on a text with a title is an article rather than a question.
const LONG_TEXT: usize = 400;

fn of_line(line: &str) -> Option<FileKind> {
    let line = line.trim();
    if line.starts_with('{') {
        return of_record(line);
    }
    if line.starts_with('<') {
        return Some(FileKind::Topics);
    }
    let columns: Vec<&str> = line.split('\t').map(str::trim).collect();
    if columns.len() == 2 {
        return Some(FileKind::Topics);
    }
    let words: Vec<&str> = words(line).collect();
    match words.as_slice() {
        [_, _, _, rank, score, _] if number(rank) && number(score) => return Some(FileKind::Run),
        // Without a tag, or without a rank.
        [_, _, _, rank, score] if columns.len() == 5 && (number(rank) || number(score)) => return Some(FileKind::Run),
        _ => {}
    }
    match (words.as_slice(), columns.as_slice()) {
        // Columns of blanks: a sentence behind a tab is never taken for them.
        ([_, iteration, _, grade], [_]) if whole(grade) && is_iteration(iteration) => Some(FileKind::Qrels),
        (_, [_, _, grade]) if whole(grade) => Some(FileKind::Qrels),
        (_, [_, second, third, fourth]) if whole(third) && !(whole(fourth) && is_iteration(second)) => {
            Some(FileKind::Quotations)
        }
        // trec_eval does not look at the second column.
        (_, [_, _, _, grade]) if whole(grade) => Some(FileKind::Qrels),
        // Tabs and blanks mixed.
        ([_, iteration, _, grade], _) if whole(grade) && is_iteration(iteration) => Some(FileKind::Qrels),
        (_, [_, _, ..]) => Some(FileKind::Topics),
        _ => None,
    }
}

fn whole(text: &str) -> bool {
    text.parse::<i64>().is_ok()
}

fn number(text: &str) -> bool {
    text.parse::<f64>().is_ok()
}

/// What usually stands in the second column of qrels.
fn is_iteration(text: &str) -> bool {
    whole(text) || text.eq_ignore_ascii_case("q0")
}

/// Whether a line may be a judgment by quotation.
fn may_quote(line: &str) -> bool {
    let mut columns = line.split('\t').map(str::trim);
    columns.nth(2).is_some_and(whole) && columns.next().is_some()
}

/// Whether the first line of a table names its columns: single words, and no digit in any of them.
pub(super) fn names_columns(line: &str) -> bool {
    line.contains('\t')
        && !line.contains(|c: char| c.is_ascii_digit())
        && line.split('\t').all(|name| words(name).count() == 1)
}

fn of_record(line: &str) -> Option<FileKind> {
    let Ok(Value::Object(record)) = serde_json::from_str::<Value>(line) else { return None };
    let has = |names: &[&str]| names.iter().any(|name| record.contains_key(*name));
    let length = record.get("text").and_then(Value::as_str).map_or(0, str::len);
    if has(&["answer", "answers", "evidence", "quote"]) && has(&["docid", "article", "doc_id"]) {
        Some(FileKind::Evidence)
    } else if has(&["title"]) && length >= LONG_TEXT {
        Some(FileKind::Corpus)
    } else if has(&["text", "query", "title", "question"]) {
        Some(FileKind::Topics)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(text: &str) -> Option<FileKind> {
        FileKind::of(&text.lines().map(str::to_owned).collect::<Vec<_>>())
    }

    #[test]
    fn every_kind_is_recognised() {
        assert_eq!(kind("1 Q0 d1 1 12.5 tag\n1 Q0 d2 2 11 tag"), Some(FileKind::Run));
        assert_eq!(kind("1 0 d1 2\n1 0 d2 -1"), Some(FileKind::Qrels));
        assert_eq!(kind("query-id\tcorpus-id\tscore\n1\td1\t2"), Some(FileKind::Qrels));
        assert_eq!(kind("q\ta.md\t3\tHeat pumps hum."), Some(FileKind::Quotations));
        assert_eq!(kind("q1\theat pump\nq2\tnoise"), Some(FileKind::Topics));
        assert_eq!(kind("<top>\n<num> 1"), Some(FileKind::Topics));
        assert_eq!(kind("{\"_id\": \"1\", \"text\": \"heat pump\"}"), Some(FileKind::Topics));
        assert_eq!(kind("{\"qid\": \"1\", \"docid\": \"a\", \"answer\": \"x\"}"), Some(FileKind::Evidence));
        let long = "word ".repeat(100);
        assert_eq!(
            kind(&format!("{{\"_id\": \"1\", \"title\": \"t\", \"text\": \"{long}\"}}")),
            Some(FileKind::Corpus)
        );
    }

    #[test]
    fn a_quotation_may_be_a_number_and_the_second_column_anything() {
        assert_eq!(kind("q\ta.md\t3\t1912"), Some(FileKind::Quotations));
        assert_eq!(kind("q\ta.md\t3\tIt hums.\nq\t12\t3\t1912\nq\t12\t3\tIt roars."), Some(FileKind::Quotations));
        assert_eq!(kind("topic\tarticle\tgrade\tquotation\nq\ta.md\t3\tIt hums."), Some(FileKind::Quotations));
        assert_eq!(kind("1\t0\td1\t1"), Some(FileKind::Qrels));
        assert_eq!(kind("1\t0\t12\t1"), Some(FileKind::Qrels));
        assert_eq!(kind("1\tN\td1\t1"), Some(FileKind::Qrels));
    }

    #[test]
    fn a_run_between_tabs_may_have_no_tag_and_broken_ranks() {
        assert_eq!(kind("1\tQ0\td1\t1\t2.5\n1\tQ0\td2\t2\t1.5"), Some(FileKind::Run));
        assert_eq!(kind("1\tQ0\td1\t2.5\tt"), Some(FileKind::Run));
        assert_eq!(kind("1\tQ0\td1\t1.0\t2.5\tt"), Some(FileKind::Run));
        assert_eq!(kind("1\theat of 1 2.5"), Some(FileKind::Topics));
    }

    #[test]
    fn what_is_mixed_or_strange_is_nothing() {
        assert_eq!(kind(""), None);
        assert_eq!(kind("heat pump"), None);
        assert_eq!(kind("1 0 d1 2\n1 Q0 d1 1 12.5 tag"), None);
    }
}
