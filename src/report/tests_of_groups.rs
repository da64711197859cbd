//! Small corpora of many trades, indexed and asked: which values stand together, under which subject.

use std::fs;

use super::{FiguresRequest, figures};
use crate::index::{Corpus, Index, Silent, UpdateOptions, update};
use crate::search::{LocalBackend, SearchRequest};

/// The values of the groups that answer `query` over `articles`, each a name and a text: `subject: hedge low..high (articles)`.
fn rows(articles: &[(&str, &str)], query: &str) -> Vec<String> {
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
