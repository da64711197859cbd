//! Two runs compared.

use std::collections::HashMap;
use std::ffi::OsString;
use std::io::Write;

use super::{EvalArgs, Format, measured, source};
use crate::cli::open::Opened;
use crate::cli::screen::Screen;
use crate::eval::{Entry, Qrels, Run, Source, Topic, Unit, compare};
use crate::output::{self, Beside};
use crate::search::{Backend, SearchRequest, ShowRequest};

/// Ranks at which two runs differ that are shown for a topic.
const SHOWN: usize = 3;

/// Passages of a topic among which the best one of an article is looked for.
const DEEP: usize = 200;

/// Compares the runs in two files; with topics and an index, shows what both found first.
pub(super) fn run(
    args: &EvalArgs,
    (a, b): (&OsString, &OsString),
    qrels: &Qrels,
    asked: Option<(&[Topic], &Opened)>,
    screen: &mut Screen,
) -> anyhow::Result<u8> {
    let (a, b) = (source(a)?, source(b)?);
    let (mut first, mut second) = (measured::of_file(args, &a, qrels)?, measured::of_file(args, &b, qrels)?);
    if first.run == second.run {
        // Two runs of one tag are told apart by their files.
        a.name().clone_into(&mut first.run);
        b.name().clone_into(&mut second.run);
    }
    let comparison = compare(&first, &second);
    match args.format {
        Format::Json => output::write_comparison_json(&comparison, screen)?,
        Format::Csv => output::write_comparison_csv(&comparison, screen)?,
        Format::Text => {
            let style = screen.style.clone();
            output::write_comparison(&comparison, &style, screen)?;
            let changed = comparison.changed.get(..args.changed.min(comparison.changed.len())).unwrap_or_default();
            let measure = comparison.measures.first().map_or("", |it| it.measure.as_str());
            let wanted = |topic: &str| changed.iter().any(|it| it.topic == topic);
            let documents =
                |source: &Source| -> anyhow::Result<Run> { Ok(Run::read(source, &wanted, &str::to_owned)?.0) };
            let runs = if asked.is_some() { Some((documents(&a)?, documents(&b)?)) } else { None };
            for it in changed {
                writeln!(screen)?;
                let topic = asked.and_then(|(topics, _)| topics.iter().find(|topic| topic.id == it.topic));
                output::write_changed(it, measure, topic.map(|topic| topic.text.as_str()), &style, screen)?;
                if let (Some(topic), Some((_, opened)), Some((a, b))) = (topic, asked, &runs) {
                    let mut shown = Shown { opened, topic, qrels, best: None };
                    output::write_beside(&shown.differing(a, b)?, &style, screen)?;
                }
            }
        }
    }
    let is_zero = |mean: f64| mean == 0.0;
    Ok(u8::from(comparison.measures.iter().all(|it| is_zero(it.a) && is_zero(it.b))))
}

/// Shows the documents of a topic.
struct Shown<'a> {
    opened: &'a Opened,
    topic: &'a Topic,
    qrels: &'a Qrels,
    /// The best passage of each article, found when it is first asked for.
    best: Option<HashMap<String, String>>,
}

impl Shown<'_> {
    /// What stands at the first ranks at which the runs differ.
    fn differing(&mut self, a: &Run, b: &Run) -> anyhow::Result<Vec<(Option<Beside>, Option<Beside>)>> {
        let (a, b) = (a.of(&self.topic.id), b.of(&self.topic.id));
        let document = |entries: &[Entry], rank: usize| entries.get(rank - 1).map(|entry| entry.document.clone());
        let pairs = (1..=a.len().max(b.len())).map(|rank| (rank, document(a, rank), document(b, rank)));
        pairs
            .filter(|(_, a, b)| a != b)
            .take(SHOWN)
            .map(|(rank, a, b)| Ok((self.document(a, rank)?, self.document(b, rank)?)))
            .collect()
    }

    fn document(&mut self, document: Option<String>, rank: usize) -> anyhow::Result<Option<Beside>> {
        let Some(document) = document else { return Ok(None) };
        let is_article = Unit::Article.document(&document) == document;
        let target = if is_article { self.best_of(&document)? } else { document.clone() };
        let request = ShowRequest { target, neighbours: Some(0), query: Some(self.topic.text.clone()) };
        // A run may name what this index does not have.
        let passage = self.opened.backend.show(&request).ok().and_then(|shown| shown.passages.into_iter().next());
        let grade = self.qrels.grade(&self.topic.id, &document);
        let segments = passage.map(|passage| passage.segments).unwrap_or_default();
        Ok(Some(Beside { rank, document, grade, segments }))
    }

    /// The best passage of an article, or its first.
    fn best_of(&mut self, article: &str) -> anyhow::Result<String> {
        if self.best.is_none() {
            let query = self.topic.text.clone();
            let request = SearchRequest { query, limit: DEEP, per_article: 1, ..SearchRequest::default() };
            let best = self.opened.backend.ranked(&request)?.into_iter().map(|passage| {
                let id = format!("{}#{}", passage.article, passage.ordinal);
                (Unit::Article.document(&id), id)
            });
            self.best = Some(best.collect());
        }
        let best = self.best.as_ref().and_then(|best| best.get(article).cloned());
        Ok(best.unwrap_or_else(|| format!("{article}#1")))
    }
}
