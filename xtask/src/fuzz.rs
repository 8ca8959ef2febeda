//! The fuzzer: programs that look for bytes of which something does not hold, and what only JavaScript has, in Node.

use crate::build::{self, Optimise};
use crate::setup;
use crate::tools::{Tools, root, say};
use anyhow::{Context, Result, ensure};
use std::fs;
use std::path::Path;

const CARGO_FUZZ: &str = "0.13.2";
const TOOLCHAIN: &str = "nightly";

/// What Node fuzzes.
const IN_NODE: [&str; 2] = ["share_link", "json_edit"];

/// Bytes of the longest input: what is longer finds little more in the same time.
const LONGEST: usize = 16 * 1024;

/// Seconds for one input, and mebibytes for all, under the fuzzer's own checks.
const TIMEOUT: u32 = 30;
const MEMORY: u32 = 2048;

/// Fuzzes a target, or each of them, for so many seconds.
pub fn run(tools: &mut Tools, target: Option<&str>, seconds: u64) -> Result<()> {
    let programs = programs()?;
    let all: Vec<&str> = programs.iter().map(String::as_str).chain(IN_NODE).collect();
    if let Some(target) = target {
        ensure!(
            all.contains(&target),
            "there is no target {target}: {}",
            all.join(", ")
        );
    }
    let is_wanted = |name: &str| target.is_none_or(|target| target == name);
    let programs = programs.iter().filter(|name| is_wanted(name));
    let programs: Vec<&str> = programs.map(String::as_str).collect();
    if !programs.is_empty() && can_build(tools)? {
        for name in programs {
            fuzz(tools, name, seconds)?;
        }
    }
    let in_node: Vec<&str> = IN_NODE.into_iter().filter(|name| is_wanted(name)).collect();
    if !in_node.is_empty() && !root().join("pkg/core/core.wasm").exists() {
        build::package(tools, Optimise::No)?;
    }
    for name in in_node {
        let seconds = seconds.to_string();
        let args = ["fuzz/node/run.mjs", name, &seconds];
        tools.cmd("node", args)?.run().context("found something")?;
    }
    Ok(())
}

/// The targets that are programs, by their files.
fn programs() -> Result<Vec<String>> {
    let files = fs::read_dir(root().join("fuzz/targets"))?;
    let mut names = Vec::new();
    for file in files {
        let path = file?.path();
        let name = path.file_stem().and_then(|name| name.to_str());
        names.extend(name.map(str::to_owned));
    }
    names.sort();
    Ok(names)
}

/// Whether there is what the programs are built with; what is missing and cannot be had here is said.
fn can_build(tools: &mut Tools) -> Result<bool> {
    let nightly = tools
        .cmd("rustc", ["--version"])?
        .env("RUSTUP_TOOLCHAIN", TOOLCHAIN)
        .stderr_null()
        .read();
    // Without rustup the variable means nothing.
    if !nightly.is_ok_and(|version| version.contains("nightly")) {
        say(format_args!(
            "SKIPPED: fuzzing wants a nightly compiler: rustup toolchain install {TOOLCHAIN}"
        ));
        return Ok(false);
    }
    if tools.find("c++").or_else(|| tools.find("g++")).is_none() {
        say(
            "SKIPPED: fuzzing wants a compiler for C++: apt-get install g++, or xcode-select --install",
        );
        return Ok(false);
    }
    setup::cargo_tool(tools, "cargo-fuzz", "cargo-fuzz", CARGO_FUZZ)?;
    Ok(true)
}

fn fuzz(tools: &Tools, name: &str, seconds: u64) -> Result<()> {
    let folder = root().join("fuzz");
    // What is found on the way is kept here from run to run, and is no part of the repository.
    let corpus = folder.join("corpus").join(name);
    fs::create_dir_all(&corpus)?;
    let seeds = folder.join("seeds").join(name);
    let shown = |path: &Path| path.display().to_string();
    let options = [
        format!("-max_total_time={seconds}"),
        format!("-max_len={LONGEST}"),
        format!("-timeout={TIMEOUT}"),
        format!("-rss_limit_mb={MEMORY}"),
        "-print_final_stats=1".to_owned(),
        "-verbosity=0".to_owned(),
    ];
    let args = ["fuzz", "run", name].map(str::to_owned).into_iter();
    let args = args.chain([shown(&corpus), shown(&seeds), "--".to_owned()]);
    say(format_args!("fuzzing {name} for {seconds} s"));
    tools
        .cmd_in(&folder, "cargo", args.chain(options))?
        .env("RUSTUP_TOOLCHAIN", TOOLCHAIN)
        .run()
        .with_context(|| {
            format!("{name}: what was found is in fuzz/artifacts/{name}; put it into fuzz/seeds/{name}/found-… once it is mended")
        })?;
    Ok(())
}
