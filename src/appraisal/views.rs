//! One case in two views: what the organisation can pay for, and what is worth its resources to society.

use super::net_flow::{NetFlow, Valuation};
use super::ranking::Ranking;
use super::rounding::rounding;
use crate::case::{BusinessCase, CaseAlternative, Line, LineKind, Recipient, Treatment, View};
use crate::measure::Outcome;
use crate::value::{Id, decimal};
use rust_decimal::Decimal;
use serde::Serialize;
use serde::ser::Serializer;

/// A case in the financial and in the economic view, whichever of them its headline takes.
///
/// Which line counts in which view is said by [`View`]. Amounts are signed, inflow positive. A net present value is an
/// exact function of the cells of the lines that count, rounded once, so the views reconcile line by line:
///
/// ```text
/// financial + lines that count in the economic view alone - lines that count in the financial view alone = economic
/// ```
///
/// Tax, where the case is taxed, is cash of the organisation and counts in the financial view alone.
///
/// But for half a unit of the last place of each figure, and that difference is stated as `rounding`.
///
/// # Examples
///
/// ```
/// use bizcase::prelude::*;
///
/// let case = BusinessCase::builder("Online permits", Currency::GBP)
///     .timeline(Timeline::years(2026, 1))
///     .conventions(Conventions::nominal().end_of_period())
///     .discounting(percent!(0))
///     .baseline(Alternative::business_as_usual("Paper").cost(Cost::new("Staff", gbp(200)).once()))
///     .alternative(
///         Alternative::do_something("Online")
///             .cost(Cost::new("Build", gbp(300)).capital().once())
///             .cost(Cost::new("Tax on it", gbp(60)).transfer().once())
///             .benefit(Benefit::new("Time saved", gbp(150)).non_cashable().recipient(Recipient::Society).once()),
///     )
///     .build()?;
///
/// let appraisal = case.appraise();
/// let views = appraisal.views().expect("time saved is no cash, and a tax no resource");
/// let online = &views.alternatives()[1];
/// assert_eq!(online.value(View::Financial).npv().value(), Some(dec!(-360)));
/// assert_eq!(online.value(View::Economic).npv().value(), Some(dec!(-150)));
/// // -360 + 150 - (-60) = -150
/// assert_eq!(online.only_in(View::Economic).value(), Some(dec!(150)));
/// assert_eq!(online.only_in(View::Financial).value(), Some(dec!(-60)));
/// assert_eq!(views.leaders(View::Financial)[0].as_str(), "paper");
/// assert_eq!(views.leaders(View::Economic)[0].as_str(), "online");
/// # Ok::<(), Errors>(())
/// ```
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Views {
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "serialize_stated")]
    stated: Option<View>,
    leaders: PerView<Vec<Id>>,
    alternatives: Vec<AlternativeViews>,
}

/// One alternative in both views, with the lines that tell them apart and those that do not.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AlternativeViews {
    id: Id,
    name: String,
    values: PerView<ViewValue>,
    only_in: PerView<Outcome<Decimal>>,
    #[serde(serialize_with = "decimal::serialize_optional")]
    rounding: Option<Decimal>,
    lines: Vec<ViewLine>,
}

/// What an alternative is worth in one view.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct ViewValue {
    net_present_value: Outcome<Decimal>,
    net_present_value_against_baseline: Outcome<Decimal>,
    #[serde(serialize_with = "decimal::serialize_optional")]
    rounding: Option<Decimal>,
}

/// A line in money that is not sunk, signed, with the views in which it counts.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ViewLine {
    name: String,
    #[serde(serialize_with = "LineKind::serialize_word")]
    kind: LineKind,
    class: &'static str,
    #[serde(serialize_with = "super::conventions::serialize_word")]
    recipient: Recipient,
    present_value: Outcome<Decimal>,
    counts_in: PerView<bool>,
}

/// The same of each view.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
struct PerView<T> {
    financial: T,
    economic: T,
}

impl<T> PerView<T> {
    fn of(each: impl Fn(View) -> T) -> Self {
        Self { financial: each(View::Financial), economic: each(View::Economic) }
    }

    fn get(&self, view: View) -> &T {
        match view {
            View::Financial => &self.financial,
            View::Economic => &self.economic,
        }
    }
}

fn serialize_stated<S: Serializer>(stated: &Option<View>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_some(&stated.map(View::word))
}

impl Views {
    /// Both views of a case; none where it states no view and every line counts in both.
    pub(super) fn of(case: &BusinessCase, valuation: &Valuation<'_>) -> Option<Self> {
        let stated = case.conventions().stated_view();
        let mut lines = case.alternatives().iter().flat_map(in_money);
        let is_told_apart = lines.any(|line| View::ALL.iter().any(|&view| !line.counts_in(view)));
        // Tax alone does not: what an enterprise earns after tax is no question of two views.
        if stated.is_none() && !is_told_apart {
            return None;
        }
        let flows = PerView::of(|view| {
            let counted = |one: &CaseAlternative| in_view_after_tax(case, one, view);
            case.alternatives().iter().map(counted).collect::<Vec<NetFlow>>()
        });
        let alternatives = case.alternatives().iter().enumerate();
        Some(Self {
            stated,
            leaders: PerView::of(|view| Ranking::of(case, valuation, flows.get(view)).leaders().to_vec()),
            alternatives: alternatives
                .map(|(position, alternative)| {
                    let flow = |view| {
                        let of_view: &Vec<NetFlow> = flows.get(view);
                        (&of_view[position], &of_view[case.baseline_position()])
                    };
                    AlternativeViews::of(case, valuation, alternative, flow)
                })
                .collect(),
        })
    }

    /// The view that the case takes its headline by, where it states one.
    #[must_use]
    pub fn stated(&self) -> Option<View> {
        self.stated
    }

    /// The alternative that leads in a view, or all that tie.
    #[must_use]
    pub fn leaders(&self, view: View) -> &[Id] {
        self.leaders.get(view)
    }

    /// Whether none that leads in the financial view leads in the economic one.
    #[must_use]
    pub fn disagree(&self) -> bool {
        let PerView { financial, economic } = &self.leaders;
        !financial.iter().any(|id| economic.contains(id))
    }

    /// The alternatives in the order of the case.
    #[must_use]
    pub fn alternatives(&self) -> &[AlternativeViews] {
        &self.alternatives
    }
}

/// The lines that count, unless a view keeps them out.
fn in_money(alternative: &CaseAlternative) -> impl Iterator<Item = &Line> {
    alternative.lines().iter().filter(|line| line.kind().treatment() == Treatment::Counted)
}

/// The lines of an alternative that count in a view, whichever the case takes its headline by.
pub(super) fn in_view(alternative: &CaseAlternative, view: View) -> impl Iterator<Item = &Line> {
    in_money(alternative).filter(move |line| line.counts_in(view))
}

/// What flows in a view.
pub(super) fn in_view_after_tax(case: &BusinessCase, alternative: &CaseAlternative, view: View) -> NetFlow {
    NetFlow::of_all(case, in_view(alternative, view)).plus(&tax_in(case, alternative, view))
}

/// The tax of an alternative, which is cash and uses no resources.
fn tax_in(case: &BusinessCase, alternative: &CaseAlternative, view: View) -> NetFlow {
    match view {
        View::Financial => NetFlow::of_tax(case, case.tax_entries(alternative)),
        View::Economic => NetFlow::of_tax(case, Vec::new()),
    }
}

impl AlternativeViews {
    /// Of an alternative with its flow and that of the baseline in each view.
    fn of<'f>(
        case: &BusinessCase,
        valuation: &Valuation<'_>,
        alternative: &CaseAlternative,
        flows: impl Fn(View) -> (&'f NetFlow, &'f NetFlow),
    ) -> Self {
        let lines: Vec<ViewLine> =
            in_money(alternative).map(|line| ViewLine::of(case, valuation, line)).collect();
        let values = PerView::of(|view| {
            let (flow, baseline) = flows(view);
            let net_present_value = valuation.npv(flow);
            let counted = lines.iter().filter(|line| line.counts_in(view)).map(ViewLine::present_value);
            let tax = valuation.npv(&tax_in(case, alternative, view));
            ViewValue {
                net_present_value,
                net_present_value_against_baseline: valuation.npv(&flow.minus(baseline)),
                rounding: rounding(net_present_value, counted.chain([tax])),
            }
        });
        let only_in = PerView::of(|view| {
            let counts_elsewhere =
                |line: &&Line| View::ALL.iter().any(|&other| other != view && line.counts_in(other));
            let only = in_view(alternative, view).filter(|line| !counts_elsewhere(line));
            valuation.npv(&NetFlow::of_all(case, only).plus(&tax_in(case, alternative, view)))
        });
        let parts = [values.financial.npv(), only_in.economic, only_in.financial.negated()];
        Self {
            id: alternative.id().clone(),
            name: alternative.name().to_owned(),
            rounding: rounding(values.economic.npv(), parts),
            values,
            only_in,
            lines,
        }
    }

    /// The alternative.
    #[must_use]
    pub fn id(&self) -> &Id {
        &self.id
    }

    /// Its name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What it is worth in a view.
    #[must_use]
    pub fn value(&self, view: View) -> &ViewValue {
        self.values.get(view)
    }

    /// What the lines are worth together that count in a view and not in the other; tax is among what counts in the
    /// financial one alone.
    pub fn only_in(&self, view: View) -> Outcome<Decimal> {
        *self.only_in.get(view)
    }

    /// The economic value less the financial one and the lines that lead from it to the economic one.
    #[must_use]
    pub fn rounding(&self) -> Option<Decimal> {
        self.rounding
    }

    /// Its lines in money, those that count in neither view among them; without sunk costs.
    #[must_use]
    pub fn lines(&self) -> &[ViewLine] {
        &self.lines
    }
}

impl ViewValue {
    /// The net present value.
    pub fn npv(&self) -> Outcome<Decimal> {
        self.net_present_value
    }

    /// That of the difference from the baseline in the same view.
    pub fn npv_against_baseline(&self) -> Outcome<Decimal> {
        self.net_present_value_against_baseline
    }

    /// The net present value less the sum of the present values of the lines that count, and of tax in the financial view.
    #[must_use]
    pub fn rounding(&self) -> Option<Decimal> {
        self.rounding
    }
}

impl ViewLine {
    fn of(case: &BusinessCase, valuation: &Valuation<'_>, line: &Line) -> Self {
        Self {
            name: line.name().to_owned(),
            kind: line.kind(),
            class: line.kind().class_word(),
            recipient: line.recipient(),
            present_value: valuation.npv(&NetFlow::of_all(case, [line])),
            counts_in: PerView::of(|view| line.counts_in(view)),
        }
    }

    /// The name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whether it is a cost, a benefit or a dis-benefit, and of which class.
    #[must_use]
    pub fn kind(&self) -> LineKind {
        self.kind
    }

    /// Who gains it or bears it.
    #[must_use]
    pub fn recipient(&self) -> Recipient {
        self.recipient
    }

    /// What it is worth, inflow positive, its residual value with it.
    pub fn present_value(&self) -> Outcome<Decimal> {
        self.present_value
    }

    /// Whether it counts in a view.
    #[must_use]
    pub fn counts_in(&self, view: View) -> bool {
        *self.counts_in.get(view)
    }
}
