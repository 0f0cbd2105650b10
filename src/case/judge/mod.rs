//! The only validator: a draft becomes a case, or every fault that it holds.

mod acknowledgement;
mod adjustment;
mod alternative;
mod assumption;
mod discounting;
mod faults;
mod line;
mod loan;
mod tax;

pub(super) use assumption::check_magnitude;

use super::BusinessCase;
use super::cells::Values;
use super::conventions::{Conventions, PriceBasis};
use super::draft::CaseDraft;
use super::elsewhere::check_ranges;
use super::inflation::Inflation;
use crate::error::{Error, ErrorKind, Errors, Segment};
use crate::limits;
use crate::scoring::{ScoringMatrix, ScoringMatrixBuilder};
use crate::time::Timeline;
use crate::value::{Currency, Id, Rate};
use alternative::unknown_alternative;
use discounting::{Faulty, RateGround, last_rates};
use faults::Faults;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Turns a draft into a case.
pub(super) fn judge(draft: CaseDraft) -> Result<BusinessCase, Errors> {
    let mut faults = Faults(draft.faults);
    let title = faults.required_name("title", draft.title);
    faults.optional_text("question", draft.question.as_deref());
    faults.texts("objectives", &draft.objectives);
    let currency = faults.required("currency", draft.currency, "an ISO 4217 code such as \"GBP\"");
    let timeline = faults.required(
        "timeline",
        draft.timeline,
        "{ start = \"2026-04-01\", periods = 10, step = \"year\" } or the like",
    );
    let conventions = faults.required(
        "conventions",
        draft.conventions,
        "{ prices = \"nominal\", timing = \"end\" } or the like",
    );
    faults.conventions(conventions);
    let discounting = faults.required("discounting", draft.discounting, "{ rate = \"3.5%\" } or the like");
    let inflation = faults.inflation(draft.inflation);
    let ground = RateGround { timeline, conventions, inflation };
    let resolved = faults.resolved_discounting(discounting.as_ref(), &ground);
    let (named_ids, named_discounting) = faults.named_discounting(draft.named_discounting, &ground);
    let cost_of_equity = faults.cost_of_equity(draft.cost_of_equity, &draft.alternatives);
    let view = conventions.and_then(|conventions| conventions.stated_view());
    let tax = draft.tax.map(|rules| faults.tax(rules, timeline, view));
    let stated_ids = faults.stated_ids(&draft.assumptions);
    let assumptions = faults.assumptions(draft.assumptions);
    let values = assumptions.iter().flatten().map(|known| (known.id.to_string(), known.value)).collect();
    let context = Context {
        currency,
        timeline,
        conventions,
        inflation: ground.inflation,
        range_ends: assumptions
            .iter()
            .flatten()
            .map(|known| known.low.iter().chain(&known.high).count())
            .sum(),
        last_rates: last_rates(resolved.as_ref(), named_ids.as_deref(), &named_discounting),
        named_ids,
        stated_ids,
        values,
    };
    let kinds: Vec<_> = draft.alternatives.iter().map(|alternative| alternative.kind).collect();
    let ids = faults.alternative_ids(&draft.alternatives);
    let baseline = faults.baseline(&draft.baseline, &ids, &kinds);
    let alternatives = faults.alternatives(draft.alternatives, &ids, &context);
    let acknowledgements = faults.acknowledgements(draft.acknowledgements);
    let scoring = faults.scoring(draft.scoring, &ids);

    let whole = (title, currency, timeline, conventions, discounting, resolved, baseline);
    let (
        Some(title),
        Some(currency),
        Some(timeline),
        Some(conventions),
        Some(discounting),
        Some(resolved),
        Some(baseline),
    ) = whole
    else {
        return Err(faults.into_errors());
    };
    Errors::none_in(faults.0)?;
    let mut case = BusinessCase {
        title,
        question: draft.question,
        objectives: draft.objectives,
        currency,
        timeline,
        conventions,
        inflation: context.inflation.unwrap_or_default(),
        discount_basis: discounting,
        discounts: Arc::new(super::discounts(&resolved, &named_discounting, timeline.columns(), &[])),
        moments: Vec::new(),
        discounting: resolved,
        named_discounting,
        cost_of_equity,
        tax: tax.flatten(),
        assumptions: assumptions.into_iter().flatten().collect(),
        alternatives: alternatives.into_iter().flatten().collect(),
        baseline,
        acknowledgements,
        scoring,
    };
    case.settle_tax();
    case.settle_moments();
    check_ranges(&case)?;
    Ok(case)
}

/// What lines are judged against; what is unknown because it is faulty itself is `None`.
struct Context {
    currency: Option<Currency>,
    timeline: Option<Timeline>,
    conventions: Option<Conventions>,
    inflation: Result<Option<Inflation>, Faulty>,
    /// How many values the stated ranges add to the central ones.
    range_ends: usize,
    last_rates: Vec<Option<Rate>>,
    /// The names of the other ways of discounting, of faulty ones too, in the order of their curves; `None` where
    /// they could not be read.
    named_ids: Option<Vec<String>>,
    /// The ids of all assumptions, of faulty ones too; `None` where one is unknown, so that any name may be its.
    stated_ids: Option<BTreeSet<String>>,
    /// The central values of the sound ones.
    values: Values,
}

impl Faults {
    fn conventions(&mut self, conventions: Option<Conventions>) {
        let mut faults = Faults(Vec::new());
        faults.prices(conventions.map(|conventions| conventions.price_basis()));
        self.absorb(&"conventions".into(), None, faults);
    }

    /// Refuses prices of a year that is none.
    fn prices(&mut self, prices: Option<PriceBasis>) {
        if let Some(PriceBasis::Real { year }) = prices
            && !(1..=9999).contains(&year)
        {
            let error = Error::new(ErrorKind::OutOfRange, year.to_string(), "a year from 1 to 9999");
            self.push("prices", error.within("real"));
        }
    }

    fn scoring(
        &mut self,
        builder: Option<ScoringMatrixBuilder>,
        ids: &[Option<Id>],
    ) -> Option<ScoringMatrix> {
        let builder = builder?;
        for (index, option) in builder.options.iter().take(limits::ALTERNATIVES).enumerate() {
            let Some(id) = option.known_id() else { continue };
            if let Some(error) = unknown_alternative(id.as_str(), ids) {
                let error = error.within("id").labelled(option.name.as_deref().unwrap_or_default());
                self.push("scoring", error.within(Segment::item("option", index)));
            }
        }
        match builder.build() {
            Ok(matrix) => Some(matrix),
            Err(errors) => {
                self.absorb(&"scoring".into(), None, Faults(errors.into_iter().collect()));
                None
            }
        }
    }
}
