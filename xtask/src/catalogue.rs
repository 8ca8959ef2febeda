//! Microsoft's list of attested models, from a newer table.

use crate::tools::{root, say};
use crate::{applications, roles};
use anyhow::{Context, Result, bail, ensure};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

const SOURCE: &str =
    "https://learn.microsoft.com/entra/identity/authentication/concept-fido2-hardware-vendor";
const TABLE: &str = "src/credential/webauthn/attested_models.tsv";

/// Writes the table of the core from the page as Markdown, or from a table with tabs and the same columns.
pub fn refresh(file: &Path, date: Option<&str>) -> Result<()> {
    let text = fs::read_to_string(file).with_context(|| file.display().to_string())?;
    if let Some(refreshed) = applications::refresh(&text) {
        return refreshed;
    }
    let dated = match date {
        Some(date) => date.to_owned(),
        None => date_of(&text)
            .or_else(|| last_date(&file.file_name()?.to_string_lossy()))
            .context("neither the page nor its file name has a date: --date YYYY-MM-DD")?,
    };
    ensure!(is_date(&dated), "{dated} is not a date: --date YYYY-MM-DD");
    if let Some(written) = roles::refresh(&text, &dated) {
        return written;
    }
    let models = models(&text)?;
    let path = root().join(TABLE);
    let before = fs::read_to_string(&path)?;
    let known = |line: &str| {
        line.split('\t')
            .next()
            .is_some_and(|id| before.contains(id))
    };
    let mut out = format!("{dated}\t{SOURCE}\n");
    let mut added = 0;
    for (aaguid, (flags, name)) in &models {
        let line = format!("{aaguid}\t{flags}\t{name}\n");
        added += usize::from(!known(&line));
        out.push_str(&line);
    }
    let gone = before
        .lines()
        .skip(1)
        .filter_map(|line| line.split('\t').next())
        .filter(|id| !models.contains_key(*id))
        .count();
    fs::write(path, out)?;
    let count = models.len();
    say(format_args!(
        "wrote {TABLE}: {count} models as of {dated}, {added} of them new, {gone} gone"
    ));
    Ok(())
}

/// AAGUID → flags Bio, USB, NFC, BLE, and the name.
type Models = BTreeMap<String, (String, String)>;

fn models(text: &str) -> Result<Models> {
    let mut models = Models::new();
    for (number, line) in text.lines().enumerate() {
        let line = line.trim().trim_matches('|');
        let separator = if line.contains('\t') { '\t' } else { '|' };
        let cells: Vec<&str> = line.split(separator).map(str::trim).collect();
        let [name, aaguid, flags @ ..] = cells.as_slice() else {
            continue;
        };
        // Headings and other tables have no AAGUID in the second column.
        if !is_uuid(aaguid) {
            continue;
        }
        let at = || format!("line {}", number + 1);
        ensure!(flags.len() == 4, "{}: four flags belong here", at());
        ensure!(!name.is_empty(), "{}: the model has no name", at());
        let flags: String = flags
            .iter()
            .map(|cell| flag(cell))
            .collect::<Result<_>>()
            .with_context(at)?;
        let row = (flags, (*name).to_owned());
        let again = models.insert(aaguid.to_ascii_lowercase(), row);
        ensure!(again.is_none(), "{}: {aaguid} stands there twice", at());
    }
    ensure!(!models.is_empty(), "there is no table of models in it");
    Ok(models)
}

fn flag(cell: &str) -> Result<char> {
    Ok(match cell {
        "1" | "&#x2705;" | "&#9989;" | "✅" => '1',
        "0" | "&#10060;" | "&#x274C;" | "❌" => '0',
        _ => bail!("{cell:?} is neither yes nor no"),
    })
}

pub fn is_uuid(text: &str) -> bool {
    let parts: Vec<usize> = text.split('-').map(str::len).collect();
    parts == [8, 4, 4, 4, 12] && text.chars().all(|c| c == '-' || c.is_ascii_hexdigit())
}

/// `ms.date` of a page, which has the month first.
fn date_of(text: &str) -> Option<String> {
    let line = text
        .lines()
        .find_map(|line| line.strip_prefix("ms.date:"))?;
    let [month, day, year] = line.trim().split('/').collect::<Vec<_>>()[..] else {
        return None;
    };
    Some(format!("{year}-{month:0>2}-{day:0>2}"))
}

/// A date in a file name.
fn last_date(name: &str) -> Option<String> {
    (0..name.len())
        .rev()
        .filter_map(|at| name.get(at..at + 10))
        .find(|text| is_date(text))
        .map(str::to_owned)
}

pub fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let lengths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
    lengths == [4, 2, 2]
        && parts
            .iter()
            .all(|part| part.bytes().all(|b| b.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "50A45B0C-80e7-f944-bf29-f552bfa2e048";

    #[test]
    fn a_page_and_a_table_are_read_alike() {
        let page = format!(
            "---\nms.date: 10/6/2026\n---\nDescription|AAGUID|Bio|USB|NFC|BLE\n---|---|---|---|---|---\n\
             ACS Key|{ID}|&#10060;|&#x2705;|&#10060;|&#10060;\n"
        );
        let table = format!("description\taaguid\tbio\tusb\tnfc\tble\nACS Key\t{ID}\t0\t1\t0\t0\n");
        let read = models(&page).unwrap();
        assert_eq!(read, models(&table).unwrap());
        let row = &read[&ID.to_ascii_lowercase()];
        assert_eq!(*row, ("0100".to_owned(), "ACS Key".to_owned()));
        assert_eq!(date_of(&page).as_deref(), Some("2026-10-06"));
        assert_eq!(
            last_date("models-2026-10-06.tsv").as_deref(),
            Some("2026-10-06")
        );
        assert_eq!(last_date("models.tsv"), None);
    }

    #[test]
    fn what_is_no_table_fails() {
        for text in [
            String::new(),
            "Description|AAGUID\n".to_owned(),
            format!("Key|{ID}|1|1|1\n"),
            format!("Key|{ID}|1|1|1|maybe\n"),
            format!("|{ID}|1|1|1|1\n").replace('|', "\t"),
            format!("Key|{ID}|1|1|1|1\n").repeat(2),
        ] {
            assert!(models(&text).is_err(), "{text}");
        }
    }
}
