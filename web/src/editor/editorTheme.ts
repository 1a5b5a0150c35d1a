import { EditorView } from "@codemirror/view";

/** The editor in the page's tokens; it follows the theme by itself. */
export const editorTheme = EditorView.theme({
  "&": { height: "100%", fontSize: "12.5px", backgroundColor: "var(--bg-1)", color: "var(--text)" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--mono)", fontVariantLigatures: "none", lineHeight: "20px" },
  ".cm-content": { padding: "8px 0", caretColor: "var(--accent)" },
  ".cm-cursor": { borderLeftColor: "var(--accent)", borderLeftWidth: "2px" },
  ".cm-gutters": {
    backgroundColor: "var(--bg-1)",
    color: "var(--text-3)",
    border: "0",
    paddingLeft: "4px",
  },
  ".cm-activeLine": { backgroundColor: "color-mix(in srgb, var(--bg-2) 45%, transparent)" },
  ".cm-activeLineGutter": { backgroundColor: "transparent", color: "var(--text)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground":
    {
      backgroundColor: "color-mix(in srgb, var(--accent) 28%, transparent)",
    },
  ".cm-matchingBracket, &.cm-focused .cm-matchingBracket": {
    backgroundColor: "var(--bg-2)",
    outline: "1px solid var(--text-3)",
  },
  ".cm-placeholder": { color: "var(--text-3)" },
  ".cm-tooltip": {
    backgroundColor: "var(--bg-2)",
    color: "var(--text)",
    border: "1px solid var(--line)",
    borderRadius: "var(--r-2)",
    boxShadow: "var(--shadow)",
    font: "var(--t-dense)",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { fontFamily: "var(--mono)", maxHeight: "240px" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { padding: "2px 10px", lineHeight: "20px" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]": {
    backgroundColor: "color-mix(in srgb, var(--accent) 26%, transparent)",
    color: "var(--text)",
  },
  ".cm-completionMatchedText": { textDecoration: "none", color: "var(--accent)" },
  ".cm-completionDetail": { marginLeft: "16px", fontStyle: "normal", color: "var(--text-3)" },
  ".cm-flux-help": { maxWidth: "460px", padding: "8px 10px", font: "var(--t-dense)" },
  ".cm-completionInfo.cm-tooltip": { padding: 0 },
  ".cm-flux-help code": { fontFamily: "var(--mono)", overflowWrap: "anywhere" },
  ".cm-flux-help p": { margin: "6px 0 0", color: "var(--text-2)" },
  ".cm-flux-differs.cm-flux-differs": { color: "var(--warn)" },
  ".cm-flux-import.cm-flux-import": { fontFamily: "var(--mono)", color: "var(--text-3)" },
  ".cm-foldGutter .cm-gutterElement": { color: "var(--text-3)", cursor: "pointer" },
  ".cm-foldPlaceholder": {
    backgroundColor: "var(--bg-2)",
    border: "1px solid var(--line)",
    color: "var(--text-2)",
  },
  ".cm-diagnostic": { borderLeft: "2px solid var(--warn)", padding: "6px 10px" },
  ".cm-lintRange-error": {
    backgroundImage: "none",
    textDecoration: "underline wavy var(--warn) 1.5px",
    textUnderlineOffset: "3px",
  },
  ".cm-lint-marker-error": {
    content: "none",
    width: "6px",
    height: "6px",
    borderRadius: "50%",
    backgroundColor: "var(--warn)",
    marginTop: "7px",
  },
});
