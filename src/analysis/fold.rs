//! Makes spellings of one word alike: case, accents, width, ligatures, invisible characters.
//!
//! Folding looks at characters alone, never at the language, so that a text and a query meet whatever
//! either is taken for.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::decompose_compatible;

/// Appends `piece` in its folded form to `out`; nothing where it holds only marks and invisible characters.
pub(super) fn fold(piece: &str, out: &mut String) {
    let start = out.len();
    if piece.is_ascii() {
        out.push_str(piece);
        out[start..].make_ascii_lowercase();
    } else if piece.chars().all(|character| matches!(character, '\0'..='\u{7f}' | '\u{c0}'..='\u{17f}')) {
        // No combining mark can follow here, so there is nothing to compose first.
        piece.chars().for_each(|character| fold_character(character, out));
    } else {
        piece.nfkc().for_each(|character| fold_character(character, out));
    }
}

/// Appends `piece` in lower case with its accents kept, as stemmers want it.
pub(super) fn lower(piece: &str, turkic: bool, out: &mut String) {
    for character in piece.nfkc() {
        match character {
            _ if is_invisible(character) => {}
            'I' if turkic => out.push('ı'),
            'İ' => out.push('i'),
            _ => out.extend(character.to_lowercase()),
        }
    }
}

/// Characters that are not seen and do not part words: soft hyphens, joiners, direction marks, variants.
pub(crate) fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{ad}'
            | '\u{34f}'
            | '\u{61c}'
            | '\u{180b}'..='\u{180f}'
            | '\u{200c}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{e0000}'..='\u{e01ef}'
    )
}

/// The ASCII character that a full-width form stands for; any other character as it is.
pub(super) fn narrow(character: char) -> char {
    match character {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(character as u32 - 0xfee0).unwrap_or(character),
        '\u{fe69}' => '$',
        '\u{fe6a}' => '%',
        '\u{fe6b}' => '@',
        '\u{fe5f}' => '#',
        '\u{fe60}' => '&',
        '\u{ffe0}' => '¢',
        '\u{ffe1}' => '£',
        '\u{ffe5}' => '¥',
        '\u{ffe6}' => '₩',
        _ => character,
    }
}

fn fold_character(character: char, out: &mut String) {
    if character.is_ascii() {
        out.push(character.to_ascii_lowercase());
        return;
    }
    for lowered in character.to_lowercase() {
        match lowered {
            _ if is_mark_to_drop(lowered) || is_invisible(lowered) => {}
            'ё' => out.push('е'),
            // The letters й and ї are no accented и and і to those who read them.
            '\u{400}'..='\u{52f}' => out.push(lowered),
            '\u{80}'..='\u{3ff}' | '\u{1e00}'..='\u{1fff}' | '\u{2000}'..='\u{2bff}' | '\u{fb00}'..='\u{fb06}' => {
                decompose_compatible(lowered, |part| {
                    if !is_mark_to_drop(part) {
                        push_plain(part, out);
                    }
                });
            }
            _ => match decimal_digit(lowered) {
                Some(digit) => out.push(digit),
                None => out.push(lowered),
            },
        }
    }
}

/// Letters that Unicode does not take apart, though readers type them without.
fn push_plain(character: char, out: &mut String) {
    match character {
        'ß' => out.push_str("ss"),
        'æ' => out.push_str("ae"),
        'œ' => out.push_str("oe"),
        'þ' => out.push_str("th"),
        'ŋ' => out.push_str("ng"),
        'ø' => out.push('o'),
        'đ' | 'ð' => out.push('d'),
        'ħ' => out.push('h'),
        'ı' => out.push('i'),
        'ł' => out.push('l'),
        'ŧ' => out.push('t'),
        'ĸ' => out.push('k'),
        'ƒ' => out.push('f'),
        'ς' => out.push('σ'),
        '\u{2044}' => out.push('/'),
        _ if is_invisible(character) => {}
        _ => out.extend(character.to_lowercase()),
    }
}

/// Accents, points and harakat: marks that readers leave out. The vowel signs of Indic and Thai scripts
/// and the voicing marks of kana are letters in all but name, and stay.
fn is_mark_to_drop(character: char) -> bool {
    matches!(
        character,
        '\u{300}'..='\u{36f}'
            | '\u{483}'..='\u{489}'
            | '\u{591}'..='\u{5bd}'
            | '\u{5bf}'
            | '\u{5c1}'
            | '\u{5c2}'
            | '\u{5c4}'
            | '\u{5c5}'
            | '\u{5c7}'
            | '\u{610}'..='\u{61a}'
            | '\u{640}'
            | '\u{64b}'..='\u{65f}'
            | '\u{670}'
            | '\u{6d6}'..='\u{6dc}'
            | '\u{6df}'..='\u{6e4}'
            | '\u{6e7}'
            | '\u{6e8}'
            | '\u{6ea}'..='\u{6ed}'
            | '\u{1ab0}'..='\u{1aff}'
            | '\u{1dc0}'..='\u{1dff}'
            | '\u{20d0}'..='\u{20ff}'
            | '\u{fe20}'..='\u{fe2f}'
    )
}

/// The ASCII digit of a decimal digit of another script.
fn decimal_digit(character: char) -> Option<char> {
    const ZEROS: [u32; 22] = [
        0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6, 0xe50, 0xed0, 0xf20,
        0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0,
    ];
    let code = character as u32;
    let zero = ZEROS.iter().rev().find(|zero| **zero <= code)?;
    char::from_digit(code - zero, 10)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn folded(text: &str) -> String {
        let mut out = String::new();
        fold(text, &mut out);
        out
    }

    #[test]
    fn spellings_of_one_word_fold_alike() {
        for (written, expected) in [
            ("Meta", "meta"),
            ("Café", "cafe"),
            ("cafe\u{301}", "cafe"),
            ("naïve", "naive"),
            ("STRASSE", "strasse"),
            ("Straße", "strasse"),
            ("GROẞE", "grosse"),
            ("İstanbul", "istanbul"),
            ("ISPARTA", "isparta"),
            ("ıspanak", "ispanak"),
            ("ofﬁce", "office"),
            ("Ｍｅｔａ", "meta"),
            ("１４", "14"),
            ("co\u{ad}operate", "cooperate"),
            ("Łódź", "lodz"),
            ("Ærø", "aero"),
            ("œuvre", "oeuvre"),
            ("Đorđe", "dorde"),
            ("ΟΔΥΣΣΕΥΣ", "οδυσσευσ"),
            ("Ὀδυσσεύς", "οδυσσευσ"),
            ("Ёлка", "елка"),
            ("новый", "новый"),
            ("новыи\u{306}", "новый"),
            ("їжак", "їжак"),
            ("ſecret", "secret"),
            ("m²", "m2"),
            ("½", "1/2"),
            ("Ⅳ", "iv"),
            ("٢٠٢٤", "2024"),
            ("२०२४", "2024"),
            ("مُحَمَّد", "محمد"),
            ("שָׁלוֹם", "שלום"),
            ("हिन्दी", "हिन्दी"),
            ("Việt", "viet"),
            ("ﾒﾀ", "メタ"),
            ("ガ", "ガ"),
            ("\u{301}", ""),
        ] {
            assert_eq!(folded(written), expected, "{written}");
        }
    }

    #[test]
    fn stemmers_get_accents_and_the_turkish_letters() {
        let lowered = |text: &str, turkic| {
            let mut out = String::new();
            lower(text, turkic, &mut out);
            out
        };
        assert_eq!(lowered("École", false), "école");
        assert_eq!(lowered("ISPARTA", true), "ısparta");
        assert_eq!(lowered("İzmir", true), "izmir");
    }

    proptest! {
        #![proptest_config(crate::testing::cases(256))]

        #[test]
        fn folding_twice_changes_nothing_more(text in "\\PC{0,12}") {
            let once = folded(&text);
            prop_assert_eq!(folded(&once), once);
        }

        #[test]
        fn composed_and_decomposed_text_fold_alike(text in "\\PC{0,12}") {
            let composed: String = text.nfc().collect();
            let decomposed: String = text.nfd().collect();
            prop_assert_eq!(folded(&composed), folded(&decomposed));
        }
    }
}
