//! The lists of files in docs/architecture.md, from the first words of each file.

use crate::tools::root;
use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};

/// The document with its lists as they should be: between `<!-- files of FOLDER -->` and `<!-- end -->` stands a table.
pub fn mapped(document: &str) -> Result<String> {
    let mut parts = document.split("<!-- files of ");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (folder, rest) = part.split_once(" -->").context("a marker is not closed")?;
        let (_, rest) = rest
            .split_once("<!-- end -->")
            .context("a list has no end")?;
        let table = rows(&root().join(folder), folder, "")?.concat();
        out += &format!(
            "<!-- files of {folder} -->\n\n| file | what |\n| --- | --- |\n{table}\n<!-- end -->{rest}"
        );
    }
    Ok(out)
}

/// A row for each file, those of a folder after what the folder is.
fn rows(folder: &Path, link: &str, below: &str) -> Result<Vec<String>> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)
        .with_context(|| format!("no folder {link}"))?
        .map(|entry| Ok(entry?.path()))
        .collect::<Result<_>>()?;
    paths.sort_by_key(|path| (path.is_dir(), path.clone()));
    let mut rows = Vec::new();
    for path in paths {
        let name = path.file_name().and_then(|name| name.to_str());
        let name = name.context("a path is not Unicode")?;
        if path.is_dir() {
            let about = about(&path.join("mod.rs"))?;
            rows.push(format!(
                "| [`{below}{name}/`](../{link}/{name}) | *{}* |\n",
                about.trim_end_matches('.')
            ));
            let below = format!("{below}{name}/");
            rows.extend(self::rows(&path, &format!("{link}/{name}"), &below)?);
        } else if name.ends_with(".rs") && name != "mod.rs" {
            rows.push(format!(
                "| [`{below}{name}`](../{link}/{name}) | {} |\n",
                about(&path)?
            ));
        }
    }
    Ok(rows)
}

/// The first sentences of a file about itself, without what they cite.
fn about(file: &Path) -> Result<String> {
    let text = fs::read_to_string(file).with_context(|| file.display().to_string())?;
    let lines = text.lines().map_while(|line| line.strip_prefix("//! "));
    let words = lines.collect::<Vec<_>>().join(" ");
    Ok(uncited(&words).replace('|', "\\|"))
}

/// The words without parentheses that cite a section of the semantics.
fn uncited(words: &str) -> String {
    let mut out = String::new();
    let mut rest = words;
    while let Some((before, after)) = rest.split_once(" (") {
        out += before;
        let (inner, tail) = after.split_once(')').unwrap_or((after, ""));
        if !inner.contains(".md") {
            out += &format!(" ({inner})");
        }
        rest = tail;
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn citations_are_left_out_and_other_words_in_parentheses_stay() {
        let words = "Lists (certificates.md#trust), the form (RFC 5280) of it.";
        assert_eq!(uncited(words), "Lists, the form (RFC 5280) of it.");
    }

    #[test]
    fn what_is_not_marked_stays() {
        assert_eq!(mapped("# Map\n").ok().as_deref(), Some("# Map\n"));
    }
}
