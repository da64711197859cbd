//! What went wrong, told: the user's words, the place, a way on.

use super::messages;
use crate::eval::EvalError;
use crate::index::{OpenError, UpdateError};
use crate::search::SearchError;

/// A failure that the command line finds itself.
#[derive(Debug, thiserror::Error)]
#[error("{message}")]
pub(super) struct Failure {
    message: String,
    hint: Option<String>,
}

/// A failure with a way on.
pub(super) fn failure(message: impl Into<String>, hint: impl Into<String>) -> anyhow::Error {
    Failure { message: message.into(), hint: Some(hint.into()) }.into()
}

/// Tells an error, its causes and the way on.
pub(super) fn tell(error: &anyhow::Error) {
    let mut text = String::new();
    for cause in error.chain() {
        let cause = cause.to_string();
        // Some errors repeat their cause in their own words.
        if text.ends_with(&cause) || cause.is_empty() {
            continue;
        }
        if !text.is_empty() {
            text.push_str(": ");
        }
        text.push_str(&cause);
    }
    messages::error(&text);
    if let Some(hint) = error.chain().find_map(hint_of) {
        messages::hint(&hint);
    }
}

fn hint_of(error: &(dyn std::error::Error + 'static)) -> Option<String> {
    if let Some(error) = error.downcast_ref::<Failure>() {
        return error.hint.clone();
    }
    if let Some(error) = error.downcast_ref::<SearchError>() {
        return error.hint().or_else(|| match error {
            SearchError::NoSuchPassage { article, .. } => Some(format!("`pullquote show {article}` shows all of them")),
            _ => None,
        });
    }
    if let Some(error) = error.downcast_ref::<EvalError>() {
        return error.hint();
    }
    if let Some(error) = error.downcast_ref::<UpdateError>() {
        return error.hint().map(str::to_owned);
    }
    error.downcast_ref::<OpenError>().and_then(OpenError::hint).map(str::to_owned)
}
