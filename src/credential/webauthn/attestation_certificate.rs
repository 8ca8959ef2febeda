//! What attestation certificates have to say, beyond what every certificate does.

use asn1_rs::OctetString;
use uuid::Uuid;
use x509_parser::prelude::FromDer;
use x509_parser::prelude::X509Certificate;

use crate::credential::x509::certificate::Certificate;
use crate::vocabulary::text::dotted;
use crate::words::reasons;
use crate::words::sentence::Row;

/// id-fido-gen-ce-aaguid (WebAuthn Level 3, section 8.2.1).
const AAGUID: &str = "1.3.6.1.4.1.45724.1.1.4";

/// The AAGUID that a certificate is for; `None` where it does not say.
pub(crate) fn aaguid(certificate: &Certificate) -> Result<Option<Uuid>, &'static Row> {
    let Some((critical, value)) = extension(certificate, AAGUID) else {
        return Ok(None);
    };
    let wrong = || -> &'static Row { &reasons::STATEMENT_AAGUID_EXTENSION };
    if critical {
        return Err(wrong());
    }
    let (rest, read) = OctetString::from_der(&value).map_err(|_| wrong())?;
    if !rest.is_empty() {
        return Err(wrong());
    }
    Uuid::from_slice(read.as_ref())
        .map(Some)
        .map_err(|_| wrong())
}

/// Whether an extension is critical, and its value.
pub(crate) fn extension(certificate: &Certificate, oid: &str) -> Option<(bool, Vec<u8>)> {
    let (_, read) = X509Certificate::from_der(&certificate.der).ok()?;
    read.extensions()
        .iter()
        .find(|extension| dotted(&extension.oid) == oid)
        .map(|extension| (extension.critical, extension.value.to_vec()))
}
