//! The alternatives side by side.

use super::figures::{
    NONE, internal_rates, margin_with_unit, money, money_format, money_with_unit, names, payback, ratio,
};
use crate::appraisal::{
    AlternativeAppraisal, Appraisal, CannotTurn, Comparison, Implied, ImpliedValue, LineSchedule,
};
use crate::case::{LineKind, Treatment};
use crate::measure::Outcome;
use crate::report::number::{self, Figure};
use crate::report::page::{Page, Prose};
use crate::report::table::{Column, Table};
use rust_decimal::Decimal;

pub(super) fn write(appraisal: &Appraisal, page: &mut Page) {
    page.section("Comparison").table(table(appraisal));
    page.note(
        "Rate of return, payback and benefit-cost ratio are those of the difference from the baseline.",
    );
    if appraisal.conventions().tax().is_some() {
        page.note("Benefit-cost ratios are before tax, all other figures of the difference after it.");
    }
    for reason in reasons(appraisal) {
        page.note(reason);
    }
    super::incremental::write(appraisal, page);
    let unmonetised = unmonetised(appraisal);
    if !unmonetised.is_empty() {
        page.subsection("Not in money, and part of the choice").list(unmonetised);
    }
    let sunk: Vec<Prose> =
        appraisal.alternatives().iter().flat_map(|alternative| sunk(appraisal, alternative)).collect();
    if !sunk.is_empty() {
        page.subsection("Spent whatever is decided, and no part of the choice").list(sunk);
    }
}

fn table(appraisal: &Appraisal) -> Table {
    let ranked = || {
        let ranks = appraisal.ranking().ranks().iter();
        ranks.filter_map(|rank| Some((rank.rank(), appraisal.alternative(rank.id().as_str())?)))
    };
    let needs_rounding = ranked().any(|(_, alternative)| rounding(appraisal, alternative).is_some());
    let tax = appraisal.conventions().tax().map(|_| "Tax");
    let money_columns = ["Costs", "Benefits less dis-benefits"]
        .into_iter()
        .chain(tax)
        .chain(needs_rounding.then_some("Rounding"));
    let payback = format!("Payback, {}s", appraisal.timeline().step());
    let others =
        ["Net present value", "Against baseline", "Rate of return", &payback, "Benefit-cost ratio", "Rank"];
    let columns = money_columns.chain(others).map(Column::number);
    let mut table = Table::new([Column::label("Alternative")].into_iter().chain(columns))
        .captioned(format!("Present values, {}", money_format(appraisal).label()));
    for (rank, alternative) in ranked() {
        let rounding = needs_rounding
            .then(|| rounding(appraisal, alternative).map_or(String::new(), |figure| figure.to_string()));
        let (money, others) = (money_cells(appraisal, alternative), other_cells(appraisal, alternative));
        let tax = alternative.measures().present_value_of_tax().map(|tax| self::money(appraisal, tax));
        table.row(money.into_iter().chain(tax).chain(rounding).chain(others).chain([rank.to_string()]));
    }
    table
}

/// What rounding keeps benefits less costs, and less tax, from being the net present value as shown.
fn rounding(appraisal: &Appraisal, alternative: &AlternativeAppraisal) -> Option<Figure> {
    let measures = alternative.measures();
    let (benefits, costs) =
        (measures.present_value_of_net_benefits().value()?, measures.present_value_of_costs().value()?);
    let tax = measures.present_value_of_tax().map_or(Some(Decimal::ZERO), Outcome::value)?;
    let residual = money_format(appraisal).residual([benefits, -costs, -tax], measures.npv().value()?);
    (!residual.is_zero()).then_some(residual)
}

fn money_cells(appraisal: &Appraisal, alternative: &AlternativeAppraisal) -> [String; 3] {
    let measures = alternative.measures();
    let name = match alternative.is_baseline() {
        true => format!("{} (baseline)", alternative.name()),
        false => alternative.name().to_owned(),
    };
    [
        name,
        money(appraisal, measures.present_value_of_costs()),
        money(appraisal, measures.present_value_of_net_benefits()),
    ]
}

fn other_cells(appraisal: &Appraisal, alternative: &AlternativeAppraisal) -> [String; 5] {
    let against =
        |figure: &dyn Fn(&Comparison) -> String| alternative.comparison().map_or(NONE.to_owned(), figure);
    [
        money(appraisal, alternative.measures().npv()),
        against(&|comparison| money(appraisal, comparison.npv())),
        against(&|comparison| internal_rates(comparison.irr())),
        against(&|comparison| payback(comparison.payback())),
        against(&|comparison| ratio(comparison.benefit_cost_ratio())),
    ]
}

/// Why an alternative has no benefit-cost ratio.
fn reasons(appraisal: &Appraisal) -> Vec<String> {
    let reason = |alternative: &AlternativeAppraisal| {
        let reason = alternative.comparison()?.benefit_cost_ratio().reason()?;
        Some(format!(
            "{} has no benefit-cost ratio: {reason}, as a difference from the baseline.",
            alternative.name()
        ))
    };
    appraisal.alternatives().iter().filter_map(reason).collect()
}

/// What alternatives bring or cost that is not in money, and what it would have to be worth to change the lead.
fn unmonetised(appraisal: &Appraisal) -> Vec<Prose> {
    let alternatives = appraisal.alternatives().iter();
    let lines = alternatives
        .flat_map(|alternative| alternative.unmonetised_lines().map(move |schedule| (alternative, schedule)));
    let described =
        |((alternative, schedule), value): ((&AlternativeAppraisal, &LineSchedule), ImpliedValue)| {
            let line = schedule.line();
            let text = format!(", {}: {}{}", line.kind().word(), line.name(), quantity(schedule));
            let prose = Prose::new().strong(alternative.name()).text(text);
            match implied(appraisal, alternative, &value) {
                Some(sentence) => prose.text(format!(". {sentence}")),
                None => prose,
            }
        };
    lines.zip(appraisal.implied_values()).map(described).collect()
}

fn implied(
    appraisal: &Appraisal,
    alternative: &AlternativeAppraisal,
    value: &ImpliedValue,
) -> Option<String> {
    let worth = match value.implied() {
        Implied::Worth(worth) => worth,
        Implied::None(CannotTurn::OnlyAlternative) => return None,
        Implied::None(reason) => {
            return Some(format!("No worth of it changes the lead: {}.", reason.reason()));
        }
    };
    let step = appraisal.timeline().step();
    let a_period = margin_with_unit(appraisal, worth.per_period());
    let present_value = margin_with_unit(appraisal, worth.present_value());
    let a_unit = worth.per_unit().and_then(Outcome::value);
    let a_unit = a_unit.map_or(String::new(), |worth| {
        format!(", {} {} a unit", appraisal.currency(), number::exact(few_digits(worth)))
    });
    let (verb, effect) = match value.kind() {
        LineKind::DisBenefit(_) => {
            ("weigh", format!("lose the lead to {}", names(appraisal, worth.level_with())))
        }
        _ => ("be worth", "lead".to_owned()),
    };
    Some(format!(
        "It would have to {verb} {a_period} a {step} ({present_value} as a present value{a_unit}) for {} to {effect}.",
        alternative.name()
    ))
}

/// A price of a unit: four digits, more where there are more before the point.
fn few_digits(price: Decimal) -> Decimal {
    const LONG: Decimal = crate::dec!(1_000);
    if price.abs() < LONG { price.round_sf(4).unwrap_or(price) } else { price.round_dp(0) }
}

fn sunk(appraisal: &Appraisal, alternative: &AlternativeAppraisal) -> Vec<Prose> {
    let described = |schedule: &LineSchedule| {
        let total =
            schedule.total().map_or(String::new(), |total| money_with_unit(appraisal, Outcome::Value(total)));
        Prose::new().strong(alternative.name()).text(format!(": {}, {total}", schedule.line().name()))
    };
    let sunk = |schedule: &&LineSchedule| schedule.line().treatment() == Treatment::Sunk;
    alternative.lines().iter().filter(sunk).map(described).collect()
}

fn quantity(schedule: &LineSchedule) -> String {
    match (schedule.total(), schedule.unit()) {
        (Some(total), Some(unit)) => format!(": {} in all ({unit})", number::exact(total)),
        (Some(total), None) => format!(": {} in all", number::exact(total)),
        (None, _) => String::new(),
    }
}
