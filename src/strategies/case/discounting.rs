//! The rate of a case or an official table, and another way of discounting for the lines that name it.

use crate::case::{CaseBuilder, Conventions, DiscountBasis, PriceBasis};
use crate::strategies::rate;
use crate::tables::{DiscountTable, RateBasis, discount_tables};
use crate::value::AnnualRate;
use proptest::prelude::*;
use proptest::sample::Index;

/// The name of the other way.
pub(super) const NAMED: &str = "health";

/// Discounting before the conventions and the timeline of its case are known.
#[derive(Debug, Clone)]
pub(super) struct DiscountingDraft {
    rate: AnnualRate,
    table: Option<Index>,
    named: Option<AnnualRate>,
}

pub(super) fn drafts() -> impl Strategy<Value = DiscountingDraft> {
    let annual = || rate::annual(rate::rates());
    let table = prop::option::weighted(0.2, any::<Index>());
    (annual(), table, prop::option::weighted(0.2, annual()))
        .prop_map(|(rate, table, named)| DiscountingDraft { rate, table, named })
}

impl DiscountingDraft {
    /// Whether lines may name another way.
    pub(super) fn is_named(&self) -> bool {
        self.named.is_some()
    }

    pub(super) fn stated_in(
        &self,
        builder: CaseBuilder,
        conventions: Conventions,
        years: u32,
    ) -> CaseBuilder {
        let basis = match self.table {
            Some(index) => DiscountBasis::from(*index.get(&fitting_tables(conventions, years))),
            None => self.rate.into(),
        };
        let builder = builder.discounting(basis);
        match self.named {
            Some(rate) => builder.named_discounting(NAMED, rate),
            None => builder,
        }
    }
}

/// The tables for prices like these and for so many years.
fn fitting_tables(conventions: Conventions, years: u32) -> Vec<&'static DiscountTable> {
    let basis = match conventions.price_basis() {
        PriceBasis::Nominal => RateBasis::Nominal,
        PriceBasis::Real { .. } => RateBasis::Real,
    };
    let fits = |table: &&DiscountTable| table.basis() == basis && table.to_schedule().over(years).is_ok();
    discount_tables().filter(fits).collect()
}
