// What the editor itself says, by what CodeMirror calls it.

const inEnglish = {
  Diagnostics: "Findings",
  "No diagnostics": "No findings",
  next: "Next",
  previous: "Previous",
  all: "Select all",
  "match case": "Match case",
  regexp: "Regular expression",
  "by word": "Whole words",
  replace: "Replace",
  "replace all": "Replace all",
  go: "Go",
  close: "Close",
};

const inJapanese = {
  "Control character": "制御文字",
  "Selection deleted": "選択範囲を削除しました",
  "Folded lines": "折りたたんだ行",
  "Unfolded lines": "展開した行",
  to: "～",
  "folded code": "折りたたまれた部分",
  unfold: "展開",
  "Fold line": "この行を折りたたむ",
  "Unfold line": "この行を展開",
  Diagnostics: "指摘",
  "No diagnostics": "指摘はありません",
  "Go to line": "行へ移動",
  go: "移動",
  Find: "検索",
  Replace: "置換",
  next: "次へ",
  previous: "前へ",
  all: "すべて選択",
  "match case": "大文字と小文字を区別",
  regexp: "正規表現",
  "by word": "単語単位",
  replace: "置換",
  "replace all": "すべて置換",
  close: "閉じる",
  "current match": "現在の一致",
  "on line": "行:",
  "replaced match on line $": "置換した行: $",
  "replaced $ matches": "$ 件を置換しました",
};

export const phrases = { en: inEnglish, ja: inJapanese };
