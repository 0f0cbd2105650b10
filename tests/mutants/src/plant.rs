//! Writes mutants into a source file, each asleep behind its number, and tells which of them an error belongs to.

use crate::mutant::{Change, Mutant};
use std::cmp::Reverse;
use std::ops::Range;

/// The module that wakes a mutant, for the copy of the crate.
pub const SWITCH: &str = r#"//! Which mutant is awake: the one whose number the environment names, or none.
use std::sync::LazyLock;

static AWAKE: LazyLock<usize> =
    LazyLock::new(|| std::env::var("MUTANT").ok().and_then(|number| number.parse().ok()).unwrap_or(usize::MAX));

pub(crate) fn is(number: usize) -> bool {
    *AWAKE == number
}
"#;

/// A source with mutants in it.
pub struct Planted {
    pub text: String,
    regions: Vec<Region>,
}

/// The bytes that belong to a mutant.
struct Region {
    number: usize,
    /// The condition with what is mutated.
    mutated: Range<usize>,
    /// The same with the original behind it.
    whole: Range<usize>,
}

/// Text that is inserted: nothing of the source is removed, so that mutants nest.
struct Insertion {
    at: usize,
    number: usize,
    edge: Edge,
    text: String,
}

#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Edge {
    /// What begins later ends first.
    Closes { begins: Reverse<usize>, number: Reverse<usize> },
    /// What ends later begins first.
    Opens { ends: Reverse<usize>, number: usize },
}

pub fn planted(source: &str, mutants: &[&Mutant]) -> Planted {
    let mut insertions: Vec<Insertion> = mutants.iter().flat_map(|mutant| insertions_of(mutant)).collect();
    insertions.sort_by(|one, other| (one.at, &one.edge).cmp(&(other.at, &other.edge)));
    let mut planted = Planted { text: String::new(), regions: Vec::new() };
    let mut copied = 0;
    for insertion in insertions {
        planted.text.push_str(&source[copied..insertion.at]);
        copied = insertion.at;
        planted.insert(&insertion);
    }
    planted.text.push_str(&source[copied..]);
    planted
}

fn insertions_of(mutant: &Mutant) -> Vec<Insertion> {
    let number = mutant.number;
    match &mutant.change {
        Change::Body { begins, value } => {
            let text = format!(" if crate::mutant::is({number}) {{ return {value}; }}");
            let edge = Edge::Opens { ends: Reverse(usize::MAX), number };
            vec![Insertion { at: *begins, number, edge, text }]
        }
        Change::Expression { at, mutated, .. } => {
            let text = format!("(if crate::mutant::is({number}) {{ {mutated} }} else {{ ");
            let edge = Edge::Opens { ends: Reverse(at.end), number };
            let opens = Insertion { at: at.start, number, edge, text };
            let edge = Edge::Closes { begins: Reverse(at.start), number: Reverse(number) };
            vec![opens, Insertion { at: at.end, number, edge, text: " })".to_owned() }]
        }
    }
}

impl Planted {
    fn insert(&mut self, insertion: &Insertion) {
        let begins = self.text.len();
        self.text.push_str(&insertion.text);
        let (number, ends) = (insertion.number, self.text.len());
        match insertion.edge {
            Edge::Opens { .. } => {
                self.regions.push(Region { number, mutated: begins..ends, whole: begins..ends });
            }
            Edge::Closes { .. } => {
                let opened = self.regions.iter_mut().find(|region| region.number == number);
                opened.expect("what closes was opened").whole.end = ends;
            }
        }
    }

    /// The mutant that an error at these bytes comes from: the one whose text it is, or else the innermost one around
    /// it, or else the first one inside it.
    pub fn culprit(&self, error: &Range<usize>) -> Option<usize> {
        let holds = |region: &Range<usize>| region.start <= error.start && error.end <= region.end;
        let mutated = self.regions.iter().find(|region| holds(&region.mutated));
        let around = || {
            let around = self.regions.iter().filter(|region| holds(&region.whole));
            around.min_by_key(|region| region.whole.len())
        };
        let inside = || {
            self.regions
                .iter()
                .find(|region| error.start <= region.whole.start && region.whole.end <= error.end)
        };
        mutated.or_else(around).or_else(inside).map(|region| region.number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mutant::Place;
    use std::path::PathBuf;

    fn mutant(number: usize, change: Change) -> Mutant {
        let place = Place { file: PathBuf::new(), line: 1, function: "f".to_owned() };
        Mutant { number, place, change }
    }

    fn expression(number: usize, at: Range<usize>, mutated: &str) -> Mutant {
        mutant(number, Change::Expression { at, original: String::new(), mutated: mutated.to_owned() })
    }

    #[test]
    fn mutants_nest_and_the_original_stands_innermost() {
        let (sum, one) = (expression(1, 0..5, "a - 1"), expression(2, 4..5, "0"));
        let expected = "(if crate::mutant::is(1) { a - 1 } else { a + \
                        (if crate::mutant::is(2) { 0 } else { 1 }) })";
        assert_eq!(planted("a + 1", &[&sum, &one]).text, expected);
    }

    #[test]
    fn two_mutants_of_one_expression_stand_one_within_the_other() {
        let (less, more) = (expression(1, 0..1, "b"), expression(2, 0..1, "c"));
        let expected = "(if crate::mutant::is(1) { b } else { (if crate::mutant::is(2) { c } else { a }) })";
        assert_eq!(planted("a", &[&less, &more]).text, expected);
    }

    #[test]
    fn a_body_returns_before_anything_else() {
        let body = mutant(3, Change::Body { begins: 1, value: "0".to_owned() });
        assert_eq!(planted("{ 1 }", &[&body]).text, "{ if crate::mutant::is(3) { return 0; } 1 }");
    }

    #[test]
    fn an_error_belongs_to_the_mutant_whose_text_it_is_in() {
        let planted = planted("a + 1", &[&expression(1, 0..5, "a - 1"), &expression(2, 4..5, "zero")]);
        let at = |part: &str| {
            let begins = planted.text.find(part).expect("the part is there");
            planted.culprit(&(begins..begins + part.len()))
        };
        assert_eq!(at("a - 1"), Some(1));
        assert_eq!(at("a + "), Some(1));
        assert_eq!(at("zero"), Some(2));
        assert_eq!(planted.culprit(&(0..planted.text.len())), Some(1));
    }
}
