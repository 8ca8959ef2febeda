//! What is published: the npm package with its tests, the crate, and the bill of materials.

use crate::build::{self, Optimise};
use crate::scenarios::{self, Core, SLIM};
use crate::setup::{self, Browser};
use crate::test;
use crate::tools::{Tools, root, say, target};
use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};

/// One scenario in so many is asked of the same module elsewhere.
const SAMPLED: usize = 40;

/// Builds the package and packs it, the crate too, and writes down what is in them.
pub fn package(tools: &mut Tools) -> Result<()> {
    build::package(tools, Optimise::Yes)?;
    for file in [tarball(tools)?, krate(tools)?, bill_of_materials(tools)?] {
        let size = fs::metadata(&file)?.len().div_ceil(1024);
        say(format_args!("{size} KiB"));
        println!("{}", file.display());
    }
    Ok(())
}

/// The crate, packed twice too; what cargo packs first it also compiles.
fn krate(tools: &Tools) -> Result<PathBuf> {
    let pack = |target: &Path, more: &[&str]| -> Result<PathBuf> {
        let target_dir = format!("--target-dir={}", target.display());
        // Of what is here, as the npm package is. In a clean tree `--allow-dirty` changes nothing.
        let args = [
            "package",
            "--quiet",
            "--package=entra-verdict",
            "--locked",
            "--allow-dirty",
            &target_dir,
        ];
        let args = args.iter().chain(more);
        tools.cmd("cargo", args)?.run()?;
        let name = format!("entra-verdict-{}.crate", env!("CARGO_PKG_VERSION"));
        Ok(target.join("package").join(name))
    };
    let first = pack(&target(), &[])?;
    let second = pack(&folder().join("again"), &["--no-verify"])?;
    is_same(&first, &second)?;
    Ok(first)
}

/// The bill of materials of both, made twice.
fn bill_of_materials(tools: &Tools) -> Result<PathBuf> {
    setup::npm_packages(tools, "xtask/release")?;
    let metadata = |features: &[&str]| -> Result<Value> {
        let args = ["metadata", "--format-version=1", "--locked"];
        let args = args
            .iter()
            .chain(&["--filter-platform=wasm32-unknown-unknown"]);
        let said = tools.cmd("cargo", args.chain(features))?.read()?;
        Ok(serde_json::from_str(&said)?)
    };
    let input = json!({
        "builds": { "core": metadata(&[])?, "slim": metadata(&["--no-default-features", SLIM])? },
        "lock": fs::read_to_string(root().join("Cargo.lock"))?,
    });
    let input = input.to_string();
    let make = |name: &str| -> Result<PathBuf> {
        let file = folder().join(name);
        let call = tools.cmd("node", ["xtask/release/bom.mjs"])?;
        let bill = call.stdin_bytes(input.as_str()).read()?;
        fs::write(&file, format!("{bill}\n"))?;
        Ok(file)
    };
    let (first, second) = (make("entra-verdict.cdx.json")?, make("again.cdx.json")?);
    is_same(&first, &second)?;
    fs::remove_file(second)?;
    Ok(first)
}

/// Whoever makes it again has to get the same.
fn is_same(first: &Path, second: &Path) -> Result<()> {
    ensure!(
        fs::read(first)? == fs::read(second)?,
        "made twice it has different bytes: {} and {}",
        first.display(),
        second.display()
    );
    Ok(())
}

/// Packs what is built, twice.
pub fn tarball(tools: &Tools) -> Result<PathBuf> {
    let first = pack(tools, "first")?;
    let second = pack(tools, "second")?;
    is_same(&first, &second)?;
    let tarball = folder().join("entra-verdict.tgz");
    fs::rename(first, &tarball)?;
    Ok(tarball)
}

/// Installs the tarball for every runtime that can be had, and holds its answers to the native core's.
pub fn test(tools: &Tools, browser: &Browser, filter: Option<&str>) -> Result<()> {
    setup::npm_packages(tools, "tests/runtimes")?;
    let tarball = tarball(tools)?;
    let cases_of = |core, step, name| -> Result<PathBuf> {
        let cases = folder().join(name);
        fs::write(
            &cases,
            serde_json::to_string(&cases_of(tools, core, step)?)?,
        )?;
        Ok(cases)
    };
    // The scenarios went through the whole module before; a sample tells whether it is the same one everywhere.
    let cases = cases_of(Core::Whole, SAMPLED, "cases.json")?;
    let slim = cases_of(Core::Slim, 1, "cases-slim.json")?;
    test::node(tools, "tests/runtimes", filter)?
        .env("ENTRA_VERDICT_TARBALL", &tarball)
        .env("ENTRA_VERDICT_CASES", &cases)
        .env("ENTRA_VERDICT_SLIM_CASES", &slim)
        .env("CHROMIUM", &browser.program)
        .env("FIREFOX", &browser.firefox)
        .run()?;
    Ok(())
}

/// Every so many scenarios with the native core's answer, both as text.
fn cases_of(tools: &Tools, core: Core, step: usize) -> Result<Vec<Value>> {
    let cases = scenarios::find(&[])?;
    let cases: Vec<_> = cases.into_iter().step_by(step).collect();
    let answers = scenarios::native_answers(tools, &cases, core)?;
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
    target().join("package")
}
