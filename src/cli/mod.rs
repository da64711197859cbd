//! Flags and verbs. Each verb has a file: what may be typed, and what it does.

mod analyze;
mod arguments;
mod articles;
mod bench;
mod completions;
mod eval;
mod failure;
mod figures;
mod format;
mod index;
mod judge;
mod man;
mod messages;
mod open;
mod places;
mod progress;
mod queries;
mod screen;
mod search;
mod settings;
mod show;
mod sizes;
mod status;
mod timeline;
mod update_report;

use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};

use screen::Screen;

/// Finds passages in folders of articles: ranked, highlighted, each with its exact place
#[derive(Parser)]
#[command(name = "pullquote", version, max_term_width = 100, subcommand_required = true, arg_required_else_help = true)]
#[command(after_help = "\
Examples:
  pullquote search who runs the lab now
  pullquote search '\"heat pump\" noise' -fan
  pullquote show energy/heat-pumps.md#3

Exit code: 0 found, 1 nothing found, 2 trouble.")]
struct Cli {
    /// When to use colour
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto", hide_default_value = true)]
    color: Colour,
    #[command(subcommand)]
    verb: Verb,
}

/// When to use colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Colour {
    /// On a terminal, unless NO_COLOR is set
    Auto,
    /// In a pipe too
    Always,
    /// Nowhere
    Never,
}

#[derive(Subcommand)]
enum Verb {
    /// Find passages
    Search(Box<search::SearchArgs>),
    /// Bring the index up to date with its folder of articles
    Index(index::IndexArgs),
    /// Show a passage with its neighbours, or a whole article
    Show(show::ShowArgs),
    /// List the articles that are indexed
    Articles(articles::ArticlesArgs),
    /// Tell what is indexed, from where, how large, when, and what was skipped
    Status(status::StatusArgs),
    /// Measure how well judged topics are answered, by the index or by any run
    Eval(Box<eval::EvalArgs>),
    /// Judge passages one by one: make a test of your own
    Judge(Box<judge::JudgeArgs>),
    /// Tell when the passages that answer were published
    Timeline(timeline::TimelineArgs),
    /// Put the figures of the passages that answer beside each other, or read those of any text
    Figures(figures::FiguresArgs),
    /// Measure how fast it is, on your articles or on text made from a seed
    Bench(Box<bench::BenchArgs>),
    /// Print the words of a text as they are looked up
    Analyze(analyze::AnalyzeArgs),
    /// Print a script that completes commands in a shell
    Completions(completions::CompletionsArgs),
    /// Print the manual page
    Man(man::ManArgs),
}

/// The command line, in which `-1` behind a flag is its value: what is wrong with it says more than that it is no flag.
fn command() -> clap::Command {
    Cli::command().mut_subcommands(|verb| {
        verb.mut_args(|arg| match arg.is_positional() || !arg.get_action().takes_values() {
            true => arg,
            false => arg.allow_negative_numbers(true),
        })
    })
}

/// Runs the command line and gives the exit code: 0 found, 1 nothing found, 2 trouble.
///
/// Whatever goes wrong is said on standard error.
pub fn run() -> u8 {
    let typed: Vec<_> = std::env::args_os().collect();
    let parsed = command()
        .try_get_matches_from(arguments::protect(typed, &mut Cli::command()))
        .and_then(|matches| Cli::from_arg_matches(&matches));
    let cli = match parsed {
        Ok(cli) => cli,
        Err(error) => {
            // A closed pipe is no reason to complain about help that nobody reads.
            let _ = error.print();
            return if error.use_stderr() { 2 } else { 0 };
        }
    };
    let mut screen = Screen::new(cli.color);
    let outcome = match cli.verb {
        Verb::Search(args) => search::run(&args, &mut screen),
        Verb::Index(args) => index::run(&args, &mut screen),
        Verb::Show(args) => show::run(&args, &mut screen),
        Verb::Articles(args) => articles::run(&args, &mut screen),
        Verb::Status(args) => status::run(&args, &mut screen),
        Verb::Eval(args) => eval::run(&args, &mut screen),
        Verb::Judge(args) => judge::run(&args, &mut screen),
        Verb::Timeline(args) => timeline::run(&args, &mut screen),
        Verb::Figures(args) => figures::run(&args, &mut screen),
        Verb::Bench(args) => bench::run(&args, &mut screen),
        Verb::Analyze(args) => analyze::run(&args, &mut screen),
        Verb::Completions(args) => completions::run(&args, &mut screen),
        Verb::Man(args) => man::run(&args, &mut screen),
    };
    match outcome.and_then(|code| screen.finish().map(|()| code).map_err(Into::into)) {
        Ok(code) => code,
        Err(_) if screen.is_closed() => 0,
        Err(error) => {
            failure::tell(&error);
            2
        }
    }
}
