//! How much of what was decided is wanted.

/// How much of what was decided is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wanted {
    /// The whole trace, and what is noteworthy.
    Trace,
    /// The decision and the check that led to it: policies and combinations that have no say are left out.
    Decision,
}
