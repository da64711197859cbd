//! What is measured on.

use std::fs;

use serde::Serialize;

/// A machine.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Machine {
    /// Its system: `linux`, `macos`, `windows`.
    pub system: &'static str,
    /// Its instruction set: `x86_64`, `aarch64`.
    pub architecture: &'static str,
    /// What its processor calls itself, where the system tells.
    pub processor: Option<String>,
    /// Threads that it runs at once.
    pub threads: usize,
    /// Its memory in bytes, where the system tells.
    pub memory_bytes: Option<u64>,
}

impl Machine {
    /// This one.
    pub fn this() -> Self {
        let field = |file: &str, name: &str| {
            let text = fs::read_to_string(file).ok()?;
            let line = text.lines().find(|line| line.starts_with(name))?;
            Some(line.split_once(':')?.1.trim().to_owned())
        };
        Self {
            system: std::env::consts::OS,
            architecture: std::env::consts::ARCH,
            processor: field("/proc/cpuinfo", "model name"),
            threads: std::thread::available_parallelism().map_or(1, usize::from),
            memory_bytes: field("/proc/meminfo", "MemTotal").and_then(|amount| kilobytes(&amount)),
        }
    }
}

/// Lets [`peak_memory`] count from now on (Linux).
pub fn forget_peak_memory() {
    // Whether it works or not, what follows is the peak of something.
    let _ = fs::write("/proc/self/clear_refs", "5");
}

/// The most memory that this process has held, in bytes, mapped files with it; `None` where the system does not tell.
pub fn peak_memory() -> Option<u64> {
    status_of("self", "VmHWM")
}

/// What Linux says about `field` of process `id`, in bytes.
pub(super) fn status_of(id: &str, field: &str) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{id}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix(field)?.strip_prefix(':'))?;
    kilobytes(line)
}

fn kilobytes(amount: &str) -> Option<u64> {
    let number: u64 = amount.trim().strip_suffix("kB")?.trim().parse().ok()?;
    number.checked_mul(1024)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_of_the_system_are_read_as_bytes() {
        assert_eq!(kilobytes("  12 kB"), Some(12 * 1024));
        assert_eq!(kilobytes("12 MB"), None);
        assert_eq!(kilobytes("18446744073709551615 kB"), None);
        assert_eq!(status_of("no process", "VmHWM"), None);
        if cfg!(target_os = "linux") {
            assert!(peak_memory() > Some(1 << 20));
            assert!(Machine::this().memory_bytes > peak_memory());
        }
        assert!(Machine::this().threads >= 1);
    }
}
