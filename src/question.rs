//! The circumstances of a question, checked and normalised once.

use std::collections::BTreeSet;

use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

use crate::catalogue::errors;
use crate::credential::excerpt;
use crate::error::Error;
use crate::limits;
use crate::scenario::{
    Action, Channel, FederatedIdpMfaBehavior, Question, Reading, UserType, too_large,
};
use crate::vocabulary::mode::{Mode, Modes};

/// Who asks for what, when and where.
#[derive(Clone, Debug)]
pub(crate) struct Circumstances {
    pub action: Action,
    pub at: Option<OffsetDateTime>,
    pub reading: Reading,
    pub channel: Channel,
    pub who: Who,
    /// In the order in which they were performed.
    pub also_used: Vec<Mode>,
    /// `None` when it is not known what the user has registered.
    pub registered: Option<Modes>,
    pub strengths: Vec<String>,
    pub asks_for_access: bool,
}

/// The user.
#[derive(Clone, Debug)]
pub(crate) struct Who {
    pub id: Option<String>,
    /// Lower case; `None` when the memberships are unknown.
    pub groups: Option<BTreeSet<String>>,
    pub kind: UserType,
    pub user_principal_name: Option<String>,
    pub on_premises_user_principal_name: Option<String>,
    pub certificate_user_ids: Option<Vec<String>>,
    pub federation: Option<FederatedIdpMfaBehavior>,
}

impl Circumstances {
    /// Checks the bounds and the texts of a question.
    pub fn read(question: &Question) -> Result<Self, Error> {
        bounded(question)?;
        let user = &question.user;
        let normal = |id: &String| id.trim().to_ascii_lowercase();
        Ok(Self {
            action: question.action,
            at: question.at.as_deref().map(moment).transpose()?,
            reading: question.reading,
            channel: question.channel,
            who: Who {
                id: user.id.as_ref().map(normal),
                groups: user
                    .groups
                    .as_ref()
                    .map(|ids| ids.iter().map(normal).collect()),
                kind: user.kind,
                user_principal_name: user.user_principal_name.clone(),
                on_premises_user_principal_name: user.on_premises_user_principal_name.clone(),
                certificate_user_ids: user.certificate_user_ids.clone(),
                federation: user.federated_idp_mfa_behavior,
            },
            also_used: methods(&question.also_used, "alsoUsed")?,
            registered: question
                .registered
                .as_deref()
                .map(|names| methods(names, "registered"))
                .transpose()?
                .map(|modes| modes.into_iter().collect()),
            strengths: question.strengths.clone(),
            asks_for_access: question.access.is_some(),
        })
    }
}

fn bounded(question: &Question) -> Result<(), Error> {
    let user = &question.user;
    let lists = [
        (
            "groups",
            user.groups.as_deref(),
            limits::GROUPS,
            "/user/groups",
        ),
        (
            "roles",
            user.roles.as_deref(),
            limits::GROUPS,
            "/user/roles",
        ),
        (
            "strengths",
            Some(question.strengths.as_slice()),
            limits::LIST,
            "/strengths",
        ),
        (
            "alsoUsed",
            Some(question.also_used.as_slice()),
            limits::LIST,
            "/alsoUsed",
        ),
        (
            "registered",
            question.registered.as_deref(),
            limits::LIST,
            "/registered",
        ),
        (
            "certificateUserIds",
            user.certificate_user_ids.as_deref(),
            limits::LIST,
            "/user/certificateUserIds",
        ),
    ];
    for (what, list, bound, path) in lists {
        if list.is_some_and(|list| list.len() > bound) {
            return Err(too_large(what, bound, "entries").at(format!("/question{path}")));
        }
    }
    Ok(())
}

fn moment(text: &str) -> Result<OffsetDateTime, Error> {
    OffsetDateTime::parse(text.trim(), &Rfc3339).map_err(|_| {
        Error::new(&errors::MOMENT)
            .with("value", excerpt(text))
            .at("/question/at")
    })
}

fn methods(names: &[String], member: &str) -> Result<Vec<Mode>, Error> {
    names
        .iter()
        .enumerate()
        .map(|(index, name)| {
            Mode::parse(name).ok_or_else(|| {
                Error::new(&errors::METHOD)
                    .with("value", excerpt(name))
                    .at(format!("/question/{member}/{index}"))
            })
        })
        .collect()
}
