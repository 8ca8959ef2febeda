//! The wasm package, and what is made of npm packages.

use crate::setup;
use crate::tools::{Tools, root, say, target};
use anyhow::{Context, Result};
use std::fs;
use std::path::PathBuf;

/// Whether the module is made small, which takes longer than everything else.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Optimise {
    /// For those who download it.
    Yes,
    /// For those who are changing it.
    No,
}

/// What is built: each has its folder in the package.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Build {
    /// Everything.
    Whole,
    /// Policies alone: nothing that verifies a signature.
    Slim,
}

/// Builds pkg/core, and for those who download it the rest of the package.
pub fn package(tools: &mut Tools, optimise: Optimise) -> Result<()> {
    setup::wasm_tools(tools)?;
    setup::npm_packages(tools, "tests")?;
    wasm(tools, Build::Whole, optimise)?;
    if optimise == Optimise::Yes {
        wasm(tools, Build::Slim, optimise)?;
        bundle(tools)?;
    }
    Ok(())
}

fn wasm(tools: &Tools, build: Build, optimise: Optimise) -> Result<()> {
    let (folder, profile, level): (_, &[&str], _) = match build {
        Build::Whole => ("pkg/core", &["--release"], "-Os"),
        Build::Slim => (
            "pkg/slim",
            &["--profile=slim", "--no-default-features"],
            "-Oz",
        ),
    };
    let out_dir = format!("--out-dir={folder}");
    let args = [
        "--log-level=warn",
        "build",
        &out_dir,
        "--out-name=entra_verdict",
        "--no-pack",
        "--no-opt",
        // Bindings without a loader of their own.
        "--target=bundler",
        // Its `*` would keep the module out of the npm package.
        "--no-gitignore",
        "--mode=no-install",
    ];
    // Bindings of an earlier build would otherwise stay beside these, under other names.
    let out = root().join(folder);
    if out.exists() {
        fs::remove_dir_all(&out)?;
    }
    let mut call = tools.wasm("wasm-pack", args.iter().chain(profile))?;
    if optimise == Optimise::Yes {
        let flag = remapped().unwrap_or_default();
        call = call.env("CARGO_ENCODED_RUSTFLAGS", flag);
    } else {
        // Optimising across crates costs more time than the rest of a build after a small change.
        call = call
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "64")
            .env("CARGO_PROFILE_RELEASE_INCREMENTAL", "true")
            .env("CARGO_PROFILE_RELEASE_LTO", "off");
    }
    call.run()?;
    let module = out.join("entra_verdict_bg.wasm");
    if optimise == Optimise::Yes {
        let module = module.display().to_string();
        // What compilers emit today and every current engine takes; `--all-features` is more.
        let args = [
            level,
            "--enable-bulk-memory",
            "--enable-multivalue",
            "--enable-nontrapping-float-to-int",
            "--enable-reference-types",
            "--enable-sign-ext",
            "--strip-debug",
            "--strip-producers",
            "--strip-target-features",
            &module,
            "-o",
            &module,
        ];
        tools.cmd(&setup::npm_program("wasm-opt"), args)?.run()?;
    }
    let entries: &[&str] = match build {
        Build::Whole => &["xtask/src/entries.mjs"],
        Build::Slim => &["xtask/src/entries.mjs", "slim"],
    };
    tools.cmd("node", entries)?.run()?;
    let size = fs::metadata(&module)?.len() / 1024;
    say(format_args!("{folder} is built; the module has {size} KiB"));
    Ok(())
}

/// The module as the compiler left it, with the names of its functions.
pub fn named() -> PathBuf {
    target().join("wasm32-unknown-unknown/release/entra_verdict.wasm")
}

/// Writes www/gallery-data.js, the simulator's examples, from the scenarios that are marked for it.
pub fn gallery(tools: &Tools) -> Result<()> {
    let call = tools.cmd("node", ["xtask/src/gallery.mjs"])?;
    call.run().context("the examples could not be collected")?;
    Ok(())
}

/// A flag that keeps the home of whoever builds out of the module, which has the places of panics in it.
fn remapped() -> Option<String> {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(std::env::home_dir()?.join(".cargo")))?;
    Some(format!("--remap-path-prefix={}=/cargo", home.display()))
}

/// Builds what is made of npm packages: www/vendor for the simulator, and pkg/playground.js.
pub fn bundle(tools: &Tools) -> Result<()> {
    setup::npm_packages(tools, "bundle")?;
    tools
        .cmd_in(&root().join("bundle"), "node", ["build.mjs"])?
        .stdout_to_stderr()
        .run()
        .context("www/vendor and pkg/playground.js could not be built")?;
    say("www/vendor and pkg/playground.js are built");
    Ok(())
}
