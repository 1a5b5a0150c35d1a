/** Counting values into bins of equal width, each group on top of the one before. */
import { findColumn, type Frame } from "@/api/frames";
import { extent, groupWords, plotNumber } from "@/views/plot/columns";

export interface Bins {
  min: number;
  max: number;
  groups: string[];
  /** Of each bin, how many values of each group. */
  counts: number[][];
  highest: number;
}

export interface BinSettings {
  column: string;
  fill: readonly string[];
  /** 0 takes as many as the number of values asks for. */
  binCount: number;
  domain: readonly [number | null, number | null];
}

const MOST_BINS = 200;

/** Sturges' rule, within reason. */
function usualBins(values: number): number {
  return Math.max(5, Math.min(40, Math.ceil(Math.log2(Math.max(1, values))) + 1));
}

/** Null where the column holds no number. */
export function countBins(frames: readonly Frame[], settings: BinSettings): Bins | null {
  const values: { value: number; group: string }[] = [];
  for (const frame of frames) {
    const column = findColumn(frame, settings.column);
    for (let row = 0; row < frame.rows; row++) {
      const value = plotNumber(column, row);
      if (Number.isFinite(value))
        values.push({ value, group: groupWords(frame, settings.fill, row) });
    }
  }
  const found = extent(values.map(({ value }) => value));
  if (!found) return null;
  const [min, max] = [settings.domain[0] ?? found[0], settings.domain[1] ?? found[1]];
  const wanted = settings.binCount > 0 ? settings.binCount : usualBins(values.length);
  const number = Math.min(MOST_BINS, Math.round(wanted));
  const groups = [...new Set(values.map(({ group }) => group))];
  const counts = Array.from({ length: number }, () => groups.map(() => 0));
  for (const { value, group } of values) {
    if (value < min || value > max) continue;
    const at = Math.min(number - 1, Math.floor(((value - min) / (max - min || 1)) * number));
    const bin = counts[at];
    const place = groups.indexOf(group);
    if (bin) bin[place] = (bin[place] ?? 0) + 1;
  }
  const highest = Math.max(1, ...counts.map((bin) => bin.reduce((sum, count) => sum + count, 0)));
  return { min, max: max > min ? max : min + 1, groups, counts, highest };
}
