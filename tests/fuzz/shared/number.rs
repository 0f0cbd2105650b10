//! Numbers from bytes: plain ones, long mantissas at any scale, the ends of a range.

use arbitrary::Arbitrary;
use bizcase::Decimal;

/// The largest mantissa of a decimal.
pub const LARGEST: i128 = (1 << 96) - 1;

#[derive(Arbitrary, Debug, Clone, Copy)]
pub enum Amount {
    Zero,
    Small(i8),
    Cents(i32),
    Scaled { mantissa: i64, scale: u8 },
    Long { mantissa: i128, scale: u8 },
    Largest { negative: bool, scale: u8 },
}

impl Amount {
    pub fn value(self) -> Decimal {
        let decimal = |mantissa, scale: u8| Decimal::from_i128_with_scale(mantissa, u32::from(scale % 29));
        match self {
            Self::Zero => Decimal::ZERO,
            Self::Small(units) => units.into(),
            Self::Cents(cents) => decimal(cents.into(), 2),
            Self::Scaled { mantissa, scale } => decimal(mantissa.into(), scale),
            Self::Long { mantissa, scale } => decimal(mantissa % (LARGEST + 1), scale),
            Self::Largest { negative, scale } => decimal(if negative { -LARGEST } else { LARGEST }, scale),
        }
    }
}

/// A float that is a short decimal too, or any.
#[derive(Arbitrary, Debug, Clone, Copy)]
pub enum Float {
    Short { numerator: i32, halvings: u8 },
    Bits(u64),
    Power { mantissa: i16, exponent: i16 },
}

impl Float {
    pub fn value(self) -> f64 {
        match self {
            Self::Short { numerator, halvings } => f64::from(numerator) / f64::from(1 << (halvings % 11)),
            Self::Bits(bits) => f64::from_bits(bits),
            Self::Power { mantissa, exponent } => {
                let exponent = u64::try_from(i32::from(exponent).rem_euclid(2046)).expect("not negative") + 1;
                f64::from(mantissa) / 32768.0 * f64::from_bits(exponent.min(2046) << 52)
            }
        }
    }
}
