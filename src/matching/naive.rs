//! Queries held to passages by trying everything: slow, and simple enough to be seen to be right.

use std::collections::BTreeSet;

use super::*;
use crate::analysis::{Analyzer, OwnedToken};
use crate::article::Language;
use crate::query::{Condition, Day, Known, Link, Node, Occur, Query, TextField, Unit};
use crate::text::{Span, paragraphs, sentences};

/// A word of a zone.
#[derive(Debug, Clone)]
pub(super) struct Token {
    pub(super) position: u32,
    pub(super) term: String,
    pub(super) form: String,
    pub(super) shown: String,
    pub(super) span: Span,
}

pub(super) fn tokens(text: &str, language: Option<Language>) -> Vec<Token> {
    let analyzer = Analyzer::default();
    let mut forms = Vec::new();
    analyzer.forms(text, &mut |token| forms.push(token.term.to_owned()));
    let terms = analyzer.tokens(text, language);
    assert_eq!(terms.len(), forms.len());
    let token = |(token, form): (OwnedToken, String)| Token {
        position: token.position,
        shown: token.span.of(text).to_owned(),
        term: token.term,
        form,
        span: token.span,
    };
    terms.into_iter().zip(forms).map(token).collect()
}

/// A stretch of words as the query sees it.
#[derive(Debug, Clone)]
pub(super) struct Stretch {
    pub(super) field: TextField,
    pub(super) tokens: Vec<Token>,
}

/// What matched: places in the list of a stretch's words.
type Matched = BTreeSet<usize>;

/// Holds queries to a passage.
pub(super) struct Naive<'a> {
    pub(super) passage: &'a PassageView<'a>,
}

impl Naive<'_> {
    /// Spans of the text that are lit; `None` where the query does not hold.
    pub(super) fn query(&self, query: &Query, scope: &[Stretch], field: Option<TextField>) -> Option<BTreeSet<Span>> {
        let (mut lit, mut matched) = (BTreeSet::new(), 0);
        let (mut has_must, mut has_filter, mut has_should) = (false, false, false);
        for clause in &query.clauses {
            if clause.occur != Occur::MustNot && matches!(&clause.node, Node::Word(word) if word.stop) {
                continue;
            }
            let found = self.node(&clause.node, scope, field);
            let is_filter = clause.node.is_filter();
            has_must |= clause.occur == Occur::Must && !is_filter;
            has_filter |= clause.occur == Occur::Must && is_filter;
            has_should |= clause.occur == Occur::Should;
            match (clause.occur, found) {
                (Occur::Must, None) | (Occur::MustNot, Some(_)) => return None,
                (Occur::Must, Some(found)) => lit.extend(found),
                (Occur::Should, Some(found)) => {
                    matched += 1;
                    lit.extend(found);
                }
                _ => {}
            }
        }
        // Filters alone find; beside words they narrow what the words find.
        let needed = match query.at_least {
            0 => usize::from(!has_must && (has_should || !has_filter)),
            asked => asked,
        };
        (matched >= needed).then_some(lit)
    }

    fn node(&self, node: &Node, scope: &[Stretch], field: Option<TextField>) -> Option<BTreeSet<Span>> {
        let mut lit = BTreeSet::new();
        let mut holds = false;
        let mut merge = |found: Option<BTreeSet<Span>>| {
            holds |= found.is_some();
            lit.extend(found.unwrap_or_default());
        };
        match node {
            Node::Group(query) => merge(self.query(query, scope, field)),
            Node::Field(scoped) => merge(self.query(&scoped.query, scope, Some(scoped.field))),
            Node::Filter(filter) => merge(self.filter(&filter.condition).then(BTreeSet::new)),
            Node::Together(together) => {
                let text = self.passage.text;
                let units = match together.unit {
                    Unit::Sentence => sentences(text),
                    Unit::Paragraph => paragraphs(text).collect(),
                };
                for unit in units {
                    let inside = |stretch: &Stretch| Stretch {
                        field: stretch.field,
                        tokens: stretch.tokens.iter().filter(|token| unit.contains(token.span)).cloned().collect(),
                    };
                    let text = scope.iter().filter(|stretch| stretch.field == TextField::Text);
                    merge(self.query(&together.query, &text.map(inside).collect::<Vec<_>>(), field));
                }
            }
            _ => {
                for stretch in scope {
                    let is_asked = field.map_or(
                        matches!(stretch.field, TextField::Title | TextField::Heading | TextField::Text),
                        |field| field == stretch.field,
                    );
                    let found = if is_asked { occurrences(node, &stretch.tokens) } else { Vec::new() };
                    let is_text = stretch.field == TextField::Text;
                    let spans = found.iter().flatten().filter(|_| is_text).map(|at| stretch.tokens[*at].span);
                    merge((!found.is_empty()).then(|| spans.collect()));
                }
            }
        }
        holds.then_some(lit)
    }

    fn filter(&self, condition: &Condition) -> bool {
        let number = |day: Day| i32::from(day.year) * 400 + i32::from(day.month) * 31 + i32::from(day.day);
        match condition {
            Condition::Path(_) => self.passage.id == "b/a",
            Condition::Language(language) => self.passage.language == Some(*language),
            Condition::Has(known) => *known == Known::Date && self.passage.published.is_some(),
            Condition::Boilerplate(is_furniture) => self.passage.is_furniture == *is_furniture,
            Condition::Date(range) => self.passage.published.is_some_and(|(first, last)| {
                (number(first)..=number(last)).any(|day| {
                    range.from.is_none_or(|from| number(from) <= day) && range.to.is_none_or(|to| day <= number(to))
                })
            }),
        }
    }
}

fn occurrences(node: &Node, tokens: &[Token]) -> Vec<Matched> {
    let singles = |takes: &dyn Fn(&Token) -> bool| -> Vec<Matched> {
        (0..tokens.len()).filter(|at| takes(&tokens[*at])).map(|at| Matched::from([at])).collect()
    };
    match node {
        Node::Word(word) => singles(&|token| word.forms.iter().any(|form| form.term == token.term)),
        Node::Pattern(pattern) => singles(&|token| pattern.forms.contains(&token.form)),
        Node::Phrase(phrase) => {
            let takes = |place: usize, token: &Token| phrase.places[place].1.contains(&token.term);
            let offsets: Vec<u32> = phrase.places.iter().map(|place| place.0).collect();
            assignments(&offsets, i64::from(phrase.slop), tokens, &takes, &mut Vec::new())
        }
        Node::Exact(exact) => {
            let takes = |place: usize, token: &Token| {
                let written = &exact.written[place];
                let shown = token.shown.strip_suffix("'s").unwrap_or(&token.shown);
                exact.forms[place].contains(&token.form) && (written.is_empty() || shown == written)
            };
            let offsets: Vec<u32> = exact.places.iter().map(|place| place.0).collect();
            assignments(&offsets, 0, tokens, &takes, &mut Vec::new())
        }
        Node::Near(near) => {
            let operands: Vec<Vec<Matched>> = near
                .operands
                .iter()
                .map(|operand| operand.iter().flat_map(|node| occurrences(node, tokens)).collect())
                .collect();
            let mut chains: Vec<(Matched, Matched)> =
                operands[0].iter().map(|found| (found.clone(), found.clone())).collect();
            for (operand, link) in operands[1..].iter().zip(&near.links) {
                let mut longer = Vec::new();
                for (chain, last) in &chains {
                    for next in operand.iter().filter(|next| is_linked(last, next, link, tokens)) {
                        longer.push((chain | next, next.clone()));
                    }
                }
                longer.sort();
                longer.dedup();
                chains = longer;
            }
            // A phrase is lit as one, whatever stands between its words.
            let whole = |chain: Matched| match (chain.first(), chain.last()) {
                (Some(first), Some(last)) if near.is_phrase => (*first..=*last).collect(),
                _ => chain,
            };
            chains.into_iter().map(|(chain, _)| whole(chain)).collect()
        }
        _ => unreachable!(),
    }
}

fn is_linked(one: &Matched, next: &Matched, link: &Link, tokens: &[Token]) -> bool {
    let ends = |found: &Matched| {
        let positions = || found.iter().map(|at| i64::from(tokens[*at].position));
        (positions().min().unwrap(), positions().max().unwrap())
    };
    let ((one_first, one_last), (next_first, next_last)) = (ends(one), ends(next));
    let near = |distance: i64| (1..=i64::from(link.within)).contains(&distance);
    near(next_first - one_last) || !link.ordered && near(one_first - next_last)
}

/// Every way to give each place a word of its own.
fn assignments(
    offsets: &[u32],
    slop: i64,
    tokens: &[Token],
    takes: &dyn Fn(usize, &Token) -> bool,
    chosen: &mut Vec<usize>,
) -> Vec<Matched> {
    if chosen.len() == offsets.len() {
        let shift = |(at, offset): (&usize, &u32)| i64::from(tokens[*at].position) - i64::from(*offset);
        let shifts: Vec<i64> = chosen.iter().zip(offsets).map(shift).collect();
        let spread = shifts.iter().max().unwrap() - shifts.iter().min().unwrap();
        let ends = (chosen.iter().min().unwrap(), chosen.iter().max().unwrap());
        // Words in a row are lit as one, whatever stands between them.
        let words = if slop == 0 { (*ends.0..=*ends.1).collect() } else { chosen.iter().copied().collect() };
        return if spread <= slop { vec![words] } else { Vec::new() };
    }
    let mut all = Vec::new();
    for at in 0..tokens.len() {
        if !chosen.contains(&at) && takes(chosen.len(), &tokens[at]) {
            chosen.push(at);
            all.extend(assignments(offsets, slop, tokens, takes, chosen));
            chosen.pop();
        }
    }
    all
}
