//! Every sign-in at once: what policies tell apart, the decision of each region of it, and what follows.

pub(crate) mod candidate;
pub(crate) mod certificates;
pub(crate) mod change;
pub(crate) mod credentials;
pub(crate) mod cubes;
pub(crate) mod devices;
pub(crate) mod gather;
pub(crate) mod grants;
#[cfg(test)]
pub(crate) mod held;
pub(crate) mod map;
pub(crate) mod offer;
pub(crate) mod outcome;
pub(crate) mod people;
pub(crate) mod places;
pub(crate) mod policies;
pub(crate) mod report;
pub(crate) mod side;
pub(crate) mod space;
pub(crate) mod swept;
pub(crate) mod teller;
pub(crate) mod users;
pub(crate) mod weights;
