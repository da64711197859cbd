use proptest::prelude::*;

use super::*;
use crate::article::{Precision, Published};

/// What `names` call it: an article with its first passage, or another passage.
fn record(names: &[String], numbers: &[u64], bits: u32) -> (Option<StoredArticle>, StoredPassage) {
    let name = |at: usize| names[at % names.len()].clone();
    let number = |at: usize| numbers[at % numbers.len()];
    let is = |bit: u32| bits >> bit & 1 == 1;
    let line = is(0).then(|| number(0));
    let id = match (is(1), is(2)) {
        (true, true) => ArticleId::new(&name(0)),
        (true, false) => ArticleId::from_escaped(&format!("{}:{}", ArticleId::new(&name(0)).as_str(), number(0))),
        _ => ArticleId::new(&name(1)),
    };
    let text = name(2).repeat(3);
    let language = if is(3) { Some(Language::ENGLISH) } else { Language::from_code("de").filter(|_| is(4)) };
    let bytes_of = if is(5) { BytesOf::Text } else { BytesOf::File };
    let start = number(2) as usize / 2;
    let end = start + if is(6) { text.len() } else { number(3) as usize / 2 };
    let passage = StoredPassage {
        article: id.clone(),
        ordinal: if is(7) { 1 } else { number(4) as u32 },
        text,
        headings: if is(8) { names.to_vec() } else { Vec::new() },
        lines: LineRange { start: number(0), end: number(0).saturating_add(if is(9) { 0 } else { number(1) }) },
        bytes: Span { start, end },
        bytes_of,
        language,
        boilerplate: is(10).then_some(Boilerplate::Byline),
        offsets: if is(11) {
            numbers.iter().map(|at| (*at as usize, number(*at as usize % 7) as usize)).collect()
        } else {
            Vec::new()
        },
    };
    let article = StoredArticle {
        id: if is(12) { id } else { ArticleId::new("other") },
        file: ArticleId::new(&name(0)).as_str().to_owned(),
        root: if is(13) { 0 } else { number(1) as u32 },
        line,
        metadata: Metadata {
            title: is(14).then(|| name(3)),
            author: is(15).then(|| name(4)),
            published: is(16).then(|| Published { date: name(5), precision: Precision::Day }),
            source: is(17).then(|| name(6)),
            url: is(18).then(|| name(7)),
            language: if is(19) { language } else { None },
        },
        format: if is(20) { Format::JsonLines } else { Format::Text },
        encoding: if is(21) { "UTF-8".to_owned() } else { name(8) },
        bytes_of,
        passages: if is(22) { 1 } else { number(5) as u32 },
    };
    (is(23).then_some(article), passage)
}

/// A packer with a dictionary of texts of that kind.
fn packer() -> (tempfile::TempDir, Packer) {
    use crate::index::unpacking::{MAGIC, dictionary_name};
    let sample = "Data Company buys a.jsonl a:1 The stake, said the company.\u{ff}".repeat(40);
    let sample: Vec<u8> = sample.chars().map(|character| character as u8).collect();
    let list = crate::index::word_code::train(&sample).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let name = dictionary_name(&list);
    std::fs::write(folder.path().join(&name), [&MAGIC[..], &list].concat()).unwrap();
    let packer = Packer::new(folder.path(), Some(&name), false).unwrap();
    (folder, packer)
}

#[test]
fn what_an_article_of_one_passage_brings_beside_its_texts_is_short() {
    let (_folder, packer) = packer();
    let names = ["a.jsonl".to_owned(), "b".to_owned(), "The company said. ".to_owned()];
    let (mut article, passage) = record(&names, &[100_000], u32::MAX);
    let bare = article.as_mut().unwrap();
    bare.metadata = Metadata { language: bare.metadata.language, ..Metadata::default() };
    let passage = StoredPassage {
        headings: Vec::new(),
        boilerplate: None,
        offsets: Vec::new(),
        bytes: Span { start: 0, end: passage.text.len() },
        ..passage
    };
    let mut bytes = Vec::new();
    encode_record(article.as_ref(), &passage, &packer, &mut Packing::default(), &mut bytes).unwrap();
    assert_eq!(bytes[0], IN_WORDS);
    assert!(bytes.len() <= 36, "{} bytes", bytes.len());
    assert_eq!(decode_record(&bytes, |packed| packer.unpack(packed)), Ok((article, passage)));
}

proptest! {
    #[test]
    fn records_come_back(
        names in prop::collection::vec("(company|The|a.jsonl|[a-z %:]{0,5}|\\PC{0,9})( stake, said the company. )?", 1..10),
        numbers in prop::collection::vec(prop_oneof![0_u64..300, any::<u64>()], 1..8),
        bits in any::<u32>(),
    ) {
        let (article, passage) = record(&names, &numbers, bits);
        let (_folder, packer) = packer();
        let mut packing = Packing::default();
        for packer in [&packer, &Packer::default()] {
            let mut bytes = b"what was there".to_vec();
            encode_record(article.as_ref(), &passage, packer, &mut packing, &mut bytes).unwrap();
            let decoded = decode_record(&bytes, |packed| packer.unpack(packed));
            prop_assert_eq!(decoded, Ok((article.clone(), passage.clone())));
            // Whatever is damaged is told.
            for at in 0..bytes.len() {
                let mut damaged = bytes.clone();
                damaged[at] ^= 1 << (at % 8);
                prop_assert!(decode_record(&damaged, |packed| packer.unpack(packed)).is_err());
                prop_assert!(decode_record(&bytes[..at], |packed| packer.unpack(packed)).is_err());
            }
        }
    }

    #[test]
    fn whatever_bytes_are_read_as_a_record_nothing_panics(bytes in prop::collection::vec(any::<u8>(), 0..80), form in 0_u8..3) {
        let (_folder, packer) = packer();
        let mut bytes = [&[form][..], &bytes].concat();
        let _ = decode_record(&bytes, |packed| packer.unpack(packed));
        if let Some(mut rest) = bytes.get(1..)
            && let Some(head) = brief::Head::take(&mut rest)
        {
            let _ = head.record(b"a\xFFb\xFF\xFF");
        }
        seal(&mut bytes, &[]);
        let _ = decode_record(&bytes, |packed| packer.unpack(packed));
    }
}
