//! Whose figures they are: deals have no name that nobody says, and what others have stands apart.

use super::tests_of_groups::rows;

/// The rows that have the digits of `value`.
fn of_value<'r>(rows: &'r [String], value: &str) -> Vec<&'r str> {
    rows.iter().filter(|row| row.contains(&format!(" {value} "))).map(String::as_str).collect()
}

#[test]
fn a_deal_has_no_name_of_somebody_who_is_only_beside_it() {
    let articles = [
        (
            "one.txt",
            "Orla invests in Harrow Labs, and Pell watches. The investment of $14bn is its largest. Orla holds a stake in Harrow \
             Labs. Pell and Tarn are silent about the bet of $15bn.\n",
        ),
        ("two.txt", "Pell said nothing of the deal. Orla bought half of Harrow Labs, in an investment of $14bn.\n"),
    ];
    for query in ["pell", "pell investment", "tarn"] {
        let rows = rows(&articles, query);
        assert!(!rows.iter().any(|row| row.contains("in Pell") || row.contains("in Tarn")), "{query}: {rows:#?}");
    }
    let rows = rows(&articles, "orla investment in harrow labs");
    assert_eq!(rows[0], "investment in Harrow Labs: 14000000000 (2)");
}

#[test]
fn the_sale_of_what_is_asked_for_and_a_price_without_debt_are_its_price() {
    let articles = [
        ("one.txt", "Orla has bought Harrow Labs in a deal worth $2.35bn including debt.\n"),
        ("two.txt", "The $2.35bn sale of Harrow Labs to Orla was announced on Monday.\n"),
        ("three.txt", "Orla is buying Harrow Labs for $2.2bn excluding debt. It has $1.9bn of debt.\n"),
    ];
    let rows = rows(&articles, "harrow labs price");
    assert_eq!(of_value(&rows, "2350000000").len(), 1, "{rows:#?}");
    assert!(of_value(&rows, "2350000000")[0].ends_with("Harrow Labs: 2350000000 (2)"), "{rows:#?}");
    assert!(of_value(&rows, "2200000000")[0].contains("Harrow Labs"), "{rows:#?}");
    assert_eq!(of_value(&rows, "1900000000"), ["debt: 1900000000 (1)"]);
}

#[test]
fn a_gap_that_has_grown_is_no_budget_and_a_range_is_no_change() {
    let articles = [
        ("one.txt", "The gap in Marlow council's budget for next year has grown to £18.4m, from £11m in the summer.\n"),
        ("two.txt", "The budget of Marlow council has grown to £312m.\n"),
        ("three.txt", "Published figures for the fee in Marlow run from £2m to about £3m.\n"),
    ];
    let rows = rows(&articles, "marlow");
    assert_eq!(of_value(&rows, "18400000"), ["gap: 18400000 (1)"]);
    assert_eq!(of_value(&rows, "312000000"), ["budget: 312000000 (1)"]);
    assert!(of_value(&rows, "11000000")[0].starts_with("gap"), "{rows:#?}");
    assert!(!rows.iter().any(|row| row.starts_with("fee, before")), "{rows:#?}");
}

#[test]
fn what_another_name_has_stands_apart() {
    let articles = [
        ("one.txt", "Corbel had revenue of €210m. Vanta had revenue of €3bn. The rest went to Vanta.\n"),
        ("two.txt", "Lamps of Corbel are sold in Bremen. Revenue at Corbel was €210m, and Vanta employs 900 people.\n"),
        (
            "three.txt",
            "Corbel employs 240 people. Analysts had a revenue of €250m in mind for Corbel. The firm had debts of €40m.\n",
        ),
    ];
    let rows = rows(&articles, "corbel");
    for (value, row) in [
        ("210000000", "revenue: 210000000 (2)"),
        ("3000000000", "revenue, Vanta: 3000000000 (1)"),
        ("900", "workforce, Vanta: 900 (1)"),
        ("240", "workforce: 240 (1)"),
        ("250000000", "revenue: 250000000 (1)"),
        ("40000000", "debt: 40000000 (1)"),
    ] {
        assert_eq!(of_value(&rows, value), [row], "{rows:#?}");
    }
}

#[test]
fn years_that_are_told_beside_figures_part_them() {
    let articles = [
        ("one.txt", "Corbel had revenue of €210m in 2024 and €190m in 2023. Its debt was €30m in 2024.\n"),
        ("two.txt", "Revenue at Corbel was €210m. Debt at Corbel is €28m.\n"),
    ];
    let rows = rows(&articles, "corbel");
    for (value, row) in [
        ("210000000", "revenue, 2024: 210000000 (2)"),
        ("190000000", "revenue, 2023: 190000000 (1)"),
        ("30000000", "debt: 30000000 (1)"),
        ("28000000", "debt: 28000000 (1)"),
    ] {
        assert_eq!(of_value(&rows, value), [row], "{rows:#?}");
    }
}

#[test]
fn the_dead_are_no_inhabitants_and_what_had_been_claimed_is_not_asserted() {
    let articles = [
        ("one.txt", "Some 18,000 people live in Quorn. The crash in Quorn killed four people.\n"),
        (
            "two.txt",
            "Three people died in Quorn. The Echo had claimed that Quorn would pay £26m. Quorn had claimed £5m for the damage.\n",
        ),
        ("three.txt", "Quorn had said that it would pay £7m.\n"),
    ];
    let rows = rows(&articles, "quorn");
    for (value, end) in
        [("4", "deaths: 4 (1)"), ("3", "deaths: 3 (1)"), ("26000000", "(0)"), ("5000000", "(1)"), ("7000000", "(1)")]
    {
        assert!(of_value(&rows, value).iter().all(|row| row.ends_with(end)), "{value}: {rows:#?}");
        assert!(!of_value(&rows, value).is_empty(), "{value}: {rows:#?}");
    }
    assert!(rows.iter().any(|row| row.starts_with("population: about 18000")), "{rows:#?}");
}
