//! Judgments as they were named: of documents, or by quotation.

use super::say;
use crate::cli::failure::failure;
use crate::eval::{self, FileKind, Qrels, Quotation, Source, Unit};
use crate::index::Index;

/// Judgments, read.
pub(super) enum Judgments {
    /// Of documents.
    Documents(Qrels),
    /// By quotation, with the name of the file.
    Quotations(Vec<Quotation>, String),
}

/// Reads judgments of either kind, and says what is odd in them.
///
/// # Errors
/// They cannot be read.
pub(super) fn read(source: &Source) -> anyhow::Result<Judgments> {
    if source.kind()? == Some(FileKind::Quotations) {
        return Ok(Judgments::Quotations(eval::read_quotations(source)?, source.name().to_owned()));
    }
    let (qrels, oddities) = Qrels::read(source)?;
    say(&oddities);
    Ok(Judgments::Documents(qrels))
}

impl Judgments {
    /// The judgments of documents.
    ///
    /// # Errors
    /// They are by quotation: only an index tells which documents are meant.
    pub(super) fn qrels(&self) -> anyhow::Result<&Qrels> {
        match self {
            Self::Documents(qrels) => Ok(qrels),
            Self::Quotations(_, name) => Err(failure(
                format!("{name} judges by quotation, and a run alone does not tell what stands in its documents"),
                "`--topics` without `--run` searches an index, and finds the quotations in it",
            )),
        }
    }

    /// The judgments of documents, quotations looked for in `index`; what is not found is said.
    ///
    /// # Errors
    /// The index cannot be read.
    pub(super) fn in_index(&self, index: &Index, unit: Unit) -> anyhow::Result<Qrels> {
        match self {
            Self::Documents(qrels) => Ok(qrels.clone()),
            Self::Quotations(quotations, name) => {
                let (qrels, oddities) = eval::judged_by(quotations, index, unit, name)?;
                say(&oddities);
                Ok(qrels)
            }
        }
    }

    /// What is judged, where nobody says it: quotations judge the passage that holds them.
    pub(super) fn unit(&self) -> Unit {
        match self {
            Self::Documents(qrels) => eval::unit_of(qrels),
            Self::Quotations(..) => Unit::Passage,
        }
    }
}
