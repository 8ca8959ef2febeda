// Words of the menu of examples, in English and Japanese, by key.

export const texts = {
  en: {
    "gallery.found": "Found: {count}",
    "gallery.none": "No example has all of these words.",
    "promises.allow": "Answer: allowed",
    "promises.deny": "Answer: refused",
    "promises.indeterminate": "Answer: undecided",
    "promises.error": "Answer: cannot be read",
  },
  ja: {
    "gallery.found": "{count} 件見つかりました",
    "gallery.none": "すべての語を含む例はありません。",
    "promises.allow": "結果: 許可",
    "promises.deny": "結果: 拒否",
    "promises.indeterminate": "結果: 判定できません",
    "promises.error": "判定: 読み取り不可",
  },
};
