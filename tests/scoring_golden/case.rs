//! One record of the collection: what it states, and what of it has been compared.

use bizcase::{Decimal, Outcome, parse_decimal};
use serde_json::Value;
use std::cell::RefCell;
use std::collections::BTreeSet;

/// Totals nearer than this are tied in the collection, whose numbers are floats of 14 digits.
const TIED: f64 = 1e-9;

/// Parameters that describe the input for a reader and change nothing.
const REMARKS: &[&str] = &["axes", "columns", "log_base_invariant", "n", "random_index", "rows", "std"];

/// A record, which remembers what was read of it: a field that no test reads would be a comparison left out in silence.
pub(crate) struct Case {
    record: Value,
    read: RefCell<BTreeSet<String>>,
}

impl Case {
    pub(crate) fn new(record: Value) -> Self {
        Self { record, read: RefCell::default() }
    }

    pub(crate) fn id(&self) -> &str {
        self.record["id"].as_str().unwrap()
    }

    pub(crate) fn method(&self) -> &str {
        self.record["method"].as_str().unwrap()
    }

    pub(crate) fn input(&self, field: &str) -> &Value {
        &self.record["inputs"][field]
    }

    pub(crate) fn has_param(&self, field: &str) -> bool {
        self.input("params").get(field).is_some()
    }

    pub(crate) fn param(&self, field: &str) -> &Value {
        self.read.borrow_mut().insert(format!("params.{field}"));
        &self.input("params")[field]
    }

    /// A parameter that has one meaning alone here.
    pub(crate) fn expect_param(&self, field: &str, word: &str) {
        assert_eq!(self.param(field), word, "{field}");
    }

    pub(crate) fn expects(&self, field: &str) -> bool {
        self.record["expected"].get(field).is_some()
    }

    pub(crate) fn expected(&self, field: &str) -> &Value {
        self.read.borrow_mut().insert(field.to_owned());
        self.record["expected"].get(field).unwrap_or_else(|| panic!("the case has no {field}"))
    }

    /// The parameters and expected figures that nothing has read.
    pub(crate) fn unread(&self) -> Vec<String> {
        let keys = |node: &Value| -> Vec<String> {
            node.as_object().map(|fields| fields.keys().cloned().collect()).unwrap_or_default()
        };
        let params = keys(self.input("params")).into_iter().filter(|key| !REMARKS.contains(&key.as_str()));
        let all = params.map(|key| format!("params.{key}")).chain(keys(&self.record["expected"]));
        let read = self.read.borrow();
        all.filter(|field| !read.contains(field)).collect()
    }

    /// Whether a number is within the tolerance of the case of the expected one; undefined is `null` there.
    #[track_caller]
    pub(crate) fn assert_near(&self, what: &str, ours: Option<f64>, theirs: &Value) {
        match (ours, theirs.as_f64()) {
            (None, None) if theirs.is_null() => {}
            (Some(ours), Some(theirs)) => {
                let tolerance = self.record["tolerance"].as_f64().unwrap();
                assert!((ours - theirs).abs() <= tolerance, "{what}: {ours} is not {theirs}");
            }
            (ours, _) => panic!("{what}: {ours:?} is not {theirs}"),
        }
    }

    /// Any nest of lists of numbers.
    #[track_caller]
    pub(crate) fn near<N: Numbers + ?Sized>(&self, field: &str, ours: &N) {
        ours.assert_near(self, field, self.expected(field));
    }

    #[track_caller]
    pub(crate) fn same(&self, field: &str, ours: impl serde::Serialize) {
        assert_eq!(serde_json::json!(ours), *self.expected(field), "{field}");
    }

    /// Ranks that follow from totals of which higher is better.
    ///
    /// Those of the library come from exact totals; the collection ties what is within 1e-9. So no two that the collection
    /// ranks apart may be the other way round or tied here.
    #[track_caller]
    pub(crate) fn ranking(&self, field: &str, totals: &[f64], ours: &[usize]) {
        self.same(field, ranks_within(totals));
        let theirs = indices(self.expected(field));
        assert_eq!(ours.len(), theirs.len(), "{field}");
        for (one, our) in theirs.iter().zip(ours) {
            for (other, our_other) in theirs.iter().zip(ours) {
                assert!(one >= other || our < our_other, "{field}: {ours:?} is not {theirs:?}");
            }
        }
    }
}

/// Competition ranks, with ties within the width of the collection.
pub(crate) fn ranks_within(totals: &[f64]) -> Vec<usize> {
    let ahead = |own: &f64| totals.iter().filter(|other| **other > own + TIED).count();
    totals.iter().map(|own| 1 + ahead(own)).collect()
}

/// What can be compared with numbers of the collection.
pub(crate) trait Numbers {
    fn assert_near(&self, case: &Case, what: &str, theirs: &Value);
}

impl Numbers for f64 {
    fn assert_near(&self, case: &Case, what: &str, theirs: &Value) {
        case.assert_near(what, Some(*self), theirs);
    }
}

impl Numbers for Decimal {
    fn assert_near(&self, case: &Case, what: &str, theirs: &Value) {
        case.assert_near(what, Some(float(*self)), theirs);
    }
}

impl<N: Numbers> Numbers for Option<N> {
    fn assert_near(&self, case: &Case, what: &str, theirs: &Value) {
        match self {
            Some(number) => number.assert_near(case, what, theirs),
            None => case.assert_near(what, None, theirs),
        }
    }
}

impl Numbers for Outcome<Decimal> {
    fn assert_near(&self, case: &Case, what: &str, theirs: &Value) {
        case.assert_near(what, self.value().map(float), theirs);
    }
}

impl<N: Numbers> Numbers for [N] {
    fn assert_near(&self, case: &Case, what: &str, theirs: &Value) {
        let theirs = list(theirs);
        assert_eq!(self.len(), theirs.len(), "{what}");
        self.iter().zip(theirs).for_each(|(ours, theirs)| ours.assert_near(case, what, theirs));
    }
}

impl<N: Numbers> Numbers for Vec<N> {
    fn assert_near(&self, case: &Case, what: &str, theirs: &Value) {
        self.as_slice().assert_near(case, what, theirs);
    }
}

pub(crate) fn list(node: &Value) -> &[Value] {
    node.as_array().unwrap_or_else(|| panic!("{node} is no list"))
}

pub(crate) fn decimal(number: &Value) -> Decimal {
    let text = number.as_str().map_or_else(|| number.to_string(), str::to_owned);
    if text.contains('e') {
        return Decimal::from_scientific(&text).unwrap();
    }
    parse_decimal(&text).unwrap()
}

pub(crate) fn decimals(numbers: &Value) -> Vec<Decimal> {
    list(numbers).iter().map(decimal).collect()
}

pub(crate) fn rows(matrix: &Value) -> Vec<Vec<Decimal>> {
    list(matrix).iter().map(decimals).collect()
}

/// A matrix in which `null` is an open cell.
pub(crate) fn open_rows(matrix: &Value) -> Vec<Vec<Option<Decimal>>> {
    let cell = |cell: &Value| (!cell.is_null()).then(|| decimal(cell));
    list(matrix).iter().map(|row| list(row).iter().map(cell).collect()).collect()
}

pub(crate) fn index(number: &Value) -> usize {
    usize::try_from(number.as_u64().unwrap_or_else(|| panic!("{number} is no index"))).unwrap()
}

pub(crate) fn indices(numbers: &Value) -> Vec<usize> {
    list(numbers).iter().map(index).collect()
}

pub(crate) fn float(value: Decimal) -> f64 {
    value.to_string().parse().unwrap()
}

pub(crate) fn floats(values: &[Decimal]) -> Vec<f64> {
    values.iter().copied().map(float).collect()
}
