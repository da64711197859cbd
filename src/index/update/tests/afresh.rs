//! An index that was updated step by step is the one that is made at once.

use proptest::prelude::*;
use tantivy::Term;
use tantivy::query::Bm25StatisticsProvider;

use super::*;

/// Numbers of documents with each of the words, passages, and tokens.
fn statistics(index: &Index) -> (Vec<u64>, u64, u64) {
    let body = index.fields().body;
    let statistics = index.statistics();
    let frequencies = ["alpha", "beta", "gamma", "delta", "stake"]
        .map(|word| statistics.doc_freq(&Term::from_field_text(body, word)).unwrap());
    (frequencies.to_vec(), statistics.total_num_docs().unwrap(), statistics.total_num_tokens(body).unwrap())
}

/// The manifest without what tells of its history.
fn timeless(index: &Index) -> Manifest {
    Manifest {
        table: String::new(),
        stamps: None,
        words: Vec::new(),
        dictionary: None,
        committed: None,
        root_identities: Vec::new(),
        ..index.manifest().clone()
    }
}

#[derive(Debug, Clone)]
enum Step {
    Write(usize, usize),
    Touch(usize),
    Remove(usize),
    Move(usize, usize),
    Update,
}

const NAMES: [&str; 7] = ["a.txt", "b/a.txt", "b/c.jsonl", "d.jsonl", "e.jsonl", "f.txt", "x1"];

fn step() -> impl Strategy<Value = Step> {
    let name = 0..NAMES.len();
    prop_oneof![
        4 => (name.clone(), 0..6_usize).prop_map(|(name, content)| Step::Write(name, content)),
        1 => name.clone().prop_map(Step::Touch),
        2 => name.clone().prop_map(Step::Remove),
        1 => (name.clone(), name).prop_map(|(from, to)| Step::Move(from, to)),
        3 => Just(Step::Update),
    ]
}

fn content(name: &str, number: usize) -> String {
    let words = ["alpha", "beta", "gamma alpha", "delta stake", "stake alpha beta", ""];
    if !name.ends_with(".jsonl") {
        return words[number].to_owned();
    }
    let ids = [["x1", "x2"], ["x2", "x2"], ["x3", "a.txt"], ["d.jsonl:1", "x1"], ["x1", "x3"], ["f.txt", "x2"]];
    ids[number].iter().zip(&words[..2]).map(|(id, text)| record(id, text)).collect::<String>() + "broken\n"
}

proptest! {
    #![proptest_config(crate::testing::cases(24))]

    #[test]
    fn updating_step_by_step_equals_building_afresh(steps in prop::collection::vec(step(), 1..14)) {
        let bench = Bench::new();
        let path = |number: usize| bench.root().join(NAMES[number]);
        for step in steps {
            match step {
                Step::Write(name, number) => drop(bench.write(NAMES[name], &content(NAMES[name], number))),
                Step::Touch(name) => {
                    if let Ok(bytes) = fs::read(path(name)) {
                        fs::write(path(name), bytes).unwrap();
                    }
                }
                Step::Remove(name) => drop(fs::remove_file(path(name))),
                Step::Move(from, to) => {
                    fs::create_dir_all(path(to).parent().unwrap()).unwrap();
                    drop(fs::rename(path(from), path(to)));
                }
                Step::Update => drop(bench.update()),
            }
        }
        bench.update();
        let stepwise = bench.open();
        let afresh_path = bench.folder.path().join("afresh");
        update(&afresh_path, &bench.corpus(), &bench.options, &Silent).unwrap();
        let afresh = Index::open(&afresh_path).unwrap();
        prop_assert_eq!(contents(&stepwise), contents(&afresh));
        prop_assert_eq!(statistics(&stepwise), statistics(&afresh));
        prop_assert_eq!(timeless(&stepwise), timeless(&afresh));
        prop_assert_eq!(stepwise.skipped().unwrap(), afresh.skipped().unwrap());
        prop_assert!(check(&stepwise, &bench.corpus()).unwrap().is_empty());
    }
}

#[test]
fn an_index_of_another_version_tells_its_corpus() {
    let bench = Bench::new();
    bench.write("a.txt", "Amber.");
    let mut corpus = bench.corpus();
    corpus.walk.exclude = vec!["*.tmp".to_owned()];
    update(&bench.index_path(), &corpus, &bench.options, &Silent).unwrap();
    let pointer = bench.index_path().join("CURRENT");
    let other = fs::read_to_string(&pointer).unwrap().replace("format ", "format 9");
    fs::write(&pointer, other).unwrap();
    assert!(Index::open(&bench.index_path()).is_err());
    let told = Manifest::of_corpus_alone(&bench.index_path()).unwrap();
    assert_eq!((told.roots, told.exclude), (vec![bench.root().canonicalize().unwrap()], corpus.walk.exclude));
    fs::write(&pointer, "generation-9\nformat 3\n").unwrap();
    assert_eq!(Manifest::of_corpus_alone(&bench.index_path()), None, "there is nothing");
}
