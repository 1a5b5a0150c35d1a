/** The packages of Flux as the server has them: what completion offers and hovering explains. */
import { requestJson } from "@/api/client";
import type { Library, LibraryMember, LibraryPackage } from "@/api/types";

export type { LibraryMember, LibraryPackage };

export interface Parameter {
  name: string;
  type: string;
  isOptional: boolean;
  /** True where `|>` gives it. */
  isPiped: boolean;
}

export const UNIVERSE = "universe";

export async function fetchLibrary(signal?: AbortSignal): Promise<LibraryPackage[]> {
  const body = await requestJson<Library>("api/krakflux/library", {
    signal,
  });
  return body.packages;
}

/** Splits at commas that no bracket holds. */
function splitList(text: string): string[] {
  const parts: string[] = [];
  let [depth, start] = [0, 0];
  for (const [index, character] of [...text].entries()) {
    if ("([{".includes(character)) depth++;
    else if (")]}".includes(character)) depth--;
    else if (character === "," && depth === 0) {
      parts.push(text.slice(start, index));
      start = index + 1;
    }
  }
  return [...parts, text.slice(start)].map((part) => part.trim()).filter((part) => part !== "");
}

/** The text between a type's first bracket and the one that closes it; null for no function. */
function parameterText(type: string): string | null {
  if (!type.startsWith("(")) return null;
  let depth = 0;
  for (let index = 0; index < type.length; index++) {
    if ("([{".includes(type.charAt(index))) depth++;
    else if (")]}".includes(type.charAt(index)) && --depth === 0) return type.slice(1, index);
  }
  return null;
}

export function isFunction({ type }: LibraryMember): boolean {
  return parameterText(type) !== null;
}

export function parametersOf({ type }: LibraryMember): Parameter[] {
  return splitList(parameterText(type) ?? "").flatMap((part) => {
    const [, sign = "", name = "", kind = ""] = /^(\?|<-)?(\w+):\s*(.*)$/s.exec(part) ?? [];
    return name === ""
      ? []
      : [{ name, type: kind, isOptional: sign === "?", isPiped: sign === "<-" }];
  });
}

export function isPiped(member: LibraryMember): boolean {
  return parametersOf(member).some((parameter) => parameter.isPiped);
}

/** Finds a member by what a script calls it: `mean`, or `math.abs` where `math` is imported. */
export function findMember(
  packages: readonly LibraryPackage[],
  imports: ReadonlyMap<string, string>,
  owner: string | null,
  name: string,
): { home: LibraryPackage; member: LibraryMember } | null {
  const path = owner === null ? UNIVERSE : imports.get(owner);
  const home = packages.find((each) => each.path === path);
  const member = home?.members.find((each) => each.name === name);
  return home && member ? { home, member } : null;
}
