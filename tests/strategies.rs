//! The strategies keep what they say: everything drawn is valid, every form is drawn, failures shrink.

#![allow(clippy::unwrap_used, reason = "the helpers of a test may panic as the test may")]

use bizcase::appraisal::AlternativeAppraisal;
use bizcase::case::{
    AlternativeKind, CaseAdjustment, CaseAlternative, CashEffect, CostClass, Factor, Line, LineKind,
    Treatment,
};
use bizcase::prelude::*;
use bizcase::strategies::{
    CaseShape, Labels, Language, Scope, amounts, any_decimal, any_rate, cases, cases_of, conventional_flows,
    documents, faulty_documents, flows, profiles, rated_flows, scoring_matrices, scoring_panels,
};
use bizcase::tables::discount_tables;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{TestError, TestRunner};
use std::collections::BTreeSet;

/// So many values, the same in every run.
fn drawn<T>(count: usize, strategy: impl Strategy<Value = T>) -> impl Iterator<Item = T> {
    let mut runner = TestRunner::deterministic();
    (0..count).map(move |_| strategy.new_tree(&mut runner).unwrap().current())
}

/// The smallest value that the property does not hold for.
fn smallest<T: std::fmt::Debug>(strategy: impl Strategy<Value = T>, holds: impl Fn(&T) -> bool) -> T {
    let result = TestRunner::deterministic().run(&strategy, |value| {
        prop_assert!(holds(&value));
        Ok(())
    });
    match result {
        Err(TestError::Fail(_, value)) => value,
        other => panic!("nothing to shrink: {other:?}"),
    }
}

fn lines(case: &BusinessCase) -> impl Iterator<Item = &Line> {
    case.alternatives().iter().flat_map(CaseAlternative::lines)
}

#[test]
fn thousands_of_cases_build_and_hold_every_kind_of_thing() {
    let mut words = BTreeSet::new();
    let (mut scored, mut ranged, mut named) = (0, 0, 0);
    let mut tables = BTreeSet::new();
    for case in drawn(3_000, cases()) {
        for line in lines(&case) {
            words.insert((line.kind().word(), line.kind().class_word()));
            words.extend(line.profile().map(|profile| ("profile", profile.word())));
            words.insert(("treatment", line.treatment().word()));
            words.extend(line.view().map(|view| ("view of a line", view.word())));
        }
        words.extend(case.conventions().stated_view().map(|view| ("view", view.word())));
        words.extend(case.alternatives().iter().map(|alternative| ("kind", alternative.kind().word())));
        tables.extend(case.official_tables().map(DiscountTable::id));
        named += usize::from(lines(&case).any(|line| line.discounting().is_some()));
        scored += usize::from(case.scoring().is_some());
        ranged += usize::from(case.assumptions().iter().any(|assumption| assumption.low().is_some()));
    }
    let costs = CostClass::ALL.iter().map(|&class| LineKind::Cost(class));
    let effects = CashEffect::ALL.iter();
    let effects = effects.flat_map(|&effect| [LineKind::Benefit(effect), LineKind::DisBenefit(effect)]);
    for kind in costs.chain(effects) {
        assert!(words.contains(&(kind.word(), kind.class_word())), "{kind:?}");
    }
    for kind in AlternativeKind::ALL {
        assert!(words.contains(&("kind", kind.word())), "{kind}");
    }
    let count = |of: &str| words.iter().filter(|(what, _)| *what == of).count();
    assert_eq!((count("profile"), count("treatment")), (7, Treatment::ALL.len()));
    assert_eq!((count("view"), count("view of a line")), (View::ALL.len(), View::ALL.len()));
    assert!(scored > 500 && ranged > 500, "{scored} scored, {ranged} with a range");
    assert!(named > 200, "{named} with a line discounted in a way of its own");
    assert!(discount_tables().all(|table| tables.contains(table.id())), "{tables:?}");
}

#[test]
fn cases_of_full_scope_build_and_hold_all_that_is_said_of_time_and_prices() {
    let mut words = BTreeSet::new();
    for case in drawn(1_000, cases_of(CaseShape::new().scope(Scope::Full))) {
        words.extend(case.conventions().stated_day_count().map(DayCount::word));
        for alternative in case.alternatives() {
            words.extend(alternative.service_date().map(|_| "service"));
            words.extend(
                matches!(alternative.delay(), Delay::Assumption(_)).then_some("slipping alternative"),
            );
            words.extend((alternative.delay() == &Delay::Columns(1)).then_some("delayed alternative"));
            words.extend((!alternative.adjustments().is_empty()).then_some("adjusted class"));
        }
        for line in lines(&case) {
            words.extend(line.profile().map(Profile::word));
            words.extend(matches!(line.delay(), Delay::Assumption(_)).then_some("slipping line"));
            words.extend(line.prices().map(|prices| match prices {
                PriceBasis::Nominal => "nominal prices",
                _ => "other prices",
            }));
            words.extend(line.residual().map(Residual::word));
            words.extend(line.probability().map(|probability| match probability {
                Probability::Assumption(_) => "probability by an assumption",
                _ => "probability",
            }));
            words.extend(line.contribution().map(Contribution::word));
            let factors = line.amount().into_iter().flat_map(Amount::factors);
            words.extend(factors.filter_map(|factor| match factor {
                Factor::Change(change) => Some(change.movement().word()),
                _ => None,
            }));
            words.extend(line.adjustments().iter().map(CaseAdjustment::kind));
        }
    }
    let expected = [
        "probability",
        "probability by an assumption",
        "cost-reduction",
        "service-level",
        "growth",
        "rise",
        "fall",
        "dated",
        "service",
        "slipping alternative",
        "delayed alternative",
        "slipping line",
        "nominal prices",
        "other prices",
        "adjusted class",
        "optimism-bias",
        "contingency",
        "confidence",
        "reference-class",
        "overlap",
        "none",
        "remaining-life",
        "resale",
    ];
    let expected = expected.into_iter().chain(DayCount::ALL.iter().map(|day_count| day_count.word()));
    assert_eq!(expected.filter(|word| !words.contains(word)).collect::<Vec<_>>(), Vec::<&str>::new());
}

#[test]
fn drawn_cases_read_back_as_themselves() {
    for case in drawn(300, cases()) {
        let json = CaseDocument::from(&case).to_canonical_json();
        assert_eq!(serde_json::from_str::<BusinessCase>(&json).unwrap(), case, "{json}");
    }
}

/// In a case of one way, the present value of a line is that of a flow of its cells.
#[test]
fn a_line_in_a_way_of_its_own_is_worth_what_its_cells_are_worth_in_that_way() {
    let mut seen = 0;
    for case in drawn(1_000, cases()) {
        let appraisal = case.appraise();
        let schedules = appraisal.alternatives().iter().flat_map(AlternativeAppraisal::lines);
        for schedule in schedules {
            let Some(worth) = schedule.present_value() else { continue };
            let way =
                case.named_discounting().iter().find(|way| Some(way.id()) == schedule.line().discounting());
            let discounting = way.map_or(case.discounting(), |way| way.discounting());
            assert_eq!(worth, discounting.npv(schedule.line().cells()), "{:?}", schedule.line());
            seen += usize::from(way.is_some());
        }
    }
    assert!(seen > 100, "{seen} lines in a way of their own");
}

#[test]
fn cases_of_any_shape_build() {
    let long = CaseShape::new().periods(1_200).alternatives(1).lines(2).labels(Labels::Any);
    assert!(drawn(20, cases_of(long)).all(|case| case.timeline().periods() == 1_200));
    let wide = CaseShape::new().periods(1..=2).alternatives(0..=20).lines(0..=40).assumptions(30);
    assert!(drawn(30, cases_of(wide)).all(|case| case.assumptions().len() == 30));
    let bare = CaseShape::new().alternatives(0).lines(0).assumptions(0).criteria(0);
    assert!(drawn(50, cases_of(bare)).all(|case| lines(&case).count() == 0 && case.scoring().is_none()));
    let labelled = CaseShape::new().labels(Labels::Any).criteria(1..=3);
    assert!(drawn(1_000, cases_of(labelled)).all(|case| case.scoring().is_some()));
}

#[test]
fn sizes_beyond_the_limits_are_moved_into_them() {
    let shape = CaseShape::new().periods(0).alternatives(0).lines(1);
    assert!(drawn(10, cases_of(shape)).all(|case| case.timeline().periods() == 1));
    assert!(drawn(10, scoring_matrices(0, 0)).all(|matrix| matrix.options().len() == 1));
    assert!(drawn(10, scoring_panels(0, 0, 0)).all(|matrix| matrix.stakeholders().len() == 1));
    assert!(drawn(10, conventional_flows(0)).all(|flow| flow.len() == 2));
    assert!(drawn(2, flows(100_000)).all(|flow| flow.len() == 1_201));
    assert!(drawn(10, profiles(0)).all(|profile| profile.stated_start() <= Some(1)));
}

#[test]
fn profiles_take_every_form_with_and_without_start_and_settings() {
    let forms: BTreeSet<_> = drawn(2_000, profiles(7))
        .map(|profile| {
            let settings: Vec<&str> = profile.settings().into_iter().map(|(key, _)| key).collect();
            (profile.word(), settings, profile.stated_start().is_some())
        })
        .collect();
    // Recurring with each of its three settings or without, two that rise with an end or without, and four others.
    assert_eq!(forms.len(), (2 * 2 * 2 + 2 * 2 + 4) * 2, "{forms:?}");
}

#[test]
fn amounts_are_plausible_and_any_decimal_is_not() {
    let round = drawn(1_000, amounts()).filter(|amount| (amount % dec!(1_000)).is_zero()).count();
    assert!(round > 200, "{round} round amounts");
    let all: Vec<Decimal> = drawn(2_000, any_decimal()).collect();
    assert!(all.contains(&Decimal::MAX) && all.contains(&Decimal::MIN));
    assert_eq!(all.iter().map(Decimal::scale).collect::<BTreeSet<_>>().len(), 29);
    assert!(drawn(2_000, any_rate()).any(|rate| rate.fraction() < dec!(-0.999)));
    assert!(drawn(2_000, any_rate()).any(|rate| rate.fraction() > dec!(1_000_000_000_000)));
}

#[test]
fn a_failure_shrinks_to_a_case_that_a_person_can_read() {
    let loses = |case: &BusinessCase| {
        case.appraise().alternatives().iter().any(|it| it.measures().npv().value() <= Some(dec!(-1_000)))
    };
    let case = smallest(cases(), |case| !loses(case));
    assert_eq!(case.timeline().periods(), 1);
    assert_eq!(case.alternatives().len(), 2, "the baseline and one more");
    assert_eq!(lines(&case).count(), 1, "{case:#?}");
    assert!(case.assumptions().is_empty() && case.scoring().is_none());
    assert_eq!(case.discounting().rates(), [(1, Rate::ZERO)]);
    let line = lines(&case).next().unwrap();
    assert!(line.tags().is_empty() && line.growth().is_empty() && line.owner().is_none());
    let most = line.cells().iter().max().unwrap();
    assert!(*most < dec!(2_000), "{most}");
}

#[test]
fn a_planted_fault_is_the_only_one_and_every_kind_of_fault_is_planted() {
    let shape = CaseShape::new().scope(Scope::Full).labels(Labels::Any);
    let mut kinds = BTreeSet::new();
    for faulty in drawn(600, faulty_documents(shape)) {
        let errors = faulty.document().build().unwrap_err();
        let found: Vec<_> =
            errors.as_slice().iter().map(|error| (error.kind(), error.path().pointer())).collect();
        assert_eq!(found, [(faulty.kind(), faulty.pointer().to_owned())], "{}", faulty.text());
        let read: Result<CaseDocument, String> = match faulty.language() {
            Language::Toml => toml::from_str(faulty.text()).map_err(|error| error.to_string()),
            _ => serde_json::from_str(faulty.text()).map_err(|error| error.to_string()),
        };
        assert_eq!(read.unwrap().build().unwrap_err(), errors, "{}", faulty.text());
        kinds.insert(faulty.kind());
    }
    assert_eq!(kinds.len(), 14, "{kinds:?}");
}

#[test]
fn written_cases_read_back_as_themselves() {
    let shape = CaseShape::new().scope(Scope::Taxed).labels(Labels::Any);
    for written in drawn(200, documents(shape)) {
        let read: Result<BusinessCase, String> = match written.language() {
            Language::Toml => toml::from_str(written.text()).map_err(|error| error.to_string()),
            _ => serde_json::from_str(written.text()).map_err(|error| error.to_string()),
        };
        assert_eq!(read.as_ref(), Ok(written.case()), "{}", written.text());
    }
}

#[test]
fn flows_shrink_to_short_ones_of_small_numbers() {
    let flow = smallest(flows(0..=12), |flow| flow.iter().all(|amount| !amount.is_sign_negative()));
    assert_eq!(flow, [dec!(-1)]);
    let flow = smallest(conventional_flows(2..=12), |flow| flow.iter().sum::<Decimal>() <= dec!(0));
    assert_eq!(flow.len(), 2, "{flow:?}");
    let flow = smallest(rated_flows(0..=4), |flow| flow.rates().len() < 2);
    assert_eq!(flow.rates(), [(Rate::ZERO, 1), (percent!(1), 1)], "{flow:?}");
}

#[test]
fn a_document_shrinks_to_a_few_lines_of_text() {
    let written = smallest(documents(CaseShape::new()), |written| !written.text().contains("cost"));
    assert!(written.text().len() < 900, "{}", written.text());
    assert_eq!((written.case().alternatives().len(), lines(written.case()).count()), (2, 1));
}
