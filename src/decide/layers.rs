//! The method policy of the credential, and for a certificate everything that belongs to it: chain, binding, mode.

use crate::base::check::{Check, Outcome};
use crate::base::error::Error;
use crate::base::note::Note;
use crate::contract::verdict::{Clause, Severity};
use crate::credential::presented::{Credential, Presented};
use crate::credential::x509::oid_names;
use crate::credential::x509::policy_oids::CONSIDERED;
use crate::credential::x509::signature::Verifier;
use crate::decide::certificate::{binding, chain, mode, path, unchecked};
use crate::decide::decided::Decided;
use crate::decide::passkey::policy;
use crate::decide::strength::judge::JudgedStrength;
use crate::decide::{external, inbound, method};
use crate::question::circumstances::Circumstances;
use crate::tenant::methods::method::Method;
use crate::tenant::methods::x509::X509Policy;
use crate::tenant::tenant::Tenant;
use crate::vocabulary::action::Action;
use crate::vocabulary::layer::Layer;
use crate::vocabulary::mode::Mode;
use crate::words::{findings, rules};

/// Whether somebody whose home is another tenant signs in; a registration is refused by the method policy.
fn is_external(question: &Circumstances) -> bool {
    question.who.kind.is_external() && question.action == Action::SignIn
}

impl Decided {
    /// What is noteworthy about the certificate itself.
    pub(crate) fn read_notes(&mut self, presented: &Presented) {
        let leaf = &presented.leaf;
        let mut note = |row, name: &'static str, value: String| {
            self.notes.push(
                Note::new(Severity::Warning, row)
                    .scenario("/question/credential/certificate")
                    .with(name, value),
            );
        };
        let count = leaf.policy_oids.as_ref().map_or(0, Vec::len);
        if count > CONSIDERED {
            note(&findings::MANY_POLICY_OIDS, "count", count.to_string());
        }
        if leaf.trailing_bytes > 0 {
            let count = leaf.trailing_bytes.to_string();
            note(&findings::TRAILING_BYTES, "count", count);
        }
        for oid in &leaf.unreadable {
            let name = oid_names::name(oid).unwrap_or(oid).to_owned();
            note(&findings::EXTENSION_UNREADABLE, "name", name);
        }
        for at in &presented.unreadable {
            let number = (at + 1).to_string();
            note(&findings::CERTIFICATE_UNREADABLE, "count", number);
        }
        self.notes.extend(unchecked::leaf(leaf));
    }

    /// The method policy of the credential.
    pub(crate) fn method_layer(
        &mut self,
        tenant: &Tenant,
        credential: &Credential,
        question: &Circumstances,
    ) -> Result<(), Error> {
        let name = match credential {
            Credential::Passkey(_) => "Fido2",
            Credential::Certificate(_) => "X509Certificate",
            // A bare method consults no method policy.
            Credential::Method(_) if !question.who.kind.is_external() => return Ok(()),
            Credential::Method(_) => "",
        };
        if is_external(question) {
            if let Credential::Certificate(presented) = credential {
                self.mode = presented.mode;
            }
            self.judged.push(Layer::External);
            return Ok(());
        }
        match credential {
            Credential::Passkey(passkey) => {
                if let (Some(policy), Some(cut)) = (&tenant.fido2, &tenant.cut.fido2) {
                    self.cut_off(tenant, &policy.method, question, cut);
                    return Ok(());
                }
                if let Some(policy) = &tenant.fido2 {
                    let metadata = tenant.evidence.metadata();
                    let checks =
                        policy::checks(policy, passkey, question, metadata, &mut self.notes);
                    self.checks.extend(checks);
                    self.judged.push(Layer::Method);
                    return Ok(());
                }
            }
            Credential::Certificate(presented) => {
                if let (Some(policy), Some(cut)) = (&tenant.x509, &tenant.cut.x509) {
                    self.cut_off(tenant, &policy.method, question, cut);
                    self.chain(tenant, presented, None, question)?;
                    self.mode = presented.mode;
                    return Ok(());
                }
                if let Some(policy) = &tenant.x509 {
                    self.checks
                        .extend(method::checks(&policy.method, &question.who));
                    self.certificate_layer(tenant, presented, policy, question)?;
                    self.judged.extend([Layer::Method, Layer::TrustStore]);
                    return Ok(());
                }
                self.mode = presented.mode;
            }
            Credential::Method(_) => {}
        }
        let hidden = match credential {
            Credential::Passkey(_) => tenant.cut.fido2.as_ref(),
            Credential::Certificate(_) => tenant.cut.x509.as_ref(),
            Credential::Method(_) => None,
        };
        match (hidden, &tenant.methods) {
            (Some(hidden), _) => {
                self.checks.push(method::cut_off(hidden, tenant));
                self.judged.push(Layer::Method);
            }
            (None, Some(policy)) => {
                let check = match &tenant.cut.methods {
                    Some(cut) => method::cut_off(cut, tenant),
                    None => method::not_configured(policy, name),
                };
                self.checks.push(check);
                self.judged.push(Layer::Method);
            }
            (None, None) => {
                self.checks
                    .push(Check::skip(&rules::METHOD_CONFIGURED).expected(name));
                self.note(Severity::Info, &findings::SCOPE_METHOD_POLICY, "/policies");
            }
        }
        // Trust documents are judged without a method configuration too, after it in service order.
        if let Credential::Certificate(presented) = credential
            && tenant.trust_store.is_some()
        {
            self.chain(tenant, presented, None, question)?;
            self.judged.push(Layer::TrustStore);
        }
        Ok(())
    }

    /// A method policy of which an export that was cut shows a part: nothing but its state can be told.
    fn cut_off(
        &mut self,
        tenant: &Tenant,
        policy: &Method,
        question: &Circumstances,
        cut: &Clause,
    ) {
        let mut checks = method::checks(policy, &question.who);
        checks.truncate(1);
        self.checks.extend(checks);
        self.checks.push(method::cut_off(cut, tenant));
        self.judged.push(Layer::Method);
    }

    /// What holds for somebody whose home is another tenant. A method that was performed at home is not held to the
    /// method policies of this tenant, and of this tenant's methods only a few can satisfy anything. First in service
    /// order, it is judged when it is known what the rest asks for.
    pub(crate) fn external_layer(
        &mut self,
        tenant: &Tenant,
        credential: &Credential,
        question: &Circumstances,
    ) {
        if !is_external(question) {
            return;
        }
        let mode = match credential {
            Credential::Passkey(_) => Mode::Fido2,
            Credential::Certificate(_) => Mode::X509CertificateMultiFactor,
            Credential::Method(own) => own.mode,
        };
        let unmet = |one: &JudgedStrength| one.judged.check.outcome == Outcome::Fail;
        let refuses = self.strengths.iter().any(unmet)
            || self
                .access
                .as_ref()
                .is_some_and(|access| access.method_refused);
        let mut check = external::check(tenant, question, mode, refuses);
        // Where nothing is asked for, nothing but the home tenant was looked at: what is missing there is the answer.
        if self.access.is_none()
            && self.strengths.is_empty()
            && let Some(check) = &mut check
        {
            check.advisory = check.outcome != Outcome::Unknown;
        }
        let coming_in = inbound::check(tenant, question);
        self.checks.splice(0..0, coming_in.into_iter().chain(check));
    }

    /// The chain, its validity, revocation and scope.
    fn chain(
        &mut self,
        tenant: &Tenant,
        presented: &Presented,
        policy: Option<&X509Policy>,
        question: &Circumstances,
    ) -> Result<(), Error> {
        let Some(store) = &tenant.trust_store else {
            self.checks.extend(chain::without_store());
            return Ok(());
        };
        let context = path::Context {
            leaf: &presented.leaf,
            store,
            revocation: tenant.evidence.revocation.as_ref().map_err(Error::clone)?,
            policy,
            question,
            verifier: Verifier::default(),
        };
        let checks = chain::checks(&context, &mut self.notes);
        self.checks.extend(checks);
        Ok(())
    }

    fn certificate_layer(
        &mut self,
        tenant: &Tenant,
        presented: &Presented,
        policy: &X509Policy,
        question: &Circumstances,
    ) -> Result<(), Error> {
        self.chain(tenant, presented, Some(policy), question)?;
        let outcome = mode::mode(policy, &presented.leaf, &mut self.notes);
        let required =
            mode::required_affinity(policy, &presented.leaf, outcome.check.clause.as_ref());
        let binding = binding::check(policy, &presented.leaf, question, required, &mut self.notes);
        self.checks.push(binding);
        if presented.mode.is_some() && outcome.mode.is_some() && presented.mode != outcome.mode {
            self.note(
                Severity::Warning,
                &findings::MODE_OVERRULED,
                "/question/credential/certificateMode",
            );
        }
        self.mode = outcome.mode.or(presented.mode);
        let mut check = outcome.check;
        if check.outcome == Outcome::Unknown {
            // An undecided mode matters only where a strength depends on it, so the check alone decides nothing.
            self.undecided_mode = Some(check.clone());
            check.advisory = true;
        }
        self.checks.push(check);
        Ok(())
    }
}
