//! The flows that every measure is asked about: recorded ones, and some of all sizes made by a fixed rule.

use bizcase::{Date, Decimal};
use serde_json::Value;

/// The longest flow that is made.
const LONGEST: usize = 610;

/// Flows that one line of the fingerprints is about.
pub(super) struct FlowSet {
    pub(super) name: &'static str,
    pub(super) flows: Vec<Vec<Decimal>>,
}

/// A flow with the day of each of its amounts, the days ascending.
pub(super) type DatedFlow = Vec<(Date, Decimal)>;

/// Dated flows that one line of the fingerprints is about.
pub(super) struct DatedSet {
    pub(super) name: &'static str,
    pub(super) flows: Vec<DatedFlow>,
}

/// Flows by column.
pub(super) fn periodic() -> Vec<FlowSet> {
    let peers = records(include_str!("../data/measures/peer_suites.json"));
    let torture = records(include_str!("../data/measures/irr_torture.json"));
    let of = |records: &[Value]| records.iter().map(|record| amounts(&record["flows"])).collect();
    vec![
        FlowSet { name: "recorded-hard-rates", flows: of(&torture) },
        FlowSet { name: "recorded-of-peers", flows: of(&peers) },
        FlowSet { name: "made-of-cents", flows: made(cents) },
        FlowSet { name: "made-of-projects", flows: made(project) },
        FlowSet { name: "made-of-long-mantissas", flows: made(long_mantissas) },
    ]
}

/// Flows by date.
pub(super) fn dated() -> Vec<DatedSet> {
    let torture = records(include_str!("../data/measures/xirr_torture.json"));
    let peers = records(include_str!("../data/measures/peer_suites.json"));
    let peers = peers.iter().filter(|record| record["day_offsets"].is_array());
    vec![
        DatedSet {
            name: "recorded-hard-rates",
            flows: torture.iter().map(|record| dated_amounts(&record["flows"])).collect(),
        },
        DatedSet { name: "recorded-of-peers", flows: peers.map(by_offset).collect() },
        DatedSet { name: "made-of-projects", flows: made(project).into_iter().map(on_made_days).collect() },
    ]
}

/// The days of a dated flow, from its first one.
pub(super) fn days(flow: &DatedFlow) -> Vec<u32> {
    let Some((first, _)) = flow.first() else { return Vec::new() };
    let since_first = |date: &Date| first.duration_until(*date).as_hours() / 24;
    flow.iter().map(|(date, _)| u32::try_from(since_first(date)).expect("days ascend")).collect()
}

/// The nearest float of each amount, by its text.
pub(super) fn floats<'a>(amounts: impl IntoIterator<Item = &'a Decimal>) -> Vec<f64> {
    let float = |amount: &Decimal| amount.to_string().parse().expect("the text of a decimal is a float");
    amounts.into_iter().map(float).collect()
}

/// The records of an embedded file.
pub(super) fn records(text: &str) -> Vec<Value> {
    serde_json::from_str(text).expect("an embedded file is a list of records")
}

/// A number that is written as text, or as a number.
pub(super) fn number(node: &Value) -> Option<Decimal> {
    let text = node.as_str().map_or_else(|| node.to_string(), str::to_owned);
    bizcase::parse_decimal(&text).ok()
}

fn amounts(node: &Value) -> Vec<Decimal> {
    node.as_array().into_iter().flatten().filter_map(number).collect()
}

fn dated_amounts(node: &Value) -> DatedFlow {
    let pairs = node.as_array().into_iter().flatten();
    pairs.filter_map(|pair| Some((pair[0].as_str()?.parse().ok()?, number(&pair[1])?))).collect()
}

fn by_offset(record: &Value) -> DatedFlow {
    let days = record["day_offsets"].as_array().into_iter().flatten().filter_map(Value::as_u64);
    let mut flow: DatedFlow = days.map(day).zip(amounts(&record["flows"])).collect();
    flow.sort_by_key(|(date, _)| *date);
    flow
}

fn day(offset: u64) -> Date {
    let seconds = std::time::Duration::from_secs(86_400 * offset);
    Date::constant(2020, 1, 1).checked_add(seconds).expect("a day of the corpus is in the calendar")
}

/// Days that are up to some weeks apart, several at once among them.
fn on_made_days(flow: Vec<Decimal>) -> DatedFlow {
    let mut numbers = Numbers(3);
    let mut offset = 0;
    let mut next = || {
        offset += u64::from(numbers.below(40));
        day(offset)
    };
    flow.into_iter().map(|amount| (next(), amount)).collect()
}

/// Flows of the sizes 1, 2, 3, 5, 8 ..., each made with numbers of its own.
fn made(rule: fn(usize, &mut Numbers) -> Vec<Decimal>) -> Vec<Vec<Decimal>> {
    let mut sizes = (1_usize, 2_usize);
    let mut flows = Vec::new();
    while sizes.0 <= LONGEST {
        let mut numbers = Numbers(sizes.0 as u64);
        flows.push(rule(sizes.0, &mut numbers));
        sizes = (sizes.1, sizes.0 + sizes.1);
    }
    flows
}

/// Amounts of either sign, in cents.
fn cents(length: usize, numbers: &mut Numbers) -> Vec<Decimal> {
    (0..length).map(|_| Decimal::new(i64::from(numbers.below(2_000_001)) - 1_000_000, 2)).collect()
}

/// An outlay, then income that varies, and an outlay at the end.
fn project(length: usize, numbers: &mut Numbers) -> Vec<Decimal> {
    let mut flow: Vec<Decimal> = (0..length).map(|_| Decimal::from(40_000 + numbers.below(20_000))).collect();
    flow[0] = Decimal::from(length) * Decimal::from(-25_000);
    flow[length - 1] = Decimal::from(-9_000);
    flow
}

/// Amounts with all the digits that a decimal holds, at different scales.
fn long_mantissas(length: usize, numbers: &mut Numbers) -> Vec<Decimal> {
    let amount = |numbers: &mut Numbers| {
        let digits = [(); 3].map(|()| i128::from(numbers.below(u32::MAX)));
        let mantissa = digits.iter().fold(0, |high, low| (high << 32) + low);
        let sign = if numbers.below(3) == 0 { -1 } else { 1 };
        Decimal::from_i128_with_scale(sign * mantissa, numbers.below(29))
    };
    (0..length).map(|_| amount(numbers)).collect()
}

/// Whole numbers by SplitMix64 (Steele, Lea and Flood, OOPSLA 2014), written out here: the corpus must not change with the
/// generator of any library, ours included.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: u32) -> u32 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        let below = (mixed ^ (mixed >> 31)) % u64::from(end);
        u32::try_from(below).expect("it is below a number of 32 bits")
    }
}
