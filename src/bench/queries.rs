//! Queries drawn from what is indexed.

use tantivy::DocAddress;
use unicode_segmentation::UnicodeSegmentation;

use super::Random;
use crate::index::{Index, OpenError};

/// Passages drawn for each query before it is given up: some have too few words.
const ATTEMPTS: usize = 20;
/// Least letters of a word of a short query: most function words are shorter.
const LEAST_LETTERS: usize = 4;

/// How long queries are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum QueryKind {
    /// Two to four words of at least four letters, of one passage, each as likely as the corpus uses it.
    Short,
    /// Twenty words that follow each other in a passage.
    Long,
}

/// Draws up to `count` queries from the passages of `index`; the same for the same index and `seed`.
///
/// # Errors
/// The index is damaged.
pub fn draw_queries(index: &Index, kind: QueryKind, count: usize, seed: u64) -> Result<Vec<String>, OpenError> {
    let mut random = Random::new(seed);
    let mut queries = Vec::new();
    for _ in 0..count {
        for _ in 0..ATTEMPTS {
            let Some(address) = draw_passage(index, &mut random) else { continue };
            let passage = index.passage(address)?;
            if let Some(query) = query_of(&passage.text, kind, &mut random) {
                queries.push(query);
                break;
            }
        }
    }
    Ok(queries)
}

fn draw_passage(index: &Index, random: &mut Random) -> Option<DocAddress> {
    let segments = index.searcher().segment_readers();
    let total: u64 = segments.iter().map(|segment| u64::from(segment.max_doc())).sum();
    if total == 0 {
        return None;
    }
    let mut drawn = random.bits() % total;
    for (number, segment) in (0..).zip(segments) {
        if drawn < u64::from(segment.max_doc()) {
            let document = u32::try_from(drawn).ok()?;
            return (!segment.is_deleted(document)).then(|| DocAddress::new(number, document));
        }
        drawn -= u64::from(segment.max_doc());
    }
    None
}

fn query_of(text: &str, kind: QueryKind, random: &mut Random) -> Option<String> {
    match kind {
        QueryKind::Short => {
            let wanted = 2 + random.below(3);
            let letters = |word: &&str| word.chars().count() >= LEAST_LETTERS && word.chars().all(char::is_alphabetic);
            let mut words: Vec<&str> = text.unicode_words().filter(letters).collect();
            let mut query: Vec<&str> = Vec::new();
            while query.len() < wanted && !words.is_empty() {
                let word = words.swap_remove(random.below(words.len()));
                if !query.contains(&word) {
                    query.push(word);
                }
            }
            (query.len() == wanted).then(|| query.join(" ").to_lowercase())
        }
        QueryKind::Long => {
            let words: Vec<&str> = text.unicode_words().collect();
            let from = random.below((words.len() + 1).checked_sub(20).filter(|starts| *starts > 0)?);
            // In small letters no word is an operator.
            words.get(from..from + 20).map(|words| words.join(" ").to_lowercase())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::world::World;

    #[test]
    fn queries_are_words_of_passages_and_the_same_each_time() {
        let text = "Twenty plain words about nothing in particular follow each other here until there are surely more \
                    than twenty of them in one passage.";
        let index = World::new().file("a.txt", text).file("b.txt", "too few").index();
        for kind in [QueryKind::Short, QueryKind::Long] {
            let queries = draw_queries(&index, kind, 10, 7).unwrap();
            assert_eq!(queries.len(), 10);
            assert_eq!(queries, draw_queries(&index, kind, 10, 7).unwrap());
            for query in &queries {
                let words = query.split(' ').count();
                assert!(if kind == QueryKind::Long { words == 20 } else { (2..=4).contains(&words) }, "{query}");
                assert!(query.split(' ').all(|word| text.to_lowercase().contains(word)), "{query}");
            }
        }
        assert!(draw_queries(&World::new().index(), QueryKind::Short, 3, 1).unwrap().is_empty());
    }
}
