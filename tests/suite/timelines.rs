//! Values and passages by when they were published.

use crate::figure_groups::{deal, takeover};
use crate::workbench::Workbench;

#[test]
fn an_order_by_dates_without_dates_is_told_of() {
    let bench = Workbench::new().article("one.txt", "Orla paid $5 million for the yard.\n");
    let undated = bench.run("figures orla --timeline").code(0).stderr;
    assert!(undated.contains("none of these articles has a date"), "{undated}");
    let bench = deal();
    let dated = bench.run("figures orla investment in harrow labs --timeline").code(0).stderr;
    assert!(!dated.contains("has a date"), "{dated}");
}

#[test]
fn figures_and_timelines_are_ranked_as_the_configuration_says() {
    let bench = takeover();
    let best = |bench: &Workbench| {
        let steps =
            bench.run("timeline brenn tolva takeover price --by year --passages 1 --format json").code(0).json();
        steps["steps"][0]["best"]["id"].as_str().unwrap().to_owned()
    };
    let searched = |bench: &Workbench| {
        let found = bench.run("search brenn tolva takeover price -n 1 --format json").code(0).json();
        found["hits"][0]["id"].as_str().unwrap().to_owned()
    };
    assert_eq!(best(&bench), searched(&bench));
    let before = best(&bench);
    let settings = "corpus = \"articles\"\nindex = \"index\"\nrank = \"title=0\"\n";
    let bench = bench.write("pullquote.toml", settings);
    assert_eq!(best(&bench), searched(&bench));
    assert_ne!(best(&bench), before, "the settings change what is best");
}

#[test]
fn a_timeline_tells_when_passages_were_published() {
    let article =
        |date: &str, text: &str| format!("---\ntitle: {text}\ndate: {date}\n---\nOrla and Harrow Labs. {text}.\n");
    let bench = Workbench::new()
        .article("one.md", article("2025-06-09", "First"))
        .article("two.md", article("2025-06-12", "Second"))
        .article("three.md", article("2025-06-12", "Third"))
        .article("four.md", article("2025", "Fourth"))
        .article("five.txt", "Orla without a date.\n");
    let steps = |line: &str| -> Vec<String> {
        let answer = bench.run(&format!("timeline orla --format json {line}")).code(0).json();
        let undated = answer["undated"].to_string();
        let steps = answer["steps"].as_array().unwrap().iter();
        steps.map(|step| format!("{} {}", step["date"].as_str().unwrap(), step["passages"])).chain([undated]).collect()
    };
    assert_eq!(steps("--by day"), ["2025-06-09 1", "2025-06-12 2", "2"]);
    assert_eq!(steps("--by week"), ["2025-W24 3", "2"]);
    assert_eq!(steps("--by month"), ["2025-06 3", "2"]);
    assert_eq!(steps(""), ["2025 4", "1"]);
    let text = bench.run("timeline orla --by day").code(0).stdout;
    assert!(text.contains("2025-06-12  █") && text.contains("2 passages in 2 articles"), "{text}");
    let lines = bench.run("timeline orla --by day --format jsonl").code(0).json_lines();
    assert_eq!((lines.len(), &lines[2]["steps"], &lines[2]["undated"]), (3, &2.into(), &2.into()));
    let csv = bench.run("timeline orla --by day --format csv").code(0).stdout;
    assert!(csv.starts_with("date,passages,articles,best,path,line,title\n2025-06-09,1,1,"), "{csv}");
    let markdown = bench.run("timeline orla --by day --format markdown").code(0).stdout;
    assert!(markdown.contains("| 2025-06-12 | 2 | 2 |"), "{markdown}");
    assert_eq!(bench.run("timeline zeppelin").code(1).stderr.lines().last(), Some("nothing found"));
}
