//! Calls with a name and a time, one by one or in lanes beside each other.

use crate::tools::say;
use anyhow::{Context, Result, ensure};
use duct::Expression;
use std::io::{Write, stderr};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Instant;

/// A call that has to succeed.
pub struct Step {
    name: &'static str,
    call: Expression,
}

impl Step {
    /// What is tested, and by which call.
    pub fn new(name: &'static str, call: Expression) -> Self {
        Self { name, call }
    }
}

/// Runs them in order, up to the first that fails.
pub fn one_by_one(steps: impl IntoIterator<Item = Step>) -> Result<()> {
    for Step { name, call } in steps {
        say(format_args!("== {name}"));
        let start = Instant::now();
        call.run().context(name)?;
        say(told(name, start));
    }
    Ok(())
}

/// Runs lanes of them, each lane in order. What a step says is kept until it ends, so that it stands together. After a
/// failure no step is begun.
pub fn side_by_side<const LANES: usize>(lanes: [Vec<Step>; LANES]) -> Result<()> {
    let has_failed = AtomicBool::new(false);
    let run = |lane: Vec<Step>| -> Result<()> {
        for Step { name, call } in lane {
            if has_failed.load(Ordering::Relaxed) {
                break;
            }
            let start = Instant::now();
            let call = call.stderr_to_stdout().stdout_capture().unchecked();
            let ended = call.run().context(name);
            let is_right = ended.as_ref().is_ok_and(|output| output.status.success());
            has_failed.fetch_or(!is_right, Ordering::Relaxed);
            let output = ended?;
            let heading = format!("\nxtask: == {}\n", told(name, start));
            stderr()
                .lock()
                .write_all(&[heading.as_bytes(), &output.stdout].concat())?;
            ensure!(is_right, "{name}: {}", output.status);
        }
        Ok(())
    };
    let run = &run;
    thread::scope(|scope| {
        let lanes = lanes.map(|lane| scope.spawn(move || run(lane)));
        for lane in lanes {
            match lane.join() {
                Ok(ended) => ended?,
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        Ok(())
    })
}

fn told(name: &str, start: Instant) -> String {
    format!("{name}: {:.1} s", start.elapsed().as_secs_f64())
}
