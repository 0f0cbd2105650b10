//! Inputs with a structure, so that the fuzzer reaches what random bytes would not: several rates, multiple and nearly
//! multiple ones, long mantissas at different scales, extreme rates, equal dates.

use arbitrary::Arbitrary;
use bizcase::measure::annuity::Due;
use bizcase::measure::depreciation::{MacrsTable, RealProperty, Switch};
use bizcase::time::{DayCount, Timing};
use bizcase::{Date, Decimal, Rate};
use jiff::ToSpan;
use jiff::civil::date;
use shared::number::{Amount, Float, LARGEST};

#[derive(Arbitrary, Debug, Clone, Copy)]
pub enum AnyRate {
    Percent(i8),
    Thousandths(i16),
    /// So little is left of an amount.
    Left {
        parts: u16,
        scale: u8,
    },
    /// So little is added to it, or taken away.
    Hair {
        parts: i8,
        scale: u8,
    },
    Any(Amount),
}

impl AnyRate {
    pub fn value(self) -> Rate {
        let fraction = match self {
            Self::Percent(percent) => Decimal::new(percent.into(), 2),
            Self::Thousandths(parts) => Decimal::new(parts.into(), 3),
            Self::Left { parts, scale } => {
                Decimal::new(i64::from(parts.max(1)), u32::from(scale % 29)) - Decimal::ONE
            }
            Self::Hair { parts, scale } => Decimal::new(parts.into(), u32::from(scale % 29)),
            Self::Any(amount) => amount.value(),
        };
        Rate::from_fraction(fraction).or_else(|_| Rate::from_fraction(-fraction)).unwrap_or(Rate::ZERO)
    }
}

#[derive(Arbitrary, Debug, Clone)]
pub enum Flows {
    Any(Vec<Amount>),
    /// Few distinct amounts.
    Picked {
        amounts: [Amount; 4],
        picks: Vec<u8>,
    },
    /// A product of factors `e growth - q`, with a few hairs added to amounts afterwards.
    Product {
        rest: Vec<i8>,
        factors: Vec<Factor>,
        hairs: Vec<Hair>,
        scale: u8,
    },
    /// An outlay, long income, an outlay at the end.
    Project {
        outlay: Amount,
        income: Amount,
        periods: u16,
        end: Amount,
    },
}

#[derive(Arbitrary, Debug, Clone, Copy)]
pub struct Factor {
    e: u16,
    q: u16,
    times: u8,
    /// How many periods apart its two terms are.
    apart: u8,
}

#[derive(Arbitrary, Debug, Clone, Copy)]
pub struct Hair {
    column: u8,
    parts: i8,
}

impl Flows {
    /// At most `longest` flows.
    pub fn values(&self, longest: usize) -> Vec<Decimal> {
        let mut flows: Vec<Decimal> = match self {
            Self::Any(amounts) => amounts.iter().map(|amount| amount.value()).collect(),
            Self::Picked { amounts, picks } => {
                picks.iter().map(|&pick| amounts[usize::from(pick) % amounts.len()].value()).collect()
            }
            Self::Product { rest, factors, hairs, scale } => product(rest, factors, hairs, *scale),
            Self::Project { outlay, income, periods, end } => {
                let income = std::iter::repeat_n(income.value(), usize::from(*periods) % longest.max(1));
                [outlay.value()].into_iter().chain(income).chain([end.value()]).collect()
            }
        };
        flows.truncate(longest);
        flows
    }
}

fn product(rest: &[i8], factors: &[Factor], hairs: &[Hair], scale: u8) -> Vec<Decimal> {
    let mut flows: Vec<i128> = rest.iter().map(|&c| c.into()).collect();
    for factor in factors {
        for _ in 0..=factor.times % 4 {
            let Some(next) = times(&flows, factor) else { break };
            flows = next;
        }
    }
    for hair in hairs {
        if let Some(flow) = flows.get_mut(usize::from(hair.column)) {
            *flow = (*flow + i128::from(hair.parts)).clamp(-LARGEST, LARGEST);
        }
    }
    flows.into_iter().map(|flow| Decimal::from_i128_with_scale(flow, u32::from(scale % 29))).collect()
}

/// The product with one more factor; `None` where it would be no list of decimals.
fn times(flows: &[i128], factor: &Factor) -> Option<Vec<i128>> {
    let apart = usize::from(factor.apart % 8) + 1;
    let mut product = vec![0_i128; flows.len() + apart];
    for (k, flow) in flows.iter().enumerate() {
        product[k] = product[k].checked_add(flow.checked_mul(factor.e.into())?)?;
        product[k + apart] = product[k + apart].checked_sub(flow.checked_mul(factor.q.into())?)?;
    }
    product.iter().all(|flow| flow.abs() <= LARGEST).then_some(product)
}

#[derive(Arbitrary, Debug, Clone)]
pub enum Days {
    /// Each so many days after the one before.
    Gaps(Vec<u8>),
    /// Days from the start in any order.
    Any(Vec<u16>),
    Every(u8),
    Months,
    Years,
}

impl Days {
    pub fn date(&self, column: usize) -> Date {
        let first = date(2019, 1, 31);
        let at = |days: i64| first.checked_add(days.days()).expect("a near day");
        let columns = i64::try_from(column).expect("few columns");
        match self {
            Self::Gaps(gaps) => at(gaps.iter().cycle().take(column).map(|&gap| i64::from(gap)).sum()),
            Self::Any(days) => at(days.get(column % days.len().max(1)).map_or(0, |&day| day.into())),
            Self::Every(days) => at(columns * i64::from(*days)),
            Self::Months => first.checked_add(columns.months()).expect("a near month"),
            Self::Years => first.checked_add(columns.years()).expect("a near year"),
        }
    }
}

#[derive(Arbitrary, Debug, Clone)]
pub struct Annuity {
    pub rate: AnyRate,
    pub growth: AnyRate,
    pub nper: Amount,
    pub periods: u16,
    pub per: u16,
    pub until: u16,
    pub fraction: Amount,
    pub pmt: Amount,
    pub pv: Amount,
    pub fv: Amount,
    pub start: bool,
}

impl Annuity {
    pub fn due(&self) -> Due {
        if self.start { Due::Start } else { Due::End }
    }
}

#[derive(Arbitrary, Debug, Clone)]
pub struct Asset {
    pub cost: Amount,
    pub salvage: Amount,
    pub life: u16,
    pub any_life: Amount,
    pub period: u16,
    pub any_period: Amount,
    pub until: u16,
    pub factor: Amount,
    pub months: u8,
    pub used: Vec<Amount>,
    pub stay: bool,
}

impl Asset {
    pub fn switch(&self) -> Switch {
        if self.stay { Switch::Never } else { Switch::ToStraightLine }
    }

    pub fn table(&self) -> MacrsTable {
        MacrsTable::ALL[usize::from(self.months) % MacrsTable::ALL.len()]
    }

    pub fn property(&self) -> RealProperty {
        RealProperty::ALL[usize::from(self.months) % RealProperty::ALL.len()]
    }
}

#[derive(Arbitrary, Debug)]
pub enum Input {
    Rates(Flows),
    DatedRates { days: Days, flows: Flows, count: u8 },
    DatedValue { days: Days, flows: Flows, count: u8, rate: AnyRate },
    Values { flows: Flows, rate: AnyRate, start: bool },
    Modified { flows: Flows, finance: AnyRate, reinvest: AnyRate },
    Incremental { one: Flows, other: Flows },
    Ratios { streams: Box<[Flows; 4]>, rate: AnyRate, start: bool, periods: u16 },
    Annuity(Annuity),
    Conversion { rate: AnyRate, other: AnyRate, nominal: Amount, times: u16 },
    Depreciation(Asset),
    Floats { amounts: Vec<Float>, rate: Float, start: bool, scale: i8 },
    DatedFloats { days: Vec<u16>, amounts: Vec<Float>, rate: Float, sorted: bool },
}

pub fn timing(start: bool) -> Timing {
    if start { Timing::Start } else { Timing::End }
}

/// The whole periods after which the flow of a column falls, for the two timings that have them.
pub fn elapsed(timing: Timing, column: usize) -> u32 {
    let periods = match timing {
        Timing::Start => column.saturating_sub(1),
        _ => column,
    };
    u32::try_from(periods).expect("few columns")
}

pub fn day_count(pick: u8) -> DayCount {
    let all = [
        DayCount::Act365Fixed,
        DayCount::Act360,
        DayCount::ActActIsda,
        DayCount::Thirty360Us,
        DayCount::ThirtyE360,
    ];
    all[usize::from(pick) % all.len()]
}
