//! Flags of `eval` that say nothing beside others: refused, as what is ignored in silence is believed.

use super::EvalArgs;
use crate::cli::failure::failure;

/// An error where a flag was typed that nothing would look at.
pub(super) fn refuse(args: &EvalArgs) -> anyhow::Result<()> {
    let typed = |flags: &[(&'static str, bool)]| flags.iter().find(|(_, is_typed)| *is_typed).map(|(flag, _)| *flag);
    let ranking = [("--ranking", args.ranking.is_some()), ("--rank", !args.rank.is_empty())];
    let today = [("--today", args.today.is_some())];
    let searching = [
        ("--depth", args.depth.is_some()),
        ("--per-article", args.per_article.is_some()),
        ("--threads", args.threads.is_some()),
    ];
    let snippets = [("--snippet-chars", args.snippet_chars.is_some()), ("--fragments", args.fragments.is_some())];
    let is_compared = !args.compare.is_empty();
    if args.run.is_some() || is_compared {
        let shows = is_compared && args.topics.is_some();
        let flag = typed(&searching).or_else(|| typed(&ranking).or_else(|| typed(&today)).filter(|_| !shows));
        if let Some(flag) = flag {
            let other = if is_compared { "--compare" } else { "--run" };
            return Err(failure(
                format!("`{flag}` says how an index is searched, and `{other}` measures what was found already"),
                format!("take `{flag}` away, or search the index by `--topics FILE` without `{other}`"),
            ));
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
    if !is_compared && args.changed.is_some() {
        return Err(failure("`--changed` is for `--compare`", "take `--changed` away, or compare two runs"));
    }
    Ok(())
}
