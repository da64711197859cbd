//! The words and numbers that dates are written with.

use super::words;

/// One meaningful piece of a written date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token {
    /// A number, how many digits it has, and the character behind it.
    Number { value: i64, digits: usize, next: Option<char> },
    /// A month by name, from 1.
    Month(i64),
    /// A time of day.
    Time,
    /// A span of time: "5 min".
    Span,
    /// A time counted from now: "yesterday", "2 hours ago".
    Ago,
}

/// The tokens of `written`; `None` when a word in it has nothing to do with dates.
pub(super) fn tokens(written: &str) -> Option<Vec<Token>> {
    let mut found: Vec<Token> = Vec::new();
    let mut rest = written;
    while let Some(first) = rest.chars().next() {
        if first.is_ascii_digit() {
            if let Some(length) = time_of_day(rest) {
                found.push(Token::Time);
                rest = &rest[length..];
                continue;
            }
            let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
            let (number, behind) = rest.split_at(digits);
            // More digits than any date has.
            if digits > 8 {
                return None;
            }
            let next = behind.chars().next();
            found.push(Token::Number { value: number.parse().ok()?, digits, next });
            rest = behind;
        } else if first.is_alphabetic() {
            let length = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
            let (word, behind) = rest.split_at(length);
            rest = behind;
            take_word(&mut found, &word.to_lowercase())?;
        } else {
            // A zone behind a time ("[Europe/Berlin]") names a place, not a date.
            if first == '[' && found.last() == Some(&Token::Time) {
                rest = rest.split_once(']')?.1;
                continue;
            }
            if first.is_numeric() || !is_separator(first) {
                return None;
            }
            rest = &rest[first.len_utf8()..];
        }
    }
    Some(found)
}

fn take_word(found: &mut Vec<Token>, word: &str) -> Option<()> {
    if let Some(month) = words::month(word) {
        found.push(Token::Month(month));
    } else if words::MINUTES.contains(&word) {
        if matches!(found.last(), Some(Token::Number { digits: 1..=3, .. })) {
            found.pop();
        }
        found.push(Token::Span);
    } else if words::AGO.contains(&word) {
        found.push(Token::Ago);
    } else if words::HALF_DAYS.contains(&word) {
        // "5 pm", "17 Uhr": the number is an hour.
        if let Some(Token::Number { digits: 1..=2, .. }) = found.last() {
            let hour = found.pop();
            // "9 a 12" and "1 h" are no hours where a month comes first: keep what reads as a day.
            if matches!(found.last(), Some(Token::Month(_))) && word.len() == 1 {
                found.extend(hour);
            } else {
                found.push(Token::Time);
            }
        }
    } else if !words::AROUND.contains(&word) {
        return None;
    }
    Some(())
}

fn is_separator(c: char) -> bool {
    c.is_whitespace() || ",.:;/-–—|·•()°ºª'’+@*".contains(c)
}

/// Length in bytes of a time at the start of `text`: `5:27`, `05:27:00.12`, `10h30`, with a numeric zone.
fn time_of_day(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let digits = |from: usize| bytes.iter().skip(from).take_while(|byte| byte.is_ascii_digit()).count();
    let hours = digits(0);
    let separator = bytes.get(hours)?;
    if !(1..=2).contains(&hours) || !matches!(separator, b':' | b'h') || digits(hours + 1) != 2 {
        return None;
    }
    let mut end = hours + 3;
    if bytes.get(end) == Some(&b':') && digits(end + 1) == 2 {
        end += 3;
        if matches!(bytes.get(end), Some(b'.' | b',')) && digits(end + 1) > 0 {
            end += 1 + digits(end + 1);
        }
    }
    let blank = usize::from(bytes.get(end) == Some(&b' '));
    let sign = end + blank;
    if matches!(bytes.get(sign), Some(b'+' | b'-')) {
        match (digits(sign + 1), bytes.get(sign + 3)) {
            (4, _) => end = sign + 5,
            (2, Some(b':')) if digits(sign + 4) == 2 => end = sign + 6,
            (2, _) => end = sign + 3,
            _ => {}
        }
    }
    Some(end)
}
