//! Open questions of the documentation (`A…`) and rulings of this project (`B…`) that decisions lean on.

use crate::words::sentence::{Assumption, Sentence};

macro_rules! assumptions {
    ($($name:ident = $en:literal, $ja:literal;)*) => {
        $(pub(crate) static $name: Assumption = Assumption {
            id: stringify!($name),
            sentence: Sentence::new($en, $ja),
        };)*
        /// Every assumption, for what walks them.
        #[cfg(any(test, feature = "schema"))]
        pub(crate) static ALL: &[&Assumption] = &[$(&$name),*];
    };
}

impl Assumption {
    /// Letter first, then number.
    pub(crate) fn order(&self) -> (char, u32) {
        let mut chars = self.id.chars();
        let letter = chars.next().unwrap_or_default();
        (letter, chars.as_str().parse().unwrap_or(u32::MAX))
    }
}

assumptions! {
    A1 = "With more than five policy OIDs in a certificate the documentation does not settle which five count: those left after filtering, the first five in lexical order, or the first five in encoded order. All were tried.",
        "証明書のポリシー OID が 6 つ以上ある場合、どの 5 つが考慮されるか (絞り込み後、辞書順、エンコード順) は公式ドキュメントで定まっていません。すべて試しました。";
    A2 = "“Lexical order” of OIDs may mean text order or numeric order. Both were tried.",
        "OID の「辞書順」は文字列順とも数値順とも解釈できます。両方を試しました。";
    A4 = "Allowed issuers are compared with the direct issuer of the certificate only, not with authorities further up.",
        "許可された発行者は証明書の直接の発行者とだけ比較し、上位の機関とは比較しません。";
    A5 = "An authority key identifier without a key identifier does not identify the issuer.",
        "キー識別子のない機関キー識別子では発行者を特定できないものとします。";
    A6 = "A configuration with neither issuers nor policy OIDs restricts nothing.",
        "発行者もポリシー OID もない構成は何も制限しないものとします。";
    A7 = "What an empty list of allowed AAGUIDs means is not documented.",
        "許可された AAGUID の一覧が空の場合の意味は文書化されていません。";
    A8 = "Several configurations for one combination all have to be met.",
        "1 つの組み合わせに複数の構成がある場合、すべてを満たす必要があるものとします。";
    A9 = "A configuration binds only the combinations that it names, not larger ones that contain the same method.",
        "構成は名指しされた組み合わせだけに適用され、同じ方法を含むより大きな組み合わせには適用されないものとします。";
    A10 = "A multifactor certificate does not satisfy a combination that names single-factor certificates only.",
        "多要素の証明書は、単一要素の証明書だけを指定した組み合わせを満たさないものとします。";
    A11 = "Performing more methods than a combination asks for satisfies it.",
        "組み合わせの要求より多くの方法を実行した場合も、その組み合わせを満たすものとします。";
    A16 = "Blanks around values and their letter case do not matter to the service.",
        "値の前後の空白や大文字と小文字の違いは、サービスの動作に影響しないものとします。";
    A17 = "A value that is unknown to this version, such as unknownFutureValue, leaves the clause undecided.",
        "unknownFutureValue など、このバージョンで未知の値がある設定は判定できないものとします。";
    A23 = "Where deprecated members and passkey profiles disagree, the profiles count.",
        "非推奨のメンバーとパスキー プロファイルが食い違う場合は、プロファイルを優先します。";
    A24 = "A target that names no passkey profile falls back to the default profile.",
        "パスキー プロファイルの指定がない対象には、既定のプロファイルを適用します。";
    A25 = "A profile id that no profile has is ignored.",
        "存在しないプロファイルの ID は無視します。";
    A18 = "Whether a strength whose restriction cannot be applied to a user of another cloud is met is not documented.",
        "別のクラウドのユーザーに制限を適用できない認証の強度が満たされるかどうかは文書化されていません。";
    A19 = "An AAGUID restriction works for a guest of the same cloud.",
        "AAGUID の制限は同じクラウドのゲストにも有効とします。";
    A20 = "An issuer that was chosen from the tenant's own list compares like one that was typed.",
        "テナントの一覧から選んだ発行者は、入力した発行者と同様に比較します。";
    A21 = "Where the home tenant's multifactor authentication is not trusted, strengths are evaluated with what is performed in the resource tenant.",
        "ホーム テナントの多要素認証が信頼されていない場合、認証の強度はリソース テナントで実行された方法で評価します。";
    A22 = "A partner's setting that is null inherits the default configuration's.",
        "パートナーの設定が null の場合は既定の構成を継承します。";
    A26 = "Without passkey profiles and with attestation not enforced, synced passkeys are admitted since passkey profiles are generally available: from 2026-03-01 on, for US Government from 2026-05-01, for China from 2026-10-01. A question without a cloud is read as commercial, one without a time as of November 2026.",
        "パスキー プロファイルがなく構成証明が適用されていない場合、プロファイルの一般提供以降は同期パスキーも許可されるものとします: 商用は 2026-03-01、米国政府は 2026-05-01、中国は 2026-10-01 から。クラウドの指定がない質問は商用、時刻のない質問は 2026 年 11 月のものとみなします。";
    A27 = "A profile that enforces attestation and lists synced passkeys lets existing synced passkeys sign in, but not be registered.",
        "構成証明を適用しつつ同期パスキーを含むプロファイルでは、既存の同期パスキーのサインインは許可され、登録は許可されないものとします。";
    A28 = "Without attestation no attribute of a key is certain, neither its AAGUID nor whether it is synced: what the authenticator says of itself counts. How the service tells device-bound from synced passkeys is not documented: an attestation object says it by its backup eligibility flag, otherwise the question has to say it.",
        "構成証明がなければ、AAGUID も同期の有無も含め、キーの属性は保証されません。認証器自身の申告に基づきます。デバイス バインドと同期パスキーの判別方法は文書化されていません。構成証明オブジェクトがあればバックアップ可否フラグで判断し、なければ質問で指定する必要があります。";
    A29 = "An enforced allow list without entries admits no key; an enforced block list without entries blocks none.",
        "項目のない許可リストはどのキーも許可せず、項目のないブロック リストはどのキーもブロックしないものとします。";
    A30 = "Key restrictions whose isEnforced or enforcementType is not set are not enforced.",
        "isEnforced または enforcementType が設定されていないキーの制限は適用されないものとします。";
    A31 = "The all-zero AAGUID is a value like any other.",
        "すべてゼロの AAGUID も通常の値として扱います。";
    A32 = "Which attestation formats are accepted when attestation is not enforced is documented in three ways. Security info takes any readable format with a name of at most 32 characters, which MC1097225 says since November 2025; through Graph packed and none are taken, and others are open.",
        "構成証明が適用されていない場合に受け入れられる形式の記述は 3 通りあります。セキュリティ情報では名前が 32 文字以内の読み取り可能な形式すべてを受け入れるものとし (2025 年 11 月以降は MC1097225 のとおり)、Graph では packed と none を受け入れ、それ以外は判定できないものとします。";
    A33 = "Where attestation is enforced no format but packed is accepted.",
        "構成証明が適用されている場合、packed 以外の形式は受け入れられないものとします。";
    A34 = "Where attestation is enforced, self-attestation is refused: it has no certificate chain.",
        "構成証明が適用されている場合、証明書チェーンのない自己構成証明は拒否されるものとします。";
    A40 = "Whether self-service set-up concerns provisioning through the beta API is not documented.",
        "セルフサービス設定がベータ版 API のプロビジョニングに影響するかは文書化されていません。";
    A41 = "Issuer names are compared RDN by RDN, in either order, without regard to letter case and repeated blanks.",
        "発行者名は RDN ごとに、いずれの順序でも、大文字と小文字や連続する空白を区別せずに比較します。";
    A42 = "An issuer rule is matched with the direct issuer of the certificate.",
        "発行者の規則は証明書の直接の発行者と照合します。";
    A43 = "A rule for issuer and policy OID is read from issuerSubjectIdentifier and policyOidIdentifier; identifier is ignored.",
        "発行者とポリシー OID の規則は issuerSubjectIdentifier と policyOidIdentifier から読み取り、identifier は無視します。";
    A44 = "Where several rules of one precedence match and disagree, single-factor wins.",
        "同じ優先順位の規則が複数一致して食い違う場合は、単一要素を優先します。";
    A45 = "Any matching rule that demands high affinity counts, also one that does not decide the mode.",
        "高い親和性を要求する規則は、モードを決定しないものも含め、一致すればすべて考慮します。";
    A46 = "Some certificate fields have never been seen on the wire; their names are taken from the documentation's tables.",
        "一部の証明書フィールドは実際の応答で確認されていないため、公式ドキュメントの表にある名前を使います。";
    A47 = "A serial number in certificateUserIds matches with its bytes reversed, with and without a leading zero byte, as the documentation writes it. Not reversed, as Microsoft's own cmdlets write it, was observed not to match (entra-powershell#1511), and is decided by reading.",
        "certificateUserIds のシリアル番号は、公式ドキュメントのとおりバイトの逆順で一致するものとします (先頭のゼロ バイトの有無は区別しません)。Microsoft のコマンドレットによる逆順でない表記は一致しないことが報告されており (entra-powershell#1511)、解釈に従って判定します。";
    A48 = "SHA1-PUKEY is the thumbprint of the certificate, not the hash of its key.",
        "SHA1-PUKEY はキーのハッシュではなく、証明書の拇印とします。";
    A49 = "Names in certificateUserIds match letter by letter, or in another spelling of the same name with a finding.",
        "certificateUserIds の名前は文字どおりに照合し、同じ名前の別表記で一致した場合は検出結果に示します。";
    A51 = "What the documentation does not say the service checks (extended key usage, key usage, basic constraints, name and policy constraints, weak algorithms) is reported and denies nothing.",
        "サービスによる確認が文書化されていない事項 (拡張キー使用法、キー使用法、基本制約、名前とポリシーの制約、弱いアルゴリズム) は報告するだけで、拒否の理由にはしません。";
    A52 = "Where several paths lead to a root, any valid one will do; a certificate authority that has expired is like an expired certificate.",
        "ルートへの経路が複数ある場合は、有効な経路が 1 つあれば十分とします。期限切れの機関は期限切れの証明書と同様に扱います。";
    A53 = "A certificate is valid at the first and at the last moment of its interval.",
        "証明書は有効期間の最初と最後の瞬間にも有効とします。";
    A54 = "The limits of revocation checking (20 MB while somebody waits, 45 MB for US Government, 45 and 150 MB in the background; ten authorities; http or https) are reported and deny nothing.",
        "失効確認の上限 (サインイン中は 20 MB、米国政府では 45 MB、バックグラウンドでは 45 MB と 150 MB、10 個の機関、http または https) は報告するだけで、拒否の理由にはしません。";
    A55 = "Every scoped authority on the path has to contain the user; scopes of roots are ignored.",
        "経路上の対象範囲が設定されたすべての機関にユーザーが含まれる必要があり、ルートの対象範囲は無視します。";
    A56 = "A single-factor certificate does not meet a strength that asks for more; another registered method may.",
        "単一要素の証明書はより高い要求の認証の強度を満たしません。登録済みの別の方法が満たすことはあります。";
    A59 = "Report-only policies are evaluated, marked as such, and never decide.",
        "レポート専用ポリシーは評価して明示しますが、決定には影響しません。";
    A61 = "Whether Windows Hello may be registered under a policy that enforces no allow list: the documentation of 2026-07-05 wants its AAGUIDs on a list; MC1282568 (2026-07-20) wants no entry any more since passkeys on Windows are generally available (2026-06-15, for US Government 2026-10-01). From then on it is taken to be admitted, unless read strictly.",
        "許可リストを適用しないポリシーで Windows Hello を登録できるか: 2026-07-05 の公式ドキュメントは AAGUID の一覧への追加を求めていますが、MC1282568 (2026-07-20) によると Windows でのパスキーの一般提供 (2026-06-15、米国政府は 2026-10-01) 以降は不要です。それ以降は、厳しい解釈を除き、許可されるものとします。";
    B2 = "A certificate without a key identifier of its issuer, or of X.509 v1, is chained by issuer name and signature.",
        "発行者のキー識別子がない証明書と X.509 v1 の証明書は、発行者名と署名で連鎖させます。";
    B3 = "Only authorities in the trust store build the path, which ends in one that is marked as root or self-signed.",
        "経路は信頼ストアの機関だけで構築し、ルートとされた機関か自己署名の機関で終わるものとします。";
    B4 = "The control mfa is met by the combinations of the built-in multifactor strength, or by external MFA; for an external user by what can be used in this tenant.",
        "「多要素認証を要求する」(mfa) は、組み込みの多要素認証の強度の組み合わせ、または外部 MFA で満たされるものとします。外部ユーザーの場合はこのテナントで使える方法に限ります。";
    B8 = "The exclusion of an application from all resources holds, since the scopes that the sign-in asks for are not given; for baseline scopes alone it does not hold from 2026-06-15 on.",
        "サインインが要求するスコープが指定されていないため、すべてのリソースからのアプリケーションの除外は有効とします。基本スコープだけを要求する場合、2026-06-15 以降は有効ではありません。";
    B9 = "An application that is not on the documented list of a group of applications (Office 365 as of 2026-06-05, Microsoft Admin Portals as of 2026-08-20) is not in the group.",
        "アプリケーションのグループの公開された一覧 (Office 365 は 2026-06-05、Microsoft Admin Portals は 2026-08-20 時点) にないアプリケーションは、そのグループに属さないものとします。";
    B10 = "The multifactor authentication service has no trusted addresses; no export of Graph shows them.",
        "多要素認証サービスの信頼できる IP アドレスは構成されていないものとします。Graph のエクスポートには含まれません。";
    B11 = "A risk or an authentication flow that the question does not give is none.",
        "質問に指定のないリスクと認証フローは「なし」とします。";
    B1 = "A member that a request body leaves out counts as its default: state enabled, all users, self-service on, attestation and key restrictions not enforced.",
        "要求本文で省略されたメンバーは既定値とみなします: 状態は有効、対象はすべてのユーザー、セルフサービスはオン、構成証明とキーの制限は適用なし。";
    A35 = "A model is fit for registration under attestation if Microsoft's published list names it or its metadata meets the documented requirements. Here only one of the two says so.",
        "構成証明の適用下で登録できるのは、Microsoft の公開リストにあるモデルか、メタデータが文書化された要件を満たすモデルとします。ここでは一方だけが該当します。";
    A36 = "A model that the metadata reports as revoked or compromised cannot be registered where attestation is enforced; signing in with it is not affected.",
        "メタデータで失効または侵害が報告されたモデルは、構成証明の適用下では登録できませんが、サインインには影響しないものとします。";
    A37 = "The service takes new metadata in with a delay of up to four weeks; the snapshot that was given is taken for the one it uses.",
        "サービスへの新しいメタデータの反映には最大 4 週間かかります。指定されたスナップショットが使われているものとします。";
    B5 = "A required revocation list is that of the authority that issued the user's certificate, as documented; authorities above it that name none do not matter.",
        "要求される失効リストは、公式ドキュメントのとおりユーザーの証明書を発行した機関のものとし、上位の機関にリストがなくても影響しないものとします。";
    B6 = "Windows Hello for Business and Platform SSO on macOS count after another method too since their rollout as a factor of their own, from 2026-10-01 to 2026-11-30 (MC1450134, 2026-08-18); the documentation of 2025-03-04 counts them as the first method only.",
        "Windows Hello for Business と macOS の Platform SSO は、単独の要素としての展開 (2026-10-01 から 2026-11-30、MC1450134、2026-08-18) 以降、別の方法の後でも有効とします。2025-03-04 の公式ドキュメントでは最初の方法としてのみ有効です。";
    B7 = "After Microsoft's own delivery of SMS and voice ends (2027-02-01, for Global Administrators and external users 2027-07-01), a telecom provider of the organisation's own is taken to be configured.",
        "Microsoft による SMS と音声の配信の終了 (2027-02-01、グローバル管理者と外部ユーザーは 2027-07-01) 後は、組織独自の通信プロバイダーが構成されているものとします。";
}
