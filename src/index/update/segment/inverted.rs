//! What the passages of a segment in the making are found by.

use tantivy::Segment;
use tantivy::fieldnorm::FieldNormReaders;
use tantivy::index::SegmentComponent;
use tantivy::postings::InvertedIndexSerializer;
use tantivy::schema::{Field, IndexRecordOption, Schema};

use super::Document;
use super::coded::TermField;
use super::log::Log;
use super::postings::{Occurrence, Occurrences, SortedTerms, Writing};
use super::vocabulary::LONGEST;
use crate::index::schema::Fields;

/// Terms of passages, and what each passage or article alone has and nobody numbers.
#[derive(Debug, Default)]
pub(super) struct Inverted {
    log: Log,
    /// Bytes of memory of terms that were new, see [`super::Numbering::take_learnt`].
    learnt: usize,
    /// The ids of articles, one after the other: where each ends, and its passage.
    ids: Vec<u8>,
    ids_of: Vec<(u32, u32)>,
    /// The key of the file of each passage.
    keys: Vec<u64>,
}

impl Inverted {
    /// Adds the next passage.
    pub(super) fn add(&mut self, passage: u32, document: &Document) {
        self.log.add(&document.coded, &document.vocabulary);
        self.learnt += document.learnt as usize;
        self.keys.push(document.file_key);
        if let Some(article) = document.article.as_ref().filter(|article| article.id.len() <= LONGEST) {
            self.ids.extend_from_slice(article.id.as_bytes());
            self.ids_of.push((u32::try_from(self.ids.len()).unwrap_or(u32::MAX), passage));
        }
    }

    /// Bytes of memory, about.
    pub(super) fn memory(&self) -> usize {
        let ids = self.ids.len() + self.ids_of.len() * size_of::<(u32, u32)>();
        self.log.memory() + self.learnt + ids + self.keys.len() * size_of::<u64>()
    }

    /// Writes the postings of all fields. The lengths of the passages are in their file already; `room` is for occurrences, in bytes.
    pub(super) fn write(&self, segment: &Segment, schema: &Schema, fields: &Fields, room: u64) -> tantivy::Result<()> {
        let lengths = FieldNormReaders::open(segment.open_read(SegmentComponent::FieldNorms)?)?;
        let mut serializer = InvertedIndexSerializer::open(segment)?;
        let terms = SortedTerms::of(&self.log);
        // Two buckets share the room.
        let room = room as usize / 2 / size_of::<Occurrence>();
        Occurrences { log: &self.log, terms: &terms, room }.in_order(|occurrences| {
            for term_field in TermField::ALL {
                let places = terms.of_field(term_field);
                if places.is_empty() {
                    continue;
                }
                let field = field(term_field, fields);
                let option = schema.get_field_entry(field).field_type().index_record_option().unwrap_or_default();
                let count = terms.occurrences(places.clone());
                let mut postings = serializer.new_field(field, count, lengths.get_field(field)?)?;
                for place in places {
                    occurrences.of(place).write(terms.term(place), option, &mut postings)?;
                }
                postings.close()?;
            }
            Ok(())
        })?;
        let mut keys: Vec<_> = self.keys.iter().map(|key| key.to_be_bytes()).zip(0..).collect();
        write_each(&mut keys, fields.file_key, &mut serializer, &lengths)?;
        let mut start = 0;
        let id = |(end, passage): &(u32, u32)| {
            let id = self.ids.get(std::mem::replace(&mut start, *end as usize)..*end as usize);
            (id.unwrap_or_default(), *passage)
        };
        let mut ids: Vec<_> = self.ids_of.iter().map(id).collect();
        write_each(&mut ids, fields.article_id, &mut serializer, &lengths)?;
        Ok(serializer.close()?)
    }
}

/// Writes the postings of `field`, whose terms nobody numbered: each with a passage that has it.
fn write_each<T: AsRef<[u8]> + Ord>(
    terms: &mut [(T, u32)],
    field: Field,
    serializer: &mut InvertedIndexSerializer,
    lengths: &FieldNormReaders,
) -> tantivy::Result<()> {
    if terms.is_empty() {
        return Ok(());
    }
    terms.sort_unstable();
    let mut postings = serializer.new_field(field, terms.len() as u64, lengths.get_field(field)?)?;
    for same in terms.chunk_by(|one, next| one.0 == next.0) {
        let Some((term, _)) = same.first() else { continue };
        let mut writing = Writing::begin(term.as_ref(), same.len(), IndexRecordOption::Basic, &mut postings)?;
        same.iter().for_each(|(_, passage)| writing.passage(*passage, std::iter::once(0)));
        writing.end()?;
    }
    Ok(postings.close()?)
}

fn field(field: TermField, fields: &Fields) -> Field {
    match field {
        TermField::Body => fields.body,
        TermField::Figures => fields.figures,
        TermField::Values => fields.values,
        TermField::Title => fields.title,
        TermField::Author => fields.author,
        TermField::Source => fields.source,
        TermField::Fact => fields.fact,
    }
}
