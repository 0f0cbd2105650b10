//! Documents as text: valid ones, and ones with a single fault whose place and kind are known.

use super::case::{CaseShape, cases_of};
use crate::case::{BusinessCase, CaseDocument, Planted};
use crate::error::ErrorKind;
use proptest::prelude::*;
use proptest::sample::Index;

/// In which language a document is written.
#[non_exhaustive]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// TOML 1.0.
    Toml,
    /// JSON.
    Json,
}

impl Language {
    /// Every one of them.
    pub const ALL: &'static [Self] = &[Self::Toml, Self::Json];

    fn written(self, document: &CaseDocument) -> String {
        match self {
            Self::Toml => document.to_toml(),
            Self::Json => document.to_canonical_json(),
        }
    }
}

/// A valid document as text, with the case that it describes.
#[derive(Debug, Clone, PartialEq)]
pub struct WrittenCase {
    case: BusinessCase,
    language: Language,
    text: String,
}

impl WrittenCase {
    /// The case.
    #[must_use]
    pub fn case(&self) -> &BusinessCase {
        &self.case
    }

    /// The language of the text.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }
}

/// Valid documents in either language, of [cases](super::cases) of this shape.
///
/// ```
/// use bizcase::prelude::*;
/// use bizcase::strategies::{CaseShape, Language, documents, proptest::prelude::*};
///
/// proptest!(ProptestConfig::with_cases(20), |(written in documents(CaseShape::new()))| {
///     let read: BusinessCase = match written.language() {
///         Language::Toml => toml::from_str(written.text()).unwrap(),
///         _ => serde_json::from_str(written.text()).unwrap(),
///     };
///     prop_assert_eq!(&read, written.case());
/// });
/// ```
pub fn documents(shape: CaseShape) -> impl Strategy<Value = WrittenCase> {
    (cases_of(shape), languages()).prop_map(|(case, language)| {
        let text = language.written(&CaseDocument::from(&case));
        WrittenCase { case, language, text }
    })
}

fn languages() -> impl Strategy<Value = Language> {
    prop::sample::select(Language::ALL)
}

/// A document with one fault, with its place and kind.
#[derive(Debug, Clone, PartialEq)]
pub struct FaultyDocument {
    document: CaseDocument,
    language: Language,
    text: String,
    pointer: String,
    kind: ErrorKind,
}

impl FaultyDocument {
    /// The document, not yet judged.
    #[must_use]
    pub fn document(&self) -> &CaseDocument {
        &self.document
    }

    /// The language of the text.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// The document as text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where the fault is, as a JSON pointer.
    #[must_use]
    pub fn pointer(&self) -> &str {
        &self.pointer
    }

    /// What kind of fault it is.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }
}

/// Documents of [cases](super::cases) of this shape in either language with one planted fault: a field that is missing or
/// misspelt, a word, a date, a currency or an id that is none, a number that is a float, negative or too small, an amount in
/// another currency.
///
/// ```
/// use bizcase::prelude::*;
/// use bizcase::strategies::{CaseShape, faulty_documents, proptest::prelude::*};
///
/// proptest!(ProptestConfig::with_cases(50), |(faulty in faulty_documents(CaseShape::new()))| {
///     let errors = faulty.document().build().unwrap_err();
///     let [error] = errors.as_slice() else { panic!("one fault is one error: {errors}") };
///     prop_assert_eq!(error.kind(), faulty.kind());
///     prop_assert_eq!(error.path().pointer(), faulty.pointer());
/// });
/// ```
pub fn faulty_documents(shape: CaseShape) -> impl Strategy<Value = FaultyDocument> {
    (cases_of(shape), any::<Index>(), languages()).prop_map(|(case, index, language)| {
        let sound = CaseDocument::from(&case);
        let faults = faults_for(&case, &sound);
        let Fault { place, planted, kind, pointer } = index.get(&faults).clone();
        let document = sound.planted(&place, planted);
        FaultyDocument { text: language.written(&document), document, language, pointer, kind }
    })
}

/// A fault that may be planted: what stands at a place, and what is said of it and where.
#[derive(Debug, Clone)]
struct Fault {
    place: String,
    planted: Planted,
    kind: ErrorKind,
    pointer: String,
}

/// The faults that the document of a case has room for.
fn faults_for(case: &BusinessCase, document: &CaseDocument) -> Vec<Fault> {
    let of_lines = (0..case.alternatives().len()).flat_map(|alternative| {
        let line = move |kind: &str| format!("/alternative/{alternative}/{kind}/0");
        let of_lines =
            ["cost", "benefit", "dis_benefit"].into_iter().flat_map(move |kind| of_line(line(kind)));
        of_lines.chain([in_another_currency(&line("cost"), case)])
    });
    of_whole().into_iter().chain(of_lines).filter(|fault| document.has(&fault.place)).collect()
}

fn of_whole() -> Vec<Fault> {
    use ErrorKind::{
        Empty, FloatNumber, Missing, NotADate, NotADecimal, OverLimit, UnknownCurrency, UnknownId,
        UnknownVersion, UnknownWord, WrongType,
    };
    use Planted::{Float, Integer, Nothing, Text};
    let mut faults: Vec<Fault> = [
        ("/title", Nothing, Missing),
        ("/title", Text(""), Empty),
        ("/format", Text("bizcase/0"), UnknownVersion),
        ("/currency", Text("XXQ"), UnknownCurrency),
        ("/baseline", Integer(0), WrongType),
        ("/baseline", Text("nowhere"), UnknownId),
        ("/baseline", Nothing, Missing),
        ("/timeline/periods", Integer(0), OverLimit),
        ("/timeline/periods", Nothing, Missing),
        ("/timeline/start", Text("2026-02-30"), NotADate),
        ("/timeline/step", Text("week"), UnknownWord),
        ("/conventions/timing", Text("mid"), UnknownWord),
        ("/conventions/prices", Nothing, Missing),
        ("/discounting/rate", Float("0.035"), FloatNumber),
        ("/discounting/rate", Text("3.5 %"), NotADecimal),
        ("/assumption/0/value", Text("many"), NotADecimal),
        ("/assumption/0/id", Nothing, Missing),
        ("/alternative/0/kind", Text("do-it"), UnknownWord),
        ("/alternative/0/name", Nothing, Missing),
        ("/scoring/criterion/0/name", Nothing, Missing),
    ]
    .map(|(place, planted, kind)| at(place.to_owned(), planted, kind))
    .to_vec();
    for (table, field) in [("", "titel"), ("/timeline", "perods"), ("/alternative/0", "costs")] {
        faults.push(below(table.to_owned(), field));
    }
    faults
}

/// Of a line, if there is one at the place.
fn of_line(line: String) -> Vec<Fault> {
    let amount = format!("{line}/amount");
    vec![
        at(amount.clone(), Planted::Float("12.5"), ErrorKind::FloatNumber),
        at(amount.clone(), Planted::Text("1,200"), ErrorKind::NotADecimal),
        at(amount.clone(), Planted::Text("-5"), ErrorKind::NegativeAmount),
        at(amount, Planted::Nothing, ErrorKind::Missing),
        at(format!("{line}/name"), Planted::Nothing, ErrorKind::Missing),
        at(format!("{line}/profile"), Planted::Text("yearly"), ErrorKind::UnknownWord),
        at(format!("{line}/profile"), Planted::Nothing, ErrorKind::Missing),
        below(line, "amonut"),
    ]
}

/// Of a cost: effects need not be in money.
fn in_another_currency(cost: &str, case: &BusinessCase) -> Fault {
    let foreign = if case.currency().code() == "EUR" { "GBP 5" } else { "EUR 5" };
    at(format!("{cost}/amount"), Planted::Text(foreign), ErrorKind::CurrencyMismatch)
}

fn at(place: String, planted: Planted, kind: ErrorKind) -> Fault {
    Fault { pointer: place.clone(), place, planted, kind }
}

/// A field that the table at the place does not know.
fn below(place: String, field: &'static str) -> Fault {
    Fault {
        pointer: format!("{place}/{field}"),
        place,
        planted: Planted::Field(field),
        kind: ErrorKind::UnknownField,
    }
}
