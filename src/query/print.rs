//! Writes a tree as a query that reads as the same tree.

use std::fmt;

use super::elements::Element;
use super::{Item, Link, ParsedQuery, Part, Sign, TypedDates, TypedFigure, TypedFilter, Unit, Weight, scan, sentence};
use crate::text::Span;

/// The query as it was understood, in the language itself: parsing it gives the same items.
impl fmt::Display for ParsedQuery {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // In a query all in capitals words are no operators, signs are.
        let (and, or) = if sentence::is_all_capitals(&self.items) { (" && ", " || ") } else { (" AND ", " OR ") };
        let mut printer = Printer { out: String::new(), is_open: false, behind_figure: None, and, or };
        printer.list(&self.items, " ");
        f.write_str(&printer.out)
    }
}

struct Printer {
    out: String,
    /// Whether the last word has a bracket in it that is not closed: it would swallow one that is to close
    /// something else.
    is_open: bool,
    /// The condition on figures that was written last, and where a word begins that stands right behind it.
    behind_figure: Option<(TypedFigure, usize)>,
    /// What stands between operands.
    and: &'static str,
    or: &'static str,
}

impl Printer {
    fn list(&mut self, items: &[Item], between: &str) {
        for (at, item) in items.iter().enumerate() {
            if at > 0 {
                self.out.push_str(between);
            }
            self.item(item);
        }
    }

    fn item(&mut self, item: &Item) {
        self.is_open = false;
        self.out.push_str(match item.sign {
            Sign::None => "",
            Sign::Plus => "+",
            Sign::Minus => "-",
        });
        match &item.part {
            Part::And(items) => return self.list(items, self.and),
            Part::Or(items) => return self.list(items, self.or),
            Part::Near { operands, links } => return self.near(operands, links),
            Part::Group(items) => self.group("(", items, ")"),
            Part::AnyOf { at_least, items } => self.group(&format!("any:{at_least}("), items, ")"),
            Part::Together { unit: Unit::Sentence, items } => self.group("{", items, "}s"),
            Part::Together { unit: Unit::Paragraph, items } => self.group("{", items, "}p"),
            Part::Field { field, item: inner } if matches!(inner.part, Part::Group(_)) => {
                self.group(&format!("{}:(", field.name()), inner.part.children(), ")");
            }
            Part::Field { field, item: inner } => match &inner.part {
                Part::AnyOf { at_least, items } => {
                    self.group(&format!("{}:any:{at_least}(", field.name()), items, ")");
                }
                _ => return self.leaf(item),
            },
            _ => return self.leaf(item),
        }
        self.out.push_str(&weight(item.weight));
    }

    fn near(&mut self, operands: &[Item], links: &[Link]) {
        for (at, operand) in operands.iter().enumerate() {
            if let Some(link) = at.checked_sub(1).and_then(|at| links.get(at)) {
                let name = if link.ordered { "BEFORE" } else { "NEAR" };
                self.out.push_str(&format!(" {name}/{} ", link.within));
            }
            self.item(operand);
        }
    }

    fn group(&mut self, opening: &str, items: &[Item], closing: &str) {
        self.out.push_str(opening);
        self.list(items, " ");
        if self.is_open {
            self.out.push(' ');
        }
        self.is_open = false;
        self.out.push_str(closing);
    }

    fn leaf(&mut self, item: &Item) {
        let unsigned = Item { sign: Sign::None, ..item.clone() };
        let mut written = bare(&unsigned);
        if is_word(&unsigned) && !stands(&unsigned, &written) {
            written = escaped(&unsigned);
        }
        // Behind a count it would be what is counted, behind a value its scale.
        if let Some((figure, behind)) = self.behind_figure.take()
            && behind == self.out.len()
            && self.out.ends_with(' ')
            && item.is_bare()
            && matches!(&item.part, Part::Word(word) if figure.takes(word))
        {
            written = escaped(&unsigned);
        }
        self.is_open = !matches!(item.part, Part::Filter(_) | Part::Figure(_)) && written.contains(['(', '{']);
        self.out.push_str(&written);
        if let Part::Figure(figure) = &item.part {
            self.behind_figure = Some((figure.clone(), self.out.len() + 1));
        }
    }
}

/// Whether `item` is a word, in a field or not.
fn is_word(item: &Item) -> bool {
    match &item.part {
        Part::Word(_) => true,
        Part::Field { item, .. } => matches!(item.part, Part::Word(_)),
        _ => false,
    }
}

/// Whether `written` alone reads as `item`.
pub(super) fn stands(item: &Item, written: &str) -> bool {
    match scan::scan_printed(written).as_slice() {
        [Element::Leaf(read)] => without_spans(read) == without_spans(item),
        _ => false,
    }
}

/// A leaf without the places at which it was typed.
fn without_spans(item: &Item) -> Item {
    let part = match &item.part {
        Part::Field { field, item } => Part::Field { field: *field, item: Box::new(without_spans(item)) },
        part => part.clone(),
    };
    Item { span: Span::new(0, 0), part, ..item.clone() }
}

/// A leaf as it is typed where nothing in it can be taken for anything else.
pub(super) fn bare(item: &Item) -> String {
    let written = match &item.part {
        Part::Word(text) | Part::Wildcard(text) => text.clone(),
        Part::Phrase { text, slop: 0 } => format!("\"{text}\""),
        Part::Phrase { text, slop } => format!("\"{text}\"~{slop}"),
        Part::Exact { text, quoted: true } => format!("=\"{text}\""),
        Part::Exact { text, quoted: false } => format!("={text}"),
        Part::Fuzzy { word, edits } => format!("{word}~{edits}"),
        Part::Field { field, item } => format!("{}:{}", field.name(), bare(item)),
        Part::Filter(filter) => filter.to_string(),
        Part::Figure(figure) => figure.to_string(),
        _ => String::new(),
    };
    written + &weight(item.weight)
}

/// A word as it is typed where something in it would be taken for something else.
fn escaped(item: &Item) -> String {
    match &item.part {
        Part::Field { field, item } => format!("{}:\\{}", field.name(), bare(item)),
        _ => format!("\\{}", bare(item)),
    }
}

fn weight(weight: Weight) -> String {
    if weight == Weight::ONE {
        return String::new();
    }
    match weight.0 % 1000 {
        0 => format!("^{}", weight.0 / 1000),
        rest => format!("^{}.{}", weight.0 / 1000, format!("{rest:03}").trim_end_matches('0')),
    }
}

/// As it is typed.
impl fmt::Display for TypedFilter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Path(path) => {
                let is_plain = |character: char| {
                    character.is_alphanumeric() || matches!(character, '/' | '.' | '*' | '?' | '-' | '_')
                };
                write_quoted(f, "path:", path, is_plain)
            }
            Self::Language(language) => write!(f, "lang:{language}"),
            Self::Date(dates) => write!(f, "date:{dates}"),
            Self::Has(known) => write!(f, "has:{}", known.name()),
            Self::Boilerplate(true) => f.write_str("boilerplate:yes"),
            Self::Boilerplate(false) => f.write_str("boilerplate:no"),
        }
    }
}

/// As they are typed behind the colon.
impl fmt::Display for TypedDates {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let is_plain = |character: char| character.is_ascii_alphanumeric() || matches!(character, '-' | '/' | '_');
        let mut write = |sign: &str, moment: &str| write_quoted(f, sign, moment, is_plain);
        match self {
            Self::On(moment) => write("", moment),
            Self::After(moment) => write(">", moment),
            Self::From(moment) => write(">=", moment),
            Self::Before(moment) => write("<", moment),
            Self::UpTo(moment) => write("<=", moment),
            Self::Between(first, last) => {
                if let Some(first) = first {
                    write("", first)?;
                }
                match last {
                    Some(last) => write("..", last),
                    None => f.write_str(".."),
                }
            }
        }
    }
}

fn write_quoted(f: &mut fmt::Formatter<'_>, sign: &str, text: &str, is_plain: fn(char) -> bool) -> fmt::Result {
    match text.chars().all(is_plain) {
        true => write!(f, "{sign}{text}"),
        false => write!(f, "{sign}\"{text}\""),
    }
}
