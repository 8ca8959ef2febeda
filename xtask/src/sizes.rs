//! How large the modules of the package are, and how large they were.

use crate::setup;
use crate::tools::{Tools, root, say};
use anyhow::{Context, Result};
use serde_json::{Value, json};
use std::fs;

const FILE: &str = "tests/sizes.json";
/// Per cent that a module may have grown by.
const ALLOWED: f64 = 2.0;
/// The same where other tools built it, which alone changes it.
const ALLOWED_TO_OTHER_TOOLS: f64 = 10.0;

/// Holds what is built to the figures that are checked in.
pub fn check(tools: &Tools) -> Result<()> {
    let now = measure(tools)?;
    let text = fs::read_to_string(root().join(FILE))?;
    let before: Value = serde_json::from_str(&text).with_context(|| format!("{FILE} is broken"))?;
    for line in compare(&before, &now).map_err(anyhow::Error::msg)? {
        say(line);
    }
    Ok(())
}

/// Writes the figures of what is built.
pub fn update(tools: &Tools) -> Result<()> {
    let now = measure(tools)?;
    let text = serde_json::to_string_pretty(&now)?;
    fs::write(root().join(FILE), format!("{text}\n"))?;
    say(format_args!("wrote {FILE}"));
    Ok(())
}

/// The sizes, and what they depend on besides the code.
fn measure(tools: &Tools) -> Result<Value> {
    let sizes = tools.cmd("node", ["xtask/src/sizes.mjs"])?.read()?;
    let mut sizes: Value = serde_json::from_str(&sizes)?;
    let version = |said: String, words: usize| -> String {
        let words: Vec<&str> = said.split_whitespace().take(words).collect();
        words.join(" ")
    };
    let rustc = tools.wasm("rustc", ["--version"])?.read()?;
    let wasm_opt = tools
        .cmd(&setup::npm_program("wasm-opt"), ["--version"])?
        .read()?;
    let std = match setup::standard_library(tools)? {
        true => "standard library with the core",
        false => "standard library as it came",
    };
    let built = [version(rustc, 2), version(wasm_opt, 3), std.to_owned()];
    let sizes = sizes.as_object_mut().context("no sizes")?;
    sizes.insert("builtWith".to_owned(), json!(built));
    Ok(json!(sizes))
}

/// What to say of the sizes, or why they are too large.
fn compare(before: &Value, now: &Value) -> Result<Vec<String>, String> {
    let tools = |of: &Value| of.get("builtWith").map(Value::to_string);
    let same = tools(before) == tools(now);
    let allowed = if same {
        ALLOWED
    } else {
        ALLOWED_TO_OTHER_TOOLS
    };
    let mut lines = Vec::new();
    let mut grown = false;
    for name in ["core", "signatures", "rest", "en", "ja", "slim"] {
        let gzip = |of: &Value| {
            let size = of.get(name).and_then(|sizes| sizes.get("gzip"));
            let size = size.and_then(Value::as_f64).filter(|size| *size > 0.0);
            size.ok_or_else(|| format!("{FILE} says nothing of {name}: cargo xtask sizes --update"))
        };
        let (before, now) = (gzip(before)?, gzip(now)?);
        let growth = (now / before - 1.0) * 100.0;
        grown |= now > before * (1.0 + allowed / 100.0);
        lines.push(format!(
            "the module {name} has {now} bytes with gzip, {growth:+.1} % to {before}"
        ));
    }
    if !same {
        lines.push(format!(
            "{FILE} is of {}, this is of {}: so {allowed} % are let pass",
            tools(before).unwrap_or_default(),
            tools(now).unwrap_or_default()
        ));
    }
    if !grown {
        return Ok(lines);
    }
    lines.push(format!(
        "that is more than the {allowed} % over {FILE} that are let pass. Where it cannot be less, \
         say why in the commit and renew the figures: cargo xtask sizes --update"
    ));
    Err(lines.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(rustc: &str, core: u32, slim: u32) -> Value {
        let part = json!({ "gzip": 1_000 });
        json!({
            "builtWith": [rustc],
            "core": { "gzip": core },
            "signatures": part,
            "rest": part,
            "en": part,
            "ja": part,
            "slim": { "gzip": slim },
        })
    }

    #[test]
    fn what_grows_by_more_than_two_per_cent_fails() {
        let before = of("rustc 1", 10_000, 5_000);
        assert!(compare(&before, &of("rustc 1", 10_200, 4_000)).is_ok());
        for large in [of("rustc 1", 10_201, 5_000), of("rustc 1", 10_000, 5_101)] {
            let said = compare(&before, &large).unwrap_err();
            assert!(said.contains("cargo xtask sizes --update"), "{said}");
        }
    }

    #[test]
    fn other_tools_are_named_and_may_give_more() {
        let before = of("rustc 1", 10_000, 5_000);
        let lines = compare(&before, &of("rustc 2", 10_900, 5_000)).unwrap();
        assert!(lines.iter().any(|line| line.contains("rustc 2")));
        let said = compare(&before, &of("rustc 2", 11_100, 5_000)).unwrap_err();
        assert!(
            said.contains("rustc 1") && said.contains("rustc 2"),
            "{said}"
        );
    }

    #[test]
    fn figures_that_are_missing_fail() {
        let now = of("rustc 1", 1, 1);
        assert!(compare(&json!({}), &now).is_err());
        assert!(compare(&of("rustc 1", 0, 1), &now).is_err());
    }
}
