//! Small corpora of many trades, indexed and asked: which values stand together, under which subject.

use std::fs;

use super::{FiguresRequest, figures};
use crate::index::{Corpus, Index, Silent, UpdateOptions, update};
use crate::search::{LocalBackend, SearchRequest};

/// The values of the groups that answer `query` over `articles`, each a name and a text: `subject: hedge low..high (articles)`.
pub(super) fn rows(articles: &[(&str, &str)], query: &str) -> Vec<String> {
    let corpus = tempfile::tempdir().unwrap();
    for (name, text) in articles {
        fs::write(corpus.path().join(name), text).unwrap();
    }
    answer(corpus.path(), query)
}

fn answer(corpus: &std::path::Path, query: &str) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let articles = Corpus { roots: vec![corpus.to_owned()], ..Corpus::default() };
    update(folder.path(), &articles, &UpdateOptions::default(), &Silent).unwrap();
    let backend = LocalBackend::new(Index::open(folder.path()).unwrap());
    let mut request = FiguresRequest::default();
    request.search = SearchRequest { query: query.to_owned(), ..request.search };
    let answer = figures(&backend, &request).unwrap();
    let mut rows = Vec::new();
    for group in &answer.groups {
        for value in &group.values {
            let end = |end: &Option<String>| end.clone().unwrap_or_else(|| "_".to_owned());
            let hedge = value.hedge.map_or(String::new(), |hedge| format!("{} ", hedge.name()));
            let (low, high) = (end(&value.low), end(&value.high));
            let number = if low == high { low } else { format!("{low}..{high}") };
            rows.push(format!("{}: {hedge}{number} ({})", group.subject, value.articles));
        }
    }
    rows
}

#[test]
fn what_the_query_asks_for_stands_first() {
    let articles = [
        (
            "one.txt",
            "Marlow Foods grew. Profit at Marlow Foods rose to $340m, and revenue at Marlow Foods to $2.1bn.\n",
        ),
        ("two.txt", "Marlow Foods made a profit of $340m in a year of rain. Its debt fell to $90m.\n"),
    ];
    assert_eq!(rows(&articles, "marlow foods")[0], "profit: 340000000 (2)");
    assert_eq!(rows(&articles, "marlow foods revenue")[0], "revenue: 2100000000 (1)");
    assert_eq!(rows(&articles, "what is the debt of marlow foods")[0], "debt: 90000000 (1)");
    assert_eq!(rows(&articles, "marlow foods turnover")[0], "revenue: 2100000000 (1)", "in other words");
}

#[test]
fn conditions_choose_figures_and_not_only_passages() {
    let articles = [
        (
            "one.txt",
            "Marlow Foods made a profit of $340m on revenue of $2.1bn, has 1,200 workers and 12% of the market.\n",
        ),
        ("two.txt", "Marlow Foods has a debt of $90m.\n"),
    ];
    assert_eq!(rows(&articles, "amount:>1bn marlow"), ["revenue: 2100000000 (1)"]);
    assert_eq!(rows(&articles, "-amount:>1bn marlow"), ["debt: 90000000 (1)"]);
    assert_eq!(rows(&articles, "count:>1000 workers"), ["workers: 1200 (1)"]);
}

#[test]
fn a_refuted_price_supports_nothing() {
    let articles = [
        ("one.txt", "Castell bought the mill of Brenn for $5m. Nobody disputes the figure of $5m.\n"),
        ("two.txt", "It is wrong to say that Castell bought the mill of Brenn for $7m.\n"),
        ("three.txt", "An earlier version of this article said Castell bought the mill of Brenn for $8m.\n"),
        ("four.txt", "Castell n'a pas payé 9 millions de dollars pour le moulin de Brenn.\n"),
    ];
    let rows = rows(&articles, "castell brenn mill");
    for (value, articles) in [("5000000", 1), ("7000000", 0), ("8000000", 0), ("9000000", 0)] {
        let said: Vec<&String> = rows.iter().filter(|row| row.contains(&format!(" {value} "))).collect();
        assert!(!said.is_empty() && said.iter().all(|row| row.ends_with(&format!("({articles})"))), "{rows:#?}");
    }
}

#[test]
fn columns_of_years_and_what_falls_disagree_with_nothing() {
    let articles = [
        (
            "table.md",
            "# Budget of Alderholt\n\n| Service | 2024/25 (£m) | 2025/26 (£m) | Change (%) |\n|---|---|---|---|\n\
             | Roads | 31.0 | 27.5 | -11.3 |\n| Adult care | 148.2 | 151.0 | 1.9 |\n",
        ),
        (
            "text.txt",
            "Spending on roads in Alderholt falls from £31m to £27.5m. Alderholt faces a budget gap of £4.5m. The gap in the budget \
             of Alderholt was £6m. The budget of Alderholt is £312m.\n",
        ),
        ("other.txt", "Alderholt will spend £27.5m on roads, the council of Alderholt says.\n"),
    ];
    assert_eq!(
        rows(&articles, "alderholt roads")[..3],
        [
            "spending on roads, 2025/26: 27500000 (3)",
            "spending on roads, 2024/25: 31000000 (2)",
            "change in roads: -11.3 (1)",
        ]
    );
    let rows = rows(&articles, "alderholt");
    for row in [
        "adult care, 2024/25: 148200000 (1)",
        "adult care, 2025/26: 151000000 (1)",
        "budget: 312000000 (1)",
        "gap: 4500000 (1)",
        "gap: 6000000 (1)",
    ] {
        assert!(rows.iter().any(|one| one == row), "{row} is not in {rows:#?}");
    }
}

#[test]
fn tables_without_a_corner_and_with_units_in_their_rows_are_read() {
    let articles = [(
        "ward.md",
        "# St Brannoc\n\n| | North percent | South percent |\n|---|---|---|\n| Occupancy | 41% | 52% |\n\n\
         | | 2023 | 2024 |\n|---|---|---|\n| Income ($m) | 212.4 | 219.9 |\n\n\
         | Ward | Cost in $'000 | Share percent |\n|---|---|---|\n| Surgery | 4,100 | 39 |\n",
    )];
    let rows = rows(&articles, "st brannoc");
    for row in [
        "occupancy, North: 41 (1)",
        "occupancy, South: 52 (1)",
        "income, 2023: 212400000 (1)",
        "income, 2024: 219900000 (1)",
        "cost of Surgery: 4100000 (1)",
        "share: 39 (1)",
    ] {
        assert!(rows.iter().any(|one| one == row), "{row} is not in {rows:#?}");
    }
}

#[test]
fn what_is_paid_by_the_piece_or_earned_per_share_is_no_total() {
    let articles = [
        (
            "results.txt",
            "Marlow Foods made a profit of $340m. Earnings per share at Marlow Foods were $1.12, up from $0.98. EPS of $1.12 beat \
             forecasts of $1.05. A van of Marlow Foods costs $90 a day and $1,900 a month; its vans cost $4m in all.\n",
        ),
        (
            "more.txt",
            "Profit at Marlow Foods was $340m, or $1.12 a share, compared with $300m, or 98 cents a share, a year earlier.\n",
        ),
    ];
    let rows = rows(&articles, "marlow foods profit");
    for row in [
        "profit: 340000000 (2)",
        "profit, before: 300000000 (1)",
        "earnings per share: 1.12 (2)",
        "earnings per share, before: 0.98 (2)",
        "forecasts: 1.05 (1)",
        "cost of van, a day: 90 (1)",
        "cost of van, a month: 1900 (1)",
        "cost of vans: 4000000 (1)",
    ] {
        assert!(rows.iter().any(|one| one == row), "{row} is not in {rows:#?}");
    }
}

#[test]
fn one_transfer_is_one_group_and_what_comes_on_top_is_apart() {
    let articles = [
        (
            "one.txt",
            "Castell have signed Joel Banda from Velino. The fee was €18m plus €3m in bonuses. Banda cost Castell €18m.\n",
        ),
        (
            "two.txt",
            "The spending on Banda, €18m, is a record. His transfer fee of €18m is no secret. The agents' fee was €2m.\n",
        ),
        ("three.txt", "Castell a versé 18 millions d'euros pour Joel Banda. Le club a vendu des maillots.\n"),
    ];
    assert_eq!(
        rows(&articles, "joel banda transfer fee"),
        ["acquisition of Joel Banda: 18000000 (3)", "fee: 2000000 (1)", "bonuses: 3000000 (1)"]
    );
}

#[test]
fn subjects_are_nouns() {
    let articles = [
        (
            "one.txt",
            "Orla Shipping spent $90m on a quay. That was more than the $60m analysts had expected, and less than the $80m Pell \
             made in freight. Orla Shipping has made $212m worldwide. Some claims put it at $400m versus $340m.\n",
        ),
        (
            "two.txt",
            "Pell fell 4 per cent after Orla Shipping spoke. The price was $16 on Orla Shipping. Le montant versé par Orla Shipping: 7 millions de dollars.\n",
        ),
    ];
    let rows = rows(&articles, "orla shipping");
    for word in ["analysts", "pell:", "worldwide", "claims", "versus", "versé", "acquisition"] {
        assert!(!rows.iter().any(|row| row.to_lowercase().starts_with(word)), "{word} is a subject: {rows:#?}");
    }
    assert!(rows.iter().any(|row| row == "spending on quay: 90000000 (1)"), "{rows:#?}");
}

#[test]
fn what_is_made_by_a_firm_is_not_the_firm() {
    let articles = [
        ("one.txt", "St Brannoc paid $3m for Velaris scanners. St Brannoc paid $4m for a Velaris scanner.\n"),
        ("two.txt", "Orla bought Velaris for $90m. Orla invested $2m in Velaris scanners.\n"),
    ];
    let rows = rows(&articles, "velaris");
    assert_eq!(rows[0], "acquisition of Velaris: 90000000 (1)");
    assert!(
        !rows[1..]
            .iter()
            .any(|row| row.starts_with("acquisition of Velaris:") || row.starts_with("investment in Velaris:")),
        "{rows:#?}"
    );
    let named = [(
        "one.txt",
        "Castell Foods paid $8m for Pennick Dairy. Pennick Dairy makes cheese. Castell Foods paid $9m for Osk Mills and $7m for Hale Docks.\n",
    )];
    assert_eq!(
        self::rows(&named, "castell pennick")[0],
        "acquisition of Pennick Dairy: 8000000 (1)",
        "who buys is named, too"
    );
}

#[test]
fn a_part_of_the_year_stands_apart_beside_the_whole_of_it() {
    let year = ("year.txt", "Marlow Foods made a profit of $19m for the year, in all its towns.\n");
    let quarter = ("quarter.txt", "Profit at Marlow Foods in the first quarter was $4m, a record.\n");
    let of_both = rows(&[year, quarter], "marlow foods profit");
    assert!(of_both.contains(&"profit: 19000000 (1)".to_owned()), "{of_both:#?}");
    assert!(of_both.contains(&"profit, first quarter: 4000000 (1)".to_owned()), "{of_both:#?}");
    // What all tell of one quarter is told of the same.
    let other = ("other.txt", "Marlow Foods made a profit of $5m, by our own count.\n");
    let of_one = rows(&[quarter, other], "marlow foods profit");
    assert!(of_one.contains(&"profit: 4000000 (1)".to_owned()), "{of_one:#?}");
    assert!(of_one.contains(&"profit: 5000000 (1)".to_owned()), "{of_one:#?}");
}

#[test]
fn french_articles_have_subjects_too() {
    let articles = [(
        "un.txt",
        "Le chiffre d'affaires de Marlon Frères a atteint 340 millions d'euros. Le bénéfice de Marlon Frères s'élève à 21 millions d'euros. \
         La nouvelle usine a coûté 45 millions d'euros à la société, selon le maire de la ville.\n",
    )];
    let rows = rows(&articles, "marlon frères");
    for row in ["revenue: 340000000 (1)", "profit: 21000000 (1)"] {
        assert!(rows.iter().any(|one| one == row), "{row} is not in {rows:#?}");
    }
    assert!(rows.iter().any(|row| row.starts_with("cost") && row.ends_with("45000000 (1)")), "{rows:#?}");
}
