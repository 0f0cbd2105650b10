//! How much of the case for online permits rests on its assumptions?
//!
//! The case is `online-permits.toml`, whose seven assumptions each have a range. Ranges taken one by one say little about
//! several that turn out badly at once. So what the board would like to rely on is stated as claims, and each of them is
//! proved over all ranges together or refuted by the smallest counter-example.
//!
//! ```text
//! cargo run --release --example stress_assumptions
//! ```

use bizcase::appraisal::AlternativeAppraisal;
use bizcase::case::CaseAssumption;
use bizcase::prelude::*;
use bizcase::risk::{Conclusion, CounterExample, NpvThere, Verdict};
use std::error::Error;

const CASE: &str = include_str!("online-permits.toml");

fn main() -> Result<(), Box<dyn Error>> {
    print!("{}", page()?);
    Ok(())
}

/// The page for the board.
pub(crate) fn page() -> Result<String, Box<dyn Error>> {
    let document: CaseDocument = toml::from_str(CASE)?;
    let case = document.build()?;
    let verdicts = verdicts(&case)?;
    let sections = [
        "# Online permits: what holds whatever the assumptions are".to_owned(),
        introduction(&case),
        claims(&verdicts),
        "## What it takes to break the others".to_owned(),
        refutations(&case, &verdicts),
        "## Ranges".to_owned(),
        ranges(&case),
    ];
    Ok(sections.join("\n\n") + "\n")
}

/// What the board would like to rely on.
fn verdicts(case: &BusinessCase) -> Result<Vec<Verdict>, Errors> {
    let over_all_ranges = |claim| case.claim(claim).over_stated_ranges().seed(2026).points(400).check();
    Ok(vec![
        over_all_ranges(Claim::beats_baseline("email"))?,
        over_all_ranges(Claim::beats_baseline("platform"))?,
        over_all_ranges(Claim::beats_baseline_by("platform", gbp(1_000_000)))?,
        over_all_ranges(Claim::pays_back_within("platform", 8))?,
        over_all_ranges(Claim::that("the shared platform returns 5% a year or more", returns_five_percent))?,
        over_all_ranges(Claim::beats_baseline("own"))?,
        over_all_ranges(Claim::preferred("platform"))?,
    ])
}

fn returns_five_percent(appraisal: &Appraisal) -> bool {
    let against_paper = appraisal.alternative("platform").and_then(AlternativeAppraisal::comparison);
    against_paper.and_then(|comparison| comparison.irr().unique()) >= Some(percent!(5))
}

fn introduction(case: &BusinessCase) -> String {
    let appraisal = case.appraise();
    let lead = appraisal.ranking().ranks();
    format!(
        "At the central values of its {} assumptions, {} is preferred, ahead of {}; the baseline is {}. Each claim below was checked over the ranges of \
         all of them together. *Proved* means: at every combination of values within the ranges. *Refuted* means: not at the one \
         that is shown, which has the fewest assumptions away from their central values, each as little as it takes. *Not refuted* \
         is no proof: nothing was found against it.",
        case.assumptions().len(),
        lead[0].name(),
        lead[1].name(),
        case.baseline().name(),
    )
}

fn claims(verdicts: &[Verdict]) -> String {
    let row = |verdict: &Verdict| {
        let (word, checked) = match verdict.conclusion() {
            Conclusion::Proved(proof) => ("**proved**", proof.to_string()),
            Conclusion::NotRefuted(search) => ("not refuted", search.to_string()),
            _ => ("**refuted**", "see below".to_owned()),
        };
        format!("| {} | {word} | {checked} |\n", verdict.claim())
    };
    let rows: String = verdicts.iter().map(row).collect();
    format!("| claim | verdict | how far it was checked |\n|---|---|---|\n{}", rows.trim_end())
}

fn refutations(case: &BusinessCase, verdicts: &[Verdict]) -> String {
    let refuted = verdicts.iter().filter_map(|verdict| Some((verdict, verdict.counter_example()?)));
    let sections: Vec<String> =
        refuted.map(|(verdict, example)| refutation(case, verdict, example)).collect();
    sections.join("\n\n")
}

fn refutation(case: &BusinessCase, verdict: &Verdict, example: &CounterExample) -> String {
    let departures: String =
        example.departures().iter().map(|departure| format!("- {departure}\n")).collect();
    let central = case.appraise();
    let row = |(alternative, there): (&AlternativeAppraisal, Outcome<Decimal>)| {
        let [central, there] = [alternative.measures().npv(), there].map(thousands);
        format!("| {} | {central} | {there} |\n", alternative.name())
    };
    let there = example.npvs().iter().map(NpvThere::npv);
    let rows: String = central.alternatives().iter().zip(there).map(row).collect();
    format!(
        "*{}* does not hold with\n\n{departures}\nand {}.\n\n| net present value, GBP thousand | central values | there \
         |\n|---|---:|---:|\n{}",
        verdict.claim(),
        example.then(),
        rows.trim_end(),
    )
}

fn ranges(case: &BusinessCase) -> String {
    let row = |assumption: &CaseAssumption| {
        let (id, central, unit) =
            (assumption.id(), assumption.value(), assumption.unit().unwrap_or_default());
        let [low, high] = [assumption.low(), assumption.high()].map(|end| end.unwrap_or(central));
        format!("| {id} | {low} | {central} | {high} | {unit} |\n")
    };
    let rows: String = case.assumptions().iter().map(row).collect();
    format!("| assumption | low | central | high | unit |\n|---|---:|---:|---:|---|\n{}", rows.trim_end())
}

/// In thousands, with commas.
fn thousands(amount: Outcome<Decimal>) -> String {
    let Outcome::Value(amount) = amount else { return amount.to_string() };
    let digits = (amount / dec!(1_000)).round().to_string();
    let (sign, digits) = digits.strip_prefix('-').map_or(("", digits.as_str()), |digits| ("-", digits));
    let mut text = String::from(sign);
    for (place, digit) in digits.char_indices() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
