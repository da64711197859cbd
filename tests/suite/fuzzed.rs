//! What was found by fuzzing and kept is tried in every run.

use std::path::Path;

// What is public there is so for the fuzz targets.
#[allow(unreachable_pub)]
#[path = "../../fuzz/promises.rs"]
mod promises;

fn inputs(target: &str) -> Vec<String> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus").join(target).with_extension("jsonl");
    let text = std::fs::read_to_string(file).unwrap();
    let inputs: Vec<String> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert!(inputs.len() > 50, "{target}: {}", inputs.len());
    inputs
}

#[test]
fn queries_that_reached_new_code_keep_their_promises() {
    inputs("query").iter().for_each(|text| promises::query(text));
}

#[test]
fn texts_that_reached_new_code_are_lit_as_promised() {
    inputs("highlight").iter().for_each(|input| promises::highlight(input));
}
