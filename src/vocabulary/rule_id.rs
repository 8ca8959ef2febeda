//! Which rule a check is of.

use crate::vocabulary::enumeration::enumeration;

enumeration! {
    /// Which rule a check is of.
    pub enum RuleId {
        /// Method is configured.
        MethodConfigured = "method.configured", "Method is configured", "認証方法の構成";
        /// State of the method.
        MethodState = "method.state", "State of the method", "認証方法の状態";
        /// Excluded targets.
        MethodExclude = "method.exclude", "Excluded targets", "除外対象";
        /// Included targets.
        MethodInclude = "method.include", "Included targets", "対象";
        /// User type.
        PasskeyGuest = "passkey.guest", "User type", "ユーザーの種類";
        /// Self-service set-up.
        PasskeySelfService = "passkey.selfService", "Self-service set-up", "セルフサービス設定";
        /// Passkey policy.
        PasskeyProfiles = "passkey.profiles", "Passkey policy", "パスキー ポリシー";
        /// Passkey profile.
        PasskeyProfile = "passkey.profile", "Passkey profile", "パスキー プロファイル";
        /// Scope of the profile.
        PasskeyProfileScope = "passkey.profileScope", "Scope of the profile", "プロファイルの対象範囲";
        /// Type of the passkey.
        PasskeyType = "passkey.type", "Type of the passkey", "パスキーの種類";
        /// Attestation.
        PasskeyAttestation = "passkey.attestation", "Attestation", "構成証明";
        /// User verification.
        PasskeyUserVerification = "passkey.userVerification", "User verification", "ユーザー検証";
        /// Attestation object.
        AttestationWellFormed = "attestation.wellFormed", "Attestation object", "構成証明オブジェクト";
        /// Format.
        AttestationFormat = "attestation.format", "Format", "形式";
        /// Signature.
        AttestationSignature = "attestation.signature", "Signature", "署名";
        /// AAGUID of the certificate.
        AttestationAaguid = "attestation.aaguid", "AAGUID of the certificate", "証明書の AAGUID";
        /// Type of the passkey.
        AttestationType = "attestation.type", "Type of the passkey", "パスキーの種類";
        /// Client data.
        AttestationClientData = "attestation.clientData", "Client data", "クライアント データ";
        /// Challenge.
        AttestationChallenge = "attestation.challenge", "Challenge", "チャレンジ";
        /// Expiry of the challenge.
        AttestationChallengeTimeout = "attestation.challengeTimeout", "Expiry of the challenge", "チャレンジの期限";
        /// Origin.
        AttestationOrigin = "attestation.origin", "Origin", "オリジン";
        /// Relying party.
        AttestationRpId = "attestation.rpId", "Relying party", "証明書利用者";
        /// Algorithm.
        AttestationAlgorithm = "attestation.algorithm", "Algorithm", "アルゴリズム";
        /// Excluded credentials.
        AttestationExcluded = "attestation.excluded", "Excluded credentials", "除外された資格情報";
        /// Resident key.
        AttestationResidentKey = "attestation.residentKey", "Resident key", "常駐キー";
        /// Key restrictions.
        PasskeyAaguid = "passkey.aaguid", "Key restrictions", "キーの制限";
        /// Chain of the certificate.
        CertificateChain = "certificate.chain", "Chain of the certificate", "証明書チェーン";
        /// Signature.
        CertificateLink = "certificate.link", "Signature", "署名";
        /// Validity.
        CertificateTime = "certificate.time", "Validity", "有効期間";
        /// Revocation.
        CertificateRevocation = "certificate.revocation", "Revocation", "失効";
        /// Revocation.
        CertificateRevocationRow = "certificate.revocationRow", "Revocation", "失効";
        /// Scope of the authorities.
        CertificateScope = "certificate.scope", "Scope of the authorities", "証明機関の対象範囲";
        /// Scope of an authority.
        CertificateScopeRow = "certificate.scopeRow", "Scope of an authority", "証明機関の対象範囲";
        /// Username bindings.
        CertificateBinding = "certificate.binding", "Username bindings", "ユーザー名バインド";
        /// Username binding.
        CertificateBindingRow = "certificate.bindingRow", "Username binding", "ユーザー名バインド";
        /// Rule for the mode.
        CertificateModeRule = "certificate.modeRule", "Rule for the mode", "認証モードの規則";
        /// Mode of the certificate.
        CertificateMode = "certificate.mode", "Mode of the certificate", "証明書の認証モード";
        /// Authentication strength.
        Strength = "strength", "Authentication strength", "認証の強度";
        /// Combination of methods.
        StrengthCombination = "strength.combination", "Combination of methods", "方法の組み合わせ";
        /// Allowed AAGUIDs.
        StrengthAaguid = "strength.aaguid", "Allowed AAGUIDs", "許可された AAGUID";
        /// Configuration of the combination.
        StrengthConfiguration = "strength.configuration", "Configuration of the combination", "組み合わせの構成";
        /// Allowed issuers.
        StrengthIssuer = "strength.issuer", "Allowed issuers", "許可された発行者";
        /// Allowed policy OIDs.
        StrengthPolicyOid = "strength.policyOid", "Allowed policy OIDs", "許可されたポリシー OID";
        /// Trust in the home tenant.
        ExternalTrust = "external.trust", "Trust in the home tenant", "ホーム テナントの信頼";
        /// Who may come in from another tenant.
        ExternalInbound = "external.inbound", "Access from another tenant", "他のテナントからのアクセス";
        /// Conditional Access.
        Access = "access", "Conditional Access", "条件付きアクセス";
        /// Policy.
        AccessPolicy = "access.policy", "Policy", "ポリシー";
        /// Users.
        AccessUsers = "access.users", "Users", "ユーザー";
        /// What is opened.
        AccessApplication = "access.application", "What is opened", "アクセス先";
        /// Platform.
        AccessPlatform = "access.platform", "Platform", "プラットフォーム";
        /// Client.
        AccessClientApp = "access.clientApp", "Client", "クライアント";
        /// Location.
        AccessLocation = "access.location", "Location", "場所";
        /// Sign-in risk.
        AccessSignInRisk = "access.signInRisk", "Sign-in risk", "サインイン リスク";
        /// User risk.
        AccessUserRisk = "access.userRisk", "User risk", "ユーザー リスク";
        /// Insider risk.
        AccessInsiderRisk = "access.insiderRisk", "Insider risk", "インサイダー リスク";
        /// Authentication flow.
        AccessAuthenticationFlow = "access.authenticationFlow", "Authentication flow", "認証フロー";
        /// Device.
        AccessDevice = "access.device", "Device", "デバイス";
        /// Workload identities.
        AccessWorkload = "access.workload", "Workload identities", "ワークロード ID";
        /// Answer of What If.
        AccessWhatIf = "access.whatIf", "Answer of What If", "What If の回答";
        /// Condition.
        AccessCondition = "access.condition", "Condition", "条件";
        /// What the policy asks for.
        AccessGrant = "access.grant", "What the policy asks for", "ポリシーの要求";
        /// Grant control.
        AccessControl = "access.control", "Grant control", "許可コントロール";
        /// Authentication strength asked for.
        AccessStrength = "access.strength", "Authentication strength asked for", "要求された認証の強度";
        /// Session control.
        AccessSession = "access.session", "Session control", "セッション コントロール";
        /// FIDO metadata.
        AttestationMetadata = "attestation.metadata", "FIDO metadata", "FIDO メタデータ";
        /// Model in the FIDO metadata.
        AttestationInMetadata = "attestation.inMetadata", "Model in the FIDO metadata", "FIDO メタデータ内のモデル";
        /// Chain.
        AttestationChain = "attestation.chain", "Chain", "チェーン";
        /// Microsoft's list of attested models.
        AttestationListed = "attestation.listed", "Microsoft's list of attested models", "Microsoft の構成証明済みモデル一覧";
        /// Certification of the model.
        AttestationCertified = "attestation.certified", "Certification of the model", "モデルの認定";
        /// Capabilities of the model.
        AttestationCapability = "attestation.capability", "Capabilities of the model", "モデルの機能";
        /// Reports of a compromise.
        AttestationCompromise = "attestation.compromise", "Reports of a compromise", "侵害の報告";
    }
}
