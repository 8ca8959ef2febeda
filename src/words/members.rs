//! What members of a policy tell, in words.

use crate::words::sentence::{Said, Sentence};

/// The members that begin with one of these, in small letters and without underscores, and what they tell.
static TOLD: &[(&[&str], Sentence)] = &[
    (&["conditions"], Sentence::new("when it applies", "条件")),
    (
        &[
            "users",
            "includeusers",
            "includegroups",
            "includeroles",
            "includeguests",
            "includedusers",
            "includedgroups",
            "includedroles",
            "includedguests",
        ],
        Sentence::new("whom it is for", "対象ユーザー"),
    ),
    (
        &[
            "excludeusers",
            "excludegroups",
            "excluderoles",
            "excludeguests",
            "excludedusers",
            "excludedgroups",
            "excludedroles",
            "excludedguests",
        ],
        Sentence::new("whom it leaves out", "対象外のユーザー"),
    ),
    (
        &[
            "applications",
            "includeapplications",
            "includedapplications",
            "includeuseractions",
            "includeduseractions",
            "includeauthenticationcontext",
            "includedauthenticationcontext",
            "applicationfilter",
        ],
        Sentence::new("what it is for", "対象のアプリケーション"),
    ),
    (
        &["excludeapplications", "excludedapplications"],
        Sentence::new(
            "which applications it leaves out",
            "対象外のアプリケーション",
        ),
    ),
    (
        &[
            "locations",
            "includelocations",
            "includedlocations",
            "excludelocations",
            "excludedlocations",
        ],
        Sentence::new("for which locations it is", "対象の場所"),
    ),
    (
        &[
            "platforms",
            "includeplatforms",
            "includedplatforms",
            "excludeplatforms",
            "excludedplatforms",
        ],
        Sentence::new("for which platforms it is", "対象のプラットフォーム"),
    ),
    (&["state"], Sentence::new("whether it is in force", "状態")),
    (
        &["clientapptypes"],
        Sentence::new("for which client apps it is", "対象のクライアント アプリ"),
    ),
    (
        &["devices", "devicefilter"],
        Sentence::new("for which devices it is", "対象のデバイス"),
    ),
    (
        &["signinrisk", "userrisk", "insiderrisk"],
        Sentence::new("for which risks it is", "対象のリスク"),
    ),
];

/// What is told by a member that none of these is.
static SOMETHING: Sentence = Sentence::new("one of its settings", "設定の 1 つ");

/// What a member tells, with its name behind.
pub(crate) fn told(name: &str) -> Said {
    let letters = name.chars().filter(|letter| *letter != '_');
    let small = letters.collect::<String>().to_ascii_lowercase();
    let is_it = |begins: &[&str]| begins.iter().any(|begin| small.starts_with(begin));
    let row = TOLD.iter().find(|(begins, _)| is_it(begins));
    let words = row.map_or(&SOMETHING, |(_, words)| words).words();
    Said::new(
        format!("{} ({name})", words.en),
        format!("{} ({name})", words.ja),
    )
}

/// Names of the policy language, with what people call them.
type Names = &'static [(&'static str, Sentence)];

/// Session controls, as the portal names them.
static SESSION: Names = &[
    (
        "signInFrequency",
        Sentence::new("Sign-in frequency", "サインインの頻度"),
    ),
    (
        "persistentBrowser",
        Sentence::new(
            "Persistent browser session",
            "永続的なブラウザー セッション",
        ),
    ),
    (
        "cloudAppSecurity",
        Sentence::new(
            "Use Conditional Access App Control",
            "アプリの条件付きアクセス制御を使用する",
        ),
    ),
    (
        "applicationEnforcedRestrictions",
        Sentence::new(
            "Use app enforced restrictions",
            "アプリによって適用される制限を使用する",
        ),
    ),
    (
        "disableResilienceDefaults",
        Sentence::new("Disable resilience defaults", "回復性の既定値を無効にする"),
    ),
    (
        "continuousAccessEvaluation",
        Sentence::new(
            "Customize continuous access evaluation",
            "継続的アクセス評価をカスタマイズする",
        ),
    ),
    (
        "secureSignInSession",
        Sentence::new(
            "Require token protection for sign-in sessions",
            "サインイン セッションにトークン保護を必要とする",
        ),
    ),
    (
        "globalSecureAccessFilteringProfile",
        Sentence::new(
            "Use Global Secure Access security profile",
            "グローバル セキュア アクセスのセキュリティ プロファイルを使用する",
        ),
    ),
];

/// Properties of a device.
static DEVICE: Names = &[
    (
        "isCompliant",
        Sentence::new("compliance of the device", "デバイスの準拠状態"),
    ),
    (
        "trustType",
        Sentence::new("join type of the device", "デバイスの結合の種類"),
    ),
    (
        "deviceOwnership",
        Sentence::new("ownership of the device", "デバイスの所有権"),
    ),
    (
        "ownership",
        Sentence::new("ownership of the device", "デバイスの所有権"),
    ),
    (
        "deviceId",
        Sentence::new("id of the device", "デバイスの ID"),
    ),
    (
        "displayName",
        Sentence::new("name of the device", "デバイスの名前"),
    ),
    (
        "manufacturer",
        Sentence::new("manufacturer of the device", "デバイスの製造元"),
    ),
    (
        "model",
        Sentence::new("model of the device", "デバイスのモデル"),
    ),
    (
        "operatingSystem",
        Sentence::new(
            "operating system of the device",
            "デバイスのオペレーティング システム",
        ),
    ),
    (
        "operatingSystemVersion",
        Sentence::new(
            "version of the device's operating system",
            "デバイスのオペレーティング システムのバージョン",
        ),
    ),
];

/// What a username binding compares: fields of a certificate, and properties of a user.
static BINDING: Names = &[
    (
        "PrincipalName",
        Sentence::new("principal name", "プリンシパル名"),
    ),
    ("RFC822Name", Sentence::new("RFC 822 name", "RFC 822 名")),
    (
        "IssuerAndSubject",
        Sentence::new("issuer and subject", "発行者とサブジェクト"),
    ),
    ("Subject", Sentence::new("subject", "サブジェクト")),
    (
        "SubjectKeyIdentifier",
        Sentence::new("subject key identifier", "サブジェクト キー識別子"),
    ),
    (
        "SKI",
        Sentence::new("subject key identifier", "サブジェクト キー識別子"),
    ),
    (
        "SHA1PublicKey",
        Sentence::new("SHA-1 hash of the public key", "公開キーの SHA-1 ハッシュ"),
    ),
    (
        "IssuerAndSerialNumber",
        Sentence::new("issuer and serial number", "発行者とシリアル番号"),
    ),
    (
        "userPrincipalName",
        Sentence::new("user principal name", "ユーザー プリンシパル名"),
    ),
    (
        "onPremisesUserPrincipalName",
        Sentence::new(
            "on-premises user principal name",
            "オンプレミスのユーザー プリンシパル名",
        ),
    ),
    (
        "certificateUserIds",
        Sentence::new("certificate user IDs", "証明書ユーザー ID"),
    ),
];

/// Parts of an attestation object and of client data.
static ATTESTATION: Names = &[
    (
        "attStmt",
        Sentence::new("attestation statement", "構成証明ステートメント"),
    ),
    ("attStmt.sig", Sentence::new("signature", "署名")),
    ("attStmt.alg", Sentence::new("algorithm", "アルゴリズム")),
    ("attStmt.x5c", Sentence::new("certificates", "証明書")),
    ("attStmt.ver", Sentence::new("version", "バージョン")),
    ("attStmt.response", Sentence::new("response", "応答")),
    (
        "attStmt.certInfo",
        Sentence::new("statement of the TPM", "TPM の記述"),
    ),
    (
        "attStmt.pubArea",
        Sentence::new("public area of the TPM", "TPM の公開領域"),
    ),
    (
        "authData",
        Sentence::new("authenticator data", "認証器データ"),
    ),
    ("fmt", Sentence::new("format", "形式")),
];

/// Flags of authenticator data, and what the FIDO metadata says of a model.
static MODEL: Names = &[
    ("UP", Sentence::new("user present", "ユーザーの存在")),
    ("UV", Sentence::new("user verified", "ユーザー検証")),
    (
        "protocolFamily fido2",
        Sentence::new("support of FIDO2", "FIDO2 への対応"),
    ),
    (
        "FIDO_2_0",
        Sentence::new("a version of FIDO2", "FIDO2 のバージョン"),
    ),
    ("rk", Sentence::new("resident keys", "常駐キー")),
    (
        "uv, clientPin",
        Sentence::new("user verification or a PIN", "ユーザー検証または PIN"),
    ),
    (
        "hmac-secret, prf",
        Sentence::new("the extension for secrets", "シークレットの拡張"),
    ),
    (
        "NOT_FIDO_CERTIFIED",
        Sentence::new("not FIDO certified", "FIDO 認定なし"),
    ),
    (
        "FIDO_CERTIFIED",
        Sentence::new("FIDO certified", "FIDO 認定済み"),
    ),
    ("REVOKED", Sentence::new("revoked", "失効")),
    (
        "ATTESTATION_KEY_COMPROMISE",
        Sentence::new("attestation key compromised", "構成証明キーの侵害"),
    ),
    (
        "USER_VERIFICATION_BYPASS",
        Sentence::new("user verification can be bypassed", "ユーザー検証の回避"),
    ),
    (
        "USER_KEY_REMOTE_COMPROMISE",
        Sentence::new(
            "user keys compromised from afar",
            "遠隔からのユーザー キーの侵害",
        ),
    ),
    (
        "USER_KEY_PHYSICAL_COMPROMISE",
        Sentence::new(
            "user keys compromised at hand",
            "物理的なユーザー キーの侵害",
        ),
    ),
];

fn find(names: Names, name: &str) -> Option<&'static Sentence> {
    let (_, words) = names.iter().find(|(own, _)| *own == name)?;
    Some(words)
}

/// What people call something, with its name behind; the name alone where they have no word for it.
fn named(names: Names, name: &str) -> Said {
    match find(names, name) {
        None => Said::same(name),
        Some(words) => Said::of_each(|language| match words.in_language(language) {
            Some(words) => format!("{words} ({name})"),
            None => name.to_owned(),
        }),
    }
}

/// A session control.
pub(crate) fn session(name: &str) -> Said {
    find(SESSION, name).map_or_else(|| Said::same(name), Sentence::words)
}

/// Terms of use that have to be accepted.
pub(crate) fn terms_of_use(id: &str) -> Said {
    Said::new(format!("terms of use {id}"), format!("利用規約 {id}"))
}

/// A property of a device, as an input.
pub(crate) fn of_device(name: &str, device: &Said) -> Said {
    match find(DEVICE, name) {
        Some(_) => named(DEVICE, name),
        None => Said::new(
            format!("{} ({name})", device.en),
            format!("{} ({name})", device.ja),
        ),
    }
}

/// What a username binding compares.
pub(crate) fn binding(name: &str) -> Said {
    named(BINDING, name)
}

/// A part of an attestation object.
pub(crate) fn attestation(name: &str) -> Said {
    named(ATTESTATION, name)
}

/// Something of a model, or of what its authenticator says.
pub(crate) fn model(name: &str) -> Said {
    named(MODEL, name)
}

/// A report about a model, with its day.
pub(crate) fn report(status: &str, since: Option<&str>) -> Said {
    let said = model(status);
    match since {
        None => said,
        Some(since) => Said::new(
            format!("{}, {since}", said.en),
            format!("{}、{since}", said.ja),
        ),
    }
}

/// Every word of this file, for what walks it.
#[cfg(test)]
pub(crate) fn all() -> impl Iterator<Item = &'static Sentence> {
    let told = TOLD.iter().map(|(_, words)| words);
    let names = [SESSION, DEVICE, BINDING, ATTESTATION, MODEL];
    let named = names.into_iter().flatten().map(|(_, words)| words);
    told.chain([&SOMETHING]).chain(named)
}
