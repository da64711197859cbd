//! What times tell, and what they leave to be looked for.

use std::fs;
use std::time::Duration;

use super::*;
use crate::index::changes::look;
use crate::index::{Freshness, Refresh, Silent, UpdateOptions, refresh, update};

struct World {
    folder: tempfile::TempDir,
    corpus: Corpus,
}

impl World {
    /// Articles that lie still, and their index; `None` on a file system whose times are not relied on.
    #[allow(clippy::print_stderr)]
    fn new(files: &[&str]) -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        if !keeps_times(folder.path()) {
            eprintln!("skipped: the times of folders in {} are not relied on", folder.path().display());
            return None;
        }
        let corpus = Corpus { roots: vec![folder.path().join("articles")], ..Corpus::default() };
        let world = Self { folder, corpus };
        for file in files {
            world.write(file, "A sentence.");
        }
        world.index();
        Some(world)
    }

    fn path(&self, file: &str) -> PathBuf {
        self.folder.path().join("articles").join(file)
    }

    fn write(&self, file: &str, text: &str) {
        fs::create_dir_all(self.path(file).parent().unwrap()).unwrap();
        fs::write(self.path(file), text).unwrap();
    }

    fn index(&self) {
        // Longer than a tick of the file system's clock.
        std::thread::sleep(Duration::from_millis(250));
        update(&self.place(), &self.corpus, &UpdateOptions::default(), &Silent).unwrap();
    }

    fn place(&self) -> PathBuf {
        self.folder.path().join("index")
    }

    fn open(&self) -> Index {
        Index::open(&self.place()).unwrap()
    }

    fn unchanged(&self) -> bool {
        unchanged(&self.open(), &self.corpus)
    }
}

const FILES: [&str; 6] = ["a.txt", "b c.txt", "d/e.txt", "d/f/g.txt", "d.txt", "h/ü.md"];

#[test]
fn what_lies_still_is_known_to_be_unchanged() {
    let Some(world) = World::new(&FILES) else { return };
    assert!(world.unchanged());
    assert!(look(&world.open(), &world.corpus).unwrap().changes.is_empty());
}

#[test]
fn any_change_is_left_to_be_looked_for() {
    type Change = fn(&World);
    let changes: [Change; 9] = [
        |world| world.write("a.txt", "A sentence!"),
        |world| world.write("d/f/g.txt", "Another sentence."),
        |world| world.write("d/f/new.txt", "A sentence."),
        |world| world.write("new/new.txt", "A sentence."),
        |world| fs::remove_file(world.path("h/ü.md")).unwrap(),
        |world| fs::remove_dir_all(world.path("d/f")).unwrap(),
        |world| fs::rename(world.path("a.txt"), world.path("z.txt")).unwrap(),
        |world| fs::rename(world.path("d/f"), world.path("d/z")).unwrap(),
        // Another folder in the place of the root, with the same files.
        |world| {
            fs::rename(world.path(""), world.folder.path().join("old")).unwrap();
            fs::create_dir(world.path("")).unwrap();
            for name in ["a.txt", "b c.txt", "d", "d.txt", "h"] {
                fs::rename(world.folder.path().join("old").join(name), world.path(name)).unwrap();
            }
        },
    ];
    for (number, change) in changes.into_iter().enumerate() {
        let Some(world) = World::new(&FILES) else { return };
        assert!(world.unchanged());
        change(&world);
        assert!(!world.unchanged(), "{number}");
    }
}

#[test]
fn other_settings_are_left_to_be_looked_at() {
    let Some(mut world) = World::new(&FILES) else { return };
    world.corpus.walk.exclude = vec!["h".into()];
    assert!(!world.unchanged());
    world.corpus.walk.exclude.clear();
    world.corpus.read.max_bytes = 5;
    assert!(!world.unchanged());
    world.corpus.read.max_bytes = Corpus::default().read.max_bytes;
    assert!(world.unchanged());
    world.corpus.roots = vec![world.path("d")];
    assert!(!world.unchanged());
}

#[test]
fn times_that_are_damaged_or_too_young_tell_nothing() {
    let Some(world) = World::new(&FILES) else { return };
    let index = world.open();
    let path = index.generation.join(index.manifest().stamps.clone().unwrap());
    let whole = fs::read(&path).unwrap();
    for at in 0..whole.len() {
        let mut broken = whole.clone();
        broken[at] ^= 1;
        fs::write(&path, &broken).unwrap();
        assert!(!unchanged(&index, &world.corpus), "byte {at}");
    }
    fs::remove_file(&path).unwrap();
    assert!(!unchanged(&index, &world.corpus));
    // What changed a moment ago can change again without another time.
    world.write("new.txt", "A sentence.");
    update(&world.place(), &world.corpus, &UpdateOptions::default(), &Silent).unwrap();
    assert_eq!((world.open().manifest().stamps.clone(), world.unchanged()), (None, false));
}

#[test]
fn times_are_written_again_once_they_tell_something() {
    let Some(world) = World::new(&FILES) else { return };
    let search = || refresh(&world.place(), &world.corpus, Refresh::Auto, &UpdateOptions::default(), &Silent);
    let commit = || world.open().commit();
    // The same content with another time was read again for each search.
    world.write("a.txt", "A sentence.");
    assert!(!world.unchanged());
    let before = commit();
    // Too young to tell anything, then not.
    assert!(matches!(search().unwrap().freshness, Freshness::Fresh) && commit() == before);
    std::thread::sleep(Duration::from_millis(250));
    assert!(matches!(search().unwrap().freshness, Freshness::Fresh) && commit() != before);
    assert!(world.unchanged());
    let after = commit();
    assert!(matches!(search().unwrap().freshness, Freshness::Fresh) && commit() == after);
    // What was added a moment ago leaves no times behind, until somebody looks again.
    world.write("new.txt", "A sentence.");
    assert!(search().unwrap().freshness.is_fresh() && !world.unchanged());
    std::thread::sleep(Duration::from_millis(250));
    assert!(matches!(search().unwrap().freshness, Freshness::Fresh));
    assert!(world.unchanged());
}

#[test]
fn the_times_of_several_roots_and_many_files_are_told_apart() {
    let many: Vec<String> = (0..2_100).map(|number| format!("d/{number}.txt")).collect();
    let Some(mut world) = World::new(&many.iter().map(String::as_str).chain(FILES).collect::<Vec<_>>()) else {
        return;
    };
    world.corpus.roots = vec![world.path("h"), world.path("d")];
    world.index();
    assert!(world.unchanged());
    world.write("d/2099.txt", "Another.");
    assert!(!world.unchanged());
    world.index();
    assert!(world.unchanged());
    fs::write(world.path("h/ü.md"), "Another.").unwrap();
    assert!(!world.unchanged());
}
