//! Lists the folders below a corpus root, several at a time, and looks up what their files are.
//!
//! A file is looked up in the folder that was opened to list it, which costs half of looking it up by its path, and folders are
//! shared out among threads: a hundred thousand files are known to be unchanged before a reader notices.

use std::fs::{DirEntry, ReadDir};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use super::exclude::Exclude;
use super::id::name_to_id;
use super::kind::Kind;
use super::stamp::{Stamp, nanoseconds_now};
use super::walk::{FoundFile, FoundFolder, Walk};
use super::{Skipped, reason};

/// Files that are looked up in one go; a folder with more is shared out.
const MOST_AT_ONCE: usize = 1_000;
/// Jobs that one thread is left alone with: a small corpus is done before another has started.
const MOST_ALONE: usize = 8;
/// Threads, where the machine has as many: more wait for one another in the system.
const MOST_THREADS: usize = 8;

/// What is passed over below a root.
pub(super) struct Rules<'a> {
    pub(super) root: &'a Path,
    /// The same without links on the way.
    pub(super) real_root: PathBuf,
    pub(super) exclude: Exclude,
    /// Paths below the root.
    pub(super) never_enter: Vec<PathBuf>,
    pub(super) is_index: Option<fn(&Path) -> bool>,
}

/// Something in a folder.
enum Child {
    File(FoundFile),
    /// Its id with a `/` behind it, and its number.
    Folder(String, usize),
}

impl Child {
    /// Children in the order of these are in the order of the ids of all files below them: no name has a `/`.
    fn key(&self) -> &str {
        match self {
            Self::File(file) => &file.id,
            Self::Folder(id, _) => id,
        }
    }
}

/// A file that was listed and not yet looked up, and its id.
type Named = (DirEntry, String);

enum Job {
    /// A folder to list: where it is, its id with a `/` behind it, its number.
    List(PathBuf, String, usize),
    /// Files to look up in the folder of that number.
    LookUp(Vec<Named>, usize),
}

/// What came of a job.
#[derive(Default)]
struct Outcome {
    children: Vec<Child>,
    /// Folders to list: path and id.
    folders: Vec<(PathBuf, String)>,
    /// Files that others may look up.
    waiting: Vec<Vec<Named>>,
    skipped: Vec<Skipped>,
    /// The folder as it was before it was listed.
    listed: Option<FoundFolder>,
    /// Whether its times do not tell all that may come to be found here: see [`Walk::is_plain`].
    is_uncertain: bool,
}

#[derive(Default)]
struct State {
    jobs: Vec<Job>,
    running: usize,
    /// What is in each folder, by number; whether it is in order.
    folders: Vec<(Vec<Child>, bool)>,
    skipped: Vec<Skipped>,
    listed: Vec<FoundFolder>,
    is_uncertain: bool,
    failed: Option<io::Error>,
}

/// A listing that several threads work on.
struct Listing<'a> {
    rules: &'a Rules<'a>,
    state: Mutex<State>,
    changed: Condvar,
}

/// The files below the root, in order of their ids; folders, and what was passed over, in no order.
///
/// # Errors
/// The root cannot be listed.
pub(super) fn list(rules: &Rules<'_>) -> io::Result<Walk> {
    let root = Job::List(rules.root.to_owned(), String::new(), 0);
    let state = State { jobs: vec![root], folders: vec![(Vec::new(), true)], ..State::default() };
    let listing = Listing { rules, state: Mutex::new(state), changed: Condvar::new() };
    listing.work(MOST_ALONE);
    let threads = std::thread::available_parallelism().map_or(1, usize::from).min(MOST_THREADS);
    if !listing.state().jobs.is_empty() {
        std::thread::scope(|scope| {
            for _ in 1..threads {
                // Where the system gives no more threads, those that there are do it.
                let _ = std::thread::Builder::new().spawn_scoped(scope, || listing.work(usize::MAX));
            }
            listing.work(usize::MAX);
        });
    }
    let state = listing.state.into_inner().unwrap_or_else(PoisonError::into_inner);
    match state.failed {
        Some(error) => Err(error),
        None => Ok(Walk {
            files: in_order(state.folders),
            folders: state.listed,
            is_plain: !state.is_uncertain,
            skipped: state.skipped,
        }),
    }
}

impl Listing<'_> {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes jobs until none is left or more than `most` wait.
    fn work(&self, most: usize) {
        while let Some(job) = self.next(most) {
            // However the job ends, nobody waits for it any longer.
            let _ended = Ended(self);
            let number = match job {
                Job::List(_, _, number) | Job::LookUp(_, number) => number,
            };
            let is_list = matches!(job, Job::List(..));
            let outcome = match job {
                Job::List(path, id, _) => self.rules.list(&path, &id),
                Job::LookUp(files, _) => Ok(look_up(files)),
            };
            self.take(outcome, number, is_list);
        }
    }

    /// The next job; waits for those that others are at. `None` where none comes, or more than `most` wait.
    fn next(&self, most: usize) -> Option<Job> {
        let mut state = self.state();
        loop {
            if state.jobs.len() > most {
                return None;
            }
            if let Some(job) = state.jobs.pop() {
                state.running += 1;
                return Some(job);
            }
            if state.running == 0 {
                return None;
            }
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn take(&self, outcome: io::Result<Outcome>, number: usize, is_list: bool) {
        let mut outcome = match outcome {
            Ok(outcome) => outcome,
            Err(error) => {
                self.state().failed = Some(error);
                return;
            }
        };
        let mut state = self.state();
        for (path, id) in outcome.folders {
            let number = state.folders.len();
            outcome.children.push(Child::Folder(id.clone(), number));
            state.folders.push((Vec::new(), true));
            state.jobs.push(Job::List(path, id, number));
        }
        // Taken before other folders are, so that few folders are open at a time.
        state.jobs.extend(outcome.waiting.into_iter().map(|files| Job::LookUp(files, number)));
        state.skipped.append(&mut outcome.skipped);
        state.listed.extend(outcome.listed);
        state.is_uncertain |= outcome.is_uncertain;
        if let Some((children, is_ordered)) = state.folders.get_mut(number) {
            *is_ordered = is_list && outcome.children.is_sorted_by(|a, b| a.key() <= b.key());
            children.append(&mut outcome.children);
        }
    }
}

/// A job that was taken: ends with this.
struct Ended<'a, 'b>(&'a Listing<'b>);

impl Drop for Ended<'_, '_> {
    fn drop(&mut self) {
        self.0.state().running -= 1;
        self.0.changed.notify_all();
    }
}

impl Rules<'_> {
    /// Lists the folder at `path`, whose files have ids that begin with `id`.
    ///
    /// # Errors
    /// It is the root and cannot be listed; another one is passed over.
    fn list(&self, path: &Path, id: &str) -> io::Result<Outcome> {
        let mut outcome = Outcome::default();
        let mut files = Vec::new();
        // Before it is listed: what comes meanwhile gives it another time.
        let now = nanoseconds_now();
        let stamp = Stamp::at(path);
        outcome.is_uncertain = !stamp.as_ref().is_ok_and(|stamp| stamp.is_settled(now));
        outcome.listed = stamp.ok().map(|stamp| FoundFolder {
            id: id.trim_end_matches('/').to_owned(),
            modified: stamp.modified,
            changed: stamp.changed,
            identity: stamp.identity,
        });
        if let Err(error) =
            std::fs::read_dir(path).and_then(|entries| self.sort_out(entries, id, &mut outcome, &mut files))
        {
            let reason = reason::of_error(&error);
            outcome.is_uncertain = true;
            if id.is_empty() {
                return Err(io::Error::new(error.kind(), reason));
            }
            // Gone between the listing of the folder it is in and its own: it is no part of the corpus any more.
            if error.kind() != io::ErrorKind::NotFound {
                let path = id.trim_end_matches('/').to_owned();
                outcome.skipped.push(Skipped { path, line: None, reason });
            }
        }
        while files.len() > MOST_AT_ONCE {
            outcome.waiting.push(files.split_off(files.len() - MOST_AT_ONCE));
        }
        let mut found = look_up(files);
        found.children.sort_unstable_by(|a, b| a.key().cmp(b.key()));
        outcome.children = found.children;
        outcome.skipped.append(&mut found.skipped);
        outcome.is_uncertain |= found.is_uncertain;
        Ok(outcome)
    }

    /// Tells files from folders and from what is passed over.
    fn sort_out(&self, entries: ReadDir, id: &str, outcome: &mut Outcome, files: &mut Vec<Named>) -> io::Result<()> {
        for entry in entries {
            let entry = entry?;
            let name = entry.file_name();
            if name.as_encoded_bytes().starts_with(b".") {
                continue;
            }
            let below = |entry: &DirEntry| {
                let path = entry.path();
                path.strip_prefix(self.root).map_or_else(|_| PathBuf::from(&name), Path::to_owned)
            };
            if !self.exclude.is_empty() && self.exclude.matches(&below(&entry)) {
                continue;
            }
            let child = format!("{id}{}", name_to_id(&name));
            let outcome_of = match entry.file_type() {
                Ok(kind) if kind.is_dir() => {
                    let path = entry.path();
                    if self.never_enter.contains(&below(&entry)) {
                        continue;
                    }
                    if self.is_index.is_some_and(|is_index| is_index(&path)) {
                        // What it holds may be no index tomorrow, which times of this folder do not tell.
                        outcome.is_uncertain = true;
                    } else {
                        outcome.folders.push((path, child + "/"));
                    }
                    continue;
                }
                Ok(kind) if kind.is_symlink() => match std::fs::canonicalize(entry.path()) {
                    Ok(target) if target.starts_with(&self.real_root) => continue,
                    Ok(_) => Err("a link that leads out of the corpus".to_owned()),
                    Err(_) => Err("a link that leads nowhere".to_owned()),
                },
                Ok(kind) if kind.is_file() => Kind::of_path(Path::new(&name)).map(|_| ()),
                Ok(_) => Err("neither a file nor a folder".to_owned()),
                Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
                Err(error) => {
                    outcome.is_uncertain = true;
                    Err(reason::of_error(&error))
                }
            };
            match outcome_of {
                Ok(()) => files.push((entry, child)),
                Err(reason) => outcome.skipped.push(Skipped { path: child, line: None, reason }),
            }
        }
        Ok(())
    }
}

/// Looks up size and times of files.
fn look_up(files: Vec<Named>) -> Outcome {
    let mut outcome = Outcome { children: Vec::with_capacity(files.len()), ..Outcome::default() };
    for (entry, id) in files {
        match entry.metadata() {
            Ok(metadata) => {
                let file = FoundFile::new(entry.path(), id, Stamp::of(&metadata));
                outcome.children.push(Child::File(file));
            }
            // Gone since its folder was listed.
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => {
                outcome.is_uncertain = true;
                outcome.skipped.push(Skipped { path: id, line: None, reason: reason::of_error(&error) });
            }
        }
    }
    outcome
}

/// The files of all folders, the first of which holds the others, in order of their ids.
fn in_order(mut folders: Vec<(Vec<Child>, bool)>) -> Vec<FoundFile> {
    let mut files = Vec::with_capacity(folders.iter().map(|(children, _)| children.len()).sum());
    let mut open = Vec::new();
    let mut open_folder = |number: usize| {
        let (mut children, is_ordered) = folders.get_mut(number).map(std::mem::take).unwrap_or_default();
        if !is_ordered {
            children.sort_unstable_by(|a, b| a.key().cmp(b.key()));
        }
        children.into_iter()
    };
    open.push(open_folder(0));
    while let Some(children) = open.last_mut() {
        match children.next() {
            Some(Child::File(file)) => files.push(file),
            Some(Child::Folder(_, number)) => open.push(open_folder(number)),
            None => drop(open.pop()),
        }
    }
    files
}
