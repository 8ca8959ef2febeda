//! Names of well-known OIDs, as labels for people; no decision reads them.

/// OID and name. Extended key usages and policies of RFC 5280 and RFC 4556; Microsoft's `OIDs in AD CS` and key
/// attestation documents; the federal PKI's from NIST's Computer Security Objects Register.
const NAMES: &[(&str, &str)] = &[
    // Extended key usages
    ("2.5.29.37.0", "anyExtendedKeyUsage"),
    ("1.3.6.1.5.5.7.3.1", "serverAuth"),
    ("1.3.6.1.5.5.7.3.2", "clientAuth"),
    ("1.3.6.1.5.5.7.3.3", "codeSigning"),
    ("1.3.6.1.5.5.7.3.4", "emailProtection"),
    ("1.3.6.1.5.5.7.3.8", "timeStamping"),
    ("1.3.6.1.5.5.7.3.9", "OCSPSigning"),
    ("1.3.6.1.5.5.7.3.21", "secureShellClient"),
    ("1.3.6.1.5.2.3.4", "pkinitClientAuth"),
    ("1.3.6.1.5.2.3.5", "pkinitKdc"),
    ("1.3.6.1.4.1.311.10.3.4", "encryptingFileSystem"),
    ("1.3.6.1.4.1.311.10.3.12", "documentSigning"),
    ("1.3.6.1.4.1.311.20.2.1", "enrollmentAgent"),
    ("1.3.6.1.4.1.311.20.2.2", "smartcardLogon"),
    ("2.16.840.1.101.3.6.7", "id-PIV-content-signing"),
    ("2.16.840.1.101.3.6.8", "id-PIV-cardAuth"),
    // Policies
    ("2.5.29.32.0", "anyPolicy"),
    (
        "1.3.6.1.4.1.311.21.30",
        "key attestation: verified by endorsement key",
    ),
    (
        "1.3.6.1.4.1.311.21.31",
        "key attestation: verified by endorsement certificate",
    ),
    (
        "1.3.6.1.4.1.311.21.32",
        "key attestation: trusted on user credentials",
    ),
    (
        "2.16.840.1.101.3.2.1.3.1",
        "id-fpki-certpcy-rudimentaryAssurance",
    ),
    ("2.16.840.1.101.3.2.1.3.2", "id-fpki-certpcy-basicAssurance"),
    (
        "2.16.840.1.101.3.2.1.3.3",
        "id-fpki-certpcy-mediumAssurance",
    ),
    ("2.16.840.1.101.3.2.1.3.4", "id-fpki-certpcy-highAssurance"),
    ("2.16.840.1.101.3.2.1.3.6", "id-fpki-common-policy"),
    ("2.16.840.1.101.3.2.1.3.7", "id-fpki-common-hardware"),
    ("2.16.840.1.101.3.2.1.3.8", "id-fpki-common-devices"),
    (
        "2.16.840.1.101.3.2.1.3.12",
        "id-fpki-certpcy-mediumHardware",
    ),
    ("2.16.840.1.101.3.2.1.3.13", "id-fpki-common-authentication"),
    ("2.16.840.1.101.3.2.1.3.14", "id-fpki-certpcy-medium-CBP"),
    ("2.16.840.1.101.3.2.1.3.15", "id-fpki-certpcy-mediumHW-CBP"),
    ("2.16.840.1.101.3.2.1.3.16", "id-fpki-common-High"),
    ("2.16.840.1.101.3.2.1.3.17", "id-fpki-common-cardAuth"),
    ("2.16.840.1.101.3.2.1.3.18", "id-fpki-certpcy-pivi-hardware"),
    ("2.16.840.1.101.3.2.1.3.19", "id-fpki-certpcy-pivi-cardAuth"),
    (
        "2.16.840.1.101.3.2.1.3.20",
        "id-fpki-certpcy-pivi-contentSigning",
    ),
    (
        "2.16.840.1.101.3.2.1.3.36",
        "id-fpki-common-devicesHardware",
    ),
    ("2.16.840.1.101.3.2.1.3.37", "id-fpki-certpcy-mediumDevice"),
    (
        "2.16.840.1.101.3.2.1.3.38",
        "id-fpki-certpcy-mediumDeviceHardware",
    ),
    (
        "2.16.840.1.101.3.2.1.3.39",
        "id-fpki-common-piv-contentSigning",
    ),
    (
        "2.16.840.1.101.3.2.1.3.40",
        "id-fpki-common-derived-pivAuth",
    ),
    (
        "2.16.840.1.101.3.2.1.3.41",
        "id-fpki-common-derived-pivAuth-hardware",
    ),
    ("2.23.140.1.1", "CA/Browser Forum: extended validation"),
    ("2.23.140.1.2.1", "CA/Browser Forum: domain validated"),
    ("2.23.140.1.2.2", "CA/Browser Forum: organization validated"),
    ("2.23.140.1.2.3", "CA/Browser Forum: individual validated"),
    // Names and extensions
    ("1.3.6.1.4.1.311.20.2.3", "userPrincipalName"),
    ("1.3.6.1.4.1.311.25.2", "Microsoft SID"),
    ("2.16.840.1.101.3.6.6", "pivFASC-N"),
    ("2.5.29.14", "subjectKeyIdentifier"),
    ("2.5.29.15", "keyUsage"),
    ("2.5.29.17", "subjectAltName"),
    ("2.5.29.18", "issuerAltName"),
    ("2.5.29.19", "basicConstraints"),
    ("2.5.29.30", "nameConstraints"),
    ("2.5.29.31", "cRLDistributionPoints"),
    ("2.5.29.32", "certificatePolicies"),
    ("2.5.29.33", "policyMappings"),
    ("2.5.29.35", "authorityKeyIdentifier"),
    ("2.5.29.36", "policyConstraints"),
    ("2.5.29.37", "extKeyUsage"),
    ("2.5.29.54", "inhibitAnyPolicy"),
    ("1.3.6.1.5.5.7.1.1", "authorityInfoAccess"),
    // Signatures
    ("1.2.840.113549.1.1.4", "md5WithRSAEncryption"),
    ("1.2.840.113549.1.1.5", "sha1WithRSAEncryption"),
    ("1.2.840.113549.1.1.10", "RSASSA-PSS"),
    ("1.2.840.113549.1.1.11", "sha256WithRSAEncryption"),
    ("1.2.840.113549.1.1.12", "sha384WithRSAEncryption"),
    ("1.2.840.113549.1.1.13", "sha512WithRSAEncryption"),
    ("1.2.840.113549.1.1.14", "sha224WithRSAEncryption"),
    ("1.2.840.10040.4.3", "dsaWithSHA1"),
    ("1.2.840.10045.4.1", "ecdsa-with-SHA1"),
    ("1.2.840.10045.4.3.1", "ecdsa-with-SHA224"),
    ("1.2.840.10045.4.3.2", "ecdsa-with-SHA256"),
    ("1.2.840.10045.4.3.3", "ecdsa-with-SHA384"),
    ("1.2.840.10045.4.3.4", "ecdsa-with-SHA512"),
    ("1.3.101.112", "Ed25519"),
    ("1.3.101.113", "Ed448"),
];

/// Below these arcs every OID is of one kind.
const ARCS: &[(&str, &str)] = &[("2.16.840.1.101.3.2.1.48.", "federal PKI test policy")];

/// The name of an OID, where it is a well-known one.
pub(crate) fn name(oid: &str) -> Option<&'static str> {
    let exact = NAMES.iter().find(|(known, _)| *known == oid);
    exact
        .or_else(|| ARCS.iter().find(|(arcs, _)| oid.starts_with(arcs)))
        .map(|(_, name)| *name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_exact_but_for_arcs_of_one_kind() {
        assert_eq!(name("2.5.29.32.0"), Some("anyPolicy"));
        assert_eq!(
            name("2.16.840.1.101.3.2.1.48.11"),
            Some("federal PKI test policy")
        );
        assert_eq!(name("2.5.29.32.0.1"), None);
        let mut oids: Vec<&str> = NAMES.iter().map(|(oid, _)| *oid).collect();
        oids.sort_unstable();
        oids.dedup();
        assert_eq!(oids.len(), NAMES.len(), "an OID stands twice");
    }
}
