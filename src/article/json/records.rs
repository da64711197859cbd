//! Hands records on, one after the other, under ids that tell them apart.

use std::ops::ControlFlow;

use super::record::Record;
use crate::article::{
    Article, ArticleId, Block, BlockKind, BytesOf, Extracted, Format, Language, Metadata, Origin, Skipped, blank, html,
    plain,
};
use crate::text::{LineAnchors, Span};

/// Where the records of one file go.
pub(crate) struct Records<'a> {
    /// The file's id.
    pub(crate) file: &'a str,
    /// The format they are reported under.
    pub(crate) format: Format,
    /// Bytes that one record may have.
    pub(crate) max_bytes: u64,
    /// Who takes them.
    pub(crate) each: &'a mut dyn FnMut(Result<Article, Skipped>) -> ControlFlow<()>,
    /// How many articles went out.
    pub(crate) articles: u64,
    /// How many records were skipped.
    pub(crate) skipped: u64,
    /// Set once the taker wants no more.
    pub(crate) stopped: bool,
    /// The line of the last record, and how many began on it: arrays may stand on one line.
    last_line: (u64, u64),
}

impl<'a> Records<'a> {
    /// Records of the file with the id `file`.
    pub(crate) fn new(
        file: &'a str,
        format: Format,
        max_bytes: u64,
        each: &'a mut dyn FnMut(Result<Article, Skipped>) -> ControlFlow<()>,
    ) -> Self {
        Self { file, format, max_bytes, each, articles: 0, skipped: 0, stopped: false, last_line: (0, 0) }
    }

    /// Hands on a record that is one of many: known by its own id, else by path and line.
    pub(super) fn hand_on(&mut self, record: Record, line: u64, encoding: &str) {
        let by_place = self.id_by_place(line);
        let own = record.id.as_deref().map(ArticleId::new);
        let (id, id_by_place) = match own {
            Some(own) => (own, Some(by_place)),
            None => (by_place, None),
        };
        self.send(Ok(article(record, id, id_by_place, Some(line), self.format, encoding)));
    }

    /// Hands on the only article of its file: it is known by its path.
    pub(super) fn hand_on_single(&mut self, record: Record, encoding: &str) {
        let id = ArticleId::from_escaped(self.file);
        self.send(Ok(article(record, id, None, None, self.format, encoding)));
    }

    /// Names a record that is no article.
    pub(super) fn skip(&mut self, line: u64, reason: String) {
        self.send(Err(Skipped { path: self.file.to_owned(), line: Some(line), reason }));
    }

    fn send(&mut self, record: Result<Article, Skipped>) {
        if self.stopped {
            return;
        }
        match record {
            Ok(_) => self.articles += 1,
            Err(_) => self.skipped += 1,
        }
        self.stopped = (self.each)(record).is_break();
    }

    /// `path:line`; further records that begin on the same line are told apart by their number there.
    fn id_by_place(&mut self, line: u64) -> ArticleId {
        self.last_line = if self.last_line.0 == line { (line, self.last_line.1 + 1) } else { (line, 1) };
        match self.last_line.1 {
            1 => ArticleId::from_escaped(&format!("{}:{line}", self.file)),
            number => ArticleId::from_escaped(&format!("{}:{line}.{number}", self.file)),
        }
    }
}

fn article(
    record: Record,
    id: ArticleId,
    id_by_place: Option<ArticleId>,
    line: Option<u64>,
    format: Format,
    encoding: &str,
) -> Article {
    let Record { metadata: given, text, lines, html, .. } = record;
    let (extracted, lines) = extract(text, lines, html, given.title.as_deref());
    let found = extracted.metadata;
    let metadata = Metadata {
        title: given.title.or(found.title),
        author: given.author.or(found.author),
        published: given.published.or(found.published),
        source: given.source.or(found.source),
        url: given.url.or(found.url),
        // Told from the text where that is possible, as everywhere.
        language: found.language.or(given.language),
    };
    Article {
        id,
        metadata,
        format,
        encoding: encoding.to_owned(),
        text: extracted.text,
        blocks: extracted.blocks,
        origin: Origin { of: BytesOf::Text, offsets: Vec::new(), lines },
        line,
        id_by_place,
    }
}

/// The text of a record's body and its blocks.
fn extract(body: String, lines: LineAnchors, is_html: bool, title: Option<&str>) -> (Extracted, LineAnchors) {
    if is_html {
        let extracted = html::extract(&body);
        if !blank(&extracted.text) {
            let line = lines.line_at(0);
            return (extracted, LineAnchors::single(line));
        }
    }
    let holds = |byte| body.as_bytes().contains(&byte);
    if !holds(b'\n') && !holds(b'\r') {
        return (one_paragraph(body), lines);
    }
    (plain::extract_titled(&body, title), lines)
}

/// A body on one line, as most records are: it has no furniture around it to look for.
fn one_paragraph(body: String) -> Extracted {
    let start = body.len() - body.trim_start().len();
    let span = Span::new(start, start + body.trim().len());
    Extracted {
        metadata: Metadata { language: Language::detect(&body), ..Metadata::default() },
        text: body,
        blocks: vec![Block { span, kind: BlockKind::Paragraph, boilerplate: None }],
        ..Extracted::default()
    }
}
