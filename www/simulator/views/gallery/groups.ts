// The questions that examples are grouped by, and the examples in Japanese. A scenario of tests/scenarios with a `gallery`
// mark is an example; its English title and description are its own, and its place here is its place in the gallery.

/** Groups by the mark, each with its question and, by file name, its examples: Japanese title and description. */
export const groups = {
  keys: {
    title: { en: "Why is my key let in or refused?", ja: "なぜこのキーは許可されるのか、拒否されるのか" },
    examples: {
      "seed-rsa-ds100-refuses-others": [
        "RSA DS100 のみ許可、YubiKey を提示",
        "文書の例にある、AAGUID が 1 つの要求本文です。キーの制限は登録と認証の両方に適用されます。許可リストにないキーは、以前に登録されていてもサインインに使えません。",
      ],
      "seed-rsa-ds100-admits-itself": ["RSA DS100 のみ許可、RSA DS100 を提示", "同じ要求本文に、許可リストにあるキーを提示した場合です。"],
      "seed-authenticator-android": [
        "Authenticator の 2 つの AAGUID を許可、Android の Authenticator を提示",
        "Authenticator の AAGUID はプラットフォームごとに異なります。両方が許可リストにあります。",
      ],
      "authenticator-ios": [
        "Authenticator の 2 つの AAGUID を許可、iOS の Authenticator を提示",
        "Authenticator の 2 つの AAGUID のもう一方です。",
      ],
      "block-list-names-it": ["禁止リストにある AAGUID", "禁止リストは、載っているモデルだけを拒否し、ほかはすべて許可します。"],
      "aaguid-not-allowed": [
        "認証の強度が許可していないキー",
        "パスキーの認証方法ポリシーでは妨げられません。認証の強度に指定されているのは別のモデルです。",
      ],
      "several-none-matches": [
        "複数のプロファイルの要件は組み合わされない",
        "1 つ目のプロファイルは AAGUID を、2 つ目は種類を拒否します。すべての要件を満たすプロファイルはありません。",
      ],
      "two-documents": [
        "認証方法ポリシーと認証の強度の両方を変更する必要がある場合",
        "許可リストと認証の強度の両方がキーを拒否するため、どちらか一方の変更だけでは許可されません。",
      ],
      "another-model": [
        "認証の強度が許可している別のモデルのパスキー",
        "このキーは拒否されます。判定には、代わりに使える方法が示されます。",
      ],
    },
  },
  lockout: {
    title: { en: "Who gets locked out if …?", ja: "変更すると、誰がサインインできなくなるか" },
    examples: {
      "seed-authenticator-refuses-keys": [
        "Authenticator を追加し、使用中のキーを忘れた場合",
        "すでにパスキーを使っている場合は、使用中のキーの AAGUID も Authenticator の AAGUID とともに許可リストに追加する必要があります。",
      ],
      "seed-removed-aaguid": [
        "許可リストから AAGUID を削除した場合",
        "そのキーを前に登録していたユーザーは、サインインに使えなくなります。",
      ],
      "seed-attestation-enforced-later-sign-in": [
        "構成証明を後から適用した場合のサインイン",
        "構成証明の適用前に構成証明なしで登録されたパスキーは、サインイン時にブロックされません。",
      ],
      "synced-removed": [
        "プロファイルから同期パスキーを外した場合",
        "種類はサインイン時にも確認されるため、前に登録された同期パスキーは使えなくなります。",
      ],
      excluded: [
        "対象にも除外にも当てはまるユーザー",
        "ユーザーは対象のグループと除外のグループの両方に属しています。除外が優先されます。",
      ],
    },
  },
  register: {
    title: { en: "What can be registered?", ja: "何を登録できるか" },
    examples: {
      "seed-attestation-enforced-later-register": [
        "構成証明を後から適用した場合の登録",
        "構成証明の適用は登録時の確認です。構成証明のない新しいキーは登録できませんが、前に登録されたキーは引き続き使えます。",
      ],
      "self-service-off-securityInfo": [
        "セルフサービス設定がオフのとき、セキュリティ情報で登録する場合",
        "セルフサービス設定がオフの場合、ほかの設定にかかわらず、セキュリティ情報からパスキーを登録できません。",
      ],
      guest: ["ゲストはパスキーを登録できない", "B2B コラボレーション ユーザーは、リソース テナントにパスキーを登録できません。"],
      "object-chains-to-its-root": [
        "構成証明の証明書チェーンがモデルのルートに連なる場合",
        "構成証明が適用されています。キーの構成証明の署名は有効で、証明書チェーンはメタデータにあるルートに連なっています。",
      ],
      "object-compromised": [
        "本物でも、モデルの構成証明キーが漏えいしている場合",
        "構成証明そのものは有効です。メタデータには、このモデルの構成証明キーが漏えいしたと報告されています。",
      ],
    },
  },
  certificates: {
    title: { en: "Why is my certificate let in or refused?", ja: "なぜこの証明書は許可されるのか、拒否されるのか" },
    examples: {
      "seed-met": [
        "発行者とポリシー OID が文書の例の要求どおりの証明書",
        "発行者とポリシー OID の両方が構成されているため、証明書は両方を満たす必要があります。",
      ],
      "seed-wrong-issuer": [
        "ポリシー OID は一致、発行者が異なる証明書",
        "発行者とポリシー OID は AND の関係にあります。片方だけでは足りません。",
      ],
      "seed-wrong-oid": [
        "発行者は一致、ポリシー OID が異なる証明書",
        "発行者は許可されていますが、許可されているポリシー OID が 1 つもありません。",
      ],
      "seed-no-aki": ["機関キー識別子 (AKI) のない証明書", "AKI がない証明書では、認証に成功しても発行者の制限を満たしません。"],
      "a1-report": [
        "6 つ以上のポリシー OID があり、順序で結果が変わる証明書",
        "考慮されるポリシー OID は 5 つだけで、どの 5 つかは文書で定まっていません。",
      ],
      "cba-chain": [
        "証明書チェーンからユーザー名バインドまで",
        "証明書は信頼ストアのルートに連なり、失効リストに載っておらず、2 番目のユーザー名バインドがユーザーに一致します。",
      ],
      "cba-revoked": [
        "同じ証明書が失効している場合",
        "発行元の証明機関の新しい失効リストに証明書が載っています。ほかの条件を満たしていても認証は失敗します。",
      ],
      "cba-chain-ends": [
        "同じ証明書で、信頼ストアにルートがない場合",
        "発行元の証明機関はありますが、それに署名したルートがアップロードされていないため、チェーンはそこで途切れます。",
      ],
      "cba-affinity": [
        "同じ証明書で、高い親和性が必要な場合",
        "ユーザーに一致するはずのバインドは親和性が低いため除外され、もう一方のバインドは一致しません。",
      ],
    },
  },
  access: {
    title: { en: "Which Conditional Access policies apply?", ja: "どの条件付きアクセス ポリシーが適用されるか" },
    examples: {
      "access-strength": [
        "ポリシーの要求する認証の強度をキーが満たさない場合",
        "2 つのポリシーが適用されます。多要素認証はどのパスキーでも満たせますが、もう一方の認証の強度を満たすのは RSA DS100 だけです。",
      ],
      "access-report-only": [
        "レポート専用のポリシーが満たされない場合",
        "デバイスは準拠していません。準拠を要求するポリシーはレポート専用のため、判定はされますが結果を左右しません。",
      ],
      "access-guest": [
        "ホーム テナントが信頼されていないゲスト",
        "ホーム テナントの多要素認証は認められず、ゲストはリソース テナントでパスキーを使えません。",
      ],
    },
  },
  missing: {
    title: { en: "What is missing for an answer?", ja: "判定に何が足りないか" },
    examples: {
      "pilot-group": ["パイロット グループのパスキー、所属は不明", "わからないことは不明のままです。判定は、不足している入力を示します。"],
      "access-unknown": [
        "ポリシーが適用されるかどうかを決める入力が足りない場合",
        "オフィス外からのサインインですが、プラットフォームが指定されていません。何が不足しているかを示します。",
      ],
      "documentation-placeholder": [
        "文書のサンプルをそのまま貼り付けた場合",
        "サンプルには記入欄が残っており、JSON ではありません。その箇所を示します。",
      ],
    },
  },
};
