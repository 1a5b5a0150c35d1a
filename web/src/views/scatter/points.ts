/** Points of two columns, in the colour of their group. */
import { findColumn, type Frame } from "@/api/frames";
import { groupWords, plotNumber } from "@/views/plot/columns";
import { nearest } from "@/views/plot/timeCursor";

export interface ScatterPoint {
  x: number;
  y: number;
  group: string;
}

/** More points than this lie on top of each other anyway. */
export const MOST_POINTS = 4_000;

export function scatterPoints(
  frames: readonly Frame[],
  xColumn: string,
  yColumn: string,
  fill: readonly string[],
): ScatterPoint[] {
  const points: ScatterPoint[] = [];
  for (const frame of frames) {
    const [xs, ys] = [xColumn, yColumn].map((name) => findColumn(frame, name));
    for (let row = 0; row < frame.rows && points.length < MOST_POINTS; row++) {
      const [x, y] = [plotNumber(xs, row), plotNumber(ys, row)];
      if (Number.isFinite(x) && Number.isFinite(y))
        points.push({ x, y, group: groupWords(frame, fill, row) });
    }
  }
  return points;
}

/** The points at the time that is nearest, those nearest to `y` first where it is known. */
export function pointsNear(
  points: readonly ScatterPoint[],
  times: readonly number[],
  timeMs: number,
  y: number | null,
): ScatterPoint[] {
  const found = times[nearest(times, timeMs)];
  const there = points.filter((point) => point.x === found);
  return y === null ? there : there.toSorted((a, b) => Math.abs(a.y - y) - Math.abs(b.y - y));
}
