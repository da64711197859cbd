//! Updates that are stopped, or die.

use std::sync::atomic::{AtomicU64, Ordering};

use super::*;

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
fn a_writer_that_dies_leaves_the_last_commit() {
    let bench = Bench::new();
    bench.write("a.txt", "alpha");
    bench.update();
    bench.write("b.txt", "beta");
    {
        let budget = Budget::new(&bench.options, 0);
        let number = folder::current(&bench.index_path()).unwrap();
        let mut writer = Writer::open(&bench.index_path(), number, budget, bench.open().manifest(), false).unwrap();
        writer.delete(file_key(0, "a.txt")).unwrap();
        let document = || segment::Document {
            coded: Vec::new(),
            vocabulary: Default::default(),
            learnt: 0,
            words: 0,
            figures: 0,
            record: b"record".to_vec(),
            sentences: Vec::new(),
            article: None,
            ordinal: 1,
            boilerplate: false,
            file_key: 7,
        };
        let documents = vec![document(), document()];
        writer.add(document::Prepared { documents, ..document::Prepared::default() }).unwrap();
        crate::index::table::FileTable::default()
            .write(&folder::generation(&bench.index_path(), number), &crate::index::table::name(99))
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
