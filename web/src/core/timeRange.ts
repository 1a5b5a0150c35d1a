/** One time range for every page: relative (`now-6h` to `now`) or absolute (ISO instants). */
import { durationMs, parseDuration, type DurationPart } from "@/core/duration";
import { formatInstant, instantOfWall, UTC } from "@/core/timeZone";

export interface TimeRange {
  from: string;
  to: string;
}

export type TimePoint =
  | { kind: "relative"; before: DurationPart[] }
  | { kind: "absolute"; ms: number };

export interface Bounds {
  startMs: number;
  stopMs: number;
}

export const QUICK_RANGES = [
  "5m",
  "15m",
  "1h",
  "6h",
  "12h",
  "24h",
  "7d",
  "30d",
  "90d",
  "1y",
] as const;

export const DEFAULT_RANGE: TimeRange = { from: "now-6h", to: "now" };

export function quickRange(length: string): TimeRange {
  return { from: `now-${length}`, to: "now" };
}

/**
 * Reads `now`, `now-90m`, `-90m`, an ISO instant or `2026-11-24 14:00`; null where it is none. What
 * names no zone is read in `zone`: an address, which others may open too, is read in UTC.
 */
export function parseTimePoint(text: string, zone = UTC): TimePoint | null {
  const trimmed = text.trim();
  if (trimmed === "now") return { kind: "relative", before: [] };
  const relative = /^(?:now)?\s*-\s*(\S+)$/.exec(trimmed)?.[1];
  if (relative) {
    const before = parseDuration(relative);
    return before && { kind: "relative", before };
  }
  if (!/^\d{4}-\d{2}-\d{2}/.test(trimmed)) return null;
  const instant = trimmed.replace(" ", "T");
  const hasZone = instant.length > 10 && /(Z|[+-]\d{2}:\d{2})$/.test(instant);
  const ms = Date.parse(hasZone || instant.length === 10 ? instant : `${instant}Z`);
  if (Number.isNaN(ms)) return null;
  return { kind: "absolute", ms: hasZone ? ms : instantOfWall(ms, zone) };
}

function pointMs(point: TimePoint, nowMs: number): number {
  return point.kind === "absolute" ? point.ms : nowMs - durationMs(point.before);
}

/** Gives the range's ends at `nowMs`, what names no zone read in `zone`; null where an end cannot be read or the range is empty. */
export function resolveRange(range: TimeRange, nowMs: number, zone = UTC): Bounds | null {
  const from = parseTimePoint(range.from, zone);
  const to = parseTimePoint(range.to, zone);
  if (!from || !to) return null;
  const bounds = { startMs: pointMs(from, nowMs), stopMs: pointMs(to, nowMs) };
  return bounds.startMs < bounds.stopMs ? bounds : null;
}

export function absoluteRange({ startMs, stopMs }: Bounds): TimeRange {
  return { from: new Date(startMs).toISOString(), to: new Date(stopMs).toISOString() };
}

/** Moves a range by a share of its own length; the result is absolute. */
export function shiftRange(range: TimeRange, share: number, nowMs: number): TimeRange {
  const bounds = resolveRange(range, nowMs);
  if (!bounds) return range;
  const step = (bounds.stopMs - bounds.startMs) * share;
  return absoluteRange({ startMs: bounds.startMs + step, stopMs: bounds.stopMs + step });
}

/** Doubles a range about its middle, never past now. */
export function zoomOut(range: TimeRange, nowMs: number): TimeRange {
  const bounds = resolveRange(range, nowMs);
  if (!bounds) return range;
  const half = (bounds.stopMs - bounds.startMs) / 2;
  const stopMs = Math.min(nowMs, bounds.stopMs + half);
  return absoluteRange({ startMs: stopMs - half * 4, stopMs });
}

const UNIT_WORDS: Record<string, string> = {
  ms: "ms",
  s: "s",
  m: "min",
  h: "h",
  d: "days",
  w: "weeks",
  mo: "months",
  y: "year",
};

/** Short words for a button: `Last 6 h`, or the two instants in `zone`. */
export function describeRange(range: TimeRange, zone = UTC): string {
  const from = parseTimePoint(range.from);
  const to = parseTimePoint(range.to);
  if (from?.kind === "relative" && to?.kind === "relative" && to.before.length === 0) {
    return `Last ${from.before.map((part) => `${part.magnitude} ${UNIT_WORDS[part.unit]}`).join(" ")}`;
  }
  const show = (point: TimePoint | null, text: string) =>
    point?.kind === "absolute" ? formatInstant(point.ms, zone) : text;
  return `${show(from, range.from)} to ${show(to, range.to)}`;
}

const NICE_STEPS_S = [
  1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 21600, 43200, 86400, 172800,
  604800,
];
const MOST_WINDOWS = 360;

/** The window for about one point per two pixels, at most 360 of them, on a round step. */
export function windowPeriodMs({ startMs, stopMs }: Bounds, widthPx = 720): number {
  const windows = Math.max(20, Math.min(MOST_WINDOWS, widthPx / 2));
  const needed = (stopMs - startMs) / windows / 1000;
  return (
    (NICE_STEPS_S.find((step) => step >= needed) ?? Math.ceil(needed / 604800) * 604800) * 1000
  );
}
