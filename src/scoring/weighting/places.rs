//! Weights of places, given to those who hold them.

use super::weights::{Weights, count_fault};
use crate::error::{Error, ErrorKind, Errors};
use num_bigint::BigInt;
use num_integer::Integer;

/// The weights of criteria with these ranks, where `of_place` says what each place is worth, the first one first.
///
/// The tied share what the places that they cover are worth together.
pub(super) fn weights_of_ranks(
    ranks: &[usize],
    of_place: impl Fn(usize) -> Vec<BigInt>,
) -> Result<Weights, Errors> {
    Errors::none_in(count_fault(ranks.len()).into_iter().collect())?;
    Errors::none_in(rank_faults(ranks))?;
    let of_place = of_place(ranks.len());
    // Every number of tied criteria divides the multiple, so that their shares stay whole.
    let multiple = least_multiple(ranks.len());
    let parts: Vec<BigInt> = ranks
        .iter()
        .map(|&rank| {
            let tied = ranks.iter().filter(|&&other| other == rank).count();
            let covered: BigInt = of_place[rank - 1..rank - 1 + tied].iter().sum();
            covered * (&multiple / tied)
        })
        .collect();
    Weights::in_proportion(&parts)
}

/// The least number that all of 1 to `count` divide.
pub(super) fn least_multiple(count: usize) -> BigInt {
    (1..=count).fold(BigInt::from(1), |multiple, number| multiple.lcm(&BigInt::from(number)))
}

fn rank_faults(ranks: &[usize]) -> Vec<Error> {
    let fault = |(index, &rank): (usize, &usize)| {
        let place = 1 + ranks.iter().filter(|&&other| other < rank).count();
        let expected = format!("{place}, one more than the number of criteria of a better rank");
        (rank != place)
            .then(|| Error::new(ErrorKind::OutOfRange, format!("rank {rank}"), expected).within(index))
    };
    ranks.iter().enumerate().filter_map(fault).collect()
}
