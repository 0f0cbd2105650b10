//! What an appraisal says at a counter-example.

use super::statement::counted;
use super::trial::{Test, Trial};
use crate::appraisal::{AlternativeAppraisal, Appraisal, Rank};
use crate::case::BusinessCase;
use crate::measure::{Outcome, Payback};
use crate::value::{Currency, Id, decimal};
use rust_decimal::Decimal;

/// What becomes of a claim, and the figures with it.
pub(super) struct Shown {
    pub(super) then: String,
    pub(super) npvs: Vec<(Id, Outcome<Decimal>)>,
}

/// What the case is worth where a claim about it fails.
pub(super) fn shown(trial: &Trial<'_>, case: &BusinessCase) -> Shown {
    let appraisal = case.appraise();
    let npvs = appraisal.alternatives().iter().map(|one| (one.id().clone(), one.measures().npv())).collect();
    Shown { then: then(trial, &appraisal), npvs }
}

fn then(trial: &Trial<'_>, appraisal: &Appraisal) -> String {
    let alternative = |position: usize| &appraisal.alternatives()[position];
    let comparison = |position: usize| alternative(position).comparison().expect(NOT_THE_BASELINE);
    match &trial.test {
        Test::Worth { gain, .. } => {
            let npv = match gain.against {
                Some(_) => comparison(gain.of).npv(),
                None => alternative(gain.of).measures().npv(),
            };
            format!("it is then {}", money(npv, appraisal.currency()))
        }
        Test::Leads { of, .. } => rival(alternative(*of), appraisal),
        Test::PaysBack { gain, periods } => payback(comparison(gain.of).payback(), *periods, appraisal),
        Test::Holds(_) => "it does not hold then".to_owned(),
    }
}

const NOT_THE_BASELINE: &str = "a claim against the baseline is about another alternative";

/// Who is worth more than an alternative, or as much.
fn rival(alternative: &AlternativeAppraisal, appraisal: &Appraisal) -> String {
    let ranks = appraisal.ranking().ranks();
    let behind = ranks.iter().find(|rank| rank.id() == alternative.id()).map(Rank::behind_leader);
    let rival = ranks.iter().find(|rank| rank.id() != alternative.id());
    match (behind, rival) {
        (Some(Outcome::Value(behind)), Some(rival)) if behind.is_zero() => {
            format!("{:?} is then worth as much", rival.name())
        }
        (Some(behind), Some(rival)) => {
            format!("{:?} is then worth {} more", rival.name(), money(behind, appraisal.currency()))
        }
        _ => String::new(),
    }
}

/// What is not paid back within so many periods.
fn payback(payback: Payback, within: u32, appraisal: &Appraisal) -> String {
    let step = appraisal.timeline().step();
    let within = Decimal::from(within);
    match payback.periods().map(|periods| rounded(periods, 1)) {
        None => "it is then never paid back".to_owned(),
        Some(periods) if periods > within => format!("it then takes {}", counted(periods, step)),
        Some(_) => format!("it then takes a little more than {}", counted(within, step)),
    }
}

/// An amount for a person to read: whole units from a thousand on, hundredths below, all digits of what these would show as
/// nothing.
fn money(amount: Outcome<Decimal>, currency: Currency) -> String {
    let Outcome::Value(amount) = amount else { return format!("{amount} {currency}") };
    let places = if amount.abs() < Decimal::from(1_000) { 2 } else { 0 };
    let shown = match rounded(amount, places) {
        nothing if nothing.is_zero() => amount.normalize(),
        figure => figure,
    };
    format!("{} {currency}", decimal::grouped(shown.mantissa(), shown.scale()))
}

/// To so many places, half to even.
fn rounded(value: Decimal, places: u32) -> Decimal {
    value.round_dp(places).normalize()
}
