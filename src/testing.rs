//! What tests of every layer share: how properties are tried, and where judged collections are.

use std::path::{Path, PathBuf};

use proptest::test_runner::{Config, RngSeed};

/// The settings of a property test of `ordinary` cases.
///
/// A run uses the same cases each time, so that a change is judged by what it changes. To look further,
/// `PULLQUOTE_CASES_TIMES=100` multiplies the cases and `PROPTEST_RNG_SEED=7` chooses others; what they find
/// is kept under `proptest-regressions/` and tried first from then on.
pub(crate) fn cases(ordinary: u32) -> Config {
    let times = std::env::var("PULLQUOTE_CASES_TIMES").ok().and_then(|times| times.parse().ok()).unwrap_or(1);
    let mut config = Config::with_cases(ordinary.saturating_mul(times));
    if config.rng_seed == RngSeed::Random {
        config.rng_seed = RngSeed::Fixed(20_250_612);
    }
    config
}

/// The folder of a judged collection, which lies beside the package: `queries.jsonl`, `corpus.jsonl` and judgments, read by
/// the readers of [`crate::eval`]. Where it is missing that is said, and there is nothing to test.
pub(crate) fn collection(name: &str) -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/collections").join(name);
    if folder.is_dir() {
        return Some(folder);
    }
    #[allow(clippy::print_stderr)]
    {
        eprintln!("SKIPPED: {} is missing", folder.display());
    }
    None
}
