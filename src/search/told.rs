//! What is told beside the hits: why nothing is found, what was meant, where a hit matched.

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
        ("wang NEAR/1 yard", "wang NEAR/1 yard: nowhere do these words stand so near (take a larger number)".to_owned()),
        ("{wang amber}s", "{wang amber}s: no sentence holds all of these (write `p` behind the brace for words of one paragraph)".to_owned()),
        ("droege", "droege: no passage holds `droege` (`author:droege` finds what the author of an article is called)".to_owned()),
        ("Reuters", "Reuters: no passage holds `Reuters` (`source:Reuters` finds what the source of an article is called)".to_owned()),
        ("title:Haarbour", "Haarbour: no title holds `Haarbour` (did you mean Harbour?)".to_owned()),
        ("title:yard", "yard: no title holds `yard` ()".to_owned()),
        ("author:Doege", "Doege: no author holds `Doege` (did you mean Droege?)".to_owned()),
        ("=WANG", "WANG: no passage holds `WANG` in just this form (in small letters it is found however it is written: `=wang`)".to_owned()),
        ("=stake", "stake: no passage holds `stake` in just this form (other forms of it are found without the `=`)".to_owned()),
        ("anottat*", "anottat*: no word of the corpus is spelled like `anottat*` (did you mean annotat*?)".to_owned()),
    ] {
        let (passages, found) = notes(text);
        assert_eq!((passages, found), (0, expected), "{text}");
    }
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
