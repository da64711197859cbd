//! The small corpora under `tests/fixtures`: every format and encoding is read alike, broken files are skipped with a reason.

use std::collections::BTreeMap;

use pullquote::article::{Article, BytesOf, Language};

use crate::library::{Library, assert_tiled, folder, passages, read_folder, squeezed};

fn fixture(name: &str) -> std::path::PathBuf {
    folder("tests/fixtures").join(name)
}

/// Every article of a corpus by id, with its file's bytes.
fn by_id(corpus: &str) -> BTreeMap<String, (Article, Vec<u8>)> {
    let mut found = BTreeMap::new();
    for file in read_folder(&fixture(corpus)) {
        for article in file.read.map(|read| read.articles).unwrap_or_default() {
            found.insert(article.id.to_string(), (article, file.bytes.clone()));
        }
    }
    found
}

#[test]
fn one_text_reads_alike_in_every_encoding_and_packing() {
    let formats = by_id("formats");
    let plain = squeezed(&formats["plain.txt"].0.text);
    for name in [
        "plain-crlf.txt",
        "plain-old-mac.txt",
        "plain-no-final-newline.txt",
        "utf8-with-bom.txt",
        "utf16-little-endian.txt",
        "utf16-big-endian.txt",
        "compressed.txt.gz",
    ] {
        let (article, _) = &formats[name];
        assert_eq!(squeezed(&article.text), plain, "{name}");
        assert_eq!(article.metadata, formats["plain.txt"].0.metadata, "{name}");
    }
}

#[test]
fn the_encoding_is_told() {
    let formats = by_id("formats");
    for (name, encoding) in [
        ("plain.txt", "UTF-8"),
        ("utf8-with-bom.txt", "UTF-8"),
        ("utf16-little-endian.txt", "UTF-16LE"),
        ("utf16-big-endian.txt", "UTF-16BE"),
        ("windows-1252.txt", "windows-1252"),
        ("latin-1.txt", "windows-1252"),
        ("page-old-encoding.htm", "windows-1252"),
    ] {
        assert_eq!(formats[name].0.encoding, encoding, "{name}");
    }
    assert!(formats["windows-1252.txt"].0.text.contains("The “little café” at the quay charges €4 for a cup – a"));
    assert!(formats["latin-1.txt"].0.text.contains("crêpe"));
    assert!(formats["page-old-encoding.htm"].0.text.contains("Ada Péll"));
}

#[test]
fn bytes_count_in_the_file_where_they_can() {
    for (name, (article, bytes)) in by_id("formats") {
        let in_file =
            (name.ends_with(".txt") && !name.contains("16") && !name.contains("1252") && name != "latin-1.txt")
                || name.ends_with(".md");
        assert_eq!(article.origin.of, if in_file { BytesOf::File } else { BytesOf::Text }, "{name}");
        assert_tiled(&article);
        if in_file && name.ends_with(".txt") {
            for passage in passages(&article) {
                assert_eq!(&bytes[passage.bytes.range()], passage.span.of(&article.text).as_bytes(), "{name}");
            }
        }
    }
}

#[test]
fn a_byte_order_mark_is_in_no_text_and_in_no_citation() {
    let (article, _) = &by_id("formats")["utf8-with-bom.txt"];
    assert!(article.text.starts_with("The clock"));
    assert_eq!(passages(article)[0].bytes.start, 3);
}

#[test]
fn records_are_known_by_their_own_ids_or_by_their_line() {
    let formats = by_id("formats");
    for id in ["pigeons", "rope", "array.json:4", "brass-plate", "polish", "records.jsonl:3", "packed-2", "nd-3"] {
        assert!(formats.contains_key(id), "{id} is not among {:?}", formats.keys());
    }
    assert_eq!(formats["array.json:4"].0.metadata.published.as_ref().unwrap().date, "2024");
    assert_eq!(formats["rope"].0.metadata.published.as_ref().unwrap().date, "2024-05");
}

#[test]
fn front_matter_is_read_and_is_not_text() {
    let formats = by_id("formats");
    for (name, title, author, date) in [
        ("yaml-front-matter.md", "The clock: a reply", "Philippa Nightjar", "2024-04-20"),
        ("toml-front-matter.md", "The clock: the last word", "Gunnar Applewhite", "2024-05-01"),
        ("crlf-front-matter.md", "A postcard with carriage returns", "Effie Lund", "2024-05-03"),
    ] {
        let (article, _) = &formats[name];
        assert_eq!(article.metadata.title.as_deref(), Some(title), "{name}");
        assert_eq!(article.metadata.author.as_deref(), Some(author), "{name}");
        assert_eq!(article.metadata.published.as_ref().unwrap().date, date, "{name}");
        assert!(!article.text.contains("author"), "{name}: {}", article.text);
    }
}

#[test]
fn markup_is_gone_from_the_text() {
    let (article, _) = &by_id("formats")["yaml-front-matter.md"];
    for gone in ["**", "](", "&mdash;", "|---", "> Four", "`"] {
        assert!(!article.text.contains(gone), "{gone}: {}", article.text);
    }
    for there in ["wrong by a constant", "correct clock", "first article", "by hand", "Four minutes", "Fish"] {
        assert!(article.text.contains(there), "{there}: {}", article.text);
    }
}

#[test]
fn a_passage_knows_the_headings_that_it_stands_under() {
    let headings = by_id("headings");
    // Short sections share a passage: a heading is in the trail or in the passage's own text.
    let above = |id: &str, words: &str| {
        let (article, _) = &headings[id];
        let passages = passages(article);
        let mut found = passages.iter().filter_map(|passage| {
            let (before, _) = passage.span.of(&article.text).split_once(words)?;
            Some(format!("{} > {before}", passage.headings.join(" > ")))
        });
        found.next().unwrap_or_else(|| panic!("{id} has no passage with {words}"))
    };
    for (id, words, heading) in [
        ("manual.md", "Lay planks", "Clay"),
        ("manual.md", "Sand lets water go", "Sand"),
        ("manual.md", "one in the evening", "Water"),
        ("manual.md", "refuse the first marrow", "Gifts of marrow"),
        ("manual.md", "second section with the same name", "Soil"),
        ("manual.html", "Bicycles ride free", "Before boarding"),
        ("manual.html", "Dogs sit in the bow", "On board"),
    ] {
        assert!(above(id, words).contains(heading), "{id}: {words} stands under {}", above(id, words));
    }
    for passage in passages(&headings["manual.md"].0) {
        assert!(!passage.headings.iter().any(|heading| heading.contains("comment in a watering plan")));
    }
    assert_eq!(headings["no-headings.md"].0.metadata.title, None);
}

#[test]
fn fruits_are_found_and_the_hidden_one_is_not() {
    let library = Library::of(&fixture("broken"));
    for (word, id) in [
        ("quincunx", "good.txt"),
        ("pomegranate", "open-front-matter.md"),
        ("persimmon", "bad-front-matter.md"),
        ("mulberry", "last"),
        ("kumquat", "unclosed-tags.html"),
        ("loquat", "invalid-utf8.txt"),
        ("jackfruit", "escape-sequences.txt"),
        ("soursop", "newline-in-title.json"),
        ("gooseberry", "twin"),
        ("elderberry", "same-id.jsonl:2"),
    ] {
        let hits = library.articles(word, 5).hits;
        assert_eq!(hits.iter().map(|hit| hit.article.id.as_str()).collect::<Vec<_>>(), [id], "{word}");
    }
    assert_eq!(library.articles("tamarind", 20).hits.len(), 9);
    assert_eq!(library.articles("rambutan", 20).hits, []);
}

#[test]
fn what_is_no_article_is_skipped_with_its_reason() {
    let mut whole = BTreeMap::new();
    let mut records = BTreeMap::new();
    for file in read_folder(&fixture("broken")) {
        match file.read {
            Err(skipped) => drop(whole.insert(skipped.path, skipped.reason)),
            Ok(read) => {
                // An array without a single article is skipped by its elements.
                if read.articles.is_empty() && !read.skipped.is_empty() {
                    whole.insert(file.id.clone(), read.skipped[0].reason.clone());
                }
                for skipped in read.skipped {
                    records.insert(format!("{}:{}", skipped.path, skipped.line.unwrap()), skipped.reason);
                }
            }
        }
    }
    for name in [
        "binary.txt",
        "empty.txt",
        "empty.md",
        "empty.html",
        "empty.json",
        "empty.txt.gz",
        "blank.txt",
        "only-a-bom.txt",
        "only-front-matter.md",
        "unclosed.json",
        "not-an-article.json",
        "deep.json",
        "no-text.html",
        "truncated.txt.gz",
        "truncated.txt.zst",
        "not-packed.txt.gz",
    ] {
        assert!(whole.get(name).is_some_and(|reason| !reason.is_empty()), "{name} was not skipped: {whole:#?}");
    }
    for place in [
        "line-seven.jsonl:7",
        "odd-records.jsonl:1",
        "odd-records.jsonl:2",
        "odd-records.jsonl:3",
        "odd-records.jsonl:5",
    ] {
        assert!(records.contains_key(place), "{place} was not skipped: {records:#?}");
    }
    assert!(!whole.contains_key("good.txt"));
}

#[test]
fn languages_are_told_apart() {
    let unicode = by_id("unicode");
    for (name, code) in [
        ("german.txt", "de"),
        ("japanese.txt", "ja"),
        ("chinese.txt", "zh"),
        ("korean.txt", "ko"),
        ("arabic.txt", "ar"),
        ("hebrew-and-english.txt", "en"),
    ] {
        assert_eq!(unicode[name].0.metadata.language, Language::from_code(code), "{name}");
    }
}

#[test]
fn letters_fold_however_they_are_written() {
    let library = Library::of(&fixture("unicode"));
    for query in [
        "strasse",
        "STRASSE",
        "straße",
        "istanbul",
        "İSTANBUL",
        "finance",
        "office",
        "cafe",
        "café",
        "angstrom",
        "Łódź",
        "fullwidth",
        "123",
    ] {
        let hits = library.articles(query, 3).hits;
        assert!(hits.iter().any(|hit| hit.article.id == "latin.md"), "{query} finds nothing");
    }
}

#[test]
fn words_of_other_scripts_are_found_inside_their_lines() {
    let library = Library::of(&fixture("unicode"));
    for (query, id) in [
        ("灯台", "japanese.txt"),
        ("博物館", "japanese.txt"),
        ("热泵", "chinese.txt"),
        ("方波堤", ""),
        ("방파제", "korean.txt"),
        ("المنارة", "arabic.txt"),
        ("מגדלור", "hebrew-and-english.txt"),
        ("Wärmepumpe", "german.txt"),
        ("warmepumpe", "german.txt"),
        ("ferryman", "emoji.txt"),
    ] {
        let hits = library.articles(query, 3).hits;
        let first = hits.first().map_or("", |hit| hit.article.id.as_str());
        assert_eq!(first, id, "{query}");
    }
}

#[test]
fn all_passages_of_all_fixtures_tile_their_articles() {
    for corpus in ["tiny", "headings", "unicode", "formats", "broken"] {
        for (article, _) in by_id(corpus).values() {
            assert_tiled(article);
        }
    }
}
