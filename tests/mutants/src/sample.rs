//! A sample that is the same whenever the sources are: a fixed stride through all that could be planted.
//!
//! Files count by how much there is to change in them, and no clock and no chance chooses.

use crate::find::mutants_of;
use crate::mutant::Mutant;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

/// So many mutants of a module, or all if there are fewer, with the file and its place in the order of the sources.
pub fn of_module(root: &Path, module: &str, wanted: usize) -> Result<Vec<Mutant>, Box<dyn Error>> {
    let mut all = Vec::new();
    for file in sources(&root.join("src").join(module))? {
        let place = file.strip_prefix(root)?;
        all.extend(mutants_of(place, &fs::read_to_string(&file)?)?);
    }
    eprintln!("{module}: {} mutants could be planted", all.len());
    Ok(spread(all, wanted))
}

/// Every `.rs` file but those of tests, sorted by path.
fn sources(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(sources(&path)?);
        } else if path.extension().is_some_and(|extension| extension == "rs") && !path.ends_with("tests.rs") {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// The middle of each of so many equal parts.
fn spread<T>(all: Vec<T>, wanted: usize) -> Vec<T> {
    let (length, parts) = (all.len(), wanted.min(all.len()));
    let chosen: Vec<usize> = (0..parts).map(|part| (2 * part + 1) * length / (2 * parts)).collect();
    let kept = all.into_iter().enumerate().filter(|(place, _)| chosen.binary_search(place).is_ok());
    kept.map(|(_, item)| item).collect()
}

#[cfg(test)]
mod tests {
    use super::spread;

    #[test]
    fn a_sample_takes_the_middle_of_equal_parts() {
        assert_eq!(spread((0..12).collect(), 3), [2, 6, 10]);
        assert_eq!(spread((0..4).collect(), 4), [0, 1, 2, 3]);
        assert_eq!(spread((0..4).collect(), 9), [0, 1, 2, 3]);
    }
}
