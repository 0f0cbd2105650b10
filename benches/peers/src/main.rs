//! Other crates beside bizcase: the same inputs, one process, tab-separated rows.

mod inputs;
mod row;

use inputs::{dated, project, scores, table, to_decimal};
use jiff::ToSpan;
use jiff::civil::Date;
use mcdm::{CriteriaTypes, Normalize, Rank};
use nalgebra::{DMatrix, DVector};
use row::Rows;
use rust_decimal::Decimal;
use std::hint::black_box;

use bizcase::approx::{self, Irr as ApproxIrr};
use bizcase::measure;
use bizcase::scoring::{self, Direction, FloatTable, IdealNormalisation, Sampling, ValueTable, Weightings};
use bizcase::time::{DayCount, Timing};
use bizcase::{Outcome, Rate};

/// Options and criteria of the tables that are ranked.
const TABLES: [(usize, usize); 3] = [(10, 8), (1_000, 20), (100_000, 20)];

fn main() {
    // A peer that panics is a row of the table, not a message in it.
    std::panic::set_hook(Box::new(|_| {}));
    println!("operation\tn\twho\tnanoseconds\tratio_to_ours\tanswer");
    [10, 50, 360, 1200].into_iter().for_each(npv);
    [10, 50, 360, 1200].into_iter().for_each(irr);
    [10, 100, 1000].into_iter().for_each(xnpv);
    [10, 100, 1000].into_iter().for_each(xirr);
    TABLES.into_iter().for_each(topsis);
    TABLES.into_iter().for_each(weighted_sum);
    smaa();
}

fn npv(n: usize) {
    let flows = project(n);
    let decimals: Vec<Decimal> = flows.iter().map(|&flow| to_decimal(flow)).collect();
    let rate = Rate::from_fraction(Decimal::new(8, 2)).expect("8 % is a rate");
    let mut rows = Rows::of("npv", n);
    rows.ours_exact(|| measure::npv(black_box(rate), Timing::End, black_box(&decimals)), decimal);
    rows.peer_exact(
        "rust_finprim Decimal",
        || rust_finprim::tvm::npv(black_box(Decimal::new(8, 2)), black_box(&decimals)),
        Decimal::to_string,
    );
    rows.ours_float(|| approx::npv(black_box(0.08), Timing::End, black_box(&flows)), ToString::to_string);
    rows.peer_float("rust_finprim f64", || rust_finprim::tvm::npv(black_box(0.08), black_box(&flows)), float);
    rows.peer_float("financial f64", || financial::npv(black_box(0.08), black_box(&flows)), float);
    rows.peer_float("rfinancial f64", || rfinancial::npv(black_box(&flows), black_box(0.08)).ok(), found);
    rows.print();
}

fn irr(n: usize) {
    let flows = project(n);
    let decimals: Vec<Decimal> = flows.iter().map(|&flow| to_decimal(flow)).collect();
    let mut rows = Rows::of("irr", n);
    rows.ours_exact(
        || measure::irr(black_box(&decimals)).ok(),
        |irr| irr.as_ref().map_or("no answer".into(), unique_rate),
    );
    rows.peer_exact(
        "rust_finprim Decimal",
        || rust_finprim::rate::irr(black_box(&decimals), None, None, None).ok(),
        |rate| rate.map_or("no answer".into(), |rate| rate.to_string()),
    );
    rows.ours_float(|| approx::irr(black_box(&flows)), verdict);
    rows.peer_float(
        "rust_finprim f64",
        || rust_finprim::rate::irr(black_box(&flows), None, None, None).ok(),
        found,
    );
    rows.peer_float(
        "rust_finprim f64 to 1e-12",
        || rust_finprim::rate::irr(black_box(&flows), None, Some(1e-12), Some(200)).ok(),
        found,
    );
    rows.peer_float("financial f64", || financial::irr(black_box(&flows), None).ok(), found);
    rows.peer_float("rfinancial f64", || rfinancial::irr(black_box(&flows)).ok().flatten(), found);
    rows.print();
}

fn xnpv(n: usize) {
    let flows = dated(n);
    let table = finprim_table(&flows);
    let (dates, amounts) = chrono_dates(&flows);
    let (exact, decimals) = (calendar(&flows), finprim_decimals(&flows));
    let rate = Rate::from_fraction(Decimal::new(8, 2)).expect("8 % is a rate");
    let mut rows = Rows::of("xnpv", n);
    rows.ours_exact(|| measure::xnpv(black_box(rate), DayCount::Act365Fixed, black_box(&exact)), decimal);
    rows.peer_exact(
        "rust_finprim Decimal",
        || rust_finprim::tvm::xnpv(black_box(Decimal::new(8, 2)), black_box(&decimals)),
        Decimal::to_string,
    );
    rows.ours_float(|| approx::xnpv(black_box(0.08), black_box(&flows)), ToString::to_string);
    rows.peer_float(
        "rust_finprim f64",
        || rust_finprim::tvm::xnpv(black_box(0.08), black_box(&table)),
        float,
    );
    rows.peer_float(
        "financial f64",
        || financial::naive_date::xnpv(black_box(0.08), black_box(&amounts), black_box(&dates)).ok(),
        found,
    );
    rows.print();
}

fn xirr(n: usize) {
    let flows = dated(n);
    let table = finprim_table(&flows);
    let (dates, amounts) = chrono_dates(&flows);
    let payments: Vec<xirr::Payment<Date>> =
        flows.iter().map(|&(day, amount)| xirr::Payment { date: date_of(day), amount }).collect();
    let (exact, decimals) = (calendar(&flows), finprim_decimals(&flows));
    let mut rows = Rows::of("xirr", n);
    rows.ours_exact(
        || measure::xirr(DayCount::Act365Fixed, black_box(&exact)).ok(),
        |irr| irr.as_ref().map_or("no answer".into(), unique_rate),
    );
    rows.ours_float(|| approx::xirr(black_box(&flows)), verdict);
    rows.peer_float(
        "rust_finprim f64",
        || rust_finprim::rate::xirr(black_box(&table), None, None, None).ok(),
        found,
    );
    rows.peer_float("xirr f64", || xirr::compute(black_box(&payments)).ok(), found);
    rows.peer_float(
        "financial f64",
        || financial::naive_date::xirr(black_box(&amounts), black_box(&dates), None).ok(),
        found,
    );
    rows.peer_exact(
        "rust_finprim Decimal",
        || rust_finprim::rate::xirr(black_box(&decimals), None, None, None).ok(),
        |rate| rate.map_or("no answer".into(), |rate| rate.to_string()),
    );
    rows.print();
}

/// Both normalise the table as it is given and rank it; ours judges every number too. Every second criterion is a cost.
/// The answer is the closeness of the first option: the peer has the two distances the wrong way round, so the two sum to
/// one.
fn topsis((options, criteria): (usize, usize)) {
    let values = table(options, criteria);
    let weights: Vec<f64> = (1..=criteria).map(|points| points as f64).collect();
    let sum: f64 = weights.iter().sum();
    let directions: Vec<Direction> = (0..criteria)
        .map(|index| if index % 2 == 0 { Direction::HigherIsBetter } else { Direction::LowerIsBetter })
        .collect();
    let matrix = DMatrix::from_row_slice(options, criteria, &values);
    let shares = DVector::from_iterator(criteria, weights.iter().map(|weight| weight / sum));
    let signs: Vec<i8> = (0..criteria).map(|index| if index % 2 == 0 { 1 } else { -1 }).collect();
    let types = CriteriaTypes::from_slice(&signs).expect("each is 1 or -1");
    let mut rows = Rows::of("topsis", options);
    rows.ours_float(
        || {
            let table = FloatTable::new(criteria, black_box(&values)).ok()?;
            scoring::topsis(table, &weights, &directions, IdealNormalisation::MinMax).ok()?.value()
        },
        |result| found(&result.as_ref().map(|result| result.closeness()[0])),
    );
    rows.peer_float(
        "mcdm f64",
        || black_box(&matrix).normalize_min_max(&types).ok()?.rank_topsis(&shares).ok(),
        |ranking| found(&ranking.as_ref().map(|ranking| ranking[0])),
    );
    rows.print();
}

/// Weighted totals. Ours read and judge the decimals first.
fn weighted_sum((options, criteria): (usize, usize)) {
    let (values, weights) = scores(options, criteria);
    let matrix = DMatrix::from_row_slice(options, criteria, &values);
    let vector = DVector::from_row_slice(&weights);
    let decimals: Vec<Vec<Decimal>> =
        values.chunks(criteria).map(|row| row.iter().map(|&value| to_decimal(value)).collect()).collect();
    let exact_weights: Vec<Decimal> = weights.iter().map(|&weight| to_decimal(weight)).collect();
    let last = |totals: &Option<DVector<f64>>| {
        found(&totals.as_ref().and_then(|totals| totals.iter().last().copied()))
    };
    let mut totals = vec![0.0; options];
    let mut rows = Rows::of("weighted_sum", options);
    rows.ours_exact(
        || ValueTable::new(black_box(&decimals), black_box(&exact_weights)).map(|table| table.totals()).ok(),
        |totals| {
            totals.as_ref().and_then(|totals| totals.last()).map_or("no answer".into(), Decimal::to_string)
        },
    );
    // Floats beside the exact form too: there is no peer that is exact.
    let mcdm = || black_box(&matrix).rank_weighted_sum(black_box(&vector)).ok();
    rows.peer_exact("mcdm f64", mcdm, last);
    rows.ours_float(
        || {
            let _ = approx::weighted_totals(black_box(&values), black_box(&weights), &mut totals);
            totals.last().copied()
        },
        found,
    );
    rows.peer_float("mcdm f64", mcdm, last);
    rows.print();
}

/// Rank acceptability of 10 options by 8 criteria from 100 000 draws; `python_peers.py` has the peer.
fn smaa() {
    let values = scores(10, 8).0;
    let rows: Vec<Vec<Decimal>> =
        values.chunks(8).map(|row| row.iter().map(|&value| to_decimal(value)).collect()).collect();
    let table = ValueTable::new(&rows, &[Decimal::ONE; 8]).expect("a table");
    let robustness = table.robustness().expect("a small one");
    let sampling = Sampling::new(1, 100_000).expect("few enough draws");
    let mut rows = Rows::of("smaa", 100_000);
    rows.ours_float(
        || black_box(&robustness).acceptability(&Weightings::All, sampling).ok(),
        |shares| shares.as_ref().map_or("no answer".into(), |shares| format!("{:?}", shares.shares(0))),
    );
    rows.print();
}

fn date_of(day: u32) -> Date {
    jiff::civil::date(2000, 1, 1) + i64::from(day).days()
}

fn calendar(flows: &[(u32, f64)]) -> Vec<(Date, Decimal)> {
    flows.iter().map(|&(day, amount)| (date_of(day), to_decimal(amount))).collect()
}

fn finprim_decimals(flows: &[(u32, f64)]) -> Vec<(Decimal, i32)> {
    finprim_table(flows).into_iter().map(|(amount, day)| (to_decimal(amount), day)).collect()
}

fn finprim_table(flows: &[(u32, f64)]) -> Vec<(f64, i32)> {
    flows.iter().map(|&(day, amount)| (amount, i32::try_from(day).expect("days are few"))).collect()
}

fn chrono_dates(flows: &[(u32, f64)]) -> (Vec<chrono::NaiveDate>, Vec<f64>) {
    let start = chrono::NaiveDate::from_ymd_opt(2000, 1, 1).expect("a date");
    flows.iter().map(|&(day, amount)| (start + chrono::Duration::days(i64::from(day)), amount)).unzip()
}

fn unique_rate(irr: &measure::Irr) -> String {
    irr.unique().map_or("no unique rate".into(), |rate| rate.fraction().to_string())
}

fn decimal(value: &Outcome<Decimal>) -> String {
    value.to_string()
}

fn float(value: &f64) -> String {
    value.to_string()
}

fn found(value: &Option<f64>) -> String {
    value.map_or("no answer".into(), |value| value.to_string())
}

fn verdict(irr: &ApproxIrr) -> String {
    match irr {
        ApproxIrr::Unique(rate) => format!("{} (unique, +- {:.0e})", rate.rate(), rate.error()),
        other => format!("{other:?}"),
    }
}
