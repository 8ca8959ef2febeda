//! The wasm package, and what is made of npm packages.

use crate::scenarios::SLIM;
use crate::setup;
use crate::tools::{Tools, root, say, target};
use anyhow::{Context, Result};
use std::fs;
use std::io::{PipeWriter, pipe};
use std::path::{Path, PathBuf};

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
    /// Everything, and other ways for an answer to cross: for measuring, in no package.
    Crossings,
}

/// The modules of pkg/core: the first one, which decides, and the parts that need not be there.
const PARTS: [&str; 5] = ["core", "signatures", "rest", "en", "ja"];

/// Builds pkg/core, and for those who download it the rest of the package.
pub fn package(tools: &mut Tools, optimise: Optimise) -> Result<()> {
    setup::wasm_target(tools)?;
    setup::workspace(tools)?;
    wasm(tools, Build::Whole, optimise)?;
    tools.cmd("node", ["xtask/src/entries.mjs"])?.run()?;
    if optimise == Optimise::Yes {
        wasm(tools, Build::Slim, optimise)?;
        tools
            .cmd("node", ["xtask/src/entries.mjs", "slim"])?
            .run()?;
        bundle(tools, &["package"])?;
        say("pkg/playground.js and pkg/cli/yaml.js are built");
    }
    Ok(())
}

/// Builds what is measured of the ways for an answer to cross, into target/crossings.
pub fn crossings(tools: &mut Tools) -> Result<()> {
    setup::wasm_target(tools)?;
    setup::workspace(tools)?;
    wasm(tools, Build::Crossings, Optimise::Yes)
}

/// Builds what the simulator is served from, around a module that is quick to build.
pub fn simulator(tools: &mut Tools) -> Result<()> {
    setup::wasm_target(tools)?;
    wasm(tools, Build::Whole, Optimise::No)?;
    bundle(tools, &["package"])?;
    page(tools)
}

/// Builds www/dist, the simulator, around the module that was built before.
pub fn page(tools: &Tools) -> Result<()> {
    gallery(tools)?;
    bundle(tools, &["simulator"])
}

/// Writes the simulator as one HTML file, around a module that is built for it or was built before.
pub fn one_file(tools: &mut Tools, no_build: bool) -> Result<PathBuf> {
    if !no_build {
        setup::wasm_target(tools)?;
        setup::workspace(tools)?;
        wasm(tools, Build::Whole, Optimise::Yes)?;
    }
    gallery(tools)?;
    let file = target().join("entra-verdict.html");
    bundle(tools, &["file", &file.display().to_string()])?;
    Ok(file)
}

/// Builds www/dist again after each change of its sources, for as long as the answer is kept.
pub fn watch(tools: &Tools) -> Result<PipeWriter> {
    let (ends_with_us, kept) = pipe()?;
    let args = ["bundle/build.mjs", "simulator", "watch"];
    let call = tools.cmd("node", args)?.stdin_file(ends_with_us);
    call.stdout_to_stderr().start()?;
    Ok(kept)
}

fn wasm(tools: &Tools, build: Build, optimise: Optimise) -> Result<()> {
    let (folder, profile, options, level): (_, _, &[&str], _) = match build {
        Build::Whole => ("pkg/core", "release", &[], "-Os"),
        Build::Slim => ("pkg/slim", "slim", &["--no-default-features", SLIM], "-Oz"),
        Build::Crossings => (
            "target/crossings",
            "release",
            &["--features=crossings"],
            "-Os",
        ),
    };
    let target_option = format!("--target={}", setup::TARGET);
    let profile_option = format!("--profile={profile}");
    // As `build`, and what follows `--` is for the core alone.
    let args = ["rustc", "--quiet", "--lib", &target_option, &profile_option];
    let with_std = optimise == Optimise::Yes && setup::standard_library(tools)?;
    let std: &[&str] = if with_std {
        &["-Zbuild-std=std,panic_abort"]
    } else {
        &[]
    };
    // What a module is divided by: which functions and which data lead to which others.
    let relocations: &[&str] = match build {
        Build::Whole => &["--", "-Clink-arg=--emit-relocs"],
        Build::Slim | Build::Crossings => &[],
    };
    let args = args.iter().chain(options).chain(std).chain(relocations);
    let mut call = tools.wasm("cargo", args)?;
    if optimise == Optimise::Yes {
        let mut flags: Vec<String> = remapped().into_iter().collect();
        if with_std {
            flags.extend(["-Zunstable-options", setup::ABORT].map(str::to_owned));
            call = call.env("RUSTC_BOOTSTRAP", "1");
        }
        call = call.env("CARGO_ENCODED_RUSTFLAGS", flags.join("\x1f"));
    } else {
        // Optimising across crates costs more time than the rest of a build after a small change.
        call = call
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "64")
            .env("CARGO_PROFILE_RELEASE_INCREMENTAL", "true")
            .env("CARGO_PROFILE_RELEASE_LTO", "off");
    }
    // Cargo lets builds of different profiles run beside each other.
    let bindgen = tools.cmd("cargo", ["build", "--quiet", "--package=xtask-bindgen"])?;
    let bindgen = bindgen.start()?;
    say(format_args!("compiling the core to wasm for {folder}"));
    call.run()?;
    bindgen.wait()?;
    bind(tools, profile, folder, build)?;
    let modules: &[&str] = match build {
        Build::Whole => &PARTS,
        Build::Slim | Build::Crossings => &["entra_verdict_bg"],
    };
    for name in modules {
        let module = root().join(folder).join(format!("{name}.wasm"));
        if optimise == Optimise::Yes {
            shrink(tools, level, &module)?;
        }
        let size = fs::metadata(&module)?.len() / 1024;
        say(format_args!("{folder}/{name}.wasm is built: {size} KiB"));
    }
    Ok(())
}

/// Makes a module smaller.
fn shrink(tools: &Tools, level: &str, module: &Path) -> Result<()> {
    let module = module.display().to_string();
    // What compilers emit today and every current engine takes; `--all-features` is more.
    let args = [
        level,
        // What has one caller would otherwise be put into it whatever its size: slower to compile, and larger with gzip.
        "--one-caller-inline-max-function-size=100",
        "--enable-bulk-memory",
        "--enable-multivalue",
        // A part shares those of the first module.
        "--enable-mutable-globals",
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
    Ok(())
}

/// Makes the bindings of a module, in a folder of their own.
fn bind(tools: &Tools, profile: &str, folder: &str, build: Build) -> Result<()> {
    // Those of an earlier build would otherwise stay beside these, under other names.
    let out = root().join(folder);
    if out.exists() {
        fs::remove_dir_all(&out)?;
    }
    let name = format!("debug/xtask-bindgen{}", std::env::consts::EXE_SUFFIX);
    let program = target().join(name).display().to_string();
    let mut args = vec![compiled(profile), out];
    if build == Build::Whole {
        args.push("divided".into());
    }
    tools.cmd(&program, args)?.run()?;
    Ok(())
}

/// The module as the compiler left it.
fn compiled(profile: &str) -> PathBuf {
    let folder = target().join(setup::TARGET).join(profile);
    folder.join("entra_verdict.wasm")
}

/// The whole module as the compiler left it, with the names of its functions.
pub fn named() -> PathBuf {
    compiled("release")
}

/// Writes the simulator's examples from the scenarios that are marked for it.
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

/// Bundles the simulator, or what of the package is made of npm packages.
fn bundle(tools: &Tools, what: &[&str]) -> Result<()> {
    setup::workspace(tools)?;
    let call = tools.cmd("node", ["bundle/build.mjs"].iter().chain(what))?;
    call.stdout_to_stderr()
        .run()
        .with_context(|| format!("the {} could not be bundled", what.join(" ")))?;
    Ok(())
}
