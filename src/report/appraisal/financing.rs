//! What is left for the owners of an alternative that borrows.

use super::figures::{NONE, internal_rates, money_with_unit, rate};
use super::schedule::{exact_row, flow_table};
use crate::appraisal::{AlternativeAppraisal, Appraisal, EquityView, TaxAppraisal};
use crate::case::{CaseAlternative, CaseLoan, LoanPayment};
use crate::flow::Repayment;
use crate::measure::{self, Outcome};
use crate::report::page::Page;
use crate::report::reconcile::ExactRow;
use crate::time::Step;
use crate::value::Compounding;
use rust_decimal::Decimal;

pub(super) fn write(appraisal: &Appraisal, page: &mut Page) {
    let borrowers = || {
        let with_equity = |one| AlternativeAppraisal::equity(one).map(|equity| (one, equity));
        appraisal.alternatives().iter().filter_map(with_equity)
    };
    if borrowers().next().is_none() {
        return;
    }
    page.section("With loans: what is left for the owners").paragraph(
        "No other figure of this page holds a loan: the project is valued by itself, and what is left for its owners by \
         itself, in the financial view, the cash of the organisation. The two are never added.",
    );
    for (alternative, equity) in borrowers() {
        page.subsection(format!("{}, with its loans", alternative.name()))
            .paragraph(worth(appraisal, equity));
        let loans =
            appraisal.case().alternative(alternative.id().as_str()).map_or(&[][..], CaseAlternative::loans);
        page.list(loans.iter().map(|loan| terms(appraisal, loan)));
        let project = ("Cash of the project".to_owned(), exact_row(appraisal, equity.project()));
        let relief = equity
            .tax_relief()
            .map(|relief| ("Tax saved by interest".to_owned(), exact_row(appraisal, relief)));
        let of_loans = loans.iter().flat_map(|loan| rows_of(appraisal, loan));
        let rows = [project].into_iter().chain(of_loans).chain(relief);
        page.table(flow_table(appraisal, rows, "Left for the owners", equity.flow()));
        if alternative.tax().and_then(TaxAppraisal::paid_after_the_end).is_some() {
            page.note(
                "The tax on the last year, and what interest saves of it, is paid a year after the end of the timeline: it is \
                 shown in the last column, and discounted from when it is paid.",
            );
        }
    }
}

fn worth(appraisal: &Appraisal, equity: &EquityView) -> String {
    let yields = match internal_rates(equity.irr()) {
        none if none == NONE => String::new(),
        rates => format!("; it yields {rates} on what they put in"),
    };
    format!(
        "At a cost of equity of {} a year, what is left for the owners is worth {}{yields}.",
        rate(equity.cost_of_equity()),
        money_with_unit(appraisal, equity.npv()),
    )
}

/// What is borrowed, at which rate, and how it is paid back.
fn terms(appraisal: &Appraisal, loan: &CaseLoan) -> String {
    let (step, terms) = (appraisal.timeline().step(), loan.terms());
    let money = |amount| money_with_unit(appraisal, Outcome::Value(amount));
    let compounding = match terms.rate().compounding() {
        Compounding::Annual => String::new(),
        several => format!(", {several} compounding"),
    };
    let drawn = match loan.column() {
        0 => "drawn on the decision date".to_owned(),
        column => format!("drawn at the end of {step} {column}"),
    };
    let alone = match terms.interest_only_periods() {
        0 => String::new(),
        periods => format!("interest alone for {periods} {step}{}, then ", plural(periods)),
    };
    let source = loan.source().map_or(String::new(), |source| format!(" Source: {source}"));
    format!(
        "{}: {} at {} a year{compounding}, {drawn}; {alone}{}{}.{source}",
        loan.name(),
        money(loan.borrowed()),
        terms.rate().rate().to_percent(),
        repayment(terms.repayment(), step, money),
        settlement(loan, money),
    )
}

/// What is still owed where the timeline ends before a loan does: more than its balloon.
fn settlement(loan: &CaseLoan, money: impl Fn(Decimal) -> String) -> String {
    let balloon = loan.terms().repayment().balloon();
    let owed = loan.payments().iter().map(LoanPayment::settlement).find(|settlement| *settlement > balloon);
    owed.map_or(String::new(), |owed| {
        format!(
            "; the timeline ends before it does, and the {} still owed then are paid back at its end",
            money(owed)
        )
    })
}

fn repayment(repayment: Repayment, step: Step, money: impl Fn(Decimal) -> String) -> String {
    let way = match repayment {
        Repayment::Level { over, .. } => format!("{over} level payment{}", plural(over)),
        Repayment::EqualPrincipal { over, .. } => {
            format!("{over} equal part{} of the principal", plural(over))
        }
        Repayment::Payment(payment) => {
            return format!("payments of {} a {step} until nothing is owed", money(payment));
        }
    };
    match repayment.balloon() {
        nothing if nothing.is_zero() => way,
        balloon => format!("{way} down to a balloon of {}", money(balloon)),
    }
}

fn plural(count: u32) -> &'static str {
    if count == 1 { "" } else { "s" }
}

/// What a loan brings, its interest, and what repays it.
fn rows_of(appraisal: &Appraisal, loan: &CaseLoan) -> [(String, ExactRow); 3] {
    let columns = appraisal.timeline().columns();
    let row =
        |what: &str, cells: Vec<Decimal>| (format!("{}: {what}", loan.name()), exact_row(appraisal, &cells));
    let mut drawn = vec![Decimal::ZERO; columns];
    drawn[loan.column() as usize] = loan.borrowed();
    let paid = |part: fn(&LoanPayment) -> Decimal| {
        let mut cells = vec![Decimal::ZERO; columns];
        for payment in loan.payments() {
            cells[payment.column() as usize] = -part(payment);
        }
        cells
    };
    [row("drawn", drawn), row("interest", paid(LoanPayment::interest)), row("repaid", paid(repaid))]
}

/// Amounts are far within the range of a decimal.
fn repaid(payment: &LoanPayment) -> Decimal {
    measure::total(&[payment.principal(), payment.settlement()]).value().unwrap_or_default()
}
