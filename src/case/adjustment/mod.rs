//! What raises or lowers the amounts of lines by an exact factor, and says why.
//!
//! Each kind of adjustment is one file, which says what its fields are in documents, how a builder states it, by what it
//! multiplies and which lines it is made for; and one line in [`kinds!`]. Documents, schemas and pages know kinds by what
//! they say.

mod chain;
mod confidence;
mod contingency;
mod kind;
mod optimism_bias;
mod overlap;
mod reference_class;

pub use chain::ClassAdjustment;
pub(super) use chain::ClassDraft;
pub(super) use chain::factor_of;
pub(crate) use chain::{Recalculation, chain_of};
pub(crate) use kind::{Allowance, Description, Field, FieldKind, Setting, Settings};

use super::class::LineKind;
use crate::error::Error;
use crate::exact::Rational;
use crate::measure::Outcome;
use crate::tables::OptimismBiasTable;
use crate::value::Share;
use kind::{Described, Kind};
use rust_decimal::Decimal;

/// An adjustment, as a draft: it multiplies the amounts of a line by an exact factor, and says where that comes from.
///
/// | kind | the amounts are multiplied by |
/// |---|---|
/// | [optimism bias](Adjustment::optimism_bias) | one and the percentage of an official table, for its type of project |
/// | [contingency](Adjustment::contingency) | one and a percentage |
/// | [confidence](Adjustment::confidence) | one less a margin for a benefit, one and the margin for what is spent or lost |
/// | [reference class](Adjustment::reference_class) | one and a percentile of the overruns of comparable projects |
/// | [overlap](Adjustment::overlap) | the share of a gain that several lines claim |
///
/// Several adjustments of a line are a chain, in the order stated, and multiply: a cell is amount x profile x growth x
/// prices x chain, exact, rounded once. What is left of a line by its life, or goes on for ever, is a multiple of its cells
/// and follows; what it can be sold for is stated by itself and does not.
///
/// ```
/// use bizcase::prelude::*;
///
/// let case = BusinessCase::builder("School", Currency::GBP)
///     .timeline(Timeline::years(2026, 1))
///     .conventions(Conventions::real(2026).end_of_period())
///     .discounting(percent!(3.5))
///     .baseline(
///         Alternative::business_as_usual("New wing")
///             .cost(
///                 Cost::new("Works", gbp(1_000))
///                     .capital()
///                     .once()
///                     .adjusted(Adjustment::contingency(percent!(5)).source("asbestos, not surveyed")),
///             )
///             .adjusted(
///                 LineKind::Cost(CostClass::Capital),
///                 Adjustment::optimism_bias("standard-buildings").source("as the last two wings"),
///             ),
///     )
///     .build()?;
/// // 1 000 x 1.05 x 1.24.
/// assert_eq!(case.baseline().lines()[0].cells(), decimals![1_302, 0]);
///
/// let appraisal = case.appraise();
/// let adjustments = appraisal.baseline().adjustments().expect("it has some");
/// let [own, of_class] = adjustments.steps() else { panic!("two steps") };
/// assert_eq!(own.kind(), "contingency");
/// let values = [of_class.before(), of_class.after()].map(|value| value.and_then(|value| value.value()));
/// assert_eq!(values, [Some(dec!(1_050)), Some(dec!(1_302))]);
/// assert_eq!(adjustments.npv_before().value(), Some(dec!(-1_000)));
/// # Ok::<(), Errors>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use]
pub struct Adjustment {
    /// The word of its kind; none where that could not be read.
    pub(super) kind: Option<&'static str>,
    pub(super) settings: Settings,
    pub(super) source: Option<String>,
    pub(super) faults: Vec<Error>,
}

impl Adjustment {
    fn of(kind: &'static str, settings: impl IntoIterator<Item = (&'static str, Setting)>) -> Self {
        let none = Self { kind: Some(kind), settings: Settings::default(), source: None, faults: Vec::new() };
        settings.into_iter().fold(none, |adjustment, (key, setting)| adjustment.with(key, setting))
    }

    fn with(mut self, key: &'static str, setting: Setting) -> Self {
        self.settings.0.retain(|(known, _)| *known != key);
        self.settings.0.push((key, Some(setting)));
        self
    }

    /// Where its figures come from, and why they fit this line: required, even where an official table gives them.
    pub fn source(mut self, source: impl Into<String>) -> Self {
        self.source = Some(source.into());
        self
    }
}

/// The kinds of adjustment: their type, and where they are described.
macro_rules! kinds {
    ($($name:ident in $module:ident),+ $(,)?) => {
        #[derive(Debug, Clone, PartialEq)]
        enum AnyKind {
            $($name($module::$name)),+
        }

        impl AnyKind {
            fn kind(&self) -> &dyn Kind {
                match self {
                    $(Self::$name(kind) => kind),+
                }
            }

            fn word(&self) -> &'static str {
                match self {
                    $(Self::$name(_) => <$module::$name as Described>::WORD),+
                }
            }
        }

        /// Every kind, as documents and builders know it.
        pub(crate) const KINDS: &[Description] = &[
            $(Description {
                word: <$module::$name as Described>::WORD,
                about: <$module::$name as Described>::ABOUT,
                fields: <$module::$name as Described>::FIELDS,
                stated: |settings, faults| <$module::$name as Described>::stated(settings, faults).map(AnyKind::$name),
            }),+
        ];
    };
}

kinds! {
    OptimismBias in optimism_bias,
    Contingency in contingency,
    Confidence in confidence,
    ReferenceClass in reference_class,
    Overlap in overlap,
}

/// An adjustment of a built case.
#[derive(Debug, Clone, PartialEq)]
pub struct CaseAdjustment {
    kind: AnyKind,
    source: String,
}

impl CaseAdjustment {
    /// What a draft states; none where something is wrong, of which all that is not known already is pushed.
    pub(super) fn stated(
        description: &Description,
        settings: &Settings,
        source: Option<String>,
        faults: &mut Vec<Error>,
    ) -> Option<Self> {
        let kind = description.made(settings, faults)?;
        Some(Self { kind, source: source? })
    }

    /// The word for its kind, as in documents: `optimism-bias`.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        self.kind.word()
    }

    /// What it is, for people: `non-standard buildings, 40% mitigated`.
    #[must_use]
    pub fn summary(&self) -> String {
        self.kind.kind().summary()
    }

    /// Where its figures come from, and why they fit.
    #[must_use]
    pub fn source(&self) -> &str {
        &self.source
    }

    /// By what it multiplies the amounts of lines of this kind, rounded once for the eye: cells are formed of the exact
    /// factor.
    pub fn factor(&self, line: LineKind) -> Outcome<Decimal> {
        self.exact_factor(line).round().into()
    }

    /// The official table that its percentage is taken from, where it is.
    #[must_use]
    pub fn official_table(&self) -> Option<&'static OptimismBiasTable> {
        self.kind.kind().table()
    }

    /// The group of lines that claim the same gain, with the share of it that counts, for an overlap.
    #[must_use]
    pub fn overlap(&self) -> Option<(&str, Share)> {
        self.kind.kind().membership()
    }

    /// How much of the bias of an official table is said to be mitigated, for optimism bias.
    #[must_use]
    pub fn mitigated(&self) -> Option<Share> {
        self.kind.kind().mitigated()
    }

    /// How it makes up for estimates that are too low, where it does.
    pub(crate) fn allowance(&self) -> Option<Allowance> {
        self.kind.kind().allowance()
    }

    /// What it states, field by field as in documents, defaults left out.
    pub(crate) fn settings(&self) -> Vec<(&'static str, Setting)> {
        self.kind.kind().settings()
    }

    pub(super) fn exact_factor(&self, line: LineKind) -> Rational {
        self.kind.kind().factor(line)
    }

    /// Refuses lines of a kind for which it is not made.
    pub(super) fn check(&self, line: LineKind) -> Result<(), Error> {
        self.kind.kind().check(line).map_err(|error| error.within(self.kind()))
    }
}
