//! The way from an article's text back into its file.

use serde::{Deserialize, Serialize};

use crate::text::{LineAnchors, LineRange, Span};

/// What the bytes of a citation count in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum BytesOf {
    /// The file as it lies on disk.
    File,
    /// The article's extracted text, as `show --text` prints it.
    Text,
}

/// Leads from spans of an article's text to bytes and lines of its file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// What the bytes given out count in.
    pub of: BytesOf,
    /// For [`BytesOf::File`]: sorted pairs (text offset, file offset). From a text offset up to the
    /// next pair's, text and file run in step. Empty for [`BytesOf::Text`].
    pub offsets: Vec<(usize, usize)>,
    /// Lines of the file.
    pub lines: LineAnchors,
}

impl Origin {
    /// Plain text in UTF-8: the text is the file from byte `start` (a byte order mark is passed over).
    pub fn of_file(text: &str, start: usize) -> Self {
        Self { of: BytesOf::File, offsets: vec![(0, start)], lines: LineAnchors::of_text(text, 1) }
    }

    /// Bytes count in the extracted text; `lines` still lead into the file.
    pub fn of_text(lines: LineAnchors) -> Self {
        Self { of: BytesOf::Text, offsets: Vec::new(), lines }
    }

    /// The bytes to cite for `span`; spans that touch in the text touch in the file as well.
    pub fn bytes(&self, span: Span) -> Span {
        match self.of {
            BytesOf::Text => span,
            BytesOf::File => Span::new(cut(&self.offsets, span.start), cut(&self.offsets, span.end)),
        }
    }

    /// The lines of the file that `span` of `text` stands on.
    pub fn lines(&self, text: &str, span: Span) -> LineRange {
        self.lines.lines_of(text, span)
    }

    /// The pairs that matter for `span`, their text offsets counted from its start.
    pub fn offsets_within(&self, span: Span) -> Vec<(usize, usize)> {
        if self.of == BytesOf::Text {
            return Vec::new();
        }
        let start = cut(&self.offsets, span.start);
        let mut within = vec![(0, start)];
        let first = self.offsets.partition_point(|pair| pair.0 < span.start);
        let inside = self.offsets[first..].iter().take_while(|pair| pair.0 < span.end);
        within.extend(
            inside
                .filter(|(text, file)| *text > span.start || *file != start)
                .map(|(text, file)| (text - span.start, *file)),
        );
        within
    }
}

/// The place in the file that parts what stands before text offset `at` from what follows.
///
/// Markup between the two (an opening `**`, a `## `) falls behind the cut, with the text it opens.
pub fn cut(offsets: &[(usize, usize)], at: usize) -> usize {
    // The last pair strictly before `at` runs on up to the cut; at the very start the first pair counts.
    match offsets.partition_point(|pair| pair.0 < at) {
        0 => offsets.first().map_or(at, |pair| pair.1),
        n => {
            let (text, file) = offsets[n - 1];
            file + (at - text)
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    // "# One **two** three" gives "One two three".
    const PAIRS: [(usize, usize); 3] = [(0, 2), (4, 8), (7, 13)];

    #[test]
    fn markup_falls_behind_the_cut_with_the_text_it_opens() {
        assert_eq!(cut(&PAIRS, 0), 2);
        assert_eq!(cut(&PAIRS, 4), 6);
        assert_eq!(cut(&PAIRS, 7), 11);
        assert_eq!(cut(&PAIRS, 13), 19);
        assert_eq!(cut(&[], 5), 5);
    }

    #[test]
    fn pairs_of_a_span_count_from_its_start() {
        let origin = Origin { of: BytesOf::File, offsets: PAIRS.to_vec(), lines: LineAnchors::single(1) };
        assert_eq!(origin.offsets_within(Span::new(0, 13)), PAIRS);
        assert_eq!(origin.offsets_within(Span::new(4, 13)), [(0, 6), (0, 8), (3, 13)]);
        assert_eq!(origin.offsets_within(Span::new(5, 7)), [(0, 9)]);
        assert_eq!(Origin::of_text(LineAnchors::single(1)).offsets_within(Span::new(0, 13)), []);
    }

    proptest! {
        #![proptest_config(crate::testing::cases(256))]

        #[test]
        fn spans_that_touch_in_the_text_touch_in_the_file(steps in proptest::collection::vec((1..9_usize, 0..5_usize), 1..20), at in (0..200_usize, 0..200_usize, 0..200_usize)) {
            let mut pairs = Vec::new();
            let (mut text, mut file) = (0, 0);
            for (length, markup) in steps {
                file += markup;
                pairs.push((text, file));
                (text, file) = (text + length, file + length);
            }
            let origin = Origin { of: BytesOf::File, offsets: pairs, lines: LineAnchors::single(1) };
            let mut ends = [at.0 % (text + 1), at.1 % (text + 1), at.2 % (text + 1)];
            ends.sort_unstable();
            let (left, right) = (origin.bytes(Span::new(ends[0], ends[1])), origin.bytes(Span::new(ends[1], ends[2])));
            prop_assert_eq!(left.end, right.start);
            prop_assert!(right.len() >= ends[2] - ends[1] && right.end <= file);
        }
    }
}
