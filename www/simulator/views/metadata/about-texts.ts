// Words about metadata that was read, in English and Japanese, by key.

export const texts = {
  en: {
    metadataOver:
      "It cannot be used for this question: its certificates are valid from {from} to {until}. Leave it out, or open a newer one.",
    metadataOverdue: "Out of date: the next one was due on {date}. Download the present one.",
    metadataModels: "{count} models.",
    metadataIssue: "Payload no. {number}, the next one due on {date}.",
    "metadataSignature.verified": "Signed by {name}, and verified.",
    "metadataSignature.notVerified": "Signed, and not verified: this build leaves signatures out.",
    "metadataSignature.none": "Unsigned: a decoded payload, for which only its sender vouches.",
    metadataValidity: "Its certificates are valid from {from} to {until}. Questions about another time need another BLOB.",
    metadataFrom: "From {name}",
    metadataOfScenario: "The loaded scenario brings its own metadata, which counts until you open another one.",
    metadataRefused: "{name} was not taken. {message}",
    metadataKept: "The metadata from before stays in use.",
  },
  ja: {
    metadataOver: "この質問には使えません。証明書の有効期間は {from} から {until} までです。使うのをやめるか、新しいものを開いてください。",
    metadataOverdue: "古くなっています。次号の予定日は {date} でした。最新のものをダウンロードしてください。",
    metadataModels: "モデル {count} 件。",
    metadataIssue: "ペイロード第 {number} 号 (次号の予定日: {date})。",
    "metadataSignature.verified": "{name} による署名を検証しました。",
    "metadataSignature.notVerified": "署名がありますが、このビルドは署名を検証しません。",
    "metadataSignature.none": "署名のないデコード済みペイロードです。内容を保証するのは提供者だけです。",
    metadataValidity: "証明書の有効期間は {from} から {until} までです。それ以外の時刻の質問には別の BLOB が必要です。",
    metadataFrom: "ファイル: {name}",
    metadataOfScenario: "読み込んだシナリオに含まれるメタデータを使っています。別のメタデータを開くと、そちらに替わります。",
    metadataRefused: "{name} は使用できません。{message}",
    metadataKept: "以前のメタデータを引き続き使用します。",
  },
};
