/** Arithmetic of two queries: a join of both on time, and of what both agree in, then a map. */
import { fluxString } from "@/flux/literals";
import type { BuilderState, TagCard } from "@/workbench/builder/builderState";
import { toFlux } from "@/workbench/builder/toFlux";

export type MathOperator = "/" | "-" | "*" | "+";

export const MATH_OPERATORS: readonly MathOperator[] = ["/", "-", "*", "+"];

/** What a query's card of a tag says; without a card it takes every value. */
function cardOf({ tags }: BuilderState, key: string): Omit<TagCard, "key"> {
  return tags.find((card) => card.key === key) ?? { values: [], isMerged: false };
}

/** Whether a line of one query finds its partner by this tag: both have it and choose alike. */
function isShared(left: BuilderState, right: BuilderState, key: string): boolean {
  const [one, other] = [cardOf(left, key), cardOf(right, key)];
  const wanted = new Set(other.values);
  const isSame = one.values.length === wanted.size && one.values.every((each) => wanted.has(each));
  return isSame && !one.isMerged && !other.isMerged;
}

/**
 * Writes `A operator B`. `tags` are those that both measurements have; lines that agree in none of
 * them are computed with every line of the other query.
 */
export function mathScript(
  left: BuilderState,
  right: BuilderState,
  operator: MathOperator,
  tags: readonly string[],
): string {
  const on = ["_time", ...tags.filter((key) => isShared(left, right, key))]
    .map(fluxString)
    .join(", ");
  return `a = ${toFlux(left)}

b = ${toFlux(right)}

join(tables: {a: a, b: b}, on: [${on}])
  |> map(fn: (r) => ({r with _value: r._value_a ${operator} r._value_b}))
  |> drop(fn: (column) => column =~ /^_(start|stop|measurement|field|value)_[ab]$/)`;
}
