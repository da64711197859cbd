//! Which currency a code, a letter before a sign, or a word names.

use super::cursor::{Cursor, Word};

/// A currency by its ISO 4217 code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Currency(pub(super) &'static str);

/// Codes that may stand beside a number. Those that are words or names as well (`ALL`, `COP`, `PHP`, `TOP`) are left out.
pub(super) const CODES: &[&str] = &[
    "USD", "EUR", "GBP", "JPY", "CNY", "INR", "CHF", "AUD", "CAD", "NZD", "HKD", "SGD", "TWD", "SEK", "NOK", "DKK",
    "KRW", "BRL", "MXN", "ZAR", "RUB", "PLN", "AED", "SAR", "THB", "ILS", "IDR", "MYR", "VND", "UAH", "NGN", "CZK",
    "HUF", "ARS", "CLP", "EGP", "PKR", "KES", "BDT", "QAR", "KWD", "RON", "ISK", "DEM", "FRF", "ITL",
];

/// The currency that is shortened so.
pub(super) fn of_code(code: &str) -> Option<Currency> {
    match code {
        "RMB" => Some(Currency("CNY")),
        "DM" => Some(Currency("DEM")),
        "Rs" => Some(Currency("INR")),
        // Three countries pay in crowns; alone they are those of the largest.
        "kr" | "Kr" | "SKr" => Some(Currency("SEK")),
        "NKr" => Some(Currency("NOK")),
        "DKr" => Some(Currency("DKK")),
        "SFr" => Some(Currency("CHF")),
        "zł" => Some(Currency("PLN")),
        "Rp" => Some(Currency("IDR")),
        "RM" => Some(Currency("MYR")),
        _ if code.len() == 3 && code.bytes().all(|letter| letter.is_ascii_uppercase()) => {
            CODES.iter().find(|known| **known == code).map(|known| Currency(known))
        }
        _ => None,
    }
}

/// Whether `word` is the code of a currency that may stand before a number.
pub(super) fn is_code(word: &str) -> bool {
    of_code(word).is_some()
}

/// The currency of a dollar sign behind these letters.
pub(super) fn of_dollar_prefix(letters: &str) -> Option<&'static str> {
    Some(match letters {
        "" | "US" | "USD" => "USD",
        "A" | "AU" | "Aus" | "AUD" => "AUD",
        "C" | "CA" | "Can" | "CAD" => "CAD",
        "NZ" | "NZD" => "NZD",
        "HK" | "HKD" => "HKD",
        "S" | "SG" | "SGD" => "SGD",
        "NT" => "TWD",
        "R" => "BRL",
        "MX" | "Mex" => "MXN",
        _ => return None,
    })
}

/// The word of a currency at `at`, and the small letters of what says whose it is: `US dollars`, `Swiss francs`,
/// `millions d'euros`.
pub(super) fn described<'a>(cursor: Cursor<'a>, at: usize) -> (&'static str, Word<'a>) {
    let mut at = at;
    let link = cursor.word(at);
    if matches!(link.text, "de" | "di" | "of") {
        // `millions of dollars` has no number before it; `2 million of dollars` is said as well.
        at = cursor.blank(link.end);
    } else if link.text == "d" && matches!(cursor.char_at(link.end), Some('\'' | '’')) {
        at = link.end + cursor.char_at(link.end).map_or(0, char::len_utf8);
    }
    if cursor.rest(at).starts_with("U.S. ") {
        return ("us", cursor.word(at + 5));
    }
    let first = cursor.word(at);
    let adjective = match first.text {
        "US" | "American" => "us",
        "Canadian" => "canadian",
        "Australian" => "australian",
        "Singapore" => "singapore",
        "Taiwan" => "taiwan",
        "Hong" | "New" => {
            let second = cursor.next_word(first.end);
            return match second {
                Some(second) if matches!(second.text, "Kong" | "Zealand") => {
                    let adjective = if second.text == "Kong" { "hong kong" } else { "new zealand" };
                    (adjective, cursor.word(cursor.blank(second.end)))
                }
                _ => ("", first),
            };
        }
        "Swiss" | "Schweizer" => "swiss",
        "Swedish" => "swedish",
        "Norwegian" => "norwegian",
        "Danish" => "danish",
        "Mexican" => "mexican",
        "Argentine" => "argentine",
        "Chilean" => "chilean",
        "Indian" => "indian",
        "Pakistani" => "pakistani",
        "Chinese" | "Japanese" | "British" | "Russian" | "Turkish" | "Brazilian" | "Israeli" | "Polish" => "own",
        _ => return ("", first),
    };
    (adjective, cursor.word(cursor.after_joint(first.end).unwrap_or(first.end)))
}

/// The currency that is called so, by its word in small letters and whose it is.
pub(super) fn of_word(lower: &str, adjective: &str) -> Option<Currency> {
    Some(Currency(match lower {
        "dollar" | "dollars" | "dólares" | "dollari" => match adjective {
            "canadian" => "CAD",
            "australian" => "AUD",
            "singapore" => "SGD",
            "taiwan" => "TWD",
            "hong kong" => "HKD",
            "new zealand" => "NZD",
            _ => "USD",
        },
        "bucks" => "USD",
        "euro" | "euros" => "EUR",
        "pound" | "pounds" | "quid" | "livres" | "pfund" => "GBP",
        "yen" => "JPY",
        "yuan" | "renminbi" => "CNY",
        "rupee" | "rupees" if adjective == "pakistani" => "PKR",
        "rupee" | "rupees" => "INR",
        "won" => "KRW",
        "franc" | "francs" | "franken" => "CHF",
        "krona" | "kronor" => "SEK",
        "krone" | "kroner" => match adjective {
            "norwegian" => "NOK",
            "danish" => "DKK",
            _ => return None,
        },
        "peso" | "pesos" => match adjective {
            "argentine" => "ARS",
            "chilean" => "CLP",
            _ => "MXN",
        },
        "reais" => "BRL",
        "rand" => "ZAR",
        "ruble" | "rubles" | "rouble" | "roubles" | "rubel" => "RUB",
        "lira" | "liras" => "TRY",
        "shekel" | "shekels" => "ILS",
        "zloty" | "zlotys" => "PLN",
        "dirham" | "dirhams" => "AED",
        "riyal" | "riyals" => "SAR",
        "baht" => "THB",
        "naira" => "NGN",
        "ringgit" => "MYR",
        "rupiah" => "IDR",
        "dong" => "VND",
        "hryvnia" | "hryvnias" => "UAH",
        "forint" | "forints" => "HUF",
        "taka" => "BDT",
        // Those that the euro took the place of.
        "deutschmark" | "deutschmarks" => "DEM",
        "pesetas" => "ESP",
        "lire" => "ITL",
        "guilders" => "NLG",
        "drachmas" => "GRD",
        "escudos" => "PTE",
        _ => return None,
    }))
}
