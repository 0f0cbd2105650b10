//! One line as fields that are read one by one, with every fault kept.
//!
//! Fields stay the text that was sent until they are read: a JSON reader's own numbers would have rounded a long
//! decimal, or an `id` of twenty digits, before anybody looks.

use bizcase::measure::annuity::Due;
use bizcase::{Date, Decimal, Error, Rate, parse_decimal};
use serde::Serialize;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;
use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

/// What is wrong at one place of a line.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Fault {
    code: &'static str,
    path: String,
    message: String,
}

impl Fault {
    fn new(code: &'static str, path: impl Into<String>, message: impl Into<String>) -> Self {
        Self { code, path: path.into(), message: message.into() }
    }

    /// A fault that the library found in the value of this field.
    pub(crate) fn at(path: &str, error: &Error) -> Self {
        Self::new(error.code(), path, error.message())
    }

    /// A fault of a measure that cannot be computed, whatever the other fields say.
    pub(crate) fn unknown_measure(name: &str, expected: &str) -> Self {
        let message = format!("found {:?}, which is no measure, expected one of {expected}", shortened(name));
        Self::new("unknown-measure", "measure", message)
    }

    /// A fault of a field by its name alone.
    fn of_field(code: &'static str, name: &str, found: &str, expected: &str) -> Self {
        let name = shortened(name);
        Self::new(code, name.escape_debug().to_string(), format!("{found} {name:?}, expected {expected}"))
    }

    fn no_json(error: &serde_json::Error) -> Self {
        // The reader counts lines within the one line that it is given.
        let message = error.to_string();
        let what = message.split_once(" at line ").map_or(message.as_str(), |(what, _)| what);
        let found = format!("found no JSON: {what} at column {}", error.column());
        Self::new("invalid-json", "", format!("{found}, expected one JSON object a line"))
    }

    fn wrong_type(path: &str, found: &RawValue, expected: &str) -> Self {
        Self::new("wrong-type", path, format!("found {}, expected {expected}", kind_of(found)))
    }
}

/// A line that is a JSON object.
pub(crate) struct Request<'a> {
    fields: Vec<(String, &'a RawValue)>,
    read: Vec<&'static str>,
    faults: Vec<Fault>,
}

impl<'a> Request<'a> {
    /// The fields of a line, not yet looked at.
    pub(crate) fn read(line: &'a [u8]) -> Result<Self, Fault> {
        let text = std::str::from_utf8(line).map_err(|error| {
            let found = format!("found no UTF-8 at byte {}", error.valid_up_to() + 1);
            Fault::new("invalid-utf-8", "", format!("{found}, expected one JSON object a line"))
        })?;
        let whole: &RawValue = serde_json::from_str(text).map_err(|error| Fault::no_json(&error))?;
        if !whole.get().starts_with('{') {
            return Err(Fault::wrong_type("", whole, "an object"));
        }
        let Fields(fields) = serde_json::from_str(whole.get()).map_err(|error| Fault::no_json(&error))?;
        let mut request = Self { fields, read: vec!["id", "measure"], faults: Vec::new() };
        request.refuse_duplicates();
        Ok(request)
    }

    /// The name of the measure, which says what the other fields are.
    pub(crate) fn measure(&mut self) -> Option<String> {
        let field = self.required("measure", "the name of a measure, such as \"npv\"")?;
        let name = text(field);
        if name.is_none() {
            self.refuse(Fault::wrong_type("measure", field, "the name of a measure, such as \"npv\""));
        }
        name
    }

    /// A rate per period, in a field that must be there.
    pub(crate) fn rate(&mut self, name: &'static str) -> Option<Rate> {
        let field = self.required(name, RATE)?;
        self.parsed(name, field, RATE)
    }

    /// A rate per period, in a field that may be left out.
    pub(crate) fn optional_rate(&mut self, name: &'static str) -> Option<Rate> {
        let field = self.field(name)?;
        self.parsed(name, field, RATE)
    }

    /// A decimal, in a field that must be there.
    pub(crate) fn decimal(&mut self, name: &'static str) -> Option<Decimal> {
        let field = self.required(name, DECIMAL)?;
        self.read_decimal(name, field)
    }

    /// A decimal, or a stated default where the field is left out.
    pub(crate) fn decimal_or(&mut self, name: &'static str, default: Decimal) -> Option<Decimal> {
        match self.field(name) {
            Some(field) => self.read_decimal(name, field),
            None => Some(default),
        }
    }

    /// An amount, zero where the field is left out, as in spreadsheets.
    pub(crate) fn amount(&mut self, name: &'static str) -> Option<Decimal> {
        self.decimal_or(name, Decimal::ZERO)
    }

    fn read_decimal(&mut self, name: &'static str, field: &RawValue) -> Option<Decimal> {
        decimal(field).map_err(|fault| self.refuse(Fault { path: name.to_owned(), ..fault })).ok()
    }

    /// A whole number, in a field that must be there.
    pub(crate) fn whole(&mut self, name: &'static str) -> Option<u32> {
        let value = self.decimal(name)?;
        self.as_whole(name, value)
    }

    /// A whole number, or a stated default where the field is left out.
    pub(crate) fn whole_or(&mut self, name: &'static str, default: u32) -> Option<u32> {
        let value = self.decimal_or(name, default.into())?;
        self.as_whole(name, value)
    }

    fn as_whole(&mut self, name: &'static str, value: Decimal) -> Option<u32> {
        let whole = if value.is_integer() { u32::try_from(value).ok() } else { None };
        if whole.is_none() {
            let message = format!("found {value}, expected a whole number of zero or more");
            self.refuse(Fault::new("out-of-range", name, message));
        }
        whole
    }

    /// When payments fall: the end of a period unless said otherwise.
    pub(crate) fn due(&mut self) -> Option<Due> {
        match self.field("due") {
            Some(field) => self.parsed("due", field, "\"end\" or \"start\""),
            None => Some(Due::End),
        }
    }

    /// A list of one dated amount or more: pairs of a date and a decimal.
    pub(crate) fn dated(&mut self, name: &'static str) -> Option<Vec<(Date, Decimal)>> {
        const EXPECTED: &str = "a list of pairs, such as [[\"2024-01-01\",\"-1000\"]]";
        let entry = |item: &RawValue| match serde_json::from_str::<(&RawValue, &RawValue)>(item.get()) {
            Ok((day, amount)) => date(day).and_then(|day| Ok((day, decimal(amount)?))),
            Err(_) => Err(Fault::wrong_type("", item, "a pair of a date and a decimal")),
        };
        self.list(name, EXPECTED, entry)
    }

    /// What a measure answers; its error is kept at the field that it is about.
    pub(crate) fn kept<T>(&mut self, field: &str, answer: Result<T, Error>) -> Option<T> {
        answer.map_err(|error| self.refuse(Fault::at(field, &error))).ok()
    }

    /// A list of one decimal or more.
    pub(crate) fn decimals(&mut self, name: &'static str) -> Option<Vec<Decimal>> {
        self.list(name, "a list of decimals, such as [\"-1000\", \"600\", \"600\"]", decimal)
    }

    fn list<T>(
        &mut self,
        name: &'static str,
        expected: &str,
        read: impl Fn(&RawValue) -> Result<T, Fault>,
    ) -> Option<Vec<T>> {
        let field = self.required(name, expected)?;
        let Ok(items) = serde_json::from_str::<Vec<&RawValue>>(field.get()) else {
            self.refuse(Fault::wrong_type(name, field, expected));
            return None;
        };
        if items.is_empty() {
            self.refuse(Fault::new("empty", name, "found an empty list, expected at least one element"));
            return None;
        }
        let mut values = Vec::new();
        let known = self.faults.len();
        for (index, item) in items.into_iter().enumerate() {
            match read(item) {
                Ok(value) => values.push(value),
                Err(fault) => self.refuse(Fault { path: format!("{name}[{index}]"), ..fault }),
            }
        }
        (self.faults.len() == known).then_some(values)
    }

    /// Keeps a fault.
    pub(crate) fn refuse(&mut self, fault: Fault) {
        self.faults.push(fault);
    }

    /// Keeps a fault for each field that the measure did not ask for.
    pub(crate) fn refuse_unread_fields(&mut self) {
        let expected = self.read.join(", ");
        let unread = self.fields.iter().filter(|(name, _)| !self.read.contains(&name.as_str()));
        let faults: Vec<Fault> = unread
            .map(|(name, _)| {
                Fault::of_field("unknown-field", name, "unknown field", &format!("one of {expected}"))
            })
            .collect();
        self.faults.extend(faults);
    }

    /// The id as it was written, and every fault.
    pub(crate) fn finish(self) -> (Option<Box<RawValue>>, Vec<Fault>) {
        let id = self.fields.iter().find(|(name, _)| name == "id").map(|(_, id)| (*id).to_owned());
        (id, self.faults)
    }

    fn refuse_duplicates(&mut self) {
        let mut names = BTreeSet::new();
        for (name, _) in &self.fields {
            if !names.insert(name) {
                self.faults.push(Fault::of_field("duplicate-key", name, "found a second", "each field once"));
            }
        }
    }

    fn field(&mut self, name: &'static str) -> Option<&'a RawValue> {
        if !self.read.contains(&name) {
            self.read.push(name);
        }
        self.fields.iter().find(|(candidate, _)| candidate == name).map(|(_, value)| *value)
    }

    fn required(&mut self, name: &'static str, expected: &str) -> Option<&'a RawValue> {
        let field = self.field(name);
        if field.is_none() {
            self.refuse(Fault::new("missing", name, format!("missing: expected {expected}")));
        }
        field
    }

    fn parsed<T: FromStr<Err = Error>>(&mut self, path: &str, field: &RawValue, expected: &str) -> Option<T> {
        let parsed = plain_text(path, field, expected)
            .and_then(|text| text.parse().map_err(|error| Fault::at(path, &error)));
        parsed.map_err(|fault| self.refuse(fault)).ok()
    }
}

const RATE: &str = "a rate such as \"0.1\"";
const DECIMAL: &str = "a decimal in quotes, such as \"12.50\"";

/// The longest text of the caller's that a message quotes, in characters.
const LONGEST_QUOTE: usize = 80;

/// A decimal; its place is known further out.
fn decimal(field: &RawValue) -> Result<Decimal, Fault> {
    let text = plain_text("", field, DECIMAL)?;
    parse_decimal(&text).map_err(|error| Fault::at("", &error))
}

/// A date; its place is known further out.
fn date(field: &RawValue) -> Result<Date, Fault> {
    const EXPECTED: &str = "a date such as \"2024-01-01\"";
    let text = text(field).ok_or_else(|| Fault::wrong_type("", field, EXPECTED))?;
    text.parse().map_err(|_| {
        Fault::new("not-a-date", "", format!("found {:?}, expected {EXPECTED}", shortened(&text)))
    })
}

/// What a text or a whole number says.
fn plain_text(path: &str, field: &RawValue, expected: &str) -> Result<String, Fault> {
    match kind_of(field) {
        "a float" => {
            let float = shortened(field.get());
            let message = format!(
                "found the float {float}, which may have lost digits already; expected a decimal in quotes, such as \"12.50\""
            );
            Err(Fault::new("float-number", path, message))
        }
        "a whole number" => Ok(field.get().to_owned()),
        _ => text(field).ok_or_else(|| Fault::wrong_type(path, field, expected)),
    }
}

fn shortened(text: &str) -> String {
    text.chars().take(LONGEST_QUOTE).collect()
}

fn text(field: &RawValue) -> Option<String> {
    serde_json::from_str(field.get()).ok()
}

fn kind_of(value: &RawValue) -> &'static str {
    match value.get().as_bytes() {
        [b'"', ..] => "a text",
        [b'[', ..] => "a list",
        [b'{', ..] => "an object",
        [b't' | b'f', ..] => "a boolean",
        [b'n', ..] => "null",
        number if number.iter().any(|byte| matches!(byte, b'.' | b'e' | b'E')) => "a float",
        _ => "a whole number",
    }
}

/// The fields of an object in their order; a name may come twice.
struct Fields<'a>(Vec<(String, &'a RawValue)>);

impl<'de> Deserialize<'de> for Fields<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Entries;

        impl<'de> Visitor<'de> for Entries {
            type Value = Fields<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Fields<'de>, A::Error> {
                let mut fields = Vec::new();
                while let Some(entry) = entries.next_entry()? {
                    fields.push(entry);
                }
                Ok(Fields(fields))
            }
        }

        deserializer.deserialize_map(Entries)
    }
}
