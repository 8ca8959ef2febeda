//! The core through its public functions, natively; what is in wasm alone stands in `wasm.rs`.
//!
//! One program, so that the core is linked once. Without signatures nothing is left of it but what such a build says.
#![cfg(not(target_arch = "wasm32"))]
#![cfg_attr(
    feature = "signatures",
    expect(
        clippy::unwrap_used,
        clippy::panic,
        clippy::indexing_slicing,
        reason = "a test that cannot go on should stop where it is"
    )
)]

#[cfg(feature = "signatures")]
mod access;
#[cfg(feature = "signatures")]
mod answered;
#[cfg(feature = "signatures")]
mod ask;
#[cfg(feature = "signatures")]
mod attestation_chains;
#[cfg(feature = "signatures")]
mod attestations;
#[cfg(feature = "signatures")]
mod certificates;
#[cfg(feature = "signatures")]
mod compare;
#[cfg(feature = "signatures")]
mod dated;
#[cfg(feature = "signatures")]
mod exports;
#[cfg(feature = "signatures")]
mod fuzz;
#[cfg(feature = "signatures")]
mod given_twice;
#[cfg(feature = "signatures")]
mod graph;
#[cfg(feature = "signatures")]
mod impact;
mod limits;
#[cfg(feature = "signatures")]
mod mends;
#[cfg(feature = "signatures")]
mod open;
#[cfg(feature = "signatures")]
mod plan;
#[cfg(feature = "signatures")]
mod properties;
#[cfg(feature = "signatures")]
mod reading;
#[cfg(feature = "signatures")]
mod real_data;
#[cfg(feature = "signatures")]
mod remedies;
#[cfg(feature = "signatures")]
mod rooms;
#[cfg(feature = "signatures")]
mod scenarios;
#[cfg(feature = "signatures")]
mod sentences;
#[cfg(feature = "signatures")]
mod told;
#[cfg(not(feature = "signatures"))]
mod unsigned;
#[cfg(feature = "signatures")]
mod unused;
#[cfg(feature = "signatures")]
mod verdicts;
#[cfg(feature = "signatures")]
mod what_if;
