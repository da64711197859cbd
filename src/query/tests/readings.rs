//! How queries are read.

use super::read;
use crate::query::parse;

#[test]
fn any_text_is_read() {
    for (text, expected) in [
        ("scale ai stake", "scale ai stake"),
        ("what's $14.3B?", "what's $14.3B"),
        ("\"heat pump\" noise -fan", "\"heat pump\" noise -fan"),
        ("“heat pump” „Wärme pumpe“ «pompe à chaleur»", "\"heat pump\" \"Wärme pumpe\" \"pompe à chaleur\""),
        ("-\"heat pump\" noise", "-\"heat pump\" noise"),
        ("solar \"heat pump", "solar heat pump"),
        ("solar heat pump\"", "solar heat pump"),
        // What was to be left out was wished for.
        ("-\"heat pump", "-heat pump"),
        ("+“heat pump -„fan", "+heat pump -fan"),
        ("-=\"heat pump", "-heat pump"),
        ("-title:\"heat pump", "-title -heat pump"),
        ("-\"(heat pump) fan", "-(heat pump) fan"),
        ("-\" heat -“) pump", "heat pump"),
        ("loud -{motor pump}", "loud -motor -pump"),
        ("loud -{motor OR pump NOT fan", "loud -motor -pump -fan"),
        ("loud -{motor)\"pump heat\"", "loud -motor)\"pump -heat"),
        ("loud +{motor OR (pump fan)}", "loud motor OR (pump fan)"),
        ("loud +{motor} (-{pump)", "loud +motor (-pump)"),
        ("e-mail -- x - y", "e-mail x y"),
        ("a -b", "a -b"),
        ("-$14 -.NET -#tag", "-$14 -.NET -#tag"),
        ("\"a b\"c \"a b\"-c", "\"a b\" c \"a b\" c"),
        ("https://a.b/c?d=(e)", "https://a.b/c?d=(e"),
        ("U.S. Inc. J.P.", "U.S. Inc J.P."),
        ("5\" pipe", "5 pipe"),
        ("say\"hello there\"", "say\"hello there"),
        ("\"\" \" \" «»", ""),
        ("“heat pump\" noise", "\"heat pump\" noise"),
        ("\"heat pump” noise", "\"heat pump\" noise"),
        ("\"noise “heat pump”", "noise \"heat pump\""),
        ("\u{200b}meta\u{200b} \u{202e}scale\u{202c}", "meta scale"),
        ("\0meta\0scale\u{7}", "meta scale"),
        ("🎉 … !!! &", ""),
        ("... .net ...net", ".net net"),
        ("人工智能 “机器 学习”", "人工智能 \"机器 学习\""),
        ("\u{a0}meta\u{3000}scale\r\n", "meta scale"),
        ("Re: your mail", "Re your mail"),
        ("Wang said: we will", "Wang said we will"),
        ("12:30 C:\\path std::vec 16:9", "12:30 C:\\path std::vec 16:9"),
        ("2*3 * **bold** a*b", "2*3 bold a*b"),
        ("(see below) :) 1) one", "(see below) 1 one"),
        ("std::map<int, string> x = {1, 2};", "std::map<int string x 1 2"),
        ("price +5% =sum", "price +5% =sum"),
    ] {
        assert_eq!(read(text), expected, "{text}");
    }
}

#[test]
fn operators_bind_as_everywhere() {
    for (text, expected) in [
        ("a AND b OR c d", "a AND b OR c d"),
        ("C++ AND C#", "C++ \\AND C#"),
        ("C++ AND", "C++ \\AND"),
        ("AND", "\\AND"),
        ("a AND OR b", "a \\AND \\OR b"),
        ("a and b or not c", "a and b or not c"),
        ("a NOT b", "a -b"),
        ("a AND NOT b", "a AND -b"),
        ("NOT NOT b", "\\NOT -b"),
        // The sign was lost where the printed form was read.
        ("a NOT *_label", "a -*_label"),
        ("a -*_label", "a -*_label"),
        ("a NOT *.com NOT *’neill", "a -*.com -*’neill"),
        ("a -*.com -*’neill", "a -*.com -*’neill"),
        ("a NOT", "a \\NOT"),
        ("(meta OR scale) AND (stake)", "(meta OR scale) AND (stake)"),
        ("(-b", "(-b)"),
        ("((a) b", "((a) b)"),
        ("a) b", "a b"),
        ("() a AND () b", "a AND b"),
        ("meta NEAR/5 stake", "meta NEAR/5 stake"),
        ("meta NEAR/5 (stake share) BEFORE/3 \"scale ai\"", "meta NEAR/5 (stake share) BEFORE/3 \"scale ai\""),
        ("meta NEAR/500 x", "meta NEAR/100 x"),
        ("meta NEAR/5", "meta \\NEAR/5"),
        ("(a AND b) NEAR/5 c AND d", "(a AND b) \\NEAR/5 c AND d"),
        ("-a NEAR/5 c", "-a \\NEAR/5 c"),
        ("meta NEAR stake", "meta NEAR stake"),
        ("META AND SCALE", "META \\AND SCALE"),
        ("14 AND 15 OR", "14 AND 15 \\OR"),
        ("{META AND STAKE}s", "{META AND STAKE}s"),
        ("meta NOT(stake)", "meta -(stake)"),
        ("NOT(stake) AND(meta)", "-(stake) AND (meta)"),
        ("(meta)OR(scale)", "(meta) OR (scale)"),
        ("meta NEAR/5(a b) NOT\"x y\"", "meta NEAR/5 (a b) -\"x y\""),
        ("\"x y\"AND\"a b\" NOT(", "\"x y\" AND \"a b\" \\NOT"),
        ("a && b || c", "a AND b OR c"),
        ("META && SCALE || AI", "META && SCALE || AI"),
        ("META AND SCALE && AI", "META \\AND SCALE && AI"),
        ("a && || b &&", "a b"),
        ("!meta !\"a b\" !(c d) !title:x", "-meta -\"a b\" -(c d) -title:x"),
        ("a != b x!y !!z ! w", "a b x!y z w"),
        ("f(NOT) \\AND(x)", "f(NOT \\AND(x"),
    ] {
        assert_eq!(read(text), expected, "{text}");
        assert_eq!(read(expected), expected, "{text}");
    }
}

#[test]
fn special_forms_are_read() {
    for (text, expected) in [
        ("\"scale stake\"~5 x", "\"scale stake\"~5 x"),
        ("\"scale stake\"^2~5", "\"scale stake\"~5^2"),
        ("\"scale stake\"~ x", "\"scale stake\" x"),
        ("\"annot* data\" annot*~1", "\"annot* data\" annot*"),
        ("annot*, super?ntel*. (*label*)", "annot* super?ntel* (*label*)"),
        ("multi-ag*", "multi-ag*"),
        ("a* x", "a x"),
        ("what? Meta? why?!", "what Meta why"),
        ("wom?n", "wom?n"),
        ("人工*", "人工"),
        ("*bold* text", "*bold* text"),
        ("Zukerberg~1 Zukerberg~ Zukerberg~9", "Zukerberg~1 Zukerberg~1 Zukerberg~2"),
        ("gpt4~1 ai~1", "gpt4 ai"),
        ("~5 foo~bar", "5 foo~bar"),
        ("=investing =Meta =\"Scale AI\" x=y", "=investing =Meta =\"Scale AI\" x=y"),
        ("=annot*", "annot*"),
        ("meta^2 meta^2.50 meta^1 x^y 2^10", "meta^2 meta^2.5 meta x^y 2^10"),
        ("meta^0 meta^1000", "meta^0.1 meta^100"),
        ("(a b)^3 title:(a b)^2 \"a b\"^2", "(a b)^3 title:(a b)^2 \"a b\"^2"),
        ("annot*^2 =Meta^2 Zuck~1^2", "annot*^2 =Meta^2 Zuck~1^2"),
        ("+must -not +\"a b\" -(c d) +=x", "+must -not +\"a b\" -(c d) +=x"),
        ("{meta stake}s {meta \"scale ai\"}p", "{meta stake}s {meta \"scale ai\"}p"),
        ("{meta stake} {x", "meta stake x"),
        ("{a (b c}s d", "{a (b c)}s d"),
        ("{a {b}s c}s", "{a b c}s"),
        ("any:2(meta scale wang) any:x any:2", "any:2(meta scale wang) any:x any:2"),
        ("\\AND \\title:meta \\annot* \\\"a b\\\"", "\\AND \\title:meta annot \"a b\\\""),
        ("(f(x) y)", "(f(x y)"),
        // The last bracket was printed as part of a word, and closed another one when that was read.
        ("{a .{b};c}p", "{a b c}p"),
        ("(a .(b);-c) d", "(a b c) d"),
        ("x :(b)c} y", "x b c y"),
        ("(y f(x))", "(y f(x )"),
    ] {
        assert_eq!(read(text), expected, "{text}");
        assert_eq!(read(expected), expected, "{text}");
    }
}

#[test]
fn fields_and_filters_are_read() {
    for (text, expected) in [
        ("title:meta Title:\"scale ai\" TITLE:(a OR b)", "title:meta title:\"scale ai\" title:(a OR b)"),
        (
            "title:annot* title:=Meta title:zuk~ title:=\"Scale AI\"",
            "title:annot* title:=Meta title:zuk~1 title:=\"Scale AI\"",
        ),
        ("title: meta", "title meta"),
        ("title:() x", "title x"),
        ("title:\"\" x", "title x"),
        ("-title:meta +author:wang^2", "-title:meta +author:wang^2"),
        ("title:(a author:b)", "title:(a \\author:b)"),
        ("athor:wang", "athor:wang"),
        ("athor:\"alex wang\"", "athor \"alex wang\""),
        ("-athor:(alex wang)", "-athor -(alex wang)"),
        ("title:foo:bar", "title:foo:bar"),
        ("path:energy/*.md path:\"my folder/\"", "path:energy/*.md path:\"my folder/\""),
        ("lang:DE lang:eng lang:german", "lang:de lang:en lang:german"),
        ("has:date has:language has:money", "has:date has:lang has:money"),
        ("boilerplate:yes boilerplate:false boilerplate:maybe", "boilerplate:yes boilerplate:no boilerplate:maybe"),
        ("date:2025-06..2025-08", "date:2025-06..2025-08"),
        ("date:>=2025-06-09, date:<2025", "date:>=2025-06-09 date:<2025"),
        ("date:\"last month\" date:last_month date:=today", "date:\"last month\" date:last_month date:today"),
        ("date:yesterday.. date:..\"June 2025\".", "date:yesterday.. date:..\"June 2025\""),
        ("date:9.6.2025", "date:\"9.6.2025\""),
        ("date:foo date:.. date:\"foo bar\"", "date:foo date date \"foo bar\""),
        ("(date:2025)", "(date:2025)"),
        ("text:)", "text"),
    ] {
        assert_eq!(read(text), expected, "{text}");
        assert_eq!(read(expected), expected, "{text}");
    }
}

#[test]
fn words_alone_are_told_from_what_says_which_passages_are_wanted() {
    for text in ["harrow deal", "what did orla pay for harrow?", "harrow, orla's", "harrow $3 billion stake", ""] {
        assert!(parse(text).is_of_words(), "{text}");
    }
    for text in [
        "harrow NEAR/3 bought",
        "harrow BEFORE/3 bought",
        "harr?w deal",
        "“harrow labs” deal",
        "«harrow labs»",
        "+harrow",
        "-harrow",
        "harrow^2 deal",
        "harrow OR deal",
        "harrow && deal",
        "title:harrow",
        "amount:>1bn harrow",
        "amount > 1bn harrow",
    ] {
        assert!(!parse(text).is_of_words(), "{text}");
    }
}
