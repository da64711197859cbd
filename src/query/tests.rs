//! How queries are read, and what they look for.

use proptest::prelude::*;

use super::{Node, Occur, ParsedQuery, Query, SyntaxNode, analyze, parse};
use crate::analysis::Analyzer;
use crate::article::Language;

/// The nodes of a query: words bare, phrases in brackets, a `-` before what is left out.
fn read(text: &str) -> String {
    let show = |node: &SyntaxNode| {
        let sign = if node.is_negated() { "-" } else { "" };
        match node {
            SyntaxNode::Word { text, .. } => format!("{sign}{text}"),
            SyntaxNode::Phrase { text, .. } => format!("{sign}[{text}]"),
        }
    };
    parse(text).nodes.iter().map(show).collect::<Vec<_>>().join(" ")
}

fn meaning(text: &str, languages: &[&str]) -> Query {
    let languages: Vec<_> = languages.iter().filter_map(|code| Language::from_code(code)).collect();
    analyze(&parse(text), &Analyzer::default(), &languages)
}

/// The clauses of a query: `word=term,(part),((part that means nothing alone))`, stop words in braces.
fn meant(text: &str) -> String {
    meant_in(text, &[])
}

fn meant_in(text: &str, languages: &[&str]) -> String {
    let show = |clause: &super::Clause| {
        let sign = match clause.occur {
            Occur::Should => "",
            Occur::Must => "+",
            Occur::MustNot => "-",
        };
        match &clause.node {
            Node::Word(word) if word.stop => format!("{sign}{{{}}}", word.typed),
            Node::Word(word) => {
                let form = |form: &super::Form| match (form.part, form.alone) {
                    (None, _) => form.term.clone(),
                    (Some(at), true) => format!("({at}:{})", form.term),
                    (Some(at), false) => format!("(({at}:{}))", form.term),
                };
                format!("{sign}{}", word.forms.iter().map(form).collect::<Vec<_>>().join(","))
            }
            Node::Phrase(phrase) => {
                let place = |place: &(u32, Vec<String>)| format!("{}:{}", place.0, place.1.join("|"));
                format!("{sign}[{}]", phrase.places.iter().map(place).collect::<Vec<_>>().join(" "))
            }
            other => panic!("{other:?}"),
        }
    };
    meaning(text, languages).clauses.iter().map(show).collect::<Vec<_>>().join(" ")
}

#[test]
fn any_text_is_read() {
    for (text, expected) in [
        ("scale ai stake", "scale ai stake"),
        ("what's $14.3B?", "what's $14.3B"),
        ("\"heat pump\" noise -fan", "[heat pump] noise -fan"),
        ("“heat pump” „Wärme pumpe“ «pompe à chaleur»", "[heat pump] [Wärme pumpe] [pompe à chaleur]"),
        ("-\"heat pump\" noise", "-[heat pump] noise"),
        ("solar \"heat pump", "solar heat pump"),
        ("solar heat pump\"", "solar heat pump"),
        ("-\"heat pump", "heat pump"),
        ("e-mail -- x - y", "e-mail x y"),
        ("a -b", "a -b"),
        ("(-b", "b"),
        ("-$14 -.NET -#tag", "-$14 -.NET -#tag"),
        ("C++ AND C#", "C++ AND C#"),
        ("(meta OR scale) AND (stake)", "meta OR scale AND stake"),
        ("(\"heat pump\" OR x)", "[heat pump] OR x"),
        ("\"scale stake\"~5 x", "[scale stake] x"),
        ("\"a b\"c \"a b\"-c", "[a b] c [a b] c"),
        ("https://a.b/c?d=(e)", "https://a.b/c?d=(e"),
        ("U.S. Inc. J.P.", "U.S. Inc J.P."),
        ("5\" pipe", "5 pipe"),
        ("say\"hello there\"", "say\"hello there"),
        ("\"\" \" \" «»", ""),
        ("“heat pump\" noise", "[heat pump] noise"),
        ("\"heat pump” noise", "[heat pump] noise"),
        ("\"noise “heat pump”", "noise [heat pump]"),
        ("\u{200b}meta\u{200b} \u{202e}scale\u{202c}", "meta scale"),
        ("\0meta\0scale\u{7}", "meta scale"),
        ("🎉 … !!! &", ""),
        ("... .net ...net", ".net net"),
        ("人工智能 “机器 学习”", "人工智能 [机器 学习]"),
        ("\u{a0}meta\u{3000}scale\r\n", "meta scale"),
    ] {
        assert_eq!(read(text), expected, "{text}");
    }
}

#[test]
fn what_is_passed_over_is_said() {
    for (text, start, end, message) in [
        ("", 0, 0, "empty"),
        (" ?! ", 0, 4, "no word"),
        ("((((", 0, 4, "no word"),
        ("-meta -\"scale ai\"", 0, 17, "left out"),
        ("solar \"heat pump", 6, 7, "never closed"),
        ("solar -“heat", 7, 10, "never closed"),
        ("solar heat pump\"", 15, 16, "nothing opens"),
        ("solar heat” pump", 10, 13, "nothing opens"),
        ("C++ AND", 4, 7, "`AND` is read as a word"),
        ("(meta)", 0, 1, "parentheses"),
        ("title:meta", 0, 6, "`title:`"),
        ("+meta", 0, 1, "`+`"),
        ("annot*", 0, 6, "`*`"),
        ("Zukerberg~1", 0, 11, "`~`"),
        ("\"a b\"~5", 5, 7, "passed over"),
        ("meta NEAR/5 stake", 5, 11, "distances"),
    ] {
        let notes = parse(text).notes;
        let [note] = notes.as_slice() else { panic!("{text}: {notes:?}") };
        assert_eq!((note.span.start, note.span.end), (start, end), "{text}: {note:?}");
        assert!(note.message.contains(message), "{text}: {note:?}");
        assert!(note.hint.is_some());
    }
    for text in ["what's $14.3B?", "https://a.b/c?d", "\"heat pump\" -fan", "e-mail -- x", "24/7 C++ 10:30"] {
        assert_eq!(parse(text).notes, [], "{text}");
    }
}

#[test]
fn endless_queries_are_cut_and_it_is_said() {
    let many = (0..10_000).map(|number| format!("w{number}")).collect::<Vec<_>>().join(" ");
    let parsed = parse(&many);
    assert_eq!(parsed.nodes.len(), 1024);
    assert!(parsed.notes[0].message.contains("1024"));
    assert_eq!(parsed.notes[0].span.of(&many).split(' ').count(), 10_000 - 1024);
    assert!(analyze(&parsed, &Analyzer::default(), &[]).clauses.len() <= 1024);

    // What is not linear here would take hours.
    for piece in
        ["(", "\"", "“", "( ", "“ ", "\" ", "-", "- ", "a-", "人", "a\"", "\"a\" ", "-\"", "((\"", "a,", "é", ".", "„«"]
    {
        let text = piece.repeat(1_000_000 / piece.len());
        let parsed = parse(&text);
        let query = analyze(&parsed, &Analyzer::default(), &[]);
        assert!(query.clauses.len() <= 1024 && parsed.notes.len() < 16, "{piece}");
    }
}

#[test]
fn words_stand_for_their_stems_and_compounds_for_their_parts() {
    for (text, expected) in [
        ("investments", "invest"),
        ("multi-agent", "multiag,(0:multi),(1:agent)"),
        ("GPT-4", "gpt4,(0:gpt),((1:4))"),
        ("H100", "h100,((0:h)),((1:100))"),
        ("28-year-old", "28yearold,(0:28),(1:year),(2:old)"),
        ("AT&T", "at&t,((0:at)),((1:t))"),
        ("$14.3B", "$14.3b,(0:14.3b),(0:14.3)"),
        ("49%", "49%,(0:49)"),
        ("C++", "c++"),
        ("U.S.", "us."),
        ("US tariffs", "us. tariff"),
        ("TELL US MORE NEWS", "{TELL} {US} {MORE} news"),
        ("don't panic", "{don't} panic"),
        ("this—that", "this that"),
        ("stake—price", "stake price"),
        ("\"GPT-4 model\"", "+[0:gpt 1:4 2:model]"),
        ("\"the U.S. government\"", "+[0:the 1:us. 2:govern]"),
        ("\"a $14.3B stake\"", "+[0:a 1:$14.3b 2:stake]"),
        ("\"GPT-4\"", "+[0:gpt 1:4]"),
        ("\"stakes\"", "+[0:stake]"),
        ("-GPT-4 price", "-gpt4,(0:gpt),((1:4)) price"),
        ("-\"scale ai\" price", "-[0:scale 1:ai] price"),
        ("\"user@example.com\"", "+[0:user 1:exampl 2:com]"),
        ("人", "人"),
        ("人工", "人工"),
        ("人工智", "[0:人工 1:工智]"),
        ("人工智能", "[0:人工 1:工智 2:智能] 人工 工智 智能"),
        ("Meta社は", "meta 社は"),
        ("\"人工智能 model\"", "+[0:人工 1:工智 2:智能 4:model]"),
        ("메타가", "메타가,(0:메타),(1:타가)"),
    ] {
        assert_eq!(meant(text), expected, "{text}");
    }
}

#[test]
fn common_words_are_passed_over_where_there_are_others() {
    for (text, expected) in [
        ("who runs scale ai", "{who} run scale ai"),
        ("the who", "the who"),
        ("What's the $14.3 deal?", "{What's} {the} $14.3,(0:14.3) deal"),
        ("\"the who\" and", "+[0:the 1:who] {and}"),
        ("-the who", "-the who"),
        ("IT budget in US", "it. budget {in} us."),
        ("C++ AND C#", "c++ {AND} c#"),
        ("WHO", "who."),
        ("to be or not to be", "to be or not to be"),
    ] {
        assert_eq!(meant(text), expected, "{text}");
    }
    assert_eq!(meant_in("die Fabrik und das Geld", &["de"]), "{die} fabrik,fabrik:de {und} {das} geld,geld:de");
    assert_eq!(meant_in("ready to die", &["de"]), "readi,ready:de {to} die,die:de");
}

#[test]
fn a_quotation_in_a_sentence_is_wished_for_not_required() {
    let question = "what did wang say about \"the stake\" in june?";
    assert_eq!(meant(question), "{what} {did} wang {say} {about} [0:the 1:stake] {the} stake {in} june",);
    assert!(parse(question).notes[0].message.contains("reads like a sentence"));
    assert_eq!(meant("wang \"the stake\" in june"), "wang +[0:the 1:stake] {in} june");
    assert_eq!(
        meant("wang droege zuckerberg nadella altman \"the stake\""),
        "wang droeg zuckerberg nadella altman +[0:the 1:stake]"
    );
    assert_eq!(parse("wang \"the stake\" in june").notes, []);
}

#[test]
fn each_language_of_the_index_adds_its_stem() {
    assert_eq!(meant_in("Häuser", &["en", "de", "de"]), "hauser,haus:de");
    assert_eq!(meant_in("1,250 GPT-4", &["de"]), "1250 gpt4,(0:gpt),((1:4)),(0:gpt:de)");
    assert_eq!(meant_in("\"alte Häuser\"", &["de"]), "+[0:alt|alt:de 1:hauser|haus:de]");
    assert_eq!(meant_in("news", &["zh", "ja"]), "news");
}

#[test]
fn words_point_at_where_they_were_typed() {
    let text = "  “heat pump” what's  —$14.3B? -fan this—that";
    for clause in &meaning(text, &[]).clauses {
        let (typed, span) = match &clause.node {
            Node::Word(word) => (&word.typed, word.span),
            Node::Phrase(phrase) => (&phrase.typed, phrase.span),
            other => panic!("{other:?}"),
        };
        assert!(span.of(text).contains(typed.as_str()), "{typed:?} at {span:?}");
    }
}

/// The tree without its places, which printing changes.
fn tree(parsed: &ParsedQuery) -> Vec<(bool, bool, &str)> {
    let part = |node: &SyntaxNode| matches!(node, SyntaxNode::Phrase { .. });
    parsed.nodes.iter().map(|node| (part(node), node.is_negated(), node.text())).collect::<Vec<_>>()
}

fn typed() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[a-zA-Z]{1,5}",
        1 => "[0-9]{1,3}",
        4 => "[ \"“”„«»\\-()+*~:^'’.,?!$#@%&/\0\n]{1,2}",
        1 => "(AND|OR|NOT|NEAR/5|title:|https://|C\\+\\+|U\\.S\\.)",
        1 => "[人工가éß\u{301}\u{ad}🎉]{1,3}",
        1 => "\\PC{1,3}",
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn a_printed_query_reads_as_the_same_query(text in typed()) {
        let parsed = parse(&text);
        let printed = parsed.to_string();
        let again = parse(&printed);
        prop_assert_eq!(tree(&again), tree(&parsed), "printed: {}", printed);
        prop_assert_eq!(again.to_string(), printed);
        for note in &parsed.notes {
            prop_assert!(text.get(note.span.range()).is_some(), "{:?}", note);
        }
    }

    #[test]
    fn every_query_has_a_meaning(text in typed()) {
        let parsed = parse(&text);
        let languages = ["de", "fr", "zh", "tr"].map(|code| Language::from_code(code).unwrap());
        let query = analyze(&parsed, &Analyzer::default(), &languages);
        prop_assert_eq!(&analyze(&parsed, &Analyzer::default(), &languages), &query);
        for clause in &query.clauses {
            let span = clause.node.span();
            prop_assert!(text.get(span.range()).is_some_and(|typed| !typed.is_empty()));
        }
    }

    #[test]
    fn a_passage_is_found_by_its_own_words(text in typed(), code in "(en|de|zh)") {
        let language = Language::from_code(&code).unwrap();
        let held: Vec<_> = Analyzer::default().tokens(&text, Some(language)).into_iter().map(|token| token.term).collect();
        let nodes: Vec<_> = text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).collect();
        let query = analyze(&parse(&nodes.join(" ").replace(['"', '“', '”', '„', '«', '»', '-'], " ")), &Analyzer::default(), &[language]);
        let is_capital = |term: &str| text.contains(&term.to_uppercase());
        for clause in &query.clauses {
            if let Node::Word(word) = &clause.node {
                prop_assert!(
                    word.forms.iter().any(|form| held.contains(&form.term) || is_capital(form.term.trim_end_matches('.'))),
                    "{:?} in {:?}", word, held
                );
            }
        }
    }
}
