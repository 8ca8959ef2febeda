//! Why bytes are not what WebAuthn makes.

use crate::words::reasons;
use crate::words::sentence::Row;

/// Why bytes are not what WebAuthn makes.
#[derive(Clone, Debug)]
pub(crate) struct Malformed {
    pub row: &'static Row,
    /// The member, or the offset or count of bytes, that the sentence names.
    pub what: String,
}

impl Malformed {
    pub fn new(row: &'static Row, what: impl Into<String>) -> Self {
        Self {
            row,
            what: what.into(),
        }
    }
}

/// A member that is missing, or not of the form that WebAuthn gives it.
pub(crate) fn member(name: &str) -> Malformed {
    Malformed::new(&reasons::MALFORMED_MEMBER, name)
}
