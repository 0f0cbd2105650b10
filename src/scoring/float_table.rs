//! Tables of numbers in `f64`.

use crate::error::{Error, ErrorKind, Errors};

/// Bounds on a number that is not zero: no product of two numbers and a square of it leaves the range of `f64`.
const SMALLEST: f64 = 1e-30;
const LARGEST: f64 = 1e30;

/// How many numbers at fault are listed: a table may have millions.
const LISTED: usize = 100;

/// A table of numbers in `f64`, row by row in one slice: options in rows, criteria in columns.
///
/// Each number is zero or has a magnitude from 10^-30 to 10^30, so that nothing that is computed from it overflows or
/// vanishes.
///
/// ```
/// use bizcase::scoring::FloatTable;
///
/// let table = FloatTable::new(2, &[5.0, 8.0, 7.0, 6.0])?;
/// assert_eq!((table.rows(), table.columns()), (2, 2));
/// assert!(FloatTable::new(2, &[5.0, f64::NAN]).is_err());
/// assert!(FloatTable::new(3, &[5.0, 8.0, 7.0, 6.0]).is_err());
/// # Ok::<(), bizcase::Errors>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
#[must_use]
pub struct FloatTable<'a> {
    columns: usize,
    values: &'a [f64],
}

impl<'a> FloatTable<'a> {
    /// The table of so many columns, row by row.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Empty`] without columns or values, [`ErrorKind::Ragged`] where the last row is not full,
    /// [`ErrorKind::OutOfRange`] for each of the first hundred numbers that are not finite or of no admitted size.
    pub fn new(columns: usize, values: &'a [f64]) -> Result<Self, Errors> {
        if columns == 0 || values.is_empty() {
            return Err(Error::new(ErrorKind::Empty, "none", "at least one row and one column").into());
        }
        if !values.len().is_multiple_of(columns) {
            let found = format!("{} numbers", values.len());
            let expected = format!("a whole number of rows of {columns}");
            return Err(Error::new(ErrorKind::Ragged, found, expected).into());
        }
        Errors::none_in(number_faults(values))?;
        Ok(Self { columns, values })
    }

    /// The number of rows.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.values.len() / self.columns
    }

    /// The number of columns.
    #[must_use]
    pub fn columns(&self) -> usize {
        self.columns
    }

    pub(super) fn values(&self) -> &'a [f64] {
        self.values
    }
}

/// The faults of numbers that are neither zero nor of an admitted size, by their index.
pub(super) fn number_faults(values: &[f64]) -> Vec<Error> {
    // No early end, so that whole blocks are tested at once.
    if values.iter().fold(true, |all, &value| all & is_admitted(value)) {
        return Vec::new();
    }
    let faulty = values.iter().enumerate().filter(|(_, value)| !is_admitted(**value));
    faulty.take(LISTED).map(|(index, value)| number_fault(*value).within(index)).collect()
}

fn is_admitted(value: f64) -> bool {
    let size = value.abs();
    (size == 0.0) | (SMALLEST..=LARGEST).contains(&size)
}

fn number_fault(value: f64) -> Error {
    let expected = "zero or a number of a size from 10^-30 to 10^30";
    Error::new(ErrorKind::OutOfRange, value.to_string(), expected)
}
