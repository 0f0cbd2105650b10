//! Weights by geometric means of rows.

use super::matrix::PairwiseMatrix;
use crate::exact::real::figure;
use crate::exact::{Rational, Real};
use crate::scoring::figures::in_range;
use num_bigint::BigInt;
use rust_decimal::Decimal;

impl PairwiseMatrix {
    /// The weights in proportion to the geometric means of the rows: `w_i = g_i / sum of g` with
    /// `g_i = (a_i1 a_i2 ... a_in)^(1/n)`.
    ///
    /// They fit the judgements best in the squares of logarithms (Crawford and Williams, *Journal of Mathematical
    /// Psychology* 29, 1985), and are the weights to which [`Consistency::geometric_index`](super::Consistency) belongs. Each is the
    /// exact number, rounded once.
    ///
    /// # Examples
    ///
    /// ```
    /// use bizcase::scoring::pairwise::{Judgement, PairwiseMatrix};
    ///
    /// let judgements: Vec<Judgement> =
    ///     ["1", "8", "8"].iter().map(|text| text.parse()).collect::<Result<_, _>>()?;
    /// // Cube roots of 1 x 1 x 8, of 1 x 1 x 8 and of 1/8 x 1/8 x 1: 2, 2 and 1/4.
    /// let weights = PairwiseMatrix::from_upper(3, &judgements)?.geometric_mean();
    /// assert_eq!(weights[0], bizcase::dec!("0.4705882352941176470588235294")); // 8/17
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn geometric_mean(&self) -> Vec<Decimal> {
        let products: Vec<Rational> = (0..self.size()).map(|row| self.row_product(row)).collect();
        let root = Rational::new(BigInt::from(1), self.size().into()).expect("a matrix has a row");
        let weight = |row: usize| {
            figure(|bits| {
                let means = products.iter().map(|product| Real::power(product, &root, bits));
                let sum = means.fold(Real::from(0), |sum, mean| sum + mean);
                Real::power(&products[row], &root, bits) / sum
            })
        };
        (0..self.size())
            .map(|row| in_range(weight(row).expect("a root is enclosed as narrowly as a tie needs")))
            .collect()
    }

    fn row_product(&self, row: usize) -> Rational {
        let cells = (0..self.size()).map(|column| self.at(row, column).exact());
        cells.fold(Rational::one(), |product, cell| (&product * &cell).reduced())
    }
}
