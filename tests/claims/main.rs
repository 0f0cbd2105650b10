//! Claims about assumptions: proofs and counter-examples of small cases by hand, and the laws that hold for those of random
//! cases, which appraise each point anew.

#![allow(clippy::unwrap_used, reason = "the helpers of a test may panic as the test may")]

mod faults;
mod hand;
mod laws;
mod searched;

use bizcase::case::CaseBuilder;
use bizcase::prelude::*;
use bizcase::risk::{Conclusion, CounterExample, NoProof, Verdict};

/// Undiscounted, over so many years, against doing nothing.
fn case_of(years: u32, assumptions: Vec<Assumption>, alternative: Alternative) -> BusinessCase {
    let builder = BusinessCase::builder("Claims", Currency::GBP)
        .timeline(Timeline::years(2026, years))
        .conventions(Conventions::nominal().end_of_period())
        .discounting(percent!(0));
    assumptions
        .into_iter()
        .fold(builder, CaseBuilder::assumption)
        .baseline(Alternative::do_nothing("None"))
        .alternative(alternative)
        .build()
        .unwrap()
}

/// A service that costs so much today and is paid for by users, two years long.
fn service(build: i64) -> BusinessCase {
    case_of(
        2,
        vec![
            Assumption::new("users", dec!(100)).unit("users").between(dec!(80), dec!(120)),
            Assumption::new("fee", dec!(10)).unit("GBP a year").between(dec!(8), dec!(12)),
        ],
        Alternative::do_something("Service")
            .cost(Cost::new("Build", gbp(build)).capital().once())
            .benefit(Benefit::new("Fees", Amount::of("users").times_assumption("fee")).every_period()),
    )
}

/// What departs, as text.
fn departures(example: &CounterExample) -> Vec<String> {
    example.departures().iter().map(ToString::to_string).collect()
}

fn refuted(verdict: &Verdict) -> &CounterExample {
    verdict.counter_example().unwrap_or_else(|| panic!("{verdict}"))
}

fn corners(verdict: &Verdict) -> usize {
    match verdict.conclusion() {
        Conclusion::Proved(proof) => proof.corners(),
        _ => panic!("{verdict}"),
    }
}

fn no_proof(verdict: &Verdict) -> NoProof {
    match verdict.conclusion() {
        Conclusion::NotRefuted(search) => search.no_proof(),
        _ => panic!("{verdict}"),
    }
}
