//! The nearest spelling of a word that occurs nowhere.

use tantivy::query::Bm25StatisticsProvider;
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocAddress, DocSet, TERMINATED, Term};

use super::expand::{similar, terms_of};
use super::spelling::Speller;
use crate::index::{Index, OpenError, StoredArticle, StoredPassage};
use crate::query::TextField;

/// Passages in which a word is looked for, to see how it is written there.
const MOST_READ: usize = 5;

/// Words with nearly the same beginning that are looked up, in order of letters: a large corpus has thousands with one of
/// four letters, and each takes a look into every segment.
const MOST_LOOKED_UP: usize = 500;

/// Letters of the beginning of a word that has near spellings.
const SHORTEST_BEGINNING: usize = 4;

/// How a word that `field` holds nowhere (`None`: title, headings and text) is spelled where it nearly is there: as
/// written there, the fewest edits away, then the most frequent. `None` for numbers, for short words, and where nothing
/// is near. The same whatever the segments of the index.
///
/// # Errors
/// The index is damaged.
pub fn suggestion(word: &str, field: Option<TextField>, index: &Index) -> Result<Option<String>, OpenError> {
    let Some(folded) = folded(word, index) else { return Ok(None) };
    let mut near = Vec::new();
    for edits in 1..=2 {
        for form in similar(&folded, edits, index.forms()?) {
            let passages = frequency(&form, field, index)?;
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
        if let Some(written) = written(&form, field, index)? {
            return Ok(Some(written));
        }
    }
    Ok(None)
}

/// The pattern nearest to `pattern`, which nothing is spelled like, that something is: for the beginning of a word
/// alone (`superinteligence*`).
///
/// # Errors
/// The index is damaged.
pub fn suggested_pattern(pattern: &str, index: &Index) -> Result<Option<String>, OpenError> {
    let Some(beginning) = pattern.strip_suffix('*').filter(|rest| !rest.contains(['*', '?'])) else { return Ok(None) };
    let Some(beginning) = folded(beginning, index) else { return Ok(None) };
    let letters = beginning.chars().count();
    if letters < SHORTEST_BEGINNING || !beginning.chars().all(char::is_alphabetic) {
        return Ok(None);
    }
    for edits in 1..=if letters < 6 { 1 } else { 2 } {
        let automaton = Speller::near_beginning(&beginning, edits);
        let mut best: Option<(std::cmp::Reverse<u64>, String)> = None;
        for form in index.forms()?.search(&automaton).into_iter().take(MOST_LOOKED_UP) {
            let found = (std::cmp::Reverse(frequency(&form, None, index)?), form);
            if found.0.0 > 0 && best.as_ref().is_none_or(|best| found < *best) {
                best = Some(found);
            }
        }
        if let Some((_, form)) = best {
            return Ok(nearest_beginning(&form, &beginning).map(|beginning| format!("{beginning}*")));
        }
    }
    Ok(None)
}

/// The beginning of `form` that is the fewest edits away from `beginning`, then the one as long.
fn nearest_beginning(form: &str, beginning: &str) -> Option<String> {
    let ends = form.char_indices().map(|(at, character)| at + character.len_utf8());
    let of_length = |text: &str| text.chars().count().abs_diff(beginning.chars().count());
    let order = |text: &&str| (strsim::osa_distance(text, beginning), of_length(text));
    ends.map(|end| &form[..end]).min_by_key(order).map(str::to_owned)
}

/// Whether `field` holds `word` in some form somewhere; `None` stands for title, headings and text.
///
/// # Errors
/// The index is damaged.
pub fn occurs(word: &str, field: Option<TextField>, index: &Index) -> Result<bool, OpenError> {
    let Some(folded) = folded(word, index) else { return Ok(false) };
    Ok(frequency(&folded, field, index)? > 0)
}

/// Whether `field` holds one of `terms` somewhere.
///
/// # Errors
/// The index is damaged.
pub fn holds_any<'a>(
    terms: impl IntoIterator<Item = &'a str>,
    field: Option<TextField>,
    index: &Index,
) -> Result<bool, OpenError> {
    let statistics = index.statistics();
    for term in terms {
        let term = Term::from_field_text(place_of(field, index), term);
        if index.guarded(|| statistics.doc_freq(&term))? > 0 {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The first word of `word` as the index has it unstemmed.
fn folded(word: &str, index: &Index) -> Option<String> {
    let mut folded = String::new();
    index.analyzer().forms(word, &mut |token| {
        if folded.is_empty() {
            folded.push_str(token.term);
        }
    });
    (!folded.is_empty()).then_some(folded)
}

/// Where the words of `field` are indexed.
fn place_of(field: Option<TextField>, index: &Index) -> Field {
    let fields = index.fields();
    match field {
        Some(TextField::Title) => fields.title,
        Some(TextField::Author) => fields.author,
        Some(TextField::Source) => fields.source,
        None | Some(TextField::Heading | TextField::Text) => fields.body,
    }
}

/// Passages, or articles, with the most frequent of the terms that the word `form` may have.
fn frequency(form: &str, field: Option<TextField>, index: &Index) -> Result<u64, OpenError> {
    let mut most = 0;
    for term in terms_of(form, index) {
        let term = Term::from_field_text(place_of(field, index), &term);
        most = index.guarded(|| index.statistics().doc_freq(&term))?.max(most);
    }
    Ok(most)
}

/// `form` as `field` of some passage writes it; `None` where none of the first few that have its term has it.
fn written(form: &str, field: Option<TextField>, index: &Index) -> Result<Option<String>, OpenError> {
    for term in terms_of(form, index) {
        for (article, passage) in first_with(&Term::from_field_text(place_of(field, index), &term), index)? {
            let metadata = &article.metadata;
            let texts: Vec<&String> = match field {
                None => [&passage.text].into_iter().chain(&passage.headings).chain(&metadata.title).collect(),
                Some(TextField::Text) => vec![&passage.text],
                Some(TextField::Heading) => passage.headings.iter().collect(),
                Some(TextField::Title) => metadata.title.iter().collect(),
                Some(TextField::Author) => metadata.author.iter().collect(),
                Some(TextField::Source) => metadata.source.iter().collect(),
            };
            let mut found = None;
            for text in texts {
                index.analyzer().forms(text, &mut |token| {
                    if found.is_none() && token.term == form {
                        found = Some(token.span.of(text).to_owned());
                    }
                });
            }
            if let Some(written) = found {
                let bare = ["'s", "’s"].iter().find_map(|end| written.strip_suffix(end)).unwrap_or(&written);
                return Ok(Some(bare.to_owned()));
            }
        }
    }
    Ok(None)
}

/// The first passages with `term`, by article id and number.
fn first_with(term: &Term, index: &Index) -> Result<Vec<(StoredArticle, StoredPassage)>, OpenError> {
    let mut first = Vec::new();
    for (number, segment) in (0..).zip(index.searcher().segment_readers()) {
        let of_segment = index.guarded(|| {
            let columns = index.columns(number)?;
            let mut places = Vec::new();
            let inverted = segment.inverted_index(term.field())?;
            let Some(mut postings) = inverted.read_postings(term, IndexRecordOption::Basic)? else { return Ok(places) };
            while postings.doc() != TERMINATED {
                let document = postings.doc();
                if !segment.is_deleted(document) {
                    let of_article = columns.first_passage(document);
                    places.push((columns.article_place(of_article), columns.ordinal(document), of_article, document));
                    // Within a segment articles are in order of their places, but not of their documents.
                    if places.len() >= 64 * MOST_READ {
                        places.sort_unstable();
                        places.truncate(MOST_READ);
                    }
                }
                postings.advance();
            }
            places.sort_unstable();
            places.truncate(MOST_READ);
            Ok(places)
        })?;
        for (_, _, of_article, document) in of_segment {
            let (article, passage) = index.article_and_first(DocAddress::new(number, of_article))?;
            let is_first = document == of_article;
            let passage = if is_first { passage } else { index.passage(DocAddress::new(number, document))? };
            first.push((article, passage));
        }
    }
    first.sort_by(|(one, passage), (other, next)| (&one.id, passage.ordinal).cmp(&(&other.id, next.ordinal)));
    first.truncate(MOST_READ);
    Ok(first)
}
