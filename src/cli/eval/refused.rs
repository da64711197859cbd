//! Flags of `eval` that say nothing beside others: refused, as what is ignored in silence is believed.

use super::EvalArgs;
use crate::cli::failure::failure;
use crate::cli::open::When;

/// An error where a flag was typed that nothing would look at.
pub(super) fn refuse(args: &EvalArgs) -> anyhow::Result<()> {
    let typed = |flags: &[(&'static str, bool)]| flags.iter().find(|(_, is_typed)| *is_typed).map(|(flag, _)| *flag);
    let snippets = [("--snippet-chars", args.snippet_chars.is_some()), ("--fragments", args.fragments.is_some())];
    let is_compared = !args.compare.is_empty();
    if args.run.is_some() || is_compared {
        // With topics, the documents of both runs are looked up and shown.
        let shows = is_compared && args.topics.is_some();
        if let Some(Searching { flag, says, .. }) =
            searching(args).find(|it| it.is_typed && !(shows && it.is_for_shown))
        {
            let other = if is_compared { "--compare" } else { "--run" };
            return Err(failure(
                format!("`{flag}` says {says} index is searched, and `{other}` measures what was found already"),
                format!("take `{flag}` away, or search the index by `--topics FILE` without `{other}`"),
            ));
        }
    }
    if args.run.is_some() {
        for (flag, is_typed, says, instead) in [
            ("--run-out", args.run_out.is_some(), "writes what a search found", "copy the file"),
            ("--evidence", args.evidence.is_some(), "looks at passages that a search found", "give `--qrels FILE`"),
        ] {
            if is_typed {
                return Err(failure(
                    format!("`{flag}` {says}, and `--run` measures what was found already"),
                    format!("{instead}, or search the index by `--topics FILE` without `--run`"),
                ));
            }
        }
    }
    if args.evidence.is_none()
        && let Some(flag) = typed(&snippets)
    {
        return Err(failure(
            format!("`{flag}` is for `--evidence`: without it no snippet is made"),
            format!("take `{flag}` away, or add `--evidence FILE`"),
        ));
    }
    if args.qrels.is_none() && !args.measures.is_empty() {
        return Err(failure(
            "`--measures` measures documents that are judged, and there are no judgments",
            "add `--qrels FILE`; `--evidence` alone tells Answer@1, Answer@5, AnswerInSnippet@1 and AnswerInSnippet@5",
        ));
    }
    if is_compared && args.run_tag.is_some() {
        return Err(failure(
            "`--run-tag` names one run, and `--compare` reads two",
            "take `--run-tag` away: runs are called by their own tags, or by their files where these are the same",
        ));
    }
    if !is_compared && args.changed.is_some() {
        return Err(failure("`--changed` is for `--compare`", "take `--changed` away, or compare two runs"));
    }
    Ok(())
}

/// A flag about searching an index.
struct Searching {
    flag: &'static str,
    /// What it says of that.
    says: &'static str,
    is_typed: bool,
    /// Whether documents that are shown beside each other go by it.
    is_for_shown: bool,
}

/// All flags about searching an index.
fn searching(args: &EvalArgs) -> impl Iterator<Item = Searching> {
    let (how, which) = ("how an", "which");
    let places = &args.open.places;
    [
        ("--depth", how, args.depth.is_some(), false),
        ("--per-article", how, args.per_article.is_some(), false),
        ("--threads", how, args.threads.is_some(), false),
        ("--ranking", how, args.ranking.is_some(), true),
        ("--rank", how, !args.rank.is_empty(), true),
        ("--today", how, args.today.is_some(), true),
        ("--index", which, places.index.is_some(), true),
        ("--corpus", which, !places.corpus.is_empty(), true),
        ("--exclude", which, !places.exclude.is_empty(), true),
        // `auto` is what holds in any case.
        ("--refresh", how, args.open.refresh != When::Auto, true),
    ]
    .into_iter()
    .map(|(flag, says, is_typed, is_for_shown)| Searching { flag, says, is_typed, is_for_shown })
}
