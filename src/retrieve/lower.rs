//! Our query becomes the index engine's.

use tantivy::Term;
use tantivy::query::{BooleanQuery, PhraseQuery, Query as EngineQuery, TermQuery};
use tantivy::schema::IndexRecordOption;

use crate::index::Fields;
use crate::query::{Node, Occur, Query};

/// The engine's query for `query`.
pub(super) fn lower(query: &Query, fields: &Fields) -> Box<dyn EngineQuery> {
    let mut clauses: Vec<(tantivy::query::Occur, Box<dyn EngineQuery>)> = Vec::new();
    for clause in &query.clauses {
        let occur = match clause.occur {
            Occur::Should => tantivy::query::Occur::Should,
            Occur::Must => tantivy::query::Occur::Must,
            Occur::MustNot => tantivy::query::Occur::MustNot,
        };
        match &clause.node {
            Node::Word(word) => {
                for form in word.forms.iter().filter(|form| form.alone && !word.stop) {
                    let term = Term::from_field_text(fields.body, &form.term);
                    clauses.push((occur, Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs))));
                }
            }
            Node::Phrase(phrase) => {
                let terms: Vec<_> = phrase
                    .places
                    .iter()
                    .filter_map(|(at, terms)| Some((*at as usize, Term::from_field_text(fields.body, terms.first()?))))
                    .collect();
                match terms.as_slice() {
                    [] => {}
                    [(_, term)] => {
                        clauses.push((occur, Box::new(TermQuery::new(term.clone(), IndexRecordOption::WithFreqs))));
                    }
                    _ => clauses.push((occur, Box::new(PhraseQuery::new_with_offset(terms)))),
                }
            }
        }
    }
    Box::new(BooleanQuery::new(clauses))
}
