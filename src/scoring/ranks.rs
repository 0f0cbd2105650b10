//! Ranks of a list: those of a competition, 1, 2, 2, 4.

use std::cmp::Ordering;

/// For each item, one more than the number of items that come before it in a weak order.
pub(super) fn competition_ranks<T>(items: &[T], order: impl Fn(&T, &T) -> Ordering) -> Vec<usize> {
    let mut sorted: Vec<usize> = (0..items.len()).collect();
    sorted.sort_by(|&one, &other| order(&items[one], &items[other]));
    let mut ranks = vec![1; items.len()];
    for place in 1..sorted.len() {
        let (before, here) = (sorted[place - 1], sorted[place]);
        ranks[here] = match order(&items[before], &items[here]) {
            Ordering::Equal => ranks[before],
            _ => place + 1,
        };
    }
    ranks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tied_share_the_better_rank_and_the_next_one_counts_them_all() {
        assert_eq!(competition_ranks(&[7, 9, 7, 1], |a, b| b.cmp(a)), [2, 1, 2, 4]);
        assert!(competition_ranks::<u8>(&[], Ord::cmp).is_empty());
    }
}
