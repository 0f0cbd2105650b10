//! Why the first option is ahead of the second, and which options another one beats everywhere.

use super::matrix::ScoringMatrix;
use super::panel::Panel;
use super::standing::Standings;
use super::total::ExactTotals;
use crate::value::Id;
use crate::value::decimal::serialize as as_text;
use num_bigint::BigInt;
use rust_decimal::Decimal;
use serde::Serialize;
use std::cmp::Reverse;

impl ScoringMatrix {
    /// What the margin between the first two options is made of, criterion by criterion: `w_j (v_aj - v_bj)`, exact
    /// and rounded once.
    ///
    /// `None` where fewer than two options have a rank, and where a score is missing from either.
    ///
    /// ```
    /// use bizcase::dec;
    /// use bizcase::scoring::{Criterion, Scale, ScoredOption, ScoringMatrix};
    ///
    /// let ten = || Scale::numeric(dec!(0), dec!(10));
    /// let matrix = ScoringMatrix::builder()
    ///     .criterion(Criterion::higher_is_better("Reach", ten()).weight(dec!(60)))
    ///     .criterion(Criterion::lower_is_better("Effort", ten()).weight(dec!(40)))
    ///     .option(ScoredOption::new("Paper").score("reach", dec!(3)).score("effort", dec!(2)))
    ///     .option(ScoredOption::new("Online").score("reach", dec!(8)).score("effort", dec!(6)))
    ///     .build()?;
    /// let explanation = matrix.explanation().expect("there are two options");
    /// let parts: Vec<_> = explanation.parts().iter().map(|part| (part.name(), part.difference())).collect();
    /// assert_eq!(parts, [("Reach", dec!(0.3)), ("Effort", dec!(-0.16))]); // 0.6 x (0.8 - 0.3), 0.4 x (0.4 - 0.8)
    /// assert_eq!(explanation.margin(), dec!(0.14));
    /// assert_eq!(explanation.to_sentences(), [
    ///     "Online is ahead of Paper by 14.0 points out of 100.",
    ///     "Online gains 30.0 on Reach.",
    ///     "Online loses 16.0 on Effort.",
    /// ]);
    /// # Ok::<(), bizcase::Errors>(())
    /// ```
    #[must_use]
    pub fn explanation(&self) -> Option<MarginExplanation> {
        let panel = Panel::of(self);
        let exact = panel.mean();
        let standings = Standings::of(&exact, &self.ranked(&panel));
        MarginExplanation::of(self, &exact, &standings)
    }

    /// The options that another one dominates: it is at least as good on every criterion, and better on one.
    ///
    /// Exact values are compared, whatever the weights; of a cell that is open the worst and the best are. Options that
    /// are alike do not dominate each other, and options without a rank take no part.
    ///
    /// ```
    /// use bizcase::dec;
    /// use bizcase::scoring::{Criterion, Scale, ScoredOption, ScoringMatrix};
    ///
    /// let option = |name: &str, reach| ScoredOption::new(name).score("reach", reach);
    /// let matrix = ScoringMatrix::builder()
    ///     .criterion(Criterion::higher_is_better("Reach", Scale::numeric(dec!(0), dec!(10))).weight(dec!(1)))
    ///     .option(option("Paper", dec!(3)))
    ///     .option(option("Online", dec!(8)))
    ///     .build()?;
    /// let dominated = matrix.dominated_options();
    /// assert_eq!((dominated.len(), dominated[0].name(), dominated[0].by()[0].as_str()), (1, "Paper", "online"));
    /// # Ok::<(), bizcase::Errors>(())
    /// ```
    #[must_use]
    pub fn dominated_options(&self) -> Vec<DominatedOption> {
        let panel = Panel::of(self);
        let ranked = self.ranked(&panel);
        DominatedOption::all_of(self, &panel.mean(), &ranked)
    }
}

/// What the margin between the first option and the second is made of.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MarginExplanation {
    winner: Id,
    #[serde(skip)]
    winner_name: String,
    runner_up: Id,
    #[serde(skip)]
    runner_up_name: String,
    #[serde(serialize_with = "as_text")]
    margin: Decimal,
    parts: Vec<MarginPart>,
}

impl MarginExplanation {
    pub(super) fn of(matrix: &ScoringMatrix, exact: &ExactTotals<'_>, standings: &Standings) -> Option<Self> {
        let order = standings.in_order(matrix.options().len());
        let [winner, runner_up] = *order.first_chunk()?;
        standings.rank(runner_up)?;
        let mut parts: Vec<(BigInt, MarginPart)> = Vec::new();
        for (index, criterion) in matrix.criteria().iter().enumerate() {
            let difference = exact.difference(winner, runner_up, index)?;
            let part = MarginPart {
                criterion: criterion.id().clone(),
                name: criterion.name().to_owned(),
                difference: difference.figure,
            };
            parts.push((difference.units, part));
        }
        let margin = exact.figure(&parts.iter().map(|(units, _)| units).sum());
        // A stable sort: differences of the same size stay in the order of the criteria.
        parts.sort_by_key(|(units, _)| Reverse(units.magnitude().clone()));
        let [first, second] = [winner, runner_up].map(|option| &matrix.options()[option]);
        Some(Self {
            winner: first.id().clone(),
            winner_name: first.name().to_owned(),
            runner_up: second.id().clone(),
            runner_up_name: second.name().to_owned(),
            margin,
            parts: parts.into_iter().map(|(_, part)| part).collect(),
        })
    }

    /// The option ranked first, or the first of those that tie for it.
    #[must_use]
    pub fn winner(&self) -> &Id {
        &self.winner
    }

    /// What people know the winner by.
    #[must_use]
    pub fn winner_name(&self) -> &str {
        &self.winner_name
    }

    /// The option behind it, or beside it where they tie.
    #[must_use]
    pub fn runner_up(&self) -> &Id {
        &self.runner_up
    }

    /// What people know the runner-up by.
    #[must_use]
    pub fn runner_up_name(&self) -> &str {
        &self.runner_up_name
    }

    /// By how much the total of the winner exceeds that of the runner-up: zero where they tie.
    #[must_use]
    pub fn margin(&self) -> Decimal {
        self.margin
    }

    /// What each criterion makes of it, the largest differences first, whatever their sign.
    #[must_use]
    pub fn parts(&self) -> &[MarginPart] {
        &self.parts
    }
}

/// What one criterion makes of the margin.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MarginPart {
    criterion: Id,
    name: String,
    #[serde(serialize_with = "as_text")]
    difference: Decimal,
}

impl MarginPart {
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

    /// The weight times the difference of the values: below zero where the runner-up is better.
    #[must_use]
    pub fn difference(&self) -> Decimal {
        self.difference
    }
}

/// An option that is nowhere better and somewhere worse than another one.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DominatedOption {
    option: Id,
    name: String,
    by: Vec<Id>,
}

impl DominatedOption {
    pub(super) fn all_of(matrix: &ScoringMatrix, exact: &ExactTotals<'_>, ranked: &[usize]) -> Vec<Self> {
        let options = matrix.options();
        let dominated = |option: &usize| {
            let better = ranked.iter().filter(|other| exact.dominates(**other, *option));
            let by: Vec<Id> = better.map(|other| options[*other].id().clone()).collect();
            let (id, name) = (options[*option].id().clone(), options[*option].name().to_owned());
            (!by.is_empty()).then_some(Self { option: id, name, by })
        };
        ranked.iter().filter_map(dominated).collect()
    }

    /// The option.
    #[must_use]
    pub fn option(&self) -> &Id {
        &self.option
    }

    /// What people know it by.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The options that dominate it, in the order of the input.
    #[must_use]
    pub fn by(&self) -> &[Id] {
        &self.by
    }
}
