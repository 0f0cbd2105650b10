//! Laws of annuities, conversions and depreciation on random arguments, against arithmetic written here.

#![expect(clippy::unwrap_used, reason = "the helpers of a test may panic as it does")]

use bizcase::measure::annuity::{
    Due, cumipmt, cumprinc, fv, growing_annuity, growing_perpetuity, ipmt, nper, pmt, ppmt, pv, rate,
};
use bizcase::measure::conversion::{
    continuous, effective, fisher_nominal, fisher_real, from_continuous, nominal, over_steps, per_step,
};
use bizcase::measure::depreciation::{
    MacrsTable, Switch, declining_balance, double_declining, fixed_declining, macrs, straight_line,
    sum_of_years_digits, units_of_production, variable_declining,
};
use bizcase::measure::{
    LifeCycle, Outcome, Reason, adjusted_internal_rate_of_return, crossover_rates, equivalent_annual_value,
    incremental_irr, npv, savings_to_investment_ratio,
};
use bizcase::strategies::laws;
use bizcase::time::Timing;
use bizcase::{Decimal, Rate, Share};
use num_bigint::{BigInt, Sign};
use proptest::prelude::*;

/// A fraction in big integers with a positive denominator, never reduced.
#[derive(Clone, Debug)]
struct Fraction(BigInt, BigInt);

impl Fraction {
    fn of(value: Decimal) -> Self {
        Self(value.mantissa().into(), BigInt::from(10).pow(value.scale()))
    }

    fn integer(value: u32) -> Self {
        Self(value.into(), 1.into())
    }

    fn plus(&self, other: &Self) -> Self {
        Self(&self.0 * &other.1 + &other.0 * &self.1, &self.1 * &other.1)
    }

    fn minus(&self, other: &Self) -> Self {
        self.plus(&Self(-&other.0, other.1.clone()))
    }

    fn times(&self, other: &Self) -> Self {
        Self(&self.0 * &other.0, &self.1 * &other.1)
    }

    fn over(&self, other: &Self) -> Self {
        let (n, d) = (&self.0 * &other.1, &self.1 * &other.0);
        if d.sign() == Sign::Minus { Self(-n, -d) } else { Self(n, d) }
    }

    fn pow(&self, exponent: u32) -> Self {
        Self(self.0.pow(exponent), self.1.pow(exponent))
    }

    fn reduced(&self) -> Self {
        let divisor = num_integer::Integer::gcd(&self.0, &self.1);
        Self(&self.0 / &divisor, &self.1 / &divisor)
    }

    fn less_or_equal(&self, other: &Self) -> bool {
        &self.0 * &other.1 <= &other.0 * &self.1
    }

    /// Half a unit in the last of 28 significant digits or 28 places, whichever is coarser.
    fn half_unit_of(value: Decimal) -> Self {
        let digits = i64::from(value.mantissa().unsigned_abs().checked_ilog10().map_or(0, |e| e + 1));
        let places = (28 - (digits - i64::from(value.scale()))).min(28);
        let power = BigInt::from(10).pow(u32::try_from(places.abs()).unwrap());
        if places >= 0 { Self(1.into(), power * 2) } else { Self(power, 2.into()) }
    }
}

/// Whether a figure lies within half a unit of its last place of the exact value.
fn is_rounded(figure: Decimal, exact: &Fraction) -> bool {
    let (figure, half) = (Fraction::of(figure), Fraction::half_unit_of(figure));
    figure.minus(&half).less_or_equal(exact) && exact.less_or_equal(&figure.plus(&half))
}

/// What is left after equal payments, period by period.
fn balance(rate: Rate, periods: u32, payment: &Fraction, start: &Fraction, due: Due) -> Fraction {
    let growth = Fraction::integer(1).plus(&Fraction::of(rate.fraction()));
    let mut balance = start.clone();
    for _ in 0..periods {
        balance = match due {
            Due::Start => balance.plus(payment).times(&growth),
            _ => balance.times(&growth).plus(payment),
        };
    }
    balance
}

/// The payment that leaves `-end`, from two balances: they are linear in it.
fn plain_payment(rate: Rate, periods: u32, start: &Fraction, end: &Fraction, due: Due) -> Fraction {
    let without = balance(rate, periods, &Fraction::integer(0), start, due);
    let of_one = balance(rate, periods, &Fraction::integer(1), &Fraction::integer(0), due);
    Fraction::integer(0).minus(&without.plus(end)).over(&of_one)
}

fn amount() -> impl Strategy<Value = Decimal> {
    (-1_000_000_000i64..1_000_000_000, 0u32..6).prop_map(|(mantissa, scale)| Decimal::new(mantissa, scale))
}

fn positive() -> impl Strategy<Value = Decimal> {
    (1i64..1_000_000_000, 0u32..6).prop_map(|(mantissa, scale)| Decimal::new(mantissa, scale))
}

fn a_rate() -> impl Strategy<Value = Rate> {
    prop_oneof![
        (-99i64..300).prop_map(|m| Decimal::new(m, 2)),
        (-9_999_999i64..20_000_000).prop_map(|m| Decimal::new(m, 7)),
        Just(Decimal::ZERO),
    ]
    .prop_map(|fraction| Rate::from_fraction(fraction).unwrap())
}

/// Rates of so many digits that powers of them are long fractions, beside plain ones.
fn any_rate() -> impl Strategy<Value = Rate> {
    let long = (-(9i128 * 10i128.pow(26))..3 * 10i128.pow(27))
        .prop_map(|mantissa| Rate::from_fraction(Decimal::from_i128_with_scale(mantissa, 27)).unwrap());
    prop_oneof![a_rate(), long]
}

fn due() -> impl Strategy<Value = Due> {
    prop_oneof![Just(Due::Start), Just(Due::End)]
}

fn sum(outcomes: impl IntoIterator<Item = Outcome<Decimal>>) -> Decimal {
    outcomes.into_iter().map(|outcome| outcome.value().unwrap()).sum()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn the_five_amounts_balance_period_by_period(
        rate in any_rate(), n in 1u32..60, payment in amount(), start in amount(), due in due(),
    ) {
        let (payment_exact, start_exact) = (Fraction::of(payment), Fraction::of(start));
        let left = balance(rate, n, &payment_exact, &start_exact, due);
        if let Outcome::Value(end) = fv(rate, n.into(), payment, start, due).unwrap() {
            prop_assert!(is_rounded(-end, &left));
        }
        if let Outcome::Value(worth) = pv(rate, n.into(), payment, start, due).unwrap() {
            // The start that leaves -`start`, from the balances of nothing and of one.
            let nothing = Fraction::integer(0);
            let paid = balance(rate, n, &payment_exact, &nothing, due);
            let of_one = balance(rate, n, &nothing, &Fraction::integer(1), due);
            prop_assert!(is_rounded(-worth, &paid.plus(&start_exact).over(&of_one)));
        }
        if let Outcome::Value(found) = pmt(rate, n.into(), payment, start, due).unwrap() {
            prop_assert!(is_rounded(found, &plain_payment(rate, n, &payment_exact, &start_exact, due)));
        }
    }

    #[test]
    fn interest_and_principal_are_those_of_the_schedule(
        rate in a_rate(), n in 1u32..25, at in 0.0..1.0f64, loan in amount(), end in amount(), due in due(),
    ) {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "below n")]
        let per = 1 + (at * f64::from(n)) as u32;
        let (loan_exact, interest_rate) = (Fraction::of(loan), Fraction::of(rate.fraction()));
        let payment = plain_payment(rate, n, &loan_exact, &Fraction::of(end), due);
        let interest_of = |per: u32, payment: &Fraction| {
            let before = match due {
                // The payment at the start of a period comes before its interest, which the next payment bears.
                Due::Start if per == 1 => Fraction::integer(0),
                Due::Start => balance(rate, per - 2, payment, &loan_exact, due).plus(payment),
                _ => balance(rate, per - 1, payment, &loan_exact, due),
            };
            Fraction::integer(0).minus(&before.times(&interest_rate))
        };
        let interest = interest_of(per, &payment);
        let found = ipmt(rate, per.into(), n.into(), loan, end, due).unwrap();
        if let Outcome::Value(found) = found {
            prop_assert!(is_rounded(found, &interest));
        }
        if let Outcome::Value(found) = ppmt(rate, per.into(), n.into(), loan, end, due).unwrap() {
            prop_assert!(is_rounded(found, &payment.minus(&interest)));
        }
        let plain = plain_payment(rate, n, &loan_exact, &Fraction::integer(0), due);
        let (mut of_interest, mut of_principal) = (Fraction::integer(0), Fraction::integer(0));
        for per in per..=n {
            let interest = interest_of(per, &plain);
            of_principal = of_principal.plus(&plain.minus(&interest));
            of_interest = of_interest.plus(&interest);
        }
        if let Outcome::Value(found) = cumipmt(rate, n.into(), loan, per, n, due).unwrap() {
            prop_assert!(is_rounded(found, &of_interest));
        }
        if let Outcome::Value(found) = cumprinc(rate, n.into(), loan, per, n, due).unwrap() {
            prop_assert!(is_rounded(found, &of_principal));
        }
    }

    #[test]
    fn a_whole_term_and_the_rate_come_back(percent in 1u32..60, n in 1u32..11, payment in 1i64..100_000, due in due()) {
        let rate_in = Rate::from_fraction(Decimal::new(percent.into(), 2)).unwrap();
        let payment = Decimal::new(-payment, 2);
        let end = fv(rate_in, n.into(), payment, Decimal::ZERO, due).unwrap().value().unwrap();
        prop_assert_eq!(nper(rate_in, payment, Decimal::ZERO, end, due), Outcome::Value(n.into()));
        if n > 1 || due == Due::Start {
            let found = rate(n, payment, Decimal::ZERO, end, due).unwrap();
            prop_assert!(found.rates().iter().any(|found| found.rate() == Outcome::Value(rate_in)));
        }
    }

    #[test]
    fn a_growing_annuity_is_the_sum_of_its_payments(
        rate in any_rate(), growth in any_rate(), n in 0u32..40, first in amount(), due in due(),
    ) {
        let one = Fraction::integer(1);
        let (up, down) = (one.plus(&Fraction::of(growth.fraction())), one.plus(&Fraction::of(rate.fraction())));
        let mut payment = match due {
            Due::Start => Fraction::of(first),
            _ => Fraction::of(first).over(&down),
        };
        let mut worth = Fraction::integer(0);
        for _ in 0..n {
            worth = worth.plus(&payment);
            payment = payment.times(&up).over(&down);
        }
        if let Outcome::Value(found) = growing_annuity(rate, growth, n, first, due).unwrap() {
            prop_assert!(is_rounded(found, &worth));
        }
        let without_end = growing_perpetuity(rate, growth, first, due);
        prop_assert_eq!(without_end == Outcome::Undefined(Reason::NoLimit), growth >= rate);
        if growth < rate {
            // What the first n payments leave out is the perpetuity that starts after them.
            if let Outcome::Value(found) = without_end {
                let rest = payment.times(&down).over(&down.minus(&up));
                prop_assert!(is_rounded(found, &worth.plus(&rest)));
            }
        }
    }

    #[test]
    fn a_root_is_bracketed_by_the_powers_of_its_neighbours(rate in any_rate(), steps in 1u32..60) {
        let one = Fraction::integer(1);
        let whole = one.plus(&Fraction::of(rate.fraction()));
        let step = per_step(rate, steps).unwrap().value().unwrap().fraction();
        let (centre, half) = (one.plus(&Fraction::of(step)), Fraction::half_unit_of(step));
        prop_assert!(centre.minus(&half).pow(steps).less_or_equal(&whole));
        prop_assert!(whole.less_or_equal(&centre.plus(&half).pow(steps)));
        let stated = nominal(rate, steps).unwrap().value().unwrap();
        let of = |part: Fraction| one.plus(&part.over(&Fraction::integer(steps))).pow(steps);
        let (centre, half) = (Fraction::of(stated), Fraction::half_unit_of(stated));
        prop_assert!(of(centre.minus(&half)).less_or_equal(&whole));
        prop_assert!(whole.less_or_equal(&of(centre.plus(&half))));
    }

    #[test]
    fn compounding_there_and_back_is_exact_where_the_digits_fit(percent in -99i64..300, steps in 1u32..7) {
        let rate = Rate::from_fraction(Decimal::new(percent, 2)).unwrap();
        let year = over_steps(rate, steps).unwrap().value().unwrap();
        prop_assert_eq!(per_step(year, steps).unwrap(), Outcome::Value(rate));
        let stated = rate.fraction() * Decimal::from(steps);
        prop_assert_eq!(effective(stated, steps).unwrap(), Outcome::Value(year));
        prop_assert_eq!(nominal(year, steps).unwrap(), Outcome::Value(stated.normalize()));
    }

    #[test]
    fn real_and_nominal_rates_are_inverse_where_the_digits_fit(real in a_rate(), inflation in a_rate()) {
        let there = |real: &Rate| fisher_nominal(*real, inflation).value().unwrap();
        laws::inverse(there, |stated| fisher_real(*stated, inflation).value().unwrap(), &real)?;
    }

    #[test]
    fn continuous_rates_come_back_up_to_the_last_digits(rate in a_rate()) {
        let there = |fraction| continuous(Rate::from_fraction(fraction).unwrap());
        let back = |force| from_continuous(force).map(Rate::fraction);
        laws::nearly_inverse(there, back, rate.fraction(), Decimal::new(20, 27))?;
    }

    #[test]
    fn depreciation_writes_off_the_cost_less_the_salvage_value(
        cost in positive(), share in 0i64..1000, life in 1u32..30, factor in 1i64..60, used in prop::collection::vec(0i64..50, 1..20),
    ) {
        let salvage = cost * Decimal::new(share, 3);
        let written_off = cost - salvage;
        let nearly = |sum: Decimal| (sum - written_off).abs() <= Decimal::new(1, 17);
        let years = || (1..=life).map(Decimal::from);
        prop_assert!(nearly(sum(years().map(|_| straight_line(cost, salvage, life.into()).unwrap()))));
        prop_assert!(nearly(sum(years().map(|year| sum_of_years_digits(cost, salvage, life.into(), year).unwrap()))));
        let capacity = Decimal::from(used.iter().sum::<i64>());
        if !capacity.is_zero() {
            let used: Vec<Decimal> = used.iter().map(|&units| units.into()).collect();
            prop_assert!(nearly(sum(units_of_production(cost, salvage, capacity, &used).unwrap())));
        }
        let factor = Decimal::new(factor, 1);
        let over = |start, end, switch| variable_declining(cost, salvage, life, start, end, factor, switch).unwrap();
        prop_assert_eq!(over(0, life, Switch::ToStraightLine), Outcome::Value(written_off.normalize()));
        prop_assert!(nearly(sum((0..life).map(|start| over(start, start + 1, Switch::ToStraightLine)))));
        let declining = sum(years().map(|year| double_declining(cost, salvage, life.into(), year, factor).unwrap()));
        let without = over(0, life, Switch::Never).value().unwrap();
        prop_assert!((declining - without).abs() <= Decimal::new(1, 17) && without <= written_off);
    }

    #[test]
    fn a_switch_is_made_in_the_first_period_that_gains_by_it(
        cost in positive(), share in 0i64..900, life in 1u32..25, factor in 1i64..60,
    ) {
        let salvage = cost * Decimal::new(share, 3);
        let factor = Decimal::new(factor, 1);
        let (zero, lowest) = (Fraction::integer(0), Fraction::of(salvage));
        let max = |a: Fraction, b: &Fraction| if a.less_or_equal(b) { b.clone() } else { a };
        let min = |a: Fraction, b: &Fraction| if a.less_or_equal(b) { a } else { b.clone() };
        let (mut book, mut switched) = (Fraction::of(cost), None);
        for elapsed in 0..life {
            let left = max(book.minus(&lowest), &zero);
            let share = Fraction::of(factor).over(&Fraction::integer(life));
            let declining = min(book.times(&share), &left);
            let equal = left.over(&Fraction::integer(life - elapsed));
            if switched.is_none() && !equal.less_or_equal(&declining) {
                switched = Some(equal);
            }
            let amount = switched.clone().unwrap_or(declining);
            let found = variable_declining(cost, salvage, life, elapsed, elapsed + 1, factor, Switch::ToStraightLine);
            prop_assert!(is_rounded(found.unwrap().value().unwrap(), &amount));
            book = book.minus(&amount).reduced();
        }
    }

    #[test]
    fn the_share_of_a_fixed_declining_balance_is_the_nearest_in_thousandths(
        salvage in 0i64..200_000, life in 1u32..20, months in 1u32..=12,
    ) {
        let (cost, salvage) = (Decimal::from(100_000), Decimal::from(salvage));
        let first = fixed_declining(cost, salvage, life, 1, 12).unwrap().value().unwrap();
        let kept = Fraction::integer(1).minus(&Fraction::of(first).over(&Fraction::of(cost)));
        let half = Fraction(1.into(), 2000.into());
        let ratio = Fraction::of(salvage).over(&Fraction::of(cost));
        prop_assert!(kept.0.sign() == Sign::NoSign || kept.minus(&half).pow(life).less_or_equal(&ratio));
        prop_assert!(ratio.less_or_equal(&kept.plus(&half).pow(life)));
        // Whatever the months of the first year, one more period charges the rest of its share of the book value.
        if months < 12 {
            let all = sum((1..=life + 1).map(|year| fixed_declining(cost, salvage, life, year, months).unwrap()));
            let share = Fraction::integer(1).minus(&kept);
            let of_year = |months: u32| Fraction::integer(1).minus(&share.times(&Fraction(months.into(), 12.into())));
            let left = Fraction::of(cost).times(&of_year(months)).times(&kept.pow(life - 1)).times(&of_year(12 - months));
            let difference = Fraction::of(cost - all).minus(&left);
            prop_assert!(difference.0.magnitude() * 10u64.pow(15) <= *difference.1.magnitude());
        }
    }

    #[test]
    fn a_declining_balance_keeps_what_its_share_leaves(cost in positive(), share in 0i64..=1000, periods in 1u32..12) {
        let part = Share::from_fraction(Decimal::new(share, 3)).unwrap();
        let kept = Fraction::integer(1).minus(&Fraction::of(part.fraction()));
        let last = declining_balance(cost, part, periods).unwrap().value().unwrap();
        let exact = Fraction::of(cost).times(&kept.pow(periods - 1)).times(&Fraction::of(part.fraction()));
        prop_assert!(is_rounded(last, &exact));
    }

    #[test]
    fn tables_write_off_the_whole_cost(cost in positive()) {
        for &table in MacrsTable::ALL {
            prop_assert_eq!(sum((1..=25).map(|year| macrs(cost, table, year).unwrap())), cost);
        }
    }

    #[test]
    fn an_annual_value_is_worth_what_the_flows_are(
        rate in a_rate(), flows in prop::collection::vec(amount(), 1..12), periods in 1u32..15,
    ) {
        let value = equivalent_annual_value(rate, Timing::End, periods, &flows).unwrap();
        if let (Outcome::Value(value), Outcome::Value(worth)) = (value, npv(rate, Timing::End, &flows)) {
            let growth = Fraction::integer(1).plus(&Fraction::of(rate.fraction()));
            let mut factor = Fraction::integer(1);
            let mut of_one = Fraction::integer(0);
            for _ in 0..periods {
                factor = factor.over(&growth);
                of_one = of_one.plus(&factor);
            }
            // The value is rounded and so is the worth: each half unit moves the other side by as much.
            let difference = Fraction::of(value).times(&of_one).minus(&Fraction::of(worth));
            let slack = Fraction::half_unit_of(value).times(&of_one).plus(&Fraction::half_unit_of(worth));
            prop_assert!(difference.0.magnitude() * slack.1.magnitude() <= slack.0.magnitude() * difference.1.magnitude());
        }
    }

    #[test]
    fn an_adjusted_rate_is_the_root_of_the_ratio(rate in a_rate(), periods in 1u32..40, savings in positive(), investment in positive()) {
        let base = LifeCycle { investment: &[], operation: &[savings] };
        let own = LifeCycle { investment: &[investment], operation: &[] };
        let ratio = savings_to_investment_ratio(rate, Timing::End, &base, &own).value().unwrap();
        prop_assert!(is_rounded(ratio, &Fraction::of(savings).over(&Fraction::of(investment))));
        let found = adjusted_internal_rate_of_return(rate, Timing::End, periods, &base, &own).unwrap();
        if let Outcome::Value(found) = found {
            let one = Fraction::integer(1);
            let growth = one.plus(&Fraction::of(rate.fraction()));
            let (centre, half) = (one.plus(&Fraction::of(found.fraction())), Fraction::half_unit_of(found.fraction()));
            let exact = Fraction::of(savings).over(&Fraction::of(investment));
            prop_assert!(centre.minus(&half).over(&growth).pow(periods).less_or_equal(&exact));
            prop_assert!(exact.less_or_equal(&centre.plus(&half).over(&growth).pow(periods)));
        }
    }

    #[test]
    fn flows_cross_at_the_same_rates_whichever_comes_first(
        one in prop::collection::vec(-1000i64..1000, 1..8), other in prop::collection::vec(-1000i64..1000, 1..8),
    ) {
        let flows = |flows: &[i64]| flows.iter().map(|&flow| flow.into()).collect::<Vec<Decimal>>();
        let (one, other) = (flows(&one), flows(&other));
        let rates = crossover_rates(&one, &other).unwrap();
        prop_assert_eq!(&rates, &incremental_irr(&other, &one).unwrap());
        for rate in rates.rates() {
            if let Outcome::Value(rate) = rate.rate() {
                let worth = |flows| npv(rate, Timing::End, flows).value();
                if let (Some(a), Some(b)) = (worth(&one), worth(&other)) {
                    prop_assert!((a - b).abs() <= Decimal::new(1, 12) * a.abs().max(Decimal::ONE));
                }
            }
        }
    }
}
