//! The checks that the evaluator makes: id, the documentation they rest on, and what is read when one passes or is
//! not made. Rows with one id are variants of one check.

use crate::contract::verdict::BasisClass;
use crate::words::sentence::{Group, Rule, Sentence};

macro_rules! rules {
    (@group) => { None };
    (@group $fail_en:literal, $fail_ja:literal, $unknown_en:literal, $unknown_ja:literal) => {
        Some(Group {
            fail: Sentence { en: $fail_en, ja: $fail_ja },
            unknown: Sentence { en: $unknown_en, ja: $unknown_ja },
        })
    };
    ($($name:ident = $id:literal, $class:ident, $source:expr, $dated:literal,
       $pass_en:literal, $pass_ja:literal, $skip_en:literal, $skip_ja:literal
       $(, fail $fail_en:literal, $fail_ja:literal, unknown $unknown_en:literal, $unknown_ja:literal)?;)*) => {
        $(pub(crate) static $name: Rule = Rule {
            id: $id,
            class: BasisClass::$class,
            source: $source,
            dated: $dated,
            pass: Sentence { en: $pass_en, ja: $pass_ja },
            skip: Sentence { en: $skip_en, ja: $skip_ja },
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
const EXTERNAL_USERS: &str = "https://learn.microsoft.com/entra/identity/authentication/concept-authentication-strength-external-users";

const CONDITIONAL_ACCESS: &str =
    "https://learn.microsoft.com/graph/api/resources/conditionalaccesspolicy";
const SCHEMA: &str = "https://graph.microsoft.com/v1.0/$metadata";

rules! {
    // Spec 3.3, 5.1
    METHOD_CONFIGURED = "method.configured", Schema, SCHEMA, "2026-08-20",
        "The method is configured.", "認証方法は構成されています。",
        "No method policy for {expected} was given, so it is not judged.",
        "{expected} の方法ポリシーが指定されていないため、判定しません。";
    METHOD_STATE = "method.state", Schema, SCHEMA, "2026-08-20",
        "The authentication method is enabled.", "認証方法は有効です。",
        "The state was not judged.", "状態は判定していません。";
    METHOD_EXCLUDE = "method.exclude", Documented, PASSKEYS, "2026-03-08",
        "No excluded target names the user.", "ユーザーは除外対象に含まれていません。",
        "Exclusions were not judged.", "除外は判定していません。";
    METHOD_INCLUDE = "method.include", Documented, PASSKEYS, "2026-03-08",
        "The user is in scope: {actual}.", "ユーザーは対象に含まれています: {actual}。",
        "Inclusions were not judged.", "対象は判定していません。";

    // Spec 3.4
    PASSKEY_GUEST = "passkey.guest", Documented, PASSKEYS, "2026-03-08",
        "The user is a member.", "ユーザーはメンバーです。",
        "The user type was not judged.", "ユーザーの種類は判定していません。";
    PASSKEY_SELF_SERVICE = "passkey.selfService", Documented, PASSKEYS, "2026-03-08",
        "Self-service set-up does not block this registration.", "セルフサービス設定はこの登録をブロックしません。",
        "Self-service set-up was not judged.", "セルフサービス設定は判定していません。";
    PASSKEY_PROFILES = "passkey.profiles", Documented, PASSKEYS, "2026-03-08",
        "The passkey satisfies a policy in scope.", "パスキーは対象のポリシーを満たしています。",
        "No target includes the user, so no profile is looked at.", "ユーザーを含む対象がないため、プロファイルは確認しません。",
        fail "The policy in scope does not admit the passkey.", "対象のポリシーはこのパスキーを許可しません。",
        unknown "Whether a policy in scope admits the passkey is undecided.", "対象のポリシーがこのパスキーを許可するかどうかは未決です。";
    PASSKEY_PROFILE = "passkey.profile", Documented, PASSKEYS, "2026-03-08",
        "Every requirement of the profile {name} is met.", "プロファイル {name} の要件をすべて満たしています。",
        "The profile was not judged.", "プロファイルは判定していません。",
        fail "A requirement of the profile {name} is not met.", "プロファイル {name} に、満たされていない要件があります。",
        unknown "A requirement of the profile {name} is undecided.", "プロファイル {name} に、未決の要件があります。";
    PASSKEY_LEGACY = "passkey.profile", Documented, PASSKEYS, "2026-03-08",
        "Every requirement of the tenant-wide policy is met.", "テナント全体のポリシーの要件をすべて満たしています。",
        "The policy was not judged.", "ポリシーは判定していません。",
        fail "A requirement of the tenant-wide policy is not met.", "テナント全体のポリシーに、満たされていない要件があります。",
        unknown "A requirement of the tenant-wide policy is undecided.", "テナント全体のポリシーに、未決の要件があります。";
    PASSKEY_PROFILE_SCOPE = "passkey.profileScope", Documented, PASSKEYS, "2026-03-08",
        "The profile is in scope.", "プロファイルは対象に含まれています。",
        "The scope was not judged.", "対象範囲は判定していません。";
    PASSKEY_TYPE = "passkey.type", Documented, PASSKEYS, "2026-03-08",
        "The type of the passkey ({actual}) is admitted: {expected}.", "パスキーの種類 ({actual}) は許可されています: {expected}。",
        "The type was not judged.", "種類は判定していません。";
    PASSKEY_TYPE_EITHER = "passkey.type", Documented, PASSKEYS, "2026-03-08",
        "Device-bound and synced passkeys are both admitted.", "デバイス バインドと同期のどちらのパスキーも許可されています。",
        "The type was not judged.", "種類は判定していません。";
    PASSKEY_ATTESTATION_OFF = "passkey.attestation", Documented, VENDOR, "2026-10-06",
        "Attestation is not enforced.", "構成証明は適用されていません。",
        "Attestation was not judged.", "構成証明は判定していません。";
    PASSKEY_ATTESTATION = "passkey.attestation", Documented, VENDOR, "2026-10-06",
        "Attestation is enforced, and the question states that the passkey is attested.", "構成証明が適用されており、パスキーには構成証明があると質問に示されています。",
        "Attestation is looked at when a passkey is registered, not at sign-in.", "構成証明は登録時に確認され、サインイン時には確認されません。";
    PASSKEY_ATTESTATION_VERIFIED = "passkey.attestation", Documented, VENDOR, "2026-10-06",
        "Attestation is enforced, and the attestation meets what is asked.", "構成証明が適用されており、構成証明は要件を満たしています。",
        "The attestation object cannot be read.", "構成証明オブジェクトを読み取れません。",
        fail "Attestation is enforced, and the attestation is not accepted.", "構成証明が適用されていますが、構成証明が受け入れられません。",
        unknown "Attestation is enforced, and whether the attestation is accepted is undecided.", "構成証明が適用されていますが、構成証明が受け入れられるかどうかは未決です。";
    PASSKEY_USER_VERIFICATION = "passkey.userVerification", Documented, PASSKEYS, "2026-03-08",
        "The user was verified ({actual}).", "ユーザーは検証されています ({actual})。",
        "There is no attestation object that says whether the user was verified.", "ユーザーが検証されたかどうかを示す構成証明オブジェクトがありません。";

    // Spec 3.5: what an attestation object says
    ATTESTATION_WELL_FORMED = "attestation.wellFormed", Documented, VENDOR, "2026-10-06",
        "The attestation object is well-formed; its format is {actual}.", "構成証明オブジェクトの形式は正しく、フォーマットは {actual} です。",
        "The question gives no attestation object.", "質問に構成証明オブジェクトがありません。";
    ATTESTATION_FORMAT = "attestation.format", Documented, VENDOR, "2026-10-06",
        "The format {actual} is accepted.", "形式 {actual} は受け入れられます。",
        "The format was not judged.", "形式は判定していません。";
    ATTESTATION_SIGNATURE = "attestation.signature", Documented, VENDOR, "2026-10-06",
        "The attestation is signed as its format asks.", "構成証明は形式の要件どおりに署名されています。",
        "The signature of the attestation was not checked.", "構成証明の署名は確認していません。";
    ATTESTATION_AAGUID = "attestation.aaguid", Inferred, WEBAUTHN, "2026-10-06",
        "The attestation certificate is for the AAGUID {actual}.", "構成証明の証明書は AAGUID {actual} のものです。",
        "The attestation certificate does not say for which AAGUID it is.", "構成証明の証明書に AAGUID の指定がありません。";
    ATTESTATION_TYPE = "attestation.type", Documented, VENDOR, "2026-10-06",
        "Only device-bound passkeys are attested, and this is one.", "構成証明の対象はデバイス バインド パスキーだけで、このパスキーも該当します。",
        "The type was not judged.", "種類は判定していません。";

    // Spec 4: the ceremony, and what creationOptions ask for
    ATTESTATION_CLIENT_DATA = "attestation.clientData", Inferred, WEBAUTHN, "2026-10-06",
        "The client data is that of a registration.", "クライアント データは登録のものです。",
        "The question gives no client data.", "質問にクライアント データがありません。";
    ATTESTATION_CHALLENGE = "attestation.challenge", Inferred, WEBAUTHN, "2026-10-06",
        "The challenge is the one that was given out.", "チャレンジは発行されたものと一致しています。",
        "The challenge was not compared.", "チャレンジは照合していません。";
    ATTESTATION_CHALLENGE_TIMEOUT = "attestation.challengeTimeout", Documented, CREATION_OPTIONS, "2026-08-20",
        "The challenge is still good: until {expected}.", "チャレンジは有効期限内です: {expected} まで。",
        "The time was not compared.", "時刻は照合していません。";
    ATTESTATION_ORIGIN = "attestation.origin", Inferred, WEBAUTHN, "2026-10-06",
        "The origin {actual} is the one that is expected.", "オリジン {actual} は想定どおりです。",
        "The origin was not compared.", "オリジンは照合していません。";
    ATTESTATION_RP_ID = "attestation.rpId", Inferred, WEBAUTHN, "2026-10-06",
        "The credential is for the relying party {expected}.", "資格情報は証明書利用者 {expected} のものです。",
        "The relying party was not compared.", "証明書利用者は照合していません。";
    ATTESTATION_ALGORITHM = "attestation.algorithm", Documented, CREATION_OPTIONS, "2026-08-20",
        "The algorithm {actual} was offered.", "アルゴリズム {actual} は提示されたものです。",
        "The algorithm was not compared.", "アルゴリズムは照合していません。";
    ATTESTATION_EXCLUDED = "attestation.excluded", Documented, CREATION_OPTIONS, "2026-08-20",
        "creationOptions do not exclude the credential.", "資格情報は creationOptions で除外されていません。",
        "Excluded credentials were not compared.", "除外対象の資格情報は照合していません。";
    ATTESTATION_RESIDENT_KEY = "attestation.residentKey", Documented, CREATION_OPTIONS, "2026-08-20",
        "Nothing says that no resident key was made.", "常駐キーが作成されなかったという報告はありません。",
        "Resident keys were not looked at.", "常駐キーは確認していません。";
    PASSKEY_AAGUID = "passkey.aaguid", Documented, PASSKEYS, "2026-03-08",
        "The AAGUID {actual} is on the allow list.", "AAGUID {actual} は許可リストに載っています。",
        "The AAGUID was not judged.", "AAGUID は判定していません。";
    PASSKEY_AAGUID_BLOCK = "passkey.aaguid", Documented, PASSKEYS, "2026-03-08",
        "The AAGUID {actual} is not on the block list.", "AAGUID {actual} はブロック リストに載っていません。",
        "The AAGUID was not judged.", "AAGUID は判定していません。";
    PASSKEY_AAGUID_UNRESTRICTED = "passkey.aaguid", Documented, PASSKEYS, "2026-03-08",
        "Key restrictions are not enforced.", "キーの制限は適用されていません。",
        "The AAGUID was not judged.", "AAGUID は判定していません。";

    // Spec 5
    CERTIFICATE_CHAIN = "certificate.chain", Documented, CRLS, "2025-08-26",
        "The certificate chains to {actual}.", "証明書は {actual} に連なっています。",
        "The chain was not judged.", "チェーンは判定していません。",
        fail "The chain to a trusted authority is broken.", "信頼された機関へのチェーンが途切れています。",
        unknown "Whether the certificate chains to a trusted authority is undecided.", "証明書が信頼された機関に連なっているかどうかは未決です。";
    CERTIFICATE_LINK = "certificate.link", Documented, CRLS, "2025-08-26",
        "{expected} signed the certificate of {actual}.", "{actual} の証明書は {expected} が署名しています。",
        "The signature of {expected} on the certificate of {actual} was not checked.", "{actual} の証明書に対する {expected} の署名は確認していません。";
    CERTIFICATE_TIME = "certificate.time", Documented, CRLS, "2025-08-26",
        "Every certificate of the chain is valid at {actual}; the leaf for {expected}.", "チェーンのすべての証明書は {actual} に有効です (エンド エンティティ: {expected})。",
        "The validity was not judged.", "有効期間は判定していません。";
    CERTIFICATE_REVOCATION = "certificate.revocation", Documented, CRLS, "2025-08-26",
        "No certificate of the chain is revoked, as far as the service looks.", "サービスが確認する範囲では、チェーンに失効した証明書はありません。",
        "Revocation was not judged.", "失効は判定していません。",
        fail "A certificate of the chain fails the revocation check.", "チェーンに失効確認に失敗する証明書があります。",
        unknown "Whether a certificate of the chain is revoked is undecided.", "チェーンに失効した証明書があるかどうかは未決です。";
    CERTIFICATE_REVOCATION_ROW = "certificate.revocationRow", Documented, CRLS, "2025-08-26",
        "{issuer} has not revoked the certificate of {name}.", "{name} の証明書は {issuer} によって失効していません。",
        "The trust store names no revocation list for {issuer}, so the service does not look whether {name} is revoked.", "信頼ストアに {issuer} の失効リストがないため、サービスは {name} の失効を確認しません。";
    CERTIFICATE_SCOPE = "certificate.scope", Documented, CBA, "2025-03-04",
        "The authorities of the chain may vouch for the user.", "チェーンの機関の対象範囲にユーザーが含まれています。",
        "The scope was not judged.", "対象範囲は判定していません。",
        fail "An authority of the chain may not vouch for the user.", "チェーンに、ユーザーを対象範囲に含まない機関があります。",
        unknown "Whether the authorities of the chain may vouch for the user is undecided.", "チェーンの機関の対象範囲にユーザーが含まれるかどうかは未決です。";
    CERTIFICATE_SCOPE_ROW = "certificate.scopeRow", Documented, CBA, "2025-03-04",
        "The user is in the scope of {name}.", "ユーザーは {name} の対象範囲に含まれています。",
        "The scope was not judged.", "対象範囲は判定していません。";
    CERTIFICATE_BINDING = "certificate.binding", Documented, CBA, "2025-03-04",
        "The certificate is bound to the user.", "証明書はユーザーにバインドされています。",
        "The binding was not judged.", "バインドは判定していません。",
        fail "No username binding connects the certificate to the user.", "証明書をユーザーに結び付けるユーザー名バインドがありません。",
        unknown "Whether a username binding connects the certificate to the user is undecided.", "証明書をユーザーに結び付けるバインドがあるかどうかは未決です。";
    CERTIFICATE_BINDING_ROW = "certificate.bindingRow", Documented, CBA, "2025-03-04",
        "{field} of the certificate matches {property} of the user.", "証明書の {field} はユーザーの {property} と一致しています。",
        "The binding of {field} to {property} has low affinity and high is required, so it is dropped.",
        "{field} と {property} のバインドは親和性が低く、高い親和性が必要なため除外されます。";
    CERTIFICATE_BINDING_NOT_TRIED = "certificate.bindingRow", Documented, CBA, "2025-03-04",
        "{field} of the certificate matches {property} of the user.", "証明書の {field} はユーザーの {property} と一致しています。",
        "{field} was not compared with {property}: an earlier binding matched.", "{field} と {property} は比較していません。先のバインドが一致しています。";
    CERTIFICATE_MODE_RULE = "certificate.modeRule", Documented, CBA, "2025-03-04",
        "The rule for {expected} matches and says {actual}.", "{expected} の規則が一致し、{actual} としています。",
        "The rule for {expected} matches too, and another one counts more.", "{expected} の規則も一致していますが、別の規則が優先されます。";
    CERTIFICATE_MODE = "certificate.mode", Documented, CBA, "2025-03-04",
        "A rule for {expected} makes the certificate {actual}.", "{expected} の規則により、証明書は {actual} になります。",
        "The mode was not judged.", "モードは判定していません。";
    CERTIFICATE_MODE_DEFAULT = "certificate.mode", Documented, CBA, "2025-03-04",
        "No rule matches, so the tenant's default applies: {actual}.", "一致する規則がないため、テナントの既定値が適用されます: {actual}。",
        "The mode was not judged.", "モードは判定していません。";

    // Spec 1.7 and 2
    STRENGTH = "strength", Documented, HOW_STRENGTHS_WORK, "2025-03-17",
        "The authentication strength {name} is satisfied.", "認証の強度 {name} を満たしています。",
        "The strength was not judged.", "強度は判定していません。",
        fail "The authentication strength {name} is not satisfied.", "認証の強度 {name} を満たしていません。",
        unknown "Whether the authentication strength {name} is satisfied is undecided.", "認証の強度 {name} を満たすかどうかは未決です。";
    STRENGTH_COMBINATION = "strength.combination", Documented, HOW_STRENGTHS_WORK, "2025-03-17",
        "Everything that the combination {expected} asks for was performed.", "組み合わせ {expected} が求める方法はすべて実行されています。",
        "The combination was not judged.", "組み合わせは判定していません。",
        fail "The combination {expected} was performed, but its configuration is not met.", "組み合わせ {expected} は実行されていますが、構成を満たしていません。",
        unknown "The combination {expected} was performed; whether its configuration is met is undecided.", "組み合わせ {expected} は実行されていますが、構成を満たすかどうかは未決です。";
    STRENGTH_AAGUID = "strength.aaguid", Documented, ADVANCED, "2026-06-26",
        "The AAGUID is among those that the strength allows.", "AAGUID は強度で許可されています。",
        "The AAGUID was not judged.", "AAGUID は判定していません。";
    STRENGTH_CONFIGURATION = "strength.configuration", Documented, ADVANCED, "2026-06-26",
        "The certificate meets the configuration of the combination.", "証明書は組み合わせの構成を満たしています。",
        "The configuration was not judged.", "構成は判定していません。",
        fail "The certificate does not meet the configuration of the combination.", "証明書は組み合わせの構成を満たしていません。",
        unknown "Whether the certificate meets the configuration is undecided.", "証明書が構成を満たすかどうかは未決です。";
    STRENGTH_ISSUER = "strength.issuer", Documented, ADVANCED, "2026-06-26",
        "The issuer's key identifier {actual} is listed.", "発行者のキー識別子 {actual} は一覧にあります。",
        "The issuer was not judged.", "発行者は判定していません。";
    STRENGTH_POLICY_OID = "strength.policyOid", Documented, ADVANCED, "2026-06-26",
        "The certificate has a policy OID that is listed: {matched}.", "証明書に、一覧にあるポリシー OID があります: {matched}。",
        "The policy OIDs were not judged.", "ポリシー OID は判定していません。";

    // Spec 2.4 and 6
    EXTERNAL = "external.trust", Documented, EXTERNAL_USERS, "2025-03-04",
        "The multifactor authentication of the user's home tenant is trusted.", "ユーザーのホーム テナントの多要素認証は信頼されています。",
        "External access was not judged.", "外部アクセスは判定していません。";
    EXTERNAL_RESOURCE = "external.trust", Documented, EXTERNAL_USERS, "2025-03-04",
        "The home tenant's multifactor authentication is not trusted; this method can be used in the resource tenant.", "ホーム テナントの多要素認証は信頼されていませんが、この方法はリソース テナントで使えます。",
        "External access was not judged.", "外部アクセスは判定していません。";
    EXTERNAL_NOT_NEEDED = "external.trust", Documented, EXTERNAL_USERS, "2025-03-04",
        "The home tenant's multifactor authentication is not trusted, and nothing is refused for that.", "ホーム テナントの多要素認証は信頼されていませんが、それを理由に拒否されるものはありません。",
        "External access was not judged.", "外部アクセスは判定していません。";
    ACCESS = "access", Documented, CONDITIONAL_ACCESS, "2026-08-20",
        "Every Conditional Access policy that applies is met.", "適用されるすべての条件付きアクセス ポリシーを満たしています。",
        "Conditional Access was not judged.", "条件付きアクセスは判定していません。",
        fail "A Conditional Access policy that applies is not met.", "適用される条件付きアクセス ポリシーを満たしていません。",
        unknown "Whether every Conditional Access policy that applies is met is undecided.", "適用されるすべての条件付きアクセス ポリシーを満たすかどうかは未決です。";
    ACCESS_POLICY = "access.policy", Documented, CONDITIONAL_ACCESS, "2026-08-20",
        "The policy {name} is met.", "ポリシー {name} を満たしています。",
        "The policy {name} does not apply.", "ポリシー {name} は適用されません。",
        fail "The policy {name} applies and is not met.", "ポリシー {name} が適用され、満たしていません。",
        unknown "Whether the policy {name} applies, or is met, is undecided.", "ポリシー {name} が適用されるか、満たすかどうかは未決です。";
    ACCESS_USERS = "access.users", Documented, CONDITIONAL_ACCESS, "2026-08-20",
        "The policy is for this user ({actual}).", "ポリシーはこのユーザー ({actual}) を対象としています。",
        "The user was not judged.", "ユーザーは判定していません。";
    ACCESS_APPLICATION = "access.application", Documented, CONDITIONAL_ACCESS, "2026-08-20",
        "The policy is for {actual}.", "ポリシーは {actual} を対象としています。",
        "What is opened was not judged.", "アクセス先は判定していません。";
    ACCESS_PLATFORM = "access.platform", Documented, CONDITIONAL_ACCESS, "2026-08-20",
        "The policy is for this platform: {actual}.", "ポリシーはこのプラットフォームを対象としています: {actual}。",
        "The platform was not judged.", "プラットフォームは判定していません。";
    ACCESS_CLIENT_APP = "access.clientApp", Documented, CONDITIONAL_ACCESS, "2026-08-20",
        "The policy is for this client: {actual}.", "ポリシーはこのクライアントを対象としています: {actual}。",
        "The client was not judged.", "クライアントは判定していません。";
    ACCESS_LOCATION = "access.location", Documented, CONDITIONAL_ACCESS, "2026-08-20",
        "The policy is for this location: {actual}.", "ポリシーはこの場所を対象としています: {actual}。",
        "The location was not judged.", "場所は判定していません。";
    ACCESS_SIGN_IN_RISK = "access.signInRisk", Documented, CONDITIONAL_ACCESS, "2026-08-20",
        "The policy is for this sign-in risk: {actual}.", "ポリシーはこのサインイン リスクを対象としています: {actual}。",
        "The sign-in risk was not judged.", "サインイン リスクは判定していません。";
    ACCESS_USER_RISK = "access.userRisk", Documented, CONDITIONAL_ACCESS, "2026-08-20",
        "The policy is for this user risk: {actual}.", "ポリシーはこのユーザー リスクを対象としています: {actual}。",
        "The user risk was not judged.", "ユーザー リスクは判定していません。";
    ACCESS_INSIDER_RISK = "access.insiderRisk", Documented, CONDITIONAL_ACCESS, "2026-08-20",
        "The policy is for this insider risk: {actual}.", "ポリシーはこのインサイダー リスクを対象としています: {actual}。",
        "The insider risk was not judged.", "インサイダー リスクは判定していません。";
    ACCESS_FLOW = "access.authenticationFlow", Documented, CONDITIONAL_ACCESS, "2026-08-20",
        "The policy is for this authentication flow: {actual}.", "ポリシーはこの認証フローを対象としています: {actual}。",
        "The authentication flow was not judged.", "認証フローは判定していません。";
    ACCESS_DEVICE = "access.device", Documented, CONDITIONAL_ACCESS, "2026-08-20",
        "The policy is for this device.", "ポリシーはこのデバイスを対象としています。",
        "The device was not judged.", "デバイスは判定していません。";
    ACCESS_WORKLOAD = "access.workload", Documented, CONDITIONAL_ACCESS, "2026-08-20",
        "The policy is for workload identities.", "ポリシーはワークロード ID を対象としています。",
        "Workload identities were not judged.", "ワークロード ID は判定していません。";
    ACCESS_WHAT_IF = "access.whatIf", Observed, CONDITIONAL_ACCESS, "2026-08-20",
        "The service says that the policy applies.", "サービスの回答では、ポリシーは適用されます。",
        "The service was not asked.", "サービスには問い合わせていません。";
    ACCESS_CONDITION = "access.condition", Schema, SCHEMA, "2026-08-20",
        "The condition is met.", "条件を満たしています。",
        "The condition was not judged.", "条件は判定していません。";
    ACCESS_GRANT = "access.grant", Documented, CONDITIONAL_ACCESS, "2026-08-20",
        "What the policy asks for is met.", "ポリシーの要求を満たしています。",
        "What the policy asks for was not judged.", "ポリシーの要求は判定していません。",
        fail "What the policy asks for is not met.", "ポリシーの要求を満たしていません。",
        unknown "Whether what the policy asks for is met is undecided.", "ポリシーの要求を満たすかどうかは未決です。";
    ACCESS_CONTROL = "access.control", Documented, CONDITIONAL_ACCESS, "2026-08-20",
        "{expected} is met.", "{expected} を満たしています。",
        "The control was not judged.", "コントロールは判定していません。";
    ACCESS_STRENGTH = "access.strength", Documented, HOW_STRENGTHS_WORK, "2025-03-17",
        "The authentication strength {name} is satisfied.", "認証の強度 {name} を満たしています。",
        "The strength of a policy for the registration of security information takes precedence.", "セキュリティ情報の登録を対象とするポリシーの強度が優先されます。",
        fail "The authentication strength {name} is not satisfied.", "認証の強度 {name} を満たしていません。",
        unknown "Whether the authentication strength {name} is satisfied is undecided.", "認証の強度 {name} を満たすかどうかは未決です。";
    ACCESS_SESSION = "access.session", Documented, CONDITIONAL_ACCESS, "2026-08-20",
        "The session control {expected} is set.", "セッション コントロール {expected} が設定されています。",
        "The session control {expected} is listed and not judged.", "セッション コントロール {expected} は一覧に示すだけで、判定しません。";
    PASSKEY_WINDOWS_HELLO = "passkey.aaguid", Documented, WINDOWS, "2026-07-05",
        "Windows Hello may be registered under this policy.", "このポリシーでは Windows Hello を登録できます。",
        "Windows Hello was not judged.", "Windows Hello は判定していません。";

    // Spec 3.5 and 3.7
    ATTESTATION_METADATA = "attestation.metadata", Documented, VENDOR, "2026-10-06",
        "FIDO metadata is at hand: no. {actual}.", "FIDO メタデータ第 {actual} 号があります。",
        "The metadata was not looked at.", "メタデータは確認していません。";
    ATTESTATION_IN_METADATA = "attestation.inMetadata", Documented, VENDOR, "2026-10-06",
        "The FIDO metadata has an entry for the AAGUID {actual}: {name}.", "FIDO メタデータに AAGUID {actual} のエントリがあります: {name}。",
        "The metadata was not looked at.", "メタデータは確認していません。";
    ATTESTATION_CHAIN = "attestation.chain", Documented, VENDOR, "2026-10-06",
        "The attestation certificate chains to a root that the FIDO metadata has for {name}: {actual}.", "構成証明の証明書は、FIDO メタデータにある {name} のルートに連なっています: {actual}。",
        "The chain leads to {actual}, and a signature of it was not checked.", "チェーンは {actual} に至りますが、署名の一部を確認していません。";
    ATTESTATION_ROOTS = "attestation.chain", Documented, VENDOR, "2026-10-06",
        "The FIDO metadata has roots for {name} ({actual}), so an attestation of the model can be verified.", "FIDO メタデータに {name} のルート証明書 ({actual} 件) があるため、このモデルの構成証明を検証できます。",
        "The chain was not judged.", "チェーンは判定していません。";
    ATTESTATION_LISTED = "attestation.listed", Documented, VENDOR, "2026-10-06",
        "Microsoft's list of attested models names {name}, as of {dated}.", "{dated} 時点の Microsoft の構成証明対応モデルの一覧に {name} があります。",
        "Microsoft's list of attested models does not name {name}, as of {dated}; the documented requirements decide.", "{dated} 時点の Microsoft の構成証明対応モデルの一覧に {name} はなく、文書化された要件で判定します。";
    ATTESTATION_CERTIFIED = "attestation.certified", Documented, VENDOR, "2026-10-06",
        "The FIDO metadata reports {name} as certified: {actual}.", "FIDO メタデータでは {name} は認定されています: {actual}。",
        "The certification was not judged.", "認定は判定していません。";
    ATTESTATION_CERTIFIED_BY_LIST = "attestation.certified", Inferred, VENDOR, "2026-10-06",
        "Microsoft's list names {name}, which counts; the FIDO metadata alone does not report it as certified ({actual}).", "Microsoft の一覧に {name} があるため条件を満たすものとします。FIDO メタデータだけでは認定を確認できません ({actual})。",
        "The certification was not judged.", "認定は判定していません。";
    ATTESTATION_CAPABILITY = "attestation.capability", Documented, VENDOR, "2026-10-06",
        "The FIDO metadata shows everything that the documentation asks of {name}.", "FIDO メタデータの {name} は、文書化された要件をすべて満たしています。",
        "The capabilities were not judged.", "機能は判定していません。";
    ATTESTATION_CAPABILITY_BY_LIST = "attestation.capability", Inferred, VENDOR, "2026-10-06",
        "Microsoft's list names {name}, which counts; the FIDO metadata alone does not show {expected}.", "Microsoft の一覧に {name} があるため条件を満たすものとします。FIDO メタデータだけでは {expected} を確認できません。",
        "The capabilities were not judged.", "機能は判定していません。";
    ATTESTATION_COMPROMISE = "attestation.compromise", Inferred, VENDOR, "2026-10-06",
        "The FIDO metadata reports no compromise of {name} at the time of the question.", "FIDO メタデータには、質問の時刻における {name} の侵害の報告はありません。",
        "Compromises were not judged.", "侵害は判定していません。";
}
