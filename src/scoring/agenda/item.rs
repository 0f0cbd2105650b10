//! One point of an agenda.

use crate::scoring::contribution::as_text_or_null;
use crate::scoring::rating::Rating;
use crate::value::Id;
use crate::value::decimal::serialize as as_text;
use rust_decimal::Decimal;
use serde::Serialize;

/// What a point has to do with the lead.
#[non_exhaustive]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// Settling this point alone, within what was said of it, may change the lead.
    Decisive,
    /// Alone it changes nothing; together with other points, settled ones among them, it may.
    Contributory,
    /// All settled points may vary at once, within what was said of them, and the lead stays, as long as the other points
    /// stay where they are.
    Settled,
}

/// What a point is about.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Topic {
    /// The score of an option on a criterion.
    Score {
        /// The option.
        option: Id,
        /// The criterion.
        criterion: Id,
    },
    /// The weight of a criterion in the whole.
    Weight {
        /// The criterion.
        criterion: Id,
    },
}

/// A point on which people differ, or which some have not scored; [`Agenda`](super::Agenda) has them in order.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AgendaItem {
    pub(super) topic: Topic,
    pub(super) standing: Standing,
    #[serde(serialize_with = "as_text_or_null")]
    pub(super) present: Option<Decimal>,
    pub(super) lowest: AgendaEnd,
    pub(super) highest: AgendaEnd,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) missing_from: Vec<Id>,
    #[serde(serialize_with = "as_text_or_null")]
    pub(super) least_lead: Option<Decimal>,
    pub(super) title: String,
    pub(super) range: String,
    pub(super) sentence: String,
}

impl AgendaItem {
    /// What it is about.
    #[must_use]
    pub fn topic(&self) -> &Topic {
        &self.topic
    }

    /// What it has to do with the lead.
    #[must_use]
    pub fn standing(&self) -> Standing {
        self.standing
    }

    /// Where it is now: the mean value of the cell, from 0 at the worst to 1 at the best, or the mean share of the
    /// weight, both by influence. `None` for a cell that nobody who counts has scored.
    #[must_use]
    pub fn present(&self) -> Option<Decimal> {
        self.present
    }

    /// The lowest that was said of it.
    #[must_use]
    pub fn lowest(&self) -> &AgendaEnd {
        &self.lowest
    }

    /// The highest that was said of it.
    #[must_use]
    pub fn highest(&self) -> &AgendaEnd {
        &self.highest
    }

    /// The stakeholders who count and have not scored it.
    #[must_use]
    pub fn missing_from(&self) -> &[Id] {
        &self.missing_from
    }

    /// The least lead over the options that do not lead now, on the scale of values, with this point at its worst for the
    /// leaders and all others as they are: zero or less where the lead is gone. `None` where nobody leads for certain, the
    /// lead is shared, or nobody is behind.
    #[must_use]
    pub fn least_lead(&self) -> Option<Decimal> {
        self.least_lead
    }

    /// What it is about, by name: `Weight of Reach`, `Online service on Reach`.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.title
    }

    /// What was said of it, from the lowest to the highest, and by whom: `3 (CFO) to 9 (CIO)`.
    #[must_use]
    pub fn range(&self) -> &str {
        &self.range
    }

    /// What it has to do with the lead, as one plain sentence.
    ///
    /// Shares are whole percentages; the score or weight up to which a lead holds is rounded inwards.
    #[must_use]
    pub fn sentence(&self) -> &str {
        &self.sentence
    }
}

/// One end of what was said of a point.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AgendaEnd {
    #[serde(serialize_with = "as_text")]
    pub(super) value: Decimal,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) statements: Vec<Statement>,
    pub(super) leaders: Vec<Id>,
    #[serde(serialize_with = "as_text_or_null")]
    pub(super) turns_at: Option<Decimal>,
}

impl AgendaEnd {
    /// The value of the cell, from 0 at the worst to 1 at the best, or the share of the weight.
    #[must_use]
    pub fn value(&self) -> Decimal {
        self.value
    }

    /// What was said that has this value: several scores where the values of a scale rise and fall, or labels share one.
    ///
    /// None where the end is what the mean becomes if those who have not scored put the cell there, and where it is a weight
    /// of the matrix that nobody stated as theirs.
    #[must_use]
    pub fn statements(&self) -> &[Statement] {
        &self.statements
    }

    /// Who leads with the point at this end and all others as they are, or may lead where nobody scored a cell.
    #[must_use]
    pub fn leaders(&self) -> &[Id] {
        &self.leaders
    }

    /// Where on the way from the present to this end somebody draws level with the leader; `None` where nobody does, where
    /// nobody leads for certain, and where the lead is shared already.
    #[must_use]
    pub fn turns_at(&self) -> Option<Decimal> {
        self.turns_at
    }
}

/// What stakeholders said of a point.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Statement {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) score: Option<Rating>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) by: Vec<Id>,
}

impl Statement {
    /// The score; `None` for a weight.
    #[must_use]
    pub fn score(&self) -> Option<&Rating> {
        self.score.as_ref()
    }

    /// Who gave it. Nobody did where it lies between two that were given, on a scale where that is worth more than either,
    /// or less.
    #[must_use]
    pub fn by(&self) -> &[Id] {
        &self.by
    }
}
