//! Scripts that write words without blanks between them: pairs of neighbouring characters stand for words.

use unicode_segmentation::UnicodeSegmentation;

use super::analyzer::TokenKind;
use super::class::Class;
use super::emit::{Emitter, Sink};
use super::fold::fold;
use crate::text::Span;

/// Whether `character` belongs to a script that puts no blanks between words: Han, kana, Thai, Lao, Khmer,
/// Burmese.
pub(crate) fn is_unspaced(character: char) -> bool {
    matches!(
        character,
        '\u{e00}'..='\u{e4f}'
            | '\u{e5a}'..='\u{ecf}'
            | '\u{eda}'..='\u{eff}'
            | '\u{1000}'..='\u{103f}'
            | '\u{104a}'..='\u{108f}'
            | '\u{109a}'..='\u{109f}'
            | '\u{1780}'..='\u{17dd}'
            | '\u{1950}'..='\u{19df}'
            | '\u{2e80}'..='\u{2fdf}'
            | '\u{3005}'..='\u{3007}'
            | '\u{3021}'..='\u{302f}'
            | '\u{3031}'..='\u{3035}'
            | '\u{303b}'
            | '\u{3041}'..='\u{309f}'
            | '\u{30a1}'..='\u{30fa}'
            | '\u{30fc}'..='\u{30ff}'
            | '\u{3105}'..='\u{312f}'
            | '\u{31a0}'..='\u{31bf}'
            | '\u{31f0}'..='\u{31ff}'
            | '\u{3400}'..='\u{4dbf}'
            | '\u{4e00}'..='\u{9fff}'
            | '\u{a9e0}'..='\u{a9fe}'
            | '\u{aa60}'..='\u{aa7f}'
            | '\u{f900}'..='\u{faff}'
            | '\u{ff66}'..='\u{ff9f}'
            | '\u{20000}'..='\u{323af}'
    )
}

/// Whether `character` is a Korean syllable or letter: words are blank-separated, but carry their particles.
pub(super) fn is_hangul(character: char) -> bool {
    matches!(
        character,
        '\u{1100}'..='\u{11ff}'
            | '\u{3131}'..='\u{318e}'
            | '\u{a960}'..='\u{a97c}'
            | '\u{ac00}'..='\u{d7fb}'
            | '\u{ffa0}'..='\u{ffdc}'
    )
}

/// A character of a run as a reader sees it, folded.
#[derive(Debug, Default)]
struct Character {
    folded: String,
    span: Option<Span>,
}

/// Characters of the run that is being read; reused from one run to the next.
#[derive(Debug, Default)]
pub(super) struct Pairs {
    before: Character,
    current: Character,
}

/// A longer Korean word is cut.
const LONGEST_HANGUL: usize = 192;

impl<S: Sink> Emitter<'_, S> {
    /// A run of a script without blanks, from `start`: each pair of neighbours is a term, and each character.
    /// Returns where it ends.
    pub(super) fn unspaced(&mut self, start: usize, pairs: &mut Pairs) -> usize {
        let end = end_of_run(self.text, start, usize::MAX, Class::Unspaced);
        let run = self.text.get(start..end).unwrap_or_default();
        pairs.before.span = None;
        let mut is_single = true;
        for (at, character) in run.grapheme_indices(true) {
            pairs.current.folded.clear();
            fold(character, &mut pairs.current.folded);
            if pairs.current.folded.is_empty() {
                continue;
            }
            pairs.current.span = Some(Span::new(start + at, start + at + character.len()));
            if let (Some(before), Some(current)) = (pairs.before.span, pairs.current.span) {
                is_single = false;
                self.term.clear();
                self.term.push_str(&pairs.before.folded);
                self.term.push_str(&pairs.current.folded);
                self.hand_on(Span::new(before.start, current.end), TokenKind::Word);
                self.character(&pairs.before, TokenKind::Part);
            }
            std::mem::swap(&mut pairs.before, &mut pairs.current);
        }
        self.character(&pairs.before, if is_single { TokenKind::Word } else { TokenKind::Part });
        end
    }

    fn character(&mut self, character: &Character, kind: TokenKind) {
        let Some(span) = character.span else { return };
        self.term.clear();
        self.term.push_str(&character.folded);
        self.hand_on(span, kind);
        self.advance();
    }

    /// A Korean word from `start`: whole, and each pair of neighbours in it, because particles are written
    /// on to words. Returns where it ends.
    pub(super) fn hangul(&mut self, start: usize, pairs: &mut Pairs) -> usize {
        let end = end_of_run(self.text, start, LONGEST_HANGUL, Class::Hangul);
        let run = self.text.get(start..end).unwrap_or_default();
        self.term.clear();
        fold(run, self.term);
        self.hand_on(Span::new(start, end), TokenKind::Word);
        pairs.before.span = None;
        let mut pairs_found = false;
        for (at, character) in run.grapheme_indices(true) {
            pairs.current.folded.clear();
            fold(character, &mut pairs.current.folded);
            if pairs.current.folded.is_empty() {
                continue;
            }
            pairs.current.span = Some(Span::new(start + at, start + at + character.len()));
            if let (Some(before), Some(current)) = (pairs.before.span, pairs.current.span) {
                self.term.clear();
                self.term.push_str(&pairs.before.folded);
                self.term.push_str(&pairs.current.folded);
                let span = Span::new(before.start, current.end);
                if span != Span::new(start, end) {
                    self.hand_on(span, TokenKind::Part);
                }
                self.advance();
                pairs_found = true;
            }
            std::mem::swap(&mut pairs.before, &mut pairs.current);
        }
        if !pairs_found {
            self.advance();
        }
        end
    }
}

/// Where the run of `class` ends that starts at `start`; marks belong to what they stand on.
fn end_of_run(text: &str, start: usize, most: usize, class: Class) -> usize {
    let mut at = start;
    loop {
        let (found, length) = Class::at(text, at);
        let belongs = found == class || (found == Class::Extend && at > start);
        if !belongs || at - start >= most {
            return at;
        }
        at += length;
    }
}
