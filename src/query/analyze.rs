//! Words become terms, here and nowhere else.

use super::{Clause, Form, Node, Occur, ParsedQuery, Phrase, Query, SyntaxNode, Word};
use crate::analysis::Analyzer;
use crate::article::Language;

/// What `parsed` means in terms of an index that holds articles in `languages` (English where it is empty).
pub fn analyze(parsed: &ParsedQuery, analyzer: &Analyzer, _languages: &[Language]) -> Query {
    let mut query = Query::default();
    for node in &parsed.nodes {
        let (node, negated) = match node {
            SyntaxNode::Word { text, span, negated } => {
                let mut forms = Vec::new();
                analyzer.analyze(text, None, &mut |token| {
                    forms.push(Form { term: token.term.to_owned(), weight: 1.0, part: None, alone: true });
                });
                (Node::Word(Word { typed: text.clone(), span: *span, forms, stop: false }), *negated)
            }
            SyntaxNode::Phrase { text, span, negated } => {
                let mut places = Vec::new();
                analyzer.analyze(text, None, &mut |token| places.push((token.position, vec![token.term.to_owned()])));
                (Node::Phrase(Phrase { typed: text.clone(), span: *span, places }), *negated)
            }
        };
        let occur = if negated { Occur::MustNot } else { Occur::Should };
        query.clauses.push(Clause { occur, node, weight: 1.0 });
    }
    query
}
