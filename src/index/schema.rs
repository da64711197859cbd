//! The fields of the index.

use tantivy::schema::{
    BytesOptions, FAST, Field, INDEXED, IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing, TextOptions,
};

/// Name under which the analyzer is registered with the index engine.
pub(super) const TOKENIZER: &str = "pullquote";

/// The fields of the index: one document a passage.
#[derive(Debug, Clone)]
pub struct Fields {
    /// Title, headings and text of the passage: postings with positions.
    pub body: Field,
    /// The passage as [`super::StoredPassage`], stored.
    pub passage: Field,
    /// The article as [`super::StoredArticle`], stored with the article's first passage alone.
    pub article: Field,
    /// Id of the article as a term: on the article's first passage alone, to find an article by its id.
    pub article_id: Field,
    /// Id of the article as a column, on the article's first passage alone: breaks ties.
    pub article_order: Field,
    /// Hash of root and file id: term, to delete what a file brought.
    pub file_key: Field,
    /// Number of the passage in its article: column.
    pub ordinal: Field,
    /// 1 where the passage is furniture, else 0: column.
    pub boilerplate: Field,
}

/// The schema and its fields.
pub(super) fn schema() -> (Schema, Fields) {
    let mut builder = Schema::builder();
    let indexing = TextFieldIndexing::default()
        .set_tokenizer(TOKENIZER)
        .set_index_option(IndexRecordOption::WithFreqsAndPositions);
    let fields = Fields {
        body: builder.add_text_field("body", TextOptions::default().set_indexing_options(indexing)),
        passage: builder.add_bytes_field("passage", BytesOptions::default().set_stored()),
        article: builder.add_bytes_field("article", STORED),
        article_id: builder.add_text_field("article_id", STRING),
        article_order: builder.add_text_field("article_order", TextOptions::default().set_fast("raw")),
        file_key: builder.add_u64_field("file_key", INDEXED),
        ordinal: builder.add_u64_field("ordinal", FAST),
        boilerplate: builder.add_u64_field("boilerplate", FAST),
    };
    (builder.build(), fields)
}
