//! Every way of writing off a cost, in each year of a few lives.

use super::Entry;
use super::spelling::Spelled;
use bizcase::measure::depreciation::{self, MacrsTable, RealProperty, Switch};
use bizcase::{Decimal, Share, dec, decimals};

const LIVES: &[u32] = &[3, 7, 40];
const COST: Decimal = dec!(123456.78);
const SALVAGE: Decimal = dec!(7654.32);

pub(super) fn entries() -> Vec<Entry> {
    vec![
        Entry::figures("depreciation", "even", in_each_year(even)),
        Entry::figures("depreciation", "declining", in_each_year(declining)),
        Entry::figures("depreciation", "macrs", macrs()),
    ]
}

fn in_each_year(answer: fn(u32, u32) -> String) -> String {
    let years = LIVES.iter().flat_map(|life| (1..=*life).map(|year| (*life, year)));
    years.map(|(life, year)| answer(life, year) + "\n").collect()
}

fn even(life: u32, year: u32) -> String {
    let (life, year) = (Decimal::from(life), Decimal::from(year));
    let amounts = [
        depreciation::straight_line(COST, SALVAGE, life),
        depreciation::sum_of_years_digits(COST, SALVAGE, life, year),
    ];
    let used = decimals![17.5, 33, 0, 41.125];
    (amounts.as_slice(), depreciation::units_of_production(COST, SALVAGE, life * year, &used)).spelled()
}

fn declining(life: u32, year: u32) -> String {
    let share = Share::from_fraction(dec!(0.185)).expect("it is a share");
    let double = depreciation::double_declining(COST, SALVAGE, life.into(), year.into(), dec!(1.5));
    let mut amounts = vec![double, depreciation::declining_balance(COST, share, year)];
    for months in [1, 7, 12] {
        amounts.push(depreciation::fixed_declining(COST, SALVAGE, life, year, months));
    }
    for switch in Switch::ALL {
        amounts.push(depreciation::variable_declining(COST, SALVAGE, life, year - 1, year, dec!(2), *switch));
    }
    amounts.spelled()
}

fn macrs() -> String {
    let years = MacrsTable::ALL.iter().flat_map(|table| (1..=22).map(|year| (*table, year)));
    let mut lines: String =
        years.map(|(table, year)| depreciation::macrs(COST, table, year).spelled() + "\n").collect();
    for property in RealProperty::ALL {
        let months = (1..=12).map(|month| depreciation::mid_month_first_year(COST, *property, month));
        lines += &months.collect::<Vec<_>>().spelled();
    }
    lines
}
