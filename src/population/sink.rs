//! What takes in what was read.

use crate::population::noted::Noted;
use crate::population::person::{Part, Person};
use crate::vocabulary::population_source::PopulationSource;

/// Takes in what is read, in its order.
pub(crate) trait Sink {
    /// Somebody of whom everything is said that will be said.
    fn person(&mut self, person: Person<'_>, line: u64);

    /// A part of what is known of somebody.
    fn part(&mut self, part: Part, line: u64);

    /// What was read was of this source.
    fn read(&mut self, source: PopulationSource);

    /// A line, row or entry that could not be read, or is noteworthy.
    fn noted(&mut self, noted: Noted, line: u64);
}
