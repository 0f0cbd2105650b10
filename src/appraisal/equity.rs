//! What is left for the owners of an alternative that borrows.

use super::net_flow::{NetFlow, Valuation};
use super::schedule::FlowSchedule;
use super::views::in_view;
use crate::case::{BusinessCase, CaseAlternative, CaseLoan, LoanPayment, View};
use crate::measure::{Irr, Outcome};
use crate::value::{Rate, decimal};
use rust_decimal::Decimal;
use serde::{Serialize, Serializer};

/// An alternative as its owners see it: its cash in the [financial view](View::Financial) with what it borrows and what it pays
/// on that, valued at the [cost of equity](crate::case::CaseBuilder::cost_of_equity).
///
/// Interest lessens taxable profit, here and nowhere else.
///
/// All other measures are those of the project, in which no loan stands: its discount rate holds the cost of its finance
/// already, and discounting interest by it would count that twice (R. Brealey and S. Myers, *Principles of Corporate Finance*,
/// chapter on valuing projects with finance). The two are never added.
///
/// # Examples
///
/// 1 000 for a plant, of which 600 are borrowed for a year at 5 %; it brings 1 200 a year later. The owners put in 400, and
/// 1 200 - 630 is left to them:
///
/// ```
/// use bizcase::prelude::*;
///
/// let case = BusinessCase::builder("Plant", Currency::GBP)
///     .timeline(Timeline::years(2026, 1))
///     .conventions(Conventions::nominal().end_of_period())
///     .discounting(percent!(8))
///     .cost_of_equity(percent!(14))
///     .baseline(Alternative::do_nothing("None"))
///     .alternative(
///         Alternative::do_something("Plant")
///             .cost(Cost::new("Plant", gbp(1_000)).capital().once())
///             .benefit(Benefit::new("Sales", gbp(1_200)).every_period())
///             .loan(
///                 Loan::new("Bank loan", gbp(600), percent!(5))
///                     .repaid(Repayment::Level { over: 1, balloon: dec!(0) }),
///             ),
///     )
///     .build()?;
///
/// let appraisal = case.appraise();
/// let plant = appraisal.alternative("plant").expect("it is in the case");
/// let equity = plant.equity().expect("it borrows");
/// assert_eq!(equity.flow().net(), decimals![-400, 570]);
/// assert_eq!(equity.npv().value(), Some(dec!(100)));
/// assert_eq!(equity.irr().unique(), Some(percent!(42.5)));
/// assert_eq!(equity.project(), decimals![-1_000, 1_200]);
/// # Ok::<(), Errors>(())
/// ```
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct EquityView {
    cost_of_equity: Rate,
    #[serde(serialize_with = "decimal::serialize_all")]
    project: Vec<Decimal>,
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "serialize_relief")]
    tax_relief: Option<Vec<Decimal>>,
    loans: Vec<LoanAccount>,
    flow: FlowSchedule,
    net_present_value: Outcome<Decimal>,
    internal_rate_of_return: Irr,
}

/// A loan with what is paid on it, as a result states it.
#[derive(Debug, Clone, PartialEq, Serialize)]
struct LoanAccount {
    name: String,
    #[serde(serialize_with = "decimal::serialize")]
    borrowed: Decimal,
    column: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<String>,
    payments: Vec<PaymentAccount>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct PaymentAccount {
    column: u32,
    #[serde(serialize_with = "decimal::serialize")]
    interest: Decimal,
    #[serde(serialize_with = "decimal::serialize")]
    principal: Decimal,
    #[serde(serialize_with = "decimal::serialize")]
    balance: Decimal,
    #[serde(serialize_with = "decimal::serialize")]
    settlement: Decimal,
}

impl EquityView {
    /// Of an alternative that borrows; none of one that does not.
    pub(super) fn of(case: &BusinessCase, alternative: &CaseAlternative) -> Option<Self> {
        let loans = Some(alternative.loans()).filter(|loans| !loans.is_empty())?;
        let cost_of_equity = case.cost_of_equity()?.to_effective().ok()?;
        let discounts = case.discounts_at(cost_of_equity);
        let valuation = Valuation::by(case, &discounts);
        let before_tax = NetFlow::of_all(case, in_view(alternative, View::Financial));
        let after_tax = |paid| before_tax.plus(&NetFlow::of_tax(case, paid));
        let project = after_tax(case.tax_entries(alternative));
        let with_relief = after_tax(case.tax_entries_after_interest(alternative));
        let relief = with_relief.minus(&project);
        let flow = with_relief.with_loans(case, loans);
        Some(Self {
            cost_of_equity,
            project: valuation.net(&project),
            tax_relief: case.tax().map(|_| valuation.net(&relief)),
            loans: loans.iter().map(LoanAccount::of).collect(),
            flow: FlowSchedule::of(&flow, &valuation),
            net_present_value: valuation.npv(&flow),
            internal_rate_of_return: valuation.irr(&flow),
        })
    }

    /// The effective annual rate at which it is discounted.
    #[must_use]
    pub fn cost_of_equity(&self) -> Rate {
        self.cost_of_equity
    }

    /// The cash of the project in each column, after tax and before any loan.
    #[must_use]
    pub fn project(&self) -> &[Decimal] {
        &self.project
    }

    /// By how much the interest lessens tax in each column, where the case is taxed: losses are relieved by its rule.
    #[must_use]
    pub fn tax_relief(&self) -> Option<&[Decimal]> {
        self.tax_relief.as_deref()
    }

    /// What is left in each column, with the same discounted at the cost of equity.
    #[must_use]
    pub fn flow(&self) -> &FlowSchedule {
        &self.flow
    }

    /// The net present value for the owners.
    pub fn npv(&self) -> Outcome<Decimal> {
        self.net_present_value
    }

    /// Every internal rate of return on what the owners put in.
    pub fn irr(&self) -> &Irr {
        &self.internal_rate_of_return
    }
}

fn serialize_relief<S: Serializer>(values: &Option<Vec<Decimal>>, serializer: S) -> Result<S::Ok, S::Error> {
    values.as_deref().map(decimal::Texts).serialize(serializer)
}

impl LoanAccount {
    fn of(loan: &CaseLoan) -> Self {
        let payment = |payment: &LoanPayment| PaymentAccount {
            column: payment.column(),
            interest: payment.interest(),
            principal: payment.principal(),
            balance: payment.balance(),
            settlement: payment.settlement(),
        };
        Self {
            name: loan.name().to_owned(),
            borrowed: loan.borrowed(),
            column: loan.column(),
            source: loan.source().map(str::to_owned),
            payments: loan.payments().iter().map(payment).collect(),
        }
    }
}
