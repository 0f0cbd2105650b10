//! Ross, Westerfield and Jaffe, Corporate Finance: the jet engine of Solar Electronics.

use bizcase::parse_decimal;
use bizcase::prelude::*;
use serde_json::Value;

fn example() -> Value {
    let examples: Vec<Value> =
        serde_json::from_str(include_str!("../data/cases/worked_examples.json")).unwrap();
    examples.into_iter().find(|example| example["id"] == "sensitivity-ross-jet-engine").unwrap()
}

fn decimal(value: &Value) -> Decimal {
    parse_decimal(&value.to_string()).unwrap()
}

/// After-tax flows of five years, depreciation in a straight line; amounts are millions of dollars.
fn jet_engine(base: &Value) -> BusinessCase {
    let after_tax = dec!(0.66);
    let units = || Amount::of("market").times_assumption("share");
    let assumption = |id: &str, field: &str| Assumption::new(id, decimal(&base[field]));
    BusinessCase::builder("Jet engine", Currency::USD)
        .timeline(Timeline::years(2026, 5))
        .conventions(Conventions::nominal().end_of_period())
        .discounting(percent!(15))
        .assumption(assumption("market", "market_units").unit("engines a year"))
        .assumption(assumption("share", "share"))
        .assumption(assumption("price", "price"))
        .assumption(assumption("variable-cost", "variable_cost"))
        .assumption(assumption("fixed-cost", "fixed_cost"))
        .assumption(assumption("investment", "investment"))
        .baseline(Alternative::do_nothing("No engine"))
        .alternative(
            Alternative::do_something("Engine")
                .cost(Cost::new("Investment", Amount::of("investment")).capital().once())
                .cost(after_tax_cost("Variable cost", units().times_assumption("variable-cost"), after_tax))
                .cost(after_tax_cost("Fixed cost", Amount::of("fixed-cost"), after_tax))
                .benefit(
                    Benefit::new("Sales", units().times_assumption("price").times_number(after_tax))
                        .every_period(),
                )
                .benefit(
                    Benefit::new(
                        "Tax saved by depreciation",
                        Amount::of("investment").times_number(dec!(0.068)),
                    )
                    .every_period(),
                ),
        )
        .build()
        .unwrap()
}

fn after_tax_cost(name: &str, amount: Amount, after_tax: Decimal) -> Cost {
    Cost::new(name, amount.times_number(after_tax)).every_period()
}

#[test]
fn the_break_even_volume_is_the_published_one() {
    let example = example();
    let base = &example["inputs"]["base"];
    let appraisal = jet_engine(base).appraise();
    let npv = appraisal.alternative("engine").unwrap().measures().npv().value().unwrap();
    let tolerance = decimal(&example["tolerance"]["*"]);
    assert!((npv - decimal(&example["expected"]["npv_base"])).abs() <= tolerance, "{npv}");

    let switching = appraisal.switching_values();
    let zero = |id: &str| {
        let switches = switching.assumption(id).unwrap().switches();
        let zero = switches.npv_zero_of("engine").unwrap().alone().clone();
        assert_eq!(
            switches.npv_zero_of("engine").unwrap().against_baseline(),
            Some(&zero),
            "nothing is no worth"
        );
        zero.value().value().unwrap()
    };
    let units = zero("market") * decimal(&base["share"]);
    assert!((units - decimal(&example["expected"]["npv_break_even_units"])).abs() <= tolerance, "{units}");
    // The independent figure is a double, of which the last digits are noise.
    let independent = decimal(&example["independent"]["npv_break_even_units"]);
    assert!((units - independent).abs() < dec!(0.00000001), "{units}");
    assert!((zero("share") * decimal(&base["market_units"]) - independent).abs() < dec!(0.00000001));
}

#[test]
fn below_the_break_even_the_engine_is_not_built() {
    let switching = jet_engine(&example()["inputs"]["base"]).appraise().switching_values();
    for (id, falls) in
        [("market", true), ("share", true), ("price", true), ("variable-cost", false), ("fixed-cost", false)]
    {
        let switches = switching.assumption(id).unwrap().switches();
        let (turning, other) = match falls {
            true => (switches.preference().below(), switches.preference().above()),
            false => (switches.preference().above(), switches.preference().below()),
        };
        let zero = switches.npv_zero_of("engine").unwrap().alone();
        assert_eq!((turning.point(), turning.challengers()[0].as_str()), (zero, "no-engine"), "{id}");
        assert!(other.point().value().reason().is_some() && other.challengers().is_empty(), "{id}");
    }
}
