//! How far people agree, and what a group makes of it.

use crate::case::{Case, decimals, float, floats, index, list, open_rows, rows};
use bizcase::scoring::agreement::{
    Ballots, GroupTotals, Level, Spread, kendall_tau_b, kendall_w, krippendorff_alpha,
};
use bizcase::scoring::{
    Criterion, Direction, NormalisedWeight, Scale, ScoredOption, ScoringMatrix, Stakeholder,
};
use bizcase::{Decimal, Outcome, dec};

pub(crate) fn concordance(case: &Case) {
    let direction = match case.param("values").as_str().unwrap() {
        "ranks" => Direction::LowerIsBetter,
        "scores_higher_is_better" => Direction::HigherIsBetter,
        other => panic!("unknown values {other}"),
    };
    let concordance = kendall_w(&rows(case.input("matrix")), direction).unwrap();
    case.near("rank_sums", concordance.rank_sums());
    case.near("W", &concordance.coefficient());
    if case.expects("chi_square") {
        case.near("chi_square", &concordance.chi_square());
    }
    if case.expects("df") {
        case.same("df", concordance.degrees_of_freedom());
    }
}

pub(crate) fn reliability(case: &Case) {
    let level: Level = case.param("level").as_str().unwrap().parse().unwrap();
    case.near("alpha", &krippendorff_alpha(&open_rows(case.input("matrix")), level).unwrap());
}

pub(crate) fn group(case: &Case) {
    let values: Vec<Vec<Vec<Decimal>>> = list(case.input("matrix")).iter().map(rows).collect();
    let (weights, influence) = (rows(case.input("weights")), decimals(case.param("influence")));
    let group = GroupTotals::of(&values, &weights, &influence).unwrap();
    totals(case, &group);
    spreads(case, &group);
    votes(case, &group);
    let matrix = with_names(&values, &weights, &influence);
    totals_with_names(case, &matrix.matrix, matrix.low, matrix.width);
}

fn totals(case: &Case, group: &GroupTotals) {
    case.near("mean_scores", &group.mean_values());
    case.near("mean_weights", &group.mean_weights());
    case.near("individual_totals", &group.individual_totals());
    let individual = group.individual_ranks();
    for ((totals, ranks), theirs) in
        group.individual_totals().iter().zip(&individual).zip(list(case.expected("individual_rankings")))
    {
        let own = Case::new(serde_json::json!({ "expected": { "ranking": theirs } }));
        own.ranking("ranking", &floats(totals), ranks);
    }
    case.near("total_from_mean_scores_and_mean_weights", &group.of_means());
    case.ranking("ranking_from_means", &floats(&group.of_means()), &group.ranks_of_means());
    case.near("mean_of_individual_totals", &group.mean_of_totals());
    case.ranking("ranking_from_mean_totals", &floats(&group.mean_of_totals()), &group.ranks_of_mean_totals());
    case.near("total_variance_population", &group.total_variance());
    case.near("score_driven_variance", &group.score_driven_variance());
    case.near("weight_driven_variance", &group.weight_driven_variance());
    let without_each = group.leaders_without_each();
    case.same(
        "leave_one_out_winner",
        without_each.iter().map(|it| Some(it.as_ref()?[0])).collect::<Vec<_>>(),
    );
}

fn of_spreads<T>(spreads: &[Vec<Spread>], of: impl Fn(&Spread) -> T) -> Vec<Vec<T>> {
    spreads.iter().map(|row| row.iter().map(&of).collect()).collect()
}

fn spreads(case: &Case, group: &GroupTotals) {
    let spreads = group.value_spreads();
    case.near("median_scores", &of_spreads(&spreads, Spread::median));
    case.near("score_range", &of_spreads(&spreads, Spread::range));
    case.near("sample_sd", &of_spreads(&spreads, Spread::sample_deviation));
    case.near("population_sd", &of_spreads(&spreads, Spread::population_deviation));
    let of_weights: Vec<Outcome<Decimal>> =
        group.weight_spreads().iter().map(Spread::sample_deviation).collect();
    case.near("weight_sample_sd", &of_weights);
    let (widest, largest) = (group.widest_cells(), case.expected("largest_disagreement"));
    let Some(&(option, criterion)) = widest.first() else {
        // Where nobody differs, the collection has every cell at a deviation of zero; here there is none to talk about.
        assert!(largest.is_null() || largest["sample_sd"] == 0.0, "{largest}");
        return;
    };
    assert_eq!(serde_json::json!(widest), largest["cells"]);
    let deviation = spreads[option][criterion].sample_deviation().value().map(float);
    case.assert_near("largest_disagreement", deviation, &largest["sample_sd"]);
}

fn votes(case: &Case, group: &GroupTotals) {
    let totals = group.individual_totals();
    let ballots = Ballots::of(&totals, Direction::HigherIsBetter).unwrap();
    case.near("borda", &ballots.borda());
    let options = 0..ballots.options();
    let support =
        options.clone().map(|one| options.clone().map(|other| ballots.support(one, other)).collect());
    case.same("pairwise_support", support.collect::<Vec<Vec<usize>>>());
    case.same("condorcet_winner", ballots.condorcet_winner());
    case.same("first_choice_counts", ballots.first_choices());
    match kendall_w(&totals, Direction::HigherIsBetter) {
        Ok(concordance) => case.near("kendall_w_on_totals", &concordance.coefficient()),
        // One person or one option: there is nothing to agree about.
        Err(_) => case.near("kendall_w_on_totals", &None::<f64>),
    }
    let tau = |one: &[Decimal], other: &[Decimal]| kendall_tau_b(one, other).unwrap();
    let taus: Vec<Vec<Outcome<Decimal>>> =
        totals.iter().map(|one| totals.iter().map(|other| tau(one, other)).collect()).collect();
    case.near("tau_b_between_stakeholders", &taus);
}

/// The same people with names, on a scale that holds every score.
struct WithNames {
    matrix: ScoringMatrix,
    low: Decimal,
    width: Decimal,
}

fn with_names(values: &[Vec<Vec<Decimal>>], weights: &[Vec<Decimal>], influence: &[Decimal]) -> WithNames {
    let all = || values.iter().flatten().flatten().copied();
    let (low, high) = (all().min().unwrap(), all().max().unwrap() + dec!(1));
    let mut draft = ScoringMatrix::builder();
    for criterion in 0..weights[0].len() {
        let scale = Scale::numeric(low, high);
        draft = draft.criterion(Criterion::higher_is_better(format!("c{criterion}"), scale));
    }
    for option in 0..values[0].len() {
        draft = draft.option(ScoredOption::new(format!("o{option}")));
    }
    for ((person, rows), (weights, influence)) in values.iter().enumerate().zip(weights.iter().zip(influence))
    {
        let mut stakeholder = Stakeholder::new(format!("s{person}")).influence(*influence);
        for (criterion, weight) in weights.iter().enumerate() {
            stakeholder = stakeholder.weight(format!("c{criterion}"), *weight);
        }
        for (option, row) in rows.iter().enumerate() {
            for (criterion, score) in row.iter().enumerate() {
                stakeholder = stakeholder.score(format!("o{option}"), format!("c{criterion}"), *score);
            }
        }
        draft = draft.stakeholder(stakeholder);
    }
    WithNames { matrix: draft.build().unwrap(), low, width: high - low }
}

/// Values are steps up from the low end: `total = (total of the scores - low) / width`.
fn totals_with_names(case: &Case, matrix: &ScoringMatrix, low: Decimal, width: Decimal) {
    let ranking = matrix.ranking();
    let as_scores = |total: Option<Decimal>| total.unwrap() * width + low;
    let options: Vec<_> =
        matrix.options().iter().map(|it| ranking.option(it.id().as_str()).unwrap()).collect();
    let totals: Vec<Decimal> = options.iter().map(|option| as_scores(option.total())).collect();
    case.near("total_from_mean_scores_and_mean_weights", &totals);
    let ranks: Vec<usize> = options.iter().map(|option| option.rank().unwrap()).collect();
    case.ranking("ranking_from_means", &floats(&totals), &ranks);
    let weights: Vec<Decimal> = ranking.weights().iter().map(NormalisedWeight::weight).collect();
    case.near("mean_weights", &weights);
    let means: Vec<Vec<Decimal>> = options
        .iter()
        .map(|option| option.contributions().iter().map(|it| it.score().unwrap().number().unwrap()).collect())
        .collect();
    case.near("mean_scores", &means);
    let panel = ranking.panel().unwrap();
    let own: Vec<Vec<Decimal>> = panel
        .stakeholders()
        .iter()
        .map(|person| person.totals().iter().map(|total| as_scores(total.total())).collect())
        .collect();
    case.near("individual_totals", &own);
    for (person, theirs) in panel.stakeholders().iter().zip(list(case.expected("individual_rankings"))) {
        for (total, theirs) in person.totals().iter().zip(list(theirs)) {
            assert_eq!(total.rank(), Some(index(theirs)), "{}", person.name());
        }
    }
}
