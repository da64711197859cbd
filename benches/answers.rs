//! Whether the answers of judged questions are found and shown, beside the bare index engine.
//!
//! Reads `../shared/collections/squad2` and indexes it as whole articles; says so and ends where it is missing. Of each
//! question: does the first passage found, or one of the first five, hold the answer; and where one does, does its
//! snippet of 240 characters show it? The floor is tantivy over the same passages, with its English chain and its
//! own snippets. Not a matter of time: `cargo bench --bench answers` prints one table.

#![allow(clippy::print_stdout, clippy::print_stderr)]

mod floor;

use std::collections::{HashMap, HashSet};
use std::path::Path;

use pullquote::eval::{Source, read_evidence, read_topics};
use pullquote::index::{Corpus, Index, Silent, UpdateOptions, update};
use pullquote::search::{Backend, LocalBackend, SearchRequest};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use tantivy::collector::TopDocs;
use tantivy::query::{BooleanQuery, Occur, Query, TermQuery};
use tantivy::schema::{IndexRecordOption, STORED, Schema, TextFieldIndexing, TextOptions, Value};
use tantivy::snippet::SnippetGenerator;
use tantivy::{TantivyDocument, Term};

/// Characters of a snippet.
const CHARACTERS: usize = 240;

#[derive(Deserialize)]
struct Record {
    _id: String,
    text: String,
}

/// A passage found: its article, its bytes there, what is shown of it.
struct Found {
    article: String,
    start: usize,
    end: usize,
    shown: String,
}

/// How many questions were answered.
#[derive(Default)]
struct Tally {
    questions: usize,
    first: usize,
    five: usize,
    held: usize,
    shown: usize,
}

impl Tally {
    fn add(&mut self, found: &[Found], article: &str, answer: &str, start: usize) {
        self.questions += 1;
        let holds =
            |found: &&Found| found.article == article && found.start <= start && start + answer.len() <= found.end;
        self.first += usize::from(found.first().is_some_and(|found| holds(&found)));
        if let Some(hit) = found.iter().take(5).find(holds) {
            self.five += 1;
            self.held += 1;
            self.shown += usize::from(hit.shown.contains(answer));
        }
    }

    fn row(&self, name: &str) {
        let share = |part: usize, whole: usize| 100.0 * part as f64 / whole.max(1) as f64;
        println!(
            "| {name} | {:.1} % | {:.1} % | {:.1} % |",
            share(self.first, self.questions),
            share(self.five, self.questions),
            share(self.shown, self.held)
        );
    }
}

fn lines<T: DeserializeOwned>(path: &Path) -> Vec<T> {
    let text = std::fs::read_to_string(path).expect("a file of the collection");
    text.lines().map(|line| serde_json::from_str(line).expect("a record of the collection")).collect()
}

fn main() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/collections/squad2");
    if !folder.is_dir() {
        eprintln!("skipped: {} is missing", folder.display());
        return;
    }
    let texts: HashMap<String, String> =
        lines::<Record>(&folder.join("corpus.jsonl")).into_iter().map(|record| (record._id, record.text)).collect();
    let topics = read_topics(&Source::file(folder.join("queries.jsonl"))).expect("topics");
    let questions: HashMap<String, String> = topics.into_iter().map(|topic| (topic.id, topic.text)).collect();
    let evidence = read_evidence(&Source::file(folder.join("evidence.jsonl"))).expect("evidence");

    let place = tempfile::tempdir().expect("a temporary folder");
    let corpus = Corpus { roots: vec![folder.join("corpus.jsonl")], ..Corpus::default() };
    update(place.path(), &corpus, &UpdateOptions::default(), &Silent).expect("an index");
    let backend = LocalBackend::new(Index::open(place.path()).expect("the index"));
    let floor = Floor::of(backend.index());
    let (mut ours, mut theirs) = (Tally::default(), Tally::default());
    let mut asked = HashSet::new();
    for evidence in &evidence {
        if !asked.insert(&evidence.topic) {
            continue;
        }
        let (question, text) = (&questions[&evidence.topic], &texts[&evidence.article]);
        // The collection counts characters.
        let start = evidence.start.and_then(|start| text.char_indices().nth(start)).map_or(text.len(), |(at, _)| at);
        let request = SearchRequest {
            query: question.clone(),
            limit: 5,
            per_article: 0,
            snippet_chars: CHARACTERS,
            count: false,
            ..SearchRequest::default()
        };
        let answer = backend.search(&request).expect("an answer");
        let found: Vec<Found> = answer
            .hits
            .iter()
            .map(|hit| Found {
                article: hit.article.id.clone(),
                start: hit.bytes.start,
                end: hit.bytes.end,
                shown: hit.snippet.segments.iter().map(|segment| segment.text.as_str()).collect(),
            })
            .collect();
        ours.add(&found, &evidence.article, &evidence.answer, start);
        theirs.add(&floor.search(question), &evidence.article, &evidence.answer, start);
    }
    println!("{} questions\n", ours.questions);
    println!("| | answer in the first passage | in one of the first five | shown in its snippet |");
    println!("|---|---|---|---|");
    ours.row("pullquote");
    theirs.row("tantivy, the same passages");
}

/// The bare engine over the same passages.
struct Floor {
    index: tantivy::Index,
    searcher: tantivy::Searcher,
    body: tantivy::schema::Field,
    place: tantivy::schema::Field,
    passages: Vec<(String, usize, usize)>,
}

impl Floor {
    fn of(ours: &Index) -> Self {
        let mut schema = Schema::builder();
        let indexing = TextFieldIndexing::default()
            .set_tokenizer("english")
            .set_index_option(IndexRecordOption::WithFreqsAndPositions);
        let body = schema.add_text_field("body", TextOptions::default().set_indexing_options(indexing).set_stored());
        let place = schema.add_u64_field("place", STORED);
        let index = tantivy::Index::create_in_ram(schema.build());
        index.tokenizers().register("english", floor::analyzer());
        let mut writer = index.writer_with_num_threads(1, 50_000_000).expect("a writer");
        let mut passages = Vec::new();
        for article in ours.articles().expect("articles") {
            for passage in ours.passages(&article.id).expect("passages") {
                let mut document = TantivyDocument::default();
                document.add_text(body, &passage.text);
                document.add_u64(place, passages.len() as u64);
                writer.add_document(document).expect("room");
                passages.push((article.id.to_string(), passage.bytes.start, passage.bytes.end));
            }
        }
        writer.commit().expect("a commit");
        let searcher = index.reader().expect("a reader").searcher();
        Self { index, searcher, body, place, passages }
    }

    fn search(&self, question: &str) -> Vec<Found> {
        let mut analyzer = self.index.tokenizers().get("english").expect("the chain");
        let mut clauses: Vec<(Occur, Box<dyn Query>)> = Vec::new();
        analyzer.token_stream(question).process(&mut |token| {
            let term = Term::from_field_text(self.body, &token.text);
            clauses.push((Occur::Should, Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs))));
        });
        let query = BooleanQuery::new(clauses);
        let mut snippets = SnippetGenerator::create(&self.searcher, &query, self.body).expect("snippets");
        snippets.set_max_num_chars(CHARACTERS);
        let best = self.searcher.search(&query, &TopDocs::with_limit(5).order_by_score()).expect("hits");
        best.into_iter()
            .map(|(_, address)| {
                let document: TantivyDocument = self.searcher.doc(address).expect("a document");
                let place = document.get_first(self.place).and_then(|value| value.as_u64()).unwrap_or(0);
                let (article, start, end) = self.passages[place as usize].clone();
                Found { article, start, end, shown: snippets.snippet_from_doc(&document).fragment().to_owned() }
            })
            .collect()
    }
}
