/**
 * Queries as InfluxDB's views hold them (`properties.queries` of a cell), and back.
 *
 * What InfluxDB's builder has no word for rides along under names of its own: the arguments of a
 * function, and a tag that is merged. A configuration that says more than our cards can show (two
 * aggregates, grouping) opens as the script it wrote.
 */
import {
  emptyState,
  readBuilder,
  type BuilderState,
  type Step,
  type TagCard,
} from "@/workbench/builder/builderState";
import { toFlux } from "@/workbench/builder/toFlux";
import { isAggregate } from "@/workbench/builder/functions";
import { isRecord, textOf, textsOf } from "@/workbench/reading";
import type { QueryDraft } from "@/workbench/workbenchState";

export interface BuilderTag {
  key: string;
  values: readonly string[];
  aggregateFunctionType: "filter" | "group";
  isMerged?: boolean;
}

export interface BuilderFunctionCall {
  name: string;
  arguments?: Readonly<Record<string, string>>;
}

export interface BuilderConfig {
  buckets: readonly string[];
  tags: readonly BuilderTag[];
  functions: readonly BuilderFunctionCall[];
  /** A period is a duration or `auto`. */
  aggregateWindow: { period: string; fillValues: boolean };
}

export interface ViewQuery {
  text: string;
  editMode: "builder" | "advanced";
  name: string;
  builderConfig: BuilderConfig;
  /** Left out of runs, as a query that others only compute with. */
  isHidden?: boolean;
}

export interface WorkbenchValue {
  queries: readonly ViewQuery[];
}

const AUTOMATIC = "auto";

function filterTag(key: string, values: readonly string[]): BuilderTag {
  return { key, values, aggregateFunctionType: "filter" };
}

function tagOf({ key, values, isMerged }: TagCard): BuilderTag {
  return { ...filterTag(key, values), ...(isMerged ? { isMerged } : {}) };
}

function callOf({ name, values }: Step): BuilderFunctionCall {
  return { name, ...(Object.keys(values).length > 0 ? { arguments: values } : {}) };
}

/** Gives what the cards hold as a view's builder configuration. */
export function toConfig(state: BuilderState): BuilderConfig {
  const { bucket, measurement, fields, tags, aggregate, every, isFilled, steps } = state;
  return {
    buckets: bucket === "" ? [] : [bucket],
    tags: [
      filterTag("_measurement", measurement === null ? [] : [measurement]),
      filterTag("_field", fields),
      ...tags.map(tagOf),
    ],
    functions: [...(aggregate ? [aggregate] : []), ...steps].map(callOf),
    aggregateWindow: { period: every ?? AUTOMATIC, fillValues: isFilled },
  };
}

function records(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

/** Reads a builder configuration; null where the cards can't show all that it says. */
export function fromConfig(config: unknown): BuilderState | null {
  if (!isRecord(config)) return null;
  const buckets = textsOf(config["buckets"]);
  const tags = records(config["tags"]).filter(
    (tag) =>
      textsOf(tag["values"]).length > 0 ||
      tag["isMerged"] === true ||
      !textOf(tag["key"]).startsWith("_"),
  );
  const valuesOf = (key: string) => textsOf(tags.find((tag) => tag["key"] === key)?.["values"]);
  const functions = records(config["functions"]);
  const window = isRecord(config["aggregateWindow"]) ? config["aggregateWindow"] : {};
  const aggregates = functions.filter(({ name }) => isAggregate(textOf(name)));
  const isGrouped = tags.some((tag) => tag["aggregateFunctionType"] === "group");
  if (buckets.length !== 1 || isGrouped || aggregates.length > 1) return null;
  if (valuesOf("_measurement").length > 1) return null;
  const state = readBuilder({
    bucket: buckets[0],
    measurement: valuesOf("_measurement")[0] ?? null,
    fields: valuesOf("_field"),
    tags: tags.filter(({ key }) => key !== "_measurement" && key !== "_field"),
    aggregate: aggregates.map(stepForm)[0] ?? null,
    every: window["period"],
    isFilled: window["fillValues"],
    steps: functions.filter(({ name }) => !isAggregate(textOf(name))).map(stepForm),
  });
  const isWhole = state.steps.length + (state.aggregate ? 1 : 0) === functions.length;
  return isWhole ? state : null;
}

function stepForm(call: Record<string, unknown>): unknown {
  return { name: call["name"], values: call["arguments"] };
}

/** Gives one query as a view holds it. */
export function toViewQuery(draft: QueryDraft): ViewQuery {
  const { lead, builder, script, name, isHidden } = draft;
  return {
    text: lead === "builder" ? toFlux(builder) : script,
    editMode: lead === "builder" ? "builder" : "advanced",
    name,
    builderConfig: toConfig(builder),
    ...(isHidden ? { isHidden } : {}),
  };
}

/** Reads one query of a view; what can't be read is left out, never refused. */
export function fromViewQuery(query: unknown, bucket: string): QueryDraft {
  const given = isRecord(query) ? query : {};
  const builder = fromConfig(given["builderConfig"]);
  const text = textOf(given["text"]);
  const lead = given["editMode"] === "builder" && builder ? "builder" : "script";
  return {
    lead,
    builder: builder ?? emptyState(bucket),
    script: text,
    submitted: text,
    name: textOf(given["name"]),
    isHidden: given["isHidden"] === true,
  };
}
