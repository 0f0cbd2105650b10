//! Alternatives with their lines.

use super::Context;
use super::adjustment::{self, ClassDraft};
use super::line::{self, LineDraft};
use super::scope::{self, PlacingDraft, Scope};
use crate::case::{Alternative, AlternativeKind, LineKind};
use crate::strategies::label::Labels;
use proptest::collection::vec;
use proptest::prelude::*;
use std::ops::RangeInclusive;

/// An alternative without its id.
#[derive(Debug, Clone)]
pub(super) struct AlternativeDraft {
    name: Option<String>,
    kind: AlternativeKind,
    description: Option<String>,
    placing: PlacingDraft,
    adjustments: Vec<ClassDraft>,
    lines: Vec<LineDraft>,
}

pub(super) fn drafts(
    lines: RangeInclusive<usize>,
    labels: Labels,
    scope: Scope,
) -> impl Strategy<Value = AlternativeDraft> {
    let kinds = prop::sample::select(AlternativeKind::ALL);
    let descriptions = labels.optional(&["in-house", "bought as a service"]);
    let placed = (scope::placings(scope), adjustment::of_classes(scope));
    (labels.names(), kinds, descriptions, placed, vec(line::drafts(labels, scope), lines)).prop_map(
        |(name, kind, description, (placing, adjustments), lines)| AlternativeDraft {
            name,
            kind,
            description,
            placing,
            adjustments,
            lines,
        },
    )
}

impl AlternativeDraft {
    /// The id and the name of an alternative that is not the baseline.
    pub(super) fn label(&self, index: usize) -> (String, String) {
        let number = index + 1;
        self.labelled(format!("option-{number}"), format!("Option {number}"))
    }

    /// The id and the name of the baseline.
    pub(super) fn baseline_label(&self) -> (String, String) {
        self.labelled("today".to_owned(), "Today".to_owned())
    }

    fn labelled(&self, id: String, plain: String) -> (String, String) {
        (id, self.name.clone().unwrap_or(plain))
    }

    pub(super) fn option(&self, index: usize, context: &Context<'_>) -> Alternative {
        self.stated(self.label(index), self.kind, context)
    }

    pub(super) fn baseline(&self, context: &Context<'_>) -> Alternative {
        let kind = match self.kind {
            AlternativeKind::DoSomething => AlternativeKind::BusinessAsUsual,
            kind => kind,
        };
        self.stated(self.baseline_label(), kind, context)
    }

    fn stated(
        &self,
        (id, name): (String, String),
        kind: AlternativeKind,
        context: &Context<'_>,
    ) -> Alternative {
        let alternative = match kind {
            AlternativeKind::DoNothing => Alternative::do_nothing(name),
            AlternativeKind::BusinessAsUsual => Alternative::business_as_usual(name),
            AlternativeKind::DoMinimum => Alternative::do_minimum(name),
            AlternativeKind::DoSomething => Alternative::do_something(name),
        };
        let context = &Context { place: self.placing.place(context.setting), ..*context };
        let mut alternative = self.placing.applied(alternative.id(id), context.setting);
        if let Some(description) = &self.description {
            alternative = alternative.description(description);
        }
        for (index, line) in self.lines.iter().enumerate() {
            alternative = match line.kind {
                LineKind::Cost(class) => alternative.cost(line.cost(class, index, context)),
                LineKind::Benefit(effect) => alternative.benefit(line.effect(effect, index, context)),
                LineKind::DisBenefit(effect) => alternative.dis_benefit(line.effect(effect, index, context)),
                LineKind::WorkingCapital => alternative.working_capital(line.working_capital(index, context)),
            };
        }
        let kinds: Vec<LineKind> = self.lines.iter().map(|line| line.kind).collect();
        self.adjustments
            .iter()
            .fold(alternative, |alternative, of_class| of_class.applied(alternative, &kinds))
    }
}
