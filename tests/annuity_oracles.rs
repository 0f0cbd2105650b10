//! Annuities, conversions and depreciation against spreadsheets, published examples and 70-digit values.
//!
//! Sources are named in `tests/data/measures/`. The rows of spreadsheets are compared within their tolerance, since
//! their figures are those of `f64`; the 70-digit values in every digit, rounded by this test.
//!
//! A spreadsheet turns its arguments into what its formula takes: it cuts numbers of compounding periods and months to
//! integers, rounds the range of a cumulation inwards, and reads any type but 0 as 1. Here such arguments have types of
//! their own, so the test does that before it calls.

#![expect(clippy::unwrap_used, reason = "the helpers of a test may panic as it does")]

use bizcase::measure::annuity::{Due, cumipmt, cumprinc, fv, ipmt, nper, pmt, ppmt, pv};
use bizcase::measure::conversion::{
    continuous, effective, fisher_nominal, fisher_real, from_continuous, nominal, per_step,
};
use bizcase::measure::depreciation::{
    MacrsTable, double_declining, fixed_declining, straight_line, sum_of_years_digits,
};
use bizcase::measure::{
    LifeCycle, Outcome, Roi, adjusted_internal_rate_of_return, equivalent_annual_value, life_cycle_cost,
    net_savings, npv, return_on_investment, savings_to_investment_ratio,
};
use bizcase::time::Timing;
use bizcase::{Decimal, Rate, dec, parse_decimal};
use num_bigint::BigInt;
use serde_json::Value;

/// Rows whose convention we do not follow: a rate of -300 % a period. The formula of a spreadsheet takes any rate; below
/// -100 % the growth factor is negative, alternates its sign with the periods and belongs to no loan.
const REJECTED: &[(&str, &[&str])] = &[("FV", &["-3", "5", "100", "300", "1"]), ("FV", &["-3", "5", "100"])];

fn read(text: &str) -> Vec<Value> {
    serde_json::from_str(text).unwrap()
}

fn texts(values: &Value) -> Vec<String> {
    values.as_array().unwrap().iter().map(|value| value.as_str().unwrap().to_owned()).collect()
}

/// The value of `a`, `a / b` or `a * b`.
fn evaluated(text: &str) -> Decimal {
    if let Some((a, b)) = text.split_once(" / ") {
        return parse_decimal(a).unwrap() / parse_decimal(b).unwrap();
    }
    match text.split_once(" * ") {
        Some((a, b)) => parse_decimal(a).unwrap() * parse_decimal(b).unwrap(),
        None => parse_decimal(text).unwrap(),
    }
}

fn integer(value: Decimal) -> u32 {
    u32::try_from(value.trunc().mantissa() / 10i128.pow(value.trunc().scale())).unwrap()
}

fn rate(value: Decimal) -> Rate {
    Rate::from_fraction(value).unwrap()
}

/// A function by the name and with the arguments of a spreadsheet.
fn spreadsheet(function: &str, args: &[Decimal]) -> Decimal {
    let arg = |index: usize| args.get(index).copied().unwrap_or(Decimal::ZERO);
    let due = |index| if arg(index).is_zero() { Due::End } else { Due::Start };
    let range = || (integer(arg(3).ceil()), integer(arg(4).floor()));
    let outcome = match function {
        "PV" => pv(rate(arg(0)), arg(1), arg(2), arg(3), due(4)),
        "FV" => fv(rate(arg(0)), arg(1), arg(2), arg(3), due(4)),
        "PMT" => pmt(rate(arg(0)), arg(1), arg(2), arg(3), due(4)),
        "NPER" => Ok(nper(rate(arg(0)), arg(1), arg(2), arg(3), due(4))),
        "IPMT" => ipmt(rate(arg(0)), arg(1), arg(2), arg(3), arg(4), due(5)),
        "PPMT" => ppmt(rate(arg(0)), arg(1), arg(2), arg(3), arg(4), due(5)),
        "CUMIPMT" => cumipmt(rate(arg(0)), arg(1), arg(2), range().0, range().1, due(5)),
        "CUMPRINC" => cumprinc(rate(arg(0)), arg(1), arg(2), range().0, range().1, due(5)),
        "EFFECT" => effective(arg(0), integer(arg(1))).map(|found| found.map(Rate::fraction)),
        "NOMINAL" => nominal(rate(arg(0)), integer(arg(1))),
        "SLN" => straight_line(arg(0), arg(1), arg(2)),
        "SYD" => sum_of_years_digits(arg(0), arg(1), arg(2), arg(3)),
        "DDB" => {
            let factor = args.get(4).copied().unwrap_or(dec!(2));
            double_declining(arg(0), arg(1), arg(2), arg(3), factor)
        }
        "DB" => {
            let months = args.get(4).map_or(12, |&months| integer(months));
            fixed_declining(arg(0), arg(1), integer(arg(2)), integer(arg(3)), months)
        }
        other => panic!("no function {other}"),
    };
    outcome.unwrap().value().unwrap()
}

#[test]
fn spreadsheets_agree_within_their_tolerance_wherever_the_rate_is_one() {
    let rows = read(include_str!("data/measures/spreadsheet_functions.json"));
    assert_eq!(rows.len(), 144);
    let mut rejected = Vec::new();
    for row in &rows {
        let (function, args) = (row["function"].as_str().unwrap(), texts(&row["args"]));
        if REJECTED.iter().any(|&(name, refused)| name == function && refused == args) {
            assert!(Rate::from_fraction(evaluated(&args[0])).is_err());
            rejected.push(function);
            continue;
        }
        let values: Vec<Decimal> = args.iter().map(|text| evaluated(text)).collect();
        let (found, expected) =
            (spreadsheet(function, &values), evaluated(row["expected"].as_str().unwrap()));
        let tolerance = match row["tolerance"].as_str().unwrap() {
            "1e-9" => dec!(0.000000001),
            "1e-8" => dec!(0.00000001),
            other => panic!("tolerance {other}"),
        };
        assert!((found - expected).abs() <= tolerance, "{function}{args:?}: {found}, not {expected}");
    }
    assert_eq!(rejected.len(), REJECTED.len());
}

/// A 70-digit value rounded to at most 28 significant digits and 28 places; a tie among so many digits does not occur.
fn rounded(text: &str) -> Decimal {
    let (negative, text) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let digits = format!("{whole}{fraction}");
    let significant = digits.trim_start_matches('0').len();
    let dropped = significant.saturating_sub(28).max(fraction.len().saturating_sub(28));
    let unit = BigInt::from(10).pow(u32::try_from(dropped).unwrap());
    let all: BigInt = digits.parse().unwrap();
    let head = i128::try_from((all + &unit / 2) / unit).unwrap();
    let places = i64::try_from(fraction.len()).unwrap() - i64::try_from(dropped).unwrap();
    assert!(places >= 0, "{text}");
    let mut value = Decimal::from_i128_with_scale(head, u32::try_from(places).unwrap());
    value.set_sign_negative(negative);
    value.normalize()
}

#[test]
fn irrational_values_are_right_in_every_digit() {
    for row in read(include_str!("data/measures/irrational_values.json")) {
        let function = row["function"].as_str().unwrap();
        let args: Vec<Decimal> =
            texts(&row["args"]).iter().map(|text| parse_decimal(text).unwrap()).collect();
        let due = || if args[args.len() - 1].is_zero() { Due::End } else { Due::Start };
        let found: Outcome<Decimal> = match function {
            "continuous" => continuous(rate(args[0])),
            "from_continuous" => from_continuous(args[0]).map(Rate::fraction),
            "per_step" => per_step(rate(args[0]), integer(args[1])).unwrap().map(Rate::fraction),
            "nominal" => nominal(rate(args[0]), integer(args[1])).unwrap(),
            "nper" => nper(rate(args[0]), args[1], args[2], args[3], due()),
            "pv" => pv(rate(args[0]), args[1], args[2], args[3], due()).unwrap(),
            "fv" => fv(rate(args[0]), args[1], args[2], args[3], due()).unwrap(),
            "pmt" => pmt(rate(args[0]), args[1], args[2], args[3], due()).unwrap(),
            "ipmt" => ipmt(rate(args[0]), args[1], args[2], args[3], args[4], due()).unwrap(),
            "ppmt" => ppmt(rate(args[0]), args[1], args[2], args[3], args[4], due()).unwrap(),
            "double_declining" => double_declining(args[0], args[1], args[2], args[3], args[4]).unwrap(),
            other => panic!("no function {other}"),
        };
        assert_eq!(found, Outcome::Value(rounded(row["value"].as_str().unwrap())), "{function} {args:?}");
    }
}

fn worked(id: &str) -> Value {
    let all = read(include_str!("data/measures/worked_loans_and_lives.json"));
    all.into_iter().find(|example| example["id"] == id).unwrap()
}

fn decimal(value: &Value) -> Decimal {
    match value {
        Value::String(text) => parse_decimal(text).unwrap(),
        number => match number.to_string() {
            // Below the digits of the figures that they belong to.
            text if text.contains('e') => dec!(0.00006),
            text => parse_decimal(&text).unwrap(),
        },
    }
}

fn decimals(values: &Value) -> Vec<Decimal> {
    values.as_array().unwrap().iter().map(decimal).collect()
}

#[track_caller]
fn assert_near(found: Outcome<Decimal>, expected: &Value, tolerance: Decimal) {
    let (found, expected) = (found.value().unwrap(), decimal(expected));
    assert!((found - expected).abs() <= tolerance, "found {found}, published {expected}");
}

#[test]
fn level_payments_are_those_of_another_library() {
    let example = worked("finance-annuity-payments");
    let cases = example["inputs"]["cases"].as_array().unwrap();
    for (case, expected) in cases.iter().zip(example["expected"]["payment"].as_array().unwrap()) {
        let step = evaluated(&case["rate"].as_str().unwrap().replace('/', " / "));
        let due = if case["due"] == 0 { Due::End } else { Due::Start };
        let found = pmt(rate(step), decimal(&case["n"]), decimal(&case["pv"]), decimal(&case["fv"]), due);
        assert_near(found.unwrap(), expected, dec!(0.00000001));
    }
}

#[test]
fn the_fixed_declining_balance_has_a_share_of_three_decimals() {
    let example = worked("dep-db-formulajs");
    let of =
        |name: &str| example["inputs"][name].as_u64().map(|value| u32::try_from(value).unwrap()).unwrap();
    let (cost, salvage, life) = (of("cost").into(), of("salvage").into(), of("life"));
    for (name, months) in [("full_year", 12), ("nine_months_first_six", 9)] {
        for (year, expected) in (1..).zip(example["expected"][name].as_array().unwrap()) {
            let found = fixed_declining(cost, salvage, life, year, months).unwrap();
            assert_near(found, expected, dec!(0.000001));
        }
    }
}

#[test]
fn percentages_name_their_table_of_publication_946() {
    // Table A-1 is for the half-year convention, Table A-5 for property placed in service in the fourth quarter.
    let tables = [(MacrsTable::HalfYear7, "Table A-1"), (MacrsTable::FourthQuarter7, "Table A-5")];
    for (table, name) in tables {
        assert_eq!(table.source(), format!("IRS Publication 946, Appendix A, {name}"));
    }
}

#[test]
fn the_machine_of_lower_present_value_costs_more_a_year() {
    let example = worked("eac-bm-machines");
    let (inputs, expected) = (&example["inputs"], &example["expected"]);
    let tolerance = decimal(&example["tolerance"]);
    for name in ["A", "B"] {
        let flows = decimals(&inputs[name]);
        let periods = u32::try_from(flows.len() - 1).unwrap();
        let rate = rate(decimal(&inputs["rate"]));
        assert_near(npv(rate, Timing::End, &flows), &expected[format!("pv_{name}")], tolerance);
        let annual = equivalent_annual_value(rate, Timing::End, periods, &flows).unwrap();
        assert_near(annual, &expected[format!("eac_{name}")], tolerance);
    }
}

#[test]
fn real_and_nominal_flows_are_worth_the_same_by_fishers_equation() {
    let example = worked("inflation-bm-consistency");
    let (inputs, expected) = (&example["inputs"], &example["expected"]);
    let (stated, inflation) = (rate(decimal(&inputs["nominal_rate"])), rate(decimal(&inputs["inflation"])));
    let real = fisher_real(stated, inflation).value().unwrap();
    assert_near(Outcome::Value(real.fraction()), &expected["real_rate"], dec!(0.0006));
    assert_eq!(fisher_nominal(real, inflation), Outcome::Value(stated));
    assert_near(npv(real, Timing::End, &decimals(&inputs["real_flows"])), &expected["npv"], dec!(0.06));
}

#[test]
fn a_federal_life_cycle_cost_comparison_is_reproduced() {
    let example = worked("lcca-blcc-heatpump");
    let (inputs, expected) = (&example["inputs"], &example["expected"]);
    let years = u32::try_from(inputs["study_years"].as_u64().unwrap()).unwrap();
    let costs = |name: &str| {
        let stated = |key: &str| inputs[name].get(key).map_or(Decimal::ZERO, decimal);
        let mut investment = vec![Decimal::ZERO; 16];
        let mut operation = vec![stated("annual_om"); 16];
        investment[0] = stated("initial");
        investment[10] = stated("replacement_year10");
        investment[15] = -stated("residual_year15");
        operation[0] = stated("energy_pv");
        operation[8] += stated("om_year8");
        operation[10] += stated("om_year10");
        (investment, operation)
    };
    let (base, alternative) = (costs("base"), costs("alt"));
    let base = LifeCycle { investment: &base.0, operation: &base.1 };
    let alternative = LifeCycle { investment: &alternative.0, operation: &alternative.1 };
    let (rate, timing, dollar) = (rate(decimal(&inputs["rate"])), Timing::End, dec!(1));
    assert_near(life_cycle_cost(rate, timing, &base), &expected["lcc_base"], dollar);
    assert_near(life_cycle_cost(rate, timing, &alternative), &expected["lcc_alt"], dollar);
    assert_near(net_savings(rate, timing, &base, &alternative), &expected["net_savings"], dollar);
    let ratio = savings_to_investment_ratio(rate, timing, &base, &alternative);
    assert_near(ratio, &expected["sir"], dec!(0.006));
    let airr = adjusted_internal_rate_of_return(rate, timing, years, &base, &alternative).unwrap();
    assert_near(airr.map(Rate::fraction), &expected["airr"], dec!(0.00006));
    for (costs, name) in [(base, "annual_value_base"), (alternative, "annual_value_alt")] {
        let all: Vec<Decimal> = costs.investment.iter().zip(costs.operation).map(|(a, b)| a + b).collect();
        let annual = equivalent_annual_value(rate, timing, years, &all).unwrap();
        assert_near(annual, &expected[name], dollar);
    }
}

#[test]
fn a_published_return_on_investment_is_that_of_present_values() {
    let example = worked("roi-tei-salesloft");
    let (inputs, expected) = (&example["inputs"], &example["expected"]);
    let costs: Vec<Decimal> = decimals(&inputs["costs"]).iter().map(|cost| -cost).collect();
    let benefits = decimals(&inputs["benefits"]);
    let roi = |roi| return_on_investment(roi, &benefits, &costs);
    let discounted = Roi::PresentValue { rate: rate(decimal(&inputs["rate"])), timing: Timing::End };
    assert_near(roi(discounted), &expected["roi"], dec!(0.005));
    let undiscounted = roi(Roi::Undiscounted).value().unwrap();
    let net = decimal(&expected["total_benefits"]) + decimal(&expected["total_costs"]);
    assert!((undiscounted * -decimal(&expected["total_costs"]) - net).abs() < dec!(0.000001));
}
