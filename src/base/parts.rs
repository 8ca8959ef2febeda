//! What of the core lies in modules of its own where it is divided, so that whoever loads it may leave it out.
//!
//! `cargo xtask build` divides the wasm module, and puts in the place of these answers whether the part is there. Everywhere
//! else the core is whole. What leads into a part is called after its question alone, which the build proves.

use std::hint::black_box;

/// Whether signatures can be verified.
#[inline(never)]
pub(crate) fn has_signatures() -> bool {
    // Numbers that differ, since functions that do the same become one.
    black_box(1_u32) == 1
}

/// Whether there is what few callers need: remedies, metadata, and the doors of `answers`.
#[inline(never)]
pub(crate) fn has_rest() -> bool {
    black_box(2_u32) == 2
}
