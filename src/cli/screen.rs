//! Standard output: what it can do, a pager for long answers, and a closed pipe.

use std::io::{self, BufWriter, IsTerminal, Stdout, Write};
use std::process::{Command, Stdio};

use super::Colour;
use super::progress::while_paging;
use crate::output::Style;

/// Standard output.
pub(super) struct Screen {
    out: BufWriter<Stdout>,
    closed: bool,
    is_terminal: bool,
    rows: usize,
    /// What may be sent to it.
    pub(super) style: Style,
}

impl Screen {
    /// Finds out what standard output can do; `colour` is what was asked for.
    pub(super) fn new(colour: Colour) -> Self {
        match colour {
            Colour::Auto => anstream::ColorChoice::Auto,
            Colour::Always => anstream::ColorChoice::Always,
            Colour::Never => anstream::ColorChoice::Never,
        }
        .write_global();
        let stdout = io::stdout();
        let is_terminal = stdout.is_terminal();
        let colour = match colour {
            Colour::Always => true,
            Colour::Never => false,
            Colour::Auto => anstream::AutoStream::choice(&stdout) != anstream::ColorChoice::Never,
        };
        let size = if is_terminal { terminal_size::terminal_size_of(&stdout) } else { None };
        let columns = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
        let width = size.map(|(width, _)| usize::from(width.0)).or(columns).unwrap_or(80).clamp(20, 10_000);
        let links = is_terminal && colour && supports_hyperlinks::on(supports_hyperlinks::Stream::Stdout);
        Self {
            out: BufWriter::with_capacity(1 << 16, stdout),
            closed: false,
            is_terminal,
            rows: size.map_or(24, |(_, height)| usize::from(height.0)),
            style: Style { colour, links, width, tags: None },
        }
    }

    /// Whether somebody looks at it as it is written.
    pub(super) fn is_terminal(&self) -> bool {
        self.is_terminal
    }

    /// Whether the reader went away.
    pub(super) fn is_closed(&self) -> bool {
        self.closed
    }

    /// Writes out what is left.
    ///
    /// # Errors
    /// Writing failed.
    pub(super) fn finish(&mut self) -> io::Result<()> {
        self.flush()
    }

    /// Writes a whole text for people; through a pager where it is longer than the terminal, or where
    /// `pager` asks for it. In a pipe there is never a pager.
    ///
    /// # Errors
    /// Writing failed.
    pub(super) fn show(&mut self, text: &[u8], pager: Option<bool>) -> io::Result<()> {
        let lines = text.iter().filter(|byte| **byte == b'\n').count();
        let wanted = self.is_terminal && pager.unwrap_or(lines + 1 > self.rows);
        if wanted && self.page(text) { Ok(()) } else { self.write_all(text) }
    }

    /// Whether a pager took the text.
    fn page(&mut self, text: &[u8]) -> bool {
        let set = |name: &str| std::env::var(name).ok();
        let command = set("PULLQUOTE_PAGER").or_else(|| set("PAGER")).unwrap_or_else(|| "less -FRX".to_owned());
        let mut words = command.split_whitespace();
        let Some(program) = words.next().filter(|program| *program != "cat") else { return false };
        let mut pager = Command::new(program);
        pager.args(words).stdin(Stdio::piped());
        // `less` passes colours through only when told to; what the user says about it goes first.
        if std::env::var_os("LESS").is_none() {
            pager.env("LESS", "FRX");
        }
        while_paging(|| {
            let Ok(mut child) = pager.spawn() else { return false };
            if let Some(mut input) = child.stdin.take() {
                // A reader who has seen enough closes the pager.
                let _ = input.write_all(text);
            }
            let _ = child.wait();
            true
        })
    }

    fn noted<T>(&mut self, outcome: io::Result<T>) -> io::Result<T> {
        if let Err(error) = &outcome
            && error.kind() == io::ErrorKind::BrokenPipe
        {
            self.closed = true;
        }
        outcome.map_err(|error| io::Error::new(error.kind(), format!("the results cannot be written: {error}")))
    }
}

impl Write for Screen {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let outcome = self.out.write(bytes);
        self.noted(outcome)
    }

    fn flush(&mut self) -> io::Result<()> {
        let outcome = self.out.flush();
        self.noted(outcome)
    }
}
