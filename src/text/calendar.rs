//! The names of months and of days of the week, as English and German write them.

const MONTHS: [&str; 21] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
    "Januar",
    "Jänner",
    "Februar",
    "März",
    "Mai",
    "Juni",
    "Juli",
    "Oktober",
    "Dezember",
];

const DAYS: [&str; 14] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
    "Montag",
    "Dienstag",
    "Mittwoch",
    "Donnerstag",
    "Freitag",
    "Samstag",
    "Sonntag",
];

/// Whether `word` is the name of a month, with its capital: `march` is a verb as well.
pub(crate) fn is_month(word: &str) -> bool {
    MONTHS.contains(&word)
}

/// Whether `word` is the name of a day of the week, with a capital or without, of one or of several.
pub(crate) fn is_weekday(word: &str) -> bool {
    let one = word.strip_suffix('s').unwrap_or(word);
    DAYS.iter().any(|day| day.eq_ignore_ascii_case(one))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_have_capitals_and_days_may_be_many() {
        assert!(is_month("March") && is_month("März") && !is_month("march") && !is_month("Marching"));
        assert!(is_weekday("Monday") && is_weekday("mondays") && is_weekday("Freitag") && !is_weekday("Mon"));
    }
}
