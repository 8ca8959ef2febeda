//! What has to hold of any bytes, by what they are taken for: nothing traps, places lie in what was given, and what is read and
//! written back is read the same.
//!
//! The fuzzer asks these of what it finds, the tests of the seeds and of seeds changed at random.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "what does not hold should stop where it is"
)]

mod credentials;
mod documents;
mod edits;
mod exports;
mod places;

use serde_json::Value;

use crate::mutate::random::Random;
use crate::mutate::{cbor, der, json, text};

/// What bytes are taken for.
#[derive(Clone, Copy, Debug)]
pub struct Target {
    /// Its folder of seeds, and the name of its program.
    pub name: &'static str,
    /// Panics where something does not hold.
    pub holds: fn(&[u8]),
    /// Changes bytes into others that are like them.
    pub mutate: fn(&mut Vec<u8>, &mut Random),
}

/// All of them.
pub const TARGETS: [Target; 12] = [
    Target {
        name: "scenario",
        holds: documents::scenario,
        mutate: json::mutate,
    },
    Target {
        name: "policies",
        holds: documents::policies,
        mutate: json::mutate,
    },
    Target {
        name: "device_rule",
        holds: documents::device_rule,
        mutate: |bytes, random| text::mutate(bytes, &documents::RULE_WORDS, random),
    },
    Target {
        name: "certificate",
        holds: credentials::certificate,
        mutate: pem,
    },
    Target {
        name: "crl",
        holds: credentials::revocation_list,
        mutate: pem,
    },
    Target {
        name: "attestation",
        holds: credentials::attestation,
        mutate: cbor::mutate,
    },
    Target {
        name: "registration",
        holds: credentials::registration,
        mutate: json::mutate,
    },
    Target {
        name: "client_data",
        holds: credentials::client_data,
        mutate: json::mutate,
    },
    Target {
        name: "metadata",
        holds: credentials::metadata,
        mutate: json::mutate,
    },
    Target {
        name: "paste",
        holds: documents::paste,
        mutate: json::mutate,
    },
    Target {
        name: "edit",
        holds: edits::edit,
        mutate: json::mutate,
    },
    Target {
        name: "population",
        holds: exports::population,
        mutate: json::mutate,
    },
];

/// The target of a name.
#[must_use]
pub fn target(name: &str) -> Target {
    let found = TARGETS.into_iter().find(|target| target.name == name);
    found.unwrap_or_else(|| panic!("there is no target {name}"))
}

/// DER, or text around it.
fn pem(bytes: &mut Vec<u8>, random: &mut Random) {
    if bytes.first() == Some(&0x30) {
        der::mutate(bytes, random);
    } else {
        let words = [
            "-----BEGIN CERTIFICATE-----",
            "-----END CERTIFICATE-----",
            "-----BEGIN X509 CRL-----",
            "-----END X509 CRL-----",
            "\\n",
            "=",
        ];
        text::mutate(bytes, &words, random);
    }
}

/// Whether a member is lost where the text is read as a tree.
fn is_twice(text: &str) -> bool {
    let commas = |text: &str| text.matches([',', '{', '[']).count();
    let value: Value = serde_json::from_str(text).unwrap_or_default();
    commas(&value.to_string()) != commas(text)
}
