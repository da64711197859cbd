//! Console blocks in the README and in `docs/` are run, and print what they show.
//!
//! A block fenced as `console` holds commands behind `$ ` and what they print, standard error included. A line
//! that is `…` stands for any lines, `…` inside a line for any text. Only commands that begin with `pullquote`
//! or `cargo run` are run, in a copy of the project, one after the other.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::workbench::clean_surroundings;

/// A command and what it should print.
struct Step {
    line: usize,
    command: String,
    expected: Vec<String>,
}

fn steps(text: &str) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    let mut inside = false;
    for (number, line) in text.lines().enumerate() {
        match line.trim_end() {
            "```console" => inside = true,
            "```" => inside = false,
            line if inside => match line.strip_prefix("$ ") {
                Some(command) => {
                    steps.push(Step { line: number + 1, command: command.to_owned(), expected: Vec::new() });
                }
                None => {
                    if let Some(step) = steps.last_mut() {
                        step.expected.push(line.to_owned());
                    }
                }
            },
            _ => {}
        }
    }
    steps
}

/// Whether `printed` is what was `expected`, elisions allowed.
fn agrees(expected: &[String], printed: &[&str]) -> bool {
    match expected.split_first() {
        None => printed.is_empty(),
        Some((first, rest)) if first.trim() == "…" => (0..=printed.len()).any(|skip| agrees(rest, &printed[skip..])),
        Some((first, rest)) => match printed.split_first() {
            Some((line, others)) => line_agrees(first, line) && agrees(rest, others),
            None => false,
        },
    }
}

fn line_agrees(expected: &str, printed: &str) -> bool {
    let mut pieces = expected.trim_end().split('…');
    let Some(rest) = printed.trim_end().strip_prefix(pieces.next().unwrap_or_default()) else { return false };
    let pieces: Vec<&str> = pieces.collect();
    let Some((last, middle)) = pieces.split_last() else { return rest.is_empty() };
    let mut rest = rest;
    for piece in middle {
        match rest.find(piece) {
            Some(at) => rest = &rest[at + piece.len()..],
            None => return false,
        }
    }
    rest.ends_with(last)
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target)
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}

#[test]
fn what_the_documents_show_is_what_is_printed() {
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    let program = Path::new(env!("CARGO_BIN_EXE_pullquote"));
    let mut documents = vec![project.join("README.md")];
    documents.extend(std::fs::read_dir(project.join("docs")).into_iter().flatten().map(|entry| entry.unwrap().path()));
    documents.retain(|path: &PathBuf| path.extension().is_some_and(|extension| extension == "md"));
    documents.sort();
    let mut faults = Vec::new();
    let mut run = 0;
    for document in documents {
        let Ok(text) = std::fs::read_to_string(&document) else { continue };
        let folder = tempfile::tempdir().unwrap();
        copy(&project.join("seeds"), &folder.path().join("seeds"));
        std::fs::copy(project.join("pullquote.toml"), folder.path().join("pullquote.toml")).unwrap();
        for step in steps(&text) {
            let command = step.command.replace("cargo run --release -- ", "pullquote ");
            if !command.starts_with("pullquote ") {
                continue;
            }
            let mut shell = Command::new("sh");
            clean_surroundings(&mut shell, &folder.path().join("home"));
            let mut path = vec![program.parent().unwrap().to_owned()];
            path.extend(std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default()));
            shell.env("PATH", std::env::join_paths(path).unwrap());
            let output =
                shell.current_dir(folder.path()).args(["-c", &format!("{{ {command}\n}} 2>&1")]).output().unwrap();
            let printed = String::from_utf8_lossy(&output.stdout).into_owned();
            run += 1;
            if !agrees(&step.expected, &printed.lines().collect::<Vec<_>>()) {
                faults.push(format!(
                    "{}:{}: $ {}\n--- shown\n{}\n--- printed\n{printed}",
                    document.display(),
                    step.line,
                    step.command,
                    step.expected.join("\n")
                ));
            }
        }
    }
    println!("{run} commands were run");
    assert!(faults.is_empty(), "{}", faults.join("\n\n"));
}

#[test]
fn elisions_stand_for_anything_and_nothing_else_does() {
    let lines = |text: &str| text.lines().map(str::to_owned).collect::<Vec<_>>();
    assert!(agrees(&lines("a (… ms)\n…\nend"), &["a (1.4 ms)", "x", "y", "end"]));
    assert!(agrees(&lines("…"), &[]));
    assert!(!agrees(&lines("a (… ms)"), &["b (1.4 ms)"]));
    assert!(!agrees(&lines("a"), &["a", "b"]));
    assert!(!agrees(&lines("a …\nb"), &["a x"]));
}
