//! What kind of line it is, of which class, and whom it concerns.

use crate::value::words;
use serde::ser::Serializer;

words! {
    /// What a cost is for.
    CostClass {
        /// Spent once to create or to replace an asset.
        Capital = "capital",
        /// Spent again and again to run the service.
        Recurring = "recurring",
        /// Spent to get from the old way to the new one: training, migration, parallel running.
        Transition = "transition",
        /// Money that changes hands without using resources: a tax, a grant.
        Transfer = "transfer",
        /// Spent or committed whatever is decided: listed, never counted.
        Sunk = "sunk",
    }
}

words! {
    /// What a benefit or a dis-benefit does to cash.
    CashEffect {
        /// A budget really falls or an income really rises.
        Cashable = "cashable",
        /// Worth money, but no budget changes: time released, risk avoided.
        NonCashable = "non-cashable",
        /// Money that changes hands without using resources: a grant, a fee, a tax.
        Transfer = "transfer",
        /// Counted in a unit of its own and not valued in money.
        Quantified = "quantified",
        /// Described in words.
        Qualitative = "qualitative",
    }
}

words! {
    /// Who gains from a benefit, or bears a cost.
    Recipient {
        /// The organisation that decides.
        Organisation = "organisation",
        /// Other public bodies.
        PublicSector = "public-sector",
        /// Citizens, customers, everyone else.
        Society = "society",
        /// Those who deliver to the organisation.
        Supplier = "supplier",
    }
}

words! {
    /// What kind of way forward an alternative is.
    AlternativeKind {
        /// Stop, and spend nothing.
        DoNothing = "do-nothing",
        /// Go on as today.
        BusinessAsUsual = "business-as-usual",
        /// The least that meets the obligations.
        DoMinimum = "do-minimum",
        /// Change something.
        DoSomething = "do-something",
    }
}

/// The kind of a line with its class. The kind carries the sign: amounts are never negative.
#[non_exhaustive]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LineKind {
    /// Money out.
    Cost(CostClass),
    /// Something gained.
    Benefit(CashEffect),
    /// Something lost.
    DisBenefit(CashEffect),
    /// Money tied up, which comes back.
    WorkingCapital,
}

words! {
    /// How a line enters the figures.
    Treatment {
        /// Its cells are money and count.
        Counted = "counted",
        /// Its cells are money and never count.
        Sunk = "sunk",
        /// Its cells are money that does not count in the view that the case states.
        OutsideView = "outside-view",
        /// Its cells are in a unit of its own and never count.
        Quantified = "quantified",
        /// It has no cells.
        Qualitative = "qualitative",
    }
}

impl Treatment {
    /// Whether its cells are money, counted or not.
    #[must_use]
    pub fn is_money(self) -> bool {
        matches!(self, Self::Counted | Self::Sunk | Self::OutsideView)
    }
}

impl LineKind {
    /// The word for the kind: `cost`, `benefit`, `dis-benefit`, `working-capital`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Cost(_) => "cost",
            Self::Benefit(_) => "benefit",
            Self::DisBenefit(_) => "dis-benefit",
            Self::WorkingCapital => WORKING_CAPITAL,
        }
    }

    /// For `#[serde(serialize_with)]`: its word.
    pub(crate) fn serialize_word<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.word())
    }

    /// The word for the class; working capital has one only.
    #[must_use]
    pub fn class_word(self) -> &'static str {
        match self {
            Self::Cost(class) => class.word(),
            Self::Benefit(effect) | Self::DisBenefit(effect) => effect.word(),
            Self::WorkingCapital => WORKING_CAPITAL,
        }
    }

    /// How lines of this kind and class enter the figures where no [view](super::View) keeps them out.
    #[must_use]
    pub fn treatment(self) -> Treatment {
        match self {
            Self::Cost(CostClass::Sunk) => Treatment::Sunk,
            Self::Cost(_) | Self::WorkingCapital => Treatment::Counted,
            Self::Benefit(effect) | Self::DisBenefit(effect) => match effect {
                CashEffect::Cashable | CashEffect::NonCashable | CashEffect::Transfer => Treatment::Counted,
                CashEffect::Quantified => Treatment::Quantified,
                CashEffect::Qualitative => Treatment::Qualitative,
            },
        }
    }

    /// Whether it is spent to create something, and not to run it: capital and transition costs.
    pub(crate) fn is_delivery(self) -> bool {
        matches!(self, Self::Cost(CostClass::Capital | CostClass::Transition))
    }

    /// Whether it is an outlay from which a return is expected: what is spent on delivery, and working capital.
    pub(crate) fn is_investment(self) -> bool {
        self.is_delivery() || self == Self::WorkingCapital
    }

    /// Whether it is a cost, or money that is tied up.
    pub(crate) fn is_outlay(self) -> bool {
        matches!(self, Self::Cost(_) | Self::WorkingCapital)
    }

    /// Whether its cells flow out.
    pub(crate) fn is_outflow(self) -> bool {
        !matches!(self, Self::Benefit(_))
    }

    /// The key of its list in a document.
    pub(crate) fn key(self) -> &'static str {
        match self {
            Self::Cost(_) => "cost",
            Self::Benefit(_) => "benefit",
            Self::DisBenefit(_) => "dis_benefit",
            Self::WorkingCapital => "working_capital",
        }
    }
}

const WORKING_CAPITAL: &str = "working-capital";
