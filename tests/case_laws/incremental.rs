//! From the least investment to the largest, each alternative against the best before it.

use crate::exact::npv;
use crate::times;
use bizcase::appraisal::Verdict;
use bizcase::prelude::*;
use bizcase::strategies::{CaseShape, cases_of};
use proptest::prelude::*;

fn few_lines() -> CaseShape {
    CaseShape::new().alternatives(0..=5).lines(0..=2)
}

proptest! {
    #![proptest_config(times(150))]

    #[test]
    fn the_chain_ends_with_a_leader_of_the_ranking(case in cases_of(few_lines())) {
        let appraisal = case.appraise();
        prop_assert!(appraisal.ranking().leaders().contains(appraisal.incremental().leader()));
    }

    #[test]
    fn each_alternative_but_the_first_challenges_once_and_the_winner_defends_next(case in cases_of(few_lines())) {
        let appraisal = case.appraise();
        let chain = appraisal.incremental();
        let mut met = vec![chain.first().clone()];
        let mut defender = chain.first();
        for step in chain.steps() {
            prop_assert_eq!(step.defender(), defender);
            met.push(step.challenger().clone());
            if step.verdict() == Verdict::ChallengerReplacesDefender {
                defender = step.challenger();
            }
        }
        prop_assert_eq!(defender, chain.leader());
        met.sort();
        let mut all: Vec<_> = case.alternatives().iter().map(|it| it.id().clone()).collect();
        all.sort();
        prop_assert_eq!(met, all);
    }

    #[test]
    fn each_step_is_the_exact_difference_and_its_sign_is_the_verdict(case in cases_of(few_lines())) {
        for step in case.appraise().incremental().steps() {
            let worth = |id: &Id| npv(&case, case.alternative(id.as_str()).unwrap());
            let difference = worth(step.challenger()).minus(&worth(step.defender()));
            prop_assert_eq!(step.npv(), difference.rounded());
            let replaces = difference.sign() == num_bigint::Sign::Plus;
            prop_assert_eq!(step.verdict() == Verdict::ChallengerReplacesDefender, replaces);
            prop_assert!(step.additional_investment().value() >= Some(Decimal::ZERO));
        }
    }

    #[test]
    fn alternatives_cross_at_the_rates_of_their_difference_in_either_order(case in cases_of(few_lines())) {
        let appraisal = case.appraise();
        let baseline = appraisal.baseline().id().as_str();
        for alternative in appraisal.alternatives() {
            let crossover = appraisal.crossover(alternative.id().as_str(), baseline).unwrap();
            prop_assert_eq!(&crossover, &appraisal.crossover(baseline, alternative.id().as_str()).unwrap());
            match alternative.comparison() {
                Some(comparison) => prop_assert_eq!(&crossover, comparison.irr()),
                None => prop_assert_eq!(crossover.verdict(), "undefined"),
            }
        }
        for step in appraisal.incremental().steps() {
            let crossover = appraisal.crossover(step.defender().as_str(), step.challenger().as_str());
            prop_assert_eq!(crossover.as_ref(), Some(step.irr()));
        }
    }
}
