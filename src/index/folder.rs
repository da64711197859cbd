//! The folder of an index: which generation of it lives, and what may be thrown away.
//!
//! `CURRENT` names the live generation; it is only ever replaced whole, so that a reader sees the
//! old generation or the new one.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::manifest::FORMAT;
use super::{OpenError, UpdateError};

/// Names the live generation.
pub(super) const CURRENT: &str = "CURRENT";
/// Held by the writer.
pub(super) const LOCK: &str = "writer.lock";
/// Begins the name of a generation.
const GENERATION: &str = "generation-";
/// Begins the name of a file that is not whole yet.
const TEMPORARY: &str = ".pullquote-";
/// Begins the name of a file of the engine that is not whole yet.
const TEMPORARY_OF_ENGINE: &str = ".tmp";
/// Files that the engine replaces whole.
const REPLACED_BY_ENGINE: [&str; 2] = ["meta.json", ".managed.json"];

/// The number of the live generation of the index in `path`.
pub(super) fn current(path: &Path) -> Result<u32, OpenError> {
    let text = match fs::read(path.join(CURRENT)) {
        Ok(text) => text,
        Err(error) => return Err(without_current(path, error)),
    };
    let text = String::from_utf8_lossy(&text);
    let mut lines = text.lines();
    let number = lines.next().and_then(generation_number);
    let format = lines.next().and_then(|line| line.strip_prefix("format ")).and_then(|number| number.parse().ok());
    match (number, format) {
        (Some(number), Some(FORMAT)) => Ok(number),
        (Some(_), Some(found)) => Err(OpenError::OtherFormat { path: path.to_owned(), found, expected: FORMAT }),
        _ => Err(OpenError::damaged(path, format!("`{CURRENT}` names no generation"))),
    }
}

/// The folder of the live generation of the index in `path`, of whatever format.
pub(super) fn live_generation(path: &Path) -> Option<PathBuf> {
    let pointer = fs::read_to_string(path.join(CURRENT)).ok()?;
    pointer.lines().next().and_then(generation_number).map(|number| generation(path, number))
}

/// Whether `path` holds an index, of whatever format: its files are no articles.
pub(super) fn is_index(path: &Path) -> bool {
    let names_generation = |text: String| text.lines().next().and_then(generation_number).is_some();
    let pointer = path.join(CURRENT);
    // The pointer is two short lines; a large file of that name is something else.
    fs::metadata(&pointer).is_ok_and(|found| found.is_file() && found.len() < 200)
        && fs::read_to_string(pointer).is_ok_and(names_generation)
}

fn without_current(path: &Path, error: io::Error) -> OpenError {
    let path = path.to_owned();
    match error.kind() {
        io::ErrorKind::NotFound => OpenError::NotFound { path },
        _ if path.is_file() => OpenError::NotAFolder { path },
        _ => OpenError::Unreadable { path, source: error },
    }
}

/// Makes generation `number` the live one.
pub(super) fn set_current(path: &Path, number: u32) -> io::Result<()> {
    let mut file = temporary(path)?;
    write!(file, "{}\nformat {FORMAT}\n", generation_name(number))?;
    file.as_file().sync_all()?;
    file.persist(path.join(CURRENT)).map_err(|error| error.error)?;
    sync_folder(path)
}

/// A file that is to be renamed to its final name once it is whole.
pub(super) fn temporary(folder: &Path) -> io::Result<tempfile::NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(TEMPORARY);
    // Whoever may read the other files of the index may read these: left alone they would be their writer's only.
    #[cfg(unix)]
    let readable = <fs::Permissions as std::os::unix::fs::PermissionsExt>::from_mode(0o666);
    #[cfg(unix)]
    builder.permissions(readable);
    builder.tempfile_in(folder)
}

/// Lets whoever may read `CURRENT` in `path` read what the engine replaced whole in `generation`.
///
/// Where it fails, they stay their writer's.
pub(super) fn share(path: &Path, generation: &Path) {
    let Ok(current) = fs::metadata(path.join(CURRENT)) else { return };
    for name in REPLACED_BY_ENGINE {
        let _ = fs::set_permissions(generation.join(name), current.permissions());
    }
}

/// Makes renames inside `folder` last through a loss of power.
pub(super) fn sync_folder(folder: &Path) -> io::Result<()> {
    // Folders can be opened as files on unix alone.
    if cfg!(unix) { fs::File::open(folder)?.sync_all() } else { Ok(()) }
}

/// Where generation `number` lies.
pub(super) fn generation(path: &Path, number: u32) -> PathBuf {
    path.join(generation_name(number))
}

fn generation_name(number: u32) -> String {
    format!("{GENERATION}{number:04}")
}

fn generation_number(name: &str) -> Option<u32> {
    let digits = name.strip_prefix(GENERATION)?;
    (digits.len() >= 4 && digits.bytes().all(|byte| byte.is_ascii_digit())).then(|| digits.parse().ok())?
}

/// A number that no generation in `path` has.
pub(super) fn free_generation(path: &Path) -> io::Result<u32> {
    let mut highest = 0;
    for entry in fs::read_dir(path)? {
        if let Some(number) = entry?.file_name().to_str().and_then(generation_number) {
            highest = highest.max(number);
        }
    }
    Ok(highest.wrapping_add(1))
}

/// Makes sure that `path` is a folder that an index may be written in: new, empty, or ours.
pub(super) fn prepare(path: &Path) -> Result<(), UpdateError> {
    let failed = |source: io::Error| match source.kind() {
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            UpdateError::ReadOnly { path: path.to_owned(), source }
        }
        _ => UpdateError::write(path, source),
    };
    if path.is_file() {
        return Err(OpenError::NotAFolder { path: path.to_owned() }.into());
    }
    fs::create_dir_all(path).map_err(failed)?;
    if path.join(CURRENT).is_file() {
        return Ok(());
    }
    let mut foreign = Vec::new();
    for entry in fs::read_dir(path).map_err(failed)? {
        let name = entry.map_err(failed)?.file_name().to_string_lossy().into_owned();
        let ours = matches!(name.as_str(), CURRENT | LOCK | "README.md" | ".gitignore" | ".gitkeep")
            || name.starts_with(TEMPORARY)
            || generation_number(&name).is_some();
        if !ours {
            foreign.push(name);
        }
    }
    match foreign.into_iter().min() {
        None => Ok(()),
        Some(found) => Err(UpdateError::ForeignFolder { path: path.to_owned(), found }),
    }
}

/// Removes what dead writers left in `path`: every generation but `live`, and files that never got whole.
///
/// What cannot be removed now is left to the next writer.
pub(super) fn remove_leftovers(path: &Path, live: u32) {
    for (name, entry) in named_entries(path) {
        if generation_number(&name).is_some_and(|number| number != live) {
            let _ = fs::remove_dir_all(entry);
        } else if name.starts_with(TEMPORARY) {
            let _ = fs::remove_file(entry);
        }
    }
    for (name, entry) in named_entries(&generation(path, live)) {
        if name.starts_with(TEMPORARY) || name.starts_with(TEMPORARY_OF_ENGINE) {
            let _ = fs::remove_file(entry);
        }
    }
}

fn named_entries(folder: &Path) -> Vec<(String, PathBuf)> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.filter_map(|entry| Some((entry.file_name().into_string().ok()?, entry.path()))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_live_generation_is_the_one_that_was_named_last() {
        let folder = tempfile::tempdir().unwrap();
        set_current(folder.path(), 3).unwrap();
        set_current(folder.path(), 12345).unwrap();
        assert_eq!(current(folder.path()).unwrap(), 12345);
    }

    #[test]
    fn a_folder_of_someone_elses_files_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("README.md"), "").unwrap();
        assert!(prepare(folder.path()).is_ok());
        fs::write(folder.path().join("thesis.doc"), "").unwrap();
        let Err(UpdateError::ForeignFolder { found, .. }) = prepare(folder.path()) else { panic!("was taken") };
        assert_eq!(found, "thesis.doc");
    }

    #[test]
    fn leftovers_of_dead_builds_go_and_the_rest_stays() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["generation-0001", "generation-0002", "generation-x"] {
            fs::create_dir(folder.path().join(name)).unwrap();
        }
        fs::write(folder.path().join(".pullquote-abc"), "").unwrap();
        for name in [".pullquote-def", ".tmpghi", "meta.json"] {
            fs::write(folder.path().join("generation-0002").join(name), "").unwrap();
        }
        remove_leftovers(folder.path(), 2);
        let left = named_entries(&folder.path().join("generation-0002"));
        assert_eq!(left.into_iter().map(|(name, _)| name).collect::<Vec<_>>(), ["meta.json"]);
        let mut names: Vec<_> = fs::read_dir(folder.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        assert_eq!(names, ["generation-0002", "generation-x"]);
    }

    #[cfg(unix)]
    #[test]
    fn who_may_read_one_file_of_an_index_may_read_all() {
        use std::os::unix::fs::PermissionsExt;

        let world = crate::search::world::World::new().file("a.txt", "one two three");
        let index = world.index();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        let files = named_entries(&index.generation);
        let modes: std::collections::BTreeSet<u32> =
            files.iter().filter(|(name, _)| !name.ends_with(".lock")).map(|(_, path)| mode(path)).collect();
        assert_eq!(modes.len(), 1, "{files:?} {modes:?}");
        assert!(modes.contains(&mode(&index.generation.parent().unwrap().join(CURRENT))));
    }

    #[test]
    fn an_index_is_known_by_its_pointer() {
        let folder = tempfile::tempdir().unwrap();
        assert!(!is_index(folder.path()));
        fs::write(folder.path().join(CURRENT), "MANIFEST-000004\n").unwrap();
        assert!(!is_index(folder.path()));
        set_current(folder.path(), 3).unwrap();
        assert!(is_index(folder.path()));
    }

    #[test]
    fn a_pointer_to_nowhere_or_to_elsewhere_is_damage() {
        let folder = tempfile::tempdir().unwrap();
        for text in ["", "generation-../x\nformat 1\n", "generation-0001", "generation-0001\nformat one\n", "\u{0}"] {
            fs::write(folder.path().join(CURRENT), text).unwrap();
            assert!(matches!(current(folder.path()), Err(OpenError::Damaged { .. })), "{text:?}");
        }
        let other = FORMAT + 1;
        fs::write(folder.path().join(CURRENT), format!("generation-0001\nformat {other}\n")).unwrap();
        assert!(matches!(current(folder.path()), Err(OpenError::OtherFormat { found, .. }) if found == other));
    }
}
