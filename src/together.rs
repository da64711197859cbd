//! One search on several threads at once.
//!
//! A large index takes a search long enough that another core is worth waking. What is shared out are pieces that need nothing
//! of each other (segments, hits), so that what comes out does not depend on who did which.

use std::any::Any;
use std::cell::Cell;
use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, OnceLock, PoisonError};

use rayon::{ThreadPool, ThreadPoolBuilder};

use crate::guard::caught;

thread_local! {
    static ALONE: Cell<bool> = const { Cell::new(false) };
}

/// Runs `work`, whose pieces are done by this thread alone: where each core has a search of its own, there is nobody to help.
pub(crate) fn alone<T>(work: impl FnOnce() -> T) -> T {
    /// Whatever becomes of the work.
    struct Before(bool);
    impl Drop for Before {
        fn drop(&mut self) {
            ALONE.set(self.0);
        }
    }
    let _before = Before(ALONE.replace(true));
    work()
}

/// The threads that help; `None` where the system has none to spare. The first that asks is one of them: whoever is takes back
/// what no other one has begun, and whoever is not waits until another one is awake, even where nothing is left to do.
fn pool() -> Option<&'static ThreadPool> {
    static POOL: OnceLock<Option<ThreadPool>> = OnceLock::new();
    let named = ThreadPoolBuilder::new().thread_name(|number| format!("pullquote-help-{number}"));
    POOL.get_or_init(|| caught(|| named.use_current_thread().build().ok()).ok().flatten()).as_ref()
}

/// What `piece` gives for each number below `count`, in order; done on all cores where that `is_worth` it.
///
/// # Panics
/// Where `piece` does, on whichever thread.
pub(crate) fn pieces<T: Send + Sync>(count: usize, is_worth: bool, piece: impl Fn(usize) -> T + Sync) -> Vec<T> {
    let is_alone = !is_worth || count < 2 || ALONE.get();
    let pool = if is_alone { None } else { pool().filter(|pool| pool.current_num_threads() > 1) };
    let Some(pool) = pool else { return (0..count).map(piece).collect() };
    let done: Vec<OnceLock<T>> = (0..count).map(|_| OnceLock::new()).collect();
    let next = AtomicUsize::new(0);
    let work = || {
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            let Some(slot) = done.get(number) else { return };
            let _ = slot.set(piece(number));
        }
    };
    let panicked: Mutex<Option<Box<dyn Any + Send>>> = Mutex::new(None);
    let helpers = (pool.current_num_threads() - 1).min(count - 1);
    pool.in_place_scope(|scope| {
        for _ in 0..helpers {
            scope.spawn(|_| {
                if let Err(panic) = caught(work) {
                    *panicked.lock().unwrap_or_else(PoisonError::into_inner) = Some(panic);
                }
            });
        }
        work();
    });
    if let Some(panic) = panicked.into_inner().unwrap_or_else(PoisonError::into_inner) {
        // Whoever guards this thread makes an error of it.
        resume_unwind(panic);
    }
    done.into_iter().filter_map(OnceLock::into_inner).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::guard::guarded;

    #[test]
    fn pieces_come_in_order_whoever_did_them() {
        for is_worth in [false, true] {
            assert_eq!(pieces(1_000, is_worth, |number| number * 3), (0..3_000).step_by(3).collect::<Vec<_>>());
            assert_eq!(pieces(0, is_worth, |number| number), Vec::<usize>::new());
        }
        let threads = || pieces(64, true, |_| std::thread::current().id());
        let here = std::thread::current().id();
        assert!(alone(threads).iter().all(|thread| *thread == here));
    }

    #[test]
    fn a_panic_of_any_piece_is_one_of_all() {
        for _ in 0..20 {
            let outcome = guarded(|| {
                pieces(8, true, |number| {
                    std::thread::sleep(std::time::Duration::from_micros(200));
                    assert!(number != 5, "the fifth");
                    number
                })
            });
            assert!(outcome.unwrap_err().contains("the fifth"));
        }
    }
}
