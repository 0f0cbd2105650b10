//! Who leads, by how much, and what the totals are made of.

use super::contribution::{Between, Contribution, GroupWeight, NormalisedWeight, as_text_or_null};
use super::criterion::WeightedCriterion;
use super::matrix::ScoringMatrix;
use super::panel::Panel;
use super::panel_result::PanelResult;
use super::screening::{FailedMust, MustResult};
use super::stale_weight::StaleWeight;
use super::standing::{Standing, Standings, Total};
use super::total::{ExactTotals, TotalEnds};
use crate::value::Id;
use num_traits::Zero;
use rust_decimal::Decimal;
use serde::Serialize;

impl ScoringMatrix {
    /// Ranks the options by their weighted totals.
    ///
    /// The total of an option is the sum over the criteria of `w / W x (x - worst) / (best - worst)`, with `w` the
    /// points of the criterion, `W` the sum of all points and `x` the score (Keeney and Raiffa 1976, chapter 3; the
    /// [module](super) has the conventions). Ranks compare the exact totals, before any rounding.
    ///
    /// With stakeholders, `w / W` is the mean of their normalised weights and the value of a cell the mean of the values
    /// of those who scored it, both by influence. A cell without a score leaves the totals of its option open between
    /// two ends, and ranks follow from what is certain. Options that fail a must, and those that nobody scored at all,
    /// have no rank and stand last.
    ///
    /// # Examples
    ///
    /// Two options with the same total share a rank, and the rank after them stays empty:
    ///
    /// ```
    /// use bizcase::dec;
    /// use bizcase::scoring::{Criterion, Scale, ScoredOption, ScoringMatrix};
    ///
    /// let thirds = || Scale::numeric(dec!(0), dec!(3));
    /// let option = |name: &str, reach, speed| ScoredOption::new(name).score("reach", reach).score("speed", speed);
    /// let ranking = ScoringMatrix::builder()
    ///     .criterion(Criterion::higher_is_better("Reach", thirds()).weight(dec!(1)))
    ///     .criterion(Criterion::higher_is_better("Speed", thirds()).weight(dec!(1)))
    ///     .option(option("Phone", dec!(0), dec!(1)))
    ///     .option(option("Office", dec!(1), dec!(2)))
    ///     .option(option("Online", dec!(2), dec!(1)))
    ///     .build()?
    ///     .ranking();
    ///
    /// let ranks: Vec<_> = ranking.options().iter().map(|it| (it.name(), it.rank())).collect();
    /// assert_eq!(ranks, [("Office", Some(1)), ("Online", Some(1)), ("Phone", Some(3))]);
    /// assert_eq!(ranking.lead()[1].total(), Some(dec!(0.5))); // 1/2 x 2/3 + 1/2 x 1/3
    /// assert_eq!(ranking.lead()[1].margin(), Some(dec!("0.3333333333333333333333333333"))); // 1/2 - 1/6
    /// # Ok::<(), bizcase::Errors>(())
    /// ```
    #[must_use]
    pub fn ranking(&self) -> ScoreRanking {
        self.ranking_by(&Panel::of(self))
    }

    pub(super) fn ranking_by(&self, panel: &Panel<'_>) -> ScoreRanking {
        let exact = panel.mean();
        let standings = Standings::of(&exact, &self.ranked(panel));
        let cells = Cells { matrix: self, panel, exact: &exact };
        let option = |option| cells.ranked_option(option, &standings);
        ScoreRanking {
            options: standings.in_order(self.options().len()).into_iter().map(option).collect(),
            weights: self.normalised_weights(&exact),
            constant_criteria: self.constant_criteria(&exact, standings.ranked()),
            alike_criteria: self.alike_criteria(&exact, standings.ranked()),
            groups: self.group_weights(&exact),
            musts: MustResult::all_of(self),
            stale_weights: StaleWeight::all_of(self),
            panel: PanelResult::of(self, panel, &exact, &standings),
        }
    }

    /// The options that have a rank.
    pub(super) fn ranked(&self, panel: &Panel<'_>) -> Vec<usize> {
        self.rankable(|option| panel.is_scored(option))
    }

    /// The options that pass every must and of which enough is known to compare them.
    pub(super) fn rankable(&self, is_scored: impl Fn(usize) -> bool) -> Vec<usize> {
        let passes =
            |option: &usize| self.musts().iter().all(|must| must.limit().admits(must.values()[*option]));
        (0..self.options().len()).filter(passes).filter(|option| is_scored(*option)).collect()
    }

    fn normalised_weights(&self, exact: &ExactTotals<'_>) -> Vec<NormalisedWeight> {
        let weight = |(index, criterion): (usize, &WeightedCriterion)| NormalisedWeight {
            criterion: criterion.id().clone(),
            name: criterion.name().to_owned(),
            weight: exact.weight(index),
            worst: criterion.worst(),
            best: criterion.best(),
            rationale: criterion.rationale().map(str::to_owned),
            evidence: criterion.evidence().map(str::to_owned),
        };
        self.criteria().iter().enumerate().map(weight).collect()
    }

    fn group_weights(&self, exact: &ExactTotals<'_>) -> Vec<GroupWeight> {
        let first = self.criteria().len();
        let groups = self.groups().iter().enumerate();
        let weight = groups.map(|(index, group)| GroupWeight {
            group: group.id().clone(),
            name: group.name().to_owned(),
            weight: exact.weight(first + index),
            members: group.members().to_vec(),
        });
        weight.collect()
    }

    fn constant_criteria(&self, exact: &ExactTotals<'_>, ranked: &[usize]) -> Vec<Id> {
        if ranked.len() < 2 {
            return Vec::new();
        }
        let criteria = self.criteria().iter().enumerate();
        let constant = criteria.filter(|(index, _)| exact.is_constant(*index, ranked));
        constant.map(|(_, criterion)| criterion.id().clone()).collect()
    }

    fn alike_criteria(&self, exact: &ExactTotals<'_>, ranked: &[usize]) -> Vec<Vec<Id>> {
        if ranked.len() < FEWEST_FOR_ALIKE {
            return Vec::new();
        }
        let counts = |index: &usize| {
            !exact.criterion_weights()[*index].is_zero() && !exact.is_constant(*index, ranked)
        };
        let mut groups: Vec<Vec<usize>> = Vec::new();
        for index in (0..self.criteria().len()).filter(counts) {
            match groups.iter_mut().find(|group| exact.are_alike(group[0], index, ranked)) {
                Some(group) => group.push(index),
                None => groups.push(vec![index]),
            }
        }
        let ids =
            |group: Vec<usize>| group.into_iter().map(|index| self.criteria()[index].id().clone()).collect();
        groups.into_iter().filter(|group| group.len() > 1).map(ids).collect()
    }
}

/// Two options that score alike on two criteria are soon found by chance.
const FEWEST_FOR_ALIKE: usize = 3;

/// What is known of each cell.
struct Cells<'a> {
    matrix: &'a ScoringMatrix,
    panel: &'a Panel<'a>,
    exact: &'a ExactTotals<'a>,
}

impl Cells<'_> {
    fn ranked_option(&self, index: usize, standings: &Standings) -> RankedOption {
        let option = &self.matrix.options()[index];
        let Standing { rank, last_rank, beaten } = standings.standing(index);
        let total = Some(Total::of(self.exact, index)).filter(|_| self.panel.is_scored(index));
        RankedOption {
            id: option.id().clone(),
            name: option.name().to_owned(),
            rank,
            last_rank: last_rank.filter(|last| Some(*last) != rank),
            total: total.and_then(Total::closed),
            between: total.and_then(Total::open),
            ends: total.map(|_| self.exact.ends(index)),
            margin: self.exact.margin(index, &beaten),
            contributions: (0..self.matrix.criteria().len())
                .map(|criterion| self.contribution(index, criterion))
                .collect(),
            failed_musts: FailedMust::all_of(self.matrix, index),
            beats: beaten.iter().map(|other| self.matrix.options()[*other].id().clone()).collect(),
        }
    }

    fn contribution(&self, option: usize, criterion: usize) -> Contribution {
        let only = self.panel.only_score(option, criterion).filter(|_| self.matrix.stakeholders().is_empty());
        let raters = (!self.matrix.stakeholders().is_empty()).then(|| self.panel.raters(option, criterion));
        Contribution {
            criterion: self.matrix.criteria()[criterion].id().clone(),
            score: self.panel.mean_score(option, criterion),
            raters,
            value: self.exact.value(option, criterion),
            weighted: self.exact.contribution(option, criterion),
            rationale: only.and_then(|score| score.rationale()).map(str::to_owned),
            evidence: only.and_then(|score| score.evidence()).map(str::to_owned),
        }
    }
}

/// The options by rank, with what their totals are made of.
///
/// Every figure is its own exact value, rounded once to 28 places: rounded contributions may differ from the
/// rounded total in the last place, by at most half a unit each. As a result it serialises, decimals as text.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ScoreRanking {
    options: Vec<RankedOption>,
    weights: Vec<NormalisedWeight>,
    constant_criteria: Vec<Id>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    alike_criteria: Vec<Vec<Id>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    groups: Vec<GroupWeight>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    musts: Vec<MustResult>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    stale_weights: Vec<StaleWeight>,
    #[serde(skip_serializing_if = "Option::is_none")]
    panel: Option<PanelResult>,
}

impl ScoreRanking {
    /// All options: by rank, those of one rank in the order of the input; those without a rank last.
    #[must_use]
    pub fn options(&self) -> &[RankedOption] {
        &self.options
    }

    /// The option with this id.
    #[must_use]
    pub fn option(&self, id: &str) -> Option<&RankedOption> {
        self.options.iter().find(|option| option.id.as_str() == id)
    }

    /// The option ranked first, or all that tie for it, in the order of the input. Where totals are open, all that may
    /// come first: no other option certainly beats them. Empty where no option has a rank, because all fail a must.
    #[must_use]
    pub fn lead(&self) -> &[RankedOption] {
        let first = self.options.iter().take_while(|option| option.rank == Some(1)).count();
        &self.options[..first]
    }

    /// The options that may have the highest total, wherever the open cells lie: those of the [lead](Self::lead).
    pub fn possible_winners(&self) -> impl Iterator<Item = &Id> {
        self.lead().iter().map(RankedOption::id)
    }

    /// What part of the whole each criterion counts for, in the order of the input: with stakeholders, the mean of
    /// their normalised weights, by influence.
    #[must_use]
    pub fn weights(&self) -> &[NormalisedWeight] {
        &self.weights
    }

    /// The criteria on which all ranked options have the same value: they add as much to each total and decide nothing.
    ///
    /// Empty for a single option, where there is nothing to decide.
    #[must_use]
    pub fn constant_criteria(&self) -> &[Id] {
        &self.constant_criteria
    }

    /// The criteria with a weight on which every ranked option has the same value, group by group in the order of the input:
    /// perhaps one thing that is counted twice. Values are compared exactly.
    ///
    /// Empty for fewer than three ranked options, which may well agree by chance; criteria on which all options are the same
    /// are [constant](Self::constant_criteria) and not listed here, nor are those with a cell that is open.
    #[must_use]
    pub fn alike_criteria(&self) -> &[Vec<Id>] {
        &self.alike_criteria
    }

    /// What part of the whole each group of criteria counts for, in the order of the input.
    #[must_use]
    pub fn groups(&self) -> &[GroupWeight] {
        &self.groups
    }

    /// What options must meet to be ranked, and what each has to show.
    #[must_use]
    pub fn musts(&self) -> &[MustResult] {
        &self.musts
    }

    /// The weights that were agreed for other anchors than the scale has now: they are to be asked for again.
    #[must_use]
    pub fn stale_weights(&self) -> &[StaleWeight] {
        &self.stale_weights
    }

    /// What the stakeholders say one by one; `None` where the matrix has none.
    #[must_use]
    pub fn panel(&self) -> Option<&PanelResult> {
        self.panel.as_ref()
    }
}

/// An option with its rank, its total and the parts of that total.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RankedOption {
    id: Id,
    name: String,
    rank: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    last_rank: Option<usize>,
    #[serde(serialize_with = "as_text_or_null")]
    total: Option<Decimal>,
    #[serde(skip_serializing_if = "Option::is_none")]
    between: Option<Between>,
    #[serde(serialize_with = "as_text_or_null")]
    margin: Option<Decimal>,
    contributions: Vec<Contribution>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    failed_musts: Vec<FailedMust>,
    /// It follows from the ends of the totals, or from the ranks where all are closed.
    #[serde(skip)]
    beats: Vec<Id>,
    /// What the total, or the ends between which it lies, are rounded from.
    #[serde(skip)]
    ends: Option<TotalEnds>,
}

impl RankedOption {
    /// The id of the option.
    #[must_use]
    pub fn id(&self) -> &Id {
        &self.id
    }

    /// What people know it by.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// One more than the number of options with a certainly higher total: 1, 2, 2, 4. Where totals are open, it is the
    /// best rank that the option may have.
    ///
    /// `None` for an option that fails a must, and for one without any score.
    #[must_use]
    pub fn rank(&self) -> Option<usize> {
        self.rank
    }

    /// The worst rank that the option may have: the same as its [rank](Self::rank) unless totals are open.
    #[must_use]
    pub fn last_rank(&self) -> Option<usize> {
        self.last_rank.or(self.rank)
    }

    /// The weighted total: 0 for the worst anchor of every criterion, 1 for the best of every one. `None` where a score
    /// is missing whose criterion counts: the total is open then, [between](Self::between) two ends.
    #[must_use]
    pub fn total(&self) -> Option<Decimal> {
        self.total
    }

    /// The ends of a total that is open, because a score is missing; `None` where there is no score at all.
    #[must_use]
    pub fn between(&self) -> Option<Between> {
        self.between
    }

    /// The total, unrounded: who compares it with something else than a total, such as a cost, must not find a tie that
    /// rounding made.
    pub(crate) fn ends(&self) -> Option<&TotalEnds> {
        self.ends.as_ref()
    }

    /// By how much its total exceeds the next lower one, at the least; `None` where no option certainly has a lower one.
    ///
    /// The exact difference, rounded once. Options of one rank have the same margin unless totals are open.
    #[must_use]
    pub fn margin(&self) -> Option<Decimal> {
        self.margin
    }

    /// What each criterion adds to the total, in the order of the criteria.
    #[must_use]
    pub fn contributions(&self) -> &[Contribution] {
        &self.contributions
    }

    /// The musts that it fails, which is why it has no rank.
    #[must_use]
    pub fn failed_musts(&self) -> &[FailedMust] {
        &self.failed_musts
    }

    /// The ranked options that have a lower total wherever the open cells lie, in the order of the input.
    #[must_use]
    pub fn certainly_beats(&self) -> &[Id] {
        &self.beats
    }
}
