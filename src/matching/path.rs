//! Patterns for the paths of articles.

use crate::article::path_of_id;

/// A pattern for the ids of articles, see [`crate::query::Condition::Path`].
///
/// `*` stands for any characters but `/`, `**` for any, `?` for one that is no `/`; everything else for itself,
/// a capital for a capital. `**/` may stand for nothing, so that `news/**/june.md` is also `news/june.md`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PathPattern {
    pieces: Vec<Piece>,
    /// Whether any part of the path may match as well as the whole of it.
    is_part: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Piece {
    One(char),
    /// `?`
    Any,
    /// `*`
    Some,
    /// `**`
    All,
    /// The beginning of `**/`: nothing, or what follows.
    Maybe,
    /// Anything up to a `/` and that.
    Folders,
}

impl PathPattern {
    /// The pattern as typed.
    pub fn new(typed: &str) -> Self {
        let mut pieces = Vec::new();
        let mut rest = typed.strip_prefix("./").unwrap_or(typed);
        let is_part = !rest.contains('/');
        let mut is_first = true;
        while let Some(first) = rest.chars().next() {
            let begins_part = is_first || matches!(pieces.last(), Some(Piece::One('/') | Piece::Folders));
            let (piece, length) = match first {
                '*' if rest.starts_with("**/") && begins_part => {
                    pieces.push(Piece::Maybe);
                    (Piece::Folders, 3)
                }
                '*' if rest.starts_with("**") => (Piece::All, rest.len() - rest.trim_start_matches('*').len()),
                '*' => (Piece::Some, 1),
                '?' => (Piece::Any, 1),
                other => (Piece::One(other), other.len_utf8()),
            };
            is_first = false;
            pieces.push(piece);
            rest = &rest[length..];
        }
        if pieces.last() == Some(&Piece::One('/')) {
            pieces.push(Piece::All);
        }
        Self { pieces, is_part }
    }

    /// Whether the article with this id is meant: by its id, or by the path that the id stands for.
    pub fn matches(&self, id: &str) -> bool {
        // Ids write `%20` for a blank; readers type the blank.
        let path = id.contains('%').then(|| path_of_id(id)).flatten();
        let path = path.as_ref().and_then(|path| path.to_str());
        self.holds(id) || path.is_some_and(|path| self.holds(path))
    }

    fn holds(&self, path: &str) -> bool {
        let mut parts = path.split(['/', std::path::MAIN_SEPARATOR]);
        self.takes(path) || self.is_part && parts.any(|part| self.takes(part))
    }

    /// Walks all ways through the pattern at once: time grows with the path times the pattern.
    fn takes(&self, path: &str) -> bool {
        let mut ways = vec![false; self.pieces.len() + 1];
        ways[0] = true;
        self.skip(&mut ways);
        for character in path.chars() {
            let character = if character == std::path::MAIN_SEPARATOR { '/' } else { character };
            let mut next = vec![false; ways.len()];
            for (at, piece) in self.pieces.iter().enumerate().filter(|(at, _)| ways[*at]) {
                let (stays, goes) = match piece {
                    Piece::One(one) => (false, *one == character),
                    Piece::Any => (false, character != '/'),
                    Piece::Some => (character != '/', false),
                    Piece::All => (true, false),
                    Piece::Maybe => (false, false),
                    Piece::Folders => (true, character == '/'),
                };
                next[at] |= stays;
                next[at + 1] |= goes;
            }
            self.skip(&mut next);
            ways = next;
        }
        ways.last().copied().unwrap_or(false)
    }

    /// Goes on behind what may stand for nothing.
    fn skip(&self, ways: &mut [bool]) {
        for (at, piece) in self.pieces.iter().enumerate().filter(|(_, piece)| **piece != Piece::Folders) {
            if !ways[at] {
                continue;
            }
            match piece {
                Piece::Some | Piece::All => ways[at + 1] = true,
                Piece::Maybe => {
                    ways[at + 1] = true;
                    ways[at + 2] = true;
                }
                _ => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_match_as_the_pattern_says() {
        let cases = [
            ("energy", "energy/heat.md", true),
            ("energy", "old/energy/heat.md", true),
            ("*.md", "energy/heat.md", true),
            ("heat.??", "energy/heat.md", true),
            ("heat", "energy/heat.md", false),
            ("energy/*.md", "energy/heat.md", true),
            ("energy/*.md", "energy/old/heat.md", false),
            ("energy/*.md", "old/energy/heat.md", false),
            ("energy/**", "energy/old/heat.md", true),
            ("energy/", "energy/old/heat.md", true),
            ("energy/", "energy2/heat.md", false),
            ("./energy/", "energy/heat.md", true),
            ("**/heat.md", "heat.md", true),
            ("**/heat.md", "a/b/heat.md", true),
            ("**/heat.md", "a/b/preheat.md", false),
            ("a/**/heat.md", "a/heat.md", true),
            ("a/**/heat.md", "a/b/c/heat.md", true),
            ("a/**/heat.md", "b/a/heat.md", false),
            ("a/**/**/heat.md", "a/heat.md", true),
            ("a**c", "a/b/c", true),
            ("a**c/d", "a/b/c/d", true),
            ("a/?", "a/中", true),
            ("a?b/", "a/b/c", false),
            ("[a]{b}\\.md", "[a]{b}\\.md", cfg!(not(windows))),
            ("my notes/*", "my%20notes/a.md", true),
            ("my%20notes/*", "my%20notes/a.md", true),
            ("Energy/*", "energy/heat.md", false),
            ("*", "a/b", true),
            ("", "a", false),
        ];
        for (pattern, id, expected) in cases {
            assert_eq!(PathPattern::new(pattern).matches(id), expected, "{pattern} {id}");
        }
    }

    #[test]
    fn many_stars_take_no_more_time() {
        assert!(!PathPattern::new(&"*a".repeat(200)).matches(&"a".repeat(190)));
        assert!(PathPattern::new(&"**/".repeat(200)).matches("a/"));
    }
}
