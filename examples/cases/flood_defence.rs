//! Which flood defence should a river town build?
//!
//! An appraisal by the rules of the British public sector: prices of 2024, 60 years at the declining social time
//! preference rate, effects on health at the lower rate for health. All figures are invented and realistic.
//!
//! * Surveys of 2019 priced the damage of a flood; the deflator of the gross domestic product brings it to the prices
//!   of 2024. The chance of floods rises with the climate: damage grows by half a percent a year in real terms.
//! * Works on the river bear an allowance of 20 % for optimism bias: the 44 % of standard civil engineering, of which
//!   more than half is dealt with by the ground survey and the outline design.
//! * What is built enters service on a date, and what recurs begins then. The planning inquiry may hold it up: what
//!   the wall brings about and costs to run comes later by an assumption, while the contracts are paid as planned.
//! * The headline takes the economic view: the resources of society. What the council pays stands beside it.
//! * What outlives the 60 years counts at the end by its remaining life, land by what it can be sold for.
//!
//! The same case as data is `flood-defence.toml`.
//!
//! ```text
//! cargo run --release --example flood_defence
//! ```

use bizcase::appraisal::FindingCode;
use bizcase::prelude::*;
use bizcase::tables::PriceIndex;
use jiff::civil::date;

fn main() -> Result<(), Errors> {
    print!("{}", case()?.appraise().to_markdown());
    Ok(())
}

/// The case, or all that is wrong with it.
pub(crate) fn case() -> Result<BusinessCase, Errors> {
    BusinessCase::builder("Flood defence", Currency::GBP)
        .question("Which defence should the town build against floods of the river?")
        .objective("Fewer homes flooded")
        .objective("A riverside that people use")
        .timeline(Timeline::starting(date(2026, 4, 1), 60, Step::Year))
        .conventions(
            Conventions::real(2024).end_of_period().view(View::Economic).page_in(PageUnit::Thousands),
        )
        .inflation(PriceIndex::with_id("uk-gdp-deflator"))
        .discounting(DiscountTable::with_id("uk-stpr-standard"))
        .named_discounting("health", DiscountTable::with_id("uk-stpr-health"))
        .assumption(
            Assumption::new("homes", dec!(1_840))
                .unit("homes at risk")
                .source("address register, within the 2024 flood outline")
                .between(dec!(1_700), dec!(2_000)),
        )
        .assumption(
            Assumption::new("chance", dec!(0.025))
                .unit("floods a year")
                .source("river model of 2024, gauges since 1961")
                .between(dec!(0.02), dec!(0.03)),
        )
        .assumption(
            Assumption::new("damage", dec!(38_000))
                .unit("GBP of 2019 a home and flood")
                .source("loss adjusters' reports on the flood of 2019")
                .between(dec!(31_000), dec!(46_000)),
        )
        .assumption(
            Assumption::new("wall", dec!(28_000_000))
                .unit("GBP")
                .source("outline design, priced by two contractors")
                .between(dec!(25_000_000), dec!(32_000_000)),
        )
        .assumption(
            Assumption::new("slip", dec!(1))
                .unit("years")
                .source("planning inquiries of six walls since 2010")
                .between(dec!(0), dec!(2)),
        )
        .baseline(old_wall())
        .alternative(doors())
        .alternative(storage())
        .alternative(new_wall())
        .acknowledge(Acknowledgement::of(
            FindingCode::SunkCosts,
            "the feasibility study was paid in 2025, and the council asked to see it",
        ))
        .build()
}

fn old_wall() -> Alternative {
    Alternative::business_as_usual("Mend the old wall")
        .id("old-wall")
        .description(
            "Go on patching the wall of 1953, which holds the floods of ten years and no larger ones.",
        )
        .cost(old_upkeep())
}

fn doors() -> Alternative {
    Alternative::do_minimum("Flood doors")
        .id("doors")
        .description(
            "Fit doors, air bricks and pumps to every home at risk, in use after four years, and anew every twenty.",
        )
        .cost(old_upkeep())
        .cost(
            Cost::new("Doors and pumps", Amount::of("homes").times(dec!(6_500), "GBP a home"))
                .capital()
                .every(20)
                .life_of(20)
                .residual(Residual::RemainingLife)
                .evidence("framework prices of the county, 2024"),
        )
        .benefit(damage_avoided(dec!(0.4)).linear_ramp(4).from(2))
}

fn storage() -> Alternative {
    Alternative::do_something("Storage upstream")
        .id("storage")
        .description(
            "Buy meadows above the town, raise banks around them, and let the river fill them before it fills the \
             streets.",
        )
        .in_service_from(date(2031, 4, 1))
        .cost(study())
        .cost(old_upkeep().from(1))
        .cost(
            Cost::new("Land", gbp(5_200_000))
                .capital()
                .once()
                .from(1)
                .residual(Residual::Resale(gbp(5_200_000).into())),
        )
        .cost(
            Cost::new("Banks and sluices", with_optimism_bias(Amount::quantity(dec!(16_500_000), "GBP")))
                .capital()
                .phased(decimals![0.2, 0.4, 0.4])
                .from(3)
                .life_of(80)
                .residual(Residual::RemainingLife),
        )
        .cost(Cost::new("Running the sluices", gbp(140_000)).every_period())
        .benefit(damage_avoided(dec!(0.7)).every_period())
        .benefit(illness_avoided(dec!(0.035)).every_period())
        .benefit(Benefit::qualitative("Wading birds in the meadows").recipient(Recipient::Society))
}

fn new_wall() -> Alternative {
    Alternative::do_something("New wall and gates")
        .id("new-wall")
        .description("Build a wall with a promenade on it and two gates, for the flood of a hundred years.")
        .in_service_from(date(2029, 4, 1))
        .cost(study())
        .cost(old_upkeep().from(1).until(4))
        .cost(
            Cost::new("Wall", with_optimism_bias(Amount::of("wall")))
                .capital()
                .phased(decimals![0.1, 0.4, 0.4, 0.1])
                .life_of(100)
                .residual(Residual::RemainingLife),
        )
        .cost(
            Cost::new("Gates", gbp(3_200_000))
                .capital()
                .every(25)
                .from(3)
                .life_of(25)
                .residual(Residual::RemainingLife),
        )
        .cost(Cost::new("Upkeep of the new wall", gbp(160_000)).every_period().delayed_by("slip"))
        .benefit(damage_avoided(dec!(0.9)).every_period().delayed_by("slip"))
        .benefit(illness_avoided(dec!(0.045)).every_period().delayed_by("slip"))
        .benefit(
            Benefit::new(
                "Walks on the promenade",
                Amount::quantity(dec!(90_000), "visits a year").times(dec!(3.2), "GBP a visit"),
            )
            .non_cashable()
            .s_curve(8)
            .delayed_by("slip")
            .recipient(Recipient::Society),
        )
        .dis_benefit(
            DisBenefit::new("Noise and closed roads", gbp(600_000))
                .non_cashable()
                .phased(decimals![0.5, 0.5])
                .from(1)
                .recipient(Recipient::Society),
        )
        .dis_benefit(DisBenefit::qualitative("The river out of sight").recipient(Recipient::Society))
}

/// Paid before the decision.
fn study() -> Cost {
    Cost::new("Feasibility study", gbp(420_000)).sunk().once()
}

fn old_upkeep() -> Cost {
    Cost::new("Upkeep of the old wall", gbp(310_000)).every_period()
}

fn with_optimism_bias(amount: Amount) -> Amount {
    amount.times(dec!(1.2), "with optimism bias")
}

/// The part of the damage that a defence avoids, in the prices of the survey. Its profile must follow.
fn damage_avoided(part: Decimal) -> Benefit {
    let damage = Amount::of("homes")
        .times_assumption("chance")
        .times_assumption("damage")
        .times(part, "of it avoided");
    Benefit::new("Flood damage avoided", damage)
        .non_cashable()
        .recipient(Recipient::Society)
        .in_prices(PriceBasis::Real { year: 2019 })
        .escalating(percent!(0.5))
        .tag("damage")
}

/// Valued by life years in health, and discounted as effects on health are. Its profile must follow.
fn illness_avoided(life_years: Decimal) -> Benefit {
    let illness = Amount::of("homes")
        .times_assumption("chance")
        .times(life_years, "life years in health a home and flood")
        .times(dec!(70_000), "GBP a life year");
    Benefit::new("Illness and distress avoided", illness)
        .non_cashable()
        .recipient(Recipient::Society)
        .discounted_as("health")
        .tag("health")
}
