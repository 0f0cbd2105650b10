//! Loans: an amount, terms that repay it, a place in the timeline.

use super::Context;
use super::faults::Faults;
use crate::case::draft::{Alternative, Loan};
use crate::case::layout::Site;
use crate::case::loan::CaseLoan;
use crate::error::{Error, ErrorKind, Segment};
use crate::flow::LoanTerms;
use crate::limits;
use crate::value::AnnualRate;
use rust_decimal::Decimal;

impl Faults {
    /// The rate of the equity view, which loans ask for.
    pub(super) fn cost_of_equity(
        &mut self,
        stated: Option<AnnualRate>,
        alternatives: &[Alternative],
    ) -> Option<AnnualRate> {
        if alternatives.iter().any(|alternative| !alternative.loans.is_empty()) {
            let expected = "the annual rate that the owners ask for: with loans, what is left for them is valued by itself";
            self.required("cost_of_equity", stated, expected);
        }
        if let Some(Err(error)) = stated.map(AnnualRate::to_effective) {
            self.push("cost_of_equity", error);
        }
        stated
    }

    /// The sound ones; a fault of one keeps the case from being built.
    pub(super) fn loans(
        &mut self,
        drafts: Vec<Loan>,
        context: &Context,
        site: Option<Site>,
    ) -> Vec<CaseLoan> {
        self.at_most("loan", drafts.len(), "loans", limits::LOANS);
        if drafts.len() > limits::LOANS {
            return Vec::new();
        }
        let mut judged = Vec::new();
        for (index, mut draft) in drafts.into_iter().enumerate() {
            let mut faults = Faults(std::mem::take(&mut draft.faults));
            let label = draft.name.clone();
            judged.extend(faults.loan(draft, context, site));
            self.absorb(&Segment::item("loan", index), label.as_deref(), faults);
        }
        judged
    }

    fn loan(&mut self, draft: Loan, context: &Context, site: Option<Site>) -> Option<CaseLoan> {
        self.optional_text("source", draft.source.as_deref());
        let name = self.required_name("name", draft.name);
        let amount = self.required("amount", draft.amount, "what is borrowed, or factors of it");
        let amount = amount.map(|amount| {
            self.factors("amount", &amount, context);
            self.money("amount", amount, context)
        });
        let rate = self.required("rate", draft.rate, "an annual rate such as \"6%\"");
        let repayment = self.required("repayment", draft.repayment, HOW_IT_IS_REPAID);
        let terms = rate.zip(repayment).and_then(|(rate, repayment)| {
            let terms =
                LoanTerms::new(rate, repayment).map_err(|error| self.push("repayment", error)).ok()?;
            Some(terms.interest_only_for(draft.interest_only))
        });
        let mut loan = CaseLoan {
            name: name?,
            amount: amount?,
            terms: terms?,
            drawn: draft.drawn,
            source: draft.source,
            borrowed: Decimal::ZERO,
            first_column: 0,
            payments: Vec::new(),
        };
        self.payments(&mut loan, context, site);
        Some(loan)
    }

    /// Computes what is paid, where everything that it is made of is sound.
    fn payments(&mut self, loan: &mut CaseLoan, context: &Context, site: Option<Site>) {
        let (Some(site), Some(timeline)) = (site, context.timeline) else { return };
        if site.lives > 1 {
            let found = "a loan of an alternative that is renewed";
            let expected = "a timeline of one life, or no loan";
            return self.0.push(Error::new(ErrorKind::Conflict, found, expected));
        }
        if !self.0.is_empty() || !context.can_multiply(&loan.amount) {
            return;
        }
        if let Err(error) = loan.compute(&context.values, timeline, site.placing.delay) {
            self.0.push(error);
        }
    }
}

const HOW_IT_IS_REPAID: &str = "how it is paid back: { level = { over = 8 } }, { equal-principal = { over = 8 } } or { payment = \"9000\" }";
