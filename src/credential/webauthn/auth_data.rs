//! Authenticator data (WebAuthn Level 3, section 6.1).

use ciborium::value::Value;
use uuid::Uuid;

use crate::credential::webauthn::cbor;
use crate::credential::webauthn::cbor::Map;
use crate::credential::webauthn::cose::CoseKey;
use crate::credential::webauthn::malformed::{Malformed, member};
use crate::words::reasons;

/// Authenticator data of a registration.
#[derive(Clone, Debug)]
pub(crate) struct AuthenticatorData {
    pub rp_id_hash: [u8; 32],
    pub flags: Flags,
    pub sign_count: u32,
    pub aaguid: Uuid,
    pub credential_id: Vec<u8>,
    pub key: CoseKey,
    pub extensions: Map,
    /// The CBOR of key and extensions is in the form that authenticators are to write.
    pub is_canonical: bool,
    /// All of it, as the authenticator signed it.
    pub bytes: Vec<u8>,
}

/// The flags byte.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Flags(u8);

impl Flags {
    pub fn user_present(self) -> bool {
        self.0 & 0x01 != 0
    }

    pub fn user_verified(self) -> bool {
        self.0 & 0x04 != 0
    }

    pub fn backup_eligible(self) -> bool {
        self.0 & 0x08 != 0
    }

    pub fn backup_state(self) -> bool {
        self.0 & 0x10 != 0
    }

    pub fn attested_credential_data(self) -> bool {
        self.0 & 0x40 != 0
    }

    pub fn extension_data(self) -> bool {
        self.0 & 0x80 != 0
    }
}

/// Longest credential id (section 5.8.3); a relying party should refuse a longer one (section 7.1).
const CREDENTIAL_ID: usize = 1023;

impl AuthenticatorData {
    pub fn read(bytes: &[u8]) -> Result<Self, Malformed> {
        let mut rest = bytes;
        let rp_id_hash = take(&mut rest)?;
        let [flags] = take(&mut rest)?;
        let flags = Flags(flags);
        let sign_count = u32::from_be_bytes(take(&mut rest)?);
        // A registration without a new credential is none.
        if !flags.attested_credential_data() {
            return Err(member("attestedCredentialData"));
        }
        // What cannot be backed up is not backed up (section 7.1).
        if flags.backup_state() && !flags.backup_eligible() {
            return Err(Malformed::new(&reasons::MALFORMED_BACKUP, ""));
        }
        let aaguid = Uuid::from_bytes(take(&mut rest)?);
        let length = usize::from(u16::from_be_bytes(take(&mut rest)?));
        if length > CREDENTIAL_ID {
            return Err(member("credentialId"));
        }
        let (credential_id, rest) = rest.split_at_checked(length).ok_or_else(short)?;
        let (key, rest) = cbor::first(rest)?;
        let mut is_canonical = key.is_canonical;
        let key = CoseKey::read(&key.value)?;
        let (extensions, rest) = if flags.extension_data() {
            let (item, rest) = cbor::first(rest)?;
            is_canonical &= item.is_canonical;
            match item.value {
                Value::Map(map) => (map, rest),
                _ => return Err(member("authData.extensions")),
            }
        } else {
            (Map::new(), rest)
        };
        if !rest.is_empty() {
            return Err(Malformed::new(
                &reasons::MALFORMED_TRAILING,
                rest.len().to_string(),
            ));
        }
        Ok(Self {
            rp_id_hash,
            flags,
            sign_count,
            aaguid,
            credential_id: credential_id.to_vec(),
            key,
            extensions,
            is_canonical,
            bytes: bytes.to_vec(),
        })
    }
}

fn take<const N: usize>(rest: &mut &[u8]) -> Result<[u8; N], Malformed> {
    let (taken, after) = rest.split_first_chunk().ok_or_else(short)?;
    *rest = after;
    Ok(*taken)
}

fn short() -> Malformed {
    Malformed::new(&reasons::MALFORMED_SHORT, "")
}
