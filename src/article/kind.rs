//! What a file's name says about what is in it.

use std::path::Path;

use super::Format;
use super::compress::Compression;

/// How a file is to be read, told by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Kind {
    pub(super) format: Format,
    /// What the name promises; the content decides.
    pub(super) compression: Option<Compression>,
}

impl Kind {
    /// The kind of the file at `path`, or why it is of none that is read.
    pub(super) fn of_path(path: &Path) -> Result<Self, String> {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let ends_in = |ending: &str| extension(&name).is_some_and(|found| found.eq_ignore_ascii_case(ending));
        let (inner, compression) = if ends_in("gz") {
            (stem(&name), Some(Compression::Gzip))
        } else if ends_in("zst") {
            (stem(&name), Some(Compression::Zstandard))
        } else {
            (&*name, None)
        };
        let format = match extension(inner).map(str::to_ascii_lowercase).as_deref() {
            None | Some("txt" | "text") => Format::Text,
            Some("md" | "markdown" | "mdown") => Format::Markdown,
            Some("html" | "htm" | "xhtml") => Format::Html,
            Some("json") => Format::Json,
            Some("jsonl" | "ndjson") => Format::JsonLines,
            Some(other) => {
                let outer = name.get(inner.len()..).unwrap_or_default();
                return Err(format!("no format that is read (.{other}{outer})"));
            }
        };
        Ok(Self { format, compression })
    }
}

/// The last extension of a file name, where it is one.
///
/// What follows the last dot of `Interview with Dr. Strange` or of `notes.2024` belongs to the name.
fn extension(name: &str) -> Option<&str> {
    let (stem, extension) = name.rsplit_once('.')?;
    let plausible = !stem.is_empty()
        && (1..=10).contains(&extension.len())
        && extension.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'+' | b'~'))
        && !extension.bytes().all(|byte| byte.is_ascii_digit());
    plausible.then_some(extension)
}

/// The file name without its last extension.
fn stem(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(name: &str) -> Result<(Format, Option<Compression>), String> {
        Kind::of_path(Path::new(name)).map(|kind| (kind.format, kind.compression))
    }

    #[test]
    fn extensions_tell_formats_in_either_case() {
        for name in ["a.txt", "a.TEXT", "folder.d/a", "a.b c", "notes.2024", "Talk with Dr. Strange"] {
            assert_eq!(kind(name), Ok((Format::Text, None)), "{name}");
        }
        for name in ["a.md", "a.markdown", "a.mdown", "A.MD"] {
            assert_eq!(kind(name), Ok((Format::Markdown, None)), "{name}");
        }
        for name in ["a.html", "a.htm", "a.xhtml"] {
            assert_eq!(kind(name), Ok((Format::Html, None)), "{name}");
        }
        assert_eq!(kind("a.json"), Ok((Format::Json, None)));
        assert_eq!(kind("a.jsonl"), Ok((Format::JsonLines, None)));
        assert_eq!(kind("a.ndjson"), Ok((Format::JsonLines, None)));
    }

    #[test]
    fn every_format_may_be_compressed() {
        assert_eq!(kind("a.txt.gz"), Ok((Format::Text, Some(Compression::Gzip))));
        assert_eq!(kind("a.jsonl.ZST"), Ok((Format::JsonLines, Some(Compression::Zstandard))));
        assert_eq!(kind("a.gz"), Ok((Format::Text, Some(Compression::Gzip))));
    }

    #[test]
    fn other_extensions_are_named() {
        assert_eq!(kind("a.pdf"), Err("no format that is read (.pdf)".to_owned()));
        assert_eq!(kind("a.tar.gz"), Err("no format that is read (.tar.gz)".to_owned()));
        assert_eq!(kind("a.txt~"), Err("no format that is read (.txt~)".to_owned()));
    }
}
