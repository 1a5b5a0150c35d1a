/** A result as a grid of bins: counts of points, or the mean value of each row's words. */
import { findColumn, numberAt, textAt, type Frame } from "@/api/frames";
import type { Bounds } from "@/core/timeRange";
import { formatGeneral } from "@/core/units";
import { extent, isText, isTime, plotNumber } from "@/views/plot/columns";

export interface HeatGrid {
  x: readonly [number, number];
  y: readonly [number, number];
  /** The words of each row, from the top; null where the rows are numbers. */
  rows: string[] | null;
  columns: number;
  /** By row from the top, then column; NaN where there is no point. */
  values: number[][];
  highest: number;
}

export interface HeatSettings {
  xColumn: string;
  yColumn: string;
  columns: number;
  rows: number;
  bounds: Bounds;
}

interface Sum {
  total: number;
  points: number;
}

const MOST_WORDS = 60;

export function heatGrid(frames: readonly Frame[], settings: HeatSettings): HeatGrid | null {
  const { xColumn, yColumn, bounds } = settings;
  const hasWords = isText(frames, yColumn);
  const points = readPoints(frames, settings, hasWords);
  const time: [number, number] = [bounds.startMs, bounds.stopMs];
  const x = isTime(frames, xColumn) ? time : extent(points.map((point) => point.x));
  const words = hasWords
    ? [...new Set(points.map((point) => point.word))].slice(0, MOST_WORDS)
    : null;
  const y: [number, number] | null = words
    ? [0, words.length]
    : extent(points.map((point) => point.y));
  if (points.length === 0 || !x || !y) return null;
  const rows = words ? words.length : settings.rows;
  const columns = wantedColumns(
    points.map((point) => point.x),
    x,
    settings.columns,
  );
  const sums = Array.from({ length: rows }, () =>
    Array.from({ length: columns }, (): Sum => ({ total: 0, points: 0 })),
  );
  const bin = (value: number, [min, max]: readonly [number, number], number: number) =>
    Math.min(number - 1, Math.floor(((value - min) / (max - min || 1)) * number));
  for (const point of points) {
    const row = words ? words.indexOf(point.word) : rows - 1 - bin(point.y, y, rows);
    const sum = sums[row]?.[bin(point.x, x, columns)];
    if (!sum) continue;
    sum.total += point.value;
    sum.points++;
  }
  const values = sums.map((line) =>
    line.map(({ total, points: count }) => (count === 0 ? NaN : words ? total / count : count)),
  );
  const highest = extent(values.flat())?.[1] ?? 1;
  return { x, y, rows: words, columns, values, highest };
}

export interface PointedBin {
  words: string;
  value: number;
}

/** The bins of the column at an instant, from the top; of the row at `y` alone where it is known. */
export function pointedBins(grid: HeatGrid, timeMs: number, y: number | null): PointedBin[] {
  const [min, max] = grid.x;
  const column = Math.floor(((timeMs - min) / (max - min || 1)) * grid.columns);
  const at = Math.max(0, Math.min(grid.columns - 1, column));
  const rows = grid.values.length;
  return grid.values.flatMap((line, row) => {
    const value = line[at] ?? NaN;
    const isPointed = y === null || Math.min(rows - 1, Math.floor(y * rows)) === row;
    return isPointed && !Number.isNaN(value) ? [{ words: rowWords(grid, row), value }] : [];
  });
}

/** A row's word, or the numbers it goes from and to. */
function rowWords({ rows, y: [min, max], values }: HeatGrid, row: number): string {
  if (rows) return rows[row] ?? "";
  const step = (max - min) / values.length;
  return `${formatGeneral(max - (row + 1) * step)} to ${formatGeneral(max - row * step)}`;
}

/** As many as there is room for; fewer where points stand further apart, so that none stays blank. */
function wantedColumns(xs: readonly number[], [min, max]: readonly [number, number], most: number) {
  const distinct = [...new Set(xs)].toSorted((a, b) => a - b);
  const steps = distinct.slice(1).map((x, index) => x - (distinct[index] ?? 0));
  const step = Math.min(...steps);
  const columns = Math.ceil((max - min) / step);
  return Number.isFinite(columns) && columns > 0 ? Math.min(most, columns) : most;
}

interface HeatPoint {
  x: number;
  y: number;
  word: string;
  value: number;
}

function readPoints(
  frames: readonly Frame[],
  { xColumn, yColumn }: HeatSettings,
  hasWords: boolean,
): HeatPoint[] {
  const points: HeatPoint[] = [];
  for (const frame of frames) {
    const [xs, ys, values] = [xColumn, yColumn, "_value"].map((name) => findColumn(frame, name));
    for (let row = 0; row < frame.rows; row++) {
      const point = {
        x: plotNumber(xs, row),
        y: plotNumber(ys, row),
        word: hasWords ? textAt(ys, row) : "",
        value: hasWords ? numberAt(values, row) : 1,
      };
      const isWhole = Number.isFinite(point.x) && (hasWords || Number.isFinite(point.y));
      if (isWhole && Number.isFinite(point.value)) points.push(point);
    }
  }
  return points;
}
