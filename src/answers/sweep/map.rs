//! Users and what they open, by the weakest that is let in; narrowed to some circumstances where one asks for it.

use biodivine_lib_bdd::{Bdd, BddVariable};

use crate::answers::sweep::cubes::Cube;
use crate::answers::sweep::space::{Axis, Point};
use crate::answers::sweep::swept::Swept;
use crate::answers::sweep::teller::Teller;
use crate::base::error::Error;
use crate::contract::question::Question;
use crate::contract::sweep::{MapCell, MapRow, SweepNarrowing, SweptMap};
use crate::vocabulary::dimension::Dimension;
use crate::vocabulary::enumeration::Enumeration;
use crate::vocabulary::language::Language;
use crate::words::sentence::Said;
use crate::words::{errors, sweep as words};

/// Rows of the map.
const ROWS: usize = 200;

impl Swept {
    /// Users and what they open; with `narrowing` under those circumstances alone.
    ///
    /// # Errors
    /// `input.value` for a class that is not there.
    pub fn map(&self, narrowing: &SweepNarrowing, language: Language) -> Result<SweptMap, Error> {
        let teller = Teller {
            swept: self,
            language,
        };
        Ok(map(&teller, &self.narrowed(narrowing)?))
    }

    /// The question behind a cell of the map: a sign-in of the row that opens the column with the weakest that is let in,
    /// or, where nothing is, with the strongest. `None` where there is no such cell.
    ///
    /// # Errors
    /// As [`Swept::map`].
    pub fn cell(
        &self,
        row: usize,
        column: usize,
        narrowing: &SweepNarrowing,
    ) -> Result<Option<Question>, Error> {
        let within = self.narrowed(narrowing)?;
        Ok(self.question_of_cell(row, column, &within))
    }

    /// The sign-ins of a narrowing.
    fn narrowed(&self, narrowing: &SweepNarrowing) -> Result<Bdd, Error> {
        let mut within = self.space.valid.clone();
        for (dimension, class) in narrowing.classes() {
            let count = self.space.class_count(dimension);
            let class = usize::try_from(class).ok().filter(|class| *class < count);
            let Some(class) = class else {
                let name = dimension.name();
                let error = Error::new(&errors::SWEEP_CLASS).at(["/", name].concat());
                let last = count.saturating_sub(1);
                return Err(error.with("name", name).with("last", last.to_string()));
            };
            // What no policy tells apart is one class, and no axis.
            if let Some(axis) = self.space.axis(dimension) {
                within = within.and(&self.space.class(axis, class));
            }
        }
        Ok(within)
    }

    fn question_of_cell(&self, row: usize, column: usize, within: &Bdd) -> Option<Question> {
        let (rows, _) = self.rows();
        let (row, _) = rows.get(row)?;
        let mut within = self.space.users([row.clone()]).and(within);
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

    /// The users of the map, one of each class, with how many they are where people are counted; and whether they are all.
    fn rows(&self) -> (Vec<(Point, Option<u32>)>, bool) {
        let axes = &self.space.parts.axes;
        let nobody = Point {
            classes: vec![0; axes.len()],
            controls: vec![false; self.space.parts.controls.len()],
            memberships: vec![false; self.space.parts.memberships.len()],
        };
        if let Some(people) = &self.people {
            let mut classes: Vec<_> = people.classes.iter().collect();
            classes.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
            let complete = classes.len() <= ROWS;
            let rows = classes.into_iter().take(ROWS);
            let rows = rows.map(|(person, count)| (person.point(&self.space), Some(*count)));
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
        (rows.into_iter().map(|row| (row, None)).collect(), complete)
    }
}

/// What is let in in a cell, by credential; what is undecided in it; and whether anything is not blocked.
struct Shadows {
    allowed: Vec<Bdd>,
    open: Vec<Bdd>,
    unblocked: Bdd,
    /// Whether there is anything to open.
    there: Bdd,
}

/// The map under some circumstances.
pub(crate) fn map(teller: &Teller<'_>, within: &Bdd) -> SweptMap {
    let swept = teller.swept;
    let space = &swept.space;
    let axis = space.axis(Dimension::Resource);
    let columns: Vec<String> = match axis.and_then(|axis| space.parts.axes.get(axis)) {
        Some(axis) => (0..axis.classes.len())
            .map(|class| teller.own(&teller.class(axis, class)))
            .collect(),
        None => vec![teller.own(&words::ANY_RESOURCE.words())],
    };
    let others: Vec<BddVariable> = space.others_than_users_and(axis);
    let shadow = |set: &Bdd| set.and(within).exists(&others);
    let now = swept.now().iter();
    let shadows = Shadows {
        allowed: now.clone().map(|one| shadow(&one.allowed(space))).collect(),
        open: now.map(|one| shadow(&one.open)).collect(),
        there: shadow(&space.valid),
        unblocked: shadow(&space.valid.and_not(&swept.blocked())),
    };
    let (rows, complete) = swept.rows();
    let row = |(point, people): &(Point, Option<u32>)| {
        let cells = (0..columns.len()).map(|column| {
            let mut point = point.clone();
            if let Some(own) = axis.and_then(|axis| point.classes.get_mut(axis)) {
                *own = column;
            }
            let valuation = space.valuation(&point);
            let first = |sets: &[Bdd]| sets.iter().position(|one| one.eval_in(&valuation));
            let weakest = first(&shadows.allowed);
            let open = first(&shadows.open);
            MapCell {
                weakest: weakest.and_then(|one| u32::try_from(one).ok()),
                open: open.is_some_and(|open| weakest.is_none_or(|weakest| open < weakest)),
                blocked: shadows.there.eval_in(&valuation)
                    && !shadows.unblocked.eval_in(&valuation),
            }
        });
        let within = teller.within(&cube(swept, point));
        let said: Vec<&Said> = within.iter().map(|(_, said)| said).collect();
        MapRow {
            text: who(teller, &said),
            within: within.into_iter().map(|(part, _)| part).collect(),
            people: *people,
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

/// What tells a user from a member whom no policy names.
fn cube(swept: &Swept, point: &Point) -> Cube {
    let axes = swept.space.parts.axes.iter().zip(&point.classes);
    let class = |(axis, class): (&Axis, &usize)| {
        (axis.dimension.is_of_user() && *class > 0).then(|| vec![*class])
    };
    let is_in = |is_in: &bool| is_in.then_some(true);
    Cube {
        classes: axes.map(class).collect(),
        controls: vec![None; point.controls.len()],
        memberships: point.memberships.iter().map(is_in).collect(),
    }
}

/// A user in words.
fn who(teller: &Teller<'_>, said: &[&Said]) -> String {
    if said.is_empty() {
        return teller.own(&words::NOBODY_SPECIAL.words());
    }
    let told: Vec<String> = said.iter().map(|one| teller.own(one)).collect();
    told.join(" + ")
}
