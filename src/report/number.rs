//! Numbers as people read them: rounded half to even, thousands separated by commas.
//!
//! A negative number carries the hyphen-minus of the keyboard, not the typographic minus (U+2212): a figure is
//! copied from a page into a spreadsheet, which reads the first as a number and the second as text.

use crate::value::decimal::grouped;
use crate::value::{Currency, PageUnit};
use rust_decimal::Decimal;
use std::cmp::Ordering;
use std::fmt;

/// A rounded number: a whole count of units of its last place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Figure {
    count: i128,
    places: u32,
}

impl Figure {
    pub(crate) fn is_zero(self) -> bool {
        self.count == 0
    }
}

impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&grouped(self.count, self.places))
    }
}

/// How the money of a page is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct MoneyFormat {
    unit: PageUnit,
    currency: Currency,
}

impl MoneyFormat {
    pub(crate) fn new(unit: PageUnit, currency: Currency) -> Self {
        Self { unit, currency }
    }

    /// What a figure counts: `GBP`, `GBP thousand`.
    pub(crate) fn label(self) -> String {
        match self.unit {
            PageUnit::MinorUnits | PageUnit::WholeUnits => self.currency.code().to_owned(),
            PageUnit::Thousands => format!("{} thousand", self.currency),
            PageUnit::Millions => format!("{} million", self.currency),
        }
    }

    /// The amount as the page shows it.
    pub(crate) fn figure(self, amount: Decimal) -> Figure {
        let (shift, places) = self.shift_and_places();
        Figure { count: rounded(amount, -shift, places), places }
    }

    /// What the page has to add to the rounded addends to arrive at the rounded total: zero where they add up.
    ///
    /// Exact for any addends of the total. Where they are so far from it that 128 bits do not hold the
    /// difference, it is the largest that they do hold, never one that is too small to be noticed.
    pub(crate) fn residual(self, addends: impl IntoIterator<Item = Decimal>, total: Decimal) -> Figure {
        let addends = addends.into_iter().map(|addend| self.figure(addend));
        self.figure(total).less(addends)
    }

    /// By how many places the amount is scaled down, and how many are shown then.
    fn shift_and_places(self) -> (i32, u32) {
        match self.unit {
            PageUnit::MinorUnits => (0, self.currency.minor_unit_places()),
            PageUnit::WholeUnits => (0, 0),
            PageUnit::Thousands => (3, 0),
            PageUnit::Millions => (6, 1),
        }
    }
}

impl Figure {
    /// The figure less all the others, which have as many places.
    pub(crate) fn less(self, others: impl IntoIterator<Item = Self>) -> Self {
        // The difference is `wraps` times 2^128 plus `count`: addends may wrap on the way to a result that fits.
        let (mut count, mut wraps) = (self.count, 0_i64);
        for other in others {
            let (difference, wrapped) = count.overflowing_sub(other.count);
            count = difference;
            if wrapped {
                wraps = wraps.saturating_add(if other.count > 0 { -1 } else { 1 });
            }
        }
        let count = match wraps.cmp(&0) {
            Ordering::Less => i128::MIN,
            Ordering::Equal => count,
            Ordering::Greater => i128::MAX,
        };
        Self { count, places: self.places }
    }
}

/// A share of one as points out of a hundred, to a tenth.
pub(crate) fn points(share: Decimal) -> Figure {
    Figure { count: rounded(share, 2, 1), places: 1 }
}

/// A fraction in percent: 0.035 to one place is `3.5%`.
pub(crate) fn percent(fraction: Decimal, places: u32) -> String {
    format!("{}%", decimal_places(fraction, 2, places))
}

/// A plain number to exactly so many places, at most 28.
pub(crate) fn decimal(value: Decimal, places: u32) -> String {
    decimal_places(value, 0, places)
}

/// A plain number with every digit that it has.
pub(crate) fn exact(value: Decimal) -> String {
    let value = value.normalize();
    grouped(value.mantissa(), value.scale())
}

fn decimal_places(value: Decimal, shift: i32, places: u32) -> String {
    let places = places.min(Decimal::MAX_SCALE);
    // Zeros beyond the digits that there are get written, not computed: the count might not fit.
    let computed = places.min(value.scale().saturating_sub(shift.unsigned_abs()));
    let number = grouped(rounded(value, shift, computed), computed);
    let point = if computed == 0 && places > 0 { "." } else { "" };
    format!("{number}{point}{}", "0".repeat((places - computed) as usize))
}

/// The value with its point moved `shift` places to the right, rounded half to even to `places` places, as the
/// count of units of the last place.
fn rounded(value: Decimal, shift: i32, places: u32) -> i128 {
    let kept = shift.saturating_add_unsigned(places);
    let scale = i32::try_from(value.scale()).expect("a scale is at most 28");
    // Either way no more than 34 digits: at most four minor places, or the two of a percentage, are added to the
    // 29 of a mantissa, and at most 28 places and six of a million are cut off.
    match u32::try_from(scale - kept) {
        Ok(surplus) => quotient_half_even(value.mantissa(), surplus),
        Err(_) => value.mantissa() * 10_i128.pow(scale.abs_diff(kept)),
    }
}

fn quotient_half_even(mantissa: i128, power: u32) -> i128 {
    let divisor = 10_i128.pow(power);
    let (quotient, remainder) = (mantissa / divisor, mantissa % divisor);
    match (2 * remainder.abs()).cmp(&divisor) {
        Ordering::Less => quotient,
        Ordering::Equal if quotient % 2 == 0 => quotient,
        Ordering::Equal | Ordering::Greater => quotient + mantissa.signum(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dec;
    use proptest::prelude::*;

    const POUNDS: MoneyFormat = MoneyFormat { unit: PageUnit::WholeUnits, currency: Currency::GBP };

    fn shown(unit: PageUnit, currency: &str, amount: Decimal) -> String {
        MoneyFormat::new(unit, currency.parse().unwrap()).figure(amount).to_string()
    }

    #[test]
    fn each_unit_rounds_to_its_own_place_and_names_itself() {
        let amount = dec!(-1234567.891);
        for (unit, currency, text, label) in [
            (PageUnit::MinorUnits, "GBP", "-1,234,567.89", "GBP"),
            (PageUnit::MinorUnits, "JPY", "-1,234,568", "JPY"),
            (PageUnit::MinorUnits, "KWD", "-1,234,567.891", "KWD"),
            (PageUnit::MinorUnits, "CLF", "-1,234,567.8910", "CLF"),
            (PageUnit::WholeUnits, "GBP", "-1,234,568", "GBP"),
            (PageUnit::Thousands, "GBP", "-1,235", "GBP thousand"),
            (PageUnit::Millions, "GBP", "-1.2", "GBP million"),
        ] {
            let format = MoneyFormat::new(unit, currency.parse().unwrap());
            assert_eq!((format.figure(amount).to_string(), format.label()), (text.into(), label.into()));
        }
    }

    #[test]
    fn a_half_goes_to_the_even_neighbour_and_anything_past_it_away() {
        for (amount, text) in [
            (dec!(0.5), "0"),
            (dec!(1.5), "2"),
            (dec!(2.5), "2"),
            (dec!(-0.5), "0"),
            (dec!(-1.5), "-2"),
            (dec!(2.5000000000000000000000000001), "3"),
            (dec!(-2.4999999999999999999999999999), "-2"),
        ] {
            assert_eq!(POUNDS.figure(amount).to_string(), text, "{amount}");
        }
        assert_eq!(shown(PageUnit::Thousands, "GBP", dec!(2500)), "2");
        assert_eq!(shown(PageUnit::Millions, "GBP", dec!(250000)), "0.2");
        assert_eq!(shown(PageUnit::Millions, "GBP", dec!(250000.01)), "0.3");
    }

    #[test]
    fn nothing_rounds_to_a_negative_zero() {
        assert_eq!(shown(PageUnit::MinorUnits, "GBP", dec!(-0.004)), "0.00");
        assert_eq!(percent(dec!(-0.0004), 1), "0.0%");
        assert_eq!(exact(-Decimal::ZERO), "0");
    }

    #[test]
    fn commas_stand_before_the_point_only() {
        for (value, text) in [
            (dec!(999), "999"),
            (dec!(1000), "1,000"),
            (dec!(-100000), "-100,000"),
            (dec!(1234567.1234567), "1,234,567.1234567"),
            (dec!(0.05), "0.05"),
            (Decimal::MAX, "79,228,162,514,264,337,593,543,950,335"),
            (Decimal::new(-1, 28), "-0.0000000000000000000000000001"),
        ] {
            assert_eq!(exact(value), text);
        }
    }

    #[test]
    fn percentages_and_plain_numbers_have_the_places_asked_for() {
        assert_eq!(percent(dec!(0.035), 1), "3.5%");
        assert_eq!(percent(dec!(0.10125), 2), "10.12%");
        assert_eq!(percent(dec!(1), 2), "100.00%");
        assert_eq!(percent(dec!(0.5), 0), "50%");
        assert_eq!(percent(dec!(-12.345), 0), "-1,234%");
        assert_eq!(percent(Decimal::MAX, 1), "7,922,816,251,426,433,759,354,395,033,500.0%");
        assert_eq!(decimal(dec!(2.345), 2), "2.34");
        assert_eq!(decimal(dec!(1234.5), 3), "1,234.500");
        assert_eq!(decimal(Decimal::new(1, 28), u32::MAX), "0.0000000000000000000000000001");
    }

    #[test]
    fn a_residual_is_what_rounding_took_from_the_addends() {
        let thirds = [dec!(33.4), dec!(33.3), dec!(33.3)];
        assert_eq!(POUNDS.residual(thirds, dec!(100)).to_string(), "1");
        assert!(POUNDS.residual([dec!(40), dec!(60)], dec!(100)).is_zero());
        assert_eq!(POUNDS.residual([dec!(0.5), dec!(0.5)], dec!(1)).to_string(), "1");
        assert!(POUNDS.residual([], Decimal::ZERO).is_zero());
    }

    #[test]
    fn sums_beyond_128_bits_come_back_exactly_or_stay_far_away() {
        let pence = MoneyFormat::new(PageUnit::MinorUnits, "CLF".parse().unwrap());
        let there_and_back = || [Decimal::MAX, Decimal::MIN].into_iter().flat_map(|x| vec![x; 300_000]);
        assert_eq!(pence.residual(there_and_back(), dec!(1)).to_string(), "1.0000");
        let far = pence.residual(vec![Decimal::MAX; 300_000], Decimal::ZERO);
        assert_eq!(far, Figure { count: i128::MIN, places: 4 });
        assert!(far.to_string().starts_with("-17,014,118"));
    }

    fn any_decimal() -> impl Strategy<Value = Decimal> {
        let bits = prop_oneof![any::<u128>().prop_map(|bits| bits >> 32), 0..100_000_u128];
        (bits, any::<bool>(), 0..=28_u32).prop_map(|(bits, negative, scale)| {
            let size = i128::try_from(bits).unwrap();
            Decimal::from_i128_with_scale(if negative { -size } else { size }, scale)
        })
    }

    fn unit() -> impl Strategy<Value = PageUnit> {
        proptest::sample::select(PageUnit::ALL.to_vec())
    }

    proptest! {
        #[test]
        fn any_decimal_is_shown_in_every_way(value in any_decimal(), places in 0..40_u32, unit in unit()) {
            let _ = (decimal(value, places), percent(value, places));
            let _ = MoneyFormat::new(unit, Currency::GBP).figure(value).to_string();
            let read: Decimal = crate::value::parse_decimal(&exact(value).replace(',', "")).unwrap();
            prop_assert_eq!(read, value);
        }

        #[test]
        fn decimals_round_as_the_decimal_type_itself_does(value in any_decimal(), places in 0..28_u32) {
            let expected = value.round_dp(places).normalize();
            let read = crate::value::parse_decimal(&decimal(value, places).replace(',', "")).unwrap();
            prop_assert_eq!(read, expected);
        }

        #[test]
        fn addends_and_residual_make_the_total(
            addends in proptest::collection::vec(any_decimal(), 0..20), total in any_decimal(), unit in unit(),
        ) {
            let format = MoneyFormat::new(unit, Currency::GBP);
            let sum: i128 = addends.iter().map(|addend| format.figure(*addend).count).sum();
            let residual = format.residual(addends, total);
            prop_assert_eq!(sum + residual.count, format.figure(total).count);
        }
    }
}
