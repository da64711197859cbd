//! Folders that move, go, or hold what is no article.

use super::*;

#[test]
fn a_corpus_that_moved_keeps_its_ids_and_is_not_read_again() {
    let bench = Bench::new();
    bench.write("a.txt", "alpha").write("b.txt", "beta");
    bench.update();
    let elsewhere = bench.folder.path().join("elsewhere");
    fs::rename(bench.root(), &elsewhere).unwrap();
    let corpus = Corpus { roots: vec![elsewhere.clone()], ..Corpus::default() };
    assert!(check(&bench.open(), &corpus).unwrap().other_corpus);
    let report = update(&bench.index_path(), &corpus, &bench.options, &Silent).unwrap();
    assert_eq!((report.added, report.changed, report.unchanged), (0, 0, 2));
    assert_eq!(report.other_corpus.unwrap(), [bench.root()]);
    assert_eq!(bench.open().manifest().roots, [elsewhere.canonicalize().unwrap()]);
    assert!(check(&bench.open(), &corpus).unwrap().is_empty());
}

#[test]
fn a_corpus_that_is_gone_leaves_the_index_as_it_is() {
    let bench = Bench::new();
    bench.write("a.txt", "alpha");
    bench.update();
    fs::remove_dir_all(bench.root()).unwrap();
    assert!(matches!(
        update(&bench.index_path(), &bench.corpus(), &bench.options, &Silent),
        Err(UpdateError::Corpus { .. })
    ));
    let refreshed = bench.refresh(Refresh::Auto).unwrap();
    assert!(matches!(refreshed.freshness, Freshness::Stale { why: Stale::CorpusUnreadable(_), .. }));
    assert_eq!(ids(&refreshed.index), ["a.txt"]);
}

#[cfg(unix)]
#[test]
fn an_empty_folder_in_place_of_the_one_that_was_indexed_gives_up_no_article() {
    let bench = Bench::new();
    bench.write("a.txt", "alpha");
    bench.update();
    // As where a drive was mounted and is not any more.
    fs::rename(bench.root(), bench.folder.path().join("unplugged")).unwrap();
    fs::create_dir(bench.root()).unwrap();
    let outcome = update(&bench.index_path(), &bench.corpus(), &bench.options, &Silent);
    assert!(matches!(outcome, Err(UpdateError::CorpusEmptied { .. })));
    let refreshed = bench.refresh(Refresh::Auto).unwrap();
    assert!(matches!(refreshed.freshness, Freshness::Stale { why: Stale::CorpusUnreadable(_), .. }));
    assert_eq!(ids(&refreshed.index), ["a.txt"]);
    let rebuild = UpdateOptions { rebuild: true, ..bench.options.clone() };
    update(&bench.index_path(), &bench.corpus(), &rebuild, &Silent).unwrap();
    assert!(ids(&bench.open()).is_empty());
    // The folder that was indexed may lose its last file.
    bench.write("b.txt", "beta").update();
    assert_eq!(bench.remove("b.txt").update().deleted, 1);
}

#[test]
fn an_index_in_its_own_corpus_does_not_index_itself() {
    let bench = Bench::new();
    bench.write("a.txt", "alpha");
    let index = bench.root().join("index");
    for _ in 0..2 {
        let report = update(&index, &bench.corpus(), &bench.options, &Silent).unwrap();
        assert_eq!((report.manifest.articles, report.manifest.skipped), (1, 0));
    }
}

#[test]
fn a_folder_of_other_files_and_a_file_are_no_place_for_an_index() {
    let bench = Bench::new();
    bench.write("a.txt", "alpha");
    fs::create_dir(bench.index_path()).unwrap();
    fs::write(bench.index_path().join("thesis.doc"), "").unwrap();
    assert!(matches!(bench.refresh(Refresh::Auto), Err(UpdateError::ForeignFolder { .. })));
    fs::remove_dir_all(bench.index_path()).unwrap();
    fs::write(bench.index_path(), "").unwrap();
    assert!(matches!(bench.refresh(Refresh::Auto), Err(UpdateError::Open(OpenError::NotAFolder { .. }))));
    assert!(matches!(Index::open(&bench.index_path()), Err(OpenError::NotAFolder { .. })));
}

#[test]
fn an_index_among_the_articles_is_no_article_whoever_uses_it() {
    let bench = Bench::new();
    bench.write("a.txt", "alpha");
    let inside = bench.root().join("old/index");
    update(&inside, &bench.corpus(), &bench.options, &Silent).unwrap();
    bench.update();
    assert_eq!(ids(&bench.open()), ["a.txt"]);
    assert_eq!(bench.open().skipped().unwrap(), []);
}
