//! What a query means, as plain data: for the index, which finds candidates, and for the matcher, which holds
//! passages to it.

use serde::{Deserialize, Serialize};

use super::{Filter, Sought, Wanted};
use crate::text::Span;

/// What a search looks for, in terms of the index. Also any group of clauses inside of one.
///
/// Something matches it that matches every [`Occur::Must`] clause, no [`Occur::MustNot`] clause, and
/// [`Query::needed`] of the [`Occur::Should`] clauses. What matches nothing but what is left out matches nothing.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Query {
    /// In the order typed; a word that was typed twice stands here twice.
    pub clauses: Vec<Clause>,
    /// How many of the [`Occur::Should`] clauses must match, as asked by `any:2(…)`; 0 where nothing was asked.
    pub at_least: usize,
}

impl Query {
    /// How many of the [`Occur::Should`] clauses must match: as many as asked. Where nothing was asked: one, unless
    /// words are required anyway. Filters narrow what is found by words; alone they find whatever they let through.
    pub fn needed(&self) -> usize {
        if self.at_least > 0 {
            return self.at_least;
        }
        let is_stop = |clause: &Clause| matches!(&clause.node, Node::Word(word) if word.stop);
        let those = |occur: Occur| self.clauses.iter().filter(move |clause| clause.occur == occur && !is_stop(clause));
        let narrows_only = those(Occur::Must).all(|clause| clause.node.is_filter());
        let is_anything_asked = those(Occur::Should).next().is_some() || those(Occur::Must).next().is_none();
        usize::from(narrows_only && is_anything_asked)
    }

    /// The words, phrases, exact forms and patterns of the query, in the order typed, those of groups and of
    /// everything else that holds others included. The place of a leaf in this list is its number wherever
    /// leaves are counted: in weights, in what is lit.
    pub fn leaves(&self) -> Vec<Leaf<'_>> {
        let mut leaves = Vec::new();
        collect(self, 1.0, false, None, &mut leaves);
        leaves
    }
}

/// Weights around weights are multiplied; what comes of it is kept within these, which scores can be reckoned with.
const LEAST_PRODUCT: f32 = 0.001;
const MOST_PRODUCT: f32 = 10_000.0;

/// The weight of something that counts `inner` inside of something that counts `outer`.
pub(super) fn weight_within(outer: f32, inner: f32) -> f32 {
    let product = outer * inner;
    if product.is_nan() { 1.0 } else { product.clamp(LEAST_PRODUCT, MOST_PRODUCT) }
}

/// A part of a query that stands for words of a passage.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Leaf<'a> {
    /// [`Node::Word`], [`Node::Phrase`], [`Node::Exact`], [`Node::Pattern`] or [`Node::Figure`].
    pub node: &'a Node,
    /// The product of the weights around it, from 0.001 to 10,000.
    pub weight: f32,
    /// Whether it is left out: what matches it does not match the query by it.
    pub negated: bool,
    /// The field that it is looked for in; `None` for title, headings and text.
    pub field: Option<TextField>,
}

fn collect<'a>(query: &'a Query, weight: f32, negated: bool, field: Option<TextField>, leaves: &mut Vec<Leaf<'a>>) {
    for clause in &query.clauses {
        let weight = weight_within(weight, clause.weight);
        let negated = negated != (clause.occur == Occur::MustNot);
        match &clause.node {
            node @ (Node::Word(_) | Node::Phrase(_) | Node::Exact(_) | Node::Pattern(_) | Node::Figure(_)) => {
                leaves.push(Leaf { node, weight, negated, field });
            }
            Node::Near(near) => {
                let operands = near.operands.iter().flatten();
                leaves.extend(operands.map(|node| Leaf { node, weight, negated, field }));
            }
            Node::Together(together) => collect(&together.query, weight, negated, field, leaves),
            Node::Group(query) => collect(query, weight, negated, field, leaves),
            Node::Field(scoped) => collect(&scoped.query, weight, negated, Some(scoped.field), leaves),
            Node::Filter(_) => {}
        }
    }
}

/// One part of a query.
#[derive(Debug, Clone, PartialEq)]
pub struct Clause {
    /// Whether passages must, may or must not match.
    pub occur: Occur,
    /// What is matched.
    pub node: Node,
    /// Multiplies its score.
    pub weight: f32,
}

/// How a clause bears on a passage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Occur {
    /// Better with it.
    Should,
    /// Not without it.
    Must,
    /// Not with it.
    MustNot,
}

/// What is matched.
///
/// Words are looked for in a passage's title, headings and text, each by itself: no phrase and no distance
/// reaches from one into the other.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Node {
    /// One word, in any of its forms.
    Word(Word),
    /// Words that follow one another, or stand near.
    Phrase(Phrase),
    /// Words in the very form typed.
    Exact(Exact),
    /// Words spelled like this.
    Pattern(Pattern),
    /// Words at a distance.
    Near(Near),
    /// Clauses that hold inside of one sentence or paragraph of the text.
    Together(Together),
    /// Clauses in parentheses.
    Group(Query),
    /// Clauses that hold inside of one field.
    Field(Scoped),
    /// A figure of that value, or of one that satisfies a condition.
    Figure(Sought),
    /// What is known of the article or the passage.
    Filter(Filter),
}

impl Node {
    /// Whether it asks for no words: a filter, a condition on figures, or a group of them. It narrows what words find.
    pub(crate) fn is_filter(&self) -> bool {
        match self {
            Self::Filter(_) => true,
            Self::Figure(sought) => matches!(sought.wanted, Wanted::Condition(_)),
            Self::Group(query) => query.clauses.iter().all(|clause| clause.node.is_filter()),
            _ => false,
        }
    }

    /// The same without the places where it and what is in it were typed: what means the same is equal then.
    pub fn unplaced(&self) -> Self {
        let mut node = self.clone();
        node.forget_places();
        node
    }

    fn forget_places(&mut self) {
        let nowhere = Span::default();
        match self {
            Self::Word(word) => word.span = nowhere,
            Self::Phrase(phrase) => phrase.span = nowhere,
            Self::Exact(exact) => exact.span = nowhere,
            Self::Pattern(pattern) => pattern.span = nowhere,
            Self::Figure(sought) => sought.span = nowhere,
            Self::Filter(filter) => filter.span = nowhere,
            Self::Near(near) => {
                near.span = nowhere;
                near.operands.iter_mut().flatten().for_each(Self::forget_places);
            }
            Self::Together(Together { span, query, .. }) | Self::Field(Scoped { span, query, .. }) => {
                *span = nowhere;
                query.clauses.iter_mut().for_each(|clause| clause.node.forget_places());
            }
            Self::Group(query) => query.clauses.iter_mut().for_each(|clause| clause.node.forget_places()),
        }
    }

    /// Where it was typed.
    pub fn span(&self) -> Span {
        match self {
            Self::Word(word) => word.span,
            Self::Phrase(phrase) => phrase.span,
            Self::Exact(exact) => exact.span,
            Self::Pattern(pattern) => pattern.span,
            Self::Near(near) => near.span,
            Self::Together(together) => together.span,
            Self::Field(scoped) => scoped.span,
            Self::Figure(sought) => sought.span,
            Self::Filter(filter) => filter.span,
            Self::Group(group) => {
                let spans = || group.clauses.iter().map(|clause| clause.node.span());
                let start = spans().map(|span| span.start).min().unwrap_or(0);
                Span::new(start, spans().map(|span| span.end).max().unwrap_or(start))
            }
        }
    }
}

/// A typed word and the terms that stand for it.
#[derive(Debug, Clone, PartialEq)]
pub struct Word {
    /// As typed.
    pub typed: String,
    /// Where it was typed.
    pub span: Span,
    /// The terms that stand for it: its stems in each language searched, the whole of a compound word
    /// and its parts. A passage matches with any of them that counts by itself ([`Form::alone`]), and
    /// with the parts in a row. No term stands here twice.
    pub forms: Vec<Form>,
    /// Set where the query has other words and this one is too common to look up: it does not retrieve,
    /// and is not lit.
    pub stop: bool,
}

/// One term for a word.
#[derive(Debug, Clone, PartialEq)]
pub struct Form {
    /// The term, as the index has it.
    pub term: String,
    /// Multiplies its score.
    pub weight: f32,
    /// For a part of a compound word: its place among the parts, from 0; `None` for the whole. Several
    /// parts may share a place (`14.3b` and `14.3` of `$14.3B`): any of them may stand there.
    pub part: Option<usize>,
    /// Whether the term counts by itself; a part such as the `4` of `GPT-4` counts only beside the others.
    pub alone: bool,
}

/// For each position, counted from the first, the terms that may stand there; positions rise, none is without
/// terms.
pub type Places = Vec<(u32, Vec<String>)>;

/// Words that follow one another: for each place the terms that may stand there.
#[derive(Debug, Clone, PartialEq)]
pub struct Phrase {
    /// As typed, without the quotation marks.
    pub typed: String,
    /// Where it was typed, with the quotation marks.
    pub span: Span,
    /// What stands where. A phrase of one place asks for its word in any form.
    pub places: Places,
    /// By how many positions in all its words may be out of place (`"scale stake"~5`); 0 for a phrase as typed.
    ///
    /// Let each place be taken by one word of the passage, no word by two, and let a word's shift be its
    /// position less that of its place in the phrase: the largest shift less the smallest is at most this.
    /// Two words that change places are 2 out of place.
    pub slop: u32,
}

/// Words in the very form typed (`=investing`), in the very letters where one of them is a capital (`=Meta`).
#[derive(Debug, Clone, PartialEq)]
pub struct Exact {
    /// As typed, without the sign and without quotation marks.
    pub typed: String,
    /// Where it was typed, with the sign.
    pub span: Span,
    /// The terms that the index has for these words, and for their other forms too. As in a phrase without slop.
    pub places: Places,
    /// For each of the places the words that may stand there as [`crate::analysis::Analyzer::forms`] gives them:
    /// folded, but not stemmed.
    pub forms: Vec<Vec<String>>,
    /// For each of the places the word as it must be written, possessives aside; empty where letters may be
    /// small or capital.
    pub written: Vec<String>,
}

/// Words spelled like this.
#[derive(Debug, Clone, PartialEq)]
pub struct Pattern {
    /// As typed.
    pub typed: String,
    /// Where it was typed.
    pub span: Span,
    /// How they are spelled.
    pub spelling: Spelling,
    /// The words of the corpus that are spelled like this, folded but not stemmed, in order: filled in from the
    /// index before the query is used. A passage matches with any of them.
    pub forms: Vec<String>,
    /// The terms that the index has for those words, and maybe for others too: filled in with them.
    pub terms: Vec<String>,
}

/// How a word is spelled. Letters are folded as the analyzer folds them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Spelling {
    /// `*` stands for any number of characters, `?` for one. At least one of them is in it.
    Wildcard(String),
    /// With so many letters inserted, left out, changed or swapped with their neighbour, any of them.
    Fuzzy {
        /// The word.
        word: String,
        /// 1 or 2.
        edits: u8,
    },
}

/// Words at a distance.
#[derive(Debug, Clone, PartialEq)]
pub struct Near {
    /// Where it was typed.
    pub span: Span,
    /// In the order typed, two or more; each any of some leaves ([`Node::Word`], [`Node::Phrase`],
    /// [`Node::Exact`], [`Node::Pattern`]).
    pub operands: Vec<Vec<Node>>,
    /// Between each operand and the next: one fewer than operands.
    pub links: Vec<Link>,
    /// Whether it is a phrase with patterns in it: each operand right behind the one before. It is lit as one.
    pub is_phrase: bool,
}

/// How far one operand of [`Near`] may stand from the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Link {
    /// Positions from the last word of the one to the first word of the other at most: neighbours are 1 apart.
    pub within: u32,
    /// Whether the next must stand behind this one.
    pub ordered: bool,
}

/// The farthest that [`Link::within`] and [`Phrase::slop`] reach.
pub const FARTHEST: u32 = 100;

/// Clauses that hold inside of one sentence or paragraph of the text.
#[derive(Debug, Clone, PartialEq)]
pub struct Together {
    /// Where it was typed.
    pub span: Span,
    /// Of what.
    pub unit: Unit,
    /// What holds there.
    pub query: Query,
}

/// A stretch of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// As [`crate::text::Sentences`] cuts it.
    Sentence,
    /// Up to the next blank line.
    Paragraph,
}

/// Clauses that hold inside of one field.
#[derive(Debug, Clone, PartialEq)]
pub struct Scoped {
    /// Where it was typed.
    pub span: Span,
    /// Which.
    pub field: TextField,
    /// What holds there.
    pub query: Query,
}

/// A field of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum TextField {
    /// The article's title.
    Title,
    /// The headings that the passage stands under.
    Heading,
    /// The passage's own text.
    Text,
    /// The article's author.
    Author,
    /// The article's publication.
    Source,
}

impl TextField {
    /// Every field of words.
    pub const ALL: [Self; 5] = [Self::Title, Self::Heading, Self::Text, Self::Author, Self::Source];

    /// As typed before the colon.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Heading => "heading",
            Self::Text => "text",
            Self::Author => "author",
            Self::Source => "source",
        }
    }
}
