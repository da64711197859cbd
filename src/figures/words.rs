//! Numbers written in words: `twenty-eight`, `fourteen and a half`, `a hundred`, `half a billion`.

use rust_decimal::Decimal;

use super::amount::{Number, Shape};
use super::cursor::{Cursor, Lower, Word};
use super::number_words::{self, Part, english, part};
use super::percent;
use super::scale;
use super::tongue::Tongue;

/// What has been added up so far.
struct Sum {
    total: u64,
    current: u64,
    half: bool,
    decimals: u32,
    last: Option<Part>,
    last_scale: u64,
    too_large: bool,
}

impl Sum {
    /// Whether `part` may follow; if so it is added.
    fn take(&mut self, part: Part) -> bool {
        use Part::{Hundred, Scale, Teen, Tens, Unit};
        let fits = match (part, self.last) {
            (_, None) => !matches!(part, Hundred),
            (Unit(value), Some(Tens(_))) => value > 0,
            // Soixante-dix, quatre-vingt-dix.
            (Teen(value), Some(Tens(60 | 80))) => value < 20,
            (Tens(20), Some(Unit(4))) => false,
            (Unit(_) | Teen(_) | Tens(_), Some(Hundred | Scale(100..))) => !self.half,
            (Hundred, Some(Unit(_) | Teen(_) | Tens(_))) => self.current < 100 && self.current > 0,
            (Scale(_), Some(_)) => true,
            _ => false,
        };
        if !fits {
            return false;
        }
        match part {
            Unit(value) | Teen(value) | Tens(value) => self.add(value),
            Hundred => self.current *= 100,
            Scale(by) => self.multiply(by),
        }
        self.last = Some(part);
        true
    }

    fn add(&mut self, value: u64) {
        match self.current.checked_add(value) {
            Some(sum) => self.current = sum,
            None => self.too_large = true,
        }
    }

    fn multiply(&mut self, by: u64) {
        let pending = if self.last.is_none() { 1 } else { self.current };
        let product = if by < self.last_scale {
            pending.checked_mul(by).and_then(|product| self.total.checked_add(product))
        } else {
            self.total.checked_add(pending).and_then(|sum| sum.checked_mul(by))
        };
        match product.filter(|product| *product <= 10_u64.pow(18)) {
            Some(total) => self.total = total,
            None => self.too_large = true,
        }
        self.current = 0;
        self.last_scale = by;
    }
}

/// The number in words at `at`, its scale words included.
///
/// Every word of a run of number words is gone over once, whether it makes a number or not.
pub(super) fn read(cursor: Cursor<'_>, at: usize) -> Result<Number, usize> {
    let first = cursor.word(at);
    if first.is_empty() {
        return Err(at + cursor.char_at(at).map_or(1, char::len_utf8));
    }
    if let Some(number) = quarters(cursor, first) {
        return Ok(number);
    }
    let lower = first.lower();
    if let Some(number) = foreign_half(cursor, first, lower.as_str()) {
        return Ok(number);
    }
    match lower.as_str() {
        "a" | "an" => after_article(cursor, first),
        "half" => half(cursor, first, first.end).ok_or(first.end),
        lower => match part(lower, cursor.tongue) {
            // A scale word alone is a number in those languages only that need no article before it.
            Some(Part::Scale(1_000)) if matches!(cursor.tongue, Tongue::Spanish | Tongue::Italian) => {
                run(cursor, first, first, Shape::Words)
            }
            Some(Part::Scale(_) | Part::Hundred) | None => Err(first.end),
            Some(_) => run(cursor, first, first, Shape::Words),
        },
    }
}

/// `a hundred`, `a billion`, `a half-billion`, `a dozen`.
fn after_article(cursor: Cursor<'_>, article: Word<'_>) -> Result<Number, usize> {
    let word = cursor.next_word(article.end).ok_or(article.end)?;
    let lower = word.lower();
    if lower.as_str() == "half" {
        return half(cursor, article, word.end).ok_or(article.end);
    }
    match part(lower.as_str(), cursor.tongue) {
        Some(Part::Hundred | Part::Scale(_)) if !is_part_of(cursor, article.start) => {
            run(cursor, article, word, Shape::Article)
        }
        _ => Err(article.end),
    }
}

/// `a quarter of`, `tens of`: what follows is no number of its own.
fn is_part_of(cursor: Cursor<'_>, at: usize) -> bool {
    let Some(of) = cursor.word_before(at, false).filter(|word| word.text == "of") else { return false };
    let before = cursor.word_before(of.start, false).map(|word| word.lower());
    before.is_some_and(|lower| matches!(lower.as_str(), "quarter" | "third" | "quarters" | "thirds" | "half"))
}

/// `half a billion`, `half a dozen`, `half-billion`, `half-a-million`; `end` is behind `half`.
fn half(cursor: Cursor<'_>, first: Word<'_>, end: usize) -> Option<Number> {
    let mut word = cursor.joined_word(end)?;
    if word.text == "a" {
        // `half a percentage point`, `half a percent`.
        if percent::behind(cursor, word.end).is_some() {
            return Some(Number::new(first.start, word.end, Decimal::new(5, 1), Shape::Article));
        }
        word = cursor.joined_word(word.end)?;
    }
    let by = scale::of_word(word.lower().as_str(), cursor.tongue).filter(|by| *by != 100)?;
    Number::new(first.start, word.end, Decimal::new(5, 1), Shape::Article).times(by, word.end)
}

/// `anderthalb Millionen`, `eine halbe Million`, `un demi-milliard`, `medio millón`, `mezzo miliardo`.
fn foreign_half(cursor: Cursor<'_>, first: Word<'_>, lower: &str) -> Option<Number> {
    let scaled = |part: Word<'_>| {
        let scale = cursor.joined_word(part.end)?;
        let by = scale::of_word(scale.lower().as_str(), cursor.tongue).filter(|by| *by >= 1_000_000)?;
        Number::new(first.start, scale.end, Decimal::new(5, 1), Shape::Article).times(by, scale.end)
    };
    match (cursor.tongue, lower) {
        (Tongue::German, "eine" | "einer") => {
            let half = cursor.next_word(first.end).filter(|half| matches!(half.text, "halbe" | "halben"))?;
            scaled(half)
        }
        (Tongue::German, _) => {
            let whole = number_words::german_half(lower)?;
            let plain = Decimal::from(whole) + Decimal::new(5, 1);
            scale::attach(cursor, Number::new(first.start, first.end, plain, Shape::Words), false)
        }
        (Tongue::French, "un") => scaled(cursor.next_word(first.end).filter(|half| half.text == "demi")?),
        (Tongue::Spanish, "medio") | (Tongue::Italian, "mezzo") => scaled(first),
        _ => None,
    }
}

/// `a quarter of a million`, `three-quarters of a billion`.
fn quarters(cursor: Cursor<'_>, first: Word<'_>) -> Option<Number> {
    let lower = first.lower();
    let (count, part) = match lower.as_str() {
        "quarter" => (1, first),
        "a" | "one" => (1, cursor.joined_word(first.end)?),
        "three" => (3, cursor.joined_word(first.end)?),
        _ => return None,
    };
    let of = cursor.next_word(part.end).filter(|_| matches!(part.text, "quarter" | "quarters" | "Quarter"))?;
    let article = cursor.next_word(of.end).filter(|word| of.text == "of" && word.text == "a")?;
    // `a quarter of a percentage point`
    if percent::behind(cursor, article.end).is_some() {
        return Some(Number::new(first.start, article.end, Decimal::new(25 * count, 2), Shape::Words));
    }
    let scale = cursor.next_word(article.end)?;
    let by = scale::of_word(scale.lower().as_str(), cursor.tongue).filter(|by| *by >= 1_000)?;
    Number::new(first.start, scale.end, Decimal::new(25 * count, 2), Shape::Words).times(by, scale.end)
}

/// Adds up the number words from `word` on; the number begins with `first`.
fn run(cursor: Cursor<'_>, first: Word<'_>, word: Word<'_>, shape: Shape) -> Result<Number, usize> {
    let mut sum =
        Sum { total: 0, current: 0, half: false, decimals: 0, last: None, last_scale: u64::MAX, too_large: false };
    if shape == Shape::Article && part(word.lower().as_str(), cursor.tongue) == Some(Part::Hundred) {
        (sum.current, sum.last) = (1, Some(Part::Unit(1)));
    }
    let mut end = first.end;
    let mut next = Some(word);
    let mut plain = None;
    while let Some(word) = next {
        let Some(part) = part(word.lower().as_str(), cursor.tongue).filter(|part| sum.take(*part)) else { break };
        end = word.end;
        if matches!(part, Part::Unit(_) | Part::Teen(_) | Part::Tens(_))
            && let Some(found) = with_half(cursor, end).or_else(|| with_point(cursor, end))
        {
            // What follows can only be a scale: `fourteen and a half billion`.
            let whole = sum.total.checked_add(sum.current).ok_or(found.end)?;
            sum.half = true;
            sum.decimals = found.decimals;
            end = found.end;
            plain = Some(Decimal::from(whole) + Decimal::new(found.digits, found.decimals));
            break;
        }
        next = joined(cursor, end, part);
    }
    if sum.too_large {
        return Err(end);
    }
    if let Some(plain) = plain {
        let number = Number::new(first.start, end, plain, Shape::Words);
        return scale::attach(cursor, number, false).ok_or(end);
    }
    let value = sum.total.checked_add(sum.current).ok_or(end)?;
    let has_scale = sum.total > 0;
    let mut number = Number::new(first.start, end, Decimal::from(value), shape);
    // `ten to fifteen billion`: the other end of a range takes the scale, so it must be told from the number before it.
    if has_scale && sum.current == 0 && sum.last_scale != u64::MAX {
        let scale = sum.last_scale;
        number = Number { plain: Decimal::from(value) / Decimal::from(scale), scale: Decimal::from(scale), ..number };
    }
    Ok(scale::with_part(cursor, number))
}

/// The next word of the number: behind a blank, a hyphen, or the `and` of `two hundred and fifty`.
fn joined<'a>(cursor: Cursor<'a>, end: usize, last: Part) -> Option<Word<'a>> {
    let word = cursor.joined_word(end)?;
    let and = match cursor.tongue {
        Tongue::Spanish => "y",
        Tongue::French => "et",
        _ => "and",
    };
    let may = match cursor.tongue {
        Tongue::Spanish | Tongue::French => matches!(last, Part::Tens(_)),
        _ => matches!(last, Part::Hundred | Part::Scale(1_000)),
    };
    if word.text != and {
        return Some(word);
    }
    let behind = cursor.next_word(word.end).filter(|_| may)?;
    let part = part(behind.lower().as_str(), cursor.tongue)?;
    matches!(part, Part::Unit(_) | Part::Teen(_) | Part::Tens(_)).then_some(behind)
}

/// What stands behind the whole number.
struct Broken {
    digits: i64,
    decimals: u32,
    end: usize,
}

/// `and a half`, `and a quarter`, `and three-quarters`; `two and a quarter of them` are no number.
fn with_half(cursor: Cursor<'_>, end: usize) -> Option<Broken> {
    let and = cursor.joined_word(end).filter(|word| word.text == "and")?;
    let count = cursor.joined_word(and.end)?;
    let part = cursor.joined_word(count.end)?;
    let (digits, decimals) = match (count.text, part.text) {
        ("a" | "one", "half") => return Some(Broken { digits: 5, decimals: 1, end: part.end }),
        ("a" | "one", "quarter") => (25, 2),
        ("three", "quarter" | "quarters") => (75, 2),
        _ => return None,
    };
    // Quarters are parts of other things more often than halves are: a percentage or a scale must follow.
    let is_scale = || {
        let lower = cursor.joined_word(part.end).map(|word| word.lower());
        lower.is_some_and(|lower| scale::of_word(lower.as_str(), cursor.tongue).is_some_and(|by| by >= 1_000))
    };
    let is_measured = is_scale() || percent::behind(cursor, part.end).is_some();
    is_measured.then_some(Broken { digits, decimals, end: part.end })
}

/// `point five`, `point two five`.
fn with_point(cursor: Cursor<'_>, end: usize) -> Option<Broken> {
    let point = cursor.next_word(end).filter(|word| word.text == "point")?;
    let mut broken = Broken { digits: 0, decimals: 0, end: point.end };
    while broken.decimals < 6
        && let Some(word) = cursor.next_word(broken.end)
        && let Some(Part::Unit(value)) = english(word.lower().as_str())
    {
        broken.digits = broken.digits * 10 + value as i64;
        broken.decimals += 1;
        broken.end = word.end;
    }
    (broken.decimals > 0).then_some(broken)
}

/// Whether a number in words may begin with `lower`.
pub(super) fn begins(lower: &Lower<'_>, tongue: Tongue) -> bool {
    match lower.as_str() {
        "a" | "an" | "half" | "quarter" => true,
        "medio" => tongue == Tongue::Spanish,
        "mezzo" => tongue == Tongue::Italian,
        lower if tongue == Tongue::German && number_words::german_half(lower).is_some() => true,
        lower => match part(lower, tongue) {
            Some(Part::Scale(1_000)) => matches!(tongue, Tongue::Spanish | Tongue::Italian),
            Some(Part::Scale(_) | Part::Hundred) | None => false,
            Some(_) => true,
        },
    }
}
