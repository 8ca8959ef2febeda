//! The sweep as it is told: gaps, dead ends, policies that never decide, and what a change turns.

use biodivine_lib_bdd::Bdd;

use crate::answers::sweep::change::{Turned, turned};
use crate::answers::sweep::cubes::{Cover, cover};
use crate::answers::sweep::map::map;
use crate::answers::sweep::swept::{Swept, suffices};
use crate::answers::sweep::teller::Teller;
use crate::answers::sweep::weights::policies;
use crate::contract::sweep::{SweepNote, SweepReport, SweptChange, SweptPeople};
use crate::contract::verdict::Decision;
use crate::vocabulary::dimension::Dimension;
use crate::vocabulary::enumeration::Enumeration;
use crate::vocabulary::language::Language;
use crate::words::sentence::{Row, Said, Text};
use crate::words::sweep as words;

/// What becomes of sign-ins, each of which is in at most one of these; what is let in with what is required alone is in none.
struct Kinds {
    gaps: Cover,
    possible_gaps: Cover,
    dead_ends: Cover,
    blocked: Cover,
    undecided: Cover,
}

impl Kinds {
    fn of(swept: &Swept) -> Self {
        let space = &swept.space;
        let nothing = || space.nothing();
        let now = || swept.now().iter();
        let allowed: Vec<Bdd> = now().map(|one| one.allowed(space)).collect();
        let is_less: Vec<bool> = swept.offers.iter().map(|one| !suffices(one)).collect();
        let of_less = |sets: &mut dyn Iterator<Item = Bdd>| -> Vec<Bdd> {
            let sets = sets.zip(&is_less);
            sets.map(|(set, is_less)| if *is_less { set } else { nothing() })
                .collect()
        };
        let less = of_less(&mut allowed.iter().cloned());
        let let_in = space.union(allowed);
        let only_enough = let_in.and_not(&space.union(less.clone()));
        let perhaps = of_less(&mut now().map(|one| one.open.and(&only_enough)));
        let refused = now().fold(space.valid.clone(), |all, one| all.and(&one.denied));
        let undecided = space.valid.and_not(&let_in).and_not(&refused);
        let blocked = swept.blocked();
        let of = |sets: &[Bdd]| cover(space, sets, swept.limit);
        let every: Vec<usize> = (0..swept.offers.len()).collect();
        let whatever = |set: Bdd| {
            let mut cover = of(&[set]);
            for found in &mut cover.found {
                found.sets.clone_from(&every);
            }
            cover
        };
        Self {
            gaps: of(&less),
            possible_gaps: of(&perhaps),
            dead_ends: whatever(refused.and_not(&blocked)),
            blocked: whatever(blocked),
            undecided: whatever(undecided),
        }
    }

    /// Whether there is nothing beside what is told.
    fn are_complete(&self) -> bool {
        let all = [
            &self.gaps,
            &self.possible_gaps,
            &self.dead_ends,
            &self.blocked,
            &self.undecided,
        ];
        all.iter().all(|one| one.complete)
    }
}

impl Swept {
    /// What there is to tell, in a language.
    #[must_use]
    pub fn report(&self, language: Language) -> SweepReport {
        let teller = Teller {
            swept: self,
            language,
        };
        let kinds = Kinds::of(self);
        let policies = policies(&teller);
        let idle = policies.iter().filter(|one| one.idle).count();
        SweepReport {
            sweep: 1,
            text: headline(&teller, &kinds, idle),
            required: teller.own(&self.required),
            dimensions: teller.dimensions(),
            credentials: teller.credentials(),
            policies,
            gaps: teller.regions(&kinds.gaps, Decision::Allow),
            possible_gaps: teller.regions(&kinds.possible_gaps, Decision::Indeterminate),
            dead_ends: teller.regions(&kinds.dead_ends, Decision::Deny),
            blocked: teller.regions(&kinds.blocked, Decision::Deny),
            undecided: teller.regions(&kinds.undecided, Decision::Indeterminate),
            change: change(&teller),
            map: map(&teller, &self.space.valid),
            people: self.people.as_ref().map(|people| SweptPeople {
                counted: people.counted,
                unknown: people.unknown,
            }),
            notes: notes(&teller, kinds.are_complete()),
        }
    }
}

/// What it comes to; that not every sign-in was looked at comes first.
fn headline(teller: &Teller<'_>, kinds: &Kinds, idle: usize) -> String {
    let swept = teller.swept;
    let labels = swept.coarsened.iter();
    let labels = labels.map(|dimension| Said::of(|language| dimension.label(language)));
    let certificates = (!swept.all_certificates).then(|| words::CERTIFICATE.words());
    let labels: Vec<Said> = labels.chain(certificates).collect();
    let looked = if labels.is_empty() {
        Text::new(&words::COMPLETE.sentence)
    } else {
        Text::new(&words::COARSE.sentence).with_words("dimensions", Teller::list(&labels))
    };
    let counted = |cover: &Cover| {
        let plus = if cover.complete { "" } else { "+" };
        format!("{}{plus}", cover.found.len())
    };
    let found = Text::new(&words::FOUND.sentence)
        .with_words("required", swept.required.clone())
        .with("gaps", counted(&kinds.gaps))
        .with("possible", counted(&kinds.possible_gaps))
        .with("deadEnds", counted(&kinds.dead_ends))
        .with("undecided", counted(&kinds.undecided))
        .with("idle", idle.to_string());
    let between = match teller.language {
        Language::En => " ",
        Language::Ja => "",
    };
    [looked, found]
        .map(|text| text.render(teller.language))
        .join(between)
}

fn change(teller: &Teller<'_>) -> Option<SweptChange> {
    let swept = teller.swept;
    let [before, after] = swept.refusals.as_slice() else {
        return None;
    };
    let pairs = before.iter().zip(after);
    let turned: Vec<Turned> = pairs
        .map(|(before, after)| turned(&swept.space, before, after))
        .collect();
    let of = |which: fn(&Turned) -> &Bdd, decision| {
        let sets: Vec<Bdd> = turned.iter().map(|one| which(one).clone()).collect();
        teller.regions(&cover(&swept.space, &sets, swept.limit), decision)
    };
    Some(SweptChange {
        lost: of(|one| &one.lost, Decision::Deny),
        gained: of(|one| &one.gained, Decision::Allow),
        unsure: of(|one| &one.unsure, Decision::Indeterminate),
    })
}

fn notes(teller: &Teller<'_>, complete: bool) -> Vec<SweepNote> {
    let swept = teller.swept;
    let note = |row: &'static Row, fill: &dyn Fn(Text) -> Text| SweepNote {
        code: row.code,
        text: fill(Text::new(&row.sentence)).render(teller.language),
    };
    let mut notes = Vec::new();
    let memberships = swept.space.parts.memberships.iter();
    let rest: usize = memberships
        .filter(|one| one.is_rest)
        .map(|one| one.entries.len())
        .sum();
    if rest > 0 {
        notes.push(note(&words::GROUPS_LEFT, &|text| {
            text.with("count", rest.to_string())
        }));
    }
    for dimension in &swept.coarsened {
        let at_once = swept.space.parts.at_once();
        let at_once = at_once.filter(|_| swept.people.is_none());
        notes.push(match (dimension, at_once) {
            (Dimension::Role, _) | (Dimension::Group, None) if rest > 0 => continue,
            (Dimension::Group, Some(count)) => note(&words::GROUPS_AT_ONCE, &|text| {
                text.with("count", count.to_string())
            }),
            _ => note(&words::COARSENED, &|text| {
                let named = Said::of(|language| dimension.label(language));
                text.with_words("dimension", named)
            }),
        });
    }
    for row in [&words::SCOPES, &words::RISK, &words::CERTIFICATES] {
        notes.push(note(row, &|text| text));
    }
    if !swept.all_certificates {
        notes.push(note(&words::CERTIFICATES_CUT, &|text| text));
    }
    if !complete {
        notes.push(note(&words::MORE, &|text| text));
    }
    let unknown = swept.people.as_ref().map_or(0, |people| people.unknown);
    if unknown > 0 {
        notes.push(note(&words::PEOPLE_UNKNOWN, &|text| {
            text.with("count", unknown.to_string())
        }));
    }
    notes
}
