//! How the profit of an alternative is taxed.

use crate::error::Error;
use crate::value::{Rate, words};

words! {
    /// What a loss of one year does for the tax of others.
    LossRule {
        /// It is relieved at once, against profits elsewhere in the organisation: tax is negative, an inflow.
        UsedAtOnce = "used-at-once",
        /// It is relieved against later profits of the same alternative, without limit of time: what ring-fencing asks for.
        CarriedForward = "carried-forward",
        /// It is never relieved.
        Unrelieved = "unrelieved",
    }
}

words! {
    /// When the tax on the profit of a column is paid.
    TaxPayment {
        /// With that column.
        SameYear = "same-year",
        /// With the next column; that of the last one a year after it, past the end of the timeline.
        NextYear = "next-year",
    }
}

words! {
    /// Whether a line is part of the profit that is taxed.
    Taxation {
        /// It is, where its kind and class are.
        Taxed = "taxed",
        /// It is not: exempt income, or a cost that may not be deducted.
        Exempt = "exempt",
    }
}

/// How profit is taxed, as a draft: the rate, the rule for losses and the time of payment, all three to be stated.
///
/// The taxable profit of an alternative in a column is what is cashable: its benefits less its dis-benefits, recurring
/// costs and transition costs, all of the organisation, less [depreciation](super::LineDraft::depreciated). Outside of it are transfers,
/// non-cashable lines, lines of others, working capital, lines that are [untaxed](super::LineDraft::untaxed), and capital costs beyond their
/// depreciation. A depreciated asset that is [sold](super::Residual::Resale) adds the proceeds less what was not yet written off
/// to the profit of the last column; what goes on for ever is taxed there as well.
///
/// Tax is cash of the organisation and uses no resources: a case whose headline is in the [economic view](super::View::Economic)
/// has none, and of both views the financial one alone is after tax.
///
/// The tax of a column is the rate times that profit after relief of losses, rounded once. It is discounted as the case is,
/// whatever discounts the lines.
///
/// ```
/// use bizcase::prelude::*;
///
/// // 1 000 written off over two years, for 800 a year: tax of 25 % on 300.
/// let case = BusinessCase::builder("Machine", Currency::GBP)
///     .timeline(Timeline::years(2026, 2))
///     .conventions(Conventions::nominal().end_of_period())
///     .discounting(percent!(0))
///     .tax(TaxRules::at(percent!(25)).losses(LossRule::UsedAtOnce).paid(TaxPayment::SameYear))
///     .baseline(Alternative::do_nothing("None"))
///     .alternative(
///         Alternative::do_something("Machine")
///             .cost(
///                 Cost::new("Price", gbp(1_000))
///                     .capital()
///                     .once()
///                     .depreciated(Depreciation::straight_line(2, dec!(0))),
///             )
///             .benefit(Benefit::new("Sales", gbp(800)).every_period()),
///     )
///     .build()?;
/// let tax = case.alternative("machine").and_then(|one| one.tax()).expect("the case is taxed");
/// assert_eq!(tax.charge(), decimals![0, 75, 75]);
/// let appraisal = case.appraise();
/// let measures = appraisal.alternative("machine").expect("it is in the case").measures();
/// assert_eq!(measures.present_value_of_tax().and_then(Outcome::value), Some(dec!(150)));
/// assert_eq!(measures.npv().value(), Some(dec!(450)));
/// # Ok::<(), Errors>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use]
pub struct TaxRules {
    pub(crate) rate: Option<Rate>,
    pub(crate) losses: Option<LossRule>,
    pub(crate) paid: Option<TaxPayment>,
    pub(crate) faults: Vec<Error>,
}

impl TaxRules {
    /// Tax at this share of profit, from 0 to less than 1.
    pub fn at(rate: Rate) -> Self {
        Self { rate: Some(rate), losses: None, paid: None, faults: Vec::new() }
    }

    /// What a loss does.
    pub fn losses(mut self, rule: LossRule) -> Self {
        self.losses = Some(rule);
        self
    }

    /// When it is paid.
    pub fn paid(mut self, payment: TaxPayment) -> Self {
        self.paid = Some(payment);
        self
    }
}

/// How profit is taxed in a built case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CaseTax {
    pub(super) rate: Rate,
    pub(super) losses: LossRule,
    pub(super) paid: TaxPayment,
}

impl CaseTax {
    /// The rate, from 0 to less than 100 %.
    #[must_use]
    pub fn rate(&self) -> Rate {
        self.rate
    }

    /// What a loss does.
    #[must_use]
    pub fn losses(&self) -> LossRule {
        self.losses
    }

    /// When it is paid.
    #[must_use]
    pub fn paid(&self) -> TaxPayment {
        self.paid
    }
}
