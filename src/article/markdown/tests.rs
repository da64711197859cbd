use proptest::prelude::*;

use super::*;
use crate::article::{Boilerplate, BytesOf, Origin};
use crate::text::Span;

fn blocks(source: &str) -> Vec<(BlockKind, String)> {
    let found = extract(source);
    found.blocks.iter().map(|block| (block.kind, block.span.of(&found.text).to_owned())).collect()
}

/// For each block the bytes of the file from its cut to the next block's.
fn slices(source: &str) -> Vec<String> {
    let found = extract(source);
    let origin = Origin { of: BytesOf::File, offsets: found.offsets, lines: found.lines };
    let starts: Vec<usize> = found.blocks.iter().map(|block| block.span.start).collect();
    let ends = starts.iter().skip(1).copied().chain([found.text.len()]);
    starts
        .iter()
        .zip(ends)
        .map(|(&start, end)| source[origin.bytes(Span::new(start, end)).range()].to_owned())
        .collect()
}

#[test]
fn markup_goes_and_text_stays() {
    use BlockKind::{Code, Heading, ListItem, Paragraph, TableRow, Title};
    let source = "# The *Big* Deal\n\nA **bold** [link](https://example.com \"t\") and `code`,\nwrapped. ![A chart](c.png) AT&amp;T \\*star\\*\n\n\
        ## Goals ##\n\n- one\n- two\n  - nested\n\n1. first\n\n   more\n2. second\n\n> quoted\n> on\n\n```rust\nlet a = 1;\n\n  b\n```\n\n\
        | Who | What |\n|---|---|\n| Meta | 49% |\n| | x |\n\n~~gone~~[^1]\n\n[^1]: A note.\n\n<div>Some <b>raw</b> &copy; text<p>more</div>\n<!-- hidden -->\n\nSetext\n------\n";
    assert_eq!(
        blocks(source),
        [
            (Title, "The Big Deal"),
            (Paragraph, "A bold link and code, wrapped. A chart AT&T *star*"),
            (Heading(2), "Goals"),
            (ListItem, "one"),
            (ListItem, "two"),
            (ListItem, "nested"),
            (ListItem, "first"),
            (Paragraph, "more"),
            (ListItem, "second"),
            (Paragraph, "quoted on"),
            (Code, "let a = 1;\n\n  b"),
            (TableRow, "Who\tWhat"),
            (TableRow, "Meta\t49%"),
            (TableRow, "x"),
            (Paragraph, "gone"),
            (Paragraph, "A note."),
            (Paragraph, "Some raw © text"),
            (Paragraph, "more"),
            (Heading(2), "Setext"),
        ]
        .map(|(kind, text)| (kind, text.to_owned()))
    );
}

#[test]
fn slices_of_the_file_begin_with_the_markup_of_their_block() {
    for newline in ["\n", "\r\n"] {
        let source = "---\ntitle: T\n---\n# One\n\n**Two** three.\n\n> four\n>\n> five\n\n- six\n- *seven*\n\n```\neight\n```\n\nnine **ten**\n"
            .replace('\n', newline);
        let expected = [
            "# One\n\n",
            "**Two** three.\n\n",
            "> four\n>\n",
            "> five\n\n",
            "- six\n",
            "- *seven*\n\n",
            "```\neight\n```\n\n",
            "nine **ten**",
        ]
        .map(|slice| slice.replace('\n', newline));
        assert_eq!(slices(&source), expected);
    }
}

#[test]
fn a_cut_between_sentences_falls_before_markup() {
    let source = "First one. **Second** one &copy;\nThird.";
    let found = extract(source);
    let origin = Origin { of: BytesOf::File, offsets: found.offsets, lines: found.lines };
    let at = found.text.find("Second").unwrap();
    assert_eq!(&source[origin.bytes(Span::new(0, at)).range()], "First one. ");
    let third = found.text.find("Third").unwrap();
    assert_eq!(&source[origin.bytes(Span::new(at, third)).range()], "**Second** one &copy;\n");
    let sign = found.text.find('©').unwrap() + '©'.len_utf8();
    assert_eq!(&source[origin.bytes(Span::new(at, sign)).range()], "**Second** one &copy;");
}

#[test]
fn code_is_where_it_stands_whatever_it_begins_with() {
    let source = "It cost `$10m` or `` `$10 million` `` or $`x`$, `€3m`\n\n| a |\n|---|\n| `$5m` |\n";
    let found = extract(source);
    let origin = Origin { of: BytesOf::File, offsets: found.offsets, lines: found.lines };
    for word in ["$10m", "$10 million", "€3m", "$5m"] {
        let at = found.text.find(word).unwrap();
        let written = &source[origin.bytes(Span::new(at, at + word.len())).range()];
        assert_eq!(written.trim_start_matches(['`', ' ', '|']), word);
    }
}

#[test]
fn lines_are_those_of_the_file() {
    let source = "---\ntitle: T\n---\n\n# One\n\nTwo\nthree\n\n- four\n- five\n\n```\nsix\nseven\n```\n";
    let found = extract(source);
    for (word, line) in [("One", 5), ("Two", 7), ("three", 8), ("four", 10), ("five", 11), ("six", 14), ("seven", 15)] {
        assert_eq!(found.lines.line_at(found.text.find(word).unwrap()), line, "{word}");
    }
}

#[test]
fn metadata_come_from_front_matter_then_from_the_text() {
    let found =
        extract("---\ntitle: A Deal\nauthor: Jane Doe\ndate: 2025-06-09\n---\n# A Deal\n\nText of it.\n").metadata;
    assert_eq!(found.title.as_deref(), Some("A Deal"));
    assert_eq!(found.author.as_deref(), Some("Jane Doe"));
    let found = extract("# A Deal\n\nBy Jane Doe\n\nJune 9, 2025\n\nText of it.\n").metadata;
    assert_eq!(found.title.as_deref(), Some("A Deal"));
    assert_eq!(found.author.as_deref(), Some("Jane Doe"));
    assert_eq!(found.published.unwrap().date, "2025-06-09");
    assert_eq!(extract("Just text.\n").metadata.title, None);
}

#[test]
fn furniture_is_marked_as_in_plain_text() {
    let source = "# A Deal\n\nThe company said on Monday that it would buy a minority stake in the firm, which prepares data for models, and that its founder would join.\n\n## Disclaimer\n\nThis article is for informational purposes only.\n\n*Sign up for our newsletter!*\n";
    let marks: Vec<Option<Boilerplate>> = extract(source).blocks.iter().map(|block| block.boilerplate).collect();
    assert_eq!(
        marks,
        [None, None, Some(Boilerplate::Disclaimer), Some(Boilerplate::Disclaimer), Some(Boilerplate::Promotion)]
    );
}

#[test]
fn malformed_front_matter_stays_text() {
    let found = extract("---\ntitle: [unclosed\n---\n\nText.\n");
    assert!(found.text.contains("title: [unclosed") && found.text.contains("Text."));
}

#[test]
fn hostile_markdown_takes_linear_time() {
    for piece in
        ["[", "*", ">", "> ", "- ", "`", "<", "![", "| ", "&", "\\", "**a ", "#", "_a", "[^", "<a ", "~", "\n- "]
    {
        let _ = extract(&piece.repeat(200_000 / piece.len()));
    }
}

/// What holds for any source.
fn check(source: &str) -> Result<Extracted, TestCaseError> {
    let found = extract(source);
    let mut end = 0;
    for block in &found.blocks {
        prop_assert!(block.span.start >= end && block.span.end > block.span.start);
        prop_assert!(found.text.is_char_boundary(block.span.start) && found.text.is_char_boundary(block.span.end));
        prop_assert!(found.text[end..block.span.start].trim().is_empty());
        end = block.span.end;
    }
    prop_assert!(found.text[end..].trim().is_empty());
    for pair in found.offsets.windows(2) {
        prop_assert!(pair[0].0 <= pair[1].0 && pair[0].1 <= pair[1].1, "{:?}", found.offsets);
    }
    let origin = Origin { of: BytesOf::File, offsets: found.offsets.clone(), lines: found.lines.clone() };
    let mut last = 0;
    for block in &found.blocks {
        for at in [block.span.start, block.span.end] {
            let cut = crate::article::cut(&found.offsets, at);
            prop_assert!(source.is_char_boundary(cut), "{cut} in {source:?}: {:?}", found.offsets);
            prop_assert!(cut >= last, "cuts run back");
            last = cut;
        }
        let _ = origin.lines(&found.text, block.span);
    }
    prop_assert!(crate::article::cut(&found.offsets, found.text.len()) <= source.len());
    Ok(found)
}

fn inline() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[a-zé]{2,9}",
        1 => "[a-zé]{2,9}".prop_map(|word| format!("**{word}**")),
        1 => "[a-zé]{2,9}".prop_map(|word| format!("*{word}*")),
        1 => "[a-zé]{2,9}".prop_map(|word| format!("`{word}`")),
        1 => "[a-zé]{2,9}".prop_map(|word| format!("[{word}](https://x.example)")),
        1 => "[a-zé]{2,9}".prop_map(|word| format!("{word} &amp; \\*")),
        1 => Just("caf&eacute;".to_owned()),
    ]
}

fn paragraph() -> impl Strategy<Value = String> {
    (proptest::collection::vec(inline(), 1..9), any::<bool>()).prop_map(|(words, wrap)| {
        let joined = words.join(" ");
        if wrap { joined.replacen(' ', "\n", 1) } else { joined }
    })
}

fn document() -> impl Strategy<Value = String> {
    let block = prop_oneof![
        paragraph(),
        paragraph().prop_map(|text| format!("## {}", text.replace('\n', " "))),
        paragraph().prop_map(|text| format!("> {}", text.replace('\n', "\n> "))),
        proptest::collection::vec(paragraph(), 1..4).prop_map(|items| {
            items.iter().map(|item| format!("- {}", item.replace('\n', "\n  "))).collect::<Vec<_>>().join("\n")
        }),
        paragraph().prop_map(|text| format!("```\n{text}\n```")),
    ];
    (proptest::collection::vec(block, 1..8), any::<bool>()).prop_map(|(blocks, crlf)| {
        let text = blocks.join("\n\n") + "\n";
        if crlf { text.replace('\n', "\r\n") } else { text }
    })
}

proptest! {
    #![proptest_config(crate::testing::cases(256))]

    #[test]
    fn words_of_the_text_are_the_words_of_the_file(source in document()) {
        let found = check(&source)?;
        for (at, c) in found.text.char_indices().filter(|(_, c)| c.is_alphanumeric()) {
            let pair = found.offsets[found.offsets.partition_point(|pair| pair.0 <= at) - 1];
            let place = pair.1 + (at - pair.0);
            let there = source.get(place..).and_then(|rest| rest.chars().next());
            // An entity's letter is written with other letters.
            prop_assert!(there == Some(c) || (c == 'é' && source[..=place].ends_with([';', '&'])), "{c} {there:?} {source:?}");
        }
        // Each block's words are those of its slice, in order.
        let starts: Vec<usize> = found.blocks.iter().map(|block| block.span.start).collect();
        for (at, block) in found.blocks.iter().enumerate() {
            let end = starts.get(at + 1).copied().unwrap_or(found.text.len());
            let from = crate::article::cut(&found.offsets, block.span.start);
            let to = crate::article::cut(&found.offsets, end);
            let again = extract(&source[from..to]);
            let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
            prop_assert_eq!(words(&again.text), words(block.span.of(&found.text)), "{:?}", &source[from..to]);
        }
    }

    #[test]
    fn any_text_at_all_is_survived(source in "\\PC{0,120}|([#>*_`\\[\\]()!|<&;:~^+-]|[a-c] ?|\\n|\\r\\n|    |\\t|é|<b>|<p>|<!--|&amp;|---\\n|[0-9]\\. ){0,80}") {
        check(&source)?;
    }
}
