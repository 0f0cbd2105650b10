//! Who is at least as good everywhere.

use super::ValueTable;
use std::cmp::Ordering;

impl ValueTable {
    /// Whether an option is at least as good as another on every criterion and better on one.
    ///
    /// Values are compared exactly and weights play no part, so a criterion of weight zero counts as any other.
    /// Options with the same values do not dominate each other; an option that does not exist dominates none.
    ///
    /// ```
    /// use bizcase::decimals;
    /// use bizcase::scoring::ValueTable;
    ///
    /// let table = ValueTable::new(&[decimals![3, 3], decimals![3, 3], decimals![2, 4], decimals![1, 1]], &decimals![1, 1])?;
    /// assert!(table.dominates(0, 3));
    /// assert!(!table.dominates(0, 1));
    /// assert_eq!(table.non_dominated(), [0, 1, 2]);
    /// # Ok::<(), bizcase::Errors>(())
    /// ```
    #[must_use]
    pub fn dominates(&self, option: usize, other: usize) -> bool {
        if option.max(other) >= self.options() {
            return false;
        }
        let mut better = false;
        for criterion in 0..self.criteria() {
            match self.grid.compare_cells(self.place(option, criterion), self.place(other, criterion)) {
                Ordering::Less => return false,
                Ordering::Equal => {}
                Ordering::Greater => better = true,
            }
        }
        better
    }

    /// The options that no other one dominates (the efficient or Pareto options), in the order of the rows.
    ///
    /// The time grows with the number of options times the number of those that are not dominated.
    #[must_use]
    pub fn non_dominated(&self) -> Vec<usize> {
        let mut kept = vec![true; self.options()];
        // What dominates an option comes before it in this order; and of those, one that is not dominated itself.
        let order = self.by_sum();
        let mut efficient: Vec<usize> = Vec::new();
        for option in order {
            if efficient.iter().any(|better| self.dominates(*better, option)) {
                kept[option] = false;
            } else {
                efficient.push(option);
            }
        }
        (0..self.options()).filter(|option| kept[*option]).collect()
    }

    /// The options by the sum of their values, the largest first.
    fn by_sum(&self) -> Vec<usize> {
        let sum = |option: usize| -> num_bigint::BigInt {
            (0..self.criteria()).map(|criterion| self.whole_value(option, criterion)).sum()
        };
        let mut order: Vec<_> = (0..self.options()).map(|option| (sum(option), option)).collect();
        order.sort_by(|one, other| other.0.cmp(&one.0));
        order.into_iter().map(|(_, option)| option).collect()
    }
}
