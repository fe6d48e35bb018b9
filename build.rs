//! Says how the extension is built, for `deadline_pages.__build__` (`src/py/build_facts.rs`).

use std::env;
use std::path::Path;
use std::process::Command;

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    let rustc = env::var_os("RUSTC").expect("cargo sets RUSTC");
    let version = Command::new(rustc).arg("--version").output().expect("rustc runs");
    println!(
        "cargo:rustc-env=BUILD_COMPILER={}",
        String::from_utf8_lossy(&version.stdout).trim()
    );
    println!(
        "cargo:rustc-env=BUILD_TARGET={}",
        env::var("TARGET").expect("cargo sets TARGET")
    );
    // As cargo hands them to rustc, wherever they were set. One may be `-C` and its value apart.
    let flags = env::var("CARGO_ENCODED_RUSTFLAGS").unwrap_or_default();
    let mut profiles = flags.split('\x1f').filter_map(|flag| {
        flag.strip_prefix("-C")
            .unwrap_or(flag)
            .trim()
            .strip_prefix("profile-use=")
    });
    if let Some(name) = profiles.next_back().and_then(|path| Path::new(path).file_stem()) {
        println!("cargo:rustc-env=BUILD_PROFILE={}", name.to_string_lossy());
    }
}
