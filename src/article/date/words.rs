//! Months and the words around dates, in the languages whose newspapers we meet most.

use super::{Published, Token};

// English, German, French, Spanish, Italian, Portuguese, Dutch; short forms as well.
const MONTHS: [&[&str]; 12] = [
    &[
        "january", "jan", "januar", "jän", "jänner", "janvier", "janv", "enero", "ene", "gennaio", "gen", "janeiro",
        "januari",
    ],
    &["february", "feb", "februar", "février", "févr", "fév", "febrero", "febbraio", "fevereiro", "fev", "februari"],
    &["march", "mar", "märz", "mär", "mrz", "mars", "marzo", "março", "maart", "mrt"],
    &["april", "apr", "avril", "avr", "abril", "abr", "aprile"],
    &["may", "mai", "mayo", "maggio", "mag", "maio", "mei"],
    &["june", "jun", "juni", "juin", "junio", "giugno", "giu", "junho"],
    &["july", "jul", "juli", "juillet", "juil", "julio", "luglio", "lug", "julho"],
    &["august", "aug", "août", "agosto", "ago", "augustus"],
    &["september", "sep", "sept", "septembre", "septiembre", "settembre", "set", "setembro"],
    &["october", "oct", "oktober", "okt", "octobre", "octubre", "ottobre", "ott", "outubro", "out"],
    &["november", "nov", "novembre", "noviembre", "novembro"],
    &["december", "dec", "dezember", "dez", "décembre", "déc", "diciembre", "dic", "dicembre", "dezembro"],
];

pub(super) const MINUTES: &[&str] = &["min", "mins", "minute", "minutes", "minuten", "minutos", "minuti"];

pub(super) const AGO: &[&str] = &[
    "ago",
    "yesterday",
    "today",
    "tomorrow",
    "now",
    "vor",
    "gestern",
    "heute",
    "hier",
    "hace",
    "ayer",
    "hoy",
    "ieri",
    "oggi",
    "hours",
    "hour",
    "days",
    "weeks",
    "months",
    "years",
    "stunden",
    "stunde",
    "tagen",
    "heures",
    "jours",
    "horas",
];

/// A number before one of these is an hour.
pub(super) const HALF_DAYS: &[&str] = &["am", "pm", "uhr", "a", "p", "h", "noon", "midnight"];

/// Words that may stand around a date and say nothing about it.
pub(super) const AROUND: &[&str] = &[
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "mon",
    "tue",
    "tues",
    "wed",
    "thu",
    "thur",
    "thurs",
    "fri",
    "sat",
    "sun",
    "montag",
    "dienstag",
    "mittwoch",
    "donnerstag",
    "freitag",
    "samstag",
    "sonnabend",
    "sonntag",
    "mo",
    "di",
    "mi",
    "do",
    "fr",
    "sa",
    "so",
    "lundi",
    "mardi",
    "mercredi",
    "jeudi",
    "vendredi",
    "samedi",
    "dimanche",
    "lunes",
    "martes",
    "miércoles",
    "jueves",
    "viernes",
    "sábado",
    "domingo",
    "lunedì",
    "martedì",
    "mercoledì",
    "giovedì",
    "venerdì",
    "sabato",
    "domenica",
    "maandag",
    "dinsdag",
    "woensdag",
    "donderdag",
    "vrijdag",
    "zaterdag",
    "zondag",
    "m",
    "s",
    "t",
    "z",
    "et",
    "est",
    "edt",
    "pt",
    "pst",
    "pdt",
    "ct",
    "cst",
    "cdt",
    "mt",
    "mst",
    "mdt",
    "gmt",
    "utc",
    "bst",
    "cet",
    "cest",
    "ist",
    "jst",
    "sgt",
    "hkt",
    "aest",
    "aedt",
    "mez",
    "mesz",
    "eastern",
    "pacific",
    "central",
    "standard",
    "daylight",
    "time",
    "local",
    "st",
    "nd",
    "rd",
    "th",
    "er",
    "of",
    "the",
    "on",
    "at",
    "um",
    "à",
    "à",
    "las",
    "el",
    "le",
    "la",
    "de",
    "del",
    "den",
    "der",
    "il",
    "alle",
    "em",
    "às",
    "den",
    "published",
    "publish",
    "posted",
    "updated",
    "last",
    "modified",
    "date",
    "first",
    "created",
    "released",
    "issued",
    "veröffentlicht",
    "aktualisiert",
    "stand",
    "zuletzt",
    "publié",
    "mis",
    "jour",
    "modifié",
    "publicado",
    "actualizado",
    "pubblicato",
    "aggiornato",
    "geplaatst",
    "gepubliceerd",
    "bijgewerkt",
    "read",
    "reading",
    "lesezeit",
    "lesedauer",
    "lecture",
    "lectura",
    "lettura",
    "leestijd",
    "about",
    "approx",
    "年",
    "月",
    "日",
    "년",
    "월",
    "일",
];

/// The number of the month called `word` (lower case).
pub(super) fn month(word: &str) -> Option<i64> {
    let at = MONTHS.iter().position(|names| names.contains(&word))?;
    i64::try_from(at + 1).ok()
}

/// The date around the month name at `at`: day before or behind, year behind or first.
pub(super) fn around_month(tokens: &[Token], at: usize, time: bool) -> Option<Published> {
    let Some(Token::Month(month)) = tokens.get(at) else { return None };
    let year = |token: Option<&Token>| match token {
        Some(Token::Number { value, digits: 4, .. }) => Some(*value),
        _ => None,
    };
    let day = |token: Option<&Token>| match token {
        Some(Token::Number { value, digits: 1..=2, .. }) => Some(*value),
        _ => None,
    };
    let before = |steps: usize| at.checked_sub(steps).and_then(|index| tokens.get(index));
    let behind = |steps: usize| {
        // "June 9, 5:27 pm, 2025": a time between day and year says nothing about either.
        tokens.iter().skip(at + 1).filter(|token| **token != Token::Time).nth(steps - 1)
    };
    let (year, day) = if let (Some(day), Some(year)) = (day(behind(1)), year(behind(2))) {
        (year, Some(day))
    } else if let (Some(day), Some(year)) = (day(before(1)), year(behind(1))) {
        (year, Some(day))
    } else if let (Some(year), Some(day)) = (year(before(1)), day(behind(1))) {
        (year, Some(day))
    } else if let (Some(year), None) = (year(behind(1)), before(1)) {
        (year, None)
    } else {
        return None;
    };
    Published::of(year, Some(*month), day, time && day.is_some())
}
