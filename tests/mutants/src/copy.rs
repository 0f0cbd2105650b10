//! A copy of the crate with mutants in it.

use crate::mutant::Mutant;
use crate::plant::{Planted, SWITCH, planted};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{fs, io};

/// What the tests of the crate do not need, and what would bring a workspace of its own.
const LEFT_BEHIND: &[&str] = &["target", ".git", "fuzz", "mutants", "peers", "reproducibility", "surface"];

/// The files in which these mutants are planted, by their place in the crate.
pub fn plant(root: &Path, mutants: &[&Mutant]) -> io::Result<BTreeMap<PathBuf, Planted>> {
    let mut by_file: BTreeMap<&Path, Vec<&Mutant>> = BTreeMap::new();
    for mutant in mutants {
        by_file.entry(&mutant.place.file).or_default().push(mutant);
    }
    let planted = |(file, mutants): (&Path, Vec<&Mutant>)| {
        Ok((file.to_path_buf(), planted(&fs::read_to_string(root.join(file))?, &mutants)))
    };
    by_file.into_iter().map(planted).collect()
}

/// Copies the crate with these files in the place of its own, and adds the module that wakes a mutant.
pub fn write(root: &Path, copy: &Path, files: &BTreeMap<PathBuf, Planted>) -> io::Result<()> {
    for file in files_below(root, Path::new(""))? {
        let own = || fs::read(root.join(&file));
        let text = match files.get(&file) {
            Some(planted) => planted.text.clone().into_bytes(),
            None if file == Path::new("src/lib.rs") => [own()?, b"\nmod mutant;\n".to_vec()].concat(),
            None => own()?,
        };
        write_what_differs(&copy.join(&file), &text)?;
    }
    write_what_differs(&copy.join("src/mutant.rs"), SWITCH.as_bytes())
}

/// A file that is written anew is built anew.
fn write_what_differs(file: &Path, text: &[u8]) -> io::Result<()> {
    if fs::read(file).is_ok_and(|known| known == text) {
        return Ok(());
    }
    fs::create_dir_all(file.parent().expect("a file lies in a folder"))?;
    fs::write(file, text)
}

fn files_below(root: &Path, folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(root.join(folder))? {
        let entry = entry?;
        let (name, place) = (entry.file_name(), folder.join(entry.file_name()));
        if LEFT_BEHIND.iter().any(|left| name == *left) {
            continue;
        }
        if entry.file_type()?.is_dir() {
            files.extend(files_below(root, &place)?);
        } else {
            files.push(place);
        }
    }
    Ok(files)
}
