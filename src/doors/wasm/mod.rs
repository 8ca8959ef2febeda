//! The wasm door.

pub(crate) mod answer;
pub(crate) mod bindings;
#[cfg(feature = "crossings")]
pub(crate) mod crossings;
