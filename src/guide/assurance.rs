//! Property-testing a business case: what holds whatever the assumptions are.
//!
//! # State a claim
//!
//! A case states a range for each assumption that it is not sure of. A claim says what must hold over all of them together,
//! not for one at a time. Where the corners of the ranges speak for all points between them it is *proved*; otherwise it is
//! searched, and the verdict says so. What fails comes with the fewest assumptions away from their central values, each as
//! little as it takes.
//!
//! ```
//! use bizcase::prelude::*;
//!
//! let saved = Amount::of("uptake").times(dec!(1_000), "GBP a year");
//! let case = BusinessCase::builder("Permits", Currency::GBP)
//!     .timeline(Timeline::years(2026, 3))
//!     .conventions(Conventions::nominal().end_of_period())
//!     .discounting(percent!(0))
//!     .assumption(Assumption::new("launch", dec!(0)).unit("years").between(dec!(0), dec!(1)))
//!     .assumption(Assumption::new("uptake", dec!(0.7)).unit("share of forms").between(dec!(0.5), dec!(0.9)))
//!     .baseline(Alternative::business_as_usual("Paper"))
//!     .alternative(
//!         Alternative::do_something("Online")
//!             .cost(Cost::new("Build", gbp(1_050)).capital().once())
//!             .benefit(Benefit::new("Staff time", saved).every_period().delayed_by("launch")),
//!     )
//!     .build()?;
//!
//! // Three years of 500 are enough, and so are two of 700; two of 520 are not, nor are two of 525.
//! let verdict = case.claim(Claim::beats_baseline("online")).over_stated_ranges().check()?;
//! assert_eq!(
//!     verdict.to_string(),
//!     "refuted: the net present value of \"Online\" against the baseline stays above zero: not with 1 year's delay \
//!      (launch) and uptake 52% instead of 70%: it is then -10 GBP"
//! );
//! # Ok::<(), Errors>(())
//! ```
//!
//! The example lies at the edge: what it is worth there is where the claim begins to fail, not how far it may fail. Where other
//! assumptions, as few, refute it as well, the sentence goes on with each of them ("; nor with …").
//!
//! Claims are about a net present value, alone or against the baseline, about who stays preferred, and about payback;
//! [`Claim::that`](crate::risk::Claim::that) takes any question about an appraisal, and is searched.
//!
//! # In a test
//!
//! A verdict that [`holds`](crate::risk::Verdict::holds) is proved or was searched in vain; ask for
//! [`is_proved`](crate::risk::Verdict::is_proved) where a search is not enough. Its `Display` is the message to read.
//!
//! ```
//! # use bizcase::prelude::*;
//! # fn case() -> Result<BusinessCase, Errors> {
//! #     BusinessCase::builder("Permits", Currency::GBP)
//! #         .timeline(Timeline::years(2026, 3))
//! #         .conventions(Conventions::nominal().end_of_period())
//! #         .discounting(percent!(0))
//! #         .assumption(Assumption::new("saving", dec!(50)).between(dec!(40), dec!(60)))
//! #         .baseline(Alternative::business_as_usual("Paper"))
//! #         .alternative(
//! #             Alternative::do_something("Online")
//! #                 .cost(Cost::new("Build", gbp(100)).capital().once())
//! #                 .benefit(Benefit::new("Staff time", Amount::of("saving")).every_period()),
//! #         )
//! #         .build()
//! # }
//! // #[test]
//! fn online_pays_whatever_happens() -> Result<(), Errors> {
//!     let case = case()?;
//!     // 100 today, and three years of 40 to 60.
//!     let verdict = case.claim(Claim::beats_baseline("online")).over_stated_ranges().check()?;
//!     assert!(verdict.is_proved(), "{verdict}");
//!     // 3 x 34 = 102 is enough, and 3 x 33 = 99 is not.
//!     let verdict = case.claim(Claim::pays_back_within("online", 3)).vary("saving", dec!(34)..=dec!(60)).check()?;
//!     assert!(verdict.holds(), "{verdict}");
//!     Ok(())
//! }
//! # online_pays_whatever_happens()?;
//! # Ok::<(), Errors>(())
//! ```
#![cfg_attr(
    feature = "proptest",
    doc = r#"
# Inside proptest

A claim takes the place of a point that a test would draw: random cases by [`strategies::cases`](crate::strategies::cases),
random ranges or prices, and in each of them every assumption at once.

```
use bizcase::prelude::*;
use bizcase::strategies::proptest::prelude::*;

proptest!(|(build in 1_i64..=119)| {
    let case = BusinessCase::builder("Permits", Currency::GBP)
        .timeline(Timeline::years(2026, 3))
        .conventions(Conventions::nominal().end_of_period())
        .discounting(percent!(0))
        .assumption(Assumption::new("saving", dec!(50)).between(dec!(40), dec!(60)))
        .baseline(Alternative::business_as_usual("Paper"))
        .alternative(
            Alternative::do_something("Online")
                .cost(Cost::new("Build", gbp(build)).capital().once())
                .benefit(Benefit::new("Staff time", Amount::of("saving")).every_period()),
        )
        .build()?;
    // Three years of 40 at least: 120.
    let verdict = case.claim(Claim::beats_baseline("online")).over_stated_ranges().check()?;
    prop_assert!(verdict.holds(), "{verdict}");
});
```

In a test that draws the assumptions as well, [`with_assumptions`](crate::BusinessCase::with_assumptions) moves several at once.
"#
)]
