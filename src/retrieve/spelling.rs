//! Ways of spelling as automata over bytes, so that a sorted list of words is asked without reading all of it.

use std::sync::Arc;

use levenshtein_automata::{DFA, Distance, LevenshteinAutomatonBuilder, SINK_STATE};
use tantivy_fst::Automaton;

use crate::query::Spelling;

/// Characters and signs of a pattern that are read at most: a state is a set of places in 128 bits.
const LONGEST: usize = 127;

/// An automaton for a [`Spelling`].
#[derive(Clone)]
pub(super) enum Speller {
    Wildcard(Wildcard),
    Fuzzy(Arc<DFA>),
}

impl Speller {
    pub(super) fn new(spelling: &Spelling) -> Self {
        match spelling {
            Spelling::Wildcard(pattern) => Self::Wildcard(Wildcard::new(pattern)),
            // Two letters that change places are one edit.
            Spelling::Fuzzy { word, edits } => {
                Self::Fuzzy(Arc::new(LevenshteinAutomatonBuilder::new((*edits).min(2), true).build_dfa(word)))
            }
        }
    }

    /// Words that begin with something that is so many edits away from `beginning`, or fewer.
    pub(super) fn near_beginning(beginning: &str, edits: u8) -> Self {
        Self::Fuzzy(Arc::new(LevenshteinAutomatonBuilder::new(edits.min(2), true).build_prefix_dfa(beginning)))
    }

    /// Whether `word` is spelled like this.
    pub(super) fn accepts(&self, word: &str) -> bool {
        let state = word.bytes().fold(self.start(), |state, byte| self.accept(&state, byte));
        self.is_match(&state)
    }
}

/// `*` for any number of characters, `?` for one; read as a set of places that may have been reached.
#[derive(Debug, Clone)]
pub(super) struct Wildcard {
    items: Arc<[Item]>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Item {
    Byte(u8),
    AnyCharacter,
    AnyRun,
}

impl Wildcard {
    fn new(pattern: &str) -> Self {
        let mut items = Vec::new();
        for character in pattern.chars() {
            let before = items.len();
            match character {
                '*' if items.last() == Some(&Item::AnyRun) => {}
                '*' => items.push(Item::AnyRun),
                '?' => items.push(Item::AnyCharacter),
                _ => items.extend(character.encode_utf8(&mut [0; 4]).bytes().map(Item::Byte)),
            }
            if items.len() > LONGEST {
                items.truncate(before);
                break;
            }
        }
        Self { items: items.into() }
    }

    /// `places`, and those that are reached from them without reading anything.
    fn closed(&self, mut places: u128) -> u128 {
        for (at, item) in self.items.iter().enumerate() {
            if *item == Item::AnyRun && places & (1 << at) != 0 {
                places |= 1 << (at + 1);
            }
        }
        places
    }

    fn step(&self, places: u128, byte: u8) -> u128 {
        let continues = byte & 0b1100_0000 == 0b1000_0000;
        let mut next = 0;
        for (at, item) in self.items.iter().enumerate() {
            if places & (1 << at) == 0 {
                continue;
            }
            match item {
                Item::Byte(expected) if *expected == byte => next |= 1 << (at + 1),
                Item::AnyCharacter if !continues => next |= 1 << (at + 1),
                Item::AnyRun => next |= 1 << at,
                _ => {}
            }
        }
        if continues {
            // The rest of a character that was read as any.
            for (at, item) in self.items.iter().enumerate() {
                if *item == Item::AnyCharacter {
                    next |= places & (1 << (at + 1));
                }
            }
        }
        self.closed(next)
    }
}

#[derive(Debug, Clone, Copy)]
pub(super) enum State {
    Places(u128),
    Of(u32),
}

impl Automaton for Speller {
    type State = State;

    fn start(&self) -> State {
        match self {
            Self::Wildcard(wildcard) => State::Places(wildcard.closed(1)),
            Self::Fuzzy(automaton) => State::Of(automaton.initial_state()),
        }
    }

    fn is_match(&self, state: &State) -> bool {
        match (self, state) {
            (Self::Wildcard(wildcard), State::Places(places)) => places & (1 << wildcard.items.len()) != 0,
            (Self::Fuzzy(automaton), State::Of(state)) => matches!(automaton.distance(*state), Distance::Exact(_)),
            _ => false,
        }
    }

    fn can_match(&self, state: &State) -> bool {
        match state {
            State::Places(places) => *places != 0,
            State::Of(state) => *state != SINK_STATE,
        }
    }

    fn accept(&self, state: &State, byte: u8) -> State {
        match (self, *state) {
            (Self::Wildcard(wildcard), State::Places(places)) => State::Places(wildcard.step(places, byte)),
            (Self::Fuzzy(automaton), State::Of(state)) => State::Of(automaton.transition(state, byte)),
            (_, state) => state,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// By trying everything.
    fn matches(pattern: &[char], word: &[char]) -> bool {
        match pattern.split_first() {
            None => word.is_empty(),
            Some(('*', rest)) => (0..=word.len()).any(|from| matches(rest, &word[from..])),
            Some(('?', rest)) => !word.is_empty() && matches(rest, &word[1..]),
            Some((letter, rest)) => word.first() == Some(letter) && matches(rest, &word[1..]),
        }
    }

    fn wildcard(pattern: &str) -> Speller {
        Speller::new(&Spelling::Wildcard(pattern.to_owned()))
    }

    proptest! {
        #![proptest_config(crate::testing::cases(10_000))]

        #[test]
        fn a_pattern_accepts_what_trying_everything_accepts(pattern in "[ab中é*?]{0,9}", word in "[ab中é]{0,9}") {
            let letters: (Vec<char>, Vec<char>) = (pattern.chars().collect(), word.chars().collect());
            prop_assert_eq!(wildcard(&pattern).accepts(&word), matches(&letters.0, &letters.1), "{} {}", pattern, word);
        }

        #[test]
        fn a_fuzzy_word_accepts_what_is_within_its_edits(one in "[abé]{1,6}", other in "[abé]{0,6}", edits in 1u8..3) {
            let speller = Speller::new(&Spelling::Fuzzy { word: one.clone(), edits });
            let distance = strsim::osa_distance(&one, &other);
            prop_assert_eq!(speller.accepts(&other), distance <= usize::from(edits), "{} {} {}", one, other, distance);
        }
    }

    #[test]
    fn endless_patterns_are_cut() {
        assert!(wildcard(&"a".repeat(1000)).accepts(&"a".repeat(127)));
        assert!(wildcard(&"*a".repeat(1000)).accepts(&"a".repeat(200)));
        assert!(!wildcard(&"中?".repeat(1000)).accepts("a"));
    }
}
