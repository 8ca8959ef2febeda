//! Mutants of the rules: whether a scenario or a test notices each change of one place of `src/decide`.
//!
//! The core is copied and compiled once with all of them in it; which one is on is decided at run time.

use crate::oracle;
use crate::scenarios::WORKSPACE;
use crate::tools::{Tools, root, say, target};
use anyhow::{Context, Result, anyhow, bail, ensure};
use duct::Expression;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::sync::Mutex;
use std::thread;
use std::time::{Duration, Instant};

/// The room whose rules are mutated.
const ROOM: &str = "decide";

/// What explains the mutants that nothing notices.
const EXPLAINED: &str = "tests/mutants.json";

/// What the copy is made of.
const COPIED: [&str; 14] = [
    "Cargo.lock",
    "CHANGELOG.md",
    "README.md",
    "docs",
    "fuzz/seeds",
    "src",
    "tests/bare",
    "tests/core",
    "tests/mutant",
    "tests/proptest-regressions",
    "tests/scenarios",
    "tests/support",
    "tests/wasm.rs",
    "xtask",
];

/// How many questions the oracle makes and answers for it.
const QUESTIONS: u64 = 2000;

/// Tests that take longer are not asked about each mutant.
const LONG: Duration = Duration::from_secs(8);

/// A test that takes so much longer than that hangs, however busy the machine is.
const HUNG: Duration = Duration::from_secs(60);

/// After so many mutants it is told how far it is.
const STEP: usize = 50;

/// Percent of the mutants that have to be noticed.
const LEAST: usize = 95;

/// Which of them are asked about.
pub struct Wanted<'a> {
    /// In files whose path has this in it
    pub file: Option<&'a str>,
    /// One of so many
    pub every: usize,
}

/// A change of one place, or the explanation of one.
struct Mutant(Value);

impl Mutant {
    fn text(&self, name: &str) -> &str {
        self.0.get(name).and_then(Value::as_str).unwrap_or_default()
    }

    fn number(&self) -> u64 {
        number(&self.0)
    }

    /// What tells it apart from others, whatever else is changed in the sources.
    fn key(&self) -> [&str; 3] {
        ["file", "function", "mutation"].map(|name| self.text(name))
    }

    fn shown(&self) -> String {
        let line = self.0.get("line").and_then(Value::as_u64);
        let at = line.map(|line| format!(":{line}")).unwrap_or_default();
        let [file, function, mutation] = self.key();
        format!("{file}{at} {function}: {mutation}")
    }
}

fn number(line: &Value) -> u64 {
    let number = line.get("number").and_then(Value::as_u64);
    number.unwrap_or(u64::MAX)
}

/// What became of a mutant.
enum Fate {
    Noticed,
    /// Nothing asks for it.
    NotReached,
    /// By what reaches it; where it shows nevertheless is told.
    Unnoticed(Vec<String>),
}

type Fates = BTreeMap<u64, Fate>;

/// Asks about the mutants, and tells whether enough are noticed, all others explained, and no explanation idle.
pub fn run(tools: &Tools, wanted: &Wanted<'_>) -> Result<bool> {
    let copy = target().join("mutants");
    let mutants = make(tools, &copy)?;
    let count = mutants.len();
    say(format_args!("building the core with {count} mutants in it"));
    let args = ["build", "--quiet", "--profile=test", "--bin=native"];
    in_copy(tools, &copy, args.iter().chain(&WORKSPACE))?.run()?;
    let tests = Tests::build(tools, &copy)?;
    let oracle = copy.join("oracle.jsonl");
    oracle::answers(tools, QUESTIONS, &oracle)?;
    let asked: Vec<&Mutant> = mutants
        .iter()
        .filter(|one| {
            wanted
                .file
                .is_none_or(|file| one.text("file").contains(file))
        })
        .step_by(wanted.every)
        .collect();
    let program = format!("debug/native{}", std::env::consts::EXE_SUFFIX);
    let program = copy.join("target").join(program).display().to_string();
    let args = ["mutants", &oracle.display().to_string()];
    let native = tools.cmd_in(&copy, &program, args)?;
    say("asking the scenarios, and what the oracle has answers to");
    let mut fates = scenarios(&native, &asked)?;
    tests.ask(&mut fates)?;
    let is_whole = wanted.file.is_none() && wanted.every == 1;
    report(&mutants, &fates, is_whole)
}

fn in_copy<S: AsRef<std::ffi::OsStr>>(
    tools: &Tools,
    copy: &Path,
    args: impl IntoIterator<Item = S>,
) -> Result<Expression> {
    let call = tools.cmd_in(copy, "cargo", args)?;
    // What was mutated need not please the lints.
    let call = call.env("RUSTFLAGS", "--cap-lints allow");
    // Each test is asked hundreds of times, and compiled once.
    let call = call.env("CARGO_PROFILE_TEST_OPT_LEVEL", "1");
    Ok(call.env("CARGO_TARGET_DIR", copy.join("target")))
}

/// The copy with every mutant in it.
fn make(tools: &Tools, copy: &Path) -> Result<Vec<Mutant>> {
    let rules = root().join("src").join(ROOM);
    for name in COPIED {
        mirror(&root().join(name), &copy.join(name), &rules)?;
    }
    let manifest = fs::read_to_string(root().join("Cargo.toml"))?;
    let with_switch = "[dependencies]\nentra-verdict-mutant = { path = \"tests/mutant\" }\n";
    let manifest = manifest.replacen("[dependencies]\n", with_switch, 1);
    write(&copy.join("Cargo.toml"), manifest.as_bytes())?;
    let paths = [root().join("src"), copy.join("src")];
    let [from, to] = paths.map(|path| path.display().to_string());
    let args = [
        "run",
        "--quiet",
        "--package=xtask-mutants",
        "--",
        &from,
        &to,
        ROOM,
    ];
    let lines = tools.cmd("cargo", args)?.read()?;
    let mutants = lines
        .lines()
        .map(|line| Ok(Mutant(serde_json::from_str(line)?)));
    mutants.collect()
}

/// Brings a folder or a file to what another is, but for the rules. What is the same stays as old as it is, so that cargo
/// does not build it again.
fn mirror(from: &Path, to: &Path, rules: &Path) -> Result<()> {
    if from == rules {
        return Ok(());
    }
    if !from.is_dir() {
        return write(to, &fs::read(from)?);
    }
    fs::create_dir_all(to)?;
    let mut names = BTreeSet::new();
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        mirror(&entry.path(), &to.join(entry.file_name()), rules)?;
        names.insert(entry.file_name());
    }
    for entry in fs::read_dir(to)? {
        let entry = entry?;
        if names.contains(&entry.file_name()) {
            continue;
        }
        if entry.path().is_dir() {
            fs::remove_dir_all(entry.path())?;
        } else {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    if fs::read(path).is_ok_and(|own| own == bytes) {
        return Ok(());
    }
    fs::write(path, bytes).with_context(|| path.display().to_string())
}

/// Asks the scenarios about each mutant. A program that ends before it has answered was ended by the mutant.
fn scenarios(native: &Expression, asked: &[&Mutant]) -> Result<Fates> {
    let mut left: VecDeque<u64> = asked.iter().map(|one| one.number()).collect();
    let mut fates = Fates::new();
    let mut reached = BTreeSet::new();
    while !left.is_empty() {
        let input: String = left.iter().map(|number| format!("{number}\n")).collect();
        let answers = native.stdin_bytes(input).unchecked().reader()?;
        for line in BufReader::new(answers).lines() {
            let line: Value = serde_json::from_str(&line?)?;
            if let (Some(wrong), Some(why)) = (line.get("wrong"), line.get("line")) {
                bail!("without a mutant {wrong} comes out otherwise: {why}");
            }
            if let Some(list) = line.get("reached").and_then(Value::as_array) {
                reached = list.iter().filter_map(Value::as_u64).collect();
                continue;
            }
            left.pop_front();
            let number = number(&line);
            let fate = if line.get("killed").is_some() {
                Fate::Noticed
            } else if reached.contains(&number) {
                let seen = line.get("seen").and_then(Value::as_object);
                let seen = seen.into_iter().flatten();
                Fate::Unnoticed(
                    seen.map(|(name, place)| format!("{name} {place}"))
                        .collect(),
                )
            } else {
                Fate::NotReached
            };
            fates.insert(number, fate);
        }
        ensure!(!reached.is_empty(), "the scenarios cannot be asked");
        if let Some(ended) = left.pop_front() {
            fates.insert(ended, Fate::Noticed);
        }
    }
    Ok(fates)
}

/// The tests of the core in the copy.
struct Tests {
    program: Expression,
    list: Vec<String>,
}

impl Tests {
    fn build(tools: &Tools, copy: &Path) -> Result<Self> {
        let args = [
            "test",
            "--quiet",
            "--no-run",
            "--test=core",
            "--message-format=json",
        ];
        let lines = in_copy(tools, copy, args.iter().chain(&WORKSPACE))?.read()?;
        let built = lines.lines().find_map(|line| {
            let line: Value = serde_json::from_str(line).ok()?;
            let path = line.get("executable")?.as_str()?;
            (line.pointer("/target/name")? == "core").then(|| path.to_owned())
        });
        let built = built.context("cargo built no tests")?;
        let call = |args: &[&str]| tools.cmd_in(copy, &built, args);
        let list = call(&["--list", "--format=terse"])?.read()?;
        let list = list.lines().filter_map(|line| line.strip_suffix(": test"));
        Ok(Self {
            list: list.map(str::to_owned).collect(),
            program: call(&["--exact", "--test-threads=1"])?,
        })
    }

    /// Whether a test passes, and what it took; one that takes too long does not.
    fn passes(&self, name: &str, variable: &str, value: &str) -> Result<(bool, Duration)> {
        let start = Instant::now();
        let name = name.to_owned();
        let call = self.program.before_spawn(move |call| {
            call.arg(&name);
            Ok(())
        });
        let call = call.env(variable, value).env("INSTA_UPDATE", "no");
        let call = call.stdout_null().stderr_null();
        let running = call.unchecked().start()?;
        loop {
            if let Some(output) = running.try_wait()? {
                return Ok((output.status.success(), start.elapsed()));
            }
            if start.elapsed() > HUNG {
                running.kill()?;
                return Ok((false, start.elapsed()));
            }
            thread::sleep(Duration::from_millis(5));
        }
    }

    /// Asks those that reach what the scenarios did not notice.
    fn ask(&self, fates: &mut Fates) -> Result<()> {
        let left = fates
            .iter()
            .filter(|(_, fate)| !matches!(fate, Fate::Noticed));
        let left: Vec<u64> = left.map(|(number, _)| *number).collect();
        if left.is_empty() {
            return Ok(());
        }
        say(format_args!(
            "asking the tests about {} that are left",
            left.len()
        ));
        let file = target().join("mutants/reached");
        let mut known = Vec::new();
        for name in &self.list {
            write(&file, b"")?;
            let path = file.display().to_string();
            let (passes, took) = self.passes(name, "ENTRA_VERDICT_REACHED", &path)?;
            // A test may need what is not in the copy.
            if passes && took < LONG {
                let reached = fs::read_to_string(&file)?;
                let reached = reached.lines().filter_map(|line| line.parse().ok());
                known.push((took, name, reached.collect::<BTreeSet<u64>>()));
            } else {
                say(format_args!("{name} is left out"));
            }
        }
        known.sort();
        let next = Mutex::new(left.iter().enumerate());
        let is_noticed = |number: u64| {
            let value = number.to_string();
            let mut reaching = known
                .iter()
                .filter(|(_, _, reached)| reached.contains(&number));
            reaching.try_fold(false, |noticed, (_, name, _)| {
                Ok::<_, anyhow::Error>(
                    noticed || !self.passes(name, "ENTRA_VERDICT_MUTANT", &value)?.0,
                )
            })
        };
        let work = || -> Result<Vec<u64>> {
            let mut noticed = Vec::new();
            loop {
                let taken = next.lock().map_err(|_| anyhow!("a thread ended"))?.next();
                let Some((index, number)) = taken else {
                    return Ok(noticed);
                };
                if index % STEP == STEP - 1 {
                    say(format_args!("{} of {}", index + 1, left.len()));
                }
                if is_noticed(*number)? {
                    noticed.push(*number);
                }
            }
        };
        let threads = thread::available_parallelism().map_or(1, usize::from);
        let noticed: Result<Vec<Vec<u64>>> = thread::scope(|scope| {
            let workers: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
            let workers = workers.into_iter().map(|one| one.join());
            workers
                .map(|one| one.map_err(|_| anyhow!("a thread ended"))?)
                .collect()
        });
        for number in noticed?.into_iter().flatten() {
            fates.insert(number, Fate::Noticed);
        }
        Ok(())
    }
}

/// Tells how many are noticed, and of the others which nothing explains; of the explanations, which are idle.
fn report(mutants: &[Mutant], fates: &Fates, is_whole: bool) -> Result<bool> {
    let explained = fs::read(root().join(EXPLAINED)).context(EXPLAINED)?;
    let explained: Vec<Value> = serde_json::from_slice(&explained).context(EXPLAINED)?;
    let explained: Vec<Mutant> = explained.into_iter().map(Mutant).collect();
    let mut known: BTreeMap<[&str; 3], &Mutant> = BTreeMap::new();
    let mut is_right = true;
    for one in &explained {
        if one.text("why").is_empty() || known.insert(one.key(), one).is_some() {
            println!("explained without words, or twice: {}", one.shown());
            is_right = false;
        }
    }
    let (mut noticed, mut excused) = (0, 0);
    for mutant in mutants {
        let explanation = known.remove(&mutant.key());
        match (fates.get(&mutant.number()), explanation) {
            (None, _) => {}
            (Some(Fate::Noticed), None) => noticed += 1,
            (Some(Fate::Noticed), Some(_)) => {
                noticed += 1;
                is_right = false;
                println!("explained, and noticed: {}", mutant.shown());
            }
            (Some(_), Some(_)) => excused += 1,
            (Some(Fate::NotReached), None) => {
                is_right = false;
                println!("not reached: {}", mutant.shown());
            }
            (Some(Fate::Unnoticed(seen)), None) => {
                is_right = false;
                println!("not noticed: {}", mutant.shown());
                for line in seen {
                    println!("    {line}");
                }
            }
        }
    }
    for idle in known.values() {
        is_right = false;
        println!("explained, and no such mutant: {}", idle.shown());
    }
    let all = fates.len();
    println!(
        "{all} mutants: {noticed} noticed ({} %), {excused} explained, {} neither",
        percent(noticed, all),
        all - noticed - excused
    );
    if is_whole && noticed * 100 < all * LEAST {
        println!("at least {LEAST} % have to be noticed");
        is_right = false;
    }
    Ok(is_right)
}

/// With one decimal, never more than it is.
fn percent(part: usize, all: usize) -> String {
    let tenths = part * 1000 / all.max(1);
    format!("{}.{}", tenths / 10, tenths % 10)
}
