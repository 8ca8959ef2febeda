//! The tables of docs/semantics: what the catalogue of the core says, and which scenarios show it.

use crate::map;
use crate::scenarios::{self, Core};
use crate::tools::{Tools, root, say};
use anyhow::{Context, Result, ensure};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::Path;

/// Writes the tables and the lists of files, or fails if they are not what would be written, or if a link between documents leads nowhere.
pub fn generate(tools: &Tools, check: bool) -> Result<()> {
    let catalogue = scenarios::native(tools, Core::Whole, "catalogue")?.read()?;
    let catalogue: Value = serde_json::from_str(&catalogue)?;
    let seen = Seen::of(tools)?;
    let architecture = fs::read_to_string(root().join("docs/architecture.md"))?;
    let mut stale = Vec::new();
    for (path, text) in [
        ("docs/semantics/rules.md", rules(&catalogue, &seen)),
        ("docs/semantics/reasons.md", reasons(&catalogue, &seen)),
        ("docs/semantics/findings.md", findings(&catalogue, &seen)),
        (
            "docs/semantics/assumptions.md",
            assumptions(&catalogue, &seen),
        ),
        ("docs/architecture.md", map::mapped(&architecture)?),
    ] {
        let file = root().join(path);
        if fs::read_to_string(&file).is_ok_and(|there| there == text) {
            continue;
        }
        if !check {
            fs::write(&file, text)?;
            say(format_args!("wrote {path}"));
        }
        stale.push(path);
    }
    let stale = stale.join(", ");
    ensure!(
        !check || stale.is_empty(),
        "{stale} are not what the code and the scenarios say: cargo xtask semantics"
    );
    let broken = broken_links(&root().join("docs"))?.join("\n");
    ensure!(broken.is_empty(), "links that lead nowhere:\n{broken}");
    Ok(())
}

/// A scenario to show something with; one that shows nothing else first comes before the others, then by its path.
type Example = (bool, String);

/// What the verdicts on all scenarios hold between them.
#[derive(Default)]
struct Seen {
    /// Rule and reason code, with the outcomes of the check.
    codes: BTreeMap<(String, String), (BTreeSet<String>, Example)>,
    /// Rules that passed, each with a scenario.
    passed: BTreeMap<String, Example>,
    /// Reason codes of whole verdicts, with the decisions and the service's own codes.
    reasons: BTreeMap<String, (BTreeSet<String>, Example)>,
    service: BTreeMap<String, BTreeSet<String>>,
    /// Codes with their severities.
    findings: BTreeMap<String, (BTreeSet<String>, Example)>,
    assumptions: BTreeMap<String, Example>,
    errors: BTreeMap<String, Example>,
}

impl Seen {
    fn of(tools: &Tools) -> Result<Self> {
        let cases = scenarios::find(&[])?;
        let mut seen = Self::default();
        for (file, answer) in scenarios::native_answers(tools, &cases, Core::Whole)? {
            let file = file.strip_prefix(root()).unwrap_or(file);
            let name = file.to_str().context("a path is not Unicode")?;
            let answer: Value = serde_json::from_str(&answer).with_context(|| name.to_owned())?;
            seen.add(&name.replace('\\', "/"), &answer);
        }
        Ok(seen)
    }

    fn add(&mut self, file: &str, answer: &Value) {
        if let Some(error) = answer.get("error") {
            keep(&mut self.errors, text(error, "code"), &(false, file));
            return;
        }
        let reason = answer.get("reason").unwrap_or(&Value::Null);
        let code = text(reason, "code");
        let decision = text(answer, "decision");
        tell(&mut self.reasons, code, decision, &(false, file));
        self.checks(file, code, answer);
        for finding in list(answer, "findings") {
            let severity = text(finding, "severity");
            let first = (list(answer, "findings").len() > 1, file);
            tell(&mut self.findings, text(finding, "code"), severity, &first);
        }
        for assumption in list(answer, "assumptions") {
            let first = (list(answer, "assumptions").len() > 1, file);
            keep(&mut self.assumptions, text(assumption, "id"), &first);
        }
        if let Some(service) = reason.get("serviceCode").and_then(Value::as_str) {
            let codes = self.service.entry(code.to_owned()).or_default();
            codes.insert(service.to_owned());
        }
    }

    /// Goes by the checks of a verdict, or of a check.
    fn checks(&mut self, file: &str, deciding: &str, of: &Value) {
        for check in list(of, "checks") {
            let id = text(check, "id");
            if let Some(code) = check.get("code").and_then(Value::as_str) {
                let key = (id.to_owned(), code.to_owned());
                let first = (code != deciding, file);
                tell(&mut self.codes, key, text(check, "outcome"), &first);
            } else if text(check, "outcome") == "pass" {
                keep(&mut self.passed, id, &(deciding != "allowed", file));
            }
            self.checks(file, deciding, check);
        }
    }
}

/// Keeps the better example of the two.
fn keep(examples: &mut BTreeMap<String, Example>, key: &str, new: &(bool, &str)) {
    let new = (new.0, new.1.to_owned());
    let kept = examples
        .entry(key.to_owned())
        .or_insert_with(|| new.clone());
    *kept = new.min(kept.clone());
}

/// Keeps the better example of the two, and what it went with.
fn tell<K: Ord>(
    map: &mut BTreeMap<K, (BTreeSet<String>, Example)>,
    key: impl Into<K>,
    with: &str,
    new: &(bool, &str),
) {
    let new = (new.0, new.1.to_owned());
    let (withs, kept) = map
        .entry(key.into())
        .or_insert_with(|| (BTreeSet::new(), new.clone()));
    withs.insert(with.to_owned());
    *kept = new.min(kept.clone());
}

fn text<'v>(value: &'v Value, member: &str) -> &'v str {
    let member = value.get(member).and_then(Value::as_str);
    member.unwrap_or_default()
}

fn list<'v>(value: &'v Value, member: &str) -> &'v [Value] {
    let member = value.get(member).and_then(Value::as_array);
    member.map_or(&[], Vec::as_slice)
}

/// The rows of a table that have one name, under that name.
fn by<'v>(rows: &'v [Value], member: &str) -> BTreeMap<&'v str, Vec<&'v Value>> {
    let mut groups: BTreeMap<&str, Vec<&Value>> = BTreeMap::new();
    for row in rows {
        groups.entry(text(row, member)).or_default().push(row);
    }
    groups
}

/// The sentences under a name, each once, as rows of a table with both languages.
fn sentences(rows: &[&Value], member: &str, name: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    for row in rows {
        let sentence = row.get(member).filter(|it| !it.is_null());
        let Some(sentence) = sentence else { continue };
        let (en, ja) = (cell(text(sentence, "en")), cell(text(sentence, "ja")));
        let line = format!("| {name}{en} | {ja} |\n");
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    lines.concat()
}

fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('<', "&lt;")
}

/// The fragment under which GitHub finds a heading.
fn anchor(heading: &str) -> String {
    heading
        .trim()
        .to_lowercase()
        .chars()
        .filter_map(|c| match c {
            ' ' => Some('-'),
            c if c.is_alphanumeric() || "-_".contains(c) => Some(c),
            _ => None,
        })
        .collect()
}

fn example((_, file): &Example) -> String {
    let name = file.strip_prefix("tests/scenarios/").unwrap_or(file);
    format!("[{name}](../../{file})")
}

/// What a scenario shows, or that none does.
fn shown(example_of: Option<&Example>) -> String {
    example_of.map_or("no scenario shows it".to_owned(), example)
}

fn code_link(code: &str) -> String {
    format!("[`{code}`](reasons.md#{})", anchor(code))
}

fn head(title: &str, source: &str, about: &str) -> String {
    format!(
        "# {title}\n\n<!-- Written by `cargo xtask semantics` from {source} and the answers to tests/scenarios; edit those. -->\n\n{about}\n"
    )
}

fn rules(catalogue: &Value, seen: &Seen) -> String {
    let mut out = head(
        "Rules",
        "src/words/rules.rs",
        "The checks of a verdict's trace by id: what each rests on, what is read of it, and which reasons it gives. What the\n\
         classes mean stands in [the introduction](README.md#what-a-rule-rests-on). Several sentences for one outcome are\n\
         variants of one check; where a row *failed* or *undecided* is missing, the sentence of the reason is read.",
    );
    for (id, variants) in by(list(catalogue, "rules"), "id") {
        out += &format!("\n## `{id}`\n\n");
        if let Some(label) = variants.first().and_then(|rule| rule.get("label")) {
            out += &format!("{} / {}\n\n", text(label, "en"), text(label, "ja"));
        }
        let mut bases: Vec<String> = Vec::new();
        for rule in &variants {
            let (class, source) = (text(rule, "class"), text(rule, "source"));
            let page = source.rsplit('/').find(|part| !part.is_empty());
            let page = page.unwrap_or(source);
            let dated = text(rule, "dated");
            let basis = format!("- {class}: [{page}]({source}), {dated}\n");
            if !bases.contains(&basis) {
                bases.push(basis);
            }
        }
        out += &bases.concat();
        out += "\n| | English | 日本語 |\n| --- | --- | --- |\n";
        out += &sentences(&variants, "pass", "passed | ");
        out += &sentences(&variants, "fail", "failed | ");
        out += &sentences(&variants, "unknown", "undecided | ");
        out += &sentences(&variants, "skip", "not made | ");
        let mut codes = String::new();
        for ((of, code), (outcomes, first)) in &seen.codes {
            if of == id {
                let outcomes: Vec<&str> = outcomes.iter().map(|it| outcome(it)).collect();
                let (code, first) = (code_link(code), example(first));
                // Writing into a String cannot fail.
                let _ = writeln!(codes, "| {code} | {} | {first} |", outcomes.join(", "));
            }
        }
        if codes.is_empty() {
            out += &match seen.passed.get(id) {
                Some(first) => format!("\nPassed in {}.\n", example(first)),
                None => "\nNo scenario shows it.\n".to_owned(),
            };
        } else {
            out += "\n| reason | the check | shown by |\n| --- | --- | --- |\n";
            out += &codes;
        }
    }
    out
}

/// An outcome in words.
fn outcome(outcome: &str) -> &str {
    match outcome {
        "fail" => "failed",
        "unknown" => "undecided",
        "skip" => "not made",
        "pass" => "passed",
        other => other,
    }
}

fn reasons(catalogue: &Value, seen: &Seen) -> String {
    let mut out = head(
        "Reasons and errors",
        "src/words/reasons.rs, src/words/errors.rs",
        "The codes with which a verdict says why, and, further down, those with which an input is refused. A code never changes with\n\
         the language; it may have several sentences.",
    );
    for (code, rows) in by(list(catalogue, "reasons"), "code") {
        out += &format!("\n## `{code}`\n\n");
        if let Some((decisions, first)) = seen.reasons.get(code) {
            let decisions: Vec<&str> = decisions.iter().map(String::as_str).collect();
            out += &format!(
                "- decides: {} in {}\n",
                decisions.join(", "),
                example(first)
            );
        } else {
            out += "- decides no scenario: it stands in a check or beside a strength\n";
        }
        if let Some(codes) = seen.service.get(code) {
            let codes: Vec<&str> = codes.iter().map(String::as_str).collect();
            out += &format!("- the service's code: {}\n", codes.join(", "));
        }
        let of: Vec<String> = seen
            .codes
            .keys()
            .filter(|(_, given)| given == code)
            .map(|(id, _)| format!("[`{id}`](rules.md#{})", anchor(id)))
            .collect();
        if !of.is_empty() {
            out += &format!("- given by: {}\n", of.join(", "));
        }
        out += "\n| English | 日本語 |\n| --- | --- |\n";
        out += &sentences(&rows, "sentence", "");
    }
    out += "\n# Errors\n\nAn input that cannot be read is no question yet: it gets an error with its place instead of a verdict.\n";
    let reasons = by(list(catalogue, "reasons"), "code");
    for (code, rows) in by(list(catalogue, "errors"), "code") {
        let beside = if reasons.contains_key(code) {
            " as an error"
        } else {
            ""
        };
        out += &format!("\n## `{code}`{beside}\n\n");
        out += &format!("- {}\n", shown(seen.errors.get(code)));
        out += "\n| English | 日本語 |\n| --- | --- |\n";
        out += &sentences(&rows, "sentence", "");
    }
    out
}

fn findings(catalogue: &Value, seen: &Seen) -> String {
    let mut out = head(
        "Findings",
        "src/words/findings.rs",
        "What a verdict notes about documents and question, whatever it decides. `error` is what the service would refuse or what cannot\n\
         have been meant, `warning` what probably was not meant or what part of the answer hangs on, `info` what is good to know.",
    );
    for (code, rows) in by(list(catalogue, "findings"), "code") {
        out += &format!("\n## `{code}`\n\n");
        match seen.findings.get(code) {
            Some((severities, first)) => {
                let severities: Vec<&str> = severities.iter().map(String::as_str).collect();
                out += &format!("- {} in {}\n", severities.join(", "), example(first));
            }
            None => out += "- no scenario shows it\n",
        }
        out += "\n| English | 日本語 |\n| --- | --- |\n";
        out += &sentences(&rows, "sentence", "");
    }
    out
}

fn assumptions(catalogue: &Value, seen: &Seen) -> String {
    let mut out = head(
        "Assumptions",
        "src/words/assumptions.rs",
        "What a verdict names where it leaned on a reading of its own: `A…` stands in for an open question of the documentation, `B…` is a\n\
         ruling of this project. [Questions](questions.md) has them all, with the readings that there are; those that no verdict\n\
         names stand only there.",
    );
    let mut rows: Vec<&Value> = list(catalogue, "assumptions").iter().collect();
    rows.sort_by_key(|row| number(text(row, "id")));
    for row in rows {
        let id = text(row, "id");
        out += &format!(
            "\n## {id}\n\n- [the question](questions.md#{})\n- {}\n",
            anchor(id),
            shown(seen.assumptions.get(id))
        );
        out += "\n| English | 日本語 |\n| --- | --- |\n";
        out += &sentences(&[row], "sentence", "");
    }
    out
}

/// Letter first, then number.
fn number(id: &str) -> (char, u32) {
    let mut chars = id.chars();
    let letter = chars.next().unwrap_or_default();
    (letter, chars.as_str().parse().unwrap_or(u32::MAX))
}

/// The links of Markdown files below a folder, one line for each whose file or heading is not there.
fn broken_links(folder: &Path) -> Result<Vec<String>> {
    let mut broken = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|it| it == "md") {
                let markdown = fs::read_to_string(&path)?;
                let mut wrong: Vec<&str> = links(&markdown)
                    .filter(|link| !leads_somewhere(&path, link))
                    .collect();
                wrong.dedup();
                let place = path.strip_prefix(root()).unwrap_or(&path).display();
                broken.extend(wrong.iter().map(|link| format!("{place}: {link}")));
            }
        }
    }
    broken.sort();
    Ok(broken)
}

/// The targets of links that lead to files or headings.
fn links(markdown: &str) -> impl Iterator<Item = &str> {
    let targets = markdown.split("](").skip(1);
    targets
        .filter_map(|rest| rest.split(')').next())
        .filter(|target| !target.contains("://"))
}

fn leads_somewhere(from: &Path, link: &str) -> bool {
    let (file, fragment) = link.split_once('#').unwrap_or((link, ""));
    let file = match (file, from.parent()) {
        ("", _) | (_, None) => from.to_owned(),
        (file, Some(folder)) => folder.join(file),
    };
    if fragment.is_empty() {
        return file.exists();
    }
    let markdown = fs::read_to_string(file).unwrap_or_default();
    markdown.lines().any(|line| {
        let heading = line.trim_start_matches('#');
        heading.len() < line.len() && anchor(heading) == fragment
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_found_as_github_finds_them() {
        assert_eq!(anchor("`passkey.aaguid`"), "passkeyaaguid");
        assert_eq!(anchor(" First five policy OIDs"), "first-five-policy-oids");
        assert_eq!(anchor("A1"), "a1");
    }

    #[test]
    fn links_to_other_sites_are_not_followed() {
        let found: Vec<_> = links("[a](b.md#c) and [d](https://e/), [f](#g)").collect();
        assert_eq!(found, ["b.md#c", "#g"]);
    }

    #[test]
    fn assumptions_are_in_the_order_of_their_numbers() {
        assert!(number("A9") < number("A10"));
        assert!(number("A61") < number("B1"));
    }
}
