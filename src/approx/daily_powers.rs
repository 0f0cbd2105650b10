//! Powers of a daily factor without an exponential for each.

use crate::float;

/// A bound on the relative error of a power, in units of 2^-53, beside what the exponent's own rounding does.
///
/// In each of at most eight tables an entry is a product of at most 15 factors with an error below 1.5 units each
/// and 14 roundings; the product over the tables adds seven.
pub(super) const POWERS_ERROR: f64 = 8.0 * (15.0 * 1.5 + 14.0) + 7.0;

const DIGITS: usize = 16;
const TABLES: usize = 8;

/// `exp(force * days)` for whole numbers of days, from a table for each hexadecimal digit.
///
/// One exponential a digit is far below one a flow; squaring a single one up would multiply its error by the days.
#[derive(Debug)]
pub(super) struct DailyPowers {
    tables: [[f64; DIGITS]; TABLES],
    used: usize,
}

impl DailyPowers {
    /// Prepares the powers up to `days`.
    pub(super) fn of(force: f64, days: u32) -> Self {
        let mut tables = [[1.0; DIGITS]; TABLES];
        let mut used = 0;
        let mut unit = 1.0;
        let mut left = days;
        while left > 0 {
            let table = &mut tables[used];
            table[1] = float::exp(force * unit);
            for k in 2..DIGITS {
                table[k] = table[k / 2] * table[k - k / 2];
            }
            used += 1;
            unit *= DIGITS as f64;
            left >>= 4;
        }
        Self { tables, used }
    }

    /// The factor of a number of days, at most that which was prepared for.
    #[inline]
    pub(super) fn at(&self, days: u32) -> f64 {
        let mut power = 1.0;
        for (place, table) in self.tables[..self.used].iter().enumerate() {
            power *= table[(days >> (4 * place)) as usize % DIGITS];
        }
        power
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_digit_counts() {
        for force in [1e-7, -2.6e-4, -0.1] {
            let powers = DailyPowers::of(force, u32::MAX);
            for days in [0, 1, 15, 16, 255, 365, 4095, 4096, 65_537, 1_000_000] {
                let expected = float::exp(force * f64::from(days));
                let units = POWERS_ERROR + 2.0 * (force * f64::from(days)).abs() + 2.0;
                let bound = units * f64::EPSILON / 2.0 * expected + f64::MIN_POSITIVE;
                assert!((powers.at(days) - expected).abs() <= bound, "{force} over {days}");
            }
        }
    }
}
