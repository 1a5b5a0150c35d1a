import { useQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useReducer, useRef } from "react";

import { runQuery } from "@/api/query";
import { statusQuery } from "@/api/session";
import type { TimeRange } from "@/core/timeRange";
import { rangeExtern } from "@/flux/extern";
import { FIRST_RUN, reduceRun, type RunState } from "@/pages/explore/runReducer";

export interface Runner {
  state: RunState;
  run(script: string, range: TimeRange): void;
  /** Gives true where a run was under way. */
  cancel(): boolean;
}

/** Runs scripts one at a time; a new run ends the one before. */
export function useRun(): Runner {
  const { data: status } = useQuery(statusQuery);
  const org = status?.organization;
  const [state, dispatch] = useReducer(reduceRun, FIRST_RUN);
  const abort = useRef<AbortController | null>(null);
  const run = useCallback(
    (script: string, range: TimeRange) => {
      if (!org) return;
      abort.current?.abort();
      const controller = new AbortController();
      abort.current = controller;
      dispatch({ kind: "started", atMs: Date.now() });
      const extern = rangeExtern(range, Date.now(), window.innerWidth);
      runQuery({ query: script, ...(extern ? { extern } : {}) }, { org, signal: controller.signal })
        .then((answer) => dispatch({ kind: "answered", answer }))
        .catch((error: unknown) => {
          if (controller.signal.aborted) return;
          dispatch({
            kind: "failed",
            message: error instanceof Error ? error.message : String(error),
          });
        })
        .finally(() => {
          if (abort.current === controller) abort.current = null;
        });
    },
    [org],
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
