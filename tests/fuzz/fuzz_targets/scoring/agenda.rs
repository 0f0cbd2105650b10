//! The agenda of a panel: what decides does so alone, and what is called settled changes nothing, whatever comes of all of
//! it at once.

use crate::judgement::Judgement;
use crate::model::{leaders, product, sum};
use bizcase::measure::Outcome;
use bizcase::scoring::{Agenda, AgendaItem, ScoringMatrix, Standing, Topic};
use bizcase::value::Id;
use shared::fraction::Fraction;
use std::collections::{BTreeMap, BTreeSet};

/// A cell by option and criterion.
type Cell = (usize, usize);

/// One value for each cell of the ranked options, and one share for each criterion.
#[derive(Clone)]
struct Settled {
    values: BTreeMap<Cell, Fraction>,
    shares: Vec<Fraction>,
    ranked: Vec<usize>,
}

impl Settled {
    /// Everything where it is now; `None` while some cell is open.
    fn present(judgement: &Judgement) -> Option<Self> {
        let (ranked, shares) = (judgement.ranked(), judgement.shares.clone());
        let cells =
            ranked.iter().flat_map(|&option| (0..shares.len()).map(move |criterion| (option, criterion)));
        let values =
            cells.map(|(option, criterion)| Some(((option, criterion), judgement.mean(option, criterion)?)));
        Some(Self { values: values.collect::<Option<_>>()?, shares, ranked })
    }

    fn leaders(&self) -> BTreeSet<usize> {
        let total = |option: &usize| {
            let row = (0..self.shares.len()).map(|criterion| self.values[&(*option, criterion)].clone());
            product(&row.collect::<Vec<_>>(), &self.shares)
        };
        let totals: Vec<Fraction> = self.ranked.iter().map(total).collect();
        leaders(&totals).into_iter().map(|place| self.ranked[place]).collect()
    }

    /// A share elsewhere, and the others in their proportions, or alike where they have none.
    fn with_share(&self, criterion: usize, share: &Fraction) -> Self {
        let model = crate::model::Model { values: Vec::new(), shares: self.shares.clone() };
        Self { shares: model.reweighed(criterion, share), ..self.clone() }
    }

    fn with_value(&self, cell: Cell, value: Fraction) -> Self {
        let mut settled = self.clone();
        settled.values.insert(cell, value);
        settled
    }
}

/// The place of an option, a criterion or a person in the input, by its id.
pub fn index(id: &Id) -> usize {
    id.as_str()[1..].parse().expect("ids are a letter and a number")
}

pub fn check(matrix: &ScoringMatrix, judgement: &Judgement, choices: &[u8]) {
    let Outcome::Value(agenda) = matrix.agenda() else {
        assert!(judgement.ranked().is_empty());
        return;
    };
    let Some(present) = Settled::present(judgement) else { return };
    let leaders = present.leaders();
    assert!(agenda.is_certain());
    assert_eq!(agenda.leaders().iter().map(index).collect::<BTreeSet<_>>(), leaders);
    for item in agenda.items() {
        check_alone(item, judgement, &present, &leaders);
    }
    let mut choices = choices.iter().copied().cycle();
    for _ in 0..3 {
        let settled = resolved(&agenda, judgement, &present, &mut choices);
        assert_eq!(settled.leaders(), leaders, "settled points have changed the lead");
    }
}

/// A point decides where one of its ends alone changes who leads.
fn check_alone(item: &AgendaItem, judgement: &Judgement, present: &Settled, leaders: &BTreeSet<usize>) {
    let at_ends = match item.topic() {
        // Those who have not scored a cell may still move it beyond what was said.
        Topic::Score { option, criterion } if judgement.is_full(index(option), index(criterion)) => {
            let cell = (index(option), index(criterion));
            let (low, high) = judgement.range(cell.0, cell.1).expect("everybody scored it");
            [low, high].map(|value| present.with_value(cell, value).leaders())
        }
        Topic::Weight { criterion } => {
            let (low, high) = judgement.range_of_share(index(criterion));
            [low, high].map(|share| present.with_share(index(criterion), &share).leaders())
        }
        _ => return,
    };
    let decides = at_ends.iter().any(|there| there != leaders);
    assert_eq!(item.standing() == Standing::Decisive, decides, "{}", item.title());
    let stated =
        [item.lowest(), item.highest()].map(|end| end.leaders().iter().map(index).collect::<BTreeSet<_>>());
    assert_eq!(stated, at_ends, "{}", item.title());
}

/// A part of a whole in sixteenths, often nothing or all of it.
fn part(choices: &mut impl Iterator<Item = u8>) -> Fraction {
    let sixteenths = match choices.next().unwrap_or_default() {
        0..80 => 0,
        80..160 => 16,
        choice => choice % 17,
    };
    Fraction::new(sixteenths, 16)
}

/// All settled points anywhere in their ranges at once.
fn resolved(
    agenda: &Agenda,
    judgement: &Judgement,
    present: &Settled,
    choices: &mut impl Iterator<Item = u8>,
) -> Settled {
    let mut settled = present.clone();
    for item in agenda.of_standing(Standing::Settled) {
        if let Topic::Score { option, criterion } = item.topic() {
            let (option, criterion) = (index(option), index(criterion));
            if let Some((low, high)) = judgement.range(option, criterion) {
                let value = low.clone() + (high - low) * part(choices);
                settled.values.insert((option, criterion), value);
            }
        }
    }
    settled.shares = resolved_shares(agenda, judgement, present, choices);
    settled
}

/// Shares move between two settled weights, or between one of them and all that are disputed and not settled, as far as
/// both ends allow; these then share the rest in their present proportions, or alike where they have none.
fn resolved_shares(
    agenda: &Agenda,
    judgement: &Judgement,
    present: &Settled,
    choices: &mut impl Iterator<Item = u8>,
) -> Vec<Fraction> {
    let weights = agenda.items().iter().filter_map(|item| match item.topic() {
        Topic::Weight { criterion } => Some((index(criterion), item.standing() == Standing::Settled)),
        _ => None,
    });
    let (free, tied): (Vec<_>, Vec<_>) = weights.partition(|&(_, is_settled)| is_settled);
    let [free, tied] =
        [free, tied].map(|nodes| nodes.into_iter().map(|(node, _)| node).collect::<Vec<usize>>());
    let mut shares = present.shares.clone();
    let present_rest = sum(tied.iter().map(|&criterion| &present.shares[criterion]));
    let mut rest = present_rest.clone();
    for (place, &criterion) in free.iter().enumerate() {
        let (low, high) = judgement.range_of_share(criterion);
        let (up, down) = (high - shares[criterion].clone(), shares[criterion].clone() - low);
        let rises = part(choices) > Fraction::new(1, 2);
        let part = part(choices);
        if tied.is_empty() {
            let other = free[(place + 1) % free.len()];
            let (other_low, other_high) = judgement.range_of_share(other);
            let room = match rises {
                true => up.min(shares[other].clone() - other_low),
                false => down.min(other_high - shares[other].clone()),
            };
            let step = if rises { room * part } else { -(room * part) };
            if other != criterion {
                shares[criterion] = shares[criterion].clone() + step.clone();
                shares[other] = shares[other].clone() - step;
            }
        } else {
            let step = if rises { up.min(rest.clone()) * part } else { -(down * part) };
            shares[criterion] = shares[criterion].clone() + step.clone();
            rest = rest - step;
        }
    }
    let alike = Fraction::integer(i64::try_from(tied.len().max(1)).expect("few criteria"));
    for criterion in tied {
        shares[criterion] = if present_rest == Fraction::integer(0) {
            rest.over(&alike)
        } else {
            (rest.clone() * present.shares[criterion].clone()).over(&present_rest)
        };
    }
    shares
}
