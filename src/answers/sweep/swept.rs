//! Every sign-in of a tenant, looked at: what can be presented, what becomes of it, and the question of each sign-in.

use biodivine_lib_bdd::Bdd;

use crate::answers::sweep::candidate::Candidate;
use crate::answers::sweep::credentials::{MFA, Offers, offers};
use crate::answers::sweep::gather::{Gathered, gather};
use crate::answers::sweep::offer::Offer;
use crate::answers::sweep::outcome::{Ground, Refusals, Stance};
use crate::answers::sweep::people::{Counter, People};
use crate::answers::sweep::policies::{Places, Terms, terms};
use crate::answers::sweep::side::Side;
use crate::answers::sweep::space::{Point, Space};
use crate::base::error::{Error, too_large};
use crate::contract::limits;
use crate::contract::question::{CredentialInput, Question, TenantIdentity, User};
use crate::contract::sweep::SweepSettings;
#[cfg(test)]
use crate::contract::verdict::Decision;
use crate::tenant::strengths::strength::Strength;
use crate::tenant::tenant::Tenant;
use crate::vocabulary::action::Action;
use crate::vocabulary::channel::Channel;
use crate::vocabulary::client_app::ClientApp;
use crate::vocabulary::cloud::Cloud;
use crate::vocabulary::dimension::Dimension;
use crate::vocabulary::insider_risk_level::InsiderRiskLevel;
use crate::vocabulary::platform::Platform;
use crate::vocabulary::risk_level::RiskLevel;
use crate::vocabulary::text::excerpt;
use crate::vocabulary::transfer_method::TransferMethod;
use crate::words::sentence::Said;
use crate::words::{errors, sweep as words};

/// Regions of each kind, where the settings do not say how many.
const LIMIT: usize = 50;

/// Every sign-in of a tenant, ready to be told about.
#[derive(Debug)]
pub struct Swept {
    pub(crate) space: Space,
    pub(crate) base: Question,
    /// The tenant that is told about; before it the one that it is compared with.
    pub(crate) sides: Vec<Side>,
    /// What policies take alike stands together; of each the first speaks for all.
    pub(crate) offers: Vec<Vec<Offer>>,
    /// By side, then by the place of the offer.
    pub(crate) refusals: Vec<Vec<Refusals>>,
    pub(crate) terms: Vec<Terms>,
    /// The controls that the device of each class meets.
    pub(crate) met_by_device: Vec<Vec<String>>,
    pub(crate) people: Option<People>,
    pub(crate) coarsened: Vec<Dimension>,
    /// Whether certificates were told apart in all ways.
    pub(crate) all_certificates: bool,
    pub(crate) limit: usize,
    pub(crate) required: Said,
}

/// A sweep of which is known what sign-ins are told apart by, so that people can be counted by it.
#[derive(Debug)]
pub struct SweepStart {
    space: Space,
    base: Question,
    sides: Vec<Side>,
    /// As the settings call it, and its name.
    required: (String, Said),
    limit: usize,
    coarsened: Vec<Dimension>,
    people: Option<Counter>,
}

impl Tenant {
    /// Looks at every sign-in at once; with `before` also at what changed since.
    ///
    /// # Errors
    /// `input.tooLarge` over a bound of [`limits`](crate::limits), `input.value` for settings that cannot be read.
    pub fn sweep(&self, before: Option<&Self>, settings: &SweepSettings) -> Result<Swept, Error> {
        self.sweep_start(before, settings)?.finish()
    }

    /// Begins to look at every sign-in, so that more people can be counted than stand in the settings.
    ///
    /// # Errors
    /// As [`Tenant::sweep`].
    pub fn sweep_start(
        &self,
        before: Option<&Self>,
        settings: &SweepSettings,
    ) -> Result<SweepStart, Error> {
        self.sweep_within(before, settings, limits::SWEPT_GROUPS)
    }

    /// The same with a bound of its own on groups and roles, and on controls.
    pub(crate) fn sweep_within(
        &self,
        before: Option<&Self>,
        settings: &SweepSettings,
        bound: usize,
    ) -> Result<SweepStart, Error> {
        let limit = settings
            .limit
            .map_or(LIMIT, |limit| usize::try_from(limit).unwrap_or(usize::MAX));
        if limit > limits::SWEPT_REGIONS {
            return Err(too_large("limit", limits::SWEPT_REGIONS, "regions").at("/limit"));
        }
        if !self.access_given && self.access_unlisted.is_none() {
            return Err(Error::new(&errors::NOTHING_TO_SWEEP).at("/policies"));
        }
        let mut told = before
            .into_iter()
            .chain([self])
            .flat_map(|tenant| tenant.access_policies.iter());
        if let Some(answer) = told.find_map(|policy| policy.what_if.as_ref()) {
            let at = &answer.applies.at;
            let error = Error::new(&errors::SWEEP_WHAT_IF);
            return Err(error.in_document(at.document).at(at.path.clone()));
        }
        let required = settings.require.as_deref().unwrap_or(MFA);
        let is_known = |tenant: &Self| {
            Strength::fallback(required).is_some() || !tenant.strengths.called(required).is_empty()
        };
        if !before.into_iter().chain([self]).any(is_known) {
            let error = Error::new(&errors::SWEEP_STRENGTH).at("/require");
            return Err(error.with("value", excerpt(required)));
        }
        let base = question(settings);
        let sides: Vec<Side> = before.into_iter().chain([self]).map(Side::of).collect();
        let Gathered { parts, coarsened } = gather(&sides, &base, bound)?;
        let mut start = SweepStart {
            space: Space::of(parts),
            base,
            required: (required.to_owned(), called(self, required)),
            sides,
            limit,
            coarsened,
            people: None,
        };
        if let Some(people) = &settings.people {
            start.count(people)?;
        }
        Ok(start)
    }
}

impl SweepStart {
    /// How many people were looked at so far.
    #[must_use]
    pub fn taken(&self) -> usize {
        let taken = self.people.as_ref().map_or(0, Counter::taken);
        usize::try_from(taken).unwrap_or(usize::MAX)
    }

    /// Counts people; where any were, nobody but them is looked at.
    ///
    /// # Errors
    /// `input.tooLarge` for more than a sweep counts by.
    pub fn count(&mut self, people: &[User]) -> Result<(), Error> {
        if self.taken().saturating_add(people.len()) > limits::SWEPT_PEOPLE {
            return Err(too_large("people", limits::SWEPT_PEOPLE, "people").at("/people"));
        }
        let counter = self
            .people
            .get_or_insert_with(|| Counter::of(&self.space, &self.sides));
        for user in people {
            counter.count(user);
        }
        Ok(())
    }

    /// Looks at every sign-in.
    ///
    /// # Errors
    /// As [`Tenant::sweep`].
    pub fn finish(self) -> Result<Swept, Error> {
        let Self {
            mut space,
            base,
            sides,
            required: (required, called),
            limit,
            mut coarsened,
            people,
        } = self;
        let Offers {
            offers,
            all_certificates,
        } = offers(&sides, &base, &required)?;
        let people = people.map(Counter::people);
        if let Some(people) = &people {
            space.valid = people.occurring(&space).and(&space.codes());
        } else if space.parts.at_once().is_some() {
            coarsened.push(Dimension::Group);
        }
        let mut all_terms = Vec::new();
        let all_places: Vec<Places> = sides.iter().map(|side| Places::of(&space, side)).collect();
        for (side, places) in sides.iter().zip(&all_places) {
            all_terms.push(terms(&space, side, &base, places, &mut coarsened)?);
        }
        let mut grounds = Vec::new();
        for (side, (terms, places)) in sides.iter().zip(all_terms.iter().zip(&all_places)) {
            grounds.push(Ground::of(&space, side, &base, terms, places)?);
        }
        // What is taken alike is one.
        let mut alike: Vec<(Vec<Stance>, Vec<Offer>)> = Vec::new();
        for offer in offers {
            let mut stances = Vec::new();
            for ground in &grounds {
                stances.push(ground.stance(&offer)?);
            }
            let known = alike.iter_mut().find(|(own, offers)| {
                let meets = offers.first().map(|one| &one.meets);
                *own == stances && meets == Some(&offer.meets)
            });
            match known {
                Some((_, offers)) => offers.push(offer),
                None => alike.push((stances, vec![offer])),
            }
        }
        let mut refusals = vec![Vec::new(); sides.len()];
        let mut offers = Vec::new();
        for (stances, alike) in alike {
            offers.push(alike);
            for ((own, ground), stance) in refusals.iter_mut().zip(&grounds).zip(stances) {
                own.push(ground.refusals(stance));
            }
        }
        let met_by_device = (0..space.class_count(Dimension::Device)).map(|class| {
            let last = grounds
                .last()
                .map_or(&[][..], |ground| ground.met_by_device(class));
            last.to_vec()
        });
        let met_by_device = met_by_device.collect();
        drop(grounds);
        let mut seen = Vec::new();
        coarsened.retain(|one| {
            let is_new = !seen.contains(one);
            seen.push(*one);
            is_new
        });
        Ok(Swept {
            required: called,
            space,
            base,
            sides,
            offers,
            refusals,
            terms: all_terms,
            met_by_device,
            people,
            coarsened,
            all_certificates,
            limit,
        })
    }
}

/// The name of a strength.
fn called(tenant: &Tenant, strength: &str) -> Said {
    if let Some(name) = Strength::built_in_id(strength).and_then(words::built_in) {
        return name.words();
    }
    let fallback = Strength::fallback(strength);
    let known = tenant.strengths.called(strength);
    let name = known.first().copied().or(fallback).and_then(Strength::name);
    Said::same(name.unwrap_or(strength))
}

/// What every question of a sweep says: who asks for what, and the circumstances, stand in for what no policy tells apart.
fn question(settings: &SweepSettings) -> Question {
    let tenant = settings.tenant.clone().unwrap_or_default();
    let mut question = Question {
        action: Action::SignIn,
        at: settings.at.clone(),
        reading: settings.reading,
        user: User {
            groups: Some(Vec::new()),
            roles: Some(Vec::new()),
            ..User::default()
        },
        tenant: Some(TenantIdentity {
            cloud: Some(tenant.cloud.unwrap_or(Cloud::Commercial)),
            ..tenant
        }),
        channel: Channel::default(),
        credential: CredentialInput::default(),
        also_used: Vec::new(),
        registered: None,
        strengths: Vec::new(),
        access: None,
    };
    for candidate in [
        Candidate::OtherApplication,
        Candidate::ClientApp(ClientApp::Browser),
        Candidate::Platform(Platform::Windows),
        Candidate::Places(Vec::new()),
        Candidate::SignInRisk(RiskLevel::default()),
        Candidate::UserRisk(RiskLevel::default()),
        Candidate::InsiderRisk(InsiderRiskLevel::default()),
        Candidate::Flow(TransferMethod::default()),
        Candidate::Device(serde_json::Map::new()),
    ] {
        candidate.put(&mut question);
    }
    question
}

impl Swept {
    /// What becomes of every sign-in now.
    pub(crate) fn now(&self) -> &[Refusals] {
        self.refusals.last().map_or(&[], Vec::as_slice)
    }

    /// The tenant that is told about.
    pub(crate) fn side(&self) -> Option<&Side> {
        self.sides.last()
    }

    /// The sign-ins that a policy blocks.
    pub(crate) fn blocked(&self) -> Bdd {
        let blocks = self
            .terms
            .last()
            .into_iter()
            .flat_map(|terms| &terms.policies);
        let blocks = blocks.filter(|term| term.blocks);
        let all = blocks.fold(self.space.nothing(), |all, term| all.or(&term.applies));
        all.and(&self.space.valid)
    }

    /// The question of a sign-in with what can be presented.
    pub(crate) fn question(&self, point: &Point, offer: usize) -> Question {
        let mut question = self.base.clone();
        let offer = self.offers.get(offer).and_then(|alike| alike.first());
        if let Some(offer) = offer {
            offer.put(&mut question);
        }
        let device = self.space.axis(Dimension::Device);
        let class = device
            .and_then(|axis| point.classes.get(axis))
            .copied()
            .unwrap_or_default();
        let met = self.met_by_device.get(class).map_or(&[][..], Vec::as_slice);
        self.space.question(point, &question, met)
    }

    /// What sign-ins are told apart by.
    #[cfg(test)]
    pub(crate) fn parts(&self) -> &crate::answers::sweep::space::Parts {
        &self.space.parts
    }

    /// Whether a sign-in is one of those that were looked at.
    #[cfg(test)]
    pub(crate) fn looks_at(&self, point: &Point) -> bool {
        self.space.valid.eval_in(&self.space.valuation(point))
    }

    /// How much can be presented, what is alike as one.
    #[cfg(test)]
    pub(crate) fn offer_count(&self) -> usize {
        self.offers.len()
    }

    /// What is alike.
    #[cfg(test)]
    pub(crate) fn offers(&self, offer: usize) -> &[Offer] {
        self.offers.get(offer).map_or(&[], Vec::as_slice)
    }

    /// What is decided of a sign-in, by the diagrams; for what holds them against the ordinary road.
    #[cfg(test)]
    pub(crate) fn decision(&self, point: &Point, offer: usize) -> Option<Decision> {
        let refusals = self.now().get(offer)?;
        let valuation = self.space.valuation(point);
        Some(if refusals.denied.eval_in(&valuation) {
            Decision::Deny
        } else if refusals.open.eval_in(&valuation) {
            Decision::Indeterminate
        } else {
            Decision::Allow
        })
    }
}

/// Whether the first of what is alike is what is required.
pub(crate) fn suffices(alike: &[Offer]) -> bool {
    alike
        .first()
        .and_then(|one| one.meets.last())
        .copied()
        .unwrap_or_default()
}
