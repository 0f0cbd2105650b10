//! Damage to the bytes of a text.

use arbitrary::Arbitrary;

/// Signs that mean something in a text format, and numbers at the end of a range.
const TOKENS: [&str; 20] = [
    "{",
    "}",
    "[",
    "]",
    "[[",
    "\"",
    "'''",
    ":",
    ",",
    "=",
    "\n",
    "#",
    "null",
    "1e999",
    "-0.0",
    "nan",
    "\\u0000",
    "\\",
    "18446744073709551616",
    "2026-04-01T00:00:00Z",
];

#[derive(Arbitrary, Debug)]
pub enum Damage {
    Byte {
        at: u16,
        by: u8,
    },
    Cut {
        at: u16,
        length: u8,
    },
    Token {
        at: u16,
        token: u8,
    },
    /// A stretch once more at another place.
    Copy {
        from: u16,
        length: u8,
        to: u16,
    },
    /// Nothing after this.
    End {
        at: u16,
    },
}

impl Damage {
    pub fn apply(&self, bytes: &mut Vec<u8>) {
        let length = bytes.len();
        let place = |at: u16| usize::from(at) % (length + 1);
        let stretch = |at: u16, count: u8| place(at)..(place(at) + usize::from(count)).min(length);
        match *self {
            Self::Byte { at, by } => drop(bytes.splice(stretch(at, 1), [by])),
            Self::Cut { at, length } => drop(bytes.drain(stretch(at, length))),
            Self::Token { at, token } => {
                let token = TOKENS[usize::from(token) % TOKENS.len()];
                bytes.splice(stretch(at, 0), token.bytes());
            }
            Self::Copy { from, length, to } => {
                let copied = bytes[stretch(from, length)].to_vec();
                bytes.splice(stretch(to, 0), copied);
            }
            Self::End { at } => bytes.truncate(place(at)),
        }
    }
}
