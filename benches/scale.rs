//! The whole of pullquote against a bare index engine, at full scale, on text made from a seed.
//!
//! ```console
//! $ cargo bench --bench scale -- --passages 1000000 --folder /tmp/pullquote-scale
//! ```
//!
//! Prints one Markdown table. Measures indexing (time, peak memory, disk) of JSON Lines records of one passage each,
//! warm queries of 2 to 4 and of 20 words with snippets and counts, highlighting ten passages beside finding them, whole processes, and the freshness check of a
//! folder of text files. The floor is the bare engine over the same records at the same number of threads. Reads
//! nothing but what it makes; leaves out cold page caches. `--keep` keeps the folder, `--indexing` ends after indexing,
//! `--records FILE` takes other JSON Lines (`_id`, `title`, `text`) for that part, `--rounds` repeats it.

// A table for people is what it is for.
#![allow(clippy::print_stdout)]

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use pullquote::bench::{disk_parts, run_process};
use pullquote::index::Index;
use pullquote::search::{Backend, LocalBackend, SearchRequest};

mod floor;
mod generated;
mod page;

struct Settings {
    passages: usize,
    files: usize,
    threads: usize,
    folder: PathBuf,
    keep: bool,
    indexing: bool,
    records: Option<PathBuf>,
    rounds: usize,
}

fn settings() -> Settings {
    let mut settings = Settings {
        passages: 400_000,
        files: 100_000,
        threads: std::thread::available_parallelism().map_or(1, usize::from),
        folder: std::env::temp_dir().join("pullquote-scale"),
        keep: false,
        indexing: false,
        records: None,
        rounds: 1,
    };
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        let mut number = || arguments.next().and_then(|value| value.parse().ok()).expect("a number");
        match argument.as_str() {
            "--passages" => settings.passages = number(),
            "--files" => settings.files = number(),
            "--threads" => settings.threads = number(),
            "--folder" => settings.folder = arguments.next().expect("a folder").into(),
            "--keep" => settings.keep = true,
            "--indexing" => settings.indexing = true,
            "--records" => settings.records = Some(arguments.next().expect("a file").into()),
            "--rounds" => settings.rounds = number(),
            // `cargo bench` adds flags of its own.
            _ => {}
        }
    }
    settings
}

/// Runs `command` to its end; its time and the most memory it held besides mapped files (Linux), in MB.
fn run(command: &mut Command) -> (Duration, Option<u64>) {
    let process = run_process(command).expect("the command starts");
    assert!(process.status.code() != Some(2), "{command:?} ended with {}", process.status);
    (process.taken, process.memory.map(|bytes| bytes / 1_000_000))
}

/// Seconds of processor time that this process and the children it waited for have had (Linux).
fn processor_seconds() -> Option<(f64, f64)> {
    let stat = fs::read_to_string("/proc/self/stat").ok()?;
    let fields: Vec<f64> =
        stat.rsplit_once(") ")?.1.split(' ').skip(11).take(4).filter_map(|field| field.parse().ok()).collect();
    // In hundredths, on every Linux.
    let [own_user, own_system, user, system] = fields.try_into().ok()?;
    Some(((own_user + own_system) / 100.0, (user + system) / 100.0))
}

fn disk(folder: &Path) -> u64 {
    disk_parts(folder).iter().map(|part| part.bytes).sum()
}

fn percentile(times: &mut [Duration], part: f64) -> f64 {
    times.sort();
    times[((times.len() - 1) as f64 * part) as usize].as_secs_f64() * 1e3
}

fn row(what: &str, ours: String, floor: String, ratio: String) {
    println!("| {what} | {ours} | {floor} | {ratio} |");
    let _ = std::io::stdout().flush();
}

/// Indexes `records` with either, and says how long that took.
fn index_both(
    settings: &Settings,
    pullquote: &Path,
    records: &Path,
    text: u64,
    index: &Path,
    floor: &Path,
) -> floor::Floor {
    let megabytes = text as f64 / 1e6;
    let threads = settings.threads.to_string();
    let before = processor_seconds();
    let (ours, peak) = run(Command::new(pullquote).arg("index").arg(records).arg("--index").arg(index).args([
        "--memory",
        "512MB",
        "--threads",
        &threads,
    ]));
    let between = processor_seconds();
    let started = Instant::now();
    fs::create_dir_all(floor).expect("the folder can be made");
    let bare = floor::Floor::build(records, floor, settings.threads, 400_000_000);
    let theirs = started.elapsed();
    let after = processor_seconds();
    row(
        "indexing, MB of text a second",
        format!("{:.1}", megabytes / ours.as_secs_f64()),
        format!("{:.1}", megabytes / theirs.as_secs_f64()),
        format!("{:.2}", theirs.as_secs_f64() / ours.as_secs_f64()),
    );
    if let (Some(before), Some(between), Some(after)) = (before, between, after) {
        let (ours, theirs) = (between.1 - before.1, after.0 - between.0);
        row(
            "indexing, seconds of processor time",
            format!("{ours:.1}"),
            format!("{theirs:.1}"),
            format!("{:.2}", theirs / ours),
        );
    }
    row(
        "peak memory while indexing, flag 512 MB",
        peak.map_or("–".to_owned(), |mb| format!("{mb} MB")),
        "–".to_owned(),
        "–".to_owned(),
    );
    bare
}

fn main() {
    let settings = settings();
    if std::env::args().any(|argument| argument == "--list" || argument == "--test") {
        return; // asked by a test runner what there is: nothing short
    }
    let pullquote = Path::new(env!("CARGO_BIN_EXE_pullquote"));
    let folder = &settings.folder;
    let _ = fs::remove_dir_all(folder);
    fs::create_dir_all(folder).expect("the folder can be made");
    let mut generator = generated::Generator::new(42);
    let (records, text) = match &settings.records {
        Some(records) => (records.clone(), fs::metadata(records).expect("records").len()),
        None => {
            let records = folder.join("records.jsonl");
            let mut out = BufWriter::new(File::create(&records).expect("records"));
            let text = generator.write_json_lines(settings.passages, 1, &mut out).expect("records");
            out.flush().expect("records");
            (records, text)
        }
    };
    match &settings.records {
        Some(records) => print!("{}, {} MB", records.display(), text / 1_000_000),
        None => print!("{} passages, {} MB of text", settings.passages, text / 1_000_000),
    }
    println!(", {} threads\n", settings.threads);
    println!("| what | pullquote | bare engine | ratio |\n|---|---|---|---|");
    let (index, floor) = (folder.join("index"), folder.join("floor"));
    let mut bare = index_both(&settings, pullquote, &records, text, &index, &floor);
    for _ in 1..settings.rounds {
        for folder in [&index, &floor] {
            fs::remove_dir_all(folder).expect("an index can be removed");
        }
        bare = index_both(&settings, pullquote, &records, text, &index, &floor);
    }
    let (ours, theirs) = (disk(&index) as f64, disk(&floor) as f64);
    row(
        "disk, part of the text",
        format!("{:.2}", ours / text as f64),
        format!("{:.2}", theirs / text as f64),
        format!("{:.2}", ours / theirs),
    );
    if settings.indexing {
        if !settings.keep {
            let _ = fs::remove_dir_all(folder);
        }
        return;
    }

    let backend = LocalBackend::new(Index::open(&index).expect("our index opens"));
    let searcher = bare.searcher();
    for (name, lengths) in [("2 to 4 words", 2..=4), ("20 words", 20..=20)] {
        let queries: Vec<String> =
            (0..600).map(|at| generator.query(lengths.start() + at % (lengths.end() - lengths.start() + 1))).collect();
        let (mut ours, mut theirs) = (Vec::new(), Vec::new());
        let (mut finding, mut highlighting) = (Vec::new(), Vec::new());
        for round in 0..2 {
            for query in &queries {
                let request = SearchRequest { query: query.clone(), ..SearchRequest::default() };
                let started = Instant::now();
                let response = backend.search(&request).expect("an answer");
                let elapsed = started.elapsed();
                std::hint::black_box(response.hits.len());
                let started = Instant::now();
                std::hint::black_box(bare.search(&searcher, query));
                if round == 1 {
                    theirs.push(started.elapsed());
                    ours.push(elapsed);
                    let query = page::read(query, backend.index());
                    let started = Instant::now();
                    let found = page::found(&query, backend.index());
                    finding.push(started.elapsed());
                    let passages = page::stored(&found, backend.index());
                    let started = Instant::now();
                    page::highlight(&query, backend.index(), &passages);
                    highlighting.push(started.elapsed());
                }
            }
        }
        for part in [0.5, 0.95, 0.99] {
            let (ours, theirs) = (percentile(&mut ours, part), percentile(&mut theirs, part));
            row(
                &format!(
                    "warm query, {name}, 10 hits with snippets and counts (floor: top 10 alone), p{:.0}, ms",
                    part * 100.0
                ),
                format!("{ours:.2}"),
                format!("{theirs:.2}"),
                format!("{:.2}", ours / theirs),
            );
        }
        let (highlighting, finding) = (percentile(&mut highlighting, 0.5), percentile(&mut finding, 0.5));
        row(
            &format!("highlighting ten passages, {name} (floor: finding them, ours), p50, ms"),
            format!("{highlighting:.2}"),
            format!("{finding:.2}"),
            format!("{:.2}", highlighting / finding),
        );
    }

    let whole = |arguments: &[&str], index: &Path| {
        let mut times: Vec<Duration> =
            (0..40).map(|_| run(Command::new(pullquote).args(arguments).arg("--index").arg(index)).0).collect();
        percentile(&mut times, 0.5)
    };
    let query = generator.query(3);
    let start = whole(&["--version"], &index);
    let search = whole(&["search", &query, "--refresh", "never"], &index);
    row(
        "whole process, --refresh never, median ms (floor: --version)",
        format!("{search:.1}"),
        format!("{start:.1}"),
        "–".to_owned(),
    );

    let corpus = folder.join("files");
    for number in 0..settings.files {
        let shelf = corpus.join(format!("{:03}", number % 250));
        if number < 250 {
            fs::create_dir_all(&shelf).expect("a folder");
        }
        fs::write(shelf.join(format!("{number:06}.txt")), generator.paragraph(60)).expect("a file");
    }
    let files_index = folder.join("files-index");
    let (ours, _) = run(Command::new(pullquote).arg("index").arg(&corpus).arg("--index").arg(&files_index));
    row(
        &format!("indexing a folder of {} files, s", settings.files),
        format!("{:.1}", ours.as_secs_f64()),
        "–".to_owned(),
        "–".to_owned(),
    );
    let never = whole(&["search", &query, "--refresh", "never"], &files_index);
    let auto = whole(&["search", &query, "--refresh", "auto"], &files_index);
    row(
        &format!(
            "whole process with the freshness check of {} files, median ms (floor: --refresh never)",
            settings.files
        ),
        format!("{auto:.1}"),
        format!("{never:.1}"),
        "–".to_owned(),
    );
    if !settings.keep {
        let _ = fs::remove_dir_all(folder);
    }
}
