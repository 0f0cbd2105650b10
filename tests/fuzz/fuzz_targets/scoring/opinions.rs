//! What stands beside the additive model: votes, agreement, products and comparisons, against their definitions.

use crate::model::{assert_figure, product, ranks, shares, sum};
use arbitrary::Arbitrary;
use bizcase::Decimal;
use bizcase::measure::Outcome;
use bizcase::scoring::agreement::{
    Ballots, GroupTotals, Level, Spread, kendall_tau_b, kendall_w, krippendorff_alpha,
};
use bizcase::scoring::{Comparison, Direction, ProductNormalisation, pugh, weighted_product};
use shared::fraction::Fraction;
use shared::number::Amount;

/// Rows of a table: more take longer and say nothing else.
const ROWS: usize = 5;

#[derive(Arbitrary, Debug)]
pub struct Opinions {
    /// The numbers that cells are picked from.
    palette: [Amount; 4],
    picks: Vec<u8>,
    columns: u8,
    /// Of columns, then of rows.
    points: [u8; ROWS + 4],
    turned: [bool; 4],
}

impl Opinions {
    fn columns(&self) -> usize {
        1 + usize::from(self.columns) % self.turned.len()
    }

    /// As many full rows as there are picks for.
    fn table<T>(&self, cell: impl Fn(u8) -> T) -> Vec<Vec<T>> {
        let rows = self.picks.chunks_exact(self.columns()).take(ROWS);
        rows.map(|row| row.iter().map(|&pick| cell(pick)).collect()).collect()
    }

    fn number(&self, pick: u8) -> Decimal {
        self.palette[usize::from(pick) % self.palette.len()].value()
    }

    fn points(&self) -> Vec<Decimal> {
        self.points.iter().map(|&points| Decimal::from(points)).collect()
    }
}

pub fn check(input: &Opinions) {
    let rows = input.table(|pick| input.number(pick));
    if rows.is_empty() {
        return;
    }
    check_ballots(&rows);
    check_concordance(&rows);
    check_reliability(&input.table(|pick| (pick < 200).then(|| input.number(pick))));
    rows.iter().for_each(|row| check_spread(row));
    check_group(&rows, &input.points());
    let direction =
        |&turned: &bool| if turned { Direction::LowerIsBetter } else { Direction::HigherIsBetter };
    let directions: Vec<Direction> = input.turned[..input.columns()].iter().map(direction).collect();
    check_products(&rows, &input.points[..input.columns()], &directions);
    check_comparisons(&input.table(|pick| Comparison::ALL[usize::from(pick) % Comparison::ALL.len()]));
}

fn check_ballots(rows: &[Vec<Decimal>]) {
    let ballots = Ballots::of(rows, Direction::HigherIsBetter).expect("a table");
    let options = rows[0].len();
    for option in 0..options {
        for other in 0..options {
            let support = rows.iter().filter(|row| row[option] > row[other]).count();
            assert_eq!(ballots.support(option, other), support);
        }
    }
    assert_eq!(ballots.copeland().iter().sum::<isize>(), 0);
    let borda: Decimal = ballots.borda().iter().sum();
    assert_eq!(borda, Decimal::from(rows.len() * options * (options - 1)) / Decimal::TWO);
    if let Some(winner) = ballots.condorcet_winner() {
        assert!(
            ballots.unbeaten() == [winner]
                && ballots.majority_cycle().is_none_or(|cycle| !cycle.contains(&winner))
        );
    }
}

fn check_concordance(rows: &[Vec<Decimal>]) {
    let part = |figure: Outcome<Decimal>, low: Decimal| match figure {
        Outcome::Value(value) => assert!((low..=Decimal::ONE).contains(&value), "{value}"),
        Outcome::Undefined(_) => {}
        other => panic!("{other:?}"),
    };
    let of = |rows: &[Vec<Decimal>], direction| kendall_w(rows, direction).ok().map(|it| it.coefficient());
    let concordance = of(rows, Direction::HigherIsBetter);
    assert_eq!(concordance, of(rows, Direction::LowerIsBetter));
    concordance.into_iter().for_each(|it| part(it, Decimal::ZERO));
    for one in rows {
        for other in rows {
            let Ok(tau) = kendall_tau_b(one, other) else { continue };
            assert_eq!(Ok(tau), kendall_tau_b(other, one));
            part(tau, Decimal::NEGATIVE_ONE);
        }
    }
}

fn check_reliability(ratings: &[Vec<Option<Decimal>>]) {
    let reversed: Vec<Vec<Option<Decimal>>> = ratings.iter().rev().cloned().collect();
    for level in Level::ALL {
        let alpha = krippendorff_alpha(ratings, *level);
        assert_eq!(alpha, krippendorff_alpha(&reversed, *level), "the order of raters counted");
        if let Ok(Outcome::Value(alpha)) = alpha {
            assert!(alpha <= Decimal::ONE);
        }
    }
}

fn check_spread(values: &[Decimal]) {
    let Ok(spread) = Spread::of(values) else { return };
    let mut exact: Vec<Fraction> = values.iter().map(|&value| Fraction::of(value)).collect();
    exact.sort();
    let count = Fraction::integer(i64::try_from(exact.len()).expect("few values"));
    let (low, high) = (&exact[(exact.len() - 1) / 2], &exact[exact.len() / 2]);
    assert_figure(spread.mean(), &sum(&exact).over(&count));
    assert_figure(spread.median(), &(low.clone() + high.clone()).over(&Fraction::integer(2)));
    assert_figure(spread.range(), &(exact[exact.len() - 1].clone() - exact[0].clone()));
}

/// Each person has one row of values for two options: the row, and the row the other way round.
fn check_group(rows: &[Vec<Decimal>], points: &[Decimal]) {
    let values: Vec<Vec<Vec<Decimal>>> =
        rows.iter().map(|row| vec![row.clone(), row.iter().rev().copied().collect()]).collect();
    let columns = rows[0].len();
    let weights: Vec<Vec<Decimal>> =
        (0..rows.len()).map(|person| points[person % 4..][..columns].to_vec()).collect();
    let influence = &points[points.len() - rows.len()..];
    let Ok(group) = GroupTotals::of(&values, &weights, influence) else { return };
    let influences = shares(influence);
    let mean = |of_person: &dyn Fn(usize) -> Fraction| {
        product(&influences, &(0..rows.len()).map(of_person).collect::<Vec<_>>())
    };
    let share = |column: usize| mean(&|person| shares(&weights[person])[column].clone());
    let mean_shares: Vec<Fraction> = (0..columns).map(share).collect();
    for option in 0..2 {
        let value = |column: usize| mean(&|person| Fraction::of(values[person][option][column]));
        let mean_values: Vec<Fraction> = (0..columns).map(value).collect();
        assert_figure(group.of_means()[option], &product(&mean_values, &mean_shares));
        let of_person = |person: usize| {
            let values: Vec<Fraction> = values[person][option].iter().map(|&it| Fraction::of(it)).collect();
            product(&values, &shares(&weights[person]))
        };
        assert_figure(group.mean_of_totals()[option], &mean(&of_person));
    }
    // Whatever comes of them, they have an answer.
    let _ = (group.total_variance(), group.score_driven_share(), group.weight_driven_share());
    let _ = (group.remaining_variance(), group.leaders_without_each());
}

/// Products of powers with whole exponents are compared as fractions.
fn check_products(rows: &[Vec<Decimal>], points: &[u8], directions: &[Direction]) {
    let exponents: Vec<u32> = points.iter().map(|&points| u32::from(points % 6)).collect();
    let weights: Vec<Decimal> = exponents.iter().map(|&exponent| exponent.into()).collect();
    let Ok(found) = weighted_product(rows, &weights, directions, ProductNormalisation::Plain) else { return };
    let one = Fraction::integer(1);
    let power = |row: &Vec<Decimal>| {
        let factors = row.iter().zip(&exponents).zip(directions).map(|((&value, &exponent), direction)| {
            let power = Fraction::of(value).pow(exponent);
            if *direction == Direction::HigherIsBetter { power } else { one.over(&power) }
        });
        factors.fold(one.clone(), |product, factor| product * factor)
    };
    let powers: Vec<Fraction> = rows.iter().map(power).collect();
    assert_eq!(found.ranks(), ranks(&powers));
    let degree = exponents.iter().sum();
    for (&figure, power) in found.products().iter().zip(&powers) {
        let (low, high) = around(figure);
        assert!(low.pow(degree) <= *power && *power <= high.pow(degree), "{figure}");
    }
}

/// What rounds to a figure that is not negative.
fn around(figure: Decimal) -> (Fraction, Fraction) {
    let (own, half) = (Fraction::of(figure), Fraction::half_unit_of(figure));
    ((own.clone() - half.clone()).max(Fraction::integer(0)), own + half)
}

fn check_comparisons(rows: &[Vec<Comparison>]) {
    for datum in 0..rows.len() {
        let Ok(tallies) = pugh(rows, datum) else { continue };
        for (tally, row) in tallies.iter().zip(rows) {
            assert_eq!(tally.better() + tally.same() + tally.worse(), row.len());
        }
    }
}
