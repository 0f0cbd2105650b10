//! The functions of `f64` that are no basic operation, pinned, and random numbers by their place in a sequence.
//!
//! `+ - * /` and `sqrt` are correctly rounded everywhere, so they give the same bits on every platform. The standard
//! library's `exp` and `ln` do not: they call the platform's. These come from `libm`, plain Rust code of basic
//! operations; their errors are below one unit in the last place. The golden bits below tie every release to the
//! figures that were published with it: a change of one of them is a change of results.

pub(crate) mod random;

/// e to the power of `x`.
pub(crate) fn exp(x: f64) -> f64 {
    libm::exp(x)
}

/// `exp(x) - 1`, exact to the last place where `x` is small too.
pub(crate) fn exp_m1(x: f64) -> f64 {
    libm::expm1(x)
}

/// The natural logarithm of `x`.
pub(crate) fn ln(x: f64) -> f64 {
    libm::log(x)
}

/// `ln(1 + x)`, exact to the last place where `x` is small too.
pub(crate) fn ln_1p(x: f64) -> f64 {
    libm::log1p(x)
}

#[cfg(test)]
mod tests {
    use super::*;

    // Each was within one unit in the last place of mpmath 1.3 at 200 bits when it was written down.
    #[test]
    fn exponentials_have_their_golden_bits() {
        let golden: [(f64, u64, u64); 17] = [
            (0.0, 0x3ff0_0000_0000_0000, 0x0000_0000_0000_0000),
            (1e-300, 0x3ff0_0000_0000_0000, 0x01a5_6e1f_c2f8_f359),
            (-0.0000000001, 0x3fef_ffff_fff2_4190, 0xbddb_7cdf_d9d1_d693),
            (0.000000001, 0x3ff0_0000_0044_b830, 0x3e11_2e0b_e84b_bb51),
            (0.01, 0x3ff0_292a_5d2f_2226, 0x3f84_952e_9791_133f),
            (-0.035, 0x3fee_e63d_5475_55ba, 0xbfa1_9c2a_b8aa_a45e),
            (0.1, 0x3ff1_aec7_b35a_00d4, 0x3fba_ec7b_35a0_0d3a),
            (-0.25, 0x3fe8_ebef_9eac_820b, 0xbfcc_5041_854d_f7d4),
            (0.5, 0x3ffa_6129_8e1e_069c, 0x3fe4_c253_1c3c_0d38),
            (1.0, 0x4005_bf0a_8b14_576a, 0x3ffb_7e15_1628_aed2),
            (-2.5, 0x3fb5_0385_c094_f425, 0xbfed_5f8f_47ed_617c),
            (10.0, 0x40d5_829d_cf95_0560, 0x40d5_825d_cf95_0560),
            (-36.5, 0x3ca4_4667_51c2_bbe8, 0xbfef_ffff_ffff_ffff),
            (100.25, 0x48f8_c39b_9134_bac4, 0x48f8_c39b_9134_bac4),
            (-700.0, 0x00d1_4f2b_0fb9_307f, 0xbff0_0000_0000_0000),
            (709.0, 0x7fdd_422d_2be5_dc9b, 0x7fdd_422d_2be5_dc9b),
            (100000.0, 0x7ff0_0000_0000_0000, 0x7ff0_0000_0000_0000),
        ];
        for (x, power, less_one) in golden {
            assert_eq!((exp(x).to_bits(), exp_m1(x).to_bits()), (power, less_one), "at {x}");
        }
    }

    #[test]
    fn logarithms_have_their_golden_bits() {
        let golden: [(f64, u64, u64); 13] = [
            (1e-300, 0xc085_9634_47f8_7fb5, 0x01a5_6e1f_c2f8_f359),
            (0.000000001, 0xc034_b927_f32b_ffb8, 0x3e11_2e0b_e801_f1d9),
            (-0.0000000001, 0xc037_069e_2aa2_aa5b, 0xbddb_7cdf_d9dd_a4e3),
            (0.01, 0xc012_6bb1_bbb5_5516, 0x3f84_60d6_ccca_3677),
            (-0.035, 0xc00a_d1ba_e010_0b7b, 0xbfa2_3db9_b5a6_f8bc),
            (0.1, 0xc002_6bb1_bbb5_5515, 0x3fb8_663f_793c_46c7),
            (-0.25, 0xbff6_2e42_fefa_39ef, 0xbfd2_6962_1134_db92),
            (0.5, 0xbfe6_2e42_fefa_39ef, 0x3fd9_f323_ecbf_984c),
            (1.0, 0x0000_0000_0000_0000, 0x3fe6_2e42_fefa_39ef),
            (10.0, 0x4002_6bb1_bbb5_5516, 0x4003_2ee3_b77f_374c),
            (-0.999999, 0xbeb0_c6f8_2d74_d230, 0xc02b_a18a_998f_c064),
            (100000.0, 0x4027_069e_2aa2_aa5b, 0x4027_069f_7a2d_94f6),
            (1e300, 0x4085_9634_47f8_7fb5, 0x4085_9634_47f8_7fb5),
        ];
        for (x, of_magnitude, of_one_more) in golden {
            assert_eq!((ln(x.abs()).to_bits(), ln_1p(x).to_bits()), (of_magnitude, of_one_more), "at {x}");
        }
    }
}
