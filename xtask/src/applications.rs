//! Microsoft's own applications, from newer tables: the groups that the core decides by, and the names to choose from.

use crate::catalogue::{is_date, is_uuid};
use crate::tools::{root, say};
use anyhow::{Context, Result, ensure};
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;
use std::fs;

/// A table that can be refreshed, by the group that its first line names.
const GROUPS: [(&str, &str); 2] = [
    ("Office365", "src/vocabulary/office_365.tsv"),
    ("MicrosoftAdminPortals", "src/vocabulary/admin_portals.tsv"),
];
const NAMES: &str = "pkg/applications.js";

/// Writes the table that `text` is a newer one of. `None` where it is no table of applications.
pub fn refresh(text: &str) -> Option<Result<()>> {
    let mut lines = text.lines();
    let source = lines.next()?.strip_prefix("# ")?;
    let header: Vec<&str> = lines.next()?.split('\t').collect();
    match header[..] {
        ["name", "applicationId"] => Some(group(source, lines)),
        ["applicationId", "name"] => Some(names(source, lines)),
        _ => None,
    }
}

/// Name and id of each application; an id is empty where no public list has one.
fn group<'t>(source: &str, lines: impl Iterator<Item = &'t str>) -> Result<()> {
    let known = GROUPS.iter().find(|(group, _)| source.contains(group));
    let (group, path) = known.context("the first line names none of the groups of applications")?;
    let mut out = format!("{}\n", days(source));
    let mut rows = BTreeSet::new();
    for (name, id) in rows_of(lines)? {
        ensure!(id.is_empty() || is_uuid(&id), "{id} is no id");
        // A row of the portals has several names of one application.
        rows.extend(name.split(", ").map(|name| (name.to_owned(), id.clone())));
    }
    ensure!(!rows.is_empty(), "there is no application in it");
    let names: BTreeSet<String> = rows.iter().map(|(name, _)| name.clone()).collect();
    // “A (B)” beside “A” is the application that is called B.
    let own = |name: &str| {
        let (other, inner) = name.strip_suffix(')')?.split_once(" (")?;
        names.contains(other).then(|| inner.to_owned())
    };
    let rows = rows
        .into_iter()
        .map(|(name, id)| (own(&name).unwrap_or(name), id));
    let rows: BTreeSet<(String, String)> = rows.collect();
    for (name, id) in &rows {
        out.push_str(&format!("{id}\t{name}\n"));
    }
    fs::write(root().join(path), out)?;
    say(format_args!(
        "wrote {path}: {} applications of {group}",
        rows.len()
    ));
    Ok(())
}

/// The module of the names to choose from.
fn names<'t>(source: &str, lines: impl Iterator<Item = &'t str>) -> Result<()> {
    let mut names = Map::new();
    let mut left_out = 0;
    for (id, name) in rows_of(lines)? {
        if is_uuid(&id) {
            names.insert(id, json!(name));
        } else {
            left_out += 1;
        }
    }
    ensure!(!names.is_empty(), "there is no application in it");
    let count = names.len();
    let names = serde_json::to_string_pretty(&Value::Object(names))?;
    let module = format!(
        "// Names of Microsoft's own applications by id, for showing and for choosing. Nothing decides by them.\n\
         // Written by `cargo xtask catalogue`.\n\n\
         export const source = {};\n\n\
         export const applications = {names};\n",
        json!(format!("merill/microsoft-info (MIT), {}", days(source)))
    );
    fs::write(root().join(NAMES), module)?;
    say(format_args!(
        "wrote {NAMES}: {count} applications, without {left_out} whose id is none"
    ));
    Ok(())
}

fn rows_of<'t>(lines: impl Iterator<Item = &'t str>) -> Result<Vec<(String, String)>> {
    let row = |line: &str| -> Result<(String, String)> {
        let (first, second) = line
            .split_once('\t')
            .with_context(|| format!("no tab in {line:?}"))?;
        Ok((first.trim().to_owned(), second.trim().to_owned()))
    };
    lines
        .filter(|line| !line.trim().is_empty())
        .map(row)
        .collect()
}

/// The days in a line.
fn days(source: &str) -> String {
    let words = source.split(|c: char| c != '-' && !c.is_ascii_digit());
    let days = words.filter(|word| is_date(word));
    days.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_days_of_a_source_are_kept() {
        assert_eq!(
            days("Names: Learn, 2026-06-05. Ids: a list, 2026-08-20;"),
            "2026-06-05, 2026-08-20"
        );
    }

    #[test]
    fn other_tables_are_left_to_others() {
        assert!(refresh("description\taaguid\tbio\n").is_none());
        assert!(refresh("# Of something\naaguid\tname\n").is_none());
        let of_no_group = refresh("# Of something\nname\tapplicationId\nOne\t\n");
        assert!(of_no_group.is_some_and(|refreshed| refreshed.is_err()));
    }
}
