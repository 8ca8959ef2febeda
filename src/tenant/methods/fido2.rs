//! The passkey (FIDO2) method policy: legacy shape and passkey profiles (passkeys.md#shape-of-the-policy, passkeys.md#targets-and-profiles).

use serde_json::json;
use uuid::Uuid;

use crate::base::error::Error;
use crate::base::note::Note;
use crate::base::sorted::Map as SortedMap;
use crate::contract::verdict::{Clause, Severity};
use crate::credential::webauthn::aaguid;
use crate::tenant::lists;
use crate::tenant::lists::{Entries, Slips};
use crate::tenant::methods::method::{METHOD_MEMBERS, Method};
use crate::tenant::reader::{Located, Member, Members, Node, Reader};
use crate::tenant::selected::{FIDO2, left_out};
use crate::vocabulary::passkey_type::PasskeyType;
use crate::vocabulary::text::excerpt;
use crate::words::{findings, reasons};

/// `fido2AuthenticationMethodConfiguration`.
#[derive(Clone, Debug)]
pub(crate) struct Fido2Policy {
    pub method: Method,
    pub self_service: Option<Located<bool>>,
    pub attestation_enforced: Option<Located<bool>>,
    pub key_restrictions: KeyRestrictions,
    pub default_profile: Option<Located<String>>,
    /// Empty for the legacy shape.
    pub profiles: Vec<PasskeyProfile>,
    /// The places of the profiles by their ids in lower case; of several with one id the first.
    profile_places: SortedMap<String, usize>,
    /// Place of `passkeyProfiles`.
    pub profiles_at: Option<Clause>,
    /// Whether more than its own document tells what it is: request bodies over it, or what an export selected of it.
    pub is_layered: bool,
}

/// `passkeyProfile`.
#[derive(Clone, Debug)]
pub(crate) struct PasskeyProfile {
    pub at: Clause,
    pub id: String,
    pub name: String,
    pub types: Option<Located<Vec<Member<PasskeyType>>>>,
    pub attestation: Option<Located<Member<AttestationEnforcement>>>,
    pub key_restrictions: KeyRestrictions,
}

/// `attestationEnforcement`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum AttestationEnforcement {
    Disabled,
    RegistrationOnly,
}

const ATTESTATION: &[(&str, AttestationEnforcement)] = &[
    ("disabled", AttestationEnforcement::Disabled),
    ("registrationOnly", AttestationEnforcement::RegistrationOnly),
];

const PASSKEY_TYPES: &[(&str, PasskeyType)] = &[
    ("deviceBound", PasskeyType::DeviceBound),
    ("synced", PasskeyType::Synced),
];

/// `enforcementType`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum EnforcementType {
    Allow,
    Block,
}

const ENFORCEMENT: &[(&str, EnforcementType)] = &[
    ("allow", EnforcementType::Allow),
    ("block", EnforcementType::Block),
];

/// `fido2KeyRestrictions`.
#[derive(Clone, Debug, Default)]
pub(crate) struct KeyRestrictions {
    /// `None` when the member is absent or null.
    pub at: Option<Clause>,
    pub enforced: Option<Located<bool>>,
    pub kind: Option<Located<Member<EnforcementType>>>,
    pub aaguids: Option<Entries<Uuid>>,
}

impl KeyRestrictions {
    pub fn is_enforced(&self) -> bool {
        self.enforced.as_ref().is_some_and(|read| read.value)
    }

    /// Whether an allow list is enforced.
    pub fn enforces_allow_list(&self) -> bool {
        self.is_enforced()
            && self
                .kind
                .as_ref()
                .is_some_and(|kind| kind.value == Member::Known(EnforcementType::Allow))
    }

    /// What a list says or leaves out of the authenticators that Microsoft makes itself (F4, F11).
    fn lint(&self, reader: &mut Reader) {
        let Some(list) = self.aaguids.as_ref().filter(|list| !list.is_empty()) else {
            return;
        };
        let platform = aaguid::PLATFORM_CREDENTIAL;
        if self.enforces_allow_list() && list.find(&platform).is_none() {
            reader.note(
                Note::new(Severity::Info, &findings::PLATFORM_CREDENTIAL_NOT_LISTED)
                    .at(&list.at)
                    .with("value", platform.hyphenated().to_string()),
            );
        }
        let is_off = self.enforced.as_ref().is_some_and(|read| !read.value);
        let authenticator = list
            .iter()
            .find(|id| aaguid::is_microsoft_authenticator(**id));
        if is_off && let Some(at) = authenticator.and_then(|id| list.find(id)) {
            let mut note =
                Note::new(Severity::Warning, &findings::AUTHENTICATOR_STILL_LISTED).at(&at);
            for at in list.places_back(|id| aaguid::is_microsoft_authenticator(*id)) {
                note = note.mending(json!({ "op": "remove", "path": at.path }));
            }
            reader.note(note);
        }
    }

    fn same(&self, other: &Self) -> bool {
        let kind = |restrictions: &Self| restrictions.kind.as_ref().map(|kind| kind.value.clone());
        let entries = |restrictions: &Self| -> Vec<Uuid> {
            restrictions
                .aaguids
                .iter()
                .flat_map(|list| list.iter().copied())
                .collect()
        };
        self.is_enforced() == other.is_enforced()
            && kind(self) == kind(other)
            && entries(self) == entries(other)
    }
}

/// Profiles of one tenant, the default one included, since May 2026 (F1).
const MAX_PROFILES: usize = 10;

/// The same by the documentation.
const DOCUMENTED_PROFILES: usize = 3;

impl Fido2Policy {
    pub fn read(reader: &mut Reader, layers: &[Node<'_>], at: &Clause) -> Result<Self, Error> {
        let known: Vec<&str> = METHOD_MEMBERS
            .iter()
            .copied()
            .chain([
                "isSelfServiceRegistrationAllowed",
                "isAttestationEnforced",
                "keyRestrictions",
                "defaultPasskeyProfile",
                "passkeyProfiles",
            ])
            .collect();
        let members = reader.members(layers, &known)?;
        let mut profiles: Vec<PasskeyProfile> = Vec::new();
        let mut profiles_at = None;
        let mut profile_places = SortedMap::new();
        if let Some(list) = reader.list(&members, "passkeyProfiles")? {
            for node in list.items() {
                profiles.push(PasskeyProfile::read(reader, &node)?);
            }
            profiles_at = Some(list.at.clone());
            let ids = profiles.iter().enumerate();
            profile_places = SortedMap::of_firsts(
                ids.map(|(index, profile)| (profile.id.to_ascii_lowercase(), index)),
            );
            for (index, profile) in profiles.iter().enumerate() {
                let known = profile_places.get(&profile.id.to_ascii_lowercase());
                let Some(first) = known.copied().filter(|first| *first < index) else {
                    continue;
                };
                reader.note(
                    Note::new(Severity::Error, &findings::PASSKEY_DUPLICATE_PROFILE)
                        .at(&profile.at)
                        .with("id", excerpt(&profile.id))
                        .with("first", (first + 1).to_string()),
                );
                // Which of them counts is not said.
                let items = list.value.as_array();
                let value = |index: usize| items.and_then(|items| items.get(index));
                if value(first) != value(index) {
                    reader.leave_open(&profile.at, &reasons::PROFILES_TWICE);
                }
            }
            if profiles.len() > MAX_PROFILES {
                reader.note(
                    Note::new(Severity::Error, &findings::PASSKEY_TOO_MANY_PROFILES)
                        .at(&list.at)
                        .with("count", profiles.len().to_string())
                        .with("bound", MAX_PROFILES.to_string()),
                );
            } else if profiles.len() > DOCUMENTED_PROFILES {
                reader.note(
                    Note::new(Severity::Info, &findings::PASSKEY_MANY_PROFILES)
                        .at(&list.at)
                        .with("count", profiles.len().to_string())
                        .with("bound", MAX_PROFILES.to_string())
                        .with("documented", DOCUMENTED_PROFILES.to_string()),
                );
            }
        }
        let policy = Self {
            method: Method::read(reader, &members, at)?,
            self_service: reader.boolean(&members, "isSelfServiceRegistrationAllowed")?,
            attestation_enforced: reader.boolean(&members, "isAttestationEnforced")?,
            key_restrictions: KeyRestrictions::read(reader, &members)?,
            default_profile: reader.string(&members, "defaultPasskeyProfile")?,
            profiles,
            profile_places,
            profiles_at,
            is_layered: layers.len() > 1 || layers.iter().any(|layer| layer.selected.is_some()),
        };
        // What was left out is not off.
        if left_out(layers, &FIDO2).is_none() {
            policy.lint(reader);
        }
        Ok(policy)
    }

    /// The profile with this id.
    pub fn profile(&self, id: &str) -> Option<&PasskeyProfile> {
        self.profiles.get(self.profile_place(id)?)
    }

    /// The place of a profile among the others.
    pub fn profile_place(&self, id: &str) -> Option<usize> {
        let id = id.trim().to_ascii_lowercase();
        self.profile_places.get(&id).copied()
    }

    fn lint(&self, reader: &mut Reader) {
        self.lint_profile_references(reader);
        let legacy = self.profiles.is_empty().then(|| {
            let enforced = self.attestation_enforced.as_ref();
            let attests = enforced.map(|read| Member::Known(read.value));
            (&self.key_restrictions, attests, &self.method.at, true)
        });
        let profiles = self.profiles.iter().map(|profile| {
            let attests = profile.attestation.as_ref().map(|read| match &read.value {
                Member::Known(value) => Member::Known(*value != AttestationEnforcement::Disabled),
                Member::Unknown(name) => Member::Unknown(name.clone()),
            });
            let types = profile.types.as_ref().map(|types| &types.value);
            let bound = Member::Known(PasskeyType::DeviceBound);
            let device_bound = types.is_none_or(|types| types.contains(&bound));
            (
                &profile.key_restrictions,
                attests,
                &profile.at,
                device_bound,
            )
        });
        for (restrictions, attests, at, device_bound) in legacy.into_iter().chain(profiles) {
            restrictions.lint(reader);
            let is_open = matches!(attests, None | Some(Member::Known(false)));
            if is_open && device_bound && !restrictions.is_enforced() {
                reader.note(Note::new(Severity::Info, &findings::WINDOWS_HELLO_UNMANAGED).at(at));
            }
        }
        for profile in &self.profiles {
            let synced = profile
                .types
                .as_ref()
                .is_some_and(|types| types.value.contains(&Member::Known(PasskeyType::Synced)));
            if let Some(read) = &profile.attestation
                && read.value == Member::Known(AttestationEnforcement::RegistrationOnly)
                && synced
            {
                reader.note(
                    Note::new(
                        Severity::Warning,
                        &findings::PASSKEY_ATTESTATION_WITH_SYNCED,
                    )
                    .at(&read.at)
                    .with("name", &profile.name),
                );
            }
        }
        if self.profiles.is_empty() {
            let legacy = [
                self.attestation_enforced.as_ref().map(|read| &read.at),
                self.key_restrictions.at.as_ref(),
            ];
            if let Some(at) = legacy.into_iter().flatten().next() {
                reader.note(Note::new(Severity::Info, &findings::PASSKEY_LEGACY).at(at));
            }
        } else {
            self.lint_divergence(reader);
        }
    }

    fn lint_profile_references(&self, reader: &mut Reader) {
        if self.profiles.is_empty() {
            return;
        }
        if let Some(default) = &self.default_profile
            && self.profile(&default.value).is_none()
        {
            reader.note(
                Note::new(Severity::Error, &findings::PASSKEY_DANGLING_PROFILE)
                    .at(&default.at)
                    .with("id", &default.value),
            );
        }
        for target in self.method.include.iter().flat_map(|list| &list.value) {
            match &target.profiles {
                Some(ids) if !ids.value.is_empty() => {
                    for (index, id) in ids.value.iter().enumerate() {
                        if self.profile(id).is_none() {
                            let at = crate::base::clause::element(&ids.at, index);
                            reader.note(
                                Note::new(Severity::Error, &findings::PASSKEY_DANGLING_PROFILE)
                                    .at(&at)
                                    .with("id", id),
                            );
                        }
                    }
                }
                _ => {
                    let has_default = self
                        .default_profile
                        .as_ref()
                        .is_some_and(|id| self.profile(&id.value).is_some());
                    let row = if has_default {
                        &findings::PASSKEY_TARGET_WITHOUT_PROFILE
                    } else {
                        &findings::PASSKEY_TARGET_WITHOUT_DEFAULT
                    };
                    let note = Note::new(Severity::Warning, row).at(&target.at);
                    reader.note(
                        match self.default_profile.as_ref().filter(|_| has_default) {
                            Some(default) => note.mending(json!({
                                "op": "add",
                                "path": format!("{}/allowedPasskeyProfiles", target.at.path),
                                "value": [default.value],
                            })),
                            None => note,
                        },
                    );
                }
            }
        }
    }

    /// Whether the deprecated members say something other than the default profile (A23).
    pub fn diverging_legacy(&self) -> Option<&Clause> {
        let default = self
            .default_profile
            .as_ref()
            .and_then(|id| self.profile(&id.value))
            .or_else(|| self.profiles.first())?;
        let enforced = default.attestation.as_ref().is_some_and(|read| {
            read.value == Member::Known(AttestationEnforcement::RegistrationOnly)
        });
        if let Some(legacy) = &self.attestation_enforced
            && legacy.value != enforced
        {
            return Some(&legacy.at);
        }
        let at = self.key_restrictions.at.as_ref()?;
        (!self.key_restrictions.same(&default.key_restrictions)).then_some(at)
    }

    fn lint_divergence(&self, reader: &mut Reader) {
        if let Some(at) = self.diverging_legacy() {
            reader.note(Note::new(Severity::Warning, &findings::PASSKEY_LEGACY_DIVERGES).at(at));
        }
    }
}

impl PasskeyProfile {
    fn read(reader: &mut Reader, node: &Node<'_>) -> Result<Self, Error> {
        let members = reader.members(
            std::slice::from_ref(node),
            &[
                "id",
                "name",
                "passkeyTypes",
                "attestationEnforcement",
                "keyRestrictions",
            ],
        )?;
        let id = reader
            .string(&members, "id")?
            .map(|id| reader.trimmed(id).value);
        let name = reader.string(&members, "name")?.map(|name| name.value);
        Ok(Self {
            at: node.at.clone(),
            name: name.or_else(|| id.clone()).unwrap_or_default(),
            id: id.unwrap_or_default(),
            types: reader.flags(&members, "passkeyTypes", PASSKEY_TYPES)?,
            attestation: reader.member(&members, "attestationEnforcement", ATTESTATION)?,
            key_restrictions: KeyRestrictions::read(reader, &members)?,
        })
    }
}

impl KeyRestrictions {
    fn read(reader: &mut Reader, members: &Members<'_>) -> Result<Self, Error> {
        let Some(members) = members.nested("keyRestrictions")? else {
            return Ok(Self::default());
        };
        reader.check_members(&members, &["isEnforced", "enforcementType", "aaGuids"]);
        let slips = Slips {
            invalid: &findings::PASSKEY_AAGUID_INVALID,
            duplicate: &findings::PASSKEY_DUPLICATE_AAGUID,
        };
        let restrictions = Self {
            at: members.at().cloned(),
            enforced: reader.boolean(&members, "isEnforced")?,
            kind: reader.member(&members, "enforcementType", ENFORCEMENT)?,
            aaguids: reader
                .texts(&members, "aaGuids")?
                .map(|texts| lists::aaguids(reader, texts, &slips)),
        };
        if restrictions.enforces_allow_list()
            && restrictions.aaguids.as_ref().is_none_or(Entries::is_empty)
            && let Some(at) = &restrictions.at
        {
            reader.note(Note::new(Severity::Error, &findings::PASSKEY_EMPTY_ALLOW_LIST).at(at));
        }
        Ok(restrictions)
    }
}
