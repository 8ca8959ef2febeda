//! Reason codes (reasons.md) with their sentences. Several sentences may share a code.

use crate::vocabulary::language::Language;
use crate::words::sentence::Row;
use crate::words::sentence::Sentence;
use crate::words::table::rows;

/// A sentence about what people call by a name.
pub(crate) static WITHIN: Sentence = Sentence::new("“{name}”: {text}", "「{name}」: {text}");

rows! { ALL:
    ALLOWED = "allowed",
        "Everything that was judged is met.",
        "判定したすべての条件を満たしています。";

    ALLOWED_IN_PART = "allowed.inPart",
        "What was judged is met. {layer} (policies loaded: {count}) was left out, because the question does not say what is opened.",
        "判定した条件は満たしています。読み込まれた{layer} ({count} 件) は、質問にアクセス先の指定がないため判定していません。";
    ALLOWED_BESIDE_UNREAD = "allowed.inPart",
        "What was judged is met. {layer} was left out: what was given of it could not be read, and the question does not say what is opened.",
        "判定した条件は満たしています。{layer}は、指定されたものを読み取れず、質問にアクセス先の指定もないため判定していません。";
    ALLOWED_WITHOUT_REGISTRATION = "allowed.inPart",
        "What was judged is met. {layer} for the registration of security information (policies loaded: {count}) was left out, because the question says what is opened and not that security information is registered.",
        "判定した条件は満たしています。読み込まれたセキュリティ情報の登録に対する{layer} ({count} 件) は、質問にアクセス先があり、ユーザー操作「セキュリティ情報の登録」の指定がないため判定していません。";

    // Method policy
    METHOD_NOT_CONFIGURED = "method.notConfigured",
        "The authentication methods policy has no configuration for “{expected}”.",
        "認証方法ポリシーに「{expected}」の構成がありません。";
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
        "Guests cannot register passkeys in this tenant; the user is: {actual}. Microsoft plans support for the end of 2026.",
        "ゲストはこのテナントにパスキーを登録できません。ユーザーの種類: {actual}。Microsoft は 2026 年末までの対応を予定しています。";
    SELF_SERVICE_DISABLED = "passkey.selfServiceDisabled",
        "Self-service set-up is off, which blocks registration in Security info and through the v1.0 provisioning API. Existing passkeys keep working.",
        "セルフサービス設定がオフのため、セキュリティ情報と v1.0 プロビジョニング API での登録はブロックされます。既存のパスキーは引き続き使えます。";
    SELF_SERVICE_BETA = "passkey.selfServiceDisabled",
        "Self-service set-up is off. Whether that blocks the beta provisioning API too is not documented.",
        "セルフサービス設定がオフです。ベータ版のプロビジョニング API もブロックされるかどうかは文書化されていません。";
    TYPE_NOT_ALLOWED = "passkey.typeNotAllowed",
        "The policy admits passkeys of this type: {expected}. This one is of type: {actual}.",
        "ポリシーで許可されるパスキーの種類は「{expected}」ですが、このパスキーは「{actual}」です。";
    AAGUID_NOT_ALLOWED = "passkey.aaguidNotAllowed",
        "The AAGUID {actual} is not on the enforced allow list.",
        "AAGUID {actual} は、適用されている許可リストにありません。";
    WINDOWS_HELLO_NOT_LISTED = "passkey.aaguidNotAllowed",
        "The documentation wants Windows Hello AAGUIDs explicitly on an allow list before they can be registered; this policy enforces none.",
        "公式ドキュメントによると、Windows Hello の AAGUID を登録するには許可リストへの明示的な追加が必要ですが、このポリシーは許可リストを適用していません。";
    AAGUID_UNREADABLE = "input.value",
        "The list of blocked models has an entry that is no AAGUID, so whether it means this model is undecided.",
        "ブロックするモデルの一覧に AAGUID ではない項目があるため、このモデルを指すかどうかは判定できません。";
    AAGUID_BLOCKED = "passkey.aaguidBlocked",
        "The AAGUID {actual} is on the enforced block list.",
        "AAGUID {actual} は、適用されているブロック リストに載っています。";
    NO_PROFILE_MATCHES = "passkey.noProfileMatches",
        "The passkey satisfies none of the passkey profiles in scope fully (profiles: {count}). Requirements of different profiles are not mixed.",
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

    // Attestation objects that are none (WebAuthn Level 3, sections 6.1, 6.5 and 7.1)
    MALFORMED_SHORT = "attestation.malformed",
        "The attestation object ends before all that it declares is there, as the sample of the Graph documentation does. Paste a registration response as a browser gave it, whole.",
        "構成証明オブジェクトが、宣言された長さより前で終わっています (Graph の公式ドキュメントのサンプルも同様です)。ブラウザーの登録応答全体を貼り付けてください。";
    MALFORMED_CBOR = "attestation.malformed",
        "The attestation object is no well-formed CBOR from byte {what} on. Paste the registration response as the browser gave it.",
        "構成証明オブジェクトは {what} バイト目から、正しい形式の CBOR ではありません。ブラウザーの登録応答をそのまま貼り付けてください。";
    MALFORMED_DUPLICATE = "attestation.malformed",
        "A map in the attestation object has the key at byte {what} twice.",
        "構成証明オブジェクトのマップで、{what} バイト目のキーが重複しています。";
    MALFORMED_DEEP = "attestation.malformed",
        "The attestation object nests deeper than any that an authenticator makes. Paste the registration response as the browser gave it.",
        "構成証明オブジェクトの入れ子が深すぎます。ブラウザーの登録応答をそのまま貼り付けてください。";
    MALFORMED_TRAILING = "attestation.malformed",
        "Something stands after the end of the attestation object or of its authenticator data (bytes: {what}).",
        "構成証明オブジェクトまたは認証器データの終わりの後に {what} バイトがあります。";
    MALFORMED_ECDAA = "attestation.malformed",
        "The attestation statement is of the ECDAA form (attStmt.ecdaaKeyId), which WebAuthn has given up.",
        "構成証明ステートメントが、WebAuthn で廃止された ECDAA 形式 (attStmt.ecdaaKeyId) です。";
    MALFORMED_MEMBER = "attestation.malformed",
        "The attestation object has no {what}, or not of the form that WebAuthn gives it.",
        "構成証明オブジェクトに {what} がないか、WebAuthn の形式ではありません。";
    MALFORMED_BACKUP = "attestation.malformed",
        "The authenticator data says that the credential is backed up and cannot be backed up.",
        "認証器データでは、資格情報がバックアップ不可かつバックアップ済みとされています。";
    MALFORMED_CLIENT_DATA = "attestation.malformed",
        "The client data is not what a browser makes: {what} is missing or cannot be read.",
        "クライアント データがブラウザーの形式ではありません。{what} がないか読み取れません。";
    MALFORMED_CEREMONY = "attestation.malformed",
        "The client data is of type “{actual}”; a registration has {expected}.",
        "クライアント データの種類は「{actual}」ですが、登録では {expected} です。";

    // The ceremony, and what creationOptions ask for
    CHALLENGE_MISMATCH = "attestation.challengeMismatch",
        "The client data has the challenge {actual}; {expected} was given out.",
        "クライアント データのチャレンジは {actual} ですが、発行されたのは {expected} です。";
    CHALLENGE_EXPIRED = "attestation.challengeExpired",
        "The challenge was good until {expected}; the question asks for {actual}.",
        "チャレンジの有効期限は {expected} ですが、質問の時刻は {actual} です。";
    CHALLENGE_MOMENT_MISSING = "input.missing" lacks AT,
        "Whether the challenge is still good depends on the {input}, which the question does not give.",
        "チャレンジが有効かどうかは{input}によりますが、指定がありません。";
    ORIGIN_MISMATCH = "attestation.originMismatch",
        "The registration was made on {actual}; expected was {expected}.",
        "登録は {actual} で行われましたが、想定されるオリジンは {expected} です。";
    RP_ID_MISMATCH = "attestation.originMismatch",
        "The authenticator data is not for the relying party {expected}: it holds the hash {actual}.",
        "認証器データは証明書利用者 {expected} のものではありません。ハッシュは {actual} です。";
    USER_VERIFICATION_MISSING = "passkey.userVerificationMissing",
        "A passkey is registered with user verification (PIN or biometrics); the authenticator data says {actual}, not {expected}.",
        "パスキーの登録にはユーザー検証 (PIN または生体認証) が必要ですが、認証器データは {expected} ではなく {actual} です。";
    ALGORITHM_NOT_OFFERED = "attestation.algorithmNotOffered",
        "The credential uses {actual}; creationOptions offer {expected}.",
        "資格情報のアルゴリズムは {actual} ですが、creationOptions にあるのは {expected} です。";
    CREDENTIAL_EXCLUDED = "attestation.credentialExcluded",
        "creationOptions exclude this credential: the user has registered it already.",
        "この資格情報は creationOptions で除外されています。すでに登録されています。";
    RESIDENT_KEY_MISSING = "attestation.residentKeyMissing",
        "creationOptions require a resident key, and the client reports that none was made (credProps).",
        "creationOptions は常駐キーを要求していますが、クライアントの報告 (credProps) では作成されていません。";

    // Attestation statements
    FORMAT_NOT_ACCEPTED = "attestation.formatNotAccepted",
        "Attestation is enforced, which takes the format {expected}; this one is {actual}.",
        "構成証明が適用されており、必要な形式は {expected} ですが、この構成証明の形式は {actual} です。";
    FORMAT_NAME = "attestation.formatNotAccepted",
        "A format name has one to 32 characters; this one has {actual}.",
        "形式の名前は 1 ～ 32 文字ですが、この名前は {actual} 文字です。";
    FORMAT_OPEN = "attestation.formatNotAccepted",
        "The documentation names {expected} for provisioning through Graph; whether {actual} is accepted when attestation is not enforced is open.",
        "Graph でのプロビジョニングについて公式ドキュメントにあるのは {expected} です。構成証明が適用されていない場合に {actual} が受け入れられるかは定まっていません。";
    STATEMENT_SIGNATURE = "attestation.signatureInvalid",
        "The signature of the attestation does not verify.",
        "構成証明の署名を検証できません。";
    STATEMENT_ALGORITHM = "attestation.signatureInvalid",
        "The algorithm of the attestation is not one for the key that it is said to be signed with.",
        "構成証明のアルゴリズムが、署名したとされるキーに対応していません。";
    STATEMENT_SIGNATURE_UNKNOWN = "attestation.signatureUnknown",
        "Whether the attestation is signed as it should be is not known: this build does not verify signatures of its algorithm or key.",
        "構成証明の署名が正しいかどうかは不明です。このビルドは、そのアルゴリズムまたはキーの署名を検証しません。";
    ATTESTATION_CHAIN_UNKNOWN = "attestation.signatureUnknown",
        "Whether the attestation certificate chains to {actual} is not known: this build does not verify signatures of an algorithm or key among them.",
        "構成証明の証明書が {actual} に連なるかどうかは不明です。このビルドが署名を検証しないアルゴリズムまたはキーが含まれています。";
    STATEMENT_CERTIFICATE = "attestation.signatureInvalid",
        "A certificate of the attestation cannot be read.",
        "構成証明の証明書を読み取れません。";
    STATEMENT_AAGUID_EXTENSION = "attestation.signatureInvalid",
        "The AAGUID extension of the attestation certificate is critical, or does not hold an AAGUID.",
        "構成証明の証明書の AAGUID 拡張が重要とされているか、AAGUID を含んでいません。";
    STATEMENT_BASIC_CONSTRAINTS = "attestation.signatureInvalid",
        "The attestation certificate is not marked as one that issues none (basicConstraints, cA false).",
        "構成証明の証明書に、機関でないことの指定 (basicConstraints の cA が false) がありません。";
    STATEMENT_KEY = "attestation.signatureInvalid",
        "The attestation is for another key than that of the credential.",
        "構成証明は、資格情報とは別のキーに対するものです。";
    PACKED_VERSION = "attestation.signatureInvalid",
        "The attestation certificate is not of X.509 version 3.",
        "構成証明の証明書は X.509 バージョン 3 ではありません。";
    PACKED_SUBJECT = "attestation.signatureInvalid",
        "The subject of the attestation certificate is not what WebAuthn prescribes: a country, an organization, the unit “Authenticator Attestation”, and a name.",
        "構成証明の証明書のサブジェクトが WebAuthn の規定 (国、組織、部門「Authenticator Attestation」、名前) と異なります。";
    TPM_PUBLIC_AREA = "attestation.signatureInvalid",
        "The TPM's public area (pubArea) cannot be read.",
        "TPM の公開領域 (pubArea) を読み取れません。";
    TPM_CERT_INFO = "attestation.signatureInvalid",
        "The TPM's statement (certInfo) is not one that certifies a key.",
        "TPM の記述 (certInfo) はキーを証明するものではありません。";
    TPM_EXTRA_DATA = "attestation.signatureInvalid",
        "The TPM's statement was not made for this registration: its hash is another one.",
        "TPM の記述はこの登録のものではありません。ハッシュが一致しません。";
    TPM_NAME = "attestation.signatureInvalid",
        "The TPM's statement names another key than the public area describes.",
        "TPM の記述にあるキーは、公開領域のキーと異なります。";
    TPM_SUBJECT = "attestation.signatureInvalid",
        "The TPM's certificate is not of X.509 version 3 with an empty subject.",
        "TPM の証明書が、サブジェクトが空の X.509 バージョン 3 ではありません。";
    TPM_ALTERNATIVE_NAME = "attestation.signatureInvalid",
        "The TPM's certificate does not name manufacturer, model and version in its subject alternative name.",
        "TPM の証明書のサブジェクト代替名に、製造元、モデル、バージョンがありません。";
    TPM_EXTENDED_KEY_USAGE = "attestation.signatureInvalid",
        "The TPM's certificate is not for attestation identity keys (extended key usage 2.23.133.8.3).",
        "TPM の証明書は構成証明 ID キー用 (拡張キー使用法 2.23.133.8.3) ではありません。";
    ANDROID_KEY_DESCRIPTION = "attestation.signatureInvalid",
        "The attestation certificate has no key description of Android that can be read.",
        "構成証明の証明書に、読み取り可能な Android のキー記述がありません。";
    ANDROID_KEY_CHALLENGE = "attestation.signatureInvalid",
        "Android's key description was not made for this registration: its challenge is another one.",
        "Android のキー記述はこの登録のものではありません。チャレンジが一致しません。";
    ANDROID_KEY_AUTHORIZATION = "attestation.signatureInvalid",
        "Android's key description says that the key is for all applications, was not generated on the device, or does not sign.",
        "Android のキー記述では、キーがすべてのアプリ用か、デバイス外で生成されたか、署名用ではありません。";
    APPLE_NONCE = "attestation.signatureInvalid",
        "The certificate was not made for this registration: its nonce is another one.",
        "証明書はこの登録のものではありません。ノンスが一致しません。";
    AAGUID_MISMATCH = "attestation.aaguidMismatch",
        "The attestation certificate is for the AAGUID {expected}; the authenticator data has {actual}.",
        "構成証明の証明書の AAGUID は {expected} ですが、認証器データでは {actual} です。";
    CLIENT_DATA_MISSING = "input.missing" lacks CLIENT_DATA,
        "Attestation is enforced, and its signature covers the {input}, which the question does not give.",
        "構成証明が適用されており、署名の対象に{input}が含まれますが、質問に指定がありません。";
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
    SIGNATURE_UNKNOWN = "certificate.signatureUnknown",
        "Whether {expected} signed the certificate of {actual} is not known: this build does not verify signatures of its algorithm or key.",
        "{actual} の証明書に {expected} が署名したかどうかは不明です。このビルドは、そのアルゴリズムまたはキーの署名を検証しません。";
    NOT_YET_VALID = "certificate.notYetValid",
        "The certificate of {name} is valid for {expected}; the question asks for {actual}.",
        "{name} の証明書の有効期間は {expected} ですが、質問の時刻は {actual} です。";
    EXPIRED = "certificate.expired",
        "The certificate of {name} was valid for {expected}; the question asks for {actual}.",
        "{name} の証明書の有効期間は {expected} で、質問の時刻 {actual} には切れています。";
    MOMENT_MISSING = "input.missing" lacks AT,
        "Whether the certificates are valid depends on the {input}, which the question does not give.",
        "証明書が有効かどうかは{input}によりますが、指定がありません。";
    REVOKED = "certificate.revoked",
        "{issuer} revoked the certificate of {name}.",
        "{name} の証明書は {issuer} によって失効しています。";
    REVOCATION_UNKNOWN = "certificate.revocationUnknown" lacks REVOCATION_LISTS,
        "The trust store names a revocation list for {issuer}, and its content was not given, so whether {name} is revoked is not known.",
        "信頼ストアには {issuer} の失効リストが指定されていますが、その内容がないため、{name} が失効しているかどうかが不明です。";
    DELTA_UNKNOWN = "certificate.revocationUnknown",
        "The trust store names a delta list for {issuer} beside its revocation list, and its content was not given, so whether {name} was revoked since is not known.",
        "信頼ストアには {issuer} の失効リストのほかにデルタ リストが指定されていますが、その内容がないため、{name} がその後失効したかどうかが不明です。";
    LIST_NOT_VERIFIABLE = "certificate.revocationUnknown",
        "Whether {issuer} signed the revocation list that was given is not known: this build does not verify signatures of its algorithm or key. So whether {name} is revoked is not known.",
        "指定された失効リストに {issuer} が署名したかどうかは不明です。このビルドは、そのアルゴリズムまたはキーの署名を検証しません。そのため {name} が失効しているかどうかも不明です。";
    REVOKED_WITHOUT_ADDRESS = "certificate.revocationUnknown" lacks TRUST_STORE,
        "A list that was given says that {name} is revoked. The trust store names no address of a list for {issuer} and was not exported from a tenant, so whether the service would look is not known.",
        "指定された一覧では {name} は失効しています。信頼ストアに {issuer} の失効リストのアドレスがありませんが、テナントからエクスポートされたものではないため、サービスが確認するかどうかは不明です。";
    REVOCATION_ADDRESS_UNKNOWN = "certificate.revocationUnknown" lacks TRUST_STORE,
        "The policy requires a revocation list. The trust store names none for {issuer} and was not exported from a tenant, so whether the tenant does is not known.",
        "ポリシーは失効リストを要求しています。信頼ストアに {issuer} の失効リストがありませんが、テナントからエクスポートされたものではないため、テナントにあるかどうかは不明です。";
    REVOCATION_STORE_CUT = "certificate.revocationUnknown" lacks WHOLE_EXPORT,
        "The export of the trust store was cut, so whether the tenant names a revocation list for {issuer} is not known.",
        "信頼ストアのエクスポートが切り詰められているため、テナントに {issuer} の失効リストが指定されているかどうかは不明です。";
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
    SCOPE_OF_NONE = "input.missing" lacks WHOLE_EXPORT,
        "A scope for groups that the user is not in does not tell for which authority it is (subjectKeyIdentifier). It may be {name}. Export the policy again, or give the key identifier.",
        "ユーザーが含まれないグループを対象とする範囲に、機関 (subjectKeyIdentifier) の指定がありません。{name} の対象範囲である可能性があります。もう一度エクスポートするか、キー識別子を指定してください。";
    NO_BINDING_MATCHES = "certificate.noBindingMatches",
        "No username binding connects the certificate to the user.",
        "証明書をユーザーに結び付けるユーザー名バインドがありません。";
    BINDING_NOT_MATCHED = "certificate.noBindingMatches",
        "The {field} of the certificate does not match the {property} of the user, or the certificate does not have it.",
        "証明書の {field} がユーザーの {property} と一致しないか、証明書に存在しません。";
    SERIAL_NOT_REVERSED = "certificate.noBindingMatches",
        "The serial number in certificateUserIds is not reversed. The documentation reverses its bytes, Microsoft's own cmdlets do not, and a value like this was observed not to match.",
        "certificateUserIds のシリアル番号が逆順になっていません。公式ドキュメントではバイトを逆順にしますが、Microsoft のコマンドレットは逆順にせず、このような値は一致しないことが報告されています。";
    AFFINITY_TOO_LOW = "certificate.affinityTooLow",
        "A binding would have matched, but high affinity is required and its affinity is low.",
        "一致するバインドはありますが、高い親和性が必要なのに対し、そのバインドの親和性は低です。";

    // Authentication strengths
    STRENGTH_SATISFIED = "strength.satisfied",
        "The authentication strength is satisfied.",
        "認証の強度を満たしています。";
    PROFILES_NOT_GIVEN = "input.missing" lacks PASSKEY_PROFILES,
        "The policy names passkey profiles that are not in the document, so what they allow is not known.",
        "ポリシーが指定するパスキー プロファイルがドキュメントにないため、許可される内容が不明です。";
    STRENGTH_NOT_FOUND = "strength.notFound" lacks STRENGTH,
        "No authentication strength has the id or name “{name}”.",
        "ID または名前が「{name}」の認証の強度はありません。";
    STRENGTH_NOT_NAMED = "strength.notFound",
        "The policy asks for an authentication strength and does not say which.",
        "ポリシーは認証の強度を要求していますが、どの認証の強度かを示していません。";
    COMBINATION_NOT_ALLOWED = "strength.combinationNotAllowed",
        "The authentication strength asks for: {expected}. Performed was: {actual}.",
        "認証の強度は「{expected}」を要求していますが、実行されたのは「{actual}」です。";
    NO_COMBINATIONS = "strength.combinationNotAllowed",
        "The authentication strength allows no combination, so nothing satisfies it.",
        "認証の強度に許可された組み合わせがないため、何も満たせません。";
    FEDERATED_ONLY = "strength.combinationNotAllowed",
        "The user's domain enforces MFA by its federated identity provider, so only the federated multifactor authentication can satisfy a strength; performed was {actual}.",
        "ユーザーのドメインはフェデレーション ID プロバイダーの MFA を強制しているため、認証の強度を満たせるのはフェデレーションの多要素認証だけです。実行されたのは「{actual}」です。";
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
        "証明書にはポリシー OID が 6 つ以上あり、許可された OID が考慮される 5 つに入るかどうかは、公式ドキュメントで定まっていない順序に左右されます。証明書のポリシー OID: {actual}。";
    WINDOWS_HELLO_NOT_PRIMARY = "strength.windowsHelloNotPrimary",
        "Windows Hello for Business counts only as the first method of the session; here another one came before it.",
        "Windows Hello for Business はセッションの最初の方法としてのみ有効ですが、別の方法が先に使われています。";
    WINDOWS_HELLO_SECOND_STEP = "strength.windowsHelloNotPrimary",
        "Windows Hello for Business came after another method. Microsoft announces it as a second step, rolled out in October and November 2026; the documentation still counts it as the first method only.",
        "Windows Hello for Business より先に別の方法が使われています。Microsoft は 2026 年 10 月から 11 月にかけて 2 番目の手順としても有効にすると予告していますが、公式ドキュメントでは今も最初の方法としてのみ有効です。";

    NO_TYPE_ALLOWED = "passkey.typeNotAllowed",
        "The profile admits no passkey type (passkeyTypes is empty).",
        "プロファイルで許可されるパスキーの種類がありません (passkeyTypes が空です)。";

    // Inputs that are missing, and what this build does not judge
    GROUPS_UNKNOWN = "input.groupMembershipUnknown" lacks GROUPS,
        "Whether the user is in the group {actual} is not known.",
        "ユーザーがグループ「{actual}」に属しているかどうかが不明です。";
    ROLES_UNKNOWN = "input.groupMembershipUnknown" lacks ROLES,
        "Whether the user has the role {actual} is not known.",
        "ユーザーがロール「{actual}」を持つかどうかが不明です。";
    USER_ID_MISSING = "input.missing" lacks USER_ID,
        "The target names the user {actual} by an id, and what was given does not tell the {input}.",
        "対象はユーザー {actual} を ID で指定していますが、指定された内容からは{input}が分かりません。";
    BINDINGS_MISSING = "input.missing" lacks BINDINGS,
        "The policy does not say how certificates are bound to users (certificateUserBindings).",
        "ポリシーに、証明書とユーザーのバインド (certificateUserBindings) がありません。";
    USER_ATTRIBUTE_MISSING = "input.missing",
        "A binding compares the {field} of the certificate with the {property} of the user, and what was given does not tell the {input}.",
        "バインドは証明書の {field} をユーザーの {property} と比較しますが、質問に{input}の指定がありません。";
    UNKNOWN_ENUM_MEMBER = "input.unknownEnumMember",
        "The clause has a value that this version does not know: “{actual}”. Check its spelling against the Graph documentation.",
        "この設定には、このバージョンで未知の値「{actual}」があります。Graph の公式ドキュメントで綴りを確認してください。";
    VALUE_TWICE = "input.unknownEnumMember",
        "The clause stands here twice, with different values, and which of them counts is not said. Keep one of them.",
        "この設定が異なる値で 2 回あり、どちらが有効かわかりません。どちらか一方だけを残してください。";
    STRENGTH_MISSPELT = "input.unknownEnumMember",
        "This strength has a member that this version does not know, and lacks the one that is spelt much like it, so what it accepts is not told. Correct its name.",
        "この認証の強度には、このバージョンで未知のメンバーがあり、綴りのよく似たメンバーが指定されていないため、何を受け入れるか分かりません。名前を修正してください。";
    STRENGTH_CUT = "input.unknownEnumMember",
        "The export left out or cut a part of this strength, so what it accepts is not told. Export it again with $expand=combinationConfigurations and ConvertTo-Json -Depth 20.",
        "この認証の強度の一部がエクスポートに含まれていないか途中で切れているため、何を受け入れるか分かりません。$expand=combinationConfigurations と ConvertTo-Json -Depth 20 を付けて再度エクスポートしてください。";
    VALUE_NOT_GIVEN = "input.unknownEnumMember",
        "Nothing is given here (it is empty, null or left out), where a stored policy has a value, so this cannot be decided. Export the policy again, or say what the value is.",
        "保存済みのポリシーなら値があるはずの場所に値がない (空、null、または省略) ため、判定できません。もう一度エクスポートするか、値を指定してください。";
    UNKNOWN_FUTURE_VALUE = "input.unknownEnumMember",
        "The clause has the value “{actual}”, which hides a newer one. Export again with the header Prefer: include-unknown-enum-members to see it.",
        "この設定の値「{actual}」には新しい値が隠れています。Prefer: include-unknown-enum-members ヘッダーを付けて再度エクスポートしてください。";
    PASSKEY_TYPE_UNKNOWN = "input.passkeyTypeUnknown" lacks PASSKEY_TYPE,
        "The policy admits {expected}, and whether the passkey is device-bound or synced is not known.",
        "ポリシーで許可されるのは「{expected}」ですが、パスキーがデバイス バインドか同期かが不明です。";
    PASSKEY_TYPES_MISSING = "input.missing" lacks PASSKEY_TYPES,
        "The profile does not say which passkey types it admits (passkeyTypes).",
        "プロファイルに、許可するパスキーの種類 (passkeyTypes) がありません。";
    AAGUID_UNKNOWN = "input.aaguidUnknown" lacks AAGUID,
        "The clause restricts AAGUIDs, and the AAGUID of the passkey is not known.",
        "この設定は AAGUID を制限していますが、パスキーの AAGUID が不明です。";
    AAGUID_OF_EARLIER = "input.aaguidUnknown",
        "The clause restricts AAGUIDs, and a question does not say which passkey was used before the credential.",
        "この設定は AAGUID を制限していますが、資格情報より前に使われたパスキーは質問では分かりません。";
    ATTESTATION_UNKNOWN = "input.attestationUnknown" lacks ATTESTATION_LEVEL,
        "Attestation is enforced, and whether the passkey is attested is not known.",
        "構成証明が適用されていますが、パスキーに構成証明があるかどうかが不明です。";
    CERTIFICATE_MODE_MISSING = "input.missing" lacks CERTIFICATE_MODE,
        "Whether the certificate counts as single-factor or multifactor is not known.",
        "証明書が単一要素と多要素のどちらとして扱われるかが不明です。";
    CERTIFICATE_MISSING = "input.missing" lacks CERTIFICATE,
        "The clause restricts certificates, and the question presents none.",
        "この設定は証明書を制限していますが、質問に証明書がありません。";
    ISSUER_NOT_TOLD = "input.missing" lacks DESCRIBED_ISSUER,
        "The clause restricts issuers, and who issued the certificate is not known.",
        "この設定は証明書の発行者を制限していますが、証明書の発行者がわかりません。";
    POLICIES_NOT_TOLD = "input.missing" lacks DESCRIBED_POLICIES,
        "The clause restricts policy OIDs, and those of the certificate are not known.",
        "この設定はポリシー OID を制限していますが、証明書のポリシー OID がわかりません。";
    POLICIES_UNREADABLE = "input.certificate",
        "The certificate policies extension cannot be read, so its policy OIDs are not known.",
        "証明書ポリシー拡張を読み取れないため、ポリシー OID が不明です。";
    TRUST_STORE_MISSING = "input.trustStoreMissing" lacks TRUST_STORE,
        "No certificate trust store is among the policies, so issuer, validity and revocation are not known.",
        "ポリシーに証明書の信頼ストアがないため、発行者、有効期間、失効が不明です。";
    TRUST_STORE_INCOMPLETE = "input.trustStoreMissing" lacks TRUST_STORE,
        "Only a part of the certificate trust store was given, and the answer may depend on the rest.",
        "証明書の信頼ストアの一部しか指定されておらず、答えは残りの内容によって変わることがあります。";
    METHOD_NOT_USABLE = "strength.methodNotUsableByExternalUser",
        "The home tenant's multifactor authentication is not trusted, and an external user cannot use this in the resource tenant: {actual}.",
        "ホーム テナントの多要素認証は信頼されておらず、外部ユーザーはリソース テナントで次の方法を使えません: {actual}。";
    WITHOUT_ENTRA = "strength.methodNotUsableByExternalUser",
        "An external user who signs in with an e-mail one-time passcode, Google, SAML or WS-Fed, or a Microsoft account can satisfy no authentication strength. The control mfa can be met, with methods of this tenant.",
        "電子メール ワンタイム パスコード、Google、SAML または WS-Fed、Microsoft アカウントでサインインする外部ユーザーは、どの認証の強度も満たせません。「多要素認証を要求する」(mfa) は、このテナントの方法で満たせます。";
    DIRECT_CONNECT_UNTRUSTED = "strength.methodNotUsableByExternalUser",
        "B2B direct connect needs the home tenant's multifactor authentication to be trusted, and it is not ({actual}).",
        "B2B 直接接続にはホーム テナントの多要素認証の信頼が必要ですが、信頼されていません ({actual})。";
    CROSS_CLOUD_RESTRICTION = "strength.crossCloudRestriction",
        "The method fits, but its restriction cannot be applied to a user of another cloud.",
        "方法は適合していますが、別のクラウドのユーザーにはその制限を適用できません。";

    // Conditional Access
    EXPORT_CUT = "input.missing" lacks WHOLE_EXPORT,
        "The export was cut here (ConvertTo-Json without -Depth), so what the policy says is not known. Export it again with ConvertTo-Json -Depth 20.",
        "エクスポートがここで切り詰められているため (-Depth のない ConvertTo-Json)、ポリシーの内容が不明です。ConvertTo-Json -Depth 20 でもう一度エクスポートしてください。";
    NOT_SELECTED = "input.missing" lacks WHOLE_EXPORT,
        "The export selected other members ($select) and left out what decides here, so what the policy says is not known. Export it again without $select.",
        "エクスポートで一部のメンバーだけが選択され ($select)、判定に必要なものが含まれていないため、ポリシーの内容が不明です。$select なしでもう一度エクスポートしてください。";
    METHOD_HIDDEN = "input.missing" lacks WHOLE_EXPORT,
        "A policy for this method stands within something that is not read, so what it says is not known. Give the policy as a document of its own.",
        "この方法のポリシーは、読み取れないものの中に入っているため、内容が不明です。ポリシーを独立したドキュメントとして指定してください。";
    MEMBER_MISSPELT = "input.unknownEnumMember",
        "The member “{name}” is not known to this version, and the one that is spelt much like it is not given, so what the policy says is not known. Correct its name.",
        "メンバー「{name}」はこのバージョンで未知で、綴りのよく似たメンバーが指定されていないため、ポリシーの内容が不明です。名前を修正してください。";
    TARGET_NOT_TOLD = "input.missing" lacks WHOLE_EXPORT,
        "A target of this policy has no id, so whom it means is not known. Export the policy again, or give the id.",
        "このポリシーの対象の 1 つに ID がなく、誰を指すかわかりません。もう一度エクスポートするか、ID を指定してください。";
    PROFILES_TWICE = "input.missing" lacks WHOLE_EXPORT,
        "Two passkey profiles that differ have one id, and which of them counts is not said, so what the policy says is not known. Give each its own id.",
        "内容の異なる 2 つのパスキー プロファイルに同じ ID があり、どちらが有効かわからないため、ポリシーの内容が不明です。それぞれに固有の ID を付けてください。";
    NOT_SAID = "input.missing" lacks WHOLE_EXPORT,
        "The configuration computes or leaves out what stands here, so what the policy says is not known. Put the value in its place, or export the policy from Microsoft Graph.",
        "構成のこの箇所は計算される値か、出力されていない値のため、ポリシーの内容が不明です。値に置き換えるか、ポリシーを Microsoft Graph からエクスポートしてください。";
    GIVEN_TWICE = "input.missing" lacks WHOLE_EXPORT,
        "The policy gives the same member twice here, with different values, so what it says is not known. Keep one of them.",
        "ポリシーのここに同じメンバーが異なる値で 2 回あるため、ポリシーの内容が不明です。どちらか一方だけを残してください。";
    ACCESS_BLOCKED = "access.blocked",
        "This Conditional Access policy blocks the access.",
        "この条件付きアクセス ポリシーはアクセスをブロックします。";
    INBOUND_USERS = "access.blocked",
        "Cross-tenant access settings block users of the home tenant.",
        "クロステナント アクセス設定は、ホーム テナントのユーザーをブロックします。";
    INBOUND_APPLICATIONS = "access.blocked",
        "Cross-tenant access settings block this application for users of the home tenant.",
        "クロステナント アクセス設定は、ホーム テナントのユーザーに対してこのアプリケーションをブロックします。";
    INBOUND_CLOUD = "access.blocked",
        "Users of the home tenant's cloud cannot come in: cross-tenant access settings do not allow that cloud (allowedCloudEndpoints).",
        "クロステナント アクセス設定でホーム テナントのクラウドが許可されていないため (allowedCloudEndpoints)、そのクラウドのユーザーは入れません。";
    INBOUND_OPEN = "input.missing",
        "Cross-tenant access settings name some of the home tenant's users, groups or applications. Whether this one is among them depends on the {input}.",
        "クロステナント アクセス設定は、ホーム テナントの一部のユーザー、グループ、またはアプリケーションを指定しています。対象に含まれるかどうかは{input}によって変わります。";
    INBOUND_UNKNOWN = "input.unknownEnumMember",
        "Cross-tenant access settings say who may come in by a value that is not known: {actual}.",
        "クロステナント アクセス設定の受信アクセスに未知の値があります: {actual}。";
    ACCESS_STRENGTH = "access.strengthUnsatisfied",
        "This Conditional Access policy asks for the authentication strength “{name}”, which is not satisfied.",
        "この条件付きアクセス ポリシーは認証の強度「{name}」を要求していますが、満たしていません。";
    ACCESS_CONTROL = "access.grantControlUnsatisfied",
        "This Conditional Access policy asks for this, which is not met: {expected}.",
        "この条件付きアクセス ポリシーの要求を満たしていません: {expected}。";
    ACCESS_DEVICE_NOT_TRUSTED = "access.grantControlUnsatisfied",
        "This Conditional Access policy asks for this, and devices of the home tenant are not trusted: {expected}.",
        "この条件付きアクセス ポリシーの要求に必要なホーム テナントのデバイスが信頼されていません: {expected}。";
    ACCESS_PASSWORD_ELSEWHERE = "access.grantControlUnsatisfied",
        "This Conditional Access policy asks for a password change, which external users cannot make in this tenant: {expected}.",
        "この条件付きアクセス ポリシーはパスワードの変更を要求しますが、外部ユーザーはこのテナントでパスワードを変更できません: {expected}。";
    ACCESS_CONTROLS_NOT_GIVEN = "input.missing" lacks GRANT_CONTROLS,
        "The policy asks for something, and the document does not say for what, so whether it is met is undecided.",
        "このポリシーの要求がドキュメントに示されていないため、満たすかどうかは判定できません。";
    CONTROLS_CUT = "input.missing" lacks GRANT_CONTROLS,
        "The export was cut where the policy tells what it asks for ({actual}), so whether it is met is undecided. Export it again with ConvertTo-Json -Depth 20.",
        "エクスポートがこのポリシーの要求の部分 ({actual}) で切り詰められているため、満たすかどうかは判定できません。ConvertTo-Json -Depth 20 でもう一度エクスポートしてください。";
    CONTROLS_TWICE = "input.missing" lacks GRANT_CONTROLS,
        "The policy tells twice what it asks for ({actual}), each time differently, so whether it is met is undecided. Keep one of them.",
        "このポリシーの要求 ({actual}) が異なる内容で 2 回指定されているため、満たすかどうかは判定できません。どちらか一方だけを残してください。";
    CONFIGURATION_WITHOUT_OWNER = "input.missing" lacks CONFIGURATION_OWNER,
        "A combination configuration stands alone beside several authentication strengths. It would refuse this one, and nothing tells whether it belongs to it. Export the strengths with their configurations ($expand=combinationConfigurations).",
        "組み合わせの構成が複数の認証の強度とは別に単独で存在します。この構成が属する場合はこの認証の強度を満たしませんが、属するかどうかは判別できません。構成を含めて ($expand=combinationConfigurations) 認証の強度をエクスポートしてください。";
    RESTRICTION_PENDING = "input.unknownEnumMember",
        "Terraform knows what the strength restricts only after the plan is applied ({actual}), so whether it is met is undecided. Apply the plan, and take the output of terraform show -json.",
        "この認証の強度の制限 ({actual}) は Terraform のプランを適用するまでわからないため、満たすかどうかは判定できません。適用後に terraform show -json の出力を使ってください。";
    CONTROLS_VARIABLE = "input.unknownEnumMember",
        "A variable, or what a script computes, stands where the policy tells what it asks for ({actual}), so whether it is met is undecided. Put the values in its place.",
        "このポリシーの要求 ({actual}) に変数またはスクリプトの計算結果が使われているため、満たすかどうかは判定できません。実際の値に置き換えてください。";
    CONTROLS_PENDING = "input.unknownEnumMember",
        "Terraform knows what the policy asks for only after the plan is applied ({actual}), so whether it is met is undecided. Apply the plan, and take the output of terraform show -json.",
        "このポリシーの要求 ({actual}) は Terraform のプランを適用するまでわからないため、満たすかどうかは判定できません。適用後に terraform show -json の出力を使ってください。";
    ACCESS_NOT_INCLUDED = "access.notIncluded",
        "The policy is not for this sign-in.",
        "このサインインはポリシーの対象ではありません。";
    NOT_FOR_USER = "access.notIncluded",
        "The policy is not for this user.",
        "このユーザーはポリシーの対象ではありません。";
    NOT_FOR_PEOPLE = "access.notIncluded",
        "The policy is for workload identities (applications and agents), which no user is.",
        "ポリシーの対象はワークロード ID (アプリケーションとエージェント) で、ユーザーは対象になりません。";
    NOT_FOR_APPLICATION = "access.notIncluded",
        "The policy is not for {actual}.",
        "{actual} はポリシーの対象ではありません。";
    NOT_FOR_PLATFORM = "access.notIncluded",
        "The policy is not for this platform: {actual}.",
        "このプラットフォームはポリシーの対象ではありません: {actual}。";
    NOT_FOR_CLIENT_APP = "access.notIncluded",
        "The policy is not for this client app: {actual}.",
        "このクライアント アプリはポリシーの対象ではありません: {actual}。";
    NOT_FOR_LOCATION = "access.notIncluded",
        "The policy is not for the location of the sign-in.",
        "このサインインの場所はポリシーの対象ではありません。";
    NOT_FOR_SIGN_IN_RISK = "access.notIncluded",
        "The policy is not for this sign-in risk: {actual}.",
        "このサインイン リスクはポリシーの対象ではありません: {actual}。";
    NOT_FOR_USER_RISK = "access.notIncluded",
        "The policy is not for this user risk: {actual}.",
        "このユーザー リスクはポリシーの対象ではありません: {actual}。";
    NOT_FOR_INSIDER_RISK = "access.notIncluded",
        "The policy is not for this insider risk: {actual}.",
        "このインサイダー リスクはポリシーの対象ではありません: {actual}。";
    NOT_FOR_FLOW = "access.notIncluded",
        "The policy is not for this authentication flow: {actual}.",
        "この認証フローはポリシーの対象ではありません: {actual}。";
    NOT_FOR_DEVICE = "access.notIncluded",
        "The device does not meet the filter of the devices that the policy is for.",
        "デバイスは、ポリシーの対象を選ぶデバイスのフィルターに一致しません。";
    DEVICE_EXCLUDED = "access.notIncluded",
        "The device meets the filter of the devices that the policy leaves out.",
        "デバイスは、ポリシーの対象外を選ぶデバイスのフィルターに一致します。";
    ACCESS_EXCLUDED = "access.excluded",
        "The policy excludes this.",
        "このポリシーの対象から除外されています。";
    ACCESS_INPUT_MISSING = "input.missing",
        "The answer depends on the {input}, and what was given does not say.",
        "答えは{input}によって変わりますが、指定された内容からは分かりません。";
    HOME_TENANT_NOT_AN_ID = "input.missing",
        "The cross-tenant access settings name partners by tenant id, and the {input} is given by another name. Give its id.",
        "クロステナント アクセス設定はパートナーをテナント ID で指定していますが、{input}は別の名前で指定されています。テナント ID を指定してください。";
    CONDITION_UNKNOWN = "input.unknownEnumMember",
        "This version does not know the condition “{actual}”, so whether the policy applies is undecided.",
        "条件「{actual}」はこのバージョンで未知のため、ポリシーが適用されるかどうかは判定できません。";
    CONDITION_MISSPELT = "input.unknownEnumMember",
        "This version does not know “{actual}” among the conditions, so whether the policy applies is undecided. “{meant}” may be meant.",
        "条件の「{actual}」はこのバージョンで未知のため、ポリシーが適用されるかどうかは判定できません。「{meant}」の誤りかもしれません。";
    CONDITION_CUT = "input.unknownEnumMember",
        "The export was cut where the policy tells {what}, so whether it applies is undecided. Export it again with ConvertTo-Json -Depth 20.",
        "エクスポートがこのポリシーの{what}の部分で切り詰められているため、適用されるかどうかは判定できません。ConvertTo-Json -Depth 20 でもう一度エクスポートしてください。";
    CONDITION_TWICE = "input.unknownEnumMember",
        "The policy tells {what} twice, each time differently, so whether it applies is undecided. Keep one of them.",
        "このポリシーの{what}が異なる内容で 2 回指定されているため、適用されるかどうかは判定できません。どちらか一方だけを残してください。";
    CONDITION_NOT_GIVEN = "input.unknownEnumMember",
        "The policy does not tell {what}, though a stored policy always does, so whether it applies is undecided. Export it as a whole.",
        "このポリシーの{what}がドキュメントに示されていません。保存済みのポリシーには必ずあるため、適用されるかどうかは判定できません。ポリシー全体をエクスポートしてください。";
    CONDITION_PENDING = "input.unknownEnumMember",
        "Terraform knows only after the plan is applied {what}, so whether the policy applies is undecided. Apply the plan, and take the output of terraform show -json.",
        "このポリシーの{what}は Terraform のプランを適用するまでわからないため、適用されるかどうかは判定できません。適用後に terraform show -json の出力を使ってください。";
    CONDITION_VARIABLE = "input.unknownEnumMember",
        "A variable that a tool fills in stands where the policy tells {what}, so whether it applies is undecided. Put the object id in its place.",
        "このポリシーの{what}に、ツールが置き換える変数が使われているため、適用されるかどうかは判定できません。オブジェクト ID に置き換えてください。";
    ACCESS_USER_UNKNOWN = "input.unknownEnumMember",
        "The policy names “{actual}”, which is no object id and no word that this version knows. Whom a name means is not known, so whether this user is meant is undecided.",
        "ポリシーが指定する「{actual}」は、オブジェクト ID でもこのバージョンで既知の語でもありません。名前だけでは誰を指すか分からないため、このユーザーを指すかどうかは判定できません。";
    APPLICATION_NAME_UNKNOWN = "input.missing" lacks APPLICATION,
        "The policy names the application “{actual}” by a name that is not known here, so whether it is the one that is opened is undecided.",
        "ポリシーが指定するアプリケーション「{actual}」はここで既知の名前ではないため、アクセス先を指すかどうかは判定できません。";
    ACCESS_LOCATION_UNKNOWN = "input.missing" lacks NAMED_LOCATION,
        "The named location {actual} is not among the documents, so whether the sign-in comes from it is undecided.",
        "ネームド ロケーション「{actual}」がドキュメントにないため、そこからのサインインかどうかは判定できません。";
    ACCESS_PAGE_MISSING = "input.missing" lacks ACCESS_POLICIES,
        "Not every Conditional Access policy could be read: this is one page of a list, an error in its place, or a form of another tool. A policy that is not given could decide otherwise.",
        "読み取れていない条件付きアクセス ポリシーがあります。ここにあるのは一覧の 1 ページ、一覧の代わりのエラー、または別のツールの形式です。読み取れていないポリシーによって判定が変わる可能性があります。";
    ACCESS_SECURITY_DEFAULTS = "input.missing" lacks ACCESS_POLICIES,
        "Security defaults are on in this tenant. What they ask for is not judged here, so access is undecided.",
        "このテナントではセキュリティの既定値が有効です。その要求内容はここでは判定しないため、アクセスは判定できません。";
    PARTNER_PAGE_MISSING = "input.missing" lacks CROSS_TENANT_PARTNERS,
        "This is one page of a list of partners. The settings for the user's home tenant may be on a page that is not given.",
        "これはパートナーの一覧の 1 ページです。ユーザーのホーム テナントの設定は、指定されていないページにある可能性があります。";
    PARTNER_CUT = "input.missing" lacks CROSS_TENANT_PARTNERS,
        "The export was cut where the settings of a partner stand, or left them out. They may be those for the user's home tenant. Export them again with ConvertTo-Json -Depth 20 and without $select.",
        "パートナーの設定がエクスポートで切り詰められているか、含まれていません。ユーザーのホーム テナントの設定である可能性があります。$select を付けず、ConvertTo-Json -Depth 20 でもう一度エクスポートしてください。";
    PARTNER_MISSPELT = "input.unknownEnumMember" lacks CROSS_TENANT_PARTNERS,
        "Cross-tenant access settings that may count for the user's home tenant stand under a name that this version does not know and that is spelt much like a known one, or under one name twice, so what they say is not known. Correct the name.",
        "ユーザーのホーム テナントに関わる可能性があるクロステナント アクセス設定が、既知の名前と綴りのよく似た未知の名前で、または同じ名前で 2 回指定されているため、内容が不明です。名前を修正してください。";
    PARTNER_UNNAMED = "input.missing" lacks CROSS_TENANT_PARTNERS,
        "The cross-tenant access settings of a partner have no tenantId. They may be those for the user's home tenant. Give the tenantId.",
        "tenantId のないパートナーのクロステナント アクセス設定があります。ユーザーのホーム テナントの設定である可能性があります。tenantId を指定してください。";
    PARTNER_TWICE = "input.missing" lacks CROSS_TENANT_PARTNERS,
        "The user's home tenant is listed twice among the partners, with settings that differ, and which of them count is not said. Keep one of them.",
        "ユーザーのホーム テナントが、異なる設定でパートナーの一覧に 2 回あり、どちらが有効かわかりません。どちらか一方だけを残してください。";
    PARTNER_HIDDEN = "input.missing" lacks CROSS_TENANT_PARTNERS,
        "Cross-tenant access settings stand within something that is not read, or a list of them is null. They may be those for the user's home tenant. Give them as a document of their own.",
        "クロステナント アクセス設定が、読み取れないものの中に入っているか、その一覧が null です。ユーザーのホーム テナントの設定である可能性があります。独立したドキュメントとして指定してください。";
    ACCESS_TENANTS_MISSING = "input.missing",
        "The policy means some external tenants and does not list them, so whether it means this user is undecided.",
        "このポリシーは一部の外部テナントを指定していますが、その一覧がないため、このユーザーを指すかどうかは判定できません。";
    ACCESS_ATTRIBUTES = "input.missing",
        "The policy picks applications by their custom security attributes. A question cannot give these, so whether the policy applies is undecided.",
        "このポリシーはアプリケーションをカスタム セキュリティ属性で選択します。質問ではこの属性を指定できないため、ポリシーが適用されるかどうかは判定できません。";
    APPLICATION_RULE_UNREADABLE = "input.value",
        "The rule on applications cannot be read at column {actual}, so whether the application meets it is undecided.",
        "アプリケーションの規則の {actual} 文字目を読み取れないため、アプリケーションが満たすかどうかは判定できません。";
    ACCESS_RANGE_UNREADABLE = "input.value",
        "A range of addresses of the named location {actual} cannot be read, so whether the sign-in comes from it is undecided.",
        "ネームド ロケーション「{actual}」のアドレス範囲を読み取れないため、そこからのサインインかどうかは判定できません。";
    ACCESS_COUNTRY_UNREADABLE = "input.value",
        "The named location {actual} has what is no code of a country or region, so whether the sign-in comes from it is undecided.",
        "ネームド ロケーション「{actual}」に国または地域コードではない値があるため、そこからのサインインかどうかは判定できません。";
    DEVICE_UNTRUSTED = "input.missing" lacks DEVICE,
        "The filter looks at “{actual}” of an external user's device, and what the home tenant says of devices is not trusted here. Whether the device then counts as not registered is not documented; a question about one that does has an empty device.",
        "フィルターは外部ユーザーのデバイスの「{actual}」を参照しますが、ホーム テナントによるデバイスの情報はここでは信頼されていません。その場合に未登録のデバイスとみなされるかどうかは文書化されていません。未登録として判定するには、質問のデバイスを空にしてください。";
    DEVICE_RULE_UNREADABLE = "input.value",
        "The device rule cannot be read at column {column}, so whether the device meets it is undecided.",
        "デバイスの規則の {column} 文字目を読み取れないため、デバイスが満たすかどうかは判定できません。";

    // FIDO metadata
    METADATA_MISSING = "input.metadataMissing" lacks METADATA,
        "Attestation is enforced, and which roots vouch for the model stands in the FIDO metadata, which was not given.",
        "構成証明が適用されていますが、モデルのルート証明書を確認するための FIDO メタデータが指定されていません。";
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

/// Whether the sentences of a language are loaded.
pub(crate) fn are_loaded(language: Language) -> bool {
    ALLOWED.sentence.in_language(language).is_some()
}

/// Reasons that mean: the method fits a combination, its configuration is not met.
pub(crate) static RESTRICTIONS: &[&Row] = &[
    &STRENGTH_AAGUID_NOT_ALLOWED,
    &ISSUER_NOT_ALLOWED,
    &ISSUER_UNIDENTIFIED,
    &POLICY_OID_NOT_ALLOWED,
    &CROSS_CLOUD_RESTRICTION,
];
