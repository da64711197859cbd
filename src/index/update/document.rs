//! An article becomes the documents of the index: one a passage.

use tantivy::schema::{TantivyDocument, Value};

use super::terms::{Order, Terms};
use crate::analysis::{Analyzer, condition_terms, is_typed_plainly, spelling_term};
use crate::article::{Article, ArticleId, Language};
use crate::index::fact;
use crate::index::forms::Collector;
use crate::index::packing::{Packer, Packing};
use crate::index::placed::Placer;
use crate::index::schema::Fields;
use crate::index::sentences::{self, Begun, Piece, WordPlaces};
use crate::index::stored::{decode_record, encode_record};
use crate::index::{StoredArticle, StoredPassage};
use crate::passage::{Passage, SplitOptions, split};

/// A file's place in the corpus, as its articles keep it.
#[derive(Debug, Clone)]
pub(super) struct Place {
    /// Which root it lies under.
    pub(super) root: u32,
    /// Its id below the root.
    pub(super) file: String,
    /// Stands for root and file inside the index.
    pub(super) key: u64,
}

/// An article, ready to be written.
#[derive(Debug, Default)]
pub(super) struct Prepared {
    /// What it is called.
    pub(super) id: Option<ArticleId>,
    /// Where it has an id of its own: what it is called otherwise.
    pub(super) id_by_place: Option<ArticleId>,
    /// For a record: the line it begins on.
    pub(super) line: Option<u64>,
    /// Its language.
    pub(super) language: Option<Language>,
    /// Bytes of its text.
    pub(super) text_bytes: u64,
    /// Its passages; none where the article is in the index already.
    pub(super) documents: Vec<TantivyDocument>,
    /// Bytes that the documents take in memory, about.
    pub(super) bytes: u64,
}

/// What is reused from one article to the next: most are short, and there are millions.
#[derive(Debug)]
pub(super) struct Buffers {
    /// Makes terms of texts.
    terms: Terms,
    /// The terms of one value.
    value: String,
    /// Where the words of a piece of the body stand.
    words: WordPlaces,
    /// The text of a passage.
    text: String,
    /// What is stored.
    stored: Vec<u8>,
    /// What packs it.
    packing: Packing,
    /// Terms of the figures of an article's title.
    title_figures: FigureTerms,
    /// The headings of the article's last passage, and the terms of their figures: the next one often has the same.
    headings: Vec<String>,
    heading_figures: FigureTerms,
    /// Terms of the figures of a passage.
    figures: FigureTerms,
    /// Where the sentences of the passage's text begin.
    begun: Begun,
}

impl Buffers {
    /// The words of the articles go to `words`.
    pub(super) fn new(words: Collector) -> Self {
        Self {
            terms: Terms::new(words),
            value: String::new(),
            words: WordPlaces::default(),
            text: String::new(),
            stored: Vec::new(),
            packing: Packing::default(),
            title_figures: FigureTerms::default(),
            headings: Vec::new(),
            heading_figures: FigureTerms::default(),
            figures: FigureTerms::default(),
            begun: Begun::default(),
        }
    }
}

/// Terms of figures.
#[derive(Debug, Default)]
struct FigureTerms {
    /// For plain queries.
    plain: Vec<String>,
    /// For conditions, with positions.
    values: Vec<(u32, String)>,
}

impl FigureTerms {
    fn clear(&mut self) {
        self.plain.clear();
        self.values.clear();
    }

    fn extend_from(&mut self, other: &Self) {
        self.plain.extend_from_slice(&other.plain);
        self.values.extend_from_slice(&other.values);
    }

    /// Adds the figures of `text`, each at the position that `place` gives for its first byte.
    fn add(&mut self, text: &str, language: Option<Language>, place: &dyn Fn(usize) -> u32) {
        let Self { plain, values } = self;
        Analyzer::default().figures(text, language, &mut |figure, term, span| {
            let position = place(span.start);
            if is_typed_plainly(figure.kind) {
                plain.push(spelling_term(term, span.of(text)));
                for end in figure.end_terms() {
                    values.push((position, end.clone()));
                    plain.push(end);
                }
                plain.push(term.to_owned());
            }
            condition_terms(figure, &mut |term| values.push((position, term)));
        });
    }
}

/// Makes the documents of `article`; none where it has no passage.
pub(super) fn prepare(
    article: &Article,
    place: &Place,
    options: &SplitOptions,
    fields: &Fields,
    packer: &Packer,
    buffers: &mut Buffers,
) -> Prepared {
    let passages = split(article, options);
    let count = u32::try_from(passages.len()).unwrap_or(u32::MAX);
    let mut bytes = 0;
    let language = article.metadata.language;
    buffers.title_figures.clear();
    buffers.headings.clear();
    buffers.heading_figures.clear();
    // All that is not of the text counts as of the first sentence, which then is not of the text either.
    article.metadata.title.iter().for_each(|title| buffers.title_figures.add(title, language, &|_| 0));
    let documents = passages
        .into_iter()
        .map(|passage| {
            bytes += 2 * passage.span.len() as u64 + 1024;
            document(article, passage, count, place, fields, packer, buffers)
        })
        .collect();
    Prepared {
        id: Some(article.id.clone()),
        id_by_place: article.id_by_place.clone(),
        line: article.line,
        language: article.metadata.language,
        text_bytes: article.text.len() as u64,
        documents,
        bytes,
    }
}

fn document(
    article: &Article,
    passage: Passage,
    passages: u32,
    place: &Place,
    fields: &Fields,
    packer: &Packer,
    buffers: &mut Buffers,
) -> TantivyDocument {
    let text = passage.span.of(&article.text);
    let language = article.metadata.language;
    let mut copy = std::mem::take(&mut buffers.text);
    copy.clear();
    copy.push_str(text);
    let stored = StoredPassage {
        article: article.id.clone(),
        ordinal: passage.ordinal,
        text: copy,
        headings: passage.headings,
        lines: passage.lines,
        bytes: passage.bytes,
        bytes_of: article.origin.of,
        language,
        boilerplate: passage.boilerplate,
        offsets: passage.offsets,
    };
    let stored_article = (passage.ordinal == 1).then(|| StoredArticle {
        id: article.id.clone(),
        file: place.file.clone(),
        root: place.root,
        line: article.line,
        metadata: article.metadata.clone(),
        format: article.format,
        encoding: article.encoding.clone(),
        bytes_of: article.origin.of,
        passages,
    });
    let mut document = TantivyDocument::with_capacity(2 * text.len() + 512);
    let headings = stored.headings.iter().map(String::as_str);
    let title = article.metadata.title.as_deref().map(|title| (title, Piece::Title));
    let others = headings.chain([text]).map(|piece| (piece, Piece::Other));
    let mut begun = std::mem::take(&mut buffers.begun);
    begun.clear();
    for (at, (piece, kind)) in title.into_iter().chain(others).enumerate() {
        let Buffers { terms, value, words, .. } = &mut *buffers;
        let order = if at > 0 { Order::Later } else { Order::First };
        words.starts.clear();
        let mut begins = |byte, position| words.starts.push((byte, position));
        let (value, positions) = terms.write(value, piece, language, order, &mut begins);
        words.positions = positions;
        document.add_text(fields.body, value);
        sentences::add(&mut document, piece, words, kind, article.format.has_blocks_by_line(), fields, &mut begun);
    }
    let mut figures = std::mem::take(&mut buffers.figures);
    figures.clear();
    figures.extend_from(&buffers.title_figures);
    if stored.headings != buffers.headings {
        buffers.heading_figures.clear();
        stored.headings.iter().for_each(|heading| buffers.heading_figures.add(heading, language, &|_| 0));
        buffers.headings.clone_from(&stored.headings);
    }
    figures.extend_from(&buffers.heading_figures);
    figures.add(text, language, &|byte| begun.sentence_at(byte));
    buffers.begun = begun;
    // Each once: the engine would pass over passages that have one figure often and others beside it.
    figures.plain.sort_unstable();
    figures.plain.dedup();
    figures.plain.iter().for_each(|figure| document.add_text(fields.figures, figure));
    if !figures.values.is_empty() {
        figures.values.sort_unstable();
        figures.values.dedup();
        let mut placer = Placer::new(&mut buffers.value);
        for (position, term) in &figures.values {
            placer.put(*position, term);
        }
        document.add_text(fields.values, placer.finish());
    }
    buffers.figures = figures;
    add_stored(&mut document, &stored, stored_article.as_ref(), fields, packer, buffers);
    document.add_u64(fields.file_key, place.key);
    buffers.text = stored.text;
    document
}

/// Adds all that holds the article's id, and what is stored.
fn add_stored(
    document: &mut TantivyDocument,
    passage: &StoredPassage,
    article: Option<&StoredArticle>,
    fields: &Fields,
    packer: &Packer,
    buffers: &mut Buffers,
) {
    let Buffers { stored: bytes, packing, terms, value, .. } = buffers;
    // Encoding into memory fails for no value of these types.
    let _ = encode_record(article, passage, packer, packing, bytes);
    document.add_bytes(fields.record, bytes);
    if let Some(article) = article {
        document.add_text(fields.article_id, article.id.as_str());
        document.add_text(fields.article_order, article.id.as_str());
        let metadata = &article.metadata;
        let words =
            [(fields.title, &metadata.title), (fields.author, &metadata.author), (fields.source, &metadata.source)];
        for (field, words) in words {
            if let Some(words) = words {
                let (value, _) = terms.write(value, words, metadata.language, Order::First, &mut |_, _| {});
                document.add_text(field, value);
            }
        }
        fact::terms(metadata).into_iter().for_each(|fact| document.add_text(fields.fact, fact));
        if let Some((first, last)) = fact::day_numbers(metadata) {
            document.add_u64(fields.first_day, first);
            document.add_u64(fields.last_day, last);
        }
    }
    document.add_u64(fields.ordinal, u64::from(passage.ordinal));
    document.add_u64(fields.boilerplate, u64::from(passage.boilerplate.is_some()));
}

impl Prepared {
    /// Gives the article another id.
    pub(super) fn rename(&mut self, id: &ArticleId, fields: &Fields, packer: &Packer, buffers: &mut Buffers) {
        for document in &mut self.documents {
            if let Some(renamed) = renamed(document, id, fields, packer, buffers) {
                *document = renamed;
            }
        }
        self.id = Some(id.clone());
    }
}

fn renamed(
    document: &TantivyDocument,
    id: &ArticleId,
    fields: &Fields,
    packer: &Packer,
    buffers: &mut Buffers,
) -> Option<TantivyDocument> {
    let record = document.get_first(fields.record)?.as_bytes()?;
    let (mut article, mut passage) = decode_record(record, |packed| packer.unpack(packed)).ok()?;
    passage.article = id.clone();
    if let Some(article) = &mut article {
        article.id = id.clone();
    }
    let mut renamed = TantivyDocument::with_capacity(2 * passage.text.len() + 512);
    for value in document.get_all(fields.body) {
        renamed.add_text(fields.body, value.as_str()?);
    }
    for value in document.get_all(fields.figures) {
        renamed.add_text(fields.figures, value.as_str()?);
    }
    for value in document.get_all(fields.values) {
        renamed.add_text(fields.values, value.as_str()?);
    }
    for value in document.get_all(fields.sentences) {
        renamed.add_u64(fields.sentences, value.as_u64()?);
    }
    add_stored(&mut renamed, &passage, article.as_ref(), fields, packer, buffers);
    renamed.add_u64(fields.file_key, document.get_first(fields.file_key)?.as_u64()?);
    Some(renamed)
}
