//! Panics of foreign crates over input that they did not expect become errors.
//!
//! The index engine trusts its files: an offset that leads out of a file is a panic there; a reader of web pages may
//! trip over a page. Where we call them on what may be damaged, the panic is caught, and its message is not printed.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Once;

thread_local! {
    static GUARDED: Cell<u32> = const { Cell::new(0) };
}

static HOOK: Once = Once::new();

/// Names of the engine's own threads begin so; their panics reach us as errors.
const ENGINE_THREADS: [&str; 4] = ["thrd-tantivy", "merge_thread", "segment_updater", "tantivy-search"];

/// Runs `work`; a panic inside is caught and prints nothing.
pub(crate) fn caught<T>(work: impl FnOnce() -> T) -> std::thread::Result<T> {
    silence();
    GUARDED.set(GUARDED.get() + 1);
    let outcome = catch_unwind(AssertUnwindSafe(work));
    GUARDED.set(GUARDED.get() - 1);
    outcome
}

/// Runs `work`; a panic inside becomes its message.
pub(crate) fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    caught(work).map_err(|panic| {
        let message = panic
            .downcast_ref::<&str>()
            .map(|message| (*message).to_owned())
            .or_else(|| panic.downcast_ref::<String>().cloned());
        format!("its data makes no sense ({})", message.as_deref().unwrap_or("unknown"))
    })
}

/// From now on, panics that are caught here or belong to the engine's threads print nothing.
///
/// The hook that was there before hears all others.
fn silence() {
    HOOK.call_once(|| {
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            let of_engine = std::thread::current()
                .name()
                .is_some_and(|name| ENGINE_THREADS.iter().any(|engine| name.starts_with(engine)));
            if GUARDED.get() == 0 && !of_engine {
                before(info);
            }
        }));
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_becomes_an_error_with_its_message() {
        let numbers: Vec<u32> = Vec::new();
        let error = guarded(|| numbers[3]).unwrap_err();
        assert!(error.contains("index out of bounds"), "{error}");
        assert_eq!(guarded(|| 7), Ok(7));
    }
}
