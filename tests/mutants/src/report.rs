//! The table and the survivors, as Markdown.

use crate::mutant::Mutant;
use crate::session::Verdict;
use crate::suites::{MODULES, STORED};
use std::collections::BTreeMap;

/// What became of the mutants of a module.
#[derive(Default)]
struct Tally {
    mutants: usize,
    not_viable: usize,
    caught: usize,
    /// Among the caught.
    by_stored_texts_alone: usize,
    timed_out: usize,
    survived: usize,
}

/// A mutant without a verdict is not viable.
pub fn print(mutants: &[&Mutant], verdicts: &BTreeMap<usize, Verdict>) {
    println!(
        "| module | mutants | not viable | caught | by stored texts alone | timed out | survived | score |"
    );
    println!("|---|---|---|---|---|---|---|---|");
    for module in MODULES {
        print_row(
            module.name,
            &tally(mutants.iter().copied().filter(|mutant| module.holds(mutant)), verdicts),
        );
    }
    print_row("all", &tally(mutants.iter().copied(), verdicts));
    println!("\nSurvivors:\n");
    for mutant in mutants.iter().filter(|mutant| verdicts.get(&mutant.number) == Some(&Verdict::Survived)) {
        println!("{mutant}");
    }
}

fn tally<'a>(mutants: impl Iterator<Item = &'a Mutant>, verdicts: &BTreeMap<usize, Verdict>) -> Tally {
    let mut tally = Tally::default();
    for mutant in mutants {
        tally.mutants += 1;
        match verdicts.get(&mutant.number) {
            None => tally.not_viable += 1,
            Some(Verdict::Survived) => tally.survived += 1,
            Some(Verdict::TimedOut { .. }) => tally.timed_out += 1,
            Some(Verdict::Caught { suite, .. }) => {
                tally.caught += 1;
                tally.by_stored_texts_alone += usize::from(STORED.contains(&suite.target));
            }
        }
    }
    tally
}

fn print_row(name: &str, tally: &Tally) {
    let Tally { mutants, not_viable, caught, by_stored_texts_alone, timed_out, survived } = tally;
    let noticed = caught + timed_out;
    let viable = noticed + survived;
    let score = if viable == 0 { "none".to_owned() } else { percent(noticed, viable) };
    println!(
        "| {name} | {mutants} | {not_viable} | {caught} | {by_stored_texts_alone} | {timed_out} | {survived} | {score} |"
    );
}

/// With one decimal, cut off: a score that is just missed is not shown as reached.
fn percent(part: usize, whole: usize) -> String {
    let tenths = 1000 * part / whole;
    format!("{}.{} %", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_score_is_never_rounded_up() {
        assert_eq!(super::percent(849, 999), "84.9 %");
        assert_eq!(super::percent(3, 3), "100.0 %");
    }
}
