//! Every published example of a kind that the library computes, from its inputs to the published precision.
//!
//! The examples are data, in `tests/data/published`, with their sources and tolerances. A kind says what the inputs of an
//! example mean; a further example of a known kind runs as soon as it is in the file.

#![expect(clippy::unwrap_used, reason = "the helpers of a test may panic as it does")]

use bizcase::appraisal::{AlternativeAppraisal, LineSchedule, ResidualSchedule};
use bizcase::case::{CaseBuilder, UntimedConventions};
use bizcase::measure::annuity::{Due, pmt};
use bizcase::measure::depreciation::MacrsTable;
use bizcase::measure::{
    Discounting, LifeCycle, Roi, adjusted_internal_rate_of_return, equivalent_annual_value, expected_value,
    irr, mirr, npv, payback, payback_whole, return_on_investment, savings_to_investment_ratio, xirr, xnpv,
};
use bizcase::parse_decimal;
use bizcase::prelude::*;
use bizcase::scoring::{Direction, FloatTable, IdealNormalisation, topsis};
use bizcase::tables::{Estimate, OptimismBiasTable, ProjectMix};
use serde_json::{Value, json};

/// From the inputs of an example to a table with every figure that it may expect.
type Figures = fn(&Value) -> Value;

/// What the inputs of each kind mean.
const KINDS: &[(&str, Figures)] = &[
    ("npv", spreadsheet_and_column_npv),
    ("dated_flows", dated_flows),
    ("irr", rates_of_return),
    ("irr_multiple", several_rates_of_return),
    ("mirr", modified_rates_of_return),
    ("payback", paybacks),
    ("ranking", rankings),
    ("annualisation", annual_costs),
    ("lcca", life_cycle_costs),
    ("cashflow_engine", lines_of_a_case),
    ("real_nominal", real_and_nominal_cases),
    ("rate_schedule", official_factors),
    ("annuity", level_payments),
    ("sensitivity", one_at_a_time),
    ("risk_register", risk_registers),
    ("optimism_bias", mixed_projects),
    ("tax_allowance", first_year_allowances),
    ("depreciation", depreciation_by_method),
    ("full_model", taxed_project),
    ("roi_table", tables_of_total_economic_impact),
    ("mcda", closeness_to_the_ideal),
];

/// Kinds that are not computed here.
const LEFT_OUT: &[(&str, &str)] = &[
    ("portfolio", "the library appraises one case at a time"),
    ("decision_tree", "the library has no chance nodes"),
];

/// Published figures that rest on a convention which we reject, with what our own gives instead.
const REJECTED: &[(&str, &str, &str)] = &[
    // The source counts the year of purchase as used, 10 of 30. What is bought at the end of year 1 has been used for 9
    // years at the end of year 10: 200 x 21 / 30, and that over 1.03^10.
    ("lcca-e3-bcn-lines", "line1_values", "[0, 200, 0, 0, 0, 0, 0, 0, 0, 0, -140]"),
    ("lcca-e3-bcn-lines", "line1_discounted_last", "-104.1731480855"),
];

fn examples() -> Vec<Value> {
    serde_json::from_str(include_str!("data/published/worked_examples.json")).unwrap()
}

#[test]
fn every_published_example_is_reproduced_at_its_published_precision() {
    let mut wrong = Vec::new();
    for example in examples() {
        let kind = example["kind"].as_str().unwrap();
        let Some((_, computed)) = KINDS.iter().find(|(known, _)| *known == kind) else { continue };
        let found = computed(&example["inputs"]);
        for (figure, published) in example["expected"].as_object().unwrap() {
            let tolerance = tolerance(&example["tolerance"], figure);
            if !agrees(&found[figure], &ours(&example, figure, published), tolerance) {
                wrong.push(format!("{} {figure}: {} for {published}", example["id"], found[figure]));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_kind_of_example_is_computed_or_left_out_for_a_reason() {
    let examples = examples();
    let mut kinds: Vec<&str> = examples.iter().map(|example| example["kind"].as_str().unwrap()).collect();
    kinds.sort_unstable();
    kinds.dedup();
    let is_computed = |kind: &str| KINDS.iter().any(|(known, _)| *known == kind);
    let is_left_out = |kind: &str| LEFT_OUT.iter().any(|(known, _)| *known == kind);
    // A kind may be computed before an example of it is published; what is left out has to be there.
    assert!(kinds.iter().all(|kind| is_computed(kind) != is_left_out(kind)), "{kinds:?}");
    assert!(LEFT_OUT.iter().all(|(kind, _)| kinds.contains(kind)), "{kinds:?}");
}

#[test]
fn a_rejected_figure_is_one_that_differs() {
    let examples = examples();
    for (id, figure, ours) in REJECTED {
        let example = examples.iter().find(|example| example["id"] == *id).unwrap();
        let tolerance = tolerance(&example["tolerance"], figure);
        let ours = serde_json::from_str(ours).unwrap();
        assert!(!agrees(&example["expected"][figure], &ours, tolerance), "{id} {figure}");
    }
}

/// What is expected of a figure: what is published, unless it is rejected.
fn ours(example: &Value, figure: &str, published: &Value) -> Value {
    let rejected = REJECTED.iter().find(|(id, rejected, _)| example["id"] == *id && *rejected == figure);
    rejected.map_or(published.clone(), |(_, _, ours)| serde_json::from_str(ours).unwrap())
}

fn tolerance(stated: &Value, figure: &str) -> Decimal {
    match stated {
        Value::Object(by_figure) => {
            by_figure.get(figure).or_else(|| by_figure.get("*")).map_or(Decimal::ZERO, decimal)
        }
        for_all => decimal(for_all),
    }
}

/// Whether each number is within the tolerance, and everything else the same.
fn agrees(found: &Value, expected: &Value, tolerance: Decimal) -> bool {
    match (found, expected) {
        (Value::Array(found), Value::Array(expected)) => {
            found.len() == expected.len()
                && found.iter().zip(expected).all(|(found, expected)| agrees(found, expected, tolerance))
        }
        (Value::String(_) | Value::Number(_), Value::Number(_)) => {
            (decimal(found) - decimal(expected)).abs() <= tolerance
        }
        (found, expected) => found == expected,
    }
}

fn decimal(value: &Value) -> Decimal {
    match value {
        Value::String(text) => parse_decimal(text).unwrap(),
        number => parse_decimal(&number.to_string()).unwrap(),
    }
}

fn decimals(values: &Value) -> Vec<Decimal> {
    values.as_array().unwrap().iter().map(decimal).collect()
}

fn rate(value: &Value) -> Rate {
    Rate::from_fraction(decimal(value)).unwrap()
}

fn count(value: &Value) -> u32 {
    value.as_u64().unwrap().try_into().unwrap()
}

/// The entries that are lists of amounts, with their names.
fn lists(inputs: &Value) -> Vec<(&String, Vec<Decimal>)> {
    let entries = inputs.as_object().unwrap().iter();
    entries.filter(|(_, value)| value.is_array()).map(|(name, list)| (name, decimals(list))).collect()
}

fn number(outcome: Outcome<Decimal>) -> Value {
    text(outcome.value().unwrap())
}

fn text(value: Decimal) -> Value {
    json!(value.to_string())
}

fn texts(values: &[Decimal]) -> Value {
    values.iter().copied().map(text).collect()
}

fn spreadsheet_and_column_npv(inputs: &Value) -> Value {
    let (rate, flows) = (rate(&inputs["rate"]), decimals(&inputs["cash_flows"]));
    let later: Vec<Decimal> = [Decimal::ZERO].iter().chain(&flows).copied().collect();
    let at_once = number(npv(rate, Timing::End, &flows));
    let after_a_period = number(npv(rate, Timing::End, &later));
    let stated = match inputs["timing"].as_str() {
        Some("first flow at end of period 1") => after_a_period.clone(),
        _ => at_once.clone(),
    };
    json!({
        "npv": stated,
        "npv_first_flow_at_time_0": at_once,
        "npv_first_flow_at_period_1": after_a_period,
    })
}

fn dated_flows(inputs: &Value) -> Value {
    let day_count = match inputs["day_count"].as_str().unwrap() {
        "ACT/365F" => DayCount::Act365Fixed,
        other => panic!("no day count {other}"),
    };
    let flow =
        |flow: &Value| -> (Date, Decimal) { (flow[0].as_str().unwrap().parse().unwrap(), decimal(&flow[1])) };
    let flows: Vec<_> = inputs["flows"].as_array().unwrap().iter().map(flow).collect();
    json!({
        "xnpv": number(xnpv(rate(&inputs["rate"]), day_count, &flows)),
        "xirr": text(xirr(day_count, &flows).unwrap().unique().unwrap().fraction()),
    })
}

fn rates_of_return(inputs: &Value) -> Value {
    let flows = inputs["cases"].as_array().unwrap().iter().map(decimals);
    let rates = flows.map(|flows| irr(&flows).unwrap().unique().unwrap().fraction());
    json!({ "irr": texts(&rates.collect::<Vec<_>>()) })
}

fn fractions(rates: &Irr) -> Vec<Decimal> {
    rates.rates().iter().map(|rate| rate.rate().value().unwrap().fraction()).collect()
}

fn several_rates_of_return(inputs: &Value) -> Value {
    let flows = decimals(&inputs["cash_flows"]);
    let roots = fractions(&irr(&flows).unwrap());
    let at = |rate: Decimal| npv(Rate::from_fraction(rate).unwrap(), Timing::End, &flows).value().unwrap();
    let rates = decimals(&inputs["npv_rates"]);
    let between = rates.iter().filter(|rate| roots[0] < **rate && **rate < *roots.last().unwrap());
    let mut found = json!({
        "irr_roots": texts(&roots),
        "npv_between_is_positive": between.copied().all(|rate| at(rate) > Decimal::ZERO),
    });
    for rate in rates {
        found[format!("npv_at_{}", (rate * dec!(100)).normalize())] = text(at(rate));
    }
    found
}

/// With one rate for all, later outflows are discounted at it; with two, the definition of spreadsheets.
fn modified_rates_of_return(inputs: &Value) -> Value {
    let flows = decimals(&inputs["cash_flows"]);
    let fraction = |rule| number(mirr(rule, &flows).map(Rate::fraction));
    if inputs.get("rate").is_none() {
        let (finance, reinvest) = (rate(&inputs["finance_rate"]), rate(&inputs["reinvest_rate"]));
        return json!({ "mirr": fraction(MirrRule::Combination { finance, reinvest }) });
    }
    let finance = rate(&inputs["rate"]);
    let outflows: Vec<Decimal> = flows.iter().map(|&flow| flow.min(Decimal::ZERO)).collect();
    let mut last = vec![Decimal::ZERO; flows.len()];
    last[flows.len() - 1] = outflows[flows.len() - 1];
    let rates = fractions(&irr(&flows).unwrap());
    json!({
        "pv_of_final_outflow": number(npv(finance, Timing::End, &last)),
        "adjusted_outlay": number(npv(finance, Timing::End, &outflows)),
        "mirr_discounting": fraction(MirrRule::Discounting { finance }),
        "irr_positive_root": rates.into_iter().find(|rate| *rate > Decimal::ZERO).map(text),
    })
}

fn paybacks(inputs: &Value) -> Value {
    let rate = rate(&inputs["rate"]);
    let projects = lists(inputs);
    let years = projects.iter().map(|(_, flows)| text(payback_whole(flows).periods().unwrap()));
    let mut found = json!({ "payback_years_whole": years.collect::<Value>() });
    for (name, flows) in &projects {
        found[format!("npv_{name}")] = number(npv(rate, Timing::End, flows));
    }
    found
}

fn rankings(inputs: &Value) -> Value {
    let rate = rate(&inputs["rate"]);
    let projects = inputs["projects"].as_array().unwrap();
    let measures = |project: &Value| {
        let mut flows = vec![decimal(&project["annual"]); 1 + count(&project["life"]) as usize];
        flows[0] = -decimal(&project["outlay"]);
        let yielded = irr(&flows).unwrap().unique().unwrap().fraction();
        [payback(&flows).periods().unwrap(), yielded, npv(rate, Timing::End, &flows).value().unwrap()]
    };
    let measures: Vec<[Decimal; 3]> = projects.iter().map(measures).collect();
    let all = |measure: usize| measures.iter().map(|of| text(of[measure])).collect::<Value>();
    let best = |is_better: fn(&[Decimal; 3]) -> Decimal| {
        let position = (0..measures.len()).min_by_key(|&position| is_better(&measures[position]));
        projects[position.unwrap()]["id"].clone()
    };
    json!({
        "payback": all(0), "irr": all(1), "npv": all(2),
        "best_by_payback": best(|of| of[0]), "best_by_irr": best(|of| -of[1]), "best_by_npv": best(|of| -of[2]),
    })
}

/// Impacts with their signs, each with its probability.
fn risk_registers(inputs: &Value) -> Value {
    let risk = |risk: &Value| {
        (Share::from_fraction(decimal(&risk["probability"])).unwrap(), decimal(&risk["impact"]))
    };
    let risks: Vec<(Share, Decimal)> = inputs["risks"].as_array().unwrap().iter().map(risk).collect();
    let total = number(expected_value(&risks));
    let each: Value = risks.iter().map(|risk| number(expected_value(&[*risk]))).collect();
    json!({
        "expected_value": total, "emv": total, "total": total, "expected_values": each, "emvs": each,
    })
}

fn closeness_to_the_ideal(inputs: &Value) -> Value {
    let floats = |row: &Value| -> Vec<f64> {
        row.as_array().unwrap().iter().map(|number| decimal(number).to_string().parse().unwrap()).collect()
    };
    let options = inputs["matrix"].as_array().unwrap();
    let values: Vec<f64> = options.iter().flat_map(floats).collect();
    let table = FloatTable::new(values.len() / options.len(), &values).unwrap();
    let direction = |sense: &Value| match sense.as_str().unwrap() {
        "max" => Direction::HigherIsBetter,
        "min" => Direction::LowerIsBetter,
        other => panic!("{other} is no sense of a criterion"),
    };
    let directions: Vec<Direction> = inputs["sense"].as_array().unwrap().iter().map(direction).collect();
    let normalisation = match inputs["normalisation"].as_str().unwrap() {
        "vector" => IdealNormalisation::Vector,
        "minmax" => IdealNormalisation::MinMax,
        other => panic!("{other} is none of ours"),
    };
    let result = topsis(table, &floats(&inputs["weights"]), &directions, normalisation).unwrap();
    let result = result.value().unwrap();
    json!({ "similarity": result.closeness(), "rank": result.ranks() })
}

/// The register that courses on the PMBOK Guide teach expected monetary value with, in round numbers.
#[test]
fn a_register_of_threats_and_an_opportunity_is_computed() {
    let inputs = json!({ "risks": [
        { "probability": 0.3, "impact": -20000 },
        { "probability": "0.1", "impact": -50000 },
        { "probability": 0.25, "impact": 12000 },
    ] });
    let found = risk_registers(&inputs);
    // -6 000, -5 000 and 3 000.
    assert_eq!(found["emvs"], json!(["-6000", "-5000", "3000"]));
    assert_eq!((&found["emv"], &found["total"]), (&json!("-8000"), &found["expected_value"]));
}

fn annual_costs(inputs: &Value) -> Value {
    let rate = rate(&inputs["rate"]);
    let mut found = json!({});
    let mut cheapest: Option<(Decimal, &str)> = None;
    for (name, costs) in &lists(inputs) {
        let periods = u32::try_from(costs.len() - 1).unwrap();
        let annual = equivalent_annual_value(rate, Timing::End, periods, costs).unwrap().value().unwrap();
        found[format!("pv_{name}")] = number(npv(rate, Timing::End, costs));
        found[format!("eac_{name}")] = text(annual);
        cheapest = cheapest.into_iter().chain([(annual, name.as_str())]).min();
    }
    found["preferred"] = json!(cheapest.unwrap().1);
    found
}

/// A case of so many years from 2026, without its alternatives.
fn case_of(conventions: Conventions, years: u32, basis: impl Into<DiscountBasis>) -> CaseBuilder {
    BusinessCase::builder("A worked example", Currency::USD)
        .timeline(Timeline::years(2026, years))
        .conventions(conventions)
        .discounting(basis.into())
}

fn line<'a>(alternative: &'a AlternativeAppraisal, name: &str) -> Option<&'a LineSchedule> {
    alternative.lines().iter().find(|schedule| schedule.line().name() == name)
}

/// Amounts are at the decision date, in every year (`annual_`) or in the year that their name ends with; what is not the
/// purchase, a replacement or the value at the end of either is operation.
fn life_cycle_costs(inputs: &Value) -> Value {
    let (rate, years) = (rate(&inputs["rate"]), count(&inputs["study_years"]));
    let alternative = |alternative: Alternative, stated: &Value| {
        let dollars = |value: &Value| usd(decimal(value));
        let residual = stated.as_object().unwrap().iter().find(|(name, _)| name.starts_with("residual"));
        let stated = stated.as_object().unwrap().iter().filter(|(name, _)| !name.starts_with("residual"));
        stated.fold(alternative, |alternative, (name, value)| {
            let cost = Cost::new(name, dollars(value));
            let year = name.split_once("_year").map(|(_, year)| year.parse().unwrap());
            let cost = match year {
                Some(year) => cost.once().from(year),
                None if name.starts_with("annual") => cost.every_period(),
                None => cost.once(),
            };
            let cost = match (name.as_str(), residual) {
                ("initial", Some((_, back))) => {
                    cost.capital().residual(Residual::Resale(dollars(back).into()))
                }
                ("initial", None) => cost.capital(),
                (replacement, _) if replacement.starts_with("replacement") => cost.capital(),
                _ => cost,
            };
            alternative.cost(cost)
        })
    };
    let case = case_of(Conventions::nominal().end_of_period(), years, rate)
        .baseline(alternative(Alternative::business_as_usual("base"), &inputs["base"]))
        .alternative(alternative(Alternative::do_something("alt"), &inputs["alt"]))
        .build()
        .unwrap();
    let appraisal = case.appraise();

    let mut found = json!({});
    let mut cycles = Vec::new();
    for alternative in appraisal.alternatives() {
        let name = alternative.id();
        let worth = |part: &str| -> Decimal {
            let lines = alternative.lines().iter().filter(|schedule| schedule.line().name().contains(part));
            lines.map(|schedule| schedule.present_value().unwrap().value().unwrap()).sum()
        };
        let residual = line(alternative, "initial").unwrap().residual();
        let net = alternative.flow().net();
        let annual = equivalent_annual_value(rate, Timing::End, years, net).unwrap();
        found[format!("om_{name}")] = text(worth("om"));
        found[format!("replacement_{name}")] = text(worth("replacement"));
        found[format!("residual_{name}")] = residual.map_or(json!(0), |left| number(left.present_value()));
        found[format!("lcc_{name}")] = text(-alternative.measures().npv().value().unwrap());
        found[format!("annual_value_{name}")] = text(-annual.value().unwrap());

        let mut investment = vec![Decimal::ZERO; net.len()];
        let lines = alternative.lines().iter().map(LineSchedule::line);
        for line in lines.filter(|line| line.kind().class_word() == "capital") {
            investment.iter_mut().zip(line.cells()).for_each(|(sum, cell)| *sum += cell);
        }
        *investment.last_mut().unwrap() -= residual.map_or(Decimal::ZERO, ResidualSchedule::value);
        let operation: Vec<Decimal> =
            net.iter().zip(&investment).map(|(net, investment)| -net - investment).collect();
        cycles.push((investment, operation));
    }
    let [base, alternative] =
        [&cycles[0], &cycles[1]].map(|(investment, operation)| LifeCycle { investment, operation });
    let worth = |flows: &[Decimal]| npv(rate, Timing::End, flows).value().unwrap();
    let comparison = appraisal.alternative("alt").and_then(AlternativeAppraisal::comparison).unwrap();
    let airr = adjusted_internal_rate_of_return(rate, Timing::End, years, &base, &alternative).unwrap();
    found["net_savings"] = number(comparison.npv());
    found["noninvestment_savings"] = text(worth(base.operation) - worth(alternative.operation));
    found["extra_investment"] = text(worth(alternative.investment) - worth(base.investment));
    found["sir"] = number(savings_to_investment_ratio(rate, Timing::End, &base, &alternative));
    found["airr"] = number(airr.map(Rate::fraction));
    found
}

/// An asset with a life beyond the study, and a quantity at a price, both of which grow from year 0.
fn lines_of_a_case(inputs: &Value) -> Value {
    let (asset, energy) = (&inputs["line1"], &inputs["line2"]);
    let quantity = || Amount::quantity(decimal(&energy["quantity"]), "units");
    let items = Amount::quantity(decimal(&asset["quantity"]), "items");
    let bought = items.times(decimal(&asset["unit_price"]), "USD an item");
    let (more, dearer) = (rate(&energy["quantity_growth"]), rate(&energy["price_growth"]));
    let first = count(&energy["first_year"]);
    let lines = Alternative::business_as_usual("Lines")
        .cost(
            Cost::new("Asset", bought)
                .capital()
                .once()
                .from(count(&asset["year"]))
                .life_of(count(&asset["life"]))
                .residual(Residual::RemainingLife),
        )
        .benefit(
            Benefit::new("Energy", quantity().times(decimal(&energy["unit_price"]), "USD a unit"))
                .every_period()
                .from(first)
                .escalating(more)
                .escalating(dearer),
        )
        .benefit(
            Benefit::new("Quantity", quantity()).quantified().every_period().from(first).escalating(more),
        );
    let horizon = count(&inputs["horizon"]);
    let case =
        case_of(Conventions::nominal().end_of_period(), horizon, rate(&inputs["rate"])).baseline(lines);
    let appraisal = case.build().unwrap().appraise();
    let line = |name: &str| line(appraisal.baseline(), name).unwrap();
    let present_values = |name: &str| -> Vec<Decimal> {
        line(name).present_values().iter().map(|value| value.value().unwrap()).collect()
    };

    // The source counts a cost as positive and what is left of it as a negative cost.
    let left = line("Asset").residual().unwrap();
    let mut asset = line("Asset").line().cells().to_vec();
    *asset.last_mut().unwrap() -= left.value();
    let bought = present_values("Asset").into_iter().find(|value| !value.is_zero());
    json!({
        "line1_values": texts(&asset),
        "line1_discounted_first": bought.map(text),
        "line1_discounted_last": text(-left.present_value().value().unwrap()),
        "line2_quantities": texts(line("Quantity").line().cells()),
        "line2_values": texts(line("Energy").line().cells()),
        "line2_discounted": texts(&present_values("Energy")),
    })
}

/// The same real flows in a case in nominal prices and in one in real prices, both at the nominal rate as stated.
fn real_and_nominal_cases(inputs: &Value) -> Value {
    let real = PriceBasis::Real { year: 2026 };
    let flows = decimals(&inputs["real_flows"]);
    let of_sign =
        |sign: Decimal| -> Vec<Decimal> { flows.iter().map(|&flow| (flow * sign).max(dec!(0))).collect() };
    let years = u32::try_from(flows.len() - 1).unwrap();
    let appraised = |conventions: UntimedConventions| {
        let basis = DiscountBasis::nominal(rate(&inputs["nominal_rate"]));
        let investment = Alternative::business_as_usual("Investment")
            .cost(Cost::new("Out", usd(1)).explicit(of_sign(dec!(-1))).from(0).in_prices(real))
            .benefit(Benefit::new("In", usd(1)).explicit(of_sign(dec!(1))).from(0).in_prices(real));
        let case = case_of(conventions.end_of_period(), years, basis);
        case.inflation(rate(&inputs["inflation"])).baseline(investment).build().unwrap().appraise()
    };
    let (in_nominal, in_real) = (appraised(Conventions::nominal()), appraised(Conventions::real(2026)));
    let npv = |appraisal: &Appraisal| appraisal.baseline().measures().npv().value().unwrap();
    let difference = (npv(&in_nominal) - npv(&in_real)).abs();
    assert!(difference < dec!(0.000000000000000000000001), "real and nominal differ by {difference}");
    let (_, real_rate) = in_real.case().discounting().rates()[0];
    json!({
        "real_rate": text(real_rate.fraction()),
        "npv": text(npv(&in_nominal)),
        "nominal_flows": texts(in_nominal.baseline().flow().net()),
    })
}

fn official_factors(inputs: &Value) -> Value {
    let id = inputs["schedule"].as_str().unwrap().replace('_', "-");
    let years: Vec<u32> = inputs["years"].as_array().unwrap().iter().map(count).collect();
    let last = *years.iter().max().unwrap();
    let schedule = DiscountTable::with_id(&id).unwrap().to_schedule();
    let factors =
        Discounting::over(last, &schedule, Step::Year, Timing::End).unwrap().factors(last as usize + 1);
    json!({ "factor_4dp": years.iter().map(|&year| number(factors[year as usize])).collect::<Value>() })
}

/// Uplifts of a mix of project types, at both bounds and, where a mitigation is stated, after it.
fn mixed_projects(inputs: &Value) -> Value {
    let share = |share: &Value| Share::from_fraction(decimal(share)).unwrap();
    let parts = inputs["parts"].as_array().unwrap();
    let parts: Vec<(String, Share)> = parts
        .iter()
        .map(|part| (part["type"].as_str().unwrap().replace('_', "-"), share(&part["share"])))
        .collect();
    let parts: Vec<(&str, Share)> = parts.iter().map(|(id, share)| (id.as_str(), *share)).collect();
    let table = OptimismBiasTable::with_id("uk-mott-macdonald-2002").unwrap();
    let project = ProjectMix::of(table, &parts).unwrap();
    let mitigation = inputs.get("mitigation").or_else(|| inputs.get("mitigated"));
    let mitigated = mitigation.map_or(Share::NONE, share);
    let mut found = json!({});
    for (name, estimate) in [("capex", Estimate::CapitalCost), ("duration", Estimate::Duration)] {
        let uplift = |mitigated| project.uplift(estimate, mitigated).map(|uplift| text(uplift.fraction()));
        found[name] = json!(uplift(mitigated));
        found[format!("{name}_upper")] = json!(uplift(Share::NONE));
        found[format!("{name}_lower")] = json!(uplift(Share::ALL));
    }
    found
}

fn level_payments(inputs: &Value) -> Value {
    let payment = |case: &Value| {
        let (year, periods) = case["rate"].as_str().unwrap().split_once('/').unwrap();
        let rate =
            Rate::from_fraction(parse_decimal(year).unwrap() / parse_decimal(periods).unwrap()).unwrap();
        let due = if case["due"] == 0 { Due::End } else { Due::Start };
        number(pmt(rate, decimal(&case["n"]), decimal(&case["pv"]), decimal(&case["fv"]), due).unwrap())
    };
    json!({ "payment": inputs["cases"].as_array().unwrap().iter().map(payment).collect::<Value>() })
}

/// The order in which the source lists its inputs.
const INPUTS: [&str; 6] = ["market_units", "share", "price", "variable_cost", "fixed_cost", "investment"];

/// A product sold for some years, after tax, its investment written off in a straight line.
fn product_case(inputs: &Value, annual_rate: Rate) -> BusinessCase {
    let years = count(&inputs["years"]);
    let tax = decimal(&inputs["tax_rate"]);
    let after_tax = dec!(1) - tax;
    let units = || Amount::of("market_units").times_assumption("share").times_number(after_tax);
    let case = INPUTS.iter().fold(
        case_of(Conventions::nominal().end_of_period(), years, annual_rate),
        |case, id| {
            let [base, bad, good] =
                ["base", "pessimistic", "optimistic"].map(|end| decimal(&inputs[end][id]));
            case.assumption(Assumption::new(*id, base).between(bad.min(good), bad.max(good)))
        },
    );
    let written_off = Amount::of("investment").times_number(tax);
    let product = Alternative::do_something("Product")
        .cost(Cost::new("Investment", Amount::of("investment")).capital().once())
        .cost(Cost::new("Variable cost", units().times_assumption("variable_cost")).every_period())
        .cost(Cost::new("Fixed cost", Amount::of("fixed_cost").times_number(after_tax)).every_period())
        .benefit(Benefit::new("Sales", units().times_assumption("price")).every_period())
        .benefit(
            Benefit::new("Tax saved by depreciation", written_off)
                .phased_in_proportion(vec![dec!(1); years as usize])
                .from(1),
        );
    case.baseline(Alternative::do_nothing("Nothing")).alternative(product).build().unwrap()
}

fn one_at_a_time(inputs: &Value) -> Value {
    let case = product_case(inputs, rate(&inputs["rate"]));
    let npv = |case: &BusinessCase| {
        case.appraise().alternative("product").unwrap().measures().npv().value().unwrap()
    };
    let at = |id: &str, end: &str| npv(&case.with_assumption(id, decimal(&inputs[end][id])).unwrap());
    let all = |end: &str| INPUTS.map(|id| at(id, end));
    let swing = |id: &&str| (at(id, "optimistic") - at(id, "pessimistic")).abs();
    // A profit of zero before interest is a net present value of zero at no interest.
    let break_even = |case: &BusinessCase| {
        let switching = case.appraise().switching_values();
        let zero = switching.assumption("market_units").unwrap().switches().npv_zero_of("product").unwrap();
        text(zero.alone().value().value().unwrap() * decimal(&inputs["base"]["share"]))
    };
    json!({
        "npv_base": text(npv(&case)),
        "pessimistic": texts(&all("pessimistic")),
        "optimistic": texts(&all("optimistic")),
        "npv_break_even_units": break_even(&case),
        "accounting_break_even_units": break_even(&product_case(inputs, Rate::ZERO)),
        "tornado_first": INPUTS.into_iter().max_by_key(swing),
    })
}

/// Expenditure at the start of the year in which the writing-down share is first the stated one, in a case whose losses are
/// used at once.
fn first_year_allowances(inputs: &Value) -> Value {
    let cost = decimal(&inputs["cost"]);
    let share = |key: &str| Share::from_fraction(decimal(&inputs[key])).unwrap();
    let pool = bizcase::tables::capital_allowance("uk-main-pool").unwrap();
    let (since, _) = pool.shares().find(|(_, writing_down)| *writing_down == share("wda")).unwrap();
    let machine = Cost::new("Machine", gbp(cost))
        .capital()
        .once()
        .depreciated(Depreciation::uk_main_pool(share("fya")));
    let case = BusinessCase::builder("Allowances", Currency::GBP)
        .timeline(Timeline::starting(since.unwrap(), 2, Step::Year))
        .conventions(Conventions::nominal().end_of_period())
        .discounting(percent!(0))
        .tax(used_at_once(&inputs["tax_rate"]))
        .baseline(Alternative::business_as_usual("Machine").cost(machine))
        .build()
        .unwrap();
    let written_off = case.baseline().lines()[0].written_off();
    json!({
        "fya_deduction": text(written_off[1]),
        "tax_saving_year1": text(-case.baseline().tax().unwrap().charge()[1]),
        "pool": text(cost - written_off[1]),
        "next_wda": text(written_off[2]),
    })
}

fn used_at_once(rate_of_tax: &Value) -> TaxRules {
    TaxRules::at(rate(rate_of_tax)).losses(LossRule::UsedAtOnce).paid(TaxPayment::SameYear)
}

/// By the method that the inputs describe, over its whole life.
fn depreciation_by_method(inputs: &Value) -> Value {
    let cost = decimal(&inputs["cost"]);
    let salvage = inputs.get("salvage").map_or(Decimal::ZERO, decimal);
    let life = || count(&inputs["life"]);
    let over = |method: Result<Depreciation, Error>, years: u32| {
        texts(&method.unwrap().schedule(cost, Timeline::years(2026, years).unwrap(), 1).unwrap())
    };
    if inputs.get("rate_rounding").is_some() {
        return json!({
            "full_year": over(Depreciation::fixed_declining(life(), salvage, 12), life()),
            "nine_months_first_six": over(Depreciation::fixed_declining(life(), salvage, 9), life()),
        });
    }
    if let Some(table) = inputs.get("macrs_table").and_then(Value::as_str) {
        let table: MacrsTable = table.parse().unwrap();
        let years = u32::try_from(table.percentages().len()).unwrap();
        return json!({ "depreciation": over(Ok(Depreciation::macrs(table)), years) });
    }
    let factor = inputs.get("factor").map_or(dec!(2), decimal);
    let method = match inputs["method"].as_str().unwrap() {
        "straight_line" => Depreciation::straight_line(life(), salvage),
        "sum_of_years_digits" => Depreciation::sum_of_years_digits(life(), salvage),
        "double_declining" => Depreciation::double_declining(life(), salvage, factor),
        other => panic!("no method {other}"),
    };
    json!({ "depreciation": over(method, life()) })
}

fn taxed_project(inputs: &Value) -> Value {
    assert_eq!(inputs["depreciation"], "straight line to 500 over years 1-6");
    assert_eq!(inputs["tax_losses"], "used at once elsewhere in the firm (negative tax is an inflow)");
    project(inputs, Depreciation::straight_line(6, dec!(500)).unwrap())
}

/// A project with sales and costs by year, working capital by its level, and a resale at the end.
fn project(inputs: &Value, depreciation: Depreciation) -> Value {
    let by_year = |key: &str| decimals(&inputs[key]);
    let years = u32::try_from(by_year("sales").len()).unwrap() - 1;
    let plant = Cost::new("Plant", usd(decimal(&inputs["capital_investment"])))
        .capital()
        .once()
        .depreciated(depreciation)
        .residual(Residual::Resale(usd(decimal(&inputs["salvage_year7"])).into()));
    let one = || usd(1);
    let project = Alternative::do_something("Project")
        .cost(plant)
        .cost(Cost::new("Cost of goods", one()).explicit(by_year("cost_of_goods")))
        .cost(Cost::new("Other costs", one()).explicit(by_year("other_costs")))
        .benefit(Benefit::new("Sales", one()).explicit(by_year("sales")))
        .working_capital(
            WorkingCapital::new("Working capital", one()).explicit(by_year("working_capital_level")),
        );
    let appraisal = case_of(Conventions::nominal().end_of_period(), years, rate(&inputs["rate"]))
        .tax(used_at_once(&inputs["tax_rate"]))
        .baseline(Alternative::do_nothing("Nothing"))
        .alternative(project)
        .build()
        .unwrap()
        .appraise();
    let project = appraisal.alternative("project").unwrap();
    json!({ "cash_flow": texts(project.flow().net()), "npv": number(project.measures().npv()) })
}

/// A study of total economic impact: costs below zero, the first year not discounted, the return on the present value of the
/// costs. Payback is published as a bound in months.
fn tables_of_total_economic_impact(inputs: &Value) -> Value {
    let costs: Vec<Decimal> = decimals(&inputs["costs"]).iter().map(|cost| -cost).collect();
    let benefits = decimals(&inputs["benefits"]);
    let years = u32::try_from(benefits.len()).unwrap() - 1;
    let appraisal = case_of(Conventions::nominal().end_of_period(), years, rate(&inputs["rate"]))
        .baseline(Alternative::do_nothing("Nothing"))
        .alternative(
            Alternative::do_something("Study")
                .cost(Cost::new("Costs", usd(1)).explicit(&costs))
                .benefit(Benefit::new("Benefits", usd(1)).explicit(&benefits)),
        )
        .build()
        .unwrap()
        .appraise();
    let study = appraisal.alternative("study").unwrap();
    let measures = study.measures();
    let total = |name: &str| line(study, name).unwrap().total().unwrap();
    let present_value = |outcome: Outcome<Decimal>| outcome.value().unwrap();
    let (pv_costs, pv_benefits) = (
        present_value(measures.present_value_of_costs()),
        present_value(measures.present_value_of_net_benefits()),
    );
    let roi = Roi::PresentValue { rate: rate(&inputs["rate"]), timing: Timing::End };
    let months = measures.payback().periods().unwrap() * dec!(12);
    json!({
        "total_costs": (-total("Costs")).to_string(),
        "pv_costs": (-pv_costs).to_string(),
        "total_benefits": total("Benefits").to_string(),
        "pv_benefits": pv_benefits.to_string(),
        "net": texts(study.flow().net()),
        "total_net": (total("Benefits") - total("Costs")).to_string(),
        "npv": number(measures.npv()),
        "roi": number(return_on_investment(roi, &benefits, &costs)),
        "payback_months_upper_bound": months.to_string(),
    })
}

/// Brealey and Myers, *Principles of Corporate Finance*, chapter 6: with the five-year table of the Internal Revenue Service
/// in the place of straight-line depreciation the guano project is worth 3 802 thousand. The whole cost is written off by
/// year 6, so that all of the resale is taxed.
#[test]
fn accelerated_depreciation_of_the_guano_project_has_the_published_value() {
    let examples = examples();
    let guano = examples.iter().find(|example| example["id"] == "model-guano-straight-line").unwrap();
    let found = project(&guano["inputs"], Depreciation::macrs(MacrsTable::HalfYear5));
    assert!((decimal(&found["npv"]) - dec!(3_802)).abs() <= dec!(1), "{found}");
}
