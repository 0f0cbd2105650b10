//! What is left for the owners of an alternative that borrows.

use super::figures::{internal_rates, money_with_unit, rate};
use super::schedule::{exact_row, flow_table};
use crate::appraisal::{AlternativeAppraisal, Appraisal, EquityView};
use crate::case::{CaseAlternative, CaseLoan, LoanPayment};
use crate::measure;
use crate::report::page::Page;
use crate::report::reconcile::ExactRow;
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
         itself. The two are never added.",
    );
    for (alternative, equity) in borrowers() {
        page.subsection(format!("{}, with its loans", alternative.name()))
            .paragraph(worth(appraisal, equity));
        let loans =
            appraisal.case().alternative(alternative.id().as_str()).map_or(&[][..], CaseAlternative::loans);
        let terms: Vec<String> = loans.iter().filter_map(origin).collect();
        page.list(terms);
        let project = ("Cash of the project".to_owned(), exact_row(appraisal, equity.project()));
        let relief = equity
            .tax_relief()
            .map(|relief| ("Tax saved by interest".to_owned(), exact_row(appraisal, relief)));
        let of_loans = loans.iter().flat_map(|loan| rows_of(appraisal, loan));
        let rows = [project].into_iter().chain(of_loans).chain(relief);
        page.table(flow_table(appraisal, rows, "Left for the owners", equity.flow()));
    }
}

fn worth(appraisal: &Appraisal, equity: &EquityView) -> String {
    format!(
        "At a cost of equity of {} a year, what is left for the owners is worth {}; it yields {} on what they put in.",
        rate(equity.cost_of_equity()),
        money_with_unit(appraisal, equity.npv()),
        internal_rates(equity.irr()),
    )
}

fn origin(loan: &CaseLoan) -> Option<String> {
    let source = loan.source()?;
    Some(format!("{}, {} a year. Source: {source}", loan.name(), loan.terms().rate().rate().to_percent()))
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
