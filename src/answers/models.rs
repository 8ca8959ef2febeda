//! Which authenticator models a policy admits: one question, asked of every model that is known.

use std::cmp::Reverse;
use uuid::Uuid;

use crate::answers::verdict::answer_of;
use crate::base::csv::field;
use crate::base::error::Error;
use crate::base::sorted::{Map, Set, sort_by, sort_by_key};
use crate::contract::models::{AuthenticatorModel, ModelSource, ModelVerdict, Models, ReasonCount};
use crate::contract::question::{CredentialInput, ModelsQuestion, Question};
use crate::contract::verdict::Decision;
use crate::credential::presented::{Credential, Passkey};
use crate::credential::webauthn::aaguid;
use crate::credential::webauthn::aaguid::Listed;
use crate::decide::access::meant::meant;
use crate::decide::order;
use crate::decide::passkey::attestation_metadata;
use crate::metadata::entry::Model;
use crate::metadata::snapshot::Metadata;
use crate::question::circumstances::Circumstances;
use crate::tenant::known_models;
use crate::tenant::tenant::Tenant;
use crate::vocabulary::action::Action;
use crate::vocabulary::day::day_of;
use crate::vocabulary::language::Language;
use crate::vocabulary::passkey_type::PasskeyType;

impl ModelSource {
    fn as_str(self) -> &'static str {
        match self {
            Self::Catalogue => "catalogue",
            Self::Metadata => "metadata",
            Self::Both => "both",
        }
    }
}

/// A model before it is judged.
#[derive(Default)]
struct Known<'m> {
    built_in: Option<&'static str>,
    listed: Option<Listed>,
    model: Option<&'m Model>,
}

/// What models are told from each other by, where metadata does not.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Alike {
    attested: bool,
    windows_hello: bool,
    microsoft_authenticator: bool,
    /// Which of the policies' lists name it.
    lists: Vec<bool>,
}

impl Tenant {
    /// Asks one question of every model that is known: those of Microsoft's documentation, and those of the FIDO
    /// metadata where [`Tenant::with_trust`] brought some.
    ///
    /// Each model is taken as a genuine, device-bound key of its kind, attested where list and metadata say that the
    /// model is fit for it.
    ///
    /// # Errors
    /// As [`Tenant::evaluate`].
    pub fn models(&self, question: &ModelsQuestion, language: Language) -> Result<Models, Error> {
        let metadata = self.evidence.metadata();
        let register = circumstances(question, Action::Register)?.within(&self.directory);
        let sign_in = circumstances(question, Action::SignIn)?.within(&self.directory);
        meant(self, &sign_in)?;
        let mut keyed = Vec::new();
        for (aaguid, known) in all(metadata) {
            let attested = is_fit(&known, metadata, &register);
            let credential = Credential::Passkey(Passkey::of_model(aaguid, attested));
            let ask = |circumstances: &Circumstances| -> Result<ModelVerdict, Error> {
                let mut decided = order::settle(self, &credential, circumstances)?;
                // A table of models speaks of no sign-in that Conditional Access could be for.
                decided.not_judged.clear();
                let (decision, reason) = answer_of(&decided, language);
                Ok(ModelVerdict {
                    decision,
                    reason: reason.code,
                    text: reason.text,
                })
            };
            let verdicts = (ask(&register)?, ask(&sign_in)?);
            let row = known.row(aaguid, attested, verdicts, &register);
            keyed.push((row.name.to_lowercase(), row));
        }
        sort_by(&mut keyed, |(a, one), (b, other)| {
            a.cmp(b).then_with(|| one.aaguid.cmp(&other.aaguid))
        });
        let models: Vec<AuthenticatorModel> = keyed.into_iter().map(|(_, row)| row).collect();
        let mut notes = Vec::new();
        if let Some(metadata) = metadata {
            notes.extend(metadata.notes.iter().cloned());
            notes.push(attestation_metadata::snapshot(metadata, &register));
        }
        notes.extend(attestation_metadata::old_list(&register));
        Ok(Models {
            registration: counts(&mut models.iter().map(|row| &row.registration)),
            sign_in: counts(&mut models.iter().map(|row| &row.sign_in)),
            models,
            catalogue_dated: aaguid::list_dated(),
            metadata_number: metadata.and_then(|metadata| metadata.number),
            findings: self.render(&notes, language),
        })
    }

    /// The known models that a question lets in, each taken as a genuine key of the type `kind`.
    pub(crate) fn admitted(
        &self,
        question: &Circumstances,
        kind: Option<PasskeyType>,
    ) -> Set<Uuid> {
        let all = self.decided_models(question, kind).into_iter();
        let admitted = all.filter(|(_, decision)| *decision == Decision::Allow);
        admitted.map(|(aaguid, _)| aaguid).collect()
    }

    /// What a question decides of each known model; what cannot be asked at all is denied.
    pub(crate) fn decided_models(
        &self,
        question: &Circumstances,
        kind: Option<PasskeyType>,
    ) -> Map<Uuid, Decision> {
        let metadata = self.evidence.metadata();
        let by_metadata = metadata.is_some() && question.action == Action::Register;
        let lists = known_models::lists(self.fido2.as_deref(), &self.strengths);
        let mut alike: Map<Alike, Decision> = Map::new();
        let mut told = Vec::new();
        for (aaguid, known) in all(metadata) {
            let attested = is_fit(&known, metadata, question);
            let ask = || {
                let mut passkey = Passkey::of_model(aaguid, attested);
                passkey.kind = kind.or(passkey.kind);
                let credential = Credential::Passkey(passkey);
                order::settle(self, &credential, question)
                    .map_or(Decision::Deny, |decided| decided.decision())
            };
            // Models that the same lists name and no metadata tells apart get the same answer, so one of them is asked.
            let decision = if by_metadata {
                ask()
            } else {
                let kind = Alike {
                    attested,
                    windows_hello: aaguid::is_windows_hello(aaguid),
                    microsoft_authenticator: aaguid::is_microsoft_authenticator(aaguid),
                    lists: lists.iter().map(|list| list.has(&aaguid)).collect(),
                };
                let known = alike.get(&kind).copied();
                known.unwrap_or_else(|| alike.settled(kind, ask()))
            };
            told.push((aaguid, decision));
        }
        told.into_iter().collect()
    }

    /// How many models are known.
    pub(crate) fn model_count(&self) -> usize {
        all(self.evidence.metadata()).len()
    }
}

fn circumstances(question: &ModelsQuestion, action: Action) -> Result<Circumstances, Error> {
    Circumstances::read(&Question {
        action,
        at: question.at.clone(),
        reading: question.reading,
        user: question.user.clone(),
        tenant: None,
        channel: question.channel,
        credential: CredentialInput::default(),
        also_used: question.also_used.clone(),
        registered: question.registered.clone(),
        // A registration is not held to strengths.
        strengths: match action {
            Action::Register => Vec::new(),
            Action::SignIn => question.strengths.clone(),
        },
        access: None,
    })
}

fn all(metadata: Option<&Metadata>) -> Map<Uuid, Known<'_>> {
    let listed = aaguid::all_listed().map(|listed| {
        let known = Known {
            listed: Some(listed),
            ..Known::default()
        };
        (listed.aaguid, known)
    });
    let mut all: Map<Uuid, Known<'_>> = listed.collect();
    for (aaguid, name) in aaguid::built_in() {
        all.update(aaguid, Known::default(), |known| {
            known.built_in = Some(name)
        });
    }
    for (aaguid, model) in metadata.into_iter().flat_map(Metadata::models) {
        all.update(aaguid, Known::default(), |known| known.model = Some(model));
    }
    all
}

/// Whether a genuine key of the model passes for attested; what is not fit gets the code that says why.
fn is_fit(known: &Known<'_>, metadata: Option<&Metadata>, question: &Circumstances) -> bool {
    if known.built_in.is_some() {
        return false;
    }
    match metadata {
        None => known.listed.is_some(),
        Some(_) => known.model.is_some_and(|model| {
            let day = day_of(question.at);
            model.root_count() > 0
                && (known.listed.is_some() || model.meets_the_rule(day))
                && model.compromise(day).is_none()
        }),
    }
}

impl Known<'_> {
    fn row(
        self,
        aaguid: Uuid,
        attested: bool,
        (registration, sign_in): (ModelVerdict, ModelVerdict),
        question: &Circumstances,
    ) -> AuthenticatorModel {
        let day = day_of(question.at);
        let in_catalogue = self.built_in.is_some() || self.listed.is_some();
        let name = self
            .built_in
            .or(self.listed.map(|listed| listed.name))
            .map(str::to_owned)
            .or_else(|| self.model.map(|model| model.name.clone()));
        AuthenticatorModel {
            aaguid: aaguid.hyphenated().to_string(),
            name: name.unwrap_or_default(),
            source: match (in_catalogue, self.model.is_some()) {
                (true, true) => ModelSource::Both,
                (true, false) => ModelSource::Catalogue,
                (false, _) => ModelSource::Metadata,
            },
            transports: self.transports(),
            biometric: self.listed.map(|listed| listed.biometric),
            certification: self
                .model
                .and_then(|model| model.standing(day))
                .map(|report| report.status.clone()),
            listed: self.listed.is_some(),
            meets_requirements: self.model.map(|model| model.meets_the_rule(day)),
            attested,
            registration,
            sign_in,
        }
    }

    fn transports(&self) -> Vec<String> {
        let of_list = self
            .listed
            .map_or([false; 3], |one| [one.usb, one.nfc, one.ble]);
        let mut transports: Vec<String> = ["usb", "nfc", "ble"]
            .into_iter()
            .zip(of_list)
            .filter(|(_, has)| *has)
            .map(|(name, _)| name.to_owned())
            .collect();
        for name in self.model.iter().flat_map(|model| &model.transports) {
            if !transports.contains(name) {
                transports.push(name.clone());
            }
        }
        transports
    }
}

fn counts(verdicts: &mut dyn Iterator<Item = &ModelVerdict>) -> Vec<ReasonCount> {
    let mut counts: Vec<ReasonCount> = Vec::new();
    for verdict in verdicts {
        let known = counts
            .iter_mut()
            .find(|row| row.reason == verdict.reason && row.decision == verdict.decision);
        match known {
            Some(row) => row.count += 1,
            None => counts.push(ReasonCount {
                decision: verdict.decision,
                reason: verdict.reason,
                count: 1,
            }),
        }
    }
    sort_by_key(&mut counts, |row| {
        (Reverse(row.count), row.reason, row.decision.as_str())
    });
    counts
}

impl Models {
    /// The rows as CSV (RFC 4180), for a spreadsheet.
    #[must_use]
    pub fn csv(&self) -> String {
        let mut out = String::from(
            "aaguid,name,source,transports,biometric,certification,listed,meetsRequirements,\
             registration,registrationReason,signIn,signInReason\r\n",
        );
        let flag = |flag: Option<bool>| flag.map_or("", |flag| if flag { "true" } else { "false" });
        for row in &self.models {
            let transports = row.transports.join(" ");
            let fields = [
                &row.aaguid,
                row.name.as_str(),
                row.source.as_str(),
                &transports,
                flag(row.biometric),
                row.certification.as_deref().unwrap_or_default(),
                flag(Some(row.listed)),
                flag(row.meets_requirements),
                row.registration.decision.as_str(),
                row.registration.reason,
                row.sign_in.decision.as_str(),
                row.sign_in.reason,
            ];
            out.push_str(&fields.map(field).join(","));
            out.push_str("\r\n");
        }
        out
    }
}
