//! `pullquote eval`.

mod compared;
mod faults;
mod judgments;
mod measured;
mod refused;
mod shown;

use std::ffi::OsString;
use std::io;

pub(super) use faults::say_faults;
use measured::Measured;
pub(super) use shown::Shown;

use super::failure::failure;
use super::messages;
use super::open::{OpenArgs, Opened, day, open};
use super::progress::INTERRUPTED;
use super::screen::Screen;
use super::settings::{rank_settings, ranking};
use super::sizes::parse_count;
use crate::eval::{Measure, Oddities, Source, read_topics};
use crate::output;
use crate::query::Day;
use crate::rank::{RankSettings, Ranking};

/// What may be typed.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  pullquote eval --topics topics.tsv --qrels qrels.tsv
  pullquote eval --run other-engine.run --qrels qrels.tsv --measures nDCG@10,AP,R@100
  pullquote eval --topics topics.tsv --qrels qrels.tsv --ranking bm25 --run-out bm25.run
  pullquote eval --compare bm25.run standard.run --qrels qrels.tsv --topics topics.tsv

Topics are `id<TAB>text`, JSON Lines with `_id` and `text`, or TREC topics. Qrels are `topic 0 document grade`, or
`topic<TAB>document<TAB>grade`; or `topic<TAB>article<TAB>grade<TAB>the sentence that answers`. Figures equal those of trec_eval; means go over every judged topic.
docs/evaluation.md tells how to make a test of your own, and what each measure means.")]
pub(super) struct EvalArgs {
    /// What to look for: topics to search the index for; `-` for standard input
    #[arg(long, value_name = "FILE")]
    topics: Option<OsString>,
    /// Which documents answer them: judgments
    #[arg(long, value_name = "FILE", required_unless_present = "evidence")]
    qrels: Option<OsString>,
    /// Where the answers stand, by quotation: whether the first passages hold them, and their snippets show them
    #[arg(long, value_name = "FILE", requires = "topics")]
    evidence: Option<OsString>,
    /// Score this run, of whatever engine, instead of searching; `-` for standard input
    #[arg(long, value_name = "FILE", conflicts_with = "topics")]
    run: Option<OsString>,
    /// Compare two runs: wins, losses, tests, and the topics that changed most; with --topics, both runs'
    /// documents side by side, at the first ranks where they differ
    #[arg(long, num_args = 2, value_names = ["A", "B"], conflicts_with_all = ["run", "evidence", "run_out"], requires = "qrels")]
    compare: Vec<OsString>,
    /// Topics to show that changed most, with --compare [default: 5]
    #[arg(long, value_name = "N", value_parser = parse_count)]
    changed: Option<usize>,
    /// Write what was found as a TREC run: scores strictly fall, so that every tool sees the order shown
    #[arg(long, value_name = "FILE", requires = "topics")]
    run_out: Option<OsString>,
    /// Most documents to find for each topic [default: 1000]
    #[arg(long, value_name = "N", value_parser = parse_count)]
    depth: Option<usize>,
    /// What is judged: passages (`a.md#3`), or articles, each by its best passage [default: as the qrels name them]
    #[arg(long, value_name = "UNIT")]
    unit: Option<UnitName>,
    /// What to measure, such as nDCG@10,AP,RR,P@10,R@100,Success@5,bpref,judged@10,Rprec
    #[arg(long, value_name = "NAMES", value_delimiter = ',', value_parser = measure)]
    measures: Vec<Measure>,
    /// Print the figures of each topic too; with --compare, of each on which the first measure differs
    #[arg(long)]
    by_query: bool,
    /// How to print the figures
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
    /// How passages are ranked: `standard`, or `bm25` for the plain formula
    /// [default: as pullquote.toml says, else standard]
    #[arg(long, value_name = "NAME", value_parser = ranking)]
    ranking: Option<Ranking>,
    /// Change the weights of the ranking, such as `title=0.2,windows=0`: title, windows, wording, sentence,
    /// rare-words, repeats, pool, furniture-last (docs/ranking.md)
    #[arg(long, value_name = "NAME=NUMBER", value_parser = rank_settings)]
    rank: Vec<RankSettings>,
    /// Most passages of one article, 0 for all [default: 0]
    #[arg(long, value_name = "N", value_parser = parse_count)]
    per_article: Option<usize>,
    /// Most characters of a snippet, with --evidence [default: 320]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=100_000))]
    snippet_chars: Option<u32>,
    /// Most pieces of a passage that a snippet shows, with --evidence [default: 1]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=100))]
    fragments: Option<u16>,
    /// Name of the run [default: what the ranking is called, with what is changed of it]
    #[arg(long, value_name = "TAG")]
    run_tag: Option<String>,
    /// Searches at once [default: as many as the machine runs at once]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    threads: Option<u16>,
    /// The day that `yesterday` and the like in a topic count from [default: today, by the clock]
    #[arg(long, value_name = "DAY", value_parser = day)]
    today: Option<Day>,
    #[command(flatten)]
    open: OpenArgs,
}

/// What is judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum UnitName {
    /// Passages, by their ids
    Passage,
    /// Articles, each by its best passage
    Article,
}

/// How to print the figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// A table with bars
    Text,
    /// One JSON object
    Json,
    /// A table with a row of names
    Csv,
}

fn measure(name: &str) -> Result<Measure, String> {
    name.parse::<Measure>().map_err(|error| error.to_string())
}

/// The file that was named; `-` is standard input.
pub(super) fn source(file: &OsString) -> anyhow::Result<Source> {
    if file == "-" { Ok(Source::copied("standard input", io::stdin().lock())?) } else { Ok(Source::open(file)?) }
}

/// Says what is odd in the files.
pub(super) fn say(oddities: &Oddities) {
    oddities.sentences().iter().for_each(|sentence| messages::warning(sentence));
}

/// Measures.
pub(super) fn run(args: &EvalArgs, screen: &mut Screen) -> anyhow::Result<u8> {
    refused::refuse(args)?;
    let named = [&args.topics, &args.run, &args.qrels, &args.evidence].into_iter().flatten().chain(&args.compare);
    if named.filter(|file| *file == "-").count() > 1 {
        return Err(failure("standard input can be one file only", "name the others"));
    }
    if let Some(out) = &args.run_out {
        let inputs = [&args.topics, &args.run, &args.qrels, &args.evidence].into_iter().flatten();
        let same = |file: &&OsString| {
            std::fs::canonicalize(file).is_ok_and(|file| Some(file) == std::fs::canonicalize(out).ok())
        };
        if let Some(input) = inputs.into_iter().find(same) {
            return Err(failure(
                format!("the run would be written over `{}`, which is read here", input.display()),
                "name another file behind `--run-out`",
            ));
        }
    }
    // Faults in what was typed are told before an index is made.
    let topics = args.topics.as_ref().map(source).transpose()?;
    let topics = topics.as_ref().map(read_topics).transpose()?;
    let judgments = args.qrels.as_ref().map(|file| judgments::read(&source(file)?)).transpose()?;
    if let [a, b] = args.compare.as_slice() {
        let qrels = judgments.as_ref().ok_or_else(nothing)?.qrels()?;
        let opened = topics.as_ref().map(|_| args.open()).transpose()?;
        return compared::run(args, (a, b), qrels, topics.as_deref().zip(opened.as_ref()), screen);
    }
    let mut interrupted = false;
    let Measured { evaluation, found } = match (&args.run, topics) {
        (Some(file), _) => measured::of_file(args, &source(file)?, judgments.as_ref().ok_or_else(nothing)?.qrels()?)?,
        (None, Some(topics)) => {
            let evidence = args.evidence.as_ref().map(source).transpose()?;
            let evidence = evidence.map(|file| Ok::<_, anyhow::Error>((crate::eval::read_evidence(&file)?, file)));
            let evidence = evidence.transpose()?;
            let opened = args.open()?;
            interrupted = opened.interrupted;
            measured::of_index(args, &topics, judgments.as_ref(), evidence, &opened)?
        }
        (None, None) => return Err(nothing()),
    };
    match args.format {
        Format::Text => output::write_evaluation(&evaluation, args.by_query, &screen.style.clone(), screen)?,
        Format::Json => output::write_evaluation_json(&evaluation, args.by_query, screen)?,
        Format::Csv => output::write_evaluation_csv(&evaluation, args.by_query, screen)?,
    }
    if interrupted {
        return Ok(INTERRUPTED);
    }
    Ok(u8::from(!found))
}

fn nothing() -> anyhow::Error {
    failure("there is nothing to measure", "`--topics FILE` searches the index, `--run FILE` scores a run")
}

impl EvalArgs {
    fn measures(&self) -> Vec<Measure> {
        // `AP,map` names one measure twice.
        let mut named: Vec<Measure> = Vec::new();
        for measure in &self.measures {
            if !named.contains(measure) {
                named.push(*measure);
            }
        }
        if named.is_empty() { Measure::usual() } else { named }
    }

    fn open(&self) -> anyhow::Result<Opened> {
        let mut opened = open(&self.open)?;
        if let Some(day) = self.today {
            opened.backend = opened.backend.with_today(move || day);
        }
        Ok(opened)
    }

    fn threads(&self) -> usize {
        self.threads.map_or_else(|| std::thread::available_parallelism().map_or(1, usize::from), usize::from)
    }
}
