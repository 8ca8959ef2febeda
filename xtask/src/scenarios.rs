//! Replays scenarios through the native core and the wasm package.

use crate::tools::{Tools, root, target};
use anyhow::{Context, Result, ensure};
use duct::Expression;
use serde_json::Value;
use serde_json::value::RawValue;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use support::expect;

/// A scenario that says what its verdict has to be.
pub struct Case {
    file: PathBuf,
    /// Or why it cannot be known what is expected.
    expect: Result<Value, String>,
}

/// Finds every scenario under the paths that expects something.
pub fn find(paths: &[PathBuf]) -> Result<Vec<Case>> {
    let own = [root().join("tests/scenarios")];
    let paths = if paths.is_empty() { &own[..] } else { paths };
    let mut files = Vec::new();
    for path in paths {
        let path = path
            .canonicalize()
            .with_context(|| format!("{} cannot be read", path.display()))?;
        collect(&path, true, &mut files)?;
    }
    // The paths may overlap.
    files.sort();
    files.dedup();
    Ok(files.into_iter().filter_map(case).collect())
}

/// Replays the scenarios and tells whether all come out as they say.
pub fn replay(tools: &Tools, cases: &[Case]) -> Result<bool> {
    let readable = cases.iter().filter(|case| case.expect.is_ok());
    let readable: Vec<&Path> = readable.map(|case| case.file.as_path()).collect();
    let (native, wasm) = if readable.is_empty() {
        (Vec::new(), Vec::new())
    } else {
        (
            native_answers(tools, cases, Core::Whole)?
                .into_iter()
                .map(|(_, answer)| answer)
                .collect(),
            answers(tools.cmd("node", ["xtask/src/replay.mjs"])?, &readable)
                .context("the wasm package")?,
        )
    };
    let mut answers = native.iter().zip(&wasm);

    let mut failed = 0;
    for case in cases {
        let lines = match &case.expect {
            Ok(expect) => {
                let (native, wasm) = answers.next().context("an answer is missing")?;
                judge(expect, native, wasm)
            }
            Err(reason) => vec![reason.clone()],
        };
        for line in &lines {
            println!("{}: {line}", shown(&case.file).display());
        }
        failed += usize::from(!lines.is_empty());
    }
    println!("{} passed, {failed} failed", cases.len() - failed);
    Ok(failed == 0)
}

/// Which native core is asked.
#[derive(Clone, Copy)]
pub enum Core {
    /// Everything.
    Whole,
    /// Without signatures.
    Slim,
}

/// The native core's answer to each scenario that can be read.
pub fn native_answers<'c>(
    tools: &Tools,
    cases: &'c [Case],
    core: Core,
) -> Result<Vec<(&'c Path, String)>> {
    let readable = cases.iter().filter(|case| case.expect.is_ok());
    let readable: Vec<&Path> = readable.map(|case| case.file.as_path()).collect();
    let answers = answers(native(tools, core, "replay")?, &readable).context("the native core")?;
    Ok(readable.into_iter().zip(answers).collect())
}

/// What is built natively for tests and lints, with one set of features, so that cargo compiles each dependency once.
/// What makes the bindings has dependencies that nothing else needs.
/// The core without features is tested apart from others.
pub const WORKSPACE: [&str; 5] = [
    "--workspace",
    "--exclude=xtask-bindgen",
    "--exclude=xtask-mutants",
    "--exclude=entra-verdict-bare",
    "--all-features",
];

/// The same without signatures.
pub const UNSIGNED: [&str; 7] = [
    "--workspace",
    "--exclude=xtask-bindgen",
    "--exclude=xtask-mutants",
    "--exclude=entra-verdict-bare",
    "--no-default-features",
    "--features=xtask/core,entra-verdict-test-support/core",
    SLIM,
];

/// Everything but signatures.
pub const SLIM: &str =
    "--features=entra-verdict/answers,entra-verdict/attestation,entra-verdict/words";

/// A call of the binary that has the native core in it.
pub fn native(tools: &Tools, core: Core, task: &str) -> Result<Expression> {
    let features: &[&str] = match core {
        Core::Whole => &WORKSPACE,
        Core::Slim => &UNSIGNED,
    };
    let args = ["build", "--quiet", "--profile=test", "--bin=native"];
    tools.cmd("cargo", args.iter().chain(features))?.run()?;
    tools.cmd(&program("debug"), [task])
}

/// Where cargo puts that binary.
fn program(profile: &str) -> String {
    let name = format!("native{}", std::env::consts::EXE_SUFFIX);
    target().join(profile).join(name).display().to_string()
}

/// Builds that binary as the wasm package is built, and tells where it is.
pub fn native_program(tools: &Tools) -> Result<String> {
    let args = [
        "build",
        "--quiet",
        "--release",
        "--package=xtask",
        "--bin=native",
        "--features=core,signatures",
    ];
    tools.cmd("cargo", args)?.run()?;
    Ok(program("release"))
}

/// The `*.json` files below a folder, or the one file that was named.
fn collect(path: &Path, named: bool, files: &mut Vec<PathBuf>) -> Result<()> {
    if path.is_dir() {
        let entries =
            fs::read_dir(path).with_context(|| format!("{} cannot be read", path.display()))?;
        for entry in entries {
            collect(&entry?.path(), false, files)?;
        }
    } else if named
        || path
            .extension()
            .is_some_and(|extension| extension == "json")
    {
        files.push(path.to_owned());
    }
    Ok(())
}

/// What the file expects, if it expects anything.
fn case(file: PathBuf) -> Option<Case> {
    let text = match fs::read_to_string(&file) {
        Ok(text) => text,
        Err(error) => {
            let expect = Err(format!("cannot be read: {error}"));
            return Some(Case { file, expect });
        }
    };
    let expect = expectation(&text).transpose()?;
    Some(Case { file, expect })
}

/// Looks at nothing but `expect`, so that the rest may be as odd as the core has to bear it.
fn expectation(text: &str) -> Result<Option<Value>, String> {
    // Editors on Windows like to put a byte order mark first.
    let text = text.trim_start_matches('\u{feff}');
    let not_json = |error| format!("is not JSON: {error}");
    if !text.trim_start().starts_with('{') {
        let _: &RawValue = serde_json::from_str(text).map_err(not_json)?;
        return Ok(None);
    }
    let members: BTreeMap<String, &RawValue> = serde_json::from_str(text).map_err(not_json)?;
    let expect = members.get("expect");
    expect
        .map(|expect| serde_json::from_str(expect.get()).map_err(not_json))
        .transpose()
}

/// Sends the paths to a process and takes one line of answer for each.
fn answers(process: Expression, files: &[&Path]) -> Result<Vec<String>> {
    let mut input = String::new();
    for file in files {
        input.push_str(file.to_str().context("a path is not Unicode")?);
        input.push('\n');
    }
    let output = process
        .stdin_bytes(input)
        .stdout_capture()
        .unchecked()
        .run()?;
    let lines = String::from_utf8(output.stdout)?;
    let mut lines: Vec<String> = lines.lines().map(str::to_owned).collect();
    let started = output.status.success() || !lines.is_empty();
    ensure!(started, "cannot be asked: {}", output.status);
    // Where it stops halfway, the answers are missing from there on.
    lines.resize(files.len(), String::new());
    Ok(lines)
}

/// What is wrong with the two answers to a scenario.
fn judge(expect: &Value, native: &str, wasm: &str) -> Vec<String> {
    let parse = |door: &str, answer: &str| {
        if answer.is_empty() {
            return Err(format!("{door} stopped without an answer"));
        }
        serde_json::from_str::<Value>(answer)
            .map_err(|error| format!("{door} answered with something else than JSON: {error}"))
    };
    let (native_value, wasm_value) = match (parse("native", native), parse("wasm", wasm)) {
        (Ok(native), Ok(wasm)) => (native, wasm),
        (native, wasm) => return native.err().into_iter().chain(wasm.err()).collect(),
    };
    // Verdicts have to be the same byte for byte. Errors come out of JS as the fields of an
    // exception, which have no order.
    let same = match (error_fields(&native_value), error_fields(&wasm_value)) {
        (Some(native), Some(wasm)) => native == wasm,
        _ => native == wasm,
    };
    let mut lines = expect::mismatches(expect, &native_value);
    if !same {
        let of_wasm = expect::mismatches(expect, &wasm_value);
        lines = lines
            .into_iter()
            .map(|line| format!("native: {line}"))
            .collect();
        lines.extend(of_wasm.into_iter().map(|line| format!("wasm: {line}")));
        let (native, wasm) = difference(native, wasm);
        lines.push(format!(
            "native and wasm differ: expected …{native}, came …{wasm}"
        ));
    }
    lines
}

fn error_fields(answer: &Value) -> Option<BTreeMap<&str, &Value>> {
    let fields = answer.get("error")?.as_object()?.iter();
    let given = fields.filter(|(_, value)| !value.is_null());
    Some(given.map(|(name, value)| (name.as_str(), value)).collect())
}

/// Where two texts part, with enough of both to see what it is about.
fn difference(left: &str, right: &str) -> (String, String) {
    const BEFORE: usize = 40;
    const LENGTH: usize = 100;
    let common = left.chars().zip(right.chars());
    let common = common.take_while(|(left, right)| left == right).count();
    let excerpt = |text: &str| {
        let from = common.saturating_sub(BEFORE);
        text.chars().skip(from).take(LENGTH).collect::<String>()
    };
    (excerpt(left), excerpt(right))
}

/// A path as short as it can be told.
fn shown(file: &Path) -> &Path {
    file.strip_prefix(root()).unwrap_or(file)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn expectations_are_found() {
        let found = |text| expectation(text);
        assert_eq!(found("{}"), Ok(None));
        assert_eq!(found("[{}]"), Ok(None));
        assert_eq!(found(r#"{"expect":{}}"#), Ok(Some(json!({}))));
        assert_eq!(found("\u{feff}{\"expect\":1}"), Ok(Some(json!(1))));
        let deep = format!(
            r#"{{"policies":{}{},"expect":{{}}}}"#,
            "[".repeat(9999),
            "]".repeat(9999)
        );
        assert_eq!(found(&deep), Ok(Some(json!({}))));
    }

    #[test]
    fn what_is_not_json_fails() {
        for text in ["", "{", "no", "{} {}", "[1,]"] {
            assert!(expectation(text).is_err(), "{text}");
        }
    }

    #[test]
    fn verdicts_are_the_same_byte_for_byte() {
        let verdict = r#"{"decision":"deny","verdict":1}"#;
        let expect = json!({ "decision": "deny" });
        assert_eq!(judge(&expect, verdict, verdict), Vec::<String>::new());
        let reordered = r#"{"verdict":1,"decision":"deny"}"#;
        assert_eq!(judge(&expect, verdict, reordered).len(), 1);
    }

    #[test]
    fn each_door_is_held_to_the_expectation() {
        let (deny, allow) = (r#"{"decision":"deny"}"#, r#"{"decision":"allow"}"#);
        let lines = judge(&json!({ "decision": "deny" }), deny, allow);
        assert_eq!(lines.len(), 2);
        assert!(lines.iter().any(|line| line.starts_with("wasm: decision")));
    }

    #[test]
    fn a_missing_answer_fails() {
        let verdict = r#"{"decision":"deny"}"#;
        assert_eq!(judge(&json!({}), verdict, "").len(), 1);
        assert_eq!(judge(&json!({}), "", "Error").len(), 2);
    }

    #[test]
    fn errors_are_the_same_by_their_fields() {
        let native = r#"{"error":{"code":"input.value","line":1,"path":null}}"#;
        let wasm = r#"{"error":{"line":1,"code":"input.value"}}"#;
        let other = r#"{"error":{"line":2,"code":"input.value"}}"#;
        let expect = json!({ "error": "input.value" });
        assert_eq!(judge(&expect, native, wasm), Vec::<String>::new());
        assert_eq!(judge(&expect, native, other).len(), 1);
    }
}
