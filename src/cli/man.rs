//! `pullquote man`.

use std::io::Write;

use clap::CommandFactory;

use super::Cli;
use super::failure::failure;
use super::screen::Screen;

/// What may be typed.
#[derive(clap::Args)]
pub(super) struct ManArgs {
    /// A command that has a page of its own, such as `search`
    command: Option<String>,
}

/// Prints the page in the form that `man` reads: `pullquote man | man -l -`.
pub(super) fn run(args: &ManArgs, screen: &mut Screen) -> anyhow::Result<u8> {
    let mut cli = Cli::command().disable_help_subcommand(true);
    cli.build();
    let command = match &args.command {
        None => cli,
        Some(name) => match cli.find_subcommand(name) {
            Some(command) => command.clone(),
            None => {
                let names: Vec<_> = cli.get_subcommands().map(|command| command.get_name()).collect();
                return Err(failure(
                    format!("there is no command `{name}`"),
                    format!("there are {}", names.join(", ")),
                ));
            }
        },
    };
    let mut page = Vec::new();
    clap_mangen::Man::new(command).render(&mut page)?;
    screen.write_all(&page)?;
    Ok(0)
}
