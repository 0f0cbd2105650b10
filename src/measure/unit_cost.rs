//! What one unit costs.

use super::outcome::Outcome;
use super::ratio::ratio_to_quantity;
use super::worth::worth;
use crate::time::Timing;
use crate::value::Rate;
use rust_decimal::Decimal;

/// The price of a unit at which its sale pays for the costs: the present value of the costs over that of the quantities.
///
/// In energy it is the *levelised cost* (W. Short, D. J. Packey and T. Holt, *A Manual for the Economic Evaluation of
/// Energy Efficiency and Renewable Energy Technologies*, NREL, 1995). Quantities are discounted as the money that they
/// would earn is; dividing by the plain sum of quantities is the other convention, and understates the cost wherever
/// costs come first. Costs are positive amounts by column; columns past the end of the shorter slice are zero. Where
/// the quantities have a present value of zero or less the answer is [`Outcome::Undefined`] with
/// [`Reason::NoQuantity`](super::Reason::NoQuantity).
///
/// # Examples
///
/// A plant of 100 that makes 60 and 36 units, at 20 %: 100 / (50 + 25).
///
/// ```
/// use bizcase::measure::{Outcome, unit_cost};
/// use bizcase::{dec, decimals, percent, time::Timing};
///
/// let cost = unit_cost(percent!(20), Timing::End, &decimals![100], &decimals![0, 60, 36]);
/// assert_eq!(cost, Outcome::Value(dec!(1.333333333333333333333333333)));
/// ```
pub fn unit_cost(rate: Rate, timing: Timing, costs: &[Decimal], quantities: &[Decimal]) -> Outcome<Decimal> {
    ratio_to_quantity(|bits| (worth(rate, timing, costs, bits), worth(rate, timing, quantities, bits)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::Reason;
    use crate::{decimals, percent};

    #[test]
    fn without_a_quantity_there_is_no_cost_of_a_unit() {
        for quantities in [&decimals![][..], &decimals![0, 0], &decimals![-1]] {
            let cost = unit_cost(percent!(5), Timing::Start, &decimals![100], quantities);
            assert_eq!(cost, Outcome::Undefined(Reason::NoQuantity));
        }
    }
}
