/** A variable while it is edited: its values as the text they are typed as. */
import type { Variable, VariableArguments } from "@/api/dashboards";

export type VariableKind = VariableArguments["type"];

export interface VariableDraft {
  name: string;
  description: string;
  kind: VariableKind;
  /** What is typed for each kind: none is lost by a look at another. */
  texts: Readonly<Record<VariableKind, string>>;
  /** The choice a dashboard begins with; empty takes the first. */
  selected: string;
}

const NO_TEXTS = { constant: "", map: "", query: "" };

export const NEW_VARIABLE: VariableDraft = {
  name: "",
  description: "",
  kind: "constant",
  texts: NO_TEXTS,
  selected: "",
};

export function toDraft({
  name,
  description,
  selected,
  arguments: given,
}: Variable): VariableDraft {
  return {
    name,
    description,
    kind: given.type,
    texts: { ...NO_TEXTS, [given.type]: writeText(given) },
    selected: selected[0] ?? "",
  };
}

function writeText(given: VariableArguments): string {
  switch (given.type) {
    case "constant":
      return given.values.map((value) => quoted(value)).join(", ");
    case "map":
      return Object.entries(given.values)
        .map(([name, value]) => `${quoted(name)}: ${quoted(value)}`)
        .join("\n");
    case "query":
      return given.values.query;
  }
}

function quoted(value: string): string {
  return /^\s|\s$|[",:\n]|^$/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

export type ReadArguments =
  | { isWhole: true; given: VariableArguments }
  | { isWhole: false; problem: string };

/** What the draft's text means, or what is wrong with it. */
export function readArguments({ kind, texts }: VariableDraft): ReadArguments {
  const text = texts[kind];
  switch (kind) {
    case "constant": {
      const values = [...new Set(readCells(text).flat())].filter((value) => value !== "");
      if (values.length === 0) return { isWhole: false, problem: "at least one value is needed" };
      return { isWhole: true, given: { type: "constant", values } };
    }
    case "map":
      return readMap(text);
    case "query":
      if (text.trim() === "") return { isWhole: false, problem: "a query is needed" };
      return {
        isWhole: true,
        given: { type: "query", values: { query: text, language: "flux" } },
      };
  }
}

function readMap(text: string): ReadArguments {
  const values = new Map<string, string>();
  for (const cells of readCells(text, /[:,]/)) {
    const [name = "", ...rest] = cells;
    const value = rest.join(":");
    if (name === "" && value === "") continue;
    if (name === "" || rest.length === 0)
      return {
        isWhole: false,
        problem: `“${cells.join(": ")}” is no name and value: write name: value`,
      };
    values.set(name, value);
  }
  if (values.size === 0) return { isWhole: false, problem: "at least one name: value is needed" };
  return { isWhole: true, given: { type: "map", values: Object.fromEntries(values) } };
}

/** Lines of cells: a cell in double quotes may hold what parts cells; two quotes in it are one. */
function readCells(text: string, parting = /,/): string[][] {
  const lines: string[][] = [[]];
  let [cell, isQuoted, wasQuoted] = ["", false, false];
  const push = () => {
    lines.at(-1)?.push(wasQuoted ? cell : cell.trim());
    [cell, wasQuoted] = ["", false];
  };
  for (let at = 0; at < text.length; at++) {
    const letter = text.charAt(at);
    if (letter === '"' && isQuoted && text[at + 1] === '"') {
      cell += letter;
      at++;
    } else if (letter === '"' && (isQuoted || cell.trim() === "")) {
      if (!isQuoted) cell = "";
      [isQuoted, wasQuoted] = [!isQuoted, true];
    } else if (isQuoted) cell += letter;
    else if (letter === "\n") {
      push();
      lines.push([]);
    } else if (parting.test(letter)) push();
    else if (!wasQuoted || letter.trim() !== "") cell += letter;
  }
  push();
  return lines;
}
