//! Who should run the lending system of a county's libraries?
//!
//! A choice by judgement alone, without a case around it: five offers, one head of libraries who scores them, and the question
//! how much of the answer is the way of asking. Every figure and name is invented, and realistic.
//!
//! * Criteria come from a template and from what can be measured. The two factors of the template that are about money stay
//!   out: the price is a limit to keep and a number beside the scores, never a part of them.
//! * Weights come from swings between the anchors. The order of importance alone, and judgements of pairs, are asked for as
//!   well: where three ways of asking name one lead, the weights are not what the choice hangs on.
//! * Then: how far may a weight move, what would the next one have to do better, under how many weightings does each lead,
//!   and do other methods agree?
//!
//! ```text
//! cargo run --release --example library_supplier
//! ```

use bizcase::prelude::*;
use bizcase::scoring::pairwise::{Judgement, PairwiseMatrix};
use bizcase::scoring::robustness::{Feasibility, ImportanceOrder};
use bizcase::scoring::{
    FloatTable, IdealNormalisation, LocalValues, Probe, ProductNormalisation, Sampling, ValueTable,
    WeightedCriterion, Weightings, templates, topsis, weighted_product, weighting,
};
use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    print!("{}", page()?);
    Ok(())
}

/// An offer as it came in, and what the head of libraries makes of it.
struct Offer {
    name: &'static str,
    /// Over seven years, in thousands of EUR.
    price: u32,
    /// In the order of the criteria.
    scores: [u32; 5],
}

const OFFERS: [Offer; 5] = [
    Offer { name: "Alder", price: 598, scores: [88, 6, 6, 8, 7] },
    Offer { name: "Birch", price: 575, scores: [82, 3, 8, 6, 8] },
    Offer { name: "Cedar", price: 521, scores: [93, 12, 5, 9, 4] },
    Offer { name: "Elm", price: 486, scores: [74, 5, 9, 5, 9] },
    Offer { name: "Rowan", price: 712, scores: [95, 4, 8, 9, 9] },
];

/// From the most to the least important.
fn criteria() -> [Criterion; 5] {
    let [strategic_fit, _value_for_money, capacity, _affordability, achievability] =
        templates::critical_success_factors();
    let finds = Criterion::higher_is_better(
        "Searches that find the book (of 100)",
        Scale::numeric(dec!(50), dec!(100)).anchored("the system of today", "every one"),
    );
    let days = Criterion::lower_is_better(
        "Working days until a fault is mended",
        Scale::numeric(dec!(1), dec!(20)).anchored("the next day", "a month"),
    );
    [finds.id("finds"), days.id("days"), achievability, strategic_fit, capacity]
}

/// What an offer must keep to be compared at all.
fn budget() -> Must {
    let limit = Must::at_most("Price over seven years (EUR thousand)", dec!(640))
        .id("price")
        .because("resolution of the county council, 9 March 2026");
    OFFERS.iter().fold(limit, |must, offer| must.value(offer.name.to_lowercase(), Decimal::from(offer.price)))
}

/// The offers under these weights.
fn matrix(weights: &[Decimal]) -> Result<ScoringMatrix, Errors> {
    let weighed = criteria().into_iter().zip(weights).map(|(criterion, weight)| criterion.weight(*weight));
    let draft = ScoringMatrix::builder().criteria(weighed).must(budget());
    OFFERS.iter().fold(draft, |draft, offer| draft.option(scored(offer))).build()
}

fn scored(offer: &Offer) -> ScoredOption {
    let ids = ["finds", "days", "achievability", "strategic-fit", "supplier-capacity"];
    let scores = ids.into_iter().zip(offer.scores);
    scores.fold(ScoredOption::new(offer.name), |option, (id, score)| option.score(id, Decimal::from(score)))
}

/// All are at their worst anchor: which one first to its best, and what are the others worth beside that swing?
fn swings() -> Result<Vec<Decimal>, Errors> {
    Ok(weighting::swing(&decimals![100, 70, 60, 50, 40])?.shares().to_vec())
}

/// What can be said if nothing but the order of importance is agreed.
fn order_alone() -> Result<Vec<Decimal>, Errors> {
    Ok(weighting::rank_order_centroid(&[1, 2, 3, 4, 5])?.shares().to_vec())
}

/// How many times as much does the swing of the one count as that of the other?
fn pairs() -> Result<PairwiseMatrix, Box<dyn Error>> {
    let judged = [
        "2", "2", "2", "3", // finds, beside days, achievability, fit, capacity
        "1", "2", "2", // days, beside achievability, fit, capacity
        "1", "2", // achievability, beside fit, capacity
        "1", // fit, beside capacity
    ];
    let judgements: Vec<Judgement> = judged.iter().map(|text| text.parse()).collect::<Result<_, _>>()?;
    Ok(PairwiseMatrix::from_upper(5, &judgements)?)
}

/// The page for the board, or what is wrong with the input.
pub(crate) fn page() -> Result<String, Box<dyn Error>> {
    let matrix = matrix(&swings()?)?;
    let sections = [
        "# A lending system for the county's libraries\n".to_owned(),
        "**Which of five offers should run the lending of 34 libraries for seven years?**\n".to_owned(),
        answer(&matrix)?,
        ways_of_asking()?,
        firmness(&matrix)?,
        cross_checks(&matrix)?,
        anchors(&matrix),
    ];
    Ok(sections.join("\n"))
}

/// Who leads and why, who is out and why, and the prices beside the scores.
fn answer(matrix: &ScoringMatrix) -> Result<String, Box<dyn Error>> {
    let ranking = matrix.ranking();
    let explanation = matrix.explanation().ok_or("two offers keep to the budget")?;
    let robustness = matrix.robustness()?.value().ok_or("every cell has a score")?;
    let verdict = match robustness.close_call_by_margin(dec!(0.05))?.is_close() {
        true => "leads, by less than 5 points of 100: a close call",
        false => "leads, by 5 points of 100 or more",
    };
    let mut text =
        format!("**{}** {verdict}. {}\n", explanation.winner_name(), explanation.to_sentences().join(" "));
    for option in ranking.options() {
        for must in option.failed_musts() {
            text += &format!("\n**{}** is out: {must}.\n", option.name());
        }
    }

    let criteria = matrix.criteria().iter().map(WeightedCriterion::name);
    let head: Vec<&str> = ["Offer", "Rank", "Points"].into_iter().chain(criteria).chain(["Price"]).collect();
    let rows = ranking.options().iter().map(|option| {
        let rank = option.rank().map_or("out".to_owned(), |rank| rank.to_string());
        let scores = option.contributions().iter().filter_map(|cell| cell.score()).map(ToString::to_string);
        let price =
            OFFERS.iter().find(|offer| offer.name == option.name()).map(|offer| offer.price.to_string());
        let head = [option.name().to_owned(), rank, option.total().map(points).unwrap_or_default()];
        head.into_iter().chain(scores).chain(price).collect()
    });
    Ok(format!(
        "{text}\n{}\nPoints are out of 100, prices in thousands of EUR. The price is no part of the points.\n",
        table(&head, rows)
    ))
}

/// Three ways to ask for weights, and whom each of them puts first.
fn ways_of_asking() -> Result<String, Box<dyn Error>> {
    let pairs = pairs()?;
    let ways = [swings()?, order_alone()?, pairs.eigenvector().to_points()];
    let rankings =
        ways.iter().map(|weights| Ok(matrix(weights)?.ranking())).collect::<Result<Vec<_>, Errors>>()?;

    let mut rows: Vec<Vec<String>> = Vec::new();
    for (index, criterion) in rankings[0].weights().iter().enumerate() {
        let weights = rankings.iter().map(|ranking| percent(ranking.weights()[index].weight()));
        rows.push([criterion.name().to_owned()].into_iter().chain(weights).collect());
    }
    let leads = rankings.iter().flat_map(|ranking| ranking.lead().iter());
    let leads =
        leads.map(|lead| format!("{}, by {}", lead.name(), points(lead.margin().unwrap_or_default())));
    rows.push(["**Leads**".to_owned()].into_iter().chain(leads).collect());

    let consistency = pairs.consistency();
    let again = match consistency.warning() {
        Some(judgement) => format!("above 0.1, so one is to be looked at again: {judgement}"),
        None => "below 0.1, so they may stand".to_owned(),
    };
    let head = ["Weight", "By swings", "By their order alone", "By pairs"];
    Ok(format!(
        "## Is it the weights?\n\n{}\nThe judgements of pairs have a consistency ratio of {:.3}: {again}.\n",
        table(&head, rows.into_iter()),
        consistency.ratio().value(),
    ))
}

/// What would have to change for another offer to lead.
fn firmness(matrix: &ScoringMatrix) -> Result<String, Box<dyn Error>> {
    let robustness = matrix.robustness()?.value().ok_or("every cell has a score")?;
    let names = ranked_names(matrix);
    let mut text = "## How firm is it?\n\n".to_owned();
    for (interval, criterion) in robustness.weight_intervals().iter().zip(matrix.criteria()) {
        text += &format!("- {}\n", interval.sentence(criterion.name(), &names));
    }

    let next = robustness.runners_up()[0];
    text += &format!("\n{} would draw level by any one of these:\n\n", names[next]);
    for flip in robustness.score_flips(dec!(0)..=dec!(1))? {
        let criterion = &matrix.criteria()[flip.criterion()];
        let range = criterion.scale().high().number().zip(criterion.scale().low().number());
        if let (Some((high, low)), Some(change)) = (range, flip.change())
            && flip.challenger() == next
            && flip.raise() == Feasibility::OnScale
        {
            let better = (change * (high - low)).round_dp(1);
            text += &format!("- {}: better by about {better:.1}\n", criterion.name());
        }
    }

    let sampling = Sampling::new(2026, 100_000)?;
    let order =
        ImportanceOrder::new((0..matrix.criteria().len()).map(|criterion| vec![criterion]).collect())?;
    let any = robustness.acceptability(&Weightings::All, sampling)?;
    let ordered = robustness.acceptability(&Weightings::InOrder(order), sampling)?;
    let rows = names.iter().enumerate().map(|(option, name)| {
        let shares = [&any, &ordered].map(|shares| shares.share(option, 1).map(percent).unwrap_or_default());
        [name.to_string()].into_iter().chain(shares).collect()
    });
    let head = ["First under so many weightings", "of all", "of those in the agreed order"];
    let error = any.standard_error(robustness.leaders()[0], 1).unwrap_or_default();
    text += &format!("\n{}\n", table(&head, rows));
    text += &format!(
        "Counted in {} thousand draws from seed {}; the standard error is at most {}.\n",
        sampling.draws() / 1_000,
        sampling.seed(),
        percent(error)
    );
    Ok(text)
}

/// What other methods make of the same scores.
fn cross_checks(matrix: &ScoringMatrix) -> Result<String, Box<dyn Error>> {
    let names = ranked_names(matrix);
    let weights = swings()?;
    let directions: Vec<_> = matrix.criteria().iter().map(WeightedCriterion::direction).collect();
    let scores = OFFERS.iter().filter(|offer| names.contains(&offer.name)).map(|offer| offer.scores);

    let numbers: Vec<f64> = scores.clone().flatten().map(f64::from).collect();
    let float_weights = weights.iter().map(|weight| f64::try_from(*weight)).collect::<Result<Vec<_>, _>>()?;
    let numbers = FloatTable::new(directions.len(), &numbers)?;
    let ideal = topsis(numbers, &float_weights, &directions, IdealNormalisation::Vector)?;
    let ideal = ideal.value().ok_or("the offers differ")?;

    let rows: Vec<Vec<Decimal>> = scores.map(|row| row.map(Decimal::from).to_vec()).collect();
    let products = weighted_product(&rows, &weights, &directions, ProductNormalisation::Plain)?;

    let values = matrix.value_table().value().ok_or("every cell has a score")?;
    let ranks = names.iter().enumerate().map(|(option, name)| {
        let ranks = [values.ranks()[option], ideal.ranks()[option], products.ranks()[option]];
        [name.to_string()].into_iter().chain(ranks.map(|rank| rank.to_string())).collect()
    });
    let head = ["Rank", "By points", "By distance from the ideal (TOPSIS)", "By weighted product"];
    Ok(format!(
        "## Do other methods agree?\n\n{}\n\
         The other two take scores for quantities, which is why they check and do not decide.\n\n{}",
        table(&head, ranks),
        reversals(&values, &names)?,
    ))
}

/// What anchors that are taken from the offers at hand would do.
fn reversals(values: &ValueTable, names: &[&str]) -> Result<String, Box<dyn Error>> {
    let named =
        |options: &[usize]| options.iter().map(|option| names[*option]).collect::<Vec<_>>().join(" and ");
    let reversals = values.rank_reversals(LocalValues::MinMax)?;
    let lead = named(&values.with_local_values(LocalValues::MinMax)?.leaders());
    let mut text = format!(
        "On fixed anchors no offer changes the order of the others. If the worst and the best offer at hand were the \
         anchors, {lead} would lead, and that would hang on who else makes an offer{}\n",
        if reversals.is_empty() { " in no way." } else { ":\n" },
    );
    for reversal in reversals {
        let change = match reversal.probe() {
            Probe::Without(option) => format!("without {}", names[option]),
            Probe::WithCopyOf(option) => format!("with a second offer like {}", names[option]),
            other => format!("{other:?}"),
        };
        text += &format!("- {change}, {} would lead\n", named(reversal.leaders()));
    }
    Ok(text)
}

/// What a score means, so that somebody else would give the same.
fn anchors(matrix: &ScoringMatrix) -> String {
    let mut text = "## What the scores mean\n\n".to_owned();
    for criterion in matrix.criteria() {
        let scale = criterion.scale();
        let (low, high) = (scale.low_label().unwrap_or_default(), scale.high_label().unwrap_or_default());
        text += &format!(
            "- {}: {} is \"{low}\", {} is \"{high}\"\n",
            criterion.name(),
            scale.low(),
            scale.high()
        );
    }
    text
}

/// The offers that are compared, in the order in which results refer to them.
fn ranked_names(matrix: &ScoringMatrix) -> Vec<&str> {
    matrix.ranked_options().iter().map(|option| option.name()).collect()
}

fn table(head: &[&str], rows: impl Iterator<Item = Vec<String>>) -> String {
    let head = head.iter().map(ToString::to_string).collect::<Vec<_>>();
    let rule = (0..head.len()).map(|column| if column == 0 { ":--" } else { "--:" }.to_owned()).collect();
    [head, rule].into_iter().chain(rows).map(|cells| format!("| {} |\n", cells.join(" | "))).collect()
}

fn points(share: Decimal) -> String {
    format!("{:.1}", (share * dec!(100)).round_dp(1))
}

fn percent(share: Decimal) -> String {
    format!("{}%", points(share))
}
