/** The queries of a cell, run side by side into one answer. */
import { ROW_LIMIT, runQuery, type QueryAnswer } from "@/api/query";
import type { TimeRange } from "@/core/timeRange";
import type { QueryQueue } from "@/dashboards/queryQueue";
import { optionValue, usedNames, variableUse } from "@/dashboards/variables";
import { rangeExtern, type OptionValue } from "@/flux/extern";
import { joinAnswers } from "@/api/joinAnswers";

export interface CellScript {
  name: string;
  text: string;
}

export interface ScriptContext {
  org: string;
  range: TimeRange;
  nowMs: number;
  widthPx: number;
  values: ReadonlyMap<string, readonly string[]>;
}

/** What `v` holds for one script: only what it reads, in the form it reads it. */
export function scriptValues(
  script: string,
  values: ReadonlyMap<string, readonly string[]>,
): Map<string, OptionValue> {
  const held = new Map<string, OptionValue>();
  for (const name of usedNames(script)) {
    const chosen = values.get(name);
    if (chosen) held.set(name, optionValue(variableUse(script, name), chosen));
  }
  return held;
}

/** Null where there is nothing to run. Raises ApiError for a refusal. */
export async function runScripts(
  scripts: readonly CellScript[],
  context: ScriptContext,
  queue: QueryQueue,
  signal: AbortSignal,
): Promise<QueryAnswer | null> {
  const rowLimit = Math.floor(ROW_LIMIT / Math.max(1, scripts.length));
  const { org, range, nowMs, widthPx, values } = context;
  const answers = await Promise.all(
    scripts.map(async ({ name, text }) => {
      const extern = rangeExtern(range, nowMs, widthPx, scriptValues(text, values));
      const request = {
        query: text,
        now: new Date(nowMs).toISOString(),
        ...(extern ? { extern } : {}),
      };
      const answer = await queue.run(() => runQuery(request, { org, signal, rowLimit }), signal);
      return { name, answer };
    }),
  );
  return joinAnswers(answers);
}
