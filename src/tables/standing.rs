//! How far a table is to be trusted, and in whose prices it speaks.

use crate::value::words;
use serde::ser::{Serialize, Serializer};

words! {
    /// How the figures of a table came here.
    Evidence {
        /// Read in the source.
        Seen = "seen",
        /// Standard figures that were not read in the source again: to be confirmed before they are relied on.
        Recalled = "recalled",
    }
}

words! {
    /// Whether its issuer asks for a table today.
    TableStatus {
        /// It is the rule.
        InForce = "in-force",
        /// Another one has taken its place, or it was withdrawn.
        Superseded = "superseded",
        /// It was recommended and not adopted so far.
        Proposed = "proposed",
        /// It is meant for a second look beside the rule, never for the headline.
        SensitivityOnly = "sensitivity-only",
        /// Whether it is still the rule was not confirmed.
        Unknown = "unknown",
    }
}

words! {
    /// Whether a rate contains inflation.
    RateBasis {
        /// It is free of inflation, for amounts in the prices of one year.
        Real = "real",
        /// It contains inflation, for amounts in the prices of the day.
        Nominal = "nominal",
    }
}

/// Each is its word in data.
macro_rules! serialised_by_word {
    ($($name:ident),*) => {
        $(impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.word())
            }
        })*
    };
}

serialised_by_word!(Evidence, TableStatus, RateBasis);
