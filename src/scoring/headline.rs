//! The headline of a matrix as plain numbers, for questions that need no names.

use super::agenda::Agenda;
use super::matrix::ScoringMatrix;
use super::option::OptionScores;
use super::panel::Panel;
use super::panel_agreement::PanelAgreement;
use super::ranking::ScoreRanking;
use super::robustness::Robustness;
use super::value_table::ValueTable;
use crate::error::Errors;
use crate::measure::{Outcome, Reason};
use crate::value::Id;

impl ScoringMatrix {
    /// The options that have a rank, in the order of the input: they pass every must, and somebody scored them.
    ///
    /// Those are the rows of [`value_table`](Self::value_table).
    #[must_use]
    pub fn ranked_options(&self) -> Vec<&OptionScores> {
        let ranked = self.ranked(&Panel::of(self));
        ranked.into_iter().map(|option| &self.options()[option]).collect()
    }

    /// The values and weights behind the [`ranking`](Self::ranking), exact: a row for each of the
    /// [`ranked_options`](Self::ranked_options), a column for each criterion, values from 0 to 1.
    ///
    /// With stakeholders they are the mean values and the mean weights, and criteria in groups have their weight in the
    /// whole, so the totals of the table are those of the ranking to the last digit.
    ///
    /// Undefined where no option has a rank ([`Reason::NoRankedOption`]), and where a cell of a ranked option is open
    /// ([`Reason::OpenCell`]), even one whose criterion has no weight: the questions that a table answers move weights,
    /// and nothing is ever filled in.
    ///
    /// ```
    /// use bizcase::{dec, decimals};
    /// use bizcase::scoring::{Criterion, Scale, ScoredOption, ScoringMatrix};
    ///
    /// let ten = || Scale::numeric(dec!(0), dec!(10));
    /// let matrix = ScoringMatrix::builder()
    ///     .criterion(Criterion::higher_is_better("Reach", ten()).weight(dec!(60)))
    ///     .criterion(Criterion::lower_is_better("Effort", ten()).weight(dec!(40)))
    ///     .option(ScoredOption::new("Paper").score("reach", dec!(3)).score("effort", dec!(2)))
    ///     .option(ScoredOption::new("Online").score("reach", dec!(8)).score("effort", dec!(6)))
    ///     .build()?;
    /// let table = matrix.value_table().value().expect("every cell has a score");
    /// assert_eq!(table.normalised_weights(), decimals![0.6, 0.4]);
    /// assert_eq!(table.totals(), decimals![0.5, 0.64]); // 0.18 + 0.32, 0.48 + 0.16
    /// # Ok::<(), bizcase::Errors>(())
    /// ```
    pub fn value_table(&self) -> Outcome<ValueTable> {
        match self.headline() {
            Ok(table) => Outcome::Value(table),
            Err(reason) => Outcome::Undefined(reason),
        }
    }

    /// How firm the lead is: the [`value_table`](Self::value_table) laid out for that question. Options go by their
    /// place among the [`ranked_options`](Self::ranked_options), criteria by theirs in the matrix, and values run from 0
    /// to 1.
    ///
    /// Undefined where the table is.
    ///
    /// # Errors
    ///
    /// As [`ValueTable::robustness`]: more options or criteria than can be asked about.
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
    /// let robustness = matrix.robustness()?.value().expect("every cell has a score");
    /// let names: Vec<_> = matrix.ranked_options().iter().map(|option| option.name()).collect();
    /// let reach = &robustness.weight_intervals()[0];
    /// // At a weight of t on reach: 0.3 t + 0.8 (1 - t) and 0.8 t + 0.4 (1 - t), level where 0.5 t = 0.4 (1 - t).
    /// assert_eq!(reach.lower(), dec!("0.4444444444444444444444444444"));
    /// assert_eq!(names[reach.leaders()[0]], "Online");
    /// # Ok::<(), bizcase::Errors>(())
    /// ```
    pub fn robustness(&self) -> Result<Outcome<Robustness>, Errors> {
        self.robustness_by(&Panel::of(self))
    }

    fn robustness_by(&self, panel: &Panel<'_>) -> Result<Outcome<Robustness>, Errors> {
        match self.headline_by(panel) {
            Ok(table) => table.robustness().map(Outcome::Value),
            Err(reason) => Ok(Outcome::Undefined(reason)),
        }
    }

    /// All answers from one look at the scores, which takes the longest where value functions are curved.
    pub(crate) fn answers(&self) -> (ScoreRanking, MatrixAnswers) {
        let panel = Panel::of(self);
        let ranked = self.ranked(&panel);
        let answers = MatrixAnswers {
            ranked: ranked.into_iter().map(|option| self.options()[option].id().clone()).collect(),
            robustness: self.robustness_by(&panel),
            agreement: self.agreement_by(&panel),
            agenda: self.agenda_by(&panel),
        };
        (self.ranking_by(&panel), answers)
    }

    fn headline(&self) -> Result<ValueTable, Reason> {
        self.headline_by(&Panel::of(self))
    }

    pub(super) fn headline_by(&self, panel: &Panel<'_>) -> Result<ValueTable, Reason> {
        let ranked = self.ranked(panel);
        if ranked.is_empty() {
            return Err(Reason::NoRankedOption);
        }
        let exact = panel.mean();
        let (values, unit) = exact.whole_values(&ranked).ok_or(Reason::OpenCell)?;
        Ok(ValueTable::from_integers(values, unit, exact.criterion_weights().to_vec()))
    }
}

/// What a matrix says beside its ranking.
pub(crate) struct MatrixAnswers {
    /// The ids of the ranked options, in the order of the input.
    pub(crate) ranked: Vec<Id>,
    /// As [`ScoringMatrix::robustness`].
    pub(crate) robustness: Result<Outcome<Robustness>, Errors>,
    /// As [`ScoringMatrix::agreement`].
    pub(crate) agreement: Outcome<PanelAgreement>,
    /// As [`ScoringMatrix::agenda`].
    pub(crate) agenda: Outcome<Agenda>,
}
