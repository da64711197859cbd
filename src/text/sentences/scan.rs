//! Finds the end of one sentence.

use super::abbreviations::{Abbreviation, abbreviation, is_dotted};
use super::characters::{continues, is_closer, is_foreign_stop, is_hiragana, is_unspaced};
use super::lines::{Paragraph, is_list_item};
use super::openers::{follows_time, opens_sentence};
use crate::text::calendar::is_month;
use crate::text::graphemes::is_grapheme_border;
use crate::text::letters::{UPPER, before, eight, equal};

/// How far a word before a stop is read: no abbreviation is longer.
const LONGEST_WORD: usize = 40;

/// Ends a sentence as a foreign stop does.
const PARAGRAPH_SEPARATOR: char = '\u{2029}';

/// The end of the sentence of `text` that begins at `start`, the blanks after it included.
pub(super) fn sentence_end(text: &str, start: usize, paragraph: &mut Paragraph) -> usize {
    let bytes = text.as_bytes();
    let mut at = start + leading_blanks(&text[start..paragraph.end]);
    let sentence = at;
    loop {
        at += plain_bytes(bytes.get(at..paragraph.end).unwrap_or_default());
        let Some(byte) = bytes.get(at).copied().filter(|_| at < paragraph.end) else { break };
        match byte {
            b'.' | b'!' | b'?' => {}
            b'\n' => {
                let after = at + leading_blanks(&text[at..paragraph.end]);
                if paragraph.line_ends_sentence(text, at) && is_grapheme_border(text, after) {
                    return after;
                }
                at = after.max(at + 1);
                continue;
            }
            0..0x80 => {
                at += 1;
                continue;
            }
            _ => {
                let Some(c) = text[at..].chars().next() else { break };
                if c != '…' && c != PARAGRAPH_SEPARATOR && !is_foreign_stop(c) {
                    at += c.len_utf8();
                    continue;
                }
            }
        }
        let stop = Stop::read(text, at, paragraph.end);
        if stop.after_blanks >= paragraph.end {
            return paragraph.end;
        }
        if stop.ends_sentence(text, sentence, paragraph) && is_grapheme_border(text, stop.after_blanks) {
            return stop.after_blanks;
        }
        // A line end among the blanks is still to be judged.
        at = stop.after_closers.max(at + 1);
    }
    paragraph.end
}

/// How many bytes `bytes` begins with that are ASCII and end neither sentence nor line: most of any text, so they
/// are passed over sixteen at a time.
fn plain_bytes(bytes: &[u8]) -> usize {
    // No `matches!`: it would be told by one table of bits, byte by byte.
    let is = |byte: u8, sign: u8| u8::from(byte == sign);
    let marks = |byte: u8| (byte & 0x80) | is(byte, b'.') | is(byte, b'!') | is(byte, b'?') | is(byte, b'\n');
    if bytes.first().is_none_or(|byte| marks(*byte) != 0) {
        return 0;
    }
    // No early end within sixteen: that is what lets them be looked at together.
    let is_plain = |chunk: &&[u8; 16]| chunk.iter().fold(0, |all, byte| all | marks(*byte)) == 0;
    let mut passed = 16 * bytes.as_chunks().0.iter().take_while(is_plain).count();
    while let Some(rest) = bytes.get(passed..).filter(|rest| !rest.is_empty()) {
        let eight = eight(rest);
        let ends = equal(eight, b'.') | equal(eight, b'!') | equal(eight, b'?') | equal(eight, b'\n');
        let plain = before((eight & UPPER) | ends);
        passed += plain;
        if plain < 8 {
            break;
        }
    }
    passed.min(bytes.len())
}

/// A run of stops and what follows it.
struct Stop {
    /// First byte.
    start: usize,
    /// One past the stops.
    after_stops: usize,
    /// One past the quotation marks, brackets and note numbers that close after them.
    after_closers: usize,
    /// One past the blanks.
    after_blanks: usize,
    kind: Kind,
}

#[derive(PartialEq, Eq)]
enum Kind {
    /// One `.`, which may belong to the word before it.
    Point,
    /// Two points or more, or `…`.
    Ellipsis,
    /// With a `!` or `?`.
    Mark,
    /// Of a script with its own stops.
    Foreign,
}

impl Stop {
    fn read(text: &str, start: usize, limit: usize) -> Self {
        let mut at = start;
        let (mut points, mut marks, mut foreign) = (0, false, false);
        let mut after_stops = start;
        let mut closed = false;
        for c in text[start..limit].chars() {
            match c {
                // In German it closes; before a letter it opens.
                '“' if text[at + c.len_utf8()..].starts_with(char::is_alphanumeric) => break,
                '.' => points += 1,
                '…' => points += 2,
                '!' | '?' => marks = true,
                c if c == PARAGRAPH_SEPARATOR || is_foreign_stop(c) => foreign = true,
                c if is_closer(c) => closed = true,
                _ => break,
            }
            at += c.len_utf8();
            if !closed {
                after_stops = at;
            }
        }
        at += note_marks(&text[at..limit]);
        let kind = match (foreign, marks, points) {
            (true, ..) => Kind::Foreign,
            (_, true, _) => Kind::Mark,
            (_, _, 1) => Kind::Point,
            _ => Kind::Ellipsis,
        };
        let after_blanks = at + leading_blanks(&text[at..limit]);
        Self { start, after_stops, after_closers: at, after_blanks, kind }
    }

    fn ends_sentence(&self, text: &str, sentence: usize, paragraph: &mut Paragraph) -> bool {
        let rest = &text[self.after_blanks..paragraph.end];
        let Some(next) = rest.chars().next() else { return true };
        if continues(next) {
            return false;
        }
        let before = text[sentence..self.start].chars().next_back();
        let spaced = self.after_blanks > self.after_closers;
        let closed = self.after_closers > self.after_stops;
        if self.kind == Kind::Foreign {
            let quoted_part = closed && !spaced && is_hiragana(next);
            return !quoted_part && (spaced || !next.is_numeric());
        }
        let word = first_word(rest);
        let first = word.chars().next();
        if !spaced {
            let unspaced = is_unspaced(next) || before.is_some_and(is_unspaced);
            return match self.kind {
                Kind::Mark if unspaced => !next.is_ascii() || !next.is_ascii_punctuation(),
                Kind::Mark | Kind::Point if closed && text[..self.after_closers].ends_with(['”', '»']) => {
                    first.is_some_and(char::is_uppercase)
                }
                Kind::Point => is_unspaced(next) && before.is_some_and(is_unspaced),
                _ => false,
            };
        }
        if first.is_some_and(char::is_lowercase) && !has_inner_capital(word) && !is_list_item(rest) {
            // Without capitals, or with the stop set apart as in tokenised text, case says nothing.
            let apart = before.is_some_and(char::is_whitespace);
            if !apart && !paragraph.is_caseless(text) {
                return false;
            }
            return match self.kind {
                Kind::Ellipsis => false,
                Kind::Point => self.point_ends_sentence(text, sentence, rest, word),
                _ => !closed,
            };
        }
        match self.kind {
            Kind::Point => self.point_ends_sentence(text, sentence, rest, word),
            Kind::Mark => !matches!(word, "Inc" | "Corp" | "Ltd"),
            _ => true,
        }
    }

    /// Whether a single point ends a sentence, as far as the words on both sides tell.
    fn point_ends_sentence(&self, text: &str, sentence: usize, rest: &str, next: &str) -> bool {
        let before = &text[sentence..self.start];
        let word = last_word(before);
        let lead = &before[..before.len() - word.len()];
        let next_is_number = next.starts_with(|c: char| c.is_numeric());
        let opens = |after_initial| {
            // "U.S. No. 2": an abbreviation of its own opens nothing.
            let after = rest.split_once(next).map_or("", |(_, after)| after);
            let dotted = after.starts_with('.') && !after.starts_with("...");
            !dotted && opens_sentence(next, after_initial)
        };
        let mut chars = word.chars();
        let Some(first) = chars.next() else {
            // Set apart by blanks, as in tokenised text: "r . m . s ." is no row of sentences.
            return last_word(before.trim_end()).chars().nth(1).is_some() || !lead.ends_with(char::is_whitespace);
        };
        let single = chars.next().is_none();
        if is_list_number(word) {
            let opening = lead.len() <= 16 && lead.chars().all(|c| !c.is_alphanumeric());
            let line_start = lead.trim_end_matches([' ', '\t', '(']).ends_with('\n');
            let is_day = word.len() <= 2 && first.is_ascii_digit();
            if opening || (line_start && word.len() <= 2) || (is_day && is_month(next)) {
                return false;
            }
        }
        if let Some(kind) = abbreviation(word) {
            return match kind {
                Abbreviation::Never => false,
                Abbreviation::OnOpener => opens(false),
                Abbreviation::BeforeNumber => !next_is_number,
                Abbreviation::BeforeNumberOrName => !next_is_number && opens(false),
            };
        }
        if single && first.is_alphabetic() && !is_unspaced(first) {
            return match first.is_uppercase() {
                true => opens(true),
                false => first != 'v' && opens(false),
            };
        }
        if matches!(word, "a.m" | "p.m" | "A.M" | "P.M") {
            return !next_is_number && !follows_time(next);
        }
        if is_dotted(word) {
            return opens(false);
        }
        true
    }
}

/// Numbers and letters that count items: `1`, `2.3`, `iv`, `B`.
fn is_list_number(word: &str) -> bool {
    let dotted = word.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    if dotted && !word.is_empty() {
        return word.split('.').all(|part| (1..=3).contains(&part.len()));
    }
    let letter = word.len() == 1 && word.bytes().all(|byte| byte.is_ascii_alphabetic());
    let roman = (2..=5).contains(&word.len())
        && (word.bytes().all(|byte| b"IVX".contains(&byte)) || word.bytes().all(|byte| b"ivx".contains(&byte)));
    letter || roman
}

/// Length of `[12]`, `¹²` and the like after a stop.
fn note_marks(rest: &str) -> usize {
    let mut length = 0;
    loop {
        let piece = &rest[length..];
        if let Some(inner) = piece.strip_prefix('[') {
            let label = inner.bytes().take(6).take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b',').count();
            if label > 0 && inner.as_bytes().get(label) == Some(&b']') {
                length += label + 2;
                continue;
            }
        }
        match piece.chars().next() {
            Some(c @ ('⁰' | '¹' | '²' | '³' | '⁴'..='⁹' | '†' | '‡')) => length += c.len_utf8(),
            _ => return length,
        }
    }
}

/// The first word of `rest`, whatever marks stand before it; empty where none is near.
pub(super) fn first_word(rest: &str) -> &str {
    // Nearly always one of ASCII stands there at once.
    let length = rest.bytes().take(LONGEST_WORD).take_while(u8::is_ascii_alphanumeric).count();
    if length > 0 && rest.as_bytes().get(length).is_none_or(u8::is_ascii) {
        return &rest[..length];
    }
    let near = rest.char_indices().take(8).find(|(_, c)| c.is_alphanumeric()).map(|(at, _)| at);
    let Some(start) = near else { return "" };
    let word = &rest[start..];
    let end = word.char_indices().take(LONGEST_WORD).find(|(_, c)| !c.is_alphanumeric()).map(|(at, _)| at);
    let end = end.or_else(|| word.char_indices().nth(LONGEST_WORD).map(|(at, _)| at));
    &word[..end.unwrap_or(word.len())]
}

/// The word that `before` ends with, its inner stops and hyphens with it.
fn last_word(before: &str) -> &str {
    let mut start = before.len();
    for (at, c) in before.char_indices().rev().take(LONGEST_WORD) {
        if !(c.is_alphanumeric() || matches!(c, '.' | '-' | '°')) {
            break;
        }
        start = at;
    }
    before[start..].trim_start_matches(['.', '-'])
}

/// `iPhone`, `eBay`: a name that begins small may begin a sentence.
fn has_inner_capital(word: &str) -> bool {
    word.chars().skip(1).any(char::is_uppercase)
}

fn leading_blanks(text: &str) -> usize {
    text.len() - text.trim_start().len()
}
