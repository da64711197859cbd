//! Currencies: signs, codes and words, before a number and behind it. None is ever converted into another.

use rust_decimal::Decimal;

use super::amount::{Number, Shape};
pub(super) use super::currency::{Currency, is_code};
use super::currency::{described, of_code, of_dollar_prefix, of_word};
use super::cursor::{Cursor, Lower, Word};
use super::fraction_signs;
use super::sign;
use super::tongue::Tongue;
use super::word_lists::{self, listed};

fn of_sign(cursor: Cursor<'_>, at: usize) -> Option<(Currency, usize)> {
    let sign = cursor.char_at(at)?;
    let code = match sign {
        '$' | '＄' => of_dollar_prefix(letters_before(cursor, at))?,
        '€' => "EUR",
        '£' => "GBP",
        '¥' | '￥' => "JPY",
        '₹' => "INR",
        '₩' => "KRW",
        '₽' => "RUB",
        '₺' => "TRY",
        '₪' => "ILS",
        '₫' => "VND",
        '₴' => "UAH",
        '₦' => "NGN",
        '₱' => "PHP",
        '฿' => "THB",
        _ => return None,
    };
    Some((Currency(code), at + sign.len_utf8()))
}

/// The letters that stand on the sign at `at`. The scale of a number before it is none: `14.3bn$`.
fn letters_before<'a>(cursor: Cursor<'a>, at: usize) -> &'a str {
    let is_of_number = |word: &Word<'_>| word.start.checked_sub(1).is_some_and(|last| cursor.is_digit(last));
    cursor.word_ending(at).filter(|word| !is_of_number(word)).map_or("", |word| word.text)
}

/// The currency whose sign stands at `at`, with the letters before it, and where the sign ends.
pub(super) fn sign_at(cursor: Cursor<'_>, at: usize) -> Option<(Currency, usize)> {
    of_sign(cursor, at)
}

/// The currency that `word` is the code or the name of.
pub(super) fn called(cursor: Cursor<'_>, word: Word<'_>) -> Option<Currency> {
    let (adjective, named) = described(cursor, word.start);
    of_code(word.text).or_else(|| of_word(named.lower().as_str(), adjective).filter(|_| named.start == word.start))
}

/// Whether a sign of a currency stands at `at`, whatever stands around it.
pub(super) fn is_sign(cursor: Cursor<'_>, at: usize) -> bool {
    of_sign(cursor, at).is_some()
}

/// The currency at `at` before a number, and where the number begins.
pub(super) fn before(cursor: Cursor<'_>, at: usize) -> Option<(usize, Currency)> {
    let (currency, end) = match of_sign(cursor, at) {
        Some((currency, end)) => {
            // `$US83.59`
            let letters = cursor.word(end);
            let is_written = !letters.is_empty() && cursor.byte(at) == b'$' && cursor.is_digit(letters.end);
            match of_dollar_prefix(letters.text).filter(|_| is_written) {
                Some(code) => (Currency(code), letters.end),
                None => (currency, end),
            }
        }
        None => {
            let word = cursor.word(at);
            let currency = of_code(word.text).or_else(|| lettered(cursor, word))?;
            let dotted = word.text == "Rs" && cursor.byte(word.end) == b'.';
            (currency, word.end + usize::from(dotted))
        }
    };
    // `$-5 million`; behind letters a hyphen makes a name: `USD-5`.
    let blank = cursor.blank(end);
    let number = if blank > end || !cursor.has_letter_before(end) { sign::skip_to_digit(cursor, blank) } else { blank };
    // `$.5 million`
    let is_number = cursor.is_digit(number)
        || fraction_signs::is_sign(cursor, number)
        || cursor.byte(end) == b'.' && cursor.is_digit(end + 1);
    is_number.then_some((number, currency))
}

/// `P1.42 trillion`, `PHP 5 million`, `R20m`: Philippine pesos and South African rand. The letters are those of names, too, so a scale
/// must follow, or thousands of pesos.
fn lettered(cursor: Cursor<'_>, word: Word<'_>) -> Option<Currency> {
    if !matches!(word.text, "P" | "PHP" | "Php" | "R") || cursor.tongue != Tongue::English {
        return None;
    }
    let is_rand = word.text == "R";
    let at = if is_rand || word.text == "P" { word.end } else { cursor.blank(word.end) };
    let digits = |at: usize| at + cursor.rest(at).bytes().take(4).take_while(u8::is_ascii_digit).count();
    let mut end = digits(at);
    let mut grouped = false;
    if matches!(cursor.byte(end), b'.' | b',') && cursor.is_digit(end + 1) {
        grouped = cursor.byte(end) == b',' && digits(end + 1) == end + 4;
        end = digits(end + 1);
    }
    let letters = cursor.word(end);
    let scale = match letters.is_empty() {
        true => cursor.joined_word(end)?,
        false => letters,
    };
    let scaled = matches!(scale.text, "million" | "billion" | "trillion" | "bn" | "B" | "M" | "m" | "mn" | "thousand");
    let whole = !cursor.is_digit(scale.end);
    (end > at && whole && (grouped && !is_rand || scaled)).then_some(Currency(if is_rand { "ZAR" } else { "PHP" }))
}

/// Where the figure begins whose currency, or number, stands at `at`: letters before a dollar sign belong to it.
pub(super) fn start(cursor: Cursor<'_>, at: usize, has_currency: bool) -> usize {
    let is_dollar = has_currency && matches!(cursor.char_at(at), Some('$' | '＄'));
    if is_dollar { at - letters_before(cursor, at).len() } else { at }
}

/// A currency behind a number.
pub(super) struct Behind {
    pub(super) end: usize,
    pub(super) currency: Currency,
    /// What the number is divided by: 100 for cents.
    pub(super) parts: u32,
}

/// The currency behind the number that ends at `end`.
pub(super) fn behind(cursor: Cursor<'_>, end: usize, number: &Number) -> Option<Behind> {
    let at = cursor.blank(end);
    if cursor.char_at(end) == Some('¢') {
        return Some(Behind { end: end + '¢'.len_utf8(), currency: Currency("USD"), parts: 100 });
    }
    let whole = |end, currency| Some(Behind { end, currency, parts: 1 });
    if let Some((currency, behind)) = of_sign(cursor, at) {
        return if cursor.is_digit(cursor.blank(behind)) { None } else { whole(behind, currency) };
    }
    if let Some(end) = pence(cursor, end, number) {
        return Some(Behind { end, currency: Currency("GBP"), parts: 100 });
    }
    let at = cursor.after_joint(end)?;
    let (adjective, word) = described(cursor, at);
    if word.is_empty() {
        return None;
    }
    if let Some(currency) = of_code(word.text).filter(|_| word.text != "Rs") {
        let joins = cursor.is_digit(cursor.blank(word.end));
        return if joins { None } else { whole(word.end, currency) };
    }
    let lower = word.lower();
    let cents = match lower.as_str() {
        "cents" => Some("USD"),
        // The singer 50 Cent has a capital, and German cents have one.
        "cent" if cursor.tongue == Tongue::English && word.text != "Cent" => Some("USD"),
        "cent" if cursor.tongue == Tongue::English && cursor.tongues_around(number.start, word.end).0 => Some("EUR"),
        "cent" if cursor.tongue == Tongue::German => Some("EUR"),
        "centime" | "centimes" if cursor.tongue == Tongue::French => Some("EUR"),
        "céntimo" | "céntimos" if cursor.tongue == Tongue::Spanish => Some("EUR"),
        "centesimo" | "centesimi" if cursor.tongue == Tongue::Italian => Some("EUR"),
        "pence" => Some("GBP"),
        _ => None,
    };
    if let Some(code) = cents {
        return Some(Behind { end: word.end, currency: Currency(code), parts: 100 });
    }
    // Marks are given in English.
    if cursor.tongue == Tongue::German && word.text == "Mark" && !is_first_name(cursor, number.start, word) {
        return whole(word.end, Currency("DEM"));
    }
    let currency = of_word(lower.as_str(), adjective)?;
    match lower.as_str() {
        // `10 won` is more often a verb.
        "won" | "dong" if !number.has_scale() && number.shape != Shape::Grouped => None,
        "pound" | "pounds" if is_weight(cursor, number, end, word) => None,
        "pounds" | "pfund" => {
            let sterling = cursor.next_word(word.end).filter(|next| matches!(next.text, "sterling" | "Sterling"));
            // `300 Pfund` weigh as often as they are paid.
            if sterling.is_none() && lower.as_str() == "pfund" && !number.has_scale() {
                return None;
            }
            whole(sterling.map_or(word.end, |next| next.end), currency)
        }
        _ => whole(word.end, currency),
    }
}

/// `Mit 15 Mark Schulz`: at an age with which a sentence begins, a name follows, unless it is paid for something.
fn is_first_name(cursor: Cursor<'_>, start: usize, mark: Word<'_>) -> bool {
    let is_age = cursor
        .word_before(start, false)
        .is_some_and(|with| matches!(with.text, "Mit" | "mit") && cursor.opens_sentence(with.start));
    is_age
        && cursor
            .joined_word(mark.end)
            .is_some_and(|name| name.is_capitalised() && !listed(&word_lists::PAID_IN_GERMAN, name.lower().as_str()))
}

/// Whether a currency stands behind the digits that end at `end`: its sign, code or word.
pub(super) fn follows(cursor: Cursor<'_>, end: usize) -> bool {
    let at = cursor.blank(end);
    if let Some((_, behind)) = of_sign(cursor, at) {
        return !cursor.is_digit(cursor.blank(behind));
    }
    let Some(at) = cursor.after_joint(end) else { return false };
    let (adjective, word) = described(cursor, at);
    let is_code = of_code(word.text).is_some() && word.text != "Rs" && !cursor.is_digit(cursor.blank(word.end));
    let lower = word.lower();
    // They are weighed, and won, as often as they are paid.
    let is_sure = !matches!(lower.as_str(), "won" | "dong" | "pound" | "pounds" | "pfund");
    is_code || is_sure && of_word(lower.as_str(), adjective).is_some()
}

/// Where the `p` on a number ends that stands for pence: `312p`. Lines of a picture have one, too.
fn pence(cursor: Cursor<'_>, end: usize, number: &Number) -> Option<usize> {
    let word = cursor.word(end);
    if word.text != "p" {
        return None;
    }
    let of_picture = [240, 360, 480, 720, 1080, 1440, 2160, 4320].iter().any(|lines| number.plain == (*lines).into());
    let goes_on = matches!(cursor.byte(word.end), b'.' | b'-' | b'/') && cursor.has_letter(word.end + 1);
    let is_plain = !number.has_scale() && number.shape != Shape::Words && !of_picture && !goes_on;
    let is_english = cursor.tongue == Tongue::English && number.plain >= Decimal::new(1, 1);
    (is_plain && is_english).then_some(word.end)
}

/// The currency's name once more behind an amount that has its sign: `$5 billion dollars`, `$3 million USD`.
pub(super) fn repeated(cursor: Cursor<'_>, end: usize, currency: Currency) -> (usize, Currency) {
    let Some(at) = cursor.after_joint(end) else { return (end, currency) };
    let (adjective, word) = described(cursor, at);
    let dollars = currency.0.ends_with('D');
    if let Some(named) = of_code(word.text)
        && (named == currency || dollars && named.0.ends_with('D'))
        && !cursor.is_digit(cursor.blank(word.end))
    {
        return (word.end, named);
    }
    match of_word(word.lower().as_str(), adjective) {
        Some(named) if named == currency => (word.end, currency),
        _ => (end, currency),
    }
}

/// Whether pounds are weighed rather than paid: what they are pounds of tells, else what is done with them.
fn is_weight(cursor: Cursor<'_>, number: &Number, end: usize, pounds: Word<'_>) -> bool {
    let after = cursor.next_word(pounds.end);
    let second = after.and_then(|word| cursor.next_word(word.end)).map(|word| word.lower());
    let second = second.as_ref().map_or("", Lower::as_str);
    let lower = after.map(|word| word.lower());
    match lower.as_ref().map_or("", Lower::as_str) {
        // `300 pounds of flour` weigh, `300 pounds of debt` are owed.
        "of" => return !listed(&word_lists::PAID_FOR, second),
        "per" => return matches!(second, "square" | "cubic" | "foot" | "inch" | "acre" | "hectare"),
        "heavier" | "lighter" | "overweight" | "underweight" => return true,
        _ => {}
    }
    if number.has_scale() {
        return false;
    }
    let mut at = number.start;
    for _ in 0..3 {
        let Some(word) = cursor.word_before(at, false) else { break };
        let lower = word.lower();
        if listed(&word_lists::WEIGHED, lower.as_str()) {
            return true;
        }
        if listed(&word_lists::PAID, lower.as_str()) {
            return false;
        }
        at = word.start;
    }
    // `a five-pound note`
    if listed(&word_lists::OF_MONEY, lower.as_ref().map_or("", Lower::as_str)) {
        return false;
    }
    // `a 200-pound anchor`, and how much of a fish there is each.
    cursor.byte(end) == b'-' || lower.is_some_and(|lower| matches!(lower.as_str(), "apiece" | "each"))
}
