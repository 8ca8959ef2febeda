//! The direction of the rooms: a file imports from rooms above its own, and no two files import from each other.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// The rooms, the topmost first.
const ROOMS: [&str; 12] = [
    "vocabulary",
    "contract",
    "words",
    "base",
    "credential",
    "metadata",
    "population",
    "question",
    "tenant",
    "decide",
    "answers",
    "doors",
];

/// Each file of `src` by the path of its module, with its text.
fn modules(folder: &Path, above: &[String], into: &mut BTreeMap<Vec<String>, String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        if path.is_dir() {
            modules(&path, &[above, &[name]].concat(), into);
        } else if path.extension().is_some_and(|it| it == "rs") {
            let module = match name.as_str() {
                "mod" | "lib" => above.to_vec(),
                _ => [above, &[name]].concat(),
            };
            into.insert(module, fs::read_to_string(path).unwrap());
        }
    }
}

/// The paths after `crate::`, braces taken apart, of the part of a file that is no test and no comment.
fn imports(text: &str) -> BTreeSet<Vec<String>> {
    let text = text.split("\n#[cfg(test)]\nmod tests {").next().unwrap();
    let code: String = text
        .lines()
        .map(|line| line.split("//").next().unwrap())
        .collect();
    let mut paths = BTreeSet::new();
    for part in code.split("crate::").skip(1) {
        let path: String = part
            .chars()
            .take_while(|c| c.is_alphanumeric() || "_:".contains(*c))
            .collect();
        let stem: Vec<String> = path
            .split("::")
            .filter(|name| !name.is_empty())
            .map(str::to_owned)
            .collect();
        match part.strip_prefix(&format!("{path}{{")) {
            Some(rest) => {
                let names = rest.split('}').next().unwrap();
                for name in names.split(',') {
                    let name = name.trim().split([' ', ':']).next().unwrap();
                    paths.insert([&stem[..], &[name.to_owned()]].concat());
                }
            }
            None => {
                paths.insert(stem);
            }
        }
    }
    paths
}

/// Each file with the files that it imports from.
fn arrows() -> BTreeMap<Vec<String>, BTreeSet<Vec<String>>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut all = BTreeMap::new();
    modules(&root, &[], &mut all);
    let file_of = |path: &[String]| {
        (1..=path.len())
            .rev()
            .map(|length| path[..length].to_vec())
            .find(|path| all.contains_key(path))
    };
    all.iter()
        .filter(|(module, _)| !module.is_empty())
        .map(|(module, text)| {
            let to: BTreeSet<_> = imports(text)
                .iter()
                .filter_map(|path| file_of(path))
                .filter(|to| to != module)
                .collect();
            (module.clone(), to)
        })
        .collect()
}

#[test]
fn rooms_import_from_rooms_above_them() {
    let floor = |module: &[String]| ROOMS.iter().position(|room| *room == module[0]);
    let mut wrong = Vec::new();
    let mut seen = 0;
    for (from, to) in arrows() {
        assert!(floor(&from).is_some(), "{from:?} is in no room");
        seen += to.len();
        wrong.extend(
            to.iter()
                .filter(|to| floor(to) > floor(&from))
                .map(|to| format!("{} imports {}", from.join("::"), to.join("::"))),
        );
    }
    assert!(seen > 500, "only {seen} imports were found");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_files_import_from_each_other() {
    let mut left = arrows();
    // A file that imports nothing that is left is in no circle.
    loop {
        let free: Vec<_> = left
            .iter()
            .filter(|(_, to)| to.iter().all(|to| !left.contains_key(to)))
            .map(|(module, _)| module.clone())
            .collect();
        if free.is_empty() {
            break;
        }
        left.retain(|module, _| !free.contains(module));
    }
    let circle: Vec<String> = left.keys().map(|module| module.join("::")).collect();
    assert!(circle.is_empty(), "in circles: {}", circle.join(", "));
}

#[test]
fn declarations_define_nothing() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut folders = vec![root];
    let mut wrong = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.ends_with("mod.rs") {
                let text = fs::read_to_string(&path).unwrap();
                let defines = text.lines().any(|line| {
                    ["fn ", "struct ", "enum ", "impl", "const ", "static "]
                        .iter()
                        .any(|word| line.trim_start_matches("pub(crate) ").starts_with(word))
                });
                if defines {
                    wrong.push(path.display().to_string());
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
