//! What a file on disk becomes, whatever is in it.

use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;

use super::*;
use crate::article::{WalkOptions, walk};
use crate::text::Span;

struct Folder(tempfile::TempDir);

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn write(&self, name: &str, content: impl AsRef<[u8]>) -> FoundFile {
        let path = self.0.path().join(name);
        fs::write(&path, content).unwrap();
        FoundFile::at(&path).unwrap()
    }

    fn read(&self, name: &str, content: impl AsRef<[u8]>) -> Result<ReadAll, Skipped> {
        read_all(&self.write(name, content), &ReadOptions::default())
    }

    fn article(&self, name: &str, content: impl AsRef<[u8]>) -> Article {
        let mut all = self.read(name, content).unwrap();
        assert_eq!((all.articles.len(), all.skipped.len()), (1, 0));
        all.articles.remove(0)
    }

    fn reason(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        let skipped = self.read(name, content).unwrap_err();
        assert_eq!(skipped.path, name);
        skipped.reason
    }
}

fn gzip(content: impl AsRef<[u8]>) -> Vec<u8> {
    use std::io::Write;
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(content.as_ref()).unwrap();
    encoder.finish().unwrap()
}

fn utf_16(text: &str) -> Vec<u8> {
    [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect()
}

const PROSE: &str = "The café opened — at last.\r\n\r\nIt closed again the next day.\r\n";
const LINES: &str = "{\"_id\": \"a\", \"text\": \"One — here.\"}\n{\"text\": \"Two.\"}\n";

#[test]
fn plain_text_is_cited_in_the_file_to_the_byte() {
    for mark in [&b""[..], b"\xEF\xBB\xBF"] {
        let file = [mark, PROSE.as_bytes()].concat();
        let article = Folder::new().article("a.txt", &file);
        assert_eq!((article.text.as_str(), article.encoding.as_str()), (PROSE, "UTF-8"));
        let whole = article.origin.bytes(Span::new(0, PROSE.len()));
        assert_eq!((article.origin.of, whole), (BytesOf::File, Span::new(mark.len(), file.len())));
        let at = PROSE.find("It").unwrap();
        assert_eq!(article.origin.lines(PROSE, Span::new(at, PROSE.len())).start, 3);
    }
}

#[test]
fn other_encodings_and_compressed_files_are_cited_in_the_text() {
    let folder = Folder::new();
    let windows: Vec<u8> = encoding_rs::WINDOWS_1252.encode(PROSE).0.into_owned();
    for (name, content, encoding) in [
        ("a.txt", utf_16(PROSE), "UTF-16LE"),
        ("b.txt", windows, "windows-1252"),
        ("c.txt.gz", gzip(PROSE), "UTF-8"),
        ("d.txt.zst", zstd::encode_all(PROSE.as_bytes(), 3).unwrap(), "UTF-8"),
        ("e.txt", gzip(PROSE), "UTF-8"),
    ] {
        let article = folder.article(name, content);
        assert_eq!((article.text.as_str(), article.encoding.as_str()), (PROSE, encoding), "{name}");
        assert_eq!((article.origin.of, article.id.as_str()), (BytesOf::Text, name));
        let at = PROSE.find("It").unwrap();
        assert_eq!(article.origin.lines(PROSE, Span::new(at, PROSE.len())).start, 3);
    }
}

#[test]
fn every_format_is_read_compressed_too() {
    let folder = Folder::new();
    for (name, content) in [
        ("a.md", "# Title\n\nA paragraph of words.\n"),
        ("a.html", "<html><body><p>A paragraph of words.</p></body></html>"),
        ("a.json", "{\"title\": \"T\", \"text\": \"A paragraph of words.\"}"),
        ("a.jsonl", "{\"title\": \"T\", \"text\": \"A paragraph of words.\"}\n"),
        ("a", "A paragraph of words."),
    ] {
        let plain = folder.article(name, content);
        assert!(plain.text.contains("A paragraph of words."), "{name}");
        let packed = folder.article(&format!("{name}.gz"), gzip(content));
        assert_eq!((&packed.text, packed.format), (&plain.text, plain.format));
        let packed = folder.article(&format!("{name}.zst"), zstd::encode_all(content.as_bytes(), 1).unwrap());
        assert_eq!((&packed.text, packed.origin.of), (&plain.text, BytesOf::Text));
    }
}

#[test]
fn json_lines_are_read_in_every_dress() {
    let folder = Folder::new();
    for (name, content, encoding) in [
        ("a.jsonl", LINES.as_bytes().to_vec(), "UTF-8"),
        ("b.jsonl", format!("\u{feff}{LINES}").into_bytes(), "UTF-8"),
        ("c.ndjson.gz", gzip(LINES), "UTF-8"),
        ("d.jsonl", utf_16(LINES), "UTF-16LE"),
        ("e.jsonl", LINES.replace('\n', "\r\n").into_bytes(), "UTF-8"),
    ] {
        let all = folder.read(name, content).unwrap();
        let ids: Vec<_> = all.articles.iter().map(|article| article.id.as_str().to_owned()).collect();
        assert_eq!(ids, ["a".to_owned(), format!("{name}:2")]);
        assert_eq!(all.articles[0].text, "One — here.");
        assert_eq!(all.articles[0].encoding, encoding);
        assert_eq!((all.summary.articles, all.summary.skipped, all.summary.changed), (2, 0, false));
    }
}

#[test]
fn the_hash_is_that_of_the_bytes_on_disk() {
    let folder = Folder::new();
    for (name, content) in [
        ("a.txt", PROSE.as_bytes().to_vec()),
        ("a.txt.gz", [gzip(PROSE), vec![0; 100_000]].concat()),
        ("a.jsonl", LINES.repeat(5_000).into_bytes()),
        ("a.jsonl.gz", gzip(LINES.repeat(5_000))),
    ] {
        let all = folder.read(name, &content).unwrap();
        assert_eq!(all.summary.hash, xxhash_rust::xxh3::xxh3_128(&content), "{name}");
    }
}

#[test]
fn what_is_no_article_says_why() {
    let folder = Folder::new();
    assert_eq!(folder.reason("a.txt", ""), "empty");
    assert_eq!(folder.reason("a.md.gz", gzip("")), "empty");
    assert_eq!(folder.reason("a.jsonl", ""), "empty");
    assert_eq!(folder.reason("a.txt", "\u{feff} \r\n\t"), "nothing but blanks");
    assert_eq!(folder.reason("a", b"\x7fELF\x02\x01\x01\0\0"), "binary (a program)");
    assert_eq!(folder.reason("a.txt", b"text\0text"), "binary (it holds NUL bytes)");
    assert_eq!(folder.reason("a.txt", b"\xFF\xFE\0\0a\0\0\0"), "in UTF-32, which is not read");
    assert_eq!(folder.reason("a.jsonl", b"\xFF\xFE\0\0a\0\0\0"), "in UTF-32, which is not read");
    assert_eq!(folder.reason("a.pdf", "text"), "no format that is read (.pdf)");
    assert_eq!(folder.reason("a.txt.gz", "text"), "it is not gzip data");
    let packed = gzip(PROSE.repeat(20));
    assert_eq!(folder.reason("a.txt.gz", &packed[..packed.len() / 2]), "its gzip data ends too early");
    assert_eq!(folder.reason("a.json", "{\"text\": \"a"), "broken JSON: EOF while parsing a string (column 11)");
}

#[test]
fn records_before_a_cut_are_read() {
    let packed = gzip((0..2_000).map(|number| format!("{{\"text\": \"Number {number}.\"}}\n")).collect::<String>());
    let all = Folder::new().read("a.jsonl.gz", &packed[..packed.len() / 2]).unwrap();
    assert!(all.articles.len() > 100);
    assert_eq!(all.skipped.len(), 1);
    assert_eq!(all.skipped[0].line, Some(all.articles.len() as u64 + 1));
    assert_eq!(all.skipped[0].reason, "its gzip data ends too early");
}

#[test]
fn the_size_limit_holds_on_disk_and_decompressed() {
    let folder = Folder::new();
    let options = ReadOptions { max_bytes: 1_000 };
    let reason = |file: &FoundFile| read_all(file, &options).unwrap_err().reason;
    let large = "words and more ".repeat(100_000);
    assert_eq!(reason(&folder.write("a.txt", &large)), "larger than the limit of 1.0 kB (1.5 MB)");
    let bomb = folder.write("a.txt.zst", zstd::encode_all(large.as_bytes(), 3).unwrap());
    assert_eq!(reason(&bomb), "larger than the limit of 1.0 kB once decompressed");
    let exact = folder.write("b.txt", &large[..1_000]);
    assert_eq!(read_all(&exact, &options).unwrap().articles.len(), 1);
    // The limit holds for each record, not for a file of them.
    let lines = folder.write("a.jsonl", LINES.repeat(1_000));
    assert_eq!(read_all(&lines, &options).unwrap().articles.len(), 2_000);
}

#[test]
fn a_file_that_vanished_says_so() {
    let folder = Folder::new();
    for name in ["a.txt", "a.jsonl"] {
        let file = folder.write(name, "text");
        fs::remove_file(&file.path).unwrap();
        let skipped = read_all(&file, &ReadOptions::default()).unwrap_err();
        assert_eq!(skipped.reason, "it vanished before it was read");
        fs::create_dir(&file.path).unwrap();
        assert_eq!(read_all(&file, &ReadOptions::default()).unwrap_err().reason, "no file any more");
    }
}

#[test]
fn a_file_that_changes_while_its_records_are_read_is_marked() {
    let folder = Folder::new();
    let file = folder.write("a.jsonl", LINES);
    let summary = read(&file, &ReadOptions::default(), &mut |_| {
        fs::write(&file.path, LINES.repeat(3)).unwrap();
        ControlFlow::Continue(())
    });
    assert!(summary.unwrap().changed);
}

#[test]
fn a_file_that_keeps_changing_is_read_whole_or_named() {
    use std::io::Write;
    use std::sync::atomic::{AtomicBool, Ordering};
    let folder = Folder::new();
    let file = folder.write("a.txt", "A sentence that repeats. ".repeat(20_000));
    let stop = AtomicBool::new(false);
    let outcomes = std::thread::scope(|scope| {
        scope.spawn(|| {
            let mut growing = fs::OpenOptions::new().append(true).open(&file.path).unwrap();
            while !stop.load(Ordering::Relaxed) {
                growing.write_all(b"More. ").unwrap();
            }
        });
        let outcomes: Vec<_> = (0..10).map(|_| read_all(&file, &ReadOptions::default())).collect();
        stop.store(true, Ordering::Relaxed);
        outcomes
    });
    for outcome in outcomes {
        match outcome {
            Ok(all) => assert!(all.articles[0].text.starts_with("A sentence that repeats. ")),
            Err(skipped) => assert_eq!(skipped.reason, "it changed while it was read"),
        }
    }
    // Once it holds still it is read.
    assert_eq!(read_all(&file, &ReadOptions::default()).unwrap().articles.len(), 1);
}

#[test]
fn records_are_told_apart_by_id_or_by_place() {
    let all = Folder::new().read("a b.jsonl", "{\"id\": 7, \"text\": \"One.\"}\n\n{\"text\": \"Two.\"}\n").unwrap();
    let [own, by_place] = &all.articles[..] else { panic!("two articles") };
    assert_eq!((own.id.as_str(), own.line), ("7", Some(1)));
    assert_eq!(own.id_by_place.as_ref().map(ArticleId::as_str), Some("a%20b.jsonl:1"));
    assert_eq!((by_place.id.as_str(), by_place.line, &by_place.id_by_place), ("a%20b.jsonl:3", Some(3), &None));
}

fn shared(folder: &str) -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared").join(folder);
    if folder.is_dir() {
        return Some(folder);
    }
    use std::io::Write;
    let _ = writeln!(std::io::stderr(), "skipped: {} is not there", folder.display());
    None
}

#[test]
fn the_source_articles_are_read_to_the_byte() {
    let Some(folder) = shared("articles") else { return };
    let found = walk(&folder, &WalkOptions::default()).unwrap();
    assert!(!found.files.is_empty());
    for file in &found.files {
        let all = read_all(file, &ReadOptions::default()).unwrap();
        assert_eq!(all.articles.len(), 1);
        assert_eq!(all.articles[0].text.as_bytes(), fs::read(&file.path).unwrap());
        assert_eq!(all.articles[0].origin.of, BytesOf::File);
    }
}

#[test]
fn every_record_of_the_collections_is_read() {
    let Some(folder) = shared("collections") else { return };
    for entry in fs::read_dir(folder).unwrap() {
        let corpus = entry.unwrap().path().join("corpus.jsonl");
        if !corpus.is_file() {
            continue;
        }
        let file = FoundFile::at(&corpus).unwrap();
        let all = read_all(&file, &ReadOptions::default()).unwrap();
        let content = fs::read_to_string(&corpus).unwrap();
        let (mut full, mut empty) = (0, Vec::new());
        for (number, line) in (1..).zip(content.lines()) {
            let record: serde_json::Value = serde_json::from_str(line).unwrap();
            let has = |name: &str| record[name].as_str().is_some_and(|text| !text.trim().is_empty());
            if has("title") || has("text") { full += 1 } else { empty.push(Some(number)) }
        }
        let skipped: Vec<_> = all.skipped.iter().map(|skipped| skipped.line).collect();
        assert_eq!((all.articles.len(), skipped), (full, empty), "{}", corpus.display());
        assert!(all.articles.iter().all(|article| article.id_by_place.is_some()));
    }
}

const NAMES: [&str; 12] = [
    "a.txt",
    "a.md",
    "a.html",
    "a.json",
    "a.jsonl",
    "a",
    "a.txt.gz",
    "a.md.zst",
    "a.html.gz",
    "a.json.zst",
    "a.jsonl.gz",
    "a.jsonl.zst",
];

/// Whatever is handed over keeps the promises of an article.
fn check(article: &Article) {
    assert!(!article.text.is_empty());
    let mut end = 0;
    for block in &article.blocks {
        assert!(block.span.start >= end && block.span.end <= article.text.len());
        assert!(article.text[end..block.span.start].trim().is_empty() && article.text.is_char_boundary(block.span.end));
        end = block.span.end;
    }
    assert!(article.text[end..].trim().is_empty());
}

fn fragments() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        Just(b"{\"text\": \"".to_vec()),
        Just(b"\"}\n".to_vec()),
        Just(b"[{\"_id\":".to_vec()),
        Just(b"<p>".to_vec()),
        Just(b"</p>".to_vec()),
        Just(b"---\ntitle: ".to_vec()),
        Just(b"\n\n# ".to_vec()),
        Just(b"\xEF\xBB\xBF".to_vec()),
        Just(b"\xFF\xFE".to_vec()),
        Just(b"\r\n".to_vec()),
        "[ -~]{0,20}".prop_map(String::into_bytes),
        "\\PC{0,10}".prop_map(String::into_bytes),
        proptest::collection::vec(any::<u8>(), 0..10),
    ];
    proptest::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(crate::testing::cases(64))]

    #[test]
    fn any_bytes_under_any_name_are_read_or_refused(content in fragments(), pack in any::<bool>()) {
        let folder = Folder::new();
        for name in NAMES {
            let packed = match name.rsplit('.').next() {
                Some("gz") if pack => gzip(&content),
                Some("zst") if pack => zstd::encode_all(&content[..], 1).unwrap(),
                _ => content.clone(),
            };
            if let Ok(all) = folder.read(name, packed) {
                all.articles.iter().for_each(check);
            }
        }
    }

    #[test]
    fn spans_of_plain_text_are_slices_of_the_file(
        words in "([a-zà-ÿ一-丁 ,.\u{1F600}]{1,12}(\n|\r\n|\r|\n\n)?){1,30}",
        mark in any::<bool>(),
        ends in (any::<prop::sample::Index>(), any::<prop::sample::Index>()),
    ) {
        prop_assume!(!blank(&words));
        let file = [if mark { &b"\xEF\xBB\xBF"[..] } else { b"" }, words.as_bytes()].concat();
        let article = Folder::new().article("a.txt", &file);
        let borders: Vec<usize> = (0..=words.len()).filter(|at| words.is_char_boundary(*at)).collect();
        let (a, b) = (*ends.0.get(&borders), *ends.1.get(&borders));
        let span = Span::new(a.min(b), a.max(b));
        let cited = article.origin.bytes(span);
        prop_assert_eq!(&file[cited.range()], span.of(&article.text).as_bytes());
    }
}
