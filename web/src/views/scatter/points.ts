/** Points of two columns, in the colour of their group. */
import { findColumn, type Frame } from "@/api/frames";
import { groupWords, plotNumber } from "@/views/plot/columns";

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
