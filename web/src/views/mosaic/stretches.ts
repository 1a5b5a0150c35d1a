/** A result as states over time: a row for each series, a stretch for as long as its state holds. */
import { findColumn, isNull, textAt, type Frame } from "@/api/frames";
import { formatGeneral } from "@/core/units";
import { groupWords, plotNumber } from "@/views/plot/columns";

export interface Stretch {
  startMs: number;
  stopMs: number;
  state: string;
}

export interface StateRow {
  label: string;
  /** In order of time, neighbours of one state merged; a null leaves a gap between two. */
  stretches: Stretch[];
}

export interface States {
  rows: StateRow[];
  /** Each state once: numbers in rising order, words as they come. */
  names: string[];
  isNumeric: boolean;
  /** Rows and stretches that are not drawn, for there are too many. */
  isCut: boolean;
}

export interface StateSettings {
  xColumn: string;
  /** What tells one row from another; none takes all columns of the group key but times. */
  series: readonly string[];
  /** What a row is called; none takes `series`. */
  labels: readonly string[];
  separator: string;
  fill: readonly string[];
  /** Where the range ends, milliseconds: no state is known to hold longer. */
  stopMs: number;
}

const MOST_ROWS = 60;
const MOST_STRETCHES = 4_000;

interface Change {
  timeMs: number;
  /** Null where there is no value. */
  state: string | null;
}

interface Track {
  label: string;
  changes: Change[];
}

/** Null where no row has a time and a state. */
export function readStates(frames: readonly Frame[], settings: StateSettings): States | null {
  const tracks = readTracks(frames, settings);
  const rows = tracks
    .slice(0, MOST_ROWS)
    .map(({ label, changes }) => ({ label, stretches: merge(changes, settings.stopMs) }))
    .filter(({ stretches }) => stretches.length > 0);
  if (rows.length === 0) return null;
  const names = [...new Set(rows.flatMap(({ stretches }) => stretches.map(({ state }) => state)))];
  const isNumeric = names.every((name) => Number.isFinite(Number(name)) && name.trim() !== "");
  let left = MOST_STRETCHES;
  const drawn = rows.map((row) => {
    const stretches = row.stretches.slice(0, Math.max(0, left));
    left -= row.stretches.length;
    return { ...row, stretches };
  });
  return {
    rows: drawn,
    names: isNumeric ? names.toSorted((a, b) => Number(a) - Number(b)) : names,
    isNumeric,
    isCut: left < 0 || tracks.length > MOST_ROWS,
  };
}

function readTracks(frames: readonly Frame[], settings: StateSettings): Track[] {
  const { xColumn, series, labels, separator, fill } = settings;
  const tracks = new Map<string, Track>();
  for (const frame of frames) {
    const xs = findColumn(frame, xColumn);
    const keys = series.length > 0 ? series : groupNames(frame);
    const names = labels.length > 0 ? labels : keys;
    const fills = fill.flatMap((name) => findColumn(frame, name) ?? []);
    for (let row = 0; row < frame.rows; row++) {
      const timeMs = plotNumber(xs, row);
      if (!Number.isFinite(timeMs) || fills.length === 0) continue;
      const key = groupWords(frame, keys, row);
      const track = tracks.get(key) ?? {
        label: groupWords(frame, names, row, separator) || "other",
        changes: [],
      };
      tracks.set(key, track);
      const hasState = fills.some((column) => !isNull(column, row));
      const state = fills.map((column) => textAt(column, row)).join(" · ");
      track.changes.push({ timeMs, state: hasState ? state : null });
    }
  }
  return [...tracks.values()];
}

const TIMES = new Set(["_start", "_stop", "_time"]);

function groupNames(frame: Frame): string[] {
  return frame.columns
    .filter(({ isGroup, label }) => isGroup && !TIMES.has(label))
    .map(({ label }) => label);
}

/** A state holds until the row after it; the last one as long as rows usually are apart. */
function merge(changes: readonly Change[], stopMs: number): Stretch[] {
  const ordered = changes.toSorted((a, b) => a.timeMs - b.timeMs);
  const usual = usualStep(ordered);
  const stretches: Stretch[] = [];
  for (const [index, { timeMs, state }] of ordered.entries()) {
    const next = ordered[index + 1];
    const end = next ? next.timeMs : Math.max(timeMs, Math.min(stopMs, timeMs + usual));
    const before = stretches.at(-1);
    // Of several rows at one time the last holds.
    if (state === null || (next && end === timeMs)) continue;
    if (before?.state === state && before.stopMs === timeMs) before.stopMs = end;
    else stretches.push({ startMs: timeMs, stopMs: end, state });
  }
  return stretches;
}

function usualStep(ordered: readonly Change[]): number {
  const steps = ordered
    .slice(1)
    .map(({ timeMs }, index) => timeMs - (ordered[index]?.timeMs ?? 0))
    .filter((step) => step > 0)
    .toSorted((a, b) => a - b);
  return steps[steps.length >> 1] ?? 0;
}

/** The state that holds at an instant; null in a gap. */
export function stateAt({ stretches }: StateRow, timeMs: number): string | null {
  const found = stretches.find(({ startMs, stopMs }) => startMs <= timeMs && timeMs < stopMs);
  return found?.state ?? null;
}

/** A state for people: numbers grouped. */
export function stateWords(state: string, isNumeric: boolean): string {
  return isNumeric ? formatGeneral(Number(state)) : state;
}
