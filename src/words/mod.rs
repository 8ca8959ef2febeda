//! Everything people read, in English and Japanese, keyed by code.
//!
//! Decision code names a row; nothing outside this room holds a sentence.

pub(crate) mod assumptions;
#[cfg(test)]
pub(crate) mod audit;
pub(crate) mod bounds;
pub(crate) mod errors;
pub(crate) mod findings;
pub(crate) mod impact;
pub(crate) mod inputs;
pub(crate) mod parser;
pub(crate) mod passkey_support;
pub(crate) mod population;
pub(crate) mod reasons;
pub(crate) mod remedies;
pub(crate) mod rule_syntax;
pub(crate) mod rules;
pub(crate) mod sentence;
pub(crate) mod sweep;
pub(crate) mod table;
