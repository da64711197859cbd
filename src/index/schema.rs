//! The fields of the index.

use tantivy::schema::{
    FAST, Field, INDEXED, IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing, TextOptions,
};

/// The fields of the index: one document a passage.
#[derive(Debug, Clone)]
pub struct Fields {
    /// Title, headings and text of the passage: postings with positions.
    pub body: Field,
    /// The figures of title, headings and text that plain queries look for, each once: terms, see
    /// [`crate::analysis::FigureTerm`].
    pub figures: Field,
    /// What conditions find figures by, see [`crate::analysis::condition_terms`]: postings with positions, those at which the
    /// sentences of the text begin in [`Self::body`]; of title and headings it is 0.
    pub values: Field,
    /// The passage as [`super::StoredPassage`], stored; with the article as [`super::StoredArticle`] on the article's
    /// first passage alone.
    pub record: Field,
    /// Id of the article as a term: on the article's first passage alone, to find an article by its id.
    pub article_id: Field,
    /// Id of the article as a column, on the article's first passage alone: breaks ties.
    pub article_order: Field,
    /// The article's title, on its first passage alone: postings with positions.
    pub title: Field,
    /// Who wrote the article, as the title.
    pub author: Field,
    /// The article's publication, as the title.
    pub source: Field,
    /// What is known of the article, on its first passage alone: terms, see [`super::fact`].
    pub fact: Field,
    /// The first day on which the article may have been published, as a number ([`super::fact::day_number`]):
    /// column, on its first passage alone.
    pub first_day: Field,
    /// The last such day.
    pub last_day: Field,
    /// Hash of root and file id: term, to delete what a file brought.
    pub file_key: Field,
    /// Number of the passage in its article: column.
    pub ordinal: Field,
    /// 1 where the passage is furniture, else 0: column.
    pub boilerplate: Field,
    /// How the passage is cut into sentences: column of several numbers, see [`super::IndexedSentence`].
    pub sentences: Field,
}

/// The schema and its fields.
pub(super) fn schema() -> (Schema, Fields) {
    let mut builder = Schema::builder();
    let indexing =
        TextFieldIndexing::default().set_tokenizer("raw").set_index_option(IndexRecordOption::WithFreqsAndPositions);
    let of_article = TextOptions::default().set_indexing_options(indexing.clone().set_fieldnorms(false));
    let facts = TextFieldIndexing::default().set_tokenizer("raw").set_fieldnorms(false);
    // The engine passes over blocks of postings by what it notes of frequencies and lengths alone.
    let figures = TextFieldIndexing::default().set_tokenizer("raw").set_index_option(IndexRecordOption::WithFreqs);
    let values = TextFieldIndexing::default()
        .set_tokenizer("raw")
        .set_fieldnorms(false)
        .set_index_option(IndexRecordOption::WithFreqsAndPositions);
    let fields = Fields {
        body: builder.add_text_field("body", TextOptions::default().set_indexing_options(indexing)),
        figures: builder.add_text_field("figures", TextOptions::default().set_indexing_options(figures)),
        values: builder.add_text_field("values", TextOptions::default().set_indexing_options(values)),
        record: builder.add_bytes_field("record", STORED),
        article_id: builder.add_text_field("article_id", STRING),
        article_order: builder.add_text_field("article_order", TextOptions::default().set_fast("raw")),
        title: builder.add_text_field("title", of_article.clone()),
        author: builder.add_text_field("author", of_article.clone()),
        source: builder.add_text_field("source", of_article),
        fact: builder.add_text_field("fact", TextOptions::default().set_indexing_options(facts)),
        first_day: builder.add_u64_field("first_day", FAST),
        last_day: builder.add_u64_field("last_day", FAST),
        file_key: builder.add_u64_field("file_key", INDEXED),
        ordinal: builder.add_u64_field("ordinal", FAST),
        boilerplate: builder.add_u64_field("boilerplate", FAST),
        sentences: builder.add_u64_field("sentences", FAST),
    };
    (builder.build(), fields)
}
