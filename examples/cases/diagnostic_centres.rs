//! Should a regional health board build community diagnostic centres?
//!
//! A public programme in both views: the cash of the board, and the resources of society. Prices of 2026, twenty years, the
//! declining social time preference rate, effects on health at the lower rate for health. All figures are invented and
//! realistic.
//!
//! * The headline is in the economic view. A grant and a tax move money and use no resources: they stand in the financial
//!   view alone. What patients and other public bodies gain stands in the economic view alone.
//! * Buildings bear an uplift for optimism bias, a mix of two types of building of which a third is mitigated by surveys;
//!   what cost consultants call contingency is on the scanners, which are bought and not built. Benefits that rest on few
//!   observations count for less by a margin of confidence.
//! * Two benefits claim the same hours of clinicians: each counts a part of them.
//! * Risks that the uplift does not hold stand in a register with their probabilities.
//! * What is described in words and in tonnes stays beside the figures, with what it would have to be worth.
//!
//! The same case as data is `diagnostic-centres.toml`.
//!
//! ```text
//! cargo run --release --example diagnostic_centres
//! ```

use bizcase::appraisal::FindingCode;
use bizcase::prelude::*;

fn main() -> Result<(), Errors> {
    print!("{}", case()?.appraise().to_markdown());
    Ok(())
}

/// The case, or all that is wrong with it.
pub(crate) fn case() -> Result<BusinessCase, Errors> {
    BusinessCase::builder("Community diagnostic centres", Currency::GBP)
        .question("How should the board meet the demand for scans over the next twenty years?")
        .objective("A scan within six weeks")
        .objective("Care near to where people live")
        .objective("No more scans bought at agency prices")
        .timeline(Timeline::starting(date(2026, 4, 1), 20, Step::Year))
        .conventions(
            Conventions::real(2026).end_of_period().view(View::Economic).page_in(PageUnit::Thousands),
        )
        .discounting(DiscountTable::with_id("uk-stpr-standard"))
        .named_discounting("health", DiscountTable::with_id("uk-stpr-health"))
        .assumption(
            Assumption::new("scans", dec!(62_000))
                .unit("scans a year beyond today's capacity")
                .source("regional imaging network, activity of 2025 and forecast")
                .between(dec!(54_000), dec!(68_000)),
        )
        .assumption(
            Assumption::new("agency", dec!(71))
                .unit("GBP a scan, beyond the cost of an own one")
                .source("contract of 2025 with two agencies, lot 3")
                .between(dec!(60), dec!(82)),
        )
        .assumption(
            Assumption::new("buildings", dec!(17_500_000))
                .unit("GBP")
                .source("outline design, priced by the cost consultant in January 2026")
                .between(dec!(16_000_000), dec!(20_000_000)),
        )
        .assumption(
            Assumption::new("years", dec!(0.00035))
                .unit("life years in health a scan")
                .source("audit of 900 earlier findings, 2024")
                .between(dec!(0.0002), dec!(0.0005)),
        )
        .assumption(
            Assumption::new("shortage", dec!(0.35))
                .unit("probability")
                .source("vacancies of radiographers in the region, five years")
                .between(dec!(0.2), dec!(0.5)),
        )
        .baseline(as_today())
        .alternative(longer_hours())
        .alternative(centres())
        .acknowledge(Acknowledgement::of(
            FindingCode::BiasBesideRisks,
            "the uplift holds what happens while building; the register holds a bankruptcy, staff and land alone",
        ))
        .build()
}

fn as_today() -> Alternative {
    Alternative::business_as_usual("Hospital scanners as today")
        .id("today")
        .description("Five scanners in two hospitals; what they cannot do is bought from agencies.")
        .cost(running(5_150_000))
        .cost(scanners_renewed())
        .cost(Cost::new("Scans bought from agencies", bought(dec!(1))).every_period().tag("agencies"))
}

fn longer_hours() -> Alternative {
    Alternative::do_minimum("Evenings and weekends")
        .id("evenings")
        .description("The same scanners, run fourteen hours a day and on Saturdays.")
        .cost(running(5_150_000))
        .cost(scanners_renewed())
        .cost(Cost::new("Staff of evenings and weekends", gbp(1_800_000)).every_period().tag("staff"))
        .cost(Cost::new("Scans bought from agencies", bought(dec!(0.55))).every_period().tag("agencies"))
        .dis_benefit(DisBenefit::qualitative("Families of staff who work late"))
}

fn centres() -> Alternative {
    Alternative::do_something("Three community centres")
        .id("centres")
        .description("Three centres in market towns with six scanners, open to general practice.")
        .in_service_from(date(2028, 4, 1))
        .cost(Cost::new("Site search", gbp(340_000)).sunk().once())
        .cost(running(5_150_000).from(1))
        .cost(scanners_renewed())
        .cost(
            Cost::new("Buildings", Amount::of("buildings"))
                .capital()
                .phased(decimals![0.15, 0.5, 0.35])
                .life_of(40)
                .residual(Residual::RemainingLife)
                .owner("Director of Estates")
                .adjusted(
                    Adjustment::optimism_bias_of_mix([
                        ("standard-buildings", dec!(0.7)),
                        ("non-standard-buildings", dec!(0.3)),
                    ])
                    .mitigated(dec!(0.35))
                    .source("ground surveyed and design frozen in 2025; procurement and planning still open"),
                ),
        )
        .cost(
            Cost::new(
                "Tax on the buildings, not recovered",
                Amount::of("buildings").times(dec!(0.2), "rate of tax"),
            )
            .transfer()
            .phased(decimals![0.15, 0.5, 0.35]),
        )
        .cost(
            Cost::new("Six scanners", gbp(7_800_000))
                .capital()
                .every(10)
                .from(2)
                .life_of(10)
                .residual(Residual::RemainingLife)
                .owner("Head of Imaging")
                .adjusted(
                    Adjustment::contingency(percent!(6)).source("framework prices of 2025, two quotes"),
                ),
        )
        .cost(Cost::new("Moving and training", gbp(900_000)).transition().phased(decimals![0.4, 0.6]).from(1))
        .cost(
            Cost::new("Scans bought until the centres open", bought(dec!(1)))
                .every_period()
                .from(1)
                .until(2)
                .tag("agencies"),
        )
        .cost(Cost::new("Running the centres", gbp(3_150_000)).every_period().tag("staff"))
        .cost(
            Cost::new("Builder goes bankrupt", gbp(3_200_000))
                .once()
                .from(2)
                .with_probability(dec!(0.06))
                .owner("Director of Estates")
                .evidence("three of 48 public contracts in the region since 2015"),
        )
        .cost(
            Cost::new("Radiographers from agencies", gbp(950_000))
                .every_period()
                .until(6)
                .with_probability("shortage")
                .owner("Director of Workforce")
                .tag("staff"),
        )
        .benefit(
            Benefit::new("Grant of the ministry", gbp(6_000_000))
                .transfer()
                .once()
                .from(1)
                .evidence("letter of the ministry of 2025-11-20"),
        )
        .benefit(
            Benefit::new("Old hospital wing sold", gbp(1_600_000))
                .once()
                .from(4)
                .with_probability(dec!(0.4))
                .owner("Director of Estates")
                .evidence("valuation of 2025; consent to change its use is open"),
        )
        .benefit(
            Benefit::new("Clinicians' hours: no repeated scans", clinicians(dec!(0.05)))
                .non_cashable()
                .every_period()
                .contributing(Contribution::CostReduction)
                .tag("clinicians")
                .adjusted(
                    Adjustment::overlap("hours of clinicians", dec!(0.6))
                        .source("clinic diaries of May 2025: most hours saved are those of repeats"),
                ),
        )
        .benefit(
            Benefit::new("Clinicians' hours: fewer visits before a scan", clinicians(dec!(0.07)))
                .non_cashable()
                .every_period()
                .ramp(decimals![0.5, 0.8])
                .contributing(Contribution::ServiceLevel)
                .tag("clinicians")
                .adjusted(
                    Adjustment::overlap("hours of clinicians", dec!(0.4))
                        .source("the part of the same diaries that repeats do not explain"),
                )
                .adjusted(Adjustment::confidence(dec!(0.15)).source("one pilot clinic")),
        )
        .benefit(
            Benefit::new(
                "Patients' travel and waiting",
                Amount::of("scans")
                    .times_fall(dec!(3.1), dec!(1.9), "hours a visit")
                    .times(dec!(6.8), "GBP an hour"),
            )
            .non_cashable()
            .recipient(Recipient::Society)
            .every_period()
            .ramp(decimals![0.5, 0.8])
            .contributing(Contribution::ServiceLevel)
            .tag("patients"),
        )
        .benefit(
            Benefit::new(
                "Earlier findings",
                Amount::of("scans").times_assumption("years").times(dec!(70_000), "GBP a life year"),
            )
            .non_cashable()
            .recipient(Recipient::Society)
            .discounted_as("health")
            .every_period()
            .ramp(decimals![0.4, 0.7])
            .contributing(Contribution::ServiceLevel)
            .tag("patients")
            .adjusted(Adjustment::confidence(dec!(0.25)).source("the audit is of one hospital")),
        )
        .benefit(
            Benefit::new("Fewer journeys of the ambulance service", gbp(210_000))
                .non_cashable()
                .recipient(Recipient::PublicSector)
                .every_period()
                .contributing(Contribution::CostReduction),
        )
        .benefit(
            Benefit::new("Scans for neighbouring boards", gbp(340_000))
                .linear_ramp(4)
                .from(5)
                .contributing(Contribution::Growth)
                .adjusted(Adjustment::confidence(dec!(0.3)).source("two letters of intent, no contract")),
        )
        .benefit(
            Benefit::new("Carbon", Amount::quantity(dec!(190), "tonnes a year"))
                .quantified()
                .every_period()
                .recipient(Recipient::Society),
        )
        .benefit(
            Benefit::qualitative("Trust of towns that lost their hospital").recipient(Recipient::Society),
        )
        .dis_benefit(DisBenefit::qualitative("Longer ways for hospital staff"))
}

fn running(amount: i64) -> Cost {
    Cost::new("Running the hospital scanners", gbp(amount)).every_period().tag("staff")
}

fn scanners_renewed() -> Cost {
    Cost::new("Hospital scanners, renewed", gbp(6_200_000))
        .capital()
        .every(10)
        .from(5)
        .life_of(10)
        .residual(Residual::RemainingLife)
}

/// The part of the scans beyond capacity that agencies do.
fn bought(part: Decimal) -> Amount {
    Amount::of("scans").times(part, "of them bought").times_assumption("agency")
}

fn clinicians(hours: Decimal) -> Amount {
    Amount::of("scans").times(hours, "hours a scan").times(dec!(54), "GBP an hour")
}
