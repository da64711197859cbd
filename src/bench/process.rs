//! Whole processes.

use std::io;
use std::process::{Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use super::machine::status_of;

/// How a process ran.
#[derive(Debug, Clone, Copy)]
pub struct Process {
    /// From before its start until after its end.
    pub taken: Duration,
    /// The most memory it was seen to hold besides mapped files, in bytes; `None` where the system does not tell.
    pub memory: Option<u64>,
    /// How it ended.
    pub status: ExitStatus,
}

/// How often memory is looked at.
const LOOK: Duration = Duration::from_millis(20);

/// Runs `command` to its end, with nothing to read and nobody listening. Memory is looked at every 20 ms.
///
/// # Errors
/// It does not start.
pub fn run_process(command: &mut Command) -> io::Result<Process> {
    let started = Instant::now();
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
    let id = child.id().to_string();
    let (running, over) = crossbeam_channel::bounded::<()>(0);
    std::thread::scope(|scope| {
        let looking = scope.spawn(move || {
            let mut memory = None;
            while over.recv_timeout(LOOK) == Err(crossbeam_channel::RecvTimeoutError::Timeout) {
                memory = memory.max(status_of(&id, "RssAnon"));
            }
            memory
        });
        let status = child.wait();
        let taken = started.elapsed();
        drop(running);
        let memory = looking.join().unwrap_or_default();
        Ok(Process { taken, memory, status: status? })
    })
}
