//! The wasm door: no rules in here.

use wasm_bindgen::prelude::*;

/// Version of the core, for the loader to report.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}
