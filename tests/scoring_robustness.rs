//! How firm the winner of a table of values is: by hand in the comments, and what must hold of random tables. Figures of
//! independent programs are in `scoring_golden`.

#![allow(clippy::unwrap_used, reason = "the helpers of a test may panic as the test may")]

use bizcase::approx::{Fault, weighted_totals};
use bizcase::scoring::robustness::{
    AcceptabilityMethod, CloseCallRule, Feasibility, ImportanceOrder, OtherWeights, Sampling, Weightings,
};
use bizcase::scoring::{LocalValues, Probe, RankReversal, ValueTable};
use bizcase::strategies::any_decimal;
use bizcase::{Decimal, ErrorKind, Share, dec, decimals, limits, parse_decimal};
use proptest::prelude::*;

fn float(value: Decimal) -> f64 {
    value.to_string().parse().unwrap()
}

#[test]
fn a_total_half_way_between_two_decimals_is_the_even_one() {
    // Halves of 1, 3 and 5 units of the 28th place: 0.5, 1.5 and 2.5.
    let rows = [1, 3, 5].map(|units| [Decimal::new(units, 28), dec!(0)]);
    let totals = ValueTable::new(&rows, &decimals![1, 1]).unwrap().totals();
    assert_eq!(totals, [0, 2, 2].map(|units| Decimal::new(units, 28)));
}

#[test]
fn the_same_seed_gives_the_same_bytes_and_another_seed_others() {
    let rows = [decimals![3, 1, 4, 1, 5], decimals![2, 7, 1, 8, 2], decimals![1, 4, 1, 4, 2]];
    let robustness = ValueTable::new(&rows, &decimals![1, 1, 1, 1, 1]).unwrap().robustness().unwrap();
    let bytes = |seed, draws| {
        let sampling = Sampling::new(seed, draws).unwrap();
        serde_json::to_string(&robustness.acceptability(&Weightings::All, sampling).unwrap()).unwrap()
    };
    assert_eq!(bytes(7, 1_000), bytes(7, 1_000));
    assert_ne!(bytes(7, 1_000), bytes(8, 1_000));
}

#[test]
fn sampled_shares_of_ranks_and_of_options_sum_to_one() {
    // Two options are the same, so they share the ranks that they cover.
    let rows = [decimals![3, 1, 4, 1], decimals![2, 7, 1, 8], decimals![3, 1, 4, 1], decimals![1, 4, 4, 4]];
    let robustness = ValueTable::new(&rows, &decimals![1, 1, 1, 1]).unwrap().robustness().unwrap();
    let ours = robustness.acceptability(&Weightings::All, Sampling::new(3, 999).unwrap()).unwrap();
    for place in 0..4 {
        let of_option: Decimal = ours.shares(place).iter().sum();
        let of_rank: Decimal = (0..4).map(|option| ours.share(option, place + 1).unwrap()).sum();
        assert!((of_option - dec!(1)).abs() < dec!("0.000000000000000000000001"), "{of_option}");
        assert!((of_rank - dec!(1)).abs() < dec!("0.000000000000000000000001"), "{of_rank}");
    }
    assert_eq!(ours.shares(0), ours.shares(2));
    assert_eq!(ours.winning_share(0, 2), Some(dec!(0.5)));
    assert_eq!(ours.winning_share(0, 0), Some(dec!(0)));
    assert_eq!(ours.winning_share(0, 1).unwrap() + ours.winning_share(1, 0).unwrap(), dec!(1));
}

#[test]
fn identical_options_share_exact_ranks_equally() {
    // At a weight of t: t twice, and 1 - t. The twins are first for t above 1/2 and take ranks 1 and 2 there.
    let table =
        ValueTable::new(&[decimals![1, 0], decimals![1, 0], decimals![0, 1]], &decimals![1, 1]).unwrap();
    let sampling = Sampling::new(1, 1).unwrap();
    let ours = table.robustness().unwrap().acceptability(&Weightings::All, sampling).unwrap();
    assert_eq!(ours.shares(0), decimals![0.25, 0.5, 0.25]);
    assert_eq!(ours.shares(1), decimals![0.25, 0.5, 0.25]);
    assert_eq!(ours.shares(2), decimals![0.5, 0, 0.5]);
    assert_eq!(ours.central_weights(0), Some(decimals![0.75, 0.25].to_vec()));
}

#[test]
fn criteria_of_tied_importance_have_equal_weights() {
    // Corners: all on criterion 2, or a third on each. There A has 4 and 9/3, B has 3 and 10/3.
    let table = ValueTable::new(&[decimals![2, 3, 4], decimals![5, 2, 3]], &decimals![1, 1, 1]).unwrap();
    let order = Weightings::InOrder(ImportanceOrder::new(vec![vec![2], vec![0, 1]]).unwrap());
    let robustness = table.robustness().unwrap();
    assert!(robustness.dominance(&order).unwrap().iter().all(Vec::is_empty));
    // A leads by 1 at one corner and is behind by 1/3 at the other: first for 3/4 of the way.
    let ours = robustness.acceptability(&order, Sampling::new(1, 1).unwrap()).unwrap();
    assert_eq!(ours.method(), AcceptabilityMethod::Exact);
    assert_eq!(ours.shares(0), decimals![0.75, 0.25]);
    // The mean of the mixes from the first corner to 1/4 of it: 5/8 there, 3/8 x 1/3 on each.
    assert_eq!(ours.central_weights(0), Some(decimals![0.125, 0.125, 0.75].to_vec()));
    assert_eq!(
        robustness.potential_optimality(&order).unwrap()[1].margin(),
        parse_decimal("0.3333333333333333333333333333").ok()
    );
}

#[test]
fn a_weight_of_one_leaves_equal_shares_to_the_others() {
    // All weight on criterion 0: at t the rest is 0.5 (1 - t) each. A: 3 t + 0, B: 2 t + 3 (1 - t): level at 3/4.
    let table = ValueTable::new(&[decimals![3, 0, 0], decimals![2, 2, 4]], &decimals![7, 0, 0]).unwrap();
    let intervals = table.robustness().unwrap().weight_intervals();
    assert_eq!(intervals[0].others(), OtherWeights::Equal);
    assert_eq!((intervals[0].lower(), intervals[0].upper()), (dec!(0.75), dec!(1)));
    assert_eq!(intervals[1].others(), OtherWeights::Proportional);
    // Criterion 1 from 0: A 3 (1 - t), B 2 (1 - t) + 2 t: level at 1/3.
    assert_eq!(intervals[1].upper(), dec!("0.3333333333333333333333333333"));
    assert_eq!(table.robustness().unwrap().leaders_without_each_criterion(), [vec![1], vec![0], vec![0]]);
}

#[test]
fn a_single_criterion_or_option_leaves_nothing_to_move() {
    let one = ValueTable::new(&[decimals![1], decimals![2]], &decimals![5]).unwrap().robustness().unwrap();
    let interval = &one.weight_intervals()[0];
    assert_eq!(
        (interval.lower(), interval.upper(), interval.others()),
        (dec!(0), dec!(1), OtherWeights::None)
    );
    assert_eq!(
        interval.sentence("cost", &["A", "B"]),
        "B leads; cost is the only criterion, so its weight is 100%."
    );
    assert_eq!(one.leaders_without_each_criterion(), [Vec::<usize>::new()]);

    let alone = ValueTable::new(&[decimals![1, 2]], &decimals![5, 1]).unwrap().robustness().unwrap();
    assert_eq!(
        alone.weight_intervals()[0].sentence("cost", &["A"]),
        "A leads whatever the weight of cost; it is 83% now."
    );
    assert!(alone.switch_weights().is_empty() && alone.runners_up().is_empty());
    assert_eq!(alone.potential_optimality(&Weightings::All).unwrap()[0].margin(), None);
    assert!(alone.potential_optimality(&Weightings::All).unwrap()[0].is_optimal());
    assert!(!alone.close_call_by_margin(dec!(1)).unwrap().is_close());
    let sampling = Sampling::new(1, 10).unwrap();
    assert_eq!(alone.acceptability(&Weightings::All, sampling).unwrap().shares(0), [dec!(1)]);
}

#[test]
fn a_tie_for_the_lead_holds_at_the_present_weight_alone() {
    let table =
        ValueTable::new(&[decimals![4, 2], decimals![2, 4], decimals![1, 3]], &decimals![1, 1]).unwrap();
    let robustness = table.robustness().unwrap();
    assert_eq!(robustness.leaders(), [0, 1]);
    let interval = &robustness.weight_intervals()[0];
    assert_eq!((interval.lower(), interval.upper()), (dec!(0.5), dec!(0.5)));
    assert_eq!(
        interval.sentence("reach", &["A", "B", "C"]),
        "A and B lead together only at the present weight of reach, 50%; below that B leads next, above that A leads next."
    );
}

#[test]
fn a_sentence_is_rounded_inwards_and_never_hides_the_present_weight() {
    // The case dev-stability-11-four-options of data/scoring/mcda.json.
    let rows = [
        decimals![62, 48, 71, 30],
        decimals![55, 66, 49, 80],
        decimals![81, 30, 52, 60],
        decimals![33, 84, 58, 70],
    ];
    let four = ValueTable::new(&rows, &decimals![35, 30, 20, 15]).unwrap().robustness().unwrap();
    let sentences: Vec<String> = four
        .weight_intervals()
        .iter()
        .map(|interval| interval.sentence("it", &["A", "B", "C", "D"]))
        .collect();
    // 28.5 to 43.85 %; 21.003 to 37 %; 0 to 34.545 %; 3.299 to 100 %.
    assert_eq!(
        sentences,
        [
            "B leads while the weight of it lies between 29% and 43%; it is 35% now; below that D leads next, above that C leads next.",
            "B leads while the weight of it lies between 22% and 37%; it is 30% now; below that C leads next, above that D leads next.",
            "B leads while the weight of it is at most 34%; it is 20% now; above that D leads next.",
            "B leads while the weight of it is at least 4%; it is 15% now; below that A leads next.",
        ]
    );
    // At a weight of t: t and 1 - t, level at 1/2; the present weight is 50.01 %.
    let close = ValueTable::new(&[decimals![1, 0], decimals![0, 1]], &decimals![50.01, 49.99]).unwrap();
    assert_eq!(
        close.robustness().unwrap().weight_intervals()[0].sentence("it", &["A", "B"]),
        "A leads while the weight of it is at least 50.00%; it is 50.01% now; below that B leads next."
    );
    // At a weight of t: t, 1/3 and 1 - t - 1/3 + ..., level at 1/3; the present weight is 33.4 %.
    let third = ValueTable::new(&[decimals![2, 0], decimals![0, 1]], &decimals![33.4, 66.6]).unwrap();
    assert_eq!(
        third.robustness().unwrap().weight_intervals()[0].sentence("it", &["A", "B"]),
        "A leads while the weight of it is at least 33.34%; it is 33.40% now; below that B leads next."
    );
}

#[test]
fn a_close_call_states_its_rule() {
    // Totals of 6.5 and 6.25 with weights of 3/4 and 1/4.
    let table = ValueTable::new(&[decimals![7, 5], decimals![6, 7]], &decimals![3, 1]).unwrap();
    let robustness = table.robustness().unwrap();
    let call = robustness.close_call_by_step(dec!(2)).unwrap();
    assert_eq!((call.rule(), call.threshold()), (CloseCallRule::BelowOneStep { step: dec!(2) }, dec!(0.5)));
    assert!(call.is_close());
    // A lead that equals the threshold is not below it.
    assert!(!robustness.close_call_by_margin(dec!(0.25)).unwrap().is_close());
    assert!(robustness.close_call_by_margin(dec!(0.2500000001)).unwrap().is_close());
    assert_eq!(robustness.close_call_by_margin(dec!(-1)).unwrap_err().kind(), ErrorKind::OutOfRange);
    // At a weight of t: 5 + 2 t and 7 - t, level at 2/3: first for a third of all weights.
    let shares = robustness.acceptability(&Weightings::All, Sampling::new(1, 1).unwrap()).unwrap();
    let half = Share::from_fraction(dec!(0.5)).unwrap();
    assert!(shares.close_call(0, half).unwrap().is_close());
    assert!(!shares.close_call(1, half).unwrap().is_close());
    assert_eq!(shares.close_call(2, half), None);
}

#[test]
fn without_weight_no_change_of_a_value_flips_anything() {
    let table = ValueTable::new(&[decimals![1, 0], decimals![0, 1]], &decimals![1, 0]).unwrap();
    let flips = table.robustness().unwrap().score_flips(dec!(0)..=dec!(1)).unwrap();
    assert_eq!((flips[0].change(), flips[0].raise()), (Some(dec!(1)), Feasibility::OnScale));
    assert_eq!((flips[1].change(), flips[1].raise()), (None, Feasibility::NoWeight));
    let backwards = table.robustness().unwrap().score_flips(dec!(1)..=dec!(0)).unwrap_err();
    assert_eq!(backwards.to_string(), "scale: found 1 to 0, expected a scale from low to high");
}

#[test]
fn a_copy_reverses_ranks_where_values_are_parts_of_sums() {
    // Belton and Gear 1983; the case of the copy has the scores of the case without.
    let table =
        ValueTable::new(&[decimals![1, 9, 8], decimals![9, 1, 9], decimals![1, 1, 1]], &decimals![1, 1, 1])
            .unwrap();
    let probes: Vec<Probe> =
        table.rank_reversals(LocalValues::PartOfSum).unwrap().iter().map(RankReversal::probe).collect();
    assert!(probes.contains(&Probe::WithCopyOf(1)));
    assert!(
        table
            .rank_reversals(LocalValues::MinMax)
            .unwrap()
            .iter()
            .all(|it| matches!(it.probe(), Probe::Without(_)))
    );
    let negative = ValueTable::new(&[decimals![1, -1]], &decimals![1, 1]).unwrap();
    assert_eq!(negative.rank_reversals(LocalValues::PartOfSum).unwrap_err().path().to_string(), "rows[0][1]");
}

#[test]
fn leaving_out_a_poor_option_reverses_ranks_where_values_are_local() {
    // Min-max, equal weights. With C the columns are 10, 8, 0 and 4, 6, 7 with ranges of 10 and 3:
    // A 1 + 0, B 4/5 + 2/3, C 0 + 1. Without C they range over 2 and 2: A 1 + 0, B 0 + 1, a tie.
    let table =
        ValueTable::new(&[decimals![10, 4], decimals![8, 6], decimals![0, 7]], &decimals![1, 1]).unwrap();
    let reversals = table.rank_reversals(LocalValues::MinMax).unwrap();
    assert_eq!(table.with_local_values(LocalValues::MinMax).unwrap().leaders(), [1]);
    let without_c = reversals.iter().find(|reversal| reversal.probe() == Probe::Without(2)).unwrap();
    assert_eq!(without_c.leaders(), [0, 1]);
}

#[test]
fn a_table_reports_every_fault_at_once() {
    let rows = [decimals![1, 2].to_vec(), decimals![1].to_vec(), vec![dec!(1), Decimal::MAX]];
    let errors = ValueTable::new(&rows, &decimals![1, -3]).unwrap_err();
    assert_eq!(
        errors.to_string(),
        "rows[1]: found 1 value, expected 2, one for each weight\n\
         rows[2][1]: found 79228162514264337593543950335, expected less than 10^20\n\
         weights[1]: found -3, expected a weight of zero or more"
    );
    let none: [Vec<Decimal>; 0] = [];
    let empty = ValueTable::new(&none, &[]).unwrap_err();
    assert_eq!(
        empty.to_string(),
        "rows: found none, expected at least one option\nweights: found none, expected at least one criterion"
    );
    let zero = ValueTable::new(&[decimals![1, 2]], &decimals![0, 0]).unwrap_err();
    assert_eq!(
        zero.to_string(),
        "weights: found zero for all, expected a weight above zero for one at least"
    );
    let wide = vec![dec!(1); limits::CRITERIA + 1];
    assert_eq!(ValueTable::new(&[&wide], &wide).unwrap_err().as_slice()[0].kind(), ErrorKind::OverLimit);
    let many = vec![decimals![1]; limits::ROBUSTNESS_OPTIONS + 1];
    let many = ValueTable::new(&many, &decimals![1]).unwrap().robustness().unwrap_err();
    assert_eq!(many.to_string(), "rows: found 101, expected at most 100");
}

#[test]
fn an_order_of_importance_names_each_criterion_once() {
    let faults = |groups: &[&[usize]]| {
        ImportanceOrder::new(groups.iter().map(|group| group.to_vec()).collect()).unwrap_err().to_string()
    };
    assert_eq!(faults(&[]), "order: found none, expected at least one criterion");
    assert_eq!(
        faults(&[&[0, 1], &[], &[1]]),
        "order[1]: found no criterion, expected at least one criterion\n\
         order[2][0]: found criterion 1 a second time, expected each criterion once"
    );
    assert_eq!(faults(&[&[0, 2]]), "order: missing: expected criterion 1, because a larger one is named");
    let table = ValueTable::new(&[decimals![1, 2]], &decimals![1, 1]).unwrap().robustness().unwrap();
    let short = Weightings::InOrder(ImportanceOrder::new(vec![vec![0]]).unwrap());
    assert_eq!(table.dominance(&short).unwrap_err().kind(), ErrorKind::Ragged);
}

#[test]
fn totals_in_floats_say_what_is_wrong_with_their_input() {
    let mut out = [7.0; 2];
    assert_eq!(weighted_totals(&[1.0, 2.0, 3.0], &[1.0], &mut out), Err(Fault::Shape));
    assert!(out.iter().all(|total| *total == 0.0));
    assert_eq!(weighted_totals(&[], &[], &mut []), Err(Fault::Shape));
    for weights in [[0.0, 0.0], [1.0, -1.0], [f64::NAN, 1.0], [f64::INFINITY, 1.0], [f64::MAX, f64::MAX]] {
        assert_eq!(weighted_totals(&[1.0; 4], &weights, &mut out), Err(Fault::Weight), "{weights:?}");
    }
    assert_eq!(weighted_totals(&[1.0, f64::NAN], &[1.0], &mut out), Err(Fault::NotFinite));
    assert_eq!(weighted_totals(&[1.0, f64::MAX], &[4.0], &mut out), Err(Fault::TooLarge));
    assert!(out.iter().all(|total| *total == 0.0));
}

/// Tables of so many criteria, with values and weights that tie often.
fn tables(criteria: usize) -> impl Strategy<Value = (Vec<Vec<Decimal>>, Vec<Decimal>)> {
    let value =
        prop_oneof![(0_i64..=4).prop_map(Decimal::from), (0_i64..=100).prop_map(|it| Decimal::new(it, 1))];
    let rows = prop::collection::vec(prop::collection::vec(value, criteria), 1..6);
    let weights = prop::collection::vec((0_i64..=20).prop_map(Decimal::from), criteria);
    let weights =
        weights.prop_filter("one weight is above zero", |weights| weights.iter().any(|it| !it.is_zero()));
    (rows, weights)
}

/// The weights with one of them at a share, the others in their proportions.
fn moved(weights: &[Decimal], criterion: usize, share: Decimal) -> Vec<Decimal> {
    let rest: Decimal = weights.iter().sum::<Decimal>() - weights[criterion];
    let equal = rest.is_zero();
    let others = if equal { Decimal::from(weights.len() - 1) } else { rest };
    let moved = |(index, weight): (usize, &Decimal)| match index == criterion {
        true => share * others,
        false if equal => Decimal::ONE - share,
        false => (Decimal::ONE - share) * weight,
    };
    weights.iter().enumerate().map(moved).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn the_winner_changes_exactly_at_the_ends_of_its_interval((rows, weights) in tables(3)) {
        let robustness = ValueTable::new(&rows, &weights).unwrap().robustness().unwrap();
        let leaders_at = |criterion, share: Decimal| {
            ValueTable::new(&rows, &moved(&weights, criterion, share)).unwrap().leaders()
        };
        let holds = |leaders: &[usize]| robustness.leaders().iter().all(|leader| leaders.contains(leader));
        for interval in robustness.weight_intervals() {
            let criterion = interval.criterion();
            // Ends have denominators of a few thousands, so that no second one lies so near.
            let step = dec!(0.0000000001);
            let (lower, upper) = (interval.lower().round_dp(14), interval.upper().round_dp(14));
            if lower < upper {
                prop_assert!(holds(&leaders_at(criterion, lower + step)));
                prop_assert!(holds(&leaders_at(criterion, upper - step)));
            }
            if lower.is_zero() {
                prop_assert!(holds(&leaders_at(criterion, lower)) && interval.leads_below().is_empty());
            } else {
                prop_assert_eq!(leaders_at(criterion, lower - step), interval.leads_below());
                prop_assert!(!holds(interval.leads_below()));
            }
            if upper == dec!(1) {
                prop_assert!(holds(&leaders_at(criterion, upper)) && interval.leads_above().is_empty());
            } else {
                prop_assert_eq!(leaders_at(criterion, upper + step), interval.leads_above());
                prop_assert!(!holds(interval.leads_above()));
            }
        }
    }

    #[test]
    fn the_order_holds_within_its_interval((rows, weights) in tables(3)) {
        let table = ValueTable::new(&rows, &weights).unwrap();
        let (order, robustness) = (table.order(), table.robustness().unwrap());
        for interval in robustness.order_intervals() {
            let at = |share: Decimal| ValueTable::new(&rows, &moved(&weights, interval.criterion(), share)).unwrap();
            let holds = |table: &ValueTable| order.windows(2).all(|pair| table.compare(pair[0], pair[1]).unwrap().is_ge());
            let step = dec!(0.0000000001);
            let (lower, upper) = (interval.lower().round_dp(14), interval.upper().round_dp(14));
            if lower < upper {
                prop_assert!(holds(&at(lower + step)) && holds(&at(upper - step)));
            }
            prop_assert_eq!(lower > step && !holds(&at(lower - step)), !interval.below().is_empty());
            prop_assert_eq!(upper < dec!(1) && !holds(&at(upper + step)), !interval.above().is_empty());
        }
    }

    #[test]
    fn a_switch_levels_the_challenger_and_a_flip_does_so_too((rows, weights) in tables(3)) {
        let table = ValueTable::new(&rows, &weights).unwrap();
        let robustness = table.robustness().unwrap();
        let winner = robustness.leaders()[0];
        for switch in robustness.switch_weights() {
            let Some(weight) = switch.weight() else { continue };
            let at = ValueTable::new(&rows, &moved(&weights, switch.criterion(), weight.round_dp(20))).unwrap();
            let gap = at.total(winner).unwrap() - at.total(switch.challenger()).unwrap();
            prop_assert!(gap.abs() < dec!(0.0000000000001));
        }
        for flip in robustness.score_flips(dec!(0)..=dec!(10)).unwrap() {
            let Some(change) = flip.change() else { continue };
            let (mut raised, mut lowered) = (rows.clone(), rows.clone());
            raised[flip.challenger()][flip.criterion()] += change.round_dp(15);
            lowered[winner][flip.criterion()] -= change.round_dp(15);
            for rows in [raised, lowered] {
                let table = ValueTable::new(&rows, &weights).unwrap();
                let gap = table.total(winner).unwrap() - table.total(flip.challenger()).unwrap();
                prop_assert!(gap.abs() < dec!(0.0000000000001));
            }
        }
    }

    #[test]
    fn neither_the_order_of_rows_and_columns_nor_the_unit_matters((rows, weights) in tables(3), factor in 1_i64..50) {
        let table = ValueTable::new(&rows, &weights).unwrap();
        let turned: Vec<Vec<Decimal>> = rows.iter().rev().map(|row| row.iter().rev().copied().collect()).collect();
        let weights_turned: Vec<Decimal> = weights.iter().rev().map(|weight| weight * Decimal::from(factor)).collect();
        let other = ValueTable::new(&turned, &weights_turned).unwrap();
        let mut totals = other.totals();
        totals.reverse();
        prop_assert_eq!(table.totals(), totals);
        let intervals = |table: &ValueTable| -> Vec<(Decimal, Decimal)> {
            let all = table.robustness().unwrap().weight_intervals();
            all.iter().map(|interval| (interval.lower(), interval.upper())).collect()
        };
        let mut turned = intervals(&other);
        turned.reverse();
        prop_assert_eq!(intervals(&table), turned);
        // In another unit the totals are so many times as large, and the weights where they change are the same.
        let scaled: Vec<Vec<Decimal>> =
            rows.iter().map(|row| row.iter().map(|value| value * Decimal::from(factor)).collect()).collect();
        let scaled = ValueTable::new(&scaled, &weights).unwrap();
        prop_assert_eq!(intervals(&table), intervals(&scaled));
        prop_assert_eq!(table.ranks(), scaled.ranks());
    }

    #[test]
    fn totals_in_floats_lie_within_their_bound_of_the_exact_ones(
        values in prop::collection::vec(-1_000_000_i32..1_000_000, 21),
        weights in prop::collection::vec(1_u32..1_000, 7),
    ) {
        // The same numbers as decimals and as floats: whole ones over 1024.
        let exact_values: Vec<Vec<Decimal>> =
            values.chunks(7).map(|row| row.iter().map(|value| Decimal::from(*value) / dec!(1024)).collect()).collect();
        let exact_weights: Vec<Decimal> = weights.iter().map(|weight| Decimal::from(*weight)).collect();
        let exact = ValueTable::new(&exact_values, &exact_weights).unwrap().totals();
        let values: Vec<f64> = values.iter().map(|value| f64::from(*value) / 1024.0).collect();
        let weights: Vec<f64> = weights.iter().map(|weight| f64::from(*weight)).collect();
        let mut totals = [0.0; 3];
        weighted_totals(&values, &weights, &mut totals).unwrap();
        let sum: f64 = weights.iter().sum();
        for ((total, exact), row) in totals.into_iter().zip(exact).zip(values.chunks(7)) {
            let size: f64 = row.iter().zip(&weights).map(|(value, weight)| value.abs() * weight).sum::<f64>() / sum;
            // Twice the last place beside the stated bound, for the exact total and its difference as floats.
            prop_assert!((total - float(exact)).abs() <= (2.0 * 7.0 + 4.0 + 2.0) * size / 9_007_199_254_740_992.0);
        }
    }

    #[test]
    fn a_dominated_option_is_never_best_alone((rows, weights) in tables(4)) {
        let table = ValueTable::new(&rows, &weights).unwrap();
        let robustness = table.robustness().unwrap();
        let optimality = robustness.potential_optimality(&Weightings::All).unwrap();
        let efficient = table.non_dominated();
        for (option, answer) in optimality.iter().enumerate() {
            if !efficient.contains(&option) {
                prop_assert!(answer.margin().unwrap() <= dec!(0));
            }
            // The weights that it names give the lead that it states.
            let at: Vec<Decimal> = answer.weights().iter().map(|weight| weight.round_dp(16)).collect();
            let totals = ValueTable::new(&rows, &at).unwrap().totals();
            let rival = (0..totals.len()).filter(|other| *other != option).map(|other| totals[other]).max();
            if let (Some(rival), Some(margin)) = (rival, answer.margin()) {
                prop_assert!((totals[option] - rival - margin).abs() < dec!(0.000000000001));
            }
        }
        prop_assert!(robustness.leaders().iter().all(|leader| optimality[*leader].is_optimal()));
    }

    #[test]
    fn exact_shares_sum_to_one_over_ranks_and_over_options((rows, weights) in tables(3)) {
        let robustness = ValueTable::new(&rows, &weights).unwrap().robustness().unwrap();
        let ours = robustness.acceptability(&Weightings::All, Sampling::new(1, 1).unwrap()).unwrap();
        let optimality = robustness.potential_optimality(&Weightings::All).unwrap();
        for (place, answer) in optimality.iter().enumerate() {
            let of_option: Decimal = ours.shares(place).iter().sum();
            let of_rank: Decimal = (0..rows.len()).map(|option| ours.share(option, place + 1).unwrap()).sum();
            prop_assert!((of_option - dec!(1)).abs() < dec!("0.00000000000000000000000001"));
            prop_assert!((of_rank - dec!(1)).abs() < dec!("0.00000000000000000000000001"));
            // Only an option that is best somewhere with a lead is first on a set of some size; twins share theirs.
            if !answer.is_optimal() {
                prop_assert_eq!(ours.share(place, 1), Some(dec!(0)));
            }
            if answer.margin().is_some_and(|margin| margin > dec!(0)) {
                prop_assert!(ours.share(place, 1).unwrap() > dec!(0));
            }
        }
    }

    #[test]
    fn totals_of_any_decimals_are_exact_whatever_their_width(
        rows in prop::collection::vec(prop::collection::vec(any_decimal(), 2), 1..4),
        weights in prop::collection::vec(any_decimal(), 2),
    ) {
        let limit = dec!(100_000_000_000_000_000_000);
        match ValueTable::new(&rows, &weights) {
            Ok(table) => {
                let twice: Vec<Vec<Decimal>> = rows.iter().map(|row| vec![row[0], row[0]]).collect();
                let same = ValueTable::new(&twice, &weights).unwrap();
                for (row, total) in rows.iter().zip(same.totals()) {
                    // The mean of a value with itself is the value, to 28 digits.
                    let difference = (total - row[0]).abs();
                    prop_assert!(difference <= dec!(0.00000001), "{total} beside {}", row[0]);
                }
                for (row, total) in rows.iter().zip(table.totals()) {
                    prop_assert!(*row.iter().min().unwrap() - dec!(0.00000001) <= total);
                    prop_assert!(*row.iter().max().unwrap() + dec!(0.00000001) >= total);
                }
            }
            Err(_) => {
                let bad = |value: &Decimal| value.abs() >= limit;
                let all_zero = weights.iter().all(Decimal::is_zero);
                let wrong = weights.iter().any(|weight| *weight < dec!(0) || bad(weight)) || all_zero;
                prop_assert!(wrong || rows.iter().flatten().any(bad));
            }
        }
    }
}
