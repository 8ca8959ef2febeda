//! A question whose certificate is left open. Each certificate is read, and its chain, its binding to the user and its mode are
//! judged by the rules themselves: what came of that, with what strengths look at, is its class. Everything else is asked once for
//! each class.

use crate::answers::asked::Asked;
use crate::answers::plan::answers::Answers;
use crate::answers::plan::mark::Mark;
use crate::answers::verdict;
use crate::base::error::Error;
use crate::base::table::Table;
use crate::contract::options::Options;
use crate::contract::plan::PlanAnswer;
use crate::contract::question::{CredentialInput, Question};
use crate::contract::verdict::Verdict;
use crate::credential::presented::Credential;
use crate::credential::x509::certificate::AuthorityKeyId;
use crate::decide::access::meant::meant;
use crate::decide::decided::Decided;
use crate::decide::wanted::Wanted;
use crate::question::circumstances::Circumstances;
use crate::tenant::tenant::Tenant;
use crate::vocabulary::certificate_mode::CertificateMode;
use crate::words::errors;

/// Classes that are kept; certificates of others are asked about one by one.
const CLASSES: usize = 4_096;

/// A tenant and a question, as one table from classes of certificates to answers. It holds the tenant, at most 4096 classes of some
/// kilobytes each, and its answers, which are as many as reasons differ.
#[derive(Clone, Debug)]
pub struct CertificatePlan {
    tenant: Tenant,
    question: Circumstances,
    /// What the question says of any certificate: more of the chain, and the mode.
    beside: CredentialInput,
    classes: Table<Class, u32>,
    answers: Answers,
}

/// All that an answer can tell of a certificate.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Class {
    judged: Vec<Mark>,
    mode: Option<CertificateMode>,
    undecided_mode: Option<Mark>,
    version: u32,
    authority_key_id: Option<AuthorityKeyId>,
    policy_oids: Result<Vec<String>, ()>,
}

impl Tenant {
    /// Makes a plan of a question that does not say which certificate is presented.
    ///
    /// # Errors
    /// As [`Tenant::ask`], and `input.value` for a question that is about another credential, or says the certificate.
    pub fn plan_certificates(&self, question: &Question) -> Result<CertificatePlan, Error> {
        let question_of = Circumstances::read(question)?.within(&self.directory);
        let beside = &question.credential;
        if beside.certificate.is_some() {
            let error = Error::new(&errors::PLAN_CERTIFICATE_FIXED);
            return Err(error.at("/question/credential/certificate"));
        }
        let is_another = beside.passkey.is_some()
            || beside.method.is_some()
            || beside.described_certificate.is_some();
        if is_another {
            let error = Error::new(&errors::PLAN_CERTIFICATE_ONLY);
            return Err(error.at("/question/credential"));
        }
        meant(self, &question_of)?;
        Ok(CertificatePlan {
            tenant: self.clone(),
            question: question_of,
            beside: beside.clone(),
            classes: Table::default(),
            answers: Answers::default(),
        })
    }
}

impl CertificatePlan {
    /// The answers so far, by their numbers.
    #[must_use]
    pub fn answers(&self) -> &[PlanAnswer] {
        self.answers.all()
    }

    /// The number of the answer for a certificate, as [`CredentialInput::certificate`] has it.
    ///
    /// # Errors
    /// As [`Tenant::ask`].
    pub fn decide(&mut self, certificate: &str) -> Result<u32, Error> {
        let credential = self.read(certificate)?;
        let class = self.class(&credential)?;
        if let Some(place) = class.as_ref().and_then(|class| self.classes.get(class)) {
            return Ok(*place);
        }
        let asked = self.asked(credential)?;
        let place = self.answers.place(&self.tenant, &asked);
        if let Some(class) = class.filter(|_| self.classes.len() < CLASSES) {
            self.classes.insert(class, place);
        }
        Ok(place)
    }

    /// The whole verdict about a certificate, the same as [`Tenant::evaluate_with`] gives.
    ///
    /// # Errors
    /// As [`Tenant::ask`].
    pub fn explain(&self, certificate: &str, options: Options) -> Result<Verdict, Error> {
        let mut asked = self.asked(self.read(certificate)?)?;
        asked.note(&self.tenant);
        Ok(verdict::of(&self.tenant, asked, options))
    }

    fn read(&self, certificate: &str) -> Result<Credential, Error> {
        Credential::read(&CredentialInput {
            certificate: Some(certificate.to_owned()),
            ..self.beside.clone()
        })
    }

    /// What the rules for certificates come to, and what of the certificate the others look at.
    fn class(&self, credential: &Credential) -> Result<Option<Class>, Error> {
        let Credential::Certificate(presented) = credential else {
            return Ok(None);
        };
        let mut decided = Decided::new(Wanted::Trace);
        decided.method_layer(&self.tenant, credential, &self.question)?;
        let leaf = &presented.leaf;
        Ok(Some(Class {
            judged: decided.checks.iter().map(Mark::of).collect(),
            mode: decided.mode,
            undecided_mode: decided.undecided_mode.as_ref().map(Mark::of),
            version: leaf.version,
            authority_key_id: leaf.authority_key_id.clone(),
            policy_oids: leaf.policy_oids.clone(),
        }))
    }

    fn asked(&self, credential: Credential) -> Result<Asked, Error> {
        Asked::decided(&self.tenant, credential, self.question.clone())
    }
}
