import { useCallback, useEffect, useMemo, useReducer, useRef } from "react";

import type { TimeRange } from "@/core/timeRange";
import { useRun, type ScriptValues } from "@/workbench/results/useRun";
import type { RunState } from "@/workbench/results/runReducer";
import { fromViewQuery, toViewQuery, type WorkbenchValue } from "@/workbench/viewQuery";
import {
  firstState,
  reduceWorkbench,
  runnableScripts,
  type RunnableScript,
  type WorkbenchEvent,
  type WorkbenchState,
} from "@/workbench/workbenchState";

export interface WorkbenchOptions {
  /** What to begin with; it is read once. To begin again give the component another key. */
  value: WorkbenchValue;
  /** The bucket of new queries. */
  bucket: string;
  range: TimeRange;
  /** Variables that scripts read from `v`; the same function while they are the same. */
  values?: ScriptValues;
}

export interface WorkbenchHandle {
  state: WorkbenchState;
  /** The queries as they stand now, in the form that views hold: what a cell saves. */
  value: WorkbenchValue;
  bucket: string;
  range: TimeRange;
  run: RunState;
  /** What runs: the shown queries, as last submitted. */
  scripts: readonly RunnableScript[];
  values: ScriptValues | undefined;
  dispatch(event: WorkbenchEvent): void;
  /** Runs all shown queries as they stand. */
  submit(): void;
  /** Runs what ran last once more, for a refresh; a script that is being typed stays out of it. */
  repeat(): void;
  /** Gives true where a run was under way. */
  cancel(): boolean;
}

/**
 * Holds a workbench's queries and runs them.
 *
 * The first visit, every change of the range and every click in the builder run; a script runs
 * when it is submitted. Only what was submitted may write: an address can hold any script, and
 * whoever opens it has asked for nothing yet.
 */
export function useWorkbench(options: WorkbenchOptions): WorkbenchHandle {
  const { value, bucket, range, values } = options;
  const [state, dispatch] = useReducer(reduceWorkbench, value, ({ queries }) =>
    firstState(
      queries.map((query) => fromViewQuery(query, bucket)),
      bucket,
    ),
  );
  const { state: runState, run, cancel } = useRun(values);
  const scripts = useSteady(runnableScripts(state));
  const { submissions, commands } = state;
  const obeyed = useRef(0);
  const repeat = useCallback(() => run(scripts, range), [run, scripts, range]);
  const start = useCallback(() => {
    const mayWrite = commands !== obeyed.current;
    obeyed.current = commands;
    run(scripts, range, { mayWrite });
  }, [run, scripts, range, commands]);
  useEffect(start, [start, submissions]);
  const submit = useCallback(() => dispatch({ kind: "submitted" }), []);
  const current = useMemo(() => ({ queries: state.drafts.map(toViewQuery) }), [state.drafts]);
  return useMemo(
    () => ({
      state,
      value: current,
      bucket,
      range,
      run: runState,
      scripts,
      values,
      dispatch,
      submit,
      repeat,
      cancel,
    }),
    [state, current, bucket, range, runState, scripts, values, submit, repeat, cancel],
  );
}

/** The same list as long as it says the same. */
function useSteady(scripts: readonly RunnableScript[]): readonly RunnableScript[] {
  const key = JSON.stringify(scripts);
  // The key stands for the list: it is made from all of it.
  return useMemo<RunnableScript[]>(() => JSON.parse(key), [key]);
}
