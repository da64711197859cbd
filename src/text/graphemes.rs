//! Characters as a reader counts them.

use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

/// How many characters a reader sees in `text` (extended grapheme clusters).
pub fn grapheme_count(text: &str) -> usize {
    if text.is_ascii() {
        return text.len() - text.as_bytes().windows(2).filter(|pair| *pair == b"\r\n").count();
    }
    let mut count = 0;
    let mut last = ' ';
    for c in text.chars() {
        if !stands_alone(c) {
            return text.graphemes(true).count();
        }
        count += usize::from(!(c == '\n' && last == '\r'));
        last = c;
    }
    count
}

/// Whether a reader's character begins, or the text ends, at byte `at`. False inside of a `char`.
pub fn is_grapheme_border(text: &str, at: usize) -> bool {
    let bytes = text.as_bytes();
    if at == 0 || at == bytes.len() {
        return true;
    }
    match (bytes.get(at - 1), bytes.get(at)) {
        (Some(b'\r'), Some(b'\n')) => false,
        (Some(before), Some(after)) if before.is_ascii() && after.is_ascii() => true,
        (Some(_), Some(_)) if text.is_char_boundary(at) => {
            let alone = |c: Option<char>| c.is_some_and(stands_alone);
            (alone(text[..at].chars().next_back()) && alone(text[at..].chars().next()))
                || GraphemeCursor::new(at, text.len(), true).is_boundary(text, 0).unwrap_or(true)
        }
        _ => false,
    }
}

/// The nearest border at or before `at`.
pub fn grapheme_border_before(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    if is_grapheme_border(text, at) {
        return at;
    }
    GraphemeCursor::new(at, text.len(), true).prev_boundary(text, 0).ok().flatten().unwrap_or(0)
}

/// The nearest border at or after `at`.
pub fn grapheme_border_after(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at += 1;
    }
    if is_grapheme_border(text, at) {
        return at;
    }
    GraphemeCursor::new(at, text.len(), true).next_boundary(text, 0).ok().flatten().unwrap_or(text.len())
}

/// Characters of common prose that never join their neighbours, line ends aside.
fn stands_alone(c: char) -> bool {
    matches!(c,
        '\0'..='\u{2FF}' | '\u{370}'..='\u{482}' | '\u{48A}'..='\u{590}' | '\u{2010}'..='\u{2027}'
        | '\u{2030}'..='\u{203B}' | '\u{20A0}'..='\u{20BF}' | '\u{3001}'..='\u{3029}' | '\u{3041}'..='\u{3096}'
        | '\u{30A0}'..='\u{30FF}' | '\u{4E00}'..='\u{9FFF}' | '\u{FF01}'..='\u{FF60}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #![proptest_config(crate::testing::cases(3000))]

        #[test]
        fn characters_are_counted_as_the_rules_of_unicode_say(
            text in "[a-z \r\n“…中あé\u{301}\u{200d}👩🇩🇪각\u{600}\u{a9}\u{ad}]{0,12}|\\PC{0,12}",
        ) {
            prop_assert_eq!(grapheme_count(&text), text.graphemes(true).count());
            let borders: Vec<_> = text.grapheme_indices(true).map(|(at, _)| at).chain([text.len()]).collect();
            for at in 0..=text.len() {
                prop_assert_eq!(is_grapheme_border(&text, at), borders.contains(&at), "at {}", at);
                prop_assert_eq!(Some(grapheme_border_before(&text, at)), borders.iter().copied().rfind(|border| *border <= at));
                prop_assert_eq!(Some(grapheme_border_after(&text, at)), borders.iter().copied().find(|border| *border >= at));
            }
        }
    }
}
