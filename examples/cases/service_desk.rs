//! Should a bank replace its customer service software?
//!
//! A study of total economic impact, in the form that Forrester gave it: a composite organisation, an initial outlay and three
//! years at 10 %, and every benefit and cost adjusted for the risk of its estimate, benefits downwards and costs upwards. All
//! figures are invented and realistic.
//!
//! * The margin of confidence of each line says how well its estimate is founded; the page shows it before and after.
//! * An outage less is worth what its hours cost, and hours are a rise of availability over the hours of a year.
//! * Two benefits claim the same minutes of the agents: each counts a part of them.
//! * Benefits say what they are for, from cost reduction through service level to growth.
//! * What may go wrong once stands in a register, apart from the margins.
//!
//! The same case as data is `service-desk.toml`.
//!
//! ```text
//! cargo run --release --example service_desk
//! ```

use bizcase::appraisal::FindingCode;
use bizcase::prelude::*;

fn main() -> Result<(), Errors> {
    print!("{}", case()?.appraise().to_markdown());
    Ok(())
}

/// The case, or all that is wrong with it.
pub(crate) fn case() -> Result<BusinessCase, Errors> {
    BusinessCase::builder("Customer service platform", Currency::USD)
        .question("What does the platform bring over three years, beyond what it costs?")
        .objective("Customers served at the first contact")
        .timeline(Timeline::years(2026, 3))
        .conventions(Conventions::nominal().end_of_period().page_in(PageUnit::WholeUnits))
        .discounting(percent!(10))
        .assumption(
            Assumption::new("cases", dec!(1_450_000))
                .unit("cases a year")
                .source("contact centre log of 2025")
                .between(dec!(1_300_000), dec!(1_600_000)),
        )
        .assumption(
            Assumption::new("released", dec!(0.5))
                .unit("of the minutes saved become fewer hours paid")
                .source("interviews with five heads of service")
                .between(dec!(0.3), dec!(0.7)),
        )
        .assumption(
            Assumption::new("promised", dec!(0.9995))
                .unit("share of the time")
                .source("service level agreement, schedule 2")
                .between(dec!(0.999), dec!(0.9998)),
        )
        .baseline(
            Alternative::business_as_usual("Present software")
                .description("It stays as it is: the study counts what changes."),
        )
        .alternative(platform())
        .acknowledge(Acknowledgement::of(
            FindingCode::BaselineWithoutCost,
            "the study counts what changes; the present software costs the same until it is retired",
        ))
        .build()
}

fn platform() -> Alternative {
    Alternative::do_something("New platform")
        .cost(
            Cost::new("Implementation partner", usd(620_000))
                .transition()
                .once()
                .adjusted(margin(dec!(0.1), "fixed price, but for changes of scope")),
        )
        .cost(
            Cost::new("Own team: set-up and training", usd(310_000))
                .transition()
                .once()
                .adjusted(margin(dec!(0.15), "hours of a project of 2021")),
        )
        .cost(
            Cost::new("Subscription", usd(780_000))
                .every_period()
                .growing(percent!(4))
                .adjusted(margin(dec!(0.05), "price list, discount not yet signed")),
        )
        .cost(
            Cost::new("Own team: running", usd(185_000))
                .every_period()
                .adjusted(margin(dec!(0.1), "two and a half posts, as in two peers")),
        )
        .cost(
            Cost::new("Cut-over fails and is repeated", usd(400_000))
                .once()
                .from(1)
                .with_probability(dec!(0.12))
                .owner("Head of Operations")
                .evidence("two of seventeen cut-overs since 2018"),
        )
        .benefit(
            Benefit::new("Old licences and servers retired", usd(540_000))
                .explicit(decimals![0, 0.5, 1, 1])
                .contributing(Contribution::CostReduction)
                .adjusted(margin(dec!(0.05), "contracts with dates of notice")),
        )
        .benefit(
            Benefit::new(
                "Agents: faster handling",
                ServiceLevel::response_time("cases", dec!(11.5), dec!(9.6))
                    .times_assumption("released")
                    .times(dec!(0.62), "USD a minute"),
            )
            .every_period()
            .ramp(decimals![0.5, 0.85])
            .contributing(Contribution::CostReduction)
            .adjusted(minutes_of_agents(
                dec!(0.7),
                "of the minutes saved, those of handling, by a time study",
            ))
            .adjusted(margin(dec!(0.15), "one time study of 400 cases")),
        )
        .benefit(
            Benefit::new(
                "Agents: cases that customers solve themselves",
                Amount::of("cases")
                    .times(dec!(0.14), "of them solved")
                    .times(dec!(9.6), "minutes a case")
                    .times_assumption("released")
                    .times(dec!(0.62), "USD a minute"),
            )
            .every_period()
            .ramp(decimals![0.3, 0.7])
            .contributing(Contribution::ServiceLevel)
            .adjusted(minutes_of_agents(dec!(0.3), "the rest of the minutes, by the same study"))
            .adjusted(margin(dec!(0.2), "rates of three peers, none a bank")),
        )
        .benefit(
            Benefit::new(
                "Hours of outage avoided",
                ServiceLevel::availability(dec!(0.9952), "promised", dec!(8_760))
                    .times(dec!(11_800), "USD an hour of outage"),
            )
            .non_cashable()
            .every_period()
            .contributing(Contribution::ServiceLevel)
            .adjusted(margin(dec!(0.1), "incident reports of two years")),
        )
        .dis_benefit(
            DisBenefit::new("Service credits of the present supplier end", usd(36_000))
                .every_period()
                .contributing(Contribution::ServiceLevel),
        )
        .benefit(
            Benefit::new(
                "Customers who stay",
                Amount::quantity(dec!(5_200), "customers").times(dec!(310), "USD of margin a year"),
            )
            .explicit(decimals![0, 0.1, 0.5, 1])
            .contributing(Contribution::Growth)
            .adjusted(margin(dec!(0.3), "survey; nobody has seen it yet")),
        )
        .benefit(Benefit::qualitative("Agents who like their work"))
}

/// How far an estimate may be off, in the direction that is worse for the case.
fn margin(margin: Decimal, why: &str) -> Adjustment {
    Adjustment::confidence(margin).source(why)
}

/// The part of the agents' minutes that a benefit may count.
fn minutes_of_agents(share: Decimal, why: &str) -> Adjustment {
    Adjustment::overlap("minutes of agents", share).source(why)
}
