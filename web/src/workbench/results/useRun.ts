import { useQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useReducer, useRef } from "react";

import { ROW_LIMIT, runQuery, type QueryAnswer } from "@/api/query";
import { statusQuery } from "@/api/session";
import type { TimeRange } from "@/core/timeRange";
import { rangeExtern, type Node, type OptionValue } from "@/flux/extern";
import { joinAnswers } from "@/api/joinAnswers";
import {
  FIRST_RUN,
  reduceRun,
  type RunFailure,
  type RunState,
} from "@/workbench/results/runReducer";
import type { RunnableScript } from "@/workbench/workbenchState";

export interface RunOptions {
  /** True where a person asked for this run; scripts of other runs can't write. */
  mayWrite: boolean;
}

const READ_ONLY: RunOptions = { mayWrite: false };

export interface Runner {
  state: RunState;
  /** Runs the scripts side by side; none empties the result. */
  run(scripts: readonly RunnableScript[], range: TimeRange, options?: RunOptions): void;
  /** Gives true where a run was under way. */
  cancel(): boolean;
}

interface RunContext {
  org: string;
  signal: AbortSignal;
  extern(script: string): unknown;
  rowLimit: number;
  mayWrite: boolean;
}

/** What `v` holds for a script beside the range. */
export type ScriptValues = (script: string) => ReadonlyMap<string, OptionValue>;

const NO_VALUES: ScriptValues = () => new Map();

interface Outcome {
  name: string;
  answer: QueryAnswer | null;
  failure: RunFailure | null;
}

async function runOne(
  { text, name, index }: RunnableScript,
  context: RunContext,
): Promise<Outcome> {
  const { extern: externOf, ...options } = context;
  const extern = externOf(text);
  try {
    const answer = await runQuery({ query: text, ...(extern ? { extern } : {}) }, options);
    const failure = answer.error === null ? null : { query: index, message: answer.error };
    return { name, answer, failure };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { name, answer: null, failure: { query: index, message } };
  }
}

async function runAll(
  scripts: readonly RunnableScript[],
  context: RunContext,
): Promise<Pick<RunState, "answer" | "failure">> {
  const outcomes = await Promise.all(scripts.map((script) => runOne(script, context)));
  const answered = outcomes.flatMap(({ name, answer }) => (answer ? [{ name, answer }] : []));
  const failed = outcomes.find(({ failure }) => failure !== null);
  return { answer: joinAnswers(answered), failure: failed?.failure ?? null };
}

/** Changes the file that runs before a script. */
export type ExternChange = (extern: Node | null) => Node | null;

const UNCHANGED: ExternChange = (extern) => extern;

/**
 * Runs a workbench's scripts; a new run ends the one before.
 *
 * `values` and `change` have to be the same functions from one drawing to the next.
 */
export function useRun(values: ScriptValues = NO_VALUES, change: ExternChange = UNCHANGED): Runner {
  const { data: status } = useQuery(statusQuery);
  const org = status?.organization;
  const [state, dispatch] = useReducer(reduceRun, FIRST_RUN);
  const abort = useRef<AbortController | null>(null);
  const run = useCallback(
    (scripts: readonly RunnableScript[], range: TimeRange, { mayWrite } = READ_ONLY) => {
      if (!org) return;
      abort.current?.abort();
      abort.current = null;
      if (scripts.length === 0) return dispatch({ kind: "emptied" });
      const controller = new AbortController();
      const { signal } = controller;
      abort.current = controller;
      dispatch({ kind: "started", atMs: Date.now() });
      const nowMs = Date.now();
      const extern = (script: string) =>
        change(rangeExtern(range, nowMs, window.innerWidth, values(script)));
      const rowLimit = Math.floor(ROW_LIMIT / scripts.length);
      void runAll(scripts, { org, signal, extern, rowLimit, mayWrite }).then((ended) => {
        if (!signal.aborted) dispatch({ kind: "ended", ...ended });
        return ended;
      });
    },
    [org, values, change],
  );
  const cancel = useCallback(() => {
    if (!abort.current) return false;
    abort.current.abort();
    abort.current = null;
    dispatch({ kind: "cancelled" });
    return true;
  }, []);
  useEffect(() => () => abort.current?.abort(), []);
  return { state, run, cancel };
}
