//! Should a maker of garden products build a plant that turns guano into fertiliser?
//!
//! The worked example of Brealey and Myers, *Principles of Corporate Finance*, on which cash flows belong to a project
//! (the guano project of IM&C): eight years of cash flow with an investment, working capital, tax and a sale at the
//! end, in nominal thousands of dollars at 20 %. Published: a cash flow of -12,600, -1,630, 2,381, 6,205, 10,685,
//! 10,136, 6,110 and 3,444, and a net present value of 3,520. Evidence: *recalled*, that is, taken from memory of the
//! book and not read again; recomputed independently.
//!
//! | year | 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 |
//! |---|---|---|---|---|---|---|---|---|
//! | sales, published | 0 | 523 | 12,887 | 32,610 | 48,901 | 35,834 | 19,717 | 0 |
//! | cost of goods, published | 0 | 837 | 7,729 | 19,552 | 29,345 | 21,492 | 11,830 | 0 |
//! | other costs, published | 4,000 | 2,200 | 1,210 | 1,331 | 1,464 | 1,611 | 1,772 | 0 |
//! | sales less both costs | -4,000 | -2,514 | 3,948 | 11,727 | 18,092 | 12,731 | 6,115 | 0 |
//! | working capital, published | 0 | 550 | 1,289 | 3,261 | 4,890 | 3,583 | 2,002 | 0 |
//! | its change | 0 | 550 | 739 | 1,972 | 1,629 | -1,307 | -1,581 | -2,002 |
//!
//! * Tax is 35 % of sales less both costs less depreciation, where that is a loss an inflow, because the firm sets it
//!   off against other profit at once. It is four lines here: tax on the profits of years 2 to 6 and tax saved by the
//!   losses of years 0 and 1, both before depreciation; tax saved by depreciation; tax on the gain of the sale.
//! * Depreciation is straight-line over years 1 to 6, from 10,000 to a book value of 500: 9,500 in six equal parts.
//! * The plant is sold in year 7 for 1,949, which is 1,449 more than its book value.
//!
//! The same case as data is `fertiliser-plant.toml`. Year 0 has no date in the book; 2026 stands for it.
//!
//! ```text
//! cargo run --release --example fertiliser_plant
//! ```

use bizcase::prelude::*;

fn main() -> Result<(), Errors> {
    print!("{}", case()?.appraise().to_markdown());
    Ok(())
}

/// The case, or all that is wrong with it.
pub(crate) fn case() -> Result<BusinessCase, Errors> {
    BusinessCase::builder("Fertiliser plant", Currency::USD)
        .question("Should the company build a plant that turns guano into garden fertiliser?")
        .timeline(Timeline::years(2026, 7))
        .conventions(
            Conventions::nominal()
                .end_of_period()
                .benefit_cost_rule(BcrRule::Investment)
                .page_in(PageUnit::Thousands),
        )
        .discounting(percent!(20))
        .assumption(
            Assumption::new("tax-rate", dec!(0.35))
                .unit("of taxable profit")
                .source("Brealey and Myers, guano project"),
        )
        .baseline(Alternative::do_nothing("No plant"))
        .alternative(plant())
        .build()
}

/// Yearly figures in thousands, as published or derived in the head of this file.
fn plant() -> Alternative {
    Alternative::do_something("Fertiliser plant")
        .id("plant")
        .description("Build for 10 million, sell for six years, close and sell the plant in the seventh.")
        .cost(Cost::new("Plant and machinery", usd(10_000_000)).capital().once())
        .cost(
            Cost::new("Cost of goods sold", usd(1_000))
                .explicit(decimals![837, 7_729, 19_552, 29_345, 21_492, 11_830])
                .from(1),
        )
        .cost(
            Cost::new("Other costs", usd(1_000))
                .explicit(decimals![4_000, 2_200, 1_210, 1_331, 1_464, 1_611, 1_772]),
        )
        .cost(
            Cost::new("Working capital taken up", usd(1_000))
                .explicit(decimals![550, 739, 1_972, 1_629])
                .from(1),
        )
        .cost(
            Cost::new("Tax on profits before depreciation", taxed(dec!(1_000)))
                .transfer()
                .explicit(decimals![3_948, 11_727, 18_092, 12_731, 6_115])
                .from(2),
        )
        .cost(Cost::new("Tax on the gain of the sale", taxed(dec!(1_449_000))).transfer().once().from(7))
        .benefit(
            Benefit::new("Sales", usd(1_000))
                .explicit(decimals![523, 12_887, 32_610, 48_901, 35_834, 19_717])
                .from(1),
        )
        .benefit(
            Benefit::new("Tax saved by losses before depreciation", taxed(dec!(1_000)))
                .explicit(decimals![4_000, 2_514]),
        )
        .benefit(
            Benefit::new("Tax saved by depreciation", taxed(dec!(9_500_000)))
                .phased_in_proportion(decimals![1, 1, 1, 1, 1, 1])
                .from(1),
        )
        .benefit(
            Benefit::new("Working capital released", usd(1_000))
                .explicit(decimals![1_307, 1_581, 2_002])
                .from(5),
        )
        .benefit(Benefit::new("Sale of the plant", usd(1_949_000)).once().from(7))
}

fn taxed(amount: Decimal) -> Amount {
    Amount::of("tax-rate").times(amount, "USD")
}
