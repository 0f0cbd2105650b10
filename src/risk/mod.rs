//! What would turn the answer: the value of each assumption, and of each line, at which it does, and whether a claim holds
//! whatever the assumptions are.
//!
//! # Claims
//!
//! [`BusinessCase::claim`] takes a [`Claim`], such as that an alternative stays preferred, and the ranges of any number of
//! assumptions at once, delays among them. It [proves](Conclusion::Proved) the claim over all of them by their corners,
//! [refutes](Conclusion::Refuted) it by the smallest [counter-example](CounterExample), or
//! [searches](Conclusion::NotRefuted) and says so, with its seed. [`guide::assurance`](crate::guide::assurance) shows how tests
//! use them.
//!
//! ```
//! use bizcase::prelude::*;
//!
//! let fees = Amount::of("users").times_assumption("fee");
//! let case = BusinessCase::builder("Service", Currency::GBP)
//!     .timeline(Timeline::years(2026, 2))
//!     .conventions(Conventions::nominal().end_of_period())
//!     .discounting(percent!(0))
//!     .assumption(Assumption::new("users", dec!(100)).unit("users").between(dec!(80), dec!(120)))
//!     .assumption(Assumption::new("fee", dec!(10)).unit("GBP a year").between(dec!(8), dec!(12)))
//!     .baseline(Alternative::do_nothing("None"))
//!     .alternative(
//!         Alternative::do_something("Service")
//!             .cost(Cost::new("Build", gbp(1_200)).capital().once())
//!             .benefit(Benefit::new("Fees", fees).every_period()),
//!     )
//!     .build()?;
//!
//! // At worst 80 users pay 8 GBP twice: 1 280 for 1 200.
//! let verdict = case.claim(Claim::npv_positive("service")).over_stated_ranges().check()?;
//! assert_eq!(
//!     verdict.to_string(),
//!     "proved: the net present value of \"Service\" stays above zero: it holds at all 4 corners of the ranges, and so \
//!      everywhere in them"
//! );
//! # Ok::<(), Errors>(())
//! ```
//!
//! # When a claim is proved
//!
//! A cell is a product of the factors of its line. Where an assumption is in no product more than once, every net present
//! value, every difference of two and every cumulative flow is affine in it while all others stay. What is affine along
//! each axis of a box of ranges takes its least value at a corner: what is above zero at all corners is so everywhere. The
//! same holds where an assumption that is never negative is in all products that hold it equally often. Delays move in
//! whole periods, and each of them is looked at.
//!
//! That is exact but for the rounding of cells, each once to 28 digits. So corners are a proof only where the claim holds at
//! each of them by more than 10^-23 of all amounts together, each times the sum of all discount factors; a claim that holds
//! by less is [searched](NoProof::WithinRounding).
//!
//! Tax is affine in profit where losses are used at once and what is written off is in proportion to its cost. Elsewhere, for
//! an assumption in several powers, and for claims in words of their own, the library searches: corners first, then points
//! by chance, with the seed that finds them again.
//!
//! # Switching values
//!
//! [`Appraisal::switching_values`] moves one assumption or one line at a time, all others at their central values, and
//! asks where the net present value of each alternative is zero, by itself and against the baseline, and where another
//! alternative takes the lead.
//!
//! # What is exact
//!
//! The lines that depend on an assumption move in proportion to it, from the cells that the schedule shows; those in
//! which it is a factor twice move with its square. So the worth of an alternative is `A + B f^k` where `f` is the
//! value as a multiple of the central one, `B` the present value of the cells that depend on it `k` times, and `A` that
//! of all other cells. Both are exact sums of cells times discount factors. The switching factor is
//!
//! ```text
//! f = (-A / B)^(1 / k)
//! ```
//!
//! for the difference of two alternatives as well, and the switching value is `f` times the central value: an exact
//! function of the printed cells and the rate, rounded once, as every figure is. (Where the central value is zero,
//! the cells at 1, or at -1 where 1 is refused, take the place of those at the central value.)
//!
//! A level, such as an availability, is in no proportion to the amounts that its change is a factor of, but these move
//! evenly with it. Worth at any of its values is then that at the central one plus `f` times the difference that the cells
//! of the case make at another value: at the level from which it moves, where they are zero, or else one unit away. The
//! switching value is the central one plus `f` times the distance of the two. Where a level enters in several factors of
//! one line, no formula gives it.
//!
//! A case that is [rebuilt](crate::case::BusinessCase::with_assumption) at the switching value has cells of its own, each
//! rounded once; the switching value itself is rounded too. Its net present value is therefore zero to within these
//! roundings, in the 28th digit, and not always to the last one.
//!
//! # What is no switching value
//!
//! An [`Outcome`](crate::Outcome) says why: nothing depends on the input, its amounts would have to be negative or a
//! probability beyond one, it enters in two powers at once, it delays lines (what a delay does at the ends of its range
//! stands among the ranges). A value that is so large that a case with it would be refused is still a value.

mod claim;
mod course;
mod lever;
mod reach;
mod switching;
mod worth;

pub use claim::{
    Claim, ClaimCheck, ClaimRange, Conclusion, CounterExample, Departure, NoProof, NpvThere, Proof, Search,
    Verdict,
};
pub use switching::{
    AssumptionSwitches, LeadChange, LineSwitches, NpvSwitch, PreferenceSwitch, Switches, SwitchingValue,
    SwitchingValues,
};

use crate::appraisal::Appraisal;
use crate::case::{BusinessCase, CaseAssumption, Line, Treatment};
use lever::Setting;

impl Appraisal {
    /// The switching values of every assumption and of every line that counts.
    ///
    /// All of them together cost less than ten appraisals.
    ///
    /// ```
    /// use bizcase::prelude::*;
    ///
    /// let case = BusinessCase::builder("Online permits", Currency::GBP)
    ///     .timeline(Timeline::years(2026, 1))
    ///     .conventions(Conventions::nominal().end_of_period())
    ///     .discounting(percent!(10))
    ///     .assumption(Assumption::new("forms", dec!(275)).unit("forms a year").between(dec!(200), dec!(300)))
    ///     .baseline(
    ///         Alternative::business_as_usual("Paper")
    ///             .cost(Cost::new("Handling", Amount::of("forms").times(dec!(4), "GBP a form")).every_period()),
    ///     )
    ///     .alternative(Alternative::do_something("Online").cost(Cost::new("Build", gbp(800)).capital().once()))
    ///     .build()?;
    ///
    /// let switching = case.appraise().switching_values();
    /// // 800 today against 4 GBP a form in a year: at 220 forms, 880 / 1.1 = 800, and below that paper is cheaper.
    /// let below = switching.assumption("forms").expect("it is in the case").switches().preference().below();
    /// assert_eq!(below.point().value().value(), Some(dec!(220)));
    /// assert_eq!(below.point().change().value(), Some(dec!(-0.2)));
    /// assert_eq!(below.point().is_within_range(), Some(true));
    /// assert_eq!(below.challengers()[0].as_str(), "paper");
    /// // The same of a line, as a factor on its amount: a quarter dearer, and building no longer pays.
    /// let build = switching.line("online", "Build").expect("it is in the case").switches();
    /// assert_eq!(build.preference().above().point().value().value(), Some(dec!(1.25)));
    /// # Ok::<(), Errors>(())
    /// ```
    #[must_use]
    pub fn switching_values(&self) -> SwitchingValues {
        let setting = Setting::of(self);
        let case = self.case();
        SwitchingValues::of(
            case.assumptions().iter().map(|assumption| of_assumption(&setting, assumption)).collect(),
            counted_lines(case).map(|(position, line)| of_line(&setting, position, line)).collect(),
        )
    }
}

fn of_assumption(setting: &Setting<'_>, assumption: &CaseAssumption) -> AssumptionSwitches {
    AssumptionSwitches::of(assumption, setting.of_assumption(assumption))
}

fn of_line(setting: &Setting<'_>, position: usize, line: &Line) -> LineSwitches {
    LineSwitches::of(setting.alternative(position).id(), line, setting.of_line(position, line))
}

/// The lines that count, each with the position of its alternative.
pub(crate) fn counted_lines(case: &BusinessCase) -> impl Iterator<Item = (usize, &Line)> {
    case.alternatives().iter().enumerate().flat_map(|(position, alternative)| {
        let counts = |line: &&Line| line.treatment() == Treatment::Counted;
        alternative.lines().iter().filter(counts).map(move |line| (position, line))
    })
}
