//! Counts, sizes and times as people read them.

use std::time::Duration;

use crate::search::Total;

/// `1 passage`, `1,250 passages`.
pub fn count(number: u64, one: &str, many: &str) -> String {
    format!("{} {}", grouped(number), if number == 1 { one } else { many })
}

/// `31 passages in 9 articles`.
pub fn found(total: &Total) -> String {
    format!("{} in {}", count(total.passages, "passage", "passages"), count(total.articles, "article", "articles"))
}

/// `1,250,000`.
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// `812 bytes`, `4.2 MB`: thousands, as disks are sold.
pub fn size(bytes: u64) -> String {
    let mut value = bytes as f64;
    if bytes < 1000 {
        return count(bytes, "byte", "bytes");
    }
    for unit in ["kB", "MB", "GB"] {
        value /= 1000.0;
        if value < 999.5 {
            return if value < 9.95 { format!("{value:.1} {unit}") } else { format!("{value:.0} {unit}") };
        }
    }
    format!("{:.1} TB", value / 1000.0)
}

/// `0.4 ms`, `2.3 s`, `4 min 10 s`.
pub fn time(taken: Duration) -> String {
    let milliseconds = taken.as_secs_f64() * 1000.0;
    if milliseconds < 9.95 {
        format!("{milliseconds:.1} ms")
    } else if milliseconds < 999.5 {
        format!("{milliseconds:.0} ms")
    } else if milliseconds < 59_950.0 {
        format!("{:.1} s", milliseconds / 1000.0)
    } else {
        let seconds = taken.as_secs();
        format!("{} min {} s", grouped(seconds / 60), seconds % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_read_as_people_say_them() {
        assert_eq!(count(1, "passage", "passages"), "1 passage");
        assert_eq!(count(1_250_000, "passage", "passages"), "1,250,000 passages");
        assert_eq!(size(812), "812 bytes");
        assert_eq!(size(4_210_000), "4.2 MB");
        assert_eq!(size(999_960), "1.0 MB");
        assert_eq!(time(Duration::from_micros(1400)), "1.4 ms");
        assert_eq!(time(Duration::from_millis(2345)), "2.3 s");
        assert_eq!(time(Duration::from_secs(250)), "4 min 10 s");
    }
}
