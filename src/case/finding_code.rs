//! The names of what an appraisal may notice: a case that acknowledges a finding names it by one of them.

use crate::value::words;

words! {
    /// What kind of finding it is. Each has a word that stays the same in every release.
    FindingCode {
        /// The baseline has no cost: it is not the current path, or its cost was left out.
        BaselineWithoutCost = "baseline-without-cost",
        /// The baseline is not business as usual, which stands beside it.
        BaselineBesideCurrentPath = "baseline-beside-current-path",
        /// A benefit falls before what brings it about has been paid for.
        BenefitBeforeDelivery = "benefit-before-delivery",
        /// An alternative has benefits, and none of them is in money.
        BenefitsNotInMoney = "benefits-not-in-money",
        /// There are several internal rates of return.
        SeveralRates = "several-rates",
        /// The flow changes sign and has no internal rate of return.
        NoRate = "no-rate",
        /// Ranking by internal rate of return would contradict the net present value.
        RateOrderContradictsValue = "rate-order-contradicts-value",
        /// The cumulative flow reaches zero, falls below it again, and may reach it once more.
        SeveralPaybacks = "several-paybacks",
        /// Residual values are more than 30 % of all present values.
        ResidualDominates = "residual-dominates",
        /// There are sunk costs, which are listed and never counted.
        SunkCosts = "sunk-costs",
        /// There are transfers among the costs, which count.
        TransfersCounted = "transfers-counted",
        /// A line states one rate of growth from its first column and from column 0.
        GrowthStatedTwice = "growth-stated-twice",
        /// Prices are real, and everything that recurs grows at one rate, as general inflation would have it.
        InflationInRealPrices = "inflation-in-real-prices",
        /// Prices are nominal, and nothing that recurs grows over five years or more.
        ConstantNominalAmounts = "constant-nominal-amounts",
        /// The central value of an assumption differs by more than 5 % from the expected value of its range.
        SkewedRange = "skewed-range",
        /// The central value of an assumption is one end of its range.
        OneSidedRange = "one-sided-range",
        /// An assumption has a range and no source.
        RangeWithoutSource = "range-without-source",
        /// No amount depends on the assumption.
        UnusedAssumption = "unused-assumption",
        /// No line is discounted in the way that the case names.
        UnusedDiscounting = "unused-discounting",
        /// The figures of an official table were recalled and not confirmed.
        RecalledTable = "recalled-table",
        /// An official table has been replaced or withdrawn.
        SupersededTable = "superseded-table",
        /// An official table is recommended and not adopted.
        ProposedTable = "proposed-table",
        /// An official table is meant for a sensitivity, and the headline uses it.
        SensitivityTable = "sensitivity-table",
        /// Whether an official table is in force is not known.
        UnconfirmedTable = "unconfirmed-table",
        /// All options score the same on a criterion.
        CriterionDecidesNothing = "criterion-decides-nothing",
        /// A weight was agreed for other anchors than its scale has.
        StaleWeight = "stale-weight",
        /// The case acknowledges a finding that is not made.
        AcknowledgementWithoutFinding = "acknowledgement-without-finding",
    }
}
