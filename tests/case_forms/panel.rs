//! The case with every field of a scoring matrix with stakeholders, as a program.

use bizcase::prelude::*;
use bizcase::scoring::ScoringMatrixBuilder;

pub(super) fn built() -> BusinessCase {
    let run = |name, amount| Cost::new(name, gbp(amount)).every_period();
    BusinessCase::builder("Every field of scoring", Currency::GBP)
        .timeline(Timeline::starting("2026-04-01".parse().unwrap(), 2, Step::Year))
        .conventions(Conventions::nominal().end_of_period())
        .discounting(percent!(3.5))
        .baseline(Alternative::business_as_usual("Paper forms").id("today").cost(run("Staff", 100)))
        .alternative(Alternative::do_something("Online service").id("online").cost(run("Run", 80)))
        .scoring(matrix())
        .build()
        .unwrap()
}

fn matrix() -> ScoringMatrixBuilder {
    let [access, days] = [access(), days()];
    ScoringMatrix::builder()
        .allow_missing()
        .criterion(access)
        .criteria([days, warmth()])
        .criterion(
            Criterion::higher_is_better("Speed", Scale::numeric(dec!(0), dec!(100)).exponential(dec!(40)))
                .weight(dec!(20)),
        )
        .criterion(readiness())
        .group(
            CriterionGroup::new("Service")
                .id("service")
                .weight(
                    GivenWeight::points(dec!(70))
                        .because("it is what citizens meet")
                        .evidence("survey of 2025"),
                )
                .of(["access", "days", "speed"]),
        )
        .group(CriterionGroup::new("Ease").weight(dec!(30)).of(["warmth", "readiness"]))
        .option(ScoredOption::new("Paper forms").id("today"))
        .option(ScoredOption::new("online"))
        .stakeholder(cfo())
        .stakeholder(
            Stakeholder::new("Head of Service")
                .score("today", "warmth", dec!(21))
                .score("today", "speed", dec!(20))
                .score("today", "readiness", "good")
                .score("online", "warmth", dec!(18))
                .score("online", "speed", dec!(80)),
        )
        .must(
            Must::at_least("Uptime, %", dec!(99.9))
                .id("uptime")
                .because("the service level")
                .value("today", dec!(100))
                .value("online", dec!(99.9)),
        )
        .must(
            Must::at_most("Build cost, GBP million", dec!(2))
                .value("today", dec!(0))
                .value("online", dec!(1.5)),
        )
}

fn access() -> Criterion {
    let scale = Scale::numeric(dec!(0), dec!(10)).anchored("at the counter only", "anywhere");
    let weight =
        GivenWeight::points(dec!(60)).because("the statute asks for it").evidence("minutes of 3 May");
    Criterion::higher_is_better("Access for all", scale)
        .id("access")
        .weight(weight.agreed_for(dec!(0), dec!(8)))
}

fn days() -> Criterion {
    let knots = [(dec!(1), dec!(1)), (dec!(5), dec!(0.8)), (dec!(21), dec!(0))];
    Criterion::lower_is_better("Days", Scale::numeric(dec!(1), dec!(21)).piecewise(knots)).weight(dec!(40))
}

fn warmth() -> Criterion {
    let knots = [(dec!(10), dec!(0)), (dec!(21), dec!(1)), (dec!(30), dec!(0.2))];
    let scale = Scale::numeric(dec!(10), dec!(30)).piecewise_not_monotone(knots);
    Criterion::higher_is_better("Warmth", scale).weight(dec!(10))
}

fn readiness() -> Criterion {
    let labels = [("poor", dec!(0)), ("fair", dec!(0.4)), ("good", dec!(1))];
    Criterion::higher_is_better("Readiness", Scale::labelled(labels))
        .weight(GivenWeight::points(dec!(5)).agreed_for("poor", "good"))
}

fn cfo() -> Stakeholder {
    let access = GivenWeight::points(dec!(30)).because("it is the law").evidence("legal opinion");
    let tested = GivenScore::new(dec!(8.5)).because("works on phones").evidence("test of May 2026");
    Stakeholder::new("CFO")
        .id("cfo")
        .influence(dec!(2))
        .weight("access", access.agreed_for(dec!(0), dec!(10)))
        .weight("days", dec!(30))
        .weight("warmth", dec!(1))
        .weight("speed", dec!(40))
        .weight("readiness", GivenWeight::points(dec!(9)).agreed_for("poor", "good"))
        .weight("service", dec!(50))
        .weight("ease", dec!(50))
        .score("today", "access", dec!(2))
        .score("today", "days", dec!(16))
        .score("online", "access", tested)
        .score("online", "days", dec!(5))
        .score("online", "readiness", GivenScore::new("fair").evidence("audit"))
}
