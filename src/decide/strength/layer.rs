//! The authentication strengths that a question names: found, judged, and summed up.

use crate::base::check::Shown;
use crate::base::check::{Check, Outcome};
use crate::base::note::Note;
use crate::contract::About;
use crate::contract::verdict::{AuthenticationStrengthResult, Severity};
use crate::credential::presented::Credential;
use crate::decide::decided::Decided;
use crate::decide::external;
use crate::decide::external::Abroad;
use crate::decide::strength::judge;
use crate::decide::strength::judge::{Judged, JudgedStrength};
use crate::decide::strength::session::Session;
use crate::question::circumstances::Circumstances;
use crate::tenant::strengths::strength::Strength;
use crate::tenant::tenant::Tenant;
use crate::vocabulary::about_kind::AboutKind;
use crate::vocabulary::action::Action;
use crate::vocabulary::certificate_mode::CertificateMode;
use crate::vocabulary::mode::Mode;
use crate::words::{findings, reasons, rules};

impl Decided {
    pub(crate) fn strength_layer(
        &mut self,
        tenant: &Tenant,
        credential: &Credential,
        question: &Circumstances,
        name: &str,
        index: usize,
    ) {
        let path = format!("/question/strengths/{index}");
        let body = tenant.strengths.nameless();
        let judged = self.judge_strength(tenant, credential, question, name, &path, body);
        self.strengths.push(judged);
    }

    /// Judges the strength of this id or name, which stands at `path` in the question; where there is none, `otherwise`.
    pub(crate) fn judge_strength(
        &mut self,
        tenant: &Tenant,
        credential: &Credential,
        question: &Circumstances,
        name: &str,
        path: &str,
        otherwise: Option<&Strength>,
    ) -> JudgedStrength {
        let strength = match find(tenant, name, &mut self.notes, path) {
            Some(strength) => strength,
            None => match (Strength::fallback(name), otherwise) {
                (Some(strength), _) => {
                    self.note(Severity::Warning, &findings::BUILT_IN_FALLBACK, path);
                    strength
                }
                (None, Some(otherwise)) => otherwise,
                (None, None) => {
                    let check = Check::unknown(&rules::STRENGTH, &reasons::STRENGTH_NOT_FOUND)
                        .about(About {
                            kind: AboutKind::Strength,
                            id: None,
                            name: Some(name.to_owned()),
                            document: None,
                        })
                        .with("name", name);
                    return JudgedStrength {
                        id: None,
                        name: name.to_owned(),
                        judged: Judged {
                            check,
                            outcome: AuthenticationStrengthResult::NotSet,
                            delivered: false,
                        },
                        enforced: true,
                    };
                }
            },
        };
        let mut judged = self.judge(strength, tenant, credential, question);
        let name = strength.name().unwrap_or(name);
        judged.check = judged.check.with("name", name);
        if judged.check.outcome == Outcome::Pass {
            self.chosen_issuers(strength, tenant, question);
        }
        JudgedStrength {
            id: strength.id.clone(),
            name: name.to_owned(),
            judged,
            enforced: true,
        }
    }

    /// For an external user the documentation has issuers work that were typed in, not chosen from a list (A20).
    fn chosen_issuers(&mut self, strength: &Strength, tenant: &Tenant, question: &Circumstances) {
        if external::place(tenant, question) != Some(Abroad::HomeSameCloud) {
            return;
        }
        for one in &strength.configurations {
            let note = Note::new(Severity::Info, &findings::ISSUER_CHOSEN).at(&one.at);
            let known = |other: &Note| other.code == note.code && other.at == note.at;
            if one.restriction.has_issuers() && !one.typed_issuers && !self.notes.iter().any(known)
            {
                self.notes.push(note);
            }
        }
    }

    /// Judges the combinations of a built-in strength without configurations: those exported, else those documented.
    pub(crate) fn built_in(
        &self,
        id: &str,
        tenant: &Tenant,
        credential: &Credential,
        question: &Circumstances,
    ) -> Option<Judged> {
        let strength = match tenant.strengths.by_id(id) {
            Some(exported) if !exported.configurations.is_empty() => {
                let mut bare = exported.clone();
                bare.configurations.clear();
                return Some(self.judge(&bare, tenant, credential, question));
            }
            Some(exported) => exported,
            None => Strength::fallback(id)?,
        };
        Some(self.judge(strength, tenant, credential, question))
    }

    fn judge(
        &self,
        strength: &Strength,
        tenant: &Tenant,
        credential: &Credential,
        question: &Circumstances,
    ) -> Judged {
        let abroad = external::place(tenant, question);
        let judge = |mode: Option<Mode>| {
            judge::judge(
                strength,
                &Session {
                    presented: mode.map(|mode| (credential, mode)),
                    question,
                    abroad,
                    wanted: self.wanted,
                },
            )
        };
        if question.action == Action::Register {
            // What is being registered was not performed (strengths.md#at-sign-in).
            return judge(None);
        }
        let mode = match credential {
            Credential::Passkey(_) => Mode::Fido2,
            Credential::Method(own) => own.mode,
            Credential::Certificate(_) => match self.mode {
                Some(mode) => certificate_mode(mode),
                None => {
                    // A mode that nothing states is tried both ways.
                    let single = judge(Some(Mode::X509CertificateSingleFactor));
                    let multi = judge(Some(Mode::X509CertificateMultiFactor));
                    return either(single, multi, self.undecided_mode.as_ref());
                }
            },
        };
        judge(Some(mode))
    }
}

fn certificate_mode(mode: CertificateMode) -> Mode {
    match mode {
        CertificateMode::SingleFactor => Mode::X509CertificateSingleFactor,
        CertificateMode::MultiFactor => Mode::X509CertificateMultiFactor,
    }
}

/// Two judgements of one strength under the two modes: the common one where both agree, else undecided.
fn either(single: Judged, multi: Judged, undecided: Option<&Check>) -> Judged {
    let (a, b) = (&single.check, &multi.check);
    if a.outcome != b.outcome {
        let check = match undecided {
            Some(undecided) => Check::led_by(&rules::STRENGTH, undecided),
            None => Check::unknown(&rules::STRENGTH, &reasons::CERTIFICATE_MODE_MISSING)
                .at_opt(b.clause.as_ref().or(a.clause.as_ref()))
                .expected(b.expected.clone()),
        };
        let about = single.check.about.clone();
        let mut check = check.with_children(vec![single.check, multi.check]);
        check.about = about;
        return Judged {
            check,
            outcome: AuthenticationStrengthResult::NotSet,
            delivered: false,
        };
    }
    // The same answer either way. Where the codes differ, the one that got further says more.
    let got_further = a.code != Some(reasons::COMBINATION_NOT_ALLOWED.code);
    let mut chosen = if got_further && a.code != b.code {
        single
    } else {
        multi
    };
    chosen.check = chosen.check.actual(Shown::default());
    chosen
}

/// The strength of this id or name; several of one name: the first by id, with a finding.
fn find<'t>(
    tenant: &'t Tenant,
    name: &str,
    notes: &mut Vec<Note>,
    path: &str,
) -> Option<&'t Strength> {
    let called = tenant.strengths.called(name);
    if called.len() > 1 {
        notes.push(
            Note::new(Severity::Warning, &findings::STRENGTH_NAME_AMBIGUOUS)
                .scenario(path)
                .with("name", name),
        );
    }
    called.first().copied()
}
