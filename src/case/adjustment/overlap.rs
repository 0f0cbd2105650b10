//! The share of a gain that several lines claim.

use super::Adjustment;
use super::kind::{Described, Field, FieldKind, Kind, Misstatements, Setting, Settings};
use crate::case::class::LineKind;
use crate::error::{Error, ErrorKind};
use crate::exact::Rational;
use crate::limits;
use crate::value::text::is_blank;
use crate::value::{Share, decimal};
use rust_decimal::Decimal;

#[derive(Debug, Clone, PartialEq)]
pub(super) struct Overlap {
    group: String,
    share: Share,
}

impl Adjustment {
    /// Membership in a group of lines that claim the same gain, or the same cost, with the share of it that this line
    /// counts, from 0 to 1. Within one alternative the shares of a group sum to at most one.
    ///
    /// ```
    /// use bizcase::prelude::*;
    ///
    /// // Time saved at the counter and staff released are one gain, told twice.
    /// let part = |share| Adjustment::overlap("counter time", share).source("agreed with finance");
    /// let time = Benefit::new("Time saved", gbp(100)).every_period().adjusted(part(dec!(0.25)));
    /// let staff = Benefit::new("Staff released", gbp(120)).every_period().adjusted(part(dec!(0.75)));
    /// # let case = BusinessCase::builder("Overlap", Currency::GBP)
    /// #     .timeline(Timeline::years(2026, 1))
    /// #     .conventions(Conventions::nominal().end_of_period())
    /// #     .discounting(percent!(3))
    /// #     .baseline(Alternative::business_as_usual("Today").benefit(time).benefit(staff))
    /// #     .build()?;
    /// let lines = case.baseline().lines();
    /// assert_eq!((lines[0].cells(), lines[1].cells()), (&decimals![0, 25][..], &decimals![0, 90][..]));
    /// # Ok::<(), Errors>(())
    /// ```
    pub fn overlap(group: impl Into<String>, share: Decimal) -> Self {
        Self::of(Overlap::WORD, [(GROUP, Setting::Text(group.into())), (SHARE, Setting::Fraction(share))])
    }
}

const GROUP: &str = "group";
const SHARE: &str = "share";

impl Described for Overlap {
    const WORD: &'static str = "overlap";
    const ABOUT: &'static str = "Counts a share of what several lines claim together.";
    const FIELDS: &'static [Field] = &[
        Field::required(GROUP, FieldKind::Text, "the name of what the lines claim together"),
        Field::required(SHARE, FieldKind::Part, "the share of it that this line counts, such as \"60%\""),
    ];

    fn stated(settings: &Settings, faults: &mut Misstatements) -> Option<Self> {
        let share = settings.share(SHARE, faults);
        let group = settings.text(GROUP)?;
        if let Some(error) = fault_of_name(group) {
            faults.push(GROUP, error);
        }
        Some(Self { group: group.to_owned(), share: share? })
    }
}

fn fault_of_name(group: &str) -> Option<Error> {
    if is_blank(group) {
        return Some(Error::new(ErrorKind::Empty, format!("{group:?}"), "the name of a group"));
    }
    let length = group.chars().count();
    (length > limits::NAME).then(|| {
        let expected = format!("at most {}", limits::NAME);
        Error::new(ErrorKind::OverLimit, format!("{length} characters"), expected)
    })
}

impl Kind for Overlap {
    fn settings(&self) -> Vec<(&'static str, Setting)> {
        vec![(GROUP, Setting::Text(self.group.clone())), (SHARE, Setting::Fraction(self.share.fraction()))]
    }

    fn summary(&self) -> String {
        format!("{} kept of what is shared as {}", decimal::to_percent(self.share.fraction()), self.group)
    }

    fn factor(&self, _: LineKind) -> Rational {
        Rational::from_decimal(self.share.fraction())
    }

    fn check(&self, _: LineKind) -> Result<(), Error> {
        Ok(())
    }

    fn membership(&self) -> Option<(&str, Share)> {
        Some((&self.group, self.share))
    }
}
