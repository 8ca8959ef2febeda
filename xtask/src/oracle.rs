//! The package beside a second implementation of the decision rules, which is written from `docs/semantics` in Python.

use crate::steps::Step;
use crate::tools::{Tools, root, say};
use anyhow::{Context, Result};
use duct::Expression;
use std::path::Path;

const PYTHON: &str = "python3";

/// How many questions the tests ask, and what they are made from: the same in every run.
const TESTED: (u64, &str) = (20_000, "1");

/// Asks generated questions and tells whether both give the same answers.
pub fn ask(tools: &Tools, cases: u64, seed: &str) -> Result<bool> {
    let output = call(tools, &["--cases", &cases.to_string(), "--seed", seed])?
        .unchecked()
        .run()?;
    Ok(output.status.success())
}

/// What the tests ask, and the scenarios; nothing where there is no Python.
pub fn steps(tools: &Tools) -> Result<Vec<Step>> {
    if tools.find(PYTHON).is_none() {
        say(format_args!(
            "{PYTHON} was not found on PATH, so the package is not held against the oracle"
        ));
        return Ok(Vec::new());
    }
    let (cases, seed) = TESTED;
    let cases = cases.to_string();
    Ok(vec![
        Step::new(
            "the scenarios and the oracle",
            call(tools, &["--scenarios"])?,
        ),
        Step::new(
            "the package and the oracle",
            call(tools, &["--cases", &cases, "--seed", seed])?,
        ),
    ])
}

/// Writes the oracle's own answers, to the scenarios and to so many questions, a line for each.
pub fn answers(tools: &Tools, questions: u64, into: &Path) -> Result<()> {
    let call = call(tools, &["--answers", "--cases", &questions.to_string()])?;
    call.stdout_path(into).run()?;
    Ok(())
}

fn call(tools: &Tools, args: &[&str]) -> Result<Expression> {
    let folder = root().join("tests/oracle").display().to_string();
    // Without a cache of Python's beside the sources.
    let options = ["-B", folder.as_str()].into_iter();
    tools
        .cmd(PYTHON, options.chain(args.iter().copied()))
        .context("the oracle is a program in Python 3")
}
