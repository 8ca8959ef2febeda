//! Which mutant is on. In the copy of the core that `cargo xtask mutants` makes, each mutated place asks here.

use std::fs::{File, OpenOptions};
use std::io::Write;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

/// More than there are.
const MOST: usize = 1 << 14;

const NONE: usize = usize::MAX;

/// Not yet looked up in the environment.
const OPEN: usize = usize::MAX - 1;

static ON: AtomicUsize = AtomicUsize::new(OPEN);
static REACHED: [AtomicBool; MOST] = [const { AtomicBool::new(false) }; MOST];

/// Whether this mutant is on; that it was asked for is kept.
pub fn is(number: usize) -> bool {
    if let Some(reached) = REACHED.get(number)
        && !reached.swap(true, Ordering::Relaxed)
    {
        told(number);
    }
    let on = ON.load(Ordering::Relaxed);
    if on != OPEN {
        return on == number;
    }
    let on = std::env::var("ENTRA_VERDICT_MUTANT").ok();
    let on = on.and_then(|on| on.parse().ok());
    switch(on);
    on == Some(number)
}

/// Puts one on, or none.
pub fn switch(number: Option<usize>) {
    ON.store(number.unwrap_or(NONE), Ordering::Relaxed);
}

/// Those that were asked for since the last call.
pub fn reached() -> Vec<usize> {
    let all = REACHED.iter().enumerate();
    all.filter(|(_, reached)| reached.swap(false, Ordering::Relaxed))
        .map(|(number, _)| number)
        .collect()
}

/// Writes down what is asked for, for tests, which nobody can ask afterwards.
fn told(number: usize) {
    static FILE: OnceLock<Option<File>> = OnceLock::new();
    let file = FILE.get_or_init(|| {
        let path = std::env::var_os("ENTRA_VERDICT_REACHED")?;
        let mut options = OpenOptions::new();
        options.create(true).append(true).open(path).ok()
    });
    if let Some(mut file) = file.as_ref() {
        // What cannot be written down is taken not to be reached.
        let _ = file.write_all(format!("{number}\n").as_bytes());
    }
}
