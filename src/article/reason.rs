//! Errors of the file system in the words of a skip: lower case, no full stop.

use std::io::{Error, ErrorKind};

/// Why a file or folder could not be read.
pub(super) fn of_error(error: &Error) -> String {
    match error.kind() {
        ErrorKind::NotFound => "no such file or folder".to_owned(),
        ErrorKind::PermissionDenied => "permission denied".to_owned(),
        ErrorKind::InvalidFilename => "its path is too long".to_owned(),
        _ => {
            let words = error.to_string();
            // The system's number says nothing to a reader.
            let words = words.split(" (os error").next().unwrap_or_default();
            let mut characters = words.chars();
            characters.next().map_or_else(String::new, |first| first.to_lowercase().chain(characters).collect())
        }
    }
}

/// Why a file that was listed could not be opened.
pub(super) fn of_opening(error: &Error) -> String {
    match error.kind() {
        ErrorKind::NotFound => "it vanished before it was read".to_owned(),
        _ => of_error(error),
    }
}

/// Bytes as people say them.
pub(super) fn size(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} bytes"),
        1_000..1_000_000 => format!("{:.1} kB", bytes as f64 / 1e3),
        1_000_000..1_000_000_000 => format!("{:.1} MB", bytes as f64 / 1e6),
        _ => format!("{:.1} GB", bytes as f64 / 1e9),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reasons_are_lower_case_without_numbers_of_the_system() {
        assert_eq!(of_error(&Error::from_raw_os_error(5)), of_error(&Error::from_raw_os_error(5)).to_lowercase());
        assert!(!of_error(&Error::from_raw_os_error(5)).contains("os error"));
        assert_eq!(of_opening(&ErrorKind::NotFound.into()), "it vanished before it was read");
        assert_eq!(size(999), "999 bytes");
        assert_eq!(size(1_500_000), "1.5 MB");
    }
}
