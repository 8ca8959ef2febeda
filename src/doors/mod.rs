//! The doors: text in, answers out. They hold no rules.

#[cfg(feature = "answers")]
pub(crate) mod answers;
#[cfg(feature = "schema")]
pub mod catalogue;
pub(crate) mod edit;
#[cfg(feature = "answers")]
pub(crate) mod impact;
pub(crate) mod plan;
pub(crate) mod read;
#[cfg(feature = "schema")]
pub mod schema;
pub(crate) mod shapes;
#[cfg(feature = "answers")]
pub(crate) mod sweep;
pub(crate) mod tenant;
#[cfg(target_arch = "wasm32")]
pub(crate) mod wasm;
#[cfg(feature = "answers")]
pub(crate) mod what_if;
