//! Every policy that applies, and what they come to together.

use std::borrow::Cow;
use std::cell::OnceCell;

use crate::base::check::{Check, Outcome};
use crate::base::note::Note;
use crate::contract::About;
use crate::contract::verdict::{AccessPolicyResult, Applies, Satisfied, Severity};
use crate::credential::presented::Credential;
use crate::decide::access::applicability::{Applicability, applicability};
use crate::decide::access::grant;
use crate::decide::decided::{Decided, JudgedAccess, Mark, add_marks, mark};
use crate::decide::strength::judge::JudgedStrength;
use crate::decide::wanted::Wanted;
use crate::question::circumstances::Circumstances;
use crate::question::sign_in::{Resource, SignIn};
use crate::tenant::access::documents::Unlisted;
use crate::tenant::access::grant::{ControlKind, Grant};
use crate::tenant::access::policy::{AccessPolicy, PolicyState};
use crate::tenant::reader::Member;
use crate::tenant::tenant::Tenant;
use crate::vocabulary::about_kind::AboutKind;
use crate::vocabulary::layer::Layer;
use crate::vocabulary::rule_id::RuleId;
use crate::vocabulary::user_action::UserAction;
use crate::words::{assumptions, findings, reasons, rules};

/// A policy with how it came out.
struct JudgedPolicy<'t> {
    policy: &'t AccessPolicy,
    state: PolicyState,
    applies: Applies,
    /// Graph's `analysisReasons` flags of what kept it out.
    reasons: Vec<Cow<'static, str>>,
    satisfied: Satisfied,
    check: Check,
    /// Report-only policies, disabled ones and those that do not apply have no say.
    decides: bool,
    /// The methods performed are not what it asks for.
    method_refused: bool,
    asks_mfa: bool,
    /// What leaves it open whether the policy applies, where something does.
    open: Option<Check>,
}

impl JudgedPolicy<'_> {
    /// How it came out, and what it asks for; whom it is for is told by its being judged at all.
    fn marks(&self) -> Vec<Mark> {
        let mut marks = vec![mark(&self.check)];
        let grants = self.check.children.iter();
        for grant in grants.filter(|one| one.rule.id == RuleId::AccessGrant) {
            add_marks(grant, &mut marks);
        }
        marks
    }

    fn result(&mut self) -> AccessPolicyResult {
        let policy = self.policy;
        AccessPolicyResult {
            id: policy.id.clone(),
            display_name: policy.name.clone(),
            state: match policy.state.as_ref().map(|stated| &stated.value) {
                Some(Member::Unknown(name)) => name.clone().into(),
                _ => self.state.as_str().into(),
            },
            applies: self.applies,
            reasons: std::mem::take(&mut self.reasons),
            satisfied: self.satisfied,
            policy: policy.at.clone(),
            // Known once the whole trace is.
            check: String::new(),
        }
    }
}

/// What policies ask for that was judged before: where the decision alone is wanted, a policy that asks for the same has no more
/// to say.
#[derive(Default)]
struct Settled<'t>(Vec<Alike<'t>>);

struct Alike<'t> {
    grant: &'t Grant,
    without_strengths: bool,
    is_met: bool,
    marks: Vec<Mark>,
}

impl<'t> Settled<'t> {
    /// How a policy came out that changes nothing beside one before it: it surely applies, or what it asks for is met.
    fn find(&self, one: &Applicability<'_>, without_strengths: bool) -> Option<&[Mark]> {
        const MET: &[Mark] = &[(RuleId::AccessPolicy, Outcome::Pass, None)];
        let Some(grant) = &one.policy.grant else {
            return Some(MET);
        };
        let same = |known: &&Alike<'_>| {
            known.without_strengths == without_strengths && known.grant.asks_the_same(grant)
        };
        let known = self.0.iter().find(same);
        let known = known.filter(|known| known.is_met || one.applies == Outcome::Pass)?;
        Some(&known.marks)
    }

    fn add(&mut self, one: &JudgedPolicy<'t>, without_strengths: bool) {
        let is_met = one.satisfied == Satisfied::Yes;
        let is_sure = one.decides && (is_met || one.applies == Applies::Yes);
        if let Some(grant) = one.policy.grant.as_ref().filter(|_| is_sure) {
            self.0.push(Alike {
                grant,
                without_strengths,
                is_met,
                marks: one.marks(),
            });
        }
    }
}

impl Decided {
    /// Judges every policy.
    pub(crate) fn access_layer(
        &mut self,
        tenant: &Tenant,
        credential: &Credential,
        question: &Circumstances,
    ) {
        let Some(sign_in) = &question.access else {
            return;
        };
        if !tenant.access_given && tenant.access_unlisted.is_none() {
            self.note(
                Severity::Warning,
                &findings::SCOPE_ACCESS,
                "/question/access",
            );
            self.checks.push(Check::skip(&rules::ACCESS));
            return;
        }
        let applying = applicability(tenant, question, sign_in, self.wanted);
        let register_strength = names_register_strength(&applying, sign_in);
        let registers = Resource::UserAction(UserAction::RegisterSecurityInformation);
        // What takes precedence is looked for among all policies.
        let is_brief = self.wanted == Wanted::Decision && sign_in.resource != registers;
        let mut strengths = Vec::new();
        let mut judged = Vec::new();
        let mut settled = Settled::default();
        let mut marks = Vec::new();
        let mfa = OnceCell::new();
        for applicability in applying {
            // Strengths of the action itself take precedence over those of all resources (strengths.md#registration-of-security-information).
            let without_strengths = register_strength && !names_action(applicability.policy);
            let asked = grant::Asked {
                tenant,
                credential,
                question,
                sign_in,
                without_strengths,
                enforced: applicability.state != PolicyState::ReportOnly,
                mfa: &mfa,
            };
            if is_brief && let Some(same) = settled.find(&applicability, without_strengths) {
                marks.extend_from_slice(same);
                continue;
            }
            let one = self.policy(applicability, &asked, &mut strengths);
            if self.wanted == Wanted::Decision {
                marks.extend(one.marks());
                settled.add(&one, without_strengths);
            }
            judged.push(one);
        }
        if !register_strength && sign_in.resource == registers {
            let asked = grant::Asked {
                tenant,
                credential,
                question,
                sign_in,
                without_strengths: true,
                enforced: true,
                mfa: &mfa,
            };
            self.doubtful_precedence(&mut judged, &asked);
        }
        let check = whole(&judged, tenant.access_unlisted.as_ref());
        let method_refused = judged
            .iter()
            .any(|one| one.decides && one.method_refused && one.check.outcome == Outcome::Fail);
        let by_mfa = mfa.get().is_some_and(|mfa| mfa.delivered);
        let delivered = judged.iter().any(|one| {
            let by_strength = || {
                strengths
                    .iter()
                    .any(|one| one.enforced && one.judged.delivered)
            };
            one.decides
                && one.satisfied == Satisfied::Yes
                && ((one.asks_mfa && by_mfa) || by_strength())
        });
        let policies = match self.wanted {
            Wanted::Trace => judged.iter_mut().map(JudgedPolicy::result).collect(),
            Wanted::Decision => Vec::new(),
        };
        let checks = judged.into_iter().map(|policy| policy.check).collect();
        self.access = Some(JudgedAccess {
            check: check.with_children(checks),
            policies,
            strengths,
            method_refused,
            delivered,
            marks,
        });
        self.judged.push(Layer::Access);
    }

    /// A policy for the action itself that may apply, and whose strength may be met, would take precedence: then it is
    /// open too whether the strengths of the other policies count (strengths.md#registration-of-security-information).
    fn doubtful_precedence(&mut self, judged: &mut [JudgedPolicy<'_>], asked: &grant::Asked<'_>) {
        let doubt = judged.iter().find_map(|one| {
            let precedes = one.decides
                && one.applies == Applies::Unknown
                && one.satisfied != Satisfied::No
                && names_action(one.policy)
                && asks_for_strength(one.policy);
            one.open.clone().filter(|_| precedes)
        });
        let Some(doubt) = doubt else { return };
        // What the strengths of each policy stepping back would make of it, where they may.
        let mut otherwise = Vec::new();
        for one in &*judged {
            let is_settled = matches!(one.check.outcome, Outcome::Fail | Outcome::Pass);
            let may_turn = one.decides && is_settled && !names_action(one.policy);
            let grant = one.policy.grant.as_ref().filter(|_| may_turn);
            otherwise
                .push(grant.map(|grant| grant::judge(self, grant, asked, &mut Vec::new()).outcome));
        }
        let ways = || judged.iter().zip(&otherwise).filter(|way| way.0.decides);
        let is_refused = ways().any(|(one, otherwise)| {
            one.check.outcome == Outcome::Fail && matches!(otherwise, None | Some(Outcome::Fail))
        });
        // Another policy refuses where those do not that refuse now.
        let is_refused_otherwise = ways().any(|(one, otherwise)| {
            one.applies == Applies::Yes && *otherwise == Some(Outcome::Fail)
        });
        let stays = is_refused_otherwise && !is_refused;
        for (one, otherwise) in judged.iter_mut().zip(otherwise) {
            let Some(otherwise) = otherwise else { continue };
            // What is met by its strength may be left without it, as what is not met for it may be.
            let turns = match one.check.outcome {
                Outcome::Fail => otherwise != Outcome::Fail && !stays,
                _ => matches!(otherwise, Outcome::Fail | Outcome::Unknown),
            };
            if turns {
                let policy = one.policy;
                let children = std::mem::take(&mut one.check.children);
                one.check = Check::led_by(&rules::ACCESS_POLICY, &doubt)
                    .at(&policy.at)
                    .about(about(policy))
                    .with("name", called(policy))
                    .with_children(children);
                one.satisfied = Satisfied::Unknown;
            }
        }
    }

    fn policy<'t>(
        &mut self,
        applicability: Applicability<'t>,
        asked: &grant::Asked<'_>,
        strengths: &mut Vec<JudgedStrength>,
    ) -> JudgedPolicy<'t> {
        let rule = &rules::ACCESS_POLICY;
        let open = applicability.undecided().next().cloned();
        let Applicability {
            policy,
            state,
            applies,
            conditions: mut children,
            reasons,
            ..
        } = applicability;
        let name = called(policy);
        let is_state_unknown = applies == Outcome::Unknown
            && policy
                .state
                .as_ref()
                .is_some_and(|state| matches!(state.value, Member::Unknown(_)));
        let grant = match (&policy.grant, applies) {
            (None, _) | (_, Outcome::Fail) => None,
            (Some(grant), _) => Some(grant::judge(self, grant, asked, strengths)),
        };
        let satisfied = grant.as_ref().map(|check| check.outcome);
        let lead = match (applies, satisfied) {
            (Outcome::Fail, _) => Check::skip(rule),
            (_, None | Some(Outcome::Pass | Outcome::Skip)) => Check::pass(rule),
            (Outcome::Pass, Some(_)) => match &grant {
                Some(grant) if is_block(grant) => {
                    Check::led_by(&rules::ACCESS_POLICY_BLOCKS, grant)
                }
                Some(grant) => Check::led_by(rule, grant),
                None => Check::pass(rule),
            },
            // Whether the policy applies is open, and what it asks for is not met, or open too.
            _ => match &open {
                Some(open) => Check::led_by(rule, open),
                None => Check::pass(rule),
            },
        };
        let method_refused = grant
            .as_ref()
            .is_some_and(|check| refuses_method(policy, check));
        children.extend(grant);
        if applies != Outcome::Fail {
            children.extend(policy.session.iter().map(|control| {
                Check::skip(&rules::ACCESS_SESSION)
                    .at(&control.at)
                    .expected(&control.value)
            }));
        }
        let report_only = state == PolicyState::ReportOnly;
        if report_only && lead.outcome == Outcome::Fail {
            self.notes.push(
                Note::new(Severity::Info, &findings::ACCESS_REPORT_ONLY)
                    .at(&policy.at)
                    .with("name", &name),
            );
        }
        JudgedPolicy {
            policy,
            state,
            applies: match applies {
                Outcome::Pass => Applies::Yes,
                Outcome::Fail => Applies::No,
                _ => Applies::Unknown,
            },
            reasons,
            satisfied: match (applies, satisfied) {
                (Outcome::Fail, _) | (_, None) => Satisfied::NotApplicable,
                (_, Some(Outcome::Pass | Outcome::Skip)) => Satisfied::Yes,
                (_, Some(Outcome::Fail)) => Satisfied::No,
                (_, Some(Outcome::Unknown)) => Satisfied::Unknown,
            },
            check: lead
                .at(&policy.at)
                .about(about(policy))
                .with("name", name)
                .assuming_if(report_only, &assumptions::A59)
                .assuming_if(policy.state.is_none(), &assumptions::B1)
                .assuming_if(is_state_unknown, &assumptions::A17)
                .with_children(children),
            decides: !report_only,
            method_refused,
            asks_mfa: policy
                .grant
                .iter()
                .flat_map(|grant| &grant.controls)
                .any(|control| matches!(control.kind, ControlKind::Mfa)),
            open,
        }
    }
}

/// Every policy that applies has to be met; of those that are not the gravest decides: blocked, then a strength, then
/// another control. Policies that are `unlisted` could ask for anything.
fn whole(judged: &[JudgedPolicy<'_>], unlisted: Option<&Unlisted>) -> Check {
    let rule = &rules::ACCESS;
    let deciding = || {
        judged
            .iter()
            .filter(|policy| policy.decides)
            .map(|policy| &policy.check)
    };
    let gravity = |check: &&Check| {
        let code = check.code;
        if code == Some(reasons::ACCESS_BLOCKED.code) {
            0
        } else {
            1 + u8::from(code != Some(reasons::ACCESS_STRENGTH.code))
        }
    };
    let failed = deciding()
        .filter(|check| check.outcome == Outcome::Fail)
        .min_by_key(gravity);
    let lead = failed.or_else(|| deciding().find(|check| check.outcome == Outcome::Unknown));
    let check = match (lead, unlisted) {
        (Some(lead), _) if is_block(lead) => Check::led_by(&rules::ACCESS_BLOCKED, lead),
        (Some(lead), _) => Check::led_by(rule, lead),
        (None, Some(unlisted)) => return Check::unknown(rule, unlisted.row).at(&unlisted.at),
        (None, None) => Check::pass(rule),
    };
    check.at_opt(lead.and_then(|lead| lead.clause.as_ref()))
}

fn is_block(check: &Check) -> bool {
    check.code == Some(reasons::ACCESS_BLOCKED.code)
}

fn about(policy: &AccessPolicy) -> About {
    About {
        kind: AboutKind::Policy,
        id: policy.id.clone(),
        name: policy.name.clone(),
        document: Some(policy.at.document),
    }
}

fn called(policy: &AccessPolicy) -> String {
    let name = policy.name.clone().or_else(|| policy.id.clone());
    name.unwrap_or_default()
}

/// Whether a strength or multifactor authentication is among the controls that are not met.
fn refuses_method(policy: &AccessPolicy, judged: &Check) -> bool {
    let controls = policy.grant.iter().flat_map(|grant| &grant.controls);
    controls.zip(&judged.children).any(|(control, check)| {
        check.outcome == Outcome::Fail
            && matches!(control.kind, ControlKind::Mfa | ControlKind::Strength(_))
    })
}

/// Whether a policy asks for an authentication strength.
pub(crate) fn asks_for_strength(policy: &AccessPolicy) -> bool {
    policy.grant.as_ref().is_some_and(|grant| {
        grant
            .controls
            .iter()
            .any(|control| matches!(control.kind, ControlKind::Strength(_)))
    })
}

/// Whether a policy is for a user action.
pub(crate) fn names_action(policy: &AccessPolicy) -> bool {
    policy
        .conditions
        .applications
        .as_ref()
        .is_some_and(|applications| applications.user_actions.is_some())
}

/// Whether a policy for the registration of security information itself asks for a strength.
fn names_register_strength(applying: &[Applicability<'_>], sign_in: &SignIn) -> bool {
    sign_in.resource == Resource::UserAction(UserAction::RegisterSecurityInformation)
        && applying.iter().any(|one| {
            one.state == PolicyState::Enabled
                && one.applies == Outcome::Pass
                && asks_for_strength(one.policy)
                && names_action(one.policy)
        })
}
