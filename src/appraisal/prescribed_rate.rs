//! The result at the low and at the high discount rate that guidance asks for beside its own.

use super::net_flow::Valuation;
use super::outlook::Outlook;
use crate::case::BusinessCase;
use crate::error::{ErrorKind, Errors};
use crate::measure::{Outcome, Reason};
use crate::value::{Id, Rate, words};
use rust_decimal::Decimal;
use serde::Serialize;

words! {
    /// On which side of its own rates a prescribed rate lies.
    PrescribedEnd {
        /// Below them: later years count more.
        Low = "low",
        /// Above them: later years count less.
        High = "high",
    }
}

/// The result at one prescribed rate, by itself, in every year: brought into the prices of the case where the table has
/// others, and with what goes on for ever worth what it is at that rate.
///
/// ```
/// use bizcase::prelude::*;
///
/// let case = BusinessCase::builder("Bypass", Currency::AUD)
///     .timeline(Timeline::years(2026, 1))
///     .conventions(Conventions::real(2026).end_of_period())
///     .discounting(DiscountTable::with_id("au-infrastructure-australia"))
///     .baseline(Alternative::do_nothing("No road"))
///     .alternative(
///         Alternative::do_something("Road")
///             .cost(Cost::new("Build", aud(1_000)).capital().once())
///             .benefit(Benefit::new("Time saved", aud(1_144)).once().from(1)),
///     )
///     .build()?;
/// let appraisal = case.appraise();
/// let [low, high] = appraisal.prescribed_rates() else { unreachable!("a low and a high rate") };
/// // 1 144 / 1.04 and 1 144 / 1.1, less 1 000.
/// assert_eq!((low.rate(), low.npvs_against_baseline()[1].value()), (percent!(4), Some(dec!(100))));
/// assert_eq!((high.rate(), high.npvs_against_baseline()[1].value()), (percent!(10), Some(dec!(40))));
/// # Ok::<(), Errors>(())
/// ```
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PrescribedRate {
    #[serde(serialize_with = "super::conventions::serialize_word")]
    end: PrescribedEnd,
    rate: Rate,
    #[serde(flatten)]
    outlook: Outlook,
}

/// The results at the rates that the official table of a case prescribes, the low one first.
pub(super) fn of_case(case: &BusinessCase) -> Vec<PrescribedRate> {
    let Some(table) = case.discount_basis().table() else { return Vec::new() };
    let ends = [(PrescribedEnd::Low, table.low_rate()), (PrescribedEnd::High, table.high_rate())];
    ends.into_iter().filter_map(|(end, rate)| Some(PrescribedRate::of(case, end, rate?))).collect()
}

impl PrescribedRate {
    fn of(case: &BusinessCase, end: PrescribedEnd, rate: Rate) -> Self {
        let outlook = match case.at_rate(rate) {
            Ok(changed) => Outlook::of(&changed, &Valuation::of(&changed)),
            Err(errors) => Outlook::undefined(case, reason_of(&errors)),
        };
        Self { end, rate, outlook }
    }

    /// Whether it is the low one or the high one.
    #[must_use]
    pub fn end(&self) -> PrescribedEnd {
        self.end
    }

    /// The annual rate, in the prices of its table.
    #[must_use]
    pub fn rate(&self) -> Rate {
        self.rate
    }

    /// The net present value of each alternative at this rate, in the order of the case.
    pub fn npvs(&self) -> &[Outcome<Decimal>] {
        self.outlook.npvs()
    }

    /// The same less that of the baseline.
    pub fn npvs_against_baseline(&self) -> &[Outcome<Decimal>] {
        self.outlook.npvs_against_baseline()
    }

    /// The alternative that leads then, or all that tie; none where the values are undefined.
    #[must_use]
    pub fn leaders(&self) -> &[Id] {
        self.outlook.leaders()
    }
}

/// Why a case has no figures at a rate.
fn reason_of(errors: &Errors) -> Reason {
    match errors.iter().all(|error| error.kind() == ErrorKind::Conflict) {
        true => Reason::NoLimit,
        false => Reason::BeyondLimits,
    }
}
