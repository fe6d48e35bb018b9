//! Says how the extension is built, for `deadline_pages.__build__` (`src/py/build_facts.rs`).

use std::env;
use std::path::Path;
use std::process::Command;

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    let rustc = env::var_os("RUSTC").expect("cargo sets RUSTC");
    let version = Command::new(rustc).arg("--version").output().expect("rustc runs");
    let compiler = String::from_utf8_lossy(&version.stdout);
    println!("cargo:rustc-env=BUILD_COMPILER={}", compiler.trim());
    let target = env::var("TARGET").expect("cargo sets TARGET");
    println!("cargo:rustc-env=BUILD_TARGET={target}");
    if let Some(name) = profile(&target) {
        println!("cargo:rustc-env=BUILD_PROFILE={name}");
    }
}

/// The name of the profile that rustc is told to use, wherever that is said.
fn profile(target: &str) -> Option<String> {
    // With `cargo --target`, whose folder this is then, functions have other names than in a profile.
    let folder = env::var_os("OUT_DIR").expect("cargo sets OUT_DIR");
    if Path::new(&folder).iter().any(|part| part == target) {
        return None;
    }
    let flags = env::var("CARGO_ENCODED_RUSTFLAGS").unwrap_or_default();
    let mut paths = flags.split('\x1f').filter_map(|flag| {
        // `-C` and its value may stand apart.
        let option = flag.strip_prefix("-C").unwrap_or(flag);
        option.trim().strip_prefix("profile-use=")
    });
    let path = paths.next_back()?;
    Some(Path::new(path).file_stem()?.to_string_lossy().into_owned())
}
