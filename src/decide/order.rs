//! The order of the service: which layer is judged after which.

use crate::base::check::Outcome;
use crate::base::directory::{Own, is_id};
use crate::base::error::Error;
use crate::base::labels;
use crate::base::note::Note;
use crate::base::sorted::sort_by;
use crate::contract::NotJudged;
use crate::contract::verdict::Severity;
use crate::credential::presented::Credential;
use crate::decide::decided::Decided;
use crate::decide::method;
use crate::decide::passkey::attestation;
use crate::decide::strength::delivery;
use crate::decide::wanted::Wanted;
use crate::question::circumstances::Circumstances;
use crate::question::sign_in::Resource;
use crate::tenant::access::registration;
use crate::tenant::tenant::Tenant;
use crate::vocabulary::action::Action;
use crate::vocabulary::channel::Channel;
use crate::vocabulary::day::start_of;
use crate::vocabulary::enumeration::Enumeration;
use crate::vocabulary::grant_control::GrantControl;
use crate::vocabulary::layer::Layer;
use crate::vocabulary::role::role_id;
use crate::vocabulary::sign_in::{DEVICE_ATTRIBUTES, device_attribute};
use crate::vocabulary::text::excerpt;
use crate::vocabulary::user_action::UserAction;
use crate::words::inputs;
use crate::words::sentence::Input;
use crate::words::{errors, findings};

/// Groups, and roles, that get a finding for not being ids.
const MAX_NAME_NOTES: usize = 20;

/// Answers a question about a tenant, with every step.
pub(crate) fn decide(
    tenant: &Tenant,
    credential: &Credential,
    question: &Circumstances,
) -> Result<Decided, Error> {
    answered(tenant, credential, question, Wanted::Trace)
}

/// The same where nobody reads the trace: the decision with the check that led to it, and which layers were judged.
pub(crate) fn settle(
    tenant: &Tenant,
    credential: &Credential,
    question: &Circumstances,
) -> Result<Decided, Error> {
    answered(tenant, credential, question, Wanted::Decision)
}

fn answered(
    tenant: &Tenant,
    credential: &Credential,
    question: &Circumstances,
    wanted: Wanted,
) -> Result<Decided, Error> {
    let mut decided = Decided::new(wanted);
    if let Credential::Passkey(_) = credential
        && let Some(metadata) = tenant.evidence.metadata()
    {
        metadata.in_force(question.at)?;
    }
    let registers = question.action == Action::Register;
    if registers && !matches!(credential, Credential::Passkey(_)) {
        return Err(Error::new(&errors::REGISTER_PASSKEY_ONLY).at("/question/credential"));
    }
    if wanted == Wanted::Trace {
        decided.note_question(tenant, credential, question);
    }
    decided.method_layer(tenant, credential, question)?;
    decided.access_layer(tenant, credential, question);
    let strengths: &[String] = if registers { &[] } else { &question.strengths };
    if decided.judged.is_empty() && strengths.is_empty() {
        return Err(nothing_to_judge(tenant, credential, question));
    }
    if strengths.is_empty() && !registers && decided.access.is_none() {
        decided.note(
            Severity::Info,
            &findings::SCOPE_NO_STRENGTH,
            "/question/strengths",
        );
    }
    for (index, name) in strengths.iter().enumerate() {
        decided.strength_layer(tenant, credential, question, name, index);
        let last = decided.strengths.last().map(|one| &one.judged.check);
        // Whatever is said by those that stand behind, this one refuses.
        if wanted == Wanted::Decision && last.is_some_and(|last| last.outcome == Outcome::Fail) {
            break;
        }
    }
    if !strengths.is_empty() {
        decided.judged.push(Layer::Strength);
    }
    decided.external_layer(tenant, credential, question);
    if decided.is_delivered() {
        decided.notes.push(delivery::note(question));
    }
    sort_by(&mut decided.judged, Ord::cmp);
    decided.not_judged.extend(access_left_out(tenant, question));
    if matches!(credential, Credential::Certificate(_)) {
        decided.note_one_certificate();
    }
    Ok(decided)
}

impl Decided {
    /// What is noteworthy before anything is judged: about the evidence, the credential, and how the question is written.
    fn note_question(
        &mut self,
        tenant: &Tenant,
        credential: &Credential,
        question: &Circumstances,
    ) {
        match credential {
            Credential::Certificate(_) => self.notes.extend(tenant.evidence.notes.iter().cloned()),
            Credential::Passkey(_) => {
                if let Some(metadata) = tenant.evidence.metadata() {
                    self.notes.extend(metadata.notes.iter().cloned());
                }
            }
            Credential::Method(_) => {}
        }
        let registers = question.action == Action::Register;
        if let Credential::Certificate(presented) = credential {
            self.read_notes(presented);
        }
        if let Credential::Passkey(passkey) = credential {
            attestation::notes(passkey, question, &mut self.notes);
        }
        let who = &question.who;
        let named = |names: &Option<Own>| -> Vec<String> {
            let Some(own) = names else { return Vec::new() };
            let names = own.iter().take(MAX_NAME_NOTES);
            let names = names.filter(|name| !is_id(name));
            names.map(|name| own.shown(name).to_owned()).collect()
        };
        for group in named(&who.groups) {
            let note = Note::new(Severity::Warning, &findings::GROUP_NOT_AN_ID);
            self.notes
                .push(note.scenario("/question/user/groups").with("value", group));
        }
        for role in named(&who.roles) {
            let note = match role_id(&role) {
                Some(id) => Note::new(Severity::Info, &findings::ROLE_BY_NAME).with("id", id),
                None => Note::new(Severity::Warning, &findings::ROLE_NOT_AN_ID),
            };
            self.notes
                .push(note.scenario("/question/user/roles").with("value", role));
        }
        let of_tenant = |role: &&String| {
            let is_told = who.directory.name_of(role).is_some();
            is_id(role) && !is_told
        };
        let roles = who.roles.iter().flat_map(Own::iter);
        for role in roles.filter(of_tenant).take(MAX_NAME_NOTES) {
            let note = Note::new(Severity::Info, &findings::ROLE_NOT_BUILT_IN);
            let at = note.scenario("/question/user/roles");
            self.notes.push(at.with("value", role));
        }
        for (index, word) in &question.registered_twofold {
            let modes = word.modes().to_string();
            self.notes.push(
                Note::new(Severity::Info, &findings::REGISTERED_TWOFOLD)
                    .scenario(format!("/question/registered/{index}"))
                    .with("value", word.as_str())
                    .with_words("modes", labels::methods(&modes)),
            );
        }
        if let Credential::Passkey(_) = credential {
            if question.who.renamed {
                self.note(
                    Severity::Warning,
                    &findings::USER_RENAMED,
                    "/question/user/userPrincipalNameChanged",
                );
            }
            if registers && question.channel == Channel::SecurityInfo {
                self.notes.push(freshness(question));
            }
        }
        if registers && !question.strengths.is_empty() {
            self.note(
                Severity::Info,
                &findings::SCOPE_REGISTER_STRENGTHS,
                "/question/strengths",
            );
        }
        if let Credential::Method(own) = credential
            && let Some(row) = method::unusable(tenant, own.mode, &question.who)
        {
            self.note(Severity::Warning, row, "/question/credential/method");
        }
        self.notes.extend(unheard(tenant, question));
    }
}

/// What the question says of the sign-in by names that nothing asks for.
fn unheard(tenant: &Tenant, question: &Circumstances) -> Vec<Note> {
    let Some(sign_in) = &question.access else {
        return Vec::new();
    };
    // Most questions say neither, and many are asked.
    if sign_in.satisfied.is_none() && sign_in.device.is_none() {
        return Vec::new();
    }
    let names: Vec<&str> = GrantControl::MEMBERS
        .iter()
        .map(|one| one.as_str())
        .collect();
    let policies = tenant.access_policies.iter();
    let grants = policies.filter_map(|policy| policy.grant.as_ref());
    let asked: Vec<&str> = grants
        .flat_map(|grant| &grant.controls)
        .filter_map(|control| control.kind.name())
        .collect();
    let is_heard = |stated: &str| {
        let mut known = names.iter().chain(&asked);
        known.any(|name| name.eq_ignore_ascii_case(stated)) || stated.contains(':')
    };
    let controls = sign_in.satisfied.iter().flatten();
    let controls = controls.filter(|stated| !is_heard(stated)).map(|stated| {
        Note::new(Severity::Warning, &findings::CONTROL_UNKNOWN)
            .scenario("/question/access/satisfied")
            .with("value", excerpt(stated))
            .with("names", names.join(", "))
    });
    let device = sign_in.device.iter().flat_map(|device| device.keys());
    let device = device.filter(|name| !name.contains('@') && device_attribute(name).is_none());
    let device = device.map(|name| {
        Note::new(Severity::Warning, &findings::DEVICE_ATTRIBUTE_UNKNOWN)
            .scenario("/question/access/device")
            .with("value", excerpt(name))
            .with("names", DEVICE_ATTRIBUTES.join(", "))
    });
    controls.chain(device).collect()
}

/// How fresh the multifactor authentication before a registration has to be, and from when on the passkey may itself be the
/// first method (F9).
fn freshness(question: &Circumstances) -> Note {
    let row = if question.is_from(const { start_of(2026, 10, 15) }) {
        &findings::FRESHNESS_OR_FIRST
    } else {
        &findings::FRESHNESS
    };
    Note::new(Severity::Info, row).scenario("/question/channel")
}

/// Conditional Access that was loaded and is not asked about. Where no policy is in force it could not decide anything.
fn access_left_out(tenant: &Tenant, question: &Circumstances) -> Option<NotJudged> {
    let in_force = (tenant.access_given && tenant.access_unlisted.is_some())
        || tenant
            .access_policies
            .iter()
            .any(|policy| policy.is_in_force());
    let left_out = |documents, input: &'static Input| NotJudged {
        layer: Layer::Access,
        documents,
        needs: input.path,
    };
    match &question.access {
        None if in_force => Some(left_out(tenant.access_policies.len(), &inputs::ACCESS)),
        // A passkey is registered as a user action, whatever is opened for it.
        Some(sign_in) if question.action == Action::Register => {
            let policies = tenant.access_policies.iter();
            let documents = policies.filter(|one| registration::concerns(one)).count();
            let registers = Resource::UserAction(UserAction::RegisterSecurityInformation);
            let is_action = sign_in.resource == registers;
            (documents > 0 && !is_action).then(|| left_out(documents, &inputs::USER_ACTION))
        }
        _ => None,
    }
}

fn nothing_to_judge(tenant: &Tenant, credential: &Credential, question: &Circumstances) -> Error {
    match (credential, tenant.unrecognised.first()) {
        (Credential::Method(_), _) if question.access.is_some() => {
            Error::new(&errors::NO_ACCESS_FOR_METHOD).at("/policies")
        }
        (Credential::Method(_), _) => {
            Error::new(&errors::NOTHING_FOR_METHOD).at("/question/strengths")
        }
        (_, Some(at)) => Error::new(&errors::NOTHING_RECOGNISED)
            .in_document(at.document)
            .at(at.path.clone()),
        (_, None) => Error::new(&errors::NOTHING_TO_JUDGE).at("/policies"),
    }
}

#[cfg(test)]
#[path = "settled.rs"]
mod tests;
