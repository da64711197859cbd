//! Names in a sentence, and the one that a search is about.

use std::collections::BTreeMap;

/// A word where it stands in a sentence: letters, digits, and the hyphens and apostrophes inside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Word<'a> {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) text: &'a str,
}

impl Word<'_> {
    pub(super) fn is_capitalised(&self) -> bool {
        self.text.chars().next().is_some_and(char::is_uppercase)
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

/// The name that a search is about: of the names whose every word is in the query, the one that is most often an object
/// (`in Scale AI`), then the longest, then the first by its letters.
pub(super) fn object_of_query<'a>(query: &str, sentences: impl Iterator<Item = &'a str>) -> Option<String> {
    let asked: Vec<String> = words(query).iter().map(Word::plain).collect();
    let mut seen: BTreeMap<String, (usize, usize, String)> = BTreeMap::new();
    for sentence in sentences {
        let words = words(sentence);
        for (at, word) in words.iter().enumerate() {
            if !word.is_capitalised() || !asked.contains(&word.plain()) {
                continue;
            }
            if at > 0
                && words.get(at - 1).is_some_and(|before| before.is_capitalised() && asked.contains(&before.plain()))
            {
                continue;
            }
            let end = name_at(&words, at);
            let length =
                words.get(at..end).unwrap_or_default().iter().take_while(|word| asked.contains(&word.plain())).count();
            let name = name_text(sentence, words.get(at..at + length).unwrap_or_default());
            let object = at > 0 && words.get(at - 1).is_some_and(|before| leads_to_object(&before.text.to_lowercase()));
            let entry = seen.entry(name.to_lowercase()).or_insert((0, length, name));
            entry.0 += usize::from(object);
        }
    }
    let best = seen.into_values().max_by(|a, b| (a.0, a.1, &b.2).cmp(&(b.0, b.1, &a.2)))?;
    Some(best.2)
}
