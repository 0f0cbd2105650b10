//! Who leads, and by how much.

use crate::times;
use bizcase::prelude::*;
use bizcase::strategies::{CaseShape, cases_of};
use proptest::prelude::*;

fn npvs(appraisal: &Appraisal) -> Vec<Decimal> {
    appraisal.alternatives().iter().map(|it| it.measures().npv().value().unwrap()).collect()
}

proptest! {
    #![proptest_config(times(250))]

    #[test]
    fn ranks_are_competition_ranks(case in cases_of(CaseShape::new().alternatives(0..=5).lines(0..=2))) {
        let appraisal = case.appraise();
        let npvs = npvs(&appraisal);
        let ranks = appraisal.ranking().ranks();
        prop_assert_eq!(ranks.len(), npvs.len());
        for rank in ranks {
            let npv = rank.npv().value().unwrap();
            prop_assert_eq!(rank.rank(), 1 + npvs.iter().filter(|&&other| other > npv).count());
            prop_assert_eq!(appraisal.alternative(rank.id().as_str()).unwrap().measures().npv(), rank.npv());
        }
        prop_assert!(ranks.windows(2).all(|pair| pair[0].rank() <= pair[1].rank()));
    }

    #[test]
    fn the_leader_has_the_largest_value_and_the_margin_is_to_the_next(
        case in cases_of(CaseShape::new().alternatives(0..=5).lines(0..=2)),
    ) {
        let appraisal = case.appraise();
        let (npvs, ranking) = (npvs(&appraisal), appraisal.ranking());
        let best = *npvs.iter().max().unwrap();
        let leading = appraisal.alternatives().iter().zip(&npvs).filter(|(_, npv)| **npv == best);
        let leaders: Vec<_> = leading.map(|(alternative, _)| alternative.id().clone()).collect();
        prop_assert_eq!(ranking.leaders(), leaders);
        let next = npvs.iter().filter(|&&npv| npv < best).max();
        prop_assert_eq!(ranking.margin(), next.map(|&next| bizcase::measure::total(&[best, -next])));
    }
}
