use proptest::prelude::*;

use super::*;

const BODY: &str = "The company said on Monday that it would buy a minority stake in the firm, which prepares data for models, and that its founder would join to lead a new lab in the autumn.";
const MORE: &str = "Regulators in two countries have asked for papers, people close to the talks said, and a decision is not expected before the winter, when the budget is settled.";

fn shown(source: &str) -> Vec<String> {
    let found = extract(source);
    found
        .blocks
        .iter()
        .map(|block| {
            let mark = block.boilerplate.map_or(String::new(), |mark| format!(" {mark:?}"));
            format!("{:?}{mark}: {}", block.kind, block.span.of(&found.text))
        })
        .collect()
}

fn news_page() -> String {
    format!(
        r#"<!doctype html><html lang="en"><head><title>Chipmaker Buys a Foundry | The Example</title>
<meta property="og:site_name" content="The Example"><link rel="canonical" href="https://example.com/chips">
<script type="application/ld+json">{{"@type":"NewsArticle","headline":"Chipmaker Buys a Foundry","author":[{{"name":"Jane Doe"}}],"datePublished":"2025-06-09T05:27:00Z"}}</script>
<style>p {{ color: red }}</style></head><body class="has-comments">
<header class="site-header"><a href="/">The Example</a><nav><ul><li><a href="/a">World</a></li><li><a href="/b">Business</a></li></ul></nav></header>
<div class="cookie-banner">We use cookies to improve your experience. <button>Accept</button></div>
<main><article>
<header><h1>Chipmaker Buys a <em>Foundry</em></h1><p class="dek">A small deal that few expected</p>
<p class="byline">By Jane Doe</p><time datetime="2025-06-09">June 9, 2025</time></header>
<div class="share-bar"><a href="x">Facebook</a> <a href="y">Twitter</a></div>
<p>{BODY}</p><h2>Why&nbsp;It Matters</h2><p>{MORE}</p>
<div class="newsletter"><h3>Get our newsletter</h3><form><input name=e><button>Sign up</button></form></div>
<ul><li>One goal is <b>de</b>fence</li><li>Another is data</li></ul>
<table><tr><th>Firm</th><th>Stake</th></tr><tr><td>Meta</td><td>49%</td></tr></table>
<blockquote><p>We were never for sale, he said.</p></blockquote>
<figure><img src=a alt="x"><figcaption>The founder in his office</figcaption></figure>
<p hidden>Secret</p><p style="display:none">Secret too</p><p>Last<!-- comment --> word:<br>it pays &amp; stays.<br><br>{BODY}</p>
</article></main>
<section id="comments"><h3>Comments</h3><p>{MORE} I say so.</p><form><textarea></textarea></form></section>
<aside class="related"><h3>Related</h3><a href="z">Another tale of chips</a></aside>
<footer><p>© 2025 The Example. All rights reserved.</p></footer><script>var p = "<p>no</p>";</script></body></html>"#
    )
}

#[test]
fn a_news_page_gives_its_article_and_nothing_else() {
    let page = news_page();
    let found = extract(&page);
    assert_eq!(
        shown(&page),
        [
            "Title: Chipmaker Buys a Foundry".to_owned(),
            "Paragraph: A small deal that few expected".to_owned(),
            "Paragraph Byline: By Jane Doe".to_owned(),
            "Paragraph Dateline: June 9, 2025".to_owned(),
            format!("Paragraph: {BODY}"),
            "Heading(2): Why It Matters".to_owned(),
            format!("Paragraph: {MORE}"),
            "ListItem: One goal is defence".to_owned(),
            "ListItem: Another is data".to_owned(),
            "TableRow: Firm\tStake".to_owned(),
            "TableRow: Meta\t49%".to_owned(),
            "Paragraph: We were never for sale, he said.".to_owned(),
            "Paragraph: The founder in his office".to_owned(),
            "Paragraph: Last word:\nit pays & stays.".to_owned(),
            format!("Paragraph: {BODY}"),
        ]
    );
    assert_eq!(found.metadata.title.as_deref(), Some("Chipmaker Buys a Foundry"));
    assert_eq!(found.metadata.author.as_deref(), Some("Jane Doe"));
    assert_eq!(found.metadata.published.as_ref().unwrap().date, "2025-06-09");
    assert_eq!(found.metadata.source.as_deref(), Some("The Example"));
    assert_eq!(found.metadata.url.as_deref(), Some("https://example.com/chips"));
    assert_eq!(found.metadata.language, Some(Language::ENGLISH));
}

#[test]
fn lines_are_those_of_the_page() {
    let page = news_page();
    let found = extract(&page);
    for block in &found.blocks {
        let first = block.span.of(&found.text).split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap();
        let line = found.lines.line_at(block.span.start);
        let there = page.lines().nth(line as usize - 1).unwrap();
        assert!(there.contains(first), "line {line} of {first}: {there}");
    }
}

#[test]
fn pages_of_every_make_give_their_text() {
    for page in [
        format!("<p>{BODY}<p>{MORE}"),
        format!("{BODY}<br><br>{MORE}"),
        format!("<div><div><div>{BODY}</div></div><div>{MORE}</div></div>"),
        format!("<body><form action=x><div>{BODY}</div><div>{MORE}</div></form></body>"),
        format!("<table><tr><td><p>{BODY}</p><p>{MORE}</p></td></tr></table>"),
        format!("<div class=\"sidebar\"><p>{BODY}</p><p>{MORE}</p></div>"),
        format!("<nav><a href=/>Home</a><p>{BODY}</p><p>{MORE}</p>"),
        format!("<body style=\"display:none\"><p>{BODY}</p><p>{MORE}</p></body>"),
        format!("<html><frameset><noframes><p>{BODY}</p><p>{MORE}</p></noframes></frameset></html>"),
        format!("<p class=x>{BODY}</b></i></div><span>{MORE}"),
        format!("<aside><p>{BODY}</p><p>{MORE}</p></aside>"),
        format!("<section><p>{BODY}</p></section><section><p>{MORE}</p></section>"),
    ] {
        let found = extract(&page);
        assert!(found.text.contains(BODY) && found.text.contains(MORE), "{page}\n{}", found.text);
    }
}

#[test]
fn a_page_without_text_is_empty() {
    for page in
        ["", "<html><body></body></html>", "<script>var a;</script>", "<img src=x>", "<title>Only a title</title>"]
    {
        assert_eq!(extract(page).text, "", "{page}");
    }
}

#[test]
fn inline_tags_do_not_break_words_and_hidden_phrases_are_left_out() {
    let page =
        format!("<p>super<b>intel</b>ligence, C<sub>2</sub> <span hidden>no </span>and<span> so</span> on. {BODY}</p>");
    assert!(extract(&page).text.starts_with("superintelligence, C2 and so on. "), "{}", extract(&page).text);
}

#[test]
fn text_that_readability_would_lose_is_kept() {
    let list: String = (0..12)
        .map(|n| format!("<li>Point {n}: the stake is large and the price is higher than last year.</li>"))
        .collect();
    let page = format!(
        "<body><h1>Twelve Points</h1><p>{BODY}</p><ul>{list}</ul><dl><dt>Term</dt><dd>Meaning of it</dd></dl></body>"
    );
    let found = extract(&page);
    assert!((0..12).all(|n| found.text.contains(&format!("Point {n}:"))), "{}", found.text);
    assert!(found.text.contains("Meaning of it"));
}

#[test]
fn depth_and_size_are_survived() {
    for piece in [
        "<div>",
        "<b>",
        "<p>",
        "<table><tr><td>",
        "<ul><li>",
        "<a href=x>",
        "<span hidden>",
        "<font size=1>",
        "<b><p>",
        "</x>",
        "<i></b>",
    ] {
        let page = format!("{}{BODY}", piece.repeat(20_000));
        let _ = extract(&page);
    }
    let attributes: String = (0..50_000).map(|n| format!(" a{n}=1")).collect();
    assert!(extract(&format!("<p{attributes}>{BODY}</p>")).text.contains(BODY));
}

#[test]
fn a_page_that_says_which_part_is_its_article_needs_no_second_opinion() {
    let article = format!("<article><h1>A Deal</h1><p>{BODY}</p><p>{MORE}</p><p>{BODY}</p></article>");
    assert!(select::is_sure(&page::read(&format!("<nav><a href=/>Home</a></nav>{article}<footer>Us</footer>"))));
    assert!(!select::is_sure(&page::read(&format!("{article}<div>{BODY}</div>"))));
    assert!(!select::is_sure(&page::read(&format!("<div><p>{BODY}</p><p>{MORE}</p><p>{BODY}</p></div>"))));
}

// What is not linear here would take hours.
#[test]
fn large_pages_are_read_to_their_end() {
    let body = format!("{BODY} ").repeat(2000);
    for page in [
        "<table><tr><td>x<td>y".repeat(20_000),
        "<article><p>A post that says a word or two.</p></article>".repeat(20_000),
        format!(
            "<script type=\"application/ld+json\">{{\"@type\":\"Article\",\"articleBody\":\"{body}\"}}</script>{}",
            "<nav><p>zzz</p></nav>".repeat(20_000)
        ),
    ] {
        let text = extract(&page).text;
        assert!(text.contains('y'), "{}", text.len());
    }
}

#[test]
fn what_nests_in_drawings_counts_as_deep() {
    assert!(page::read(&format!("<svg>{}", "<td>".repeat(5000))).shape.depth > 4000);
    assert!(page::read(&format!("<svg>{}</svg>", "<circle r=1/>".repeat(5000))).shape.depth < 10);
    assert!(page::read(&"<p>".repeat(5000)).shape.depth < 10);
    let _ = extract(&format!("<p>{BODY}</p><svg>{}", "<td>".repeat(20_000)));
}

fn check(source: &str) -> Result<(), TestCaseError> {
    let found = extract(source);
    let mut end = 0;
    for block in &found.blocks {
        prop_assert!(block.span.start >= end && block.span.end > block.span.start);
        prop_assert!(found.text.is_char_boundary(block.span.start) && found.text.is_char_boundary(block.span.end));
        prop_assert!(found.text[end..block.span.start].trim().is_empty());
        end = block.span.end;
    }
    prop_assert_eq!(end, found.text.len());
    Ok(())
}

proptest! {
    #![proptest_config(crate::testing::cases(400))]
    #[test]
    fn any_page_at_all_is_survived(source in "(</?(p|div|b|ul|li|table|tr|td|a href=x|h1|nav|pre|br|article|span hidden|form|script|noscript|title)>|[a-z]{1,5} |&amp;|\\PC|\\n|<!--|\"){0,60}") {
        check(&source)?;
    }
}
