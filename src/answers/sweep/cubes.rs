//! Sets of sign-ins as a few large regions: a sign-in of the set is widened, dimension by dimension, for as long as all of it
//! stays in the set, until every sign-in of the set is in a region.

use biodivine_lib_bdd::{Bdd, BddPointer, BddValuation, op_function};

use crate::answers::sweep::space::{Point, Space};
use crate::base::sorted::sort_by;
use crate::vocabulary::dimension::Dimension;

/// A region: some classes of each axis, and what of the rest holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Cube {
    /// `None` for all of them.
    pub classes: Vec<Option<Vec<usize>>>,
    /// `None` where it makes no difference.
    pub controls: Vec<Option<bool>>,
    pub memberships: Vec<Option<bool>>,
}

/// A region with a sign-in of it, and with the sets that it lies in, by their places.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    pub cube: Cube,
    pub point: Point,
    pub sets: Vec<usize>,
}

/// Regions, and whether together they are all of the sets.
#[derive(Clone, Debug, Default)]
pub(crate) struct Cover {
    pub found: Vec<Found>,
    pub complete: bool,
}

/// Covers each of the sets by regions, the first set first; a region that lies in others too is theirs as well.
pub(crate) fn cover(space: &Space, sets: &[Bdd], limit: usize) -> Cover {
    let mut rests = sets.to_vec();
    let mut found: Vec<Found> = Vec::new();
    for (index, set) in sets.iter().enumerate() {
        if found.len() >= limit {
            break;
        }
        let outside = space.valid.and_not(set);
        while let Some(valuation) = rests.get(index).and_then(|rest| smallest(space, rest)) {
            if found.len() >= limit {
                break;
            }
            let point = space.point(&valuation);
            let (cube, region) = widen(space, &outside, &point);
            let mut own = Vec::new();
            for (place, (set, rest)) in sets.iter().zip(&mut rests).enumerate() {
                if place == index || !set.is_false() && is_within(&region, set) {
                    own.push(place);
                    *rest = rest.and_not(&region);
                }
            }
            found.push(Found {
                cube,
                point,
                sets: own,
            });
        }
    }
    let mut cover = Cover {
        found,
        complete: rests.iter().all(Bdd::is_false),
    };
    let size = |found: &Found| found.cube.size(space);
    sort_by(&mut cover.found, |one, other| {
        size(other).total_cmp(&size(one))
    });
    cover
}

/// Whether all of a set is in another; no diagram is built for it.
pub(crate) fn is_within(set: &Bdd, other: &Bdd) -> bool {
    let found = Bdd::check_binary_op(usize::MAX, set, other, op_function::and_not);
    found.is_some_and(|(is_any, _)| !is_any)
}

/// Whether two sets have nothing in common.
pub(crate) fn are_apart(one: &Bdd, other: &Bdd) -> bool {
    let found = Bdd::check_binary_op(usize::MAX, one, other, op_function::and);
    found.is_some_and(|(is_any, _)| !is_any)
}

/// What saying one thing of a sign-in costs, and what being in a group does: who is in none is told first.
const SAID: u32 = 1;
const IN_A_GROUP: u32 = 1_000;

/// A sign-in of a set that says as little as one can: nobody in a group, where that is not needed.
pub(crate) fn smallest(space: &Space, set: &Bdd) -> Option<BddValuation> {
    if set.is_false() {
        return None;
    }
    // Of each node how little has to be said from it on, and whether that is by its high link; children come before parents.
    let mut least: Vec<(u32, bool)> = Vec::with_capacity(set.size());
    for pointer in set.pointers() {
        if pointer.is_terminal() {
            least.push((if pointer.is_one() { 0 } else { u32::MAX }, false));
            continue;
        }
        let of = |link: BddPointer| {
            least
                .get(link.to_index())
                .map_or(u32::MAX, |(cost, _)| *cost)
        };
        let is_membership = space.is_membership(set.var_of(pointer));
        let low = of(set.low_link_of(pointer)).saturating_add(SAID);
        let high = of(set.high_link_of(pointer));
        let high = high.saturating_add(if is_membership { IN_A_GROUP } else { SAID });
        least.push(if high < low {
            (high, true)
        } else {
            (low, false)
        });
    }
    let mut valuation = BddValuation::all_false(set.num_vars());
    let mut pointer = set.root_pointer();
    while !pointer.is_terminal() {
        let (_, is_high) = least.get(pointer.to_index())?;
        if *is_high {
            valuation.set_value(set.var_of(pointer), true);
            pointer = set.high_link_of(pointer);
        } else {
            pointer = set.low_link_of(pointer);
        }
    }
    Some(valuation)
}

/// One part of a region that can be widened.
#[derive(Clone, Copy)]
enum Part {
    Axis(usize),
    Control(usize),
    Membership(usize),
}

/// The parts beside memberships in the order in which they are widened: who somebody is comes first, so that a region is told
/// for everybody if it can be, and last what is opened.
fn parts(space: &Space) -> Vec<Part> {
    let axes = |wanted: fn(Dimension) -> bool| {
        let axes = space.parts.axes.iter().enumerate();
        axes.filter(move |(_, axis)| wanted(axis.dimension))
            .map(|(index, _)| Part::Axis(index))
    };
    let controls = (0..space.parts.controls.len()).map(Part::Control);
    axes(|one| one == Dimension::User)
        .chain(axes(|one| one == Dimension::UserType))
        .chain(controls)
        .chain(axes(|one| !one.is_of_user() && one != Dimension::Resource))
        .chain(axes(|one| one == Dimension::Resource))
        .collect()
}

/// The largest region around a sign-in that widening finds, none of it in what lies outside of a set.
pub(crate) fn widen(space: &Space, beyond: &Bdd, point: &Point) -> (Cube, Bdd) {
    let held = |set: &Bdd, part: &Part| match *part {
        Part::Axis(axis) => space.held_to_class(
            set,
            axis,
            point.classes.get(axis).copied().unwrap_or_default(),
        ),
        Part::Control(index) => space.held_to_control(set, index, is(&point.controls, index)),
        Part::Membership(index) => {
            space.held_to_membership(set, index, is(&point.memberships, index))
        }
    };
    let others = parts(space);
    // What lies outside of the set, held to the parts that come later, as they are in the sign-in.
    let mut outside = vec![beyond.clone()];
    for part in others.iter().rev() {
        let last = outside.last().map(|last| held(last, part));
        outside.extend(last);
    }
    // Of hundreds of memberships few matter to what else is asked.
    let here = outside.last().cloned().unwrap_or_else(|| space.nothing());
    let mattering =
        (0..space.parts.memberships.len()).filter(|index| space.hangs_on(&here, *index));
    let mattering: Vec<Part> = mattering.map(Part::Membership).collect();
    if mattering.is_empty() {
        outside.pop();
    } else {
        for part in mattering.iter().skip(1).rev() {
            let last = outside.last().map(|last| held(last, part));
            outside.extend(last);
        }
    }
    let parts: Vec<Part> = mattering.into_iter().chain(others).collect();
    let mut cube = Cube {
        classes: vec![None; space.parts.axes.len()],
        controls: vec![None; space.parts.controls.len()],
        memberships: vec![None; space.parts.memberships.len()],
    };
    let mut region = space.everything();
    for part in &parts {
        let Some(outside) = outside.pop() else { break };
        // What the region must keep clear of, in this part.
        let clash = outside.and(&region);
        if clash.is_false() {
            continue;
        }
        match *part {
            Part::Axis(axis) => {
                let count = space
                    .parts
                    .axes
                    .get(axis)
                    .map_or(0, |axis| axis.classes.len());
                let fits = |class: &usize| are_apart(&clash, &space.class(axis, *class));
                let classes: Vec<usize> = (0..count).filter(fits).collect();
                if classes.len() < count {
                    region = region.and(&space.among(axis, classes.iter().copied()));
                    set_at(&mut cube.classes, axis, classes);
                }
            }
            Part::Control(index) => {
                let is = is(&point.controls, index);
                region = region.and(&flag(&space.control(index), is));
                set_at(&mut cube.controls, index, is);
            }
            Part::Membership(index) => {
                let is = is(&point.memberships, index);
                region = region.and(&flag(&space.membership(index), is));
                set_at(&mut cube.memberships, index, is);
            }
        }
    }
    (cube, region.and(&space.valid))
}

fn set_at<T>(list: &mut [Option<T>], index: usize, value: T) {
    if let Some(place) = list.get_mut(index) {
        *place = Some(value);
    }
}

fn is(flags: &[bool], index: usize) -> bool {
    flags.get(index).copied().unwrap_or_default()
}

fn flag(variable: &Bdd, value: bool) -> Bdd {
    if value {
        variable.clone()
    } else {
        variable.not()
    }
}

impl Cube {
    /// What share of all that can be thought of it is, as far as that can be compared.
    fn size(&self, space: &Space) -> f64 {
        let mut size = 1.0;
        for (axis, classes) in space.parts.axes.iter().zip(&self.classes) {
            if let Some(classes) = classes {
                size *= share(classes.len(), axis.classes.len());
            }
        }
        let flags = self.controls.iter().chain(&self.memberships);
        for flag in flags.flatten() {
            // Most people are in few groups.
            size *= if *flag { 0.1 } else { 0.9 };
        }
        size
    }
}

fn share(part: usize, whole: usize) -> f64 {
    let of = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    of(part) / of(whole.max(1))
}
