//! Who leads, and by how much: by exact values, before any rounding.

use crate::exact::{Fraction, npv};
use crate::times;
use bizcase::prelude::*;
use bizcase::strategies::{CaseShape, cases_of};
use num_bigint::Sign;
use proptest::prelude::*;

fn npvs(case: &BusinessCase) -> Vec<Fraction> {
    case.alternatives().iter().map(|alternative| npv(case, alternative)).collect()
}

fn is_larger(one: &Fraction, other: &Fraction) -> bool {
    one.minus(other).sign() == Sign::Plus
}

proptest! {
    #![proptest_config(times(250))]

    #[test]
    fn ranks_are_competition_ranks(case in cases_of(CaseShape::new().alternatives(0..=5).lines(0..=2))) {
        let (appraisal, npvs) = (case.appraise(), npvs(&case));
        let ranks = appraisal.ranking().ranks();
        prop_assert_eq!(ranks.len(), npvs.len());
        for rank in ranks {
            let position = case.alternatives().iter().position(|it| it.id() == rank.id()).unwrap();
            let own = &npvs[position];
            prop_assert_eq!(rank.rank(), 1 + npvs.iter().filter(|other| is_larger(other, own)).count());
            prop_assert_eq!(rank.npv(), own.rounded());
            prop_assert_eq!(appraisal.alternatives()[position].measures().npv(), rank.npv());
        }
        prop_assert!(ranks.windows(2).all(|pair| pair[0].rank() <= pair[1].rank()));
    }

    #[test]
    fn the_leader_has_the_largest_value_and_the_margin_is_to_the_next(
        case in cases_of(CaseShape::new().alternatives(0..=5).lines(0..=2)),
    ) {
        let (appraisal, npvs) = (case.appraise(), npvs(&case));
        let ranking = appraisal.ranking();
        let leads = |npv: &Fraction| !npvs.iter().any(|other| is_larger(other, npv));
        let best = npvs.iter().find(|npv| leads(npv)).unwrap();
        let leaders: Vec<_> = case
            .alternatives()
            .iter()
            .zip(&npvs)
            .filter(|(_, npv)| leads(npv))
            .map(|(alternative, _)| alternative.id().clone())
            .collect();
        prop_assert_eq!(ranking.leaders(), leaders);
        let behind = || npvs.iter().filter(|npv| is_larger(best, npv));
        let next = behind().find(|npv| !behind().any(|other| is_larger(other, npv)));
        prop_assert_eq!(ranking.margin(), next.map(|next| best.minus(next).rounded()));
    }
}
