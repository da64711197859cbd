//! The order of hits on a page saved from the web.

use super::{Page, RankOptions, Ranking, page};
use crate::analysis::Analyzer;
use crate::index::Index;
use crate::query;
use crate::search::world::World;

/// Two articles; around the text of the first stands what a site puts there, and names people whom the text
/// names too, and one whom it does not.
fn saved_pages() -> Index {
    let orchard = "The orchard keeps its apples\n\nThe orchard keeps its apples\n\nBy Marigold Fenwick\n\n\
        Tuesday, Mar 4, 2025 6:12 pm ET3min read\n\n\
        The village council has refused to sell the old orchard to a developer, although the offer was \
        generous and the roof of the school leaks. Members argued for three hours about apples, shade and the \
        price of land before they voted. In the end the speech of Marigold Fenwick, who planted the first \
        trees forty years ago, decided the matter for all but two of them. The developer may come again.\n\n\
        Comments\n\nAdd a public comment...\n\nNo comments\n\nNo comments yet\n";
    let market = "Prices at the market\n\nFarmers at the market ask more for apples this year because frost took \
        the blossom in two valleys. Nobody expects the price to fall before autumn, and the shops in town \
        already sell fruit from abroad, which the readers of this paper say they do not like.\n";
    World::new().file("orchard.txt", orchard).file("market.txt", market).index()
}

/// The passages found, whether each is furniture, and its score.
fn found(index: &Index, text: &str, options: &RankOptions) -> Vec<(String, bool, f64)> {
    let languages: Vec<_> = index.manifest().languages.keys().copied().collect();
    let query = query::analyze(
        &query::parse(text),
        &query::Setting { analyzer: &Analyzer::default(), languages: &languages, today: None },
    );
    let wanted = Page { offset: 0, limit: 10, per_article: 0 };
    let hits = page(&query, index, &Default::default(), &wanted, options).unwrap().hits;
    let text = |hit: &crate::retrieve::Candidate| index.passage(hit.address).unwrap().text;
    hits.iter().map(|hit| (text(hit), hit.is_furniture, hit.score)).collect()
}

#[test]
fn a_byline_that_scores_best_comes_after_what_the_article_says() {
    let index = saved_pages();
    let plain = found(&index, "marigold fenwick", &Ranking::Bm25.options());
    assert!(plain[0].1 && plain[0].0.contains("By Marigold Fenwick"), "{plain:?}");
    let ranked = found(&index, "marigold fenwick", &RankOptions::default());
    assert!(!ranked[0].1 && ranked[0].0.contains("speech of Marigold Fenwick"), "{ranked:?}");
    assert!(ranked.iter().any(|hit| hit.1 && hit.0.contains("By Marigold Fenwick")), "{ranked:?}");
    assert!(ranked[0].2 < plain[0].2, "{ranked:?} {plain:?}");
}

#[test]
fn a_comment_form_is_found_when_nothing_else_matches() {
    let index = saved_pages();
    let ranked = found(&index, "comment", &RankOptions::default());
    assert!(!ranked.is_empty() && ranked.iter().all(|hit| hit.1), "{ranked:?}");
}
