//! What the page says of loans, and of what is left for the owners.

#![allow(clippy::unwrap_used, reason = "the helpers of a test may panic as the test may")]

use bizcase::prelude::*;

/// A mill of 1 000 that earns 800 in each of two years, and borrows 600.
fn page(loan: Loan) -> String {
    BusinessCase::builder("Mill", Currency::EUR)
        .timeline(Timeline::years(2026, 2))
        .conventions(Conventions::nominal().end_of_period())
        .discounting(percent!(8))
        .cost_of_equity(percent!(0))
        .baseline(Alternative::do_nothing("None"))
        .alternative(
            Alternative::do_something("Mill")
                .cost(Cost::new("Mill", eur(1_000)).capital().once())
                .benefit(Benefit::new("Sales", eur(800)).every_period())
                .loan(loan),
        )
        .build()
        .unwrap()
        .appraise()
        .to_markdown()
}

#[test]
fn the_terms_of_a_loan_are_said_in_words() {
    let loan = Loan::new("Bank loan", eur(600), percent!(5)).interest_only_for(1).source("offer of May");
    let page = page(loan.repaid(Repayment::EqualPrincipal { over: 1, balloon: dec!(200) }));
    let terms = "- Bank loan: EUR 600 at 5% a year, drawn on the decision date; interest alone for 1 year, then 1 equal part \
                 of the principal down to a balloon of EUR 200. Source: offer of May";
    assert!(page.contains(terms), "{page}");
    // 1 600 - 1 000 of the project, less interest of 30 in each of two years.
    assert!(page.contains("what is left for the owners is worth EUR 540"), "{page}");
    assert!(!page.contains("still owed"), "{page}");
}

#[test]
fn what_is_owed_at_the_end_is_said_to_be_paid_back() {
    let loan = Loan::new("Bank loan", eur(600), percent!(5));
    let page = page(loan.repaid(Repayment::EqualPrincipal { over: 6, balloon: dec!(0) }));
    let early = "6 equal parts of the principal; the timeline ends before it does, and the EUR 400 still owed then are paid \
                 back at its end.";
    assert!(page.contains(early), "{page}");
}
