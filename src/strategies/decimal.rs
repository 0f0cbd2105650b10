//! Amounts of money, and decimals at the ends of their range.

use crate::value::{Currency, Money, money};
use proptest::prelude::*;
use rust_decimal::Decimal;

const TRILLION: i64 = 1_000_000_000_000;

/// The largest number of places of a decimal.
const MOST_PLACES: u32 = 28;

/// 2^96, one more than the largest mantissa.
const MANTISSAS: i128 = 1 << 96;

/// Amounts as a business case states them: from 0 to below 10^12, round ones often.
///
/// Most have no more than two places; some are unit prices with up to six.
///
/// ```
/// use bizcase::strategies::{amounts, proptest::prelude::*};
/// use bizcase::{Decimal, dec};
///
/// proptest!(|(amount in amounts())| {
///     prop_assert!((Decimal::ZERO..dec!(1_000_000_000_000)).contains(&amount));
/// });
/// ```
pub fn amounts() -> impl Strategy<Value = Decimal> {
    // The simplest first: a failure shrinks from right to left.
    prop_oneof![
        2 => (0_i64..100).prop_map(Decimal::from),
        5 => (1_i64..1_000, 0_u32..=9).prop_map(|(digits, zeros)| Decimal::from(digits * 10_i64.pow(zeros))),
        2 => (0..TRILLION).prop_map(Decimal::from),
        2 => (0..100 * TRILLION).prop_map(|pence| Decimal::new(pence, 2)),
        1 => (0_i64..1_000_000_000).prop_map(|parts| Decimal::new(parts, 6)),
    ]
}

/// Money in this currency: [`amounts`].
///
/// ```
/// use bizcase::prelude::*;
/// use bizcase::strategies::{money_in, proptest::prelude::*};
///
/// proptest!(|(price in money_in(Currency::GBP), discount in money_in(Currency::GBP))| {
///     let both = price.checked_add(discount).unwrap();
///     prop_assert_eq!(both.checked_sub(discount).unwrap(), price);
/// });
/// ```
pub fn money_in(currency: Currency) -> impl Strategy<Value = Money> {
    amounts().prop_map(move |amount| money(amount, currency))
}

/// Currencies of two, of no and of three places of minor units, pounds first.
///
/// ```
/// use bizcase::strategies::{currencies, proptest::prelude::*};
///
/// proptest!(|(currency in currencies())| {
///     prop_assert_eq!(currency.code().parse(), Ok(currency));
/// });
/// ```
pub fn currencies() -> impl Strategy<Value = Currency> {
    prop::sample::select(vec!["GBP", "EUR", "USD", "JPY", "KWD"])
        .prop_map(|code| code.parse().expect("an ISO 4217 code"))
}

/// Amounts above zero, as [`amounts`].
pub(super) fn positive_amounts() -> impl Strategy<Value = Decimal> {
    amounts().prop_map(|amount| if amount.is_zero() { Decimal::ONE } else { amount })
}

/// Every decimal that there is: any mantissa at any scale and of either sign, the ends of the range often, and
/// representations that are not normalised among them, such as 1.00 and -0.
///
/// ```
/// use bizcase::strategies::{any_decimal, proptest::prelude::*};
/// use bizcase::{Decimal, parse_decimal};
///
/// proptest!(|(value in any_decimal())| {
///     prop_assert_eq!(parse_decimal(&value.to_string()), Ok(value));
/// });
/// ```
pub fn any_decimal() -> impl Strategy<Value = Decimal> {
    let mantissa = prop_oneof![
        2 => any::<i16>().prop_map(i128::from),
        2 => any::<i64>().prop_map(i128::from),
        4 => 1 - MANTISSAS..MANTISSAS,
        1 => prop::sample::select(vec![1 - MANTISSAS, MANTISSAS - 1]),
    ];
    let scale = prop_oneof![3 => 0..=MOST_PLACES, 1 => Just(MOST_PLACES)];
    let negative_zero = any::<bool>();
    (mantissa, scale, negative_zero).prop_map(|(mantissa, scale, negative_zero)| {
        let value = Decimal::from_i128_with_scale(mantissa, scale);
        if mantissa == 0 && negative_zero { -value } else { value }
    })
}
