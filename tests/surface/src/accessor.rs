//! Which methods are plain accessors: their code is looked at, for a signature does not say whether something is computed.

use crate::items::PublicItem;
use crate::library::root;
use rustdoc_types::ItemEnum;

/// What an accessor may do to a field: hand it out in another form, with nothing computed.
const FORMS: &[&str] = &[
    "as_deref", "as_ref", "as_slice", "as_str", "clone", "cloned", "copied", "is_empty", "is_some", "iter",
    "keys", "len", "values",
];

/// Whether a method takes nothing but `self`, and gives a field of it, as it is or in another form: `&self.lines`,
/// `self.source.as_deref()`.
pub fn is_plain_accessor(item: &PublicItem<'_>) -> bool {
    let ItemEnum::Function(function) = &item.item.inner else { return false };
    let takes_self_alone = matches!(function.sig.inputs.as_slice(), [(name, _)] if name == "self");
    takes_self_alone && item.owner.is_some() && code_of(item).is_some_and(|code| gives_a_field(&code))
}

/// The source of an item, from its first line to its last.
fn code_of(item: &PublicItem<'_>) -> Option<String> {
    let span = item.item.span.as_ref()?;
    let source = std::fs::read_to_string(root().join(&span.filename)).ok()?;
    let lines = span.end.0.checked_sub(span.begin.0)? + 1;
    Some(source.lines().skip(span.begin.0.checked_sub(1)?).take(lines).collect::<Vec<_>>().join("\n"))
}

fn gives_a_field(code: &str) -> bool {
    let Some((_, body)) = code.split_once('{') else { return false };
    let Some((body, _)) = body.rsplit_once('}') else { return false };
    let path: String = body.chars().filter(|c| !c.is_whitespace()).collect();
    let path = path.strip_prefix('&').unwrap_or(&path);
    let mut steps = path.split('.');
    steps.next() == Some("self") && steps.next().is_some_and(is_field) && steps.all(is_field_or_form)
}

fn is_field(step: &str) -> bool {
    !step.is_empty() && step.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}

fn is_field_or_form(step: &str) -> bool {
    step.strip_suffix("()").map_or_else(|| is_field(step), |form| FORMS.contains(&form))
}

#[cfg(test)]
mod tests {
    use super::gives_a_field;

    #[test]
    fn a_field_in_any_form_is_plain_and_a_call_is_not() {
        for plain in ["self.lines", "&self.0", "self.span.first", "self\n    .source\n    .as_deref()"] {
            assert!(gives_a_field(&format!("pub fn f(&self) -> T {{\n    {plain}\n}}")), "{plain}");
        }
        for computing in ["self.total()", "self.grid.totals()", "self.a + self.b", "self", "&self.parts[0]"] {
            assert!(!gives_a_field(&format!("pub fn f(&self) -> T {{\n    {computing}\n}}")), "{computing}");
        }
    }
}
