//! What must hold of a matrix with stakeholders, its robustness and their agreement: in another order of options, criteria and
//! stakeholders, with weights on another scale, with an option that another dominates, and at the ends of an interval.
//!
//! Every cell is scored, so that every question has an answer. No drawn matrix is set aside, a dominated option is put there
//! and not waited for, and the ends of intervals are counted.

#![allow(clippy::unwrap_used, reason = "the helpers of a test may panic as the test may")]

use bizcase::scoring::robustness::{Overtaking, Robustness, RobustnessReport, Sampling, Weightings};
use bizcase::scoring::{
    Criterion, DominatedOption, PanelAgreement, RankedOption, Scale, ScoredOption, ScoringMatrix,
    ScoringMatrixBuilder, Stakeholder,
};
use bizcase::{Decimal, Id, dec};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

/// Plain numbers, before anything of the crate has seen them.
#[derive(Debug, Clone)]
struct Plain {
    people: Vec<Person>,
    options: usize,
    criteria: usize,
}

#[derive(Debug, Clone)]
struct Person {
    influence: i64,
    weights: Vec<i64>,
    /// By option and criterion, from 0 to 10.
    scores: Vec<Vec<i64>>,
}

/// In which order the parts are stated.
#[derive(Debug, Clone)]
struct Orders {
    options: Vec<usize>,
    criteria: Vec<usize>,
    people: Vec<usize>,
}

impl Plain {
    fn straight(&self) -> Orders {
        let all = |count: usize| (0..count).collect();
        Orders { options: all(self.options), criteria: all(self.criteria), people: all(self.people.len()) }
    }

    fn matrix(&self) -> ScoringMatrix {
        self.matrix_in(&self.straight(), dec!(1))
    }

    fn matrix_in(&self, orders: &Orders, factor: Decimal) -> ScoringMatrix {
        let mut draft = ScoringMatrix::builder();
        for index in &orders.criteria {
            draft = draft.criterion(criterion(*index));
        }
        for index in &orders.options {
            draft = draft.option(ScoredOption::new(format!("o{index}")));
        }
        for index in &orders.people {
            draft = draft.stakeholder(self.stakeholder(*index, orders, factor));
        }
        draft.build().unwrap()
    }

    fn stakeholder(&self, index: usize, orders: &Orders, factor: Decimal) -> Stakeholder {
        let person = &self.people[index];
        let mut stakeholder =
            Stakeholder::new(format!("s{index}")).influence(Decimal::from(person.influence) * factor);
        for criterion in &orders.criteria {
            let points = Decimal::from(person.weights[*criterion]) * factor;
            stakeholder = stakeholder.weight(format!("c{criterion}"), points);
            for option in &orders.options {
                let score = Decimal::from(person.scores[*option][*criterion]);
                stakeholder = stakeholder.score(format!("o{option}"), format!("c{criterion}"), score);
            }
        }
        stakeholder
    }
}

/// Every second criterion is better the lower it is.
fn criterion(index: usize) -> Criterion {
    let (name, scale) = (format!("c{index}"), Scale::numeric(dec!(0), dec!(10)));
    match index % 2 {
        0 => Criterion::higher_is_better(name, scale),
        _ => Criterion::lower_is_better(name, scale),
    }
}

fn people(options: usize, criteria: usize) -> impl Strategy<Value = Person> {
    (1_i64..5, vec(1_i64..9, criteria), vec(vec(0_i64..=10, criteria), options))
        .prop_map(|(influence, weights, scores)| Person { influence, weights, scores })
}

fn panels() -> impl Strategy<Value = Plain> {
    (2_usize..5, 2_usize..5).prop_flat_map(|(options, criteria)| {
        vec(people(options, criteria), 2..5).prop_map(move |people| Plain { people, options, criteria })
    })
}

fn with_orders() -> impl Strategy<Value = (Plain, Orders)> {
    panels().prop_flat_map(|plain| {
        let Orders { options, criteria, people } = plain.straight();
        let shuffled =
            (Just(options).prop_shuffle(), Just(criteria).prop_shuffle(), Just(people).prop_shuffle());
        let orders = shuffled.prop_map(|(options, criteria, people)| Orders { options, criteria, people });
        (Just(plain), orders)
    })
}

fn robustness(matrix: &ScoringMatrix) -> Robustness {
    matrix.robustness().unwrap().value().unwrap()
}

fn report(matrix: &ScoringMatrix) -> RobustnessReport {
    robustness(matrix).report(dec!(0)..=dec!(1)).unwrap()
}

/// What is said in a matrix by index, with names and in an order of names.
struct Named<'a> {
    options: Vec<&'a str>,
    criteria: Vec<&'a str>,
    said: Vec<String>,
}

impl<'a> Named<'a> {
    fn of(matrix: &'a ScoringMatrix) -> Self {
        Self {
            options: matrix.ranked_options().iter().map(|option| option.id().as_str()).collect(),
            criteria: matrix.criteria().iter().map(|criterion| criterion.id().as_str()).collect(),
            said: Vec::new(),
        }
    }

    fn say(&mut self, what: impl std::fmt::Debug) {
        self.said.push(format!("{what:?}"));
    }

    fn names(&self, options: &[usize]) -> Vec<&'a str> {
        let mut names: Vec<&str> = options.iter().map(|option| self.options[*option]).collect();
        names.sort_unstable();
        names
    }

    fn sorted(mut self) -> Vec<String> {
        self.said.sort();
        self.said
    }
}

/// All that a report says; what is about one winner, or about one order, only where there is one: of those that tie the
/// first in the input is taken, as the report says.
fn said_of_robustness(matrix: &ScoringMatrix) -> Vec<String> {
    let report = report(matrix);
    let mut named = Named::of(matrix);
    let (options, criteria) = (named.options.clone(), named.criteria.clone());
    named.say(("leaders", named.names(report.leaders()), named.names(report.runners_up())));
    for it in report.weight_intervals() {
        let ends = (
            it.weight(),
            it.lower(),
            it.upper(),
            named.names(it.leads_below()),
            named.names(it.leads_above()),
        );
        named.say(("interval", criteria[it.criterion()], ends, it.others()));
    }
    for (criterion, leaders) in report.leaders_without_each_criterion().iter().enumerate() {
        named.say(("without", criteria[criterion], named.names(leaders)));
    }
    for (option, dominated) in report.dominance().iter().enumerate() {
        named.say(("dominates", options[option], named.names(dominated)));
    }
    for it in report.potential_optimality().value().unwrap() {
        named.say(("optimal", options[it.option()], it.is_optimal(), it.margin()));
    }
    if report.leaders().len() == 1 {
        for it in report.margins() {
            let mut parts: Vec<_> =
                it.parts().iter().map(|it| (criteria[it.criterion()], it.margin())).collect();
            parts.sort_unstable();
            named.say(("margin", options[it.option()], options[it.rival()], it.total(), parts));
        }
        for it in report.switch_weights() {
            named.say(("switch", criteria[it.criterion()], options[it.challenger()], it.weight()));
        }
        for it in report.score_flips() {
            let what = (it.change(), it.raise(), it.lower());
            named.say(("flip", criteria[it.criterion()], options[it.challenger()], what));
        }
    }
    if has_one_order(matrix) {
        for it in report.order_intervals() {
            let overtaking = |list: &[Overtaking]| {
                let mut pairs: Vec<_> =
                    list.iter().map(|it| (options[it.rises()], options[it.falls()])).collect();
                pairs.sort_unstable();
                pairs
            };
            let ends = (it.lower(), it.upper(), overtaking(it.below()), overtaking(it.above()));
            named.say(("order", criteria[it.criterion()], ends));
        }
    }
    named.sorted()
}

fn has_one_order(matrix: &ScoringMatrix) -> bool {
    let mut ranks = matrix.value_table().value().unwrap().ranks();
    ranks.sort_unstable();
    ranks.windows(2).all(|pair| pair[0] < pair[1])
}

/// All that an agreement says.
fn said_of_agreement(matrix: &ScoringMatrix) -> Vec<String> {
    let agreement: PanelAgreement = matrix.agreement().value().unwrap();
    let mut named = Named::of(matrix);
    let (options, criteria) = (named.options.clone(), named.criteria.clone());
    let people: Vec<&str> = agreement.stakeholders().iter().map(Id::as_str).collect();
    assert_eq!(agreement.options().iter().map(Id::as_str).collect::<Vec<_>>(), options);
    let (totals, ballots) = (agreement.totals(), agreement.ballots());
    let concordance = agreement.concordance().unwrap();
    named.say((
        "concordance",
        concordance.coefficient(),
        concordance.chi_square(),
        concordance.degrees_of_freedom(),
    ));
    named.say(("condorcet", ballots.condorcet_winner().map(|it| options[it]), totals.orders_disagree()));
    for (index, option) in options.iter().enumerate() {
        let votes = (ballots.borda()[index], ballots.copeland()[index], ballots.first_choices()[index]);
        let headline = (totals.of_means()[index], totals.ranks_of_means()[index]);
        let means = (totals.mean_of_totals()[index], totals.ranks_of_mean_totals()[index]);
        let variances = [
            totals.total_variance()[index],
            totals.score_driven_variance()[index],
            totals.weight_driven_variance()[index],
            totals.remaining_variance()[index],
        ];
        named.say((option, concordance.rank_sums()[index], votes, headline, means, variances));
        for (other, rival) in options.iter().enumerate() {
            named.say((option, rival, ballots.support(index, other)));
        }
        for (column, criterion) in criteria.iter().enumerate() {
            let spread = &totals.value_spreads()[index][column];
            let deviations = (spread.sample_deviation(), spread.population_deviation());
            let cell = (totals.mean_values()[index][column], totals.contributions()[index][column]);
            named.say((option, criterion, cell, spread.median(), spread.range(), deviations));
        }
    }
    for (column, criterion) in criteria.iter().enumerate() {
        named.say((
            criterion,
            totals.mean_weights()[column],
            totals.weight_spreads()[column].sample_deviation(),
        ));
    }
    for (row, person) in people.iter().enumerate() {
        let without = totals.leaders_without_each()[row].as_ref().map(|leaders| named.names(leaders));
        named.say((person, without));
        for (index, option) in options.iter().enumerate() {
            named.say((
                person,
                option,
                totals.individual_totals()[row][index],
                totals.individual_ranks()[row][index],
            ));
        }
    }
    for (option, criterion) in totals.widest_cells() {
        named.say(("widest", options[option], criteria[criterion]));
    }
    named.sorted()
}

/// What is said of the options of a ranking, wherever they stand.
fn said_of_ranking(matrix: &ScoringMatrix) -> Vec<String> {
    let ranking = matrix.ranking();
    let said = |option: &RankedOption| {
        let mut parts: Vec<String> = option.contributions().iter().map(|part| format!("{part:?}")).collect();
        parts.sort();
        format!("{} {:?} {parts:?}", option.id(), (option.rank(), option.total(), option.margin()))
    };
    let mut all: Vec<String> = ranking.options().iter().map(said).collect();
    all.sort();
    all
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn another_order_of_the_input_changes_the_order_of_the_answers_alone((plain, orders) in with_orders()) {
        let (one, other) = (plain.matrix(), plain.matrix_in(&orders, dec!(1)));
        prop_assert_eq!(said_of_ranking(&one), said_of_ranking(&other));
        prop_assert_eq!(said_of_robustness(&one), said_of_robustness(&other));
        prop_assert_eq!(said_of_agreement(&one), said_of_agreement(&other));
    }

    #[test]
    fn weights_and_influences_on_another_scale_change_no_answer(
        plain in panels(), factor in 2_i64..1000, places in 0_u32..4,
    ) {
        let scaled = plain.matrix_in(&plain.straight(), Decimal::new(factor, places));
        let matrix = plain.matrix();
        prop_assert_eq!(matrix.ranking(), scaled.ranking());
        prop_assert_eq!(report(&matrix), report(&scaled));
        prop_assert_eq!(said_of_agreement(&matrix), said_of_agreement(&scaled));
    }

    /// One option more: everyone finds it as good as one that is there but for one criterion, where everyone finds it worse.
    #[test]
    fn an_option_that_another_dominates_never_wins(
        mut plain in panels(), twin in any::<prop::sample::Index>(), at in any::<prop::sample::Index>(), by in 1_i64..=10,
    ) {
        let (twin, at) = (twin.index(plain.options), at.index(plain.criteria));
        for person in &mut plain.people {
            // Room for it to be worse, in the direction of its criterion.
            let (better, worse) = if at % 2 == 0 { (10, 10 - by) } else { (0, by) };
            person.scores[twin][at] = better;
            let mut copy = person.scores[twin].clone();
            copy[at] = worse;
            person.scores.push(copy);
        }
        plain.options += 1;
        let (dominator, dominated) = (format!("o{twin}"), format!("o{}", plain.options - 1));
        let matrix = plain.matrix();
        let ranking = matrix.ranking();
        prop_assert!(ranking.lead().iter().all(|option| option.id().as_str() != dominated));
        prop_assert!(ranking.option(&dominator).unwrap().rank() < ranking.option(&dominated).unwrap().rank());
        let is_named = |it: &DominatedOption| {
            it.option().as_str() == dominated && it.by().iter().any(|by| by.as_str() == dominator)
        };
        prop_assert!(matrix.dominated_options().iter().any(is_named));
        prop_assert!(ranking.panel().unwrap().dominated().iter().any(is_named));
        let robustness = robustness(&matrix);
        let last = plain.options - 1;
        prop_assert!(robustness.dominance(&Weightings::All).unwrap()[twin].contains(&last));
        let optimality = robustness.potential_optimality(&Weightings::All).unwrap();
        prop_assert!(optimality[last].margin().unwrap() <= dec!(0));
        let shares = robustness.acceptability(&Weightings::All, Sampling::new(6, 200).unwrap()).unwrap();
        prop_assert_eq!(shares.share(last, 1), Some(dec!(0)));
    }
}

/// What the first person says alone, with these weights.
fn alone(plain: &Plain, weights: &[Decimal]) -> ScoringMatrix {
    let criteria = weights.iter().enumerate().map(|(index, weight)| criterion(index).weight(*weight));
    let scored = |(index, row): (usize, &Vec<i64>)| {
        let scores = row.iter().enumerate();
        let option = ScoredOption::new(format!("o{index}"));
        scores.fold(option, |it, (c, score)| it.score(format!("c{c}"), Decimal::from(*score)))
    };
    let options = plain.people[0].scores.iter().enumerate().map(scored);
    options.fold(ScoringMatrix::builder().criteria(criteria), ScoringMatrixBuilder::option).build().unwrap()
}

/// The weights with one of them at a share of the whole; the others keep their proportions.
fn moved(weights: &[Decimal], criterion: usize, share: Decimal) -> Vec<Decimal> {
    let rest: Decimal = weights.iter().sum::<Decimal>() - weights[criterion];
    let moved = |(index, weight): (usize, &Decimal)| {
        if index == criterion { share * rest } else { (dec!(1) - share) * weight }
    };
    weights.iter().enumerate().map(moved).collect()
}

/// Those in the lead by the ranking, in the order of the input.
fn lead_of(matrix: &ScoringMatrix) -> Vec<usize> {
    let mut lead: Vec<usize> =
        matrix.ranking().lead().iter().map(|option| option.id().as_str()[1..].parse().unwrap()).collect();
    lead.sort_unstable();
    lead
}

#[test]
fn the_lead_of_the_ranking_changes_exactly_at_the_ends_of_its_weight_intervals() {
    let mut runner = TestRunner::deterministic();
    // Ends have denominators of a few thousands, so that no second one lies so near.
    let step = dec!(0.0000000001);
    let mut ends_inside = 0;
    for _ in 0..150 {
        let plain = panels().new_tree(&mut runner).unwrap().current();
        let weights: Vec<Decimal> = plain.people[0].weights.iter().copied().map(Decimal::from).collect();
        let matrix = alone(&plain, &weights);
        let leaders = lead_of(&matrix);
        for interval in robustness(&matrix).weight_intervals() {
            let lead_at =
                |share: Decimal| lead_of(&alone(&plain, &moved(&weights, interval.criterion(), share)));
            let (lower, upper) = (interval.lower().round_dp(14), interval.upper().round_dp(14));
            if lower < upper {
                assert_eq!(
                    (lead_at(lower + step), lead_at(upper - step)),
                    (leaders.clone(), leaders.clone())
                );
            }
            for (end, outside, next) in [
                (lower > dec!(0), lower - step, interval.leads_below()),
                (upper < dec!(1), upper + step, interval.leads_above()),
            ] {
                if end {
                    ends_inside += 1;
                    assert_eq!(lead_at(outside), next);
                    assert!(leaders.iter().any(|leader| !next.contains(leader)));
                } else {
                    assert!(next.is_empty());
                }
            }
        }
    }
    assert!(ends_inside > 150, "only {ends_inside} ends lie inside");
}
