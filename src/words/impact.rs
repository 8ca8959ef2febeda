//! What an answer about a population leans on.

use crate::words::table::rows;

rows! { ALL:
    ANY_SIGN_IN = "impact.anySignIn",
        "The question names no application, so a way in is one that the authentication strengths of Conditional Access for all resources accept, in a browser. A policy that blocks all resources for everybody it names, on no other condition, shuts them out; other blocks and other controls are left out.",
        "質問でアプリケーションを指定していないため、すべてのリソースを対象とする条件付きアクセスの認証の強度がブラウザーで受け入れるものをサインインできる方法とみなしています。ほかの条件なしにすべてのリソースをブロックするポリシーの対象者は、サインインできないとみなします。それ以外のブロックやほかのコントロールは考慮していません。";
    NO_ACCESS = "impact.noAccess",
        "No Conditional Access policies were given, so any other method that amounts to multifactor authentication counts as a way in.",
        "条件付きアクセス ポリシーがないため、多要素認証になるほかの方法はすべてサインインできる方法とみなしています。";
    PASSWORD = "impact.password",
        "A password alone counts as no way in. Beside another method it is taken for granted.",
        "パスワードだけではサインインできる方法とみなしません。ほかの方法と併用する場合は、あるものとみなします。";
    NO_TIME = "impact.noTime",
        "The question has no time, so that no key counts as unused.",
        "質問に日時がないため、どのキーも未使用とはみなしていません。";
    NO_PASSKEY_POLICY = "impact.noPasskeyPolicy",
        "No passkey policy was given, so no list is proposed.",
        "パスキー ポリシーがないため、一覧を提案していません。";
    DISABLED = "impact.disabled",
        "Disabled accounts are counted apart, in rows too, and what becomes of their keys is not.",
        "無効なアカウントは行でも別の扱いとし、そのキーへの影響は数えていません。";
    ANOTHER_TENANT = "impact.anotherTenant",
        "The policies name groups, and nobody of the population is in any of them. The files may be those of another tenant.",
        "ポリシーはグループを指定していますが、そのどれかに属する人が一人もいません。別のテナントのファイルかもしれません。";
    UNKNOWN_MODEL = "impact.unknownModel",
        "Passkeys for which the files give no AAGUID, or one of zeros: {count}. Their model is unknown, so no list can have it.",
        "{count} 個のパスキーは、ファイルに AAGUID がないか、AAGUID がすべてゼロです。モデルが不明なため、リストに載せることはできません。";
}
