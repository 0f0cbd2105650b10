//! What a reader sees of a text, and names in a row.

/// Whether a text shows nothing: blanks, control characters, and marks that only direct how others are set.
pub(crate) fn is_blank(text: &str) -> bool {
    !text.chars().any(is_visible)
}

fn is_visible(character: char) -> bool {
    let directs_others = matches!(character, '\u{61C}' | '\u{200C}'..='\u{200F}');
    !(character.is_whitespace() || character.is_control() || is_layout_hint(character) || directs_others)
}

/// Soft hyphen, zero-width space, word joiner and byte-order mark: hints to a typesetter, and programs disagree
/// on how wide they are. The joiners U+200C and U+200D are none: Persian and emoji are spelled with them.
pub(crate) fn is_layout_hint(character: char) -> bool {
    matches!(character, '\u{AD}' | '\u{200B}' | '\u{2060}' | '\u{FEFF}')
}

/// Names in a row: `A`, `A and B`, `A, B and C`.
pub(crate) fn listed<S: AsRef<str>>(names: &[S]) -> String {
    let names: Vec<&str> = names.iter().map(AsRef::as_ref).collect();
    match names.as_slice() {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_without_a_visible_character_is_blank() {
        for text in ["", " \t", "\u{200b}", "\u{feff}\u{ad}", "\u{200d}\u{200e}", "\u{1b}"] {
            assert!(is_blank(text), "{text:?}");
        }
        for text in ["x", "纸", "👩\u{200d}🔬", "\u{200b}."] {
            assert!(!is_blank(text), "{text:?}");
        }
    }
}
