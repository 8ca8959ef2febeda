//! Certificates in what people paste: PEM with text around it, base64, hex, bundles.

use asn1_rs::Any;
use asn1_rs::Class;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use x509_parser::prelude::FromDer;
use x509_parser::revocation_list::CertificateRevocationList;

use crate::base::error::{Error, too_large};
use crate::base::sorted::{Set, sort_by_key};
use crate::contract::limits;
use crate::credential::secret::{encrypted_key, header_length, holds_key, is_key_pem, private_key};
use crate::credential::x509::certificate::Certificate;
use crate::vocabulary::text::{base64_any, hex};
use crate::words::errors;

/// The certificates of a text, and why others in it cannot be read.
#[derive(Debug, Default)]
pub(crate) struct Pasted {
    /// In the order of the text.
    pub certificates: Vec<Certificate>,
    /// Why others cannot be read, each with its place among all of them, from 0.
    pub unreadable: Vec<(usize, Error)>,
}

impl Pasted {
    /// Reads every certificate in a text: PEM, also several blocks with text around them, or one as base64 or hex DER.
    /// Where none can be read, the first says why.
    pub fn read(text: &str) -> Result<Self, Error> {
        if text.len() > limits::CERTIFICATE_BYTES {
            return Err(too_large("certificate", limits::CERTIFICATE_BYTES, "bytes"));
        }
        let (ders, broken) = if let Some(ders) = plain_pem(text) {
            (ders, None)
        } else if text.contains("-----BEGIN ") {
            pem_blocks(text)?
        } else {
            let bytes = bare_der(text)?;
            if holds_key(&bytes) {
                return Err(private_key());
            }
            (vec![bytes], None)
        };
        let mut pasted = Self::default();
        for der in &ders {
            match bundle(der) {
                Some(bundled) => pasted.add_bundle(&bundled),
                None => pasted.add(der),
            }
            if pasted.len() > limits::CERTIFICATES {
                return Err(too_many());
            }
        }
        let at = pasted.len();
        pasted.unreadable.extend(broken.map(|error| (at, error)));
        match pasted.unreadable.first() {
            Some((_, error)) if pasted.certificates.is_empty() => Err(error.clone()),
            _ => Ok(pasted),
        }
    }

    /// The certificate that comes first, and the places of those that cannot be read.
    pub fn into_leaf(self) -> Result<(Certificate, Vec<usize>), Error> {
        match self.unreadable.first() {
            Some((0, error)) => Err(error.clone()),
            _ => match self.certificates.into_iter().next() {
                Some(leaf) => Ok((leaf, self.unreadable.iter().map(|(at, _)| *at).collect())),
                None => Err(Error::new(&errors::CERTIFICATE_EMPTY)),
            },
        }
    }

    /// Certificates in the text, readable or not.
    pub fn len(&self) -> usize {
        self.certificates.len() + self.unreadable.len()
    }

    fn add(&mut self, der: &[u8]) {
        match Certificate::from_der(der) {
            Ok(certificate) => self.certificates.push(certificate),
            Err(what) => self.unreadable.push((self.len(), not_one(der, what))),
        }
    }

    /// A bundle has no order of its own: what issued another one goes last, so that a leaf is first, and what cannot
    /// be read after that.
    fn add_bundle(&mut self, bundled: &[&[u8]]) {
        let mut read = Self::default();
        for der in bundled {
            read.add(der);
        }
        let issuers: Set<Vec<u8>> = read
            .certificates
            .iter()
            .filter(|one| one.subject_der != one.issuer_der)
            .map(|one| one.issuer_der.clone())
            .collect();
        sort_by_key(&mut read.certificates, |one| {
            issuers.contains(&one.subject_der)
        });
        self.certificates.extend(read.certificates);
        for (_, error) in read.unreadable {
            self.unreadable.push((self.len(), error));
        }
    }
}

fn too_many() -> Error {
    too_large("certificate", limits::CERTIFICATES, "certificates")
}

/// 1.2.840.113549.1.7.2, signedData: a `.p7b` bundle.
const SIGNED_DATA: &[u8] = &[6, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 7, 2];

/// The certificates of a PKCS #7 bundle in DER (RFC 5652, section 5.1); `None` when it is not one, or holds none.
fn bundle(der: &[u8]) -> Option<Vec<&[u8]>> {
    let children = |bytes: &'_ [u8]| -> Option<Vec<(bool, u32, usize, usize)>> {
        let mut rest = bytes;
        let mut found = Vec::new();
        while !rest.is_empty() {
            let start = bytes.len() - rest.len();
            let (after, any) = Any::from_der(rest).ok()?;
            let context = any.class() == Class::ContextSpecific;
            found.push((context, any.tag().0, start, bytes.len() - after.len()));
            rest = after;
        }
        Some(found)
    };
    let (_, content_info) = Any::from_der(der).ok()?;
    let content = content_info.data.strip_prefix(SIGNED_DATA)?;
    let (_, explicit) = Any::from_der(content).ok()?;
    let (_, signed_data) = Any::from_der(explicit.data).ok()?;
    let body = signed_data.data;
    let (_, _, start, end) = children(body)?
        .into_iter()
        .find(|(context, tag, ..)| *context && *tag == 0)?;
    let (_, certificates) = Any::from_der(body.get(start..end)?).ok()?;
    let set = certificates.data;
    let found: Vec<&[u8]> = children(set)?
        .into_iter()
        .filter_map(|(_, _, start, end)| set.get(start..end))
        .collect();
    (!found.is_empty()).then_some(found)
}

/// Why bytes are not a certificate: most often because they are something else that people export.
fn not_one(der: &[u8], what: String) -> Error {
    let cut_off = || {
        let declared = declared_length(der)?;
        (declared > der.len()).then_some(declared)
    };
    // Looked at even where the rest is cut off: what is a secret has to be known as one.
    let content = header_length(der)
        .and_then(|length| der.get(length..))
        .unwrap_or_default();
    match content {
        content if content.starts_with(SIGNED_DATA) => Error::new(&errors::CERTIFICATE_BUNDLE),
        // PKCS #1, PKCS #8 and SEC 1 keys begin with a version, and so does a PKCS #12 file; a certificate with a
        // SEQUENCE.
        [2, 1, 0 | 1, ..] => private_key(),
        [2, 1, 3, ..] => Error::new(&errors::CERTIFICATE_KEY_STORE).secret(),
        content if encrypted_key(content) => private_key(),
        _ if der.starts_with(&[0x30, 0x80]) => Error::new(&errors::CERTIFICATE_BER),
        _ if CertificateRevocationList::from_der(der).is_ok() => {
            Error::new(&errors::CERTIFICATE_CRL)
        }
        _ => match cut_off() {
            Some(declared) => Error::new(&errors::CERTIFICATE_CUT_OFF)
                .with("declared", declared.to_string())
                .with("present", der.len().to_string()),
            None => Error::new(&errors::CERTIFICATE_DER).with("what", what),
        },
    }
}

/// Length that the outermost DER value says it has, its header included.
fn declared_length(der: &[u8]) -> Option<usize> {
    let header = header_length(der)?;
    let length = match der.get(2..header)? {
        [] => u64::from(*der.get(1)?),
        digits @ ([_] | [_, _] | [_, _, _] | [_, _, _, _]) => digits
            .iter()
            .fold(0, |length, digit| length << 8 | u64::from(*digit)),
        _ => return None,
    };
    usize::try_from(length).ok()?.checked_add(header)
}

/// The certificates of a text that is nothing but well-formed blocks of them, as most are.
fn plain_pem(text: &str) -> Option<Vec<Vec<u8>>> {
    let mut rest = text.trim_ascii_start();
    let mut ders = Vec::new();
    while !rest.is_empty() {
        let body = rest.strip_prefix("-----BEGIN CERTIFICATE-----")?;
        let (body, after) = body.split_once("-----END CERTIFICATE-----")?;
        let der = der_of(body).filter(|der| !der.is_empty())?;
        ders.push(der);
        rest = after.trim_ascii_start();
    }
    (1..=limits::CERTIFICATES)
        .contains(&ders.len())
        .then_some(ders)
}

/// The certificates among the PEM blocks of a text. Pasted text is often indented, on one line, or carries `\n`
/// as two characters; blocks that are not certificates are left out, a private key is refused. Beside them stands why a
/// later block cannot be read.
fn pem_blocks(text: &str) -> Result<(Vec<Vec<u8>>, Option<Error>), Error> {
    if is_key_pem(text) {
        return Err(private_key());
    }
    let text = text.replace("\\n", "\n");
    let mut ders = Vec::new();
    let mut labels = Vec::new();
    // Between the dashes stand in turn: text, a label, base64, a label, text …
    let mut parts = text.split("-----").map(str::trim);
    while let Some(part) = parts.next() {
        let Some(label) = part.strip_prefix("BEGIN ") else {
            continue;
        };
        let body = parts.next().unwrap_or_default();
        let is_closed = parts.next().is_some_and(|end| end.starts_with("END "));
        let block = match (is_closed, der_of(body)) {
            (true, Some(der)) => der,
            (is_closed, _) => {
                let row = if is_closed {
                    &errors::PEM_BASE64
                } else {
                    &errors::PEM_WITHOUT_END
                };
                // What stands before the broken block was read.
                return match ders.is_empty() {
                    true => Err(Error::new(row)),
                    false => Ok((ders, Some(Error::new(row)))),
                };
            }
        };
        match label {
            "CERTIFICATE" | "X509 CERTIFICATE" | "TRUSTED CERTIFICATE" | "PKCS7" | "CMS" => {
                ders.push(block);
            }
            label => labels.push(label.to_owned()),
        }
        if ders.len() > limits::CERTIFICATES {
            return Err(too_many());
        }
    }
    if ders.is_empty() {
        return Err(Error::new(&errors::CERTIFICATE_LABEL).with("label", labels.join(", ")));
    }
    Ok((ders, None))
}

/// The bytes of a PEM block's lines (RFC 7468, section 3).
fn der_of(lines: &str) -> Option<Vec<u8>> {
    let base64: String = lines.split_ascii_whitespace().collect();
    STANDARD.decode(base64).ok()
}

/// One certificate as base64 (either alphabet, padded or not) or hex.
fn bare_der(text: &str) -> Result<Vec<u8>, Error> {
    let compact: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    if compact.is_empty() {
        return Err(Error::new(&errors::CERTIFICATE_EMPTY));
    }
    // A certificate is a DER SEQUENCE longer than 127 bytes: `30 8…` in hex, `MI` in base64.
    let is_hex = compact.get(..3).is_some_and(|start| {
        start.eq_ignore_ascii_case("308") || start.eq_ignore_ascii_case("30:")
    });
    if let Some(der) = hex(&compact).filter(|_| is_hex) {
        return Ok(der);
    }
    base64_any(&compact).ok_or_else(|| Error::new(&errors::CERTIFICATE_TEXT))
}
