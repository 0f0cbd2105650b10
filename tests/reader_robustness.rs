//! Whatever arrives, a reader answers with a case or with faults: it never panics, and it stops at the documented
//! limits.
//!
//! `serde_json` hands numbers over as a table of one special key when any crate of a program turns on its
//! `arbitrary_precision`. Features are shared by all tests of a package, so it cannot be turned on for one of them:
//! here the special table is written out, which takes the same way through the reader.

#![allow(clippy::unwrap_used, reason = "the helpers of a test may panic as the test may")]

use bizcase::prelude::*;
use bizcase::{ErrorKind, limits};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Map, Value, json};

const SHIPPED: &str = include_str!("../examples/cases/online-permits.toml");
const EVERY_FIELD: &str = include_str!("data/documents/every-field.json");

fn shipped() -> Value {
    toml::from_str(SHIPPED).unwrap()
}

fn every_field() -> Value {
    serde_json::from_str(EVERY_FIELD).unwrap()
}

fn build(document: &Value) -> Result<BusinessCase, Errors> {
    serde_json::from_str::<CaseDocument>(&document.to_string()).unwrap().build()
}

/// Builds, and if there is a case goes on to all that can be made of it.
fn use_up(document: &CaseDocument) {
    assert!(!document.to_canonical_json().is_empty());
    match document.build() {
        Ok(case) => {
            let appraisal = case.appraise();
            assert!(!appraisal.to_markdown().is_empty() && !appraisal.to_text().is_empty());
            assert_eq!(CaseDocument::from(&case).build().as_ref(), Ok(&case));
        }
        Err(errors) => {
            assert!(!errors.as_slice().is_empty());
            errors.to_string();
            serde_json::to_string(&errors).unwrap();
        }
    }
}

fn read_json(bytes: &[u8]) {
    if let Ok(document) = serde_json::from_slice::<CaseDocument>(bytes) {
        use_up(&document);
    }
}

fn read_toml(text: &str) {
    if let Ok(document) = toml::from_str::<CaseDocument>(text) {
        use_up(&document);
    }
}

/// A key that some table knows, or none does.
fn any_key() -> impl Strategy<Value = String> {
    let known: Vec<String> = keys_of(&every_field());
    prop_oneof![9 => select(known), 1 => ".{0,8}"]
}

fn keys_of(node: &Value) -> Vec<String> {
    match node {
        Value::Object(entries) => {
            entries.iter().flat_map(|(key, node)| [vec![key.clone()], keys_of(node)].concat()).collect()
        }
        Value::Array(items) => items.iter().flat_map(keys_of).collect(),
        _ => Vec::new(),
    }
}

fn texts_of(node: &Value) -> Vec<String> {
    match node {
        Value::String(text) => vec![text.clone()],
        Value::Object(entries) => entries.values().flat_map(texts_of).collect(),
        Value::Array(items) => items.iter().flat_map(texts_of).collect(),
        _ => Vec::new(),
    }
}

fn any_leaf() -> impl Strategy<Value = Value> {
    let numbers = [
        "0",
        "-0",
        "-1",
        "79228162514264337593543950335",
        "0.0000000000000000000000000001",
        "1e999",
        "%",
        "",
    ];
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        (0_u32..1300).prop_map(Value::from),
        select(texts_of(&every_field())).prop_map(Value::from),
        select(numbers.to_vec()).prop_map(Value::from),
        ".{0,12}".prop_map(Value::from),
    ]
}

fn any_tree() -> impl Strategy<Value = Value> {
    any_leaf().prop_recursive(6, 48, 6, |inner| {
        let table = vec((any_key(), inner.clone()), 0..6);
        prop_oneof![
            vec(inner, 0..6).prop_map(Value::from),
            table.prop_map(|entries| Value::Object(entries.into_iter().collect::<Map<_, _>>())),
        ]
    })
}

/// The pointer of every node, the root first.
fn places(node: &Value, pointer: &str, found: &mut Vec<String>) {
    found.push(pointer.to_owned());
    match node {
        Value::Object(entries) => entries.iter().for_each(|(key, node)| {
            places(node, &format!("{pointer}/{}", key.replace('~', "~0").replace('/', "~1")), found);
        }),
        Value::Array(items) => {
            items
                .iter()
                .enumerate()
                .for_each(|(index, node)| places(node, &format!("{pointer}/{index}"), found));
        }
        _ => {}
    }
}

#[derive(Debug, Clone)]
enum Mutation {
    Delete(Index),
    Replace(Index, Value),
    /// Once more beside itself in its list, under another key in its table.
    Duplicate(Index, String),
    /// With the node of another place.
    Swap(Index, Index),
}

fn any_mutation() -> impl Strategy<Value = Mutation> {
    prop_oneof![
        any::<Index>().prop_map(Mutation::Delete),
        (any::<Index>(), any_tree()).prop_map(|(place, node)| Mutation::Replace(place, node)),
        (any::<Index>(), any_key()).prop_map(|(place, key)| Mutation::Duplicate(place, key)),
        (any::<Index>(), any::<Index>()).prop_map(|(one, other)| Mutation::Swap(one, other)),
    ]
}

fn mutate(document: &mut Value, mutation: Mutation) {
    let mut all = Vec::new();
    places(document, "", &mut all);
    let place = |index: Index| all[index.index(all.len())].clone();
    match mutation {
        Mutation::Replace(index, node) => *document.pointer_mut(&place(index)).unwrap() = node,
        Mutation::Swap(one, other) => {
            let node = document.pointer(&place(other)).unwrap().clone();
            *document.pointer_mut(&place(one)).unwrap() = node;
        }
        Mutation::Delete(index) => with_parent(document, &place(index), |parent, key, _| match parent {
            Value::Object(entries) => drop(entries.remove(&key)),
            Value::Array(items) => drop(items.remove(key.parse().unwrap())),
            _ => {}
        }),
        Mutation::Duplicate(index, name) => {
            with_parent(document, &place(index), |parent, _, node| match parent {
                Value::Object(entries) => drop(entries.insert(name, node)),
                Value::Array(items) => items.push(node),
                _ => {}
            });
        }
    }
}

/// What holds the node at a place, the key there, and the node; nothing for the root.
fn with_parent(document: &mut Value, pointer: &str, change: impl FnOnce(&mut Value, String, Value)) {
    let Some((parent, key)) = pointer.rsplit_once('/') else { return };
    let node = document.pointer(pointer).unwrap().clone();
    change(document.pointer_mut(parent).unwrap(), key.replace("~1", "/").replace("~0", "~"), node);
}

/// Whether a fault stands at a node, or at one that is missing in a node.
fn is_beside_a_node(document: &Value, pointer: &str) -> bool {
    let parent = pointer.rsplit_once('/').map_or("", |(parent, _)| parent);
    // A table of scores that is not there lacks each of its scores.
    let table = parent.strip_suffix("/scores").unwrap_or(parent);
    [pointer, parent, table].iter().any(|place| document.pointer(place).is_some())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_answered(bytes in vec(any::<u8>(), 0..400)) {
        read_json(&bytes);
        read_toml(&String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn any_text_of_the_right_signs_is_answered(text in "[\\[\\]{}\":,=. a-z0-9\\-\n]{0,200}") {
        read_json(text.as_bytes());
        read_toml(&text);
    }

    #[test]
    fn a_shipped_case_with_damaged_bytes_is_answered(damage in vec((any::<Index>(), any::<u8>()), 1..8)) {
        let mut toml = SHIPPED.as_bytes().to_vec();
        let mut json = EVERY_FIELD.as_bytes().to_vec();
        for (place, byte) in damage {
            let (in_toml, in_json) = (place.index(toml.len()), place.index(json.len()));
            (toml[in_toml], json[in_json]) = (byte, byte);
        }
        read_json(&json);
        read_toml(&String::from_utf8_lossy(&toml));
    }

    #[test]
    fn any_tree_is_answered(tree in any_tree()) {
        read_json(tree.to_string().as_bytes());
        if let Ok(text) = toml::to_string(&tree) {
            read_toml(&text);
        }
    }

    #[test]
    fn a_mutated_case_builds_or_has_faults_at_its_nodes(
        every in any::<bool>(),
        mutations in vec(any_mutation(), 1..4),
    ) {
        let mut document = if every { every_field() } else { shipped() };
        for mutation in mutations {
            mutate(&mut document, mutation);
        }
        match build(&document) {
            Ok(case) => prop_assert!(!case.appraise().to_markdown().is_empty()),
            Err(errors) => for error in &errors {
                let pointer = error.path().pointer();
                prop_assert!(is_beside_a_node(&document, &pointer), "{pointer}: {error}");
            },
        }
    }
}

#[test]
fn nesting_of_any_depth_is_answered() {
    for depth in [limits::DEPTH, limits::DEPTH + 1, 100, 1_000, 100_000] {
        read_json(["[".repeat(depth), "]".repeat(depth)].concat().as_bytes());
        read_json(["{\"title\":".repeat(depth), "1".to_owned(), "}".repeat(depth)].concat().as_bytes());
        read_toml(&["title = ".to_owned(), "[".repeat(depth), "]".repeat(depth)].concat());
        read_toml(&["title".to_owned(), ".title".repeat(depth), " = 1".to_owned()].concat());
    }
}

#[test]
fn what_lies_deeper_than_the_limit_is_not_kept() {
    let nested = |depth: usize| ["[".repeat(depth), "]".repeat(depth)].concat();
    let kept = |depth: usize| {
        let document: CaseDocument = serde_json::from_str(&nested(depth)).unwrap();
        serde_json::to_string(&document).unwrap()
    };
    assert_eq!(kept(limits::DEPTH), nested(limits::DEPTH));
    assert_eq!(kept(limits::DEPTH + 1), nested(limits::DEPTH + 1).replace("[]", "null"));
}

#[test]
fn texts_and_keys_of_any_length_are_answered() {
    let long = "x".repeat(3_000_000);
    let digits = "9".repeat(3_000_000);
    let zeros = format!("{}1", "0".repeat(3_000_000));
    for text in [&long, &digits, &zeros] {
        let mut document = every_field();
        for place in [
            "/title",
            "/format",
            "/currency",
            "/baseline",
            "/timeline/start",
            "/timeline/periods",
            "/discounting/rate",
            "/assumption/0/id",
            "/assumption/0/value",
            "/alternative/0/id",
            "/alternative/0/kind",
            "/alternative/0/cost/0/amount",
            "/alternative/3/benefit/0/amount/0",
            "/alternative/3/cost/5/growing/0",
            "/scoring/option/0/id",
            "/scoring/criterion/0/id",
        ] {
            *document.pointer_mut(place).unwrap() = Value::from(text.clone());
        }
        document[text] = Value::from(1);
        document["scoring"]["option"][0]["scores"][text] = Value::from("1");
        let errors = build(&document).unwrap_err();
        let quoted = errors.iter().map(|error| error.found().len() + error.expected().len()).max().unwrap();
        assert!(quoted < 1_000, "a fault of {quoted} bytes");
    }
}

#[test]
fn lists_of_a_million_elements_are_answered() {
    const MILLION: usize = 1_000_000;
    let many = |node: Value| Value::from(vec![node; MILLION]);
    let one_fault = |pointer: &str, node: Value| {
        let mut document = every_field();
        *document.pointer_mut(pointer).unwrap() = node;
        let errors = build(&document).unwrap_err();
        assert_eq!(
            (errors.as_slice().len(), errors.as_slice()[0].kind()),
            (1, ErrorKind::OverLimit),
            "{pointer}"
        );
    };
    one_fault("/objectives", many(json!("One")));
    one_fault("/alternative/0/cost/0/tags", many(json!("t")));
    one_fault("/alternative/3/cost/5/growing", many(json!("2%")));
    one_fault("/alternative/3/benefit/0/amount", many(json!("calls")));
    one_fault("/alternative/3/cost/7/profile", json!({ "explicit": many(json!("1")) }));
    one_fault("/alternative/3/benefit/0/profile", json!({ "recurring": { "ramp": many(json!("1")) } }));

    let mut document = every_field();
    document["assumption"] = many(json!(null));
    assert_eq!(build(&document).unwrap_err().as_slice().len(), MILLION + 1);
}

#[test]
fn many_faulty_lines_are_answered_with_all_their_faults() {
    let mut document = every_field();
    document["alternative"][1]["cost"] = Value::from(vec![json!({}); 100_000]);
    // Three fields of each line, and the number of lines.
    assert_eq!(build(&document).unwrap_err().as_slice().len(), 300_001);
}

#[test]
fn tables_of_many_keys_are_answered() {
    let mut document = every_field();
    let scores: Map<_, _> = (0..300_000).map(|number| (format!("criterion-{number}"), json!("1"))).collect();
    document["scoring"]["option"][0]["scores"] = Value::Object(scores);
    let errors = build(&document).unwrap_err();
    assert_eq!((errors.as_slice().len(), errors.as_slice()[0].kind()), (1, ErrorKind::OverLimit));

    let unknown: String = (0..100_000).map(|number| format!("\"key-{number}\":1,")).collect();
    let twice = "\"title\":\"Again\",".repeat(100_000);
    let text = EVERY_FIELD.replacen('{', &format!("{{{unknown}{twice}"), 1);
    assert_eq!(
        serde_json::from_str::<CaseDocument>(&text).unwrap().build().unwrap_err().as_slice().len(),
        200_000
    );
}

#[test]
fn numbers_past_every_integer_are_refused_and_never_rounded() {
    for number in ["18446744073709551616", "-9223372036854775809", "1e400", "0.1", "1.0", "1e5"] {
        let text = EVERY_FIELD.replace("\"value\": 1200000", &format!("\"value\": {number}"));
        assert_ne!(text, EVERY_FIELD);
        // Some readers refuse what no float can hold as a mistake of syntax.
        let Ok(document) = serde_json::from_str::<CaseDocument>(&text) else { continue };
        let errors = document.build().unwrap_err();
        assert_eq!(errors.as_slice()[0].kind(), ErrorKind::FloatNumber, "{number}: {errors}");
    }
    for number in ["9223372036854775808", "inf", "nan", "1e5", "0x10000000000000000", "1_000.0"] {
        let text = SHIPPED.replace("value = \"240000\"", &format!("value = {number}"));
        assert_ne!(text, SHIPPED);
        let Ok(document) = toml::from_str::<CaseDocument>(&text) else { continue };
        assert!(document.build().is_err(), "{number}");
    }
}

#[test]
fn numbers_in_the_form_of_arbitrary_precision_are_read_alike() {
    let special = |digits: &str| json!({ "$serde_json::private::Number": digits });
    fn with_special_numbers(node: &Value, special: &dyn Fn(&str) -> Value) -> Value {
        match node {
            Value::Number(number) => special(&number.to_string()),
            Value::Array(items) => items.iter().map(|item| with_special_numbers(item, special)).collect(),
            Value::Object(entries) => Value::Object(
                entries
                    .iter()
                    .map(|(key, node)| (key.clone(), with_special_numbers(node, special)))
                    .collect(),
            ),
            other => other.clone(),
        }
    }
    let document = with_special_numbers(&every_field(), &special);
    assert_ne!(document, every_field());
    assert_eq!(build(&document), build(&every_field()));

    for digits in ["1.5", "1e5", "1E400", "-", "", "x", "$serde_json::private::Number"] {
        let mut document = every_field();
        document["assumption"][0]["value"] = special(digits);
        let errors = build(&document).unwrap_err();
        assert_eq!(errors.as_slice().len(), 1, "{digits}: {errors}");
    }
}

/// A document with `count` of something, by what it is made of: inside a limit it builds, one further it does not.
fn assert_limit(limit: usize, pointer: &str, document: impl Fn(usize) -> Value) {
    if let Err(errors) = build(&document(limit)) {
        panic!("{limit} at {pointer}:\n{errors}");
    }
    let errors = build(&document(limit + 1)).unwrap_err();
    let found: Vec<_> = errors.iter().map(|error| (error.kind(), error.path().pointer())).collect();
    assert_eq!(found, [(ErrorKind::OverLimit, pointer.to_owned())], "{errors}");
}

fn small() -> Value {
    json!({
        "format": "bizcase/1", "title": "Limits", "currency": "GBP", "baseline": "paper",
        "timeline": { "start": "2026-01-01", "periods": 2, "step": "year" },
        "conventions": { "prices": "nominal", "timing": "end" },
        "discounting": { "rate": "3.5%" },
        "alternative": [{
            "id": "paper", "name": "Paper", "kind": "business-as-usual",
            "cost": [{ "name": "Staff", "amount": "1", "profile": "once" }]
        }]
    })
}

/// The small case with one thing changed.
fn with(change: impl FnOnce(&mut Value)) -> Value {
    let mut document = small();
    change(&mut document);
    document
}

#[test]
fn sizes_of_a_case_end_at_their_limits() {
    assert_limit(limits::PERIODS as usize, "/timeline/periods", |count| {
        with(|case| case["timeline"]["periods"] = json!(count))
    });
    assert_limit(limits::ALTERNATIVES, "/alternative", |count| {
        with(|case| {
            let others =
                (1..count).map(|number| json!({ "name": format!("Way {number}"), "kind": "do-nothing" }));
            case["alternative"].as_array_mut().unwrap().extend(others);
        })
    });
    assert_limit(limits::ASSUMPTIONS, "/assumption", |count| {
        let assumption = |number| json!({ "id": format!("a{number}"), "value": "1" });
        with(|case| case["assumption"] = (0..count).map(assumption).collect())
    });
    assert_limit(limits::NAMED_DISCOUNTING, "/discounting/named", |count| {
        let named = (0..count).map(|number| (format!("way{number}"), json!({ "rate": "1%" })));
        with(|case| case["discounting"]["named"] = Value::Object(named.collect()))
    });
    assert_limit(limits::ACKNOWLEDGEMENTS, "/acknowledged", |count| {
        with(|case| {
            let stated = (0..count)
                .map(|place| json!({"finding": "sunk-costs", "place": place.to_string(), "reason": "paid"}));
            case["acknowledged"] = stated.collect();
        })
    });
    assert_limit(limits::TAGS, "/objectives", |count| {
        with(|case| case["objectives"] = json!(vec!["One"; count]))
    });
}

/// Ten columns of a thousand lines at two ends of a thousand ranges are as many cells as may be.
#[test]
fn what_an_appraisal_computes_at_the_ends_of_ranges_ends_at_its_limit() {
    let line = json!({ "name": "Line", "amount": "1", "profile": "once" });
    let ranged = |number| json!({ "id": format!("a{number}"), "value": "1", "low": "0", "high": "2" });
    assert_limit(limits::RANGE_CELLS / 10 / 2_000 - 500, "/assumption", |count| {
        with(|case| {
            case["timeline"]["periods"] = json!(9);
            case["assumption"] = (0..1_000).map(ranged).collect();
            case["alternative"][0]["cost"] = json!(vec![line.clone(); 500]);
            let more = json!({ "name": "More", "kind": "do-something", "cost": vec![line.clone(); count] });
            case["alternative"].as_array_mut().unwrap().push(more);
        })
    });
}

/// Dates count where there are more of them than columns.
#[test]
fn dates_count_as_cells() {
    let dates: Vec<Value> = (1..=28).map(|day| json!([format!("2026-01-{day:02}"), "1"])).collect();
    let line = json!({ "name": "Days", "amount": "1", "profile": { "dated": dates } });
    let document = with(|case| {
        case["timeline"] = json!({ "start": "2026-01-01", "periods": 1200, "step": "month" });
        case["conventions"]["day_count"] = json!("act/365-fixed");
        case["alternative"][0]["renewed_every"] = json!(1);
        case["alternative"][0]["cost"] = json!(vec![line.clone(); 30]);
    });
    let errors = build(&document).unwrap_err();
    assert_eq!(errors.iter().map(Error::kind).collect::<Vec<_>>(), [ErrorKind::OverLimit], "{errors}");
}

#[test]
fn sizes_of_an_alternative_and_of_a_line_end_at_their_limits() {
    let line = json!({ "name": "Line", "amount": "1", "profile": "once" });
    for key in ["cost", "benefit", "dis_benefit"] {
        assert_limit(limits::LINES, &format!("/alternative/0/{key}"), |count| {
            with(|case| {
                case["alternative"][0]["cost"] = json!([]);
                case["alternative"][0][key] = json!(vec![line.clone(); count]);
            })
        });
    }
    let cost = |field: &str, node: Value| with(|case| case["alternative"][0]["cost"][0][field] = node);
    let place = |field: &str| format!("/alternative/0/cost/0/{field}");
    let factor = json!({ "constant": "1" });
    assert_limit(limits::FACTORS, &place("amount"), |count| {
        cost("amount", json!(vec![factor.clone(); count]))
    });
    assert_limit(limits::GROWTH_RATES, &place("growing"), |count| cost("growing", json!(vec!["1%"; count])));
    assert_limit(limits::GROWTH_RATES, &place("escalating"), |count| {
        cost("escalating", json!(vec!["1%"; count]))
    });
    assert_limit(limits::TAGS, &place("tags"), |count| cost("tags", json!(vec!["tag"; count])));
    let margin = json!({ "confidence": "1%", "source": "a reason" });
    assert_limit(limits::ADJUSTMENTS, &place("adjustments"), |count| {
        cost("adjustments", json!(vec![margin.clone(); count]))
    });
    let of_class = json!({ "on": { "cost": "recurring" }, "confidence": "1%", "source": "a reason" });
    assert_limit(limits::ADJUSTMENTS, "/alternative/0/adjustment", |count| {
        with(|case| case["alternative"][0]["adjustment"] = json!(vec![of_class.clone(); count]))
    });
    assert_limit(limits::OVERRUNS, &place("adjustments/0/reference-class/overruns"), |count| {
        let class = json!({ "overruns": vec!["1%"; count], "percentile": "50%" });
        cost("adjustments", json!([{ "reference-class": class, "source": "a reason" }]))
    });
}

#[test]
fn texts_end_at_their_limits_counted_in_characters() {
    let long = |count: usize| Value::from("九".repeat(count));
    let cost = |field: &str, node: Value| with(|case| case["alternative"][0]["cost"][0][field] = node);
    assert_limit(limits::NAME, "/title", |count| with(|case| case["title"] = long(count)));
    assert_limit(limits::TEXT, "/question", |count| with(|case| case["question"] = long(count)));
    assert_limit(limits::NAME, "/alternative/0/cost/0/name", |count| cost("name", long(count)));
    assert_limit(limits::NAME, "/alternative/0/cost/0/owner", |count| cost("owner", long(count)));
    assert_limit(limits::TEXT, "/alternative/0/cost/0/evidence", |count| cost("evidence", long(count)));
    assert_limit(limits::NAME, "/alternative/0/cost/0/tags/0", |count| cost("tags", json!([long(count)])));
    assert_limit(limits::NAME, "/alternative/0/cost/0/amount/0/unit", |count| {
        cost("amount", json!([{ "constant": "1", "unit": long(count) }]))
    });
    assert_limit(limits::TEXT, "/alternative/0/cost/0/adjustments/0/source", |count| {
        cost("adjustments", json!([{ "confidence": "1%", "source": long(count) }]))
    });
    assert_limit(limits::NAME, "/alternative/0/cost/0/adjustments/0/overlap/group", |count| {
        let overlap = json!({ "group": long(count), "share": "50%" });
        cost("adjustments", json!([{ "overlap": overlap, "source": "a reason" }]))
    });
    assert_limit(limits::TEXT, "/alternative/0/description", |count| {
        with(|case| case["alternative"][0]["description"] = long(count))
    });
}

#[test]
fn cells_of_a_case_end_at_their_limit() {
    let columns = limits::PERIODS as usize + 1;
    let lines = limits::CELLS / columns;
    assert_limit(lines, "/alternative", |count| {
        with(|case| {
            let line = json!({ "name": "Line", "amount": "1", "profile": "once" });
            case["timeline"]["periods"] = json!(limits::PERIODS);
            case["alternative"][0]["cost"] = json!(vec![line; count]);
        })
    });
}

/// Found by fuzzing: fractions doubled their digits every year, so that 66 years had no end.
#[test]
fn a_pool_is_written_down_over_centuries() {
    let document = with(|case| {
        case["timeline"]["periods"] = json!(800);
        case["tax"] = json!({ "rate": "25%", "losses": "used-at-once", "paid": "same-year" });
        case["alternative"][0]["cost"][0] = json!({
            "name": "Lift", "class": "capital", "amount": "1000", "profile": "once",
            "depreciation": "uk-main-pool",
        });
    });
    let case = build(&document).unwrap();
    let written_off: Decimal = case.baseline().lines()[0].written_off().iter().sum();
    assert_eq!(written_off.round_dp(20), dec!(1000));
}

#[test]
fn amounts_end_at_their_digits() {
    let inside = "9".repeat(limits::AMOUNT_DIGITS as usize);
    let outside = format!("1{}", "0".repeat(limits::AMOUNT_DIGITS as usize));
    let places = ["/alternative/0/cost/0/amount", "/assumption/0/value"];
    for (place, field) in places.iter().zip(["amount", "value"]) {
        let document = |number: &str| {
            with(|case| match field {
                "amount" => case["alternative"][0]["cost"][0]["amount"] = json!(number),
                _ => case["assumption"] = json!([{ "id": "calls", "value": number }]),
            })
        };
        build(&document(&inside)).unwrap();
        build(&document(&format!("{inside}.5"))).unwrap();
        let errors = build(&document(&outside)).unwrap_err();
        assert_eq!(errors.as_slice().len(), 1);
        assert_eq!(errors.as_slice()[0].kind(), ErrorKind::OverLimit);
        assert_eq!(errors.as_slice()[0].path().pointer(), *place);
    }
}

#[test]
fn growth_out_of_every_range_is_refused_and_not_computed_past_it() {
    let document = with(|case| {
        case["timeline"]["periods"] = json!(limits::PERIODS);
        case["alternative"][0]["cost"][0]["profile"] = json!("every-period");
        case["alternative"][0]["cost"][0]["growing"] = json!("7922816251426433759354395033500%");
    });
    let errors = build(&document).unwrap_err();
    assert_eq!(errors.as_slice()[0].kind(), ErrorKind::OverLimit, "{errors}");
}

#[test]
fn a_matrix_ends_at_its_limits() {
    let criterion = |number: usize| {
        json!({
            "id": format!("c{number}"), "name": "Criterion", "direction": "higher-is-better", "weight": "1",
            "scale": { "low": "0", "high": "10" }
        })
    };
    let scores =
        |count: usize| (0..count).map(|number| (format!("c{number}"), json!("5"))).collect::<Map<_, _>>();
    let matrix = |count: usize, scored: usize| {
        with(|case| {
            case["scoring"] = json!({
                "criterion": (0..count).map(criterion).collect::<Vec<_>>(),
                "option": [{ "id": "paper", "scores": scores(scored) }],
            });
        })
    };
    assert_limit(limits::CRITERIA, "/scoring/criterion", |count| matrix(count, limits::CRITERIA));
    let errors = build(&matrix(limits::CRITERIA, limits::CRITERIA + 1)).unwrap_err();
    assert_eq!(errors.as_slice()[0].path().pointer(), "/scoring/option/0/scores");
}
