// Words of the panes, in English and Japanese, by key.

export const texts = {
  en: {
    "panes.first": "Where “What is configured” ends; Enter puts it back",
    "panes.second": "Where “Verdict” begins; Enter puts it back",
    "panes.enlarge": "Enlarge the editor",
    "panes.back": "Show all panes (Escape)",
  },
  ja: {
    "panes.first": "「構成されているポリシー」の幅 (Enter で元に戻す)",
    "panes.second": "「判定」の幅 (Enter で元に戻す)",
    "panes.enlarge": "エディターを拡大",
    "panes.back": "元の表示に戻す (Esc)",
  },
};
