//! The lines of a file that a sentence stands on.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::Read as _;

use crate::article::BytesOf;
use crate::search::Hit;
use crate::text::{LineRange, Span};

/// Files of more bytes are not read for their lines.
const MOST_BYTES: u64 = 16 << 20;

/// The files whose lines were asked for.
#[derive(Default)]
pub(super) struct Files {
    read: BTreeMap<String, Option<Read>>,
}

/// A file, and where its lines end.
struct Read {
    bytes: Vec<u8>,
    ends: Vec<usize>,
}

/// The lines of a passage.
pub(super) struct Lines<'f> {
    hit: &'f Hit,
    counted: Counted<'f>,
}

/// Where lines are counted.
enum Counted<'f> {
    /// In the passage, whose lines end here, so many of them before its first word.
    InText(Vec<usize>, u64),
    InFile(&'f Read),
    /// Only those of the passage are known.
    Unknown,
}

impl Files {
    /// What tells the lines of sentences of the passage.
    ///
    /// A passage whose text has as many lines as it has in its file has the same ones. Else they are counted in the file, if
    /// it is there and holds the passage's words where they were indexed.
    pub(super) fn lines<'f>(&'f mut self, hit: &'f Hit) -> Lines<'f> {
        let ends = line_ends(hit.text.as_bytes());
        let first = before(&ends, hit.text.len() - hit.text.trim_start().len());
        let counted =
            if before(&ends, hit.text.trim_end().len()).saturating_sub(first) == hit.lines.end - hit.lines.start {
                Counted::InText(ends, first)
            } else {
                self.in_file(hit).map_or(Counted::Unknown, Counted::InFile)
            };
        Lines { hit, counted }
    }

    fn in_file(&mut self, hit: &Hit) -> Option<&Read> {
        if hit.bytes.of != BytesOf::File || hit.offsets.is_empty() {
            return None;
        }
        self.read.entry(hit.article.path.clone()).or_insert_with_key(|path| read(path)).as_ref()
    }
}

impl Lines<'_> {
    /// The lines that `sentence` stands on; those of the passage where only these are known.
    pub(super) fn of(&self, sentence: Span) -> LineRange {
        let hit = self.hit;
        match &self.counted {
            Counted::InText(ends, first) => {
                let line_at = |at: usize| hit.lines.start + before(ends, at).saturating_sub(*first);
                LineRange { start: line_at(sentence.start), end: line_at(sentence.end) }
            }
            Counted::InFile(file) => of_file(file, hit, sentence).unwrap_or(hit.lines),
            Counted::Unknown => hit.lines,
        }
    }
}

fn of_file(file: &Read, hit: &Hit, sentence: Span) -> Option<LineRange> {
    let bytes = hit.bytes_of(sentence);
    let words =
        |text: &[u8]| text.iter().filter(|byte| byte.is_ascii_alphanumeric()).take(12).copied().collect::<Vec<_>>();
    let unchanged = words(file.bytes.get(bytes.start..bytes.end)?) == words(hit.text.get(sentence.range())?.as_bytes());
    let line_at = |at: usize| 1 + before(&file.ends, at);
    let (start, end) = (line_at(bytes.start), line_at(bytes.end));
    (unchanged && start >= hit.lines.start && end <= hit.lines.end).then_some(LineRange { start, end })
}

fn read(path: &str) -> Option<Read> {
    let mut bytes = Vec::new();
    let read = File::open(path).ok()?.take(MOST_BYTES + 1).read_to_end(&mut bytes).ok()?;
    (read as u64 <= MOST_BYTES).then(|| Read { ends: line_ends(&bytes), bytes })
}

/// Where lines of `text` end: at `\n`, at `\r\n` or at a lone `\r`.
fn line_ends(text: &[u8]) -> Vec<usize> {
    let ends = text.iter().zip(text.iter().skip(1).chain(&[0])).enumerate();
    let ends = ends.filter(|(_, (byte, next))| **byte == b'\n' || **byte == b'\r' && **next != b'\n');
    ends.map(|(at, _)| at).collect()
}

/// How many of `ends` lie before byte `at`.
fn before(ends: &[usize], at: usize) -> u64 {
    ends.partition_point(|end| *end < at) as u64
}
