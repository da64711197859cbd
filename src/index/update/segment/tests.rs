//! What is written here is what the engine writes of the same passages.

use std::collections::BTreeMap;

use proptest::prelude::*;
use tantivy::postings::Postings;
use tantivy::schema::{Field, IndexRecordOption, Value};
use tantivy::tokenizer::{PreTokenizedString, Token};
use tantivy::{DocSet, Index, IndexWriter, SegmentReader, TERMINATED, TantivyDocument, doc};

use super::*;
use crate::index::schema::schema;

/// A passage: words with the distance of each from the one before it, figures, facts, the key of its file.
type Passage = (Vec<(String, u32)>, Vec<String>, Vec<String>, u64);

fn passages() -> impl Strategy<Value = Vec<Passage>> {
    let word = "[a-e]{1,2}|[a-z]{7,9}|[a-e]{250}";
    let words = prop::collection::vec((word, prop_oneof![Just(1), 0..40_u32]), 0..40);
    let figures = prop::collection::btree_set("[0-9]{1,2}", 0..4).prop_map(|terms| terms.into_iter().collect());
    prop::collection::vec((words, figures, prop::collection::vec("[xy]", 0..3), 0..5_u64), 1..200)
}

fn placed(words: &[(String, u32)]) -> Vec<(u32, &str)> {
    let mut position = 0;
    words
        .iter()
        .map(|(word, distance)| {
            position += distance;
            (position, word.as_str())
        })
        .collect()
}

/// The same by the engine itself.
fn by_engine(index: &Index, fields: &Fields, passages: &[Passage]) {
    let mut writer: IndexWriter = index.writer_with_num_threads(1, 20_000_000).unwrap();
    for (number, (words, figures, facts, key)) in passages.iter().enumerate() {
        let tokens = placed(words).into_iter().map(|(position, word)| Token {
            position: position as usize,
            text: word.to_owned(),
            ..Token::default()
        });
        let body = PreTokenizedString { text: String::new(), tokens: tokens.collect() };
        let id = format!("a{number}");
        let mut document = doc!(
            fields.record => id.as_bytes().to_vec(), fields.article_id => id.as_str(), fields.article_order => id.as_str(),
            fields.file_key => *key, fields.ordinal => number as u64, fields.boilerplate => key % 2,
        );
        document.add_pre_tokenized_text(fields.body, body);
        figures.iter().for_each(|figure| document.add_text(fields.figures, figure));
        facts.iter().for_each(|fact| document.add_text(fields.fact, fact));
        (0..*key).for_each(|sentence| document.add_u64(fields.sentences, sentence));
        if *key > 2 {
            document.add_u64(fields.first_day, *key);
            document.add_u64(fields.last_day, key + 1);
        }
        writer.add_document(document).unwrap();
    }
    writer.commit().unwrap();
}

/// The same by a builder; another vocabulary begins now and then, and few occurrences fit into `room`.
fn by_builder(index: &Index, fields: &Fields, passages: &[Passage], room: u64) {
    let mut writer: IndexWriter = index.writer_with_num_threads(1, 20_000_000).unwrap();
    let mut builder = SegmentBuilder::new(writer.new_segment(), fields, 1 << 20).unwrap();
    let mut numberings = [Numbering::new(2_000), Numbering::new(1 << 20)];
    let mut coded = Coded::default();
    for (number, (words, figures, facts, key)) in passages.iter().enumerate() {
        let numbering = &mut numberings[number % 2];
        let (vocabulary, _) = numbering.vocabulary();
        coded.clear();
        coded.begin();
        for (position, word) in placed(words) {
            coded.put(numbering.number(TermField::Body, word), position);
        }
        for (field, terms) in [(TermField::Figures, figures), (TermField::Fact, facts)] {
            coded.begin();
            terms.iter().for_each(|term| coded.put(numbering.number(field, term), 0));
        }
        let id = format!("a{number}");
        let document = Document {
            coded: coded.bytes().to_vec(),
            vocabulary,
            learnt: numbering.take_learnt(),
            words: words.len() as u32,
            figures: figures.len() as u32,
            record: id.clone().into_bytes(),
            sentences: (0..*key).collect(),
            article: Some(Box::new(OfArticle { id, days: (*key > 2).then_some((*key, key + 1)) })),
            ordinal: number as u32,
            boilerplate: key % 2 == 1,
            file_key: *key,
        };
        builder.add(&document).unwrap();
        assert!(builder.has(*key) && !builder.has(99));
    }
    assert_eq!(builder.passages() as usize, passages.len());
    writer.add_segment(builder.write(room).unwrap()).unwrap();
    writer.commit().unwrap();
}

/// A term's passages, each with how often and where it has the term, and the best score that blocks of them promise.
type TermPostings = (u32, Vec<(u32, u32, Vec<u32>)>);

fn postings(segment: &SegmentReader, field: Field) -> (u64, BTreeMap<Vec<u8>, TermPostings>) {
    let inverted = segment.inverted_index(field).unwrap();
    let mut terms = inverted.terms().stream().unwrap();
    let mut found = BTreeMap::new();
    while terms.advance() {
        let (term, info) = (terms.key().to_vec(), terms.value().clone());
        let mut of_term =
            inverted.read_postings_from_terminfo(&info, IndexRecordOption::WithFreqsAndPositions).unwrap();
        let mut passages = Vec::new();
        while of_term.doc() != TERMINATED {
            let mut positions = Vec::new();
            of_term.positions(&mut positions);
            passages.push((of_term.doc(), of_term.term_freq(), positions));
            of_term.advance();
        }
        found.insert(term, (info.doc_freq, passages));
    }
    (inverted.total_num_tokens(), found)
}

fn assert_alike(one: &Index, other: &Index, fields: &Fields) {
    let reader = |index: &Index| index.reader().unwrap().searcher().segment_reader(0).clone();
    let (one, other) = (reader(one), reader(other));
    assert_eq!(one.max_doc(), other.max_doc());
    for (field, entry) in one.schema().fields() {
        if entry.is_indexed() {
            assert_eq!(postings(&one, field), postings(&other, field), "{}", entry.name());
            let norms = |segment: &SegmentReader| -> Option<Vec<u8>> {
                let norms = segment.fieldnorms_readers().get_field(field).unwrap()?;
                Some((0..segment.max_doc()).map(|passage| norms.fieldnorm_id(passage)).collect())
            };
            assert_eq!(norms(&one), norms(&other), "{}", entry.name());
        }
    }
    for name in ["ordinal", "boilerplate", "sentences", "first_day", "last_day"] {
        let values = |segment: &SegmentReader| -> Vec<Vec<u64>> {
            let column = segment.fast_fields().u64(name).unwrap();
            (0..segment.max_doc()).map(|passage| column.values_for_doc(passage).collect()).collect()
        };
        assert_eq!(values(&one), values(&other), "{name}");
    }
    let ids = |segment: &SegmentReader| -> Vec<String> {
        let column = segment.fast_fields().str("article_order").unwrap().unwrap();
        let id = |passage| {
            let mut id = String::new();
            column.ord_to_str(column.term_ords(passage).next().unwrap(), &mut id).unwrap();
            id
        };
        (0..segment.max_doc()).map(id).collect()
    };
    assert_eq!(ids(&one), ids(&other));
    let stored = |segment: &SegmentReader| -> Vec<Vec<u8>> {
        let store = segment.get_store_reader(1).unwrap();
        let record = |passage| {
            let document: TantivyDocument = store.get(passage).unwrap();
            document.get_first(fields.record).unwrap().as_bytes().unwrap().to_vec()
        };
        (0..segment.max_doc()).map(record).collect()
    };
    assert_eq!(stored(&one), stored(&other));
}

proptest! {
    #![proptest_config(crate::testing::cases(24))]

    #[test]
    fn what_is_written_is_what_the_engine_writes(passages in passages(), room in prop_oneof![Just(1_u64 << 20), 8..4_000_u64]) {
        let (schema, fields) = schema();
        let (engine, builder) = (Index::create_in_ram(schema.clone()), Index::create_in_ram(schema));
        by_engine(&engine, &fields, &passages);
        by_builder(&builder, &fields, &passages, room);
        assert_alike(&engine, &builder, &fields);
    }
}

#[test]
fn segments_of_both_kinds_are_merged() {
    let (schema, fields) = schema();
    let index = Index::create_in_ram(schema);
    let words = |word: &str| vec![(word.to_owned(), 1), ("both".to_owned(), 3)];
    by_engine(&index, &fields, &[(words("engine"), Vec::new(), vec!["x".to_owned()], 1)]);
    by_builder(&index, &fields, &[(words("builder"), vec!["7".to_owned()], Vec::new(), 2)], 1 << 10);
    let mut writer: IndexWriter = index.writer_with_num_threads(1, 20_000_000).unwrap();
    let ids = index.searchable_segment_ids().unwrap();
    assert_eq!(ids.len(), 2);
    writer.merge(&ids).wait().unwrap();
    writer.delete_term(tantivy::Term::from_field_u64(fields.file_key, 2));
    writer.commit().unwrap();
    let searcher = index.reader().unwrap().searcher();
    assert_eq!((searcher.segment_readers().len(), searcher.num_docs()), (1, 1));
    let (_, body) = postings(searcher.segment_reader(0), fields.body);
    let both = body[&b"both"[..]].1.iter().map(|(_, _, positions)| positions.clone());
    assert_eq!(both.collect::<Vec<_>>(), [[4], [4]]);
}

/// Terms that were never met before take more memory than the numbers that stand for them.
#[test]
fn a_segment_of_new_terms_is_full_sooner() {
    let (schema, fields) = schema();
    let index = Index::create_in_ram(schema);
    let writer: IndexWriter = index.writer_with_num_threads(1, 20_000_000).unwrap();
    let mut builder = SegmentBuilder::new(writer.new_segment(), &fields, 1 << 24).unwrap();
    let mut numbering = Numbering::new(1 << 16);
    let (mut coded, mut bytes) = (Coded::default(), 0);
    while !builder.is_full() {
        let (vocabulary, _) = numbering.vocabulary();
        coded.clear();
        coded.begin();
        for word in 0..50 {
            let term = format!("{:0100}{word:0100}", builder.passages());
            coded.put(numbering.number(TermField::Body, &term), word);
            bytes += term.len();
        }
        let document = Document {
            coded: coded.bytes().to_vec(),
            vocabulary,
            learnt: numbering.take_learnt(),
            words: 50,
            figures: 0,
            record: Vec::new(),
            sentences: Vec::new(),
            article: None,
            ordinal: 1,
            boilerplate: false,
            file_key: 1,
        };
        builder.add(&document).unwrap();
    }
    // They are kept in vocabularies that are full, and once more when the segment is written.
    assert!((2 << 20..8 << 20).contains(&bytes), "{bytes}");
}
