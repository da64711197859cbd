//! Our query becomes a plan of sets: what each clause selects, and how the sets are joined.
//!
//! Postings tell for most clauses exactly which passages match. Where they tell only which may, the passages are
//! held to the matcher ([`Selection::Checked`]): by the positions of their words, or by their text, which is read.

use std::cell::RefCell;

use tantivy::schema::Field;

use super::lower::{Lookup, any_of_figure, excluding, mark_of, parts, phrases};
use crate::analysis::{Analyzer, is_unspaced};
use crate::index::{Fields, Forms};
use crate::matching::{Matcher, PositionMatcher};
use crate::query::{
    Clause, Condition, Exact, FigureCondition, Filter, Near, Node, Occur, Pattern, Phrase, Places, Query, Scoped,
    TextField, Wanted, Word,
};

/// What selects passages, or first passages standing for their articles.
#[derive(Debug)]
pub(super) enum Selection {
    /// Nothing.
    Nothing,
    /// Everything there is.
    Everything,
    /// What holds any of these in a field.
    Lookups(Field, Vec<Lookup>),
    /// What is in all of `must`, in `needed` of `should`, and in none of `must_not`.
    Group { must: Vec<Self>, should: Vec<Self>, needed: usize, must_not: Vec<Self> },
    /// Those of `among` that hold up to a matcher, or that do not.
    Checked { among: Box<Self>, check: Box<Check> },
    /// All passages of the articles whose first passages are selected.
    Articles(Box<Self>),
    /// First passages of articles of which this is known: see [`crate::index::fact`].
    Fact(String),
    /// First passages of articles that may have been published between these days.
    Days(crate::query::DateRange),
    /// Passages with a figure that satisfies a condition.
    Figures(FigureCondition),
    /// Passages of files whose path matches a pattern.
    Path(String),
    /// Passages that are furniture of their page, or that are not.
    Furniture(bool),
}

/// How passages are held to a matcher.
#[derive(Debug)]
pub(super) struct Check {
    /// Equal checks of one query have equal numbers.
    pub(super) number: usize,
    pub(super) matcher: Matcher,
    /// What tells without their text, where it can.
    pub(super) by_positions: Option<PositionMatcher>,
    /// Whether those are wanted that do not hold.
    pub(super) inverted: bool,
    /// Whether it is the article that is held to it, not a passage.
    pub(super) whole_article: bool,
}

impl Selection {
    /// Whether passages have to be read for it, or their words looked at one by one.
    pub(super) fn reads(&self) -> bool {
        match self {
            Self::Checked { .. } => true,
            Self::Articles(inner) => inner.reads(),
            Self::Group { must, should, must_not, .. } => {
                [must, should, must_not].into_iter().flatten().any(Self::reads)
            }
            _ => false,
        }
    }
}

/// What selections are made with.
pub(super) struct Selecting<'a> {
    pub(super) analyzer: &'a Analyzer,
    pub(super) fields: &'a Fields,
    /// The words of the corpus, where the query has patterns, exact forms or distances.
    pub(super) forms: Option<&'a Forms>,
    /// What is checked, for the numbers of checks.
    pub(super) checks: RefCell<Vec<(Node, Option<TextField>, bool)>>,
}

/// Where words are looked up.
#[derive(Clone, Copy)]
struct Place {
    field: Field,
    /// Set in a field of the article: first passages are selected, not passages.
    of_article: Option<TextField>,
    /// Whether more may be selected than matches: the whole is checked.
    roughly: bool,
    /// Whether what is selected is left out: a compound word only as a whole or with all its parts in a row.
    negated: bool,
}

impl Selecting<'_> {
    /// What `query` selects.
    pub(super) fn query(&self, query: &Query) -> Selection {
        self.group(query, self.anywhere())
    }

    /// What the filters of `query` let through, those that are left out as well; everything where there are none.
    pub(super) fn filters(&self, query: &Query) -> Selection {
        let (mut must, mut must_not) = (vec![Selection::Everything], Vec::new());
        for clause in query.clauses.iter().filter(|clause| clause.node.is_filter()) {
            match clause.occur {
                Occur::MustNot => must_not.push(self.node(&clause.node, Place { negated: true, ..self.anywhere() })),
                _ => must.push(self.node(&clause.node, self.anywhere())),
            }
        }
        Selection::Group { must, should: Vec::new(), needed: 0, must_not }
    }

    /// What `node`, which is not left out, selects by itself.
    pub(super) fn by_itself(&self, node: &Node) -> Selection {
        self.node(node, self.anywhere())
    }

    fn anywhere(&self) -> Place {
        Place { field: self.fields.body, of_article: None, roughly: false, negated: false }
    }

    fn group(&self, query: &Query, place: Place) -> Selection {
        let (mut must, mut should, mut must_not) = (Vec::new(), Vec::new(), Vec::new());
        let needed = query.needed();
        let mut seen: Vec<(Occur, Node)> = Vec::new();
        for clause in &query.clauses {
            // What stands here already selects nothing else; only where several are asked for it counts again.
            if query.clauses.len() > 1 && (clause.occur != Occur::Should || needed <= 1) {
                let this = (clause.occur, clause.node.unplaced());
                if seen.contains(&this) {
                    continue;
                }
                seen.push(this);
            }
            match clause.occur {
                Occur::Must => must.push(self.node(&clause.node, place)),
                Occur::Should if matches!(&clause.node, Node::Word(word) if word.stop) => {}
                Occur::Should if needed > 0 => should.push(self.node(&clause.node, place)),
                Occur::Should => {}
                // Of more than what matches nothing may be left out.
                Occur::MustNot if place.roughly => {}
                Occur::MustNot => {
                    must_not.push(self.node(&clause.node, Place { negated: !place.negated, ..place }));
                }
            }
        }
        if place.roughly && query.clauses.iter().all(|clause| clause.occur == Occur::MustNot) {
            return Selection::Nothing;
        }
        Selection::Group { must, should, needed, must_not }
    }

    fn node(&self, node: &Node, place: Place) -> Selection {
        match node {
            Node::Word(_) if place.negated => Selection::Lookups(place.field, excluding(node)),
            Node::Word(word) => Selection::Lookups(place.field, of_word(word)),
            Node::Phrase(phrase) if phrase.slop == 0 => Selection::Lookups(place.field, phrases(&phrase.places)),
            Node::Phrase(Phrase { places, .. }) => self.checked(node, all_places(places, place.field), place),
            Node::Exact(exact) => {
                let among = Selection::Lookups(place.field, phrases(&exact.places));
                if self.is_settled(exact) { among } else { self.checked(node, among, place) }
            }
            Node::Pattern(pattern) => self.pattern(node, pattern, place),
            Node::Near(near) => self.checked(node, self.near(near, place), place),
            Node::Together(together) => {
                let among = self.group(&together.query, Place { roughly: true, ..place });
                self.checked(node, among, place)
            }
            Node::Group(query) => self.group(query, place),
            Node::Field(scoped) => self.scoped(node, scoped, place),
            Node::Figure(sought) => match &sought.wanted {
                Wanted::Same(same) => Selection::Lookups(place.field, any_of_figure(same)),
                Wanted::Condition(condition) => Selection::Figures(condition.clone()),
            },
            Node::Filter(filter) => self.filter(&filter.condition, place),
        }
    }

    /// Those of `among` that `node` matches.
    fn checked(&self, node: &Node, among: Selection, place: Place) -> Selection {
        if place.roughly {
            return among;
        }
        let this = (node.unplaced(), place.of_article, place.negated);
        let mut checks = self.checks.borrow_mut();
        let number = checks.iter().position(|other| *other == this).unwrap_or_else(|| {
            checks.push(this);
            checks.len() - 1
        });
        let is_settled = |node: &Node| match node {
            Node::Exact(exact) => self.is_settled(exact),
            Node::Pattern(pattern) => pattern.terms.iter().all(|term| self.is_of(term, &pattern.forms)),
            _ => false,
        };
        let of_passage = place.of_article.is_none();
        let by_positions = of_passage.then(|| PositionMatcher::new(node, place.negated, &is_settled)).flatten();
        let mut node = node.clone();
        if let Some(field) = place.of_article {
            let query = Query { clauses: vec![required(node.clone())], ..Query::default() };
            node = Node::Field(Scoped { span: node.span(), field, query });
        }
        let clauses = match place.negated {
            false => vec![required(node)],
            // What is left out is matched as such: by what is not.
            true => {
                let condition = Condition::Path("**".to_owned());
                let anything = Node::Filter(Filter { span: node.span(), condition });
                vec![required(anything), Clause { occur: Occur::MustNot, node, weight: 1.0 }]
            }
        };
        let matcher = Matcher::new(&Query { clauses, ..Query::default() }, self.analyzer);
        let whole_article = place.of_article.is_some();
        let check = Box::new(Check { number, matcher, by_positions, inverted: place.negated, whole_article });
        Selection::Checked { among: Box::new(among), check }
    }

    /// Whether the postings of an exact word are those of no other word.
    pub(super) fn is_settled(&self, exact: &Exact) -> bool {
        let ([forms], [(_, terms)]) = (exact.forms.as_slice(), exact.places.as_slice()) else { return false };
        exact.written.iter().all(String::is_empty) && terms.iter().all(|term| self.is_of(term, forms))
    }

    /// Whether every word that has `term` in the index is one of `forms`.
    fn is_of(&self, term: &str, forms: &[String]) -> bool {
        let Some(known) = self.forms else { return false };
        let bare = bare(term);
        let of_term = known.of_term(term);
        let is_known = if is_stemmed(bare) { !of_term.is_empty() } else { forms.iter().any(|form| form == bare) };
        is_known && of_term.iter().all(|form| forms.binary_search(form).is_ok())
    }

    fn pattern(&self, node: &Node, pattern: &Pattern, place: Place) -> Selection {
        let (settled, unsettled): (Vec<_>, Vec<_>) =
            pattern.terms.iter().cloned().partition(|term| self.is_of(term, &pattern.forms));
        let lookups =
            |terms: Vec<String>| Selection::Lookups(place.field, terms.into_iter().map(Lookup::Term).collect());
        let settled = lookups(settled);
        if unsettled.is_empty() {
            return settled;
        }
        let unsettled = self.checked(node, lookups(unsettled), place);
        any_of(vec![settled, unsettled])
    }

    /// What holds any of `lookups` in title, headings or text.
    pub(super) fn any(&self, lookups: Vec<Lookup>) -> Selection {
        Selection::Lookups(self.fields.body, lookups)
    }

    fn near(&self, near: &Near, place: Place) -> Selection {
        let place = Place { roughly: true, ..place };
        let operand = |nodes: &Vec<Node>| any_of(nodes.iter().map(|node| self.node(node, place)).collect());
        let must = near.operands.iter().map(operand).collect();
        Selection::Group { must, should: Vec::new(), needed: 0, must_not: Vec::new() }
    }

    fn scoped(&self, node: &Node, scoped: &Scoped, place: Place) -> Selection {
        let field = match scoped.field {
            TextField::Heading | TextField::Text => {
                let among = self.group(&scoped.query, Place { roughly: true, ..place });
                return self.checked(node, among, place);
            }
            TextField::Title => self.fields.title,
            TextField::Author => self.fields.author,
            TextField::Source => self.fields.source,
        };
        let inner = Place { field, of_article: Some(scoped.field), ..place };
        self.of_articles(self.group(&scoped.query, inner), place)
    }

    fn filter(&self, condition: &Condition, place: Place) -> Selection {
        let selection = match condition {
            Condition::Boilerplate(is_furniture) => return Selection::Furniture(*is_furniture),
            Condition::Path(pattern) if pattern == "**" => return Selection::Everything,
            Condition::Path(pattern) => return Selection::Path(pattern.clone()),
            Condition::Language(language) => Selection::Fact(crate::index::fact::language(*language)),
            Condition::Has(known) => Selection::Fact(crate::index::fact::has(*known)),
            Condition::Date(range) => Selection::Days(*range),
        };
        self.of_articles(selection, place)
    }

    fn of_articles(&self, selection: Selection, place: Place) -> Selection {
        if place.of_article.is_some() { selection } else { Selection::Articles(Box::new(selection)) }
    }
}

fn required(node: Node) -> Clause {
    Clause { occur: Occur::Must, node, weight: 1.0 }
}

fn any_of(should: Vec<Selection>) -> Selection {
    Selection::Group { must: Vec::new(), should, needed: 1, must_not: Vec::new() }
}

/// Each place taken by some term, wherever.
fn all_places(places: &Places, field: Field) -> Selection {
    let of_place =
        |(_, terms): &(u32, Vec<String>)| Selection::Lookups(field, terms.iter().cloned().map(Lookup::Term).collect());
    let must = places.iter().map(of_place).collect();
    Selection::Group { must, should: Vec::new(), needed: 0, must_not: Vec::new() }
}

/// A word matches with each term that counts by itself, and with its parts in a row.
fn of_word(word: &Word) -> Vec<Lookup> {
    let alone = word.forms.iter().filter(|form| form.alone);
    let mut lookups: Vec<_> = alone.map(|form| Lookup::Term(form.term.clone())).collect();
    if word.forms.iter().any(|form| !form.alone) {
        lookups.extend(phrases(&parts(word)));
    }
    lookups
}

/// `term` without the mark of its language.
pub(super) fn bare(term: &str) -> &str {
    if mark_of(term).is_some() { &term[..term.len() - 3] } else { term }
}

/// Whether a word that reads like this is stemmed, so that no word has it as its term without being known.
pub(super) fn is_stemmed(word: &str) -> bool {
    (3..=48).contains(&word.len()) && word.chars().all(char::is_alphabetic) && !word.contains(is_unspaced)
}
