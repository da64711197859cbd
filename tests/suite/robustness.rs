//! What bad files, bad folders, damaged indexes and sudden deaths get: a clear word, never a panic or a loss.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::Duration;

/// A corpus and an index of their own, thrown away afterwards.
struct World {
    folder: tempfile::TempDir,
}

impl World {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("corpus")).unwrap();
        Self { folder }
    }

    fn corpus(&self) -> PathBuf {
        self.folder.path().join("corpus")
    }

    fn index(&self) -> PathBuf {
        self.folder.path().join("index")
    }

    fn write(&self, name: &str, content: impl AsRef<[u8]>) -> &Self {
        let path = self.corpus().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
        self
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_pullquote"));
        command.args(arguments).arg("--index").arg(self.index());
        command.env_remove("PULLQUOTE_INDEX").env_remove("PULLQUOTE_CORPUS").current_dir(self.corpus());
        command.stdin(Stdio::null());
        command
    }

    fn run(&self, arguments: &[&str]) -> Answer {
        Answer::of(self.command(arguments).output().unwrap())
    }

    fn index_now(&self) -> Answer {
        let corpus = self.corpus();
        self.run(&["index", corpus.to_str().unwrap()])
    }

    fn spawn_index(&self) -> Child {
        self.command(&["index"]).arg(self.corpus()).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap()
    }

    fn articles(&self) -> usize {
        let answer = self.run(&["articles", "--format", "jsonl"]).code(&[0]);
        answer.stdout.lines().filter(|line| line.contains("\"id\"")).count()
    }
}

struct Answer {
    code: Option<i32>,
    stdout: String,
    stderr: String,
}

impl Answer {
    fn of(output: Output) -> Self {
        let answer = Self {
            code: output.status.code(),
            stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
            stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
        };
        assert!(!answer.stderr.contains("panicked"), "a panic:\n{}", answer.stderr);
        assert!(answer.code.is_some(), "ended by a signal:\n{}", answer.stderr);
        answer
    }

    #[track_caller]
    fn code(self, allowed: &[i32]) -> Self {
        assert!(allowed.contains(&self.code.unwrap()), "exit code {:?}\n{}\n{}", self.code, self.stdout, self.stderr);
        self
    }

    #[track_caller]
    fn says(self, word: &str) -> Self {
        assert!(self.stderr.contains(word), "`{word}` is not said in:\n{}", self.stderr);
        self
    }
}

const TEXT: &str = "The ferry to the island leaves at nine. It carries mail, bread and eleven passengers.\n";

/// Enough files that indexing takes a moment.
fn many_files(world: &World, count: usize) {
    for number in 0..count {
        let body = format!("Report {number}\n\n{}", TEXT.repeat(40));
        world.write(&format!("{:02}/{number:05}.txt", number % 20), body);
    }
}

#[test]
fn killed_at_any_moment_nothing_committed_is_lost_and_the_next_run_goes_on() {
    let kills: u64 = std::env::var("PULLQUOTE_KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(12);
    let world = World::new();
    many_files(&world, 1_500);
    for round in 0..kills {
        let mut child = world.spawn_index();
        std::thread::sleep(Duration::from_millis(3 + (round * 37) % 400));
        child.kill().unwrap();
        child.wait().unwrap();
        if world.index().join("CURRENT").exists() {
            // Whatever was committed answers, and the index opens without complaint.
            world.run(&["search", "ferry", "--refresh", "never", "--limit", "1"]).code(&[0, 1]);
        }
        world.write(&format!("later-{round}.txt"), format!("Later {round}\n\n{TEXT}"));
    }
    world.index_now().code(&[0]);
    assert_eq!(world.articles(), 1_500 + kills as usize);
    world.run(&["status", "--check"]).code(&[0]);
}

#[test]
fn a_finished_index_survives_a_killed_update() {
    let world = World::new();
    world.write("first.txt", format!("First\n\n{TEXT}"));
    world.index_now().code(&[0]);
    many_files(&world, 800);
    let mut child = world.spawn_index();
    std::thread::sleep(Duration::from_millis(120));
    child.kill().unwrap();
    child.wait().unwrap();
    let answer = world.run(&["search", "ferry", "--refresh", "never", "--format", "paths"]).code(&[0]);
    assert!(!answer.stdout.is_empty());
    world.index_now().code(&[0]);
    assert_eq!(world.articles(), 801);
}

#[test]
fn two_indexers_at_once_both_end_well_or_one_says_who_holds_the_lock() {
    let world = World::new();
    many_files(&world, 800);
    let first = world.spawn_index();
    let second = world.index_now();
    let first = first.wait_with_output().unwrap();
    // On a busy machine the second may be there first.
    if first.status.success() && second.code != Some(0) {
        second.code(&[2]).says("lock");
    } else if !first.status.success() {
        second.code(&[0]);
        assert_eq!(first.status.code(), Some(2));
        assert!(String::from_utf8_lossy(&first.stderr).contains("lock"), "{first:?}");
    }
    assert_eq!(world.articles(), 800);
}

#[test]
fn a_damaged_index_is_named_or_answers_but_never_panics() {
    let world = World::new();
    many_files(&world, 40);
    world.index_now().code(&[0]);
    let copy = world.folder.path().join("whole");
    copy_folder(&world.index(), &copy);
    let files: Vec<PathBuf> = walkdir::WalkDir::new(&copy)
        .into_iter()
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| entry.path().strip_prefix(&copy).unwrap().to_owned())
        .collect();
    assert!(files.len() > 5, "an index has files: {files:?}");
    for file in &files {
        for damage in ["cut", "empty", "gone", "flipped", "noise"] {
            let _ = fs::remove_dir_all(world.index());
            copy_folder(&copy, &world.index());
            let path = world.index().join(file);
            let mut bytes = fs::read(&path).unwrap();
            match damage {
                "cut" => bytes.truncate(bytes.len() / 2),
                "empty" => bytes.clear(),
                "flipped" => {
                    let middle = bytes.len() / 2;
                    if let Some(byte) = bytes.get_mut(middle) {
                        *byte ^= 0x55;
                    }
                }
                "noise" => bytes.iter_mut().enumerate().for_each(|(at, byte)| *byte = (at * 31 % 251) as u8),
                _ => {}
            }
            if damage == "gone" {
                fs::remove_file(&path).unwrap();
            } else {
                fs::write(&path, &bytes).unwrap();
            }
            let answer = world.run(&["search", "ferry mail", "--refresh", "never", "--format", "json"]);
            match answer.code {
                Some(0) => assert!(answer.stdout.contains("ferry"), "{file:?} {damage}: found nothing, exit 0"),
                Some(2) => assert!(answer.stderr.contains("error:"), "{file:?} {damage}: trouble without a word"),
                other => panic!("{file:?} {damage}: exit {other:?}, a wrong answer without a word\n{}", answer.stderr),
            }
        }
    }
    // The command that errors name puts all of it right.
    let corpus = world.corpus();
    world.run(&["index", "--rebuild", corpus.to_str().unwrap()]).code(&[0]);
    assert_eq!(world.articles(), 40);
}

fn copy_folder(from: &Path, to: &Path) {
    for entry in walkdir::WalkDir::new(from) {
        let entry = entry.unwrap();
        let target = to.join(entry.path().strip_prefix(from).unwrap());
        if entry.file_type().is_dir() {
            fs::create_dir_all(target).unwrap();
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

#[test]
fn an_index_folder_that_is_a_file_or_holds_other_things_is_left_alone() {
    let world = World::new();
    world.write("a.txt", TEXT);
    fs::write(world.index(), "not a folder").unwrap();
    world.index_now().code(&[2]).says("error:");
    assert_eq!(fs::read_to_string(world.index()).unwrap(), "not a folder");
    fs::remove_file(world.index()).unwrap();

    fs::create_dir(world.index()).unwrap();
    fs::write(world.index().join("thesis.docx"), "years of work").unwrap();
    world.index_now().code(&[2]).says("error:");
    assert_eq!(fs::read_dir(world.index()).unwrap().count(), 1);
}

#[test]
fn an_index_that_is_gone_is_said_to_be_gone() {
    let world = World::new();
    world.write("a.txt", TEXT);
    world.index_now().code(&[0]);
    fs::remove_dir_all(world.index()).unwrap();
    world.run(&["search", "ferry", "--refresh", "never"]).code(&[2]).says("error:");
}

#[test]
fn a_corpus_that_is_missing_or_empty_is_said_to_be() {
    let world = World::new();
    world.run(&["search", "ferry", "--corpus", "/no/such/folder/anywhere"]).code(&[2]).says("/no/such/folder/anywhere");
    let corpus = world.corpus();
    world.run(&["search", "ferry", "--corpus", corpus.to_str().unwrap()]).code(&[1, 2]);
}

#[cfg(unix)]
#[test]
fn names_with_newlines_and_bytes_that_are_no_text_are_indexed_like_any_other() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let world = World::new();
    fs::write(world.corpus().join(OsStr::from_bytes(b"bad\xff\xfename.txt")), TEXT).unwrap();
    fs::write(world.corpus().join("two\nlines # 100%.txt"), TEXT).unwrap();
    world.index_now().code(&[0]);
    let answer = world.run(&["search", "ferry", "--format", "json"]).code(&[0]);
    let answer: serde_json::Value = serde_json::from_str(&answer.stdout).unwrap();
    let ids: Vec<&str> =
        answer["hits"].as_array().unwrap().iter().map(|hit| hit["article"]["id"].as_str().unwrap()).collect();
    assert!(ids.contains(&"bad%FF%FEname.txt"), "{ids:?}");
    assert!(ids.contains(&"two%0Alines%20%23%20100%25.txt"), "{ids:?}");
    let run = world.run(&["search", "ferry", "--format", "trec"]).code(&[0]);
    assert!(run.stdout.lines().all(|line| line.split(' ').count() == 6), "{}", run.stdout);
}

#[cfg(unix)]
#[test]
fn links_do_not_lead_out_of_the_corpus() {
    let world = World::new();
    world.write("in.txt", TEXT);
    let outside = world.folder.path().join("outside");
    fs::create_dir(&outside).unwrap();
    fs::write(outside.join("secret.txt"), "A ferry nobody should read about.").unwrap();
    std::os::unix::fs::symlink(&outside, world.corpus().join("folder")).unwrap();
    std::os::unix::fs::symlink(outside.join("secret.txt"), world.corpus().join("file.txt")).unwrap();
    std::os::unix::fs::symlink(world.corpus(), world.corpus().join("circle")).unwrap();
    world.index_now().code(&[0]);
    assert_eq!(world.articles(), 1);
}

#[test]
fn what_is_no_article_is_skipped_named_and_counted() {
    let world = World::new();
    world.write("good.txt", TEXT);
    world.write("binary.txt", [0u8, 1, 2, 3, 0, 255, 254, 0].repeat(50));
    world.write("empty.md", "");
    world.write("blank.txt", " \n\t\n");
    world.write("page.html", "<html><head><title></title><script>var x = 1;</script></head><body></body></html>");
    world.write("lines.jsonl", "{\"_id\":\"r1\",\"text\":\"One good ferry.\"}\n{\"_id\":\"r2\",\"text\":\n{\"_id\":\"r3\",\"text\":\"Another ferry.\"}\n");
    world.write("cut.txt.gz", [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 75, 76]);
    world.write("tool.exe", "MZ");
    world.write(".hidden.txt", TEXT);
    let answer = world.index_now().code(&[0]);
    for name in ["binary.txt", "empty.md", "blank.txt", "page.html", "lines.jsonl:2", "cut.txt.gz", "tool.exe"] {
        assert!(answer.stderr.contains(name), "{name} is not named:\n{}", answer.stderr);
    }
    assert!(!answer.stderr.contains(".hidden"), "{}", answer.stderr);
    let found = world.run(&["search", "ferry", "--format", "json"]).code(&[0]);
    let found: serde_json::Value = serde_json::from_str(&found.stdout).unwrap();
    assert_eq!(found["coverage"]["articles"], 3);
    assert_eq!(found["coverage"]["skipped"], 7);
    let listed = world.run(&["status", "--skipped"]).code(&[0]);
    assert!(listed.stdout.contains("lines.jsonl"), "{}", listed.stdout);
}

#[test]
fn control_characters_of_an_article_never_reach_the_terminal() {
    let world = World::new();
    world.write("evil.txt", "Ferry \u{1b}]0;owned\u{7} and \u{1b}[2J and \u{9b}31m and \u{202e}reversed\u{0} ferry.\n");
    world.write("evil2.txt", "Ferry \u{1b}]0;owned\u{7} and \u{1b}[2J and \u{9b}31m and \u{202e}reversed ferry.\n");
    world.index_now().code(&[0]);
    for format in ["text", "markdown", "html", "paths"] {
        let answer = world.run(&["search", "ferry", "--format", format, "--color", "never"]).code(&[0]);
        for forbidden in ['\u{1b}', '\u{7}', '\u{9b}', '\u{0}'] {
            assert!(!answer.stdout.contains(forbidden), "{format} lets {forbidden:?} through");
        }
    }
}

#[test]
fn fifty_megabytes_on_one_line_are_read() {
    let world = World::new();
    let mut line = String::with_capacity(51_000_000);
    while line.len() < 50_000_000 {
        line.push_str("ferry mail bread island passengers harbour timetable ");
    }
    line.push_str("quagga");
    world.write("long.txt", &line);
    world.write("unbroken.txt", "x".repeat(5_000_000));
    world.index_now().code(&[0]);
    let answer = world.run(&["search", "quagga", "--format", "json"]).code(&[0]);
    let answer: serde_json::Value = serde_json::from_str(&answer.stdout).unwrap();
    let hit = &answer["hits"][0];
    let (start, end) =
        (hit["bytes"]["start"].as_u64().unwrap() as usize, hit["bytes"]["end"].as_u64().unwrap() as usize);
    assert_eq!(&line[start..end], hit["text"].as_str().unwrap());
}

#[cfg(unix)]
#[test]
fn a_disk_that_is_full_is_said_and_the_last_commit_stands() {
    let world = World::new();
    world.write("first.txt", format!("First\n\n{TEXT}"));
    world.index_now().code(&[0]);
    many_files(&world, 300);
    // No file may grow beyond 8 KB: writes fail as they do on a full disk.
    let script = format!(
        "trap '' XFSZ; ulimit -f 8; exec '{}' index '{}' --index '{}'",
        env!("CARGO_BIN_EXE_pullquote"),
        world.corpus().display(),
        world.index().display()
    );
    let output = Command::new("bash").args(["-c", &script]).stdin(Stdio::null()).output().unwrap();
    Answer::of(output).code(&[2]).says("error:");
    let answer = world.run(&["search", "ferry", "--refresh", "never", "--format", "paths"]).code(&[0]);
    assert!(answer.stdout.contains("first.txt"), "{}", answer.stdout);
    world.index_now().code(&[0]);
    assert_eq!(world.articles(), 301);
}

#[test]
fn any_query_gets_an_answer() {
    let world = World::new();
    world.write("a.txt", TEXT);
    world.index_now().code(&[0]);
    let long = "ferry ".repeat(10_000);
    let parentheses = "(".repeat(100_000);
    for query in [
        "what's $14.3B?",
        "https://a.example/b?c=d&e#f",
        "C++ AND",
        "\"ferry",
        "ferry\"",
        "“ferry mail",
        "-",
        "--",
        "*",
        "?",
        "a*",
        "(((",
        "ferry OR",
        "NOT",
        "title:",
        "ferry~",
        "^",
        "\\",
        "\u{202e}ferry",
        "İstanbul ß ﬁ",
        "\u{0301}",
        "🙂",
        "-ferry",
        " ",
        "",
        &long,
        &parentheses,
    ] {
        let answer = world.run(&["search", "--", query]).code(&[0, 1]);
        assert!(answer.code == Some(1) || answer.stdout.contains("a.txt"), "{query:?}: {}", answer.stdout);
    }
}
