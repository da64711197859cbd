use proptest::prelude::*;

use super::*;
use crate::article::{Article, ArticleId, Block, BlockKind, Format, Metadata, Origin};
use crate::text::word_count;

/// An article of blocks that stand on lines of their own, a blank line between them.
fn article(title: Option<&str>, blocks: &[(BlockKind, Option<Boilerplate>, &str)]) -> Article {
    let mut text = String::new();
    let mut made = Vec::new();
    for (kind, boilerplate, piece) in blocks {
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        let start = text.len();
        text.push_str(piece);
        made.push(Block { span: Span::new(start, text.len()), kind: *kind, boilerplate: *boilerplate });
    }
    text.push('\n');
    with_blocks(title, text, made)
}

fn with_blocks(title: Option<&str>, text: String, blocks: Vec<Block>) -> Article {
    Article {
        id: ArticleId::new("test.txt"),
        metadata: Metadata { title: title.map(str::to_owned), ..Metadata::default() },
        format: Format::Text,
        line: None,
        id_by_place: None,
        encoding: "UTF-8".to_owned(),
        origin: Origin::of_file(&text, 0),
        text,
        blocks,
    }
}

/// Sentences of ten words each, `words` words in all.
fn prose(words: usize) -> String {
    let sentence = |at: usize| format!("Sentence number {at} says something plain about the matter here.");
    (0..words / 10).map(sentence).collect::<Vec<_>>().join(" ")
}

fn cut(article: &Article) -> Vec<Passage> {
    let passages = split(article, &SplitOptions::default());
    let mut at = 0;
    for (index, passage) in passages.iter().enumerate() {
        assert_eq!(passage.ordinal as usize, index + 1);
        assert_eq!(passage.span.start, at);
        assert!(!passage.span.of(&article.text).trim().is_empty());
        at = passage.span.end;
    }
    assert!(at == article.text.len() || article.text.trim().is_empty());
    passages
}

/// The words of each passage.
fn sizes(article: &Article) -> Vec<u64> {
    cut(article).iter().map(|passage| word_count(passage.span.of(&article.text))).collect()
}

use BlockKind::{Heading, ListItem, Paragraph, Title};

#[test]
fn short_paragraphs_are_joined_and_middling_ones_stand_alone() {
    let short = prose(30);
    let middling = prose(90);
    assert_eq!(sizes(&article(None, &[(Paragraph, None, &short), (Paragraph, None, &short)])), [60]);
    let three = [(Paragraph, None, middling.as_str()); 3];
    assert_eq!(sizes(&article(None, &three)), [90, 90, 90]);
}

#[test]
fn a_long_paragraph_is_cut_into_parts_of_like_size() {
    let long = prose(430);
    let sizes = sizes(&article(None, &[(Paragraph, None, &long)]));
    assert!(sizes.iter().all(|size| (100..=200).contains(size)), "{sizes:?}");
}

#[test]
fn an_abstract_a_little_too_long_stays_whole() {
    let text = prose(230);
    assert_eq!(sizes(&article(Some("On Things"), &[(Title, None, "On Things"), (Paragraph, None, &text)])), [232]);
}

#[test]
fn a_heading_heads_the_passage_that_follows_it() {
    let (one, two) = (prose(80), prose(70));
    let blocks = [
        (Title, None, "All About Pumps"),
        (Heading(1), None, "Noise"),
        (Heading(2), None, "At night"),
        (Paragraph, None, one.as_str()),
        (Heading(2), None, "By day"),
        (Paragraph, None, two.as_str()),
        (Heading(1), None, "All about  pumps"),
        (Paragraph, None, one.as_str()),
    ];
    let article = article(Some("All About Pumps"), &blocks);
    let passages = cut(&article);
    let headings: Vec<_> = passages.iter().map(|passage| passage.headings.join(" > ")).collect();
    assert_eq!(headings, ["Noise > At night", "Noise > By day", ""]);
    assert!(passages[0].span.of(&article.text).starts_with("All About Pumps\n\nNoise\n\nAt night"));
    assert!(passages[1].span.of(&article.text).starts_with("By day"));
}

#[test]
fn a_section_of_a_line_joins_its_neighbour() {
    let long = prose(100);
    let blocks = [
        (Heading(1), None, "One"),
        (Paragraph, None, long.as_str()),
        (Heading(1), None, "Two"),
        (Paragraph, None, "Nothing to say."),
    ];
    assert_eq!(cut(&article(None, &blocks)).len(), 1);
}

#[test]
fn a_list_stays_with_the_line_that_introduces_it() {
    let before = prose(180);
    let item = "- an item of about ten words that belongs to it";
    let blocks = [
        (Paragraph, None, before.as_str()),
        (Paragraph, None, "These are the things that an owner should know:"),
        (ListItem, None, item),
        (ListItem, None, item),
        (ListItem, None, item),
        (ListItem, None, item),
        (ListItem, None, item),
        (ListItem, None, item),
    ];
    let article = article(None, &blocks);
    let passages = cut(&article);
    assert_eq!(passages.len(), 2);
    assert!(passages[1].span.of(&article.text).starts_with("These are the things"));
}

#[test]
fn furniture_never_shares_a_passage_with_the_article() {
    let text = prose(80);
    let blocks = [
        (Title, None, "A Title"),
        (Paragraph, Some(Boilerplate::Byline), "By Ada Example"),
        (Paragraph, Some(Boilerplate::Dateline), "Monday, 9 June 2025"),
        (Paragraph, None, text.as_str()),
        (Paragraph, Some(Boilerplate::Disclaimer), "This is no advice."),
        (Paragraph, Some(Boilerplate::Comments), "No comments"),
    ];
    let reasons: Vec<_> = cut(&article(Some("A Title"), &blocks)).iter().map(|passage| passage.boilerplate).collect();
    assert_eq!(reasons, [Some(Boilerplate::Byline), None, Some(Boilerplate::Disclaimer), Some(Boilerplate::Comments)]);
}

#[test]
fn a_sentence_without_end_is_cut_between_words() {
    let text = "word, ".repeat(1000);
    let article = with_blocks(None, text, Vec::new());
    for passage in cut(&article) {
        let piece = passage.span.of(&article.text);
        assert!(piece.starts_with("word"), "{piece}");
        assert!((60..=200).contains(&word_count(piece)), "{}", word_count(piece));
    }
}

#[test]
fn a_text_without_blanks_is_cut_between_characters() {
    for piece in ["x", "中", "e\u{301}", "-", "👩‍👩‍👧"] {
        let article = with_blocks(None, piece.repeat(20_000), Vec::new());
        let passages = cut(&article);
        assert!(passages.len() > 1, "{piece}");
        for passage in passages {
            assert_eq!(passage.span.len() % piece.len(), 0, "{piece}");
            assert!(passage.span.of(&article.text).chars().count() <= 30_000);
        }
    }
}

#[test]
fn a_line_that_only_leads_on_stays_with_what_follows() {
    let text = prose(70);
    let blocks = [
        (Paragraph, None, text.as_str()),
        (Paragraph, None, "What Comes Next"),
        (Heading(1), None, "These things are to be done:"),
        (Paragraph, None, text.as_str()),
    ];
    let article = article(None, &blocks);
    assert!(cut(&article)[1].span.of(&article.text).starts_with("What Comes Next"));
}

#[test]
fn blanks_alone_make_no_passage() {
    assert!(cut(&with_blocks(None, " \n\n ".to_owned(), Vec::new())).is_empty());
    assert!(cut(&with_blocks(None, String::new(), Vec::new())).is_empty());
}

#[test]
fn blocks_that_are_wrong_still_give_passages_that_tile() {
    let block = |start, end| Block { span: Span { start, end }, kind: Paragraph, boilerplate: None };
    let text = "é one. Two é. Three.".to_owned();
    cut(&with_blocks(None, text.clone(), vec![block(1, 4), block(3, 9), block(2, 5), block(12, 4000)]));
    cut(&with_blocks(None, text, vec![block(5, 3)]));
}

// What is not linear here would take hours.
#[test]
fn hostile_text_is_cut_to_its_end() {
    for piece in ["x", "a ", "a. ", "中", "a\n\n", "a: ", "- ", "\u{301}", " "] {
        cut(&with_blocks(None, piece.repeat(200_000 / piece.len()), Vec::new()));
    }
}

#[test]
fn blank_lines_of_code_go_with_the_line_before() {
    let code = "\n\n  let a = 1;\n\n\nlet b = 2;\n\n";
    let block = Block { span: Span::new(0, code.len()), kind: BlockKind::Code, boilerplate: None };
    let article = with_blocks(None, format!("{code}\n"), vec![block]);
    let passages = split(&article, &SplitOptions { min_words: 0, max_words: 1 });
    let texts: Vec<_> = passages.iter().map(|passage| passage.span.of(&article.text)).collect();
    assert!(texts.iter().all(|text| !text.trim().is_empty()), "{texts:?}");
    assert_eq!(texts.concat(), article.text);
}

fn any_block() -> impl Strategy<Value = (BlockKind, Option<Boilerplate>, String)> {
    let kind = prop_oneof![
        Just(Title),
        (0u8..4).prop_map(Heading),
        Just(Paragraph),
        Just(Paragraph),
        Just(ListItem),
        Just(BlockKind::TableRow),
        Just(BlockKind::Code)
    ];
    let furniture =
        prop_oneof![Just(None), Just(None), Just(Some(Boilerplate::Byline)), Just(Some(Boilerplate::Comments))];
    let text = prop_oneof!["([a-z]{1,6}[.,:]? ){0,60}", "[A-Z 中é.\n]{0,40}", "\\PC{0,30}"];
    (kind, furniture, text)
}

proptest! {
    #![proptest_config(crate::testing::cases(500))]

    #[test]
    fn passages_tile_any_article(
        blocks in proptest::collection::vec(any_block(), 0..25),
        min in 0usize..70,
        max in 0usize..90,
    ) {
        let pieces: Vec<_> = blocks.iter().map(|(kind, furniture, text)| (*kind, *furniture, text.as_str())).collect();
        let article = article(Some("a title"), &pieces);
        cut(&article);
        let passages = split(&article, &SplitOptions { min_words: min, max_words: max });
        let mut at = 0;
        for passage in &passages {
            prop_assert_eq!(passage.span.start, at);
            prop_assert!(article.text.is_char_boundary(passage.span.end));
            prop_assert!(!passage.span.of(&article.text).trim().is_empty());
            prop_assert_eq!(passage.bytes, passage.span);
            at = passage.span.end;
            // Furniture and what the article says do not meet, its title aside.
            for block in &article.blocks {
                let piece = block.span.of(&article.text);
                let start = block.span.end - piece.trim_start().len();
                let said = Span::new(start, start + piece.trim().len());
                if !said.is_empty() && said.overlaps(passage.span) && !matches!(block.kind, Title | Heading(_)) {
                    prop_assert_eq!(block.boilerplate.is_some(), passage.boilerplate.is_some());
                }
            }
        }
        prop_assert!(at == article.text.len() || passages.is_empty() && article.text.trim().is_empty());
    }
}

/// The articles in `../shared/articles`; `None`, said aloud, where they are missing.
fn shared_articles() -> Option<Vec<Article>> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/articles");
    if !folder.is_dir() {
        #[allow(clippy::print_stderr)]
        {
            eprintln!("skipped: {} is missing", folder.display());
        }
        return None;
    }
    let mut articles = Vec::new();
    for file in crate::article::walk(&folder, &Default::default()).ok()?.files {
        let _ = crate::article::read(&file, &Default::default(), &mut |article| {
            articles.extend(article.ok());
            std::ops::ControlFlow::Continue(())
        });
    }
    Some(articles)
}

#[test]
fn passages_of_real_articles_are_whole_sentences_of_readable_size() {
    for article in shared_articles().unwrap_or_default() {
        for passage in cut(&article) {
            let text = passage.span.of(&article.text);
            assert!(word_count(text) <= 240, "{text}");
            assert!(!text.starts_with(|c: char| c.is_lowercase() && passage.boilerplate.is_none()), "{text}");
        }
    }
}
