//! The operating system's errors, as Python writes them.

use std::io;

/// `No such file or directory`: the text of Python's `os.strerror()`. Rust's has the number after it.
pub fn strerror(errno: i32) -> String {
    let text = io::Error::from_raw_os_error(errno).to_string();
    match text.split_once(" (os error") {
        Some((text, _)) => text.to_owned(),
        None => text,
    }
}

/// `[Errno 2] No such file or directory`
pub fn os_error_message(error: &io::Error) -> String {
    match error.raw_os_error() {
        Some(errno) => format!("[Errno {errno}] {}", strerror(errno)),
        None => error.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_rusts_number() {
        let error = std::fs::File::open("/no/such/file").expect_err("there is none");
        assert_eq!(error.raw_os_error(), Some(2));
        assert_eq!(os_error_message(&error), "[Errno 2] No such file or directory");
        assert_eq!(strerror(2), "No such file or directory");
    }

    #[test]
    fn errors_that_are_not_the_systems() {
        let error = io::Error::new(io::ErrorKind::InvalidData, "no text (os error)");
        assert_eq!(os_error_message(&error), "no text (os error)");
    }
}
