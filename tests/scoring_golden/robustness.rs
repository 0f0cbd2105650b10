//! How firm a winner is.

use crate::case::{Case, decimal, decimals, float, index, indices, list, rows};
use bizcase::scoring::ValueTable;
use bizcase::scoring::robustness::{
    Acceptability, AcceptabilityMethod, Feasibility, ImportanceOrder, OtherWeights, PotentialOptimality,
    Robustness, Sampling, SwitchWeight, Weightings,
};
use bizcase::{Decimal, dec};
use serde_json::Value;

const VALUES: &[&str] = &["already on a common benefit scale", "0..1 value scores"];

/// The table of a case; of equal weights where it has none.
fn table(case: &Case) -> ValueTable {
    if case.has_param("values") {
        assert!(VALUES.contains(&case.param("values").as_str().unwrap()));
    }
    let rows = rows(case.input("matrix"));
    let weights = match case.input("weights") {
        Value::Null => vec![dec!(1); rows[0].len()],
        weights => decimals(weights),
    };
    ValueTable::new(&rows, &weights).unwrap()
}

fn robustness(case: &Case) -> Robustness {
    table(case).robustness().unwrap()
}

pub(crate) fn weight_stability(case: &Case) {
    case.expect_param("rescale_others", "proportional");
    let (table, robustness) = (table(case), robustness(case));
    let totals: Vec<f64> = table.totals().into_iter().map(float).collect();
    case.near("scores", &totals);
    case.ranking("ranking", &totals, &table.ranks());
    assert!(robustness.leaders().contains(&index(case.expected("winner"))), "{:?}", robustness.leaders());
    let near = |what: &str, ours: Decimal, theirs: &Value| case.assert_near(what, Some(float(ours)), theirs);
    for theirs in list(case.expected("winner_intervals")) {
        let ours = &robustness.weight_intervals()[index(&theirs["criterion"])];
        near("weight", ours.weight(), &theirs["weight"]);
        near("lower", ours.lower(), &theirs["lower"]);
        near("upper", ours.upper(), &theirs["upper"]);
        assert_eq!(ours.leads_below(), indices(&theirs["overtaken_below_by"]), "{theirs}");
        assert_eq!(ours.leads_above(), indices(&theirs["overtaken_above_by"]), "{theirs}");
        let alone = ours.weight() == dec!(1);
        assert!(alone || ours.others() == OtherWeights::Proportional, "{theirs}");
    }
    for theirs in list(case.expected("full_ranking_intervals")) {
        let ours = &robustness.order_intervals()[index(&theirs["criterion"])];
        near("lower of the order", ours.lower(), &theirs["lower"]);
        near("upper of the order", ours.upper(), &theirs["upper"]);
    }
    let (switches, theirs) = (robustness.switch_weights(), list(case.expected("switch_weights")));
    assert_eq!(switches.len(), theirs.len());
    for (ours, theirs) in switches.iter().zip(theirs) {
        assert_eq!(
            (ours.criterion(), ours.challenger()),
            (index(&theirs["criterion"]), index(&theirs["challenger"]))
        );
        case.assert_near("switch weight", ours.weight().map(float), &theirs["switch_weight"]);
    }
    assert!(switches.iter().map(SwitchWeight::challenger).all(|it| it != robustness.leaders()[0]));
}

pub(crate) fn score_flips(case: &Case) {
    let scale = decimal(case.param("scale_min"))..=decimal(case.param("scale_max"));
    let robustness = robustness(case);
    assert!(robustness.leaders().contains(&index(case.expected("winner"))));
    case.near("scores", &table(case).totals());
    let (flips, theirs) = (robustness.score_flips(scale).unwrap(), list(case.expected("flips")));
    assert_eq!(flips.len(), theirs.len());
    for (ours, theirs) in flips.iter().zip(theirs) {
        assert_eq!(
            (ours.challenger(), ours.criterion()),
            (index(&theirs["challenger"]), index(&theirs["criterion"]))
        );
        for (field, feasible, ours_feasible) in [
            ("raise_challenger_by", "feasible_raise", ours.raise()),
            ("lower_winner_by", "feasible_lower", ours.lower()),
        ] {
            case.assert_near(field, ours.change().map(float), &theirs[field]);
            let expected = theirs[feasible].as_bool().unwrap_or(false);
            assert_eq!(ours_feasible == Feasibility::OnScale, expected, "{theirs}");
        }
    }
}

fn in_order(groups: impl Iterator<Item = Vec<usize>>) -> Weightings {
    Weightings::InOrder(ImportanceOrder::new(groups.collect()).unwrap())
}

pub(crate) fn dominance_by_importance(case: &Case) {
    let groups = list(case.param("criteria_most_to_least_important")).iter();
    let order =
        in_order(groups.map(|group| if group.is_array() { indices(group) } else { vec![index(group)] }));
    case.same("dominates", robustness(case).dominance(&order).unwrap());
}

pub(crate) fn potential_optimality(case: &Case) {
    let optimality = robustness(case).potential_optimality(&Weightings::All).unwrap();
    case.near("max_margin", &optimality.iter().map(PotentialOptimality::margin).collect::<Vec<_>>());
    case.same(
        "potentially_optimal",
        optimality.iter().map(PotentialOptimality::is_optimal).collect::<Vec<_>>(),
    );
}

/// `uniform_simplex`, or `uniform_on_w1>=w3=w2` with criteria that count from 1.
fn weightings(case: &Case) -> Weightings {
    let words = case.param("weights").as_str().unwrap();
    if words == "uniform_simplex" {
        return Weightings::All;
    }
    let order = words.strip_prefix("uniform_on_").unwrap_or_else(|| panic!("unknown weightings {words}"));
    let criterion = |name: &str| name.strip_prefix('w').unwrap().parse::<usize>().unwrap() - 1;
    in_order(order.split(">=").map(|tied| tied.split('=').map(criterion).collect()))
}

pub(crate) fn acceptability(case: &Case) {
    let draws = 100_000;
    let (robustness, weightings) = (robustness(case), weightings(case));
    let ours = robustness.acceptability(&weightings, Sampling::new(2_026, draws).unwrap()).unwrap();
    match ours.method() {
        AcceptabilityMethod::Exact => exact_acceptability(case, &ours),
        AcceptabilityMethod::Sampled { .. } => sampled_acceptability(case, &ours, draws),
        other => panic!("unknown method {other:?}"),
    }
    // Sampled it is the same, but for its errors.
    let sampling = Sampling::new(7, draws).unwrap();
    let sampled = robustness.sampled_acceptability(&weightings, sampling).unwrap();
    assert_eq!(sampled.method(), AcceptabilityMethod::Sampled { seed: 7, draws });
    sampled_acceptability(case, &sampled, draws);
}

fn exact_acceptability(case: &Case, ours: &Acceptability) {
    let options = 0..list(case.expected("rank_acceptability")).len();
    let shares: Vec<Vec<Decimal>> = options.clone().map(|option| ours.shares(option)).collect();
    case.near("rank_acceptability", &shares);
    let central: Vec<_> = options.clone().map(|option| ours.central_weights(option)).collect();
    case.near("central_weights", &central);
    if case.expects("pairwise_winning") {
        let share =
            |one: usize| options.clone().map(|other| ours.winning_share(one, other).unwrap()).collect();
        case.near("pairwise_winning", &options.clone().map(share).collect::<Vec<Vec<Decimal>>>());
    }
}

/// Within four standard errors of the exact share, as the collection asks; a share of zero or one is met exactly.
fn sampled_acceptability(case: &Case, ours: &Acceptability, draws: u32) {
    for (option, shares) in list(case.expected("rank_acceptability")).iter().enumerate() {
        for (rank, share) in list(shares).iter().enumerate() {
            let (share, found) = (share.as_f64().unwrap(), float(ours.share(option, rank + 1).unwrap()));
            let error = 4.0 * (share * (1.0 - share) / f64::from(draws)).sqrt();
            assert!((found - share).abs() <= error + 1e-12, "{option} at {rank}: {found} beside {share}");
            let stated = float(ours.standard_error(option, rank + 1).unwrap());
            let own = (found * (1.0 - found) / f64::from(draws)).sqrt();
            assert!((stated - own).abs() < 1.1e-10, "{stated} beside {own}");
        }
        let theirs = &case.expected("central_weights")[option];
        if let (Some(ours), Some(theirs)) = (ours.central_weights(option), theirs.as_array()) {
            let near =
                |(one, other): (&Decimal, &Value)| (float(*one) - other.as_f64().unwrap()).abs() < 0.02;
            assert!(ours.iter().zip(theirs).all(near), "{ours:?} beside {theirs:?}");
        }
    }
}
