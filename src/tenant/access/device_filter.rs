//! `conditionalAccessFilter`.

use crate::base::error::Error;
use crate::base::note::Note;
use crate::contract::verdict::{Clause, Severity};
use crate::tenant::access::device_rule::{Broken, Rule, Subject};
use crate::tenant::reader::{Member, Members, Reader};
use crate::words::findings;

/// `conditionalAccessFilter` on devices.
#[derive(Clone, Debug)]
pub(crate) struct DeviceFilter {
    pub at: Clause,
    pub includes: Member<bool>,
    pub rule: Result<Rule, Broken>,
}
pub(crate) const FILTER_MEMBERS: &[&str] = &["mode", "rule"];
const MODES: &[(&str, bool)] = &[("include", true), ("exclude", false)];

/// A filter that has a rule.
pub(crate) fn filter(
    reader: &mut Reader,
    members: &Members<'_>,
    subject: Subject,
) -> Result<Option<DeviceFilter>, Error> {
    let mode = reader.member(members, "mode", MODES)?;
    let Some(rule) = reader.string(members, "rule")? else {
        // Which devices a filter is for is not said where only its mode is.
        return Ok(mode.map(|mode| DeviceFilter {
            at: mode.at,
            includes: mode.value,
            rule: Err(Broken {
                column: 1,
                expected: subject.property(),
            }),
        }));
    };
    let read = Rule::read(&rule.value, subject);
    match &read {
        Ok(read) => {
            for name in read.unknown_members(subject) {
                reader.unknown_value(name, &rule.at);
            }
        }
        Err(broken) => {
            let row = match subject {
                Subject::Device => &findings::DEVICE_RULE,
                Subject::Application => &findings::APPLICATION_RULE,
            };
            reader.note(
                Note::new(Severity::Error, row)
                    .at(&rule.at)
                    .with("column", broken.column.to_string())
                    .with_words("expected", broken.expected.words()),
            );
        }
    }
    Ok(Some(DeviceFilter {
        at: rule.at,
        includes: mode.map_or(Member::Unknown(String::new()), |mode| mode.value),
        rule: read,
    }))
}
