//! The sweep as a whole: gaps, dead ends, policies that never decide, what a change turns, and the map.

use biodivine_lib_bdd::{Bdd, BddVariable};

use crate::answers::sweep::candidate::Candidate;
use crate::answers::sweep::change::turned;
use crate::answers::sweep::credentials::{Offer, offers};
use crate::answers::sweep::cubes::{Cover, Cube, Found, cover};
use crate::answers::sweep::gather::{Gathered, gather};
use crate::answers::sweep::outcome::{Ground, Refusals, Stance};
use crate::answers::sweep::people::{People, user};
use crate::answers::sweep::policies::{Places, Terms, terms};
use crate::answers::sweep::side::Side;
use crate::answers::sweep::space::{Axis, Point, Space};
use crate::base::directory::{Directory, Sort};
use crate::base::error::{Error, too_large};
use crate::contract::limits;
use crate::contract::question::{CredentialInput, Question, TenantIdentity, User};
use crate::contract::sweep::{
    MapCell, MapRow, PolicyRole, Region, RegionPart, Regions, SweepNote, SweepReport,
    SweepSettings, SweptChange, SweptClass, SweptCredential, SweptDimension, SweptMap, SweptPeople,
    SweptPolicy,
};
use crate::contract::verdict::Decision;
use crate::tenant::strengths::strength::Strength;
use crate::tenant::tenant::Tenant;
use crate::vocabulary::action::Action;
use crate::vocabulary::channel::Channel;
use crate::vocabulary::client_app::ClientApp;
use crate::vocabulary::cloud::Cloud;
use crate::vocabulary::dimension::Dimension;
use crate::vocabulary::enumeration::Enumeration;
use crate::vocabulary::insider_risk_level::InsiderRiskLevel;
use crate::vocabulary::language::Language;
use crate::vocabulary::platform::Platform;
use crate::vocabulary::risk_level::RiskLevel;
use crate::vocabulary::text::excerpt;
use crate::vocabulary::transfer_method::TransferMethod;
use crate::words::sentence::{Row, Said, Text};
use crate::words::{errors, sweep as words};

/// Regions of each kind, where the settings do not say how many.
const LIMIT: usize = 50;

/// Rows of the map.
const ROWS: usize = 200;

/// Names that a sentence tells; of more it says how many.
const TOLD: usize = 5;

/// The strength that is required where the settings name none: multifactor authentication.
const REQUIRED: &str = "00000000-0000-0000-0000-000000000002";

/// Every sign-in of a tenant, ready to be told about.
#[derive(Debug)]
pub struct Swept {
    space: Space,
    base: Question,
    /// The tenant that is told about; before it the one that it is compared with.
    sides: Vec<Side>,
    /// What policies take alike stands together; of each the first speaks for all.
    offers: Vec<Vec<Offer>>,
    /// By side, then by the place of the offer.
    refusals: Vec<Vec<Refusals>>,
    terms: Vec<Terms>,
    /// The controls that the device of each class meets.
    met_by_device: Vec<Vec<String>>,
    people: Option<People>,
    coarsened: Vec<Dimension>,
    limit: usize,
    required: String,
}

impl Tenant {
    /// Looks at every sign-in at once; with `before` also at what changed since.
    ///
    /// # Errors
    /// `input.tooLarge` over a bound of [`limits`](crate::limits), `input.value` for settings that cannot be read.
    pub fn sweep(&self, before: Option<&Self>, settings: &SweepSettings) -> Result<Swept, Error> {
        let people = settings.people.as_deref();
        if people.is_some_and(|people| people.len() > limits::SWEPT_PEOPLE) {
            return Err(too_large("people", limits::SWEPT_PEOPLE, "people").at("/people"));
        }
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
            .flat_map(|tenant| &tenant.access_policies);
        if let Some(answer) = told.find_map(|policy| policy.what_if.as_ref()) {
            let at = &answer.applies.at;
            let error = Error::new(&errors::SWEEP_WHAT_IF);
            return Err(error.in_document(at.document).at(at.path.clone()));
        }
        let base = question(settings);
        let sides: Vec<Side> = before.into_iter().chain([self]).map(Side::of).collect();
        let Gathered {
            parts,
            mut coarsened,
        } = gather(&sides, &base)?;
        let mut space = Space::of(parts);
        let required = settings.require.as_deref().unwrap_or(REQUIRED);
        let is_known = |tenant: &Self| {
            Strength::fallback(required).is_some() || !tenant.strengths.called(required).is_empty()
        };
        if !before.into_iter().chain([self]).any(is_known) {
            let error = Error::new(&errors::SWEEP_STRENGTH).at("/require");
            return Err(error.with("value", excerpt(required)));
        }
        let offers = offers(&sides, &base, required)?;
        let people = people.map(|people| People::of(&space, people));
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
            required: called(self, required),
            space,
            base,
            sides,
            offers,
            refusals,
            terms: all_terms,
            met_by_device,
            people,
            coarsened,
            limit,
        })
    }
}

/// The name of a strength.
fn called(tenant: &Tenant, strength: &str) -> String {
    let fallback = Strength::fallback(strength);
    let known = tenant.strengths.called(strength);
    let name = known
        .first()
        .copied()
        .or(fallback.as_ref())
        .and_then(Strength::name);
    name.unwrap_or(strength).to_owned()
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
    fn now(&self) -> &[Refusals] {
        self.refusals.last().map_or(&[], Vec::as_slice)
    }

    fn side(&self) -> Option<&Side> {
        self.sides.last()
    }

    /// What there is to tell, in a language.
    #[must_use]
    pub fn report(&self, language: Language) -> SweepReport {
        let space = &self.space;
        let teller = Teller {
            swept: self,
            language,
        };
        let allowed: Vec<Bdd> = self.now().iter().map(|one| one.allowed(space)).collect();
        let insufficient = |index: usize| self.offers.get(index).is_some_and(|one| !suffices(one));
        let less: Vec<Bdd> = allowed
            .iter()
            .enumerate()
            .map(|(index, allowed)| match insufficient(index) {
                true => allowed.clone(),
                false => space.nothing(),
            })
            .collect();
        let gaps = cover(space, &less, self.limit);
        let refused = self
            .now()
            .iter()
            .fold(space.valid.clone(), |all, one| all.and(&one.denied));
        let blocked = self.blocked();
        let dead_ends = cover(space, &[refused.and_not(&blocked)], self.limit);
        let not_allowed = allowed
            .iter()
            .fold(space.valid.clone(), |all, one| all.and_not(one));
        let undecided = cover(space, &[not_allowed.and_not(&refused)], self.limit);
        let blocked = cover(space, &[blocked], self.limit);
        let all: Vec<usize> = (0..self.offers.len()).collect();
        let with_all = |mut cover: Cover| {
            for found in &mut cover.found {
                found.sets.clone_from(&all);
            }
            cover
        };
        let policies = teller.policies();
        let is_idle = |one: &&SweptPolicy| {
            matches!(
                one.role,
                PolicyRole::Overshadowed | PolicyRole::AlwaysMet | PolicyRole::NeverApplies
            )
        };
        let counted = |cover: &Cover| {
            let plus = if cover.complete { "" } else { "+" };
            format!("{}{plus}", cover.found.len())
        };
        let complete = [&gaps, &dead_ends, &blocked, &undecided]
            .iter()
            .all(|one| one.complete);
        let text = Text::new(&words::COMPLETE.sentence)
            .with("gaps", counted(&gaps))
            .with("required", &self.required)
            .with("deadEnds", counted(&dead_ends))
            .with("idle", policies.iter().filter(is_idle).count().to_string())
            .render(language);
        SweepReport {
            sweep: 1,
            text,
            required: self.required.clone(),
            dimensions: teller.dimensions(),
            credentials: teller.credentials(),
            policies,
            gaps: teller.regions(&gaps, Decision::Allow),
            dead_ends: teller.regions(&with_all(dead_ends), Decision::Deny),
            blocked: teller.regions(&with_all(blocked), Decision::Deny),
            undecided: teller.regions(&with_all(undecided), Decision::Indeterminate),
            change: self.change(&teller),
            map: teller.map(&allowed),
            people: self.people.as_ref().map(|people| SweptPeople {
                counted: people.counted,
                unknown: people.unknown,
            }),
            notes: teller.notes(complete),
        }
    }

    /// The sign-ins that a policy blocks.
    fn blocked(&self) -> Bdd {
        let blocks = self
            .terms
            .last()
            .into_iter()
            .flat_map(|terms| &terms.policies);
        let blocks = blocks.filter(|term| term.blocks);
        let all = blocks.fold(self.space.nothing(), |all, term| all.or(&term.applies));
        all.and(&self.space.valid)
    }

    fn change(&self, teller: &Teller<'_>) -> Option<SweptChange> {
        let [before, after] = self.refusals.as_slice() else {
            return None;
        };
        let turned: Vec<_> = before
            .iter()
            .zip(after)
            .map(|(before, after)| turned(&self.space, before, after))
            .collect();
        let of = |which: fn(&crate::answers::sweep::change::Turned) -> &Bdd, decision| {
            let sets: Vec<Bdd> = turned.iter().map(|one| which(one).clone()).collect();
            teller.regions(&cover(&self.space, &sets, self.limit), decision)
        };
        Some(SweptChange {
            lost: of(|one| &one.lost, Decision::Deny),
            gained: of(|one| &one.gained, Decision::Allow),
            unsure: of(|one| &one.unsure, Decision::Indeterminate),
        })
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

    /// The question behind a cell of the map: a sign-in of the row that opens the column with the weakest that is let in,
    /// or, where nothing is, with the strongest. `None` where there is no such cell.
    #[must_use]
    pub fn cell(&self, row: usize, column: usize) -> Option<Question> {
        let (rows, _) = self.rows();
        let row = rows.get(row)?;
        let mut within = user(&self.space, row).and(&self.space.valid);
        if let Some(axis) = self.space.axis(Dimension::Resource) {
            within = within.and(&self.space.class(axis, column));
        }
        let mut all = self.now().iter().enumerate();
        let allowed = all.find_map(|(offer, one)| {
            let set = one.allowed(&self.space).and(&within);
            let valuation = set.first_valuation()?;
            Some((self.space.point(&valuation), offer))
        });
        let (point, offer) = match allowed {
            Some(found) => found,
            None => {
                let valuation = within.first_valuation()?;
                (
                    self.space.point(&valuation),
                    self.offers.len().checked_sub(1)?,
                )
            }
        };
        Some(self.question(&point, offer))
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

    /// The users of the map, one of each class; and whether they are all.
    fn rows(&self) -> (Vec<Point>, bool) {
        let axes = &self.space.parts.axes;
        let nobody = Point {
            classes: vec![0; axes.len()],
            controls: vec![false; self.space.parts.controls.len()],
            memberships: vec![false; self.space.parts.memberships.len()],
        };
        if let Some(people) = &self.people {
            let mut classes = people.classes.clone();
            classes.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
            let complete = classes.len() <= ROWS;
            let rows = classes.into_iter().take(ROWS).map(|(point, _)| point);
            return (rows.collect(), complete);
        }
        let mut rows = vec![nobody.clone()];
        for dimension in [Dimension::User, Dimension::UserType] {
            let Some(axis) = self.space.axis(dimension) else {
                continue;
            };
            for class in 1..self.space.class_count(dimension) {
                let mut row = nobody.clone();
                if let Some(own) = row.classes.get_mut(axis) {
                    *own = class;
                }
                rows.push(row);
            }
        }
        for index in 0..self.space.parts.memberships.len() {
            let mut row = nobody.clone();
            if let Some(own) = row.memberships.get_mut(index) {
                *own = true;
            }
            rows.push(row);
        }
        let complete = rows.len() <= ROWS && self.space.parts.memberships.len() < 2;
        rows.truncate(ROWS);
        (rows, complete)
    }
}

/// Whether the first of what is alike is what is required.
fn suffices(alike: &[Offer]) -> bool {
    alike
        .first()
        .and_then(|one| one.meets.last())
        .copied()
        .unwrap_or_default()
}

/// What puts a sweep into words.
struct Teller<'s> {
    swept: &'s Swept,
    language: Language,
}

impl Teller<'_> {
    fn directory(&self) -> Directory {
        self.swept
            .side()
            .map(|side| (*side.tenant.directory).clone())
            .unwrap_or_default()
    }

    fn say(&self, row: &'static Row) -> Text {
        Text::new(&row.sentence)
    }

    /// Names as one text, of many the first few.
    fn list(names: &[Said]) -> Said {
        let told = &names.get(..TOLD).unwrap_or(names);
        let joined = Said::of_each(|language| {
            let separator = match language {
                Language::En => ", ",
                Language::Ja => "、",
            };
            let told: Vec<&str> = told.iter().map(|one| one.in_language(language)).collect();
            told.join(separator)
        });
        words::some_of(&joined, names.len().saturating_sub(told.len()))
    }

    fn class(&self, axis: &Axis, class: usize) -> Said {
        let directory = self.directory();
        let candidates = axis.classes.get(class).map_or(&[][..], |class| &class.0);
        let named: Vec<Said> = candidates
            .iter()
            .map(|one| one.called(&directory))
            .collect();
        Self::list(&named)
    }

    fn membership(&self, index: usize) -> Said {
        let directory = self.directory();
        let entries = self.swept.space.parts.memberships.get(index);
        let entries = entries.map_or(&[][..], |one| &one.entries);
        let named = |entry: &String| Said::same(directory.name_of(entry).unwrap_or(entry));
        let named: Vec<Said> = entries.iter().map(named).collect();
        Self::list(&named)
    }

    /// The places of the memberships of groups, or of roles.
    fn of_sort(&self, dimension: Dimension) -> Vec<usize> {
        let wanted = match dimension {
            Dimension::Role => Sort::Role,
            _ => Sort::Group,
        };
        let memberships = self.swept.space.parts.memberships.iter().enumerate();
        let of = memberships.filter(|(_, one)| one.sort == wanted);
        of.map(|(index, _)| index).collect()
    }

    fn dimensions(&self) -> Vec<SweptDimension> {
        let space = &self.swept.space;
        let dimension = |dimension: Dimension, classes: Vec<SweptClass>| SweptDimension {
            dimension,
            label: dimension.label(self.language).to_owned(),
            classes,
        };
        let class = |text: Said, count: usize| SweptClass {
            text: text.in_language(self.language).to_owned(),
            count: u32::try_from(count).unwrap_or(u32::MAX),
        };
        let axes = space.parts.axes.iter().map(|axis| {
            let classes = axis.classes.iter().enumerate();
            let classes = classes.map(|(at, own)| class(self.class(axis, at), own.0.len()));
            dimension(axis.dimension, classes.collect())
        });
        let mut all: Vec<SweptDimension> = axes.collect();
        if !space.parts.controls.is_empty() {
            let controls = space.parts.controls.iter();
            let controls = controls.map(|name| class(Said::same(name), 1));
            all.push(dimension(Dimension::Control, controls.collect()));
        }
        for of in [Dimension::Group, Dimension::Role] {
            let classes: Vec<SweptClass> = self
                .of_sort(of)
                .into_iter()
                .map(|index| {
                    let entries = space.parts.memberships.get(index);
                    class(
                        self.membership(index),
                        entries.map_or(0, |one| one.entries.len()),
                    )
                })
                .collect();
            if !classes.is_empty() {
                all.push(dimension(of, classes));
            }
        }
        all
    }

    fn credentials(&self) -> Vec<SweptCredential> {
        let told = |alike: &Vec<Offer>| {
            let names: Vec<Said> = alike.iter().map(|one| one.called.clone()).collect();
            let meets = alike.first().map_or(&[][..], |one| &one.meets);
            let built_in = meets.iter().take(meets.len().saturating_sub(1));
            let level = built_in.filter(|met| **met).count();
            SweptCredential {
                text: Self::list(&names).in_language(self.language).to_owned(),
                names: names
                    .iter()
                    .map(|one| one.in_language(self.language).to_owned())
                    .collect(),
                level: u8::try_from(level).unwrap_or(u8::MAX),
                suffices: suffices(alike),
            }
        };
        self.swept.offers.iter().map(told).collect()
    }

    fn regions(&self, cover: &Cover, decision: Decision) -> Regions {
        let region = |found| self.region(found, decision);
        Regions {
            regions: cover.found.iter().map(region).collect(),
            complete: cover.complete,
        }
    }

    fn region(&self, found: &Found, decision: Decision) -> Region {
        let within = self.within(&found.cube);
        let offer = match decision {
            // Where nothing helps, the strongest shows it.
            Decision::Deny | Decision::Indeterminate => found.sets.last(),
            Decision::Allow => found.sets.first(),
        };
        let offer = offer.copied().unwrap_or_default();
        let valuation = self.swept.space.valuation(&found.point);
        let terms = self
            .swept
            .terms
            .last()
            .into_iter()
            .flat_map(|terms| &terms.policies);
        let applying = terms.filter(|term| term.applies.eval_in(&valuation));
        let number = |index: usize| u32::try_from(index).unwrap_or(u32::MAX);
        let people = self.swept.people.as_ref().map(|people| {
            let has = |(point, _): &&(Point, u32)| found.cube.has_user(&self.swept.space, point);
            people
                .classes
                .iter()
                .filter(has)
                .map(|(_, count)| count)
                .sum()
        });
        Region {
            text: self.text(&within, &found.sets, decision),
            within: within.into_iter().map(|(part, _)| part).collect(),
            decision,
            credentials: found.sets.iter().map(|one| number(*one)).collect(),
            policies: applying.map(|term| number(term.policy)).collect(),
            people,
            question: self.swept.question(&found.point, offer),
        }
    }

    /// What the sign-ins of a region have in common, each with its words.
    fn within(&self, cube: &Cube) -> Vec<(RegionPart, Said)> {
        let space = &self.swept.space;
        let number = |index: usize| u32::try_from(index).unwrap_or(u32::MAX);
        let mut parts = Vec::new();
        for (index, is_in) in cube.memberships.iter().enumerate() {
            let (Some(is_in), Some(membership)) = (is_in, space.parts.memberships.get(index))
            else {
                continue;
            };
            let dimension = match membership.sort {
                Sort::Role => Dimension::Role,
                _ => Dimension::Group,
            };
            let place = self.of_sort(dimension).iter().position(|one| *one == index);
            let named = self.membership(index);
            let said = if *is_in { named } else { words::not_in(&named) };
            let part = RegionPart {
                dimension,
                classes: place.map(number).into_iter().collect(),
                except: !is_in,
            };
            parts.push((part, said));
        }
        for (axis, classes) in space.parts.axes.iter().zip(&cube.classes) {
            let Some(classes) = classes else { continue };
            let all = 0..axis.classes.len();
            let others: Vec<usize> = all.filter(|class| !classes.contains(class)).collect();
            let except = others.len() < classes.len();
            let told = if except { &others } else { classes };
            let named: Vec<Said> = told.iter().map(|class| self.class(axis, *class)).collect();
            let named = Self::list(&named);
            let part = RegionPart {
                dimension: axis.dimension,
                classes: told.iter().map(|class| number(*class)).collect(),
                except,
            };
            parts.push((
                part,
                if except {
                    words::all_but(&named)
                } else {
                    named
                },
            ));
        }
        for (index, is_met) in cube.controls.iter().enumerate() {
            let (Some(is_met), Some(name)) = (is_met, space.parts.controls.get(index)) else {
                continue;
            };
            let named = Said::same(name);
            let part = RegionPart {
                dimension: Dimension::Control,
                classes: vec![number(index)],
                except: !is_met,
            };
            parts.push((
                part,
                if *is_met {
                    named
                } else {
                    words::not_in(&named)
                },
            ));
        }
        parts
    }

    fn text(&self, within: &[(RegionPart, Said)], offers: &[usize], decision: Decision) -> String {
        let part = |(part, said): &(RegionPart, Said)| {
            let label = part.dimension.label(self.language);
            format!("{label}: {}", said.in_language(self.language))
        };
        // What somebody is in none of is one thing to say.
        let is_out = |(part, _): &&(RegionPart, Said)| {
            part.except && matches!(part.dimension, Dimension::Group | Dimension::Role)
        };
        let out: Vec<Said> = within
            .iter()
            .filter(is_out)
            .flat_map(|(part, _)| self.members(part))
            .collect();
        let mut told: Vec<String> = within.iter().filter(|one| !is_out(one)).map(part).collect();
        if !out.is_empty() {
            let none = words::in_none(&Self::list(&out));
            told.insert(0, none.in_language(self.language).to_owned());
        }
        if told.is_empty() {
            told.push(
                words::ANY_SIGN_IN
                    .words()
                    .in_language(self.language)
                    .to_owned(),
            );
        }
        let named: Vec<Said> = offers
            .iter()
            .filter_map(|offer| self.swept.offers.get(*offer))
            .flatten()
            .map(|offer| offer.called.clone())
            .collect();
        let arrow = if offers.len() < self.swept.offers.len() {
            let with = Self::list(&named);
            format!(
                "{} ← {}",
                decision.label(self.language),
                with.in_language(self.language)
            )
        } else {
            decision.label(self.language).to_owned()
        };
        let separator = match self.language {
            Language::En => "; ",
            Language::Ja => "、",
        };
        format!("{} → {arrow}", told.join(separator))
    }

    /// The names of the groups, or roles, of a part.
    fn members(&self, part: &RegionPart) -> Vec<Said> {
        let places = self.of_sort(part.dimension);
        let own = part.classes.iter();
        let own = own.filter_map(|class| places.get(usize::try_from(*class).ok()?));
        own.map(|index| self.membership(*index)).collect()
    }

    fn map(&self, allowed: &[Bdd]) -> SweptMap {
        let swept = self.swept;
        let space = &swept.space;
        let axis = space.axis(Dimension::Resource);
        let columns = match axis.and_then(|axis| space.parts.axes.get(axis)) {
            Some(axis) => (0..axis.classes.len())
                .map(|class| {
                    self.class(axis, class)
                        .in_language(self.language)
                        .to_owned()
                })
                .collect(),
            None => vec![
                words::ANY_RESOURCE
                    .words()
                    .in_language(self.language)
                    .to_owned(),
            ],
        };
        let others: Vec<BddVariable> = space.others_than_users_and(axis);
        let projected: Vec<(Bdd, Bdd)> = allowed
            .iter()
            .zip(swept.now())
            .map(|(allowed, refusals)| (allowed.exists(&others), refusals.open.exists(&others)))
            .collect();
        let (rows, complete) = swept.rows();
        let counts: Vec<(Point, u32)> = swept
            .people
            .as_ref()
            .map(|people| people.classes.clone())
            .unwrap_or_default();
        let row = |point: &Point| {
            let cells = (0..columns.len()).map(|column| {
                let mut point = point.clone();
                if let Some(own) = axis.and_then(|axis| point.classes.get_mut(axis)) {
                    *own = column;
                }
                let valuation = space.valuation(&point);
                let place = |which: fn(&(Bdd, Bdd)) -> &Bdd| {
                    projected
                        .iter()
                        .position(|one| which(one).eval_in(&valuation))
                };
                let weakest = place(|(allowed, _)| allowed);
                let open = place(|(_, open)| open);
                MapCell {
                    weakest: weakest.and_then(|one| u32::try_from(one).ok()),
                    open: open.is_some_and(|open| weakest.is_none_or(|weakest| open < weakest)),
                }
            });
            let own = counts.iter().find(|(one, _)| one == point);
            MapRow {
                text: self.who(point),
                people: own.map(|(_, count)| *count),
                cells: cells.collect(),
            }
        };
        let rows = rows.iter().map(row).collect();
        SweptMap {
            columns,
            rows,
            complete,
        }
    }

    /// A user in words.
    fn who(&self, point: &Point) -> String {
        let space = &self.swept.space;
        let mut told: Vec<String> = Vec::new();
        for (axis, class) in space.parts.axes.iter().zip(&point.classes) {
            if axis.dimension.is_of_user() && *class > 0 {
                told.push(
                    self.class(axis, *class)
                        .in_language(self.language)
                        .to_owned(),
                );
            }
        }
        for (index, is_in) in point.memberships.iter().enumerate() {
            if *is_in {
                let named = self.membership(index);
                told.push(named.in_language(self.language).to_owned());
            }
        }
        if told.is_empty() {
            return words::NOBODY_SPECIAL
                .words()
                .in_language(self.language)
                .to_owned();
        }
        told.join(" + ")
    }

    fn notes(&self, complete: bool) -> Vec<SweepNote> {
        let note = |row: &'static Row, text: Text| SweepNote {
            code: row.code,
            text: text.render(self.language),
        };
        let mut notes = Vec::new();
        for dimension in &self.swept.coarsened {
            if let (Dimension::Group, Some(count)) = (dimension, self.swept.space.parts.at_once()) {
                let row = &words::GROUPS_AT_ONCE;
                notes.push(note(row, self.say(row).with("count", count.to_string())));
                continue;
            }
            let text = self.say(&words::COARSENED);
            let named = Said::of(|language| dimension.label(language));
            notes.push(note(&words::COARSENED, text.with_words("dimension", named)));
        }
        for row in [&words::SCOPES, &words::RISK, &words::CERTIFICATES] {
            notes.push(note(row, self.say(row)));
        }
        if !complete {
            notes.push(note(&words::MORE, self.say(&words::MORE)));
        }
        let unknown = self
            .swept
            .people
            .as_ref()
            .map_or(0, |people| people.unknown);
        if unknown > 0 {
            let row = &words::PEOPLE_UNKNOWN;
            notes.push(note(row, self.say(row).with("count", unknown.to_string())));
        }
        notes
    }

    fn policies(&self) -> Vec<SweptPolicy> {
        let Some(side) = self.swept.side() else {
            return Vec::new();
        };
        let empty = Terms {
            policies: Vec::new(),
            grants: Vec::new(),
        };
        let terms = self.swept.terms.last().unwrap_or(&empty);
        let weights = Weights::of(self.swept, terms);
        let names: Vec<String> = side
            .tenant
            .access_policies
            .iter()
            .map(|policy| {
                policy
                    .name
                    .clone()
                    .or_else(|| policy.id.clone())
                    .unwrap_or_default()
            })
            .collect();
        let policies = side.tenant.access_policies.iter().enumerate();
        let told = policies.map(|(index, policy)| {
            let term = terms.policies.iter().position(|term| term.policy == index);
            let weight = term.map(|term| (term, weights.weigh(self.swept, terms, term)));
            let (role, beside, alone) = match weight {
                None => (PolicyRole::NotInForce, Vec::new(), None),
                Some((_, Weight::Role(role))) => (role, Vec::new(), None),
                Some((_, Weight::Overshadowed(beside))) => (PolicyRole::Overshadowed, beside, None),
                Some((_, Weight::Alone(found))) => {
                    let region = self.region(&found, Decision::Deny);
                    (PolicyRole::Decides, Vec::new(), Some(region))
                }
            };
            let beside_named: Vec<Said> = beside
                .iter()
                .filter_map(|place| names.get(*place))
                .map(|name| Said::same(name))
                .collect();
            let text = match role {
                PolicyRole::Decides => self
                    .say(&words::REMOVED_DECIDES)
                    .with("region", alone.as_ref().map_or("", |region| &region.text)),
                PolicyRole::Overshadowed if beside.is_empty() => {
                    self.say(&words::REMOVED_SHADOWED_TOGETHER)
                }
                PolicyRole::Overshadowed => self
                    .say(&words::REMOVED_OVERSHADOWED)
                    .with_words("beside", Self::list(&beside_named)),
                PolicyRole::AlwaysMet => self.say(&words::REMOVED_ALWAYS_MET),
                PolicyRole::NeverApplies => self.say(&words::REMOVED_NEVER_APPLIES),
                PolicyRole::AsksNothing => self.say(&words::REMOVED_ASKS_NOTHING),
                PolicyRole::NotInForce => self.say(&words::REMOVED_NOT_IN_FORCE),
                PolicyRole::Undecided => self.say(&words::REMOVED_UNDECIDED),
            };
            SweptPolicy {
                id: policy.id.clone(),
                display_name: policy.name.clone(),
                policy: policy.at.clone(),
                role,
                beside: beside
                    .iter()
                    .filter_map(|place| u32::try_from(*place).ok())
                    .collect(),
                alone,
                text: text.render(self.language),
            }
        });
        told.collect()
    }
}

/// What would be let in without a policy.
enum Weight {
    Role(PolicyRole),
    /// By the places of the policies that refuse the same.
    Overshadowed(Vec<usize>),
    Alone(Found),
}

/// What policies refuse, for each thing that can be presented.
struct Weights {
    /// By what is presented, then by the policy.
    refused: Vec<Vec<Bdd>>,
    /// The sign-ins that at least two refuse.
    twice: Vec<Bdd>,
}

impl Weights {
    fn of(swept: &Swept, terms: &Terms) -> Self {
        let now = swept.now().iter();
        let refused: Vec<Vec<Bdd>> = now
            .clone()
            .map(|refusals| {
                let own = terms.policies.iter();
                own.map(|term| refused(swept, refusals, term)).collect()
            })
            .collect();
        let twice = |(refusals, refused): (&Refusals, &Vec<Bdd>)| {
            // What is refused before Conditional Access no policy decides.
            let own = [&refusals.before].into_iter().chain(refused);
            let own = own.filter(|own| !own.is_false());
            let nothing = || swept.space.nothing();
            let mut sets: Vec<(Bdd, Bdd)> = own.map(|own| (own.clone(), nothing())).collect();
            // Each step joins what is about as large.
            while sets.len() > 1 {
                let joined = |pair: &[(Bdd, Bdd)]| match pair {
                    [(once, twice), (other, others)] => {
                        let both = once.and(other);
                        (once.or(other), twice.or(others).or(&both))
                    }
                    one => one
                        .first()
                        .cloned()
                        .unwrap_or_else(|| (nothing(), nothing())),
                };
                sets = sets.chunks(2).map(joined).collect();
            }
            sets.pop().map_or_else(nothing, |(_, twice)| twice)
        };
        Self {
            twice: now.zip(&refused).map(twice).collect(),
            refused,
        }
    }

    /// The sign-ins that a policy refuses, by what is presented.
    fn own(&self, place: usize) -> impl Iterator<Item = &Bdd> {
        self.refused.iter().filter_map(move |one| one.get(place))
    }

    fn weigh(&self, swept: &Swept, terms: &Terms, place: usize) -> Weight {
        let Some(term) = terms.policies.get(place) else {
            return Weight::Role(PolicyRole::NotInForce);
        };
        let applies = term.applies.and(&swept.space.valid);
        if applies.is_false() {
            let is_open = !term.open.and(&swept.space.valid).is_false();
            return Weight::Role(match is_open {
                true => PolicyRole::Undecided,
                false => PolicyRole::NeverApplies,
            });
        }
        if term.grant.is_none() {
            return Weight::Role(PolicyRole::AsksNothing);
        }
        let alone: Vec<Bdd> = self
            .own(place)
            .zip(&self.twice)
            .map(|(own, twice)| own.and_not(twice))
            .collect();
        if let Some(found) = cover(&swept.space, &alone, 1).found.into_iter().next() {
            return Weight::Alone(found);
        }
        if self.own(place).all(Bdd::is_false) {
            return Weight::Role(PolicyRole::AlwaysMet);
        }
        // A sign-in that it refuses tells most of the others out at once.
        let own = self
            .own(place)
            .find(|own| !own.is_false())
            .and_then(Bdd::first_valuation);
        let may = |other: usize| {
            own.as_ref()
                .is_some_and(|own| self.own(other).any(|other| other.eval_in(own)))
        };
        let shadows = |other: &usize| {
            let mut pairs = self.own(place).zip(self.own(*other));
            *other != place
                && may(*other)
                && pairs.all(|(own, other)| own.and_not(other).is_false())
        };
        let beside = (0..terms.policies.len()).filter(shadows);
        let beside = beside.filter_map(|other| terms.policies.get(other));
        Weight::Overshadowed(beside.map(|one| one.policy).take(TOLD).collect())
    }
}

/// The sign-ins that a policy refuses.
fn refused(
    swept: &Swept,
    refusals: &Refusals,
    term: &crate::answers::sweep::policies::Term,
) -> Bdd {
    let unmet = term.grant.and_then(|grant| refusals.unmet.get(grant));
    match unmet {
        Some(unmet) if unmet.holds.is_true() => term.applies.clone(),
        Some(unmet) if unmet.holds.is_false() => swept.space.nothing(),
        Some(unmet) => term.applies.and(&unmet.holds),
        None => swept.space.nothing(),
    }
}
