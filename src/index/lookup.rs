//! Articles and passages, looked up in an open index.

use std::collections::HashSet;

use tantivy::schema::IndexRecordOption;
use tantivy::{DocAddress, DocSet, SegmentReader, TERMINATED, Term};

use super::corpus::names;
use super::stored::{Kept, decode_record};
use super::table::IndexedFile;
use super::update::file_key;
use super::{Index, OpenError, StoredArticle, StoredPassage};
use crate::article::{ArticleId, Skipped};
use crate::passage::PassageId;

impl Index {
    /// The passage at `address`.
    ///
    /// # Errors
    /// The index is damaged.
    pub fn passage(&self, address: DocAddress) -> Result<StoredPassage, OpenError> {
        self.record(address).map(|(_, passage)| passage)
    }

    /// The passage at `address`, and its article where it is the article's first.
    ///
    /// # Errors
    /// The index is damaged.
    pub fn passage_and_article(
        &self,
        address: DocAddress,
    ) -> Result<(StoredPassage, Option<StoredArticle>), OpenError> {
        self.record(address).map(|(article, passage)| (passage, article))
    }

    /// The article called `id`; `None` where there is none.
    ///
    /// # Errors
    /// The index is damaged.
    pub fn article(&self, id: &ArticleId) -> Result<Option<StoredArticle>, OpenError> {
        Ok(self.article_and_place(id)?.map(|(article, _)| article))
    }

    /// The article whose first passage is at `first`.
    ///
    /// # Errors
    /// The index is damaged.
    pub fn article_at(&self, first: DocAddress) -> Result<StoredArticle, OpenError> {
        self.article_and_first(first).map(|(article, _)| article)
    }

    /// The article whose first passage is at `first`, and that passage.
    ///
    /// # Errors
    /// The index is damaged.
    pub fn article_and_first(&self, first: DocAddress) -> Result<(StoredArticle, StoredPassage), OpenError> {
        let (article, passage) = self.record(first)?;
        let article =
            article.ok_or_else(|| OpenError::damaged(&self.path, "a first passage is stored without its article"))?;
        Ok((article, passage))
    }

    /// The article called `id`, whose first passage is at `first`.
    pub(super) fn article_called(&self, id: &str, first: DocAddress) -> Result<StoredArticle, OpenError> {
        let article = self.article_at(first)?;
        if article.id.as_str() != id {
            return Err(OpenError::damaged(&self.path, format!("in the place of `{id}` is `{}`", article.id)));
        }
        Ok(article)
    }

    /// The article called `id` and where its first passage is.
    fn article_and_place(&self, id: &ArticleId) -> Result<Option<(StoredArticle, DocAddress)>, OpenError> {
        let term = Term::from_field_text(self.fields.article_id, id.as_str());
        let Some(first) = self.guarded(|| self.alive_addresses(&term, 1))?.pop() else { return Ok(None) };
        Ok(Some((self.article_called(id.as_str(), first)?, first)))
    }

    /// The articles of the file that lies at `file` (an id below its root) under root number `root`, in order
    /// of ids.
    ///
    /// # Errors
    /// The index is damaged.
    pub fn articles_in(&self, root: u32, file: &str) -> Result<Vec<StoredArticle>, OpenError> {
        let names = names(&self.manifest.roots);
        let Some(name) = names.get(root as usize) else { return Ok(Vec::new()) };
        let key = file_key(root, &format!("{name}{file}"));
        let term = Term::from_field_u64(self.fields.file_key, key);
        let mut articles = Vec::new();
        for address in self.guarded(|| self.alive_addresses(&term, usize::MAX))? {
            if let (Some(article), _) = self.record(address)? {
                articles.push(article);
            }
        }
        articles.retain(|article| article.root == root && article.file == file);
        articles.sort_by(|a, b| a.id.cmp(&b.id));
        Ok(articles)
    }

    /// The passages of the article called `id`, in order; none where there is no such article.
    ///
    /// # Errors
    /// The index is damaged.
    pub fn passages(&self, id: &ArticleId) -> Result<Vec<StoredPassage>, OpenError> {
        let Some((article, first)) = self.article_and_place(id)? else { return Ok(Vec::new()) };
        (1..=article.passages).map(|ordinal| self.passage_of(id, first, ordinal)).collect()
    }

    /// The passage called `id`; `None` where there is none.
    ///
    /// # Errors
    /// The index is damaged.
    pub fn passage_by_id(&self, id: &PassageId) -> Result<Option<StoredPassage>, OpenError> {
        match self.article_and_place(&id.article)? {
            Some((article, first)) if (1..=article.passages).contains(&id.ordinal) => {
                self.passage_of(&id.article, first, id.ordinal).map(Some)
            }
            _ => Ok(None),
        }
    }

    /// Passage number `ordinal` of the article called `id`, whose first passage is at `first`.
    fn passage_of(&self, id: &ArticleId, first: DocAddress, ordinal: u32) -> Result<StoredPassage, OpenError> {
        // The passages of an article stand side by side, in order.
        let document = first.doc_id.saturating_add(ordinal.saturating_sub(1));
        let passage = self.passage(DocAddress::new(first.segment_ord, document))?;
        if passage.ordinal == ordinal && passage.article == *id {
            return Ok(passage);
        }
        Err(OpenError::damaged(&self.path, format!("in the place of `{id}#{ordinal}` is another passage")))
    }

    /// The files of the corpus as they were when they were indexed, by root and id.
    ///
    /// # Errors
    /// The index is damaged.
    pub fn files(&self) -> Result<&[IndexedFile], OpenError> {
        Ok(&self.table()?.files)
    }

    /// The keys ([`Fields::file_key`](super::Fields::file_key)) of the files whose ids are `wanted`.
    ///
    /// # Errors
    /// The index is damaged.
    pub fn file_keys(&self, wanted: &dyn Fn(&str) -> bool) -> Result<HashSet<u64>, OpenError> {
        let files = self.files()?.iter().filter(|file| file.articles > 0 && wanted(&file.id));
        Ok(files.map(|file| file_key(file.root, &file.id)).collect())
    }

    /// Every file and record that was passed over, as far as they are named.
    ///
    /// # Errors
    /// The index is damaged.
    pub fn skipped(&self) -> Result<Vec<Skipped>, OpenError> {
        let table = self.table()?;
        let mut skipped: Vec<Skipped> = table.files.iter().flat_map(IndexedFile::skipped).collect();
        skipped.extend(table.skipped.iter().cloned());
        skipped.sort();
        Ok(skipped)
    }

    /// Where documents with `term` are that were not deleted, up to `limit` of them.
    pub(super) fn alive_addresses(&self, term: &Term, limit: usize) -> tantivy::Result<Vec<DocAddress>> {
        let mut found = Vec::new();
        for (number, segment) in (0..).zip(self.searcher.segment_readers()) {
            let inverted = segment.inverted_index(term.field())?;
            let Some(mut postings) = inverted.read_postings(term, IndexRecordOption::Basic)? else { continue };
            let mut document = first_alive(&mut postings, segment);
            while let Some(at) = document {
                if found.len() >= limit {
                    return Ok(found);
                }
                found.push(DocAddress::new(number, at));
                postings.advance();
                document = first_alive(&mut postings, segment);
            }
        }
        Ok(found)
    }

    /// What is stored of the document at `address`: a passage, and its article where it is the article's first.
    fn record(&self, address: DocAddress) -> Result<(Option<StoredArticle>, StoredPassage), OpenError> {
        let kept: Kept = self.guarded(|| self.searcher.doc(address))?;
        let record = decode_record(kept.bytes(), |packed| self.unpacker.unpack(packed));
        record.map_err(|reason| OpenError::damaged(&self.path, reason))
    }
}

/// The first document from where `postings` stand that was not deleted.
pub(super) fn first_alive(postings: &mut impl DocSet, segment: &SegmentReader) -> Option<u32> {
    loop {
        match postings.doc() {
            TERMINATED => return None,
            document if segment.is_deleted(document) => postings.advance(),
            document => return Some(document),
        };
    }
}
