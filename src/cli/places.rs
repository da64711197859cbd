//! Where the articles and their index are: flags, then the environment, then `pullquote.toml`, then habit.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;

use super::failure::failure;
use super::settings::{self, RankingChoice, Settings};
use crate::article::{ReadOptions, WalkOptions};
use crate::index::{Corpus, Index, Manifest};

/// Names the folder of the index.
const INDEX_VARIABLE: &str = "PULLQUOTE_INDEX";
/// Names the folders of articles, separated as in `PATH`.
const CORPUS_VARIABLE: &str = "PULLQUOTE_CORPUS";

/// What may be typed about places.
#[derive(Debug, Clone, Default, clap::Args)]
pub(super) struct PlaceArgs {
    /// Folder of the index [default: $PULLQUOTE_INDEX, else as pullquote.toml says, else in your cache folder]
    #[arg(long, value_name = "DIR")]
    pub(super) index: Option<PathBuf>,
    /// Folder of articles, may be repeated [default: $PULLQUOTE_CORPUS, else as pullquote.toml says, else
    /// the folder of the index named with --index, else the current folder]
    #[arg(long, value_name = "DIR")]
    pub(super) corpus: Vec<PathBuf>,
    /// Pass over files that match this pattern below the folder, such as `drafts/**`; may be repeated
    #[arg(long, value_name = "GLOB")]
    pub(super) exclude: Vec<String>,
}

/// Where everything is.
#[derive(Debug, Clone)]
pub(super) struct Places {
    /// The folder of the index.
    pub(super) index: PathBuf,
    /// The articles.
    pub(super) corpus: Corpus,
    /// How `pullquote.toml` has passages ranked.
    pub(super) ranking: RankingChoice,
}

/// What the places are for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Purpose {
    /// To index what was typed, and nothing that was typed before.
    Index,
    /// To answer, after a look at the files.
    Answer,
    /// To answer from the index as it is: the articles need not be there.
    AnswerUnchecked,
}

/// Where a list of folders came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Source {
    Typed,
    File,
    Index,
    CurrentFolder,
}

/// What is known before anything is looked for.
struct World {
    current: PathBuf,
    index_variable: Option<OsString>,
    corpus_variable: Option<OsString>,
    cache: Option<PathBuf>,
}

impl PlaceArgs {
    /// Finds the places for `purpose`.
    ///
    /// # Errors
    /// A `pullquote.toml` is broken, a folder is missing, or there is no place for an index.
    pub(super) fn find(&self, purpose: Purpose) -> anyhow::Result<Places> {
        let current = std::env::current_dir().map_err(|error| {
            failure(format!("the current folder cannot be told: {error}"), "change to a folder that exists")
        })?;
        let set = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
        let cache = etcetera::choose_base_strategy().ok().map(|strategy| strategy.cache_dir());
        let world =
            World { current, index_variable: set(INDEX_VARIABLE), corpus_variable: set(CORPUS_VARIABLE), cache };
        self.find_in(&world, purpose)
    }

    fn find_in(&self, world: &World, purpose: Purpose) -> anyhow::Result<Places> {
        let settings = settings::find(&world.current)?;
        let typed_index = self.index.clone().or_else(|| world.index_variable.clone().map(PathBuf::from));
        if typed_index.as_ref().is_some_and(|index| index.as_os_str().is_empty()) {
            return Err(failure("the folder of the index has no name", "name one: `--index DIR`"));
        }
        let manifest = |index: &Path| -> Option<Manifest> {
            // One that another version wrote is made anew, of the same corpus.
            let open = Index::open(index).ok().map(|index| index.manifest().clone());
            open.or_else(|| Manifest::of_corpus_alone(index))
        };
        let (mut roots, mut source) = self.roots(world, settings.as_ref());
        let mut written = None;
        let index = match typed_index {
            Some(index) => {
                written = if purpose == Purpose::AnswerUnchecked { None } else { manifest(&index) };
                if source != Source::Typed
                    && let Some(manifest) = written.as_ref().filter(|manifest| !manifest.roots.is_empty())
                {
                    roots.clone_from(&manifest.roots);
                    source = Source::Index;
                }
                index
            }
            None => match settings.as_ref().and_then(|settings| own_index(settings, &roots, source)) {
                Some(index) => index,
                None => cached_index(world, &roots)?,
            },
        };
        let settings = settings.filter(|settings| source == Source::File || same_folders(&settings.corpus, &roots));
        let ranking = settings.as_ref().map(|settings| settings.ranking.clone()).unwrap_or_default();
        let exclude = match settings {
            Some(settings) => settings.exclude,
            None if purpose == Purpose::Answer && self.exclude.is_empty() => written
                .or_else(|| manifest(&index))
                .filter(|manifest| same_folders(&manifest.roots, &roots))
                .map(|manifest| manifest.exclude)
                .unwrap_or_default(),
            None => Vec::new(),
        };
        let places = self.places(index, roots, source, exclude, purpose)?;
        Ok(Places { ranking, ..places })
    }

    fn roots(&self, world: &World, settings: Option<&Settings>) -> (Vec<PathBuf>, Source) {
        if !self.corpus.is_empty() {
            return (self.corpus.clone(), Source::Typed);
        }
        let listed: Vec<PathBuf> = match &world.corpus_variable {
            Some(list) => std::env::split_paths(list).filter(|path| !path.as_os_str().is_empty()).collect(),
            None => Vec::new(),
        };
        if !listed.is_empty() {
            return (listed, Source::Typed);
        }
        match settings {
            Some(settings) => (settings.corpus.clone(), Source::File),
            None => (vec![world.current.clone()], Source::CurrentFolder),
        }
    }

    fn places(
        &self,
        index: PathBuf,
        roots: Vec<PathBuf>,
        source: Source,
        exclude: Vec<String>,
        purpose: Purpose,
    ) -> anyhow::Result<Places> {
        for root in &roots {
            // An index answers although its folder is gone, and says so; any other folder must be there.
            if source != Source::Index
                && purpose != Purpose::AnswerUnchecked
                && let Err(error) = root.metadata()
            {
                let hint = match source {
                    Source::File => "mend `corpus` in pullquote.toml, or name a folder: `--corpus DIR`",
                    _ => "name a folder of articles: `--corpus DIR`",
                };
                return Err(match error.kind() {
                    std::io::ErrorKind::NotFound => {
                        failure(format!("there is no folder or file {}", root.display()), hint)
                    }
                    _ => failure(format!("{} cannot be looked at: {error}", root.display()), hint),
                });
            }
        }
        let mut exclude = exclude;
        for pattern in &self.exclude {
            if !exclude.contains(pattern) {
                exclude.push(pattern.clone());
            }
        }
        for pattern in &exclude {
            globset::Glob::new(pattern).map_err(|error| {
                failure(format!("`{pattern}` is no pattern: {}", error.kind()), "one looks like `drafts/**` or `*.tmp`")
            })?;
        }
        let walk = WalkOptions { exclude, never_enter: vec![index.clone()], ..WalkOptions::default() };
        let corpus = Corpus { roots, walk, read: ReadOptions::default() };
        Ok(Places { index, corpus, ranking: RankingChoice::default() })
    }
}

/// The index that `settings` name, unless other articles than theirs are asked for: theirs would be lost from it.
fn own_index(settings: &Settings, roots: &[PathBuf], source: Source) -> Option<PathBuf> {
    let index = settings.index.clone()?;
    (source == Source::File || same_folders(&settings.corpus, roots)).then_some(index)
}

/// Whether two lists name the same folders, in whatever order and spelling.
fn same_folders(one: &[PathBuf], other: &[PathBuf]) -> bool {
    resolved(one) == resolved(other)
}

fn resolved(folders: &[PathBuf]) -> Vec<PathBuf> {
    let resolve = |folder: &PathBuf| {
        folder.canonicalize().or_else(|_| std::path::absolute(folder)).unwrap_or_else(|_| folder.clone())
    };
    let mut folders: Vec<_> = folders.iter().map(resolve).collect();
    folders.sort();
    folders.dedup();
    folders
}

/// A folder in the user's cache: named after the articles' folder, and told apart by all of their paths.
fn cached_index(world: &World, roots: &[PathBuf]) -> anyhow::Result<PathBuf> {
    const WAY_ON: &str = "say where the index may be kept: `--index DIR`";
    let cache = world
        .cache
        .as_ref()
        .ok_or_else(|| failure("your home folder, and so your cache folder, is unknown", WAY_ON))?;
    let roots = resolved(roots);
    let mut key = Vec::new();
    for root in &roots {
        key.extend_from_slice(root.as_os_str().as_encoded_bytes());
        key.push(0);
    }
    let name: String = roots
        .first()
        .and_then(|root| root.file_name())
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default()
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() || c == '-' { c } else { '_' })
        .take(40)
        .collect();
    let index = cache.join("pullquote").join(format!("{name}-{:016x}", xxhash_rust::xxh3::xxh3_64(&key)));
    let absolute = std::path::absolute(&index).unwrap_or_else(|_| index.clone());
    if roots
        .iter()
        .any(|root| absolute.starts_with(root) || cache.canonicalize().is_ok_and(|cache| cache.starts_with(root)))
    {
        return Err(failure(format!("the index would lie in {}, among the articles", absolute.display()), WAY_ON));
    }
    Ok(index)
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Scene {
        folder: tempfile::TempDir,
        world: World,
    }

    /// A project with a `pullquote.toml`, a folder beside it, and a cache.
    fn scene() -> Scene {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().canonicalize().unwrap();
        for name in ["project/seeds/deep", "other", "cache"] {
            std::fs::create_dir_all(root.join(name)).unwrap();
        }
        std::fs::write(root.join("project/pullquote.toml"), "corpus = \"seeds\"\nindex = \"index\"\nexclude = [\"a\"]")
            .unwrap();
        let world = World {
            current: root.join("project/seeds/deep"),
            index_variable: None,
            corpus_variable: None,
            cache: Some(root.join("cache")),
        };
        Scene { folder, world }
    }

    impl Scene {
        fn path(&self, name: &str) -> PathBuf {
            self.folder.path().canonicalize().unwrap().join(name)
        }

        fn find(&self, args: PlaceArgs) -> Places {
            args.find_in(&self.world, Purpose::Answer).unwrap()
        }
    }

    #[test]
    fn the_nearest_file_upwards_says_where() {
        let scene = scene();
        let places = scene.find(PlaceArgs::default());
        assert_eq!(places.index, scene.path("project/index"));
        assert_eq!(places.corpus.roots, [scene.path("project/seeds")]);
        assert_eq!(places.corpus.walk.exclude, ["a"]);
    }

    #[test]
    fn other_articles_never_take_the_index_of_the_project() {
        let scene = scene();
        let places = scene.find(PlaceArgs { corpus: vec![scene.path("other")], ..PlaceArgs::default() });
        assert!(places.index.starts_with(scene.path("cache/pullquote")), "{:?}", places.index);
        assert!(places.corpus.walk.exclude.is_empty());
        let same =
            scene.find(PlaceArgs { corpus: vec![scene.path("project/../project/seeds")], ..PlaceArgs::default() });
        assert_eq!(same.index, scene.path("project/index"));
    }

    #[test]
    fn flags_go_before_the_environment_and_that_before_the_file() {
        let mut scene = scene();
        scene.world.index_variable = Some(scene.path("from-variable").into());
        scene.world.corpus_variable = Some(scene.path("other").into());
        let places = scene.find(PlaceArgs::default());
        assert_eq!((places.index, places.corpus.roots), (scene.path("from-variable"), vec![scene.path("other")]));
        let args =
            PlaceArgs { index: Some(scene.path("typed")), corpus: vec![scene.path("project")], ..PlaceArgs::default() };
        let places = scene.find(args);
        assert_eq!((places.index, places.corpus.roots), (scene.path("typed"), vec![scene.path("project")]));
    }

    #[test]
    fn without_any_word_the_current_folder_is_meant_and_nothing_is_written_there() {
        let mut scene = scene();
        scene.world.current = scene.path("other");
        let places = scene.find(PlaceArgs::default());
        assert_eq!(places.corpus.roots, [scene.path("other")]);
        assert!(places.index.starts_with(scene.path("cache")));
        scene.world.cache = Some(scene.path("other/cache"));
        assert!(PlaceArgs::default().find_in(&scene.world, Purpose::Answer).is_err());
    }

    #[test]
    fn a_missing_folder_is_named() {
        let scene = scene();
        let args = PlaceArgs { corpus: vec![scene.path("gone")], ..PlaceArgs::default() };
        let error = args.find_in(&scene.world, Purpose::Answer).unwrap_err().to_string();
        assert!(error.contains("gone"), "{error}");
    }
}
