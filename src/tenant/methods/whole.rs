//! What the authentication methods policy as a whole says beside its configurations.

use crate::base::note::Note;
use crate::contract::verdict::Severity;
use crate::tenant::methods::size;
use crate::tenant::reader::{Node, Reader};
use crate::tenant::recognise::{Found, Kind};
use crate::words::findings;

/// Notes on the whole policy that counts.
pub(crate) fn lint(reader: &mut Reader, found: &Found<'_>) {
    let of = |kind| found.resources.iter().filter(move |one| one.kind == kind);
    let Some(policy) = of(Kind::MethodsPolicy).next_back().map(|one| &one.node) else {
        return;
    };
    migration(reader, policy);
    size::lint_others(reader, found, policy);
    let opted_out = policy
        .get("optOutSettings")
        .and_then(|settings| settings.get("passkeyDynamicMigration"))
        .is_some_and(|flag| says_yes(&flag));
    let delivering = of(Kind::OtherMethod).filter_map(|one| {
        let text = |name: &str| one.node.get(name)?.value.as_str();
        let name = ["Sms", "Voice"]
            .into_iter()
            .find(|name| text("id").is_some_and(|id| id.eq_ignore_ascii_case(name)))?;
        let is_enabled = text("state").is_some_and(|state| state.eq_ignore_ascii_case("enabled"));
        is_enabled.then_some((name, &one.node.at))
    });
    if !opted_out {
        for (name, at) in delivering {
            reader.note(
                Note::new(Severity::Info, &findings::DYNAMIC_MIGRATION)
                    .at(at)
                    .with("name", name),
            );
        }
    }
}

/// The older policies for multifactor authentication and password reset count until the migration is complete (F24).
fn migration(reader: &mut Reader, policy: &Node<'_>) {
    let Some(state) = policy.get("policyMigrationState") else {
        return;
    };
    let Some(value) = state.value.as_str() else {
        return;
    };
    if !value.trim().eq_ignore_ascii_case("migrationComplete") {
        reader.note(
            Note::new(Severity::Warning, &findings::MIGRATION_INCOMPLETE)
                .at(&state.at)
                .with("value", value),
        );
    }
}

fn says_yes(flag: &Node<'_>) -> bool {
    flag.value.as_bool() == Some(true)
        || flag
            .value
            .as_str()
            .is_some_and(|text| text.trim().eq_ignore_ascii_case("true"))
}
