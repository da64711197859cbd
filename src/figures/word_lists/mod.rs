//! Words that tell what a number beside them is. Each list is one string, so that it can be read at a glance.

mod hedges;
mod money;
mod multiples;
mod names;
mod nouns;
mod shares;
mod tongues;
mod years;

use std::sync::OnceLock;

pub(super) use hedges::{
    BOUND_LEADS, DENYING, DISPUTES, EXCEEDING, MOVED, NEW_CLAUSE, OF_AN_AMOUNT, OVER_VERBS, SPANS, TAKES_TIME, UNSURE,
};
pub(super) use money::{OF_MONEY, PAID, PAID_FOR, PAID_IN_GERMAN, WEIGHED};
pub(super) use multiples::{
    COMPARES, DESCRIBES_VALUE, ENGLISH_VALUES, LINKS_TO_VALUE, MULTIPLE_LEADS, NO_COMPARATIVE, VALUES,
};
pub(super) use names::{BIBLE, COMPANIES, LABELS, OPENERS, STREETS, TOLD};
pub(super) use nouns::{
    ATTRIBUTIVE, DETERMINERS, DONE_BY_MORE, FOREIGN_FUNCTION, FUNCTION, GERMAN_FUNCTION, LISTED_UNITS, LIVING,
    MEASURES, MEASURES_OF_ONE, NO_UNIT, OF_PEOPLE, PEOPLE, PLURALS, PLURALS_IN_US_AND_IS, RUN_OVER_METRES, SINGULARS,
    VERBS_OR_NOUNS,
};
pub(super) use shares::{
    CHANGES, DONE_BY_MANY, FOREIGN_CHANGES, FRACTION_LEADS, GERMAN_COMPARATIVES, GOES_ON, HALVES, OF_A_WHOLE, PORTIONS,
    RATE_CHANGES, RATE_LINKS,
};
pub(super) use tongues::{ALSO_NAMES, ITALIAN_PLURALS, ITALIAN_VERBS, LITTLE, SURE};
pub(super) use years::{
    COHORTS, COUNTED, DATED, DONE_BY_YEARS, DONE_IN_A_YEAR, MAKES, MONTHS, NUMBERED, OF_ONE_YEAR, OF_YEARS, OFFICES,
    ORIGINS, PASTS, PASTS_AND_PARTICIPLES, PLACES, PRODUCTS, SINGLE_UNITS, TIMES, VERSIONED, WORKS,
};

/// Words, written as one string, and found by their first letter and their length.
pub(super) struct Words {
    list: &'static str,
    found: OnceLock<[Vec<&'static str>; BUCKETS]>,
}

const BUCKETS: usize = 128;

impl Words {
    const fn new(list: &'static str) -> Self {
        Self { list, found: OnceLock::new() }
    }

    fn bucket(word: &str) -> usize {
        let first = word.bytes().next().map_or(0, usize::from);
        (first + 31 * word.len()) % BUCKETS
    }

    fn holds(&self, word: &str) -> bool {
        let found = self.found.get_or_init(|| {
            let mut found = [const { Vec::new() }; BUCKETS];
            for known in self.list.split_ascii_whitespace() {
                if let Some(bucket) = found.get_mut(Self::bucket(known)) {
                    bucket.push(known);
                }
            }
            found
        });
        found.get(Self::bucket(word)).is_some_and(|bucket| bucket.contains(&word))
    }
}

/// Whether `list` holds `word`; a text's longest words are looked up as the empty one and are in no list.
pub(super) fn listed(list: &Words, word: &str) -> bool {
    list.holds(word)
}
