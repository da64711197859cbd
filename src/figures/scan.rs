//! Where a figure may begin: most of a text is gone over word by word, and only a few words are looked at twice.

use super::cursor::Word;
use super::money;
use super::multiple;
use super::number_words::{self, part};
use super::openers;
use super::tongue::Tongue;
use crate::article::month_number;
use crate::text::letters::{UPPER, before, eight, letter_count, letters};

/// What a byte of ASCII may be the beginning of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    /// Nothing: blanks and marks.
    Passed,
    /// A word that can be no number.
    Plain,
    /// A word that may be one.
    Word,
    /// A digit, or the sign of a currency.
    Looked,
}

/// Small letters with which a word may begin that a figure begins with, in each tongue: those of its numbers, of *between*
/// and *from*, of its halves, and of months where they are written small.
const fn first_letters(tongue: Tongue) -> &'static [u8] {
    match tongue {
        Tongue::English => b"abefhknoqstz",
        Tongue::German => b"abdefhnsvz",
        Tongue::French => b"abcdefhjlmnoqstuv",
        Tongue::Spanish => b"abcdefhjlmnoqstuv",
        Tongue::Italian => b"abcdfglmnoqstuv",
        // Portuguese, Dutch and the like: numbers in words are read as in English, months are their own.
        Tongue::OtherComma => b"abcdefghijklmnopqrstuvwxyz",
    }
}

const fn classes(tongue: Tongue) -> [Class; 256] {
    let mut classes = [Class::Passed; 256];
    let mut byte = 0;
    while byte < 256 {
        classes[byte] = match byte as u8 {
            b'0'..=b'9' | b'$' | 0x80.. => Class::Looked,
            b'A'..=b'Z' => Class::Word,
            b'a'..=b'z' => Class::Plain,
            _ => Class::Passed,
        };
        byte += 1;
    }
    let letters = first_letters(tongue);
    let mut at = 0;
    while at < letters.len() {
        classes[letters[at] as usize] = Class::Word;
        at += 1;
    }
    classes
}

const TABLES: [[Class; 256]; 6] = [
    classes(Tongue::English),
    classes(Tongue::German),
    classes(Tongue::French),
    classes(Tongue::Spanish),
    classes(Tongue::Italian),
    classes(Tongue::OtherComma),
];

/// The first filter of a tongue.
pub(super) struct Scan {
    classes: &'static [Class; 256],
    tongue: Tongue,
}

impl Scan {
    pub(super) fn of(tongue: Tongue) -> Self {
        let [english, german, french, spanish, italian, other] = &TABLES;
        let classes = match tongue {
            Tongue::English => english,
            Tongue::German => german,
            Tongue::French => french,
            Tongue::Spanish => spanish,
            Tongue::Italian => italian,
            Tongue::OtherComma => other,
        };
        Self { classes, tongue }
    }

    /// The first place from `at` on that has to be looked at; the end of `bytes` where there is none.
    ///
    /// A word that is passed over is passed over whole, and never one that goes on as something else than letters of ASCII.
    pub(super) fn next(&self, bytes: &[u8], at: usize) -> usize {
        let mut at = at;
        while let Some(byte) = bytes.get(at) {
            match self.class(*byte) {
                Class::Passed => {
                    at += 1;
                    continue;
                }
                // Quotation marks and dashes.
                Class::Looked if *byte == 0xe2 && bytes.get(at + 1) == Some(&0x80) => {
                    at += 3;
                    continue;
                }
                Class::Looked => return at,
                Class::Plain | Class::Word => {}
            }
            let next = eight(bytes.get(at..).unwrap_or_default());
            let length = before(letters(next) ^ UPPER);
            let end = if length < 8 { at + length } else { word_end(bytes, at + 8) };
            let behind = bytes.get(end).copied().unwrap_or(b' ');
            // Addresses, codes, and words of a number that are told by their ends.
            let goes_on = behind != b' ' && (behind >= 0x80 || matches!(behind, b'0'..=b'9' | b':' | b'$'));
            if goes_on || self.is_opener(next, length) && self.may_open(bytes, at, end) {
                return at;
            }
            at = end + usize::from(behind == b' ');
        }
        at.min(bytes.len())
    }

    fn class(&self, byte: u8) -> Class {
        self.classes.get(usize::from(byte)).copied().unwrap_or(Class::Looked)
    }

    /// Whether the word that begins with these letters may be one to look at; see [`openers::may_be`].
    fn is_opener(&self, eight: u64, length: usize) -> bool {
        self.tongue != Tongue::English || openers::may_be(eight, length)
    }

    /// Whether the word from `at` to `end` has to be looked at, as far as its letters and what stands behind it tell.
    fn may_open(&self, bytes: &[u8], at: usize, end: usize) -> bool {
        let word = bytes.get(at..end).unwrap_or_default();
        let class = word.first().map_or(Class::Passed, |first| self.class(*first));
        let may = match (class, self.tongue) {
            (Class::Plain, _) => false,
            (_, Tongue::English) => may_begin_in_english(word, bytes, end),
            _ => true,
        };
        may || word.ends_with(b"fold") || word == b"www" && bytes.get(end) == Some(&b'.')
    }

    /// Whether a figure may begin with `word`, told by all its letters.
    pub(super) fn may_begin(&self, word: Word<'_>) -> bool {
        let lower = word.lower();
        let lower = lower.as_str();
        is_known(lower, self.tongue)
            || matches!(word.text, "P" | "PHP" | "Php" | "R" | "zł")
            || word.is_capitalised() && money::is_code(word.text)
            || self.is_month(word, lower)
    }

    /// Whether `word` may be a month: in English and German it has a capital.
    fn is_month(&self, word: Word<'_>, lower: &str) -> bool {
        let small = !matches!(self.tongue, Tongue::English | Tongue::German) && lower.len() >= 4;
        (3..=12).contains(&lower.len()) && (small || word.is_capitalised()) && month_number(lower).is_some()
    }
}

/// Where the letters of ASCII at `at` end.
fn word_end(bytes: &[u8], at: usize) -> usize {
    at + letter_count(bytes.get(at..).unwrap_or_default())
}

/// Whether a figure of an English text may begin with `word`, told by its length and a few of its letters; `end` is where
/// it ends in `bytes`.
fn may_begin_in_english(word: &[u8], bytes: &[u8], end: usize) -> bool {
    let letter = |at: usize| word.get(at).map_or(0, |letter| letter | 0x20);
    let capital = word.first().is_some_and(u8::is_ascii_uppercase);
    // Months, codes of currencies.
    if capital && (word.len() <= 4 || matches!(letter(0), b'j' | b'f' | b'm' | b'a' | b's' | b'o' | b'n' | b'd')) {
        return true;
    }
    match (word.len(), letter(0), letter(1)) {
        (1, b'a', _) | (2, b'a', b'n') => may_follow_article(bytes, end),
        // one, two, ten, six
        (3, b'o', b'n') | (3, b't', b'w' | b'e') | (3, b's', b'i') => true,
        // kr
        (2, b'k', b'r') => true,
        // half, four, five, from, nine, zero
        (4, b'h', b'a') => letter(2) == b'l',
        (4, b'f', b'o' | b'i' | b'r') | (4, b'n', b'i') | (4, b'z', b'e') => true,
        // three, seven, eight, fifty, forty, sixty, twice
        (5, b't', b'h') => letter(2) == b'r',
        (5, b's', b'e' | b'i') | (5, b'e', b'i') | (5, b'f', b'i' | b'o') | (5, b't', b'w') => true,
        // eleven, twelve, thirty, twenty, thrice, ninety, eighty
        (6, b'e', b'l' | b'i') | (6, b't', b'w' | b'h') | (6, b'n', b'i') => true,
        // quarter, between, fifteen, sixteen, seventy
        (7, b'q', b'u') | (7, b'b', b'e') | (7, b'f', b'i') | (7, b's', b'i' | b'e') => true,
        // thirteen, fourteen, eighteen, nineteen
        (8, b't', b'h') | (8, b'f', b'o') | (8, b'e', b'i') | (8, b'n', b'i') => true,
        // seventeen
        (9, b's', b'e') => true,
        _ => false,
    }
}

/// Whether what follows the article that ends at `end` may make a number of it: a scale, a fraction.
fn may_follow_article(bytes: &[u8], end: usize) -> bool {
    if bytes.get(end) != Some(&b' ') {
        return true;
    }
    let word = bytes.get(end + 1..word_end(bytes, end + 1)).unwrap_or_default();
    let first = word.first().map_or(b'-', |letter| letter | 0x20);
    if !first.is_ascii_lowercase() {
        return true;
    }
    let second = word.get(1).map_or(b'-', |letter| letter | 0x20);
    match (word.len(), first, second) {
        // bn, mn, lac; half, lakh
        (0..=3, ..) | (4, b'h' | b'l', b'a') => true,
        // a full percentage point, a whole basis point
        (4, b'f', b'u') | (5, b'w', b'h') | (5, b'b', b'a') | (10, b'p', b'e') => true,
        // a single percentage point
        (6, b's', b'i') => true,
        // third, tenth, fifth, sixth, ninth, dozen, crore
        (5, b't', b'h' | b'e') | (5, b'f' | b's' | b'n', b'i') | (5, b'd', b'o') | (5, b'c', b'r') => true,
        // fourth, eighth, factor
        (6, b'f', b'o' | b'a') | (6, b'e', b'i') => true,
        // twelfth, hundredth, fiftieth, eleventh, twentieth, fifteenth, sixteenth
        (7, b't', b'w') | (8, b'f' | b'e' | b's' | b'h', _) | (9, b't' | b'h' | b'f' | b's', _) => true,
        // quarter, seventh, hundred, million, billion
        (7, b'q', b'u') | (7, b's', b'e') | (7, b'h', b'u') | (7, b'm' | b'b', b'i') => true,
        // thousand, trillion, quadrillion
        (8.., b't', b'h' | b'r') | (8.., b'q', b'u') => true,
        _ => false,
    }
}

/// Whether `lower` is part of a number, or stands before one.
fn is_known(lower: &str, tongue: Tongue) -> bool {
    match lower {
        "a" | "an" | "half" | "quarter" | "between" | "from" | "twice" | "thrice" => true,
        "zwischen" | "von" | "vom" | "die" | "der" | "ein" | "eines" | "einem" => tongue == Tongue::German,
        "kr" => tongue == Tongue::English,
        "faktor" => tongue == Tongue::German,
        "facteur" => tongue == Tongue::French,
        "factor" => tongue == Tongue::Spanish,
        "fattore" => tongue == Tongue::Italian,
        "medio" => tongue == Tongue::Spanish,
        "la" => matches!(tongue, Tongue::French | Tongue::Spanish | Tongue::Italian),
        "desde" => tongue == Tongue::Spanish,
        "le" => tongue == Tongue::French,
        "mezzo" | "mezza" => tongue == Tongue::Italian,
        "entre" | "de" => matches!(tongue, Tongue::French | Tongue::Spanish),
        "du" => tongue == Tongue::French,
        "del" => tongue == Tongue::Spanish,
        "tra" | "fra" | "da" | "dal" => tongue == Tongue::Italian,
        _ if tongue == Tongue::German && number_words::german_half(lower).is_some() => true,
        // `anderthalbmal`
        _ if tongue == Tongue::German
            && lower.strip_suffix("mal").is_some_and(|half| number_words::german_half(half).is_some()) =>
        {
            true
        }
        _ if tongue == Tongue::German && multiple::german_times(lower).is_some() => true,
        _ => part(lower, tongue).is_some() || multiple::folded(lower).is_some(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::cursor::Cursor;

    /// Each word that the slower look lets through in English is let through by the first.
    #[test]
    fn the_first_filter_keeps_every_word_that_a_figure_may_begin_with() {
        let scan = Scan::of(Tongue::English);
        let mut kept = 0;
        for word in "a an half quarter between from twice thrice one two three four five six seven eight nine ten eleven twelve \
            thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety \
            zero tenfold fivefold January February March April May June July August September October November December Jan \
            Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec USD EUR GBP CHF Rs RMB"
            .split_whitespace()
        {
            for written in [word.to_owned(), format!("{}{}", word[..1].to_uppercase(), &word[1..])] {
                let text = format!("{written} third");
                let cursor = Cursor { text: &text, tongue: Tongue::English };
                assert!(scan.may_begin(cursor.word(0)), "{written}");
                assert_eq!(scan.next(text.as_bytes(), 0), 0, "{written}");
                kept += 1;
            }
        }
        assert!(kept > 100);
        for scale in
            "hundred thousand million billion trillion quadrillion dozen lakh lac crore half third quarter fourth \
            fifth sixth seventh eighth ninth tenth eleventh twelfth fifteenth sixteenth twentieth fiftieth hundredth \
            thousandth factor"
                .split_whitespace()
        {
            assert_eq!(scan.next(format!("a {scale}").as_bytes(), 0), 0, "{scale}");
        }
    }

    #[test]
    fn words_of_prose_are_passed_over() {
        let text = "the museum of a small town had its own orchestra, and nobody knew who paid for that.";
        assert_eq!(Scan::of(Tongue::English).next(text.as_bytes(), 0), text.len());
    }
}
