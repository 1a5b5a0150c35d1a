/** What the query builder holds and how clicks change it. */
import { findFunction, isAggregate, isArgument } from "@/workbench/builder/functions";
import { isRecord, textOf, textsOf } from "@/workbench/reading";

export interface Step {
  name: string;
  values: Readonly<Record<string, string>>;
}

export interface TagCard {
  key: string;
  /** In the order they were chosen; none means any. */
  values: readonly string[];
  /** True where the tag is dropped, so that lines that differ by it alone become one. */
  isMerged: boolean;
}

export interface BuilderState {
  bucket: string;
  measurement: string | null;
  fields: readonly string[];
  tags: readonly TagCard[];
  aggregate: Step | null;
  /** A duration; null takes the window that fits the range and the screen. */
  every: string | null;
  isFilled: boolean;
  steps: readonly Step[];
}

export type BuilderEvent =
  | { kind: "bucket"; bucket: string }
  /** The same question to another bucket. */
  | { kind: "moved"; bucket: string }
  | { kind: "measurement"; measurement: string }
  | { kind: "field"; field: string }
  | { kind: "tagAdded"; key: string }
  | { kind: "tagRemoved"; key: string }
  | { kind: "tagValue"; key: string; value: string }
  | { kind: "tagMerged"; key: string }
  | { kind: "window"; every: string | null }
  | { kind: "filled" }
  | { kind: "function"; name: string }
  | { kind: "aggregateArgument"; parameter: string; value: string }
  | { kind: "aggregateRemoved" }
  | { kind: "stepArgument"; index: number; parameter: string; value: string }
  | { kind: "stepMoved"; index: number; by: -1 | 1 }
  | { kind: "stepRemoved"; index: number }
  | { kind: "cleared" };

/** The mean close of one pair, whatever its sources: what Explore begins with. */
export function priceState(bucket: string, pair: string): BuilderState {
  return {
    ...emptyState(bucket),
    measurement: "ohlc",
    fields: ["close"],
    tags: [
      { key: "pair", values: [pair], isMerged: false },
      { key: INTERVAL, values: ["1m"], isMerged: false },
      { key: "source", values: [], isMerged: true },
    ],
  };
}

const INTERVAL = "interval";

/** A bucket and nothing chosen in it. */
export function emptyState(bucket: string): BuilderState {
  return {
    bucket,
    measurement: null,
    fields: [],
    tags: [],
    aggregate: newStep("mean"),
    every: null,
    isFilled: false,
    steps: [],
  };
}

export function newStep(name: string): Step {
  const parameters = findFunction(name)?.parameters ?? [];
  return { name, values: Object.fromEntries(parameters.map((each) => [each.name, each.initial])) };
}

function toggled(values: readonly string[], value: string): string[] {
  return values.includes(value) ? values.filter((each) => each !== value) : [...values, value];
}

function changeTag(state: BuilderState, key: string, change: (card: TagCard) => TagCard) {
  return { ...state, tags: state.tags.map((card) => (card.key === key ? change(card) : card)) };
}

function withArgument(step: Step, parameter: string, value: string): Step {
  return { ...step, values: { ...step.values, [parameter]: value } };
}

function moved(steps: readonly Step[], index: number, by: number): readonly Step[] {
  const target = index + by;
  const [from, to] = [steps[index], steps[target]];
  if (!from || !to) return steps;
  return steps.map((step, at) => (at === index ? to : at === target ? from : step));
}

/** An aggregate replaces the one before, and a second press takes it away; the rest line up. */
function applyFunction(state: BuilderState, name: string): BuilderState {
  if (!isAggregate(name)) return { ...state, steps: [...state.steps, newStep(name)] };
  return { ...state, aggregate: state.aggregate?.name === name ? null : newStep(name) };
}

export function reduceBuilder(state: BuilderState, event: BuilderEvent): BuilderState {
  switch (event.kind) {
    case "bucket":
      return { ...state, bucket: event.bucket, measurement: null, fields: [], tags: [] };
    case "moved":
      return { ...state, bucket: event.bucket };
    case "measurement":
      return {
        ...state,
        measurement: event.measurement,
        fields: [],
        // Most tags are those of other measurements too; an interval is the candles' alone.
        tags: state.tags.filter(({ key }) => key !== INTERVAL),
      };
    case "field":
      return { ...state, fields: toggled(state.fields, event.field) };
    case "tagAdded":
      if (state.tags.some(({ key }) => key === event.key)) return state;
      return { ...state, tags: [...state.tags, { key: event.key, values: [], isMerged: false }] };
    case "tagRemoved":
      return { ...state, tags: state.tags.filter(({ key }) => key !== event.key) };
    case "tagValue":
      return changeTag(state, event.key, (card) => ({
        ...card,
        values: toggled(card.values, event.value),
      }));
    case "tagMerged":
      return changeTag(state, event.key, (card) => ({ ...card, isMerged: !card.isMerged }));
    case "window":
      return { ...state, every: event.every };
    case "filled":
      return { ...state, isFilled: !state.isFilled };
    case "function":
      return applyFunction(state, event.name);
    case "aggregateArgument": {
      const step = state.aggregate;
      return step
        ? { ...state, aggregate: withArgument(step, event.parameter, event.value) }
        : state;
    }
    case "aggregateRemoved":
      return { ...state, aggregate: null };
    case "stepArgument":
      return {
        ...state,
        steps: state.steps.map((step, index) =>
          index === event.index ? withArgument(step, event.parameter, event.value) : step,
        ),
      };
    case "stepMoved":
      return { ...state, steps: moved(state.steps, event.index, event.by) };
    case "stepRemoved":
      return { ...state, steps: state.steps.filter((_, index) => index !== event.index) };
    case "cleared":
      return { ...state, aggregate: null, steps: [] };
  }
}

function readStep(value: unknown): Step | null {
  if (!isRecord(value)) return null;
  const found = findFunction(textOf(value["name"]));
  if (!found) return null;
  const given = isRecord(value["values"]) ? value["values"] : {};
  const values = found.parameters.map(({ name, kind, initial }) => {
    const text = given[name];
    return [name, typeof text === "string" && isArgument(kind, text) ? text : initial];
  });
  return { name: found.name, values: Object.fromEntries(values) };
}

function readTags(value: unknown): TagCard[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((card: unknown) =>
    isRecord(card) && textOf(card["key"]) !== ""
      ? [
          {
            key: textOf(card["key"]),
            values: textsOf(card["values"]),
            isMerged: card["isMerged"] === true,
          },
        ]
      : [],
  );
}

/** Reads a stored state; what can't be read is left out. */
export function readBuilder(value: Readonly<Record<string, unknown>>): BuilderState {
  const { measurement, every, aggregate, steps } = value;
  const first = readStep(aggregate);
  return {
    bucket: textOf(value["bucket"]),
    measurement: typeof measurement === "string" ? measurement : null,
    fields: textsOf(value["fields"]),
    tags: readTags(value["tags"]),
    aggregate: first && isAggregate(first.name) ? first : null,
    every: typeof every === "string" && isArgument("duration", every) ? every : null,
    isFilled: value["isFilled"] === true,
    steps: (Array.isArray(steps) ? steps : [])
      .map(readStep)
      .filter((step) => step !== null)
      .filter(({ name }) => !isAggregate(name)),
  };
}
