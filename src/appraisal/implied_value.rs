//! What a line that is not in money would have to be worth to change the choice.

use super::Appraisal;
use super::net_flow::{NetFlow, Valuation};
use super::schedule::LineSchedule;
use crate::case::LineKind;
use crate::measure::Outcome;
use crate::value::{Id, words};
use rust_decimal::Decimal;
use serde::Serialize;
use serde::ser::{SerializeStruct, Serializer};
use std::cmp::Ordering;

/// What one quantified or qualitative line would have to be worth for the lead to change, all else as it is.
///
/// See [`Appraisal::implied_values`].
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ImpliedValue {
    alternative: Id,
    line: String,
    #[serde(serialize_with = "LineKind::serialize_word")]
    kind: LineKind,
    class: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<String>,
    #[serde(flatten)]
    implied: Implied,
}

/// The worth at which the lead changes, or why none changes it.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Implied {
    /// At this worth the alternative draws level; with more, the lead changes.
    Worth(ImpliedWorth),
    /// No worth of the line changes the lead.
    None(CannotTurn),
}

/// One worth in three measures, each a positive amount, exact and rounded once.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ImpliedWorth {
    present_value: Outcome<Decimal>,
    per_period: Outcome<Decimal>,
    #[serde(skip_serializing_if = "Option::is_none")]
    per_unit: Option<Outcome<Decimal>>,
    level_with: Vec<Id>,
}

words! {
    /// Why no worth of a line changes the lead.
    CannotTurn {
        /// There is no other alternative.
        OnlyAlternative = "only-alternative",
        /// It speaks for the alternative that leads already.
        AlreadyLeads = "already-leads",
        /// It speaks against an alternative that does not lead.
        DoesNotLead = "does-not-lead",
        /// The alternative shares the lead, so that any worth above zero decides.
        SharesLead = "shares-lead",
    }
}

impl CannotTurn {
    /// The reason, as the end of a sentence about the line.
    #[must_use]
    pub fn reason(self) -> &'static str {
        match self {
            Self::OnlyAlternative => "there is no other alternative",
            Self::AlreadyLeads => "its alternative leads already",
            Self::DoesNotLead => "its alternative does not lead",
            Self::SharesLead => "its alternative shares the lead, so that any worth above zero decides",
        }
    }
}

impl Serialize for CannotTurn {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("CannotTurn", 2)?;
        out.serialize_field("code", self.word())?;
        out.serialize_field("reason", self.reason())?;
        out.end()
    }
}

impl Appraisal {
    /// What each quantified or qualitative line would have to be worth for the lead to change: the lines of each
    /// alternative in turn, in the order of the case.
    ///
    /// For a benefit of an alternative that does not lead it is the present value by which that alternative is behind; for
    /// a dis-benefit of the only leader, the present value by which the next one is behind. The same is stated as
    /// an equal amount in each period after column 0 and, for a quantified line, as an amount for each unit, where the
    /// quantity is discounted as money is. Both take the rates of the case as a whole. A line moves by itself: one of the
    /// same name in another alternative stays without worth.
    ///
    /// It is the *implied value* or the threshold of a break-even analysis (OMB Circular A-4, 2003: how large would the
    /// value of the non-quantified benefits have to be?).
    ///
    /// # Examples
    ///
    /// ```
    /// use bizcase::appraisal::{CannotTurn, Implied};
    /// use bizcase::prelude::*;
    ///
    /// let case = BusinessCase::builder("Online permits", Currency::GBP)
    ///     .timeline(Timeline::years(2026, 2))
    ///     .conventions(Conventions::nominal().end_of_period())
    ///     .discounting(percent!(25))
    ///     .baseline(
    ///         Alternative::business_as_usual("Paper").benefit(Benefit::qualitative("A familiar way")),
    ///     )
    ///     .alternative(
    ///         Alternative::do_something("Online")
    ///             .cost(Cost::new("Build", gbp(72)).capital().once())
    ///             .benefit(Benefit::new("Visits saved", Amount::quantity(dec!(5), "visits")).quantified().every_period()),
    ///     )
    ///     .build()?;
    ///
    /// let values = case.appraise().implied_values();
    /// assert_eq!(values[0].implied(), &Implied::None(CannotTurn::AlreadyLeads));
    /// // 50 a year is worth 50 / 1.25 + 50 / 1.5625 = 72, for five visits a year.
    /// let Implied::Worth(worth) = values[1].implied() else { panic!("online is behind") };
    /// assert_eq!(worth.present_value().value(), Some(dec!(72)));
    /// assert_eq!(worth.per_period().value(), Some(dec!(50)));
    /// assert_eq!(worth.per_unit().and_then(|worth| worth.value()), Some(dec!(10)));
    /// assert_eq!(worth.level_with()[0].as_str(), "paper");
    /// # Ok::<(), Errors>(())
    /// ```
    #[must_use]
    pub fn implied_values(&self) -> Vec<ImpliedValue> {
        let ground = Ground { appraisal: self, valuation: Valuation::of(self.case()) };
        let alternatives = self.alternatives().iter().enumerate();
        alternatives
            .flat_map(|(position, alternative)| {
                let ground = &ground;
                alternative.unmonetised_lines().map(move |schedule| ground.implied_value(position, schedule))
            })
            .collect()
    }
}

/// What the worth of a line is derived from.
struct Ground<'a> {
    appraisal: &'a Appraisal,
    valuation: Valuation<'a>,
}

impl Ground<'_> {
    fn implied_value(&self, position: usize, schedule: &LineSchedule) -> ImpliedValue {
        let line = schedule.line();
        ImpliedValue {
            alternative: self.appraisal.alternatives()[position].id().clone(),
            line: line.name().to_owned(),
            kind: line.kind(),
            class: line.kind().class_word(),
            unit: schedule.unit().map(str::to_owned),
            implied: match self.rivals(position, line.kind()) {
                Ok(rivals) => Implied::Worth(self.worth(position, rivals, schedule)),
                Err(reason) => Implied::None(reason),
            },
        }
    }

    /// The alternatives with which that of a line of this kind would draw level.
    fn rivals(&self, position: usize, kind: LineKind) -> Result<Vec<Id>, CannotTurn> {
        let ranking = self.appraisal.ranking();
        let leads = ranking.leaders().contains(self.appraisal.alternatives()[position].id());
        match (leads, kind.is_outflow()) {
            _ if ranking.ranks().len() == 1 => Err(CannotTurn::OnlyAlternative),
            (true, _) if ranking.leaders().len() > 1 => Err(CannotTurn::SharesLead),
            (true, false) => Err(CannotTurn::AlreadyLeads),
            (false, true) => Err(CannotTurn::DoesNotLead),
            (false, false) => Ok(ranking.leaders().to_vec()),
            (true, true) => Ok(ranking.runners_up().map(|rank| rank.id().clone()).collect()),
        }
    }

    fn worth(&self, position: usize, rivals: Vec<Id>, schedule: &LineSchedule) -> ImpliedWorth {
        let own = &self.appraisal.flows[position];
        let rival = self.flow_of(&rivals[0]);
        let margin = match self.valuation.compare(own, rival) {
            Ordering::Less => rival.minus(own),
            Ordering::Equal | Ordering::Greater => own.minus(rival),
        };
        let line = schedule.line();
        let quantity = || {
            let signed = NetFlow::of_cells(self.appraisal.case(), line);
            if line.kind().is_outflow() { signed.negated() } else { signed }
        };
        let per_unit =
            (!line.cells().is_empty()).then(|| self.valuation.worth_of_a_unit(&margin, &quantity()));
        ImpliedWorth {
            present_value: self.valuation.npv(&margin),
            per_period: self.valuation.equivalent_periodic_value(&margin),
            per_unit,
            level_with: rivals,
        }
    }

    fn flow_of(&self, id: &Id) -> &NetFlow {
        let position = self.appraisal.alternatives().iter().position(|known| known.id() == id);
        &self.appraisal.flows[position.expect("the ranking is of the same alternatives")]
    }
}

impl ImpliedValue {
    /// The alternative of the line.
    #[must_use]
    pub fn alternative(&self) -> &Id {
        &self.alternative
    }

    /// The name of the line.
    #[must_use]
    pub fn line(&self) -> &str {
        &self.line
    }

    /// Whether it is a benefit or a dis-benefit, and of which class.
    #[must_use]
    pub fn kind(&self) -> LineKind {
        self.kind
    }

    /// The unit of a quantified line, the units of its factors in their order.
    #[must_use]
    pub fn unit(&self) -> Option<&str> {
        self.unit.as_deref()
    }

    /// The worth at which the lead changes, or why none changes it.
    #[must_use]
    pub fn implied(&self) -> &Implied {
        &self.implied
    }
}

impl ImpliedWorth {
    /// The present value.
    pub fn present_value(&self) -> Outcome<Decimal> {
        self.present_value
    }

    /// The equal amount in each period after column 0 that is worth as much.
    pub fn per_period(&self) -> Outcome<Decimal> {
        self.per_period
    }

    /// The amount for each unit of a quantified line; undefined for a quantity of nothing.
    #[must_use]
    pub fn per_unit(&self) -> Option<Outcome<Decimal>> {
        self.per_unit
    }

    /// The alternatives with which that of the line would draw level.
    #[must_use]
    pub fn level_with(&self) -> &[Id] {
        &self.level_with
    }
}
