//! Words of a phrase that may be out of place.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::rows::{Placed, placed};
use super::zones::Found;

/// Steps taken at most for one phrase in one zone. Only a phrase with many equal words in a text of little else takes more;
/// what is found by then counts.
const MOST_STEPS: usize = 1 << 21;

/// A phrase with slop in a zone, see [`crate::query::Phrase::slop`].
pub(super) struct Shuffled {
    places: usize,
    slop: i64,
    /// Words that may take part, by shift.
    words: Vec<Placed>,
    /// Whether a word of the text may stand at several places, of which it can take one.
    shares: bool,
    steps: usize,
}

impl Shuffled {
    pub(super) fn new(places: usize, slop: u32, found: &[Found]) -> Self {
        let words = placed(found);
        let mut at = HashMap::new();
        let shares = words.iter().any(|word| *at.entry(word.position).or_insert(word.place) != word.place);
        Self { places, slop: i64::from(slop), words, shares, steps: 0 }
    }

    /// The words that take part in some match; where not `all` are asked for, maybe only some of them.
    pub(super) fn words(mut self, all: bool) -> Vec<Placed> {
        let mut takes_part = vec![false; self.words.len()];
        let mut done = 0;
        for window in self.windows() {
            if !self.shares {
                takes_part[window.start.max(done)..window.end].fill(true);
                done = window.end;
            } else if self.assign(&window, &[], |_| true).is_some() {
                for word in window.clone() {
                    if takes_part[word] {
                        continue;
                    }
                    let assigned = self.assign(&window, &[word], |_| true);
                    assigned.iter().flatten().for_each(|word| takes_part[*word] = true);
                }
            }
            if !all && takes_part.contains(&true) {
                break;
            }
        }
        let words = self.words.iter().zip(takes_part);
        words.filter(|(_, takes_part)| *takes_part).map(|(word, _)| *word).collect()
    }

    /// Calls `each` with the first and last position of matches, and with the words that take part in one that
    /// reaches from the one to the other.
    pub(super) fn each_extent(mut self, each: &mut dyn FnMut(u32, u32, &[Placed])) {
        for window in self.windows() {
            let shift = self.words[window.start].shift;
            // Each match is in the window that begins with the least shift of its words.
            let is_least = |word: &usize| self.words[*word].shift == shift;
            for least in window.clone().take_while(is_least).collect::<Vec<_>>() {
                for first in window.clone() {
                    for last in window.clone() {
                        self.steps += 1;
                        if self.steps > MOST_STEPS {
                            return;
                        }
                        let words = self.between(&window, [least, first, last]);
                        if !words.is_empty() {
                            each(self.words[first].position, self.words[last].last, &words);
                        }
                    }
                }
            }
        }
    }

    /// The words of matches that have these three words, the second first and the third last.
    fn between(&mut self, window: &Range<usize>, ends: [usize; 3]) -> Vec<Placed> {
        let [least, first, last] = ends;
        let (from, to) = (self.words[first].position, self.words[last].last);
        let is_inside = |word: &Placed| from <= word.position && word.last <= to;
        if from > to || self.assign(window, &ends, is_inside).is_none() {
            return Vec::new();
        }
        let mut words = Vec::new();
        for word in window.clone() {
            if self.assign(window, &[least, first, last, word], is_inside).is_some() {
                words.push(self.words[word]);
            }
        }
        words
    }

    /// Stretches of [`Self::words`] with shifts that differ by the slop at most, each place among them, one for each shift
    /// that they may begin with.
    fn windows(&self) -> Vec<Range<usize>> {
        let mut windows = Vec::new();
        let mut counts = vec![0_usize; self.places];
        let mut missing = self.places;
        let mut end = 0;
        let mut start = 0;
        while let Some(first) = self.words.get(start) {
            while let Some(next) = self.words.get(end).filter(|next| next.shift - first.shift <= self.slop) {
                missing -= usize::from(counts[next.place] == 0);
                counts[next.place] += 1;
                end += 1;
            }
            if missing == 0 {
                windows.push(start..end);
            }
            while let Some(word) = self.words.get(start).filter(|word| word.shift == first.shift) {
                counts[word.place] -= 1;
                missing += usize::from(counts[word.place] == 0);
                start += 1;
            }
        }
        windows
    }

    /// Gives each place a word of the window that `may` be used, no word to two places, the `forced` words to theirs.
    fn assign(&mut self, window: &Range<usize>, forced: &[usize], may: impl Fn(&Placed) -> bool) -> Option<Vec<usize>> {
        self.steps += window.len();
        if self.steps > MOST_STEPS {
            return None;
        }
        let mut assignment = Assignment {
            words: &self.words,
            of_place: vec![None; self.places],
            forced: vec![false; self.places],
            taken: HashMap::new(),
            choices: vec![Vec::new(); self.places],
            steps: self.steps,
        };
        for word in forced {
            let placed = self.words[*word];
            let is_taken = assignment.taken.insert(placed.position, placed.place).is_some_and(|by| by != placed.place);
            let before = assignment.of_place[placed.place].replace(*word);
            if is_taken || before.is_some_and(|before| before != *word) || !may(&placed) {
                return None;
            }
            assignment.forced[placed.place] = true;
        }
        for word in window.clone().filter(|word| may(&self.words[*word])) {
            assignment.choices[self.words[word].place].push(word);
        }
        let is_complete = (0..self.places)
            .all(|place| assignment.of_place[place].is_some() || assignment.find(place, &mut HashSet::new()));
        let assigned = assignment.of_place.iter().copied().collect::<Option<Vec<usize>>>();
        self.steps = assignment.steps;
        assigned.filter(|_| is_complete)
    }
}

/// Which place has which word: grows by alternating paths, as in any matching of two sides.
struct Assignment<'a> {
    words: &'a [Placed],
    of_place: Vec<Option<usize>>,
    forced: Vec<bool>,
    /// By position.
    taken: HashMap<u32, usize>,
    choices: Vec<Vec<usize>>,
    steps: usize,
}

impl Assignment<'_> {
    /// Finds a word for `place`, moving others where they have a choice. It goes as deep as there are places.
    fn find(&mut self, place: usize, seen: &mut HashSet<u32>) -> bool {
        for at in 0..self.choices[place].len() {
            let word = self.choices[place][at];
            let position = self.words[word].position;
            self.steps += 1;
            if self.steps > MOST_STEPS || !seen.insert(position) {
                continue;
            }
            let is_free = match self.taken.get(&position).copied() {
                None => true,
                Some(other) => other != place && !self.forced[other] && self.find(other, seen),
            };
            if is_free {
                self.taken.insert(position, place);
                self.of_place[place] = Some(word);
                return true;
            }
        }
        false
    }
}
