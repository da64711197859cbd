//! Words and names in a sentence: a word is letters, digits, and the hyphens and apostrophes inside.

pub(super) use crate::text::Word;
use crate::text::calendar::{is_month, is_weekday};

impl Word<'_> {
    /// The noun as a subject: in small letters, or with its capital where it is German.
    pub(super) fn noun(&self) -> String {
        // Nouns of other languages that have capitals are told by letters and endings that English words do not have.
        let is_german = self.is_capitalised()
            && (self.text.contains(['ä', 'ö', 'ü', 'ß'])
                || ["ung", "heit", "keit", "schaft", "aktie", "anteil", "kurs", "schlag", "zahl", "geld", "satz"]
                    .iter()
                    .any(|ending| self.text.to_lowercase().ends_with(ending)));
        if is_german { without_possessive(self.text).to_owned() } else { self.plain() }
    }

    /// In small letters, without the `'s` of a possessive.
    pub(super) fn plain(&self) -> String {
        without_possessive(self.text).to_lowercase()
    }
}

/// `text` without `'s` at its end.
pub(super) fn without_possessive(text: &str) -> &str {
    text.strip_suffix("'s").or_else(|| text.strip_suffix("’s")).unwrap_or(text)
}

/// The words of `text`, in order.
pub(super) fn words(text: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut start = None;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let joins = matches!(c, '\'' | '’' | '-' | '.') && start.is_some();
        let inside = c.is_alphanumeric() || joins && chars.peek().is_some_and(|(_, next)| next.is_alphanumeric());
        match (inside, start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                words.push(Word { start: from, end: at, text: text.get(from..at).unwrap_or_default() });
                start = None;
            }
            _ => {}
        }
    }
    if let Some(from) = start {
        words.push(Word { start: from, end: text.len(), text: text.get(from..).unwrap_or_default() });
    }
    words
}

/// Words of a name that begins at `words[at]`: capitals in a row with nothing but a blank between them.
pub(super) fn name_at(words: &[Word<'_>], at: usize) -> usize {
    let mut end = at;
    while let Some(word) = words.get(end) {
        let touches = end == at
            || words.get(end - 1).is_some_and(|before| {
                before.end + 1 == word.start && !before.text.ends_with("'s") && !before.text.ends_with("’s")
            });
        if !word.is_capitalised() || !touches {
            break;
        }
        end += 1;
    }
    end
}

/// The text of a name, without a possessive at its end.
pub(super) fn name_text(sentence: &str, words: &[Word<'_>]) -> String {
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return String::new() };
    let text = sentence.get(first.start..last.end).unwrap_or_default();
    without_possessive(text).to_owned()
}

/// Words before a name that something is done to.
pub(super) fn leads_to_object(word: &str) -> bool {
    matches!(word, "in" | "on" | "into" | "to" | "onto" | "behind")
}

/// Months and days of the week, which have capitals without being names.
pub(super) fn is_month_or_day(word: &str) -> bool {
    is_month(word) || is_weekday(word)
}
