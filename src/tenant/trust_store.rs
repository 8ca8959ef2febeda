//! The certificate authorities that a tenant trusts: the PKI-based store and the classic one (certificates.md#trust-store-chain-and-revocation).

use crate::base::error::Error;
use crate::base::note::Note;
use crate::base::sorted::Map;
use crate::contract::verdict::{Clause, Severity};
use crate::credential::paste::Pasted;
use crate::credential::x509::certificate::{AuthorityKeyId, Certificate};
use crate::tenant::reader::{Located, Member, Node, Reader};
use crate::tenant::recognise::{Found, Kind};
use crate::vocabulary::text::{base64_any, excerpt};
use crate::words::findings;
use crate::words::sentence::Row;

/// Every authority of both stores, each certificate once.
#[derive(Clone, Debug, Default)]
pub(crate) struct TrustStore {
    pub at: Option<Clause>,
    pub authorities: Vec<Authority>,
    /// Where authorities that the tenant has were left out.
    pub gap: Option<Clause>,
    /// Where an export has cut some of them: one that is there may have stood in the other store too, with a list.
    pub is_cut: bool,
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
    /// It bears what an export has and a bundle of certificates has not: an id, or what the service reads off a certificate.
    pub is_exported: bool,
}

/// A key to find an authority of one store by: whether it is the classic one, and what tells keys apart.
type KeyIn<'a> = (bool, &'a [u8]);

/// A revocation list and its delta list.
type Lists = (Option<Located<String>>, Option<Located<String>>);

impl Authority {
    pub fn subject_key_id(&self) -> Option<&[u8]> {
        self.certificate.subject_key_id.as_deref()
    }

    /// What tells authorities apart across the stores: the key identifier, or the certificate where it has none.
    fn key(&self) -> &[u8] {
        self.subject_key_id().unwrap_or(&self.certificate.der)
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

/// Authorities of one trust store, and bytes of one of their certificates (certificates.md#trust-store-chain-and-revocation).
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
        let listed = lists_of_stores(found);
        let documents = found
            .resources
            .iter()
            .filter(|resource| resource.kind == Kind::TrustStore);
        for resource in documents {
            store
                .at
                .get_or_insert_with(|| collection_of(&resource.node.at));
            // Whether an authority has a revocation list is not told then.
            store.is_cut |= resource.node.leaves_out("certificateRevocationListUrl")
                && is_authority(&resource.node);
            let list = match resource.node.get("certificateAuthorities") {
                Some(list) => {
                    if list.is_cut() {
                        store.is_cut = true;
                        store.gap.get_or_insert_with(|| list.at.clone());
                    }
                    reader.list_at(list)?
                }
                None => None,
            };
            match list {
                Some(list) => {
                    for node in list.items() {
                        store.add(reader, &node)?;
                    }
                    let more = resource.node.get(MORE_AUTHORITIES);
                    if more.is_some_and(|more| more.value.is_string())
                        && !has_list(&listed, &resource.node)
                    {
                        store.note_gap(reader, &findings::PARTIAL_LIST, &list.at);
                    }
                }
                None if is_authority(&resource.node) => {
                    store.add(reader, &resource.node)?;
                }
                // A certificateBasedAuthPki without its authorities.
                None => {}
            }
        }
        store.settle();
        for page in found
            .unfinished()
            .filter(|page| page.kind == Some(Kind::TrustStore))
        {
            store.gap.get_or_insert_with(|| page.node.at.clone());
        }
        if let Some(cut) = found.cut_of(Kind::TrustStore) {
            store.is_cut = true;
            store.gap.get_or_insert_with(|| cut.clone());
        }
        if let Some(hidden) = found.hidden(Kind::TrustStore) {
            store.gap.get_or_insert(hidden);
        }
        for pki in without_authorities(found, &listed) {
            store.note_gap(reader, &findings::AUTHORITIES_MISSING, &pki.at);
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
        if let Some(time) = node.deleted() {
            let note = Note::new(Severity::Warning, &findings::DELETED).at(&node.at);
            reader.note(note.with("value", excerpt(time)));
            return Ok(());
        }
        let before = reader.cut.len();
        let members = reader.members(std::slice::from_ref(node), MEMBERS)?;
        // Its list may stand under a name that is nearly the right one.
        self.is_cut |= reader.misspelt_since(before).is_some();
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
            match &certificate {
                Some(text) => reader
                    .note(Note::new(Severity::Error, &findings::AUTHORITY_UNREADABLE).at(&text.at)),
                None => self.note_gap(reader, &findings::AUTHORITY_WITHOUT_CERTIFICATE, &node.at),
            }
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
        let self_signed = certificate.is_self_signed();
        self.authorities.push(Authority {
            at: node.at.clone(),
            is_root: marked || classic.as_ref().is_some_and(|read| read.value) || self_signed,
            certificate,
            revocation_list,
            delta_revocation_list,
            is_classic: classic.is_some(),
            is_exported: ["id", "issuer", "issuerSki"]
                .into_iter()
                .any(|name| members.has(name)),
        });
        Ok(())
    }

    fn note_gap(&mut self, reader: &mut Reader, row: &'static Row, at: &Clause) {
        reader.note(Note::new(Severity::Warning, row).at(at));
        self.gap.get_or_insert_with(|| at.clone());
    }

    /// Union of the two stores, each certificate once. The priority between them concerns revocation data of one key: the
    /// PKI-based store goes first, unless it names no list and the classic one does, or the two differ.
    fn settle(&mut self) {
        let mut with_list: Map<KeyIn<'_>, &Authority> = Map::new();
        for authority in &self.authorities {
            if authority.revocation_list.is_some() {
                let key = (authority.is_classic, authority.key());
                with_list.settled(key, authority);
            }
        }
        let chosen: Vec<Option<Lists>> = self
            .authorities
            .iter()
            .map(|authority| {
                let other = with_list.get(&(!authority.is_classic, authority.key()))?;
                Some(if authority.is_classic {
                    lists(authority, other)
                } else {
                    lists(other, authority)
                })
            })
            .collect();
        let mut settled: Vec<Authority> = Vec::new();
        for (mut one, chosen) in std::mem::take(&mut self.authorities)
            .into_iter()
            .zip(chosen)
        {
            if let Some(chosen) = chosen {
                (one.revocation_list, one.delta_revocation_list) = chosen;
            }
            let before = settled
                .iter_mut()
                .find(|before| before.certificate.der == one.certificate.der);
            match before {
                None => settled.push(one),
                Some(before) => {
                    before.is_root |= one.is_root;
                    before.is_exported |= one.is_exported;
                    if before.revocation_list.is_none() {
                        before.revocation_list = one.revocation_list;
                        before.delta_revocation_list = one.delta_revocation_list;
                    }
                }
            }
        }
        self.authorities = settled;
    }
}

/// The lists that count of one key in both stores. Where both name the same one, a delta list that either has counts.
fn lists(classic: &Authority, pki: &Authority) -> Lists {
    let url = |list: &Option<Located<String>>| list.as_ref().map(|list| list.value.clone());
    let chosen = if classic.revocation_list.is_some() {
        classic
    } else {
        pki
    };
    let same = url(&classic.revocation_list) == url(&pki.revocation_list);
    let of_pki = pki.delta_revocation_list.clone().filter(|_| same);
    (
        chosen.revocation_list.clone(),
        chosen.delta_revocation_list.clone().or(of_pki),
    )
}

/// Whether a resource is an authority rather than the store that holds some.
fn is_authority(node: &Node<'_>) -> bool {
    ["certificate", "certificateAuthorityType", "isRootAuthority"]
        .iter()
        .any(|name| node.get(name).is_some())
}

/// Where a list of authorities goes on.
const MORE_AUTHORITIES: &str = "certificateAuthorities@odata.nextLink";

/// The stores that the lists of authorities are about, by the id that their contexts name; `None` for one that names none.
fn lists_of_stores<'v>(found: &Found<'v>) -> Vec<Option<&'v str>> {
    found
        .resources
        .iter()
        .filter(|one| one.kind == Kind::TrustStore)
        .filter(|one| is_authority(&one.node) || one.node.value.is_array())
        .filter(|one| one.node.get("isRootAuthority").is_none())
        .map(|one| one.context.and_then(store_of))
        .collect()
}

/// Whether a list of its own holds the authorities of a store.
fn has_list(listed: &[Option<&str>], store: &Node<'_>) -> bool {
    let id = store.get("id");
    let id = id.as_ref().and_then(|id| id.value.as_str());
    id.is_some_and(|id| {
        let mut lists = listed.iter().flatten();
        lists.any(|list| list.eq_ignore_ascii_case(id))
    })
}

/// Stores that stand in the documents without their authorities, as Graph lists them unless they are asked for. Their
/// authorities may stand in a list of their own, or with the same store in another document.
fn without_authorities<'f, 'v>(found: &'f Found<'v>, listed: &[Option<&str>]) -> Vec<&'f Node<'v>> {
    let stores = || {
        let all = found.resources.iter().map(|one| (one.kind, &one.node));
        all.filter(|(kind, node)| {
            *kind == Kind::TrustStore && node.value.is_object() && !is_authority(node)
        })
        .map(|(_, node)| node)
    };
    let is_whole = |node: &Node<'v>| {
        node.get("certificateAuthorities")
            .is_some_and(|list| list.value.is_array() || list.value.is_object())
    };
    let same = |one: &Node<'v>, other: &Node<'v>| {
        let id = |node: &Node<'v>| node.get("id")?.value.as_str().map(str::to_ascii_lowercase);
        id(one).is_some() && id(one) == id(other)
    };
    let bare: Vec<&Node<'v>> = stores()
        .filter(|node| !is_whole(node) && !has_list(listed, node))
        .filter(|node| !stores().any(|other| is_whole(other) && same(node, other)))
        .collect();
    // A list that names no store can only be that of the one that lacks its own.
    match bare.as_slice() {
        [_] if listed.contains(&None) => Vec::new(),
        _ => bare,
    }
}

/// The id of the store whose authorities a context is about.
fn store_of(context: &str) -> Option<&str> {
    let (_, rest) = context.split_once("certificateBasedAuthConfigurations('")?;
    let (id, _) = rest.split_once("')")?;
    Some(id)
}
