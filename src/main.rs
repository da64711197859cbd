//! The `pullquote` command.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(pullquote::cli::run())
}
