//! By how much official guidance raises estimates of costs and of durations, by type of project.
//!
//! A table is one file of data, and one line in [`TABLES`].

mod mix;
mod uk_mott_macdonald_2002;
mod uk_transport_scotland_stag;

pub use mix::ProjectMix;

use super::publication::{self, Publication, published};
use super::standing::TableStatus;
use crate::error::{Error, ErrorKind};
use crate::value::{Rate, nearest, words};

/// Every table, in the order of the list.
const TABLES: &[OptimismBiasTable] = &[uk_mott_macdonald_2002::TABLE, uk_transport_scotland_stag::TABLE];

/// How many stages of a project a table by stage has.
const STAGES: usize = 3;

words! {
    /// What an uplift for optimism bias raises.
    Estimate {
        /// What it costs to build or to buy.
        CapitalCost = "capital-cost",
        /// What it costs to run, a year.
        OperatingCost = "operating-cost",
        /// How long the works take.
        Duration = "duration",
    }
}

/// Uplifts for optimism bias by type of project, with where they come from.
///
/// Either each type has an upper bound, where a project starts, and a lower one, which it comes down to as its risks are
/// managed; or each type has one percentage for each stage of a project. Neither bound is a maximum or a minimum.
///
/// ```
/// use bizcase::tables::{Estimate, OptimismBiasTable};
/// use bizcase::percent;
///
/// let table = OptimismBiasTable::with_id("uk-mott-macdonald-2002")?;
/// let buildings = table.project_type("non-standard-buildings")?;
/// assert_eq!(buildings.upper(Estimate::CapitalCost), Some(percent!(51)));
/// assert_eq!(buildings.lower(Estimate::Duration), Some(percent!(2)));
/// assert_eq!(table.project_type("outsourcing")?.upper(Estimate::Duration), None);
/// # Ok::<(), bizcase::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OptimismBiasTable {
    publication: Publication,
    status: TableStatus,
    note: Option<&'static str>,
    types: &'static [ProjectType],
}

/// A type of project with its uplifts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ProjectType {
    id: &'static str,
    name: &'static str,
    uplifts: Uplifts,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Uplifts {
    /// Between two bounds, by how far risks are managed.
    Bounds { capital_cost: Option<Bounds>, operating_cost: Option<Bounds>, duration: Option<Bounds> },
    /// Of the capital cost at each stage; none where no figure is given.
    ByStage([Option<Rate>; STAGES]),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Bounds {
    upper: Rate,
    lower: Rate,
}

/// Every table of uplifts for optimism bias.
///
/// ```
/// use bizcase::tables::optimism_bias_tables;
///
/// let ids = optimism_bias_tables().map(|table| table.id());
/// assert_eq!(ids.collect::<Vec<_>>(), ["uk-mott-macdonald-2002", "uk-transport-scotland-stag"]);
/// ```
pub fn optimism_bias_tables() -> impl Iterator<Item = &'static OptimismBiasTable> + Clone {
    TABLES.iter()
}

/// The table of uplifts for optimism bias with this id.
///
/// ```
/// use bizcase::tables::optimism_bias_table;
///
/// assert_eq!(optimism_bias_table("uk-mott-macdonald-2002").map(|table| table.vintage()), Some("2002"));
/// assert!(optimism_bias_table("uk").is_none());
/// ```
#[must_use]
pub fn optimism_bias_table(id: &str) -> Option<&'static OptimismBiasTable> {
    optimism_bias_tables().find(|table| table.id() == id)
}

impl OptimismBiasTable {
    /// The table that is meant where a case names a type of project alone.
    pub(crate) const USUAL: &'static Self = &uk_mott_macdonald_2002::TABLE;

    /// The table with this id, or what was probably meant.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::UnknownId`] for an id that no table has, with the nearest one that there is.
    pub fn with_id(id: &str) -> Result<&'static Self, Error> {
        let what = "the id of a table of uplifts for optimism bias";
        publication::with_id(what, id, optimism_bias_tables(), Self::publication)
    }

    published!(publication);

    /// Where it comes from, as any official table says it.
    #[must_use]
    pub fn publication(&self) -> &Publication {
        &self.publication
    }

    /// Whether its issuer asks for it today.
    #[must_use]
    pub fn status(&self) -> TableStatus {
        self.status
    }

    /// What a reader should know before relying on it, where there is such a thing.
    #[must_use]
    pub fn note(&self) -> Option<&'static str> {
        self.note
    }

    /// The types of project that it knows.
    #[must_use]
    pub fn project_types(&self) -> &'static [ProjectType] {
        self.types
    }

    /// The type of project with this id, or what was probably meant.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::UnknownId`] for an id that no type of this table has, with the nearest one that there is.
    ///
    /// ```
    /// use bizcase::tables::optimism_bias_table;
    ///
    /// let table = optimism_bias_table("uk-mott-macdonald-2002").expect("it is in the list");
    /// let error = table.project_type("standard-building").unwrap_err();
    /// assert!(error.expected().ends_with("the nearest is \"standard-buildings\""));
    /// ```
    pub fn project_type(&self, id: &str) -> Result<&'static ProjectType, Error> {
        self.types.iter().find(|known| known.id == id).ok_or_else(|| {
            let what = format!("a type of project of {}", self.id());
            let expected = nearest::one_of(&what, id, self.types.iter().map(|known| known.id));
            Error::new(ErrorKind::UnknownId, format!("{id:?}"), expected)
        })
    }

    /// At how many stages of a project it has percentages; none for a table of bounds.
    #[must_use]
    pub fn stages(&self) -> Option<u32> {
        let by_stage = self.types.iter().any(|known| matches!(known.uplifts, Uplifts::ByStage(_)));
        by_stage.then(|| u32::try_from(STAGES).expect("a project has few stages"))
    }
}

impl ProjectType {
    /// The id by which a case names it.
    #[must_use]
    pub fn id(&self) -> &'static str {
        self.id
    }

    /// The name for people.
    #[must_use]
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// Where a project starts; none where the table gives no such figure.
    #[must_use]
    pub fn upper(&self, estimate: Estimate) -> Option<Rate> {
        self.bounds(estimate).map(|bounds| bounds.upper)
    }

    /// What a project comes down to when its risks are managed well; none where the table gives no such figure.
    #[must_use]
    pub fn lower(&self, estimate: Estimate) -> Option<Rate> {
        self.bounds(estimate).map(|bounds| bounds.lower)
    }

    /// The uplift of the capital cost at a stage of the project, counted from 1; none where the table gives no such
    /// figure.
    ///
    /// ```
    /// use bizcase::tables::OptimismBiasTable;
    /// use bizcase::percent;
    ///
    /// let table = OptimismBiasTable::with_id("uk-transport-scotland-stag")?;
    /// assert_eq!(table.project_type("roads")?.at_stage(2), Some(percent!(15)));
    /// assert_eq!(table.project_type("buildings")?.at_stage(2), None);
    /// # Ok::<(), bizcase::Error>(())
    /// ```
    #[must_use]
    pub fn at_stage(&self, stage: u32) -> Option<Rate> {
        let Uplifts::ByStage(stages) = self.uplifts else { return None };
        let position = usize::try_from(stage).ok()?.checked_sub(1)?;
        stages.get(position).copied().flatten()
    }

    /// The cost that it raises.
    fn raised_cost(&self) -> Estimate {
        match self.uplifts {
            Uplifts::Bounds { capital_cost: None, .. } => Estimate::OperatingCost,
            Uplifts::Bounds { .. } | Uplifts::ByStage(_) => Estimate::CapitalCost,
        }
    }

    fn bounds(&self, estimate: Estimate) -> Option<Bounds> {
        let Uplifts::Bounds { capital_cost, operating_cost, duration } = self.uplifts else { return None };
        match estimate {
            Estimate::CapitalCost => capital_cost,
            Estimate::OperatingCost => operating_cost,
            Estimate::Duration => duration,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_table_is_whole() {
        let mut ids = BTreeSet::new();
        for table in optimism_bias_tables() {
            assert!(table.publication.is_whole() && ids.insert(table.id()), "{}", table.id());
            assert!(table.note.is_none_or(|note| note.ends_with('.')), "{}", table.id());
            let types: BTreeSet<&str> = table.types.iter().map(|known| known.id).collect();
            assert_eq!(types.len(), table.types.len(), "{}", table.id());
        }
    }

    #[test]
    fn no_lower_bound_is_above_its_upper_one() {
        let types = optimism_bias_tables().flat_map(|table| table.types);
        for (known, &estimate) in types.flat_map(|known| Estimate::ALL.iter().map(move |one| (known, one))) {
            assert!(known.lower(estimate) <= known.upper(estimate), "{} {estimate}", known.id);
        }
    }
}
