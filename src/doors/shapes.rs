//! Questions whose texts differ in nothing but the AAGUID of the passkey: from the second one on they share a plan, which
//! answers without reading the question again.

use uuid::Uuid;

use crate::answers::asked::{allowed, settled};
use crate::answers::plan::aaguid::Plan;
use crate::base::error::Error;
use crate::base::note::Note;
use crate::contract::question::Question;
use crate::contract::verdict::Decision;
use crate::doors::read;
use crate::tenant::tenant::Tenant;
use crate::words::reasons;

/// A decision, and whether something that was loaded was left out of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Brief {
    /// Whether the credential is let in.
    pub decision: Decision,
    /// Whether it is let in and not everything that was loaded was judged: the reason is `allowed.inPart`.
    pub in_part: bool,
}

/// A tenant that is asked many questions given as JSON text, of which most differ in the AAGUID alone.
#[derive(Clone, Debug)]
pub struct Decider {
    tenant: Tenant,
    shapes: Shapes,
}

impl Decider {
    /// Begins without knowing any shape.
    #[must_use]
    pub fn new(tenant: Tenant) -> Self {
        Self {
            tenant,
            shapes: Shapes::default(),
        }
    }

    /// The decision of a question given as JSON text; of one that does not say when, that of `moment` (RFC 3339).
    ///
    /// # Errors
    /// As [`Tenant::evaluate_text`].
    pub fn decide_text(&mut self, question: &str, moment: Option<&str>) -> Result<Brief, Error> {
        self.shapes.decide(&self.tenant, question, moment)
    }
}

impl Brief {
    fn of(decision: Decision, code: &str) -> Self {
        Self {
            decision,
            in_part: decision == Decision::Allow && code == reasons::ALLOWED_IN_PART.code,
        }
    }
}

/// Shapes of questions that one tenant was asked, the last one first.
#[derive(Clone, Debug, Default)]
pub(crate) struct Shapes(Vec<Shape>);

/// What stands before and behind the AAGUID.
#[derive(Clone, Debug)]
struct Shape {
    before: String,
    behind: String,
    moment: Option<String>,
    plan: Planned,
}

#[derive(Clone, Debug)]
enum Planned {
    /// One question of this shape was asked: another one is worth a plan.
    NotYet,
    Made(Box<Plan>),
    /// The AAGUID is not that of the passkey, or decides nothing.
    Never,
}

/// Shapes that are kept, and bytes of one. A plan has some tens of kilobytes, and a list more for each AAGUID in it.
const SHAPES: usize = 8;
const SHAPE_BYTES: usize = 64 * 1024;

/// Letters of an AAGUID with its hyphens.
const AAGUID_LETTERS: usize = 36;

impl Shapes {
    /// The decision of a question given as JSON text; of one that does not say when, that of `moment`.
    pub fn decide(
        &mut self,
        tenant: &Tenant,
        question: &str,
        moment: Option<&str>,
    ) -> Result<Brief, Error> {
        let Some((before, aaguid, behind)) = parted(question) else {
            return ordinary(tenant, question, moment);
        };
        let is_same = |one: &Shape| {
            one.before == before && one.behind == behind && one.moment.as_deref() == moment
        };
        let Some(at) = self.0.iter().position(is_same) else {
            self.0.truncate(SHAPES - 1);
            let shape = Shape {
                before: before.to_owned(),
                behind: behind.to_owned(),
                moment: moment.map(str::to_owned),
                plan: Planned::NotYet,
            };
            self.0.insert(0, shape);
            return ordinary(tenant, question, moment);
        };
        if at > 0
            && let Some(used) = self.0.get_mut(..=at)
        {
            used.rotate_right(1);
        }
        let Some(shape) = self.0.first_mut() else {
            return ordinary(tenant, question, moment);
        };
        if matches!(shape.plan, Planned::NotYet) {
            let plan = plan(tenant, shape, aaguid);
            shape.plan = plan.map_or(Planned::Never, |plan| Planned::Made(Box::new(plan)));
        }
        let Planned::Made(plan) = &mut shape.plan else {
            return ordinary(tenant, question, moment);
        };
        let place = plan.decide(aaguid)?;
        let place = usize::try_from(place).unwrap_or(usize::MAX);
        match plan.answers().get(place) {
            Some(answer) => Ok(Brief::of(answer.decision, answer.reason.code)),
            None => ordinary(tenant, question, moment),
        }
    }
}

/// A text before the first AAGUID that it names as one, the AAGUID, and the text behind it.
fn parted(text: &str) -> Option<(&str, Uuid, &str)> {
    const NAME: &str = "\"aaguid\"";
    if text.len() > SHAPE_BYTES {
        return None;
    }
    let name = text.find(NAME)? + NAME.len();
    let value = text
        .get(name..)?
        .trim_start()
        .strip_prefix(':')?
        .trim_start();
    let value = value.strip_prefix('"')?;
    let (before, value) = text.split_at(text.len() - value.len());
    let (letters, behind) = value.split_at_checked(AAGUID_LETTERS)?;
    let is_whole = behind.starts_with('"');
    let aaguid = Uuid::try_parse(letters).ok().filter(|_| is_whole)?;
    Some((before, aaguid, behind))
}

fn read(text: &str, moment: Option<&str>) -> Result<(Question, Vec<Note>), Error> {
    let (mut question, notes) = read::question(text)?;
    if let Some(moment) = moment {
        question.at.get_or_insert_with(|| moment.to_owned());
    }
    Ok((question, notes))
}

fn ordinary(tenant: &Tenant, question: &str, moment: Option<&str>) -> Result<Brief, Error> {
    let (question, _) = read(question, moment)?;
    let decided = settled(tenant, &question)?;
    Ok(Brief::of(decided.decision(), allowed(&decided)))
}

/// The plan of a shape, where its AAGUID is that of the passkey and nothing else hangs on its letters.
fn plan(tenant: &Tenant, shape: &Shape, aaguid: Uuid) -> Option<Plan> {
    let with = |aaguid: Uuid| -> Option<(Uuid, Question)> {
        let text = [
            shape.before.as_str(),
            &aaguid.hyphenated().to_string(),
            &shape.behind,
        ];
        let (mut question, _) = read(&text.concat(), shape.moment.as_deref()).ok()?;
        let passkey = question.credential.passkey.as_mut()?;
        let stated = passkey.aaguid.take()?;
        Some((Uuid::try_parse(stated.trim()).ok()?, question))
    };
    let another = Uuid::from_u128(aaguid.as_u128() ^ 1);
    let (own, question) = with(aaguid)?;
    let (other, same) = with(another)?;
    let is_open = own == aaguid && other == another && json(&question)? == json(&same)?;
    tenant.plan(&question).ok().filter(|_| is_open)
}

fn json(question: &Question) -> Option<serde_json::Value> {
    serde_json::to_value(question).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_parted_at_its_first_aaguid() {
        let id = "cb69481e-8ff7-4039-93ec-0a2729a154a8";
        let text = format!("{{ \"aaguid\" : \"{id}\", \"x\": 1 }}");
        let (before, aaguid, behind) = parted(&text).unwrap();
        assert_eq!((before, behind), ("{ \"aaguid\" : \"", "\", \"x\": 1 }"));
        assert_eq!(aaguid.hyphenated().to_string(), id);
        for text in [
            "{}",
            "{\"aaguid\": null}",
            "{\"aaguid\": \"cb69481e8ff7403993ec0a2729a154a8\"}",
            "{\"aaguid\": \"cb69481e-8ff7-4039-93ec-0a2729a154a8 \"}",
            "{\"aaguid\": \"\u{1f511}b69481e-8ff7-4039-93ec-0a2729a154\"}",
        ] {
            assert!(parted(text).is_none(), "{text}");
        }
    }
}
