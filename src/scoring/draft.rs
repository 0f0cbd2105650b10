//! What the drafts of this module share: a statement that went wrong is kept as a fault, at the place where it
//! was made, until the one judge reads the draft.

use crate::error::{Error, Path};

/// Keeps what was stated for a field. The last statement wins, over an earlier value and an earlier fault alike.
pub(super) fn state<T>(
    field: &str,
    slot: &mut Option<T>,
    faults: &mut Vec<Error>,
    statement: Result<T, Error>,
) {
    faults.retain(|fault| !fault.path().starts_at(field));
    *slot = match statement {
        Ok(value) => Some(value),
        Err(fault) => {
            faults.push(fault.within(field));
            None
        }
    };
}

/// Whether a fault is known for this field, for anything in it, or for the draft as a whole.
pub(super) fn is_faulty(field: &str, faults: &[Error]) -> bool {
    faults.iter().map(Error::path).any(|path| path.is_root() || path.starts_at(field))
}

/// Whether a fault is known for exactly this place, or for anything in it: `/scores/access`.
pub(super) fn is_faulty_at(pointer: &str, faults: &[Error]) -> bool {
    faults.iter().map(|fault| Path::pointer(fault.path())).any(|place| match place.strip_prefix(pointer) {
        Some(rest) => rest.is_empty() || rest.starts_with('/'),
        None => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::ErrorKind;

    #[test]
    fn the_last_statement_of_a_field_replaces_its_earlier_fault() {
        let (mut slot, mut faults) = (Some(1), vec![]);
        state("weight", &mut slot, &mut faults, Err(Error::new(ErrorKind::OutOfRange, "-1", "0 or more")));
        assert_eq!((slot, faults.len(), is_faulty("weight", &faults)), (None, 1, true));
        state("weight", &mut slot, &mut faults, Ok(2));
        assert_eq!((slot, faults.len()), (Some(2), 0));
    }

    #[test]
    fn a_fault_counts_for_its_place_and_those_around_it_alone() {
        let fault = Error::new(ErrorKind::NotADecimal, "x", "a decimal").within("access").within("scores");
        let faults = [fault];
        assert!(is_faulty_at("/scores", &faults) && is_faulty_at("/scores/access", &faults));
        assert!(!is_faulty_at("/scores/acc", &faults) && !is_faulty_at("/scores/access/deeper", &faults));
    }
}
