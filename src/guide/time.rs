//! Where amounts fall: periods, dates, construction, ramps, delays.
//!
//! # Time, steps and timing
//!
//! Periods are years, quarters or months. A rate stays annual, and a part of a year is discounted by a fractional power
//! of it. Column 0 is the decision date; the flow of column `t` falls at the start, in the middle or at the end of its
//! period.
//!
//! ```
//! use bizcase::prelude::*;
//! use jiff::civil::date;
//!
//! let case = BusinessCase::builder("Quarters", Currency::GBP)
//!     .timeline(Timeline::quarters(date(2026, 1, 1), 4))
//!     .conventions(Conventions::nominal().end_of_period())
//!     .discounting(percent!(4))
//!     .baseline(Alternative::business_as_usual("Today").cost(Cost::new("Rent", gbp(104)).once().from(4)))
//!     .build()?;
//! // The end of the fourth quarter is a year away: 104 / 1.04.
//! assert_eq!(case.appraise().baseline().measures().npv().value(), Some(dec!(-100)));
//! # Ok::<(), Errors>(())
//! ```
//!
//! # Lines on dates
//!
//! A line that falls on dates is discounted to the day, by the day count of the conventions, and stands in the column
//! of the period in which the date lies.
//!
//! ```
//! use bizcase::prelude::*;
//! use jiff::civil::date;
//!
//! let case = BusinessCase::builder("Dates", Currency::GBP)
//!     .timeline(Timeline::years(2026, 2))
//!     .conventions(Conventions::nominal().end_of_period().day_count(DayCount::Act365Fixed))
//!     .discounting(percent!(10))
//!     .baseline(
//!         Alternative::business_as_usual("Today")
//!             .cost(Cost::new("Instalment", gbp(110)).on(date(2027, 1, 1))),
//!     )
//!     .build()?;
//! assert_eq!(case.baseline().lines()[0].cells(), decimals![0, 110, 0]);
//! // 365 days of 365: 110 / 1.1.
//! assert_eq!(case.appraise().baseline().measures().npv().value(), Some(dec!(-100)));
//! # Ok::<(), Errors>(())
//! ```
//!
//! # Construction and service
//!
//! Construction is phased from column 0; what recurs begins with the first period after the service date.
//!
//! ```
//! use bizcase::prelude::*;
//! use jiff::civil::date;
//!
//! let plant = Alternative::do_something("Plant")
//!     .in_service_from(date(2028, 1, 1))
//!     .cost(Cost::new("Building", gbp(200)).capital().phased(decimals![0.5, 0.5]))
//!     .benefit(Benefit::new("Sales", gbp(60)).every_period());
//! # let case = BusinessCase::builder("Service", Currency::GBP)
//! #     .timeline(Timeline::years(2026, 4))
//! #     .conventions(Conventions::nominal().end_of_period())
//! #     .discounting(percent!(3))
//! #     .baseline(Alternative::do_nothing("No plant"))
//! #     .alternative(plant)
//! #     .build()?;
//! # let appraisal = case.appraise();
//! let flow = appraisal.alternative("plant").expect("it is in the case").flow();
//! assert_eq!(flow.net(), decimals![-100, -100, 0, 60, 60]);
//! # Ok::<(), Errors>(())
//! ```
//!
//! # Ramps
//!
//! By shares of one's own, in a straight line, or along an s-curve (`3 x^2 - 2 x^3`).
//!
//! ```
//! use bizcase::prelude::*;
//!
//! let uptake = Alternative::business_as_usual("Uptake")
//!     .benefit(Benefit::new("By shares", gbp(100)).every_period().ramp(decimals![0.5, 0.8]))
//!     .benefit(Benefit::new("In a line", gbp(100)).linear_ramp(4))
//!     .benefit(Benefit::new("Along a curve", gbp(100)).s_curve(2));
//! # let case = BusinessCase::builder("Ramps", Currency::GBP)
//! #     .timeline(Timeline::years(2026, 4))
//! #     .conventions(Conventions::nominal().end_of_period())
//! #     .discounting(percent!(3))
//! #     .baseline(uptake)
//! #     .build()?;
//! let [by_shares, in_a_line, along_a_curve] = case.baseline().lines() else { panic!("three lines") };
//! assert_eq!(by_shares.cells(), decimals![0, 50, 80, 100, 100]);
//! assert_eq!(in_a_line.cells(), decimals![0, 25, 50, 75, 100]);
//! assert_eq!(along_a_curve.cells(), decimals![0, 50, 100, 100, 100]);
//! # Ok::<(), Errors>(())
//! ```
//!
//! # Delay as an assumption
//!
//! A line or a whole alternative falls later by a number of columns, or by an assumption with a range, whose effect
//! then stands among those of the others.
//!
//! ```
//! use bizcase::prelude::*;
//!
//! let case = BusinessCase::builder("Roll-out", Currency::GBP)
//!     .timeline(Timeline::years(2026, 3))
//!     .conventions(Conventions::nominal().end_of_period())
//!     .discounting(percent!(3))
//!     .assumption(Assumption::new("slip", dec!(1)).unit("years").between(dec!(0), dec!(2)))
//!     .baseline(
//!         Alternative::business_as_usual("Today")
//!             .benefit(Benefit::new("Fees", gbp(100)).every_period().delayed_by("slip")),
//!     )
//!     .build()?;
//! assert_eq!(case.baseline().lines()[0].cells(), decimals![0, 0, 100, 100]);
//! let later = case.with_assumption("slip", dec!(2))?;
//! assert_eq!(later.baseline().lines()[0].cells(), decimals![0, 0, 0, 100]);
//! # Ok::<(), Errors>(())
//! ```
