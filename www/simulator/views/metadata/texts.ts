// Words of the FIDO metadata, in English and Japanese, by key.

export const texts = {
  en: {
    fidoMetadata: "FIDO metadata",
    openMetadata: "Open FIDO metadata",
    removeMetadata: "Leave it out",
    cancel: "Cancel",
    metadataNone:
      "Not loaded. Where attestation is enforced, verdicts on passkeys need it. Download blob.jwt from mds3.fidoalliance.org and open it here, or drop it. It stays in this page.",
  },
  ja: {
    fidoMetadata: "FIDO メタデータ",
    openMetadata: "FIDO メタデータを開く",
    removeMetadata: "使わない",
    cancel: "キャンセル",
    metadataNone:
      "読み込まれていません。構成証明を適用している場合、パスキーの判定に必要です。mds3.fidoalliance.org から blob.jwt をダウンロードし、ここで開くかドロップしてください。このページの外には送信されません。",
  },
};
