//! Every official table.

use super::Entry;
use super::spelling::Spelled;
use bizcase::dec;
use bizcase::tables::{self, DiscountTable, PriceIndex};

/// As long as any table has a rate for.
const YEARS: u32 = 200;

pub(super) fn entries() -> Vec<Entry> {
    let mut entries: Vec<Entry> = tables::discount_tables().map(discount_rates).collect();
    entries.extend(tables::price_indices().map(prices));
    entries
}

fn discount_rates(table: &'static DiscountTable) -> Entry {
    let schedule = table.to_schedule();
    let over = |years: u32| match schedule.over(years) {
        Ok(rates) => rates.iter().map(|(year, rate)| format!("{year}:{} ", rate.spelled())).collect(),
        Err(error) => error.code().to_owned(),
    };
    // A study of any length: where a table has one rate for all of its years, the length chooses it.
    let text = (1..=YEARS).map(|years| over(years) + "\n").collect();
    Entry::figures("discount-table", table.publication().id(), text)
}

fn prices(index: &'static PriceIndex) -> Entry {
    let years: Vec<i16> = index.values().map(|(year, _)| year).collect();
    let rebased = |year: &i16| index.rebased(dec!(1234.56), *year, index.base_year());
    let values: Vec<_> = index.values().map(|(_, value)| value).collect();
    let text = (values, years.iter().map(rebased).collect::<Vec<_>>()).spelled();
    Entry::figures("price-index", index.publication().id(), text)
}
