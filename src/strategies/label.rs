//! Names and texts.

use crate::limits;
use crate::value::text::is_blank;
use proptest::prelude::*;
use std::ops::RangeInclusive;

/// How the names and texts of a random case read.
///
/// ```
/// use bizcase::strategies::{CaseShape, Labels, cases_of, proptest::prelude::*};
///
/// proptest!(ProptestConfig::with_cases(20), |(case in cases_of(CaseShape::new().labels(Labels::Any)))| {
///     prop_assert!(!case.appraise().to_markdown().contains('\u{1b}'), "no terminal sequence reaches a page");
/// });
/// ```
#[non_exhaustive]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Labels {
    /// `Option 1`, `Cost 2`: a failure is easy to read.
    Plain,
    /// [`any_label`]: markup, control characters, every script.
    Any,
}

/// What has a meaning to some reader of a page or of a document.
const FRAGMENTS: [&str; 28] = [
    "Staff time",
    "|",
    "\\",
    "`",
    "**bold**",
    "_",
    "<b>",
    "-->",
    "&amp;",
    "# ",
    "- ",
    "1. ",
    "\n",
    "\r\n",
    "\t",
    "\"",
    "'''",
    "]]",
    "=1+1",
    "https://example.org",
    "\u{0}",
    "\u{1b}[31m",
    "\u{202e}",
    "\u{200b}",
    "年度",
    "👩\u{200d}🔬",
    "e\u{301}",
    "مرحبا",
];

/// Every text that the library takes for a name: not blank, at most [`limits::NAME`] characters, with whatever a
/// page or a document has to escape.
///
/// ```
/// use bizcase::strategies::{any_label, proptest::prelude::*};
///
/// proptest!(|(label in any_label())| {
///     prop_assert!(!label.trim().is_empty() && label.chars().count() <= bizcase::limits::NAME);
/// });
/// ```
pub fn any_label() -> impl Strategy<Value = String> {
    let fragment = prop_oneof![
        2 => prop::sample::select(FRAGMENTS.to_vec()).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    let sizes = prop_oneof![20 => Just(6), 1 => Just(limits::NAME)];
    sizes.prop_flat_map(move |most| prop::collection::vec(fragment.clone(), 1..=most)).prop_map(|fragments| {
        let text: String = fragments.concat().chars().take(limits::NAME).collect();
        if is_blank(&text) { "?".to_owned() } else { text }
    })
}

impl Labels {
    /// A name, or `None` where the one that its place suggests will do.
    pub(super) fn names(self) -> BoxedStrategy<Option<String>> {
        match self {
            Self::Plain => Just(None).boxed(),
            Self::Any => any_label().prop_map(Some).boxed(),
        }
    }

    /// A text, or one of these where plain ones are wanted.
    pub(super) fn texts(self, plain: &'static [&'static str]) -> BoxedStrategy<String> {
        match self {
            Self::Plain => prop::sample::select(plain).prop_map(str::to_owned).boxed(),
            Self::Any => any_label().boxed(),
        }
    }

    /// A [text](Labels::texts) that is often absent.
    pub(super) fn optional(self, plain: &'static [&'static str]) -> BoxedStrategy<Option<String>> {
        prop::option::weighted(0.25, self.texts(plain)).boxed()
    }

    /// So many [texts](Labels::texts).
    pub(super) fn lists(
        self,
        plain: &'static [&'static str],
        sizes: RangeInclusive<usize>,
    ) -> BoxedStrategy<Vec<String>> {
        prop::collection::vec(self.texts(plain), sizes).boxed()
    }
}
