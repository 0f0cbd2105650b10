//! From a line to its answer.

use super::request::{Fault, Request};
use bizcase::measure::annuity::{self, Due};
use bizcase::measure::{self, Irr, MirrRule, Outcome, Payback, conversion, depreciation};
use bizcase::time::{DayCount, Timing};
use bizcase::{Decimal, Error, Rate};
use serde::Serialize;
use serde_json::value::RawValue;

/// What goes back for one line.
#[derive(Serialize)]
pub(crate) struct Reply {
    id: Box<RawValue>,
    #[serde(flatten)]
    answer: Answer,
}

/// An answer, in the fields that its measure has.
#[derive(Serialize)]
#[serde(untagged)]
enum Answer {
    Value { value: Outcome<Decimal> },
    NoDecimal(Outcome<Decimal>),
    Rates(Irr),
    Payback(Payback),
    Fault { error: Fault },
    Faults { error: Fault, errors: Vec<Fault> },
}

/// Reads the fields of its measure and computes it; without an answer, the faults are in the request.
type Measure = fn(&mut Request<'_>) -> Option<Answer>;

/// Every measure of the contract.
const MEASURES: &[(&str, Measure)] = &[
    ("npv", npv),
    ("xnpv", xnpv),
    ("irr", irr),
    ("xirr", xirr),
    ("mirr", mirr),
    ("payback", payback),
    ("pv", pv),
    ("fv", fv),
    ("pmt", pmt),
    ("nper", nper),
    ("ipmt", ipmt),
    ("ppmt", ppmt),
    ("cumipmt", cumipmt),
    ("cumprinc", cumprinc),
    ("sln", sln),
    ("syd", syd),
    ("ddb", ddb),
    ("db", db),
    ("effect", effect),
    ("nominal", nominal),
];

fn npv(request: &mut Request<'_>) -> Option<Answer> {
    let (rate, flows) = (request.rate("rate"), request.decimals("flows"));
    Some(Answer::of(measure::npv(rate?, Timing::End, &flows?)))
}

fn xnpv(request: &mut Request<'_>) -> Option<Answer> {
    let (rate, flows) = (request.rate("rate"), request.dated("flows"));
    Some(Answer::of(measure::xnpv(rate?, DayCount::Act365Fixed, &flows?)))
}

fn irr(request: &mut Request<'_>) -> Option<Answer> {
    let flows = request.decimals("flows")?;
    request.kept("flows", measure::irr(&flows)).map(Answer::Rates)
}

fn xirr(request: &mut Request<'_>) -> Option<Answer> {
    let flows = request.dated("flows")?;
    request.kept("flows", measure::xirr(DayCount::Act365Fixed, &flows)).map(Answer::Rates)
}

fn mirr(request: &mut Request<'_>) -> Option<Answer> {
    let (finance, reinvest) = (request.rate("finance_rate"), request.rate("reinvest_rate"));
    let flows = request.decimals("flows");
    let rule = MirrRule::Combination { finance: finance?, reinvest: reinvest? };
    Some(Answer::of_rate(measure::mirr(rule, &flows?)))
}

fn payback(request: &mut Request<'_>) -> Option<Answer> {
    let (rate, flows) = (request.optional_rate("rate"), request.decimals("flows")?);
    Some(Answer::Payback(match rate {
        Some(rate) => measure::discounted_payback(rate, Timing::End, &flows),
        None => measure::payback(&flows),
    }))
}

fn pv(request: &mut Request<'_>) -> Option<Answer> {
    let (rate, nper) = (request.rate("rate"), request.decimal("nper"));
    let (pmt, fv, due) = (request.amount("pmt"), request.amount("fv"), request.due());
    let value = annuity::pv(rate?, nper?, pmt?, fv?, due?);
    request.kept("nper", value).map(Answer::of)
}

fn fv(request: &mut Request<'_>) -> Option<Answer> {
    let (rate, nper) = (request.rate("rate"), request.decimal("nper"));
    let (pmt, pv, due) = (request.amount("pmt"), request.amount("pv"), request.due());
    let value = annuity::fv(rate?, nper?, pmt?, pv?, due?);
    request.kept("nper", value).map(Answer::of)
}

fn pmt(request: &mut Request<'_>) -> Option<Answer> {
    let (rate, nper) = (request.rate("rate"), request.decimal("nper"));
    let (pv, fv, due) = (request.amount("pv"), request.amount("fv"), request.due());
    let value = annuity::pmt(rate?, nper?, pv?, fv?, due?);
    request.kept("nper", value).map(Answer::of)
}

fn nper(request: &mut Request<'_>) -> Option<Answer> {
    let (rate, pmt) = (request.rate("rate"), request.amount("pmt"));
    let (pv, fv, due) = (request.amount("pv"), request.amount("fv"), request.due());
    Some(Answer::of(annuity::nper(rate?, pmt?, pv?, fv?, due?)))
}

/// The interest or the principal of one payment.
type LoanPart = fn(Rate, Decimal, Decimal, Decimal, Decimal, Due) -> Result<Outcome<Decimal>, Error>;

fn ipmt(request: &mut Request<'_>) -> Option<Answer> {
    loan_part(request, annuity::ipmt)
}

fn ppmt(request: &mut Request<'_>) -> Option<Answer> {
    loan_part(request, annuity::ppmt)
}

fn loan_part(request: &mut Request<'_>, part: LoanPart) -> Option<Answer> {
    let (rate, per, nper) = (request.rate("rate"), request.decimal("per"), request.decimal("nper"));
    let (pv, fv, due) = (request.amount("pv"), request.amount("fv"), request.due());
    let value = part(rate?, per?, nper?, pv?, fv?, due?);
    request.kept("per", value).map(Answer::of)
}

/// The interest or the principal of several payments together.
type LoanSum = fn(Rate, Decimal, Decimal, u32, u32, Due) -> Result<Outcome<Decimal>, Error>;

fn cumipmt(request: &mut Request<'_>) -> Option<Answer> {
    loan_sum(request, annuity::cumipmt)
}

fn cumprinc(request: &mut Request<'_>) -> Option<Answer> {
    loan_sum(request, annuity::cumprinc)
}

fn loan_sum(request: &mut Request<'_>, sum: LoanSum) -> Option<Answer> {
    let (rate, nper, pv) = (request.rate("rate"), request.decimal("nper"), request.amount("pv"));
    let (start, end, due) = (request.whole("start"), request.whole("end"), request.due());
    let value = sum(rate?, nper?, pv?, start?, end?, due?);
    request.kept("start", value).map(Answer::of)
}

fn sln(request: &mut Request<'_>) -> Option<Answer> {
    let (cost, salvage, life) = (request.decimal("cost"), request.amount("salvage"), request.decimal("life"));
    let value = depreciation::straight_line(cost?, salvage?, life?);
    request.kept("life", value).map(Answer::of)
}

fn syd(request: &mut Request<'_>) -> Option<Answer> {
    let (cost, salvage, life) = (request.decimal("cost"), request.amount("salvage"), request.decimal("life"));
    let period = request.decimal("period");
    let value = depreciation::sum_of_years_digits(cost?, salvage?, life?, period?);
    request.kept("period", value).map(Answer::of)
}

fn ddb(request: &mut Request<'_>) -> Option<Answer> {
    let (cost, salvage, life) = (request.decimal("cost"), request.amount("salvage"), request.decimal("life"));
    let (period, factor) = (request.decimal("period"), request.decimal_or("factor", Decimal::TWO));
    let value = depreciation::double_declining(cost?, salvage?, life?, period?, factor?);
    request.kept("period", value).map(Answer::of)
}

fn db(request: &mut Request<'_>) -> Option<Answer> {
    let (cost, salvage, life) = (request.decimal("cost"), request.amount("salvage"), request.whole("life"));
    let (period, month) = (request.whole("period"), request.whole_or("month", 12));
    let value = depreciation::fixed_declining(cost?, salvage?, life?, period?, month?);
    request.kept("period", value).map(Answer::of)
}

fn effect(request: &mut Request<'_>) -> Option<Answer> {
    let (rate, periods) = (request.decimal("rate"), request.whole("periods"));
    let value = conversion::effective(rate?, periods?);
    request.kept("rate", value).map(Answer::of_rate)
}

fn nominal(request: &mut Request<'_>) -> Option<Answer> {
    let (rate, periods) = (request.rate("rate"), request.whole("periods"));
    let value = conversion::nominal(rate?, periods?);
    request.kept("periods", value).map(Answer::of)
}

/// The reply to one line of input, whatever it holds.
pub(crate) fn to_line(line: &[u8]) -> Reply {
    let mut request = match Request::read(line) {
        Ok(request) => request,
        Err(fault) => return Reply { id: null(), answer: Answer::Fault { error: fault } },
    };
    let answer = request.measure().and_then(|name| answer(&name, &mut request));
    let (id, faults) = request.finish();
    Reply {
        id: id.unwrap_or_else(null),
        answer: match (answer, faults.as_slice()) {
            (Some(answer), []) => answer,
            (_, [only]) => Answer::Fault { error: only.clone() },
            (_, [first, ..]) => Answer::Faults { error: first.clone(), errors: faults },
            (None, []) => unreachable!("a measure gives an answer or says what it misses"),
        },
    }
}

fn answer(name: &str, request: &mut Request<'_>) -> Option<Answer> {
    let Some((_, measure)) = MEASURES.iter().find(|(candidate, _)| *candidate == name) else {
        request.refuse(Fault::unknown_measure(name, &names_of_measures()));
        return None;
    };
    let answer = measure(request);
    request.refuse_unread_fields();
    answer
}

fn names_of_measures() -> String {
    let names: Vec<&str> = MEASURES.iter().map(|(name, _)| *name).collect();
    names.join(", ")
}

fn null() -> Box<RawValue> {
    RawValue::NULL.to_owned()
}

impl Answer {
    fn of(outcome: Outcome<Decimal>) -> Self {
        match outcome {
            value @ Outcome::Value(_) => Self::Value { value },
            no_decimal => Self::NoDecimal(no_decimal),
        }
    }

    fn of_rate(outcome: Outcome<Rate>) -> Self {
        Self::of(outcome.map(Rate::fraction))
    }
}
