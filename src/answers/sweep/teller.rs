//! What puts a sweep into words: classes, credentials and regions.

use std::sync::Arc;

use crate::answers::sweep::candidate::Candidate;
use crate::answers::sweep::cubes::{Cover, Cube, Found};
use crate::answers::sweep::offer::Offer;
use crate::answers::sweep::people::Person;
use crate::answers::sweep::space::Axis;
use crate::answers::sweep::swept::{Swept, suffices};
use crate::base::directory::{Directory, Sort};
use crate::contract::sweep::{
    Region, RegionPart, Regions, SweptClass, SweptCredential, SweptDimension,
};
use crate::contract::verdict::Decision;
use crate::vocabulary::application::ApplicationGroup;
use crate::vocabulary::dimension::Dimension;
use crate::vocabulary::enumeration::Enumeration;
use crate::vocabulary::language::Language;
use crate::words::sentence::Said;
use crate::words::sweep as words;

/// Names that a sentence tells; of more it says how many.
pub(crate) const TOLD: usize = 5;

/// What puts a sweep into words.
pub(crate) struct Teller<'s> {
    pub swept: &'s Swept,
    pub language: Language,
}

impl Teller<'_> {
    fn directory(&self) -> Arc<Directory> {
        let side = self.swept.side();
        side.map(|side| Arc::clone(&side.tenant.directory))
            .unwrap_or_default()
    }

    /// Words in the language that is told in.
    pub fn own(&self, said: &Said) -> String {
        said.in_language(self.language).to_owned()
    }

    /// Names as one text, of many the first few.
    pub fn list(names: &[Said]) -> Said {
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

    /// The values of a class; a group of applications that is all there by its name.
    pub fn class(&self, axis: &Axis, class: usize) -> Said {
        let directory = self.directory();
        let mut candidates: Vec<&Candidate> = axis
            .classes
            .get(class)
            .map_or(&[][..], |class| &class.0)
            .iter()
            .collect();
        let mut named = Vec::new();
        for group in ApplicationGroup::ALL {
            let is_of = |one: &&Candidate| one.application().is_some_and(|id| group.has(id));
            let count = candidates.iter().copied().filter(|one| is_of(one)).count();
            if count > 1 && count == group.distinct() {
                candidates.retain(|one| !is_of(one));
                named.push(Said::same(group.label()));
            }
        }
        named.extend(candidates.iter().map(|one| one.called(&directory)));
        Self::list(&named)
    }

    pub fn membership(&self, index: usize) -> Said {
        let directory = self.directory();
        let entries = self.swept.space.parts.memberships.get(index);
        let entries = entries.map_or(&[][..], |one| &one.entries);
        let named = |entry: &String| Said::same(directory.name_of(entry).unwrap_or(entry));
        let named: Vec<Said> = entries.iter().map(named).collect();
        Self::list(&named)
    }

    /// The places of the memberships of groups, or of roles.
    pub fn of_sort(&self, dimension: Dimension) -> Vec<usize> {
        let wanted = match dimension {
            Dimension::Role => Sort::Role,
            _ => Sort::Group,
        };
        let memberships = self.swept.space.parts.memberships.iter().enumerate();
        let of = memberships.filter(|(_, one)| one.sort == wanted);
        of.map(|(index, _)| index).collect()
    }

    pub fn dimensions(&self) -> Vec<SweptDimension> {
        let space = &self.swept.space;
        let dimension = |dimension: Dimension, classes: Vec<SweptClass>| SweptDimension {
            dimension,
            label: dimension.label(self.language).to_owned(),
            classes,
        };
        let class = |text: Said, ids: Vec<String>, count: usize| SweptClass {
            text: self.own(&text),
            count: u32::try_from(count).unwrap_or(u32::MAX),
            ids,
        };
        let axes = space.parts.axes.iter().map(|axis| {
            let classes = axis.classes.iter().enumerate();
            let classes = classes.map(|(at, own)| {
                let ids = own.0.iter().filter_map(Candidate::id);
                let ids = ids.map(ToOwned::to_owned).collect();
                class(self.class(axis, at), ids, own.0.len())
            });
            dimension(axis.dimension, classes.collect())
        });
        let mut all: Vec<SweptDimension> = axes.collect();
        if !space.parts.controls.is_empty() {
            let controls = space.parts.controls.iter();
            let controls = controls.map(|name| class(Said::same(name), Vec::new(), 1));
            all.push(dimension(Dimension::Control, controls.collect()));
        }
        for of in [Dimension::Group, Dimension::Role] {
            let classes: Vec<SweptClass> = self
                .of_sort(of)
                .into_iter()
                .map(|index| {
                    let entries = space.parts.memberships.get(index);
                    let entries = entries.map_or(&[][..], |one| &one.entries);
                    class(self.membership(index), entries.to_vec(), entries.len())
                })
                .collect();
            if !classes.is_empty() {
                all.push(dimension(of, classes));
            }
        }
        all
    }

    pub fn credentials(&self) -> Vec<SweptCredential> {
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

    pub fn regions(&self, cover: &Cover, decision: Decision) -> Regions {
        let region = |found| self.region(found, decision);
        Regions {
            regions: cover.found.iter().map(region).collect(),
            complete: cover.complete,
        }
    }

    pub fn region(&self, found: &Found, decision: Decision) -> Region {
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
            let has = |(person, _): &&(Person, u32)| person.is_in(&self.swept.space, &found.cube);
            let own = people.classes.iter().filter(has);
            own.map(|(_, count)| count).sum()
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
    pub fn within(&self, cube: &Cube) -> Vec<(RegionPart, Said)> {
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

    pub fn text(
        &self,
        within: &[(RegionPart, Said)],
        offers: &[usize],
        decision: Decision,
    ) -> String {
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
    pub fn members(&self, part: &RegionPart) -> Vec<Said> {
        let places = self.of_sort(part.dimension);
        let own = part.classes.iter();
        let own = own.filter_map(|class| places.get(usize::try_from(*class).ok()?));
        own.map(|index| self.membership(*index)).collect()
    }
}
