//! The lines of a run, one after the other: memory does not grow with the file.

use std::borrow::Cow;

use super::column::{column, words};
use super::error::EvalError;
use super::kind::FileKind;
use super::oddity::{Oddities, Oddity};
use super::source::Source;

/// A line of a run.
pub(super) struct RunLine<'a> {
    pub(super) number: u64,
    pub(super) topic: &'a str,
    pub(super) document: &'a str,
    pub(super) score: f32,
    pub(super) tag: Option<&'a str>,
}

impl RunLine<'_> {
    pub(super) fn place(&self, source: &Source) -> String {
        format!("{}:{}", source.name(), self.number)
    }
}

/// A number that stands for a name: two names with the same one are not to be expected in any file that fits a disk.
pub(super) fn hash(name: &str) -> u64 {
    xxhash_rust::xxh3::xxh3_64(name.as_bytes())
}

/// Hands every line of a run to `each`, in the order of the file; memory does not grow with the file.
pub(super) fn each_line(
    source: &Source,
    oddities: &mut Oddities,
    each: &mut dyn FnMut(&RunLine<'_>, &mut Oddities) -> Result<(), EvalError>,
) -> Result<(), EvalError> {
    source.expect(&[FileKind::Run])?;
    let is_tag_a_number = is_tag_a_number(source)?;
    let mut lines = source.lines()?;
    let mut first_tag: Option<String> = None;
    let mut before: Option<(String, f64, f32)> = None;
    let mut any = false;
    while let Some((number, line)) = lines.next()? {
        any = true;
        let mut columns = [""; 6];
        let mut count = 0;
        for word in words(line) {
            if let Some(column) = columns.get_mut(count) {
                *column = word;
            }
            count += 1;
        }
        let [topic, _, document, fourth, fifth, sixth] = columns;
        let number_of = |text: &str| text.parse::<f64>().ok();
        let (rank, score, tag) = match count {
            6 => (Some(fourth), fifth, Some(sixth)),
            5 if number_of(fifth).is_some() && !is_tag_a_number => (Some(fourth), fifth, None),
            5 if number_of(fourth).is_some() => (None, fourth, Some(fifth)),
            _ => {
                let what = format!("{} where a run has 6", columns_words(count));
                return Err(lines.wrong(what, FileKind::Run.example()));
            }
        };
        let score = match number_of(score) {
            Some(value) if !value.is_nan() => value as f32,
            Some(_) => {
                let what = format!("the score `{score}` is no number, so nothing can be put in order by it");
                return Err(
                    lines.wrong(what, "find out what wrote it; a document without a score is left out of a run")
                );
            }
            None => {
                let what = format!("the score `{score}` is no number");
                return Err(lines.wrong(what, FileKind::Run.example()));
            }
        };
        let place = || format!("{}:{number}", source.name());
        match (tag, &first_tag) {
            (None, _) => oddities.note(Oddity::NoTag, place),
            (Some(tag), None) => first_tag = Some(tag.to_owned()),
            (Some(tag), Some(first)) if tag != first => oddities.note(Oddity::OtherTag, place),
            _ => {}
        }
        // Some tools write `1.0`.
        match rank.and_then(number_of).filter(|rank| rank.is_finite()) {
            None => oddities.note(Oddity::NoRank, place),
            Some(rank) => match &mut before {
                Some((known, rank_before, score_before)) if known == topic => {
                    if rank > *rank_before && score > *score_before {
                        oddities.note(Oddity::RankAgainstScore, place);
                    } else if rank == *rank_before || rank > *rank_before + 1.0 {
                        oddities.note(Oddity::RankOutOfTurn, place);
                    }
                    (*rank_before, *score_before) = (rank, score);
                }
                _ => before = Some((topic.to_owned(), rank, score)),
            },
        }
        // -0 and 0 are one score.
        let (topic, document) = (named(topic), named(document));
        each(&RunLine { number, topic: &topic, document: &document, score: score + 0.0, tag }, oddities)?;
    }
    if any { Ok(()) } else { Err(source.empty(FileKind::Run)) }
}

/// Lines of five columns that are looked at to tell what is missing of them.
const LOOKED_AT: usize = 50;

/// Whether lines of five columns end in a tag that is a number: it is the same on all of them, and what stands before it is
/// no rank, as it is no whole number or falls.
fn is_tag_a_number(source: &Source) -> Result<bool, EvalError> {
    let mut lines = source.lines()?;
    let mut first_tag: Option<String> = None;
    let mut before: Option<(String, f64)> = None;
    let mut is_rank = true;
    for _ in 0..LOOKED_AT {
        let Some((_, line)) = lines.next()? else { break };
        let columns: Vec<&str> = words(line).take(6).collect();
        let [topic, _, _, fourth, tag] = columns.as_slice() else { continue };
        let (Ok(value), Ok(_)) = (fourth.parse::<f64>(), tag.parse::<f64>()) else { continue };
        if first_tag.get_or_insert_with(|| (*tag).to_owned()) != tag {
            return Ok(false);
        }
        is_rank &= value.fract() == 0.0;
        is_rank &= before.as_ref().is_none_or(|(known, rank)| known != topic || value >= *rank);
        before = Some(((*topic).to_owned(), value));
    }
    Ok(!is_rank)
}

/// A name as judgments have it: what has nothing to be escaped stays where it is.
fn named(name: &str) -> Cow<'_, str> {
    if name.bytes().all(|byte| byte.is_ascii_graphic()) { Cow::Borrowed(name) } else { Cow::Owned(column(name)) }
}

fn columns_words(count: usize) -> String {
    if count == 1 { "1 column".to_owned() } else { format!("{count} columns") }
}
