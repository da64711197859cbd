//! Finds in a text exactly what a query matched there.

use crate::analysis::Analyzer;
use crate::article::Language;
use crate::query::{Node, Occur, Query};
use crate::text::Span;

/// A place in a text that a clause of the query matched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Match {
    /// What is lit.
    pub span: Span,
    /// The clause of the query, by its place in [`Query::clauses`].
    pub clause: usize,
}

/// Made once for a search, from the query that retrieved.
#[derive(Debug, Clone)]
pub struct Matcher {
    query: Query,
    analyzer: Analyzer,
}

impl Matcher {
    /// A matcher for `query`.
    pub fn new(query: &Query, analyzer: &Analyzer) -> Self {
        Self { query: query.clone(), analyzer: analyzer.clone() }
    }

    /// What matched in `text`: sorted, disjoint spans.
    pub fn matches(&self, text: &str, language: Option<Language>) -> Vec<Match> {
        let mut found = Vec::new();
        self.analyzer.analyze(text, language, &mut |token| {
            for (at, clause) in self.query.clauses.iter().enumerate() {
                let Node::Word(word) = &clause.node else { continue };
                if clause.occur != Occur::MustNot && word.forms.iter().any(|form| form.term == token.term) {
                    found.push(Match { span: token.span, clause: at });
                    break;
                }
            }
        });
        found
    }
}
