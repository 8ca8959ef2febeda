//! What a policy change does, and what else it opens.

use crate::words::table::rows;

rows! { ALL:
    // Passkey method policy
    ALLOW_MODEL = "remedy.allowModel",
        "Puts {model} on the allow list of the passkey policy.",
        "パスキー ポリシーの許可リストに {model} を追加します。";
    ALLOW_MODEL_IN = "remedy.allowModel",
        "Puts {model} on the allow list of the passkey profile “{name}”.",
        "パスキー プロファイル「{name}」の許可リストに {model} を追加します。";
    UNBLOCK_MODEL = "remedy.unblockModel",
        "Takes {model} off the block list of the passkey policy.",
        "パスキー ポリシーのブロック リストから {model} を削除します。";
    UNBLOCK_MODEL_IN = "remedy.unblockModel",
        "Takes {model} off the block list of the passkey profile “{name}”.",
        "パスキー プロファイル「{name}」のブロック リストから {model} を削除します。";
    LIFT_RESTRICTIONS = "remedy.liftRestrictions",
        "Stops enforcing the key restrictions of the passkey policy: they keep out no model any more.",
        "パスキー ポリシーのキーの制限の適用をやめます。キーの制限で拒否されるモデルはなくなります。";
    LIFT_RESTRICTIONS_IN = "remedy.liftRestrictions",
        "Stops enforcing the key restrictions of the passkey profile “{name}”: they keep out no model any more.",
        "パスキー プロファイル「{name}」のキーの制限の適用をやめます。キーの制限で拒否されるモデルはなくなります。";
    LIFT_ATTESTATION = "remedy.liftAttestation",
        "Stops enforcing attestation in the passkey policy: what a key says of its model is no longer verified when it is registered.",
        "パスキー ポリシーの構成証明の適用をやめます。登録時にキーのモデルは検証されなくなります。";
    LIFT_ATTESTATION_IN = "remedy.liftAttestation",
        "Stops enforcing attestation in the passkey profile “{name}”: what a key says of its model is no longer verified when it is registered.",
        "パスキー プロファイル「{name}」の構成証明の適用をやめます。登録時にキーのモデルは検証されなくなります。";
    ADMIT_TYPE = "remedy.admitType",
        "Admits passkeys of the type “{kind}” in the passkey profile “{name}”.",
        "パスキー プロファイル「{name}」で種類が「{kind}」のパスキーを許可します。";
    ADD_PROFILE = "remedy.addProfile",
        "Assigns the passkey profile “{name}” to the target {target} too: everybody in it may use what that profile admits.",
        "対象 {target} にパスキー プロファイル「{name}」も割り当てます。対象の全員が、このプロファイルで許可されるパスキーを使えるようになります。";
    SELF_SERVICE = "remedy.selfService",
        "Turns self-service set-up on: everybody whom the policy includes can register passkeys.",
        "セルフサービス設定をオンにします。ポリシーの対象となる全員がパスキーを登録できるようになります。";
    CONFIGURE_PASSKEYS = "remedy.configurePasskeys",
        "Adds a passkey policy that is enabled for all users and admits {model} alone, without enforcing attestation.",
        "すべてのユーザーを対象とし、{model} だけを許可するパスキー ポリシーを追加します。構成証明は適用しません。";

    // What every method policy has
    ENABLE_METHOD = "remedy.enableMethod",
        "Enables the authentication method for everybody whom its targets include.",
        "対象に含まれる全員に対して、この認証方法を有効にします。";
    ADD_GROUP = "remedy.addGroup",
        "Adds the user's group {group} to the targets: everybody in the group may use the method.",
        "ユーザーのグループ {group} を対象に追加します。グループの全員がこの認証方法を使えるようになります。";
    ADD_GROUP_WITH_PROFILE = "remedy.addGroup",
        "Adds the user's group {group} to the targets, with the passkey profile “{name}”: everybody in the group may use what that profile admits.",
        "ユーザーのグループ {group} を、パスキー プロファイル「{name}」とともに対象に追加します。グループの全員が、このプロファイルで許可されるパスキーを使えるようになります。";
    REMOVE_EXCLUSION = "remedy.removeExclusion",
        "Takes {target} off the excluded targets: whoever is in it may use the method where a target includes them.",
        "除外対象から {target} を削除します。これに含まれるユーザーは、対象に含まれていればこの認証方法を使えるようになります。";

    // Authentication strengths
    STRENGTH_MODEL = "remedy.strengthModel",
        "Adds {model} to the AAGUIDs that the authentication strength “{name}” allows.",
        "認証の強度「{name}」で許可する AAGUID に {model} を追加します。";
    STRENGTH_ISSUER = "remedy.strengthIssuer",
        "Adds the issuer with the key identifier {value} to those that the authentication strength “{name}” allows: its other certificates get in by it too.",
        "認証の強度「{name}」で許可する発行者に、キー識別子 {value} の発行者を追加します。この発行者のほかの証明書も許可されます。";
    STRENGTH_POLICY_OID = "remedy.strengthPolicyOid",
        "Adds {value} to the policy OIDs that the authentication strength “{name}” allows: other certificates with it get in by it too.",
        "認証の強度「{name}」で許可するポリシー OID に {value} を追加します。この OID を持つほかの証明書も許可されます。";
    STRENGTH_ANY_ISSUER = "remedy.strengthAnyIssuer",
        "Removes the issuers from the configuration of the authentication strength “{name}”: certificates of any issuer get in that have an allowed policy OID.",
        "認証の強度「{name}」の構成から発行者の制限を削除します。許可されたポリシー OID があれば、どの発行者の証明書でも許可されます。";
    STRENGTH_ANY_POLICY_OID = "remedy.strengthAnyPolicyOid",
        "Removes the policy OIDs from the configuration of the authentication strength “{name}”: any certificate of an allowed issuer gets in.",
        "認証の強度「{name}」の構成からポリシー OID の制限を削除します。許可された発行者のすべての証明書が許可されます。";
    STRENGTH_UNRESTRICTED = "remedy.strengthUnrestricted",
        "Removes the configuration for “{combination}” from the authentication strength “{name}”: any credential of this kind satisfies it.",
        "認証の強度「{name}」から「{combination}」の構成を削除します。この種類のどの資格情報でも認証の強度を満たすようになります。";
    STRENGTH_COMBINATION = "remedy.strengthCombination",
        "Adds “{combination}” to the combinations of the authentication strength “{name}”: it satisfies the strength for everybody, wherever the strength is required.",
        "認証の強度「{name}」の組み合わせに「{combination}」を追加します。この認証の強度が要求されるすべての場面で、だれでもこの方法で認証の強度を満たせるようになります。";

    // Certificates
    MODE_RULE_COMBINED = "remedy.modeRule",
        "Adds a rule by which certificates of {issuer} with the policy OID {value} are multifactor.",
        "{issuer} が発行し、ポリシー OID {value} を持つ証明書を多要素とする規則を追加します。";
    MODE_RULE_ISSUER = "remedy.modeRule",
        "Adds a rule by which every certificate of {issuer} is multifactor.",
        "{issuer} が発行したすべての証明書を多要素とする規則を追加します。";
    MODE_RULE_CHANGED = "remedy.modeRuleChanged",
        "Changes the rule for {value}: every certificate that it matches is multifactor.",
        "{value} の規則を変更します。一致するすべての証明書が多要素になります。";
    MODE_DEFAULT = "remedy.modeDefault",
        "Makes multifactor the default: every certificate that no rule matches is multifactor.",
        "既定を多要素にします。規則に一致しないすべての証明書が多要素になります。";
    BINDING = "remedy.binding",
        "Adds a username binding of {field} to {property} ({affinity} affinity): everybody can sign in with certificates that match in this way.",
        "{field} と {property} のユーザー名バインド (親和性: {affinity}) を追加します。この方法で一致する証明書で、だれでもサインインできるようになります。";
    AFFINITY_RULE = "remedy.affinity",
        "Asks for low affinity in the rule for {value}: certificates that it matches may be bound by names that can be used again.",
        "{value} の規則で必要な親和性を低にします。一致する証明書は、再利用される可能性のある名前でもバインドできるようになります。";
    AFFINITY_DEFAULT = "remedy.affinity",
        "Asks for low affinity by default: certificates may be bound by names that can be used again.",
        "既定で必要な親和性を低にします。証明書は、再利用される可能性のある名前でもバインドできるようになります。";
    REVOCATION_EXEMPT = "remedy.revocationExempt",
        "Exempts {name} from the required revocation lists: the service does not look whether its certificates are revoked.",
        "失効リストの要求から {name} を除外します。サービスは、この機関の証明書が失効しているかどうかを確認しません。";
    REVOCATION_NOT_REQUIRED = "remedy.revocationNotRequired",
        "Stops requiring revocation lists: for no authority without a list does the service look whether its certificates are revoked.",
        "失効リストの要求をやめます。サービスは、失効リストのない機関の証明書が失効しているかどうかを確認しません。";
    AUTHORITY_SCOPE = "remedy.authorityScope",
        "Adds the user's group {group} to the scope of the authority: everybody in the group may use its certificates.",
        "ユーザーのグループ {group} を機関の対象範囲に追加します。グループの全員がこの機関の証明書を使えるようになります。";

    // Conditional Access
    TRUST_PARTNER = "remedy.trust",
        "Trusts the multifactor authentication of the tenant {name}, for all of its users.",
        "テナント {name} の多要素認証を、そのすべてのユーザーについて信頼します。";
    TRUST_ALL = "remedy.trust",
        "Trusts the multifactor authentication of every tenant that has no settings of its own here.",
        "個別の設定がないすべてのテナントの多要素認証を信頼します。";
    EXCLUDE_USER = "remedy.excludeUser",
        "Excludes the user {user} from the policy “{name}”. Nothing that the policy asks for holds for this user any more, whatever is opened and however the user signs in.",
        "ユーザー {user} をポリシー「{name}」から除外します。アクセス先やサインイン方法にかかわらず、このユーザーにはこのポリシーの要求が一切適用されなくなります。";
    REPORT_ONLY = "remedy.reportOnly",
        "Sets the policy “{name}” to report-only. Nothing that it asks for is enforced any more, for anybody.",
        "ポリシー「{name}」をレポート専用にします。だれに対しても、このポリシーの要求は一切適用されなくなります。";

    // Other methods
    ANOTHER_METHOD = "alternative.method",
        "Signing in with “{methods}” would be let in.",
        "「{methods}」でのサインインは許可されます。";
    ANOTHER_METHOD_REGISTERED = "alternative.method",
        "Signing in with “{methods}” would be let in, and the user has it registered.",
        "「{methods}」でのサインインは許可されます。ユーザーは登録済みです。";
    ANOTHER_METHOD_NOT_REGISTERED = "alternative.method",
        "Signing in with “{methods}” would be let in; the user has not registered it.",
        "「{methods}」でのサインインは許可されますが、ユーザーは登録していません。";
    ANOTHER_PASSKEY = "alternative.passkey",
        "Signing in with a passkey of a suitable model would be let in; suitable known models: {count}.",
        "適合するモデルのパスキーでのサインインは許可されます。適合する既知のモデル: {count} 個。";

    // What it opens beside
    ALSO_REGISTER = "remedy.admits",
        "In the same case other known models could be registered too: {count}.",
        "同じ条件で登録できるようになるほかの既知のモデル: {count} 個。";
    ALSO_SIGN_IN = "remedy.admits",
        "In the same case other known models could sign in too: {count}.",
        "同じ条件でサインインできるようになるほかの既知のモデル: {count} 個。";
}
