//! What the schedule of a page shows besides the cells: residual values, dates, delays, late columns added up.

#![allow(clippy::unwrap_used, reason = "the helpers of a test may panic as the test may")]

use bizcase::prelude::*;
use jiff::civil::date;

/// A case of one alternative, without discounting.
fn page_of(periods: u32, alternative: Alternative) -> String {
    let case = BusinessCase::builder("Schedule", Currency::GBP)
        .timeline(Timeline::years(2026, periods))
        .conventions(Conventions::real(2026).end_of_period().day_count(DayCount::Act365Fixed))
        .inflation(percent!(2))
        .discounting(percent!(3))
        .assumption(Assumption::new("slip", dec!(1)))
        .baseline(alternative)
        .build()
        .unwrap();
    case.appraise().to_markdown()
}

/// The cells of the row with this label.
fn row<'a>(page: &'a str, label: &str) -> Vec<&'a str> {
    let is_wanted =
        |line: &&str| line.trim_start_matches('|').trim_start_matches([' ', '*']).starts_with(label);
    let row = page
        .lines()
        .filter(|line| line.starts_with('|'))
        .rfind(is_wanted)
        .unwrap_or_else(|| panic!("{page}"));
    row.split('|').map(|cell| cell.trim().trim_matches('*')).filter(|cell| !cell.is_empty()).skip(1).collect()
}

#[test]
fn residual_values_are_rows_so_that_the_table_adds_up() {
    let plant = Cost::new("Plant", gbp(100)).capital().once().life_of(4).residual(Residual::RemainingLife);
    let rent = Benefit::new("Rent", gbp(2))
        .every_period()
        .residual(Residual::Perpetuity { growth: percent!(1).into() });
    let page = page_of(3, Alternative::business_as_usual("Site").cost(plant).benefit(rent));
    assert_eq!(row(&page, "Plant"), ["-100", "0", "0", "0", "-100"]);
    assert_eq!(row(&page, "Residual value of Plant, remaining life"), ["0", "0", "0", "25", "25"]);
    // 2 x 1.01 / (3 % - 1 %).
    assert_eq!(row(&page, "Residual value of Rent, perpetuity"), ["0", "0", "0", "101", "101"]);
    assert_eq!(row(&page, "Net flow"), ["-100", "2", "2", "128", "32"]);
}

#[test]
fn what_falls_on_a_date_stands_in_the_column_of_its_period() {
    let fee = Cost::new("Fee", gbp(7)).on(date(2027, 7, 1));
    let page = page_of(3, Alternative::business_as_usual("Site").cost(fee));
    assert_eq!(row(&page, "Fee"), ["0", "0", "-7", "0", "-7"]);
    assert!(page.contains("- Day count: act/365-fixed;"), "{page}");
    assert!(page.contains("- Inflation: 2% a year."), "{page}");
}

#[test]
fn an_alternative_says_when_it_enters_service_and_what_falls_later() {
    let site = Alternative::business_as_usual("Site")
        .in_service_from(date(2027, 1, 1))
        .delayed_by(1)
        .cost(Cost::new("Rent", gbp(5)).every_period())
        .cost(Cost::new("Guards", gbp(5)).every_period().delayed_by("slip"))
        .cost(Cost::new("Fence", gbp(5)).once().delayed_by("slip"));
    let page = page_of(4, site);
    let said = "In service from 2027-01-01. All lines fall later than stated, by 1 year. \
                Later than stated by the years of the assumption slip: Guards and Fence.";
    assert!(page.contains(said), "{page}");
    assert_eq!(row(&page, "Rent"), ["0", "0", "0", "-5", "-5", "-10"]);
    assert_eq!(row(&page, "Guards"), ["0", "0", "0", "0", "-5", "-5"]);
}

#[test]
fn late_years_of_a_long_timeline_are_added_up() {
    let rent = Cost::new("Rent", gbp(1)).every_period();
    let page = page_of(35, Alternative::business_as_usual("Site").cost(rent));
    assert!(page.contains("year 0 is 2026-01-01; late years are added up"), "{page}");
    assert_eq!(row(&page, "Year")[10..], ["10", "11–20", "21–30", "31–35", "Rounding", "Total"]);
    assert_eq!(row(&page, "Rent")[9..], ["-1", "-1", "-10", "-10", "-5", "-35"]);
}

/// 300 a year taxed at a fifth, a year later: 60 in the second year, and 60 a year after the last.
#[test]
fn tax_has_its_rows_and_that_of_the_last_year_one_of_its_own() {
    let page = BusinessCase::builder("Tax", Currency::GBP)
        .timeline(Timeline::years(2026, 2))
        .conventions(Conventions::nominal().end_of_period())
        .discounting(percent!(0))
        .tax(TaxRules::at(percent!(20)).losses(LossRule::Unrelieved).paid(TaxPayment::NextYear))
        .baseline(
            Alternative::business_as_usual("Shop")
                .benefit(Benefit::new("Profit", gbp(300)).every_period())
                .working_capital(WorkingCapital::new("Stocks", gbp(50)).explicit(decimals![1, 1])),
        )
        .build()
        .unwrap()
        .appraise()
        .to_text();
    let row = |label: &str| -> Vec<String> {
        let line = page
            .lines()
            .find(|line| line.trim_start().strip_prefix(label).is_some_and(|rest| rest.starts_with("  ")))
            .unwrap_or_else(|| panic!("{page}"));
        line.trim_start()[label.len()..].split_whitespace().map(str::to_owned).collect()
    };
    assert_eq!(row("Stocks (change of working capital)"), ["-50", "0", "50", "0"]);
    assert_eq!(row("Tax on the last year, paid a year after it"), ["0", "0", "-60", "-60"]);
    assert_eq!(row("Tax on it"), ["0", "60", "60", "120"]);
    assert_eq!(row("Net flow after tax"), ["-50", "300", "230", "480"]);
}
