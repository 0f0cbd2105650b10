//! Labels as Markdown that says nothing but what their author wrote.

use super::label::label;

/// A label as the content of a table cell. The row is cut at its pipes before anything else is read.
pub(crate) fn escape_cell(text: &str) -> String {
    escape_inline(&label(text)).replace('|', "\\|")
}

/// Escapes what would be markup within a line, and leaves what only looks as if it could be.
pub(crate) fn escape_inline(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut before = None;
    for (index, character) in text.char_indices() {
        if is_markup(character, before, text, index) {
            escaped.push('\\');
        }
        escaped.push(character);
        before = Some(character);
    }
    escaped
}

fn is_markup(character: char, before: Option<char>, text: &str, index: usize) -> bool {
    let rest = &text[index + character.len_utf8()..];
    match character {
        '\\' | '`' | '*' | '[' | ']' | '~' => true,
        // An underscore between letters is no emphasis: `staff_time` may stay as it is.
        '_' => !(before.is_some_and(char::is_alphanumeric) && rest.starts_with(char::is_alphanumeric)),
        // "a < b" is no tag, whereas `<b>`, `<!--` and `<x@y.z>` are read as HTML or as a link.
        '<' => !rest.starts_with(' '),
        '&' => is_entity(rest),
        // Bare addresses would become links, and the escapes within them would show.
        ':' => rest.starts_with("//"),
        '.' => ends_with_www(&text[..index]),
        _ => false,
    }
}

/// Whether what follows an ampersand makes it a character reference: `amp;`, `#38;`, `#x26;`.
fn is_entity(rest: &str) -> bool {
    let name =
        rest.trim_start_matches(|character: char| character == '#' || character.is_ascii_alphanumeric());
    name.starts_with(';') && name.len() < rest.len()
}

fn ends_with_www(text: &str) -> bool {
    text.len()
        .checked_sub(3)
        .and_then(|start| text.get(start..))
        .is_some_and(|end| end.eq_ignore_ascii_case("www"))
}

/// Escapes what would turn a line of escaped text into a list, a quotation, a heading or a rule.
pub(crate) fn escape_start(line: &str) -> String {
    let marker = match line.chars().next() {
        Some('#' | '>') => Some(0),
        Some(bullet @ ('-' | '+')) => {
            let rest = &line[1..];
            (rest.is_empty() || rest.starts_with([' ', bullet])).then_some(0)
        }
        _ => ordered_list_marker(line),
    };
    match marker {
        Some(at) => format!("{}\\{}", &line[..at], &line[at..]),
        None => line.to_owned(),
    }
}

/// Where the full stop or parenthesis stands that makes `1. ` or `1) ` open a list.
fn ordered_list_marker(line: &str) -> Option<usize> {
    let after = line.trim_start_matches(|character: char| character.is_ascii_digit());
    let at = line.len() - after.len();
    let closed = after.strip_prefix(['.', ')'])?;
    (at > 0 && (closed.is_empty() || closed.starts_with(' '))).then_some(at)
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use proptest::prelude::*;

    fn paragraph(text: &str) -> String {
        escape_start(&escape_inline(&label(text)))
    }

    #[test]
    fn ordinary_text_stays_as_it_is() {
        for text in [
            "Time saved (citizens), first-line staff: 1,200.5 hours - about 3% a year.",
            "R&D at AT&T, 2 < 3 > 1, a = b + c, done!",
            "staff_time and snake_case_2",
            "-5 is a number, +5 too",
            "#",
            "3.5% or 2026",
            "naïve Größe 世界 👩\u{200D}🔬 e\u{301}",
            "\"quoted\" 'text' {braces} | $5",
        ] {
            assert_eq!(escape_inline(text), text);
        }
    }

    #[test]
    fn markup_within_a_line_is_escaped() {
        for (label, markdown) in [
            ("*not* emphasis", r"\*not\* emphasis"),
            ("_not_ __bold__ a_", r"\_not\_ \_\_bold\_\_ a\_"),
            ("`code`", r"\`code\`"),
            ("~~gone~~", r"\~\~gone\~\~"),
            ("[text](javascript:alert)", r"\[text\](javascript:alert)"),
            ("![image](x.png) [^1]", r"!\[image\](x.png) \[^1\]"),
            ("<script>alert(1)</script>", r"\<script>alert(1)\</script>"),
            ("<!-- gone -->", r"\<!-- gone -->"),
            ("a<b", r"a\<b"),
            ("&lt; &#60; &#x3C; & ; &;", r"\&lt; \&#60; \&#x3C; & ; &;"),
            (r"C:\temp \* end\", r"C:\\temp \\\* end\\"),
            ("https://x.org/_a_ WWW.x.org awww.x", r"https\://x.org/\_a\_ WWW\.x.org awww\.x"),
            ("two\nlines\r\n\tand \u{1B}[0m", r"two lines and �\[0m"),
        ] {
            assert_eq!(paragraph(label), markdown);
        }
    }

    #[test]
    fn a_line_that_looks_like_the_start_of_a_block_is_escaped() {
        for (label, markdown) in [
            ("# heading", r"\# heading"),
            ("> quotation", r"\> quotation"),
            ("- item", r"\- item"),
            ("-", r"\-"),
            ("---", r"\---"),
            ("+ item", r"\+ item"),
            ("* item", r"\* item"),
            ("* * *", r"\* \* \*"),
            ("___", r"\_\_\_"),
            ("1. item", r"1\. item"),
            ("2026)", r"2026\)"),
            ("    indented code", "indented code"),
            ("```rust", r"\`\`\`rust"),
            ("~~~", r"\~\~\~"),
            ("[ref]: https://x.org", r"\[ref\]: https\://x.org"),
            ("<div>", r"\<div>"),
        ] {
            assert_eq!(paragraph(label), markdown);
        }
    }

    /// Everything that has a meaning to a Markdown reader somewhere, and letters between.
    pub(crate) fn nasty() -> impl Strategy<Value = String> {
        let pieces = vec![
            "|", "\\", "`", "*", "_", "<", ">", "&", "amp;", "#", "[", "]", "(", ")", "!", "~", "-", "+",
            "1", ".", ":", "//", "www", "\n", "\t", " ", "a", "é", "\u{301}", "世", "\u{202E}", "\u{200B}",
            "\u{1B}", "🇬", "👍", "🏽", "\u{FE0F}", "א",
        ];
        prop_oneof![
            proptest::collection::vec(proptest::sample::select(pieces), 0..12).prop_map(|text| text.concat()),
            any::<String>(),
        ]
    }

    /// What a reader makes of a text whose every mark is escaped.
    fn unescaped(markdown: &str) -> String {
        let mut text = String::new();
        let mut characters = markdown.chars().peekable();
        while let Some(character) = characters.next() {
            let escaped = characters.next_if(|next| character == '\\' && next.is_ascii_punctuation());
            text.push(escaped.unwrap_or(character));
        }
        text
    }

    proptest! {
        #[test]
        fn a_reader_gets_back_what_the_author_wrote(text in nasty()) {
            prop_assert_eq!(unescaped(&paragraph(&text)), label(&text));
            prop_assert_eq!(unescaped(&escape_cell(&text)), label(&text));
        }
    }
}
