//! The JSON Schemas and the TypeScript declarations, from the Rust types.

use crate::scenarios::{self, Core};
use crate::setup;
use crate::tools::{Tools, root, say};
use anyhow::{Context, Result, ensure};
use serde_json::{Map, Value};
use std::fs;

/// Writes pkg/schema and pkg/types.d.ts, or fails if they are not what would be written.
pub fn generate(tools: &Tools, check: bool) -> Result<()> {
    setup::workspace(tools)?;
    let schemas = scenarios::native(tools, Core::Whole, "schemas")?.read()?;
    let types = tools.cmd("node", ["xtask/src/types.mjs"])?;
    let types = types.stdin_bytes(schemas.as_str()).read()?;

    let mut files = vec![("pkg/types.d.ts".to_owned(), types)];
    let schemas: Map<String, Value> = serde_json::from_str(&schemas)?;
    for (name, schema) in schemas {
        let text = serde_json::to_string_pretty(&schema)?;
        files.push((format!("pkg/schema/{name}.json"), text));
    }
    let mut stale = Vec::new();
    for (path, text) in files {
        let file = root().join(&path);
        let text = format!("{}\n", text.trim_end());
        if fs::read_to_string(&file).is_ok_and(|there| there == text) {
            continue;
        }
        if !check {
            fs::create_dir_all(file.parent().context("no folder")?)?;
            fs::write(&file, text)?;
            say(format_args!("wrote {path}"));
        }
        stale.push(path);
    }
    let stale = stale.join(", ");
    ensure!(
        !check || stale.is_empty(),
        "{stale} are not what the Rust types say: cargo xtask schema"
    );
    Ok(())
}
