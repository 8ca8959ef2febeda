//! The certificate-based authentication method policy, as far as it decides between single-factor and
//! multifactor (spec 5.1 and 5.3).

use super::method::{METHOD_MEMBERS, Method};
use super::reader::{Located, Member, Node, Reader};
use crate::error::Error;
use crate::scenario::CertificateMode;
use crate::verdict::Clause;
use crate::vocabulary::dn::{self, Dn};

/// `x509CertificateAuthenticationMethodConfiguration`.
#[derive(Clone, Debug)]
pub(crate) struct X509Policy {
    pub method: Method,
    pub default_mode: Option<Located<Member<CertificateMode>>>,
    pub rules: Vec<ModeRule>,
}

/// `x509CertificateRule`.
#[derive(Clone, Debug)]
pub(crate) struct ModeRule {
    pub at: Clause,
    pub kind: Member<RuleType>,
    /// Issuer, for the two rule types that name one: as written, and parsed where it is a name.
    pub issuer: Option<(String, Option<Dn>)>,
    pub policy_oid: Option<String>,
    pub mode: Option<Located<Member<CertificateMode>>>,
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
            if let Some(list) = reader.list(&modes, "rules")? {
                for node in list.items() {
                    rules.push(ModeRule::read(reader, &node)?);
                }
            }
        }
        Ok(Self {
            method: Method::read(reader, &members, at)?,
            default_mode,
            rules,
        })
    }
}

impl ModeRule {
    fn read(reader: &mut Reader, node: &Node<'_>) -> Result<Self, Error> {
        let members = reader.members(
            std::slice::from_ref(node),
            &[
                "x509CertificateRuleType",
                "identifier",
                "issuerSubjectIdentifier",
                "policyOidIdentifier",
                "x509CertificateAuthenticationMode",
                "x509CertificateRequiredAffinityLevel",
            ],
        )?;
        let mut text = |name| -> Result<Option<String>, Error> {
            let read = reader.string(&members, name)?;
            Ok(read
                .map(|read| reader.trimmed(read).value)
                .filter(|text| !text.is_empty()))
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
        Ok(Self {
            at: node.at.clone(),
            kind,
            issuer: issuer.map(|text| {
                let parsed = dn::parse(&text);
                (text, parsed)
            }),
            policy_oid,
            mode: reader.member(&members, "x509CertificateAuthenticationMode", MODES)?,
        })
    }
}
