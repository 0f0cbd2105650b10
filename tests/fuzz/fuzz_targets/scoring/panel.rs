//! Matrices and panels: stakeholders by options by criteria, with scales and value functions of every kind, groups, musts
//! and missing cells, against the model in fractions.

use crate::agenda;
use crate::judgement::{Judgement, Open, Opinion};
use crate::model::assert_figure;
use arbitrary::Arbitrary;
use bizcase::Decimal;
use bizcase::scoring::{
    Criterion, CriterionGroup, Must, RankedOption, Scale, ScoredOption, ScoringMatrix, Stakeholder,
};
use shared::number::Amount;

/// Criteria, options and people of a panel: more take longer and say nothing else.
const CRITERIA: usize = 4;
const OPTIONS: usize = 4;
const PEOPLE: usize = 4;

#[derive(Arbitrary, Debug)]
pub struct Panel {
    columns: [Column; CRITERIA],
    criteria: u8,
    options: u8,
    group: Option<Points>,
    people: Vec<Person>,
    /// The scores of a matrix without people.
    scores: Vec<Option<u8>>,
    musts: Vec<Limit>,
    /// Where settled points come to lie.
    pub choices: [u8; 24],
}

#[derive(Arbitrary, Debug)]
struct Column {
    is_lower_better: bool,
    weight: Points,
    kind: Kind,
}

#[derive(Arbitrary, Debug)]
enum Kind {
    Ten,
    Numeric { low: Amount, width: Amount },
    Labels { middle: u8 },
    Piecewise { middle: u8, value: u8 },
    NotMonotone { middle: u8 },
    Exponential { rho: Amount },
}

#[derive(Arbitrary, Debug)]
enum Points {
    Few(u8),
    Any(Amount),
}

#[derive(Arbitrary, Debug)]
struct Person {
    influence: Points,
    /// Of the criteria, and of the group last.
    weights: Option<[Points; CRITERIA + 1]>,
    scores: Vec<Option<u8>>,
}

#[derive(Arbitrary, Debug)]
struct Limit {
    is_at_most: bool,
    limit: i8,
    values: [i8; OPTIONS],
}

impl Points {
    fn value(&self) -> Decimal {
        match self {
            Self::Few(points) => (points % 8).into(),
            Self::Any(amount) => amount.value().abs(),
        }
    }
}

/// A scale, and how its scores become values.
pub enum Scaled {
    /// Between knots of a score and its value, from the lowest score to the highest.
    Knots(Vec<(Decimal, Decimal)>),
    /// The same, rising to a knot in the middle and falling from there.
    Peak([(Decimal, Decimal); 3]),
    Labels(Vec<(&'static str, Decimal)>),
    Exponential {
        low: Decimal,
        high: Decimal,
    },
}

impl Column {
    fn scaled(&self) -> Option<(Scale, Scaled)> {
        let (worst, best) =
            if self.is_lower_better { (Decimal::ONE, Decimal::ZERO) } else { (Decimal::ZERO, Decimal::ONE) };
        let ten = || Scale::numeric(Decimal::ZERO, Decimal::TEN);
        let knots = |middle: (Decimal, Decimal)| vec![(Decimal::ZERO, worst), middle, (Decimal::TEN, best)];
        Some(match &self.kind {
            Kind::Ten => (ten(), Scaled::Knots(vec![(Decimal::ZERO, worst), (Decimal::TEN, best)])),
            Kind::Numeric { low, width } => {
                let high = low.value().checked_add(width.value().abs())?;
                let knots = Scaled::Knots(vec![(low.value(), worst), (high, best)]);
                (Scale::numeric(low.value(), high), knots)
            }
            Kind::Labels { middle } => {
                let labels = [("poor", Decimal::ZERO), ("fair", part(*middle)), ("good", Decimal::ONE)];
                (Scale::labelled(labels), Scaled::Labels(labels.to_vec()))
            }
            Kind::Piecewise { middle, value } => {
                let knots = knots((part(*middle) * Decimal::TEN, part(*value)));
                (ten().piecewise(knots.clone()), Scaled::Knots(knots))
            }
            Kind::NotMonotone { middle } => {
                let middle = (part(*middle) * Decimal::TEN, Decimal::ONE);
                let knots = [(Decimal::ZERO, Decimal::ZERO), middle, (Decimal::TEN, Decimal::new(3, 1))];
                (ten().piecewise_not_monotone(knots), Scaled::Peak(knots))
            }
            Kind::Exponential { rho } => {
                let ends = Scaled::Exponential { low: Decimal::ZERO, high: Decimal::TEN };
                (ten().exponential(rho.value()), ends)
            }
        })
    }

    fn criterion(&self, index: usize, scale: Scale) -> Criterion {
        let (name, is_labelled) = (format!("c{index}"), matches!(self.kind, Kind::Labels { .. }));
        let criterion = if self.is_lower_better && !is_labelled {
            Criterion::lower_is_better(name, scale)
        } else {
            Criterion::higher_is_better(name, scale)
        };
        criterion.weight(self.weight.value())
    }
}

/// More than nothing and less than the whole.
fn part(of_256: u8) -> Decimal {
    Decimal::from(u16::from(of_256 % 255) + 1) / Decimal::from(256)
}

impl Panel {
    pub fn criteria(&self) -> usize {
        1 + usize::from(self.criteria) % CRITERIA
    }

    pub fn options(&self) -> usize {
        1 + usize::from(self.options) % OPTIONS
    }

    fn people(&self) -> &[Person] {
        &self.people[..self.people.len().min(PEOPLE)]
    }

    /// The first two criteria stand in the group.
    fn group(&self) -> Option<&Points> {
        self.group.as_ref().filter(|_| self.criteria() > 1)
    }

    /// The matrix, if it is one, with what the model makes of it.
    fn judgement(&self) -> Option<(ScoringMatrix, Judgement)> {
        let scales: Vec<(Scale, Scaled)> =
            self.columns[..self.criteria()].iter().map(Column::scaled).collect::<Option<_>>()?;
        let criteria = self.columns.iter().zip(&scales).enumerate();
        let criteria = criteria.map(|(index, (column, (scale, _)))| column.criterion(index, scale.clone()));
        let mut draft = ScoringMatrix::builder().criteria(criteria);
        if let Some(points) = self.group() {
            draft = draft.group(CriterionGroup::new("g").weight(points.value()).of(["c0", "c1"]));
        }
        for option in 0..self.options() {
            let mut scored = ScoredOption::new(format!("o{option}"));
            if self.people().is_empty() {
                for (criterion, score) in self.given(&self.scores, option) {
                    scored = scored.score(format!("c{criterion}"), scales[criterion].1.score(score));
                }
            }
            draft = draft.option(scored);
        }
        for (index, person) in self.people().iter().enumerate() {
            draft = draft.stakeholder(self.stakeholder(index, person, &scales));
        }
        for (index, limit) in self.musts().iter().enumerate() {
            draft = draft.must(limit.must(index, self.options()));
        }
        let matrix = draft.allow_missing().build().ok()?;
        let judgement = self.model(&scales);
        Some((matrix, judgement))
    }

    fn musts(&self) -> &[Limit] {
        &self.musts[..self.musts.len().min(2)]
    }

    /// The criteria on which an option has a score, each with it.
    fn given(&self, scores: &[Option<u8>], option: usize) -> Vec<(usize, u8)> {
        let score = |criterion: usize| {
            Some((criterion, (*scores.get(option * self.criteria() + criterion).unwrap_or(&Some(7)))?))
        };
        (0..self.criteria()).filter_map(score).collect()
    }

    fn stakeholder(&self, index: usize, person: &Person, scales: &[(Scale, Scaled)]) -> Stakeholder {
        let mut stakeholder = Stakeholder::new(format!("p{index}")).influence(person.influence.value());
        for (node, points) in person.weights.iter().flat_map(|weights| self.nodes(weights)) {
            stakeholder = stakeholder.weight(node, points);
        }
        for option in 0..self.options() {
            for (criterion, score) in self.given(&person.scores, option) {
                let score = scales[criterion].1.score(score);
                stakeholder = stakeholder.score(format!("o{option}"), format!("c{criterion}"), score);
            }
        }
        stakeholder
    }

    /// The points of each criterion, and of the group.
    fn nodes(&self, weights: &[Points; CRITERIA + 1]) -> Vec<(String, Decimal)> {
        let criteria =
            (0..self.criteria()).map(|criterion| (format!("c{criterion}"), weights[criterion].value()));
        let group = self.group().map(|_| ("g".to_owned(), weights[CRITERIA].value()));
        criteria.chain(group).collect()
    }

    fn model(&self, scales: &[(Scale, Scaled)]) -> Judgement {
        let cells = |scores: &[Option<u8>]| -> Vec<Vec<Option<Opinion>>> {
            let opinion = |criterion: usize, score: u8| {
                let (scale, scaled) = &scales[criterion];
                scaled.opinion(score, &self.columns[criterion].criterion(criterion, scale.clone()))
            };
            let row = |option: usize| {
                let mut row = vec![None; self.criteria()];
                for (criterion, score) in self.given(scores, option) {
                    row[criterion] = Some(opinion(criterion, score));
                }
                row
            };
            (0..self.options()).map(row).collect()
        };
        let of_matrix = self.columns[..self.criteria()].iter().map(|column| column.weight.value());
        let of_matrix: Vec<Decimal> = of_matrix.chain(self.group().map(Points::value)).collect();
        let of_person = |person: &Person| match &person.weights {
            Some(weights) => self.nodes(weights).into_iter().map(|(_, points)| points).collect(),
            None => of_matrix.clone(),
        };
        let person = |person: &Person| (person.influence.value(), of_person(person), cells(&person.scores));
        let people = match self.people() {
            [] => vec![(Decimal::ONE, of_matrix.clone(), cells(&self.scores))],
            people => people.iter().map(person).collect(),
        };
        let is_out = |option: usize| !self.musts().iter().all(|limit| limit.admits(option));
        let peak = |(_, scaled): &(Scale, Scaled)| scaled.peak();
        Judgement::of(people, scales.iter().map(peak).collect(), (0..self.options()).map(is_out).collect())
    }
}

impl Limit {
    fn must(&self, index: usize, options: usize) -> Must {
        let (name, limit) = (format!("m{index}"), self.limit.into());
        let must = if self.is_at_most { Must::at_most(name, limit) } else { Must::at_least(name, limit) };
        (0..options).fold(must, |must, option| must.value(format!("o{option}"), self.values[option].into()))
    }

    fn admits(&self, option: usize) -> bool {
        let value = self.values[option];
        if self.is_at_most { value <= self.limit } else { value >= self.limit }
    }
}

pub fn check(input: &Panel) {
    let Some((matrix, judgement)) = input.judgement() else { return };
    check_ranking(&matrix, &judgement);
    agenda::check(&matrix, &judgement, &input.choices);
    for dominated in matrix.dominated_options() {
        let [option, by] = [dominated.option(), &dominated.by()[0]].map(agenda::index);
        assert!(judgement.ends(option).lowest <= judgement.ends(by).highest);
    }
    // Whatever comes of them, they have an answer.
    let robustness = matrix.robustness().expect("few options and criteria");
    let report = robustness.value().map(|it| it.report(Decimal::ZERO..=Decimal::ONE));
    assert!(report.is_none_or(|report| report.is_ok()));
    let _ = (matrix.agreement(), matrix.explanation());
    serde_json::to_string(&matrix.ranking()).expect("a ranking is JSON");
}

fn check_ranking(matrix: &ScoringMatrix, judgement: &Judgement) {
    let ranking = matrix.ranking();
    for (share, found) in judgement.shares.iter().zip(ranking.weights()) {
        assert_figure(found.weight(), share);
    }
    let ranked = judgement.ranked();
    let mut lead = Vec::new();
    for option in 0..judgement.options() {
        let found = ranking.option(&format!("o{option}")).expect("the option is there");
        let own = judgement.ends(option);
        check_total(found, judgement, option);
        if !ranked.contains(&option) {
            assert_eq!((found.rank(), found.margin()), (None, None));
            continue;
        }
        let others = || ranked.iter().filter(|&&other| other != option).map(|&other| judgement.ends(other));
        let (above, perhaps_above) = (
            others().filter(|its| its.lowest > own.highest).count(),
            others().filter(|its| its.highest > own.lowest).count(),
        );
        assert_eq!(
            (found.rank(), found.last_rank()),
            (Some(1 + above), Some(1 + perhaps_above)),
            "o{option}"
        );
        let next = others().map(|its| its.highest).filter(|highest| own.lowest > *highest).max();
        match (found.margin(), next) {
            (Some(margin), Some(next)) => assert_figure(margin, &(own.lowest - next)),
            (margin, next) => assert!(margin.is_none() && next.is_none(), "{margin:?} before {next:?}"),
        }
        if above == 0 {
            lead.push(found.id());
        }
    }
    let mut found: Vec<_> = ranking.lead().iter().map(RankedOption::id).collect();
    found.sort_unstable();
    assert_eq!(found, lead);
}

fn check_total(found: &RankedOption, judgement: &Judgement, option: usize) {
    let Open { lowest, highest } = judgement.ends(option);
    match (found.total(), found.between()) {
        (Some(total), None) => {
            assert_eq!(lowest, highest);
            assert_figure(total, &lowest);
        }
        (None, Some(between)) => {
            assert!(lowest < highest);
            assert_figure(between.lowest(), &lowest);
            assert_figure(between.highest(), &highest);
        }
        (None, None) => assert!(!judgement.is_scored(option)),
        (Some(_), Some(_)) => panic!("a total that is closed and open"),
    }
    for (criterion, part) in found.contributions().iter().enumerate() {
        match (part.value(), judgement.mean(option, criterion)) {
            (Some(value), Some(mean)) => assert_figure(value, &mean),
            (value, mean) => assert!(value.is_none() && mean.is_none()),
        }
    }
}
