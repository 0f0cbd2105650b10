//! Polynomials with integer coefficients.

use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::{One, Zero};

/// `c[0] + c[1] x + c[2] x^2 + ...`; the last coefficient is not zero, and the zero polynomial has none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Polynomial(Vec<BigInt>);

impl Polynomial {
    pub(crate) fn new(mut coefficients: Vec<BigInt>) -> Self {
        while coefficients.last().is_some_and(Zero::is_zero) {
            coefficients.pop();
        }
        Self(coefficients)
    }

    pub(crate) fn coefficients(&self) -> &[BigInt] {
        &self.0
    }

    pub(crate) fn into_coefficients(self) -> Vec<BigInt> {
        self.0
    }

    /// The degree; that of a constant, zero among them, is 0.
    pub(crate) fn degree(&self) -> usize {
        self.0.len().saturating_sub(1)
    }

    pub(crate) fn derivative(&self) -> Self {
        Self::new(self.0.iter().enumerate().skip(1).map(|(power, c)| c * power).collect())
    }

    /// The polynomial whose roots are the reciprocals; the constant coefficient must not be zero.
    pub(crate) fn reversed(&self) -> Self {
        Self::new(self.0.iter().rev().cloned().collect())
    }

    /// Divided by the greatest common divisor of its coefficients.
    pub(crate) fn primitive(&self) -> Self {
        let content = self.0.iter().fold(BigInt::ZERO, |divisor, c| divisor.gcd(c));
        if content.is_zero() || content.is_one() {
            return self.clone();
        }
        Self(self.0.iter().map(|c| c / &content).collect())
    }

    /// The quotient where the divisor divides evenly, with integer coefficients.
    pub(crate) fn divided_by(&self, divisor: &Self) -> Option<Self> {
        let (leading, lower) = divisor.0.split_last()?;
        let mut rest = self.0.clone();
        let steps = rest.len().checked_sub(lower.len())?;
        let mut quotient = vec![BigInt::ZERO; steps];
        for step in (0..steps).rev() {
            let (factor, remainder) = rest[step + lower.len()].div_rem(leading);
            if !remainder.is_zero() {
                return None;
            }
            for (target, c) in rest[step..].iter_mut().zip(lower) {
                *target -= &factor * c;
            }
            quotient[step] = factor;
        }
        rest[..lower.len()].iter().all(Zero::is_zero).then(|| Self::new(quotient))
    }

    /// Divides by `x` as often as possible: the multiplicity of the root 0, and what is left.
    pub(crate) fn without_root_zero(mut self) -> (usize, Self) {
        let multiplicity = self.0.iter().take_while(|c| c.is_zero()).count();
        self.0.drain(..multiplicity);
        (multiplicity, self)
    }

    /// Divides by `x - 1` as often as possible: the multiplicity of the root 1, and what is left.
    pub(crate) fn without_root_one(self) -> (usize, Self) {
        let (mut rest, mut multiplicity) = (self, 0);
        while rest.0.len() > 1 && rest.0.iter().sum::<BigInt>().is_zero() {
            // Synthetic division: the coefficients of the quotient are the partial sums from the top.
            let mut partial = BigInt::ZERO;
            let mut quotient: Vec<BigInt> = Vec::with_capacity(rest.degree());
            for c in rest.0[1..].iter().rev() {
                partial += c;
                quotient.push(partial.clone());
            }
            quotient.reverse();
            rest = Self::new(quotient);
            multiplicity += 1;
        }
        (multiplicity, rest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn polynomial(coefficients: &[i64]) -> Polynomial {
        Polynomial::new(coefficients.iter().map(|&c| c.into()).collect())
    }

    #[test]
    fn division_is_even_or_refused() {
        let product = polynomial(&[-2, 1, 1]);
        assert_eq!(product.divided_by(&polynomial(&[2, 1])), Some(polynomial(&[-1, 1])));
        assert_eq!(product.divided_by(&polynomial(&[3, 1])), None);
        assert_eq!(product.divided_by(&polynomial(&[])), None);
        assert_eq!(polynomial(&[1, 1]).divided_by(&product), None);
    }

    #[test]
    fn the_root_one_is_taken_out_with_its_multiplicity() {
        let (multiplicity, rest) = polynomial(&[-1, 3, -3, 1]).without_root_one();
        assert_eq!((multiplicity, rest), (3, polynomial(&[1])));
        let (multiplicity, rest) = polynomial(&[2, -3, 1]).without_root_one();
        assert_eq!((multiplicity, rest), (1, polynomial(&[-2, 1])));
    }

    #[test]
    fn a_primitive_polynomial_has_no_common_divisor_left() {
        assert_eq!(polynomial(&[6, -9, 15]).primitive(), polynomial(&[2, -3, 5]));
        assert_eq!(polynomial(&[-4, 0, -6]).primitive(), polynomial(&[-2, 0, -3]));
        assert_eq!(polynomial(&[2, 3]).primitive(), polynomial(&[2, 3]));
    }
}
