use super::*;
use crate::{dec, decimals};
use jiff::civil::date;

fn years(periods: u32) -> Timeline {
    Timeline::years(2027, periods).unwrap()
}

fn place(result: Result<Depreciation, Error>) -> String {
    result.unwrap_err().path().to_string()
}

#[test]
fn what_cannot_be_a_method_is_refused_with_its_place() {
    assert_eq!(place(Depreciation::straight_line(0, dec!(0))), "straight-line.life");
    assert_eq!(place(Depreciation::straight_line(1_201, dec!(0))), "straight-line.life");
    assert_eq!(place(Depreciation::sum_of_years_digits(3, dec!(-1))), "sum-of-years-digits.salvage");
    assert_eq!(place(Depreciation::double_declining(3, dec!(0), dec!(0))), "double-declining.factor");
    let too_fine = Depreciation::declining_to_straight_line(3, dec!(0), dec!(1.5000001));
    assert_eq!(place(too_fine), "declining-to-straight-line.factor");
    assert_eq!(place(Depreciation::fixed_declining(3, dec!(1), 13)), "fixed-declining.months");
    let nothing = Share::from_fraction(dec!(0)).unwrap();
    assert_eq!(place(Depreciation::declining_share(nothing)), "declining-share.share");
    let by_use =
        |capacity, used: &[Decimal]| place(Depreciation::units_of_production(capacity, used, dec!(0)));
    assert_eq!(by_use(dec!(0), &decimals![1]), "units-of-production.capacity");
    assert_eq!(by_use(dec!(9), &decimals![1, -1]), "units-of-production.used[1]");
    assert_eq!(by_use(dec!(9), &[]), "units-of-production.used");
}

#[test]
fn a_cost_below_the_salvage_value_and_periods_that_are_no_years_are_refused() {
    let method = Depreciation::straight_line(3, dec!(10)).unwrap();
    let place =
        |cost, timeline, first| method.schedule(cost, timeline, first).unwrap_err().path().to_string();
    assert_eq!(place(dec!(9), years(3), 1), "straight-line.salvage");
    assert_eq!(place(dec!(-1), years(3), 1), "cost");
    assert_eq!(place(dec!(10), years(3), 0), "first");
    assert_eq!(place(dec!(10), Timeline::quarters(date(2026, 1, 1), 3).unwrap(), 1), "");
    assert_eq!(method.schedule(dec!(10), years(3), 2).unwrap(), decimals![0, 0]);
    assert_eq!(method.schedule(dec!(0), years(3), 4).unwrap(), decimals![]);
}

#[test]
fn years_after_the_life_have_none_and_those_after_the_timeline_are_left_out() {
    let digits = Depreciation::sum_of_years_digits(3, dec!(40)).unwrap();
    assert_eq!(digits.schedule(dec!(100), years(5), 1).unwrap(), decimals![30, 20, 10, 0, 0]);
    assert_eq!(digits.schedule(dec!(100), years(5), 4).unwrap(), decimals![30, 20]);
    // Half of what is left: 50, 25, 12.5 of 100 over four years, then down to the 10 that stay.
    let declining = Depreciation::double_declining(4, dec!(10), dec!(2)).unwrap();
    assert_eq!(declining.schedule(dec!(100), years(5), 1).unwrap(), decimals![50, 25, 12.5, 2.5, 0]);
    // Two fifths of 100 and of 60; then 36 / 3 is less than 14.4, and 21.6 / 2 more than 8.64.
    let switching = Depreciation::declining_to_straight_line(5, dec!(0), dec!(2)).unwrap();
    assert_eq!(switching.schedule(dec!(100), years(6), 1).unwrap(), decimals![40, 24, 14.4, 10.8, 10.8, 0]);
    let by_use = Depreciation::units_of_production(dec!(10), &decimals![5, 1], dec!(20)).unwrap();
    assert_eq!(by_use.schedule(dec!(100), years(4), 1).unwrap(), decimals![40, 8, 0, 0]);
    let table = Depreciation::macrs(MacrsTable::HalfYear3);
    assert_eq!(table.schedule(dec!(1_000), years(5), 1).unwrap(), decimals![333.3, 444.5, 148.1, 74.1, 0]);
}

#[test]
fn full_expensing_leaves_no_pool_and_a_pool_without_it_is_written_down_from_its_first_year() {
    let full = Depreciation::uk_main_pool(Share::ALL);
    assert_eq!(full.schedule(dec!(100), years(3), 1).unwrap(), decimals![100, 0, 0]);
    let pool = Depreciation::uk_main_pool(Share::from_fraction(dec!(0)).unwrap());
    assert_eq!(pool.schedule(dec!(100), years(2), 1).unwrap(), decimals![14, 12.04]);
    // 73 of 365 days at 18 %: 14.8 %, then 14 % of 85.2.
    let straddling = Timeline::starting(date(2026, 1, 18), 2, Step::Year).unwrap();
    assert_eq!(pool.schedule(dec!(100), straddling, 1).unwrap(), decimals![14.8, 11.928]);
}

#[test]
fn what_changes_with_the_cost_is_known_where_it_changes_in_proportion() {
    let changes = |method: Result<Depreciation, Error>| method.unwrap().of_change();
    let linear = Depreciation::straight_line(4, dec!(0)).unwrap();
    assert_eq!(changes(Depreciation::straight_line(4, dec!(7))), Some(linear));
    assert_eq!(changes(Depreciation::double_declining(4, dec!(7), dec!(2))), None);
    assert_eq!(changes(Depreciation::fixed_declining(4, dec!(7), 12)), None);
    assert!(changes(Depreciation::fixed_declining(4, dec!(0), 12)).is_some());
}
