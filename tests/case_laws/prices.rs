//! Real and nominal figures are the same worth, whatever prices are stated.

use crate::exact::Fraction;
use crate::{npv, permille, times, timings};
use bizcase::appraisal::{LineSchedule, ResidualSchedule};
use bizcase::case::{DatedCell, UntimedConventions};
use bizcase::prelude::*;
use bizcase::strategies::profiles;
use proptest::collection::vec;
use proptest::prelude::*;

/// The periods of a case of this file.
const PERIODS: u32 = 6;

/// A line of an amount that grows, by column or on days after the start.
#[derive(Debug, Clone)]
struct Stated {
    amount: u32,
    growth: Rate,
    profile: Profile,
}

/// Days of the first six years.
fn dated() -> impl Strategy<Value = Profile> {
    let day = |days: i64| start().checked_add(jiff::Span::new().days(days)).unwrap();
    prop::collection::btree_set(0_i64..6 * 365, 1..=3).prop_map(move |days| {
        let multiples: Vec<(Date, Decimal)> = days.into_iter().map(|days| (day(days), dec!(1.5))).collect();
        Profile::dated(&multiples).unwrap()
    })
}

fn start() -> Date {
    Date::constant(2026, 4, 1)
}

fn stated() -> impl Strategy<Value = Stated> {
    let profile = prop_oneof![2 => profiles(PERIODS), 1 => dated()];
    (0_u32..1_000_000, permille(-30..=60), profile).prop_map(|(amount, growth, profile)| Stated {
        amount,
        growth,
        profile,
    })
}

/// Lines in the prices of a year, and an asset that is sold at the end for a price in those of that year.
fn appraised(
    conventions: Conventions,
    inflation: Rate,
    basis: DiscountBasis,
    price_year: i16,
    lines: &[Stated],
) -> Appraisal {
    let prices = PriceBasis::Real { year: price_year };
    let asset = Cost::new("Asset", gbp(5_000))
        .capital()
        .once()
        .in_prices(prices)
        .residual(Residual::Resale(gbp(1_000).into()));
    let plan = lines.iter().enumerate().fold(
        Alternative::business_as_usual("Plan").cost(asset),
        |plan, (at, line)| {
            let (name, amount) = (format!("Line {at}"), gbp(line.amount));
            match at % 2 {
                0 => plan.benefit(
                    Benefit::new(name, amount)
                        .profile(line.profile.clone())
                        .growing(line.growth)
                        .in_prices(prices),
                ),
                _ => plan.cost(
                    Cost::new(name, amount)
                        .profile(line.profile.clone())
                        .escalating(line.growth)
                        .in_prices(prices),
                ),
            }
        },
    );
    BusinessCase::builder("Prices", Currency::GBP)
        .timeline(Timeline::starting(start(), PERIODS, Step::Year))
        .conventions(conventions.day_count(DayCount::Act365Fixed))
        .inflation(inflation)
        .discounting(basis)
        .baseline(plan)
        .build()
        .unwrap()
        .appraise()
}

/// Twice half a unit of each cell, as the largest discount factor brings it to the decision date, and half a unit of the
/// headline: factors are rounded themselves where they are read.
fn rounding(appraisal: &Appraisal) -> Fraction {
    let factors = appraisal.case().discounting().factors(PERIODS as usize + 1);
    let largest = factors.iter().map(|factor| factor.value().unwrap()).max().unwrap();
    let plan = appraisal.baseline();
    let lines = || plan.lines().iter().map(LineSchedule::line);
    let cells = lines().flat_map(|line| line.cells().iter().copied());
    let days = lines().flat_map(|line| line.dated_cells().iter().map(DatedCell::amount));
    let residuals = plan.lines().iter().filter_map(LineSchedule::residual).map(ResidualSchedule::value);
    let roundings = cells.chain(days).chain(residuals).map(Fraction::half_unit_of);
    let twice = Fraction::of(largest).times(&Fraction::of(dec!(2)));
    let headline = Fraction::half_unit_of(npv(appraisal, "plan"));
    roundings.fold(headline, |sum, rounding| sum.plus(&rounding.times(&twice)))
}

fn difference(one: &Appraisal, other: &Appraisal) -> Fraction {
    Fraction::of(npv(one, "plan")).minus(&Fraction::of(npv(other, "plan")))
}

proptest! {
    #![proptest_config(times(100))]

    #[test]
    fn the_same_real_lines_are_worth_the_same_in_a_real_and_in_a_nominal_case(
        lines in vec(stated(), 1..=3), inflation in permille(-20..=100), real_rate in permille(-20..=120),
        timed in timings(), price_year in prop::sample::select(vec![2026_i16, 2020, 2031]),
    ) {
        let basis = || DiscountBasis::real(real_rate);
        let in_real = appraised(timed(Conventions::real(2026)), inflation, basis(), price_year, &lines);
        let in_nominal = appraised(timed(Conventions::nominal()), inflation, basis(), price_year, &lines);
        // Fisher's product of two rates in tenths of a percent is exact, so that cells alone are rounded.
        let bound = rounding(&in_real).plus(&rounding(&in_nominal));
        prop_assert!(difference(&in_real, &in_nominal).is_within(&bound));
    }

    #[test]
    fn a_nominal_amount_in_a_real_case_is_what_inflation_leaves_of_it(
        amount in 1_u32..1_000_000, inflation in permille(-20..=100), column in 1_u32..=4,
    ) {
        // Twelve places and seven digits at most: the amount that is paid is exact.
        let growth = Decimal::ONE + inflation.fraction();
        let paid = (0..column).fold(Decimal::from(amount), |paid, _| paid * growth);
        let lease = Cost::new("Lease", gbp(paid)).in_prices(PriceBasis::Nominal).once().from(column);
        let case = BusinessCase::builder("Prices", Currency::GBP)
            .timeline(Timeline::years(2026, 4))
            .conventions(Conventions::real(2026).end_of_period())
            .inflation(inflation)
            .discounting(percent!(3))
            .baseline(Alternative::business_as_usual("Lease").cost(lease))
            .build()?;
        prop_assert_eq!(case.baseline().lines()[0].cells()[column as usize], Decimal::from(amount));
    }

    #[test]
    fn a_nominal_rate_is_worth_the_same_in_both_up_to_the_rounding_of_the_real_one(
        lines in vec(stated(), 1..=3), inflation in permille(-20..=100), nominal_rate in permille(0..=150),
        timed in timings(),
    ) {
        let basis = || DiscountBasis::nominal(nominal_rate);
        let in_real = appraised(timed(Conventions::real(2026)), inflation, basis(), 2026, &lines);
        let in_nominal = appraised(timed(Conventions::nominal()), inflation, basis(), 2026, &lines);
        // The real rate is off by half of 10^-28, its factor of up to six years by at most ten times as much of itself.
        let flows = in_nominal.baseline().flow().present_values().iter().map(|value| value.value().unwrap().abs());
        let gross = flows.fold(Fraction::of(dec!(100_000_000)), |sum, value| sum.plus(&Fraction::of(value)));
        let of_rate = gross.times(&Fraction::of(dec!(0.000000000000000000000000001)));
        let bound = rounding(&in_real).plus(&rounding(&in_nominal)).plus(&of_rate);
        prop_assert!(difference(&in_real, &in_nominal).is_within(&bound));
    }

    #[test]
    fn a_perpetuity_is_worth_the_same_in_both_at_a_growth_of_the_same_basis(
        amount in 1_u32..1_000_000, inflation in permille(0..=60), growth in permille(-30..=20),
        spread in permille(10..=100), timed in timings(),
    ) {
        let real_rate = Rate::from_fraction(growth.fraction() + spread.fraction()).unwrap();
        let nominal_growth = (dec!(1) + growth.fraction()) * (dec!(1) + inflation.fraction()) - dec!(1);
        let worth = |conventions: UntimedConventions, growth: Rate| {
            let sales = Benefit::new("Sales", gbp(amount))
                .every_period()
                .in_prices(PriceBasis::Real { year: 2026 })
                .residual(Residual::Perpetuity { growth: growth.into() });
            BusinessCase::builder("For ever", Currency::GBP)
                .timeline(Timeline::years(2026, PERIODS))
                .conventions(timed(conventions))
                .inflation(inflation)
                .discounting(DiscountBasis::real(real_rate))
                .baseline(Alternative::business_as_usual("Plan").benefit(sales))
                .build()
                .unwrap()
                .appraise()
        };
        let in_real = worth(Conventions::real(2026), growth);
        let in_nominal = worth(Conventions::nominal(), Rate::from_fraction(nominal_growth).unwrap());
        // A cell that is off by half a unit makes a perpetuity that is off by up to 110 times as much.
        let bound = rounding(&in_real).plus(&rounding(&in_nominal)).times(&Fraction::of(dec!(110)));
        prop_assert!(difference(&in_real, &in_nominal).is_within(&bound));
    }
}

#[test]
fn what_an_asset_is_sold_for_is_in_the_prices_of_its_line() {
    // 100 of 2026 after two years at 10 %, in the prices of the day.
    let case = BusinessCase::builder("Sale", Currency::GBP)
        .timeline(Timeline::years(2026, 2))
        .conventions(Conventions::nominal().end_of_period())
        .inflation(percent!(10))
        .discounting(percent!(0))
        .baseline(
            Alternative::business_as_usual("Today").cost(
                Cost::new("Van", gbp(500))
                    .capital()
                    .once()
                    .in_prices(PriceBasis::Real { year: 2026 })
                    .residual(Residual::Resale(gbp(100).into())),
            ),
        )
        .build()
        .unwrap();
    let left = case.baseline().lines()[0].residual_value().unwrap();
    assert_eq!(left.amount(), dec!(121));
}
