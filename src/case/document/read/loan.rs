//! Loans, and how they are paid back.

use super::amount::amount;
use super::rate::annual_rate;
use super::{one_table, required};
use crate::case::document::fields::{Fields, Read, decimal, integer, text};
use crate::case::document::node::Node;
use crate::case::draft::Loan;
use crate::error::{Error, ErrorKind};
use crate::flow::Repayment;
use rust_decimal::Decimal;

pub(super) fn loan(node: &Node) -> Loan {
    let known = &["name", "amount", "rate", "drawn", "interest_only", "repayment", "source"];
    let mut faults = Vec::new();
    let mut fields = Fields::of(node, known, &mut faults);
    Loan {
        name: fields.read("name", text),
        amount: fields.read("amount", amount),
        rate: fields.read("rate", annual_rate),
        drawn: fields.read("drawn", integer).unwrap_or(0),
        interest_only: fields.read("interest_only", integer).unwrap_or(0),
        repayment: fields.read("repayment", repayment),
        source: fields.read("source", text),
        faults,
    }
}

const FORMS: &str = "{ level = { over = 8 } }, { equal-principal = { over = 8, balloon = \"1000\" } } or { payment = \"9000\" }";

fn repayment(node: &Node) -> Read<Repayment> {
    one_table(node, FORMS, |node, faults| {
        let mut fields = Fields::of(node, &["level", "equal-principal", "payment"], faults);
        let stated = ["level", "equal-principal", "payment"].map(|form| fields.has(form));
        match stated {
            [true, false, false] => {
                let (over, balloon) = fields.read("level", instalments)?;
                Some(Repayment::Level { over, balloon })
            }
            [false, true, false] => {
                let (over, balloon) = fields.read("equal-principal", instalments)?;
                Some(Repayment::EqualPrincipal { over, balloon })
            }
            [false, false, true] => fields.read("payment", decimal).map(Repayment::Payment),
            forms => {
                let count = forms.into_iter().filter(|is_stated| *is_stated).count();
                let found = format!("{count} ways of paying back");
                faults.push(Error::new(ErrorKind::Conflict, found, format!("one of {FORMS}")));
                None
            }
        }
    })
}

/// How many payments there are, and what is still owed then.
fn instalments(node: &Node) -> Read<(u32, Decimal)> {
    one_table(node, "{ over = 8 }", |node, faults| {
        let mut fields = Fields::of(node, &["over", "balloon"], faults);
        let over = required(&mut fields, "over", "a number of payments", integer);
        let balloon = fields.read("balloon", decimal).unwrap_or_default();
        Some((over?, balloon))
    })
}
