//! What changed is noticed, and read again alone.

use std::sync::atomic::{AtomicU64, Ordering};

use super::*;

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
fn a_list_from_before_another_commit_is_made_again() {
    let bench = Bench::new();
    bench.write("a.txt", "alpha");
    bench.update();
    let listing = crate::index::changes::look(&bench.open(), &bench.corpus()).unwrap().listing;
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
