//! Adjustments of lines and of classes.

use super::scope::Scope;
use crate::case::{Adjustment, Alternative, CostClass, LineDraft, LineKind, Treatment};
use crate::tables::{OptimismBiasTable, ProjectType};
use crate::value::Rate;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use rust_decimal::Decimal;

/// An adjustment before it is known of which lines it is: one that is not made for them gives way to a margin.
#[derive(Debug, Clone)]
enum AdjustmentDraft {
    Confidence(i64),
    Contingency(i64),
    ReferenceClass(Vec<i64>, i64),
    OptimismBias { of_type: Index, mitigated: Option<i64> },
    Mix { of_types: [Index; 2], percent_of_first: i64 },
    Stage(u32),
}

/// The adjustments of one line: perhaps a share of what it claims with its neighbour, then others.
#[derive(Debug, Clone)]
pub(super) struct ChainDraft {
    shared: Option<i64>,
    others: Vec<AdjustmentDraft>,
}

/// An adjustment of the lines of the kind and class of one of them.
#[derive(Debug, Clone)]
pub(super) struct ClassDraft {
    line: Index,
    adjustment: AdjustmentDraft,
}

pub(super) fn chains(scope: Scope) -> BoxedStrategy<ChainDraft> {
    if scope == Scope::Plain {
        return Just(ChainDraft { shared: None, others: Vec::new() }).boxed();
    }
    let others = prop_oneof![3 => Just(Vec::new()), 1 => vec(drafts(), 1..=2)];
    (prop::option::weighted(0.1, 0_i64..=50), others)
        .prop_map(|(shared, others)| ChainDraft { shared, others })
        .boxed()
}

pub(super) fn of_classes(scope: Scope) -> BoxedStrategy<Vec<ClassDraft>> {
    if scope == Scope::Plain {
        return Just(Vec::new()).boxed();
    }
    let one = (any::<Index>(), drafts()).prop_map(|(line, adjustment)| ClassDraft { line, adjustment });
    prop_oneof![3 => Just(Vec::new()), 1 => vec(one, 1..=2)].boxed()
}

fn drafts() -> impl Strategy<Value = AdjustmentDraft> {
    let bias = (any::<Index>(), prop::option::of(0_i64..=100))
        .prop_map(|(of_type, mitigated)| AdjustmentDraft::OptimismBias { of_type, mitigated });
    let mix = (any::<[Index; 2]>(), 0_i64..=100)
        .prop_map(|(of_types, percent_of_first)| AdjustmentDraft::Mix { of_types, percent_of_first });
    prop_oneof![
        (0_i64..=99).prop_map(AdjustmentDraft::Confidence),
        (0_i64..=60).prop_map(AdjustmentDraft::Contingency),
        (vec(-90_i64..=200, 1..=5), 0_i64..=100)
            .prop_map(|(overruns, percentile)| AdjustmentDraft::ReferenceClass(overruns, percentile)),
        bias,
        mix,
        (1_u32..=3).prop_map(AdjustmentDraft::Stage),
    ]
}

impl ChainDraft {
    /// The line with its chain; lines of neighbouring positions share a group.
    pub(super) fn applied<K>(&self, line: LineDraft<K>, kind: LineKind, position: usize) -> LineDraft<K> {
        let share = |share: &i64| Adjustment::overlap(format!("group {}", position / 2), percent(*share));
        let shared = self.shared.iter().map(share);
        let all = shared.chain(self.others.iter().map(|other| other.stated(kind)));
        all.fold(line, |line, adjustment| line.adjusted(adjustment.source("drawn at random")))
    }
}

impl ClassDraft {
    /// The alternative with the adjustment, where it has a line with amounts that one may move.
    pub(super) fn applied(&self, alternative: Alternative, lines: &[LineKind]) -> Alternative {
        let may_move = |kind: &&LineKind| {
            kind.treatment() != Treatment::Qualitative && **kind != LineKind::WorkingCapital
        };
        let kinds: Vec<&LineKind> = lines.iter().filter(may_move).collect();
        match kinds.as_slice() {
            [] => alternative,
            kinds => {
                let kind = **self.line.get(kinds);
                alternative.adjusted(kind, self.adjustment.stated(kind).source("drawn at random"))
            }
        }
    }
}

impl AdjustmentDraft {
    fn stated(&self, line: LineKind) -> Adjustment {
        match self {
            Self::Confidence(margin) => Adjustment::confidence(percent(*margin)),
            Self::ReferenceClass(overruns, percentile) => {
                let overruns: Vec<Decimal> = overruns.iter().map(|overrun| percent(*overrun)).collect();
                Adjustment::reference_class(overruns, percent(*percentile))
            }
            Self::Contingency(percentage) if matches!(line, LineKind::Cost(_)) => {
                let percentage = Rate::from_fraction(percent(*percentage));
                Adjustment::contingency(percentage.expect("it is above -100 %"))
            }
            Self::OptimismBias { of_type, mitigated } if is_raised(line) => {
                let bias = Adjustment::optimism_bias(*of_type.get(&types_for(line)));
                mitigated.iter().fold(bias, |bias, part| bias.mitigated(percent(*part)))
            }
            Self::Mix { of_types, percent_of_first } if line.is_investment() => {
                let types = types_for(line);
                let [first, second] = of_types.map(|of_type| *of_type.get(&types));
                let share = percent(*percent_of_first);
                Adjustment::optimism_bias_of_mix([(first, share), (second, Decimal::ONE - share)])
            }
            Self::Stage(stage) if line.is_investment() => {
                Adjustment::optimism_bias("roads").of_table("uk-transport-scotland-stag").at_stage(*stage)
            }
            // Anything may have a margin.
            _ => Adjustment::confidence(percent(20)),
        }
    }
}

fn is_raised(line: LineKind) -> bool {
    line.is_investment() || line == LineKind::Cost(CostClass::Recurring)
}

/// The types of the usual table that raise such costs.
fn types_for(line: LineKind) -> Vec<&'static str> {
    const OF_RUNNING_COSTS: &str = "outsourcing";
    let all = OptimismBiasTable::USUAL.project_types().iter().map(ProjectType::id);
    all.filter(|id| (*id == OF_RUNNING_COSTS) != line.is_investment()).collect()
}

fn percent(percent: i64) -> Decimal {
    Decimal::new(percent, 2)
}
