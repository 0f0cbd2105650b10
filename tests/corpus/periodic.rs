//! Every measure of flows by column.

use super::Entry;
use super::flows::{self, FlowSet};
use super::spelling::Spelled;
use bizcase::measure::{self, BcrRule, CostBenefit, Discounting, LifeCycle, MirrRule, Roi};
use bizcase::time::{Step, Timing};
use bizcase::{Band, Decimal, Rate, RateSchedule, percent};

type Measure = fn(&[Decimal]) -> String;

/// Each measure of a flow by itself, at all rates and timings that it takes.
const MEASURES: &[(&str, Measure)] = &[
    ("total", |flow| measure::total(flow).spelled()),
    ("cumulative", |flow| measure::cumulative(flow).spelled()),
    ("npv", |flow| at_rates(flow, |rate, timing| measure::npv(rate, timing, flow))),
    ("present-values", |flow| measure::present_values(percent!(3.5), Timing::Middle, flow).spelled()),
    ("cumulative-present-values", |flow| {
        measure::cumulative_present_values(percent!(3.5), Timing::Middle, flow).spelled()
    }),
    ("irr", |flow| measure::irr(flow).spelled()),
    ("mirr", mirr),
    ("payback", |flow| (measure::payback(flow), measure::payback_whole(flow)).spelled()),
    ("discounted-payback", |flow| {
        at_rates(flow, |rate, timing| measure::discounted_payback(rate, timing, flow))
            + &at_rates(flow, |rate, timing| measure::discounted_payback_whole(rate, timing, flow))
    }),
    ("equivalent-annual-value", |flow| {
        let periods = u32::try_from(flow.len()).expect("flows of the corpus are short");
        at_rates(flow, |rate, timing| measure::equivalent_annual_value(rate, timing, periods, flow))
    }),
    ("rates-by-elapsed-year", by_elapsed_year),
    ("benefit-cost-ratio", benefit_cost_ratio),
    ("profitability", profitability),
    ("unit-cost", |flow| {
        let (benefits, costs) = sides(flow);
        at_rates(flow, |rate, timing| measure::unit_cost(rate, timing, &costs, &benefits))
    }),
    ("life-cycle", life_cycle),
    ("incremental", |flow| {
        let later = shifted(flow);
        (measure::incremental_irr(flow, &later), measure::crossover_rates(flow, &later)).spelled()
    }),
];

const RATES: &[Rate] = &[percent!(-20), percent!(0), percent!(3.5), percent!(12.75), percent!(250)];

/// The most columns of a flow that is asked about at every rate.
const SHORT: usize = 10;

pub(super) fn entries() -> Vec<Entry> {
    let sets = flows::periodic();
    MEASURES.iter().flat_map(|(kind, measure)| sets.iter().map(|set| entry(kind, *measure, set))).collect()
}

fn entry(kind: &str, measure: Measure, set: &FlowSet) -> Entry {
    let answers: Vec<String> = set.flows.iter().map(|flow| measure(flow)).collect();
    Entry::figures(kind, set.name, answers.join("\n"))
}

/// At all rates and timings; a long flow at one of each, because exact ratios take long.
fn at_rates<T: Spelled>(flow: &[Decimal], answer: impl Fn(Rate, Timing) -> T) -> String {
    let (rates, timings) = match flow.len() {
        ..=SHORT => (RATES, Timing::ALL),
        _ => (const { &[percent!(3.5)] as &[Rate] }, &[Timing::Middle] as &[Timing]),
    };
    let pairs = rates.iter().flat_map(|rate| timings.iter().map(|timing| (*rate, *timing)));
    pairs.map(|(rate, timing)| answer(rate, timing).spelled() + "\n").collect()
}

fn mirr(flow: &[Decimal]) -> String {
    let (finance, reinvest) = (percent!(8.25), percent!(5));
    let rules = [
        MirrRule::Discounting { finance },
        MirrRule::Reinvestment { reinvest },
        MirrRule::Combination { finance, reinvest },
    ];
    rules.map(|rule| measure::mirr(rule, flow)).spelled()
}

fn by_elapsed_year(flow: &[Decimal]) -> String {
    let bands = [
        Band::years(1, 30, percent!(3.5)),
        Band::years(31, 75, percent!(3)),
        Band::from_year(76, percent!(2.5)),
    ];
    let schedule = RateSchedule::by_elapsed_year(&bands).expect("the bands ascend");
    let discounting = |step, timing| Discounting::over(1_200, &schedule, step, timing);
    let answers = [(Step::Year, Timing::Middle), (Step::Quarter, Timing::End), (Step::Month, Timing::Start)]
        .map(|(step, timing)| {
            discounting(step, timing).map(|it| (it.npv(flow), it.discounted_payback(flow)))
        });
    answers.spelled()
}

/// What comes in and what goes out, both as positive amounts.
fn sides(flow: &[Decimal]) -> (Vec<Decimal>, Vec<Decimal>) {
    let above_zero = |amount: Decimal| amount.max(Decimal::ZERO);
    flow.iter().map(|amount| (above_zero(*amount), above_zero(-amount))).unzip()
}

/// The same amounts one column later.
fn shifted(flow: &[Decimal]) -> Vec<Decimal> {
    [Decimal::ZERO].iter().chain(flow).copied().collect()
}

fn benefit_cost_ratio(flow: &[Decimal]) -> String {
    let (benefits, costs) = sides(flow);
    let (investment, running) = costs.split_at(costs.len() / 2);
    let streams = CostBenefit { benefits: &benefits, investment, running };
    let by = |rule| at_rates(flow, |rate, timing| measure::benefit_cost_ratio(rule, rate, timing, &streams));
    by(BcrRule::WholeCost) + &by(BcrRule::Investment)
}

fn profitability(flow: &[Decimal]) -> String {
    let (benefits, costs) = sides(flow);
    let index = at_rates(flow, |rate, timing| measure::profitability_index(rate, timing, &costs, &benefits));
    let discounted = at_rates(flow, |rate, timing| {
        measure::return_on_investment(Roi::PresentValue { rate, timing }, &benefits, &costs)
    });
    index + &discounted + &measure::return_on_investment(Roi::Undiscounted, &benefits, &costs).spelled()
}

fn life_cycle(flow: &[Decimal]) -> String {
    let (dear, cheap) = sides(flow);
    let base = LifeCycle { investment: &[], operation: &dear };
    let alternative = LifeCycle { investment: &cheap, operation: &dear[..dear.len() / 2] };
    at_rates(flow, |rate, timing| {
        let saved = measure::net_savings(rate, timing, &base, &alternative);
        let ratio = measure::savings_to_investment_ratio(rate, timing, &base, &alternative);
        let adjusted = measure::adjusted_internal_rate_of_return(rate, timing, 25, &base, &alternative);
        ((measure::life_cycle_cost(rate, timing, &alternative), saved), (ratio, adjusted))
    })
}
