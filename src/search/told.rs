//! What is told beside the hits: why nothing is found, what was meant, where a hit matched.

use std::cell::Cell;

use super::notes::Answered;
use super::tests::ids;
use super::world::{World, asking};
use super::{Backend, SearchRequest};

#[test]
fn the_cause_is_named_where_nothing_is_found() {
    let world = World::new()
        .file("a.md", "---\ntitle: Amber\nauthor: Droege\ndate: 2025-06-01\n---\n\nWang met Meta. The AMBER yard.\n")
        .file("b.md", "---\ntitle: Harbour\nsource: Reuters\n---\n\nThe yard of stakes. Annotators annotate.\n");
    let backend = world.backend();
    let notes = |text: &str| {
        let response = backend.search(&asking(text)).unwrap();
        let note = |note: &crate::query::Note| {
            format!("{}: {} ({})", note.span.of(text), note.message, note.hint.clone().unwrap_or_default())
        };
        (response.total.passages, response.query.notes.iter().map(note).collect::<Vec<_>>().join("; "))
    };
    let rest = "that the rest of the query finds";
    let one = "without it 1 passage is found";
    for (text, expected) in [
        ("wang -meta", format!("meta: every passage {rest} has this, and is left out ({one})")),
        // It was said that the words were to blame.
        ("\"wang\" -meta yard", format!("meta: every passage {rest} has this, and is left out ({one})")),
        ("-(has:title)", "has:title: every passage that there is has this, and is left out ()".to_owned()),
        ("stakes has:date", format!("has:date: this lets no passage through {rest} ({one})")),
        ("wang NOT has:date", format!("has:date: every passage {rest} has this, and is left out ({one})")),
        ("+wang +stakes", format!("wang: no passage {rest} holds this ({one})")),
        ("\"yard amber\"", "\"yard amber\": no passage holds this phrase (without the quotation marks its words are searched one by one)".to_owned()),
        ("\"annot* wang\"", "\"annot* wang\": no passage holds this phrase (without the quotation marks its words are searched one by one)".to_owned()),
        (
            "percent:>99",
            "percent:>99: no figure of any passage satisfies this ()".to_owned(),
        ),
        (
            "percent:0.490",
            "percent:0.490: no figure of any passage satisfies this (`~` finds what is near a value: `percent:~0.49`)".to_owned(),
        ),
        (
            "amount:>€900bn",
            "amount:>€900bn: no figure of any passage satisfies this (without the currency it asks for amounts in any)".to_owned(),
        ),
        (
            "count:>900bn ships",
            "count:>900bn ships: no figure of any passage satisfies this (without the noun it asks for counts of anything)".to_owned(),
        ),
        ("year:1066", "year:1066: no figure of any passage satisfies this ()".to_owned()),
        ("amount:~77bn", "amount:~77bn: no figure of any passage satisfies this ()".to_owned()),
        ("wang NEAR/1 yard", "wang NEAR/1 yard: nowhere do these words stand so near (take a larger number)".to_owned()),
        ("{wang amber}s", "{wang amber}s: no sentence holds all of these (write `p` behind the brace for words of one paragraph)".to_owned()),
        ("droege", "droege: no passage holds `droege` (`author:droege` finds what the author of an article is called)".to_owned()),
        ("Reuters", "Reuters: no passage holds `Reuters` (`source:Reuters` finds what the source of an article is called)".to_owned()),
        ("title:Haarbour", "Haarbour: no title holds `Haarbour` (did you mean Harbour?)".to_owned()),
        ("title:yard", "yard: no title holds `yard` ()".to_owned()),
        ("author:Doege", "Doege: no author holds `Doege` (did you mean Droege?)".to_owned()),
        ("=WANG", "WANG: no passage holds `WANG` in just this form (in small letters it is found however it is written: `=wang`)".to_owned()),
        ("=stake", "stake: no passage holds `stake` in just this form (other forms of it are found without the `=`)".to_owned()),
        // The words of the text were looked at, not those of the field.
        ("title:=AMBER", "AMBER: no title holds `AMBER` in just this form (in small letters it is found however it is written: `title:=amber`)".to_owned()),
        ("author:=DROEGE", "DROEGE: no author holds `DROEGE` in just this form (in small letters it is found however it is written: `author:=droege`)".to_owned()),
        ("title:=yard", "yard: no title holds `yard` ()".to_owned()),
        ("author:=Doege", "Doege: no author holds `Doege` (did you mean Droege?)".to_owned()),
        ("=\"zzz yard\"", "zzz: no passage holds `zzz` ()".to_owned()),
        // Nothing more was said than that nothing is found.
        ("=\"yard amber\"", "=\"yard amber\": no passage holds `yard amber` in just this form (without the `=` its words may have any form)".to_owned()),
        ("heading:wang", "heading:wang: no heading holds what is looked for here (without `heading:` it is looked for in titles, headings and text)".to_owned()),
        ("any:2(stakes wang)", "stakes wang: no passage holds 2 of these (take a smaller number)".to_owned()),
        // What is left out was called required.
        ("-meta -{wang meta}s", "-meta -{wang meta}s: every word is left out, so nothing is searched for (add a word that passages should have, or `path:**` for all other passages)".to_owned()),
        ("anottat*", "anottat*: no word of the corpus is spelled like `anottat*` (did you mean annotat*?)".to_owned()),
    ] {
        let (passages, found) = notes(text);
        assert_eq!((passages, found), (0, expected), "{text}");
    }
}

#[test]
fn a_form_that_is_there_is_not_told_of() {
    let world = World::new()
        .file("a.md", "---\ntitle: Amber\nauthor: Herr Droege\n---\n\nWang met Meta. The AMBER yard.\n")
        .file("b.md", "---\ntitle: Harbour\n---\n\nThe yard of stakes.\n");
    let backend = world.backend();
    for text in ["author:=Droege", "author:=\"Droege\"", "author:=\"Herr Droege\"", "title:=Amber", "text:=AMBER"] {
        let response = backend.search(&asking(text)).unwrap();
        assert_eq!((ids(&response), response.query.notes), (vec!["a.md#1".to_owned()], vec![]), "{text}");
    }
    // In a query that reads like a sentence a phrase's patterns were looked up as letters.
    let text = "what did wang say of \"the AMB* yar*\" and of the stakes";
    let response = backend.search(&asking(text)).unwrap();
    let messages: Vec<_> = response.query.notes.iter().map(|note| note.message.as_str()).collect();
    assert_eq!((response.total.passages, messages.len()), (2, 1), "{messages:?}");
    assert!(messages[0].contains("reads like a sentence"), "{messages:?}");
}

#[test]
fn a_form_that_is_typed_many_times_is_counted_once() {
    let many = (0..60).map(|number| format!("w{number}x")).collect::<Vec<_>>().join(" ");
    let world = World::new().file("a.md", &format!("Wang met meta. {many}\n"));
    let backend = world.backend();
    let counted = |text: &str| {
        let (_, query) = backend.read_query(text);
        let counts = Cell::new(0);
        let answered = Answered {
            text,
            noted: &[],
            query: &query,
            rarity: &crate::retrieve::rarity(&query, backend.index()).unwrap(),
            is_nothing_found: false,
            index: backend.index(),
            count: &|_| {
                counts.set(counts.get() + 1);
                Ok(Some(1))
            },
        };
        assert_eq!(super::notes::notes(&answered).unwrap(), []);
        counts.get()
    };
    assert_eq!(counted(&"=Meta ".repeat(120)), 1);
    assert_eq!(counted("=Meta =META text:=Meta =Meta^2"), 3);
    assert_eq!(counted(&many.split(' ').map(|word| format!("={word} ")).collect::<String>()), 32);
}

#[test]
fn where_too_few_passages_may_be_read_to_know_nothing_is_said_to_be_missing() {
    let mut world = World::new().file("z.md", "The yard of Meta.\n");
    for number in 0..60 {
        world = world.file(&format!("{number}.md"), "The yard of meta.\n");
    }
    let backend = world.backend();
    let told = |text: &str, max_read: u64| {
        let response = backend.search(&SearchRequest { max_read, ..asking(text) }).unwrap();
        let messages: Vec<_> = response.query.notes.iter().map(|note| note.message.clone()).collect();
        (response.total.passages, ids(&response).first().cloned(), messages.join("; "))
    };
    let more = "more than 50 passages would have to be read to answer this: the rest was left out";
    // What is wished for was read from what is to be read of what is required, and its passage not found.
    let (passages, _, messages) = told("+yard =Meta", 50);
    assert_eq!((passages, messages), (61, String::new()));
    assert_eq!(told("+yard =Meta", 1000), (61, Some("z.md#1".to_owned()), String::new()));
    let (_, _, messages) = told("+yard Meta~1 met*", 50);
    assert_eq!(messages, "");
    // A cut count was told as the truth.
    assert_eq!(told("+=Meta", 50), (0, None, more.to_owned()));
    assert_eq!(told("+=Meta +yard -zzz", 50), (0, None, more.to_owned()));
    assert_eq!(told("+=META +yard", 1000).0, 0);
    assert!(told("+zzz =Meta", 50).2.starts_with("no passage holds `zzz`"));
}

#[test]
fn distances_of_exact_forms_read_no_more_than_they_may_and_patterns_stand_for_no_more_words_and_both_is_said() {
    let mut world = World::new();
    for number in 0..60 {
        world = world.file(&format!("{number}.md"), &format!("The yard of herder{number}er and of Meta.\n"));
    }
    let backend = world.backend();
    let told = |text: &str, max_read: u64, max_expansions: usize| {
        let request = SearchRequest { max_read, max_expansions, ..asking(text) };
        let response = backend.search(&request).unwrap();
        let messages: Vec<_> = response.query.notes.iter().map(|note| note.message.clone()).collect();
        (response.total.passages, messages.join("; "))
    };
    let more = "more than 50 passages would have to be read to answer this: the rest was left out";
    let queries = [
        "yard NEAR/9 meta",
        "yard BEFORE/9 meta",
        "\"yard meta\"~9",
        "{yard meta}s",
        "{yard meta}p",
        "text:(yard meta)",
    ];
    for text in queries {
        // Where words stand, postings tell.
        assert_eq!(told(text, 1, 1000), (60, String::new()), "{text}");
    }
    for text in ["yard NEAR/9 =Meta", "yard BEFORE/9 =Meta", "{yard =Meta}s", "{yard =Meta}p", "text:(yard =Meta)"] {
        let (passages, said) = told(text, 50, 1000);
        assert!(passages <= 50 && said == more, "{text}: {passages}, {said}");
        assert_eq!(told(text, 60, 1000), (60, String::new()), "{text}");
    }
    let (passages, said) = told("*er*", 1000, 7);
    assert_eq!(
        (passages, said.as_str()),
        (7, "`*er*` stands for 60 words of the corpus: the 7 that most passages have are searched")
    );
    assert_eq!(told("*er*", 1000, 60), (60, String::new()));
}

#[test]
fn suggestions_do_not_depend_on_the_segments_of_the_index() {
    let text = |name: &str| format!("Mark {name} met the yard, and the yard met {name}.\n");
    let names = ["ZUCKERBERG", "Zuckerberg", "zuckerberg"];
    let mut suggested = Vec::new();
    for order in [[0, 1, 2], [2, 1, 0], [1, 0, 2]] {
        let world = World::new().file("other.txt", "Nothing of it.\n");
        world.index();
        // Each in a segment of its own, the first by its id last, first, in between.
        for at in order {
            world.write(&format!("{at}.txt"), &text(names[at]));
            world.index();
        }
        let notes = world.backend().search(&asking("Zukerberg Zukcerber* H101 20245")).unwrap().query.notes;
        suggested.push(notes.iter().map(|note| note.hint.clone().unwrap_or_default()).collect::<Vec<_>>());
    }
    assert_eq!(suggested[0], ["did you mean ZUCKERBERG?", "did you mean zuckerber*?", "", ""]);
    assert!(suggested.iter().all(|hints| *hints == suggested[0]), "{suggested:?}");
}

#[test]
fn a_pattern_that_stands_for_more_words_than_are_looked_at_is_told_of() {
    let cut = |is_more| crate::retrieve::Cut {
        span: crate::text::Span::new(0, 4),
        typed: "*er*".to_owned(),
        words: 200_000,
        is_more,
        searched: 1000,
    };
    let said = |is_more| super::notes::limits("*er*", &[cut(is_more)], None)[0].message.clone();
    assert!(
        said(false).contains("stands for 200000 words") && said(true).contains("stands for more than 200000 words")
    );
}

#[test]
fn items_of_a_list_are_sentences_of_their_own() {
    // Items that begin with a small letter ran into one sentence.
    let items = "- bronze pumps for the old harbour\n- steel pumps for the new one\n- iron pumps, which nobody likes\n";
    let table = "| metal | use |\n|---|---|\n| zinc | roofs |\n| nickel | coins |\n";
    let html = "<p>There are three of them, as everybody knows who was here.</p><ul><li>oak doors for the old \
                harbour</li><li>elm doors for the new one</li><li>ash doors, which nobody likes</li></ul>";
    let world = World::new().file("a.md", &format!("# Pumps\n\nSeveral:\n\n{items}\n{table}")).file("b.html", html);
    let backend = world.backend();
    for (query, expected) in [
        ("steel", "[steel] pumps for the new one"),
        ("nickel", "[nickel]\tcoins"),
        ("elm", "[elm] doors for the new one"),
    ] {
        let response = backend.search(&SearchRequest { snippet_chars: 36, ..asking(query) }).unwrap();
        let lit = |segment: &crate::highlight::Segment| match segment.is_match {
            true => format!("[{}]", segment.text),
            false => segment.text.clone(),
        };
        let shown: String = response.hits[0].snippet.segments.iter().map(lit).collect();
        assert!(shown.contains(expected), "{shown}");
    }
    let found = |query: &str| backend.search(&asking(query)).unwrap().total.passages;
    assert_eq!((found("{steel harbour}s"), found("{steel new}s"), found("{steel harbour}p")), (0, 1, 1));
}

#[test]
fn a_line_that_is_broken_inside_of_a_sentence_does_not_end_it() {
    // Every end of a line was taken for that of an item.
    let world = World::new()
        .file("a.html", "<p>The harbour master sold<br>the oldest lighthouse to a school.<br>Nobody came.</p>")
        .file("b.md", "The harbour master sold  \nthe oldest lighthouse\\\nto a school. Nobody came.\n");
    let backend = world.backend();
    let found = |query: &str| backend.search(&asking(query)).unwrap().total.passages;
    assert_eq!((found("{sold lighthouse}s"), found("{sold school}s"), found("{school came}s")), (2, 2, 0));
}

#[test]
fn a_hit_whose_text_shows_nothing_says_where_it_matched() {
    let yard = "The yard is old and wide, and nobody has seen another like it for a long time.";
    let wang = "Wang met Meta there and spoke of stakes and pumps and of many other things that are sold.";
    let text = format!(
        "---\ntitle: Amber\nauthor: Droege\nsource: Reuters\n---\n\n{yard}\n\n## Old roads\n\n{wang}\n\n{wang}\n"
    );
    let world = World::new().file("a.md", &text).with_passages_of(20);
    let backend = world.backend();
    for (query, expected) in [
        ("amber", "[Title]"),
        ("heading:roads", "[Heading]"),
        ("heading:roads meta", "[]"),
        ("author:droege", "[Author]"),
        ("title:amber source:reuters", "[Title, Source]"),
        ("amber -title:yard", "[Title]"),
        ("has:author", "[]"),
        ("wang -harbour", "[]"),
    ] {
        let response = backend.search(&asking(query)).unwrap();
        let found: Vec<_> = response.hits.iter().map(|hit| format!("{:?}", hit.matched_only_in)).collect();
        assert!(found.iter().any(|fields| fields == expected), "{query}: {found:?}");
    }
}

#[test]
fn filters_alone_find_whatever_they_let_through() {
    let world = World::new()
        .file("a.md", "---\ndate: 2025-06-01\n---\n\nWang met Meta.\n")
        .file("b.md", "The yard of stakes.\n")
        .file("deep/c.md", "Another yard.\n");
    let backend = world.backend();
    for (text, expected) in [
        ("has:date", vec!["a.md#1"]),
        ("NOT has:date", vec!["b.md#1", "deep/c.md#1"]),
        ("-has:date -path:deep/", vec!["b.md#1"]),
        ("-(has:date path:deep/)", vec!["b.md#1"]),
        ("-has:date -yard", vec![]),
        ("-path:deep/ has:date", vec!["a.md#1"]),
        ("yard NOT has:date", vec!["deep/c.md#1", "b.md#1"]),
    ] {
        let mut found = ids(&backend.search(&asking(text)).unwrap());
        let mut expected = expected;
        if text.starts_with("yard") {
            found.sort();
            expected.sort();
        }
        assert_eq!(found, expected, "{text}");
    }
}
