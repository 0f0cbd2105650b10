//! Answers as exact text: decimals by their digits, floats by their bits, what is no number by its code.
//!
//! Neither the wording of a reason nor the names of fields are spelled, because they may change without a figure.

use bizcase::approx;
use bizcase::measure::{Enclosure, InternalRate, Irr, Payback};
use bizcase::scoring::Estimate;
use bizcase::{Decimal, Error, Errors, Id, Outcome, Rate};

pub(super) trait Spelled {
    fn spelled(&self) -> String;
}

/// The items, apart by spaces.
pub(super) fn listed<'a, T: Spelled + 'a>(items: impl IntoIterator<Item = &'a T>) -> String {
    items.into_iter().map(Spelled::spelled).collect::<Vec<_>>().join(" ")
}

impl Spelled for Decimal {
    fn spelled(&self) -> String {
        self.to_string()
    }
}

impl Spelled for Rate {
    fn spelled(&self) -> String {
        self.fraction().spelled()
    }
}

impl Spelled for usize {
    fn spelled(&self) -> String {
        self.to_string()
    }
}

impl Spelled for isize {
    fn spelled(&self) -> String {
        self.to_string()
    }
}

impl Spelled for bool {
    fn spelled(&self) -> String {
        self.to_string()
    }
}

impl Spelled for Id {
    fn spelled(&self) -> String {
        self.to_string()
    }
}

impl Spelled for f64 {
    fn spelled(&self) -> String {
        format!("{:016x}", self.to_bits())
    }
}

impl Spelled for Estimate {
    fn spelled(&self) -> String {
        format!("{}+-{}", self.value().spelled(), self.error().spelled())
    }
}

impl<T: Spelled> Spelled for Option<T> {
    fn spelled(&self) -> String {
        self.as_ref().map_or_else(|| "none".to_owned(), Spelled::spelled)
    }
}

impl<T: Spelled> Spelled for [T] {
    fn spelled(&self) -> String {
        format!("[{}]", listed(self))
    }
}

impl<T: Spelled> Spelled for Vec<T> {
    fn spelled(&self) -> String {
        self.as_slice().spelled()
    }
}

impl<T: Spelled, U: Spelled> Spelled for (T, U) {
    fn spelled(&self) -> String {
        format!("({} {})", self.0.spelled(), self.1.spelled())
    }
}

impl<T: Spelled + ?Sized> Spelled for &T {
    fn spelled(&self) -> String {
        (*self).spelled()
    }
}

impl<T: Spelled> Spelled for Outcome<T> {
    fn spelled(&self) -> String {
        match self {
            Self::Value(value) => value.spelled(),
            Self::Undefined(reason) => reason.code().to_owned(),
            Self::AboveRange => "above".to_owned(),
            Self::BelowRange => "below".to_owned(),
            other => format!("{other:?}", other = other.reason()),
        }
    }
}

impl Spelled for Payback {
    fn spelled(&self) -> String {
        format!("{} {}", self.verdict(), self.periods().spelled())
    }
}

impl Spelled for InternalRate {
    fn spelled(&self) -> String {
        format!("{}^{}", self.rate().spelled(), self.multiplicity())
    }
}

impl Spelled for Enclosure {
    fn spelled(&self) -> String {
        format!("{}..{}", self.low().spelled(), self.high().spelled())
    }
}

impl Spelled for Irr {
    fn spelled(&self) -> String {
        let enclosures = match self {
            Self::Unresolved(unresolved) => unresolved.enclosures(),
            _ => &[],
        };
        let reason = self.reason().map_or("", |reason| reason.code());
        format!("{} {} {} {reason}", self.verdict(), self.rates().spelled(), enclosures.spelled())
    }
}

impl Spelled for approx::Figure {
    fn spelled(&self) -> String {
        match self {
            Self::Value(value) => value.spelled(),
            other => format!("{other:?}"),
        }
    }
}

impl Spelled for approx::Irr {
    fn spelled(&self) -> String {
        let verdict = match self {
            Self::Unique(_) => "unique",
            Self::Ambiguous(_) => "ambiguous",
            Self::None => "none",
            Self::Unresolved(_) => "unresolved",
            Self::OutOfRange => "out-of-range",
            Self::Undefined => "undefined",
            Self::Invalid(_) => "invalid",
            _ => "unknown",
        };
        format!("{verdict} {}", self.rate().spelled())
    }
}

impl Spelled for approx::InternalRate {
    fn spelled(&self) -> String {
        [self.rate(), self.error(), self.growth(), self.growth_error()].spelled()
    }
}

impl<T: Spelled, E: Refusal> Spelled for Result<T, E> {
    fn spelled(&self) -> String {
        self.as_ref().map_or_else(Refusal::codes, Spelled::spelled)
    }
}

/// Why there is no answer.
pub(super) trait Refusal {
    /// The code of each fault, without its words.
    fn codes(&self) -> String;
}

impl Refusal for Error {
    fn codes(&self) -> String {
        format!("{}@{}", self.code(), self.path().pointer())
    }
}

impl Refusal for Errors {
    fn codes(&self) -> String {
        self.iter().map(Refusal::codes).collect::<Vec<_>>().join(" ")
    }
}

impl Refusal for approx::Fault {
    fn codes(&self) -> String {
        format!("{self:?}")
    }
}
