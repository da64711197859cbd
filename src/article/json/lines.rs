//! JSON Lines: one record at a time, whatever the length of the file.

use std::io::{BufRead, Cursor, Read};

use serde::de::IgnoredAny;

use super::record::Fields;
use super::{Records, document};
use crate::article::decode::decode;
use crate::article::source::too_large;
use crate::article::{Skipped, binary};

/// After so many lines without a single JSON value the file is none of JSON Lines.
const FOREIGN_LINES: usize = 100;

/// Hands on every record of the JSON Lines in `content`, which stands behind any byte order mark.
///
/// Memory holds one line, never more than a record may have. `failed` words an error of reading.
///
/// # Errors
/// The whole file is no article: the reason.
pub(crate) fn read(
    content: &mut dyn BufRead,
    failed: &dyn Fn(&std::io::Error) -> String,
    encoding: Option<&str>,
    records: &mut Records<'_>,
) -> Result<(), Skipped> {
    read_from(content, failed, encoding, true, records)
}

/// With `may_be_document`, a document that spans lines is read as such.
fn read_from(
    content: &mut dyn BufRead,
    failed: &dyn Fn(&std::io::Error) -> String,
    encoding: Option<&str>,
    mut may_be_document: bool,
    records: &mut Records<'_>,
) -> Result<(), Skipped> {
    let skipped = |file: &str, reason: String| Skipped { path: file.to_owned(), line: None, reason };
    let first = content.fill_buf().map_err(|error| skipped(records.file, failed(&error)))?;
    if let Some(reason) = binary::reason(first) {
        return Err(skipped(records.file, reason));
    }
    let mut number = 0;
    let mut line = Vec::new();
    // Lines that are no JSON at all wait here until one is.
    let mut foreign = Vec::new();
    while !records.stopped {
        number += 1;
        line.clear();
        let read = match read_line(content, &mut line, records.max_bytes) {
            Ok(read) => read,
            Err(error) => {
                flush(&mut foreign, records);
                records.skip(number, failed(&error));
                break;
            }
        };
        match read {
            Line::End => break,
            Line::TooLong => {
                flush(&mut foreign, records);
                records.skip(number, too_large(line.len() as u64, records.max_bytes).replace(" (", " (more than "));
                if let Err(error) = content.skip_until(b'\n') {
                    records.skip(number, failed(&error));
                    break;
                }
            }
            Line::Whole if line.trim_ascii().is_empty() => {}
            Line::Whole => {
                if std::mem::take(&mut may_be_document) && opens_a_document(&line) {
                    // Its lines count from the first one, blank ones too.
                    line.splice(0..0, std::iter::repeat_n(b'\n', (number - 1) as usize));
                    return read_as_document(content, line, failed, encoding, records);
                }
                match read_record(&line, encoding, records, number) {
                    Parsed::Json => flush(&mut foreign, records),
                    Parsed::Foreign(reason) => foreign.push((number, reason)),
                }
                if foreign.len() >= FOREIGN_LINES && records.articles + records.skipped == 0 {
                    let reason = format!("no JSON Lines: none of its first {FOREIGN_LINES} lines is a JSON object");
                    return Err(skipped(records.file, reason));
                }
                if foreign.len() >= FOREIGN_LINES {
                    flush(&mut foreign, records);
                }
            }
        }
        // One giant must not keep its memory to the end of the file.
        line.shrink_to(1 << 20);
    }
    flush(&mut foreign, records);
    if records.articles + records.skipped == 0 && !records.stopped {
        return Err(skipped(records.file, if number == 1 { "empty" } else { "no article in it" }.to_owned()));
    }
    Ok(())
}

/// The same for JSON Lines that are in memory and decoded already.
pub(super) fn read_text(text: &str, encoding: &str, records: &mut Records<'_>) -> Result<(), Skipped> {
    read_from(&mut Cursor::new(text), &ToString::to_string, Some(encoding), false, records)
}

enum Line {
    Whole,
    TooLong,
    End,
}

/// Reads the next line with its end, at most one byte more than `max_bytes`.
fn read_line(content: &mut dyn BufRead, line: &mut Vec<u8>, max_bytes: u64) -> std::io::Result<Line> {
    let limit = max_bytes.saturating_add(2);
    Read::take(content, limit).read_until(b'\n', line)?;
    Ok(match line.last() {
        None => Line::End,
        Some(b'\n') => Line::Whole,
        Some(_) if line.len() as u64 >= limit => Line::TooLong,
        Some(_) => Line::Whole,
    })
}

enum Parsed {
    /// A JSON object, whether or not it is an article.
    Json,
    /// Nothing of the kind: the reason.
    Foreign(String),
}

fn read_record(line: &[u8], encoding: Option<&str>, records: &mut Records<'_>, number: u64) -> Parsed {
    let decoded;
    let (text, encoding) = match std::str::from_utf8(line) {
        Ok(text) => (text, encoding.unwrap_or("UTF-8")),
        Err(_) => match decode(line.to_vec(), false) {
            Ok(made) => {
                decoded = made;
                (decoded.text.as_str(), decoded.encoding.as_str())
            }
            Err(reason) => return Parsed::Foreign(reason),
        },
    };
    let text = text.trim();
    if text.starts_with('[')
        && let Ok(elements) = serde_json::from_str::<Vec<Fields<'_>>>(text)
        && !elements.is_empty()
    {
        for fields in elements {
            hand_on(&fields, encoding, records, number);
        }
        return Parsed::Json;
    }
    match serde_json::from_str::<Fields<'_>>(text) {
        Ok(fields) => hand_on(&fields, encoding, records, number),
        Err(error) if error.is_data() => return Parsed::Foreign("no JSON object".to_owned()),
        Err(error) => return Parsed::Foreign(document::broken(&error)),
    }
    Parsed::Json
}

fn hand_on(fields: &Fields<'_>, encoding: &str, records: &mut Records<'_>, number: u64) {
    match fields.record(&mut |_| number) {
        Ok(record) => records.hand_on(record, number, encoding),
        Err(reason) => records.skip(number, reason),
    }
}

fn flush(foreign: &mut Vec<(u64, String)>, records: &mut Records<'_>) {
    for (line, reason) in foreign.drain(..) {
        records.skip(line, reason);
    }
}

/// Whether the first line begins a document that spans lines: an array, or an object laid out for reading.
fn opens_a_document(line: &[u8]) -> bool {
    let line = line.trim_ascii();
    line == b"{" || (line.starts_with(b"[") && serde_json::from_slice::<IgnoredAny>(line).is_err())
}

/// A JSON document under the name of JSON Lines.
fn read_as_document(
    content: &mut dyn BufRead,
    mut bytes: Vec<u8>,
    failed: &dyn Fn(&std::io::Error) -> String,
    encoding: Option<&str>,
    records: &mut Records<'_>,
) -> Result<(), Skipped> {
    let skipped = |reason: String| Skipped { path: records.file.to_owned(), line: None, reason };
    let left = records.max_bytes.saturating_sub(bytes.len() as u64).saturating_add(1);
    Read::take(content, left).read_to_end(&mut bytes).map_err(|error| skipped(failed(&error)))?;
    if bytes.len() as u64 > records.max_bytes {
        return Err(skipped(too_large(bytes.len() as u64, records.max_bytes).replace(" (", " (more than ")));
    }
    let decoded = decode(bytes, false).map_err(skipped)?;
    // A broken first line is no reason to lose the lines behind it.
    let next = decoded.text.lines().filter(|line| !line.trim().is_empty()).nth(1).unwrap_or_default();
    if serde_json::from_str::<IgnoredAny>(&decoded.text).is_err() && serde_json::from_str::<Fields<'_>>(next).is_ok() {
        return read_text(&decoded.text, encoding.unwrap_or(&decoded.encoding), records);
    }
    document::read(&decoded.text, encoding.unwrap_or(&decoded.encoding), records)
}

#[cfg(test)]
mod tests {
    use std::ops::ControlFlow;

    use super::*;
    use crate::article::{Article, Format};

    fn read_with(bytes: &[u8], max_bytes: u64, stop_after: usize) -> (Vec<Article>, Vec<Skipped>, Result<(), Skipped>) {
        let (mut articles, mut skipped) = (Vec::new(), Vec::new());
        let mut each = |record| {
            match record {
                Ok(article) => articles.push(article),
                Err(reason) => skipped.push(reason),
            }
            if articles.len() == stop_after { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        };
        let mut records = Records::new("a.jsonl", Format::JsonLines, max_bytes, &mut each);
        let outcome = read(&mut &bytes[..], &ToString::to_string, None, &mut records);
        (articles, skipped, outcome)
    }

    fn read_all(bytes: &[u8]) -> (Vec<Article>, Vec<Skipped>, Result<(), Skipped>) {
        read_with(bytes, 10_000, usize::MAX)
    }

    #[test]
    fn a_broken_line_is_named_and_reading_goes_on() {
        let (articles, skipped, outcome) =
            read_all(b"{\"_id\": \"a\", \"text\": \"One.\"}\r\n\r\n{\"text\": \"Tw\r\n{\"text\": \"Three.\"}");
        let ids: Vec<_> = articles.iter().map(|article| (article.id.as_str(), article.line)).collect();
        assert_eq!(ids, [("a", Some(1)), ("a.jsonl:4", Some(4))]);
        assert_eq!((skipped.len(), skipped[0].line), (1, Some(3)));
        assert!(skipped[0].reason.starts_with("broken JSON: "), "{}", skipped[0].reason);
        assert_eq!(outcome, Ok(()));
        assert_eq!(articles[1].origin.lines.line_at(2), 4);
    }

    #[test]
    fn a_line_over_the_limit_is_passed_over() {
        let long = format!("{{\"text\": \"{}\"}}\n{{\"text\": \"Two.\"}}\n", "long ".repeat(100_000));
        let (articles, skipped, _) = read_with(long.as_bytes(), 1_000, usize::MAX);
        assert_eq!((articles.len(), articles[0].line), (1, Some(2)));
        assert_eq!(skipped[0].line, Some(1));
        assert!(skipped[0].reason.starts_with("larger than the limit of 1.0 kB"), "{}", skipped[0].reason);
    }

    #[test]
    fn what_is_no_json_lines_at_all_is_one_skip() {
        let (articles, skipped, outcome) = read_all(&b"just prose\n".repeat(500));
        assert_eq!((articles.len(), skipped.len()), (0, 0));
        assert!(outcome.unwrap_err().reason.starts_with("no JSON Lines"));
        let (_, skipped, outcome) = read_all(b"just prose\n[1]\n");
        assert_eq!((skipped.len(), outcome), (2, Ok(())));
        assert_eq!(read_all(b"").2.unwrap_err().reason, "empty");
        assert_eq!(read_all(b"\n \n").2.unwrap_err().reason, "no article in it");
        assert!(read_all(b"{\"a\0").2.unwrap_err().reason.starts_with("binary"));
    }

    #[test]
    fn a_document_under_the_name_of_json_lines_is_read() {
        let (articles, skipped, _) = read_all(b"[\n{\"text\": \"One.\"},\n{\"text\": \"Two.\"}]\n");
        assert_eq!((articles.len(), skipped.len()), (2, 0));
        let (articles, skipped, _) = read_all(b"{\n\"text\": \"One.\"\n}\n");
        assert_eq!((articles.len(), skipped.len()), (1, 0));
    }

    #[test]
    fn a_list_on_a_line_is_its_records_and_a_broken_one_hides_no_other_line() {
        let (articles, skipped, _) =
            read_all(b"[{\"text\": \"One.\"}, {\"text\": \"Two.\"}]\n{\"text\": \"Three.\"}\n");
        let ids: Vec<_> = articles.iter().map(|article| article.id.as_str()).collect();
        assert_eq!((ids, skipped), (vec!["a.jsonl:1", "a.jsonl:1.2", "a.jsonl:2"], vec![]));
        for first in ["[1, 2]", "[broken", "{", "null", "{\"text\": \"cut"] {
            let (articles, skipped, _) =
                read_all(format!("{first}\n{{\"text\": \"Two.\"}}\n{{\"text\": \"Three.\"}}\n").as_bytes());
            assert_eq!((articles.len(), skipped.len(), skipped[0].line), (2, 1, Some(1)), "{first}");
        }
    }

    #[test]
    fn a_line_in_another_encoding_is_decoded() {
        let (articles, _, _) = read_all(b"{\"text\": \"caf\xe9 here\"}\n{\"text\": \"plain\"}\n");
        assert_eq!((articles[0].text.as_str(), articles[0].encoding.as_str()), ("café here", "windows-1252"));
        assert_eq!(articles[1].encoding, "UTF-8");
    }

    #[test]
    fn the_taker_may_stop() {
        let (articles, _, outcome) = read_with(&b"{\"text\": \"One.\"}\n".repeat(10), 1000, 3);
        assert_eq!((articles.len(), outcome), (3, Ok(())));
    }
}
