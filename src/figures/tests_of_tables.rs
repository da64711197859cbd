//! Tables and heads: a number has the unit of its head, and nothing of another cell.

use super::tests_of_rules::reads;

#[test]
fn a_number_alone_has_the_unit_of_its_head() {
    reads(&[
        ("Revenue (£m): 412.5", "412.5 = 412500000"),
        ("Revenue, $bn: 4.1", "4.1 = 4100000000"),
        ("Revenue, in € million: 14", "14 = 14000000"),
        ("Revenue (US$m): 1,980, of which ads: 3", "1,980 = 1980000000"),
        ("Cost ($ thousands): 31; staff: 4", "31 = 31000"),
        ("Turnout (%): 62.4", "62.4 = 62.4"),
        ("Growth, %: –2.5", "–2.5 = -2.5"),
        ("Loss (€m): (4.1)", "(4.1) = -4100000"),
        ("Umsatz in Mio. Euro: 412,5", "412,5 = 412500000"),
        ("Le chiffre d'affaires des ventes (en millions d'euros) : 412,5", "412,5 = 412500000"),
        ("Los ingresos de las ventas (millones de euros): 412", "412 = 412000000"),
        // Here is no unit, or no number that stands alone.
        ("Score: 5", ""),
        ("Length (m): 12", ""),
        ("Item (5): 7", ""),
        ("He said (and this is £m): 5.", ""),
        ("The score (%) 5 people got.", "5 people = 5"),
        ("The ratio (in %) was 5 to 1.", ""),
    ]);
}

#[test]
fn a_number_in_a_cell_has_the_unit_of_its_row_or_column() {
    reads(&[
        ("| Revenue (£m) | 412.5 | 398.1 |", "412.5 = 412500000; 398.1 = 398100000"),
        ("| Revenue | £m | 412.5 | 398.1 |", "412.5 = 412500000; 398.1 = 398100000"),
        ("Turnout (%)\t62.4\t58", "62.4 = 62.4; 58 = 58"),
        ("| Loss ($m) | (41.2) | 3 |", "(41.2) = -41200000; 3 = 3000000"),
        (
            "| Year | Revenue (£m) | Growth (%) |\n|---|---|---|\n| 2023 | 412.5 | –2.5 |\n| 2024 | 430 | 3 |",
            "2023 = 2023; 412.5 = 412500000; –2.5 = -2.5; 2024 = 2024; 430 = 430000000; 3 = 3",
        ),
        (
            "Firm\tSales, $bn\tCrew\nOrla\t4.1\t1,200\nTolva\t4.3\t900",
            "4.1 = 4100000000; 1,200 = 1200; 4.3 = 4300000000",
        ),
        (
            "Item\t2023\t2024\n\t(£m)\t(£m)\nSales\t412.5\t398.1",
            "2023 = 2023; 2024 = 2024; 412.5 = 412500000; 398.1 = 398100000",
        ),
        ("Item\t2023\t2024\n($m)\t($m)\nSales\t41\t43.5", "2023 = 2023; 2024 = 2024; 41 = 41000000; 43.5 = 43500000"),
        ("Item\tNote\nA (%)\nSales\t41", ""),
        ("Item\tSum, £m\nSales\t41\tup", "41 = 41000000"),
        ("| Region | Turnout % | Seats |\n| North | 62.4 | 14 |", "62.4 = 62.4"),
        // What has a unit keeps it, and a paragraph behind a table has none.
        ("| Revenue (£m) | 12% | 5 people |", "12% = 12; 5 people = 5"),
        ("| Sales (£m) |\n|---|\n| 3 |\n\nThey | 5 |", "3 = 3000000"),
        ("| Place | Name |\n| 3 | Orla |", ""),
        // The nearest head is that of what stands below it, with a unit or without one.
        ("| Sales | £m |\n|---|---|\n| North | 12 |\n| Staff | number |\n| North | 400 |", "12 = 12000000"),
        ("| EUR | 1.08 |\n| GBP | 1.27 |", ""),
        ("Weight, in pounds: 180", ""),
        ("Price, in pounds, millions: 3", ""),
    ]);
}

#[test]
fn times_stand_between_a_unit_and_its_numbers() {
    reads(&[
        (
            "| £m | FY23 | FY24 |\n|---|---|---|\n| Revenue | 412 | 398.5 |",
            "FY23 = 2023; FY24 = 2024; 412 = 412000000; 398.5 = 398500000",
        ),
        ("| | £m | £m |\n| | H1 | Q3 2024 |\n| Costs | 41 | 43 |", "2024 = 2024; 41 = 41000000; 43 = 43000000"),
        ("€ million\t2023\t2024\nSales\t41\t43", "2023 = 2023; 2024 = 2024; 41 = 41000000; 43 = 43000000"),
        // The unit of a row is not that of the next one, and a corner that names something is no unit.
        ("| Sales (£m) | 41 | 43 |\n| Homes | 12 | 15 |", "41 = 41000000; 43 = 43000000"),
        ("| Item | FY23 | FY24 |\n| Homes | 12 | 15 |", "FY23 = 2023; FY24 = 2024"),
        ("| £m | North | South |\n| Homes | 12 | 15 |", ""),
        ("| £m | 41 | 43 |\n| Homes | 12 | 15 |", "41 = 41000000; 43 = 43000000"),
        ("| $bn | 2022/23 | 1Q24 |\n| Sales | 4 | 5 |", "2022/23 = 2022..2023; 4 = 4000000000; 5 = 5000000000"),
    ]);
}

#[test]
fn no_figure_is_made_of_two_cells_or_two_rows() {
    reads(&[
        ("| 14 | million | people |", ""),
        ("| $14 | billion |", "$14 = 14"),
        ("Sales | 14\nmillion | 5", ""),
        ("Sales\t14\nmillion\t5", ""),
        ("Sales\t14\tmillion\tpeople", ""),
        ("| over |\n$5m | 3 |", "$5m = 5000000"),
        ("Crew\t5\nworkers\t6", ""),
        // A line that was wrapped goes on, however far it is set in.
        ("They paid $14\nbillion for it.", "$14\nbillion = 14000000000"),
        ("\tThey paid $14\n\tbillion for it.", "$14\n\tbillion = 14000000000"),
    ]);
}

#[test]
fn a_row_of_heads_has_no_currency() {
    reads(&[(
        "| £m | FY23 |\n|---|---|\n| Revenue | 412 |\n| Staff | 412 |\n| Staff costs | 31 |\n| Number of shops | 12 |",
        "FY23 = 2023; 412 = 412000000; 31 = 31000000",
    )]);
}
