//! The text form of a decimal: `[-]digits[.digits]`, nothing else, and nothing rounded away.
//!
//! `Decimal::from_str` accepts `1e3` and `1_000` and rounds digits that do not fit; a figure that somebody
//! has to defend must not change on its way in. The same grammar serves literals, because it is `const`.

use crate::error::{Error, ErrorKind};
use rust_decimal::Decimal;
use serde::Serializer;

/// The largest number of places that a [`Decimal`] can hold.
const MAX_PLACES: u32 = 28;

/// Reads a decimal written as `[-]digits[.digits]`.
///
/// No exponent, no plus sign, no thousands separator, no blank. The value is kept exactly and stored without
/// trailing zeros, so that equal values print equal text.
///
/// # Errors
///
/// [`ErrorKind::NotADecimal`] for text outside the grammar; [`ErrorKind::TooManyDigits`] for a value that a
/// `Decimal` (96 bits, at most 28 places) cannot hold exactly.
///
/// # Examples
///
/// ```
/// use bizcase::{dec, parse_decimal};
///
/// assert_eq!(parse_decimal("12.50")?, dec!(12.5));
/// assert!(parse_decimal("1e3").is_err());
/// assert!(parse_decimal("0.12345678901234567890123456789").is_err());
/// # Ok::<(), bizcase::Error>(())
/// ```
pub fn parse_decimal(text: &str) -> Result<Decimal, Error> {
    parse_shifted(text, text, 0)
}

/// Reads a fraction of one: `0.25`, or `25%`.
pub(crate) fn parse_fraction(text: &str) -> Result<Decimal, Error> {
    match text.strip_suffix('%') {
        Some(percent) => parse_shifted(text, percent, 2),
        None => parse_decimal(text),
    }
}

/// Reads `digits` and moves the point `places` to the left; faults quote the whole `text`.
fn parse_shifted(text: &str, digits: &str, places: u32) -> Result<Decimal, Error> {
    read(digits.as_bytes(), places, Underscore::Refused).map_err(|fault| match fault {
        Fault::Grammar => {
            Error::new(ErrorKind::NotADecimal, format!("{text:?}"), "a decimal such as \"-12.5\"")
        }
        Fault::Digits => {
            Error::new(ErrorKind::TooManyDigits, text, "at most 28 significant digits and 28 places")
        }
    })
}

/// The text of a decimal, the inverse of [`parse_decimal`].
pub(crate) fn to_text(value: Decimal) -> String {
    value.normalize().to_string()
}

/// A fraction of one in percent, as text for people: `3.5%`.
pub(crate) fn to_percent(fraction: Decimal) -> String {
    let text = to_text(fraction);
    let (sign, digits) = text.strip_prefix('-').map_or(("", text.as_str()), |digits| ("-", digits));
    let (whole, places) = digits.split_once('.').unwrap_or((digits, ""));
    let padded = format!("{places:0<2}");
    let (moved, rest) = padded.split_at(2);
    let shifted = format!("{whole}{moved}");
    let whole = match shifted.trim_start_matches('0') {
        "" => "0",
        significant => significant,
    };
    let point = if rest.is_empty() { "" } else { "." };
    format!("{sign}{whole}{point}{rest}%")
}

/// So many units of the last place, as digits with commas before the point and none behind it.
pub(crate) fn grouped(count: i128, places: u32) -> String {
    let places = places as usize;
    let digits = format!("{:0>width$}", count.unsigned_abs(), width = places + 1);
    let (whole, fraction) = digits.split_at(digits.len() - places);
    let mut text = String::from(if count < 0 { "-" } else { "" });
    for (position, digit) in whole.char_indices() {
        if position > 0 && (whole.len() - position) % 3 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    if places > 0 {
        text.push('.');
        text.push_str(fraction);
    }
    text
}

/// The sum, unless it would have to be rounded: `Decimal::checked_add` rounds silently.
pub(crate) fn exact_sum(left: Decimal, right: Decimal) -> Option<Decimal> {
    let places = left.scale().max(right.scale());
    // A mantissa that leaves 127 bits here stands beside a last digit that cannot be dropped: no decimal holds both.
    let aligned = |value: Decimal| 10_i128.checked_pow(places - value.scale())?.checked_mul(value.mantissa());
    let mut mantissa = aligned(left)?.checked_add(aligned(right)?)?;
    let mut scale = places;
    while scale > 0 && mantissa % 10 == 0 {
        mantissa /= 10;
        scale -= 1;
    }
    Decimal::try_from_i128_with_scale(mantissa, scale).ok()
}

/// For `#[serde(serialize_with)]`: the text form, whatever features of `rust_decimal` a program turns on.
pub(crate) fn serialize<S: Serializer>(value: &Decimal, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&to_text(*value))
}

/// The same for a decimal that may be missing.
pub(crate) fn serialize_optional<S: Serializer>(
    value: &Option<Decimal>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    match value {
        Some(value) => serialize(value, serializer),
        None => serializer.serialize_none(),
    }
}

/// The same for decimals in a list.
pub(crate) fn serialize_all<S: Serializer>(values: &[Decimal], serializer: S) -> Result<S::Ok, S::Error> {
    serde::Serialize::serialize(&Texts(values), serializer)
}

/// Decimals that serialise as a list of their text forms.
pub(crate) struct Texts<'a>(pub(crate) &'a [Decimal]);

impl serde::Serialize for Texts<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().map(|&value| to_text(value)))
    }
}

/// What [`dec!`](crate::dec) evaluates while compiling; a literal outside the grammar does not compile.
#[doc(hidden)]
pub const fn decimal_literal(source: &str) -> Decimal {
    literal(source, 0)
}

/// A literal with its point moved `places` to the left.
///
/// Called by the literal macros alone, inside a `const` block: what panics here is an error of the compiler, with
/// this text, and never a panic of a program.
pub(crate) const fn literal(source: &str, places: u32) -> Decimal {
    match read(unquoted(source.as_bytes()), places, Underscore::Ignored) {
        Ok(value) => value,
        Err(Fault::Grammar) => {
            panic!("not a decimal literal: expected digits with an optional point and sign")
        }
        Err(Fault::Digits) => panic!("a decimal holds at most 28 significant digits and 28 places"),
    }
}

enum Fault {
    Grammar,
    Digits,
}

/// Rust's own literals may group digits with `_`; text from outside may not.
#[derive(Clone, Copy)]
enum Underscore {
    Ignored,
    Refused,
}

const fn unquoted(bytes: &[u8]) -> &[u8] {
    match bytes {
        [b'"', inner @ .., b'"'] => inner,
        bare => bare,
    }
}

const fn read(text: &[u8], shift: u32, underscore: Underscore) -> Result<Decimal, Fault> {
    let (negative, digits) = match text {
        [b'-', rest @ ..] => (true, rest),
        rest => (false, rest),
    };
    let mut scanner = Scanner { mantissa: 0, places: 0, zeros: 0 };
    let mut digits_here = false;
    let mut in_fraction = false;
    let mut index = 0;
    while index < digits.len() {
        match digits[index] {
            digit @ b'0'..=b'9' => {
                digits_here = true;
                if let Err(fault) = scanner.push(digit - b'0', in_fraction) {
                    return Err(fault);
                }
            }
            b'.' if digits_here && !in_fraction => {
                in_fraction = true;
                digits_here = false;
            }
            b'_' if matches!(underscore, Underscore::Ignored) && digits_here => {}
            _ => return Err(Fault::Grammar),
        }
        index += 1;
    }
    if !digits_here {
        return Err(Fault::Grammar);
    }
    scanner.finish(negative, shift)
}

/// Collects digits. Zeros wait in `zeros` until another digit follows: at the end they carry no digit's worth.
struct Scanner {
    mantissa: u128,
    places: u32,
    zeros: u32,
}

impl Scanner {
    const fn push(&mut self, digit: u8, in_fraction: bool) -> Result<(), Fault> {
        if in_fraction {
            self.places = self.places.saturating_add(1);
        }
        if digit == 0 {
            self.zeros = self.zeros.saturating_add(1);
            return Ok(());
        }
        if let Err(fault) = self.append_zeros(self.zeros) {
            return Err(fault);
        }
        self.zeros = 0;
        self.append(digit)
    }

    const fn append_zeros(&mut self, count: u32) -> Result<(), Fault> {
        let mut left = if self.mantissa == 0 { 0 } else { count };
        while left > 0 {
            if let Err(fault) = self.append(0) {
                return Err(fault);
            }
            left -= 1;
        }
        Ok(())
    }

    const fn append(&mut self, digit: u8) -> Result<(), Fault> {
        // Ten times the largest mantissa is far below u128::MAX, so this cannot wrap.
        let longer = self.mantissa * 10 + digit as u128;
        if longer > MAX_MANTISSA {
            return Err(Fault::Digits);
        }
        self.mantissa = longer;
        Ok(())
    }

    const fn finish(mut self, negative: bool, shift: u32) -> Result<Decimal, Fault> {
        if self.mantissa == 0 {
            return Ok(Decimal::ZERO);
        }
        let places = self.places.saturating_add(shift);
        if let Err(fault) = self.append_zeros(self.zeros.saturating_sub(places)) {
            return Err(fault);
        }
        match places.saturating_sub(self.zeros) {
            places if places <= MAX_PLACES => Ok(from_mantissa(self.mantissa, negative, places)),
            _ => Err(Fault::Digits),
        }
    }
}

/// 2^96 - 1.
const MAX_MANTISSA: u128 = (1 << 96) - 1;

#[expect(clippy::cast_possible_truncation, reason = "each cast takes 32 of the 96 bits")]
const fn from_mantissa(mantissa: u128, negative: bool, places: u32) -> Decimal {
    let (low, middle, high) = (mantissa as u32, (mantissa >> 32) as u32, (mantissa >> 64) as u32);
    Decimal::from_parts(low, middle, high, negative, places)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dec;

    #[test]
    fn text_that_is_no_plain_decimal_is_refused() {
        for text in
            ["", "-", ".", "1.", ".5", "+1", "1e3", "1_000", "1,000", " 1", "1 ", "--1", "1.2.3", "NaN", "１"]
        {
            let error = parse_decimal(text).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::NotADecimal, "{text:?}");
        }
    }

    #[test]
    fn digits_that_do_not_fit_are_refused_and_never_rounded() {
        assert_eq!(parse_decimal("79228162514264337593543950335").unwrap(), Decimal::MAX);
        for text in [
            "79228162514264337593543950336",
            "0.00000000000000000000000000001",
            "1.00000000000000000000000000000000001",
            "99999999999999999999999999999999999999999999999999",
        ] {
            assert_eq!(parse_decimal(text).unwrap_err().kind(), ErrorKind::TooManyDigits, "{text}");
        }
    }

    #[test]
    fn zeros_that_carry_no_value_do_not_count_as_digits() {
        let padded = format!("000000000000000000000000000000000012.50{}", "0".repeat(40));
        assert_eq!(to_text(parse_decimal(&padded).unwrap()), "12.5");
        assert_eq!(to_text(parse_decimal("-0.000").unwrap()), "0");
        assert_eq!(to_text(parse_decimal("100").unwrap()), "100");
        assert_eq!(to_text(parse_decimal("1.001").unwrap()), "1.001");
    }

    #[test]
    fn literals_follow_the_same_grammar() {
        assert_eq!(dec!(-1_234.50), parse_decimal("-1234.5").unwrap());
        assert_eq!(dec!("0.0000000000000000000000000001"), Decimal::new(1, 28));
    }
}
