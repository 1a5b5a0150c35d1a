/** How often a page asks again by itself; the address holds it. */
import { useEffect, useRef } from "react";

import { durationMs, parseDuration } from "@/core/duration";
import { parseTimePoint, type TimeRange } from "@/core/timeRange";

export const REFRESH_CHOICES = ["5s", "10s", "30s", "1m"] as const;

export type Refresh = (typeof REFRESH_CHOICES)[number] | "off";

/** Reads the address's text; what is none of the choices is off. */
export function readRefresh(text: string | null): Refresh {
  return REFRESH_CHOICES.find((choice) => choice === text) ?? "off";
}

/** A range with a fixed end shows the same on every refresh, so it pauses them. */
export function isPaused(range: TimeRange): boolean {
  return parseTimePoint(range.to)?.kind !== "relative";
}

/** The pause between two runs; null where the page does not refresh by itself. */
export function refreshMs(refresh: Refresh, range: TimeRange): number | null {
  if (refresh === "off" || isPaused(range)) return null;
  return durationMs(parseDuration(refresh) ?? []) || null;
}

/** Calls `act` every so often while the page is seen. */
export function useRefresh(everyMs: number | null, act: () => void): void {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    if (everyMs === null) return undefined;
    const timer = window.setInterval(() => {
      if (!document.hidden) latest.current();
    }, everyMs);
    return () => window.clearInterval(timer);
  }, [everyMs]);
}
