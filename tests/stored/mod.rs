//! Texts that are kept in `tests/data` and compared to the letter.

#![allow(dead_code, reason = "each test binary uses a part")]

use std::fs;
use std::path::{Path, PathBuf};

/// The place of a file below `tests/data`.
pub(crate) fn data(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(name)
}

/// Whether `BLESS=1` in the environment asks for what is there now to be stored.
pub(crate) fn is_blessing() -> bool {
    std::env::var_os("BLESS").is_some_and(|value| value == "1")
}

/// Stores a text below `tests/data`.
pub(crate) fn store(name: &str, text: &str) {
    let path = data(name);
    fs::create_dir_all(path.parent().expect("a file lies in a folder")).expect("the folder can be made");
    fs::write(&path, text).expect("the text can be stored");
}

/// Compares a text with the stored one; with `BLESS=1` it is stored instead.
pub(crate) fn assert_stored(name: &str, text: &str) {
    if is_blessing() {
        return store(name, text);
    }
    let stored = fs::read_to_string(data(name))
        .unwrap_or_else(|error| panic!("tests/data/{name}: {error}; BLESS=1 stores it"));
    if stored != text {
        let differing = stored.lines().zip(text.lines()).position(|(old, new)| old != new);
        let line = differing.unwrap_or_else(|| stored.lines().count().min(text.lines().count()));
        let (old, new) = (stored.lines().nth(line), text.lines().nth(line));
        panic!(
            "tests/data/{name} differs from line {} on\nstored: {old:?}\n   now: {new:?}\nBLESS=1 stores what is now",
            line + 1
        );
    }
}

/// The files of a folder below `tests/data` or, with a path from the root of the package, of any folder, by name.
pub(crate) fn files_in(folder: &Path, extensions: &[&str]) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut files: Vec<PathBuf> =
        entries.map(|entry| entry.expect("the folder can be listed").path()).collect();
    files.retain(|path| path.extension().is_some_and(|end| extensions.iter().any(|known| end == *known)));
    files.sort();
    files
}
