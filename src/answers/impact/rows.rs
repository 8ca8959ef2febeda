//! A person as a row: JSON in a line, or CSV for a spreadsheet.

use crate::base::csv::field;
use crate::contract::impact::ImpactUser;
use crate::contract::verdict::Decision;
use crate::vocabulary::effect::Effect;
use crate::vocabulary::enumeration::Enumeration;
use crate::vocabulary::language::Language;
use crate::vocabulary::row_form::RowForm;

/// The headings of CSV.
pub(crate) const HEADINGS: &str = "id,userPrincipalName,displayName,accountEnabled,effect,effectText,reason,reasonText,\
                                   keys,keysLost,modelsLost,otherWays,missing\r\n";

/// Writes a row.
pub(crate) fn write(
    user: &ImpactUser,
    form: RowForm,
    language: Language,
    text: impl FnOnce() -> Option<String>,
    missing: impl Iterator<Item = String>,
    out: &mut Vec<u8>,
) {
    match form {
        RowForm::None => {}
        RowForm::Ndjson => {
            // The row holds strings, numbers and lists only, so it always serialises.
            if serde_json::to_writer(&mut *out, user).is_ok() {
                out.push(b'\n');
            }
        }
        RowForm::Csv => {
            out.extend_from_slice(csv(user, language, text, missing).as_bytes());
            out.extend_from_slice(b"\r\n");
        }
    }
}

fn csv(
    user: &ImpactUser,
    language: Language,
    text: impl FnOnce() -> Option<String>,
    missing: impl Iterator<Item = String>,
) -> String {
    let lost = user.keys.iter().filter(|key| {
        key.before.decision == Decision::Allow && key.after.decision == Decision::Deny
    });
    let mut counted: Vec<(String, usize)> = Vec::new();
    for key in lost.clone() {
        let name = key.name.clone().or_else(|| key.aa_guid.clone());
        let name = name.unwrap_or_else(|| key.kind.label(language).to_owned());
        match counted.iter_mut().find(|(known, _)| *known == name) {
            Some((_, count)) => *count += 1,
            None => counted.push((name, 1)),
        }
    }
    let models = counted.into_iter().map(|(name, count)| match count {
        1 => name,
        count => format!("{name} × {count}"),
    });
    let models: Vec<String> = models.collect();
    let missing: Vec<String> = missing.collect();
    let ways = user.other_ways.iter().map(|way| {
        let names: Vec<&str> = way.iter().map(|mode| mode.label(language)).collect();
        names.join(" + ")
    });
    let ways: Vec<String> = ways.collect();
    let who = &user.user;
    let reason = user.reason.unwrap_or_default();
    let said = text().unwrap_or_default();
    let enabled = who
        .account_enabled
        .map_or("", |enabled| if enabled { "true" } else { "false" });
    let fields = [
        who.id.as_deref().unwrap_or_default(),
        who.user_principal_name.as_deref().unwrap_or_default(),
        who.display_name.as_deref().unwrap_or_default(),
        enabled,
        user.effect.as_str(),
        Effect::label(user.effect, language),
        reason,
        &said,
        &user.keys.len().to_string(),
        &lost.count().to_string(),
        &models.join("; "),
        &ways.join("; "),
        &missing.join("; "),
    ];
    fields.map(field).join(",")
}
