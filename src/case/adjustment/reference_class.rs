//! What comparable projects came to.

use super::Adjustment;
use super::kind::{
    Allowance, Described, Field, FieldKind, Kind, Misstatements, Setting, Settings, above_minus_one, one_and,
};
use crate::case::class::LineKind;
use crate::error::{Error, ErrorKind};
use crate::exact::Rational;
use crate::limits;
use crate::value::{Share, decimal};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

#[derive(Debug, Clone, PartialEq)]
pub(super) struct ReferenceClass {
    /// As stated; one or more.
    overruns: Vec<Decimal>,
    percentile: Share,
}

impl Adjustment {
    /// The overruns of comparable projects, and the percentile of them that a line is raised by: the amount times one and
    /// that percentile. Reference class forecasting, as B. Flyvbjerg and COWI proposed it to the Department for Transport
    /// in 2004: the percentile is the chance with which the amount shall suffice.
    ///
    /// An overrun is actual over estimate less one, above -1. The percentile `p` of `n` overruns, from the smallest
    /// `x[0]` up, is `x[k] + (h - k) (x[k + 1] - x[k])` with `h = (n - 1) p` and `k` the whole part of `h`: by linear
    /// interpolation between ranks, as spreadsheets (`PERCENTILE.INC`) and R (type 7) have it. The other common
    /// convention takes the nearest rank.
    ///
    /// On a benefit, state what comparable ones came to beside their forecasts, and a low percentile.
    ///
    /// ```
    /// use bizcase::prelude::*;
    ///
    /// // Four projects; 80 % of the way between three steps is 0.4 past the third: 20 % + 0.4 x (45 % - 20 %).
    /// let class = Adjustment::reference_class(decimals![0.45, -0.05, 0.1, 0.2], dec!(0.8)).source("projects since 2015");
    /// let build = Cost::new("Build", gbp(1_000)).capital().once().adjusted(class);
    /// # let case = BusinessCase::builder("Class", Currency::GBP)
    /// #     .timeline(Timeline::years(2026, 1))
    /// #     .conventions(Conventions::nominal().end_of_period())
    /// #     .discounting(percent!(3))
    /// #     .baseline(Alternative::business_as_usual("Today").cost(build))
    /// #     .build()?;
    /// assert_eq!(case.baseline().lines()[0].cells(), decimals![1_300, 0]);
    /// # Ok::<(), Errors>(())
    /// ```
    pub fn reference_class(overruns: impl AsRef<[Decimal]>, percentile: Decimal) -> Self {
        let overruns = Setting::Fractions(overruns.as_ref().to_vec());
        Self::of(ReferenceClass::WORD, [(OVERRUNS, overruns), (PERCENTILE, Setting::Fraction(percentile))])
    }
}

const OVERRUNS: &str = "overruns";
const PERCENTILE: &str = "percentile";

impl Described for ReferenceClass {
    const WORD: &'static str = "reference-class";
    const ABOUT: &'static str = "Raises an amount by a percentile of the overruns of comparable projects.";
    const FIELDS: &'static [Field] = &[
        Field::required(
            OVERRUNS,
            FieldKind::Percentages,
            "the overruns of comparable projects, actual over estimate less one",
        ),
        Field::required(
            PERCENTILE,
            FieldKind::Part,
            "the chance with which the amount shall suffice, such as \"80%\"",
        ),
    ];

    fn stated(settings: &Settings, faults: &mut Misstatements) -> Option<Self> {
        let percentile = settings.share(PERCENTILE, faults);
        let overruns = settings.fractions(OVERRUNS)?;
        if let Some(error) = fault_of_length(overruns.len()) {
            faults.push(OVERRUNS, error);
        }
        let mut checked = Vec::new();
        for (index, &overrun) in overruns.iter().enumerate().take(limits::OVERRUNS) {
            match above_minus_one(overrun) {
                Ok(overrun) => checked.push(overrun),
                Err(error) => faults.push(OVERRUNS, error.within(index)),
            }
        }
        Some(Self { overruns: checked, percentile: percentile? })
    }
}

fn fault_of_length(length: usize) -> Option<Error> {
    match length {
        0 => Some(Error::new(
            ErrorKind::Empty,
            "an empty list",
            "the overrun of at least one comparable project",
        )),
        1..=limits::OVERRUNS => None,
        _ => {
            let expected = format!("at most {}", limits::OVERRUNS);
            Some(Error::new(ErrorKind::OverLimit, format!("{length} overruns"), expected))
        }
    }
}

impl ReferenceClass {
    /// The percentile of the overruns, by linear interpolation between ranks.
    fn overrun(&self) -> Rational {
        let mut sorted = self.overruns.clone();
        sorted.sort_unstable();
        let last = sorted.len() - 1;
        let rank = &Rational::from_integer(last) * &Rational::from_decimal(self.percentile.fraction());
        let whole = rank.floor();
        let below = whole.to_usize().expect("a rank is at most limits::OVERRUNS");
        let exact = |rank: usize| Rational::from_decimal(sorted[rank.min(last)]);
        let way = &rank - &Rational::from_integer(whole);
        &exact(below) + &(&way * &(&exact(below + 1) - &exact(below)))
    }
}

impl Kind for ReferenceClass {
    fn settings(&self) -> Vec<(&'static str, Setting)> {
        vec![
            (OVERRUNS, Setting::Fractions(self.overruns.clone())),
            (PERCENTILE, Setting::Fraction(self.percentile.fraction())),
        ]
    }

    fn summary(&self) -> String {
        let percentile = decimal::to_percent(self.percentile.fraction());
        match self.overruns.len() {
            1 => "the overrun of 1 comparable project".to_owned(),
            count => format!("the {percentile} percentile of the overruns of {count} comparable projects"),
        }
    }

    fn factor(&self, _: LineKind) -> Rational {
        &one_and(Decimal::ZERO) + &self.overrun()
    }

    fn check(&self, _: LineKind) -> Result<(), Error> {
        Ok(())
    }

    fn allowance(&self) -> Option<Allowance> {
        Some(Allowance::Experience)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{dec, decimals};

    fn at(percentile: Decimal) -> Rational {
        let percentile = Share::from_fraction(percentile).unwrap();
        ReferenceClass { overruns: decimals![40, 20, 35, 50, 15].to_vec(), percentile }.overrun()
    }

    /// 15, 20, 35, 40, 50: the example of linear interpolation with both ends, at <https://en.wikipedia.org/wiki/Percentile>.
    #[test]
    fn percentiles_are_those_of_spreadsheets() {
        for (percentile, expected) in
            [(dec!(0), dec!(15)), (dec!(0.4), dec!(29)), (dec!(0.5), dec!(35)), (dec!(1), dec!(50))]
        {
            assert_eq!(at(percentile), Rational::from_decimal(expected), "{percentile}");
        }
    }
}
