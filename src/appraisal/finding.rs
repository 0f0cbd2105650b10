//! Faults of method that a second pair of eyes would notice.
//!
//! A check is one file, which owns its severity, its reference and what it looks for, and one line in [`CHECKS`].
//! Its word is in [`FindingCode`], among the words of a case, because a case may name it.

mod acknowledgement;
mod aggregations_disagree;
mod baseline_beside_current_path;
mod baseline_without_cost;
mod benefit_before_delivery;
mod benefits_not_in_money;
mod bias_beside_risks;
mod book_value_left;
mod cashable_of_others;
mod certain_risk;
mod constant_nominal_amounts;
mod cost_in_score;
mod criteria_score_alike;
mod criterion_decides_nothing;
mod depreciation_in_real_prices;
mod full_mitigation;
mod growth_stated_twice;
mod inflation_in_real_prices;
mod loan_in_real_prices;
mod money_words;
mod no_rate;
mod one_sided_range;
mod overlap_of_one;
mod proposed_table;
mod range_without_source;
mod rate_order;
mod recalled_table;
mod residual_dominates;
mod sensitivity_table;
mod several_paybacks;
mod several_rates;
mod single_view_lines_counted;
mod skewed_range;
mod stale_weight;
mod sunk_costs;
mod superseded_table;
mod transfers_counted;
mod unconfirmed_table;
mod unsupported_probability;
mod unused_assumption;
mod unused_discounting;
mod uplift_stated_twice;
mod views_disagree;
mod wording;

use super::alternative::AlternativeAppraisal;
use super::judgement::Judgement;
use super::net_flow::{NetFlow, Valuation};
use super::risk_register::RiskEntry;
use super::schedule::LineSchedule;
use super::views::Views;
use crate::case::{BusinessCase, FindingCode, Line, LineKind, Treatment};
use crate::measure;
use crate::scoring::ScoreRanking;
use crate::tables::{Publication, TableStatus};
use rust_decimal::Decimal;
use serde::ser::{Serialize, SerializeStruct, Serializer};

/// A fault of method that was noticed.
///
/// ```
/// use bizcase::appraisal::{FindingCode, Severity};
/// use bizcase::prelude::*;
///
/// let case = BusinessCase::builder("Online permits", Currency::GBP)
///     .timeline(Timeline::years(2026, 2))
///     .conventions(Conventions::nominal().end_of_period())
///     .discounting(percent!(10))
///     .baseline(Alternative::business_as_usual("Paper"))
///     .build()?;
///
/// let appraisal = case.appraise();
/// let [finding] = appraisal.findings() else { panic!("one fault") };
/// assert_eq!(finding.code(), FindingCode::BaselineWithoutCost);
/// assert_eq!(finding.severity(), Severity::Warning);
/// assert_eq!(finding.place(), "Paper");
/// assert!(finding.reference().contains("Green Book"));
/// # Ok::<(), Errors>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    code: FindingCode,
    severity: Severity,
    place: String,
    message: String,
    reference: &'static str,
    acknowledged: Option<String>,
}

/// How much a finding matters.
#[non_exhaustive]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing when the figures are read.
    Note,
    /// To be answered before the figures are relied on.
    Warning,
}

/// One thing that is looked for.
struct Check {
    code: FindingCode,
    severity: Severity,
    /// The published guidance that says why it matters.
    reference: &'static str,
    find: fn(&Subject<'_>) -> Vec<Notice>,
}

/// Every check, in the order of its findings.
const CHECKS: &[Check] = &[
    baseline_without_cost::CHECK,
    baseline_beside_current_path::CHECK,
    benefit_before_delivery::CHECK,
    benefits_not_in_money::CHECK,
    several_rates::CHECK,
    no_rate::CHECK,
    rate_order::CHECK,
    several_paybacks::CHECK,
    residual_dominates::CHECK,
    book_value_left::CHECK,
    depreciation_in_real_prices::CHECK,
    loan_in_real_prices::CHECK,
    sunk_costs::CHECK,
    transfers_counted::CHECK,
    views_disagree::CHECK,
    single_view_lines_counted::CHECK,
    cashable_of_others::CHECK,
    growth_stated_twice::CHECK,
    uplift_stated_twice::CHECK,
    bias_beside_risks::CHECK,
    overlap_of_one::CHECK,
    full_mitigation::CHECK,
    inflation_in_real_prices::CHECK,
    constant_nominal_amounts::CHECK,
    skewed_range::CHECK,
    one_sided_range::CHECK,
    range_without_source::CHECK,
    certain_risk::CHECK,
    unsupported_probability::CHECK,
    unused_assumption::CHECK,
    cost_in_score::CHECK,
    criterion_decides_nothing::CHECK,
    criteria_score_alike::CHECK,
    stale_weight::CHECK,
    aggregations_disagree::CHECK,
    unused_discounting::CHECK,
    recalled_table::CHECK,
    superseded_table::CHECK,
    proposed_table::CHECK,
    sensitivity_table::CHECK,
    unconfirmed_table::CHECK,
];

/// What a check looks at.
pub(super) struct Subject<'a> {
    pub(super) case: &'a BusinessCase,
    pub(super) valuation: &'a Valuation<'a>,
    /// What flows under each alternative, in the order of the case.
    pub(super) flows: &'a [NetFlow],
    pub(super) alternatives: &'a [AlternativeAppraisal],
    pub(super) scoring: Option<&'a ScoreRanking>,
    pub(super) judgement: Option<&'a Judgement>,
    pub(super) views: Option<&'a Views>,
}

/// What a check noticed, and where.
struct Notice {
    place: String,
    message: String,
    severity: Option<Severity>,
}

pub(super) fn find_all(subject: &Subject<'_>) -> Vec<Finding> {
    let findings = CHECKS.iter().flat_map(|check| check.findings(subject)).collect();
    acknowledgement::acknowledge(findings, subject.case.acknowledgements())
}

impl Check {
    fn findings(&self, subject: &Subject<'_>) -> impl Iterator<Item = Finding> {
        (self.find)(subject).into_iter().map(|notice| Finding {
            code: self.code,
            severity: notice.severity.unwrap_or(self.severity),
            place: notice.place,
            message: notice.message,
            reference: self.reference,
            acknowledged: None,
        })
    }
}

/// An official table of which a status is known.
struct StandingTable {
    publication: &'static Publication,
    status: TableStatus,
    /// What it is a table of.
    figures: &'static str,
}

impl Subject<'_> {
    /// The official tables of this status that the case uses.
    fn tables_of(&self, status: TableStatus) -> impl Iterator<Item = StandingTable> {
        let rates = self.case.official_tables().map(|table| StandingTable {
            publication: table.publication(),
            status: table.status(),
            figures: "rates",
        });
        let bias = self.case.optimism_bias_tables().map(|table| StandingTable {
            publication: table.publication(),
            status: table.status(),
            figures: "percentages",
        });
        rates.chain(bias).filter(move |table| table.status == status)
    }

    /// The lines of all alternatives that count.
    fn counted_lines(&self) -> impl Iterator<Item = &Line> {
        let lines = self.case.alternatives().iter().flat_map(crate::case::CaseAlternative::lines);
        lines.filter(|line| line.treatment() == Treatment::Counted)
    }
}

/// What there is to say of the risks of each alternative, at that alternative.
fn of_each_risk(subject: &Subject<'_>, message: impl Fn(&RiskEntry) -> Option<String>) -> Vec<Notice> {
    let registers = subject.alternatives.iter().filter_map(|one| Some((one.name(), one.risk_register()?)));
    let risks =
        registers.flat_map(|(name, register)| register.entries().iter().map(move |risk| (name, risk)));
    risks.filter_map(|(name, risk)| Some(Notice::at(name, message(risk)?))).collect()
}

/// The undiscounted total of all lines of one kind and class; none where it is zero.
fn total_of(alternative: &AlternativeAppraisal, kind: LineKind) -> Option<Decimal> {
    let of_kind = alternative.lines().iter().filter(|line| line.line().kind() == kind);
    let totals: Vec<Decimal> = of_kind.filter_map(LineSchedule::total).collect();
    measure::total(&totals).value().filter(|total| !total.is_zero())
}

impl Notice {
    fn at(place: impl Into<String>, message: impl Into<String>) -> Self {
        Self { place: place.into(), message: message.into(), severity: None }
    }

    /// Less than what the check finds otherwise.
    fn note_only(self) -> Self {
        Self { severity: Some(Severity::Note), ..self }
    }
}

impl Finding {
    /// What kind of finding it is.
    #[must_use]
    pub fn code(&self) -> FindingCode {
        self.code
    }

    /// How much it matters.
    #[must_use]
    pub fn severity(&self) -> Severity {
        self.severity
    }

    /// What it is about: the name of an alternative, of a criterion or of an official table, the id of an assumption or of a
    /// way of discounting, `Ranking`, `Judgement`, `Conventions`, or the word of a finding that is acknowledged and not made.
    #[must_use]
    pub fn place(&self) -> &str {
        &self.place
    }

    /// The reason, in one plain sentence.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }

    /// The published guidance or textbook that says why it matters.
    #[must_use]
    pub fn reference(&self) -> &'static str {
        self.reference
    }

    /// Why it stands, where the [case](crate::case::Acknowledgement) knows of it.
    #[must_use]
    pub fn acknowledged(&self) -> Option<&str> {
        self.acknowledged.as_deref()
    }
}

impl Severity {
    /// The word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
        }
    }
}

impl Serialize for Finding {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("Finding", 6)?;
        out.serialize_field("code", self.code.word())?;
        out.serialize_field("severity", self.severity().word())?;
        out.serialize_field("place", &self.place)?;
        out.serialize_field("message", &self.message)?;
        out.serialize_field("reference", self.reference)?;
        match &self.acknowledged {
            Some(reason) => out.serialize_field("acknowledged", reason)?,
            None => out.skip_field("acknowledged")?,
        }
        out.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_has_one_check_and_every_check_a_reference() {
        let mut codes: Vec<FindingCode> = CHECKS.iter().map(|check| check.code).collect();
        // The last is about acknowledgements and not about the method.
        codes.push(FindingCode::AcknowledgementWithoutFinding);
        codes.sort();
        assert_eq!(codes, FindingCode::ALL);
        assert!(CHECKS.iter().all(|check| check.reference.len() > 20));
    }
}
