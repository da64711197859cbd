//! A number with what it measures.

use rust_decimal::Decimal;

use super::cursor::Cursor;
use super::money::{self, Currency};
use super::sign;
use super::value::Kind;
use super::{digits, fraction_signs, multiple, percent, words};

/// How a number is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// Digits without any sign among them.
    Bare { digits: usize },
    /// Digits in groups of thousands.
    Grouped,
    /// Digits with a decimal sign, or with a half behind them.
    Decimal,
    /// Words.
    Words,
    /// `a` or `an` before a scale word.
    Article,
}

/// A number where it stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Number {
    pub(super) start: usize,
    pub(super) end: usize,
    /// Without its scale.
    pub(super) plain: Decimal,
    /// What its scale words multiply it by.
    pub(super) scale: Decimal,
    pub(super) shape: Shape,
    /// Whether its scale is a single letter, which may as well be the letter of a name or a unit.
    pub(super) letter: bool,
}

impl Number {
    pub(super) fn new(start: usize, end: usize, plain: Decimal, shape: Shape) -> Self {
        Self { start, end, plain, scale: Decimal::ONE, shape, letter: false }
    }

    /// The same with another scale; `None` where the product cannot be exact.
    pub(super) fn times(self, by: u64, end: usize) -> Option<Self> {
        let scale = self.scale.checked_mul(Decimal::from(by))?;
        // Eighteen digits and a scale of 10^9 and less behind the point fit; larger products are refused, not rounded.
        if scale > Decimal::from(10_u64.pow(18)) {
            return None;
        }
        let number = Self { scale, end, ..self };
        number.value().map(|_| number)
    }

    pub(super) fn has_scale(&self) -> bool {
        self.scale != Decimal::ONE
    }

    /// The value, exactly; `None` where it has more digits than are kept.
    pub(super) fn value(&self) -> Option<Decimal> {
        let value = self.plain.checked_mul(self.scale)?.normalize();
        // A product that was rounded does not divide back.
        (value.checked_div(self.scale)? == self.plain).then_some(value)
    }
}

/// What a number measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Measure {
    /// Nothing that stands on the number: a noun may follow.
    None,
    Money(Currency),
    Percent,
    PercentagePoints,
    BasisPoints,
    Times,
}

impl Measure {
    /// The kind of what is measured and its unit; `None` where a noun has to tell them.
    pub(super) fn kind(self) -> Option<(Kind, Option<&'static str>)> {
        Some(match self {
            Self::None => return None,
            Self::Money(currency) => (Kind::Money, Some(currency.0)),
            Self::Percent => (Kind::Percent, Some("%")),
            Self::PercentagePoints => (Kind::Points, Some("percentage points")),
            Self::BasisPoints => (Kind::Points, Some("basis points")),
            Self::Times => (Kind::Multiple, None),
        })
    }
}

/// A number with what it measures.
#[derive(Debug, Clone, Copy)]
pub(super) struct Amount {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) number: Number,
    pub(super) measure: Measure,
    /// Bytes of the minus before it; 0 where there is none.
    pub(super) sign_len: usize,
    /// Whether it is less than nothing: a minus stands before it, or between its currency and its number.
    pub(super) negative: bool,
    /// What the value is divided by: 100 for cents.
    pub(super) parts: u32,
}

impl Amount {
    /// The value, with `scale` where the number has none of its own.
    pub(super) fn value_scaled(&self, scale: Decimal) -> Option<Decimal> {
        let number = if self.number.has_scale() { self.number } else { Number { scale, ..self.number } };
        let value = number.value()?.checked_div(Decimal::from(self.parts))?;
        Some(if self.negative { -value } else { value }.normalize())
    }

    pub(super) fn value(&self) -> Option<Decimal> {
        self.value_scaled(Decimal::ONE)
    }
}

/// The amount at `at`, which may be the sign or the code of a currency, a digit, or a word of a number; where there is
/// none, the place behind what was looked at in vain.
pub(super) fn read(cursor: Cursor<'_>, at: usize) -> Result<Amount, usize> {
    read_beside(cursor, at, false)
}

/// The same for the second end of a range; `money` says whether the first one has a currency, as in `$2-3 bil`.
pub(super) fn read_beside(cursor: Cursor<'_>, at: usize, money: bool) -> Result<Amount, usize> {
    let (at_number, currency) = match money::before(cursor, at) {
        Some((end, currency)) => (end, Some(currency)),
        None => (at, None),
    };
    let in_signs =
        cursor.is_digit(at_number) || cursor.byte(at_number) == b'.' || fraction_signs::is_sign(cursor, at_number);
    let number = if in_signs {
        digits::read_scaled(cursor, at_number, money || currency.is_some())?
    } else {
        words::read(cursor, at_number)?
    };
    let start = money::start(cursor, at, currency.is_some());
    let sign_len = sign::before(cursor, start, number.end);
    let amount = Amount {
        start,
        end: number.end,
        number,
        measure: currency.map_or(Measure::None, Measure::Money),
        sign_len,
        negative: sign_len > 0 || currency.is_some() && sign::is_on(cursor, at_number),
        parts: 1,
    };
    Ok(measured(cursor, amount))
}

/// `amount` with what stands behind its number.
fn measured(cursor: Cursor<'_>, amount: Amount) -> Amount {
    let end = amount.number.end;
    if let Measure::Money(currency) = amount.measure {
        let (end, currency) = money::repeated(cursor, end, currency);
        return Amount { end, measure: Measure::Money(currency), ..amount };
    }
    // `six of a percentage point` is no part of one.
    let is_part = |number: Number| number.value().is_some_and(|value| value < Decimal::ONE);
    let is_of = || cursor.next_word(end).is_some_and(|of| of.text == "of");
    if let Some((end, measure)) = percent::behind(cursor, end)
        && (!is_of() || is_part(amount.number))
    {
        return Amount { end, measure, ..amount };
    }
    // `in 1999 dollars`: the year whose prices are meant.
    let of_year = super::year::value(&amount.number).is_some()
        && cursor
            .word_before(amount.number.start, false)
            .is_some_and(|word| matches!(word.text, "in" | "In" | "constant"));
    if let Some(found) = money::behind(cursor, end, &amount.number).filter(|_| !of_year) {
        return Amount { end: found.end, measure: Measure::Money(found.currency), parts: found.parts, ..amount };
    }
    if let Some(end) = multiple::behind(cursor, &amount.number) {
        return Amount { end, measure: Measure::Times, ..amount };
    }
    amount
}

/// Whether the amount from `start` to `end` stands between parentheses that make it negative, as accounts have it: `a loss of
/// ($4m)`, a cell `($4m)`. What parentheses explain stays as it is: `€4m ($4.3m)`, `the fee ($4m)`.
pub(super) fn is_in_accounts(cursor: Cursor<'_>, start: usize, end: usize) -> bool {
    if cursor.char_before(start) != Some('(') || cursor.byte(end) != b')' {
        return false;
    }
    let written = cursor.text_before(start - 1, 16);
    let before = written.trim_end_matches([' ', '\t']);
    let gap = written.get(before.len()..).unwrap_or_default();
    let behind = cursor.text_behind(end + 1, 16);
    let rest = behind.trim_start_matches(' ');
    let cell =
        (before.ends_with('|') || gap.contains('\t')) && (rest.is_empty() || rest.starts_with(['|', '\t', '\n', '\r']));
    let led = || {
        cursor.word_before(start - 1, false).filter(|word| word.end == start - 1 - gap.len()).is_some_and(|word| {
            matches!(
                word.text,
                "of" | "to" | "from" | "was" | "is" | "were" | "at" | "by" | "versus" | "vs" | "against"
            )
        })
    };
    // `was (€2.1 million) below plan`
    let compared = cursor
        .next_word(end + 1)
        .is_some_and(|word| matches!(word.text, "below" | "above" | "more" | "less" | "lower" | "higher"));
    !compared && (cell || led())
}
