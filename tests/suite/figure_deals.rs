//! Deals in the figures that answer: one deal is one group, and nothing else is in it.

use crate::figure_groups::{files_of, fixture, groups, takeover, under};
use crate::library::folder;
use crate::workbench::Workbench;

#[test]
fn who_buys_is_not_called_what_is_bought() {
    let mut bench = Workbench::new();
    for entry in files_of(&folder("seeds")) {
        let name = entry.file_name().unwrap().to_str().unwrap().to_owned();
        bench = bench.article(&name, std::fs::read(&entry).unwrap());
    }
    for query in ["meta stake", "meta investment in scale ai", "scale ai deal", "what did meta pay"] {
        let rows = groups(&bench.run(&format!("figures {query} --format json")).code(0).json());
        assert!(rows.iter().any(|row| row.starts_with("investment in Scale AI: ")), "{query}: {rows:#?}");
        assert!(!rows.iter().any(|row| row.contains(" in Meta:") || row.contains(" of Meta:")), "{query}: {rows:#?}");
    }
    let text = "Nordvik Bank buys 30% of Tessel for $420m. Rival Osk offered $380m, which Tessel refused.\n";
    let bench = Workbench::new().article("one.txt", text);
    for query in ["nordvik", "what did nordvik pay", "tessel"] {
        let rows = groups(&bench.run(&format!("figures {query} --format json")).code(0).json());
        assert!(rows.contains(&"acquisition of Tessel: 420000000..420000000 (1)".to_owned()), "{query}: {rows:#?}");
        assert!(rows.iter().any(|row| row.ends_with("380000000..380000000 (0)")), "{query}: {rows:#?}");
    }
}

#[test]
fn a_takeover_is_told_from_what_is_beside_it() {
    let bench = takeover();
    let answer = bench.run("figures brenn takeover of tolva ferries --format json").code(0).json();
    let rows = groups(&answer);
    let under = |subject: &str| -> Vec<&str> {
        rows.iter().filter_map(|row| row.strip_prefix(&format!("{subject}: "))).collect()
    };
    assert_eq!(
        under("acquisition of Tolva Ferries"),
        [
            // The wire copies the announcement.
            "2400000000..2400000000 (3)",
            "2500000000..2500000000 (1)",
            "about 2200000000..2200000000 (1)",
            "about 2000000000..2000000000 (1)",
            // Nobody paid it, and if somebody had.
            "3000000000..3000000000 (0)",
        ],
        "{rows:#?}"
    );
    assert_eq!(under("valuation"), ["over 3100000000.._ (1)"], "{rows:#?}");
    assert_eq!(under("investment in terminals"), ["180000000..180000000 (1)"], "{rows:#?}");
    assert_eq!(under("investment in Marrow Docks"), ["40000000..40000000 (1)"], "{rows:#?}");
    assert_eq!(under("cost of ticket, a head"), ["89..89 (1)"], "{rows:#?}");
    assert_eq!(under("debt"), ["reported 600000000..600000000 (1)"], "{rows:#?}");
    let mentions = |value: usize| answer["groups"][0]["values"][value]["mentions"].as_array().unwrap().clone();
    let standings: Vec<_> = mentions(4).iter().map(|mention| mention["not_asserted"].clone()).collect();
    assert_eq!(standings, ["denied", "supposed"]);
    assert!(answer["groups"][0]["high"] == "2500000000", "what is denied is no part of how far values reach");
}

#[test]
fn a_deal_is_one_group_however_it_is_asked_for() {
    let bench = takeover();
    let asked = |query: &str| under(&bench, query, "acquisition of Tolva Ferries");
    let expected = asked("brenn takeover of tolva ferries");
    for query in ["tolva", "what did brenn pay for tolva ferries", "tolva ferries deal value", "tolva price"] {
        assert_eq!(asked(query), expected, "{query}");
    }
    let bench = fixture("transfer");
    for query in ["okafor transfer fee", "what did rovers pay for okafor", "okafor"] {
        assert_eq!(
            under(&bench, query, "acquisition of Okafor"),
            ["62000000..62000000 (2)", "60000000..60000000 (1)", "under _..60000000 (1)", "8000000..8000000 (1)"],
            "{query}"
        );
    }
    let bench = fixture("uebernahme");
    for query in ["lindner übernahme kessler", "wie viel zahlt lindner für kessler", "kessler kaufpreis"] {
        assert_eq!(
            under(&bench, query, "acquisition of Kessler"),
            [
                "2300000000..2300000000 (1)",
                "nearly _..2300000000 (1)",
                "over 2000000000.._ (1)",
                "870000000..870000000 (1)"
            ],
            "{query}"
        );
    }
}

#[test]
fn deals_without_a_name_are_not_one() {
    let bench = Workbench::new()
        .article("paper.txt", "The paper maker acquired its rival for $9 billion.\n")
        .article("mill.txt", "The mill invested $7 million last year.\n")
        .article("hospital.txt", "The hospital invested $5 million last year.\n");
    let rows = groups(&bench.run("figures invested acquired purchase --format json").code(0).json());
    assert_eq!(
        rows,
        [
            "investment: 7000000..7000000 (1)",
            "investment: 5000000..5000000 (1)",
            "acquisition: 9000000000..9000000000 (1)"
        ]
    );
}

#[test]
fn a_transfer_is_one_group_in_whatever_words_it_is_told() {
    let bench = Workbench::new()
        .article(
            "one.txt",
            "Castell have signed Joel Banda from Velino for a fee of €45 million. The transfer could cost Castell €50 \
             million with bonuses.\n",
        )
        .article("two.txt", "Velino sold Banda for €45 million. Castell spent €120 million this summer.\n")
        .article("three.txt", "At €45 million, Banda is a costly man. His wages cost €200,000 a week.\n");
    let rows = groups(&bench.run("figures banda transfer --kind money --format json").code(0).json());
    assert_eq!(
        rows,
        [
            "acquisition of Banda: 45000000..45000000 (3)",
            "acquisition of Banda: reported 50000000..50000000 (1)",
            "cost of wages, a week: 200000..200000 (1)",
            "spending: 120000000..120000000 (1)",
        ]
    );
}

#[test]
fn an_amount_of_which_no_more_is_said_is_the_one_told_elsewhere() {
    let mut bench = Workbench::new();
    for entry in files_of(&folder("seeds")) {
        let name = entry.file_name().unwrap().to_str().unwrap().to_owned();
        bench = bench.article(&name, std::fs::read(&entry).unwrap());
    }
    let answer = bench.run("figures meta investment in scale ai --kind money --min 10bn --max 10bn --format json");
    let answer = answer.code(0).json();
    let group = &answer["groups"][0];
    assert_eq!(group["subject"], "investment in Scale AI");
    let value = group["values"].as_array().unwrap().iter().find(|value| value["hedge"].is_null()).unwrap();
    assert!(value["articles"].as_u64() >= Some(3), "{value:#}");
}

#[test]
fn an_amount_alike_is_not_the_deal_where_it_is_that_of_something_else() {
    let of = |text: &str| {
        let bench =
            Workbench::new().article("one.txt", "Orla bought Harrow Labs for $3 million.\n").article("two.txt", text);
        let rows = groups(&bench.run("figures harrow labs --kind money --format json").code(0).json());
        rows.contains(&"acquisition of Harrow Labs: 3000000..3000000 (2)".to_owned())
    };
    for text in [
        "Harrow Labs held a party. The price of gold hit $3 million.\n",
        "Harrow Labs held a party. A new roof had a cost of $3 million.\n",
    ] {
        assert!(!of(text), "{text}");
    }
    for text in ["Harrow Labs was not cheap. The price was $3 million.\n", "The price of Harrow Labs was $3 million.\n"]
    {
        assert!(of(text), "{text}");
    }
}

#[test]
fn a_dairy_changes_hands_in_whatever_words_that_is_told() {
    let bench = Workbench::new()
        .article(
            "one.txt",
            "Marlow Foods has agreed a deal worth $30m for Pennick Dairy. The sale of Pennick Dairy brought in $30m.\n",
        )
        .article(
            "two.txt",
            "Pennick Dairy was sold to Marlow Foods for $30m. The sale brought in $30m for the owners.\n",
        )
        .article("three.txt", "Marlow paid $30m for Pennick. Pennick went to Marlow for $30m.\n")
        .article(
            "four.txt",
            "Marlow Foods snapped up Pennick Dairy for $30m. Pennick changed hands for $31m, says a broker.\n",
        )
        .article("five.txt", "Pennick Dairy has a deal worth $5m with a supermarket.\n");
    let rows = groups(&bench.run("figures pennick dairy --kind money --format json").code(0).json());
    assert_eq!(
        rows,
        [
            "acquisition of Pennick Dairy: 30000000..30000000 (4)",
            "acquisition of Pennick Dairy: 31000000..31000000 (1)",
            "valuation of deal: 5000000..5000000 (1)",
        ]
    );
}

#[test]
fn what_agents_and_other_players_get_is_no_part_of_a_transfer() {
    let bench = Workbench::new()
        .article(
            "one.txt",
            "Castell have signed Luis Moreno from Velino for €45 million. His agent took a cut of €4 million. Castell paid \
             agents €4 million.\n",
        )
        .article("two.txt", "Velino sold Moreno for €45 million. Castell also paid €45 million for Jan Peeters.\n")
        .article(
            "three.txt",
            "Luis Moreno cost €46 million. A fee of €12 million for Jan Peeters was agreed, too. A fee of €3 million went to \
             the agent.\n",
        );
    for (query, name) in [("luis moreno", "Luis Moreno"), ("moreno fee", "Moreno")] {
        assert_eq!(
            under(&bench, query, &format!("acquisition of {name}")),
            ["45000000..45000000 (2)", "46000000..46000000 (1)"],
            "{query}"
        );
    }
}

#[test]
fn a_price_is_that_of_the_deal_only_where_what_is_bought_does_nothing_itself() {
    let bench = Workbench::new()
        .article("one.txt", "Orla bought Harrow Labs for $3 million in June.\n")
        .article(
            "two.txt",
            "Harrow Labs opened a house in Oslo. The price was $3 million. Harrow Labs moved to Oslo for $3 million.\n",
        )
        .article("three.txt", "Harrow Labs sells a scanner. Hospitals like it. The price was $2 million.\n")
        .article("four.txt", "Orla bought Harrow Labs. The price was $4 million.\n")
        .article("five.txt", "Harrow Labs is in Oslo. Orla also bought Hale Docks. The price was $5 million.\n");
    assert_eq!(
        under(&bench, "harrow labs", "acquisition of Harrow Labs"),
        ["4000000..4000000 (1)", "3000000..3000000 (1)"]
    );
}

/// The five real articles about one deal, where they are beside the package.
#[test]
fn the_figures_of_five_real_articles_stand_under_what_they_are_about() {
    let articles = folder("../shared/articles");
    if !articles.is_dir() {
        println!("SKIPPED: there is no ../shared, so the figures of its articles are not looked at");
        return;
    }
    let bench = Workbench::bare();
    let articles = articles.to_str().unwrap().to_owned();
    let words =
        ["figures", "meta investment in scale ai", "--format", "json", "--index", "index", "--corpus", &articles];
    let answer = bench.run_words(&words).code(0).json();
    let rows = groups(&answer);
    let under = |subject: &str| -> Vec<&str> {
        rows.iter().filter_map(|row| row.strip_prefix(&format!("{subject}: "))).collect()
    };
    let mut invested = under("investment in Scale AI");
    invested.sort_unstable();
    assert_eq!(
        invested,
        [
            "10000000000..10000000000 (1)",
            "14300000000..14300000000 (1)",
            "14800000000..14800000000 (1)",
            "15000000000..15000000000 (1)",
            "about 15000000000..15000000000 (1)",
            "nearly _..15000000000 (2)",
            "over 10000000000.._ (1)",
        ],
        "{rows:#?}"
    );
    let mut valued = under("valuation");
    valued.sort_unstable();
    assert_eq!(
        valued,
        ["14000000000..14000000000 (1)", "over 29000000000.._ (1)", "reported 25000000000..25000000000 (1)"],
        "{rows:#?}"
    );
    assert_eq!(under("stake"), ["49..49 (2)"], "{rows:#?}");
    let mentions: usize = answer["groups"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|group| group["subject"] == "investment in Scale AI")
        .flat_map(|group| group["values"].as_array().unwrap())
        .map(|value| value["mentions"].as_array().unwrap().len())
        .sum();
    assert_eq!(mentions, 13, "{rows:#?}");
    for query in ["what did meta pay for scale", "scale deal value", "scale", "how much did meta invest in scale ai"] {
        let words = ["figures", query, "--format", "json", "--index", "index", "--corpus", &articles];
        let rows = groups(&bench.run_words(&words).code(0).json());
        let mut again: Vec<&str> = rows.iter().filter_map(|row| row.strip_prefix("investment in Scale AI: ")).collect();
        again.sort_unstable();
        assert_eq!(again, invested, "{query}");
    }
}
