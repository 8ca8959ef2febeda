//! The wasm door.

pub(crate) mod answer;
#[cfg(feature = "answers")]
pub(crate) mod answers;
pub(crate) mod bindings;
#[cfg(feature = "crossings")]
pub(crate) mod crossings;
#[cfg(feature = "answers")]
pub(crate) mod impact;
#[cfg(feature = "attestation")]
pub(crate) mod metadata;
pub(crate) mod plan;
#[cfg(feature = "answers")]
pub(crate) mod sweep;
#[cfg(feature = "words")]
pub(crate) mod verdict;
