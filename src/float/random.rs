//! The one random generator: numbers by seed and place, not by what was drawn before.
//!
//! Philox4x32-10 (Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011): ten rounds of
//! two 32-bit multiplications turn a counter and a key into 128 bits that pass the usual batteries of tests. It has no
//! state, so that any draw can be made by itself, in any order, on any number of threads, with the same bits
//! everywhere: only integers are used. The words below are those of the reference implementation.

const MULTIPLIERS: [u32; 2] = [0xd251_1f53, 0xcd9e_8d57];
const WEYL: [u32; 2] = [0x9e37_79b9, 0xbb67_ae85];
const ROUNDS: usize = 10;

/// Random numbers that belong to one seed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Random {
    key: [u32; 2],
}

impl Random {
    pub(crate) fn seeded(seed: u64) -> Self {
        Self { key: halves(seed) }
    }

    /// Two numbers from 0 to below 1, multiples of 2^-53, at a place of a stream.
    #[inline]
    pub(crate) fn units(self, stream: u64, place: u64) -> [f64; 2] {
        let [stream_low, stream_high] = halves(stream);
        let [low, high] = halves(place);
        let words = philox([low, high, stream_low, stream_high], self.key);
        [unit(words[0], words[1]), unit(words[2], words[3])]
    }
}

/// Low half, high half.
#[inline]
fn halves(word: u64) -> [u32; 2] {
    [low_half(word), low_half(word >> 32)]
}

#[inline]
#[expect(clippy::cast_possible_truncation, reason = "the low half is what is asked for")]
fn low_half(word: u64) -> u32 {
    word as u32
}

/// The upper 53 bits of two words as a fraction of one.
#[inline]
fn unit(low: u32, high: u32) -> f64 {
    let bits = (u64::from(high) << 32 | u64::from(low)) >> 11;
    bits as f64 * (1.0 / (1_u64 << 53) as f64)
}

#[inline]
fn philox(mut counter: [u32; 4], mut key: [u32; 2]) -> [u32; 4] {
    for _ in 0..ROUNDS {
        let [low, high] = halves(u64::from(MULTIPLIERS[0]) * u64::from(counter[0]));
        let [other_low, other_high] = halves(u64::from(MULTIPLIERS[1]) * u64::from(counter[2]));
        counter = [other_high ^ counter[1] ^ key[0], other_low, high ^ counter[3] ^ key[1], low];
        key = [key[0].wrapping_add(WEYL[0]), key[1].wrapping_add(WEYL[1])];
    }
    counter
}

#[cfg(test)]
mod tests {
    use super::*;

    // The known answers that come with the authors' implementation, Random123 (file kat_vectors).
    #[test]
    fn the_known_answers_of_the_reference_come_out() {
        let known = [
            ([0; 4], [0; 2], [0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8]),
            ([u32::MAX; 4], [u32::MAX; 2], [0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd]),
            (
                [0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344],
                [0xa409_3822, 0x299f_31d0],
                [0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1],
            ),
        ];
        for (counter, key, answer) in known {
            assert_eq!(philox(counter, key), answer);
        }
    }

    #[test]
    fn a_number_is_the_upper_53_bits_as_a_fraction() {
        assert_eq!(unit(u32::MAX, u32::MAX).to_bits(), (1.0 - f64::EPSILON / 2.0).to_bits());
        assert_eq!(unit(0, 1 << 31).to_bits(), 0.5_f64.to_bits());
        // The first known answer again: 0xe169c58d6627e8d5 >> 11 over 2^53.
        let first = Random::seeded(0).units(0, 0)[0];
        assert_eq!(first.to_bits(), (7_931_020_870_206_717.0_f64 / 9_007_199_254_740_992.0).to_bits());
    }

    #[test]
    fn streams_and_places_and_seeds_differ() {
        let at = |seed, stream, place| Random::seeded(seed).units(stream, place)[0].to_bits();
        let one = at(1, 0, 0);
        assert!([at(2, 0, 0), at(1, 1, 0), at(1, 0, 1), at(1 << 32, 0, 0)].iter().all(|other| *other != one));
        assert_eq!(one, at(1, 0, 0));
    }
}
