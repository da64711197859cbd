//! Responses become bytes: markup, colour and escaping happen here only.
//!
//! Article text is foreign. What goes to a terminal has its control characters shown, not sent; what
//! goes into HTML or Markdown is escaped; JSON, CSV and `show --text` carry it as it is.

pub mod amounts;
mod article_list;
mod bars;
mod bench;
mod csv;
mod diagnostic;
pub mod escape;
mod evaluation;
mod evaluation_beside;
mod evaluation_compared;
mod figure_label;
mod figure_lines;
mod figures;
mod html;
mod json;
mod judged_passage;
mod markdown;
mod passages;
mod paths;
mod sparkline;
mod status;
mod style;
mod text;
mod timeline;
mod tokens;
mod trec;
mod wrap;

pub use article_list::{write_article_row, write_articles_csv};
pub use bench::{write_bench, write_bench_markdown};
pub use csv::write_csv;
pub use diagnostic::{named_note, note};
pub use evaluation::{write_evaluation, write_evaluation_csv, write_evaluation_json};
pub use evaluation_beside::{Beside, write_beside};
pub use evaluation_compared::{
    write_changed, write_changed_csv, write_comparison, write_comparison_csv, write_comparison_json,
};
pub use figure_lines::write_figure_line;
pub use figures::{write_figures, write_figures_csv, write_figures_json_lines, write_figures_markdown};
pub use html::write_html;
pub use json::{write_json, write_json_lines, write_named_json};
pub use judged_passage::write_judged_passage;
pub use markdown::write_markdown;
pub use passages::{write_article_text, write_passages};
pub use paths::write_paths;
pub use status::write_status;
pub use style::{Role, Style, Tags};
pub use text::{heading, write_text};
pub use timeline::{write_timeline, write_timeline_csv, write_timeline_json_lines, write_timeline_markdown};
pub use tokens::{ShownToken, write_tokens};
pub use trec::write_trec;

use unicode_segmentation::UnicodeSegmentation;

use crate::article::{Boilerplate, BytesOf};
use crate::query::TextField;
use crate::search::Hit;

/// The kind of furniture in words.
fn boilerplate_name(boilerplate: Boilerplate) -> String {
    plain_name(&boilerplate).replace('-', " ")
}

/// Where a hit matched whose text shows nothing of that: `matched in the title`.
fn matched_only_in(hit: &Hit) -> Option<String> {
    let name = |field: &TextField| match field {
        TextField::Heading => "a heading".to_owned(),
        other => format!("the {}", other.name()),
    };
    let names: Vec<String> = hit.matched_only_in.iter().map(name).collect();
    (!names.is_empty()).then(|| format!("matched in {}", names.join(" and ")))
}

/// What bytes count in, in one word.
fn bytes_of_name(of: BytesOf) -> &'static str {
    match of {
        BytesOf::File => "file",
        BytesOf::Text => "text",
    }
}

/// The name of a value as JSON has it, for values that are names.
fn plain_name(value: &impl serde::Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(name)) => name,
        _ => String::new(),
    }
}

/// Characters of a title or a fact that people are shown; an article may call itself anything.
const MOST_CHARACTERS: usize = 160;

/// `text` on one line, cut where it is too long to be a name, safe for a terminal.
fn short_line(text: &str) -> String {
    let mut words = String::new();
    for word in text.split_whitespace() {
        if !words.is_empty() {
            words.push(' ');
        }
        words.push_str(word);
        if words.len() > MOST_CHARACTERS * 16 {
            break;
        }
    }
    let cut = words.grapheme_indices(true).nth(MOST_CHARACTERS).map(|(at, _)| at);
    match cut {
        Some(at) => format!("{}…", escape::line(words.get(..at).unwrap_or_default().trim_end())),
        None => escape::line(&words).into_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_one_line_of_readable_length() {
        assert_eq!(short_line(" Heat\n pumps\u{1b} "), "Heat pumps␛");
        let long = short_line(&"é".repeat(5000));
        assert_eq!(long.chars().count(), MOST_CHARACTERS + 1);
        assert!(long.ends_with('…'));
        assert!(short_line(&"word ".repeat(1_000_000)).len() < 1000);
    }
}
