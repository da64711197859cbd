//! UTF-16 as a stream of UTF-8, for files that are read line by line.

use std::io::{self, BufRead, Read};

use encoding_rs::{Decoder, Encoding};

/// Reads `inner`, in `encoding` and behind its byte order mark, as UTF-8.
pub(super) struct Transcoded<R> {
    inner: R,
    decoder: Decoder,
    /// What the last character left over: a caller's buffer may be smaller than one character.
    ready: Vec<u8>,
    ended: bool,
}

impl<R: BufRead> Transcoded<R> {
    pub(super) fn new(inner: R, encoding: &'static Encoding) -> Self {
        Self { inner, decoder: encoding.new_decoder_without_bom_handling(), ready: Vec::new(), ended: false }
    }
}

impl<R: BufRead> Read for Transcoded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.ready.is_empty() && !self.ended {
            let input = self.inner.fill_buf()?;
            let last = input.is_empty();
            let needed = self.decoder.max_utf8_buffer_length(input.len()).unwrap_or(1 << 16).max(16);
            self.ready.resize(needed, 0);
            let (_, read, written, _) = self.decoder.decode_to_utf8(input, &mut self.ready, last);
            self.ready.truncate(written);
            self.inner.consume(read);
            self.ended = last;
        }
        let given = self.ready.len().min(buffer.len());
        for (to, from) in buffer.iter_mut().zip(self.ready.drain(..given)) {
            *to = from;
        }
        Ok(given)
    }
}

#[cfg(test)]
mod tests {
    use std::io::BufReader;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #![proptest_config(crate::testing::cases(256))]

        #[test]
        fn a_stream_reads_as_the_whole_does(units in proptest::collection::vec(any::<u16>(), 0..200), odd in any::<bool>(), step in 1..9_usize) {
            let mut bytes: Vec<u8> = units.iter().flat_map(|unit| unit.to_be_bytes()).collect();
            if odd {
                bytes.push(b'x');
            }
            let mut text = String::new();
            let small = BufReader::with_capacity(step, &bytes[..]);
            Transcoded::new(small, encoding_rs::UTF_16BE).read_to_string(&mut text).unwrap();
            let (whole, _) = encoding_rs::UTF_16BE.decode_without_bom_handling(&bytes);
            prop_assert_eq!(text, whole);
        }
    }
}
