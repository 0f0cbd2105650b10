//! The documents that edits start from, and what is found in them: keys, texts, and subtrees by their key.

use arbitrary::Arbitrary;
use serde_json::Value;
use std::sync::LazyLock;

/// A text format of documents.
#[derive(Arbitrary, Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    Toml,
    Json,
}

/// One of the documents, by any number.
#[derive(Arbitrary, Debug, Clone, Copy)]
pub struct Source(u8);

const TOML: [&str; 10] = [
    include_str!("../../../../examples/cases/clinic-records.toml"),
    include_str!("../../../../examples/cases/diagnostic-centres.toml"),
    include_str!("../../../../examples/cases/fertiliser-plant.toml"),
    include_str!("../../../../examples/cases/flood-defence.toml"),
    include_str!("../../../../examples/cases/heat-pump.toml"),
    include_str!("../../../../examples/cases/online-permits.toml"),
    include_str!("../../../../examples/cases/sales-platform.toml"),
    include_str!("../../../../examples/cases/service-desk.toml"),
    include_str!("../../../data/documents/every-field.toml"),
    include_str!("../../../data/documents/every-field-of-scoring.toml"),
];

static DOCUMENTS: LazyLock<Vec<Document>> = LazyLock::new(|| TOML.into_iter().map(Document::of).collect());

struct Document {
    tree: Value,
    json: String,
    /// Every subtree with the key under which it, or the list that it is in, stands.
    subtrees: Vec<(String, Value)>,
}

impl Document {
    fn of(text: &str) -> Self {
        let tree: Value = toml::from_str(text).expect("the document is TOML");
        let mut subtrees = Vec::new();
        add_subtrees("", &tree, &mut subtrees);
        Self { json: format!("{tree:#}"), tree, subtrees }
    }
}

fn add_subtrees(key: &str, node: &Value, found: &mut Vec<(String, Value)>) {
    found.push((key.to_owned(), node.clone()));
    match node {
        Value::Object(entries) => entries.iter().for_each(|(key, node)| add_subtrees(key, node, found)),
        Value::Array(items) => items.iter().for_each(|node| add_subtrees(key, node, found)),
        _ => {}
    }
}

impl Source {
    fn index(self) -> usize {
        usize::from(self.0) % TOML.len()
    }

    pub fn tree(self) -> Value {
        DOCUMENTS[self.index()].tree.clone()
    }

    pub fn text(self, form: Form) -> &'static str {
        match form {
            Form::Toml => TOML[self.index()],
            Form::Json => &DOCUMENTS[self.index()].json,
        }
    }

    /// Any of its subtrees.
    pub fn subtree(self, pick: u16) -> Value {
        let subtrees = &DOCUMENTS[self.index()].subtrees;
        subtrees[usize::from(pick) % subtrees.len()].1.clone()
    }

    /// One of its subtrees that stand under such a key, if there are some.
    pub fn subtree_under(self, key: &str, pick: u16) -> Option<Value> {
        let alike = || DOCUMENTS[self.index()].subtrees.iter().filter(|(own, _)| own == key);
        let place = usize::from(pick).checked_rem(alike().count())?;
        alike().nth(place).map(|(_, node)| node.clone())
    }
}

/// A key that some document has.
pub fn key(pick: u16) -> String {
    static KEYS: LazyLock<Vec<String>> = LazyLock::new(|| {
        let mut keys: Vec<String> =
            DOCUMENTS.iter().flat_map(|it| &it.subtrees).map(|(key, _)| key.clone()).collect();
        keys.sort_unstable();
        keys.dedup();
        keys
    });
    KEYS[usize::from(pick) % KEYS.len()].clone()
}

/// A text that some document has: an id, a word, a number, a name.
pub fn text(pick: u16) -> String {
    static TEXTS: LazyLock<Vec<String>> = LazyLock::new(|| {
        let subtrees = DOCUMENTS.iter().flat_map(|it| &it.subtrees);
        let mut texts: Vec<String> =
            subtrees.filter_map(|(_, node)| node.as_str()).map(str::to_owned).collect();
        texts.sort_unstable();
        texts.dedup();
        texts
    });
    TEXTS[usize::from(pick) % TEXTS.len()].clone()
}
