//! A page of ten hits in two steps: finding them, and highlighting them.

use std::hint::black_box;

use pullquote::highlight::{SnippetOptions, snippet_of};
use pullquote::index::{Index, StoredArticle, StoredPassage};
use pullquote::matching::{Matcher, merge};
use pullquote::query::{self, Query};
use pullquote::rank::{Page, RankOptions, page};
use pullquote::retrieve::{Candidate, rarity, select};

/// What `text` asks of `index`.
pub(crate) fn read(text: &str, index: &Index) -> Query {
    let setting = query::Setting { analyzer: index.analyzer(), languages: &[], today: None };
    query::analyze(&query::parse(text), &setting)
}

/// Finds the ten best, without reading or counting anything.
pub(crate) fn found(query: &Query, index: &Index) -> Vec<Candidate> {
    let selected = select(query, index, 200_000).expect("an index");
    let ten = Page { offset: 0, limit: 10, per_article: 3 };
    page(query, index, &selected, &ten, &RankOptions::default()).expect("an index").hits
}

/// Reads what was found.
pub(crate) fn stored(found: &[Candidate], index: &Index) -> Vec<(StoredPassage, StoredArticle)> {
    let read = |hit: &Candidate| {
        let passage = index.passage(hit.address).expect("an index");
        (passage, index.article_at(hit.article).expect("an index"))
    };
    found.iter().map(read).collect()
}

/// Makes the matcher, and of each passage everything that matched and its snippet.
pub(crate) fn highlight(query: &Query, index: &Index, passages: &[(StoredPassage, StoredArticle)]) {
    let matcher = Matcher::new(query, index.analyzer()).with_weights(&rarity(query, index).expect("an index"));
    for (passage, article) in passages {
        let seen = passage.view(article);
        let lit = matcher.lit(&seen);
        black_box(merge(&passage.text, &lit));
        black_box(snippet_of(&matcher, &seen, &lit, &SnippetOptions::default()));
    }
}
