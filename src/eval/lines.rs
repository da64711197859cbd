//! The lines of a file, numbered, whatever its line ends.

use std::io::{self, BufRead};

use super::error::EvalError;

/// Bytes that a line may have: a file without line ends is not taken into memory whole.
const LONGEST_LINE: usize = 64 << 20;

/// The lines of a file, with what messages need to name them.
pub(super) struct Lines<R> {
    name: String,
    input: R,
    number: u64,
    buffer: Vec<u8>,
}

impl<R: BufRead> Lines<R> {
    pub(super) fn new(name: &str, input: R) -> Self {
        Self { name: name.to_owned(), input, number: 0, buffer: Vec::new() }
    }

    /// The next line that is not blank, with its number from 1, without its end and a byte order mark.
    pub(super) fn next(&mut self) -> Result<Option<(u64, &str)>, EvalError> {
        loop {
            if !self.fill()? {
                return Ok(None);
            }
            if self.buffer.iter().any(|byte| !byte.is_ascii_whitespace()) {
                break;
            }
        }
        self.decoded().map(Some)
    }

    /// The next line, blank or not.
    pub(super) fn next_raw(&mut self) -> Result<Option<(u64, &str)>, EvalError> {
        if !self.fill()? { Ok(None) } else { self.decoded().map(Some) }
    }

    /// An error at the line that was read last.
    pub(super) fn wrong(&self, what: impl Into<String>, hint: impl Into<String>) -> EvalError {
        EvalError::Line { name: self.name.clone(), line: self.number, what: what.into(), hint: hint.into() }
    }

    /// Whether there was a line to read.
    fn fill(&mut self) -> Result<bool, EvalError> {
        self.buffer.clear();
        let read = line(&mut self.input, &mut self.buffer).map_err(|source| EvalError::File {
            name: self.name.clone(),
            verb: "read",
            source,
        })?;
        if !read {
            return Ok(false);
        }
        self.number += 1;
        if self.buffer.len() > LONGEST_LINE {
            return Err(self.wrong("this line is longer than 64 MB", "is it a text file?"));
        }
        if self.number == 1 && self.buffer.starts_with(b"\xef\xbb\xbf") {
            self.buffer.drain(..3);
        }
        Ok(true)
    }

    fn decoded(&self) -> Result<(u64, &str), EvalError> {
        match std::str::from_utf8(&self.buffer) {
            Ok(line) => Ok((self.number, line)),
            Err(_)
                if self.number == 1
                    && (self.buffer.starts_with(b"\xff\xfe") || self.buffer.starts_with(b"\xfe\xff")) =>
            {
                Err(self.wrong("this is UTF-16", "save the file as UTF-8"))
            }
            Err(_) => Err(self.wrong("this is no UTF-8", "save the file as UTF-8")),
        }
    }
}

/// Reads up to the next end of a line, which is left out: LF, CR LF or CR alone. Whether there was anything; of a line
/// that is too long, as much as shows it.
fn line(input: &mut impl BufRead, buffer: &mut Vec<u8>) -> io::Result<bool> {
    let mut any = false;
    loop {
        let piece = match input.fill_buf() {
            Ok(piece) => piece,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        if piece.is_empty() {
            return Ok(any);
        }
        any = true;
        let end = piece.iter().position(|byte| matches!(byte, b'\n' | b'\r'));
        let text = piece.get(..end.unwrap_or(piece.len())).unwrap_or_default();
        buffer.extend_from_slice(text);
        let is_return = end.is_some_and(|end| piece.get(end) == Some(&b'\r'));
        let read = text.len() + usize::from(end.is_some());
        input.consume(read);
        if is_return {
            return passed_feed(input).map(|()| true);
        }
        if end.is_some() || buffer.len() > LONGEST_LINE {
            return Ok(true);
        }
    }
}

/// Passes over the LF of a CR LF.
fn passed_feed(input: &mut impl BufRead) -> io::Result<()> {
    loop {
        match input.fill_buf() {
            Ok(piece) => {
                let is_feed = piece.first() == Some(&b'\n');
                input.consume(usize::from(is_feed));
                return Ok(());
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(bytes: &[u8]) -> Result<Vec<(u64, String)>, String> {
        let mut lines = Lines::new("f", bytes);
        let mut all = Vec::new();
        while let Some((number, line)) = lines.next().map_err(|error| error.to_string())? {
            all.push((number, line.to_owned()));
        }
        Ok(all)
    }

    #[test]
    fn lines_are_read_whatever_their_ends() {
        let expected = vec![(1, "a".to_owned()), (3, "b c".to_owned())];
        assert_eq!(all(b"a\n\nb c\n"), Ok(expected.clone()));
        assert_eq!(all(b"\xef\xbb\xbfa\r\n  \r\nb c"), Ok(expected));
        assert_eq!(all(b""), Ok(vec![]));
        assert_eq!(all(b"a\r\rb c"), Ok(vec![(1, "a".to_owned()), (3, "b c".to_owned())]));
        // Wherever a reader's buffer ends.
        for room in 1..6 {
            let mut lines = Lines::new("f", std::io::BufReader::with_capacity(room, &b"a\r\n\r\nb c\r\n"[..]));
            assert_eq!(lines.next().unwrap(), Some((1, "a")));
            assert_eq!(lines.next().unwrap(), Some((3, "b c")));
            assert_eq!(lines.next().unwrap(), None);
        }
    }

    #[test]
    fn what_is_no_text_is_named_with_its_line() {
        assert_eq!(all(b"a\n\xff\xfe"), Err("f:2: this is no UTF-8".to_owned()));
        assert_eq!(all(b"\xff\xfea\0"), Err("f:1: this is UTF-16".to_owned()));
    }
}
