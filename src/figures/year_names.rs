//! Four digits that are no year but a name: `Windows 2000`, `Room 2024`, `his PIN was 1984`.

use super::amount::Number;
use super::cursor::{Cursor, Word};
use super::word_lists::{self, listed};

/// Whether the year is part of a name: `Windows 2000`, `the novel “1984”`, `*1984* is a novel`. Marks alone say nothing: a year may
/// be printed in bold, and quoted in a cell.
pub(super) fn is_named(cursor: Cursor<'_>, number: &Number, before: &str) -> bool {
    let (start, end) = (number.start, number.end);
    let product = listed(&word_lists::PRODUCTS, before)
        && cursor.word_before(start, false).is_some_and(|word| word.is_capitalised());
    // `Kestrel Office 2019`, where `the Home Office 2019 report` is of a year.
    let is_suite = before == "office"
        && cursor.word_before(start, false).filter(|word| word.is_capitalised()).is_some_and(|office| {
            cursor
                .word_before(office.start, false)
                .is_none_or(|maker| maker.is_capitalised() && !listed(&word_lists::OFFICES, maker.lower().as_str()))
        });
    let product = product || is_suite;
    let mark = match (cursor.char_before(start), cursor.char_at(end)) {
        (Some('“'), Some('”')) | (Some('‘'), Some('’')) | (Some('«'), Some('»')) | (Some('„'), Some('“')) => {
            3
        }
        (Some(one), Some(other)) if one == other && matches!(one, '*' | '_' | '"' | '\'') => 1,
        _ => 0,
    };
    let mark = if mark > 0 && cursor.char_before(start) == Some('«') { 2 } else { mark };
    let work_before =
        cursor.word_before(start - mark, false).filter(|work| listed(&word_lists::WORKS, work.lower().as_str()));
    // `the film 1917`, where `they book 2024 sales` and `a play 2019 knew` name none.
    let article = || {
        work_before.and_then(|work| cursor.word_before(work.start, false)).is_some_and(|article| {
            matches!(article.lower().as_str(), "the" | "le" | "la" | "el" | "il" | "der" | "den" | "des" | "im")
        })
    };
    let of_work = work_before.is_some() && (mark > 0 || article());
    let next = cursor.next_word(end + mark);
    let by_author = mark > 0
        && next.is_some_and(|by| {
            by.text == "by" && cursor.next_word(by.end).is_some_and(|author| author.is_capitalised())
        })
        && !cursor.word_before(start - mark, false).is_some_and(|word| {
            matches!(word.text, "in" | "In" | "since" | "Since" | "from" | "for" | "during" | "until" | "of")
        });
    let is_work = || {
        let is = next.filter(|word| matches!(word.text, "is" | "are"));
        let article = is
            .and_then(|is| cursor.next_word(is.end))
            .filter(|word| matches!(word.text, "a" | "an" | "the" | "his" | "her" | "one"));
        article
            .and_then(|article| cursor.next_word(article.end))
            .is_some_and(|work| listed(&word_lists::WORKS, work.text))
    };
    product || of_work || by_author || is_work()
}

/// `his PIN was 1984`: a number that something has, said of it.
pub(super) fn is_code(cursor: Cursor<'_>, start: usize, before: &str) -> bool {
    if !matches!(before, "is" | "was" | "be" | "to" | "reads" | "ist" | "war" | "est" | "es" | "era" | "è") {
        return false;
    }
    let noun = cursor.word_before(start, false).and_then(|is| cursor.word_before(is.start, false));
    noun.is_some_and(|noun| {
        let lower = noun.lower();
        let lower = lower.as_str();
        let is_place = listed(&word_lists::PLACES, lower) && !matches!(lower, "resolution" | "form");
        is_place
            || matches!(lower, "code" | "password" | "passcode" | "extension" | "combination" | "código" | "codice")
    })
}

/// `the Opel Rekord 1900`, `a Fiat 1100`: hundreds behind a make are those of a model; who `saw Paris 1900` was there in a year.
pub(super) fn is_model(cursor: Cursor<'_>, number: &Number, year: i64) -> bool {
    year % 100 == 0
        && (1100..2000).contains(&year)
        && cursor.word_before(number.start, false).filter(|name| name.is_capitalised()).is_some_and(|name| {
            let make = |name: Word<'_>| name.is_capitalised() && listed(&word_lists::MAKES, name.lower().as_str());
            make(name) || cursor.word_before(name.start, false).is_some_and(make)
        })
}

/// Whether `No.` stands before `at`, which is told from the word by its dot and its capital.
pub(super) fn is_numbered(cursor: Cursor<'_>, at: usize) -> bool {
    let dotted = cursor.word_before(at, true).filter(|word| cursor.byte(word.end) == b'.');
    dotted.is_some_and(|word| matches!(word.text, "No" | "Nos" | "Nr" | "NO"))
}
