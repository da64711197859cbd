//! Lets a query say `-word` without being taken for a flag.

use std::ffi::{OsStr, OsString};

use super::failure::failure;

/// Stands before a word that begins with `-` and is no flag. It is no character and no text has it.
const MARK: char = '\u{fdd0}';

/// Verbs whose words are text.
const TEXT_VERBS: [&str; 4] = ["search", "analyze", "figures", "timeline"];

/// Marks words of a query that begin with `-` and cannot be flags, so that they are read as words.
///
/// `-word` is one; `--word` is a flag, known or mistyped; so is a single letter, and `-n5`.
pub(super) fn protect(typed: Vec<OsString>, command: &mut clap::Command) -> Vec<OsString> {
    let begins_with_dash =
        |word: &OsString| word.as_encoded_bytes().starts_with(b"-") && !word.as_encoded_bytes().starts_with(b"--");
    if !typed.iter().any(begins_with_dash) {
        return typed;
    }
    command.build();
    let mut verb: Option<&clap::Command> = None;
    let mut value_follows = false;
    let mut ended = false;
    let mut words = Vec::with_capacity(typed.len());
    for (at, word) in typed.into_iter().enumerate() {
        let text = word.to_string_lossy();
        if at == 0 || ended || value_follows {
            value_follows = false;
        } else if text == "--" {
            ended = true;
        } else if let Some(long) = text.strip_prefix("--") {
            let known = verb.unwrap_or(command).get_arguments().find(|arg| arg.get_long() == Some(long));
            value_follows = known.is_some_and(|arg| arg.get_action().takes_values());
        } else if let Some(rest) = text.strip_prefix('-').filter(|rest| !rest.is_empty()) {
            let known = short(verb.unwrap_or(command), rest);
            let takes_value = known.is_some_and(|arg| arg.get_action().takes_values());
            if rest.chars().count() == 1 && takes_value {
                value_follows = true;
            } else if verb.is_some_and(|verb| TEXT_VERBS.contains(&verb.get_name())) && is_word(rest, takes_value) {
                words.push(OsString::from(format!("{MARK}{text}")));
                continue;
            }
        } else if verb.is_none() {
            verb = command.find_subcommand(OsStr::new(&*text));
        }
        words.push(word);
    }
    words
}

/// The flag of one letter that `rest` begins with.
fn short<'a>(command: &'a clap::Command, rest: &str) -> Option<&'a clap::Arg> {
    let first = rest.chars().next();
    command.get_arguments().find(|arg| arg.get_short().is_some() && arg.get_short() == first)
}

/// Whether what follows the dash is a word rather than a flag.
fn is_word(rest: &str, takes_value: bool) -> bool {
    let mut chars = rest.chars();
    let first = chars.next();
    let next = chars.next();
    match next {
        None => !first.is_some_and(|c| c.is_ascii_alphabetic()),
        Some(next) if takes_value => {
            next != '=' && !chars.as_str().bytes().chain([next as u8]).all(|b| b.is_ascii_digit())
        }
        Some(_) => true,
    }
}

/// The words as typed, joined by blanks.
pub(super) fn joined(words: &[OsString]) -> String {
    let words: Vec<_> = words.iter().map(|word| unmarked(&word.to_string_lossy()).to_owned()).collect();
    words.join(" ")
}

/// The query that is typed as `words`.
///
/// # Errors
/// There is none; the hint is how to ask, `example`.
pub(super) fn query_of(words: &[OsString], example: &str) -> anyhow::Result<String> {
    let query = joined(words);
    if query.trim().is_empty() {
        return Err(failure("the query is empty", format!("say what to look for: `{example}`")));
    }
    Ok(query)
}

fn unmarked(word: &str) -> &str {
    word.strip_prefix(MARK).filter(|rest| rest.starts_with('-')).unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use clap::{CommandFactory, Parser};

    use super::*;
    use crate::cli::{Cli, Verb};

    fn query(line: &str) -> Result<String, String> {
        let typed = line.split(' ').map(OsString::from).collect();
        let words = protect(typed, &mut Cli::command());
        match Cli::try_parse_from(words).map_err(|error| error.to_string())?.verb {
            Verb::Search(args) => Ok(joined(args.words())),
            _ => Err("not a search".to_owned()),
        }
    }

    #[test]
    fn a_word_with_a_dash_is_left_to_the_query() {
        assert_eq!(query("pullquote search scale -meta").unwrap(), "scale -meta");
        assert_eq!(query("pullquote search -nuclear -n 5 power").unwrap(), "-nuclear power");
        assert_eq!(query("pullquote search -n5 power -10").unwrap(), "power -10");
        assert_eq!(query("pullquote search --color never -meta x").unwrap(), "-meta x");
        assert_eq!(query("pullquote --color never search -meta x -猫").unwrap(), "-meta x -猫");
        assert_eq!(query("pullquote search x -- --format -n").unwrap(), "x --format -n");
        assert_eq!(query("pullquote search x - y").unwrap(), "x - y");
    }

    #[test]
    fn a_mistyped_flag_is_not() {
        assert!(query("pullquote search --fromat json x").unwrap_err().contains("--format"));
        assert!(query("pullquote search x -q").unwrap_err().contains("-q"));
        assert!(query("pullquote search x --limit -5").is_err());
    }
}
