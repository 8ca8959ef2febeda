//! A question whose user is left open: asked once for each class of people whom the tenant can tell apart, and looked up from then on.

use crate::answers::asked::Asked;
use crate::answers::plan::answers::Answers;
use crate::answers::plan::mark::Mark;
use crate::answers::plan::teller::{Row, Teller};
use crate::answers::verdict;
use crate::base::directory::is_id;
use crate::base::error::Error;
use crate::base::note::Note;
use crate::base::table::Table;
use crate::contract::options::Options;
use crate::contract::plan::PlanAnswer;
use crate::contract::question::{Question, TenantIdentity, User};
use crate::contract::verdict::Verdict;
use crate::credential::presented::Credential;
use crate::decide::access::meant::{meant, somebody};
use crate::decide::certificate::{binding, mode};
use crate::question::circumstances::Circumstances;
use crate::question::who::Who;
use crate::tenant::tenant::Tenant;
use crate::vocabulary::cloud::Cloud;
use crate::vocabulary::federation::FederatedIdpMfaBehavior;
use crate::vocabulary::identity_provider::IdentityProvider;
use crate::vocabulary::user_type::UserType;
use crate::words::errors;

/// Numbers that are kept of classes (8 MB); people of others are asked about one by one.
const KEPT: usize = 2_000_000;

/// What a class takes beside the numbers of its entries.
const CLASS: usize = 64;

/// What a class takes with what bindings come to.
const BOUND: usize = 512;

/// A tenant and a question, as one table from classes of people to answers. It holds the tenant, classes of some megabytes
/// together, and its answers, which are as many as reasons differ.
#[derive(Clone, Debug)]
pub struct UserPlan {
    tenant: Tenant,
    /// The tenant that the question is asked in.
    own: Option<TenantIdentity>,
    credential: Credential,
    /// The question with whoever was asked about last.
    question: Circumstances,
    teller: Teller,
    classes: Table<Class, u32>,
    kept: usize,
    answers: Answers,
}

/// All that an answer can tell of somebody.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Class {
    kind: UserType,
    federation: Option<FederatedIdpMfaBehavior>,
    home_tenant: Option<String>,
    home_cloud: Option<Cloud>,
    without_entra: Option<IdentityProvider>,
    /// Whether there is an id, whether it is one by its form, and whether there is a name.
    called: [bool; 3],
    user: Row,
    groups: Option<Row>,
    roles: Option<Row>,
    /// What the username bindings of the certificate come to.
    bound: Option<Mark>,
}

impl Tenant {
    /// Makes a plan of a question that does not say who asks.
    ///
    /// # Errors
    /// As [`Tenant::ask`], and `input.value` for a question that says something of the user.
    pub fn plan_users(&self, question: &Question) -> Result<UserPlan, Error> {
        if question.user != User::default() {
            return Err(Error::new(&errors::PLAN_USER_FIXED).at("/question/user"));
        }
        let circumstances = Circumstances::read(question)?.within(&self.directory);
        let credential = Credential::read(&question.credential)?;
        meant(self, &circumstances)?;
        Ok(UserPlan {
            tenant: self.clone(),
            own: question.tenant.clone(),
            credential,
            question: circumstances,
            teller: Teller::of(self),
            classes: Table::default(),
            kept: 0,
            answers: Answers::default(),
        })
    }
}

impl UserPlan {
    /// The answers so far, by their numbers.
    #[must_use]
    pub fn answers(&self) -> &[PlanAnswer] {
        self.answers.all()
    }

    /// The number of the answer for somebody.
    ///
    /// # Errors
    /// As [`Tenant::ask`].
    pub fn decide(&mut self, user: &User) -> Result<u32, Error> {
        let who = self.who(user)?;
        let class = self.class(&who);
        self.question.who = who;
        somebody(&self.tenant, &self.question)?;
        let class = self.bound(class);
        if let Some(place) = self.classes.get(&class) {
            return Ok(*place);
        }
        let asked = self.asked(self.question.clone())?;
        let place = self.answers.place(&self.tenant, &asked);
        self.kept += class.size();
        if self.kept < KEPT {
            self.classes.insert(class, place);
        }
        Ok(place)
    }

    /// The whole verdict about somebody, the same as [`Tenant::evaluate_with`] gives.
    ///
    /// # Errors
    /// As [`Tenant::ask`].
    pub fn explain(&self, user: &User, options: Options) -> Result<Verdict, Error> {
        self.explained(user, Vec::new(), options)
    }

    /// The whole verdict with what is noteworthy about how the user was written.
    pub(crate) fn explained(
        &self,
        user: &User,
        notes: Vec<Note>,
        options: Options,
    ) -> Result<Verdict, Error> {
        let question = Circumstances {
            who: self.who(user)?,
            ..self.question.clone()
        };
        somebody(&self.tenant, &question)?;
        let mut asked = self.asked(question)?;
        asked.notes = notes;
        asked.note(&self.tenant);
        Ok(verdict::of(&self.tenant, asked, options))
    }

    fn who(&self, user: &User) -> Result<Who, Error> {
        let who = Circumstances::who(user, self.own.as_ref())?;
        Ok(Who {
            directory: self.tenant.directory.clone(),
            ..who
        })
    }

    fn class(&mut self, who: &Who) -> Class {
        let id = who.id.as_deref();
        Class {
            kind: who.kind,
            federation: who.federation,
            home_tenant: who.home_tenant.clone(),
            home_cloud: who.home_cloud,
            without_entra: who.without_entra,
            called: [
                id.is_some(),
                id.is_some_and(is_id),
                who.user_principal_name.is_some(),
            ],
            user: self.teller.user(who),
            groups: self.teller.groups(who),
            roles: self.teller.roles(who),
            bound: None,
        }
    }

    /// The class with what the certificate has to do with the user, where one is presented.
    fn bound(&self, class: Class) -> Class {
        let (Credential::Certificate(presented), Some(policy)) =
            (&self.credential, &self.tenant.x509)
        else {
            return class;
        };
        let mut notes = Vec::new();
        let decisive = mode::mode(policy, &presented.leaf, &mut notes)
            .check
            .clause
            .clone();
        let required = mode::required_affinity(policy, &presented.leaf, decisive.as_ref());
        let check = binding::check(
            policy,
            &presented.leaf,
            &self.question,
            required,
            &mut notes,
        );
        Class {
            bound: Some(Mark::of(&check)),
            ..class
        }
    }

    fn asked(&self, circumstances: Circumstances) -> Result<Asked, Error> {
        Asked::decided(&self.tenant, self.credential.clone(), circumstances)
    }
}

impl Class {
    /// How much it takes, in numbers.
    fn size(&self) -> usize {
        let rows = [Some(&self.user), self.groups.as_ref(), self.roles.as_ref()];
        let rows: usize = rows.into_iter().flatten().map(Vec::len).sum();
        CLASS + rows + self.bound.as_ref().map_or(0, |_| BOUND)
    }
}
