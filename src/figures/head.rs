//! Units that a head has and its numbers have not: `Revenue (£m): 412.5`, `| Turnout (%) | 62.4 | 58 |`, a column under `(£m)`.

use super::amount::{Amount, Measure, Shape};
use super::cursor::Cursor;
use super::money;
use super::scale;
use super::tongue::Tongue;
use crate::article::month_number;

/// Bytes before a number in which its head is looked for, rows of a table above it among them.
const REACH: usize = 2048;
/// Bytes of a head.
const LONGEST: usize = 96;
/// Rows above a number in which the head of its column may stand.
const MOST_ROWS: usize = 40;
/// Cells before a number in its row.
const MOST_CELLS: usize = 64;

/// What a head says that its numbers measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Unit {
    pub(super) measure: Measure,
    /// What its numbers are multiplied by.
    pub(super) scale: u64,
}

/// The unit of the bare number of `amount`, where it stands alone behind a head or in a cell of a table.
pub(super) fn read(cursor: Cursor<'_>, amount: &Amount) -> Option<Unit> {
    let is_bare = matches!(amount.number.shape, Shape::Bare { .. } | Shape::Grouped | Shape::Decimal);
    let is_whole = is_bare && !amount.number.has_scale() && amount.measure == Measure::None;
    if !is_whole || !stands_alone(cursor, amount.end) {
        return None;
    }
    let bytes = cursor.text.as_bytes();
    let mut at = amount.start - amount.sign_len;
    // A loss of an account: `(41.2)`.
    at -= usize::from(bytes.get(..at).is_some_and(|before| before.ends_with(b"(")) && cursor.byte(amount.end) == b')');
    let before = cursor.text_before(at, LONGEST).trim_end_matches([' ', '\u{a0}']);
    match before.as_bytes().last() {
        Some(b')' | b']') => in_parentheses(cursor, before),
        Some(b':') => of_label(cursor, before.strip_suffix(':').unwrap_or_default(), false),
        Some(b'|' | b'\t') => in_table(cursor, at, amount.end),
        _ => None,
    }
}

/// Whether nothing of a number's phrase follows at `end`: a line's end, another cell, or the end of a sentence.
fn stands_alone(cursor: Cursor<'_>, end: usize) -> bool {
    let end = end + usize::from(cursor.byte(end) == b')');
    let rest = cursor.text_behind(end, 16);
    let rest = rest.trim_start_matches([' ', '\u{a0}', '\r']);
    match rest.as_bytes().first() {
        None | Some(b'\n' | b'\t' | b'|' | b';' | b'(') => true,
        Some(b'.' | b',') => rest.len() == 1 || rest.get(1..).is_some_and(|next| next.starts_with([' ', '\n', '\r'])),
        _ => false,
    }
}

/// The unit between the parentheses at the end of `head`: `Revenue (£m)`.
fn in_parentheses(cursor: Cursor<'_>, head: &str) -> Option<Unit> {
    let inner = head.strip_suffix([')', ']'])?;
    let inner = inner.get(inner.rfind(['(', '['])? + 1..)?;
    unit(cursor, inner).or_else(|| unit(cursor, inner.split([',', ';']).next()?))
}

/// The unit that `label` ends with: `Revenue (£m)`, `Revenue, $bn`, `Umsatz in Mio. Euro`, `Turnout %`. A cell has nothing but it,
/// or begins with it: `£m`, `% change`.
fn of_label(cursor: Cursor<'_>, label: &str, is_cell: bool) -> Option<Unit> {
    let label = label.trim().trim_matches('*').trim();
    if label.ends_with([')', ']']) {
        return in_parentheses(cursor, label);
    }
    if is_cell && (label.starts_with("% ") || label == "%")
        || label.ends_with(" %")
        || is_cell && ends_in_percent(label)
    {
        return Some(Unit { measure: Measure::Percent, scale: 1 });
    }
    let behind = |mark: &str| label.rfind(mark).and_then(|at| label.get(at + mark.len()..));
    let parted = [", ", " in ", " en ", ","].into_iter().filter_map(behind).find_map(|tail| unit(cursor, tail));
    // `Revenue £m`: without a comma a sign must tell.
    let last = || {
        let tail = label.rsplit(' ').next().filter(|tail| tail.contains(['$', '€', '£', '¥', '₹']))?;
        (is_cell || tail.len() < label.len()).then(|| unit(cursor, tail)).flatten()
    };
    parted.or_else(last).or_else(|| if is_cell { unit(cursor, label) } else { None })
}

/// The unit of the cell that holds the number from `at` to `end`: that of its row, else that of its column.
fn in_table(cursor: Cursor<'_>, at: usize, end: usize) -> Option<Unit> {
    let before = cursor.text_before(at, REACH);
    let (above, row) = before.rsplit_once('\n').unwrap_or(("", before));
    // Where the row begins further up, its cells cannot be told.
    if above.is_empty() && before.len() < at {
        return None;
    }
    let border = if row.contains('|') { '|' } else { '\t' };
    let mut cells = row.rsplit(border).skip(1).take(MOST_CELLS);
    if let Some(cell) = cells.find(|cell| !is_number(cell)) {
        // `| EUR | 1.08 |` has a rate of exchange: a currency is the unit of a row that is about something else.
        let is_named = cell.trim().chars().count() > 3 || cells.any(|cell| !is_number(cell));
        let own =
            of_label(cursor, cell, true).filter(|unit| is_named || unit.scale > 1 || unit.measure == Measure::Percent);
        if own.is_some() {
            return own;
        }
    }
    let column = row.matches(border).count();
    let behind = cursor.text_behind(end, REACH).split('\n').next().unwrap_or_default().matches(border).count();
    // Of the first line only its end may be seen.
    let above = if before.len() < at { above.split_once('\n').map_or("", |(_, lines)| lines) } else { above };
    for line in above.rsplit('\n').take(MOST_ROWS) {
        let borders = line.matches(border).count();
        if borders == 0 {
            return None;
        }
        // An empty first cell may be left out: `(£m)\t(£m)` above `Sales\t412.5\t430`.
        let is_left_out =
            || line.split(border).next().is_some_and(|cell| in_parentheses(cursor, cell.trim()).is_some());
        let missing = (column + behind).saturating_sub(borders).min(column);
        let left_out = if missing > 0 && is_left_out() { missing } else { 0 };
        let Some(cell) = line.split(border).nth(column - left_out) else { continue };
        if let Some(unit) = of_corner(cursor, line, border) {
            // A row of heads is not paid: `Staff`, `Number of shops`.
            return Some(unit).filter(|_| !is_counted_row(row, border));
        }
        // The nearest head is that of its numbers, and what stands above it that of others; times stand below both.
        if !is_number(cell) && !is_time(cell) {
            return of_label(cursor, cell, true).filter(|_| cell.len() <= LONGEST);
        }
    }
    None
}

/// The unit in the first cell of a row of times: `| £m | FY23 | FY24 |`.
fn of_corner(cursor: Cursor<'_>, line: &str, border: char) -> Option<Unit> {
    let mut cells = line.split(border).map(str::trim).filter(|cell| !cell.is_empty());
    let corner = cells.next().filter(|corner| corner.len() <= LONGEST && !is_time(corner))?;
    let (mut times, mut others) = (0, 0);
    for cell in cells.take(MOST_CELLS) {
        *(if is_time(cell) { &mut times } else { &mut others }) += 1;
    }
    let whole = corner.strip_prefix('(').and_then(|inner| inner.strip_suffix(')')).unwrap_or(corner);
    unit(cursor, whole).filter(|_| times > 0 && others == 0)
}

/// Whether the first cell of `row` names what is counted: `Staff`, `Shops`, `Average headcount`, `Number of orders`.
fn is_counted_row(row: &str, border: char) -> bool {
    let label = row.split(border).map(str::trim).find(|cell| !cell.is_empty()).unwrap_or_default();
    let lower = label.trim_matches('*').to_lowercase();
    let mut words = lower.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    let is_number = lower.starts_with("number of ") || lower.starts_with("no. of ") || lower.starts_with("anzahl");
    // `Staff costs` are paid.
    is_number || words.next_back().is_some_and(|last| COUNTED.contains(&last))
}

/// What rows of accounts count.
const COUNTED: [&str; 28] = [
    "staff",
    "employees",
    "headcount",
    "workforce",
    "workers",
    "fte",
    "ftes",
    "people",
    "stores",
    "shops",
    "outlets",
    "branches",
    "customers",
    "users",
    "subscribers",
    "members",
    "passengers",
    "visitors",
    "vehicles",
    "ships",
    "aircraft",
    "homes",
    "units",
    "mitarbeiter",
    "beschäftigte",
    "filialen",
    "salariés",
    "effectif",
];

/// Whether a cell says of what time its column is: `2024`, `FY24`, `Q1 2025`, `2023/24`, `H1`, `FY25E`.
fn is_time(cell: &str) -> bool {
    let mut words = cell.split([' ', '/', '-', '–', '*']).filter(|word| !word.is_empty());
    // Two digits follow a year alone: `2023/24`.
    let is_short_year = |word: &str| word.len() == 2 && word.bytes().all(|byte| byte.is_ascii_digit());
    words.next().is_some_and(is_time_word) && words.all(|word| is_time_word(word) || is_short_year(word))
}

fn is_time_word(word: &str) -> bool {
    let word = word.trim_end_matches(['E', 'A', 'e', 'F']);
    let marked = ["FY", "CY", "Q", "H", "'", "’"].iter().find_map(|sign| word.strip_prefix(sign));
    let marked = marked.or_else(|| word.strip_suffix(['Q', 'H']));
    let number = marked.unwrap_or(word);
    let is_year = number.len() == 4 && number.parse().is_ok_and(|year: u16| (1900..=2100).contains(&year));
    let is_part = marked.is_some() && matches!(number.len(), 1 | 2) && number.bytes().all(|byte| byte.is_ascii_digit());
    // `1Q24`
    let is_quarter = word.split_once(['Q', 'H']).is_some_and(|(part, year)| {
        part.len() == 1
            && matches!(year.len(), 2 | 4)
            && format!("{part}{year}").bytes().all(|byte| byte.is_ascii_digit())
    });
    is_year || is_part || is_quarter || month_number(&word.to_lowercase()).is_some()
}

/// `Share percent`, `Turnout per cent`
fn ends_in_percent(label: &str) -> bool {
    [" percent", " per cent", " Prozent", " pct"].iter().any(|percent| label.ends_with(percent))
}

/// The unit that all of `written`, a head or a part of one, is.
pub(crate) fn head_unit(written: &str) -> Option<Unit> {
    unit(Cursor { text: written, tongue: Tongue::English }, written)
}

/// Whether a cell holds a number or nothing, or the line below a head.
fn is_number(cell: &str) -> bool {
    cell.chars().all(|c| c.is_ascii_digit() || " \u{a0}\t\r.,-–—−+():*".contains(c))
}

/// The unit that is all of `written`: `%`, `£m`, `in € million`, `Mio. Euro`, `millions d'euros`, `$'000`.
fn unit(cursor: Cursor<'_>, written: &str) -> Option<Unit> {
    let written = written.trim();
    let written = ["in ", "In ", "en ", "En "].iter().find_map(|word| written.strip_prefix(word)).unwrap_or(written);
    let of = |measure| Some(Unit { measure, scale: 1 });
    match written {
        "%" | "per cent" | "percent" | "Percent" | "pct" | "Prozent" | "pour cent" | "por ciento" | "per cento" => {
            return of(Measure::Percent);
        }
        "pp" | "ppt" | "percentage points" | "Prozentpunkte" | "Prozentpunkten" => {
            return of(Measure::PercentagePoints);
        }
        "bp" | "bps" | "basis points" | "Basispunkte" | "Basispunkten" => return of(Measure::BasisPoints),
        _ => {}
    }
    if written.len() > LONGEST {
        return None;
    }
    money_of(Cursor { text: written, tongue: cursor.tongue })
}

/// The currency and the scale that all words and signs of the text name.
fn money_of(cursor: Cursor<'_>) -> Option<Unit> {
    let (mut currency, mut scale) = (None, None);
    let mut at = 0;
    while at < cursor.text.len() {
        if let Some(behind) = cursor.after_blank(at) {
            at = behind;
            continue;
        }
        let rest = cursor.rest(at);
        if let Some((found, behind)) = money::sign_at(cursor, at).filter(|_| currency.is_none()) {
            (currency, at) = (Some(found), behind);
            continue;
        }
        let thousands = ["'000", "’000", "000"].into_iter().find(|noughts| rest.starts_with(noughts));
        if let Some(noughts) = thousands.filter(|_| scale.is_none()) {
            (scale, at) = (Some(1_000), at + noughts.len());
            continue;
        }
        let word = cursor.word(at);
        if word.is_empty() {
            return None;
        }
        let dot = usize::from(cursor.byte(word.end) == b'.');
        let mark = cursor.char_at(word.end).filter(|mark| matches!(mark, '\'' | '’')).map_or(0, char::len_utf8);
        let is_link = matches!(word.text, "of" | "de" | "di" | "US") || word.text == "d" && mark > 0;
        if let Some(found) = money::called(cursor, word).filter(|_| currency.is_none()) {
            (currency, at) = (Some(found), word.end);
        } else if let Some(by) = scale::of_head(word, cursor.tongue).filter(|_| scale.is_none()) {
            (scale, at) = (Some(by), word.end + dot);
        } else if is_link {
            at = word.end + if word.text == "d" { mark } else { 0 };
        } else if money::sign_at(cursor, word.end).is_some() && word.text.len() <= 3 {
            // The letters of `A$`.
            at = word.end;
        } else {
            return None;
        }
    }
    // Pounds are weighed as well.
    let is_paid =
        scale.is_some() || cursor.text.contains(|c: char| !c.is_alphabetic()) || !cursor.text.ends_with("ounds");
    currency.filter(|_| is_paid).map(|currency| Unit { measure: Measure::Money(currency), scale: scale.unwrap_or(1) })
}
