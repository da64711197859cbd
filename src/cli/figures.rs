//! `pullquote figures`.

use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};

use super::failure::failure;
use super::screen::Screen;
use crate::article::Language;
use crate::figures;
use crate::output::write_figure_line;

/// What may be typed.
#[derive(clap::Args)]
#[command(after_help = "\
A figure is printed as one JSON line: line, start and end (bytes of the line), as_written,
kind (money, percent, points, count, multiple, date, year), unit, value (null for a range),
low and high (null where open), and hedge (over, under, about, nearly, reported).
docs/figures.md tells what is read as what.")]
pub(super) struct FiguresArgs {
    /// Read the figures of a file, `-` for standard input, line by line
    #[arg(long, value_name = "FILE", required = true)]
    read: OsString,
    /// Language of the text, a code such as `de` [default: told of each line]
    #[arg(long, value_name = "CODE", value_parser = super::analyze::language)]
    language: Option<Language>,
}

/// Prints figures.
pub(super) fn run(args: &FiguresArgs, screen: &mut Screen) -> anyhow::Result<u8> {
    read(&args.read, args.language, screen)
}

/// Reads the figures of every line of `file`.
fn read(file: &OsStr, language: Option<Language>, screen: &mut Screen) -> anyhow::Result<u8> {
    let name = file.to_string_lossy();
    let unreadable = |error: io::Error| {
        failure(format!("the text in {name} cannot be read: {error}"), "name a file, or `-` for standard input")
    };
    let input: Box<dyn Read> =
        if file == "-" { Box::new(io::stdin()) } else { Box::new(File::open(file).map_err(unreadable)?) };
    let mut lines = BufReader::new(input);
    let mut bytes = Vec::new();
    let mut found = false;
    for number in 1.. {
        bytes.clear();
        if lines.read_until(b'\n', &mut bytes).map_err(unreadable)? == 0 {
            break;
        }
        let text = text_of(&bytes);
        let text = text.trim_end_matches(['\n', '\r']);
        let language = language.or_else(|| figures::language_of(text));
        for figure in figures::read(text, language) {
            write_figure_line(number, text, &figure, screen)?;
            found = true;
        }
    }
    Ok(u8::from(!found))
}

/// The text of a line. Bytes that are no UTF-8, and a byte order mark, become as many blanks, so that places are those of
/// the file.
fn text_of(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        text.extend(chunk.invalid().iter().map(|_| ' '));
    }
    match text.strip_prefix('\u{feff}') {
        Some(rest) => format!("   {rest}"),
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_those_of_the_file_whatever_its_bytes_are() {
        assert_eq!(text_of(b"a\xff\xfe$5"), "a  $5");
        assert_eq!(text_of("\u{feff}$5".as_bytes()), "   $5");
    }
}
