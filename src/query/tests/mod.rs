//! How queries are read, and what they look for.

mod dates;
mod figures;
mod limits;
mod meanings;
mod notes;
mod properties;
mod readings;
mod reference;

use super::{Day, Node, Occur, Query, Setting, Spelling, Wanted, analyze, parse};
use crate::analysis::Analyzer;
use crate::article::Language;

/// The query as it is understood.
fn read(text: &str) -> String {
    parse(text).to_string()
}

const TODAY: Day = Day { year: 2025, month: 6, day: 18 };

fn meaning(text: &str, languages: &[&str]) -> Query {
    let languages: Vec<_> = languages.iter().filter_map(|code| Language::from_code(code)).collect();
    let setting = Setting { analyzer: &Analyzer::default(), languages: &languages, today: Some(TODAY) };
    analyze(&parse(text), &setting)
}

/// The clauses of a query: `word=term,(part),((part that means nothing alone))`, stop words in braces.
fn meant(text: &str) -> String {
    meant_in(text, &[])
}

fn meant_in(text: &str, languages: &[&str]) -> String {
    shown(&meaning(text, languages))
}

fn shown(query: &Query) -> String {
    let clauses = query.clauses.iter().map(|clause| {
        let sign = match clause.occur {
            Occur::Should => "",
            Occur::Must => "+",
            Occur::MustNot => "-",
        };
        let weight = if clause.weight == 1.0 { String::new() } else { format!("^{}", clause.weight) };
        format!("{sign}{}{weight}", shown_node(&clause.node))
    });
    let clauses = clauses.collect::<Vec<_>>().join(" ");
    if query.at_least > 0 { format!("{}:{clauses}", query.at_least) } else { clauses }
}

fn shown_places(places: &[(u32, Vec<String>)]) -> String {
    places.iter().map(|place| format!("{}:{}", place.0, place.1.join("|"))).collect::<Vec<_>>().join(" ")
}

fn shown_node(node: &Node) -> String {
    match node {
        Node::Word(word) if word.stop => format!("{{{}}}", word.typed),
        Node::Word(word) => {
            let form = |form: &super::Form| match (form.part, form.alone) {
                (None, _) => form.term.clone(),
                (Some(at), true) => format!("({at}:{})", form.term),
                (Some(at), false) => format!("(({at}:{}))", form.term),
            };
            word.forms.iter().map(form).collect::<Vec<_>>().join(",")
        }
        Node::Phrase(phrase) if phrase.slop > 0 => format!("[{}]~{}", shown_places(&phrase.places), phrase.slop),
        Node::Phrase(phrase) => format!("[{}]", shown_places(&phrase.places)),
        Node::Exact(exact) => {
            let forms = exact.forms.iter().map(|forms| forms.join("|")).collect::<Vec<_>>().join(" ");
            format!("exact[{} / {forms} / {}]", shown_places(&exact.places), exact.written.join(" "))
        }
        Node::Pattern(pattern) => match &pattern.spelling {
            Spelling::Wildcard(spelling) => format!("pattern[{spelling}]"),
            Spelling::Fuzzy { word, edits } => format!("fuzzy[{word} {edits}]"),
        },
        Node::Near(near) => {
            let mut out = String::from("near[");
            for (at, operand) in near.operands.iter().enumerate() {
                if at > 0 {
                    let link = near.links[at - 1];
                    out.push_str(&format!(" {}{} ", if link.ordered { ">" } else { "~" }, link.within));
                }
                out.push_str(&operand.iter().map(shown_node).collect::<Vec<_>>().join("|"));
            }
            out + "]"
        }
        Node::Together(together) => format!("{:?}{{{}}}", together.unit, shown(&together.query)),
        Node::Group(query) => format!("({})", shown(query)),
        Node::Field(scoped) => format!("{}:({})", scoped.field.name(), shown(&scoped.query)),
        Node::Figure(sought) => match &sought.wanted {
            Wanted::Same(same) => {
                let word = same.word.as_ref().map_or(String::new(), |(word, _)| format!(" {word}"));
                format!("figure[{}{word}]", sought.typed)
            }
            Wanted::Condition(condition) => format!("{{{} {}}}", sought.typed, condition.units.join("|")),
        },
        Node::Filter(filter) => match &filter.condition {
            super::Condition::Date(range) => {
                let day = |day: Option<Day>| day.map(|day| day.to_string()).unwrap_or_default();
                format!("{}..{}", day(range.from), day(range.to))
            }
            other => format!("{other:?}"),
        },
    }
}
