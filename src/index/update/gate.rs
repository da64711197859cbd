//! Bounds the bytes of documents that wait to be taken up.
//!
//! A queue is bounded by a number of articles, however large they are. So who reads takes room here before
//! anything goes in, and gives it back when it is taken up.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// How long room is waited for before something goes in all the same: where whoever takes it up has failed,
/// nothing comes out any more, and putting something in is what tells.
const PATIENCE: Duration = Duration::from_secs(20);

/// How long room is waited for before whoever waits looks whether there is something else to do.
const LOOK_AROUND: Duration = Duration::from_millis(5);

/// Room for a number of bytes.
#[derive(Debug, Clone)]
pub(super) struct Gate {
    taken: Arc<(Mutex<Held>, Condvar)>,
    room: u64,
}

/// What is inside.
#[derive(Debug, Default)]
struct Held {
    bytes: u64,
    /// Whether somebody waits for room: without, nobody need be woken.
    waited_for: bool,
    /// Whether there is always room.
    is_open: bool,
}

/// Room that is taken until this is dropped.
#[derive(Debug)]
pub(super) struct Taken {
    gate: Gate,
    bytes: u64,
}

impl Gate {
    pub(super) fn new(room: u64) -> Self {
        Self { taken: Arc::default(), room }
    }

    /// Waits for room and takes it. What is larger than all the room goes in alone. While there is no room `help` is asked to do something else; it says whether there was anything to do.
    pub(super) fn take_helping(&self, bytes: u64, help: &mut dyn FnMut() -> bool) -> Taken {
        let mut waited = Duration::ZERO;
        loop {
            if let Some(taken) = self.take_within(bytes, Duration::ZERO) {
                return taken;
            }
            if help() {
                waited = Duration::ZERO;
                continue;
            }
            if let Some(taken) = self.take_within(bytes, LOOK_AROUND) {
                return taken;
            }
            waited += LOOK_AROUND;
            if waited >= PATIENCE {
                return self.hold(bytes, &mut self.lock());
            }
        }
    }

    /// Lets everything in from now on: nobody takes up what is inside any more.
    pub(super) fn open(&self) {
        self.lock().is_open = true;
        self.taken.1.notify_all();
    }

    fn lock(&self) -> MutexGuard<'_, Held> {
        self.taken.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn hold(&self, bytes: u64, held: &mut Held) -> Taken {
        held.bytes += bytes;
        Taken { gate: self.clone(), bytes }
    }

    /// Takes room where there is some before so much time has passed.
    fn take_within(&self, bytes: u64, time: Duration) -> Option<Taken> {
        let mut held = self.lock();
        let is_full = |held: &mut Held| !held.is_open && held.bytes > 0 && held.bytes + bytes > self.room;
        if is_full(&mut held) && !time.is_zero() {
            held.waited_for = true;
            let (after, _) = self
                .taken
                .1
                .wait_timeout_while(held, time, |held| {
                    let is_full = is_full(held);
                    held.waited_for |= is_full;
                    is_full
                })
                .unwrap_or_else(PoisonError::into_inner);
            held = after;
        }
        (!is_full(&mut held)).then(|| self.hold(bytes, &mut held))
    }
}

impl Drop for Taken {
    fn drop(&mut self) {
        let mut held = self.gate.lock();
        held.bytes = held.bytes.saturating_sub(self.bytes);
        if std::mem::take(&mut held.waited_for) {
            self.gate.taken.1.notify_all();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    impl Gate {
        fn take(&self, bytes: u64) -> Taken {
            self.take_helping(bytes, &mut || false)
        }
    }

    #[test]
    fn who_waits_for_room_does_something_else_meanwhile() {
        let gate = Gate::new(10);
        let mut first = Some(gate.take(8));
        let mut helped = 0;
        let second = gate.take_helping(8, &mut || {
            helped += 1;
            if helped == 3 {
                first = None;
            }
            helped < 4
        });
        assert_eq!(helped, 3, "there was room then");
        let waiting = std::thread::spawn({
            let gate = gate.clone();
            move || gate.take(8).bytes
        });
        std::thread::sleep(Duration::from_millis(30));
        assert!(!waiting.is_finished());
        gate.open();
        assert_eq!(waiting.join().unwrap(), 8, "an open one lets everything in");
        drop(second);
    }

    #[test]
    fn room_is_given_back_when_it_is_dropped() {
        let gate = Gate::new(10);
        let first = gate.take(8);
        let waiting = std::thread::spawn({
            let gate = gate.clone();
            move || gate.take(8).bytes
        });
        std::thread::sleep(Duration::from_millis(50));
        assert!(!waiting.is_finished());
        drop(first);
        assert_eq!(waiting.join().unwrap(), 8);
        assert_eq!(gate.take(100).bytes, 100, "what is larger than all the room goes in alone");
    }
}
