//! The search for changes: by reason, tried, and only then offered.
//!
//! What a change opens orders the search and the offers, so that a change is never listed before one that opens less.

use json_patch::PatchOperation;
use serde_json::Value;
use std::cell::OnceCell;
use std::rc::Rc;
use uuid::Uuid;

use crate::answers::remedy::step::{Documents, MAX_MODELS, Opens, Scene, Step, is_input};
use crate::answers::remedy::{access, certificate, method, passkey, strength};
use crate::base::sorted::{Map, Set};
use crate::contract::Clause;
use crate::contract::verdict::{CombinedRemedy, Decision, DocumentChange, Remedy};
use crate::credential::presented::Credential;
use crate::decide::decided::{Decided, Mark};
use crate::decide::order;
use crate::question::circumstances::Circumstances;
use crate::tenant::tenant::Tenant;
use crate::vocabulary::action::Action;
use crate::vocabulary::language::Language;
use crate::vocabulary::rule_id::RuleId;
use crate::words::remedies;
use crate::words::sentence::Text;

/// Steps in one remedy.
const MAX_STEPS: usize = 3;

/// Tenants that are loaded and asked.
const MAX_TRIALS: usize = 24;

/// Text of policies that is read in all trials together, in bytes (8 MiB): of large ones fewer are tried.
const MAX_BYTES: usize = 8 * 1024 * 1024;

/// Remedies that are offered.
const MAX_OFFERS: usize = 8;

/// What was found, before it is put into words.
pub(crate) struct Remedies(Vec<Offer>);

struct Offer {
    steps: Vec<Step>,
    opens: Opens,
    /// Further known models that get in, where the credential is a passkey.
    admits: Option<usize>,
    action: Action,
}

/// Looks for the smallest changes that let the credential in.
pub(crate) fn find(
    tenant: &Tenant,
    credential: &Credential,
    question: &Circumstances,
    decided: &Decided,
) -> Remedies {
    if decided.decision() == Decision::Allow || decided.decisive().is_none_or(is_input) {
        return Remedies(Vec::new());
    }
    let trials = (MAX_BYTES / tenant.document_bytes().max(1)).min(MAX_TRIALS);
    if trials == 0 {
        return Remedies(Vec::new());
    }
    let given = tenant.documents();
    let search = Search {
        tenant,
        credential,
        question,
        refusals: tenant.refusals(),
        admitted: OnceCell::new(),
        given: &given,
    };
    Remedies(search.run(decided, trials))
}

struct Search<'s> {
    tenant: &'s Tenant,
    credential: &'s Credential,
    question: &'s Circumstances,
    refusals: Map<&'static str, usize>,
    admitted: OnceCell<Set<Uuid>>,
    given: &'s [&'s Value],
}

/// What opens least, then what changes least, then what was thought of first.
type Order = (Opens, usize, usize);

/// Steps to try, and what was answered before the last of them.
struct Candidate {
    steps: Vec<Step>,
    before: Rc<Vec<Mark>>,
}

impl Search<'_> {
    fn run(&self, decided: &Decided, trials: usize) -> Vec<Offer> {
        let mut queue: Map<Order, Candidate> = Map::new();
        let mut seen: Set<Set<String>> = Set::new();
        let mut offers: Vec<Offer> = Vec::new();
        let mut count = 0;
        let mut add = |queue: &mut Map<Order, Candidate>,
                       base: &[Step],
                       steps: Vec<Step>,
                       before: &Rc<Vec<Mark>>| {
            for step in steps {
                // What another tool manages is changed where it is written, not in its state or its export.
                let is_managed = self.tenant.of_other_tools.contains(&step.document);
                if is_managed || base.iter().any(|other| other.crosses(&step)) {
                    continue;
                }
                let steps: Vec<Step> = base.iter().cloned().chain([step]).collect();
                if !seen.insert(steps.iter().map(shown).collect()) {
                    continue;
                }
                count += 1;
                let before = Rc::clone(before);
                let order = (opens(&steps), steps.len(), count);
                queue.insert(order, Candidate { steps, before });
            }
        };
        let as_given = Documents {
            given: self.given,
            changed: Map::new(),
        };
        let scene = self.scene(self.tenant, &as_given);
        let Ok(brief) = order::settle(self.tenant, self.credential, self.question) else {
            return offers;
        };
        // Where policies that are not for the sign-in were left out, the first step is never held against them.
        let all = decided.access.iter().flat_map(|access| &access.policies);
        let is_whole = all.count() == self.tenant.access_policies.len();
        let before = Rc::new(if is_whole { brief.marks() } else { Vec::new() });
        add(&mut queue, &[], aimed(&scene, decided), &before);
        let mut tried = 0;
        while let Some(((opens, ..), candidate)) = queue.pop_first() {
            if tried == trials || offers.len() == MAX_OFFERS {
                break;
            }
            if offers
                .iter()
                .any(|offer| offer.beats(&candidate.steps, opens))
            {
                continue;
            }
            tried += 1;
            let Some((tenant, documents)) = self.changed(&candidate.steps) else {
                continue;
            };
            let Ok(decided) = order::settle(&tenant, self.credential, self.question) else {
                continue;
            };
            if decided.decision() == Decision::Allow {
                offers.push(Offer {
                    admits: self.admits(&tenant, opens),
                    steps: candidate.steps,
                    opens,
                    action: self.question.action,
                });
                continue;
            }
            let after = Rc::new(decided.marks());
            // A step that changes nothing leads nowhere.
            if candidate.steps.len() < MAX_STEPS && after != candidate.before {
                let scene = self.scene(&tenant, &documents);
                let next = aimed(&scene, &decided);
                add(&mut queue, &candidate.steps, next, &after);
            }
        }
        offers
    }

    fn scene<'a>(&'a self, tenant: &'a Tenant, documents: &'a Documents<'a>) -> Scene<'a> {
        Scene {
            tenant,
            documents,
            credential: self.credential,
            question: self.question,
        }
    }

    /// The tenant after the steps; `None` where a step cannot be taken, or the service would not save it.
    fn changed(&self, steps: &[Step]) -> Option<(Tenant, Documents<'_>)> {
        let mut documents = Documents {
            given: self.given,
            changed: Map::new(),
        };
        for step in steps {
            documents.take(step, self.tenant)?;
        }
        let places: Vec<Clause> = steps.iter().flat_map(Step::places).collect();
        let tenant = match self.tenant.trial_of_parts(&documents.changed, &places) {
            Some(tenant) => tenant,
            None => {
                let changed = documents.changed.keys().map(|part| part.document);
                let whole = changed.map(|document| Some((document, documents.document(document)?)));
                self.tenant.trial(&whole.collect::<Option<_>>()?).ok()?
            }
        };
        let refused = tenant
            .refusals()
            .iter()
            .any(|(code, count)| *count > self.refusals.get(code).copied().unwrap_or_default());
        (!refused).then_some((tenant, documents))
    }

    /// How many further models the change lets in.
    fn admits(&self, changed: &Tenant, opens: Opens) -> Option<usize> {
        let Credential::Passkey(passkey) = self.credential else {
            return None;
        };
        let own = passkey.aaguid?;
        if opens == Opens::Model {
            return Some(0);
        }
        if self.tenant.model_count() > MAX_MODELS {
            return None;
        }
        let before = self
            .admitted
            .get_or_init(|| self.tenant.admitted(self.question, passkey.kind));
        let after = changed.admitted(self.question, passkey.kind);
        let more = after.difference(before).filter(|aaguid| **aaguid != own);
        Some(more.count())
    }
}

impl Offer {
    fn documents(&self) -> Set<u32> {
        self.steps.iter().map(|step| step.document).collect()
    }

    /// Whether the steps are not worth offering beside these: they open no less and are more, or they put one step in
    /// the place of another that was thought of first. A change of several documents does not stand in for one of a
    /// single document.
    fn beats(&self, steps: &[Step], opens: Opens) -> bool {
        let single = |steps: &[Step]| {
            let first = steps.first().map(|step| step.document);
            steps.iter().all(|step| Some(step.document) == first)
        };
        let mine: Set<String> = self.steps.iter().map(shown).collect();
        let shared = steps.iter().filter(|step| mine.contains(&shown(step)));
        let varied =
            steps.len() > 1 && self.steps.len() == steps.len() && shared.count() + 1 == steps.len();
        let longer = self.steps.len() < steps.len() && self.opens <= opens;
        (longer || varied) && (single(&self.steps) || !single(steps))
    }

    fn text(&self, language: Language) -> String {
        let mut sentences: Vec<String> = self
            .steps
            .iter()
            .map(|step| step.text.render(language))
            .collect();
        if let Some(count) = self.admits.filter(|count| *count > 0) {
            let row = match self.action {
                Action::Register => &remedies::ALSO_REGISTER,
                Action::SignIn => &remedies::ALSO_SIGN_IN,
            };
            let text = Text::new(&row.sentence).with("count", count.to_string());
            sentences.push(text.render(language));
        }
        sentences.join(match language {
            Language::En => " ",
            Language::Ja => "",
        })
    }

    /// The operations on one document, in order.
    fn patch(&self, document: u32) -> Vec<Value> {
        self.steps
            .iter()
            .filter(|step| step.document == document)
            .flat_map(|step| &step.patch)
            .filter_map(|operation| serde_json::to_value(operation).ok())
            .collect()
    }
}

impl Remedies {
    /// The changes to one document, and those to several together.
    pub fn render(&self, language: Language) -> (Vec<Remedy>, Vec<CombinedRemedy>) {
        let mut single = Vec::new();
        let mut combined = Vec::new();
        for offer in &self.0 {
            let text = offer.text(language);
            let mut changes: Vec<DocumentChange> = offer
                .documents()
                .into_iter()
                .map(|document| DocumentChange {
                    document,
                    patch: offer.patch(document),
                })
                .collect();
            match (changes.pop(), changes.is_empty()) {
                (Some(DocumentChange { document, patch }), true) => single.push(Remedy {
                    text,
                    document,
                    patch,
                    admits: offer.admits,
                }),
                (last, _) => {
                    changes.extend(last);
                    combined.push(CombinedRemedy {
                        text,
                        changes,
                        admits: offer.admits,
                    });
                }
            }
        }
        (single, combined)
    }
}

/// Steps aimed at what decides.
fn aimed(scene: &Scene<'_>, decided: &Decided) -> Vec<Step> {
    let Some(check) = decided.decisive().filter(|check| !is_input(check)) else {
        return Vec::new();
    };
    match check.rule.id {
        RuleId::MethodConfigured
        | RuleId::MethodState
        | RuleId::MethodExclude
        | RuleId::MethodInclude => method::steps(scene, check),
        RuleId::PasskeyGuest
        | RuleId::PasskeySelfService
        | RuleId::PasskeyProfiles
        | RuleId::PasskeyUserVerification => passkey::steps(scene, check),
        RuleId::CertificateChain
        | RuleId::CertificateTime
        | RuleId::CertificateRevocation
        | RuleId::CertificateScope
        | RuleId::CertificateBinding
        | RuleId::CertificateMode => certificate::steps(scene, check),
        RuleId::Strength => {
            let mut steps = strength::steps(scene, check, decided.mode());
            steps.extend(access::trust(scene, check));
            steps
        }
        RuleId::Access => access::steps(scene, check, decided.mode()),
        _ => Vec::new(),
    }
}

fn opens(steps: &[Step]) -> Opens {
    let most = steps.iter().map(|step| step.opens).max();
    most.unwrap_or(Opens::Model)
}

/// Two steps are one where they change the same document alike.
fn shown(step: &Step) -> String {
    let operations: Vec<String> = step.patch.iter().map(PatchOperation::to_string).collect();
    format!("{} {}", step.document, operations.join(","))
}
