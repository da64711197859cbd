//! `pullquote bench`.

use std::fs::File;
use std::io::{self, BufWriter};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use super::failure::failure;
use super::messages;
use super::open::{OpenArgs, open, today};
use super::progress::INTERRUPTED;
use super::queries;
use super::screen::Screen;
use super::settings::{RankingChoice, rank_settings, ranking};
use crate::bench::{
    BenchReport, CorpusFigures, DiskFigures, Generator, IndexingFigures, Machine, ProcessFigures, QueryKind,
    SearchFigures, ThroughputFigures, Times, disk_parts, draw_queries, forget_pages, forget_peak_memory, peak_memory,
    run_process, time_searches, time_throughput,
};
use crate::index::{Index, Manifest};
use crate::output::{self, write_json};
use crate::rank::{RankSettings, Ranking};
use crate::search::{LocalBackend, SearchRequest};

/// How often a whole process is run.
const PROCESSES: usize = 11;
/// How often with nothing of the index in memory: each reads it from disk.
const COLD_PROCESSES: usize = 5;
/// How long queries are answered for each number of threads.
const THROUGHPUT: Duration = Duration::from_secs(2);

/// What may be typed.
#[derive(clap::Args)]
pub(super) struct BenchArgs {
    /// Queries to ask, one a line, or with ids as for `search --queries` [default: words drawn from the passages]
    #[arg(long, value_name = "FILE")]
    queries: Option<PathBuf>,
    /// How many queries of each kind are drawn
    #[arg(long, value_name = "N", default_value_t = 200, value_parser = clap::value_parser!(u32).range(1..), conflicts_with = "queries")]
    draw: u32,
    /// How often each is asked; the least time counts
    #[arg(long, value_name = "N", default_value_t = 3, value_parser = clap::value_parser!(u32).range(1..))]
    rounds: u32,
    /// Numbers of threads to measure queries a second with [default: 1, 2, 4 … up to those the machine runs at once]
    #[arg(long, value_name = "LIST", value_delimiter = ',', value_parser = clap::value_parser!(u16).range(1..=256))]
    threads: Vec<u16>,
    /// Measure on this many articles of one passage, made from a seed, instead of the user's own
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    #[arg(conflicts_with_all = ["index", "corpus", "exclude", "refresh", "indexing"])]
    generate: Option<u32>,
    /// The seed of articles that are made, and of queries that are drawn
    #[arg(long, value_name = "N", default_value_t = 7)]
    seed: u64,
    /// Index the articles anew in a folder of its own, and measure that
    #[arg(long, conflicts_with = "refresh")]
    indexing: bool,
    /// Where articles that are made and indexes made anew are kept [default: a folder that is removed at the end]
    #[arg(long, value_name = "DIR")]
    folder: Option<PathBuf>,
    /// How passages are ranked: `standard`, or `bm25` for the plain formula
    #[arg(long, value_name = "NAME", value_parser = ranking)]
    ranking: Option<Ranking>,
    /// Change the weights of the ranking, as for `search`
    #[arg(long, value_name = "NAME=NUMBER", value_parser = rank_settings)]
    rank: Vec<RankSettings>,
    /// The commit to name in the report
    #[arg(long, value_name = "NAME")]
    commit: Option<String>,
    /// How to print
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
    #[command(flatten)]
    open: OpenArgs,
}

/// How to print.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// Tables
    Text,
    /// One JSON object
    Json,
    /// Tables in Markdown
    Markdown,
}

/// What is measured.
struct Subject {
    /// The folder of the index.
    index: PathBuf,
    ranking: RankingChoice,
    indexing: Option<IndexingFigures>,
    /// Removes what was made, when it is dropped.
    _made: Option<tempfile::TempDir>,
}

/// In a folder where articles were made: what is there may be made anew.
const MARK: &str = "made-by-pullquote-bench";

/// Measures, and tells.
pub(super) fn run(args: &BenchArgs, screen: &mut Screen) -> anyhow::Result<u8> {
    let program = std::env::current_exe()
        .map_err(|error| failure(format!("the program cannot find itself: {error}"), "call it by its whole path"))?;
    let typed = args.queries.as_deref().map(queries_of).transpose()?;
    let Some(subject) = subject(args, &program)? else { return Ok(INTERRUPTED) };
    let index = Index::open(&subject.index)?;
    let manifest = index.manifest().clone();
    if manifest.passages == 0 {
        return Err(failure("nothing is indexed", "name a folder of articles with --corpus, or --generate some"));
    }
    let asked = questions(args, typed, &index)?;
    // What is mapped would stay in memory, and a cold start be none.
    drop(index);
    let mut report = BenchReport {
        schema: 1,
        version: env!("CARGO_PKG_VERSION"),
        commit: args.commit.clone().or_else(|| option_env!("PULLQUOTE_COMMIT").map(str::to_owned)),
        machine: Machine::this(),
        corpus: CorpusFigures {
            seed: args.generate.map(|_| args.seed),
            articles: manifest.articles,
            passages: manifest.passages,
            text_bytes: manifest.text_bytes,
        },
        indexing: subject.indexing.clone(),
        disk: disk(&subject.index, &manifest),
        processes: Vec::new(),
        searches: Vec::new(),
        throughput: Vec::new(),
        memory_bytes: None,
    };
    let texts: Vec<&str> = asked.iter().flat_map(|(_, texts)| texts).map(String::as_str).collect();
    messages::say("measuring whole processes …");
    let (ranking, rank) = subject.ranking.with(args.ranking, &args.rank);
    report.processes = processes(&program, &subject.index, &texts, (ranking, &rank))?;
    let backend = LocalBackend::new(Index::open(&subject.index)?).with_today(today);
    forget_peak_memory();
    let request =
        |text: &String| SearchRequest { query: text.clone(), ranking, rank: rank.clone(), ..SearchRequest::default() };
    let mut all = Vec::new();
    messages::say("measuring searches …");
    for (name, texts) in &asked {
        let requests: Vec<_> = texts.iter().map(request).collect();
        let (times, found) = time_searches(&backend, &requests, args.rounds as usize)?;
        report.searches.push(SearchFigures { name, queries: requests.len(), found, times });
        all.extend(requests);
    }
    for threads in numbers_of_threads(&args.threads) {
        let queries_per_second = time_throughput(&backend, &all, threads, THROUGHPUT)?;
        let queries_per_second = rounded(queries_per_second, 10.0);
        report.throughput.push(ThroughputFigures { threads, queries_per_second });
    }
    report.memory_bytes = peak_memory();
    match args.format {
        Format::Text => output::write_bench(&report, screen)?,
        Format::Markdown => output::write_bench_markdown(&report, screen)?,
        Format::Json => write_json(&report, screen)?,
    }
    Ok(0)
}

/// Finds or makes what is measured; `None` where making it was interrupted.
fn subject(args: &BenchArgs, program: &Path) -> anyhow::Result<Option<Subject>> {
    if args.generate.is_none() && !args.indexing {
        let opened = open(&args.open)?;
        if opened.interrupted {
            return Ok(None);
        }
        let (index, ranking) = (opened.places.index, opened.places.ranking);
        return Ok(Some(Subject { index, ranking, indexing: None, _made: None }));
    }
    let unwritable = |error: io::Error| failure(format!("no folder can be made: {error}"), "name one with --folder");
    let (folder, made) = match &args.folder {
        Some(folder) => {
            std::fs::create_dir_all(folder).map_err(unwritable)?;
            (folder.clone(), None)
        }
        None => {
            let made = tempfile::Builder::new().prefix("pullquote-bench-").tempdir().map_err(unwritable)?;
            remove_when_interrupted(made.path());
            (made.path().to_owned(), Some(made))
        }
    };
    let index = folder.join("index");
    let mut command = Command::new(program);
    command.args(["index", "--rebuild", "--format", "json", "--index"]).arg(&index);
    let mut ranking = RankingChoice::default();
    if let Some(articles) = args.generate {
        let corpus = folder.join("corpus");
        messages::say(&format!("making {} …", output::amounts::count(articles.into(), "article", "articles")));
        clear(&folder)?;
        generate(&corpus, articles as usize, args.seed).map_err(unwritable)?;
        command.arg(&corpus);
    } else {
        let places = args.open.places.find(super::places::Purpose::Answer)?;
        ranking = places.ranking;
        for pattern in &places.corpus.walk.exclude {
            command.arg(format!("--exclude={pattern}"));
        }
        command.args(&places.corpus.roots);
    }
    messages::say("indexing …");
    let process = run_process(&mut command)
        .map_err(|error| failure(format!("the program does not start again: {error}"), "call it by its whole path"))?;
    if !process.status.success() {
        return match process.status.code() {
            Some(code) if code == i32::from(INTERRUPTED) => Ok(None),
            _ => Err(failure("indexing failed", "run `pullquote index` on the articles: it says why")),
        };
    }
    let opened = Index::open(&index)?;
    let manifest = opened.manifest();
    let seconds = process.taken.as_secs_f64();
    let indexing = IndexingFigures {
        seconds: rounded(seconds, 1000.0),
        megabytes_per_second: rounded(manifest.text_bytes as f64 / 1e6 / seconds, 100.0),
        passages_per_second: rounded(manifest.passages as f64 / seconds, 1.0),
        memory_bytes: process.memory,
    };
    Ok(Some(Subject { index, ranking, indexing: Some(indexing), _made: made }))
}

/// Makes `folder` ready for articles that are made: nothing is removed or overwritten but what was made before.
fn clear(folder: &Path) -> anyhow::Result<()> {
    let corpus = folder.join("corpus");
    let wrong = |error: io::Error| {
        failure(format!("{} cannot be made ready: {error}", folder.display()), "name another folder with --folder")
    };
    if corpus.exists() {
        if !folder.join(MARK).is_file() {
            return Err(failure(
                format!("{} is there already, and not of our making", corpus.display()),
                "name another folder with --folder",
            ));
        }
        std::fs::remove_dir_all(&corpus).map_err(wrong)?;
    }
    std::fs::write(folder.join(MARK), "").map_err(wrong)
}

/// Removes `folder` when Ctrl-C ends the process.
fn remove_when_interrupted(folder: &Path) {
    let folder = folder.to_owned();
    let _ = ctrlc::set_handler(move || {
        // The process that indexes hears of it too, and may write meanwhile.
        while std::fs::remove_dir_all(&folder).is_err_and(|error| error.kind() == io::ErrorKind::DirectoryNotEmpty) {}
        std::process::exit(i32::from(INTERRUPTED));
    });
}

fn generate(folder: &Path, articles: usize, seed: u64) -> io::Result<()> {
    std::fs::create_dir_all(folder)?;
    let mut file = BufWriter::new(File::create(folder.join("articles.jsonl"))?);
    Generator::new(seed).write_json_lines(articles, 1, &mut file)?;
    io::Write::flush(&mut file)
}

/// The queries in `file`.
fn queries_of(file: &Path) -> anyhow::Result<Vec<String>> {
    let queries = queries::open(file.as_os_str())?;
    let texts = queries.map(|query| Ok(query?.text)).collect::<anyhow::Result<Vec<_>>>()?;
    if texts.is_empty() {
        return Err(failure(format!("there are no queries in {}", file.display()), "write one a line"));
    }
    Ok(texts)
}

/// What is asked, by kind; `typed` where queries were given.
fn questions(
    args: &BenchArgs,
    typed: Option<Vec<String>>,
    index: &Index,
) -> anyhow::Result<Vec<(&'static str, Vec<String>)>> {
    if let Some(texts) = typed {
        return Ok(vec![("your queries", texts)]);
    }
    let kinds = [("2 to 4 words", QueryKind::Short), ("20 words", QueryKind::Long)];
    let mut asked = Vec::new();
    // Where text was made, its maker knows its words: passages lie in another order after each run.
    let mut made = args.generate.map(|_| Generator::new(args.seed));
    for (name, kind) in kinds {
        let texts = match &mut made {
            Some(made) => (0..args.draw)
                .map(|at| made.query(if kind == QueryKind::Long { 20 } else { 2 + at as usize % 3 }))
                .collect(),
            None => draw_queries(index, kind, args.draw as usize, args.seed)?,
        };
        if !texts.is_empty() {
            asked.push((name, texts));
        }
    }
    if asked.is_empty() {
        return Err(failure("no query can be made of these passages", "name a file of your own with --queries"));
    }
    Ok(asked)
}

fn disk(index: &Path, manifest: &Manifest) -> DiskFigures {
    let parts = disk_parts(index);
    let bytes = parts.iter().map(|part| part.bytes).sum();
    let of_text = (manifest.text_bytes > 0).then(|| rounded(bytes as f64 / manifest.text_bytes as f64, 1000.0));
    DiskFigures { bytes, of_text, parts }
}

fn processes(
    program: &Path,
    index: &Path,
    texts: &[&str],
    (ranking, rank): (Ranking, &RankSettings),
) -> anyhow::Result<Vec<ProcessFigures>> {
    let rank = rank.to_string();
    let search = |text: &str| {
        let mut command = Command::new(program);
        command.args(["search", "--refresh", "never", "--format", "json", "--ranking", ranking.name()]);
        if !rank.is_empty() {
            command.args(["--rank", &rank]);
        }
        command.arg("--index").arg(index).arg("--").arg(text);
        command
    };
    let timed = |name, commands: &mut dyn Iterator<Item = Command>, before: &dyn Fn() -> bool| {
        let mut times = Vec::new();
        for mut command in commands {
            if !before() {
                return Ok(None);
            }
            let process = run_process(&mut command)?;
            // A query without anything to search for is refused, and no search.
            if matches!(process.status.code(), Some(0 | 1)) {
                times.push(process.taken);
            }
        }
        Ok::<_, io::Error>(Some(ProcessFigures { name, runs: times.len(), times: Times::of(&times) }))
    };
    let mut empty = std::iter::repeat_with(|| {
        let mut command = Command::new(program);
        command.arg("--version");
        command
    })
    .take(PROCESSES);
    let failed =
        |error: io::Error| failure(format!("the program does not start again: {error}"), "call it by its whole path");
    let mut figures = Vec::new();
    figures.extend(timed("start alone", &mut empty, &|| true).map_err(failed)?);
    let mut cold = texts.iter().take(COLD_PROCESSES).map(|text| search(text));
    figures.extend(timed("search, index on disk", &mut cold, &|| forget_pages(index)).map_err(failed)?);
    // Each once unmeasured, so that what it reads of the index is in memory.
    for name in [None, Some("search, index in memory")] {
        let mut warm = texts.iter().cycle().take(PROCESSES).map(|text| search(text));
        let measured = timed(name.unwrap_or_default(), &mut warm, &|| true).map_err(failed)?;
        figures.extend(measured.filter(|_| name.is_some()));
    }
    Ok(figures)
}

fn numbers_of_threads(typed: &[u16]) -> Vec<usize> {
    if !typed.is_empty() {
        return typed.iter().map(|threads| usize::from(*threads)).collect();
    }
    let most = std::thread::available_parallelism().map_or(1, usize::from);
    let mut numbers: Vec<usize> =
        std::iter::successors(Some(1), |number| Some(number * 2)).take_while(|number| *number < most).collect();
    numbers.push(most);
    numbers
}

/// `value` to so many parts of one.
fn rounded(value: f64, parts: f64) -> f64 {
    (value * parts).round() / parts
}
