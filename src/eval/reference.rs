//! The measures held to stored figures of the reference tool.

use std::collections::BTreeMap;
use std::path::Path;

use super::{Measure, Qrels, Source, Standing, evaluate};

#[test]
fn every_figure_is_that_of_trec_eval() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/evaluation");
    let mut compared = 0;
    for number in 1..=6 {
        let case = folder.join(format!("random-{number}"));
        let (qrels, _) = Qrels::read(&Source::file(case.join("qrels.txt"))).unwrap();
        let (standing, _) = Standing::read(&Source::file(case.join("run.txt")), &qrels).unwrap();
        let mut expected: BTreeMap<String, BTreeMap<String, f64>> = BTreeMap::new();
        for line in std::fs::read_to_string(case.join("expected.tsv")).unwrap().lines() {
            let [measure, topic, value] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("{line}") };
            expected.entry(measure.to_owned()).or_default().insert(topic.to_owned(), value.parse().unwrap());
        }
        assert_eq!(expected.len(), 19);
        for (name, mut values) in expected {
            let measure: Measure = name.parse().unwrap();
            let evaluation = evaluate(&standing, &qrels, &[measure]);
            let close = |ours: f64, theirs: f64| (ours - theirs).abs() < 5e-6;
            let mean = values.remove("all").unwrap();
            assert!(close(evaluation.means()[0].unwrap(), mean), "{number} {name}: {:?} {mean}", evaluation.means());
            assert_eq!(evaluation.by_query.len(), values.len());
            for (topic, ours) in evaluation.values(0) {
                assert!(close(ours, values[topic]), "{number} {name} {topic}: {ours} {}", values[topic]);
                compared += 1;
            }
        }
    }
    assert!(compared > 700, "{compared}");
}
