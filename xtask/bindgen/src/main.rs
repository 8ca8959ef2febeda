//! The bindings of a wasm module, by wasm-bindgen's library: building its command line takes longer than everything else
//! that a first page waits for. A module that is to be divided comes out as its parts.

mod relocations;
mod split;
mod words;

use anyhow::{Result, bail};
use std::fs;
use std::path::Path;
use wasm_bindgen_cli_support::Bindgen;

use crate::relocations::Relocations;
use crate::split::{Part, split};

/// What of the core need not be there.
const PARTS: [Part; 2] = [
    Part {
        name: "signatures",
        question: "entra_verdict::base::parts::has_signatures",
        doors: &["entra_verdict::credential::x509::signature::imp::verify"],
        exports: &[],
    },
    Part {
        name: "rest",
        question: "entra_verdict::base::parts::has_rest",
        doors: &[
            "entra_verdict::answers::verdict::with_offers",
            "entra_verdict::metadata::snapshot::Metadata::read_text",
        ],
        exports: &[
            "edit",
            "graphChange",
            "inspect",
            "vocabulary",
            "impact_*",
            "metadata_*",
            "sweep_*",
            "sweepstart_*",
            "tenant_compare",
            "tenant_models*",
            "tenant_what_if",
            "tenant_with_metadata",
            "__wbg_impact_free",
            "__wbg_metadata_free",
            "__wbg_sweep_free",
            "__wbg_sweepstart_free",
        ],
    },
];

fn main() -> Result<()> {
    let mut args = std::env::args_os().skip(1);
    let (Some(module), Some(folder)) = (args.next(), args.next()) else {
        bail!("a module and a folder?");
    };
    let is_divided = args.next().is_some_and(|word| word == "divided");
    let bytes = fs::read(module)?;
    let relocations = is_divided.then(|| Relocations::read(&bytes)).transpose()?;
    let mut bindings = Bindgen::new()
        .input_bytes("entra_verdict", bytes)
        .out_name("entra_verdict")
        // Names are what functions are known by.
        .demangle(!is_divided)
        // Bindings without a loader of their own.
        .bundler(true)?
        .typescript(true)
        .generate_output()?;
    bindings.emit(&folder)?;
    if let Some(relocations) = relocations {
        let folder = Path::new(&folder);
        fs::remove_file(folder.join("entra_verdict_bg.wasm"))?;
        for (name, bytes) in split(bindings.wasm_mut(), &relocations, &PARTS)? {
            fs::write(folder.join(format!("{name}.wasm")), bytes)?;
        }
    }
    Ok(())
}
