//! Compressed files, told by their first bytes.

use std::io::{self, BufRead, BufReader, ErrorKind, Read};

use flate2::bufread::GzDecoder;

/// How a file is compressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Compression {
    Gzip,
    Zstandard,
}

impl Compression {
    /// What the first bytes of a file say.
    pub(super) fn of_content(first: &[u8]) -> Option<Self> {
        match first {
            [0x1F, 0x8B, 0x08, ..] => Some(Self::Gzip),
            [0x28, 0xB5, 0x2F, 0xFD, ..] => Some(Self::Zstandard),
            // A skippable frame, which some tools write first.
            [0x50..=0x5F, 0x2A, 0x4D, 0x18, ..] => Some(Self::Zstandard),
            _ => None,
        }
    }

    /// Its name in a reason.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Gzip => "gzip",
            Self::Zstandard => "zstd",
        }
    }

    /// Reads what is inside `reader`, all members or frames of it, one after the other.
    pub(super) fn decompress<'a>(self, reader: impl BufRead + 'a) -> io::Result<Box<dyn Read + 'a>> {
        Ok(match self {
            Self::Gzip => Box::new(GzipMembers { member: Some(GzDecoder::new(reader)) }),
            // One frame's window is at most 128 MB here: a larger one is refused, so memory stays bounded.
            Self::Zstandard => Box::new(zstd::stream::read::Decoder::with_buffer(reader)?),
        })
    }

    /// Why decompressing failed, in the words of a skip.
    pub(super) fn reason(self, error: &io::Error) -> String {
        let name = self.name();
        match error.kind() {
            _ if error.raw_os_error().is_some() => super::reason::of_error(error),
            ErrorKind::UnexpectedEof => format!("its {name} data ends too early"),
            _ => format!("its {name} data is damaged"),
        }
    }
}

/// The members of a gzip file as one stream. What follows the last and is no member is passed over,
/// as gzip itself does (tapes and block devices pad with zeros).
struct GzipMembers<R> {
    member: Option<GzDecoder<R>>,
}

impl<R: BufRead> Read for GzipMembers<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if buffer.is_empty() {
            return Ok(0);
        }
        while let Some(member) = &mut self.member {
            let read = member.read(buffer)?;
            if read > 0 {
                return Ok(read);
            }
            if let Some(ended) = self.member.take() {
                let mut rest = ended.into_inner();
                if rest.fill_buf()?.first() == Some(&0x1F) {
                    self.member = Some(GzDecoder::new(rest));
                }
            }
        }
        Ok(0)
    }
}

/// A buffer around a decompressor, so that lines can be read from it.
pub(super) fn buffered<'a>(reader: Box<dyn Read + 'a>) -> Box<dyn BufRead + 'a> {
    Box::new(BufReader::with_capacity(1 << 16, reader))
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use proptest::prelude::*;

    use super::*;

    pub(crate) fn gzip(content: &[u8]) -> Vec<u8> {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
        encoder.write_all(content).unwrap();
        encoder.finish().unwrap()
    }

    fn unpack(bytes: &[u8]) -> Result<Vec<u8>, String> {
        let compression = Compression::of_content(bytes).ok_or("not compressed")?;
        let mut content = Vec::new();
        compression
            .decompress(bytes)
            .and_then(|mut reader| reader.read_to_end(&mut content))
            .map_err(|error| compression.reason(&error))?;
        Ok(content)
    }

    #[test]
    fn members_and_frames_follow_each_other() {
        let gzipped = [gzip(b"one "), gzip(b""), gzip(b"two")].concat();
        assert_eq!(unpack(&gzipped).unwrap(), b"one two");
        let frames = [zstd::encode_all(&b"one "[..], 3).unwrap(), zstd::encode_all(&b"two"[..], 3).unwrap()].concat();
        assert_eq!(unpack(&frames).unwrap(), b"one two");
    }

    #[test]
    fn padding_behind_the_last_member_is_passed_over() {
        let padded = [gzip(b"text"), vec![0; 512]].concat();
        assert_eq!(unpack(&padded).unwrap(), b"text");
    }

    #[test]
    fn a_cut_file_says_so() {
        let whole = gzip(&b"a sentence that repeats ".repeat(50));
        assert_eq!(unpack(&whole[..whole.len() - 6]), Err("its gzip data ends too early".to_owned()));
        assert_eq!(unpack(&whole[..whole.len() / 2]), Err("its gzip data ends too early".to_owned()));
        let whole = zstd::encode_all(&b"a sentence that repeats ".repeat(50)[..], 3).unwrap();
        assert_eq!(unpack(&whole[..whole.len() / 2]), Err("its zstd data ends too early".to_owned()));
    }

    #[test]
    fn a_damaged_file_says_so() {
        let mut damaged = gzip(b"some text that is long enough to be hit");
        let last = damaged.len() - 5;
        damaged[last] ^= 0x55;
        assert_eq!(unpack(&damaged), Err("its gzip data is damaged".to_owned()));
    }

    proptest! {
        #![proptest_config(crate::testing::cases(256))]

        #[test]
        fn any_bytes_unpack_or_fail(mut bytes in proptest::collection::vec(any::<u8>(), 0..200), gzip in any::<bool>()) {
            let magic: &[u8] = if gzip { &[0x1F, 0x8B, 0x08] } else { &[0x28, 0xB5, 0x2F, 0xFD] };
            bytes.splice(0..0, magic.iter().copied());
            let _ = unpack(&bytes);
        }
    }
}
