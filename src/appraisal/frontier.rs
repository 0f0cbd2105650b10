//! What a better score costs: the alternatives that no other one beats on both, from the cheapest up.

mod plane;

use super::net_flow::Valuation;
use crate::case::BusinessCase;
use crate::measure::Outcome;
use crate::scoring::{Between, ScoreRanking};
use crate::value::decimal::serialize_optional;
use crate::value::{Id, words};
use plane::Plane;
use rust_decimal::Decimal;
use serde::Serialize;

/// The score of the alternatives against their whole-life cost: who is dominated, and what each further point costs.
///
/// One alternative *dominates* another where its cost is at most as high and its score at least as high, and one of the two
/// strictly so; identical ones do not dominate each other. Those that none dominates are the efficient frontier (Keeney and
/// Raiffa, *Decisions with Multiple Objectives*, 1976, chapter 3). Between them the choice is a judgement: is the
/// additional score worth the additional cost? Cost and score are compared exactly, before any rounding, and never summed.
///
/// * **Cost** is the present value of all costs that count and of working capital, before tax:
///   [`Measures::present_value_of_costs`](super::Measures::present_value_of_costs). Benefits in money are no part of it,
///   because the score may stand for the same gains: what leads by net present value may be dominated here. The other convention is the net present cost, which is the net present
///   value with the other sign: it sets benefits in money, dis-benefits and tax against the cost.
/// * **Score** is the weighted total of the scoring matrix, from 0 to 1; steps count it in points out of 100.
/// * **Who takes part**: every alternative that has a rank by score, the baseline like any other. What fails a must, and what
///   nobody scored, is no point of the comparison.
/// * **Open scores**: a total that lies between two ends, because a score is missing, dominates and is dominated only where
///   that is so wherever it lies. An alternative that another one may dominate, and none certainly does,
///   [may be on](FrontierPlace::MayBeOn) the frontier.
///
/// # Examples
///
/// ```
/// use bizcase::appraisal::FrontierPlace;
/// use bizcase::prelude::*;
///
/// let run = |cost: i64| Cost::new("Run", gbp(cost)).every_period();
/// let scored = |name: &str, access: Decimal| ScoredOption::new(name).score("access", access);
/// let case = BusinessCase::builder("Permits", Currency::GBP)
///     .timeline(Timeline::years(2026, 1))
///     .conventions(Conventions::nominal().end_of_period())
///     .discounting(percent!(0))
///     .baseline(Alternative::business_as_usual("Paper").cost(run(100)))
///     .alternative(Alternative::do_something("Bespoke").cost(run(900)))
///     .alternative(Alternative::do_something("E-mail").cost(run(400)))
///     .alternative(Alternative::do_something("Portal").cost(run(300)))
///     .scoring(
///         ScoringMatrix::builder()
///             .criterion(Criterion::higher_is_better("Access", Scale::numeric(dec!(0), dec!(10))).weight(dec!(1)))
///             .option(scored("Paper", dec!(2)))
///             .option(scored("Bespoke", dec!(8)))
///             .option(scored("E-mail", dec!(5)))
///             .option(scored("Portal", dec!(6))),
///     )
///     .build()?;
///
/// let appraisal = case.appraise();
/// let frontier = appraisal.score_frontier().expect("they are scored");
/// // The portal costs less than e-mail, 300 against 400, and scores more, 60 against 50.
/// let email = frontier.alternative("e-mail").expect("it is scored");
/// assert_eq!(email.place(), FrontierPlace::Dominated);
/// assert_eq!(email.dominated_by()[0].alternative().as_str(), "portal");
/// // From paper to the portal: 200 more for 40 points. From there to the bespoke service: 600 more for 20.
/// let [portal, bespoke] = frontier.steps() else { panic!("three are on the frontier") };
/// assert_eq!(portal.cost_per_point().value(), Some(dec!(5)));
/// assert_eq!(bespoke.additional_cost().value(), Some(dec!(600)));
/// assert_eq!(bespoke.additional_points().value(), Some(dec!(20)));
/// assert_eq!(bespoke.cost_per_point().value(), Some(dec!(30)));
/// # Ok::<(), Errors>(())
/// ```
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ScoreFrontier {
    cost: &'static str,
    score: &'static str,
    alternatives: Vec<FrontierAlternative>,
    steps: Vec<FrontierStep>,
}

/// One alternative by its cost and its score.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FrontierAlternative {
    id: Id,
    name: String,
    cost: Outcome<Decimal>,
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "serialize_optional")]
    total: Option<Decimal>,
    #[serde(skip_serializing_if = "Option::is_none")]
    between: Option<Between>,
    #[serde(serialize_with = "super::conventions::serialize_word")]
    place: FrontierPlace,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    dominated_by: Vec<Dominator>,
    #[serde(skip_serializing_if = "Option::is_none")]
    mixture: Option<Mixture>,
}

words! {
    /// Where an alternative stands to the frontier of score against cost.
    FrontierPlace {
        /// No other alternative dominates it, wherever open scores lie.
        OnFrontier = "on-frontier",
        /// Another one dominates it or not, depending on scores that are missing.
        MayBeOn = "may-be-on",
        /// Another one dominates it, wherever open scores lie.
        Dominated = "dominated",
    }
}

/// An alternative that dominates another one.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Dominator {
    alternative: Id,
    #[serde(serialize_with = "super::conventions::serialize_word")]
    advantage: Advantage,
}

words! {
    /// By what an alternative dominates another one.
    Advantage {
        /// It costs less and scores more.
        CostAndScore = "cost-and-score",
        /// It costs less and scores no less.
        Cost = "cost",
        /// It costs as much and scores more.
        Score = "score",
    }
}

/// Two neighbours on the frontier of which a mixture, could there be one, would score as much as an alternative between them
/// at a lower cost.
///
/// Health economics calls it *extended dominance*: the cost of a further point is higher on the way to the alternative than
/// on the way on from it (Drummond and others, *Methods for the Economic Evaluation of Health Care Programmes*; Cantor,
/// *Medical Decision Making* 14, 1994, pages 259 to 265). There it excludes, because a programme may serve one part of the
/// patients and a second one the others. The alternatives of a business case are indivisible: one of them is chosen, so
/// that this is worth knowing and excludes nothing.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Mixture {
    cheaper: Vec<Id>,
    dearer: Vec<Id>,
}

/// The way from one alternative along the frontier to the next, which costs at least as much: more, but where a total is
/// open.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FrontierStep {
    from: Vec<Id>,
    to: Vec<Id>,
    additional_cost: Outcome<Decimal>,
    additional_points: Outcome<Decimal>,
    cost_per_point: Outcome<Decimal>,
}

impl ScoreFrontier {
    /// The frontier of the alternatives that have a rank; none where no alternative has one.
    pub(super) fn of(case: &BusinessCase, valuation: &Valuation<'_>, scores: &ScoreRanking) -> Option<Self> {
        let plane = Plane::of(case, valuation, scores);
        let alternatives = plane.alternatives();
        (!alternatives.is_empty()).then(|| Self {
            cost: "present value of costs",
            score: "weighted total",
            alternatives,
            steps: plane.steps(),
        })
    }

    /// What is taken for the cost of an alternative.
    #[must_use]
    pub fn cost(&self) -> &'static str {
        self.cost
    }

    /// What is taken for its score.
    #[must_use]
    pub fn score(&self) -> &'static str {
        self.score
    }

    /// Every alternative that has a rank by score, from the cheapest up; of those that cost as much the one with the lower
    /// score first, and those that tie in both in the order of the case.
    #[must_use]
    pub fn alternatives(&self) -> &[FrontierAlternative] {
        &self.alternatives
    }

    /// The alternative with this id.
    #[must_use]
    pub fn alternative(&self, id: &str) -> Option<&FrontierAlternative> {
        self.alternatives.iter().find(|alternative| alternative.id.as_str() == id)
    }

    /// The alternatives that none certainly dominates, in the same order.
    pub fn undominated(&self) -> impl Iterator<Item = &FrontierAlternative> {
        self.alternatives.iter().filter(|alternative| alternative.place != FrontierPlace::Dominated)
    }

    /// From each of them to the next, from the cheapest up; none where all that are left tie in both.
    #[must_use]
    pub fn steps(&self) -> &[FrontierStep] {
        &self.steps
    }
}

impl FrontierAlternative {
    /// The id.
    #[must_use]
    pub fn id(&self) -> &Id {
        &self.id
    }

    /// The name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The present value of its costs.
    pub fn cost(&self) -> Outcome<Decimal> {
        self.cost
    }

    /// Its weighted total, from 0 to 1; none where it is open, [between](Self::between) two ends.
    #[must_use]
    pub fn total(&self) -> Option<Decimal> {
        self.total
    }

    /// The ends of a total that is open, because a score is missing.
    #[must_use]
    pub fn between(&self) -> Option<Between> {
        self.between
    }

    /// Whether it is on the frontier.
    #[must_use]
    pub fn place(&self) -> FrontierPlace {
        self.place
    }

    /// The alternatives that certainly dominate it, in the order of [`ScoreFrontier::alternatives`].
    #[must_use]
    pub fn dominated_by(&self) -> &[Dominator] {
        &self.dominated_by
    }

    /// What a mixture would be made of that scores as much at a lower cost, where there is one: for alternatives that
    /// none dominates and between totals that are not open.
    #[must_use]
    pub fn mixture(&self) -> Option<&Mixture> {
        self.mixture.as_ref()
    }
}

impl Dominator {
    /// The alternative that dominates.
    #[must_use]
    pub fn alternative(&self) -> &Id {
        &self.alternative
    }

    /// By what it does.
    #[must_use]
    pub fn advantage(&self) -> Advantage {
        self.advantage
    }
}

impl Mixture {
    /// The part that costs less: one alternative, or all that tie in both.
    #[must_use]
    pub fn cheaper(&self) -> &[Id] {
        &self.cheaper
    }

    /// The part that costs more: one alternative, or all that tie in both.
    #[must_use]
    pub fn dearer(&self) -> &[Id] {
        &self.dearer
    }
}

impl FrontierStep {
    /// Where it starts: one alternative, or all that tie in both.
    #[must_use]
    pub fn from(&self) -> &[Id] {
        &self.from
    }

    /// Where it leads: one alternative, or all that tie in both.
    #[must_use]
    pub fn to(&self) -> &[Id] {
        &self.to
    }

    /// By how much the present value of costs is higher.
    pub fn additional_cost(&self) -> Outcome<Decimal> {
        self.additional_cost
    }

    /// By how many points out of 100 the total is higher; undefined where one of the two totals is open.
    pub fn additional_points(&self) -> Outcome<Decimal> {
        self.additional_points
    }

    /// The additional cost for each additional point out of 100; undefined where one of the two totals is open.
    pub fn cost_per_point(&self) -> Outcome<Decimal> {
        self.cost_per_point
    }
}
