//! Microsoft's built-in roles, from the documentation's page permissions-reference as Markdown.

use crate::catalogue::is_uuid;
use crate::tools::{root, say};
use anyhow::{Result, ensure};
use std::fs;

const TABLE: &str = "src/vocabulary/roles.tsv";

/// Writes the table of roles that `text` has. `None` where it has none.
pub fn refresh(text: &str, dated: &str) -> Option<Result<()>> {
    let header = |line: &str| cells(line) == ["Role", "Description", "Template ID"];
    text.lines().any(header).then(|| {
        let roles = roles(text);
        ensure!(!roles.is_empty(), "there is no role in the table");
        let mut out = format!("{dated}\n");
        for (id, name) in &roles {
            out.push_str(&format!("{id}\t{name}\n"));
        }
        fs::write(root().join(TABLE), out)?;
        say(format_args!("wrote {TABLE}: {} roles", roles.len()));
        Ok(())
    })
}

/// Template id and name of each, in the order of the page.
fn roles(text: &str) -> Vec<(String, String)> {
    let row = |line: &str| match cells(line)[..] {
        [name, _, id] if is_uuid(id) => {
            // A link to its heading stands around the name.
            let name = name.strip_prefix('[').unwrap_or(name);
            let name = name.split(']').next().unwrap_or(name);
            Some((id.to_ascii_lowercase(), name.to_owned()))
        }
        _ => None,
    };
    text.lines().filter_map(row).collect()
}

/// The cells of a row, which may stand in a quotation.
fn cells(line: &str) -> Vec<&str> {
    let line = line.trim().trim_start_matches('>').trim();
    let row = line.strip_prefix('|').and_then(|row| row.strip_suffix('|'));
    row.map_or(Vec::new(), |row| row.split('|').map(str::trim).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_roles() {
        let page = "> | Role | Description | Template ID |\n> | --- | --- | --- |\n\
                    > | [Reports Reader](#reports-reader) | Reads. | 4A5D8F65-41da-4de4-8968-e035b65339cf |\n";
        let id = "4a5d8f65-41da-4de4-8968-e035b65339cf";
        assert_eq!(roles(page), [(id.to_owned(), "Reports Reader".to_owned())]);
        assert!(refresh("| Model | AAGUID |\n", "2026-01-20").is_none());
    }
}
