//! How rare the words of a query are.

use tantivy::Term;
use tantivy::query::Bm25StatisticsProvider;

use super::figures;
use crate::index::{Index, OpenError};
use crate::query::{Exact, Node, Phrase, Query};

/// How much it says to be one of `having` among `all`: the inverse document frequency of BM25 (Robertson and Zaragoza,
/// The Probabilistic Relevance Framework, 2009) as the index engine has it, never below 0.
pub fn inverse_frequency(all: f64, having: f64) -> f64 {
    (1.0 + (all - having + 0.5).max(0.0) / (having + 0.5)).ln()
}

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
            Ok(if frequency == 0.0 { 0.0 } else { inverse_frequency(total, frequency) })
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
                Node::Figure(sought) => figures::rarity(&sought.wanted, index)?,
                _ => 0.0,
            };
            rarities.push(rarity as f32 * leaf.weight);
        }
        Ok(rarities)
    })
}

#[cfg(test)]
mod tests {
    use super::inverse_frequency as rarity;

    #[test]
    fn what_few_have_says_more() {
        assert!((rarity(3.0, 1.0) - (1.0_f64 + 2.5 / 1.5).ln()).abs() < 1e-12);
        assert!(rarity(200.0, 1.0) > rarity(200.0, 100.0) && rarity(200.0, 200.0) > 0.0);
        assert!(rarity(0.0, 0.0) >= 0.0 && rarity(3.0, 9.0) >= 0.0);
    }
}
