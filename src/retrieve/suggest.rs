//! The nearest spelling of a word that occurs nowhere.

use tantivy::query::Bm25StatisticsProvider;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocAddress, DocSet, TERMINATED, Term};

use super::expand::{similar, terms_of};
use crate::index::{Index, OpenError};

/// Passages in which a word is looked for, to see how it is written there.
const MOST_READ: usize = 5;

/// How a word that no passage has is spelled in those that nearly have it: as written there, the fewest edits
/// away, then the most frequent. `None` for numbers, for short words, and where nothing is near.
///
/// # Errors
/// The index is damaged.
pub fn suggestion(word: &str, index: &Index) -> Result<Option<String>, OpenError> {
    let mut folded = String::new();
    index.analyzer().forms(word, &mut |token| {
        if folded.is_empty() {
            folded.push_str(token.term);
        }
    });
    let mut near = Vec::new();
    for edits in 1..=2 {
        for form in similar(&folded, edits, index.forms()?) {
            let mut passages = 0;
            for term in terms_of(&form, index) {
                let term = Term::from_field_text(index.fields().body, &term);
                passages = index.guarded(|| index.statistics().doc_freq(&term))?.max(passages);
            }
            if passages > 0 {
                near.push((std::cmp::Reverse(passages), form));
            }
        }
        // Words that were deleted are none.
        if !near.is_empty() {
            break;
        }
    }
    near.sort();
    for (_, form) in near.into_iter().take(3) {
        if let Some(written) = written(&form, index)? {
            return Ok(Some(written));
        }
    }
    Ok(None)
}

/// `form` as some passage writes it; `None` where none of the first few that have its term has it.
fn written(form: &str, index: &Index) -> Result<Option<String>, OpenError> {
    let mut read = 0;
    for term in terms_of(form, index) {
        let term = Term::from_field_text(index.fields().body, &term);
        for (number, segment) in (0..).zip(index.searcher().segment_readers()) {
            let addresses = index.guarded(|| {
                let inverted = segment.inverted_index(index.fields().body)?;
                let mut addresses = Vec::new();
                let Some(mut postings) = inverted.read_postings(&term, IndexRecordOption::Basic)? else {
                    return Ok(addresses);
                };
                while postings.doc() != TERMINATED && addresses.len() < MOST_READ {
                    if !segment.is_deleted(postings.doc()) {
                        addresses.push(DocAddress::new(number, postings.doc()));
                    }
                    postings.advance();
                }
                Ok(addresses)
            })?;
            for address in addresses {
                let passage = index.passage(address)?;
                let mut found = None;
                let first = DocAddress::new(
                    address.segment_ord,
                    index.guarded(|| Ok(index.columns(address.segment_ord)?.first_passage(address.doc_id)))?,
                );
                let title = index.article_at(first)?.metadata.title;
                for text in [&passage.text].into_iter().chain(&passage.headings).chain(&title) {
                    index.analyzer().forms(text, &mut |token| {
                        if found.is_none() && token.term == form {
                            found = Some(token.span.of(text).to_owned());
                        }
                    });
                }
                if let Some(written) = found {
                    let bare = written.strip_suffix("'s").or_else(|| written.strip_suffix("’s")).unwrap_or(&written);
                    return Ok(Some(bare.to_owned()));
                }
                read += 1;
                if read >= MOST_READ {
                    return Ok(None);
                }
            }
        }
    }
    Ok(None)
}
