//! From a case to its document, in a fixed order of fields, defaults left out.

mod adjustment;
mod scoring;

use super::FORMAT;
use super::fields::decimal_node;
use super::node::Node;
use super::read::{EVERY_PERIOD, FROM};
use crate::case::BusinessCase;
use crate::case::acknowledgement::CaseAcknowledgement;
use crate::case::amount::{Amount, Factor};
use crate::case::change::{Change, Level};
use crate::case::class::{CashEffect, CostClass, LineKind, Recipient};
use crate::case::contribution::Contribution;
use crate::case::conventions::{Conventions, PriceBasis};
use crate::case::delay::Delay;
use crate::case::discounting::{DiscountBasis, NamedDiscounting};
use crate::case::inflation::Inflation;
use crate::case::line::{CaseAlternative, CaseAssumption, Line};
use crate::case::loan::CaseLoan;
use crate::case::probability::Probability;
use crate::case::residual::Residual;
use crate::case::tax::{CaseTax, Taxation};
use crate::case::view::View;
use crate::flow::{Depreciation, Growth, Profile, Repayment, Setting};
use crate::measure::BcrRule;
use crate::time::{DayCount, Timeline};
use crate::value::decimal;
use crate::value::{AnnualRate, Band, Compounding, Id, PageUnit, Rate, ScheduleForm};
use jiff::civil::Date;
use rust_decimal::Decimal;

pub(super) fn case(case: &BusinessCase) -> Node {
    Table::new()
        .with("format", Node::text(FORMAT))
        .text("title", case.title())
        .optional_text("question", case.question())
        .texts("objectives", case.objectives())
        .text("currency", case.currency().code())
        .text("baseline", case.baseline().id().as_str())
        .with("timeline", timeline(case.timeline()))
        .with("conventions", conventions(case.conventions()))
        .optional("inflation", case.inflation().map(inflation))
        .with("discounting", discounting(case))
        .optional("cost_of_equity", case.cost_of_equity().map(annual_rate))
        .optional("tax", case.tax().map(tax))
        .list("assumption", case.assumptions(), assumption)
        .list("alternative", case.alternatives(), alternative)
        .list("acknowledged", case.acknowledgements(), acknowledgement)
        .optional("scoring", case.scoring().map(scoring::matrix))
        .into_node()
}

/// Entries of a table in the making.
struct Table(Vec<(String, Node)>);

impl Table {
    fn new() -> Self {
        Self(Vec::new())
    }

    fn with(mut self, key: &str, node: Node) -> Self {
        self.0.push((key.to_owned(), node));
        self
    }

    fn optional(self, key: &str, node: Option<Node>) -> Self {
        match node {
            Some(node) => self.with(key, node),
            None => self,
        }
    }

    fn text(self, key: &str, text: &str) -> Self {
        self.with(key, Node::text(text))
    }

    fn optional_text(self, key: &str, text: Option<&str>) -> Self {
        self.optional(key, text.map(Node::text))
    }

    fn decimal(self, key: &str, value: Decimal) -> Self {
        self.with(key, decimal_node(value))
    }

    fn optional_decimal(self, key: &str, value: Option<Decimal>) -> Self {
        self.optional(key, value.map(decimal_node))
    }

    fn integer(self, key: &str, value: impl Into<i64>) -> Self {
        self.with(key, Node::Integer(value.into().to_string()))
    }

    fn texts(self, key: &str, texts: &[String]) -> Self {
        self.list(key, texts, |text| Node::text(text))
    }

    /// Left out where the list is empty.
    fn list<T>(self, key: &str, items: &[T], node: impl Fn(&T) -> Node) -> Self {
        let nodes: Vec<Node> = items.iter().map(node).collect();
        if nodes.is_empty() { self } else { self.with(key, Node::List(nodes)) }
    }

    fn into_node(self) -> Node {
        Node::Table(self.0)
    }
}

fn timeline(timeline: Timeline) -> Node {
    Table::new()
        .text("start", &timeline.start().to_string())
        .integer("periods", timeline.periods())
        .text("step", timeline.step().word())
        .into_node()
}

fn conventions(conventions: Conventions) -> Node {
    let rule = Some(conventions.bcr_rule()).filter(|rule| *rule != BcrRule::WholeCost);
    let unit = Some(conventions.page_unit()).filter(|unit| *unit != PageUnit::WholeUnits);
    Table::new()
        .with("prices", prices(conventions.price_basis()))
        .text("timing", conventions.timing().word())
        .optional_text("day_count", conventions.stated_day_count().map(DayCount::word))
        .optional_text("view", conventions.stated_view().map(View::word))
        .optional_text("benefit_cost_ratio", rule.map(BcrRule::word))
        .optional_text("page_unit", unit.map(PageUnit::word))
        .into_node()
}

fn prices(basis: PriceBasis) -> Node {
    match basis {
        PriceBasis::Nominal => Node::text("nominal"),
        PriceBasis::Real { year } => Table::new().integer("real", year).into_node(),
    }
}

fn inflation(inflation: &Inflation) -> Node {
    let index = match inflation {
        Inflation::Rate(rate) => return annual_rate(*rate),
        Inflation::Official(index) => Node::text(index.id()),
        Inflation::Index(levels) => Table::new()
            .integer("from", levels.first_year())
            .list("levels", levels.levels(), |level| decimal_node(*level))
            .into_node(),
    };
    Table::new().with("index", index).into_node()
}

fn tax(tax: CaseTax) -> Node {
    Table::new()
        .text("rate", &rate_text(tax.rate()))
        .text("losses", tax.losses().word())
        .text("paid", tax.paid().word())
        .into_node()
}

fn discounting(case: &BusinessCase) -> Node {
    let entry =
        |named: &NamedDiscounting| (named.id().to_string(), discount_basis(named.basis()).into_node());
    let named: Vec<(String, Node)> = case.named_discounting().iter().map(entry).collect();
    let named = Some(named).filter(|named| !named.is_empty());
    discount_basis(case.discount_basis()).optional("named", named.map(Node::Table)).into_node()
}

fn discount_basis(basis: &DiscountBasis) -> Table {
    let band = |band: &Band| {
        let to = band.last().map(|last| Node::Integer(last.to_string()));
        Table::new()
            .integer("from", band.first())
            .optional("to", to)
            .text("rate", &rate_text(band.rate()))
            .into_node()
    };
    let term = |&(years, rate): &(u32, Rate)| {
        Table::new().integer("years", years).text("rate", &rate_text(rate)).into_node()
    };
    match basis {
        DiscountBasis::Rate(rate) => rate_table(*rate),
        DiscountBasis::RateIn { prices, rate } => rate_table(*rate).text("prices", prices.word()),
        DiscountBasis::Table(table) => Table::new().text("schedule", table.id()),
        DiscountBasis::Schedule(schedule) => match schedule.form() {
            ScheduleForm::Flat(rate) => rate_table((*rate).into()),
            ScheduleForm::ByElapsedYear(bands) => Table::new().list("by_year", bands, band),
            ScheduleForm::ByStudyLength(terms) => Table::new().list("by_study_length", terms, term),
        },
    }
}

fn rate_table(rate: AnnualRate) -> Table {
    let compounding = Some(rate.compounding()).filter(|compounding| *compounding != Compounding::Annual);
    Table::new()
        .text("rate", &rate_text(rate.rate()))
        .optional_text("compounding", compounding.map(Compounding::word))
}

/// The fraction, or the percentage where a bare number would look like a forgotten percent sign.
fn rate_text(rate: Rate) -> String {
    fraction_text(rate.fraction())
}

fn fraction_text(fraction: Decimal) -> String {
    if fraction < Decimal::ONE { decimal::to_text(fraction) } else { decimal::to_percent(fraction) }
}

fn annual_rate(rate: AnnualRate) -> Node {
    match rate.compounding() {
        Compounding::Annual => Node::Text(rate_text(rate.rate())),
        _ => rate_table(rate).into_node(),
    }
}

fn assumption(assumption: &CaseAssumption) -> Node {
    Table::new()
        .text("id", assumption.id().as_str())
        .decimal("value", assumption.value())
        .optional_text("unit", assumption.unit())
        .optional_text("source", assumption.source())
        .optional_decimal("low", assumption.low())
        .optional_decimal("high", assumption.high())
        .into_node()
}

fn acknowledgement(acknowledgement: &CaseAcknowledgement) -> Node {
    Table::new()
        .text("finding", acknowledgement.finding().word())
        .optional_text("place", acknowledgement.place())
        .text("reason", acknowledgement.reason())
        .into_node()
}

fn alternative(alternative: &CaseAlternative) -> Node {
    let lines = |key: &str| -> Vec<&Line> {
        alternative.lines().iter().filter(|line| line.kind().key() == key).collect()
    };
    Table::new()
        .text("id", alternative.id().as_str())
        .text("name", alternative.name())
        .text("kind", alternative.kind().word())
        .optional_text("description", alternative.description())
        .optional(
            "renewed_every",
            alternative.renewed_every().map(|periods| Node::Integer(periods.to_string())),
        )
        .optional("service", alternative.service_date().map(|date| Node::Text(date.to_string())))
        .optional("delay", delay(alternative.delay()))
        .list("adjustment", alternative.adjustments(), adjustment::of_class)
        .list("cost", &lines("cost"), |item| line(item))
        .list("benefit", &lines("benefit"), |item| line(item))
        .list("dis_benefit", &lines("dis_benefit"), |item| line(item))
        .list("loan", alternative.loans(), loan)
        .list("working_capital", &lines("working_capital"), |item| line(item))
        .into_node()
}

fn line(line: &Line) -> Node {
    let default_class = match line.kind() {
        LineKind::Cost(_) => CostClass::Recurring.word(),
        LineKind::Benefit(_) | LineKind::DisBenefit(_) => CashEffect::Cashable.word(),
        LineKind::WorkingCapital => line.kind().class_word(),
    };
    let taxation = Some(line.taxation()).filter(|taxation| *taxation != Taxation::Taxed);
    let class = Some(line.kind().class_word()).filter(|class| *class != default_class);
    let recipient = Some(line.recipient()).filter(|recipient| *recipient != Recipient::Organisation);
    Table::new()
        .text("name", line.name())
        .optional_text("class", class)
        .optional("amount", line.amount().map(amount))
        .optional("probability", line.probability().map(probability))
        .optional("profile", line.profile().map(profile))
        .optional("delay", delay(line.delay()))
        .optional("prices", line.prices().map(prices))
        .optional("life", line.life().map(|years| Node::Integer(years.to_string())))
        .optional("residual", line.residual().map(residual))
        .optional("depreciation", line.depreciation().map(depreciation))
        .optional_text("tax", taxation.map(Taxation::word))
        .list("growing", &rates(line, |growth| matches!(growth, Growth::FromFirstColumn(_))), |rate| {
            annual_rate(*rate)
        })
        .list("escalating", &rates(line, |growth| matches!(growth, Growth::FromColumnZero(_))), |rate| {
            annual_rate(*rate)
        })
        .list("adjustments", line.adjustments(), adjustment::of_line)
        .optional_text("discounting", line.discounting().map(Id::as_str))
        .optional_text("recipient", recipient.map(Recipient::word))
        .optional_text("view", line.view().map(View::word))
        .optional_text("owner", line.owner())
        .optional_text("evidence", line.evidence())
        .texts("tags", line.tags())
        .optional_text("contribution", line.contribution().map(Contribution::word))
        .into_node()
}

fn rates(line: &Line, wanted: impl Fn(&Growth) -> bool) -> Vec<AnnualRate> {
    line.growth().iter().filter(|growth| wanted(growth)).map(|growth| growth.rate()).collect()
}

/// A bare number where that says it all: the currency is that of the case.
fn amount(amount: &Amount) -> Node {
    match amount.factors() {
        [Factor::Constant { value, unit: None }] => decimal_node(*value),
        factors => Node::List(factors.iter().map(factor).collect()),
    }
}

fn factor(factor: &Factor) -> Node {
    match factor {
        Factor::Assumption(id) => Node::text(id),
        Factor::Constant { value, unit } => {
            Table::new().decimal("constant", *value).optional_text("unit", unit.as_deref()).into_node()
        }
        Factor::Change(change) => {
            let word = change.movement().word();
            Table::new().with(word, levels(change)).optional_text("unit", change.unit()).into_node()
        }
    }
}

fn levels(change: &Change) -> Node {
    let node = |level: &Level| match level {
        Level::Constant(value) => decimal_node(*value),
        Level::Assumption(id) => Node::text(id),
    };
    Table::new().with("from", node(change.from())).with("to", node(change.to())).into_node()
}

fn probability(probability: &Probability) -> Node {
    match probability {
        Probability::Share(share) => decimal_node(*share),
        Probability::Assumption(id) => Node::text(id),
    }
}

fn profile(profile: &Profile) -> Node {
    let settings = profile.settings();
    let from = profile.stated_start().map(|column| (FROM, Setting::Whole(column)));
    let plain = if *profile == Profile::every_period() { EVERY_PERIOD } else { profile.word() };
    let value = match (settings.as_slice(), from) {
        ([], None) => return Node::text(plain),
        // What the form cannot do without says by itself what it is.
        ([(key, value)], None) if profile.main_field() == Some(*key) => setting(value),
        (_, from) => {
            let fields = from.into_iter().chain(settings);
            fields.fold(Table::new(), |table, (key, value)| table.with(key, setting(&value))).into_node()
        }
    };
    Table::new().with(profile.word(), value).into_node()
}

fn depreciation(depreciation: &Depreciation) -> Node {
    let settings = depreciation.settings();
    if settings.is_empty() {
        return Node::text(depreciation.word());
    }
    let fields = settings.iter().fold(Table::new(), |table, (key, value)| table.with(key, setting(value)));
    Table::new().with(depreciation.word(), fields.into_node()).into_node()
}

fn residual(residual: &Residual) -> Node {
    let table = |node: Node| Table::new().with(residual.word(), node).into_node();
    match residual {
        Residual::None | Residual::RemainingLife => Node::text(residual.word()),
        Residual::Resale(worth) => table(amount(worth)),
        Residual::Perpetuity { growth } => {
            table(Table::new().with("growth", annual_rate(*growth)).into_node())
        }
    }
}

fn loan(loan: &CaseLoan) -> Node {
    let terms = loan.terms();
    let stated = |number: u32| Some(number).filter(|number| *number > 0);
    Table::new()
        .text("name", loan.name())
        .with("amount", amount(loan.amount()))
        .with("rate", annual_rate(terms.rate()))
        .optional("drawn", stated(loan.drawn()).map(|column| Node::Integer(column.to_string())))
        .optional(
            "interest_only",
            stated(terms.interest_only_periods()).map(|periods| Node::Integer(periods.to_string())),
        )
        .with("repayment", repayment(terms.repayment()))
        .optional_text("source", loan.source())
        .into_node()
}

fn repayment(repayment: Repayment) -> Node {
    let balloon = Some(repayment.balloon()).filter(|balloon| !balloon.is_zero());
    let form = match repayment {
        Repayment::Level { over, .. } | Repayment::EqualPrincipal { over, .. } => {
            Table::new().integer("over", over).optional_decimal("balloon", balloon).into_node()
        }
        Repayment::Payment(payment) => decimal_node(payment),
    };
    Table::new().with(repayment.word(), form).into_node()
}

fn setting(setting: &Setting) -> Node {
    match setting {
        Setting::Whole(number) => Node::Integer(number.to_string()),
        Setting::Decimal(value) => decimal_node(*value),
        Setting::Share(share) => Node::Text(share.to_string()),
        Setting::Word(word) => Node::text(*word),
        Setting::Decimals(values) => Node::List(values.iter().copied().map(decimal_node).collect()),
        Setting::Dates(values) => Node::List(values.iter().map(dated).collect()),
    }
}

fn dated(&(date, multiple): &(Date, Decimal)) -> Node {
    Node::List(vec![Node::Text(date.to_string()), decimal_node(multiple)])
}

fn delay(delay: &Delay) -> Option<Node> {
    match delay {
        Delay::Columns(0) => None,
        Delay::Columns(columns) => Some(Node::Integer(columns.to_string())),
        Delay::Assumption(id) => Some(Node::text(id)),
    }
}
