//! Every measure on structured inputs, against laws and an independent oracle.
#![no_main]

mod approximate;
mod formulas;
mod input;
mod rates;
mod values;

use input::{Input, day_count, timing};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: Input| match input {
    Input::Rates(flows) => rates::periodic(&flows.values(400)),
    Input::DatedRates { days, flows, count } => rates::dated(&days, &flows.values(60), day_count(count)),
    Input::DatedValue { days, flows, count, rate } => {
        values::dated(&days, &flows.values(60), day_count(count), rate.value());
    }
    Input::Values { flows, rate, start } => {
        values::present(&flows.values(60), rate.value(), timing(start));
        values::paybacks(&flows.values(40), rate.value(), timing(start));
    }
    Input::Modified { flows, finance, reinvest } => {
        values::modified(&flows.values(30), finance.value(), reinvest.value());
    }
    Input::Incremental { one, other } => rates::incremental(&one.values(40), &other.values(40)),
    Input::Ratios { streams, rate, start, periods } => {
        let streams = streams.each_ref().map(|flows| flows.values(30));
        values::ratios(&streams, rate.value(), timing(start), periods.into());
    }
    Input::Annuity(annuity) => formulas::annuity(&annuity),
    Input::Conversion { rate, other, nominal, times } => {
        formulas::conversion(rate.value(), other.value(), nominal.value(), times.into());
    }
    Input::Depreciation(asset) => formulas::depreciation(&asset),
    Input::Floats { amounts, rate, start, scale } => {
        let amounts: Vec<f64> = amounts.iter().map(|amount| amount.value()).collect();
        approximate::values(&amounts, rate.value(), timing(start));
        approximate::rates(&amounts, scale);
    }
    Input::DatedFloats { days, amounts, rate, sorted } => {
        let mut flows: Vec<(u32, f64)> =
            days.iter().zip(&amounts).map(|(&day, amount)| (day.into(), amount.value())).collect();
        if sorted {
            flows.sort_by_key(|flow| flow.0);
        }
        approximate::dated(&flows, rate.value());
    }
});
