//! What the tests share: how answers are compared, where the data lies, and certificates made on the spot.

#[cfg(feature = "core")]
pub mod cases;
#[cfg(feature = "core")]
pub mod damage;
mod data;
pub mod expect;
#[cfg(feature = "core")]
pub mod forged;
#[cfg(feature = "core")]
pub mod fuzz;
#[cfg(feature = "core")]
pub mod mutate;
mod scenarios;

pub use data::data;
pub use scenarios::scenarios;

use std::path::{Path, PathBuf};

/// The folder of the repository.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}
