//! An article becomes the documents of the index: one a passage.

use super::segment::{Coded, Document, OfArticle, TermField};
use super::terms::Terms;
use crate::analysis::{Analyzer, condition_terms, is_typed_plainly, spelling_term};
use crate::article::{Article, ArticleId, Language};
use crate::index::fact;
use crate::index::forms::Collector;
use crate::index::packing::{Packer, Packing};
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
    pub(super) documents: Vec<Document>,
    /// Bytes that the documents take in memory, about.
    pub(super) bytes: u64,
}

/// What is reused from one article to the next: most are short, and there are millions.
#[derive(Debug)]
pub(super) struct Buffers {
    /// Makes terms of texts.
    terms: Terms,
    /// The terms of a passage.
    coded: Coded,
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
    /// The words of the articles go to `words`; what is known of their terms takes `room` bytes at most, about.
    pub(super) fn new(words: Collector, room: u64) -> Self {
        Self {
            terms: Terms::new(words, room),
            coded: Coded::default(),
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
    packer: &Packer,
    buffers: &mut Buffers,
) -> Prepared {
    let passages = split(article, options);
    let count = u32::try_from(passages.len()).unwrap_or(u32::MAX);
    let language = article.metadata.language;
    buffers.title_figures.clear();
    buffers.headings.clear();
    buffers.heading_figures.clear();
    // All that is not of the text counts as of the first sentence, which then is not of the text either.
    article.metadata.title.iter().for_each(|title| buffers.title_figures.add(title, language, &|_| 0));
    let documents: Vec<Document> =
        passages.into_iter().map(|passage| document(article, passage, count, place, packer, buffers)).collect();
    let bytes = documents.iter().map(Document::memory).sum();
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
    packer: &Packer,
    buffers: &mut Buffers,
) -> Document {
    let text = passage.span.of(&article.text);
    let metadata = &article.metadata;
    let language = metadata.language;
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
        metadata: metadata.clone(),
        format: article.format,
        encoding: article.encoding.clone(),
        bytes_of: article.origin.of,
        passages,
    });
    let vocabulary = buffers.terms.vocabulary();
    buffers.coded.clear();
    let (sentences, words) = put_words(article, &stored, buffers);
    let figures = put_figures(&stored, language, buffers);
    let of_article = stored_article.as_ref().map(|stored_article| {
        put_metadata(stored_article, buffers);
        Box::new(OfArticle { id: article.id.to_string(), days: fact::day_numbers(metadata) })
    });
    let document = Document {
        coded: buffers.coded.bytes().to_vec(),
        vocabulary,
        learnt: buffers.terms.take_learnt(),
        words,
        figures,
        record: record(stored_article.as_ref(), &stored, packer, buffers),
        sentences,
        article: of_article,
        ordinal: passage.ordinal,
        boilerplate: stored.boilerplate.is_some(),
        file_key: place.key,
    };
    buffers.text = stored.text;
    document
}

/// Puts in the words of the passage: those of the article's title, of its headings and of its text. Gives what tells its sentences, and how many
/// terms there are.
fn put_words(article: &Article, passage: &StoredPassage, buffers: &mut Buffers) -> (Vec<u64>, u32) {
    let title = article.metadata.title.as_deref().map(|title| (title, Piece::Title));
    let headings = passage.headings.iter().map(String::as_str);
    let others = headings.chain([passage.text.as_str()]).map(|piece| (piece, Piece::Other));
    let Buffers { terms, coded, words, begun, .. } = buffers;
    let mut rows = Vec::new();
    begun.clear();
    coded.begin();
    for (piece, kind) in title.into_iter().chain(others) {
        let from = begun.begin_piece();
        words.starts.clear();
        let mut begins = |byte, position| words.starts.push((byte, position));
        words.positions = terms.write(coded, TermField::Body, piece, passage.language, from, &mut begins);
        sentences::add(&mut rows, piece, words, kind, article.format.has_blocks_by_line(), begun);
    }
    (rows, coded.terms())
}

/// Puts in the figures of the passage; gives how many terms of those there are that plain queries look for.
fn put_figures(passage: &StoredPassage, language: Option<Language>, buffers: &mut Buffers) -> u32 {
    let Buffers { terms, coded, begun, figures, title_figures, headings, heading_figures, .. } = buffers;
    figures.clear();
    figures.extend_from(title_figures);
    if passage.headings != *headings {
        heading_figures.clear();
        passage.headings.iter().for_each(|heading| heading_figures.add(heading, language, &|_| 0));
        headings.clone_from(&passage.headings);
    }
    figures.extend_from(heading_figures);
    figures.add(&passage.text, language, &|byte| begun.sentence_at(byte));
    // Each once: the engine would pass over passages that have one figure often and others beside it.
    figures.plain.sort_unstable();
    figures.plain.dedup();
    if !figures.plain.is_empty() {
        coded.begin();
        figures.plain.iter().for_each(|term| terms.put(coded, TermField::Figures, term, 0));
    }
    if !figures.values.is_empty() {
        figures.values.sort_unstable();
        figures.values.dedup();
        coded.begin();
        figures.values.iter().for_each(|(position, term)| terms.put(coded, TermField::Values, term, *position));
    }
    figures.plain.len() as u32
}

/// Puts in what is looked for in what is known of the article.
fn put_metadata(article: &StoredArticle, buffers: &mut Buffers) {
    let Buffers { terms, coded, .. } = buffers;
    let metadata = &article.metadata;
    let words = [
        (TermField::Title, &metadata.title),
        (TermField::Author, &metadata.author),
        (TermField::Source, &metadata.source),
    ];
    for (field, words) in words {
        if let Some(words) = words {
            coded.begin();
            terms.write(coded, field, words, metadata.language, 0, &mut |_, _| {});
        }
    }
    coded.begin();
    fact::terms(metadata).iter().for_each(|fact| terms.put(coded, TermField::Fact, fact, 0));
}

/// What is stored.
fn record(article: Option<&StoredArticle>, passage: &StoredPassage, packer: &Packer, buffers: &mut Buffers) -> Vec<u8> {
    let Buffers { stored, packing, .. } = buffers;
    // Encoding into memory fails for no value of these types.
    let _ = encode_record(article, passage, packer, packing, stored);
    stored.clone()
}

impl Prepared {
    /// Gives the article another id.
    pub(super) fn rename(&mut self, id: &ArticleId, packer: &Packer, buffers: &mut Buffers) {
        for document in &mut self.documents {
            let decoded = decode_record(&document.record, |packed| packer.unpack(packed));
            let Ok((mut article, mut passage)) = decoded else { continue };
            passage.article = id.clone();
            if let Some(article) = &mut article {
                article.id = id.clone();
            }
            document.record = record(article.as_ref(), &passage, packer, buffers);
            if let Some(article) = &mut document.article {
                article.id = id.to_string();
            }
        }
        self.id = Some(id.clone());
    }
}
