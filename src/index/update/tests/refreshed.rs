//! What a search does before it answers, and what makes the index anew.

use super::*;

#[test]
fn a_search_updates_what_is_little_and_reports_what_is_much() {
    let bench = Bench::new();
    bench.write("a.txt", "alpha");
    assert!(bench.refresh(Refresh::Never).is_err());
    assert!(matches!(bench.refresh(Refresh::Auto).unwrap().freshness, Freshness::Updated(_)));
    assert!(matches!(bench.refresh(Refresh::Auto).unwrap().freshness, Freshness::Fresh));
    assert!(matches!(bench.refresh(Refresh::Never).unwrap().freshness, Freshness::Unchecked));
    bench.write("b.txt", "beta");
    let refreshed = bench.refresh(Refresh::Auto).unwrap();
    assert!(refreshed.freshness.is_fresh());
    assert_eq!(ids(&refreshed.index).len(), 2);
    for number in 0..=crate::index::MOST_FILES_UNASKED {
        bench.write(&format!("many/{number}.txt"), "gamma");
    }
    let refreshed = bench.refresh(Refresh::Auto).unwrap();
    let Freshness::Stale { why: Stale::Large, changes } = refreshed.freshness else { panic!("was not stale") };
    assert_eq!(changes.added, crate::index::MOST_FILES_UNASKED + 1);
    assert_eq!(ids(&refreshed.index).len(), 2);
    assert!(bench.refresh(Refresh::Always).unwrap().freshness.is_fresh());
}

#[test]
fn while_another_writes_the_last_commit_answers() {
    let bench = Bench::new();
    bench.write("a.txt", "alpha");
    bench.update();
    bench.write("b.txt", "beta");
    let lock = WriterLock::take(&bench.index_path(), Duration::ZERO).unwrap();
    let refreshed = bench.refresh(Refresh::Auto).unwrap();
    let Freshness::Stale { why: Stale::Locked(holder), .. } = refreshed.freshness else { panic!("was not stale") };
    assert!(holder.contains(&std::process::id().to_string()), "{holder}");
    assert_eq!(ids(&refreshed.index), ["a.txt"]);
    let error = update(&bench.index_path(), &bench.corpus(), &bench.options, &Silent).unwrap_err();
    assert!(matches!(error, UpdateError::Locked { .. }));
    drop(lock);
    assert_eq!(bench.update().added, 1);
}

#[test]
fn another_split_makes_the_index_anew_and_swaps_it() {
    let mut bench = Bench::new();
    bench.write("a.txt", "alpha");
    bench.update();
    let reader = bench.open();
    bench.options.split.max_words += 1;
    let report = bench.update();
    assert!(report.rebuilt.is_some());
    assert_eq!(bench.open().manifest().split.max_words, bench.options.split.max_words);
    assert_eq!(contents(&reader).len(), 1, "an open reader goes on reading what it opened");
    let generations = fs::read_dir(bench.index_path())
        .unwrap()
        .filter(|entry| entry.as_ref().unwrap().file_name().to_string_lossy().starts_with("generation-"))
        .count();
    assert_eq!(generations, 1);
    bench.options.rebuild = true;
    assert!(bench.update().rebuilt.is_some());
}

#[test]
fn other_readers_make_the_index_anew_and_meanwhile_it_answers() {
    for change in [(|manifest: &mut Manifest| manifest.reader = "articles-0".into()) as fn(&mut Manifest), |manifest| {
        manifest.splitter = "passages-0".into()
    }] {
        let bench = Bench::new();
        bench.write("a.txt", "alpha");
        bench.update();
        {
            let mut manifest = bench.open().manifest().clone();
            change(&mut manifest);
            let number = folder::current(&bench.index_path()).unwrap();
            let mut writer =
                Writer::open(&bench.index_path(), number, Budget::new(&bench.options, 0), &manifest, false).unwrap();
            let table = bench.open().take_table().unwrap();
            writer.commit(&mut manifest, &table, None).unwrap();
        }
        assert!(check(&bench.open(), &bench.corpus()).unwrap().other_reader);
        assert_eq!(ids(&bench.refresh(Refresh::Never).unwrap().index), ["a.txt"]);
        let Freshness::Updated(report) = bench.refresh(Refresh::Auto).unwrap().freshness else { panic!("not updated") };
        assert_eq!(report.rebuilt.as_deref(), Some("articles are read otherwise now"));
        assert!(!bench.open().manifest().has_other_reader());
        assert!(bench.refresh(Refresh::Auto).unwrap().freshness.is_fresh());
    }
}
