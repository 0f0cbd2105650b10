//! How firm the lead by score is, how far the stakeholders agree, and what to talk about.

use crate::measure::{Outcome, Reason, structured};
use crate::scoring::robustness::{CloseCall, Robustness};
use crate::scoring::{
    Acceptability, Agenda, MatrixAnswers, PanelAgreement, RobustnessReport, Sampling, ScoringMatrix,
    Weightings,
};
use crate::value::Id;
use rust_decimal::Decimal;
use serde::Serialize;

/// What stands behind a ranking by score: how firm its lead is, about what its stakeholders agree or
/// differ, and which of it is worth the time of a meeting.
///
/// The ranking itself is [`Appraisal::scoring`](super::Appraisal::scoring). But for the agenda, options and criteria go by their index in
/// [`options`](Self::options) and [`criteria`](Self::criteria), stakeholders by theirs in
/// [`PanelAgreement::stakeholders`]. All figures are on the scale of the totals, from 0 to 1. As a result it serialises:
/// decimals as text, and what there is not with its reason, as every [`Outcome`].
///
/// # Examples
///
/// ```
/// use bizcase::prelude::*;
///
/// let ten = || Scale::numeric(dec!(0), dec!(10));
/// let option = |name: &str, reach, ease| ScoredOption::new(name).score("reach", reach).score("ease", ease);
/// let case = BusinessCase::builder("Online permits", Currency::GBP)
///     .timeline(Timeline::years(2026, 1))
///     .conventions(Conventions::nominal().end_of_period())
///     .discounting(percent!(0))
///     .baseline(Alternative::business_as_usual("Paper").cost(Cost::new("Run", gbp(30)).every_period()))
///     .alternative(Alternative::do_something("Online").cost(Cost::new("Run", gbp(20)).every_period()))
///     .scoring(
///         ScoringMatrix::builder()
///             .criterion(Criterion::higher_is_better("Reach", ten()).weight(dec!(60)))
///             .criterion(Criterion::higher_is_better("Ease", ten()).weight(dec!(40)))
///             .option(option("Paper", dec!(3), dec!(8)))
///             .option(option("Online", dec!(8), dec!(4))),
///     )
///     .build()?;
///
/// let appraisal = case.appraise();
/// let judgement = appraisal.judgement().expect("the case has a scoring matrix");
/// let firmness = judgement.robustness().value().expect("every cell has a score");
/// // Totals of 0.6 x 0.8 + 0.4 x 0.4 = 0.64 and 0.6 x 0.3 + 0.4 x 0.8 = 0.5: a lead of 0.14.
/// assert_eq!((firmness.close_call().measured(), firmness.close_call().is_close()), (Some(dec!(0.14)), false));
/// // At a weight of t on reach, 0.8 t + 0.4 (1 - t) and 0.3 t + 0.8 (1 - t) are level where 0.9 t = 0.4.
/// let reach = &firmness.report().weight_intervals()[0];
/// assert_eq!(reach.lower(), dec!("0.4444444444444444444444444444"));
/// assert_eq!(judgement.options()[reach.leads_below()[0]].as_str(), "paper");
/// # Ok::<(), Errors>(())
/// ```
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Judgement {
    options: Vec<Id>,
    criteria: Vec<Id>,
    #[serde(serialize_with = "structured")]
    robustness: Outcome<LeadRobustness>,
    #[serde(serialize_with = "structured")]
    agreement: Outcome<PanelAgreement>,
    #[serde(serialize_with = "structured")]
    agenda: Outcome<Agenda>,
}

impl Judgement {
    /// What the answers of a matrix say beside its ranking.
    pub(super) fn of(matrix: &ScoringMatrix, answers: MatrixAnswers) -> Self {
        Self {
            options: answers.ranked,
            criteria: matrix.criteria().iter().map(|criterion| criterion.id().clone()).collect(),
            robustness: match answers.robustness {
                Ok(robustness) => robustness.map(|robustness| LeadRobustness::of(&robustness)),
                Err(_) => Outcome::Undefined(Reason::TooLarge),
            },
            agreement: answers.agreement,
            agenda: answers.agenda,
        }
    }

    /// The options that have a rank, in the order of the matrix: indices of options count them from 0.
    #[must_use]
    pub fn options(&self) -> &[Id] {
        &self.options
    }

    /// The criteria, in the order of the matrix: indices of criteria count them from 0.
    #[must_use]
    pub fn criteria(&self) -> &[Id] {
        &self.criteria
    }

    /// What would have to change for another option to lead.
    ///
    /// Undefined where no option has a rank ([`Reason::NoRankedOption`]), where a cell of a ranked option is open
    /// ([`Reason::OpenCell`]), and for more than [`limits::ROBUSTNESS_OPTIONS`](crate::limits::ROBUSTNESS_OPTIONS) options
    /// or [`limits::ROBUSTNESS_CRITERIA`](crate::limits::ROBUSTNESS_CRITERIA) criteria ([`Reason::TooLarge`]).
    pub fn robustness(&self) -> Outcome<&LeadRobustness> {
        self.robustness.as_ref()
    }

    /// How far the stakeholders agree: [`ScoringMatrix::agreement`], which says when there is no such answer.
    pub fn agreement(&self) -> Outcome<&PanelAgreement> {
        self.agreement.as_ref()
    }

    /// What to talk about and what not: [`ScoringMatrix::agenda`].
    pub fn agenda(&self) -> Outcome<&Agenda> {
        self.agenda.as_ref()
    }
}

/// How firm a lead is: what follows from the scores and weights alone, and what needs a rule or a seed to be stated.
///
/// It serialises as one object: the fields of the report, then the other two.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LeadRobustness {
    #[serde(flatten)]
    report: RobustnessReport,
    close_call: CloseCall,
    acceptability: Acceptability,
}

impl LeadRobustness {
    /// Below this lead it is a close call: five points out of a hundred.
    ///
    /// It is a convention of this library, no guide sets a figure: so much is what one score makes of a total, on a
    /// criterion with a tenth of the weight, when it moves by half of its scale.
    /// [`Robustness::close_call_by_margin`] and its neighbours take other rules.
    pub const CLOSE_CALL_MARGIN: Decimal = crate::dec!(0.05);

    /// The seed from which weightings are drawn where shares are sampled.
    pub const SEED: u64 = 1;

    /// How many weightings are drawn where shares are sampled: no standard error is above 1 %.
    pub const DRAWS: u32 = 2_500;

    fn of(robustness: &Robustness) -> Self {
        let sampling = Sampling::new(Self::SEED, Self::DRAWS).expect("so many draws are within the limit");
        Self {
            report: robustness.report(Decimal::ZERO..=Decimal::ONE).expect("the scale runs from 0 to 1"),
            close_call: robustness.close_call_by_margin(Self::CLOSE_CALL_MARGIN).expect("it is above zero"),
            acceptability: robustness
                .acceptability(&Weightings::All, sampling)
                .expect("all weightings fit every table"),
        }
    }

    /// Weight intervals, order intervals, switch weights, score flips and which options some weighting makes the best.
    ///
    /// The last is undefined for more than
    /// [`limits::REPORTED_OPTIMALITY_OPTIONS`](crate::limits::REPORTED_OPTIMALITY_OPTIONS) options: it takes up to seconds
    /// there, and [`Robustness::potential_optimality`] of [`ScoringMatrix::robustness`] answers it when asked.
    #[must_use]
    pub fn report(&self) -> &RobustnessReport {
        &self.report
    }

    /// Whether the lead is below [`CLOSE_CALL_MARGIN`](Self::CLOSE_CALL_MARGIN): the rule, the lead and the verdict.
    #[must_use]
    pub fn close_call(&self) -> &CloseCall {
        &self.close_call
    }

    /// The share of all weightings that gives each option each rank: exact for up to three criteria, else sampled with
    /// [`DRAWS`](Self::DRAWS) draws from [`SEED`](Self::SEED) and its standard errors.
    #[must_use]
    pub fn acceptability(&self) -> &Acceptability {
        &self.acceptability
    }
}
