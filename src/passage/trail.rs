//! The headings that a place in an article stands under.

/// Longest heading kept, in bytes: it is stored with each passage under it.
const LONGEST: usize = 300;

/// Headings from the outermost in.
#[derive(Debug, Clone, Default)]
pub(super) struct Trail {
    headings: Vec<(u8, Option<String>)>,
    title: Option<String>,
}

impl Trail {
    /// No heading yet; one that says what `title` says is never named.
    pub(super) fn new(title: Option<&str>) -> Self {
        Self { headings: Vec::new(), title: title.map(plain) }
    }

    /// A heading of `level` begins its section: it ends those of its own and of inner levels.
    pub(super) fn enter(&mut self, level: u8, heading: &str) {
        while self.headings.last().is_some_and(|last| last.0 >= level) {
            self.headings.pop();
        }
        let heading = plain(heading);
        let named = !heading.is_empty() && !self.title.as_ref().is_some_and(|title| same(title, &heading));
        self.headings.push((level, named.then_some(heading)));
    }

    /// The headings, outermost first.
    pub(super) fn headings(&self) -> Vec<String> {
        self.headings.iter().filter_map(|(_, heading)| heading.clone()).collect()
    }
}

/// Whether the two differ in case and blanks at most.
pub(super) fn same(one: &str, other: &str) -> bool {
    let words = |text: &str| text.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>();
    one == other || (one.len().abs_diff(other.len()) < 64 && words(one) == words(other))
}

/// On one line, cut where it is too long to be stored with each passage.
pub(super) fn plain(heading: &str) -> String {
    let mut plain = String::new();
    for word in heading.split_whitespace() {
        if plain.len() + word.len() > LONGEST {
            if plain.is_empty() {
                plain = word.chars().take(LONGEST / 4).collect();
            }
            plain.push('…');
            break;
        }
        if !plain.is_empty() {
            plain.push(' ');
        }
        plain.push_str(word);
    }
    plain
}
