//! The space of all sign-ins: what policies tell apart, as variables of a decision diagram.
//!
//! A dimension of several classes is encoded in bits; memberships and controls are one variable each, since somebody may
//! be in several groups. Users come first: to each of them policies leave little, and much of it is what they leave to others.

use biodivine_lib_bdd::{Bdd, BddPartialValuation, BddValuation, BddVariable, BddVariableSet};

use crate::answers::sweep::candidate::Candidate;
use crate::base::directory::Sort;
use crate::contract::question::Question;
use crate::vocabulary::dimension::Dimension;

/// What of a dimension no policy tells apart; the first one speaks for all.
#[derive(Clone, Debug)]
pub(crate) struct Class(pub Vec<Candidate>);

/// A dimension with its classes, of which every sign-in is in one.
#[derive(Clone, Debug)]
pub(crate) struct Axis {
    pub dimension: Dimension,
    pub classes: Vec<Class>,
}

/// Groups, or roles, that no policy tells apart: somebody is in one of them or in none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Membership {
    pub sort: Sort,
    /// As policies write them.
    pub entries: Vec<String>,
    /// Whether they are what was left over a bound: which of them somebody is in is not known.
    pub is_rest: bool,
}

/// What a sign-in can be told apart by.
#[derive(Clone, Debug, Default)]
pub(crate) struct Parts {
    pub axes: Vec<Axis>,
    /// Grant controls that only a question can say to be met.
    pub controls: Vec<String>,
    pub memberships: Vec<Membership>,
}

/// Memberships of which every combination is looked at.
const ALL_TOGETHER: usize = 10;

/// Memberships of which every two are.
const TWO_AT_ONCE: usize = 300;

impl Parts {
    /// Of how many memberships at once somebody is looked at; `None` for any number.
    pub fn at_once(&self) -> Option<usize> {
        match self.memberships.len() {
            0..=ALL_TOGETHER => None,
            count if count <= TWO_AT_ONCE => Some(2),
            _ => Some(1),
        }
    }
}

/// The space.
#[derive(Debug)]
pub(crate) struct Space {
    pub parts: Parts,
    set: BddVariableSet,
    /// The variables of each axis.
    bits: Vec<Vec<BddVariable>>,
    controls: Vec<BddVariable>,
    memberships: Vec<BddVariable>,
    /// Every code that stands for a class, of somebody who is looked at.
    pub valid: Bdd,
}

/// One sign-in: a class of each axis, and what of the rest holds.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Point {
    pub classes: Vec<usize>,
    pub controls: Vec<bool>,
    pub memberships: Vec<bool>,
}

impl Space {
    pub fn of(parts: Parts) -> Self {
        let widths: Vec<u16> = parts
            .axes
            .iter()
            .map(|axis| width(axis.classes.len()))
            .collect();
        let flags = parts.controls.len() + parts.memberships.len();
        let count = widths.iter().sum::<u16>() + u16::try_from(flags).unwrap_or(u16::MAX / 2);
        let set = BddVariableSet::new_anonymous(count);
        let mut variables = set.variables().into_iter();
        let mut bits = vec![Vec::new(); parts.axes.len()];
        let mut take = |of_user: bool, variables: &mut std::vec::IntoIter<BddVariable>| {
            for ((axis, width), bits) in parts.axes.iter().zip(&widths).zip(&mut bits) {
                if axis.dimension.is_of_user() == of_user {
                    *bits = variables.by_ref().take(usize::from(*width)).collect();
                }
            }
        };
        take(true, &mut variables);
        let memberships = variables.by_ref().take(parts.memberships.len()).collect();
        take(false, &mut variables);
        let controls = variables.collect();
        let mut space = Self {
            valid: set.mk_true(),
            parts,
            set,
            bits,
            controls,
            memberships,
        };
        let looked_at = match space.parts.at_once() {
            None => space.set.mk_true(),
            Some(count) => space.set.mk_sat_up_to_k(count, &space.memberships),
        };
        space.valid = space.codes().and(&looked_at);
        space
    }

    /// Every code that stands for a class.
    pub fn codes(&self) -> Bdd {
        let axes = self.parts.axes.iter().enumerate();
        axes.fold(self.everything(), |codes, (index, axis)| {
            codes.and(&self.among(index, 0..axis.classes.len()))
        })
    }

    pub fn nothing(&self) -> Bdd {
        self.set.mk_false()
    }

    pub fn everything(&self) -> Bdd {
        self.set.mk_true()
    }

    /// The sign-ins of one class of an axis.
    pub fn class(&self, axis: usize, class: usize) -> Bdd {
        let fixed = self.code(axis, class);
        self.set.mk_conjunctive_clause(&fixed)
    }

    /// The sign-ins of some classes of an axis.
    pub fn among(&self, axis: usize, classes: impl IntoIterator<Item = usize>) -> Bdd {
        let classes: Vec<_> = classes
            .into_iter()
            .map(|class| self.code(axis, class))
            .collect();
        self.set.mk_dnf(&classes)
    }

    fn code(&self, axis: usize, class: usize) -> BddPartialValuation {
        let bits = self.bits.get(axis).map_or(&[][..], Vec::as_slice);
        let values = bits.iter().rev().enumerate();
        BddPartialValuation::from_values_iter(values.map(|(at, bit)| (*bit, class >> at & 1 == 1)))
    }

    /// The sign-ins for which a control is met.
    pub fn control(&self, index: usize) -> Bdd {
        self.flag(self.controls.get(index))
    }

    /// The sign-ins of those who are in one of a membership.
    pub fn membership(&self, index: usize) -> Bdd {
        self.flag(self.memberships.get(index))
    }

    /// What is left of a set where an axis is held to a class, and no longer told apart by it.
    pub fn held_to_class(&self, set: &Bdd, axis: usize, class: usize) -> Bdd {
        set.restrict(&self.code(axis, class).to_values())
    }

    /// The same for a control.
    pub fn held_to_control(&self, set: &Bdd, index: usize, is_met: bool) -> Bdd {
        let variable = self.controls.get(index);
        variable.map_or_else(|| set.clone(), |one| set.restrict(&[(*one, is_met)]))
    }

    /// The same for a membership.
    pub fn held_to_membership(&self, set: &Bdd, index: usize, is_in: bool) -> Bdd {
        let variable = self.memberships.get(index);
        variable.map_or_else(|| set.clone(), |one| set.restrict(&[(*one, is_in)]))
    }

    /// Whether a variable is that of a membership.
    pub fn is_membership(&self, variable: BddVariable) -> bool {
        // They stand one behind the other.
        let (first, last) = (self.memberships.first(), self.memberships.last());
        first.is_some_and(|first| *first <= variable) && last.is_some_and(|last| variable <= *last)
    }

    /// Whether a set hangs on a membership.
    pub fn hangs_on(&self, set: &Bdd, index: usize) -> bool {
        let variable = self.memberships.get(index);
        variable.is_some_and(|one| set.support_set_contains(one))
    }

    fn flag(&self, variable: Option<&BddVariable>) -> Bdd {
        variable.map_or_else(|| self.nothing(), |one| self.set.mk_var(*one))
    }

    /// Sets together, the small ones first: each step joins what is about as large.
    pub fn union(&self, mut sets: Vec<Bdd>) -> Bdd {
        while sets.len() > 1 {
            sets = sets
                .chunks(2)
                .map(|pair| match pair {
                    [one, other] => one.or(other),
                    one => one.first().cloned().unwrap_or_else(|| self.nothing()),
                })
                .collect();
        }
        sets.pop().unwrap_or_else(|| self.nothing())
    }

    /// Every variable that neither who somebody is nor the axis given needs.
    pub fn others_than_users_and(&self, axis: Option<usize>) -> Vec<BddVariable> {
        let axes = self.parts.axes.iter().zip(&self.bits).enumerate();
        let axes =
            axes.filter(|(index, (one, _))| !one.dimension.is_of_user() && Some(*index) != axis);
        let bits = axes.flat_map(|(_, (_, bits))| bits.iter());
        bits.chain(&self.controls).copied().collect()
    }

    /// The axis of a dimension.
    pub fn axis(&self, dimension: Dimension) -> Option<usize> {
        self.parts
            .axes
            .iter()
            .position(|axis| axis.dimension == dimension)
    }

    /// How many classes a dimension has: one where nothing tells any apart.
    pub fn class_count(&self, dimension: Dimension) -> usize {
        let axis = self
            .axis(dimension)
            .and_then(|axis| self.parts.axes.get(axis));
        axis.map_or(1, |axis| axis.classes.len())
    }

    /// The sign-in of a valuation.
    pub fn point(&self, valuation: &BddValuation) -> Point {
        let class = |bits: &Vec<BddVariable>| {
            bits.iter().fold(0, |code, bit| {
                code << 1 | usize::from(valuation.value(*bit))
            })
        };
        let flags =
            |variables: &[BddVariable]| variables.iter().map(|one| valuation.value(*one)).collect();
        Point {
            classes: self.bits.iter().map(class).collect(),
            controls: flags(&self.controls),
            memberships: flags(&self.memberships),
        }
    }

    /// The valuation of a sign-in.
    pub fn valuation(&self, point: &Point) -> BddValuation {
        let mut valuation = BddValuation::all_false(self.set.num_vars());
        for (axis, class) in point.classes.iter().enumerate() {
            for (bit, value) in self.code(axis, *class).to_values() {
                valuation.set_value(bit, value);
            }
        }
        let flags = self.controls.iter().zip(&point.controls);
        let flags = flags.chain(self.memberships.iter().zip(&point.memberships));
        for (variable, value) in flags {
            valuation.set_value(*variable, *value);
        }
        valuation
    }

    /// The sign-ins of users, whatever they open.
    pub fn users(&self, points: impl IntoIterator<Item = Point>) -> Bdd {
        let clauses = points.into_iter().map(|point| {
            let mut fixed = BddPartialValuation::empty();
            let axes = self.parts.axes.iter().zip(point.classes).enumerate();
            for (axis, (_, class)) in axes.filter(|(_, (one, _))| one.dimension.is_of_user()) {
                for (bit, value) in self.code(axis, class).to_values() {
                    fixed.set_value(bit, value);
                }
            }
            for (variable, is_in) in self.memberships.iter().zip(&point.memberships) {
                fixed.set_value(*variable, *is_in);
            }
            fixed
        });
        self.set.mk_dnf(&clauses.collect::<Vec<_>>())
    }

    /// The question that asks about a sign-in with a credential.
    pub fn question(&self, point: &Point, base: &Question, also_met: &[String]) -> Question {
        let mut question = base.clone();
        for (axis, class) in self.parts.axes.iter().zip(&point.classes) {
            let class = axis.classes.get(*class).and_then(|class| class.0.first());
            if let Some(candidate) = class {
                candidate.put(&mut question);
            }
        }
        (question.user.groups, question.user.groups_asked) = self.own(Sort::Group, point);
        (question.user.roles, question.user.roles_asked) = self.own(Sort::Role, point);
        if !self.parts.controls.is_empty()
            && let Some(access) = &mut question.access
        {
            let met = self.parts.controls.iter().zip(&point.controls);
            let met = met.filter(|(_, is_met)| **is_met);
            let met = met.map(|(name, _)| name);
            access.satisfied = Some(met.chain(also_met).cloned().collect());
        }
        question
    }
}

impl Space {
    /// The groups, or roles, of somebody, and which were looked at where not all were.
    fn own(&self, sort: Sort, point: &Point) -> (Option<Vec<String>>, Option<Vec<String>>) {
        let memberships = self.parts.memberships.iter().zip(&point.memberships);
        let of_sort = memberships.filter(|(membership, _)| membership.sort == sort);
        let (rest, told): (Vec<_>, Vec<_>) = of_sort.partition(|(one, _)| one.is_rest);
        let own = told.iter().filter(|(_, is_in)| **is_in);
        let own = own.filter_map(|(membership, _)| membership.entries.first().cloned());
        let asked = rest.iter().any(|(_, is_in)| **is_in).then(|| {
            let entries = told.iter().flat_map(|(membership, _)| &membership.entries);
            entries.cloned().collect()
        });
        (Some(own.collect()), asked)
    }
}

/// Bits that number so many classes.
fn width(classes: usize) -> u16 {
    let bits = usize::BITS - classes.saturating_sub(1).leading_zeros();
    u16::try_from(bits).unwrap_or(u16::MAX)
}
