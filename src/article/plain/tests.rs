use proptest::prelude::*;

use super::*;
use crate::article::{BlockKind, Boilerplate};

/// The blocks as lines: kind, mark, text.
fn shown(text: &str) -> Vec<String> {
    let extracted = extract(text);
    extracted
        .blocks
        .iter()
        .map(|block| {
            let kind = match block.kind {
                BlockKind::Title => "title".to_owned(),
                BlockKind::Heading(level) => format!("h{level}"),
                BlockKind::Paragraph => "p".to_owned(),
                BlockKind::ListItem => "li".to_owned(),
                BlockKind::TableRow => "tr".to_owned(),
                BlockKind::Code => "code".to_owned(),
            };
            let mark = block.boilerplate.map_or(String::new(), |mark| format!(" {mark:?}"));
            format!("{kind}{mark}: {}", block.span.of(text))
        })
        .collect()
}

const BODY: &str = "The company said on Monday that it would buy a minority stake in the firm, which prepares data \
for models, and that its founder would join to lead a new lab.";

/// A byline below a title of some thirty words was passed over, and stood in the text.
#[test]
fn an_author_is_found_below_a_title_that_is_as_long_as_a_paragraph() {
    let long = "What the council of the old harbour town said, and what it did not say, about the roads that it means to mend \
                before the winter comes, and who is going to pay for all of it in the end";
    let found = extract(&format!("{long}\n\nBy Jane Doe\n\n{BODY}\n"));
    assert_eq!(found.metadata.author.as_deref(), Some("Jane Doe"));
    let quoted = extract(&format!("{BODY}\n\n{BODY}\n\nBy Jane Doe\n\n{BODY}\n"));
    assert_eq!(quoted.metadata.author, None, "what stands further down is said by others");
}

#[test]
fn a_page_saved_from_the_web_is_taken_apart() {
    let text = format!(
        "Chipmaker Buys a Foundry\nChipmaker Buys a Foundry\n\nBy Jane Doe\nTuesday, Mar 4, 2025 6:12 pm ET3min read\n\n\
         {BODY}\n\nWhy It Matters\n\n{BODY}\n\nauthor avatar\nJane Doe\n\nA writing machine that likes chips and explains \
         them to people who do not.\n\nComments\n\n\n\nAdd a public comment...\nNo comments\n\nNo comments yet\n"
    );
    let found = extract(&text);
    assert_eq!(found.metadata.title.as_deref(), Some("Chipmaker Buys a Foundry"));
    assert_eq!(found.metadata.author.as_deref(), Some("Jane Doe"));
    assert_eq!(found.metadata.published.as_ref().unwrap().date, "2025-03-04");
    assert_eq!(found.metadata.language, Some(Language::ENGLISH));
    assert_eq!(found.text, text);
    let kinds: Vec<String> = shown(&text).iter().map(|line| line.split(':').next().unwrap().to_owned()).collect();
    assert_eq!(
        kinds,
        [
            "title",
            "p RepeatedTitle",
            "p Byline",
            "p Dateline",
            "p",
            "h2",
            "p",
            "p AuthorBox",
            "p AuthorBox",
            "p AuthorBox",
            "p Comments",
            "p Comments",
            "p Comments",
            "p Comments"
        ]
        .map(str::to_owned)
    );
}

#[test]
fn a_text_that_begins_with_its_first_paragraph_has_no_title() {
    for text in
        [format!("{BODY}\nThe Price\n{BODY}\n"), format!("{BODY}\n{BODY}"), BODY.to_owned(), "One line".to_owned()]
    {
        assert_eq!(extract(&text).metadata.title, None, "{text}");
    }
}

#[test]
fn each_line_is_a_paragraph_where_lines_are_long() {
    let text = format!("The Title of It\n{BODY}\nA Heading Between\n{BODY}\n{BODY}\n");
    let kinds: Vec<String> = shown(&text).iter().map(|line| line[..2].to_owned()).collect();
    assert_eq!(kinds, ["ti", "p:", "h2", "p:", "p:"]);
}

#[test]
fn wrapped_lines_are_one_paragraph() {
    let text = "A Title\n\nThe company said on Monday that it would buy a minority\nstake in the firm, which prepares data for \
                models, and\nthat its founder would join. It will lead a new lab.\nNobody knows when.\n\nA second paragraph \
                stands here, and it is wrapped as\nwell, as one can see.\n";
    assert_eq!(shown(text).len(), 3, "{:#?}", shown(text));
    let crlf = text.replace('\n', "\r\n");
    assert_eq!(shown(&crlf).len(), 3, "{:#?}", shown(&crlf));
}

#[test]
fn list_items_keep_their_continuation_lines() {
    let text = format!(
        "A Title\n\n{BODY} Three goals:\n\n  1. Defence:\n    The army buys models, and pays for them well.\n\n  2. Data:\n    \
         More of it.\n\n  • Meta (META): a bullet\n  • Scale AI: another\n- a dash\n* a star\n\n{BODY}"
    );
    let kinds: Vec<String> = shown(&text).iter().map(|line| line[..2].to_owned()).collect();
    assert_eq!(kinds, ["ti", "p:", "li", "li", "li", "li", "li", "li", "p:"], "{:#?}", shown(&text));
}

#[test]
fn numbered_headings_are_headings() {
    let text = format!("A Title\n\n1. The First Matter\n\n{BODY}\n\n2. The Second Matter\n\n{BODY}\n");
    let kinds: Vec<String> = shown(&text).iter().map(|line| line[..2].to_owned()).collect();
    assert_eq!(kinds, ["ti", "h2", "p:", "h2", "p:"], "{:#?}", shown(&text));
}

#[test]
fn labels_at_the_top_are_metadata() {
    let text = format!(
        "Title: A Deal\nAuthor: Jane Doe\nDate: 2025-06-09\nSource: The Example\nURL: https://example.com/a\n\n{BODY}\n"
    );
    let found = extract(&text).metadata;
    assert_eq!(found.title.as_deref(), Some("A Deal"));
    assert_eq!(found.author.as_deref(), Some("Jane Doe"));
    assert_eq!(found.published.unwrap().date, "2025-06-09");
    assert_eq!(found.source.as_deref(), Some("The Example"));
    assert_eq!(found.url.as_deref(), Some("https://example.com/a"));
}

#[test]
fn an_article_about_furniture_is_all_article() {
    let text = "Newsletters, Cookies and Comments: What Readers Want\n\n\
        Readers who sign up for our rivals' newsletters say that they want fewer of them, a survey of 2,000 people found this week, and they mean it.\n\n\
        Comments\n\n\
        Comment sections have closed at most papers since 2015. No comments yet has become the usual sight below an article, editors say, and few of them regret it at all.\n\n\
        Cookies\n\n\
        We use cookies, one publisher told the survey, because everybody does; the law asks for consent, and readers accept whatever makes the box go away.\n\n\
        Disclaimers\n\n\
        Writers put \"not financial advice\" below their posts. A judge found that the words protect nobody who gives advice for money, and fined one of them.\n\n\
        AI writing agents\n\n\
        An AI writing agent produced a third of the earnings notes that the agency sold last year, and nobody complained about the agent or its notes.\n\n\
        Subscribe to that view or not, the letters keep coming, and their writers keep asking people to get started today.\n";
    let marked: Vec<String> = extract(text)
        .blocks
        .iter()
        .filter(|block| block.boilerplate.is_some())
        .map(|block| block.span.of(text).to_owned())
        .collect();
    assert_eq!(marked, Vec::<String>::new());
}

#[test]
fn the_tail_is_marked_up_to_the_article() {
    let text = format!(
        "A Title\n{BODY}\n{BODY}\nFor more on chips, explore the full Example report: Chips in 2025\nTake control of your chips \
         with Example. Get started today and be the first to know.\nDisclaimer\nThis piece is for informational purposes \
         only, not financial advice.\nExample Team\n"
    );
    let found = extract(&text);
    assert_eq!(found.metadata.author.as_deref(), Some("Example Team"), "a signature names the author");
    let marks: Vec<Option<Boilerplate>> = found.blocks.iter().map(|block| block.boilerplate).collect();
    use Boilerplate::{AuthorBox, Disclaimer, Promotion};
    assert_eq!(
        marks,
        [None, None, None, Some(Promotion), Some(Promotion), Some(Disclaimer), Some(Disclaimer), Some(AuthorBox)]
    );
}

#[test]
fn a_publication_may_stand_before_the_date() {
    for (line, date) in [
        ("Example Gazette, 26 June 2025", Some("2025-06-26")),
        ("The Example – June 9, 2025", Some("2025-06-09")),
        ("Example | 2025-06-09", Some("2025-06-09")),
        ("Osaka, Japan, 9 Jun 2025", Some("2025-06-09")),
        ("Prices rose, June 2025 was worse", None),
        ("Example, the maker of chips", None),
    ] {
        let text = format!("Chipmaker Buys a Foundry\n\n{line}\n\n{BODY}\n\n{BODY}\n");
        let found = extract(&text);
        assert_eq!(found.metadata.published.map(|published| published.date).as_deref(), date, "{line}");
        assert_eq!(found.blocks[1].boilerplate, date.map(|_| Boilerplate::Dateline), "{line}");
    }
}

#[test]
fn a_thread_of_comments_is_furniture_and_a_section_about_comments_is_not() {
    let text = format!(
        "A Title\n\n{BODY}\n\n3 responses\nReader One: First!\nReader Two: second, actually.\nReader One: {BODY}\nPlease \
         log in to leave a response.\nDisclaimer\nThe desk offers this for information only."
    );
    let marks: Vec<Option<Boilerplate>> = extract(&text).blocks.iter().map(|block| block.boilerplate).collect();
    let comments = Some(Boilerplate::Comments);
    let disclaimer = Some(Boilerplate::Disclaimer);
    assert_eq!(marks, [None, None, comments, comments, comments, comments, comments, disclaimer, disclaimer]);
    let text = format!("A Title\n\n{BODY}\n\nComments\n\n{BODY}\n\n{BODY}\n");
    assert!(extract(&text).blocks.iter().all(|block| block.boilerplate.is_none()));
}

#[test]
fn links_below_a_related_heading_are_navigation() {
    let text = format!(
        "A Title\n\n{BODY}\n\nRelated Articles\nChips are scarce again\nWhy foundries pay more\nShare this article\n© 2025 Example\n"
    );
    let marks: Vec<bool> = extract(&text).blocks.iter().map(|block| block.boilerplate.is_some()).collect();
    assert_eq!(marks, [false, false, true, true, true, true, true], "{:#?}", shown(&text));
}

#[test]
fn the_source_articles_are_marked_by_eye() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/articles");
    // Per file, in order of name: has a title, author, date, lines of furniture.
    type Expected = (bool, Option<&'static str>, Option<&'static str>, &'static [u64]);
    let expected: [Expected; 5] = [
        (true, Some("MoneyIQ Team"), None, &[2, 28, 29, 30, 31, 32]),
        (true, Some("Samuel Reed"), Some("2025-06-09"), &[3, 4, 46, 47, 49, 51, 55, 56, 58]),
        (false, None, None, &[]),
        (false, None, None, &[]),
        (true, None, None, &[]),
    ];
    let Ok(listing) = std::fs::read_dir(folder) else {
        #[allow(clippy::print_stderr)]
        {
            eprintln!("SKIPPED: the source articles are not there: {folder}");
        }
        return;
    };
    let mut files: Vec<_> = listing.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
    files.sort();
    for (path, (titled, author, date, furniture)) in files.iter().zip(expected) {
        let text = std::fs::read_to_string(path).unwrap();
        let found = extract(&text);
        let marked: Vec<u64> = found
            .blocks
            .iter()
            .filter(|block| block.boilerplate.is_some())
            .map(|block| found.lines.line_at(block.span.start))
            .collect();
        assert_eq!(marked, furniture, "{}", path.display());
        assert_eq!(found.metadata.title.is_some(), titled, "{}", path.display());
        assert_eq!(found.metadata.author.as_deref(), author);
        assert_eq!(found.metadata.published.map(|published| published.date).as_deref(), date);
        assert_eq!(found.metadata.language, Some(Language::ENGLISH));
    }
}

/// What every reader of a format promises of its blocks.
fn check(text: &str) -> Result<(), TestCaseError> {
    let found = extract(text);
    prop_assert_eq!(&found.text, text);
    let mut end = 0;
    for block in &found.blocks {
        prop_assert!(block.span.start >= end && block.span.end > block.span.start);
        prop_assert!(text.is_char_boundary(block.span.start) && text.is_char_boundary(block.span.end));
        prop_assert!(text[end..block.span.start].trim().is_empty());
        end = block.span.end;
    }
    prop_assert!(text[end..].trim().is_empty());
    Ok(())
}

proptest! {
    #![proptest_config(crate::testing::cases(256))]

    #[test]
    fn blocks_are_sorted_disjoint_and_leave_out_blanks_only(text in "\\PC{0,200}|([a-zA-Z.,: \\n\\r\\t•*©-]|[0-9]\\. |\\n\\n){0,200}") {
        check(&text)?;
    }

    #[test]
    fn furniture_in_any_order_never_panics(lines in proptest::collection::vec(prop_oneof![
        Just("Comments"), Just("Disclaimer"), Just("By Jane Doe"), Just("author avatar"), Just("Related"), Just("June 9, 2025"),
        Just(""), Just("Jane Doe"), Just("© 2025"), Just("A Title"), Just(BODY), Just("- item"), Just("  more of it")
    ], 0..24)) {
        check(&lines.join("\n"))?;
    }
}
