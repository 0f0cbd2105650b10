//! Annuities and conversions of rates, at every combination of a few arguments.

use super::Entry;
use super::spelling::Spelled;
use bizcase::measure::annuity::{self, Due};
use bizcase::measure::{conversion, expected_value};
use bizcase::{Decimal, Rate, Share, dec, decimals, percent};

const RATES: &[Rate] = &[percent!(-3), percent!(0), percent!(0.5), percent!(4.1666666667), percent!(80)];
const PERIODS: &[u32] = &[1, 7, 60, 360];

/// What is paid each period, what is there at the start, what shall be there at the end.
const AMOUNTS: &[[Decimal; 3]] = &[
    decimals![-100, 1000, 0],
    decimals![-599.5505251527569, 100000, 0],
    decimals![12.34, -567.89, -1000],
    decimals![-1, 0, 250],
];

pub(super) fn entries() -> Vec<Entry> {
    vec![
        Entry::figures("annuities", "made", at_each(five_amounts)),
        Entry::figures("annuities", "made-of-parts-of-a-period", at_each(over_parts_of_a_period)),
        Entry::figures("annuities", "made-of-one-payment", at_each(one_payment)),
        Entry::figures("annuities", "made-that-grow", at_each(growing)),
        Entry::figures("conversions", "made", conversions()),
        Entry::figures("expected-value", "made", risks()),
    ]
}

/// The arguments of one annuity.
struct Annuity {
    rate: Rate,
    periods: u32,
    pmt: Decimal,
    pv: Decimal,
    fv: Decimal,
    due: Due,
}

fn at_each(answer: fn(&Annuity) -> String) -> String {
    let mut lines = String::new();
    for rate in RATES {
        for periods in PERIODS {
            for [pmt, pv, fv] in AMOUNTS {
                for due in Due::ALL {
                    let (rate, periods, due) = (*rate, *periods, *due);
                    lines += &answer(&Annuity { rate, periods, pmt: *pmt, pv: *pv, fv: *fv, due });
                    lines += "\n";
                }
            }
        }
    }
    lines
}

fn five_amounts(&Annuity { rate, periods, pmt, pv, fv, due }: &Annuity) -> String {
    let nper = periods.into();
    let amounts = [
        annuity::pv(rate, nper, pmt, fv, due),
        annuity::fv(rate, nper, pmt, pv, due),
        annuity::pmt(rate, nper, pv, fv, due),
    ];
    let (term, rates) = (annuity::nper(rate, pmt, pv, fv, due), annuity::rate(periods, pmt, pv, fv, due));
    (amounts.as_slice(), (term, rates)).spelled()
}

fn over_parts_of_a_period(&Annuity { rate, periods, pmt, pv, fv, due }: &Annuity) -> String {
    let nper = Decimal::from(periods) - dec!(0.37);
    let amounts = [
        annuity::pv(rate, nper, pmt, fv, due),
        annuity::fv(rate, nper, pmt, pv, due),
        annuity::pmt(rate, nper, pv, fv, due),
    ];
    amounts.spelled()
}

fn one_payment(&Annuity { rate, periods, pv, fv, due, .. }: &Annuity) -> String {
    let (nper, middle) = (periods.into(), periods.div_ceil(2));
    let amounts = [
        annuity::ipmt(rate, middle.into(), nper, pv, fv, due),
        annuity::ppmt(rate, middle.into(), nper, pv, fv, due),
        annuity::cumipmt(rate, nper, pv, middle, periods, due),
        annuity::cumprinc(rate, nper, pv, middle, periods, due),
    ];
    amounts.spelled()
}

fn growing(&Annuity { rate, periods, pmt, due, .. }: &Annuity) -> String {
    let growth = percent!(2.25);
    let sums = [annuity::perpetuity(rate, pmt, due), annuity::growing_perpetuity(rate, growth, pmt, due)];
    (annuity::growing_annuity(rate, growth, periods, pmt, due), sums.as_slice()).spelled()
}

fn conversions() -> String {
    let of_rate = |rate: &Rate| {
        let by_times = [1, 2, 12, 365].map(|times| {
            let steps = (conversion::per_step(*rate, times), conversion::over_steps(*rate, times));
            let stated = (conversion::effective(rate.fraction(), times), conversion::nominal(*rate, times));
            (steps, stated)
        });
        let inflation = percent!(2.3);
        let prices =
            (conversion::fisher_real(*rate, inflation), conversion::fisher_nominal(*rate, inflation));
        let continuous = (conversion::continuous(*rate), conversion::from_continuous(rate.fraction()));
        (by_times.as_slice(), (prices, continuous)).spelled() + "\n"
    };
    RATES.iter().map(of_rate).collect()
}

fn risks() -> String {
    let share = |fraction| Share::from_fraction(fraction).expect("it is a share");
    let risks =
        [(share(dec!(0.3)), dec!(120000)), (share(dec!(0.055)), dec!(-7.77)), (share(dec!(1)), dec!(0.001))];
    expected_value(&risks).spelled()
}
