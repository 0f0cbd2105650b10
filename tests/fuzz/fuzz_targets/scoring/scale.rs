//! Scores on a scale, and their values in fractions.

use crate::judgement::Opinion;
use crate::panel::Scaled;
use bizcase::Decimal;
use bizcase::scoring::{Criterion, Rating, ScoredOption, ScoringMatrix};
use shared::fraction::Fraction;

impl Scaled {
    /// A score by any number: often an end of the scale.
    pub fn score(&self, pick: u8) -> Rating {
        match self {
            Self::Labels(labels) => labels[usize::from(pick) % labels.len()].0.into(),
            _ => self.number(pick).into(),
        }
    }

    fn number(&self, pick: u8) -> Decimal {
        let (low, high) = self.ends();
        let sixteenths = Decimal::from(pick % 17) / Decimal::from(16);
        // Rounding may leave the scale.
        let width = high.checked_sub(low).unwrap_or_default();
        (low + width * sixteenths).clamp(low, high)
    }

    fn ends(&self) -> (Decimal, Decimal) {
        match self {
            Self::Knots(knots) => (knots[0].0, knots[knots.len() - 1].0),
            Self::Peak([low, _, high]) => (low.0, high.0),
            Self::Exponential { low, high } => (*low, *high),
            Self::Labels(_) => (Decimal::ZERO, Decimal::ONE),
        }
    }

    /// The score that is worth most where it lies inside the scale, with its value.
    pub fn peak(&self) -> Option<Opinion> {
        match self {
            Self::Peak([_, (score, value), _]) => {
                Some(Opinion { score: *score, value: Fraction::of(*value) })
            }
            _ => None,
        }
    }

    /// Such a score on a criterion, with its value.
    pub fn opinion(&self, pick: u8, criterion: &Criterion) -> Opinion {
        Opinion { score: self.number(pick), value: self.value(pick, criterion) }
    }

    fn value(&self, pick: u8, criterion: &Criterion) -> Fraction {
        match self {
            Self::Labels(labels) => Fraction::of(labels[usize::from(pick) % labels.len()].1),
            Self::Knots(knots) => between(knots, self.number(pick)),
            Self::Peak(knots) => between(knots, self.number(pick)),
            Self::Exponential { .. } => Fraction::of(rounded_value(criterion, self.number(pick))),
        }
    }
}

fn between(knots: &[(Decimal, Decimal)], score: Decimal) -> Fraction {
    let after = knots.iter().position(|(knot, _)| *knot >= score).expect("the score is on the scale");
    let ((high, to), (low, from)) = (knots[after], knots[after.saturating_sub(1)]);
    if high == score {
        return Fraction::of(to);
    }
    let [score, high, low, to, from] = [score, high, low, to, from].map(Fraction::of);
    from.clone() + ((score - low.clone()) * (to - from)).over(&(high - low))
}

/// The value of an exponential function is a decimal by definition, and what follows from it is exact. That it is the
/// nearest one is the matter of `tests/scoring_models.rs`; here it lies between both ends.
fn rounded_value(criterion: &Criterion, score: Decimal) -> Decimal {
    let option = ScoredOption::new("o").score("only", score);
    let only = criterion.clone().id("only").weight(Decimal::ONE);
    let matrix =
        ScoringMatrix::builder().criterion(only).option(option).build().expect("one cell of a sound scale");
    let value = matrix.ranking().options()[0].total().expect("the cell is there");
    assert!((Decimal::ZERO..=Decimal::ONE).contains(&value), "{value}");
    value
}
