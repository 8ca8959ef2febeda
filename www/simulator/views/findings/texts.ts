// Words of what is noteworthy, in English and Japanese, by key.

export const texts = {
  en: {
    findings: "Noteworthy",
    "findings.weighty": "May change the answer",
    "findings.alike": "and {count} more",
    "findings.all": "All",
    "findings.shown": "What is listed",
    mend: "Correct it",
    "mend.meant": "Did you mean “{name}”?",
    "mend.done": "Corrected.",
    "documents.changes": "“{one}” changes “{other}”: what it describes has no id, so it is read as a change to that.",
    "documents.differ": "“{one}” changes “{other}”: both describe the same, and not alike.",
    "documents.replaces": "“{one}” replaces “{other}”: both describe the same, and the later one counts.",
  },
  ja: {
    findings: "注意点",
    "findings.weighty": "結果に影響する可能性がある点",
    "findings.alike": "ほか {count} 件",
    "findings.all": "すべて",
    "findings.shown": "表示する項目",
    mend: "修正する",
    "mend.meant": "「{name}」の間違いですか?",
    "mend.done": "修正しました。",
    "documents.changes": "「{one}」は「{other}」を変更します。記述に ID がないため、その変更として読み取ります。",
    "documents.differ": "「{one}」は「{other}」を変更します。同じものを記述していますが、内容が異なります。",
    "documents.replaces": "「{one}」は「{other}」に代わります。同じものを記述しているため、後のドキュメントを採用します。",
  },
};
