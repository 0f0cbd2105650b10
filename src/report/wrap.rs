//! Lines of bounded width, measured in columns of a terminal.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// How many columns the text takes: two for an ideograph, none for a combining mark, two for an emoji of any
/// number of characters.
pub(crate) fn width(text: &str) -> usize {
    text.width()
}

/// The text in lines of at most `limit` columns, at least one; a word that is wider than a line is broken.
///
/// A line is wider than the limit only where a single character is.
pub(crate) fn wrap(text: &str, limit: usize) -> Vec<String> {
    wrap_unevenly(text, limit, limit)
}

/// As [`wrap`], with the `first` line wider or narrower than the others.
pub(crate) fn wrap_unevenly(text: &str, first: usize, others: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in text.split_whitespace() {
        let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
        if width(&longer) <= if lines.is_empty() { first } else { others } {
            line = longer;
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        for cluster in clusters(word) {
            let longer = format!("{line}{cluster}");
            let limit = if lines.is_empty() { first } else { others };
            if width(&longer) > limit && !line.is_empty() {
                lines.push(std::mem::replace(&mut line, cluster.to_owned()));
            } else {
                line = longer;
            }
        }
    }
    if !line.is_empty() || lines.is_empty() {
        lines.push(line);
    }
    lines
}

/// The stretches of a word that must not be taken apart: a character with the marks and joined characters that
/// add nothing to its width.
///
/// Nearly the grapheme clusters of Unicode, told by width alone: what the eye sees as one takes the room of one.
/// A flag may be broken into its two letters, which is still the same country.
fn clusters(word: &str) -> Vec<&str> {
    let mut clusters = Vec::new();
    let mut start = 0;
    for (index, character) in word.char_indices().skip(1) {
        let end = index + character.len_utf8();
        let joins = character.width() == Some(0) || width(&word[start..end]) <= width(&word[start..index]);
        if !joins {
            clusters.push(&word[start..index]);
            start = index;
        }
    }
    clusters.push(&word[start..]);
    clusters
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn words_stay_whole_where_a_line_can_hold_them() {
        assert_eq!(wrap("advise, facilitate, present", 12), ["advise,", "facilitate,", "present"]);
        assert_eq!(wrap("advise, facilitate, present", 19), ["advise, facilitate,", "present"]);
        assert_eq!(wrap("  a   b ", 10), ["a b"]);
        assert_eq!(wrap("", 10), [""]);
    }

    #[test]
    fn a_word_wider_than_a_line_is_broken() {
        assert_eq!(wrap("a Verwaltungsgericht", 8), ["a", "Verwaltu", "ngsgeric", "ht"]);
        assert_eq!(wrap("世界世界世", 5), ["世界", "世界", "世"]);
        assert_eq!(wrap("世界", 1), ["世", "界"]);
        assert_eq!(wrap("ab", 0), ["a", "b"]);
    }

    #[test]
    fn the_first_line_may_have_another_width() {
        assert_eq!(wrap_unevenly("aa bb cc dd", 5, 2), ["aa bb", "cc", "dd"]);
        assert_eq!(wrap_unevenly("aaaaaaa", 4, 2), ["aaaa", "aa", "a"]);
    }

    #[test]
    fn marks_and_joined_emoji_stay_with_what_they_belong_to() {
        assert_eq!(clusters("e\u{301}a"), ["e\u{301}", "a"]);
        assert_eq!(clusters("👩\u{200D}🔬👍🏽x"), ["👩\u{200D}🔬", "👍🏽", "x"]);
        assert_eq!(clusters("❤\u{FE0F}x"), ["❤\u{FE0F}", "x"]);
        assert_eq!(wrap("e\u{301}e\u{301}e\u{301}", 2), ["e\u{301}e\u{301}", "e\u{301}"]);
    }

    #[test]
    fn widths_are_those_of_a_terminal() {
        for (text, columns) in [
            ("abc", 3),
            ("世界", 4),
            ("e\u{301}", 1),
            ("👩\u{200D}🔬", 2),
            ("👍🏽", 2),
            ("🇬🇧", 2),
            ("ﾊﾝｶｸ", 4),
            ("-1,200", 6),
        ] {
            assert_eq!(width(text), columns, "{text}");
        }
    }

    proptest! {
        #[test]
        fn wrapping_loses_no_character_and_keeps_to_the_limit(text in any::<String>(), limit in 2..40_usize) {
            let text = super::super::label::label(&text);
            let lines = wrap(&text, limit);
            prop_assert_eq!(lines.concat().replace(' ', ""), text.replace(' ', ""));
            for line in &lines {
                prop_assert!(width(line) <= limit || clusters(line).len() == 1, "{line:?}");
            }
        }
    }
}
