//! How a headline comes about: the lines it is the sum of, the columns of each, and the factors of each cell.

mod factor;
mod line;
mod tax;

pub use factor::{ChangeTrace, FactorTrace};
pub use line::{AdjustmentTrace, CellTrace, GrowthTrace, LineTrace, ResidualTrace};
pub use tax::{TaxCellTrace, TaxTrace};

use super::Appraisal;
use super::net_flow::{self, NetFlow};
use super::rounding::rounding;
use super::schedule::LineSchedule;
use super::subtotals::grouped;
use crate::case::{BusinessCase, Line, Treatment};
use crate::measure::Outcome;
use crate::time::Step;
use crate::value::{Currency, Id, decimal};
use rust_decimal::Decimal;
use serde::Serialize;

/// The net present value of an alternative, opened down to what each cell is made of.
///
/// Amounts are signed, inflow positive. What is rounded is the rule of every appraisal: a cell is the exact value of its
/// formula, rounded once; a present value is an exact function of cells and rates, rounded once, whether it is of a
/// cell, of a line or of all. Factors, the discount factors among them, are shown for the eye, each rounded once by
/// itself, and no figure is formed of their roundings. So the figures of one level add up to the figure above them but
/// for half a unit of the last place of each, and that difference is stated as `rounding`: the figure above less the sum
/// of those below, `None` where one of them is beyond the range of decimals.
///
/// [`to_markdown`](Trace::to_markdown) and [`to_text`](Trace::to_text) write it as an appendix.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Trace {
    alternative: Id,
    name: String,
    currency: Currency,
    #[serde(serialize_with = "super::conventions::serialize_word")]
    step: Step,
    net_present_value: Outcome<Decimal>,
    lines: Vec<LineTrace>,
    #[serde(skip_serializing_if = "Option::is_none")]
    tax: Option<TaxTrace>,
    #[serde(serialize_with = "decimal::serialize_optional")]
    rounding: Option<Decimal>,
    tags: Vec<TagTotal>,
    #[serde(serialize_with = "decimal::serialize_optional")]
    rounding_of_tags: Option<Decimal>,
}

/// What the lines of one tag are worth together.
///
/// A line counts under its first tag alone, so that the totals are a partition: they add up to the whole.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TagTotal {
    tag: Option<String>,
    lines: Vec<String>,
    present_value: Outcome<Decimal>,
}

impl Appraisal {
    /// How the net present value of an alternative comes about; `None` where the id is unknown.
    ///
    /// What an alternative brings beyond the baseline is the difference of two of these.
    ///
    /// # Examples
    ///
    /// ```
    /// use bizcase::prelude::*;
    ///
    /// let forms = Assumption::new("forms", dec!(200)).unit("forms a year").source("permit register");
    /// let handling = Amount::of("forms").times(dec!(5), "GBP a form");
    /// let case = BusinessCase::builder("Online permits", Currency::GBP)
    ///     .timeline(Timeline::years(2026, 2))
    ///     .conventions(Conventions::nominal().end_of_period())
    ///     .discounting(percent!(25))
    ///     .assumption(forms)
    ///     .baseline(
    ///         Alternative::business_as_usual("Paper")
    ///             .cost(Cost::new("Handling", handling).every_period().growing(percent!(10)).tag("staff")),
    ///     )
    ///     .build()?;
    ///
    /// let trace = case.appraise().trace("paper").expect("it is in the case");
    /// // 1 000 / 1.25 + 1 100 / 1.5625
    /// assert_eq!(trace.npv().value(), Some(dec!(-1_504)));
    /// let line = &trace.lines()[0];
    /// assert_eq!((line.present_value().value(), line.rounding()), (Some(dec!(-1_504)), Some(dec!(0))));
    /// let second = &line.cells()[1];
    /// assert_eq!((second.column(), second.cell()), (2, dec!(-1_100)));
    /// assert_eq!(second.multiple().value(), Some(dec!(1)));
    /// assert_eq!(second.growth().value(), Some(dec!(1.1)));
    /// assert_eq!(second.discount_factor().value(), Some(dec!(0.64)));
    /// assert_eq!(second.present_value().value(), Some(dec!(-704)));
    /// assert_eq!(line.factors()[0].source(), Some("permit register"));
    /// assert_eq!(line.factors()[1].value(), dec!(5));
    /// assert_eq!(trace.tags()[0].tag(), Some("staff"));
    /// # Ok::<(), Errors>(())
    /// ```
    #[must_use]
    pub fn trace(&self, alternative: &str) -> Option<Trace> {
        let appraised = self.alternative(alternative)?;
        let counted: Vec<&LineSchedule> = appraised
            .lines()
            .iter()
            .filter(|schedule| schedule.line().treatment() == Treatment::Counted)
            .collect();
        let net_present_value = appraised.measures().npv();
        let opener = line::Opener::of(self);
        let case = self.case();
        let place = case.alternatives().iter().find(|one| one.id() == appraised.id())?;
        let lines: Vec<LineTrace> = counted.iter().map(|schedule| opener.open(place, schedule)).collect();
        let tags = tag_totals(case, counted.iter().map(|schedule| schedule.line()));
        let tax = TaxTrace::of(case, place);
        let of_tax = || tax.iter().map(TaxTrace::present_value);
        Some(Trace {
            alternative: appraised.id().clone(),
            name: appraised.name().to_owned(),
            currency: self.currency(),
            step: self.timeline().step(),
            net_present_value,
            rounding: rounding(net_present_value, lines.iter().map(LineTrace::present_value).chain(of_tax())),
            lines,
            rounding_of_tags: rounding(
                net_present_value,
                tags.iter().map(TagTotal::present_value).chain(of_tax()),
            ),
            tags,
            tax,
        })
    }
}

/// What some lines are worth together, inflow positive.
fn worth<'a>(case: &BusinessCase, lines: impl IntoIterator<Item = &'a Line>) -> Outcome<Decimal> {
    net_flow::present_value(case.discounts(), &NetFlow::of(case, lines))
}

/// The lines by their first tag, in the order in which tags come up; those without a tag last.
fn tag_totals<'a>(case: &BusinessCase, lines: impl Iterator<Item = &'a Line>) -> Vec<TagTotal> {
    let mut groups = grouped(lines, |line| vec![line.tags().first().map(String::as_str)]);
    groups.sort_by_key(|(tag, _)| tag.is_none());
    let total = |(tag, lines): (Option<&str>, Vec<&Line>)| TagTotal {
        tag: tag.map(str::to_owned),
        present_value: worth(case, lines.iter().copied()),
        lines: lines.into_iter().map(|line| line.name().to_owned()).collect(),
    };
    groups.into_iter().map(total).collect()
}

impl Trace {
    /// The alternative.
    #[must_use]
    pub fn alternative(&self) -> &Id {
        &self.alternative
    }

    /// Its name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The currency of every amount.
    #[must_use]
    pub fn currency(&self) -> Currency {
        self.currency
    }

    /// The step of a column.
    #[must_use]
    pub fn step(&self) -> Step {
        self.step
    }

    /// The headline: the net present value.
    pub fn npv(&self) -> Outcome<Decimal> {
        self.net_present_value
    }

    /// The lines that count.
    #[must_use]
    pub fn lines(&self) -> &[LineTrace] {
        &self.lines
    }

    /// The tax on them, where the case is taxed.
    #[must_use]
    pub fn tax(&self) -> Option<&TaxTrace> {
        self.tax.as_ref()
    }

    /// The headline less the sum of the present values of the lines and of tax.
    #[must_use]
    pub fn rounding(&self) -> Option<Decimal> {
        self.rounding
    }

    /// The lines that count by their first tag, each line once.
    #[must_use]
    pub fn tags(&self) -> &[TagTotal] {
        &self.tags
    }

    /// The headline less the sum of the tags and of tax, which has no tag.
    #[must_use]
    pub fn rounding_of_tags(&self) -> Option<Decimal> {
        self.rounding_of_tags
    }
}

impl TagTotal {
    /// The tag; none for the lines that have none.
    #[must_use]
    pub fn tag(&self) -> Option<&str> {
        self.tag.as_deref()
    }

    /// The names of its lines.
    #[must_use]
    pub fn lines(&self) -> &[String] {
        &self.lines
    }

    /// What they are worth together, inflow positive.
    pub fn present_value(&self) -> Outcome<Decimal> {
        self.present_value
    }
}
