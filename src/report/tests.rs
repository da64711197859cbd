//! What figures are about, and how many articles say so.

use super::about::about;
use super::asked::Asked;
use super::sentence::Sentence;
use super::support::{count, fingerprint, fingerprints};
use crate::figures::read;
use crate::text::Span;

/// What each figure of `sentence` is about, where the search is for `query` and articles write of Harrow Labs.
pub(super) fn subjects(sentence: &str, query: &str) -> Vec<String> {
    let asked = Asked::of(
        query,
        [("a", "Orla invests in Harrow Labs."), ("a", "Harrow Labs grew, and mends roads.")].into_iter(),
    )
    .bought();
    read(sentence, None)
        .iter()
        .map(|figure| {
            format!(
                "{}: {}",
                figure.as_written(sentence),
                about(&Sentence::of(sentence), figure.span, figure, &asked).subject()
            )
        })
        .collect()
}

#[test]
fn a_figure_is_about_the_noun_behind_it_or_what_was_said_before() {
    for (sentence, expected) in [
        (
            "Orla pays $10 billion for a 49% stake in Harrow Labs.",
            vec!["$10 billion: investment in Harrow Labs", "49%: stake"],
        ),
        ("Orla pays $10 billion for electricity.", vec!["$10 billion: payment"]),
        (
            "Orla invests over ten billion dollars in Harrow Labs.",
            vec!["ten billion dollars: investment in Harrow Labs"],
        ),
        ("Orla's $15 billion stake in Harrow grew.", vec!["$15 billion: investment in Harrow Labs"]),
        ("The round values the firm at over $29 billion.", vec!["$29 billion: valuation"]),
        ("A second writer values the deal at $14 billion.", vec!["$14 billion: deal for Harrow Labs"]),
        ("It is equal to 10% of Orla's 2024 revenue.", vec!["10%: revenue", "2024: year"]),
        ("The model has 400 billion parameters.", vec!["400 billion parameters: parameters"]),
        ("The court imposed a $2 million fine.", vec!["$2 million: fine"]),
        ("The council approved a $2 million bridge.", vec!["$2 million: bridge"]),
        ("This $3 billion gamble may fail.", vec!["$3 billion: investment in Harrow Labs"]),
        ("A $3 billion investment in Orla was refused.", vec!["$3 billion: investment in Harrow Labs"]),
        ("Orla will invest $65 billion in data centres.", vec!["$65 billion: investment in data centres"]),
        ("Orla invested $3 billion in Pell Group in June.", vec!["$3 billion: investment in Pell Group"]),
        ("Orla put $3 billion into a firm that sorts data.", vec!["$3 billion: investment in Harrow Labs"]),
        ("The one that says $14 billion sees an end to it.", vec!["$14 billion: amount"]),
        ("A subscription costs €4 a month.", vec!["€4: cost of subscription, a month"]),
        (
            "$14 billion\tA commentary\t49%\tOver $29 billion",
            vec!["$14 billion: amount", "49%: share", "$29 billion: amount"],
        ),
        ("A premium of 42% is paid.", vec!["42%: premium"]),
        ("Orla offers €31 a share.", vec!["€31: price per share"]),
        ("It took on €600 million of debt.", vec!["€600 million: debt"]),
        ("Talks broke over a shortfall of $2 billion.", vec!["$2 billion: shortfall"]),
        (
            "$14.8 billion for 49% puts the whole at over $29 billion.",
            vec!["$14.8 billion: investment in Harrow Labs", "49%: share", "$29 billion: valuation"],
        ),
        ("A tenth of what it took in was spent.", vec!["A tenth: share"]),
        ("A seller who keeps 51% is rare.", vec!["51%: seller"]),
        ("Turnout was 61 percent.", vec!["61 percent: turnout"]),
        ("They paid dearly for 49% of a firm known for this.", vec!["49%: stake"]),
    ] {
        assert_eq!(subjects(sentence, "orla investment in harrow labs"), expected, "{sentence}");
    }
}

#[test]
fn a_share_is_about_a_noun_of_its_sentence_or_nothing() {
    for (sentence, expected) in [
        ("Some 64 per cent voted in favour and 21 per cent against.", vec!["64 per cent: share", "21 per cent: share"]),
        ("Support fell to 21 per cent, with 70 per cent against.", vec!["21 per cent: support", "70 per cent: share"]),
        ("Turnout rose to 61% and 64%.", vec!["61%: turnout", "64%: turnout"]),
        ("Last winter 40% of homes were cold.", vec!["40%: homes"]),
        ("Output was 12% higher than last winter.", vec!["12%: output"]),
        ("How much depends on 40%?", vec!["40%: share"]),
        ("Support for the bypass fell to 58%.", vec!["58%: support"]),
        ("The drug cut the risk of a stroke by 31%.", vec!["31%: risk"]),
        (
            "Much depends on the weather: 40% of homes were cold, 12% more than in May.",
            vec!["40%: homes", "12%: share"],
        ),
        ("The pound fell 4% against the dollar.", vec!["4%: pound"]),
        ("The pound gained 7% against a year ago.", vec!["7%: pound"]),
        ("They are higher by 40%.", vec!["40%: share"]),
        ("The winter was 40% full.", vec!["40%: share"]),
        ("Unemployment in the valley fell to 4%.", vec!["4%: unemployment"]),
        (
            "Turnout in Alderton was 61%, unemployment in Alderton fell to 4% and inflation in Alderton stood at 3%.",
            vec!["61%: turnout", "4%: unemployment", "3%: inflation"],
        ),
        ("In Alderton 61% voted.", vec!["61%: share"]),
        ("The rate in Alderton was 4%.", vec!["4%: share"]),
        ("In Alderton the inflation rate is 3%.", vec!["3%: inflation rate"]),
        ("Rents, according to the agency, rose by 7%.", vec!["7%: rents"]),
        ("Turnout disappointed: 41%.", vec!["41%: turnout"]),
        ("Alderton voted yesterday: 61%.", vec!["61%: share"]),
    ] {
        assert_eq!(subjects(sentence, "valley"), expected, "{sentence}");
    }
}

#[test]
fn the_first_cell_of_a_row_says_what_its_figures_are_about() {
    for (sentence, expected) in [
        ("Roads\t£36 million\t12%", vec!["£36 million: roads", "12%: roads"]),
        ("Adult social care\t£148 million", vec!["£148 million: adult social care"]),
        ("Wales\t£148 million", vec!["£148 million: amount"]),
        ("James\t12%", vec!["12%: share"]),
        ("Brenn\t£148 million", vec!["£148 million: amount"]),
        ("Who pays?\t£148 million", vec!["£148 million: amount"]),
    ] {
        assert_eq!(subjects(sentence, "orla investment in harrow labs"), expected, "{sentence}");
    }
}

#[test]
fn a_column_says_what_its_figures_are_and_a_row_of_what() {
    let told = |head: &str, row: &str| -> Vec<String> {
        let texts = [("a", "Orla runs police, roads and schools. Harrow Labs grew.")];
        let asked = Asked::of("harrow labs", texts.into_iter());
        let sentence = Sentence::of(row).below(Some(head));
        let figures = read(row, None).into_iter().filter(|figure| figure.kind != crate::figures::Kind::Year);
        figures.map(|figure| about(&sentence, figure.span, &figure, &asked).subject()).collect()
    };
    let service = "Service\tSpending 2025\tStaff share";
    assert_eq!(told(service, "Police\t£12 million\t14%"), ["spending on police", "staff share for police"]);
    assert_eq!(told("Service\t2025", "Fire\t£5 million"), ["fire"]);
    assert_eq!(told("Region\t2025", "Brenn\t£5 million"), ["amount"]);
    assert_eq!(told("Year\tRevenue ($)\tProfit", "2023\t$12m\t$2m"), ["revenue, 2023", "profit, 2023"]);
    assert_eq!(told("Firm\tRevenue", "Pell Group\t$12m"), ["revenue for Pell Group"]);
    for head in [
        "Revenue Q1",
        "H2 revenue",
        "FY25 Revenue",
        "Revenue 2024/25",
        "2024-25 revenue",
        "1Q25 revenue",
        "Revenue Q1'25",
    ] {
        assert_eq!(
            told(&format!("Firm\t{head}\tStaff share"), "Pell Group\t$12m\t14%"),
            ["revenue for Pell Group", "staff share for Pell Group"]
        );
    }
    for other in ["Q1", "H2", "FY25", "2024/25", "Mar 2024", "12-month change", "Change over 5 years", "Top 10 rank"] {
        assert_eq!(
            told(&format!("Firm\t{other}\tRevenue"), "Pell Group\t$2\t$12m")[1],
            "revenue for Pell Group",
            "{other}"
        );
    }
    for figure in ["$5m", "14%", "3 ships", "12", "1,200", "2x"] {
        assert_eq!(told(&format!("Pell\t{figure}\tRevenue"), "Brenn\t$2\t$12m")[1], "amount", "{figure}");
    }
    assert_eq!(told("Firm\tRevenue", "Harrow Labs\t$12m"), ["revenue"]);
    assert_eq!(told("Firm\tValue put on it", "Pell Group\t$12m"), ["valuation of Pell Group"]);
    assert_eq!(told("Police\t£12 million", "Roads\t£36 million"), ["roads"], "what has a figure is no head");
}

#[test]
fn what_stands_in_the_clause_before_is_told_by_the_one_that_goes_on() {
    for (sentence, expected) in [
        ("The council raised council tax, which now stands at £1,900.", "£1,900: tax"),
        ("The council sold bonds for a ship, which was £5 million.", "£5 million: ship"),
        ("The council raised council tax to £1,900.", "£1,900: funding"),
    ] {
        assert_eq!(subjects(sentence, "orla investment in harrow labs"), [expected], "{sentence}");
    }
}

#[test]
fn costs_and_worths_are_those_of_something() {
    for (sentence, expected) in [
        ("The consultants, which cost £1.1 million, left.", "£1.1 million: cost of consultants"),
        ("The cost of the new bridge rose to £5m.", "£5m: cost of bridge"),
        ("It costs £5m.", "£5m: cost"),
        ("A ticket on the night boat costs £89.", "£89: cost of ticket"),
        ("The bridge at Harrow Labs will cost $84 million.", "$84 million: cost of bridge"),
        ("Pell is valued at $3bn.", "$3bn: valuation of Pell"),
        ("It values Pell Group at $3bn.", "$3bn: valuation of Pell Group"),
        ("The firm was valued at $3bn.", "$3bn: valuation"),
        ("It was given a valuation of Monday at $3bn.", "$3bn: valuation"),
        ("Harrow Labs is valued at $3bn.", "$3bn: valuation"),
        ("Orla values Harrow Labs at $3bn.", "$3bn: valuation"),
    ] {
        assert_eq!(subjects(sentence, "orla investment in harrow labs"), [expected], "{sentence}");
    }
}

#[test]
fn articles_that_share_a_sentence_count_once() {
    let copied = fingerprint("Orla is reportedly putting close to $15 billion into a stake in the lab.");
    let own = fingerprint("A second sentence that is long enough to be told from any other one.");
    let support = count(&[("a", &copied), ("b", &copied), ("c", &own), ("c", ""), ("d", "")]);
    assert_eq!(support.articles, 3);
    assert_eq!(support.copies, [None, Some(0), None, None, None]);
    assert_eq!(count(&[]).articles, 0);
}

#[test]
fn a_short_sentence_is_a_copy_where_what_stands_around_it_is_the_same() {
    let prints = |text: &str, own: &str| {
        let start = text.find(own).unwrap_or_default();
        let sentences = crate::text::sentences(text);
        let at = sentences.iter().position(|sentence| sentence.end > start).unwrap_or_default();
        let from = at.checked_sub(1).map_or(start, |before| sentences[before].start);
        let to = sentences.get(at + 1).map_or(start + own.len(), |next| next.end);
        fingerprints(text, Span::new(start, start + own.len()), Span::new(from, to))
    };
    let own = "The deal values Kestrel at $375 million.";
    let around = "Kestrel sold its boats. The deal values Kestrel at $375 million.";
    let more = format!("{around} Nobody at the yard was asked.");
    let other = "Orla bought a boatyard. The deal values Kestrel at $375 million. It is not its first one.";
    let alone = prints(own, own);
    let (around, more, other) = (prints(around, own), prints(&more, own), prints(other, own));
    assert_eq!(count(&[("a", &alone), ("b", &alone), ("c", &alone)]).articles, 1);
    assert_eq!(count(&[("a", &around), ("b", &more)]).articles, 1);
    assert_eq!(count(&[("a", &alone), ("b", &around), ("c", &other)]).articles, 3);
    // Rows so short are alike without being copied.
    assert_eq!(prints("Price: $5.", "Price: $5."), "");
}
