//! Updates, seen from outside.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use proptest::prelude::*;
use tantivy::Term;
use tantivy::query::Bm25StatisticsProvider;

use super::*;
use crate::article::ArticleId;
use crate::index::{Freshness, Refresh, Silent, Stale, check, refresh};

/// A corpus and an index in a temporary folder.
pub(crate) struct Bench {
    folder: tempfile::TempDir,
    pub(crate) options: UpdateOptions,
}

impl Bench {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("corpus")).unwrap();
        let options = UpdateOptions { threads: 2, wait: Duration::ZERO, ..UpdateOptions::default() };
        Self { folder, options }
    }

    pub(crate) fn root(&self) -> PathBuf {
        self.folder.path().join("corpus")
    }

    pub(crate) fn index_path(&self) -> PathBuf {
        self.folder.path().join("index")
    }

    pub(crate) fn corpus(&self) -> Corpus {
        Corpus { roots: vec![self.root()], ..Corpus::default() }
    }

    pub(crate) fn write(&self, name: &str, text: &str) -> &Self {
        let path = self.root().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        self
    }

    pub(crate) fn remove(&self, name: &str) -> &Self {
        fs::remove_file(self.root().join(name)).unwrap();
        self
    }

    pub(crate) fn update(&self) -> UpdateReport {
        update(&self.index_path(), &self.corpus(), &self.options, &Silent).unwrap()
    }

    pub(crate) fn open(&self) -> Index {
        Index::open(&self.index_path()).unwrap()
    }

    fn refresh(&self, mode: Refresh) -> Result<crate::index::Refreshed, UpdateError> {
        refresh(&self.index_path(), &self.corpus(), mode, &self.options, &Silent)
    }
}

/// Everything that can be read from an index: articles with their passages.
fn contents(index: &Index) -> BTreeMap<String, Vec<String>> {
    let mut contents = BTreeMap::new();
    let mut before: Option<ArticleId> = None;
    for article in index.articles().unwrap() {
        assert!(before.as_ref() < Some(&article.id), "articles come in order of ids");
        let passages = index.passages(&article.id).unwrap();
        assert_eq!(passages.len(), article.passages as usize);
        assert_eq!(index.article(&article.id).unwrap().as_ref(), Some(&article));
        contents.insert(article.id.to_string(), passages.into_iter().map(|passage| passage.text).collect());
        before = Some(article.id);
    }
    contents
}

fn ids(index: &Index) -> Vec<String> {
    contents(index).into_keys().collect()
}

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
        words: Vec::new(),
        dictionary: None,
        committed: None,
        root_identities: Vec::new(),
        ..index.manifest().clone()
    }
}

#[test]
fn what_was_written_is_found_again() {
    let bench = Bench::new();
    bench.write("a.txt", "Alpha buys a stake.\n\nIt is large.\n").write("b/c.txt", "Beta sells.\n");
    let report = bench.update();
    assert_eq!((report.added, report.manifest.articles, report.cancelled), (2, 2, false));
    assert!(report.manifest.complete);
    let index = bench.open();
    assert_eq!(ids(&index), ["a.txt", "b/c.txt"]);
    assert_eq!(contents(&index)["a.txt"].concat(), "Alpha buys a stake.\n\nIt is large.\n");
    let article = index.article(&ArticleId::new("b/c.txt")).unwrap().unwrap();
    assert_eq!((article.file.as_str(), article.root, article.line), ("b/c.txt", 0, None));
    let passage = index.passage_by_id(&"a.txt#1".parse().unwrap()).unwrap().unwrap();
    assert!(passage.text.starts_with("Alpha"));
    assert!(index.passage_by_id(&"a.txt#99".parse().unwrap()).unwrap().is_none());
    assert!(index.article(&ArticleId::new("none")).unwrap().is_none());
}

#[test]
fn only_what_changed_is_read_again() {
    let bench = Bench::new();
    bench.write("a.txt", "alpha").write("b.txt", "beta").write("c.txt", "gamma");
    bench.update();
    bench.write("b.txt", "beta and delta").remove("c.txt").write("d.txt", "delta");
    let changes = check(&bench.open(), &bench.corpus()).unwrap();
    assert_eq!((changes.added, changes.changed, changes.deleted), (1, 1, 1));
    assert_eq!(changes.names, ["b.txt", "c.txt", "d.txt"]);
    let report = bench.update();
    assert_eq!((report.added, report.changed, report.deleted, report.unchanged), (1, 1, 1, 1));
    let index = bench.open();
    assert_eq!(contents(&index)["b.txt"], ["beta and delta"]);
    assert_eq!(ids(&index), ["a.txt", "b.txt", "d.txt"]);
    assert!(check(&index, &bench.corpus()).unwrap().is_empty());
    assert_eq!(index.statistics().passages(), 3);
    assert!(bench.update().is_unchanged());
}

#[test]
fn a_file_that_was_only_touched_is_not_indexed_again() {
    let bench = Bench::new();
    bench.write("a.txt", "alpha");
    bench.update();
    bench.write("a.txt", "alpha");
    assert!(check(&bench.open(), &bench.corpus()).unwrap().is_empty());
    let report = bench.update();
    assert_eq!((report.changed, report.unchanged), (0, 1));
}

#[test]
fn a_change_that_keeps_size_and_times_is_noticed() {
    let bench = Bench::new();
    bench.write("a.txt", "alpha");
    let times = fs::metadata(bench.root().join("a.txt")).unwrap().modified().unwrap();
    bench.update();
    bench.write("a.txt", "gamma");
    fs::File::options().write(true).open(bench.root().join("a.txt")).unwrap().set_modified(times).unwrap();
    assert_eq!(check(&bench.open(), &bench.corpus()).unwrap().changed, 1);
    assert_eq!(bench.update().changed, 1);
    assert_eq!(contents(&bench.open())["a.txt"], ["gamma"]);
}

#[test]
fn a_moved_file_counts_as_moved() {
    let bench = Bench::new();
    bench.write("a.txt", "alpha").write("b.txt", "beta");
    bench.update();
    fs::rename(bench.root().join("a.txt"), bench.root().join("z.txt")).unwrap();
    let report = bench.update();
    assert_eq!((report.moved, report.added, report.deleted), (1, 0, 0));
    assert_eq!(ids(&bench.open()), ["b.txt", "z.txt"]);
}

#[test]
fn a_corpus_that_moved_keeps_its_ids_and_is_not_read_again() {
    let bench = Bench::new();
    bench.write("a.txt", "alpha").write("b.txt", "beta");
    bench.update();
    let elsewhere = bench.folder.path().join("elsewhere");
    fs::rename(bench.root(), &elsewhere).unwrap();
    let corpus = Corpus { roots: vec![elsewhere.clone()], ..Corpus::default() };
    assert!(check(&bench.open(), &corpus).unwrap().other_corpus);
    let report = update(&bench.index_path(), &corpus, &bench.options, &Silent).unwrap();
    assert_eq!((report.added, report.changed, report.unchanged), (0, 0, 2));
    assert_eq!(report.other_corpus.unwrap(), [bench.root()]);
    assert_eq!(bench.open().manifest().roots, [elsewhere.canonicalize().unwrap()]);
    assert!(check(&bench.open(), &corpus).unwrap().is_empty());
}

#[test]
fn a_corpus_that_is_gone_leaves_the_index_as_it_is() {
    let bench = Bench::new();
    bench.write("a.txt", "alpha");
    bench.update();
    fs::remove_dir_all(bench.root()).unwrap();
    assert!(matches!(
        update(&bench.index_path(), &bench.corpus(), &bench.options, &Silent),
        Err(UpdateError::Corpus { .. })
    ));
    let refreshed = bench.refresh(Refresh::Auto).unwrap();
    assert!(matches!(refreshed.freshness, Freshness::Stale { why: Stale::CorpusUnreadable(_), .. }));
    assert_eq!(ids(&refreshed.index), ["a.txt"]);
}

#[cfg(unix)]
#[test]
fn an_empty_folder_in_place_of_the_one_that_was_indexed_gives_up_no_article() {
    let bench = Bench::new();
    bench.write("a.txt", "alpha");
    bench.update();
    // As where a drive was mounted and is not any more.
    fs::rename(bench.root(), bench.folder.path().join("unplugged")).unwrap();
    fs::create_dir(bench.root()).unwrap();
    let outcome = update(&bench.index_path(), &bench.corpus(), &bench.options, &Silent);
    assert!(matches!(outcome, Err(UpdateError::CorpusEmptied { .. })));
    let refreshed = bench.refresh(Refresh::Auto).unwrap();
    assert!(matches!(refreshed.freshness, Freshness::Stale { why: Stale::CorpusUnreadable(_), .. }));
    assert_eq!(ids(&refreshed.index), ["a.txt"]);
    let rebuild = UpdateOptions { rebuild: true, ..bench.options.clone() };
    update(&bench.index_path(), &bench.corpus(), &rebuild, &Silent).unwrap();
    assert!(ids(&bench.open()).is_empty());
    // The folder that was indexed may lose its last file.
    bench.write("b.txt", "beta").update();
    assert_eq!(bench.remove("b.txt").update().deleted, 1);
}

#[test]
fn a_list_from_before_another_commit_is_made_again() {
    let bench = Bench::new();
    bench.write("a.txt", "alpha");
    bench.update();
    let (_, listing) = crate::index::changes::look(&bench.open(), &bench.corpus()).unwrap();
    bench.write("b.txt", "beta").update();
    let corpus = bench.corpus();
    update_listed(&bench.index_path(), &corpus, Some(listing), &bench.options, &Silent, true).unwrap();
    assert_eq!(ids(&bench.open()), ["a.txt", "b.txt"], "what the other writer found is not taken for deleted");
}

/// Counts the files that are to be read.
struct Listed(AtomicU64);

impl Progress for Listed {
    fn listed(&self, files: u64, _bytes: u64) {
        self.0.fetch_add(files, Ordering::SeqCst);
    }
}

#[test]
fn of_three_thousand_files_the_one_that_changed_is_read() {
    let bench = Bench::new();
    for number in 0..3000 {
        bench.write(&format!("{}/{number}.txt", number % 10), "alpha beta");
    }
    // Past the tick in which a change need not show in a file's times.
    std::thread::sleep(Duration::from_millis(300));
    assert_eq!(bench.update().added, 3000);
    bench.write("5/1115.txt", "alpha gamma stake");
    let counter = Listed(AtomicU64::new(0));
    let report = update(&bench.index_path(), &bench.corpus(), &bench.options, &counter).unwrap();
    assert_eq!((counter.0.into_inner(), report.changed, report.unchanged), (1, 1, 2999));
    assert_eq!(report.bytes, "alpha gamma stake".len() as u64);
    assert_eq!(report.manifest.articles, 3000);
}

#[test]
fn the_articles_of_a_file_are_found_by_its_place() {
    let bench = Bench::new();
    bench.write("b.jsonl", &(record("x", "alpha") + &record("y", "beta"))).write("a.txt", "alpha");
    bench.update();
    let index = bench.open();
    let found = |root, file| -> Vec<String> {
        index.articles_in(root, file).unwrap().into_iter().map(|article| article.id.to_string()).collect()
    };
    assert_eq!(found(0, "b.jsonl"), ["x", "y"]);
    assert_eq!(found(0, "a.txt"), ["a.txt"]);
    assert!(found(0, "c.txt").is_empty() && found(1, "a.txt").is_empty());
}

#[test]
fn several_roots_are_told_apart_by_name() {
    let bench = Bench::new();
    let other = bench.folder.path().join("other/corpus");
    fs::create_dir_all(&other).unwrap();
    fs::write(other.join("a.txt"), "beta").unwrap();
    bench.write("a.txt", "alpha");
    let corpus = Corpus { roots: vec![bench.root(), other], ..Corpus::default() };
    update(&bench.index_path(), &corpus, &bench.options, &Silent).unwrap();
    let index = bench.open();
    assert_eq!(ids(&index), ["corpus-2/a.txt", "corpus/a.txt"]);
    let article = index.article(&ArticleId::new("corpus-2/a.txt")).unwrap().unwrap();
    assert_eq!((article.root, article.file.as_str()), (1, "a.txt"));
}

#[test]
fn what_is_passed_over_is_named_and_not_read_again() {
    let bench = Bench::new();
    bench.write("a.txt", "alpha").write("empty.txt", "");
    let report = bench.update();
    assert_eq!(report.skipped.len(), 1);
    assert_eq!(report.manifest.skipped, 1);
    let report = bench.update();
    assert_eq!((report.skipped.len(), report.manifest.skipped), (0, 1));
    let skipped = bench.open().skipped().unwrap();
    assert_eq!(skipped[0].path, "empty.txt");
    bench.write("empty.txt", "no longer");
    assert_eq!(bench.update().manifest.skipped, 0);
}

#[test]
fn an_index_in_its_own_corpus_does_not_index_itself() {
    let bench = Bench::new();
    bench.write("a.txt", "alpha");
    let index = bench.root().join("index");
    for _ in 0..2 {
        let report = update(&index, &bench.corpus(), &bench.options, &Silent).unwrap();
        assert_eq!((report.manifest.articles, report.manifest.skipped), (1, 0));
    }
}

#[test]
fn another_split_makes_the_index_anew_and_swaps_it() {
    let mut bench = Bench::new();
    bench.write("a.txt", "alpha");
    bench.update();
    let reader = bench.open();
    bench.options.split.max_words += 1;
    let report = bench.update();
    assert!(report.rebuilt.is_some());
    assert_eq!(bench.open().manifest().split.max_words, bench.options.split.max_words);
    assert_eq!(contents(&reader).len(), 1, "an open reader goes on reading what it opened");
    let generations = fs::read_dir(bench.index_path())
        .unwrap()
        .filter(|entry| entry.as_ref().unwrap().file_name().to_string_lossy().starts_with("generation-"))
        .count();
    assert_eq!(generations, 1);
    bench.options.rebuild = true;
    assert!(bench.update().rebuilt.is_some());
}

#[test]
fn other_readers_make_the_index_anew_and_meanwhile_it_answers() {
    for change in [(|manifest: &mut Manifest| manifest.reader = "articles-0".into()) as fn(&mut Manifest), |manifest| {
        manifest.splitter = "passages-0".into()
    }] {
        let bench = Bench::new();
        bench.write("a.txt", "alpha");
        bench.update();
        {
            let mut manifest = bench.open().manifest().clone();
            change(&mut manifest);
            let number = folder::current(&bench.index_path()).unwrap();
            let mut writer =
                Writer::open(&bench.index_path(), number, Budget::new(&bench.options, 0), &manifest, false).unwrap();
            let table = bench.open().take_table().unwrap();
            writer.commit(&mut manifest, &table).unwrap();
        }
        assert!(check(&bench.open(), &bench.corpus()).unwrap().other_reader);
        assert_eq!(ids(&bench.refresh(Refresh::Never).unwrap().index), ["a.txt"]);
        let Freshness::Updated(report) = bench.refresh(Refresh::Auto).unwrap().freshness else { panic!("not updated") };
        assert_eq!(report.rebuilt.as_deref(), Some("articles are read otherwise now"));
        assert!(!bench.open().manifest().has_other_reader());
        assert!(bench.refresh(Refresh::Auto).unwrap().freshness.is_fresh());
    }
}

#[test]
fn a_folder_of_other_files_and_a_file_are_no_place_for_an_index() {
    let bench = Bench::new();
    bench.write("a.txt", "alpha");
    fs::create_dir(bench.index_path()).unwrap();
    fs::write(bench.index_path().join("thesis.doc"), "").unwrap();
    assert!(matches!(bench.refresh(Refresh::Auto), Err(UpdateError::ForeignFolder { .. })));
    fs::remove_dir_all(bench.index_path()).unwrap();
    fs::write(bench.index_path(), "").unwrap();
    assert!(matches!(bench.refresh(Refresh::Auto), Err(UpdateError::Open(OpenError::NotAFolder { .. }))));
    assert!(matches!(Index::open(&bench.index_path()), Err(OpenError::NotAFolder { .. })));
}

#[test]
fn a_search_updates_what_is_little_and_reports_what_is_much() {
    let bench = Bench::new();
    bench.write("a.txt", "alpha");
    assert!(bench.refresh(Refresh::Never).is_err());
    assert!(matches!(bench.refresh(Refresh::Auto).unwrap().freshness, Freshness::Updated(_)));
    assert!(matches!(bench.refresh(Refresh::Auto).unwrap().freshness, Freshness::Fresh));
    assert!(matches!(bench.refresh(Refresh::Never).unwrap().freshness, Freshness::Unchecked));
    bench.write("b.txt", "beta");
    let refreshed = bench.refresh(Refresh::Auto).unwrap();
    assert!(refreshed.freshness.is_fresh());
    assert_eq!(ids(&refreshed.index).len(), 2);
    for number in 0..=crate::index::MOST_FILES_UNASKED {
        bench.write(&format!("many/{number}.txt"), "gamma");
    }
    let refreshed = bench.refresh(Refresh::Auto).unwrap();
    let Freshness::Stale { why: Stale::Large, changes } = refreshed.freshness else { panic!("was not stale") };
    assert_eq!(changes.added, crate::index::MOST_FILES_UNASKED + 1);
    assert_eq!(ids(&refreshed.index).len(), 2);
    assert!(bench.refresh(Refresh::Always).unwrap().freshness.is_fresh());
}

#[test]
fn while_another_writes_the_last_commit_answers() {
    let bench = Bench::new();
    bench.write("a.txt", "alpha");
    bench.update();
    bench.write("b.txt", "beta");
    let lock = WriterLock::take(&bench.index_path(), Duration::ZERO).unwrap();
    let refreshed = bench.refresh(Refresh::Auto).unwrap();
    let Freshness::Stale { why: Stale::Locked(holder), .. } = refreshed.freshness else { panic!("was not stale") };
    assert!(holder.contains(&std::process::id().to_string()), "{holder}");
    assert_eq!(ids(&refreshed.index), ["a.txt"]);
    let error = update(&bench.index_path(), &bench.corpus(), &bench.options, &Silent).unwrap_err();
    assert!(matches!(error, UpdateError::Locked { .. }));
    drop(lock);
    assert_eq!(bench.update().added, 1);
}

/// Stops after a number of looks.
struct StopAfter(AtomicU64);

impl Progress for StopAfter {
    fn cancelled(&self) -> bool {
        self.0.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| left.checked_sub(1)).is_err()
    }
}

#[test]
fn a_stopped_update_keeps_what_is_done_and_the_next_goes_on() {
    let bench = Bench::new();
    for number in 0..40 {
        bench.write(&format!("{number:02}.txt"), "alpha beta");
    }
    let stop = StopAfter(AtomicU64::new(10));
    let report = update(&bench.index_path(), &bench.corpus(), &bench.options, &stop).unwrap();
    assert!(report.cancelled && !report.manifest.complete);
    let done = report.manifest.articles;
    assert!(done > 0 && done < 40, "{done}");
    assert_eq!(ids(&bench.open()).len() as u64, done);
    let report = bench.update();
    assert_eq!((report.added, report.unchanged), (40 - done, done));
    assert!(report.manifest.complete);
}

#[test]
fn an_update_stopped_inside_of_a_file_goes_on_there() {
    let bench = Bench::new();
    let lines: String = (0..3000)
        .map(|number| format!("{{\"_id\":\"r{}\",\"text\":\"alpha number {number}\"}}\n", number % 2999))
        .collect();
    bench.write("a.jsonl", &lines);
    let stop = StopAfter(AtomicU64::new(5));
    let report = update(&bench.index_path(), &bench.corpus(), &bench.options, &stop).unwrap();
    assert!(report.cancelled);
    let done = report.manifest.articles;
    assert!(done > 0 && done < 3000, "{done}");
    let report = bench.update();
    assert!(report.manifest.complete);
    assert_eq!(report.manifest.articles, 3000);
    let index = bench.open();
    assert_eq!(contents(&index).len(), 3000);
    let fresh = Bench::new();
    fresh.write("a.jsonl", &lines).update();
    assert_eq!(contents(&index), contents(&fresh.open()));
    assert!(contents(&index).contains_key("a.jsonl:3000"), "the second r0 is told apart");
}

#[test]
fn a_large_corpus_is_packed_with_a_dictionary_of_its_own() {
    let bench = Bench::new();
    let record = |number: usize| {
        let text =
            format!("Company {} buys {} percent of company {}. ", number % 97, number % 89, number % 83).repeat(3);
        format!("{{\"_id\":\"r{number}\",\"title\":\"Deal {number}\",\"text\":\"{text}\"}}\n")
    };
    let lines = |from: usize, to: usize| (from..to).map(record).collect::<String>();
    bench.write("a.jsonl", &lines(0, 3000)).write("small.jsonl", &lines(7000, 7001)).update();
    let index = bench.open();
    let dictionary = index.manifest().dictionary.clone();
    assert!(dictionary.is_some(), "a dictionary was made");
    index.verify().unwrap();
    let before = contents(&index);
    assert_eq!(before.len(), 3001);

    // The same dictionary packs what comes later, a record that has to be given another name among it.
    bench.write("b.jsonl", &lines(2900, 3100)).write("small.jsonl", &lines(8000, 8001)).update();
    let updated = bench.open();
    assert_eq!(updated.manifest().dictionary, dictionary);
    assert!(contents(&updated).contains_key("b.jsonl:1"), "r2900 is taken");
    assert_eq!(contents(&index), before, "who has the commit before open goes on reading it");
    let plain = Bench::new();
    for name in ["a.jsonl", "b.jsonl", "small.jsonl"] {
        let text = fs::read_to_string(bench.root().join(name)).unwrap();
        plain.write(name, &text).update();
    }
    assert_eq!(contents(&updated), contents(&plain.open()));

    // Without its dictionary the index is damaged, and says so.
    let folder = folder::generation(&bench.index_path(), folder::current(&bench.index_path()).unwrap());
    let file = folder.join(dictionary.unwrap());
    let mut bytes = fs::read(&file).unwrap();
    bytes[100] ^= 1;
    fs::write(&file, bytes).unwrap();
    let damaged = bench.open();
    let error = damaged.verify().unwrap_err();
    assert!(std::error::Error::source(&error).unwrap().to_string().contains(".dictionary"), "{error:?}");
    assert!(damaged.passages(&ArticleId::new("r2500")).is_err());
    bench.write("c.jsonl", &lines(9000, 9001));
    let refused = update(&bench.index_path(), &bench.corpus(), &bench.options, &Silent);
    assert!(matches!(refused, Err(UpdateError::Open(OpenError::Damaged { .. }))), "{refused:?}");
    fs::remove_file(&file).unwrap();
    assert!(matches!(Index::open(&bench.index_path()), Err(OpenError::Damaged { .. })));
}

#[test]
fn a_writer_that_dies_leaves_the_last_commit() {
    let bench = Bench::new();
    bench.write("a.txt", "alpha");
    bench.update();
    bench.write("b.txt", "beta");
    {
        let budget = Budget::new(&bench.options, 0);
        let number = folder::current(&bench.index_path()).unwrap();
        let mut writer = Writer::open(&bench.index_path(), number, budget, bench.open().manifest(), false).unwrap();
        writer.delete(file_key(0, "a.txt"));
        let article = document::Prepared {
            documents: vec![tantivy::TantivyDocument::new(); 3],
            bytes: 10,
            ..document::Prepared::default()
        };
        writer.add(article).unwrap();
        super::super::table::FileTable::default()
            .write(&folder::generation(&bench.index_path(), number), &super::super::table::name(99))
            .unwrap();
    }
    assert_eq!(ids(&bench.open()), ["a.txt"]);
    assert_eq!(bench.update().added, 1);
    assert_eq!(ids(&bench.open()), ["a.txt", "b.txt"]);
}

#[test]
fn a_first_build_that_dies_at_once_is_begun_again() {
    let bench = Bench::new();
    bench.write("a.txt", "alpha");
    fs::create_dir_all(bench.index_path().join("generation-0001")).unwrap();
    fs::write(bench.index_path().join("generation-0001/meta.json"), "{").unwrap();
    assert!(matches!(Index::open(&bench.index_path()), Err(OpenError::NotFound { .. })));
    bench.update();
    assert_eq!(ids(&bench.open()), ["a.txt"]);
}

fn record(id: &str, text: &str) -> String {
    format!("{{\"_id\":\"{id}\",\"text\":\"{text}\"}}\n")
}

#[test]
fn of_two_records_with_one_id_the_first_by_path_and_line_keeps_it() {
    let bench = Bench::new();
    bench.write("b.jsonl", &(record("x", "alpha") + &record("x", "beta") + &record("y", "gamma")));
    let report = bench.update();
    assert_eq!(report.renamed.len(), 1);
    assert_eq!(report.renamed[0].id, "b.jsonl:2");
    assert_eq!(ids(&bench.open()), ["b.jsonl:2", "x", "y"]);
    // A file before it takes an id away: the file that did not change is read again.
    bench.write("a.jsonl", &record("y", "delta"));
    let report = bench.update();
    assert_eq!((report.added, report.reread), (1, 1));
    let found = contents(&bench.open());
    assert_eq!(found.keys().collect::<Vec<_>>(), ["b.jsonl:2", "b.jsonl:3", "x", "y"]);
    assert_eq!(found["y"], ["delta"]);
    // And gives it back.
    bench.remove("a.jsonl");
    let report = bench.update();
    assert_eq!((report.deleted, report.reread), (1, 1));
    assert_eq!(contents(&bench.open())["y"], ["gamma"]);
}

#[test]
fn a_file_that_wins_one_id_and_loses_another_keeps_the_rest() {
    let bench = Bench::new();
    bench.write("a.jsonl", &record("x", "alpha"));
    bench.write("b.jsonl", &(record("x", "beta") + &record("c", "gamma") + &record("d", "delta")));
    bench.update();
    assert_eq!(ids(&bench.open()), ["b.jsonl:1", "c", "d", "x"]);
    bench.write("a.jsonl", &record("c", "alpha stake"));
    bench.update();
    let found = contents(&bench.open());
    assert_eq!(found.keys().collect::<Vec<_>>(), ["b.jsonl:2", "c", "d", "x"]);
    assert_eq!((&found["c"], &found["x"]), (&vec!["alpha stake".to_owned()], &vec!["beta".to_owned()]));
}

#[test]
fn an_index_among_the_articles_is_no_article_whoever_uses_it() {
    let bench = Bench::new();
    bench.write("a.txt", "alpha");
    let inside = bench.root().join("old/index");
    update(&inside, &bench.corpus(), &bench.options, &Silent).unwrap();
    bench.update();
    assert_eq!(ids(&bench.open()), ["a.txt"]);
    assert_eq!(bench.open().skipped().unwrap(), []);
}

#[test]
fn no_record_takes_the_name_of_a_file() {
    let bench = Bench::new();
    bench.write("a.jsonl", &(record("z.txt", "alpha") + &record("z.txt:7", "beta") + &record("a:7", "gamma")));
    bench.update();
    assert_eq!(ids(&bench.open()), ["a:7", "z.txt", "z.txt:7"]);
    bench.write("z.txt", "delta");
    assert_eq!(bench.update().reread, 1);
    let found = contents(&bench.open());
    assert_eq!(found.keys().collect::<Vec<_>>(), ["a.jsonl:1", "a.jsonl:2", "a:7", "z.txt"]);
    assert_eq!(found["z.txt"], ["delta"]);
    bench.remove("z.txt");
    assert_eq!(bench.update().reread, 1);
    assert_eq!(ids(&bench.open()), ["a:7", "z.txt", "z.txt:7"]);
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

/// Every file of an index, for breaking it.
fn files_below(path: &Path) -> Vec<PathBuf> {
    walkdir::WalkDir::new(path)
        .sort_by_file_name()
        .into_iter()
        .flatten()
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| entry.into_path())
        .collect()
}

/// Reads all there is: never panics; an error says damage.
fn read_all(path: &Path, corpus: &Corpus) -> Result<BTreeMap<String, Vec<String>>, OpenError> {
    let index = Index::open(path)?;
    let mut found = BTreeMap::new();
    for article in index.articles()? {
        let passages = index.passages(&article.id)?;
        found.insert(article.id.to_string(), passages.into_iter().map(|passage| passage.text).collect());
    }
    index.verify()?;
    match check(&index, corpus) {
        Ok(_) => Ok(found),
        Err(UpdateError::Open(error)) => Err(error),
        Err(error) => panic!("the corpus is whole: {error}"),
    }
}

#[test]
fn a_damaged_index_is_an_error_that_names_the_way_on() {
    let bench = Bench::new();
    for number in 0..30 {
        bench.write(&format!("{number}.txt"), "alpha beta gamma\n\ndelta stake\n");
    }
    bench.update();
    let whole = read_all(&bench.index_path(), &bench.corpus()).unwrap();
    let files: Vec<(PathBuf, Vec<u8>)> =
        files_below(&bench.index_path()).into_iter().map(|path| (path.clone(), fs::read(path).unwrap())).collect();
    let restore = || {
        fs::remove_dir_all(bench.index_path()).unwrap();
        for (path, bytes) in &files {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
    };
    let mut noticed = 0;
    for (file, bytes) in &files {
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        let mut flipped = bytes.clone();
        if let Some(byte) = flipped.get_mut(bytes.len() / 2) {
            *byte ^= 0x55;
        }
        let versions: [Option<Vec<u8>>; 5] = [
            None,
            Some(Vec::new()),
            Some(bytes[..bytes.len() / 2].to_vec()),
            Some(flipped),
            Some(vec![0xFF; bytes.len()]),
        ];
        for version in versions {
            match &version {
                None => fs::remove_file(file).unwrap(),
                Some(bytes) => fs::write(file, bytes).unwrap(),
            }
            match read_all(&bench.index_path(), &bench.corpus()) {
                Ok(found) => assert_eq!(found, whole, "{name}"),
                Err(error) => {
                    noticed += 1;
                    assert!(error.hint().is_some(), "{name}: {error:?}");
                }
            }
            // Searching, updating and making anew do not panic either; the last of them helps.
            drop(bench.refresh(Refresh::Auto));
            restore();
        }
    }
    assert!(noticed > 30, "{noticed}");
    let rebuild = UpdateOptions { rebuild: true, ..bench.options.clone() };
    update(&bench.index_path(), &bench.corpus(), &rebuild, &Silent).unwrap();
    assert_eq!(read_all(&bench.index_path(), &bench.corpus()).unwrap(), whole);
}

#[test]
fn a_removed_index_goes_on_answering_those_who_have_it_open() {
    let bench = Bench::new();
    bench.write("a.txt", "alpha");
    bench.update();
    let index = bench.open();
    fs::remove_dir_all(bench.index_path()).unwrap();
    assert_eq!(contents(&index).len(), 1);
    assert!(matches!(Index::open(&bench.index_path()), Err(OpenError::NotFound { .. })));
    assert!(bench.refresh(Refresh::Auto).unwrap().freshness.is_fresh());
}
