//! Which record gets an id that several ask for.

use super::*;

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
