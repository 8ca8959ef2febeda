//! One question, asked of the policies before and after a change: once for each class of people and of keys that they can
//! tell apart, whoever has it.

use std::sync::Arc;
use uuid::Uuid;

use crate::answers::asked::Asked;
use crate::answers::remedy::alternative;
use crate::answers::verdict;
use crate::answers::verdict::answer_of;
use crate::base::check::Check;
use crate::base::error::Error;
use crate::base::table::{Table, hash_of};
use crate::contract::impact::{ImpactExplanation, ImpactVerdict};
use crate::contract::options::Options;
use crate::contract::population::{PopulationCertificate, Text};
use crate::contract::question::{Access, CredentialInput, OneOrMany, PasskeyInput, Question};
use crate::contract::verdict::{Decision, Verdict};
use crate::credential::presented::{Credential, Passkey};
use crate::credential::webauthn::aaguid::PLATFORM_CREDENTIAL;
use crate::decide::access::meant::meant;
use crate::decide::method;
use crate::decide::order;
use crate::population::person::{Key, Person};
use crate::question::circumstances::Circumstances;
use crate::question::who::Who;
use crate::tenant::access::grant::{Control, ControlKind};
use crate::tenant::access::policy::AccessPolicy;
use crate::tenant::reader::Member;
use crate::tenant::strengths::combination::is_mfa;
use crate::tenant::tenant::Tenant;
use crate::vocabulary::action::Action;
use crate::vocabulary::attestation_level::AttestationLevel;
use crate::vocabulary::client_app::ClientApp;
use crate::vocabulary::enumeration::Enumeration;
use crate::vocabulary::key_kind::KeyKind;
use crate::vocabulary::language::Language;
use crate::vocabulary::layer::Layer;
use crate::vocabulary::mode::{Mode, Modes};
use crate::vocabulary::passkey_type::PasskeyType;
use crate::words::errors;
use crate::words::general;
use crate::words::inputs;
use crate::words::reasons;
use crate::words::sentence::{Input, Said};

/// Sentences that are remembered; of more, what holds of all of them is said.
const TEXTS: usize = 100_000;

/// What was answered on one side.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Told {
    pub decision: Decision,
    pub reason: &'static str,
    /// The input that would decide.
    pub missing: Option<&'static Input>,
    /// What the sentence is remembered by; none where its code says all of it.
    pub text: Option<u64>,
}

/// What was answered before and after.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pair {
    pub before: Told,
    pub after: Told,
}

impl Told {
    fn allow() -> Self {
        Self {
            decision: Decision::Allow,
            reason: reasons::ALLOWED.code,
            missing: None,
            text: None,
        }
    }

    fn deny() -> Self {
        Self {
            decision: Decision::Deny,
            reason: reasons::METHOD_DISABLED.code,
            missing: None,
            text: None,
        }
    }

    pub fn open(input: &'static Input) -> Self {
        Self {
            decision: Decision::Indeterminate,
            reason: reasons::ACCESS_INPUT_MISSING.code,
            missing: Some(input),
            text: None,
        }
    }

    pub fn verdict(&self) -> ImpactVerdict {
        ImpactVerdict {
            decision: self.decision,
            reason: self.reason,
        }
    }
}

/// The policies of either side, and the question.
#[derive(Clone, Debug)]
pub(crate) struct Asker {
    pub before: Tenant,
    pub after: Option<Tenant>,
    pub base: Circumstances,
    /// Whether the question leaves open what is opened, so that only strengths for all resources are asked for.
    pub any: bool,
    pub language: Language,
    /// Sentences of answers that are remembered, by their hash.
    texts: Table<u64, String>,
    /// Those about the certificates of the person at hand, which nobody else has.
    passing: Vec<(u64, String)>,
    /// What policies and question are told apart by, in hexadecimal.
    pub of: String,
    passkeys: Table<(u32, Option<Uuid>, u8), Pair>,
    methods: Table<(u32, Modes), Pair>,
}

impl Asker {
    /// # Errors
    /// Where the question cannot be read, or the policies have nothing to judge a passkey by.
    pub fn new(
        before: Tenant,
        after: Option<Tenant>,
        question: Option<&Question>,
        language: Language,
    ) -> Result<Self, Error> {
        let mut question = question.cloned().unwrap_or_else(blank);
        question.action = Action::SignIn;
        question.credential = CredentialInput::default();
        let any = question.access.is_none() && question.strengths.is_empty();
        if any {
            question.access = Some(Access {
                application: Some("All".to_owned()),
                client_app: Some(ClientApp::Browser),
                ..Access::default()
            });
        }
        let base = Circumstances::read(&question)?;
        if let Some(after) = &after {
            comparable(&before, after)?;
        }
        let of = told_apart([Some(&before), after.as_ref()], &question);
        let trim = |tenant: Tenant| {
            if any {
                for_all_resources(tenant)
            } else {
                tenant
            }
        };
        let asker = Self {
            before: trim(before),
            after: after.map(trim),
            base,
            any,
            language,
            texts: Table::default(),
            passing: Vec::new(),
            of,
            passkeys: Table::default(),
            methods: Table::default(),
        };
        // What cannot be asked at all is said before anybody is read.
        let probe = Credential::Passkey(passkey_of(&Key::unknown(KeyKind::Passkey, None)));
        for tenant in asker.tenants() {
            meant(tenant, &asker.circumstances(tenant, &asker.base.who, &[]))?;
            let asked = asker.decide(tenant, &probe, &asker.base.who, &[]);
            // Certificates can be judged where passkeys cannot.
            let has_other = tenant.x509.is_some() || tenant.trust_store.is_some();
            match asked {
                Err(error) if !(has_other && error.code() == errors::NOTHING_TO_JUDGE.code) => {
                    return Err(error);
                }
                _ => {}
            }
        }
        Ok(asker)
    }

    /// The sides, each once.
    pub fn tenants(&self) -> impl Iterator<Item = &Tenant> {
        std::iter::once(&self.before).chain(&self.after)
    }

    /// The policies that hold after the change, or now.
    pub fn last(&self) -> &Tenant {
        self.after.as_ref().unwrap_or(&self.before)
    }

    /// Whether nothing is known of what Conditional Access asks for.
    pub fn asks_nothing(&self) -> bool {
        self.base.strengths.is_empty() && self.tenants().any(|tenant| !tenant.access_given)
    }

    fn circumstances(&self, tenant: &Tenant, who: &Who, before: &[Mode]) -> Circumstances {
        let mut circumstances = Circumstances {
            who: who.clone(),
            ..self.base.clone()
        };
        circumstances.also_used.extend(before);
        circumstances.within(&tenant.directory)
    }

    fn decide(
        &self,
        tenant: &Tenant,
        credential: &Credential,
        who: &Who,
        before: &[Mode],
    ) -> Result<(Told, Option<String>), Error> {
        let circumstances = self.circumstances(tenant, who, before);
        let mut decided = order::settle(tenant, credential, &circumstances)?;
        // The question said which layers it is about.
        decided.not_judged.clear();
        let deciding = decided.decisive().map(Check::deciding);
        let code = deciding.and_then(|check| check.code);
        let missing = deciding.and_then(|check| check.missing.as_deref());
        let decision = decided.decision();
        let text = (decision != Decision::Allow).then(|| answer_of(&decided, self.language).1.text);
        let told = Told {
            decision,
            reason: code.unwrap_or(reasons::ALLOWED.code),
            missing: missing.map(|lacking| lacking.input),
            text: text.as_deref().map(hash_of),
        };
        Ok((told, text))
    }

    /// Asks both sides; `None` where nothing could be judged. Sentences about somebody's own certificate pass with the person.
    fn pair(&mut self, credential: &Credential, who: &Who) -> Option<Pair> {
        let passes = matches!(credential, Credential::Certificate(_));
        let (first, text) = self.decide(&self.before, credential, who, &[]).ok()?;
        let second = match &self.after {
            None => None,
            Some(after) => Some(self.decide(after, credential, who, &[]).ok()?),
        };
        self.tell(&first, text, passes);
        let after = match second {
            None => first,
            Some((second, text)) => {
                self.tell(&second, text, passes);
                second
            }
        };
        Some(Pair {
            before: first,
            after,
        })
    }

    fn tell(&mut self, told: &Told, text: Option<String>, passes: bool) {
        let (Some(hash), Some(text)) = (told.text, text) else {
            return;
        };
        if passes {
            self.passing.push((hash, text));
        } else if self.texts.len() < TEXTS {
            self.texts.entry(hash).or_insert(text);
        }
    }

    /// Forgets what was said of the certificates of the person before.
    pub fn next_person(&mut self) {
        self.passing.clear();
    }

    /// The sentence of an answer.
    pub fn text(&self, told: &Told) -> String {
        let kept = told.text.and_then(|hash| {
            let mut passing = self.passing.iter();
            let of_person = passing.find(|(known, _)| *known == hash);
            let of_person = of_person.map(|(_, text)| text);
            of_person.or_else(|| self.texts.get(&hash)).cloned()
        });
        kept.unwrap_or_else(|| general::text(told.reason, told.missing, self.language))
    }

    /// What is said of a key of somebody of a class.
    pub fn key(&mut self, class: u32, who: &Who, key: &Key<'_>) -> Pair {
        if key.kind == KeyKind::WindowsHelloForBusiness {
            let alone = Modes::default().with(Mode::WindowsHelloForBusiness);
            return self.method(class, who, alone);
        }
        let flags = flags_of(key);
        if let Some(known) = self.passkeys.get(&(class, key.aaguid, flags)) {
            return *known;
        }
        let credential = Credential::Passkey(passkey_of(key));
        let pair = self.pair(&credential, who);
        let pair = pair.unwrap_or(Pair {
            before: Told::open(&inputs::ACCESS),
            after: Told::open(&inputs::ACCESS),
        });
        self.passkeys.insert((class, key.aaguid, flags), pair);
        pair
    }

    /// What is said of methods that somebody of a class performs together.
    pub fn method(&mut self, class: u32, who: &Who, modes: Modes) -> Pair {
        if let Some(known) = self.methods.get(&(class, modes)) {
            return *known;
        }
        let methods = alternative::in_order(modes);
        let pair = match methods.split_last() {
            None => Pair {
                before: Told::deny(),
                after: Told::deny(),
            },
            Some((last, before)) => {
                let side = |tenant: &Tenant, told: Option<Told>| {
                    if method::enabled(tenant, modes) {
                        // Where nothing asks for anything, what amounts to multifactor authentication gets in.
                        told.unwrap_or_else(|| {
                            // External MFA does, and is in no combination (F21).
                            if is_mfa(modes) || modes.has(Mode::ExternalAuthMethod) {
                                Told::allow()
                            } else {
                                Told::deny()
                            }
                        })
                    } else {
                        Told::deny()
                    }
                };
                let credential = Credential::from(*last);
                let ask = |tenant: &Tenant| {
                    let (told, text) = self.decide(tenant, &credential, who, before).ok().unzip();
                    (side(tenant, told), text.flatten())
                };
                let (first, text) = ask(&self.before);
                let after = self.after.as_ref().map(ask);
                self.tell(&first, text, false);
                let after = match after {
                    None => first,
                    Some((second, text)) => {
                        self.tell(&second, text, false);
                        second
                    }
                };
                Pair {
                    before: first,
                    after,
                }
            }
        };
        self.methods.insert((class, modes), pair);
        pair
    }

    /// What is said of a certificate, which is bound to its user.
    ///
    /// # Errors
    /// Where it cannot be read.
    pub fn certificate(
        &mut self,
        certificate: &PopulationCertificate<'_>,
        person: &Person<'_>,
        who: &Who,
    ) -> Result<(Pair, Credential), Error> {
        let chain = certificate.chain.iter();
        let chain = chain.map(|text| text.as_str().to_owned()).collect();
        let credential = Credential::read(&CredentialInput {
            certificate: Some(certificate.certificate.as_str().to_owned()),
            chain: Some(OneOrMany::Many(chain)),
            ..CredentialInput::default()
        })?;
        let name = person.user_principal_name.as_ref();
        let on_premises = person.on_premises_name.as_ref();
        let ids = person.certificate_user_ids.as_ref();
        let who = Who {
            user_principal_name: name.map(|name| name.as_str().to_owned()),
            on_premises_user_principal_name: on_premises.map(|name| name.as_str().to_owned()),
            certificate_user_ids: ids
                .map(|ids| ids.iter().map(|id| id.as_str().to_owned()).collect()),
            ..who.clone()
        };
        let pair = self.pair(&credential, &who);
        let pair = pair.unwrap_or(Pair {
            before: Told::open(&inputs::ACCESS),
            after: Told::open(&inputs::ACCESS),
        });
        Ok((pair, credential))
    }

    /// Both verdicts about a credential of somebody, with every check.
    ///
    /// # Errors
    /// Where the credential or the user cannot be read.
    pub fn explain(&self, question: &Question) -> Result<ImpactExplanation, Error> {
        let who = Circumstances::read(question)?.who;
        let credential = Credential::read(&question.credential)?;
        let verdict = |tenant: &Tenant| -> Result<Verdict, Error> {
            let circumstances = self.circumstances(tenant, &who, &[]);
            let decided = order::decide(tenant, &credential, &circumstances)?;
            let asked = Asked {
                credential: credential.clone(),
                circumstances,
                decided,
                notes: Vec::new(),
            };
            let options = Options {
                language: self.language,
                remedies: false,
            };
            Ok(verdict::of(tenant, asked, options))
        };
        Ok(ImpactExplanation {
            before: verdict(&self.before)?,
            after: self.after.as_ref().map(verdict).transpose()?,
        })
    }

    /// The circumstances of one side, for what asks it more than a decision.
    pub fn last_circumstances(&self, who: &Who) -> Circumstances {
        self.circumstances(self.last(), who, &[])
    }
}

/// Whether what the policies do not say after a change tells that it is gone: a layer that one side has alone was most often
/// left out, and a body without id changes nothing but what it says.
fn comparable(before: &Tenant, after: &Tenant) -> Result<(), Error> {
    if after.is_change() && !before.is_change() {
        return Err(Error::new(&errors::CHANGE_ALONE).at("/after"));
    }
    let judged = |tenant: &Tenant| {
        let all = tenant.methods.is_some();
        [
            (Layer::Method, all || tenant.fido2.is_some()),
            (Layer::Access, tenant.access_given),
        ]
    };
    for ((layer, was), (_, is)) in judged(before).into_iter().zip(judged(after)) {
        let (side, at) = match (was, is) {
            (true, false) => (Said::new("before", "前"), "/after"),
            (false, true) => (Said::new("after", "後"), "/before"),
            _ => continue,
        };
        let layer = Said::of(|language| layer.label(language));
        let error = Error::new(&errors::ONE_SIDED).with_words("side", side);
        return Err(error.with_words("layer", layer).at(at));
    }
    Ok(())
}

/// A question that says nothing.
fn blank() -> Question {
    Question {
        action: Action::SignIn,
        at: None,
        reading: crate::vocabulary::reading::Reading::default(),
        user: crate::contract::question::User::default(),
        tenant: None,
        channel: crate::vocabulary::channel::Channel::default(),
        credential: CredentialInput {
            passkey: Some(PasskeyInput::default()),
            ..CredentialInput::default()
        },
        also_used: Vec::new(),
        registered: None,
        strengths: Vec::new(),
        access: None,
    }
}

fn flags_of(key: &Key<'_>) -> u8 {
    let kind = match key.passkey_type {
        None => 0,
        Some(PasskeyType::DeviceBound) => 1,
        Some(PasskeyType::Synced) => 2,
    };
    let level = match key.attestation_level {
        None => 0,
        Some(AttestationLevel::Attested) => 1,
        Some(AttestationLevel::NotAttested) => 2,
    };
    let platform = u8::from(key.kind == KeyKind::PlatformCredential);
    platform << 4 | level << 2 | kind
}

/// The key as a credential. Platform SSO is used as a passkey of its own AAGUID (F4).
fn passkey_of(key: &Key<'_>) -> Passkey {
    let platform = key.kind == KeyKind::PlatformCredential;
    let aaguid = if platform {
        Some(PLATFORM_CREDENTIAL)
    } else {
        key.aaguid
    };
    let kind = if platform {
        Some(PasskeyType::DeviceBound)
    } else {
        key.passkey_type
    };
    Passkey {
        aaguid,
        stated_aaguid: aaguid,
        kind,
        stated_kind: kind,
        attestation_level: key.attestation_level,
        response: None,
    }
}

/// The tenant with no other Conditional Access policies than those that ask for a strength, or for multifactor
/// authentication, for all resources. What they ask for beside that is for the device and the place.
fn for_all_resources(mut tenant: Tenant) -> Tenant {
    tenant.access_policies = tenant
        .access_policies
        .iter()
        .filter(|policy| policy.is_in_force() && is_for_all(policy))
        .filter_map(asks_for_method)
        .collect();
    tenant
}

/// What policies and a question are told apart by from others, in hexadecimal.
fn told_apart(tenants: [Option<&Tenant>; 2], question: &Question) -> String {
    let documents = tenants.map(|tenant| tenant.map(Tenant::documents));
    let text = serde_json::to_string(&(documents, question)).unwrap_or_default();
    format!("{:016x}", hash_of(&text))
}

fn is_for_all(policy: &AccessPolicy) -> bool {
    let applications = policy.conditions.applications.as_ref();
    applications.is_none_or(|applications| {
        let include = applications.include.iter().flat_map(|list| &list.value);
        include
            .into_iter()
            .any(|entry| entry.eq_ignore_ascii_case("All"))
    })
}

/// The policy without the applications that it leaves out, which are not those that are asked about, and with what it asks of
/// methods alone, where all of it has to be met.
fn asks_for_method(policy: &Arc<AccessPolicy>) -> Option<Arc<AccessPolicy>> {
    let of_method = |kind: &ControlKind| {
        matches!(
            kind,
            ControlKind::Mfa
                | ControlKind::Strength(_)
                | ControlKind::Unknown(_)
                | ControlKind::NotGiven
        )
    };
    let grant = policy.grant.as_ref()?;
    let blocks = |control: &Control| control.kind == ControlKind::Block;
    if grant.controls.iter().any(blocks) {
        // A block that leaves out no resource and hangs on the person alone shuts out whoever it is for.
        return policy
            .conditions
            .are_of_person()
            .then(|| Arc::clone(policy));
    }
    if !grant
        .controls
        .iter()
        .any(|control| of_method(&control.kind))
    {
        return None;
    }
    let any = grant.any == Member::Known(true);
    let mut policy = AccessPolicy::clone(policy);
    if let Some(applications) = &mut policy.conditions.applications {
        applications.exclude = None;
    }
    if let Some(grant) = policy.grant.as_mut().filter(|_| !any) {
        grant.controls.retain(|control| of_method(&control.kind));
    }
    Some(Arc::new(policy))
}

/// What a person is called, for whoever asks.
pub(crate) fn text_of(text: Option<&Text<'_>>) -> Option<String> {
    text.map(|text| text.as_str().to_owned())
}
