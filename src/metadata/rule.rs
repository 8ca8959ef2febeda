//! What the documentation asks of a model where attestation is enforced (passkeys.md#attestation, passkeys.md#the-list-of-attested-models).

use time::Date;

use crate::metadata::entry::Model;

impl Model {
    /// The first thing that the documentation wants and the metadata does not show; `None` when it shows all.
    pub fn lacks(&self) -> Option<&'static str> {
        let has = |list: &[String], names: &[&str]| {
            list.iter().any(|entry| names.contains(&entry.as_str()))
        };
        let options = &self.options;
        let shown = [
            (self.protocol_family == "fido2", "protocolFamily fido2"),
            (
                self.versions
                    .iter()
                    .any(|version| version.starts_with("FIDO_2")),
                "FIDO_2_0",
            ),
            (options.rk == Some(true), "rk"),
            // What the option says may change when a PIN or a fingerprint is enrolled; that it is there counts.
            (
                options.uv.is_some() || options.client_pin.is_some(),
                "uv, clientPin",
            ),
            (
                has(&self.extensions, &["hmac-secret", "prf"]),
                "hmac-secret, prf",
            ),
            (has(&self.attestation_types, &["basic_full"]), "basic_full"),
        ];
        shown
            .into_iter()
            .find_map(|(shown, name)| (!shown).then_some(name))
    }

    /// Whether the model meets the documented requirements by its metadata alone.
    pub fn meets_the_rule(&self, at: Option<Date>) -> bool {
        self.lacks().is_none() && self.is_certified(at)
    }
}
