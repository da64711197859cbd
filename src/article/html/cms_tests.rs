//! Pages as systems of different makes serve them: nothing of the article is lost, and nothing around it is kept.

use super::*;

const FIRST: &str = "The harbour board voted on Tuesday to lengthen the northern pier by two hundred metres, a plan that had lain in a drawer since the storm of 2011 and that few in the town expected to see again.";
const SECOND: &str = "Money for the work comes from a levy on freight, which the shipping lines accepted after the board promised that no berth would close while the cranes are moved.";
const THIRD: &str = "Fishermen say the longer pier will change the current and silt up the inner basin, and they have asked a court to stop the dredgers until a new survey is done.";
const REMARK: &str = "I have lived beside that pier for forty years and nobody ever asked me what I think of it, so here it is for whoever reads these things: leave it alone.";

/// Asserts that `kept` is article text, unmarked, in order, and that `left` is marked or not there.
fn holds(page: &str, kept: &[&str], left: &[&str]) {
    let found = extract(page);
    let own: Vec<&str> = found
        .blocks
        .iter()
        .filter(|block| block.boilerplate.is_none())
        .map(|block| block.span.of(&found.text))
        .collect();
    let own = own.join("\n");
    let mut from = 0;
    for piece in kept {
        let at = own[from..].find(piece);
        assert!(
            at.is_some(),
            "lost or marked or out of order: {piece}\n--- kept as article:\n{own}\n--- all: {:#?}",
            found.blocks.iter().map(|b| (b.boilerplate, b.span.of(&found.text))).collect::<Vec<_>>()
        );
        from += at.unwrap_or(0);
    }
    for piece in left {
        assert!(!own.contains(piece), "kept as article text: {piece}\n---\n{own}");
    }
}

#[test]
fn a_blog_of_divs() {
    holds(
        &format!(
            r#"<body class="post-template-default single single-post has-sidebar"><div id="page" class="site"><a class="skip-link screen-reader-text" href="\#content">Skip to content</a>
<div id="masthead"><p class="site-title"><a href="/">Pier Notes</a></p><p class="site-description">A blog about harbours</p><ul class="menu"><li><a href="/about">About</a></li></ul></div>
<div id="content" class="site-content"><div id="primary" class="content-area"><div class="post hentry" id="post-17"><h1 class="entry-title">The Pier Grows</h1>
<div class="entry-meta"><span class="posted-on">Posted on <a href="/d"><time datetime="2024-03-05">March 5, 2024</time></a></span> <span class="byline"> by <a href="/a">Ines Vega</a></span></div>
<div class="entry-content"><p>{FIRST}</p><p>{SECOND}</p><h2>What the fishermen say</h2><p>{THIRD}</p></div>
<div class="entry-footer">Filed under: <a href="/c">Harbours</a> Tagged with <a href="/t">piers</a></div></div>
<div class="sharedaddy"><h3>Share this:</h3><ul><li><a href="/s">Click to share on Facebook</a></li></ul></div>
<div id="comments" class="comments-area"><h2>2 thoughts on “The Pier Grows”</h2><ol class="comment-list"><li><p>{REMARK}</p></li></ol></div></div>
<div id="secondary" class="widget-area"><div class="widget"><h2>Recent posts</h2><ul><li><a href="/x">Older tale</a></li></ul></div></div></div>
<div id="colophon" class="site-footer">Proudly powered by machines</div></div></body>"#
        ),
        &["The Pier Grows", FIRST, SECOND, "What the fishermen say", THIRD],
        &[
            "Skip to content",
            "I have lived beside",
            "Older tale",
            "Proudly",
            "Click to share",
            "Filed under",
            "Posted on",
        ],
    );
}

#[test]
fn a_wire_story() {
    holds(
        &format!(
            r#"<html lang=en><body><header><nav><a href=/>Wire</a></nav></header><div class="StoryPage"><div class="Page-content"><h1 class="Page-headline">Board votes to lengthen pier</h1>
<div class="Page-byline"><div class="Page-authors">By <a href="/p">INES VEGA</a></div><span data-date>Updated 3:14 PM GMT, March 5, 2024</span></div>
<div class="RichTextStoryBody"><p>PORTVALE (WR) — {FIRST}</p><div class="FreeStar Advertisement">Advertisement</div><p>{SECOND}</p><p>___</p><p>{THIRD}</p><p>___</p><p>Reporter Ola Berg in Oslo contributed to this report.</p></div></div></div>
<div class="PagePromo"><a href="/1">Storm shuts the bridge for a third day</a><p>Winds of more than a hundred kilometres were measured.</p></div></body></html>"#
        ),
        &["Board votes to lengthen pier", FIRST, SECOND, THIRD],
        &["Advertisement", "Storm shuts the bridge"],
    );
}

#[test]
fn a_live_blog() {
    holds(
        &format!(
            r#"<body><main><h1>Pier vote: as it happened</h1><p>Follow the session of the board with us through the evening, minute by minute, from the hall.</p>
<article class="live-update"><time datetime="2024-03-05T18:05">18:05</time><h2>The vote is taken</h2><p>{FIRST}</p></article>
<article class="live-update"><time datetime="2024-03-05T17:40">17:40</time><h2>The money</h2><p>{SECOND}</p></article>
<article class="live-update"><time datetime="2024-03-05T17:10">17:10</time><h2>The fishermen</h2><p>{THIRD}</p></article></main></body>"#
        ),
        &["Pier vote", "Follow the session", "The vote is taken", FIRST, "The money", SECOND, "The fishermen", THIRD],
        &[],
    );
}

#[test]
fn a_recipe() {
    holds(
        &format!(
            r#"<body><div class="wrap"><h1>Harbour Soup</h1><p>{FIRST}</p><div class="recipe-card"><h2>Ingredients</h2><ul class="ingredients"><li>2 leeks</li><li>500 g of cod</li><li>1 litre of stock</li></ul>
<h2>Method</h2><ol><li>Slice the leeks and soften them in butter.</li><li>Add the stock, and simmer for ten minutes.</li><li>Lay in the fish.</li></ol><h2>Notes</h2><p>Keeps two days.</p></div>
<div class="newsletter-signup"><p>Get recipes by mail every week, free of charge and full of fish.</p></div></div></body>"#
        ),
        &[
            "Harbour Soup",
            FIRST,
            "Ingredients",
            "2 leeks",
            "500 g of cod",
            "1 litre",
            "Method",
            "Slice the leeks",
            "Add the stock",
            "Lay in the fish.",
            "Notes",
            "Keeps two days.",
        ],
        &["Get recipes by mail"],
    );
}

#[test]
fn a_thread_of_a_forum() {
    holds(
        &format!(
            r#"<body><div class="p-body"><h1 class="p-title-value">Is the pier worth it?</h1><div class="p-body-content">
<article class="message"><div class="message-user"><a href=/u>saltydog</a></div><div class="message-body">{FIRST}<br><br>{SECOND}</div></article>
<article class="message"><div class="message-user"><a href=/v>gull</a></div><div class="message-body">{REMARK}</div></article>
<article class="message"><div class="message-user"><a href=/u>saltydog</a></div><div class="message-body">{THIRD}</div></article></div></div></body>"#
        ),
        &["Is the pier worth it?", FIRST, SECOND, REMARK, THIRD],
        &[],
    );
}

#[test]
fn a_page_of_a_handbook() {
    holds(
        &format!(
            r#"<body><div class="sidebar"><ul><li><a href=a>Install</a></li><li><a href=b>Configure</a></li></ul></div><div class="document"><div class="body" role="main"><section id="tide"><h1>Tide tables<a class="headerlink" href="\#tide">¶</a></h1><p>{FIRST}</p>
<pre><code>tide --port portvale
  --days 3</code></pre><h2>Options</h2><dl><dt>--port NAME</dt><dd>The port to ask for.</dd><dt>--days N</dt><dd>How many days to print, at most thirty.</dd></dl>
<table><thead><tr><th>Code</th><th>Meaning</th></tr></thead><tbody><tr><td>0</td><td>Found</td></tr><tr><td>1</td><td>No such port</td></tr></tbody></table>
<div class="admonition note"><p class="admonition-title">Note</p><p>Times are those of the port.</p></div></section></div></div><footer>Built with a tool</footer></body>"#
        ),
        &[
            "Tide tables",
            FIRST,
            "tide --port portvale\n  --days 3",
            "Options",
            "--port NAME",
            "The port to ask for.",
            "--days N",
            "How many days",
            "Code\tMeaning",
            "0\tFound",
            "1\tNo such port",
            "Note",
            "Times are those",
        ],
        &["Install", "Built with"],
    );
}

#[test]
fn a_page_without_paragraphs() {
    holds(
        &format!(
            "<body><table width=100%><tr><td><a href=/>Home</a> <a href=/n>News</a></td></tr></table><center><font size=5><b>The Pier Grows</b></font></center><div>{FIRST}<br>&nbsp;<br>{SECOND}<br><br><b>The fishermen</b><br>{THIRD}</div></body>"
        ),
        &["The Pier Grows", FIRST, SECOND, "The fishermen", THIRD],
        &["Home News"],
    );
}

#[test]
fn an_accelerated_page() {
    holds(
        &format!(
            r#"<html amp lang="en"><head><style amp-boilerplate>body{{animation:none}}</style></head><body><amp-sidebar id="menu"><ul><li><a href=/>Front page</a></li></ul></amp-sidebar><header class="amp-wp-header"><a href=/>Pier Notes</a></header>
<article class="amp-wp-article"><header class="amp-wp-article-header"><h1>The Pier Grows</h1><div class="amp-wp-byline">Ines Vega</div></header><amp-img src=x alt="y"></amp-img><div class="amp-wp-article-content"><p>{FIRST}</p><amp-ad type=x></amp-ad><p>{SECOND}</p><p>{THIRD}</p></div>
<footer class="amp-wp-article-footer"><div class="amp-wp-tax-tag">Tags: <a href=/t>piers</a></div></footer></article><amp-consent id=c><div>We would like your consent to store some data on your device, all right?</div></amp-consent></body></html>"#
        ),
        &["The Pier Grows", FIRST, SECOND, THIRD],
        &["Front page", "Tags:", "We would like your consent"],
    );
}

#[test]
fn a_layout_of_tables() {
    holds(
        &format!(
            r#"<body bgcolor=white><table border=0 width=760><tr><td colspan=3><img src=logo.gif><h1>The Pier Grows</h1></td></tr><tr><td width=120 valign=top><a href=1>World</a><br><a href=2>Sport</a><br><a href=3>Weather</a></td>
<td valign=top><font face=arial><p>{FIRST}<p>{SECOND}<p>{THIRD}</font></td><td width=140><b>Links</b><br><a href=4>Tide tables of the coast</a></td></tr><tr><td colspan=3 align=center><small>Copyright 1999 Pier Notes</small></td></tr></table></body>"#
        ),
        &["The Pier Grows", FIRST, SECOND, THIRD],
        &["World", "Tide tables of the coast", "Copyright 1999"],
    );
}

#[test]
fn a_page_whose_text_stands_in_its_description_alone() {
    let page = format!(
        r#"<html><head><title>The Pier Grows</title><script type="application/ld+json">{{"@context":"https://schema.org","@type":"NewsArticle","headline":"The Pier Grows","articleBody":"{FIRST}\n\n{SECOND}\n\n{THIRD}"}}</script></head><body><div id="root"></div><noscript>You need to enable JavaScript to run this app.</noscript><script src=app.js></script></body></html>"#
    );
    holds(&page, &[FIRST, SECOND, THIRD], &["You need to enable"]);
    let found = extract(&page);
    assert_eq!(found.metadata.title.as_deref(), Some("The Pier Grows"));
    assert_eq!(found.lines.line_at(found.text.len() - 1), 1);
}

#[test]
fn comments_longer_than_the_article() {
    let remarks: String =
        (0..30).map(|n| format!("<li class=comment><b>reader{n}</b><p>{REMARK} ({n})</p></li>")).collect();
    for frame in [
        "<div id=\"comments\"><h3>30 comments</h3><ol>LIST</ol></div>",
        "<section class=\"post-comments\"><ol>LIST</ol></section>",
    ] {
        let frame = frame.replace("LIST", &remarks);
        holds(
            &format!("<body><div class=story><h1>The Pier Grows</h1><p>{FIRST}</p><p>{SECOND}</p></div>{frame}</body>"),
            &["The Pier Grows", FIRST, SECOND],
            &["I have lived"],
        );
    }
}

#[test]
fn an_article_that_is_a_list() {
    let items: String = (1..=9)
        .map(|n| format!("<h2>{n}. Pier number {n}</h2><figure><img src=p{n}.jpg><figcaption>Pier {n} at low tide</figcaption></figure><p>It is {n}00 metres long. <a href=/p{n}>Look at it on the map</a></p>"))
        .collect();
    let links: String = (1..=9).map(|n| format!("<li><a href=/b{n}>Bridge {n}</a>, built in 19{n}0</li>")).collect();
    holds(
        &format!(
            "<body><main><h1>Nine Piers to See</h1><p>Nine piers, nine tides.</p>{items}<ul>{links}</ul></main></body>"
        ),
        &[
            "Nine Piers to See",
            "Nine piers, nine tides.",
            "1. Pier number 1",
            "Pier 1 at low tide",
            "It is 100 metres long.",
            "9. Pier number 9",
            "It is 900 metres long.",
            "Bridge 9, built in 1990",
        ],
        &[],
    );
}
