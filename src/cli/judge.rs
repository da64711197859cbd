//! `pullquote judge`.

use std::collections::HashSet;
use std::ffi::OsString;
use std::io::{self, IsTerminal, Read, Write};
use std::path::PathBuf;

use super::eval::{Shown, say, say_faults, source};
use super::failure::failure;
use super::messages;
use super::open::{OpenArgs, open};
use super::screen::Screen;
use super::settings::ranking;
use super::sizes::parse_count;
use crate::eval::{AskOptions, EvalError, Judging, Run, Topic, Unit, pool, read_topics, run_of};
use crate::output::{self, amounts::count};
use crate::rank::{RankSettings, Ranking};
use crate::search::SearchRequest;

/// What may be typed.
#[derive(clap::Args)]
#[command(after_help = "\
Keys: 0 not relevant, 1 touches it, 2 answers a part, 3 answers, 4 answers as well as can be;
s skips, u takes the last answer back, q ends. Every grade is in the file before the next passage is shown,
and the same command goes on where it ended. Where standard input is no terminal, keys are read from it.")]
pub(super) struct JudgeArgs {
    /// What was looked for
    #[arg(long, value_name = "FILE")]
    topics: OsString,
    /// Where the grades go: a file of judgments, made if it is not there
    #[arg(long, value_name = "FILE")]
    qrels: PathBuf,
    /// Runs of other engines that join the pool
    #[arg(long, value_name = "FILE", num_args = 1..)]
    run: Vec<OsString>,
    /// First documents of each run that are judged
    #[arg(long, value_name = "N", default_value = "10", value_parser = parse_count)]
    depth: usize,
    /// Pool this one of our own rankings alone: `standard`, or `bm25` for the plain formula; may be repeated
    #[arg(long, value_name = "NAME", value_parser = ranking)]
    ranking: Vec<Ranking>,
    #[command(flatten)]
    open: OpenArgs,
}

/// A passage to be judged.
struct Item<'a> {
    topic: &'a Topic,
    /// The topic's number, from 1.
    number: usize,
    document: String,
}

/// What was typed.
enum Key {
    Grade(i32),
    Skip,
    Undo,
    Quit,
    Other(char),
}

/// Where keys come from.
enum Keys {
    Terminal(console::Term),
    Piped(io::Stdin),
}

impl Keys {
    /// The next key; at the end of the input there is nothing left but to quit.
    fn next(&mut self) -> io::Result<Key> {
        let typed = match self {
            Self::Terminal(terminal) => match terminal.read_key()? {
                console::Key::Char(typed) => typed,
                console::Key::Escape => 'q',
                console::Key::Backspace => 'u',
                _ => ' ',
            },
            Self::Piped(input) => {
                let mut byte = [b'\n'];
                while byte[0].is_ascii_whitespace() {
                    if input.read(&mut byte)? == 0 {
                        return Ok(Key::Quit);
                    }
                }
                char::from(byte[0])
            }
        };
        Ok(match typed {
            '0'..='4' => Key::Grade(typed.to_digit(10).and_then(|grade| i32::try_from(grade).ok()).unwrap_or(0)),
            's' | 'S' => Key::Skip,
            'u' | 'U' => Key::Undo,
            'q' | 'Q' => Key::Quit,
            other => Key::Other(other),
        })
    }
}

/// Shows pooled passages and takes grades.
pub(super) fn run(args: &JudgeArgs, screen: &mut Screen) -> anyhow::Result<u8> {
    if args.run.iter().chain([&args.topics]).any(|file| file == "-") {
        return Err(failure("standard input is for the keys", "put topics and runs into files"));
    }
    if io::stdin().is_terminal() && !io::stdout().is_terminal() {
        return Err(failure(
            "nobody would see the passages: standard output is no terminal",
            "run it without `>` and `|`",
        ));
    }
    let topics = read_topics(&source(&args.topics)?)?;
    let (mut judging, oddities) = Judging::open(&args.qrels)?;
    say(&oddities);
    let opened = open(&args.open)?;
    say_faults(&topics);
    let runs = runs(args, &topics, &opened)?;
    let pooled = pool(&topics, &runs, args.depth);
    let in_pool: usize = pooled.iter().map(|(_, documents)| documents.len()).sum();
    if in_pool == 0 {
        messages::warning("nothing was found for these topics, so there is nothing to judge");
        messages::hint(
            "`pullquote search` with the words of a topic tells why; `--run FILE` adds what other engines found",
        );
        return Ok(1);
    }
    let items: Vec<Item> = (1..)
        .zip(pooled)
        .flat_map(|(number, (topic, documents))| {
            documents.into_iter().map(move |document| Item { topic, number, document })
        })
        .filter(|item| judging.qrels().grade(&item.topic.id, &item.document).is_none())
        .collect();
    let before = in_pool - items.len();
    if before > 0 {
        messages::say(&format!("{} of {in_pool} judged before", output::amounts::grouped(before as u64)));
    }
    let stdin = io::stdin();
    let mut keys = if stdin.is_terminal() { Keys::Terminal(console::Term::stdout()) } else { Keys::Piped(stdin) };
    let (judged, missing) = ask(&items, topics.len(), &opened, &mut judging, &mut keys, screen)?;
    let left = items.iter().filter(|item| judging.qrels().grade(&item.topic.id, &item.document).is_none()).count();
    // What cannot be shown is never judged: nothing would come of going on.
    let left = left.saturating_sub(missing);
    let judged = count(judged as u64, "judgment", "judgments");
    let in_all = output::amounts::grouped(judging.qrels().len() as u64);
    writeln!(screen, "{judged} this time, {in_all} in all in {}", args.qrels.display())?;
    screen.flush()?;
    if missing > 0 {
        let documents = count(missing as u64, "document of the runs is", "documents of the runs are");
        messages::warning(&format!("{documents} not in the index and cannot be shown or judged"));
    }
    if left > 0 {
        messages::hint(&format!(
            "{} to go: the same command goes on",
            count(left as u64, "passage is", "passages are")
        ));
    }
    Ok(0)
}

/// The runs to pool: those that were named, and our own.
fn runs(args: &JudgeArgs, topics: &[Topic], opened: &super::open::Opened) -> anyhow::Result<Vec<Run>> {
    let wanted: HashSet<&str> = topics.iter().map(|topic| topic.id.as_str()).collect();
    let mut runs = Vec::new();
    for file in &args.run {
        let (run, oddities) =
            Run::read_first(&source(file)?, &|topic| wanted.contains(topic), &|_, it| it.to_owned(), args.depth)?;
        say(&oddities);
        runs.push(run);
    }
    let named = if args.ranking.is_empty() { Ranking::ALL.as_slice() } else { &args.ranking };
    let mut rankings: Vec<_> = named.iter().map(|ranking| (*ranking, RankSettings::default())).collect();
    if args.ranking.is_empty() {
        // What search itself uses is judged too.
        let own = opened.places.ranking.with(None, &[]);
        rankings.extend(Some(own).filter(|own| !rankings.contains(own)));
    }
    for (ranking, rank) in rankings {
        let request = SearchRequest { per_article: 0, ranking, rank, ..SearchRequest::default() };
        let threads = std::thread::available_parallelism().map_or(1, usize::from);
        let tag = request.rank_options().tag();
        let options = AskOptions { depth: args.depth, unit: Unit::Passage, threads, request, tag };
        runs.push(run_of(&opened.backend, topics, &options)?);
    }
    Ok(runs)
}

/// Asks for one item after the other; gives the number of judgments that stand at the end, and of documents that the index
/// does not have.
fn ask(
    items: &[Item<'_>],
    topics: usize,
    opened: &super::open::Opened,
    judging: &mut Judging,
    keys: &mut Keys,
    screen: &mut Screen,
) -> anyhow::Result<(usize, usize)> {
    // The items that were answered, in order, and whether with a grade.
    let mut answered: Vec<(usize, bool)> = Vec::new();
    let mut at = 0;
    let mut missing = HashSet::new();
    let style = screen.style.clone();
    'items: while let Some(item) = items.get(at) {
        let mut shown = Shown::new(opened, item.topic, opened.places.ranking.with(None, &[]));
        let Some((response, passage)) = shown.passage(&item.document)? else {
            missing.insert(at);
            at += 1;
            continue;
        };
        let place =
            format!("topic {} of {topics}, {} to go", item.number, output::amounts::grouped((items.len() - at) as u64));
        writeln!(screen, "\n{}", style.paint(output::Role::Faint, &place))?;
        output::write_judged_passage(&item.topic.text, &response, &passage, &style, screen)?;
        loop {
            write!(screen, "\n0 1 2 3 4, s skip, u undo, q quit: ")?;
            screen.flush()?;
            match keys.next()? {
                Key::Grade(grade) => {
                    judging.judge(&item.topic.id, &item.document, grade)?;
                    writeln!(screen, "{grade}")?;
                    answered.push((at, true));
                    at += 1;
                    break;
                }
                Key::Skip => {
                    writeln!(screen, "skipped")?;
                    answered.push((at, false));
                    at += 1;
                    break;
                }
                Key::Undo => match answered.pop() {
                    Some((before, has_grade)) => match if has_grade { judging.undo() } else { Ok(()) } {
                        Ok(()) => {
                            writeln!(screen, "back")?;
                            at = before;
                            break;
                        }
                        Err(error @ EvalError::Changed { .. }) => {
                            writeln!(screen, "it stays: {}", output::escape::line(&error.to_string()))?;
                            answered.push((before, has_grade));
                        }
                        Err(error) => return Err(error.into()),
                    },
                    None => writeln!(screen, "there is nothing to take back")?,
                },
                Key::Quit => {
                    writeln!(screen, "end")?;
                    break 'items;
                }
                Key::Other(' ') => {}
                Key::Other(typed) => {
                    writeln!(screen, "{} is no answer", output::escape::line(&typed.to_string()))?;
                }
            }
        }
    }
    Ok((answered.iter().filter(|(_, has_grade)| *has_grade).count(), missing.len()))
}
