use proptest::prelude::*;

use super::*;

/// The sentences, blanks trimmed, joined by `|`.
fn cut(text: &str) -> String {
    sentences(text).iter().map(|span| span.of(text).trim()).collect::<Vec<_>>().join("|")
}

#[track_caller]
fn stays_whole(text: &str) {
    assert_eq!(cut(text), text.trim());
}

#[track_caller]
fn is_cut(expected: &str) {
    assert_eq!(cut(&expected.replace('|', " ")), expected);
}

#[test]
fn plain_sentences_end_at_their_stops() {
    is_cut("One thing is said.|Another is asked?|A third is shouted!|Done.");
}

#[test]
fn titles_and_initials_do_not_end_a_sentence() {
    stays_whole("Mr. Smith met Dr. Jones, Gen. Lee and Prof. Ada M. Byron.");
    stays_whole("The novel by J. K. Rowling was read by Samuel L. Jackson.");
    stays_whole("He praised George R. R. Martin and M. Night Shyamalan.");
}

#[test]
fn abbreviations_end_a_sentence_before_a_word_that_opens_one() {
    stays_whole("It was the U.S. Department of Labor that asked Apple Inc. Chief Tim Cook.");
    is_cut("They live in the U.S.|The company moved there.");
    is_cut("It belongs to Example Corp.|However, nobody knows.");
    is_cut("He lives on Main St.|It is loud.");
    stays_whole("She moved to St. Louis, to Ft. Worth and Mt. Vernon.");
    is_cut("The firm raised a Series B.|In spring it hired.");
}

#[test]
fn abbreviations_that_lead_on_never_end_a_sentence() {
    stays_whole("Fruit, e.g. Apples, and roots, i.e. Carrots, vs. Meat.");
    stays_whole("See Fig. 3, No. 5, pp. 12 and Vol. 2 of Jan. 9.");
    is_cut("Is there any? No.|The rest is silence.".replace("? ", "?|").as_str());
    is_cut("She said no.|He said yes.");
}

#[test]
fn times_of_day_end_a_sentence_unless_a_day_or_zone_follows() {
    stays_whole("It began at 5 p.m. Eastern and ended at 9 a.m. Monday.");
    is_cut("It began at 5 p.m.|Police came late.");
}

#[test]
fn points_inside_numbers_names_and_addresses_are_no_stops() {
    stays_whole("It paid $14.3 billion to example.com for version 2.0.1 of Node.js today.");
    is_cut("It paid 14.3.|Nobody paid 15.|2024 was better.");
    is_cut("The site is example.com.|Nobody reads it.");
}

#[test]
fn numbers_of_lists_stay_with_their_items() {
    is_cut("1. Mix the flour.|2. Add the water.|3. Bake it.");
    is_cut("(a) Mix it well.|(b) Bake it.");
    is_cut("IV. Results of the trial.|V. What they mean.");
    stays_whole("Sie kam am 3. Oktober an.");
}

#[test]
fn quotation_marks_and_brackets_close_with_their_sentence() {
    is_cut("“It is late,” he said. “We should go.”|Nobody moved.".replace("said. ", "said.|").as_str());
    is_cut("He said \"no.\"|She left.");
    is_cut("(It was late.)|She left.");
    stays_whole("“Is it late?” he asked.");
    stays_whole("\"Stop!\" she cried.");
    is_cut("It is known.[12]|Others doubt it.[3][4]|Some do not.");
}

#[test]
fn an_ellipsis_ends_a_sentence_before_a_capital_only() {
    stays_whole("He waited … and waited... and left.");
    is_cut("He waited...|Then he left…|Nobody saw.");
}

#[test]
fn names_that_begin_small_may_begin_a_sentence() {
    is_cut("Phones sell.|iPhones sell best.");
    stays_whole("The resp. parts were sold.");
}

#[test]
fn texts_without_capitals_are_cut_at_their_stops() {
    is_cut("the flow is steady.|the layer is thin, e.g. near walls.|no shock is seen.");
    is_cut("The flow is steady .|the layer is thin .|no shock is seen at mach 2.5 .");
}

#[test]
fn stops_of_other_scripts_need_no_blank() {
    let text = "今天很好。我们走吧！“真的吗？”他问。";
    assert_eq!(cut(text), "今天很好。|我们走吧！|“真的吗？”|他问。");
    assert_eq!(cut("「行きますか？」と聞いた。はい。"), "「行きますか？」と聞いた。|はい。");
    assert_eq!(cut("यह एक है। यह दो है।"), "यह एक है।|यह दो है।");
    assert_eq!(cut("هل هذا صحيح؟ نعم. شكرا."), "هل هذا صحيح؟|نعم.|شكرا.");
}

#[test]
fn a_blank_line_ends_a_sentence_and_a_wrapped_line_does_not() {
    assert_eq!(cut("A heading\n\nand text"), "A heading|and text");
    assert_eq!(cut("A heading\r\n \r\nand text"), "A heading|and text");
    stays_whole("This sentence was broken\nby hand in the middle of it.");
    stays_whole(
        "A long sentence, which somebody wrapped by hand, names the city of New\nYork, and after that it goes on for a while until it ends here.",
    );
}

#[test]
fn headings_and_items_on_lines_of_their_own_are_sentences() {
    let long = "This paragraph stands on one line, as programs save them, and is much longer than its heading is.";
    assert_eq!(
        cut(&format!("The First Heading\n{long}\nThe Second\n{long}")),
        format!("The First Heading|{long}|The Second|{long}")
    );
    assert_eq!(
        cut("What we need:\n- flour and salt\n- Water\n• yeast"),
        "What we need:|- flour and salt|- Water|• yeast"
    );
}

#[test]
fn blanks_alone_are_one_span() {
    assert_eq!(sentences(""), vec![]);
    assert_eq!(sentences(" \n\n "), vec![Span::new(0, 4)]);
    assert_eq!(sentences("\n\nA."), vec![Span::new(0, 4)]);
}

// What is not linear here would take hours.
#[test]
fn hostile_text_is_read_to_its_end() {
    for piece in
        [". ", "a. ", "e.g. ", "a.\n", "a\n", "\n", " ", "?”", "1. ", "…", "- 1. ", "。", "x", "U.S. 5 ", "(\u{301}. "]
    {
        let text = piece.repeat(400_000 / piece.len());
        let mut end = 0;
        for span in Sentences::of(&text) {
            end = span.end;
        }
        assert_eq!(end, text.len());
    }
}

proptest! {
    #![proptest_config(crate::testing::cases(2000))]

    #[test]
    fn sentences_tile_any_text(text in "([A-Za-z]{0,3}[.!?…。 \n\r\"”()0-9\u{301}\u{200d}中の]{0,4}){0,30}|\\PC{0,60}") {
        let mut at = 0;
        for span in Sentences::of(&text) {
            prop_assert_eq!(span.start, at);
            prop_assert!(span.end > at);
            prop_assert!(crate::text::is_grapheme_border(&text, span.end));
            at = span.end;
        }
        prop_assert_eq!(at, text.len());
    }
}

#[test]
fn where_each_line_is_a_block_no_sentence_reaches_over_its_end() {
    let text = "\n three of them\nbronze pumps, \niron pumps. Old ones\n\n\nlast\n";
    let lines: Vec<&str> = Sentences::of_lines(text).map(|span| span.of(text)).collect();
    assert_eq!(lines, ["\n three of them\n", "bronze pumps, \n", "iron pumps. ", "Old ones\n\n\n", "last\n"]);
    let goes_on = |text: &str| Sentences::of_lines(text).count() == 1;
    for text in ["The master sold\nthe oldest, \n  and the first", "“Sold” he\nsaid", "2 masters\nsold", "É\né"] {
        assert!(goes_on(text), "{text}");
    }
    for text in [
        "bronze\nsteel",
        "The master\n\nsold",
        "Sold:\nbronze",
        "Sold.\nbronze",
        "Metal\tuse\nzinc\troofs",
        "Metal\nzinc\troofs",
        "Sold\nOld",
        "Sold\na) bronze",
        "Sold\n- bronze",
        "Sold\n14 of them",
    ] {
        assert!(!goes_on(text), "{text}");
    }
    for text in ["", "\n", " \n \n", "a\n\u{301}b\nc", "a", "A\nb", "A\n\u{301}b\n\tc \n"] {
        assert_eq!(Sentences::of_lines(text).map(|span| span.of(text)).collect::<String>(), text);
    }
}
