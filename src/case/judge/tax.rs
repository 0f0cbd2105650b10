//! Tax: a rate below the whole profit, a rule for losses, a time of payment, and years.

use super::faults::Faults;
use crate::case::tax::{CaseTax, TaxRules};
use crate::case::view::View;
use crate::error::{Error, ErrorKind};
use crate::flow::check_years;
use crate::time::Timeline;
use crate::value::Rate;
use rust_decimal::Decimal;

impl Faults {
    pub(super) fn tax(
        &mut self,
        rules: TaxRules,
        timeline: Option<Timeline>,
        view: Option<View>,
    ) -> Option<CaseTax> {
        let mut faults = Faults(rules.faults);
        let rate = faults.required("rate", rules.rate, "the share of profit that is taxed, such as \"25%\"");
        if let Some(Err(error)) = rate.map(check_rate) {
            faults.push("rate", error);
        }
        let rules_for_losses = "what a loss does: used-at-once, carried-forward or unrelieved";
        let losses = faults.required("losses", rules.losses, rules_for_losses);
        let paid = faults.required("paid", rules.paid, "when tax is paid: same-year or next-year");
        if let Some(Err(error)) = timeline.map(check_years) {
            faults.0.push(error);
        }
        if view == Some(View::Economic) {
            let found = "a tax in a case that takes the economic view";
            let expected = "the financial view or none: a tax moves money and uses no resources";
            faults.0.push(Error::new(ErrorKind::Conflict, found, expected));
        }
        let is_sound = faults.0.is_empty();
        self.absorb(&"tax".into(), None, faults);
        is_sound.then_some(CaseTax { rate: rate?, losses: losses?, paid: paid? })
    }
}

fn check_rate(rate: Rate) -> Result<(), Error> {
    if (Decimal::ZERO..Decimal::ONE).contains(&rate.fraction()) {
        return Ok(());
    }
    Err(Error::new(ErrorKind::OutOfRange, rate.to_percent(), "0% or more, and less than 100%"))
}
