//! Should an agency replace a conventional system of heating and cooling by a heat pump?
//!
//! The example project FEMPEnergy of NIST's *Building Life-Cycle Cost* program, BLCC 5.3, comparative report with 2019
//! as its base: a federal study of 15 years in constant dollars, year-end, at the real 3 % of the Federal Energy
//! Management Program. Evidence: *seen*, that is, the figures were read in the report.
//!
//! | USD, present values | conventional | heat pump |
//! |---|---|---|
//! | initial cost | 1,500 | 3,000 |
//! | replacement, 600 in year 10 | 446 | 0 |
//! | less residual value, 450 and 750 | 289 | 481 |
//! | energy | 13,784 | 9,419 |
//! | operation, maintenance and repair | 746 | 1,668 |
//! | life-cycle cost | 16,187 | 13,605 |
//!
//! Published besides: net savings of 2,582, a savings-to-investment ratio of 4.00 and an adjusted internal rate of
//! return of 12.97 %.
//!
//! * The residual value of the conventional system is 10 % of its first cost and half of the replacement, which is
//!   five years old at the end and lasts ten; that of the heat pump is a quarter of its first cost.
//! * The report gives the present value of energy alone, computed with the price projections of the Department of
//!   Energy, which are not reproduced here. The yearly amounts of this case are derived: those that rise by half a
//!   percent a year in real terms and have the published present value.
//! * The library's official table of the Federal Energy Management Program is of 2023 and 2024, so the rate is stated
//!   by the case.
//!
//! The same case as data is `heat-pump.toml`.
//!
//! ```text
//! cargo run --release --example heat_pump
//! ```

use bizcase::prelude::*;

fn main() -> Result<(), Errors> {
    print!("{}", case()?.appraise().to_markdown());
    Ok(())
}

/// The case, or all that is wrong with it.
pub(crate) fn case() -> Result<BusinessCase, Errors> {
    BusinessCase::builder("Heat pump", Currency::USD)
        .question("Is a heat pump the cheaper way to heat and cool the building over 15 years?")
        .timeline(Timeline::years(2019, 15))
        .conventions(Conventions::real(2019).end_of_period().benefit_cost_rule(BcrRule::Investment))
        .discounting(DiscountBasis::real(percent!(3)))
        .baseline(conventional())
        .alternative(heat_pump())
        .build()
}

fn conventional() -> Alternative {
    Alternative::business_as_usual("Conventional system")
        .id("conventional")
        .description("Buy the usual system again and replace a part of it after ten years.")
        .cost(Cost::new("System", usd(1_500)).capital().once().residual(Residual::Resale(usd(150).into())))
        .cost(
            Cost::new("Replacement", usd(600))
                .capital()
                .once()
                .from(10)
                .life_of(10)
                .residual(Residual::RemainingLife),
        )
        .cost(energy(dec!(1_112.27)))
        .cost(Cost::new("Operation and maintenance", usd(50)).every_period())
        .cost(Cost::new("Repair", usd(200)).once().from(10))
}

fn heat_pump() -> Alternative {
    Alternative::do_something("Heat pump")
        .description("Buy a heat pump, which lasts the 15 years and is overhauled once.")
        .cost(Cost::new("System", usd(3_000)).capital().once().residual(Residual::Resale(usd(750).into())))
        .cost(energy(dec!(760.04)))
        .cost(Cost::new("Operation and maintenance", usd(100)).every_period())
        .cost(Cost::new("Overhaul", usd(600)).once().from(8))
}

/// An amount in the prices of the base year, which rises with the real price of energy.
fn energy(amount: Decimal) -> Cost {
    Cost::new("Energy", usd(amount)).every_period().escalating(percent!(0.5))
}
