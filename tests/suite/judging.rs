//! `pullquote judge`: passages shown one by one, grades taken by key.

use std::fs;

use crate::workbench::Workbench;

fn bench() -> Workbench {
    Workbench::new()
        .article("pumps.txt", "Pumps\n\nA heat pump hums at night.\n")
        .article("fans.txt", "Fans\n\nA fan hums louder than a pump.\n")
        .article("bread.txt", "Bread\n\nDough rests.\n")
        .write("topics.tsv", "q1\thum of a pump\nq2\tdough\n")
}

const LINE: &str = "judge --topics topics.tsv --qrels mine.qrels";

#[test]
fn passages_are_shown_and_grades_kept() {
    let bench = bench();
    let outcome = bench.run_with_input(LINE, b"4\n0 3").code(0);
    insta::assert_snapshot!(outcome.whole());
    assert_eq!(
        fs::read_to_string(bench.path("mine.qrels")).unwrap(),
        "q1 0 pumps.txt#1 4\nq1 0 fans.txt#1 0\nq2 0 bread.txt#1 3\n"
    );
    let scored = bench.run("eval --topics topics.tsv --qrels mine.qrels --measures judged@10 --format csv").code(0);
    assert_eq!(scored.stdout, "run,queries,judged@10\nstandard,2,1\n");
}

#[test]
fn the_same_command_goes_on_where_it_ended() {
    let bench = bench();
    let outcome = bench.run_with_input(LINE, b"1q").code(0);
    assert!(outcome.stderr.contains("hint: 2 passages are to go: the same command goes on"), "{}", outcome.stderr);
    let first = fs::read_to_string(bench.path("mine.qrels")).unwrap();
    let outcome = bench.run_with_input(LINE, b"s2").code(0);
    assert!(outcome.stderr.contains("1 of 3 judged before"), "{}", outcome.stderr);
    assert_eq!(fs::read_to_string(bench.path("mine.qrels")).unwrap(), format!("{first}q2 0 bread.txt#1 2\n"));
    // What was skipped is asked again, what was judged is not.
    let outcome = bench.run_with_input(LINE, b"").code(0);
    assert!(outcome.stdout.contains("1 to go") && !outcome.stdout.contains("dough"), "{}", outcome.stdout);
}

#[test]
fn an_answer_is_taken_back_and_a_wrong_key_is_told() {
    let bench = bench();
    let outcome = bench.run_with_input(LINE, b"u3su\x1bu92u1q").code(0);
    assert!(outcome.stdout.contains("there is nothing to take back"), "{}", outcome.stdout);
    assert!(outcome.stdout.contains("9 is no answer") && !outcome.stdout.contains('\x1b'), "{}", outcome.stdout);
    assert!(outcome.stdout.ends_with("1 judgment this time, 1 in all in mine.qrels\n"), "{}", outcome.stdout);
    assert_eq!(fs::read_to_string(bench.path("mine.qrels")).unwrap(), "q1 0 pumps.txt#1 1\n");
}

#[test]
fn passages_of_other_engines_runs_are_pooled() {
    let run = "q1 Q0 bread.txt#1 1 9 x\nq1 Q0 gone.txt#1 2 8 x\nq1 Q0 pumps.txt#1 3 7 x\nq9 Q0 fans.txt#1 1 1 x\n";
    let bench = bench().write("a.run", run).write("b.run", "q1 Q0 fans.txt 1 5 y\n");
    let outcome = bench.run_with_input(&format!("{LINE} --depth 2 --run a.run b.run"), b"00000").code(0);
    assert!(
        outcome.stderr.contains("1 document of the runs is not in the index and cannot be shown or judged"),
        "{}",
        outcome.stderr
    );
    // It was said for ever that the same command goes on.
    assert!(!outcome.stderr.contains("to go"), "{}", outcome.stderr);
    assert!(outcome.stdout.ends_with("5 judgments this time, 5 in all in mine.qrels\n"), "{}", outcome.stdout);
    let again = bench.run_with_input(&format!("{LINE} --depth 2 --run a.run b.run"), b"").code(0);
    assert!(again.stdout.ends_with("0 judgments this time, 5 in all in mine.qrels\n"), "{}", again.stdout);
    assert!(!again.stderr.contains("to go") && again.stderr.contains("cannot be shown"), "{}", again.stderr);
    // What our own rankings found stands beside them.
    let mut judged: Vec<String> =
        fs::read_to_string(bench.path("mine.qrels")).unwrap().lines().map(str::to_owned).collect();
    judged.sort_unstable();
    let expected =
        ["q1 0 bread.txt#1 0", "q1 0 fans.txt 0", "q1 0 fans.txt#1 0", "q1 0 pumps.txt#1 0", "q2 0 bread.txt#1 0"];
    assert_eq!(judged, expected);
}

#[test]
fn the_wrong_file_is_left_as_it_is() {
    let run = "q1 Q0 bread.txt#1 1 9 x\n";
    let bench = bench().write("a.run", run).write("none.tsv", "q1\tzeppelin\n");
    let outcome = bench.run_with_input("judge --topics topics.tsv --qrels a.run", b"3").code(2);
    assert!(outcome.stderr.contains("a.run looks like a run, not qrels"), "{}", outcome.stderr);
    assert_eq!(fs::read_to_string(bench.path("a.run")).unwrap(), run);
    let outcome = bench.run_with_input("judge --topics - --qrels mine.qrels", b"q1\tpump\n").code(2);
    assert!(outcome.stderr.contains("standard input is for the keys"), "{}", outcome.stderr);
    let outcome = bench.run_with_input("judge --topics topics.tsv --qrels no/such/folder.qrels", b"3").code(2);
    assert!(outcome.stderr.contains("no/such/folder.qrels cannot be written"), "{}", outcome.stderr);
    let outcome = bench.run_with_input("judge --topics none.tsv --qrels mine.qrels", b"3").code(1);
    assert!(outcome.stderr.contains("there is nothing to judge\nhint: "), "{}", outcome.stderr);
}
