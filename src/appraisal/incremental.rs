//! Is each more expensive alternative worth what it costs beyond the best of the cheaper ones?

use super::alternative::AlternativeAppraisal;
use super::net_flow::{NetFlow, Valuation};
use crate::case::{BusinessCase, Line};
use crate::measure::{Irr, Outcome};
use crate::value::{Id, words};
use rust_decimal::Decimal;
use serde::Serialize;
use std::cmp::Ordering;

/// The alternatives one by one, each as the challenger of the best so far: the defender.
///
/// They stand in the order of their investment, which is the present value of their capital and transition costs and of
/// their working capital, before tax, the least first; those of one investment in the order of the case, the baseline before all others. A challenger
/// replaces the defender where the difference between them has a net present value above zero: with one internal rate
/// of an investment this is the rule of the incremental rate of return, and it holds with several rates or none. So
/// the last defender has the largest net present value of all.
///
/// ```
/// use bizcase::appraisal::Verdict;
/// use bizcase::prelude::*;
///
/// let project = |name: &str, outlay: i64, back: i64| {
///     Alternative::do_something(name)
///         .cost(Cost::new("Outlay", gbp(outlay)).capital().once())
///         .benefit(Benefit::new("Return", gbp(back)).once().from(1))
/// };
/// let case = BusinessCase::builder("Size", Currency::GBP)
///     .timeline(Timeline::years(2026, 1))
///     .conventions(Conventions::nominal().end_of_period())
///     .discounting(percent!(10))
///     .baseline(Alternative::do_nothing("Nothing"))
///     .alternative(project("Large", 200, 240))
///     .alternative(project("Small", 100, 130))
///     .build()?;
///
/// // 30 % on the first 100, and 10 % on the second: no more than the discount rate.
/// let appraisal = case.appraise();
/// let [first, second] = appraisal.incremental().steps() else { panic!("two steps") };
/// assert_eq!((first.challenger().as_str(), first.irr().unique()), ("small", Some(percent!(30))));
/// assert_eq!(first.verdict(), Verdict::ChallengerReplacesDefender);
/// assert_eq!((second.challenger().as_str(), second.irr().unique()), ("large", Some(percent!(10))));
/// assert_eq!(second.verdict(), Verdict::DefenderStays);
/// assert_eq!(appraisal.incremental().leader().as_str(), "small");
/// # Ok::<(), Errors>(())
/// ```
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct IncrementalChain {
    order: &'static str,
    first: Id,
    steps: Vec<IncrementalStep>,
    leader: Id,
}

/// One challenger against the defender that it meets.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct IncrementalStep {
    defender: Id,
    challenger: Id,
    additional_investment: Outcome<Decimal>,
    net_present_value: Outcome<Decimal>,
    internal_rate_of_return: Irr,
    #[serde(serialize_with = "super::conventions::serialize_word")]
    verdict: Verdict,
}

words! {
    /// Who defends next.
    Verdict {
        /// What the challenger costs and brings beyond the defender has a net present value above zero.
        ChallengerReplacesDefender = "challenger-replaces-defender",
        /// It has none above zero.
        DefenderStays = "defender-stays",
    }
}

/// What an alternative brings by itself, and what is invested for it.
struct Contender<'a> {
    appraisal: &'a AlternativeAppraisal,
    flow: &'a NetFlow,
    investment: NetFlow,
}

impl IncrementalChain {
    pub(super) fn of(
        case: &BusinessCase,
        valuation: &Valuation<'_>,
        flows: &[NetFlow],
        alternatives: &[AlternativeAppraisal],
    ) -> Self {
        let mut ordered = Contender::all(case, valuation, flows, alternatives).into_iter();
        let mut defender = ordered.next().expect("a built case has its baseline");
        let first = defender.appraisal.id().clone();
        let mut steps = Vec::new();
        for challenger in ordered {
            let step = IncrementalStep::of(valuation, &defender, &challenger);
            if step.verdict == Verdict::ChallengerReplacesDefender {
                defender = challenger;
            }
            steps.push(step);
        }
        let order = "present value of capital and transition costs, the least first";
        Self { order, first, steps, leader: defender.appraisal.id().clone() }
    }

    /// What the order of the alternatives is by.
    #[must_use]
    pub fn order(&self) -> &'static str {
        self.order
    }

    /// The alternative that defends first: that of the least investment.
    #[must_use]
    pub fn first(&self) -> &Id {
        &self.first
    }

    /// Every other alternative as a challenger.
    #[must_use]
    pub fn steps(&self) -> &[IncrementalStep] {
        &self.steps
    }

    /// The last defender, one of the leaders by net present value.
    #[must_use]
    pub fn leader(&self) -> &Id {
        &self.leader
    }
}

impl<'a> Contender<'a> {
    /// All alternatives in the order in which they meet.
    fn all(
        case: &BusinessCase,
        valuation: &Valuation<'_>,
        flows: &'a [NetFlow],
        alternatives: &'a [AlternativeAppraisal],
    ) -> Vec<Self> {
        let of = |(position, appraisal): (usize, &'a AlternativeAppraisal)| {
            let lines = case.alternatives()[position].lines().iter();
            let invested = lines.filter(|line: &&Line| line.kind().is_investment());
            Self { appraisal, flow: &flows[position], investment: NetFlow::of(case, invested).negated() }
        };
        let mut contenders: Vec<Self> = alternatives.iter().enumerate().map(of).collect();
        // Stable sorts: those of one investment stay in the order of the case, behind the baseline.
        contenders.sort_by_key(|one| !one.appraisal.is_baseline());
        contenders.sort_by(|one, other| valuation.compare(&one.investment, &other.investment));
        contenders
    }
}

impl IncrementalStep {
    fn of(valuation: &Valuation<'_>, defender: &Contender<'_>, challenger: &Contender<'_>) -> Self {
        let difference = challenger.flow.minus(defender.flow);
        // What was found for the comparison with the baseline need not be sought again.
        let known = challenger.appraisal.comparison().filter(|_| defender.appraisal.is_baseline());
        let verdict = match valuation.compare(challenger.flow, defender.flow) {
            Ordering::Greater => Verdict::ChallengerReplacesDefender,
            Ordering::Equal | Ordering::Less => Verdict::DefenderStays,
        };
        Self {
            defender: defender.appraisal.id().clone(),
            challenger: challenger.appraisal.id().clone(),
            additional_investment: valuation.npv(&challenger.investment.minus(&defender.investment)),
            net_present_value: valuation.npv(&difference),
            internal_rate_of_return: known
                .map_or_else(|| valuation.irr(&difference), |comparison| comparison.irr().clone()),
            verdict,
        }
    }

    /// The best alternative of those with less investment.
    #[must_use]
    pub fn defender(&self) -> &Id {
        &self.defender
    }

    /// The alternative of the next larger investment.
    #[must_use]
    pub fn challenger(&self) -> &Id {
        &self.challenger
    }

    /// By how much its investment is larger, as a present value; never below zero.
    pub fn additional_investment(&self) -> Outcome<Decimal> {
        self.additional_investment
    }

    /// The net present value of what the challenger costs and brings beyond the defender.
    pub fn npv(&self) -> Outcome<Decimal> {
        self.net_present_value
    }

    /// Every internal rate of that difference, which are the rates at which both are worth the same.
    pub fn irr(&self) -> &Irr {
        &self.internal_rate_of_return
    }

    /// Who defends next.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        self.verdict
    }
}
