//! Net flows and net present values, from the cells of the lines, in fractions.

use bizcase::Rate;
use bizcase::appraisal::AlternativeAppraisal;
use bizcase::case::{BusinessCase, CaseAlternative, Line, LineKind, Treatment};
use bizcase::measure::{Discounting, Outcome};
use bizcase::time::{Step, Timing};
use shared::fraction::{Fraction, assert_rounded};

/// Columns over which powers of long growth factors are still short enough for the oracle.
const COLUMNS: usize = 40;

/// Asserts that each column and the net present value are exact sums rounded once.
///
/// Of alternatives whose lines fall in columns and whole years alone: dates, residual values, tax and the middle of a
/// period have tests of their own.
pub fn check(case: &BusinessCase, alternative: &CaseAlternative, appraised: &AlternativeAppraisal) {
    let lines: Vec<&Line> =
        alternative.lines().iter().filter(|line| line.treatment() == Treatment::Counted).collect();
    let is_plain = |line: &&Line| {
        line.dated_cells().is_empty()
            && line.residual_value().is_none()
            && line.kind() != LineKind::WorkingCapital
    };
    if case.tax().is_some() || !lines.iter().all(is_plain) {
        return;
    }
    let signed = |line: &Line, column: usize| {
        let cell = Fraction::of(line.cells()[column]);
        if matches!(line.kind(), LineKind::Benefit(_)) { cell } else { -cell }
    };
    for (column, &net) in appraised.flow().net().iter().enumerate() {
        let exact = lines.iter().fold(Fraction::integer(0), |sum, line| sum + signed(line, column));
        assert_rounded(Outcome::Value(net), &exact);
    }
    let Some(elapsed) = elapsed(case) else { return };
    let mut exact = Fraction::integer(0);
    for line in &lines {
        let rates = discounting(case, line).rates();
        let mut growth = Fraction::integer(1);
        for column in 0..case.timeline().columns() {
            for year in elapsed(column.saturating_sub(1))..elapsed(column) {
                growth = growth * Fraction::growth(rate_of(rates, year + 1));
            }
            exact = exact + signed(line, column).over(&growth);
        }
    }
    assert_rounded(appraised.measures().npv(), &exact);
}

/// The whole years after which a column falls, in cases where every column has some.
fn elapsed(case: &BusinessCase) -> Option<fn(usize) -> usize> {
    let is_short = case.timeline().columns() <= COLUMNS;
    match (case.timeline().step(), case.conventions().timing()) {
        (Step::Year, Timing::Start) if is_short => Some(|column| column.saturating_sub(1)),
        (Step::Year, Timing::End) if is_short => Some(|column| column),
        _ => None,
    }
}

fn discounting<'a>(case: &'a BusinessCase, line: &Line) -> &'a Discounting {
    let named = case.named_discounting().iter().find(|named| Some(named.id()) == line.discounting());
    named.map_or(case.discounting(), |named| named.discounting())
}

/// The rate of a year, counted from 1, in a list of rates by the first year that they discount.
fn rate_of(rates: &[(u32, Rate)], year: usize) -> Rate {
    let began = |(first, _): &&(u32, Rate)| usize::try_from(*first).is_ok_and(|first| first <= year);
    rates.iter().rev().find(began).expect("there is a rate for every year").1
}
