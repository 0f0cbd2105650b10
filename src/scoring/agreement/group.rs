//! Totals of a group, by both orders of aggregation, and what makes them differ from person to person.

mod data;
mod spreads;

use crate::error::{Error, Errors};
use crate::exact::Rational;
use crate::limits;
use crate::measure::{Outcome, Reason};
use crate::scoring::figures::{ratio, rounded_ratio};
use crate::scoring::ranks::competition_ranks;
use crate::scoring::rows::{Shape, length_fault, limit_fault, size_fault, weight_faults};
use crate::scoring::units::{common_places, in_common_units, in_units};
use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::Zero;
use rust_decimal::Decimal;

/// The totals of a group of people who each give values to options on criteria, and weights to the criteria.
///
/// Values are the worth of scores, higher being better, on one scale for all; weights are any points of zero or more,
/// which count as shares of each person's own sum; influence says how much each person counts in means. Two orders of
/// aggregation are common:
///
/// ```text
/// of the means:      T(i) = sum over j of  mean weight(j) x mean value(i, j)
/// mean of totals:    M(i) = mean over people of  sum over j of  weight(j) x value(i, j)
/// ```
///
/// They differ by the covariance of weights and values across people. The first is the headline here, because it can be
/// shown cell by cell; where the two have different leads, that is worth a finding
/// ([`orders_disagree`](Self::orders_disagree)).
///
/// It serialises with the figures of its methods, decimals as text.
///
/// All is computed in whole numbers and rounded once at the end. Everyone gives every value; who shall not count has an
/// influence of zero, and still takes part in spreads.
///
/// ```
/// use bizcase::{dec, decimals, scoring::agreement::GroupTotals};
///
/// // Ann weighs the first criterion alone and Ben the second; each gives the only option 10 on their own and 0 elsewhere.
/// let values = [vec![decimals![10, 0].to_vec()], vec![decimals![0, 10].to_vec()]];
/// let weights = [decimals![1, 0].to_vec(), decimals![0, 1].to_vec()];
/// let group = GroupTotals::of(&values, &weights, &decimals![1, 1])?;
/// assert_eq!(group.of_means(), decimals![5]); // 0.5 x 5 + 0.5 x 5
/// assert_eq!(group.mean_of_totals(), decimals![10]);
/// # Ok::<(), bizcase::Errors>(())
/// ```
///
/// A second option that is worth 6 to both on either criterion: by the means it leads, by what each of them thinks it does not.
///
/// ```
/// use bizcase::{decimals, measure::Outcome, scoring::agreement::GroupTotals};
///
/// let level = decimals![6, 6].to_vec();
/// let values = [vec![decimals![10, 0].to_vec(), level.clone()], vec![decimals![0, 10].to_vec(), level]];
/// let weights = [decimals![1, 0].to_vec(), decimals![0, 1].to_vec()];
/// let group = GroupTotals::of(&values, &weights, &decimals![1, 1])?;
/// assert_eq!(group.mean_values(), [decimals![5, 5], decimals![6, 6]]);
/// assert_eq!(group.mean_weights(), decimals![0.5, 0.5]);
/// assert_eq!(group.individual_totals(), [decimals![10, 6], decimals![10, 6]]);
/// assert_eq!(group.individual_ranks(), [[1, 2], [1, 2]]);
/// assert_eq!((group.of_means(), group.ranks_of_means()), (decimals![5, 6].to_vec(), vec![2, 1]));
/// assert_eq!((group.mean_of_totals(), group.ranks_of_mean_totals()), (decimals![10, 6].to_vec(), vec![1, 2]));
/// assert!(group.orders_disagree());
/// // The totals of an option are the same for both of them.
/// assert_eq!(group.total_variance(), decimals![0, 0].map(Outcome::Value));
/// # Ok::<(), bizcase::Errors>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub struct GroupTotals {
    /// Of each person, on each option, by each criterion, in units of one over `value_unit`.
    values: Vec<Vec<Vec<BigInt>>>,
    value_unit: BigInt,
    /// The shares of each person's weights, over a denominator that all people share.
    weights: Vec<Vec<BigInt>>,
    weight_unit: BigInt,
    influence: Vec<BigInt>,
    influence_sum: BigInt,
    mean_values: Vec<Vec<BigInt>>,
    mean_weights: Vec<BigInt>,
}

/// What people say, in whole numbers: at least one of them, on at least one option and one criterion.
pub(in crate::scoring) struct Judgements {
    /// Of each person, on each option, by each criterion, in units of one over `value_unit`.
    pub(in crate::scoring) values: Vec<Vec<Vec<BigInt>>>,
    pub(in crate::scoring) value_unit: BigInt,
    /// Of each person, for each criterion, in units of one over `weight_unit`: they sum to one.
    pub(in crate::scoring) weights: Vec<Vec<BigInt>>,
    pub(in crate::scoring) weight_unit: BigInt,
    /// In proportion.
    pub(in crate::scoring) influence: Vec<BigInt>,
}

impl GroupTotals {
    /// The totals of values by person, option and criterion, weights by person and criterion, and influence by person.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Empty`](crate::ErrorKind::Empty), [`ErrorKind::Ragged`](crate::ErrorKind::Ragged) and
    /// [`ErrorKind::OverLimit`](crate::ErrorKind::OverLimit) for the shapes (at most [`limits::PEOPLE`] people, [`limits::ALTERNATIVES`] options
    /// and [`limits::CRITERIA`] criteria) and for values of more than [`limits::AMOUNT_DIGITS`] digits before the point; [`ErrorKind::OutOfRange`](crate::ErrorKind::OutOfRange) for weights and
    /// influences that are negative, or all zero.
    pub fn of(
        values: &[Vec<Vec<Decimal>>],
        weights: &[Vec<Decimal>],
        influence: &[Decimal],
    ) -> Result<Self, Errors> {
        Errors::none_in(faults(values, weights, influence))?;
        let places = common_places(values.iter().flatten().flatten().copied());
        let values = values.iter().map(|rows| in_units_of(rows, places)).collect();
        let (weights, weight_unit) = common_shares(weights);
        Ok(Self::of_judgements(Judgements {
            values,
            value_unit: BigInt::from(10).pow(places),
            weights,
            weight_unit,
            influence: in_common_units(influence),
        }))
    }

    /// The totals of judgements that are tables of one shape, with an influence above zero.
    pub(in crate::scoring) fn of_judgements(judgements: Judgements) -> Self {
        let Judgements { values, value_unit, weights, weight_unit, influence } = judgements;
        let people = || influence.iter().zip(&weights).zip(&values);
        let mut mean_weights = vec![BigInt::zero(); weights[0].len()];
        let mut mean_values = vec![mean_weights.clone(); values[0].len()];
        for ((influence, weights), values) in people() {
            add(&mut mean_weights, influence, weights);
            mean_values.iter_mut().zip(values).for_each(|(means, values)| add(means, influence, values));
        }
        let influence_sum = influence.iter().sum();
        Self { values, value_unit, weights, weight_unit, influence, influence_sum, mean_values, mean_weights }
    }

    /// The number of people.
    #[must_use]
    pub fn people(&self) -> usize {
        self.values.len()
    }

    /// The mean value of each option on each criterion, by influence.
    #[must_use]
    pub fn mean_values(&self) -> Vec<Vec<Decimal>> {
        let unit = &self.influence_sum * &self.value_unit;
        self.mean_values.iter().map(|row| figures(row, &unit)).collect()
    }

    /// The mean of everybody's shares of weight of each criterion, by influence.
    #[must_use]
    pub fn mean_weights(&self) -> Vec<Decimal> {
        figures(&self.mean_weights, &(&self.influence_sum * &self.weight_unit))
    }

    /// The total of each option by each person's own values and weights.
    #[must_use]
    pub fn individual_totals(&self) -> Vec<Vec<Decimal>> {
        let unit = &self.weight_unit * &self.value_unit;
        self.own_totals().iter().map(|row| figures(row, &unit)).collect()
    }

    /// The ranks of the options by each person's own totals: 1, 2, 2, 4.
    #[must_use]
    pub fn individual_ranks(&self) -> Vec<Vec<usize>> {
        self.own_totals().iter().map(|row| ranks(row)).collect()
    }

    /// The total of each option by mean values and mean weights: the headline.
    #[must_use]
    pub fn of_means(&self) -> Vec<Decimal> {
        let unit = &self.influence_sum * &self.influence_sum * &self.weight_unit * &self.value_unit;
        figures(&self.totals_of_means(), &unit)
    }

    /// What each criterion adds to each total [`of_means`](Self::of_means).
    #[must_use]
    pub fn contributions(&self) -> Vec<Vec<Decimal>> {
        let unit = &self.influence_sum * &self.influence_sum * &self.weight_unit * &self.value_unit;
        let parts = |row: &Vec<BigInt>| -> Vec<BigInt> {
            row.iter().zip(&self.mean_weights).map(|(value, weight)| value * weight).collect()
        };
        self.mean_values.iter().map(|row| figures(&parts(row), &unit)).collect()
    }

    /// The ranks of the options by the totals of the means.
    #[must_use]
    pub fn ranks_of_means(&self) -> Vec<usize> {
        ranks(&self.totals_of_means())
    }

    /// The mean of everybody's totals of each option, by influence.
    #[must_use]
    pub fn mean_of_totals(&self) -> Vec<Decimal> {
        let unit = &self.influence_sum * &self.weight_unit * &self.value_unit;
        figures(&self.sums_of_totals(), &unit)
    }

    /// The ranks of the options by the means of everybody's totals.
    #[must_use]
    pub fn ranks_of_mean_totals(&self) -> Vec<usize> {
        ranks(&self.sums_of_totals())
    }

    /// Whether the two orders of aggregation have different options in the lead.
    #[must_use]
    pub fn orders_disagree(&self) -> bool {
        leaders(&self.totals_of_means()) != leaders(&self.sums_of_totals())
    }

    /// The options that lead by the totals of the means when one person is left out, for each person; `None` where nobody
    /// of influence would be left.
    #[must_use]
    pub fn leaders_without_each(&self) -> Vec<Option<Vec<usize>>> {
        (0..self.people()).map(|person| self.leaders_without(person)).collect()
    }

    /// The variance across people of the total of each option, by influence; undefined for one person, as all variances.
    #[must_use]
    pub fn total_variance(&self) -> Vec<Outcome<Decimal>> {
        self.variances(&self.own_totals(), &BigInt::from(1))
    }

    /// The variance that is left of it when everyone has the mean weights: conflict about scores, to be settled by evidence.
    #[must_use]
    pub fn score_driven_variance(&self) -> Vec<Outcome<Decimal>> {
        self.variances(&self.totals_by_score(), &self.influence_sum)
    }

    /// The variance that is left of it when everyone has the mean values: conflict about weights, to be settled by priorities.
    #[must_use]
    pub fn weight_driven_variance(&self) -> Vec<Outcome<Decimal>> {
        self.variances(&self.totals_by_weight(), &self.influence_sum)
    }

    /// The variance that neither explains, `total - score-driven - weight-driven`: that people who score an option higher
    /// also weigh its criteria higher, or lower where it is negative.
    #[must_use]
    pub fn remaining_variance(&self) -> Vec<Outcome<Decimal>> {
        let total = self.exact_variances(&self.own_totals(), &BigInt::from(1));
        let by_score = self.exact_variances(&self.totals_by_score(), &self.influence_sum);
        let by_weight = self.exact_variances(&self.totals_by_weight(), &self.influence_sum);
        let parts = total.iter().zip(&by_score).zip(&by_weight);
        self.outcomes(parts.map(|((total, score), weight)| &(total - score) - weight))
    }

    /// What part of the variance of the totals is left when everyone has the mean weights, for each option:
    /// `score-driven / total`. It is above 1 where people who score an option higher weigh its criteria lower, so that the
    /// two make up for each other. Undefined for one person, and where totals do not vary ([`Reason::ZeroWhole`]).
    ///
    /// ```
    /// use bizcase::{decimals, dec, scoring::agreement::GroupTotals};
    ///
    /// // Totals of 2 and 6, a variance of 4. Mean values of 6 and 2, mean weights of 1/2: by score 3 and 5, a variance of 1.
    /// let values = [vec![decimals![5, 1].to_vec()], vec![decimals![7, 3].to_vec()]];
    /// let weights = [decimals![1, 3].to_vec(), decimals![3, 1].to_vec()];
    /// let group = GroupTotals::of(&values, &weights, &decimals![1, 1])?;
    /// assert_eq!(group.score_driven_share()[0].value(), Some(dec!(0.25)));
    /// # Ok::<(), bizcase::Errors>(())
    /// ```
    pub fn score_driven_share(&self) -> Vec<Outcome<Decimal>> {
        self.shares_of_variance(&self.totals_by_score())
    }

    /// What part of the variance of the totals is left when everyone has the mean values: `weight-driven / total`, undefined
    /// as [`score_driven_share`](Self::score_driven_share) is. The two need not make one: what they leave is the
    /// [remaining](Self::remaining_variance) variance.
    pub fn weight_driven_share(&self) -> Vec<Outcome<Decimal>> {
        self.shares_of_variance(&self.totals_by_weight())
    }

    /// Of totals in units that are finer by the sum of influences.
    fn shares_of_variance(&self, totals: &[Vec<BigInt>]) -> Vec<Outcome<Decimal>> {
        let parts = self.exact_variances(totals, &self.influence_sum);
        let wholes = self.exact_variances(&self.own_totals(), &BigInt::from(1));
        let share = |(part, whole): (&Rational, &Rational)| match part.checked_div(whole) {
            _ if self.people() == 1 => Outcome::Undefined(Reason::OneJudge),
            Some(share) => share.round().into(),
            None => Outcome::Undefined(Reason::ZeroWhole),
        };
        parts.iter().zip(&wholes).map(share).collect()
    }

    fn own_totals(&self) -> Vec<Vec<BigInt>> {
        let of = |(values, weights): (&Vec<Vec<BigInt>>, &Vec<BigInt>)| totals(values, weights);
        self.values.iter().zip(&self.weights).map(of).collect()
    }

    fn totals_by_score(&self) -> Vec<Vec<BigInt>> {
        self.values.iter().map(|values| totals(values, &self.mean_weights)).collect()
    }

    fn totals_by_weight(&self) -> Vec<Vec<BigInt>> {
        self.weights.iter().map(|weights| totals(&self.mean_values, weights)).collect()
    }

    fn totals_of_means(&self) -> Vec<BigInt> {
        totals(&self.mean_values, &self.mean_weights)
    }

    fn sums_of_totals(&self) -> Vec<BigInt> {
        let mut sums = vec![BigInt::zero(); self.mean_values.len()];
        for (influence, totals) in self.influence.iter().zip(self.own_totals()) {
            add(&mut sums, influence, &totals);
        }
        sums
    }

    fn leaders_without(&self, person: usize) -> Option<Vec<usize>> {
        let influence = &self.influence[person];
        if *influence == self.influence_sum {
            return None;
        }
        let without = |mut sums: Vec<BigInt>, own: &[BigInt]| {
            add(&mut sums, &-influence, own);
            sums
        };
        let weights = without(self.mean_weights.clone(), &self.weights[person]);
        let rows = self.mean_values.iter().zip(&self.values[person]);
        let values: Vec<Vec<BigInt>> = rows.map(|(means, own)| without(means.clone(), own)).collect();
        Some(leaders(&totals(&values, &weights)))
    }

    /// The variance across people of each option's totals, which are in units of `1 / (finer x weight unit x value unit)`.
    fn variances(&self, totals: &[Vec<BigInt>], finer: &BigInt) -> Vec<Outcome<Decimal>> {
        self.outcomes(self.exact_variances(totals, finer).into_iter())
    }

    fn exact_variances(&self, totals: &[Vec<BigInt>], finer: &BigInt) -> Vec<Rational> {
        let unit = finer * &self.weight_unit * &self.value_unit * &self.influence_sum;
        let variance = |option: usize| {
            let (mut sum, mut squares) = (BigInt::zero(), BigInt::zero());
            for (influence, totals) in self.influence.iter().zip(totals) {
                sum += influence * &totals[option];
                squares += influence * &totals[option] * &totals[option];
            }
            ratio(squares * &self.influence_sum - &sum * &sum, &unit * &unit)
        };
        (0..self.mean_values.len()).map(variance).collect()
    }

    fn outcomes(&self, variances: impl Iterator<Item = Rational>) -> Vec<Outcome<Decimal>> {
        let outcome = |variance: Rational| match self.people() {
            1 => Outcome::Undefined(Reason::OneJudge),
            _ => variance.round().into(),
        };
        variances.map(outcome).collect()
    }
}

fn faults(values: &[Vec<Vec<Decimal>>], weights: &[Vec<Decimal>], influence: &[Decimal]) -> Vec<Error> {
    let mut of_values = Shape { row: "person", column: "option" }.faults(values);
    of_values.extend(limit_fault(values.len(), limits::PEOPLE, "people"));
    let criteria = values.iter().flatten().next().map_or(0, Vec::len);
    of_values.extend(limit_fault(criteria, limits::CRITERIA, "criteria"));
    for (person, rows) in values.iter().enumerate() {
        let of_rows = Shape { row: "option", column: "criterion" }.faults(rows);
        let lengths = rows.iter().enumerate().filter(|(_, row)| of_rows.is_empty() && row.len() != criteria);
        let lengths = lengths.filter_map(|(option, row)| {
            Some(length_fault(row.len(), criteria, "criterion")?.within(option).within(person))
        });
        of_values.extend(lengths);
        of_values
            .extend(limit_fault(rows.len(), limits::ALTERNATIVES, "options").map(|it| it.within(person)));
        of_values.extend(of_rows.into_iter().map(|fault| fault.within(person)));
        for (option, row) in rows.iter().enumerate() {
            let sizes = row.iter().enumerate();
            of_values.extend(sizes.filter_map(|(criterion, &value)| {
                Some(size_fault(value)?.within(criterion).within(option).within(person))
            }));
        }
    }
    let of_weights = weights.iter().enumerate().flat_map(|(person, points)| {
        let length = length_fault(points.len(), criteria, "criterion");
        weight_faults(points).into_iter().chain(length).map(move |fault| fault.within(person))
    });
    let of_weights = of_weights.chain(length_fault(weights.len(), values.len(), "person"));
    let of_influence =
        weight_faults(influence).into_iter().chain(length_fault(influence.len(), values.len(), "person"));
    let of_values = of_values.into_iter().map(|fault| fault.within("values"));
    let of_weights = of_weights.map(|fault| fault.within("weights"));
    of_values.chain(of_weights).chain(of_influence.map(|fault| fault.within("influence"))).collect()
}

fn in_units_of(rows: &[Vec<Decimal>], places: u32) -> Vec<Vec<BigInt>> {
    rows.iter().map(|row| row.iter().map(|&value| in_units(value, places)).collect()).collect()
}

/// Everybody's shares over one denominator, and that denominator.
fn common_shares(weights: &[Vec<Decimal>]) -> (Vec<Vec<BigInt>>, BigInt) {
    let parts: Vec<Vec<BigInt>> = weights.iter().map(|points| in_common_units(points)).collect();
    let sums: Vec<BigInt> = parts.iter().map(|parts| parts.iter().sum()).collect();
    let unit = sums.iter().fold(BigInt::from(1), |unit, sum| unit.lcm(sum));
    let of = |(parts, sum): (&Vec<BigInt>, &BigInt)| {
        let factor = &unit / sum;
        parts.iter().map(|part| part * &factor).collect()
    };
    (parts.iter().zip(&sums).map(of).collect(), unit.clone())
}

/// Adds a multiple of one list to another.
fn add(sums: &mut [BigInt], factor: &BigInt, terms: &[BigInt]) {
    sums.iter_mut().zip(terms).for_each(|(sum, term)| *sum += factor * term);
}

fn totals(values: &[Vec<BigInt>], weights: &[BigInt]) -> Vec<BigInt> {
    values.iter().map(|row| row.iter().zip(weights).map(|(value, weight)| value * weight).sum()).collect()
}

fn ranks(totals: &[BigInt]) -> Vec<usize> {
    competition_ranks(totals, |one, other| other.cmp(one))
}

fn leaders(totals: &[BigInt]) -> Vec<usize> {
    let best = totals.iter().max();
    (0..totals.len()).filter(|&option| Some(&totals[option]) == best).collect()
}

fn figures(numbers: &[BigInt], unit: &BigInt) -> Vec<Decimal> {
    numbers.iter().map(|number| rounded_ratio(number, unit)).collect()
}
