//! Figures that answer a query, put together: a table for people, Markdown, CSV.

use std::io::{self, Write};

use unicode_width::UnicodeWidthStr;

use super::amounts::count;
use super::bars::bar;
use super::csv::{PLACE, known, place_cells};
use super::figure_label::{label, spread};
use super::json::write_items;
use super::style::{Role, Style};
use super::text::place;
use super::{escape, short_line, sparkline};
use crate::figures::Hedge;
use crate::report::{FigureGroup, FigureValue, FiguresResponse, Mention};

/// Columns of the longest bar.
const BAR: usize = 10;

/// What is said of figures that are put together for want of a word.
const UNSORTED: &str = "of which nothing tells what they are about";

/// Writes a section for each group: a line for each value with a bar for the articles that say so, below it each sentence
/// with its place. With `timeline` a line of small bars shows how the values went, in their order.
///
/// # Errors
/// Writing failed.
pub fn write_figures(response: &FiguresResponse, timeline: bool, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    let articles = response.groups.iter().map(|group| group.articles).max().unwrap_or(0);
    let heading = format!(
        "{} of figures in {}",
        count((response.groups.len() + response.more_groups) as u64, "group", "groups"),
        count(response.read as u64, "passage", "passages")
    );
    writeln!(out, "{}", style.paint(Role::Faint, &heading))?;
    for group in &response.groups {
        writeln!(out)?;
        let mut facts = vec![group.kind.name().to_owned()];
        // How far figures reach that are about different things says nothing.
        facts.extend(if group.unsorted { Some(UNSORTED.to_owned()) } else { spread(group) });
        facts.push(count(group.articles as u64, "article", "articles"));
        let subject = style.paint(Role::Title, &short_line(&group.subject));
        writeln!(out, "{subject}  {}", style.paint(Role::Faint, &escape::line(&facts.join(", "))))?;
        if timeline && group.values.len() > 1 {
            writeln!(out, "  {}", course(group))?;
        }
        let labels: Vec<String> =
            group.values.iter().map(|value| escape::line(&label(group, value)).into_owned()).collect();
        let width = labels.iter().map(|label| label.width()).max().unwrap_or(0);
        for (value, label) in group.values.iter().zip(&labels) {
            write_value(value, label, width, articles, style, out)?;
        }
    }
    if response.more_groups > 0 {
        let more = count(response.more_groups as u64, "more group", "more groups");
        let all = response.groups.len() + response.more_groups;
        writeln!(out, "\n{}", style.paint(Role::Faint, &format!("… and {more}, --limit {all}")))?;
    }
    Ok(())
}

/// How the values of a group went, those that somebody asserts and that are dated; and how many have no date.
fn course(group: &FigureGroup) -> String {
    let asserted = || group.values.iter().filter(|value| value.articles > 0);
    let dated = |value: &&FigureValue| value.mentions.iter().any(|mention| mention.date.is_some());
    let bars = sparkline::of_values(asserted().filter(dated));
    let undated = asserted().count() - asserted().filter(dated).count();
    let without = count(undated as u64, "value without a date stands last", "values without a date stand last");
    match undated {
        0 => bars,
        _ if bars.is_empty() => "no value has a date".to_owned(),
        _ => format!("{bars}  {without}"),
    }
}

fn write_value(
    value: &FigureValue,
    label: &str,
    width: usize,
    most: usize,
    style: &Style,
    out: &mut dyn Write,
) -> io::Result<()> {
    let bar = bar(value.articles, most, BAR);
    let gap = " ".repeat(width - label.width() + 2);
    let articles = if value.articles == 0 {
        "asserted by no article".to_owned()
    } else {
        format!("{bar} {}", count(value.articles as u64, "article", "articles"))
    };
    writeln!(out, "  {label}{gap}{articles}")?;
    for mention in &value.mentions {
        let mut facts = vec![place(&mention.path, mention.lines.start, style)];
        facts.extend(
            [&mention.date, &mention.author, &mention.source].into_iter().flatten().map(|fact| short_line(fact)),
        );
        facts.extend(marks(mention).iter().map(|mark| format!("({})", short_line(mark))));
        writeln!(out, "      {}  {}", facts.join("  "), short_line(&mention.sentence))?;
    }
    Ok(())
}

/// What keeps a mention from being support: that it is denied, supposed, or a copy.
fn marks(mention: &Mention) -> Vec<String> {
    let standing = mention.not_asserted.map(|standing| standing.name().to_owned());
    standing.into_iter().chain(mention.copy_of.as_ref().map(|original| format!("copy of {original}"))).collect()
}

/// Writes a group a line as JSON, then the rest of the answer as a last line, where `groups` is their number.
///
/// # Errors
/// Writing failed.
pub fn write_figures_json_lines(response: &FiguresResponse, out: &mut dyn Write) -> io::Result<()> {
    write_items("groups", &response.groups, response, out)
}

/// Writes a section for each group and a table of its values. Everything that comes from articles is escaped.
///
/// # Errors
/// Writing failed.
pub fn write_figures_markdown(response: &FiguresResponse, timeline: bool, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "# {}", escape::markdown(&response.query.text).trim())?;
    for group in &response.groups {
        writeln!(out, "\n## {}\n", escape::markdown(&group.subject).trim())?;
        if timeline && group.values.len() > 1 {
            writeln!(out, "{}\n", course(group))?;
        }
        writeln!(out, "| Value | Articles | Who says so | Sentence |\n|---|---|---|---|")?;
        for value in &group.values {
            for (number, mention) in value.mentions.iter().enumerate() {
                let first = number == 0;
                let shown = if first { escape::markdown_cell(&label(group, value)) } else { String::new() };
                let articles = if first { value.articles.to_string() } else { String::new() };
                let who = escape::markdown_cell(&said_by(mention));
                writeln!(out, "| {shown} | {articles} | {who} | {} |", escape::markdown_cell(&mention.sentence))?;
            }
        }
    }
    Ok(())
}

/// Path and line, date, author, source, and what keeps it from being support.
fn said_by(mention: &Mention) -> String {
    let mut who = vec![format!("{}:{}", mention.path, mention.lines.start)];
    who.extend([&mention.date, &mention.author, &mention.source].into_iter().flatten().cloned());
    who.extend(marks(mention));
    who.join(", ")
}

/// Writes a row for each mention.
///
/// # Errors
/// Writing failed.
pub fn write_figures_csv(response: &FiguresResponse, out: &mut dyn Write) -> io::Result<()> {
    let mut table = csv::Writer::from_writer(out);
    let value = ["subject", "kind", "unit", "value", "low", "high", "hedge", "articles"];
    let facts = [
        "date",
        "as_written",
        "sentence",
        "copy_of",
        "not_asserted",
        "author",
        "source",
        "title",
        "mention_hedge",
        "unsorted",
    ];
    table.write_record(value.into_iter().chain(PLACE).chain(facts))?;
    for group in &response.groups {
        for value in &group.values {
            for mention in &value.mentions {
                write_row(group, value, mention, &mut table)?;
            }
        }
    }
    table.flush()
}

fn write_row(
    group: &FigureGroup,
    value: &FigureValue,
    mention: &Mention,
    table: &mut csv::Writer<&mut dyn Write>,
) -> io::Result<()> {
    let hedge = |hedge: Option<Hedge>| hedge.map(|hedge| hedge.name().to_owned()).unwrap_or_default();
    let said = [
        group.subject.clone(),
        group.kind.name().to_owned(),
        known(&group.unit),
        known(&value.value),
        known(&value.low),
        known(&value.high),
        hedge(value.hedge),
        value.articles.to_string(),
    ];
    let facts = [
        known(&mention.date),
        mention.as_written.clone(),
        mention.sentence.clone(),
        known(&mention.copy_of),
        mention.not_asserted.map(|standing| standing.name().to_owned()).unwrap_or_default(),
        known(&mention.author),
        known(&mention.source),
        known(&mention.title),
        hedge(mention.hedge),
        group.unsorted.to_string(),
    ];
    let place = place_cells(&mention.article, &mention.path, mention.lines, mention.bytes);
    Ok(table.write_record(said.into_iter().chain(place).chain(facts))?)
}
