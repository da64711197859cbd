//! One run measured: of a file, or of an index.

use std::ffi::OsString;
use std::fs::File;
use std::io::{self, BufWriter, Write};

use super::judgments::Judgments;
use super::{EvalArgs, UnitName, say, say_faults};
use crate::cli::failure::failure;
use crate::cli::messages;
use crate::cli::open::Opened;
use crate::eval::{
    self, AskOptions, Evaluation, Evidence, Oddity, Qrels, Run, Source, Standing, Topic, Unit, evaluate, run_of,
};
use crate::search::SearchRequest;

/// What was measured.
#[derive(Default)]
pub(super) struct Measured {
    pub(super) evaluation: Evaluation,
    /// Whether anything relevant was found, however deep.
    pub(super) found: bool,
}

/// A run in a file, measured; what is odd about it is said.
pub(super) fn of_file(args: &EvalArgs, run: &Source, qrels: &Qrels) -> anyhow::Result<Measured> {
    let (measured, remarks) = of_file_quietly(args, run, qrels)?;
    remarks.iter().for_each(Remark::say);
    Ok(measured)
}

/// The same, with what is to be said about it.
pub(super) fn of_file_quietly(args: &EvalArgs, run: &Source, qrels: &Qrels) -> anyhow::Result<(Measured, Vec<Remark>)> {
    let unit = args.unit.unwrap_or(UnitName::Passage);
    let (mut standing, oddities) = match unit {
        UnitName::Passage => Standing::read(run, qrels)?,
        UnitName::Article => Standing::of_articles(run, qrels)?,
    };
    let mut remarks: Vec<Remark> =
        oddities.sentences().into_iter().map(|warning| Remark { warning, hint: None }).collect();
    remarks.extend(unrelated(&standing, qrels));
    if let Some(tag) = &args.run_tag {
        standing.tag = eval::column(tag);
    }
    let found = standing.has_relevant();
    Ok((Measured { evaluation: evaluate(&standing, qrels, &args.measures()), found }, remarks))
}

/// What is found in an index, measured: by judgments, by evidence, or by both.
pub(super) fn of_index(
    args: &EvalArgs,
    topics: &[Topic],
    judgments: Option<&Judgments>,
    evidence: Option<(Vec<Evidence>, Source)>,
    opened: &Opened,
) -> anyhow::Result<Measured> {
    let mut measured = Measured::default();
    let request = SearchRequest {
        per_article: args.per_article.unwrap_or(0),
        snippet_chars: args.snippet_chars.unwrap_or(320) as usize,
        snippet_fragments: usize::from(args.fragments.unwrap_or(1)),
        ..opened.request(args.ranking, &args.rank)
    };
    let tag = args.run_tag.clone().unwrap_or_else(|| tag(&request));
    let mut options =
        AskOptions { depth: args.depth.unwrap_or(1000), unit: Unit::Passage, threads: args.threads(), request, tag };
    if let Some(judgments) = judgments {
        let index = opened.backend.index();
        options.unit = unit(args, judgments);
        let qrels = judgments.in_index(index, options.unit)?;
        let mut oddities = eval::unknown(index, topics, &qrels, options.unit)?;
        // What is not judged need not be searched for, unless the run is wanted.
        let asked: Vec<Topic> =
            topics.iter().filter(|topic| args.run_out.is_some() || qrels.of(&topic.id).is_some()).cloned().collect();
        say_faults(&asked);
        let run = run_of(&opened.backend, &asked, &options)?;
        if let Some(file) = &args.run_out {
            write_run(&run, file)?;
        }
        let (standing, more) = Standing::of(&run, &qrels);
        oddities.take(more, Oddity::NoResult);
        say(&oddities);
        unrelated(&standing, &qrels).iter().for_each(Remark::say);
        measured.evaluation.join(evaluate(&standing, &qrels, &args.measures()));
        measured.found = standing.has_relevant();
    } else if let Some(file) = &args.run_out {
        options.unit = unit_named(args.unit).unwrap_or_default();
        say_faults(topics);
        write_run(&run_of(&opened.backend, topics, &options)?, file)?;
    }
    if let Some((evidence, file)) = evidence {
        if judgments.is_none() && args.run_out.is_none() {
            say_faults(topics);
        }
        let index = opened.backend.index();
        let (answers, oddities) = eval::answers(&opened.backend, index, topics, &evidence, &options, file.name())?;
        say(&oddities);
        measured.found |= answers.means().into_iter().flatten().any(|mean| mean > 0.0);
        measured.evaluation.join(answers);
    }
    Ok(measured)
}

/// What a run is called that `request` makes: by all that changes which passages are found and in which order.
fn tag(request: &SearchRequest) -> String {
    let ranking = request.rank_options().tag();
    if request.per_article == 0 { ranking } else { format!("{ranking}_per-article-{}", request.per_article) }
}

fn unit_named(unit: Option<UnitName>) -> Option<Unit> {
    unit.map(|unit| match unit {
        UnitName::Passage => Unit::Passage,
        UnitName::Article => Unit::Article,
    })
}

/// What is ranked: as was typed, else what the judgments name.
fn unit(args: &EvalArgs, judgments: &Judgments) -> Unit {
    unit_named(args.unit).unwrap_or_else(|| {
        let unit = judgments.unit();
        if unit == Unit::Article {
            messages::say("the judgments name articles: each is ranked by its best passage (`--unit article`)");
        }
        unit
    })
}

fn write_run(run: &Run, file: &OsString) -> anyhow::Result<()> {
    let name = file.to_string_lossy();
    let write = || -> io::Result<()> {
        let mut out = BufWriter::new(File::create(file)?);
        run.write(&mut out)?;
        out.flush()
    };
    write().map_err(|error| {
        failure(format!("the run {name} cannot be written: {error}"), "name a file in a folder that can be written to")
    })
}

/// Something to be said about a run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Remark {
    /// What is odd.
    pub(super) warning: String,
    /// A way on.
    pub(super) hint: Option<String>,
}

impl Remark {
    /// Says it.
    pub(super) fn say(&self) {
        messages::warning(&self.warning);
        self.hint.iter().for_each(|hint| messages::hint(hint));
    }
}

/// A remark where run and judgments seem not to belong together, or nothing is judged to be relevant.
fn unrelated(standing: &Standing, qrels: &Qrels) -> Option<Remark> {
    let remark = |warning: &str, hint: String| Some(Remark { warning: warning.to_owned(), hint: Some(hint) });
    let mut judged = qrels.topics();
    if standing.is_empty() {
        let example = judged.next().map(|(topic, _)| format!("judged topics are called such as `{topic}`: "));
        let hint = format!("{}do topics and judgments use the same ids?", example.unwrap_or_default());
        remark("no judged topic has a result", hint)
    } else if standing.is_unjudged() {
        let example = judged.find_map(|(_, judged)| judged.keys().next());
        let example = example.map(|document| format!(" such as `{document}`")).unwrap_or_default();
        let hint = format!(
            "the judgments name documents{example}: `--unit article` compares articles, `--unit passage` passages"
        );
        remark("nothing that was found is judged", hint)
    } else if judged.all(|(_, judged)| judged.values().all(|grade| *grade < 1)) {
        let hint = "a grade from 1 on makes a document relevant; `pullquote judge` takes grades";
        remark("no document is judged to be relevant, so there is nothing to be found", hint.to_owned())
    } else {
        None
    }
}
