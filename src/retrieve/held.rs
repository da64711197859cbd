//! What is retrieved is what holds: every kind of query against the matcher, passage by passage.

use std::collections::BTreeSet;

use proptest::prelude::*;
use proptest::test_runner::TestRunner;

use super::{RetrieveOptions, candidates, count, expand, select};
use crate::article::Language;
use crate::index::{Index, StoredArticle, StoredPassage};
use crate::matching::Matcher;
use crate::query::{Day, Query, Setting, analyze, parse};
use crate::search::world::World;

/// Words that share stems, spellings and compounds.
const WORDS: [&str; 38] = [
    "meta",
    "Meta",
    "scale",
    "Scale",
    "stake",
    "stakes",
    "invest",
    "investing",
    "investment",
    "Wang",
    "wang",
    "wan",
    "label",
    "labels",
    "relabel",
    "GPT-4",
    "gpt",
    "4",
    "multi-agent",
    "multiagent",
    "agent",
    "$14.3B",
    "14.3",
    "the",
    "U.S.",
    "$14.3 billion",
    "14.3 billion dollars",
    "nearly $15 billion",
    "over €10bn",
    "€14.3bn",
    "14.3 million",
    "49%",
    "49 percent",
    "1,250 workers",
    "about 45 percent",
    "in 2024",
    "$10 billion",
    "A$14.3B",
];

/// Small corpora, each with a part of the articles: what a query costs here grows with the passages that it is held to, and
/// mistakes show in few of them as well as in many.
const WORLDS: usize = 4;

/// Articles made of those words, the same each time: those of the world of this number.
fn corpus(world_number: usize) -> World {
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    let mut next = move |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state % below as u64) as usize
    };
    // Passages of one paragraph, and of several.
    let mut world = World::new().with_passages_of([14, 14, 30, 90][world_number]);
    for number in 0..24 {
        let mut words = |count: usize| (0..count).map(|_| WORDS[next(WORDS.len())]).collect::<Vec<_>>().join(" ");
        let title = words(3);
        let author = words(1);
        let paragraphs: Vec<_> = (0..4)
            .map(|paragraph| {
                let heading = if paragraph % 2 == 1 { format!("## {}\n\n", words(2)) } else { String::new() };
                format!("{heading}{}. {}. {}.", words(4), words(5), words(3))
            })
            .collect();
        let date = match number % 5 {
            0 => String::new(),
            1 => "date: 2025-06\n".to_owned(),
            _ => format!("date: 2025-0{}-1{}\n", 1 + number % 9, number % 9),
        };
        let author = if number % 3 == 0 { String::new() } else { format!("author: {author}\n") };
        let folder = ["news", "notes", "deep/er"][number % 3];
        let text = format!("---\ntitle: {title:?}\n{author}{date}---\n\n{}\n", paragraphs.join("\n\n"));
        if number % WORLDS == world_number {
            world = world.file(&format!("{folder}/a{number}.md"), &text);
        }
    }
    // Records, one of them with an id of its own; and other languages, whose stems are others.
    let records =
        "{\"_id\":\"own\",\"title\":\"Scale\",\"text\":\"Meta labels the stake.\"}\n{\"text\":\"A stake of Wang.\"}\n";
    let german =
        "Der Anteil von Meta an Scale ist groß, und die Leute sagen, dass Wang labels und agents mag. Meta stake.";
    let french =
        "Les investissements de Meta dans Scale sont grands, et Wang a dit que les labels sont là. Meta stake.";
    world.file("feed.jsonl", records).file("de.txt", german).file("fr.txt", french)
}

fn word() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => prop::sample::select(WORDS.to_vec()).prop_map(str::to_owned),
        1 => Just("zebra".to_owned()),
    ]
}

/// A thing that stands for words.
fn leaf() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => word(),
        2 => prop::collection::vec(word(), 1..4).prop_map(|words| format!("\"{}\"", words.join(" "))),
        1 => (prop::collection::vec(word(), 2..4), 1..6).prop_map(|(words, slop)| format!("\"{}\"~{slop}", words.join(" "))),
        1 => word().prop_map(|word| format!("={word}")),
        1 => prop::collection::vec(word(), 2..3).prop_map(|words| format!("=\"{}\"", words.join(" "))),
        1 => prop::sample::select(vec!["inv*", "invest*", "*label*", "sta?e", "lab*s", "gpt*", "1*3"]).prop_map(str::to_owned),
        1 => prop::sample::select(vec!["\"inv* stake\"", "\"the lab*\"", "\"*label* w?ng meta\"", "\"wan* scale\""]).prop_map(str::to_owned),
        1 => prop::sample::select(vec!["wabg~1", "stke~1", "lable~2", "investnig~1"]).prop_map(str::to_owned),
    ]
}

fn condition() -> impl Strategy<Value = String> {
    let names = vec!["title", "heading", "text", "author", "source"];
    prop_oneof![
        (prop::sample::select(names), leaf()).prop_map(|(name, leaf)| format!("{name}:{leaf}")),
        prop::sample::select(vec![
            "date:2025-06",
            "date:2025-03..2025-05",
            "date:>=2025-06-12",
            "date:..2025-04",
            "has:date",
            "-has:date",
            "-(has:author lang:de)",
            "has:author",
            "lang:en",
            "path:news/**",
            "path:a1*",
            "path:deep/",
            "path:feed.jsonl",
            "path:*.txt",
            "lang:de",
            "boilerplate:yes",
            "boilerplate:no",
            "amount:>10bn",
            "amount:<$15bn",
            "amount:~15bn",
            "amount:$14B..$15B",
            "-amount:>=€10bn",
            "percent:45..50",
            "percent:49",
            "count:>100 workers",
            "count:>100",
            "year:2024..2025",
            "year:<2030",
            "year:0900..2030",
            "{amount:>10bn stake}s",
            "{percent:>40 -amount:>1}p",
            "{$14.3B stake}s",
            "{over $10 billion wang}p",
            "{49% year:2024}p",
            "{count:>100 meta}s",
            "{any:2(amount:>10bn 49% label)}p",
            "-{amount:<15bn meta}s",
            "$14.3B",
            "49 percent",
            "+$15bn",
            "-49%",
            "+$15 billion",
            "-$10",
            "$15 billion OR wang",
        ])
        .prop_map(str::to_owned),
    ]
}

fn query() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        6 => leaf(),
        2 => condition(),
        1 => (leaf(), 1..6, leaf()).prop_map(|(one, far, other)| format!("{one} NEAR/{far} {other}")),
        1 => (leaf(), 1..6, leaf()).prop_map(|(one, far, other)| format!("{one} BEFORE/{far} {other}")),
        1 => (prop::collection::vec(leaf(), 1..4), "[sp]").prop_map(|(leaves, unit)| format!("{{{}}}{unit}", leaves.join(" "))),
        1 => (2..4, prop::collection::vec(leaf(), 2..5)).prop_map(|(least, leaves)| format!("any:{least}({})", leaves.join(" "))),
    ];
    part.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            3 => prop::collection::vec(inner.clone(), 1..4).prop_map(|parts| parts.join(" ")),
            1 => (inner.clone(), inner.clone()).prop_map(|(one, other)| format!("({one}) AND ({other})")),
            1 => (inner.clone(), inner.clone()).prop_map(|(one, other)| format!("({one} OR {other})")),
            1 => (inner.clone(), inner.clone()).prop_map(|(one, other)| format!("{one} NOT ({other})")),
            1 => (inner.clone(), leaf()).prop_map(|(one, other)| format!("{one} -{other}")),
            1 => (inner, leaf()).prop_map(|(one, other)| format!("{one} +{other}")),
        ]
    })
}

fn read(text: &str, index: &Index) -> Query {
    let languages: Vec<Language> = index.manifest().languages.keys().copied().collect();
    let setting = Setting {
        analyzer: index.analyzer(),
        languages: &languages,
        today: Some(Day { year: 2025, month: 6, day: 20 }),
    };
    let mut query = analyze(&parse(text), &setting);
    assert!(expand(&mut query, index, 1000).unwrap().is_empty());
    query
}

/// An index and all that it holds, read once for many queries.
struct Whole {
    /// Its folder is there as long as it is.
    _world: World,
    index: Index,
    articles: Vec<(StoredArticle, Vec<StoredPassage>)>,
}

impl Whole {
    /// Of the world of this number; some passages are deleted, some are in another segment.
    fn of(number: usize) -> Self {
        let world = corpus(number);
        world.index();
        let first = ["news/a0.md", "notes/a1.md", "deep/er/a2.md", "news/a3.md"][number];
        world.remove(first);
        world.write("notes/z.md", "Meta and Scale: investing in labels. The stake of Wang is $14.3B.\n");
        Self::of_world(world)
    }

    fn of_world(world: World) -> Self {
        let index = world.index();
        let articles = index.articles().unwrap().into_iter();
        let articles = articles.map(|article| (index.passages(&article.id).unwrap(), article));
        let articles = articles.map(|(passages, article)| (article, passages)).collect();
        Self { _world: world, index, articles }
    }

    /// What matches `text`: as retrieved and as counted, and as the matcher says.
    fn found(&self, text: &str) -> (BTreeSet<String>, u64, BTreeSet<String>) {
        let index = &self.index;
        let query = read(text, index);
        let selected = select(&query, index, u64::MAX).unwrap();
        let options = RetrieveOptions { depth: 10_000, ..RetrieveOptions::default() };
        let best = candidates(&query, index, &selected, &options).unwrap();
        assert!(best.iter().all(|candidate| candidate.score.is_finite()));
        let id = |passage: &StoredPassage| format!("{}#{}", passage.article, passage.ordinal);
        let retrieved = best.iter().map(|candidate| id(&index.passage(candidate.address).unwrap())).collect();
        let counted = count(&query, index, &selected, &[]).unwrap().passages;
        let matcher = Matcher::new(&query, index.analyzer());
        let mut held = BTreeSet::new();
        for (article, passages) in &self.articles {
            held.extend(passages.iter().filter(|passage| matcher.holds(&passage.view(article))).map(id));
        }
        (retrieved, counted, held)
    }
}

#[test]
fn what_is_retrieved_is_what_holds() {
    let worlds: Vec<Whole> = (0..WORLDS).map(Whole::of).collect();
    let mut runner = TestRunner::new(crate::testing::cases(10_000));
    runner
        .run(&(query(), 0..WORLDS), |(text, number)| {
            let (retrieved, counted, held) = worlds[number].found(&text);
            prop_assert_eq!(&retrieved, &held, "{}", text);
            prop_assert_eq!(counted, held.len() as u64, "{}", text);
            Ok(())
        })
        .unwrap();
    for text in [
        "=investing",
        "inv*",
        "meta NEAR/3 wang",
        "{stake label}s",
        "title:scale",
        "date:2025-06",
        "wabg~1",
        "amount:>10bn",
        "percent:49",
        "count:>100 workers",
    ] {
        assert!(worlds.iter().any(|world| !world.found(text).0.is_empty()), "{text}");
    }
}

#[test]
fn the_word_that_a_figure_was_typed_as_finds_no_other_value() {
    let texts = [
        "Over $10 billion was paid in all.",
        "A fee of $10 was due.",
        "It took A$14.3B.",
        "Between $10 and $15 million.",
        "It cost 15 billion dollars.",
        "Nothing was bought in 2024.",
    ];
    let add = |world: World, (number, text): (usize, &str)| world.file(&format!("{number}.md"), text);
    let world = (0..).zip(texts).fold(World::new(), add);
    let whole = Whole::of_world(world);
    let found = |typed: &str| {
        let (retrieved, counted, held) = whole.found(typed);
        assert_eq!((&retrieved, counted), (&held, held.len() as u64), "{typed}");
        held.len()
    };
    for (typed, passages) in [
        // Beside `$15 million` it is ten million.
        ("$10", 1),
        ("$10 million", 1),
        ("$14.3B", 0),
        ("A$14.3B", 1),
        ("paid -$10", 1),
        ("+$15 billion", 1),
        ("fee AND $15 billion", 0),
        ("cost -$15 billion", 0),
        ("any:2($15 billion cost)", 1),
        ("year:0900..2030", 1),
        ("year:~2024", 1),
        ("year:~2020", 0),
    ] {
        assert_eq!(found(typed), passages, "{typed}");
    }
}

#[test]
fn what_satisfies_a_condition_is_found_whatever_its_value() {
    let mut state = 7_u64;
    let mut next = move |below: u64| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state % below
    };
    let mut world = World::new();
    for number in 0..240 {
        let hedge = ["", "", "", "over ", "nearly ", "up to ", "about ", "reportedly "][next(8) as usize];
        let below = 10_u64.pow(1 + next(4) as u32);
        let (whole, part) = (next(below), next(10));
        let scale = ["", " thousand", " million", " billion"][next(4) as usize];
        let figure = match next(9) {
            0 => format!("{hedge}{whole}.{part}%"),
            1 => format!("{hedge}{whole} workers"),
            2 => format!("{hedge}{whole}{scale} boats"),
            3 => format!("between ${whole} and ${}{scale}", whole + 1 + part),
            4 => format!("in {}", 1990 + whole % 40),
            5 => format!("on June {}, {}", 1 + part, 2000 + whole % 30),
            6 => format!("{hedge}€{whole}{scale}"),
            _ => format!("{hedge}${whole}.{part}{scale}"),
        };
        world = world.file(&format!("{number}.md"), &format!("It was {figure}. Others stood by.\n"));
    }
    let whole = Whole::of_world(world);
    let value = || {
        (0..2000_u32, prop::sample::select(vec!["", "k", "m", "bn"]), 0..10_u32).prop_map(|(whole, scale, part)| {
            match part {
                0 => format!("{}{scale}", 10_u32.pow(whole % 5)),
                1 => format!("0{scale}"),
                _ => format!("{whole}.{part}{scale}"),
            }
        })
    };
    let sign = prop::sample::select(vec![">", ">=", "<", "<=", "~", ""]);
    let name = prop::sample::select(vec!["amount", "amount", "percent", "count", "year"]);
    let currency = prop::sample::select(vec!["", "", "$", "€"]);
    let condition = (name, sign, currency, value(), value(), 0..3_u8, 1985..2035_u32).prop_map(
        |(name, sign, currency, one, other, form, year)| match (name, form) {
            ("year", 0) => format!("year:{year}..{}", year + 9),
            ("year", _) => format!("year:{sign}{year}"),
            ("amount", 0) => format!("amount:{currency}{one}..{currency}{other}"),
            ("amount", _) => format!("amount:{sign}{currency}{one}"),
            (name, 0) => format!("{name}:{one}..{other}"),
            ("count", 1) => format!("count:{sign}{one} workers"),
            (name, _) => format!("{name}:{sign}{one}"),
        },
    );
    let mut runner = TestRunner::new(crate::testing::cases(150));
    runner
        .run(&condition, |text| {
            for text in
                [text.clone(), format!("{{it {text}}}s"), format!("stood -{text}"), format!("{{others {text}}}s")]
            {
                let (retrieved, counted, held) = whole.found(&text);
                prop_assert_eq!(&retrieved, &held, "{}", text);
                prop_assert_eq!(counted, held.len() as u64, "{}", text);
            }
            Ok(())
        })
        .unwrap();
    for text in [
        "amount:>1m",
        "amount:<5",
        "percent:<50",
        "count:>100",
        "count:<5000 workers",
        "year:2000..2010",
        "amount:~100",
    ] {
        assert!(!whole.found(text).2.is_empty(), "{text}");
    }
}
