// Words of the policy editor, in English and Japanese, by key.

export const texts = {
  en: {
    editorPlaceholder: "Paste a policy as Microsoft Graph JSON",
    searchText: "Search",
    editorKeys: "Tab leaves the editor. Ctrl+F searches, Shift+Alt+F formats, F8 goes to the next finding.",
    clauseChecks: "Checks of the clause at the cursor",
    readBy: "Read by:",
    readByNone: "Put the cursor on a clause to see which checks read it.",
    moreChecks: "and {count} more",
    largeDocument: "A large document: the verdict follows when you stop typing for a moment.",
    longLines: "Its lines are very long, so it has no colours and no folding until you format it.",
  },
  ja: {
    editorPlaceholder: "ポリシーを Microsoft Graph の JSON で貼り付けてください",
    searchText: "検索",
    editorKeys: "Tab キーでエディターから出ます。Ctrl+F で検索、Shift+Alt+F で整形、F8 で次の指摘に移動します。",
    clauseChecks: "カーソル位置の設定を調べたチェック",
    readBy: "調べたチェック:",
    readByNone: "設定にカーソルを置くと、それを調べたチェックが表示されます。",
    moreChecks: "ほか {count} 件",
    largeDocument: "大きなドキュメントのため、入力が止まると判定が更新されます。",
    longLines: "行が非常に長いため、整形するまで色分けと折りたたみは行いません。",
  },
};
