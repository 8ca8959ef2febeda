//! Authentication strengths with their combination configurations, and the lints of strengths.md#what-saving-refuses.

use std::sync::LazyLock;
use uuid::Uuid;

use crate::base::error::Error;
use crate::base::labels;
use crate::base::note::Note;
use crate::base::places::tokens;
use crate::contract::verdict::{Clause, Severity};
use crate::tenant::lists;
use crate::tenant::lists::{Entries, Slips};
use crate::tenant::reader::{Located, Member, Members, Node, Reader};
use crate::tenant::selected::CONFIGURATIONS;
use crate::tenant::strengths::combination;
use crate::tenant::strengths::combination::{Combination, Legality};
use crate::vocabulary::mode::{Mode, Modes};
use crate::words::{findings, reasons};

/// `authenticationStrengthPolicy`.
#[derive(Clone, Debug)]
pub(crate) struct Strength {
    /// `None` for a built-in strength that no document holds.
    pub at: Option<Clause>,
    pub id: Option<String>,
    pub display_name: Option<Located<String>>,
    pub combinations: Vec<Combination>,
    pub combinations_at: Option<Clause>,
    pub configurations: Vec<Configuration>,
    /// Those that stand alone and could belong to another strength as well.
    pub perhaps_configurations: Vec<Configuration>,
    built_in: bool,
    /// Whether more than its own document tells what it is: request bodies over it, configurations that stand apart, or what an
    /// export selected of it.
    pub(super) is_layered: bool,
    description: Option<Located<String>>,
    requirements: Option<Located<Vec<Member<Requirement>>>>,
}

/// `requirementsSatisfied`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Requirement {
    None,
    Mfa,
}

const REQUIREMENTS: &[(&str, Requirement)] =
    &[("none", Requirement::None), ("mfa", Requirement::Mfa)];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum PolicyType {
    BuiltIn,
    Custom,
}

const POLICY_TYPES: &[(&str, PolicyType)] = &[
    ("builtIn", PolicyType::BuiltIn),
    ("custom", PolicyType::Custom),
];

/// `authenticationCombinationConfiguration`.
#[derive(Clone, Debug)]
pub(crate) struct Configuration {
    pub at: Clause,
    pub id: Option<String>,
    pub applies_to: Vec<Combination>,
    pub restriction: Restriction,
    /// Its issuers were entered as “Other certificate issuers by SubjectKeyIdentifier”, as the admin center leaves it.
    pub typed_issuers: bool,
}

/// What a configuration restricts.
#[derive(Clone, Debug)]
pub(crate) enum Restriction {
    /// `fido2CombinationConfiguration`.
    Fido2 {
        /// `allowedAAGUIDs`, `None` when absent.
        aaguids: Option<Entries<Uuid>>,
    },
    /// `x509CertificateCombinationConfiguration`.
    X509 {
        /// `allowedIssuerSkis`, `None` when absent or empty: not configured.
        issuer_skis: Option<Entries<Vec<u8>>>,
        /// `allowedPolicyOIDs`, likewise.
        policy_oids: Option<Entries<String>>,
    },
    /// A derived type that this build does not know.
    Unknown(String),
    /// A member of which Terraform knows the value only after the plan is applied.
    Pending(String),
}

impl Restriction {
    /// Whether it can restrict a combination of these methods.
    fn fits(&self, modes: Modes) -> bool {
        let is = |mode| modes == Modes::default().with(mode);
        match self {
            Self::Fido2 { .. } => is(Mode::Fido2),
            Self::X509 { .. } => {
                is(Mode::X509CertificateSingleFactor) || is(Mode::X509CertificateMultiFactor)
            }
            Self::Unknown(_) | Self::Pending(_) => true,
        }
    }

    /// A configuration of certificates that lists neither issuers nor policy OIDs.
    pub fn is_nothing(&self) -> bool {
        matches!(
            self,
            Self::X509 {
                issuer_skis: None,
                policy_oids: None
            }
        )
    }

    pub fn has_issuers(&self) -> bool {
        matches!(
            self,
            Self::X509 {
                issuer_skis: Some(_),
                ..
            }
        )
    }
}

impl Configuration {
    pub fn applies(&self, combination: &Combination) -> bool {
        if !self.applies_to.is_empty() {
            return self.applies_to.iter().any(|named| named.same(combination));
        }
        // The schema requires the member. Without it a restriction must not count for nothing.
        self.restriction.fits(combination.modes)
    }

    /// The entry for which it may apply to a combination that none of the others names: one that this build does not know.
    pub fn may_apply(&self, combination: &Combination) -> Option<&Combination> {
        let is_open = !self.applies(combination) && self.restriction.fits(combination.modes);
        // What names methods beside is another combination.
        let is_unknown = |one: &&Combination| !one.unknown.is_empty() && one.modes.len() == 0;
        self.applies_to.iter().find(is_unknown).filter(|_| is_open)
    }

    pub fn read(reader: &mut Reader, node: &Node<'_>) -> Result<Self, Error> {
        let before = reader.cut.len();
        let members = reader.members(
            std::slice::from_ref(node),
            &[
                "id",
                "appliesToCombinations",
                "allowedAAGUIDs",
                "allowedIssuerSkis",
                "allowedPolicyOIDs",
                // Sent by the admin center beside allowedIssuerSkis; not part of the schema and without influence.
                "allowedIssuers",
            ],
        )?;
        let id = reader
            .string(&members, "id")?
            .map(|id| reader.trimmed(id).value);
        let applies_to = combinations(reader, &members, "appliesToCombinations")?.value;
        let misspelt = reader.misspelt_since(before);
        let misspelt = misspelt.and_then(|at| tokens(&at.path)?.pop());
        let declared = node
            .get("@odata.type")
            .and_then(|node| node.value.as_str().map(str::to_owned));
        let is_fido2 = node.is_a("fido2CombinationConfiguration")
            || (declared.is_none() && members.has("allowedAAGUIDs"));
        let is_x509 = node.is_a("x509CertificateCombinationConfiguration")
            || (declared.is_none()
                && ["allowedIssuerSkis", "allowedPolicyOIDs", "allowedIssuers"]
                    .iter()
                    .any(|name| members.has(name)));
        let restriction = if let Some(name) = misspelt {
            Restriction::Unknown(name)
        } else if is_fido2 {
            let slips = Slips {
                invalid: &findings::STRENGTH_AAGUID_INVALID,
                duplicate: &findings::STRENGTH_DUPLICATE_ENTRY,
            };
            Restriction::Fido2 {
                aaguids: reader
                    .texts(&members, "allowedAAGUIDs")?
                    .map(|texts| lists::aaguids(reader, texts, &slips)),
            }
        } else if is_x509 {
            let configured = |texts: &Located<Vec<String>>| !texts.value.is_empty();
            let skis = reader
                .texts(&members, "allowedIssuerSkis")?
                .filter(configured);
            let oids = reader
                .texts(&members, "allowedPolicyOIDs")?
                .filter(configured);
            Restriction::X509 {
                issuer_skis: skis.map(|texts| lists::skis(reader, texts)),
                policy_oids: oids.map(|texts| lists::policy_oids(reader, texts)),
            }
        } else {
            Restriction::Unknown(declared.unwrap_or_default())
        };
        Ok(Self {
            at: node.at.clone(),
            id,
            applies_to,
            restriction,
            typed_issuers: typed_issuers(&members),
        })
    }

    fn lint(&self, reader: &mut Reader, strength: &Strength) {
        // What was cut off is not empty.
        if strength.combinations.iter().any(|one| one.cut.is_some()) {
            return;
        }
        if let Restriction::Unknown(name) = &self.restriction {
            reader.note(
                Note::new(Severity::Warning, &findings::CONFIGURATION_UNKNOWN)
                    .at(&self.at)
                    .with("name", name),
            );
        }
        for combination in &self.applies_to {
            let at = combination.at.as_ref().unwrap_or(&self.at);
            if combination.unknown.is_empty() && !self.restriction.fits(combination.modes) {
                reader.note(
                    Note::new(Severity::Error, &findings::CONFIGURATION_MISMATCH)
                        .at(at)
                        .with_words("combination", labels::methods(combination.name())),
                );
            }
            if combination.unknown.is_empty()
                && !strength
                    .combinations
                    .iter()
                    .any(|own| own.same(combination))
            {
                reader.note(
                    Note::new(Severity::Error, &findings::CONFIGURATION_NOT_APPLICABLE)
                        .at(at)
                        .with_words("combination", labels::methods(combination.name())),
                );
            }
        }
        match &self.restriction {
            Restriction::Fido2 { aaguids } => {
                if aaguids.as_ref().is_none_or(Entries::is_empty) {
                    reader.note(
                        Note::new(Severity::Error, &findings::CONFIGURATION_WITHOUT_AAGUIDS)
                            .at(&self.at),
                    );
                }
            }
            Restriction::X509 {
                issuer_skis: None,
                policy_oids: None,
            } => {
                reader.note(
                    Note::new(Severity::Warning, &findings::CONFIGURATION_EMPTY).at(&self.at),
                );
            }
            Restriction::X509 {
                issuer_skis,
                policy_oids,
            } => {
                if let Some(list) = issuer_skis {
                    too_long(reader, &list.at, list.len, &findings::TOO_MANY_ISSUERS);
                }
                if let Some(list) = policy_oids {
                    too_long(reader, &list.at, list.len, &findings::TOO_MANY_POLICY_OIDS);
                }
            }
            Restriction::Unknown(_) | Restriction::Pending(_) => {}
        }
    }
}

/// How `allowedIssuers` marks an issuer that was typed in.
const TYPED_ISSUER: &str = "CUSTOMIDENTIFIER:";

fn typed_issuers(members: &Members<'_>) -> bool {
    let issuers = members.get("allowedIssuers").map(|node| node.items());
    issuers.into_iter().flatten().any(|node| {
        let text = node
            .value
            .as_str()
            .and_then(|text| text.get(..TYPED_ISSUER.len()));
        text.is_some_and(|start| start.eq_ignore_ascii_case(TYPED_ISSUER))
    })
}

/// Issuers and policy OIDs, each, in one strength (strengths.md#combination-configurations).
const MAX_ENTRIES: usize = 5;

fn too_long(
    reader: &mut Reader,
    at: &Clause,
    len: usize,
    row: &'static crate::words::sentence::Row,
) {
    if len > MAX_ENTRIES {
        reader.note(
            Note::new(Severity::Error, row)
                .at(at)
                .with("count", len.to_string())
                .with("bound", MAX_ENTRIES.to_string()),
        );
    }
}

fn combinations(
    reader: &mut Reader,
    members: &Members<'_>,
    name: &str,
) -> Result<Located<Vec<Combination>>, Error> {
    let Some(list) = reader.list(members, name)? else {
        if let Some(cut) = members.cut_off(name) {
            return Ok(not_told(cut));
        }
        let at = members.at().cloned().unwrap_or(Clause {
            document: 0,
            path: String::new(),
        });
        return Ok(Located {
            value: Vec::new(),
            at,
        });
    };
    let texts = reader.text_nodes(&list)?.into_iter();
    Ok(Located {
        value: texts.map(|text| Combination::read(reader, text)).collect(),
        at: list.at,
    })
}

/// A combination that could be any, in the place of those that were cut off, or whose configurations were.
fn not_told(cut: Located<String>) -> Located<Vec<Combination>> {
    Located {
        value: vec![
            Combination::new(Some(cut.at.clone()), Modes::default(), vec![cut.value]).cut_off(),
        ],
        at: cut.at,
    }
}

/// Leaves open the combinations that configurations could restrict, where a tool has not asked for these and writes null.
fn leave_open(reader: &mut Reader, combinations: &mut [Combination], strength: &Node<'_>) {
    let restrictable = [
        Mode::Fido2,
        Mode::X509CertificateSingleFactor,
        Mode::X509CertificateMultiFactor,
    ];
    let open = combinations
        .iter_mut()
        .filter(|one| restrictable.iter().any(|mode| one.modes.has(*mode)));
    let mut any = false;
    for combination in open {
        combination.cut = Some(&reasons::STRENGTH_CUT);
        any = true;
    }
    if any {
        let at = strength.get("combinationConfigurations");
        let at = at.map_or_else(|| strength.at.clone(), |own| own.at);
        let note = Note::new(Severity::Warning, &findings::CONFIGURATIONS_NOT_GIVEN);
        reader.note(note.at(&at));
    }
}

/// The built-in strengths as they are documented, made once.
static FALLBACKS: LazyLock<Vec<Strength>> = LazyLock::new(|| {
    let ids = combination::BUILT_IN_IDS.into_iter();
    ids.filter_map(Strength::documented).collect()
});

impl Strength {
    pub fn read(reader: &mut Reader, layers: &[Node<'_>], at: &Clause) -> Result<Self, Error> {
        let before = reader.cut.len();
        let members = reader.members(
            layers,
            &[
                "id",
                "displayName",
                "description",
                "policyType",
                "requirementsSatisfied",
                "allowedCombinations",
                "combinationConfigurations",
                "createdDateTime",
                "modifiedDateTime",
            ],
        )?;
        let id = reader
            .string(&members, "id")?
            .map(|id| reader.trimmed(id).value);
        let policy_type = reader.member(&members, "policyType", POLICY_TYPES)?;
        let mut configurations = Vec::new();
        if let Some(list) = reader.list(&members, "combinationConfigurations")? {
            for node in list.items() {
                configurations.push(Configuration::read(reader, &node)?);
            }
        }
        let mut allowed = combinations(reader, &members, "allowedCombinations")?;
        if let Some(at) = reader.cut.get(before).cloned() {
            let value = "combinationConfigurations".to_owned();
            let is_misspelt = reader.is_misspelt(&at);
            allowed = not_told(Located { value, at });
            if is_misspelt {
                let why = Some(&reasons::STRENGTH_MISSPELT);
                allowed.value.iter_mut().for_each(|one| one.cut = why);
            }
        }
        let whole = id.is_some() || members.has("displayName");
        let given = members.get("allowedCombinations");
        let is_told = reader.cut.len() > before;
        if whole && !is_told && given.is_none_or(|node| node.value.is_null()) {
            let row = &findings::COMBINATIONS_NOT_GIVEN;
            reader.note(Note::new(Severity::Warning, row).at(at));
            allowed = not_told(Located {
                value: "allowedCombinations".to_owned(),
                at: at.clone(),
            });
        }
        let built_in = policy_type
            .is_some_and(|read| read.value == Member::Known(PolicyType::BuiltIn))
            || id
                .as_deref()
                .is_some_and(|id| combination::BUILT_IN_IDS.contains(&id));
        let is_given = members.has(CONFIGURATIONS);
        let is_null = |node: &Node<'_>| {
            let own = node.get("combinationConfigurations");
            // What is elsewhere may restrict as well.
            let elsewhere = |link: &str| {
                let name = ["combinationConfigurations@odata.", link].concat();
                node.get(&name).is_some_and(|link| !link.value.is_null())
            };
            match own {
                Some(own) => own.value.is_null() || elsewhere("nextLink"),
                None => elsewhere("navigationLink") || node.leaves_out(CONFIGURATIONS) && !is_given,
            }
        };
        let untold = layers.iter().find(|node| is_null(node));
        if let Some(untold) = untold.filter(|_| !built_in) {
            leave_open(reader, &mut allowed.value, untold);
        }
        Ok(Self {
            at: Some(at.clone()),
            display_name: reader.string(&members, "displayName")?,
            combinations: allowed.value,
            combinations_at: members.has("allowedCombinations").then_some(allowed.at),
            configurations,
            perhaps_configurations: Vec::new(),
            built_in,
            is_layered: layers.len() > 1 || layers.iter().any(|layer| layer.selected.is_some()),
            description: reader.string(&members, "description")?,
            requirements: reader.flags(&members, "requirementsSatisfied", REQUIREMENTS)?,
            id,
        })
    }

    /// Whether one document tells all of it.
    pub fn is_whole(&self) -> bool {
        !self.is_layered && !self.combinations.iter().any(|one| one.cut.is_some())
    }

    /// Leaves open what it demands, where another one of its list has its id.
    pub fn leave_open_at(&mut self, at: &Clause) {
        let value = "allowedCombinations".to_owned();
        let at = at.clone();
        self.combinations = not_told(Located { value, at }).value;
        self.is_layered = true;
    }

    /// A built-in strength from the table of strengths.md#built-in-strengths, for when no document holds it.
    pub fn fallback(name: &str) -> Option<&'static Self> {
        let id = Self::built_in_id(name)?;
        FALLBACKS.iter().find(|one| one.id.as_deref() == Some(id))
    }

    fn documented(id: &'static str) -> Option<Self> {
        let (display_name, combinations) = combination::built_in(id)?;
        let nowhere = Clause {
            document: 0,
            path: String::new(),
        };
        Some(Self {
            at: None,
            id: Some(id.to_owned()),
            display_name: Some(Located {
                value: display_name.to_owned(),
                at: nowhere,
            }),
            combinations: combinations
                .into_iter()
                .map(|modes| Combination::new(None, modes, Vec::new()))
                .collect(),
            combinations_at: None,
            configurations: Vec::new(),
            perhaps_configurations: Vec::new(),
            built_in: true,
            is_layered: false,
            description: None,
            requirements: None,
        })
    }

    /// Id of the built-in strength with this id or name; older pages write the names without a hyphen.
    pub fn built_in_id(name: &str) -> Option<&'static str> {
        let plain = |name: &str| name.trim().replace('-', " ").to_lowercase();
        let wanted = plain(name);
        combination::BUILT_IN_IDS.into_iter().find(|id| {
            let own = || FALLBACKS.iter().find(|one| one.id.as_deref() == Some(*id));
            let own_name = || own().and_then(Self::name).map(plain);
            id.eq_ignore_ascii_case(name.trim()) || own_name().as_ref() == Some(&wanted)
        })
    }

    /// Its name; one of nothing but blanks is none.
    pub fn name(&self) -> Option<&str> {
        let name = self.display_name.as_ref().map(|name| name.value.as_str());
        name.filter(|name| !name.trim().is_empty())
    }

    /// Whether it satisfies the MFA requirement: as the export says, else as its combinations suggest.
    pub fn stands_for_mfa(&self) -> bool {
        let stated = self
            .requirements
            .as_ref()
            .map(|read| read.value.contains(&Member::Known(Requirement::Mfa)));
        stated.unwrap_or_else(|| {
            self.combinations
                .iter()
                .all(|c| c.unknown.is_empty() && combination::is_mfa(c.modes))
        })
    }

    pub fn is_built_in(&self) -> bool {
        self.built_in
    }

    /// The save-time lints of strengths.md#what-saving-refuses that concern this strength alone.
    pub fn lint(&self, reader: &mut Reader) {
        let Some(at) = &self.at else { return };
        if !self.built_in {
            self.lint_name(reader, at);
        }
        self.lint_combinations(reader, at);
        for configuration in &self.configurations {
            if self.built_in {
                reader.note(
                    Note::new(Severity::Error, &findings::CONFIGURATION_ON_BUILT_IN)
                        .at(&configuration.at),
                );
            }
            configuration.lint(reader, self);
        }
        self.lint_configurations_together(reader, at);
        self.lint_requirements(reader);
    }

    /// Whether this is the body that makes a strength: one with an id was only selected in part, and combinations alone
    /// are the body of the action that replaces them.
    fn is_new(&self) -> bool {
        let has_more = self.description.is_some() || !self.configurations.is_empty();
        self.id.is_none() && has_more
    }

    fn lint_name(&self, reader: &mut Reader, at: &Clause) {
        match &self.display_name {
            Some(name) if name.value.trim().is_empty() => {
                reader.note(Note::new(Severity::Error, &findings::NAME_EMPTY).at(&name.at));
            }
            Some(name) if name.value.chars().count() > 30 => reader.note(
                Note::new(Severity::Warning, &findings::NAME_TOO_LONG)
                    .at(&name.at)
                    .with("count", name.value.chars().count().to_string()),
            ),
            Some(_) => {}
            None if self.is_new() => {
                reader.note(Note::new(Severity::Error, &findings::NAME_EMPTY).at(at));
            }
            None => {}
        }
        // Clients disagree on the bound of the description, 100 or 1500 (A15).
        if let Some(description) = &self.description
            && description.value.chars().count() > 100
        {
            reader.note(
                Note::new(Severity::Warning, &findings::DESCRIPTION_TOO_LONG)
                    .at(&description.at)
                    .with("count", description.value.chars().count().to_string()),
            );
        }
    }

    fn lint_combinations(&self, reader: &mut Reader, at: &Clause) {
        if self.combinations.is_empty() {
            reader.note(Note::new(Severity::Error, &findings::NO_COMBINATIONS).at(at));
        }
        for (index, combination) in self.combinations.iter().enumerate() {
            let at = combination.at.as_ref().unwrap_or(at);
            let note = |severity, row| {
                Note::new(severity, row)
                    .at(at)
                    .with_words("combination", labels::methods(combination.name()))
            };
            let earlier = self.combinations.iter().take(index);
            if earlier.clone().any(|other| other.same(combination)) {
                let twice = note(Severity::Warning, &findings::COMBINATION_DUPLICATE);
                reader.note(match combination.at {
                    Some(_) => twice.removing(),
                    None => twice,
                });
            }
            if !combination.unknown.is_empty() {
                continue;
            }
            match combination::legality(combination.modes) {
                Legality::Illegal => {
                    reader.note(note(Severity::Error, &findings::COMBINATION_ILLEGAL))
                }
                Legality::BuiltInOnly if !self.built_in => {
                    reader.note(note(
                        Severity::Warning,
                        &findings::COMBINATION_BUILT_IN_ONLY,
                    ));
                }
                _ => {}
            }
        }
    }

    fn lint_configurations_together(&self, reader: &mut Reader, at: &Clause) {
        for combination in &self.combinations {
            let applying: Vec<_> = self
                .configurations
                .iter()
                .filter(|configuration| configuration.applies(combination))
                .collect();
            if let [_, second, ..] = applying.as_slice() {
                reader.note(
                    Note::new(Severity::Error, &findings::CONFIGURATION_DUPLICATE)
                        .at(&second.at)
                        .with_words("combination", labels::methods(combination.name())),
                );
            }
        }
        // The documentation counts per strength, a client per configuration (A12): over the total is a warning.
        let mut issuers = (0, 0);
        let mut oids = (0, 0);
        for configuration in &self.configurations {
            if let Restriction::X509 {
                issuer_skis,
                policy_oids,
            } = &configuration.restriction
            {
                let count = |list_len: Option<usize>, (sum, most): &mut (usize, usize)| {
                    let len = list_len.unwrap_or_default();
                    *sum += len;
                    *most = len.max(*most);
                };
                count(issuer_skis.as_ref().map(|list| list.len), &mut issuers);
                count(policy_oids.as_ref().map(|list| list.len), &mut oids);
            }
        }
        for ((sum, most), row) in [
            (issuers, &findings::TOO_MANY_ISSUERS),
            (oids, &findings::TOO_MANY_POLICY_OIDS),
        ] {
            if sum > MAX_ENTRIES && most <= MAX_ENTRIES {
                reader.note(
                    Note::new(Severity::Warning, row)
                        .at(at)
                        .with("count", sum.to_string())
                        .with("bound", MAX_ENTRIES.to_string()),
                );
            }
        }
    }

    /// A body that takes the MFA requirement from a strength that had it: the service is expected to refuse that
    /// while a Conditional Access policy relies on it (strengths.md#what-saving-refuses).
    pub fn lint_change(&self, reader: &mut Reader, body: &Clause) {
        let had_mfa = self
            .requirements
            .as_ref()
            .is_some_and(|read| read.value.contains(&Member::Known(Requirement::Mfa)));
        let loses = self
            .combinations
            .iter()
            .find(|c| c.unknown.is_empty() && !combination::is_mfa(c.modes));
        if let Some(lost) = loses.filter(|_| had_mfa) {
            reader.note(
                Note::new(Severity::Warning, &findings::MFA_LOST)
                    .at(lost.at.as_ref().unwrap_or(body))
                    .with_words("combination", labels::methods(lost.name())),
            );
        }
    }

    /// `requirementsSatisfied` is computed by the service; the derivation of strengths.md#what-saving-refuses only cross-checks it (A13).
    fn lint_requirements(&self, reader: &mut Reader) {
        let Some(read) = &self.requirements else {
            return;
        };
        if read
            .value
            .iter()
            .any(|member| matches!(member, Member::Unknown(_)))
            || self.combinations.iter().any(|c| !c.unknown.is_empty())
            || self.combinations.is_empty()
        {
            return;
        }
        let stated = read.value.contains(&Member::Known(Requirement::Mfa));
        let derived = self
            .combinations
            .iter()
            .all(|c| combination::is_mfa(c.modes));
        if stated != derived {
            let word = |mfa: bool| if mfa { "mfa" } else { "none" };
            reader.note(
                Note::new(Severity::Warning, &findings::REQUIREMENTS_MISMATCH)
                    .at(&read.at)
                    .with("stated", word(stated))
                    .with("derived", word(derived)),
            );
        }
    }
}
