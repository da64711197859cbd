//! Texts become codes.

use super::bits::BitWriter;
use super::list::{Entry, Kind, List, signs};
use super::tables::{Key, Pieces, Short, Words};
use super::tokens::{END, MOST_BYTES, between_end, short_key, word_end};

/// Words of one row that were spelled and are known again.
pub(super) const MOST_SPELLED: usize = 64;
/// Bits that tell one of `count`.
pub(super) fn bits_to_tell(count: usize) -> u32 {
    usize::BITS - count.saturating_sub(1).leading_zeros()
}

/// Words that are looked for at a time: memory that is looked into for one is waited for while others are.
const AHEAD: usize = 32;

/// A word of a row and what stands before it.
#[derive(Debug, Clone, Copy, Default)]
struct Token {
    /// Where that begins which stands before the word, where the word does and where it ends; there may be none.
    at: usize,
    from: usize,
    end: usize,
    /// Where the next one begins: behind [`END`], where that is next.
    next: usize,
    key: Key,
    first_length: u8,
}

/// What is listed, as it is written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Coded {
    pub(super) rank: u32,
    pub(super) code: u32,
    /// Bits of the code.
    pub(super) bits: u32,
}

/// Whatever a row becomes: codes, or counts of them while a list is made.
pub(super) trait Sink {
    /// What is listed.
    fn listed(&mut self, coded: Coded);
    /// `text` in pieces, as this sign says.
    fn spelled(&mut self, sign: Coded, text: &[u8]);
    /// A word that was spelled before, by its `number` of so many, as this sign says.
    fn again(&mut self, sign: Coded, number: usize, of: usize);
}

/// A thread's own part of encoding.
#[derive(Debug, Default)]
pub(in crate::index) struct Scratch {
    /// Words of the row that were spelled: hash and place.
    spelled: Vec<(u64, usize, usize)>,
}

/// Encodes rows of texts.
#[derive(Debug)]
pub(in crate::index) struct Encoder {
    list: List,
    words: Words,
    between: Short<Between>,
    pieces: Pieces,
    signs: [Coded; signs::COUNT as usize],
    /// Among pieces: that a word is over.
    spelled_over: Coded,
}

/// What stands between words, as it is written, and as it is before a capital.
#[derive(Debug, Clone, Copy, Default)]
struct Between {
    plain: Option<Coded>,
    before_capital: Option<Coded>,
}

impl Encoder {
    /// With the words of `list`; `None` where it lacks what any text may need, or is damaged.
    pub(in crate::index) fn new(list: List) -> Option<Self> {
        let mut found = [None; signs::COUNT as usize];
        let mut words = Words::with_room_for(list.words.codes.count());
        let mut between = Short::with_room_for(list.words.codes.count().min(1 << 14));
        for (entry, coded) in list.entries(&list.words).zip(list.words.codes.all()) {
            match entry? {
                Entry::Sign(sign) => *found.get_mut(sign as usize)? = Some(coded),
                Entry::Text(Kind::Word, word) => words.insert(word, coded),
                Entry::Text(kind, text) => {
                    let known: &mut Between = between.entry(short_key(text)?)?;
                    let place = if kind == Kind::BeforeCapital { &mut known.before_capital } else { &mut known.plain };
                    *place = Some(coded);
                }
            }
        }
        let (mut pieces, mut spelled_over) = (Vec::new(), None);
        for (entry, coded) in list.entries(&list.pieces).zip(list.pieces.codes.all()) {
            match entry? {
                Entry::Sign(_) => spelled_over = Some(coded),
                Entry::Text(_, piece) => pieces.push((piece, coded)),
            }
        }
        let pieces = Pieces::new(&pieces)?;
        let mut signs = [Coded::default(); signs::COUNT as usize];
        for (sign, found) in signs.iter_mut().zip(found) {
            *sign = found?;
        }
        Some(Self { words, between, pieces, signs, spelled_over: spelled_over?, list })
    }

    /// Its list.
    pub(in crate::index) fn list(&self) -> &List {
        &self.list
    }

    /// Writes the codes of `row`, texts with [`END`] behind each, behind what is in `coded`.
    pub(in crate::index) fn encode(&self, row: &[u8], scratch: &mut Scratch, coded: &mut Vec<u8>) {
        let mut sink = Written { encoder: self, bits: BitWriter::new(coded) };
        self.parse(row, scratch, &mut sink);
        sink.bits.finish();
    }

    /// Hands on what `row` consists of.
    pub(super) fn parse(&self, row: &[u8], scratch: &mut Scratch, sink: &mut impl Sink) {
        scratch.spelled.clear();
        let mut tokens = [Token::default(); AHEAD];
        let (mut at, mut is_behind_word) = (0, false);
        while at < row.len() {
            let mut count = 0;
            while let Some(token) = tokens.get_mut(count).filter(|_| at < row.len()) {
                self.find_token(row, at, token);
                at = token.next;
                count += 1;
            }
            for token in &tokens[..count] {
                self.put(row, token, is_behind_word, scratch, sink);
                is_behind_word = token.from < token.end;
            }
        }
    }

    /// Makes `token` the next word, from what stands before it on. Not returned: to copy it would mean to wait for memory.
    #[inline]
    fn find_token(&self, row: &[u8], at: usize, token: &mut Token) {
        token.at = at;
        token.from = between_end(row, at);
        token.end = word_end(row, token.from);
        token.key = Key::of(&row[token.from..token.end]);
        let is_over = token.end == token.from && row.get(token.from) == Some(&END);
        token.next = token.end + usize::from(is_over);
        token.first_length = self.words.first_length(token.key);
    }

    #[inline]
    fn put(&self, row: &[u8], token: &Token, is_behind_word: bool, scratch: &mut Scratch, sink: &mut impl Sink) {
        let (between, word) = (&row[token.at..token.from], &row[token.from..token.end]);
        if word.is_empty() {
            if !between.is_empty() {
                self.put_between(between, sink);
            }
            if token.next > token.end {
                sink.listed(self.signs[signs::OVER as usize]);
            }
            return;
        }
        let is_said = if is_behind_word { between != b" " } else { !between.is_empty() };
        let exact = if token.first_length == 0 { None } else { self.words.get(word, token.key, &self.list) };
        let (before_capital, listed) =
            if word[0].is_ascii_uppercase() { self.choose(between, is_said, word, exact) } else { (None, exact) };
        match before_capital {
            Some(before_capital) => sink.listed(before_capital),
            None if is_said => self.put_between(between, sink),
            None => {}
        }
        match listed {
            Some(listed) => sink.listed(listed),
            None => self.put_spelled(row, token, scratch, sink),
        }
    }

    /// How `word`, which has a capital and may be listed with it, is said, and what stands before it where that says so.
    fn choose(
        &self,
        between: &[u8],
        is_said: bool,
        word: &[u8],
        exact: Option<Coded>,
    ) -> (Option<Coded>, Option<Coded>) {
        let known = short_key(between).and_then(|key| self.between.get(key));
        let Some(before_capital) = known.and_then(|known| known.before_capital) else { return (None, exact) };
        let mut small = [0; MOST_BYTES];
        let small = &mut small[..word.len()];
        small.copy_from_slice(word);
        small[0].make_ascii_lowercase();
        match (exact, self.words.get(small, Key::of(small), &self.list)) {
            (Some(exact), Some(small)) => {
                let more = if is_said { 0 } else { before_capital.bits };
                if small.bits + more < exact.bits {
                    (Some(before_capital), Some(small))
                } else {
                    (is_said.then_some(before_capital), Some(exact))
                }
            }
            (None, Some(small)) => (Some(before_capital), Some(small)),
            (exact, None) => (is_said.then_some(before_capital), exact),
        }
    }

    fn put_between(&self, between: &[u8], sink: &mut impl Sink) {
        match short_key(between).and_then(|key| self.between.get(key)?.plain) {
            Some(listed) => sink.listed(listed),
            None => sink.spelled(self.signs[signs::SPELLED_BETWEEN as usize], between),
        }
    }

    fn put_spelled(&self, row: &[u8], token: &Token, scratch: &mut Scratch, sink: &mut impl Sink) {
        let word = &row[token.from..token.end];
        let (hash, spelled) = (token.key.hash, &mut scratch.spelled);
        let number = spelled.iter().position(|(other, from, to)| *other == hash && row[*from..*to] == *word);
        if let Some(number) = number {
            return sink.again(self.signs[signs::AGAIN as usize], number, spelled.len());
        }
        sink.spelled(self.signs[signs::SPELLED_WORD as usize], word);
        if spelled.len() < MOST_SPELLED {
            spelled.push((hash, token.from, token.end));
        }
    }
}

/// Writes codes.
struct Written<'a> {
    encoder: &'a Encoder,
    bits: BitWriter<'a>,
}

impl Sink for Written<'_> {
    #[inline]
    fn listed(&mut self, coded: Coded) {
        self.bits.put(coded.code, coded.bits);
    }

    fn spelled(&mut self, sign: Coded, text: &[u8]) {
        self.listed(sign);
        self.encoder.pieces.cut(text, &mut |piece| self.bits.put(piece.code, piece.bits));
        self.listed(self.encoder.spelled_over);
    }

    fn again(&mut self, sign: Coded, number: usize, of: usize) {
        self.listed(sign);
        self.bits.put(number as u32, bits_to_tell(of));
    }
}
