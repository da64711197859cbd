//! How rare the words of a query are.

use tantivy::Term;
use tantivy::query::Bm25StatisticsProvider;

use crate::index::{Index, OpenError};
use crate::query::{Exact, Node, Phrase, Query};

/// How much it says of a passage to hold each leaf of `query` (see [`Query::leaves`]): the rarer its words are in
/// the index, the more. One number a leaf; 0 for what occurs nowhere.
///
/// # Errors
/// The index is damaged.
pub fn rarity(query: &Query, index: &Index) -> Result<Vec<f32>, OpenError> {
    index.guarded(|| {
        let statistics = index.statistics();
        let total = statistics.total_num_docs()? as f64;
        // Of several terms for one word the commonest tells.
        let of_word = |terms: &mut dyn Iterator<Item = &String>| -> tantivy::Result<f64> {
            let mut frequency = 0;
            for term in terms {
                let term = Term::from_field_text(index.fields().body, term);
                frequency = statistics.doc_freq(&term)?.max(frequency);
            }
            let frequency = frequency as f64;
            Ok(if frequency == 0.0 { 0.0 } else { (1.0 + (total - frequency + 0.5) / (frequency + 0.5)).ln() })
        };
        let leaves = query.leaves();
        let mut rarities = Vec::with_capacity(leaves.len());
        for leaf in leaves {
            let rarity = match leaf.node {
                Node::Word(word) => of_word(&mut word.forms.iter().filter(|form| form.alone).map(|form| &form.term))?,
                Node::Phrase(Phrase { places, .. }) | Node::Exact(Exact { places, .. }) => {
                    let mut sum = 0.0;
                    for (_, terms) in places {
                        sum += of_word(&mut terms.iter())?;
                    }
                    sum
                }
                Node::Pattern(pattern) => of_word(&mut pattern.terms.iter())?,
                _ => 0.0,
            };
            rarities.push(rarity as f32 * leaf.weight);
        }
        Ok(rarities)
    })
}
