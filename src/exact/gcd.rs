//! Where the multiple roots of a polynomial are.
//!
//! Euclid's algorithm over the integers swells its coefficients beyond use. Modulo a prime it is cheap, and an image
//! that is square-free and of the same degree proves the polynomial so (W. S. Brown, "On Euclid's algorithm and the
//! computation of polynomial greatest common divisors", J. ACM 18, 1971). Otherwise the image is divided into factors
//! by the multiplicity of their roots (D. R. Musser, "Multivariate polynomial factorization", J. ACM 22, 1975). Those
//! of multiple roots are short as a rule: their rational coefficients are read from the images modulo one prime or
//! few (P. S. Wang, "A p-adic algorithm for univariate partial fractions", SYMSAC 1981), and even division proves them.

use super::polynomial::Polynomial;
use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::{One, Signed};

/// A polynomial by the multiplicity of its roots.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SquareFree {
    /// Has every root once.
    pub(crate) distinct: Polynomial,
    /// Has the roots of one multiplicity, which is above one, once each.
    pub(crate) multiple: Vec<(usize, Polynomial)>,
}

impl SquareFree {
    pub(crate) fn of(polynomial: &Polynomial) -> Self {
        let mut images = JoinedImages::default();
        Primes::descending()
            .find_map(|prime| {
                let factors = by_multiplicity(residues(polynomial, prime), prime)?;
                images.join(factors, prime);
                images.candidates().and_then(|multiple| Self::proved(polynomial, multiple))
            })
            .expect("finitely many primes are unlucky")
    }

    /// The same for the reversed polynomial; zero must be no root.
    pub(crate) fn reversed(&self) -> Self {
        let multiple = self.multiple.iter().map(|(multiplicity, factor)| (*multiplicity, factor.reversed()));
        Self { distinct: self.distinct.reversed(), multiple: multiple.collect() }
    }

    /// The division by multiplicity, if the polynomial contains these factors as often as they say.
    ///
    /// The images of the factors and of what is left are square-free and without a common root, all of them of full
    /// degree. So are the polynomials then: a common divisor would have an image.
    fn proved(polynomial: &Polynomial, multiple: Vec<(usize, Polynomial)>) -> Option<Self> {
        let mut distinct = polynomial.clone();
        for (multiplicity, factor) in &multiple {
            let mut rest = distinct;
            for _ in 1..*multiplicity {
                rest = rest.divided_by(factor)?;
            }
            rest.divided_by(factor)?;
            distinct = rest;
        }
        Some(Self { distinct, multiple })
    }
}

/// Monic factors modulo a prime, the i-th with the roots of multiplicity i + 1 of the polynomial, once each; `None` where
/// the prime divides the leading coefficient.
fn by_multiplicity(polynomial: Vec<u64>, prime: Prime) -> Option<Vec<Vec<u64>>> {
    if polynomial.last() == Some(&0) {
        return None;
    }
    let mut repeated = prime.monic_gcd(polynomial.clone(), prime.derivative(&polynomial));
    let mut roots = prime.quotient(polynomial, &repeated);
    let mut factors = Vec::new();
    while roots.len() > 1 {
        let above = prime.monic_gcd(roots.clone(), repeated.clone());
        repeated = prime.quotient(repeated, &above);
        factors.push(prime.quotient(roots, &above));
        roots = above;
    }
    Some(factors)
}

/// Images of the factors of multiple roots, joined to residues modulo the product of their primes by the Chinese remainder theorem.
#[derive(Default)]
struct JoinedImages {
    modulus: BigInt,
    /// The degree of each factor plus one, that of the simple roots among them.
    lengths: Vec<usize>,
    multiple: Vec<Vec<BigInt>>,
}

impl JoinedImages {
    /// Joins one more image, or begins anew with it.
    fn join(&mut self, factors: Vec<Vec<u64>>, prime: Prime) {
        let lengths: Vec<usize> = factors.iter().map(Vec::len).collect();
        let distinct = |lengths: &[usize]| -> usize { lengths.iter().map(|length| length - 1).sum() };
        let multiple = factors.into_iter().skip(1);
        if lengths != self.lengths {
            // Roots that fall together modulo an unlucky prime only: the image with more distinct ones is nearer the truth.
            if distinct(&lengths) > distinct(&self.lengths) {
                self.modulus = prime.0.into();
                self.lengths = lengths;
                self.multiple =
                    multiple.map(|factor| factor.into_iter().map(BigInt::from).collect()).collect();
            }
            return;
        }
        let inverse = prime.inverse(residue(&self.modulus, prime));
        for (known, factor) in self.multiple.iter_mut().zip(multiple) {
            for (known, c) in known.iter_mut().zip(factor) {
                let difference = prime.minus(c, residue(known, prime));
                *known += &self.modulus * prime.times(difference, inverse);
            }
        }
        self.modulus *= prime.0;
    }

    /// The factors with integer coefficients that these images come from, if they are simple enough, by multiplicity.
    fn candidates(&self) -> Option<Vec<(usize, Polynomial)>> {
        let factors = (2..).zip(&self.multiple).filter(|(_, factor)| factor.len() > 1);
        factors.map(|(multiplicity, factor)| Some((multiplicity, self.lifted(factor)?))).collect()
    }

    /// The primitive polynomial whose monic multiple has these residues.
    fn lifted(&self, monic: &[BigInt]) -> Option<Polynomial> {
        let mut denominator = BigInt::one();
        for c in monic {
            // The coefficients share most of their denominators.
            denominator *= short_denominator((c * &denominator).mod_floor(&self.modulus), &self.modulus)?;
        }
        // A multiple of a prime would hide the image modulo that prime.
        let scaled = |c: &BigInt| symmetric(&(c * &denominator), &self.modulus);
        denominator
            .gcd(&self.modulus)
            .is_one()
            .then(|| Polynomial::new(monic.iter().map(scaled).collect()).primitive())
    }
}

/// The denominator of the fraction that has this residue, if its terms are far shorter than those of a random residue.
fn short_denominator(residue: BigInt, modulus: &BigInt) -> Option<BigInt> {
    const SLACK: u32 = 6;
    let bound: BigInt = modulus.sqrt() >> SLACK;
    let (mut previous, mut rest) = (modulus.clone(), residue);
    let (mut previous_factor, mut factor) = (BigInt::ZERO, BigInt::one());
    while rest > bound {
        let (quotient, next) = previous.div_rem(&rest);
        let next_factor = previous_factor - quotient * &factor;
        (previous, rest) = (rest, next);
        (previous_factor, factor) = (factor, next_factor);
    }
    let denominator = factor.abs();
    (denominator <= bound).then_some(denominator)
}

/// The representative of a residue class that is nearest to zero.
fn symmetric(value: &BigInt, modulus: &BigInt) -> BigInt {
    let value = value.mod_floor(modulus);
    if &value * 2 > *modulus { value - modulus } else { value }
}

fn residues(polynomial: &Polynomial, prime: Prime) -> Vec<u64> {
    polynomial.coefficients().iter().map(|c| residue(c, prime)).collect()
}

fn residue(value: &BigInt, prime: Prime) -> u64 {
    let magnitude =
        value.magnitude().iter_u64_digits().rev().fold(0, |rest, digit| prime.of_digits(rest, digit));
    if value.is_negative() { prime.minus(0, magnitude) } else { magnitude }
}

/// A prime next below 2^62, and arithmetic modulo it; polynomials have their coefficients from the lowest up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Prime(u64);

impl Prime {
    const BITS: u32 = 62;
    const MASK: u64 = (1 << Self::BITS) - 1;

    /// `rest * 2^64 + digit` for a residue.
    fn of_digits(self, rest: u64, digit: u64) -> u64 {
        self.plus(self.times(rest, self.reduced(1 << 64)), self.reduced(digit.into()))
    }

    /// A number below 2^124 + 2^62 with its upper part folded down: 2^62 is as much as its distance from the prime.
    #[inline]
    #[expect(clippy::cast_possible_truncation, reason = "words")]
    fn reduced(self, value: u128) -> u64 {
        let distance = (1 << Self::BITS) - self.0;
        let (high, low) = ((value >> Self::BITS) as u64, value as u64 & Self::MASK);
        let folded = u128::from(high) * u128::from(distance) + u128::from(low);
        let folded = (folded >> Self::BITS) as u64 * distance + (folded as u64 & Self::MASK);
        if folded >= self.0 { folded - self.0 } else { folded }
    }

    #[inline]
    fn times(self, a: u64, b: u64) -> u64 {
        self.reduced(u128::from(a) * u128::from(b))
    }

    #[inline]
    fn plus(self, a: u64, b: u64) -> u64 {
        let sum = a + b;
        if sum >= self.0 { sum - self.0 } else { sum }
    }

    #[inline]
    fn minus(self, a: u64, b: u64) -> u64 {
        if a >= b { a - b } else { a + (self.0 - b) }
    }

    fn power(self, base: u64, exponent: u64) -> u64 {
        let (mut base, mut exponent, mut result) = (base, exponent, 1);
        while exponent > 0 {
            if exponent & 1 == 1 {
                result = self.times(result, base);
            }
            base = self.times(base, base);
            exponent >>= 1;
        }
        result
    }

    /// By Fermat's little theorem.
    fn inverse(self, value: u64) -> u64 {
        self.power(value, self.0 - 2)
    }

    fn derivative(self, polynomial: &[u64]) -> Vec<u64> {
        (1..).zip(polynomial.iter().skip(1)).map(|(power, &c)| self.times(c, power)).collect()
    }

    /// Euclid's algorithm for polynomials whose last coefficients are not zero.
    fn monic_gcd(self, mut larger: Vec<u64>, mut smaller: Vec<u64>) -> Vec<u64> {
        while !smaller.is_empty() {
            self.divide(&mut larger, &smaller, |_| {});
            std::mem::swap(&mut larger, &mut smaller);
        }
        let scale = larger.last().map_or(1, |&leading| self.inverse(leading));
        larger.iter().map(|&c| self.times(c, scale)).collect()
    }

    /// The monic quotient where the divisor divides evenly.
    fn quotient(self, mut dividend: Vec<u64>, divisor: &[u64]) -> Vec<u64> {
        let mut quotient = Vec::new();
        self.divide(&mut dividend, divisor, |factor| quotient.push(factor));
        quotient.reverse();
        let scale = quotient.last().map_or(1, |&leading| self.inverse(leading));
        quotient.iter().map(|&c| self.times(c, scale)).collect()
    }

    /// Leaves the remainder; the factors of the divisor are handed on from the highest power down.
    fn divide(self, dividend: &mut Vec<u64>, divisor: &[u64], mut factors: impl FnMut(u64)) {
        let Some((&leading, lower)) = divisor.split_last() else { return };
        let inverse = self.inverse(leading);
        while dividend.len() > lower.len() {
            let Some(top) = dividend.pop() else { break };
            let factor = self.times(top, inverse);
            factors(factor);
            let negative = u128::from(self.minus(0, factor));
            let offset = dividend.len() - lower.len();
            for (target, &c) in dividend[offset..].iter_mut().zip(lower) {
                *target = self.reduced(u128::from(*target) + negative * u128::from(c));
            }
        }
        while dividend.last() == Some(&0) {
            dividend.pop();
        }
    }
}

/// The largest primes below 2^62, and those that follow.
struct Primes {
    next: usize,
    last: Prime,
}

impl Primes {
    /// Distances from 2^62; the tests find the same ones.
    const DISTANCES: [u64; 8] = [57, 87, 117, 143, 153, 167, 171, 195];

    fn descending() -> Self {
        Self { next: 0, last: Prime(1 << Prime::BITS) }
    }
}

impl Iterator for Primes {
    type Item = Prime;

    fn next(&mut self) -> Option<Prime> {
        let known = Self::DISTANCES.get(self.next).map(|distance| (1 << Prime::BITS) - distance);
        self.next += 1;
        self.last = Prime(match known {
            Some(prime) => prime,
            None => (3..self.last.0).rev().find(|&candidate| is_prime(candidate))?,
        });
        Some(self.last)
    }
}

/// The test of Miller and Rabin, which these bases decide for every 64-bit number (Sorenson and Webster,
/// "Strong pseudoprimes to twelve prime bases", Math. Comp. 86, 2017).
fn is_prime(candidate: u64) -> bool {
    const BASES: [u64; 12] = [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37];
    if candidate < 41 || candidate.is_multiple_of(2) {
        return BASES.contains(&candidate);
    }
    let twos = (candidate - 1).trailing_zeros();
    BASES.iter().all(|&base| {
        let mut x = power(base, (candidate - 1) >> twos, candidate);
        if x == 1 || x == candidate - 1 {
            return true;
        }
        (1..twos).any(|_| {
            x = multiply(x, x, candidate);
            x == candidate - 1
        })
    })
}

#[expect(clippy::cast_possible_truncation, reason = "a residue is below its modulus")]
fn multiply(a: u64, b: u64, modulus: u64) -> u64 {
    (u128::from(a) * u128::from(b) % u128::from(modulus)) as u64
}

fn power(base: u64, exponent: u64, modulus: u64) -> u64 {
    (0..u64::BITS - exponent.leading_zeros()).rev().fold(1, |result, position| {
        let square = multiply(result, result, modulus);
        if exponent >> position & 1 == 1 { multiply(square, base, modulus) } else { square }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn polynomial(coefficients: &[i64]) -> Polynomial {
        Polynomial::new(coefficients.iter().map(|&c| c.into()).collect())
    }

    #[test]
    fn a_square_free_polynomial_has_no_multiple_roots() {
        for p in [polynomial(&[-2, 0, 1]), polynomial(&[6, -5, 1]), polynomial(&[7])] {
            assert_eq!(SquareFree::of(&p), SquareFree { distinct: p, multiple: vec![] });
        }
    }

    #[test]
    fn roots_are_told_apart_by_their_multiplicity() {
        // (x - 1)^3 (2 x - 3)^2 (x + 5)
        let mut p = polynomial(&[1]);
        for factor in [[-1, 1], [-1, 1], [-1, 1], [-3, 2], [-3, 2], [5, 1]] {
            let mut product = vec![BigInt::ZERO; p.coefficients().len() + 1];
            for (i, a) in p.coefficients().iter().enumerate() {
                product[i] += a * factor[0];
                product[i + 1] += a * factor[1];
            }
            p = Polynomial::new(product);
        }
        let distinct = polynomial(&[15, -22, 5, 2]);
        let multiple = vec![(2, polynomial(&[-3, 2])), (3, polynomial(&[-1, 1]))];
        assert_eq!(SquareFree::of(&p), SquareFree { distinct, multiple });
    }

    #[test]
    fn a_factor_with_long_coefficients_takes_several_primes() {
        let long = |exponent: u32| -> BigInt { BigInt::from(10).pow(exponent) + 7 };
        let root = Polynomial::new(vec![-long(40), long(60)]);
        let squared = Polynomial::new(vec![
            root.coefficients()[0].pow(2),
            &root.coefficients()[0] * &root.coefficients()[1] * 2,
            root.coefficients()[1].pow(2),
        ]);
        let root = root.primitive();
        assert_eq!(SquareFree::of(&squared).multiple, [(2, root)]);
    }

    #[test]
    fn the_primes_are_primes() {
        let found: Vec<u64> = (1..60).filter(|&n| is_prime(n)).collect();
        assert_eq!(found, [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59]);
        // There are 303 below 2000.
        assert_eq!((1..2_000).filter(|&n| is_prime(n)).count(), 303);
        assert!(!is_prime(3_215_031_751) && is_prime((1 << 61) - 1));
        let found = (3..1 << 62).rev().filter(|&n| is_prime(n));
        assert!(Primes::descending().take(10).map(|prime| prime.0).eq(found.take(10)));
    }

    #[test]
    fn a_residue_gives_the_fraction_that_is_short() {
        let modulus = BigInt::from((1_u64 << 61) - 1);
        let residue = |numerator: i64, denominator: i64| {
            let inverse = BigInt::from(denominator).modpow(&(&modulus - 2), &modulus);
            (numerator * inverse).mod_floor(&modulus)
        };
        assert_eq!(short_denominator(residue(3, 7), &modulus), Some(7.into()));
        assert_eq!(short_denominator(residue(-123, 1_000_001), &modulus), Some(1_000_001.into()));
        assert_eq!(short_denominator(5.into(), &modulus), Some(1.into()));
        // As long as those of any residue: 2^30.5 for either term.
        assert_eq!(short_denominator(residue(1_234_567_891, 1_111_111_111), &modulus), None);
    }
}
