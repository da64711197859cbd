//! The floor that pullquote is measured against: the bare index engine over the same records.
//!
//! One text field, analysed as the engine's own `en_stem` does (simple tokens, long ones removed, lower case,
//! Porter2), positions kept, the text stored.
#![allow(dead_code, unreachable_pub)] // shared: each bench uses its own part

use std::borrow::Cow;
use std::io::BufRead;
use std::path::Path;

use tantivy::collector::TopDocs;
use tantivy::query::{BooleanQuery, Occur, Query, TermQuery};
use tantivy::schema::{Field, IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::{
    LowerCaser, RemoveLongFilter, SimpleTokenizer, TextAnalyzer, Token, TokenFilter, TokenStream, Tokenizer,
};
use tantivy::{Index, IndexWriter, Searcher, TantivyDocument, Term};

#[derive(Clone)]
struct EnglishStemmer;

#[derive(Clone)]
struct StemmerFilter<T>(T);

struct StemmerStream<T> {
    tail: T,
    stemmer: frostem::Stemmer,
}

impl TokenFilter for EnglishStemmer {
    type Tokenizer<T: Tokenizer> = StemmerFilter<T>;
    fn transform<T: Tokenizer>(self, tokenizer: T) -> StemmerFilter<T> {
        StemmerFilter(tokenizer)
    }
}

impl<T: Tokenizer> Tokenizer for StemmerFilter<T> {
    type TokenStream<'a> = StemmerStream<T::TokenStream<'a>>;
    fn token_stream<'a>(&'a mut self, text: &'a str) -> Self::TokenStream<'a> {
        StemmerStream { tail: self.0.token_stream(text), stemmer: frostem::Stemmer::new(frostem::Algorithm::English) }
    }
}

impl<T: TokenStream> TokenStream for StemmerStream<T> {
    fn advance(&mut self) -> bool {
        if !self.tail.advance() {
            return false;
        }
        let token = self.tail.token_mut();
        if let Cow::Owned(stem) = self.stemmer.stem(&token.text) {
            token.text = stem;
        } else {
            let kept = self.stemmer.stem(&token.text).len();
            token.text.truncate(kept);
        }
        true
    }
    fn token(&self) -> &Token {
        self.tail.token()
    }
    fn token_mut(&mut self) -> &mut Token {
        self.tail.token_mut()
    }
}

/// The engine's `en_stem` chain.
pub fn analyzer() -> TextAnalyzer {
    TextAnalyzer::builder(SimpleTokenizer::default())
        .filter(RemoveLongFilter::limit(40))
        .filter(LowerCaser)
        .filter(EnglishStemmer)
        .build()
}

/// A bare index.
pub struct Floor {
    index: Index,
    text: Field,
    id: Field,
}

#[derive(serde::Deserialize)]
struct Record<'a> {
    #[serde(rename = "_id", borrow)]
    id: Cow<'a, str>,
    #[serde(borrow)]
    title: Cow<'a, str>,
    #[serde(borrow)]
    text: Cow<'a, str>,
}

impl Floor {
    /// Indexes the JSON Lines in `records`, one document a record, in `folder`.
    pub fn build(records: &Path, folder: &Path, threads: usize, memory: usize) -> Self {
        let mut schema = Schema::builder();
        let indexing = TextFieldIndexing::default()
            .set_tokenizer("floor")
            .set_index_option(IndexRecordOption::WithFreqsAndPositions);
        let text = schema.add_text_field("text", TextOptions::default().set_indexing_options(indexing).set_stored());
        let id = schema.add_text_field("id", STRING | STORED);
        let index = Index::create_in_dir(folder, schema.build()).unwrap();
        index.tokenizers().register("floor", analyzer());
        let mut writer: IndexWriter = index.writer_with_num_threads(threads, memory).unwrap();
        for line in std::io::BufReader::new(std::fs::File::open(records).unwrap()).lines() {
            let line = line.unwrap();
            let record: Record<'_> = serde_json::from_str(&line).unwrap();
            let mut document = TantivyDocument::new();
            document.add_text(id, &record.id);
            document.add_text(text, &record.title);
            document.add_text(text, &record.text);
            writer.add_document(document).unwrap();
        }
        writer.commit().unwrap();
        writer.wait_merging_threads().unwrap();
        Self { index, text, id }
    }

    /// Open for searching.
    pub fn searcher(&self) -> Searcher {
        self.index.reader().unwrap().searcher()
    }

    /// The ten best documents for the words of `query`, any of them: a flat union of terms.
    pub fn search(&self, searcher: &Searcher, query: &str) -> usize {
        let mut clauses: Vec<(Occur, Box<dyn Query>)> = Vec::new();
        let mut analyzer = self.index.tokenizers().get("floor").unwrap();
        let mut tokens = analyzer.token_stream(query);
        while tokens.advance() {
            let term = Term::from_field_text(self.text, &tokens.token().text);
            clauses.push((Occur::Should, Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs))));
        }
        let top = TopDocs::with_limit(10).order_by_score();
        searcher.search(&BooleanQuery::new(clauses), &top).unwrap().len()
    }
}
