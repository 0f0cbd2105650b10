//! How far the stakeholders of a matrix agree.

use super::Direction;
use super::agreement::{Ballots, Concordance, GroupTotals, kendall_w};
use super::matrix::ScoringMatrix;
use super::panel::Panel;
use super::stakeholder::StakeholderScores;
use crate::measure::{Outcome, Reason};
use crate::value::Id;
use rust_decimal::Decimal;
use serde::Serialize;

impl ScoringMatrix {
    /// How far the stakeholders agree on the [`ranked_options`](Self::ranked_options).
    ///
    /// Undefined without stakeholders ([`Reason::NoStakeholders`]), where no option has a rank
    /// ([`Reason::NoRankedOption`]), and where a stakeholder, of whatever influence, left a cell of a ranked option open
    /// ([`Reason::OpenCell`]): a variance or a ranking of those who happen to have scored would compare different people
    /// from cell to cell.
    ///
    /// ```
    /// use bizcase::{dec, decimals};
    /// use bizcase::scoring::{Criterion, Scale, ScoredOption, ScoringMatrix, Stakeholder};
    ///
    /// let scored = |name: &str, paper, online| {
    ///     Stakeholder::new(name).score("paper", "reach", paper).score("online", "reach", online)
    /// };
    /// let matrix = ScoringMatrix::builder()
    ///     .criterion(Criterion::higher_is_better("Reach", Scale::numeric(dec!(0), dec!(10))).weight(dec!(1)))
    ///     .option(ScoredOption::new("Paper"))
    ///     .option(ScoredOption::new("Online"))
    ///     .stakeholder(scored("CFO", dec!(5), dec!(4)))
    ///     .stakeholder(scored("CIO", dec!(2), dec!(10)))
    ///     .build()?;
    /// let agreement = matrix.agreement().value().expect("every cell has two scores");
    /// let concordance = agreement.concordance().expect("two people rank two options");
    /// assert_eq!(concordance.coefficient().value(), Some(dec!(0))); // opposite rankings
    /// assert_eq!(agreement.totals().of_means(), decimals![0.35, 0.7]);
    /// assert_eq!(agreement.totals().leaders_without_each(), [Some(vec![1]), Some(vec![0])]);
    /// # Ok::<(), bizcase::Errors>(())
    /// ```
    pub fn agreement(&self) -> Outcome<PanelAgreement> {
        self.agreement_by(&Panel::of(self))
    }

    pub(super) fn agreement_by(&self, panel: &Panel<'_>) -> Outcome<PanelAgreement> {
        match self.panel_agreement(panel) {
            Ok(agreement) => Outcome::Value(agreement),
            Err(reason) => Outcome::Undefined(reason),
        }
    }

    fn panel_agreement(&self, panel: &Panel<'_>) -> Result<PanelAgreement, Reason> {
        if self.stakeholders().is_empty() {
            return Err(Reason::NoStakeholders);
        }
        let ranked = self.ranked(panel);
        if ranked.is_empty() {
            return Err(Reason::NoRankedOption);
        }
        let judgements = panel.judgements(&ranked).ok_or(Reason::OpenCell)?;
        let totals = GroupTotals::of_judgements(judgements);
        // Ranks, because totals that are rounded may tie where the exact ones do not.
        let ranks: Vec<Vec<Decimal>> = totals
            .individual_ranks()
            .iter()
            .map(|row| row.iter().map(|rank| (*rank).into()).collect())
            .collect();
        Ok(PanelAgreement {
            stakeholders: self.stakeholders().iter().map(StakeholderScores::id).cloned().collect(),
            options: ranked.into_iter().map(|option| self.options()[option].id().clone()).collect(),
            concordance: kendall_w(&ranks, Direction::LowerIsBetter).ok(),
            ballots: Ballots::of(&ranks, Direction::LowerIsBetter)
                .expect("a matrix has no more options than ballots may have"),
            totals,
        })
    }
}

/// How far the stakeholders of a [`ScoringMatrix`] agree, and about what not; [`ScoringMatrix::agreement`] makes it.
///
/// Stakeholders go by their index in the matrix, options by theirs in [`options`](Self::options), criteria by theirs in the
/// matrix. Totals and variances count by influence; rankings, majorities and spreads count everybody alike, also who has no
/// influence.
///
/// As a result it serialises: decimals as text, stakeholders, options and criteria by index where they are not listed.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PanelAgreement {
    stakeholders: Vec<Id>,
    options: Vec<Id>,
    concordance: Option<Concordance>,
    ballots: Ballots,
    totals: GroupTotals,
}

impl PanelAgreement {
    /// Those who judge, in the order of the input.
    #[must_use]
    pub fn stakeholders(&self) -> &[Id] {
        &self.stakeholders
    }

    /// The options that have a rank, in the order of the input.
    #[must_use]
    pub fn options(&self) -> &[Id] {
        &self.options
    }

    /// Kendall's W of their rankings, by each one's own values and weights; `None` for a single stakeholder, and for a
    /// single option.
    #[must_use]
    pub fn concordance(&self) -> Option<&Concordance> {
        self.concordance.as_ref()
    }

    /// Their rankings as votes: Borda and Copeland counts, majorities, the Condorcet winner.
    pub fn ballots(&self) -> &Ballots {
        &self.ballots
    }

    /// Totals by both orders of aggregation, the variance that scores and weights make, the spread of every cell, and who
    /// leads without each stakeholder. Values run from 0 to 1.
    ///
    /// The totals [`of_means`](GroupTotals::of_means) are those of the ranking.
    pub fn totals(&self) -> &GroupTotals {
        &self.totals
    }
}
