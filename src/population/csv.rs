//! The portal's file of the registration report: CSV with `,`, `;` or tabs, in English or Japanese.

use crate::population::noted::Noted;
use crate::population::person::{Part, Person, Registered, owned, user_type};
use crate::population::sink::Sink;
use crate::vocabulary::enumeration::Enumeration;
use crate::vocabulary::language::Language;
use crate::vocabulary::mode::Mode;
use crate::vocabulary::population_source::PopulationSource;
use crate::vocabulary::registration_word::RegistrationWord;
use crate::vocabulary::text::excerpt;
use crate::words::population;

/// Bytes of one row.
const ROW_BYTES: usize = 1024 * 1024;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Id,
    UserPrincipalName,
    DisplayName,
    UserType,
    Enabled,
    Methods,
    Other,
}

/// Reads rows as they come in.
#[derive(Debug)]
pub(crate) struct Rows {
    line: u64,
    row_line: u64,
    fields: Vec<String>,
    field: Vec<u8>,
    quoted: bool,
    /// A quote in a quoted field: its end, or the first of two.
    closing: bool,
    size: usize,
    /// `None` before the headings.
    separator: Option<u8>,
    columns: Vec<Column>,
    refused: bool,
    /// The bytes of the headings, before the separator is told.
    head: Vec<u8>,
}

impl Default for Rows {
    fn default() -> Self {
        Self {
            line: 1,
            row_line: 1,
            fields: Vec::new(),
            field: Vec::new(),
            quoted: false,
            closing: false,
            size: 0,
            separator: None,
            columns: Vec::new(),
            refused: false,
            head: Vec::new(),
        }
    }
}

/// The separator of a row: the one that it has most of outside quotes.
fn separator(row: &[u8]) -> u8 {
    let mut counts = [(b',', 0_usize), (b';', 0), (b'\t', 0)];
    let mut quoted = false;
    for byte in row {
        quoted ^= *byte == b'"';
        for (separator, count) in &mut counts {
            *count += usize::from(!quoted && byte == separator);
        }
    }
    let most = counts.iter().rev().max_by_key(|(_, count)| *count);
    most.map_or(b',', |(separator, _)| *separator)
}

/// A heading or a value without blanks and what joins words, in lower case.
fn plain(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '_' | '-' | '\u{feff}' | '　'))
        .flat_map(char::to_lowercase)
        .collect()
}

impl Column {
    fn of(heading: &str) -> Self {
        let heading = plain(heading);
        match heading.as_str() {
            "id" | "userid" | "objectid" | "ユーザーid" | "オブジェクトid" => Self::Id,
            "userprincipalname" | "upn" | "username" | "ユーザープリンシパル名" | "ユーザー名" => {
                Self::UserPrincipalName
            }
            "userdisplayname"
            | "displayname"
            | "name"
            | "user"
            | "表示名"
            | "ユーザーの表示名"
            | "ユーザー表示名"
            | "ユーザー"
            | "名前"
            | "氏名" => Self::DisplayName,
            "usertype" | "ユーザーの種類" | "ユーザー種別" | "ユーザータイプ" => {
                Self::UserType
            }
            "accountenabled" | "アカウントが有効" | "アカウントの有効化" | "有効なアカウント" => {
                Self::Enabled
            }
            "methodsregistered"
            | "registeredmethods"
            | "authenticationmethodsregistered"
            | "registeredauthenticationmethods"
            | "authenticationmethods" => Self::Methods,
            japanese
                if japanese.contains("登録")
                    && ["方法", "メソッド", "手段"]
                        .iter()
                        .any(|word| japanese.contains(word)) =>
            {
                Self::Methods
            }
            _ => Self::Other,
        }
    }
}

impl Rows {
    pub fn read(&mut self, bytes: &[u8], sink: &mut dyn Sink) {
        for byte in bytes {
            self.take(*byte, sink);
        }
    }

    /// The end of the file.
    pub fn end(&mut self, sink: &mut dyn Sink) {
        if self.separator.is_none() && !self.head.is_empty() {
            self.take(b'\n', sink);
        }
        if self.quoted && !self.closing {
            sink.noted(Noted::lost(&population::CUT_OFF), self.row_line);
        } else if !self.field.is_empty() || !self.fields.is_empty() {
            self.row(sink);
        }
    }

    fn take(&mut self, byte: u8, sink: &mut dyn Sink) {
        let Some(separator_byte) = self.separator else {
            // The first row tells the separator, and is then read again.
            if !matches!(byte, b'\n' | b'\r')
                || self.head.iter().filter(|b| **b == b'"').count() % 2 == 1
            {
                self.head.push(byte);
                if self.head.len() > ROW_BYTES {
                    self.head.clear();
                    self.separator = Some(b',');
                    self.refused = true;
                    sink.noted(Noted::lost(&population::HEADINGS), 1);
                }
                return;
            }
            if self.head.iter().all(u8::is_ascii_whitespace) {
                self.line += u64::from(byte == b'\n');
                self.row_line = self.line;
                self.head.clear();
                return;
            }
            self.separator = Some(separator(&self.head));
            for byte in std::mem::take(&mut self.head).into_iter().chain([byte]) {
                self.take(byte, sink);
            }
            return;
        };
        self.size += 1;
        if self.size > ROW_BYTES {
            self.field.clear();
        }
        if self.quoted {
            match (byte, self.closing) {
                (b'"', false) => self.closing = true,
                (b'"', true) => {
                    self.closing = false;
                    self.field.push(b'"');
                }
                (_, false) => {
                    self.line += u64::from(byte == b'\n');
                    self.field.push(byte);
                }
                (_, true) => {
                    self.quoted = false;
                    self.closing = false;
                    self.plain(byte, separator_byte, sink);
                }
            }
            return;
        }
        if byte == b'"' && self.field.is_empty() {
            self.quoted = true;
            return;
        }
        self.plain(byte, separator_byte, sink);
    }

    fn plain(&mut self, byte: u8, separator: u8, sink: &mut dyn Sink) {
        match byte {
            b'\n' => {
                self.row(sink);
                self.line += 1;
                self.row_line = self.line;
            }
            b'\r' => {}
            byte if byte == separator => self.done(),
            byte => self.field.push(byte),
        }
    }

    fn done(&mut self) {
        let field = String::from_utf8_lossy(&self.field).into_owned();
        self.fields.push(field);
        self.field.clear();
    }

    fn row(&mut self, sink: &mut dyn Sink) {
        self.done();
        self.quoted = false;
        self.closing = false;
        let fields = std::mem::take(&mut self.fields);
        let size = std::mem::take(&mut self.size);
        if self.refused || fields.iter().all(|field| field.trim().is_empty()) {
            return;
        }
        if size > ROW_BYTES {
            let note = Noted::lost(&population::TOO_LONG).with("bound", ROW_BYTES.to_string());
            return sink.noted(note, self.row_line);
        }
        if self.columns.is_empty() {
            self.columns = fields.iter().map(|heading| Column::of(heading)).collect();
            let has = |column| self.columns.contains(&column);
            let names = has(Column::UserPrincipalName) || has(Column::Id);
            if !names || !has(Column::Methods) {
                self.refused = true;
                sink.noted(Noted::lost(&population::HEADINGS), self.row_line);
            }
            return;
        }
        if fields.len() != self.columns.len() {
            let note = Noted::lost(&population::ROW)
                .with("value", fields.len().to_string())
                .with("bound", self.columns.len().to_string());
            return sink.noted(note, self.row_line);
        }
        self.person(&fields, sink);
    }

    fn person(&self, fields: &[String], sink: &mut dyn Sink) {
        let mut person = Person::default();
        let mut notes = Vec::new();
        for (column, field) in self.columns.iter().zip(fields) {
            let text = field.trim();
            if text.is_empty() && *column != Column::Methods {
                continue;
            }
            match column {
                Column::Id => person.id = Some(owned(text)),
                Column::UserPrincipalName => person.user_principal_name = Some(owned(text)),
                Column::DisplayName => person.display_name = Some(owned(text)),
                Column::UserType => match told_type(text) {
                    Ok(kind) => person.kind = Some(kind),
                    Err(note) => return sink.noted(note, self.row_line),
                },
                Column::Enabled => person.enabled = truth(text),
                Column::Methods => person.registered = Some(methods(text, &mut notes)),
                Column::Other => {}
            }
        }
        for note in notes {
            sink.noted(note, self.row_line);
        }
        if person.id.is_none() && person.user_principal_name.is_none() {
            return sink.noted(Noted::lost(&population::NO_USER), self.row_line);
        }
        sink.read(PopulationSource::RegistrationFile);
        let part = Part {
            person,
            events: Vec::new(),
        };
        sink.part(part, self.row_line);
    }
}

fn told_type(text: &str) -> Result<crate::vocabulary::user_type::UserType, Noted> {
    match text {
        "メンバー" => user_type("member"),
        "ゲスト" => user_type("guest"),
        text => user_type(text),
    }
}

fn truth(text: &str) -> Option<bool> {
    match plain(text).as_str() {
        "true" | "yes" | "1" | "enabled" | "はい" | "有効" => Some(true),
        "false" | "no" | "0" | "disabled" | "いいえ" | "無効" => Some(false),
        _ => None,
    }
}

/// Names of the portal that are neither the words of the report nor its labels.
const CALLED: &[(&str, &str)] = &[
    (
        "microsoftauthenticatorapp(pushnotification)",
        "microsoftAuthenticatorPush",
    ),
    (
        "microsoftauthenticator(pushnotification)",
        "microsoftAuthenticatorPush",
    ),
    (
        "microsoftauthenticatorアプリ(プッシュ通知)",
        "microsoftAuthenticatorPush",
    ),
    (
        "microsoftauthenticatorpasswordless",
        "microsoftAuthenticatorPasswordless",
    ),
    (
        "microsoftauthenticatorpasswordlesssignin",
        "microsoftAuthenticatorPasswordless",
    ),
    (
        "microsoftauthenticator(passwordless)",
        "microsoftAuthenticatorPasswordless",
    ),
    ("softwareonetimepasscode", "softwareOneTimePasscode"),
    ("hardwareonetimepasscode", "hardwareOneTimePasscode"),
    ("phone", "mobilePhone"),
    ("電話", "mobilePhone"),
    ("email", "email"),
    ("電子メール", "email"),
    ("メール", "email"),
    ("セキュリティキー", "fido2SecurityKey"),
    ("passkey", "fido2SecurityKey"),
    ("パスキー", "fido2SecurityKey"),
    ("externalauthenticationmethod", "externalAuthMethod"),
    ("temporaryaccesspass", "temporaryAccessPass"),
    ("macosplatformcredential", "macOsSecureEnclaveKey"),
    ("platformcredential", "macOsSecureEnclaveKey"),
];

/// The methods of a field, by the words of the report or by what the portal calls them.
fn methods(text: &str, notes: &mut Vec<Noted>) -> Registered {
    let mut read = Registered::default();
    let text = text.trim_matches(['[', ']']);
    for word in text.split([',', ';', '|', '\n', '、']) {
        let word = word.trim().trim_matches('"');
        if read.add(word) {
            continue;
        }
        let plain_word = plain(word);
        let labelled = |own: &str, en: &str, ja: &str| {
            let labels = [en, ja];
            let found = labels.iter().any(|label| plain(label) == plain_word);
            found.then(|| own.to_owned())
        };
        let label = |word: &RegistrationWord| {
            let (en, ja) = (word.label(Language::En), word.label(Language::Ja));
            labelled(word.as_str(), en, ja)
        };
        let mode_label = |mode: &Mode| {
            let (en, ja) = (mode.label(Language::En), mode.label(Language::Ja));
            labelled(mode.as_str(), en, ja)
        };
        let name = RegistrationWord::MEMBERS.iter().find_map(label);
        let name = name.or_else(|| Mode::MEMBERS.iter().find_map(mode_label));
        let name = name.or_else(|| {
            let called = CALLED.iter().find(|(called, _)| *called == plain_word)?;
            Some(called.1.to_owned())
        });
        if !name.is_some_and(|name| read.add(&name)) {
            notes.push(Noted::counted(&population::METHOD).with("value", excerpt(word)));
        }
    }
    read
}
