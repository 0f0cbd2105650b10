//! Names that other parts of a case refer to.

use super::wire::text_form;
use crate::error::{Error, ErrorKind};
use std::fmt;
use std::str::FromStr;

/// The longest identifier, in characters.
const LONGEST_ID: usize = 64;

/// The identifier of an alternative, an assumption or a criterion: letters and digits of any script, `-`, `_`
/// and `.`, at most 64 characters.
///
/// ```
/// use bizcase::Id;
///
/// assert_eq!(Id::from_name("Online service (2nd bid)")?.as_str(), "online-service-2nd-bid");
/// assert!("online service".parse::<Id>().is_err());
/// # Ok::<(), bizcase::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(String);

impl Id {
    /// The identifier that stands for a name where none is given: lower case, with `-` for what no identifier
    /// may hold.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NotAnId`] for a name without a letter or digit; [`ErrorKind::OverLimit`] for one that gives too
    /// long an id.
    pub fn from_name(name: &str) -> Result<Self, Error> {
        let lower = name.to_lowercase();
        let words: Vec<&str> =
            lower.split(|c: char| !is_allowed(c)).filter(|word| !word.is_empty()).collect();
        words.join("-").parse().map_err(|error: Error| match error.kind() {
            ErrorKind::OverLimit => {
                let found = format!("a name that gives an id of {}", error.found());
                Error::new(error.kind(), found, format!("{}, or an id beside the name", error.expected()))
            }
            kind => {
                let expected = "a name with a letter or digit, or an id beside the name";
                Error::new(kind, format!("{name:?}"), expected)
            }
        })
    }

    /// The identifier as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn is_allowed(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '_' | '.')
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl FromStr for Id {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        if !text.chars().any(char::is_alphanumeric) || !text.chars().all(is_allowed) {
            let expected = "letters, digits, '-', '_' or '.', with no blank, such as \"online-service\"";
            return Err(Error::new(ErrorKind::NotAnId, format!("{text:?}"), expected));
        }
        let length = text.chars().count();
        if length > LONGEST_ID {
            let found = format!("{length} characters");
            return Err(Error::new(ErrorKind::OverLimit, found, format!("at most {LONGEST_ID}")));
        }
        Ok(Self(text.to_owned()))
    }
}

text_form!(Id, "an identifier");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_in_any_script_gives_an_id() {
        assert_eq!(Id::from_name("纸质 表格").unwrap().as_str(), "纸质-表格");
        assert_eq!(Id::from_name("  Do  minimum! ").unwrap().as_str(), "do-minimum");
    }

    #[test]
    fn a_name_of_symbols_alone_gives_none() {
        assert_eq!(Id::from_name("—?!").unwrap_err().kind(), ErrorKind::NotAnId);
        assert_eq!(Id::from_name("--").unwrap_err().kind(), ErrorKind::NotAnId);
    }

    #[test]
    fn an_id_is_bounded() {
        assert!("x".repeat(64).parse::<Id>().is_ok());
        assert_eq!("x".repeat(65).parse::<Id>().unwrap_err().kind(), ErrorKind::OverLimit);
    }
}
