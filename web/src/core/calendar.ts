/** Days of a zone's calendar, each written `2026-11-24`. */
import type { Bounds, TimeRange } from "@/core/timeRange";
import { instantOfWall, wallMs } from "@/core/timeZone";

const DAY_MS = 86_400_000;
const WEEK_DAYS = 7;
/** A month that begins on a Sunday and has 31 days touches six weeks; all have as many rows. */
const MONTH_WEEKS = 6;

function writeDay(wall: number): string {
  return new Date(wall).toISOString().slice(0, 10);
}

export function dayOf(ms: number, zone: string): string {
  return writeDay(wallMs(ms, zone));
}

/** The instant at which a day begins on the zone's clocks. */
export function dayStart(day: string, zone: string): number {
  return instantOfWall(Date.parse(day), zone);
}

export function addDays(day: string, count: number): string {
  return writeDay(Date.parse(day) + count * DAY_MS);
}

/** The same day of another month, or its last where it has none of that number. */
export function addMonths(day: string, count: number): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year, month + count, 0)).getUTCDate();
  return writeDay(Date.UTC(year, month - 1 + count, Math.min(date, last)));
}

/** Monday = 0. */
function weekday(day: string): number {
  return (new Date(day).getUTCDay() + WEEK_DAYS - 1) % WEEK_DAYS;
}

/** Six weeks, each from Monday on, that hold all of the day's month. */
export function monthWeeks(day: string): string[][] {
  const first = `${day.slice(0, 7)}-01`;
  const monday = addDays(first, -weekday(first));
  return Array.from({ length: MONTH_WEEKS }, (_week, week) =>
    Array.from({ length: WEEK_DAYS }, (_day, index) => addDays(monday, week * WEEK_DAYS + index)),
  );
}

/** Where a key leads from a day; null where it is none of a calendar's. */
export function dayAfterKey(day: string, key: string): string | null {
  switch (key) {
    case "ArrowLeft":
      return addDays(day, -1);
    case "ArrowRight":
      return addDays(day, 1);
    case "ArrowUp":
      return addDays(day, -WEEK_DAYS);
    case "ArrowDown":
      return addDays(day, WEEK_DAYS);
    case "Home":
      return addDays(day, -weekday(day));
    case "End":
      return addDays(day, WEEK_DAYS - 1 - weekday(day));
    case "PageUp":
      return addMonths(day, -1);
    case "PageDown":
      return addMonths(day, 1);
    default:
      return null;
  }
}

/** The first and the last day that a range has a part of. */
export function daysOf({ startMs, stopMs }: Bounds, zone: string): [string, string] {
  return [dayOf(startMs, zone), dayOf(stopMs - 1, zone)];
}

/** All of two days and of those between them, as it is typed; the present day ends now. */
export function rangeOfDays(one: string, other: string, today: string): TimeRange {
  const [first, last] = one < other ? [one, other] : [other, one];
  return { from: `${first} 00:00:00`, to: last < today ? `${addDays(last, 1)} 00:00:00` : "now" };
}
