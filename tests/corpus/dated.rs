//! Every measure of flows by date, by every day count.

use super::Entry;
use super::flows::{self, DatedFlow, DatedSet};
use super::spelling::Spelled;
use bizcase::measure::{xirr, xnpv};
use bizcase::time::DayCount;
use bizcase::{Rate, percent};

const RATES: [Rate; 4] = [percent!(-20), percent!(0), percent!(3.5), percent!(250)];

pub(super) fn entries() -> Vec<Entry> {
    let of_set = |set: &DatedSet| {
        [
            Entry::figures("xnpv", set.name, by_day_count(set, present_values)),
            Entry::figures(
                "xirr",
                set.name,
                by_day_count(set, |day_count, flow| xirr(day_count, flow).spelled()),
            ),
            Entry::figures("year-fractions", set.name, by_day_count(set, year_fractions)),
        ]
    };
    flows::dated().iter().flat_map(of_set).collect()
}

fn by_day_count(set: &DatedSet, answer: fn(DayCount, &DatedFlow) -> String) -> String {
    let pairs = set.flows.iter().flat_map(|flow| DayCount::ALL.iter().map(move |count| (*count, flow)));
    pairs.map(|(day_count, flow)| answer(day_count, flow) + "\n").collect()
}

fn present_values(day_count: DayCount, flow: &DatedFlow) -> String {
    RATES.map(|rate| xnpv(rate, day_count, flow)).spelled()
}

fn year_fractions(day_count: DayCount, flow: &DatedFlow) -> String {
    let fractions = flow.windows(2).map(|pair| day_count.year_fraction(pair[0].0, pair[1].0));
    fractions.collect::<Vec<_>>().spelled()
}
