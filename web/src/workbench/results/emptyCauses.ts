/** Why a query gave no rows: what to ask the server, and what follows from its answer. */
import { findColumn, timeAt, type Frame } from "@/api/frames";
import { absoluteRange, type Bounds, type TimeRange } from "@/core/timeRange";
import { fluxString } from "@/flux/literals";
import type { BuilderState } from "@/workbench/builder/builderState";
import { filterLine } from "@/workbench/builder/toFlux";
import type { QueryDraft } from "@/workbench/workbenchState";

/** Filters that may match nothing; the last of them is what is suspected. */
export interface Suspect {
  column: string;
  values: readonly string[];
  filters: readonly string[];
}

export interface Inquiry {
  bucket: string;
  suspects: readonly Suspect[];
}

export type Cause =
  | { kind: "emptyBucket"; bucket: string }
  | { kind: "noMatch"; column: string; values: readonly string[] }
  | { kind: "otherTime"; newestMs: number }
  /** The script does not follow the page's range. */
  | { kind: "ownRange" }
  /** There are points, which the functions then leave nothing of. */
  | { kind: "functions" };

/** More filters than this in one script are not looked at. */
const MOST_SUSPECTS = 12;
const TEXT = String.raw`"((?:[^"\\]|\\.)*)"`;
const BUCKET = new RegExp(String.raw`\bfrom\s*\(\s*bucket\s*:\s*${TEXT}`);
const EQUALITY = new RegExp(String.raw`\br(?:\.(\w+)|\[\s*${TEXT}\s*\])\s*==\s*${TEXT}`, "g");
const RANGE = /\brange\s*\([^()]*\)/g;

function unquoted(text: string): string {
  return text.replaceAll(/\\(["\\])/g, "$1");
}

/** Each card with those before it: the first that leaves nothing is the one. */
function inquireCards({ bucket, measurement, fields, tags }: BuilderState): Inquiry {
  const cards = [
    { column: "_measurement", values: measurement === null ? [] : [measurement] },
    { column: "_field", values: fields },
    ...tags.map(({ key, values }) => ({ column: key, values })),
  ].filter(({ values }) => values.length > 0);
  const filters = cards.map(({ column, values }) => filterLine(column, values).join(""));
  const suspects = cards.map((card, index) => ({ ...card, filters: filters.slice(0, index + 1) }));
  return { bucket, suspects };
}

/** Each comparison of a script alone, for how they are joined is the script's matter. */
function inquireScript(script: string): Inquiry | null {
  const bucket = BUCKET.exec(script)?.[1];
  if (bucket === undefined) return null;
  const found = new Map<string, Suspect>();
  for (const [, name, quoted = "", value = ""] of script.matchAll(EQUALITY)) {
    const column = name ?? unquoted(quoted);
    const values = [unquoted(value)];
    const filters = filterLine(column, values);
    found.set(filters.join(""), { column, values, filters });
  }
  return { bucket: unquoted(bucket), suspects: [...found.values()].slice(0, MOST_SUSPECTS) };
}

/** What is worth asking about a query; null where it names no bucket. */
export function inquire({ lead, builder, submitted }: QueryDraft): Inquiry | null {
  return lead === "builder" ? inquireCards(builder) : inquireScript(submitted);
}

/** Asks for the newest point of the bucket (result `0`) and of each suspect (`1`, `2`, …). */
export function newestScript({ bucket, suspects }: Inquiry): string {
  const source = `from(bucket: ${fluxString(bucket)})`;
  const chains = [[], ...suspects.map(({ filters }) => filters)].map((filters, index) =>
    [
      source,
      "range(start: 1970-01-01T00:00:00Z, stop: 2200-01-01T00:00:00Z)",
      ...filters,
      "last()",
      'keep(columns: ["_time"])',
      "group()",
      'max(column: "_time")',
      `yield(name: "${index}")`,
    ].join(" |> "),
  );
  return chains.join("\n");
}

/** The newest instants that newestScript's answer holds, by the number of the result. */
export function readNewest(frames: readonly Frame[]): Map<number, number> {
  const filled = frames.filter(({ rows }) => rows > 0);
  return new Map(
    filled.map((frame) => [Number(frame.result), timeAt(findColumn(frame, "_time"), 0)]),
  );
}

/** Tells the likely causes, the likeliest first. */
export function findCauses(
  draft: QueryDraft,
  inquiry: Inquiry,
  newest: ReadonlyMap<number, number>,
  bounds: Bounds,
): Cause[] {
  const { bucket, suspects } = inquiry;
  if (!newest.has(0)) return [{ kind: "emptyBucket", bucket }];
  const missing = suspects.find((_, index) => !newest.has(index + 1));
  if (missing) return [{ kind: "noMatch", column: missing.column, values: missing.values }];
  const causes: Cause[] = [];
  const isScript = draft.lead === "script";
  if (isScript && hasOwnRange(draft.submitted)) causes.push({ kind: "ownRange" });
  const newestMs = Math.min(...newest.values());
  const isInside = newestMs >= bounds.startMs && newestMs < bounds.stopMs;
  if (!isInside) causes.push({ kind: "otherTime", newestMs });
  else if (!isScript && (draft.builder.aggregate || draft.builder.steps.length > 0))
    causes.push({ kind: "functions" });
  return causes;
}

export function hasOwnRange(script: string): boolean {
  return !script.includes("v.timeRangeStart") && script.search(RANGE) >= 0;
}

export function withPageRange(script: string): string {
  return script.replaceAll(RANGE, "range(start: v.timeRangeStart, stop: v.timeRangeStop)");
}

const MINUTE_MS = 60_000;

/** As long as `bounds`, and ending at the first full minute after an instant. */
export function rangeAround(newestMs: number, { startMs, stopMs }: Bounds): TimeRange {
  const end = (Math.floor(newestMs / MINUTE_MS) + 1) * MINUTE_MS;
  return absoluteRange({ startMs: end - (stopMs - startMs), stopMs: end });
}
