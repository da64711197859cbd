//! `pullquote search`.

use std::ffi::OsString;
use std::io::Write;

use super::arguments::query_of;
use super::failure::failure;
use super::messages;
use super::open::{OpenArgs, Opened, day, open, roots};
use super::progress::INTERRUPTED;
use super::queries;
use super::screen::Screen;
use super::settings::{rank_settings, ranking};
use super::sizes::parse_count;
use crate::output::{self, Style, Tags};
use crate::query::{Day, Note, NoteKind, parse};
use crate::rank::{RankSettings, Ranking};
use crate::search::{Backend, SearchRequest, SearchResponse};

/// What may be typed.
#[derive(clap::Args)]
#[command(after_help = "\
Words are ranked: a passage is the better the more of them it has. What stands in marks is required:

  \"scale ai\" -fan +wang        a phrase; without this word; with this word
  (meta OR scale) AND stake     operators in capitals, parentheses, NOT
  \"scale stake\"~5 NEAR/5 wang  within so many words; BEFORE/5 in this order
  {meta stake}s                 in one sentence; {meta stake}p in one paragraph
  annot* super?ntel* Wnag~1     spelled like this; with one letter off
  =investing =Meta              in this form; in these letters
  $14.3B amount:>10bn           however it is written; percent:45..50 count:>100 year:2024..2025
  title: heading: text: author: source: path: lang: date: has: boilerplate:
  date:2025-06..2025-08 date:\"last month\" any:2(meta scale wang) wang^2

docs/query-syntax.md tells all of it. A word that looks like a flag goes behind `--`:
pullquote search -- --format")]
pub(super) struct SearchArgs {
    /// What to look for; words are joined by blanks
    #[arg(value_name = "QUERY", required_unless_present = "queries")]
    query: Vec<OsString>,
    /// Most hits to print
    #[arg(short = 'n', long, value_name = "N", default_value = "10", value_parser = parse_count)]
    limit: usize,
    /// Hits to pass over
    #[arg(long, value_name = "N", default_value = "0", value_parser = parse_count)]
    offset: usize,
    /// Most passages of one article, 0 for all
    #[arg(long, value_name = "N", default_value = "3", value_parser = parse_count)]
    per_article: usize,
    /// How to print what is found [default: text; with --queries: jsonl]
    #[arg(long, value_name = "FORMAT")]
    format: Option<Format>,
    #[command(flatten)]
    open: OpenArgs,
    /// Read many queries from a file, `-` for standard input: one a line, or `id<TAB>text`, or JSON Lines
    /// with `_id` and `text`. The answers come in order, as json, jsonl or trec
    #[arg(long, value_name = "FILE", conflicts_with = "query")]
    queries: Option<OsString>,
    /// Searches at once, with --queries [default: as many as the machine runs at once]
    #[arg(long, value_name = "N", requires = "queries", value_parser = clap::value_parser!(u16).range(1..=256))]
    threads: Option<u16>,
    /// How passages are ranked: `standard`, or `bm25` for the plain formula
    /// [default: as pullquote.toml says, else standard]
    #[arg(long, value_name = "NAME", value_parser = ranking)]
    ranking: Option<Ranking>,
    /// Change the weights of the ranking, such as `title=0.2,windows=0`: title, windows, wording, sentence,
    /// rare-words, repeats, pool, furniture-last (docs/ranking.md)
    #[arg(long, value_name = "NAME=NUMBER", value_parser = rank_settings)]
    rank: Vec<RankSettings>,
    /// Most characters of a snippet
    #[arg(long, value_name = "N", default_value_t = 320, value_parser = clap::value_parser!(u32).range(1..=100_000))]
    snippet_chars: u32,
    /// Most pieces of a passage that a snippet shows; between those that do not touch stands an ellipsis
    #[arg(long, value_name = "N", default_value = "1", value_parser = clap::value_parser!(u16).range(1..=100))]
    fragments: u16,
    /// What stands before and behind what matched, in text, html and markdown: --tags '<em>' '</em>'
    #[arg(long, num_args = 2, value_names = ["OPEN", "CLOSE"])]
    tags: Vec<String>,
    /// Most words that a pattern such as `annot*` stands for: those that the most passages have
    #[arg(long, value_name = "N", default_value = "1000", value_parser = parse_count)]
    max_expansions: usize,
    /// Most passages that are read to find out whether they match, for queries that need it
    #[arg(long, value_name = "N", default_value = "200000", value_parser = parse_count)]
    max_read: usize,
    /// Name of the run, the last column of a TREC run [default: how passages are ranked, such as `standard`]
    #[arg(long, value_name = "TAG", value_parser = run_tag)]
    run_tag: Option<String>,
    /// Make faults in the query an error (exit code 2) instead of searching for what could be read; with --queries the
    /// others are answered
    #[arg(long)]
    strict: bool,
    /// The day that `yesterday` and the like count from [default: today, by the clock]
    #[arg(long, value_name = "DAY", value_parser = day)]
    today: Option<Day>,
    /// Leave out what differs between two runs: the time taken
    #[arg(long)]
    deterministic: bool,
    /// Say how the query was read
    #[arg(long)]
    verbose: bool,
    /// Use a pager on a terminal, however short the answer
    #[arg(long, overrides_with = "no_pager")]
    pager: bool,
    /// Use no pager
    #[arg(long)]
    no_pager: bool,
}

/// Exit code where nothing in the query can be searched for.
const NOTHING_TO_SEARCH: u8 = 2;

/// How to print what is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum Format {
    /// For people
    Text,
    /// One JSON object
    Json,
    /// A hit a line as JSON, a summary last
    Jsonl,
    /// A web page
    Html,
    /// Markdown, for notes
    Markdown,
    /// A table
    Csv,
    /// A TREC run
    Trec,
    /// Paths of the files, one a line
    Paths,
}

fn run_tag(tag: &str) -> Result<String, String> {
    if tag.is_empty() || crate::eval::column(tag) != tag {
        return Err("a run tag is one word without blanks".to_owned());
    }
    Ok(tag.to_owned())
}

impl SearchArgs {
    /// The words of the query as clap gave them.
    #[cfg(test)]
    pub(super) fn words(&self) -> &[OsString] {
        &self.query
    }

    fn tags(&self) -> Option<Tags> {
        let [open, close] = self.tags.as_slice() else { return None };
        Some(Tags { open: open.clone(), close: close.clone() })
    }

    fn open(&self) -> anyhow::Result<Opened> {
        let mut opened = open(&self.open)?;
        if let Some(day) = self.today {
            opened.backend = opened.backend.with_today(move || day);
        }
        Ok(opened)
    }

    fn request(&self, query: String, opened: &Opened) -> SearchRequest {
        SearchRequest {
            query,
            limit: self.limit,
            offset: self.offset,
            per_article: self.per_article,
            snippet_chars: self.snippet_chars as usize,
            snippet_fragments: usize::from(self.fragments),
            max_expansions: self.max_expansions,
            max_read: self.max_read as u64,
            timed: !self.deterministic,
            ..opened.request(self.ranking, &self.rank)
        }
    }
}

impl SearchArgs {
    /// What the run is called.
    fn tag(&self, opened: &Opened) -> String {
        self.run_tag.clone().unwrap_or_else(|| self.request(String::new(), opened).rank_options().tag())
    }
}

/// Searches.
pub(super) fn run(args: &SearchArgs, screen: &mut Screen) -> anyhow::Result<u8> {
    match &args.queries {
        Some(file) => many(args, file, screen),
        None => one(args, screen),
    }
}

fn one(args: &SearchArgs, screen: &mut Screen) -> anyhow::Result<u8> {
    let query = query_of(&args.query, "pullquote search heat pump")?;
    if args.strict {
        refuse_faults(&query)?;
    }
    let opened = args.open()?;
    let response = opened.backend.search(&args.request(query, &opened))?;
    messages::notes(&response.query.text, &response.query.notes);
    if args.verbose {
        messages::say(&format!("read as: {}", response.query.read_as));
    }
    let format = args.format.unwrap_or(Format::Text);
    match format {
        Format::Text if response.hits.is_empty() => {
            nothing_found(&response, &opened.places, screen)?;
            if response.total.passages > 0 {
                say_empty_page(args, &response, &opened)?;
            }
        }
        Format::Text => {
            let mut text = Vec::new();
            let style = Style { tags: args.tags(), ..screen.style.clone() };
            output::write_text(&response, &style, &mut text)?;
            let pager = (args.pager || args.no_pager).then_some(args.pager);
            screen.show(&text, pager)?;
        }
        Format::Json => output::write_json(&response, screen)?,
        Format::Jsonl => output::write_json_lines(None, &response, screen)?,
        Format::Html => output::write_html(&response, args.tags().as_ref(), screen)?,
        Format::Markdown => output::write_markdown(&response, args.tags().as_ref(), screen)?,
        Format::Csv => output::write_csv(&response, screen)?,
        Format::Trec => output::write_trec("1", &response, &args.tag(&opened), screen)?,
        Format::Paths => output::write_paths(&response, screen)?,
    }
    let code = match response.total.passages {
        0 if !parse(&response.query.text).is_searchable() => NOTHING_TO_SEARCH,
        found => u8::from(found == 0),
    };
    Ok(opened.finish(code))
}

/// An error where something in `query` could not be read as typed.
fn refuse_faults(query: &str) -> anyhow::Result<()> {
    let faults = faults(query);
    if faults.is_empty() {
        return Ok(());
    }
    messages::notes(query, &faults);
    Err(failure("the query cannot be read as typed", "mend it, or search without --strict for what can be read of it"))
}

/// What in `query` could not be read as typed.
fn faults(query: &str) -> Vec<Note> {
    parse(query).notes.into_iter().filter(|note| note.kind == NoteKind::Fault).collect()
}

fn nothing_found(response: &SearchResponse, places: &super::places::Places, screen: &mut Screen) -> anyhow::Result<()> {
    screen.flush()?;
    let coverage = &response.coverage;
    if coverage.articles == 0 {
        messages::say(&format!("there are no articles in {}", roots(places)));
        messages::hint(
            "articles are .txt, .md, .html, .json and .jsonl files, also as .gz and .zst; `--corpus DIR` names another folder",
        );
    } else if response.total.passages > 0 {
        writeln!(screen, "{}", output::heading(response))?;
        screen.flush()?;
    } else {
        messages::say(&format!(
            "nothing found in {}, {}",
            output::amounts::count(coverage.articles, "article", "articles"),
            output::amounts::count(coverage.passages, "passage", "passages")
        ));
    }
    Ok(())
}

/// Says why a page has no hits though something is found.
fn say_empty_page(args: &SearchArgs, response: &SearchResponse, opened: &Opened) -> anyhow::Result<()> {
    if args.limit == 0 {
        messages::hint("`--limit 0` counts and prints no hit");
        return Ok(());
    }
    let before = SearchRequest { offset: 0, limit: args.offset, ..args.request(response.query.text.clone(), opened) };
    let hits = opened.backend.ranked(&before)?.len() as u64;
    let there_are = if hits == 1 { "there is one hit".to_owned() } else { format!("there are hits 1 to {hits}") };
    messages::say(&format!("{there_are}: `--offset {}` passes over all there is", args.offset));
    if hits < response.total.passages && args.per_article > 0 {
        let passages = output::amounts::count(args.per_article as u64, "passage", "passages");
        messages::hint(&format!("at most {passages} of an article may be among them: `--per-article 0` lifts that"));
    }
    Ok(())
}

fn many(args: &SearchArgs, file: &OsString, screen: &mut Screen) -> anyhow::Result<u8> {
    let format = args.format.unwrap_or(Format::Jsonl);
    if !matches!(format, Format::Json | Format::Jsonl | Format::Trec) {
        return Err(failure(
            "many queries cannot be answered in this format",
            "use `--format jsonl` (a hit a line), `--format json` (an answer a line) or `--format trec`",
        ));
    }
    let queries = queries::open(file)?;
    let opened = args.open()?;
    let tag = args.tag(&opened);
    let answer = |query: &queries::NamedQuery, out: &mut Vec<u8>| -> anyhow::Result<queries::Outcome> {
        // Remarks stand in the answers, as JSON; a fault may be that of whoever made the queries.
        let faults = faults(&query.text);
        let said = faults.iter().map(|fault| output::named_note(&query.id, &query.text, fault)).collect();
        if args.strict && !faults.is_empty() {
            return Ok(queries::Outcome { found: false, refused: 1, said });
        }
        let response = opened.backend.search(&args.request(query.text.clone(), &opened))?;
        match format {
            Format::Json => output::write_named_json(Some(&query.id), &response, out)?,
            Format::Trec => output::write_trec(&query.id, &response, &tag, out)?,
            _ => output::write_json_lines(Some(&query.id), &response, out)?,
        }
        Ok(queries::Outcome { found: response.total.passages > 0, refused: 0, said })
    };
    let threads = args.threads.map_or_else(|| std::thread::available_parallelism().map_or(1, usize::from), usize::from);
    let outcome = queries::answer_in_order(queries, threads, &answer, screen)?;
    if opened.interrupted {
        return Ok(INTERRUPTED);
    }
    if outcome.refused > 0 {
        let queries = output::amounts::count(outcome.refused as u64, "query", "queries");
        return Err(failure(
            format!("{queries} cannot be read as typed: the others are answered"),
            "mend them, or search without --strict for what can be read of them",
        ));
    }
    Ok(u8::from(!outcome.found))
}
