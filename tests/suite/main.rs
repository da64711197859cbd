//! What a user sees, tested on the command itself: one binary, so that the engine is linked once.

// A test that is skipped says so.
#![allow(clippy::print_stdout)]

/// The layers import downwards only.
mod architecture;
/// Five real articles, read from beside the package where they are.
mod articles;
/// Speed, measured for a user.
mod benchmarks;
/// Flags, variables and `pullquote.toml`: where articles and index are.
mod configuration;
/// Console blocks in the README and in `docs/` are run.
mod documents;
/// What is said when something is wrong.
mod errors;
/// Judged topics, measured.
mod evaluation;
/// Deals in the figures that answer a query.
mod figure_deals;
/// The figures that answer a query: their groups, chosen, printed, cited.
mod figure_groups;
/// Figures of one matter, together and apart, measured on folders of invented articles.
mod figure_matters;
/// What articles assert, deny and suppose, measured on labelled texts.
mod figure_standing;
/// What other figures are about.
mod figure_subjects;
/// Figures read from sentences, measured on labelled ones.
mod figures;
/// The small corpora: every format and encoding, broken files, other scripts.
mod fixtures;
/// The outputs, whole.
mod formats;
/// Inputs that fuzzing found worth keeping.
mod fuzzed;
/// Judging by key.
mod judging;
/// Corpora read and indexed through the library.
mod library;
/// The ranking of the seeds, as pages to read.
mod relevance;
/// Bad files, damaged indexes, sudden deaths.
mod robustness;
/// Pipes, exit codes, many queries at once.
mod scripting;
/// The corpus that comes with the project.
mod seeds;
/// Values and passages by their dates.
mod timelines;
/// A folder of articles, an index and the command, in one line.
mod workbench;
