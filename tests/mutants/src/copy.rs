//! A copy of the crate in which mutants can be planted.

use crate::mutant::Mutant;
use crate::plant::{Planted, SWITCH, planted};
use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// What the tests of the crate do not need, and what would bring a workspace of its own.
const LEFT_BEHIND: &[&str] = &["target", ".git", "fuzz", "mutants", "peers"];

pub fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let name = entry.file_name();
        if LEFT_BEHIND.iter().any(|left| name == *left) {
            continue;
        }
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &to.join(name))?;
        } else {
            fs::copy(entry.path(), to.join(name))?;
        }
    }
    Ok(())
}

/// Adds the module that wakes a mutant.
pub fn add_switch(copy: &Path) -> io::Result<()> {
    fs::write(copy.join("src/mutant.rs"), SWITCH)?;
    let root = copy.join("src/lib.rs");
    let text = fs::read_to_string(&root)?;
    fs::write(root, format!("{text}\nmod mutant;\n"))
}

/// Writes the sources with the mutants that are viable so far. A file whose last mutant was dropped is restored.
pub fn plant(
    root: &Path,
    copy: &Path,
    mutants: &[Mutant],
    dropped: &BTreeSet<usize>,
) -> Result<BTreeMap<PathBuf, Planted>, Box<dyn Error>> {
    let mut by_file: BTreeMap<&Path, Vec<&Mutant>> = BTreeMap::new();
    for mutant in mutants {
        let of_file = by_file.entry(&mutant.place.file).or_default();
        if !dropped.contains(&mutant.number) {
            of_file.push(mutant);
        }
    }
    let mut files = BTreeMap::new();
    for (file, mutants) in by_file {
        let planted = planted(&fs::read_to_string(root.join(file))?, &mutants);
        fs::write(copy.join(file), &planted.text)?;
        files.insert(file.to_path_buf(), planted);
    }
    Ok(files)
}
