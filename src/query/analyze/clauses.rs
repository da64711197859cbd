//! Items become clauses: what must, what may and what must not match.

use super::figures;
use super::leaves::{LooseWords, leaf, near, quoted_words};
use super::{Context, stop};
use crate::query::meaning::weight_within;
use crate::query::{
    Clause, Condition, Filter, Item, Node, Occur, Part, Query, Scoped, Sign, Together, TypedFilter, dates,
};

/// What a quoted phrase counts in a sentence, beside its words.
const QUOTATION_WEIGHT: f32 = 0.3;

/// How items that stand side by side are joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Join {
    /// Words are wished for.
    Bag,
    /// All are required.
    All,
    /// Each is one of several.
    Choice,
    /// In parentheses behind a `-`: each is one of several, and common words are passed over.
    LeftOut,
}

/// The clauses of `items`. Side by side, common words are passed over where there are others.
pub(super) fn clauses_of(items: &[Item], join: Join, context: &Context<'_>) -> Query {
    let mut query = Query::default();
    add_all(items, join, 1.0, context, &mut query.clauses);
    match join {
        Join::Bag | Join::LeftOut => stop::flag(&mut query, context),
        Join::All => {
            let wished = query.clauses.iter_mut().filter(|clause| clause.occur == Occur::Should);
            wished.for_each(|clause| clause.occur = Occur::Must);
        }
        Join::Choice => {}
    }
    query
}

/// Adds what `items`, side by side, ask for: figures may take several of them.
fn add_all(items: &[Item], join: Join, factor: f32, context: &Context<'_>, clauses: &mut Vec<Clause>) {
    // Choices stand apart: a figure of several words among them is in parentheses.
    let figures = if join == Join::Choice { Vec::new() } else { figures::among(items, context) };
    let mut figures = figures.into_iter().peekable();
    for (at, item) in items.iter().enumerate() {
        match figures.peek() {
            Some((taken, _)) if taken.contains(&at) => {
                if at + 1 == taken.end {
                    let nodes = figures.next().map(|(_, nodes)| nodes).unwrap_or_default();
                    clauses.extend(nodes.into_iter().filter_map(|node| clause(Occur::Should, Some(node), factor)));
                }
            }
            _ => add(item, join, factor, context, clauses),
        }
    }
}

/// Adds what `item` asks for.
fn add(item: &Item, join: Join, factor: f32, context: &Context<'_>, clauses: &mut Vec<Clause>) {
    let weight = weight_within(factor, item.weight.factor());
    // What its place makes of it where no sign says otherwise.
    let occur = |place: Occur| match (item.sign, join) {
        (Sign::Minus, _) => Occur::MustNot,
        (Sign::Plus, _) => Occur::Must,
        // Made a requirement when common words are known.
        (Sign::None, Join::Choice | Join::LeftOut | Join::All) => Occur::Should,
        (Sign::None, Join::Bag) => place,
    };
    let is_bag = join == Join::Bag && item.sign == Sign::None;
    let is_left_out = item.sign == Sign::Minus || join == Join::LeftOut && item.sign == Sign::None;
    let in_parentheses = if is_left_out { Join::LeftOut } else { Join::Bag };
    if let Part::Word(text) = &item.part
        && let Some(figure) = figures::of_piece(text, item.span, context)
    {
        clauses.extend(clause(occur(Occur::Should), Some(figure), weight));
        return;
    }
    match &item.part {
        Part::Word(text) if is_left_out || is_bag => {
            let first = clauses.len();
            let loose = if is_left_out { Occur::MustNot } else { Occur::Should };
            let mut words = LooseWords { typed_at: item.span, occur: loose, weight, has_place: true, context, clauses };
            words.add(text, item.span.start);
            clauses.iter_mut().skip(first).for_each(|clause| clause.occur = occur(Occur::Should));
        }
        Part::Phrase { text, .. } if is_bag && context.is_sentence => {
            if let Some(node) = leaf(item, context) {
                clauses.push(Clause { occur: Occur::Should, node, weight: weight_within(QUOTATION_WEIGHT, weight) });
            }
            quoted_words(text, item.span, weight, context, clauses);
        }
        Part::Word(_) | Part::Wildcard(_) | Part::Fuzzy { .. } | Part::Exact { quoted: false, .. } => {
            let node = leaf(item, context);
            clauses.extend(clause(occur(Occur::Should), node, weight));
        }
        Part::Phrase { .. } | Part::Exact { .. } => {
            let node = leaf(item, context);
            clauses.extend(clause(occur(Occur::Must), node, weight));
        }
        Part::Near { operands, links } => {
            let node = near(operands, links, item.span, context);
            clauses.extend(clause(occur(Occur::Must), node, weight));
        }
        Part::Filter(filter) => {
            let node = condition(filter, context).map(|condition| Node::Filter(Filter { span: item.span, condition }));
            clauses.extend(clause(occur(Occur::Must), node, weight));
        }
        Part::Figure(figure) => {
            clauses.extend(clause(occur(Occur::Must), figures::condition(figure, item.span, context), weight));
        }
        Part::Field { field, item: inner } => {
            let items = match &inner.part {
                Part::Group(items) => items.as_slice(),
                _ => std::slice::from_ref(inner.as_ref()),
            };
            let join = if matches!(inner.part, Part::Group(_)) { in_parentheses } else { Join::Choice };
            let is_in_field = context.is_in_field.replace(true);
            let query = required(items, join, context);
            context.is_in_field.set(is_in_field);
            let node = query.map(|query| Node::Field(Scoped { span: item.span, field: *field, query }));
            clauses.extend(clause(occur(Occur::Must), node, weight));
        }
        Part::Together { unit, items } => {
            let query = required(items, Join::All, context);
            let node = query.map(|query| Node::Together(Together { span: item.span, unit: *unit, query }));
            clauses.extend(clause(occur(Occur::Must), node, weight));
        }
        Part::AnyOf { at_least, items } => {
            let mut query = clauses_of(items, Join::Choice, context);
            let choices = query.clauses.iter().filter(|clause| clause.occur == Occur::Should).count();
            query.at_least = (*at_least as usize).min(choices);
            let query = Some(query).filter(|query| !query.clauses.is_empty());
            add_group(query, occur(Occur::Must), weight, clauses);
        }
        Part::Or(items) => {
            add_group(required(items, Join::Choice, context), occur(Occur::Must), weight, clauses);
        }
        Part::And(items) if matches!(join, Join::Choice | Join::LeftOut) => {
            add_group(conjunction(items, context), Occur::Should, weight, clauses);
        }
        Part::And(items) => clauses.extend(conjunction(items, context).into_iter().flat_map(|query| query.clauses)),
        // A list of plain words is as if it stood without its parentheses.
        Part::Group(items) if is_bag && is_wished_for(items, context) => {
            add_all(items, Join::Bag, weight, context, clauses);
        }
        Part::Group(items) => {
            add_group(required(items, in_parentheses, context), occur(Occur::Must), weight, clauses);
        }
    }
}

/// The clauses that all operands of an `AND` are.
fn conjunction(items: &[Item], context: &Context<'_>) -> Option<Query> {
    let mut query = Query::default();
    for item in items {
        let first = query.clauses.len();
        add(item, Join::Choice, 1.0, context, &mut query.clauses);
        for clause in query.clauses.iter_mut().skip(first).filter(|clause| clause.occur == Occur::Should) {
            clause.occur = Occur::Must;
        }
    }
    Some(query).filter(|query| !query.clauses.is_empty())
}

/// The clauses inside of something; `None` where nothing in it can be looked for.
fn required(items: &[Item], join: Join, context: &Context<'_>) -> Option<Query> {
    let mut query = clauses_of(items, join, context);
    unwrap_lone_group(&mut query);
    Some(query).filter(|query| !query.clauses.is_empty())
}

/// Adds the group that `query` is.
fn add_group(query: Option<Query>, occur: Occur, weight: f32, clauses: &mut Vec<Clause>) {
    let Some(mut query) = query else { return };
    let is_left_out = |clause: &Clause| clause.occur == Occur::MustNot;
    // By itself it would match nothing. Here it narrows what stands beside it.
    if occur != Occur::MustNot && query.clauses.iter().all(is_left_out) {
        clauses.append(&mut query.clauses);
        return;
    }
    // One clause needs no group around it.
    if let [Clause { occur: Occur::Should | Occur::Must, .. }] = query.clauses.as_slice() {
        clauses.extend(query.clauses.pop().map(|inner| Clause {
            occur,
            weight: weight_within(weight, inner.weight),
            ..inner
        }));
        return;
    }
    clauses.extend(clause(occur, Some(Node::Group(query)), weight));
}

/// Takes the parentheses away where they hold all that is asked for.
pub(super) fn unwrap_lone_group(query: &mut Query) {
    while let [Clause { occur: Occur::Should | Occur::Must, node: Node::Group(inner), weight }] =
        query.clauses.as_mut_slice()
    {
        let weight = *weight;
        let mut inner = std::mem::take(inner);
        inner.clauses.iter_mut().for_each(|clause| clause.weight = weight_within(weight, clause.weight));
        *query = inner;
    }
}

/// Where all is left out and filters are among it, the others find: `-has:date` is everything without a date.
pub(super) fn let_filters_find(query: &mut Query) {
    let is_filter = |clause: &&Clause| clause.node.is_filter();
    if query.clauses.iter().any(|clause| clause.occur != Occur::MustNot) {
        return;
    }
    if let Some(filter) = query.clauses.iter().find(is_filter) {
        let condition = Condition::Path("**".to_owned());
        let node = Node::Filter(Filter { span: filter.node.span(), condition });
        query.clauses.push(Clause { occur: Occur::Must, node, weight: 1.0 });
    }
}

/// Whether no item in `items` is in marks.
fn is_wished_for(items: &[Item], context: &Context<'_>) -> bool {
    items.iter().all(|item| {
        item.sign == Sign::None
            && match &item.part {
                Part::Word(_) | Part::Wildcard(_) | Part::Fuzzy { .. } | Part::Exact { quoted: false, .. } => true,
                Part::Phrase { .. } => context.is_sentence,
                Part::Group(items) => is_wished_for(items, context),
                _ => false,
            }
    })
}

fn clause(occur: Occur, node: Option<Node>, weight: f32) -> Option<Clause> {
    node.map(|node| Clause { occur, node, weight })
}

fn condition(filter: &TypedFilter, context: &Context<'_>) -> Option<Condition> {
    Some(match filter {
        TypedFilter::Path(path) => Condition::Path(path.clone()),
        TypedFilter::Language(language) => Condition::Language(*language),
        TypedFilter::Date(typed) => Condition::Date(dates::resolve(typed, context.today)?),
        TypedFilter::Has(known) => Condition::Has(*known),
        TypedFilter::Boilerplate(is_furniture) => Condition::Boilerplate(*is_furniture),
    })
}
