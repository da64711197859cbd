//! `pullquote eval`: judged topics, measured.

use std::fs;

use crate::workbench::Workbench;

/// Two articles, two passages each, and files of topics and judgments.
fn bench() -> Workbench {
    let paragraph = |about: &str| format!("{about} {}", "It is told at some length and without haste. ".repeat(18));
    Workbench::new()
        .article(
            "pumps.md",
            format!("# Pumps\n\n{}\n\n{}\n", paragraph("A heat pump hums."), paragraph("A fan roars.")),
        )
        .article("bread.md", format!("# Bread\n\n{}\n\n{}\n", paragraph("Dough rests."), paragraph("An oven hums.")))
        .write("topics.tsv", "q1\theat pump\r\nq2\toven hums\r\nq3\tzeppelin\r\n")
        .write("articles.qrels", "q1 0 pumps.md 1\nq2 0 bread.md 2\nq2 0 gone.md 1\nq4 0 pumps.md 1\n")
        .write("passages.qrels", "q1 0 pumps.md#1 1\nq2 0 bread.md#2 2\n")
}

#[test]
fn a_run_is_scored_as_the_reference_tool_scores_it() {
    let case = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/evaluation/random-5");
    let bench = Workbench::bare();
    let expected = fs::read_to_string(format!("{case}/expected.tsv")).unwrap();
    let answer = bench
        .run(&format!(
            "eval --run {case}/run.txt --qrels {case}/qrels.txt --format json --by-query --measures nDCG@10,AP,bpref"
        ))
        .code(0)
        .json();
    assert_eq!(answer["run"], "random");
    let mut compared = 0;
    for row in expected.lines() {
        let [measure, topic, value] = row.split('\t').collect::<Vec<_>>()[..] else { panic!("{row}") };
        if ["nDCG@10", "AP", "bpref"].contains(&measure) {
            let ours = if topic == "all" { &answer["measures"][measure] } else { &answer["by_query"][topic][measure] };
            assert_eq!(
                format!("{:.4}", ours.as_f64().unwrap()),
                format!("{:.4}", value.parse::<f64>().unwrap()),
                "{row}"
            );
            compared += 1;
        }
    }
    assert_eq!(compared as u64, (answer["queries"].as_u64().unwrap() + 1) * 3);
}

#[test]
fn a_run_is_never_written_over_what_is_read() {
    let bench = bench();
    for out in ["articles.qrels", "./articles.qrels", "topics.tsv"] {
        let outcome = bench.run(&format!("eval --topics topics.tsv --qrels articles.qrels --run-out {out}")).code(2);
        assert!(outcome.stderr.contains("would be written over"), "{}", outcome.stderr);
    }
    assert!(fs::read_to_string(bench.path("articles.qrels")).unwrap().starts_with("q1 0 pumps.md 1"));
    assert!(fs::read_to_string(bench.path("topics.tsv")).unwrap().starts_with("q1\theat pump"));
}

#[test]
fn an_index_is_asked_for_articles_as_the_judgments_name_them() {
    let bench = bench();
    let line =
        "eval --topics topics.tsv --qrels articles.qrels --run-out out.run --measures RR,judged@10 --format json";
    let outcome = bench.run(line).code(0);
    assert_eq!(
        outcome.stdout,
        "{\"run\":\"standard\",\"queries\":3,\"measures\":{\"RR\":0.666667,\"judged@10\":0.5}}\n"
    );
    for said in [
        "each is ranked by its best passage",
        "1 judged document is not in the index (`gone.md` of topic `q2`)",
        "1 judged topic is not among the topics: it counts 0 (`q4`)",
        "1 topic has no judgment and is left out (`q3`)",
    ] {
        assert!(outcome.stderr.contains(said), "{said}: {}", outcome.stderr);
    }
    let run = fs::read_to_string(bench.path("out.run")).unwrap();
    let rows: Vec<Vec<&str>> = run.lines().map(|line| line.split(' ').collect()).collect();
    assert_eq!(rows[0][..4], ["q1", "Q0", "pumps.md", "1"]);
    assert!(rows.iter().all(|row| row.len() == 6 && row[5] == "standard"), "{run}");
    let again = bench.run("eval --run out.run --qrels articles.qrels --measures RR,judged@10 --format json").code(0);
    assert_eq!(again.stdout, outcome.stdout);
}

#[test]
fn an_index_is_asked_for_passages() {
    let bench = bench();
    let line = "eval --topics topics.tsv --qrels passages.qrels --run-out out.run --measures RR,R@100 --format csv";
    let outcome = bench.run(&format!("{line} --ranking bm25 --run-tag mine")).code(0);
    assert_eq!(outcome.stdout, "run,queries,RR,R@100\nmine,2,1,1\n");
    // Passages of the run score against judgments of articles, each article by its best passage.
    let outcome =
        bench.run("eval --run out.run --qrels articles.qrels --unit article --measures RR --by-query --format csv");
    assert_eq!(outcome.code(0).stdout, "query,RR\nq1,1\nq2,1\nq4,0\nall,0.666667\n");
}

#[test]
fn the_table_draws_bars() {
    let bench = bench();
    let outcome = bench.run("eval --topics topics.tsv --qrels passages.qrels --by-query").code(0);
    insta::assert_snapshot!(outcome.whole());
}

#[test]
fn judgments_quote_the_sentence_that_answers() {
    let judgments =
        "q1\tpumps.md\t2\tA heat pump hums.\nq2\tbread.md\t1\tAn oven  hums.\nq2\tbread.md\t1\tA gas oven hums.\n";
    let bench = bench().write("judgments.tsv", judgments);
    let outcome = bench.run("eval --topics topics.tsv --qrels judgments.tsv --measures RR --format csv").code(0);
    assert_eq!(outcome.stdout, "run,queries,RR\nstandard,2,1\n");
    let said = "1 quotation is not found, once and word for word, in its article (judgments.tsv:3)";
    assert!(outcome.stderr.contains(said), "{}", outcome.stderr);
    let outcome = bench.write("a.run", "q1 Q0 pumps.md 1 1 a\n").run("eval --run a.run --qrels judgments.tsv").code(2);
    assert!(outcome.stderr.contains("judgments.tsv judges by quotation"), "{}", outcome.stderr);
}

#[test]
fn answers_are_found_and_shown() {
    let evidence = "{\"qid\": \"q1\", \"docid\": \"pumps.md\", \"answer\": \"heat pump hums\"}\n\
                    {\"qid\": \"q2\", \"docid\": \"bread.md\", \"answer\": \"Dough rests\"}\n";
    let bench = bench().write("evidence.jsonl", evidence);
    let outcome = bench.run("eval --topics topics.tsv --evidence evidence.jsonl --format csv").code(0);
    assert_eq!(
        outcome.stdout,
        "run,queries,Answer@1,Answer@5,AnswerInSnippet@1,AnswerInSnippet@5\nstandard,2,0.5,0.5,0.5,0.5\n"
    );
    let line = "eval --topics topics.tsv --evidence evidence.jsonl --qrels passages.qrels --measures RR --format json";
    let answer = bench.run(line).code(0).json();
    assert_eq!(answer["measures"]["RR"], 1.0);
    assert_eq!(answer["measures"]["Answer@1"], 0.5);
    let outcome = bench.run("eval --topics topics.tsv --evidence passages.qrels").code(2);
    assert!(outcome.stderr.contains("passages.qrels looks like qrels, not a file of evidence"), "{}", outcome.stderr);
}

#[test]
fn two_runs_are_compared() {
    let bench = bench()
        .write("a.run", "q1 Q0 bread.md#1 1 3 a\nq1 Q0 pumps.md#1 2 2 a\nq2 Q0 bread.md#2 1 1 a\n")
        .write("b.run", "q1 Q0 pumps.md#1 1 3 b\nq1 Q0 gone.md#7 2 2 b\nq2 Q0 bread.md#2 1 1 b\n");
    let line = "eval --compare a.run b.run --qrels passages.qrels --measures RR,P@1";
    insta::assert_snapshot!(bench.run(&format!("{line} --topics topics.tsv")).code(0).whole());
    let answer = bench.run(&format!("{line} --format json")).code(0).json();
    assert_eq!(answer["measures"][0]["difference"], 0.25);
    assert_eq!(answer["measures"][0]["p_randomization"], 1.0);
    assert_eq!(answer["changed"][0]["query"], "q1");
    let csv = bench.run(&format!("{line} --format csv")).code(0).stdout;
    assert!(csv.starts_with("measure,a,b,difference,") && csv.lines().count() == 3, "{csv}");
    bench.run("eval --compare a.run --qrels passages.qrels").code(2);
    bench.run("eval --compare a.run b.run").code(2);
}

#[test]
fn the_wrong_file_behind_a_flag_is_recognised() {
    let bench = bench().write("some.run", "q1 Q0 pumps.md#1 1 2.5 x\n");
    for (line, said) in [
        (
            "eval --run articles.qrels --qrels articles.qrels",
            "articles.qrels looks like qrels, not a run\nhint: qrels goes behind `--qrels`",
        ),
        (
            "eval --run some.run --qrels some.run",
            "some.run looks like a run, not qrels\nhint: a run goes behind `--run`",
        ),
        ("eval --run some.run --qrels topics.tsv", "topics.tsv looks like a file of topics, not qrels"),
        (
            "eval --topics articles.qrels --qrels articles.qrels",
            "articles.qrels looks like qrels, not a file of topics",
        ),
        ("eval --run some.run --qrels gone.qrels", "gone.qrels cannot be read"),
        ("eval --run some.run --qrels .", ". cannot be read"),
        ("eval --qrels articles.qrels", "`--topics FILE` searches the index, `--run FILE` scores a run"),
        ("eval --run some.run --qrels articles.qrels --measures nDGC@10", "`nDGC@10` is no measure: there are nDCG@10"),
        ("eval --run - --qrels -", "standard input can be one file only"),
    ] {
        let outcome = bench.run(line).code(2);
        assert!(outcome.stderr.contains(said), "{line}: {}", outcome.stderr);
    }
}

#[test]
fn what_is_wrong_inside_a_file_is_named_with_its_line() {
    let bench = bench().write("empty", "").write("good.run", "q1 Q0 pumps.md 1 2.5 x\n");
    for (run, said) in [
        ("q1 Q0 a 1 2.5 x\r\nq1 Q0 b 2 NaN x\r\n", "bad.run:2: the score `NaN` is no number"),
        ("q1 Q0 a 1 2.5 x\nq1 Q0 b c 2 1.5 x\n", "bad.run:2: 7 columns where a run has 6"),
        ("q1 Q0 a 1 2.5 x\nq1 Q0 b\n", "bad.run:2: 3 columns where a run has 6"),
        ("", "bad.run is empty"),
    ] {
        fs::write(bench.path("bad.run"), run).unwrap();
        let outcome = bench.run("eval --run bad.run --qrels articles.qrels").code(2);
        assert!(outcome.stderr.contains(said), "{run:?}: {}", outcome.stderr);
    }
    let outcome = bench.run("eval --run good.run --qrels empty").code(2);
    assert!(
        outcome.stderr.contains("empty is empty: qrels should be in it\nhint: a line of qrels"),
        "{}",
        outcome.stderr
    );
    let outcome = bench.run("eval --topics empty --qrels articles.qrels").code(2);
    assert!(outcome.stderr.contains("empty is empty: a file of topics should be in it"), "{}", outcome.stderr);
}

#[test]
fn what_is_odd_is_said_and_scored_all_the_same() {
    let run = "q1 Q0 pumps.md 1 2.5 x\nq1 Q0 pumps.md 2 2.0 x\nq1 Q0 bread.md 9 x\nq9 Q0 a 1 1 x\n";
    let bench = bench().write("odd.run", run);
    let outcome =
        bench.run_with_input("eval --run - --qrels articles.qrels --measures RR --format csv", run.as_bytes());
    let outcome = outcome.code(0);
    assert_eq!(outcome.stdout, "run,queries,RR\nx,3,0.166667\n");
    for said in [
        "1 line names a document that its topic has already: the first one counts (standard input:2)",
        "1 line has no rank: the score tells the order in any case (standard input:3)",
        "1 topic has no judgment and is left out (`q9`, standard input:4)",
        "2 judged topics have no result: they count 0 (first `q2`)",
    ] {
        assert!(outcome.stderr.contains(said), "{said}: {}", outcome.stderr);
    }
    let other = bench.write("other.run", "q1 Q0 pumps.md#1 1 2.5 x\n");
    let outcome = other.run("eval --run other.run --qrels articles.qrels").code(1);
    assert!(
        outcome.stderr.contains(
            "nothing that was found is judged\nhint: the judgments name documents such as `pumps.md`: `--unit article`"
        ),
        "{}",
        outcome.stderr
    );
}

#[cfg(unix)]
#[test]
fn a_pipe_is_read_from_its_first_byte() {
    let run = "q1 Q0 pumps.md 1 2.5 x\nq2 Q0 bread.md 1 2.5 x\n";
    let bench = bench();
    let line = "eval --run /dev/stdin --qrels articles.qrels --measures RR --format csv";
    assert_eq!(bench.run_with_input(line, run.as_bytes()).code(0).stdout, "run,queries,RR\nx,3,0.666667\n");
    let line = "eval --topics /dev/stdin --qrels passages.qrels --measures RR --format csv";
    let topics = b"<top>\n<num> q1\n<title> heat pump\n</top>\n";
    assert_eq!(bench.run_with_input(line, topics).code(0).stdout, "run,queries,RR\nstandard,2,0.5\n");
}

#[test]
fn what_is_measured_is_what_search_ranks_by() {
    let bench = bench();
    let file = fs::read_to_string(bench.path("pullquote.toml")).unwrap_or_default();
    let line = "eval --topics topics.tsv --qrels passages.qrels --measures RR --format csv";
    let tag = |line: &str| {
        let stdout = bench.run(line).code(0).stdout;
        stdout.lines().nth(1).and_then(|row| row.split(',').next()).map(str::to_owned)
    };
    assert_eq!(
        tag(&format!("{line} --rank title=0.25 --per-article 1")).as_deref(),
        Some("standard_title-0.25_per-article-1")
    );
    fs::write(bench.path("pullquote.toml"), format!("{file}\nranking = \"bm25\"\nrank = \"title=0.25\"\n")).unwrap();
    assert_eq!(tag(line).as_deref(), Some("bm25_title-0.25"));
    assert_eq!(tag(&format!("{line} --ranking standard")).as_deref(), Some("standard"));
}

#[test]
fn found_is_what_is_relevant_however_deep() {
    let bench = bench()
        .write("deep.run", "q1 Q0 bread.md 1 9 x\nq1 Q0 pumps.md 2 8 x\n")
        .write("zero.qrels", "q1 0 pumps.md 0\nq1 0 bread.md -1\nq1 0 oven.md 1\n");
    let outcome = bench.run("eval --run deep.run --qrels articles.qrels --measures P@1,p@1,P_1 --format csv").code(0);
    assert_eq!(outcome.stdout, "run,queries,P@1\nx,3,0\n");
    bench.run("eval --run deep.run --qrels zero.qrels --measures judged@10").code(1);
    bench.run("eval --compare deep.run deep.run --qrels zero.qrels --measures judged@10").code(1);
}

#[test]
fn articles_are_compared_as_they_are_measured() {
    let bench = bench()
        .write("a.run", "q1 Q0 bread.md#1 1 3 a\nq1 Q0 bread.md#2 2 2 a\nq1 Q0 pumps.md#1 3 1 a\nq9 Q0 x 1 1 a\n")
        .write("b.run", "q1 Q0 pumps.md#2 1 3 b\nq1 Q0 pumps.md#1 2 2 b\n");
    let line = "eval --compare a.run b.run --qrels articles.qrels --measures RR --unit article --topics topics.tsv";
    let outcome = bench.run(&format!("{line} --changed 0 --by-query")).code(0);
    for said in ["A 1. bread.md (not judged)", "B 1. pumps.md (grade 1)", "A 2. pumps.md (grade 1)"] {
        assert!(outcome.stdout.contains(said), "{said}: {}", outcome.stdout);
    }
    assert!(outcome.stderr.contains("1 topic has no judgment and is left out (`q9`)"), "{}", outcome.stderr);
    let csv = bench.run(&format!("{line} --by-query --format csv")).code(0).stdout;
    assert_eq!(csv, "query,measure,a,b,difference\nq1,RR,0.5,1,0.5\n");
}

// They were searched for without a word.
#[test]
fn topics_that_cannot_be_read_as_typed_are_counted_and_the_first_shown() {
    let topics: String = (1..=5).map(|number| format!("q{number}\t\"heat pump\n")).collect::<String>() + "q6\toven\n";
    let judgments: String = (1..=6).map(|number| format!("q{number} 0 pumps.md 1\n")).collect();
    let bench = bench().write("faulty.tsv", topics).write("all.qrels", judgments);
    let warning =
        "warning: 5 topics cannot be read as typed, the first 3 are shown: what can be read is searched for\n";
    for line in ["eval --topics faulty.tsv --qrels all.qrels", "judge --topics faulty.tsv --qrels mine.qrels"] {
        let outcome = bench.run(line).code(0);
        assert_eq!(outcome.stderr.matches("this quotation mark is never closed").count(), 3, "{}", outcome.stderr);
        assert!(outcome.stderr.contains("note: query q1: ") && outcome.stderr.contains(warning), "{}", outcome.stderr);
    }
    // Those that are not searched for are not told of.
    let outcome = bench.run("eval --topics faulty.tsv --qrels passages.qrels").code(0);
    assert!(outcome.stderr.contains("warning: 2 topics cannot be read as typed: what"), "{}", outcome.stderr);
}

#[test]
fn a_flag_that_nothing_would_look_at_is_refused() {
    let evidence = "{\"qid\": \"q1\", \"docid\": \"pumps.md\", \"answer\": \"heat pump hums\"}\n";
    let bench = bench().write("some.run", "q1 Q0 pumps.md 1 2.5 x\n").write("evidence.jsonl", evidence);
    let run = "eval --run some.run --qrels articles.qrels";
    let compare = "eval --compare some.run some.run --qrels articles.qrels";
    for (line, said, hint) in [
        (format!("{run} --ranking bm25"), "`--ranking` says how an index is searched, and `--run`", "`--topics FILE`"),
        (format!("{run} --rank title=0"), "`--rank` says how an index is searched", "take `--rank` away"),
        (format!("{run} --depth 10"), "`--depth` says how an index is searched", "take `--depth` away"),
        (format!("{run} --today 2025-06-09"), "`--today` says how", "take `--today` away"),
        (format!("{run} --index elsewhere"), "`--index` says which index is searched, and `--run`", "`--topics FILE`"),
        (format!("{run} --corpus ."), "`--corpus` says which index is searched", "take `--corpus` away"),
        (format!("{run} --exclude *.md"), "`--exclude` says which index is searched", "take `--exclude` away"),
        (format!("{run} --refresh never"), "`--refresh` says how an index is searched", "take `--refresh` away"),
        (
            format!("{compare} --refresh never"),
            "`--refresh` says how an index is searched, and `--compare`",
            "`--topics FILE`",
        ),
        (format!("{compare} --ranking bm25"), "and `--compare` measures what was found already", "`--compare`"),
        (format!("{compare} --topics topics.tsv --depth 5"), "`--depth` says how an index is searched", "`--compare`"),
        (
            format!("{compare} --run-tag mine"),
            "`--run-tag` names one run, and `--compare` reads two",
            "take `--run-tag`",
        ),
        (format!("{run} --fragments 2"), "`--fragments` is for `--evidence`", "add `--evidence FILE`"),
        (
            "eval --topics topics.tsv --evidence evidence.jsonl --measures nDCG@10".to_owned(),
            "`--measures` measures documents that are judged, and there are no judgments",
            "add `--qrels FILE`; `--evidence` alone tells Answer@1",
        ),
        (format!("{run} --run-out b.run"), "`--run-out` writes what a search found, and `--run`", "copy the file"),
        (format!("{run} --evidence evidence.jsonl"), "`--evidence` looks at passages", "give `--qrels FILE`"),
        (format!("{run} --changed 3"), "`--changed` is for `--compare`", "compare two runs"),
    ] {
        let outcome = bench.run(&line).code(2);
        let (error, way_on) = outcome.stderr.split_once("\nhint: ").unwrap();
        assert!(error.contains(said) && way_on.contains(hint), "{line}: {}", outcome.stderr);
    }
    bench.run(&format!("{compare} --topics topics.tsv --ranking bm25 --changed 2 --refresh always")).code(0);
    bench.run(&format!("{run} --refresh auto")).code(0);
    bench.run("eval --topics topics.tsv --evidence evidence.jsonl --snippet-chars 100").code(0);
}

// Each of the two runs was warned of in the same words.
#[test]
fn what_is_odd_about_two_runs_is_said_once() {
    let bench = bench()
        .write("a.run", "q1 Q0 pumps.md 1 3 a\nq9 Q0 x 1 1 a\n")
        .write("b.run", "q1 Q0 pumps.md 1 3 b\nq1 Q0 bread.md 2 b\nq2 Q0 bread.md 1 1 b\n");
    let outcome = bench.run("eval --compare a.run b.run --qrels articles.qrels").code(0);
    for said in [
        "warning: a.run: 2 judged topics have no result: they count 0 (first `q2`)",
        "warning: 1 topic has no judgment and is left out (`q9`, a.run:2)",
        "warning: 1 line has no rank: the score tells the order in any case (b.run:2)",
        "warning: b.run: 1 judged topic has no result: it counts 0 (`q4`)",
    ] {
        assert_eq!(outcome.stderr.matches(said).count(), 1, "{said}: {}", outcome.stderr);
    }
    let outcome = bench.run("eval --compare a.run a.run --qrels articles.qrels").code(0);
    assert_eq!(outcome.stderr.matches("judged topics have no result").count(), 1, "{}", outcome.stderr);
}

#[test]
fn where_nothing_is_judged_a_way_on_is_told() {
    let bench = bench()
        .write("other.run", "301 Q0 pumps.md 1 2.5 x\n")
        .write("some.run", "q1 Q0 pumps.md 1 2.5 x\n")
        .write("zero.qrels", "q1 0 pumps.md 0\n")
        .write("empty.qrels", "\n");
    for (line, code, said) in [
        (
            "eval --run other.run --qrels articles.qrels",
            1,
            "no judged topic has a result\nhint: judged topics are called such as `q1`: do topics and judgments use the same ids?",
        ),
        (
            "eval --run some.run --qrels zero.qrels",
            1,
            "no document is judged to be relevant, so there is nothing to be found\nhint: a grade from 1 on",
        ),
        ("eval --run some.run --qrels empty.qrels", 2, "`pullquote judge` makes such a file"),
        ("eval --run some.run --qrels gone.qrels", 2, "gone.qrels cannot be read: "),
        ("eval --run some.run --qrels gone.qrels", 2, "\nhint: name a file that is there and may be read"),
    ] {
        let outcome = bench.run(line).code(code);
        assert!(outcome.stderr.contains(said), "{line}: {}", outcome.stderr);
    }
}
