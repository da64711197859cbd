//! Figures typed among words, and conditions on figures.

use super::{meaning, meant, read};
use crate::query::figures::MOST_CONDITIONS;
use crate::query::{Node, Note, NoteKind, Sought, Wanted, parse};

/// Kind, place, message and hint of each note on `text`.
fn notes(text: &str) -> Vec<String> {
    let shown = |note: &Note| {
        let hint = note.hint.as_deref().unwrap_or_default();
        format!("{:?} {} | {} | {hint}", note.kind, note.span.of(text), note.message)
    };
    parse(text).notes.iter().map(shown).collect()
}

#[test]
fn conditions_on_figures_are_read_and_printed() {
    for (typed, printed) in [
        ("amount:>10bn", "amount:>10bn"),
        ("AMOUNT:>=$10bn", "amount:>=$10bn"),
        ("amount:<€10bn stake", "amount:<€10bn stake"),
        ("amount:<=10,000,000", "amount:<=10,000,000"),
        ("amount:$14B..$15B", "amount:$14B..$15B"),
        ("amount:$14B...$15B percent:40...50", "amount:$14B..$15B percent:40..50"),
        ("amount:$14B..", "amount:$14B.."),
        ("amount:..$15B,", "amount:..$15B"),
        ("amount:~15bn", "amount:~15bn"),
        ("amount:14.3bn.", "amount:14.3bn"),
        ("amount:=14.3bn", "amount:14.3bn"),
        ("amount:14..15bn", "amount:14bn..15bn"),
        ("amount:>\"10 billion dollars\"", "amount:>\"10 billion dollars\""),
        ("amount:≥10bn amount:=>10bn", "amount:>=10bn amount:>=10bn"),
        ("amount:≤$10bn amount:=<$10bn", "amount:<=$10bn amount:<=$10bn"),
        ("percent:45..50", "percent:45..50"),
        ("percent:>=45% stake", "percent:>=45% stake"),
        ("+percent:49", "+percent:49"),
        ("-amount:>10bn meta", "-amount:>10bn meta"),
        ("NOT amount:>10bn meta", "-amount:>10bn meta"),
        ("count:>100 workers", "count:>100 workers"),
        ("count:>100 workers, strike", "count:>100 workers strike"),
        ("count:10k..20k", "count:10k..20k"),
        ("count:>100 in texas", "count:>100 in texas"),
        ("count:>100 AND strike", "count:>100 AND strike"),
        ("count:>100 \\strike", "count:>100 \\strike"),
        ("count:>100 +strike", "count:>100 +strike"),
        ("(count:>100) strike", "(count:>100) strike"),
        ("year:2024..2025", "year:2024..2025"),
        ("year:>=2024 meta", "year:>=2024 meta"),
        ("{amount:>10bn stake}s", "{amount:>10bn stake}s"),
        ("{count:>100 workers}p", "{count:>100 workers}p"),
        ("amount:>10bn OR percent:49", "amount:>10bn OR percent:49"),
        ("any:2(amount:>10bn percent:49 stake)", "any:2(amount:>10bn percent:49 stake)"),
        ("percent:-5..5", "percent:-5..5"),
        // A scale and a currency that stand behind.
        ("amount:>10 billion", "amount:>\"10 billion\""),
        ("amount:>10 billion dollars, stake", "amount:>\"10 billion dollars\" stake"),
        ("amount:14..15 billion stake", "amount:\"14 billion\"..\"15 billion\" stake"),
        ("count:>10 million workers", "count:>\"10 million\" workers"),
        ("percent:>5 percent", "percent:>\"5 percent\""),
        ("amount:>10 \\billion", "amount:>10 \\billion"),
        ("amount:>10 billion^2", "amount:>10 billion^2"),
        ("amount:>10 stake", "amount:>10 stake"),
        ("amount:>10 +billion", "amount:>10 +billion"),
        ("amount:72 Mio.", "amount:\"72 Mio\""),
        ("amount:72 Mio. stake", "amount:\"72 Mio\" stake"),
        ("amount:>72 Mio. Euro, stake", "amount:>\"72 Mio Euro\" stake"),
        ("amount:5 Mrd. Euro", "amount:\"5 Mrd Euro\""),
        ("amount:14.3bn$ stake", "amount:14.3bn$ stake"),
        ("amount:>40 m stake", "amount:>40m stake"),
        ("amount:>$40 B", "amount:>$40B"),
        ("amount:>40 \\m", "amount:>40 \\m"),
        ("count:>40 m", "count:>40 m"),
        ("amount:>40m m", "amount:>40m m"),
        ("amount:5 c stake", "amount:5 c stake"),
        ("amount:>10 all stake", "amount:>10 all stake"),
        ("amount:>10bn to lunch", "amount:>10bn to lunch"),
        ("amount:10bn \\to 15bn", "amount:10bn \\to 15bn"),
    ] {
        assert_eq!(read(typed), printed, "{typed}");
        assert_eq!(read(printed), printed);
        assert_eq!(notes(typed), [""; 0], "{typed}");
        assert_eq!(parse(&read(typed)).items.len(), parse(typed).items.len());
    }
}

#[test]
fn what_is_no_condition_is_passed_over_or_text_and_said_to_be() {
    for (typed, place, message, printed) in [
        ("amount:14..x stake", "14..x", "this is no amount: it is passed over", "stake"),
        ("stake -amount:10^400", "10^400", "this is no amount: it is passed over", "stake"),
        ("amount:1..2..3 x", "1..2..3", "this is no amount: it is passed over", "x"),
        ("amount:>10xyz", ">10xyz", "this is no currency and no scale: it is passed over", ""),
        ("amount:>XYZ10", ">XYZ10", "this is no currency and no scale: it is passed over", ""),
        ("amount:>XYZ10bn", ">XYZ10bn", "this is no currency and no scale: it is passed over", ""),
        ("amount:-5bn", "-5bn", "`amount:` knows nothing below zero: it is passed over", ""),
        (
            "amount:$10bn..€15bn x",
            "$10bn..€15bn",
            "these are two currencies, and none is converted: it is passed over",
            "x",
        ),
        ("{percent:$5 meta}s", "$5", "this is no percentage: it is passed over", "{meta}s"),
        ("count:-3 x", "-3", "`count:` knows nothing below zero: it is passed over", "x"),
        ("year:24 x", "24", "this is no year: it is passed over", "x"),
        ("year:2024-06 x", "2024-06", "this is no year: it is passed over", "x"),
        ("amount:NaN meta", "NaN", "this is no amount: it is read as text", "amount:NaN meta"),
        ("percent:x", "x", "this is no percentage: it is read as text", "percent:x"),
        ("count:many", "many", "this is no number: it is read as text", "count:many"),
        ("amount:(10bn stake)", "(10bn", "this is no amount: it is read as text", "amount (10bn stake)"),
        ("amount:\"some more\" x", "\"some", "this is no amount: it is read as text", "amount \"some more\" x"),
    ] {
        let notes = notes(typed);
        assert_eq!(notes.len(), 1, "{typed}: {notes:?}");
        assert!(notes[0].starts_with(&format!("Fault {place} | {message} | write ")), "{typed}: {notes:?}");
        assert_eq!(read(typed), printed, "{typed}");
        assert_eq!(parse(typed).is_searchable(), !printed.is_empty(), "{typed}");
    }
    assert_eq!(
        notes("amount:15bn..10bn"),
        [
            "Fault 15bn..10bn | this range ends before it begins: it is read the other way round | put the smaller value first"
        ]
    );
    assert_eq!(notes("title:(amount:>10bn)").len(), 1, "no condition is inside of a field");
    assert_eq!(parse("amount: >10bn").notes.iter().map(|note| note.kind).collect::<Vec<_>>(), [NoteKind::Remark]);
    for (typed, named) in
        [("amout:>10bn", "amount"), ("cout:>100", "count"), ("mount:$5m", "amount"), ("yaer:2024", "year")]
    {
        assert!(notes(typed)[0].contains(&format!("did you mean `{named}:`?")), "{typed}");
    }
    for typed in ["court:appeals", "county:kent", "near:paris", "mount:everest"] {
        assert!(notes(typed).iter().all(|note| !note.contains("did you mean")), "{typed}");
    }
}

#[test]
fn what_is_meant_for_a_condition_is_read_as_one_and_the_form_is_shown() {
    for (typed, printed, place, hint) in [
        ("amount: >1bn orla", "amount:>1bn orla", "amount: >1bn", "write `amount:>1bn`"),
        ("-amount: ~1bn orla", "-amount:~1bn orla", "amount: ~1bn", "write `amount:~1bn`"),
        ("amount:> 1bn orla", "amount:>1bn orla", "> 1bn", "write `amount:>1bn`"),
        ("amount>1bn orla", "amount:>1bn orla", "amount>1bn", "write `amount:>1bn`"),
        ("amount > $1bn", "amount:>$1bn", "amount > $1bn", "write `amount:>$1bn`"),
        ("Year>=2024", "year:>=2024", "Year>=2024", "write `year:>=2024`"),
        ("orla count<100 workers", "orla count:<100 workers", "count<100 workers", "write `count:<100 workers`"),
        ("amount:$2bn-$3bn", "amount:$2bn..$3bn", "$2bn-$3bn", "write `amount:$2bn..$3bn`"),
        ("amount:2\u{2013}3bn x", "amount:2bn..3bn x", "2\u{2013}3bn", "write `amount:2bn..3bn`"),
        ("count:10-20 workers", "count:10..20 workers", "10-20 workers", "write `count:10..20 workers`"),
        ("count: >10 workers", "count:>10 workers", "count: >10 workers", "write `count:>10 workers`"),
        ("{amount > 1bn fee}s", "{amount:>1bn fee}s", "amount > 1bn", "write `amount:>1bn`"),
        ("amount ≥ 1bn fee", "amount:>=1bn fee", "amount ≥ 1bn", "write `amount:>=1bn`"),
        ("count=<100 +fee", "count:<=100 +fee", "count=<100", "write `count:<=100`"),
        ("{amount: >1bn fee}s", "{amount:>1bn fee}s", "amount: >1bn", "write `amount:>1bn`"),
        (
            "author:count:>100 workers",
            "count:>100 workers",
            "author:",
            "write `count:>100 workers`, and the words of a field beside it: `author:meta count:>100 workers`",
        ),
        ("amount:10bn to 15bn stake", "amount:10bn..15bn stake", "10bn to 15bn", "write `amount:10bn..15bn`"),
        ("amount:10 to 15bn", "amount:10bn..15bn", "10 to 15bn", "write `amount:10bn..15bn`"),
        (
            "amount:$10 to $15 billion x",
            "amount:\"$10 billion\"..\"$15 billion\" x",
            "$10 to $15 billion",
            "write `amount:\"$10 billion\"..\"$15 billion\"`",
        ),
        ("amount:10bn - 15bn", "amount:10bn..15bn", "10bn - 15bn", "write `amount:10bn..15bn`"),
        ("percent:5 to 10", "percent:5..10", "5 to 10", "write `percent:5..10`"),
        ("year:2020 to 2024 fee", "year:2020..2024 fee", "2020 to 2024", "write `year:2020..2024`"),
        ("count:10 to 20 workers", "count:10..20 workers", "10 to 20 workers", "write `count:10..20 workers`"),
        ("year:2024-2025", "year:2024..2025", "2024-2025", "write `year:2024..2025`"),
        ("percent:45-50%", "percent:45..50%", "45-50%", "write `percent:45..50%`"),
        ("amount:>1bn^2 orla", "amount:>1bn orla", "^2", "take the `^` away: `amount:>1bn`"),
        (
            "-title:amount:>1bn orla",
            "-amount:>1bn orla",
            "title:",
            "write `amount:>1bn`, and the words of a field beside it: `title:meta amount:>1bn`",
        ),
    ] {
        let shown = notes(typed);
        assert_eq!(shown.len(), 1, "{typed}: {shown:?}");
        let (place_of_note, _) = shown[0].split_once(" | ").unwrap();
        assert_eq!(place_of_note.split_once(' ').unwrap().1, place, "{typed}: {shown:?}");
        assert!(shown[0].ends_with(hint), "{typed}: {shown:?}");
        assert_eq!(read(typed), printed, "{typed}");
        assert_eq!(read(printed), printed);
    }
    // A word that looks like one stays a word where that is said.
    assert_eq!(read("\\amount>1bn"), "\\amount>1bn");
    assert_eq!(read("title:\\amount:>1bn"), "title:\\amount:>1bn");
    for text in ["amounts>1bn", "amount>x", "account > 5bn", "amount ~ 5"] {
        assert_eq!(notes(text), [""; 0], "{text}");
    }
    assert!(notes("percent:49bn x")[0].starts_with("Fault 49bn | this is no percentage: it is passed over"));
}

#[test]
fn a_condition_typed_loosely_is_words_in_a_sentence() {
    for (typed, printed, place) in [
        ("is the count < 5 or amount >3", "is the count 5 or amount 3", Some("count < 5")),
        ("is the count<5 or is the amount>3bn", "is the \\count<5 or is the \\amount>3bn", Some("count<5")),
        ("it says the amount: > 5bn is what it is", "it says the amount 5bn is what it is", None),
    ] {
        assert_eq!(read(typed), printed, "{typed}");
        assert_eq!(read(printed), printed);
        let said = notes(typed);
        let said = said.iter().find(|note| note.contains("reads like a sentence"));
        match place {
            Some(place) => {
                assert!(said.is_some_and(|note| note.starts_with(&format!("Remark {place} | "))), "{said:?}")
            }
            None => assert_eq!(said, None),
        }
    }
    // With its colon it is a condition wherever it stands; with fewer words around it, too.
    assert_eq!(read("is the count:<5 or what is it"), "is the count:<5 or what is it");
    assert_eq!(read("the count < 5 meta"), "the count:<5 meta");
    assert_eq!(read("is the count < 5 OR amount >3"), "is the count:<5 OR amount:>3");
}

#[test]
fn a_figure_that_is_looked_for_itself_is_told_from_all_that_is_more() {
    for (typed, place, form) in [
        (">£2bn", "£2bn", "amount:>£2bn"),
        ("deal over £2bn", "£2bn", "amount:>£2bn"),
        ("orla (<= 49%)", "49%", "percent:<=49%"),
        ("at most 49 percent", "49 percent", "percent:<=\"49 percent\""),
        ("merger over $2 billion", "$2 billion", "amount:>\"$2 billion\""),
        ("stake >= £2bn", "£2bn", "amount:>=£2bn"),
        ("≥£2bn", "£2bn", "amount:>=£2bn"),
        ("stake ≤ £2bn", "£2bn", "amount:<=£2bn"),
        ("<£2bn", "£2bn", "amount:<£2bn"),
        ("orla at least £2bn", "£2bn", "amount:>=£2bn"),
        ("more at least £2bn", "£2bn", "amount:>=£2bn"),
        ("no more than £2bn", "£2bn", "amount:<=£2bn"),
        ("no less than £2bn", "£2bn", "amount:>=£2bn"),
        ("more than £2bn", "£2bn", "amount:>£2bn"),
        ("less than £2bn", "£2bn", "amount:<£2bn"),
        ("up to £2bn", "£2bn", "amount:<=£2bn"),
        ("£2bn or more", "£2bn", "amount:>=£2bn"),
    ] {
        let expected = format!("Remark {place} | this looks for `{place}` itself");
        let notes = notes(typed);
        assert_eq!(notes.len(), 1, "{typed}: {notes:?}");
        assert!(notes[0].starts_with(&expected), "{notes:?}");
        assert!(notes[0].contains(&format!("write `{form}` for all")), "{notes:?}");
        assert_eq!(parse(form).notes.len(), 0, "{form}");
    }
    for (typed, place, form) in [
        ("between $14bn and $15bn", "between $14bn and $15bn", "amount:$14bn..$15bn"),
        ("stake $14bn-$15bn", "$14bn-$15bn", "amount:$14bn..$15bn"),
        ("$10\u{2013}15 billion stake", "$10\u{2013}15 billion", "amount:\"$10 billion\"..\"15 billion\""),
        (
            "stake between $14 billion and $15 billion",
            "between $14 billion and $15 billion",
            "amount:\"$14 billion\"..\"$15 billion\"",
        ),
        ("between 45 and 50 percent", "between 45 and 50 percent", "percent:\"45 percent\"..\"50 percent\""),
    ] {
        let notes = notes(typed);
        assert_eq!(notes.len(), 1, "{typed}: {notes:?}");
        assert!(notes[0].starts_with(&format!("Remark {place} | this looks for")), "{notes:?}");
        assert!(notes[0].contains(&format!("write `{form}` for all figures that lie between")), "{notes:?}");
        assert_eq!(parse(form).notes.len(), 0, "{form}");
    }
    for (typed, place, form) in [
        ("$>10bn", "$>10bn", "amount:>$10bn"),
        ("fee £<=2m", "£<=2m", "amount:<=£2m"),
        ("stake €>=10bn", "€>=10bn", "amount:>=€10bn"),
    ] {
        let notes = notes(typed);
        assert_eq!(notes.len(), 1, "{typed}: {notes:?}");
        assert!(notes[0].starts_with(&format!("Remark {place} | ")), "{notes:?}");
        assert!(notes[0].contains(&format!("write `{form}` for all")), "{notes:?}");
        assert_eq!(parse(form).notes.len(), 0, "{form}");
    }
    // A number that only falls behind what is before it, or is none, ends no range.
    for text in [
        "amount:10bn to 30",
        "amount:15bn to 10bn",
        "amount:10bn to lunch",
        "$> prompt",
        "a $>b",
        "orla has paid between $14bn and $15bn for it",
    ] {
        assert_eq!(notes(text), [""; 0], "{text}");
    }
    let in_field = notes("title:£2.3bn");
    assert!(
        in_field[0].starts_with("Remark title:£2.3bn | in a field `£2.3bn` is looked for by its words"),
        "{in_field:?}"
    );
    assert_eq!(notes("title:(sold for £2.3 billion)").len(), 1);
    for text in [
        "£2bn",
        "nearly £2bn",
        "title:\"£2.3bn\"",
        "meta paid over £2bn for it in june",
        "over 2000 x",
        "from $5bn offer to sale",
        "profit -> $5bn",
        "profit =>$5bn",
    ] {
        assert_eq!(notes(text), [""; 0], "{text}");
    }
}

#[test]
fn a_year_is_near_no_other() {
    let condition = |typed: &str| match &meaning(typed, &[]).clauses[0].node {
        Node::Figure(Sought { wanted: Wanted::Condition(condition), .. }) => condition.clone(),
        other => panic!("{other:?}"),
    };
    assert_eq!(condition("year:~2024"), condition("year:2024"));
}

#[test]
fn so_many_different_conditions_are_read() {
    let conditions = |different: usize| (0..different).map(|at| format!("count:>{at}")).collect::<Vec<_>>().join(" ");
    let most = conditions(MOST_CONDITIONS);
    assert_eq!(notes(&most), [""; 0]);
    assert_eq!(notes(&format!("{most} {most}")), [""; 0], "equal ones are one");
    let more = conditions(MOST_CONDITIONS + 2);
    let fault = format!("Fault count:>{MOST_CONDITIONS} | only {MOST_CONDITIONS} different conditions");
    assert!(notes(&more)[0].starts_with(&fault), "{:?}", notes(&more));
    assert_eq!((notes(&more).len(), read(&more)), (1, most));
}

#[test]
fn a_figure_of_several_words_is_whole_whatever_joins_it() {
    for (typed, printed, expected) in [
        ("+$15 billion", "+($15 billion)", "+figure[$15 billion]"),
        ("+$15 billion stake", "+($15 billion) stake", "+figure[$15 billion] stake"),
        ("-$15 billion fee", "-($15 billion) fee", "-figure[$15 billion] fee"),
        ("-($15 billion) fee", "-($15 billion) fee", "-figure[$15 billion] fee"),
        ("fee NOT $15 billion", "fee -($15 billion)", "fee -figure[$15 billion]"),
        ("fee AND $15 billion", "fee AND ($15 billion)", "+fee +figure[$15 billion]"),
        ("$15 billion OR zzz", "($15 billion) OR zzz", "figure[$15 billion] zzz"),
        ("fee $15 billion || zzz", "fee ($15 billion) OR zzz", "fee +(figure[$15 billion] zzz)"),
        ("$15 billion^2 fee", "($15 billion)^2 fee", "figure[$15 billion]^2 fee"),
        ("any:2($10 million yard)", "any:2(($10 million) yard)", "2:figure[$10 million] yard"),
        ("-49 percent meta", "-(49 percent) meta", "-figure[49 percent] meta"),
        // An operator that is read as a word is no operator.
        (
            "any:2(49 percent NEAR/5 ((-x)))",
            "any:2((49 percent) \\NEAR/5 ((-x)))",
            "2:figure[49 percent] near/5,((0:near.)),((1:5)) -x",
        ),
        // In fields they are words.
        ("title:(+$15 billion)", "title:(+$15 billion)", "+title:(+$15,(0:15) billion)"),
    ] {
        assert_eq!(read(typed), printed, "{typed}");
        assert_eq!(read(printed), printed);
        assert_eq!(meant(printed), meant(typed), "{typed}");
        assert_eq!(meant(typed), expected, "{typed}");
    }
    // Distances are between words.
    assert_eq!(read("$15 billion NEAR/5 fee"), "$15 billion NEAR/5 fee");
}

#[test]
fn conditions_are_required_and_know_currency_and_noun() {
    assert_eq!(meant("amount:>10bn stake"), "+{amount:>10bn } stake");
    assert_eq!(meant("amount:€5m..€6m"), "+{amount:€5m..€6m EUR}");
    assert_eq!(meant("amount:5m..€6m"), "+{amount:5m..€6m EUR}");
    assert_eq!(meant("count:>100 workers"), "+{count:>100 workers worker}");
    assert_eq!(meant("-amount:>10bn"), "-{amount:>10bn } +Path(\"**\")");
    assert_eq!(meant("{amount:>10bn stake}s"), "+Sentence{+{amount:>10bn } +stake}");
}

#[test]
fn a_figure_among_words_is_one_clause() {
    for (typed, expected) in [
        ("$14.3B stake", "figure[$14.3B $14.3b] stake"),
        ("49 percent stake", "figure[49 percent] stake"),
        // What is printed has no other signs between the words than blanks.
        ("49, percent", "figure[49 percent]"),
        ("a 49% stake", "{a} figure[49% 49%] stake"),
        ("$14.3 billion to $15 billion", "figure[$14.3 billion to $15 billion] figure[$14.3 billion to $15 billion]"),
        ("14.3 billion dollars", "figure[14.3 billion dollars]"),
        ("meta paid nearly $15 billion for it", "meta paid {nearly} figure[$15 billion] {for} {it}"),
        ("+$14.3B meta", "+figure[$14.3B $14.3b] meta"),
        ("meta -$14.3B", "meta -figure[$14.3B $14.3b]"),
        ("$14.3B^2 meta", "figure[$14.3B $14.3b]^2 meta"),
        ("($14.3 billion stake)^2", "figure[$14.3 billion]^2 stake^2"),
        ("{$14.3B stake}s", "+Sentence{+figure[$14.3B $14.3b] +stake}"),
        ("$14.3bn OR 49%", "figure[$14.3bn $14.3bn] figure[49% 49%]"),
        // Bare numbers, counts and years are words, and so are idioms.
        ("14.3 billion", "14.3 billion"),
        ("boeing 747", "boe 747"),
        ("1,250 workers", "1250 worker"),
        ("meta 2025", "meta 2025"),
        ("a billion dollar bet", "{a} billion dollar bet"),
        ("half of the stake", "half {of} {the} stake"),
        // In marks and in a field it is words.
        ("\"$14.3 billion\"", "+[0:$14.3 1:billion]"),
        ("title:49%", "+title:(49%,(0:49))"),
    ] {
        assert_eq!(meant(typed), expected, "{typed}");
    }
}
