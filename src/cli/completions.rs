//! `pullquote completions`.

use std::io::Write;

use clap::CommandFactory;

use super::Cli;
use super::screen::Screen;

/// What may be typed.
#[derive(clap::Args)]
pub(super) struct CompletionsArgs {
    /// The shell
    shell: clap_complete::Shell,
}

/// Prints the script.
pub(super) fn run(args: &CompletionsArgs, screen: &mut Screen) -> anyhow::Result<u8> {
    // The generator takes a failed write for its own fault, so it writes to memory.
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "pullquote", &mut script);
    screen.write_all(&script)?;
    Ok(0)
}
