//! Collecting what is wrong, with the checks that every part of a case needs.

use crate::error::{Error, ErrorKind, Errors, Segment};
use crate::limits;
use crate::value::Id;
use crate::value::text::is_blank;

/// All that is wrong so far, with paths relative to what is being judged.
pub(super) struct Faults(pub(super) Vec<Error>);

impl Faults {
    pub(super) fn push(&mut self, field: impl Into<Segment>, error: Error) {
        self.0.push(error.within(field));
    }

    /// Takes over the faults of a part.
    pub(super) fn absorb(&mut self, segment: &Segment, label: Option<&str>, part: Faults) {
        for error in part.0 {
            let error = match label {
                Some(label) => error.labelled(label),
                None => error,
            };
            self.0.push(error.within(segment.clone()));
        }
    }

    pub(super) fn into_errors(self) -> Errors {
        Errors::none_in(self.0).expect_err("what is missing has been pushed as a fault")
    }

    /// Whether a fault of this field, or of the whole that it belongs to, is known already.
    pub(super) fn known_at(&self, field: &str) -> bool {
        self.0.iter().map(Error::path).any(|path| path.is_root() || path.starts_at(field))
    }

    /// Something that must be there; silent where it is there and faulty.
    pub(super) fn required<T>(&mut self, field: &'static str, value: Option<T>, expected: &str) -> Option<T> {
        if value.is_none() && !self.known_at(field) {
            self.push(field, Error::new(ErrorKind::Missing, "nothing", expected));
        }
        value
    }

    pub(super) fn required_name(&mut self, field: &'static str, name: Option<String>) -> Option<String> {
        let name = self.required(field, name, &format!("a {field}"))?;
        self.text(field, &name, limits::NAME);
        Some(name)
    }

    pub(super) fn optional_name(&mut self, field: &'static str, name: Option<&str>) {
        if let Some(name) = name {
            self.text(field, name, limits::NAME);
        }
    }

    pub(super) fn optional_text(&mut self, field: &'static str, text: Option<&str>) {
        if let Some(text) = text {
            self.text(field, text, limits::TEXT);
        }
    }

    pub(super) fn text(&mut self, field: &'static str, text: &str, longest: usize) {
        if let Err(error) = check_text(text, longest) {
            self.push(field, error);
        }
    }

    pub(super) fn texts(&mut self, field: &'static str, texts: &[String]) {
        self.at_most(field, texts.len(), field, limits::TAGS);
        for (index, text) in texts.iter().enumerate() {
            if let Err(error) = check_text(text, limits::NAME) {
                self.push(field, error.within(index));
            }
        }
    }

    pub(super) fn at_most(&mut self, field: &'static str, found: usize, things: &str, limit: usize) {
        if found > limit {
            let found = format!("{found} {things}");
            self.push(field, Error::new(ErrorKind::OverLimit, found, format!("at most {limit}")));
        }
    }
}

pub(super) fn check_text(text: &str, longest: usize) -> Result<(), Error> {
    if is_blank(text) {
        return Err(Error::new(ErrorKind::Empty, format!("{text:?}"), "a text that is not empty"));
    }
    let length = text.chars().count();
    if length > longest {
        let expected = format!("at most {longest}");
        return Err(Error::new(ErrorKind::OverLimit, format!("{length} characters"), expected));
    }
    Ok(())
}

pub(super) fn duplicate(id: &Id) -> Error {
    Error::new(ErrorKind::DuplicateId, format!("{:?} a second time", id.as_str()), "an id of its own")
}
