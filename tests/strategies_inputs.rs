//! `any::<T>()` draws every input of the public interface, and what it draws is fit for use.

#![allow(clippy::unwrap_used, reason = "the helpers of a test may panic as the test may")]

use bizcase::appraisal::FindingCode;
use bizcase::case::{AlternativeKind, Movement, Taxation};
use bizcase::flow::{Growth, LoanTerms};
use bizcase::measure::annuity::Due;
use bizcase::measure::depreciation::{MacrsTable, RealProperty, Switch};
use bizcase::measure::{Discounting, MirrRule};
use bizcase::prelude::*;
use bizcase::scoring::{Direction, Missing, Rating, ScoringMatrixBuilder, ValueTable};
use bizcase::strategies::CaseShape;
use bizcase::tables::RateBasis;
use bizcase::value::ScheduleForm;
use proptest::arbitrary::Arbitrary;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use std::collections::BTreeSet;
use std::fmt::Debug;

/// Draws so many of them; how many of these differ.
fn variety<T: Arbitrary + Debug>() -> usize {
    let mut runner = TestRunner::deterministic();
    let strategy = any::<T>();
    let drawn = (0..64).map(|_| format!("{:?}", strategy.new_tree(&mut runner).unwrap().current()));
    drawn.collect::<BTreeSet<_>>().len()
}

/// The name and the variety of each type.
macro_rules! walk {
    ($($type:ident),* $(,)?) => { vec![$((stringify!($type), variety::<$type>())),*] };
}

fn inputs() -> Vec<(&'static str, usize)> {
    walk![
        Acknowledgement,
        Adjustment,
        Alternative,
        AlternativeKind,
        Amount,
        AnnualRate,
        Assumption,
        Band,
        BcrRule,
        Benefit,
        BusinessCase,
        CaseDocument,
        CashEffect,
        CashFlow,
        Compounding,
        Contribution,
        Conventions,
        Cost,
        CostClass,
        Criterion,
        CriterionGroup,
        Currency,
        DatedCashFlow,
        DayCount,
        Delay,
        Depreciation,
        Direction,
        DisBenefit,
        DiscountBasis,
        Discounting,
        Due,
        FindingCode,
        GivenScore,
        GivenWeight,
        Growth,
        Id,
        Inflation,
        LineKind,
        Loan,
        LoanTerms,
        LossRule,
        MacrsTable,
        MirrRule,
        Missing,
        Money,
        Movement,
        Must,
        PageUnit,
        PriceBasis,
        PriceLevels,
        Probability,
        Profile,
        Rate,
        RateBasis,
        RateSchedule,
        Rating,
        RealProperty,
        Recipient,
        Repayment,
        Residual,
        Scale,
        ScheduleForm,
        ScoredOption,
        ScoringMatrix,
        Share,
        Stakeholder,
        Step,
        Switch,
        TaxPayment,
        TaxRules,
        Taxation,
        Timeline,
        Timing,
        ValueTable,
        View,
        Weight,
        WorkingCapital,
    ]
}

/// Names of the prelude that are no inputs of which a random one makes sense.
const OTHERS: [&str; 12] = [
    // Answers and faults.
    "Appraisal",
    "Error",
    "ErrorKind",
    "Errors",
    "Irr",
    "Outcome",
    "Payback",
    // Types of other crates; decimals of ours are drawn by `amounts` and `any_decimal`.
    "Date",
    "Decimal",
    // Official data: `proptest::sample::select(discount_tables().collect::<Vec<_>>())`.
    "DiscountTable",
    // A statement about a case at hand, perhaps in words of its own.
    "Claim",
    // A name for two functions that make amounts.
    "ServiceLevel",
];

#[test]
fn every_input_is_drawn_and_not_always_the_same() {
    for (name, variety) in inputs() {
        assert!(variety > 1, "{name}: {variety} of 64 differ");
    }
}

#[test]
fn every_name_of_the_prelude_is_an_input_that_is_drawn_or_none() {
    let source = include_str!("../src/prelude.rs");
    let code: String = source.lines().filter(|line| !line.starts_with("//")).collect::<Vec<_>>().join(" ");
    let words = code.split(|c: char| !c.is_alphanumeric() && c != '_');
    let types: BTreeSet<&str> = words.filter(|word| word.starts_with(char::is_uppercase)).collect();
    assert!(types.len() > 50, "{types:?}");
    let drawn: BTreeSet<&str> = inputs().into_iter().map(|(name, _)| name).collect();
    let missing: Vec<&&str> =
        types.iter().filter(|name| !drawn.contains(*name) && !OTHERS.contains(name)).collect();
    assert!(missing.is_empty(), "{missing:?}");
    let both: Vec<&&str> = OTHERS.iter().filter(|name| drawn.contains(*name)).collect();
    assert!(both.is_empty(), "{both:?}");
}

/// A case of as many periods as drafts ask for, with one alternative beside the baseline.
fn holding(alternative: Alternative) -> Result<BusinessCase, Errors> {
    BusinessCase::builder("Drafts", Currency::GBP)
        .timeline(Timeline::years(2026, 5))
        .conventions(Conventions::nominal().end_of_period())
        .discounting(percent!(12))
        .cost_of_equity(percent!(12))
        .baseline(
            Alternative::do_nothing("Today")
                .loan(Loan::new("Loan", gbp(1), percent!(1)).repaid(Repayment::Payment(dec!(2)))),
        )
        .alternative(alternative)
        .build()
}

proptest! {
    #[test]
    fn drafts_of_lines_fit_a_case(
        whole in any::<Alternative>(), cost in any::<Cost>(), benefit in any::<Benefit>(), loss in any::<DisBenefit>(),
        level in any::<WorkingCapital>(), loan in any::<Loan>(), adjustment in any::<Adjustment>(),
        probability in any::<Probability>(), delay in any::<Delay>(), depreciation in any::<Depreciation>(),
        residual in any::<Residual>(), amount in any::<Amount>(),
    ) {
        holding(whole)?;
        let drawn = Alternative::do_something("Drawn").cost(cost).benefit(benefit).dis_benefit(loss);
        let risk = Cost::new("Risk", amount).once().with_probability(probability).delayed_by(delay).adjusted(adjustment);
        let asset = Cost::new("Asset", gbp(1_000_000)).capital().once().depreciated(depreciation);
        let left = Cost::new("Left", gbp(100)).capital().every_period().life_of(7).residual(residual);
        holding(drawn.working_capital(level).loan(loan).cost(risk).cost(asset).cost(left))?;
    }

    #[test]
    fn settings_fit_a_case(
        timeline in any::<Timeline>(), conventions in any::<Conventions>(), rate in any::<AnnualRate>(),
        inflation in any::<Inflation>(), acknowledgement in any::<Acknowledgement>(), assumption in any::<Assumption>(),
    ) {
        BusinessCase::builder("Settings", Currency::GBP)
            .timeline(timeline)
            .conventions(conventions)
            .discounting(rate)
            .inflation(inflation)
            .assumption(assumption)
            .acknowledge(acknowledgement)
            .baseline(Alternative::do_nothing("Today"))
            .build()?;
    }

    #[test]
    fn options_groups_musts_and_stakeholders_fit_a_matrix(
        option in any::<ScoredOption>(), group in any::<CriterionGroup>(), must in any::<Must>(),
        stakeholder in any::<Stakeholder>(), weights in any::<[GivenWeight; 2]>(), value in any::<Rating>(),
    ) {
        let [first, second] = weights;
        let criteria = |matrix: ScoringMatrixBuilder| {
            let criterion = |name: &str| Criterion::higher_is_better(name, Scale::numeric(dec!(0), dec!(10)));
            matrix
                .criterion(criterion("Criterion 1").weight(first.clone()))
                .criterion(criterion("Criterion 2").weight(second.clone()))
        };
        let option = option.id("option-1");
        criteria(ScoringMatrix::builder())
            .group(group)
            .option(option)
            .must(must.value("option-1", value.number().unwrap()))
            .build()?;
        let judged = criteria(ScoringMatrix::builder()).option(ScoredOption::new("Option 1"));
        judged.stakeholder(stakeholder).allow_missing().build()?;
    }

    #[test]
    fn criteria_fit_a_matrix_on_whatever_scale(criterion in any::<Criterion>(), scale in any::<Scale>()) {
        let on_scale = Criterion::higher_is_better("On a scale", scale).weight(dec!(1));
        let matrix = ScoringMatrix::builder().criterion(criterion).criterion(on_scale);
        matrix.option(ScoredOption::new("Option 1")).allow_missing().build()?;
    }

    #[test]
    fn a_case_is_of_the_shape_that_is_asked_for(
        case in any_with::<BusinessCase>(CaseShape::new().periods(9).alternatives(1)),
        document in any::<CaseDocument>(),
    ) {
        prop_assert_eq!((case.timeline().periods(), case.alternatives().len()), (9, 2));
        document.build()?;
    }
}
