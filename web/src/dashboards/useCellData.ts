import { useEffect, useMemo, useRef, useState } from "react";

import type { Properties } from "@/api/dashboards";
import { letterOf } from "@/api/joinAnswers";
import type { QueryAnswer } from "@/api/query";
import { windowPeriodMs } from "@/core/timeRange";
import { useDashboardRun } from "@/dashboards/DashboardRun";
import { runScripts, scriptValues, type CellScript } from "@/dashboards/runScripts";
import { flagIn, recordsIn, textIn } from "@/views/properties";

export interface CellData {
  /** The newest whole answer; it stays while the next is made. */
  answer: QueryAnswer | null;
  error: string | null;
  isRunning: boolean;
  retry(): void;
}

interface Held {
  answer: QueryAnswer | null;
  error: string | null;
  /** What was asked for it; null where it must be asked again. */
  key: string | null;
}

const NOTHING: Held = { answer: null, error: null, key: null };

export function scriptsOf(properties: Properties): CellScript[] {
  return recordsIn(properties, "queries")
    .map((query, index) => ({
      name: textIn(query, "name") || letterOf(index),
      text: flagIn(query, "isHidden") ? "" : textIn(query, "text").trim(),
    }))
    .filter(({ text }) => text !== "");
}

/**
 * The answer to a cell's queries, asked for while the cell is seen.
 *
 * A cell that leaves the screen cancels what it asked; one that comes back asks only where what it
 * holds is out of date.
 */
export function useCellData(properties: Properties, isSeen: boolean, widthPx: number): CellData {
  const run = useDashboardRun();
  const [held, setHeld] = useState<Held>(NOTHING);
  const [attempts, setAttempts] = useState(0);
  const scripts = useMemo(() => scriptsOf(properties), [properties]);
  const { org, range, bounds, nowMs, values, isReady, queue } = run;
  const key = useMemo(
    () =>
      JSON.stringify([
        scripts,
        range,
        nowMs,
        windowPeriodMs(bounds, widthPx),
        attempts,
        scripts.map(({ text }) => [...scriptValues(text, values)]),
      ]),
    [scripts, range, bounds, nowMs, widthPx, attempts, values],
  );
  const context = useRef({ org, range, nowMs, widthPx, values });
  useEffect(() => {
    context.current = { org, range, nowMs, widthPx, values };
  });
  const isStale = held.key !== key;
  const canRun = isSeen && isReady && widthPx > 0 && scripts.length > 0;
  useEffect(() => {
    if (!canRun || !isStale) return undefined;
    const abort = new AbortController();
    runScripts(scripts, context.current, queue, abort.signal)
      .then((answer) => setHeld({ answer, error: answer?.error ?? null, key }))
      .catch((error: unknown) => {
        if (abort.signal.aborted) return;
        const message = error instanceof Error ? error.message : String(error);
        setHeld(({ answer }) => ({ answer, error: message, key }));
      });
    return () => abort.abort();
  }, [canRun, isStale, key, scripts, queue]);
  return {
    answer: held.answer,
    error: held.error,
    isRunning: canRun && isStale,
    retry: () => setAttempts((number) => number + 1),
  };
}
