/** The names that live in the data, asked of the server when completion needs them. */
import { findColumn, textAt } from "@/api/frames";
import { fetchFrames } from "@/api/query";
import {
  bucketsQuery,
  fieldsQuery,
  measurementsQuery,
  tagKeysQuery,
  tagValuesQuery,
} from "@/flux/schemaQueries";
import type { Source } from "@/editor/scriptFacts";

export interface SchemaSource {
  buckets(): Promise<string[]>;
  measurements(source: Source): Promise<string[]>;
  fields(source: Source): Promise<string[]>;
  tagKeys(source: Source): Promise<string[]>;
  tagValues(source: Source, tag: string): Promise<string[]>;
}

const FRESH_MS = 60_000;
const LONGEST_MS = 10_000;

/** Asks by Flux; an answer is kept for a minute, a failed question answers nothing. */
export function createSchemaSource(org: () => string | null): SchemaSource {
  const kept = new Map<string, { atMs: number; names: Promise<string[]> }>();
  const load = async (query: string, column: string): Promise<string[]> => {
    const owner = org();
    if (owner === null) return [];
    const signal = AbortSignal.timeout(LONGEST_MS);
    const frames = await fetchFrames({ query }, { org: owner, signal });
    return frames.flatMap((frame) => {
      const names = findColumn(frame, column);
      return Array.from({ length: frame.rows }, (_, row) => textAt(names, row));
    });
  };
  const ask = (query: string, column = "_value"): Promise<string[]> => {
    const known = kept.get(query);
    if (known && Date.now() - known.atMs < FRESH_MS) return known.names;
    const names = load(query, column).catch((): string[] => {
      kept.delete(query);
      return [];
    });
    kept.set(query, { atMs: Date.now(), names });
    return names;
  };
  const within = (bucket: string | null, query: (bucket: string) => string) =>
    bucket === null ? Promise.resolve([]) : ask(query(bucket));
  return {
    buckets: () => ask(bucketsQuery(), "name"),
    measurements: ({ bucket }) => within(bucket, measurementsQuery),
    fields: ({ bucket, measurement }) => within(bucket, (name) => fieldsQuery(name, measurement)),
    tagKeys: ({ bucket, measurement }) => within(bucket, (name) => tagKeysQuery(name, measurement)),
    tagValues: ({ bucket, measurement }, tag) =>
      within(bucket, (name) => tagValuesQuery(name, measurement, tag)),
  };
}
