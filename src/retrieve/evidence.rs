//! Where the words of a query stand in some passages, read from the positions of the postings.

use tantivy::postings::Postings;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocAddress, DocSet, TERMINATED};

use super::Candidate;
use super::query_terms::Terms;
use super::query_words::{apart, neighbours, without_stop_words, words};
use crate::index::{Index, IndexedSentence, OpenError};
use crate::query::Query;
use crate::together;

/// Places of one term in one passage that are read at most, the first ones: further ones would change no score by
/// half a percent, and a title as long as a book stands in each of its article's passages.
const MOST_PLACES: usize = 256;

/// Passages that are asked about, and passages of the index, from which on another thread is woken to read some of them.
const WORTH_HELP: (usize, u64) = if cfg!(test) { (2, 2) } else { (50, 100_000) };

/// What passages hold of a query.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Evidence {
    /// For each term of the query, of many the rarest, what it is worth: its weight times its rarity in the index (the inverse document
    /// frequency of BM25). Behind them stand the stop words, which are worth nothing.
    pub worth: Vec<f64>,
    /// Words that stand side by side in the query, or with stop words between them; none twice.
    pub neighbours: Vec<Neighbours>,
    /// Each two of the first words that are no neighbours, of three words and more. Each weighs 2 over the number of words less
    /// one: the longer the query, the less a pair that it does not join says.
    pub apart: Vec<Neighbours>,
    /// What follows each other in the query, stop words being words like others.
    pub wording: Vec<Neighbours>,
    /// For each of the passages asked about, in their order.
    pub passages: Vec<Held>,
}

/// Two words of a query.
#[derive(Debug, Clone, PartialEq)]
pub struct Neighbours {
    /// The terms that stand for the first: by their places in [`Evidence::worth`], each with how many positions on the
    /// second word begins. Behind `h100` that is 2, as it has two parts, and one more for each stop word between.
    pub first: Vec<(u32, u32)>,
    /// The terms that stand for the second, each with its position in that word: 1 for the `agent` of `multi-agent`.
    pub second: Vec<(u32, u32)>,
    /// What the two count: as much as the word that counts less; where the query has them several times, as a
    /// word that it has so often.
    pub weight: f64,
}

/// What one passage holds of a query.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Held {
    /// In order of positions; of each term the first 256.
    pub occurrences: Vec<Occurrence>,
    /// Where stop words of the query stand, by stop word and position; of each the first 256.
    pub stop_words: Vec<Occurrence>,
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
/// power of `repeats`. Of stop words nothing is told but where `stop_words` says so.
///
/// It depends on the query and the passages in the index alone, not on how they got there.
///
/// # Errors
/// The index is damaged.
pub fn evidence(
    query: &Query,
    index: &Index,
    of: &[Candidate],
    repeats: f32,
    stop_words: bool,
) -> Result<Evidence, OpenError> {
    index.guarded(|| {
        let terms = Terms::of(query, index, repeats, stop_words)?;
        let words = words(query, &terms);
        let wanted = without_stop_words(&words);
        let mut evidence = Evidence {
            worth: terms.all().map(|term| term.worth).collect(),
            neighbours: neighbours(&wanted, repeats),
            apart: apart(&wanted),
            wording: if stop_words { neighbours(&words, repeats) } else { Vec::new() },
            passages: vec![Held::default(); of.len()],
        };
        // Postings are read in the order of documents.
        let mut order: Vec<(DocAddress, usize)> = of.iter().map(|candidate| candidate.address).zip(0..).collect();
        order.sort_unstable();
        let segments: Vec<&[(DocAddress, usize)]> = order.chunk_by(|a, b| a.0.segment_ord == b.0.segment_ord).collect();
        let is_worth = of.len() >= WORTH_HELP.0 && index.manifest().passages >= WORTH_HELP.1;
        let read = together::pieces(segments.len(), is_worth, |at| read_segment(index, &terms, segments[at]));
        for (documents, held) in segments.iter().zip(read) {
            for ((_, place), held) in documents.iter().zip(held?) {
                evidence.passages[*place] = held;
            }
        }
        Ok(evidence)
    })
}

/// What each of `documents` of one segment, in order, holds of `terms`.
fn read_segment(index: &Index, terms: &Terms, documents: &[(DocAddress, usize)]) -> tantivy::Result<Vec<Held>> {
    let mut passages = vec![Held::default(); documents.len()];
    let Some(number) = documents.first().map(|(address, _)| address.segment_ord) else { return Ok(passages) };
    let segment = index.searcher().segment_reader(number);
    let inverted = segment.inverted_index(index.fields().body)?;
    let mut positions = Vec::new();
    for (term, place) in terms.all().zip(0..) {
        let is_stop_word = place as usize >= terms.scoring.len();
        let Some(info) = term.infos.of_segment(number) else { continue };
        let mut postings = inverted.read_postings_from_terminfo(info, IndexRecordOption::WithFreqsAndPositions)?;
        for ((address, _), held) in documents.iter().zip(&mut passages) {
            if postings.doc() < address.doc_id && postings.seek(address.doc_id) == TERMINATED {
                break;
            }
            if postings.doc() == address.doc_id {
                postings.positions(&mut positions);
                let read = positions.iter().take(MOST_PLACES);
                let occurrences = read.map(|position| Occurrence { position: *position, term: place });
                if is_stop_word { &mut held.stop_words } else { &mut held.occurrences }.extend(occurrences);
            }
        }
    }
    let columns = index.columns(number)?;
    columns.sentences(documents.iter().map(|(address, _)| address.doc_id), &mut |number, sentence| {
        passages[number].sentences.push(sentence);
    })?;
    passages.iter_mut().for_each(|held| held.occurrences.sort_unstable());
    Ok(passages)
}

#[cfg(test)]
mod tests {
    use super::super::query_terms::MOST_TERMS;
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
        evidence(&query, &index, &found, 1.0, true).unwrap()
    }

    fn positions(held: &Held) -> Vec<(u32, u32)> {
        held.occurrences.iter().map(|occurrence| (occurrence.position, occurrence.term)).collect()
    }

    /// The first terms of a pair with their places, and what it weighs.
    type Told = ((u32, u32), (u32, u32), f64);

    fn told(pairs: &[Neighbours]) -> Vec<Told> {
        pairs.iter().map(|it| (it.first[0], it.second[0], it.weight)).collect()
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
    fn neighbours_are_the_words_that_stand_side_by_side_stop_words_passed_over() {
        let world = World::new().file("a.txt", "amber birch cedar delta").file("b.txt", "birch amber");
        let found = held(&world, "amber birch of cedar amber birch zebra delta");
        assert_eq!(found.worth.len(), 4);
        let pairs = told(&found.neighbours);
        let expected = [((0, 1), (1, 0), 2.0), ((1, 2), (2, 0), 1.0), ((2, 1), (0, 0), 1.0)];
        assert_eq!(pairs, expected, "what nobody has parts its neighbours");
        assert!(found.worth[2] > found.worth[0], "what few have is worth more");
        assert_eq!(positions(&found.passages[0]), [(0, 0), (1, 1), (2, 2), (3, 3)]);
        assert_eq!(positions(&found.passages[1]), [(0, 1), (1, 0)]);
    }

    #[test]
    fn the_wording_has_stop_words_and_other_pairs_stand_apart() {
        let world = World::new().file("a.txt", "The bank of amber, of birch and cedar.").file("b.txt", "amber");
        let found = held(&world, "bank of amber birch cedar");
        // amber, bank, birch, cedar, and behind them the stop word.
        assert_eq!(found.worth.iter().map(|worth| *worth > 0.0).collect::<Vec<_>>(), [true, true, true, true, false]);
        let pair = |first: u32, second: u32| ((first, 1), (second, 0), 1.0);
        assert_eq!(told(&found.wording), [pair(1, 4), pair(4, 0), pair(0, 2), pair(2, 3)]);
        assert_eq!(told(&found.neighbours)[0], ((1, 2), (0, 0), 1.0));
        let share = 2.0 / 3.0;
        let apart = |first: u32, second: u32| ((first, 0), (second, 0), share);
        assert_eq!(told(&found.apart), [apart(1, 2), apart(1, 3), apart(0, 3)]);
        let passage = found.passages.iter().find(|held| held.occurrences.len() > 1).unwrap();
        let places = |of: &[Occurrence]| of.iter().map(|it| (it.position, it.term)).collect::<Vec<_>>();
        assert_eq!(places(&passage.stop_words), [(2, 4), (4, 4)]);
        assert_eq!(positions(passage), [(1, 1), (3, 0), (5, 2), (7, 3)]);
    }

    #[test]
    fn the_weight_of_neighbours_is_that_of_the_lighter_word() {
        let world = World::new().file("a.txt", "amber birch cedar delta");
        let weights = |text: &str| held(&world, text).neighbours.iter().map(|it| it.weight).collect::<Vec<_>>();
        assert_eq!(weights("amber^4 birch^2 cedar"), [2.0, 1.0]);
        assert_eq!(weights("(amber birch)^0.5 delta"), [0.5, 0.5]);
        assert_eq!(weights("(amber birch)^3 cedar amber birch"), [4.0, 1.0, 1.0], "three times, and once");
    }

    #[test]
    fn a_hostile_query_and_a_hostile_title_are_read_in_part() {
        let names: Vec<String> = (0..MOST_TERMS + 40).map(|at| format!("word{at:03}x")).collect();
        let title = format!("{} {}", "amber ".repeat(3 * MOST_PLACES), names.join(" "));
        let title = title.trim_end();
        let world = World::new()
            .file("a.jsonl", &format!("{{\"title\":\"{title}\",\"text\":\"Birch.\"}}\n"))
            .file("b.txt", &names[..names.len() - 1].join(" "));
        let found = held(&world, &format!("amber \"{}\"", names.join(" ")));
        assert_eq!(found.worth.len(), MOST_TERMS);
        // What is not among the terms parts its neighbours.
        assert!((MOST_TERMS / 2..MOST_TERMS).contains(&found.neighbours.len()), "{}", found.neighbours.len());
        assert!(found.apart.len() <= 66 && found.apart.len() > 40, "each two of twelve: {}", found.apart.len());
        let least = found.worth.iter().copied().fold(f64::MAX, f64::min);
        let most = found.worth.iter().copied().fold(0.0, f64::max);
        assert!(most > least, "the word that one passage has is among the rarest");
        let amber = held(&world, "amber");
        assert_eq!(amber.passages[0].occurrences.len(), MOST_PLACES);
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
    fn a_passage_of_many_sentences_is_read_whole() {
        for sentences in [31, 32, 33, 64, 65] {
            let text = "Amber road. ".repeat(sentences);
            let found = held(&World::new().file("a.txt", text.trim_end()), "amber");
            let [passage] = found.passages.as_slice() else { panic!("{found:?}") };
            let cut: Vec<_> = passage.sentences.iter().map(|it| (it.start, it.length)).collect();
            assert_eq!(cut, (0..sentences as u32).map(|at| (2 * at, 2)).collect::<Vec<_>>());
        }
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
