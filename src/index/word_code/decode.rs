//! Codes become texts again.

use super::bits::BitReader;
use super::encode::{MOST_SPELLED, bits_to_tell};
use super::list::{Entry, Kind, List, signs};
use super::tokens::{END, MOST_BYTES};

/// Most bytes of a row. None is longer, so that what is damaged takes no more memory than that.
pub(in crate::index) const MOST_ROW_BYTES: usize = 1 << 30;
/// Bytes of a text of which a piece was cut, at most: a mark of three bytes may stand on the border.
const MOST_CUT: usize = MOST_BYTES + 2;

impl List {
    /// Writes so many `texts`, each with [`END`] behind it, behind what is in `row`; `None` where `coded` is no such row.
    pub(in crate::index) fn decode(&self, coded: &[u8], texts: usize, row: &mut Vec<u8>) -> Option<()> {
        let mut decoder = Decoder { list: self, bits: BitReader::new(coded), spelled: Vec::new() };
        (0..texts).try_for_each(|_| decoder.text(row))
    }
}

struct Decoder<'a> {
    list: &'a List,
    bits: BitReader<'a>,
    /// Where words that were spelled stand.
    spelled: Vec<(usize, usize)>,
}

impl Decoder<'_> {
    fn text(&mut self, row: &mut Vec<u8>) -> Option<()> {
        let (mut is_behind_word, mut is_capital) = (false, false);
        while row.len() <= MOST_ROW_BYTES {
            let rank = self.list.words.codes.read(&mut self.bits)?;
            let entry = self.list.entry(&self.list.words, rank)?;
            let is_word = matches!(
                entry,
                Entry::Text(Kind::Word, _) | Entry::Sign(signs::SPELLED_WORD) | Entry::Sign(signs::AGAIN)
            );
            if is_word && is_behind_word {
                row.push(b' ');
            }
            let from = row.len();
            match entry {
                Entry::Text(_, text) => row.extend_from_slice(text),
                Entry::Sign(signs::OVER) => {
                    row.push(END);
                    return Some(());
                }
                Entry::Sign(signs::AGAIN) => {
                    let number = self.bits.take(bits_to_tell(self.spelled.len()))?;
                    let (start, end) = *self.spelled.get(number as usize)?;
                    row.extend_from_within(start..end);
                }
                Entry::Sign(sign) => {
                    self.spell(row)?;
                    if sign == signs::SPELLED_WORD && self.spelled.len() < MOST_SPELLED {
                        self.spelled.push((from, row.len()));
                    }
                }
            }
            if is_word && is_capital {
                row.get_mut(from)?.make_ascii_uppercase();
            }
            is_behind_word = is_word;
            is_capital = matches!(entry, Entry::Text(Kind::BeforeCapital, _));
        }
        None
    }

    fn spell(&mut self, row: &mut Vec<u8>) -> Option<()> {
        let from = row.len();
        loop {
            let rank = self.list.pieces.codes.read(&mut self.bits)?;
            match self.list.entry(&self.list.pieces, rank)? {
                Entry::Text(_, piece) => row.extend_from_slice(piece),
                Entry::Sign(_) => return Some(()),
            }
            // No more is ever spelled at once: bytes that are damaged are to cost no more than others.
            if row.len() - from > MOST_CUT {
                return None;
            }
        }
    }
}
