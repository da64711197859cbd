//! `pullquote.toml`: what a folder says about its corpus and its index.

use std::path::{Path, PathBuf};

use toml::de::{DeTable, DeValue};

use super::failure::failure;
use crate::rank::{RankSettings, Ranking};

/// What the file is called.
pub(super) const FILE_NAME: &str = "pullquote.toml";

const KEYS: [&str; 5] = ["corpus", "index", "exclude", "ranking", "rank"];

/// What a `pullquote.toml` says; paths are joined to its folder.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Settings {
    /// The folder that the file lies in.
    pub(super) folder: PathBuf,
    /// Folders of articles; the file's own folder where it says nothing.
    pub(super) corpus: Vec<PathBuf>,
    /// Where the index lives.
    pub(super) index: Option<PathBuf>,
    /// Patterns of what is passed over.
    pub(super) exclude: Vec<String>,
    /// How passages are ranked.
    pub(super) ranking: RankingChoice,
}

/// How passages are to be ranked.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct RankingChoice {
    /// By which ranking, where one is named.
    pub(super) named: Option<Ranking>,
    /// What is other than it has it.
    pub(super) changes: RankSettings,
}

impl RankingChoice {
    /// The ranking, and what is other than it has it, where `typed` and `changes` were typed: they come before what the
    /// file says, and what the file changes of its ranking, it does not change of another one.
    pub(super) fn with(&self, typed: Option<Ranking>, changes: &[RankSettings]) -> (Ranking, RankSettings) {
        let own = if typed.is_none() { self.changes.clone() } else { RankSettings::default() };
        (typed.or(self.named).unwrap_or_default(), changes.iter().fold(own, RankSettings::and))
    }
}

/// A ranking, as it is typed.
pub(super) fn ranking(name: &str) -> Result<Ranking, String> {
    name.parse()
}

/// What is to be other about a ranking, as it is typed.
pub(super) fn rank_settings(typed: &str) -> Result<RankSettings, String> {
    typed.parse()
}

/// The settings of the nearest `pullquote.toml` in `folder` or above it.
///
/// # Errors
/// There is one that cannot be read or says what is not understood.
pub(super) fn find(folder: &Path) -> anyhow::Result<Option<Settings>> {
    for folder in folder.ancestors() {
        let path = folder.join(FILE_NAME);
        match std::fs::read_to_string(&path) {
            Ok(text) => return parse(&text, &path, folder).map(Some),
            Err(error) if matches!(error.kind(), std::io::ErrorKind::NotFound | std::io::ErrorKind::NotADirectory) => {}
            // What lies above and may not be looked at is somebody else's.
            Err(error) if error.kind() == std::io::ErrorKind::PermissionDenied && !path.is_file() => {}
            Err(error) => {
                return Err(failure(format!("{} cannot be read: {error}", path.display()), "mend it or move it away"));
            }
        }
    }
    Ok(None)
}

fn parse(text: &str, path: &Path, folder: &Path) -> anyhow::Result<Settings> {
    let at = |offset: usize| {
        let line = text.as_bytes().iter().take(offset).filter(|byte| **byte == b'\n').count() + 1;
        format!("{}:{line}", path.display())
    };
    let table = DeTable::parse(text).map_err(|error| {
        let offset = error.span().map_or(0, |span| span.start);
        failure(format!("{}: {}", at(offset), error.message()), "a line looks like `corpus = \"articles\"`")
    })?;
    let mut settings = Settings {
        folder: folder.to_owned(),
        corpus: vec![folder.to_owned()],
        index: None,
        exclude: Vec::new(),
        ranking: RankingChoice::default(),
    };
    for (key, value) in table.get_ref() {
        let place = at(key.span().start);
        let expected =
            |what: &str| failure(format!("{place}: `{}` must be {what}", key.get_ref()), example(key.get_ref()));
        match key.get_ref().as_ref() {
            "corpus" => {
                let names = strings(value.get_ref()).filter(|names| !names.is_empty());
                let names = names.ok_or_else(|| expected("a folder or a list of folders"))?;
                settings.corpus = names.iter().map(|name| folder.join(name)).collect();
            }
            "index" => {
                let name =
                    value.get_ref().as_str().filter(|name| !name.is_empty()).ok_or_else(|| expected("a folder"))?;
                settings.index = Some(folder.join(name));
            }
            "exclude" => {
                settings.exclude =
                    strings(value.get_ref()).ok_or_else(|| expected("a pattern or a list of patterns"))?;
            }
            "ranking" => {
                let name = value.get_ref().as_str().ok_or_else(|| expected("the name of a ranking"))?;
                let named = name.parse().map_err(|error| failure(format!("{place}: {error}"), example("ranking")))?;
                settings.ranking.named = Some(named);
            }
            "rank" => {
                let text = value.get_ref().as_str().ok_or_else(|| expected("a text of settings"))?;
                settings.ranking.changes =
                    text.parse().map_err(|error| failure(format!("{place}: {error}"), example("rank")))?;
            }
            unknown => {
                let known = KEYS.map(|key| format!("`{key}`")).join(", ");
                let hint = match nearest(unknown, &KEYS) {
                    Some(key) => format!("did you mean `{key}`? there are {known}"),
                    None => format!("there are {known}"),
                };
                return Err(failure(format!("{place}: there is no setting `{unknown}`"), hint));
            }
        }
    }
    Ok(settings)
}

fn example(key: &str) -> &'static str {
    match key {
        "index" => "such as `index = \"index\"`",
        "ranking" => "such as `ranking = \"bm25\"`",
        "rank" => "such as `rank = \"title=0.3,windows=0\"`",
        "exclude" => "such as `exclude = [\"drafts/**\"]`",
        _ => "such as `corpus = [\"articles\"]`",
    }
}

fn strings(value: &DeValue<'_>) -> Option<Vec<String>> {
    if let Some(one) = value.as_str() {
        return Some(vec![one.to_owned()]);
    }
    value.as_array()?.iter().map(|item| item.get_ref().as_str().map(str::to_owned)).collect()
}

/// The one of `known` that `typed` may have meant.
pub(super) fn nearest<'a>(typed: &str, known: &[&'a str]) -> Option<&'a str> {
    known
        .iter()
        .map(|known| (strsim::jaro_winkler(typed, known), *known))
        .filter(|(likeness, _)| *likeness > 0.7)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, known)| known)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Settings, String> {
        parse(text, Path::new("pullquote.toml"), Path::new("/news")).map_err(|error| error.to_string())
    }

    #[test]
    fn paths_are_counted_from_the_file() {
        let settings = read("corpus = [\"seeds\", \"/abs\"]\nindex = \"index\"\nexclude = \"README.md\"").unwrap();
        assert_eq!(settings.corpus, [PathBuf::from("/news/seeds"), PathBuf::from("/abs")]);
        assert_eq!(settings.index, Some("/news/index".into()));
        assert_eq!(settings.exclude, ["README.md"]);
        assert_eq!(read("").unwrap().corpus, [PathBuf::from("/news")]);
    }

    #[test]
    fn a_ranking_is_chosen_and_changed() {
        let settings = read("ranking = \"bm25\"\nrank = \"title=0.3\"").unwrap();
        assert_eq!(settings.ranking.named, Some(Ranking::Bm25));
        assert_eq!(settings.ranking.changes.title, Some(0.3));
        assert_eq!(
            read("\nrank = \"titel=0.3\"").unwrap_err(),
            "pullquote.toml:2: there is no `titel` to set; there are title, windows, wording, sentence, rare-words, repeats, pool, furniture-last"
        );
        assert!(read("ranking = \"bm52\"").unwrap_err().starts_with("pullquote.toml:1: there is no ranking `bm52`"));
        assert!(read("rank = 3").unwrap_err().starts_with("pullquote.toml:1: `rank` must be"));
    }

    #[test]
    fn a_fault_is_named_with_its_line() {
        assert_eq!(read("\nidnex = \"x\"").unwrap_err(), "pullquote.toml:2: there is no setting `idnex`");
        assert!(read("corpus = 5").unwrap_err().starts_with("pullquote.toml:1: `corpus` must be"));
        assert!(read("corpus = \"a\"\nindex = \"").unwrap_err().starts_with("pullquote.toml:2: "));
        assert!(read("corpus = []").is_err());
        assert_eq!(nearest("idnex", &KEYS), Some("index"));
    }
}
