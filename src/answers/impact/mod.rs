//! What a change of policies does to a population.

pub(crate) mod allow_list;
pub(crate) mod ask;
pub(crate) mod effect;
pub(crate) mod relevant;
pub(crate) mod rows;
pub(crate) mod survey;
pub(crate) mod tally;
pub(crate) mod ways;
