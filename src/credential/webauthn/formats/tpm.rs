//! TPM attestation (WebAuthn Level 3, section 8.3; TPM 2.0 Library, part 2).

use sha1::Digest;
use x509_parser::extensions::GeneralName;
use x509_parser::extensions::ParsedExtension;
use x509_parser::prelude::FromDer;
use x509_parser::prelude::X509Certificate;

use crate::credential::webauthn::cbor;
use crate::credential::webauthn::cbor::Map;
use crate::credential::webauthn::cose::{Curve, PublicKey};
use crate::credential::webauthn::malformed::{Malformed, member};
use crate::credential::webauthn::statement::{
    Signature, Signing, algorithm, bytes, certificates, verify,
};
use crate::credential::x509::certificate::Certificate;
use crate::vocabulary::text::dotted;
use crate::words::reasons;
use crate::words::sentence::Row;

#[derive(Clone, Debug)]
pub(crate) struct Tpm {
    algorithm: i64,
    signature: Vec<u8>,
    /// The attestation identity key's certificate first.
    pub x5c: Vec<Vec<u8>>,
    cert_info: Vec<u8>,
    public_area: Vec<u8>,
}

impl Tpm {
    pub fn read(statement: &Map) -> Result<Self, Malformed> {
        let version = cbor::member(statement, "ver").and_then(|ver| ver.as_text());
        if version != Some("2.0") {
            return Err(member("attStmt.ver"));
        }
        Ok(Self {
            algorithm: algorithm(statement)?,
            signature: bytes(statement, "sig")?,
            x5c: certificates(statement)?,
            cert_info: bytes(statement, "certInfo")?,
            public_area: bytes(statement, "pubArea")?,
        })
    }

    pub fn verify(
        &self,
        signing: Signing<'_>,
        leaf: &Certificate,
    ) -> Result<Signature, &'static Row> {
        let area = PublicArea::read(&self.public_area).ok_or(&reasons::TPM_PUBLIC_AREA)?;
        if !area.is(&signing.data.key.public) {
            return Err(&reasons::STATEMENT_KEY);
        }
        let info = CertInfo::read(&self.cert_info).ok_or(&reasons::TPM_CERT_INFO)?;
        let hash = hash_of(self.algorithm).ok_or(&reasons::STATEMENT_ALGORITHM)?;
        if info.extra_data != hash.digest(&signing.message()) {
            return Err(&reasons::TPM_EXTRA_DATA);
        }
        let name = area.name(&self.public_area);
        if name.as_deref() != Some(info.name) {
            return Err(&reasons::TPM_NAME);
        }
        let verified = verify(
            self.algorithm,
            &leaf.key_der,
            self.cert_info.clone(),
            &self.signature,
        )?;
        requirements(leaf)?;
        Ok(verified)
    }
}

#[derive(Clone, Copy)]
enum Hash {
    Sha1,
    Sha256,
    Sha384,
    Sha512,
}

impl Hash {
    /// TPM_ALG_ID.
    fn of_tpm(id: u16) -> Option<Self> {
        Some(match id {
            0x0004 => Self::Sha1,
            0x000b => Self::Sha256,
            0x000c => Self::Sha384,
            0x000d => Self::Sha512,
            _ => return None,
        })
    }

    fn digest(self, message: &[u8]) -> Vec<u8> {
        match self {
            Self::Sha1 => sha1::Sha1::digest(message).to_vec(),
            Self::Sha256 => sha2::Sha256::digest(message).to_vec(),
            Self::Sha384 => sha2::Sha384::digest(message).to_vec(),
            Self::Sha512 => sha2::Sha512::digest(message).to_vec(),
        }
    }
}

/// The hash that a COSE algorithm employs.
fn hash_of(algorithm: i64) -> Option<Hash> {
    Some(match algorithm {
        -65535 => Hash::Sha1,
        -7 | -9 | -37 | -257 => Hash::Sha256,
        -35 | -38 | -51 | -258 => Hash::Sha384,
        -36 | -39 | -52 | -259 => Hash::Sha512,
        _ => return None,
    })
}

/// Bytes of a TPM structure, from the front. Numbers are big endian.
struct Reader<'b>(&'b [u8]);

impl<'b> Reader<'b> {
    fn take(&mut self, length: usize) -> Option<&'b [u8]> {
        let (taken, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(taken)
    }

    fn u16(&mut self) -> Option<u16> {
        let (taken, rest) = self.0.split_first_chunk()?;
        self.0 = rest;
        Some(u16::from_be_bytes(*taken))
    }

    fn u32(&mut self) -> Option<u32> {
        let (taken, rest) = self.0.split_first_chunk()?;
        self.0 = rest;
        Some(u32::from_be_bytes(*taken))
    }

    /// TPM2B: a length, and as many bytes.
    fn sized(&mut self) -> Option<&'b [u8]> {
        let length = self.u16()?;
        self.take(length.into())
    }
}
const TPM_ALG_RSA: u16 = 0x0001;
const TPM_ALG_NULL: u16 = 0x0010;
const TPM_ALG_ECDAA: u16 = 0x001a;
const TPM_ALG_ECC: u16 = 0x0023;

/// TPMT_PUBLIC (section 12.2.4).
struct PublicArea<'b> {
    name_algorithm: u16,
    key: AreaKey<'b>,
}

enum AreaKey<'b> {
    Rsa {
        n: &'b [u8],
        e: u32,
    },
    Ecc {
        curve: u16,
        x: &'b [u8],
        y: &'b [u8],
    },
}

impl<'b> PublicArea<'b> {
    fn read(bytes: &'b [u8]) -> Option<Self> {
        let mut reader = Reader(bytes);
        let kind = reader.u16()?;
        let name_algorithm = reader.u16()?;
        // objectAttributes, authPolicy
        reader.u32()?;
        reader.sized()?;
        // TPMT_SYM_DEF_OBJECT: key bits and mode follow an algorithm.
        if reader.u16()? != TPM_ALG_NULL {
            reader.u32()?;
        }
        scheme(&mut reader)?;
        let key = match kind {
            TPM_ALG_RSA => {
                reader.u16()?;
                let exponent = reader.u32()?;
                AreaKey::Rsa {
                    // Zero stands for the default.
                    e: if exponent == 0 { 65_537 } else { exponent },
                    n: reader.sized()?,
                }
            }
            TPM_ALG_ECC => {
                let curve = reader.u16()?;
                // TPMT_KDF_SCHEME
                scheme(&mut reader)?;
                AreaKey::Ecc {
                    curve,
                    x: reader.sized()?,
                    y: reader.sized()?,
                }
            }
            _ => return None,
        };
        reader.0.is_empty().then_some(Self {
            name_algorithm,
            key,
        })
    }

    /// Whether it describes the credential's key. Numbers compare without leading zeros.
    fn is(&self, key: &PublicKey) -> bool {
        match (&self.key, key) {
            (
                AreaKey::Rsa { n, e },
                PublicKey::Rsa {
                    n: other,
                    e: exponent,
                },
            ) => number(n) == number(other) && number(&e.to_be_bytes()) == number(exponent),
            (
                AreaKey::Ecc { curve, x, y },
                PublicKey::Ec {
                    curve: other,
                    x: other_x,
                    y: other_y,
                },
            ) => {
                let same_curve = matches!(
                    (curve, other),
                    (0x0003, Curve::P256) | (0x0004, Curve::P384) | (0x0005, Curve::P521)
                );
                same_curve && number(x) == number(other_x) && number(y) == number(other_y)
            }
            _ => false,
        }
    }

    /// The Name of an object (part 1, section 16): nameAlg and the digest of its public area.
    fn name(&self, bytes: &[u8]) -> Option<Vec<u8>> {
        let digest = Hash::of_tpm(self.name_algorithm)?.digest(bytes);
        Some([self.name_algorithm.to_be_bytes().as_slice(), &digest].concat())
    }
}

/// A scheme: an algorithm, and for all but the null one the hash that it uses; ECDAA has a counter besides.
fn scheme(reader: &mut Reader<'_>) -> Option<()> {
    match reader.u16()? {
        TPM_ALG_NULL => {}
        TPM_ALG_ECDAA => {
            reader.u32()?;
        }
        _ => {
            reader.u16()?;
        }
    }
    Some(())
}

fn number(bytes: &[u8]) -> &[u8] {
    let zeros = bytes.iter().take_while(|byte| **byte == 0).count();
    bytes.get(zeros..).unwrap_or_default()
}

/// TPMS_ATTEST (section 10.12.8) that certifies an object.
struct CertInfo<'b> {
    extra_data: &'b [u8],
    name: &'b [u8],
}
const TPM_GENERATED_VALUE: u32 = 0xff54_4347;
const TPM_ST_ATTEST_CERTIFY: u16 = 0x8017;

impl<'b> CertInfo<'b> {
    fn read(bytes: &'b [u8]) -> Option<Self> {
        let mut reader = Reader(bytes);
        if reader.u32()? != TPM_GENERATED_VALUE || reader.u16()? != TPM_ST_ATTEST_CERTIFY {
            return None;
        }
        // qualifiedSigner
        reader.sized()?;
        let extra_data = reader.sized()?;
        // clockInfo and firmwareVersion
        reader.take(17 + 8)?;
        let name = reader.sized()?;
        // qualifiedName
        reader.sized()?;
        reader.0.is_empty().then_some(Self { extra_data, name })
    }
}

/// tcg-kp-AIKCertificate.
const AIK_CERTIFICATE: &str = "2.23.133.8.3";

/// tcg-at-tpmManufacturer, tcg-at-tpmModel and tcg-at-tpmVersion.
const TPM_ATTRIBUTES: [&str; 3] = ["2.23.133.2.1", "2.23.133.2.2", "2.23.133.2.3"];

/// Section 8.3.1.
fn requirements(leaf: &Certificate) -> Result<(), &'static Row> {
    let Ok((_, read)) = X509Certificate::from_der(&leaf.der) else {
        return Err(&reasons::STATEMENT_CERTIFICATE);
    };
    if leaf.version != 3 || read.subject().iter_attributes().next().is_some() {
        return Err(&reasons::TPM_SUBJECT);
    }
    let mut attributes: Vec<String> = Vec::new();
    for extension in read.extensions() {
        if let ParsedExtension::SubjectAlternativeName(names) = extension.parsed_extension() {
            for name in &names.general_names {
                if let GeneralName::DirectoryName(name) = name {
                    attributes.extend(name.iter_attributes().map(|one| dotted(one.attr_type())));
                }
            }
        }
    }
    let described = TPM_ATTRIBUTES
        .iter()
        .all(|wanted| attributes.iter().any(|found| found == wanted));
    if !described {
        return Err(&reasons::TPM_ALTERNATIVE_NAME);
    }
    let uses = leaf.extended_key_usage.as_deref().unwrap_or_default();
    if !uses.iter().any(|oid| oid == AIK_CERTIFICATE) {
        return Err(&reasons::TPM_EXTENDED_KEY_USAGE);
    }
    if leaf.is_authority != Some(false) {
        return Err(&reasons::STATEMENT_BASIC_CONSTRAINTS);
    }
    Ok(())
}
