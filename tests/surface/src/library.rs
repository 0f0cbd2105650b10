//! The library as rustdoc describes it.

use rustdoc_types::{Crate, FORMAT_VERSION};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The root of the library's package.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Where [`described`] leaves the description. The folder is not that of the library's own builds, whose lock a command
/// beside this one may hold.
pub fn place() -> PathBuf {
    target().join("doc/bizcase.json")
}

fn target() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("target/described")
}

/// The library with all its features as rustdoc describes it now, by the compiler that runs the tests.
pub fn described() -> Crate {
    let status = Command::new(env!("CARGO"))
        .args(["rustdoc", "--quiet", "--lib", "--all-features", "--manifest-path"])
        .arg(root().join("Cargo.toml"))
        .arg("--target-dir")
        .arg(target())
        .args(["--", "-Z", "unstable-options", "--output-format", "json"])
        .status()
        .expect("cargo runs these tests");
    assert!(status.success(), "rustdoc does not describe the library: the README says which compiler does");
    let text = std::fs::read_to_string(place()).expect("rustdoc wrote it");
    let value: serde_json::Value = serde_json::from_str(&text).expect("rustdoc writes JSON");
    let format = value["format_version"].as_u64();
    assert_eq!(
        format,
        Some(FORMAT_VERSION.into()),
        "another format of rustdoc: the README says which is read"
    );
    serde_json::from_value(value).expect("it has the format that it names")
}
