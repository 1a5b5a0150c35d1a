/** Instants as the clocks of a time zone show them; a zone is its IANA name, as `Europe/Berlin`. */

export const UTC = "UTC";

const offsetFormats = new Map<string, Intl.DateTimeFormat>();

function offsetFormat(zone: string): Intl.DateTimeFormat {
  const known = offsetFormats.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName: "longOffset" });
  offsetFormats.set(zone, made);
  return made;
}

/** How far the zone's clocks are ahead of UTC at an instant. */
function offsetMs(ms: number, zone: string): number {
  if (zone === UTC) return 0;
  const [, sign, hours, minutes, seconds = "0"] =
    /GMT([+-])(\d+):(\d+)(?::(\d+))?/.exec(offsetFormat(zone).format(ms)) ?? [];
  const ahead = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60 + Number(seconds);
  return (sign === "-" ? -ahead : ahead) * 1000;
}

/** What the zone's clocks show, as if it were UTC: its UTC parts are the zone's. */
export function wallMs(ms: number, zone: string): number {
  return ms + offsetMs(ms, zone);
}

/**
 * The instant at which the zone's clocks show it: of an hour that is shown twice the first, of one
 * that is left out the instant as long after the change.
 */
export function instantOfWall(wall: number, zone: string): number {
  const early = wall - offsetMs(wall - 86_400_000, zone);
  if (wallMs(early, zone) === wall) return early;
  const late = wall - offsetMs(early, zone);
  return wallMs(late, zone) === wall ? late : early;
}

/** `UTC`, `UTC+1` or `UTC−3:30`: how far the zone's clocks are ahead at an instant. */
export function offsetName(ms: number, zone: string): string {
  const minutes = Math.round(offsetMs(ms, zone) / 60_000);
  if (minutes === 0) return UTC;
  const size = Math.abs(minutes);
  const rest = size % 60 === 0 ? "" : `:${String(size % 60).padStart(2, "0")}`;
  return `${UTC}${minutes < 0 ? "−" : "+"}${Math.floor(size / 60)}${rest}`;
}

const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");
const WEEKDAYS = "Sun Mon Tue Wed Thu Fri Sat".split(" ");

/** A day's words, each as the zone's calendar has it. */
export interface DayWords {
  year: string;
  month: string;
  weekday: string;
  day: string;
}

export function dayWords(ms: number, zone: string): DayWords {
  const wall = new Date(wallMs(ms, zone));
  return {
    year: String(wall.getUTCFullYear()),
    month: MONTHS[wall.getUTCMonth()] ?? "",
    weekday: WEEKDAYS[wall.getUTCDay()] ?? "",
    day: String(wall.getUTCDate()),
  };
}

/** `14:05`, or `14:05:09`. */
export function formatClock(ms: number, zone: string, withSeconds = false): string {
  return new Date(wallMs(ms, zone)).toISOString().slice(11, withSeconds ? 19 : 16);
}

/** `24 Nov 14:05`, with the year where it is not this one. */
export function formatInstant(ms: number, zone: string, withSeconds = false): string {
  const { day, month, year } = dayWords(ms, zone);
  const isThisYear = year === dayWords(Date.now(), zone).year;
  return `${day} ${month}${isThisYear ? "" : ` ${year}`} ${formatClock(ms, zone, withSeconds)}`;
}

/** An instant that says how far its clock is from UTC: `24 Nov 14:05 UTC+1`. */
export function formatStamp(ms: number, zone: string, withSeconds = false): string {
  return `${formatInstant(ms, zone, withSeconds)} ${offsetName(ms, zone)}`;
}

/** `2026-11-24 14:05:09`, which reads back in the same zone. */
export function formatWall(ms: number, zone: string): string {
  return new Date(wallMs(ms, zone)).toISOString().slice(0, 19).replace("T", " ");
}
