//! Passages held to a query by the positions of their words: the postings and the column of sentences tell, nothing is
//! read of their text.

use tantivy::postings::{Postings, SegmentPostings, TermInfo};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, DocSet, SegmentReader, TERMINATED, Term};

use super::figures;
use super::set::Documents;
use crate::index::{Columns, Forms, Index, Layout};
use crate::matching::{PositionMatcher, Standing};
use crate::query::TextField;
use crate::text::Span;

/// What is found out about passages.
#[derive(Debug)]
pub(super) struct Told {
    /// Those of which it could be told whether they hold.
    pub(super) known: Documents,
    /// Those that hold.
    pub(super) held: Documents,
}

/// Tells of those of `among` that are not in `known`, passages of the segment with this `number`, which hold.
///
/// Of passages with words of which only the text tells where they end, nothing is told; without `forms` that may be any word.
pub(super) fn tell(
    matcher: &PositionMatcher,
    among: &Documents,
    known: &Documents,
    index: &Index,
    number: u32,
    forms: Option<&Forms>,
) -> tantivy::Result<Told> {
    let segment = index.searcher().segment_reader(number);
    let mut reader = Reader::open(matcher, among, index, segment, forms)?;
    let columns = index.columns(number)?;
    let alive = segment.alive_bitset();
    let mut told = Told { known: Documents::none(segment.max_doc()), held: Documents::none(segment.max_doc()) };
    for document in among.iter() {
        if known.contains(document) || alive.is_some_and(|alive| alive.is_deleted(document)) {
            continue;
        }
        if let Some(holds) = reader.holds(document, columns)? {
            told.known.insert(document);
            if holds {
                told.held.insert(document);
            }
        }
    }
    Ok(told)
}

/// Reads where the terms of a query stand in passages of one segment, asked for in order.
struct Reader<'a> {
    matcher: &'a PositionMatcher,
    /// Each with the number of its term, and whether its word may end farther on than where it begins.
    postings: Vec<(usize, bool, SegmentPostings)>,
    /// Where figures stand that are asked for, with their leaves, by document.
    figures: Vec<(DocId, usize, u32)>,
    /// How many of them have been passed.
    passed: usize,
    positions: Vec<u32>,
    layout: Layout,
    standing: Standing,
}

impl<'a> Reader<'a> {
    fn open(
        matcher: &'a PositionMatcher,
        among: &Documents,
        index: &Index,
        segment: &SegmentReader,
        forms: Option<&Forms>,
    ) -> tantivy::Result<Self> {
        let body = index.fields().body;
        let inverted = segment.inverted_index(body)?;
        let mut postings = Vec::new();
        for (number, (term, asks_for_end)) in matcher.terms().enumerate() {
            let option = IndexRecordOption::WithFreqsAndPositions;
            if let Some(found) = inverted.read_postings(&Term::from_field_text(body, term), option)? {
                let may_be_longer = asks_for_end && forms.is_none_or(|forms| forms.is_joined(term));
                postings.push((number, may_be_longer, found));
            }
        }
        let figures = figures_of(matcher, among, index, segment)?;
        let (layout, standing) = Default::default();
        Ok(Self { matcher, postings, figures, passed: 0, positions: Vec::new(), layout, standing })
    }

    /// Whether `document` holds, where positions tell.
    fn holds(&mut self, document: DocId, columns: &Columns) -> tantivy::Result<Option<bool>> {
        self.standing.clear();
        for (term, may_be_longer, postings) in &mut self.postings {
            if postings.doc() == TERMINATED
                || postings.doc() < document && postings.seek(document) == TERMINATED
                || postings.doc() != document
            {
                continue;
            }
            if *may_be_longer {
                return Ok(None);
            }
            postings.positions(&mut self.positions);
            self.standing.words.extend(self.positions.iter().map(|position| (*term, *position)));
        }
        let ahead = self.figures.get(self.passed..).unwrap_or_default();
        let (before, here) = ahead.split_at(ahead.partition_point(|(at, ..)| *at < document));
        let here = here.iter().take_while(|(at, ..)| *at == document);
        self.standing.figures.extend(here.map(|(_, leaf, position)| (*leaf, *position)));
        self.passed += before.len();
        columns.layout(document, &mut self.layout)?;
        let last = self.layout.pieces.len().saturating_sub(1);
        let field = |(at, (is_title, start)): (usize, &(bool, u32))| match is_title {
            true => (TextField::Title, *start),
            false if at == last => (TextField::Text, *start),
            false => (TextField::Heading, *start),
        };
        self.standing.pieces.extend(self.layout.pieces.iter().enumerate().map(field));
        let spans = |spans: &[Span], into: &mut Vec<Span>| into.extend_from_slice(spans);
        spans(&self.layout.sentences, &mut self.standing.sentences);
        spans(&self.layout.paragraphs, &mut self.standing.paragraphs);
        Ok(self.matcher.holds(&mut self.standing))
    }
}

/// Where the figures that `matcher` asks for stand in the passages of `among`, with their leaves, by document.
fn figures_of(
    matcher: &PositionMatcher,
    among: &Documents,
    index: &Index,
    segment: &SegmentReader,
) -> tantivy::Result<Vec<(DocId, usize, u32)>> {
    let field = index.fields().values;
    let inverted = segment.inverted_index(field)?;
    let mut lists: Vec<(usize, TermInfo)> = Vec::new();
    for (leaf, condition) in matcher.conditions() {
        lists.extend(figures::lists(condition, &inverted)?.into_iter().map(|info| (leaf, info)));
    }
    for (leaf, term) in matcher.figures() {
        lists.extend(inverted.get_term_info(&Term::from_field_text(field, term))?.map(|info| (leaf, info)));
    }
    let mut found = Vec::new();
    let mut positions = Vec::new();
    for (leaf, info) in lists {
        let option = IndexRecordOption::WithFreqsAndPositions;
        let mut postings = inverted.read_postings_from_terminfo(&info, option)?;
        while postings.doc() != TERMINATED {
            if among.contains(postings.doc()) {
                postings.positions(&mut positions);
                found.extend(positions.iter().map(|position| (postings.doc(), leaf, *position)));
            }
            postings.advance();
        }
    }
    // A figure may be in several lists.
    found.sort_unstable();
    found.dedup();
    Ok(found)
}
