//! The npm package as it is published, and its tests.

use crate::build::{self, Optimise};
use crate::scenarios;
use crate::setup::{self, Browser};
use crate::test::node;
use crate::tools::{Tools, root, say};
use anyhow::{Context, Result, ensure};
use serde_json::json;
use std::fs;
use std::path::{Path, PathBuf};

/// Builds the package and packs it.
pub fn package(tools: &mut Tools) -> Result<()> {
    build::package(tools, Optimise::Yes)?;
    let tarball = tarball(tools)?;
    let size = fs::metadata(&tarball)?.len() / 1024;
    say(format_args!("{size} KiB"));
    println!("{}", tarball.display());
    Ok(())
}

/// Packs what is built, twice, since whoever packs it again has to get the same bytes.
pub fn tarball(tools: &Tools) -> Result<PathBuf> {
    let first = pack(tools, "first")?;
    let second = pack(tools, "second")?;
    ensure!(
        fs::read(&first)? == fs::read(&second)?,
        "packing twice gives different bytes: {} and {}",
        first.display(),
        second.display()
    );
    let tarball = folder().join("entra-verdict.tgz");
    fs::rename(first, &tarball)?;
    Ok(tarball)
}

/// Installs the tarball for every runtime that can be had, and holds its answers to the native core's.
pub fn test(tools: &Tools, browser: &Browser) -> Result<()> {
    setup::npm_packages(tools, "tests/runtimes")?;
    let tarball = tarball(tools)?;
    let cases = folder().join("cases.json");
    fs::write(&cases, serde_json::to_string(&cases_of(tools)?)?)?;
    node(tools, "tests/runtimes", |call| {
        call.env("ENTRA_VERDICT_TARBALL", &tarball)
            .env("ENTRA_VERDICT_CASES", &cases)
            .env("CHROMIUM", &browser.program)
            .env("FIREFOX", &browser.firefox)
    })
}

/// Every scenario with the native core's answer, both as text.
fn cases_of(tools: &Tools) -> Result<Vec<serde_json::Value>> {
    let cases = scenarios::find(&[])?;
    let answers = scenarios::native_answers(tools, &cases)?;
    let all = answers.into_iter().map(|(file, answer)| {
        let name = file.strip_prefix(root()).unwrap_or(file);
        let scenario = fs::read_to_string(file)?;
        Ok(json!({ "name": name, "scenario": scenario, "answer": answer }))
    });
    all.collect()
}

/// Packs a copy of the package that has the licences in it.
fn pack(tools: &Tools, name: &str) -> Result<PathBuf> {
    let stage = folder().join(name);
    if stage.exists() {
        fs::remove_dir_all(&stage)?;
    }
    copy(&root().join("pkg"), &stage)?;
    for licence in ["LICENSE-APACHE", "LICENSE-MIT"] {
        fs::copy(root().join(licence), stage.join(licence))?;
    }
    let args = ["pack", "--ignore-scripts", "--silent"];
    let file = tools.cmd_in(&stage, "npm", args)?.read()?;
    let file = file.lines().last().context("npm pack names no file")?;
    Ok(stage.join(file.trim()))
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from).with_context(|| format!("{} is missing", from.display()))? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}

fn folder() -> PathBuf {
    let target = std::env::var_os("CARGO_TARGET_DIR").map(|target| root().join(target));
    target
        .unwrap_or_else(|| root().join("target"))
        .join("package")
}
