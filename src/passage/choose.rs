//! Chooses where passages end: the cheapest of all ways to cut.
//!
//! Every cut and every passage has a price. Cuts at headings and between paragraphs are free, those between
//! a list and its introduction or inside a sentence dear; passages of middling size are free, short ones dear.
//! So a section is cut into parts of like size rather than a long one and a rest, and whatever is best said
//! together stays together where it fits.

use super::SplitOptions;
use super::units::{Border, Unit};
use crate::text::WORD;

/// Passages are never longer than this, whatever is asked.
const MOST_WORDS: usize = 1_000_000;

/// Takes units, hands on passages.
pub(super) struct Chooser {
    min: u64,
    max: u64,
    /// Most units of a passage: bounds the work where units are tiny.
    longest: usize,
    units: Vec<Unit>,
}

impl Chooser {
    pub(super) fn new(options: &SplitOptions) -> Self {
        let max = options.max_words.clamp(1, MOST_WORDS);
        let min = options.min_words.clamp(1, max);
        Self { min: min as u64 * WORD, max: max as u64 * WORD, longest: (max / 2).clamp(128, 2048), units: Vec::new() }
    }

    /// Adds a unit; `each` gets the units of every passage that is decided.
    pub(super) fn push(&mut self, unit: Unit, each: &mut dyn FnMut(&[Unit])) {
        self.units.push(unit);
        // Decided in stretches, which bounds memory on an article without end. The last passages of a stretch
        // are left to be decided with what follows.
        if self.units.len() >= 8 * self.longest {
            self.decide(6 * self.longest, each);
        }
    }

    /// Hands on what is left.
    pub(super) fn finish(&mut self, each: &mut dyn FnMut(&[Unit])) {
        self.decide(usize::MAX, each);
    }

    /// Cuts what is held and hands on the passages that end within the first `sure` units.
    fn decide(&mut self, sure: usize, each: &mut dyn FnMut(&[Unit])) {
        let units = self.units.as_slice();
        // The price of the best way to cut the units before each place, and where its last passage begins.
        let mut best = vec![(0u64, 0usize)];
        for end in 1..=units.len() {
            let mut found = (u64::MAX, end - 1);
            let (mut weight, mut limited, mut joins) = (0, 0, 0);
            for start in (end.saturating_sub(self.longest)..end).rev() {
                let unit = &units[start];
                weight += unit.weight;
                // Headings come on top: they must not drive apart what they head.
                limited += if unit.heading.is_some() { 0 } else { unit.weight };
                if limited > self.max && start + 1 < end {
                    break;
                }
                let cut = if start == 0 { 0 } else { cut_price(unit.border) };
                let price = best[start].0 + cut + joins + self.size_price(weight);
                // Where two ways cost the same, the longer last passage is taken.
                if price <= found.0 {
                    found = (price, start);
                }
                joins += join_price(unit.border);
            }
            best.push(found);
        }
        let mut cuts = vec![];
        let mut end = units.len();
        while end > 0 {
            cuts.push(end);
            end = best[end].1;
        }
        let mut start = 0;
        for end in cuts.into_iter().rev() {
            if end > sure {
                break;
            }
            each(&units[start..end]);
            start = end;
        }
        self.units.drain(..start);
    }

    /// What a passage of this weight costs.
    fn size_price(&self, weight: u64) -> u64 {
        let squared = |of: u64, whole: u64, price: u64| {
            let share = of.min(whole * 8) * 1000 / whole;
            price * share * share / 1_000_000
        };
        let middle = (self.min + self.max) / 2;
        let short = self.min.saturating_sub(weight);
        squared(short, self.min, 8000) + squared(middle.abs_diff(weight), middle, 300)
    }
}

/// What it costs to end a passage here.
fn cut_price(border: Border) -> u64 {
    match border {
        Border::Section | Border::Paragraph | Border::BeforeLabel => 0,
        Border::Line => 300,
        Border::Item => 600,
        Border::Sentence | Border::ListBegins => 1000,
        Border::AfterLabel | Border::Word => 1500,
        Border::AfterIntroduction => 3000,
        Border::AfterHeading => 50_000,
    }
}

/// What it costs to go on here.
fn join_price(border: Border) -> u64 {
    match border {
        Border::Section => 2000,
        Border::BeforeLabel => 500,
        Border::Paragraph => 100,
        _ => 0,
    }
}
