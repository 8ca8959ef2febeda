//! What has to be sent to Microsoft Graph so that a policy becomes an edited one.

use serde_json::Value;

use crate::answers::graph_change::body::plain;
use crate::answers::graph_change::configuration::Owners;
use crate::answers::graph_change::entry::{Entries, Entry};
use crate::base::error::Error;
use crate::base::note::Note;
use crate::contract::graph_change::{GraphChange, Unsent};
use crate::contract::scenario::PolicyInput;
use crate::contract::verdict::Severity;
use crate::tenant::access::references::References;
use crate::tenant::recognise::Kind;
use crate::tenant::tenant::Tenant;
use crate::vocabulary::language::Language;
use crate::words::findings;

/// The requests that turn one set of documents into another.
///
/// # Errors
/// As [`Tenant::load`], for the documents before and for the edited ones.
pub fn graph_change(
    before: Vec<PolicyInput>,
    after: Vec<PolicyInput>,
    language: Language,
) -> Result<GraphChange, Error> {
    let (given, edited) = (Tenant::load(before)?, Tenant::load(after)?);
    let findings = edited.findings(language);
    let (given, edited) = (as_spelled_by_graph(given)?, as_spelled_by_graph(edited)?);
    let (before, after) = (given.documents(), edited.documents());
    let (before, after) = (Entries::of(&before), Entries::of(&after));
    let owners = Owners::of(&given, &edited);
    let references = References::of(&edited.access_policies);
    let mut change = GraphChange {
        requests: Vec::new(),
        unsent: Vec::new(),
        findings,
    };
    for entry in &after.entries {
        change.entry(before.get(&entry.key), entry, &owners);
    }
    let is_gone = |entry: &&Entry<'_>| !entry.is_copy() && after.alone(&entry.key).is_none();
    for gone in before.entries.iter().filter(is_gone) {
        change.removed(gone, &references);
    }
    change.name_affected(&references);
    if let Some(at) = change.changed_group_targets() {
        let note = Note::new(Severity::Info, &findings::SECURITY_GROUPS_ONLY).at(&at);
        change.findings.extend(edited.render(&[note], language));
    }
    Ok(change)
}

/// The same tenant with its members in the letter case of the schema, since a request has to have them so.
fn as_spelled_by_graph(tenant: Tenant) -> Result<Tenant, Error> {
    let mended: Vec<(u32, Value)> = tenant.letter_case_mends().collect();
    if mended.is_empty() {
        return Ok(tenant);
    }
    let mut documents: Vec<Value> = tenant.documents().into_iter().cloned().collect();
    for (document, mend) in mended {
        let place = usize::try_from(document).ok();
        let value = place.and_then(|place| documents.get_mut(place));
        let steps = serde_json::from_value::<json_patch::Patch>(mend);
        if let (Some(value), Ok(steps)) = (value, steps) {
            // What cannot be moved stays as it is, and is compared as it is.
            let _ = json_patch::patch(value, &steps);
        }
    }
    Tenant::load(documents.into_iter().map(PolicyInput::Json).collect())
}

impl GraphChange {
    /// What makes a resource what it is among the edited documents.
    fn entry(&mut self, before: Option<&Entry<'_>>, after: &Entry<'_>, owners: &Owners<'_>) {
        if before.is_some_and(|before| plain(&before.value) == plain(&after.value)) {
            return;
        }
        if after.is_of_terraform() {
            self.unsent(Unsent::NotWritable, after);
            return;
        }
        match after.kind {
            Kind::Fido2 | Kind::X509 | Kind::OtherMethod => self.method(before, after),
            Kind::MethodsPolicy => self.methods_policy(before, after),
            Kind::Strength => self.strength(before, after),
            Kind::CombinationConfiguration => self.configuration(before, after, owners),
            Kind::ConditionalAccess => self.access_policy(before, after),
            Kind::NamedLocation => self.named_location(before, after),
            Kind::CrossTenantAccess => self.cross_tenant(before, after),
            Kind::TrustStore => self.unsent(Unsent::NotWritable, after),
        }
    }
}
