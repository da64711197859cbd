//! What docs/query-syntax.md says is so.

use super::read;

/// What stands between the first backticks of `cell`, which may be two on each side.
fn code(cell: &str) -> &str {
    cell.trim().trim_matches('`')
}

#[test]
fn the_examples_of_the_reference_are_read_as_it_says() {
    let page = include_str!("../../../docs/query-syntax.md");
    let mut examples = 0;
    for line in page.lines().filter(|line| line.starts_with("| `")) {
        let cells: Vec<_> = line.replace("\\|", "\u{0}").split('|').map(|cell| cell.replace('\u{0}', "|")).collect();
        assert_eq!(cells.len(), 5, "{line}");
        let (typed, expected) = (code(&cells[1]), code(&cells[2]));
        assert_eq!(read(typed), expected, "{typed}");
        assert_eq!(read(expected), expected, "{typed}");
        examples += 1;
    }
    assert!(examples >= 60, "{examples}");
}
