//! The read line from end to end.

use std::ops::ControlFlow;

use super::world::{World, asking};
use super::*;
use crate::rank::Ranking;

/// Ten articles of five passages, every passage with `amber`.
fn ambers() -> World {
    let world = World::new().with_passages_of(6);
    for article in 0..10 {
        let passages: Vec<_> =
            (0..5).map(|at| format!("amber {}of {at}.", "again ".repeat((article + at) % 4))).collect();
        world.write(&format!("{article}.txt"), &passages.join("\n\n"));
    }
    world
}

pub(super) fn ids(response: &SearchResponse) -> Vec<String> {
    response.hits.iter().map(|hit| hit.id.clone()).collect()
}

#[test]
fn pages_join_without_gap_or_overlap() {
    let backend = ambers().backend();
    for per_article in [0, 1, 3] {
        let all = SearchRequest { limit: 1000, per_article, ..asking("amber again") };
        let all = ids(&backend.search(&all).unwrap());
        assert_eq!(all.len(), if per_article == 0 { 50 } else { per_article * 10 });
        let mut joined = Vec::new();
        for page in 0.. {
            let request = SearchRequest { limit: 7, offset: page * 7, per_article, ..asking("amber again") };
            let response = backend.search(&request).unwrap();
            for (at, hit) in response.hits.iter().enumerate() {
                assert_eq!(hit.rank, page * 7 + at + 1);
            }
            if response.hits.is_empty() {
                break;
            }
            joined.extend(ids(&response));
        }
        assert_eq!(joined, all);
    }
}

#[test]
fn what_else_an_article_holds_is_counted_up_to_the_end_of_the_page() {
    let backend = ambers().backend();
    let request = SearchRequest { limit: 30, per_article: 3, ..asking("amber") };
    let response = backend.search(&request).unwrap();
    assert_eq!(response.total, Total { passages: 50, articles: 10 });
    assert!(response.hits.iter().all(|hit| hit.more_in_article == 2));
    let request = SearchRequest { limit: 1, ..request };
    assert_eq!(backend.search(&request).unwrap().hits[0].more_in_article, 4);
    let request = SearchRequest { limit: 0, ..request };
    let response = backend.search(&request).unwrap();
    assert_eq!((response.hits.len(), response.total.passages), (0, 50));
}

#[test]
fn the_json_has_the_fields_of_the_schema_in_their_order() {
    let backend = World::new().file("note.txt", "Amber stands in the yard.").backend();
    let response = backend.search(&asking("amber")).unwrap();
    let json = serde_json::to_string(&response).unwrap();
    let expected = concat!(
        r#"{"schema":1,"query":{"text":"amber","read_as":"amber"},"total":{"passages":1,"articles":1},"#,
        r#""coverage":{"articles":1,"passages":1,"skipped":0,"fresh":false},"#,
        r#""hits":[{"rank":1,"score":0,"id":"note.txt#1","article":{"id":"note.txt","path":"corpus/note.txt","#,
        r#""title":null,"author":null,"date":null,"source":null,"url":null,"language":null},"headings":[],"#,
        r#""lines":{"start":1,"end":1},"bytes":{"start":0,"end":25,"of":"file"},"text":"Amber stands in the yard.","#,
        r#""highlights":[{"start":0,"end":5}],"snippet":{"bytes":{"start":0,"end":25},"#,
        r#""fragments":[{"bytes":{"start":0,"end":25},"cut_start":false,"cut_end":false}],"#,
        r#""segments":[{"text":"Amber","match":true},"#,
        r#"{"text":" stands in the yard.","match":false}]},"more_in_article":0}]}"#,
    );
    let mut value: serde_json::Value = serde_json::from_str(&json).unwrap();
    let score = value["hits"][0]["score"].take().as_f64().unwrap();
    assert!(score > 0.0);
    let language = value["hits"][0]["article"]["language"].take();
    let title = value["hits"][0]["article"]["title"].take();
    let json = json
        .replace(&format!(r#""score":{}"#, serde_json::to_string(&score).unwrap()), r#""score":0"#)
        .replace(&format!(r#""language":{language}"#), r#""language":null"#)
        .replace(&format!(r#""title":{title}"#), r#""title":null"#);
    assert_eq!(json, expected);
    let received: SearchResponse = serde_json::from_str(&serde_json::to_string(&response).unwrap()).unwrap();
    let mut sent = response;
    // These lead into the file, and are not sent.
    sent.hits.iter_mut().for_each(|hit| hit.offsets.clear());
    assert_eq!(received, sent);
}

#[test]
fn what_is_lit_leads_to_its_bytes_in_the_file() {
    let filler = "Nothing of it is said in here. ".repeat(8);
    let file = format!("# Yards\n\nThe **amber** yard *opens*. {filler}The \\*amber* is [sold](http://a.example/).\n");
    let backend = World::new().file("yard.md", &file).backend();
    let request = SearchRequest { snippet_chars: 100, snippet_fragments: 2, ..asking("amber opens sold") };
    let hit = &backend.search(&request).unwrap().hits[0];
    let of_file = |bytes: &SnippetBytes| &file[bytes.start..bytes.end];
    let lit: Vec<&str> = hit.highlights.iter().map(of_file).collect();
    assert_eq!(lit, ["amber", "opens", "amber", "sold"]);
    let fragments: Vec<&str> = hit.snippet.fragments.iter().map(|fragment| of_file(&fragment.bytes)).collect();
    assert_eq!(fragments.len(), 2, "{fragments:?}");
    assert!(fragments[0].contains("The **amber** yard *opens"), "{fragments:?}");
    assert!(fragments[1].contains("amber* is [sold"), "{fragments:?}");
    let (first, last) = (hit.snippet.fragments[0].bytes, hit.snippet.fragments[1].bytes);
    assert_eq!(hit.snippet.bytes, SnippetBytes { start: first.start, end: last.end });
    let text: String = hit.snippet.segments.iter().map(|segment| segment.text.as_str()).collect();
    assert_eq!(text.matches(" … ").count(), 1, "{text}");
}

#[test]
fn a_request_says_only_what_differs_from_the_usual() {
    let request: SearchRequest = serde_json::from_str(r#"{"query":"amber","ranking":"bm25"}"#).unwrap();
    assert_eq!(request, SearchRequest { query: "amber".into(), ranking: Ranking::Bm25, ..SearchRequest::default() });
}

#[test]
fn any_query_is_answered_and_what_finds_nothing_is_explained() {
    let backend = ambers().backend();
    for text in ["", "   ", "...", "-amber", "nowhere", "\"amber", "the", "\u{0}", "amber\u{301}", "(((((("] {
        let response = backend.search(&asking(text)).unwrap();
        assert_eq!(response.query.text, text);
        if text.trim().is_empty() || text == "-amber" {
            assert!(response.hits.is_empty(), "{text:?}");
        }
    }
    let notes = |text| backend.search(&asking(text)).unwrap().query.notes;
    assert_eq!(notes("").len(), 1);
    assert_eq!(notes("amber again"), []);
    assert_eq!(notes("amber zebra")[0].message, "no passage holds `zebra`");
    assert_eq!(notes("amber zebra")[0].span, crate::text::Span::new(6, 11));
    assert!(notes("\"again amber\"")[0].message.contains("phrase"));
    assert_eq!(notes("lang:german").len(), 1);
    assert_eq!(notes("date:soon amber").len(), 1);
    let nothing = World::new().backend();
    assert_eq!(nothing.search(&asking("zebra")).unwrap().query.notes, []);
    let left_out = notes("amber -amber");
    assert!(left_out[0].message.contains("left out") && left_out.len() == 1, "{left_out:?}");
    assert_eq!(left_out[0].span, crate::text::Span::new(7, 12));
    let run = notes("amber 人工智能");
    assert!(run[0].message == "no passage holds `人工智能`" && run.len() == 1, "{run:?}");
}

#[test]
fn paths_are_told_as_seen_from_the_current_folder() {
    let world = World::new().file("a folder/note.txt", "Amber stands in the yard.");
    let path = |backend: &LocalBackend| backend.search(&asking("amber")).unwrap().hits[0].article.path.clone();
    assert_eq!(path(&world.backend()), "corpus/a folder/note.txt");
    assert_eq!(path(&world.backend().with_current_dir(world.corpus())), "a folder/note.txt");
    let absolute = world.corpus().join("a folder/note.txt").display().to_string();
    assert_eq!(path(&world.backend().with_current_dir("/nowhere")), absolute);
}

fn shown(backend: &LocalBackend, target: &str, neighbours: Option<usize>) -> Result<ShowResponse, SearchError> {
    backend.show(&ShowRequest { target: target.to_owned(), neighbours, query: None })
}

#[test]
fn an_article_is_shown_whole_or_around_a_passage() {
    let text = "amber one.\n\nbirch two.\n\ncedar three.\n\ndelta four.\n";
    let backend = World::new().with_passages_of(2).file("a b.txt", text).backend();
    let whole = shown(&backend, "a%20b.txt", None).unwrap();
    assert!(whole.whole && whole.asked.is_none());
    assert_eq!(whole.passages.iter().map(ShownPassage::text).collect::<String>(), text);
    for target in ["a%20b.txt#3", "a b.txt#3", "corpus/a b.txt:5", "./corpus/../corpus/a b.txt:6"] {
        let around = shown(&backend, target, Some(1)).unwrap();
        assert_eq!(around.asked, Some(3), "{target}");
        assert_eq!(around.passages.iter().map(|passage| passage.ordinal).collect::<Vec<_>>(), [2, 3, 4]);
        assert!(!around.whole);
    }
    assert_eq!(shown(&backend, "corpus/a b.txt", Some(0)).unwrap().passages.len(), 4);
}

#[test]
fn what_a_query_matches_is_lit_in_what_is_shown() {
    let backend = World::new().file("a.txt", "Some amber here.").backend();
    let request = ShowRequest { target: "a.txt".into(), neighbours: None, query: Some("amber".into()) };
    let response = backend.show(&request).unwrap();
    let lit: Vec<_> = response.passages[0].segments.iter().filter(|segment| segment.is_match).collect();
    assert_eq!(lit.len(), 1);
    assert_eq!(lit[0].text, "amber");
    assert_eq!(response.query.unwrap().text, "amber");
}

#[test]
fn a_pattern_lights_what_is_shown_as_it_does_what_is_found() {
    let world = World::new().file("a.txt", "Some amber here, an ember there.");
    let backend = world.backend();
    for (query, expected) in
        [("amb*", "[amber]"), ("amber~1", "[amber][ember]"), ("x*", ""), ("am?er NEAR/9 there", "[amber][there]")]
    {
        let request = ShowRequest { target: "a.txt#1".into(), neighbours: None, query: Some(query.into()) };
        let response = backend.show(&request).unwrap();
        let lit = response.passages[0].segments.iter().filter(|segment| segment.is_match);
        assert_eq!(lit.map(|segment| format!("[{}]", segment.text)).collect::<String>(), expected, "{query}");
    }
}

#[test]
fn a_mistyped_target_names_the_nearest_id() {
    let backend = World::new().file("energy/heat-pumps.txt", "Amber.").file("other.txt", "Birch.").backend();
    for typed in ["energy/heat-pump.txt", "heat-pumps", "heat-pumps.txt#4", "corpus/heatpumps.txt:3"] {
        match shown(&backend, typed, None) {
            Err(SearchError::NoSuchArticle { asked, nearest }) => {
                assert_eq!(asked, typed);
                assert_eq!(nearest.first().map(String::as_str), Some("energy/heat-pumps.txt"), "{typed}");
            }
            other => panic!("{typed}: {other:?}"),
        }
    }
    assert!(matches!(shown(&backend, "other.txt#9", None), Err(SearchError::NoSuchPassage { passages: 1, .. })));
    assert!(matches!(shown(&backend, "corpus/other.txt:9", None), Err(SearchError::NoSuchLine { last: 1, .. })));
    for typed in ["", "#", ":", "#1", "a:b", "/", "..", "\u{0}", &"x".repeat(100_000)] {
        assert!(shown(&backend, typed, None).is_err(), "{typed:.20}");
    }
}

#[test]
fn a_line_without_a_record_names_the_nearest_that_has_one() {
    let record = |id: &str| format!("{{\"_id\":\"{id}\",\"text\":\"Amber.\"}}\n");
    let backend = World::new().file("r.jsonl", &(record("a") + "\n" + &record("c"))).backend();
    assert_eq!(shown(&backend, "corpus/r.jsonl:3", None).unwrap().article.id, "c");
    for (line, near) in [(0, 1), (2, 1), (300, 3)] {
        let found = shown(&backend, &format!("corpus/r.jsonl:{line}"), None);
        let Err(SearchError::NoSuchRecord { asked, nearest, .. }) = found else { panic!("{line}: {found:?}") };
        assert_eq!((asked, nearest), (line, Some(near)));
    }
}

#[test]
fn articles_are_listed_page_by_page() {
    let backend = ambers().backend();
    let all = backend.articles(&ArticlesRequest::default()).unwrap();
    let order = all.articles.iter().map(|article| article.id.as_str());
    assert!(order.is_sorted());
    assert_eq!((all.total, all.articles.len(), all.next), (10, 10, None));
    assert_eq!(all.articles[3].passages, 5);
    let mut joined = Vec::new();
    let mut request = ArticlesRequest { after: None, limit: 4 };
    loop {
        let page = backend.articles(&request).unwrap();
        joined.extend(page.articles);
        match page.next {
            Some(next) => request.after = Some(next),
            None => break,
        }
    }
    assert_eq!(joined, all.articles);
}

#[test]
fn status_tells_what_the_index_holds() {
    let world = World::new().file("a.txt", "Amber.").file("empty.txt", "").file("noise.bin", "\u{0}\u{1}");
    let backend = world.backend().with_freshness(true, None);
    let status = backend.status(&StatusRequest { skipped: true }).unwrap();
    let articles = backend.articles(&ArticlesRequest::default()).unwrap().articles;
    assert_eq!((articles.len(), status.articles, status.passages, status.fresh), (1, 1, 1, true), "{articles:?}");
    assert!(status.size > 0);
    assert_eq!(status.roots, [world.corpus().display().to_string()]);
    assert_eq!(status.skipped as usize, status.skipped_list.unwrap().len());
    assert!(status.changed.unwrap().ends_with('Z'));
}

#[test]
fn many_searches_are_answered_in_order_on_any_number_of_threads() {
    let backend = ambers().backend();
    let requests = || (0..200).map(|at| (at, SearchRequest { offset: at % 20, limit: 3, ..asking("amber again") }));
    let answers = |threads| {
        let mut answers = Vec::new();
        search_many(&backend, requests(), threads, |key, answer| {
            answers.push((key, answer.unwrap()));
            ControlFlow::Continue(())
        });
        answers
    };
    let one = answers(1);
    assert!(one.iter().enumerate().all(|(at, (key, _))| at == *key));
    assert_eq!(one.len(), 200);
    assert_eq!(answers(4), one);
    let mut seen = 0;
    search_many(&backend, requests(), 3, |_, _| {
        seen += 1;
        if seen == 5 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    assert_eq!(seen, 5);
}

#[test]
fn an_answer_follows_the_published_schema() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/search-response.schema.json");
    let schema = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let world = ambers().file("page.md", "---\ntitle: Amber\ndate: 2025-06-09\n---\n# Amber\n\nSome amber **here**.\n");
    let backend = world.backend();
    for text in ["amber", "", "-amber", "nowhere", "\"amber again\" page", "here"] {
        let response = backend.search(&SearchRequest { timed: true, ..asking(text) }).unwrap();
        let json = serde_json::to_value(&response).unwrap();
        let faults: Vec<_> = validator.iter_errors(&json).map(|fault| fault.to_string()).collect();
        assert!(faults.is_empty(), "{text}: {faults:?}");
    }
}

// Phrases were once looked up as every mixture of stems of all languages, cut at 32.
#[test]
fn a_long_phrase_is_found_whatever_languages_the_index_has() {
    let backend = World::new()
        .file("en.txt", "The workers of the factory will receive their wages at the end of this month, he said.")
        .file("de.txt", "Er sagte, dass die Arbeiter der Fabrik ihren Lohn das ganze Jahr über bekommen werden.")
        .file("fr.txt", "Les ouvriers de la fabrique vont recevoir leurs salaires à la fin de ce mois, a-t-il dit.")
        .file("es.txt", "Los trabajadores de la fábrica van a recibir sus salarios al final de este mes, dijo él.")
        .backend();
    assert!(backend.index().manifest().languages.len() > 2);
    for (phrase, article) in [
        ("workers of the factory will receive their wages", "en.txt"),
        ("dass die Arbeiter der Fabrik ihren Lohn das ganze Jahr", "de.txt"),
        ("ouvriers de la fabrique vont recevoir leurs salaires", "fr.txt"),
        ("trabajadores de la fábrica van a recibir sus salarios", "es.txt"),
    ] {
        for query in [format!("\"{phrase}\""), format!("=\"{phrase}\"")] {
            let answer = backend.search(&asking(&query)).unwrap();
            assert_eq!(answer.hits.iter().map(|hit| hit.article.id.as_str()).collect::<Vec<_>>(), [article], "{query}");
            let lit = answer.hits[0].snippet.segments.iter().find(|segment| segment.is_match).unwrap();
            assert_eq!(lit.text, phrase);
        }
        let answer = backend.search(&asking(&format!("mois mes month Jahr -\"{phrase}\""))).unwrap();
        assert!(!answer.hits.is_empty() && answer.hits.iter().all(|hit| hit.article.id != article), "{phrase}");
    }
}

#[test]
fn limits_and_conditions_tell_the_truth() {
    let world = World::new()
        .file("a.md", "---\nauthor: Marigold Fenwick\ndate: 2025-06-12\n---\n\nThe pump hums.\n")
        .file("b.txt", "Another pump. The stake of Meta.\n")
        .file("feed.jsonl", "{\"_id\":\"own\",\"text\":\"A third pump.\"}\n");
    let backend = world.backend();
    let found = |query: &str| {
        let answer = backend.search(&asking(query)).unwrap();
        answer.hits.iter().map(|hit| hit.article.id.clone()).collect::<Vec<_>>()
    };
    assert_eq!(found("author:fenw*"), ["a.md"]);
    assert_eq!(found("author:fenwik~1"), ["a.md"]);
    assert_eq!(found("path:feed.jsonl pump"), ["own"]);
    assert_eq!(found("zeppelin date:2025"), [""; 0]);
    assert_eq!(found("date:2025"), ["a.md"]);
    assert_eq!(found("{another pump}s"), ["b.txt"]);
    assert_eq!(found("{the meta}s"), ["b.txt"]);
    assert_eq!(found("{the hums pump}s"), ["a.md"]);
    assert_eq!(found("{the third}s"), [""; 0]);
    assert_eq!(found("path:*.txt"), ["b.txt"]);
    let answer = backend.search(&asking("author:fenwick")).unwrap();
    assert!(answer.hits[0].score.is_sign_positive());
    // What is not read any more is not found, and what is left out is left out.
    let request = SearchRequest { max_read: 1, ..asking("pump -text:hums -text:third") };
    assert!(backend.search(&request).unwrap().hits.iter().all(|hit| hit.article.id == "b.txt"));
}

#[test]
fn filters_in_parentheses_narrow_what_words_find() {
    let world =
        World::new().file("a/x.txt", "Wang speaks.").file("a/y.txt", "Nothing here.").file("b/z.txt", "Wang waits.");
    let backend = world.backend();
    for (query, expected) in [
        ("(path:a/ OR path:c/) wang", vec!["a/x.txt#1"]),
        ("+(path:a/ OR path:c/) wang", vec!["a/x.txt#1"]),
        ("(path:a/ OR path:b/) wang", vec!["a/x.txt#1", "b/z.txt#1"]),
        ("(path:a/ OR path:c/)", vec!["a/x.txt#1", "a/y.txt#1"]),
        ("(path:a/ OR wang) speaks", vec!["a/x.txt#1", "a/y.txt#1", "b/z.txt#1"]),
    ] {
        let mut found = ids(&backend.search(&asking(query)).unwrap());
        found.sort();
        assert_eq!(found, expected, "{query}");
    }
}
