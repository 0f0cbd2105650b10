//! What is wrong with an input: where, what was found, what was expected, and all of it at once.
//!
//! An [`Error`] is one fault, [`Errors`] is every fault of one input. Both hold text alone, so that no value
//! type is needed to report that a value could not be made. Legitimate answers such as "there is no internal
//! rate of return" are no errors: see [`Outcome`](crate::measure::Outcome).

use serde::ser::{Serialize, SerializeStruct, Serializer};
use std::fmt;

/// The longest text of the caller's that a message quotes, in characters.
const LONGEST_QUOTE: usize = 80;

/// What kind of fault it is. Each kind has a [stable code](ErrorKind::code).
#[non_exhaustive]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ErrorKind {
    /// Text that is not of the form `[-]digits[.digits]`.
    NotADecimal,
    /// A decimal that cannot be held without rounding.
    TooManyDigits,
    /// A binary floating-point number where a quoted decimal belongs.
    FloatNumber,
    /// A value outside the range that its meaning allows.
    OutOfRange,
    /// A value of another type: a list where a text belongs.
    WrongType,
    /// Something required is not there.
    Missing,
    /// A field that the document format does not know.
    UnknownField,
    /// A key that is given twice in one table.
    DuplicateKey,
    /// A format version that this release does not read.
    UnknownVersion,
    /// A word that is none of the words allowed here.
    UnknownWord,
    /// Text that cannot serve as an identifier.
    NotAnId,
    /// An identifier that is used twice.
    DuplicateId,
    /// A reference to something that does not exist.
    UnknownId,
    /// Text that is no calendar date.
    NotADate,
    /// A code that is no currency.
    UnknownCurrency,
    /// Two currencies where one is needed.
    CurrencyMismatch,
    /// A negative amount: the kind of a line carries its sign.
    NegativeAmount,
    /// A column outside the timeline.
    OutsideHorizon,
    /// Shares that do not sum to exactly one, or of which no more than one may be taken and more is.
    SharesSum,
    /// A low, central and high value that are not in order.
    Disordered,
    /// Two statements that exclude each other.
    Conflict,
    /// A list or a text that must not be empty.
    Empty,
    /// A matrix with missing cells.
    Ragged,
    /// A score outside its scale.
    OffScale,
    /// A size beyond a documented limit.
    OverLimit,
    /// A result that no decimal can hold.
    Overflow,
}

impl ErrorKind {
    /// The code that stays the same in every release, for programs to match on.
    ///
    /// ```
    /// assert_eq!(bizcase::ErrorKind::CurrencyMismatch.code(), "currency-mismatch");
    /// ```
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::NotADecimal => "not-a-decimal",
            Self::TooManyDigits => "too-many-digits",
            Self::FloatNumber => "float-number",
            Self::OutOfRange => "out-of-range",
            Self::WrongType => "wrong-type",
            Self::Missing => "missing",
            Self::UnknownField => "unknown-field",
            Self::DuplicateKey => "duplicate-key",
            Self::UnknownVersion => "unknown-version",
            Self::UnknownWord => "unknown-word",
            Self::NotAnId => "not-an-id",
            Self::DuplicateId => "duplicate-id",
            Self::UnknownId => "unknown-id",
            Self::NotADate => "not-a-date",
            Self::UnknownCurrency => "unknown-currency",
            Self::CurrencyMismatch => "currency-mismatch",
            Self::NegativeAmount => "negative-amount",
            Self::OutsideHorizon => "outside-horizon",
            Self::SharesSum => "shares-sum",
            Self::Disordered => "disordered",
            Self::Conflict => "conflict",
            Self::Empty => "empty",
            Self::Ragged => "ragged",
            Self::OffScale => "off-scale",
            Self::OverLimit => "over-limit",
            Self::Overflow => "overflow",
        }
    }
}

/// One fault of an input.
///
/// Displayed as place first, then what is wrong:
/// `alternatives[1].benefits[0].amount "Staff time": amount is in USD but the case is in GBP`.
#[derive(Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}{}", self.place(), self.message())]
pub struct Error {
    kind: ErrorKind,
    path: Path,
    label: Option<String>,
    found: String,
    expected: String,
}

impl Error {
    pub(crate) fn new(kind: ErrorKind, found: impl Into<String>, expected: impl Into<String>) -> Self {
        let found = shortened(found.into());
        Self { kind, path: Path::default(), label: None, found, expected: expected.into() }
    }

    /// The same fault seen from one level further out.
    pub(crate) fn within(mut self, segment: impl Into<Segment>) -> Self {
        self.path.0.insert(0, segment.into());
        self
    }

    /// Adds the name that a person knows the place by; the innermost name wins.
    pub(crate) fn labelled(mut self, label: &str) -> Self {
        self.label.get_or_insert_with(|| shortened(label.to_owned()));
        self
    }

    /// What kind of fault it is.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }

    /// The stable code of the kind.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.kind.code()
    }

    /// Where the fault is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The name that a person knows the place by: that of a line, an alternative, an assumption.
    #[must_use]
    pub fn label(&self) -> Option<&str> {
        self.label.as_deref()
    }

    /// What was found there.
    #[must_use]
    pub fn found(&self) -> &str {
        &self.found
    }

    /// What would have been accepted.
    #[must_use]
    pub fn expected(&self) -> &str {
        &self.expected
    }

    /// What is wrong, without the place.
    #[must_use]
    pub fn message(&self) -> String {
        let Self { found, expected, .. } = self;
        match self.kind {
            ErrorKind::FloatNumber => {
                format!("found the float {found}, which may have lost digits already; expected {expected}")
            }
            ErrorKind::Missing => format!("missing: expected {expected}"),
            ErrorKind::UnknownField => format!("unknown field {found}, expected {expected}"),
            ErrorKind::UnknownId => format!("{found} does not exist, expected {expected}"),
            ErrorKind::CurrencyMismatch => format!("amount is in {found} but {expected}"),
            _ => format!("found {found}, expected {expected}"),
        }
    }

    fn place(&self) -> String {
        match (self.path.is_root(), &self.label) {
            (true, None) => String::new(),
            (true, Some(label)) => format!("{label:?}: "),
            (false, None) => format!("{}: ", self.path),
            (false, Some(label)) => format!("{} {label:?}: ", self.path),
        }
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Error {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("Error", 7)?;
        out.serialize_field("code", self.code())?;
        out.serialize_field("path", &self.path.to_string())?;
        out.serialize_field("pointer", &self.path.pointer())?;
        out.serialize_field("label", &self.label)?;
        out.serialize_field("found", &self.found)?;
        out.serialize_field("expected", &self.expected)?;
        out.serialize_field("message", &self.message())?;
        out.end()
    }
}

fn shortened(text: String) -> String {
    match text.char_indices().nth(LONGEST_QUOTE) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}

/// A place in an input, in two forms: as read in Rust (`alternatives[1].costs[0].amount`) and as a
/// [JSON pointer](https://www.rfc-editor.org/rfc/rfc6901) into the document (`/alternative/1/cost/0/amount`).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Path(Vec<Segment>);

/// One step of a [`Path`].
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Segment {
    /// A field of a table.
    Field(String),
    /// An element of the list that was named before it.
    Index(usize),
    /// An element of a list whose field is written in the singular in a document, in the plural in Rust.
    Item { key: &'static str, index: usize },
}

impl Segment {
    pub(crate) fn item(key: &'static str, index: usize) -> Self {
        Self::Item { key, index }
    }
}

impl From<&str> for Segment {
    fn from(field: &str) -> Self {
        Self::Field(field.to_owned())
    }
}

impl From<usize> for Segment {
    fn from(index: usize) -> Self {
        Self::Index(index)
    }
}

impl Path {
    /// Whether the fault concerns the input as a whole.
    #[must_use]
    pub fn is_root(&self) -> bool {
        self.0.is_empty()
    }

    /// The place as a JSON pointer into the document form of the input.
    #[must_use]
    pub fn pointer(&self) -> String {
        let mut pointer = String::new();
        for segment in &self.0 {
            match segment {
                Segment::Field(name) => {
                    pointer.push('/');
                    pointer.push_str(&name.replace('~', "~0").replace('/', "~1"));
                }
                Segment::Index(index) => pointer.push_str(&format!("/{index}")),
                Segment::Item { key, index } => pointer.push_str(&format!("/{key}/{index}")),
            }
        }
        pointer
    }

    /// Whether the path starts at this field of the input.
    pub(crate) fn starts_at(&self, field: &str) -> bool {
        match self.0.first() {
            Some(Segment::Field(name)) => name == field,
            Some(Segment::Item { key, .. }) => *key == field,
            Some(Segment::Index(_)) | None => false,
        }
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, segment) in self.0.iter().enumerate() {
            let dot = if position == 0 { "" } else { "." };
            match segment {
                Segment::Field(name) => write!(f, "{dot}{}", name.escape_debug())?,
                Segment::Index(index) => write!(f, "[{index}]")?,
                Segment::Item { key, index } => write!(f, "{dot}{}[{index}]", plural(key))?,
            }
        }
        Ok(())
    }
}

fn plural(key: &str) -> String {
    match key {
        "acknowledged" => "acknowledged".to_owned(),
        "criterion" => "criteria".to_owned(),
        "dis_benefit" => "dis_benefits".to_owned(),
        "working_capital" => "working_capital".to_owned(),
        regular => format!("{regular}s"),
    }
}

/// Every fault of one input, at least one, in the order of their places.
///
/// `Display` and `Debug` print one fault a line, so that `fn main() -> Result<(), Errors>` reads well.
#[derive(Clone, PartialEq, Eq)]
pub struct Errors(Vec<Error>);

impl Errors {
    /// The faults as a slice.
    #[must_use]
    pub fn as_slice(&self) -> &[Error] {
        &self.0
    }

    /// The faults one by one.
    pub fn iter(&self) -> std::slice::Iter<'_, Error> {
        self.0.iter()
    }

    /// `Ok` where nothing is wrong; else the faults, those of one place side by side.
    pub(crate) fn none_in(mut faults: Vec<Error>) -> Result<(), Self> {
        faults.sort_by(|one, other| one.path.cmp(&other.path));
        if faults.is_empty() { Ok(()) } else { Err(Self(faults)) }
    }
}

impl From<Error> for Errors {
    fn from(error: Error) -> Self {
        Self(vec![error])
    }
}

impl IntoIterator for Errors {
    type Item = Error;
    type IntoIter = std::vec::IntoIter<Error>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a> IntoIterator for &'a Errors {
    type Item = &'a Error;
    type IntoIter = std::slice::Iter<'a, Error>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl fmt::Display for Errors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, error) in self.0.iter().enumerate() {
            if position > 0 {
                writeln!(f)?;
            }
            write!(f, "{error}")?;
        }
        Ok(())
    }
}

impl fmt::Debug for Errors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::error::Error for Errors {}

impl Serialize for Errors {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn staff_time_in_dollars() -> Error {
        Error::new(ErrorKind::CurrencyMismatch, "USD", "the case is in GBP")
            .within("amount")
            .within(Segment::item("benefit", 0))
            .labelled("Staff time")
            .within(Segment::item("alternative", 1))
            .labelled("Online service")
    }

    #[test]
    fn a_fault_reads_place_first() {
        assert_eq!(
            staff_time_in_dollars().to_string(),
            "alternatives[1].benefits[0].amount \"Staff time\": amount is in USD but the case is in GBP"
        );
    }

    #[test]
    fn the_pointer_follows_the_keys_of_the_document() {
        assert_eq!(staff_time_in_dollars().path().pointer(), "/alternative/1/benefit/0/amount");
        let odd = Error::new(ErrorKind::UnknownField, "x", "y").within("a/b~c");
        assert_eq!(odd.path().pointer(), "/a~1b~0c");
    }

    #[test]
    fn several_faults_print_one_a_line_in_display_and_debug() {
        let first = Error::new(ErrorKind::Missing, "nothing", "a title").within("title");
        let both = Errors(vec![first, staff_time_in_dollars()]);
        assert_eq!(both.to_string().lines().count(), 2);
        assert_eq!(format!("{both:?}"), both.to_string());
        assert!(both.to_string().starts_with("title: missing: expected a title"));
    }

    #[test]
    fn long_text_of_the_caller_is_cut_in_messages() {
        let error = Error::new(ErrorKind::NotADecimal, "九".repeat(5000), "a decimal");
        assert_eq!(error.found().chars().count(), LONGEST_QUOTE + 1);
    }
}
