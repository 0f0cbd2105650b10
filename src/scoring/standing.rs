//! Who stands where: ranks from totals that may be open.

use super::contribution::Between;
use super::total::ExactTotals;
use rust_decimal::Decimal;

/// A total as a figure, or as the two ends between which it lies.
#[derive(Clone, Copy)]
pub(super) enum Total {
    Closed(Decimal),
    Open(Between),
}

impl Total {
    pub(super) fn of(exact: &ExactTotals<'_>, option: usize) -> Self {
        if exact.is_closed(option) {
            return Self::Closed(exact.lowest(option));
        }
        Self::Open(Between { lowest: exact.lowest(option), highest: exact.highest(option) })
    }

    pub(super) fn closed(self) -> Option<Decimal> {
        match self {
            Self::Closed(total) => Some(total),
            Self::Open(_) => None,
        }
    }

    pub(super) fn open(self) -> Option<Between> {
        match self {
            Self::Closed(_) => None,
            Self::Open(between) => Some(between),
        }
    }
}

/// Where one option stands.
#[derive(Clone, Default)]
pub(super) struct Standing {
    /// One more than the number of options that certainly beat it.
    pub(super) rank: Option<usize>,
    /// One more than the number of options that may beat it.
    pub(super) last_rank: Option<usize>,
    /// The options that it certainly beats.
    pub(super) beaten: Vec<usize>,
}

/// Where all options stand.
pub(super) struct Standings {
    /// The options that have a rank.
    ranked: Vec<usize>,
    /// For each of those.
    standings: Vec<Standing>,
}

impl Standings {
    /// Competition ranks of these options: 1, 2, 2, 4.
    pub(super) fn of(exact: &ExactTotals<'_>, ranked: &[usize]) -> Self {
        let others = |option: usize| ranked.iter().copied().filter(move |other| *other != option);
        let standing = |option: usize| Standing {
            rank: Some(1 + others(option).filter(|other| exact.certainly_beats(*other, option)).count()),
            last_rank: Some(1 + others(option).filter(|other| exact.may_beat(*other, option)).count()),
            beaten: others(option).filter(|other| exact.certainly_beats(option, *other)).collect(),
        };
        Self { ranked: ranked.to_vec(), standings: ranked.iter().map(|option| standing(*option)).collect() }
    }

    pub(super) fn ranked(&self) -> &[usize] {
        &self.ranked
    }

    pub(super) fn standing(&self, option: usize) -> Standing {
        let index = self.ranked.binary_search(&option);
        index.map_or_else(|_| Standing::default(), |index| self.standings[index].clone())
    }

    pub(super) fn rank(&self, option: usize) -> Option<usize> {
        self.ranked.binary_search(&option).ok().and_then(|index| self.standings[index].rank)
    }

    /// All of so many options: those with a rank by that, then by their place in the input.
    pub(super) fn in_order(&self, options: usize) -> Vec<usize> {
        let mut order: Vec<usize> = (0..options).collect();
        // A stable sort: options of the same rank stay in the order of the input.
        order.sort_by_key(|option| self.rank(*option).unwrap_or(usize::MAX));
        order
    }
}
