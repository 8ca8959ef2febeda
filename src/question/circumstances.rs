//! The circumstances of a question, checked and normalised once.

use std::sync::Arc;
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

use crate::base::directory::{Directory, Own};
use crate::base::error::{Error, too_large};
use crate::contract::limits;
use crate::contract::question::{Question, Registered, TenantIdentity, User};
use crate::question::sign_in::{SignIn, sign_in, value};
use crate::question::who::Who;
use crate::vocabulary::action::Action;
use crate::vocabulary::channel::Channel;
use crate::vocabulary::cloud::Cloud;
use crate::vocabulary::day::start_of;
use crate::vocabulary::identity_provider::IdentityProvider;
use crate::vocabulary::mode::{Mode, Modes};
use crate::vocabulary::reading::Reading;
use crate::vocabulary::registration_word::RegistrationWord;
use crate::vocabulary::text::{excerpt, object_id};
use crate::vocabulary::user_type::UserType;
use crate::words::errors;

/// Who asks for what, when and where.
#[derive(Clone, Debug, PartialEq, Eq)]
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
    /// Words for several methods among what is registered, with their places.
    pub registered_twofold: Vec<(usize, RegistrationWord)>,
    pub strengths: Vec<String>,
    /// The sign-in as Conditional Access sees it.
    pub access: Option<SignIn>,
    /// Cloud of the resource tenant; `None` when it is not known.
    pub cloud: Option<Cloud>,
}

/// The day up to which the documentation was read. A question without a time is one of that day.
const AS_READ: i64 = start_of(2026, 11, 28);

impl Circumstances {
    /// Whether what begins at this moment holds already.
    pub fn is_from(&self, start: i64) -> bool {
        self.at.map_or(AS_READ, OffsetDateTime::unix_timestamp) >= start
    }

    /// The cloud that days of announcements go by: the commercial one where the question names none.
    pub fn cloud_or_default(&self) -> Cloud {
        self.cloud.unwrap_or(Cloud::Commercial)
    }

    /// The circumstances as they are where a directory tells names.
    pub fn within(mut self, directory: &Arc<Directory>) -> Self {
        self.who.directory = Arc::clone(directory);
        if let Some(sign_in) = &mut self.access {
            sign_in.resource.name_by(directory);
        }
        self
    }

    /// Checks the bounds and the texts of a question.
    pub fn read(question: &Question) -> Result<Self, Error> {
        bounded(question)?;
        let who = Self::who(&question.user, question.tenant.as_ref())?;
        Ok(Self {
            action: question.action,
            at: question.at.as_deref().map(moment).transpose()?,
            reading: question.reading,
            channel: question.channel,
            who,
            also_used: question.also_used.clone(),
            registered: question
                .registered
                .as_ref()
                .map(|methods| methods.iter().copied().flat_map(modes).collect()),
            registered_twofold: twofold(question.registered.as_deref().unwrap_or_default()),
            strengths: question.strengths.clone(),
            access: question.access.as_ref().map(sign_in).transpose()?,
            cloud: question.tenant.as_ref().and_then(|tenant| tenant.cloud),
        })
    }

    /// Checks the bounds and the texts of what is said of the user, who is asked about in the tenant `own`.
    pub fn who(user: &User, own: Option<&TenantIdentity>) -> Result<Who, Error> {
        held(of_user(user))?;
        at_home(user, own)?;
        let normal = |id: &String| object_id(id);
        let own = |ids: &Option<Vec<String>>, asked: &Option<Vec<String>>| -> Option<Own> {
            let asked = asked.as_ref();
            let asked = asked.map(|ids| ids.iter().map(normal).collect());
            let ids = ids.as_ref()?;
            let own: Own = ids.iter().map(normal).collect();
            Some(own.among_asked(asked).written(ids))
        };
        Ok(Who {
            id: user.id.as_ref().map(normal),
            groups: own(&user.groups, &user.groups_asked),
            kind: user.kind,
            user_principal_name: user.user_principal_name.clone(),
            on_premises_user_principal_name: user.on_premises_user_principal_name.clone(),
            certificate_user_ids: user.certificate_user_ids.clone(),
            federation: user.federated_idp_mfa_behavior,
            renamed: user.user_principal_name_changed == Some(true),
            roles: own(&user.roles, &user.roles_asked),
            home_tenant: user
                .home
                .as_ref()
                .and_then(|home| home.tenant.as_ref())
                .map(normal),
            home_cloud: user.home.as_ref().and_then(|home| home.cloud),
            without_entra: user
                .home
                .as_ref()
                .and_then(|home| home.identity_provider)
                .filter(|provider| *provider != IdentityProvider::EntraId),
            directory: Arc::default(),
        })
    }
}

/// The home of a member is the tenant that is asked: with another one it is somebody else that is meant. So it is where an internal guest,
/// whose home decides nothing, signs in elsewhere.
fn at_home(user: &User, own: Option<&TenantIdentity>) -> Result<(), Error> {
    let Some(home) = user.home.as_ref().filter(|_| !user.kind.is_external()) else {
        return Ok(());
    };
    let id = own.and_then(|own| own.id.as_deref()).map(object_id);
    let other = home.tenant.as_deref();
    let other = other.filter(|tenant| id != Some(object_id(tenant)));
    let elsewhere = home.identity_provider;
    let elsewhere = elsewhere.filter(|provider| *provider != IdentityProvider::EntraId);
    let (row, other) = match user.kind {
        UserType::InternalGuest => (&errors::INTERNAL_GUEST_ELSEWHERE, None),
        _ => (&errors::MEMBER_ELSEWHERE, other),
    };
    match other.or(elsewhere.map(IdentityProvider::as_str)) {
        Some(home) => Err(value(row, home, "/question/user/type")),
        None => Ok(()),
    }
}

/// The modes that a registration stands for.
fn modes(registered: Registered) -> impl Iterator<Item = Mode> {
    match registered {
        Registered::Mode(mode) => Modes::default().with(mode),
        Registered::Word(word) => word.modes(),
    }
    .iter()
}

/// The words that stand for more than one mode.
fn twofold(registered: &[Registered]) -> Vec<(usize, RegistrationWord)> {
    let words = registered.iter().enumerate();
    words
        .filter_map(|(at, one)| match one {
            Registered::Word(word) if word.modes().len() > 1 => Some((at, *word)),
            _ => None,
        })
        .collect()
}

/// A list by its name, with how long it is, its bound, and its place in the question.
type List = (&'static str, Option<usize>, usize, &'static str);

fn of_user(user: &User) -> [List; 5] {
    [
        (
            "groups",
            user.groups.as_ref().map(Vec::len),
            limits::GROUPS,
            "/user/groups",
        ),
        (
            "groupsAsked",
            user.groups_asked.as_ref().map(Vec::len),
            limits::GROUPS,
            "/user/groupsAsked",
        ),
        (
            "roles",
            user.roles.as_ref().map(Vec::len),
            limits::GROUPS,
            "/user/roles",
        ),
        (
            "rolesAsked",
            user.roles_asked.as_ref().map(Vec::len),
            limits::GROUPS,
            "/user/rolesAsked",
        ),
        (
            "certificateUserIds",
            user.certificate_user_ids.as_ref().map(Vec::len),
            limits::LIST,
            "/user/certificateUserIds",
        ),
    ]
}

fn bounded(question: &Question) -> Result<(), Error> {
    let lists = [
        (
            "strengths",
            Some(question.strengths.len()),
            limits::LIST,
            "/strengths",
        ),
        (
            "alsoUsed",
            Some(question.also_used.len()),
            limits::LIST,
            "/alsoUsed",
        ),
        (
            "registered",
            question.registered.as_ref().map(Vec::len),
            limits::LIST,
            "/registered",
        ),
    ];
    let access = question.access.as_ref();
    let location = access.and_then(|access| access.location.as_ref());
    let of_access = [
        (
            "applicationGroups",
            access
                .and_then(|access| access.application_groups.as_ref())
                .map(Vec::len),
            limits::LIST,
            "/access/applicationGroups",
        ),
        (
            "scopes",
            access
                .and_then(|access| access.scopes.as_ref())
                .map(Vec::len),
            limits::LIST,
            "/access/scopes",
        ),
        (
            "satisfied",
            access
                .and_then(|access| access.satisfied.as_ref())
                .map(Vec::len),
            limits::LIST,
            "/access/satisfied",
        ),
        (
            "namedLocations",
            location
                .and_then(|location| location.named_locations.as_ref())
                .map(Vec::len),
            limits::LIST,
            "/access/location/namedLocations",
        ),
    ];
    held(of_user(&question.user))?;
    held(lists)?;
    held(of_access)
}

fn held(lists: impl IntoIterator<Item = List>) -> Result<(), Error> {
    for (what, length, bound, path) in lists {
        if length.is_some_and(|length| length > bound) {
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
