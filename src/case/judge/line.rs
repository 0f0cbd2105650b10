//! Lines: an amount whose factors exist, a profile that fits, cells within the limits.

use super::alternative::Place;
use super::faults::{Faults, check_text};
use super::{Context, check_magnitude};
use crate::case::adjustment::{chain_of, factor_of};
use crate::case::amount::{Amount, Factor};
use crate::case::cells::{self, Rules, fits_amount};
use crate::case::change::{Change, Level};
use crate::case::class::{CostClass, LineKind, Recipient, Treatment};
use crate::case::conventions::PriceBasis;
use crate::case::delay::Delay;
use crate::case::draft::LineDraft;
use crate::case::layout::{self, Site};
use crate::case::line::Line;
use crate::case::residual::{Residual, check_resale};
use crate::case::tax::Taxation;
use crate::case::view::View;
use crate::error::{Error, ErrorKind, Segment};
use crate::flow::{Depreciation, Growth, Profile, check_years};
use crate::limits;
use crate::value::Id;
use crate::value::nearest::one_of;
use rust_decimal::Decimal;

impl Faults {
    pub(super) fn lines<K>(
        &mut self,
        drafts: Vec<LineDraft<K>>,
        context: &Context,
        place: &Place<'_>,
        lines: &mut Vec<Line>,
    ) {
        for (index, mut draft) in drafts.into_iter().enumerate() {
            let mut faults = Faults(std::mem::take(&mut draft.faults));
            let segment = Segment::item(draft.kind.key(), index);
            let label = draft.name.clone();
            lines.push(faults.line(draft, context, place));
            self.absorb(&segment, label.as_deref(), faults);
        }
    }

    fn line<K>(&mut self, draft: LineDraft<K>, context: &Context, place: &Place<'_>) -> Line {
        self.optional_name("owner", draft.owner.as_deref());
        self.optional_text("evidence", draft.evidence.as_deref());
        self.texts("tags", &draft.tags);
        self.growth_rates(&draft.growth);
        self.prices(draft.prices);
        let (discounting, curve) = self.discounting(draft.discounting.as_deref(), context).unzip();
        let adjustments = self.adjustments_of_line(draft.adjustments, draft.kind);
        // A line without a name is judged to its end all the same; the fault keeps it out of any case.
        let name = self.required_name("name", draft.name).unwrap_or_default();
        let mut line = Line {
            kind: draft.kind,
            name,
            amount: draft.amount,
            probability: draft.probability,
            profile: draft.profile,
            delay: draft.delay,
            prices: draft.prices.filter(|prices| context.price_basis() != Some(*prices)),
            growth: in_document_order(draft.growth),
            life: draft.life,
            residual: draft.residual,
            factor: None,
            adjustments,
            depreciation: draft.depreciation,
            taxation: draft.taxation,
            discounting,
            curve: curve.unwrap_or(0),
            recipient: draft.recipient,
            view: draft.view,
            treatment: draft.kind.treatment(),
            owner: draft.owner,
            evidence: draft.evidence,
            tags: draft.tags,
            contribution: draft.contribution,
            cells: Vec::new(),
            dated: Vec::new(),
            residual_value: None,
            if_it_happens: None,
            written_off: Vec::new(),
        };
        line.settle_treatment(context.stated_view());
        line.factor = factor_of(chain_of(&line, place.adjustments), line.kind);
        self.is_discounted(&line);
        self.contribution(&line);
        self.probability(&line, context);
        self.view(&line);
        self.taxation(&line);
        self.depreciation(&line, context);
        match line.treatment() {
            Treatment::Qualitative => self.has_no_amount(&line),
            Treatment::Counted | Treatment::Sunk | Treatment::OutsideView | Treatment::Quantified => {
                self.amount(&mut line, context);
                self.required("profile", line.profile.as_ref(), WHEN_IT_FALLS);
                self.day_count(&line, context);
                self.life(&line);
                self.residual(&mut line, context);
                let delay = self.delay(&line.delay, context);
                self.cells(&mut line, context, place.site.filter(|_| delay.is_some()));
            }
        }
        line
    }

    /// The named way in which a line is discounted, and its curve, those of the case being the first.
    fn discounting(&mut self, name: Option<&str>, context: &Context) -> Option<(Id, usize)> {
        let (name, named_ids) = (name?, context.named_ids.as_ref()?);
        match named_ids.iter().position(|known| known == name) {
            // A name that is no id is a fault where it is stated.
            Some(position) => name.parse().ok().map(|id| (id, position + 1)),
            None => {
                let known = named_ids.iter().map(String::as_str);
                let expected = one_of("the name of a way of discounting of this case", name, known);
                self.push("discounting", Error::new(ErrorKind::UnknownId, format!("{name:?}"), expected));
                None
            }
        }
    }

    /// Refuses a way of discounting where nothing is discounted.
    fn is_discounted(&mut self, line: &Line) {
        if let (Some(id), false) = (&line.discounting, line.treatment().is_money()) {
            let found = format!("{:?} on a line that is not in money", id.as_str());
            let expected = "no discounting of its own, or the class cashable or non-cashable";
            self.push("discounting", Error::new(ErrorKind::Conflict, found, expected));
        }
    }

    /// Refuses a contribution of what contributes nothing.
    fn contribution(&mut self, line: &Line) {
        if let (Some(contribution), true) = (line.contribution, line.kind.is_outlay()) {
            let found = format!("{:?} on a {}", contribution.word(), line.kind.word());
            let expected = "no contribution, or a benefit or a dis-benefit";
            self.push("contribution", Error::new(ErrorKind::Conflict, found, expected));
        }
    }

    /// Refuses a risk that no figure counts, and a probability that is none.
    fn probability(&mut self, line: &Line, context: &Context) {
        let Some(probability) = &line.probability else { return };
        let uncounted = match line.treatment() {
            _ if line.kind == LineKind::WorkingCapital => Some("a probability on working capital"),
            Treatment::Counted | Treatment::OutsideView => None,
            Treatment::Sunk => Some("a probability on a sunk cost, which is spent whatever happens"),
            Treatment::Quantified | Treatment::Qualitative => {
                Some("a probability on a line that is not in money")
            }
        };
        if let Some(found) = uncounted {
            let expected = "no probability, or a line in money that counts";
            return self.push("probability", Error::new(ErrorKind::Conflict, found, expected));
        }
        // Cells are expected values, and a salvage value is stated for the asset as it is bought.
        if line.depreciation.as_ref().is_some_and(Depreciation::leaves_salvage) {
            let found = "a probability on an asset that is written off down to a salvage value";
            let expected = "no probability, or a salvage value of zero and what is left as a residual value";
            return self.push("probability", Error::new(ErrorKind::Conflict, found, expected));
        }
        let checked = match probability.assumption() {
            Some(id) => context.check_assumption(id),
            None => Ok(()),
        };
        // Where the assumption is faulty itself, no value of it is known.
        let is_known = probability.assumption().is_none_or(|id| context.values.contains_key(id));
        let checked = checked.and_then(|()| match is_known {
            true => probability.share(&context.values).map(drop),
            false => Ok(()),
        });
        if let Err(error) = checked {
            self.push("probability", error);
        }
    }

    /// Refuses a view in which a line of this kind and recipient cannot count.
    fn view(&mut self, line: &Line) {
        let Some(view) = line.view else { return };
        if view.counts(line.kind, line.recipient) {
            return;
        }
        let (class, kind) = (line.kind.class_word(), line.kind.word());
        let found = match line.recipient {
            Recipient::Organisation => format!("the {view} view on a {kind} of class {class}"),
            recipient => format!("the {view} view on a {class} {kind} with recipient {recipient}"),
        };
        let expected = match (line.kind.treatment(), view) {
            (Treatment::Counted, View::Financial) => {
                "no view of its own: the financial view holds costs and cashable or transfer lines of the organisation"
            }
            (Treatment::Counted, View::Economic) => {
                "no view of its own: a transfer uses no resources, which alone the economic view holds"
            }
            _ => "no view of its own: what is sunk or not in money counts in neither",
        };
        self.push("view", Error::new(ErrorKind::Conflict, found, expected));
    }

    /// Refuses a word on tax where no money flows.
    fn taxation(&mut self, line: &Line) {
        if line.taxation == Taxation::Exempt && !line.treatment().is_money() {
            let found = "exempt on a line that is not in money";
            let expected = "nothing on tax, or the class cashable or non-cashable";
            self.push("tax", Error::new(ErrorKind::Conflict, found, expected));
        }
    }

    /// What is written off for tax is a capital cost of the organisation, by the year.
    fn depreciation(&mut self, line: &Line, context: &Context) {
        if line.depreciation.is_none() {
            return;
        }
        let mut refuse = |found: String, expected: &str| {
            self.push("depreciation", Error::new(ErrorKind::Conflict, found, expected));
        };
        if !is_asset(line.kind) {
            let found = format!("depreciation on a {} of class {}", line.kind.word(), line.kind.class_word());
            refuse(found, "a cost of class capital");
        }
        if line.recipient != Recipient::Organisation {
            let found = format!("depreciation on a cost of the recipient {}", line.recipient);
            refuse(found, "a cost of the organisation, whose tax it lessens");
        }
        if line.taxation == Taxation::Exempt {
            refuse("depreciation on a cost that is exempt".to_owned(), "one of the two");
        }
        if let Some(Err(error)) = context.timeline.map(check_years) {
            self.push("depreciation", error);
        }
    }

    fn growth_rates(&mut self, rates: &[Growth]) {
        let all_from_zero = rates.iter().all(|rate| matches!(rate, Growth::FromColumnZero(_)));
        let field = if all_from_zero { "escalating" } else { "growing" };
        self.at_most(field, rates.len(), "rates", limits::GROWTH_RATES);
        for growth in rates {
            if let Err(error) = growth.rate().to_effective() {
                let field = match growth {
                    Growth::FromFirstColumn(_) => "growing",
                    Growth::FromColumnZero(_) => "escalating",
                };
                self.push(field, error);
            }
        }
    }

    fn has_no_amount(&mut self, line: &Line) {
        let is_placed = line.profile.is_some()
            || line.delay != Delay::NONE
            || line.prices.is_some()
            || line.life.is_some()
            || line.residual.is_some();
        if line.amount.is_some() || is_placed || !line.growth.is_empty() {
            let found = "an amount or how it falls on a qualitative line";
            let expected = "words alone, or the class quantified, cashable or non-cashable";
            self.push("class", Error::new(ErrorKind::Conflict, found, expected));
        }
    }

    fn amount(&mut self, line: &mut Line, context: &Context) {
        let Some(amount) = self.required("amount", line.amount.take(), "an amount, or factors of one") else {
            return;
        };
        self.factors("amount", &amount, context);
        line.amount = Some(match line.treatment() {
            Treatment::Quantified => self.in_own_unit(amount),
            _ => self.money("amount", amount, context),
        });
    }

    fn in_own_unit(&mut self, amount: Amount) -> Amount {
        if let Some(stated) = amount.currency() {
            let expected = "a number with a unit of its own, or the class cashable or non-cashable";
            let found = format!("an amount in {stated}");
            self.push("amount", Error::new(ErrorKind::Conflict, found, expected));
        }
        amount.with_currency(None)
    }

    /// An amount in the currency of the case.
    pub(super) fn money(&mut self, field: &'static str, amount: Amount, context: &Context) -> Amount {
        if let (Some(stated), Some(of_case)) = (amount.currency(), context.currency)
            && stated != of_case
        {
            let expected = format!("the case is in {of_case}");
            self.push(field, Error::new(ErrorKind::CurrencyMismatch, stated.code(), expected));
        }
        amount.with_currency(context.currency)
    }

    pub(super) fn factors(&mut self, field: &'static str, amount: &Amount, context: &Context) {
        if amount.factors().is_empty() {
            self.push(field, Error::new(ErrorKind::Empty, "an empty product", "at least one factor"));
        }
        self.at_most(field, amount.factors().len(), "factors", limits::FACTORS);
        for (index, factor) in amount.factors().iter().enumerate() {
            let checked = match factor {
                Factor::Assumption(id) => context.check_assumption(id),
                Factor::Constant { unit, .. } => check_unit(unit.as_deref()),
                Factor::Change(change) => {
                    self.levels(field, index, change, context);
                    check_unit(change.unit())
                }
            };
            if let Err(error) = checked {
                self.push(field, error.within(index));
            }
        }
    }

    fn levels(&mut self, field: &'static str, index: usize, change: &Change, context: &Context) {
        for (name, level) in change.levels() {
            let checked = match level {
                Level::Constant(value) => check_magnitude(*value),
                Level::Assumption(id) => context.check_assumption(id),
            };
            if let Err(error) = checked {
                let error = error.within(name).within(change.movement().word());
                self.push(field, error.within(index));
            }
        }
    }

    fn life(&mut self, line: &Line) {
        match line.life {
            Some(years) if years == 0 || years > limits::PERIODS => {
                let expected = format!("a life of 1 to {} years", limits::PERIODS);
                self.push("life", Error::new(ErrorKind::OutOfRange, years.to_string(), expected));
            }
            None if line.residual == Some(Residual::RemainingLife) => {
                let error =
                    Error::new(ErrorKind::Missing, "nothing", "the life in years of which some remains");
                self.push("life", error);
            }
            _ => {}
        }
    }

    /// An asset is capital, and what goes on recurs in every period.
    fn residual(&mut self, line: &mut Line, context: &Context) {
        let on_this = format!("on a {} of class {}", line.kind.word(), line.kind.class_word());
        let conflict = |found: String, expected: &str| Error::new(ErrorKind::Conflict, found, expected);
        match &mut line.residual {
            None | Some(Residual::None) => {
                if line.life.is_some() && !is_asset(line.kind) {
                    self.push("life", conflict(format!("a life {on_this}"), "a cost of class capital"));
                }
            }
            Some(residual @ (Residual::RemainingLife | Residual::Resale(_))) if !is_asset(line.kind) => {
                let found = format!("{} {on_this}", residual.word());
                self.push("residual", conflict(found, "a cost of class capital"));
            }
            Some(Residual::RemainingLife) => {}
            Some(Residual::Resale(resale)) => {
                let mut faults = Faults(Vec::new());
                let stated = std::mem::replace(resale, Amount::bare(Decimal::ZERO));
                faults.factors("resale", &stated, context);
                if context.can_multiply(&stated)
                    && let Err(error) = check_resale(&stated, &context.values)
                {
                    faults.0.push(error);
                }
                *resale = faults.money("resale", stated, context);
                self.absorb(&"residual".into(), None, faults);
            }
            Some(Residual::Perpetuity { .. }) => {
                if !recurs_always(line) {
                    let found =
                        "a perpetuity of a line that ends, skips periods or is not in money".to_owned();
                    let expected = "a line in money that recurs in every period to the end of the timeline";
                    self.push("residual", conflict(found, expected));
                }
            }
        }
    }

    /// Dates of its own ask for a day count; the level of working capital has none.
    fn day_count(&mut self, line: &Line, context: &Context) {
        let is_dated = line.profile.as_ref().is_some_and(Profile::is_dated);
        if is_dated && line.kind == LineKind::WorkingCapital {
            let found = "dates of working capital";
            let expected = "its level in columns: explicit, every-period or another form of profile";
            return self.push("profile", Error::new(ErrorKind::Conflict, found, expected));
        }
        if is_dated && context.conventions.is_some_and(|conventions| conventions.stated_day_count().is_none())
        {
            let found = "dates in a case that states no day count";
            let expected = "columns, or conventions with a day count such as \"act/365-fixed\"";
            self.push("profile", Error::new(ErrorKind::Conflict, found, expected));
        }
    }

    /// Computes the cells, where everything that they are made of is sound; otherwise what is wrong elsewhere does not
    /// keep faults of the profile or of the amount back.
    fn cells(&mut self, line: &mut Line, context: &Context, site: Option<Site>) {
        let is_known = line.amount.as_ref().is_some_and(|amount| context.can_multiply(amount));
        let is_residual_known = line
            .residual
            .as_ref()
            .and_then(Residual::resale)
            .is_none_or(|amount| context.can_multiply(amount));
        let computed = site
            .zip(context.rules())
            .filter(|_| self.0.is_empty() && is_known && is_residual_known)
            .map(|(site, rules)| line.compute(&context.values, site, &rules));
        if let Some(Ok(())) = computed {
            return;
        }
        let known_before = self.0.len();
        let amount = line.amount.as_ref().filter(|_| is_known);
        if let Some(Err(error)) = amount.map(|amount| cells::check(line.kind, amount, &context.values)) {
            self.push("amount", error);
        }
        self.profile(line, context, site);
        if let Some(Err(error)) = computed.filter(|_| self.0.len() == known_before) {
            self.0.push(error);
        }
    }

    /// Refuses a profile that does not fit into the timeline.
    fn profile(&mut self, line: &Line, context: &Context, site: Option<Site>) {
        let (Some(profile), Some(site)) = (&line.profile, site) else { return };
        let placing = layout::delayed(site.placing, &line.delay, &context.values);
        if let Ok(placing) = placing
            && let Err(error) = profile.placed(&placing)
        {
            self.push("profile", error);
        }
    }
}

fn check_unit(unit: Option<&str>) -> Result<(), Error> {
    unit.map_or(Ok(()), |unit| check_text(unit, limits::NAME)).map_err(|error| error.within("unit"))
}

fn is_asset(kind: LineKind) -> bool {
    matches!(kind, LineKind::Cost(CostClass::Capital))
}

fn recurs_always(line: &Line) -> bool {
    let leaps =
        |profile: &Profile| profile.settings().iter().any(|(key, _)| matches!(*key, "every" | "until"));
    let profile = line.profile.as_ref().filter(|profile| profile.recurs());
    let is_spent = line.kind.treatment() == Treatment::Counted && line.kind != LineKind::WorkingCapital;
    is_spent && profile.is_some_and(|profile| !leaps(profile))
}

const WHEN_IT_FALLS: &str = "when it falls: once, every-period, phased or another form of profile";

impl Context {
    fn price_basis(&self) -> Option<PriceBasis> {
        self.conventions.map(|conventions| conventions.price_basis())
    }

    fn stated_view(&self) -> Option<View> {
        self.conventions.and_then(|conventions| conventions.stated_view())
    }

    fn rules(&self) -> Option<Rules<'_>> {
        let inflation = self.inflation.as_ref().ok()?.as_ref();
        Some(Rules::of(self.conventions?, self.timeline?, inflation, self.last_rates.clone()))
    }

    /// Whether the product of an amount can be computed: few factors, all of known value, no level out of bounds.
    pub(super) fn can_multiply(&self, amount: &Amount) -> bool {
        let mut levels = amount.changes().flat_map(|(_, change)| change.levels());
        amount.factors().len() <= limits::FACTORS
            && amount.assumptions().all(|id| self.values.contains_key(id))
            && levels.all(|(_, level)| !matches!(level, Level::Constant(value) if !fits_amount(*value)))
    }

    pub(super) fn check_assumption(&self, id: &str) -> Result<(), Error> {
        match &self.stated_ids {
            Some(known) if !known.contains(id) => {
                let expected = one_of("the id of an assumption", id, known.iter().map(String::as_str));
                Err(Error::new(ErrorKind::UnknownId, format!("{id:?}"), expected))
            }
            _ => Ok(()),
        }
    }
}

impl Line {
    /// What its kind says, unless it counts in another view than the stated one.
    fn settle_treatment(&mut self, stated: Option<View>) {
        self.treatment = match (self.kind.treatment(), stated) {
            (Treatment::Counted, Some(view)) if !self.counts_in(view) => Treatment::OutsideView,
            (treatment, _) => treatment,
        };
    }
}

/// Rates from the first column before rates from column 0, as a document lists them; they multiply in any order.
fn in_document_order(mut growth: Vec<Growth>) -> Vec<Growth> {
    growth.sort_by_key(|growth| matches!(growth, Growth::FromColumnZero(_)));
    growth
}
