//! What is known of the packages that this project is made of: licences, sources, and reported weaknesses.

use crate::setup;
use crate::tools::{Tools, root, say};
use anyhow::{Result, ensure};
use serde_json::Value;

const CARGO_DENY: &str = "0.20.2";
/// Folders with a package-lock.json.
const NPM: [&str; 4] = [".", "tests/bench", "tests/runtimes", "xtask/release"];

/// Checks what can be checked from here, and names what cannot.
pub fn all(tools: &mut Tools) -> Result<()> {
    setup::cargo_tool(tools, "cargo-deny", "cargo-deny", CARGO_DENY)?;
    let tools = &*tools;
    tools
        .cmd(
            "cargo-deny",
            ["--log-level=error", "check", "licenses", "bans", "sources"],
        )?
        .run()?;
    let mut unknown = Vec::new();
    let database = tools.cmd("cargo-deny", ["fetch", "db"])?;
    if database.stdout_null().stderr_null().run().is_ok() {
        tools
            .cmd("cargo-deny", ["--log-level=error", "check", "advisories"])?
            .run()?;
    } else {
        unknown.push("the crates, since RustSec's database cannot be fetched".to_owned());
    }
    let mut weak = Vec::new();
    for folder in NPM {
        match npm(tools, folder)? {
            Some(0) => say(format_args!("npm knows of no weakness in {folder}")),
            Some(count) => weak.push(format!("{count} in {folder}")),
            None => unknown.push(format!(
                "{folder}, since the registry does not answer npm audit"
            )),
        }
    }
    for what in &unknown {
        say(format_args!("not checked for reported weaknesses: {what}"));
    }
    let weak = weak.join(", ");
    ensure!(
        weak.is_empty(),
        "npm knows of weaknesses, {weak}: (cd FOLDER && npm audit)"
    );
    Ok(())
}

/// How many weaknesses the registry knows of in a folder's packages, if it says.
fn npm(tools: &Tools, folder: &str) -> Result<Option<u64>> {
    setup::node(tools)?;
    let args = ["audit", "--package-lock-only", "--json"];
    let said = tools
        .cmd_in(&root().join(folder), "npm", args)?
        .stderr_null()
        .unchecked()
        .read()?;
    let said: Value = serde_json::from_str(&said).unwrap_or_default();
    let total = said.pointer("/metadata/vulnerabilities/total");
    Ok(total.and_then(Value::as_u64))
}
