//! What every official table says of itself.

use super::standing::Evidence;
use crate::error::{Error, ErrorKind};
use crate::value::nearest;
use serde::Serialize;

/// Where an official table comes from.
///
/// ```
/// use bizcase::tables::{Publication, discount_tables, optimism_bias_tables, price_indices};
///
/// let rates = discount_tables().map(|table| table.publication());
/// let bias = optimism_bias_tables().map(|table| table.publication());
/// let indices = price_indices().map(|index| index.publication());
/// let british = rates.chain(bias).chain(indices).filter(|published| published.country() == "United Kingdom");
/// assert!(british.map(Publication::id).any(|id| id == "uk-mott-macdonald-2002"));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Publication {
    pub(super) id: &'static str,
    pub(super) name: &'static str,
    pub(super) country: &'static str,
    pub(super) issuer: &'static str,
    pub(super) source: &'static str,
    pub(super) vintage: &'static str,
    pub(super) evidence: Evidence,
}

/// Getters of what a publication says, for itself and for the tables that have one.
macro_rules! published {
    ($($way:ident).*) => {
        /// The id, which always stands for these figures.
        #[must_use]
        pub fn id(&self) -> &'static str {
            self.$($way.)*id
        }

        /// The name for people.
        #[must_use]
        pub fn name(&self) -> &'static str {
            self.$($way.)*name
        }

        /// The country or the union that it is made for.
        #[must_use]
        pub fn country(&self) -> &'static str {
            self.$($way.)*country
        }

        /// Who publishes it.
        #[must_use]
        pub fn issuer(&self) -> &'static str {
            self.$($way.)*issuer
        }

        /// The publication from which the figures were taken.
        #[must_use]
        pub fn source(&self) -> &'static str {
            self.$($way.)*source
        }

        /// The year, the date or the release of the figures.
        #[must_use]
        pub fn vintage(&self) -> &'static str {
            self.$($way.)*vintage
        }

        /// Whether the figures were read in the source.
        #[must_use]
        pub fn evidence(&self) -> $crate::tables::Evidence {
            self.$($way.)*evidence
        }
    };
}

pub(super) use published;

impl Publication {
    published! {}
}

/// The table with this id among those that there are, or what was probably meant.
pub(super) fn with_id<T>(
    what: &str,
    id: &str,
    tables: impl Iterator<Item = &'static T> + Clone,
    publication: impl Fn(&'static T) -> &'static Publication,
) -> Result<&'static T, Error> {
    tables.clone().find(|&table| publication(table).id == id).ok_or_else(|| {
        let known = tables.map(|table| publication(table).id);
        Error::new(ErrorKind::UnknownId, format!("{id:?}"), nearest::one_of(what, id, known))
    })
}

#[cfg(test)]
impl Publication {
    /// Whether its id can stand in a document and every text is there.
    pub(super) fn is_whole(&self) -> bool {
        let texts = [self.name, self.country, self.issuer, self.source, self.vintage];
        self.id.parse::<crate::value::Id>().is_ok() && texts.iter().all(|text| !text.is_empty())
    }
}
