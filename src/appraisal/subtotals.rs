//! What the lines that count come to by class, by recipient and by tag.

use super::Appraisal;
use super::net_flow::{NetFlow, Valuation};
use super::rounding::rounding;
use crate::case::{
    BusinessCase, CaseAlternative, CashEffect, CostClass, Line, LineKind, Recipient, Treatment,
};
use crate::measure::Outcome;
use crate::value::{Id, decimal};
use rust_decimal::Decimal;
use serde::Serialize;
use serde::ser::{SerializeStruct, Serializer};

/// The lines of an alternative that count, in three groupings, each of which makes the net present value.
///
/// A present value of a group is an exact function of the cells of its lines, rounded once; so the groups of one
/// grouping make the net present value but for half a unit of the last place of each, and that difference is stated.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Subtotals {
    alternative: Id,
    name: String,
    net_present_value: Outcome<Decimal>,
    by_class: Grouping,
    by_recipient: Grouping,
    by_tag: Grouping,
}

/// Groups of lines that make the whole.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Grouping {
    subtotals: Vec<Subtotal>,
    #[serde(serialize_with = "decimal::serialize_optional")]
    rounding: Option<Decimal>,
}

/// What the lines of one group come to.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Subtotal {
    group: LineGroup,
    lines: Vec<String>,
    present_value_of_costs: Outcome<Decimal>,
    present_value_of_net_benefits: Outcome<Decimal>,
    net_present_value: Outcome<Decimal>,
    #[serde(serialize_with = "decimal::serialize_all")]
    net: Vec<Decimal>,
}

/// What the lines of a group have in common.
///
/// Serialises as `{ "cost_class": "capital" }`, `{ "cash_effect": "cashable" }`, `{ "recipient": "society" }`,
/// `{ "tag": "staff" }`, `{ "tag": null }`, `{ "working_capital": true }` and `{ "in_several_groups": true }`.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LineGroup {
    /// Costs of one class.
    Costs(CostClass),
    /// Benefits and dis-benefits of one cash effect.
    Effects(CashEffect),
    /// Changes of working capital.
    WorkingCapital,
    /// Lines that one recipient gains or bears.
    Recipient(Recipient),
    /// Lines with a tag; one with several tags stands under each.
    Tag(String),
    /// Lines without a tag.
    Untagged,
    /// Lines that stand under several tags, taken off as often as they stand under more than one.
    InSeveral,
    /// What is paid in tax, which is on all lines together; it stands in each grouping of a case that is taxed.
    Tax,
}

impl Appraisal {
    /// The lines of an alternative that count, by class, by recipient and by tag; `None` where the id is unknown.
    ///
    /// # Examples
    ///
    /// ```
    /// use bizcase::appraisal::{LineGroup, Subtotal};
    /// use bizcase::case::CostClass;
    /// use bizcase::prelude::*;
    ///
    /// let case = BusinessCase::builder("Online permits", Currency::GBP)
    ///     .timeline(Timeline::years(2026, 2))
    ///     .conventions(Conventions::nominal().end_of_period())
    ///     .discounting(percent!(25))
    ///     .baseline(
    ///         Alternative::business_as_usual("Online")
    ///             .cost(Cost::new("Build", gbp(100)).capital().once().tag("it").tag("staff"))
    ///             .cost(Cost::new("Run", gbp(25)).every_period().tag("it"))
    ///             .benefit(Benefit::new("Fees", gbp(50)).every_period().recipient(Recipient::PublicSector)),
    ///     )
    ///     .build()?;
    ///
    /// let subtotals = case.appraise().subtotals("online").expect("it is in the case");
    /// let worth = |one: &Subtotal| (one.group().clone(), one.npv().value());
    /// // 25 / 1.25 + 25 / 1.5625 = 36
    /// let [capital, recurring, cashable] = subtotals.by_class().subtotals() else { panic!("three groups") };
    /// assert_eq!(worth(capital), (LineGroup::Costs(CostClass::Capital), Some(dec!(-100))));
    /// assert_eq!((recurring.npv().value(), cashable.npv().value()), (Some(dec!(-36)), Some(dec!(72))));
    /// assert_eq!(recurring.net(), decimals![0, -25, -25]);
    /// // The build stands under "it" and under "staff", so it is taken off once.
    /// let by_tag: Vec<_> = subtotals.by_tag().subtotals().iter().map(worth).collect();
    /// let tag = |tag: &str| LineGroup::Tag(tag.to_owned());
    /// assert_eq!(by_tag[..2], [(tag("it"), Some(dec!(-136))), (tag("staff"), Some(dec!(-100)))]);
    /// assert_eq!(by_tag[2..], [(LineGroup::Untagged, Some(dec!(72))), (LineGroup::InSeveral, Some(dec!(100)))]);
    /// assert_eq!(subtotals.npv().value(), Some(dec!(-64)));
    /// # Ok::<(), Errors>(())
    /// ```
    #[must_use]
    pub fn subtotals(&self, alternative: &str) -> Option<Subtotals> {
        let case = self.case();
        let place = case.alternative(alternative)?;
        let net_present_value = self.alternative(alternative)?.measures().npv();
        let summing = Summing { case, valuation: &Valuation::of(case), net_present_value };
        let counted: Vec<&Line> =
            place.lines().iter().filter(|line| line.treatment() == Treatment::Counted).collect();
        let tax = summing.tax(place);
        let grouping = |groups_of: fn(&Line) -> Vec<LineGroup>| summing.grouping(&counted, groups_of, &tax);
        Some(Subtotals {
            alternative: place.id().clone(),
            name: place.name().to_owned(),
            net_present_value,
            by_class: grouping(|line| vec![class_of(line)]),
            by_recipient: grouping(|line| vec![LineGroup::Recipient(line.recipient())]),
            by_tag: grouping(tags_of),
        })
    }
}

fn class_of(line: &Line) -> LineGroup {
    match line.kind() {
        LineKind::Cost(class) => LineGroup::Costs(class),
        LineKind::Benefit(effect) | LineKind::DisBenefit(effect) => LineGroup::Effects(effect),
        LineKind::WorkingCapital => LineGroup::WorkingCapital,
    }
}

/// Each tag once, however often it is stated.
fn tags_of(line: &Line) -> Vec<LineGroup> {
    let mut tags: Vec<LineGroup> = Vec::new();
    for tag in line.tags().iter().cloned().map(LineGroup::Tag) {
        if !tags.contains(&tag) {
            tags.push(tag);
        }
    }
    if tags.is_empty() { vec![LineGroup::Untagged] } else { tags }
}

/// The lines of each group to which they belong, in the order in which groups come up.
pub(super) fn grouped<'a, G: PartialEq>(
    lines: impl IntoIterator<Item = &'a Line>,
    groups_of: impl Fn(&'a Line) -> Vec<G>,
) -> Vec<(G, Vec<&'a Line>)> {
    let mut groups: Vec<(G, Vec<&Line>)> = Vec::new();
    for line in lines {
        for group in groups_of(line) {
            match groups.iter_mut().find(|(known, _)| *known == group) {
                Some((_, lines)) => lines.push(line),
                None => groups.push((group, vec![line])),
            }
        }
    }
    groups
}

/// What groups are summed with.
struct Summing<'a> {
    case: &'a BusinessCase,
    valuation: &'a Valuation<'a>,
    net_present_value: Outcome<Decimal>,
}

impl Summing<'_> {
    /// Tags stay in the order in which they come up, all else is in the order of its kind.
    fn grouping(
        &self,
        lines: &[&Line],
        groups_of: fn(&Line) -> Vec<LineGroup>,
        tax: &Option<Subtotal>,
    ) -> Grouping {
        let mut groups = grouped(lines.iter().copied(), groups_of);
        groups.sort_by_key(|(group, _)| group.rank());
        let again: Vec<&Line> =
            lines.iter().flat_map(|line| std::iter::repeat_n(*line, groups_of(line).len() - 1)).collect();
        let mut subtotals: Vec<Subtotal> =
            groups.into_iter().map(|(group, lines)| self.subtotal(group, &lines, Flows::added)).collect();
        if !again.is_empty() {
            subtotals.push(self.subtotal(LineGroup::InSeveral, &again, Flows::taken_off));
        }
        subtotals.extend(tax.clone());
        let rounding = rounding(self.net_present_value, subtotals.iter().map(Subtotal::npv));
        Grouping { subtotals, rounding }
    }

    /// What an alternative pays in tax; none where the case is not taxed.
    fn tax(&self, alternative: &CaseAlternative) -> Option<Subtotal> {
        self.case.tax()?;
        let tax = NetFlow::of_tax(self.case, self.case.tax_entries(alternative));
        Some(self.total(LineGroup::Tax, Vec::new(), &tax.negated(), &NetFlow::of(self.case, [])))
    }

    fn subtotal(
        &self,
        group: LineGroup,
        lines: &[&Line],
        flows: fn(&BusinessCase, &[&Line]) -> Flows,
    ) -> Subtotal {
        let Flows { costs, net_benefits } = flows(self.case, lines);
        let mut each_once = lines.to_vec();
        each_once.dedup_by(|next, line| std::ptr::eq(*next, *line));
        let names = each_once.into_iter().map(|line| line.name().to_owned()).collect();
        self.total(group, names, &costs, &net_benefits)
    }

    fn total(
        &self,
        group: LineGroup,
        lines: Vec<String>,
        costs: &NetFlow,
        net_benefits: &NetFlow,
    ) -> Subtotal {
        let net = net_benefits.minus(costs);
        Subtotal {
            group,
            lines,
            present_value_of_costs: self.valuation.npv(costs),
            present_value_of_net_benefits: self.valuation.npv(net_benefits),
            net_present_value: self.valuation.npv(&net),
            net: self.valuation.net(&net),
        }
    }
}

/// Costs as positive amounts, and benefits less dis-benefits.
struct Flows {
    costs: NetFlow,
    net_benefits: NetFlow,
}

impl Flows {
    fn added(case: &BusinessCase, lines: &[&Line]) -> Self {
        let (costs, benefits): (Vec<&Line>, Vec<&Line>) =
            lines.iter().partition(|line| matches!(line.kind(), LineKind::Cost(_)));
        Self { costs: NetFlow::of(case, costs).negated(), net_benefits: NetFlow::of(case, benefits) }
    }

    fn taken_off(case: &BusinessCase, lines: &[&Line]) -> Self {
        let Self { costs, net_benefits } = Self::added(case, lines);
        Self { costs: costs.negated(), net_benefits: net_benefits.negated() }
    }
}

impl LineGroup {
    /// Where it stands among the groups of its grouping: tags all alike.
    fn rank(&self) -> Self {
        match self {
            Self::Tag(_) => Self::Tag(String::new()),
            group => group.clone(),
        }
    }
}

impl Subtotals {
    /// The alternative.
    #[must_use]
    pub fn alternative(&self) -> &Id {
        &self.alternative
    }

    /// Its name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What the groups of each grouping make: the net present value.
    pub fn npv(&self) -> Outcome<Decimal> {
        self.net_present_value
    }

    /// Costs by their class, benefits and dis-benefits by what they do to cash.
    #[must_use]
    pub fn by_class(&self) -> &Grouping {
        &self.by_class
    }

    /// By who gains or bears them.
    #[must_use]
    pub fn by_recipient(&self) -> &Grouping {
        &self.by_recipient
    }

    /// By every tag, in the order in which tags come up.
    ///
    /// A line with several tags stands under each, so the last group takes such lines off once for each tag but one. The
    /// [tags of a trace](super::Trace::tags) put a line under its first tag alone.
    #[must_use]
    pub fn by_tag(&self) -> &Grouping {
        &self.by_tag
    }
}

impl Grouping {
    /// The groups that have a line.
    #[must_use]
    pub fn subtotals(&self) -> &[Subtotal] {
        &self.subtotals
    }

    /// The net present value of the alternative less the sum of those of the groups.
    #[must_use]
    pub fn rounding(&self) -> Option<Decimal> {
        self.rounding
    }
}

impl Subtotal {
    /// What its lines have in common.
    #[must_use]
    pub fn group(&self) -> &LineGroup {
        &self.group
    }

    /// The names of its lines.
    #[must_use]
    pub fn lines(&self) -> &[String] {
        &self.lines
    }

    /// The present value of its costs, as a positive amount, tax among them; negative where they are taken off.
    pub fn present_value_of_costs(&self) -> Outcome<Decimal> {
        self.present_value_of_costs
    }

    /// The present value of its benefits less that of its dis-benefits.
    pub fn present_value_of_net_benefits(&self) -> Outcome<Decimal> {
        self.present_value_of_net_benefits
    }

    /// What its lines are worth together, inflow positive.
    pub fn npv(&self) -> Outcome<Decimal> {
        self.net_present_value
    }

    /// What flows in each column, inflow positive, undiscounted, residual values in the last one.
    #[must_use]
    pub fn net(&self) -> &[Decimal] {
        &self.net
    }
}

impl Serialize for LineGroup {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("LineGroup", 1)?;
        match self {
            Self::Costs(class) => out.serialize_field("cost_class", class.word())?,
            Self::Effects(effect) => out.serialize_field("cash_effect", effect.word())?,
            Self::WorkingCapital => out.serialize_field("working_capital", &true)?,
            Self::Recipient(recipient) => out.serialize_field("recipient", recipient.word())?,
            Self::Tag(tag) => out.serialize_field("tag", tag)?,
            Self::Untagged => out.serialize_field("tag", &None::<&str>)?,
            Self::InSeveral => out.serialize_field("in_several_groups", &true)?,
            Self::Tax => out.serialize_field("tax", &true)?,
        }
        out.end()
    }
}
