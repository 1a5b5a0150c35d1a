/** Time ranges as text: the ends that are typed, and a range on the clipboard. */
import { parseTimePoint, resolveRange, type TimeRange } from "@/core/timeRange";
import { formatWall } from "@/core/timeZone";

/** An address that holds a long script is longer than any text that is a range. */
const LONGEST_TEXT = 20_000;

/** An end as it is typed: an instant on the zone's clocks, all else as it is. */
export function writeEnd(text: string, zone: string): string {
  const point = parseTimePoint(text);
  return point?.kind === "absolute" ? formatWall(point.ms, zone) : text;
}

/** An end as an address holds it: with its zone, so that it means the same to everyone. */
export function readEnd(text: string, zone: string): string {
  const point = parseTimePoint(text, zone);
  return point?.kind === "absolute" ? new Date(point.ms).toISOString() : text.trim();
}

/** A range to be pasted here, or into Grafana, whose form it is. */
export function writeRange({ from, to }: TimeRange): string {
  return JSON.stringify({ from: readEnd(from, "UTC"), to: readEnd(to, "UTC") });
}

/**
 * Reads what `writeRange` wrote, an address of this page, or two ends with `to` between them; null
 * where a text is none of those. What names no zone is read in `zone`.
 */
export function readRange(text: string, zone: string, nowMs: number): TimeRange | null {
  if (text.length > LONGEST_TEXT) return null;
  const ends = endsIn(text.trim());
  if (!ends || !resolveRange(ends, nowMs, zone)) return null;
  return { from: readEnd(ends.from, zone), to: readEnd(ends.to, zone) };
}

function endsIn(text: string): TimeRange | null {
  if (text.startsWith("{")) return endsInJson(text);
  if (URL.canParse(text)) return endsInAddress(new URL(text).searchParams);
  const [from, to, ...rest] = text.split(/ to /);
  return from && to && rest.length === 0 ? { from, to } : null;
}

function endsInJson(text: string): TimeRange | null {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== "object" || value === null) return null;
    if (!("from" in value && "to" in value)) return null;
    const { from, to } = value;
    return typeof from === "string" && typeof to === "string" ? { from, to } : null;
  } catch {
    return null;
  }
}

function endsInAddress(parameters: URLSearchParams): TimeRange | null {
  const [from, to] = [parameters.get("from"), parameters.get("to")];
  return from && to ? { from, to } : null;
}
