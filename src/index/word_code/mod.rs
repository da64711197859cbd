//! Text in few bits: a code of the words that a corpus often says.
//!
//! What repeats in short texts are words, and how often each is said is much the same all over a corpus. So a sample of it makes a
//! list of its words and of what stands between them, each with a code that is the shorter the more often it occurs (Huffman's), and
//! texts become a row of such codes. Nothing is said of the blank between two words, nor that a word behind the end of a sentence has a
//! capital: that belongs to what stands between. A word that is not listed is spelled, in pieces of words that are listed likewise; the
//! second time a record has it, it is only pointed at. Compared with a general compressor that has a dictionary this takes about half the
//! bytes, since such a one has to say of each word where it stood and how long it is.
//!
//! `tokens` cuts text into words and what stands between, `bits` and `prefix` are the codes, `list` is the list as it lies on
//! disk, `train` makes it, `encode` (with `tables`) and `decode` use it. Several texts follow each other in one row, each behind its end by [`END`].

mod bits;
mod decode;
mod encode;
mod list;
mod prefix;
mod tables;
#[cfg(test)]
mod tests;
mod tokens;
mod train;

pub(super) use decode::MOST_ROW_BYTES;
pub(super) use encode::{Encoder, Scratch};
pub(super) use list::List;
pub(super) use tokens::END;
pub(super) use train::train;
