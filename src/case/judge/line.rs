//! Lines: an amount whose factors exist, a profile that fits, cells within the limits.

use super::Context;
use super::faults::{Faults, check_text};
use crate::case::amount::{Amount, Factor};
use crate::case::cells;
use crate::case::class::Treatment;
use crate::case::delay::Delay;
use crate::case::draft::LineDraft;
use crate::case::layout;
use crate::case::line::Line;
use crate::error::{Error, ErrorKind, Segment};
use crate::flow::{Growth, Placing, Profile};
use crate::limits;
use crate::value::Id;
use crate::value::nearest::one_of;

impl Faults {
    pub(super) fn lines<K>(
        &mut self,
        drafts: Vec<LineDraft<K>>,
        context: &Context,
        placing: Option<Placing>,
        lines: &mut Vec<Line>,
    ) {
        for (index, mut draft) in drafts.into_iter().enumerate() {
            let mut faults = Faults(std::mem::take(&mut draft.faults));
            let segment = Segment::item(draft.kind.key(), index);
            let label = draft.name.clone();
            lines.push(faults.line(draft, context, placing));
            self.absorb(&segment, label.as_deref(), faults);
        }
    }

    fn line<K>(&mut self, draft: LineDraft<K>, context: &Context, placing: Option<Placing>) -> Line {
        self.optional_name("owner", draft.owner.as_deref());
        self.optional_text("evidence", draft.evidence.as_deref());
        self.texts("tags", &draft.tags);
        self.growth_rates(&draft.growth);
        let (discounting, curve) = self.discounting(draft.discounting.as_deref(), context).unzip();
        // A line without a name is judged to its end all the same; the fault keeps it out of any case.
        let name = self.required_name("name", draft.name).unwrap_or_default();
        let mut line = Line {
            kind: draft.kind,
            name,
            amount: draft.amount,
            profile: draft.profile,
            delay: draft.delay,
            growth: in_document_order(draft.growth),
            discounting,
            curve: curve.unwrap_or(0),
            recipient: draft.recipient,
            owner: draft.owner,
            evidence: draft.evidence,
            tags: draft.tags,
            cells: Vec::new(),
            dated: Vec::new(),
        };
        self.is_discounted(&line);
        match line.treatment() {
            Treatment::Qualitative => self.has_no_amount(&line),
            Treatment::Counted | Treatment::Sunk | Treatment::Quantified => {
                self.amount(&mut line, context);
                self.required("profile", line.profile.as_ref(), WHEN_IT_FALLS);
                self.day_count(&line, context);
                let delay = self.delay(&line.delay, context);
                self.cells(&mut line, context, placing.filter(|_| delay.is_some()));
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
        let is_money = matches!(line.treatment(), Treatment::Counted | Treatment::Sunk);
        if let (Some(id), false) = (&line.discounting, is_money) {
            let found = format!("{:?} on a line that is not in money", id.as_str());
            let expected = "no discounting of its own, or the class cashable or non-cashable";
            self.push("discounting", Error::new(ErrorKind::Conflict, found, expected));
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
        let is_placed = line.profile.is_some() || line.delay != Delay::NONE;
        if line.amount.is_some() || is_placed || !line.growth.is_empty() {
            let found = "an amount, a profile, a delay or a growth on a qualitative line";
            let expected = "words alone, or the class quantified, cashable or non-cashable";
            self.push("class", Error::new(ErrorKind::Conflict, found, expected));
        }
    }

    fn amount(&mut self, line: &mut Line, context: &Context) {
        let Some(amount) = self.required("amount", line.amount.take(), "an amount, or factors of one") else {
            return;
        };
        self.factors(&amount, context);
        let expected_currency = match line.treatment() {
            Treatment::Quantified => None,
            _ => context.currency,
        };
        match (amount.currency(), expected_currency) {
            (Some(stated), None) if line.treatment() == Treatment::Quantified => {
                let expected = "a number with a unit of its own, or the class cashable or non-cashable";
                self.push(
                    "amount",
                    Error::new(ErrorKind::Conflict, format!("an amount in {stated}"), expected),
                );
            }
            (Some(stated), Some(of_case)) if stated != of_case => {
                self.push(
                    "amount",
                    Error::new(
                        ErrorKind::CurrencyMismatch,
                        stated.code(),
                        format!("the case is in {of_case}"),
                    ),
                );
            }
            _ => {}
        }
        line.amount = Some(amount.with_currency(expected_currency));
    }

    fn factors(&mut self, amount: &Amount, context: &Context) {
        if amount.factors().is_empty() {
            self.push("amount", Error::new(ErrorKind::Empty, "an empty product", "at least one factor"));
        }
        self.at_most("amount", amount.factors().len(), "factors", limits::FACTORS);
        for (index, factor) in amount.factors().iter().enumerate() {
            let checked = match factor {
                Factor::Assumption(id) => context.check_assumption(id),
                Factor::Constant { unit: Some(unit), .. } => {
                    check_text(unit, limits::NAME).map_err(|error| error.within("unit"))
                }
                Factor::Constant { unit: None, .. } => Ok(()),
            };
            if let Err(error) = checked {
                self.push("amount", error.within(index));
            }
        }
    }

    /// Dates of its own ask for a day count.
    fn day_count(&mut self, line: &Line, context: &Context) {
        let is_dated = line.profile.as_ref().is_some_and(Profile::is_dated);
        if is_dated && context.conventions.is_some_and(|conventions| conventions.stated_day_count().is_none())
        {
            let found = "dates in a case that states no day count";
            let expected = "conventions with a day count, such as \"act/365-fixed\", or columns";
            self.push("profile", Error::new(ErrorKind::Missing, found, expected));
        }
    }

    /// Computes the cells, where everything that they are made of is sound; otherwise what is wrong elsewhere does not
    /// keep faults of the profile or of the amount back.
    fn cells(&mut self, line: &mut Line, context: &Context, placing: Option<Placing>) {
        let is_known = line.amount.as_ref().is_some_and(|amount| context.can_multiply(amount));
        let day_count = context.conventions.and_then(|conventions| conventions.stated_day_count());
        let computed = placing
            .filter(|_| self.0.is_empty() && is_known)
            .map(|placing| line.compute(&context.values, placing, day_count));
        if let Some(Ok(())) = computed {
            return;
        }
        let known_before = self.0.len();
        let amount = line.amount.as_ref().filter(|_| is_known);
        if let Some(Err(error)) = amount.map(|amount| cells::check(line.kind, amount, &context.values)) {
            self.push("amount", error);
        }
        self.profile(line, context, placing);
        if let Some(Err(error)) = computed.filter(|_| self.0.len() == known_before) {
            self.0.push(error);
        }
    }

    /// Refuses a profile that does not fit into the timeline.
    fn profile(&mut self, line: &Line, context: &Context, placing: Option<Placing>) {
        let (Some(profile), Some(placing)) = (&line.profile, placing) else { return };
        let placing = layout::delayed(placing, &line.delay, &context.values);
        if let Ok(placing) = placing
            && let Err(error) = profile.placed(&placing)
        {
            self.push("profile", error);
        }
    }
}

const WHEN_IT_FALLS: &str = "when it falls: once, every-period, phased or another form of profile";

impl Context {
    /// Whether the product of an amount can be computed: few factors, all of known value.
    fn can_multiply(&self, amount: &Amount) -> bool {
        amount.factors().len() <= limits::FACTORS
            && amount.assumptions().all(|id| self.values.contains_key(id))
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

/// Rates from the first column before rates from column 0, as a document lists them; they multiply in any order.
fn in_document_order(mut growth: Vec<Growth>) -> Vec<Growth> {
    growth.sort_by_key(|growth| matches!(growth, Growth::FromColumnZero(_)));
    growth
}
