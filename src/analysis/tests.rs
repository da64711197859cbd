//! What the analyzer makes of words as people write them.

use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

use super::{Analyzer, Initials, OwnedToken, TokenKind};
use crate::article::Language;

fn tokens(text: &str) -> Vec<OwnedToken> {
    Analyzer::default().tokens(text, None)
}

/// Tokens as `position:term`, parts in parentheses.
fn shown(text: &str) -> String {
    let show = |token: &OwnedToken| match token.kind {
        TokenKind::Word => format!("{}:{}", token.position, token.term),
        TokenKind::Part => format!("({}:{})", token.position, token.term),
    };
    tokens(text).iter().map(show).collect::<Vec<_>>().join(" ")
}

#[test]
fn compounds_are_found_whole_and_by_part() {
    for (text, expected) in [
        ("stake", "0:stake"),
        ("$14.3B", "0:$14.3b (0:14.3b) (0:14.3)"),
        ("$14.3 billion", "0:$14.3 (0:14.3) 1:billion"),
        ("US$14", "0:us (0:us.) 1:$14 (1:14)"),
        ("49%", "0:49% (0:49)"),
        ("49 percent", "0:49 1:percent"),
        ("U.S.", "0:us. (0:u) (0:s)"),
        ("U.S", "0:us. (0:u) (0:s)"),
        ("U.S.-based", "0:usbas (0:us.) (0:u) (0:s) (1:base)"),
        ("U.S.'s plan", "0:us. (0:u) (0:s) 1:plan"),
        ("U.K. and A.I.", "0:uk (0:u) (0:k) 1:and 2:ai (2:a) (2:i)"),
        ("Ph.D.", "0:phd (0:ph) (0:d)"),
        ("C++", "0:c++ (0:c)"),
        ("C++17", "0:c++17 (0:c++) (0:c) (1:17)"),
        ("C#", "0:c# (0:c)"),
        (".NET", "0:.net (0:net)"),
        ("ASP.NET", "0:asp.net (0:asp) (1:net)"),
        ("GPT-4", "0:gpt4 (0:gpt) (1:4)"),
        ("GPT4", "0:gpt4 (0:gpt) (1:4)"),
        ("multi-agent", "0:multiag (0:multi) (1:agent)"),
        ("multiagent", "0:multiag"),
        ("AT&T", "0:at&t (0:at) (1:t)"),
        ("US-China", "0:uschina (0:us) (0:us.) (1:china)"),
        ("1,250", "0:1250"),
        ("1,250.75", "0:1250.75"),
        ("10,20", "0:10,20 (0:10) (1:20)"),
        ("10-15", "0:10-15 (0:10) (1:15)"),
        ("$10–15", "0:$10-15 (0:$10) (0:10) (1:15)"),
        ("10€", "0:€10 (0:10)"),
        ("€10", "0:€10 (0:10)"),
        ("x.com", "0:x.com (0:x) (1:com)"),
        ("don't", "0:dont (0:don)"),
        ("we'll", "0:we'll (0:we)"),
        ("O'Brien", "0:obrien (0:o) (1:brien)"),
        ("e-mail", "0:email (0:e) (1:mail)"),
        ("snake_case", "0:snakecas (0:snake) (1:case)"),
        ("__init__", "0:init"),
        ("user@example.com", "0:user@example.com (0:user) (1:example.com) (1:exampl) (2:com)"),
        ("https://a.b/c?d", "0:ab/c/d (0:ab) (0:a) (0:b) (1:c) (2:d)"),
        ("https://www.example.com/b?c", "0:example.com/b/c (0:example.com) (0:exampl) (1:com) (2:b) (3:c)"),
        ("24/7", "0:24/7 (0:24) (1:7)"),
        ("10:30", "0:10:30 (0:10) (1:30)"),
        ("#hashtag", "0:#hashtag (0:hashtag)"),
        ("@handle", "0:@handle (0:handl)"),
        ("Meta's stake", "0:meta 1:stake"),
        ("Meta’s", "0:meta"),
        ("James' idea", "0:jame 1:idea"),
        ("1990s", "0:1990s (0:1990)"),
        ("the 1980's", "0:the 1:1980s (1:1980)"),
        ("28-year-old", "0:28yearold (0:28) (1:year) (2:old)"),
        ("word—word", "0:word 1:word"),
        ("word--word", "0:word 1:word"),
        ("one–two", "0:onetwo (0:one) (1:two)"),
        ("co\u{ad}operate", "0:cooper"),
        ("v1.2.3", "0:v1.2.3 (0:v) (1:1.2.3)"),
        ("Llama-3.1 Llama3.1", "0:llama3.1 (0:llama) (1:3.1) 2:llama3.1 (2:llama) (3:3.1)"),
        (".5", "0:0.5"),
        ("-5", "0:5"),
        ("b2b", "0:b2b"),
        ("US us", "0:us (0:us.) 1:us"),
        ("(Scale, AI).", "0:scale 1:ai"),
        ("ＧＰＴ４ ｏｆ", "0:gpt4 1:of"),
        ("人工智能", "0:人工 (0:人) 1:工智 (1:工) 2:智能 (2:智) (3:能)"),
        ("人", "0:人"),
        ("Meta社は", "0:meta 1:社は (1:社) (2:は)"),
        ("ﾒﾀ", "0:メタ (0:メ) (1:タ)"),
        ("메타가 투자", "0:메타가 (0:메타) (1:타가) 2:투자"),
        ("", ""),
        ("\0 … “” — --- $ % & 🎉", ""),
    ] {
        assert_eq!(shown(text), expected, "{text}");
    }
}

#[test]
fn spans_cover_what_a_reader_sees() {
    for (text, term, seen) in [
        ("paid $14.3B now", "$14.3b", "$14.3B"),
        ("paid $14.3B now", "14.3", "14.3"),
        ("in the U.S. Next", "us.", "U.S."),
        ("by Meta’s lab", "meta", "Meta’s"),
        ("a @handle b", "@handle", "@handle"),
        ("see https://a.b/c?d.", "ab/c/d", "https://a.b/c?d"),
        ("use C++, ok", "c++", "C++"),
        ("die ＧＰＴ４!", "gpt4", "ＧＰＴ４"),
        ("在人工智能中", "智能", "智能"),
        ("x multi-agent y", "agent", "agent"),
    ] {
        let tokens = tokens(text);
        let token = tokens.iter().find(|token| token.term == term);
        assert_eq!(token.map(|token| token.span.of(text)), Some(seen), "{text}: {}", shown(text));
    }
}

/// Whether a term of `query` stands in `text`.
fn meet(text: &str, query: &str) -> bool {
    let held = tokens(text);
    tokens(query).iter().any(|wanted| held.iter().any(|token| token.term == wanted.term))
}

#[test]
fn a_wide_or_small_sign_is_covered_whole() {
    for (text, covered) in
        [("in ＄14.3B", "＄14.3B"), ("﹩1", "﹩1"), ("AND﹩꩐@AND", "AND﹩꩐@AND"), ("a ￡300k", "￡300k")]
    {
        let tokens = tokens(text);
        assert!(tokens.iter().any(|token| covered.ends_with(token.span.of(text))), "{text}: {tokens:?}");
        assert!(tokens.iter().all(|token| text.get(token.span.range()).is_some()), "{text}: {tokens:?}");
    }
    assert_eq!(tokens("in ＄14.3B")[1].span.of("in ＄14.3B"), "＄14.3B");
}

#[test]
fn spellings_of_one_word_meet() {
    for spellings in [
        vec!["1,250", "1250"],
        vec!["multi-agent", "multiagent", "Multi‑Agent", "multi–agent", "multi\u{ad}agent", "multi_agent"],
        vec!["GPT-4", "GPT4", "gpt-4", "GPT‐4", "gpt 4"],
        vec!["U.S.", "US", "U.S"],
        vec!["A.I.", "AI", "ai"],
        vec!["Meta's", "Meta’s", "META", "meta"],
        vec!["don't", "don’t", "dont"],
        vec!["e-mail", "email", "E-Mails"],
        vec!["$14.3B", "14.3B", "$14.3", "14.3", "14.3bn"],
        vec!["49%", "49 percent", "49"],
        vec!["https://example.com/a", "http://example.com/a/", "www.example.com/a", "example.com"],
        vec!["café", "cafe", "CAFÉ", "cafe\u{301}"],
        vec!["Straße", "strasse"],
        vec!["office", "oﬃce"],
        vec!["C++", "c++"],
        vec!["O'Brien", "OBrien", "O’Brien"],
        vec!["10€", "€10"],
        vec!["James'", "James's", "James"],
    ] {
        for text in &spellings {
            for query in &spellings {
                assert!(meet(text, query), "{text} | {query}: {} | {}", shown(text), shown(query));
            }
        }
    }
    for (text, query) in [("tell us", "U.S."), ("U.S.", "us"), ("10-15", "1015"), ("1,250", "250"), ("C", "C++D")] {
        assert!(
            !tokens(text).iter().any(|held| held.term == tokens(query)[0].term),
            "{text} | {query}: {} | {}",
            shown(text),
            shown(query)
        );
    }
}

#[test]
fn words_are_stemmed_in_the_language_of_the_article() {
    let terms = |text: &str, code: &str| {
        let tokens = Analyzer::default().tokens(text, Language::from_code(code));
        tokens.into_iter().map(|token| token.term).collect::<Vec<_>>()
    };
    assert_eq!(terms("Häuser", "de"), ["haus:de"]);
    assert_eq!(terms("Haus 14,3", "de"), ["haus:de", "14,3", "14", "3"]);
    assert_eq!(terms("running", "zh"), ["run"]);
    // With and without its accents, a French word is found.
    let accented = terms("régularité", "fr");
    assert!(terms("regularite", "fr").iter().all(|term| accented.contains(term)), "{accented:?}");
}

#[test]
fn the_version_changes_with_the_terms() {
    let text = "Meta’s $14.3B bet: multi-agent GPT-4, AT&T, the U.S. and C++ at https://www.example.com/a?b=1,250 don't \
                O'Brien's café Straße İstanbul ﬁne ½ 49% 24/7 #tag @name 人工智能 메타가 ไทย données régularité Häuser";
    let mut terms = String::new();
    for code in ["en", "de", "fr", "tr", "ru"] {
        for token in Analyzer::default().tokens(text, Language::from_code(code)) {
            terms.push_str(&format!("{} {} {:?}\n", token.position, token.term, token.span));
        }
    }
    // Where this fails, terms have changed: raise VERSION in analyzer.rs and set the new number here, or indexes
    // made before will be searched for terms that they do not hold.
    assert_eq!(
        xxhash_rust::xxh3::xxh3_64(terms.as_bytes()),
        8876939024661525021,
        "{}",
        Analyzer::default().fingerprint()
    );
}

#[test]
fn the_version_changes_with_the_terms_of_figures() {
    let text = "Over $14.3 billion for 49% or forty-nine percent; nearly €15bn, $10–15 million, 5 percentage points, ten \
                thousand laid-off workers, 1,250 machines, a 28-year-old, June 9, 2025, in 2024, 3x, 20 °C.";
    let mut terms = String::new();
    for code in ["en", "de"] {
        Analyzer::default().figures(text, Language::from_code(code), &mut |figure, term, span| {
            terms.push_str(&format!("{} {span:?} {:?}\n", term, figure.end_terms()));
        });
    }
    // Where this fails, terms of figures have changed: raise FIGURES_VERSION in figure.rs and set the new number here.
    assert_eq!(
        xxhash_rust::xxh3::xxh3_64(terms.as_bytes()),
        6950484356480657003,
        "{}",
        Analyzer::default().fingerprint()
    );
}

#[test]
fn endless_words_become_terms_the_index_can_hold() {
    for text in
        ["a".repeat(200_000), "é".repeat(100_000), "a-".repeat(100_000), "人".repeat(50_000), "가".repeat(50_000)]
    {
        let tokens = tokens(&text);
        assert!(!tokens.is_empty());
        assert!(tokens.iter().all(|token| !token.term.is_empty() && token.term.len() <= 255));
    }
    let long = "x".repeat(300);
    let (one, other) = (format!("{long}a"), format!("{long}b"));
    assert_eq!(tokens(&one).len(), 1);
    assert_ne!(tokens(&one)[0].term, tokens(&other)[0].term);
}

#[test]
fn one_word_a_million_times_has_a_million_places() {
    let mut last = 0;
    let mut count = 0;
    Analyzer::default().analyze(&"stake ".repeat(1_000_000), None, &mut |token| {
        last = token.position;
        count += 1;
    });
    assert_eq!((last, count), (999_999, 1_000_000));
}

#[test]
fn analysing_within_analysing_is_safe() {
    let analyzer = Analyzer::default();
    let mut inner = Vec::new();
    analyzer.analyze("multi-agent", None, &mut |_| inner.push(analyzer.tokens("GPT-4", None).len()));
    assert_eq!(inner, [3, 3, 3]);
}

/// Text in which compounds are likely.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[a-zA-Z]{1,6}",
        2 => "[0-9]{1,4}",
        3 => "[ .,'’\\-–_&+/@#:$%€?=]{1,2}",
        1 => "(U\\.S\\.|C\\+\\+|https?://|'s|www\\.)",
        1 => "[人工가나ｶﾞกำéßİ\u{301}\u{ad}🎉\0\n]{1,3}",
        1 => "\\PC{1,3}",
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(crate::testing::cases(256))]

    #[test]
    fn tokens_keep_their_promises(text in text(), code in "(en|de|fr|tr|ru|zh|ko)") {
        let analyzer = Analyzer::default();
        let language = Language::from_code(&code);
        let tokens = analyzer.tokens(&text, language);
        let mut position = 0;
        for token in &tokens {
            prop_assert!(text.get(token.span.range()).is_some_and(|seen| !seen.is_empty()), "{:?}", token);
            prop_assert!(token.position >= position, "positions fall at {:?}", token);
            prop_assert!(token.position <= position + 1, "positions skip at {:?}", token);
            prop_assert!(!token.term.is_empty() && token.term.len() <= 255);
            position = token.position;
        }
        prop_assert_eq!(&analyzer.tokens(&text, language), &tokens);
        let places = |tokens: &[OwnedToken]| {
            let mut places: Vec<_> = tokens.iter().map(|token| (token.position, token.span)).collect();
            places.dedup();
            places
        };
        prop_assert_eq!(places(&analyzer.tokens(&text, None)), places(&tokens));
    }

    #[test]
    fn every_unicode_word_is_covered(text in text()) {
        let tokens = tokens(&text);
        for (start, word) in text.unicode_word_indices() {
            let letters = word.char_indices().filter(|(_, character)| character.is_ascii_alphanumeric());
            for (at, _) in letters {
                prop_assert!(
                    tokens.iter().any(|token| token.span.start <= start + at && start + at < token.span.end),
                    "{:?} is lost", word
                );
            }
        }
    }

    #[test]
    fn words_without_joiners_are_cut_where_unicode_cuts_them(text in "[a-zA-Zéüßжλ0-9 \n!?()\"]{0,40}") {
        let words: Vec<_> = text.unicode_word_indices().map(|(start, word)| (start, start + word.len())).collect();
        let found: Vec<_> = tokens(&text)
            .iter()
            .filter(|token| token.kind == TokenKind::Word)
            .map(|token| (token.span.start, token.span.end))
            .collect();
        prop_assert_eq!(found, words);
    }
}

#[test]
fn forms_are_folded_and_not_stemmed() {
    let mut forms = Vec::new();
    Analyzer::default().forms("Meta's Investments, naïve multi-agent companies", &mut |token| {
        forms.push((token.position, token.term.to_owned()));
    });
    let forms: Vec<_> = forms.iter().map(|(position, form)| (*position, form.as_str())).collect();
    assert_eq!(
        forms,
        [
            (0, "meta"),
            (1, "investments"),
            (2, "naive"),
            (3, "multiagent"),
            (3, "multi"),
            (4, "agent"),
            (5, "companies")
        ]
    );
}

#[test]
fn words_with_other_initials_may_be_left_out_and_nothing_else_changes() {
    let text = "Meta's $14.3B stake in Scale AI: GPT-4, the U.S. labelers' skies are naïve — and US too. dying Dyes";
    let analyzer = Analyzer::default();
    for initials in ["s", "m", "d", "", "xyz", "aglu"] {
        let wanted = Initials::of(initials.split("").filter(|letter| !letter.is_empty()));
        for language in [None, Language::from_code("en"), Language::from_code("de")] {
            let begins = |token: &OwnedToken| initials.contains(&token.term[..1]);
            let mut some = Vec::new();
            analyzer.analyze_initials(text, language, wanted, &mut |token| {
                some.push(OwnedToken {
                    term: token.term.to_owned(),
                    position: token.position,
                    span: token.span,
                    kind: token.kind,
                });
            });
            let all = analyzer.tokens(text, language);
            assert!(some.iter().all(|token| all.contains(token)), "{initials}");
            let expected: Vec<_> = all.into_iter().filter(begins).collect();
            some.retain(begins);
            assert_eq!(some, expected, "{initials}");
        }
    }
}
