//! What a benefit is for.

use crate::value::words;

words! {
    /// What a benefit is for: the stages through which the use of technology in an organisation ripens, from doing the same
    /// for less, through doing it better, to doing what could not be done before.
    Contribution {
        /// The same service costs less.
        CostReduction = "cost-reduction",
        /// The service gets better: faster, more reliable, easier to reach.
        ServiceLevel = "service-level",
        /// New income, new services, new markets.
        Growth = "growth",
    }
}
