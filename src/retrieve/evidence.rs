//! Where the words of a query stand in some passages, read from the positions of the postings.

use std::collections::{BTreeMap, BTreeSet};

use tantivy::postings::Postings;
use tantivy::query::Bm25StatisticsProvider;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocAddress, DocSet, TERMINATED, Term};

use super::Candidate;
use super::lower::{Lookup, Plan, merged};
use super::rarity::inverse_frequency;
use super::selected::scores;
use crate::index::{Index, IndexedSentence, OpenError, TermInfos};
use crate::query::{Exact, Node, Phrase, Query, SameFigure, Sought, Wanted};

/// Terms of a query whose places are read, and pairs of its words that are looked for, at most: of more terms the
/// rarest, of more pairs the first. The queries of paragraphs that people judge with have less.
const MOST_TERMS: usize = 128;

/// Stop words of a query whose places are read at most, the rarest.
const MOST_STOP_WORDS: usize = 32;

/// Words of a query each of which is paired with each other, the first.
const MOST_APART: usize = 12;

/// Places of one term in one passage that are read at most, the first ones: further ones would change no score by
/// half a percent, and a title as long as a book stands in each of its article's passages.
const MOST_PLACES: usize = 256;

/// What passages hold of a query.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Evidence {
    /// For each term of the query, of many the rarest, what it is worth: its weight times its rarity in the index (the inverse document
    /// frequency of BM25). Behind them stand the stop words, which are worth nothing.
    pub worth: Vec<f64>,
    /// Words that stand side by side in the query, or with stop words between them; none twice.
    pub neighbours: Vec<Neighbours>,
    /// Each two of the first words that are no neighbours. Together they weigh as much as as many pairs of neighbours as there are
    /// words, less two: the longer the query, the less a pair that it does not join says.
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
    infos: TermInfos,
    text: String,
    worth: f64,
}

/// The terms of a query whose places are read.
struct Terms {
    /// Those of what scores, by their letters.
    scoring: Vec<QueryTerm>,
    /// Those of stop words that do not score, by their letters.
    stop_words: Vec<QueryTerm>,
}

impl Terms {
    fn of(query: &Query, index: &Index, repeats: f32, stop_words: bool) -> tantivy::Result<Self> {
        let mut terms = Self { scoring: scoring_terms(query, index, repeats)?, stop_words: Vec::new() };
        if stop_words {
            terms.stop_words = stop_word_terms(query, index, &terms)?;
        }
        Ok(terms)
    }

    /// In the order in which they are counted.
    fn all(&self) -> impl Iterator<Item = &QueryTerm> {
        self.scoring.iter().chain(&self.stop_words)
    }

    /// Which of [`Self::all`] is `text`.
    fn place(&self, text: &str) -> Option<u32> {
        let among = |terms: &[QueryTerm]| terms.binary_search_by(|term| term.text.as_str().cmp(text)).ok();
        let place = among(&self.scoring).or_else(|| Some(self.scoring.len() + among(&self.stop_words)?))?;
        u32::try_from(place).ok()
    }
}

/// The terms of stop words that `known` has not, in an order that depends on the query alone.
fn stop_word_terms(query: &Query, index: &Index, known: &Terms) -> tantivy::Result<Vec<QueryTerm>> {
    let (body, statistics) = (index.fields().body, index.statistics());
    let mut texts: BTreeSet<&str> = BTreeSet::new();
    for leaf in query.leaves().iter().filter(|leaf| scores(leaf)) {
        if let Node::Word(word) = leaf.node
            && word.stop
        {
            texts.extend(word.forms.iter().filter(|form| form.alone).map(|form| form.term.as_str()));
        }
    }
    let mut terms = Vec::new();
    for text in texts.into_iter().filter(|text| known.place(text).is_none()) {
        let infos = statistics.term_infos(&Term::from_field_text(body, text))?;
        if infos.documents() > 0 {
            terms.push(QueryTerm { infos, text: text.to_owned(), worth: 0.0 });
        }
    }
    terms.sort_by_key(|term| term.infos.documents());
    terms.truncate(MOST_STOP_WORDS);
    terms.sort_by(|a, b| a.text.cmp(&b.text));
    Ok(terms)
}

/// The terms of what scores, those of phrases one by one, in an order that depends on the query alone.
fn scoring_terms(query: &Query, index: &Index, repeats: f32) -> tantivy::Result<Vec<QueryTerm>> {
    let (body, statistics) = (index.fields().body, index.statistics());
    let mut plan = Plan::of_leaves(query, repeats, &[]);
    plan.narrow(index.fields(), &statistics)?;
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
    // The words that figures were typed as find nothing, but have places.
    let leaves = query.leaves();
    for leaf in leaves.iter().filter(|leaf| scores(leaf)) {
        if let Node::Figure(Sought { wanted: Wanted::Same(SameFigure { word: Some((word, weight)), .. }), .. }) =
            leaf.node
            && statistics.doc_freq(&Term::from_field_text(body, word))? > 0
        {
            weights.entry(word).or_insert(leaf.weight * weight);
        }
    }
    let all = index.statistics().passages() as f64;
    let mut terms = Vec::with_capacity(weights.len());
    for (text, weight) in weights {
        let infos = statistics.term_infos(&Term::from_field_text(body, text))?;
        let passages = infos.documents();
        let worth = f64::from(weight) * inverse_frequency(all, passages as f64);
        terms.push((passages, QueryTerm { infos, text: text.to_owned(), worth }));
    }
    // The sort is stable: of equally rare ones the first by their letters stay.
    terms.sort_by_key(|(passages, _)| *passages);
    let mut terms: Vec<QueryTerm> = terms.into_iter().take(MOST_TERMS).map(|(_, term)| term).collect();
    terms.sort_by(|a, b| a.text.cmp(&b.text));
    Ok(terms)
}

impl QueryWord {
    /// Whether `other` is the same word again.
    fn is_same(&self, other: &Self) -> bool {
        self.terms.iter().map(|(term, _)| term).eq(other.terms.iter().map(|(term, _)| term))
    }
}

/// Terms with how far on they stand from where they are counted from, as [`Neighbours`] has them.
type Alternatives = Vec<(u32, u32)>;

/// A word of a query.
#[derive(Clone)]
struct QueryWord {
    is_stop_word: bool,
    /// Its terms, each with its position in the word.
    terms: Alternatives,
    /// How far behind its first position the next word begins.
    until_next: u32,
    weight: f32,
}

/// The words of `query`, in order; those without terms part what stands around them.
fn words(query: &Query, terms: &Terms) -> Vec<QueryWord> {
    let of = |texts: &mut dyn Iterator<Item = (&String, u32)>| {
        let mut found: Alternatives = texts.filter_map(|(text, at)| Some((terms.place(text)?, at))).collect();
        found.sort_unstable();
        found
    };
    let is_stop_word = false;
    let mut words: Vec<QueryWord> = Vec::new();
    for leaf in query.leaves().iter().filter(|leaf| scores(leaf)) {
        let weight = leaf.weight;
        match leaf.node {
            Node::Word(word) => {
                let at = |part: Option<usize>| part.map_or(0, |part| u32::try_from(part).unwrap_or(u32::MAX));
                let last = word.forms.iter().map(|form| at(form.part)).max().unwrap_or(0);
                let length = last.saturating_add(1);
                let alone = word.forms.iter().filter(|form| form.alone);
                let terms = of(&mut alone.map(|form| (&form.term, at(form.part))));
                words.push(QueryWord { is_stop_word: word.stop, terms, until_next: length, weight });
            }
            Node::Phrase(Phrase { places, .. }) | Node::Exact(Exact { places, .. }) => {
                let next = places.iter().skip(1).map(|(place, _)| Some(*place)).chain([None]);
                for ((place, terms), next) in places.iter().zip(next) {
                    let until_next = next.map_or(1, |next| next.saturating_sub(*place));
                    let terms = of(&mut terms.iter().map(|term| (term, 0)));
                    words.push(QueryWord { is_stop_word, terms, until_next, weight });
                }
            }
            // The word that a figure was typed as has a place, other ways of writing it have none that is known.
            Node::Figure(Sought { wanted: Wanted::Same(SameFigure { word: Some((word, _)), .. }), .. }) => {
                let terms = of(&mut [(word, 0)].into_iter());
                words.push(QueryWord { is_stop_word, terms, until_next: 1, weight });
            }
            // What stands on either side of a pattern does not stand side by side.
            _ => words.push(QueryWord { is_stop_word, terms: Vec::new(), until_next: 1, weight }),
        }
    }
    words
}

/// `words` without the stop words, which leave their places.
fn without_stop_words(words: &[QueryWord]) -> Vec<QueryWord> {
    let mut others: Vec<QueryWord> = Vec::new();
    for word in words {
        match others.last_mut() {
            Some(before) if word.is_stop_word => before.until_next = before.until_next.saturating_add(word.until_next),
            None if word.is_stop_word => {}
            _ => others.push(word.clone()),
        }
    }
    others
}

/// Those of `words` that stand side by side: the first [`MOST_TERMS`] pairs. What a query has several times weighs that
/// number to the power of `repeats`.
fn neighbours(words: &[QueryWord], repeats: f32) -> Vec<Neighbours> {
    let mut pairs: Vec<(Alternatives, Alternatives, Vec<f32>)> = Vec::new();
    let mut places: BTreeMap<(Alternatives, Alternatives), usize> = BTreeMap::new();
    for pair in words.windows(2) {
        let [first, second] = pair else { continue };
        if first.terms.is_empty() || second.terms.is_empty() || first.is_same(second) {
            continue;
        }
        let weight = first.weight.min(second.weight);
        let behind = |(term, at): &(u32, u32)| (*term, first.until_next.saturating_sub(*at));
        let first: Alternatives = first.terms.iter().map(behind).collect();
        let place = *places.entry((first.clone(), second.terms.clone())).or_insert(pairs.len());
        match pairs.get_mut(place) {
            Some((.., weights)) => weights.push(weight),
            None => pairs.push((first, second.terms.clone(), vec![weight])),
        }
    }
    pairs.truncate(MOST_TERMS);
    let weighed = |(first, second, weights): (Alternatives, Alternatives, Vec<f32>)| {
        let weight = f64::from(merged(&weights, repeats));
        Neighbours { first, second, weight }
    };
    pairs.into_iter().map(weighed).collect()
}

/// Each two of the first [`MOST_APART`] of `words` that nowhere stand side by side.
fn apart(words: &[QueryWord]) -> Vec<Neighbours> {
    let mut different: Vec<&QueryWord> = Vec::new();
    for word in words {
        if different.len() == MOST_APART {
            break;
        }
        if !word.terms.is_empty() && !different.iter().any(|other| other.is_same(word)) {
            different.push(word);
        }
    }
    let joined = |a: &QueryWord, b: &QueryWord| {
        words.windows(2).any(|pair| match pair {
            [first, second] => (first.is_same(a) && second.is_same(b)) || (first.is_same(b) && second.is_same(a)),
            _ => false,
        })
    };
    let share = 2.0 / different.len().saturating_sub(1).max(1) as f64;
    let mut pairs = Vec::new();
    for (first, others) in different.iter().zip(1..) {
        for second in different[others..].iter().filter(|second| !joined(first, second)) {
            let weight = share * f64::from(first.weight.min(second.weight));
            pairs.push(Neighbours { first: first.terms.clone(), second: second.terms.clone(), weight });
        }
    }
    pairs
}

/// Reads what `documents` of one segment, in order, hold of `terms`, each into its place in `passages`.
fn read_segment(
    index: &Index,
    terms: &Terms,
    documents: &[(DocAddress, usize)],
    passages: &mut [Held],
) -> tantivy::Result<()> {
    let Some(number) = documents.first().map(|(address, _)| address.segment_ord) else { return Ok(()) };
    let segment = index.searcher().segment_reader(number);
    let inverted = segment.inverted_index(index.fields().body)?;
    let mut positions = Vec::new();
    for (term, place) in terms.all().zip(0..) {
        let is_stop_word = place as usize >= terms.scoring.len();
        let Some(info) = term.infos.of_segment(number) else { continue };
        let mut postings = inverted.read_postings_from_terminfo(info, IndexRecordOption::WithFreqsAndPositions)?;
        for (address, passage) in documents {
            if postings.doc() < address.doc_id && postings.seek(address.doc_id) == TERMINATED {
                break;
            }
            if postings.doc() == address.doc_id {
                postings.positions(&mut positions);
                let read = positions.iter().take(MOST_PLACES);
                let occurrences = read.map(|position| Occurrence { position: *position, term: place });
                let held = &mut passages[*passage];
                if is_stop_word { &mut held.stop_words } else { &mut held.occurrences }.extend(occurrences);
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
        assert!(found.neighbours.len() <= MOST_TERMS, "{}", found.neighbours.len());
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
