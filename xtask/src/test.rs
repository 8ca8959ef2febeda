//! Every test there is.

use crate::build::{self, Optimise};
use crate::serve::Simulator;
use crate::setup::{self, Browser};
use crate::tools::{Tools, root, say};
use crate::{docs, pack, scenarios, schema, sizes};
use anyhow::{Context, Result, ensure};
use duct::Expression;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// Runs them in order, up to the first that fails.
pub fn all(tools: &mut Tools) -> Result<()> {
    let browser = setup::all(tools)?;
    let mut done = Vec::new();
    let result = steps(tools, &browser, &mut done);
    eprintln!();
    for (name, time) in &done {
        say(format_args!("{:>6.1} s  {name}", time.as_secs_f64()));
    }
    let count = done.len();
    match &result {
        Ok(()) => say(format_args!("all {count} steps passed")),
        Err(_) => say(format_args!("{count} steps passed, the next one failed")),
    }
    result
}

type Done = Vec<(&'static str, Duration)>;

fn step(done: &mut Done, name: &'static str, run: impl FnOnce() -> Result<()>) -> Result<()> {
    eprintln!();
    say(format_args!("== {name}"));
    let start = Instant::now();
    run().context(name)?;
    done.push((name, start.elapsed()));
    Ok(())
}

fn steps(tools: &mut Tools, browser: &Browser, done: &mut Done) -> Result<()> {
    let cargo = |line: &str| run(tools.cmd("cargo", line.split(' '))?);
    step(done, "formatting", || cargo("fmt --all --check"))?;
    step(done, "clippy", || {
        cargo("clippy --workspace --all-targets -- -D warnings")
    })?;
    step(done, "clippy with every feature", || {
        cargo("clippy --workspace --all-targets --all-features -- -D warnings")
    })?;
    step(done, "clippy without signatures", || {
        cargo("clippy --package entra-verdict --lib --no-default-features -- -D warnings")
    })?;
    step(done, "clippy for wasm", || {
        let line = "clippy --lib --test=wasm --target wasm32-unknown-unknown -- -D warnings";
        run(tools.wasm("cargo", line.split(' '))?)
    })?;
    step(done, "native tests", || {
        cargo("test --workspace --all-features")
    })?;
    step(done, "native tests without signatures", || {
        cargo("test --package entra-verdict --no-default-features --test core")
    })?;
    step(done, "documentation of the crate", || docs::krate(tools))?;
    step(done, "schemas and types are fresh", || {
        schema::generate(tools, true)
    })?;
    step(done, "wasm tests in Node", || {
        let line = "test --mode=no-install --node -- --test=wasm";
        run(tools.wasm("wasm-pack", line.split(' '))?)
    })?;
    step(done, "wasm tests in the browser", || {
        let driver = browser.driver.display().to_string();
        let line = "test --mode=no-install --headless --chrome --chromedriver";
        let call = line.split(' ').chain([&*driver, "--", "--test=wasm"]);
        // The tests do not say where they run, so that they run in both.
        let call = tools.wasm("wasm-pack", call)?;
        run(call
            .env("WASM_BINDGEN_USE_BROWSER", "1")
            .env("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "60")
            .env("WASM_BINDGEN_TEST_TIMEOUT", "300"))
    })?;
    step(done, "the package is built", || {
        build::package(tools, Optimise::Yes)
    })?;
    let tools = &*tools;
    step(done, "the package's size", || sizes::check(tools))?;
    step(done, "the package's types", || {
        let files = files("tests/types", ".ts")?;
        let line = "--strict --noEmit --target es2022 --module nodenext --types node";
        let call = line.split(' ').map(str::to_owned).chain(files);
        // From where it finds the types of Node.
        let tests = root().join("tests");
        run(tools.cmd_in(&tests, &setup::npm_program("tsc"), call)?)
    })?;
    step(done, "documentation of the package", || {
        docs::package(tools)
    })?;
    step(done, "the package's tests", || {
        node(tools, "tests/package", |call| call)
    })?;
    step(done, "scenarios", || {
        let passed = scenarios::replay(tools, &scenarios::find(&[])?)?;
        ensure!(passed, "they do not come out as they say");
        Ok(())
    })?;
    step(done, "the packed package in every runtime", || {
        pack::test(tools, browser)
    })?;
    build::gallery(tools)?;
    let simulator = |name| {
        let simulator = Simulator::start(0)?;
        node(tools, "tests/browser", |call| {
            call.env("ENTRA_VERDICT_URL", simulator.url())
                .env("ENTRA_VERDICT_BROWSER", name)
                .env("CHROMIUM", &browser.program)
                .env("FIREFOX", &browser.firefox)
        })
    };
    step(done, "the simulator's tests in Chromium", || {
        simulator("chromium")
    })?;
    step(done, "the simulator's tests in Firefox", || {
        simulator("firefox")
    })
}

fn run(call: Expression) -> Result<()> {
    call.run()?;
    Ok(())
}

/// Runs the tests of a folder in Node.
pub fn node(
    tools: &Tools,
    folder: &str,
    with: impl FnOnce(Expression) -> Expression,
) -> Result<()> {
    // Versions of Node differ in whether they take a folder, so each file is named.
    let files = files(folder, ".test.mjs")?;
    let options = ["--test", "--test-reporter=spec"].map(str::to_owned);
    let call = options.into_iter().chain(files);
    run(with(tools.cmd("node", call)?))
}

fn files(folder: &str, ending: &str) -> Result<Vec<String>> {
    fn collect(folder: &Path, ending: &str, files: &mut Vec<PathBuf>) -> Result<()> {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() && path.file_name().is_some_and(|name| name != "node_modules") {
                collect(&path, ending, files)?;
            } else if path.to_string_lossy().ends_with(ending) {
                files.push(path);
            }
        }
        Ok(())
    }
    let mut found = Vec::new();
    collect(&root().join(folder), ending, &mut found)
        .with_context(|| format!("{folder} cannot be read"))?;
    ensure!(!found.is_empty(), "{folder} has no *{ending}");
    found.sort();
    Ok(found
        .iter()
        .map(|path| path.display().to_string())
        .collect())
}
