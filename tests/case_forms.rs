//! Cases in three forms: TOML, JSON and a program. Every field of the document and every step of the builder is in one
//! of them, and tests below fail when one is missing. There are two, because an option has no scores of its own where
//! stakeholders have them.

#![allow(clippy::unwrap_used, reason = "the helpers of a test may panic as the test may")]

#[path = "case_forms/panel.rs"]
mod panel;

use bizcase::ErrorKind;
use bizcase::appraisal::FindingCode;
use bizcase::measure::depreciation::MacrsTable;
use bizcase::prelude::*;
use bizcase::scoring::ScoringMatrixBuilder;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

const TOML: &str = include_str!("data/documents/every-field.toml");
const JSON: &str = include_str!("data/documents/every-field.json");
const PANEL_TOML: &str = include_str!("data/documents/every-field-of-scoring.toml");
const PANEL_JSON: &str = include_str!("data/documents/every-field-of-scoring.json");

/// A case in its three forms, as a program last.
fn forms() -> [[BusinessCase; 3]; 2] {
    let toml = |text| toml::from_str::<CaseDocument>(text).unwrap().build().unwrap();
    let json = |text| serde_json::from_str::<CaseDocument>(text).unwrap().build().unwrap();
    [[toml(TOML), json(JSON), built()], [toml(PANEL_TOML), json(PANEL_JSON), panel::built()]]
}

fn cases() -> impl Iterator<Item = BusinessCase> {
    forms().into_iter().map(|[toml, ..]| toml)
}

fn trees() -> [Value; 2] {
    [JSON, PANEL_JSON].map(|text| serde_json::from_str(text).unwrap())
}

fn date(text: &str) -> Date {
    text.parse().unwrap()
}

fn built() -> BusinessCase {
    BusinessCase::builder("Every field", Currency::GBP)
        .question("Does each field arrive where it belongs?")
        .objective("Leave no field out")
        .objective("Read it back unchanged")
        .timeline(Timeline::starting(date("2026-04-01"), 6, Step::Year))
        .conventions(
            Conventions::real(2026)
                .start_of_period()
                .day_count(DayCount::ThirtyE360)
                .view(View::Financial)
                .benefit_cost_rule(BcrRule::Investment)
                .page_in(PageUnit::MinorUnits),
        )
        .inflation(AnnualRate::nominal(percent!(2), Compounding::Monthly))
        .discounting(DiscountBasis::real(AnnualRate::nominal(percent!(3.5), Compounding::Quarterly)))
        .cost_of_equity(AnnualRate::nominal(percent!(9), Compounding::Quarterly))
        .named_discounting("health", DiscountBasis::real(percent!(1.5)))
        .named_discounting(
            "loans",
            DiscountBasis::nominal(AnnualRate::nominal(percent!(5), Compounding::Monthly)),
        )
        .tax(TaxRules::at(percent!(25)).losses(LossRule::CarriedForward).paid(TaxPayment::NextYear))
        .assumption(
            Assumption::new("calls", dec!(1_200_000))
                .unit("calls a year")
                .source("2025 contact-centre log")
                .between(dec!(1_000_000), dec!(1_500_000.5)),
        )
        .assumption(Assumption::new("share_online", dec!(0.4)))
        .assumption(Assumption::new("slip", dec!(1)).unit("years").between(dec!(0), dec!(2)))
        .assumption(
            Assumption::new("target", dec!(0.999))
                .unit("share of the time")
                .between(dec!(0.995), dec!(0.9995)),
        )
        .assumption(
            Assumption::new("p_strike", dec!(0.1)).source("insurer's tables").between(dec!(0.05), dec!(0.2)),
        )
        .baseline(
            Alternative::business_as_usual("Paper forms")
                .id("today")
                .description("What happens without a decision.")
                .cost(
                    Cost::new("Processing staff", gbp(1_200_000))
                        .every_period()
                        .owner("Head of Permits")
                        .evidence("2025 accounts")
                        .tag("staff")
                        .tag("yearly"),
                )
                .cost(
                    Cost::new("Office", gbp(dec!(75_000.25)))
                        .every_period()
                        .escalating(percent!(3))
                        .only_in(View::Financial),
                ),
        )
        .alternative(Alternative::do_nothing("Nothing at all"))
        .alternative(
            Alternative::do_minimum("Forms by e-mail")
                .cost(Cost::new("Form design", gbp(18_000)).capital().once().delayed_by(1))
                .loan(
                    Loan::new(
                        "Bank loan",
                        gbp(12_000),
                        AnnualRate::nominal(percent!(6), Compounding::Monthly),
                    )
                    .drawn_in(1)
                    .interest_only_for(1)
                    .repaid(Repayment::Level { over: 3, balloon: dec!(2_000) })
                    .source("term sheet of 2026-02-11"),
                )
                .loan(
                    Loan::new(
                        "Development bank",
                        Amount::number(dec!(4_000)).times_number(dec!(0.5)),
                        percent!(2.5),
                    )
                    .repaid(Repayment::EqualPrincipal { over: 4, balloon: dec!(500) }),
                )
                .loan(
                    Loan::new("Supplier's credit", gbp(1_000), percent!(3))
                        .repaid(Repayment::Payment(dec!(400))),
                ),
        )
        .alternative(online())
        .alternative(depot())
        .alternative(press())
        .acknowledge(Acknowledgement::of(FindingCode::SunkCosts, "the discovery was paid in 2025"))
        .acknowledge(
            Acknowledgement::of(FindingCode::BaselineWithoutCost, "nothing is done for nothing")
                .at("Nothing at all"),
        )
        .scoring(matrix())
        .build()
        .unwrap()
}

/// What takes time to build, lasts, and may be late.
fn depot() -> Alternative {
    Alternative::do_something("Sorting depot")
        .renewed_every(6)
        .in_service_from(date("2027-04-01"))
        .delayed_by(1)
        .cost(
            Cost::new("Hall", gbp(900_000))
                .capital()
                .phased(decimals![1])
                .life_of(25)
                .residual(Residual::RemainingLife),
        )
        .cost(
            Cost::new("Vans", gbp(50_000))
                .capital()
                .dated([(date("2026-09-30"), dec!(1)), (date("2027-03-31"), dec!(0.5))])
                .residual(Residual::Resale(Amount::of("calls").times(dec!(0.01), "GBP a call"))),
        )
        .cost(Cost::new("Moving", gbp(7_000)).transition().on(date("2026-10-01")))
        .cost(Cost::new("Shelves", gbp(3_000)).capital().once().life_of(30).residual(Residual::None))
        .cost(Cost::new("Guards", gbp(2_500)).linear_ramp(3).from(1).until(3).delayed_by("slip"))
        .benefit(
            Benefit::new("Letters sorted", gbp(80_000))
                .s_curve(4)
                .in_prices(PriceBasis::Nominal)
                .residual(Residual::Perpetuity { growth: percent!(1).into() }),
        )
        .benefit(Benefit::new("Parcels sorted", gbp(500)).s_curve(2).from(2).until(4))
        .benefit(
            Benefit::new("Rent saved", gbp(1_000)).every_period().in_prices(PriceBasis::Real { year: 2020 }),
        )
}

/// What is written off for tax by every method, and what is tied up.
fn press() -> Alternative {
    let asset = |name: &str| Cost::new(name, gbp(1_000)).capital().once();
    Alternative::do_something("Own press")
        .cost(asset("Press").depreciated(Depreciation::straight_line(4, dec!(100))))
        .cost(asset("Folder").depreciated(Depreciation::sum_of_years_digits(3, dec!(10.5))))
        .cost(asset("Cutter").depreciated(Depreciation::double_declining(5, dec!(20), dec!(1.5))))
        .cost(asset("Stapler").depreciated(Depreciation::declining_to_straight_line(5, dec!(0), dec!(2))))
        .cost(asset("Scanner").depreciated(Depreciation::fixed_declining(4, dec!(50), 9)))
        .cost(asset("Shelter").depreciated(Depreciation::declining_share(share("6%"))))
        .cost(asset("Crane").depreciated(Depreciation::declining_share(share("0.18"))))
        .cost(asset("Lorry").depreciated(Depreciation::units_of_production(
            dec!(100),
            &decimals![40, 30],
            dec!(5),
        )))
        .cost(asset("Server").depreciated(Depreciation::macrs(MacrsTable::HalfYear5)))
        .cost(asset("Printer").depreciated(Depreciation::macrs(MacrsTable::FourthQuarter7)))
        .cost(asset("Lift").depreciated(Depreciation::uk_main_pool(share("40%"))))
        .cost(asset("Ramp").depreciated(Depreciation::uk_main_pool(share("0"))))
        .cost(Cost::new("Fines", gbp(40)).every_period().untaxed())
        .benefit(Benefit::new("Prints sold", gbp(900)).every_period())
        .working_capital(
            WorkingCapital::new("Paper in stock", gbp(300))
                .explicit(decimals![0, 1, 0.5])
                .delayed_by(1)
                .in_prices(PriceBasis::Nominal)
                .growing(percent!(1))
                .escalating(percent!(2))
                .discounted_as("health")
                .recipient(Recipient::Organisation)
                .only_in(View::Financial)
                .owner("Head of Stores")
                .evidence("stock-taking of 2025")
                .tag("stocks"),
        )
}

fn share(text: &str) -> Share {
    text.parse().unwrap()
}

fn online() -> Alternative {
    let hours = Amount::quantity(dec!(9000), "hours").times_number(dec!(100)).in_currency(Currency::GBP);
    Alternative::do_something("Online service")
        .id("online")
        .adjusted(
            LineKind::Cost(CostClass::Recurring),
            Adjustment::optimism_bias("outsourcing").source("run by a supplier"),
        )
        .adjusted(
            LineKind::Benefit(CashEffect::Cashable),
            Adjustment::confidence(dec!(0.15)).source("vendor's figures"),
        )
        .adjusted(
            LineKind::DisBenefit(CashEffect::NonCashable),
            Adjustment::confidence(dec!(0.05)).source("pilot"),
        )
        .adjusted(
            LineKind::Cost(CostClass::Transition),
            Adjustment::optimism_bias("it-projects")
                .of_table("uk-transport-scotland-stag")
                .at_stage(3)
                .source("full business case"),
        )
        .adjusted(
            LineKind::Cost(CostClass::Transfer),
            Adjustment::contingency(percent!(200)).source("the rate is under review"),
        )
        .adjusted(
            LineKind::Cost(CostClass::Sunk),
            Adjustment::reference_class(decimals![0.1], dec!(1)).source("the last discovery"),
        )
        .cost(Cost::new("Discovery", gbp(140_000)).sunk().once().from(0).recipient(Recipient::Organisation))
        .cost(
            Cost::new("Build", hours)
                .capital()
                .phased(decimals![0.6, 0.4])
                .recipient(Recipient::PublicSector)
                .adjusted(
                    Adjustment::optimism_bias_of_mix([
                        ("equipment-development", dec!(0.25)),
                        ("standard-buildings", dec!(0.75)),
                    ])
                    .mitigated(dec!(0.4))
                    .source("gateway review 2"),
                )
                .adjusted(Adjustment::contingency(percent!(10)).source("house rule 7")),
        )
        .cost(
            Cost::new("Training", gbp(420_000))
                .transition()
                .phased(decimals![0.25, 0.75])
                .from(1)
                .delayed_by(1)
                .adjusted(
                    Adjustment::reference_class(decimals![-0.05, 0.1, 1.2, 0], dec!(0.8))
                        .source("four programmes since 2015"),
                ),
        )
        .cost(Cost::new("Migration", gbp(90_000)).transition().phased_in_proportion(decimals![2, 1]))
        .cost(
            Cost::new("Archive", gbp(30_000))
                .transition()
                .profile(Profile::phased_in_proportion(&decimals![1, 1, 1]).unwrap().from(2).unwrap()),
        )
        .cost(
            Cost::new("Run", gbp(240_000))
                .every_period()
                .from(2)
                .until(5)
                .growing(percent!(2))
                .growing(AnnualRate::nominal(percent!(1.2), Compounding::Monthly))
                .escalating(percent!(0.5))
                .escalating(AnnualRate::nominal(percent!(1), Compounding::SemiAnnual))
                .escalating(percent!(0.25)),
        )
        .cost(
            Cost::new("New servers", gbp(60_000))
                .capital()
                .every(2)
                .from(1)
                .growing(AnnualRate::effective(percent!(-3))),
        )
        .cost(
            Cost::new("Licence tax", gbp(5_000))
                .transfer()
                .explicit(decimals![0, 1, 1.5])
                .recipient(Recipient::Supplier),
        )
        .cost(
            Cost::new("Cutover fails", gbp(250_000))
                .transition()
                .once()
                .from(2)
                .with_probability(dec!(0.3))
                .owner("Head of IT")
                .evidence("two of seven cutovers"),
        )
        .cost(Cost::new("Strike", gbp(60_000)).every_period().with_probability("p_strike"))
        .benefit(
            Benefit::new(
                "Staff time released",
                Amount::of("calls").times_assumption("share_online").times(dec!(0.5), "GBP a call"),
            )
            .every_period()
            .from(2)
            .ramp(decimals![0.5, 0.8])
            .adjusted(Adjustment::overlap("time", dec!(0.6)).source("agreed with finance")),
        )
        .benefit(
            Benefit::new(
                "Time saved by citizens",
                Amount::of("calls").times(dec!(2), "minutes saved").times(dec!(0.25), "GBP a minute"),
            )
            .non_cashable()
            .adjusted(Adjustment::overlap("time", dec!(0.4)).source("agreed with finance"))
            .discounted_as("health")
            .only_in(View::Economic)
            .recipient(Recipient::Society)
            .explicit(decimals![0.5, 1])
            .from(4)
            .owner("Citizens' council")
            .evidence("survey of 800 applicants")
            .tag("time"),
        )
        .benefit(
            Benefit::new("Incomplete forms avoided", Amount::quantity(dec!(12_000), "forms a year"))
                .quantified()
                .every_period(),
        )
        .benefit(Benefit::new("Complaints avoided", Amount::number(dec!(300))).quantified().every_period())
        .benefit(Benefit::new("Grant of the ministry", gbp(60_000)).transfer().once())
        .benefit(
            Benefit::qualitative("Trust in the service")
                .recipient(Recipient::Society)
                .owner("Mayor")
                .evidence("stakeholder interviews")
                .tag("trust"),
        )
        .benefit(
            Benefit::new(
                "Outage avoided",
                ServiceLevel::availability(dec!(0.992), "target", dec!(8_760))
                    .times(dec!(1_200), "GBP an hour"),
            )
            .every_period()
            .contributing(Contribution::ServiceLevel),
        )
        .benefit(
            Benefit::new(
                "Answers sooner",
                Amount::of("calls")
                    .times_fall(dec!(12), dec!(9), "minutes a call")
                    .times(dec!(0.01), "GBP a minute"),
            )
            .every_period()
            .contributing(Contribution::CostReduction),
        )
        .benefit(
            Benefit::new(
                "New permits",
                Amount::quantity(dec!(5), "GBP a permit").times_rise(dec!(100), dec!(250), "permits a year"),
            )
            .every_period()
            .contributing(Contribution::Growth),
        )
        .benefit(
            Benefit::new("Faster forms", Amount::fall(dec!(30), dec!(20), "minutes a form"))
                .quantified()
                .every_period(),
        )
        .dis_benefit(
            DisBenefit::new("Less help in person", gbp(20_000))
                .every_period()
                .from(2)
                .delayed_by(1)
                .growing(percent!(1))
                .escalating(percent!(1))
                .adjusted(Adjustment::confidence(dec!(0.05)).source("few applicants asked"))
                .recipient(Recipient::Society)
                .owner("Head of Service")
                .evidence("pilot")
                .tag("access"),
        )
        .dis_benefit(DisBenefit::new("Longer ways", gbp(1_000)).non_cashable().every_period())
        .dis_benefit(
            DisBenefit::new("Forms lost", Amount::quantity(dec!(40), "forms a year"))
                .quantified()
                .every_period(),
        )
        .dis_benefit(DisBenefit::qualitative("Loss of routine"))
        .dis_benefit(
            DisBenefit::new("Service credits that end", gbp(2_000))
                .every_period()
                .contributing(Contribution::ServiceLevel),
        )
}

fn matrix() -> ScoringMatrixBuilder {
    ScoringMatrix::builder()
        .criterion(
            Criterion::higher_is_better(
                "Access for all",
                Scale::numeric(dec!(0), dec!(10)).anchored("at the counter only", "anywhere"),
            )
            .id("access")
            .weight_because(dec!(60), "the statute asks for it"),
        )
        .criterion(Criterion::lower_is_better("Days", Scale::numeric(dec!(1), dec!(21.5))).weight(dec!(40)))
        .option(ScoredOption::new("Paper forms").id("today").score("access", dec!(2)).score("days", dec!(16)))
        .option(
            ScoredOption::new("online")
                .score_because("access", dec!(8.5), "works on phones")
                .score("days", dec!(5)),
        )
}

#[test]
fn toml_json_and_the_builder_give_equal_cases() {
    for [toml, json, built] in forms() {
        assert_eq!(toml, json);
        assert_eq!(toml, built);
    }
}

#[test]
fn the_three_forms_are_appraised_to_the_same_bytes() {
    let pages = |case: &BusinessCase| {
        let appraisal = case.appraise();
        [serde_json::to_string(&appraisal).unwrap(), appraisal.to_markdown(), appraisal.to_text()]
    };
    for [toml, json, built] in forms() {
        assert_eq!(pages(&json), pages(&toml));
        assert_eq!(pages(&built), pages(&toml));
    }
}

#[test]
fn a_written_case_reads_back_as_the_same_case() {
    for case in cases() {
        let document = CaseDocument::from(&case);
        assert_eq!(document.build().unwrap(), case);

        let json = serde_json::to_string(&document).unwrap();
        assert_eq!(serde_json::from_str::<BusinessCase>(&json).unwrap(), case);
        let text = toml::to_string(&document).unwrap();
        assert_eq!(toml::from_str::<BusinessCase>(&text).unwrap(), case);
        assert_eq!(
            serde_json::from_str::<BusinessCase>(&document.to_canonical_json()).unwrap(),
            case,
            "the canonical form is a document too"
        );
    }
}

#[test]
fn a_written_case_is_written_the_same_again() {
    for case in cases() {
        let once = serde_json::to_string(&case).unwrap();
        let again = serde_json::to_string(&serde_json::from_str::<BusinessCase>(&once).unwrap()).unwrap();
        assert_eq!(once, again);
    }
}

/// What the one case cannot say beside what it says.
#[test]
fn nominal_prices_and_the_end_of_periods_are_read_back_too() {
    let case = BusinessCase::builder("The other conventions", Currency::JPY)
        .timeline(Timeline::years(2026, 2))
        .conventions(Conventions::nominal().end_of_period().page_in(PageUnit::Millions))
        .discounting(percent!(3.5))
        .baseline(Alternative::do_nothing("Nothing"))
        .build()
        .unwrap();
    let text = toml::to_string(&case).unwrap();
    assert_eq!(toml::from_str::<BusinessCase>(&text).unwrap(), case);
    assert!(text.contains("prices = \"nominal\"") && text.contains("timing = \"end\""), "{text}");
}

const NO_SUCH_KEY: &str = "no such key";

/// Calls `visit` with the pointer of every node, the root first.
fn walk(node: &Value, pointer: &str, visit: &mut impl FnMut(&str, &Value)) {
    visit(pointer, node);
    let escaped = |key: &str| key.replace('~', "~0").replace('/', "~1");
    match node {
        Value::Object(entries) => {
            entries.iter().for_each(|(key, node)| walk(node, &format!("{pointer}/{}", escaped(key)), visit));
        }
        Value::Array(items) => {
            items
                .iter()
                .enumerate()
                .for_each(|(index, node)| walk(node, &format!("{pointer}/{index}"), visit));
        }
        _ => {}
    }
}

fn faults_of(document: &Value) -> Errors {
    serde_json::from_value::<CaseDocument>(document.clone()).unwrap().build().unwrap_err()
}

/// The keys that the case uses in the tables of one kind, by the keys that the reader knows there: the message for an
/// unknown key lists them.
fn used_by_known() -> BTreeMap<String, BTreeSet<String>> {
    let mut used: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut tables = Vec::new();
    for tree in trees() {
        walk(&tree, "", &mut |pointer, node| {
            if let Value::Object(entries) = node {
                let keys: Vec<String> = entries.keys().cloned().collect();
                tables.push((tree.clone(), pointer.to_owned(), keys));
            }
        });
    }
    for (mut document, pointer, keys) in tables {
        let table = document.pointer_mut(&pointer).unwrap().as_object_mut().unwrap();
        table.insert(NO_SUCH_KEY.to_owned(), Value::from("1"));
        let errors = faults_of(&document);
        if ["/scores", "/scores/today", "/scores/online", "/weights", "/values"]
            .iter()
            .any(|end| pointer.ends_with(end))
        {
            // Its keys are the ids of criteria, groups or options; a table of scores has no place beside stakeholders.
            let beside = errors.iter().any(|error| error.kind() == ErrorKind::Conflict);
            assert!(beside || errors.iter().any(|error| error.kind() == ErrorKind::UnknownId), "{errors}");
            continue;
        }
        if pointer.ends_with("/named") {
            // Its keys are the names of ways of discounting.
            assert!(errors.iter().any(|error| error.kind() == ErrorKind::NotAnId), "{errors}");
            continue;
        }
        let fault = errors.iter().find(|error| error.kind() == ErrorKind::UnknownField).unwrap();
        let known = fault.expected().split_once("the nearest of ").unwrap().1;
        used.entry(known.to_owned()).or_default().extend(keys);
    }
    used
}

#[test]
fn every_field_that_the_reader_knows_is_in_the_case() {
    let used = used_by_known();
    for (known, keys) in &used {
        let mut known: BTreeSet<String> = known.split(", ").map(str::to_owned).collect();
        if known.contains("on") {
            // The reader knows it, and the judge says that it is for single lines.
            known.remove("overlap");
        }
        assert_eq!(keys, &known, "add the new field to the case in all three forms");
    }
    // A kind of table that the case no longer has would go unnoticed otherwise.
    assert_eq!(used.len(), 57, "{:#?}", used.keys());
}

/// The forms of a profile that are tables.
const TABLES: &str = ", recurring, linear-ramp, s-curve, phased, proportions, explicit, dated";

/// The methods of depreciation that are tables.
const METHODS: &str = "straight-line, sum-of-years-digits, double-declining, declining-to-straight-line, \
                       fixed-declining, declining-share, units-of-production, macrs, ";

#[test]
fn every_word_that_may_come_several_times_is_in_the_case() {
    let mut used: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut texts = Vec::new();
    for tree in trees() {
        walk(&tree, "", &mut |pointer, node| {
            if let Value::String(text) = node {
                texts.push((tree.clone(), pointer.to_owned(), text.clone()));
            }
        });
    }
    for (mut document, pointer, text) in texts {
        *document.pointer_mut(&pointer).unwrap() = Value::from("no such word");
        let Err(errors) = serde_json::from_value::<CaseDocument>(document).unwrap().build() else { continue };
        let fault = errors.iter().find(|error| error.kind() == ErrorKind::UnknownWord);
        // A case has one set of conventions, one timeline, one tax and one rule for open cells, so only one of their words;
        // and of the tables by which assets are written off, not every one.
        let parts = ["/conventions/", "/timeline/", "/tax/", "/scoring/missing"];
        let comes_once = parts.iter().any(|part| pointer.starts_with(part)) || pointer.contains("/macrs");
        if let Some(words) = fault.and_then(|fault| fault.expected().strip_prefix("one of "))
            && !comes_once
        {
            used.entry(words.to_owned()).or_default().insert(text);
        }
    }
    for (words, seen) in &used {
        // The other forms of a profile and of depreciation are tables, whose fields have a test of their own.
        let words = words.strip_suffix(TABLES).unwrap_or(words);
        let words = words.strip_prefix(METHODS).unwrap_or(words);
        let words: BTreeSet<String> = words.split(", ").map(str::to_owned).collect();
        assert_eq!(seen, &words, "add the new word to the case in all three forms");
    }
    assert_eq!(used.len(), 12, "{used:#?}");
}

#[test]
fn every_step_of_the_builders_is_in_the_case() {
    let sources = [
        include_str!("../src/case/adjustment/confidence.rs"),
        include_str!("../src/case/adjustment/contingency.rs"),
        include_str!("../src/case/adjustment/mod.rs"),
        include_str!("../src/case/adjustment/optimism_bias.rs"),
        include_str!("../src/case/adjustment/overlap.rs"),
        include_str!("../src/case/adjustment/reference_class.rs"),
        include_str!("../src/case/amount.rs"),
        include_str!("../src/case/builder.rs"),
        include_str!("../src/case/conventions.rs"),
        include_str!("../src/case/draft.rs"),
        include_str!("../src/case/draft/acknowledgement.rs"),
        include_str!("../src/case/draft/line.rs"),
        include_str!("../src/case/draft/loan.rs"),
        include_str!("../src/case/tax.rs"),
        include_str!("../src/scoring/criterion.rs"),
        include_str!("../src/scoring/given.rs"),
        include_str!("../src/scoring/group.rs"),
        include_str!("../src/scoring/matrix.rs"),
        include_str!("../src/scoring/must.rs"),
        include_str!("../src/scoring/option.rs"),
        include_str!("../src/scoring/scale.rs"),
        include_str!("../src/scoring/stakeholder.rs"),
    ];
    let elsewhere = include_str!("case_settings.rs");
    let makes_a_draft = ["-> Self {", "-> Conventions {", "-> UntimedConventions {"];
    let here = [include_str!("case_forms.rs"), include_str!("case_forms/panel.rs")].concat();
    let mut steps = 0;
    for source in sources {
        // A signature over several lines is joined up to its brace.
        for (start, _) in source.match_indices("    pub fn ") {
            let signature = &source[start + "    pub fn ".len()..];
            let signature = &signature[..signature.find('{').unwrap() + 1];
            if makes_a_draft.iter().any(|ending| signature.ends_with(ending)) {
                let name = signature.split(['(', '<']).next().unwrap();
                let used = [format!(".{name}("), format!("::{name}(")]
                    .iter()
                    .any(|call| here.contains(call) || elsewhere.contains(call));
                assert!(used, "add {name} to the case in all three forms");
                steps += 1;
            }
        }
    }
    assert!(steps > 50, "only {steps} steps found: the sources are written in another way now");
}
