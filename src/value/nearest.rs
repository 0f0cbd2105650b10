//! What was probably meant: the known name that is nearest to an unknown one.

/// The longest name that is compared, in characters, and the most names that one is compared with: a document may be
/// wrong in many thousand places.
const LONGEST_COMPARED: usize = 32;
const MOST_COMPARED: usize = 64;

/// What was expected, with the nearest of what is known.
pub(crate) fn one_of<'a>(what: &str, found: &str, known: impl IntoIterator<Item = &'a str>) -> String {
    match nearest(found, known) {
        None => what.to_owned(),
        Some(nearest) => format!("{what}; the nearest is {nearest:?}"),
    }
}

/// The nearest of the known names; none where there is none, or where what was found is too long for a name.
///
/// The time of a comparison grows with the product of the lengths, so both are bounded.
pub(crate) fn nearest<'a>(found: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let is_short = |text: &str| text.chars().nth(LONGEST_COMPARED).is_none();
    if !is_short(found) {
        return None;
    }
    let names = known.into_iter().take(MOST_COMPARED).filter(|name| is_short(name));
    names.min_by_key(|name| strsim::damerau_levenshtein(name, found))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fewest_changes_make_the_nearest_name() {
        assert_eq!(nearest("titel", ["format", "title", "question"]), Some("title"));
        assert_eq!(nearest("title", []), None);
    }

    #[test]
    fn what_is_too_long_for_a_name_is_compared_with_none() {
        let long = "title".repeat(1_000);
        assert_eq!(nearest(&long, ["title"]), None);
        assert_eq!(nearest("title", [long.as_str()]), None);
    }
}
