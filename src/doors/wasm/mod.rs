//! The wasm door.

pub(crate) mod answer;
pub(crate) mod bindings;
