/** The builder's state written as Flux, one operation a line. */
import { anyOf, fluxString } from "@/flux/literals";
import type { BuilderState, Step } from "@/workbench/builder/builderState";
import { findFunction } from "@/workbench/builder/functions";

function list(names: readonly string[]): string {
  return `[${names.map(fluxString).join(", ")}]`;
}

/** The filter for a card, or nothing where any value will do. */
export function filterLine(column: string, values: readonly string[]): string[] {
  return values.length === 0 ? [] : [`filter(fn: (r) => ${anyOf(column, values)})`];
}

/** The part that chooses points; `cards` leaves out the cards from that number on. */
function selection(state: BuilderState, cards = Number.POSITIVE_INFINITY): string[] {
  const filters = [
    filterLine("_measurement", state.measurement === null ? [] : [state.measurement]),
    filterLine("_field", state.fields),
    ...state.tags.map(({ key, values }) => filterLine(key, values)),
  ];
  return [
    `from(bucket: ${fluxString(state.bucket)})`,
    "range(start: v.timeRangeStart, stop: v.timeRangeStop)",
    ...filters.slice(0, cards).flat(),
  ];
}

function call({ name, values }: Step): string {
  if (name === "map") return `map(fn: (r) => ({r with _value: ${values["_value"]}}))`;
  const parameters = findFunction(name)?.parameters ?? [];
  return `${name}(${parameters.map((each) => `${each.name}: ${values[each.name]}`).join(", ")})`;
}

function windowFunction(step: Step): string {
  if (step.name !== "quantile") return step.name;
  return `(column, tables=<-) => tables |> quantile(q: ${step.values["q"]}, column: column)`;
}

function windowLine({ aggregate, every, isFilled }: BuilderState): string[] {
  if (!aggregate) return [];
  const window = every ?? "v.windowPeriod";
  return [
    `aggregateWindow(every: ${window}, fn: ${windowFunction(aggregate)}, createEmpty: ${isFilled})`,
  ];
}

function pipe(lines: readonly string[]): string {
  return lines.join("\n  |> ");
}

/** Lines that differ by a dropped tag become one; windows bring order, bare points need it. */
function mergeLines({ tags, aggregate }: BuilderState): string[] {
  const merged = tags.filter(({ isMerged }) => isMerged).map(({ key }) => key);
  if (merged.length === 0) return [];
  return [`drop(columns: ${list(merged)})`, ...(aggregate ? [] : ['sort(columns: ["_time"])'])];
}

/** Writes the whole query. */
export function toFlux(state: BuilderState): string {
  return pipe([
    ...selection(state),
    ...mergeLines(state),
    ...windowLine(state),
    ...state.steps.map(call),
  ]);
}

/** Asks how many points each value of a column has, as the cards before it choose them. */
export function countsQuery(state: BuilderState, column: string, cards: number): string {
  return pipe([
    ...selection(state, cards),
    "count()",
    `group(columns: ${list([column])})`,
    "sum()",
    `keep(columns: ${list([column, "_value"])})`,
  ]);
}
