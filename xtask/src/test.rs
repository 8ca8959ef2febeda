//! The tests: every one, those of a part, or those of a name; and what is checked after each change.

use crate::build::{self, Optimise};
use crate::scenarios::{self, UNSIGNED, WORKSPACE};
use crate::serve::Simulator;
use crate::setup;
use crate::steps::{Step, one_by_one, side_by_side};
use crate::tools::{Tools, root};
use crate::{docs, oracle, pack};
use anyhow::{Context, Result, ensure};
use clap::ValueEnum;
use duct::Expression;
use std::fs;
use std::path::{Path, PathBuf};
use std::thread;

/// What the tests are about.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Part {
    /// The core natively, and without signatures
    Core,
    /// The core as wasm, in Node and in Chromium
    Wasm,
    /// The npm package in Node, and each scenario through it and through the native core
    Package,
    /// The simulator and the documentation's site in Chromium, and what browsers differ in also in Firefox
    Page,
    /// The packed package in every runtime that can be had
    Runtimes,
    /// The package beside the oracle, where there is Python
    Oracle,
}

/// Formatting, lints and the native tests, which ask the core each scenario.
pub fn check(tools: &Tools) -> Result<()> {
    // Cargo builds one thing at a time: the tests first, which then run beside the lints.
    let tests = vec![native_tests(tools, None)?];
    let page = page_sources(tools)?;
    let lints = [formatting(tools)?, lints(tools)?].into_iter();
    side_by_side([tests, lints.chain(page).collect()])
}

/// Everything, beside each other what does not need each other.
pub fn all(tools: &mut Tools) -> Result<()> {
    setup::all_but_wasm_tests(tools)?;
    let tools = &*tools;
    let own = |name, line: &str| -> Result<Step> {
        let program = std::env::current_exe()?.display().to_string();
        Ok(Step::new(name, tools.cmd(&program, line.split(' '))?))
    };
    let cargo = |name, line: &str| -> Result<Step> {
        Ok(Step::new(name, tools.cmd("cargo", line.split(' '))?))
    };
    let native = vec![
        formatting(tools)?,
        native_tests(tools, None)?,
        lints(tools)?,
        unsigned_lints(tools)?,
        cargo(
            "clippy of what makes bindings and mutants",
            "clippy --quiet --package=xtask-bindgen --package=xtask-mutants --all-targets -- -D warnings",
        )?,
        cargo(
            "clippy of the core without features",
            "clippy --quiet --package=entra-verdict-bare --all-targets -- -D warnings",
        )?,
        unsigned_tests(tools)?,
        bare_tests(tools)?,
        own("schemas and types are fresh", "schema --check")?,
        own("tables of the documentation are fresh", "semantics --check")?,
        Step::new("documentation of the crate", docs::krate(tools)?),
        Step::new("documentation of the package", docs::package(tools)?),
    ];
    let line = "clippy --quiet --lib --test=wasm --target=wasm32-unknown-unknown -- -D warnings";
    let wasm = vec![
        own("the package is built", "build")?,
        own("the package's size", "sizes --no-build")?,
        types(tools)?,
        Step::new("clippy for wasm", tools.wasm("cargo", line.split(' '))?),
        own("the core as wasm", "test wasm")?,
    ];
    side_by_side([native, wasm])?;
    let package = vec![
        own("the package", "test package --no-build")?,
        own("the packed package", "test runtimes --no-build")?,
        own("the package beside the oracle", "test oracle --no-build")?,
    ];
    let mut page = page_sources(tools)?;
    page.push(own("the simulator", "test page --no-build")?);
    side_by_side([package, page])
}

/// Those of one part, with a filter only those of a name.
pub fn part(tools: &mut Tools, part: Part, filter: Option<&str>, build: bool) -> Result<()> {
    match part {
        Part::Core => {
            let mut steps = vec![native_tests(tools, filter)?];
            if filter.is_none() {
                steps.push(unsigned_tests(tools)?);
                steps.push(bare_tests(tools)?);
            }
            one_by_one(steps)
        }
        Part::Wasm => {
            setup::wasm_tests(tools)?;
            one_by_one(wasm_tests(tools, filter)?)
        }
        Part::Package => {
            if build {
                build::package(tools, Optimise::Yes)?;
            }
            let call = node(tools, "tests/package", filter)?;
            one_by_one(vec![Step::new("the package's tests", call)])?;
            if filter.is_none() {
                let passed = scenarios::replay(tools, &scenarios::find(&[])?)?;
                ensure!(passed, "the scenarios do not come out as they say");
            }
            Ok(())
        }
        Part::Page => {
            if build {
                build::simulator(tools)?;
            } else {
                build::page(tools)?;
            }
            page(tools, filter)
        }
        Part::Runtimes => {
            if build {
                build::package(tools, Optimise::Yes)?;
            }
            let browser = setup::browser(tools)?;
            pack::test(tools, &browser, filter)
        }
        Part::Oracle => {
            if build {
                build::package(tools, Optimise::Yes)?;
            }
            one_by_one(oracle::steps(tools)?)
        }
    }
}

fn formatting(tools: &Tools) -> Result<Step> {
    let call = tools.cmd("cargo", ["fmt", "--all", "--check"])?;
    Ok(Step::new("formatting", call))
}

fn lints(tools: &Tools) -> Result<Step> {
    let args = ["clippy", "--quiet", "--all-targets"].iter();
    let args = args.chain(&WORKSPACE).chain(&["--", "-D", "warnings"]);
    Ok(Step::new("clippy", tools.cmd("cargo", args)?))
}

/// Types and lints of what people see.
fn page_sources(tools: &Tools) -> Result<Vec<Step>> {
    setup::workspace(tools)?;
    build::gallery(tools)?;
    let types = tools.cmd(&setup::npm_program("tsc"), ["--project", "www"])?;
    let args = ["--type-aware", "--config=www/.oxlintrc.json", "www"];
    let lints = tools.cmd(&setup::npm_program("oxlint"), args)?;
    Ok(vec![
        Step::new("the page's types", types),
        Step::new("the page's lints", lints),
    ])
}

fn unsigned_lints(tools: &Tools) -> Result<Step> {
    let args = ["clippy", "--quiet", "--lib", "--test=core"].iter();
    let args = args.chain(&UNSIGNED).chain(&["--", "-D", "warnings"]);
    Ok(Step::new(
        "clippy without signatures",
        tools.cmd("cargo", args)?,
    ))
}

fn native_tests(tools: &Tools, filter: Option<&str>) -> Result<Step> {
    // Each name where they are few.
    let quiet = filter.is_none().then_some("--quiet");
    let args = ["test"].into_iter().chain(quiet);
    let call = tools.cmd("cargo", args.chain(WORKSPACE).chain(filter))?;
    Ok(Step::new("native tests", call))
}

fn unsigned_tests(tools: &Tools) -> Result<Step> {
    let args = ["test", "--quiet", "--test=core"].iter();
    let call = tools.cmd("cargo", args.chain(&UNSIGNED))?;
    Ok(Step::new("native tests without signatures", call))
}

fn bare_tests(tools: &Tools) -> Result<Step> {
    let args = ["test", "--quiet", "--package=entra-verdict-bare"];
    let call = tools.cmd("cargo", args)?;
    Ok(Step::new("the core without features", call))
}

fn wasm_tests(tools: &Tools, filter: Option<&str>) -> Result<Vec<Step>> {
    let driver = setup::browser(tools)?.driver.display().to_string();
    let call = |options: &[&str]| -> Result<Expression> {
        let args = ["test", "--mode=no-install"].iter().chain(options);
        let args = args.chain(&["--", "--test=wasm"]).copied().chain(filter);
        tools.wasm("wasm-pack", args)
    };
    let in_node = call(&["--node"])?;
    let in_browser = call(&["--headless", "--chrome", "--chromedriver", &driver])?
        // The tests do not say where they run, so that they run in both.
        .env("WASM_BINDGEN_USE_BROWSER", "1")
        .env("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "60")
        .env("WASM_BINDGEN_TEST_TIMEOUT", "300");
    Ok(vec![
        Step::new("wasm tests in Node", in_node),
        Step::new("wasm tests in the browser", in_browser),
    ])
}

fn types(tools: &Tools) -> Result<Step> {
    let files = files("tests/types", ".ts")?;
    let line = "--strict --noEmit --target es2022 --module nodenext --types node";
    let args = line.split(' ').map(str::to_owned).chain(files);
    // From where it finds the types of Node.
    let tests = root().join("tests");
    let call = tools.cmd_in(&tests, &setup::npm_program("tsc"), args)?;
    Ok(Step::new("the package's types", call))
}

fn page(tools: &Tools, filter: Option<&str>) -> Result<()> {
    // The documentation's site is built by its test.
    setup::workspace(tools)?;
    let browser = setup::browser(tools)?;
    let simulator = Simulator::start(0)?;
    let step = |name, engine| -> Result<Option<Step>> {
        // A file whose tests are all for Chromium would only open the other.
        let is_wanted = |file: &str| {
            let text = fs::read_to_string(file).unwrap_or_default();
            engine == "chromium" || !text.contains("inChromium") || text.contains("everywhere(")
        };
        let call = node_where(tools, "tests/browser", filter, is_wanted)?;
        Ok(call.map(|call| {
            let call = call
                .env("ENTRA_VERDICT_URL", simulator.url())
                .env("ENTRA_VERDICT_BROWSER", engine)
                .env("CHROMIUM", &browser.program)
                .env("FIREFOX", &browser.firefox);
            Step::new(name, call)
        }))
    };
    let steps = [
        step("the simulator in Chromium", "chromium")?,
        step("the simulator in Firefox", "firefox")?,
    ];
    one_by_one(steps.into_iter().flatten())
}

/// The tests of a folder in Node: with a filter the files of that name, or, where no file has it, the tests.
pub fn node(tools: &Tools, folder: &str, filter: Option<&str>) -> Result<Expression> {
    let call = node_where(tools, folder, filter, |_| true)?;
    call.with_context(|| format!("{folder} has no tests"))
}

/// The same, of the files that `is_wanted` says, if there are any.
fn node_where(
    tools: &Tools,
    folder: &str,
    filter: Option<&str>,
    is_wanted: impl Fn(&str) -> bool,
) -> Result<Option<Expression>> {
    setup::workspace(tools)?;
    let mut options = vec![
        "--test".to_owned(),
        "--test-reporter=spec".to_owned(),
        // A core each; by itself Node leaves one of them to itself.
        format!("--test-concurrency={}", thread::available_parallelism()?),
    ];
    // Versions of Node differ in whether they take a folder, so each file is named.
    let mut files = files(folder, ".test.mjs")?;
    if let Some(filter) = filter {
        let is_named = |file: &String| {
            let name = Path::new(file).file_name();
            name.is_some_and(|name| name.to_string_lossy().contains(filter))
        };
        if files.iter().any(is_named) {
            files.retain(is_named);
        } else {
            options.push(format!("--test-name-pattern={filter}"));
        }
    }
    files.retain(|file| is_wanted(file));
    if files.is_empty() {
        return Ok(None);
    }
    tools
        .cmd("node", options.into_iter().chain(files))
        .map(Some)
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
