//! What people say, in fractions: mean values times mean weights, by influence, with open cells at either end.

use crate::model::{shares, sum};
use bizcase::Decimal;
use shared::fraction::Fraction;

/// A score as a number, and its value.
#[derive(Clone)]
pub struct Opinion {
    pub score: Decimal,
    pub value: Fraction,
}

/// What one person says by option and criterion.
type Cells = Vec<Vec<Option<Opinion>>>;

pub struct Judgement {
    people: Vec<Voice>,
    /// The mean shares of the criteria in the whole.
    pub shares: Vec<Fraction>,
    /// The score that is worth most on each criterion, where it lies inside the scale.
    peaks: Vec<Option<Opinion>>,
    is_out: Vec<bool>,
}

struct Voice {
    influence: Fraction,
    shares: Vec<Fraction>,
    cells: Cells,
}

/// The two ends of a total.
pub struct Open {
    pub lowest: Fraction,
    pub highest: Fraction,
}

impl Judgement {
    /// Of people with their influence, the points of each criterion and of the group of the first two if there is one, and
    /// their opinions.
    pub fn of(
        people: Vec<(Decimal, Vec<Decimal>, Cells)>,
        peaks: Vec<Option<Opinion>>,
        is_out: Vec<bool>,
    ) -> Self {
        let criteria = peaks.len();
        let people: Vec<Voice> = people
            .into_iter()
            .map(|(influence, points, cells)| Voice {
                influence: Fraction::of(influence),
                shares: in_the_whole(&points, criteria),
                cells,
            })
            .collect();
        let whole = sum(people.iter().map(|it| &it.influence));
        let mean = |criterion: usize| {
            let parts: Vec<Fraction> =
                people.iter().map(|it| it.influence.clone() * it.shares[criterion].clone()).collect();
            sum(&parts).over(&whole)
        };
        Self { shares: (0..criteria).map(mean).collect(), people, peaks, is_out }
    }

    pub fn options(&self) -> usize {
        self.is_out.len()
    }

    pub fn criteria(&self) -> usize {
        self.shares.len()
    }

    /// The mean value of a cell over those who scored it and count.
    pub fn mean(&self, option: usize, criterion: usize) -> Option<Fraction> {
        let zero = Fraction::integer(0);
        let said = || {
            let all = self.people.iter().filter(|it| it.influence != zero);
            all.filter_map(|it| Some((&it.influence, &it.cells[option][criterion].as_ref()?.value)))
        };
        let parts: Vec<Fraction> =
            said().map(|(influence, value)| influence.clone() * value.clone()).collect();
        let whole = sum(said().map(|(influence, _)| influence));
        (whole != zero).then(|| sum(&parts).over(&whole))
    }

    pub fn is_scored(&self, option: usize) -> bool {
        (0..self.criteria()).any(|criterion| self.mean(option, criterion).is_some())
    }

    /// The options that meet every must and have a score.
    pub fn ranked(&self) -> Vec<usize> {
        (0..self.options()).filter(|&option| !self.is_out[option] && self.is_scored(option)).collect()
    }

    pub fn ends(&self, option: usize) -> Open {
        let end = |open: i64| {
            let cells = self.shares.iter().enumerate().map(|(criterion, share)| {
                share.clone() * self.mean(option, criterion).unwrap_or(Fraction::integer(open))
            });
            sum(&cells.collect::<Vec<_>>())
        };
        Open { lowest: end(0), highest: end(1) }
    }

    /// The least and the largest value of the scores between any two that were given for a cell, whatever their influence.
    pub fn range(&self, option: usize, criterion: usize) -> Option<(Fraction, Fraction)> {
        let said = || self.people.iter().filter_map(|it| it.cells[option][criterion].as_ref());
        let (low, high) = (said().map(|it| it.score).min()?, said().map(|it| it.score).max()?);
        let peak = self.peaks[criterion].iter().filter(|peak| low < peak.score && peak.score < high);
        let values = || said().chain(peak.clone()).map(|it| it.value.clone());
        Some((values().min()?, values().max()?))
    }

    /// Whether everybody scored a cell.
    pub fn is_full(&self, option: usize, criterion: usize) -> bool {
        self.people.iter().all(|it| it.cells[option][criterion].is_some())
    }

    /// The least and the largest share that anybody gives a criterion, whatever their influence.
    pub fn range_of_share(&self, criterion: usize) -> (Fraction, Fraction) {
        let said = || self.people.iter().map(|it| it.shares[criterion].clone());
        (said().min().expect("there is somebody"), said().max().expect("there is somebody"))
    }
}

/// The shares of the criteria in the whole, from the points of each and of the group last.
fn in_the_whole(points: &[Decimal], criteria: usize) -> Vec<Fraction> {
    let Some(group) = points.get(criteria) else { return shares(points) };
    let within = shares_or_nothing(&points[..2]);
    let top = shares_or_nothing(&[&[*group], &points[2..criteria]].concat());
    let of_group = within.into_iter().map(|share| share * top[0].clone());
    of_group.chain(top[1..].iter().cloned()).collect()
}

/// The shares of siblings; nothing each where none of them weighs anything.
fn shares_or_nothing(points: &[Decimal]) -> Vec<Fraction> {
    if points.iter().all(Decimal::is_zero) {
        return vec![Fraction::integer(0); points.len()];
    }
    shares(points)
}
