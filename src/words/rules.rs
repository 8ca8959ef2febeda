//! The checks that the evaluator makes: id, the documentation they rest on, and what is read when one passes or is
//! not made. Rows with one id are variants of one check.

use crate::contract::verdict::{BasisClass, Statement};
use crate::vocabulary::rule_id::RuleId;
use crate::words::sentence::{Group, Rule, Sentence};

macro_rules! rules {
    (@group) => { None };
    (@group $fail_en:literal, $fail_ja:literal, $unknown_en:literal, $unknown_ja:literal) => {
        Some(Group {
            fail: Sentence::new($fail_en, $fail_ja),
            unknown: Sentence::new($unknown_en, $unknown_ja),
        })
    };
    (@against) => { None };
    (@against $source:ident, $dated:literal) => { Some(Statement { source: $source, dated: $dated }) };
    ($($name:ident = $id:ident, $class:ident, $source:ident, $dated:literal $(against $other:ident, $other_dated:literal)? {
        pass: $pass_en:literal, $pass_ja:literal;
        skip: $skip_en:literal, $skip_ja:literal;
        $(fail: $fail_en:literal, $fail_ja:literal;
        unknown: $unknown_en:literal, $unknown_ja:literal;)?
    })*) => {
        $(pub(crate) static $name: Rule = Rule {
            id: RuleId::$id,
            class: BasisClass::$class,
            source: $source,
            dated: $dated,
            against: rules!(@against $($other, $other_dated)?),
            pass: Sentence::new($pass_en, $pass_ja),
            skip: Sentence::new($skip_en, $skip_ja),
            group: rules!(@group $($fail_en, $fail_ja, $unknown_en, $unknown_ja)?),
        };)*
        /// Every check, for what walks them.
        #[cfg(any(test, feature = "schema"))]
        pub(crate) static ALL: &[&Rule] = &[$(&$name),*];
    };
}
const PASSKEYS: &str = "https://learn.microsoft.com/entra/identity/authentication/how-to-authentication-passkeys-fido2";
const WINDOWS: &str = "https://learn.microsoft.com/entra/identity/authentication/how-to-authentication-entra-passkeys-on-windows";

const VENDOR: &str =
    "https://learn.microsoft.com/entra/identity/authentication/concept-fido2-hardware-vendor";
const WEBAUTHN: &str = "https://www.w3.org/TR/webauthn-3/";

const CREATION_OPTIONS: &str =
    "https://learn.microsoft.com/graph/api/fido2authenticationmethod-creationoptions";
const HOW_STRENGTHS_WORK: &str = "https://learn.microsoft.com/entra/identity/authentication/concept-authentication-strength-how-it-works";
const ADVANCED: &str = "https://learn.microsoft.com/entra/identity/authentication/concept-authentication-strength-advanced-options";
const CBA: &str = "https://learn.microsoft.com/entra/identity/authentication/concept-certificate-based-authentication-technical-deep-dive";
const CRLS: &str = "https://learn.microsoft.com/entra/identity/authentication/concept-certificate-based-authentication-certificate-revocation-list";
const STRENGTHS: &str =
    "https://learn.microsoft.com/entra/identity/authentication/concept-authentication-strengths";
const SECOND_STEP: &str = "https://mc.merill.net/message/MC1450134";
const WINDOWS_GENERALLY: &str = "https://mc.merill.net/message/MC1282568";
const CBA_CMDLETS: &str = "https://github.com/microsoftgraph/entra-powershell/issues/1511";
const GUESTS_STRENGTH: &str =
    "https://learn.microsoft.com/entra/identity/conditional-access/policy-guests-mfa-strength";
const EXTERNAL_USERS: &str = "https://learn.microsoft.com/entra/identity/authentication/concept-authentication-strength-external-users";

const CROSS_TENANT: &str =
    "https://learn.microsoft.com/graph/api/resources/crosstenantaccesspolicy-overview";
const CONDITIONAL_ACCESS: &str =
    "https://learn.microsoft.com/graph/api/resources/conditionalaccesspolicy";
const APPROVED_APPLICATION: &str =
    "https://learn.microsoft.com/entra/identity/conditional-access/migrate-approved-client-app";
const BASELINE_SCOPES: &str = "https://learn.microsoft.com/entra/identity/conditional-access/concept-enforcement-resource-exclusions";
const SCHEMA: &str = "https://graph.microsoft.com/v1.0/$metadata";

rules! {
    // passkeys.md#targets-and-profiles, certificates.md#shape-of-the-policy
    METHOD_CONFIGURED = MethodConfigured, Schema, SCHEMA, "2026-08-20" {
        pass: "The method is configured.", "認証方法は構成されています。";
        skip: "No method policy for “{expected}” was given, so it is not judged.", "「{expected}」の方法ポリシーが指定されていないため、判定しません。";
    }
    METHOD_STATE = MethodState, Schema, SCHEMA, "2026-08-20" {
        pass: "The authentication method is enabled.", "認証方法は有効です。";
        skip: "The state was not judged.", "状態は判定していません。";
    }
    METHOD_EXCLUDE = MethodExclude, Documented, PASSKEYS, "2026-03-08" {
        pass: "No excluded target names the user.", "ユーザーは除外対象に含まれていません。";
        skip: "Exclusions were not judged.", "除外は判定していません。";
    }
    METHOD_INCLUDE = MethodInclude, Documented, PASSKEYS, "2026-03-08" {
        pass: "The user is in scope: {actual}.", "ユーザーは対象に含まれています: {actual}。";
        skip: "Inclusions were not judged.", "対象は判定していません。";
    }

    // passkeys.md#registration-and-sign-in
    PASSKEY_GUEST = PasskeyGuest, Documented, PASSKEYS, "2026-03-08" {
        pass: "The user is a member.", "ユーザーはメンバーです。";
        skip: "The user type was not judged.", "ユーザーの種類は判定していません。";
    }
    PASSKEY_SELF_SERVICE = PasskeySelfService, Documented, PASSKEYS, "2026-03-08" {
        pass: "Self-service set-up does not block this registration.", "セルフサービス設定はこの登録をブロックしません。";
        skip: "Self-service set-up was not judged.", "セルフサービス設定は判定していません。";
    }
    PASSKEY_PROFILES = PasskeyProfiles, Documented, PASSKEYS, "2026-03-08" {
        pass: "The passkey satisfies a policy in scope.", "パスキーは対象のポリシーを満たしています。";
        skip: "No target includes the user, so no profile is looked at.", "ユーザーを含む対象がないため、プロファイルは確認しません。";
        fail: "The policy in scope does not admit the passkey.", "対象のポリシーはこのパスキーを許可しません。";
        unknown: "Whether a policy in scope admits the passkey is undecided.", "対象のポリシーがこのパスキーを許可するかどうかは判定できません。";
    }
    PASSKEY_PROFILE = PasskeyProfile, Documented, PASSKEYS, "2026-03-08" {
        pass: "Every requirement of the profile “{name}” is met.", "プロファイル「{name}」の要件をすべて満たしています。";
        skip: "The profile was not judged.", "プロファイルは判定していません。";
        fail: "A requirement of the profile “{name}” is not met.", "プロファイル「{name}」に、満たされていない要件があります。";
        unknown: "A requirement of the profile “{name}” is undecided.", "プロファイル「{name}」に、判定できない要件があります。";
    }
    PASSKEY_LEGACY = PasskeyProfile, Documented, PASSKEYS, "2026-03-08" {
        pass: "Every requirement of the tenant-wide policy is met.", "テナント全体のポリシーの要件をすべて満たしています。";
        skip: "The policy was not judged.", "ポリシーは判定していません。";
        fail: "A requirement of the tenant-wide policy is not met.", "テナント全体のポリシーに、満たされていない要件があります。";
        unknown: "A requirement of the tenant-wide policy is undecided.", "テナント全体のポリシーに、判定できない要件があります。";
    }
    PASSKEY_PROFILE_SCOPE = PasskeyProfileScope, Documented, PASSKEYS, "2026-03-08" {
        pass: "The profile is in scope.", "プロファイルは対象に含まれています。";
        skip: "The scope was not judged.", "対象範囲は判定していません。";
    }
    PASSKEY_TYPE = PasskeyType, Documented, PASSKEYS, "2026-03-08" {
        pass: "The type of the passkey ({actual}) is admitted: {expected}.", "パスキーの種類 ({actual}) は許可されています: {expected}。";
        skip: "The type was not judged.", "種類は判定していません。";
    }
    PASSKEY_TYPE_EITHER = PasskeyType, Documented, PASSKEYS, "2026-03-08" {
        pass: "Device-bound and synced passkeys are both admitted.", "デバイス バインドと同期のどちらのパスキーも許可されています。";
        skip: "The type was not judged.", "種類は判定していません。";
    }
    PASSKEY_ATTESTATION_OFF = PasskeyAttestation, Documented, VENDOR, "2026-10-06" {
        pass: "Attestation is not enforced.", "構成証明は適用されていません。";
        skip: "Attestation was not judged.", "構成証明は判定していません。";
    }
    PASSKEY_ATTESTATION = PasskeyAttestation, Documented, VENDOR, "2026-10-06" {
        pass: "Attestation is enforced, and the question states that the passkey is attested.", "構成証明が適用されており、パスキーには構成証明があると質問に示されています。";
        skip: "Attestation is looked at when a passkey is registered, not at sign-in.", "構成証明は登録時に確認され、サインイン時には確認されません。";
    }
    PASSKEY_ATTESTATION_VERIFIED = PasskeyAttestation, Documented, VENDOR, "2026-10-06" {
        pass: "Attestation is enforced, and the attestation meets what is asked.", "構成証明が適用されており、構成証明は要件を満たしています。";
        skip: "The attestation object cannot be read.", "構成証明オブジェクトを読み取れません。";
        fail: "Attestation is enforced, and the attestation is not accepted.", "構成証明が適用されていますが、構成証明が受け入れられません。";
        unknown: "Attestation is enforced, and whether the attestation is accepted is undecided.", "構成証明が適用されていますが、構成証明が受け入れられるかどうかは判定できません。";
    }
    PASSKEY_USER_VERIFICATION = PasskeyUserVerification, Documented, PASSKEYS, "2026-03-08" {
        pass: "The user was verified ({actual}).", "ユーザーは検証されています ({actual})。";
        skip: "There is no attestation object that says whether the user was verified.", "ユーザーが検証されたかどうかを示す構成証明オブジェクトがありません。";
    }

    // passkeys.md#attestation: what an attestation object says
    ATTESTATION_WELL_FORMED = AttestationWellFormed, Documented, VENDOR, "2026-10-06" {
        pass: "The attestation object is well-formed; its format is {actual}.", "構成証明オブジェクトの形式は正しく、フォーマットは {actual} です。";
        skip: "The question gives no attestation object.", "質問に構成証明オブジェクトがありません。";
    }
    ATTESTATION_FORMAT = AttestationFormat, Documented, VENDOR, "2026-10-06" {
        pass: "The format {actual} is accepted.", "形式 {actual} は受け入れられます。";
        skip: "The format was not judged.", "形式は判定していません。";
    }
    ATTESTATION_SIGNATURE = AttestationSignature, Documented, VENDOR, "2026-10-06" {
        pass: "The attestation is signed as its format asks.", "構成証明は形式の要件どおりに署名されています。";
        skip: "The signature of the attestation was not checked.", "構成証明の署名は確認していません。";
    }
    ATTESTATION_AAGUID = AttestationAaguid, Inferred, WEBAUTHN, "2026-10-06" {
        pass: "The attestation certificate is for the AAGUID {actual}.", "構成証明の証明書は AAGUID {actual} のものです。";
        skip: "The attestation certificate does not say for which AAGUID it is.", "構成証明の証明書に AAGUID の指定がありません。";
    }
    ATTESTATION_TYPE = AttestationType, Documented, VENDOR, "2026-10-06" {
        pass: "Only device-bound passkeys are attested, and this is one.", "構成証明の対象はデバイス バインド パスキーだけで、このパスキーも該当します。";
        skip: "The type was not judged.", "種類は判定していません。";
    }

    // passkeys.md#creation-options: the ceremony, and what creationOptions ask for
    ATTESTATION_CLIENT_DATA = AttestationClientData, Inferred, WEBAUTHN, "2026-10-06" {
        pass: "The client data is that of a registration.", "クライアント データは登録のものです。";
        skip: "The question gives no client data.", "質問にクライアント データがありません。";
    }
    ATTESTATION_CHALLENGE = AttestationChallenge, Inferred, WEBAUTHN, "2026-10-06" {
        pass: "The challenge is the one that was given out.", "チャレンジは発行されたものと一致しています。";
        skip: "The challenge was not compared.", "チャレンジは照合していません。";
    }
    ATTESTATION_CHALLENGE_TIMEOUT = AttestationChallengeTimeout, Documented, CREATION_OPTIONS, "2026-08-20" {
        pass: "The challenge is still good: until {expected}.", "チャレンジは有効期限内です: {expected} まで。";
        skip: "The time was not compared.", "時刻は照合していません。";
    }
    ATTESTATION_ORIGIN = AttestationOrigin, Inferred, WEBAUTHN, "2026-10-06" {
        pass: "The origin {actual} is the one that is expected.", "オリジン {actual} は想定どおりです。";
        skip: "The origin was not compared.", "オリジンは照合していません。";
    }
    ATTESTATION_RP_ID = AttestationRpId, Inferred, WEBAUTHN, "2026-10-06" {
        pass: "The credential is for the relying party {expected}.", "資格情報は証明書利用者 {expected} のものです。";
        skip: "The relying party was not compared.", "証明書利用者は照合していません。";
    }
    ATTESTATION_ALGORITHM = AttestationAlgorithm, Documented, CREATION_OPTIONS, "2026-08-20" {
        pass: "The algorithm {actual} was offered.", "アルゴリズム {actual} は提示されたものです。";
        skip: "The algorithm was not compared.", "アルゴリズムは照合していません。";
    }
    ATTESTATION_EXCLUDED = AttestationExcluded, Documented, CREATION_OPTIONS, "2026-08-20" {
        pass: "creationOptions do not exclude the credential.", "資格情報は creationOptions で除外されていません。";
        skip: "Excluded credentials were not compared.", "除外対象の資格情報は照合していません。";
    }
    ATTESTATION_RESIDENT_KEY = AttestationResidentKey, Documented, CREATION_OPTIONS, "2026-08-20" {
        pass: "Nothing says that no resident key was made.", "常駐キーが作成されなかったという報告はありません。";
        skip: "Resident keys were not looked at.", "常駐キーは確認していません。";
    }
    PASSKEY_AAGUID = PasskeyAaguid, Documented, PASSKEYS, "2026-03-08" {
        pass: "The AAGUID {actual} is on the allow list.", "AAGUID {actual} は許可リストに載っています。";
        skip: "The AAGUID was not judged.", "AAGUID は判定していません。";
    }
    PASSKEY_AAGUID_BLOCK = PasskeyAaguid, Documented, PASSKEYS, "2026-03-08" {
        pass: "The AAGUID {actual} is not on the block list.", "AAGUID {actual} はブロック リストに載っていません。";
        skip: "The AAGUID was not judged.", "AAGUID は判定していません。";
    }
    PASSKEY_AAGUID_BLOCK_EMPTY = PasskeyAaguid, Documented, PASSKEYS, "2026-03-08" {
        pass: "The block list is empty, so it keeps no passkey out.", "ブロック リストが空のため、拒否されるパスキーはありません。";
        skip: "The AAGUID was not judged.", "AAGUID は判定していません。";
    }
    PASSKEY_AAGUID_UNRESTRICTED = PasskeyAaguid, Documented, PASSKEYS, "2026-03-08" {
        pass: "Key restrictions are not enforced.", "キーの制限は適用されていません。";
        skip: "The AAGUID was not judged.", "AAGUID は判定していません。";
    }

    // certificates.md
    CERTIFICATE_CHAIN = CertificateChain, Documented, CRLS, "2025-08-26" {
        pass: "The certificate chains to {actual}.", "証明書は {actual} に連なっています。";
        skip: "The chain was not judged.", "チェーンは判定していません。";
        fail: "The chain to a trusted authority is broken.", "信頼された機関へのチェーンが途切れています。";
        unknown: "Whether the certificate chains to a trusted authority is undecided.", "証明書が信頼された機関に連なっているかどうかは判定できません。";
    }
    CERTIFICATE_LINK = CertificateLink, Documented, CRLS, "2025-08-26" {
        pass: "{expected} signed the certificate of {actual}.", "{actual} の証明書は {expected} が署名しています。";
        skip: "The signature of {expected} on the certificate of {actual} was not checked.", "{actual} の証明書に対する {expected} の署名は確認していません。";
    }
    CERTIFICATE_TIME = CertificateTime, Documented, CRLS, "2025-08-26" {
        pass: "Every certificate of the chain is valid at {actual}; the leaf for {expected}.", "チェーンのすべての証明書は {actual} に有効です (エンド エンティティ: {expected})。";
        skip: "The validity was not judged.", "有効期間は判定していません。";
    }
    CERTIFICATE_REVOCATION = CertificateRevocation, Documented, CRLS, "2025-08-26" {
        pass: "No certificate of the chain is revoked, as far as the service looks.", "サービスが確認する範囲では、チェーンに失効した証明書はありません。";
        skip: "Revocation was not judged.", "失効は判定していません。";
        fail: "A certificate of the chain fails the revocation check.", "チェーンに失効確認に失敗する証明書があります。";
        unknown: "Whether a certificate of the chain is revoked is undecided.", "チェーンに失効した証明書があるかどうかは判定できません。";
    }
    CERTIFICATE_REVOCATION_ROW = CertificateRevocationRow, Documented, CRLS, "2025-08-26" {
        pass: "{issuer} has not revoked the certificate of {name}.", "{name} の証明書は {issuer} によって失効していません。";
        skip: "The trust store names no revocation list for {issuer}, so the service does not look whether {name} is revoked.", "信頼ストアに {issuer} の失効リストがないため、サービスは {name} の失効を確認しません。";
    }
    CERTIFICATE_REVOCATION_ABOVE = CertificateRevocationRow, Documented, CRLS, "2025-08-26" {
        pass: "The trust store names no revocation list for {issuer}. The policy requires one of the authority that issued the user's certificate; {name} is not that certificate.", "信頼ストアに {issuer} の失効リストはありません。ポリシーが要求するのはユーザーの証明書を発行した機関のリストで、{name} はその証明書ではありません。";
        skip: "Revocation was not judged.", "失効は判定していません。";
    }
    CERTIFICATE_SCOPE = CertificateScope, Documented, CBA, "2025-03-04" {
        pass: "The authorities of the chain may vouch for the user.", "チェーンの機関の対象範囲にユーザーが含まれています。";
        skip: "The scope was not judged.", "対象範囲は判定していません。";
        fail: "An authority of the chain may not vouch for the user.", "チェーンに、ユーザーを対象範囲に含まない機関があります。";
        unknown: "Whether the authorities of the chain may vouch for the user is undecided.", "チェーンの機関の対象範囲にユーザーが含まれるかどうかは判定できません。";
    }
    CERTIFICATE_SCOPE_ROW = CertificateScopeRow, Documented, CBA, "2025-03-04" {
        pass: "The user is in the scope of {name}.", "ユーザーは {name} の対象範囲に含まれています。";
        skip: "The scope was not judged.", "対象範囲は判定していません。";
    }
    CERTIFICATE_BINDING = CertificateBinding, Documented, CBA, "2025-03-04" {
        pass: "The certificate is bound to the user.", "証明書はユーザーにバインドされています。";
        skip: "The binding was not judged.", "バインドは判定していません。";
        fail: "No username binding connects the certificate to the user.", "証明書をユーザーに結び付けるユーザー名バインドがありません。";
        unknown: "Whether a username binding connects the certificate to the user is undecided.", "証明書をユーザーに結び付けるバインドがあるかどうかは判定できません。";
    }
    CERTIFICATE_BINDING_ROW = CertificateBindingRow, Documented, CBA, "2025-03-04" {
        pass: "The {field} of the certificate matches the {property} of the user.", "証明書の {field} はユーザーの {property} と一致しています。";
        skip: "The binding of the {field} to the {property} has low affinity and high is required, so it is dropped.", "{field} と {property} のバインドは親和性が低く、高い親和性が必要なため除外されます。";
    }
    CERTIFICATE_BINDING_SERIAL = CertificateBindingRow, Observed, CBA_CMDLETS, "2026-11-28" against CBA, "2025-03-04" {
        pass: "The {field} of the certificate matches the {property} of the user in the byte order of the certificate.", "証明書の {field} は、証明書と同じバイト順でユーザーの {property} と一致しています。";
        skip: "The binding of the {field} to the {property} has low affinity and high is required, so it is dropped.", "{field} と {property} のバインドは親和性が低く、高い親和性が必要なため除外されます。";
    }
    CERTIFICATE_BINDING_NOT_TRIED = CertificateBindingRow, Documented, CBA, "2025-03-04" {
        pass: "The {field} of the certificate matches the {property} of the user.", "証明書の {field} はユーザーの {property} と一致しています。";
        skip: "The {field} was not compared with the {property}: an earlier binding matched.", "{field} と {property} は比較していません。先のバインドが一致しています。";
    }
    CERTIFICATE_MODE_RULE = CertificateModeRule, Documented, CBA, "2025-03-04" {
        pass: "The rule for {expected} matches and sets the mode: {actual}.", "{expected} の規則が一致し、認証モードを設定しています: {actual}。";
        skip: "The rule for {expected} matches too, and another one counts more.", "{expected} の規則も一致していますが、別の規則が優先されます。";
    }
    CERTIFICATE_MODE = CertificateMode, Documented, CBA, "2025-03-04" {
        pass: "A rule for {expected} decides the mode of the certificate: {actual}.", "{expected} の規則により、証明書の認証モードが決まります: {actual}。";
        skip: "The mode was not judged.", "モードは判定していません。";
    }
    CERTIFICATE_MODE_DEFAULT = CertificateMode, Documented, CBA, "2025-03-04" {
        pass: "No rule matches, so the tenant's default applies: {actual}.", "一致する規則がないため、テナントの既定値が適用されます: {actual}。";
        skip: "The mode was not judged.", "モードは判定していません。";
    }

    // strengths.md#at-sign-in, strengths.md
    STRENGTH = Strength, Documented, HOW_STRENGTHS_WORK, "2025-03-17" {
        pass: "The authentication strength “{name}” is satisfied.", "認証の強度「{name}」を満たしています。";
        skip: "The strength was not judged.", "認証の強度は判定していません。";
        fail: "The authentication strength “{name}” is not satisfied.", "認証の強度「{name}」を満たしていません。";
        unknown: "Whether the authentication strength “{name}” is satisfied is undecided.", "認証の強度「{name}」を満たすかどうかは判定できません。";
    }
    STRENGTH_COMBINATION = StrengthCombination, Documented, HOW_STRENGTHS_WORK, "2025-03-17" {
        pass: "Everything that the combination “{expected}” asks for was performed.", "組み合わせ「{expected}」が求める方法はすべて実行されています。";
        skip: "The combination was not judged.", "組み合わせは判定していません。";
        fail: "The combination “{expected}” was performed, but its configuration is not met.", "組み合わせ「{expected}」は実行されていますが、構成を満たしていません。";
        unknown: "The combination “{expected}” was performed; whether its configuration is met is undecided.", "組み合わせ「{expected}」は実行されていますが、構成を満たすかどうかは判定できません。";
    }
    STRENGTH_SECOND_STEP = StrengthCombination, Documented, SECOND_STEP, "2026-08-18" against STRENGTHS, "2025-03-04" {
        pass: "Everything that the combination “{expected}” asks for was performed; Windows Hello for Business counts after another method too.", "組み合わせ「{expected}」が求める方法はすべて実行されています。Windows Hello for Business は別の方法の後でも有効です。";
        skip: "The combination was not judged.", "組み合わせは判定していません。";
        fail: "The combination “{expected}” was performed, but its configuration is not met.", "組み合わせ「{expected}」は実行されていますが、構成を満たしていません。";
        unknown: "The combination “{expected}” was performed; whether its configuration is met is undecided.", "組み合わせ「{expected}」は実行されていますが、構成を満たすかどうかは判定できません。";
    }
    STRENGTH_AAGUID = StrengthAaguid, Documented, ADVANCED, "2026-06-26" {
        pass: "The AAGUID is among those that the strength allows.", "AAGUID は認証の強度で許可されています。";
        skip: "The AAGUID was not judged.", "AAGUID は判定していません。";
    }
    STRENGTH_CONFIGURATION = StrengthConfiguration, Documented, ADVANCED, "2026-06-26" {
        pass: "The certificate meets the configuration of the combination.", "証明書は組み合わせの構成を満たしています。";
        skip: "The configuration was not judged.", "構成は判定していません。";
        fail: "The certificate does not meet the configuration of the combination.", "証明書は組み合わせの構成を満たしていません。";
        unknown: "Whether the certificate meets the configuration is undecided.", "証明書が構成を満たすかどうかは判定できません。";
    }
    STRENGTH_ISSUER = StrengthIssuer, Documented, ADVANCED, "2026-06-26" {
        pass: "The issuer's key identifier {actual} is listed.", "発行者のキー識別子 {actual} は一覧にあります。";
        skip: "The issuer was not judged.", "発行者は判定していません。";
    }
    STRENGTH_POLICY_OID = StrengthPolicyOid, Documented, ADVANCED, "2026-06-26" {
        pass: "The certificate has a policy OID that is listed: {matched}.", "証明書に、一覧にあるポリシー OID があります: {matched}。";
        skip: "The policy OIDs were not judged.", "ポリシー OID は判定していません。";
    }

    // strengths.md#external-users, access.md
    EXTERNAL = ExternalTrust, Documented, EXTERNAL_USERS, "2025-03-04" {
        pass: "The multifactor authentication of the user's home tenant is trusted.", "ユーザーのホーム テナントの多要素認証は信頼されています。";
        skip: "External access was not judged.", "外部アクセスは判定していません。";
    }
    EXTERNAL_RESOURCE = ExternalTrust, Documented, EXTERNAL_USERS, "2025-03-04" {
        pass: "The home tenant's multifactor authentication is not trusted; this method can be used in the resource tenant.", "ホーム テナントの多要素認証は信頼されていませんが、この方法はリソース テナントで使えます。";
        skip: "External access was not judged.", "外部アクセスは判定していません。";
    }
    EXTERNAL_WITHOUT_ENTRA = ExternalTrust, Documented, GUESTS_STRENGTH, "2026-11-28" {
        pass: "The user has no Microsoft Entra account, so nothing of the home tenant is trusted; methods are performed in this tenant.", "ユーザーは Microsoft Entra アカウントを持たないため、ホーム テナントの認証は信頼されません。方法はこのテナントで実行されます。";
        skip: "External access was not judged.", "外部アクセスは判定していません。";
    }
    EXTERNAL_NOT_NEEDED = ExternalTrust, Documented, EXTERNAL_USERS, "2025-03-04" {
        pass: "The home tenant's multifactor authentication is not trusted, and nothing is refused for that.", "ホーム テナントの多要素認証は信頼されていませんが、それを理由に拒否されるものはありません。";
        skip: "External access was not judged.", "外部アクセスは判定していません。";
    }
    EXTERNAL_INBOUND = ExternalInbound, Documented, CROSS_TENANT, "2026-11-29" {
        pass: "Cross-tenant access settings let this user in.", "クロステナント アクセス設定はこのユーザーのアクセスを許可しています。";
        skip: "Cross-tenant access settings do not say who may come in.", "クロステナント アクセス設定には受信アクセスの指定がありません。";
    }
    ACCESS = Access, Documented, CONDITIONAL_ACCESS, "2026-08-20" {
        pass: "Every Conditional Access policy that applies is met.", "適用されるすべての条件付きアクセス ポリシーを満たしています。";
        skip: "Conditional Access was not judged.", "条件付きアクセスは判定していません。";
        fail: "A Conditional Access policy that applies is not met.", "適用される条件付きアクセス ポリシーを満たしていません。";
        unknown: "Whether every Conditional Access policy that applies is met is undecided.", "適用されるすべての条件付きアクセス ポリシーを満たすかどうかは判定できません。";
    }
    ACCESS_BLOCKED = Access, Documented, CONDITIONAL_ACCESS, "2026-08-20" {
        pass: "No Conditional Access policy that applies blocks the access.", "適用される条件付きアクセス ポリシーのうち、アクセスをブロックするものはありません。";
        skip: "Conditional Access was not judged.", "条件付きアクセスは判定していません。";
        fail: "A Conditional Access policy that blocks the access applies.", "アクセスをブロックする条件付きアクセス ポリシーが適用されます。";
        unknown: "Whether a Conditional Access policy that blocks the access applies is undecided.", "アクセスをブロックする条件付きアクセス ポリシーが適用されるかどうかは判定できません。";
    }
    ACCESS_POLICY_BLOCKS = AccessPolicy, Documented, CONDITIONAL_ACCESS, "2026-08-20" {
        pass: "The policy “{name}” does not block the access.", "ポリシー「{name}」はアクセスをブロックしません。";
        skip: "The policy “{name}” does not apply.", "ポリシー「{name}」は適用されません。";
        fail: "The policy “{name}” applies and blocks the access.", "ポリシー「{name}」が適用され、アクセスをブロックします。";
        unknown: "Whether the policy “{name}” applies, which blocks the access, is undecided.", "アクセスをブロックするポリシー「{name}」が適用されるかどうかは判定できません。";
    }
    ACCESS_POLICY = AccessPolicy, Documented, CONDITIONAL_ACCESS, "2026-08-20" {
        pass: "The policy “{name}” is met.", "ポリシー「{name}」を満たしています。";
        skip: "The policy “{name}” does not apply.", "ポリシー「{name}」は適用されません。";
        fail: "The policy “{name}” applies and is not met.", "ポリシー「{name}」が適用され、満たしていません。";
        unknown: "Whether the policy “{name}” applies, or is met, is undecided.", "ポリシー「{name}」が適用されるか、満たすかどうかは判定できません。";
    }
    ACCESS_USERS = AccessUsers, Documented, CONDITIONAL_ACCESS, "2026-08-20" {
        pass: "The policy is for this user ({actual}).", "ポリシーはこのユーザー ({actual}) を対象としています。";
        skip: "The user was not judged.", "ユーザーは判定していません。";
    }
    ACCESS_APPLICATION = AccessApplication, Documented, CONDITIONAL_ACCESS, "2026-08-20" {
        pass: "The policy is for {actual}.", "ポリシーは {actual} を対象としています。";
        skip: "What is opened was not judged.", "アクセス先は判定していません。";
    }
    ACCESS_BASELINE_SCOPES = AccessApplication, Documented, BASELINE_SCOPES, "2026-07-01" {
        pass: "The policy excludes {actual}, and the sign-in asks for baseline scopes alone. That counts as access to Windows Azure Active Directory, which the policy is for.", "ポリシーは {actual} を除外していますが、サインインが要求するのは基本スコープだけです。これは Windows Azure Active Directory へのアクセスとみなされ、ポリシーの対象になります。";
        skip: "What is opened was not judged.", "アクセス先は判定していません。";
    }
    ACCESS_PLATFORM = AccessPlatform, Documented, CONDITIONAL_ACCESS, "2026-08-20" {
        pass: "The policy is for this platform: {actual}.", "ポリシーはこのプラットフォームを対象としています: {actual}。";
        skip: "The platform was not judged.", "プラットフォームは判定していません。";
    }
    ACCESS_PLATFORM_ANY = AccessPlatform, Documented, CONDITIONAL_ACCESS, "2026-08-20" {
        pass: "The policy is for every platform.", "ポリシーはすべてのプラットフォームを対象としています。";
        skip: "The platform was not judged.", "プラットフォームは判定していません。";
    }
    ACCESS_CLIENT_APP_ANY = AccessClientApp, Documented, CONDITIONAL_ACCESS, "2026-08-20" {
        pass: "The policy is for every client app.", "ポリシーはすべてのクライアント アプリを対象としています。";
        skip: "The client app was not judged.", "クライアント アプリは判定していません。";
    }
    ACCESS_LOCATION_ANY = AccessLocation, Documented, CONDITIONAL_ACCESS, "2026-08-20" {
        pass: "The policy is for every location.", "ポリシーはすべての場所を対象としています。";
        skip: "The location was not judged.", "場所は判定していません。";
    }
    ACCESS_CLIENT_APP = AccessClientApp, Documented, CONDITIONAL_ACCESS, "2026-08-20" {
        pass: "The policy is for this client app: {actual}.", "ポリシーはこのクライアント アプリを対象としています: {actual}。";
        skip: "The client app was not judged.", "クライアント アプリは判定していません。";
    }
    ACCESS_LOCATION = AccessLocation, Documented, CONDITIONAL_ACCESS, "2026-08-20" {
        pass: "The policy is for this location: {actual}.", "ポリシーはこの場所を対象としています: {actual}。";
        skip: "The location was not judged.", "場所は判定していません。";
    }
    ACCESS_SIGN_IN_RISK = AccessSignInRisk, Documented, CONDITIONAL_ACCESS, "2026-08-20" {
        pass: "The policy is for this sign-in risk: {actual}.", "ポリシーはこのサインイン リスクを対象としています: {actual}。";
        skip: "The sign-in risk was not judged.", "サインイン リスクは判定していません。";
    }
    ACCESS_USER_RISK = AccessUserRisk, Documented, CONDITIONAL_ACCESS, "2026-08-20" {
        pass: "The policy is for this user risk: {actual}.", "ポリシーはこのユーザー リスクを対象としています: {actual}。";
        skip: "The user risk was not judged.", "ユーザー リスクは判定していません。";
    }
    ACCESS_INSIDER_RISK = AccessInsiderRisk, Documented, CONDITIONAL_ACCESS, "2026-08-20" {
        pass: "The policy is for this insider risk: {actual}.", "ポリシーはこのインサイダー リスクを対象としています: {actual}。";
        skip: "The insider risk was not judged.", "インサイダー リスクは判定していません。";
    }
    ACCESS_FLOW = AccessAuthenticationFlow, Documented, CONDITIONAL_ACCESS, "2026-08-20" {
        pass: "The policy is for this authentication flow: {actual}.", "ポリシーはこの認証フローを対象としています: {actual}。";
        skip: "The authentication flow was not judged.", "認証フローは判定していません。";
    }
    ACCESS_DEVICE = AccessDevice, Documented, CONDITIONAL_ACCESS, "2026-08-20" {
        pass: "The policy is for this device.", "ポリシーはこのデバイスを対象としています。";
        skip: "The device was not judged.", "デバイスは判定していません。";
    }
    ACCESS_WORKLOAD = AccessWorkload, Documented, CONDITIONAL_ACCESS, "2026-08-20" {
        pass: "The policy is for workload identities.", "ポリシーはワークロード ID を対象としています。";
        skip: "Workload identities were not judged.", "ワークロード ID は判定していません。";
    }
    ACCESS_WHAT_IF = AccessWhatIf, Observed, CONDITIONAL_ACCESS, "2026-08-20" {
        pass: "The service says that the policy applies.", "サービスの回答では、ポリシーは適用されます。";
        skip: "The service was not asked.", "サービスには問い合わせていません。";
    }
    ACCESS_CONDITION = AccessCondition, Schema, SCHEMA, "2026-08-20" {
        pass: "The condition is met.", "条件を満たしています。";
        skip: "The condition was not judged.", "条件は判定していません。";
    }
    ACCESS_GRANT = AccessGrant, Documented, CONDITIONAL_ACCESS, "2026-08-20" {
        pass: "What the policy asks for is met.", "ポリシーの要求を満たしています。";
        skip: "What the policy asks for was not judged.", "ポリシーの要求は判定していません。";
        fail: "What the policy asks for is not met.", "ポリシーの要求を満たしていません。";
        unknown: "Whether what the policy asks for is met is undecided.", "ポリシーの要求を満たすかどうかは判定できません。";
    }
    ACCESS_GRANT_BLOCKS = AccessGrant, Documented, CONDITIONAL_ACCESS, "2026-08-20" {
        pass: "The policy does not block the access.", "ポリシーはアクセスをブロックしません。";
        skip: "What the policy asks for was not judged.", "ポリシーの要求は判定していません。";
        fail: "The policy blocks the access.", "ポリシーはアクセスをブロックします。";
        unknown: "Whether the policy blocks the access is undecided.", "ポリシーがアクセスをブロックするかどうかは判定できません。";
    }
    ACCESS_CONTROL = AccessControl, Documented, CONDITIONAL_ACCESS, "2026-08-20" {
        pass: "This is met: {expected}.", "要求を満たしています: {expected}。";
        skip: "The control was not judged.", "コントロールは判定していません。";
    }
    ACCESS_APPROVED_APPLICATION = AccessControl, Documented, APPROVED_APPLICATION, "2026-03-24" {
        pass: "An approved client app is used.", "承認されたクライアント アプリが使用されています。";
        skip: "Require approved client app is not enforced after 2026-06-30, as if it were not selected.", "承認されたクライアント アプリの要求は 2026-06-30 より後は適用されず、選択されていないものとして扱われます。";
    }
    ACCESS_STRENGTH = AccessStrength, Documented, HOW_STRENGTHS_WORK, "2025-03-17" {
        pass: "The authentication strength “{name}” is satisfied.", "認証の強度「{name}」を満たしています。";
        skip: "The strength of a policy for the registration of security information takes precedence.", "セキュリティ情報の登録を対象とするポリシーの認証の強度が優先されます。";
        fail: "The authentication strength “{name}” is not satisfied.", "認証の強度「{name}」を満たしていません。";
        unknown: "Whether the authentication strength “{name}” is satisfied is undecided.", "認証の強度「{name}」を満たすかどうかは判定できません。";
    }
    ACCESS_SESSION = AccessSession, Documented, CONDITIONAL_ACCESS, "2026-08-20" {
        pass: "The session control “{expected}” is set.", "セッション コントロール「{expected}」が設定されています。";
        skip: "The session control “{expected}” is listed and not judged.", "セッション コントロール「{expected}」は一覧に示すだけで、判定しません。";
    }
    PASSKEY_WINDOWS_HELLO = PasskeyAaguid, Documented, WINDOWS, "2026-07-05" against WINDOWS_GENERALLY, "2026-07-20" {
        pass: "Windows Hello may be registered under this policy.", "このポリシーでは Windows Hello を登録できます。";
        skip: "Windows Hello was not judged.", "Windows Hello は判定していません。";
    }

    // passkeys.md#attestation, passkeys.md#the-list-of-attested-models
    ATTESTATION_METADATA = AttestationMetadata, Documented, VENDOR, "2026-10-06" {
        pass: "FIDO metadata is at hand: no. {actual}.", "FIDO メタデータ第 {actual} 号があります。";
        skip: "The metadata was not looked at.", "メタデータは確認していません。";
    }
    ATTESTATION_IN_METADATA = AttestationInMetadata, Documented, VENDOR, "2026-10-06" {
        pass: "The FIDO metadata has an entry for the AAGUID {actual}: {name}.", "FIDO メタデータに AAGUID {actual} のエントリがあります: {name}。";
        skip: "The metadata was not looked at.", "メタデータは確認していません。";
    }
    ATTESTATION_CHAIN = AttestationChain, Documented, VENDOR, "2026-10-06" {
        pass: "The attestation certificate chains to a root that the FIDO metadata has for {name}: {actual}.", "構成証明の証明書は、FIDO メタデータにある {name} のルートに連なっています: {actual}。";
        skip: "The chain leads to {actual}, and a signature of it was not checked.", "チェーンは {actual} に至りますが、署名の一部を確認していません。";
    }
    ATTESTATION_ROOTS = AttestationChain, Documented, VENDOR, "2026-10-06" {
        pass: "The FIDO metadata has roots for {name} ({actual}), so an attestation of the model can be verified.", "FIDO メタデータに {name} のルート証明書 ({actual} 件) があるため、このモデルの構成証明を検証できます。";
        skip: "The chain was not judged.", "チェーンは判定していません。";
    }
    ATTESTATION_LISTED = AttestationListed, Documented, VENDOR, "2026-10-06" {
        pass: "Microsoft's list of attested models names {name}, as of {dated}.", "{dated} 時点の Microsoft の構成証明対応モデルの一覧に {name} があります。";
        skip: "Microsoft's list of attested models does not name {name}, as of {dated}; the documented requirements decide.", "{dated} 時点の Microsoft の構成証明対応モデルの一覧に {name} はなく、文書化された要件で判定します。";
    }
    ATTESTATION_CERTIFIED = AttestationCertified, Documented, VENDOR, "2026-10-06" {
        pass: "The FIDO metadata reports {name} as certified: {actual}.", "FIDO メタデータでは {name} は認定されています: {actual}。";
        skip: "The certification was not judged.", "認定は判定していません。";
    }
    ATTESTATION_CERTIFIED_BY_LIST = AttestationCertified, Inferred, VENDOR, "2026-10-06" {
        pass: "Microsoft's list names {name}, which counts; the FIDO metadata alone does not report it as certified ({actual}).", "Microsoft の一覧に {name} があるため条件を満たすものとします。FIDO メタデータだけでは認定を確認できません ({actual})。";
        skip: "The certification was not judged.", "認定は判定していません。";
    }
    ATTESTATION_CAPABILITY = AttestationCapability, Documented, VENDOR, "2026-10-06" {
        pass: "The FIDO metadata shows everything that the documentation asks of {name}.", "FIDO メタデータの {name} は、文書化された要件をすべて満たしています。";
        skip: "The capabilities were not judged.", "機能は判定していません。";
    }
    ATTESTATION_CAPABILITY_BY_LIST = AttestationCapability, Inferred, VENDOR, "2026-10-06" {
        pass: "Microsoft's list names {name}, which counts; the FIDO metadata alone does not show {expected}.", "Microsoft の一覧に {name} があるため条件を満たすものとします。FIDO メタデータだけでは {expected} を確認できません。";
        skip: "The capabilities were not judged.", "機能は判定していません。";
    }
    ATTESTATION_COMPROMISE = AttestationCompromise, Inferred, VENDOR, "2026-10-06" {
        pass: "The FIDO metadata reports no compromise of {name} at the time of the question.", "FIDO メタデータには、質問の時刻における {name} の侵害の報告はありません。";
        skip: "Compromises were not judged.", "侵害は判定していません。";
    }
}
