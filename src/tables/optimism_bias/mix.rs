//! A project of one type, or of several by their shares of its capital expenditure.

use super::{Estimate, OptimismBiasTable, ProjectType};
use crate::error::{Error, ErrorKind, Errors};
use crate::exact::{Rational, Rounded};
use crate::value::{Rate, Share};

/// A project of one type of an official table, or of several, each with its share of the capital expenditure.
///
/// Its uplift is the mean of those of its types, weighted by the shares. With the part `m` of the bias that is
/// mitigated, by evidence of managed risks, it is `upper - m (upper - lower)`: full mitigation comes down to the lower
/// bound. The other common convention, `upper (1 - m)`, comes down to nothing, which no project has shown.
///
/// # Examples
///
/// The mixed building of the guidance, of which 30 % is not standard: 0.3 x 51 % + 0.7 x 24 %, and for its duration
/// 0.3 x 39 % + 0.7 x 4 %.
///
/// ```
/// use bizcase::prelude::*;
/// use bizcase::tables::{Estimate, OptimismBiasTable, ProjectMix};
///
/// let table = OptimismBiasTable::with_id("uk-mott-macdonald-2002")?;
/// let shares = [("non-standard-buildings", "30%".parse()?), ("standard-buildings", "70%".parse()?)];
/// let building = ProjectMix::of(table, &shares)?;
/// assert_eq!(building.uplift(Estimate::CapitalCost, Share::NONE), Some(percent!(32.1)));
/// assert_eq!(building.uplift(Estimate::Duration, Share::NONE), Some(percent!(14.5)));
/// // The lower bounds are 4 % and 2 %, 2.6 % together; half-way lies (32.1 + 2.6) / 2.
/// assert_eq!(building.uplift(Estimate::CapitalCost, "50%".parse()?), Some(percent!(17.35)));
/// assert_eq!(building.uplift(Estimate::OperatingCost, Share::NONE), None);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProjectMix {
    table: &'static OptimismBiasTable,
    parts: Vec<(&'static ProjectType, Share)>,
    stage: Option<u32>,
}

impl ProjectMix {
    /// A project of these types by their shares of its capital expenditure.
    ///
    /// # Errors
    ///
    /// All of them: [`ErrorKind::Empty`] without any type; [`ErrorKind::UnknownId`] for one that the table does not have,
    /// at its place; [`ErrorKind::SharesSum`] unless the shares sum to exactly one; [`ErrorKind::Conflict`] for types that
    /// raise different costs.
    pub fn of(table: &'static OptimismBiasTable, parts: &[(&str, Share)]) -> Result<Self, Errors> {
        let mut faults = Vec::new();
        let mut known = Vec::new();
        for (index, (id, share)) in parts.iter().enumerate() {
            match table.project_type(id) {
                Ok(found) => known.push((found, *share)),
                Err(error) => faults.push(error.within("type").within(index)),
            }
        }
        faults.extend(fault_of_shares(parts));
        faults.extend(fault_of_costs(&known));
        Errors::none_in(faults)?;
        Ok(Self { table, parts: known, stage: None })
    }

    /// A project of one type.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::UnknownId`] for a type that the table does not have.
    pub fn of_one(table: &'static OptimismBiasTable, project_type: &str) -> Result<Self, Error> {
        Ok(Self { table, parts: vec![(table.project_type(project_type)?, Share::ALL)], stage: None })
    }

    /// The same project at a stage, for a table that has percentages by stage.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::OutOfRange`] for a stage at which the table has no figure for one of its types;
    /// [`ErrorKind::Conflict`] for a table without stages.
    ///
    /// ```
    /// use bizcase::tables::{Estimate, OptimismBiasTable, ProjectMix};
    /// use bizcase::{Share, percent};
    ///
    /// let table = OptimismBiasTable::with_id("uk-transport-scotland-stag")?;
    /// let road = ProjectMix::of_one(table, "roads")?.at_stage(3)?;
    /// assert_eq!(road.uplift(Estimate::CapitalCost, Share::NONE), Some(percent!(3)));
    /// # Ok::<(), bizcase::Error>(())
    /// ```
    pub fn at_stage(self, stage: u32) -> Result<Self, Error> {
        let Some(stages) = self.table.stages() else {
            let expected =
                format!("no stage: {} has bounds, between which mitigation moves", self.table.id());
            return Err(Error::new(ErrorKind::Conflict, format!("stage {stage}"), expected));
        };
        let missing = self.parts.iter().find(|(part, _)| part.at_stage(stage).is_none());
        if let Some((part, _)) = missing {
            let found = format!("stage {stage} of {}", part.name());
            let expected = format!("a stage of 1 to {stages} for which {} has a figure", self.table.id());
            return Err(Error::new(ErrorKind::OutOfRange, found, expected));
        }
        Ok(Self { stage: Some(stage), ..self })
    }

    /// The table that its types are of.
    #[must_use]
    pub fn table(&self) -> &'static OptimismBiasTable {
        self.table
    }

    /// Its types with their shares, in the order stated.
    #[must_use]
    pub fn parts(&self) -> &[(&'static ProjectType, Share)] {
        &self.parts
    }

    /// The stage at which it is, where its table has stages.
    #[must_use]
    pub fn stage(&self) -> Option<u32> {
        self.stage
    }

    /// The cost that its types raise.
    #[must_use]
    pub fn raised_cost(&self) -> Estimate {
        self.parts.first().map_or(Estimate::CapitalCost, |(part, _)| part.raised_cost())
    }

    /// By how much an estimate is raised, with so much of the bias mitigated; exact, rounded once. None where the table
    /// gives no figure for one of its types, or has stages and none is chosen.
    ///
    /// At a stage the percentage is the same whatever is mitigated: it has come down with the stages.
    #[must_use]
    pub fn uplift(&self, estimate: Estimate, mitigated: Share) -> Option<Rate> {
        match self.exact_uplift(estimate, mitigated)?.round() {
            Rounded::Value(uplift) => Rate::from_fraction(uplift).ok(),
            Rounded::AboveRange | Rounded::BelowRange => None,
        }
    }

    /// The same, not rounded.
    pub(crate) fn exact_uplift(&self, estimate: Estimate, mitigated: Share) -> Option<Rational> {
        let mitigated = Rational::from_decimal(mitigated.fraction());
        let mut uplift = Rational::from_integer(0);
        for (part, share) in &self.parts {
            let (upper, lower) = self.bounds(part, estimate)?;
            let of_part = &upper - &(&mitigated * &(&upper - &lower));
            uplift = &uplift + &(&Rational::from_decimal(share.fraction()) * &of_part);
        }
        Some(uplift)
    }

    fn bounds(&self, part: &ProjectType, estimate: Estimate) -> Option<(Rational, Rational)> {
        let exact = |rate: Rate| Rational::from_decimal(rate.fraction());
        match self.stage {
            Some(stage) => {
                let at_stage = part.at_stage(stage).filter(|_| estimate == Estimate::CapitalCost)?;
                Some((exact(at_stage), exact(at_stage)))
            }
            None => Some((exact(part.upper(estimate)?), exact(part.lower(estimate)?))),
        }
    }
}

fn fault_of_shares(parts: &[(&str, Share)]) -> Option<Error> {
    if parts.is_empty() {
        return Some(Error::new(ErrorKind::Empty, "an empty mix", "at least one type of project"));
    }
    let exact = parts.iter().map(|(_, share)| Rational::from_decimal(share.fraction()));
    let sum = exact.fold(Rational::from_integer(0), |sum, share| &sum + &share);
    (sum != Rational::one())
        .then(|| Error::new(ErrorKind::SharesSum, format!("a sum of {sum}"), "shares that sum to exactly 1"))
}

fn fault_of_costs(parts: &[(&'static ProjectType, Share)]) -> Option<Error> {
    let ((first, _), others) = parts.split_first()?;
    let (other, _) = others.iter().find(|(other, _)| other.raised_cost() != first.raised_cost())?;
    let raising =
        |part: &ProjectType| format!("{} ({})", part.name(), part.raised_cost().word().replace('-', " "));
    let found = format!("{} beside {}", raising(first), raising(other));
    Some(Error::new(ErrorKind::Conflict, found, "types that raise the same cost, each other one by itself"))
}
