/** Flux durations as text (`1h30m`) and as milliseconds. */

const UNIT_MS = {
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
  mo: 2_592_000_000,
  y: 31_536_000_000,
} as const;

export type DurationUnit = keyof typeof UNIT_MS;

export interface DurationPart {
  magnitude: number;
  unit: DurationUnit;
}

function isUnit(text: string): text is DurationUnit {
  return text in UNIT_MS;
}

/** Splits `1h30m` into its parts; null where the text is no duration. */
export function parseDuration(text: string): DurationPart[] | null {
  if (!/^(\d+(ms|mo|[smhdwy]))+$/.test(text)) return null;
  return [...text.matchAll(/(\d+)(ms|mo|[smhdwy])/g)].flatMap(([, magnitude, unit]) =>
    magnitude && unit && isUnit(unit) ? [{ magnitude: Number(magnitude), unit }] : [],
  );
}

/** Months count 30 days and years 365: good enough for axes and limits, never sent to a query. */
export function durationMs(parts: readonly DurationPart[]): number {
  return parts.reduce((sum, part) => sum + part.magnitude * UNIT_MS[part.unit], 0);
}

/** Writes milliseconds as a Flux duration in the largest units that fit exactly. */
export function formatFluxDuration(ms: number): string {
  let rest = Math.max(1, Math.round(ms));
  let text = "";
  for (const unit of ["d", "h", "m", "s", "ms"] as const) {
    const count = Math.floor(rest / UNIT_MS[unit]);
    if (count > 0) text += `${count}${unit}`;
    rest -= count * UNIT_MS[unit];
  }
  return text;
}

/** Says an age or a wait as a person would: `4 s`, `2 m 14 s`, `3 h 5 m`, `2 d`. */
export function formatAge(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return seconds % 60 === 0 ? `${minutes} m` : `${minutes} m ${seconds % 60} s`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} m`;
  return `${Math.floor(hours / 24)} d`;
}

/** Counts down to a bar's close: `0:42`, `51:18`, `3:07:00`. */
export function formatCountdown(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  const pad = (value: number) => String(value).padStart(2, "0");
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${pad(minutes)}:${pad(seconds % 60)}`;
  return `${Math.floor(minutes / 60)}:${pad(minutes % 60)}:${pad(seconds % 60)}`;
}
