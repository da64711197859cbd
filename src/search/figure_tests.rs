//! Searches by figures, from what was typed to what is lit.

use super::world::{World, asking};
use super::{Backend, SearchResponse};

/// The names of the articles found, best first.
fn found(response: &SearchResponse) -> Vec<String> {
    response.hits.iter().map(|hit| hit.article.id.to_string()).collect()
}

/// What is lit in each hit.
fn lit(response: &SearchResponse) -> Vec<String> {
    let of_hit = |hit: &super::Hit| {
        let lit = hit.snippet.segments.iter().filter(|segment| segment.is_match);
        lit.map(|segment| format!("[{}]", segment.text)).collect::<String>()
    };
    response.hits.iter().map(of_hit).collect()
}

fn world() -> World {
    World::new()
        .file("typed.txt", "The harbour firm paid $14.3B for its stake in the yard.\n")
        .file("worded.txt", "The harbour firm paid 14.3 billion dollars for its stake in the yard.\n")
        .file("hedged.txt", "The harbour firm paid nearly $14.3 billion for its stake in the yard.\n")
        .file("million.txt", "The harbour firm paid $14.3 million for its part of the yard.\n")
        .file("euro.txt", "The harbour firm paid €14.3bn for its part of the yard.\n")
        .file("bare.txt", "The harbour firm is number 14.3 in the list of the yard.\n")
        .file("over.txt", "The quarry cost over ten billion dollars, and 49 per cent of it was sold.\n")
        .file("upto.txt", "The bridge cost up to $15 billion, and 49% of it was sold to 1,250 workers in 2024.\n")
        .file("small.txt", "The road cost $3 million. Another stake in it was sold to 12 workers on June 9, 2025.\n")
}

#[test]
fn a_figure_is_found_however_it_is_written_and_best_as_it_was_typed() {
    let backend = world().backend();
    let response = backend.search(&asking("$14.3B")).unwrap();
    assert_eq!(found(&response), ["typed.txt", "worded.txt", "hedged.txt"]);
    assert_eq!(lit(&response), ["[$14.3B]", "[14.3 billion dollars]", "[$14.3 billion]"]);
    assert_eq!(response.total.passages, 3);
    let response = backend.search(&asking("14.3 billion dollars stake")).unwrap();
    assert_eq!(found(&response), ["worded.txt", "typed.txt", "hedged.txt", "small.txt"]);
    assert_eq!(found(&backend.search(&asking("49 percent")).unwrap()), ["over.txt", "upto.txt"]);
    assert_eq!(found(&backend.search(&asking("nearly $14.3bn")).unwrap())[0], "hedged.txt");
    assert_eq!(found(&backend.search(&asking("yard -$14.3bn")).unwrap()).len(), 3);
    assert_eq!(found(&backend.search(&asking("+$14.3bn yard")).unwrap()).len(), 3);
    assert_eq!(found(&backend.search(&asking("{49% sold}s")).unwrap()).len(), 2);
    // A range is found by its ends, and a range that is typed looks for both.
    let range = World::new()
        .file("range.txt", "It cost between $14.3 billion and $15 billion.\n")
        .file("low.txt", "It cost $14.3 billion.\n")
        .file("high.txt", "It cost $15bn.\n")
        .file("none.txt", "It cost $14.9bn.\n");
    let ranges = range.backend();
    assert_eq!(found(&ranges.search(&asking("$14.3bn")).unwrap()), ["low.txt", "range.txt"]);
    let response = ranges.search(&asking("$14.3–15 billion")).unwrap();
    assert_eq!(found(&response)[0], "range.txt");
    assert_eq!(lit(&response), ["[between $14.3 billion and $15 billion]", "[$15bn]", "[$14.3 billion]"]);
    let phrase = backend.search(&asking("\"$14.3 billion\"")).unwrap();
    assert_eq!(lit(&phrase), ["[$14.3 billion]"]);
}

#[test]
fn conditions_find_figures_by_what_they_may_be_worth() {
    let backend = world().backend();
    for (text, expected) in [
        ("amount:>10bn", "euro over typed worded"),
        ("amount:>$10bn", "over typed worded"),
        ("amount:>€10bn", "euro"),
        ("amount:>=14.3bn", "euro typed worded"),
        ("amount:<=15bn", "euro hedged million small typed upto worded"),
        ("amount:<15bn", "euro hedged million small typed upto worded"),
        ("amount:<14.3bn", "hedged million small"),
        ("amount:$14B..$15B", "typed worded"),
        ("amount:14.3bn", "euro typed worded"),
        ("amount:~$14bn", "hedged typed worded"),
        ("percent:45..50", "over upto"),
        ("percent:49", "over upto"),
        ("percent:>49", ""),
        ("count:>100 workers", "upto"),
        ("count:>10 worker", "small upto"),
        ("count:12", "small"),
        ("year:2024..2025", "small upto"),
        ("year:<2025", "upto"),
        ("{amount:>10bn stake}s", "typed worded"),
        ("stake amount:<10m", "small"),
        ("stake -amount:>10bn", "hedged small"),
        ("amount:>10bn OR percent:49", "euro over typed upto worded"),
        ("+percent:49 bridge", "upto"),
        ("-amount:>1 -percent:1..", "bare hedged"),
    ] {
        let response = backend.search(&asking(text)).unwrap();
        let mut names = found(&response);
        names.iter_mut().for_each(|name| name.truncate(name.len() - 4));
        names.sort();
        assert_eq!(names.join(" "), expected, "{text}");
        assert_eq!(response.total.passages as usize, response.hits.len(), "{text}");
    }
    let response = backend.search(&asking("amount:>10bn quarry")).unwrap();
    assert_eq!(lit(&response), ["[quarry][ten billion dollars]"]);
}

#[test]
fn a_search_of_what_remains_follows_a_fault() {
    let backend = world().backend();
    let response = backend.search(&asking("quarry amount:14..x")).unwrap();
    assert_eq!(found(&response), ["over.txt"]);
    assert!(response.query.notes[0].message.starts_with("this is no amount: it is passed over"));
    let nothing = backend.search(&asking("amount:>900bn")).unwrap();
    assert_eq!(nothing.query.notes[0].message, "no figure of any passage satisfies this");
}
