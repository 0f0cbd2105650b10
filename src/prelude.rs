//! Everything that a business case is written with: `use bizcase::prelude::*;`.

pub use crate::appraisal::Appraisal;
pub use crate::case::{
    Acknowledgement, Adjustment, Alternative, Amount, Assumption, Benefit, BusinessCase, CaseDocument,
    CashEffect, Contribution, Conventions, Cost, CostClass, Delay, DisBenefit, DiscountBasis, Inflation,
    LineKind, Loan, LossRule, PriceBasis, PriceLevels, Probability, Recipient, Residual, ServiceLevel,
    TaxPayment, TaxRules, View, WorkingCapital,
};
pub use crate::error::{Error, ErrorKind, Errors};
pub use crate::flow::{CashFlow, DatedCashFlow, Depreciation, Profile, Repayment};
pub use crate::measure::{BcrRule, Irr, MirrRule, Outcome, Payback};
pub use crate::risk::Claim;
pub use crate::scoring::{
    Criterion, CriterionGroup, GivenScore, GivenWeight, Must, Scale, ScoredOption, ScoringMatrix, Stakeholder,
};
pub use crate::tables::DiscountTable;
pub use crate::time::{DayCount, Step, Timeline, Timing};
pub use crate::value::{
    AnnualRate, Band, Compounding, Currency, Id, Money, PageUnit, Rate, RateSchedule, Share, Weight, aud,
    cad, chf, eur, gbp, jpy, money, nzd, usd,
};
pub use crate::{dec, decimals, percent};
pub use jiff::civil::{Date, date};
pub use rust_decimal::Decimal;
