//! Reason codes of contract section 3 with their sentences. Several sentences may share a code.

use super::{Row, rows};

rows! { ALL:
    ALLOWED = "allowed",
        "Everything that was judged is met.",
        "判定したすべての条件を満たしています。";

    // Method policy
    METHOD_NOT_CONFIGURED = "method.notConfigured",
        "The authentication methods policy has no configuration for {expected}.",
        "認証方法ポリシーに {expected} の構成がありません。";
    METHOD_DISABLED = "method.disabled",
        "The authentication method is disabled.",
        "この認証方法は無効になっています。";
    USER_EXCLUDED = "method.userExcluded",
        "The user is in the excluded target {actual}. An exclusion beats every inclusion, at registration and at sign-in.",
        "ユーザーは除外対象 {actual} に含まれています。除外は登録でもサインインでも、すべての対象指定より優先されます。";
    USER_NOT_TARGETED = "method.userNotTargeted",
        "No included target contains the user.",
        "ユーザーを含む対象がありません。";

    // Passkeys
    GUEST_UNSUPPORTED = "passkey.guestUnsupported",
        "Guests cannot register passkeys in this tenant; the user is of type {actual}.",
        "ゲストはこのテナントにパスキーを登録できません。ユーザーの種類は {actual} です。";
    SELF_SERVICE_DISABLED = "passkey.selfServiceDisabled",
        "Self-service set-up is off, which blocks registration in Security info and through the v1.0 provisioning API. Existing passkeys keep working.",
        "セルフサービス設定がオフのため、セキュリティ情報と v1.0 プロビジョニング API での登録はブロックされます。既存のパスキーは引き続き使えます。";
    SELF_SERVICE_BETA = "passkey.selfServiceDisabled",
        "Self-service set-up is off. Whether that blocks the beta provisioning API too is not documented.",
        "セルフサービス設定がオフです。ベータ版のプロビジョニング API もブロックされるかどうかは文書化されていません。";
    TYPE_NOT_ALLOWED = "passkey.typeNotAllowed",
        "The policy admits passkeys of type {expected}; this one is {actual}.",
        "ポリシーで許可されるパスキーの種類は {expected} ですが、このパスキーは {actual} です。";
    AAGUID_NOT_ALLOWED = "passkey.aaguidNotAllowed",
        "The AAGUID {actual} is not on the enforced allow list.",
        "AAGUID {actual} は、適用されている許可リストにありません。";
    WINDOWS_HELLO_NOT_LISTED = "passkey.aaguidNotAllowed",
        "The documentation wants Windows Hello AAGUIDs explicitly on an allow list before they can be registered; this policy enforces none.",
        "Windows Hello の AAGUID を登録するには許可リストへの明示的な追加が必要と文書化されていますが、このポリシーは許可リストを適用していません。";
    AAGUID_BLOCKED = "passkey.aaguidBlocked",
        "The AAGUID {actual} is on the enforced block list.",
        "AAGUID {actual} は、適用されているブロック リストに載っています。";
    NO_PROFILE_MATCHES = "passkey.noProfileMatches",
        "{count} passkey profiles are in scope and the passkey satisfies none of them fully. Requirements of different profiles are not mixed.",
        "対象のパスキー プロファイルは {count} 個ありますが、パスキーが完全に満たすものはありません。異なるプロファイルの要件は組み合わされません。";
    NO_PROFILE_IN_SCOPE = "passkey.noProfileMatches",
        "The targets that include the user name no passkey profile that exists.",
        "ユーザーを含む対象に、実在するパスキー プロファイルが指定されていません。";
    ATTESTATION_MISSING = "attestation.missing",
        "Attestation is enforced and the passkey is not attested.",
        "構成証明が適用されていますが、パスキーに構成証明がありません。";
    ATTESTATION_SYNCED = "attestation.missing",
        "Attestation is enforced, and synced passkeys have no attestation.",
        "構成証明が適用されていますが、同期パスキーには構成証明がありません。";
    ATTESTATION_WINDOWS_HELLO = "attestation.missing",
        "Attestation is enforced, and Windows Hello does not support attestation: registration fails.",
        "構成証明が適用されていますが、Windows Hello は構成証明に対応していないため、登録は失敗します。";

    // Certificates
    ISSUER_NOT_TRUSTED = "certificate.issuerNotTrusted",
        "No authority in the trust store issued the certificate of {actual}: {expected} is not there, by key identifier.",
        "{actual} の証明書を発行した機関が信頼ストアにありません。キー識別子で照合した {expected} が見つかりません。";
    ISSUER_NAME_NOT_TRUSTED = "certificate.issuerNotTrusted",
        "No authority in the trust store issued the certificate of {actual}: it names no key of its issuer, and none with the name {expected} signed it.",
        "{actual} の証明書を発行した機関が信頼ストアにありません。発行者のキーの指定がなく、{expected} という名前の機関で署名したものもありません。";
    CHAIN_TOO_LONG = "input.tooLarge",
        "The chain has more authorities than are followed here and still no root; {expected} would be the next.",
        "チェーンの機関がここでたどる数を超えてもルートがありません。次は {expected} です。";
    TOO_MANY_PATHS = "input.tooLarge",
        "More than {expected} paths lead to a root over authorities that signed each other, and those looked at are not all valid. Leave out authorities that are not needed.",
        "相互に署名した機関によってルートへの経路が {expected} を超えており、確認した経路に有効でないものがあります。不要な機関を除いてください。";
    SIGNATURE_INVALID = "certificate.signatureInvalid",
        "{expected} did not sign the certificate of {actual}: the signature does not verify.",
        "{actual} の証明書に {expected} の署名がありません。署名の検証に失敗しました。";
    NOT_YET_VALID = "certificate.notYetValid",
        "The certificate of {name} is valid for {expected}; the question asks for {actual}.",
        "{name} の証明書の有効期間は {expected} ですが、質問の時刻は {actual} です。";
    EXPIRED = "certificate.expired",
        "The certificate of {name} was valid for {expected}; the question asks for {actual}.",
        "{name} の証明書の有効期間は {expected} で、質問の時刻 {actual} には切れています。";
    MOMENT_MISSING = "input.missing",
        "Whether the certificates are valid depends on the time, which the question does not give (/question/at).",
        "証明書が有効かどうかは時刻によりますが、質問に時刻 (/question/at) がありません。";
    REVOKED = "certificate.revoked",
        "{issuer} revoked the certificate of {name}.",
        "{name} の証明書は {issuer} によって失効しています。";
    REVOCATION_UNKNOWN = "certificate.revocationUnknown",
        "The trust store names a revocation list for {issuer}, and its content was not given, so whether {name} is revoked is not known.",
        "信頼ストアには {issuer} の失効リストが指定されていますが、その内容がないため、{name} が失効しているかどうかが不明です。";
    DELTA_UNKNOWN = "certificate.revocationUnknown",
        "The trust store names a delta list for {issuer} beside its revocation list, and its content was not given, so whether {name} was revoked since is not known.",
        "信頼ストアには {issuer} の失効リストのほかにデルタ リストが指定されていますが、その内容がないため、{name} がその後失効したかどうかが不明です。";
    REVOCATION_REQUIRED = "certificate.revocationRequired",
        "The policy requires a revocation list, and the trust store names none for {issuer}.",
        "ポリシーは失効リストを要求していますが、信頼ストアに {issuer} の失効リストがありません。";
    LIST_UNREADABLE = "certificate.revocationFailed",
        "The revocation list of {issuer} cannot be read.",
        "{issuer} の失効リストを読み取れません。";
    LIST_OF_ANOTHER_KEY = "certificate.revocationFailed",
        "The revocation list was not made with the key of {issuer}.",
        "失効リストは {issuer} のキーで作成されていません。";
    LIST_BADLY_SIGNED = "certificate.revocationFailed",
        "The signature of the revocation list of {issuer} does not verify.",
        "{issuer} の失効リストの署名を検証できません。";
    LIST_OUT_OF_DATE = "certificate.revocationFailed",
        "The revocation list of {issuer} is not valid at the time of the question.",
        "{issuer} の失効リストは質問の時刻には有効ではありません。";
    DELTA_WITHOUT_BASE = "certificate.revocationFailed",
        "For {issuer} there is a delta revocation list without its base.",
        "{issuer} の差分失効リストに対応するベースがありません。";
    OUT_OF_SCOPE = "certificate.outOfScope",
        "The authority {name} is scoped to groups that the user is not in.",
        "機関 {name} の対象範囲のグループに、ユーザーは含まれていません。";
    NO_BINDING_MATCHES = "certificate.noBindingMatches",
        "No username binding connects the certificate to the user.",
        "証明書をユーザーに結び付けるユーザー名バインドがありません。";
    BINDING_NOT_MATCHED = "certificate.noBindingMatches",
        "{field} of the certificate does not match {property} of the user, or the certificate does not have it.",
        "証明書の {field} がユーザーの {property} と一致しないか、証明書に存在しません。";
    AFFINITY_TOO_LOW = "certificate.affinityTooLow",
        "A binding would have matched, but high affinity is required and its affinity is low.",
        "一致するバインドはありますが、高い親和性が必要なのに対し、そのバインドの親和性は低です。";

    // Authentication strengths
    STRENGTH_SATISFIED = "strength.satisfied",
        "The authentication strength is satisfied.",
        "認証の強度を満たしています。";
    STRENGTH_NOT_FOUND = "strength.notFound",
        "No authentication strength has the id or name “{name}”.",
        "ID または名前が「{name}」の認証の強度はありません。";
    COMBINATION_NOT_ALLOWED = "strength.combinationNotAllowed",
        "The authentication strength asks for {expected}; performed was {actual}.",
        "認証の強度は {expected} を要求していますが、実行されたのは {actual} です。";
    NO_COMBINATIONS = "strength.combinationNotAllowed",
        "The authentication strength allows no combination, so nothing satisfies it.",
        "認証の強度に許可された組み合わせがないため、何も満たせません。";
    FEDERATED_ONLY = "strength.combinationNotAllowed",
        "The user's domain enforces MFA by its federated identity provider, so only federatedMultiFactor can satisfy a strength; performed was {actual}.",
        "ユーザーのドメインはフェデレーション ID プロバイダーの MFA を強制しているため、強度を満たせるのは federatedMultiFactor だけです。実行されたのは {actual} です。";
    STRENGTH_AAGUID_NOT_ALLOWED = "strength.aaguidNotAllowed",
        "The AAGUID {actual} is not among those that the authentication strength allows.",
        "AAGUID {actual} は、認証の強度で許可されている AAGUID に含まれていません。";
    STRENGTH_AAGUID_EMPTY = "strength.aaguidNotAllowed",
        "The authentication strength restricts AAGUIDs with an empty list. Whether that admits every key or none is not documented.",
        "認証の強度は空の一覧で AAGUID を制限しています。すべてのキーを許可するのか、どれも許可しないのかは文書化されていません。";
    ISSUER_NOT_ALLOWED = "strength.issuerNotAllowed",
        "The certificate's issuer has the key identifier {actual}, which the authentication strength does not list.",
        "証明書の発行者のキー識別子は {actual} ですが、認証の強度の一覧にありません。";
    ISSUER_UNIDENTIFIED = "strength.issuerUnidentified",
        "The certificate has no authority key identifier with a key identifier in it, so the issuer restriction cannot be met.",
        "証明書にキー識別子を含む機関キー識別子 (AKI) がないため、発行者の制限を満たせません。";
    ISSUER_NOT_V3 = "strength.issuerUnidentified",
        "The issuer restriction needs an X.509 v3 certificate; this one is {actual}.",
        "発行者の制限には X.509 v3 の証明書が必要ですが、この証明書は {actual} です。";
    POLICY_OID_NOT_ALLOWED = "strength.policyOidNotAllowed",
        "None of the policy OIDs that count is among {expected}. The certificate has: {actual}.",
        "考慮されるポリシー OID のいずれも {expected} に含まれていません。証明書のポリシー OID: {actual}。";
    POLICY_OID_ORDER_AMBIGUOUS = "strength.policyOidOrderAmbiguous",
        "The certificate has more than five policy OIDs, and whether an allowed one is among the five that count depends on an order that the documentation does not settle. The certificate has: {actual}.",
        "証明書にはポリシー OID が 6 つ以上あり、許可された OID が考慮される 5 つに入るかどうかは、文書で定まっていない順序に左右されます。証明書のポリシー OID: {actual}。";
    WINDOWS_HELLO_NOT_PRIMARY = "strength.windowsHelloNotPrimary",
        "Windows Hello for Business counts only as the first method of the session; here another one came before it.",
        "Windows Hello for Business はセッションの最初の方法としてのみ有効ですが、別の方法が先に使われています。";

    NO_TYPE_ALLOWED = "passkey.typeNotAllowed",
        "The profile admits no passkey type (passkeyTypes is empty).",
        "プロファイルで許可されるパスキーの種類がありません (passkeyTypes が空です)。";

    // Inputs that are missing, and what this build does not judge
    GROUPS_UNKNOWN = "input.groupMembershipUnknown",
        "Whether the user is in the group {actual} is not known.",
        "ユーザーがグループ {actual} に属しているかどうかが不明です。";
    USER_ID_MISSING = "input.missing",
        "The target names the user {actual}, and the question gives no user id (/question/user/id).",
        "対象はユーザー {actual} を指定していますが、質問にユーザー ID (/question/user/id) がありません。";
    BINDINGS_MISSING = "input.missing",
        "The policy does not say how certificates are bound to users (certificateUserBindings).",
        "ポリシーに、証明書とユーザーのバインド (certificateUserBindings) がありません。";
    USER_ATTRIBUTE_MISSING = "input.missing",
        "A binding compares {field} of the certificate with {property} of the user, which the question does not give ({actual}).",
        "バインドは証明書の {field} をユーザーの {property} と比較しますが、質問に指定がありません ({actual})。";
    UNKNOWN_ENUM_MEMBER = "input.unknownEnumMember",
        "The clause has a value that this version does not know: “{actual}”. Check its spelling against the Graph documentation.",
        "この句には、このバージョンで未知の値「{actual}」があります。Graph の文書で綴りを確認してください。";
    UNKNOWN_FUTURE_VALUE = "input.unknownEnumMember",
        "The clause has the value “{actual}”, which hides a newer one. Export again with the header Prefer: include-unknown-enum-members to see it.",
        "この句の値「{actual}」には新しい値が隠れています。Prefer: include-unknown-enum-members ヘッダーを付けて再度エクスポートしてください。";
    PASSKEY_TYPE_UNKNOWN = "input.passkeyTypeUnknown",
        "The policy admits {expected}, and whether the passkey is device-bound or synced is not known (/question/credential/passkey/type).",
        "ポリシーで許可されるのは {expected} ですが、パスキーがデバイス バインドか同期かが不明です (/question/credential/passkey/type)。";
    PASSKEY_TYPES_MISSING = "input.missing",
        "The profile does not say which passkey types it admits (passkeyTypes).",
        "プロファイルに、許可するパスキーの種類 (passkeyTypes) がありません。";
    AAGUID_UNKNOWN = "input.aaguidUnknown",
        "The clause restricts AAGUIDs, and the AAGUID of the passkey is not known (/question/credential/passkey/aaguid).",
        "この句は AAGUID を制限していますが、パスキーの AAGUID が不明です (/question/credential/passkey/aaguid)。";
    ATTESTATION_UNKNOWN = "input.attestationUnknown",
        "Attestation is enforced, and whether the passkey is attested is not known (/question/credential/passkey/attestationLevel).",
        "構成証明が適用されていますが、パスキーに構成証明があるかどうかが不明です (/question/credential/passkey/attestationLevel)。";
    ATTESTATION_NOT_VERIFIED = "input.attestationUnknown",
        "Attestation is enforced. This version does not verify attestation objects; state attestationLevel to go on.",
        "構成証明が適用されています。このバージョンは構成証明オブジェクトを検証しません。続けるには attestationLevel を指定してください。";
    CERTIFICATE_MODE_MISSING = "input.missing",
        "Whether the certificate counts as single-factor or multifactor is not known (/question/credential/certificateMode).",
        "証明書が単一要素と多要素のどちらとして扱われるかが不明です (/question/credential/certificateMode)。";
    CERTIFICATE_MISSING = "input.missing",
        "The clause restricts certificates, and the question presents none (/question/credential/certificate).",
        "この句は証明書を制限していますが、質問に証明書がありません (/question/credential/certificate)。";
    POLICIES_UNREADABLE = "input.certificate",
        "The certificate policies extension cannot be read, so its policy OIDs are not known.",
        "証明書ポリシー拡張を読み取れないため、ポリシー OID が不明です。";
    TRUST_STORE_MISSING = "input.trustStoreMissing",
        "No certificate trust store is among the policies, so issuer, validity and revocation are not known.",
        "ポリシーに証明書の信頼ストアがないため、発行者、有効期間、失効が不明です。";
    METHOD_NOT_USABLE = "strength.methodNotUsableByExternalUser",
        "The home tenant's multifactor authentication is not trusted, and an external user cannot use this in the resource tenant: {actual}.",
        "ホーム テナントの多要素認証は信頼されておらず、外部ユーザーはリソース テナントで次の方法を使えません: {actual}。";
    DIRECT_CONNECT_UNTRUSTED = "strength.methodNotUsableByExternalUser",
        "B2B direct connect needs the home tenant's multifactor authentication to be trusted, and it is not ({actual}).",
        "B2B 直接接続にはホーム テナントの多要素認証の信頼が必要ですが、信頼されていません ({actual})。";
    CROSS_CLOUD_RESTRICTION = "strength.crossCloudRestriction",
        "The method fits, but its restriction cannot be applied to a user of another cloud.",
        "方法は適合していますが、別のクラウドのユーザーにはその制限を適用できません。";

    // Conditional Access
    ACCESS_BLOCKED = "access.blocked",
        "A Conditional Access policy blocks the access.",
        "条件付きアクセス ポリシーがアクセスをブロックしています。";
    ACCESS_STRENGTH = "access.strengthUnsatisfied",
        "A Conditional Access policy asks for the authentication strength {name}, which is not satisfied.",
        "条件付きアクセス ポリシーが要求する認証の強度 {name} を満たしていません。";
    ACCESS_CONTROL = "access.grantControlUnsatisfied",
        "A Conditional Access policy asks for {expected}, which is not met.",
        "条件付きアクセス ポリシーが要求する {expected} を満たしていません。";
    ACCESS_DEVICE_NOT_TRUSTED = "access.grantControlUnsatisfied",
        "A Conditional Access policy asks for {expected}, and devices of the home tenant are not trusted.",
        "条件付きアクセス ポリシーが {expected} を要求していますが、ホーム テナントのデバイスは信頼されていません。";
    ACCESS_NOT_INCLUDED = "access.notIncluded",
        "The policy is not for this.",
        "このポリシーの対象ではありません。";
    ACCESS_EXCLUDED = "access.excluded",
        "The policy excludes this.",
        "このポリシーの対象から除外されています。";
    ACCESS_INPUT_MISSING = "input.missing",
        "The answer depends on what is not given: {actual}.",
        "答えを決めるために必要な {actual} が指定されていません。";
    ACCESS_CONDITION_UNKNOWN = "input.unknownEnumMember",
        "The condition {actual} is not known to this version, so whether the policy applies is undecided.",
        "条件 {actual} はこのバージョンで未知のため、ポリシーが適用されるかどうかは未決です。";
    ACCESS_LOCATION_UNKNOWN = "input.missing",
        "The named location {actual} is not among the documents, so whether the sign-in comes from it is undecided.",
        "ネームド ロケーション {actual} がドキュメントにないため、そこからのサインインかどうかは未決です。";
    DEVICE_RULE_UNREADABLE = "input.value",
        "The device rule cannot be read at column {column}, so whether the device meets it is undecided.",
        "デバイスの規則の {column} 文字目を読み取れないため、デバイスが満たすかどうかは未決です。";

    // FIDO metadata
    METADATA_MISSING = "input.metadataMissing",
        "Attestation is enforced, and which roots vouch for the model stands in the FIDO metadata, which was not given (/trust/metadata).",
        "構成証明が適用されていますが、モデルのルート証明書を確認するための FIDO メタデータ (/trust/metadata) がありません。";
    NOT_IN_METADATA = "attestation.authenticatorNotInMetadata",
        "The FIDO metadata (no. {number}) has no entry for the AAGUID {actual}.",
        "FIDO メタデータ (第 {number} 号) に AAGUID {actual} のエントリがありません。";
    NO_METADATA_ROOT = "attestation.notTrusted",
        "The FIDO metadata has no root certificate for {name}, so nothing can vouch for an attestation of the model.",
        "FIDO メタデータに {name} のルート証明書がないため、このモデルの構成証明を確認できません。";
    SELF_ATTESTATION = "attestation.notTrusted",
        "The attestation has no certificate, so it does not lead to a root that the FIDO metadata has for {name}.",
        "構成証明に証明書がないため、FIDO メタデータにある {name} のルートに連なりません。";
    ATTESTATION_NOT_TRUSTED = "attestation.notTrusted",
        "The attestation certificate does not chain to a root that the FIDO metadata has for {name}: {actual} was issued by {expected}, or not signed by it.",
        "構成証明の証明書は、FIDO メタデータにある {name} のルートに連なりません。{actual} の発行者は {expected} とされていますが、該当するルートがないか、署名がありません。";
    NOT_CERTIFIED = "attestation.authenticatorNotCertified",
        "The FIDO metadata does not report {name} as FIDO certified at the time of the question ({actual}), and Microsoft's list of {dated} does not name the model.",
        "FIDO メタデータでは質問の時刻に {name} の FIDO 認定がなく ({actual})、{dated} 時点の Microsoft の一覧にもありません。";
    LACKS_CAPABILITY = "attestation.authenticatorLacksCapability",
        "The FIDO metadata does not show {expected} for {name}, and Microsoft's list of {dated} does not name the model.",
        "FIDO メタデータの {name} には {expected} がなく、{dated} 時点の Microsoft の一覧にもありません。";
    MODEL_COMPROMISED = "attestation.authenticatorCompromised",
        "The FIDO metadata reports of {name}: {actual}.",
        "FIDO メタデータは {name} について {actual} と報告しています。";
}

/// Reasons that mean: the method fits a combination, its configuration is not met.
pub(crate) static RESTRICTIONS: &[&Row] = &[
    &STRENGTH_AAGUID_NOT_ALLOWED,
    &ISSUER_NOT_ALLOWED,
    &ISSUER_UNIDENTIFIED,
    &POLICY_OID_NOT_ALLOWED,
];
