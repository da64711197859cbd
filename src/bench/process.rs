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

/// Runs `command` to its end, with nothing to read and nobody listening.
///
/// Short processes are timed to a fraction of a millisecond; memory is looked at every 20 ms in long ones.
///
/// # Errors
/// It does not start.
pub fn run_process(command: &mut Command) -> io::Result<Process> {
    let started = Instant::now();
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
    let id = child.id().to_string();
    let mut memory = None;
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(Process { taken: started.elapsed(), memory, status });
        }
        if started.elapsed() < Duration::from_millis(100) {
            std::thread::sleep(Duration::from_micros(50));
        } else {
            memory = memory.max(status_of(&id, "RssAnon"));
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}
