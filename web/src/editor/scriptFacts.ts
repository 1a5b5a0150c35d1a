/** What a script's tree tells about a place in it: imports, the bucket and measurement in force. */
import { ensureSyntaxTree, syntaxTree } from "@codemirror/language";
import type { EditorState } from "@codemirror/state";
import type { SyntaxNode, Tree } from "@lezer/common";

const LONGEST_PARSE_MS = 100;

/** The whole script's tree; the editor's own may end early on a busy machine, or in a long script. */
export function scriptTree(state: EditorState): Tree {
  return ensureSyntaxTree(state, state.doc.length, LONGEST_PARSE_MS) ?? syntaxTree(state);
}

export function textOfNode(state: EditorState, node: SyntaxNode | null): string {
  return node ? state.sliceDoc(node.from, node.to) : "";
}

/** The content of a string literal that holds no interpolation; also of one not yet closed. */
export function stringText(state: EditorState, node: SyntaxNode): string {
  const text = textOfNode(state, node);
  return text.replace(/^"/, "").replace(/"$/, "").replaceAll(/\\(.)/g, "$1");
}

/** The names that imports bind, and their paths. */
export function readImports(state: EditorState): Map<string, string> {
  const imports = new Map<string, string>();
  for (const node of scriptTree(state).topNode.getChildren("Import")) {
    const literal = node.getChild("String");
    if (!literal) continue;
    const path = stringText(state, literal);
    const alias = textOfNode(state, node.getChild("PackageAlias"));
    imports.set(alias || (path.split("/").at(-1) ?? path), path);
  }
  return imports;
}

export interface Callee {
  owner: string | null;
  name: string;
}

/** What a call calls: `mean(…)` or `math.abs(…)`. */
export function calleeOf(state: EditorState, call: SyntaxNode): Callee | null {
  const variable = call.getChild("VariableName");
  if (variable) return { owner: null, name: textOfNode(state, variable) };
  const member = call.getChild("MemberExpression");
  const owner = member?.getChild("VariableName");
  if (!member || !owner) return null;
  return {
    owner: textOfNode(state, owner),
    name: textOfNode(state, member.getChild("PropertyName")),
  };
}

/** The argument of a call, as its value's node. */
export function argumentOf(state: EditorState, call: SyntaxNode, name: string): SyntaxNode | null {
  const list = call.getChild("ArgumentList");
  const found = list
    ?.getChildren("Argument")
    .find((argument) => textOfNode(state, argument.getChild("ArgumentName")) === name);
  return found?.lastChild ?? null;
}

/** The column of `r.column` or `r["column"]`. */
export function columnOf(state: EditorState, node: SyntaxNode | null): string | null {
  if (node?.name === "MemberExpression") return textOfNode(state, node.getChild("PropertyName"));
  const literal = node?.name === "IndexExpression" ? node.getChild("String") : null;
  return literal ? stringText(state, literal) : null;
}

export interface Source {
  bucket: string | null;
  measurement: string | null;
}

interface Found {
  at: number;
  text: string;
}

/** The one nearest before the place: in its own statement, or in one above that it may go on from. */
function nearest(found: readonly Found[], position: number): string | null {
  return found.findLast(({ at }) => at <= position)?.text ?? found[0]?.text ?? null;
}

/** Which bucket and measurement a place in the script reads. */
export function sourceAt(state: EditorState, position: number): Source {
  const [buckets, measurements]: [Found[], Found[]] = [[], []];
  scriptTree(state).iterate({
    enter: ({ node }) => {
      if (node.name === "CallExpression" && calleeOf(state, node)?.name === "from") {
        const bucket = argumentOf(state, node, "bucket");
        if (bucket?.name === "String")
          buckets.push({ at: node.from, text: stringText(state, bucket) });
      }
      if (node.name === "BinaryExpression") {
        const literal = node.lastChild;
        if (columnOf(state, node.firstChild) === "_measurement" && literal?.name === "String")
          measurements.push({ at: node.from, text: stringText(state, literal) });
      }
    },
  });
  return { bucket: nearest(buckets, position), measurement: nearest(measurements, position) };
}

/** The names that the script itself gives. */
export function readVariables(state: EditorState): string[] {
  const names = new Set<string>();
  scriptTree(state).iterate({
    enter: ({ node }) => {
      if (node.name === "VariableDefinition" || node.name === "ParameterName")
        names.add(textOfNode(state, node));
    },
  });
  return [...names];
}

/** The nearest node of a kind around another, or itself. */
export function around(node: SyntaxNode | null, name: string): SyntaxNode | null {
  let current = node;
  while (current && current.name !== name) current = current.parent;
  return current;
}
