//! Reasons as they hold of many keys: none of these names one AAGUID, group or certificate.

use crate::vocabulary::language::Language;
use crate::words::reasons;
use crate::words::sentence::{Input, Row, Sentence, Text};
use crate::words::table::rows;

/// What is said where a code has no sentence of its own here.
pub(crate) static OTHERWISE: Sentence = Sentence::new(
    "The sentence differs from key to key.",
    "理由の文はキーごとに異なります。",
);

/// Rows by their codes.
macro_rules! general {
    ($($name:ident = $code:literal, $en:literal, $ja:literal;)*) => {
        rows! { ALL: $($name = $code, $en, $ja;)* }
        static GENERAL: &[&Row] = &[$(&$name),*];
    };
}

general! {
    METHOD_DISABLED = "method.disabled",
        "The authentication method is disabled.",
        "この認証方法は無効になっています。";
    USER_EXCLUDED = "method.userExcluded",
        "The users are in excluded targets. An exclusion beats every inclusion, at registration and at sign-in.",
        "ユーザーは除外対象に含まれています。除外は登録でもサインインでも、すべての対象指定より優先されます。";
    AAGUID_NOT_ALLOWED = "passkey.aaguidNotAllowed",
        "The AAGUID is not on the enforced allow list.",
        "AAGUID が、適用されている許可リストにありません。";
    AAGUID_BLOCKED = "passkey.aaguidBlocked",
        "The AAGUID is on the enforced block list.",
        "AAGUID が、適用されているブロック リストに載っています。";
    TYPE_NOT_ALLOWED = "passkey.typeNotAllowed",
        "The policy does not admit passkeys of this type.",
        "ポリシーはこの種類のパスキーを許可していません。";
    NO_PROFILE_MATCHES = "passkey.noProfileMatches",
        "The passkey fully satisfies none of the passkey profiles in scope. Requirements of different profiles are not mixed.",
        "パスキーが完全に満たす対象のパスキー プロファイルはありません。異なるプロファイルの要件は組み合わされません。";
    ATTESTATION_MISSING = "attestation.missing",
        "Attestation is enforced and the passkey is not attested.",
        "構成証明が適用されていますが、パスキーに構成証明がありません。";
    ISSUER_NOT_TRUSTED = "certificate.issuerNotTrusted",
        "No authority in the trust store issued the certificate.",
        "証明書を発行した機関が信頼ストアにありません。";
    SIGNATURE_INVALID = "certificate.signatureInvalid",
        "The signature of a certificate in the chain does not verify.",
        "チェーンの証明書の署名の検証に失敗しました。";
    SIGNATURE_UNKNOWN = "certificate.signatureUnknown",
        "Whether a certificate in the chain is signed by its issuer is not known.",
        "チェーンの証明書に発行者の署名があるかどうかは不明です。";
    NOT_YET_VALID = "certificate.notYetValid",
        "A certificate in the chain is not yet valid at the time of the question.",
        "チェーンの証明書が質問の時刻にはまだ有効ではありません。";
    EXPIRED = "certificate.expired",
        "A certificate in the chain has expired by the time of the question.",
        "チェーンの証明書の有効期間が質問の時刻には切れています。";
    REVOKED = "certificate.revoked",
        "A certificate in the chain is revoked.",
        "チェーンの証明書が失効しています。";
    REVOCATION_UNKNOWN = "certificate.revocationUnknown",
        "Whether a certificate in the chain is revoked is not known.",
        "チェーンの証明書が失効しているかどうかが不明です。";
    REVOCATION_REQUIRED = "certificate.revocationRequired",
        "The policy requires a revocation list, and the trust store names none for an issuer in the chain.",
        "ポリシーは失効リストを要求していますが、信頼ストアにチェーンの発行者の失効リストがありません。";
    REVOCATION_FAILED = "certificate.revocationFailed",
        "The revocation list of an issuer in the chain cannot be used.",
        "チェーンの発行者の失効リストを使用できません。";
    OUT_OF_SCOPE = "certificate.outOfScope",
        "An authority in the chain is scoped to groups that the user is not in.",
        "チェーンの機関の対象範囲のグループに、ユーザーは含まれていません。";
    NO_BINDING_MATCHES = "certificate.noBindingMatches",
        "No username binding connects the certificate to the user.",
        "証明書をユーザーに結び付けるユーザー名バインドがありません。";
    COMBINATION_NOT_ALLOWED = "strength.combinationNotAllowed",
        "The authentication strength does not allow what was performed.",
        "認証の強度は、実行された方法を許可していません。";
    STRENGTH_AAGUID_NOT_ALLOWED = "strength.aaguidNotAllowed",
        "The AAGUID is not among those that the authentication strength allows.",
        "AAGUID が、認証の強度で許可されている AAGUID に含まれていません。";
    ISSUER_NOT_ALLOWED = "strength.issuerNotAllowed",
        "The authentication strength does not list the certificate's issuer.",
        "証明書の発行者が認証の強度の一覧にありません。";
    POLICY_OID_NOT_ALLOWED = "strength.policyOidNotAllowed",
        "None of the certificate's policy OIDs that count is one that the authentication strength lists.",
        "考慮される証明書のポリシー OID のいずれも認証の強度の一覧に含まれていません。";
    NOT_USABLE_BY_EXTERNAL_USER = "strength.methodNotUsableByExternalUser",
        "External users cannot use this in the resource tenant.",
        "外部ユーザーはリソース テナントでこの方法を使えません。";
    ACCESS_BLOCKED = "access.blocked",
        "The access is blocked.",
        "アクセスはブロックされます。";
    ACCESS_STRENGTH = "access.strengthUnsatisfied",
        "A Conditional Access policy asks for an authentication strength that is not satisfied.",
        "条件付きアクセス ポリシーが要求する認証の強度を満たしていません。";
    ACCESS_CONTROL = "access.grantControlUnsatisfied",
        "A Conditional Access policy asks for what is not met.",
        "条件付きアクセス ポリシーの要求を満たしていません。";
    GROUPS_UNKNOWN = "input.groupMembershipUnknown",
        "Whether the user is in a group or has a role that the policies name is not known.",
        "ポリシーが指定するグループまたはロールにユーザーが含まれているかどうかが不明です。";
    PASSKEY_TYPE_UNKNOWN = "input.passkeyTypeUnknown",
        "Whether the passkey is device-bound or synced is not known.",
        "パスキーがデバイス バインドか同期かが不明です。";
    INPUT_MISSING = "input.missing",
        "The answer depends on something that is not given.",
        "答えは、指定されていない内容によって変わります。";
    UNKNOWN_ENUM_MEMBER = "input.unknownEnumMember",
        "A clause has a value that is not known.",
        "設定に未知の値があります。";
}

/// What holds of all keys with a reason, and with the input that is missing where one is told.
pub(crate) fn text(code: &str, missing: Option<&'static Input>, language: Language) -> String {
    let lacking = &reasons::ACCESS_INPUT_MISSING;
    if let Some(input) = missing.filter(|_| code == lacking.code) {
        let text = Text::new(&lacking.sentence).with_words("input", input.label.words());
        return text.render(language);
    }
    let mut all = GENERAL.iter();
    let row = all.find(|row| row.code == code);
    Text::new(row.map_or(&OTHERWISE, |row| &row.sentence)).render(language)
}
