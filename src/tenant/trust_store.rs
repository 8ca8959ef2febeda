//! The certificate authorities that a tenant trusts: the PKI-based store and the classic one (spec 5.4).

use super::reader::{Located, Member, Node, Reader};
use super::recognise::{Found, Kind};
use crate::catalogue::findings;
use crate::credential::certificate::{AuthorityKeyId, Certificate};
use crate::credential::paste::Pasted;
use crate::error::Error;
use crate::trace::Note;
use crate::verdict::{Clause, Severity};
use crate::vocabulary::text::base64_any;

/// Every authority of both stores, each certificate once.
#[derive(Clone, Debug, Default)]
pub(crate) struct TrustStore {
    pub at: Option<Clause>,
    pub authorities: Vec<Authority>,
}

/// `certificateAuthorityDetail` or `certificateAuthority`.
#[derive(Clone, Debug)]
pub(crate) struct Authority {
    pub at: Clause,
    pub certificate: Certificate,
    /// Marked as root, or self-signed.
    pub is_root: bool,
    pub revocation_list: Option<Located<String>>,
    pub delta_revocation_list: Option<Located<String>>,
    is_classic: bool,
}

impl Authority {
    pub fn subject_key_id(&self) -> Option<&[u8]> {
        self.certificate.subject_key_id.as_deref()
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum AuthorityType {
    Root,
    Intermediate,
}

const TYPES: &[(&str, AuthorityType)] = &[
    ("root", AuthorityType::Root),
    ("intermediate", AuthorityType::Intermediate),
];

const MEMBERS: &[&str] = &[
    "id",
    "deletedDateTime",
    "certificateAuthorityType",
    "isRootAuthority",
    "certificate",
    "displayName",
    "issuer",
    "issuerSki",
    "issuerSubjectKeyIdentifier",
    "createdDateTime",
    "expirationDateTime",
    "thumbprint",
    "certificateRevocationListUrl",
    "deltaCertificateRevocationListUrl",
    // The documentation's own spelling of it.
    "deltacertificateRevocationListUrl",
    "isIssuerHintEnabled",
];

/// Authorities of one trust store, and bytes of one of their certificates (spec 5.4).
const AUTHORITIES: usize = 250;
const AUTHORITY_BYTES: usize = 8 * 1024;

/// The store as a whole: the list that an authority stands in, not the first authority of it.
fn collection_of(at: &Clause) -> Clause {
    let path = at.path.strip_suffix("/0").unwrap_or(&at.path);
    Clause {
        document: at.document,
        path: path.to_owned(),
    }
}

/// A certificate by which an authority's new key is vouched for by its old one has one name twice as well, but not one
/// key.
fn is_self_signed(certificate: &Certificate) -> bool {
    let own_key = match &certificate.authority_key_id {
        Some(AuthorityKeyId::KeyIdentifier(id)) => certificate.subject_key_id.as_ref() == Some(id),
        _ => true,
    };
    certificate.subject_der == certificate.issuer_der && own_key
}

/// LDAP is not supported; on https the documentation's pages disagree (A54).
fn lint_url(reader: &mut Reader, url: Option<&Located<String>>) {
    let Some(url) = url else { return };
    let scheme = url.value.split(':').next().unwrap_or_default();
    let (severity, row) = match scheme.to_ascii_lowercase().as_str() {
        "http" => return,
        "https" => (Severity::Info, &findings::LIST_URL_HTTPS),
        _ => (Severity::Warning, &findings::LIST_URL),
    };
    reader.note(
        Note::new(severity, row)
            .at(&url.at)
            .with("value", &url.value),
    );
}

impl TrustStore {
    /// The authority with this key, where it issues other authorities of the store, or is a root beside others.
    pub fn issuer_of_authorities(&self, ski: &[u8]) -> Option<&Authority> {
        self.authorities.iter().find(|authority| {
            authority.subject_key_id() == Some(ski)
                && self.authorities.iter().any(|other| {
                    other.certificate.der != authority.certificate.der
                        && other.certificate.authority_key_id
                            == Some(AuthorityKeyId::KeyIdentifier(ski.to_vec()))
                })
        })
    }
    /// The store that the documents hold, `None` when they hold none.
    pub fn read(reader: &mut Reader, found: &Found<'_>) -> Result<Option<Self>, Error> {
        let mut store = Self::default();
        let documents = found
            .resources
            .iter()
            .filter(|resource| resource.kind == Kind::TrustStore);
        for resource in documents {
            store
                .at
                .get_or_insert_with(|| collection_of(&resource.node.at));
            match resource.node.get("certificateAuthorities") {
                Some(list) => {
                    for node in list.items() {
                        store.add(reader, &node)?;
                    }
                }
                None if resource.node.get("certificate").is_some() => {
                    store.add(reader, &resource.node)?;
                }
                // A certificateBasedAuthPki without its authorities.
                None => {}
            }
        }
        if let Some(at) = &store.at
            && store.authorities.len() > AUTHORITIES
        {
            reader.note(
                Note::new(Severity::Warning, &findings::TOO_MANY_AUTHORITIES)
                    .at(at)
                    .with("count", store.authorities.len().to_string())
                    .with("bound", AUTHORITIES.to_string()),
            );
        }
        Ok(store.at.is_some().then_some(store))
    }

    fn add(&mut self, reader: &mut Reader, node: &Node<'_>) -> Result<(), Error> {
        let members = reader.members(std::slice::from_ref(node), MEMBERS)?;
        let url = |reader: &mut Reader, name: &str| -> Result<_, Error> {
            let read = reader.string(&members, name)?;
            let url = read
                .map(|read| reader.trimmed(read))
                .filter(|url| !url.value.is_empty());
            lint_url(reader, url.as_ref());
            Ok(url)
        };
        let revocation_list = url(reader, "certificateRevocationListUrl")?;
        let delta_revocation_list = match url(reader, "deltaCertificateRevocationListUrl")? {
            Some(url) => Some(url),
            None => url(reader, "deltacertificateRevocationListUrl")?,
        };
        let marked = reader
            .member(&members, "certificateAuthorityType", TYPES)?
            .is_some_and(|read| read.value == Member::Known(AuthorityType::Root));
        let classic = reader.boolean(&members, "isRootAuthority")?;
        let certificate = reader.string(&members, "certificate")?;
        let read = certificate.as_ref().and_then(|text| {
            let der = base64_any(&text.value.split_whitespace().collect::<String>())?;
            // Graph's base64 is the DER; some exports hold the base64 of the PEM text.
            match std::str::from_utf8(&der) {
                Ok(pem) if pem.contains("-----BEGIN ") => {
                    Pasted::read(pem).ok()?.certificates.into_iter().next()
                }
                _ => Certificate::from_der(&der).ok(),
            }
        });
        let Some(certificate) = read else {
            reader.note(
                Note::new(Severity::Error, &findings::AUTHORITY_UNREADABLE)
                    .at(certificate.as_ref().map_or(&node.at, |text| &text.at)),
            );
            return Ok(());
        };
        if certificate.der.len() > AUTHORITY_BYTES {
            reader.note(
                Note::new(Severity::Warning, &findings::AUTHORITY_TOO_LARGE)
                    .at(&node.at)
                    .with("count", certificate.der.len().to_string())
                    .with("bound", AUTHORITY_BYTES.to_string()),
            );
        }
        let self_signed = is_self_signed(&certificate);
        self.merge(Authority {
            at: node.at.clone(),
            is_root: marked || classic.as_ref().is_some_and(|read| read.value) || self_signed,
            certificate,
            revocation_list,
            delta_revocation_list,
            is_classic: classic.is_some(),
        });
        Ok(())
    }

    /// Union of the two stores. The priority between them concerns revocation data: the PKI-based store goes first,
    /// unless it names no list and the classic one does, or the two differ.
    fn merge(&mut self, added: Authority) {
        let same = self
            .authorities
            .iter_mut()
            .find(|known| known.certificate.der == added.certificate.der);
        let Some(known) = same else {
            self.authorities.push(added);
            return;
        };
        known.is_root |= added.is_root;
        let (classic, pki) = if added.is_classic {
            (added, known.clone())
        } else {
            (known.clone(), added)
        };
        let of_classic = classic.revocation_list.is_some();
        let chosen = if of_classic { classic } else { pki };
        known.revocation_list = chosen.revocation_list;
        known.delta_revocation_list = chosen.delta_revocation_list;
    }
}
