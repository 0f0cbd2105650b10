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
        /// Profit is taxed, and a part of a cost is neither written off within the timeline nor set against a resale.
        BookValueLeft = "book-value-left",
        /// Prices are real, and assets are written off by what they cost once.
        DepreciationInRealPrices = "depreciation-in-real-prices",
        /// Prices are real, and an alternative borrows what is paid back in money as it is then.
        LoanInRealPrices = "loan-in-real-prices",
        /// There are sunk costs, which are listed and never counted.
        SunkCosts = "sunk-costs",
        /// The case states no view, and transfers count.
        TransfersCounted = "transfers-counted",
        /// None that leads in the financial view leads in the economic one.
        ViewsDisagree = "views-disagree",
        /// The case states no view, and lines that count in one view alone count together.
        SingleViewLinesCounted = "single-view-lines-counted",
        /// A benefit or a dis-benefit is cashable for somebody else than the organisation.
        CashableOfOthers = "cashable-of-others",
        /// A line states one rate of growth from its first column and from column 0.
        GrowthStatedTwice = "growth-stated-twice",
        /// A cost is raised by what other projects came to, and by a contingency.
        UpliftStatedTwice = "uplift-stated-twice",
        /// Costs are raised by what other projects came to, and risks are costed beside it.
        BiasBesideRisks = "bias-beside-risks",
        /// A group of lines that claim the same gain has a single line.
        OverlapOfOne = "overlap-of-one",
        /// All of an optimism bias is said to be mitigated.
        FullMitigation = "full-mitigation",
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
        /// A risk has a probability of 0 or 1.
        CertainRisk = "certain-risk",
        /// A probability has no evidence, or nobody answers for the risk.
        UnsupportedProbability = "unsupported-probability",
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
        /// A criterion scores a cost that is in the money too.
        CostInScore = "cost-in-score",
        /// All options score the same on a criterion.
        CriterionDecidesNothing = "criterion-decides-nothing",
        /// Two criteria or more tell the options apart in the same way.
        CriteriaScoreAlike = "criteria-score-alike",
        /// A weight was agreed for other anchors than its scale has.
        StaleWeight = "stale-weight",
        /// Mean scores and mean weights have another lead than the mean of the totals of each stakeholder.
        AggregationsDisagree = "aggregations-disagree",
        /// The case acknowledges a finding that is not made.
        AcknowledgementWithoutFinding = "acknowledgement-without-finding",
    }
}
