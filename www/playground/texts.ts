// The playground's own words in English and Japanese, beside those that it shares with the simulator.

import type { Language } from "../kit/contract.ts";
import { words } from "../kit/words.ts";

export const texts = {
  en: {
    ...words.en,
    playground: "Playground",
    verdict: "Verdict",
    loading: "Loading",
    inputs: "What it is decided from",
    policy: "Policy",
    policyNumber: "Policy {number} of {count}",
    credential: "Credential",
    credentialHint: "An AAGUID, a certificate, a registration response, the name of a method, or JSON.",
    question: "Question",
    questionHint: "User, time and circumstances, as JSON.",
    inputPlace: "{input}, {place}",
    stale: "From before the change",
    staleHint: "The verdict shown is that of the last input that could be read.",
    changed: "Changed from what the page shows.",
    reset: "Start over",
    asPublished: "As published, the answer is: {answer}.",
    otherThanExpected: "The page expects another answer: {answer}.",
    answerWithReason: "{decision} ({reason})",
    deciding: "The clause that decided:",
    presentedIs: "Presented:",
    strengthNamed: "Authentication strength {name}:",
    findings: "Noteworthy",
    scenarioMissing:
      "There is no scenario here. Put one into the element, as JSON in a script or a pre element, or name its address in the attribute scenario.",
    scenarioNotFound:
      "The scenario at {address} could not be loaded: {detail}. Check the address, and whether its server lets this page read it.",
    scenarioTooLarge: "The scenario is larger than {size} MB. Make it smaller.",
    questionObject: "The question has to be a JSON object. Put its members between braces.",
    credentialEmpty: "No credential is entered. Enter an AAGUID, a certificate, the name of a method, or JSON.",
    credentialUnknown:
      "This is not recognised as a credential. Enter an AAGUID (32 hexadecimal digits), a certificate (PEM, base64 or hex), a registration response, or JSON with passkey, certificate or method.",
    refusedSecret:
      "That held a private key. The field is cleared, and nothing of it was kept or sent. Remove the key from where it was copied from.",
  },
  ja: {
    ...words.ja,
    playground: "プレイグラウンド",
    verdict: "判定",
    loading: "読み込み中",
    inputs: "判定のもとになるもの",
    policy: "ポリシー",
    policyNumber: "ポリシー {number} / {count}",
    credential: "資格情報",
    credentialHint: "AAGUID、証明書、登録の応答、方法の名前、または JSON。",
    question: "質問",
    questionHint: "ユーザー、時刻、状況を JSON で記述します。",
    inputPlace: "{input}、{place}",
    stale: "変更前の判定",
    staleHint: "表示中の判定は、最後に読み取れた入力に対するものです。",
    changed: "ページの内容から変更されています。",
    reset: "最初に戻す",
    asPublished: "掲載された内容での判定: {answer}。",
    otherThanExpected: "ページが想定する判定と異なります: {answer}。",
    answerWithReason: "{decision} ({reason})",
    deciding: "判定を決めた箇所:",
    presentedIs: "提示:",
    strengthNamed: "認証の強度 {name}:",
    findings: "注意点",
    scenarioMissing: "シナリオがありません。要素の中に JSON を script か pre 要素で入れるか、scenario 属性でアドレスを指定してください。",
    scenarioNotFound:
      "{address} のシナリオを読み込めませんでした: {detail}。アドレスと、このページからの読み取りをサーバーが許可しているかを確認してください。",
    scenarioTooLarge: "シナリオが {size} MB を超えています。小さくしてください。",
    questionObject: "質問は JSON オブジェクトでなければなりません。メンバーを波かっこで囲んでください。",
    credentialEmpty: "資格情報が入力されていません。AAGUID、証明書、方法の名前、または JSON を入力してください。",
    credentialUnknown:
      "資格情報として認識できません。AAGUID (16 進数 32 桁)、証明書 (PEM、base64、16 進)、登録の応答、または passkey、certificate、method のいずれかを持つ JSON を入力してください。",
    refusedSecret:
      "秘密キーが含まれていました。この欄は消去され、内容は保持も送信もされていません。コピー元からもキーを取り除いてください。",
  },
};

/** The text for a key in a language, `{name}` filled from `values`; null where there is none. */
export function textOf(language: Language, key: string, values: Record<string, unknown> = {}) {
  const known: Record<Language, Record<string, string>> = texts;
  const text = known[language][key] ?? known.en[key] ?? null;
  return text && text.replace(/\{(\w+)\}/g, (whole: string, name: string) => String(values[name] ?? whole));
}
