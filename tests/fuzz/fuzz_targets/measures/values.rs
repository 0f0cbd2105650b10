//! Present values and what is computed from them, against sums of fractions.

use crate::input::{Days, elapsed};
use bizcase::measure::{
    BcrRule, CostBenefit, LifeCycle, MirrRule, Outcome, Payback, Reason, Roi,
    adjusted_internal_rate_of_return, benefit_cost_ratio, cumulative_present_values, discounted_payback,
    discounted_payback_whole, equivalent_annual_value, life_cycle_cost, mirr, net_savings, npv, payback,
    payback_whole, present_values, profitability_index, return_on_investment, savings_to_investment_ratio,
    total, unit_cost, xnpv,
};
use bizcase::time::{DayCount, Timing};
use bizcase::{Date, Decimal, Rate};
use num_bigint::Sign;
use shared::fraction::{Fraction, Polynomial, assert_root, assert_rounded};
use std::cmp::Ordering;

fn zero() -> Fraction {
    Fraction::integer(0)
}

/// The present value of each flow.
fn worths(rate: Rate, timing: Timing, flows: &[Decimal]) -> Vec<Fraction> {
    let growth = Fraction::growth(rate);
    let worth = |(column, &flow): (usize, &Decimal)| {
        let elapsed = elapsed(timing, column);
        Fraction::of(flow).over(&growth.pow(elapsed))
    };
    flows.iter().enumerate().map(worth).collect()
}

fn sum(values: impl IntoIterator<Item = Fraction>) -> Fraction {
    values.into_iter().fold(zero(), |sum, value| sum + value)
}

fn worth(rate: Rate, timing: Timing, flows: &[Decimal]) -> Fraction {
    sum(worths(rate, timing, flows))
}

pub fn present(flows: &[Decimal], rate: Rate, timing: Timing) {
    let worths = worths(rate, timing, flows);
    assert_rounded(npv(rate, timing, flows), &sum(worths.clone()));
    assert_rounded(total(flows), &sum(flows.iter().map(|&flow| Fraction::of(flow))));
    let (single, running) =
        (present_values(rate, timing, flows), cumulative_present_values(rate, timing, flows));
    assert_eq!([single.len(), running.len()], [flows.len(); 2]);
    let mut so_far = zero();
    for (column, worth) in worths.into_iter().enumerate() {
        assert_rounded(single[column], &worth);
        so_far = so_far + worth;
        assert_rounded(running[column], &so_far);
    }
}

pub fn paybacks(flows: &[Decimal], rate: Rate, timing: Timing) {
    let (part, whole) =
        (discounted_payback(rate, timing, flows), discounted_payback_whole(rate, timing, flows));
    check_payback(part, whole, &worths(rate, timing, flows));
    check_payback(payback(flows), payback_whole(flows), &worths(Rate::ZERO, timing, flows));
}

fn check_payback(part: Payback, whole: Payback, worths: &[Fraction]) {
    let running: Vec<Fraction> = worths
        .iter()
        .scan(zero(), |sum, worth| {
            *sum = sum.clone() + worth.clone();
            Some(sum.clone())
        })
        .collect();
    match running.iter().rposition(|sum| sum.sign() == Ordering::Less) {
        None => assert_eq!([part, whole], [Payback::Immediate; 2]),
        Some(last) if last + 1 == running.len() => assert_eq!([part, whole], [Payback::Never; 2]),
        Some(last) => {
            let Payback::After(periods) = part else { panic!("{part:?}") };
            let fraction = (-running[last].clone()).over(&worths[last + 1]);
            let column = Fraction::integer(i64::try_from(last).expect("few columns"));
            assert_rounded(Outcome::Value(periods), &(column + fraction));
            assert_eq!(whole, Payback::After(Decimal::from(last + 1)));
        }
    }
}

pub fn dated(days: &Days, amounts: &[Decimal], count: DayCount, rate: Rate) {
    let flows: Vec<(Date, Decimal)> =
        amounts.iter().enumerate().map(|(column, &amount)| (days.date(column), amount)).collect();
    let value = xnpv(rate, count, &flows);
    let mut reversed = flows.clone();
    reversed.reverse();
    assert_eq!(xnpv(rate, count, &reversed), value, "the order of dates changed the value");
    let negated: Vec<(Date, Decimal)> = flows.iter().map(|&(date, amount)| (date, -amount)).collect();
    let opposite = match value {
        Outcome::Value(value) => Outcome::Value(if value.is_zero() { value } else { -value }),
        Outcome::AboveRange => Outcome::BelowRange,
        Outcome::BelowRange => Outcome::AboveRange,
        other => panic!("{other:?}"),
    };
    assert_eq!(xnpv(rate, count, &negated), opposite);
    if matches!((days, count), (Days::Years, DayCount::Thirty360Us | DayCount::ThirtyE360)) {
        assert_rounded(value, &worth(rate, Timing::End, amounts));
    }
    if rate == Rate::ZERO {
        assert_eq!(value, total(amounts));
    }
    check_bounds(value, &flows, count, rate);
}

/// Each flow is worth something between its worth of the year before and that of the year after. What 1024 bits
/// cannot tell from a tie is taken for the tie, so that the bounds are widened by a hair.
fn check_bounds(value: Outcome<Decimal>, flows: &[(Date, Decimal)], count: DayCount, rate: Rate) {
    let Some(first) = flows.iter().map(|flow| flow.0).min() else { return };
    let growth = Fraction::growth(rate);
    let (mut low, mut high) = (zero(), zero());
    for &(date, amount) in flows {
        let years = count.year_fraction(first, date);
        let year = u32::try_from(years.floor().mantissa() / 10_i128.pow(years.floor().scale()))
            .expect("a near year");
        let ends = [year, year + 1].map(|year| Fraction::of(amount).over(&growth.pow(year)));
        let [one, other] = ends;
        low = low + one.clone().min(other.clone());
        high = high + one.max(other);
    }
    let sizes = flows.iter().fold(zero(), |sum, flow| sum + Fraction::of(flow.1.abs()));
    let hair = sizes.over(&Fraction::integer(2).pow(1000));
    let (low, high) = (low - hair.clone(), high + hair);
    match value {
        Outcome::Value(value) => {
            let (value, half) = (Fraction::of(value), Fraction::half_unit_of(value));
            assert!(low <= value.clone() + half.clone() && value - half <= high);
        }
        Outcome::AboveRange => assert!(high >= Fraction::of(Decimal::MAX)),
        Outcome::BelowRange => assert!(low <= Fraction::of(Decimal::MIN)),
        other => panic!("{other:?}"),
    }
}

pub fn modified(flows: &[Decimal], finance: Rate, reinvest: Rate) {
    let (in_, out) =
        (|flow: &Decimal| (*flow).max(Decimal::ZERO), |flow: &Decimal| (*flow).min(Decimal::ZERO));
    let [inflows, outflows] = [&in_ as &dyn Fn(&Decimal) -> Decimal, &out]
        .map(|part| flows.iter().map(part).collect::<Vec<Decimal>>());
    let last = u32::try_from(flows.len().saturating_sub(1)).expect("few columns");
    let at_end =
        |rate: Rate, flows: &[Decimal]| worth(rate, Timing::End, flows) * Fraction::growth(rate).pow(last);
    let outlay = worth(finance, Timing::End, &outflows);

    let combination = mirr(MirrRule::Combination { finance, reinvest }, flows);
    check_growth(combination, &outlay, &at_end(reinvest, &inflows), last);

    let (now, later) =
        flows.split_first().map_or((Decimal::ZERO, [].as_slice()), |(now, later)| (*now, later));
    let reinvestment = mirr(MirrRule::Reinvestment { reinvest }, flows);
    let proceeds = at_end(reinvest, &[&[Decimal::ZERO], later].concat());
    check_growth(reinvestment, &Fraction::of(now), &proceeds, last);

    let start = inflows.first().map_or(zero(), |&flow| Fraction::of(flow)) + outlay;
    let rest = inflows.iter().skip(1).map(|&flow| Fraction::of(flow));
    let gathered: Vec<Fraction> = [start.clone()].into_iter().chain(rest).collect();
    check_discounting(mirr(MirrRule::Discounting { finance }, flows), &start, &gathered);
}

/// An outlay now has become the proceeds after so many periods.
fn check_growth(rate: Outcome<Rate>, outlay: &Fraction, proceeds: &Fraction, periods: u32) {
    if outlay.sign() != Ordering::Less {
        assert_eq!(rate, Outcome::Undefined(Reason::NoOutlay));
    } else if proceeds.sign() != Ordering::Greater {
        assert_eq!(rate, Outcome::Undefined(Reason::NoProceeds));
    } else {
        let grown = proceeds.over(&-outlay.clone());
        assert_root(rate, |growth| growth.pow(periods).cmp(&grown));
    }
}

fn check_discounting(rate: Outcome<Rate>, start: &Fraction, gathered: &[Fraction]) {
    if start.sign() != Ordering::Less {
        assert_eq!(rate, Outcome::Undefined(Reason::NoOutlay));
    } else if gathered.iter().all(|flow| flow.sign() != Ordering::Greater) {
        assert_eq!(rate, Outcome::Undefined(Reason::NoProceeds));
    } else {
        let polynomial = Polynomial::of(gathered).expect("there is an outlay");
        // The outlay weighs more and more as the growth factor rises.
        assert_root(rate, |growth| match polynomial.sign_at(growth) {
            Sign::Plus => Ordering::Less,
            Sign::NoSign => Ordering::Equal,
            Sign::Minus => Ordering::Greater,
        });
    }
}

pub fn ratios(streams: &[Vec<Decimal>; 4], rate: Rate, timing: Timing, periods: u32) {
    let [one, two, three, four] = streams;
    let [w1, w2, w3, w4] = streams.each_ref().map(|flows| worth(rate, timing, flows));
    let streams = CostBenefit { benefits: one, investment: two, running: three };
    let ratio = |rule| benefit_cost_ratio(rule, rate, timing, &streams);
    check_ratio(ratio(BcrRule::WholeCost), &w1, &(w2.clone() + w3.clone()));
    check_ratio(ratio(BcrRule::Investment), &(w1.clone() - w3.clone()), &w2);
    check_ratio(profitability_index(rate, timing, two, one), &w1, &w2);
    check_ratio(
        return_on_investment(Roi::PresentValue { rate, timing }, one, two),
        &(w1.clone() - w2.clone()),
        &w2,
    );
    let undiscounted = [one, two].map(|flows| sum(flows.iter().map(|&flow| Fraction::of(flow))));
    let [benefits, costs] = undiscounted;
    check_ratio(return_on_investment(Roi::Undiscounted, one, two), &(benefits - costs.clone()), &costs);
    match unit_cost(rate, timing, one, two) {
        Outcome::Undefined(reason) => {
            assert_eq!(reason, Reason::NoQuantity);
            assert_ne!(w2.sign(), Ordering::Greater);
        }
        cost => assert_rounded(cost, &w1.over(&w2)),
    }

    let base = LifeCycle { investment: one, operation: two };
    let other = LifeCycle { investment: three, operation: four };
    assert_rounded(life_cycle_cost(rate, timing, &base), &(w1.clone() + w2.clone()));
    let (savings, investment) = (w2 - w4, w3 - w1.clone());
    assert_rounded(net_savings(rate, timing, &base, &other), &(savings.clone() - investment.clone()));
    check_ratio(savings_to_investment_ratio(rate, timing, &base, &other), &savings, &investment);
    let periods = periods % 40;
    check_adjusted(
        adjusted_internal_rate_of_return(rate, timing, periods, &base, &other).ok(),
        rate,
        &savings,
        &investment,
        periods,
    );
    if let Ok(annual) = equivalent_annual_value(rate, timing, periods, one) {
        let mut ones = vec![Decimal::ONE; periods as usize + 1];
        ones[0] = Decimal::ZERO;
        assert_rounded(annual, &w1.over(&worth(rate, timing, &ones)));
    }
}

fn check_ratio(ratio: Outcome<Decimal>, numerator: &Fraction, cost: &Fraction) {
    match cost.sign() {
        Ordering::Less => assert_eq!(ratio, Outcome::Undefined(Reason::NegativeCost)),
        Ordering::Equal => assert_eq!(ratio, Outcome::Undefined(Reason::ZeroCost)),
        Ordering::Greater => assert_rounded(ratio, &numerator.over(cost)),
    }
}

fn check_adjusted(
    found: Option<Outcome<Rate>>,
    rate: Rate,
    savings: &Fraction,
    investment: &Fraction,
    periods: u32,
) {
    let Some(found) = found else {
        assert_eq!(periods, 0);
        return;
    };
    let reason = match (investment.sign(), savings.sign()) {
        (Ordering::Less, _) => Reason::NegativeCost,
        (Ordering::Equal, _) => Reason::ZeroCost,
        (Ordering::Greater, Ordering::Greater) => {
            let grown = savings.over(investment) * Fraction::growth(rate).pow(periods);
            return assert_root(found, |growth| growth.pow(periods).cmp(&grown));
        }
        (Ordering::Greater, _) => Reason::NoSavings,
    };
    assert_eq!(found, Outcome::Undefined(reason));
}
