//! Rules of signs: how many rates there can be, without a search.

use super::flows::Flows;

/// A sum of `f64` that knows whether its sign is certain: two words and a bound on what they have lost.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Sum {
    high: f64,
    low: f64,
    lost: f64,
    /// Whether there are amounts above zero, and below it: those of one sign have it however small they are.
    has_inflow: bool,
    has_outflow: bool,
}

/// The distance from zero to the next number.
const SMALLEST: f64 = f64::from_bits(1);

impl Sum {
    /// An amount times a power of two.
    pub(super) fn of(amount: f64, scale: f64) -> Self {
        let high = amount * scale;
        // Scaling is exact unless it leads into the subnormal numbers.
        let lost = if high.abs() < f64::MIN_POSITIVE && amount != 0.0 { SMALLEST } else { 0.0 };
        Self { high, low: 0.0, lost, has_inflow: amount > 0.0, has_outflow: amount < 0.0 }
    }

    pub(super) fn add(&mut self, other: Self) {
        let (high, first) = two_sum(self.high, other.high);
        let (low, second) = two_sum(self.low, other.low);
        let (low, third) = two_sum(low, first);
        *self = Self {
            high,
            low,
            lost: self.lost + other.lost + second.abs() + third.abs(),
            has_inflow: self.has_inflow || other.has_inflow,
            has_outflow: self.has_outflow || other.has_outflow,
        };
    }

    /// -1, 0 or 1; `None` where what was lost may decide.
    fn sign(&self) -> Option<i8> {
        match (self.has_inflow, self.has_outflow) {
            (false, false) => Some(0),
            (true, false) => Some(1),
            (false, true) => Some(-1),
            (true, true) => self.sign_of_value(),
        }
    }

    fn sign_of_value(&self) -> Option<i8> {
        let value = self.high + self.low;
        // The factor covers the roundings of `lost` itself.
        if value.abs() > 2.0 * self.lost {
            Some(if value > 0.0 { 1 } else { -1 })
        } else {
            (self.lost == 0.0).then_some(0)
        }
    }
}

/// The sum and its rounding error, exactly (Knuth, *The Art of Computer Programming*, volume 2, section 4.2.2).
fn two_sum(a: f64, b: f64) -> (f64, f64) {
    let sum = a + b;
    let part = sum - a;
    (sum, (a - (sum - part)) + (b - part))
}

/// How many rates lie on one side of zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bound {
    None,
    One,
    Unknown,
}

/// What the signs prove.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rules {
    /// All amounts have one sign.
    OneSign,
    /// All cancel on their day: any rate fits.
    AllZero,
    /// The total is zero: so is one of the rates, and by this bound there are others or not.
    AtZero { others: Bound },
    /// The bounds above zero and below it.
    Apart { above: Bound, below: Bound },
}

impl Rules {
    /// Applies Descartes' rule to the flows and, where that leaves the answer open, to their partial sums.
    ///
    /// The number of rates, counted with multiplicity, is at most the number of sign changes of the flows, and less
    /// by an even number. The rates above zero are bounded in the same way by the sign changes of the partial sums
    /// from the first flow on (Laguerre; Norstrom's criterion is the case of one change), and those below zero by
    /// the partial sums from the last flow back. Where the total is zero, the partial sums are the flows that are
    /// left after the factor of that rate is divided out. All of it holds for powers with any real exponents.
    ///
    /// `total` is the sign of the total, where it is known already.
    pub(super) fn of(flows: &impl Flows, total: Option<bool>) -> Self {
        let descartes = Changes::of(flows.totals());
        let total = match total {
            Some(positive) => Some(if positive { 1 } else { -1 }),
            None => running(flows.totals()).last().and_then(|total| total.sign()),
        };
        match (descartes.bound(), total) {
            (_, _) if descartes.is_all_zero() => Self::AllZero,
            (Bound::None, _) => Self::OneSign,
            (Bound::One, Some(0)) => Self::AtZero { others: Bound::None },
            (Bound::One, Some(sign)) => {
                // With the sign of the first flow still in the total, the change is yet to come below zero.
                if Some(sign) == descartes.first {
                    Self::Apart { above: Bound::None, below: Bound::One }
                } else {
                    Self::Apart { above: Bound::One, below: Bound::None }
                }
            }
            (_, Some(0)) => {
                let others = match Changes::of(running(flows.totals())).bound() {
                    Bound::None => Bound::None,
                    // One more root of the quotient may be the rate zero again.
                    Bound::One | Bound::Unknown => Bound::Unknown,
                };
                Self::AtZero { others }
            }
            (_, Some(_)) => Self::Apart {
                above: Changes::of(running(flows.totals())).bound(),
                below: Changes::of(running(flows.totals().rev())).bound(),
            },
            (_, None) => Self::Apart { above: Bound::Unknown, below: Bound::Unknown },
        }
    }
}

fn running(totals: impl Iterator<Item = Sum>) -> impl Iterator<Item = Sum> {
    totals.scan(Sum::default(), |sum, flow| {
        sum.add(flow);
        Some(*sum)
    })
}

/// The signs of a sequence, zeros left out.
#[derive(Debug, Clone, Copy)]
struct Changes {
    first: Option<i8>,
    count: usize,
    certain: bool,
}

impl Changes {
    fn of(sums: impl Iterator<Item = Sum>) -> Self {
        let mut changes = Self { first: None, count: 0, certain: true };
        let mut last = 0;
        for sum in sums {
            match sum.sign() {
                Some(0) => {}
                Some(sign) => {
                    changes.first = changes.first.or(Some(sign));
                    changes.count += usize::from(last == -sign);
                    last = sign;
                }
                None => changes.certain = false,
            }
        }
        changes
    }

    fn is_all_zero(&self) -> bool {
        self.certain && self.first.is_none()
    }

    fn bound(&self) -> Bound {
        match self.count {
            0 if self.certain => Bound::None,
            1 if self.certain => Bound::One,
            _ => Bound::Unknown,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::flows::Periodic;
    use super::*;

    fn rules(flows: &[f64]) -> Rules {
        Rules::of(&Periodic::of(flows).unwrap().unwrap(), None)
    }

    #[test]
    fn one_change_of_sign_is_one_rate_on_the_side_of_the_total() {
        assert_eq!(rules(&[-100.0, 60.0, 60.0]), Rules::Apart { above: Bound::One, below: Bound::None });
        assert_eq!(rules(&[-100.0, 40.0, 40.0]), Rules::Apart { above: Bound::None, below: Bound::One });
        assert_eq!(rules(&[-100.0, 50.0, 50.0]), Rules::AtZero { others: Bound::None });
    }

    #[test]
    fn partial_sums_decide_where_the_flows_do_not() {
        // Two changes of sign, one in the partial sums of either end.
        assert_eq!(rules(&[-100.0, 200.0, -50.0]), Rules::Apart { above: Bound::One, below: Bound::One });
        // An outlay at the end that income has paid for.
        assert_eq!(rules(&[-100.0, 20.0, -5.0]), Rules::Apart { above: Bound::None, below: Bound::Unknown });
    }

    #[test]
    fn a_total_of_zero_is_seen_through_rounding() {
        let third = 1.0 / 3.0;
        assert_eq!(rules(&[-third, 1.0, third, -1.0]), Rules::AtZero { others: Bound::Unknown });
        assert_eq!(rules(&[1e16, 1.0, -1e16, -1.0]), Rules::AtZero { others: Bound::None });
    }

    #[test]
    fn an_amount_too_small_to_scale_keeps_its_sign() {
        assert_eq!(rules(&[-1e-200, 1e200]), Rules::Apart { above: Bound::One, below: Bound::None });
        assert_eq!(rules(&[-1e-300, 1e300, 1e-300]), Rules::Apart { above: Bound::One, below: Bound::None });
    }

    #[test]
    fn a_sum_knows_what_it_lost() {
        let mut sum = Sum::of(1e300, 1.0);
        for amount in [1.0, 1e-300, -1e300, -1.0] {
            sum.add(Sum::of(amount, 1.0));
        }
        assert_ne!(sum.sign(), Some(0));
        assert_ne!(sum.sign(), Some(-1));
    }
}
