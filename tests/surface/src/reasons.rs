//! Why some items need no example: a stored list, one line for an item or for a clear kind of items.
//!
//! A line is what it is about, a tab, and the reason. What it is about is the path of an item; or paths with `*` for any
//! text; or `accessor`, which stands for every [plain accessor](crate::accessor).

use crate::accessor::is_plain_accessor;
use crate::items::PublicItem;

const STORED: &str = include_str!("../reasons.txt");

/// One line of the list.
pub struct Reason {
    pub about: &'static str,
    pub why: &'static str,
}

/// The whole list.
pub fn stored() -> Vec<Reason> {
    STORED
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| {
            let (about, why) = line.split_once('\t').unwrap_or_else(|| panic!("no tab in {line:?}"));
            Reason { about, why }
        })
        .collect()
}

impl Reason {
    pub fn covers(&self, item: &PublicItem<'_>) -> bool {
        match self.about {
            "accessor" => is_plain_accessor(item),
            about => matches(about, &item.path),
        }
    }
}

/// Whether a path is as the pattern says, `*` standing for any text.
fn matches(pattern: &str, path: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == path,
        Some((start, rest)) => path.strip_prefix(start).is_some_and(|tail| {
            (0..=tail.len()).any(|at| tail.is_char_boundary(at) && matches(rest, &tail[at..]))
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::matches;

    #[test]
    fn a_star_stands_for_any_text() {
        assert!(matches("bizcase::*::ALL", "bizcase::case::View::ALL"));
        assert!(matches("bizcase::limits::*", "bizcase::limits::CELLS"));
        assert!(!matches("bizcase::limits", "bizcase::limits::CELLS"));
        assert!(!matches("bizcase::*::ALL", "bizcase::case::View::word"));
    }
}
