/** Completion for Flux: functions, packages, parameters, and the names that the data holds. */
import {
  pickedCompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
} from "@codemirror/autocomplete";
import type { EditorState } from "@codemirror/state";
import type { EditorView } from "@codemirror/view";
import type { SyntaxNode } from "@lezer/common";

import { describeMember } from "@/editor/describe";
import {
  findMember,
  isFunction,
  isPiped,
  parametersOf,
  UNIVERSE,
  type LibraryMember,
  type LibraryPackage,
} from "@/editor/library";
import type { SchemaSource } from "@/editor/schemaSource";
import {
  argumentOf,
  around,
  calleeOf,
  columnOf,
  readImports,
  readVariables,
  scriptTree,
  sourceAt,
  stringText,
  textOfNode,
} from "@/editor/scriptFacts";

export interface CompletionSources {
  /** Empty until the server has answered. */
  library(): readonly LibraryPackage[];
  schema: SchemaSource;
}

const KEYWORDS = ["import", "option", "return", "if", "then", "else", "and", "or", "not", "exists"];
/** Columns that nearly every table has. */
const USUAL_COLUMNS = ["_time", "_value", "_start", "_stop", "_field", "_measurement"];
/** Words while they are typed, so that the list need not be asked for again. */
const WORD = /^\w*$/;
const STRING_PART = /^[^"\\]*$/;

function names(list: readonly string[], type: string): Completion[] {
  return list.map((label) => ({ label, type }));
}

/** Completes what an open or closed string literal holds. */
async function completeString(
  { state, pos }: CompletionContext,
  literal: SyntaxNode,
  { schema, library }: CompletionSources,
): Promise<CompletionResult | null> {
  const source = sourceAt(state, pos);
  const options = async (): Promise<Completion[]> => {
    if (literal.parent?.name === "Import") {
      return library()
        .filter(({ path }) => path !== UNIVERSE)
        .map(({ path }) => ({ label: path, type: "namespace" }));
    }
    const { parent } = literal;
    if (parent?.name === "IndexExpression") return columnNames(state, pos, schema);
    if (parent?.name === "BinaryExpression") {
      const column = columnOf(state, parent.firstChild);
      if (column === "_measurement") return names(await schema.measurements(source), "class");
      if (column === "_field") return names(await schema.fields(source), "property");
      return column === null ? [] : names(await schema.tagValues(source, column), "constant");
    }
    return completeArgument(state, literal, schema);
  };
  const from = literal.from + 1;
  const found = await options();
  return found.length === 0 ? null : { from, options: found, validFor: STRING_PART };
}

/** Completes a string that stands as an argument, or in a list that does. */
async function completeArgument(
  state: EditorState,
  literal: SyntaxNode,
  schema: SchemaSource,
): Promise<Completion[]> {
  const argument = around(literal, "Argument");
  const call = around(argument, "CallExpression");
  if (!argument || !call) return [];
  const bucketText = argumentOf(state, call, "bucket");
  const nearby = sourceAt(state, literal.from);
  const bucket = bucketText?.name === "String" ? stringText(state, bucketText) : nearby.bucket;
  const source = { ...nearby, bucket };
  switch (textOfNode(state, argument.getChild("ArgumentName"))) {
    case "bucket":
      return names(await schema.buckets(), "class");
    case "measurement":
      return names(await schema.measurements(source), "class");
    case "tag":
      return names(await schema.tagKeys({ ...source, measurement: null }), "property");
    case "column":
    case "columns":
    case "columnKey":
    case "rowKey":
    case "on":
    case "valueColumn":
    case "timeColumn":
      return columnNames(state, literal.from, schema);
    default:
      return [];
  }
}

async function columnNames(
  state: EditorState,
  position: number,
  schema: SchemaSource,
): Promise<Completion[]> {
  const tags = await schema.tagKeys(sourceAt(state, position));
  return names([...new Set([...USUAL_COLUMNS, ...tags])], "property");
}

function callText(member: LibraryMember): string {
  return isFunction(member) ? `${member.name}(` : member.name;
}

/** A function is written with its bracket; the closing one comes by itself. */
function applyMember(member: LibraryMember) {
  return (view: EditorView, completion: Completion, from: number, to: number) => {
    const text = callText(member);
    const isOpen = view.state.sliceDoc(to, to + 1) === "(";
    const inserted = isOpen ? member.name : text.endsWith("(") ? `${text})` : text;
    view.dispatch({
      changes: { from, to, insert: inserted },
      selection: { anchor: from + text.length },
      annotations: pickedCompletion.of(completion),
      userEvent: "input.complete",
    });
  };
}

function memberOption(home: LibraryPackage, member: LibraryMember): Completion {
  return {
    label: member.name,
    type: isFunction(member) ? "function" : "constant",
    detail: isFunction(member) ? member.type.replace(/^\(.*\) => | where .*$/gs, "") : member.type,
    info: () => describeMember(home, member),
    apply: applyMember(member),
  };
}

/** A package that is not imported yet is, when it is chosen. */
function packageOption({ path, name }: LibraryPackage, isImported: boolean): Completion {
  return {
    label: name,
    type: "namespace",
    detail: path,
    boost: isImported ? 0 : -50,
    apply: (view, completion, from, to) => {
      const line = isImported ? "" : `import "${path}"\n`;
      view.dispatch({
        changes: [
          { from: 0, insert: line },
          { from, to, insert: `${name}.` },
        ],
        selection: { anchor: line.length + from + name.length + 1 },
        annotations: pickedCompletion.of(completion),
        userEvent: "input.complete",
      });
    },
  };
}

/** Completes a bare name: what pipes where a pipe stands before it, everything elsewhere. */
function completeName(
  context: CompletionContext,
  from: number,
  library: readonly LibraryPackage[],
): CompletionResult {
  const { state } = context;
  const imported = new Set(readImports(state).values());
  const isAfterPipe = /\|>\s*$/.test(state.sliceDoc(Math.max(0, from - 200), from));
  const packages = library
    .filter(({ path }) => path !== UNIVERSE)
    .filter(({ members }) => !isAfterPipe || members.some(isPiped))
    .map((each) => packageOption(each, imported.has(each.path)));
  const universe = library.find(({ path }) => path === UNIVERSE);
  const members = (universe?.members ?? [])
    .filter((member) => !isAfterPipe || isPiped(member))
    .map((member) => (universe ? memberOption(universe, member) : { label: member.name }));
  const words = isAfterPipe
    ? []
    : [...names(KEYWORDS, "keyword"), ...names(readVariables(state), "variable")];
  return { from, options: [...members, ...packages, ...words], validFor: WORD };
}

/** Completes after a dot: a package's members, or a row's columns. */
async function completeMember(
  { state, pos }: CompletionContext,
  node: SyntaxNode,
  from: number,
  { library, schema }: CompletionSources,
): Promise<CompletionResult | null> {
  const owner = textOfNode(state, node.getChild("VariableName"));
  const path = readImports(state).get(owner);
  const home = library().find((each) => each.path === path);
  if (home) {
    const options = home.members.map((member) => memberOption(home, member));
    return { from, options, validFor: WORD };
  }
  if (!around(node, "FunctionExpression")) return null;
  return { from, options: await columnNames(state, pos, schema), validFor: WORD };
}

/** Completes the name of a parameter that the call has not given yet. */
function completeParameter(
  state: EditorState,
  call: SyntaxNode,
  from: number,
  library: readonly LibraryPackage[],
): CompletionResult | null {
  const callee = calleeOf(state, call);
  const found = callee && findMember(library, readImports(state), callee.owner, callee.name);
  if (!found) return null;
  const options = parametersOf(found.member)
    .filter(({ name, isPiped }) => !isPiped && argumentOf(state, call, name) === null)
    .map(({ name, type, isOptional }): Completion => ({
      label: name,
      type: "property",
      detail: `${type}${isOptional ? "" : ", required"}`,
      apply: `${name}: `,
      boost: isOptional ? 0 : 50,
    }));
  return options.length === 0 ? null : { from, options, validFor: WORD };
}

/** True where the place in an argument list begins an argument: after its bracket or a comma. */
function beginsArgument(state: EditorState, list: SyntaxNode, from: number): boolean {
  return /[(,]\s*$/.test(state.sliceDoc(list.from, from));
}

/** Makes the source of completions for an editor. */
export function completeFlux(sources: CompletionSources) {
  return async (context: CompletionContext): Promise<CompletionResult | null> => {
    const { state, pos, explicit } = context;
    const node = scriptTree(state).resolveInner(pos, -1);
    if (around(node, "LineComment")) return null;
    const literal = around(node, "String");
    if (literal && literal.from < pos && !around(node, "Interpolation"))
      return completeString(context, literal, sources);
    const word = context.matchBefore(/\w*/);
    const from = word?.from ?? pos;
    const isTyping = from < pos;
    const member = around(node, "MemberExpression");
    if (member && state.sliceDoc(from - 1, from) === ".")
      return completeMember(context, member, from, sources);
    const list = around(node, "ArgumentList");
    if (list?.parent && beginsArgument(state, list, from)) {
      const opened = /[(,]/.test(state.sliceDoc(from - 1, from));
      if (!isTyping && !explicit && !opened) return null;
      return completeParameter(state, list.parent, from, sources.library());
    }
    if (!isTyping && !explicit && !/\|>\s?$/.test(state.sliceDoc(Math.max(0, pos - 3), pos)))
      return null;
    if (/^\d/.test(state.sliceDoc(from, pos))) return null;
    return completeName(context, from, sources.library());
  };
}
