//! What has to hold of any bytes, asked of every seed of the fuzzer and of seeds changed at random.

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use support::fuzz::TARGETS;
use support::mutate::random::Random;

/// Changed seeds of each target; `ENTRA_VERDICT_CHANGED` asks for more.
const CHANGED: usize = 150;

/// The seeds of a target, with the names of their files.
fn seeds(name: &str) -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("fuzz/seeds")
        .join(name);
    let entries =
        fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut seeds: Vec<_> = entries
        .map(|entry| entry.unwrap().path())
        .map(|path| {
            (
                path.file_name().unwrap().to_string_lossy().into_owned(),
                fs::read(&path).unwrap(),
            )
        })
        .collect();
    seeds.sort();
    seeds
}

#[test]
fn what_holds_of_any_bytes_holds_of_the_seeds_and_of_changed_ones() {
    let asked = std::env::var("ENTRA_VERDICT_CHANGED").ok();
    let changed = asked
        .and_then(|count| count.parse().ok())
        .unwrap_or(CHANGED);
    let wrong: Vec<String> = std::thread::scope(|scope| {
        let of_target = |target: support::fuzz::Target| {
            move || {
                let seeds = seeds(target.name);
                assert!(seeds.len() >= 3, "{} has no seeds", target.name);
                let mut wrong = Vec::new();
                let mut ask = |name: String, bytes: &[u8]| {
                    if catch_unwind(AssertUnwindSafe(|| (target.holds)(bytes))).is_err() {
                        let shown = String::from_utf8_lossy(bytes);
                        let shown: String = shown.chars().take(4_000).collect();
                        wrong.push(format!("{} {name}: {shown}", target.name));
                    }
                };
                for (name, bytes) in &seeds {
                    ask(name.clone(), bytes);
                }
                let mut random = Random::new(1);
                for round in 0..changed {
                    let (name, bytes) = random.one(&seeds).cloned().unwrap();
                    let mut bytes = bytes;
                    for _ in 0..=random.below(3) {
                        (target.mutate)(&mut bytes, &mut random);
                    }
                    ask(format!("{name}, changed {round}"), &bytes);
                }
                wrong
            }
        };
        let threads: Vec<_> = TARGETS
            .into_iter()
            .map(|target| scope.spawn(of_target(target)))
            .collect();
        threads
            .into_iter()
            .flat_map(|thread| thread.join().unwrap())
            .collect()
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
