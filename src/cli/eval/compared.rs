//! Two runs compared.

use std::ffi::OsString;
use std::io::Write;

use super::measured::Remark;
use super::{EvalArgs, Format, Shown, UnitName, measured, source};
use crate::cli::open::Opened;
use crate::cli::progress::INTERRUPTED;
use crate::cli::screen::Screen;
use crate::eval::{Entry, Qrels, Run, Source, Topic, article_meant, compare};
use crate::output::{self, Beside};

/// Topics that are shown where nobody says how many.
const CHANGED: usize = 5;

/// Ranks at which two runs differ that are shown for a topic.
const SHOWN: usize = 3;

/// Compares the runs in two files; with topics and an index, shows what both found first.
pub(super) fn run(
    args: &EvalArgs,
    (a, b): (&OsString, &OsString),
    qrels: &Qrels,
    asked: Option<(&[Topic], &Opened)>,
    screen: &mut Screen,
) -> anyhow::Result<u8> {
    let (a, b) = (source(a)?, source(b)?);
    let ((one, of_one), (other, of_other)) =
        (measured::of_file_quietly(args, &a, qrels)?, measured::of_file_quietly(args, &b, qrels)?);
    say_remarks((a.name(), &of_one), (b.name(), &of_other));
    let found = one.found || other.found;
    let (mut first, mut second) = (one.evaluation, other.evaluation);
    if first.run == second.run {
        // Two runs of one tag are told apart by their files.
        a.name().clone_into(&mut first.run);
        b.name().clone_into(&mut second.run);
    }
    let comparison = compare(&first, &second);
    match args.format {
        Format::Json => output::write_comparison_json(&comparison, screen)?,
        Format::Csv if args.by_query => output::write_changed_csv(&comparison, screen)?,
        Format::Csv => output::write_comparison_csv(&comparison, screen)?,
        Format::Text => {
            let style = screen.style.clone();
            output::write_comparison(&comparison, &style, screen)?;
            let shown = if args.by_query { usize::MAX } else { args.changed.unwrap_or(CHANGED) };
            let changed = comparison.changed.get(..shown.min(comparison.changed.len())).unwrap_or_default();
            let measure = comparison.measures.first().map_or("", |it| it.measure.as_str());
            let wanted = |topic: &str| changed.iter().any(|it| it.topic == topic);
            // What stands side by side is what was measured.
            let unit = |topic: &str, document: &str| match args.unit {
                Some(UnitName::Article) => article_meant(qrels, topic, document),
                _ => document.to_owned(),
            };
            let documents = |source: &Source| -> anyhow::Result<Run> { Ok(Run::read(source, &wanted, &unit)?.0) };
            let runs = if asked.is_some() { Some((documents(&a)?, documents(&b)?)) } else { None };
            for it in changed {
                writeln!(screen)?;
                let topic = asked.and_then(|(topics, _)| topics.iter().find(|topic| topic.id == it.topic));
                output::write_changed(it, measure, topic.map(|topic| topic.text.as_str()), &style, screen)?;
                if let (Some(topic), Some((_, opened)), Some((a, b))) = (topic, asked, &runs) {
                    let ranking = opened.places.ranking.with(args.ranking, &args.rank);
                    let (a, b) = (a.of(&it.topic), b.of(&it.topic));
                    let pairs = differing(&mut Shown::new(opened, topic, ranking), qrels, a, b, &it.topic)?;
                    output::write_beside(&pairs, &style, screen)?;
                }
            }
        }
    }
    if asked.is_some_and(|(_, opened)| opened.interrupted) {
        return Ok(INTERRUPTED);
    }
    Ok(u8::from(!found))
}

/// Says what is odd about two runs: what holds of both once, anything else with the name of its run.
fn say_remarks((a, of_a): (&str, &[Remark]), (b, of_b): (&str, &[Remark])) {
    of_a.iter().filter(|remark| of_b.contains(remark)).for_each(Remark::say);
    for (name, own, others) in [(a, of_a, of_b), (b, of_b, of_a)] {
        for remark in own.iter().filter(|remark| !others.contains(remark)) {
            // Where a line is the place, the name of its file stands before it.
            let is_named = remark.warning.contains(&format!("{name}:"));
            let warning = if is_named { remark.warning.clone() } else { format!("{name}: {}", remark.warning) };
            Remark { warning, ..remark.clone() }.say();
        }
    }
}

/// What stands at the first ranks at which the runs differ.
fn differing(
    shown: &mut Shown,
    qrels: &Qrels,
    a: &[Entry],
    b: &[Entry],
    topic: &str,
) -> anyhow::Result<Vec<(Option<Beside>, Option<Beside>)>> {
    let document = |entries: &[Entry], rank: usize| entries.get(rank - 1).map(|entry| entry.document.clone());
    let mut beside = |document: Option<String>, rank: usize| -> anyhow::Result<Option<Beside>> {
        let Some(document) = document else { return Ok(None) };
        // A run may name what this index does not have.
        let segments = shown.passage(&document)?.map(|(_, passage)| passage.segments).unwrap_or_default();
        Ok(Some(Beside { rank, grade: qrels.grade(topic, &document), document, segments }))
    };
    let pairs = (1..=a.len().max(b.len())).map(|rank| (rank, document(a, rank), document(b, rank)));
    let differing = pairs.filter(|(_, a, b)| a != b).take(SHOWN);
    differing.map(|(rank, a, b)| Ok((beside(a, rank)?, beside(b, rank)?))).collect()
}
