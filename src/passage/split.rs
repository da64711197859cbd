//! Cuts an article into passages.
//!
//! Passages tile the article in order. A cut falls at a heading, between paragraphs or between
//! sentences, in this order of liking; inside a sentence only where it alone is longer than a passage may be.

use super::Passage;
use super::choose::Chooser;
use super::tiles::{Tile, heading_level, runs, tiles};
use super::trail::{Trail, plain, same};
use super::units::{Unit, units};
use crate::article::{Article, BlockKind};
use crate::text::{Span, WORD, weight};

/// How large passages are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SplitOptions {
    /// Words from which on a passage is long enough to stand by itself.
    pub min_words: usize,
    /// Words that a passage does not go beyond, its heading not counted. An article without headings that
    /// is at most a fifth longer stays whole.
    pub max_words: usize,
}

impl Default for SplitOptions {
    fn default() -> Self {
        Self { min_words: 60, max_words: 200 }
    }
}

/// The passages of `article`: they tile its text, in order. An article without text has none.
///
/// A heading goes with what follows it, a list with the line that introduces it, where they fit. Furniture
/// of the page never shares a passage with what the article says.
pub fn split(article: &Article, options: &SplitOptions) -> Vec<Passage> {
    let tiles = tiles(article);
    let title = article.metadata.title.as_deref().map(plain);
    let is_title = |tile: &Tile| {
        let heading = tile.span.of(&article.text);
        heading.len() < 2000 && title.as_ref().is_some_and(|title| same(title, &plain(heading)))
    };
    let mut writer = Writer { article, passages: Vec::new(), trail: Trail::new(title.as_deref()) };
    let runs = runs(&tiles, is_title);
    let said = |run: &[Tile]| run.iter().all(|tile| tile.boilerplate.is_none());
    let alone = runs.iter().filter(|run| said(run)).count() == 1;
    for run in runs {
        if said(run) {
            if alone && stays_whole(article, run, options) {
                writer.write_whole(run);
            } else {
                writer.write_run(run, options);
            }
        } else {
            // Furniture stands under no heading of the article, and its own head nothing else.
            let outer = std::mem::replace(&mut writer.trail, Trail::new(title.as_deref()));
            writer.write_run(run, options);
            writer.trail = outer;
        }
    }
    writer.passages
}

/// Whether all that an article says is short enough for one passage.
fn stays_whole(article: &Article, run: &[Tile], options: &SplitOptions) -> bool {
    let limit = options.max_words.saturating_mul(6) / 5;
    let body = run.iter().skip_while(|tile| is_heading(tile));
    let mut words = 0;
    for tile in body {
        if is_heading(tile) || tile.span.len() > limit.saturating_mul(100) {
            return false;
        }
        words += weight(tile.span.of(&article.text));
        if words > limit as u64 * WORD {
            return false;
        }
    }
    true
}

fn is_heading(tile: &Tile) -> bool {
    heading_level(tile).is_some() || tile.kind == BlockKind::Title
}

struct Writer<'a> {
    article: &'a Article,
    passages: Vec<Passage>,
    trail: Trail,
}

impl Writer<'_> {
    fn write_run(&mut self, run: &[Tile], options: &SplitOptions) {
        let reason = run.iter().find_map(|tile| tile.boilerplate);
        let mut chooser = Chooser::new(options);
        let max = (options.max_words.max(1) as u64).saturating_mul(WORD);
        let text = &self.article.text;
        units(text, run, max, &mut |unit| {
            chooser.push(unit, &mut |units| self.write(units, reason));
        });
        chooser.finish(&mut |units| self.write(units, reason));
    }

    fn write_whole(&mut self, run: &[Tile]) {
        // Where nothing is cut, nobody asks for sentences and their weights.
        let whole: Vec<Unit> = run.iter().map(Unit::whole).collect();
        self.write(&whole, None);
    }

    fn write(&mut self, units: &[Unit], boilerplate: Option<crate::article::Boilerplate>) {
        let (Some(first), Some(last)) = (units.first(), units.last()) else { return };
        let article = self.article;
        let mut headings = None;
        for unit in units {
            match unit.heading {
                Some(0) => {}
                Some(level) => self.trail.enter(level, unit.span.of(&article.text)),
                None => {
                    headings.get_or_insert_with(|| self.trail.headings());
                }
            }
        }
        let span = Span::new(first.span.start, last.span.end);
        self.passages.push(Passage {
            ordinal: u32::try_from(self.passages.len() + 1).unwrap_or(u32::MAX),
            span,
            bytes: article.origin.bytes(span),
            lines: article.origin.lines(&article.text, span),
            headings: headings.unwrap_or_else(|| self.trail.headings()),
            boilerplate,
            offsets: article.origin.offsets_within(span),
        });
    }
}
