//! A sample of a corpus becomes the list of its words.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use tantivy::directory::OwnedBytes;

use super::encode::{Coded, Encoder, Scratch, Sink};
use super::list::{Entry, Kind, List, list_bytes, signs};
use super::tables::{LONGEST_PIECE, Pieces};
use super::tokens::{between_end, short_key, word_end};
use crate::text::hashed::Unhashed;

/// Most words of a list: two megabytes of them.
const MOST_WORDS: usize = 1 << 17;
/// Most different things that stand between words.
const MOST_BETWEEN: usize = 1 << 11;
/// Pieces of one byte: all there are.
const SINGLE_PIECES: usize = 256;
/// Pieces of more than one byte: room for the signs of Chinese and Japanese, whose words have no blanks between them, and for many pairs of them.
const MOST_PIECES: usize = 1 << 14;
/// How often something is to be in the sample that it is listed.
const LEAST_OFTEN: u64 = 2;
/// Different words that are counted at once; those that were seen once are forgotten then.
const MOST_COUNTED: usize = 1 << 19;
/// A word with a capital that is so many times as frequent without one has no place of its own.
const RARELY_CAPITAL: u64 = 16;

/// How often what occurs.
type Counted = HashMap<Box<[u8]>, u64, BuildHasherDefault<Unhashed>>;
/// The same of what has a [`short_key`], by that.
type CountedShort = HashMap<[u8; 8], u64, BuildHasherDefault<Unhashed>>;

/// The list for what `sample` is of, as it lies on disk: texts with [`super::END`] behind each. `None` where it says nothing twice.
pub(in crate::index) fn train(sample: &[u8]) -> Option<Vec<u8>> {
    let (words, between) = listed(sample);
    let single: Vec<[u8; 1]> = (0..=u8::MAX).map(|byte| [byte]).collect();
    let spelled = single.iter().map(|byte| (Entry::Text(Kind::Word, byte), 1));
    let signs = (0..signs::COUNT).map(|sign| (Entry::Sign(sign), sample.len() as u64 / 64));
    let entries = words.iter().map(|(word, count)| (Entry::Text(Kind::Word, word), *count));
    let entries = entries.chain(between.iter().map(|((kind, text), count)| (Entry::Text(*kind, text), *count)));
    let pieces = spelled.chain([(Entry::Sign(signs::OVER), 1)]).collect();
    let draft = list_bytes(entries.chain(signs).collect(), pieces);

    // What is really said with them is known only now: which words are spelled, which capitals belong to what stands before.
    let encoder = Encoder::new(List::new(OwnedBytes::new(draft))?)?;
    let mut said = Said { counts: vec![0; encoder.list().words.codes.count()], spelled: Counted::default() };
    encoder.parse(sample, &mut Scratch::default(), &mut said);
    let entries: Option<Vec<_>> = encoder.list().entries(&encoder.list().words).collect();
    let entries = entries?.into_iter().zip(said.counts).filter(|(entry, count)| *count > 0 || is_needed(entry));
    let spelled = in_order(said.spelled);
    let pieces = best_pieces(&spelled)?;
    if words.is_empty() && pieces.len() == SINGLE_PIECES {
        return None;
    }
    let over = spelled.iter().map(|(_, count)| count).sum();
    let pieces = pieces.iter().map(|(piece, count)| (Entry::Text(Kind::Word, piece), *count));
    Some(list_bytes(entries.collect(), pieces.chain([(Entry::Sign(signs::OVER), over)]).collect()))
}

/// Whether texts may need this that the sample has not.
fn is_needed(entry: &Entry<'_>) -> bool {
    matches!(entry, Entry::Sign(_) | Entry::Text(Kind::Between | Kind::BeforeCapital, b"" | b" "))
}

type Words = Vec<(Box<[u8]>, u64)>;
type BetweenWords = Vec<((Kind, Box<[u8]>), u64)>;

/// The words that are listed, and what stands between them, with about how often each is said.
fn listed(sample: &[u8]) -> (Words, BetweenWords) {
    let mut words = Counted::default();
    let mut between_words = CountedShort::default();
    let mut small = Vec::new();
    let mut at = 0;
    while at < sample.len() {
        let from = between_end(sample, at);
        let end = word_end(sample, from);
        let (between, word) = (&sample[at..from], &sample[from..end]);
        at = end.max(from + usize::from(end == from));
        let is_capital = word.first().is_some_and(u8::is_ascii_uppercase);
        let is_blank = between == b" ";
        if !word.is_empty() {
            small.clear();
            small.extend_from_slice(word);
            if is_capital && !is_blank {
                // Mostly because of what stands before.
                small[0].make_ascii_lowercase();
            }
            count(&mut words, &small);
        }
        if let Some(key) = short_key(between).filter(|_| is_capital || !is_blank) {
            // The length has seven values: its upper bits say whether a capital follows.
            *between_words.entry((key | u64::from(is_capital) << 63).to_le_bytes()).or_default() += 1;
        }
    }
    let is_seldom_capital = |word: &[u8], count: u64| {
        let mut small = word.to_vec();
        small[0].make_ascii_lowercase();
        small != word && words.get(&small[..]).is_some_and(|small| *small >= count * RARELY_CAPITAL)
    };
    let mut listed: Words = words
        .iter()
        .filter(|(word, count)| **count >= LEAST_OFTEN && !is_seldom_capital(word, **count))
        .map(|(word, count)| (word.clone(), *count))
        .collect();
    sort_and_cut(&mut listed, MOST_WORDS);
    let mut between: BetweenWords = between_words
        .into_iter()
        .filter(|(_, count)| *count >= LEAST_OFTEN)
        .map(|(key, count)| {
            let kind = if key[7] & 0x80 != 0 { Kind::BeforeCapital } else { Kind::Between };
            ((kind, key[..usize::from(key[7] & 7)].into()), count)
        })
        .collect();
    sort_and_cut(&mut between, MOST_BETWEEN);
    for needed in [
        (Kind::Between, b"".as_slice()),
        (Kind::Between, b" "),
        (Kind::BeforeCapital, b""),
        (Kind::BeforeCapital, b" "),
    ] {
        if !between.iter().any(|((kind, text), _)| (*kind, &text[..]) == needed) {
            between.push(((needed.0, needed.1.into()), 1));
        }
    }
    (listed, between)
}

/// The most frequent first, and no more than `most` of them.
fn sort_and_cut<T: Ord>(counted: &mut Vec<(T, u64)>, most: usize) {
    counted.sort_unstable_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
    counted.truncate(most);
}

fn count(counted: &mut Counted, word: &[u8]) {
    match counted.get_mut(word) {
        Some(count) => *count += 1,
        None => {
            if counted.len() >= MOST_COUNTED {
                counted.retain(|_, count| *count > 1);
                // Nothing but what was seen twice: enough is known.
                if counted.len() >= MOST_COUNTED / 2 {
                    return;
                }
            }
            counted.insert(word.into(), 1);
        }
    }
}

fn in_order(counted: Counted) -> Words {
    let mut words: Words = counted.into_iter().collect();
    words.sort_unstable();
    words
}

/// Counts what a sample is said with.
struct Said {
    counts: Vec<u64>,
    spelled: Counted,
}

impl Sink for Said {
    fn listed(&mut self, coded: Coded) {
        self.counts[coded.rank as usize] += 1;
    }

    fn spelled(&mut self, sign: Coded, text: &[u8]) {
        self.listed(sign);
        count(&mut self.spelled, text);
    }

    fn again(&mut self, sign: Coded, _number: usize, _of: usize) {
        self.listed(sign);
    }
}

/// The pieces that `words` are spelled in, with how often each is used: all single bytes, and what saves most.
fn best_pieces(words: &Words) -> Option<Words> {
    let mut counts = CountedShort::default();
    for (word, count) in words {
        for from in 0..word.len() {
            for end in from + 2..=word.len().min(from + LONGEST_PIECE) {
                *counts.entry(short_key(&word[from..end])?.to_le_bytes()).or_default() += count;
            }
        }
        if counts.len() > 4 * MOST_COUNTED {
            counts.retain(|_, count| *count > 1);
        }
    }
    let saves = |piece: &[u8], count: u64| (piece.len() as u64 - 1) * count;
    let mut longer: Words = counts
        .into_iter()
        .filter(|(_, count)| *count > LEAST_OFTEN)
        .map(|(key, count)| {
            let piece: Box<[u8]> = key[..usize::from(key[7])].into();
            let saved = saves(&piece, count);
            (piece, saved)
        })
        .collect();
    let single: Words = (0..=u8::MAX).map(|byte| ([byte].into(), 0)).collect();
    // Most of those are parts of others. What is used once all are there shows which to leave out; then others are used more.
    let mut pieces = single;
    for times in [8, 4, 2, 1] {
        sort_and_cut(&mut longer, times * MOST_PIECES);
        pieces.truncate(SINGLE_PIECES);
        pieces.append(&mut longer);
        let ranked = pieces.iter().zip(0..).map(|((piece, _), rank)| (&piece[..], Coded { rank, ..Coded::default() }));
        let table = Pieces::new(&ranked.collect::<Vec<_>>())?;
        let mut used = vec![0; pieces.len()];
        for (word, count) in words {
            table.cut(word, &mut |piece| used[piece.rank as usize] += count);
        }
        pieces.iter_mut().zip(used).for_each(|((_, count), used)| *count = used);
        if times > 1 {
            longer = pieces.split_off(SINGLE_PIECES);
            longer.iter_mut().for_each(|(piece, count)| *count = saves(piece, *count));
            longer.retain(|(_, saved)| *saved > 0);
        }
    }
    Some(pieces)
}
