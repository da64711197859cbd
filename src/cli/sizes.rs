//! Sizes and counts as people write them.

/// A whole number, `10` or `1_000`.
///
/// # Errors
/// It is none; says what one looks like.
pub(super) fn parse_count(text: &str) -> Result<usize, String> {
    let digits: String = text.chars().filter(|c| *c != '_' && *c != ',').collect();
    digits.parse().map_err(|_| match digits.parse::<f64>() {
        Ok(number) if number < 0.0 => format!("`{text}` is less than 0: a count looks like `10`"),
        _ => format!("`{text}` is no whole number: one looks like `10`"),
    })
}

/// Bytes of `512MB`, `1.5 GiB`, `64k`, `1000`.
///
/// # Errors
/// It is no size; says what one looks like.
pub(super) fn parse_size(text: &str) -> Result<u64, String> {
    let wrong = || format!("`{text}` is no size: one looks like `512MB` or `2GiB`");
    let text_without_blanks: String = text.chars().filter(|c| !c.is_whitespace() && *c != '_').collect();
    let end = text_without_blanks.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(text_without_blanks.len());
    let (number, unit) = text_without_blanks.split_at(end);
    let number: f64 = number.parse().map_err(|_| wrong())?;
    let factor: f64 = match unit.to_ascii_lowercase().as_str() {
        "" | "b" => 1.0,
        "k" | "kb" => 1e3,
        "m" | "mb" => 1e6,
        "g" | "gb" => 1e9,
        "t" | "tb" => 1e12,
        "kib" => 1024.0,
        "mib" => 1024.0 * 1024.0,
        "gib" => 1024.0 * 1024.0 * 1024.0,
        "tib" => 1024.0 * 1024.0 * 1024.0 * 1024.0,
        _ => return Err(wrong()),
    };
    let bytes = number * factor;
    if (1.0..1e18).contains(&bytes) { Ok(bytes as u64) } else { Err(wrong()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_whole_numbers() {
        assert_eq!(parse_count("1_000"), Ok(1000));
        for wrong in ["", "many", "-1", "1.5", "99999999999999999999999"] {
            assert!(parse_count(wrong).is_err(), "{wrong}");
        }
        assert!(parse_count("-1").unwrap_err().contains("less than 0"));
    }

    #[test]
    fn sizes_are_read_as_people_write_them() {
        assert_eq!(parse_size("512MB"), Ok(512_000_000));
        assert_eq!(parse_size("1.5 GiB"), Ok(1_610_612_736));
        assert_eq!(parse_size("64k"), Ok(64_000));
        assert_eq!(parse_size("1000"), Ok(1000));
        for wrong in ["", "MB", "-5MB", "12 parsecs", "0", "1e99", "1..2", "inf", "999999999TB"] {
            assert!(parse_size(wrong).is_err(), "{wrong}");
        }
    }
}
