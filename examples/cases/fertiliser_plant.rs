//! Should a maker of garden products build a plant that turns guano into fertiliser?
//!
//! The worked example of Brealey and Myers, *Principles of Corporate Finance*, on which cash flows belong to a project
//! (the guano project of IM&C): eight years after tax, with an investment, working capital and a sale at the end, in
//! nominal thousands of dollars at 20 %. Published with straight-line depreciation: a cash flow of -12,600, -1,630, 2,381,
//! 6,205, 10,685, 10,136, 6,110 and 3,444, and a net present value of 3,520. Published with the five-year table of the
//! Internal Revenue Service in its place: 3,802. Evidence: *recalled*, that is, taken from memory of the book and not read
//! again; recomputed independently.
//!
//! | year | 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 |
//! |---|---|---|---|---|---|---|---|---|
//! | sales, published | 0 | 523 | 12,887 | 32,610 | 48,901 | 35,834 | 19,717 | 0 |
//! | cost of goods, published | 0 | 837 | 7,729 | 19,552 | 29,345 | 21,492 | 11,830 | 0 |
//! | other costs, published | 4,000 | 2,200 | 1,210 | 1,331 | 1,464 | 1,611 | 1,772 | 0 |
//! | working capital, published | 0 | 550 | 1,289 | 3,261 | 4,890 | 3,583 | 2,002 | 0 |
//!
//! * Tax is 35 % of sales less both costs less depreciation; a loss saves tax at once, on other profit of the firm.
//! * Straight line: from 10,000 to a book value of 500 over years 1 to 6. Accelerated: all of it by the table.
//! * The plant is sold in year 7 for 1,949, and what that is above its book value is taxed.
//! * The two ways of writing off are two alternatives here: all that they differ by is when tax is paid.
//!
//! The same case as data is `fertiliser-plant.toml`. Year 0 has no date in the book; 2026 stands for it.
//!
//! ```text
//! cargo run --release --example fertiliser_plant
//! ```

use bizcase::case::Stated;
use bizcase::measure::depreciation::MacrsTable;
use bizcase::prelude::*;

fn main() -> Result<(), Errors> {
    print!("{}", case()?.appraise().to_markdown());
    Ok(())
}

/// The case, or all that is wrong with it.
pub(crate) fn case() -> Result<BusinessCase, Errors> {
    let even = Depreciation::straight_line(6, dec!(500_000));
    let early = Depreciation::macrs(MacrsTable::HalfYear5);
    BusinessCase::builder("Fertiliser plant", Currency::USD)
        .question(
            "Should the company build a plant that turns guano into garden fertiliser, and how should it write it off?",
        )
        .timeline(Timeline::years(2026, 7))
        .conventions(
            Conventions::nominal()
                .end_of_period()
                .benefit_cost_rule(BcrRule::Investment)
                .page_in(PageUnit::Thousands),
        )
        .discounting(percent!(20))
        .tax(TaxRules::at(percent!(35)).losses(LossRule::UsedAtOnce).paid(TaxPayment::SameYear))
        .baseline(Alternative::do_nothing("No plant"))
        .alternative(plant("Plant, written off evenly", "plant", even))
        .alternative(plant("Plant, written off early", "plant-early", early))
        .build()
}

/// Yearly figures in thousands, as published in the head of this file.
fn plant(name: &str, id: &str, depreciation: impl Into<Stated<Depreciation>>) -> Alternative {
    Alternative::do_something(name)
        .id(id)
        .description("Build for 10 million, sell for six years, close and sell the plant in the seventh.")
        .cost(
            Cost::new("Plant and machinery", usd(10_000_000))
                .capital()
                .once()
                .depreciated(depreciation)
                .residual(Residual::Resale(usd(1_949_000).into())),
        )
        .cost(
            Cost::new("Cost of goods sold", usd(1_000))
                .explicit(decimals![837, 7_729, 19_552, 29_345, 21_492, 11_830])
                .from(1),
        )
        .cost(
            Cost::new("Other costs", usd(1_000))
                .explicit(decimals![4_000, 2_200, 1_210, 1_331, 1_464, 1_611, 1_772]),
        )
        .benefit(
            Benefit::new("Sales", usd(1_000))
                .explicit(decimals![523, 12_887, 32_610, 48_901, 35_834, 19_717])
                .from(1),
        )
        .working_capital(
            WorkingCapital::new("Working capital", usd(1_000))
                .explicit(decimals![550, 1_289, 3_261, 4_890, 3_583, 2_002])
                .from(1),
        )
}
