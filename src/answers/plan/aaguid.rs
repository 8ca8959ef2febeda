//! A question about a passkey whose AAGUID is left open: asked once for each AAGUID that policies, metadata and documentation
//! tell from others, and looked up from then on. No rule is written twice: what it knows are answers of the ordinary road.

use uuid::Uuid;

use crate::answers::asked::Asked;
use crate::answers::plan::answers::Answers;
use crate::answers::verdict;
use crate::base::error::Error;
use crate::base::ids::{Ids, UNTOLD, halves};
use crate::contract::options::Options;
use crate::contract::plan::PlanAnswer;
use crate::contract::question::Question;
use crate::contract::verdict::Verdict;
use crate::credential::presented::{Credential, Passkey};
use crate::credential::webauthn::aaguid;
use crate::decide::access::meant::meant;
use crate::question::circumstances::Circumstances;
use crate::tenant::known_models;
use crate::tenant::tenant::Tenant;
use crate::words::errors;

/// A tenant and a question about a passkey, as one table from AAGUIDs to answers. It holds the tenant, one entry for each
/// AAGUID that is named anywhere, and one for all others; its answers are as many as reasons differ.
#[derive(Clone, Debug)]
pub struct Plan {
    tenant: Tenant,
    question: Circumstances,
    passkey: Passkey,
    /// The answer for each AAGUID that can be told from others, once it was asked about.
    named: Ids,
    /// The answer for every other one.
    others: Option<u32>,
    answers: Answers,
}

/// Bytes of an AAGUID.
const AAGUID_BYTES: usize = 16;

impl Tenant {
    /// Makes a plan of a question about a passkey that does not say of which AAGUID it is.
    ///
    /// # Errors
    /// As [`Tenant::ask`], and `input.value` for a question that is about something else than a passkey, says its AAGUID, or
    /// carries its registration.
    pub fn plan(&self, question: &Question) -> Result<Plan, Error> {
        let circumstances = Circumstances::read(question)?.within(&self.directory);
        let Credential::Passkey(passkey) = Credential::read(&question.credential)? else {
            return Err(Error::new(&errors::PLAN_PASSKEY_ONLY).at("/question/credential"));
        };
        let fixed = [
            (passkey.response.is_some(), "/question/credential/passkey"),
            (
                passkey.aaguid.is_some(),
                "/question/credential/passkey/aaguid",
            ),
        ];
        if let Some((_, at)) = fixed.iter().find(|(is_fixed, _)| *is_fixed) {
            return Err(Error::new(&errors::PLAN_FIXED).at(*at));
        }
        meant(self, &circumstances)?;
        let mut plan = Plan {
            tenant: self.clone(),
            question: circumstances,
            passkey,
            named: told_apart(self),
            others: None,
            answers: Answers::default(),
        };
        // What cannot be asked at all is said before anybody waits for a million answers.
        plan.decide(Uuid::max())?;
        Ok(plan)
    }
}

/// The AAGUIDs that can be told from others: those that a policy names, every model that is known, and none.
fn told_apart(tenant: &Tenant) -> Ids {
    let listed = known_models::named(tenant.fido2.as_deref(), &tenant.strengths);
    let models = tenant.evidence.metadata().into_iter();
    let models = models.flat_map(|metadata| metadata.models().map(|(aaguid, _)| aaguid));
    let known = aaguid::built_in().map(|(aaguid, _)| aaguid);
    let known = known.chain(aaguid::all_listed().map(|listed| listed.aaguid));
    let all = listed.iter().copied().chain(known).chain(models);
    let all = all.chain([Uuid::nil()]);
    Ids::of(all.map(|aaguid| aaguid.as_u128()))
}

impl Plan {
    /// The answers so far, by their numbers.
    #[must_use]
    pub fn answers(&self) -> &[PlanAnswer] {
        self.answers.all()
    }

    /// The number of the answer for an AAGUID.
    ///
    /// # Errors
    /// As [`Tenant::ask`].
    pub fn decide(&mut self, aaguid: Uuid) -> Result<u32, Error> {
        let (high, low) = halves(aaguid.as_u128());
        match self.known(high, low) {
            Some(place) => Ok(place),
            None => self.told(high, low),
        }
    }

    /// The numbers of the answers for AAGUIDs, of which each is 16 bytes.
    ///
    /// # Errors
    /// `input.value` for a length that is not a multiple of 16, else as [`Tenant::ask`].
    pub fn decide_many(&mut self, aaguids: &[u8]) -> Result<Vec<u32>, Error> {
        let (aaguids, rest) = aaguids.as_chunks::<AAGUID_BYTES>();
        if !rest.is_empty() {
            return Err(Error::new(&errors::PLAN_LENGTH).with("count", rest.len().to_string()));
        }
        let mut places = Vec::with_capacity(aaguids.len());
        for bytes in aaguids {
            let (high, low) = halves(u128::from_be_bytes(*bytes));
            places.push(match self.known(high, low) {
                Some(place) => place,
                None => self.told(high, low)?,
            });
        }
        Ok(places)
    }

    /// The number of an answer that was asked for before.
    fn known(&self, high: u64, low: u64) -> Option<u32> {
        match self.named.get(high, low) {
            Some(place) => Some(place).filter(|place| *place != UNTOLD),
            None => self.others,
        }
    }

    /// Asks for an answer, and keeps its number.
    #[cold]
    #[inline(never)]
    fn told(&mut self, high: u64, low: u64) -> Result<u32, Error> {
        let place = self.ask(Uuid::from_u64_pair(high, low))?;
        if !self.named.set(high, low, place) {
            self.others = Some(place);
        }
        Ok(place)
    }

    /// The whole verdict about a passkey of an AAGUID, the same as [`Tenant::evaluate_with`] gives.
    ///
    /// # Errors
    /// As [`Tenant::ask`].
    pub fn explain(&self, aaguid: Uuid, options: Options) -> Result<Verdict, Error> {
        let mut asked = self.asked(aaguid)?;
        asked.note(&self.tenant);
        Ok(verdict::of(&self.tenant, asked, options))
    }

    fn asked(&self, aaguid: Uuid) -> Result<Asked, Error> {
        let credential = Credential::Passkey(Passkey {
            aaguid: Some(aaguid),
            stated_aaguid: Some(aaguid),
            ..self.passkey.clone()
        });
        Asked::decided(&self.tenant, credential, self.question.clone())
    }

    fn ask(&mut self, aaguid: Uuid) -> Result<u32, Error> {
        let asked = self.asked(aaguid)?;
        Ok(self.answers.place(&self.tenant, &asked))
    }
}
