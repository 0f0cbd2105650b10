//! Loans, and how they are paid back.

use super::definitions;
use super::line::Amount;
use super::rate::AnnualRate;
use super::shape::{Table, any_of, decimal, refer, text, whole_number};
use schemars::{Schema, SchemaGenerator};

definitions! {
    Loan = loan,
    Repayment = repayment,
}

fn loan(generator: &mut SchemaGenerator) -> Schema {
    Table::of("Loan", "What is borrowed, and how it is paid back: for the equity view alone.")
        .required("name", "Its name.", text())
        .required("amount", "What is borrowed.", refer::<Amount>(generator))
        .required("rate", "The interest a year.", refer::<AnnualRate>(generator))
        .optional("drawn", "The column at whose end it is drawn; 0, unless stated.", whole_number())
        .optional("interest_only", "How many periods bear interest alone.", whole_number())
        .required("repayment", "How it is paid back after that.", refer::<Repayment>(generator))
        .optional("source", "Where the terms come from.", text())
        .schema()
}

fn repayment(_: &mut SchemaGenerator) -> Schema {
    let instalments = || {
        Table::of("Instalments", "A number of payments.")
            .required("over", "How many payments there are.", whole_number())
            .optional("balloon", "What is still owed then, and paid beside the last of them.", decimal())
            .schema()
    };
    let level = Table::of("Level", "Equal payments of interest and principal together.").required(
        "level",
        "The payments.",
        instalments(),
    );
    let equal = Table::of("Equal principal", "Equal parts of the principal.").required(
        "equal-principal",
        "The payments.",
        instalments(),
    );
    let payment = Table::of("Payment", "A stated payment until nothing is owed.").required(
        "payment",
        "What is paid each time.",
        decimal(),
    );
    any_of([level.schema(), equal.schema(), payment.schema()])
}
