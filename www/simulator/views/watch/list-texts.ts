// Words of the list of watched questions, in English and Japanese, by key.

export const texts = {
  en: {
    "putAway.question": "Your question was put away.",
    "putAway.watched": "No longer watched.",
    "watch.open": "Open: {question}",
    "watch.remove": "Remove: {question}",
    "watch.expected": "Expected: {outcome}",
    "watch.changed": "Changed",
    "watch.changedCount": "changed: {count}",
    "watch.accept": "Expect this from now on: {question}",
    "watch.acceptShort": "Expect this",
    "watch.pending": "Being answered",
    "watch.certificate": "a certificate",
    "watch.passkey": "a passkey",
    decisionAndReason: "{decision}: {reason}",
  },
  ja: {
    "putAway.question": "入力した質問を閉じました。",
    "putAway.watched": "監視を終了しました。",
    "watch.open": "開く: {question}",
    "watch.remove": "外す: {question}",
    "watch.expected": "期待: {outcome}",
    "watch.changed": "変化あり",
    "watch.changedCount": "変化: {count} 件",
    "watch.accept": "今後はこの判定を期待する: {question}",
    "watch.acceptShort": "この判定を期待",
    "watch.pending": "判定しています",
    "watch.certificate": "証明書",
    "watch.passkey": "パスキー",
    decisionAndReason: "{decision}: {reason}",
  },
};
