//! Makes mutants of the rules: each function comes back with every mutant in it, and the number of the one that is on
//! decides at run time, so that all of them are compiled once.

mod mutate;
mod names;

use anyhow::{Context, Result, bail};
use mutate::{Mutant, mutate};
use names::Names;
use quote::ToTokens;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{Write, stdout};
use std::path::{Path, PathBuf};

/// Writes the mutated files of `ROOM` of the sources `FROM` into the sources `TO`, and tells of the mutants, a line for each.
fn main() -> Result<()> {
    let mut args = std::env::args_os().skip(1).map(PathBuf::from);
    let (Some(from), Some(to), Some(room)) = (args.next(), args.next(), args.next()) else {
        bail!("sources, where to, and a room?");
    };
    let mut names = Names::default();
    let mut sources = Vec::new();
    let mut tests = BTreeSet::new();
    for path in files(&from)? {
        let text = fs::read_to_string(&path)?;
        let file = syn::parse_file(&text);
        let file = file.with_context(|| path.display().to_string())?;
        names.read(&file);
        tests.extend(tests_beside(&path, &file));
        sources.push((path, text, file));
    }
    sources.retain(|(path, ..)| !tests.contains(path));
    let mut mutants = Vec::new();
    for (path, text, mut file) in sources {
        let path = path.strip_prefix(&from)?;
        if let Ok(own) = path.strip_prefix(&room) {
            let own = own.display().to_string().replace('\\', "/");
            mutate(&own, &text, &names, &mut file, &mut mutants);
            write(&to.join(path), &prettyplease::unparse(&file))?;
        }
    }
    number_alike(&mut mutants);
    for (number, mutant) in mutants.iter().enumerate() {
        let line = serde_json::json!({
            "number": number, "file": mutant.file, "line": mutant.line, "function": mutant.function,
            "mutation": mutant.mutation,
        });
        writeln!(stdout(), "{line}")?;
    }
    Ok(())
}

/// What is the same stays as old as it is, so that cargo does not build it again.
fn write(path: &Path, text: &str) -> Result<()> {
    if fs::read_to_string(path).is_ok_and(|own| own == text) {
        return Ok(());
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    Ok(fs::write(path, text)?)
}

fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(files(&path)?);
        } else if path.extension().is_some_and(|it| it == "rs") {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// The files beside this one that it says are its tests.
fn tests_beside(path: &Path, file: &syn::File) -> Vec<PathBuf> {
    let is_test = |own: &syn::Attribute| {
        own.path().is_ident("cfg") && own.meta.to_token_stream().to_string().contains("test")
    };
    let named = |own: &syn::Attribute| match &own.meta {
        syn::Meta::NameValue(pair) if pair.path.is_ident("path") => match &pair.value {
            syn::Expr::Lit(syn::ExprLit {
                lit: syn::Lit::Str(name),
                ..
            }) => Some(path.with_file_name(name.value())),
            _ => None,
        },
        _ => None,
    };
    let modules = file.items.iter().filter_map(|item| match item {
        syn::Item::Mod(module) if module.content.is_none() => Some(module),
        _ => None,
    });
    modules
        .filter(|module| module.attrs.iter().any(is_test))
        .filter_map(|module| module.attrs.iter().find_map(named))
        .collect()
}

/// Tells those apart that read alike in one function.
fn number_alike(mutants: &mut [Mutant]) {
    let mut seen: BTreeMap<(String, String, String), usize> = BTreeMap::new();
    for mutant in mutants {
        let key = (
            mutant.file.clone(),
            mutant.function.clone(),
            mutant.mutation.clone(),
        );
        let times = seen.entry(key).or_default();
        *times += 1;
        if *times > 1 {
            mutant.mutation.push_str(&format!(" (#{times})"));
        }
    }
}
