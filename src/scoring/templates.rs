//! Sets of criteria that guides recommend, on described scales from 0 to 10. The weights are the author's to agree.
//!
//! ```
//! use bizcase::dec;
//! use bizcase::scoring::{ScoredOption, ScoringMatrix, templates};
//!
//! let [cost, service, growth] = templates::cost_service_growth();
//! let ranking = ScoringMatrix::builder()
//!     .criteria([cost.weight(dec!(50)), service.weight(dec!(30)), growth.weight(dec!(20))])
//!     .option(ScoredOption::new("Online").score("cost", dec!(6)).score("service", dec!(8)).score("growth", dec!(5)))
//!     .build()?
//!     .ranking();
//! assert_eq!(ranking.lead()[0].total(), Some(dec!(0.64))); // 0.5 x 0.6 + 0.3 x 0.8 + 0.2 x 0.5
//! # Ok::<(), bizcase::Errors>(())
//! ```

use super::criterion::Criterion;
use super::scale::Scale;
use rust_decimal::Decimal;

/// The five critical success factors of the Green Book: strategic fit and meeting business needs, potential value for
/// money, supplier capacity and capability, potential affordability, potential achievability (HM Treasury, *The Green
/// Book*, 2022, box 18).
///
/// The guide names the factors; the wording of the anchors is ours, in its spirit. It allows two or three further
/// factors, which are added like any criterion.
pub fn critical_success_factors() -> [Criterion; 5] {
    [
        factor(
            "strategic-fit",
            "Strategic fit",
            "serves no objective of the organisation",
            "serves every objective and fits all other programmes",
        ),
        factor(
            "value-for-money",
            "Potential value for money",
            "costs and risks exceed every benefit",
            "the best balance of costs, benefits and risks that can be had",
        ),
        factor(
            "supplier-capacity",
            "Supplier capacity and capability",
            "no supplier can deliver it",
            "several able suppliers compete to deliver it",
        ),
        factor(
            "affordability",
            "Potential affordability",
            "far beyond any funds that may be found",
            "fully met by funds that are there",
        ),
        factor(
            "achievability",
            "Potential achievability",
            "beyond the skills and the pace of change of the organisation",
            "within skills and resources that are there today",
        ),
    ]
}

/// Cost, service and growth: the three ends that most proposals serve, each scored so that more is better.
pub fn cost_service_growth() -> [Criterion; 3] {
    [
        factor("cost", "Cost", "makes today's work no cheaper", "removes every cost that can be removed"),
        factor("service", "Service", "users notice no difference", "users get all that they ask for"),
        factor("growth", "Growth", "opens nothing new", "opens every field that the strategy names"),
    ]
}

fn factor(id: &str, name: &str, worst: &str, best: &str) -> Criterion {
    Criterion::higher_is_better(name, Scale::numeric(Decimal::ZERO, Decimal::TEN).anchored(worst, best))
        .id(id)
}
