//! Labels made safe to print, whatever the form of the page.

use crate::value::text::is_layout_hint;

/// What stands in the place of a character that must not reach a page. It shows, so that nothing is hidden.
const REPLACEMENT: char = '\u{FFFD}';

/// The text on one line: runs of white space become one space, and what would act on the reader's screen instead
/// of appearing there becomes a visible mark.
///
/// A space at either end stays, because the text may be a part of a sentence; see [`label`].
pub(crate) fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for character in text.chars() {
        if character.is_whitespace() {
            if !line.ends_with(' ') {
                line.push(' ');
            }
        } else if acts_on_the_screen(character) {
            line.push(REPLACEMENT);
        } else if !is_layout_hint(character) {
            line.push(character);
        }
    }
    line
}

/// A whole label on one line.
pub(crate) fn label(text: &str) -> String {
    one_line(text).trim().to_owned()
}

/// Control characters start terminal sequences. The bidirectional embeddings, overrides and isolates, and the
/// interlinear annotation marks, change how everything after them is displayed: a figure in the next column
/// would be read backwards. The plain direction marks (U+200E, U+200F, U+061C) do no such thing and stay.
fn acts_on_the_screen(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{206F}' | '\u{FFF9}'..='\u{FFFB}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_of_any_kind_becomes_one_space() {
        assert_eq!(label("  Staff \t\r\n time\u{2028}saved\u{A0}here\u{3000}"), "Staff time saved here");
        assert_eq!(one_line(" and "), " and ");
        assert_eq!(label("\n \t"), "");
    }

    #[test]
    fn terminal_sequences_and_direction_overrides_are_made_visible() {
        assert_eq!(label("\u{1B}[31mred\u{0}\u{7F}\u{9B}"), "�[31mred���");
        assert_eq!(label("a\u{202E}001\u{2066}b\u{2069}"), "a�001�b�");
    }

    #[test]
    fn hints_to_a_typesetter_go_and_spelling_stays() {
        assert_eq!(label("co\u{AD}op\u{200B}er\u{2060}ate\u{FEFF}"), "cooperate");
        assert_eq!(label("می\u{200C}خواهم"), "می\u{200C}خواهم");
        assert_eq!(label("👩\u{200D}🔬"), "👩\u{200D}🔬");
    }
}
