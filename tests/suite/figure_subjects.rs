//! What figures that are no deal's are about: budgets, tables, shares, what is only supposed.

use crate::figure_groups::{fixture, groups, under};
use crate::workbench::Workbench;

#[test]
fn what_is_no_deal_has_a_subject_of_its_own() {
    let bench = fixture("dividend");
    let dividend = under(&bench, "brannock dividend", "dividend");
    assert_eq!(dividend[..2], ["0.205..0.205 (2)", "0.145..0.145 (2)"], "{dividend:#?}");
    assert_eq!(under(&bench, "brannock dividend", "payment").len(), 2);
    let bench = fixture("budget");
    let query = "aldmoor council budget";
    assert_eq!(under(&bench, query, "budget")[0], "412000000..412000000 (2)");
    assert_eq!(under(&bench, query, "spending on adult social care"), ["148000000..148000000 (2)"]);
    assert_eq!(under(&bench, query, "tax"), ["4.99..4.99 (1)"]);
    let bench = fixture("uebernahme");
    let query = "lindner kessler";
    assert_eq!(under(&bench, query, "revenue"), ["1900000000..1900000000 (1)"]);
    assert_eq!(under(&bench, query, "valuation"), ["1800000000..1800000000 (1)"]);
    assert_eq!(under(&bench, query, "Aufschlag"), ["28..28 (1)"]);
    assert_eq!(under(&bench, query, "workforce"), ["5400..5400 (1)"]);
}

#[test]
fn the_rows_of_a_budget_are_sorted_and_their_neighbours_deny_nothing() {
    let bench = Workbench::new()
        .article(
            "table.md",
            "# City budget of Lund Bay\n\n| Service | 2025 | 2026 |\n|---|---|---|\n| Roads | £36 million | £38 million |\n\
             | Adult care | £148 million | £151 million |\n| Schools | none given | over £90 million |\n\n\
             Some 64 per cent voted in favour of the budget and 21 per cent against.\n",
        )
        .article("text.txt", "Lund Bay will spend £38 million on roads. Not £5m but £6m goes to its parks. It has schools.\n");
    let answer = bench.run("figures lund bay budget --format json").code(0).json();
    let rows = groups(&answer);
    let expected = [
        "spending on roads, 2026: 38000000..38000000 (2)",
        "adult care, 2025: 148000000..148000000 (1)",
        "adult care, 2026: 151000000..151000000 (1)",
        "schools: over 90000000.._ (1)",
        "spending on roads, 2025: 36000000..36000000 (1)",
        "amount: 6000000..6000000 (1)",
        "amount: 5000000..5000000 (0)",
    ];
    let money: Vec<&String> = rows.iter().filter(|row| row.contains("000000")).collect();
    assert_eq!(money, expected.iter().collect::<Vec<_>>(), "{rows:#?}");
    assert!(rows.contains(&"share: 21..21 (1)".to_owned()), "{rows:#?}");
}

#[test]
fn unlike_shares_of_one_town_are_apart() {
    let bench = Workbench::new()
        .article(
            "one.txt",
            "Turnout in Alderton was 61%, unemployment in Alderton fell to 4% and inflation in Alderton stood at 3%.\n",
        )
        .article(
            "two.txt",
            "In Alderton 60% voted. In Alderton unemployment is 5%. Rents in Alderton, says an agency, rose by 7%.\n",
        );
    let rows = groups(&bench.run("figures alderton --format json").code(0).json());
    assert_eq!(
        rows,
        [
            "unemployment: 5..5 (1)",
            "unemployment: 4..4 (1)",
            "inflation: 3..3 (1)",
            "rents: 7..7 (1)",
            "turnout: 61..61 (1)",
            "share: 60..60 (1)",
        ]
    );
}

#[test]
fn what_would_follow_is_no_support() {
    let bench =
        Workbench::new().article("one.txt", "If the drug were approved, Harrow Labs would be worth $5bn.\n").article(
            "two.txt",
            "Harrow Labs would be worth $5bn if the drug were approved. Harrow Labs is valued at $3bn.\n",
        );
    let rows = groups(&bench.run("figures harrow labs --format json").code(0).json());
    assert_eq!(
        rows,
        ["valuation: 3000000000..3000000000 (1)", "valuation: reported 5000000000..5000000000 (0)"].map(str::to_owned)
    );
}

#[test]
fn a_table_is_read_by_its_columns_and_rows() {
    let bench = Workbench::new()
        .article(
            "table.md",
            "# Budget of Alderton\n\n| Service | Spending 2025 |\n|---|---|\n| Police | £12 million |\n| Fire | £5 million |\n\n\
             | Year | Revenue | Profit |\n|---|---|---|\n| 2023 | $12m | $2m |\n| 2024 | $14m | $3m |\n",
        )
        .article("text.txt", "Alderton keeps its budget: it spends £12 million on police.\n");
    let rows = groups(&bench.run("figures alderton budget --kind money --format json").code(0).json());
    assert_eq!(
        rows,
        [
            "spending on police: 12000000..12000000 (2)",
            "profit, 2023: 2000000..2000000 (1)",
            "profit, 2024: 3000000..3000000 (1)",
            "revenue, 2023: 12000000..12000000 (1)",
            "revenue, 2024: 14000000..14000000 (1)",
            "spending on fire: 5000000..5000000 (1)",
        ]
    );
}

#[test]
fn what_somebody_expects_and_whom_somebody_serves_stand_apart() {
    let bench = Workbench::new()
        .article("a.md", "Pell Mills reported revenue of $52m on Monday. Its canteen serves 310 staff a day. Pell Mills has 640 staff.\n")
        .article("b.md", "Pell Mills expects revenue of $60m next year, the board said.\n")
        .article("c.md", "Pell Mills had revenue of $53m, more than analysts expected.\n");
    let query = "pell mills revenue staff";
    assert_eq!(under(&bench, query, "revenue, forecast"), ["60000000..60000000 (1)"]);
    assert_eq!(under(&bench, query, "revenue").len(), 2);
    assert_eq!(under(&bench, query, "workforce"), ["640..640 (1)"]);
}
