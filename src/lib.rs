//! entra-verdict: would this credential be let in, and why?

#[cfg(target_arch = "wasm32")]
mod wasm;
