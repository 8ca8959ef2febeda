//! A population as it is read: each person is judged as soon as everything is said, and the report comes at the end.

use std::borrow::Cow;
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

use crate::answers::impact::allow_list;
use crate::answers::impact::allow_list::Lists;
use crate::answers::impact::ask::{Asker, Pair, text_of};
use crate::answers::impact::effect;
use crate::answers::impact::effect::Become;
use crate::answers::impact::relevant::{Class, Relevant};
use crate::answers::impact::rows;
use crate::answers::impact::tally::{MODELS, Tally, name_of, written};
use crate::answers::impact::ways::AllWays;
use crate::base::error::Error;
use crate::base::sorted::{Map, Set};
use crate::base::table::{Seen, Table, hash_of};
use crate::contract::impact::{
    ImpactExplanation, ImpactKey, ImpactNote, ImpactPart, ImpactPerson, ImpactProblem,
    ImpactProblems, ImpactReport, ImpactSource, ImpactUnreadable, ImpactUser,
};
use crate::contract::population::Text as Written;
use crate::contract::question::Question;
use crate::credential::presented::Credential;
use crate::population::feed::Feed;
use crate::population::held::{Held, HeldPerson};
use crate::population::noted::Noted;
use crate::population::person::{Key, Part, Person};
use crate::population::sink::Sink;
use crate::question::who::Who;
use crate::tenant::tenant::Tenant;
use crate::vocabulary::effect::Effect;
use crate::vocabulary::key_kind::KeyKind;
use crate::vocabulary::language::Language;
use crate::vocabulary::mode::{Mode, Modes};
use crate::vocabulary::population_source::PopulationSource;
use crate::vocabulary::row_form::RowForm;
use crate::vocabulary::text::{rfc3339, to_upper_hex};
use crate::words::sentence::{Row, Text};
use crate::words::{errors, impact, population};

/// Places that are told of what could not be read.
const PLACES: usize = 100;

/// Version of what a part is told in.
const PART: u8 = 1;

/// Days after which a key that was not used counts as unused.
const UNUSED_DAYS: i64 = 90;

/// What is wanted of an answer about a population.
#[derive(Clone, Debug, Default)]
pub struct ImpactOptions {
    /// Language of the texts.
    pub language: Language,
    /// The form of rows.
    pub rows: RowForm,
    /// Effects of which there are rows; empty for all.
    pub only: Vec<Effect>,
    /// Models that the proposed list has whether they are in use or not: those of Microsoft that are wanted.
    pub listed: Vec<Uuid>,
}

/// What a change of policies does to a population that comes in file by file, piece by piece.
///
/// Lines of people are judged as they come, and nothing of them is kept but counts; other sources are joined first, and
/// judged at the end. They have to come before the lines of the same people.
#[derive(Debug)]
pub struct Impact {
    files: Vec<File>,
    desk: Desk,
}

#[derive(Debug)]
struct File {
    name: String,
    feed: Option<Feed>,
    /// Whether it ended with nothing in it, as a partition without people does.
    blank: bool,
}

/// Where people are judged.
#[derive(Debug)]
struct Desk {
    asker: Asker,
    relevant: Relevant,
    options: ImpactOptions,
    classes: Table<Vec<u32>, u32>,
    known: Vec<KnownClass>,
    class: Class,
    ways: AllWays,
    tally: Tally,
    /// Names of models, each looked for once in the lists.
    names: Table<(KeyKind, Option<Uuid>), Option<String>>,
    lists: Lists,
    listed: Seen<(u32, Uuid)>,
    held: Held,
    seen: Seen<u64>,
    /// The moment before which a last use is long ago.
    long_ago: Option<String>,
    in_groups: u64,
    groups_known: u64,
    people: u64,
    /// The sum of the hashes of people, whichever order they came in.
    sum: u64,
    /// The sums of the parts that were added.
    added: Vec<u64>,
    file: usize,
    sources: Vec<ImpactSource>,
    problems: Map<Cow<'static, str>, (bool, u64)>,
    places: Vec<ImpactProblem>,
    out: Vec<u8>,
    has_headings: bool,
}

/// People who are alike to the policies.
#[derive(Debug)]
struct KnownClass {
    who: Who,
    groups: Option<Vec<String>>,
    groups_asked: Option<Vec<String>>,
    roles: Option<Vec<String>>,
    roles_asked: Option<Vec<String>>,
    profiles: Vec<usize>,
}

impl Impact {
    /// Asks what becomes of a population when `before` becomes `after`; without `after`, what is in use.
    ///
    /// Of the question the user's own members do not count, since the population has them. Without an application, a user
    /// action or strengths, a way in is what the strengths of Conditional Access for all resources accept.
    ///
    /// # Errors
    /// `input.…` when the question cannot be read, or when the policies have nothing to judge a passkey by.
    pub fn new(
        before: Tenant,
        after: Option<Tenant>,
        question: Option<&Question>,
        options: ImpactOptions,
    ) -> Result<Self, Error> {
        let asker = Asker::new(before, after, question, options.language)?;
        let relevant = Relevant::of(asker.tenants());
        let profiles = asker
            .last()
            .fido2
            .as_ref()
            .map_or(0, |policy| policy.profiles.len());
        let long_ago = asker.base.at.map(|at| {
            let at = at - Duration::days(UNUSED_DAYS);
            rfc3339(at.unix_timestamp())
        });
        Ok(Self {
            files: Vec::new(),
            desk: Desk {
                asker,
                relevant,
                options,
                classes: Table::default(),
                known: Vec::new(),
                class: Class::default(),
                ways: AllWays::default(),
                tally: Tally::default(),
                names: Table::default(),
                lists: vec![Vec::new(); profiles.max(1)],
                listed: Seen::default(),
                held: Held::default(),
                seen: Seen::default(),
                long_ago,
                in_groups: 0,
                groups_known: 0,
                people: 0,
                sum: 0,
                added: Vec::new(),
                file: 0,
                sources: Vec::new(),
                problems: Map::new(),
                places: Vec::new(),
                out: Vec::new(),
                has_headings: false,
            },
        })
    }

    /// Whether what begins so is lines of people, which are to come after every other source.
    #[must_use]
    pub fn is_people(beginning: &[u8]) -> bool {
        let text = beginning.strip_prefix(b"\xef\xbb\xbf").unwrap_or(beginning);
        let text: Vec<u8> = text
            .iter()
            .copied()
            .filter(|byte| *byte != 0 && !byte.is_ascii_whitespace())
            .take(4096)
            .collect();
        text.starts_with(b"{\"user\":{")
    }

    /// Reads bytes of a file; pieces of one file come in their order.
    pub fn feed(&mut self, name: &str, bytes: &[u8]) {
        let at = self.file(name);
        self.read(at, |feed, desk| feed.feed(bytes, desk));
    }

    /// The end of a file.
    pub fn end(&mut self, name: &str) {
        let at = self.file(name);
        self.end_at(at);
    }

    fn end_at(&mut self, at: usize) {
        self.read(at, |feed, desk| feed.end(desk));
        if let Some(file) = self.files.get_mut(at)
            && let Some(feed) = file.feed.take()
        {
            file.blank = feed.is_blank();
        }
    }

    fn file(&mut self, name: &str) -> usize {
        let mut open = self.files.iter();
        if let Some(at) = open.position(|file| file.name == name && file.feed.is_some()) {
            return at;
        }
        self.files.push(File {
            name: name.to_owned(),
            feed: Some(Feed::default()),
            blank: false,
        });
        self.desk.sources.push(ImpactSource {
            file: name.to_owned(),
            kinds: Vec::new(),
            read: 0,
        });
        self.files.len() - 1
    }

    fn read(&mut self, at: usize, read: impl FnOnce(&mut Feed, &mut Desk)) {
        let Some(file) = self.files.get_mut(at) else {
            return;
        };
        self.desk.file = at;
        if let Some(feed) = &mut file.feed {
            read(feed, &mut self.desk);
        }
    }

    /// The rows that came out since they were taken last, as text.
    pub fn take(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.desk.out)
    }

    /// People who were judged so far.
    #[must_use]
    pub fn people(&self) -> u64 {
        self.desk.people
    }

    /// Both verdicts about a credential of somebody, with every check: what a row says in two words. Of the question user
    /// and credential count, the rest is as it was asked.
    ///
    /// # Errors
    /// `input.…` when the credential or the user cannot be read.
    pub fn explain(&self, question: &Question) -> Result<ImpactExplanation, Error> {
        self.desk.asker.explain(question)
    }

    /// Ends what is open, judges what was joined, and says what it all comes to. Rows are to be taken once more.
    pub fn finish(&mut self) -> ImpactReport {
        self.end_all();
        for (at, file) in self.files.iter_mut().enumerate() {
            if std::mem::take(&mut file.blank) {
                self.desk.file = at;
                self.desk.noted(Noted::lost(&population::UNRECOGNISED), 1);
            }
        }
        self.desk.finish()
    }

    /// Ends what is open, judges what was joined, and says what this part of a population comes to, for [`Impact::merge`].
    /// Rows are to be taken once more. Everything that is said of one person has to be in one part.
    pub fn part(&mut self) -> ImpactPart {
        self.end_all();
        self.desk.part()
    }

    /// Adds a part that was made with the same policies and the same question, as if its people had been read here.
    ///
    /// # Errors
    /// `input.value` for a part of other policies, of another question or of another version, and for one of the same people
    /// as a part before.
    pub fn merge(&mut self, part: &ImpactPart) -> Result<(), Error> {
        let is_own = part.impact_part == PART && part.of == self.desk.asker.of;
        let sum = u64::from_str_radix(&part.people, 16).unwrap_or_default();
        if is_own && part.totals.users > 0 {
            if self.desk.added.contains(&sum) {
                return Err(Error::new(&errors::PART_TWICE));
            }
            self.desk.added.push(sum);
            self.desk.sum = self.desk.sum.wrapping_add(sum);
        }
        let added = is_own.then(|| self.desk.add(part)).flatten();
        added.ok_or_else(|| Error::new(&errors::PART_UNFIT))?;
        for source in &part.sources {
            let known = self.desk.sources.iter_mut();
            match known.into_iter().find(|known| known.file == source.file) {
                Some(known) => {
                    known.read += source.read;
                    let more = source.kinds.iter().copied();
                    let more: Vec<_> = more.filter(|kind| !known.kinds.contains(kind)).collect();
                    known.kinds.extend(more);
                }
                None => {
                    self.files.push(File {
                        name: source.file.clone(),
                        feed: None,
                        blank: false,
                    });
                    self.desk.sources.push(source.clone());
                }
            }
        }
        Ok(())
    }

    fn end_all(&mut self) {
        for at in 0..self.files.len() {
            self.end_at(at);
        }
    }
}

impl Sink for Desk {
    fn person(&mut self, person: Person<'_>, line: u64) {
        let id = person.id.as_ref().map(|id| hash_of(id.as_str().trim()));
        let name = person.user_principal_name.as_ref();
        let name = name.map(|name| hash_of(name.as_str().trim()));
        if !id.or(name).is_none_or(|hash| self.seen.insert(hash)) {
            let note = Noted::lost(&population::DUPLICATE).with("value", person.called());
            return self.noted(note, line);
        }
        if let Some(name) = name {
            self.seen.insert(name);
        }
        match self.held.take(&person) {
            Some(held) => {
                let mut notes = Vec::new();
                let person = held.settled(person, &mut notes);
                self.note_all(notes, line);
                self.judge(&person, line);
            }
            None => self.judge(&person, line),
        }
    }

    fn part(&mut self, part: Part, line: u64) {
        let is_seen = |text: &Option<Written<'static>>| {
            text.as_ref()
                .is_some_and(|text| self.seen.contains(&hash_of(text.as_str().trim())))
        };
        let person = &part.person;
        if !self.seen.is_empty() && (is_seen(&person.id) || is_seen(&person.user_principal_name)) {
            let note = Noted::lost(&population::LATE).with("value", part.person.called());
            return self.noted(note, line);
        }
        self.held.add(part, self.file, line);
    }

    fn read(&mut self, source: PopulationSource) {
        if let Some(of) = self.sources.get_mut(self.file) {
            of.read += 1;
            if of.kinds.last() != Some(&source) && !of.kinds.contains(&source) {
                of.kinds.push(source);
            }
        }
    }

    fn noted(&mut self, noted: Noted, line: u64) {
        let counted = noted.counted;
        self.problems
            .update(noted.code.into(), (counted, 0), |(_, count)| *count += 1);
        if self.places.len() < PLACES {
            let file = self.sources.get(self.file);
            self.places.push(ImpactProblem {
                code: noted.code.into(),
                file: file.map(|file| file.file.clone()).unwrap_or_default(),
                line,
                text: noted.text.render(self.options.language),
                counted,
            });
        }
    }
}

impl Desk {
    fn note_all(&mut self, notes: Vec<Noted>, line: u64) {
        for note in notes {
            self.noted(note, line);
        }
    }

    /// The class of somebody, known or new.
    fn class_of(&mut self, person: &Person<'_>) -> usize {
        let base = &self.asker.base.who;
        self.relevant.classify(person, base, &mut self.class);
        if let Some(known) = self.classes.get(self.class.key.as_slice()) {
            return usize::try_from(*known).unwrap_or_default();
        }
        let who = self.class.who(person, &self.asker.base.who);
        let circumstances = self.asker.last_circumstances(&who);
        let profiles = allow_list::profiles_of(self.asker.last(), &circumstances);
        let next = self.known.len();
        let number = u32::try_from(next).unwrap_or(u32::MAX);
        self.classes.insert(self.class.key.clone(), number);
        self.known.push(KnownClass {
            who,
            groups: self.class.groups().cloned(),
            groups_asked: self.class.groups_asked().cloned(),
            roles: self.class.roles().cloned(),
            roles_asked: self.class.roles_asked().cloned(),
            profiles,
        });
        next
    }

    fn judge(&mut self, person: &Person<'_>, line: u64) {
        self.people += 1;
        let called = person.id.as_ref().or(person.user_principal_name.as_ref());
        let called = called.map_or(self.people, |text| hash_of(text.as_str().trim()));
        self.sum = self.sum.wrapping_add(called);
        self.asker.next_person();
        self.tally.totals.users += 1;
        let at = self.class_of(person);
        let class = u32::try_from(at).unwrap_or(u32::MAX);
        let told: Vec<Key<'static>> = match &person.registered {
            None => Vec::new(),
            Some(registered) => registered
                .told_keys()
                .filter(|key| match key.kind {
                    KeyKind::Passkey => person.passkeys.is_none(),
                    kind => !person.device_keys.iter().any(|own| own.kind == kind),
                })
                .collect(),
        };
        let enabled = person.enabled != Some(false);
        let mut pairs: Vec<Pair> = Vec::new();
        let mut certificates: Vec<(Key<'static>, String)> = Vec::new();
        let keys = person.passkeys.iter().flatten();
        let keys = keys.chain(&person.device_keys).chain(&told);
        let Some(KnownClass { who, .. }) = self.known.get(at) else {
            return;
        };
        for key in keys.clone() {
            let pair = self.asker.key(class, who, key);
            pairs.push(pair);
        }
        let mut problems = Vec::new();
        for certificate in person.certificates.iter().flatten() {
            match self.asker.certificate(certificate, person, who) {
                Ok((pair, credential)) => {
                    pairs.push(pair);
                    certificates.push(key_of(&credential));
                }
                Err(error) => {
                    let what = error.report(self.options.language).message;
                    problems.push(Noted::lost(&population::CERTIFICATE).with("what", what));
                }
            }
        }
        let has_hello = person
            .device_keys
            .iter()
            .any(|key| key.kind == KeyKind::WindowsHelloForBusiness);
        let hello = Modes::default().with(Mode::WindowsHelloForBusiness);
        let registered = person.registered.as_ref().map(|registered| {
            if has_hello {
                registered.modes.without(hello)
            } else {
                registered.modes
            }
        });
        let has_certificates = person.certificates.is_some();
        let ways = self
            .ways
            .of(&mut self.asker, class, who, registered, has_certificates);
        let Some(ways) = ways else { return };
        let others = Pair {
            before: ways.before,
            after: ways.after,
        };
        let found = if enabled {
            effect::of(&pairs, others)
        } else {
            Become::disabled()
        };
        let totals = &mut self.tally.totals;
        let all = || keys.clone().chain(certificates.iter().map(|(key, _)| key));
        if enabled {
            totals.users_with_keys += u64::from(!pairs.is_empty());
            totals.without_way += u64::from(found.without_way);
            self.groups_known += u64::from(person.groups.is_some());
            let is_in = self.known.get(at).and_then(|known| known.groups.as_ref());
            self.in_groups += u64::from(is_in.is_some_and(|groups| !groups.is_empty()));
            let asker = &self.asker;
            for (key, pair) in all().zip(&pairs) {
                let is_full = self.tally.is_full(key.kind, key.aaguid);
                let unused = unused(key, self.long_ago.as_deref());
                if is_full {
                    let mut key = key.clone();
                    key.aaguid = None;
                    self.tally
                        .key(&key, pair, self.people, unused, |told| asker.text(told));
                    let bound = MODELS.to_string();
                    problems
                        .push(Noted::counted(&population::TOO_MANY_MODELS).with("bound", bound));
                } else {
                    self.tally
                        .key(key, pair, self.people, unused, |told| asker.text(told));
                }
            }
            for key in all() {
                list(key, at, &self.known, &mut self.listed, &mut self.lists);
            }
            self.tally.person(found.effect, &found.missing);
        } else {
            self.tally.person(found.effect, &found.missing);
            let totals = &mut self.tally.totals;
            totals.disabled_keys += u64::try_from(pairs.len()).unwrap_or_default();
        }
        let wanted = self.options.rows != RowForm::None
            && (self.options.only.is_empty() || self.options.only.contains(&found.effect));
        if wanted {
            let subjects = certificates
                .iter()
                .map(|(_, subject)| Some(subject.as_str()));
            let subjects = keys.clone().map(|_| None).chain(subjects);
            for key in all() {
                let of = (key.kind, key.aaguid);
                if self.names.len() < MODELS && !self.names.contains_key(&of) {
                    let metadata = self.asker.last().evidence.metadata();
                    self.names
                        .insert(of, name_of(key.kind, key.aaguid, metadata));
                }
            }
            let names = &self.names;
            let keys = all()
                .zip(&pairs)
                .zip(subjects)
                .map(|((key, pair), subject)| ImpactKey {
                    kind: key.kind,
                    id: text_of(key.id.as_ref()),
                    aa_guid: written(key.kind, key.aaguid),
                    name: subject
                        .map(str::to_owned)
                        .or_else(|| names.get(&(key.kind, key.aaguid)).cloned().flatten()),
                    passkey_type: key.passkey_type,
                    attestation_level: key.attestation_level,
                    display_name: text_of(key.display_name.as_ref()),
                    last_used_date_time: text_of(key.last_used.as_ref()),
                    before: pair.before.verdict(),
                    after: pair.after.verdict(),
                });
            let known = self.known.get(at);
            let row = ImpactUser {
                user: ImpactPerson {
                    id: text_of(person.id.as_ref()),
                    user_principal_name: text_of(person.user_principal_name.as_ref()),
                    display_name: text_of(person.display_name.as_ref()),
                    account_enabled: person.enabled,
                    kind: person.kind.unwrap_or_default().as_str(),
                    groups: known.and_then(|known| known.groups.clone()),
                    groups_asked: known.and_then(|known| known.groups_asked.clone()),
                    roles: known.and_then(|known| known.roles.clone()),
                    roles_asked: known.and_then(|known| known.roles_asked.clone()),
                },
                keys: keys.collect(),
                other_ways: ways.accepted.clone(),
                ..row_of(&found)
            };
            self.write(&row, &found);
        }
        self.note_all(problems, line);
    }

    fn write(&mut self, row: &ImpactUser, found: &Become) {
        if self.options.rows == RowForm::Csv && !std::mem::replace(&mut self.has_headings, true) {
            self.out.extend_from_slice(rows::HEADINGS.as_bytes());
        }
        let Self {
            options,
            out,
            asker,
            ..
        } = self;
        let text = || found.reason.map(|told| asker.text(&told));
        let missing = found.missing.iter();
        let missing = missing.map(|input| Text::new(&input.label).render(options.language));
        rows::write(row, options.rows, options.language, text, missing, out);
    }

    fn problems(&self) -> Vec<ImpactProblems> {
        let problems = self.problems.iter();
        let problems = problems.map(|(code, (counted, count))| ImpactProblems {
            code: code.clone(),
            counted: *counted,
            count: *count,
        });
        problems.collect()
    }

    /// Judges what was joined.
    fn drain(&mut self) {
        for held in self.held.drain() {
            let HeldPerson { file, line, .. } = held;
            self.file = file;
            let mut notes = Vec::new();
            let person = held.alone(&mut notes);
            self.note_all(notes, line);
            self.judge(&person, line);
        }
    }

    fn finish(&mut self) -> ImpactReport {
        self.drain();
        if self.options.rows == RowForm::Csv && !self.has_headings {
            self.out.extend_from_slice(rows::HEADINGS.as_bytes());
            self.has_headings = true;
        }
        let language = self.options.language;
        let lost = self.problems.iter().filter(|(_, (counted, _))| !counted);
        self.tally.totals.unreadable = lost.map(|(_, (_, count))| count).sum();
        let metadata = self.asker.last().evidence.metadata();
        let models = self.tally.models(metadata);
        ImpactReport {
            impact: 1,
            compared: self.asker.after.is_some(),
            totals: self.tally.totals,
            models,
            reasons: self.tally.reasons(language),
            undecided: self.tally.missing(language),
            allow_list: allow_list::proposed(
                self.asker.last(),
                &self.lists,
                &self.options.listed,
                language,
            ),
            unreadable: ImpactUnreadable {
                count: self.tally.totals.unreadable,
                reasons: self.problems(),
                places: self.places.clone(),
            },
            sources: self.sources.clone(),
            notes: self.notes(),
        }
    }

    fn part(&mut self) -> ImpactPart {
        self.drain();
        let list = |list: &Vec<Uuid>| {
            let list: Set<Uuid> = list.iter().copied().collect();
            list.iter().map(Uuid::to_string).collect()
        };
        ImpactPart {
            impact_part: PART,
            of: self.asker.of.clone(),
            totals: self.tally.totals,
            models: self.tally.counted(),
            reasons: self.tally.reasons(self.options.language),
            missing: self.tally.counted_missing(),
            lists: self.lists.iter().map(list).collect(),
            problems: self.problems(),
            places: self.places.clone(),
            sources: self.sources.clone(),
            groups_known: self.groups_known,
            in_groups: self.in_groups,
            people: format!("{:016x}", self.sum),
        }
    }

    /// Adds a part; `None` where it has what nothing here counts.
    fn add(&mut self, part: &ImpactPart) -> Option<()> {
        self.tally.add(part)?;
        self.people += part.totals.users;
        self.groups_known += part.groups_known;
        self.in_groups += part.in_groups;
        for (own, other) in self.lists.iter_mut().zip(&part.lists) {
            for id in other {
                own.push(Uuid::try_parse(id).ok()?);
            }
            // Each part has most of them again.
            let once: Set<Uuid> = own.drain(..).collect();
            own.extend(once);
        }
        for of in &part.problems {
            let first = (of.counted, 0);
            self.problems
                .update(of.code.clone(), first, |(_, count)| *count += of.count);
        }
        let room = PLACES.saturating_sub(self.places.len());
        self.places.extend(part.places.iter().take(room).cloned());
        Some(())
    }

    /// What the answer leans on.
    fn notes(&self) -> Vec<ImpactNote> {
        let totals = &self.tally.totals;
        let another = self.relevant.names_groups() && self.groups_known > 0 && self.in_groups == 0;
        let all: [(bool, &'static Row); 8] = [
            (another, &impact::ANOTHER_TENANT),
            (
                self.asker.any && !self.asker.asks_nothing(),
                &impact::ANY_SIGN_IN,
            ),
            (
                self.asker.any && self.asker.asks_nothing(),
                &impact::NO_ACCESS,
            ),
            (true, &impact::PASSWORD),
            (self.long_ago.is_none(), &impact::NO_TIME),
            (
                self.asker.last().fido2.is_none(),
                &impact::NO_PASSKEY_POLICY,
            ),
            (totals.disabled > 0, &impact::DISABLED),
            (totals.unknown_model > 0, &impact::UNKNOWN_MODEL),
        ];
        let note = |row: &'static Row| ImpactNote {
            code: row.code,
            text: Text::new(&row.sentence)
                .with("count", totals.unknown_model.to_string())
                .render(self.options.language),
        };
        let told = all.into_iter().filter(|(is_so, _)| *is_so);
        told.map(|(_, row)| note(row)).collect()
    }
}

/// A row with what became of somebody, and nothing else yet.
fn row_of(found: &Become) -> ImpactUser {
    // Several inputs of the policies have one path.
    let mut missing: Vec<&'static str> = Vec::new();
    for input in &found.missing {
        if !missing.contains(&input.path) {
            missing.push(input.path);
        }
    }
    ImpactUser {
        user: ImpactPerson {
            id: None,
            user_principal_name: None,
            display_name: None,
            account_enabled: None,
            kind: "member",
            groups: None,
            groups_asked: None,
            roles: None,
            roles_asked: None,
        },
        effect: found.effect,
        reason: found.reason.map(|told| told.reason),
        keys: Vec::new(),
        other_ways: Vec::new(),
        missing,
    }
}

/// Whether the last use is long ago; `None` where it is not known.
fn unused(key: &Key<'_>, long_ago: Option<&str>) -> Option<bool> {
    let (used, long_ago) = (key.last_used.as_ref()?.as_str(), long_ago?);
    // Graph writes UTC, which sorts as it reads.
    if let (Some(day), true, Some(bound)) =
        (used.get(..19), used.ends_with('Z'), long_ago.get(..19))
    {
        return Some(day < bound);
    }
    let rfc = &time::format_description::well_known::Rfc3339;
    let used = OffsetDateTime::parse(used.trim(), rfc).ok()?;
    let bound = OffsetDateTime::parse(long_ago, rfc).ok()?;
    Some(used < bound)
}

/// Puts the model of a key on the lists of the profiles that its owner is in scope of.
fn list(
    key: &Key<'_>,
    class: usize,
    known: &[KnownClass],
    listed: &mut Seen<(u32, Uuid)>,
    lists: &mut Lists,
) {
    let aaguid = match key.kind {
        KeyKind::Passkey => key.aaguid.filter(|aaguid| !aaguid.is_nil()),
        KeyKind::PlatformCredential => {
            Some(crate::credential::webauthn::aaguid::PLATFORM_CREDENTIAL)
        }
        _ => None,
    };
    let number = u32::try_from(class).unwrap_or(u32::MAX);
    let Some(aaguid) = aaguid.filter(|aaguid| listed.insert((number, *aaguid))) else {
        return;
    };
    let profiles = known.get(class).map_or(&[][..], |known| &known.profiles);
    for profile in profiles {
        if let Some(list) = lists.get_mut(*profile) {
            list.push(aaguid);
        }
    }
}

/// A certificate as a key, and its subject.
fn key_of(credential: &Credential) -> (Key<'static>, String) {
    let mut key = Key::unknown(KeyKind::Certificate, None);
    let Credential::Certificate(presented) = credential else {
        return (key, String::new());
    };
    let thumbprint = to_upper_hex(&presented.leaf.thumbprint());
    key.id = Some(crate::population::person::owned(&thumbprint));
    (key, presented.leaf.subject.encoded_order())
}
