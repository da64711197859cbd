//! Whatever the query and the text, what is lit and what is shown keeps its promises.
#![no_main]

#[path = "../promises.rs"]
#[allow(dead_code)]
mod promises;

libfuzzer_sys::fuzz_target!(|input: &str| promises::highlight(input));
