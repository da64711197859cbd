//! Tables of a passage: rows of cells parted by tabs, below a row of heads.

use std::borrow::Cow;

use super::column::has_figure;
use super::unit;
use crate::figures::Figure;
use crate::text::Span;

/// A line of a passage, and where it begins.
#[derive(Clone, Copy)]
struct Row<'a> {
    start: usize,
    line: &'a str,
}

impl Row<'_> {
    fn cells(&self) -> usize {
        self.line.matches('\t').count()
    }

    /// Whether words stand in all of its cells, and no numbers but times.
    fn is_of_heads(&self) -> bool {
        self.line.split('\t').all(|cell| {
            let said = unit::split(cell).1.trim();
            let is_said = !said.is_empty() || !cell.trim().is_empty();
            is_said && !matches!(said, "-" | "–" | "—" | "none" | "n/a" | "nil" | "None" | "N/A")
        }) && !has_figure(self.line)
    }

    fn holds(&self, place: Span) -> bool {
        self.start <= place.start && place.end <= self.start + self.line.len()
    }
}

/// Rows that stand below one another and have as many cells, and the line above them.
struct Table<'a> {
    above: Option<Row<'a>>,
    rows: Vec<Row<'a>>,
}

impl<'a> Table<'a> {
    /// The heads of its columns, and the rows below. Where the corner is empty, the first row has lost it.
    fn parts(&self) -> (Cow<'a, str>, &[Row<'a>]) {
        let own = self.rows.first().map_or(0, Row::cells);
        let cut = self.above.filter(|above| above.cells() + 1 == own && own > 1 && !has_figure(above.line));
        match (cut, self.rows.split_first()) {
            (Some(above), _) => (Cow::Owned(format!("\t{}", above.line)), &self.rows),
            (None, Some((first, rest))) => (Cow::Borrowed(first.line), rest),
            (None, None) => (Cow::Borrowed(""), &[]),
        }
    }
}

fn tables(text: &str) -> Vec<Table<'_>> {
    let mut tables: Vec<Table<'_>> = Vec::new();
    let mut start = 0;
    let mut above: Option<Row<'_>> = None;
    for line in text.split('\n') {
        let row = Row { start, line };
        let goes_on = above.is_some_and(|above| above.cells() == row.cells());
        // The heads of another table may follow at once.
        let begins = |table: &Table<'_>| row.is_of_heads() && table.rows.iter().any(|row| !row.is_of_heads());
        match tables.last_mut().filter(|table| row.cells() > 0 && goes_on && !begins(table)) {
            Some(table) => table.rows.push(row),
            None if row.cells() > 0 => tables.push(Table { above, rows: vec![row] }),
            None => {}
        }
        above = Some(row);
        start += line.len() + 1;
    }
    tables
}

/// The heads of the table whose row stands at `row` of `text`.
pub(super) fn head(text: &str, row: Span) -> Option<Cow<'_, str>> {
    let within = text.get(row.range()).filter(|row| row.contains('\t'))?;
    let tables = tables(text);
    let table = tables.iter().find(|table| table.rows.iter().any(|one| one.holds(row)))?;
    let (head, rows) = table.parts();
    let own = rows.iter().find(|one| one.holds(row))?;
    // A row whose first cells are empty has lost them.
    let is_whole = own.line.trim_start_matches(' ').starts_with(within.split('\t').next()?);
    is_whole.then_some(head)
}

/// The figures of `text` but for those that run from cell to cell.
pub(super) fn in_cells(text: &str, figures: Vec<Figure>) -> Vec<Figure> {
    let is_in_cell = |figure: &Figure| {
        let written = figure.as_written(text);
        let line = || text.get(..figure.span.start).and_then(|before| before.rsplit('\n').next()).unwrap_or_default();
        !(written.contains('\t') || written.contains('\n') && line().contains('\t'))
    };
    figures.into_iter().filter(|figure| !text.contains('\t') || is_in_cell(figure)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::read;

    #[test]
    fn numbers_below_a_unit_are_figures_and_nothing_runs_from_row_to_row() {
        let shown = |text: &str| -> Vec<String> {
            let figures = in_cells(text, read(text, None));
            figures.iter().map(|figure| format!("{} {}", figure.kind.name(), figure.as_written(text))).collect()
        };
        assert_eq!(
            shown("Service\tSpending (£m)\tChange (%)\nRoads\t31.0\t1.9\nLibraries\t6.1\tn/a\n"),
            ["money 31.0", "percent 1.9", "money 6.1"]
        );
        assert_eq!(shown("£m\t2024\nRoads\t31.0\n"), ["year 2024", "money 31.0"]);
        assert_eq!(shown("Service\tSpending\nRoads\t31.0\nLibraries\t6.1\n"), Vec::<String>::new());
        assert_eq!(shown("No table: £5m\n"), ["money £5m"]);
        let text = "Item\t2023\t2024\nBeds\t410\t432\nIncome ($m)\t212.4\t219.9\n";
        assert_eq!(shown(text), ["year 2023", "year 2024", "money 212.4", "money 219.9"], "the unit of a row");
        let text = "Ward\tCost in $'000\tShare percent\nChildren\t1,250\t12\n";
        assert_eq!(shown(text), ["money 1,250", "percent 12"]);
        let text = "Item\t2023\nBeds\t410\nSeats\tnone\nWard\tCost ($)\nChildren\t50\n";
        assert_eq!(shown(text), ["year 2023", "money 50"], "a second table follows at once");
        let text = "North (£m)\tSouth (£m)\nRoads\t31.0\t5\n";
        assert_eq!(shown(text), ["money 31.0", "money 5"], "the corner is empty");
        let row = |own: &str| text.find(own).map(|at| Span::new(at, at + own.len())).and_then(|row| head(text, row));
        assert_eq!(row("Roads\t31.0\t5").as_deref(), Some("\tNorth (£m)\tSouth (£m)"));
        assert_eq!(row("North (£m)\tSouth (£m)"), None);
    }
}
