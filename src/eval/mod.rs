//! Judged search: topics, judgments and runs are read, a run is measured, two runs are compared.
//!
//! Topics and an index become a [`Run`] ([`run_of`]); a run and [`Qrels`] become a [`Standing`] (where the judged
//! documents stand), and that becomes an [`Evaluation`]. Runs in files may be larger than memory: of them nothing is
//! kept but where the judged documents stand.

mod ask;
mod column;
mod compare;
mod error;
mod evaluate;
mod evidence;
mod judging;
mod kind;
mod known;
mod lines;
mod locate;
mod measure;
pub mod metrics;
mod oddity;
mod pool;
mod qrels;
mod quotations;
#[cfg(test)]
mod reference;
mod run;
mod run_lines;
mod seen;
mod significance;
mod source;
mod standing;
mod topics;
mod trec_topics;

pub use ask::{AskOptions, Unit, article_meant, run_of, unit_of};
pub use column::column;
pub use compare::{Changed, Compared, Comparison, compare};
pub use error::EvalError;
pub use evaluate::{Evaluation, evaluate};
pub use evidence::{Evidence, answers, read_evidence};
pub use judging::Judging;
pub use kind::FileKind;
pub use known::unknown;
pub use measure::{Kind, Measure, UnknownMeasure};
pub use oddity::{Oddities, Oddity};
pub use pool::pool;
pub use qrels::Qrels;
pub use quotations::{Quotation, judged_by, read_quotations};
pub(crate) use run::write_line;
pub use run::{Entry, Falling, Run};
pub use significance::{PairedT, paired_t, randomization};
pub use source::Source;
pub use standing::{Placed, Standing};
pub use topics::{Topic, read_topics};
