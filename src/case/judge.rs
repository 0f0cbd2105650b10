//! The only validator: a draft becomes a case, or every fault that it holds.

use super::BusinessCase;
use super::amount::{Amount, Factor};
use super::cells::{Formula, Values};
use super::class::{AlternativeKind, Treatment};
use super::conventions::{Conventions, PriceBasis};
use super::draft::{Alternative, Assumption, BaselineDraft, CaseDraft, LineDraft};
use super::line::{CaseAlternative, CaseAssumption, Line};
use crate::error::{Error, ErrorKind, Errors, Segment};
use crate::flow::Growth;
use crate::limits;
use crate::scoring::{ScoringMatrix, ScoringMatrixBuilder};
use crate::time::Timeline;
use crate::value::{AnnualRate, Currency, Id, Rate, decimal};
use rust_decimal::Decimal;
use std::collections::BTreeSet;

/// Turns a draft into a case.
pub(super) fn judge(draft: CaseDraft) -> Result<BusinessCase, Errors> {
    let mut faults = Faults(draft.faults);
    let title = faults.required_name("title", draft.title);
    faults.optional_text("question", draft.question.as_deref());
    faults.texts("objectives", &draft.objectives);
    let currency = faults.required("currency", draft.currency, "an ISO 4217 code such as \"GBP\"");
    let timeline = faults.required("timeline", draft.timeline, "a start, a number of periods and a step");
    let conventions = faults.required("conventions", draft.conventions, "the price basis and the timing");
    faults.conventions(conventions);
    let discounting = faults.required("discounting", draft.discounting, "a rate such as \"3.5%\"");
    let discount_rate = faults.discount_rate(discounting);
    let stated_ids: Vec<String> = draft.assumptions.iter().filter_map(|stated| stated.id.clone()).collect();
    let assumptions = faults.assumptions(draft.assumptions);
    let values = assumptions.iter().flatten().map(|known| (known.id.to_string(), known.value)).collect();
    let context = Context { currency, timeline, stated_ids: &stated_ids, values };
    let kinds: Vec<_> = draft.alternatives.iter().map(|alternative| alternative.kind).collect();
    let ids = faults.alternative_ids(&draft.alternatives);
    let baseline = faults.baseline(&draft.baseline, &ids, &kinds);
    let alternatives = faults.alternatives(draft.alternatives, &ids, &context);
    let scoring = faults.scoring(draft.scoring, &ids);

    let whole = (title, currency, timeline, conventions, discounting, discount_rate, baseline);
    let (
        Some(title),
        Some(currency),
        Some(timeline),
        Some(conventions),
        Some(discounting),
        Some(discount_rate),
        Some(baseline),
    ) = whole
    else {
        return Err(faults.into_errors());
    };
    Errors::none_in(faults.0)?;
    let case = BusinessCase {
        title,
        question: draft.question,
        objectives: draft.objectives,
        currency,
        timeline,
        conventions,
        discounting,
        discount_rate,
        assumptions: assumptions.into_iter().flatten().collect(),
        alternatives: alternatives.into_iter().flatten().collect(),
        baseline,
        scoring,
    };
    check_ranges(&case)?;
    Ok(case)
}

/// Computes all cells anew, as after a change of an assumption, and checks the case as [`judge`] does.
pub(super) fn recompute_cells(case: &mut BusinessCase) -> Result<(), Errors> {
    compute_cells(case)?;
    check_ranges(case)
}

/// Computes the cells of a case at its central values.
pub(super) fn compute_cells(case: &mut BusinessCase) -> Result<(), Errors> {
    let values = central_values(&case.assumptions);
    let timeline = case.timeline;
    let mut faults = Vec::new();
    for (position, alternative) in case.alternatives.iter_mut().enumerate() {
        for (segment, line) in with_segments(&mut alternative.lines) {
            let Some(formula) = formula(line) else { continue };
            match formula.cells(&values, timeline) {
                Ok(cells) => line.cells = cells,
                Err(error) => faults.push(
                    error
                        .within("amount")
                        .labelled(&line.name)
                        .within(segment)
                        .within(Segment::item("alternative", position)),
                ),
            }
        }
    }
    Errors::none_in(faults)
}

/// Each line with its place in the document: the lists of costs, benefits and dis-benefits count for themselves.
fn with_segments(lines: &mut [Line]) -> impl Iterator<Item = (Segment, &mut Line)> {
    let mut previous = "";
    let mut index = 0;
    lines.iter_mut().map(move |line| {
        let key = line.kind.key();
        index = if key == previous { index + 1 } else { 0 };
        previous = key;
        (Segment::item(key, index), line)
    })
}

fn formula(line: &Line) -> Option<Formula<'_>> {
    match (&line.amount, &line.profile) {
        (Some(amount), Some(profile)) => Some(Formula { amount, profile, growth: &line.growth }),
        _ => None,
    }
}

fn central_values(assumptions: &[CaseAssumption]) -> Values {
    assumptions.iter().map(|assumption| (assumption.id.to_string(), assumption.value)).collect()
}

/// Refuses a case whose cells cannot be computed at the low or the high value of an assumption, so that an appraisal
/// can show both.
fn check_ranges(case: &BusinessCase) -> Result<(), Errors> {
    let mut faults = Vec::new();
    for (position, assumption) in case.assumptions.iter().enumerate() {
        for (end, value) in [("low", assumption.low), ("high", assumption.high)] {
            let Some(value) = value else { continue };
            if let Err(errors) = case.at(assumption.id(), value) {
                let there = errors.into_iter().next().expect("errors are never empty");
                let found =
                    format!("{} with {} at {}", there.found(), assumption.id(), decimal::to_text(value));
                let error = Error::new(there.kind(), found, there.expected());
                faults.push(
                    error
                        .within(end)
                        .labelled(assumption.id.as_str())
                        .within(Segment::item("assumption", position)),
                );
            }
        }
    }
    Errors::none_in(faults)
}

impl BusinessCase {
    /// The case at another value of one assumption, its range left as it is.
    pub(crate) fn at(&self, assumption: &Id, value: Decimal) -> Result<Self, Errors> {
        let mut changed = self.clone();
        for candidate in changed.assumptions.iter_mut().filter(|candidate| &candidate.id == assumption) {
            candidate.value = value;
        }
        compute_cells(&mut changed)?;
        Ok(changed)
    }
}

/// What lines are judged against; what is unknown because it is faulty itself is `None`.
struct Context<'a> {
    currency: Option<Currency>,
    timeline: Option<Timeline>,
    /// The ids of all assumptions, of faulty ones too.
    stated_ids: &'a [String],
    /// The central values of the sound ones.
    values: Values,
}

/// All that is wrong so far, with paths relative to what is being judged.
struct Faults(Vec<Error>);

impl Faults {
    fn push(&mut self, field: impl Into<Segment>, error: Error) {
        self.0.push(error.within(field));
    }

    /// Takes over the faults of a part.
    fn absorb(&mut self, segment: &Segment, label: Option<&str>, part: Faults) {
        for error in part.0 {
            let error = match label {
                Some(label) => error.labelled(label),
                None => error,
            };
            self.0.push(error.within(segment.clone()));
        }
    }

    fn into_errors(self) -> Errors {
        Errors::none_in(self.0).expect_err("what is missing has been pushed as a fault")
    }

    fn known_at(&self, field: &str) -> bool {
        self.0.iter().any(|fault| fault.path().starts_at(field))
    }

    /// Something that must be there; silent where it is there and faulty.
    fn required<T>(&mut self, field: &'static str, value: Option<T>, expected: &str) -> Option<T> {
        if value.is_none() && !self.known_at(field) {
            self.push(field, Error::new(ErrorKind::Missing, "nothing", expected));
        }
        value
    }

    fn required_name(&mut self, field: &'static str, name: Option<String>) -> Option<String> {
        let name = self.required(field, name, "a text")?;
        self.text(field, &name, limits::NAME);
        Some(name)
    }

    fn optional_name(&mut self, field: &'static str, name: Option<&str>) {
        if let Some(name) = name {
            self.text(field, name, limits::NAME);
        }
    }

    fn optional_text(&mut self, field: &'static str, text: Option<&str>) {
        if let Some(text) = text {
            self.text(field, text, limits::TEXT);
        }
    }

    fn text(&mut self, field: &'static str, text: &str, longest: usize) {
        if let Err(error) = check_text(text, longest) {
            self.push(field, error);
        }
    }

    fn texts(&mut self, field: &'static str, texts: &[String]) {
        self.at_most(field, texts.len(), limits::TAGS);
        for (index, text) in texts.iter().enumerate() {
            if let Err(error) = check_text(text, limits::NAME) {
                self.push(field, error.within(index));
            }
        }
    }

    fn at_most(&mut self, field: &'static str, found: usize, limit: usize) {
        if found > limit {
            self.push(field, Error::new(ErrorKind::OverLimit, found.to_string(), format!("at most {limit}")));
        }
    }

    fn conventions(&mut self, conventions: Option<Conventions>) {
        if let Some(PriceBasis::Real { year }) = conventions.map(|conventions| conventions.price_basis())
            && !(1..=9999).contains(&year)
        {
            let error = Error::new(ErrorKind::OutOfRange, year.to_string(), "a year from 1 to 9999");
            self.push("conventions", error.within("real").within("prices"));
        }
    }

    fn discount_rate(&mut self, stated: Option<AnnualRate>) -> Option<Rate> {
        stated?.to_effective().map_err(|error| self.push("discounting", error.within("rate"))).ok()
    }

    /// One entry for each draft, `None` for a faulty one.
    fn assumptions(&mut self, drafts: Vec<Assumption>) -> Vec<Option<CaseAssumption>> {
        self.at_most("assumption", drafts.len(), limits::ASSUMPTIONS);
        let mut ids = BTreeSet::new();
        let mut judged = Vec::new();
        for (index, mut draft) in drafts.into_iter().enumerate() {
            let mut faults = Faults(std::mem::take(&mut draft.faults));
            let label = draft.id.clone();
            let assumption = faults.assumption(draft);
            if let Some(assumption) = &assumption
                && !ids.insert(assumption.id.clone())
            {
                faults.push("id", duplicate(&assumption.id));
            }
            judged.push(assumption.filter(|_| faults.0.is_empty()));
            self.absorb(&Segment::item("assumption", index), label.as_deref(), faults);
        }
        judged
    }

    fn assumption(&mut self, draft: Assumption) -> Option<CaseAssumption> {
        let id = self.required("id", draft.id, "an identifier such as \"calls\"");
        let id = id.and_then(|text| text.parse::<Id>().map_err(|error| self.push("id", error)).ok());
        let value = self.required("value", draft.value, "a decimal");
        self.optional_name("unit", draft.unit.as_deref());
        self.optional_text("source", draft.source.as_deref());
        for (field, value) in [("value", value), ("low", draft.low), ("high", draft.high)] {
            self.magnitude(field, value);
        }
        self.range(value, draft.low, draft.high);
        let (value, low, high) = (value?.normalize(), draft.low, draft.high);
        Some(CaseAssumption {
            id: id?,
            value,
            unit: draft.unit,
            source: draft.source,
            low: low.map(|low| low.normalize()),
            high: high.map(|high| high.normalize()),
        })
    }

    fn magnitude(&mut self, field: &'static str, value: Option<Decimal>) {
        let Some(value) = value else { return };
        if value.abs().trunc().to_string().len() > limits::AMOUNT_DIGITS as usize {
            let expected = format!("less than 10^{}", limits::AMOUNT_DIGITS);
            self.push(field, Error::new(ErrorKind::OverLimit, decimal::to_text(value), expected));
        }
    }

    fn range(&mut self, value: Option<Decimal>, low: Option<Decimal>, high: Option<Decimal>) {
        match (low, high) {
            (Some(_), None) => {
                self.required("high", high, "the highest plausible value beside the lowest");
            }
            (None, Some(_)) => {
                self.required("low", low, "the lowest plausible value beside the highest");
            }
            _ => {}
        }
        let Some(value) = value else { return };
        let text = decimal::to_text;
        if let Some(low) = low.filter(|low| *low > value) {
            let expected = format!("at most the central value {}", text(value));
            self.push("low", Error::new(ErrorKind::Disordered, text(low), expected));
        }
        if let Some(high) = high.filter(|high| *high < value) {
            let expected = format!("at least the central value {}", text(value));
            self.push("high", Error::new(ErrorKind::Disordered, text(high), expected));
        }
    }

    /// The id of each alternative, `None` where it has none.
    fn alternative_ids(&mut self, drafts: &[Alternative]) -> Vec<Option<Id>> {
        if drafts.is_empty() && !self.known_at("alternative") {
            let error = Error::new(ErrorKind::Empty, "no alternative", "at least one way forward");
            self.push("alternative", error);
        }
        self.at_most("alternative", drafts.len(), limits::ALTERNATIVES);
        let mut seen = BTreeSet::new();
        let mut ids = Vec::new();
        for (index, draft) in drafts.iter().enumerate() {
            let result = match (&draft.id, &draft.name) {
                (Some(id), _) => id.parse().map(Some),
                (None, Some(name)) => Id::from_name(name).map(Some),
                (None, None) => Ok(None),
            };
            let unique = result.and_then(|id| match id {
                Some(id) if !seen.insert(id.clone()) => Err(duplicate(&id)),
                id => Ok(id),
            });
            ids.push(unique.unwrap_or_else(|error| {
                let name = draft.name.as_deref().unwrap_or_default();
                self.push(Segment::item("alternative", index), error.within("id").labelled(name));
                None
            }));
        }
        ids
    }

    fn baseline(
        &mut self,
        stated: &BaselineDraft,
        ids: &[Option<Id>],
        kinds: &[Option<AlternativeKind>],
    ) -> Option<usize> {
        let position = match stated {
            BaselineDraft::Position(position) => Some(*position),
            BaselineDraft::Unstated => {
                self.required("baseline", None, "the alternative that the others are measured against")
            }
            BaselineDraft::Several(count) => {
                let found = format!("{count} baselines");
                self.push("baseline", Error::new(ErrorKind::Conflict, found, "exactly one"));
                None
            }
            BaselineDraft::Id(id) => self.baseline_with_id(id, ids),
        }?;
        if kinds.get(position) == Some(&Some(AlternativeKind::DoSomething)) {
            let found = "an alternative of kind do-something";
            let expected =
                "one that shows what happens without a decision: do-nothing, business-as-usual or do-minimum";
            self.push("baseline", Error::new(ErrorKind::Conflict, found, expected));
        }
        Some(position)
    }

    fn baseline_with_id(&mut self, id: &str, ids: &[Option<Id>]) -> Option<usize> {
        let position = ids.iter().position(|known| known.as_ref().is_some_and(|known| known.as_str() == id));
        if position.is_none() {
            let known: Vec<&str> = ids.iter().flatten().map(Id::as_str).collect();
            let expected = one_of("the id of an alternative", id, &known);
            self.push("baseline", Error::new(ErrorKind::UnknownId, format!("{id:?}"), expected));
        }
        position
    }

    fn alternatives(
        &mut self,
        drafts: Vec<Alternative>,
        ids: &[Option<Id>],
        context: &Context<'_>,
    ) -> Vec<Option<CaseAlternative>> {
        let lines: usize = drafts.iter().map(line_count).sum();
        let cells = lines.saturating_mul(context.timeline.map_or(1, |timeline| timeline.columns()));
        self.at_most("alternative", cells, limits::CELLS);
        if cells > limits::CELLS {
            return Vec::new();
        }
        let mut judged = Vec::new();
        for (index, (mut draft, id)) in drafts.into_iter().zip(ids).enumerate() {
            let mut faults = Faults(std::mem::take(&mut draft.faults));
            let label = draft.name.clone();
            judged.push(faults.alternative(draft, id.clone(), context));
            self.absorb(&Segment::item("alternative", index), label.as_deref(), faults);
        }
        judged
    }

    fn alternative(
        &mut self,
        draft: Alternative,
        id: Option<Id>,
        context: &Context<'_>,
    ) -> Option<CaseAlternative> {
        let kinds = "do-nothing, business-as-usual, do-minimum or do-something";
        let kind = self.required("kind", draft.kind, kinds);
        self.optional_text("description", draft.description.as_deref());
        self.at_most("cost", line_count(&draft), limits::LINES);
        let name = self.required_name("name", draft.name);
        let mut lines = Vec::new();
        self.lines(draft.costs, context, &mut lines);
        self.lines(draft.benefits, context, &mut lines);
        self.lines(draft.dis_benefits, context, &mut lines);
        Some(CaseAlternative { id: id?, name: name?, kind: kind?, description: draft.description, lines })
    }

    fn lines<K>(&mut self, drafts: Vec<LineDraft<K>>, context: &Context<'_>, lines: &mut Vec<Line>) {
        for (index, mut draft) in drafts.into_iter().enumerate() {
            let mut faults = Faults(std::mem::take(&mut draft.faults));
            let segment = Segment::item(draft.kind.key(), index);
            let label = draft.name.clone();
            lines.extend(faults.line(draft, context));
            self.absorb(&segment, label.as_deref(), faults);
        }
    }

    fn line<K>(&mut self, draft: LineDraft<K>, context: &Context<'_>) -> Option<Line> {
        self.optional_name("owner", draft.owner.as_deref());
        self.optional_text("evidence", draft.evidence.as_deref());
        self.texts("tags", &draft.tags);
        self.at_most("growing", draft.growth.len(), limits::GROWTH_RATES);
        let name = self.required_name("name", draft.name);
        let mut line = Line {
            kind: draft.kind,
            name: name?,
            amount: draft.amount,
            profile: draft.profile,
            growth: in_document_order(draft.growth),
            recipient: draft.recipient,
            owner: draft.owner,
            evidence: draft.evidence,
            tags: draft.tags,
            cells: Vec::new(),
        };
        match line.treatment() {
            Treatment::Qualitative => self.has_no_amount(&line),
            Treatment::Counted | Treatment::Sunk | Treatment::Quantified => {
                self.amount(&mut line, context);
                self.profile(&line, context);
                self.cells(&mut line, context);
            }
        }
        Some(line)
    }

    fn has_no_amount(&mut self, line: &Line) {
        if line.amount.is_some() || line.profile.is_some() || !line.growth.is_empty() {
            let found = "an amount, a profile or a growth on a qualitative line";
            let expected = "words alone, or the class quantified, cashable or non-cashable";
            self.push("class", Error::new(ErrorKind::Conflict, found, expected));
        }
    }

    fn amount(&mut self, line: &mut Line, context: &Context<'_>) {
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
                self.push("amount", Error::new(ErrorKind::CurrencyMismatch, stated.code(), of_case.code()));
            }
            _ => {}
        }
        line.amount = Some(amount.in_currency(expected_currency));
    }

    fn factors(&mut self, amount: &Amount, context: &Context<'_>) {
        if amount.factors().is_empty() {
            self.push("amount", Error::new(ErrorKind::Empty, "an empty product", "at least one factor"));
        }
        self.at_most("amount", amount.factors().len(), limits::FACTORS);
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

    fn profile(&mut self, line: &Line, context: &Context<'_>) {
        let expected = "when it falls: once, every-period, recurring, phased or explicit";
        let profile = self.required("profile", line.profile.as_ref(), expected);
        if let (Some(profile), Some(timeline)) = (profile, context.timeline)
            && let Err(error) = profile.check_horizon(timeline.periods())
        {
            self.push("profile", error);
        }
    }

    /// Computes the cells, once everything that they are made of is sound.
    fn cells(&mut self, line: &mut Line, context: &Context<'_>) {
        let sound = self.0.is_empty()
            && line.amount.iter().flat_map(Amount::assumptions).all(|id| context.values.contains_key(id));
        let (true, Some(timeline), Some(formula)) = (sound, context.timeline, formula(line)) else { return };
        match formula.cells(&context.values, timeline) {
            Ok(cells) => line.cells = cells,
            Err(error) => self.push("amount", error),
        }
    }

    fn scoring(
        &mut self,
        builder: Option<ScoringMatrixBuilder>,
        ids: &[Option<Id>],
    ) -> Option<ScoringMatrix> {
        let matrix = match builder?.build() {
            Ok(matrix) => matrix,
            Err(errors) => {
                self.absorb(&"scoring".into(), None, Faults(errors.into_iter().collect()));
                return None;
            }
        };
        let known: Vec<&str> = ids.iter().flatten().map(Id::as_str).collect();
        for (index, option) in matrix.options().iter().enumerate() {
            if !known.contains(&option.id().as_str()) {
                let id = option.id().as_str();
                let expected = one_of("the id of an alternative", id, &known);
                let error = Error::new(ErrorKind::UnknownId, format!("{id:?}"), expected);
                self.push("scoring", error.within("id").within(Segment::item("option", index)));
            }
        }
        Some(matrix)
    }
}

impl Context<'_> {
    fn check_assumption(&self, id: &str) -> Result<(), Error> {
        let known: Vec<&str> = self.stated_ids.iter().map(String::as_str).collect();
        if known.contains(&id) {
            return Ok(());
        }
        Err(Error::new(
            ErrorKind::UnknownId,
            format!("{id:?}"),
            one_of("the id of an assumption", id, &known),
        ))
    }
}

/// Rates from the first column before rates from column 0, as a document lists them; they multiply in any order.
fn in_document_order(mut growth: Vec<Growth>) -> Vec<Growth> {
    growth.sort_by_key(|growth| matches!(growth, Growth::FromColumnZero(_)));
    growth
}

fn line_count(draft: &Alternative) -> usize {
    draft.costs.len() + draft.benefits.len() + draft.dis_benefits.len()
}

fn duplicate(id: &Id) -> Error {
    Error::new(ErrorKind::DuplicateId, format!("{:?} a second time", id.as_str()), "an id of its own")
}

fn check_text(text: &str, longest: usize) -> Result<(), Error> {
    if text.trim().is_empty() {
        return Err(Error::new(ErrorKind::Empty, format!("{text:?}"), "a text that is not empty"));
    }
    let length = text.chars().count();
    if length > longest {
        let expected = format!("at most {longest}");
        return Err(Error::new(ErrorKind::OverLimit, format!("{length} characters"), expected));
    }
    Ok(())
}

/// What was expected, with the nearest of what is known.
pub(super) fn one_of(what: &str, found: &str, known: &[&str]) -> String {
    let nearest = known.iter().min_by_key(|candidate| strsim::damerau_levenshtein(candidate, found));
    match nearest {
        None => format!("{what}; there is none"),
        Some(nearest) => format!("{what}; the nearest is {nearest:?}"),
    }
}
