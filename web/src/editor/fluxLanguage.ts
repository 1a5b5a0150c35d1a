/** Flux as a language of the editor: its tree coloured, folded and indented. */
import {
  delimitedIndent,
  foldInside,
  foldNodeProp,
  HighlightStyle,
  indentNodeProp,
  LanguageSupport,
  LRLanguage,
  syntaxHighlighting,
  type TreeIndentContext,
} from "@codemirror/language";
import type { EditorState } from "@codemirror/state";
import type { SyntaxNode } from "@lezer/common";
import { tags } from "@lezer/highlight";

import { parser } from "@/editor/flux.grammar";

/** A pipeline's lines stand one step in from where its statement begins. */
function pipelineIndent(context: TreeIndentContext): number {
  const begin = context.state.doc.lineAt(context.node.from);
  return context.lineIndent(begin.from) + context.unit;
}

/** A line after a pipe goes on at its place: most often another pipe follows. */
function nextLineIndent(context: TreeIndentContext): number {
  const before = context.state.doc.lineAt(Math.max(0, context.pos - 1)).text;
  return /^\s*\|>/.test(before) ? (/^\s*/.exec(before)?.[0].length ?? 0) : 0;
}

/** Everything of a statement but its first line. */
function foldStatement(node: SyntaxNode, state: EditorState) {
  const line = state.doc.lineAt(node.from);
  return line.to < node.to ? { from: line.to, to: node.to } : null;
}

export const fluxLanguage = LRLanguage.define({
  name: "flux",
  parser: parser.configure({
    props: [
      indentNodeProp.add({
        "ArgumentList ParameterList": delimitedIndent({ closing: ")" }),
        ArrayExpression: delimitedIndent({ closing: "]" }),
        "Record Block ArrowBlock": delimitedIndent({ closing: "}" }),
        PipeExpression: pipelineIndent,
        Script: nextLineIndent,
      }),
      foldNodeProp.add({
        "ArgumentList ArrayExpression Record Block ArrowBlock": foldInside,
        "Assignment ExpressionStatement Option": foldStatement,
      }),
    ],
  }),
  languageData: {
    commentTokens: { line: "//" },
    closeBrackets: { brackets: ["(", "[", "{", '"'] },
    indentOnInput: /^\s*(\|>|[)\]}])$/,
  },
});

const style = HighlightStyle.define([
  { tag: tags.keyword, color: "var(--s1)" },
  { tag: tags.function(tags.variableName), color: "var(--s1)" },
  { tag: [tags.string, tags.regexp], color: "var(--s3)" },
  { tag: [tags.number, tags.unit, tags.literal, tags.atom], color: "var(--s2)" },
  { tag: tags.propertyName, color: "var(--text-2)" },
  { tag: [tags.operator, tags.punctuation], color: "var(--text-2)" },
  { tag: tags.comment, color: "var(--text-3)", fontStyle: "italic" },
]);

export function flux(): LanguageSupport {
  return new LanguageSupport(fluxLanguage, [syntaxHighlighting(style)]);
}
