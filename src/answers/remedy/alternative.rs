//! Which other methods would be let in where the presented one is not: every combination that a strength can have, asked
//! in its place.

use crate::base::sorted::sort_by_key;
use crate::contract::verdict::{Alternative, Decision};
use crate::credential::presented::Credential;
use crate::decide::decided::Decided;
use crate::decide::method::unusable;
use crate::decide::order;
use crate::question::circumstances::Circumstances;
use crate::question::who::Who;
use crate::tenant::strengths::combination::{Legality, legality};
use crate::tenant::tenant::Tenant;
use crate::vocabulary::action::Action;
use crate::vocabulary::enumeration::Enumeration;
use crate::vocabulary::language::Language;
use crate::vocabulary::mode::{Mode, Modes};
use crate::words::remedies;
use crate::words::sentence::Text;

/// Methods that would do, before they are put into words.
struct Way {
    /// In the order in which they are performed.
    methods: Vec<Mode>,
    registered: Option<bool>,
    /// Known models that would do, for a passkey.
    models: Option<usize>,
}

/// The ways in, those with what the user has registered first.
pub(crate) fn find(
    tenant: &Tenant,
    credential: &Credential,
    question: &Circumstances,
    decided: &Decided,
    language: Language,
) -> Vec<Alternative> {
    let asks = !question.strengths.is_empty() || question.access.is_some();
    if question.action != Action::SignIn || !asks || decided.decision() == Decision::Allow {
        return Vec::new();
    }
    let mut asking = Asking {
        tenant,
        before: question.also_used.len(),
        question: question.clone(),
    };
    // Where a password alone will do nothing is asked of the method, and any would be listed.
    if asking.lets_in(&[Mode::Password]) {
        return Vec::new();
    }
    let used: Modes = question.also_used.iter().copied().collect();
    let mut ways: Vec<Way> = Vec::new();
    let mut found: Vec<Modes> = Vec::new();
    for modes in combinations(question) {
        if found.iter().any(|less| less.is_subset(modes))
            || !configured(tenant, modes, &question.who)
        {
            continue;
        }
        let methods: Vec<Mode> = in_order(modes.without(used));
        let models = if methods == [Mode::Fido2] {
            let denied = asking.ask(&methods) == Some(Decision::Deny);
            if denied || tenant.model_count() > crate::answers::remedy::step::MAX_MODELS {
                continue;
            }
            let mut models = tenant.admitted(question, None);
            if let Credential::Passkey(passkey) = credential {
                models.retain(|aaguid| passkey.aaguid != Some(*aaguid));
            }
            if models.is_empty() {
                continue;
            }
            Some(models.len())
        } else if methods.is_empty() || performed(credential, &methods) || !asking.lets_in(&methods)
        {
            continue;
        } else {
            None
        };
        found.push(modes);
        let wanted = modes.without(used.with(Mode::Password));
        ways.push(Way {
            registered: question.registered.map(|have| wanted.is_subset(have)),
            methods,
            models,
        });
    }
    sort_by_key(&mut ways, |way| {
        (way.registered != Some(true), way.methods.len())
    });
    ways.iter().map(|way| way.render(language)).collect()
}

/// The legal combinations, those of one method first. Federation is no choice of the user.
pub(crate) fn combinations(question: &Circumstances) -> Vec<Modes> {
    let federated = [Mode::FederatedSingleFactor, Mode::FederatedMultiFactor];
    let usable = |mode: &Mode| question.who.federation.is_some() || !federated.contains(mode);
    let modes: Vec<Mode> = Mode::MEMBERS.iter().copied().filter(usable).collect();
    let alone = |mode: &Mode| Modes::default().with(*mode);
    let pairs = modes
        .iter()
        .enumerate()
        .flat_map(|(index, one)| modes.iter().skip(index + 1).map(move |two| (one, two)))
        .map(|(one, two)| alone(one).with(*two));
    modes
        .iter()
        .map(alone)
        .chain(pairs)
        .filter(|modes| legality(*modes) == Legality::Anywhere)
        .collect()
}

/// A first factor goes first.
pub(crate) fn in_order(modes: Modes) -> Vec<Mode> {
    let first = [Mode::Password, Mode::FederatedSingleFactor];
    let (mut methods, rest): (Vec<Mode>, Vec<Mode>) =
        modes.iter().partition(|mode| first.contains(mode));
    methods.extend(rest);
    methods
}

/// Whether that is what was presented.
fn performed(credential: &Credential, methods: &[Mode]) -> bool {
    matches!((credential, methods), (Credential::Method(own), [only]) if own.mode == *only)
}

/// Whether the method policies that are at hand leave the methods to the user. What it says of single credentials cannot be
/// judged without one, so certificates are not offered where there is such a policy.
fn configured(tenant: &Tenant, modes: Modes, who: &Who) -> bool {
    let certificate =
        modes.has(Mode::X509CertificateSingleFactor) || modes.has(Mode::X509CertificateMultiFactor);
    if certificate && (tenant.x509.is_some() || tenant.trust_store.is_some()) {
        return false;
    }
    modes
        .iter()
        .all(|mode| unusable(tenant, mode, who).is_none())
}

/// The question, asked of one way after another.
struct Asking<'t> {
    tenant: &'t Tenant,
    question: Circumstances,
    /// Methods that were performed already.
    before: usize,
}

impl Asking<'_> {
    /// The decision for the methods, performed after what was performed already.
    fn ask(&mut self, methods: &[Mode]) -> Option<Decision> {
        let (last, before) = methods.split_last()?;
        let also_used = &mut self.question.also_used;
        also_used.truncate(self.before);
        also_used.extend(before);
        let decided = order::settle(self.tenant, &Credential::from(*last), &self.question).ok()?;
        Some(decided.decision())
    }

    fn lets_in(&mut self, methods: &[Mode]) -> bool {
        self.ask(methods) == Some(Decision::Allow)
    }
}

impl Way {
    fn render(&self, language: Language) -> Alternative {
        let names: Vec<&'static str> = self
            .methods
            .iter()
            .map(|mode| mode.label(language))
            .collect();
        let row = match (self.models, self.registered) {
            (Some(_), _) => &remedies::ANOTHER_PASSKEY,
            (None, Some(true)) => &remedies::ANOTHER_METHOD_REGISTERED,
            (None, Some(false)) => &remedies::ANOTHER_METHOD_NOT_REGISTERED,
            (None, None) => &remedies::ANOTHER_METHOD,
        };
        let text = Text::new(&row.sentence)
            .with("methods", names.join(" + "))
            .with("count", self.models.unwrap_or_default().to_string());
        Alternative {
            methods: self.methods.clone(),
            registered: self.registered,
            models: self.models,
            text: text.render(language),
        }
    }
}
