//! Pooling: what several runs found first is what is worth judging.

use std::collections::HashMap;

use super::run::Run;
use super::topics::Topic;

/// The documents among the first `depth` of any of `runs`, of each topic, by their best rank, then by id. What was judged from
/// a pool of several runs is fairer to each of them than what was judged from one.
///
/// Spärck Jones and van Rijsbergen, "Report on the need for and provision of an 'ideal' information retrieval test
/// collection", 1975; as TREC does it.
pub fn pool<'a>(topics: &'a [Topic], runs: &[Run], depth: usize) -> Vec<(&'a Topic, Vec<String>)> {
    let pooled = |topic: &'a Topic| {
        let mut best: HashMap<&str, usize> = HashMap::new();
        for run in runs {
            for (rank, entry) in run.of(&topic.id).iter().take(depth).enumerate() {
                let known = best.entry(&entry.document).or_insert(rank);
                *known = rank.min(*known);
            }
        }
        let mut documents: Vec<(usize, &str)> = best.into_iter().map(|(document, rank)| (rank, document)).collect();
        documents.sort_unstable();
        (topic, documents.into_iter().map(|(_, document)| document.to_owned()).collect())
    };
    topics.iter().map(pooled).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_ranks_of_all_runs_come_first() {
        let run = |tag: &str, documents: &[&str]| {
            let mut run = Run::new(tag);
            run.push("1", documents.iter().map(|document| ((*document).to_owned(), 1.0)));
            run
        };
        let topics =
            [Topic { id: "1".to_owned(), text: "x".to_owned() }, Topic { id: "2".to_owned(), text: "y".to_owned() }];
        let runs = [run("a", &["p", "q", "r"]), run("b", &["q", "s", "t"])];
        let pooled = pool(&topics, &runs, 2);
        assert_eq!(pooled[0].1, ["p", "q", "s"]);
        assert_eq!(pooled[1].1, [""; 0]);
    }
}
