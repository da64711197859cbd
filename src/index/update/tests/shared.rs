//! Large files, whose documents several threads make.

use super::*;

/// Records of which some are no article, some have the id of another, and some are long.
fn records(from: usize, to: usize) -> String {
    let line = |number: usize| match number % 50 {
        7 => "not even JSON\n".to_owned(),
        13 => "{\"_id\":\"empty\",\"text\":\"  \"}\n".to_owned(),
        21 => record("twice", &format!("Record {number} has an id that others have.")),
        33 => record(&format!("r{number}"), &format!("Long record {number}. ").repeat(400)),
        _ => record(&format!("r{number}"), &format!("Well-known record {number} sells $3 million of amber.")),
    };
    (from..to).map(line).collect()
}

#[test]
fn an_index_does_not_depend_on_the_number_of_threads() {
    let index = |threads: usize| {
        let mut bench = Bench::new();
        bench.options.threads = threads;
        bench.write("a.jsonl", &records(0, 1_500)).write("b.txt", "Amber.").write("c.jsonl", &records(1_500, 2_200));
        let report = bench.update();
        let opened = bench.open();
        let words = opened.forms().unwrap();
        let known = ["amber", "sells", "birch"].map(|word| words.contains(word));
        let joined = ["amber", "wellknown"].map(|term| words.is_joined(term));
        (report.skipped, contents(&opened), (known, joined))
    };
    let (skipped, one, words) = index(1);
    assert_eq!(skipped.len(), 88, "44 lines that are no JSON, 44 that are empty");
    assert_eq!(one.len(), 2_201 - 88);
    assert!(one.keys().any(|id| id == "twice") && one.keys().filter(|id| id.contains(".jsonl")).count() == 43);
    assert!(one["r33"].len() > 1 && one["r33"].concat().len() > 6_000);
    assert_eq!(words, ([true, true, false], [false, true]));
    for threads in [2, 5] {
        assert_eq!(index(threads), (skipped.clone(), one.clone(), words), "{threads}");
    }
}

#[test]
fn an_article_out_of_a_large_file_is_one_that_was_read_alone() {
    let bench = Bench::new();
    bench.write("large.jsonl", &records(0, 700));
    bench.update();
    let alone = Bench::new();
    alone.write("small.jsonl", &records(40, 45));
    alone.update();
    let (large, small) = (contents(&bench.open()), contents(&alone.open()));
    assert_eq!(small.len(), 5);
    assert!(small.iter().all(|(id, passages)| large.get(id) == Some(passages)));
}
