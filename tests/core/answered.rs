//! Each scenario with its answer: several tests look at it, and the core gives it once.

use std::sync::LazyLock;
use std::thread;

use entra_verdict::{Language, evaluate_json};
use serde_json::Value;

pub struct Answered {
    /// The path below the folder of the scenarios.
    pub name: String,
    pub text: String,
    pub scenario: Value,
    /// In English.
    pub answer: Value,
}

pub fn answer(text: &str, language: Language) -> Value {
    serde_json::from_str(&evaluate_json(text, language)).unwrap()
}

pub fn answered() -> &'static [Answered] {
    static ALL: LazyLock<Vec<Answered>> = LazyLock::new(all);
    &ALL
}

/// The tests that wait for it leave the machine to it.
fn all() -> Vec<Answered> {
    let scenarios = support::scenarios();
    let threads = thread::available_parallelism().unwrap().get();
    thread::scope(|scope| {
        let parts = scenarios.chunks(scenarios.len().div_ceil(threads));
        let parts: Vec<_> = parts
            .map(|part| scope.spawn(|| part.iter().map(of).collect::<Vec<_>>()))
            .collect();
        let parts = parts.into_iter();
        parts.flat_map(|part| part.join().unwrap()).collect()
    })
}

fn of((name, text): &(String, String)) -> Answered {
    Answered {
        name: name.clone(),
        text: text.clone(),
        scenario: serde_json::from_str(text).unwrap(),
        answer: answer(text, Language::En),
    }
}
