//! Where the words of a query stand in some passages, read from the positions of the postings.

use std::collections::BTreeMap;

use tantivy::postings::Postings;
use tantivy::query::Bm25StatisticsProvider;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocAddress, DocSet, TERMINATED, Term};

use super::Candidate;
use super::lower::{Lookup, Plan};
use super::selected::scores;
use crate::index::{Index, IndexedSentence, OpenError};
use crate::query::{Exact, Node, Phrase, Query};

/// What passages hold of a query.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Evidence {
    /// For each term of the query what it is worth: its weight times its rarity in the index (the inverse document
    /// frequency of BM25).
    pub worth: Vec<f64>,
    /// Words that stand side by side in the query, stop words passed over; none twice.
    pub neighbours: Vec<Neighbours>,
    /// For each of the passages asked about, in their order.
    pub passages: Vec<Held>,
}

/// Two words that stand side by side in a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Neighbours {
    /// The terms that stand for the first, by their places in [`Evidence::worth`].
    pub first: Vec<u32>,
    /// The terms that stand for the second.
    pub second: Vec<u32>,
    /// How often the query has them so.
    pub times: u32,
}

/// What one passage holds of a query.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Held {
    /// In order of positions.
    pub occurrences: Vec<Occurrence>,
    /// The sentences of its title, headings and text.
    pub sentences: Vec<IndexedSentence>,
}

/// A place where a term of the query stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Occurrence {
    /// Its position among title, headings and text.
    pub position: u32,
    /// Which term, by its place in [`Evidence::worth`].
    pub term: u32,
}

/// What the passages `of` hold of `query`. A word that the query has several times weighs that number to the
/// power of `repeats`.
///
/// It depends on the query and the passages in the index alone, not on how they got there.
///
/// # Errors
/// The index is damaged.
pub fn evidence(query: &Query, index: &Index, of: &[Candidate], repeats: f32) -> Result<Evidence, OpenError> {
    index.guarded(|| {
        let terms = terms(query, index, repeats)?;
        let mut evidence = Evidence {
            worth: terms.iter().map(|term| term.worth).collect(),
            neighbours: neighbours(query, &terms),
            passages: vec![Held::default(); of.len()],
        };
        // Postings are read in the order of documents.
        let mut order: Vec<(DocAddress, usize)> = of.iter().map(|candidate| candidate.address).zip(0..).collect();
        order.sort_unstable();
        for documents in order.chunk_by(|a, b| a.0.segment_ord == b.0.segment_ord) {
            read_segment(index, &terms, documents, &mut evidence.passages)?;
        }
        for held in &mut evidence.passages {
            held.occurrences.sort_unstable();
        }
        Ok(evidence)
    })
}

/// A term that passages are searched for.
struct QueryTerm {
    term: Term,
    text: String,
    worth: f64,
}

/// The terms of what scores, those of phrases one by one, in an order that depends on the query alone.
fn terms(query: &Query, index: &Index, repeats: f32) -> tantivy::Result<Vec<QueryTerm>> {
    let (body, statistics) = (index.fields().body, index.statistics());
    let mut plan = Plan::of_leaves(query, repeats, &[]);
    plan.narrow(body, &statistics)?;
    let mut weights: BTreeMap<&str, f32> = BTreeMap::new();
    for (lookup, weight) in &plan.scoring {
        if let Lookup::Term(term) = lookup {
            weights.insert(term, *weight);
        }
    }
    for (lookup, weight) in &plan.scoring {
        if let Lookup::Phrase(places) = lookup {
            for (_, term) in places {
                weights.entry(term).or_insert(*weight);
            }
        }
    }
    let all = index.statistics().passages() as f64;
    let mut terms = Vec::with_capacity(weights.len());
    for (text, weight) in weights {
        let term = Term::from_field_text(body, text);
        let passages = statistics.doc_freq(&term)? as f64;
        let rarity = (1.0 + (all - passages + 0.5) / (passages + 0.5)).ln();
        terms.push(QueryTerm { term, text: text.to_owned(), worth: f64::from(weight) * rarity });
    }
    Ok(terms)
}

/// The words of `query` that stand side by side.
fn neighbours(query: &Query, terms: &[QueryTerm]) -> Vec<Neighbours> {
    let of = |texts: &mut dyn Iterator<Item = &String>| {
        let mut found: Vec<u32> = texts
            .filter_map(|text| terms.binary_search_by(|term| term.text.as_str().cmp(text)).ok())
            .map(|place| place as u32)
            .collect();
        found.sort_unstable();
        found
    };
    let mut words: Vec<Vec<u32>> = Vec::new();
    for leaf in query.leaves().iter().filter(|leaf| scores(leaf)) {
        match leaf.node {
            Node::Word(word) if word.stop => {}
            Node::Word(word) => {
                words.push(of(&mut word.forms.iter().filter(|form| form.alone).map(|form| &form.term)));
            }
            Node::Phrase(Phrase { places, .. }) | Node::Exact(Exact { places, .. }) => {
                words.extend(places.iter().map(|(_, terms)| of(&mut terms.iter())));
            }
            // What stands on either side of a pattern does not stand side by side.
            _ => words.push(Vec::new()),
        }
    }
    let mut neighbours: Vec<Neighbours> = Vec::new();
    let mut places: BTreeMap<(&[u32], &[u32]), usize> = BTreeMap::new();
    for pair in words.windows(2) {
        let [first, second] = pair else { continue };
        if first.is_empty() || second.is_empty() || first == second {
            continue;
        }
        let place = *places.entry((first, second)).or_insert(neighbours.len());
        match neighbours.get_mut(place) {
            Some(known) => known.times += 1,
            None => neighbours.push(Neighbours { first: first.clone(), second: second.clone(), times: 1 }),
        }
    }
    neighbours
}

/// Reads what `documents` of one segment, in order, hold of `terms`, each into its place in `passages`.
fn read_segment(
    index: &Index,
    terms: &[QueryTerm],
    documents: &[(DocAddress, usize)],
    passages: &mut [Held],
) -> tantivy::Result<()> {
    let Some(number) = documents.first().map(|(address, _)| address.segment_ord) else { return Ok(()) };
    let segment = index.searcher().segment_reader(number);
    let inverted = segment.inverted_index(index.fields().body)?;
    let mut positions = Vec::new();
    for (term, place) in terms.iter().zip(0..) {
        let Some(mut postings) = inverted.read_postings(&term.term, IndexRecordOption::WithFreqsAndPositions)? else {
            continue;
        };
        for (address, passage) in documents {
            if postings.doc() < address.doc_id && postings.seek(address.doc_id) == TERMINATED {
                break;
            }
            if postings.doc() == address.doc_id {
                postings.positions(&mut positions);
                let occurrences = positions.iter().map(|position| Occurrence { position: *position, term: place });
                passages[*passage].occurrences.extend(occurrences);
            }
        }
    }
    let columns = index.columns(number)?;
    for (address, passage) in documents {
        columns.sentences(address.doc_id, &mut passages[*passage].sentences)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::{Setting, analyze, parse};
    use crate::retrieve::{RetrieveOptions, candidates};
    use crate::search::world::World;

    /// The query, and what the passages that it finds hold of it, in order of ids.
    fn held(world: &World, text: &str) -> Evidence {
        let index = world.index();
        let languages: Vec<_> = index.manifest().languages.keys().copied().collect();
        let setting = Setting { analyzer: index.analyzer(), languages: &languages, today: None };
        let query = analyze(&parse(text), &setting);
        let mut found = candidates(&query, &index, &Default::default(), &RetrieveOptions::default()).unwrap();
        found.sort_by_key(|candidate| (candidate.article, candidate.ordinal));
        evidence(&query, &index, &found, 1.0).unwrap()
    }

    fn positions(held: &Held) -> Vec<(u32, u32)> {
        held.occurrences.iter().map(|occurrence| (occurrence.position, occurrence.term)).collect()
    }

    #[test]
    fn words_stand_in_the_sentences_of_title_heading_and_text() {
        let world = World::new().file(
            "a.md",
            "---\ntitle: The amber road. A birch!\n---\n\n## Cedar and fjord\n\nAmber is old. The U.S. sells $14.3B of \
             well-known birch, not cedar.\n",
        );
        let found = held(&world, "amber birch cedar fjord");
        let [passage] = found.passages.as_slice() else { panic!("{found:?}") };
        let cut: Vec<_> = passage.sentences.iter().map(|it| (it.start, it.length, it.is_title)).collect();
        // The text begins with its heading. Between two pieces lie 101 positions: ours and the engine's.
        let expected =
            [(0, 3, true), (3, 2, true), (106, 3, false), (210, 3, false), (213, 3, false), (216, 10, false)];
        assert_eq!(cut, expected);
        // Terms in order of their letters: amber, birch, cedar, fjord.
        let expected = [(1, 0), (4, 1), (106, 2), (108, 3), (210, 2), (212, 3), (213, 0), (223, 1), (225, 2)];
        assert_eq!(positions(passage), expected);
    }

    #[test]
    fn neighbours_are_the_words_that_stand_side_by_side_without_stop_words() {
        let world = World::new().file("a.txt", "amber birch cedar delta").file("b.txt", "birch amber");
        let found = held(&world, "amber birch of cedar amber birch zebra delta");
        assert_eq!(found.worth.len(), 4);
        let pairs: Vec<_> = found.neighbours.iter().map(|it| (it.first[0], it.second[0], it.times)).collect();
        assert_eq!(pairs, [(0, 1, 2), (1, 2, 1), (2, 0, 1)], "what nobody has parts its neighbours");
        assert!(found.worth[2] > found.worth[0], "what few have is worth more");
        assert_eq!(positions(&found.passages[0]), [(0, 0), (1, 1), (2, 2), (3, 3)]);
        assert_eq!(positions(&found.passages[1]), [(0, 1), (1, 0)]);
    }

    #[test]
    fn an_item_of_a_list_is_a_sentence_where_markup_tells_lines_apart() {
        let text = "- amber road\n- birch\n- cedar tree\n";
        let cut = |world: &World| {
            let found = held(world, "amber");
            found.passages[0].sentences.iter().map(|it| it.length).collect::<Vec<_>>()
        };
        assert_eq!(cut(&World::new().file("a.md", text)), [2, 1, 2]);
        assert_eq!(cut(&World::new().file("a.txt", "amber road\nbirch\ncedar tree\n")), [5]);
    }

    #[test]
    fn a_passage_without_words_before_others_keeps_positions_and_sentences_together() {
        // A title of marks alone, and a heading of them.
        let world = World::new().file("a.md", "---\ntitle: \"***\"\n---\n\n## ???\n\nAmber. Birch!\n");
        let found = held(&world, "amber birch");
        let [passage] = found.passages.as_slice() else { panic!("{found:?}") };
        for occurrence in &passage.occurrences {
            let around = |it: &&IndexedSentence| (it.start..it.start + it.length).contains(&occurrence.position);
            assert_eq!(passage.sentences.iter().filter(around).count(), 1, "{passage:?}");
        }
        assert_eq!(passage.sentences.iter().map(|it| it.length).collect::<Vec<_>>(), [1, 1]);
    }
}
