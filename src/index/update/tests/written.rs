//! What an update writes, found again.

use super::*;

#[test]
fn what_was_written_is_found_again() {
    let bench = Bench::new();
    bench.write("a.txt", "Alpha buys a stake.\n\nIt is large.\n").write("b/c.txt", "Beta sells.\n");
    let report = bench.update();
    assert_eq!((report.added, report.manifest.articles, report.cancelled), (2, 2, false));
    assert!(report.manifest.complete);
    let index = bench.open();
    assert_eq!(ids(&index), ["a.txt", "b/c.txt"]);
    assert_eq!(contents(&index)["a.txt"].concat(), "Alpha buys a stake.\n\nIt is large.\n");
    let article = index.article(&ArticleId::new("b/c.txt")).unwrap().unwrap();
    assert_eq!((article.file.as_str(), article.root, article.line), ("b/c.txt", 0, None));
    let passage = index.passage_by_id(&"a.txt#1".parse().unwrap()).unwrap().unwrap();
    assert!(passage.text.starts_with("Alpha"));
    assert!(index.passage_by_id(&"a.txt#99".parse().unwrap()).unwrap().is_none());
    assert!(index.article(&ArticleId::new("none")).unwrap().is_none());
}

#[test]
fn the_articles_of_a_file_are_found_by_its_place() {
    let bench = Bench::new();
    bench.write("b.jsonl", &(record("x", "alpha") + &record("y", "beta"))).write("a.txt", "alpha");
    bench.update();
    let index = bench.open();
    let found = |root, file| -> Vec<String> {
        index.articles_in(root, file).unwrap().into_iter().map(|article| article.id.to_string()).collect()
    };
    assert_eq!(found(0, "b.jsonl"), ["x", "y"]);
    assert_eq!(found(0, "a.txt"), ["a.txt"]);
    assert!(found(0, "c.txt").is_empty() && found(1, "a.txt").is_empty());
}

#[test]
fn several_roots_are_told_apart_by_name() {
    let bench = Bench::new();
    let other = bench.folder.path().join("other/corpus");
    fs::create_dir_all(&other).unwrap();
    fs::write(other.join("a.txt"), "beta").unwrap();
    bench.write("a.txt", "alpha");
    let corpus = Corpus { roots: vec![bench.root(), other], ..Corpus::default() };
    update(&bench.index_path(), &corpus, &bench.options, &Silent).unwrap();
    let index = bench.open();
    assert_eq!(ids(&index), ["corpus-2/a.txt", "corpus/a.txt"]);
    let article = index.article(&ArticleId::new("corpus-2/a.txt")).unwrap().unwrap();
    assert_eq!((article.root, article.file.as_str()), (1, "a.txt"));
}

#[test]
fn what_is_passed_over_is_named_and_not_read_again() {
    let bench = Bench::new();
    bench.write("a.txt", "alpha").write("empty.txt", "");
    let report = bench.update();
    assert_eq!(report.skipped.len(), 1);
    assert_eq!(report.manifest.skipped, 1);
    let report = bench.update();
    assert_eq!((report.skipped.len(), report.manifest.skipped), (0, 1));
    let skipped = bench.open().skipped().unwrap();
    assert_eq!(skipped[0].path, "empty.txt");
    bench.write("empty.txt", "no longer");
    assert_eq!(bench.update().manifest.skipped, 0);
}

#[test]
fn a_large_corpus_is_packed_with_a_dictionary_of_its_own() {
    let bench = Bench::new();
    let record = |number: usize| {
        let text =
            format!("Company {} buys {} percent of company {}. ", number % 97, number % 89, number % 83).repeat(3);
        format!("{{\"_id\":\"r{number}\",\"title\":\"Deal {number}\",\"text\":\"{text}\"}}\n")
    };
    let lines = |from: usize, to: usize| (from..to).map(record).collect::<String>();
    bench.write("a.jsonl", &lines(0, 3000)).write("small.jsonl", &lines(7000, 7001)).update();
    let index = bench.open();
    let dictionary = index.manifest().dictionary.clone();
    assert!(dictionary.is_some(), "a dictionary was made");
    index.verify().unwrap();
    let before = contents(&index);
    assert_eq!(before.len(), 3001);

    // The same dictionary packs what comes later, a record that has to be given another name among it.
    bench.write("b.jsonl", &lines(2900, 3100)).write("small.jsonl", &lines(8000, 8001)).update();
    let updated = bench.open();
    assert_eq!(updated.manifest().dictionary, dictionary);
    assert!(contents(&updated).contains_key("b.jsonl:1"), "r2900 is taken");
    assert_eq!(contents(&index), before, "who has the commit before open goes on reading it");
    let plain = Bench::new();
    for name in ["a.jsonl", "b.jsonl", "small.jsonl"] {
        let text = fs::read_to_string(bench.root().join(name)).unwrap();
        plain.write(name, &text).update();
    }
    assert_eq!(contents(&updated), contents(&plain.open()));

    // Without its dictionary the index is damaged, and says so.
    let folder = folder::generation(&bench.index_path(), folder::current(&bench.index_path()).unwrap());
    let file = folder.join(dictionary.unwrap());
    let mut bytes = fs::read(&file).unwrap();
    bytes[100] ^= 1;
    fs::write(&file, bytes).unwrap();
    let damaged = bench.open();
    let error = damaged.verify().unwrap_err();
    assert!(std::error::Error::source(&error).unwrap().to_string().contains(".dictionary"), "{error:?}");
    assert!(damaged.passages(&ArticleId::new("r2500")).is_err());
    bench.write("c.jsonl", &lines(9000, 9001));
    let refused = update(&bench.index_path(), &bench.corpus(), &bench.options, &Silent);
    assert!(matches!(refused, Err(UpdateError::Open(OpenError::Damaged { .. }))), "{refused:?}");
    fs::remove_file(&file).unwrap();
    assert!(matches!(Index::open(&bench.index_path()), Err(OpenError::Damaged { .. })));
}
