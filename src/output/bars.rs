//! Bars as long as what they stand for, to an eighth of a column.

const EIGHTHS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];

/// A bar for `part` where `columns` columns stand for `most`; what is not nothing has at least the thinnest.
pub(super) fn bar(part: usize, most: usize, columns: usize) -> String {
    let part = part.min(most);
    let eighths = (part * columns * 8) / most.max(1);
    let eighths = if part > 0 { eighths.max(1) } else { 0 };
    format!("{}{}", "█".repeat(eighths / 8), EIGHTHS.get(eighths % 8).copied().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twice_as_much_is_twice_as_long() {
        assert_eq!(bar(1, 4, 8), "██");
        assert_eq!(bar(2, 4, 8), "████");
        assert_eq!(bar(1, 3, 10), "███▎");
        assert_eq!(bar(3, 3, 10), "██████████");
        assert_eq!(bar(1, 1000, 10), "▏");
        assert_eq!(bar(0, 4, 8), "");
        assert_eq!(bar(5, 0, 8), "");
    }
}
