//! The certificate-based authentication method policy: user bindings and authentication mode (certificates.md#shape-of-the-policy, certificates.md#single-factor-or-multifactor).

use crate::base::error::Error;
use crate::base::note::Note;
use crate::base::sorted::sort_by_key;
use crate::contract::verdict::{Clause, Severity};
use crate::credential::x509::user_ids::CertificateField;
use crate::tenant::lists;
use crate::tenant::methods::method;
use crate::tenant::methods::method::{METHOD_MEMBERS, Method, STATES, State, Target};
use crate::tenant::reader::{Located, Member, Members, Node, Reader};
use crate::vocabulary::certificate_mode::CertificateMode;
use crate::vocabulary::dn;
use crate::vocabulary::dn::Dn;
use crate::vocabulary::text::is_oid;
use crate::words::findings;
use crate::words::sentence::Row;

/// `x509CertificateAuthenticationMethodConfiguration`.
#[derive(Clone, Debug)]
pub(crate) struct X509Policy {
    pub method: Method,
    pub default_mode: Option<Located<Member<CertificateMode>>>,
    pub default_affinity: Option<Located<Member<Affinity>>>,
    pub rules: Vec<ModeRule>,
    /// `crlValidationConfiguration`: whether every authority has to have a revocation list.
    pub crl_validation: Option<Located<Member<State>>>,
    /// Key identifiers of the authorities that need not.
    pub exempted: Vec<Vec<u8>>,
    pub scopes: Vec<AuthorityScope>,
    /// By priority; `None` when the member is absent, as in a request body that does not change it.
    pub bindings: Option<Located<Vec<UserBinding>>>,
}

/// `x509CertificateAuthorityScope`: whom an authority may vouch for.
#[derive(Clone, Debug)]
pub(crate) struct AuthorityScope {
    pub at: Clause,
    /// `None` when it is not hex.
    pub ski: Option<Vec<u8>>,
    pub targets: Vec<Target>,
}

/// `x509CertificateUserBinding`.
#[derive(Clone, Debug)]
pub(crate) struct UserBinding {
    pub at: Clause,
    pub field: Member<CertificateField>,
    pub property: Member<UserProperty>,
    /// Lower goes first.
    pub priority: i64,
    pub affinity: Member<Affinity>,
}

impl CertificateField {
    /// The table of certificates.md#username-bindings, for a binding that does not say it.
    pub fn affinity(self) -> Affinity {
        match self {
            Self::SubjectKeyIdentifier | Self::Sha1PublicKey | Self::IssuerAndSerialNumber => {
                Affinity::High
            }
            _ => Affinity::Low,
        }
    }

    /// Each field once.
    pub fn all() -> impl Iterator<Item = Self> {
        let mut seen: Vec<Self> = Vec::new();
        for (_, field) in FIELDS {
            if !seen.contains(field) {
                seen.push(*field);
            }
        }
        seen.into_iter()
    }

    /// The wire name.
    pub fn as_str(self) -> &'static str {
        FIELDS
            .iter()
            .find(|(_, field)| *field == self)
            .map_or("", |(name, _)| name)
    }
}

/// Wire names; of three of them none has been seen on the wire, so the portal's labels are accepted too (A46).
const FIELDS: &[(&str, CertificateField)] = &[
    ("PrincipalName", CertificateField::PrincipalName),
    ("RFC822Name", CertificateField::Rfc822Name),
    ("IssuerAndSubject", CertificateField::IssuerAndSubject),
    ("Subject", CertificateField::Subject),
    (
        "SubjectKeyIdentifier",
        CertificateField::SubjectKeyIdentifier,
    ),
    ("SKI", CertificateField::SubjectKeyIdentifier),
    ("SHA1PublicKey", CertificateField::Sha1PublicKey),
    (
        "IssuerAndSerialNumber",
        CertificateField::IssuerAndSerialNumber,
    ),
];

/// `userProperty`: what of the user it is compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum UserProperty {
    UserPrincipalName,
    OnPremisesUserPrincipalName,
    CertificateUserIds,
}

impl UserProperty {
    /// Every property.
    pub fn all() -> impl Iterator<Item = Self> {
        PROPERTIES.iter().map(|(_, property)| *property)
    }

    /// The wire name.
    pub fn as_str(self) -> &'static str {
        PROPERTIES
            .iter()
            .find(|(_, property)| *property == self)
            .map_or("", |(name, _)| name)
    }
}

const PROPERTIES: &[(&str, UserProperty)] = &[
    ("userPrincipalName", UserProperty::UserPrincipalName),
    (
        "onPremisesUserPrincipalName",
        UserProperty::OnPremisesUserPrincipalName,
    ),
    ("certificateUserIds", UserProperty::CertificateUserIds),
];

/// `trustAffinityLevel` and the required affinity levels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Affinity {
    Low,
    High,
}
const AFFINITIES: &[(&str, Affinity)] = &[("low", Affinity::Low), ("high", Affinity::High)];

/// `x509CertificateRule`.
#[derive(Clone, Debug)]
pub(crate) struct ModeRule {
    pub at: Clause,
    pub kind: Member<RuleType>,
    /// Issuer, for the two rule types that name one: as written, and parsed where it is a name.
    pub issuer: Option<(Located<String>, Option<Dn>)>,
    pub policy_oid: Option<String>,
    pub mode: Option<Located<Member<CertificateMode>>>,
    pub required_affinity: Option<Located<Member<Affinity>>>,
}

/// `x509CertificateRuleType`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RuleType {
    IssuerSubject,
    PolicyOid,
    IssuerSubjectAndPolicyOid,
}

const RULE_TYPES: &[(&str, RuleType)] = &[
    ("issuerSubject", RuleType::IssuerSubject),
    ("policyOID", RuleType::PolicyOid),
    (
        "issuerSubjectAndPolicyOID",
        RuleType::IssuerSubjectAndPolicyOid,
    ),
];

/// The affinity that a rule asks for.
const REQUIRED_AFFINITY: &str = "x509CertificateRequiredAffinityLevel";

pub(crate) const MODES: &[(&str, CertificateMode)] = &[
    ("x509CertificateSingleFactor", CertificateMode::SingleFactor),
    ("x509CertificateMultiFactor", CertificateMode::MultiFactor),
];

impl X509Policy {
    pub fn read(reader: &mut Reader, layers: &[Node<'_>], at: &Clause) -> Result<Self, Error> {
        let known: Vec<&str> = METHOD_MEMBERS
            .iter()
            .copied()
            .chain([
                "certificateUserBindings",
                "authenticationModeConfiguration",
                "issuerHintsConfiguration",
                "crlValidationConfiguration",
                "certificateAuthorityScopes",
            ])
            .collect();
        let members = reader.members(layers, &known)?;
        let mut rules = Vec::new();
        let mut default_mode = None;
        let mut default_affinity = None;
        if let Some(modes) = members.nested("authenticationModeConfiguration")? {
            reader.check_members(
                &modes,
                &[
                    "x509CertificateAuthenticationDefaultMode",
                    "x509CertificateDefaultRequiredAffinityLevel",
                    "rules",
                ],
            );
            default_mode =
                reader.member(&modes, "x509CertificateAuthenticationDefaultMode", MODES)?;
            let level = "x509CertificateDefaultRequiredAffinityLevel";
            default_affinity = reader.member(&modes, level, AFFINITIES)?;
            default_affinity = default_affinity.or_else(|| untold(reader, &modes, level));
            match reader.list(&modes, "rules")? {
                Some(list) => {
                    for node in list.items() {
                        rules.push(ModeRule::read(reader, &node)?);
                    }
                }
                None => {
                    let null = untold::<RuleType>(reader, &modes, "rules");
                    rules.extend(null.map(|null| ModeRule::not_told(null.at)));
                }
            }
        }
        lint_issuers(reader, &rules);
        if let Some(hints) = members.nested("issuerHintsConfiguration")? {
            let state = reader.member(&hints, "state", STATES)?;
            if let Some(state) = state.filter(|one| one.value == Member::Known(State::Enabled)) {
                reader.note(Note::new(Severity::Info, &findings::ISSUER_HINTS).at(&state.at));
            }
        }
        let mut crl_validation = None;
        let mut exempted = Vec::new();
        if let Some(validation) = members.nested("crlValidationConfiguration")? {
            let list = "exemptedCertificateAuthoritiesSubjectKeyIdentifiers";
            reader.check_members(&validation, &["state", list]);
            crl_validation = reader.member(&validation, "state", STATES)?;
            crl_validation = crl_validation.or_else(|| untold(reader, &validation, "state"));
            if let Some(texts) = reader.texts(&validation, list)? {
                exempted = lists::skis(reader, texts).iter().cloned().collect();
            }
        }
        Ok(Self {
            method: Method::read(reader, &members, at)?,
            default_mode,
            default_affinity,
            rules,
            crl_validation,
            exempted,
            scopes: scopes(reader, &members)?,
            bindings: bindings(reader, &members)?,
        })
    }
}

/// One issuer can have one rule; a second one says so, and whether it disagrees.
fn lint_issuers(reader: &mut Reader, rules: &[ModeRule]) {
    let of_issuer: Vec<(&ModeRule, &Dn)> = rules
        .iter()
        .filter(|rule| rule.kind == Member::Known(RuleType::IssuerSubject))
        .filter_map(|rule| Some((rule, rule.issuer.as_ref()?.1.as_ref()?)))
        .collect();
    let mode = |rule: &ModeRule| rule.mode.as_ref().map(|mode| mode.value.clone());
    for (index, (rule, name)) in of_issuer.iter().enumerate() {
        let mut earlier = of_issuer
            .iter()
            .take(index)
            .filter(|(_, known)| known.compare(name).is_some())
            .peekable();
        if earlier.peek().is_none() {
            continue;
        }
        let row = if earlier.any(|(other, _)| mode(other) != mode(rule)) {
            &findings::ISSUER_RULES_DIFFER
        } else {
            &findings::ISSUER_RULES_AGREE
        };
        let note = Note::new(Severity::Error, row).at(&rule.at);
        let affinity = |rule: &ModeRule| {
            rule.required_affinity
                .as_ref()
                .map(|read| read.value.clone())
        };
        let is_same = of_issuer.iter().take(index).any(|(other, known)| {
            known.compare(name).is_some()
                && mode(other) == mode(rule)
                && affinity(other) == affinity(rule)
        });
        let agree = std::ptr::eq(row, &raw const findings::ISSUER_RULES_AGREE);
        reader.note(if agree && is_same {
            note.removing()
        } else {
            note
        });
    }
}

fn scopes(reader: &mut Reader, members: &Members<'_>) -> Result<Vec<AuthorityScope>, Error> {
    let mut scopes = Vec::new();
    let Some(list) = reader.list(members, "certificateAuthorityScopes")? else {
        return Ok(scopes);
    };
    for node in list.items() {
        let members = reader.members(
            std::slice::from_ref(&node),
            &[
                "subjectKeyIdentifier",
                "publicKeyInfrastructureIdentifier",
                "includeTargets",
            ],
        )?;
        let ski = reader.string(&members, "subjectKeyIdentifier")?;
        if ski.is_none() {
            reader.note(Note::new(Severity::Error, &findings::SCOPE_WITHOUT_SKI).at(&node.at));
        }
        scopes.push(AuthorityScope {
            ski: ski.and_then(|ski| lists::ski(reader, &ski)),
            targets: method::targets(reader, &members, "includeTargets")?
                .map(|targets| targets.value)
                .unwrap_or_default(),
            at: node.at,
        });
    }
    Ok(scopes)
}

fn bindings(
    reader: &mut Reader,
    members: &Members<'_>,
) -> Result<Option<Located<Vec<UserBinding>>>, Error> {
    let Some(list) = reader.list(members, "certificateUserBindings")? else {
        return Ok(None);
    };
    let mut bindings: Vec<UserBinding> = Vec::new();
    for node in list.items() {
        let binding = UserBinding::read(reader, &node)?;
        if bindings
            .iter()
            .any(|other| other.priority == binding.priority)
        {
            reader.note(
                Note::new(Severity::Error, &findings::BINDING_PRIORITY)
                    .at(&binding.at)
                    .with("priority", binding.priority.to_string()),
            );
        }
        bindings.push(binding);
    }
    // A stable sort: bindings of one priority keep the order in which they stand.
    sort_by_key(&mut bindings, |binding| binding.priority);
    Ok(Some(Located {
        value: bindings,
        at: list.at,
    }))
}

impl UserBinding {
    fn read(reader: &mut Reader, node: &Node<'_>) -> Result<Self, Error> {
        let members = reader.members(
            std::slice::from_ref(node),
            &[
                "x509CertificateField",
                "userProperty",
                "priority",
                "trustAffinityLevel",
            ],
        )?;
        let absent = || Member::Unknown(String::new());
        let field = reader
            .member(&members, "x509CertificateField", FIELDS)?
            .map_or_else(absent, |read| read.value);
        let stated = reader.member(&members, "trustAffinityLevel", AFFINITIES)?;
        let stated = stated.or_else(|| untold(reader, &members, "trustAffinityLevel"));
        let affinity = match (stated, &field) {
            (Some(stated), _) => stated.value,
            (None, Member::Known(field)) => Member::Known(field.affinity()),
            (None, Member::Unknown(name)) => Member::Unknown(name.clone()),
        };
        let priority = match members.get("priority") {
            Some(node) if !node.value.is_null() => node
                .value
                .as_i64()
                .ok_or_else(|| node.error("whole number"))?,
            _ => i64::MAX,
        };
        Ok(Self {
            at: node.at.clone(),
            field,
            // Microsoft's own samples differ in letter case here, which the reader notes and accepts.
            property: reader
                .member(&members, "userProperty", PROPERTIES)?
                .map_or_else(|| Member::Unknown(String::new()), |read| read.value),
            priority,
            affinity,
        })
    }
}

fn never_matches(reader: &mut Reader, row: &'static Row, text: &Located<String>) {
    reader.note(
        Note::new(Severity::Error, row)
            .at(&text.at)
            .with("value", &text.value),
    );
}

/// What is null where a tool has not asked for it: it is not told, which is not the same as not being there.
fn untold<T>(reader: &mut Reader, members: &Members<'_>, name: &str) -> Option<Located<Member<T>>> {
    let null = members.get(name).filter(|node| node.value.is_null())?;
    let note = Note::new(Severity::Warning, &findings::NULL_NOT_TOLD).at(&null.at);
    reader.note(note.with("name", name));
    Some(Located {
        value: Member::Unknown(String::new()),
        at: null.at,
    })
}

impl ModeRule {
    /// A rule that could be any, in the place of those that are not told.
    fn not_told(at: Clause) -> Self {
        Self {
            kind: Member::Unknown(String::new()),
            issuer: None,
            policy_oid: None,
            mode: None,
            required_affinity: Some(Located {
                value: Member::Unknown(String::new()),
                at: at.clone(),
            }),
            at,
        }
    }

    fn read(reader: &mut Reader, node: &Node<'_>) -> Result<Self, Error> {
        let members = reader.members(
            std::slice::from_ref(node),
            &[
                "x509CertificateRuleType",
                "identifier",
                "issuerSubjectIdentifier",
                "policyOidIdentifier",
                "x509CertificateAuthenticationMode",
                REQUIRED_AFFINITY,
            ],
        )?;
        let mut text = |name| -> Result<Option<Located<String>>, Error> {
            let read = reader.string(&members, name)?;
            Ok(read
                .map(|read| reader.trimmed(read))
                .filter(|text| !text.value.is_empty()))
        };
        let identifier = text("identifier")?;
        let issuer = text("issuerSubjectIdentifier")?;
        let policy_oid = text("policyOidIdentifier")?;
        let kind = reader
            .member(&members, "x509CertificateRuleType", RULE_TYPES)?
            .map_or(Member::Unknown(String::new()), |read| read.value);
        // The single-attribute rules keep their value in `identifier`; what the combined rule puts there is not
        // documented (A43), so it reads only the two members of its own.
        let (issuer, policy_oid) = match &kind {
            Member::Known(RuleType::IssuerSubject) => (identifier.or(issuer), None),
            Member::Known(RuleType::PolicyOid) => (None, identifier.or(policy_oid)),
            _ => (issuer, policy_oid),
        };
        let issuer = issuer.map(|text| (dn::parse(&text.value), text));
        if let Member::Known(kind) = &kind {
            let needs_issuer = *kind != RuleType::PolicyOid;
            let needs_oid = *kind != RuleType::IssuerSubject;
            if needs_issuer && issuer.is_none() || needs_oid && policy_oid.is_none() {
                reader.note(Note::new(Severity::Error, &findings::RULE_INCOMPLETE).at(&node.at));
            }
            if let Some((None, text)) = &issuer {
                never_matches(reader, &findings::ISSUER_NOT_A_NAME, text);
            }
            if let Some(text) = policy_oid.as_ref().filter(|text| !is_oid(&text.value)) {
                never_matches(reader, &findings::OID_INVALID, text);
            }
        }
        Ok(Self {
            at: node.at.clone(),
            kind,
            issuer: issuer.map(|(parsed, text)| (text, parsed)),
            policy_oid: policy_oid.map(|text| text.value),
            mode: reader.member(&members, "x509CertificateAuthenticationMode", MODES)?,
            required_affinity: reader
                .member(&members, REQUIRED_AFFINITY, AFFINITIES)?
                .or_else(|| untold(reader, &members, REQUIRED_AFFINITY)),
        })
    }
}
