//! Who leads, by how much, and what the totals are made of.

use super::criterion::WeightedCriterion;
use super::matrix::ScoringMatrix;
use super::total::ExactTotals;
use crate::value::Id;
use crate::value::decimal::{serialize as as_text, to_text};
use rust_decimal::Decimal;
use serde::{Serialize, Serializer};
use std::cmp::Ordering;

impl ScoringMatrix {
    /// Ranks the options by their weighted totals.
    ///
    /// The total of an option is the sum over the criteria of `w / W x (x - worst) / (best - worst)`, with `w` the
    /// points of the criterion, `W` the sum of all points and `x` the score (Keeney and Raiffa 1976, chapter 3; the
    /// [module](super) has the conventions). Ranks compare the exact totals, before any rounding.
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
    /// assert_eq!(ranks, [("Office", 1), ("Online", 1), ("Phone", 3)]);
    /// assert_eq!(ranking.lead()[1].total(), dec!(0.5)); // 1/2 x 2/3 + 1/2 x 1/3
    /// assert_eq!(ranking.lead()[1].margin(), Some(dec!("0.3333333333333333333333333333"))); // 1/2 - 1/6
    /// # Ok::<(), bizcase::Errors>(())
    /// ```
    #[must_use]
    pub fn ranking(&self) -> ScoreRanking {
        let exact = ExactTotals::of(self);
        let mut order: Vec<usize> = (0..self.options().len()).collect();
        // A stable sort: options of the same total stay in the order of the input.
        order.sort_by(|option, other| exact.compare(*other, *option));
        ScoreRanking {
            options: ranked(&order, &exact).map(|place| self.ranked_option(&place, &exact)).collect(),
            weights: self.normalised_weights(&exact),
            constant_criteria: self.constant_criteria(&exact),
        }
    }

    fn ranked_option(&self, place: &Place, exact: &ExactTotals) -> RankedOption {
        let option = &self.options()[place.option];
        let contribution = |(index, criterion): (usize, &WeightedCriterion)| Contribution {
            criterion: criterion.id().clone(),
            score: option.scores()[index].stated(),
            rationale: option.scores()[index].rationale().map(str::to_owned),
            value: exact.value(place.option, index),
            weighted: exact.contribution(place.option, index),
        };
        RankedOption {
            id: option.id().clone(),
            name: option.name().to_owned(),
            rank: place.rank,
            total: exact.total(place.option),
            margin: place.next.map(|next| exact.margin(place.option, next)),
            contributions: self.criteria().iter().enumerate().map(contribution).collect(),
        }
    }

    fn normalised_weights(&self, exact: &ExactTotals) -> Vec<NormalisedWeight> {
        let weight = |(index, criterion): (usize, &WeightedCriterion)| NormalisedWeight {
            criterion: criterion.id().clone(),
            name: criterion.name().to_owned(),
            weight: exact.normalised_weight(index),
            worst: criterion.worst(),
            best: criterion.best(),
            rationale: criterion.rationale().map(str::to_owned),
        };
        self.criteria().iter().enumerate().map(weight).collect()
    }

    fn constant_criteria(&self, exact: &ExactTotals) -> Vec<Id> {
        if self.options().len() < 2 {
            return Vec::new();
        }
        let constant = self.criteria().iter().enumerate().filter(|(index, _)| exact.is_constant(*index));
        constant.map(|(_, criterion)| criterion.id().clone()).collect()
    }
}

/// An option, by its index, in the ranking.
struct Place {
    option: usize,
    rank: usize,
    /// The first option of a lower total.
    next: Option<usize>,
}

/// Competition ranks: 1, 2, 2, 4.
fn ranked<'a>(order: &'a [usize], exact: &'a ExactTotals) -> impl Iterator<Item = Place> + 'a {
    let is_tie = |option: &usize, other: &usize| exact.compare(*option, *other) == Ordering::Equal;
    let mut better = 0;
    order.chunk_by(is_tie).flat_map(move |tied| {
        let rank = better + 1;
        better += tied.len();
        let next = order.get(better).copied();
        tied.iter().map(move |option| Place { option: *option, rank, next })
    })
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
}

impl ScoreRanking {
    /// All options: by rank, those of one rank in the order of the input.
    #[must_use]
    pub fn options(&self) -> &[RankedOption] {
        &self.options
    }

    /// The option with this id.
    #[must_use]
    pub fn option(&self, id: &str) -> Option<&RankedOption> {
        self.options.iter().find(|option| option.id.as_str() == id)
    }

    /// The option ranked first, or all that tie for it, in the order of the input: never empty.
    #[must_use]
    pub fn lead(&self) -> &[RankedOption] {
        let tied = self.options.iter().take_while(|option| option.rank == 1).count();
        &self.options[..tied]
    }

    /// What part of the whole each criterion counts for, in the order of the input.
    #[must_use]
    pub fn weights(&self) -> &[NormalisedWeight] {
        &self.weights
    }

    /// The criteria on which all options have the same value: they add as much to each total and decide nothing.
    ///
    /// Empty for a single option, where there is nothing to decide.
    #[must_use]
    pub fn constant_criteria(&self) -> &[Id] {
        &self.constant_criteria
    }
}

/// An option with its rank, its total and the parts of that total.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RankedOption {
    id: Id,
    name: String,
    rank: usize,
    #[serde(serialize_with = "as_text")]
    total: Decimal,
    #[serde(serialize_with = "as_text_or_null")]
    margin: Option<Decimal>,
    contributions: Vec<Contribution>,
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

    /// One more than the number of options with a higher total: 1, 2, 2, 4.
    #[must_use]
    pub fn rank(&self) -> usize {
        self.rank
    }

    /// The weighted total: 0 for the worst anchor of every criterion, 1 for the best of every one.
    #[must_use]
    pub fn total(&self) -> Decimal {
        self.total
    }

    /// By how much its total exceeds the next lower one; `None` where no option has a lower one.
    ///
    /// The exact difference, rounded once. Options of one rank have the same margin.
    #[must_use]
    pub fn margin(&self) -> Option<Decimal> {
        self.margin
    }

    /// What each criterion adds to the total, in the order of the criteria.
    #[must_use]
    pub fn contributions(&self) -> &[Contribution] {
        &self.contributions
    }
}

/// What one criterion adds to the total of one option.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Contribution {
    criterion: Id,
    #[serde(serialize_with = "as_text")]
    score: Decimal,
    #[serde(serialize_with = "as_text")]
    value: Decimal,
    #[serde(serialize_with = "as_text")]
    weighted: Decimal,
    #[serde(skip_serializing_if = "Option::is_none")]
    rationale: Option<String>,
}

impl Contribution {
    /// The criterion.
    #[must_use]
    pub fn criterion(&self) -> &Id {
        &self.criterion
    }

    /// The score as stated, on the criterion's own scale.
    #[must_use]
    pub fn score(&self) -> Decimal {
        self.score
    }

    /// Why it is this score.
    #[must_use]
    pub fn rationale(&self) -> Option<&str> {
        self.rationale.as_deref()
    }

    /// The value of the score: `(x - worst) / (best - worst)`, from 0 to 1.
    #[must_use]
    pub fn value(&self) -> Decimal {
        self.value
    }

    /// The value times the normalised weight: the part of the total.
    #[must_use]
    pub fn weighted(&self) -> Decimal {
        self.weighted
    }
}

/// A criterion with its weight as a part of the sum of all weights, and the scale that the weight is about.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct NormalisedWeight {
    criterion: Id,
    name: String,
    #[serde(serialize_with = "as_text")]
    weight: Decimal,
    #[serde(serialize_with = "as_text")]
    worst: Decimal,
    #[serde(serialize_with = "as_text")]
    best: Decimal,
    #[serde(skip_serializing_if = "Option::is_none")]
    rationale: Option<String>,
}

impl NormalisedWeight {
    /// The criterion.
    #[must_use]
    pub fn criterion(&self) -> &Id {
        &self.criterion
    }

    /// What people know the criterion by.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its points divided by the sum of all points, from 0 to 1.
    #[must_use]
    pub fn weight(&self) -> Decimal {
        self.weight
    }

    /// The score that counts for nothing.
    #[must_use]
    pub fn worst(&self) -> Decimal {
        self.worst
    }

    /// The score that counts in full.
    #[must_use]
    pub fn best(&self) -> Decimal {
        self.best
    }

    /// Why it has this weight.
    #[must_use]
    pub fn rationale(&self) -> Option<&str> {
        self.rationale.as_deref()
    }
}

fn as_text_or_null<S: Serializer>(value: &Option<Decimal>, serializer: S) -> Result<S::Ok, S::Error> {
    value.map(to_text).serialize(serializer)
}
