//! The bindings of a wasm module, by wasm-bindgen's library: building its command line takes longer than everything else
//! that a first page waits for.

use anyhow::{Result, bail};
use wasm_bindgen_cli_support::Bindgen;

fn main() -> Result<()> {
    let mut args = std::env::args_os().skip(1);
    let (Some(module), Some(folder)) = (args.next(), args.next()) else {
        bail!("a module and a folder?");
    };
    Bindgen::new()
        .input_path(module)
        .out_name("entra_verdict")
        // Bindings without a loader of their own.
        .bundler(true)?
        .typescript(true)
        .generate(folder)
}
