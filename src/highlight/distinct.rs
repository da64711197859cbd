//! What is lit, each thing once.

use std::collections::{BTreeMap, HashSet};

use crate::matching::{Lit, Matcher};
use crate::text::Span;

/// Parts of the query that count where they light the very same words: a word of the text that more of them
/// stand for tells a reader no more, and all of them would be weighed in every window.
const MOST_AT_ONE_PLACE: usize = 8;

/// Those of `lit`, which is sorted, that show something of their own: of parts of the query that light the same all
/// over the passage, such as a word typed twice, the one that weighs most.
pub(super) fn distinct(matcher: &Matcher, lit: &[Lit]) -> Vec<Lit> {
    if lit.windows(2).all(|pair| pair[0].span != pair[1].span) {
        return lit.to_vec();
    }
    let mut places: BTreeMap<usize, Vec<(Span, Option<usize>)>> = BTreeMap::new();
    for lit in lit {
        places.entry(lit.leaf).or_default().push((lit.span, lit.part));
    }
    let weighs_more = |one: usize, other: usize| matcher.weight(other).total_cmp(&matcher.weight(one));
    let mut leaves: Vec<_> = places.into_iter().collect();
    leaves.sort_by(|one, other| weighs_more(one.0, other.0));
    let mut known = HashSet::new();
    let kept: HashSet<usize> =
        leaves.into_iter().filter_map(|(leaf, places)| known.insert(places).then_some(leaf)).collect();
    let mut distinct: Vec<Lit> = Vec::new();
    for of_place in lit.chunk_by(|one, next| one.span == next.span) {
        let mut of_place: Vec<Lit> = of_place.iter().filter(|lit| kept.contains(&lit.leaf)).copied().collect();
        if of_place.len() > MOST_AT_ONE_PLACE {
            of_place.sort_by(|one, other| weighs_more(one.leaf, other.leaf));
            of_place.truncate(MOST_AT_ONE_PLACE);
            of_place.sort_by_key(|lit| (lit.leaf, lit.part));
        }
        distinct.append(&mut of_place);
    }
    distinct
}
