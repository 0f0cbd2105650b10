//! One criterion.

use super::identity::{judge_presence, text_fault};
use super::scale::{is_sound, scale_faults};
use crate::error::{Error, ErrorKind};
use crate::scoring::criterion::{Criterion, Direction};
use crate::scoring::given::AgreedFor;
use crate::scoring::rating::Rating;
use crate::scoring::stakeholder::Stakeholder;

const A_DIRECTION: &str = "\"higher-is-better\" or \"lower-is-better\"";

/// Who has to weigh criteria and groups.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Weighing {
    /// There are no stakeholders: the matrix does.
    Matrix,
    /// The matrix does, for at least one stakeholder has no weights.
    MatrixForSome,
    /// Every stakeholder has weights of their own.
    Stakeholders,
}

impl Weighing {
    pub(super) fn of(stakeholders: &[Stakeholder]) -> Self {
        match stakeholders {
            [] => Self::Matrix,
            all if all.iter().all(Stakeholder::has_weights) => Self::Stakeholders,
            _ => Self::MatrixForSome,
        }
    }

    /// Judges whether there is a weight where one is needed.
    pub(super) fn judge(self, present: bool, faults: &mut Vec<Error>) {
        let expected = match self {
            Self::Matrix => "a weight of zero or more",
            Self::MatrixForSome => "a weight of zero or more, here or from every stakeholder",
            Self::Stakeholders => return,
        };
        judge_presence("weight", present, expected, faults);
    }
}

pub(super) fn judge_criterion(criterion: &mut Criterion, weighing: Weighing) {
    let faults = &mut criterion.faults;
    judge_presence("direction", criterion.direction.is_some(), A_DIRECTION, faults);
    judge_presence("scale", criterion.scale.is_some(), "a scale with a low and a high anchor", faults);
    weighing.judge(criterion.weight.is_some(), faults);
    if let Some(scale) = &criterion.scale {
        faults
            .extend(scale_faults(scale, criterion.direction).into_iter().map(|fault| fault.within("scale")));
        if !scale.labels().is_empty() && criterion.direction == Some(Direction::LowerIsBetter) {
            let expected = "\"higher-is-better\": the values of the labels say which is the best";
            let found = format!("{:?}", Direction::LowerIsBetter.word());
            faults.push(Error::new(ErrorKind::Conflict, found, expected).within("direction"));
        }
    }
    faults.extend(text_fault("rationale", criterion.rationale.as_deref()));
    faults.extend(text_fault("evidence", criterion.evidence.as_deref()));
    faults.extend(criterion.agreed_for.as_ref().and_then(anchor_fault));
}

/// The fault of the anchors for which a weight was agreed.
pub(super) fn anchor_fault(agreed: &AgreedFor) -> Option<Error> {
    let fault = match (&agreed.low, &agreed.high) {
        (Rating::Number(low), Rating::Number(high)) if low >= high => {
            let found = format!("{} to {}", agreed.low, agreed.high);
            Some(Error::new(ErrorKind::Disordered, found, "a low anchor below the high anchor"))
        }
        (low, high) => text_fault("low", low.label()).or_else(|| text_fault("high", high.label())),
    };
    fault.map(|fault| fault.within("agreed_for"))
}

/// Whether scores can be judged by the scale.
pub(super) fn has_sound_scale(criterion: &Criterion) -> bool {
    criterion.scale.as_ref().is_some_and(is_sound)
}
