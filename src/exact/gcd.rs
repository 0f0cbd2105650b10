//! The greatest common divisor of a polynomial and its derivative: where its multiple roots are.
//!
//! Euclid's algorithm over the integers swells its coefficients beyond use. Modulo a prime it is cheap, and for
//! a prime that does not divide the leading coefficients the image has at least the degree of the true divisor
//! (W. S. Brown, "On Euclid's algorithm and the computation of polynomial greatest common divisors", J. ACM 18,
//! 1971). So an image of degree 0 proves a polynomial square-free. Otherwise images modulo several primes are
//! joined by the Chinese remainder theorem, and even division of both polynomials proves the candidate.

use super::polynomial::Polynomial;
use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::{One, ToPrimitive};

impl Polynomial {
    /// The greatest common divisor of the polynomial and its derivative, primitive. Its degree is the number of roots in excess of the distinct ones.
    pub(crate) fn repeated_part(&self) -> Self {
        let (first, second) = (self.primitive(), self.derivative().primitive());
        let mut images = JoinedImages::new();
        Primes::descending()
            .find_map(|prime| {
                let leading = residue(&first.leading(), prime);
                if leading == 0 || residue(&second.leading(), prime) == 0 {
                    return None;
                }
                let image = monic_gcd(residues(&first, prime), residues(&second, prime), prime);
                if image.len() <= 1 {
                    return Some(Self::new(vec![BigInt::one()]));
                }
                // The divisor's leading coefficient divides that of the polynomial: scale to the latter.
                let scaled = image.iter().map(|&c| multiply(c, leading, prime)).collect();
                let confirmed = images.join(scaled, prime);
                let candidate = images.polynomial().primitive();
                let divides = |p: &Self| p.divided_by(&candidate).is_some();
                (confirmed && divides(&first) && divides(&second)).then_some(candidate)
            })
            .expect("finitely many primes are unlucky")
    }

    /// Square-free polynomials, the i-th of which has, each once, the roots of multiplicity above i.
    ///
    /// With `g = gcd(P, P')` a root of multiplicity m in P has multiplicity m - 1 in g, so `P / g` has every root
    /// once; the same step on g gives the next one.
    pub(crate) fn square_free_chain(&self) -> Vec<Self> {
        let mut chain = Vec::new();
        let mut rest = self.primitive();
        while rest.degree() > 0 {
            let repeated = rest.repeated_part();
            chain.push(rest.divided_by(&repeated).expect("a common divisor divides"));
            rest = repeated;
        }
        chain
    }
}

/// Images of one divisor, joined to its residues modulo the product of their primes.
struct JoinedImages {
    modulus: BigInt,
    residues: Vec<BigInt>,
}

impl JoinedImages {
    fn new() -> Self {
        Self { modulus: BigInt::one(), residues: Vec::new() }
    }

    /// Joins one more image; whether it confirmed all coefficients found before, or there were none to confirm.
    fn join(&mut self, image: Vec<u64>, prime: u64) -> bool {
        // A prime whose image has a higher degree is unlucky; one with a lower degree proves all others so.
        if self.modulus.is_one() || image.len() < self.residues.len() {
            self.modulus = prime.into();
            self.residues = image.into_iter().map(|c| symmetric(&c.into(), &self.modulus)).collect();
            return true;
        }
        if image.len() > self.residues.len() {
            return false;
        }
        let inverse = inverse(residue(&self.modulus, prime), prime);
        let modulus = &self.modulus * prime;
        let mut confirmed = true;
        for (known, c) in self.residues.iter_mut().zip(image) {
            let difference = (c + prime - residue(known, prime)) % prime;
            if difference != 0 {
                confirmed = false;
                let lifted = &*known + &self.modulus * multiply(difference, inverse, prime);
                *known = symmetric(&lifted, &modulus);
            }
        }
        self.modulus = modulus;
        confirmed
    }

    fn polynomial(&self) -> Polynomial {
        Polynomial::new(self.residues.clone())
    }
}

/// The representative of a residue class that is nearest to zero.
fn symmetric(value: &BigInt, modulus: &BigInt) -> BigInt {
    let value = value.mod_floor(modulus);
    if &value * 2 > *modulus { value - modulus } else { value }
}

/// Euclid's algorithm modulo a prime that divides neither leading coefficient; coefficients from the lowest up.
fn monic_gcd(mut larger: Vec<u64>, mut smaller: Vec<u64>, prime: u64) -> Vec<u64> {
    while let Some(&leading) = smaller.last() {
        let inverse = inverse(leading, prime);
        while larger.len() >= smaller.len() {
            let Some(top) = larger.pop() else { break };
            let factor = multiply(top, inverse, prime);
            let offset = larger.len() + 1 - smaller.len();
            for (target, &c) in larger[offset..].iter_mut().zip(&smaller) {
                let product = multiply(factor, c, prime);
                *target = if *target >= product { *target - product } else { *target + (prime - product) };
            }
            while larger.last() == Some(&0) {
                larger.pop();
            }
        }
        std::mem::swap(&mut larger, &mut smaller);
    }
    let scale = larger.last().map_or(1, |&leading| inverse(leading, prime));
    larger.iter().map(|&c| multiply(c, scale, prime)).collect()
}

fn residues(polynomial: &Polynomial, prime: u64) -> Vec<u64> {
    polynomial.coefficients().iter().map(|c| residue(c, prime)).collect()
}

fn residue(value: &BigInt, prime: u64) -> u64 {
    value.mod_floor(&prime.into()).to_u64().expect("a residue is below its 62-bit prime")
}

#[expect(clippy::cast_possible_truncation, reason = "a residue is below its 62-bit prime")]
fn multiply(a: u64, b: u64, prime: u64) -> u64 {
    (u128::from(a) * u128::from(b) % u128::from(prime)) as u64
}

fn power(base: u64, exponent: u64, prime: u64) -> u64 {
    let (mut base, mut exponent, mut result) = (base, exponent, 1);
    while exponent > 0 {
        if exponent & 1 == 1 {
            result = multiply(result, base, prime);
        }
        base = multiply(base, base, prime);
        exponent >>= 1;
    }
    result
}

/// By Fermat's little theorem.
fn inverse(value: u64, prime: u64) -> u64 {
    power(value, prime - 2, prime)
}

/// Primes from 2^62 downwards.
struct Primes(u64);

impl Primes {
    fn descending() -> Self {
        Self(1 << 62)
    }
}

impl Iterator for Primes {
    type Item = u64;

    fn next(&mut self) -> Option<u64> {
        self.0 = (3..self.0).rev().find(|&candidate| is_prime(candidate))?;
        Some(self.0)
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

#[cfg(test)]
mod tests {
    use super::*;

    fn polynomial(coefficients: &[i64]) -> Polynomial {
        Polynomial::new(coefficients.iter().map(|&c| c.into()).collect())
    }

    #[test]
    fn a_square_free_polynomial_has_no_repeated_part() {
        assert_eq!(polynomial(&[-2, 0, 1]).repeated_part(), polynomial(&[1]));
        assert_eq!(polynomial(&[6, -5, 1]).square_free_chain(), [polynomial(&[6, -5, 1])]);
    }

    #[test]
    fn each_step_of_the_chain_drops_roots_of_lower_multiplicity() {
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
        let chain = p.square_free_chain();
        assert_eq!(chain.iter().map(Polynomial::degree).collect::<Vec<_>>(), [3, 2, 1]);
        assert_eq!(chain[1], polynomial(&[3, -5, 2]));
        assert_eq!(chain[2], polynomial(&[-1, 1]));
    }

    #[test]
    fn a_divisor_with_long_coefficients_takes_several_primes() {
        let long = |exponent: u32| -> BigInt { BigInt::from(10).pow(exponent) + 7 };
        let root = Polynomial::new(vec![-long(40), long(60)]);
        let squared = Polynomial::new(vec![
            root.coefficients()[0].pow(2),
            &root.coefficients()[0] * &root.coefficients()[1] * 2,
            root.coefficients()[1].pow(2),
        ]);
        assert_eq!(squared.repeated_part(), root.primitive());
    }

    #[test]
    fn the_primes_are_primes() {
        let found: Vec<u64> = (1..60).filter(|&n| is_prime(n)).collect();
        assert_eq!(found, [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59]);
        assert!(!is_prime(3_215_031_751) && is_prime((1 << 61) - 1));
        assert_eq!(Primes::descending().next(), Some((1 << 62) - 57));
    }
}
