//! What single characters mean in a query: quotation marks, blanks, punctuation.

/// The kind of quotation mark that `character` opens.
pub(super) fn opens(character: char) -> Option<usize> {
    match character {
        '"' | '\u{201f}' | '\u{301d}' | '\u{ff02}' => Some(0),
        '\u{201c}' => Some(1),
        '\u{201e}' => Some(2),
        '«' => Some(3),
        _ => None,
    }
}

/// Whether `character` closes what a mark of this kind opened.
pub(super) fn closes(kind: usize, character: char) -> bool {
    match kind {
        0 => closes_straight(character),
        1 => matches!(character, '"' | '\u{201d}'),
        // „German“ closes with the mark that “English” opens with.
        2 => matches!(character, '"' | '\u{201c}' | '\u{201d}'),
        _ => character == '»',
    }
}

/// Whether `character` closes `"`: no phrase has it in its text, which is printed between such marks.
pub(super) fn closes_straight(character: char) -> bool {
    matches!(character, '"' | '\u{301e}' | '\u{301f}' | '\u{ff02}')
}

pub(super) fn is_blank(character: char) -> bool {
    character.is_whitespace() || character.is_control()
}

/// Signs that belong to the word behind them.
pub(super) fn is_word_sign(character: char) -> bool {
    matches!(character, '$' | '#' | '@' | '.' | '\u{a2}'..='\u{a5}' | '\u{20a0}'..='\u{20cf}')
}

/// Whether `text` starts with a word, or with a sign that belongs to one.
pub(super) fn begins_word(text: &str) -> bool {
    let mut characters = text.chars();
    match characters.next() {
        Some(first) if first.is_alphanumeric() => true,
        Some(first) => is_word_sign(first) && characters.next().is_some_and(char::is_alphanumeric),
        None => false,
    }
}

/// Marks on letters, and what stands inside of compound words.
pub(super) fn is_joiner(character: char) -> bool {
    matches!(character, '-' | '\'' | '\u{2019}' | '_' | '\u{300}'..='\u{36f}')
}

/// Whether `text` starts with a sign that compares with what stands behind it.
pub(super) fn begins_bound(text: &str) -> bool {
    text.starts_with(['>', '<', '≥', '≤']) || text.starts_with("=>") || text.starts_with("=<")
}

/// What a pattern has between its letters.
pub(super) fn is_inside_of_pattern(character: char) -> bool {
    is_joiner(character) || matches!(character, '*' | '?' | '.' | '&')
}

/// Whether `text` starts with a word, or as a pattern such as `*label` or `*_v2` does.
pub(super) fn begins_pattern(text: &str) -> bool {
    begins_word(text)
        || text.starts_with(['*', '?'])
            && text.trim_start_matches(is_inside_of_pattern).starts_with(char::is_alphanumeric)
}

/// Where in `text` a word begins; `None` where none does before a blank. Looks no further.
pub(super) fn beginning(text: &str) -> Option<usize> {
    let mut before = ' ';
    for (at, character) in text.char_indices() {
        let following = text[at + character.len_utf8()..].chars().next();
        let is_sign = is_word_sign(character) && before != character && following.is_some_and(char::is_alphanumeric);
        if character.is_alphanumeric() || is_sign {
            return Some(at);
        }
        if is_blank(character) {
            return None;
        }
        before = character;
    }
    None
}

/// The part of `piece`, which has no blanks, that is the word: without the punctuation around it.
pub(super) fn trim(piece: &str) -> (usize, usize) {
    let start = beginning(piece).unwrap_or(piece.len());
    let word = piece[start..].trim_end_matches(is_punctuation);
    let bare = word.trim_end_matches(|character| is_punctuation(character) || character == '.');
    // The last full stop belongs to `U.S.`, not to `Inc.`.
    let length = if bare.contains('.') && word[bare.len()..].starts_with('.') { bare.len() + 1 } else { bare.len() };
    (start, start + length)
}

/// Signs that stand behind words and belong to none.
pub(super) fn is_punctuation(character: char) -> bool {
    match character {
        '+' | '#' | '%' | '$' | '.' => false,
        '\0'..='\u{7f}' => character.is_ascii_punctuation(),
        // Marks of width nothing, such as those that say which way to write.
        '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' => true,
        '«' | '»' | '\u{2010}'..='\u{201f}' | '\u{2026}' | '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3011}' => true,
        '\u{ff01}' | '\u{ff08}' | '\u{ff09}' | '\u{ff0c}' | '\u{ff0e}' | '\u{ff1a}' | '\u{ff1b}' | '\u{ff1f}' => true,
        _ => false,
    }
}
