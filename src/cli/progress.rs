//! A progress bar on a terminal, and Ctrl-C.

use std::io::IsTerminal;
use std::sync::atomic::{AtomicU8, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::messages;
use crate::index::Progress;
use crate::output::amounts;

/// Work that is done before this is not worth a bar.
const A_MOMENT: Duration = Duration::from_millis(400);

/// Exit code of a program that was interrupted, as shells have it.
pub(super) const INTERRUPTED: u8 = 130;

/// What Ctrl-C does: one for the process, as the signal is.
static PHASE: AtomicU8 = AtomicU8::new(FREE);
/// Ends the process.
const FREE: u8 = 0;
/// Asks the update to stop.
const UPDATING: u8 = 1;
/// Was asked to, and ends the process the second time.
const STOPPING: u8 = 2;
/// Is for the pager alone.
const PAGING: u8 = 3;

/// Leaves Ctrl-C to the pager while `work` runs.
pub(super) fn while_paging<T>(work: impl FnOnce() -> T) -> T {
    handle_interrupts();
    let before = PHASE.swap(PAGING, Ordering::SeqCst);
    let outcome = work();
    PHASE.store(before, Ordering::SeqCst);
    outcome
}

fn handle_interrupts() {
    // A second handler is refused, and is the same.
    let _ = ctrlc::set_handler(|| match PHASE.load(Ordering::SeqCst) {
        PAGING => {}
        UPDATING => {
            PHASE.store(STOPPING, Ordering::SeqCst);
            messages::say("stopping: what is done is kept (Ctrl-C again to abort)");
        }
        _ => std::process::exit(i32::from(INTERRUPTED)),
    });
}

/// Shows how an update goes on and stops it at Ctrl-C.
pub(super) struct Watch {
    begun: Instant,
    is_terminal: bool,
    bar: Mutex<State>,
}

#[derive(Default)]
struct State {
    files: u64,
    files_done: u64,
    bytes: u64,
    bytes_done: u64,
    bar: Option<ProgressBar>,
}

impl Watch {
    /// Watches from now on. The first Ctrl-C stops the update with what is done committed, the second aborts.
    pub(super) fn new() -> Self {
        handle_interrupts();
        PHASE.store(UPDATING, Ordering::SeqCst);
        Self { begun: Instant::now(), is_terminal: std::io::stderr().is_terminal(), bar: Mutex::default() }
    }

    /// Time since the watch began.
    pub(super) fn elapsed(&self) -> Duration {
        self.begun.elapsed()
    }

    /// Takes the bar away: the update is over.
    pub(super) fn clear(&self) {
        PHASE.store(FREE, Ordering::SeqCst);
        if let Some(bar) = self.state().bar.take() {
            bar.finish_and_clear();
        }
    }

    fn state(&self) -> std::sync::MutexGuard<'_, State> {
        self.bar.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn drawn(&self, state: &mut State) {
        if !self.is_terminal || self.begun.elapsed() < A_MOMENT {
            return;
        }
        let bar = state.bar.get_or_insert_with(|| {
            let bar = ProgressBar::with_draw_target(Some(state.bytes.max(1)), ProgressDrawTarget::stderr());
            let template = "{bar:24} {percent:>3}%  {msg}  {decimal_bytes_per_sec}  {eta} left";
            if let Ok(style) = ProgressStyle::with_template(template) {
                bar.set_style(style);
            }
            bar
        });
        if bar.length() != Some(state.bytes.max(1)) {
            bar.set_length(state.bytes.max(1));
        }
        bar.set_position(state.bytes_done.min(state.bytes));
        bar.set_message(format!("{} of {} files", amounts::grouped(state.files_done), amounts::grouped(state.files)));
    }
}

impl Progress for Watch {
    fn listed(&self, files: u64, bytes: u64) {
        let mut state = self.state();
        (state.files, state.bytes, state.files_done, state.bytes_done) = (files, bytes, 0, 0);
        self.drawn(&mut state);
    }

    fn advanced(&self, files: u64, bytes: u64) {
        let mut state = self.state();
        state.files_done += files;
        state.bytes_done += bytes;
        self.drawn(&mut state);
    }

    fn finishing(&self) {
        if let Some(bar) = &self.state().bar {
            bar.set_message("writing");
        }
    }

    fn cancelled(&self) -> bool {
        PHASE.load(Ordering::SeqCst) == STOPPING
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.clear();
    }
}
