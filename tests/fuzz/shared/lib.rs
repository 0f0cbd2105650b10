//! What the targets have in common: numbers from bytes, and the oracle.

pub mod fraction;
pub mod number;
