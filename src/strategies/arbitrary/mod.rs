//! `any::<T>()` for the inputs of the public interface.
//!
//! Each is what a business case would hold; extremes are asked for by name, as [`any_rate`](super::any_rate). A draft of a
//! line or of a part of one fits any case of [`DRAFT_PERIODS`] periods or more, in whatever currency, without assumptions.
//! What names others, such as an option that is scored, names `criterion-1` and `criterion-2`, on scales from 0 to 10.

mod case;
mod line;
mod measure;
mod scoring;
mod value;

/// `any::<T>()` by a strategy without parameters.
macro_rules! arbitrary {
    ($($type:ty => $strategy:expr;)*) => {$(
        impl proptest::arbitrary::Arbitrary for $type {
            type Parameters = ();
            type Strategy = proptest::strategy::BoxedStrategy<Self>;

            fn arbitrary_with((): ()) -> Self::Strategy {
                proptest::strategy::Strategy::boxed($strategy)
            }
        }
    )*};
}

/// `any::<T>()` for words of the document format: one of all.
macro_rules! arbitrary_words {
    ($($type:ty),* $(,)?) => {
        $crate::strategies::arbitrary::arbitrary! { $($type => proptest::sample::select(<$type>::ALL);)* }
    };
}

use {arbitrary, arbitrary_words};

pub(super) use value::dates;

/// How many periods a case has to have at least for the drafts of lines that `any` draws.
pub(super) const DRAFT_PERIODS: u32 = 5;

/// A plain name with a number, so that few of them are the same.
fn names(plain: &'static str) -> impl proptest::strategy::Strategy<Value = String> {
    proptest::strategy::Strategy::prop_map(1_u32..1_000, move |number| format!("{plain} {number}"))
}
