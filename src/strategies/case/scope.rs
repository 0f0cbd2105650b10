//! What a random case states of time and prices beyond the plain: dates, service, delays, other prices, what is left.

use super::setting::Setting;
use crate::case::{
    Alternative, Contribution, Cost, Delay, EffectMark, LineDraft, PriceBasis, Residual, WorkingCapital,
};
use crate::flow::{Depreciation, Profile};
use crate::measure::depreciation::MacrsTable;
use crate::strategies::profile::{ProfileDraft, up_to};
use crate::value::{Share, money};
use jiff::ToSpan;
use jiff::civil::Date;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use rust_decimal::Decimal;
use std::collections::BTreeSet;

/// How much of what a case can say a random one says.
#[non_exhaustive]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// Lines that fall in columns, in the prices of the case, with delays in numbers.
    Plain,
    /// Beside them lines on dates of their own, service dates, delays of alternatives and by an assumption, lines in
    /// other prices, assets of which something is left, adjustments of lines and of classes, lines that may happen or not,
    /// levels that move, and benefits that say what they are for.
    Full,
    /// Beside these tax by every rule, depreciation by every method, lines that are exempt, and working capital.
    Taxed,
}

/// The assumption by which lines and alternatives are delayed.
pub(super) const SLIP: &str = "slip";

/// The assumption that says how likely some lines are.
pub(super) const CHANCE: &str = "chance";

/// How far the year of other prices is from that of the start.
const YEARS_OF_PRICES: i16 = 5;

/// What lies later: a number of columns, or what the assumption says.
#[derive(Debug, Clone)]
enum DelayDraft {
    None,
    Columns(Index),
    Assumption,
}

/// When an alternative begins.
#[derive(Debug, Clone)]
pub(super) struct PlacingDraft {
    service: Option<Index>,
    delay: DelayDraft,
}

/// Where the lines of an alternative may lie.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    /// The periods that a delay of the alternative leaves free.
    periods: u32,
    first_period: u32,
}

/// What a line says besides its profile.
#[derive(Debug, Clone)]
pub(super) struct DetailDraft {
    dates: Vec<Index>,
    is_slipping: bool,
    prices: Option<Index>,
    life: Option<u32>,
    residual: Option<Index>,
    resale: Decimal,
    probability: ProbabilityDraft,
    contribution: Option<Contribution>,
    depreciation: Option<Index>,
    is_exempt: bool,
}

/// How likely a line is to happen.
#[derive(Debug, Clone)]
enum ProbabilityDraft {
    Sure,
    Share(Decimal),
    Assumption,
}

pub(super) fn placings(scope: Scope) -> BoxedStrategy<PlacingDraft> {
    let plain = || Just(PlacingDraft { service: None, delay: DelayDraft::None });
    if scope == Scope::Plain {
        return plain().boxed();
    }
    let delays = prop_oneof![
        4 => Just(DelayDraft::None),
        1 => any::<Index>().prop_map(DelayDraft::Columns),
        1 => Just(DelayDraft::Assumption),
    ];
    let service = prop::option::weighted(0.3, any::<Index>());
    (service, delays).prop_map(|(service, delay)| PlacingDraft { service, delay }).boxed()
}

pub(super) fn details(scope: Scope) -> BoxedStrategy<DetailDraft> {
    if scope == Scope::Plain {
        let (dates, resale) = (Vec::new(), Decimal::ZERO);
        let plain = DetailDraft {
            dates,
            is_slipping: false,
            prices: None,
            life: None,
            residual: None,
            resale,
            probability: ProbabilityDraft::Sure,
            contribution: None,
            depreciation: None,
            is_exempt: false,
        };
        return Just(plain).boxed();
    }
    let dates = prop_oneof![4 => Just(Vec::new()), 1 => vec(any::<Index>(), 1..=3)];
    let prices = prop::option::weighted(0.3, any::<Index>());
    let life = prop::option::weighted(0.5, 1_u32..=40);
    let residual = prop::option::weighted(0.7, any::<Index>());
    let resale = (0_i64..100_000_000).prop_map(|pence| Decimal::new(pence, 2));
    let probability = prop_oneof![
        4 => Just(ProbabilityDraft::Sure),
        1 => (0_i64..=100).prop_map(|percent| ProbabilityDraft::Share(Decimal::new(percent, 2))),
        1 => Just(ProbabilityDraft::Assumption),
    ];
    let contribution = prop::option::weighted(0.5, prop::sample::select(Contribution::ALL));
    let further = (probability, contribution, tax_details(scope));
    (dates, prop::bool::weighted(0.2), prices, life, residual, resale, further)
        .prop_map(|(dates, is_slipping, prices, life, residual, resale, further)| {
            let (probability, contribution, (depreciation, is_exempt)) = further;
            DetailDraft {
                dates,
                is_slipping,
                prices,
                life,
                residual,
                resale,
                probability,
                contribution,
                depreciation,
                is_exempt,
            }
        })
        .boxed()
}

/// How a line is written off, and whether it is outside of taxable profit.
fn tax_details(scope: Scope) -> BoxedStrategy<(Option<Index>, bool)> {
    if scope < Scope::Taxed {
        return Just((None, false)).boxed();
    }
    (prop::option::weighted(0.8, any::<Index>()), prop::bool::weighted(0.2)).boxed()
}

impl Place {
    /// The whole timeline.
    pub(super) fn whole(setting: &Setting) -> Self {
        Self { periods: setting.periods, first_period: 1 }
    }
}

impl PlacingDraft {
    pub(super) fn place(&self, setting: &Setting) -> Place {
        let delay = match &self.delay {
            DelayDraft::None => 0,
            DelayDraft::Columns(index) => up_to(*index, setting.periods - 1),
            DelayDraft::Assumption => setting.slip(),
        };
        let periods = setting.periods - delay;
        let first_period = self.service.map_or(1, |service| 1 + up_to(service, periods - 1));
        Place { periods, first_period }
    }

    pub(super) fn applied(&self, alternative: Alternative, setting: &Setting) -> Alternative {
        let place = self.place(setting);
        let alternative = match self.service {
            Some(_) => alternative.in_service_from(setting.timeline().end_of(place.first_period - 1)),
            None => alternative,
        };
        match self.delay {
            DelayDraft::None => alternative,
            DelayDraft::Columns(_) => alternative.delayed_by(setting.periods - place.periods),
            DelayDraft::Assumption => alternative.delayed_by(SLIP),
        }
    }
}

impl DetailDraft {
    /// The line with its profile, on dates of its own or as drafted, its delay and its prices.
    pub(super) fn applied<K>(
        &self,
        line: LineDraft<K>,
        profile: &ProfileDraft,
        place: Place,
        setting: &Setting,
    ) -> LineDraft<K> {
        let slip = if self.is_slipping { setting.slip() } else { 0 };
        // A line that has no room for the assumption is delayed by a number.
        let (free, slips) = match place.periods.checked_sub(slip) {
            Some(free) if self.is_slipping && free >= place.first_period => (free, true),
            _ => (place.periods, false),
        };
        let (profile, columns) = if self.dates.is_empty() {
            profile.fitted(free, place.first_period)
        } else {
            (self.dated(setting, free), 0)
        };
        // What fits with a delay fits without it.
        let delay = if slips { Delay::from(SLIP) } else { columns.into() };
        self.priced(line.profile(profile).delayed_by(delay), setting)
    }

    fn dated(&self, setting: &Setting, periods: u32) -> Profile {
        let timeline = setting.timeline();
        let (start, end) = (timeline.start(), timeline.end_of(periods));
        let days = start.until(end).map_or(0, |span| span.get_days());
        let dates: BTreeSet<Date> = self
            .dates
            .iter()
            .map(|index| index.index(usize::try_from(days).unwrap_or(0) + 1))
            .map(|day| start.saturating_add(i64::try_from(day).unwrap_or(0).days()))
            .collect();
        let multiples: Vec<(Date, Decimal)> = dates.into_iter().map(|date| (date, Decimal::ONE)).collect();
        Profile::dated(&multiples).expect("the dates of a set are stated once")
    }

    fn priced<K>(&self, line: LineDraft<K>, setting: &Setting) -> LineDraft<K> {
        match (self.prices, setting.has_inflation()) {
            (Some(index), true) => line.in_prices(prices(index, setting.start_year())),
            _ => line,
        }
    }

    /// A line in money that counts, which may be a risk.
    pub(super) fn likely<K>(&self, line: LineDraft<K>) -> LineDraft<K> {
        match &self.probability {
            ProbabilityDraft::Sure => line,
            ProbabilityDraft::Share(share) => line.with_probability(*share),
            ProbabilityDraft::Assumption => line.with_probability(CHANCE),
        }
    }

    /// A benefit or a dis-benefit, which may say what it is for.
    pub(super) fn contributing<K: EffectMark>(&self, line: LineDraft<K>) -> LineDraft<K> {
        match self.contribution {
            Some(contribution) => line.contributing(contribution),
            None => line,
        }
    }

    /// A level of working capital, which falls in columns.
    pub(super) fn level(
        &self,
        line: WorkingCapital,
        profile: &ProfileDraft,
        place: Place,
        setting: &Setting,
    ) -> WorkingCapital {
        Self { dates: Vec::new(), ..self.clone() }.applied(line, profile, place, setting)
    }

    /// Outside of taxable profit, or not.
    pub(super) fn taxed<K>(&self, line: LineDraft<K>) -> LineDraft<K> {
        if self.is_exempt { line.untaxed() } else { line }
    }

    /// A capital cost of the organisation as it is written off, or one that is not.
    pub(super) fn written_off(&self, cost: Cost) -> Cost {
        match self.depreciation {
            Some(index) => cost.depreciated(index.get(&methods()).clone()),
            None => self.taxed(cost),
        }
    }

    /// What is left of a capital cost.
    pub(super) fn left(&self, cost: Cost, setting: &Setting) -> Cost {
        let resale = || Residual::Resale(money(self.resale, setting.currency).into());
        let of_life = [Residual::None, Residual::RemainingLife, resale()];
        let cost = self.life.map_or(cost.clone(), |life| cost.life_of(life));
        match (self.life, self.residual) {
            (None, None) => cost,
            (None, Some(_)) => cost.residual(resale()),
            (Some(_), None) => cost.residual(Residual::None),
            (Some(_), Some(index)) => cost.residual(index.get(&of_life).clone()),
        }
    }
}

/// Every method, without anything left, as a cost may be small.
pub(in crate::strategies) fn methods() -> Vec<Depreciation> {
    let (nothing, share) = (Decimal::ZERO, Share::from_fraction(crate::dec!(0.18)));
    let stated = [
        Depreciation::straight_line(3, nothing),
        Depreciation::sum_of_years_digits(4, nothing),
        Depreciation::double_declining(5, nothing, crate::dec!(1.5)),
        Depreciation::declining_to_straight_line(4, nothing, crate::dec!(2)),
        Depreciation::fixed_declining(3, nothing, 7),
        share.and_then(Depreciation::declining_share),
        Depreciation::units_of_production(crate::dec!(6), &crate::decimals![1, 0, 2.5], nothing),
        Ok(Depreciation::macrs(MacrsTable::HalfYear3)),
        "40%".parse().map(Depreciation::uk_main_pool),
    ];
    stated.into_iter().flatten().collect()
}

/// Nominal prices, or those of a year near the start.
fn prices(index: Index, start_year: i16) -> PriceBasis {
    let years = (start_year - YEARS_OF_PRICES..=start_year + YEARS_OF_PRICES)
        .map(|year| PriceBasis::Real { year })
        .chain([PriceBasis::Nominal]);
    *index.get(&years.collect::<Vec<_>>())
}
