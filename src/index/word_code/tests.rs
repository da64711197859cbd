use std::sync::LazyLock;

use proptest::prelude::*;
use tantivy::directory::OwnedBytes;

use super::*;

/// Texts as a corpus has them.
fn row(from: usize, to: usize) -> Vec<u8> {
    let said = ["buys a stake in", "denies talks with", "is valued above", "hires the founder of"];
    let mut row = Vec::new();
    for number in from..to {
        let at = number * 31 % 1009;
        let text = format!(
            "Company{} {} “company {}” for {}.{} million. The boards agreed, it says.\n\n",
            at % 97,
            said[at % 4],
            at % 89,
            at % 7,
            at % 9
        );
        row.extend_from_slice(text.as_bytes());
        if number % 3 == 2 {
            row.push(END);
        }
    }
    row.push(END);
    row
}

fn list() -> Vec<u8> {
    static LIST: LazyLock<Vec<u8>> = LazyLock::new(|| train(&row(0, 3000)).unwrap());
    LIST.clone()
}

fn encoder() -> &'static Encoder {
    static ENCODER: LazyLock<Encoder> =
        LazyLock::new(|| Encoder::new(List::new(OwnedBytes::new(list())).unwrap()).unwrap());
    &ENCODER
}

fn encode(encoder: &Encoder, row: &[u8]) -> Vec<u8> {
    let mut coded = b"before".to_vec();
    encoder.encode(row, &mut Scratch::default(), &mut coded);
    coded.split_off(b"before".len())
}

fn assert_comes_back(encoder: &Encoder, row: &[u8]) -> usize {
    let coded = encode(encoder, row);
    let texts = row.iter().filter(|byte| **byte == END).count();
    let mut decoded = Vec::new();
    assert!(encoder.list().decode(&coded, texts, &mut decoded).is_some(), "{row:?}");
    assert_eq!(String::from_utf8_lossy(&decoded), String::from_utf8_lossy(row));
    assert_eq!(decoded, row);
    coded.len()
}

#[test]
fn texts_come_back_from_few_bits() {
    let encoder = encoder();
    let row = row(5000, 5100);
    let coded = assert_comes_back(encoder, &row);
    assert!(coded * 5 < row.len(), "{coded} of {}", row.len());
    let long =
        [&[b'x'; 1000][..], &[b'-'; 1000], "—".repeat(90).as_bytes(), "値札".repeat(90).as_bytes(), &[END]].concat();
    let texts: [&[u8]; 12] = [
        b"\xFF",
        b"\xFF\xFF \xFF  \xFF\n\xFF",
        b"company\xFFCompany\xFF The COMPANY, the Company. The company\xFF",
        b"iPhone IPhone. iPhone.IPhone 12ab A a. A. a\xFF",
        "Zoë’s “naïve” — Émile…\u{a0}Ünder. Éa\u{ff}".as_bytes(),
        "the-the, The/the (The) Unheard unheard Unheard. Unheard, unheard\u{301}".as_bytes(),
        b"\xE2\xFF\xE2\x80\xFF\xE2\x80\x99\xFF\xE2\x82\xAC\xE2",
        "値段は十億円です。会社は発表した。値段は十億円です。".as_bytes(),
        b"| a | b |\n|---|---|\n| 1.5 | -2 |\0\x01",
        &long,
        b"",
        b"no end",
    ];
    for text in texts {
        let row = [text, if text.ends_with(&[END]) { b"" } else { b"\xFF" }].concat();
        assert_comes_back(encoder, &row);
    }
}

#[test]
fn a_list_depends_on_what_is_said_alone() {
    let texts = row(0, 3000);
    assert_eq!(train(&texts), Some(list()));
    let texts: Vec<&[u8]> = texts.split_inclusive(|byte| *byte == END).collect();
    let turned: Vec<u8> = texts.iter().rev().copied().collect::<Vec<_>>().concat();
    assert_eq!(train(&turned), Some(list()));
}

#[test]
fn a_sample_that_repeats_nothing_makes_no_list() {
    for sample in [&b""[..], b"\xFF", b" \xFF", b"once upon a time\xFF"] {
        assert_eq!(train(sample), None);
    }
    assert!(train(b"a a\xFF").is_some());
}

#[test]
fn rare_things_get_no_longer_codes_than_there_are() {
    let frequencies: Vec<u64> = (0..60).map(|at| 1 << at).collect();
    let lengths = prefix::lengths(&frequencies);
    assert_eq!(lengths.iter().max(), Some(&(prefix::LONGEST as u8)));
    let mut counts = prefix::Counts::default();
    lengths.iter().for_each(|length| counts[usize::from(*length)] += 1);
    let codes = prefix::Codes::new(&counts).unwrap();
    for (coded, rank) in codes.all().zip(0..) {
        let zeros_follow = coded.code << (32 - coded.bits);
        for bits in [zeros_follow, zeros_follow | u32::MAX >> coded.bits] {
            assert_eq!(codes.read(&mut bits::BitReader::new(&bits.to_be_bytes())), Some(rank));
        }
    }
    counts[1] += 1;
    assert!(prefix::Codes::new(&counts).is_none(), "no room");
}

#[test]
fn damage_is_no_panic_and_takes_no_more_memory() {
    let encoder = encoder();
    let row = row(1, 40);
    let texts = row.iter().filter(|byte| **byte == END).count();
    let coded = encode(encoder, &row);
    let mut decoded = Vec::new();
    for end in 0..coded.len() {
        decoded.clear();
        assert_eq!(encoder.list().decode(&coded[..end], texts, &mut decoded), None, "{end}");
    }
    for at in 0..coded.len() * 8 {
        let mut damaged = coded.clone();
        damaged[at / 8] ^= 1 << (at % 8);
        decoded.clear();
        let _ = encoder.list().decode(&damaged, texts, &mut decoded);
        assert!(decoded.len() < 400 * coded.len());
    }
    let list = list();
    for at in (0..600).chain((600..list.len()).step_by(7)) {
        for byte in [0, list[at] ^ 1, list[at] ^ 0x80, 0xFF] {
            let mut damaged = list.clone();
            damaged[at] = byte;
            for bytes in [damaged.clone(), damaged[..at].to_vec()] {
                let Some(damaged) = List::new(OwnedBytes::new(bytes)) else { continue };
                decoded.clear();
                let _ = damaged.decode(&coded, texts, &mut decoded);
                if let Some(encoder) = Encoder::new(damaged) {
                    encode(&encoder, &row);
                }
            }
        }
    }
}

proptest! {
    #[test]
    fn whatever_is_said_comes_back(texts in prop::collection::vec("([ .,\n—’“]{0,3}([a-cA-C]{1,3}|company|The|\\PC{0,60}|[0-9]{1,5})){0,20}", 0..4)) {
        let row: Vec<u8> = texts.iter().flat_map(|text| text.bytes().chain([END])).collect();
        assert_comes_back(encoder(), &row);
        // And by what was learned of it.
        if let Some(list) = train(&row.repeat(2)) {
            assert_comes_back(&Encoder::new(List::new(OwnedBytes::new(list)).unwrap()).unwrap(), &row);
        }
    }

    #[test]
    fn whatever_bytes_are_read_as_codes_nothing_panics(bytes in prop::collection::vec(any::<u8>(), 0..200), texts in 0_usize..9) {
        let mut decoded = Vec::new();
        let _ = encoder().list().decode(&bytes, texts, &mut decoded);
        let _ = List::new(OwnedBytes::new(bytes));
    }
}

/// Signs of 3,000, the first of them the most often, without blanks.
fn signs_in_a_row(seed: u64, texts: usize) -> Vec<u8> {
    let (mut row, mut state) = (Vec::new(), seed);
    for number in 1..=texts * 60 {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let part = (state >> 33) as f64 / (1_u64 << 31) as f64;
        let sign = char::from_u32(0x4E00 + (3000.0 * part * part) as u32).unwrap();
        row.extend_from_slice(sign.encode_utf8(&mut [0; 4]).as_bytes());
        match number % 60 {
            0 => row.push(END),
            at if at % 20 == 0 => row.extend_from_slice("。".as_bytes()),
            _ => {}
        }
    }
    row
}

#[test]
fn words_without_blanks_are_said_in_their_signs() {
    let list = train(&signs_in_a_row(1, 2000)).unwrap();
    let encoder = Encoder::new(List::new(OwnedBytes::new(list)).unwrap()).unwrap();
    let row = signs_in_a_row(2, 100);
    let coded = assert_comes_back(&encoder, &row);
    // Of 24 bits some 11 tell one of 3,000, and each word begins and ends.
    assert!(coded * 5 < row.len() * 3, "{coded} of {}", row.len());
}
