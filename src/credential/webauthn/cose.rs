//! COSE keys and algorithms (WebAuthn Level 3, section 5.8.5; RFC 9052 and 9053), as the X.509 structures that signatures
//! are verified with.

use ciborium::value::Value;
use x509_parser::prelude::FromDer;
use x509_parser::prelude::SubjectPublicKeyInfo;

use crate::credential::webauthn::cbor;
use crate::credential::webauthn::der::{bit_string, integer, sequence, tlv};
use crate::credential::webauthn::malformed::{Malformed, member};

/// A credential public key.
#[derive(Clone, Debug)]
pub(crate) struct CoseKey {
    /// COSE algorithm identifier.
    pub algorithm: i64,
    pub public: PublicKey,
}

/// The key itself.
#[derive(Clone, Debug)]
pub(crate) enum PublicKey {
    Ec {
        curve: Curve,
        x: Vec<u8>,
        y: Vec<u8>,
    },
    Ed25519(Vec<u8>),
    Rsa {
        n: Vec<u8>,
        e: Vec<u8>,
    },
    /// Of a kind that this build does not verify.
    Other,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Curve {
    P256,
    P384,
    P521,
}

impl Curve {
    const ALL: [Self; 3] = [Self::P256, Self::P384, Self::P521];

    /// Bytes of a coordinate.
    fn size(self) -> usize {
        match self {
            Self::P256 => 32,
            Self::P384 => 48,
            Self::P521 => 66,
        }
    }

    /// DER of the OID.
    fn oid(self) -> &'static [u8] {
        match self {
            Self::P256 => &[6, 8, 0x2a, 0x86, 0x48, 0xce, 0x3d, 3, 1, 7],
            Self::P384 => &[6, 5, 0x2b, 0x81, 4, 0, 0x22],
            Self::P521 => &[6, 5, 0x2b, 0x81, 4, 0, 0x23],
        }
    }
}
const ES256: i64 = -7;
const ES256K: i64 = -47;
const ED448: i64 = -53;
const RS256: i64 = -257;
const RS1: i64 = -65535;

/// The algorithms that the documented sample of Graph's creationOptions offers.
pub(crate) const OFFERED: [i64; 2] = [ES256, RS256];

/// COSE key type and, for elliptic curves, the curve that an algorithm goes with (section 5.8.5).
fn kind(algorithm: i64) -> Option<(i64, Option<i64>)> {
    Some(match algorithm {
        ES256 | -9 => (2, Some(1)),
        -35 | -51 => (2, Some(2)),
        -36 | -52 => (2, Some(3)),
        -8 | -19 => (1, Some(6)),
        RS1 | -37 | -38 | -39 | -258 | -259 | RS256 => (3, None),
        _ => return None,
    })
}

/// Name of an algorithm in the IANA registry, for people.
pub(crate) fn name(algorithm: i64) -> Option<&'static str> {
    Some(match algorithm {
        ES256 => "ES256",
        -9 => "ESP256",
        -35 => "ES384",
        -51 => "ESP384",
        -36 => "ES512",
        -52 => "ESP512",
        -8 => "EdDSA",
        -19 => "Ed25519",
        ED448 => "Ed448",
        ES256K => "ES256K",
        RS256 => "RS256",
        -258 => "RS384",
        -259 => "RS512",
        -37 => "PS256",
        -38 => "PS384",
        -39 => "PS512",
        RS1 => "RS1",
        _ => return None,
    })
}

/// An algorithm as people read it: name and number.
pub(crate) fn shown(algorithm: i64) -> String {
    name(algorithm).map_or_else(
        || algorithm.to_string(),
        |name| format!("{name} ({algorithm})"),
    )
}

impl CoseKey {
    pub fn read(value: &Value) -> Result<Self, Malformed> {
        let wrong = || member("credentialPublicKey");
        let map = value.as_map().ok_or_else(wrong)?;
        let number = |label| cbor::labelled(map, label).and_then(cbor::integer);
        let bytes = |label| {
            let bytes = cbor::labelled(map, label)?.as_bytes()?;
            Some(bytes.clone())
        };
        let key_type = number(1).ok_or_else(wrong)?;
        let algorithm = number(3).ok_or_else(wrong)?;
        let Some((expected, curve)) = kind(algorithm) else {
            return Ok(Self {
                algorithm,
                public: PublicKey::Other,
            });
        };
        if key_type != expected || curve.is_some_and(|curve| number(-1) != Some(curve)) {
            return Err(wrong());
        }
        let public = match curve {
            None => PublicKey::Rsa {
                n: bytes(-1).filter(|n| !n.is_empty()).ok_or_else(wrong)?,
                e: bytes(-2).filter(|e| !e.is_empty()).ok_or_else(wrong)?,
            },
            Some(6) => PublicKey::Ed25519(bytes(-2).filter(|x| x.len() == 32).ok_or_else(wrong)?),
            Some(curve) => {
                let curve = match curve {
                    1 => Curve::P256,
                    2 => Curve::P384,
                    _ => Curve::P521,
                };
                let coordinate = |label| bytes(label).filter(|bytes| bytes.len() == curve.size());
                PublicKey::Ec {
                    curve,
                    x: coordinate(-2).ok_or_else(wrong)?,
                    // A Boolean here is a compressed point, which the section forbids.
                    y: coordinate(-3).ok_or_else(wrong)?,
                }
            }
        };
        Ok(Self { algorithm, public })
    }

    /// DER of the SubjectPublicKeyInfo (RFC 5280, section 4.1.2.7); `None` for a key of another kind.
    pub fn spki(&self) -> Option<Vec<u8>> {
        let (algorithm, key) = match &self.public {
            PublicKey::Ec { curve, x, y } => {
                // id-ecPublicKey, 1.2.840.10045.2.1
                let oid: &[u8] = &[6, 7, 0x2a, 0x86, 0x48, 0xce, 0x3d, 2, 1];
                let point = [&[4], x.as_slice(), y.as_slice()].concat();
                (sequence(&[oid, curve.oid()]), point)
            }
            PublicKey::Ed25519(key) => (sequence(&[ED25519]), key.clone()),
            PublicKey::Rsa { n, e } => {
                // rsaEncryption, 1.2.840.113549.1.1.1
                let oid: &[u8] = &[6, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 1];
                let key = sequence(&[&integer(n), &integer(e)]);
                (sequence(&[oid, &[5, 0]]), key)
            }
            PublicKey::Other => return None,
        };
        Some(sequence(&[&algorithm, &bit_string(&key)]))
    }
}
const ED25519: &[u8] = &[6, 3, 0x2b, 0x65, 0x70];

/// DER of the AlgorithmIdentifier of an algorithm; `None` for one that this build does not verify.
pub(crate) fn algorithm_identifier(algorithm: i64) -> Option<Vec<u8>> {
    let ecdsa = |last: u8| {
        let oid: &[u8] = &[6, 8, 0x2a, 0x86, 0x48, 0xce, 0x3d, 4, 3, last];
        sequence(&[oid])
    };
    let rsa = |last: u8| {
        let oid: &[u8] = &[6, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, last];
        sequence(&[oid, &[5, 0]])
    };
    Some(match algorithm {
        ES256 | -9 => ecdsa(2),
        -35 | -51 => ecdsa(3),
        -36 | -52 => ecdsa(4),
        -8 | -19 => sequence(&[ED25519]),
        RS256 => rsa(11),
        -258 => rsa(12),
        -259 => rsa(13),
        RS1 => rsa(5),
        -37 => pss(1, 32),
        -38 => pss(2, 48),
        -39 => pss(3, 64),
        _ => return None,
    })
}

/// RSASSA-PSS over one of the SHA-2 hashes, MGF1 over the same, a salt as long as the hash (RFC 8230, section 2).
fn pss(hash: u8, salt: u8) -> Vec<u8> {
    let pkcs1 = |last: u8| [6, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, last];
    // 2.16.840.1.101.3.4.2
    let oid: &[u8] = &[6, 9, 0x60, 0x86, 0x48, 1, 0x65, 3, 4, 2, hash];
    let hash = sequence(&[oid, &[5, 0]]);
    let mask = sequence(&[&pkcs1(8), &hash]);
    let parameters = sequence(&[
        &tlv(0xa0, &hash),
        &tlv(0xa1, &mask),
        &tlv(0xa2, &[2, 1, salt]),
    ]);
    sequence(&[&pkcs1(10), &parameters])
}

/// How a key goes with an algorithm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fit {
    /// A signature can be verified with it.
    Fits,
    /// No signature of the algorithm can be made with it.
    Never,
    /// Beyond what this build verifies.
    Beyond,
}

/// Bits of the longest RSA key that the verification takes.
const RSA_BITS: usize = 4096;

/// Whether a public key, DER of its SubjectPublicKeyInfo, is one for an algorithm.
pub(crate) fn fit(algorithm: i64, spki: &[u8]) -> Fit {
    let Ok((_, key)) = SubjectPublicKeyInfo::from_der(spki) else {
        return Fit::Never;
    };
    // id-ecPublicKey, rsaEncryption and Ed25519, without tag and length.
    let found = match key.algorithm.algorithm.as_bytes() {
        [0x2a, 0x86, 0x48, 0xce, 0x3d, 2, 1] => 2,
        [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 1] => 3,
        [0x2b, 0x65, 0x70] => 1,
        _ => return Fit::Beyond,
    };
    match (kind(algorithm), found, curve(&key)) {
        // A curve that is not verified here.
        (_, 2, None) => Fit::Beyond,
        // These go with other curves than those that are.
        (None, ..) if [ES256K, ED448].contains(&algorithm) => Fit::Never,
        (None, ..) => Fit::Beyond,
        (Some((key_type, _)), ..) if found != key_type => Fit::Never,
        (_, 3, _) if key.subject_public_key.data.len() > RSA_BITS / 8 + 32 => Fit::Beyond,
        _ => Fit::Fits,
    }
}

/// The curve of an EC key.
pub(crate) fn curve(key: &SubjectPublicKeyInfo<'_>) -> Option<Curve> {
    let oid = key.algorithm.parameters.as_ref()?.as_oid().ok()?;
    Curve::ALL
        .into_iter()
        .find(|curve| curve.oid().get(2..) == Some(oid.as_bytes()))
}

/// Whether two keys, each DER of a SubjectPublicKeyInfo, are one.
pub(crate) fn same(a: &[u8], b: &[u8]) -> bool {
    let (Ok((_, a)), Ok((_, b))) = (
        SubjectPublicKeyInfo::from_der(a),
        SubjectPublicKeyInfo::from_der(b),
    ) else {
        return false;
    };
    a.algorithm.algorithm == b.algorithm.algorithm
        && curve(&a) == curve(&b)
        && a.subject_public_key.data == b.subject_public_key.data
}
