//! The `pullquote` command.

use std::process::ExitCode;

fn main() -> ExitCode {
    match pullquote::cli::run() {
        Ok(code) => ExitCode::from(code),
        Err(error) => {
            anstream::eprintln!("error: {error:#}");
            ExitCode::from(2)
        }
    }
}
