//! Inputs that a question, its trust data or the policies can lack, by the names that people know them by.

use crate::vocabulary::input_kind::InputKind;
use crate::words::sentence::{Input, Sentence};

macro_rules! inputs {
    ($($name:ident = $kind:ident $path:literal, $en:literal, $ja:literal;)*) => {
        $(pub(crate) static $name: Input = Input {
            kind: InputKind::$kind,
            path: $path,
            label: Sentence::new($en, $ja),
        };)*
        /// Every input, in the order of the question.
        pub(crate) static ALL: &[&Input] = &[$(&$name),*];
    };
}

inputs! {
    AT = Question "/question/at",
        "time of the question", "質問の日時";
    USER_ID = Question "/question/user/id",
        "user id", "ユーザー ID";
    GROUPS = Question "/question/user/groups",
        "groups of the user", "ユーザーのグループ";
    ROLES = Question "/question/user/roles",
        "roles of the user", "ユーザーのロール";
    USER_PRINCIPAL_NAME = Question "/question/user/userPrincipalName",
        "user principal name", "ユーザー プリンシパル名";
    ON_PREMISES_USER_PRINCIPAL_NAME = Question "/question/user/onPremisesUserPrincipalName",
        "on-premises user principal name", "オンプレミスのユーザー プリンシパル名";
    CERTIFICATE_USER_IDS = Question "/question/user/certificateUserIds",
        "certificate user IDs", "証明書ユーザー ID";
    HOME_TENANT = Question "/question/user/home/tenant",
        "home tenant of the user", "ユーザーのホーム テナント";
    HOME_CLOUD = Question "/question/user/home/cloud",
        "cloud of the home tenant", "ホーム テナントのクラウド";
    TENANT_CLOUD = Question "/question/tenant/cloud",
        "cloud of this tenant", "このテナントのクラウド";
    AAGUID = Question "/question/credential/passkey/aaguid",
        "AAGUID of the passkey", "パスキーの AAGUID";
    PASSKEY_TYPE = Question "/question/credential/passkey/type",
        "type of the passkey", "パスキーの種類";
    ATTESTATION_LEVEL = Question "/question/credential/passkey/attestationLevel",
        "attestation of the passkey", "パスキーの構成証明";
    CLIENT_DATA = Question "/question/credential/passkey/clientDataJSON",
        "client data", "クライアント データ";
    CERTIFICATE = Question "/question/credential/certificate",
        "certificate", "証明書";
    CERTIFICATE_MODE = Question "/question/credential/certificateMode",
        "mode of the certificate", "証明書の認証モード";
    DESCRIBED_ISSUER = Question "/question/credential/describedCertificate/authorityKeyIdentifier",
        "issuer of the certificate", "証明書の発行者";
    DESCRIBED_POLICIES = Question "/question/credential/describedCertificate/certificatePolicies",
        "policy OIDs of the certificate", "証明書のポリシー OID";
    REGISTERED = Question "/question/registered",
        "methods that the user has registered", "ユーザーが登録した認証方法";
    ACCESS = Question "/question/access",
        "what is opened", "アクセス先";
    APPLICATION = Question "/question/access/application",
        "id of the application", "アプリケーションの ID";
    USER_ACTION = Question "/question/access/userAction",
        "user action", "ユーザー操作";
    AUTHENTICATION_CONTEXT = Question "/question/access/authenticationContext",
        "authentication context", "認証コンテキスト";
    APPLICATION_GROUPS = Question "/question/access/applicationGroups",
        "groups of the application", "アプリケーションのグループ";
    PLATFORM = Question "/question/access/platform",
        "platform of the device", "デバイスのプラットフォーム";
    CLIENT_APP = Question "/question/access/clientApp",
        "client app", "クライアント アプリ";
    LOCATION = Question "/question/access/location",
        "location of the sign-in", "サインインの場所";
    COUNTRY = Question "/question/access/location/country",
        "country or region", "国または地域";
    IP_ADDRESS = Question "/question/access/location/ipAddress",
        "IP address", "IP アドレス";
    NAMED_LOCATIONS = Question "/question/access/location/namedLocations",
        "named locations of the sign-in", "サインインのネームド ロケーション";
    SIGN_IN_RISK = Question "/question/access/signInRisk",
        "sign-in risk", "サインイン リスク";
    USER_RISK = Question "/question/access/userRisk",
        "user risk", "ユーザー リスク";
    INSIDER_RISK = Question "/question/access/insiderRisk",
        "insider risk", "インサイダー リスク";
    AUTHENTICATION_FLOW = Question "/question/access/authenticationFlow",
        "authentication flow", "認証フロー";
    DEVICE = Question "/question/access/device",
        "device", "デバイス";
    SATISFIED = Question "/question/access/satisfied",
        "grant controls that are met", "満たされた許可コントロール";
    METADATA = Trust "/trust/metadata",
        "FIDO metadata", "FIDO メタデータ";
    REVOCATION_LISTS = Trust "/trust/crls",
        "certificate revocation lists", "証明書失効リスト";
    WHOLE_EXPORT = Policies "/policies",
        "the export as a whole", "エクスポートの全体";
    TRUST_STORE = Policies "/policies",
        "certificate trust store", "証明書の信頼ストア";
    BINDINGS = Policies "/policies",
        "username bindings of the certificate policy (certificateUserBindings)", "証明書ポリシーのユーザー名バインド (certificateUserBindings)";
    PASSKEY_PROFILES = Policies "/policies",
        "passkey profiles of the policy (passkeyProfiles)", "ポリシーのパスキー プロファイル (passkeyProfiles)";
    PASSKEY_TYPES = Policies "/policies",
        "passkey types of the profile (passkeyTypes)", "プロファイルのパスキーの種類 (passkeyTypes)";
    STRENGTH = Policies "/policies",
        "authentication strength policy", "認証の強度のポリシー";
    CONFIGURATION_OWNER = Policies "/policies",
        "authentication strength of the combination configuration", "組み合わせの構成が属する認証の強度";
    MFA_STRENGTH = Policies "/policies",
        "built-in strength for multifactor authentication", "組み込みの多要素認証の強度";
    GRANT_CONTROLS = Policies "/policies",
        "grant controls of the policy", "ポリシーの許可コントロール";
    CROSS_TENANT = Policies "/policies",
        "cross-tenant access settings", "クロステナント アクセス設定";
    CROSS_TENANT_DEFAULT = Policies "/policies",
        "default cross-tenant access settings", "既定のクロステナント アクセス設定";
    CROSS_TENANT_PARTNERS = Policies "/policies",
        "cross-tenant access settings for the partners", "パートナーのクロステナント アクセス設定";
    NAMED_LOCATION = Policies "/policies",
        "named location", "ネームド ロケーション";
    ACCESS_POLICIES = Policies "/policies",
        "further Conditional Access policies", "残りの条件付きアクセス ポリシー";
}
