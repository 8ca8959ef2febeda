//! The signed BLOB: a JSON Web Token in compact form whose header carries the certificates of its signer.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Deserialize;

use crate::base::error::Error;
use crate::contract::limits;
use crate::credential::paste::Pasted;
use crate::credential::x509::certificate::Certificate;
use crate::credential::x509::signature;
use crate::credential::x509::signature::{Signed, Verified};
use crate::metadata::chain::{Anchored, anchored};
use crate::vocabulary::text::base64_any;
use crate::words::errors;

/// GlobalSign Root CA - R3, to which the FIDO Alliance's signer chains.
///
/// Source: <https://secure.globalsign.com/cacert/root-r3.crt>, SHA-256
/// `CBB522D7B7F127AD6A0113865BDF1CD4102E7D0759AF635A7CF4720DC963C53B`.
const DEFAULT_ROOT: &str = include_str!("globalsign_root_ca_r3.pem");

/// Whom the default root has to have vouched for: it vouches for many others too.
const SIGNER: &str = "mds.fidoalliance.org";

/// A BLOB taken apart.
pub(crate) struct Blob {
    header: Header,
    pub payload: String,
    /// Header and payload as they were signed.
    message: Vec<u8>,
    signature: Vec<u8>,
}

#[derive(Deserialize)]
struct Header {
    alg: String,
    #[serde(default)]
    x5c: Vec<String>,
}

/// Who signed.
pub(crate) struct Signers {
    /// The signer first, then those that vouch for it, up to the root.
    pub certificates: Vec<Certificate>,
    /// Whether signatures were verified; a build can leave them out.
    pub verified: bool,
}

impl Blob {
    pub fn read(text: &str) -> Result<Self, Error> {
        let parts: Vec<&str> = text.splitn(4, '.').collect();
        let [header, payload, signature] = parts.as_slice() else {
            return Err(Error::new(&errors::METADATA_FORM));
        };
        let part = |name: &str, text: &str| {
            URL_SAFE_NO_PAD
                .decode(text.trim_end_matches('='))
                .ok()
                .filter(|bytes| !bytes.is_empty())
                .ok_or_else(|| Error::new(&errors::METADATA_PART).with("name", name))
        };
        let header_bytes = part("header", header)?;
        let header_read: Header = serde_json::from_slice(&header_bytes)
            .map_err(|_| Error::new(&errors::METADATA_PART).with("name", "header"))?;
        let payload_text = String::from_utf8(part("payload", payload)?)
            .map_err(|_| Error::new(&errors::METADATA_PART).with("name", "payload"))?;
        let signed = header.len() + 1 + payload.len();
        Ok(Self {
            header: header_read,
            payload: payload_text,
            message: text.as_bytes().get(..signed).unwrap_or_default().to_vec(),
            signature: part("signature", signature)?,
        })
    }

    /// Verifies chain and signature, up to the root that was given or the built-in one. Dates are judged elsewhere.
    pub fn verify(&self, root: Option<&str>) -> Result<Signers, Error> {
        let anchors = Pasted::read(root.unwrap_or(DEFAULT_ROOT))
            .map_err(|error| error.at("/trust/metadataRoot"))?
            .certificates;
        let chain = self.chain()?;
        // Without certificates the root itself signed (section 3.2 of the specification).
        let chain = if chain.is_empty() {
            anchors.clone()
        } else {
            chain
        };
        let (certificates, by_chain) = match anchored(&chain, &anchors) {
            Some(Anchored::Yes { path, verified }) => (
                path.into_iter().cloned().collect::<Vec<Certificate>>(),
                verified,
            ),
            Some(Anchored::No(last)) => return Err(not_trusted(last, &anchors)),
            None => return Err(Error::new(&errors::METADATA_PART).with("name", "x5c")),
        };
        let Some(signer) = certificates.first() else {
            return Err(Error::new(&errors::METADATA_PART).with("name", "x5c"));
        };
        if root.is_none() && !signer.subject.has_common_name(SIGNER) {
            return Err(Error::new(&errors::METADATA_SIGNER)
                .with("name", signer.subject.encoded_order())
                .with("expected", SIGNER));
        }
        match by_chain.max(self.verify_signature(signer)?) {
            Verified::Unsupported => Err(self.algorithm_unknown()),
            Verified::Invalid => Err(Error::new(&errors::METADATA_SIGNATURE)),
            verified => Ok(Signers {
                certificates,
                verified: verified == Verified::Valid,
            }),
        }
    }

    fn verify_signature(&self, signer: &Certificate) -> Result<Verified, Error> {
        let (algorithm, signature) = match self.header.alg.as_str() {
            "RS256" => (RS256, Some(self.signature.clone())),
            "RS384" => (RS384, Some(self.signature.clone())),
            "RS512" => (RS512, Some(self.signature.clone())),
            "ES256" => (ES256, der_signature(&self.signature, 32)),
            "ES384" => (ES384, der_signature(&self.signature, 48)),
            "ES512" => (ES512, der_signature(&self.signature, 66)),
            _ => return Err(self.algorithm_unknown()),
        };
        let signed = Signed {
            message: self.message.clone(),
            algorithm: algorithm.to_vec(),
            signature: signature.ok_or_else(|| Error::new(&errors::METADATA_SIGNATURE))?,
        };
        Ok(signature::verify(&signed, &signer.key_der))
    }

    fn algorithm_unknown(&self) -> Error {
        Error::new(&errors::METADATA_ALGORITHM)
            .with("value", crate::vocabulary::text::excerpt(&self.header.alg))
    }

    fn chain(&self) -> Result<Vec<Certificate>, Error> {
        if self.header.x5c.len() > limits::CERTIFICATES {
            return Err(crate::base::error::too_large(
                "x5c",
                limits::CERTIFICATES,
                "certificates",
            ));
        }
        self.header
            .x5c
            .iter()
            .map(|text| {
                base64_any(text)
                    .and_then(|der| Certificate::from_der(&der).ok())
                    .ok_or_else(|| Error::new(&errors::METADATA_PART).with("name", "x5c"))
            })
            .collect()
    }
}

fn not_trusted(last: &Certificate, anchors: &[Certificate]) -> Error {
    let roots: Vec<String> = anchors
        .iter()
        .map(|anchor| anchor.subject.encoded_order())
        .collect();
    Error::new(&errors::METADATA_NOT_TRUSTED)
        .with("name", last.subject.encoded_order())
        .with("issuer", last.issuer.encoded_order())
        .with("roots", roots.join("; "))
}

// DER of the AlgorithmIdentifiers (RFC 4055 and RFC 5758) of what RFC 7518 names.
const RS256: &[u8] = &[0x30, 13, 6, 9, 42, 134, 72, 134, 247, 13, 1, 1, 11, 5, 0];
const RS384: &[u8] = &[0x30, 13, 6, 9, 42, 134, 72, 134, 247, 13, 1, 1, 12, 5, 0];
const RS512: &[u8] = &[0x30, 13, 6, 9, 42, 134, 72, 134, 247, 13, 1, 1, 13, 5, 0];
const ES256: &[u8] = &[0x30, 10, 6, 8, 42, 134, 72, 206, 61, 4, 3, 2];
const ES384: &[u8] = &[0x30, 10, 6, 8, 42, 134, 72, 206, 61, 4, 3, 3];
const ES512: &[u8] = &[0x30, 10, 6, 8, 42, 134, 72, 206, 61, 4, 3, 4];

/// An ECDSA signature as RFC 7518 writes it (section 3.4: both numbers with their full length), as certificates write
/// it: a SEQUENCE of two INTEGERs.
fn der_signature(raw: &[u8], length: usize) -> Option<Vec<u8>> {
    let (r, s) = raw.split_at_checked(length)?;
    if s.len() != length {
        return None;
    }
    let integer = |number: &[u8]| {
        let digits: Vec<u8> = number.iter().copied().skip_while(|b| *b == 0).collect();
        // A first bit that is set would make the number negative; zero has one digit.
        let pad = digits.first().is_none_or(|first| first & 0x80 != 0);
        let mut der = vec![2, u8::try_from(digits.len()).ok()? + u8::from(pad)];
        der.extend(pad.then_some(0));
        der.extend(digits);
        Some(der)
    };
    let body = [integer(r)?, integer(s)?].concat();
    let length = u8::try_from(body.len()).ok()?;
    let mut der = vec![0x30];
    der.extend((length >= 0x80).then_some(0x81));
    der.push(length);
    der.extend(body);
    Some(der)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ecdsa_signature_becomes_der() {
        let mut raw = [0_u8; 64];
        raw[31] = 5;
        raw[32] = 0x80;
        let der = der_signature(&raw, 32).unwrap();
        assert_eq!(&der[..5], [0x30, 38, 2, 1, 5]);
        assert_eq!(&der[5..9], [2, 33, 0, 0x80]);
        assert_eq!(der.len(), 40);
        assert_eq!(
            der_signature(&[0; 64], 32).unwrap(),
            [0x30, 6, 2, 1, 0, 2, 1, 0]
        );
        let long = der_signature(&[0xff; 132], 66).unwrap();
        assert_eq!(&long[..5], [0x30, 0x81, 138, 2, 67]);
        assert_eq!(der_signature(&[0; 63], 32), None);
        assert_eq!(der_signature(&[0; 65], 32), None);
    }

    #[test]
    fn the_built_in_root_is_the_one_it_says() {
        let pasted = Pasted::read(DEFAULT_ROOT).unwrap();
        let root = &pasted.certificates[0];
        assert!(
            root.subject
                .encoded_order()
                .contains("GlobalSign Root CA - R3")
        );
        assert_eq!(
            crate::vocabulary::text::to_upper_hex(&root.thumbprint()),
            "D69B561148F01C77C54578C10926DF5B856976AD"
        );
    }
}
