// How the policy editor looks. A shadow root keeps style.css out, but not its tokens.

import { HighlightStyle } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

const CONTROL = {
  font: "12px/16px var(--font)",
  color: "var(--text)",
  background: "var(--surface)",
  border: "1px solid var(--edge)",
  borderRadius: "var(--radius)",
};
const FOCUS = { outline: "2px solid var(--accent)", outlineOffset: "1px" };

/** An underline in a colour of the page. */
function underline(style: string, colour: string) {
  return {
    backgroundImage: "none",
    textDecoration: `underline ${style} var(${colour})`,
    textDecorationSkipInk: "none",
    textUnderlineOffset: "3px",
  };
}

/** The signs in the gutter for findings; their words are those of the finding. */
function markers(signs: Record<string, readonly [string, string]>) {
  const all: Record<string, Record<string, string>> = {};
  for (const [severity, [sign, colour]] of Object.entries(signs)) {
    const name = `.cm-gutter-lint .cm-lint-marker-${severity}`;
    all[name] = { content: "normal", color: `var(${colour})`, fontWeight: "700", textAlign: "center" };
    all[`${name}:before`] = { content: `"${sign}"` };
  }
  return all;
}

export const theme = EditorView.theme({
  "&": { flex: "1", minWidth: "0", height: "100%", color: "var(--text)", background: "transparent" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { font: "inherit", lineHeight: "inherit", overflow: "auto" },
  ".cm-content": { padding: "8px 0 40px", caretColor: "var(--text)" },
  ".cm-line": { padding: "0 10px 0 6px" },
  ".cm-content ::selection, .cm-content::selection": { background: "light-dark(#b4d6fa, #0c3b5e)" },
  ".cm-placeholder": { color: "var(--muted)" },
  ".cm-gutters": { color: "var(--muted)", background: "var(--sunken)", border: "0" },
  ".cm-lineNumbers .cm-gutterElement": { minWidth: "34px", padding: "0 4px 0 6px" },
  ".cm-foldGutter .cm-gutterElement": { width: "18px", textAlign: "center", cursor: "pointer" },
  ".cm-foldGutter .cm-gutterElement span": { padding: "0" },
  ".cm-gutter-lint": { width: "16px" },
  ".cm-gutter-lint .cm-gutterElement": { padding: "0 0 0 2px" },
  ".cm-gutter-lint .cm-lint-marker": { width: "14px", height: "auto" },
  ...markers({ error: ["✕", "--bad"], warning: ["!", "--open"], info: ["i", "--accent"] }),
  ".decides": { background: "var(--mark)", color: "var(--text)" },
  ".cm-lineNumbers .decides": { boxShadow: "inset 3px 0 var(--open)" },
  ".broken": { background: "var(--bad-soft)", color: "var(--text)" },
  ".cm-lineNumbers .broken": { boxShadow: "inset 3px 0 var(--bad)" },
  "&.cm-focused .cm-matchingBracket, .cm-matchingBracket": {
    background: "transparent",
    outline: "1px solid var(--edge-strong)",
  },
  "&.cm-focused .cm-nonmatchingBracket, .cm-nonmatchingBracket": {
    background: "transparent",
    outline: "1px dashed var(--bad)",
  },
  ".cm-foldPlaceholder": { ...CONTROL, padding: "0 6px", margin: "0 2px", cursor: "pointer" },
  ".cm-lintRange-error": underline("wavy", "--bad"),
  ".cm-lintRange-warning": underline("wavy", "--open"),
  ".cm-lintRange-info": underline("dotted", "--accent"),
  ".cm-lintRange-active": { background: "var(--mark)" },
  ".cm-searchMatch": { background: "var(--mark)", outline: "1px solid var(--open-line)" },
  ".cm-searchMatch-selected": { outline: "2px solid var(--open)" },
  ".cm-tooltip": {
    ...CONTROL,
    maxWidth: "min(420px, calc(100vw - 24px))",
    boxShadow: "0 4px 12px rgb(0 0 0 / 18%)",
    zIndex: "4",
  },
  ".cm-tooltip-section:not(:first-child)": { borderTop: "1px solid var(--line)" },
  ".cm-tooltip .cm-tooltip-lint": { listStyle: "none" },
  ".cm-diagnostic": { padding: "6px 10px", margin: "0", whiteSpace: "pre-wrap" },
  ".cm-diagnostic-error": { borderLeft: "3px solid var(--bad)" },
  ".cm-diagnostic-warning": { borderLeft: "3px solid var(--open)" },
  ".cm-diagnostic-info": { borderLeft: "3px solid var(--accent)" },
  ".cm-diagnosticAction": {
    font: "inherit",
    fontSize: "12px",
    padding: "2px 8px",
    margin: "4px 0 0",
    border: "1px solid var(--edge)",
    borderRadius: "4px",
    background: "var(--surface)",
    color: "var(--accent)",
  },
  ".cm-diagnosticSource": { fontFamily: "var(--mono)", fontSize: "11px", opacity: "1", color: "var(--muted)" },
  // Generated, so that it is seen and read out, and neither edited nor copied.
  ".model::after": { content: 'attr(data-model)', marginInlineStart: "8px", font: "italic 11px/1 var(--font)", color: "var(--muted)" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { maxHeight: "min(280px, 40vh)", minWidth: "0", maxWidth: "min(420px, calc(100vw - 24px))", fontFamily: "var(--mono)", whiteSpace: "normal" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { display: "grid", gap: "1px", padding: "4px 10px", lineHeight: "18px", overflowWrap: "anywhere" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]": { color: "var(--text)", background: "var(--accent-soft)", boxShadow: "inset 3px 0 var(--accent)" },
  ".cm-completionMatchedText": { textDecoration: "none", fontWeight: "700", color: "var(--accent)" },
  ".cm-completionDetail": { margin: "0", fontStyle: "normal", font: "12px/16px var(--font)", color: "var(--muted)", whiteSpace: "normal" },
  ".reading .icon": { width: "14px", height: "14px", verticalAlign: "-2px", fill: "none", stroke: "currentColor" },
  ".reading .about": { color: "var(--text)" },
  ".reading": { display: "grid", gap: "4px", justifyItems: "start", padding: "8px 10px" },
  ".reading p": { margin: "0", color: "var(--muted)" },
  ".reading button": {
    padding: "2px 0",
    border: "0",
    background: "none",
    font: "inherit",
    color: "var(--accent)",
    textAlign: "start",
    textDecoration: "underline",
    cursor: "pointer",
  },
  ".cm-panels": { color: "var(--text)", background: "var(--surface)", font: "12px/16px var(--font)" },
  ".cm-panels-top": { borderBottom: "1px solid var(--line)" },
  ".cm-panels-bottom": { borderTop: "1px solid var(--line)" },
  ".cm-panel.cm-search, .cm-panel.cm-gotoLine": {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: "4px 6px",
    padding: "8px 36px 8px 8px",
  },
  ".cm-panel.cm-search br": { display: "none" },
  ".cm-panel.cm-search label": {
    display: "inline-flex",
    alignItems: "center",
    gap: "4px",
    fontSize: "12px",
    margin: "0",
  },
  ".cm-panel .cm-textfield": { ...CONTROL, flex: "1 1 130px", minWidth: "0", margin: "0", padding: "4px 8px" },
  ".cm-panel .cm-button": { ...CONTROL, backgroundImage: "none", margin: "0", padding: "4px 8px", cursor: "pointer" },
  ".cm-panel .cm-button:hover": { background: "var(--hover)" },
  ".cm-panel.cm-search [name=close], .cm-panel.cm-gotoLine .cm-dialog-close, .cm-panel.cm-panel-lint [name=close]": {
    top: "8px",
    right: "8px",
    width: "24px",
    height: "24px",
    color: "var(--text)",
    font: "16px/20px var(--font)",
    cursor: "pointer",
  },
  ".cm-panel.cm-panel-lint ul": { maxHeight: "120px" },
  ".cm-panel.cm-panel-lint ul [aria-selected]": { background: "var(--accent-soft)" },
  ".cm-panel :focus-visible, .reading :focus-visible": FOCUS,
  "@media (max-width: 759px)": {
    // Below this size phones zoom into a field on focus.
    ".cm-panel .cm-textfield": { fontSize: "16px" },
    ".cm-lineNumbers .cm-gutterElement": { minWidth: "24px", padding: "0 2px", fontSize: "12px" },
    ".cm-panel .cm-button": { padding: "6px 8px" },
    // The text has to stay in sight.
    ".cm-panel.cm-search": { maxHeight: "140px", overflowY: "auto" },
  },
  "@media (forced-colors: active)": {
    ".cm-line.decides": { outline: "1px solid Highlight" },
    ".cm-line.broken": { outline: "1px dashed Highlight" },
    ".cm-lineNumbers .decides, .cm-lineNumbers .broken": {
      forcedColorAdjust: "none",
      background: "Highlight",
      color: "HighlightText",
    },
    ".cm-lintRange-error, .cm-lintRange-warning, .cm-lintRange-info": { textDecorationColor: "CanvasText" },
    ".cm-searchMatch-selected": { outline: "2px solid Highlight" },
    ".cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]": { outline: "2px solid Highlight", outlineOffset: "-2px" },
  },
});

export const colours = HighlightStyle.define([
  { tag: tags.propertyName, color: "var(--accent)" },
  { tag: tags.string, color: "var(--good)" },
  { tag: [tags.number, tags.bool, tags.null], color: "var(--open)" },
  { tag: tags.invalid, color: "var(--bad)" },
]);
