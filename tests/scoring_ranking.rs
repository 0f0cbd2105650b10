//! Rankings at their edges: ties, rounding, constants, and what a result looks like as data.

use bizcase::scoring::{
    Contribution, Criterion, NormalisedWeight, Scale, ScoredOption, ScoringMatrix, ScoringMatrixBuilder,
};
use bizcase::{Decimal, Errors, Id, dec};

fn higher(name: &str, high: Decimal, weight: Decimal) -> Criterion {
    Criterion::higher_is_better(name, Scale::numeric(dec!(0), high)).weight(weight)
}

fn two_thirds() -> ScoringMatrixBuilder {
    ScoringMatrix::builder().criterion(higher("a", dec!(3), dec!(1))).criterion(higher("b", dec!(3), dec!(1)))
}

fn option(name: &str, a: Decimal, b: Decimal) -> ScoredOption {
    ScoredOption::new(name).score("a", a).score("b", b)
}

#[test]
fn what_was_stated_can_be_read_back() -> Result<(), Errors> {
    let matrix = ScoringMatrix::builder()
        .criterion(
            Criterion::lower_is_better(
                "Days",
                Scale::numeric(dec!(1), dec!(20.0)).anchored("next day", "a month"),
            )
            .id("d")
            .weight_because(dec!(40), "complaints"),
        )
        .option(ScoredOption::new("Online service").score_because("d", dec!(5.50), "measured"))
        .build()?;
    let days = matrix.criterion("d").unwrap();
    assert_eq!((days.name(), days.best(), days.worst()), ("Days", dec!(1).into(), dec!(20).into()));
    assert_eq!((days.scale().low_label(), days.scale().high_label()), (Some("next day"), Some("a month")));
    assert_eq!((days.weight().unwrap().points(), days.rationale()), (dec!(40), Some("complaints")));
    assert_eq!(days.direction().word(), "lower-is-better");
    let score = matrix.option("online-service").unwrap().score("d").unwrap();
    assert_eq!((score.stated().to_string().as_str(), score.rationale()), ("5.5", Some("measured")));
    assert!(matrix.criterion("Days").is_none() && matrix.option("x").is_none());
    Ok(())
}

#[test]
fn ranks_skip_as_many_places_as_options_tie() -> Result<(), Errors> {
    let ranking = two_thirds()
        .option(option("last", dec!(0), dec!(0)))
        .option(option("left", dec!(1), dec!(0)))
        .option(option("first", dec!(3), dec!(2)))
        .option(option("right", dec!(0), dec!(1)))
        .build()?
        .ranking();
    let ranks: Vec<_> = ranking.options().iter().map(|it| (it.name(), it.rank())).collect();
    assert_eq!(ranks, [("first", Some(1)), ("left", Some(2)), ("right", Some(2)), ("last", Some(4))]);
    let margins: Vec<_> = ranking.options().iter().map(|it| it.margin().map(|it| it.to_string())).collect();
    let sixth = "0.1666666666666666666666666667";
    let two_thirds = "0.6666666666666666666666666667";
    assert_eq!(
        margins.iter().map(Option::as_deref).collect::<Vec<_>>(),
        [Some(two_thirds), Some(sixth), Some(sixth), None]
    );
    Ok(())
}

#[test]
fn a_tie_is_the_equality_of_exact_totals_and_nothing_else() -> Result<(), Errors> {
    // One third and two sixths, with weights that no decimal share could hold.
    let tied = ScoringMatrix::builder()
        .criterion(higher("a", dec!(3), dec!(1)))
        .criterion(higher("b", dec!(6), dec!(1)))
        .criterion(higher("c", dec!(7), dec!(1)))
        .option(ScoredOption::new("x").score("a", dec!(1)).score("b", dec!(4)).score("c", dec!(5)))
        .option(ScoredOption::new("y").score("a", dec!(2)).score("b", dec!(2)).score("c", dec!(5)))
        .build()?
        .ranking();
    assert_eq!(tied.lead().len(), 2);

    // Totals that print alike and still are not the same.
    let apart = ScoringMatrix::builder()
        .criterion(higher("a", dec!(10000000000), dec!(1)))
        .criterion(higher("b", dec!(1), dec!(1)))
        .option(option("x", dec!(0), dec!(0.5)))
        .option(option("y", dec!("0.0000000000000000000000000001"), dec!(0.5)))
        .build()?
        .ranking();
    let [y, x] = apart.options() else { panic!("two options") };
    assert_eq!((y.name(), y.rank(), x.rank()), ("y", Some(1), Some(2)));
    assert_eq!((y.total(), x.total(), y.margin()), (Some(dec!(0.25)), Some(dec!(0.25)), Some(dec!(0))));
    Ok(())
}

#[test]
fn rounded_contributions_may_miss_the_total_in_the_last_place() -> Result<(), Errors> {
    let ranking = two_thirds().option(option("x", dec!(1), dec!(1))).build()?.ranking();
    let parts = ranking.options()[0].contributions().iter();
    let parts: Vec<_> = parts.filter_map(Contribution::weighted).collect();
    assert_eq!(parts, [dec!("0.1666666666666666666666666667"); 2]);
    assert_eq!(ranking.options()[0].total(), Some(dec!("0.3333333333333333333333333333")));
    Ok(())
}

#[test]
fn criteria_that_decide_nothing_are_listed() -> Result<(), Errors> {
    let alone = two_thirds().option(option("x", dec!(1), dec!(2)));
    assert!(alone.clone().build()?.ranking().constant_criteria().is_empty());
    let ranking = alone.option(option("y", dec!("1.0"), dec!(3))).build()?.ranking();
    assert_eq!(ranking.constant_criteria().iter().map(Id::as_str).collect::<Vec<_>>(), ["a"]);
    Ok(())
}

#[test]
fn a_criterion_without_weight_is_shown_and_counts_nothing() -> Result<(), Errors> {
    let ranking = ScoringMatrix::builder()
        .criterion(higher("a", dec!(4), dec!(2)))
        .criterion(higher("b", dec!(4), dec!(0)))
        .option(option("x", dec!(1), dec!(4)))
        .build()?
        .ranking();
    let x = ranking.option("x").unwrap();
    assert_eq!(
        (x.total(), x.contributions()[1].value(), x.contributions()[1].weighted()),
        (Some(dec!(0.25)), Some(dec!(1)), Some(dec!(0)))
    );
    assert_eq!(
        ranking.weights().iter().map(NormalisedWeight::weight).collect::<Vec<_>>(),
        [dec!(1), dec!(0)]
    );
    Ok(())
}

#[test]
fn the_largest_numbers_that_a_decimal_holds_are_weighed_like_any_other() -> Result<(), Errors> {
    let everything = || Scale::numeric(Decimal::MIN, Decimal::MAX);
    let ranking = ScoringMatrix::builder()
        .criterion(Criterion::higher_is_better("a", everything()).weight(Decimal::MAX))
        .criterion(Criterion::lower_is_better("b", everything()).weight(Decimal::MAX))
        .option(option("x", dec!(0), Decimal::MIN))
        .option(option("y", dec!("0.0000000000000000000000000001"), Decimal::MIN))
        .build()?
        .ranking();
    assert_eq!((ranking.lead()[0].name(), ranking.lead()[0].total()), ("y", Some(dec!(0.75))));
    Ok(())
}

#[test]
fn a_result_serialises_with_decimals_as_text() -> Result<(), Box<dyn std::error::Error>> {
    let ranking = two_thirds().option(option("x", dec!(1.50), dec!(0))).build()?.ranking();
    assert_eq!(
        serde_json::to_value(&ranking)?,
        serde_json::json!({
            "options": [{
                "id": "x", "name": "x", "rank": 1, "total": "0.25", "margin": null,
                "contributions": [
                    { "criterion": "a", "score": "1.5", "value": "0.5", "weighted": "0.25" },
                    { "criterion": "b", "score": "0", "value": "0", "weighted": "0" },
                ],
            }],
            "weights": [
                { "criterion": "a", "name": "a", "weight": "0.5", "worst": "0", "best": "3" },
                { "criterion": "b", "name": "b", "weight": "0.5", "worst": "0", "best": "3" },
            ],
            "constant_criteria": [],
        })
    );
    Ok(())
}
