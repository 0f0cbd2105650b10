//! Sampled shares: draws in blocks, each of them from its number alone.
//!
//! The gaps between sorted uniform numbers are uniform over the mixes of the corners, which takes no logarithm. They
//! are exact in `f64`, because the numbers are multiples of 2^-53; only the totals are rounded.

use super::pieces::spread;
use super::{OptionShares, Sampling};
use crate::exact::Rational;
use crate::float::random::Random;
use crate::scoring::figures::ratio;
use num_bigint::BigInt;
use num_traits::{FromPrimitive, ToPrimitive, Zero};
use std::cmp::Ordering;

/// Draws of a block, which the processor works on side by side.
const LANES: usize = 64;

type Lanes<T> = [T; LANES];

/// Places of a sampled central weight.
const PLACES: u32 = 12;

/// The shares of all options, for values by option and corner.
pub(super) fn shares(values: &[Vec<BigInt>], sampling: Sampling) -> Vec<OptionShares> {
    let kinds = Kinds::of(values);
    let mut tally = Tally::of(&kinds, values[0].len());
    let random = Random::seeded(sampling.seed());
    let mut block = Block::of(&kinds, values[0].len());
    let mut draw = 0;
    while draw < sampling.draws() {
        block.draw(random, draw);
        block.rank(&kinds);
        let lanes = usize::try_from(sampling.draws() - draw).unwrap_or(LANES).min(LANES);
        tally.count(&block, lanes);
        draw = draw.saturating_add(64);
    }
    (0..values.len()).map(|option| tally.option_shares(option, &kinds, sampling.draws())).collect()
}

/// The options that differ, each with all that are the same as it.
struct Kinds {
    /// The values by kind and corner, moved and scaled to lie between 0 and 1: that changes no order of totals.
    values: Vec<Vec<f64>>,
    members: Vec<u32>,
    of_option: Vec<usize>,
}

impl Kinds {
    fn of(options: &[Vec<BigInt>]) -> Self {
        let mut firsts: Vec<usize> = Vec::new();
        let mut members: Vec<u32> = Vec::new();
        let mut of_option = Vec::new();
        for (option, row) in options.iter().enumerate() {
            let known = firsts.iter().position(|first| options[*first] == *row);
            let kind = known.unwrap_or(firsts.len());
            if known.is_none() {
                firsts.push(option);
                members.push(0);
            }
            members[kind] += 1;
            of_option.push(kind);
        }
        let corners = 0..options[0].len();
        let least: Vec<&BigInt> =
            corners.filter_map(|corner| options.iter().map(|row| &row[corner]).min()).collect();
        let height = |first: &usize| options[*first].iter().zip(&least).map(|(value, least)| value - *least);
        let largest = firsts.iter().flat_map(height).max().unwrap_or_default();
        let scaled = |first: &usize| height(first).map(|height| fraction(&height, &largest)).collect();
        Self { values: firsts.iter().map(scaled).collect(), members, of_option }
    }
}

/// A part of a whole in `f64`, within 2^-53 and the same for equal parts.
fn fraction(part: &BigInt, whole: &BigInt) -> f64 {
    const ONE: u64 = 1 << 62;
    if whole.is_zero() {
        return 0.0;
    }
    let scaled = (part * ONE) / whole;
    scaled.to_f64().unwrap_or(0.0) / BigInt::from(ONE).to_f64().unwrap_or(1.0)
}

/// What is drawn and found for some draws side by side.
struct Block {
    /// By corner.
    mixes: Vec<Lanes<f64>>,
    /// By kind.
    totals: Vec<Lanes<f64>>,
    /// By kind, how many options are ahead of it.
    ahead: Vec<Lanes<u32>>,
    /// By pair of kinds, how many draws the first one wins.
    wins: Vec<Vec<Lanes<u32>>>,
}

impl Block {
    fn of(kinds: &Kinds, corners: usize) -> Self {
        let count = kinds.members.len();
        Self {
            mixes: vec![[0.0; LANES]; corners],
            totals: vec![[0.0; LANES]; count],
            ahead: vec![[0; LANES]; count],
            wins: (0..count).map(|kind| vec![[0; LANES]; count - kind - 1]).collect(),
        }
    }

    /// Mixes of the corners for the draws from this number on.
    fn draw(&mut self, random: Random, first: u32) {
        let cuts = self.mixes.len() - 1;
        for (place, pair) in self.mixes[..cuts].chunks_mut(2).enumerate() {
            for lane in 0..LANES {
                let number = u64::from(first) + lane as u64;
                let [one, two] = random.units(number, place as u64);
                pair[0][lane] = one;
                if let Some(second) = pair.get_mut(1) {
                    second[lane] = two;
                }
            }
        }
        sort(&mut self.mixes[..cuts]);
        self.mixes[cuts] = [1.0; LANES];
        for corner in (1..=cuts).rev() {
            let (below, mix) = self.mixes.split_at_mut(corner);
            for (mix, below) in mix[0].iter_mut().zip(&below[corner - 1]) {
                *mix -= below;
            }
        }
    }

    /// The totals, and how many options are ahead of each kind.
    fn rank(&mut self, kinds: &Kinds) {
        for (total, values) in self.totals.iter_mut().zip(&kinds.values) {
            *total = [0.0; LANES];
            for (mix, value) in self.mixes.iter().zip(values) {
                for lane in 0..LANES {
                    total[lane] += mix[lane] * value;
                }
            }
        }
        self.ahead.fill([0; LANES]);
        for first in 0..self.totals.len() {
            let (before, behind) = self.ahead.split_at_mut(first + 1);
            let ahead = &mut before[first];
            for (place, behind) in behind.iter_mut().enumerate() {
                let second = first + 1 + place;
                let (total, its) = (&self.totals[first], &self.totals[second]);
                let (members, its_members) = (kinds.members[first], kinds.members[second]);
                let wins = &mut self.wins[first][place];
                for lane in 0..LANES {
                    let win = u32::from(total[lane] >= its[lane]);
                    wins[lane] = win;
                    behind[lane] += win * members;
                    ahead[lane] += (1 - win) * its_members;
                }
            }
        }
    }
}

/// Sorts the numbers of each lane by exchanging neighbours, without a branch.
fn sort(rows: &mut [Lanes<f64>]) {
    for round in 0..rows.len() {
        for pair in rows[round % 2..].chunks_exact_mut(2) {
            let [low, high] = pair else { continue };
            for lane in 0..LANES {
                let (one, two) = (low[lane], high[lane]);
                low[lane] = if one < two { one } else { two };
                high[lane] = if one < two { two } else { one };
            }
        }
    }
}

/// What was counted so far.
struct Tally {
    /// By kind and number of options ahead of it.
    starts: Vec<Vec<u32>>,
    /// By kind, the sums of the mixes at which it is first.
    mixes: Vec<Vec<f64>>,
    /// By pair of kinds, how many draws the first one wins.
    wins: Vec<Vec<u32>>,
}

impl Tally {
    fn of(kinds: &Kinds, corners: usize) -> Self {
        let count = kinds.members.len();
        Self {
            starts: vec![vec![0; kinds.of_option.len()]; count],
            mixes: vec![vec![0.0; corners]; count],
            wins: (0..count).map(|kind| vec![0; count - kind - 1]).collect(),
        }
    }

    /// Counts the first lanes of a block.
    fn count(&mut self, block: &Block, lanes: usize) {
        for (kind, ahead) in block.ahead.iter().enumerate() {
            for (lane, ahead) in ahead[..lanes].iter().enumerate() {
                self.starts[kind][*ahead as usize] += 1;
                if *ahead == 0 {
                    for (sum, mix) in self.mixes[kind].iter_mut().zip(&block.mixes) {
                        *sum += mix[lane];
                    }
                }
            }
        }
        for (counts, wins) in self.wins.iter_mut().flatten().zip(block.wins.iter().flatten()) {
            *counts += wins[..lanes].iter().sum::<u32>();
        }
    }

    fn option_shares(&self, option: usize, kinds: &Kinds, draws: u32) -> OptionShares {
        let kind = kinds.of_option[option];
        let part = |count: u32| ratio(count.into(), draws.into());
        let starts: Vec<Rational> = self.starts[kind].iter().map(|count| part(*count)).collect();
        let winning = |(other, its_kind): (usize, &usize)| match its_kind.cmp(&kind) {
            _ if other == option => Rational::from_integer(0),
            Ordering::Less => part(draws - self.wins[*its_kind][kind - its_kind - 1]),
            Ordering::Equal => ratio(BigInt::from(1), BigInt::from(2)),
            Ordering::Greater => part(self.wins[kind][its_kind - kind - 1]),
        };
        OptionShares {
            ranks: spread(&starts, kinds.members[kind] as usize),
            centre: self.centre(kind),
            winning: kinds.of_option.iter().enumerate().map(winning).collect(),
        }
    }

    /// The mean mix at which a kind is first, to some places.
    fn centre(&self, kind: usize) -> Option<Vec<Rational>> {
        const UNIT: f64 = 1e12;
        let count = self.starts[kind][0];
        let mean = |sum: &f64| {
            let units = BigInt::from_f64((sum / f64::from(count) * UNIT).round()).unwrap_or_default();
            ratio(units, BigInt::from(10).pow(PLACES))
        };
        (count > 0).then(|| self.mixes[kind].iter().map(mean).collect())
    }
}
