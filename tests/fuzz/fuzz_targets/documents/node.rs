//! Nodes without parts: texts that nearly fit, numbers of every size and kind, empty lists and tables.

use crate::source;
use arbitrary::Arbitrary;
use bizcase::Decimal;
use serde_json::{Number, Value, json};

/// Texts that nearly are numbers, rates, dates, amounts, words or ids, and some that are at the edge of what they may be.
const ODD: [&str; 48] = [
    "",
    " ",
    "%",
    "-",
    "+1",
    "-0",
    "0",
    "1",
    "-1",
    "1.",
    ".5",
    "00012",
    "1e5",
    "1e999",
    "1_000",
    "1,000",
    "0x10",
    "NaN",
    "-nan",
    "inf",
    "0%",
    "100%",
    "-100%",
    "-99.9999%",
    "100000%",
    "3.5 %",
    "0.1",
    "1.5",
    "79228162514264337593543950335",
    "79228162514264337593543950336",
    "99999999999999999999",
    "0.0000000000000000000000000001",
    "0.00000000000000000000000000001",
    "2026-04-01",
    "2026-02-30",
    "9999-12-31",
    "0001-01-01",
    "2026-04-01T00:00",
    "GBP",
    "USD 5",
    "GBP 12.50",
    "GBP  1",
    "XAU",
    "once",
    "every-period",
    "a\u{301}\u{200b}",
    "id with spaces",
    "../x",
];

#[derive(Arbitrary, Debug)]
pub enum Node {
    Odd(u8),
    /// A text of a document: often an id or a word of another place.
    Known(u16),
    Text(String),
    Long(u16),
    Quoted {
        mantissa: i64,
        scale: u8,
    },
    Percent {
        mantissa: i32,
        scale: u8,
    },
    Widest {
        mantissa: i128,
        scale: u8,
    },
    Small(i16),
    Whole(i64),
    Unsigned(u64),
    Float(f64),
    Boolean(bool),
    Null,
    EmptyList,
    EmptyTable,
}

impl Node {
    pub fn value(&self) -> Value {
        match self {
            Self::Odd(pick) => ODD[usize::from(*pick) % ODD.len()].into(),
            Self::Known(pick) => source::text(*pick).into(),
            Self::Text(text) => text.chars().take(40).collect::<String>().into(),
            Self::Long(length) => "x".repeat(usize::from(length % 5_000)).into(),
            Self::Quoted { mantissa, scale } => decimal((*mantissa).into(), *scale).into(),
            Self::Percent { mantissa, scale } => format!("{}%", decimal((*mantissa).into(), *scale)).into(),
            Self::Widest { mantissa, scale } => decimal(*mantissa, *scale).into(),
            Self::Small(number) => (*number).into(),
            Self::Whole(number) => (*number).into(),
            Self::Unsigned(number) => (*number).into(),
            // No text has what is not finite.
            Self::Float(number) => Number::from_f64(*number).map_or(Value::Null, Value::Number),
            Self::Boolean(flag) => (*flag).into(),
            Self::Null => Value::Null,
            Self::EmptyList => json!([]),
            Self::EmptyTable => json!({}),
        }
    }
}

fn decimal(mantissa: i128, scale: u8) -> String {
    Decimal::from_i128_with_scale(mantissa % (1 << 96), u32::from(scale % 29)).to_string()
}
