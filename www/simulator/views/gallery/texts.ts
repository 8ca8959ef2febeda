// Words of the examples, in English and Japanese, by key.

export const texts = {
  en: {
    examples: "Examples",
    example: "Example:",
    "gallery.search": "Search the examples",
  },
  ja: {
    examples: "例",
    example: "例:",
    "gallery.search": "例を検索する",
  },
};
