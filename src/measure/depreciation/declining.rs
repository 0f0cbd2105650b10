//! A share of the book value each period.

use super::{check_amounts, check_life, check_period, check_positive};
use crate::error::{Error, ErrorKind};
use crate::exact::{Rational, Real};
use crate::limits;
use crate::measure::outcome::Outcome;
use crate::value::{Share, decimal, words};
use num_bigint::{BigInt, BigUint};
use rust_decimal::Decimal;
use std::cmp::Ordering;

/// The depreciation of a period as a fixed share of the book value: `cost (1 - share)^(period - 1) share`.
///
/// The book value never becomes zero; what is left at the end is for the caller to write off. For a share that ends at
/// a salvage value see [`fixed_declining`], for one that follows from the life [`double_declining`].
///
/// # Errors
///
/// [`ErrorKind::NegativeAmount`] for a negative cost; [`ErrorKind::OutOfRange`] for period 0;
/// [`ErrorKind::OverLimit`] beyond [`limits::ASSET_LIFE`] periods.
///
/// # Examples
///
/// The writing-down allowance of 18 % on a pool of 1000:
///
/// ```
/// use bizcase::measure::{Outcome, depreciation::declining_balance};
/// use bizcase::dec;
///
/// let allowance = |year| declining_balance(dec!(1000), "18%".parse()?, year);
/// assert_eq!(allowance(1)?, Outcome::Value(dec!(180)));
/// assert_eq!(allowance(2)?, Outcome::Value(dec!(147.6)));
/// # Ok::<(), bizcase::Error>(())
/// ```
pub fn declining_balance(cost: Decimal, share: Share, period: u32) -> Result<Outcome<Decimal>, Error> {
    check_amounts(cost, Decimal::ZERO)?;
    check_within(period, limits::ASSET_LIFE, "period")?;
    let share = Rational::from_decimal(share.fraction());
    let kept = (&Rational::from_integer(1) - &share).pow(period - 1);
    let depreciation = &(&Rational::from_decimal(cost) * &kept) * &share;
    Ok(depreciation.round().into())
}

/// The depreciation of a period as a share of `factor / life` of the book value, never below the salvage value: the
/// spreadsheet's `DDB`, double declining with a factor of 2.
///
/// With `d = factor / life`, at most 1, and the book value `b(k) = cost (1 - d)^k`, it is
/// `b(period - 1) - max(b(period), salvage)`, or zero where that is negative. The asset may keep a book value above the
/// salvage value at the end of its life; [`variable_declining`] writes it off. Lives and periods may have a fraction, as
/// in spreadsheets.
///
/// # Errors
///
/// As [`straight_line`](super::straight_line), and [`ErrorKind::OutOfRange`] for a factor of zero or less, a period
/// before 1 or after the life.
///
/// # Examples
///
/// ```
/// use bizcase::measure::{Outcome, depreciation::double_declining};
/// use bizcase::dec;
///
/// let in_period = |period| double_declining(dec!(100), dec!(10), dec!(4), period, dec!(2));
/// assert_eq!(in_period(dec!(1))?, Outcome::Value(dec!(50)));
/// assert_eq!(in_period(dec!(4))?, Outcome::Value(dec!(2.5)));
/// # Ok::<(), bizcase::Error>(())
/// ```
pub fn double_declining(
    cost: Decimal,
    salvage: Decimal,
    life: Decimal,
    period: Decimal,
    factor: Decimal,
) -> Result<Outcome<Decimal>, Error> {
    check_amounts(cost, salvage)?;
    check_life(life)?;
    check_positive(factor, "factor")?;
    check_period(period, Decimal::ONE, life.max(Decimal::ONE), "period")?;
    let kept = kept_share(life, factor);
    Ok(Outcome::of(|bits| {
        let book_value = |elapsed| kept_over(&kept, elapsed, bits) * cost;
        (book_value(period - Decimal::ONE) - book_value(period).max(salvage)).max(0)
    }))
}

/// `1 - factor / life`, at least zero.
fn kept_share(life: Decimal, factor: Decimal) -> Rational {
    let share = Rational::from_decimal(factor).checked_div(&Rational::from_decimal(life));
    let kept = &Rational::from_integer(1) - &share.expect("a life is above zero");
    kept.max(Rational::from_integer(0))
}

/// `kept^elapsed`, where nothing is kept of the whole once something has elapsed.
fn kept_over(kept: &Rational, elapsed: Decimal, bits: u64) -> Real {
    match (kept.signum(), elapsed.is_zero()) {
        (_, true) => Real::from(1),
        (Ordering::Greater, false) => Real::power(kept, &Rational::from_decimal(elapsed), bits),
        (_, false) => Real::from(0),
    }
}

words! {
    /// What a declining balance does once equal amounts would write off more.
    Switch {
        /// It changes to equal amounts over the rest of the life, and so ends at the salvage value.
        ToStraightLine = "to-straight-line",
        /// It goes on declining.
        Never = "never",
    }
}

/// The depreciation over the periods `start + 1` to `end` by a declining balance that may change to equal amounts: the
/// spreadsheet's `VDB` over whole periods.
///
/// Each period writes off `factor / life` of the book value, but not below the salvage value. With
/// [`Switch::ToStraightLine`], from the first period on in which `(book value - salvage) / remaining periods` is more,
/// each of the rest writes off that. `start` and `end` are moments: 0 to 1 is the first period. The sum is exact and
/// rounded once.
///
/// # Errors
///
/// [`ErrorKind::NegativeAmount`] for a negative cost or salvage value; [`ErrorKind::OutOfRange`] for a life of no
/// period, a factor of zero or less, or an end after the life; [`ErrorKind::OverLimit`] beyond [`limits::ASSET_LIFE`];
/// [`ErrorKind::Disordered`] where the end lies before the start.
///
/// # Examples
///
/// ```
/// use bizcase::measure::{Outcome, depreciation::{Switch, variable_declining}};
/// use bizcase::dec;
///
/// let (cost, salvage) = (dec!(2400), dec!(300));
/// let over = |start, end| variable_declining(cost, salvage, 10, start, end, dec!(2), Switch::ToStraightLine);
/// assert_eq!(over(0, 1)?, Outcome::Value(dec!(480)));
/// assert_eq!(over(0, 10)?, Outcome::Value(dec!(2100)));
/// # Ok::<(), bizcase::Error>(())
/// ```
pub fn variable_declining(
    cost: Decimal,
    salvage: Decimal,
    life: u32,
    start: u32,
    end: u32,
    factor: Decimal,
    switch: Switch,
) -> Result<Outcome<Decimal>, Error> {
    check_amounts(cost, salvage)?;
    check_within(life, limits::ASSET_LIFE, "life")?;
    check_positive(factor, "factor")?;
    check_period(end.into(), Decimal::ZERO, life.into(), "end")?;
    if start > end {
        let found = format!("{start} to {end}");
        return Err(Error::new(ErrorKind::Disordered, found, "a start at or before the end").within("start"));
    }
    let asset = Asset {
        cost: Rational::from_decimal(cost),
        salvage: Rational::from_decimal(salvage),
        life,
        kept: kept_share(life.into(), factor),
        switch,
    };
    Ok((&asset.book_value(start) - &asset.book_value(end)).round().into())
}

struct Asset {
    cost: Rational,
    salvage: Rational,
    life: u32,
    kept: Rational,
    switch: Switch,
}

impl Asset {
    /// The book value after whole periods of the life.
    fn book_value(&self, elapsed: u32) -> Rational {
        if self.cost <= self.salvage {
            return self.cost.clone();
        }
        let declining_until = match self.switch {
            Switch::Never => self.life,
            Switch::ToStraightLine => self.switched_after(),
        };
        let declined = self.declined(elapsed.min(declining_until));
        if elapsed <= declining_until {
            return declined;
        }
        let remaining = Rational::from_integer(self.life - elapsed);
        let at_switch = Rational::from_integer(self.life - declining_until);
        let part = remaining.checked_div(&at_switch).expect("the switch comes before the end of the life");
        &self.salvage + &(&(&declined - &self.salvage) * &part)
    }

    /// The book value where every period so far has declined.
    fn declined(&self, elapsed: u32) -> Rational {
        (&self.cost * &self.kept.pow(elapsed)).max(self.salvage.clone())
    }

    /// How many periods pass before equal amounts write off more than the declining balance.
    ///
    /// With `b(k) = cost (1 - d)^k` above the salvage value, equal amounts are more where
    /// `f(k) = 1 - salvage / b(k) - d (life - k)` is above zero. That implies `b(k + 1) > salvage`, and
    /// `f(k + 1) - f(k) = d (1 - salvage / b(k + 1))` is then above zero too: once they are more, they stay so, and
    /// halving finds the switch.
    fn switched_after(&self) -> u32 {
        let (mut before, mut after) = (0, self.life);
        while before < after {
            let middle = before + (after - before) / 2;
            if self.equal_amounts_are_more(middle) {
                after = middle;
            } else {
                before = middle + 1;
            }
        }
        before.min(self.life)
    }

    fn equal_amounts_are_more(&self, elapsed: u32) -> bool {
        let book = self.declined(elapsed);
        let declining = &book - &self.declined(elapsed + 1);
        let periods = Rational::from_integer(self.life - elapsed);
        &book - &self.salvage > &declining * &periods
    }
}

/// The depreciation of a period as a fixed share that ends near the salvage value, with a first year of `months`: the
/// spreadsheet's `DB`.
///
/// The share is `1 - (salvage / cost)^(1 / life)`, rounded to three decimals, halves away from zero; without this
/// rounding, which is part of the spreadsheet's definition, every year differs. The first period is charged for `months`
/// of twelve, each later one for a whole year of what is left, and period `life + 1` for the other months.
///
/// # Errors
///
/// [`ErrorKind::NegativeAmount`] for a negative salvage value; [`ErrorKind::OutOfRange`] for a cost of zero or less, a
/// life of no period, months other than 1 to 12, or a period outside the life, which has one more where the first year
/// is not whole; [`ErrorKind::OverLimit`] beyond [`limits::ASSET_LIFE`].
///
/// # Examples
///
/// From the documentation of Excel: 1 000 000 that end at 100 000 after six years, the first one of seven months.
///
/// ```
/// use bizcase::measure::{Outcome, depreciation::fixed_declining};
/// use bizcase::dec;
///
/// let in_year = |year, months| fixed_declining(dec!(1000000), dec!(100000), 6, year, months);
/// assert_eq!(in_year(1, 12)?, Outcome::Value(dec!(319000)));
/// let first = in_year(1, 7)?.value().unwrap_or_default();
/// assert_eq!(first.round_dp(2), dec!(186083.33));
/// # Ok::<(), bizcase::Error>(())
/// ```
pub fn fixed_declining(
    cost: Decimal,
    salvage: Decimal,
    life: u32,
    period: u32,
    months: u32,
) -> Result<Outcome<Decimal>, Error> {
    check_amounts(cost, salvage)?;
    check_positive(cost, "cost")?;
    check_within(life, limits::ASSET_LIFE, "life")?;
    check_period(months.into(), Decimal::ONE, Decimal::from(12), "months")?;
    check_within(period, if months == 12 { life } else { life + 1 }, "period")?;

    let one = Rational::from_integer(1);
    let share =
        thousandths(rounded_share(&Rational::from_decimal(cost), &Rational::from_decimal(salvage), life));
    let in_first_year = &share * &twelfths(months);
    let cost = Rational::from_decimal(cost);
    if period == 1 {
        return Ok((&cost * &in_first_year).round().into());
    }
    let after_first_year = &cost * &(&one - &in_first_year);
    let at_start = &after_first_year * &(&one - &share).pow(period - 2);
    let charged = if period > life { twelfths(12 - months) } else { one };
    Ok((&(&at_start * &share) * &charged).round().into())
}

/// The share in thousandths, rounded with halves away from zero; negative where the salvage value exceeds the cost.
///
/// Let y be 2000 times the root, so that the kept share is y/2 thousandths. The integer root is the floor of y, and
/// comparing powers tells whether y is an integer, so that no digit of the root is needed.
fn rounded_share(cost: &Rational, salvage: &Rational, life: u32) -> BigInt {
    let of =
        |value: &Rational, other: &Rational| (value.numerator() * other.denominator()).magnitude().clone();
    let (numerator, denominator) = (of(salvage, cost), of(cost, salvage));
    let scaled = numerator * BigUint::from(2000u32).pow(life);
    let floor = (&scaled / &denominator).nth_root(life);
    let is_tie = floor.pow(life) * denominator == scaled;
    // 2000 - y is twice the share in thousandths; a tie is an odd y.
    let (half, is_odd) = (BigInt::from(&floor >> 1u32), floor.bit(0));
    let thousand = BigInt::from(1000);
    let kept = if !is_odd || is_tie && half < thousand { half } else { half + 1u32 };
    thousand - kept
}

fn thousandths(count: BigInt) -> Rational {
    Rational::new(count, 1000.into()).expect("a thousand is not zero")
}

fn twelfths(months: u32) -> Rational {
    Rational::new(months.into(), 12.into()).expect("twelve is not zero")
}

/// Refuses what is not in `1..=limit`.
fn check_within(value: u32, limit: u32, place: &str) -> Result<(), Error> {
    let kind = match value {
        0 => ErrorKind::OutOfRange,
        _ if value <= limit => return Ok(()),
        _ if value > limits::ASSET_LIFE => ErrorKind::OverLimit,
        _ => ErrorKind::OutOfRange,
    };
    Err(Error::new(kind, decimal::to_text(value.into()), format!("1 to {limit}")).within(place))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dec;

    fn share_of(cost: i64, salvage: i64, life: u32) -> i64 {
        let share = rounded_share(&Rational::from_integer(cost), &Rational::from_integer(salvage), life);
        share.try_into().unwrap()
    }

    #[test]
    fn the_share_is_rounded_by_exact_comparison_with_halves_away_from_zero() {
        assert_eq!(
            [share_of(1_000_000, 100_000, 6), share_of(100, 10, 4), share_of(1, 10, 4)],
            [319, 438, -778]
        );
        // Kept shares of 0.9995 and 0.9985 exactly, then a hair beside the first.
        assert_eq!([share_of(2000, 1999, 1), share_of(2000, 1997, 1)], [1, 2]);
        assert_eq!([share_of(2_000_000, 1_999_001, 1), share_of(2_000_000, 1_998_999, 1)], [0, 1]);
        assert_eq!([share_of(2000, 2001, 1), share_of(2000, 2003, 1)], [-1, -2]);
        assert_eq!([share_of(4_000_000, 1999 * 1999, 2), share_of(5, 5, 7), share_of(5, 0, 7)], [1, 0, 1000]);
    }

    #[test]
    fn a_share_beyond_any_machine_integer_is_still_exact() {
        let rise = fixed_declining(dec!(0.000001), dec!(1000000000000000000), 1, 1, 12).unwrap();
        assert_eq!(rise, Outcome::Value(dec!(-999999999999999999.999999)));
    }

    #[test]
    fn a_factor_of_the_life_or_more_writes_everything_off_at_once() {
        let in_period = |period| double_declining(dec!(100), dec!(10), dec!(2), period, dec!(3)).unwrap();
        assert_eq!(in_period(dec!(1)), Outcome::Value(dec!(90)));
        assert_eq!(in_period(dec!(2)), Outcome::Value(dec!(0)));
    }

    #[test]
    fn a_period_with_a_fraction_is_a_power_with_one() {
        // 100 (0.25^0.5 - 0.25^1.5).
        let found = double_declining(dec!(100), dec!(0), dec!(2), dec!(1.5), dec!(1.5)).unwrap();
        assert_eq!(found, Outcome::Value(dec!(37.5)));
    }

    #[test]
    fn without_a_switch_the_declining_balance_is_that_of_the_plain_formula() {
        for period in 1..=6u32 {
            let plain = double_declining(dec!(1000), dec!(50), dec!(6), period.into(), dec!(2)).unwrap();
            let variable =
                variable_declining(dec!(1000), dec!(50), 6, period - 1, period, dec!(2), Switch::Never)
                    .unwrap();
            assert_eq!(variable, plain);
        }
    }

    #[test]
    fn a_switch_writes_off_down_to_the_salvage_value_and_no_further() {
        for (salvage, factor) in
            [(dec!(0), dec!(2)), (dec!(300), dec!(1.5)), (dec!(999), dec!(3)), (dec!(0), dec!(9))]
        {
            let over = |start, end| {
                variable_declining(dec!(1000), salvage, 7, start, end, factor, Switch::ToStraightLine)
                    .unwrap()
            };
            assert_eq!(over(0, 7), Outcome::Value(dec!(1000) - salvage));
            assert_eq!(over(3, 3), Outcome::Value(dec!(0)));
        }
        let worth_less = variable_declining(dec!(10), dec!(20), 7, 0, 7, dec!(2), Switch::ToStraightLine);
        assert_eq!(worth_less.unwrap(), Outcome::Value(dec!(0)));
    }

    #[test]
    fn the_last_period_of_a_broken_first_year_is_charged_for_the_rest_of_it() {
        let place = |period, months| {
            fixed_declining(dec!(100), dec!(10), 4, period, months).map_err(|error| error.path().to_string())
        };
        assert!(place(5, 8).is_ok());
        assert_eq!(place(5, 12), Err("period".to_owned()));
        assert_eq!(place(1, 13), Err("months".to_owned()));
        assert_eq!(place(0, 12), Err("period".to_owned()));
    }
}
