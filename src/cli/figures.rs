//! `pullquote figures`.

use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};

use super::arguments::query_of;
use super::failure::failure;
use super::messages;
use super::open::{OpenArgs, open};
use super::screen::Screen;
use super::sizes::parse_count;
use crate::article::{Language, decode, is_utf_16};
use crate::figures::{self, Kind};
use crate::output::{
    self, write_figure_line, write_figures, write_figures_csv, write_figures_json_lines, write_figures_markdown,
    write_json,
};
use crate::report::{self, By, FiguresRequest, FiguresResponse, Limit};
use crate::search::SearchRequest;

/// What may be typed.
#[derive(clap::Args)]
#[command(after_help = "\
The figures in the passages that answer are put together by what they are about; those that
the most articles say stand first, and an article's copy of another's sentence counts for nothing.
What a sentence denies or only supposes is listed, marked, and supports nothing.

With --read a figure is printed as one JSON line: line, start and end (bytes of the line),
as_written, kind (money, percent, points, count, multiple, date, year), unit, value (null for a
range), low and high (null where open), and hedge (over, under, about, nearly, reported).
Of the options --language and --kind alone go with it.
docs/figures.md tells what is read as what.")]
pub(super) struct FiguresArgs {
    /// What to look for; words are joined by blanks, as for `search`
    #[arg(value_name = "QUERY", required_unless_present = "read")]
    query: Vec<OsString>,
    /// Read the figures of a file instead, `-` for standard input, line by line
    #[arg(
        long,
        value_name = "FILE",
        conflicts_with_all = [
            "query", "by", "min", "max", "timeline", "limit", "passages", "format", "index", "corpus", "exclude", "refresh",
        ]
    )]
    read: Option<OsString>,
    /// Language of the text that is read, a code such as `de` [default: told of each line]
    #[arg(long, value_name = "CODE", value_parser = super::analyze::language, requires = "read")]
    language: Option<Language>,
    /// Figures of this kind alone
    #[arg(long, value_name = "KIND", hide_possible_values = true, value_parser = kind)]
    kind: Option<Kind>,
    /// In which order groups and the values in them stand
    #[arg(long, value_name = "ORDER", default_value = "support")]
    by: Order,
    /// No less than this: `10bn`, `2020`, with a unit only what has it: `5%`, `$10bn`, `100 workers`
    #[arg(long, value_name = "NUMBER", value_parser = limit, allow_hyphen_values = true)]
    min: Option<Limit>,
    /// No more than this
    #[arg(long, value_name = "NUMBER", value_parser = limit, allow_hyphen_values = true)]
    max: Option<Limit>,
    /// Order values by when they were published, and draw how they went
    #[arg(long, conflicts_with = "by")]
    timeline: bool,
    /// Most groups to print, 0 for all [default: 12 on a terminal, else all]
    #[arg(short = 'n', long, value_name = "N", value_parser = parse_count)]
    limit: Option<usize>,
    /// Most passages whose figures are read, the best first
    #[arg(long, value_name = "N", default_value = "1000", value_parser = parse_count)]
    passages: usize,
    /// How to print
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
    #[command(flatten)]
    open: OpenArgs,
}

/// Groups printed on a terminal: about two screens, and what lies behind them is seldom what was asked.
const ON_TERMINAL: usize = 12;

/// In which order the values about one thing stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Order {
    /// What the most articles say first
    Support,
    /// The largest first
    Value,
    /// By the articles that say so
    Article,
    /// The earliest published first
    Date,
}

/// How to print.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// A table with small bars
    Text,
    /// One JSON object
    Json,
    /// A group a line as JSON, a summary last
    Jsonl,
    /// A row for each sentence
    Csv,
    /// Tables, for notes
    Markdown,
}

/// A kind as typed.
fn kind(name: &str) -> Result<Kind, String> {
    let known = Kind::ALL.into_iter().find(|kind| kind.name() == name);
    known.ok_or_else(|| format!("a kind is one of {}", Kind::ALL.map(Kind::name).join(", ")))
}

/// A number as typed: in digits, or as an article would write an amount, with its unit.
fn limit(typed: &str) -> Result<Limit, String> {
    let wrong = || "a number is written `14300000000`, `14.3bn`, `$14.3 billion`, `49%` or `100 workers`".to_owned();
    let typed = typed.trim();
    if let Ok(value) = typed.parse() {
        return Ok(Limit { value, of: None });
    }
    let read = |text: &str| match figures::read(text, None).as_slice() {
        [figure] if figure.as_written(text) == text => {
            let value = figure.value.as_ref().and_then(figures::Bound::number)?;
            Some((value, figure.kind, figure.unit.as_deref().map(str::to_owned)))
        }
        _ => None,
    };
    if let Some((value, kind, unit)) = read(typed) {
        // `1.4 million` is so many of anything.
        let is_bare = kind == Kind::Count && unit.is_none();
        return Ok(Limit { value, of: (!is_bare).then_some((kind, unit)) });
    }
    // A scale alone measures nothing, so the letters of `10m` need a currency to be read.
    read(&format!("${typed}")).map(|(value, ..)| Limit { value, of: None }).ok_or_else(wrong)
}

/// Prints figures.
pub(super) fn run(args: &FiguresArgs, screen: &mut Screen) -> anyhow::Result<u8> {
    match &args.read {
        Some(file) => read(file, args, screen),
        None => search(args, screen),
    }
}

/// Puts together the figures that answer a query.
fn search(args: &FiguresArgs, screen: &mut Screen) -> anyhow::Result<u8> {
    let query = query_of(&args.query, "pullquote figures heat pump prices")?;
    if args.passages == 0 {
        return Err(failure(
            "no passages, no figures: --passages is 0",
            "name a number of passages to read, such as `--passages 1000`, or leave it out",
        ));
    }
    if let (Some(min), Some(max)) = (&args.min, &args.max) {
        if min.of.is_some() && max.of.is_some() && min.of != max.of {
            return Err(failure(
                "--min and --max have different units",
                "write both in one unit, or one of them without",
            ));
        }
        if min.value > max.value {
            let message = format!("no number is at least {} and at most {}", min.value, max.value);
            return Err(failure(message, "swap --min and --max"));
        }
    }
    let opened = open(&args.open)?;
    let by = match args.by {
        _ if args.timeline => By::Date,
        Order::Support => By::Support,
        Order::Value => By::Value,
        Order::Article => By::Article,
        Order::Date => By::Date,
    };
    let on_terminal = screen.is_terminal() && args.format == Format::Text;
    let request = FiguresRequest {
        search: SearchRequest { query, limit: args.passages, ..opened.request(None, &[]) },
        limit: args.limit.unwrap_or(if on_terminal { ON_TERMINAL } else { 0 }),
        kind: args.kind,
        min: args.min.clone(),
        max: args.max.clone(),
        by,
    };
    let response = report::figures(&opened.backend, &request)?;
    messages::notes(&response.query.text, &response.query.notes);
    if let Some(note) = unread(&response) {
        messages::say(&note);
    }
    if args.timeline && !response.groups.is_empty() && !is_dated(&response) {
        messages::say("none of these articles has a date, so nothing tells in which order the values came");
    }
    print(args, &response, screen)?;
    Ok(opened.finish(u8::from(response.groups.is_empty())))
}

/// What to say where not all passages that answer were read.
fn unread(response: &FiguresResponse) -> Option<String> {
    let (read, all) = (response.read as u64, response.total.passages);
    let grouped = output::amounts::grouped;
    (read < all).then(|| {
        let (read, all) = (grouped(read), grouped(all));
        format!("read are the best {read} of {all} passages that answer; `--passages` sets how many")
    })
}

/// Whether an article has a date that says one of the values.
fn is_dated(response: &FiguresResponse) -> bool {
    let values = response.groups.iter().flat_map(|group| &group.values);
    values.flat_map(|value| &value.mentions).any(|mention| mention.date.is_some())
}

fn print(args: &FiguresArgs, response: &FiguresResponse, screen: &mut Screen) -> anyhow::Result<()> {
    match args.format {
        Format::Text if response.groups.is_empty() => {
            let passages = output::amounts::count(response.read as u64, "passage that answers", "passages that answer");
            let unit = if response.is_unit_unknown { ": none has the unit of --min and --max" } else { "" };
            messages::say(&format!("no such figures in {passages}{unit}"));
        }
        Format::Text => {
            let mut text = Vec::new();
            write_figures(response, args.timeline, &screen.style, &mut text)?;
            screen.show(&text, None)?;
        }
        Format::Json => write_json(response, screen)?,
        Format::Jsonl => write_figures_json_lines(response, screen)?,
        Format::Csv => write_figures_csv(response, screen)?,
        Format::Markdown => write_figures_markdown(response, args.timeline, screen)?,
    }
    Ok(())
}

/// Reads the figures of every line of `file`.
fn read(file: &OsStr, args: &FiguresArgs, screen: &mut Screen) -> anyhow::Result<u8> {
    let name = file.to_string_lossy();
    let unreadable = |error: io::Error| {
        failure(format!("the text in {name} cannot be read: {error}"), "name a file, or `-` for standard input")
    };
    let input: Box<dyn Read> =
        if file == "-" { Box::new(io::stdin()) } else { Box::new(File::open(file).map_err(unreadable)?) };
    let mut lines = BufReader::new(input);
    let mut reader = LineReader { args, found: false };
    if is_utf_16(lines.fill_buf().map_err(unreadable)?) {
        let mut bytes = Vec::new();
        lines.read_to_end(&mut bytes).map_err(unreadable)?;
        let decoded = decode(bytes, false).map_err(|reason| {
            failure(format!("{name} is {reason}"), "convert it into UTF-8, with `iconv` for example")
        })?;
        say_encoding(&decoded.encoding);
        for (number, line) in (1..).zip(decoded.text.lines()) {
            reader.read(number, line, screen)?;
        }
        return Ok(u8::from(!reader.found));
    }
    let mut bytes = Vec::new();
    let mut is_told = false;
    for number in 1.. {
        bytes.clear();
        if lines.read_until(b'\n', &mut bytes).map_err(unreadable)? == 0 {
            break;
        }
        let (text, encoding) = text_of(&bytes);
        if let Some(encoding) = encoding.filter(|_| !is_told) {
            is_told = true;
            say_encoding(&format!("{encoding} from line {number} on"));
        }
        reader.read(number, text.trim_end_matches(['\n', '\r']), screen)?;
    }
    Ok(u8::from(!reader.found))
}

/// Tells of what bytes the places are that are printed.
fn say_encoding(encoding: &str) {
    messages::say(&format!("read as {encoding}: `start` and `end` are bytes of the line in UTF-8"));
}

/// What reads lines and prints their figures.
struct LineReader<'a> {
    args: &'a FiguresArgs,
    /// Whether there was a figure.
    found: bool,
}

impl LineReader<'_> {
    fn read(&mut self, number: u64, text: &str, screen: &mut Screen) -> io::Result<()> {
        let language = self.args.language.or_else(|| figures::language_of(text));
        for figure in figures::read(text, language) {
            if self.args.kind.is_none_or(|kind| kind == figure.kind) {
                write_figure_line(number, text, &figure, screen)?;
                self.found = true;
            }
        }
        Ok(())
    }
}

/// The text of a line, and its encoding where it is another than UTF-8. A byte order mark, and bytes that are no text at all, become as
/// many blanks, so that places are those of the file.
fn text_of(bytes: &[u8]) -> (String, Option<String>) {
    if std::str::from_utf8(bytes).is_err()
        && let Ok(decoded) = decode(bytes.to_vec(), false)
        && !decoded.encoding.starts_with("UTF-8")
    {
        return (decoded.text, Some(decoded.encoding));
    }
    (blanked(bytes), None)
}

/// The text of a line. Bytes that are no UTF-8, and a byte order mark, become as many blanks, so that places are those of
/// the file.
fn blanked(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        text.extend(chunk.invalid().iter().map(|_| ' '));
    }
    match text.strip_prefix('\u{feff}') {
        Some(rest) => format!("   {rest}"),
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_those_of_the_file_whatever_its_bytes_are() {
        assert_eq!(blanked(b"a\xff\xfe$5"), "a  $5");
        assert_eq!(blanked("\u{feff}$5".as_bytes()), "   $5");
    }
}
