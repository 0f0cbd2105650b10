//! How far a weight may move, as a sentence.

use super::weight_interval::WeightInterval;
use super::weight_line::OtherWeights;
use crate::exact::Rational;
use crate::scoring::wording::{Names, about, ceiling, nearest, percent};
use num_bigint::BigInt;
use std::fmt::Write;

impl WeightInterval {
    /// The interval as one plain sentence, with the name of its criterion and those of the options, by index.
    ///
    /// Percentages are whole where that will do, else with as many places as it takes to keep the present weight
    /// between the bounds. Bounds are rounded inwards: what the sentence says of the weights between them is true of
    /// every one. "Leads next" is who leads beyond the exact bound, wherever the rounded one lies.
    ///
    /// ```
    /// use bizcase::decimals;
    /// use bizcase::scoring::ValueTable;
    ///
    /// // At a weight of t: 2 t and t + 2 (1 - t), which are level at t = 2/3.
    /// let table = ValueTable::new(&[decimals![2, 0], decimals![1, 2]], &decimals![9, 1])?;
    /// assert_eq!(
    ///     table.robustness()?.weight_intervals()[0].sentence("reach", &["Phone", "Online"]),
    ///     "Phone leads while the weight of reach is at least 67%; it is 90% now; below that Online leads next."
    /// );
    /// # Ok::<(), bizcase::Errors>(())
    /// ```
    #[must_use]
    pub fn sentence<S: AsRef<str>>(&self, criterion: &str, options: &[S]) -> String {
        let leaders = Names { indices: &self.leaders, names: options };
        let (first, together) = (leaders.text(), if self.leaders.len() > 1 { " together" } else { "" });
        let subject = format!("{first} {}{together}", leaders.verb());
        if self.others == OtherWeights::None {
            return format!("{subject}; {criterion} is the only criterion, so its weight is 100%.");
        }
        let mut sentence = match self.shown() {
            Some(shown) => format!("{subject} {}; it is {} now", shown.range(criterion), shown.now),
            None => format!("{subject} only at the present weight of {criterion}, {}", about(&self.weight)),
        };
        let next = [("below", &self.leads_below), ("above", &self.leads_above)];
        let sides: Vec<String> = next
            .iter()
            .filter(|(_, indices)| !indices.is_empty())
            .map(|(side, indices)| {
                let next = Names { indices, names: options };
                format!("{side} that {} {} next", next.text(), next.verb())
            })
            .collect();
        if !sides.is_empty() {
            let _ = write!(sentence, "; {}", sides.join(", "));
        }
        sentence.push('.');
        sentence
    }

    /// The figures of the sentence; `None` for an interval of a single weight.
    fn shown(&self) -> Option<Shown> {
        if self.lower == self.upper {
            return None;
        }
        // The present weight lies within the bounds, or is 0 or 1; so many places tell any such fractions apart.
        let bits = self.lower.length() + self.upper.length() + self.weight.length();
        (0..=u32::try_from(bits).unwrap_or(u32::MAX)).find_map(|places| {
            let unit = BigInt::from(10).pow(places + 2);
            let scaled = |value: &Rational| value * &Rational::from_integer(unit.clone());
            let (lower, upper) = (ceiling(&scaled(&self.lower)), scaled(&self.upper).floor());
            let now = nearest(&scaled(&self.weight));
            let fits = (lower == BigInt::ZERO || lower < now) && (upper == unit || now < upper);
            fits.then(|| Shown {
                lower: (lower != BigInt::ZERO).then(|| percent(&lower, places)),
                upper: (upper != unit).then(|| percent(&upper, places)),
                now: percent(&now, places),
            })
        })
    }
}

struct Shown {
    /// `None` for 0 %.
    lower: Option<String>,
    /// `None` for 100 %.
    upper: Option<String>,
    now: String,
}

impl Shown {
    fn range(&self, criterion: &str) -> String {
        match (&self.lower, &self.upper) {
            (None, None) => format!("whatever the weight of {criterion}"),
            (Some(lower), None) => format!("while the weight of {criterion} is at least {lower}"),
            (None, Some(upper)) => format!("while the weight of {criterion} is at most {upper}"),
            (Some(lower), Some(upper)) => {
                format!("while the weight of {criterion} lies between {lower} and {upper}")
            }
        }
    }
}
