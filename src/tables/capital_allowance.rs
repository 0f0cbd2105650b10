//! Shares of what is not yet written off that a tax law lets a business write off in a year.
//!
//! A pool of assets is one file of data, and one line in [`ALLOWANCES`].

mod uk_main_pool;

use super::standing::{Evidence, TableStatus};
use crate::exact::Rational;
use crate::measure::Outcome;
use crate::value::Share;
use jiff::civil::Date;
use rust_decimal::Decimal;

/// Every pool, in the order of the list.
const ALLOWANCES: &[CapitalAllowance] = &[uk_main_pool::POOL];

/// The writing-down share of one pool of assets, which changes on dates.
///
/// ```
/// use bizcase::tables::capital_allowance;
/// use bizcase::{dec, prelude::date};
///
/// let pool = capital_allowance("uk-main-pool").expect("it is in the list");
/// assert_eq!(pool.share_on(date(2026, 3, 31)).fraction(), dec!(0.18));
/// assert_eq!(pool.share_on(date(2026, 4, 1)).fraction(), dec!(0.14));
/// // 73 of 365 days at 18 % and 292 at 14 %: 14.8 %.
/// let share = pool.share_over(date(2026, 1, 18), date(2027, 1, 18));
/// assert_eq!(share.value(), Some(dec!(0.148)));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CapitalAllowance {
    id: &'static str,
    name: &'static str,
    country: &'static str,
    issuer: &'static str,
    source: &'static str,
    vintage: &'static str,
    evidence: Evidence,
    status: TableStatus,
    note: &'static str,
    /// The share before the first change, as a fraction.
    first: Decimal,
    /// Each change with the day since which it holds, ascending.
    changes: &'static [(Date, Decimal)],
}

/// Every table of capital allowances.
///
/// ```
/// assert!(bizcase::tables::capital_allowances().all(|pool| pool.country() == "United Kingdom"));
/// ```
pub fn capital_allowances() -> impl Iterator<Item = &'static CapitalAllowance> {
    ALLOWANCES.iter()
}

/// The table of capital allowances with this id.
#[must_use]
pub fn capital_allowance(id: &str) -> Option<&'static CapitalAllowance> {
    capital_allowances().find(|pool| pool.id == id)
}

/// The main pool of the United Kingdom.
pub(crate) fn uk_main_pool() -> &'static CapitalAllowance {
    const { &uk_main_pool::POOL }
}

impl CapitalAllowance {
    /// The id, which always stands for these shares.
    #[must_use]
    pub fn id(&self) -> &'static str {
        self.id
    }

    /// The name for people.
    #[must_use]
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// The country whose tax law it is.
    #[must_use]
    pub fn country(&self) -> &'static str {
        self.country
    }

    /// Who levies the tax.
    #[must_use]
    pub fn issuer(&self) -> &'static str {
        self.issuer
    }

    /// The publication from which the shares were taken.
    #[must_use]
    pub fn source(&self) -> &'static str {
        self.source
    }

    /// The date of that publication.
    #[must_use]
    pub fn vintage(&self) -> &'static str {
        self.vintage
    }

    /// Whether the shares were read in the source.
    #[must_use]
    pub fn evidence(&self) -> Evidence {
        self.evidence
    }

    /// Whether it is the law today.
    #[must_use]
    pub fn status(&self) -> TableStatus {
        self.status
    }

    /// What a reader should know before relying on it.
    #[must_use]
    pub fn note(&self) -> &'static str {
        self.note
    }

    /// Each share with the first day on which it holds; the first one holds on any day before the second.
    pub fn shares(&self) -> impl Iterator<Item = (Option<Date>, Share)> {
        let changes = self.changes.iter().map(|&(since, fraction)| (Some(since), fraction));
        [(None, self.first)].into_iter().chain(changes).map(|(since, fraction)| (since, share(fraction)))
    }

    /// The share that holds on a day.
    #[must_use]
    pub fn share_on(&self, day: Date) -> Share {
        let until = self.changes.partition_point(|(since, _)| *since <= day);
        share(until.checked_sub(1).map_or(self.first, |last| self.changes[last].1))
    }

    /// The share of a period from its first day up to the day after its last, weighted by days where it changes within the
    /// period; undefined for a period without a day.
    pub fn share_over(&self, start: Date, end: Date) -> Outcome<Decimal> {
        match self.weighted(start, end) {
            Some(share) => share.round().into(),
            None => Outcome::Undefined(crate::measure::Reason::NoPeriods),
        }
    }

    /// The same, exact; none for a period without a day.
    pub(crate) fn weighted(&self, start: Date, end: Date) -> Option<Rational> {
        let days = |from: Date, to: Date| Rational::from_integer((to - from).get_days());
        let within = self.changes.iter().filter(|(since, _)| start < *since && *since < end);
        let mut weighted = Rational::from_integer(0);
        let (mut from, mut fraction) = (start, self.share_on(start).fraction());
        for &(since, next) in within {
            weighted = &weighted + &(&Rational::from_decimal(fraction) * &days(from, since));
            (from, fraction) = (since, next);
        }
        weighted = &weighted + &(&Rational::from_decimal(fraction) * &days(from, end));
        if start < end { weighted.checked_div(&days(start, end)) } else { None }
    }
}

fn share(fraction: Decimal) -> Share {
    Share::from_fraction(fraction).expect("the shares of every table lie between 0 and 1")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dec;
    use crate::value::Id;
    use jiff::civil::date;

    #[test]
    fn every_pool_is_whole() {
        for pool in capital_allowances() {
            assert!(pool.id.parse::<Id>().is_ok(), "{}", pool.id);
            assert!(pool.note.ends_with('.'), "{}", pool.id);
            assert!(pool.changes.is_sorted_by(|one, next| one.0 < next.0), "{}", pool.id);
            assert!(pool.shares().all(|(_, share)| share.fraction() > Decimal::ZERO), "{}", pool.id);
        }
    }

    #[test]
    fn a_share_is_weighted_by_the_days_on_each_side_of_its_change() {
        let pool = uk_main_pool();
        let over = |start, end| pool.share_over(start, end).value();
        assert_eq!(over(date(2025, 4, 1), date(2026, 4, 1)), Some(dec!(0.18)));
        assert_eq!(over(date(2026, 4, 1), date(2027, 4, 1)), Some(dec!(0.14)));
        assert_eq!(over(date(2026, 3, 31), date(2026, 4, 2)), Some(dec!(0.16)));
        assert_eq!(over(date(2026, 4, 1), date(2026, 4, 1)), None);
        assert_eq!(over(date(2027, 4, 1), date(2026, 4, 1)), None);
    }
}
