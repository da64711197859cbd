//! Indexes that are damaged or removed.

use std::path::Path;

use super::*;

/// Every file of an index, for breaking it.
fn files_below(path: &Path) -> Vec<PathBuf> {
    walkdir::WalkDir::new(path)
        .sort_by_file_name()
        .into_iter()
        .flatten()
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| entry.into_path())
        .collect()
}

/// Reads all there is: never panics; an error says damage.
fn read_all(path: &Path, corpus: &Corpus) -> Result<BTreeMap<String, Vec<String>>, OpenError> {
    let index = Index::open(path)?;
    let mut found = BTreeMap::new();
    for article in index.articles()? {
        let passages = index.passages(&article.id)?;
        found.insert(article.id.to_string(), passages.into_iter().map(|passage| passage.text).collect());
    }
    index.verify()?;
    match check(&index, corpus) {
        Ok(_) => Ok(found),
        Err(UpdateError::Open(error)) => Err(error),
        Err(error) => panic!("the corpus is whole: {error}"),
    }
}

#[test]
fn a_damaged_index_is_an_error_that_names_the_way_on() {
    let bench = Bench::new();
    for number in 0..30 {
        bench.write(&format!("{number}.txt"), "alpha beta gamma\n\ndelta stake\n");
    }
    bench.update();
    let whole = read_all(&bench.index_path(), &bench.corpus()).unwrap();
    let files: Vec<(PathBuf, Vec<u8>)> =
        files_below(&bench.index_path()).into_iter().map(|path| (path.clone(), fs::read(path).unwrap())).collect();
    let restore = || {
        fs::remove_dir_all(bench.index_path()).unwrap();
        for (path, bytes) in &files {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
    };
    let mut noticed = 0;
    for (file, bytes) in &files {
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        let mut flipped = bytes.clone();
        if let Some(byte) = flipped.get_mut(bytes.len() / 2) {
            *byte ^= 0x55;
        }
        let versions: [Option<Vec<u8>>; 5] = [
            None,
            Some(Vec::new()),
            Some(bytes[..bytes.len() / 2].to_vec()),
            Some(flipped),
            Some(vec![0xFF; bytes.len()]),
        ];
        for version in versions {
            match &version {
                None => fs::remove_file(file).unwrap(),
                Some(bytes) => fs::write(file, bytes).unwrap(),
            }
            match read_all(&bench.index_path(), &bench.corpus()) {
                Ok(found) => assert_eq!(found, whole, "{name}"),
                Err(error) => {
                    noticed += 1;
                    assert!(error.hint().is_some(), "{name}: {error:?}");
                }
            }
            // Searching, updating and making anew do not panic either; the last of them helps.
            drop(bench.refresh(Refresh::Auto));
            restore();
        }
    }
    assert!(noticed > 30, "{noticed}");
    let rebuild = UpdateOptions { rebuild: true, ..bench.options.clone() };
    update(&bench.index_path(), &bench.corpus(), &rebuild, &Silent).unwrap();
    assert_eq!(read_all(&bench.index_path(), &bench.corpus()).unwrap(), whole);
}

#[test]
fn a_removed_index_goes_on_answering_those_who_have_it_open() {
    let bench = Bench::new();
    bench.write("a.txt", "alpha");
    bench.update();
    let index = bench.open();
    fs::remove_dir_all(bench.index_path()).unwrap();
    assert_eq!(contents(&index).len(), 1);
    assert!(matches!(Index::open(&bench.index_path()), Err(OpenError::NotFound { .. })));
    assert!(bench.refresh(Refresh::Auto).unwrap().freshness.is_fresh());
}
