//! Tax, working capital and loans.
//!
//! # After tax
//!
//! The case states the rate, what a loss does and when tax is paid; a capital cost states how it is written off. Depreciation
//! is no flow: it saves tax. Working capital is stated by its level, and its changes flow.
//!
//! ```
//! use bizcase::prelude::*;
//!
//! let case = BusinessCase::builder("Bakery", Currency::GBP)
//!     .timeline(Timeline::years(2026, 3))
//!     .conventions(Conventions::nominal().end_of_period())
//!     .discounting(percent!(0))
//!     .tax(TaxRules::at(percent!(25)).losses(LossRule::UsedAtOnce).paid(TaxPayment::SameYear))
//!     .baseline(Alternative::do_nothing("No bakery"))
//!     .alternative(
//!         Alternative::do_something("Bakery")
//!             .cost(
//!                 Cost::new("Oven", gbp(1_200))
//!                     .capital()
//!                     .once()
//!                     .depreciated(Depreciation::straight_line(2, dec!(200)))
//!                     .residual(Residual::Resale(gbp(300).into())),
//!             )
//!             .benefit(Benefit::new("Sales less costs", gbp(900)).every_period())
//!             .working_capital(WorkingCapital::new("Flour", gbp(80)).explicit(decimals![1, 1, 0.5])),
//!     )
//!     .build()?;
//! let bakery = case.alternative("bakery").expect("it is in the case");
//! // 500 a year are written off, down to 200; the oven is sold for 100 more than that.
//! let tax = bakery.tax().expect("the case is taxed");
//! assert_eq!(tax.taxable_profit(), decimals![0, 400, 400, 1_000]);
//! assert_eq!(tax.charge(), decimals![0, 100, 100, 250]);
//! let appraisal = case.appraise();
//! let bakery = appraisal.alternative("bakery").expect("it is in the case");
//! // -1 200 - 80; 900 - 100; 900 - 100 + 40; 900 + 300 - 250 + 40.
//! assert_eq!(bakery.flow().net(), decimals![-1_280, 800, 840, 990]);
//! assert_eq!(bakery.measures().npv().value(), Some(dec!(1_350)));
//! # Ok::<(), Errors>(())
//! ```
//!
//! In a document: `tax = { rate = "25%", losses = "used-at-once", paid = "same-year" }`, on the line
//! `depreciation = { straight-line = { life = 2, salvage = "200" } }`, and `[[alternative.working_capital]]`.
//!
//! # With a loan
//!
//! A loan stands in an equity view of its own, valued at what the owners ask for; the project never sees it. Where the case
//! is taxed, the interest saves tax there.
//!
//! ```
//! use bizcase::prelude::*;
//!
//! let case = BusinessCase::builder("Mill", Currency::EUR)
//!     .timeline(Timeline::years(2026, 2))
//!     .conventions(Conventions::nominal().end_of_period())
//!     .discounting(percent!(8))
//!     .cost_of_equity(percent!(0))
//!     .tax(TaxRules::at(percent!(25)).losses(LossRule::UsedAtOnce).paid(TaxPayment::SameYear))
//!     .baseline(Alternative::do_nothing("None"))
//!     .alternative(
//!         Alternative::do_something("Mill")
//!             .cost(
//!                 Cost::new("Mill", eur(1_000))
//!                     .capital()
//!                     .once()
//!                     .depreciated(Depreciation::straight_line(2, dec!(0))),
//!             )
//!             .benefit(Benefit::new("Sales", eur(800)).every_period())
//!             .loan(
//!                 Loan::new("Bank loan", eur(600), percent!(5))
//!                     .interest_only_for(1)
//!                     .repaid(Repayment::EqualPrincipal { over: 1, balloon: dec!(200) }),
//!             ),
//!     )
//!     .build()?;
//! let appraisal = case.appraise();
//! let mill = appraisal.alternative("mill").expect("it is in the case");
//! // 800 less 25 % of 800 - 500.
//! assert_eq!(mill.flow().net(), decimals![-1_000, 725, 725]);
//! // Interest of 30 in both years saves 7.50 of tax; 400 and the balloon of 200 are paid back in the second.
//! let equity = mill.equity().expect("it borrows");
//! assert_eq!(equity.flow().net(), decimals![-400, 702.5, 102.5]);
//! assert_eq!(equity.npv().value(), Some(dec!(405)));
//! # Ok::<(), Errors>(())
//! ```
