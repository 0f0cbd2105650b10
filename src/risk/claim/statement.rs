//! What is claimed of a case.

use super::trial::{Gain, Test};
use crate::appraisal::Appraisal;
use crate::case::BusinessCase;
use crate::error::{Error, ErrorKind};
use crate::time::Step;
use crate::value::{Money, decimal, nearest};
use rust_decimal::Decimal;
use std::fmt;

/// What is said to hold of a case, whatever its assumptions are within their ranges.
///
/// Claims are strict: a net present value of zero is not above zero, and who ties for the lead is not preferred. What is
/// paid back at the end of a period is paid back within it.
///
/// Alternatives go by their ids.
#[must_use]
pub struct Claim<'a>(Statement<'a>);

enum Statement<'a> {
    Npv { alternative: String, above: Option<Money>, measured: Measured },
    Preferred { alternative: String },
    PaysBack { alternative: String, periods: u32 },
    That { reason: String, holds: Predicate<'a> },
}

/// What a claim in words of its own asks of an appraisal.
pub(super) type Predicate<'a> = Box<dyn Fn(&Appraisal) -> bool + Send + Sync + 'a>;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Measured {
    Alone,
    AgainstBaseline,
}

impl<'a> Claim<'a> {
    /// The net present value of an alternative is above zero: its own, whatever the baseline costs. Against the baseline:
    /// [`beats_baseline`](Self::beats_baseline).
    pub fn npv_positive(alternative: impl Into<String>) -> Self {
        Self::npv(alternative.into(), None, Measured::Alone)
    }

    /// The net present value of an alternative is above an amount.
    pub fn npv_above(alternative: impl Into<String>, amount: Money) -> Self {
        Self::npv(alternative.into(), Some(amount), Measured::Alone)
    }

    /// An alternative is worth more than the baseline.
    pub fn beats_baseline(alternative: impl Into<String>) -> Self {
        Self::npv(alternative.into(), None, Measured::AgainstBaseline)
    }

    /// An alternative is worth more than the baseline by more than an amount.
    pub fn beats_baseline_by(alternative: impl Into<String>, amount: Money) -> Self {
        Self::npv(alternative.into(), Some(amount), Measured::AgainstBaseline)
    }

    /// An alternative has the largest net present value, and no other has the same.
    pub fn preferred(alternative: impl Into<String>) -> Self {
        Self(Statement::Preferred { alternative: alternative.into() })
    }

    /// What an alternative brings beyond the baseline has paid back at the end of so many periods and stays so: its
    /// [payback](crate::appraisal::Comparison::payback), undiscounted, is no longer than that.
    pub fn pays_back_within(alternative: impl Into<String>, periods: u32) -> Self {
        Self(Statement::PaysBack { alternative: alternative.into(), periods })
    }

    /// Whatever can be asked of an appraisal, with a sentence that says what it is. Such a claim is searched and never
    /// proved.
    pub fn that(reason: impl Into<String>, holds: impl Fn(&Appraisal) -> bool + Send + Sync + 'a) -> Self {
        Self(Statement::That { reason: reason.into(), holds: Box::new(holds) })
    }

    fn npv(alternative: String, above: Option<Money>, measured: Measured) -> Self {
        Self(Statement::Npv { alternative, above, measured })
    }

    /// What is to be tested of the alternatives of a case.
    ///
    /// # Errors
    ///
    /// An unknown alternative, the baseline against itself, an amount of another currency.
    pub(super) fn test(&self, case: &BusinessCase) -> Result<Test<'_>, Error> {
        match &self.0 {
            Statement::Npv { alternative, above, measured } => {
                let of = match measured {
                    Measured::Alone => position(case, alternative)?,
                    Measured::AgainstBaseline => challenger(case, alternative)?,
                };
                let against = (*measured == Measured::AgainstBaseline).then(|| case.baseline_position());
                let above = above.map_or(Ok(Decimal::ZERO), |money| amount_in(case, money))?;
                Ok(Test::Worth { gain: Gain { of, against }, above })
            }
            Statement::Preferred { alternative } => {
                let of = position(case, alternative)?;
                let others = (0..case.alternatives().len()).filter(|other| *other != of);
                let gains = others.map(|other| Gain { of, against: Some(other) }).collect();
                Ok(Test::Leads { of, gains })
            }
            Statement::PaysBack { alternative, periods } => {
                let gain =
                    Gain { of: challenger(case, alternative)?, against: Some(case.baseline_position()) };
                Ok(Test::PaysBack { gain, periods: *periods })
            }
            Statement::That { holds, .. } => Ok(Test::Holds(holds)),
        }
    }

    /// The claim as a sentence, with the names that the case gives.
    pub(super) fn sentence(&self, case: &BusinessCase) -> String {
        let name = |id: &String| format!("{:?}", case.alternative(id).map_or(id.as_str(), |one| one.name()));
        match &self.0 {
            Statement::Npv { alternative, above, measured } => {
                let against = match measured {
                    Measured::Alone => "",
                    Measured::AgainstBaseline => " against the baseline",
                };
                let above = above.map_or_else(|| "zero".to_owned(), money_text);
                format!("the net present value of {}{against} stays above {above}", name(alternative))
            }
            Statement::Preferred { alternative } => {
                format!("{} stays preferred, with the largest net present value", name(alternative))
            }
            Statement::PaysBack { alternative, periods } => {
                let period = counted(Decimal::from(*periods), case.timeline().step());
                format!("{} pays back within {period} against the baseline", name(alternative))
            }
            Statement::That { reason, .. } => reason.clone(),
        }
    }
}

impl fmt::Debug for Claim<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut form = f.debug_struct("Claim");
        match &self.0 {
            Statement::Npv { alternative, above, measured } => {
                form.field("npv_of", alternative).field("above", above).field("measured", measured)
            }
            Statement::Preferred { alternative } => form.field("preferred", alternative),
            Statement::PaysBack { alternative, periods } => {
                form.field("pays_back", alternative).field("within", periods)
            }
            Statement::That { reason, .. } => form.field("that", reason),
        };
        form.finish()
    }
}

/// So many periods in words: `1 year`, `2.5 years`.
pub(super) fn counted(periods: Decimal, step: Step) -> String {
    let plural = if periods == Decimal::ONE { "" } else { "s" };
    format!("{} {}{plural}", decimal::to_text(periods), step.word())
}

fn money_text(money: Money) -> String {
    let amount = money.amount();
    format!("{} {}", decimal::grouped(amount.mantissa(), amount.scale()), money.currency())
}

fn position(case: &BusinessCase, id: &str) -> Result<usize, Error> {
    let known = || case.alternatives().iter().map(|alternative| alternative.id().as_str());
    known().position(|known| known == id).ok_or_else(|| {
        let expected = nearest::one_of("the id of an alternative", id, known());
        Error::new(ErrorKind::UnknownId, format!("{id:?}"), expected).within("claim")
    })
}

/// The position of an alternative that is not the baseline.
fn challenger(case: &BusinessCase, id: &str) -> Result<usize, Error> {
    let position = position(case, id)?;
    if position == case.baseline_position() {
        let expected = "another alternative: the baseline is measured against itself";
        return Err(Error::new(ErrorKind::Conflict, format!("the baseline {id:?}"), expected).within("claim"));
    }
    Ok(position)
}

fn amount_in(case: &BusinessCase, money: Money) -> Result<Decimal, Error> {
    if money.currency() == case.currency() {
        return Ok(money.amount());
    }
    let expected = format!("the case is in {}", case.currency());
    let fault = Error::new(ErrorKind::CurrencyMismatch, money.currency().to_string(), expected);
    Err(fault.within("claim"))
}
