//! `pullquote analyze`.

use std::ffi::OsString;

use serde::Serialize;

use super::arguments::joined;
use super::format::Format;
use super::screen::Screen;
use crate::analysis::Analyzer;
use crate::article::Language;
use crate::output::{ShownToken, write_json, write_tokens};

/// What may be typed.
#[derive(clap::Args)]
pub(super) struct AnalyzeArgs {
    /// The text; words are joined by blanks
    #[arg(value_name = "TEXT", required = true)]
    text: Vec<OsString>,
    /// Language of the text, a code such as `de`
    #[arg(long, value_name = "CODE", default_value = "en", value_parser = language)]
    language: Language,
    /// How to print
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
}

#[derive(Serialize)]
struct Analysis<'a> {
    schema: u32,
    text: &'a str,
    language: Language,
    analyzer: &'a str,
    tokens: &'a [ShownToken],
}

/// A language as typed.
pub(super) fn language(code: &str) -> Result<Language, String> {
    Language::from_code(code).ok_or_else(|| "a language is two small letters, such as `en` or `de`".to_owned())
}

/// Prints the tokens.
pub(super) fn run(args: &AnalyzeArgs, screen: &mut Screen) -> anyhow::Result<u8> {
    let text = joined(&args.text);
    let analyzer = Analyzer::default();
    let mut tokens = Vec::new();
    analyzer.analyze(&text, Some(args.language), &mut |token| {
        tokens.push(ShownToken {
            term: token.term.to_owned(),
            position: token.position,
            span: token.span,
            text: text.get(token.span.range()).unwrap_or_default().to_owned(),
            kind: token.kind,
        });
    });
    match args.format {
        Format::Text => write_tokens(&tokens, screen)?,
        Format::Json => write_json(
            &Analysis {
                schema: 1,
                text: &text,
                language: args.language,
                analyzer: analyzer.fingerprint(),
                tokens: &tokens,
            },
            screen,
        )?,
    }
    Ok(u8::from(tokens.is_empty()))
}
