//! What every room builds on: errors, JSON and its places, clauses, checks and notes.

pub(crate) mod around;
pub(crate) mod bits;
pub(crate) mod bounds;
pub(crate) mod built_in;
pub(crate) mod check;
pub(crate) mod clause;
pub(crate) mod csv;
pub(crate) mod directory;
pub(crate) mod edit;
pub(crate) mod error;
pub(crate) mod ids;
pub(crate) mod json;
pub(crate) mod labels;
pub(crate) mod note;
pub(crate) mod parts;
pub(crate) mod places;
pub(crate) mod powershell;
pub(crate) mod sorted;
pub(crate) mod table;
pub(crate) mod tree;
pub(crate) mod typed;
