//! `pullquote eval`.

use std::ffi::OsString;
use std::fs::File;
use std::io::{self, BufWriter, Write};

use super::failure::failure;
use super::messages;
use super::open::{OpenArgs, Opened, day, open};
use super::progress::INTERRUPTED;
use super::screen::Screen;
use super::sizes::parse_count;
use crate::eval::{
    self, AskOptions, Evaluation, FileKind, Measure, Oddities, Oddity, Qrels, Run, Source, Standing, Topic, Unit,
    evaluate, read_topics, run_of,
};
use crate::output;
use crate::query::Day;
use crate::rank::Ranking;
use crate::search::SearchRequest;

/// What may be typed.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  pullquote eval --topics topics.tsv --qrels qrels.tsv
  pullquote eval --run other-engine.run --qrels qrels.tsv --measures nDCG@10,AP,R@100
  pullquote eval --topics topics.tsv --qrels qrels.tsv --ranking bm25 --run-out bm25.run

Topics are `id<TAB>text`, JSON Lines with `_id` and `text`, or TREC topics. Qrels are `topic 0 document grade`, or
`topic<TAB>document<TAB>grade`. Figures equal those of trec_eval; means go over every judged topic.
docs/evaluation.md tells how to make a test of your own, and what each measure means.")]
pub(super) struct EvalArgs {
    /// What to look for: topics to search the index for; `-` for standard input
    #[arg(long, value_name = "FILE")]
    topics: Option<OsString>,
    /// Which documents answer them: judgments
    #[arg(long, value_name = "FILE")]
    qrels: OsString,
    /// Score this run, of whatever engine, instead of searching; `-` for standard input
    #[arg(long, value_name = "FILE", conflicts_with = "topics")]
    run: Option<OsString>,
    /// Write what was found as a TREC run: scores strictly fall, so that every tool sees the order shown
    #[arg(long, value_name = "FILE", requires = "topics")]
    run_out: Option<OsString>,
    /// Most documents to find for each topic
    #[arg(long, value_name = "N", default_value = "1000", value_parser = parse_count)]
    depth: usize,
    /// What is judged: passages (`a.md#3`), or articles, each by its best passage [default: as the qrels name them]
    #[arg(long, value_name = "UNIT")]
    unit: Option<UnitName>,
    /// What to measure, such as nDCG@10,AP,RR,P@10,R@100,Success@5,bpref,judged@10,Rprec
    #[arg(long, value_name = "NAMES", value_delimiter = ',', value_parser = measure)]
    measures: Vec<Measure>,
    /// Print the figures of each topic too
    #[arg(long)]
    by_query: bool,
    /// How to print the figures
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
    /// How passages are ranked: `standard`, or `bm25` for the plain formula
    #[arg(long, value_name = "NAME", default_value = "standard", value_parser = ranking)]
    ranking: Ranking,
    /// Most passages of one article, 0 for all
    #[arg(long, value_name = "N", default_value = "0", value_parser = parse_count)]
    per_article: usize,
    /// Name of the run [default: what the ranking is called]
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

fn ranking(name: &str) -> Result<Ranking, String> {
    name.parse()
}

fn measure(name: &str) -> Result<Measure, String> {
    name.parse::<Measure>().map_err(|error| error.to_string())
}

/// The file that was named; what comes through a pipe is copied, since it can be read once only.
fn source(file: &OsString) -> anyhow::Result<Source> {
    if file == "-" { Ok(Source::copied("standard input", io::stdin().lock())?) } else { Ok(Source::file(file)) }
}

/// Says what is odd in the files.
fn say(oddities: &Oddities) {
    oddities.sentences().iter().for_each(|sentence| messages::warning(sentence));
}

/// Measures.
pub(super) fn run(args: &EvalArgs, screen: &mut Screen) -> anyhow::Result<u8> {
    let stdin = [args.topics.as_ref(), args.run.as_ref(), Some(&args.qrels)];
    if stdin.into_iter().flatten().filter(|file| *file == "-").count() > 1 {
        return Err(failure("standard input can be one file only", "name the others"));
    }
    let qrels = source(&args.qrels)?;
    let mut interrupted = false;
    let evaluation = match &args.run {
        Some(file) => of_file(args, &source(file)?, &qrels)?,
        None => {
            let topics = args.topics.as_ref().map(source).transpose()?;
            let Some(topics) = topics else {
                return Err(failure(
                    "there is nothing to measure",
                    "`--topics FILE` searches the index, `--run FILE` scores a run",
                ));
            };
            // Faults in what was typed are told before an index is made.
            let topics = read_topics(&topics)?;
            let judged = Qrels::read(&qrels)?;
            let mut opened = open(&args.open)?;
            if let Some(day) = args.today {
                opened.backend = opened.backend.with_today(move || day);
            }
            interrupted = opened.interrupted;
            of_index(args, &topics, judged, &opened)?
        }
    };
    match args.format {
        Format::Text => output::write_evaluation(&evaluation, args.by_query, &screen.style.clone(), screen)?,
        Format::Json => output::write_evaluation_json(&evaluation, args.by_query, screen)?,
        Format::Csv => output::write_evaluation_csv(&evaluation, args.by_query, screen)?,
    }
    if interrupted {
        return Ok(INTERRUPTED);
    }
    let found = evaluation.means().into_iter().flatten().any(|mean| mean > 0.0);
    Ok(u8::from(!found))
}

impl EvalArgs {
    fn measures(&self) -> Vec<Measure> {
        if self.measures.is_empty() { Measure::usual() } else { self.measures.clone() }
    }
}

/// A run in a file, measured.
fn of_file(args: &EvalArgs, run: &Source, qrels: &Source) -> anyhow::Result<Evaluation> {
    if qrels.kind()? == Some(FileKind::Quotations) {
        return Err(failure(
            format!("{} judges by quotation, and a run alone does not tell what stands in its documents", qrels.name()),
            "`--topics` searches an index, and finds the quotations in it",
        ));
    }
    let (qrels, oddities) = Qrels::read(qrels)?;
    say(&oddities);
    let unit = args.unit.unwrap_or(UnitName::Passage);
    let (mut standing, oddities) = match unit {
        UnitName::Passage => Standing::read(run, &qrels)?,
        UnitName::Article => {
            let of_article = |document: &str| Unit::Article.document(document);
            let (run, mut oddities) = Run::read(run, &|topic| qrels.of(topic).is_some(), &of_article)?;
            let (standing, more) = Standing::of(&run, &qrels);
            oddities.merge(more);
            (standing, oddities)
        }
    };
    say(&oddities);
    tell_if_unrelated(&standing, &qrels);
    if let Some(tag) = &args.run_tag {
        standing.tag = eval::column(tag);
    }
    Ok(evaluate(&standing, &qrels, &args.measures()))
}

/// What is found in an index, measured.
fn of_index(
    args: &EvalArgs,
    topics: &[Topic],
    judged: (Qrels, Oddities),
    opened: &Opened,
) -> anyhow::Result<Evaluation> {
    let (qrels, oddities) = judged;
    say(&oddities);
    let index = opened.backend.index();
    let unit = match args.unit {
        Some(UnitName::Passage) => Unit::Passage,
        Some(UnitName::Article) => Unit::Article,
        None => {
            let unit = eval::unit_of(&qrels);
            if unit == Unit::Article {
                messages::say("the judgments name articles: each is ranked by its best passage (`--unit article`)");
            }
            unit
        }
    };
    let mut oddities = eval::unknown(index, topics, &qrels, unit)?;
    // What is not judged need not be searched for, unless the run is wanted.
    let asked: Vec<Topic> =
        topics.iter().filter(|topic| args.run_out.is_some() || qrels.of(&topic.id).is_some()).cloned().collect();
    let threads = args.threads.map_or_else(|| std::thread::available_parallelism().map_or(1, usize::from), usize::from);
    let options = AskOptions {
        depth: args.depth,
        unit,
        threads,
        request: SearchRequest { per_article: args.per_article, ranking: args.ranking, ..SearchRequest::default() },
        tag: args.run_tag.clone().unwrap_or_else(|| args.ranking.name().to_owned()),
    };
    let run = run_of(&opened.backend, &asked, &options)?;
    if let Some(file) = &args.run_out {
        write_run(&run, file)?;
    }
    let (standing, more) = Standing::of(&run, &qrels);
    oddities.take(more, Oddity::NoResult);
    say(&oddities);
    tell_if_unrelated(&standing, &qrels);
    Ok(evaluate(&standing, &qrels, &args.measures()))
}

fn write_run(run: &Run, file: &OsString) -> anyhow::Result<()> {
    let name = file.to_string_lossy();
    let write = || -> io::Result<()> {
        let mut out = BufWriter::new(File::create(file)?);
        run.write(&mut out)?;
        out.flush()
    };
    write().map_err(|error| {
        failure(format!("the run {name} cannot be written: {error}"), "name a file in a folder that can be written to")
    })
}

/// Says so where run and judgments seem not to belong together.
fn tell_if_unrelated(standing: &Standing, qrels: &Qrels) {
    if standing.is_empty() {
        messages::warning("no judged topic has a result: do topics and judgments use the same ids?");
    } else if standing.is_unjudged() {
        let example = qrels.topics().find_map(|(_, judged)| judged.keys().next());
        let example = example.map(|document| format!(" such as `{document}`")).unwrap_or_default();
        messages::warning("nothing that was found is judged");
        messages::hint(&format!(
            "the judgments name documents{example}: `--unit article` compares articles, `--unit passage` passages"
        ));
    }
}
