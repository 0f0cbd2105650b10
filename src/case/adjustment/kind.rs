//! What every kind of adjustment says of itself.

use super::AnyKind;
use crate::case::class::LineKind;
use crate::error::{Error, ErrorKind};
use crate::exact::Rational;
use crate::tables::OptimismBiasTable;
use crate::value::{Share, decimal};
use rust_decimal::Decimal;

/// A kind as documents and builders know it.
pub(super) trait Described: Sized {
    /// Its key and the word for it.
    const WORD: &'static str;
    /// What it does, in a sentence.
    const ABOUT: &'static str;
    /// Its fields; one that has a single field is stated by its value alone.
    const FIELDS: &'static [Field];

    /// The kind that the fields state; none where one of them is missing or at fault.
    fn stated(settings: &Settings, faults: &mut Misstatements) -> Option<Self>;
}

/// A kind as it changes the amounts of lines.
pub(super) trait Kind {
    /// Its fields, defaults left out.
    fn settings(&self) -> Vec<(&'static str, Setting)>;

    /// What it is, for people: `non-standard buildings, 40% mitigated`.
    fn summary(&self) -> String;

    /// By what it multiplies the amounts of a line of this kind.
    fn factor(&self, line: LineKind) -> Rational;

    /// Refuses lines of a kind for which it is not made.
    fn check(&self, line: LineKind) -> Result<(), Error>;

    /// The group of lines that it is a member of, with its share of what they claim together: an adjustment of one line.
    fn membership(&self) -> Option<(&str, Share)> {
        None
    }

    /// How it makes up for estimates that are too low, where it does.
    fn allowance(&self) -> Option<Allowance> {
        None
    }

    /// How much of an official uplift is said to be mitigated.
    fn mitigated(&self) -> Option<Share> {
        None
    }

    /// The official table that its percentage is taken from.
    fn table(&self) -> Option<&'static OptimismBiasTable> {
        None
    }
}

/// How an adjustment makes up for estimates that are too low.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Allowance {
    /// By what other projects came to.
    Experience,
    /// By a percentage on top.
    Reserve,
}

/// A field of a kind, as documents know it.
pub(crate) struct Field {
    pub(crate) key: &'static str,
    pub(crate) kind: FieldKind,
    pub(crate) about: &'static str,
    pub(super) required: bool,
}

/// What a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FieldKind {
    /// A percentage that may be above a hundred.
    Percentage,
    /// A list of such percentages.
    Percentages,
    /// A part of a whole.
    Part,
    /// A name or an id.
    Text,
    /// A number of something.
    Whole,
    /// Project types, each with its share.
    Mix,
}

impl Field {
    #[cfg(feature = "schemars")]
    pub(crate) fn is_required(&self) -> bool {
        self.required
    }

    pub(super) const fn required(key: &'static str, kind: FieldKind, about: &'static str) -> Self {
        Self { key, kind, about, required: true }
    }

    pub(super) const fn optional(key: &'static str, kind: FieldKind, about: &'static str) -> Self {
        Self { key, kind, about, required: false }
    }
}

/// What a field says, before it is judged. Fractions of one stand for percentages.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Setting {
    Fraction(Decimal),
    Fractions(Vec<Decimal>),
    Text(String),
    Whole(u32),
    Mix(Vec<(String, Decimal)>),
}

/// The fields that were stated; what could not be read, which is a fault that is known already, says nothing.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Settings(pub(crate) Vec<(&'static str, Option<Setting>)>);

impl Settings {
    fn get(&self, key: &str) -> Option<&Setting> {
        self.0.iter().find(|(candidate, _)| *candidate == key).and_then(|(_, setting)| setting.as_ref())
    }

    /// Whether a field was stated, readable or not.
    pub(super) fn has(&self, key: &str) -> bool {
        self.0.iter().any(|(candidate, _)| *candidate == key)
    }

    pub(super) fn fraction(&self, key: &str) -> Option<Decimal> {
        match self.get(key) {
            Some(Setting::Fraction(fraction)) => Some(*fraction),
            _ => None,
        }
    }

    pub(super) fn fractions(&self, key: &str) -> Option<&[Decimal]> {
        match self.get(key) {
            Some(Setting::Fractions(fractions)) => Some(fractions),
            _ => None,
        }
    }

    pub(super) fn text(&self, key: &str) -> Option<&str> {
        match self.get(key) {
            Some(Setting::Text(text)) => Some(text),
            _ => None,
        }
    }

    pub(super) fn whole(&self, key: &str) -> Option<u32> {
        match self.get(key) {
            Some(Setting::Whole(number)) => Some(*number),
            _ => None,
        }
    }

    pub(super) fn mix(&self, key: &str) -> Option<&[(String, Decimal)]> {
        match self.get(key) {
            Some(Setting::Mix(parts)) => Some(parts),
            _ => None,
        }
    }

    /// A part of a whole; a fault where it is none.
    pub(super) fn share(&self, key: &'static str, faults: &mut Misstatements) -> Option<Share> {
        let share = Share::from_fraction(self.fraction(key)?);
        share.map_err(|error| faults.push(key, error)).ok()
    }
}

/// What is wrong with the fields of a kind.
#[derive(Debug, Default)]
pub(super) struct Misstatements(Vec<(&'static str, Error)>);

impl Misstatements {
    pub(super) fn push(&mut self, field: &'static str, error: Error) {
        self.0.push((field, error));
    }
}

/// What documents and builders say of a kind.
pub(crate) struct Description {
    /// Its key.
    pub(crate) word: &'static str,
    /// What it does, in a sentence.
    #[cfg_attr(not(feature = "schemars"), expect(dead_code, reason = "schemas alone are told"))]
    pub(crate) about: &'static str,
    /// Its fields.
    pub(crate) fields: &'static [Field],
    pub(super) stated: fn(&Settings, &mut Misstatements) -> Option<AnyKind>,
}

impl Description {
    /// The only field, for a kind that is stated by its value alone.
    pub(crate) fn only_field(&self) -> Option<&'static Field> {
        match self.fields {
            [only] => Some(only),
            _ => None,
        }
    }

    /// The kind that the settings state; none where something is wrong, of which all that is not known already is pushed
    /// with its place.
    pub(super) fn made(&self, settings: &Settings, known: &mut Vec<Error>) -> Option<AnyKind> {
        let mut faults = Misstatements::default();
        self.refuse_other_fields(settings, &mut faults);
        for field in self.fields.iter().filter(|field| field.required && !settings.has(field.key)) {
            faults.push(field.key, Error::new(ErrorKind::Missing, "nothing", field.about));
        }
        let stated = (self.stated)(settings, &mut faults).filter(|_| faults.0.is_empty());
        known.extend(faults.0.into_iter().map(|(field, error)| self.at(field, error)));
        stated
    }

    /// A builder may refine a kind by what only another one has.
    fn refuse_other_fields(&self, settings: &Settings, faults: &mut Misstatements) {
        for (key, _) in &settings.0 {
            if self.fields.iter().all(|field| field.key != *key) {
                let found = format!("{key:?} of a kind that has no such field");
                faults.push(
                    key,
                    Error::new(ErrorKind::Conflict, found, "it on the kind of adjustment that has it"),
                );
            }
        }
    }

    fn at(&self, field: &'static str, error: Error) -> Error {
        match self.only_field() {
            Some(only) if only.key == field => error.within(self.word),
            _ => error.within(field).within(self.word),
        }
    }
}

/// The fault of an adjustment on lines for which it is not made.
pub(super) fn misplaced(what: &str, line: LineKind, expected: &str) -> Error {
    let found = format!("{what} on a {} of class {}", line.word(), line.class_word());
    Error::new(ErrorKind::Conflict, found, expected)
}

/// A fraction above -1, of which -1 would leave nothing.
pub(super) fn above_minus_one(fraction: Decimal) -> Result<Decimal, Error> {
    if fraction > Decimal::NEGATIVE_ONE {
        return Ok(fraction.normalize());
    }
    Err(Error::new(ErrorKind::OutOfRange, decimal::to_percent(fraction), "more than -100%"))
}

/// One and a fraction of it.
pub(super) fn one_and(fraction: Decimal) -> Rational {
    &Rational::one() + &Rational::from_decimal(fraction)
}
