//! Certificates made on the spot, for the shapes that real ones lack: built from the ASN.1 types of `x509-cert`, signed
//! with fixed P-256 keys, and so the same bytes on every run.
#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on should stop where it is"
)]

use std::str::FromStr;
use std::time::Duration;

use der::asn1::{BitString, Int, OctetString};
use der::{Decode, Encode, Sequence};
use p256::ecdsa::signature::Signer;
use p256::ecdsa::{DerSignature, SigningKey};
use p256::pkcs8::EncodePublicKey;
use x509_cert::ext::Extension;
use x509_cert::name::Name;
use x509_cert::spki::{AlgorithmIdentifierOwned, SubjectPublicKeyInfoOwned};
use x509_cert::time::Validity;

/// 2020-01-01 and 2040-01-01, in seconds since 1970.
const NOT_BEFORE: u64 = 1_577_836_800;
const NOT_AFTER: u64 = 2_208_988_800;

/// TBSCertificate of RFC 5280 without its bounds: any version, any serial number.
#[derive(Sequence)]
struct ToBeSigned {
    #[asn1(context_specific = "0", tag_mode = "EXPLICIT", optional = "true")]
    version: Option<u8>,
    serial_number: Int,
    signature: AlgorithmIdentifierOwned,
    issuer: Name,
    validity: Validity,
    subject: Name,
    subject_public_key_info: SubjectPublicKeyInfoOwned,
    #[asn1(context_specific = "3", tag_mode = "EXPLICIT", optional = "true")]
    extensions: Option<Vec<Extension>>,
}

#[derive(Sequence)]
struct Signed {
    message: ToBeSigned,
    algorithm: AlgorithmIdentifierOwned,
    signature: BitString,
}

/// A certificate to be.
pub struct Forged {
    /// 1 to 3.
    pub version: u8,
    /// Content of the INTEGER, two's complement.
    pub serial: Vec<u8>,
    /// As RFC 4514 writes it: the reverse of the encoded order.
    pub issuer: String,
    /// As RFC 4514 writes it: the reverse of the encoded order.
    pub subject: String,
    /// Picks the key of the subject.
    pub key: u8,
    /// Picks the key that signs.
    pub issuer_key: u8,
    /// In this order.
    pub extensions: Vec<Extension>,
}

impl Forged {
    /// A version 3 certificate of a person, without extensions.
    pub fn leaf() -> Self {
        Self {
            version: 3,
            serial: vec![0x0b, 0xad],
            issuer: "CN=Forged CA,DC=contoso,DC=com".to_owned(),
            subject: "CN=Adele,OU=People,DC=contoso,DC=com".to_owned(),
            key: 1,
            issuer_key: 2,
            extensions: Vec::new(),
        }
    }

    /// The authority that signs [`Forged::leaf`].
    pub fn authority() -> Self {
        let issuer = Self::leaf().issuer;
        Self {
            subject: issuer,
            key: 2,
            ..Self::leaf()
        }
        .with(extension("2.5.29.19", true, &[0x30, 3, 1, 1, 0xff]))
        .with(subject_key_identifier(&[2; 20]))
    }

    /// The certificate with one extension more.
    pub fn with(mut self, extension: Extension) -> Self {
        self.extensions.push(extension);
        self
    }

    /// The certificate, signed.
    pub fn der(&self) -> Vec<u8> {
        // ecdsa-with-SHA256
        let algorithm = AlgorithmIdentifierOwned {
            oid: "1.2.840.10045.4.3.2".parse().unwrap(),
            parameters: None,
        };
        let moment = |seconds| {
            der::asn1::UtcTime::from_unix_duration(Duration::from_secs(seconds))
                .unwrap()
                .into()
        };
        let public = signing_key(self.key).verifying_key().to_public_key_der();
        let message = ToBeSigned {
            version: (self.version > 1).then(|| self.version - 1),
            serial_number: Int::new(&self.serial).unwrap(),
            signature: algorithm.clone(),
            issuer: Name::from_str(&self.issuer).unwrap(),
            validity: Validity::new(moment(NOT_BEFORE), moment(NOT_AFTER)),
            subject: Name::from_str(&self.subject).unwrap(),
            subject_public_key_info: SubjectPublicKeyInfoOwned::from_der(
                public.unwrap().as_bytes(),
            )
            .unwrap(),
            extensions: (!self.extensions.is_empty()).then(|| self.extensions.clone()),
        };
        let signature: DerSignature = signing_key(self.issuer_key).sign(&message.to_der().unwrap());
        Signed {
            message,
            algorithm,
            signature: BitString::from_bytes(signature.as_bytes()).unwrap(),
        }
        .to_der()
        .unwrap()
    }

    /// The DER as hex, which is one of the forms that people paste.
    pub fn hex(&self) -> String {
        hex(&self.der())
    }
}

fn signing_key(seed: u8) -> SigningKey {
    SigningKey::from_slice(&[seed; 32]).unwrap()
}

/// Hex in small letters.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Any extension.
pub fn extension(oid: &str, critical: bool, value: &[u8]) -> Extension {
    Extension {
        extn_id: oid.parse().unwrap(),
        critical,
        extn_value: OctetString::new(value).unwrap(),
    }
}

/// A DER value of less than 65536 bytes.
pub fn tlv(tag: u8, content: &[u8]) -> Vec<u8> {
    let length = u16::try_from(content.len()).unwrap();
    let mut der = vec![tag];
    match length.to_be_bytes() {
        [0, low @ ..0x80] => der.push(low),
        [0, low] => der.extend([0x81, low]),
        [high, low] => der.extend([0x82, high, low]),
    }
    der.extend(content);
    der
}

/// An SKI.
pub fn subject_key_identifier(id: &[u8]) -> Extension {
    extension("2.5.29.14", false, &tlv(4, id))
}

/// An AKI that names the key.
pub fn authority_key_identifier(id: &[u8]) -> Extension {
    extension("2.5.29.35", false, &tlv(0x30, &tlv(0x80, id)))
}

/// An AKI that names issuer and serial number, and no key.
pub fn authority_by_serial(issuer: &str, serial: &[u8]) -> Extension {
    let name = Name::from_str(issuer).unwrap().to_der().unwrap();
    let names = tlv(0xa1, &tlv(0xa4, &name));
    let content = [names, tlv(0x82, serial)].concat();
    extension("2.5.29.35", false, &tlv(0x30, &content))
}

/// certificatePolicies with these OIDs in this order.
pub fn policies<S: AsRef<str>>(oids: &[S]) -> Extension {
    let content: Vec<u8> = oids
        .iter()
        .flat_map(|oid| {
            let oid: der::asn1::ObjectIdentifier = oid.as_ref().parse().unwrap();
            tlv(0x30, &oid.to_der().unwrap())
        })
        .collect();
    extension("2.5.29.32", false, &tlv(0x30, &content))
}

/// A subject alternative name with a UPN and a mail address.
pub fn alternative_names(upn: &str, mail: &str) -> Extension {
    let oid = [0x2b, 6, 1, 4, 1, 0x82, 0x37, 0x14, 2, 3];
    let upn = [tlv(6, &oid), tlv(0xa0, &tlv(0x0c, upn.as_bytes()))].concat();
    let names = [tlv(0xa0, &upn), tlv(0x81, mail.as_bytes())].concat();
    extension("2.5.29.17", false, &tlv(0x30, &names))
}
