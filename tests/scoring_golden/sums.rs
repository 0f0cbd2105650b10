//! Weighted sums, by tables of numbers and by matrices with names, and what is said of them.

use crate::case::{Case, decimal, decimals, float, floats, index, indices, list, open_rows, rows};
use bizcase::scoring::robustness::{MarginPart, Weightings};
use bizcase::scoring::{
    Contribution, Criterion, FailedMust, GivenScore, LocalValues, Must, NormalisedWeight, RankedOption,
    Scale, ScoreRanking, ScoredOption, ScoringMatrix, ScoringMatrixBuilder, ValueTable,
};
use bizcase::{Decimal, ErrorKind, Errors, Id, dec};
use serde_json::Value;

/// What a criterion is scored on, and by which end.
struct Column {
    low: Decimal,
    high: Decimal,
    lower_is_better: bool,
}

impl Column {
    fn up(low: Decimal, high: Decimal) -> Self {
        Self { low, high, lower_is_better: false }
    }

    fn criterion(&self, index: usize, weight: Decimal) -> Criterion {
        let (name, scale) = (format!("c{index}"), Scale::numeric(self.low, self.high));
        match self.lower_is_better {
            true => Criterion::lower_is_better(name, scale).weight(weight),
            false => Criterion::higher_is_better(name, scale).weight(weight),
        }
    }
}

/// Options `o0`, `o1` ... by criteria `c0`, `c1` ...
fn draft(columns: &[Column], weights: &[Decimal], rows: &[Vec<Option<Decimal>>]) -> ScoringMatrixBuilder {
    let mut draft = ScoringMatrix::builder();
    for (index, (column, weight)) in columns.iter().zip(weights).enumerate() {
        draft = draft.criterion(column.criterion(index, *weight));
    }
    for (index, row) in rows.iter().enumerate() {
        let given = row.iter().enumerate().filter_map(|(criterion, score)| Some((criterion, (*score)?)));
        let option = ScoredOption::new(format!("o{index}"));
        draft = draft.option(given.fold(option, |it, (c, score)| it.score(format!("c{c}"), score)));
    }
    draft
}

fn closed(rows: &[Vec<Decimal>]) -> Vec<Vec<Option<Decimal>>> {
    rows.iter().map(|row| row.iter().copied().map(Some).collect()).collect()
}

fn in_order<'a>(matrix: &ScoringMatrix, ranking: &'a ScoreRanking) -> Vec<&'a RankedOption> {
    matrix.options().iter().map(|option| ranking.option(option.id().as_str()).unwrap()).collect()
}

fn index_of(id: &Id) -> usize {
    id.as_str()[1..].parse().unwrap()
}

fn indices_of<'a>(ids: impl IntoIterator<Item = &'a Id>) -> Vec<usize> {
    ids.into_iter().map(index_of).collect()
}

/// A scale that holds all of these values, of which no criterion is constant.
fn around(values: impl Iterator<Item = Decimal> + Clone) -> Column {
    Column::up(values.clone().min().unwrap(), values.max().unwrap() + dec!(1))
}

fn is_cost(case: &Case, criterion: usize) -> bool {
    match case.input("directions")[criterion].as_str().unwrap() {
        "min" => true,
        "max" => false,
        other => panic!("unknown direction {other}"),
    }
}

/// The scores of a case; labels have the values of its table, one for all criteria or one for each.
fn scores(case: &Case) -> Vec<Vec<Decimal>> {
    if !case.has_param("labels") {
        return rows(case.input("matrix"));
    }
    let labels = case.param("labels");
    let value = |(criterion, cell): (usize, &Value)| match cell.as_str() {
        Some(label) if labels.is_array() => decimal(&labels[criterion][label]),
        Some(label) => decimal(&labels[label]),
        None => decimal(cell),
    };
    list(case.input("matrix")).iter().map(|row| list(row).iter().enumerate().map(value).collect()).collect()
}

fn column_of(rows: &[Vec<Decimal>], index: usize) -> Vec<Decimal> {
    rows.iter().map(|row| row[index]).collect()
}

/// What of a column's values is not linear in its scores, worked out here and rounded to 28 digits; the table then has
/// values as given.
pub(crate) fn normalised_by_hand(case: &Case, normalisation: &str) -> Vec<Vec<Decimal>> {
    let mut rows = scores(case);
    for criterion in 0..rows[0].len() {
        let (column, cost) = (column_of(&rows, criterion), is_cost(case, criterion));
        let (least, largest) = (*column.iter().min().unwrap(), *column.iter().max().unwrap());
        let value = |score: Decimal| match (normalisation, cost) {
            ("linear_max", true) => least / score,
            ("linear_max" | "max_complement", false) => score / largest,
            ("max_complement", true) => dec!(1) - score / largest,
            ("sum", true) => (dec!(1) / score) / column.iter().map(|it| dec!(1) / it).sum::<Decimal>(),
            ("sum", false) => score / column.iter().sum::<Decimal>(),
            ("vector", _) => score / root(column.iter().map(|it| it * it).sum()),
            (other, _) => panic!("unknown normalisation {other}"),
        };
        let values: Vec<Decimal> = column.iter().copied().map(value).collect();
        rows.iter_mut().zip(values).for_each(|(row, value)| row[criterion] = value);
    }
    rows
}

/// Two steps of Newton's method from the root in floats.
fn root(square: Decimal) -> Decimal {
    let first: Decimal = float(square).sqrt().to_string().parse().unwrap();
    (0..2).fold(first, |root, _| (root + square / root) / dec!(2))
}

/// A weighted sum of a case: scores with the scales that make its values, and the way from totals to its own units.
struct Sum {
    table: ValueTable,
    matrix: ScoringMatrix,
    /// The value of a case is `low + width v`.
    low: Decimal,
    width: Decimal,
}

fn sum_of(case: &Case) -> Sum {
    let (scores, weights) = (scores(case), decimals(case.input("weights")));
    let of = |rows: &[Vec<Decimal>]| ValueTable::new(rows, &weights).unwrap();
    let column = |index: usize| column_of(&scores, index);
    let with_scales = |columns: Vec<Column>| draft(&columns, &weights, &closed(&scores)).build().unwrap();
    let criteria = 0..weights.len();
    let has_costs = criteria.clone().any(|criterion| is_cost(case, criterion));
    let local = |table, matrix| Sum { table, matrix, low: dec!(0), width: dec!(1) };
    match case.param("normalisation").as_str().unwrap() {
        "minmax" => {
            let signed = |row: &Vec<Decimal>| -> Vec<Decimal> {
                row.iter().enumerate().map(|(c, it)| if is_cost(case, c) { -it } else { *it }).collect()
            };
            let signed: Vec<Vec<Decimal>> = scores.iter().map(signed).collect();
            let scale = |criterion: usize| {
                let all = column(criterion);
                let (low, high) = (*all.iter().min().unwrap(), *all.iter().max().unwrap());
                // Of a constant column any scale will do: only differences are compared there.
                let high = if low == high { high + dec!(1) } else { high };
                Column { low, high, lower_is_better: is_cost(case, criterion) }
            };
            local(
                of(&signed).with_local_values(LocalValues::MinMax).unwrap(),
                with_scales(criteria.map(scale).collect()),
            )
        }
        "sum" if !has_costs => {
            let scale = |criterion| Column::up(dec!(0), column(criterion).iter().sum());
            local(
                of(&scores).with_local_values(LocalValues::PartOfSum).unwrap(),
                with_scales(criteria.map(scale).collect()),
            )
        }
        "fixed_anchors" => {
            let anchors: Vec<Vec<Decimal>> = rows(case.param("anchors_worst_best"));
            let value = |(criterion, score): (usize, &Decimal)| {
                (score - anchors[criterion][0]) / (anchors[criterion][1] - anchors[criterion][0])
            };
            let values: Vec<Vec<Decimal>> =
                scores.iter().map(|row| row.iter().enumerate().map(value).collect()).collect();
            let scale = |criterion: usize| {
                let [worst, best] = anchors[criterion][..] else { panic!("two anchors") };
                Column { low: worst.min(best), high: worst.max(best), lower_is_better: best < worst }
            };
            local(of(&values), with_scales(criteria.map(scale).collect()))
        }
        as_given => {
            let values = match as_given {
                "none" | "labels" => {
                    assert!(!has_costs, "values as given are of benefits");
                    scores.clone()
                }
                other => normalised_by_hand(case, other),
            };
            let Column { low, high, .. } = around(values.iter().flatten().copied());
            let columns: Vec<Column> = criteria.map(|_| Column::up(low, high)).collect();
            let matrix = draft(&columns, &weights, &closed(&values)).build().unwrap();
            Sum { table: of(&values), matrix, low, width: high - low }
        }
    }
}

pub(crate) fn weighted_sum(case: &Case) {
    let sum = sum_of(case);
    let ranking = sum.matrix.ranking();
    let options = in_order(&sum.matrix, &ranking);
    let with_names: Vec<Decimal> =
        options.iter().map(|option| sum.low + sum.width * option.total().unwrap()).collect();
    let ranks: Vec<usize> = options.iter().map(|option| option.rank().unwrap()).collect();
    case.ranking("ranking", &floats(&with_names), &ranks);
    case.ranking("ranking", &floats(&sum.table.totals()), &sum.table.ranks());
    if case.expects("score_minus_best") {
        for totals in [with_names, sum.table.totals()] {
            let best = *totals.iter().max().unwrap();
            case.near("score_minus_best", &totals.iter().map(|total| total - best).collect::<Vec<_>>());
        }
        return;
    }
    case.near("scores", &with_names);
    case.near("scores", &sum.table.totals());
    let weights: Vec<Decimal> = ranking.weights().iter().map(NormalisedWeight::weight).collect();
    case.near("normalised_weights", &weights);
    case.near("normalised_weights", &sum.table.normalised_weights());
    let parts: Vec<Vec<Decimal>> = (0..sum.table.options())
        .map(|option| (0..weights.len()).map(|c| sum.table.contribution(option, c).unwrap()).collect())
        .collect();
    case.near("contributions", &parts);
    let part =
        |(part, weight): (&Contribution, &Decimal)| sum.low * weight + sum.width * part.weighted().unwrap();
    let parts: Vec<Vec<Decimal>> = options
        .iter()
        .map(|option| option.contributions().iter().zip(&weights).map(part).collect())
        .collect();
    case.near("contributions", &parts);
}

/// A constant criterion is named and changes no difference, whatever the normalisation.
pub(crate) fn names_constant_criteria(case: &Case) {
    let scores = scores(case);
    let constant =
        |criterion: &usize| column_of(&scores, *criterion).windows(2).all(|pair| pair[0] == pair[1]);
    let expected: Vec<usize> = (0..scores[0].len()).filter(constant).collect();
    let ranking = sum_of(case).matrix.ranking();
    // Of a single option every criterion is constant, and none is worth a word.
    if scores.len() > 1 {
        assert_eq!(indices_of(ranking.constant_criteria()), expected, "{}", case.id());
    }
}

pub(crate) fn explanation(case: &Case) {
    let (values, weights) = (rows(case.input("matrix")), decimals(case.input("weights")));
    let table = ValueTable::new(&values, &weights).unwrap();
    let robustness = table.robustness().unwrap();
    let (winner, rival) = (index(case.expected("winner")), index(case.expected("runner_up")));
    case.near("scores", &table.totals());
    assert!(robustness.leaders().contains(&winner), "{:?}", robustness.leaders());
    // Of two that tie for the second place the collection names one by the rounding of its floats.
    assert!(robustness.runners_up().contains(&rival) || robustness.leaders().contains(&rival));
    let margin = robustness.margin(winner, rival).unwrap();
    case.near("margin", &margin.total());
    case.near("margin_by_criterion", &margin.parts().iter().map(MarginPart::margin).collect::<Vec<_>>());
    case.same("reasons_for", margin.reasons_for().map(MarginPart::criterion).collect::<Vec<_>>());
    case.same("reasons_against", margin.reasons_against().map(MarginPart::criterion).collect::<Vec<_>>());
    case.same("winners_without_criterion", robustness.leaders_without_each_criterion());
    // With names, and without whoever ties with the two.
    let Column { low, high, .. } = around(values.iter().flatten().copied());
    let columns: Vec<Column> = weights.iter().map(|_| Column::up(low, high)).collect();
    let pair = [values[winner].clone(), values[rival].clone()];
    let matrix = draft(&columns, &weights, &closed(&pair)).build().unwrap();
    let explanation = matrix.explanation().unwrap();
    case.near("margin", &(explanation.margin() * (high - low)));
    for part in explanation.parts() {
        let theirs = &case.expected("margin_by_criterion")[index_of(part.criterion())];
        case.assert_near("margin_by_criterion", Some(float(part.difference() * (high - low))), theirs);
    }
}

/// An option with no score at all has any total: it is not ranked here, and the collection has it from end to end.
pub(crate) fn missing_scores(case: &Case) {
    let (low, high) = (decimal(case.param("scale_min")), decimal(case.param("scale_max")));
    let (weights, rows) = (decimals(case.input("weights")), open_rows(case.input("matrix")));
    let columns: Vec<Column> = weights.iter().map(|_| Column::up(low, high)).collect();
    let matrix = draft(&columns, &weights, &rows).allow_missing().build().unwrap();
    let ranking = matrix.ranking();
    let options = in_order(&matrix, &ranking);
    let is_blank = |option: usize| rows[option].iter().all(Option::is_none);
    let ends: Vec<(Decimal, Decimal)> = options
        .iter()
        .enumerate()
        .map(|(index, option)| match (option.between(), option.total()) {
            (Some(ends), None) => (ends.lowest(), ends.highest()),
            (None, Some(total)) => (total, total),
            (None, None) if is_blank(index) => (dec!(0), dec!(1)),
            other => panic!("{other:?}"),
        })
        .collect();
    let width = high - low;
    case.near("score_lower", &ends.iter().map(|ends| low + width * ends.0).collect::<Vec<_>>());
    case.near("score_upper", &ends.iter().map(|ends| low + width * ends.1).collect::<Vec<_>>());
    let beaten: Vec<Vec<usize>> = options.iter().map(|option| indices_of(option.certainly_beats())).collect();
    case.same("certainly_beats", beaten);
    let expected: Vec<usize> =
        indices(case.expected("possible_winners")).into_iter().filter(|option| !is_blank(*option)).collect();
    assert_eq!(indices_of(ranking.possible_winners()), expected);
}

pub(crate) fn musts(case: &Case) {
    let (weights, rows) = (decimals(case.input("weights")), rows(case.input("matrix")));
    let Column { low, high, .. } = around(rows.iter().flatten().copied());
    let columns: Vec<Column> = weights.iter().map(|_| Column::up(low, high)).collect();
    let mut draft = draft(&columns, &weights, &closed(&rows));
    for must in list(case.param("musts")) {
        let name = must["name"].as_str().unwrap();
        let limits =
            [("at_least", Must::at_least as fn(String, Decimal) -> Must), ("at_most", Must::at_most)];
        for (index, (word, limited)) in
            limits.into_iter().enumerate().filter(|(_, (word, _))| must.get(*word).is_some())
        {
            let id = format!("{index}-{}", name.replace(|it: char| !it.is_ascii_alphanumeric(), "-"));
            let values = list(&must["values"]).iter().enumerate();
            let limited = limited(name.to_owned(), decimal(&must[word])).id(id.trim_end_matches('-'));
            draft =
                draft.must(values.fold(limited, |it, (o, value)| it.value(format!("o{o}"), decimal(value))));
        }
    }
    let matrix = draft.build().unwrap();
    let ranking = matrix.ranking();
    let options = in_order(&matrix, &ranking);
    case.same("passes", options.iter().map(|it| it.failed_musts().is_empty()).collect::<Vec<_>>());
    let failed: Vec<Vec<&str>> =
        options.iter().map(|option| option.failed_musts().iter().map(FailedMust::name).collect()).collect();
    case.same("failed_musts", failed);
    case.same("ranking", options.iter().map(|option| option.rank()).collect::<Vec<_>>());
    // Sums of weights times scores, not divided by the sum of the weights.
    let wanted = |option: &&RankedOption| {
        (low + (high - low) * option.total().unwrap()) * weights.iter().sum::<Decimal>()
    };
    case.near("want_scores", &options.iter().map(wanted).map(|it| it.round_dp(20)).collect::<Vec<_>>());
}

pub(crate) fn dominance(case: &Case) {
    let (scores, count) = (rows(case.input("matrix")), list(case.input("directions")).len());
    let signed = |row: &Vec<Decimal>| -> Vec<Decimal> {
        row.iter().enumerate().map(|(c, it)| if is_cost(case, c) { -it } else { *it }).collect()
    };
    let table =
        ValueTable::new(&scores.iter().map(signed).collect::<Vec<_>>(), &vec![dec!(1); count]).unwrap();
    case.same("non_dominated", table.non_dominated());
    let all = 0..scores.len();
    let of = |one: usize| all.clone().filter(|other| table.dominates(one, *other)).collect::<Vec<_>>();
    case.same("dominates", all.clone().map(of).collect::<Vec<_>>());
    if let Ok(robustness) = table.robustness() {
        case.same("dominates", robustness.dominance(&Weightings::All).unwrap());
    }
    let scale = |criterion: usize| {
        let column = column_of(&scores, criterion);
        Column { lower_is_better: is_cost(case, criterion), ..around(column.iter().copied()) }
    };
    let columns: Vec<Column> = (0..count).map(scale).collect();
    let matrix = draft(&columns, &vec![dec!(1); count], &closed(&scores)).build().unwrap();
    let mut dominates = vec![Vec::new(); scores.len()];
    for dominated in matrix.dominated_options() {
        dominated.by().iter().for_each(|by| dominates[index_of(by)].push(index_of(dominated.option())));
    }
    case.same("dominates", dominates);
}

/// The value of one score of one criterion.
fn value_of(criterion: Criterion, score: impl Into<GivenScore>) -> Result<Decimal, Errors> {
    let matrix = ScoringMatrix::builder()
        .criterion(criterion.id("c").weight(dec!(1)))
        .option(ScoredOption::new("o").score("c", score))
        .build()?;
    Ok(matrix.ranking().lead()[0].contributions()[0].value().unwrap())
}

pub(crate) fn value_function(case: &Case) {
    let kind = case.param("kind").as_str().unwrap().to_owned();
    let scores = list(case.param("x"));
    assert_eq!(scores.len(), list(case.expected("values")).len());
    for (score, theirs) in scores.iter().zip(list(case.expected("values"))) {
        let ours = match kind.as_str() {
            "linear" | "exponential" => value_between_anchors(case, &kind, decimal(score)),
            "piecewise" | "piecewise_linear" => value_between_knots(case, decimal(score)),
            "labels" | "ordinal" => {
                let labels = case.param("labels").as_object().unwrap();
                let mut labels: Vec<(&str, Decimal)> =
                    labels.iter().map(|(label, value)| (label.as_str(), decimal(value))).collect();
                // The keys of an object have no order; labels go from the worst to the best.
                labels.sort_by_key(|(_, value)| *value);
                let scale = Scale::labelled(labels);
                value_of(Criterion::higher_is_better("c", scale), score.as_str().unwrap()).unwrap()
            }
            other => panic!("unknown kind {other}"),
        };
        case.assert_near(&format!("value of {score}"), Some(float(ours)), theirs);
    }
}

/// Where the collection clamps a score off its anchors, this crate refuses it.
fn value_between_anchors(case: &Case, kind: &str, score: Decimal) -> Decimal {
    let (worst, best) = (decimal(case.param("worst")), decimal(case.param("best")));
    let scale = Scale::numeric(worst.min(best), worst.max(best));
    let scale = if kind == "linear" { scale } else { scale.exponential(decimal(case.param("rho"))) };
    let column = Column { low: worst, high: best, lower_is_better: best < worst };
    let criterion = match column.lower_is_better {
        true => Criterion::lower_is_better("c", scale),
        false => Criterion::higher_is_better("c", scale),
    };
    value_of(criterion, score).unwrap_or_else(|errors| {
        assert_eq!(errors.as_slice()[0].kind(), ErrorKind::OffScale, "{errors}");
        let beyond_best = if best < worst { score < best } else { score > best };
        if beyond_best { dec!(1) } else { dec!(0) }
    })
}

fn value_between_knots(case: &Case, score: Decimal) -> Decimal {
    let knots = rows(case.param(if case.has_param("knots") { "knots" } else { "points" }));
    let scores = knots.iter().map(|knot| knot[0]).chain([score]);
    let scale = Scale::numeric(scores.clone().min().unwrap(), scores.max().unwrap());
    let pairs = knots.iter().map(|knot| (knot[0], knot[1]));
    let rises = knots.windows(2).any(|pair| pair[0][1] < pair[1][1]);
    let falls = knots.windows(2).any(|pair| pair[0][1] > pair[1][1]);
    let criterion = match (rises, falls) {
        (true, true) => Criterion::higher_is_better("c", scale.piecewise_not_monotone(pairs)),
        (_, true) => Criterion::lower_is_better("c", scale.piecewise(pairs)),
        _ => Criterion::higher_is_better("c", scale.piecewise(pairs)),
    };
    value_of(criterion, score).unwrap()
}
