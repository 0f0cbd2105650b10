//! Should a city of half a million people go on handling permits on paper?
//!
//! An invented case with realistic figures: four ways forward, shared assumptions, judgement beside the money. The
//! same case as data is `online-permits.toml`.
//!
//! ```text
//! cargo run --release --example online_permits
//! ```

use bizcase::case::LineDraft;
use bizcase::prelude::*;
use bizcase::scoring::ScoringMatrixBuilder;

fn main() -> Result<(), Errors> {
    print!("{}", case()?.appraise().to_markdown());
    Ok(())
}

/// The case, or all that is wrong with it.
pub(crate) fn case() -> Result<BusinessCase, Errors> {
    BusinessCase::builder("Online permits", Currency::GBP)
        .question("How should the city handle 240,000 permit applications a year from 2026 on?")
        .objective("Cut the cost of handling a permit by a third")
        .objective("A permit within five working days")
        .timeline(Timeline::starting(Date::constant(2026, 4, 1), 10, Step::Year))
        .conventions(
            Conventions::real(2026)
                .end_of_period()
                .benefit_cost_rule(BcrRule::Investment)
                .page_in(PageUnit::Thousands),
        )
        .discounting(percent!(3.5))
        .assumption(
            Assumption::new("applications", dec!(240_000))
                .unit("applications a year")
                .source("permit register, mean of 2023 to 2025")
                .between(dec!(190_000), dec!(275_000)),
        )
        .assumption(
            Assumption::new("uptake", dec!(0.70))
                .unit("share of applications made online")
                .source("nine cities, three years after launch")
                .between(dec!(0.35), dec!(0.85)),
        )
        .assumption(
            Assumption::new("handling", dec!(0.55))
                .unit("hours to handle an application on paper")
                .source("time sample of 1,200 applications, March 2026")
                .between(dec!(0.45), dec!(0.65)),
        )
        .assumption(
            Assumption::new("automation", dec!(0.75))
                .unit("share of handling time saved online")
                .source("process model, checked with two case teams")
                .between(dec!(0.50), dec!(0.85)),
        )
        .assumption(
            Assumption::new("staff-hour", dec!(31))
                .unit("GBP an hour")
                .source("2026 pay table with on-costs")
                .between(dec!(29), dec!(34)),
        )
        .assumption(
            Assumption::new("citizen-hours", dec!(1.2))
                .unit("hours a citizen saves by an online application")
                .source("survey of 800 applicants")
                .between(dec!(0.8), dec!(1.5)),
        )
        .assumption(
            Assumption::new("platform-fee", dec!(4.60))
                .unit("GBP an online application")
                .source("three indicative quotes, May 2026")
                .between(dec!(4.00), dec!(5.80)),
        )
        .baseline(paper_forms())
        .alternative(forms_by_email())
        .alternative(own_service())
        .alternative(shared_platform())
        .scoring(judgement())
        .build()
}

/// What happens without a decision.
fn paper_forms() -> Alternative {
    Alternative::business_as_usual("Paper forms")
        .id("paper")
        .description("Forms by post and at the counter, keyed in by hand.")
        .cost(handling_by_staff().owner("Head of Permits").evidence("time sample and pay table").tag("staff"))
        .cost(post_and_paper().owner("Head of Permits").tag("materials"))
}

/// The least that meets the access rules of 2027.
fn forms_by_email() -> Alternative {
    let handling = handling_hours().times(dec!(0.95), "less keying");
    let post = Amount::of("applications").times(dec!(1.90), "GBP an application");
    Alternative::do_minimum("Forms by e-mail")
        .id("email")
        .description("Fillable forms, sent in by e-mail; handling stays as it is.")
        .cost(Cost::new("Form design and mail routing", gbp(180_000)).capital().once())
        .cost(Cost::new("Handling by staff", handling).every_period().owner("Head of Permits").tag("staff"))
        .cost(Cost::new("Post, paper and archive", post).every_period().tag("materials"))
}

/// Most control, latest to arrive.
fn own_service() -> Alternative {
    let from = 3;
    Alternative::do_something("Own online service")
        .id("own")
        .description("A service designed and built by the city's digital team, launched in the third year.")
        .cost(discovery())
        .cost(
            Cost::new("Design and build", gbp(3_400_000))
                .capital()
                .phased([dec!(0.35), dec!(0.45), dec!(0.20)])
                .owner("Chief Digital Officer")
                .evidence("estimate by function points, two comparable services")
                .tag("technology"),
        )
        .cost(
            Cost::new("Training and parallel running", gbp(420_000))
                .transition()
                .phased([dec!(0.4), dec!(0.6)])
                .from(1)
                .owner("Head of Permits"),
        )
        .cost(
            Cost::new("Hosting, support and changes", gbp(560_000))
                .every_period()
                .from(from)
                .growing(percent!(1.5))
                .owner("Chief Digital Officer")
                .tag("technology"),
        )
        .cost(handling_by_staff().tag("staff"))
        .cost(post_and_paper().tag("materials"))
        .benefit(
            ramped(Benefit::new("Staff time released", released_time()), from)
                .owner("Head of Permits")
                .evidence("posts released by turnover, agreed with the staff council")
                .tag("staff"),
        )
        .benefit(ramped(paper_avoided(), from).tag("materials"))
        .benefit(ramped(citizens_time(), from).evidence("survey; value of leisure time in national guidance"))
        .benefit(incomplete_applications_avoided(dec!(0.06)).every_period().from(from))
        .benefit(
            Benefit::qualitative("Trust in the city's services")
                .recipient(Recipient::Society)
                .evidence("stakeholder interviews"),
        )
        .dis_benefit(longer_ways().every_period().from(from))
}

/// Earlier, less tailored, paid by the application.
fn shared_platform() -> Alternative {
    let from = 2;
    let fee = Amount::of("applications").times_assumption("uptake").times_assumption("platform-fee");
    let released = released_time().times(dec!(0.82), "fit of the standard process");
    Alternative::do_something("Shared platform")
        .id("platform")
        .description("A platform that forty cities share, configured and launched in the second year.")
        .cost(discovery())
        .cost(
            Cost::new("Configuration and interfaces", gbp(1_150_000))
                .capital()
                .phased([dec!(0.5), dec!(0.5)])
                .owner("Chief Digital Officer")
                .tag("technology"),
        )
        .cost(
            Cost::new("Training and parallel running", gbp(380_000))
                .transition()
                .once()
                .from(1)
                .owner("Head of Permits"),
        )
        .cost(
            ramped(Cost::new("Platform fee", fee), from)
                .evidence("three indicative quotes")
                .tag("technology"),
        )
        .cost(
            Cost::new("Service owner and interfaces", gbp(150_000))
                .every_period()
                .from(from)
                .tag("technology"),
        )
        .cost(handling_by_staff().tag("staff"))
        .cost(post_and_paper().tag("materials"))
        .benefit(
            ramped(Benefit::new("Staff time released", released), from).owner("Head of Permits").tag("staff"),
        )
        .benefit(ramped(paper_avoided(), from).tag("materials"))
        .benefit(ramped(citizens_time(), from))
        .benefit(incomplete_applications_avoided(dec!(0.05)).every_period().from(from))
        .benefit(Benefit::qualitative("Joint development with forty cities"))
        .dis_benefit(longer_ways().every_period().from(from))
}

/// Spent before the decision, whatever it is.
fn discovery() -> Cost {
    Cost::new("Discovery in 2025", gbp(140_000)).sunk().once()
}

fn handling_by_staff() -> Cost {
    Cost::new("Handling by staff", handling_hours()).every_period()
}

fn handling_hours() -> Amount {
    Amount::of("applications").times_assumption("handling").times_assumption("staff-hour")
}

fn post_and_paper() -> Cost {
    let amount = Amount::of("applications").times(dec!(3.10), "GBP an application");
    Cost::new("Post, paper and archive", amount).every_period()
}

fn released_time() -> Amount {
    online_applications()
        .times_assumption("handling")
        .times_assumption("automation")
        .times_assumption("staff-hour")
}

fn paper_avoided() -> Benefit {
    Benefit::new("Post and paper avoided", online_applications().times(dec!(3.10), "GBP an application"))
}

fn citizens_time() -> Benefit {
    let amount = online_applications().times_assumption("citizen-hours").times(dec!(6.50), "GBP an hour");
    Benefit::new("Time saved by citizens", amount).non_cashable().recipient(Recipient::Society)
}

fn incomplete_applications_avoided(share: Decimal) -> Benefit {
    let amount = online_applications().times(share, "incomplete today");
    Benefit::new("Incomplete applications avoided", amount).quantified()
}

fn longer_ways() -> DisBenefit {
    let amount = Amount::of("applications")
        .times(dec!(0.08), "share affected")
        .times(dec!(0.5), "hours")
        .times(dec!(6.50), "GBP an hour");
    DisBenefit::new("Longer ways for people without internet", amount)
        .non_cashable()
        .recipient(Recipient::Society)
}

fn online_applications() -> Amount {
    Amount::of("applications").times_assumption("uptake")
}

/// Half in the first year of service, four fifths in the second, all from the third on.
fn ramped<K>(line: LineDraft<K>, from: u32) -> LineDraft<K> {
    line.every_period().from(from).ramp([dec!(0.5), dec!(0.8)])
}

/// Scored by the project board, 12 May 2026.
fn judgement() -> ScoringMatrixBuilder {
    let out_of_ten = || Scale::numeric(dec!(0), dec!(10));
    ScoringMatrix::builder()
        .criterion(
            Criterion::higher_is_better(
                "Access for all",
                out_of_ten().anchored("at the counter only", "anywhere, first time, any language"),
            )
            .id("access")
            .weight_because(dec!(35), "a duty under the access rules of 2027"),
        )
        .criterion(
            Criterion::lower_is_better(
                "Working days to a permit",
                Scale::numeric(dec!(1), dec!(21)).anchored("next day", "four weeks"),
            )
            .id("days")
            .weight_because(dec!(30), "named in two of three complaints"),
        )
        .criterion(
            Criterion::higher_is_better(
                "Ease of change",
                out_of_ten().anchored("by contract only", "within a week"),
            )
            .id("change")
            .weight(dec!(15)),
        )
        .criterion(
            Criterion::higher_is_better(
                "Certainty of delivery",
                out_of_ten().anchored("never done before", "running elsewhere"),
            )
            .id("delivery")
            .weight(dec!(20)),
        )
        .option(scored("paper", "Paper forms", [dec!(2), dec!(16), dec!(4), dec!(10)]))
        .option(scored("email", "Forms by e-mail", [dec!(5), dec!(14), dec!(4), dec!(9)]))
        .option(
            ScoredOption::new("Own online service")
                .id("own")
                .score_because("access", dec!(9), "designed with users, four languages")
                .score("days", dec!(4))
                .score_because("change", dec!(9), "own team, releases every week")
                .score_because("delivery", dec!(5), "first service of this size by the team"),
        )
        .option(
            ScoredOption::new("Shared platform")
                .id("platform")
                .score("access", dec!(8))
                .score("days", dec!(5))
                .score_because("change", dec!(5), "a quarter of the votes in the product board")
                .score_because("delivery", dec!(8), "running in forty cities"),
        )
}

fn scored(id: &str, name: &str, [access, days, change, delivery]: [Decimal; 4]) -> ScoredOption {
    ScoredOption::new(name)
        .id(id)
        .score("access", access)
        .score("days", days)
        .score("change", change)
        .score("delivery", delivery)
}
