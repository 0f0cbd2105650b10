//! What a board's case costs: five alternatives of forty lines over thirty years.
//!
//! Times differ between machines, so they are printed as ratios of one run, each with what it shall not exceed.

use bizcase::prelude::*;
use std::hint::black_box;
use std::time::{Duration, Instant};

const ALTERNATIVES: usize = 5;
const LINES: usize = 40;
const PERIODS: u32 = 30;
const PRICES: usize = 20;

/// Twice as many lines may take a quarter more than twice as long before that is no longer linear.
const DOUBLE: f64 = 2.5;

fn main() {
    let case = case_of(LINES);
    let Times { appraise, switching } = Times::of(&case);
    let cells = time(|| case.with_assumption("volume", dec!(1_000)));
    println!("what\tratio\tat most");
    row("an appraisal to computing and rounding its cells", appraise, cells, 2.0);
    row("all switching values to an appraisal", switching, appraise, 10.0);
    for (half, whole) in [(LINES / 2, LINES), (LINES, 2 * LINES)] {
        let [less, more] = [half, whole].map(|lines| Times::of(&case_of(lines)));
        row(&format!("an appraisal of {whole} lines to one of {half}"), more.appraise, less.appraise, DOUBLE);
        row(
            &format!("switching values of {whole} lines to those of {half}"),
            more.switching,
            less.switching,
            DOUBLE,
        );
    }
}

/// What one case takes.
struct Times {
    appraise: Duration,
    switching: Duration,
}

impl Times {
    fn of(case: &BusinessCase) -> Self {
        let appraisal = case.appraise();
        Self { appraise: time(|| case.appraise()), switching: time(|| appraisal.switching_values()) }
    }
}

/// Every line depends on `volume`, and on one of twenty prices; none has a range, so that cells are computed once.
fn case_of(lines: usize) -> BusinessCase {
    let mut builder = BusinessCase::builder("A large case", Currency::GBP)
        .timeline(Timeline::years(2026, PERIODS))
        .conventions(Conventions::real(2026).end_of_period())
        .discounting(percent!(3.5))
        .assumption(Assumption::new("volume", dec!(1_000)).unit("applications a year"))
        .baseline(alternative(Alternative::business_as_usual("Today"), 0, lines));
    for price in 0..PRICES {
        let value = Decimal::from(price + 3) / dec!(7);
        builder = builder.assumption(Assumption::new(format!("price-{price}"), value.round_dp(4)));
    }
    for index in 1..ALTERNATIVES {
        let name = format!("Option {index}");
        builder = builder.alternative(alternative(Alternative::do_something(name), index, lines));
    }
    builder.build().expect("the case is valid")
}

fn alternative(empty: Alternative, index: usize, lines: usize) -> Alternative {
    (0..lines).fold(empty, |alternative, line| {
        let share = Decimal::from(100 + (index * 7 + line * 3) % 40) / dec!(100);
        let amount =
            Amount::of("volume").times_assumption(format!("price-{}", line % PRICES)).times(share, "a share");
        let name = format!("Line {line}");
        match line % 3 {
            0 => alternative.cost(Cost::new(name, amount).capital().phased([dec!(0.6), dec!(0.4)])),
            1 => alternative.cost(Cost::new(name, amount).every_period().growing(percent!(2))),
            _ => {
                alternative.benefit(Benefit::new(name, amount).every_period().from(2).growing(percent!(1.5)))
            }
        }
    })
}

/// The least of many runs, which is the one that nothing disturbed.
#[allow(clippy::disallowed_methods, reason = "a benchmark reads the clock")]
fn time<T>(work: impl Fn() -> T) -> Duration {
    let run = |_| {
        let start = Instant::now();
        black_box(work());
        start.elapsed()
    };
    (0..40).map(run).min().unwrap_or_default()
}

fn row(what: &str, time: Duration, to: Duration, most: f64) {
    println!("{what}\t{:.2}\t{most:.2}", time.as_secs_f64() / to.as_secs_f64());
}
