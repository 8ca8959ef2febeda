// Words of the way to watched questions, in English and Japanese, by key.

export const texts = {
  en: {
    watch: "Watched questions",
    "watch.add": "Watch this question",
    "watch.hint": "A watched question is asked again after every change of the policies.",
    "watch.full": "No more than {count} questions can be watched.",
    "watch.error": "Cannot be answered",
  },
  ja: {
    watch: "監視する質問",
    "watch.add": "この質問を監視する",
    "watch.hint": "監視する質問は、ポリシーを変更するたびに判定し直されます。",
    "watch.full": "監視できる質問は {count} 件までです。",
    "watch.error": "判定できません",
  },
};
