//! How an amount spreads over columns.

use crate::flow::Profile;
use crate::limits;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use rust_decimal::Decimal;

/// The longest list of shares, parts or multiples that is drawn.
const LONGEST_LIST: usize = 12;

/// Profiles of every form that fit into so many periods: once, recurring with interval, end and ramp, phased by
/// shares and in proportion, explicit, rising evenly and along an s-curve; each with or without a stated start.
///
/// The number of periods is moved into 1 to [`limits::PERIODS`].
///
/// ```
/// use bizcase::prelude::*;
/// use bizcase::strategies::{profiles, proptest::prelude::*};
///
/// proptest!(|(profile in profiles(5))| {
///     let cost = Cost::new("Run", gbp(100)).profile(profile);
///     let case = BusinessCase::builder("Any profile", Currency::GBP)
///         .timeline(Timeline::years(2026, 5))
///         .conventions(Conventions::nominal().end_of_period())
///         .discounting(percent!(3))
///         .baseline(Alternative::business_as_usual("Today").cost(cost))
///         .build();
///     prop_assert!(case.is_ok());
/// });
/// ```
pub fn profiles(periods: u32) -> impl Strategy<Value = Profile> {
    let periods = periods.clamp(1, limits::PERIODS);
    drafts().prop_map(move |draft| ProfileDraft { delay: None, ..draft }.fitted(periods, 1).0)
}

/// A profile before the number of periods is known.
#[derive(Debug, Clone)]
pub(super) struct ProfileDraft {
    form: Form,
    from: Option<Index>,
    delay: Option<Index>,
}

#[derive(Debug, Clone)]
enum Form {
    Once,
    Recurring { interval: Option<Index>, until: Option<Index>, ramp: Vec<i64> },
    Phased(Vec<i64>),
    PhasedInProportion(Vec<i64>),
    Explicit(Vec<i64>),
    Rising { over: Index, until: Option<Index>, curved: bool },
}

pub(super) fn drafts() -> impl Strategy<Value = ProfileDraft> {
    let some = |probability| prop::option::weighted(probability, any::<Index>());
    let percentages = || vec(0_i64..=100, 1..=LONGEST_LIST);
    let ramp = prop_oneof![2 => Just(Vec::new()), 1 => percentages()];
    let form = prop_oneof![
        3 => Just(Form::Once),
        6 => (some(0.25), some(0.3), ramp)
            .prop_map(|(interval, until, ramp)| Form::Recurring { interval, until, ramp }),
        2 => percentages().prop_map(Form::Phased),
        1 => vec(0_i64..=12, 1..=LONGEST_LIST).prop_map(Form::PhasedInProportion),
        2 => vec(0_i64..=200, 1..=LONGEST_LIST).prop_map(Form::Explicit),
        1 => (any::<Index>(), some(0.3), any::<bool>())
            .prop_map(|(over, until, curved)| Form::Rising { over, until, curved }),
    ];
    (form, some(0.4), some(0.2)).prop_map(|(form, from, delay)| ProfileDraft { form, from, delay })
}

impl ProfileDraft {
    /// The profile, cut and moved so that it lies within the timeline, with its delay; what recurs starts in a period of
    /// service unless it says otherwise.
    pub(super) fn fitted(&self, periods: u32, first_period: u32) -> (Profile, u32) {
        let form = &self.form;
        form.fitted(periods, first_period, self.from, self.delay)
            .expect("a drawn profile is valid by construction")
    }
}

impl Form {
    fn fitted(
        &self,
        periods: u32,
        first_period: u32,
        from: Option<Index>,
        delay: Option<Index>,
    ) -> Result<(Profile, u32), crate::Error> {
        let cut = |list: &[i64]| list[..list.len().min(periods as usize + 1)].to_vec();
        // Where a list of so many columns may start and how far it may be delayed.
        let placed = |profile: Profile, columns: usize| {
            let latest = periods - (column(columns) - 1);
            let start = from.map(|from| up_to(from, latest));
            let delay = delay.map_or(0, |delay| up_to(delay, latest - start.unwrap_or(0)));
            Ok((starting(profile, start)?, delay))
        };
        // Where what recurs starts and ends, and how far it may be delayed.
        let recurring = |until: Option<Index>| {
            let start = from.map(|from| up_to(from, periods));
            let first = start.unwrap_or(first_period);
            let delay = delay.map_or(0, |delay| up_to(delay, periods - first));
            let last = until.map(|until| first + up_to(until, periods - delay - first));
            Recurrence { start, delay, last, length: last.unwrap_or(periods - delay) - first }
        };
        match self {
            Self::Once => placed(Profile::once(), 1),
            Self::Recurring { interval, until, ramp } => {
                let interval = interval.map_or(1, |interval| 1 + up_to(interval, periods - 1));
                let recurrence = recurring(*until);
                let occurrences = recurrence.length / interval + 1;
                let profile = recurrence.applied(Profile::every(interval)?)?;
                let profile =
                    if ramp.is_empty() { profile } else { profile.ramp(&rising(ramp, occurrences))? };
                Ok((profile, recurrence.delay))
            }
            Self::Phased(percentages) => {
                let shares = shares(&cut(percentages));
                placed(Profile::phased(&shares)?, shares.len())
            }
            Self::PhasedInProportion(parts) => {
                let mut parts: Vec<Decimal> = cut(parts).into_iter().map(Decimal::from).collect();
                parts[0] += Decimal::ONE;
                placed(Profile::phased_in_proportion(&parts)?, parts.len())
            }
            Self::Explicit(percentages) => {
                let multiples: Vec<Decimal> = cut(percentages).into_iter().map(percent).collect();
                placed(Profile::explicit(&multiples)?, multiples.len())
            }
            Self::Rising { over, until, curved } => {
                let over = 1 + up_to(*over, periods - 1);
                let profile = if *curved { Profile::s_curve(over)? } else { Profile::linear_ramp(over)? };
                let recurrence = recurring(*until);
                Ok((recurrence.applied(profile)?, recurrence.delay))
            }
        }
    }
}

/// Where what recurs lies.
struct Recurrence {
    start: Option<u32>,
    delay: u32,
    last: Option<u32>,
    /// The columns after the first.
    length: u32,
}

impl Recurrence {
    fn applied(&self, profile: Profile) -> Result<Profile, crate::Error> {
        let profile = starting(profile, self.start)?;
        match self.last {
            Some(last) => profile.until(last),
            None => Ok(profile),
        }
    }
}

fn starting(profile: Profile, start: Option<u32>) -> Result<Profile, crate::Error> {
    match start {
        Some(start) => profile.from(start),
        None => Ok(profile),
    }
}

/// A number from 0 to `most`.
pub(super) fn up_to(index: Index, most: u32) -> u32 {
    column(index.index(most as usize + 1))
}

fn column(position: usize) -> u32 {
    u32::try_from(position).expect("a timeline has no more than limits::PERIODS columns")
}

fn percent(percentage: i64) -> Decimal {
    Decimal::new(percentage, 2)
}

/// Shares that sum to one: each takes what is left of the percentage drawn for it, the last one the rest.
fn shares(percentages: &[i64]) -> Vec<Decimal> {
    let mut left = 100;
    let before_last = &percentages[..percentages.len() - 1];
    let mut shares = Vec::new();
    for percentage in before_last {
        let share = left.min(*percentage);
        left -= share;
        shares.push(percent(share));
    }
    shares.push(percent(left));
    shares
}

/// Shares that never fall, one for each occurrence at most.
fn rising(percentages: &[i64], occurrences: u32) -> Vec<Decimal> {
    let mut rising: Vec<i64> = percentages.iter().copied().take(occurrences as usize).collect();
    rising.sort_unstable();
    rising.into_iter().map(percent).collect()
}
