//! The one pipeline from text to terms.

use std::cell::Cell;
use std::sync::OnceLock;

use super::cjk::Pairs;
use super::class::Class;
use super::emit::{Each, Emitter, PlainWord, Sink};
use super::figure::FIGURES_VERSION;
use super::number::{NumberCache, Numbered, TermNumbers};
use super::scan::Compound;
use super::stem::{FormNotes, STEMMER_VERSION, StemCache, Stemming, key_of_letters};
use super::stop;
use super::unit::Units;
use crate::article::Language;
use crate::text::Span;
use crate::text::letters::letter_count;

/// Changes with every change of behaviour: an index of another version is made anew.
const VERSION: u32 = 2;

/// Whether a token stands for a word as written or for a piece of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum TokenKind {
    /// A word as written: `GPT-4`, `$14.3B`, `stake`.
    Word,
    /// A piece of a compound word, or another form of it: `gpt` and `4` of `GPT-4`, `14.3` of `$14.3B`.
    Part,
}

/// A term and where it came from; lent for the length of a callback.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token<'a> {
    /// What is looked up in the index: folded, stemmed. Stems of languages other than English carry
    /// their language behind a colon (`haus:de`).
    pub term: &'a str,
    /// Place in the order of words, from 0. The whole of a compound word stands at the position of its
    /// first part; each part takes a position of its own. What readers take for one word stands at one
    /// position in all its forms: `$14.3B`, `U.S.`, `don't`.
    pub position: u32,
    /// The bytes of the text that a reader sees for the term.
    pub span: Span,
    /// Word or part.
    pub kind: TokenKind,
}

/// A token to keep, for listings.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct OwnedToken {
    /// See [`Token::term`].
    pub term: String,
    /// See [`Token::position`].
    pub position: u32,
    /// See [`Token::span`].
    pub span: Span,
    /// See [`Token::kind`].
    pub kind: TokenKind,
}

/// Turns text into terms, alike at index, query and highlight time. Cheap to clone.
#[derive(Debug, Clone, Default)]
pub struct Analyzer {}

/// What is reused from one text to the next, one set a thread.
#[derive(Default)]
struct Workspace {
    compound: Compound,
    units: Units,
    pairs: Pairs,
    cache: StemCache,
    plain: Vec<PlainWord>,
    term: String,
    other: String,
}

/// Plain words that are looked at before the first of them is handed on.
const PLAIN_WORDS: usize = 16;

thread_local! {
    static WORKSPACE: Cell<Option<Box<Workspace>>> = const { Cell::new(None) };
}

impl Analyzer {
    /// Names what the analyzer does: an index made under another fingerprint must be made anew.
    pub fn fingerprint(&self) -> &'static str {
        static FINGERPRINT: OnceLock<String> = OnceLock::new();
        FINGERPRINT.get_or_init(|| {
            let version = |(major, minor, patch): (u64, u64, u64)| format!("{major}.{minor}.{patch}");
            let (major, minor, patch) = unicode_normalization::UNICODE_VERSION;
            let normalization = version((major.into(), minor.into(), patch.into()));
            let segmentation = version(unicode_segmentation::UNICODE_VERSION);
            let (major, minor, patch) = char::UNICODE_VERSION;
            let letters = version((major.into(), minor.into(), patch.into()));
            format!("pullquote-{VERSION} figures-{FIGURES_VERSION} frostem-{STEMMER_VERSION} unicode-{letters}-{normalization}-{segmentation}")
        })
    }

    /// Hands the tokens of `text` to `each`, in order of position, the whole of a compound word before
    /// its parts. `None` is analysed as English. Positions and spans do not depend on the language.
    pub fn analyze(&self, text: &str, language: Option<Language>, each: &mut dyn FnMut(Token<'_>)) {
        // Taken, not borrowed: `each` may analyse another text.
        self.analyze_initials(text, language, Initials::ALL, each);
    }

    /// As [`Analyzer::analyze`], but may leave out tokens whose terms begin with another letter than one of `initials`.
    pub(crate) fn analyze_initials(
        &self,
        text: &str,
        language: Option<Language>,
        initials: Initials,
        each: &mut dyn FnMut(Token<'_>),
    ) {
        let mut workspace = WORKSPACE.take().unwrap_or_default();
        workspace.analyze(text, Stemming::of(language), initials, Each(each));
        WORKSPACE.set(Some(workspace));
    }

    /// Like [`Analyzer::analyze`], but words keep their form: folded, possessives aside, not stemmed. Positions
    /// and spans are those of the terms.
    pub fn forms(&self, text: &str, each: &mut dyn FnMut(Token<'_>)) {
        let mut workspace = WORKSPACE.take().unwrap_or_default();
        workspace.analyze(text, Stemming::none(), Initials::ALL, Each(each));
        WORKSPACE.set(Some(workspace));
    }

    /// How many positions the words of `text` take; faster than looking at them.
    pub fn positions(&self, text: &str) -> u32 {
        let mut workspace = WORKSPACE.take().unwrap_or_default();
        let positions = workspace.analyze(text, Stemming::of(None), Initials::NONE, Each(&mut |_| {}));
        WORKSPACE.set(Some(workspace));
        positions
    }

    /// The tokens of `text`, for a listing; see [`Analyzer::analyze`].
    pub fn tokens(&self, text: &str, language: Option<Language>) -> Vec<OwnedToken> {
        let mut tokens = Vec::new();
        self.analyze(text, language, &mut |token| {
            tokens.push(OwnedToken {
                term: token.term.to_owned(),
                position: token.position,
                span: token.span,
                kind: token.kind,
            });
        });
        tokens
    }

    /// Whether a query that has other words may pass this one over (`the`, `of`, `who`).
    ///
    /// `word` is as typed; the list is that of `language`. A language without a list has no stop words.
    pub fn is_stop_word(&self, word: &str, language: Language) -> bool {
        stop::is_stop_word(word, language)
    }
}

/// Letters of ASCII that terms may begin with.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Initials(u32);

impl Initials {
    /// Any of them.
    pub(crate) const ALL: Self = Self(u32::MAX);
    /// None of them.
    const NONE: Self = Self(0);

    /// Those of `terms`; terms that begin otherwise are never left out.
    pub(crate) fn of<'a>(terms: impl Iterator<Item = &'a str>) -> Self {
        let letters = terms.filter_map(|term| term.bytes().next()).filter(u8::is_ascii_alphabetic);
        Self(letters.fold(0, |bits, letter| bits | 1 << (letter & 31)))
    }

    /// Whether `letter`, of ASCII, small or capital, is one of them.
    fn has(self, letter: u8) -> bool {
        self.0 & (1 << (letter & 31)) != 0
    }
}

/// Analyses as [`Analyzer`] does, knows terms by their numbers, and notes the words that it stems.
pub(crate) struct NotingAnalyzer {
    workspace: Box<Workspace>,
    numbers: NumberCache,
}

impl NotingAnalyzer {
    /// Numbers are remembered in `room` bytes at most, about.
    pub(crate) fn new(room: usize) -> Self {
        let mut cache = StemCache::default();
        cache.notes = Some(FormNotes::default());
        Self { workspace: Box::new(Workspace { cache, ..Workspace::default() }), numbers: NumberCache::new(room) }
    }

    /// As [`Analyzer::analyze`]; returns how many positions the words of `text` take. Where `remembers`, words that were met before are handed to
    /// `numbers` by the numbers that it gave then.
    pub(crate) fn analyze(
        &mut self,
        text: &str,
        language: Option<Language>,
        remembers: bool,
        numbers: &mut impl TermNumbers,
    ) -> u32 {
        let sink = Numbered::new(remembers.then_some(&mut self.numbers), numbers);
        self.workspace.analyze(text, Stemming::of(language), Initials::ALL, sink)
    }

    /// Forgets the numbers: from now on others will be given.
    pub(crate) fn forget_numbers(&mut self) {
        self.numbers.clear();
    }

    /// Words that were stemmed, folded, each with its term: those that were not among them before, and maybe others.
    pub(crate) fn noted(&mut self) -> &mut Vec<(String, String)> {
        &mut self.workspace.cache.notes.get_or_insert_default().noted
    }
}

impl Workspace {
    /// Hands the tokens of `text` to `each`; gives the positions that they take.
    fn analyze(&mut self, text: &str, stemming: Stemming, initials: Initials, sink: impl Sink) -> u32 {
        let bytes = text.as_bytes();
        // English stems begin as their words do; those of some other languages need not.
        let initials = if stemming.mark.is_none() { initials } else { Initials::ALL };
        let mut emitter = Emitter {
            text,
            stemming,
            cache: &mut self.cache,
            term: &mut self.term,
            other: &mut self.other,
            position: 0,
            sink,
        };
        let plain = &mut self.plain;
        plain.clear();
        let mut at = 0;
        while let Some(byte) = bytes.get(at) {
            if byte.is_ascii_alphabetic() {
                let letters = letter_count(&bytes[at..]);
                if let Some(end) = end_of_plain_word(bytes, at + letters)
                    && letters < 64
                {
                    if initials == Initials::NONE {
                        emitter.advance();
                        at = end;
                        continue;
                    }
                    let is_wanted = initials.has(*byte);
                    let key = if is_wanted { key_of_letters(&bytes[at..], letters, &stemming) } else { None };
                    plain.push(PlainWord { letters, span: Span::new(at, end), key, is_wanted });
                    if plain.len() == PLAIN_WORDS {
                        emitter.plain_words(plain);
                    }
                    at = end;
                    continue;
                }
            } else if matches!(byte, b' ' | b'\n' | b'\t' | b'\r') {
                at += 1;
                continue;
            }
            let (class, length) = Class::at(text, at);
            at = match class {
                Class::Unspaced => {
                    emitter.plain_words(plain);
                    emitter.unspaced(at, &mut self.pairs)
                }
                Class::Hangul => {
                    emitter.plain_words(plain);
                    emitter.hangul(at, &mut self.pairs)
                }
                Class::Letter | Class::Digit => {
                    emitter.plain_words(plain);
                    let end = self.compound.read(text, at);
                    emitter.compound(&self.compound, &mut self.units);
                    end
                }
                Class::Joiner('#' | '@' | '.') | Class::Currency(_) if begins_word(text, at, length, class) => {
                    emitter.plain_words(plain);
                    let end = self.compound.read(text, at);
                    emitter.compound(&self.compound, &mut self.units);
                    end
                }
                _ => at + length.max(1),
            };
        }
        emitter.plain_words(plain);
        emitter.position
    }
}

/// Where a word of ASCII letters that ends at `end` ends with all that belongs to it, if nothing there could
/// make it a compound.
fn end_of_plain_word(bytes: &[u8], end: usize) -> Option<usize> {
    let parts =
        |at: usize| bytes.get(at).is_none_or(|byte| byte.is_ascii() && !byte.is_ascii_alphanumeric() && *byte != b'_');
    match bytes.get(end) {
        None => Some(end),
        Some(b'.' | b',' | b'-' | b':' | b'/') => {
            parts(end + 1).then_some(end).filter(|_| bytes.get(end..end + 3) != Some(b"://"))
        }
        Some(b'\'') if bytes.get(end + 1).is_some_and(|byte| byte.eq_ignore_ascii_case(&b's')) => {
            let is_end = bytes.get(end + 2).is_none_or(|byte| matches!(byte, b' ' | b'\n' | b',' | b'"' | b')'))
                || bytes.get(end + 2) == Some(&b'.') && parts(end + 3);
            is_end.then_some(end + 2)
        }
        Some(b'\'') => parts(end + 1).then_some(end),
        Some(b'+' | b'#' | b'@' | b'&' | b'_') => None,
        Some(byte) if byte.is_ascii_digit() || !byte.is_ascii() => None,
        Some(_) => Some(end),
    }
}

/// Whether the sign at `at` belongs to the word behind it: `#tag`, `@name`, `.NET`, `$14`, `$TSLA`.
fn begins_word(text: &str, at: usize, length: usize, class: Class) -> bool {
    let following = Class::at(text, at + length).0;
    if following == Class::Digit && matches!(class, Class::Currency(_)) {
        return true;
    }
    let before = text[..at].chars().next_back().map_or(Class::Separator, Class::of);
    following.is_word() && !before.is_word() && before != class
}
