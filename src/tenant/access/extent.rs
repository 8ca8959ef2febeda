//! What a condition includes and excludes together.

use crate::base::error::Error;
use crate::base::note::Note;
use crate::contract::verdict::{Clause, Severity};
use crate::tenant::reader::{Cause, Located, Members, Reader, Untold};
use crate::tenant::spelling::Spelling;
use crate::words::findings;

/// What holds of an include and an exclude side together.
#[derive(Clone, Debug)]
pub(crate) struct Extent {
    pub at: Clause,
    /// What excludes all that is included, so that nothing is left.
    pub never: Option<Clause>,
    /// What is not told or not known here: it may include or exclude more.
    pub unknown: Vec<Located<Untold>>,
}

/// What is included and what is excluded. Names keep their spelling.
#[derive(Clone, Debug)]
pub(crate) struct Scope {
    pub extent: Extent,
    pub include: Option<Located<Vec<String>>>,
    pub exclude: Option<Located<Vec<String>>>,
}

impl Extent {
    pub(crate) fn of(
        members: &Members<'_>,
        never: Option<Clause>,
        unknown: Vec<Located<Untold>>,
    ) -> Self {
        let extent = Self {
            at: members.at().cloned().unwrap_or_else(no_place),
            never: None,
            unknown,
        };
        let never = never.filter(|_| extent.more(Way::Include).is_none());
        Self { never, ..extent }
    }

    /// Leaves open what else may be included, or excluded.
    pub fn leave_open(&mut self, untold: Located<Untold>) {
        self.unknown.push(untold);
        if self.more(Way::Include).is_some() {
            self.never = None;
        }
    }

    /// A member that is not known and may include more, or exclude more: its name says so, or nothing does.
    pub fn more(&self, way: Way) -> Option<&Located<Untold>> {
        let other = match way {
            Way::Include => "exclude",
            Way::Exclude => "include",
        };
        self.unknown.iter().find(|unknown| {
            let name = unknown.value.name.to_ascii_lowercase();
            !name.starts_with(other)
        })
    }
}

/// The two sides of a condition.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Way {
    Include,
    Exclude,
}

pub(crate) fn is_none(entry: &str) -> bool {
    entry.eq_ignore_ascii_case("none")
}

/// Whether a list names nothing, or says that it does.
pub(crate) fn is_nothing(list: Option<&Located<Vec<String>>>) -> bool {
    list.is_none_or(|list| list.value.iter().all(|entry| is_none(entry)))
}

pub(crate) fn contains(list: Option<&Located<Vec<String>>>, word: &str) -> bool {
    list.is_some_and(|list| {
        list.value
            .iter()
            .any(|entry| entry.eq_ignore_ascii_case(word))
    })
}

/// The place of the list that names all that the first one does.
pub(crate) fn within(
    list: Option<&Located<Vec<String>>>,
    other: Option<&Located<Vec<String>>>,
) -> Option<Clause> {
    let all = contains(other, "All");
    let named = |entry: &String| all || is_none(entry) || contains(other, entry);
    let is_within = !is_nothing(list) && list?.value.iter().all(named);
    other.filter(|_| is_within).map(|other| other.at.clone())
}

pub(crate) fn no_place() -> Clause {
    Clause {
        document: 0,
        path: String::new(),
    }
}

/// An empty list is no condition.
pub(crate) fn non_empty(list: Option<Located<Vec<String>>>) -> Option<Located<Vec<String>>> {
    list.filter(|list| !list.value.is_empty())
}

/// The variables in a list, which could stand for anything: each gets a note, and counts as a member that is not known.
pub(crate) fn variables(
    reader: &mut Reader,
    name: &str,
    list: Option<&Located<Vec<String>>>,
) -> Vec<Located<Untold>> {
    let mut variables = Vec::new();
    for (entry, at) in list.into_iter().flat_map(located) {
        if reader.variable(&entry, &at) {
            let value = Untold {
                name: format!("{name} {entry}"),
                cause: Cause::Variable,
            };
            variables.push(Located { value, at });
        }
    }
    variables
}

/// What a condition lacks though a stored policy names something: Terraform's provider does not know what it names, or the
/// document leaves it out or has null for it. An empty list of Graph's says that there is nothing.
pub(crate) fn left_out(
    reader: &mut Reader,
    members: &Members<'_>,
    name: &str,
) -> Option<Located<Untold>> {
    let at = members.at()?;
    let row = match members.spelling() {
        Spelling::Terraform => &findings::TERRAFORM_LEFT_OUT,
        Spelling::Dsc => &findings::DSC_LEFT_OUT,
        Spelling::Graph => {
            let given = members.get(name).filter(|node| !node.value.is_null());
            if given.is_some() {
                return None;
            }
            &findings::ACCESS_INCLUDE_NOT_GIVEN
        }
    };
    let note = Note::new(Severity::Warning, row).at(at);
    reader.note(note.with("name", name));
    Some(Located {
        value: Untold {
            name: name.to_owned(),
            cause: Cause::NotGiven,
        },
        at: at.clone(),
    })
}

/// Each text of a list with its place.
pub(crate) fn located(list: &Located<Vec<String>>) -> impl Iterator<Item = (String, Clause)> {
    list.value.iter().enumerate().map(|(index, text)| {
        let at = crate::base::clause::element(&list.at, index);
        (text.clone(), at)
    })
}

/// Flags in one string, or a list of them.
pub(crate) fn words(
    reader: &mut Reader,
    members: &Members<'_>,
    name: &str,
) -> Result<Option<Located<Vec<String>>>, Error> {
    if members.get(name).is_some_and(|node| node.value.is_array()) {
        return Ok(non_empty(reader.texts(members, name)?));
    }
    let read = reader.string(members, name)?;
    Ok(non_empty(read.map(|read| {
        Located {
            value: read
                .value
                .split(',')
                .map(|word| word.trim().to_owned())
                .filter(|word| !word.is_empty())
                .collect(),
            at: read.at,
        }
    })))
}

pub(crate) fn scope(
    reader: &mut Reader,
    members: &Members<'_>,
    name: &str,
    suffix: &str,
) -> Result<Option<Scope>, Error> {
    let Some(nested) = members.nested(name)? else {
        return Ok(None);
    };
    let names = (format!("include{suffix}"), format!("exclude{suffix}"));
    let mut unknown = reader.undecided(&nested, &[&names.0, &names.1]);
    let include = non_empty(reader.texts(&nested, &names.0)?);
    let exclude = non_empty(reader.texts(&nested, &names.1)?);
    for (name, list) in [(&names.0, &include), (&names.1, &exclude)] {
        unknown.extend(variables(reader, name, list.as_ref()));
    }
    let is_given = |name: &str| nested.get(name).is_some_and(|node| !node.value.is_null());
    if !is_given(&names.0) && unknown.is_empty() {
        // Tools write the members of a condition that is not there, each of them null.
        if exclude.is_none() {
            return Ok(None);
        }
        unknown.extend(left_out(reader, &nested, &names.0));
    }
    let never = within(include.as_ref(), exclude.as_ref());
    Ok(Some(Scope {
        extent: Extent::of(&nested, never, unknown),
        include,
        exclude,
    }))
}
