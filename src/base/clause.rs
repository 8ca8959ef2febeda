//! Steps down from a clause.

use crate::base::places;
use crate::contract::verdict::Clause;

/// The clause one token below `at`.
pub(crate) fn step(at: &Clause, token: &str) -> Clause {
    Clause {
        document: at.document,
        path: [&at.path, "/", &places::escape(token)].concat(),
    }
}

/// The clause of an element of the list at `at`.
pub(crate) fn element(at: &Clause, index: usize) -> Clause {
    // Every condition of every policy names one, and most indexes are small.
    const DIGITS: [&str; 10] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];
    match DIGITS.get(index) {
        Some(digit) => step(at, digit),
        None => step(at, &index.to_string()),
    }
}

impl Clause {
    /// Whether it is `above`, or stands in it.
    pub(crate) fn is_within(&self, above: &Self) -> bool {
        let rest = self.path.strip_prefix(above.path.as_str());
        self.document == above.document
            && rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }

    /// Whether both are of one object, or of one list.
    pub(crate) fn is_beside(&self, other: &Self) -> bool {
        let above = |path: &str| path.rsplit_once('/').map(|(above, _)| above.to_owned());
        self.document == other.document && above(&self.path) == above(&other.path)
    }

    /// Whether it is an element of the list, or a member of the object, at `holder`.
    pub(crate) fn is_element_of(&self, holder: &Self) -> bool {
        let above = self.path.rsplit_once('/').map(|(above, _)| above);
        self.document == holder.document && above == Some(holder.path.as_str())
    }
}
