//! What is bounded, and what it is counted in, by the names that people know them by.

use crate::words::sentence::Said;

const NAMES: [(&str, &str, &str); 30] = [
    ("policies", "The policies together", "ポリシー全体"),
    ("scenario", "The scenario", "シナリオ"),
    ("question", "The question", "質問"),
    ("questions", "The list of questions", "質問の一覧"),
    ("patch", "The patch", "パッチ"),
    ("trust", "The trust data", "信頼データ"),
    ("text", "The text", "テキスト"),
    ("metadata", "The FIDO metadata", "FIDO メタデータ"),
    (
        "x5c",
        "The certificates of the metadata (x5c)",
        "メタデータの証明書 (x5c)",
    ),
    (
        "certificate",
        "The certificates of the question",
        "質問の証明書",
    ),
    ("attestation", "The attestation", "構成証明"),
    ("groups", "The groups of the user", "ユーザーのグループ"),
    ("roles", "The roles of the user", "ユーザーのロール"),
    ("registered", "The registered methods", "登録済みの方法"),
    (
        "alsoUsed",
        "The methods that are used too",
        "ほかに使う方法",
    ),
    ("strengths", "The authentication strengths", "認証の強度"),
    (
        "certificateUserIds",
        "The certificate user ids",
        "証明書ユーザー ID",
    ),
    ("revoked", "The revoked certificates", "失効した証明書"),
    ("crls", "The revocation lists", "失効リスト"),
    (
        "applicationGroups",
        "The groups of applications",
        "アプリケーションのグループ",
    ),
    ("scopes", "The scopes of the access", "アクセスのスコープ"),
    ("satisfied", "The controls that are met", "満たしている制御"),
    (
        "namedLocations",
        "The named locations",
        "ネームド ロケーション",
    ),
    ("bytes", "bytes", "バイト"),
    ("KiB", "KiB", "KiB"),
    ("MiB", "MiB", "MiB"),
    ("entries", "entries", "件"),
    ("certificates", "certificates", "件の証明書"),
    ("revocation lists", "revocation lists", "件の失効リスト"),
    (
        "values",
        "values (texts, numbers, lists and objects)",
        "個の値 (文字列、数値、配列、オブジェクト)",
    ),
];

/// What it is called.
pub(crate) fn called(name: &str) -> Said {
    match NAMES.iter().find(|(known, ..)| *known == name) {
        Some((_, en, ja)) => Said::new(*en, *ja),
        None => Said::same(name),
    }
}
