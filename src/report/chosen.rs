//! Conditions of a query choose figures, not only the passages that have them: `amount:>4.5bn` shows nothing less.

use crate::analysis::{Analyzer, FigureTerm};
use crate::article::Language;
use crate::figures::Figure;
use crate::query::{Node, Occur, Query, Setting, Wanted, analyze, parse};

/// The conditions of a query.
pub(super) struct Chosen {
    analyzer: Analyzer,
    query: Query,
    /// Whether a condition says which figures are wanted, and not only which are not.
    asks: bool,
}

impl Chosen {
    /// The conditions of `typed`, whose nouns are looked for as those of texts in `languages`.
    pub(super) fn of(typed: &str, languages: &[Language]) -> Self {
        let analyzer = Analyzer::default();
        let query = analyze(&parse(typed), &Setting { analyzer: &analyzer, languages, today: None });
        let asks = asks(&query);
        Self { analyzer, query, asks }
    }

    /// Whether `figure`, of a text in `language`, is one of those asked for: it satisfies all conditions on its kind, or one of those
    /// that `OR` joins where each has one, and none behind a `-`. A query with conditions on some kinds takes no others.
    pub(super) fn takes(&self, figure: &Figure, language: Option<Language>) -> bool {
        holds(&self.query, &self.analyzer.figure_term(figure, language)).unwrap_or(!self.asks)
    }
}

/// Whether a condition says which figures `query` wants: one that stands by itself or beside `AND`, or one in each branch of an `OR`,
/// since `amount:>7m OR tessel` wants all that is told of Tessel.
fn asks(query: &Query) -> bool {
    let those = |occur: Occur| query.clauses.iter().filter(move |clause| clause.occur == occur);
    those(Occur::Must).any(|clause| is_asking(&clause.node)) || is_each_asking(query)
}

/// Whether all that `OR` joins in `query` have conditions.
fn is_each_asking(query: &Query) -> bool {
    let mut branches = query.clauses.iter().filter(|clause| clause.occur == Occur::Should).peekable();
    branches.peek().is_some() && branches.all(|clause| is_asking(&clause.node))
}

fn is_asking(node: &Node) -> bool {
    match node {
        Node::Figure(sought) => matches!(sought.wanted, Wanted::Condition(_)),
        node => within(node).is_some_and(asks),
    }
}

/// Whether `figure` satisfies what `query` asks of figures of its kind; `None` where it asks nothing of them.
fn holds(query: &Query, figure: &FigureTerm) -> Option<bool> {
    let (mut all, mut any) = (None, None);
    let is_choice = is_each_asking(query);
    for clause in query.clauses.iter().filter(|clause| clause.occur != Occur::Should || is_choice) {
        let told = match &clause.node {
            Node::Figure(sought) => match &sought.wanted {
                Wanted::Condition(condition) if condition.of.kinds().contains(&figure.kind) => {
                    Some(condition.holds(figure))
                }
                _ => None,
            },
            node => within(node).and_then(|query| holds(query, figure)),
        };
        let Some(told) = told else { continue };
        match clause.occur {
            Occur::Must => all = Some(all.unwrap_or(true) && told),
            Occur::MustNot if told => all = Some(false),
            Occur::MustNot => {}
            Occur::Should => any = Some(any.unwrap_or(false) || told),
        }
    }
    match (all, any) {
        (Some(all), Some(any)) => Some(all && any),
        (one, other) => one.or(other),
    }
}

/// The clauses inside of `node`.
fn within(node: &Node) -> Option<&Query> {
    match node {
        Node::Group(query) => Some(query),
        Node::Together(together) => Some(&together.query),
        Node::Field(scoped) => Some(&scoped.query),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::read;

    #[test]
    fn figures_are_chosen_by_the_conditions_on_their_kind() {
        let text = "Orla paid $5bn for 40%, then $3 billion for 1,200 workers, and over $7bn.";
        let taken = |query: &str| -> Vec<String> {
            let chosen = Chosen::of(query, &[]);
            let figures = read(text, None).into_iter().filter(|figure| chosen.takes(figure, None));
            figures.map(|figure| figure.as_written(text).to_owned()).collect()
        };
        assert_eq!(taken("orla").len(), 5);
        assert_eq!(taken("amount:>4.5bn orla"), ["$5bn", "$7bn"]);
        assert_eq!(taken("amount:>4.5bn amount:<6bn orla"), ["$5bn"]);
        assert_eq!(taken("(amount:<4bn OR amount:>6bn) orla"), ["$3 billion", "$7bn"]);
        assert_eq!(taken("{amount:>4.5bn orla}s percent:40"), ["$5bn", "40%", "$7bn"]);
        assert_eq!(taken("-amount:>4.5bn orla"), ["40%", "$3 billion", "1,200 workers"]);
        assert_eq!(taken("amount:>6bn OR orla").len(), 5, "what the word finds is shown, too");
        assert_eq!(taken("(amount:>6bn AND orla) OR workers").len(), 5);
        assert_eq!(taken("amount:>6bn OR percent:40"), ["40%", "$7bn"]);
        assert_eq!(taken("(amount:>4.5bn OR orla) amount:<6bn"), ["$5bn", "$3 billion"]);
        assert_eq!(taken("count:>100 worker"), ["1,200 workers"]);
        assert_eq!(taken("orla $5bn").len(), 5, "an amount among words is no condition");
    }
}
