//! What risks are expected to come to.

use super::outcome::Outcome;
use crate::exact::Rational;
use crate::value::Share;
use rust_decimal::Decimal;

/// The expected value of a register of risks: the sum of probability x impact, exact, rounded once.
///
/// Impacts are signed, inflow positive: a threat is below zero, an opportunity above (Project Management Institute,
/// *Practice Standard for Project Risk Management*, 2009, and *PMBOK Guide*: expected monetary value). The other convention
/// counts threats as positive amounts of a contingency reserve, which is this with the other sign. An expected value says
/// nothing of how far the outcome may be from it, and it is additive whether or not the risks depend on each other. No
/// risk at all is worth zero.
///
/// # Examples
///
/// A threat of 20 000 at 30 % and an opportunity of 5 000 at 10 %: -6 000 + 500.
///
/// ```
/// use bizcase::measure::expected_value;
/// use bizcase::prelude::*;
///
/// let register = [
///     (Share::from_fraction(dec!(0.3))?, dec!(-20_000)),
///     (Share::from_fraction(dec!(0.1))?, dec!(5_000)),
/// ];
/// assert_eq!(expected_value(&register).value(), Some(dec!(-5_500)));
/// # Ok::<(), Error>(())
/// ```
pub fn expected_value(risks: &[(Share, Decimal)]) -> Outcome<Decimal> {
    let exact = |&(probability, impact): &(Share, Decimal)| {
        &Rational::from_decimal(probability.fraction()) * &Rational::from_decimal(impact)
    };
    let sum = risks.iter().map(exact).fold(Rational::from_integer(0), |sum, next| &sum + &next);
    sum.round().into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dec;

    fn share(fraction: Decimal) -> Share {
        Share::from_fraction(fraction).unwrap()
    }

    #[test]
    fn an_empty_register_and_impossible_risks_are_worth_nothing() {
        assert_eq!(expected_value(&[]), Outcome::Value(Decimal::ZERO));
        assert_eq!(expected_value(&[(share(dec!(0)), Decimal::MAX)]), Outcome::Value(Decimal::ZERO));
    }

    #[test]
    fn what_a_decimal_cannot_hold_on_the_way_still_cancels() {
        let sure = |impact| (Share::ALL, impact);
        let register =
            [sure(Decimal::MAX), sure(Decimal::MAX), sure(-Decimal::MAX), sure(dec!(1)), sure(-Decimal::MAX)];
        assert_eq!(expected_value(&register), Outcome::Value(dec!(1)));
        assert_eq!(expected_value(&register[..2]), Outcome::AboveRange);
    }

    #[test]
    fn products_are_not_rounded_before_they_are_summed() {
        // Each product is 5 10^-29, which alone rounds to zero or to a whole unit; the two make one unit.
        let tiny = Decimal::new(1, 28);
        assert_eq!(
            expected_value(&[(share(dec!(0.5)), tiny), (share(dec!(0.5)), tiny)]),
            Outcome::Value(tiny)
        );
    }
}
