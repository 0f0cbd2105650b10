//! Annuities, conversions of rates and depreciation, against their formulas in fractions.

use crate::input::{Annuity, Asset};
use bizcase::measure::annuity::{
    Due, cumipmt, cumprinc, fv, growing_annuity, growing_perpetuity, ipmt, nper, perpetuity, pmt, ppmt, pv,
    rate,
};
use bizcase::measure::conversion::{
    continuous, effective, fisher_nominal, fisher_real, from_continuous, nominal, over_steps, per_step,
};
use bizcase::measure::depreciation::{
    Switch, declining_balance, double_declining, fixed_declining, macrs, mid_month_first_year, straight_line,
    sum_of_years_digits, units_of_production, variable_declining,
};
use bizcase::measure::{Outcome, Reason};
use bizcase::{Decimal, Rate, Share};
use shared::fraction::{Fraction, assert_root, assert_rounded, assert_rounded_rate};
use std::cmp::Ordering;

fn one() -> Fraction {
    Fraction::integer(1)
}

fn whole(value: u32) -> Fraction {
    Fraction::integer(value.into())
}

/// Periods over which powers of long growth factors are still short enough for the oracle.
const PERIODS: u32 = 40;

pub fn annuity(input: &Annuity) {
    let (interest, due) = (input.rate.value(), input.due());
    let [pmt_, pv_, fv_] = [input.pmt, input.pv, input.fv].map(|amount| amount.value());
    let periods = u32::from(input.periods) % PERIODS;
    let terms = Terms { interest, due, periods, pmt: pmt_, pv: pv_, fv: fv_ };
    check_balance(&terms);
    check_loan(&terms, u32::from(input.per) % PERIODS, u32::from(input.until) % PERIODS);
    check_endless(interest, input.growth.value(), &terms);
    check_term(&terms);
    check_fractions(&terms, input);
}

/// Equal payments over a whole number of periods.
struct Terms {
    interest: Rate,
    due: Due,
    periods: u32,
    pmt: Decimal,
    pv: Decimal,
    fv: Decimal,
}

impl Terms {
    fn growth(&self) -> Fraction {
        Fraction::growth(self.interest).pow(self.periods)
    }

    /// What payments of one are worth at the end.
    fn accumulated(&self) -> Fraction {
        let growth = Fraction::growth(self.interest);
        let at_end = (0..self.periods).fold(whole(0), |sum, _| sum * growth.clone() + one());
        if self.due == Due::Start { at_end * growth } else { at_end }
    }

    fn amounts(&self) -> [Fraction; 3] {
        [self.pmt, self.pv, self.fv].map(Fraction::of)
    }

    fn exact_pmt(&self) -> Fraction {
        let [_, pv, fv] = self.amounts();
        (-(pv * self.growth() + fv)).over(&self.accumulated())
    }

    /// The interest in a payment from the balance before it.
    fn interest_in(&self, per: u32) -> Fraction {
        let (rate, growth) = (Fraction::of(self.interest.fraction()), Fraction::growth(self.interest));
        let (payment, mut balance) = (self.exact_pmt(), Fraction::of(self.pv));
        if self.due == Due::Start {
            balance = balance + payment.clone();
            if per == 1 {
                return whole(0);
            }
            for _ in 2..per {
                balance = balance * growth.clone() + payment.clone();
            }
        } else {
            for _ in 1..per {
                balance = balance * growth.clone() + payment.clone();
            }
        }
        -(balance * rate)
    }
}

fn check_balance(terms: &Terms) {
    let nper = Decimal::from(terms.periods);
    let [payment, now, later] = terms.amounts();
    let (growth, accumulated) = (terms.growth(), terms.accumulated());
    let payments = payment * accumulated;
    let worth = pv(terms.interest, nper, terms.pmt, terms.fv, terms.due).expect("few periods");
    assert_rounded(worth, &(-(payments.clone() + later)).over(&growth));
    let left = fv(terms.interest, nper, terms.pmt, terms.pv, terms.due).expect("few periods");
    assert_rounded(left, &-(now * growth + payments));
    let found = pmt(terms.interest, nper, terms.pv, terms.fv, terms.due).expect("few periods");
    match terms.periods {
        0 => assert_eq!(found, Outcome::Undefined(Reason::NoPeriods)),
        _ => assert_rounded(found, &terms.exact_pmt()),
    }
    if let Ok(rates) = rate(terms.periods, terms.pmt, terms.pv, terms.fv, terms.due) {
        assert_ne!(rates.verdict(), "unresolved");
    }
}

fn check_loan(terms: &Terms, per: u32, until: u32) {
    let Terms { interest, due, periods, pv, fv, .. } = *terms;
    let nper = Decimal::from(periods);
    let inside = (1..=periods).contains(&per);
    let in_one = ipmt(interest, per.into(), nper, pv, fv, due);
    let principal = ppmt(interest, per.into(), nper, pv, fv, due);
    assert_eq!([in_one.is_ok(), principal.is_ok()], [inside; 2]);
    if let (Ok(in_one), Ok(principal)) = (in_one, principal) {
        let exact = terms.interest_in(per);
        assert_rounded(in_one, &exact);
        assert_rounded(principal, &(terms.exact_pmt() - exact));
    }
    let ends_at_zero = Terms { fv: Decimal::ZERO, ..*terms };
    let in_all = cumipmt(interest, nper, pv, per, until, due);
    let principals = cumprinc(interest, nper, pv, per, until, due);
    assert_eq!([in_all.is_ok(), principals.is_ok()], [inside && (per..=periods).contains(&until); 2]);
    if let (Ok(in_all), Ok(principals)) = (in_all, principals) {
        let exact = (per..=until).fold(whole(0), |sum, per| sum + ends_at_zero.interest_in(per));
        let paid = ends_at_zero.exact_pmt() * whole(until - per + 1);
        assert_rounded(in_all, &exact);
        assert_rounded(principals, &(paid - exact));
    }
}

fn check_endless(interest: Rate, growth: Rate, terms: &Terms) {
    let (step, factor) = (Fraction::growth(growth), Fraction::growth(interest));
    let first = Fraction::of(terms.pmt);
    let at_once = if terms.due == Due::Start { factor.clone() } else { one() };
    let mut worth = whole(0);
    let mut payment = first.clone() * at_once.clone();
    for _ in 0..terms.periods {
        payment = payment.over(&factor);
        worth = worth + payment.clone();
        payment = payment * step.clone();
    }
    let growing =
        growing_annuity(interest, growth, terms.periods, terms.pmt, terms.due).expect("few periods");
    assert_rounded(growing, &worth);
    for (growth, found) in [
        (growth, growing_perpetuity(interest, growth, terms.pmt, terms.due)),
        (Rate::ZERO, perpetuity(interest, terms.pmt, terms.due)),
    ] {
        if growth >= interest {
            assert_eq!(found, Outcome::Undefined(Reason::NoLimit));
        } else {
            let spread = factor.clone() - Fraction::growth(growth);
            assert_rounded(found, &(first.clone() * at_once.clone()).over(&spread));
        }
    }
}

/// The balance that is left after a term is the final amount, where the term is whole.
fn check_term(terms: &Terms) {
    let Terms { interest, due, pmt, pv, fv, .. } = *terms;
    let Outcome::Value(found) = nper(interest, pmt, pv, fv, due) else { return };
    let Ok(periods) = u32::try_from(found.round().mantissa()) else { return };
    if !found.fract().is_zero() || periods > PERIODS {
        return;
    }
    let terms = Terms { periods, ..*terms };
    let [payment, now, later] = terms.amounts();
    // The payment itself, for terms that round to none.
    let sizes = |a: &Fraction, b: &Fraction, c: &Fraction| a.abs() + b.abs() + c.abs() + payment.abs();
    let (now, payments) = (now * terms.growth(), payment.clone() * terms.accumulated());
    // The term is rounded to 28 digits, and so is the balance at it.
    let room = Fraction::new(1, 10_i64.pow(18));
    let rate = Fraction::growth(interest);
    let steep = rate.clone() + one().over(&rate) + whole(1);
    let left = now.clone() + payments.clone() + later.clone();
    assert!(left.abs() <= sizes(&now, &payments, &later) * room * steep, "{found} periods leave {left:?}");
}

/// Numbers of periods with a fraction, negative and long ones: the identity of the parts holds within their rounding.
fn check_fractions(terms: &Terms, input: &Annuity) {
    let Terms { interest, due, pv: now, fv: later, pmt: payment, .. } = *terms;
    let (periods, per) = (input.nper.value(), input.fraction.value());
    let _ = (pv(interest, periods, payment, later, due), fv(interest, periods, payment, now, due));
    let _ = rate(u32::from(input.periods) % 400, payment, now, later, due);
    let _ = growing_annuity(interest, input.growth.value(), input.periods.into(), payment, due);
    let whole = pmt(interest, periods, now, later, due);
    let parts =
        (ipmt(interest, per, periods, now, later, due), ppmt(interest, per, periods, now, later, due));
    if let (Ok(Outcome::Value(whole)), (Ok(Outcome::Value(one)), Ok(Outcome::Value(other)))) = (whole, parts)
    {
        let room = [whole, one, other]
            .map(Fraction::half_unit_of)
            .into_iter()
            .fold(Fraction::integer(0), |a, b| a + b);
        let off = Fraction::of(whole) - Fraction::of(one) - Fraction::of(other);
        assert!(off.abs() <= room, "{one} and {other} are not {whole}");
    }
}

pub fn conversion(rate: Rate, other: Rate, stated: Decimal, times: u32) {
    let (growth, factor) = (Fraction::growth(rate), Fraction::growth(other));
    let few = times % PERIODS;
    if few > 0 {
        assert_rounded_rate(over_steps(rate, few).expect("few"), &(growth.pow(few) - one()));
        let step = per_step(rate, few).expect("few");
        assert_root(step, |of_step| of_step.pow(few).cmp(&growth));
        let part = one() + Fraction::of(stated).over(&whole(few));
        match effective(stated, few) {
            Ok(found) => assert_rounded_rate(found, &(part.pow(few) - one())),
            Err(_) => assert_ne!(part.sign(), Ordering::Greater),
        }
        if let Outcome::Value(found) = nominal(rate, few).expect("few") {
            let ends = [-Fraction::half_unit_of(found), Fraction::half_unit_of(found)];
            let [low, high] = ends.map(|end| one() + (Fraction::of(found) + end).over(&whole(few)));
            assert!(low.sign() == Ordering::Less || low.pow(few) <= growth);
            assert!(high.sign() == Ordering::Greater && growth <= high.pow(few));
        }
    }
    for outcome in [per_step(rate, times).ok(), over_steps(rate, times).ok(), effective(stated, times).ok()] {
        assert!(outcome.is_none_or(|rate| rate.reason().is_none()), "{outcome:?}");
    }
    assert_rounded_rate(fisher_real(rate, other), &(growth.over(&factor) - one()));
    assert_rounded_rate(fisher_nominal(rate, other), &(growth.clone() * factor - one()));
    check_continuous(rate, stated);
}

/// The logarithm and the exponential undo each other within what the argument lost.
fn check_continuous(rate: Rate, stated: Decimal) {
    assert_eq!(from_continuous(stated).reason(), None);
    let Outcome::Value(force) = continuous(rate) else { panic!("every rate has a logarithm") };
    let (growth, half) = (Fraction::growth(rate), Fraction::half_unit_of(force));
    if let Outcome::Value(back) = from_continuous(force) {
        let off = (Fraction::growth(back) - growth.clone()).abs();
        let room = growth * half * whole(2) + Fraction::half_unit_of(back.fraction());
        assert!(off <= room, "{rate} became {back}");
    }
}

pub fn depreciation(asset: &Asset) {
    let [cost, salvage] = [asset.cost, asset.salvage].map(|amount| amount.value().abs());
    let factor = asset.factor.value();
    let life = u32::from(asset.life) % 60;
    check_even(cost, salvage, life, u32::from(asset.period) % 60, asset);
    check_declining(cost, salvage, life, factor, asset);
    check_fixed(cost, salvage, life, asset);
    let percent = Fraction::of(cost).over(&whole(100));
    let written_off = (1..=25).fold(whole(0), |sum, year| {
        let Ok(Outcome::Value(part)) = macrs(cost, asset.table(), year) else { return sum };
        sum + Fraction::of(part)
    });
    assert!((written_off - percent * whole(100)).abs() <= Fraction::half_unit_of(cost) * whole(25));
    let month = u32::from(asset.months);
    assert_eq!(mid_month_first_year(cost, asset.property(), month).is_ok(), (1..=12).contains(&month));
}

fn check_even(cost: Decimal, salvage: Decimal, life: u32, period: u32, asset: &Asset) {
    let base = Fraction::of(cost) - Fraction::of(salvage);
    if let Ok(part) = straight_line(cost, salvage, life.into()) {
        assert_rounded(part, &base.over(&whole(life)));
    }
    if let Ok(part) = sum_of_years_digits(cost, salvage, life.into(), period.into()) {
        let digits = whole(life * (life + 1) / 2);
        assert_rounded(part, &(base.clone() * whole(life + 1 - period)).over(&digits));
    }
    let (any_life, any_period) = (asset.any_life.value(), asset.any_period.value());
    if let Ok(part) = straight_line(cost, salvage, any_life) {
        assert_rounded(part, &base.over(&Fraction::of(any_life)));
    }
    let _ = sum_of_years_digits(cost, salvage, any_life, any_period);
    let used: Vec<Decimal> = asset.used.iter().take(12).map(|amount| amount.value().abs()).collect();
    if let Ok(parts) = units_of_production(cost, salvage, any_life, &used) {
        let capacity = Fraction::of(any_life);
        let mut left = capacity.clone();
        for (part, &used) in parts.into_iter().zip(&used) {
            let counted = Fraction::of(used).min(left.clone());
            left = left - counted.clone();
            assert_rounded(part, &(base.clone() * counted).over(&capacity));
        }
    }
}

fn check_declining(cost: Decimal, salvage: Decimal, life: u32, factor: Decimal, asset: &Asset) {
    let (any_life, any_period) = (asset.any_life.value(), asset.any_period.value());
    let _ = double_declining(cost, salvage, any_life, any_period, factor);
    if let Ok(share) = Share::from_fraction(factor) {
        let kept = one() - Fraction::of(factor);
        if let Ok(part) = declining_balance(cost, share, life) {
            assert_rounded(part, &(Fraction::of(cost) * kept.pow(life - 1) * Fraction::of(factor)));
        }
    }
    if life == 0 || factor <= Decimal::ZERO {
        assert!(variable_declining(cost, salvage, life, 0, 0, factor, asset.switch()).is_err());
        return;
    }
    let books = book_values(cost, salvage, life, factor, asset.switch());
    let (start, end) = (u32::from(asset.period) % (life + 1), u32::from(asset.until) % (life + 1));
    match variable_declining(cost, salvage, life, start, end, factor, asset.switch()) {
        Ok(part) => {
            assert_rounded(part, &(books[start as usize].clone() - books[end as usize].clone()));
        }
        Err(_) => assert!(start > end),
    }
    if start > 0 {
        let declining = book_values(cost, salvage, life, factor, Switch::Never);
        let part =
            double_declining(cost, salvage, life.into(), start.into(), factor).expect("within the life");
        let exact = declining[start as usize - 1].clone() - declining[start as usize].clone();
        if cost > salvage {
            assert_rounded(part, &exact);
        }
    }
}

/// The book value after each period, period by period as the definition says.
fn book_values(cost: Decimal, salvage: Decimal, life: u32, factor: Decimal, switch: Switch) -> Vec<Fraction> {
    let (cost, salvage) = (Fraction::of(cost), Fraction::of(salvage));
    let share = Fraction::of(factor).over(&whole(life)).min(one());
    let mut books = vec![cost];
    for period in 0..life {
        let book = books.last().cloned().expect("one at least");
        let above = (book.clone() - salvage.clone()).max(whole(0));
        let declining = (book.clone() * share.clone()).min(above.clone());
        let equal = above.over(&whole(life - period));
        let part = if switch == Switch::ToStraightLine { declining.max(equal) } else { declining };
        books.push(book - part);
    }
    books
}

/// A whole first year: the share follows from life, cost and salvage alone, and stays.
fn check_fixed(cost: Decimal, salvage: Decimal, life: u32, asset: &Asset) {
    let months = u32::from(asset.months) % 14;
    let period = u32::from(asset.period) % 62;
    let part = fixed_declining(cost, salvage, life, period, months);
    let last = if months == 12 { life } else { life + 1 };
    let valid =
        cost > Decimal::ZERO && life > 0 && (1..=12).contains(&months) && (1..=last).contains(&period);
    assert_eq!(part.is_ok(), valid, "{part:?}");
    let (Ok(_), Ok(Outcome::Value(first))) = (part, fixed_declining(cost, salvage, life, 1, 12)) else {
        return;
    };
    // A share of three decimals: its root is known to half a thousandth.
    let share = Fraction::of(first).over(&Fraction::of(cost));
    let kept = one() - share;
    let off = Fraction::new(501, 1_000_000);
    let left = Fraction::of(salvage).over(&Fraction::of(cost));
    let low = (kept.clone() - off.clone()).max(whole(0));
    if Fraction::half_unit_of(first) * whole(1_000_000) < Fraction::of(cost) {
        assert!(low.pow(life) <= left && left <= (kept + off).pow(life), "{first} of {cost}");
    }
}
