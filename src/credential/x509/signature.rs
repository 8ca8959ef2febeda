//! Signatures over certificates, revocation lists and attestations.
//!
//! The only place with cryptography; behind the feature `signatures`, so that a policy-only build does without.

use sha2::Digest;
use sha2::Sha256;
use std::cell::RefCell;
use x509_parser::prelude::FromDer;
use x509_parser::prelude::SubjectPublicKeyInfo;
use x509_parser::x509::AlgorithmIdentifier;

use crate::base::parts;
use crate::base::sorted::Map;

/// What a signature covers, how it was made, and its bytes.
#[derive(Clone, Debug)]
pub(crate) struct Signed {
    pub message: Vec<u8>,
    /// DER of the AlgorithmIdentifier.
    pub algorithm: Vec<u8>,
    pub signature: Vec<u8>,
}

/// Whether signatures are left out.
pub(crate) fn left_out() -> bool {
    cfg!(not(feature = "signatures")) || !parts::has_signatures()
}

/// How a verification came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Verified {
    Valid,
    /// What verifies signatures is not in this build, or not loaded.
    LeftOut,
    /// The algorithm, or the key, is not one that this build verifies, so whether the signature is good is not known.
    Unsupported,
    Invalid,
}

thread_local! {
    /// How signatures came out that come again with other questions, by a digest of all that they depend on.
    static KNOWN: RefCell<Map<[u8; 32], Verified>> = const { RefCell::new(Map::new()) };
}

/// Signatures that are kept; more than one organisation has authorities and models.
const KEPT: usize = 1024;

/// [`verify`], for the signature of an authority over another, or over the certificate with which a model attests, which
/// many authenticators share: the same ones come with one question after another.
pub(crate) fn verify_once(signed: &Signed, key: &[u8]) -> Verified {
    let digest = digest(signed, key);
    if let Some(known) = KNOWN.with_borrow(|known| known.get(&digest).copied()) {
        return known;
    }
    let answer = verify(signed, key);
    if answer == Verified::LeftOut {
        return answer;
    }
    KNOWN.with_borrow_mut(|known| {
        if known.len() >= KEPT {
            known.clear();
        }
        known.insert(digest, answer);
    });
    answer
}

/// SHA-256 of the parts, each after its length, so that none can run into the next.
fn digest(signed: &Signed, key: &[u8]) -> [u8; 32] {
    let mut hash = Sha256::new();
    for part in [&signed.message, &signed.algorithm, &signed.signature, key] {
        hash.update(part.len().to_be_bytes());
        hash.update(part);
    }
    hash.finalize().into()
}

/// Signatures that were verified while one question is answered: paths share their upper links, and verifying is what
/// takes long.
#[derive(Debug, Default)]
pub(crate) struct Verifier<'s> {
    known: RefCell<Map<[&'s [u8]; 3], Verified>>,
}

impl<'s> Verifier<'s> {
    /// [`verify`], once for each message, signature and key.
    pub fn verify(&self, signed: &'s Signed, key: &'s [u8]) -> Verified {
        let question = [signed.message.as_slice(), signed.signature.as_slice(), key];
        if let Some(known) = self.known.borrow().get(&question) {
            return *known;
        }
        let answer = verify(signed, key);
        self.known.borrow_mut().insert(question, answer);
        answer
    }
}

/// Verifies with a public key given as DER of its SubjectPublicKeyInfo (RFC 5280, section 4.1.2.7).
pub(crate) fn verify(signed: &Signed, key: &[u8]) -> Verified {
    let Ok((_, key)) = SubjectPublicKeyInfo::from_der(key) else {
        return Verified::Unsupported;
    };
    let Ok((_, algorithm)) = AlgorithmIdentifier::from_der(&signed.algorithm) else {
        return Verified::Unsupported;
    };
    if left_out() {
        return Verified::LeftOut;
    }
    imp::verify(signed, &key, &algorithm).unwrap_or(Verified::Unsupported)
}

#[cfg(not(feature = "signatures"))]
mod imp {
    use crate::credential::x509::signature::AlgorithmIdentifier;
    use crate::credential::x509::signature::Signed;
    use crate::credential::x509::signature::SubjectPublicKeyInfo;
    use crate::credential::x509::signature::Verified;

    pub(crate) fn verify(
        _: &Signed,
        _: &SubjectPublicKeyInfo<'_>,
        _: &AlgorithmIdentifier<'_>,
    ) -> Option<Verified> {
        Some(Verified::LeftOut)
    }
}

#[cfg(feature = "signatures")]
mod imp {
    use ed25519_dalek::Verifier as _;
    use rsa::pkcs1::DecodeRsaPublicKey;
    use rsa::signature::hazmat::PrehashVerifier;
    use rsa::{Pkcs1v15Sign, Pss, PublicKey};
    use sha1::Sha1;
    use sha2::Digest;
    use sha2::Sha224;
    use sha2::Sha256;
    use sha2::Sha384;
    use sha2::Sha512;
    use x509_parser::signature_algorithm::SignatureAlgorithm;

    use crate::credential::x509::signature::AlgorithmIdentifier;
    use crate::credential::x509::signature::Signed;
    use crate::credential::x509::signature::SubjectPublicKeyInfo;
    use crate::credential::x509::signature::Verified;

    #[derive(Clone, Copy)]
    enum Hash {
        Sha1,
        Sha224,
        Sha256,
        Sha384,
        Sha512,
    }

    impl Hash {
        fn digest(self, message: &[u8]) -> Vec<u8> {
            match self {
                Self::Sha1 => Sha1::digest(message).to_vec(),
                Self::Sha224 => Sha224::digest(message).to_vec(),
                Self::Sha256 => Sha256::digest(message).to_vec(),
                Self::Sha384 => Sha384::digest(message).to_vec(),
                Self::Sha512 => Sha512::digest(message).to_vec(),
            }
        }
    }

    enum Scheme {
        Pkcs1(Hash),
        Pss(Hash, usize),
        Ecdsa(Hash),
        Ed25519,
    }

    /// Kinds of keys.
    #[derive(PartialEq, Eq)]
    enum Family {
        Rsa,
        Ec,
        Ed25519,
    }

    impl Scheme {
        /// The only kind of key that makes such signatures.
        fn family(&self) -> Family {
            match self {
                Self::Pkcs1(_) | Self::Pss(..) => Family::Rsa,
                Self::Ecdsa(_) => Family::Ec,
                Self::Ed25519 => Family::Ed25519,
            }
        }
    }

    /// `None` for a kind that this build does not know (RFC 3279, RFC 8410).
    fn family(key: &SubjectPublicKeyInfo<'_>) -> Option<Family> {
        Some(match key.algorithm.algorithm.to_id_string().as_str() {
            "1.2.840.113549.1.1.1" | "1.2.840.113549.1.1.10" => Family::Rsa,
            "1.2.840.10045.2.1" => Family::Ec,
            "1.3.101.112" => Family::Ed25519,
            _ => return None,
        })
    }

    fn scheme(algorithm: &AlgorithmIdentifier<'_>) -> Option<Scheme> {
        Some(match algorithm.algorithm.to_id_string().as_str() {
            "1.2.840.113549.1.1.5" => Scheme::Pkcs1(Hash::Sha1),
            "1.2.840.113549.1.1.14" => Scheme::Pkcs1(Hash::Sha224),
            "1.2.840.113549.1.1.11" => Scheme::Pkcs1(Hash::Sha256),
            "1.2.840.113549.1.1.12" => Scheme::Pkcs1(Hash::Sha384),
            "1.2.840.113549.1.1.13" => Scheme::Pkcs1(Hash::Sha512),
            "1.2.840.113549.1.1.10" => pss_scheme(algorithm)?,
            "1.2.840.10045.4.1" => Scheme::Ecdsa(Hash::Sha1),
            "1.2.840.10045.4.3.1" => Scheme::Ecdsa(Hash::Sha224),
            "1.2.840.10045.4.3.2" => Scheme::Ecdsa(Hash::Sha256),
            "1.2.840.10045.4.3.3" => Scheme::Ecdsa(Hash::Sha384),
            "1.2.840.10045.4.3.4" => Scheme::Ecdsa(Hash::Sha512),
            "1.3.101.112" => Scheme::Ed25519,
            _ => return None,
        })
    }

    /// RSASSA-PSS with MGF1 over the same hash, as everybody writes it (RFC 4055).
    fn pss_scheme(algorithm: &AlgorithmIdentifier<'_>) -> Option<Scheme> {
        let Ok(SignatureAlgorithm::RSASSA_PSS(parameters)) =
            SignatureAlgorithm::try_from(algorithm)
        else {
            return None;
        };
        let hash = parameters.hash_algorithm_oid().to_id_string();
        let mask = parameters.mask_gen_algorithm().ok()?;
        if mask.hash.to_id_string() != hash || parameters.trailer_field() != 1 {
            return None;
        }
        let hash = match hash.as_str() {
            "1.3.14.3.2.26" => Hash::Sha1,
            "2.16.840.1.101.3.4.2.4" => Hash::Sha224,
            "2.16.840.1.101.3.4.2.1" => Hash::Sha256,
            "2.16.840.1.101.3.4.2.2" => Hash::Sha384,
            "2.16.840.1.101.3.4.2.3" => Hash::Sha512,
            _ => return None,
        };
        let salt = usize::try_from(parameters.salt_length()).ok()?;
        // No hash is longer than 64 bytes, and no salt that anybody writes either.
        (salt <= 512).then_some(Scheme::Pss(hash, salt))
    }

    /// What leads into the part `signatures`.
    #[inline(never)]
    pub(crate) fn verify(
        signed: &Signed,
        key: &SubjectPublicKeyInfo<'_>,
        algorithm: &AlgorithmIdentifier<'_>,
    ) -> Option<Verified> {
        let bits = key.subject_public_key.data.as_ref();
        let scheme = scheme(algorithm)?;
        if family(key)? != scheme.family() {
            return Some(Verified::Invalid);
        }
        let valid = match scheme {
            Scheme::Pkcs1(hash) => pkcs1(bits, hash, signed)?,
            Scheme::Pss(hash, salt) => pss(bits, hash, salt, signed)?,
            Scheme::Ecdsa(hash) => ecdsa(key, hash, signed)?,
            Scheme::Ed25519 => {
                let key = ed25519_dalek::VerifyingKey::from_bytes(bits.try_into().ok()?).ok()?;
                match ed25519_dalek::Signature::from_slice(&signed.signature) {
                    Ok(signature) => key.verify(&signed.message, &signature).is_ok(),
                    Err(_) => false,
                }
            }
        };
        Some(if valid {
            Verified::Valid
        } else {
            Verified::Invalid
        })
    }

    fn pkcs1(bits: &[u8], hash: Hash, signed: &Signed) -> Option<bool> {
        let key = PublicKey::from_pkcs1_der(bits).ok()?;
        let scheme = match hash {
            Hash::Sha1 => Pkcs1v15Sign::new::<Sha1>(),
            Hash::Sha224 => Pkcs1v15Sign::new::<Sha224>(),
            Hash::Sha256 => Pkcs1v15Sign::new::<Sha256>(),
            Hash::Sha384 => Pkcs1v15Sign::new::<Sha384>(),
            Hash::Sha512 => Pkcs1v15Sign::new::<Sha512>(),
        };
        let digest = hash.digest(&signed.message);
        Some(key.verify(scheme, &digest, &signed.signature).is_ok())
    }

    fn pss(bits: &[u8], hash: Hash, salt: usize, signed: &Signed) -> Option<bool> {
        let key = PublicKey::from_pkcs1_der(bits).ok()?;
        let digest = hash.digest(&signed.message);
        let signature = &signed.signature;
        let checked = match hash {
            Hash::Sha1 => key.verify(Pss::<Sha1>::new_with_salt(salt), &digest, signature),
            Hash::Sha224 => key.verify(Pss::<Sha224>::new_with_salt(salt), &digest, signature),
            Hash::Sha256 => key.verify(Pss::<Sha256>::new_with_salt(salt), &digest, signature),
            Hash::Sha384 => key.verify(Pss::<Sha384>::new_with_salt(salt), &digest, signature),
            Hash::Sha512 => key.verify(Pss::<Sha512>::new_with_salt(salt), &digest, signature),
        };
        Some(checked.is_ok())
    }

    fn ecdsa(key: &SubjectPublicKeyInfo<'_>, hash: Hash, signed: &Signed) -> Option<bool> {
        let curve = key.algorithm.parameters.as_ref()?.as_oid().ok()?;
        let bits = key.subject_public_key.data.as_ref();
        let mut digest = hash.digest(&signed.message);
        macro_rules! on {
            ($curve:ident) => {{
                let key = $curve::ecdsa::VerifyingKey::from_sec1_bytes(bits).ok()?;
                match $curve::ecdsa::Signature::from_der(&signed.signature) {
                    Ok(signature) => key.verify_prehash(&digest, &signature).is_ok(),
                    Err(_) => false,
                }
            }};
        }
        Some(match curve.to_id_string().as_str() {
            "1.2.840.10045.3.1.7" => on!(p256),
            "1.3.132.0.34" => on!(p384),
            "1.3.132.0.35" => {
                // A digest is a number, and the crate takes none of less than half the field's size.
                digest.splice(..0, std::iter::repeat_n(0, 66 - digest.len()));
                on!(p521)
            }
            _ => return None,
        })
    }
}

#[cfg(feature = "signatures")]
#[cfg(test)]
mod tests {
    use p256::ecdsa::DerSignature;
    use p256::ecdsa::SigningKey;
    use p256::ecdsa::signature::Signer;
    use p256::pkcs8::EncodePublicKey;

    use crate::credential::x509::signature::Signed;
    use crate::credential::x509::signature::Verified;
    use crate::credential::x509::signature::digest;
    use crate::credential::x509::signature::verify_once;

    /// `ecdsa-with-SHA256`.
    const ALGORITHM: &[u8] = &[
        0x30, 0x0a, 0x06, 0x08, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02,
    ];

    fn signed(message: &[u8]) -> (Signed, Vec<u8>) {
        let key = SigningKey::from_slice(&[7; 32]).unwrap();
        let signature: DerSignature = key.sign(message);
        let signed = Signed {
            message: message.to_vec(),
            algorithm: ALGORITHM.to_vec(),
            signature: signature.as_bytes().to_vec(),
        };
        let key = key.verifying_key().to_public_key_der().unwrap();
        (signed, key.as_bytes().to_vec())
    }

    #[test]
    fn what_was_verified_once_stands_for_itself_alone() {
        let (good, key) = signed(b"authority");
        for _ in 0..2 {
            assert_eq!(verify_once(&good, &key), Verified::Valid);
        }
        let damaged = |change: fn(&mut Signed)| {
            let mut other = good.clone();
            change(&mut other);
            other
        };
        let others = [
            damaged(|one| one.message.push(0)),
            damaged(|one| one.signature = signed(b"another").0.signature),
        ];
        for other in &others {
            for _ in 0..2 {
                assert_eq!(verify_once(other, &key), Verified::Invalid);
            }
        }
        let unknown = damaged(|one| one.algorithm = vec![0x30, 0]);
        assert_eq!(verify_once(&unknown, &key), Verified::Unsupported);
        assert_eq!(verify_once(&good, &[]), Verified::Unsupported);
        assert_eq!(verify_once(&good, &key), Verified::Valid);
    }

    #[test]
    fn parts_of_a_digest_do_not_run_into_each_other() {
        let of = |message: &[u8], signature: &[u8]| {
            let signed = Signed {
                message: message.to_vec(),
                algorithm: Vec::new(),
                signature: signature.to_vec(),
            };
            digest(&signed, &[])
        };
        assert_ne!(of(b"ab", b"c"), of(b"a", b"bc"));
        assert_ne!(of(b"abc", b""), of(b"", b"abc"));
    }
}
