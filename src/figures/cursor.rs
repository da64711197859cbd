//! A text under a reader's finger: characters, words and blanks around a place.

use super::tongue::Tongue;
/// Here: letters in a row.
pub(super) use crate::text::Word;
use crate::text::letters::{letter_count, letter_count_at_end};

/// A text, and the tongue it is read in.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cursor<'a> {
    pub(super) text: &'a str,
    pub(super) tongue: Tongue,
}

impl<'a> Word<'a> {
    pub(super) fn lower(&self) -> Lower<'a> {
        Lower::of(self.text)
    }
}

/// Bytes that a word may have to be looked up.
const LONGEST: usize = 28;

/// A short word in small letters, kept without allocating; most words are written in them.
#[derive(Debug, Clone, Copy)]
pub(super) enum Lower<'a> {
    AsWritten(&'a str),
    Made { bytes: [u8; LONGEST], len: usize },
}

impl<'a> Lower<'a> {
    /// `word` in small letters, those of Western European languages; empty where it is too long to be known.
    pub(super) fn of(word: &'a str) -> Self {
        if word.len() > LONGEST {
            return Self::AsWritten("");
        }
        // Behind the lead byte of most accented letters may stand a capital.
        if !word.bytes().any(|byte| byte.is_ascii_uppercase() || byte == 0xc3) {
            return Self::AsWritten(word);
        }
        let mut bytes = [0; LONGEST];
        let mut lead = 0;
        for (small, byte) in bytes.iter_mut().zip(word.bytes()) {
            *small = match byte {
                b'A'..=b'Z' => byte | 0x20,
                // À to Þ without the sign of multiplication: their small forms stand 0x20 further on.
                0x80..=0x9e if lead == 0xc3 && byte != 0x97 => byte + 0x20,
                _ => byte,
            };
            lead = byte;
        }
        Self::Made { bytes, len: word.len() }
    }

    pub(super) fn as_str(&self) -> &str {
        match self {
            Self::AsWritten(word) => word,
            Self::Made { bytes, len } => {
                bytes.get(..*len).and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or_default()
            }
        }
    }
}

/// Blanks that may stand inside of a figure.
const MOST_BLANKS: usize = 12;

/// Bytes of a line in which the border of a cell is looked for.
const ROW: usize = 128;

/// Bytes that are looked at before a figure.
const LOOK_BACK: usize = 96;

impl<'a> Cursor<'a> {
    /// The byte at `at`; 0 behind the end.
    pub(super) fn byte(&self, at: usize) -> u8 {
        self.text.as_bytes().get(at).copied().unwrap_or(0)
    }

    pub(super) fn is_digit(&self, at: usize) -> bool {
        self.byte(at).is_ascii_digit()
    }

    pub(super) fn rest(&self, at: usize) -> &'a str {
        self.text.get(at..).unwrap_or_default()
    }

    pub(super) fn char_at(&self, at: usize) -> Option<char> {
        self.rest(at).chars().next()
    }

    pub(super) fn char_before(&self, at: usize) -> Option<char> {
        self.text.get(..at)?.chars().next_back()
    }

    pub(super) fn has_letter(&self, at: usize) -> bool {
        match self.byte(at) {
            byte if byte < 0x80 => byte.is_ascii_alphabetic(),
            _ => self.char_at(at).is_some_and(char::is_alphabetic),
        }
    }

    pub(super) fn has_letter_before(&self, at: usize) -> bool {
        self.char_before(at).is_some_and(char::is_alphabetic)
    }

    /// The letters from `at` on; empty where there is none.
    pub(super) fn word(&self, at: usize) -> Word<'a> {
        let mut end = at + letter_count(self.text.as_bytes().get(at..).unwrap_or_default());
        if self.byte(end) >= 0x80 {
            end += self.letters_beyond(end);
        }
        Word { start: at, end, text: self.text.get(at..end).unwrap_or_default() }
    }

    /// Bytes of the letters from `at` on, where they are no ASCII.
    #[cold]
    fn letters_beyond(&self, at: usize) -> usize {
        self.rest(at).chars().take_while(|c| c.is_alphabetic()).map(char::len_utf8).sum()
    }

    /// Where the blanks at `at` end: at most one line end among them, so that no figure spans two paragraphs, none beside the row
    /// of a table, and no tab but behind one, so that no figure spans two cells.
    pub(super) fn blank(&self, at: usize) -> usize {
        // Nearly always there is none, or one space.
        match (self.byte(at), self.byte(at + 1)) {
            (b'!'..=b'~', _) => at,
            (b' ', b'!'..=b'~') => at + 1,
            _ => self.blanks(at),
        }
    }

    /// The same for any blanks.
    fn blanks(&self, at: usize) -> usize {
        let mut end = at;
        let mut line_ends = 0;
        for _ in 0..MOST_BLANKS {
            match self.byte(end) {
                b' ' | b'\r' => end += 1,
                b'\t' if line_ends > 0 => end += 1,
                b'\n' if line_ends == 0 && !self.is_beside_row(end) => {
                    line_ends += 1;
                    end += 1;
                }
                0xc2 if self.byte(end + 1) == 0xa0 => end += 2,
                // Thin, figure and narrow no-break spaces.
                0xe2 if self.byte(end + 1) == 0x80 && matches!(self.byte(end + 2), 0x87 | 0x89 | 0xaf) => end += 3,
                _ => break,
            }
        }
        end
    }

    /// Whether the line before the line end at `at`, or the one behind it, is a row of a table: its cells are parted by strokes
    /// or tabs.
    fn is_beside_row(&self, at: usize) -> bool {
        let bytes = self.text.as_bytes();
        let before = bytes.get(at.saturating_sub(ROW)..at).unwrap_or_default();
        let behind = bytes.get(at + 1..(at + 1 + ROW).min(bytes.len())).unwrap_or_default();
        let last = before.rsplit(|byte| *byte == b'\n').next().unwrap_or_default();
        let next = behind.split(|byte| *byte == b'\n').next().unwrap_or_default();
        // A tab that sets a line in parts nothing.
        let is_row = |line: &[u8]| line.trim_ascii().iter().any(|byte| matches!(byte, b'|' | b'\t'));
        is_row(last) || is_row(next)
    }

    /// Whether there is a blank at `at`, and where it ends.
    pub(super) fn after_blank(&self, at: usize) -> Option<usize> {
        let end = self.blank(at);
        (end > at).then_some(end)
    }

    /// Behind a blank, or behind a hyphen that joins what stands on its two sides.
    pub(super) fn after_joint(&self, at: usize) -> Option<usize> {
        if self.byte(at) == b'-' { Some(at + 1) } else { self.after_blank(at) }
    }

    /// The word behind a blank or a hyphen, where there is one.
    pub(super) fn joined_word(&self, at: usize) -> Option<Word<'a>> {
        let word = self.word(self.after_joint(at)?);
        (!word.is_empty()).then_some(word)
    }

    /// The word behind a blank, where there is one.
    pub(super) fn next_word(&self, at: usize) -> Option<Word<'a>> {
        let word = self.word(self.after_blank(at)?);
        (!word.is_empty()).then_some(word)
    }

    /// The word that ends before the blanks before `at`; a full stop may stand behind it where `stop` says so.
    pub(super) fn word_before(&self, at: usize, stop: bool) -> Option<Word<'a>> {
        // Nearly always a word and one space stand there, or a mark.
        let byte = |back: usize| at.checked_sub(back).map_or(0, |at| self.byte(at));
        match (byte(2), byte(1)) {
            (_, b'!'..=b'~') => return None,
            (b'a'..=b'z' | b'A'..=b'Z', b' ') => return self.word_ending(at - 1),
            _ => {}
        }
        let from = self.border(at.saturating_sub(LOOK_BACK));
        let before = self.text.get(from..at)?;
        let trimmed = before.trim_end_matches(|c: char| c.is_whitespace() && c != '\n');
        // A line that was wrapped goes on; a paragraph does not.
        let trimmed = trimmed.strip_suffix('\n').map_or(trimmed, |line| line.trim_end_matches([' ', '\t', '\r']));
        let gap = before.get(trimmed.len()..).unwrap_or_default();
        // What stands in another cell of a table says nothing of this one.
        let line_end = gap.find('\n');
        if gap.is_empty() || gap.contains('\t') && line_end.is_none() {
            return None;
        }
        if line_end.is_some_and(|line_end| self.is_beside_row(from + trimmed.len() + line_end)) {
            return None;
        }
        let trimmed = if stop { trimmed.strip_suffix('.').unwrap_or(trimmed) } else { trimmed };
        self.word_ending(from + trimmed.len())
    }

    /// Whether words of German, French, Spanish or Italian stand on the line around a figure, and whether English ones do.
    pub(super) fn tongues_around(&self, start: usize, end: usize) -> (bool, bool) {
        let from = self.border(start.saturating_sub(LOOK_BACK));
        let to = self.border((end + LOOK_BACK).min(self.text.len()));
        let before = self.text.get(from..start).unwrap_or_default();
        let behind = self.text.get(end..to).unwrap_or_default();
        let before = before.rsplit('\n').next().unwrap_or_default();
        let behind = behind.split('\n').next().unwrap_or_default();
        let (foreign, english) = Tongue::words_of(before);
        let (foreign_behind, english_behind) = Tongue::words_of(behind);
        (foreign || foreign_behind, english || english_behind)
    }

    /// Whether the last figure before `end`, which ends there, has a currency: its sign, or its word in the plural.
    pub(super) fn currency_before(&self, end: usize) -> bool {
        let from = self.border(end.saturating_sub(24));
        let before = self.text.get(from..end).unwrap_or_default();
        before.contains(['$', '€', '£', '¥', '₹'])
            || ["dollars", "euros", "pounds"].iter().any(|word| before.ends_with(word))
    }

    /// The letters that end at `end`.
    pub(super) fn word_ending(&self, end: usize) -> Option<Word<'a>> {
        let from = self.border(end.saturating_sub(LOOK_BACK));
        let before = self.text.get(from..end)?;
        let mut letters = letter_count_at_end(before.as_bytes());
        let beyond = before.len() - letters;
        if beyond > 0 && before.as_bytes().get(beyond - 1) >= Some(&0x80) {
            let beyond = before.get(..beyond)?.chars().rev();
            letters += beyond.take_while(|c| c.is_alphabetic()).map(char::len_utf8).sum::<usize>();
        }
        let start = end - letters;
        (letters > 0).then(|| Word { start, end, text: self.text.get(start..end).unwrap_or_default() })
    }

    /// The border of a character at or before `at`.
    fn border(&self, mut at: usize) -> usize {
        while at > 0 && !self.text.is_char_boundary(at) {
            at -= 1;
        }
        at
    }

    /// The text before `at`, some `bytes` of it at most.
    pub(super) fn text_before(&self, at: usize, bytes: usize) -> &'a str {
        self.text.get(self.border(at.saturating_sub(bytes))..at).unwrap_or_default()
    }

    /// The text from `at` on, `bytes` of it at most.
    pub(super) fn text_behind(&self, at: usize, bytes: usize) -> &'a str {
        self.text.get(at..self.border((at + bytes).min(self.text.len()))).unwrap_or_default()
    }

    /// Whether a sentence begins at `at`, as far as what stands before it tells.
    pub(super) fn opens_sentence(&self, at: usize) -> bool {
        let from = self.border(at.saturating_sub(LOOK_BACK));
        let before = self.text.get(from..at).unwrap_or_default();
        let trimmed = before.trim_end_matches(|c: char| c.is_whitespace() || "\"'“”‘’«»„([*_>#•-–—".contains(c));
        let broken = before.get(trimmed.len()..).is_some_and(|gap| gap.contains('\n') || gap.contains(['—', '•']));
        trimmed.is_empty() && from == 0 || broken || trimmed.ends_with(['.', '!', '?', ':', ';', '…', '。'])
    }

    /// Whether nothing but blanks, closing marks or an end of a clause stands at `at`.
    pub(super) fn ends_clause(&self, at: usize) -> bool {
        match self.char_at(at) {
            None => true,
            Some(c) => ".,;:!?)]”\"'’—–…|".contains(c) || (c == '\n'),
        }
    }

    /// Where the run of characters without a blank that `at` lies in ends; never `at` itself, unless it is the end.
    pub(super) fn glued_end(&self, at: usize) -> usize {
        let mut end = at;
        while let Some(c) = self.char_at(end) {
            let next = end + c.len_utf8();
            let joins = "_-–./:@#&=+~'’".contains(c) && self.char_at(next).is_some_and(char::is_alphanumeric);
            if !(c.is_alphanumeric() || joins || end == at) {
                break;
            }
            end = next;
        }
        end
    }
}
