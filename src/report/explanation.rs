//! Why one option is ahead of another, in sentences.

use super::number::points;
use crate::scoring::{MarginExplanation, MarginPart};
use rust_decimal::Decimal;
use std::cmp::Ordering;

impl MarginExplanation {
    /// The margin in plain sentences, in points out of a hundred, rounded to a tenth: who is ahead and by how much, what
    /// the winner gains, what it loses. Criteria on which the two are level are left out.
    #[must_use]
    pub fn to_sentences(&self) -> Vec<String> {
        let (winner, other) = (self.winner_name(), self.runner_up_name());
        let headline = if self.margin().is_zero() {
            format!("{winner} and {other} have the same total.")
        } else {
            format!("{winner} is ahead of {other} by {} points out of 100.", points(self.margin()))
        };
        let gains = clause(self.parts(), Ordering::Greater);
        let losses = clause(self.parts(), Ordering::Less);
        let gains = gains.map(|gains| format!("{winner} gains {gains}."));
        let losses = losses.map(|losses| format!("{winner} loses {losses}."));
        [Some(headline), gains, losses].into_iter().flatten().collect()
    }
}

/// `30.0 on Reach and 16.0 on Effort`: the parts of one sign.
fn clause(parts: &[MarginPart], sign: Ordering) -> Option<String> {
    let of_sign = parts.iter().filter(|part| part.difference().cmp(&Decimal::ZERO) == sign);
    let clauses: Vec<String> =
        of_sign.map(|part| format!("{} on {}", points(part.difference().abs()), part.name())).collect();
    let (last, before) = clauses.split_last()?;
    Some(match before {
        [] => last.clone(),
        before => format!("{} and {last}", before.join(", ")),
    })
}
