//! Plain texts as people save them from pages of different makes.

use super::*;

const FIRST: &str = "The harbour board voted on Tuesday to lengthen the northern pier by two hundred metres, a plan that had lain in a drawer since the storm of 2011.";
const SECOND: &str = "Money for the work comes from a levy on freight, which the shipping lines accepted after the board promised that no berth would close.";
const THIRD: &str = "Fishermen say the longer pier will change the current, and they have asked a court to stop the dredgers until a new survey is done.";

/// Asserts for each line of a saved page whether it is marked: those that begin with `#` in the sketch are furniture.
fn marks(sketch: &[&str]) {
    let lines: Vec<&str> = sketch.iter().map(|line| line.strip_prefix('#').unwrap_or(line)).collect();
    let source = lines.join("\n\n");
    let found = extract(&source);
    let marked = |line: &str| {
        let at = source.find(line).unwrap_or_default();
        let block = found.blocks.iter().find(|block| block.span.start <= at && at < block.span.end);
        block.is_some_and(|block| block.boilerplate.is_some())
    };
    let wrong: Vec<&&str> =
        sketch.iter().filter(|line| marked(line.trim_start_matches('#')) != line.starts_with('#')).collect();
    assert!(
        wrong.is_empty(),
        "{wrong:#?}\n{:#?}",
        found
            .blocks
            .iter()
            .map(|b| (b.boilerplate, b.span.of(&source).chars().take(50).collect::<String>()))
            .collect::<Vec<_>>()
    );
}

#[test]
fn a_save_with_menu_and_links() {
    marks(&[
        "#Skip to content",
        "#Sign in",
        "#Subscribe",
        "The Pier Grows",
        "#Posted on March 5, 2024 by Ines Vega",
        FIRST,
        "#Advertisement",
        SECOND,
        THIRD,
        "#Filed under: Harbours, Freight",
        "#Read next",
        "#Storm shuts the bridge",
        "#© 2024 Pier Notes. All rights reserved.",
    ]);
}

#[test]
fn a_save_with_share_buttons_and_popular_tales() {
    marks(&[
        "The Pier Grows",
        "#Ines Vega",
        "#5 March 2024, 14:20 GMT",
        "#Share",
        "#Save",
        FIRST,
        SECOND,
        THIRD,
        "#Share this article",
        "#Facebook",
        "#X",
        "#LinkedIn",
        "#Most popular",
        "#1. Storm shuts the bridge",
        "#2. Ten soups for the winter",
        "#3. Who owns the lighthouse?",
    ]);
}

#[test]
fn a_save_with_a_cookie_notice() {
    marks(&[
        "#We value your privacy",
        "#We and our partners store and access information on a device, such as cookies, and process personal data.",
        "#Accept all",
        "#Reject all",
        "The Pier Grows",
        "#By Ines Vega",
        "#Published: 5 March 2024",
        FIRST,
        SECOND,
        THIRD,
        "#Tags: harbours, piers, freight",
        "#Terms of Use",
        "#Privacy Policy",
    ]);
}

#[test]
fn a_save_with_comments_by_name() {
    marks(&[
        "The Pier Grows",
        "#By Ines Vega, Staff Writer",
        FIRST,
        SECOND,
        THIRD,
        "#3 Comments",
        "#Salty Dog",
        "#March 6, 2024 at 9:12 am",
        "#I have lived beside that pier for forty years and nobody ever asked me.",
        "#Reply",
        "#Old Gull",
        "#March 6, 2024 at 10:40 am",
        "#Same here, and the noise at night is worse than it was.",
        "#Reply",
        "#Leave a Reply",
        "#Your email address will not be published. Required fields are marked *",
    ]);
}

#[test]
fn a_save_with_a_biography() {
    marks(&[
        "The Pier Grows",
        "#March 5, 2024",
        "#4 min read",
        FIRST,
        SECOND,
        THIRD,
        "#About the author",
        "#Ines Vega",
        "#Ines Vega covers ports and freight. She lives in Portvale with two cats.",
        "#Follow us on Mastodon",
    ]);
}

#[test]
fn a_save_with_calls_to_subscribe() {
    marks(&[
        "#Log in",
        "The Pier Grows",
        "#Updated March 5, 2024 3:14 PM",
        FIRST,
        "#Sign up for our morning newsletter and never miss a story.",
        SECOND,
        "#Story continues below advertisement",
        THIRD,
        "#Thanks for reading Pier Notes! Subscribe for free to receive new posts.",
        "#Related articles",
        "#Storm shuts the bridge",
        "#Ten soups for the winter",
        "#Copyright © 2024 Pier Notes",
    ]);
}

#[test]
fn a_save_with_what_readers_are_asked() {
    marks(&[
        "#Home » News » Harbours",
        "The Pier Grows",
        "#Ines Vega | March 5, 2024 | Updated 3 hours ago",
        "#Listen to this article",
        FIRST,
        SECOND,
        THIRD,
        "#More from Pier Notes",
        "#Who owns the lighthouse?",
        "#Was this article helpful?",
        "#Yes",
        "#No",
        "#Contact us",
        "#About us",
    ]);
}

#[test]
fn a_save_of_a_magazine() {
    marks(&[
        "#Menu",
        "#Search",
        "HARBOURS",
        "The Pier Grows",
        "#Words by Ines Vega",
        "#Photographs by Ola Berg",
        FIRST,
        SECOND,
        "The fishermen",
        THIRD,
        "#This article appears in the March 2024 print edition.",
        "#Print",
        "#Email",
        "#Back to top",
    ]);
}

#[test]
fn prose_that_sounds_like_furniture_is_prose() {
    marks(&[
        "The Paper That Asked for Comments",
        FIRST,
        "Share prices of the lines rose by four per cent on the news.",
        "Advertisement revenue fell, the board's report says, for the sixth year.",
        "Comments",
        "Comments on the plan came in by the hundred, and the clerk filed every one of them under the name of the street where the writer lives.",
        "Most popular was the idea of a footbridge, which forty writers drew by hand.",
        "By Monday nobody spoke of it.",
        "Sign in the harbour: no swimming.",
        "Read next to each other, the two reports agree on little.",
        "Tags on the crates carry the date of landing.",
        "Subscribe they did, all four hundred of them, within a week.",
        "Follow the money, the old clerk says, and you end at the dredgers.",
        SECOND,
        "No.",
        "Ines Vega is the reporter who first wrote of the plan, and she was sued for it in 2012.",
        THIRD,
    ]);
}
