//! Allow and block lists of AAGUIDs, at registration and at sign-in (passkeys.md#registration-and-sign-in).

use uuid::Uuid;

use crate::base::check::{Check, Outcome};
use crate::credential::presented::Passkey;
use crate::credential::webauthn::aaguid;
use crate::decide::passkey::profile::Profile;
use crate::question::circumstances::Circumstances;
use crate::tenant::methods::fido2::{EnforcementType, KeyRestrictions};
use crate::tenant::reader::Member;
use crate::vocabulary::action::Action;
use crate::vocabulary::cloud::Cloud;
use crate::vocabulary::day::start_of;
use crate::words::{assumptions, reasons, rules};

pub(crate) fn aaguid_check(
    profile: &Profile<'_>,
    passkey: &Passkey,
    question: &Circumstances,
) -> Check {
    let restrictions = profile.restrictions;
    let check = match (&restrictions.enforced, &restrictions.kind) {
        (Some(enforced), Some(kind)) if enforced.value => match &kind.value {
            Member::Known(EnforcementType::Allow) => allow_list(restrictions, passkey),
            Member::Known(EnforcementType::Block) => block_list(restrictions, passkey),
            Member::Unknown(name) => {
                Check::unknown_member(&rules::PASSKEY_AAGUID, name).at(&kind.at)
            }
        },
        (enforced, _) => {
            // isEnforced null, or true without an enforcementType (A30).
            let says_no = enforced.as_ref().is_some_and(|read| !read.value);
            Check::pass(&rules::PASSKEY_AAGUID_UNRESTRICTED)
                .at_opt(
                    enforced
                        .as_ref()
                        .map(|read| &read.at)
                        .or(restrictions.at.as_ref()),
                )
                .assuming_if(!says_no && restrictions.at.is_some(), &assumptions::A30)
                .assuming_if(restrictions.at.is_none(), &assumptions::B1)
        }
    };
    windows_hello(check, restrictions, passkey, question)
}

/// Since when Windows Hello is said to need no entry on a list: since passkeys on Windows are generally available in the
/// cloud (F3). Nothing is announced for China.
fn needs_no_entry_since(cloud: Cloud) -> Option<i64> {
    match cloud {
        Cloud::Commercial => Some(const { start_of(2026, 6, 15) }),
        Cloud::UsGovernment => Some(const { start_of(2026, 10, 1) }),
        Cloud::China => None,
    }
}

/// The documentation wants Windows Hello AAGUIDs listed before they can be registered; a policy without an
/// enforced allow list does not list them (A61).
fn windows_hello(
    check: Check,
    restrictions: &KeyRestrictions,
    passkey: &Passkey,
    question: &Circumstances,
) -> Check {
    let concerned = question.action == Action::Register
        && passkey.aaguid.is_some_and(aaguid::is_windows_hello)
        && !restrictions.enforces_allow_list()
        && check.outcome == Outcome::Pass;
    if !concerned {
        return check;
    }
    let since = needs_no_entry_since(question.cloud_or_default());
    let reading = if since.is_some_and(|since| question.is_from(since)) {
        question.reading.settled()
    } else {
        question.reading
    };
    let mut ruled = Check::by_reading(
        &rules::PASSKEY_WINDOWS_HELLO,
        reading,
        &reasons::WINDOWS_HELLO_NOT_LISTED,
    )
    .at_opt(check.clause.as_ref())
    .actual(shown(passkey.aaguid))
    .expected("Windows Hello")
    .assuming(&assumptions::A61);
    ruled.assumptions.extend(&check.assumptions);
    ruled
}

fn shown(aaguid: Option<Uuid>) -> Option<String> {
    aaguid.map(|id| id.hyphenated().to_string())
}

/// The model that a list does not let in, by its name where it has one.
fn by_name(check: Check, aaguid: Option<Uuid>) -> Check {
    match aaguid.and_then(|id| Some((id, aaguid::name(id)?))) {
        Some((id, name)) if check.outcome == Outcome::Fail => {
            check.with("actual", format!("{} ({name})", id.hyphenated()))
        }
        _ => check,
    }
}

fn allow_list(restrictions: &KeyRestrictions, passkey: &Passkey) -> Check {
    let rule = &rules::PASSKEY_AAGUID;
    let Some(list) = restrictions
        .aaguids
        .as_ref()
        .filter(|list| !list.is_empty())
    else {
        let check = Check::fail(rule, &reasons::AAGUID_NOT_ALLOWED);
        return by_name(check, passkey.aaguid)
            .at_opt(restrictions.at.as_ref())
            .expected("[]")
            .actual(shown(passkey.aaguid))
            .assuming(&assumptions::A29);
    };
    let check = match passkey.aaguid {
        None => Check::unknown(rule, &reasons::AAGUID_UNKNOWN).at(&list.at),
        Some(aaguid) => match list.find(&aaguid) {
            Some(at) => Check::pass(rule).at(&at),
            None => Check::fail(rule, &reasons::AAGUID_NOT_ALLOWED).at(&list.at),
        }
        .assuming_if(aaguid.is_nil(), &assumptions::A31)
        .assuming_if(!passkey.is_attested(), &assumptions::A28),
    };
    by_name(check, passkey.aaguid)
        .expected(list.preview(ToString::to_string))
        .actual(shown(passkey.aaguid))
}

fn block_list(restrictions: &KeyRestrictions, passkey: &Passkey) -> Check {
    let rule = &rules::PASSKEY_AAGUID_BLOCK;
    let Some(list) = restrictions
        .aaguids
        .as_ref()
        .filter(|list| !list.is_empty())
    else {
        return Check::pass(&rules::PASSKEY_AAGUID_BLOCK_EMPTY)
            .at_opt(restrictions.at.as_ref())
            .actual(shown(passkey.aaguid))
            .assuming(&assumptions::A29);
    };
    let check = match passkey.aaguid {
        None => Check::unknown(rule, &reasons::AAGUID_UNKNOWN).at(&list.at),
        Some(aaguid) => match list.find(&aaguid) {
            Some(at) => Check::fail(rule, &reasons::AAGUID_BLOCKED).at(&at),
            None => match list.unread() {
                Some(at) => Check::unknown(rule, &reasons::AAGUID_UNREADABLE).at(&at),
                None => Check::pass(rule).at(&list.at),
            },
        }
        .assuming_if(aaguid.is_nil(), &assumptions::A31)
        .assuming_if(!passkey.is_attested(), &assumptions::A28),
    };
    by_name(check, passkey.aaguid).actual(shown(passkey.aaguid))
}
