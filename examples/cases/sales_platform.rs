//! What did a platform for sales teams bring in three years?
//!
//! The financial summary of a commissioned study, *The Total Economic Impact of SalesLoft* (Forrester): risk-adjusted
//! costs and benefits of a composite customer, the initial cost undiscounted, years 1 to 3 discounted from their ends
//! at 10 %. Evidence: *seen*, that is, the figures were read in the study.
//!
//! | USD | initial | year 1 | year 2 | year 3 | total | present value |
//! |---|---|---|---|---|---|---|
//! | total costs | -53,150 | -666,715 | -636,772 | -647,783 | -2,004,420 | -1,672,201 |
//! | total benefits | 0 | 1,606,511 | 3,061,331 | 4,229,760 | 8,897,602 | 7,168,371 |
//! | net benefits | -53,150 | 939,796 | 2,424,560 | 3,581,976 | 6,893,182 | 5,496,170 |
//!
//! The study rounds what it had computed with hidden digits: its net benefits are 2,424,560 in year 2 and 3,581,976 in
//! year 3, while the printed rows above them give 2,424,559 and 3,581,977. This case has the printed costs and
//! benefits. The study's return on investment of 329 % is net benefits over costs, in present values: the
//! benefit-cost ratio by whole cost less one.
//!
//! The same case as data is `sales-platform.toml`. The study's year 0 has no date; 2026 stands for it, and its prices
//! are read as nominal.
//!
//! ```text
//! cargo run --release --example sales_platform
//! ```

use bizcase::prelude::*;

fn main() -> Result<(), Errors> {
    print!("{}", case()?.appraise().to_markdown());
    Ok(())
}

/// The case, or all that is wrong with it.
pub(crate) fn case() -> Result<BusinessCase, Errors> {
    BusinessCase::builder("Sales platform", Currency::USD)
        .question("Does a platform for sales teams pay for itself within three years?")
        .timeline(Timeline::years(2026, 3))
        .conventions(Conventions::nominal().end_of_period().benefit_cost_rule(BcrRule::WholeCost))
        .discounting(percent!(10))
        .baseline(Alternative::do_nothing("No platform"))
        .alternative(
            Alternative::do_something("Sales platform")
                .id("platform")
                .description("Every figure is the difference that the platform makes, adjusted for risk.")
                .cost(Cost::new("Initial cost", usd(53_150)).transition().once())
                .cost(
                    Cost::new("Yearly costs", usd(1)).explicit(decimals![666_715, 636_772, 647_783]).from(1),
                )
                .benefit(
                    Benefit::new("Total benefits", usd(1))
                        .explicit(decimals![1_606_511, 3_061_331, 4_229_760])
                        .from(1),
                ),
        )
        .build()
}
