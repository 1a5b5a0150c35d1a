/** Flux for the editor: a small tokeniser for highlighting, and indentation by brackets. */
import {
  HighlightStyle,
  LanguageSupport,
  StreamLanguage,
  syntaxHighlighting,
  type StreamParser,
  type StringStream,
} from "@codemirror/language";
import { tags } from "@lezer/highlight";

interface FluxState {
  /** True where a slash begins a regular expression: after an operator, not after a value. */
  mayBeginRegex: boolean;
  isInString: boolean;
}

const KEYWORDS = new Set([
  "and",
  "or",
  "not",
  "import",
  "package",
  "return",
  "option",
  "builtin",
  "testcase",
  "if",
  "then",
  "else",
  "exists",
  "with",
]);
const CONSTANTS = new Set(["true", "false", "inf"]);
const DATE = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})?)?/;
const DURATION = /^(\d+(ns|us|µs|ms|mo|[smhdwy]))+/;
const NUMBER = /^(\d+\.\d*|\.\d+|\d+)/;
const IDENTIFIER = /^[A-Za-z_][A-Za-z0-9_]*/;
const OPERATOR = /^(\|>|=>|<-|=~|!~|==|!=|<=|>=|[-+*/%^<>=])/;

function readString(stream: StringStream, state: FluxState): string {
  for (;;) {
    const next = stream.next();
    if (next === undefined) break;
    if (next === "\\") stream.next();
    else if (next === '"') {
      state.isInString = false;
      break;
    }
  }
  return "string";
}

function nameToken(stream: StringStream, name: string): string {
  if (KEYWORDS.has(name)) return "keyword";
  if (CONSTANTS.has(name)) return "atom";
  if (stream.match(/^\s*\(/, false)) return "function";
  if (stream.match(/^\s*:(?!:)/, false)) return "property";
  return "variable";
}

function readValue(stream: StringStream, state: FluxState): string | null {
  if (stream.match(DATE)) return "date";
  if (stream.match(DURATION)) return "duration";
  if (stream.match(NUMBER)) return "number";
  if (stream.match(IDENTIFIER)) {
    const token = nameToken(stream, stream.current());
    state.mayBeginRegex = token === "keyword";
    return token;
  }
  return null;
}

function readToken(stream: StringStream, state: FluxState): string | null {
  if (state.isInString) return readString(stream, state);
  if (stream.eatSpace()) return null;
  if (stream.match("//")) {
    stream.skipToEnd();
    return "comment";
  }
  if (stream.eat('"')) {
    state.isInString = true;
    state.mayBeginRegex = false;
    return readString(stream, state);
  }
  if (state.mayBeginRegex && stream.match(/^\/(\\.|[^/\\\n])+\//)) {
    state.mayBeginRegex = false;
    return "regexp";
  }
  const value = ((before) => {
    state.mayBeginRegex = false;
    const token = readValue(stream, state);
    if (token === null) state.mayBeginRegex = before;
    return token;
  })(state.mayBeginRegex);
  if (value !== null) return value;
  state.mayBeginRegex = !/[)\]}]/.test(stream.peek() ?? "");
  if (stream.match(OPERATOR)) return "operator";
  stream.next();
  return "punctuation";
}

const parser: StreamParser<FluxState> = {
  name: "flux",
  startState: () => ({ mayBeginRegex: true, isInString: false }),
  token: readToken,
  languageData: {
    commentTokens: { line: "//" },
    closeBrackets: { brackets: ["(", "[", "{", '"'] },
  },
  tokenTable: {
    function: tags.function(tags.variableName),
    property: tags.propertyName,
    variable: tags.variableName,
    date: tags.literal,
    duration: tags.unit,
    regexp: tags.regexp,
  },
};

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
  return new LanguageSupport(StreamLanguage.define(parser), [syntaxHighlighting(style)]);
}
