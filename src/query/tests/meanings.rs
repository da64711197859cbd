//! What queries look for.

use super::super::{Node, Sign};
use super::{meaning, meant, meant_in, parse};

#[test]
fn words_stand_for_their_stems_and_compounds_for_their_parts() {
    for (text, expected) in [
        ("investments", "invest"),
        ("multi-agent", "multiag,(0:multi),(1:agent)"),
        ("GPT-4", "gpt4,(0:gpt),((1:4))"),
        ("H100", "h100,((0:h)),((1:100))"),
        ("28-year-old", "28yearold,(0:28),(1:year),(2:old)"),
        ("AT&T", "at&t,((0:at)),((1:t))"),
        ("$14.3B", "figure[$14.3B $14.3b]"),
        ("49%", "figure[49% 49%]"),
        ("title:49%", "+title:(49%,(0:49))"),
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
        ("人工智能", "[0:人工 1:工智 2:智能] 人工^0.5 工智^0.5 智能^0.5"),
        ("+人工智能", "+[0:人工 1:工智 2:智能]"),
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
        ("What's the $14.3 deal?", "{What's} {the} figure[$14.3 $14.3] deal"),
        ("\"the who\" and", "+[0:the 1:who] {and}"),
        ("-the who", "-the who"),
        ("the lang:de", "the +Language(de)"),
        ("+the who", "+the who"),
        ("IT budget in US", "it. budget {in} us."),
        ("C++ AND C#", "c++ {AND} c#"),
        ("WHO", "who."),
        ("to be or not to be", "to be or not to be"),
        ("deal (in the) x", "deal {in} {the} x"),
        ("title:(the stake)", "+title:({the} stake)"),
        ("the AND who", "+the +who"),
        ("any:2(the who x)", "2:the who x"),
    ] {
        assert_eq!(meant(text), expected, "{text}");
    }
    assert_eq!(meant_in("die Fabrik und das Geld", &["de"]), "{die} fabrik,fabrik:de {und} {das} geld,geld:de");
    assert_eq!(meant_in("ready to die", &["de"]), "readi,ready:de {to} die,die:de");
}

#[test]
fn a_quotation_in_a_sentence_is_wished_for_not_required() {
    let question = "what did wang say about \"the stake\" in june?";
    assert_eq!(meant(question), "{what} {did} wang {say} {about} [0:the 1:stake]^0.3 {the} stake {in} june",);
    assert!(parse(question).notes[0].message.contains("reads like a sentence"));
    assert_eq!(meant("wang \"the stake\" in june"), "wang +[0:the 1:stake] {in} june");
    assert_eq!(
        meant("wang droege zuckerberg nadella altman \"the stake\""),
        "wang droeg zuckerberg nadella altman +[0:the 1:stake]"
    );
    assert_eq!(parse("wang \"the stake\" in june").notes, []);
    // Who types an operator writes a query.
    assert!(meant("what did wang say about \"the stake\" OR meta").contains("([0:the 1:stake] meta)"));
}

#[test]
fn each_language_of_the_index_adds_its_stem() {
    assert_eq!(meant_in("Häuser", &["en", "de", "de"]), "hauser,haus:de");
    assert_eq!(meant_in("1,250 GPT-4", &["de"]), "1250 gpt4,(0:gpt),((1:4)),(0:gpt:de)");
    assert_eq!(meant_in("\"alte Häuser\"", &["de"]), "+[0:alt|alt:de 1:hauser|haus:de]");
    assert_eq!(meant_in("news", &["zh", "ja"]), "news");
}

#[test]
fn what_stands_in_marks_is_required() {
    for (text, expected) in [
        ("a1 AND b1 c1", "+a1,((0:a)),((1:1)) +b1,((0:b)),((1:1)) c1,((0:c)),((1:1))"),
        ("meta AND scale", "+meta +scale"),
        ("meta scale AND stake", "meta +scale +stake"),
        ("meta AND NOT stake", "+meta -stake"),
        ("meta OR scale", "meta scale"),
        ("wang meta OR scale", "wang +(meta scale)"),
        ("wang (meta OR scale)", "wang +(meta scale)"),
        ("wang (meta scale)", "wang meta scale"),
        ("wang (meta scale)^2", "wang meta^2 scale^2"),
        ("wang +(meta scale)", "wang +(meta scale)"),
        ("wang (meta AND scale)", "wang +(+meta +scale)"),
        ("wang (meta AND scale OR stake)", "wang +((+meta +scale) stake)"),
        ("wang -(meta scale)", "wang -(meta scale)"),
        // A passage with one of these was found where the other, in marks, was not in it.
        ("wang -(fan \"heat pump\")", "wang -(fan [0:heat 1:pump])"),
        ("wang -(fan (the heater \"heat pump\") a AND b)", "wang -(fan ({the} heater [0:heat 1:pump]) (+a +b))"),
        ("wang -title:(fan \"heat pump\")", "wang -title:(fan [0:heat 1:pump])"),
        ("wang -(this—that 人工智能)", "wang -({this} {that} [0:人工 1:工智 2:智能])"),
        ("wang -(+fan \"heat pump\")", "wang -(+fan [0:heat 1:pump])"),
        ("wang (-meta)", "wang -meta"),
        ("wang AND (NOT meta)", "+wang -meta"),
        ("meta OR -scale wang", "+(meta -scale) wang"),
        ("(meta OR scale) AND (stake)", "+(meta scale) +stake"),
        ("+meta scale", "+meta scale"),
        ("meta^2 \"scale ai\"^3 x", "meta^2 +[0:scale 1:ai]^3 x"),
        ("\"scale stake\"~5", "+[0:scale 1:stake]~5"),
        ("meta NEAR/5 stakes", "+near[meta ~5 stake]"),
        (
            "meta BEFORE/5 (stakes OR \"scale ai\") NEAR/2 x1",
            "+near[meta >5 stake|[0:scale 1:ai] ~2 x1,((0:x)),((1:1))]",
        ),
        ("any:2(meta scale \"x y\")", "2:meta scale [0:x 1:y]"),
        ("wang any:5(meta scale)", "wang +(2:meta scale)"),
        ("{meta stake}s", "+Sentence{+meta +stake}"),
        ("{the meta stake OR share}p", "+Paragraph{+the +meta +(stake share)}"),
        ("title:stakes", "+title:(stake)"),
        ("wang title:(meta OR scale)^2", "wang +title:(meta scale)^2"),
        ("title:\"scale ai\" -author:wang", "+title:([0:scale 1:ai]) -author:(wang)"),
        ("path:x/*.md -lang:de", "+Path(\"x/*.md\") -Language(de)"),
        ("lang:de OR lang:fr", "Language(de) Language(fr)"),
        ("has:date boilerplate:no", "+Has(Date) +Boilerplate(false)"),
        ("NOT has:date", "-Has(Date) +Path(\"**\")"),
        ("-has:date -meta", "-Has(Date) -meta +Path(\"**\")"),
        ("-(has:date lang:de)", "-(Has(Date) Language(de)) +Path(\"**\")"),
        ("(NOT has:date)", "-Has(Date) +Path(\"**\")"),
        ("-has:date meta", "-Has(Date) meta"),
    ] {
        assert_eq!(meant(text), expected, "{text}");
    }
}

#[test]
fn exact_forms_keep_forms_and_capitals() {
    for (text, expected) in [
        ("=investing", "exact[0:invest / investing / ]"),
        ("=Meta", "exact[0:meta / meta / Meta]"),
        ("=Meta's", "exact[0:meta / meta / Meta]"),
        ("=\"Scale stakes\"", "+exact[0:scale 1:stake / scale stakes / Scale ]"),
        ("=GPT-4", "exact[0:gpt 1:4 / gpt 4 / GPT ]"),
        ("=人工智", "exact[0:人工 1:工智 / 人工 工智 /  ]"),
        ("title:=Meta", "+title:(exact[0:meta / meta / Meta])"),
    ] {
        assert_eq!(meant(text), expected, "{text}");
    }
}

#[test]
fn patterns_are_folded() {
    for (text, expected) in [
        ("Annot*", "pattern[annot*]"),
        ("*Länder*", "pattern[*lander*]"),
        ("multi-ag*", "pattern[multiag*]"),
        ("super?ntel*", "pattern[super?ntel*]"),
        ("Zückerberg~", "fuzzy[zuckerberg 1]"),
        ("+annot*^2", "+pattern[annot*]^2"),
        ("\"annot* data sets\"", "+near[pattern[annot*] >1 [0:data 1:set]]"),
        ("\"the super?ntel* *label*\"", "+near[[0:the] >1 pattern[super?ntel*] >1 pattern[*label*]]"),
        ("\"annot*\"", "+pattern[annot*]"),
        ("\"2*3 a* what?\"", "+[0:2 1:3 2:a 3:what]"),
        ("\"annot* data\"~5", "+[0:annot 1:data]~5"),
        ("x1 NEAR/5 \"annot* data\"", "+near[x1,((0:x)),((1:1)) ~5 [0:annot 1:data]]"),
        ("title:annot*", "+title:(pattern[annot*])"),
    ] {
        assert_eq!(meant(text), expected, "{text}");
    }
}

#[test]
fn words_point_at_where_they_were_typed() {
    let text = "  “heat pump” what's  —$14.3B? -fan this—that";
    for clause in &meaning(text, &[]).clauses {
        let (typed, span) = match &clause.node {
            Node::Word(word) => (&word.typed, word.span),
            Node::Phrase(phrase) => (&phrase.typed, phrase.span),
            Node::Figure(sought) => (&sought.typed, sought.span),
            other => panic!("{other:?}"),
        };
        assert!(span.of(text).contains(typed.as_str()), "{typed:?} at {span:?}");
    }
    let parsed = parse("-title:meta^2 (a OR b)^2");
    let typed: Vec<_> = parsed.items.iter().map(|item| item.span.of(&parsed.text)).collect();
    assert_eq!(typed, ["title:meta", "(a OR b)"]);
    assert_eq!(parsed.items[0].sign, Sign::Minus);
}

#[test]
fn weights_around_weights_stay_within_what_scores_can_be_reckoned_with() {
    // Twenty of them came to more than a number holds, and nothing was found.
    for (weight, times, expected) in [("100", 20, 10_000.0), ("0.1", 20, 0.001), ("100", 2, 10_000.0), ("3", 2, 9.0)] {
        for word in ["meta", "\"scale ai\"", "(meta scale)", "(meta OR scale)", "title:meta", "人工智能"] {
            let text = format!("{}{word}{}", "(".repeat(times), format!(")^{weight}").repeat(times));
            let leaves: Vec<f32> = meaning(&text, &[]).leaves().iter().map(|leaf| leaf.weight).collect();
            let first = *leaves.first().unwrap();
            assert_eq!(first, expected, "{text}");
            assert!(leaves.iter().all(|weight| (0.001..=10_000.0).contains(weight)), "{text}: {leaves:?}");
        }
    }
}
