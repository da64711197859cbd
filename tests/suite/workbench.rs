//! A folder of articles, an index and the command, in one line.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A folder with a `pullquote.toml`, articles in `articles/` and the index in `index/`; the command runs in it.
pub(crate) struct Workbench {
    folder: tempfile::TempDir,
}

impl Workbench {
    /// A folder without articles.
    pub(crate) fn new() -> Self {
        let bench = Self::bare();
        bench.write("pullquote.toml", "corpus = \"articles\"\nindex = \"index\"\n")
    }

    /// The same without a `pullquote.toml`.
    pub(crate) fn bare() -> Self {
        let bench = Self { folder: tempfile::tempdir().unwrap() };
        std::fs::create_dir(bench.path("articles")).unwrap();
        bench
    }

    /// With an article.
    pub(crate) fn article(self, name: &str, content: impl AsRef<[u8]>) -> Self {
        self.write(&format!("articles/{name}"), content)
    }

    /// With a file.
    pub(crate) fn write(self, name: &str, content: impl AsRef<[u8]>) -> Self {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, content).unwrap();
        self
    }

    /// A path in the folder.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().canonicalize().unwrap().join(name)
    }

    /// The command, in surroundings that hold nothing of the machine's user.
    pub(crate) fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_pullquote"));
        command.current_dir(self.folder.path()).stdin(Stdio::null());
        clean_surroundings(&mut command, &self.path("home"));
        command
    }

    /// Runs a command line, its words separated by blanks.
    pub(crate) fn run(&self, line: &str) -> Outcome {
        self.run_words(&line.split_whitespace().collect::<Vec<_>>())
    }

    /// Runs a command line.
    pub(crate) fn run_words(&self, words: &[&str]) -> Outcome {
        self.finish(self.command().args(words), b"")
    }

    /// Runs a command line, its words separated by blanks, with `input` on standard input.
    pub(crate) fn run_with_input(&self, line: &str, input: &[u8]) -> Outcome {
        self.finish(self.command().args(line.split_whitespace()), input)
    }

    /// Searches for one query, typed as one word.
    pub(crate) fn search(&self, query: &str) -> Outcome {
        self.run_words(&["search", query])
    }

    /// Runs a prepared command.
    pub(crate) fn finish(&self, command: &mut Command, input: &[u8]) -> Outcome {
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the command starts");
        // A command that reads no input may be gone already.
        let _ = child.stdin.take().unwrap().write_all(input);
        let output = child.wait_with_output().unwrap();
        let text = |bytes: Vec<u8>| filtered(&String::from_utf8_lossy(&bytes), self.folder.path());
        let outcome = Outcome {
            code: output.status.code(),
            bytes: output.stdout.clone(),
            stdout: text(output.stdout),
            stderr: text(output.stderr),
        };
        assert!(!outcome.stderr.contains("panicked at"), "a panic:\n{}", outcome.stderr);
        outcome
    }
}

/// Takes out of the surroundings whatever the user of this machine has set.
pub(crate) fn clean_surroundings(command: &mut Command, home: &Path) {
    for name in [
        "PULLQUOTE_INDEX",
        "PULLQUOTE_CORPUS",
        "PULLQUOTE_PAGER",
        "PAGER",
        "NO_COLOR",
        "CLICOLOR",
        "CLICOLOR_FORCE",
        "COLUMNS",
        "XDG_CONFIG_HOME",
        "XDG_DATA_HOME",
    ] {
        command.env_remove(name);
    }
    command.env("HOME", home).env("XDG_CACHE_HOME", home.join("cache")).env("TERM", "xterm");
}

/// What a command did. Times and the folder of the bench are filtered out of the texts.
pub(crate) struct Outcome {
    pub(crate) code: Option<i32>,
    /// Standard output as it is.
    pub(crate) bytes: Vec<u8>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Outcome {
    /// Checks the exit code.
    #[track_caller]
    pub(crate) fn code(self, expected: i32) -> Self {
        assert_eq!(self.code, Some(expected), "stdout:\n{}\nstderr:\n{}", self.stdout, self.stderr);
        self
    }

    /// Standard output as JSON.
    #[track_caller]
    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.bytes).unwrap_or_else(|error| panic!("{error}:\n{}\n{}", self.stdout, self.stderr))
    }

    /// Standard output as JSON Lines.
    #[track_caller]
    pub(crate) fn json_lines(&self) -> Vec<serde_json::Value> {
        let values = serde_json::Deserializer::from_slice(&self.bytes).into_iter();
        values.map(|value| value.unwrap_or_else(|error| panic!("{error}:\n{}", self.stdout))).collect()
    }

    /// Both outputs and the code, for a snapshot.
    pub(crate) fn whole(&self) -> String {
        format!("{}--- stderr\n{}--- code {}\n", self.stdout, self.stderr, self.code.unwrap_or(-1))
    }
}

/// `text` without times, scores and paths of this machine.
fn filtered(text: &str, folder: &Path) -> String {
    let mut text = text.to_owned();
    for folder in [folder.canonicalize().unwrap(), folder.to_owned()] {
        text = text.replace(&*folder.to_string_lossy(), "BENCH");
    }
    let text = without_numbers(&text, "(", &[" ms)", " s)"]);
    let text = without_numbers(&text, "\"took_ms\":", &["}", ","]);
    let text = without_numbers(&text, "\"seconds\":", &["}", ","]);
    without_numbers(&text, "\"score\":", &["}", ","])
}

/// `text` with `…` for numbers between `before` and one of `behind`.
fn without_numbers(text: &str, before: &str, behind: &[&str]) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(before) {
        let (head, tail) = rest.split_at(at + before.len());
        out.push_str(head);
        let end = tail.find(|c: char| !c.is_ascii_digit() && !".e-".contains(c)).unwrap_or(tail.len());
        rest = tail;
        if end > 0 && behind.iter().any(|behind| tail[end..].starts_with(behind)) {
            out.push('…');
            rest = &tail[end..];
        }
    }
    out + rest
}
