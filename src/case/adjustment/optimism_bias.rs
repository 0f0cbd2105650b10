//! The official uplift for optimism bias.

use super::Adjustment;
use super::kind::{
    Allowance, Described, Field, FieldKind, Kind, Misstatements, Setting, Settings, misplaced,
};
use crate::case::class::{CostClass, LineKind};
use crate::error::{Error, ErrorKind};
use crate::exact::Rational;
use crate::tables::{Estimate, OptimismBiasTable, ProjectMix, ProjectType};
use crate::value::{Share, decimal};
use rust_decimal::Decimal;

#[derive(Debug, Clone, PartialEq)]
pub(super) struct OptimismBias {
    project: ProjectMix,
    mitigated: Share,
}

impl Adjustment {
    /// The uplift of a cost for optimism bias by its type of project, a word of the table of HM Treasury and Mott MacDonald
    /// (2002): `uk-mott-macdonald-2002` of [`tables`](crate::tables).
    ///
    /// The cost is multiplied by one and the upper bound, unless some of the bias is [mitigated](Adjustment::mitigated).
    /// Types of building, engineering and equipment raise costs of class capital and transition, `outsourcing` those of
    /// class recurring. The uplift of the duration is [`ProjectMix::uplift`] and no adjustment of money: state it as a
    /// delay.
    ///
    /// ```
    /// use bizcase::prelude::*;
    ///
    /// // Upper bound 51 %, lower bound 4 %; 40 % of the way: 51 % - 0.4 x 47 % = 32.2 %.
    /// let bias = Adjustment::optimism_bias("non-standard-buildings")
    ///     .mitigated(dec!(0.4))
    ///     .source("a listed building; the ground was surveyed in 2025");
    /// let works = Cost::new("Works", gbp(1_000)).capital().once().adjusted(bias);
    /// # let case = BusinessCase::builder("Bias", Currency::GBP)
    /// #     .timeline(Timeline::years(2026, 1))
    /// #     .conventions(Conventions::nominal().end_of_period())
    /// #     .discounting(percent!(3))
    /// #     .baseline(Alternative::business_as_usual("Today").cost(works))
    /// #     .build()?;
    /// assert_eq!(case.baseline().lines()[0].cells(), decimals![1_322, 0]);
    /// # Ok::<(), Errors>(())
    /// ```
    pub fn optimism_bias(project_type: impl Into<String>) -> Self {
        Self::of(OptimismBias::WORD, [(TYPE, Setting::Text(project_type.into()))])
    }

    /// The same for a project of several types, each with its share of the capital expenditure; the shares sum to exactly
    /// one, and the uplift is the mean of those of the types, weighted by them.
    ///
    /// ```
    /// use bizcase::prelude::*;
    ///
    /// // 0.3 x 51 % + 0.7 x 24 % = 32.1 %.
    /// let types = [("non-standard-buildings", dec!(0.3)), ("standard-buildings", dec!(0.7))];
    /// let bias = Adjustment::optimism_bias_of_mix(types).source("the old hall and the new wing");
    /// let works = Cost::new("Works", gbp(1_000)).capital().once().adjusted(bias);
    /// # let case = BusinessCase::builder("Bias", Currency::GBP)
    /// #     .timeline(Timeline::years(2026, 1))
    /// #     .conventions(Conventions::nominal().end_of_period())
    /// #     .discounting(percent!(3))
    /// #     .baseline(Alternative::business_as_usual("Today").cost(works))
    /// #     .build()?;
    /// assert_eq!(case.baseline().lines()[0].cells(), decimals![1_321, 0]);
    /// # Ok::<(), Errors>(())
    /// ```
    pub fn optimism_bias_of_mix<T: Into<String>>(types: impl IntoIterator<Item = (T, Decimal)>) -> Self {
        let parts = types.into_iter().map(|(id, share)| (id.into(), share)).collect();
        Self::of(OptimismBias::WORD, [(MIX, Setting::Mix(parts))])
    }

    /// The part of the bias that managed risks are shown to have taken away, from 0 to 1: the uplift is
    /// `upper - mitigated x (upper - lower)`, on the way to the lower bound.
    ///
    /// The other common convention, `upper x (1 - mitigated)`, is on the way to no uplift at all.
    pub fn mitigated(self, mitigated: Decimal) -> Self {
        self.with(MITIGATED, Setting::Fraction(mitigated))
    }

    /// Its types are those of another official table, by its id.
    ///
    /// ```
    /// use bizcase::prelude::*;
    ///
    /// let bias = Adjustment::optimism_bias("roads")
    ///     .of_table("uk-transport-scotland-stag")
    ///     .at_stage(2)
    ///     .source("outline business case");
    /// let works = Cost::new("Works", gbp(1_000)).capital().once().adjusted(bias);
    /// # let case = BusinessCase::builder("Bias", Currency::GBP)
    /// #     .timeline(Timeline::years(2026, 1))
    /// #     .conventions(Conventions::nominal().end_of_period())
    /// #     .discounting(percent!(3))
    /// #     .baseline(Alternative::business_as_usual("Today").cost(works))
    /// #     .build()?;
    /// assert_eq!(case.baseline().lines()[0].cells(), decimals![1_150, 0]);
    /// # Ok::<(), Errors>(())
    /// ```
    pub fn of_table(self, id: impl Into<String>) -> Self {
        self.with(TABLE, Setting::Text(id.into()))
    }

    /// The stage of the project, counted from 1, for a table that has percentages by stage and no mitigation.
    pub fn at_stage(self, stage: u32) -> Self {
        self.with(STAGE, Setting::Whole(stage))
    }
}

const TYPE: &str = "type";
const MIX: &str = "mix";
const MITIGATED: &str = "mitigated";
const STAGE: &str = "stage";
const TABLE: &str = "table";

impl Described for OptimismBias {
    const WORD: &'static str = "optimism-bias";
    const ABOUT: &'static str =
        "Raises a cost by the percentage of an official table for its type of project.";
    const FIELDS: &'static [Field] = &[
        Field::optional(TYPE, FieldKind::Text, "the type of project, such as \"non-standard-buildings\""),
        Field::optional(
            MIX,
            FieldKind::Mix,
            "several types of project with their shares of capital expenditure",
        ),
        Field::optional(
            MITIGATED,
            FieldKind::Part,
            "the part of the bias that is mitigated, towards the lower bound",
        ),
        Field::optional(STAGE, FieldKind::Whole, "the stage of the project, for a table by stage"),
        Field::optional(
            TABLE,
            FieldKind::Text,
            "the id of the official table; that of the United Kingdom, unless stated",
        ),
    ];

    fn stated(settings: &Settings, faults: &mut Misstatements) -> Option<Self> {
        let mitigated = settings.share(MITIGATED, faults).unwrap_or(Share::NONE);
        let project = project(settings, faults)?;
        let project = at_stage(project, settings, faults)?;
        Some(Self { project, mitigated })
    }
}

/// The project of one type or of a mix of them.
fn project(settings: &Settings, faults: &mut Misstatements) -> Option<ProjectMix> {
    match (settings.has(TYPE), settings.has(MIX)) {
        (true, true) => {
            let found = "a mix beside a type";
            faults.push(MIX, Error::new(ErrorKind::Conflict, found, "one of the two"));
            None
        }
        (false, false) => {
            let expected = "a type of project, such as \"non-standard-buildings\", or a mix of them";
            faults.push(TYPE, Error::new(ErrorKind::Missing, "nothing", expected));
            None
        }
        (true, false) => {
            let project = ProjectMix::of_one(table(settings, faults)?, settings.text(TYPE)?);
            project.map_err(|error| faults.push(TYPE, error)).ok()
        }
        (false, true) => mix(table(settings, faults)?, settings.mix(MIX)?, faults),
    }
}

fn table(settings: &Settings, faults: &mut Misstatements) -> Option<&'static OptimismBiasTable> {
    if !settings.has(TABLE) {
        return Some(OptimismBiasTable::USUAL);
    }
    let table = OptimismBiasTable::with_id(settings.text(TABLE)?);
    table.map_err(|error| faults.push(TABLE, error)).ok()
}

fn mix(
    table: &'static OptimismBiasTable,
    stated: &[(String, Decimal)],
    faults: &mut Misstatements,
) -> Option<ProjectMix> {
    let mut parts = Vec::new();
    for (index, (id, share)) in stated.iter().enumerate() {
        match Share::from_fraction(*share) {
            Ok(share) => parts.push((id.as_str(), share)),
            Err(error) => faults.push(MIX, error.within("share").within(index)),
        }
    }
    // A sum that lacks a faulty share says nothing.
    if parts.len() < stated.len() {
        return None;
    }
    match ProjectMix::of(table, &parts) {
        Ok(project) => Some(project),
        Err(errors) => {
            errors.into_iter().for_each(|error| faults.push(MIX, error));
            None
        }
    }
}

/// The project at its stage, where its table has stages; mitigation is for tables that have none.
fn at_stage(project: ProjectMix, settings: &Settings, faults: &mut Misstatements) -> Option<ProjectMix> {
    let stages = project.table().stages();
    if stages.is_some() && settings.has(MITIGATED) {
        let found = "a mitigation beside percentages by stage";
        let expected = "a stage alone: the percentages fall from stage to stage";
        faults.push(MITIGATED, Error::new(ErrorKind::Conflict, found, expected));
    }
    match (stages, settings.whole(STAGE)) {
        (_, Some(stage)) => project.at_stage(stage).map_err(|error| faults.push(STAGE, error)).ok(),
        (None, None) => Some(project),
        (Some(stages), None) => {
            if !settings.has(STAGE) {
                let expected = format!("the stage of the project, from 1 to {stages}");
                faults.push(STAGE, Error::new(ErrorKind::Missing, "nothing", expected));
            }
            None
        }
    }
}

impl OptimismBias {
    /// The names of its types, those of a mix with their shares.
    fn types(&self) -> String {
        let named = |(part, share): &(&ProjectType, Share)| {
            format!("{} {}", decimal::to_percent(share.fraction()), part.name())
        };
        match self.project.parts() {
            [(only, _)] => only.name().to_owned(),
            parts => parts.iter().map(named).collect::<Vec<_>>().join(" and "),
        }
    }

    /// Whether lines of a kind are what its percentage is about.
    fn raises(&self, line: LineKind) -> bool {
        match self.project.raised_cost() {
            Estimate::OperatingCost => line == LineKind::Cost(CostClass::Recurring),
            _ => line.is_investment(),
        }
    }
}

impl Kind for OptimismBias {
    fn settings(&self) -> Vec<(&'static str, Setting)> {
        let parts = self.project.parts();
        let types = match parts {
            [(only, _)] => (TYPE, Setting::Text(only.id().to_owned())),
            _ => {
                let part = |(part, share): &(&ProjectType, Share)| (part.id().to_owned(), share.fraction());
                (MIX, Setting::Mix(parts.iter().map(part).collect()))
            }
        };
        let mitigated = (self.mitigated != Share::NONE)
            .then(|| (MITIGATED, Setting::Fraction(self.mitigated.fraction())));
        let stage = self.project.stage().map(|stage| (STAGE, Setting::Whole(stage)));
        let table = Some(self.project.table()).filter(|table| table.id() != OptimismBiasTable::USUAL.id());
        let table = table.map(|table| (TABLE, Setting::Text(table.id().to_owned())));
        [types].into_iter().chain(mitigated).chain(stage).chain(table).collect()
    }

    fn summary(&self) -> String {
        let types = self.types();
        match self.project.stage() {
            Some(stage) => format!("{types}, stage {stage}"),
            None if self.mitigated == Share::NONE => format!("{types}, not mitigated"),
            None => format!("{types}, {} mitigated", decimal::to_percent(self.mitigated.fraction())),
        }
    }

    fn factor(&self, _: LineKind) -> Rational {
        let uplift = self.project.exact_uplift(self.project.raised_cost(), self.mitigated);
        &Rational::one() + &uplift.expect("the table has the figure of the cost that its types raise")
    }

    fn check(&self, line: LineKind) -> Result<(), Error> {
        if self.raises(line) {
            return Ok(());
        }
        let expected = match self.project.raised_cost() {
            Estimate::OperatingCost => "it on a cost of class recurring",
            _ => "it on a cost of class capital or transition",
        };
        Err(misplaced(&format!("optimism bias of {}", self.types()), line, expected))
    }

    fn allowance(&self) -> Option<Allowance> {
        Some(Allowance::Experience)
    }

    fn mitigated(&self) -> Option<Share> {
        Some(self.mitigated)
    }

    fn table(&self) -> Option<&'static OptimismBiasTable> {
        Some(self.project.table())
    }
}
