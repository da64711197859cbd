use proptest::prelude::*;

use super::*;

proptest! {
    #![proptest_config(crate::testing::cases(1000))]

    #[test]
    fn the_normal_form_is_small_letters_between_single_blanks(text in "[ -~\\t\\n\\u{b}\\u{1c}\\u{1f}\\u{7f}]{0,60}|([A-Za-z*:.(]{0,5}[ \\t\\n]{1,3}){0,9}") {
        let words: Vec<String> = text.split_whitespace().map(|word| word.replace('`', "'").to_lowercase()).collect();
        let joined = words.join(" ");
        prop_assert_eq!(normal(&text), joined.trim_matches(|c| !is_kept(c)));
    }
}

#[test]
fn furniture_at_the_edges_is_known_by_its_form() {
    use Boilerplate::*;
    for (text, kind) in [
        ("Comments", Comments),
        ("Add a public comment...", Comments),
        ("No comments yet", Comments),
        ("12 comments", Comments),
        ("Comments (3)", Comments),
        ("Sort by newest", Comments),
        ("Leave a Reply", Comments),
        ("Kommentare", Comments),
        ("Disclaimer", Disclaimer),
        ("Disclaimer: the author holds shares in the firm.", Disclaimer),
        ("Not financial advice.", Disclaimer),
        ("This article is for informational purposes only.", Disclaimer),
        ("The views expressed here are those of the author and do not necessarily reflect ours.", Disclaimer),
        ("© 2025 Example Media. All rights reserved.", Legal),
        ("We use cookies to improve your experience. Accept all", Legal),
        ("Privacy Policy", Legal),
        ("Home > Business > Technology", Navigation),
        ("Share this article", Navigation),
        ("Facebook Twitter LinkedIn Email", Navigation),
        ("Read more: Why chips are scarce", Navigation),
        ("Tags: AI, Chips", Navigation),
        ("Sign up for our newsletter", Promotion),
        ("Get started today and sign up for a free account with Example.", Promotion),
        ("Enjoyed this piece? Join our newsletter and get the next one in your inbox.", Promotion),
        ("Subscribe", Promotion),
    ] {
        assert_eq!(at_edge(&normal(text)), Some(kind), "{text}");
    }
}

#[test]
fn prose_about_furniture_is_prose() {
    for text in [
        "The newsletter has 40,000 readers, and its founder asks them to subscribe now and then.",
        "We use cookies every day in our bakery, and butter from the valley.",
        "Comment sections have closed at most newspapers since 2015.",
        "Courts have held that writing \"not financial advice\" under a post protects nobody.",
        "No comments were made by the company after the hearing.",
        "The firm said its report was for informational purposes only, which the judge did not believe.",
        "Comments from analysts were mixed",
        "Get started they did, but the machines stood still for a year.",
        "AI writing agents now draft a third of the earnings notes.",
        "Threads and X have grown",
        "Facebook",
        "Read more slowly, the professor told them.",
        "Sign-ups for the programme doubled.",
        "Terms of the deal were not disclosed.",
    ] {
        // One name of a network may be a button at the edge; in prose it is a name.
        if text == "Facebook" {
            assert_eq!(anywhere(&normal(text)), None);
            continue;
        }
        assert_eq!(at_edge(&normal(text)), None, "{text}");
        assert_eq!(anywhere(&normal(text)), None, "{text}");
    }
}

#[test]
fn words_are_counted_in_every_script() {
    assert_eq!(words_of("It's $14.3B, he said."), 4);
    assert_eq!(words_of("他说这是一家公司"), 4);
    assert_eq!(words_of(" -- "), 0);
}

proptest::proptest! {
    #![proptest_config(crate::testing::cases(1000))]

    #[test]
    fn ascii_is_read_like_any_text(text in "[a-zA-Z0-9 ,.'`\"\t\n\u{b}\u{c}\u{1c}-]{0,60}") {
        proptest::prop_assert_eq!(words_of(&text) + 1, words_of(&format!("{text} é")));
        // A letter that is not ASCII makes each word go the long way.
        let long = text.split_whitespace().map(|word| format!("{word}é")).collect::<Vec<_>>().join(" ");
        proptest::prop_assert_eq!(normal(&text), normal(&normal(&long).replace('é', "")));
    }
}
