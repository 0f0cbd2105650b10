//! In whose prices, at what rate, and what is left at the end.
//!
//! # Real and nominal, prices of other years
//!
//! A case is in nominal prices or in those of one year. A line in other prices is brought into them by the inflation of
//! the case: a rate, an official index, or levels of one's own.
//!
//! ```
//! use bizcase::prelude::*;
//! use bizcase::tables::PriceIndex;
//!
//! let case = BusinessCase::builder("Prices", Currency::GBP)
//!     .timeline(Timeline::years(2026, 1))
//!     .conventions(Conventions::real(2024).end_of_period())
//!     .inflation(PriceIndex::with_id("uk-gdp-deflator"))
//!     .discounting(percent!(3.5))
//!     .baseline(Alternative::business_as_usual("Today").cost(
//!         Cost::new("Old quotation", gbp(811_085)).in_prices(PriceBasis::Real { year: 2019 }).once(),
//!     ))
//!     .build()?;
//! // The deflator stands at 81.1085 in 2019 and at 100 in 2024.
//! assert_eq!(case.baseline().lines()[0].cells(), decimals![1_000_000, 0]);
//! # Ok::<(), Errors>(())
//! ```
//!
//! # Discount rates
//!
//! One rate, rates by elapsed year, by length of study, or those of an official table, which the page echoes with its
//! vintage. A line may be discounted in a way of its own that the case names.
//!
//! ```
//! use bizcase::prelude::*;
//!
//! let steep_then_flat = RateSchedule::by_elapsed_year(&[Band::years(1, 1, percent!(25)), Band::from_year(2, percent!(0))]);
//! let case = BusinessCase::builder("Rates", Currency::GBP)
//!     .timeline(Timeline::years(2026, 40))
//!     .conventions(Conventions::real(2026).end_of_period())
//!     .discounting(DiscountTable::with_id("uk-stpr-standard"))
//!     .named_discounting("front-loaded", steep_then_flat)
//!     .baseline(
//!         Alternative::business_as_usual("Today")
//!             .benefit(Benefit::new("Money", gbp(1_000)).once().from(40))
//!             .benefit(Benefit::new("Another", gbp(1_000)).discounted_as("front-loaded").once().from(40)),
//!     )
//!     .build()?;
//! let appraisal = case.appraise();
//! let worth = |line: usize| appraisal.baseline().lines()[line].present_value().and_then(|worth| worth.value());
//! // 1 000 / (1.035^30 x 1.03^10), and 1 000 / 1.25.
//! assert_eq!(worth(0).map(|worth| worth.round_dp(2)), Some(dec!(265.10)));
//! assert_eq!(worth(1), Some(dec!(800)));
//! # Ok::<(), Errors>(())
//! ```
//!
//! # Residual values
//!
//! By the life that is left, by resale, as a perpetuity, or none, which is said as well. The value is a figure of its
//! own beside the cells of its line.
//!
//! ```
//! use bizcase::prelude::*;
//!
//! let case = BusinessCase::builder("Residual", Currency::GBP)
//!     .timeline(Timeline::years(2026, 10))
//!     .conventions(Conventions::nominal().end_of_period())
//!     .discounting(percent!(0))
//!     .baseline(Alternative::business_as_usual("Plant").cost(
//!         Cost::new("Plant", gbp(1_500)).capital().once().life_of(15).residual(Residual::RemainingLife),
//!     ))
//!     .build()?;
//! let appraisal = case.appraise();
//! // Five of fifteen years are left.
//! let left = appraisal.baseline().lines()[0].residual().map(|residual| residual.value());
//! assert_eq!(left, Some(dec!(500)));
//! assert_eq!(appraisal.baseline().measures().npv().value(), Some(dec!(-1_000)));
//! # Ok::<(), Errors>(())
//! ```
