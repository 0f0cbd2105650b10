//! The agenda of a panel: what decides, what does not, and that what is called settled is so, whatever comes of all of it
//! at once.
//!
//! The laws settle points in every way that was said, state the result as a matrix without stakeholders, and ask that
//! matrix who leads.

#![allow(clippy::unwrap_used, reason = "the helpers of a test may panic as the test may")]

use bizcase::scoring::{
    Agenda, AgendaItem, Criterion, CriterionGroup, Scale, ScoredOption, ScoringMatrix, Stakeholder, Standing,
    Topic,
};
use bizcase::{Decimal, dec};
use proptest::prelude::*;
use std::collections::BTreeSet;

fn ten() -> Scale {
    Scale::numeric(dec!(0), dec!(10))
}

fn agenda(matrix: &ScoringMatrix) -> Agenda {
    matrix.agenda().value().unwrap()
}

fn item<'a>(agenda: &'a Agenda, title: &str) -> &'a AgendaItem {
    agenda.items().iter().find(|item| item.title() == title).unwrap()
}

fn ids(ids: &[bizcase::value::Id]) -> Vec<&str> {
    ids.iter().map(bizcase::value::Id::as_str).collect()
}

/// A panel of people who count alike, in plain numbers: weights of each that sum to 100, scores from 0 to 10.
#[derive(Debug, Clone)]
struct Plain {
    options: usize,
    criteria: usize,
    people: Vec<Person>,
}

#[derive(Debug, Clone)]
struct Person {
    weights: Vec<i64>,
    /// By option and criterion.
    scores: Vec<Vec<Option<i64>>>,
}

/// One score for each cell, from 0 to 120 so that the mean of up to four is a whole number, and one weight for each criterion.
#[derive(Debug, Clone)]
struct Settled {
    scores: Vec<Vec<Option<Decimal>>>,
    weights: Vec<Decimal>,
}

impl Plain {
    fn matrix(&self) -> ScoringMatrix {
        self.matrix_in(&(0..self.options).collect::<Vec<_>>(), &(0..self.criteria).collect::<Vec<_>>())
    }

    /// With options and criteria stated in some order.
    fn matrix_in(&self, options: &[usize], criteria: &[usize]) -> ScoringMatrix {
        let mut draft = ScoringMatrix::builder();
        for criterion in criteria {
            draft = draft.criterion(Criterion::higher_is_better(format!("c{criterion}"), ten()));
        }
        for option in options {
            draft = draft.option(ScoredOption::new(format!("o{option}")));
        }
        for (index, person) in self.people.iter().enumerate() {
            draft = draft.stakeholder(person.named(index));
        }
        draft.build().unwrap()
    }

    /// Everything where it is now: the means.
    fn present(&self) -> Settled {
        let cell = |option: usize, criterion: usize| {
            let said: Vec<i64> = self.people.iter().filter_map(|it| it.scores[option][criterion]).collect();
            (!said.is_empty())
                .then(|| dec!(12) * Decimal::from(said.iter().sum::<i64>()) / Decimal::from(said.len()))
        };
        let row = |option| (0..self.criteria).map(|criterion| cell(option, criterion)).collect();
        let weight = |criterion: usize| {
            let sum: i64 = self.people.iter().map(|it| it.weights[criterion]).sum();
            Decimal::from(sum) / Decimal::from(self.people.len()) / dec!(100)
        };
        Settled {
            scores: (0..self.options).map(row).collect(),
            weights: (0..self.criteria).map(weight).collect(),
        }
    }
}

impl Person {
    fn named(&self, index: usize) -> Stakeholder {
        let mut person = Stakeholder::new(format!("p{index}"));
        for (criterion, weight) in self.weights.iter().enumerate() {
            person = person.weight(format!("c{criterion}"), Decimal::from(*weight));
        }
        for (option, row) in self.scores.iter().enumerate() {
            for (criterion, score) in row.iter().enumerate() {
                if let Some(score) = score {
                    person =
                        person.score(format!("o{option}"), format!("c{criterion}"), Decimal::from(*score));
                }
            }
        }
        person
    }
}

impl Settled {
    fn leaders(&self) -> BTreeSet<String> {
        let scale = || Scale::numeric(dec!(0), dec!(120));
        let mut draft = ScoringMatrix::builder().allow_missing();
        for (criterion, weight) in self.weights.iter().enumerate() {
            let criterion = Criterion::higher_is_better(format!("c{criterion}"), scale());
            draft = draft.criterion(criterion.weight(*weight));
        }
        for (option, row) in self.scores.iter().enumerate() {
            let mut scored = ScoredOption::new(format!("o{option}"));
            for (criterion, score) in row.iter().enumerate() {
                if let Some(score) = score {
                    scored = scored.score(format!("c{criterion}"), *score);
                }
            }
            draft = draft.option(scored);
        }
        draft.build().unwrap().ranking().lead().iter().map(|it| it.id().to_string()).collect()
    }

    /// A weight moves to a share, the others keep their proportions, or share equally where they have none.
    fn reweigh(&mut self, criterion: usize, share: Decimal) {
        let rest: Decimal =
            (0..self.weights.len()).filter(|it| *it != criterion).map(|it| self.weights[it]).sum();
        let left = Decimal::ONE - share;
        for other in (0..self.weights.len()).filter(|it| *it != criterion) {
            // As points: each times the present rest, so that nothing is divided.
            self.weights[other] = if rest.is_zero() { left } else { left * self.weights[other] };
        }
        let equal = Decimal::from(self.weights.len() - 1);
        self.weights[criterion] = share * if rest.is_zero() { equal } else { rest };
    }
}

fn index(id: &bizcase::value::Id) -> usize {
    id.as_str()[1..].parse().unwrap()
}

/// The present, with one point somewhere else.
fn with(present: &Settled, topic: &Topic, value: Decimal) -> Settled {
    let mut settled = present.clone();
    match topic {
        Topic::Score { option, criterion } => {
            settled.scores[index(option)][index(criterion)] = Some(value * dec!(120));
        }
        Topic::Weight { criterion } => settled.reweigh(index(criterion), value),
        _ => unreachable!("there are cells and weights"),
    }
    settled
}

fn people(options: usize, criteria: usize, missing_percent: u8, best: i64) -> impl Strategy<Value = Person> {
    let cuts = proptest::collection::vec((0_i64..=20).prop_map(|step| step * 5), criteria - 1);
    let weights = cuts.prop_map(|mut cuts| {
        cuts.sort_unstable();
        let ends = cuts.iter().copied().chain([100]);
        let starts = [0].into_iter().chain(cuts.iter().copied());
        starts.zip(ends).map(|(start, end)| end - start).collect::<Vec<i64>>()
    });
    let score = (0_u8..100, 0_i64..=best)
        .prop_map(move |(chance, score)| (chance >= missing_percent).then_some(score));
    let scores = proptest::collection::vec(proptest::collection::vec(score, criteria), options);
    (weights, scores).prop_map(|(weights, mut scores)| {
        // Nobody scores nothing at all.
        scores[0][0].get_or_insert(1);
        Person { weights, scores }
    })
}

/// Four people, so that means have few places; some agree with the first on most. One panel in three has no scores but 0 and
/// 1, so that options tie.
fn panels(missing_percent: u8) -> impl Strategy<Value = Plain> {
    let best = prop_oneof![2 => Just(10_i64), 1 => Just(1_i64)];
    (2_usize..=4, 2_usize..=4, best).prop_flat_map(move |(options, criteria, best)| {
        let copies =
            proptest::collection::vec(proptest::collection::vec(0_u8..10, options * criteria + 1), 3);
        (proptest::collection::vec(people(options, criteria, missing_percent, best), 4), copies, 0_u8..10)
            .prop_map(move |(mut people, copies, alike)| {
                let (first, others) = people.split_first_mut().unwrap();
                for (person, copies) in others.iter_mut().zip(copies) {
                    if copies[0] < alike {
                        person.weights.clone_from(&first.weights);
                    }
                    for (place, copied) in copies[1..].iter().enumerate() {
                        if *copied < alike {
                            let (option, criterion) = (place / criteria, place % criteria);
                            person.scores[option][criterion] = first.scores[option][criterion];
                        }
                    }
                }
                Plain { options, criteria, people }
            })
    })
}

/// All settled points anywhere in their ranges at once.
struct Resolution<'a> {
    agenda: &'a Agenda,
    present: &'a Settled,
    /// Numbers from 0 to 255 that choose.
    choices: Vec<u8>,
    next: usize,
}

impl Resolution<'_> {
    /// A part of a whole in 16ths, often nothing or all of it.
    fn part(&mut self) -> Decimal {
        let choice = self.choices[self.next % self.choices.len()];
        self.next += 1;
        let sixteenths = match choice {
            0..=79 => 0,
            80..=159 => 16,
            _ => i64::from(choice % 17),
        };
        Decimal::from(sixteenths) / dec!(16)
    }

    fn settled(&mut self) -> Settled {
        let mut settled = self.present.clone();
        let items: Vec<&AgendaItem> = self.agenda.of_standing(Standing::Settled).collect();
        for item in &items {
            if let Topic::Score { option, criterion } = item.topic() {
                let (low, high) = (item.lowest().value(), item.highest().value());
                settled.scores[index(option)][index(criterion)] =
                    Some((low + (high - low) * self.part()) * dec!(120));
            }
        }
        settled.weights = self.weights(&items);
        settled
    }

    /// Shares move between two settled weights, or between one of them and all those that are not settled, as far as both
    /// ends allow; then those that are not settled share the rest in their present proportions.
    fn weights(&mut self, items: &[&AgendaItem]) -> Vec<Decimal> {
        let weights = &self.present.weights;
        let ranges: Vec<(usize, Decimal, Decimal)> = items
            .iter()
            .filter_map(|item| match item.topic() {
                Topic::Weight { criterion } => {
                    Some((index(criterion), item.lowest().value(), item.highest().value()))
                }
                _ => None,
            })
            .collect();
        let disputed: BTreeSet<usize> = self
            .agenda
            .items()
            .iter()
            .filter_map(|item| match item.topic() {
                Topic::Weight { criterion } => Some(index(criterion)),
                _ => None,
            })
            .collect();
        let free: BTreeSet<usize> = ranges.iter().map(|(criterion, ..)| *criterion).collect();
        let tied: Vec<usize> = disputed.difference(&free).copied().collect();
        let present_rest: Decimal = tied.iter().map(|it| weights[*it]).sum();
        let mut rest = present_rest;
        let mut shares = weights.clone();
        for (place, (criterion, low, high)) in ranges.iter().enumerate() {
            // With the rest where there is one, otherwise with the next settled weight.
            let part = self.part();
            let up = self.part() > dec!(0.5);
            if tied.is_empty() {
                let (other, other_low, other_high) = ranges[(place + 1) % ranges.len()];
                let room = match up {
                    true => (high - shares[*criterion]).min(shares[other] - other_low),
                    false => (shares[*criterion] - low).min(other_high - shares[other]),
                };
                let step = if up { room * part } else { -room * part };
                if other != *criterion {
                    shares[*criterion] += step;
                    shares[other] -= step;
                }
            } else {
                let room = if up { (high - shares[*criterion]).min(rest) } else { shares[*criterion] - low };
                let step = if up { room * part } else { -room * part };
                shares[*criterion] += step;
                rest -= step;
            }
        }
        if tied.is_empty() {
            return shares;
        }
        // As points: all times the present rest, so that nothing is divided.
        let equal = Decimal::from(tied.len());
        let factor = if present_rest.is_zero() { equal } else { present_rest };
        let mut points: Vec<Decimal> = shares.iter().map(|share| share * factor).collect();
        for criterion in tied {
            points[criterion] = if present_rest.is_zero() { rest } else { rest * weights[criterion] };
        }
        points
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    /// 128 panels and 40 resolutions of each: over five thousand.
    #[test]
    fn whatever_comes_of_all_settled_points_at_once_the_lead_stays(
        plain in panels(0),
        choices in proptest::collection::vec(any::<u8>(), 1_000),
    ) {
        let (agenda, present) = (agenda(&plain.matrix()), plain.present());
        let leaders = present.leaders();
        prop_assert_eq!(agenda.leaders().iter().map(ToString::to_string).collect::<BTreeSet<_>>(), leaders.clone());
        let mut resolution = Resolution { agenda: &agenda, present: &present, choices, next: 0 };
        for _ in 0..40 {
            let settled = resolution.settled();
            prop_assert_eq!(settled.leaders(), leaders.clone(), "{:?}", settled);
        }
    }

    #[test]
    fn every_decisive_point_has_an_end_that_changes_the_lead_and_no_other_point_has_one(plain in panels(0)) {
        let (agenda, present) = (agenda(&plain.matrix()), plain.present());
        let leaders = present.leaders();
        for item in agenda.items() {
            let mut changes = false;
            for end in [item.lowest(), item.highest()] {
                let there = with(&present, item.topic(), end.value()).leaders();
                prop_assert_eq!(end.leaders().iter().map(ToString::to_string).collect::<BTreeSet<_>>(), there.clone());
                changes |= there != leaders;
            }
            prop_assert_eq!(changes, item.standing() == Standing::Decisive, "{}", item.title());
            prop_assert!(leaders.len() > 1 || changes == item.least_lead().is_some_and(|lead| lead <= dec!(0)));
        }
    }

    /// With weights on which all agree, what is left of a lead follows by hand from the cells alone.
    #[test]
    fn no_point_is_left_out_that_the_settled_ones_could_bear(mut plain in panels(0)) {
        let weights = plain.people[0].weights.clone();
        plain.people.iter_mut().for_each(|person| person.weights.clone_from(&weights));
        let (agenda, present) = (agenda(&plain.matrix()), plain.present());
        prop_assume!(agenda.leaders().len() == 1);
        let leader = index(&agenda.leaders()[0]);
        for refused in agenda.of_standing(Standing::Contributory) {
            // Points of equal consequence are refused together.
            let is_free = |item: &&AgendaItem| {
                item.standing() == Standing::Settled
                    || item.standing() == Standing::Contributory && item.least_lead() == refused.least_lead()
            };
            let free: Vec<&AgendaItem> = agenda.items().iter().filter(is_free).collect();
            let (mut worst, mut best) = (present.scores.clone(), present.scores.clone());
            for item in free {
                if let Topic::Score { option, criterion } = item.topic() {
                    worst[index(option)][index(criterion)] = Some(item.lowest().value() * dec!(120));
                    best[index(option)][index(criterion)] = Some(item.highest().value() * dec!(120));
                }
            }
            let total = |row: &[Option<Decimal>]| -> Decimal {
                row.iter().zip(&present.weights).map(|(score, weight)| score.unwrap() * weight).sum()
            };
            let rivals = (0..plain.options).filter(|rival| *rival != leader);
            let is_lost = rivals.map(|rival| total(&best[rival])).any(|rival| rival >= total(&worst[leader]));
            prop_assert!(is_lost, "{}", refused.title());
        }
    }

    #[test]
    fn the_lead_turns_exactly_where_the_agenda_says(plain in panels(0)) {
        let (agenda, present) = (agenda(&plain.matrix()), plain.present());
        let leaders = present.leaders();
        let hair = dec!(0.0000000000000001);
        for item in agenda.of_standing(Standing::Decisive) {
            for end in [item.lowest(), item.highest()] {
                let changes = with(&present, item.topic(), end.value()).leaders() != leaders;
                prop_assert_eq!(end.turns_at().is_some(), changes && leaders.len() == 1);
                let Some(turn) = end.turns_at() else { continue };
                let outward = if end.value() > item.present().unwrap() { hair } else { -hair };
                prop_assert_eq!(with(&present, item.topic(), turn - outward).leaders(), leaders.clone());
                if turn != end.value() {
                    prop_assert_ne!(with(&present, item.topic(), turn + outward).leaders(), leaders.clone());
                }
            }
        }
    }

    #[test]
    fn the_order_of_options_and_criteria_changes_nothing_but_the_order(
        plain in panels(10),
        keys in proptest::collection::vec(any::<u16>(), 8),
    ) {
        let shuffled = |count: usize, offset: usize| {
            let mut order: Vec<usize> = (0..count).collect();
            order.sort_by_key(|it| keys[it + offset]);
            order
        };
        let one = plain.matrix().agenda().value();
        let other = plain.matrix_in(&shuffled(plain.options, 0), &shuffled(plain.criteria, 4)).agenda().value();
        // Sentences name leaders in the order of the options.
        let said = |agenda: &Agenda| -> BTreeSet<String> {
            let about = |item: &AgendaItem| {
                let ends = [item.lowest(), item.highest()].map(|end| {
                    (end.value(), end.turns_at(), end.statements().to_vec(), end.leaders().iter().cloned().collect::<BTreeSet<_>>())
                });
                format!("{:?}", (item.topic(), item.standing(), item.present(), item.least_lead(), ends))
            };
            agenda.items().iter().map(about).collect()
        };
        prop_assert_eq!(one.as_ref().map(said), other.as_ref().map(said));
        let standings = |agenda: &Agenda| agenda.items().iter().map(AgendaItem::standing).collect::<Vec<_>>();
        prop_assert_eq!(one.as_ref().map(standings), other.as_ref().map(standings));
        prop_assert_eq!(one.map(|it| it.undisputed()), other.map(|it| it.undisputed()));
    }

    #[test]
    fn missing_scores_may_come_out_anywhere_and_a_settled_lead_stays(
        plain in panels(15),
        choices in proptest::collection::vec(any::<u8>(), 600),
    ) {
        let Some(agenda) = plain.matrix().agenda().value() else { return Ok(()) };
        prop_assume!(agenda.is_certain() && agenda.items().iter().all(|item| item.present().is_some()));
        // Those who have not scored give any score from 0 to 10 on settled points.
        let settled: BTreeSet<&Topic> = agenda.of_standing(Standing::Settled).map(AgendaItem::topic).collect();
        let mut choices = choices.into_iter().cycle();
        for _ in 0..20 {
            let mut present = plain.present();
            for (option, row) in present.scores.iter_mut().enumerate() {
                for (criterion, score) in row.iter_mut().enumerate() {
                    let said: Vec<Option<i64>> = plain.people.iter().map(|it| it.scores[option][criterion]).collect();
                    let is_settled = settled.iter().any(|topic| match topic {
                        Topic::Score { option: o, criterion: c } => (index(o), index(c)) == (option, criterion),
                        _ => false,
                    });
                    if is_settled && said.contains(&None) {
                        let filled = said.into_iter().map(|it| it.unwrap_or_else(|| i64::from(choices.next().unwrap()) % 11));
                        *score = Some(dec!(3) * Decimal::from(filled.sum::<i64>()));
                    }
                }
            }
            prop_assert_eq!(present.leaders(), agenda.leaders().iter().map(ToString::to_string).collect::<BTreeSet<_>>());
        }
    }
}

/// Two criteria, 50 to 50 in the mean; everybody gives Paper 5 on both.
fn online(reach: [Decimal; 2], speed: [Decimal; 2]) -> ScoringMatrix {
    let says = |name: &str, weight: Decimal, reach: Decimal, speed: Decimal| {
        Stakeholder::new(name)
            .weight("reach", weight)
            .weight("speed", dec!(100) - weight)
            .score("paper", "reach", dec!(5))
            .score("paper", "speed", dec!(5))
            .score("online", "reach", reach)
            .score("online", "speed", speed)
    };
    ScoringMatrix::builder()
        .criterion(Criterion::higher_is_better("Reach", ten()))
        .criterion(Criterion::higher_is_better("Speed", ten()))
        .option(ScoredOption::new("Paper"))
        .option(ScoredOption::new("Online"))
        .stakeholder(says("CFO", dec!(70), reach[0], speed[0]))
        .stakeholder(says("CIO", dec!(30), reach[1], speed[1]))
        .build()
        .unwrap()
}

#[test]
fn a_weight_that_decides_is_said_with_the_interval_in_which_the_lead_holds() {
    // Online leads by 4 (1 - t) - 2 t of 10 at a weight of t on reach: level at t = 2/3, and the CFO says 70 %.
    let agenda = agenda(&online([dec!(3), dec!(3)], [dec!(9), dec!(9)]));
    let weight = item(&agenda, "Weight of Reach");
    assert_eq!(weight.standing(), Standing::Decisive);
    assert_eq!(weight.highest().turns_at(), Some(dec!(0.6666666666666666666666666667)));
    assert_eq!(ids(weight.highest().leaders()), ["paper"]);
    assert_eq!(weight.least_lead(), Some(dec!(-0.02))); // (4 x 0.3 - 2 x 0.7) of 10
    assert_eq!(
        weight.sentence(),
        "Online leads while the weight of Reach is at most 66%; it is 50% now; above that Paper leads next. \
         At 70% (CFO) Paper leads."
    );
}

#[test]
fn two_points_that_are_harmless_alone_may_matter_together() {
    // Online leads by 0.5 x (7 - 5) + 0.5 x (7 - 5) = 2 of 10. Either score at 4 costs 1.5, both cost 3.
    let agenda = agenda(&online([dec!(4), dec!(10)], [dec!(4), dec!(10)]));
    for title in ["Online on Reach", "Online on Speed"] {
        let score = item(&agenda, title);
        assert_eq!(score.standing(), Standing::Contributory);
        assert_eq!(score.least_lead(), Some(dec!(0.05)));
        assert_eq!(
            score.sentence(),
            "From 4 (CFO) to 10 (CIO); alone it changes nothing, together with others it may."
        );
    }
    // On both criteria Online is 2 better in the mean, whatever they weigh.
    assert_eq!(item(&agenda, "Weight of Speed").standing(), Standing::Settled);
    assert_eq!(
        item(&agenda, "Weight of Speed").sentence(),
        "From 30% (CFO) to 70% (CIO); Online stays in the lead."
    );
    assert_eq!(agenda.undisputed(), 2);
}

#[test]
fn a_stakeholder_who_has_not_scored_may_decide() {
    let rated = |name: &str| Stakeholder::new(name).score("a", "reach", dec!(5)).score("b", "reach", dec!(4));
    let matrix = ScoringMatrix::builder()
        .criterion(Criterion::higher_is_better("Reach", ten()).weight(dec!(1)))
        .option(ScoredOption::new("A"))
        .option(ScoredOption::new("B"))
        .stakeholder(rated("Ann"))
        .stakeholder(rated("Ben"))
        .stakeholder(Stakeholder::new("Cem").score("a", "reach", dec!(5)))
        .build()
        .unwrap();
    // With 10 from Cem the mean of B is (4 + 4 + 10) / 3 = 6.
    let agenda = agenda(&matrix);
    let [missing] = agenda.items() else { panic!("one point: {agenda:?}") };
    assert_eq!((missing.title(), missing.standing()), ("B on Reach", Standing::Decisive));
    assert_eq!(ids(missing.missing_from()), ["cem"]);
    assert_eq!((missing.highest().value(), missing.present()), (dec!(0.6), Some(dec!(0.4))));
    assert_eq!(
        missing.sentence(),
        "A leads while the score of B is below 5; it is 4 now; at 6 in the mean (with Cem at the best) B leads."
    );
}

/// A at 6; B and C open on the second criterion, which weighs 40 of 100.
fn open_cells(b: Decimal, c: Decimal) -> Agenda {
    let matrix = ScoringMatrix::builder()
        .allow_missing()
        .criterion(Criterion::higher_is_better("Reach", ten()).weight(dec!(60)))
        .criterion(Criterion::higher_is_better("Risk", ten()).weight(dec!(40)))
        .option(ScoredOption::new("A").score("reach", dec!(6)).score("risk", dec!(6)))
        .option(ScoredOption::new("B").score("reach", b))
        .option(ScoredOption::new("C").score("reach", c))
        .build()
        .unwrap();
    agenda(&matrix)
}

#[test]
fn an_open_cell_decides_where_its_option_may_lead_and_may_not() {
    // B has 0.6 x 5 = 3 to 7 of 10, C has 0.6 x 1 = 0.6 to 4.6, A has 6.
    let agenda = open_cells(dec!(5), dec!(1));
    assert!(!agenda.is_certain());
    assert_eq!(ids(agenda.leaders()), ["a", "b"]);
    let b = item(&agenda, "B on Risk");
    assert_eq!((b.standing(), b.present(), b.least_lead()), (Standing::Decisive, None, None));
    assert_eq!(b.sentence(), "Nobody scored it: at its worst A leads, at its best B leads.");
    let c = item(&agenda, "C on Risk");
    assert_eq!(c.standing(), Standing::Settled);
    assert_eq!(c.sentence(), "Nobody scored it; whatever it is, its option cannot lead.");
}

#[test]
fn open_cells_that_cannot_change_the_lead_are_settled() {
    let agenda = open_cells(dec!(3), dec!(1));
    assert!(agenda.is_certain());
    assert!(agenda.items().iter().all(|item| item.standing() == Standing::Settled));
    assert_eq!(
        item(&agenda, "B on Risk").sentence(),
        "Nobody scored it; whatever it is, A stays in the lead."
    );
}

#[test]
fn between_two_scores_on_a_scale_with_a_peak_the_value_may_be_higher_than_at_either() {
    let scale = ten().piecewise_not_monotone([(dec!(0), dec!(0)), (dec!(5), dec!(1)), (dec!(10), dec!(0))]);
    let rated = |name: &str, a| Stakeholder::new(name).score("a", "dose", a).score("b", "dose", dec!(3.5));
    let matrix = ScoringMatrix::builder()
        .criterion(Criterion::higher_is_better("Dose", scale).weight(dec!(1)))
        .option(ScoredOption::new("A"))
        .option(ScoredOption::new("B"))
        .stakeholder(rated("Ann", dec!(2)))
        .stakeholder(rated("Ben", dec!(8)))
        .build()
        .unwrap();
    // A is worth 0.4 to both, and 1 at a dose of 5, between what they say; B is worth 0.7.
    let agenda = agenda(&matrix);
    let dose = item(&agenda, "A on Dose");
    assert_eq!(dose.standing(), Standing::Decisive);
    assert_eq!((dose.lowest().value(), dose.highest().value()), (dec!(0.4), dec!(1)));
    let [ann, ben] = dose.lowest().statements() else { panic!("two scores: {dose:?}") };
    assert_eq!((ann.score(), ids(ann.by())), (Some(&dec!(2).into()), vec!["ann"]));
    assert_eq!((ben.score(), ids(ben.by())), (Some(&dec!(8).into()), vec!["ben"]));
    let [between] = dose.highest().statements() else { panic!("one score: {dose:?}") };
    assert_eq!((between.score(), between.by().len()), (Some(&dec!(5).into()), 0));
    assert_eq!(dose.range(), "2 (Ann) or 8 (Ben) to 5");
    assert_eq!(dose.sentence(), "B leads now; at 5 A leads.");
}

#[test]
fn weights_that_nobody_stated_are_those_of_the_matrix() {
    let scored = |name: &str| {
        let sheet = |person: Stakeholder, option: &str| {
            person.score(option, "reach", dec!(5)).score(option, "speed", dec!(5))
        };
        sheet(sheet(Stakeholder::new(name), "a"), "b")
    };
    let matrix = ScoringMatrix::builder()
        .criterion(Criterion::higher_is_better("Reach", ten()).weight(dec!(50)))
        .criterion(Criterion::higher_is_better("Speed", ten()).weight(dec!(50)))
        .option(ScoredOption::new("A"))
        .option(ScoredOption::new("B"))
        .stakeholder(scored("Ann").weight("reach", dec!(70)).weight("speed", dec!(30)))
        .stakeholder(scored("Ben"))
        .build()
        .unwrap();
    assert_eq!(item(&agenda(&matrix), "Weight of Reach").range(), "50% (weights of the matrix) to 70% (Ann)");
}

#[test]
fn a_shared_lead_leaves_no_figure_that_would_depend_on_the_order_of_those_who_share_it() {
    // A and B have 5 in the mean of 4 and 6, and C has 4: at 4 A would be level with C, while B keeps its lead of 1.
    let rated = |name: &str, a| {
        Stakeholder::new(name).score("a", "reach", a).score("b", "reach", dec!(5)).score(
            "c",
            "reach",
            dec!(4),
        )
    };
    let matrix = ScoringMatrix::builder()
        .criterion(Criterion::higher_is_better("Reach", ten()).weight(dec!(1)))
        .option(ScoredOption::new("A"))
        .option(ScoredOption::new("B"))
        .option(ScoredOption::new("C"))
        .stakeholder(rated("Ann", dec!(4)))
        .stakeholder(rated("Ben", dec!(6)))
        .build()
        .unwrap();
    let agenda = agenda(&matrix);
    let reach = item(&agenda, "A on Reach");
    assert_eq!((reach.standing(), reach.least_lead()), (Standing::Decisive, None));
}

#[test]
fn scores_of_any_size_stand_in_a_sentence() {
    let vast = Scale::numeric(dec!(0), dec!(50_000_000_000_000_000_000_000_000_000));
    let rated = |name: &str, a| {
        Stakeholder::new(name).score("a", "reach", a).score(
            "b",
            "reach",
            dec!(20_000_000_000_000_000_000_000_000_000),
        )
    };
    let matrix = ScoringMatrix::builder()
        .criterion(Criterion::higher_is_better("Reach", vast).weight(dec!(1)))
        .option(ScoredOption::new("A"))
        .option(ScoredOption::new("B"))
        .stakeholder(rated("Ann", dec!(15_000_000_000_000_000_000_000_000_000)))
        .stakeholder(rated("Ben", dec!(45_000_000_000_000_000_000_000_000_000)))
        .build()
        .unwrap();
    assert_eq!(
        item(&agenda(&matrix), "A on Reach").sentence(),
        "A leads while its score is above 20000000000000000000000000000; it is 30000000000000000000000000000 now; \
         at 15000000000000000000000000000 (Ann) B leads."
    );
}

#[test]
fn an_open_cell_of_a_criterion_without_weight_is_said_to_be_so() {
    let matrix = ScoringMatrix::builder()
        .allow_missing()
        .criterion(Criterion::higher_is_better("Reach", ten()).weight(dec!(1)))
        .criterion(Criterion::higher_is_better("Risk", ten()).weight(dec!(0)))
        .option(ScoredOption::new("A").score("reach", dec!(5)))
        .option(ScoredOption::new("B").score("risk", dec!(5)))
        .build()
        .unwrap();
    let agenda = agenda(&matrix);
    assert!(!agenda.is_certain());
    assert_eq!(
        item(&agenda, "A on Risk").sentence(),
        "Nobody scored it; whatever it is, its criterion has no weight."
    );
}

#[test]
fn who_has_not_scored_is_named_where_others_have() {
    // The mean of B is 4 now; with 10 from Cem it would be 6, which is still between 0 and 8.
    let rated = |name: &str, b| Stakeholder::new(name).score("a", "reach", dec!(9)).score("b", "reach", b);
    let matrix = ScoringMatrix::builder()
        .criterion(Criterion::higher_is_better("Reach", ten()).weight(dec!(1)))
        .option(ScoredOption::new("A"))
        .option(ScoredOption::new("B"))
        .stakeholder(rated("Ann", dec!(0)))
        .stakeholder(rated("Ben", dec!(8)))
        .stakeholder(Stakeholder::new("Cem").score("a", "reach", dec!(9)))
        .build()
        .unwrap();
    assert_eq!(
        item(&agenda(&matrix), "B on Reach").sentence(),
        "From 0 (Ann) to 8 (Ben), not scored by Cem; A stays in the lead."
    );
}

#[test]
fn labels_stand_in_quotes() {
    let scale = Scale::labelled([("poor", dec!(0)), ("fair", dec!(0.4)), ("good", dec!(1))]);
    let rated = |name: &str, a: &str| Stakeholder::new(name).score("a", "ease", a).score("b", "ease", "fair");
    let matrix = ScoringMatrix::builder()
        .criterion(Criterion::higher_is_better("Ease", scale).weight(dec!(1)))
        .option(ScoredOption::new("A"))
        .option(ScoredOption::new("B"))
        .stakeholder(rated("Ann", "poor"))
        .stakeholder(rated("Ben", "good"))
        .build()
        .unwrap();
    let agenda = agenda(&matrix);
    let ease = item(&agenda, "A on Ease");
    assert_eq!(ease.range(), "\"poor\" (Ann) to \"good\" (Ben)");
    assert_eq!(ease.sentence(), "A leads now; at \"poor\" (Ann) B leads.");
}

#[test]
fn a_tie_ends_with_every_point_that_tells_the_leaders_apart() {
    // Both at 5 in the mean.
    let agenda = agenda(&online([dec!(4), dec!(6)], [dec!(5), dec!(5)]));
    assert_eq!(ids(agenda.leaders()), ["paper", "online"]);
    let reach = item(&agenda, "Online on Reach");
    assert_eq!(reach.standing(), Standing::Decisive);
    assert_eq!(
        reach.sentence(),
        "Paper and Online lead together now; at 4 (CFO) Paper leads, at 6 (CIO) Online leads."
    );
    // The means are level on both criteria.
    assert_eq!(item(&agenda, "Weight of Reach").standing(), Standing::Settled);
}

#[test]
fn who_has_no_influence_is_heard_all_the_same() {
    let rated = |name: &str, a| Stakeholder::new(name).score("a", "reach", a).score("b", "reach", dec!(5));
    let matrix = ScoringMatrix::builder()
        .criterion(Criterion::higher_is_better("Reach", ten()).weight(dec!(1)))
        .option(ScoredOption::new("A"))
        .option(ScoredOption::new("B"))
        .stakeholder(rated("Ann", dec!(7)))
        .stakeholder(rated("Guest", dec!(2)).influence(dec!(0)))
        .build()
        .unwrap();
    let agenda = agenda(&matrix);
    let reach = item(&agenda, "A on Reach");
    assert_eq!(
        (reach.standing(), ids(reach.lowest().statements()[0].by())),
        (Standing::Decisive, vec!["guest"])
    );
}

#[test]
fn weights_of_criteria_in_groups_are_those_in_the_whole() {
    let says = |name: &str, group: Decimal, a| {
        Stakeholder::new(name)
            .weight("service", group)
            .weight("cost", dec!(100) - group)
            .weight("reach", dec!(50))
            .weight("speed", dec!(50))
            .score("a", "reach", a)
            .score("a", "speed", dec!(5))
            .score("a", "cost", dec!(5))
            .score("b", "reach", dec!(4))
            .score("b", "speed", dec!(4))
            .score("b", "cost", dec!(5))
    };
    let criterion = |name: &str| Criterion::higher_is_better(name, ten());
    let matrix = ScoringMatrix::builder()
        .criterion(criterion("Reach"))
        .criterion(criterion("Speed"))
        .criterion(criterion("Cost"))
        .group(CriterionGroup::new("Service").of(["reach", "speed"]))
        .option(ScoredOption::new("A"))
        .option(ScoredOption::new("B"))
        .stakeholder(says("Ann", dec!(80), dec!(5)))
        .stakeholder(says("Ben", dec!(40), dec!(5)))
        .build()
        .unwrap();
    let agenda = agenda(&matrix);
    let reach = item(&agenda, "Weight of Reach");
    assert_eq!(
        (reach.lowest().value(), reach.present(), reach.highest().value()),
        (dec!(0.2), Some(dec!(0.3)), dec!(0.4))
    );
    assert_eq!(item(&agenda, "Weight of Cost").highest().value(), dec!(0.6));
}

#[test]
fn an_agenda_needs_an_option_with_a_rank() {
    let matrix = ScoringMatrix::builder()
        .criterion(Criterion::higher_is_better("Reach", ten()).weight(dec!(1)))
        .allow_missing()
        .option(ScoredOption::new("A"))
        .build()
        .unwrap();
    assert_eq!(matrix.agenda().reason(), Some(bizcase::measure::Reason::NoRankedOption));
}
