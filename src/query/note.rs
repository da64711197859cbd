//! What a user should know about a query.

use serde::{Deserialize, Serialize};

use crate::text::Span;

/// Something the user should know about how a query was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// Whether something could not be read as typed.
    pub kind: NoteKind,
    /// The piece of the typed text that it is about.
    pub span: Span,
    /// What was found, in lower case, no full stop.
    pub message: String,
    /// A way on.
    pub hint: Option<String>,
}

/// How much a note matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum NoteKind {
    /// Something could not be read as typed: the search answers another question than the one asked, maybe.
    Fault,
    /// Something worth knowing; the query was read as typed.
    Remark,
}

impl Note {
    /// Something at `span` that could not be read as typed.
    pub fn fault(span: Span, message: impl Into<String>, hint: Option<String>) -> Self {
        Self { kind: NoteKind::Fault, span, message: message.into(), hint }
    }

    /// Something worth knowing about what stands at `span`.
    pub fn remark(span: Span, message: impl Into<String>, hint: Option<String>) -> Self {
        Self { kind: NoteKind::Remark, span, message: message.into(), hint }
    }
}
