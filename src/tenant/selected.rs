//! What an export selected: what it left out is not read, which is not the same as not being there.

use crate::base::note::Note;
use crate::base::sorted::Map;
use crate::contract::verdict::{Clause, Severity};
use crate::tenant::reader::{Node, Reader};
use crate::tenant::recognise::{Found, Kind};
use crate::words::findings;

/// Members that decide, by what a resource is.
fn deciding(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Fido2 => &FIDO2,
        Kind::X509 => &X509,
        Kind::ConditionalAccess => &["state", "conditions", "grantControls"],
        Kind::CrossTenantAccess => &["inboundTrust"],
        Kind::NamedLocation => &["isTrusted"],
        Kind::TrustStore => &["certificateRevocationListUrl"],
        // What a strength lacks has findings of its own.
        Kind::MethodsPolicy
        | Kind::OtherMethod
        | Kind::Strength
        | Kind::CombinationConfiguration => &[],
    }
}

/// The configurations of a strength.
pub(crate) const CONFIGURATIONS: &str = "combinationConfigurations";

/// Members of the passkey policy that say who can use which key.
pub(crate) const FIDO2: [&str; 7] = [
    "state",
    "includeTargets",
    "excludeTargets",
    "isSelfServiceRegistrationAllowed",
    "isAttestationEnforced",
    "keyRestrictions",
    PROFILES,
];

/// Those of the certificate policy.
pub(crate) const X509: [&str; 7] = [
    "state",
    "includeTargets",
    "excludeTargets",
    "certificateUserBindings",
    "authenticationModeConfiguration",
    "crlValidationConfiguration",
    "certificateAuthorityScopes",
];

/// Where a resource was exported without a member that decides, and no request body over it has it.
pub(crate) fn left_out(layers: &[Node<'_>], names: &[&str]) -> Option<Clause> {
    let has = |name: &str| layers.iter().any(|layer| layer.get(name).is_some());
    // Where there are profiles, the older members do not count.
    let counts = |name: &&&str| !(OLDER.contains(*name) && has(PROFILES));
    let mut names = names.iter().filter(counts).filter(|name| !has(name));
    names.find_map(|name| {
        let mut layers = layers.iter();
        layers
            .find(|layer| layer.leaves_out(name))
            .map(|layer| layer.at.clone())
    })
}

/// Whether these layers have every member of a method policy that decides: profiles, or the older members that they replace.
pub(crate) fn is_whole(layers: &[Node<'_>], names: &[&str]) -> bool {
    let has = |name: &str| layers.iter().any(|layer| layer.get(name).is_some());
    let is_replaced = |name: &str| match name {
        PROFILES => OLDER.into_iter().all(has),
        name => OLDER.contains(&name) && has(PROFILES),
    };
    names.iter().all(|name| has(name) || is_replaced(name))
}

const PROFILES: &str = "passkeyProfiles";

/// Members of the passkey policy that profiles replace.
const OLDER: [&str; 2] = ["isAttestationEnforced", "keyRestrictions"];

/// Notes once for each list what its export left out.
pub(crate) fn lint(reader: &mut Reader, found: &Found<'_>) {
    let mut told: Map<(u32, Option<&str>, &str), ()> = Map::new();
    for resource in &found.resources {
        let node = &resource.node;
        // Countries are never trusted, and a policy with profiles has the older members no more.
        let matters = |name: &&&str| {
            let is_authority = node.get("certificate").is_some();
            match **name {
                "isTrusted" => node.get("countriesAndRegions").is_none(),
                "certificateRevocationListUrl" => is_authority,
                name if OLDER.contains(&name) => node.get(PROFILES).is_none(),
                _ => true,
            }
        };
        let names = deciding(resource.kind).iter().filter(matters);
        let names: Vec<&str> = names
            .copied()
            .filter(|name| node.leaves_out(name))
            .collect();
        let key = (node.at.document, node.selected, resource.kind.as_str());
        if names.is_empty() || told.insert(key, ()).is_some() {
            continue;
        }
        let note = Note::new(Severity::Warning, &findings::NOT_SELECTED).at(&node.at);
        reader.note(note.with("names", names.join(", ")));
    }
}
