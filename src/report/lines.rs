//! The lines of a file that a sentence stands on.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::Read;

use crate::article::BytesOf;
use crate::search::Hit;
use crate::text::{LineRange, Span};

/// Files of more bytes are not read for their lines.
const MOST_BYTES: u64 = 16 << 20;

/// The files whose lines were asked for.
#[derive(Default)]
pub(super) struct Files {
    read: BTreeMap<String, Option<Vec<u8>>>,
}

impl Files {
    /// The lines that `sentence` of the passage stands on; those of the passage where only these are known.
    ///
    /// A passage whose text has as many lines as it has in its file has the same ones. Else they are counted in the file, if
    /// it is there and holds the passage's words where they were indexed.
    pub(super) fn lines(&mut self, hit: &Hit, sentence: Span) -> LineRange {
        if line_ends(hit.text.trim().as_bytes()) == hit.lines.end - hit.lines.start {
            let first = hit.text.len() - hit.text.trim_start().len();
            let line_at =
                |at: usize| hit.lines.start + line_ends(hit.text.as_bytes().get(first..at).unwrap_or_default());
            return LineRange { start: line_at(sentence.start), end: line_at(sentence.end) };
        }
        self.in_file(hit, sentence).unwrap_or(hit.lines)
    }

    fn in_file(&mut self, hit: &Hit, sentence: Span) -> Option<LineRange> {
        if hit.bytes.of != BytesOf::File || hit.offsets.is_empty() {
            return None;
        }
        let file = self.read.entry(hit.article.path.clone()).or_insert_with_key(|path| read(path)).as_deref()?;
        let bytes = hit.bytes_of(sentence);
        let words =
            |text: &[u8]| text.iter().filter(|byte| byte.is_ascii_alphanumeric()).take(12).copied().collect::<Vec<_>>();
        let unchanged = words(file.get(bytes.start..bytes.end)?) == words(hit.text.get(sentence.range())?.as_bytes());
        let start = 1 + line_ends(file.get(..bytes.start)?);
        let end = start + line_ends(file.get(bytes.start..bytes.end)?);
        (unchanged && start >= hit.lines.start && end <= hit.lines.end).then_some(LineRange { start, end })
    }
}

fn read(path: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let read = File::open(path).ok()?.take(MOST_BYTES + 1).read_to_end(&mut bytes).ok()?;
    (read as u64 <= MOST_BYTES).then_some(bytes)
}

/// Ends of lines in `text`: `\n`, `\r\n` or a lone `\r`.
fn line_ends(text: &[u8]) -> u64 {
    let lone =
        text.iter().zip(text.iter().skip(1).chain(&[0])).filter(|pair| *pair.0 == b'\r' && *pair.1 != b'\n').count();
    (text.iter().filter(|byte| **byte == b'\n').count() + lone) as u64
}
