//! Typed text becomes a tree. Any text is a query.
//!
//! One pass, no recursion: words, phrases in quotation marks, `-` before what is to be left out. All else is
//! text, and what looks like a query language that is not spoken here gets a note.

use super::notes::Notes;
use super::{ParsedQuery, SyntaxNode};
use crate::text::Span;

/// Words that are read of a query; the rest is passed over with a note.
pub(super) const MOST_WORDS: usize = 1024;

/// Bytes that are read of one word.
const LONGEST_WORD: usize = 1024;

/// Bytes that are read of all words.
const MOST_BYTES: usize = 64 * 1024;

/// Reads `text` as a query. Nothing is refused: what is no syntax is searched as text, with a note.
///
/// Takes time in proportion to the length of `text`. At most 1,024 words are read.
pub fn parse(text: &str) -> ParsedQuery {
    let mut parser = Parser { text, nodes: Vec::new(), notes: Notes::default(), words: 0, bytes: 0, closed: [true; 4] };
    parser.run();
    let Parser { nodes, notes, .. } = parser;
    let notes = notes.finish(text, &nodes);
    ParsedQuery { text: text.to_owned(), nodes, notes }
}

struct Parser<'a> {
    text: &'a str,
    nodes: Vec<SyntaxNode>,
    notes: Notes,
    words: usize,
    bytes: usize,
    /// For each kind of quotation mark whether a closing one may still follow: without this, a text of
    /// opening marks would be searched to its end for each of them.
    closed: [bool; 4],
}

/// The kind of quotation mark that `character` opens.
fn opens(character: char) -> Option<usize> {
    match character {
        '"' | '\u{201f}' | '\u{301d}' | '\u{ff02}' => Some(0),
        '\u{201c}' => Some(1),
        '\u{201e}' => Some(2),
        '«' => Some(3),
        _ => None,
    }
}

/// Whether `character` closes what a mark of this kind opened.
fn closes(kind: usize, character: char) -> bool {
    match kind {
        0 => matches!(character, '"' | '\u{301e}' | '\u{301f}' | '\u{ff02}'),
        1 => matches!(character, '"' | '\u{201d}'),
        // „German“ closes with the mark that “English” opens with.
        2 => matches!(character, '"' | '\u{201c}' | '\u{201d}'),
        _ => character == '»',
    }
}

fn is_blank(character: char) -> bool {
    character.is_whitespace() || character.is_control()
}

impl Parser<'_> {
    fn run(&mut self) {
        let mut at = 0;
        // A `-` counts only behind a blank; `~5` only right behind a phrase.
        let mut after_blank = true;
        let mut after_phrase = false;
        loop {
            let rest = &self.text[at..];
            let blanks = rest.len() - rest.trim_start_matches(is_blank).len();
            if blanks > 0 {
                at += blanks;
                after_blank = true;
                after_phrase = false;
                continue;
            }
            let Some(first) = rest.chars().next() else { return };
            if self.words >= MOST_WORDS || self.bytes >= MOST_BYTES {
                if rest.chars().any(char::is_alphanumeric) {
                    self.notes.too_long(Span::new(at, self.text.len()));
                }
                return;
            }
            if after_phrase && let Some(length) = phrase_suffix(rest) {
                self.notes.no_suffix(Span::new(at, at + length));
                at += length;
                continue;
            }
            let negated = after_blank && first == '-' && excludes(&rest[1..]);
            let start = at + usize::from(negated);
            after_blank = false;
            after_phrase = false;
            let opening = self.text[start..].chars().next();
            if let Some((opening, kind)) = opening.and_then(|opening| Some((opening, opens(opening)?))) {
                match self.phrase(start, opening, kind, negated) {
                    Some(end) => {
                        at = end;
                        after_phrase = true;
                    }
                    None => {
                        self.notes.unclosed(Span::new(start, start + opening.len_utf8()));
                        at = start + opening.len_utf8();
                    }
                }
                continue;
            }
            at = self.word(start, negated);
        }
    }

    /// Takes the phrase that opens at `start`; `None` where it is never closed.
    fn phrase(&mut self, start: usize, opening: char, kind: usize, negated: bool) -> Option<usize> {
        if !self.closed[kind] {
            return None;
        }
        let inner_start = start + opening.len_utf8();
        let inside = &self.text[inner_start..];
        let find = |closing: &dyn Fn(char) -> bool| inside.char_indices().find(|(_, character)| closing(*character));
        // Programs that make quotation marks curly miss some of them.
        let curly = || {
            let found = find(&|character| matches!(character, '\u{201c}' | '\u{201d}'));
            found.filter(|(_, character)| kind == 0 && *character == '\u{201d}')
        };
        let Some((length, closing)) = find(&|character| closes(kind, character)).or_else(curly) else {
            self.closed[kind] = false;
            return None;
        };
        let end = inner_start + length + closing.len_utf8();
        let mut text = String::new();
        for word in inside[..length].split(|character| is_blank(character) || character == '"') {
            if word.is_empty() {
                continue;
            }
            if self.words >= MOST_WORDS || self.bytes + word.len() > MOST_BYTES {
                self.notes.too_long(Span::new(start, end));
                break;
            }
            self.words += usize::from(word.chars().any(char::is_alphanumeric));
            self.bytes += word.len();
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(word);
        }
        if text.chars().any(char::is_alphanumeric) {
            self.nodes.push(SyntaxNode::Phrase { text, span: Span::new(start, end), negated });
        }
        Some(end)
    }

    /// Takes the word that starts at `start`; returns where to go on.
    fn word(&mut self, start: usize, negated: bool) -> usize {
        let rest = &self.text[start..];
        let signs = rest.len() - rest.trim_start_matches(['(', '[', '{']).len();
        if signs > 0 {
            self.notes.parenthesis(Span::new(start, start + 1));
            return start + signs;
        }
        let piece = &rest[..rest.find(is_blank).unwrap_or(rest.len())];
        let end = start + piece.len();
        let trimmed = trim(piece);
        let from = start + trimmed.0;
        let mut word = &piece[trimmed.0..trimmed.1];
        if word.is_empty() {
            return end;
        }
        self.notes.of_piece(piece, start, word, from);
        if word.len() > LONGEST_WORD {
            let mut cut = LONGEST_WORD;
            while !word.is_char_boundary(cut) {
                cut -= 1;
            }
            // What is left must read as the same word again.
            let (first, last) = trim(&word[..cut]);
            self.notes.long_word(Span::new(from, end));
            word = &word[first..last];
        }
        self.words += 1;
        self.bytes += word.len();
        let span = Span::new(from, from + word.len());
        self.nodes.push(SyntaxNode::Word { text: word.to_owned(), span, negated });
        end
    }
}

/// Whether what follows a `-` can be left out: a word or a phrase.
fn excludes(rest: &str) -> bool {
    let mut characters = rest.chars();
    match characters.next() {
        Some(first) if first.is_alphanumeric() || opens(first).is_some() => true,
        Some(first) => is_word_sign(first) && characters.next().is_some_and(char::is_alphanumeric),
        None => false,
    }
}

/// Signs that belong to the word behind them.
fn is_word_sign(character: char) -> bool {
    matches!(character, '$' | '#' | '@' | '.' | '\u{a2}'..='\u{a5}' | '\u{20a0}'..='\u{20cf}')
}

/// The part of `piece` that is the word: without the punctuation around it.
fn trim(piece: &str) -> (usize, usize) {
    let mut before = ' ';
    let mut start = piece.len();
    for (at, character) in piece.char_indices() {
        let following = piece[at + character.len_utf8()..].chars().next();
        let is_sign = is_word_sign(character) && before != character && following.is_some_and(char::is_alphanumeric);
        if character.is_alphanumeric() || is_sign {
            start = at;
            break;
        }
        before = character;
    }
    let word = piece[start..].trim_end_matches(is_punctuation);
    let bare = word.trim_end_matches(|character| is_punctuation(character) || character == '.');
    // The last full stop belongs to `U.S.`, not to `Inc.`.
    let length = if bare.contains('.') && word[bare.len()..].starts_with('.') { bare.len() + 1 } else { bare.len() };
    (start, start + length)
}

/// Signs that stand behind words and belong to none.
fn is_punctuation(character: char) -> bool {
    match character {
        '+' | '#' | '%' | '$' | '.' => false,
        '\0'..='\u{7f}' => character.is_ascii_punctuation(),
        // Marks of width nothing, such as those that say which way to write.
        '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' => true,
        '«' | '»' | '\u{2010}'..='\u{201f}' | '\u{2026}' | '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3011}' => true,
        '\u{ff01}' | '\u{ff08}' | '\u{ff09}' | '\u{ff0c}' | '\u{ff0e}' | '\u{ff1a}' | '\u{ff1b}' | '\u{ff1f}' => true,
        _ => false,
    }
}

/// `~5` or `^2` right behind a phrase.
fn phrase_suffix(rest: &str) -> Option<usize> {
    let digits = rest.strip_prefix(['~', '^'])?;
    let length = digits.bytes().take_while(|byte| byte.is_ascii_digit() || *byte == b'.').count();
    Some(1 + length)
}
