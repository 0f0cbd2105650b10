//! The choices that change a figure without changing an input.

use super::view::View;
use crate::measure::BcrRule;
use crate::time::{DayCount, Timing};
use crate::value::PageUnit;
use std::fmt;

/// In whose prices amounts are stated.
#[non_exhaustive]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PriceBasis {
    /// In the prices of the day on which they are paid; the discount rate contains inflation.
    Nominal,
    /// In the prices of one year; the discount rate is free of inflation.
    Real {
        /// That year.
        year: i16,
    },
}

impl PriceBasis {
    /// As messages name it: `nominal prices`, `prices of 2026`.
    pub(super) fn in_words(self) -> String {
        match self {
            Self::Nominal => "nominal prices".to_owned(),
            Self::Real { year } => format!("prices of {year}"),
        }
    }
}

impl fmt::Display for PriceBasis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Nominal => f.write_str("nominal"),
            Self::Real { year } => write!(f, "real, prices of {year}"),
        }
    }
}

/// The conventions of a case: stated by it, echoed by every result.
///
/// Price basis and timing have no default. The rule of the benefit-cost ratio is [`BcrRule::WholeCost`], everything in
/// money counts and pages are in whole units of the currency, unless said otherwise.
///
/// ```
/// use bizcase::prelude::*;
///
/// let conventions = Conventions::real(2026).end_of_period().benefit_cost_rule(BcrRule::Investment);
/// assert_eq!(conventions.timing(), Timing::End);
/// assert_eq!(conventions.price_basis(), PriceBasis::Real { year: 2026 });
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[must_use]
pub struct Conventions {
    price_basis: PriceBasis,
    timing: Timing,
    day_count: Option<DayCount>,
    view: Option<View>,
    benefit_cost_rule: BcrRule,
    page_unit: PageUnit,
}

/// Conventions that lack their timing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[must_use]
pub struct UntimedConventions(PriceBasis);

impl UntimedConventions {
    /// The flow of a period falls at its end.
    pub fn end_of_period(self) -> Conventions {
        Conventions::new(self.0, Timing::End)
    }

    /// The flow of a period falls in its middle.
    pub fn middle_of_period(self) -> Conventions {
        Conventions::new(self.0, Timing::Middle)
    }

    /// The flow of a period is spread evenly over it.
    pub fn throughout_period(self) -> Conventions {
        Conventions::new(self.0, Timing::Continuous)
    }

    /// The flow of a period falls at its start.
    pub fn start_of_period(self) -> Conventions {
        Conventions::new(self.0, Timing::Start)
    }
}

impl Conventions {
    /// Amounts in the prices of one year, discounted at a real rate.
    pub fn real(year: i16) -> UntimedConventions {
        UntimedConventions(PriceBasis::Real { year })
    }

    /// Amounts in the prices of the day, discounted at a nominal rate.
    pub fn nominal() -> UntimedConventions {
        UntimedConventions(PriceBasis::Nominal)
    }

    pub(crate) fn new(price_basis: PriceBasis, timing: Timing) -> Self {
        Self {
            price_basis,
            timing,
            day_count: None,
            view: None,
            benefit_cost_rule: BcrRule::WholeCost,
            page_unit: PageUnit::WholeUnits,
        }
    }

    /// By what day count amounts on dates of their own are discounted. There is no default: a case with such lines states
    /// it.
    pub fn day_count(mut self, day_count: DayCount) -> Self {
        self.day_count = Some(day_count);
        self
    }

    /// Whose money the headline counts. Without a view everything in money counts, whoever bears or gains it, transfers
    /// among it.
    ///
    /// ```
    /// use bizcase::prelude::*;
    ///
    /// let npv = |conventions: Conventions| {
    ///     let case = BusinessCase::builder("Online permits", Currency::GBP)
    ///         .timeline(Timeline::years(2026, 1))
    ///         .conventions(conventions)
    ///         .discounting(percent!(0))
    ///         .baseline(
    ///             Alternative::business_as_usual("Online")
    ///                 .cost(Cost::new("Build", gbp(100)).capital().once())
    ///                 .benefit(Benefit::new("Grant", gbp(70)).transfer().once())
    ///                 .benefit(Benefit::new("Time saved", gbp(120)).non_cashable().recipient(Recipient::Society).once()),
    ///         )
    ///         .build()?;
    ///     Ok::<_, Errors>(case.appraise().baseline().measures().npv().value())
    /// };
    /// let conventions = Conventions::nominal().end_of_period();
    /// assert_eq!(npv(conventions.view(View::Financial))?, Some(dec!(-30)));
    /// assert_eq!(npv(conventions.view(View::Economic))?, Some(dec!(20)));
    /// assert_eq!(npv(conventions)?, Some(dec!(90)));
    /// # Ok::<(), Errors>(())
    /// ```
    pub fn view(mut self, view: View) -> Self {
        self.view = Some(view);
        self
    }

    /// What is numerator and what is denominator of the benefit-cost ratio.
    pub fn benefit_cost_rule(mut self, rule: BcrRule) -> Self {
        self.benefit_cost_rule = rule;
        self
    }

    /// The unit to which pages round amounts of money; figures as data are never rounded to it.
    pub fn page_in(mut self, unit: PageUnit) -> Self {
        self.page_unit = unit;
        self
    }

    /// In whose prices amounts are stated.
    #[must_use]
    pub fn price_basis(&self) -> PriceBasis {
        self.price_basis
    }

    /// Where in its period a flow falls.
    #[must_use]
    pub fn timing(&self) -> Timing {
        self.timing
    }

    /// The day count of amounts on dates of their own, where one is stated.
    #[must_use]
    pub fn stated_day_count(&self) -> Option<DayCount> {
        self.day_count
    }

    /// Whose money the headline counts, where that is stated.
    #[must_use]
    pub fn stated_view(&self) -> Option<View> {
        self.view
    }

    /// The rule of the benefit-cost ratio.
    #[must_use]
    pub fn bcr_rule(&self) -> BcrRule {
        self.benefit_cost_rule
    }

    /// The unit of pages.
    #[must_use]
    pub fn page_unit(&self) -> PageUnit {
        self.page_unit
    }
}
