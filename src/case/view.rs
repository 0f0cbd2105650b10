//! Whose money counts: that of the organisation, or the resources of society.

use super::class::{CashEffect, CostClass, LineKind, Recipient, Treatment};
use crate::value::words;

words! {
    /// Whose money a figure counts.
    ///
    /// A case is read twice: can the organisation pay for it, and is it worth its resources to society? One that
    /// [states a view](super::Conventions::view) takes its headline by it; the other stands beside. One that states
    /// none counts everything in money.
    ///
    /// Source: HM Treasury, *The Green Book*: the financial and the economic dimension of a business case; European
    /// Commission, *Guide to Cost-Benefit Analysis of Investment Projects* (2014), sections 2.7 and 2.8.
    ///
    /// ```
    /// use bizcase::case::{CashEffect, CostClass, LineKind};
    /// use bizcase::prelude::*;
    ///
    /// let licence_tax = LineKind::Cost(CostClass::Transfer);
    /// assert!(View::Financial.counts(licence_tax, Recipient::Organisation));
    /// assert!(!View::Economic.counts(licence_tax, Recipient::Organisation));
    ///
    /// let time_saved = LineKind::Benefit(CashEffect::NonCashable);
    /// assert!(!View::Financial.counts(time_saved, Recipient::Society));
    /// assert!(View::Economic.counts(time_saved, Recipient::Society));
    /// ```
    View {
        /// The cash of the organisation: what it pays, and what is cashable for it, transfers among both.
        Financial = "financial",
        /// The resources of society: every line in money, whoever bears or gains it, but transfers.
        Economic = "economic",
    }
}

impl View {
    /// Whether a line of this kind and recipient counts, unless it says itself in which view alone it does.
    ///
    /// What is sunk or not in money counts in neither; nor does a transfer between others than the organisation.
    #[must_use]
    pub fn counts(self, kind: LineKind, recipient: Recipient) -> bool {
        kind.treatment() == Treatment::Counted
            && match self {
                Self::Financial => recipient == Recipient::Organisation && is_cash(kind),
                Self::Economic => !is_transfer(kind),
            }
    }
}

/// Whether it changes what somebody has in cash.
fn is_cash(kind: LineKind) -> bool {
    !matches!(
        kind,
        LineKind::Benefit(CashEffect::NonCashable) | LineKind::DisBenefit(CashEffect::NonCashable)
    )
}

fn is_transfer(kind: LineKind) -> bool {
    matches!(
        kind,
        LineKind::Cost(CostClass::Transfer)
            | LineKind::Benefit(CashEffect::Transfer)
            | LineKind::DisBenefit(CashEffect::Transfer)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counted(view: View, recipient: Recipient) -> Vec<&'static str> {
        let costs = CostClass::ALL.iter().map(|&class| LineKind::Cost(class));
        let benefits = CashEffect::ALL.iter().map(|&effect| LineKind::Benefit(effect));
        let of_view = costs.chain(benefits).filter(|&kind| view.counts(kind, recipient));
        of_view.map(LineKind::class_word).collect()
    }

    #[test]
    fn the_financial_view_counts_the_cash_of_the_organisation_alone() {
        let cash = ["capital", "recurring", "transition", "transfer", "cashable", "transfer"];
        assert_eq!(counted(View::Financial, Recipient::Organisation), cash);
        assert_eq!(counted(View::Financial, Recipient::Society), [""; 0]);
    }

    #[test]
    fn the_economic_view_counts_resources_whoever_has_them() {
        for &recipient in Recipient::ALL {
            let resources = ["capital", "recurring", "transition", "cashable", "non-cashable"];
            assert_eq!(counted(View::Economic, recipient), resources);
        }
    }

    #[test]
    fn what_is_lost_is_seen_as_what_is_gained() {
        for (&view, &effect) in
            View::ALL.iter().flat_map(|view| CashEffect::ALL.iter().map(move |effect| (view, effect)))
        {
            for &recipient in Recipient::ALL {
                let gained = view.counts(LineKind::Benefit(effect), recipient);
                assert_eq!(view.counts(LineKind::DisBenefit(effect), recipient), gained);
            }
        }
    }
}
