//! One strength: its combinations in order, and what they come to.

use crate::base::check::Shown;
use crate::base::check::{Check, Outcome, first};
use crate::contract::About;
use crate::contract::StrengthDecision;
use crate::contract::verdict::{AuthenticationStrengthResult, StrengthResult};
use crate::decide::external;
use crate::decide::external::Abroad;
use crate::decide::strength::session::{Session, second_step};
use crate::decide::strength::{delivery, restriction};
use crate::decide::wanted::Wanted;
use crate::tenant::strengths::combination::Combination;
use crate::tenant::strengths::strength::{Configuration, Restriction, Strength};
use crate::vocabulary::about_kind::AboutKind;
use crate::vocabulary::federation::FederatedIdpMfaBehavior;
use crate::vocabulary::mode::{Mode, Modes};
use crate::words::{assumptions, reasons, rules};

/// The check of a strength together with the service's outcome.
#[derive(Clone, Debug)]
pub(crate) struct Judged {
    pub check: Check,
    pub outcome: AuthenticationStrengthResult,
    /// Met by SMS or voice and by nothing else (F23).
    pub delivered: bool,
}

/// strengths.md#subset-of-what-was-performed: some combination is a subset of what was performed and every configuration that applies to it is met.
pub(crate) fn judge(strength: &Strength, session: &Session<'_>) -> Judged {
    let performed = session.modes();
    // Nobody reads of combinations that were not performed where the decision alone is wanted.
    let has_say = |combination: &&Combination| {
        session.wanted == Wanted::Trace || !is_not_performed(combination, session)
    };
    let judged: Vec<&Combination> = strength.combinations.iter().filter(has_say).collect();
    let children: Vec<Check> = judged
        .iter()
        .map(|combination| combination_check(strength, combination, session))
        .collect();
    let met = judged.iter().zip(&children);
    let mut met = met.filter(|(_, check)| check.outcome == Outcome::Pass);
    let delivered = met.clone().next().is_some()
        && met.all(|(combination, _)| delivery::is_delivered(combination.modes));
    let mut check = lead(strength, &children);
    // A certificate that counts for more than the combination names does not meet it (A10).
    let names = |mode: Mode| strength.combinations.iter().any(|c| c.modes.has(mode));
    let exact_mode = session.mode() == Some(Mode::X509CertificateMultiFactor)
        && check.outcome != Outcome::Pass
        && names(Mode::X509CertificateSingleFactor)
        && !names(Mode::X509CertificateMultiFactor);
    let fallback = session.mode() == Some(Mode::X509CertificateSingleFactor)
        && check.outcome == Outcome::Fail
        && names(Mode::X509CertificateMultiFactor);
    check.children = children;
    let check = check
        .with("name", strength.name().unwrap_or_default())
        .about(about(strength))
        .actual(said(performed))
        .assuming_if(exact_mode, &assumptions::A10)
        .assuming_if(fallback, &assumptions::A56)
        .assuming_if(
            delivered && delivery::has_ended(session.question),
            &assumptions::B7,
        );
    let outcome = service_outcome(strength, session, &check);
    Judged {
        check,
        outcome,
        delivered,
    }
}

/// The strength as what its check is about.
pub(crate) fn about(strength: &Strength) -> About {
    About {
        kind: AboutKind::Strength,
        id: strength.id.clone(),
        name: strength.name().map(str::to_owned),
        document: strength.at.as_ref().map(|at| at.document),
    }
}

fn combination_about(combination: &Combination) -> About {
    About {
        kind: AboutKind::Combination,
        id: None,
        name: Some(combination.name().to_owned()),
        document: combination.at.as_ref().map(|at| at.document),
    }
}

/// What was performed, in words.
fn said(performed: Modes) -> Shown {
    let names = performed
        .iter()
        .map(|mode| mode.as_str().to_owned())
        .collect();
    match performed.len() {
        0 => Shown::default(),
        _ => Shown::told(names, performed.to_string()),
    }
}

/// The strength's own check, led by the combination that decides: the first one met, else the first undecided one,
/// else the first that fits but whose restriction is not met.
fn lead(strength: &Strength, children: &[Check]) -> Check {
    let rule = &rules::STRENGTH;
    let passed = first(children, Outcome::Pass);
    let led = passed
        .or_else(|| first(children, Outcome::Unknown))
        .or_else(|| {
            children.iter().find(|child| {
                !child
                    .deciding()
                    .text
                    .is_of(&reasons::COMBINATION_NOT_ALLOWED)
            })
        });
    let check = match led {
        Some(lead) if passed.is_some() => Check::pass(rule).at_opt(lead.clause.as_ref()),
        Some(lead) => Check::led_by(rule, lead),
        None if strength.combinations.is_empty() => Check::fail(rule, &reasons::NO_COMBINATIONS),
        None => Check::fail(rule, &reasons::COMBINATION_NOT_ALLOWED),
    };
    let check = match check.clause {
        Some(_) => check,
        None => check.at_opt(strength.combinations_at.as_ref().or(strength.at.as_ref())),
    };
    let all: Vec<String> = strength
        .combinations
        .iter()
        .map(|combination| combination.name().to_owned())
        .collect();
    let told = all.join(" | ");
    check.expected(Shown::told(all, told))
}

/// Whether a combination is refused for what was performed, before anything else is looked at.
fn is_not_performed(combination: &Combination, session: &Session<'_>) -> bool {
    session.abroad != Some(Abroad::WithoutEntra) && !combination.modes.is_subset(session.modes())
}

fn combination_check(
    strength: &Strength,
    combination: &Combination,
    session: &Session<'_>,
) -> Check {
    judged_combination(strength, combination, session).about(combination_about(combination))
}

fn judged_combination(
    strength: &Strength,
    combination: &Combination,
    session: &Session<'_>,
) -> Check {
    let rule = &rules::STRENGTH_COMBINATION;
    let performed = session.modes();
    let refused = |row| {
        Check::fail(rule, row)
            .at_opt(combination.at.as_ref())
            .expected(combination.name())
            .actual(said(performed))
    };
    if session.abroad == Some(Abroad::WithoutEntra) {
        return refused(&reasons::WITHOUT_ENTRA);
    }
    if is_not_performed(combination, session) {
        return refused(&reasons::COMBINATION_NOT_ALLOWED);
    }
    let enforced_federation =
        session.question.who.federation == Some(FederatedIdpMfaBehavior::EnforceMfaByFederatedIdp);
    // What is known of a combination refuses it, whatever else is in it.
    let is_federated =
        combination.modes.has(Mode::FederatedMultiFactor) || combination.cut.is_some();
    if enforced_federation && !is_federated {
        return refused(&reasons::FEDERATED_ONLY);
    }
    if let Some(place) = session.abroad
        && !external::usable(place, combination.modes)
    {
        return refused(&reasons::METHOD_NOT_USABLE);
    }
    if let Some(why) = combination.cut {
        return Check::unknown(rule, why)
            .assuming(&assumptions::A17)
            .at_opt(combination.at.as_ref());
    }
    if !combination.unknown.is_empty() {
        return Check::unknown_member(rule, &combination.unknown.join(","))
            .at_opt(combination.at.as_ref())
            .expected(combination.name());
    }
    if combination.modes.len() == 0 {
        return refused(&reasons::COMBINATION_NOT_ALLOWED);
    }
    let steps_up =
        combination.modes.has(Mode::WindowsHelloForBusiness) && session.windows_hello_came_second();
    let second = steps_up.then(|| {
        second_step(session.question)
            .at_opt(combination.at.as_ref())
            .expected(combination.name())
            .actual(said(performed))
    });
    if let Some(second) = &second
        && second.outcome == Outcome::Fail
    {
        return second.clone();
    }
    if let Some(Abroad::Unknown(open)) = session.abroad {
        let performed_in = |place| {
            let session = Session {
                abroad: Some(place),
                ..*session
            };
            judged_combination(strength, combination, &session)
        };
        // What is refused whether the home tenant is trusted or not is refused, for what is in its way at home.
        let at_home = performed_in(external::at_home(session.question));
        let here = performed_in(external::here(&session.question.who));
        if [&at_home, &here].map(|check| check.outcome) == [Outcome::Fail; 2] {
            return at_home;
        }
        return Check::unknown(rule, open.row)
            .at_opt(combination.at.as_ref())
            .expected(combination.name())
            .missing(open.input);
    }
    if let Some(second) = second.filter(|one| one.outcome == Outcome::Unknown) {
        return second;
    }
    let applying = strength
        .configurations
        .iter()
        .filter(|configuration| configuration.applies(combination));
    let mut children: Vec<Check> = applying
        .map(|configuration| restricted(configuration, session))
        .collect();
    let open = strength.configurations.iter().filter_map(|configuration| {
        let entry = configuration.may_apply(combination)?;
        let check = restricted(configuration, session);
        // What is met makes no difference, whether it applies or not.
        (check.outcome != Outcome::Pass).then(|| {
            Check::unknown_member(&rules::STRENGTH_CONFIGURATION, &entry.unknown.join(","))
                .at_opt(entry.at.as_ref())
        })
    });
    children.extend(open);
    let perhaps = strength.perhaps_configurations.iter();
    let perhaps = perhaps.filter(|configuration| configuration.applies(combination));
    children.extend(perhaps.filter_map(|configuration| {
        let is_met = restricted(configuration, session).outcome == Outcome::Pass;
        (!is_met).then(|| {
            let row = &reasons::CONFIGURATION_WITHOUT_OWNER;
            Check::unknown(&rules::STRENGTH_CONFIGURATION, row).at(&configuration.at)
        })
    }));
    let several = children.len() > 1;
    // A configuration for the bare mode does not bind a larger combination that contains it (A9).
    let larger = combination.modes.len() > 1
        && strength.configurations.iter().any(|configuration| {
            configuration.applies_to.iter().any(|c| {
                c.modes.len() > 0 && c.modes.is_subset(combination.modes) && !c.same(combination)
            })
        });
    let rule = if steps_up {
        &rules::STRENGTH_SECOND_STEP
    } else {
        rule
    };
    Check::all(rule, children)
        .at_opt(combination.at.as_ref())
        .expected(combination.name())
        .actual(said(performed))
        .assuming_if(steps_up, &assumptions::B6)
        .assuming_if(performed != combination.modes, &assumptions::A11)
        .assuming_if(several, &assumptions::A8)
        .assuming_if(larger, &assumptions::A9)
}

/// A configuration, for an external user as far as the clouds allow (strengths.md#external-users).
fn restricted(configuration: &Configuration, session: &Session<'_>) -> Check {
    let rule = &rules::STRENGTH_CONFIGURATION;
    let across = || {
        let reading = session.question.reading;
        Check::by_reading(rule, reading, &reasons::CROSS_CLOUD_RESTRICTION)
            .at(&configuration.at)
            .assuming(&assumptions::A18)
    };
    match session.abroad {
        // What restricts nothing reaches anywhere.
        _ if configuration.restriction.is_nothing() => restriction::check(configuration, session),
        Some(Abroad::HomeOtherCloud) => across(),
        Some(Abroad::HomeUnknownCloud(input)) => {
            let within = restriction::check(configuration, session);
            // Where it comes out alike in one cloud and across, the cloud need not be known.
            if within.outcome == across().outcome && within.outcome != Outcome::Unknown {
                within.assuming(&assumptions::A18)
            } else {
                Check::unknown(rule, &reasons::ACCESS_INPUT_MISSING)
                    .at(&configuration.at)
                    .missing(input)
            }
        }
        Some(Abroad::HomeSameCloud) => {
            let is_fido2 = matches!(configuration.restriction, Restriction::Fido2 { .. });
            restriction::check(configuration, session)
                .assuming_if(is_fido2, &assumptions::A19)
                .assuming_if(configuration.restriction.has_issuers(), &assumptions::A20)
        }
        _ => restriction::check(configuration, session),
    }
}

/// Methods that can be registered while signing in (strengths.md#what-could-still-be-done).
const REGISTRABLE: [Mode; 6] = [
    Mode::Fido2,
    Mode::Sms,
    Mode::Voice,
    Mode::SoftwareOath,
    Mode::HardwareOath,
    Mode::MicrosoftAuthenticatorPush,
];

/// Graph's authenticationStrengthResult for a strength.
fn service_outcome(
    strength: &Strength,
    session: &Session<'_>,
    check: &Check,
) -> AuthenticationStrengthResult {
    use AuthenticationStrengthResult as Result;
    match check.outcome {
        Outcome::Pass => return Result::Satisfied,
        Outcome::Unknown | Outcome::Skip => return Result::NotSet,
        Outcome::Fail => {}
    }
    let performed = session.modes();
    // No way in: nothing that the strength allows can be performed where the user's methods are.
    if let Some(place) = session.abroad
        && strength
            .combinations
            .iter()
            .all(|c| !external::usable(place, c.modes))
    {
        return Result::CannotSatisfy;
    }
    let restricted = check
        .code
        .is_some_and(|code| reasons::RESTRICTIONS.iter().any(|row| row.code == code));
    let by_configuration = Result::CannotSatisfyDueToCombinationConfiguration;
    let Some(registered) = session.question.registered else {
        let fits = strength
            .combinations
            .iter()
            .any(|c| c.unknown.is_empty() && c.modes.len() > 0 && c.modes.is_subset(performed));
        return if fits {
            by_configuration
        } else {
            Result::NotSet
        };
    };
    // Where Windows Hello cannot be stepped up to, it never is a further challenge.
    let mut available = registered.with(Mode::Password);
    if second_step(session.question).outcome != Outcome::Pass {
        available = available.without(Modes::default().with(Mode::WindowsHelloForBusiness));
    }
    let enforced_federation =
        session.question.who.federation == Some(FederatedIdpMfaBehavior::EnforceMfaByFederatedIdp);
    let missing: Vec<Modes> = strength
        .combinations
        .iter()
        .filter(|c| c.unknown.is_empty())
        .filter(|c| {
            session
                .abroad
                .is_none_or(|place| external::usable(place, c.modes))
        })
        .filter(|c| !enforced_federation || c.modes.has(Mode::FederatedMultiFactor))
        .map(|c| c.modes.without(performed))
        .filter(|missing| missing.len() > 0)
        .collect();
    let challenge = missing
        .iter()
        .filter(|missing| missing.is_subset(available))
        .map(|missing| missing.len())
        .min();
    if let Some(count) = challenge {
        return if count > 1 {
            Result::MultipleChallengesRequired
        } else {
            Result::SingleChallengeRequired
        };
    }
    let registrable: Modes = REGISTRABLE.into_iter().collect();
    let registration = missing
        .iter()
        .map(|missing| missing.without(available))
        .filter(|missing| missing.is_subset(registrable))
        .map(Modes::len)
        .min();
    match registration {
        Some(count) if count > 1 => Result::MultipleRegistrationsRequired,
        Some(_) => Result::SingleRegistrationRequired,
        None if restricted => by_configuration,
        None => Result::CannotSatisfy,
    }
}

/// A strength with how it came out.
#[derive(Clone, Debug)]
pub(crate) struct JudgedStrength {
    pub id: Option<String>,
    pub name: String,
    pub judged: Judged,
    /// Asked for by something that decides, not by report-only policies alone.
    pub enforced: bool,
}

impl JudgedStrength {
    /// The result, whose check stands at `path` in the trace.
    pub fn result(&self, path: String) -> StrengthResult {
        let check = &self.judged.check;
        StrengthResult {
            id: self.id.clone(),
            display_name: self.name.clone(),
            outcome: self.judged.outcome,
            decision: match check.outcome {
                Outcome::Pass | Outcome::Skip => StrengthDecision::Satisfied,
                Outcome::Fail => StrengthDecision::Unsatisfied,
                Outcome::Unknown => StrengthDecision::Undecided,
            },
            reason: check.code.unwrap_or(reasons::STRENGTH_SATISFIED.code),
            report_only: !self.enforced,
            policy: check.deciding().clause.clone(),
            check: path,
        }
    }
}
