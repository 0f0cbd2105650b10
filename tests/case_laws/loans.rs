//! What is borrowed, what is paid on it, and what is left for the owners.

use crate::exact::Fraction;
use crate::{permille, times, timings};
use bizcase::case::CaseLoan;
use bizcase::prelude::*;
use proptest::prelude::*;

/// Ways of paying back a loan, down to a balloon of a share of it where that can be.
fn repayments() -> impl Strategy<Value = Repayment> {
    let balloon = (0_i64..=600).prop_map(Decimal::from);
    prop_oneof![
        (1_u32..=12, balloon.clone()).prop_map(|(over, balloon)| Repayment::Level { over, balloon }),
        (1_u32..=12, balloon).prop_map(|(over, balloon)| Repayment::EqualPrincipal { over, balloon }),
        (120_i64..=700).prop_map(|payment| Repayment::Payment(payment.into())),
    ]
}

/// A case whose only alternative besides doing nothing borrows 600 and does nothing else.
fn borrowing(
    loan: Loan,
    timed: fn(bizcase::case::UntimedConventions) -> Conventions,
    step: Step,
) -> Result<BusinessCase, Errors> {
    BusinessCase::builder("Loan", Currency::GBP)
        .timeline(Timeline::starting(date(2026, 4, 1), 20, step))
        .conventions(timed(Conventions::nominal()))
        .discounting(percent!(8))
        .cost_of_equity(percent!(12))
        .baseline(Alternative::do_nothing("Nothing"))
        .alternative(Alternative::do_something("Borrow").loan(loan))
        .build()
}

fn loan_of(case: &BusinessCase) -> &CaseLoan {
    &case.alternative("borrow").unwrap().loans()[0]
}

fn sum(values: impl Iterator<Item = Decimal>) -> Fraction {
    values.fold(Fraction::zero(), |sum, value| sum.plus(&Fraction::of(value)))
}

proptest! {
    #![proptest_config(times(150))]

    #[test]
    fn what_is_owed_ends_at_zero_or_at_the_balloon_and_is_settled(
        rate in permille(0..=150), repayment in repayments(), grace in 0_u32..=5, drawn in 0_u32..=3,
        timed in timings(), step in prop::sample::select(vec![Step::Year, Step::Quarter, Step::Month]),
    ) {
        let loan = Loan::new("Loan", gbp(600), rate).drawn_in(drawn).interest_only_for(grace).repaid(repayment);
        let case = borrowing(loan, timed, step).unwrap();
        let payments = loan_of(&case).payments();
        let last = payments.last().unwrap();
        prop_assert_eq!(last.settlement(), last.balance());
        if last.column() < 20 {
            prop_assert_eq!(last.balance(), repayment.balloon());
        }
        let settled = payments[..payments.len() - 1].iter().all(|payment| payment.settlement().is_zero());
        prop_assert!(settled);
        // Principal and settlement repay the loan, but for half a unit of the last place of each.
        let repaid = sum(payments.iter().flat_map(|payment| [payment.principal(), payment.settlement()]));
        let rounding = repaid.minus(&Fraction::of(dec!(600))).rounded().value().unwrap().abs();
        prop_assert!(rounding < dec!(0.0000000000000000000001), "{}", rounding);
    }

    #[test]
    fn what_is_owed_grows_by_its_interest_and_falls_by_what_is_paid(
        rate in permille(0..=150), repayment in repayments(), grace in 0_u32..=5,
    ) {
        let loan = Loan::new("Loan", gbp(600), rate).interest_only_for(grace).repaid(repayment);
        let case = borrowing(loan, bizcase::case::UntimedConventions::end_of_period, Step::Year).unwrap();
        let mut owed = dec!(600);
        for payment in loan_of(&case).payments() {
            let interest = Fraction::of(owed).times(&Fraction::of(rate.fraction()));
            let balance = Fraction::of(owed).minus(&Fraction::of(payment.principal()));
            for (stated, anew) in [(payment.interest(), interest), (payment.balance(), balance)] {
                let difference = Fraction::of(stated).minus(&anew).rounded().value().unwrap().abs();
                prop_assert!(difference < dec!(0.000000000000000000000001), "{} for {}", stated, difference);
            }
            owed = payment.balance();
        }
    }

    #[test]
    fn a_loan_yields_its_own_rate_whenever_amounts_fall(
        rate in permille(1..=150), repayment in repayments(), timed in timings(),
    ) {
        let loan = Loan::new("Loan", gbp(600), rate).repaid(repayment);
        let case = borrowing(loan, timed, Step::Year).unwrap();
        let appraisal = case.appraise();
        let found = appraisal.alternative("borrow").unwrap().equity().unwrap().irr().unique().unwrap();
        let difference = (found.fraction() - rate.fraction()).abs();
        prop_assert!(difference < dec!(0.00000000000000000001), "{} for {}", found, rate);
    }

    #[test]
    fn no_loan_changes_any_figure_of_the_project(rate in permille(0..=150), repayment in repayments()) {
        let with = |loans: Vec<Loan>| {
            let plant = Alternative::do_something("Plant")
                .cost(Cost::new("Plant", gbp(1_000)).capital().once())
                .benefit(Benefit::new("Sales", gbp(90)).every_period());
            let case = BusinessCase::builder("Plant", Currency::GBP)
                .timeline(Timeline::years(2026, 20))
                .conventions(Conventions::nominal().middle_of_period())
                .discounting(percent!(8))
                .cost_of_equity(percent!(12))
                .baseline(Alternative::do_nothing("Nothing"))
                .alternative(loans.into_iter().fold(plant, Alternative::loan))
                .build()
                .unwrap();
            crate::figures(&case.appraise())
        };
        let loan = Loan::new("Loan", gbp(600), rate).repaid(repayment);
        prop_assert_eq!(with(vec![loan]), with(vec![]));
    }
}

#[test]
fn a_loan_that_outlasts_the_study_is_settled_at_its_end() {
    let loan = Loan::new("Loan", gbp(600), percent!(5))
        .repaid(Repayment::EqualPrincipal { over: 30, balloon: dec!(0) });
    let case = borrowing(loan, bizcase::case::UntimedConventions::end_of_period, Step::Year).unwrap();
    let last = loan_of(&case).payments().last().unwrap();
    // 20 of 30 parts of 20 are paid.
    assert_eq!((last.column(), last.principal(), last.settlement()), (20, dec!(20), dec!(200)));
}

#[test]
fn a_loan_is_drawn_later_where_its_alternative_is_delayed_and_moves_with_its_assumption() {
    let case = BusinessCase::builder("Loan", Currency::GBP)
        .timeline(Timeline::years(2026, 5))
        .conventions(Conventions::nominal().end_of_period())
        .discounting(percent!(8))
        .cost_of_equity(percent!(12))
        .assumption(Assumption::new("slip", dec!(1)))
        .assumption(Assumption::new("debt", dec!(600)))
        .baseline(Alternative::do_nothing("Nothing"))
        .alternative(
            Alternative::do_something("Borrow").delayed_by("slip").loan(
                Loan::new("Loan", Amount::of("debt"), percent!(5))
                    .drawn_in(1)
                    .repaid(Repayment::Level { over: 2, balloon: dec!(0) }),
            ),
        )
        .build()
        .unwrap();
    assert_eq!((loan_of(&case).drawn(), loan_of(&case).column()), (1, 2));
    let later = case.with_assumption("slip", dec!(2)).unwrap();
    assert_eq!(loan_of(&later).column(), 3);
    let flow = |case: &BusinessCase| {
        case.appraise().alternative("borrow").unwrap().equity().unwrap().flow().net().to_vec()
    };
    assert_eq!(flow(&case)[2], dec!(600));
    assert_eq!(flow(&case.with_assumption("debt", dec!(700)).unwrap())[2], dec!(700));
    let beyond = case.with_assumption("slip", dec!(4)).unwrap_err();
    assert_eq!(beyond.iter().next().unwrap().path().to_string(), "alternatives[1].loans[0].drawn");
}
