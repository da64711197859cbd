use super::super::word_code::END;
use super::*;

/// Texts as a corpus has them: much is alike, nothing is the same.
fn row(number: usize) -> Vec<u8> {
    let said = ["buys a stake in", "denies talks with", "is valued above", "hires the founder of"];
    let mut text = String::new();
    for sentence in 0..12 {
        let at = number.wrapping_mul(31).wrapping_add(sentence * 7);
        text.push_str(&format!("Company {} {} company {} for {} million. ", at % 97, said[at % 4], at % 89, at % 1013));
    }
    text.bytes().chain([END]).collect()
}

fn say(packer: &Packer, row: &[u8]) -> Option<Vec<u8>> {
    let mut packing = Packing { row: row.to_vec(), ..Packing::default() };
    let mut said = Vec::new();
    packer.say(&mut packing, &mut said).then_some(said)
}

fn trained() -> Packer {
    let packer = Packer { packs_each: true, ..Packer::default() };
    *packer.lock() = Sampling::Gathers(Vec::new());
    let mut number = 0;
    while !matches!(*packer.lock(), Sampling::Trains(_)) {
        assert_eq!(say(&packer, &row(number)), None, "there is no dictionary");
        number += 1;
        assert!(number < 100_000, "a dictionary is made");
    }
    packer.finish_training();
    assert!(packer.dictionary.get().is_some());
    packer
}

#[test]
fn texts_are_said_in_few_bytes_and_come_back() {
    let packer = trained();
    let (mut before, mut after) = (0, 0);
    for number in 200_000..200_500 {
        let row = row(number);
        let said = say(&packer, &row).unwrap();
        before += row.len();
        after += said.len();
        assert_eq!(packer.unpack(Packed::InWords(&said, 1)).unwrap(), row);
    }
    assert!(after * 5 < before, "{after} of {before}");

    let folder = tempfile::tempdir().unwrap();
    let name = packer.write(folder.path(), None).unwrap();
    let reopened = Packer::new(folder.path(), name.as_deref(), false).unwrap();
    let unpacker = Unpacker::open(folder.path(), name.as_deref()).unwrap();
    let said = say(&packer, &row(7)).unwrap();
    assert_eq!(say(&reopened, &row(7)).as_ref(), Some(&said), "as in the run before");
    unpacker.verify().unwrap();
    std::fs::remove_file(folder.path().join(name.unwrap())).unwrap();
    assert_eq!(unpacker.unpack(Packed::InWords(&said, 1)).unwrap(), row(7), "what is open stays readable");
}

#[test]
fn a_record_is_packed_by_itself_where_that_helps() {
    let packer = Packer { packs_each: true, ..Packer::default() };
    let mut packing = Packing { plain: row(1), ..Packing::default() };
    assert!(packer.pack_alone(&mut packing));
    assert!(packing.packed.len() < packing.plain.len());
    assert_eq!(packer.unpack(Packed::Alone(&packing.packed)).unwrap(), row(1));
    packing.plain = b"x".to_vec();
    assert!(!packer.pack_alone(&mut packing), "what gets longer stays as it is");
}

#[test]
fn a_small_update_makes_no_dictionary() {
    let folder = tempfile::tempdir().unwrap();
    let packer = Packer::new(folder.path(), None, packs_each(LEAST_BYTES - 1)).unwrap();
    assert!(!packer.packs_each());
    assert!(!packer.pack_alone(&mut Packing { plain: row(1), ..Packing::default() }));
    assert!(matches!(*packer.lock(), Sampling::Done));
    assert_eq!(packer.write(folder.path(), None).unwrap(), None);
}

#[test]
fn damage_is_said() {
    let packer = trained();
    let folder = tempfile::tempdir().unwrap();
    let name = packer.write(folder.path(), None).unwrap();
    let said = say(&packer, &row(7)).unwrap();
    assert!(packer.unpack(Packed::Alone(b"no frame")).is_err());
    assert!(packer.unpack(Packed::InWords(&said[..said.len() - 3], 1)).is_err());
    assert!(packer.unpack(Packed::InWords(&said, 2)).is_err());
    assert!(Unpacker::default().unpack(Packed::InWords(&said, 1)).unwrap_err().contains("names none"));
    assert!(Unpacker::open(folder.path(), Some("../secret")).is_err());

    let file = folder.path().join(name.as_deref().unwrap());
    let bytes = std::fs::read(&file).unwrap();
    let mut other = bytes.clone();
    other[0] ^= 1;
    for (bytes, word) in [(&other[..], "no dictionary"), (&bytes[..40], "checksum"), (&[], "no dictionary")] {
        std::fs::write(&file, bytes).unwrap();
        let unpacker = Unpacker::open(folder.path(), name.as_deref()).unwrap();
        assert!(unpacker.verify().unwrap_err().to_string().contains(word));
        assert!(unpacker.unpack(Packed::InWords(&said, 1)).unwrap_err().contains("no dictionary"));
        assert!(Packer::new(folder.path(), name.as_deref(), false).is_err());
    }
}
