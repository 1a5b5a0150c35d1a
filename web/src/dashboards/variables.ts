/** Variables of a dashboard: where their values come from, and what a script is given for them. */
import type { Cell, Variable, VariableArguments } from "@/api/dashboards";
import type { OptionValue } from "@/flux/extern";
import { recordsIn, textIn } from "@/views/properties";

export function cellScripts(cell: Pick<Cell, "properties">): string[] {
  return recordsIn(cell.properties, "queries")
    .map((query) => textIn(query, "text"))
    .filter((text) => text.trim() !== "");
}

/** Names that a script reads from `v`. */
export function usedNames(script: string): Set<string> {
  const names = [...script.matchAll(/\bv\s*(?:\.\s*(\w+)|\[\s*"(\w+)"\s*\])/g)];
  return new Set(names.map(([, dotted, quoted]) => dotted ?? quoted ?? ""));
}

/** How a script uses a variable: as one text, as a pattern (`=~ v.x`), as a list (`set: v.x`). */
export type VariableUse = "text" | "pattern" | "texts";

export function variableUse(script: string, name: string): VariableUse {
  const member = `v\\s*(?:\\.\\s*${name}\\b|\\[\\s*"${name}"\\s*\\])`;
  const count = (before: string) => [...script.matchAll(new RegExp(before + member, "g"))].length;
  const all = count("\\b");
  if (all > 0 && count("[=!]~\\s*") === all) return "pattern";
  if (all > 0 && count("\\bset\\s*:\\s*") === all) return "texts";
  return "text";
}

/** Whether every script that uses a variable can take several values of it. */
export function takesMany(scripts: readonly string[], name: string): boolean {
  const users = scripts.filter((script) => usedNames(script).has(name));
  return users.length > 0 && users.every((script) => variableUse(script, name) !== "text");
}

function queryOf(variable: Variable): string | null {
  return variable.arguments.type === "query" ? variable.arguments.values.query : null;
}

/** The variables that scripts use, also through the queries of others, each after those it needs. */
export function usedVariables(
  variables: readonly Variable[],
  scripts: readonly string[],
): Variable[] {
  const byName = new Map(variables.map((variable) => [variable.name, variable]));
  const ordered: Variable[] = [];
  const visit = (name: string, path: readonly string[]) => {
    const variable = byName.get(name);
    if (!variable || ordered.includes(variable) || path.includes(name)) return;
    for (const needed of usedNames(queryOf(variable) ?? "")) visit(needed, [...path, name]);
    ordered.push(variable);
  };
  for (const script of scripts) for (const name of usedNames(script)) visit(name, []);
  return ordered;
}

/** What can be chosen: names, and the value each stands for. */
export type Choices = ReadonlyMap<string, string>;

/** Choices of a constant or a map; null for a query, which the server must answer. */
export function fixedChoices(given: VariableArguments): Choices | null {
  switch (given.type) {
    case "constant":
      return new Map(given.values.map((value) => [value, value]));
    case "map":
      return new Map(Object.entries(given.values));
    case "query":
      return null;
  }
}

/** Stands for every choice there is, also those to come. */
export const EVERY = "*";

/**
 * The names that count: those asked for that exist, else the variable's own, else the first; all
 * where several can be taken.
 */
export function chosenNames(
  variable: Variable,
  choices: Choices,
  wanted: readonly string[],
  isMany: boolean,
): string[] {
  if (isMany && wanted.includes(EVERY)) return [...choices.keys()];
  const known = [wanted, variable.selected]
    .map((names) => names.filter((name) => choices.has(name)))
    .find((names) => names.length > 0);
  const all = [...choices.keys()];
  return isMany ? (known ?? all) : (known ?? all).slice(0, 1);
}

function escapePattern(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
}

/** What `v.<name>` is in a script, from the values that were chosen. */
export function optionValue(use: VariableUse, values: readonly string[]): OptionValue {
  switch (use) {
    case "text":
      return { kind: "text", text: values[0] ?? "" };
    case "pattern":
      return { kind: "pattern", pattern: `^(?:${values.map(escapePattern).join("|")})$` };
    case "texts":
      return { kind: "texts", texts: values };
  }
}

/** The chosen names as the address holds them. */
export function encodeChosen(names: readonly string[]): string {
  return names
    .map((name) =>
      name === EVERY
        ? EVERY
        : name.replaceAll(/[%,*]/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`),
    )
    .join(",");
}

export function decodeChosen(text: string | null): string[] {
  return (text ?? "")
    .split(",")
    .filter((part) => part !== "")
    .map((part) => {
      try {
        return decodeURIComponent(part);
      } catch {
        return part;
      }
    });
}
